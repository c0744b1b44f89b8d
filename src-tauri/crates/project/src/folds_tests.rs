//! Folds by example, and their promises over random classes and groups.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// `counts[fold]` of the examples for which `counted` is true.
fn sizes(fold_of: &[usize], k: usize, counted: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut sizes = vec![0; k];
    for (example, fold) in fold_of.iter().enumerate().filter(|(example, _)| counted(*example)) {
        assert!(*fold < k, "example {example} stands in fold {fold} of {k}");
        sizes[*fold] += 1;
    }
    sizes
}

fn spread(sizes: &[usize]) -> usize {
    sizes.iter().max().unwrap_or(&0) - sizes.iter().min().unwrap_or(&0)
}

#[test]
fn the_remainders_of_classes_do_not_pile_up_in_one_fold() {
    // Three classes of four over three folds: fold 0 with two of each would have six of twelve.
    let classes = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2];
    assert_eq!(sizes(&folds(&classes, None, 3, 0), 3, |_| true), vec![4, 4, 4]);
}

#[test]
fn one_fold_or_none_and_more_folds_than_examples() {
    let classes = [0, 1, 0];
    for k in [0, 1] {
        assert_eq!(folds(&classes, None, k, 0), vec![0; 3]);
        assert_eq!(folds(&classes, Some(&[0, 1, 2]), k, 0), vec![0; 3]);
    }
    for groups in [None, Some(&[7, 8, 9][..])] {
        assert_eq!(sizes(&folds(&classes, groups, 5, 0), 5, |_| true), vec![1, 1, 1, 0, 0]);
    }
    // Would not fit in memory if folds were made before they are needed.
    assert_eq!(spread(&sizes(&folds(&classes, Some(&[1, 1, 2]), usize::MAX, 0), 2, |_| true)), 1);
    assert_eq!(folds(&[], Some(&[]), 3, 0), Vec::<usize>::new());
}

#[test]
fn another_seed_draws_other_folds() {
    let classes: Vec<usize> = (0..40).map(|example| example % 2).collect();
    let groups: Vec<usize> = (0..40).map(|example| example / 2).collect();
    for groups in [None, Some(&groups[..])] {
        assert_eq!(folds(&classes, groups, 4, 1), folds(&classes, groups, 4, 1));
        assert_ne!(folds(&classes, groups, 4, 1), folds(&classes, groups, 4, 2));
    }
}

#[test]
fn large_groups_are_balanced_by_small_ones() {
    // Groups of 4, 3, 2, 2 and 1 over two folds: 6 and 6.
    let groups = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4];
    for seed in 0..20 {
        assert_eq!(sizes(&folds(&[0; 12], Some(&groups), 2, seed), 2, |_| true), vec![6, 6]);
    }
}

#[test]
fn groups_are_stratified_by_their_classes() {
    // Ten patients of class 0 and ten of class 1, all of three images: each fold gets two of each.
    let classes: Vec<usize> = (0..60).map(|example| example / 30).collect();
    let groups: Vec<usize> = (0..60).map(|example| example / 3).collect();
    for seed in 0..20 {
        let fold_of = folds(&classes, Some(&groups), 5, seed);
        for class in 0..2 {
            assert_eq!(sizes(&fold_of, 5, |example| classes[example] == class), vec![6; 5]);
        }
    }
}

#[test]
fn a_class_of_two_groups_is_not_confined_to_one_fold() {
    // Of class 0 and 1: 30 and none, none and 19, 5 and 1, 4 and none. The third group evens out class 0 best where the
    // second is, but then nothing of class 1 would be in the other fold.
    let counts = [[30, 0], [0, 19], [5, 1], [4, 0]];
    let examples = (0..4).flat_map(|group| (0..2).flat_map(move |class| vec![(class, group); counts[group][class]]));
    let (classes, groups): (Vec<usize>, Vec<usize>) = examples.unzip();
    for seed in 0..20 {
        let fold_of = folds(&classes, Some(&groups), 2, seed);
        assert!(sizes(&fold_of, 2, |example| classes[example] == 1).iter().all(|size| *size > 0));
    }
}

#[test]
fn no_more_folds_than_the_rarest_class_has_examples_or_groups() {
    let classes = [0, 0, 0, 0, 0, 1, 1, 1, 2];
    assert_eq!(sensible_folds(&classes, None, 5), 3);
    assert_eq!(sensible_folds(&classes, None, 2), 2);
    assert_eq!(sensible_folds(&classes, Some(&[0, 1, 2, 3, 4, 5, 5, 6, 7]), 5), 2);
    assert_eq!(sensible_folds(&classes, Some(&[0, 1, 2, 3, 4, 5, 5, 5, 6]), 5), 5, "class 1 has one group");
    assert_eq!(sensible_folds(&classes, Some(&[0, 0, 0, 0, 0, 1, 1, 1, 2]), 5), 0);
    assert_eq!(sensible_folds(&[0, 1, 2], None, 5), 0);
    assert_eq!(sensible_folds(&classes, None, 1), 0);
    assert_eq!(sensible_folds(&[], None, 5), 0);
}

proptest! {
    #[test]
    fn folds_are_even_in_each_class_and_altogether(classes in vec(0..4_usize, 0..80), k in 2..9_usize, seed: u64) {
        let fold_of = folds(&classes, None, k, seed);
        prop_assert_eq!(fold_of.len(), classes.len());
        prop_assert!(spread(&sizes(&fold_of, k, |_| true)) <= 1);
        for class in 0..4 {
            prop_assert!(spread(&sizes(&fold_of, k, |example| classes[example] == class)) <= 1);
        }
    }

    #[test]
    fn groups_of_one_are_as_even_in_each_class(classes in vec(0..4_usize, 0..80), k in 2..9_usize, seed: u64) {
        let groups: Vec<usize> = (0..classes.len()).collect();
        // The second half has no number, and stands alone all the same.
        for groups in [&groups[..], &groups[..groups.len() / 2]] {
            let fold_of = folds(&classes, Some(groups), k, seed);
            for class in 0..4 {
                prop_assert!(spread(&sizes(&fold_of, k, |example| classes[example] == class)) <= 1);
            }
        }
    }

    #[test]
    fn no_group_stands_in_two_folds_and_no_fold_is_empty(
        examples in vec((0..4_usize, 0..12_usize), 0..80), k in 2..9_usize, seed: u64,
    ) {
        let (classes, groups): (Vec<usize>, Vec<usize>) = examples.into_iter().unzip();
        let fold_of = folds(&classes, Some(&groups), k, seed);
        prop_assert_eq!(&fold_of, &folds(&classes, Some(&groups), k, seed));
        let mut fold_of_group = BTreeMap::new();
        for (group, fold) in groups.iter().zip(&fold_of) {
            prop_assert_eq!(fold_of_group.entry(group).or_insert(fold), &fold);
        }
        let used = sizes(&fold_of, k, |_| true).into_iter().filter(|size| *size > 0).count();
        prop_assert_eq!(used, k.min(fold_of_group.len()));
    }

    #[test]
    fn as_many_folds_as_are_sensible_have_every_class_in_each(
        classes in vec(0..4_usize, 0..40), copies in 1..4_usize, wanted in 2..9_usize, seed: u64,
    ) {
        // Groups of one class each.
        let each = |value: &dyn Fn(usize) -> usize| -> Vec<usize> {
            (0..classes.len()).flat_map(|example| std::iter::repeat_n(value(example), copies)).collect()
        };
        let (classes, groups) = (each(&|example| classes[example]), each(&|example| example));
        let k = sensible_folds(&classes, Some(&groups), wanted);
        prop_assert!(k == 0 || (2..=wanted).contains(&k));
        let fold_of = folds(&classes, Some(&groups), k, seed);
        for class in 0..4 {
            let members = classes.iter().filter(|one| **one == class).count() / copies;
            if members >= 2 {
                prop_assert!(sizes(&fold_of, k, |example| classes[example] == class).iter().all(|size| *size > 0));
            }
        }
    }
}
