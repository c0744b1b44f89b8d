//! What a report says of an evaluation.
//!
//! Owns: metrics with intervals, the confusion matrix, curves, calibration, groups, a comparison and example images, as
//! data. Refuses: computing them. Categories are positions in [`Evaluation::categories`].

/// Which images were evaluated, and what the model knew of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EvaluationSet {
    /// Watched during the fit, never learnt from.
    Validation,
    /// Learnt from, each judged by a model that had not seen it.
    CrossValidation,
    /// Seen by no fit.
    #[default]
    Test,
    /// Those that the gallery showed; judged by a model that had not seen them where there is one.
    Shown,
    /// Learnt from and judged by the same model.
    Training,
    /// Those of a table of predictions that has the true categories too; where they come from is not known.
    Table,
}

/// A 95 % interval, low to high, in the unit of its metric.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// A number that may be undefined, with how far it can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Estimate {
    pub value: Option<f64>,
    pub interval: Option<Interval>,
}

/// A metric of all images.
#[derive(Debug, Clone, Default)]
pub struct Metric {
    /// Its fixed name: "accuracy", "balancedAccuracy", "mcc", …
    pub name: String,
    /// As a person reads it.
    pub label: String,
    pub estimate: Estimate,
    /// A share of images, written in percent; otherwise a plain number.
    pub percent: bool,
    pub formula: String,
    pub meaning: String,
    pub source: String,
}

/// Precision, recall and F1 of one category, 0 to 1.
#[derive(Debug, Clone, Default)]
pub struct CategoryScores {
    pub precision: Estimate,
    pub recall: Estimate,
    pub f1: Estimate,
    /// Under the receiver operating characteristic, 0 to 1; `None` where one side has no image.
    pub area: Option<f64>,
    /// Under the curve of precision against recall, 0 to 1.
    pub average_precision: Option<f64>,
    /// Evaluated images that truly are of this category.
    pub support: u64,
    pub notes: Vec<String>,
}

/// A curve of one category against all others.
#[derive(Debug, Clone, Default)]
pub struct Curve {
    /// Position of the category.
    pub category: usize,
    /// `[x, y]`, 0 to 1: false positive rate and true positive rate, or recall and precision.
    pub points: Vec<[f64; 2]>,
    /// Area under the curve, or average precision, 0 to 1.
    pub area: f64,
    /// What guessing reaches: 0.5, or the share of the category.
    pub chance: f64,
}

/// Images whose confidence lies above `from` and is at most `to`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bin {
    pub from: f64,
    pub to: f64,
    pub count: u64,
    /// Mean confidence, 0 to 1.
    pub confidence: f64,
    /// Share of right predictions, 0 to 1, with its 95 % interval.
    pub accuracy: f64,
    pub low: f64,
    pub high: f64,
}

/// How far confidence can be taken at its word.
#[derive(Debug, Clone, Default)]
pub struct Calibration {
    /// In order of confidence.
    pub bins: Vec<Bin>,
    /// Expected calibration error, 0 to 1.
    pub expected_error: Option<f64>,
    /// 0 (perfect) to 2.
    pub brier: Option<f64>,
}

/// Images of one truth that were called another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Confusion {
    pub truth: usize,
    pub prediction: usize,
    pub count: u64,
}

/// Images with one value in a metadata column.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// Empty: images without a value.
    pub value: String,
    pub count: u64,
    pub right: u64,
    /// Share of right predictions, 0 to 1, with its 95 % interval (Wilson).
    pub accuracy: f64,
    pub interval: Interval,
    /// What went wrong most often.
    pub confusion: Option<Confusion>,
}

/// One of two models on the same images.
#[derive(Debug, Clone, Default)]
pub struct Compared {
    pub name: String,
    /// Label and estimate, in the order shown.
    pub metrics: Vec<(String, Option<f64>)>,
}

/// Models on the same images.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// Two or more.
    pub models: Vec<Compared>,
    /// Images that all judged.
    pub count: u64,
    /// Images that one of them had learnt from.
    pub left_out: u64,
    /// Each two.
    pub pairs: Vec<Pair>,
    pub notes: Vec<String>,
}

/// Two models of a comparison; numbers are of images.
#[derive(Debug, Clone, Default)]
pub struct Pair {
    /// Places in [`Comparison::models`].
    pub first: usize,
    pub second: usize,
    pub both_right: u64,
    pub both_wrong: u64,
    pub only_first: u64,
    pub only_second: u64,
    /// Of McNemar's exact test, both sides.
    pub p: Option<f64>,
    /// Of all pairs together, after Holm.
    pub adjusted_p: Option<f64>,
    /// Accuracy of the second minus that of the first, −1 to 1.
    pub difference: Estimate,
}

/// What a model was found to be worth.
#[derive(Debug, Clone, Default)]
pub struct Evaluation {
    pub set: EvaluationSet,
    pub model: String,
    /// Images evaluated.
    pub count: u64,
    /// Of these, images that the model had learnt from: on them any metric promises too much.
    pub remembered: u64,
    /// Images that could not be evaluated.
    pub skipped: u64,
    /// Of a cross-validation; 0 otherwise.
    pub folds: u32,
    /// RFC 3339, UTC.
    pub evaluated_at: String,
    /// Names and colours ("#rrggbb") of the model's categories.
    pub categories: Vec<(String, String)>,
    pub metrics: Vec<Metric>,
    /// So many times the images were drawn anew for the intervals; 0: no bootstrap.
    pub resamples: u32,
    /// The interval of the accuracy is Wilson's, which takes images for independent; otherwise it is by bootstrap as
    /// the others are.
    pub wilson: bool,
    /// Whole groups by this metadata column were drawn.
    pub resampled_by: Option<String>,
    /// `matrix[truth][prediction]`, images.
    pub matrix: Vec<Vec<u64>>,
    /// In the order of `categories`.
    pub per_category: Vec<CategoryScores>,
    pub roc: Vec<Curve>,
    pub precision_recall: Vec<Curve>,
    pub calibration: Calibration,
    /// The metadata column of `groups`.
    pub group_column: Option<String>,
    /// Worst first.
    pub groups: Vec<Group>,
    pub comparison: Option<Comparison>,
    pub notes: Vec<String>,
}

impl Evaluation {
    /// The metric of this fixed name.
    #[must_use]
    pub fn metric(&self, name: &str) -> Option<&Metric> {
        self.metrics.iter().find(|metric| metric.name == name)
    }

    /// The name of a category; "?" for a position that there is none at.
    #[must_use]
    pub fn category(&self, position: usize) -> &str {
        self.categories.get(position).map_or("?", |(name, _)| name)
    }

    /// The most frequent cell off the diagonal, the first of equals; `None` if nothing was wrong.
    #[must_use]
    pub fn commonest_confusion(&self) -> Option<Confusion> {
        let mut found: Option<Confusion> = None;
        for (truth, row) in self.matrix.iter().enumerate() {
            for (prediction, &count) in row.iter().enumerate() {
                if truth != prediction && count > found.map_or(0, |confusion| confusion.count) {
                    found = Some(Confusion { truth, prediction, count });
                }
            }
        }
        found
    }
}

/// An image with what was said of it.
#[derive(Debug, Clone, Default)]
pub struct Example {
    /// A whole PNG or JPEG file.
    pub picture: Vec<u8>,
    /// A whole PNG or JPEG file with the explanation drawn over the image.
    pub explained: Option<Vec<u8>>,
    pub name: String,
    /// Names of the categories.
    pub truth: String,
    pub prediction: String,
    /// Probability of the prediction, 0 to 1.
    pub confidence: Option<f64>,
}
