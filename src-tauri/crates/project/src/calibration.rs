//! Whether a model that says 90 % is right nine times out of ten, and what to divide its logits by so that it is.
//!
//! Owns: temperature scaling and the reliability of probabilities, after Guo et al., *International Conference on
//! Machine Learning*, PMLR 70 (2017) 1321-1330. Refuses: changing which category is predicted, and choosing the images.
//! A temperature belongs on images that were not trained on, and is judged on others than those it was fitted to.

use crate::evaluation::{most_probable, probability, squared_distance};
use crate::interval::wilson;
use crate::{Evaluation, Scored};

/// The lowest temperature that [`fit_temperature`] gives: very much surer than the model was.
pub const LOWEST_TEMPERATURE: f64 = 0.05;
/// The highest temperature that [`fit_temperature`] gives: almost as unsure as a guess.
pub const HIGHEST_TEMPERATURE: f64 = 20.0;

/// The temperature T that makes the true categories most likely: the least mean of -ln softmax(z / T)\[truth\], with T
/// between [`LOWEST_TEMPERATURE`] and [`HIGHEST_TEMPERATURE`]. Above 1 the model was too sure of itself.
///
/// `logits_or_log_probabilities` has one row of `categories` values for each truth. Logits and natural logarithms of
/// probabilities give the same T, since a row's logits and its log probabilities differ by a constant that softmax takes
/// out. A probability of 0, so a logarithm of -∞, counts as [`Evaluation::SMALLEST_PROBABILITY`] of the row's highest.
///
/// Left out are rows that hold NaN or +∞ or no finite value, and rows whose truth is not a category. The answer is 1 if
/// none remains or if all categories are always equally likely. If every image is predicted right, any lower temperature
/// is better still, and the answer is the lowest: then too few images were seen to tell.
#[must_use]
pub fn fit_temperature(logits_or_log_probabilities: &[f32], categories: usize, truths: &[usize]) -> f64 {
    if categories == 0 {
        return 1.0;
    }
    // Each row relative to its highest value, so that no exponential overflows; with the position of its truth.
    let mut values: Vec<f64> = Vec::new();
    let mut kept: Vec<usize> = Vec::new();
    let floor = Evaluation::SMALLEST_PROBABILITY.ln();
    for (row, truth) in logits_or_log_probabilities.chunks_exact(categories).zip(truths) {
        let highest = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        if *truth >= categories || !highest.is_finite() || row.iter().any(|value| value.is_nan()) {
            continue;
        }
        let below_highest = |value: &f32| {
            if *value == f32::NEG_INFINITY { floor } else { f64::from(*value) - f64::from(highest) }
        };
        values.extend(row.iter().map(below_highest));
        kept.push(*truth);
    }
    if values.iter().all(|value| *value == 0.0) {
        return 1.0;
    }
    // In 1/T the likelihood is convex, so its slope has at most one zero: halving the interval of ln T always finds it.
    let (mut low, mut high) = (LOWEST_TEMPERATURE.ln(), HIGHEST_TEMPERATURE.ln());
    if slope(&values, categories, &kept, 1.0 / HIGHEST_TEMPERATURE) > 0.0 {
        return HIGHEST_TEMPERATURE;
    }
    if slope(&values, categories, &kept, 1.0 / LOWEST_TEMPERATURE) <= 0.0 {
        return LOWEST_TEMPERATURE;
    }
    for _ in 0..48 {
        let middle = (low + high) / 2.0;
        if slope(&values, categories, &kept, (-middle).exp()) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    ((low + high) / 2.0).exp()
}

/// The derivative of the summed -ln softmax(values · `sharpness`)\[truth\] by `sharpness` = 1/T: for each row the
/// expected value minus the true one. Positive where less sharpness, so a higher temperature, is better.
fn slope(values: &[f64], categories: usize, truths: &[usize], sharpness: f64) -> f64 {
    let rows = values.chunks_exact(categories).zip(truths);
    rows.map(|(row, truth)| {
        let (mut weights, mut weighted) = (0.0, 0.0);
        for value in row {
            let weight = (value * sharpness).exp();
            weights += weight;
            weighted += weight * value;
        }
        weighted / weights - row[*truth]
    })
    .sum()
}

/// Probabilities at another temperature: each to the power of 1/T, scaled so that they sum to 1.
///
/// Computed from logarithms, so that nothing vanishes or overflows. The most probable category (the first of equals)
/// stays the most probable. A probability of 0 stays 0, and a value that is no probability (negative, NaN, infinite)
/// counts as 0; if none is above 0 they come back as they are. A temperature that is not above 0 and finite counts as 1.
#[must_use]
pub fn at_temperature(probabilities: &[f32], temperature: f64) -> Vec<f32> {
    let temperature = if temperature.is_finite() && temperature > 0.0 { temperature } else { 1.0 };
    let clean: Vec<f32> = probabilities.iter().map(|p| if p.is_finite() && *p > 0.0 { *p } else { 0.0 }).collect();
    let best = most_probable(&clean);
    let Some(highest) = clean.get(best).copied().filter(|highest| *highest > 0.0) else {
        return probabilities.to_vec();
    };
    let highest = f64::from(highest).ln();
    let powers: Vec<f64> = clean.iter().map(|p| ((f64::from(*p).ln() - highest) / temperature).exp()).collect();
    let sum: f64 = powers.iter().sum();
    let mut scaled: Vec<f32> = powers.iter().map(|power| (power / sum) as f32).collect();
    // Values that were almost equal can round to the same number: the best stays ahead by the last digit.
    if most_probable(&scaled) != best {
        scaled[best] = scaled[best].next_up();
    }
    scaled
}

/// The predictions whose confidence lies above `from` and is at most `to`. The confidence of a prediction is the
/// probability of the predicted category. All numbers are between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReliabilityBin {
    pub from: f64,
    pub to: f64,
    pub count: usize,
    /// Mean confidence; 0 in an empty bin.
    pub confidence: f64,
    /// Share of predictions that are right; 0 in an empty bin.
    pub accuracy: f64,
    /// The 95 % interval of the accuracy ([`wilson`]); 0 to 1 in an empty bin.
    pub accuracy_low: f64,
    pub accuracy_high: f64,
}

/// How far a model's confidence can be taken at its word.
#[derive(Debug, Clone, PartialEq)]
pub struct Reliability {
    /// Of equal width, from 0 to 1.
    pub bins: Vec<ReliabilityBin>,
    /// Mean distance of confidence and accuracy over the bins, each weighted with its images: Σ n/N · |accuracy -
    /// confidence|, 0 (best) to 1. It depends on the number of bins. `None` without images.
    pub expected_calibration_error: Option<f64>,
    /// Mean over the images of Σ (p - y)² over all categories, y being 1 for the true one and 0 for the others: 0 (best)
    /// to 2 (Brier, *Monthly Weather Review* 78 (1950) 1-3). `None` without images.
    pub brier: Option<f64>,
}

/// Sorts predictions into `bins` bins of equal width by their confidence; 0 bins count as one.
///
/// The predicted category is the most probable, the first of equals, as in [`crate::evaluate`]; images whose truth is
/// not one of their probabilities are left out. A value that is not a number counts as 0, one outside 0 to 1 as the
/// nearer bound; a confidence of 0 goes to the first bin.
#[must_use]
pub fn reliability(scored: &[Scored<'_>], bins: usize) -> Reliability {
    let bins = bins.max(1);
    let mut sums = vec![Sums::default(); bins];
    let mut squares = 0.0;
    for item in scored.iter().filter(|item| item.truth < item.probabilities.len()) {
        let predicted = most_probable(item.probabilities);
        let confidence = probability(item.probabilities[predicted]);
        // Exact: an f32 times a small whole number is an f64.
        let bin = ((confidence * bins as f64).ceil() as usize).clamp(1, bins) - 1;
        sums[bin].count += 1;
        sums[bin].confidence += confidence;
        sums[bin].right += usize::from(predicted == item.truth);
        squares += squared_distance(item);
    }
    let count: usize = sums.iter().map(|sum| sum.count).sum();
    let bins: Vec<ReliabilityBin> = sums.iter().enumerate().map(|(position, sum)| sum.bin(position, bins)).collect();
    let mean = |total: f64| (count > 0).then(|| total / count as f64);
    let gaps = bins.iter().map(|bin| bin.count as f64 * (bin.accuracy - bin.confidence).abs()).sum();
    Reliability { expected_calibration_error: mean(gaps), brier: mean(squares), bins }
}

#[derive(Clone, Default)]
struct Sums {
    count: usize,
    right: usize,
    confidence: f64,
}

impl Sums {
    fn bin(&self, position: usize, bins: usize) -> ReliabilityBin {
        let mean = |total: f64| if self.count == 0 { 0.0 } else { total / self.count as f64 };
        let (accuracy_low, accuracy_high) = wilson(self.right, self.count).unwrap_or((0.0, 1.0));
        ReliabilityBin {
            from: position as f64 / bins as f64,
            to: (position + 1) as f64 / bins as f64,
            count: self.count,
            confidence: mean(self.confidence),
            accuracy: mean(self.right as f64),
            accuracy_low,
            accuracy_high,
        }
    }
}

#[cfg(test)]
#[path = "calibration_tests.rs"]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests;
