//! Bringing features to one scale.
//!
//! Owns: mean and standard deviation of each feature over the labelled images, and how much each feature tells the
//! categories apart, kept in the model. Refuses: single images; a feature that is the same everywhere becomes 0.

/// Values further from the mean than so many standard deviations are held there.
const FARTHEST: f32 = 5.0;
/// A feature that varies by less than this share of its size is taken for constant.
const CONSTANT: f64 = 1e-7;
/// Labels that the variance within categories is worth before any was seen; in units of the feature's own variance.
const PRIOR: f64 = 2.0;

/// One scale for each feature.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scaling {
    pub(crate) centre: Vec<f32>,
    /// 1 / standard deviation; 0 for a feature that does not vary.
    pub(crate) factor: Vec<f32>,
    /// Fisher's ratio (1936): the root of the variance between categories over that within them, so that what tells them
    /// apart counts more. Together they make the squared length of the labelled rows 1 on average.
    pub(crate) weight: Vec<f32>,
}

impl Scaling {
    /// From rows of features, `[rows, width]`, at least one, and what they are known to be.
    pub(crate) fn of(rows: &[f32], width: usize, truths: &[usize], classes: usize) -> Self {
        let Spread { centre, factor } = Spread::of(rows, width);
        let mut scaling = Self { centre, factor, weight: vec![1.0; width] };
        scaling.weigh(rows, truths, classes);
        scaling
    }

    fn weigh(&mut self, rows: &[f32], truths: &[usize], classes: usize) {
        let width = self.centre.len();
        let mut scaled = Vec::with_capacity(rows.len());
        rows.chunks_exact(width.max(1)).for_each(|row| self.apply(row, &mut scaled));
        let mut counts = vec![0.0_f64; classes];
        let mut means = vec![0.0_f64; classes * width];
        for (row, &truth) in scaled.chunks_exact(width.max(1)).zip(truths) {
            counts[truth] += 1.0;
            means[truth * width..][..width].iter_mut().zip(row).for_each(|(sum, value)| *sum += f64::from(*value));
        }
        for (means, count) in means.chunks_exact_mut(width.max(1)).zip(&counts) {
            means.iter_mut().for_each(|mean| *mean /= count.max(1.0));
        }
        let mut within = vec![0.0_f64; width];
        for (row, &truth) in scaled.chunks_exact(width.max(1)).zip(truths) {
            for ((within, value), mean) in within.iter_mut().zip(row).zip(&means[truth * width..]) {
                *within += (f64::from(*value) - mean).powi(2);
            }
        }
        let present: Vec<usize> = (0..classes).filter(|&class| counts[class] > 0.0).collect();
        let known = present.len().max(1) as f64;
        let freedom = PRIOR + truths.len() as f64 - known;
        let mut weights: Vec<f64> = (0..width)
            .map(|feature| {
                let of = |class: &usize| means[class * width + feature];
                let middle = present.iter().map(of).sum::<f64>() / known;
                let between = present.iter().map(|class| (of(class) - middle).powi(2)).sum::<f64>() / known;
                (between / ((PRIOR + within[feature]) / freedom)).sqrt()
            })
            .collect();
        let lengths: f64 = scaled
            .chunks_exact(width.max(1))
            .map(|row| {
                row.iter().zip(&weights).map(|(value, weight)| (f64::from(*value) * weight).powi(2)).sum::<f64>()
            })
            .sum();
        let length = (lengths / truths.len().max(1) as f64).sqrt();
        if length > 0.0 {
            weights.iter_mut().for_each(|weight| *weight /= length);
        }
        self.weight = weights.into_iter().map(|weight| weight as f32).collect();
    }

    /// The features of an image at this scale, appended to `out`. The result is always finite.
    pub(crate) fn apply(&self, features: &[f32], out: &mut Vec<f32>) {
        let scales = self.centre.iter().zip(&self.factor).zip(&self.weight);
        out.extend(
            features
                .iter()
                .zip(scales)
                .map(|(value, ((centre, factor), weight))| held((value - centre) * factor) * weight),
        );
    }
}

/// One scale for each feature, from what the features are alone.
pub(crate) struct Spread {
    centre: Vec<f32>,
    /// 1 / standard deviation; 0 for a feature that does not vary.
    factor: Vec<f32>,
}

impl Spread {
    /// From rows of features, `[rows, width]`.
    pub(crate) fn of(rows: &[f32], width: usize) -> Self {
        let count = (rows.len() / width.max(1)).max(1) as f64;
        let each = || rows.chunks_exact(width.max(1));
        let mut means = vec![0.0_f64; width];
        for row in each() {
            means.iter_mut().zip(row).for_each(|(mean, value)| *mean += f64::from(*value) / count);
        }
        let mut variances = vec![0.0_f64; width];
        for row in each() {
            for ((variance, mean), value) in variances.iter_mut().zip(&means).zip(row) {
                *variance += (f64::from(*value) - mean).powi(2) / count;
            }
        }
        let factor = variances
            .iter()
            .zip(&means)
            .map(|(variance, mean)| {
                let deviation = variance.sqrt();
                if deviation > CONSTANT * (mean.abs() + 1e-12) { (1.0 / deviation) as f32 } else { 0.0 }
            })
            .collect();
        Self { centre: means.into_iter().map(|mean| mean as f32).collect(), factor }
    }

    pub(crate) fn width(&self) -> usize {
        self.centre.len()
    }

    /// The features of an image at this scale, appended to `out`. The result is always finite.
    pub(crate) fn apply(&self, features: &[f32], out: &mut Vec<f32>) {
        let scales = self.centre.iter().zip(&self.factor);
        out.extend(features.iter().zip(scales).map(|(value, (centre, factor))| held((value - centre) * factor)));
    }
}

/// What is no number says nothing.
fn held(scaled: f32) -> f32 {
    if scaled.is_nan() { 0.0 } else { scaled.clamp(-FARTHEST, FARTHEST) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scaled(scaling: &Scaling, rows: &[f32]) -> Vec<f32> {
        let mut out = Vec::new();
        rows.chunks_exact(scaling.centre.len()).for_each(|row| scaling.apply(row, &mut out));
        out
    }

    #[test]
    fn rows_are_centred_and_of_length_1_and_what_separates_counts_more() {
        // The truth with little noise, noise alone, and a constant.
        let truths: Vec<usize> = (0..60).map(|at| at % 2).collect();
        let rows: Vec<f32> = (0..60)
            .flat_map(|at| [(at % 2) as f32 * 1e4 + (at % 7) as f32, ((at * 31) % 17) as f32 / 17.0, 7.0])
            .collect();
        let scaling = Scaling::of(&rows, 3, &truths, 2);
        let scaled = scaled(&scaling, &rows);
        for column in 0..3 {
            let sum: f32 = scaled.iter().skip(column).step_by(3).sum();
            assert!(sum.abs() < 1e-3, "{column}: {sum}");
        }
        let length = scaled.iter().map(|value| value * value).sum::<f32>() / 60.0;
        assert!((length - 1.0).abs() < 1e-3, "{length}");
        assert!(scaling.weight[0] > 10.0 * scaling.weight[1], "{:?}", scaling.weight);
        assert!(scaled.iter().skip(2).step_by(3).all(|value| *value == 0.0), "a constant says nothing");
    }

    #[test]
    fn outliers_are_held_and_what_is_no_number_says_nothing() {
        let scaling = Scaling::of(&[0.0, 0.0, 2.0, 2.0], 2, &[0, 1], 2);
        let far = scaled(&scaling, &[1e9, f32::NAN, f32::NEG_INFINITY, 1.0]);
        let most = 5.0 * scaling.weight[0];
        assert_eq!((far[0], far[1], far[2]), (most, 0.0, -most));
    }

    #[test]
    fn labels_of_one_category_or_one_image_do_no_harm() {
        for truths in [vec![0, 0, 0], vec![1, 1, 1]] {
            let scaling = Scaling::of(&[1.0, 2.0, 3.0], 1, &truths, 2);
            assert!(scaling.weight.iter().all(|weight| weight.is_finite()));
        }
        assert!(scaled(&Scaling::of(&[4.0], 1, &[0], 2), &[9.0]).iter().all(|value| value.is_finite()));
    }
}
