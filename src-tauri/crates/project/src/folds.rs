//! Folds of a cross-validation: every example is held out once, by the fold in which it stands.
//!
//! Owns: stratified folds (each category is spread over all folds; Kohavi, *International Joint Conference on Artificial
//! Intelligence* (1995) 1137-1143) that can keep groups together, such as the images of one patient or one well.
//! Refuses: randomness that is not the seed, and knowing what an example is: it sees classes and groups as numbers.

use std::collections::{BTreeMap, BTreeSet};

use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha8Rng;

/// Gives each example its fold, 0 to `k` - 1. The answer has the length of `classes`.
///
/// Without groups, the folds of a class differ by at most one example, and so do the folds altogether. With groups (one
/// number for each example; examples beyond their end stand alone) no group stands in two folds: the groups are taken
/// from the largest to the smallest, those of one size in the order drawn from the seed, and each goes to the fold that
/// keeps the shares of the classes most even, as in scikit-learn's `StratifiedGroupKFold`. But the last group of a class
/// avoids the only fold that has this class so far: a class with two groups could not be learnt and tested otherwise.
///
/// With more folds than examples (or groups), each has a fold of its own and the other folds are empty; else none is.
/// With a `k` of 0 or 1 all examples stand in fold 0.
#[must_use]
pub fn folds(classes: &[usize], groups: Option<&[usize]>, k: usize, seed: u64) -> Vec<usize> {
    let mut fold_of = vec![0; classes.len()];
    if k < 2 {
        return fold_of;
    }
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let Some(groups) = groups else {
        let mut by_class: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (example, class) in classes.iter().enumerate() {
            by_class.entry(*class).or_default().push(example);
        }
        // Dealt like cards, and a class goes on where the last one stopped: even in each class and altogether.
        let mut next = 0;
        for mut examples in by_class.into_values() {
            examples.shuffle(&mut random);
            for example in examples {
                fold_of[example] = next;
                next = (next + 1) % k;
            }
        }
        return fold_of;
    };

    let mut units = units(classes, groups);
    units.shuffle(&mut random);
    units.sort_by_key(|unit| std::cmp::Reverse(unit.examples.len()));
    let mut table = Table::new(&units, k.min(units.len()));
    for unit in &units {
        let fold = table.best(unit);
        table.place(unit, fold);
        unit.examples.iter().for_each(|example| fold_of[*example] = fold);
    }
    fold_of
}

/// The largest number of folds, from 2 to `wanted`, with which each class that has at least two examples (or stands in
/// at least two groups) can be on both sides in every round: no class has fewer examples (or groups) than there are
/// folds.
///
/// 0 if no class has two, or `wanted` is below 2: then there is nothing to cross-validate. Classes with a single example
/// or group are not counted; they are never both trained on and tested. Where groups hold several classes, the number is
/// an upper bound, since a group that serves one class in a fold may be missed by another.
#[must_use]
pub fn sensible_folds(classes: &[usize], groups: Option<&[usize]>, wanted: usize) -> usize {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    if let Some(groups) = groups {
        for class in units(classes, groups).iter().flat_map(|unit| unit.counts.keys()) {
            *counts.entry(*class).or_default() += 1;
        }
    } else {
        for class in classes {
            *counts.entry(*class).or_default() += 1;
        }
    }
    match counts.into_values().filter(|count| *count >= 2).min() {
        Some(fewest) if wanted >= 2 => fewest.min(wanted),
        _ => 0,
    }
}

/// A group: examples that stay together.
#[derive(Default)]
struct Unit {
    examples: Vec<usize>,
    /// Examples of each class.
    counts: BTreeMap<usize, usize>,
}

/// The groups in the order of their first examples.
fn units(classes: &[usize], groups: &[usize]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut known: BTreeMap<usize, usize> = BTreeMap::new();
    for (example, class) in classes.iter().enumerate() {
        let position = match groups.get(example) {
            Some(group) => *known.entry(*group).or_insert(units.len()),
            None => units.len(),
        };
        if position == units.len() {
            units.push(Unit::default());
        }
        units[position].examples.push(example);
        *units[position].counts.entry(*class).or_default() += 1;
    }
    units
}

/// What was placed so far.
struct Table {
    folds: Vec<Unit>,
    classes: BTreeMap<usize, Class>,
}

#[derive(Default)]
struct Class {
    /// Examples, placed or not.
    total: f64,
    /// Groups that are not placed yet.
    waiting: usize,
    /// The folds that have the class.
    folds: BTreeSet<usize>,
}

impl Table {
    fn new(units: &[Unit], folds: usize) -> Self {
        let mut classes: BTreeMap<usize, Class> = BTreeMap::new();
        for (class, count) in units.iter().flat_map(|unit| &unit.counts) {
            let class = classes.entry(*class).or_default();
            class.total += *count as f64;
            class.waiting += 1;
        }
        Self { folds: (0..folds).map(|_| Unit::default()).collect(), classes }
    }

    /// The fold for a group: where the fewest classes would be confined to one fold for good, then the shares of its
    /// classes are most even, then there are the fewest examples; the first of equals.
    fn best(&self, unit: &Unit) -> usize {
        let mut best = (usize::MAX, f64::INFINITY, usize::MAX);
        let mut chosen = 0;
        for (fold, held) in self.folds.iter().enumerate() {
            let (mut confined, mut crowding) = (0, 0.0);
            for (class, count) in &unit.counts {
                let Some(known) = self.classes.get(class) else { continue };
                confined += usize::from(known.waiting == 1 && known.folds.len() == 1 && known.folds.contains(&fold));
                // The variance of a class's shares over the folds grows by this, and by what is the same for all folds.
                let there = held.counts.get(class).copied().unwrap_or(0);
                crowding += there as f64 * *count as f64 / (known.total * known.total);
            }
            let order =
                (confined.cmp(&best.0)).then(crowding.total_cmp(&best.1)).then(held.examples.len().cmp(&best.2));
            if order.is_lt() {
                best = (confined, crowding, held.examples.len());
                chosen = fold;
            }
        }
        chosen
    }

    fn place(&mut self, unit: &Unit, fold: usize) {
        let held = &mut self.folds[fold];
        held.examples.extend(&unit.examples);
        for (class, count) in &unit.counts {
            *held.counts.entry(*class).or_default() += count;
            if let Some(known) = self.classes.get_mut(class) {
                known.waiting -= 1;
                known.folds.insert(fold);
            }
        }
    }
}

#[cfg(test)]
#[path = "folds_tests.rs"]
mod tests;
