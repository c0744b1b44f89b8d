//! What models gave: the current model, its predictions, its evaluation.
//!
//! Owns: the in-memory form of everything that is saved with a project but is not part of undo. Refuses: labels.

use std::sync::Arc;

use rpds::RedBlackTreeMapSync;
use vesicle_images::SliceView;
use vesicle_learning::{FitSettings, TrainedModel};
use vesicle_project::{Category, CategoryId, EpochMetrics, ImageId, ModelId, Prediction, Split};

/// A model with everything that is known about how it came to be.
#[derive(Debug, Clone)]
pub struct FittedModel {
    pub id: ModelId,
    pub name: String,
    pub trained: TrainedModel,
    /// The categories as they were at the fit, in the order of the network's outputs.
    pub categories: Vec<Category>,
    pub split: Split,
    /// Over all fits that led here.
    pub epochs: Vec<EpochMetrics>,
    /// The first epoch of each of those fits.
    pub starts: Vec<u32>,
    /// A person stopped the last fit, or it ended early by itself.
    pub stopped: bool,
    pub settings: FitSettings,
    /// The name of the device of the last fit.
    pub device: String,
    /// What it saw of images that are stacks.
    pub stack: SliceView,
    /// RFC 3339, UTC.
    pub fitted_at: String,
}

impl FittedModel {
    /// The categories' ids, in the order of the network's outputs.
    #[must_use]
    pub fn category_ids(&self) -> Vec<CategoryId> {
        self.categories.iter().map(|category| category.id).collect()
    }
}

/// The newest prediction of each image; all of one model.
#[derive(Debug, Clone)]
pub(crate) struct Predictions {
    pub(crate) model: ModelId,
    pub(crate) categories: Arc<[CategoryId]>,
    pub(crate) of_image: RedBlackTreeMapSync<ImageId, Prediction>,
}

impl Predictions {
    /// The predicted category and its probability.
    pub(crate) fn best(&self, image: ImageId) -> Option<(CategoryId, f32)> {
        self.of_image.get(&image)?.best(&self.categories)
    }
}
