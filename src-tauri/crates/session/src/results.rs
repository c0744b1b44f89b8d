//! What models gave: the current model, its predictions, its evaluation.
//!
//! Owns: the in-memory form of everything that is saved with a project but is not part of undo, and taking it over into
//! a session. Refuses: labels.

use std::sync::Arc;

use rpds::RedBlackTreeMapSync;
use vesicle_images::SliceView;
use vesicle_learning::{FitSettings, TrainedModel};
use vesicle_project::{Category, CategoryId, ContentHash, EpochMetrics, ImageId, ModelId, Prediction, Split};

use crate::SessionError;
use crate::session::Session;
use crate::view::EvaluationView;

/// A model with everything that is known about how it came to be.
#[derive(Debug, Clone)]
pub struct FittedModel {
    pub id: ModelId,
    pub name: String,
    pub trained: TrainedModel,
    /// The categories as they were at the fit, in the order of the network's outputs.
    pub categories: Vec<Category>,
    pub split: Split,
    /// What the images of the split were like when it was fitted, in the order of their ids. Empty for models of files
    /// before version 4.
    pub record: Vec<Taken>,
    /// The training images that took part in a cross-validation, in the order of their ids.
    pub out_of_fold: Vec<OutOfFold>,
    /// Over all fits that led here.
    pub epochs: Vec<EpochMetrics>,
    /// The first epoch of each of those fits.
    pub starts: Vec<u32>,
    /// A person stopped the last fit, or it ended early by itself.
    pub stopped: bool,
    pub settings: FitSettings,
    /// Fitted anew by itself after a label was given. The next one takes its place.
    pub automatic: bool,
    /// Of the program that fitted it; empty if that is not known.
    pub app_version: String,
    /// The name of the device of the last fit.
    pub device: String,
    /// What it saw of images that are stacks.
    pub stack: SliceView,
    /// RFC 3339, UTC.
    pub fitted_at: String,
}

/// An image of a fit as it was then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub image: ImageId,
    pub hash: ContentHash,
    pub category: CategoryId,
}

/// What a model said of an image that it was evaluated on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Judgement {
    pub(crate) image: ImageId,
    /// Its label then; one of the model's categories.
    pub(crate) category: CategoryId,
    /// The model had learnt from it, and judged it itself.
    pub(crate) remembered: bool,
    pub(crate) probabilities: Vec<f32>,
}

/// What was said of an image by a model that had not seen it.
#[derive(Debug, Clone, PartialEq)]
pub struct OutOfFold {
    pub image: ImageId,
    /// From 0.
    pub fold: u32,
    pub probabilities: Vec<f32>,
}

impl FittedModel {
    /// What was said of an image by a model that had not seen it.
    #[must_use]
    pub fn judged(&self, image: ImageId) -> Option<&OutOfFold> {
        let place = self.out_of_fold.binary_search_by_key(&image, |judged| judged.image).ok()?;
        self.out_of_fold.get(place)
    }

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

impl Session {
    pub(crate) fn apply_model(&self, model: FittedModel) -> Result<(), SessionError> {
        let mut state = self.lock();
        state.store.save_model(&model)?;
        state.model = Some(Arc::new(model));
        state.evaluation = None;
        state.revision += 1;
        Ok(())
    }

    /// Takes over predictions for images that are still there and still without a label.
    pub(crate) fn apply_predictions(
        &self,
        model: &FittedModel,
        made: Vec<(ImageId, Prediction)>,
    ) -> Result<usize, SessionError> {
        let mut state = self.lock();
        let same_model = state.predictions.as_ref().filter(|predictions| predictions.model == model.id);
        let mut predictions = match same_model {
            Some(predictions) => predictions.clone(),
            None => Predictions {
                model: model.id,
                categories: model.category_ids().into(),
                of_image: rpds::RedBlackTreeMapSync::default(),
            },
        };
        let mut applied = 0;
        for (image, prediction) in made {
            if state.project.image(image).is_some() && state.project.label(image).is_none() {
                predictions.of_image.insert_mut(image, prediction);
                applied += 1;
            }
        }
        state.set_predictions(Some(predictions))?;
        Ok(applied)
    }

    pub(crate) fn apply_evaluation(
        &self,
        model: ModelId,
        evaluation: EvaluationView,
        judged: &[Judgement],
    ) -> Result<(), SessionError> {
        let mut state = self.lock();
        state.store.save_evaluation(model, &evaluation, judged)?;
        if state.model.as_ref().is_some_and(|current| current.id == model) {
            state.evaluation = Some(Arc::new(evaluation));
        }
        state.revision += 1;
        Ok(())
    }
}
