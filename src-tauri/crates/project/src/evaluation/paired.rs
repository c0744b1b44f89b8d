//! Two models, or two versions of one, on the same images.
//!
//! Owns: which images each gets right, McNemar's test (*Psychometrika* 12 (1947) 153-157), and the difference of the
//! accuracies with its interval. Refuses: calling a model better.

use super::tails::{chi_squared_one, half_and_half};
use crate::ImageId;
use crate::interval::wilson;

/// Two models on the same images, each right or wrong. Lists are in the order in which the images were given.
#[derive(Debug, Clone, PartialEq)]
pub struct Paired {
    pub both_right: Vec<ImageId>,
    pub both_wrong: Vec<ImageId>,
    /// Only the first model is right: b of McNemar's table.
    pub first_only: Vec<ImageId>,
    /// Only the second model is right: c of McNemar's table.
    pub second_only: Vec<ImageId>,
    /// Accuracy of the first model minus that of the second, -1 to 1; `None` without images.
    pub difference: Option<f64>,
    /// Its 95 % interval, by the score method for paired data (method 10 of Newcombe, *Statistics in Medicine* 17
    /// (1998) 2635-2650): Wilson intervals of both, put together with their correlation.
    pub range: Option<(f64, f64)>,
    /// Two-sided p value of the exact test, 0 to 1: how often a fair coin would divide b + c images as unevenly. 1 if
    /// the models never differ.
    pub exact_p: f64,
    /// The test by approximation, for many images; `None` if the models never differ.
    pub chi_squared: Option<ChiSquared>,
}

/// McNemar's χ² with the continuity correction of Edwards (*Psychometrika* 13 (1948) 185-187). Below about 25 images
/// that only one model gets right, the exact test is the better one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChiSquared {
    /// (|b - c| - 1)² / (b + c), and 0 if b = c.
    pub statistic: f64,
    /// Two-sided, 0 to 1, with one degree of freedom.
    pub p: f64,
}

/// Compares two models: each row is an image, whether the first is right and whether the second is.
///
/// Test and interval take the images for independent of each other: several of one well or donor are not, and make the
/// difference look surer than it is.
#[must_use]
pub fn paired(rows: &[(ImageId, bool, bool)]) -> Paired {
    let those = |first: bool, second: bool| -> Vec<ImageId> {
        rows.iter().filter(|row| (row.1, row.2) == (first, second)).map(|row| row.0).collect()
    };
    let (both_right, first_only) = (those(true, true), those(true, false));
    let (second_only, both_wrong) = (those(false, true), those(false, false));
    let (b, c) = (first_only.len(), second_only.len());
    let chi_squared = (b + c > 0).then(|| {
        let statistic = (b.abs_diff(c).saturating_sub(1) as f64).powi(2) / (b + c) as f64;
        ChiSquared { statistic, p: chi_squared_one(statistic) }
    });
    Paired {
        difference: (!rows.is_empty()).then(|| (b as f64 - c as f64) / rows.len() as f64),
        range: score_interval(both_right.len(), b, c, both_wrong.len()),
        exact_p: half_and_half(b.min(c), b + c),
        chi_squared,
        both_right,
        both_wrong,
        first_only,
        second_only,
    }
}

/// p values of several tests as if there were one: each rises so that, if no two models differ, any of them falls below a
/// limit as seldom as a single one would (Holm, *Scandinavian Journal of Statistics* 6 (1979) 65-70). In the order given.
#[must_use]
pub fn holm(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]));
    let mut adjusted = vec![0.0; p.len()];
    let mut before = 0.0_f64;
    for (place, at) in order.into_iter().enumerate() {
        before = before.max(p[at] * (p.len() - place) as f64).min(1.0);
        adjusted[at] = before;
    }
    adjusted
}

/// Newcombe's method 10 for (a + b) / n - (a + c) / n; `None` without images.
fn score_interval(a: usize, b: usize, c: usize, d: usize) -> Option<(f64, f64)> {
    let all = a + b + c + d;
    let (low1, high1) = wilson(a + b, all)?;
    let (low2, high2) = wilson(a + c, all)?;
    let [a, b, c, d] = [a, b, c, d].map(|count| count as f64);
    let n = all as f64;
    let (first, second) = ((a + b) / n, (a + c) / n);
    // The correlation of both, with a continuity correction where it is positive.
    let surplus = a * d - b * c;
    let surplus = if surplus > 0.0 { (surplus - n / 2.0).max(0.0) } else { surplus };
    let margins = (a + b) * (c + d) * (a + c) * (b + d);
    let phi = if margins > 0.0 { surplus / margins.sqrt() } else { 0.0 };
    let half = |one: f64, other: f64| (one * one - 2.0 * phi * one * other + other * other).max(0.0).sqrt();
    let difference = first - second;
    Some((difference - half(first - low1, high2 - second), difference + half(high1 - first, second - low2)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Two models of which so many images both get right, only the first, only the second, and neither.
    pub(in super::super) fn table([a, b, c, d]: [usize; 4]) -> Paired {
        let kinds = [(a, (true, true)), (b, (true, false)), (c, (false, true)), (d, (false, false))];
        let pairs = kinds.into_iter().flat_map(|(count, pair)| std::iter::repeat_n(pair, count));
        paired(&(0..).map(ImageId).zip(pairs).map(|(id, (first, second))| (id, first, second)).collect::<Vec<_>>())
    }

    #[test]
    fn the_published_interval_is_found() {
        // Complete response before and after consolidation therapy, an example of Fagerland, Lydersen & Laake,
        // Statistical Analysis of Contingency Tables (2017), ch. 8, as its R package `contingencytables` gives it, to
        // four digits.
        let (low, high) = table([59, 6, 16, 80]).range.unwrap();
        assert!((low + 0.1186).abs() < 5.1e-5 && (high + 0.0046).abs() < 5.1e-5, "{low} to {high}");
        assert!((table([59, 6, 16, 80]).difference.unwrap() + 10.0 / 161.0).abs() < 1e-15);
    }

    #[test]
    fn several_tests_are_adjusted_as_by_statsmodels() {
        // `multipletests(p, method="holm")` of statsmodels 0.15.0.
        let cases: [(&[f64], &[f64]); 4] = [
            (&[], &[]),
            (&[0.03], &[0.03]),
            (&[0.01, 0.04, 0.03, 0.005], &[0.03, 0.06, 0.06, 0.02]),
            (&[0.2, 0.2, 0.9, 0.0004, 0.05, 1.0], &[0.8, 0.8, 1.0, 0.0024, 0.25, 1.0]),
        ];
        for (given, expected) in cases {
            let adjusted = holm(given);
            assert_eq!(adjusted.len(), expected.len());
            let near = adjusted.iter().zip(expected).all(|(one, other)| (one - other).abs() < 1e-12);
            assert!(near, "{adjusted:?} is not {expected:?}");
        }
    }

    #[test]
    fn images_are_listed_by_who_is_right() {
        let ids = |list: &[u32]| list.iter().copied().map(ImageId).collect::<Vec<_>>();
        let rows = [
            (ImageId(4), true, false),
            (ImageId(2), false, false),
            (ImageId(3), true, true),
            (ImageId(1), true, false),
        ];
        let found = paired(&rows);
        assert_eq!((found.first_only, found.second_only), (ids(&[4, 1]), ids(&[])));
        assert_eq!((found.both_right, found.both_wrong), (ids(&[3]), ids(&[2])));
        assert_eq!(found.exact_p, 0.5, "two coins on one side");
    }

    #[test]
    fn models_that_never_differ_are_not_told_apart() {
        let none = paired(&[]);
        assert_eq!((none.difference, none.range, none.exact_p, none.chi_squared), (None, None, 1.0, None));
        let same = table([7, 0, 0, 3]);
        assert_eq!((same.difference, same.exact_p, same.chi_squared), (Some(0.0), 1.0, None));
        let even = table([5, 4, 4, 5]).chi_squared.unwrap();
        assert_eq!((even.statistic, even.p), (0.0, 1.0));
    }

    proptest! {
        #[test]
        fn the_other_way_round_is_the_mirror_image(counts in prop::array::uniform4(0..60_usize)) {
            let [a, b, c, d] = counts;
            prop_assume!(a + b + c + d > 0);
            let (one, other) = (table([a, b, c, d]), table([a, c, b, d]));
            let ((low, high), (other_low, other_high)) = (one.range.unwrap(), other.range.unwrap());
            prop_assert!((low + other_high).abs() < 1e-12 && (high + other_low).abs() < 1e-12);
            let difference = one.difference.unwrap();
            prop_assert!(-1.0 - 1e-12 <= low && low <= difference && difference <= high && high <= 1.0 + 1e-12);
            prop_assert_eq!((one.exact_p, one.chi_squared), (other.exact_p, other.chi_squared));
            prop_assert!(0.0 < one.exact_p && one.exact_p <= 1.0);
        }
    }
}
