//! What must hold of any bootstrap. Its numbers on given resamples are checked against scikit-learn
//! (`golden_tests.rs`).

use std::cell::Cell;

use proptest::prelude::*;

use super::*;
use crate::{ImageId, wilson};

const ALWAYS: &dyn Fn() -> bool = &|| true;

/// Images of two or more categories with their truths.
#[derive(Debug, Clone)]
struct Images {
    categories: usize,
    truths: Vec<usize>,
    probabilities: Vec<f32>,
}

impl Images {
    fn scored(&self) -> Vec<Scored<'_>> {
        let rows = self.truths.iter().zip(self.probabilities.chunks_exact(self.categories));
        (0..).zip(rows).map(|(id, (truth, p))| Scored { image: ImageId(id), truth: *truth, probabilities: p }).collect()
    }
}

/// Eighths, so that many are tied.
fn images() -> impl Strategy<Value = Images> {
    (2..5_usize, 2..40_usize).prop_flat_map(|(categories, count)| {
        let truths = prop::collection::vec(0..categories, count);
        let eighths = prop::collection::vec((0..9_u8).prop_map(|part| f32::from(part) / 8.0), count * categories);
        (truths, eighths).prop_map(move |(truths, probabilities)| Images { categories, truths, probabilities })
    })
}

/// `right` of `count` images predicted right.
fn right_of(right: usize, count: usize) -> Images {
    let probabilities = (0..count).flat_map(|at| if at < right { [0.75, 0.25] } else { [0.25, 0.75] }).collect();
    Images { categories: 2, truths: vec![0; count], probabilities }
}

fn of(intervals: &Intervals, wanted: Metric) -> Option<(f64, f64)> {
    intervals.metrics.iter().find(|(metric, _)| *metric == wanted).and_then(|(_, range)| *range)
}

fn all_ranges(intervals: &Intervals) -> Vec<Option<(f64, f64)>> {
    let each = |one: &CategoryIntervals| [one.precision, one.recall, one.f1, one.roc_auc, one.average_precision];
    intervals.metrics.iter().map(|(_, range)| *range).chain(intervals.per_category.iter().flat_map(each)).collect()
}

#[test]
fn quantiles_are_linear_between_values() {
    // numpy.quantile([1, 2, 4, 8], q): 0, 1/3, 1/2 and all of the way.
    for (share, expected) in [(0.0, 1.0), (1.0 / 3.0, 2.0), (0.5, 3.0), (0.025, 1.075), (0.975, 7.7), (1.0, 8.0)] {
        assert!((quantile(&[1.0, 2.0, 4.0, 8.0], share) - expected).abs() < 1e-12, "{share}");
    }
    assert_eq!(quantile(&[5.0], 0.975), 5.0);
}

#[test]
fn values_that_are_mostly_undefined_have_no_interval() {
    assert_eq!(interval(vec![0.5; 499], 1_000), None);
    assert_eq!(interval(vec![0.5; 500], 1_000), Some((0.5, 0.5)));
    assert_eq!(interval(vec![], 0), None);
}

#[test]
fn of_many_images_the_accuracy_has_the_interval_of_theory() {
    // Both intervals are that of a binomial share: with 2,000 images they agree to their second digit.
    let images = right_of(1_600, 2_000);
    let found = bootstrap(2, &images.scored(), None, 2_000, 7, ALWAYS).unwrap();
    let (low, high) = of(&found, Metric::Accuracy).unwrap();
    let (wilson_low, wilson_high) = wilson(1_600, 2_000).unwrap();
    assert!((low - wilson_low).abs() < 2e-3 && (high - wilson_high).abs() < 2e-3, "{low} to {high}");
    assert_eq!((found.units, found.resamples), (2_000, 2_000));
    assert_eq!(of(&found, Metric::RocAuc), None, "all images are of one category");
}

#[test]
fn one_unit_says_nothing_about_others() {
    let images = right_of(3, 5);
    let one_group = bootstrap(2, &images.scored(), Some(&[4; 5]), 100, 1, ALWAYS).unwrap();
    assert_eq!((one_group.units, one_group.resamples), (1, 0));
    assert!(all_ranges(&one_group).iter().all(Option::is_none));
    for few in [&images.scored()[..0], &images.scored()[..1]] {
        assert!(all_ranges(&bootstrap(2, few, None, 100, 1, ALWAYS).unwrap()).iter().all(Option::is_none));
    }
    assert_eq!(bootstrap(2, &[], None, 100, 1, &|| false), None);
}

#[test]
fn it_stops_when_it_is_told() {
    let images = right_of(3, 5);
    let asked = Cell::new(0);
    let go_on = || {
        asked.set(asked.get() + 1);
        asked.get() < 10
    };
    assert_eq!(bootstrap(2, &images.scored(), None, 1_000, 1, &go_on), None);
    assert_eq!(asked.get(), 10);
}

#[test]
fn images_without_a_group_are_groups_of_their_own() {
    let images = right_of(6, 10);
    let found = bootstrap(2, &images.scored(), Some(&[3, 3, 9, 9]), 50, 1, ALWAYS).unwrap();
    assert_eq!(found.units, 2 + 6);
    // An image that is no category's leaves nothing of its group.
    let mut scored = images.scored();
    scored[9].truth = 7;
    assert_eq!(bootstrap(2, &scored, None, 50, 1, ALWAYS).unwrap().units, 9);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Copies of an image bring no new information, and drawn as one group they do not pretend to: the intervals are
    /// those without copies. Drawn one by one they would be narrower by the root of their number.
    #[test]
    fn copies_in_one_group_change_nothing(images in images(), copies in 1..4_usize, seed in any::<u64>()) {
        let scored = images.scored();
        let plain = bootstrap(images.categories, &scored, None, 40, seed, ALWAYS).unwrap();
        let copied: Vec<Scored<'_>> = scored.iter().flat_map(|one| vec![*one; copies]).collect();
        // Numbers of groups may have gaps.
        let groups: Vec<usize> = (0..copied.len()).map(|at| at / copies * 10 + 3).collect();
        let grouped = bootstrap(images.categories, &copied, Some(&groups), 40, seed, ALWAYS).unwrap();
        prop_assert_eq!(grouped.units, plain.units);
        for (one, other) in all_ranges(&plain).into_iter().zip(all_ranges(&grouped)) {
            prop_assert_eq!(one.is_some(), other.is_some());
            let ((low, high), (other_low, other_high)) = (one.unwrap_or_default(), other.unwrap_or_default());
            prop_assert!((low - other_low).abs() < 1e-9 && (high - other_high).abs() < 1e-9);
        }
    }

    #[test]
    fn a_seed_gives_the_same_bits_and_every_interval_keeps_to_its_range(images in images(), seed in any::<u64>()) {
        let scored = images.scored();
        let found = bootstrap(images.categories, &scored, None, 40, seed, ALWAYS).unwrap();
        prop_assert_eq!(&found, &bootstrap(images.categories, &scored, None, 40, seed, ALWAYS).unwrap());
        for (metric, range) in &found.metrics {
            let Some((low, high)) = *range else { continue };
            let (least, most) = match metric {
                Metric::Kappa | Metric::Mcc => (-1.0, 1.0),
                // Here probabilities do not sum to 1: each category can be wrong by 1.
                Metric::Brier => (0.0, images.categories as f64),
                Metric::CrossEntropy => (0.0, 88.0),
                _ => (0.0, 1.0),
            };
            prop_assert!(least - 1e-12 <= low && low <= high && high <= most + 1e-12, "{metric:?} {low} {high}");
        }
    }
}
