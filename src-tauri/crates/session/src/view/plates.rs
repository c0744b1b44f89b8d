//! Plates on the wire, and what speaks for a category in an image.

use serde::{Deserialize, Serialize};
use specta::Type;
use vesicle_learning::Explanation;

use super::{FormulaView, RangeView};

/// What tells the category of an image in a well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PlateBasis {
    Label,
    Prediction,
    /// Its label, or else its prediction.
    #[default]
    LabelOrPrediction,
}

/// What a well is worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum PlateValue {
    /// The share of its images that are of the category, of those that have one.
    Fraction { category: String },
    /// The mean probability of the category over its predicted images.
    Probability { category: String },
    /// How many of its images are of the category.
    Count { category: String },
}

/// Which metadata columns tell where an image was taken. All `None`: those that are found by their names and values.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlateColumns {
    pub plate: Option<String>,
    /// Names of wells, such as A01.
    pub well: Option<String>,
    /// Instead: row and column, each in a column of its own.
    pub row: Option<String>,
    pub column: Option<String>,
}

/// Wells that are known to answer, or not to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Controls {
    /// By a metadata column and its values.
    Values { column: String, positive: Vec<String>, negative: Vec<String> },
    /// By the names of wells, the same on each plate.
    Wells { positive: Vec<String>, negative: Vec<String> },
}

wire! {
    pub struct PlatesView {
        /// The columns that were used; all `null` where none tells a well.
        pub columns: PlateColumns,
        /// The metadata columns to choose from.
        pub choices: Vec<String>,
        /// In the order of `counts` and `mean`.
        pub categories: Vec<PlateCategory>,
        pub plates: Vec<PlateView>,
        /// Images without a well, or with one that cannot be read.
        pub left_out: u32,
        /// What is to be said of them, and of columns that look like wells and are none.
        pub notes: Vec<String>,
        /// Of every number that plates and doses are given.
        pub formulas: Vec<FormulaView>,
    }

    pub struct PlateCategory { pub id: String, pub name: String, pub color: String, }

    pub struct PlateView {
        /// None where no column tells plates apart.
        pub name: Option<String>,
        pub rows: u32,
        pub columns: u32,
        /// Those with images, row by row.
        pub wells: Vec<WellView>,
    }

    pub struct WellView {
        /// Such as A01.
        pub name: String,
        /// From 0.
        pub row: u32,
        /// From 0.
        pub column: u32,
        pub images: u32,
        /// Images of each category.
        pub counts: Vec<u32>,
        /// Mean probability of each category over the predicted images; none without any.
        pub mean: Option<Vec<Option<f64>>>,
    }

    /// How far the controls of a plate lie apart.
    pub struct SeparationView {
        pub plate: Option<String>,
        pub positive_wells: u32,
        pub negative_wells: u32,
        /// Mean, or median of robust statistics.
        pub positive: Option<f64>,
        pub negative: Option<f64>,
        /// At most 1; none where it is not defined.
        pub z_prime: Option<f64>,
        /// Strictly standardised mean difference.
        pub ssmd: Option<f64>,
        /// Why a number is missing.
        pub reason: Option<String>,
    }

    pub struct DoseView {
        /// Of the doses; none where they have none.
        pub unit: Option<String>,
        /// By rising dose.
        pub rows: Vec<DoseRowView>,
        /// Each well: dose and value.
        #[specta(type = Vec<[u32; 2]>)]
        pub points: Vec<[f64; 2]>,
        /// The four-parameter logistic curve; none where it cannot be told.
        pub curve: Option<DoseCurveView>,
        /// Why there is none.
        pub reason: Option<String>,
        pub notes: Vec<String>,
    }

    pub struct DoseRowView {
        #[specta(type = u32)]
        pub dose: f64,
        pub wells: u32,
        #[specta(type = u32)]
        pub mean: f64,
        /// Of a single well there is none; so of the next two.
        pub sd: Option<f64>,
        pub standard_error: Option<f64>,
        /// The 95 % interval of the mean.
        pub range: Option<RangeView>,
        /// 0 at the negative controls, 100 at the positive ones; none without controls.
        pub percent: Option<f64>,
    }

    /// Each with its 95 % interval.
    pub struct DoseCurveView {
        pub bottom: EstimateView,
        pub top: EstimateView,
        /// In the unit of the doses.
        pub ec50: EstimateView,
        pub slope: EstimateView,
        #[specta(type = u32)]
        pub r_squared: f64,
        /// The half-maximal dose lies outside of the doses that were used.
        pub beyond_doses: bool,
        /// Points of the curve to draw: dose and value.
        #[specta(type = Vec<[u32; 2]>)]
        pub line: Vec<[f64; 2]>,
    }

    pub struct EstimateView {
        #[specta(type = u32)]
        pub value: f64,
        /// None where it is endless.
        pub low: Option<f64>,
        pub high: Option<f64>,
    }

    /// What in an image speaks for a category, as a grid over the whole image.
    pub struct HeatView {
        pub image: u32,
        pub category_id: String,
        pub method: Explanation,
        pub width: u32,
        pub height: u32,
        /// Row by row, -1 (speaks against) to 1 (speaks for), relative to `strongest`. Grad-CAM has none below 0.
        #[specta(type = Vec<u32>)]
        pub values: Vec<f32>,
        /// Of occlusion how much the log-odds fall where they fall most; of Grad-CAM without a unit.
        #[specta(type = u32)]
        pub strongest: f64,
    }
}
