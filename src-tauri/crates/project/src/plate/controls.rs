//! How far the controls of a plate lie apart.
//!
//! Owns: the Z' factor, the strictly standardised mean difference, the signal window, and the effect of a well as a
//! percentage of the controls'. Refuses: choosing the controls. It takes their values, one for each well, in any unit:
//! wells of a plate or a value of a metadata column say which wells these are, and each plate has its own.

use serde::{Deserialize, Serialize};

/// The median absolute deviation of a normal distribution times this is its standard deviation: 1 / Φ⁻¹(3/4).
const MAD_TO_SD: f64 = 1.482_602_218_505_602;
/// Differences below this share of the values are those of rounding.
const ROUNDING: f64 = 1e-12;

/// What stands for the middle and the spread of the controls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Statistics {
    /// Mean and standard deviation (with n - 1).
    MeanAndSd,
    /// Median and 1.4826 times the median absolute deviation: a single bad well changes little (Birmingham et al.,
    /// *Nature Methods* 6 (2009) 569-575).
    MedianAndMad,
}

/// The wells of one control, in the unit of their values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ControlGroup {
    pub wells: usize,
    /// Mean or median.
    pub middle: f64,
    /// Standard deviation, or what the median absolute deviation says it is.
    pub spread: f64,
}

/// Why a number cannot be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Undefined {
    #[error(
        "each control needs at least two wells with a value; there are {positive} positive and {negative} negative ones"
    )]
    TooFewWells { positive: usize, negative: usize },
    #[error("the value of a control well is not a finite number")]
    NotFinite,
    #[error("the positive and the negative controls are the same on average, so nothing tells them apart")]
    SameMiddle,
    #[error("the wells do not differ within a control, so there is no spread to compare with")]
    NoSpread,
}

/// How far positive and negative controls lie apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Separation {
    pub positive: ControlGroup,
    pub negative: ControlGroup,
    /// Z' = 1 - 3 (sd of positive + sd of negative) / |mean of positive - mean of negative|, at most 1. From 0.5 on an
    /// assay is excellent; at 0 the ranges of three standard deviations touch (Zhang, Chung & Oldenburg, *Journal of
    /// Biomolecular Screening* 4 (1999) 67-73). From few wells it is rough.
    pub z_prime: Result<f64, Undefined>,
    /// The strictly standardised mean difference, (mean of positive - mean of negative) / √(sd² + sd²), with a sign
    /// (Zhang, *Genomics* 89 (2007) 552-561).
    pub ssmd: Result<f64, Undefined>,
    /// The room between the ranges of three standard deviations, in standard deviations of the control with the higher
    /// middle; below 0 if they overlap (Sittampalam et al., *Journal of Biomolecular Screening* 2 (1997) 159-169).
    pub signal_window: Result<f64, Undefined>,
}

/// Compares the values of positive and of negative control wells. Their order does not matter.
///
/// # Errors
/// Where a control has fewer than two wells, or a value is no finite number; then nothing can be said.
pub fn separation(positive: &[f64], negative: &[f64], statistics: Statistics) -> Result<Separation, Undefined> {
    if positive.len() < 2 || negative.len() < 2 {
        return Err(Undefined::TooFewWells { positive: positive.len(), negative: negative.len() });
    }
    if positive.iter().chain(negative).any(|value| !value.is_finite()) {
        return Err(Undefined::NotFinite);
    }
    let (positive, negative) = (group(positive, statistics), group(negative, statistics));
    let difference = positive.middle - negative.middle;
    let size = positive.middle.abs().max(negative.middle.abs());
    let same = difference.abs() <= ROUNDING * size;
    let both = positive.spread + negative.spread;
    let high = if difference > 0.0 { positive.spread } else { negative.spread };
    let defined = |undefined: Option<Undefined>, value: f64| undefined.map_or(Ok(value), Err);
    Ok(Separation {
        positive,
        negative,
        z_prime: defined(same.then_some(Undefined::SameMiddle), 1.0 - 3.0 * both / difference.abs()),
        ssmd: defined(
            (both == 0.0).then_some(Undefined::NoSpread),
            difference / positive.spread.hypot(negative.spread),
        ),
        signal_window: defined(
            (same.then_some(Undefined::SameMiddle)).or((high == 0.0).then_some(Undefined::NoSpread)),
            (difference.abs() - 3.0 * both) / high,
        ),
    })
}

/// The effect of a value in percent, so that the negative controls have 0 and the positive ones 100 on average:
/// 100 · (value - negative) / (positive - negative). It may lie below 0 or above 100.
///
/// Known as normalised percent inhibition (Malo et al., *Nature Biotechnology* 24 (2006) 167-175).
///
/// # Errors
/// Where a number is not finite or both controls are the same.
pub fn percent_effect(value: f64, positive: f64, negative: f64) -> Result<f64, Undefined> {
    if !(value.is_finite() && positive.is_finite() && negative.is_finite()) {
        return Err(Undefined::NotFinite);
    }
    if (positive - negative).abs() <= ROUNDING * positive.abs().max(negative.abs()) {
        return Err(Undefined::SameMiddle);
    }
    Ok(100.0 * (value - negative) / (positive - negative))
}

fn group(values: &[f64], statistics: Statistics) -> ControlGroup {
    let n = values.len() as f64;
    let (middle, spread) = match statistics {
        Statistics::MeanAndSd => {
            let mean = values.iter().sum::<f64>() / n;
            (mean, (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt())
        }
        Statistics::MedianAndMad => {
            let middle = median(values);
            let distances: Vec<f64> = values.iter().map(|value| (value - middle).abs()).collect();
            (middle, MAD_TO_SD * median(&distances))
        }
    };
    // The mean of equal values may miss them by the last digit.
    let spread = if spread <= ROUNDING * middle.abs() { 0.0 } else { spread };
    ControlGroup { wells: values.len(), middle, spread }
}

/// Of at least one value; of an even number the mean of the two in the middle.
fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    if sorted.len() % 2 == 1 { sorted[half] } else { f64::midpoint(sorted[half - 1], sorted[half]) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-12, "{a} is not {b}");
    }

    #[test]
    fn controls_by_hand() {
        // Means 10 and 2, standard deviations 1 and √2 · √(1/2) = 1: Z' = 1 - 3 · 2 / 8.
        let found = separation(&[9.0, 10.0, 11.0], &[1.0, 2.0, 3.0], Statistics::MeanAndSd).unwrap();
        assert_eq!((found.positive.middle, found.positive.spread, found.negative.wells), (10.0, 1.0, 3));
        close(found.z_prime.unwrap(), 0.25);
        close(found.ssmd.unwrap(), 8.0 / 2.0_f64.sqrt());
        close(found.signal_window.unwrap(), 2.0);
    }

    #[test]
    fn the_signal_window_is_measured_by_the_higher_control_and_ssmd_has_a_sign() {
        // Standard deviations: 2 of the low, 1 of the high control.
        let (low, high) = ([0.0, 2.0, 4.0], [19.0, 20.0, 21.0]);
        let up = separation(&high, &low, Statistics::MeanAndSd).unwrap();
        let down = separation(&low, &high, Statistics::MeanAndSd).unwrap();
        close(up.signal_window.unwrap(), (18.0 - 9.0) / 1.0);
        assert_eq!((up.signal_window, up.z_prime), (down.signal_window, down.z_prime));
        close(up.ssmd.unwrap(), 18.0 / 5.0_f64.sqrt());
        assert_eq!(up.ssmd.unwrap(), -down.ssmd.unwrap());
    }

    #[test]
    fn one_bad_well_hardly_changes_the_robust_numbers() {
        // Median 10, distances 1 0 1 90: their median 1. The other control: median 2, distances 1 0 1, median 1.
        let (positive, negative) = ([9.0, 10.0, 11.0, 10.0, 100.0], [1.0, 2.0, 3.0]);
        let robust = separation(&positive, &negative, Statistics::MedianAndMad).unwrap();
        assert_eq!((robust.positive.middle, robust.negative.middle), (10.0, 2.0));
        close(robust.z_prime.unwrap(), 1.0 - 3.0 * 2.0 * MAD_TO_SD / 8.0);
        close(robust.ssmd.unwrap(), 8.0 / (MAD_TO_SD * 2.0_f64.sqrt()));
        let plain = separation(&positive, &negative, Statistics::MeanAndSd).unwrap();
        assert!(plain.z_prime.unwrap() < -3.0);
    }

    #[test]
    fn what_is_undefined_says_why() {
        let all = [Statistics::MeanAndSd, Statistics::MedianAndMad];
        for statistics in all {
            let few = Undefined::TooFewWells { positive: 1, negative: 2 };
            assert_eq!(separation(&[1.0], &[1.0, 2.0], statistics), Err(few));
            assert_eq!(separation(&[1.0, f64::NAN], &[1.0, 2.0], statistics), Err(Undefined::NotFinite));
            // 0.1 + 0.2 is not 0.3 in binary.
            let same = separation(&[0.1 + 0.2, 0.3], &[0.2, 0.4], statistics).unwrap();
            assert_eq!((same.z_prime, same.signal_window), (Err(Undefined::SameMiddle), Err(Undefined::SameMiddle)));
            assert!(same.ssmd.unwrap().abs() < 1e-12);
            // 0.1 three times has a mean beside 0.1 in binary.
            let flat = separation(&[0.1; 3], &[0.7; 3], statistics).unwrap();
            assert_eq!((flat.z_prime, flat.ssmd), (Ok(1.0), Err(Undefined::NoSpread)));
            assert_eq!(flat.signal_window, Err(Undefined::NoSpread));
        }
    }

    #[test]
    fn the_controls_have_no_and_full_effect() {
        assert_eq!(percent_effect(0.2, 0.9, 0.2), Ok(0.0));
        assert_eq!(percent_effect(0.9, 0.9, 0.2), Ok(100.0));
        close(percent_effect(0.0, 0.9, 0.1).unwrap(), -12.5);
        // Also where the positive control is the lower one.
        close(percent_effect(25.0, 0.0, 100.0).unwrap(), 75.0);
        assert_eq!(percent_effect(1.0, 0.3, 0.1 + 0.2), Err(Undefined::SameMiddle));
        assert_eq!(percent_effect(f64::INFINITY, 1.0, 0.0), Err(Undefined::NotFinite));
    }

    proptest! {
        /// None of the three depends on the unit or on where its zero lies, but for SSMD's sign.
        #[test]
        fn units_do_not_matter(
            positive in proptest::collection::vec(0.0..1.0_f64, 2..20),
            negative in proptest::collection::vec(2.0..3.0_f64, 2..20),
            scale in prop_oneof![-20.0..-0.1_f64, 0.1..20.0_f64], shift in -5.0..5.0_f64,
            statistics in prop_oneof![Just(Statistics::MeanAndSd), Just(Statistics::MedianAndMad)],
        ) {
            let other = |values: &[f64]| values.iter().map(|value| value * scale + shift).collect::<Vec<f64>>();
            let one = separation(&positive, &negative, statistics).unwrap();
            let two = separation(&other(&positive), &other(&negative), statistics).unwrap();
            let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 * (1.0 + a.abs());
            prop_assert!(near(one.z_prime.unwrap(), two.z_prime.unwrap()) && one.z_prime.unwrap() <= 1.0);
            if let (Ok(one), Ok(two)) = (one.ssmd, two.ssmd) {
                prop_assert!(near(one * scale.signum(), two), "{} {}", one, two);
            }
        }
    }
}
