//! The metrics of an evaluation, each a single number.
//!
//! Owns: which metrics there are, their names on the wire, and all their values at once. Refuses: saying how far they
//! can be trusted ([`super::bootstrap`](fn@super::bootstrap)) and which one matters.

use super::Scored;
use super::sheet::Sheet;

/// A single number for how well predictions agree with labels, defined in [`formulas`](fn@super::formulas).
///
/// Means over categories leave out those without images, as in [`super::evaluate`]. The expected calibration error is
/// not among them but in [`crate::reliability`]: it depends on a number of bins, and chance alone makes it larger, in a
/// resample more than in the images themselves, so that a percentile interval would lie above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Metric {
    /// Share of images predicted right, 0 to 1.
    Accuracy,
    /// Mean recall, 0 to 1; the same number as [`Metric::MacroRecall`].
    BalancedAccuracy,
    /// Cohen's kappa between labels and predictions, -1 to 1. Undefined where chance alone would always agree.
    Kappa,
    /// Matthews' correlation for any number of categories (Gorodkin 2004), -1 to 1. Undefined (0/0) if one category
    /// holds all images or gets all predictions; other programs then say 0.
    Mcc,
    /// Mean of -ln p(true category), nats, 0 is best.
    CrossEntropy,
    /// Mean squared distance between probabilities and truth, 0 (best) to 2.
    Brier,
    /// Plain means over categories, 0 to 1. The precision of a category that was never predicted counts as 0.
    MacroPrecision,
    MacroRecall,
    MacroF1,
    /// Means over categories, each weighted with its images, 0 to 1. The weighted recall is the accuracy.
    WeightedPrecision,
    WeightedRecall,
    WeightedF1,
    /// Mean area under the ROC curve of each category against all others, 0 to 1, over the categories that have images
    /// and are not all of them.
    RocAuc,
    /// Mean average precision of each category against all others, 0 to 1, over the same categories.
    AveragePrecision,
}

impl Metric {
    pub const ALL: [Self; 14] = [
        Self::Accuracy,
        Self::BalancedAccuracy,
        Self::Kappa,
        Self::Mcc,
        Self::CrossEntropy,
        Self::Brier,
        Self::MacroPrecision,
        Self::MacroRecall,
        Self::MacroF1,
        Self::WeightedPrecision,
        Self::WeightedRecall,
        Self::WeightedF1,
        Self::RocAuc,
        Self::AveragePrecision,
    ];

    /// On the wire, and in [`formulas`](fn@super::formulas).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accuracy => "accuracy",
            Self::BalancedAccuracy => "balancedAccuracy",
            Self::Kappa => "kappa",
            Self::Mcc => "mcc",
            Self::CrossEntropy => "crossEntropy",
            Self::Brier => "brier",
            Self::MacroPrecision => "macroPrecision",
            Self::MacroRecall => "macroRecall",
            Self::MacroF1 => "macroF1",
            Self::WeightedPrecision => "weightedPrecision",
            Self::WeightedRecall => "weightedRecall",
            Self::WeightedF1 => "weightedF1",
            Self::RocAuc => "rocAuc",
            Self::AveragePrecision => "averagePrecision",
        }
    }
}

/// The value of every metric over `categories` categories, in the order of [`Metric::ALL`]; `None` where it is
/// undefined.
///
/// Images are left out and predictions read as by [`super::evaluate`]; for the curves, a probability that is not a
/// number counts as 0.
#[must_use]
pub fn metrics(categories: usize, scored: &[Scored<'_>]) -> Vec<(Metric, Option<f64>)> {
    let sheet = Sheet::new(categories, scored);
    let figures = sheet.figures(&vec![1; sheet.places().len()]);
    Metric::ALL.into_iter().zip(figures.metrics).collect()
}
