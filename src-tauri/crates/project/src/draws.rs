//! Drawing a few labels at random, as a benchmark of few-label learning needs them.
//!
//! Owns: what is held out (by whole groups), and which of the rest are labelled. Refuses: looking at anything but
//! classes, groups and a seed.

use std::collections::BTreeMap;

use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha8Rng;

/// Positions of examples; no group stands on both sides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draw {
    /// At most as many of each class as were asked for, fewer where a class has no more.
    pub labelled: Vec<usize>,
    pub held_out: Vec<usize>,
}

/// Holds out a share of the examples of each class, by whole groups, and draws `labels` of each class from the rest.
///
/// `groups` gives each example its group; without it each is one of its own. Groups are taken in random order; one is held
/// out as long as its class (the one most of it belongs to) has less than `held_out` (0 to 1) of its examples there. Each
/// class keeps a group on each side if it has two.
#[must_use]
pub fn draw(classes: &[usize], groups: Option<&[usize]>, held_out: f64, labels: usize, seed: u64) -> Draw {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..classes.len() {
        members.entry(groups.map_or(at, |groups| groups[at])).or_default().push(at);
    }
    let mut by_class: BTreeMap<usize, Vec<Vec<usize>>> = BTreeMap::new();
    for group in members.into_values() {
        by_class.entry(most_common(classes, &group)).or_default().push(group);
    }
    let mut draw = Draw::default();
    let mut free: Vec<usize> = Vec::new();
    for groups in by_class.values_mut() {
        groups.shuffle(&mut random);
        let total: usize = groups.iter().map(Vec::len).sum();
        let wanted = held_out * total as f64;
        let mut taken = 0;
        let last = groups.len().saturating_sub(1);
        for (at, group) in groups.drain(..).enumerate() {
            // Nearer to the share with it than without it; the first is held out and the last is not, if there are two.
            let nearer = (taken as f64 + group.len() as f64 / 2.0) < wanted;
            if (nearer || at == 0) && (at < last || last == 0 && nearer) {
                taken += group.len();
                draw.held_out.extend(group);
            } else {
                free.extend(group);
            }
        }
    }
    free.sort_unstable();
    let mut of_class: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in free {
        of_class.entry(classes[at]).or_default().push(at);
    }
    for members in of_class.values_mut() {
        members.shuffle(&mut random);
        draw.labelled.extend(members.iter().take(labels));
    }
    draw.labelled.sort_unstable();
    draw.held_out.sort_unstable();
    draw
}

fn most_common(classes: &[usize], group: &[usize]) -> usize {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for &at in group {
        *counts.entry(classes[at]).or_default() += 1;
    }
    // The first of equals.
    counts.into_iter().max_by_key(|(class, count)| (*count, std::cmp::Reverse(*class))).map_or(0, |(class, _)| class)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_share_is_held_out_and_the_labels_are_drawn_from_the_rest() {
        let classes: Vec<usize> = (0..100).map(|at| at % 2).collect();
        let drawn = draw(&classes, None, 0.4, 5, 1);
        assert_eq!(drawn.held_out.len(), 40);
        assert_eq!(drawn.labelled.len(), 10);
        assert_eq!(drawn.labelled.iter().filter(|&&at| classes[at] == 0).count(), 5);
        assert_ne!(drawn, draw(&classes, None, 0.4, 5, 2));
    }

    proptest! {
        #[test]
        fn nothing_and_no_group_is_on_both_sides(
            examples in prop::collection::vec((0..4_usize, 0..12_usize), 1..80),
            labels in 1..20_usize,
            held_out in 0.0..0.9_f64,
            seed in any::<u64>(),
        ) {
            let (classes, groups): (Vec<usize>, Vec<usize>) = examples.into_iter().unzip();
            let drawn = draw(&classes, Some(&groups), held_out, labels, seed);
            let out: BTreeSet<usize> = drawn.held_out.iter().map(|&at| groups[at]).collect();
            prop_assert!(drawn.labelled.iter().all(|&at| !out.contains(&groups[at])));
            for class in 0..4 {
                prop_assert!(drawn.labelled.iter().filter(|&&at| classes[at] == class).count() <= labels);
            }
            prop_assert_eq!(&drawn, &draw(&classes, Some(&groups), held_out, labels, seed));
        }

        #[test]
        fn each_class_with_two_groups_is_on_both_sides(sizes in prop::collection::vec(2..9_usize, 1..5), seed in any::<u64>()) {
            let classes: Vec<usize> = sizes.iter().enumerate().flat_map(|(class, size)| vec![class; *size]).collect();
            let drawn = draw(&classes, None, 0.4, 3, seed);
            for class in 0..sizes.len() {
                prop_assert!(drawn.labelled.iter().any(|&at| classes[at] == class));
                prop_assert!(drawn.held_out.iter().any(|&at| classes[at] == class));
            }
        }
    }
}
