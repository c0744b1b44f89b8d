//! How well predictions agree with labels.
//!
//! Owns: [`Evaluation`] (the images of each cell of the confusion matrix and the metrics that follow from it), and in
//! the modules below every other figure that needs only labels and probabilities: all [`Metric`]s with their intervals
//! ([`bootstrap`](fn@bootstrap)), ROC and precision-recall curves ([`ranking`](fn@ranking)), two models on the same
//! images ([`paired`](fn@paired)), groups of images ([`by_group`]), the worst misses ([`top_losses`]), and all of it in
//! words ([`formulas`](fn@formulas)), so that the window, the command line and the documents say the same. Definitions
//! after Sokolova & Lapalme, *Information Processing & Management* 45 (2009) 427-437; cross entropy as in Bishop,
//! *Pattern Recognition and Machine Learning* (2006), 4.108.
//! Refuses: deciding which images are evaluated. Rows of the matrix are always ground truth, columns predictions.

mod bootstrap;
mod formulas;
mod grouped;
mod losses;
mod matrix;
mod metrics;
mod paired;
mod ranking;
mod sheet;
mod tails;
mod thin;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod golden_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests;

pub use bootstrap::{CategoryIntervals, Intervals, bootstrap, resampled};
pub use formulas::{Formula, formulas};
pub use grouped::{Confusion, GroupScores, by_group};
pub use losses::{Loss, top_losses};
pub use metrics::{Metric, metrics};
pub use paired::{ChiSquared, Paired, holm, paired};
pub use ranking::{CurvePoint, RankingCurves, ranking};
pub use thin::thin;

use crate::ImageId;
use matrix::Matrix;

/// One image with its true category and a model's probabilities.
#[derive(Debug, Clone, Copy)]
pub struct Scored<'a> {
    pub image: ImageId,
    /// Position of the true category.
    pub truth: usize,
    /// One per category, 0 to 1.
    pub probabilities: &'a [f32],
}

/// Precision, recall and F1 of one category.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CategoryScores {
    /// TP / (TP + FP); 0 if nothing was predicted as this category.
    pub precision: f64,
    /// TP / (TP + FN); 0 if no image of this category was evaluated.
    pub recall: f64,
    /// 2 TP / (2 TP + FP + FN); 0 if the category appears on neither side.
    pub f1: f64,
    /// Images whose true category this is.
    pub support: usize,
    /// Nothing was predicted as this category, so the precision is undefined and counted as 0.
    pub never_predicted: bool,
}

/// Unweighted means over the categories that have at least one true image.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct MacroScores {
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
}

/// The agreement of predictions with labels on a set of images.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// `cells[truth][prediction]`: the images counted there, in the order in which they were given.
    pub cells: Vec<Vec<Vec<ImageId>>>,
    /// Images evaluated.
    pub count: usize,
    /// Share of images on the diagonal; `None` without images.
    pub accuracy: Option<f64>,
    /// Mean recall of the categories that have at least one true image, 0 to 1: what the accuracy would be if all of
    /// them had equally many images (Brodersen et al., *International Conference on Pattern Recognition* (2010)
    /// 3121-3124). `None` without images.
    pub balanced_accuracy: Option<f64>,
    /// Mean of -ln p(true category) in nats, with p not below [`Evaluation::SMALLEST_PROBABILITY`]; `None` without
    /// images.
    pub cross_entropy: Option<f64>,
    pub macro_scores: MacroScores,
    pub per_category: Vec<CategoryScores>,
}

impl Evaluation {
    /// Keeps the cross entropy finite when a model gives its true category no chance at all: the smallest normal f32.
    pub const SMALLEST_PROBABILITY: f64 = f32::MIN_POSITIVE as f64;

    /// Images per cell; rows are ground truth.
    #[must_use]
    pub fn matrix(&self) -> Vec<Vec<usize>> {
        self.cells.iter().map(|row| row.iter().map(Vec::len).collect()).collect()
    }
}

/// Evaluates predictions over `categories` categories.
///
/// Images whose truth is not a category, or that have another number of probabilities, are left out. The predicted
/// category is the most probable, the first of equals; values that are not a number lose against any number.
#[must_use]
pub fn evaluate(categories: usize, scored: &[Scored<'_>]) -> Evaluation {
    let mut cells = vec![vec![Vec::new(); categories]; categories];
    let mut surprise = 0.0;
    for judged in scored.iter().filter_map(|item| judge(categories, item)) {
        cells[judged.truth][judged.predicted].push(judged.image);
        surprise += judged.surprise;
    }
    let matrix = Matrix::new(categories, cells.iter().flatten().map(|cell| cell.len() as u64).collect());
    let count = matrix.count() as usize;
    let macro_scores = matrix.macro_scores();
    Evaluation {
        count,
        accuracy: matrix.accuracy(),
        balanced_accuracy: macro_scores.map(|scores| scores.recall),
        cross_entropy: (count > 0).then(|| surprise / count as f64),
        macro_scores: macro_scores.unwrap_or_default(),
        per_category: (0..categories).map(|category| matrix.scores(category)).collect(),
        cells,
    }
}

/// Position of the highest value, the first of equals; what is not a number loses against any number.
#[must_use]
pub fn most_probable(probabilities: &[f32]) -> usize {
    let mut best = 0;
    for (position, value) in probabilities.iter().enumerate() {
        if *value > probabilities[best] || (probabilities[best].is_nan() && !value.is_nan()) {
            best = position;
        }
    }
    best
}

/// A model's value as a probability: what is not a number counts as 0, what is outside 0 to 1 as the nearer bound.
pub(crate) fn probability(value: f32) -> f64 {
    if value.is_nan() { 0.0 } else { f64::from(value).clamp(0.0, 1.0) }
}

/// Σ (p - y)² over all categories, y being 1 for the true one and 0 for the others: an image's part of the Brier score.
pub(crate) fn squared_distance(item: &Scored<'_>) -> f64 {
    let distance =
        |(category, value): (usize, &f32)| (probability(*value) - f64::from(u8::from(category == item.truth))).powi(2);
    item.probabilities.iter().enumerate().map(distance).sum()
}

/// What an image was taken for.
#[derive(Debug, Clone, Copy)]
struct Judged {
    image: ImageId,
    truth: usize,
    predicted: usize,
    /// -ln p(true category) in nats, at least 0 and finite.
    surprise: f64,
}

/// The one rule of which images count and what is predicted; `None` for an image that is left out.
fn judge(categories: usize, item: &Scored<'_>) -> Option<Judged> {
    if item.truth >= categories || item.probabilities.len() != categories {
        return None;
    }
    let p = probability(item.probabilities[item.truth]).max(Evaluation::SMALLEST_PROBABILITY);
    // A certain truth is no surprise, and not one of -0.
    let surprise = 0.0 - p.ln();
    Some(Judged { image: item.image, truth: item.truth, predicted: most_probable(item.probabilities), surprise })
}
