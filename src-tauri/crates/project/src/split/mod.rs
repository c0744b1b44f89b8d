//! Which labelled images are trained on, and which are only watched.
//!
//! Owns: a stratified split that depends on nothing but its arguments, of single images ([`split`](fn@split): each
//! category is divided by itself) or with images that belong together on one side ([`split_by_group`]); and finding what
//! stands on both sides all the same ([`leaks`](fn@leaks), [`repeated_images`]); what belongs together in a
//! cross-validation ([`groups_of`]).
//! Refuses: moving an image from one side to the other behind a model's back. When a fit goes on from a model's
//! weights, what that model has seen in training stays training, and what it was validated on stays validation.

mod groups;
mod leaks;
mod together;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha8Rng;

pub use groups::split_by_group;
pub use leaks::{GroupLeak, leaks, repeated_images};
pub use together::{grouping_column, groups_of, has_groups};

use crate::{CategoryId, ImageId, Partition, Project};

/// The images of one fit. No image stands on both sides; each list is in ascending order of id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Split {
    pub training: Vec<ImageId>,
    pub validation: Vec<ImageId>,
}

impl Split {
    /// Those of both sides, in ascending order of id.
    #[must_use]
    pub fn images(&self) -> Vec<ImageId> {
        let mut images = [self.training.as_slice(), &self.validation].concat();
        images.sort_unstable();
        images
    }
}

/// How to divide.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SplitRule {
    /// The share of each category that goes to training, above 0 and below 1.
    pub training_fraction: f64,
    /// Drawn at random from the seed; otherwise the first images (by id) of each category train.
    pub shuffle: bool,
    pub seed: u64,
}

/// Divides the labelled images of a project.
///
/// In this order: images pinned to Training or Validation go there, images pinned to Test are left out; images of
/// `previous` (the split of the model whose weights are continued) stay on their side; the rest is divided so that the
/// training share of all images, and of each category, comes as close to the rule's fraction as whole images allow
/// (largest remainders, in the order of the categories where they are equal). A category with at least two images has
/// at least one on each side, unless pins say otherwise.
#[must_use]
pub fn split(project: &Project, rule: SplitRule, previous: Option<&Split>) -> Split {
    let settled = Settled::new(project, previous);
    let mut by_category: BTreeMap<CategoryId, Sides> = BTreeMap::new();
    for (image, label) in project.labels() {
        let sides = by_category.entry(label.category).or_default();
        match settled.side(image) {
            Some(Side::Training) => sides.training.push(image),
            Some(Side::Validation) => sides.validation.push(image),
            Some(Side::Test) => {}
            None => sides.free.push(image),
        }
    }

    // In the project's order of categories, so that the draw does not depend on random ids.
    let mut in_order: Vec<(usize, Sides)> = project
        .categories()
        .iter()
        .enumerate()
        .filter_map(|(position, category)| Some((position, by_category.remove(&category.id)?)))
        .collect();
    let sizes: Vec<usize> = in_order.iter().map(|(_, sides)| sides.len()).collect();
    let quotas = quotas(&sizes, rule.training_fraction);

    let mut split = Split::default();
    for ((position, sides), quota) in in_order.iter_mut().zip(quotas) {
        if rule.shuffle {
            let stream = rule.seed.wrapping_add((*position as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
            sides.free.shuffle(&mut ChaCha8Rng::seed_from_u64(stream));
        }
        sides.divide(quota);
        split.training.append(&mut sides.training);
        split.validation.append(&mut sides.validation);
    }
    split.training.sort_unstable();
    split.validation.sort_unstable();
    split
}

/// All labelled images train but those pinned to Validation or Test: for a model that is judged by cross-validation, which
/// needs no images set aside.
#[must_use]
pub fn all_train(project: &Project) -> Split {
    let mut split = Split::default();
    for (image, _) in project.labels() {
        match project.pin(image) {
            Some(Partition::Test) => {}
            Some(Partition::Validation) => split.validation.push(image),
            _ => split.training.push(image),
        }
    }
    split
}

/// Where an image has to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Training,
    Validation,
    /// In no list of the split.
    Test,
}

/// What pins and the previous split have settled, in this order.
struct Settled<'a> {
    project: &'a Project,
    was_training: BTreeSet<ImageId>,
    was_validation: BTreeSet<ImageId>,
}

impl<'a> Settled<'a> {
    fn new(project: &'a Project, previous: Option<&Split>) -> Self {
        Self {
            project,
            was_training: previous.iter().flat_map(|split| &split.training).copied().collect(),
            was_validation: previous.iter().flat_map(|split| &split.validation).copied().collect(),
        }
    }

    /// `None` where the image may go to either side.
    fn side(&self, image: ImageId) -> Option<Side> {
        match self.project.pin(image) {
            Some(Partition::Test) => Some(Side::Test),
            Some(Partition::Training) => Some(Side::Training),
            Some(Partition::Validation) => Some(Side::Validation),
            _ if self.was_training.contains(&image) => Some(Side::Training),
            _ if self.was_validation.contains(&image) => Some(Side::Validation),
            _ => None,
        }
    }
}

#[derive(Default)]
struct Sides {
    training: Vec<ImageId>,
    validation: Vec<ImageId>,
    free: Vec<ImageId>,
}

/// How many images of each category train: whole numbers that add up to the fraction of all, by largest remainders.
fn quotas(sizes: &[usize], fraction: f64) -> Vec<usize> {
    let shares: Vec<f64> = sizes.iter().map(|size| fraction * *size as f64).collect();
    let mut quotas: Vec<usize> = shares.iter().map(|share| share.floor() as usize).collect();
    let total = (fraction * sizes.iter().sum::<usize>() as f64).round() as usize;
    let mut by_remainder: Vec<usize> = (0..sizes.len()).collect();
    // A stable sort: equal remainders keep the order of the categories.
    by_remainder.sort_by(|a, b| shares[*b].fract().total_cmp(&shares[*a].fract()));
    for category in by_remainder.into_iter().take(total.saturating_sub(quotas.iter().sum())) {
        quotas[category] += 1;
    }
    for (quota, size) in quotas.iter_mut().zip(sizes).filter(|(_, size)| **size >= 2) {
        *quota = (*quota).clamp(1, size - 1);
    }
    quotas
}

impl Sides {
    fn len(&self) -> usize {
        self.training.len() + self.validation.len() + self.free.len()
    }

    /// Hands the free images out, so that `wanted` images train, as nearly as those already placed allow.
    fn divide(&mut self, wanted: usize) {
        let take = wanted.saturating_sub(self.training.len()).min(self.free.len());
        let rest = self.free.split_off(take);
        self.training.append(&mut self.free);
        self.validation.extend(rest);
    }
}
