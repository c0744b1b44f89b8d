//! What a report is made of.
//!
//! Owns: the plain data of a project, its images, its model and its evaluation, as the page and the charts take them.
//! Refuses: computing any of it, and knowing where it comes from. What is missing is `None` or empty, and the page
//! says so.

mod evaluation;
mod training;

pub use evaluation::{
    Bin, Calibration, CategoryScores, Compared, Comparison, Confusion, Curve, Estimate, Evaluation, EvaluationSet,
    Example, Group, Interval, Metric, Pair,
};
pub use training::{Epoch, Method, Model, Network, Setting, Training};

/// One project at one moment.
#[derive(Debug, Clone, Default)]
pub struct Report {
    pub project: String,
    /// RFC 3339, UTC.
    pub made_at: String,
    /// Of Vesicle, as "0.1.0".
    pub version: String,
    /// All categories of the project, in its order.
    pub categories: Vec<CategoryCounts>,
    /// Images in the project.
    pub images: u64,
    /// Of these, images without a label: their category is unknown.
    pub unknown: u64,
    /// Of those without a label, images that a model has predicted.
    pub unknown_predicted: u64,
    /// Images whose files were not found where they were imported from.
    pub missing: u64,
    /// Images that a person set aside.
    pub excluded: u64,
    pub facts: ImageFacts,
    pub sources: Sources,
    /// `None` before the first fit.
    pub split: Option<Split>,
    /// `None` before the first fit.
    pub model: Option<Model>,
    /// `None` before the first evaluation.
    pub evaluation: Option<Evaluation>,
    /// Right ones and wrong ones, in the order in which they are shown.
    pub examples: Vec<Example>,
    /// What makes a number too good or the data doubtful; each a sentence. Shown at the top.
    pub warnings: Vec<String>,
    /// What else a reader should know; each a sentence.
    pub notes: Vec<String>,
    pub environment: Environment,
}

/// A category with the number of its images.
#[derive(Debug, Clone, Default)]
pub struct CategoryCounts {
    pub name: String,
    /// "#rrggbb", as a person chose it.
    pub colour: String,
    /// Images that a person labelled so.
    pub by_person: u64,
    /// Images whose label was accepted from a prediction.
    pub accepted: u64,
    /// Unlabelled images that the model calls so.
    pub predicted: u64,
}

impl CategoryCounts {
    /// Images with this label, whoever gave it.
    #[must_use]
    pub fn labelled(&self) -> u64 {
        self.by_person + self.accepted
    }
}

/// What the images are. Empty lists and `None`: not known.
#[derive(Debug, Clone, Default)]
pub struct ImageFacts {
    /// Width and height in pixels with the number of images of that size, most frequent first.
    pub sizes: Vec<(u32, u32, u64)>,
    /// Channel names, in order; "" for a channel without one.
    pub channels: Vec<String>,
    /// Bits of each stored value with the number of images, most frequent first.
    pub bit_depths: Vec<(u32, u64)>,
    /// Side of a pixel in micrometres, where all images agree.
    pub pixel_size: Option<f64>,
    /// Images that are stacks of slices or time points.
    pub stacks: u64,
    /// What was seen of a stack, in words: "the maximum over all slices".
    pub stack_view: Option<String>,
}

/// Where the images lie.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Folders, shortened for a reader, each with the number of files in it.
    pub folders: Vec<(String, u64)>,
    pub files: u64,
    /// "TIFF", "PNG", … with the number of files, most frequent first.
    pub formats: Vec<(String, u64)>,
}

/// How labelled images were divided for the fit.
#[derive(Debug, Clone, Default)]
pub struct Split {
    /// For each category of the model (its name): images trained on, validated on and kept for the test.
    pub categories: Vec<(String, [u64; 3])>,
    /// The metadata column whose values were kept on one side.
    pub group_column: Option<String>,
    /// Different groups on each side: training, validation, test.
    pub groups: Option<[u64; 3]>,
    /// What the random division was drawn from; `None` where nothing was drawn.
    pub seed: Option<u32>,
}

impl Split {
    /// Images trained on, validated on and kept for the test, over all categories.
    #[must_use]
    pub fn totals(&self) -> [u64; 3] {
        self.categories.iter().fold([0; 3], |sum, (_, sides)| std::array::from_fn(|side| sum[side] + sides[side]))
    }
}

/// The computer that the report was made on.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    pub system: Option<String>,
    pub threads: Option<u32>,
    /// Bytes.
    pub memory: Option<u64>,
}
