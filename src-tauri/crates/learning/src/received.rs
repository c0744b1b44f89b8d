//! Models that come from elsewhere.
//!
//! Owns: whether a card and its weights can be what they say, before any memory is taken for the network. Refuses: where
//! they come from. A file may claim anything: sizes are held against the settings' own ranges and against the numbers that
//! are really there.

use burn::tensor::Device;
use safetensors::tensor::{Dtype, SafeTensors};

use crate::architecture::{Shape, parameter_count};
use crate::error::LearningError;
use crate::features;
use crate::model::{ModelCard, QuickCard, TrainedModel};
use crate::quick::Predictor;
use crate::settings::Architecture;
use crate::specs::INPUT_SIDE;

/// More channels or categories than any image or project has here.
const MOST: u32 = 10_000;

impl TrainedModel {
    /// A model from a file, if its weights are those that its card describes and all of them are finite.
    ///
    /// # Errors
    /// They are not, or a newer version of the program wrote them.
    pub fn received(card: ModelCard, weights: Vec<u8>) -> Result<Self, LearningError> {
        let model = Self { card, weights };
        refuse_damaged(&model)?;
        Ok(model)
    }
}

/// An error if a model cannot be what its card says.
pub(crate) fn refuse_damaged(model: &TrainedModel) -> Result<(), LearningError> {
    let card = &model.card;
    let bad = |reason: String| Err(LearningError::BadWeights { reason });
    if !(1..=MOST).contains(&card.channels) || !(1..=MOST).contains(&card.classes) {
        return bad(format!("{} channels and {} categories", card.channels, card.classes));
    }
    let weights = match SafeTensors::deserialize(&model.weights) {
        Ok(weights) => weights,
        Err(error) => return bad(error.to_string()),
    };
    let mut count = 0_u64;
    for (name, tensor) in weights.iter() {
        if tensor.dtype() != Dtype::F32 {
            return bad(format!("“{name}” is not of 32-bit floats"));
        }
        let (numbers, _) = tensor.data().as_chunks::<4>();
        if numbers.iter().any(|bytes| !f32::from_le_bytes(*bytes).is_finite()) {
            return bad(format!("“{name}” holds values that are no finite numbers"));
        }
        count += numbers.len() as u64;
    }
    match (card.shape(), &card.quick) {
        (Some(shape), None) => network(model, &shape, count),
        (None, Some(quick)) => linear(model, quick),
        _ => bad("it is neither a network nor Quick".to_owned()),
    }
}

fn network(model: &TrainedModel, shape: &Shape, count: u64) -> Result<(), LearningError> {
    let bad = |reason: String| Err(LearningError::BadWeights { reason });
    let least = shape.kind.least_side();
    let most = INPUT_SIDE.most as u32;
    if [shape.width, shape.height].iter().any(|side| !(least..=most).contains(side)) {
        return bad(format!("an input of {} × {} pixels", shape.width, shape.height));
    }
    // With sides, channels and categories within their bounds the count still has to fit 32 bits.
    let widest = shape.dense_inputs() as u64 * u64::from(shape.classes) + 1_000 * u64::from(shape.channels);
    let architecture = shape.kind.architecture();
    let fits = widest < 1 << 31
        && u64::from(parameter_count(architecture, shape.width, shape.height, shape.channels, shape.classes)) <= count;
    if !fits {
        return bad(format!("{count} numbers are too few for the network"));
    }
    model.network(&Device::flex()).map(drop)
}

fn linear(model: &TrainedModel, quick: &QuickCard) -> Result<(), LearningError> {
    if model.card.architecture != Architecture::Quick {
        return Err(LearningError::BadWeights { reason: "it is Quick and another architecture".to_owned() });
    }
    // Also of a recipe that this version does not know the weights may be whole; a prediction says that it is unknown.
    if !quick.uses_backbone() && quick.recipe == features::RECIPE {
        let known = features::length(model.card.channels as usize);
        if quick.features as usize != known {
            let reason = format!("{} numbers describe an image, not {known}", quick.features);
            return Err(LearningError::BadWeights { reason });
        }
    }
    if !(quick.temperature.is_finite() && quick.temperature > 0.0) {
        return Err(LearningError::BadWeights { reason: format!("a temperature of {}", quick.temperature) });
    }
    Predictor::unpack(&model.weights, quick.features as usize, model.card.classes as usize, quick.temperature).map(drop)
}
