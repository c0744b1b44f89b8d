//! An evaluation on the wire.

use serde::{Deserialize, Serialize};
use specta::Type;
use vesicle_project::arrange::Arrangement;

use super::ModelCategory;

/// What a model is evaluated on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum EvaluationSet {
    /// Images that were watched during the fit and never learnt from.
    Validation,
    /// Training images, each judged by a model that had not seen it.
    CrossValidation,
    /// Images that no fit has seen.
    Test,
    /// The labelled images that the gallery shows. Those that were learnt from are judged by a model that had not seen them,
    /// where there is one; how many are not is said.
    Shown,
    /// Images that were learnt from: how well they are remembered, not how good the model is.
    Training,
}

/// Images of an evaluation that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum EvaluationImages {
    /// Of a cell of the matrix.
    Cell { truth: u32, prediction: u32 },
    /// All that were predicted wrong.
    Wrong,
    /// All with this value in a metadata column; `wrong`: only those that were predicted wrong.
    Group { column: String, value: String, wrong: bool },
}

/// A curve of an evaluation, each of one category against all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CurveKind {
    /// True positives against false positives, at every threshold (receiver operating characteristic).
    Roc,
    /// Precision against recall, at every threshold.
    PrecisionRecall,
}

/// A table of an evaluation, as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum EvaluationTable {
    Metrics,
    Matrix,
    Categories,
    /// By a metadata column.
    Groups {
        column: String,
    },
    /// Each image with its truth, its prediction and all probabilities.
    Images,
}

wire! {
    /// What an evaluation says at a glance.
    pub struct EvaluationSummary {
        pub set: EvaluationSet,
        pub model_name: String,
        /// Images evaluated.
        pub count: u32,
        /// Of these, images that the model judged itself and had learnt from.
        pub remembered: u32,
        pub accuracy: Option<f64>,
        /// RFC 3339, UTC.
        pub evaluated_at: String,
    }

    pub struct EvaluationView {
        pub set: EvaluationSet,
        /// Of a cross-validation; 0 otherwise.
        pub folds: u32,
        pub model_name: String,
        /// Images evaluated.
        pub count: u32,
        /// Of these, images that the model judged itself and had learnt from: on them any metric promises too much.
        pub remembered: u32,
        /// What the gallery showed then, where that chose the images.
        pub arrangement: Option<Arrangement>,
        /// Images that could not be evaluated.
        pub skipped: u32,
        /// RFC 3339, UTC.
        pub evaluated_at: String,
        pub categories: Vec<ModelCategory>,
        /// Rows are ground truth, columns predictions, both in the order of `categories`.
        pub matrix: Vec<Vec<u32>>,
        pub accuracy: Option<f64>,
        /// The 95 % interval of the accuracy: by bootstrap of whole groups where those were drawn, else Wilson's, which takes
        /// images for independent of each other.
        pub accuracy_range: Option<RangeView>,
        pub balanced_accuracy: Option<f64>,
        /// Of a cross-validation.
        pub fold_accuracy: Option<MeanView>,
        pub calibration: CalibrationView,
        /// Nats.
        pub cross_entropy: Option<f64>,
        #[serde(rename = "macro")]
        pub macro_scores: MacroView,
        /// Every metric of all images.
        pub metrics: Vec<MetricView>,
        /// So many times the images were drawn anew for the intervals; 0 if there are none.
        pub resamples: u32,
        /// Whole groups by this metadata column were drawn, not single images.
        pub resampled_by: Option<String>,
        pub per_category: Vec<CategoryScoresView>,
        /// Metadata columns by whose values the evaluation can be divided.
        pub group_columns: Vec<String>,
        pub notes: Vec<String>,
        pub formulas: Vec<FormulaView>,
    }

    /// A metric with its 95 % interval by bootstrap.
    pub struct MetricView { pub name: String, pub value: Option<f64>, pub range: Option<RangeView>, }

    /// Both ends from 0 to 1; of kappa and of the correlation coefficient from -1; of the cross entropy above 0 without end.
    pub struct RangeView {
        #[specta(type = u32)]
        pub low: f64,
        #[specta(type = u32)]
        pub high: f64,
    }

    /// A mean over folds with its 95 % interval, 0 to 1.
    pub struct MeanView {
        #[specta(type = u32)]
        pub mean: f64,
        #[specta(type = u32)]
        pub sd: f64,
        #[specta(type = u32)]
        pub low: f64,
        #[specta(type = u32)]
        pub high: f64,
    }

    /// How far the confidence can be taken at its word.
    pub struct CalibrationView {
        /// From 0 to 1.
        pub expected_error: Option<f64>,
        /// From 0 to 2.
        pub brier: Option<f64>,
        /// In order of confidence, which is from 0 to 1.
        pub bins: Vec<ReliabilityBinView>,
    }

    /// The images whose confidence lies above `from` and is at most `to`.
    pub struct ReliabilityBinView {
        #[specta(type = u32)]
        pub from: f64,
        #[specta(type = u32)]
        pub to: f64,
        pub count: u32,
        /// The mean.
        #[specta(type = u32)]
        pub confidence: f64,
        #[specta(type = u32)]
        pub accuracy: f64,
        /// The 95 % interval of the accuracy.
        #[specta(type = u32)]
        pub low: f64,
        #[specta(type = u32)]
        pub high: f64,
    }

    pub struct MacroView {
        #[specta(type = u32)]
        pub precision: f64,
        #[specta(type = u32)]
        pub recall: f64,
        #[specta(type = u32)]
        pub f1: f64,
    }

    pub struct CategoryScoresView {
        pub category_id: String,
        #[specta(type = u32)]
        pub precision: f64,
        #[specta(type = u32)]
        pub recall: f64,
        #[specta(type = u32)]
        pub f1: f64,
        /// The 95 % intervals by bootstrap.
        pub precision_range: Option<RangeView>,
        pub recall_range: Option<RangeView>,
        pub f1_range: Option<RangeView>,
        /// Under the curve of true against false positives, 0 to 1; none where all images are of this category, or none.
        pub area: Option<f64>,
        /// Under the curve of precision against recall, 0 to 1.
        pub average_precision: Option<f64>,
        pub support: u32,
        pub notes: Vec<String>,
    }

    /// A curve of each category that has one. Points are [x, y], 0 to 1, in the order of falling thresholds.
    pub struct CurveView {
        pub category_id: String,
        #[specta(type = Vec<[u32; 2]>)]
        pub points: Vec<[f64; 2]>,
        /// Area under the curve, or average precision.
        #[specta(type = u32)]
        pub area: f64,
        /// What guessing would reach: 0.5, or the share of the category.
        #[specta(type = u32)]
        pub chance: f64,
    }

    /// How well the images of one group did.
    pub struct GroupScoresView {
        /// Empty for images without a value.
        pub value: String,
        pub count: u32,
        pub right: u32,
        #[specta(type = u32)]
        pub accuracy: f64,
        /// The 95 % interval (Wilson).
        pub range: RangeView,
        /// What went wrong most often: truth, prediction, and how often.
        pub confusion: Option<[u32; 3]>,
    }

    /// An image that surprised the model.
    pub struct LossView {
        pub id: u32,
        pub name: String,
        pub truth: u32,
        pub prediction: u32,
        /// −ln p(truth), nats.
        #[specta(type = u32)]
        pub loss: f64,
        #[specta(type = u32)]
        pub truth_probability: f64,
        #[specta(type = u32)]
        pub prediction_probability: f64,
    }

    /// A model that is kept in the project.
    pub struct KeptModel {
        pub id: String,
        pub name: String,
        pub architecture: String,
        /// RFC 3339, UTC.
        pub fitted_at: String,
        /// The one that predicts.
        pub current: bool,
        pub categories: Vec<String>,
    }

    /// Two models on the same images.
    pub struct ComparisonView {
        /// In the order in which they were named.
        pub models: Vec<ComparedView>,
        /// Images that all of them judged.
        pub count: u32,
        /// Images that one of them had learnt from are left out.
        pub left_out: u32,
        /// Each two, by their places in `models`: 0 and 1, 0 and 2, …, 1 and 2, …
        pub pairs: Vec<PairView>,
        pub notes: Vec<String>,
    }

    /// Two of the models that were compared.
    pub struct PairView {
        pub first: u32,
        pub second: u32,
        pub both_right: u32,
        pub both_wrong: u32,
        /// The images that the first alone has right, and the second alone.
        pub only_first: Vec<u32>,
        pub only_second: Vec<u32>,
        /// Of McNemar's test, exact, both sides: how likely so great a difference is if neither is better. None where both are
        /// always right or wrong together.
        pub p: Option<f64>,
        /// Of all pairs together, after Holm; `p` where there is only one pair.
        pub adjusted_p: Option<f64>,
        /// Accuracy of the second minus that of the first, with its 95 % interval.
        #[specta(type = u32)]
        pub difference: f64,
        pub range: Option<RangeView>,
    }

    pub struct ComparedView {
        pub id: String,
        pub name: String,
        pub accuracy: Option<f64>,
        pub balanced_accuracy: Option<f64>,
        pub kappa: Option<f64>,
        /// Nats.
        pub cross_entropy: Option<f64>,
    }

    pub struct FormulaView { pub name: String, pub formula: String, pub meaning: String, pub source: String, }
}

impl EvaluationView {
    pub(crate) fn summary(&self) -> EvaluationSummary {
        EvaluationSummary {
            set: self.set,
            model_name: self.model_name.clone(),
            count: self.count,
            remembered: self.remembered,
            accuracy: self.accuracy,
            evaluated_at: self.evaluated_at.clone(),
        }
    }
}

impl From<(f64, f64)> for RangeView {
    fn from((low, high): (f64, f64)) -> Self {
        Self { low, high }
    }
}

impl EvaluationSet {
    /// Whether none of its images was learnt from by the model that judges it, and it is known without a gallery.
    pub(crate) fn is_honest(self) -> bool {
        matches!(self, Self::Validation | Self::CrossValidation | Self::Test)
    }
}

impl From<vesicle_project::Formula> for FormulaView {
    fn from(formula: vesicle_project::Formula) -> Self {
        let vesicle_project::Formula { name, formula, meaning, source, title: _ } = formula;
        let [name, formula, meaning, source] = [name, formula, meaning, source].map(ToOwned::to_owned);
        Self { name, formula, meaning, source }
    }
}
