//! Temperatures and reliabilities that can be worked out by hand, and the promises over random probabilities.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::ImageId;

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-6, "{a} is not {b}");
}

/// Two categories, always with this logit for the first, which is true in `right` of `all` rows.
fn always(logit: f64, right: usize, all: usize) -> f64 {
    let rows: Vec<f32> = (0..all).flat_map(|_| [logit as f32, 0.0]).collect();
    let truths: Vec<usize> = (0..all).map(|row| usize::from(row >= right)).collect();
    fit_temperature(&rows, 2, &truths)
}

/// Mean of -ln softmax(z / T)[truth], the plain way.
fn surprise(logits: &[f32], categories: usize, truths: &[usize], temperature: f64) -> f64 {
    let rows = logits.chunks_exact(categories).zip(truths);
    rows.map(|(row, truth)| {
        let weight = |value: f32| (f64::from(value) / temperature).exp();
        -(weight(row[*truth]) / row.iter().map(|value| weight(*value)).sum::<f64>()).ln()
    })
    .sum()
}

#[test]
fn the_temperature_by_hand() {
    // It says 0.9 (odds of 9) and is right three times out of four (odds of 3): ln 9 / T = ln 3.
    close(always(9.0_f64.ln(), 3, 4), 2.0);
    // It says 0.75 and is right nine times out of ten.
    close(always(3.0_f64.ln(), 9, 10), 0.5);
    close(always(4.0_f64.ln(), 4, 5), 1.0);
    close(always(9.0_f64.ln() * 8.0, 9, 10), 8.0);
}

#[test]
fn what_has_no_best_temperature_ends_at_a_bound_or_at_one() {
    assert_eq!(always(2.0, 10, 10), LOWEST_TEMPERATURE);
    assert_eq!(always(300.0, 10, 10), LOWEST_TEMPERATURE, "also where all probabilities are rounded to 0 and 1");
    assert_eq!(always(2.0, 0, 10), HIGHEST_TEMPERATURE);
    assert_eq!(always(0.0, 5, 10), 1.0);
    for (logits, categories, truths) in [
        (&[][..], 2, &[][..]),
        (&[0.3, 0.7], 2, &[]),
        (&[0.3, 0.7], 0, &[0]),
        (&[0.3], 2, &[0]),
        (&[0.3, 0.7], 2, &[2]),
        (&[0.3, 0.7], 1, &[0, 0]),
        (&[f32::NAN, 0.5, f32::INFINITY, 0.5, f32::NEG_INFINITY, f32::NEG_INFINITY], 2, &[0, 0, 0]),
    ] {
        assert_eq!(fit_temperature(logits, categories, truths), 1.0, "{logits:?} {truths:?}");
    }
}

#[test]
fn rows_that_are_no_numbers_change_nothing() {
    let good: Vec<f32> = [2.0, 0.0].repeat(4);
    let mut mixed = good.clone();
    mixed.splice(2..2, [f32::NAN, 1.0, 7.0, 0.0, 0.0, f32::INFINITY]);
    let expected = fit_temperature(&good, 2, &[0, 0, 0, 1]);
    assert_eq!(fit_temperature(&mixed, 2, &[0, 1, 9, 0, 0, 0, 1]), expected);
}

#[test]
fn a_truth_that_was_given_no_chance_makes_the_model_less_sure() {
    let mut rows: Vec<f32> = [0.9_f32.ln(), 0.1_f32.ln()].repeat(200);
    let mut truths: Vec<usize> = (0..200).map(|row| usize::from(row % 10 == 9)).collect();
    close(fit_temperature(&rows, 2, &truths), 1.0);
    rows.extend([0.0, f32::NEG_INFINITY]);
    truths.push(1);
    let surprised = fit_temperature(&rows, 2, &truths);
    assert!(surprised > 1.5 && surprised < HIGHEST_TEMPERATURE, "{surprised}");
    truths[200] = 0;
    close(fit_temperature(&rows, 2, &truths), 1.0);
}

#[test]
fn probabilities_by_hand() {
    // The square roots of 0.9 and 0.1 are as 3 to 1; the squares of 0.75 and 0.25 as 9 to 1.
    let near = |a: Vec<f32>, b: [f32; 2]| assert!(a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-6), "{a:?} {b:?}");
    near(at_temperature(&[0.9, 0.1], 2.0), [0.75, 0.25]);
    near(at_temperature(&[0.25, 0.75], 0.5), [0.1, 0.9]);
    near(at_temperature(&[0.3, 0.7], 1.0), [0.3, 0.7]);
    near(at_temperature(&[1.0, 0.0], 5.0), [1.0, 0.0]);
    // 1e-40 to the power of 20 is far below the smallest number.
    near(at_temperature(&[1e-40, 1e-38], 0.05), [0.0, 1.0]);
    near(at_temperature(&[0.2, f32::NAN], 2.0), [1.0, 0.0]);
    for senseless in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        near(at_temperature(&[0.3, 0.7], senseless), [0.3, 0.7]);
    }
    assert_eq!(at_temperature(&[0.0, -1.0], 2.0), vec![0.0, -1.0]);
    assert_eq!(at_temperature(&[], 2.0), Vec::<f32>::new());
}

#[test]
fn almost_equal_probabilities_keep_their_order() {
    let (lower, higher) = (0.5_f32.next_down(), 0.5_f32);
    let scaled = at_temperature(&[lower, higher], 20.0);
    assert!(scaled[1] > scaled[0], "{scaled:?}");
}

fn scored<'a>(rows: &'a [(&'a [f32], usize)]) -> Vec<Scored<'a>> {
    let row = |(probabilities, truth): &(&'a [f32], usize)| Scored { image: ImageId(0), truth: *truth, probabilities };
    rows.iter().map(row).collect()
}

#[test]
fn reliability_by_hand() {
    let rows: [(&[f32], usize); 5] =
        [(&[0.75, 0.25], 0), (&[0.25, 0.75], 0), (&[0.5, 0.5], 0), (&[0.125, 0.875], 1), (&[1.0, 0.0], 0)];
    let found = reliability(&scored(&rows), 4);
    let counts: Vec<usize> = found.bins.iter().map(|bin| bin.count).collect();
    assert_eq!(counts, vec![0, 1, 2, 2], "a confidence on a boundary belongs to the bin below it");
    assert_eq!((found.bins[1].from, found.bins[1].to), (0.25, 0.5));
    assert_eq!((found.bins[1].confidence, found.bins[1].accuracy), (0.5, 1.0), "the first of equals was predicted");
    assert_eq!((found.bins[2].confidence, found.bins[2].accuracy), (0.75, 0.5));
    assert_eq!((found.bins[3].confidence, found.bins[3].accuracy), (0.9375, 1.0));
    let (low, high) = wilson(1, 2).unwrap();
    assert_eq!((found.bins[2].accuracy_low, found.bins[2].accuracy_high), (low, high));
    assert_eq!((found.bins[0].accuracy_low, found.bins[0].accuracy_high), (0.0, 1.0));
    // 1/5 · 0.5 + 2/5 · 0.25 + 2/5 · 0.0625.
    close(found.expected_calibration_error.unwrap(), 0.225);
    // Σ (p - y)²: 1/8, 9/8, 1/2, 1/32 and 0.
    close(found.brier.unwrap(), (0.125 + 1.125 + 0.5 + 0.03125) / 5.0);
}

#[test]
fn nothing_and_nonsense_give_no_wrong_numbers() {
    let none = reliability(&scored(&[(&[0.5, 0.5], 2), (&[], 0)]), 10);
    assert_eq!((none.expected_calibration_error, none.brier, none.bins.len()), (None, None, 10));
    let odd = reliability(&scored(&[(&[f32::NAN, f32::NAN], 1), (&[7.0, -1.0], 0)]), 0);
    assert_eq!((odd.bins.len(), odd.bins[0].count), (1, 2));
    // No chance for either (1), and all for the right one (0).
    assert_eq!(odd.brier, Some(0.5));
}

fn probabilities() -> impl Strategy<Value = Vec<f32>> {
    vec(prop_oneof![4 => 0.0..1.0_f32, 1 => Just(0.0_f32), 1 => Just(1e-30_f32), 1 => Just(0.5_f32)], 1..6).prop_map(
        |values| {
            let sum: f32 = values.iter().sum();
            values.iter().map(|value| if sum > 0.0 { value / sum } else { 1.0 / values.len() as f32 }).collect()
        },
    )
}

proptest! {
    #[test]
    fn no_other_temperature_is_better(
        rows in vec((vec(-8.0..8.0_f32, 3), 0..3_usize), 1..40), other in LOWEST_TEMPERATURE..HIGHEST_TEMPERATURE,
    ) {
        let (logits, truths): (Vec<Vec<f32>>, Vec<usize>) = rows.into_iter().unzip();
        let logits = logits.concat();
        let found = fit_temperature(&logits, 3, &truths);
        prop_assert!((LOWEST_TEMPERATURE..=HIGHEST_TEMPERATURE).contains(&found));
        let best = surprise(&logits, 3, &truths, found);
        for temperature in [other, found * 1.01, found / 1.01] {
            let temperature = temperature.clamp(LOWEST_TEMPERATURE, HIGHEST_TEMPERATURE);
            prop_assert!(best <= surprise(&logits, 3, &truths, temperature) + 1e-7);
        }

        // The same from log probabilities, and twice as much from logits that are twice as large.
        let log_probabilities: Vec<f32> = logits
            .chunks_exact(3)
            .flat_map(|row| {
                let sum: f64 = row.iter().map(|value| f64::from(*value).exp()).sum();
                row.iter().map(move |value| (f64::from(*value) - sum.ln()) as f32)
            })
            .collect();
        let again = fit_temperature(&log_probabilities, 3, &truths);
        prop_assert!((again.ln() - found.ln()).abs() < 1e-3, "{again} {found}");
        let doubled: Vec<f32> = logits.iter().map(|value| value * 2.0).collect();
        if found > LOWEST_TEMPERATURE && found < HIGHEST_TEMPERATURE / 2.0 {
            prop_assert!((fit_temperature(&doubled, 3, &truths) / found - 2.0).abs() < 1e-6);
        }
    }

    #[test]
    fn another_temperature_predicts_the_same(values in probabilities(), temperature in 0.05..20.0_f64) {
        let scaled = at_temperature(&values, temperature);
        prop_assert_eq!(most_probable(&scaled), most_probable(&values));
        prop_assert!((scaled.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        prop_assert!(scaled.iter().all(|value| (0.0..=1.0).contains(value)));
        // Surer when cold, less sure when hot.
        let (before, after) = (values[most_probable(&values)], scaled[most_probable(&values)]);
        let surer = if temperature > 1.0 { before - after } else { after - before };
        prop_assert!(surer > -1e-6, "{} {}", before, after);
    }

    #[test]
    fn reliability_counts_every_image_once(
        rows in vec((probabilities(), 0..6_usize), 0..40), bins in 1..25_usize,
    ) {
        let rows: Vec<(&[f32], usize)> = rows.iter().map(|(row, truth)| (&row[..], truth % row.len())).collect();
        let found = reliability(&scored(&rows), bins);
        prop_assert_eq!(found.bins.iter().map(|bin| bin.count).sum::<usize>(), rows.len());
        for bin in found.bins.iter().filter(|bin| bin.count > 0) {
            prop_assert!(bin.from < bin.confidence + 1e-12 && bin.confidence <= bin.to + 1e-12);
            prop_assert!(bin.accuracy_low <= bin.accuracy && bin.accuracy <= bin.accuracy_high);
        }
        prop_assert_eq!(found.brier.is_some(), !rows.is_empty());
        prop_assert!(found.expected_calibration_error.is_none_or(|error| (0.0..=1.0).contains(&error)));
        prop_assert!(found.brier.is_none_or(|score| (0.0..=2.0 + 1e-6).contains(&score)));
        // One bin: the distance of the two means.
        let one = reliability(&scored(&rows), 1);
        if let Some(error) = one.expected_calibration_error {
            prop_assert!((error - (one.bins[0].accuracy - one.bins[0].confidence).abs()).abs() < 1e-12);
            prop_assert!(error <= found.expected_calibration_error.unwrap() + 1e-9);
        }
    }
}
