//! A confusion matrix as counts, and every number that follows from the counts alone.
//!
//! Owns: precision, recall and F1 of a category and their means, accuracy, Cohen's kappa and Matthews' correlation.
//! Refuses: images and probabilities. Rows are ground truth, columns predictions.

use super::{CategoryScores, MacroScores};
use crate::agreement;

#[derive(Debug)]
pub(super) struct Matrix {
    categories: usize,
    /// Row by row.
    counts: Vec<u64>,
    /// Row sums: images that truly belong to each category.
    support: Vec<u64>,
    /// Column sums: images predicted as each category.
    predicted: Vec<u64>,
    count: u64,
}

impl Matrix {
    /// `counts` row by row, `categories` squared of them.
    pub(super) fn new(categories: usize, counts: Vec<u64>) -> Self {
        let mut support = vec![0; categories];
        let mut predicted = vec![0; categories];
        // Without categories there are no rows, and chunks of nothing are not allowed.
        for (row, images) in counts.chunks_exact(categories.max(1)).zip(&mut support) {
            *images = row.iter().sum();
            predicted.iter_mut().zip(row).for_each(|(sum, count)| *sum += count);
        }
        let count = support.iter().sum();
        Self { categories, counts, support, predicted, count }
    }

    pub(super) fn count(&self) -> u64 {
        self.count
    }

    fn hits(&self, category: usize) -> u64 {
        self.counts[category * self.categories + category]
    }

    fn right(&self) -> u64 {
        (0..self.categories).map(|category| self.hits(category)).sum()
    }

    /// `None` without images.
    pub(super) fn accuracy(&self) -> Option<f64> {
        share(self.right(), self.count)
    }

    /// TP / (TP + FP); `None` if nothing was predicted as this category.
    pub(super) fn precision(&self, category: usize) -> Option<f64> {
        share(self.hits(category), self.predicted[category])
    }

    /// TP / (TP + FN); `None` without images of this category.
    pub(super) fn recall(&self, category: usize) -> Option<f64> {
        share(self.hits(category), self.support[category])
    }

    /// 2 TP / (2 TP + FP + FN); `None` if the category is on neither side.
    pub(super) fn f1(&self, category: usize) -> Option<f64> {
        share(2 * self.hits(category), self.predicted[category] + self.support[category])
    }

    /// What is undefined counts as 0, as [`CategoryScores`] says.
    pub(super) fn scores(&self, category: usize) -> CategoryScores {
        CategoryScores {
            precision: self.precision(category).unwrap_or(0.0),
            recall: self.recall(category).unwrap_or(0.0),
            f1: self.f1(category).unwrap_or(0.0),
            support: self.support[category] as usize,
            never_predicted: self.predicted[category] == 0,
        }
    }

    /// Plain means over the categories that have images; `None` without images.
    pub(super) fn macro_scores(&self) -> Option<MacroScores> {
        self.mean_scores(|support| f64::from(u8::from(support > 0)))
    }

    /// Means over the categories, each weighted with its images; `None` without images.
    pub(super) fn weighted_scores(&self) -> Option<MacroScores> {
        self.mean_scores(|support| support as f64)
    }

    fn mean_scores(&self, weight: fn(u64) -> f64) -> Option<MacroScores> {
        let whole: f64 = self.support.iter().map(|support| weight(*support)).sum();
        if whole == 0.0 {
            return None;
        }
        let mut sums = MacroScores::default();
        for category in 0..self.categories {
            let (weight, scores) = (weight(self.support[category]), self.scores(category));
            sums.precision += weight * scores.precision;
            sums.recall += weight * scores.recall;
            sums.f1 += weight * scores.f1;
        }
        Some(MacroScores { precision: sums.precision / whole, recall: sums.recall / whole, f1: sums.f1 / whole })
    }

    /// Cohen's kappa between labels and predictions, -1 to 1; `None` where chance alone would always agree.
    pub(super) fn kappa(&self) -> Option<f64> {
        let n = self.count as f64;
        agreement::kappa(self.accuracy()?, dot(&self.support, &self.predicted) / (n * n))
    }

    /// Matthews' correlation for any number of categories (Gorodkin, *Computational Biology and Chemistry* 28 (2004)
    /// 367-374), -1 to 1. `None` where it is 0/0: without images, or if one category holds all of them or gets
    /// all predictions.
    pub(super) fn mcc(&self) -> Option<f64> {
        let n = self.count as f64;
        let varied = (n * n - dot(&self.support, &self.support)) * (n * n - dot(&self.predicted, &self.predicted));
        let together = self.right() as f64 * n - dot(&self.support, &self.predicted);
        (varied > 0.0).then(|| together / varied.sqrt())
    }
}

fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

fn dot(a: &[u64], b: &[u64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| *a as f64 * *b as f64).sum()
}
