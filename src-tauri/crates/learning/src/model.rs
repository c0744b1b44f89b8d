//! A trained model as data: what is needed to use it again, on any device, in any later session.

use std::fmt;

use burn::store::{ModuleSnapshot as _, SafetensorsStore};
use burn::tensor::Device;
use serde::{Deserialize, Serialize};

use crate::architecture::{NetworkKind, Shape};
use crate::error::LearningError;
use crate::network::Network;
use crate::preprocess::Preprocessing;
use crate::settings::{Architecture, Crop, FitSettings, LossFunction};
use crate::windows::Size;

/// The newest version of [`ModelCard`] and the weights' layout that this program knows.
pub(crate) const FORMAT: u32 = 3;
/// The version of models that see pictures in the usual way, which older programs know too.
pub(crate) const USUAL_FORMAT: u32 = 2;

/// Everything about a model but its weights.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ModelCard {
    /// Version of this card: 1 without Quick, 2, or 3 with a way of sampling of its own.
    pub format: u32,
    pub architecture: Architecture,
    /// 0 for Quick, which sees images as they are.
    pub input_width: u32,
    /// 0 for Quick.
    pub input_height: u32,
    pub channels: u32,
    /// Number of categories; the order of the outputs is the order of the classes given to the fit.
    pub classes: u32,
    pub crop: Crop,
    pub preprocessing: Preprocessing,
    /// Decides how outputs become probabilities.
    pub loss: LossFunction,
    /// Whole epochs, over all fits that led here.
    pub epochs_trained: u32,
    /// The epoch after which the weights were as they are, if it was chosen by its validation loss; else the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best_epoch: Option<u32>,
    /// It began with pretrained weights, so its batch normalisations keep their statistics.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pretrained: bool,
    /// Of a network: probabilities are taken to the power of 1 / this (temperature scaling; Guo et al., ICML 2017), as the
    /// validation images asked for. `None` without any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub temperature: Option<f64>,
    /// Weights that learn.
    pub parameters: u32,
    /// What only a Quick model has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quick: Option<QuickCard>,
}

/// About a Quick model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QuickCard {
    /// How images are described; another recipe gives other numbers.
    pub recipe: String,
    /// Numbers that describe an image.
    pub features: u32,
    /// λ of the linear model.
    pub penalty: f64,
    /// Of the cross-validation that chose it; 0 if the labels were too few.
    pub folds: u32,
    /// Of the cross-validation, each category counting the same.
    pub accuracy: Option<f64>,
    /// Scores are divided by it before they become probabilities (Guo et al., ICML 2017).
    pub temperature: f64,
}

impl QuickCard {
    /// Whether the pretrained network took part in describing images.
    pub fn uses_backbone(&self) -> bool {
        self.recipe.contains('+')
    }
}

/// A network with its weights.
#[derive(Clone, PartialEq)]
pub struct TrainedModel {
    pub card: ModelCard,
    /// Safetensors, 32-bit floats: <https://github.com/huggingface/safetensors>.
    pub weights: Vec<u8>,
}

impl ModelCard {
    pub(crate) fn new(
        settings: &FitSettings,
        shape: &Shape,
        preprocessing: Preprocessing,
        epochs_trained: u32,
    ) -> Self {
        Self {
            format: if preprocessing.sampling.is_usual() { USUAL_FORMAT } else { FORMAT },
            architecture: shape.kind.architecture(),
            input_width: shape.width,
            input_height: shape.height,
            channels: shape.channels,
            classes: shape.classes,
            crop: settings.crop,
            preprocessing,
            loss: settings.loss,
            epochs_trained,
            best_epoch: None,
            pretrained: false,
            temperature: None,
            parameters: shape.layers().iter().map(|layer| layer.parameters).sum(),
            quick: None,
        }
    }

    /// `None` for a model that is no network.
    pub(crate) fn shape(&self) -> Option<Shape> {
        Some(Shape {
            kind: NetworkKind::of(self.architecture)?,
            width: self.input_width,
            height: self.input_height,
            channels: self.channels,
            classes: self.classes,
        })
    }

    pub(crate) fn input(&self) -> Size {
        Size { width: self.input_width, height: self.input_height }
    }

    /// Why a fit with `settings` cannot go on from this model, if it cannot. The loss, the optimizer and everything
    /// about time and order may change, and categories may be added behind those that the model knows; what the weights
    /// have grown into may not change.
    pub fn cannot_continue(&self, settings: &FitSettings, channels: u32, classes: u32) -> Option<String> {
        if self.format > FORMAT {
            return Some("the model was written by a newer version of the program".to_owned());
        }
        if self.architecture == Architecture::Quick && settings.architecture == Architecture::Quick {
            return Some("Quick has nothing to go on from: it is fitted anew to all labels each time".to_owned());
        }
        let size = (settings.input_width, settings.input_height);
        if self.architecture != settings.architecture {
            Some("it has another architecture".to_owned())
        } else if (self.input_width, self.input_height) != size {
            Some(format!(
                "its input is {} × {} pixels, not {} × {}",
                self.input_width, self.input_height, size.0, size.1
            ))
        } else if self.channels != channels {
            Some(format!("it was trained on images with {} channels, these have {channels}", self.channels))
        } else if self.classes > classes {
            Some(format!("it knows {} categories, now there are {classes}", self.classes))
        } else if self.crop != settings.crop {
            Some("it was trained with another crop".to_owned())
        } else if self.preprocessing.rescale != settings.rescale {
            Some("it was trained with another rescaling of pixel values".to_owned())
        } else {
            None
        }
    }
}

impl fmt::Debug for TrainedModel {
    /// Without the weights: thousands of numbers help nobody.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TrainedModel").field("card", &self.card).field("weights", &self.weights.len()).finish()
    }
}

impl TrainedModel {
    /// The network on `device`.
    pub(crate) fn network(&self, device: &Device) -> Result<Network, LearningError> {
        if self.card.format > FORMAT {
            return Err(LearningError::NewerModel { found: self.card.format, known: FORMAT });
        }
        let bad = |reason: String| LearningError::BadWeights { reason };
        let shape = self.card.shape().ok_or_else(|| bad("it is no network".to_owned()))?;
        let mut network = Network::new(&shape, 0, device);
        let mut store = SafetensorsStore::from_bytes(Some(self.weights.clone()));
        let result = network.load_from(&mut store).map_err(|error| bad(error.to_string()))?;
        match (result.missing.first(), result.errors.first()) {
            (None, None) => Ok(network),
            (Some(_), _) => Err(bad(format!("{} parts are missing", result.missing.len()))),
            (None, Some(error)) => Err(bad(error.to_string())),
        }
    }
}

/// The weights of a network as safetensors.
pub(crate) fn weights(network: &Network) -> Result<Vec<u8>, LearningError> {
    // Burn's own metadata would come in another order every time, and the same weights should be the same bytes.
    let mut store = SafetensorsStore::from_bytes(None).clear_metadata();
    let failed = |reason: String| LearningError::BadWeights { reason };
    network.save_into(&mut store).map_err(|error| failed(error.to_string()))?;
    store.get_bytes().map_err(|error| failed(error.to_string()))
}
