//! A split that keeps images together which belong together, as those of one patient or one well.
//!
//! Owns: which images are a group, and dividing whole groups so that each category's share comes out right.
//! Refuses: tearing a group apart. Only pins and the split of a model that is continued can do that.

use std::collections::BTreeMap;

use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha8Rng;

use super::{Settled, Side, Split, SplitRule, quotas};
use crate::arrange::{Column, columns, existing};
use crate::{CategoryId, Image, ImageId, Project};

/// Up to so many kinds of groups, pairs of them are exchanged too. Among more, single moves come close enough.
const MOST_KINDS_TO_EXCHANGE: usize = 128;
/// Improvements after the first division; a few are usual.
const MOST_STEPS: usize = 1_000;

/// Divides the labelled images of a project as [`super::split()`] does, but by whole groups: images with the same value
/// in the metadata column, without regard to white space at its ends. An image without a value is a group of its own.
/// The name of the column may differ in case, as elsewhere.
///
/// Pinned images and images of `previous` stand where [`super::split()`] puts them, and the other images of their group
/// go there too: a group that is pinned to Test is left out whole. If pins or `previous` spread a group over several
/// sides, its other images train if any of it trains, else they validate, so that no further image is measured whose
/// like was trained on. Images without a label decide for their group only where none with a label does. All other
/// groups are free, and no free group stands on two sides.
///
/// The free groups are taken in an order drawn from the seed (without shuffling, in the order of their first images) and
/// train as long as that brings the categories nearer to the numbers of training images that [`super::split()`] gives
/// them. Then groups change sides, one alone or two in exchange, as long as that comes nearer still: near, though not
/// always nearest of all. Nearness is measured in the shares of the categories, so that a rare one counts as much as a
/// common one; and above all, a category of at least two images has some on each side where its groups allow it. Where
/// it is all one group, it trains.
#[must_use]
pub fn split_by_group(project: &Project, rule: SplitRule, previous: Option<&Split>, column: &str) -> Split {
    let column = GroupColumn::new(project, column);
    let settled = Settled::new(project, previous);
    // Of a group, the first of Training, Validation and Test; without a label only where no label decides.
    let mut sides: BTreeMap<&str, (bool, Side)> = BTreeMap::new();
    for image in project.images() {
        if let (Some(group), Some(side)) = (column.group(image), settled.side(image.id)) {
            let side = (project.label(image.id).is_none(), side);
            sides.entry(group).and_modify(|known| *known = side.min(*known)).or_insert(side);
        }
    }

    let positions: BTreeMap<CategoryId, usize> =
        project.categories().iter().enumerate().map(|(position, category)| (category.id, position)).collect();
    let mut split = Split::default();
    let mut sizes = vec![0; positions.len()];
    let mut training = vec![0; positions.len()];
    let mut free: Vec<Group> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, label) in project.labels() {
        let (Some(image), Some(category)) = (project.image(id), positions.get(&label.category).copied()) else {
            continue;
        };
        let group = column.group(image);
        let side = settled.side(id).or_else(|| group.and_then(|group| Some(sides.get(group)?.1)));
        if side == Some(Side::Test) {
            continue;
        }
        sizes[category] += 1;
        match side {
            Some(Side::Training) => {
                training[category] += 1;
                split.training.push(id);
            }
            Some(_) => split.validation.push(id),
            None => {
                let position = group.map_or(free.len(), |group| *known.entry(group).or_insert(free.len()));
                if position == free.len() {
                    free.push(Group::default());
                }
                free[position].images.push(id);
                *free[position].counts.entry(category).or_default() += 1;
            }
        }
    }

    if rule.shuffle {
        free.shuffle(&mut ChaCha8Rng::seed_from_u64(rule.seed));
    }
    let wanted = quotas(&sizes, rule.training_fraction);
    for (group, trains) in free.iter().zip(Division::new(sizes, wanted, training).divide(&free)) {
        let side = if trains { &mut split.training } else { &mut split.validation };
        side.extend(&group.images);
    }
    split.training.sort_unstable();
    split.validation.sort_unstable();
    split
}

/// The metadata column that says what belongs together.
pub(super) struct GroupColumn(Option<String>);

impl GroupColumn {
    /// By its exact name, else by its name in another case.
    pub(super) fn new(project: &Project, name: &str) -> Self {
        match existing(&Column::Metadata(name.to_owned()), &columns(project)) {
            Some(Column::Metadata(name)) => Self(Some(name)),
            _ => Self(None),
        }
    }

    /// The group of an image; `None` if it stands alone.
    pub(super) fn group<'image>(&self, image: &'image Image) -> Option<&'image str> {
        image.metadata_value(self.0.as_ref()?)
    }
}

/// Images that stay together.
#[derive(Default)]
struct Group {
    images: Vec<ImageId>,
    /// Images of each category, by its position.
    counts: BTreeMap<usize, usize>,
}

/// Groups that hold equally many images of each category: for the shares it does not matter which of them trains.
struct Kind {
    counts: BTreeMap<usize, usize>,
    groups: usize,
    /// So many of them train.
    training: usize,
}

/// How many groups of each kind train.
struct Division {
    /// Images of each category.
    sizes: Vec<usize>,
    /// Training images that each category should have.
    wanted: Vec<usize>,
    /// Training images that each category has.
    training: Vec<usize>,
    kinds: Vec<Kind>,
}

impl Division {
    fn new(sizes: Vec<usize>, wanted: Vec<usize>, training: Vec<usize>) -> Self {
        Self { sizes, wanted, training, kinds: Vec::new() }
    }

    /// Whether each of the groups trains.
    fn divide(mut self, groups: &[Group]) -> Vec<bool> {
        let mut by_counts: BTreeMap<&BTreeMap<usize, usize>, usize> = BTreeMap::new();
        let mut kind_of = Vec::with_capacity(groups.len());
        for group in groups {
            let kind = *by_counts.entry(&group.counts).or_insert(self.kinds.len());
            if kind == self.kinds.len() {
                self.kinds.push(Kind { counts: group.counts.clone(), groups: 0, training: 0 });
            }
            self.kinds[kind].groups += 1;
            kind_of.push(kind);
        }

        let mut distance = self.distance();
        for kind in &kind_of {
            self.train(*kind);
            let nearer = self.distance();
            if nearer < distance {
                distance = nearer;
            } else {
                self.validate(*kind);
            }
        }
        for _ in 0..MOST_STEPS {
            let Some((step, nearer)) = self.best_step() else { break };
            // A difference of rounding is none, and would go round in circles.
            if nearer > distance - 1e-12 {
                break;
            }
            self.take(step);
            distance = nearer;
        }

        let mut left: Vec<usize> = self.kinds.iter().map(|kind| kind.training).collect();
        let trains = |kind: usize| {
            let trains = left[kind] > 0;
            left[kind] -= usize::from(trains);
            trains
        };
        kind_of.into_iter().map(trains).collect()
    }

    /// The sum of squared errors of the categories' training shares; a category that lacks a side weighs more than all
    /// of them, and most if it is the training side.
    fn distance(&self) -> f64 {
        let missing = self.sizes.len() as f64 + 1.0;
        let mut distance = 0.0;
        for ((size, wanted), training) in self.sizes.iter().zip(&self.wanted).zip(&self.training) {
            if *size == 0 {
                continue;
            }
            distance += (training.abs_diff(*wanted) as f64 / *size as f64).powi(2);
            if *size >= 2 && *training == 0 {
                distance += 2.0 * missing;
            } else if *size >= 2 && training == size {
                distance += missing;
            }
        }
        distance
    }

    fn train(&mut self, kind: usize) {
        let kind = &mut self.kinds[kind];
        kind.training += 1;
        kind.counts.iter().for_each(|(category, count)| self.training[*category] += count);
    }

    fn validate(&mut self, kind: usize) {
        let kind = &mut self.kinds[kind];
        kind.training -= 1;
        kind.counts.iter().for_each(|(category, count)| self.training[*category] -= count);
    }

    fn take(&mut self, step: Step) {
        step.validates.into_iter().for_each(|kind| self.validate(kind));
        step.trains.into_iter().for_each(|kind| self.train(kind));
    }

    /// The step after which the distance is smallest, and that distance; the first of equals.
    fn best_step(&mut self) -> Option<(Step, f64)> {
        let can_train: Vec<usize> =
            (0..self.kinds.len()).filter(|kind| self.kinds[*kind].training < self.kinds[*kind].groups).collect();
        let can_validate: Vec<usize> = (0..self.kinds.len()).filter(|kind| self.kinds[*kind].training > 0).collect();
        let mut steps: Vec<Step> = Vec::new();
        steps.extend(can_train.iter().map(|kind| Step { trains: Some(*kind), validates: None }));
        steps.extend(can_validate.iter().map(|kind| Step { trains: None, validates: Some(*kind) }));
        if self.kinds.len() <= MOST_KINDS_TO_EXCHANGE {
            for trains in &can_train {
                let others = can_validate.iter().filter(|validates| *validates != trains);
                steps.extend(others.map(|validates| Step { trains: Some(*trains), validates: Some(*validates) }));
            }
        }
        let mut best: Option<(Step, f64)> = None;
        for step in steps {
            self.take(step);
            let distance = self.distance();
            self.take(step.back());
            if best.is_none_or(|(_, nearest)| distance < nearest) {
                best = Some((step, distance));
            }
        }
        best
    }
}

/// A group of one kind changes to training, and one of another kind to validation.
#[derive(Clone, Copy)]
struct Step {
    trains: Option<usize>,
    validates: Option<usize>,
}

impl Step {
    fn back(self) -> Self {
        Self { trains: self.validates, validates: self.trains }
    }
}
