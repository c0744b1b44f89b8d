//! Which labelled images are trained on, and which are only watched.
//!
//! Owns: a stratified split (each category is divided by itself) that depends on nothing but its arguments.
//! Refuses: moving an image from one side to the other behind a model's back. When a fit goes on from a model's
//! weights, what that model has seen in training stays training, and what it was validated on stays validation.

use std::collections::{BTreeMap, BTreeSet};

use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha8Rng;

use crate::{CategoryId, ImageId, Partition, Project};

/// The images of one fit. No image stands on both sides; each list is in ascending order of id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Split {
    pub training: Vec<ImageId>,
    pub validation: Vec<ImageId>,
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
/// `previous` (the split of the model whose weights are continued) stay on their side; the rest of each category is
/// divided so that its training share comes as close to the rule's fraction as whole images allow. A category with at
/// least two free or assigned images has at least one on each side, unless pins say otherwise.
#[must_use]
pub fn split(project: &Project, rule: SplitRule, previous: Option<&Split>) -> Split {
    let was_training: BTreeSet<ImageId> = previous.iter().flat_map(|split| &split.training).copied().collect();
    let was_validation: BTreeSet<ImageId> = previous.iter().flat_map(|split| &split.validation).copied().collect();

    let mut by_category: BTreeMap<CategoryId, Sides> = BTreeMap::new();
    for (image, label) in project.labels() {
        let sides = by_category.entry(label.category).or_default();
        match project.pin(image) {
            Some(Partition::Test) => {}
            Some(Partition::Training) => sides.training.push(image),
            Some(Partition::Validation) => sides.validation.push(image),
            _ if was_training.contains(&image) => sides.training.push(image),
            _ if was_validation.contains(&image) => sides.validation.push(image),
            _ => sides.free.push(image),
        }
    }

    let mut split = Split::default();
    // In the project's order of categories, so that the draw does not depend on random ids.
    for (position, category) in project.categories().iter().enumerate() {
        let Some(mut sides) = by_category.remove(&category.id) else { continue };
        if rule.shuffle {
            let stream = rule.seed.wrapping_add((position as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
            sides.free.shuffle(&mut ChaCha8Rng::seed_from_u64(stream));
        }
        sides.divide(rule.training_fraction);
        split.training.append(&mut sides.training);
        split.validation.append(&mut sides.validation);
    }
    split.training.sort_unstable();
    split.validation.sort_unstable();
    split
}

#[derive(Default)]
struct Sides {
    training: Vec<ImageId>,
    validation: Vec<ImageId>,
    free: Vec<ImageId>,
}

impl Sides {
    /// Hands the free images out, so that training holds `fraction` of all as nearly as possible.
    fn divide(&mut self, fraction: f64) {
        let total = self.training.len() + self.validation.len() + self.free.len();
        let mut wanted = (fraction * total as f64).round() as usize;
        if total >= 2 {
            wanted = wanted.clamp(1, total - 1);
        }
        let take = wanted.saturating_sub(self.training.len()).min(self.free.len());
        let rest = self.free.split_off(take);
        self.training.append(&mut self.free);
        self.validation.extend(rest);
    }
}
