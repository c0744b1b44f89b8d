//! What leaves the session: plain data for the window (through specta) and for `--json`.
//!
//! Owns: the shapes on the wire. Refuses: behaviour, and being stored; the project file has its own schema. Numbers are
//! 32-bit so that every client reads them exactly; an `Option<f64>` is a value that may not exist or may have diverged.

pub use crate::app_settings::{AppSettings, AppSettingsView};
pub use crate::backbone::BackboneView;
use serde::{Deserialize, Serialize};
use specta::Type;
pub use vesicle_images::{ChannelRange, ChannelSetting, SampleKind, SliceView};
pub use vesicle_learning::{
    DeviceInfo, DeviceKind, FitSettings, LayerRow, ProblemField, RateCurve, SettingName, SettingSpec,
};
pub use vesicle_learning::{Explanation, MapMethod};
pub use vesicle_project::arrange::Arrangement;
pub use vesicle_project::queue::Queue;
pub use vesicle_project::{Advice, EpochMetrics, Origin, Partition};

macro_rules! wire {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($body)* }
    )* };
}

mod evaluation;
mod models;
mod plates;

pub use evaluation::{
    CalibrationView, CategoryScoresView, ComparedView, ComparisonView, CurveKind, CurveView, EvaluationImages,
    EvaluationSet, EvaluationSummary, EvaluationTable, EvaluationView, FormulaView, GroupScoresView, KeptModel,
    LossView, MacroView, MeanView, MetricView, PairView, RangeView, ReliabilityBinView,
};

pub use models::{ModelExport, ModelFormat, ModelForms, ModelImport, PiximiCheck};

pub use plates::{
    Controls, DoseCurveView, DoseRowView, DoseView, EstimateView, HeatView, PlateBasis, PlateCategory, PlateColumns,
    PlateValue, PlateView, PlatesView, SeparationView, WellView,
};

/// What the window does differently for; everything else is `Internal`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ErrorKind {
    NoProject,
    Refused,
    InvalidSettings,
    Busy,
    UnreadableFile,
    NewerFile,
    Internal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum JobKind {
    Import,
    Example,
    Fit,
    Predict,
    Evaluate,
    /// A fit of Quick and the prediction that follows, after a label was given.
    Refit,
    /// A look for a learning rate.
    FindRate,
    /// Finding images that are worth a look.
    Queue,
    /// Placing images on a plane.
    Map,
    /// Holding a model against another.
    Compare,
    /// Writing a report.
    Report,
    /// Finding what in an image speaks for a category.
    Explain,
    /// Images as files in a folder for each category.
    ExportImages,
    /// A project for Piximi.
    ExportPiximi,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum FitStart {
    /// From the weights of the current model.
    Continue,
    /// From new random weights and a new split.
    Afresh,
}

wire! {
    /// An error for a person: a sentence with its reason and the way out, and causes or lines per field.
    pub struct CommandError { pub kind: ErrorKind, pub message: String, pub details: Vec<String>, }

    pub struct AppInfo { pub version: String, pub recent: Vec<RecentProject>, pub example_exists: bool, }

    pub struct RecentProject {
        pub path: String,
        pub name: String,
        /// RFC 3339, UTC.
        pub opened_at: String,
        pub exists: bool,
    }

    /// Everything about the open project but its images.
    pub struct ProjectView {
        /// Changes whenever another project is opened.
        pub token: String,
        /// Changes with every change of anything.
        pub revision: u32,
        /// Changes with every change of what a fit would learn from: labels and partitions.
        pub label_revision: u32,
        pub path: String,
        pub name: String,
        /// Kept in the app's own folder, not yet saved to a place of the person's choice.
        pub is_draft: bool,
        pub is_example: bool,
        pub image_count: u32,
        pub missing_count: u32,
        /// Unknown first, then in order of creation.
        pub categories: Vec<CategoryView>,
        pub undo: Option<String>,
        pub redo: Option<String>,
        /// The last used, or what suits the images.
        pub fit_settings: FitSettings,
        pub model: Option<ModelView>,
        pub fit: Option<FitView>,
        /// The newest of the current model.
        pub evaluation: Option<EvaluationSummary>,
        /// On what the model can be evaluated now, the most telling first.
        pub evaluation_sets: Vec<EvaluationSet>,
        pub queue: Option<QueueView>,
        /// The images are labelled blind: their names, metadata and predictions are out of sight.
        pub blind: bool,
        /// Labels that were kept aside, the oldest first.
        pub passes: Vec<PassView>,
        pub saved_filters: Vec<SavedFilter>,
        /// Whether there are points for a map, and how they were made.
        pub map: Option<MapMethod>,
        pub counts: Counts,
        /// What in the file could not be read when it was opened. Empty if all is well.
        pub notes: Vec<String>,
        /// What is shown and learnt from of images that are stacks.
        pub stack: SliceView,
        /// The most slices that an image has; 1 where there is no stack.
        pub largest_stack: u32,
    }

    /// Images that a person asked for; the column “queue” has their places.
    pub struct QueueView {
        pub queue: Queue,
        /// How it chooses, in one line.
        pub rule: String,
        pub count: u32,
    }

    /// Labels that were kept aside.
    pub struct PassView {
        pub id: u32,
        pub name: String,
        /// RFC 3339, UTC.
        pub kept_at: String,
        /// Images with a label in it.
        pub labelled: u32,
    }

    /// How well two labellings agree, on the images that have a label in both.
    pub struct AgreementView {
        pub images: u32,
        pub same: u32,
        /// Images with a label in the first alone; these and the next are not compared.
        pub only_first: u32,
        pub only_second: u32,
        /// The share of equal labels that chance alone would give.
        #[specta(type = u32)]
        pub expected: f64,
        /// Cohen's kappa, -1 to 1; `null` where chance alone would always agree.
        pub kappa: Option<f64>,
        pub range: Option<RangeView>,
        /// Of the rows and columns of `counts`.
        pub categories: Vec<String>,
        /// `counts[a][b]`: images that are `a` in the first and `b` in the second.
        pub counts: Vec<Vec<u32>>,
        /// Images with different labels.
        pub differing: Vec<u32>,
    }

    /// A way to look at the images that was given a name.
    pub struct SavedFilter { pub name: String, pub arrangement: Arrangement, }

    /// Images as points of a plane, so that like ones are near each other. The three lists belong together.
    pub struct MapView {
        pub method: MapMethod,
        pub ids: Vec<u32>,
        /// 0 to 1, as `y`; the longer side of the map is 1.
        #[specta(type = Vec<u32>)]
        pub x: Vec<f32>,
        #[specta(type = Vec<u32>)]
        pub y: Vec<f32>,
    }

    pub struct Counts {
        /// Images without a label.
        pub unknown: u32,
        pub labelled: u32,
        /// Of the labelled, those by acceptance of a prediction.
        pub accepted: u32,
        /// Of the unknown, those with a prediction.
        pub predicted: u32,
    }

    pub struct CategoryView {
        /// `unknown` for Unknown.
        pub id: String,
        pub name: String,
        /// `#rrggbb`.
        pub color: String,
        pub shown: bool,
        /// Images with this label; for Unknown those with neither label nor prediction.
        pub labelled: u32,
        /// Unlabelled images that are predicted to be of this category.
        pub predicted: u32,
    }

    /// The images to show, in their order.
    pub struct GalleryView {
        pub revision: u32,
        pub ids: Vec<u32>,
        pub total: u32,
        /// Left out because their category is hidden.
        pub hidden: u32,
        /// Left out by the search and the filters.
        pub filtered: u32,
        /// In order, without gaps; empty where nothing is grouped.
        pub groups: Vec<GalleryGroup>,
        /// The same for the same images and groups in the same order.
        pub digest: String,
        /// They are those that whoever asks has already, and left out here.
        pub unchanged: bool,
    }

    /// `count` images from position `start` on.
    pub struct GalleryGroup { pub value: String, pub title: String, pub start: u32, pub count: u32, }

    /// The values of a column, with how many images have each.
    pub struct ColumnValuesView {
        pub values: Vec<ColumnValue>,
        /// Values that are left out here.
        pub more: u32,
        /// Every value is a number.
        pub numeric: bool,
        pub low: Option<f64>,
        pub high: Option<f64>,
    }

    pub struct ColumnValue { pub value: String, pub title: String, pub count: u32, }

    /// What the viewer shows of an image besides its pixels.
    pub struct ViewerImage {
        pub id: u32,
        pub name: String,
        pub width: u32,
        pub height: u32,
        pub slices: u32,
        pub times: u32,
        pub slice: SliceView,
        /// From 0.
        pub time: u32,
        /// Distance between pixel centres along x, y and z, in µm.
        pub pixel_size: [Option<f64>; 3],
        /// A colour photo: its channels are red, green and blue.
        pub is_rgb: bool,
        /// The type of the pixels: settings for all images are those of its like.
        pub kind: SampleKind,
        /// Samples are whole numbers.
        pub whole_numbers: bool,
        /// The image has channel settings of its own.
        pub own: bool,
        /// The colours of the file's palette by value, `#rrggbb`.
        pub palette: Option<Vec<String>>,
        pub channels: Vec<ViewerChannel>,
    }

    pub struct ViewerChannel {
        pub name: Option<String>,
        pub setting: ChannelSetting,
        /// `#rrggbb`, as it is shown.
        pub color: String,
        /// Shown black, in raw values.
        #[specta(type = u32)]
        pub low: f64,
        /// Shown in the full colour, in raw values.
        #[specta(type = u32)]
        pub high: f64,
        #[specta(type = u32)]
        pub min: f64,
        #[specta(type = u32)]
        pub max: f64,
        /// The largest value of the pixel type.
        #[specta(type = u32)]
        pub type_max: f64,
        /// Black and full by the file itself, in raw values.
        #[specta(type = Option<[u32; 2]>)]
        pub file_range: Option<[f64; 2]>,
        /// Pixels in 256 equal bins.
        pub histogram: Vec<u32>,
        #[specta(type = u32)]
        pub histogram_low: f64,
        #[specta(type = u32)]
        pub histogram_high: f64,
    }

    /// A range of raw values that suits several images.
    pub struct SetRange {
        #[specta(type = u32)]
        pub low: f64,
        #[specta(type = u32)]
        pub high: f64,
        /// How many were looked at.
        pub images: u32,
        /// Images with as many channels that were left out: their pixels are of another type. Of very many images,
        /// those among the ones looked at.
        pub others: u32,
    }

    pub struct ImageRow {
        pub id: u32,
        pub name: String,
        /// Where the file is, or was last; of several the first.
        pub path: String,
        /// How many files give their channels.
        pub files: u32,
        /// Changes with everything that the thumbnail depends on; part of its address.
        pub version: String,
        pub width: u32,
        pub height: u32,
        pub channels: u32,
        /// In order; fewer than there are channels where the file does not name them.
        pub channel_names: Vec<Option<String>>,
        pub slices: u32,
        pub times: u32,
        pub bits: u32,
        /// Distance between pixel centres along x, y and z, in µm.
        pub pixel_size: [Option<f64>; 3],
        pub category_id: Option<String>,
        pub origin: Option<Origin>,
        /// Only of images without a label.
        pub prediction: Option<PredictionView>,
        pub partition: Partition,
        pub missing: bool,
        pub metadata: Vec<MetadataView>,
    }

    pub struct MetadataView { pub name: String, pub value: String, }

    pub struct PredictionView {
        pub category_id: String,
        /// The probability of that category, 0 to 1; always finite.
        #[specta(type = u32)]
        pub confidence: f64,
        pub probabilities: Vec<ProbabilityView>,
    }

    pub struct ProbabilityView {
        pub category_id: String,
        #[specta(type = u32)]
        pub probability: f64,
    }

    /// A message and the field of the Fit settings beside which it is shown.
    pub struct FieldMessage { pub field: ProblemField, pub message: String, }

    /// What would happen if the fit started now. Any problem blocks it.
    pub struct FitCheck {
        pub problems: Vec<FieldMessage>,
        pub warnings: Vec<FieldMessage>,
        pub can_continue: bool,
        /// Why continuing is not possible.
        pub continue_reason: Option<String>,
        /// Images.
        pub training: u32,
        /// Images.
        pub validation: u32,
        pub per_category: Vec<CategorySplit>,
        pub parameters: u32,
        pub memory_mb: u32,
        pub device_name: String,
        /// Why Quick is chosen, where it is.
        pub reason: Option<String>,
    }

    pub struct CategorySplit { pub category_id: String, pub training: u32, pub validation: u32, }

    pub struct ModelView {
        pub id: String,
        pub name: String,
        pub architecture: String,
        pub categories: Vec<ModelCategory>,
        pub input_width: u32,
        pub input_height: u32,
        pub channels: u32,
        pub parameters: u32,
        pub epochs_trained: u32,
        /// RFC 3339, UTC.
        pub fitted_at: String,
        pub device: String,
    }

    /// A category as it was when the model was trained; `exists` tells whether the project still has it.
    pub struct ModelCategory { pub id: String, pub name: String, pub color: String, pub exists: bool, }

    pub struct FitView {
        pub epochs: Vec<EpochMetrics>,
        /// The first epoch of each press of Fit, for example `[1, 21]`.
        pub starts: Vec<u32>,
        /// A person stopped it, or it ended early by itself.
        pub stopped: bool,
        pub training: u32,
        pub validation: u32,
        pub settings: FitSettings,
        pub device: String,
        pub advice: Vec<Advice>,
        /// Only of Quick, which has no epochs; `null` where the labels were too few.
        pub cross_validation: Option<CrossValidationView>,
    }

    pub struct CrossValidationView {
        pub folds: u32,
        /// Each category counts the same, 0 to 1.
        #[specta(type = u32)]
        pub accuracy: f64,
    }

    pub struct ExportReport { pub path: String, pub rows: u32, }

    pub struct JobStarted { pub id: u32, pub kind: JobKind, pub title: String, }

    pub struct JobProgress {
        pub done: u32,
        pub total: u32,
        /// What is counted: “images”, “batches”.
        pub unit: String,
        pub message: String,
        /// An estimate; none while there is nothing to estimate from.
        pub seconds_left: Option<u32>,
        pub epoch: Option<u32>,
        pub epochs: Option<u32>,
        pub batch: Option<u32>,
        pub batches: Option<u32>,
    }

    /// What a job did, also when it was stopped half-way.
    pub struct JobReport {
        /// One sentence.
        pub summary: String,
        /// Images added or predicted, epochs trained: what the job is for.
        pub added: u32,
        pub skipped: Vec<SkippedView>,
        pub notes: Vec<String>,
    }

    pub struct SkippedView { pub path: String, pub reason: String, }

    /// Replays a job for someone who comes late.
    pub struct JobState {
        pub id: u32,
        pub kind: JobKind,
        pub title: String,
        pub progress: Option<JobProgress>,
        pub epochs: Vec<EpochMetrics>,
        /// Of a look for a learning rate, once it is done.
        pub rates: Option<RateCurve>,
        pub outcome: Option<JobOutcome>,
    }
}

/// How a job ended. Cancellation is an outcome, not an error.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "type", content = "data", rename_all = "camelCase")]
pub enum JobOutcome {
    Completed(JobReport),
    Cancelled(JobReport),
    Failed(CommandError),
}

/// `Started`, then any number of `Progress` and `Epoch`, or `Rates` at most once, then `Ended` exactly once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "type", content = "data", rename_all = "camelCase")]
pub enum JobEvent {
    Started(JobStarted),
    /// At most ten a second; the latest wins.
    Progress(JobProgress),
    /// Never dropped.
    Epoch(EpochMetrics),
    Rates(RateCurve),
    Ended(JobOutcome),
}
