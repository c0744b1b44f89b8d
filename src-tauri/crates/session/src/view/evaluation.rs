//! An evaluation on the wire.

use serde::{Deserialize, Serialize};
use specta::Type;

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
}

wire! {
    pub struct EvaluationView {
        pub set: EvaluationSet,
        /// Of a cross-validation; 0 otherwise.
        pub folds: u32,
        pub model_name: String,
        /// Images evaluated.
        pub count: u32,
        /// Images that could not be evaluated.
        pub skipped: u32,
        /// RFC 3339, UTC.
        pub evaluated_at: String,
        pub categories: Vec<ModelCategory>,
        /// Rows are ground truth, columns predictions, both in the order of `categories`.
        pub matrix: Vec<Vec<u32>>,
        /// The images of each cell.
        pub image_ids: Vec<Vec<Vec<u32>>>,
        pub accuracy: Option<f64>,
        /// The 95 % interval of the accuracy (Wilson), if images are independent of each other.
        pub accuracy_range: Option<RangeView>,
        pub balanced_accuracy: Option<f64>,
        /// Of a cross-validation.
        pub fold_accuracy: Option<MeanView>,
        pub calibration: CalibrationView,
        /// Nats.
        pub cross_entropy: Option<f64>,
        #[serde(rename = "macro")]
        pub macro_scores: MacroView,
        pub per_category: Vec<CategoryScoresView>,
        pub notes: Vec<String>,
        pub formulas: Vec<FormulaView>,
    }

    /// Both ends from 0 to 1; of kappa from -1.
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
        pub support: u32,
        pub notes: Vec<String>,
    }

    pub struct FormulaView { pub name: String, pub formula: String, pub meaning: String, pub source: String, }
}
