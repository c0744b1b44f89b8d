//! How well predictions agree with labels.
//!
//! Owns: the confusion matrix and the metrics that follow from it, with their formulas in words, so that the window,
//! the command line and the documents say the same. Definitions after Sokolova & Lapalme, *Information Processing &
//! Management* 45 (2009) 427-437; cross entropy as in Bishop, *Pattern Recognition and Machine Learning* (2006), 4.108.
//! Refuses: deciding which images are evaluated. Rows of the matrix are always ground truth, columns predictions.

mod formulas;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests;

pub use formulas::{Formula, formulas};

use crate::ImageId;

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
    /// them had equally many images (Brodersen et al., *International Conference on Pattern Recognition* (2010) 3121-3124).
    /// `None` without images.
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
    let mut count = 0_usize;
    for item in scored {
        if item.truth >= categories || item.probabilities.len() != categories {
            continue;
        }
        cells[item.truth][most_probable(item.probabilities)].push(item.image);
        let p = f64::from(item.probabilities[item.truth]);
        let p = if p.is_nan() { 0.0 } else { p.min(1.0) };
        surprise -= p.max(Evaluation::SMALLEST_PROBABILITY).ln();
        count += 1;
    }
    let per_category: Vec<CategoryScores> = (0..categories).map(|category| scores(&cells, category)).collect();
    let correct: usize = (0..categories).map(|category| cells[category][category].len()).sum();
    let mean = |total: f64| (count > 0).then(|| total / count as f64);
    let macro_scores = macro_scores(&per_category);
    Evaluation {
        count,
        accuracy: mean(correct as f64),
        balanced_accuracy: (count > 0).then_some(macro_scores.recall),
        cross_entropy: mean(surprise),
        macro_scores,
        per_category,
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

fn scores(cells: &[Vec<Vec<ImageId>>], category: usize) -> CategoryScores {
    let support: usize = cells[category].iter().map(Vec::len).sum();
    let predicted: usize = cells.iter().map(|row| row[category].len()).sum();
    let hits = cells[category][category].len();
    let ratio = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
    CategoryScores {
        precision: ratio(hits, predicted),
        recall: ratio(hits, support),
        f1: ratio(2 * hits, predicted + support),
        support,
        never_predicted: predicted == 0,
    }
}

fn macro_scores(per_category: &[CategoryScores]) -> MacroScores {
    let present: Vec<&CategoryScores> = per_category.iter().filter(|scores| scores.support > 0).collect();
    if present.is_empty() {
        return MacroScores::default();
    }
    let mean = |value: fn(&CategoryScores) -> f64| {
        present.iter().map(|scores| value(scores)).sum::<f64>() / present.len() as f64
    };
    MacroScores { precision: mean(|s| s.precision), recall: mean(|s| s.recall), f1: mean(|s| s.f1) }
}
