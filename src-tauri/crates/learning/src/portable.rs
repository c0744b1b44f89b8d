//! A model as one safetensors file that carries a text about itself.
//!
//! Owns: where the text lies (the file's own metadata, under [`CARD`]), and taking both apart again. Refuses: what the text
//! says.

use std::collections::{BTreeMap, HashMap};

use safetensors::tensor::{SafeTensors, TensorView, serialize};

use crate::error::LearningError;
use crate::model::TrainedModel;

/// Under which name the text lies in the metadata of a file.
pub const CARD: &str = "card";

impl TrainedModel {
    /// The weights as safetensors with a text. The same model and text are the same bytes.
    ///
    /// # Errors
    /// The weights are damaged.
    pub fn to_safetensors(&self, card: String) -> Result<Vec<u8>, LearningError> {
        packed(&self.weights, Some(HashMap::from([(CARD.to_owned(), card)])))
    }
}

/// The text and the weights of a file; the weights as a model keeps them.
///
/// # Errors
/// It is no safetensors file, or it is damaged.
pub fn from_safetensors(file: &[u8]) -> Result<(Option<String>, Vec<u8>), LearningError> {
    let (_, header) = SafeTensors::read_metadata(file).map_err(bad)?;
    let card = header.metadata().as_ref().and_then(|entries| entries.get(CARD).cloned());
    Ok((card, packed(file, None)?))
}

fn packed(file: &[u8], metadata: Option<HashMap<String, String>>) -> Result<Vec<u8>, LearningError> {
    let read = SafeTensors::deserialize(file).map_err(bad)?;
    let tensors: BTreeMap<String, TensorView<'_>> = read.tensors().into_iter().collect();
    serialize(tensors, metadata).map_err(bad)
}

fn bad(error: safetensors::SafeTensorError) -> LearningError {
    LearningError::BadWeights { reason: error.to_string() }
}
