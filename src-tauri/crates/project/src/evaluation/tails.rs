//! Tail probabilities that tests need.
//!
//! Owns: those of the binomial distribution with a chance of one half, and of χ² with one degree of freedom. Refuses:
//! saying what is significant.

use std::f64::consts::{LN_2, PI};

/// The two-sided p value of `few` of `trials` in one of two equally likely kinds: twice the chance of at most `few`,
/// and not above 1. `few` is at most half of `trials`.
pub(super) fn half_and_half(few: usize, trials: usize) -> f64 {
    // The chance of exactly `few`, ln(trials choose few) - trials · ln 2, by logarithms so that nothing vanishes.
    let logarithm: f64 = (1..=few).map(|k| ((trials - few + k) as f64 / (4 * k) as f64).ln()).sum::<f64>()
        - (trials - 2 * few) as f64 * LN_2;
    // The chances of fewer, relative to it.
    let (mut term, mut sum) = (1.0, 1.0);
    for k in (1..=few).rev() {
        term *= k as f64 / (trials - k + 1) as f64;
        sum += term;
        if term < 1e-20 {
            break;
        }
    }
    (2.0 * logarithm.exp() * sum).min(1.0)
}

/// The chance that χ² with one degree of freedom is above `statistic`: erfc(√(statistic / 2)).
pub(super) fn chi_squared_one(statistic: f64) -> f64 {
    let z = (statistic / 2.0).sqrt();
    // Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 7.1.6 near 0 and 7.1.14 far from it.
    if z < 2.5 {
        let (mut term, mut sum) = (z, z);
        for n in 1..100 {
            term *= 2.0 * z * z / f64::from(2 * n + 1);
            sum += term;
        }
        return 1.0 - 2.0 / PI.sqrt() * (-z * z).exp() * sum;
    }
    let fraction = (1..=100).rev().fold(z, |fraction, n| z + f64::from(n) / 2.0 / fraction);
    (-z * z).exp() / PI.sqrt() / fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Critical values of every table, and both expansions on either side of where they meet.
    #[test]
    fn chi_squared_has_its_known_tails() {
        for (statistic, p) in [(0.0, 1.0), (3.841_458_820_694_124, 0.05), (6.634_896_601_021_213, 0.01)] {
            assert!((chi_squared_one(statistic) - p).abs() < 1e-14, "{statistic}");
        }
        let (below, above) = (chi_squared_one(12.5 - 1e-9), chi_squared_one(12.5 + 1e-9));
        assert!(below > above && (below / above - 1.0).abs() < 1e-8);
        assert!((chi_squared_one(100.0) / 1.523_970_604_832_105_3e-23 - 1.0).abs() < 1e-12);
    }

    #[test]
    fn coins_by_hand() {
        // 2 · (1 + 10) / 2^10, and all of it where both kinds are as many.
        assert!((half_and_half(1, 10) - 22.0 / 1024.0).abs() < 1e-15);
        assert!((half_and_half(5, 10) - 1.0).abs() < 1e-15);
        assert_eq!(half_and_half(0, 0), 1.0);
        assert!((half_and_half(0, 3) - 0.25).abs() < 1e-15);
        assert_eq!(half_and_half(0, 5_000), 0.0, "smaller than any number");
    }
}
