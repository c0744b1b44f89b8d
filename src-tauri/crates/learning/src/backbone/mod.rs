//! A network that was trained on photographs, whose inner values describe other images too.
//!
//! Owns: EfficientNet-Lite0 with published weights, read from a PyTorch checkpoint once and kept as safetensors, and what
//! it says of a picture; [`crate::efficientnet`] trains it further. Refuses: to have weights of its own; where they cannot be had, [`crate::features`] do without.

mod engine;
mod net;
mod pooled;
mod shape;
#[cfg(test)]
mod tests;

use std::fmt;
use std::path::Path;

use burn::store::{ModuleSnapshot as _, PytorchStore, SafetensorsStore};
use burn::tensor::Device;

use crate::error::BackboneError;

pub(crate) use engine::{Engine, Scratch, folded};
pub(crate) use net::LiteNet;
pub(crate) use shape::{BlockShape, EPSILON, HEAD, STEM, blocks, same_padding};
use shape::{COLOURS, IMAGENET_CLASSES};

/// EfficientNet-Lite0 with its weights, for features. Shared by all threads.
pub struct Backbone {
    engine: Engine,
    /// As they are kept, for networks that are trained from them.
    weights: Vec<u8>,
    id: String,
}

impl Backbone {
    /// What a person reads.
    pub const NAME: &'static str = "EfficientNet-Lite0, trained on ImageNet";

    /// From the weights that [`Self::convert`] gave; `id` tells them from other ones.
    ///
    /// # Errors
    /// The bytes are no safetensors, or not those of this network.
    pub fn from_safetensors(weights: Vec<u8>, id: &str) -> Result<Self, BackboneError> {
        let mut net = published(&Device::flex());
        load(&mut net, &mut SafetensorsStore::from_bytes(Some(weights.clone())))?;
        Ok(Self { engine: Engine::new(&net), weights, id: id.to_owned() })
    }

    /// The weights of a PyTorch checkpoint (`.pth`) as safetensors. The one place where this crate reads a file, as Burn
    /// asks for its path.
    ///
    /// # Errors
    /// The file is no checkpoint, or not of this network.
    pub fn convert(checkpoint: &Path) -> Result<Vec<u8>, BackboneError> {
        let mut net = published(&Device::flex());
        // `_blocks.0._bn1` is `blocks.0.bn1` here.
        let mut store = PytorchStore::from_file(checkpoint).with_key_remapping(r"(^|\.)_", "$1").allow_partial(true);
        load(&mut net, &mut store)?;
        let mut store = SafetensorsStore::from_bytes(None).clear_metadata();
        let failed = |reason: String| BackboneError::Unreadable { reason };
        net.save_into(&mut store).map_err(|error| failed(error.to_string()))?;
        store.get_bytes().map_err(|error| failed(error.to_string()))
    }

    /// The network with its weights on `device`.
    ///
    /// # Errors
    /// None that [`Self::from_safetensors`] had not.
    pub(crate) fn net(&self, device: &Device) -> Result<LiteNet, BackboneError> {
        let mut net = published(device);
        load(&mut net, &mut SafetensorsStore::from_bytes(Some(self.weights.clone())))?;
        Ok(net)
    }

    /// Changes with the weights.
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl fmt::Debug for Backbone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Backbone").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The network in the shape of the published weights.
fn published(device: &Device) -> LiteNet {
    LiteNet::new(COLOURS, IMAGENET_CLASSES, device)
}

/// Reads all weights of `net`, or says what is wrong.
fn load<S>(net: &mut LiteNet, store: &mut S) -> Result<(), BackboneError>
where
    S: burn::store::ModuleStore,
    S::Error: fmt::Display,
{
    let result = net.load_from(store).map_err(|error| BackboneError::Unreadable { reason: error.to_string() })?;
    match (result.missing.len(), result.errors.first()) {
        (0, None) => Ok(()),
        (0, Some(error)) => Err(BackboneError::OtherNetwork { reason: error.to_string() }),
        (missing, _) => Err(BackboneError::OtherNetwork { reason: format!("{missing} of its parts are missing") }),
    }
}
