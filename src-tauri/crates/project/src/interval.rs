//! How far a number from few images or few folds can be trusted.
//!
//! Owns: 95 % confidence intervals of a share (Wilson, *Journal of the American Statistical Association* 22 (1927)
//! 209-212) and of a mean (Student, *Biometrika* 6 (1908) 1-25). Refuses: deciding what is compared, and calling a
//! difference real.

/// The 97.5 % quantile of the standard normal distribution.
pub(crate) const NORMAL: f64 = 1.959_963_984_540_054;

/// The 97.5 % quantile of Student's t distribution with 1, 2, … 30 degrees of freedom.
const STUDENT: [f64; 30] = [
    12.706_205, 4.302_653, 3.182_446, 2.776_445, 2.570_582, 2.446_912, 2.364_624, 2.306_004, 2.262_157, 2.228_139,
    2.200_985, 2.178_813, 2.160_369, 2.144_787, 2.131_450, 2.119_905, 2.109_816, 2.100_922, 2.093_024, 2.085_963,
    2.079_614, 2.073_873, 2.068_658, 2.063_899, 2.059_539, 2.055_529, 2.051_831, 2.048_407, 2.045_230, 2.042_272,
];

/// A mean with its 95 % confidence interval, all in the unit of the values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanInterval {
    pub mean: f64,
    /// The standard deviation of the values, with n - 1; 0 for a single value.
    pub sd: f64,
    /// Not limited to the range of the values: a mean of shares can have bounds below 0 or above 1.
    pub low: f64,
    pub high: f64,
}

/// The 95 % interval of a share, `successes` of `trials`, as (low, high) between 0 and 1; Wilson's score interval.
///
/// It never is empty and never leaves 0 to 1, also where all or none succeeded. It takes the trials for independent:
/// several images of one cell or one patient are not. `None` without trials, or with more successes than trials.
#[must_use]
pub fn wilson(successes: usize, trials: usize) -> Option<(f64, f64)> {
    if trials == 0 || successes > trials {
        return None;
    }
    let n = trials as f64;
    let share = successes as f64 / n;
    let z2 = NORMAL * NORMAL;
    let middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = NORMAL * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt() / (1.0 + z2 / n);
    // The formula gives exactly 0 and 1 here; rounding does not.
    let low = if successes == 0 { 0.0 } else { (middle - half).max(0.0) };
    let high = if successes == trials { 1.0 } else { (middle + half).min(1.0) };
    Some((low, high))
}

/// The mean of values with its 95 % interval, mean ± t · sd / √n, with Student's t of n - 1 degrees of freedom.
///
/// A single value has no spread that could be measured: `low` and `high` are the value itself. `None` without values, or
/// if one of them is not a finite number. The folds of a cross-validation share most of their training images, so their
/// interval is somewhat too narrow (Bengio & Grandvalet, *Journal of Machine Learning Research* 5 (2004) 1089-1105).
#[must_use]
pub fn mean_interval(values: &[f64]) -> Option<MeanInterval> {
    if values.is_empty() || values.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    if values.len() == 1 {
        return Some(MeanInterval { mean, sd: 0.0, low: mean, high: mean });
    }
    let sd = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    let half = student(values.len() - 1) * sd / n.sqrt();
    Some(MeanInterval { mean, sd, low: mean - half, high: mean + half })
}

/// The 97.5 % quantile of Student's t distribution. Above the table by the expansion in powers of 1/freedom around the
/// normal quantile (Abramowitz & Stegun, *Handbook of Mathematical Functions* (1964), 26.7.5), right to seven digits.
pub(crate) fn student(freedom: usize) -> f64 {
    if let Some(known) = freedom.checked_sub(1).and_then(|position| STUDENT.get(position)) {
        return *known;
    }
    let (z, v) = (NORMAL, freedom as f64);
    z + (z.powi(3) + z) / (4.0 * v)
        + (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / (96.0 * v.powi(2))
        + (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / (384.0 * v.powi(3))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn close(a: f64, b: f64, tolerance: f64) {
        assert!((a - b).abs() < tolerance, "{a} is not {b}");
    }

    /// The share of Student's distribution between -t and t (Abramowitz & Stegun, 26.7.3 and 26.7.4).
    fn within(t: f64, freedom: usize) -> f64 {
        let (sin, cos) = (t / (freedom as f64).sqrt()).atan().sin_cos();
        let odd = freedom % 2;
        let (mut term, mut sum) = (if odd == 1 { cos } else { 1.0 }, 0.0);
        for step in 1..=(freedom - odd) / 2 {
            sum += term;
            let up = 2 * step - 1 + odd;
            term *= cos * cos * up as f64 / (up + 1) as f64;
        }
        if odd == 1 { (sin.atan2(cos) + sin * sum) * 2.0 / std::f64::consts::PI } else { sin * sum }
    }

    #[test]
    fn student_s_quantiles_hold_95_percent() {
        for freedom in (1..=200).chain([1_000, 10_001]) {
            close(within(student(freedom), freedom), 0.95, 1e-6);
        }
        assert!((1..200).all(|freedom| student(freedom) > student(freedom + 1)), "no step where the table ends");
        close(student(usize::MAX), NORMAL, 1e-12);
    }

    #[test]
    fn wilson_by_published_numbers() {
        // Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
        for (successes, trials, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let interval = wilson(successes, trials).unwrap();
            close(interval.0, low, 5.1e-5);
            close(interval.1, high, 5.1e-5);
        }
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(3, 2), None);
    }

    #[test]
    fn a_mean_by_hand() {
        // sd² = (1 + 0 + 1) / 2 = 1; t of two degrees of freedom.
        let interval = mean_interval(&[1.0, 2.0, 3.0]).unwrap();
        assert_eq!((interval.mean, interval.sd), (2.0, 1.0));
        close(interval.high, 2.0 + 4.302_653 / 3.0_f64.sqrt(), 1e-12);
        close(interval.low, 2.0 - 4.302_653 / 3.0_f64.sqrt(), 1e-12);
        assert_eq!(mean_interval(&[0.7]), Some(MeanInterval { mean: 0.7, sd: 0.0, low: 0.7, high: 0.7 }));
        assert_eq!(mean_interval(&[]), None);
        assert_eq!(mean_interval(&[0.5, f64::NAN]), None);
    }

    proptest! {
        #[test]
        fn wilson_holds_the_share_mirrors_and_narrows(trials in 1..2_000_usize, part in 0.0..=1.0_f64) {
            let successes = (part * trials as f64).round() as usize;
            let (low, high) = wilson(successes, trials).unwrap();
            let share = successes as f64 / trials as f64;
            prop_assert!(0.0 <= low && low <= share && share <= high && high <= 1.0 && low < high);
            let mirrored = wilson(trials - successes, trials).unwrap();
            prop_assert!((mirrored.0 - (1.0 - high)).abs() < 1e-12 && (mirrored.1 - (1.0 - low)).abs() < 1e-12);
            let (finer_low, finer_high) = wilson(successes * 4, trials * 4).unwrap();
            prop_assert!(finer_high - finer_low < high - low);
        }

        #[test]
        fn a_mean_moves_and_scales_with_its_values(
            values in proptest::collection::vec(-1.0..1.0_f64, 1..50), scale in 0.1..10.0_f64, shift in -5.0..5.0_f64,
        ) {
            let one = mean_interval(&values).unwrap();
            let moved: Vec<f64> = values.iter().map(|value| value * scale + shift).collect();
            let other = mean_interval(&moved).unwrap();
            prop_assert!(one.low <= one.mean && one.mean <= one.high);
            for (was, is) in [(one.mean, other.mean), (one.low, other.low), (one.high, other.high)] {
                prop_assert!((was * scale + shift - is).abs() < 1e-9);
            }
            prop_assert!((one.sd * scale - other.sd).abs() < 1e-9);
        }
    }
}
