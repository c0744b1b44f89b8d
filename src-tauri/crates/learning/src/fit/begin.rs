//! With which weights a fit begins, and what of a pretrained network learns when.

use burn::tensor::Device;

use super::FitRequest;
use crate::architecture::{NetworkKind, Shape};
use crate::backbone::Backbone;
use crate::batches::{Purpose, random};
use crate::error::LearningError;
use crate::model::TrainedModel;
use crate::network::Network;
use crate::settings::FitSettings;

/// The share of the learning rate at which all of a pretrained network learns: more would spoil what it knows.
const TUNING_RATE: f64 = 0.1;

/// Where a fit begins.
pub(super) enum Begin<'a> {
    From(&'a TrainedModel),
    Random,
    Pretrained(&'a Backbone),
}

impl<'a> Begin<'a> {
    /// The model to go on from; else pretrained weights where they are asked for, fit the network and are there.
    pub(super) fn new(request: &FitRequest<'a>, shape: &Shape) -> Self {
        if let Some(model) = request.start {
            return Self::From(model);
        }
        let wanted = request.settings.pretrained && shape.kind == NetworkKind::Lite;
        wanted.then(|| request.source.backbone()).flatten().map_or(Self::Random, Self::Pretrained)
    }

    /// What of the network learns when.
    pub(super) fn tuning(&self, settings: &FitSettings) -> Tuning {
        Tuning {
            is_pretrained: self.is_pretrained(),
            // A last layer that has learnt already spoils nothing.
            frozen: if matches!(self, Self::Pretrained(_)) { settings.frozen_epochs } else { 0 },
        }
    }

    /// True if the weights were once those of the pretrained network.
    pub(super) fn is_pretrained(&self) -> bool {
        match self {
            Self::From(model) => model.card.pretrained,
            Self::Random => false,
            Self::Pretrained(_) => true,
        }
    }

    pub(super) fn network(
        self,
        settings: &FitSettings,
        shape: &Shape,
        device: &Device,
    ) -> Result<Network, LearningError> {
        match self {
            Self::From(model) => {
                let network = model.network(device)?;
                let mut random = random(settings.seed, Purpose::Weights, model.card.epochs_trained);
                Ok(network.grown(shape, &mut random, device))
            }
            Self::Random => Ok(Network::new(shape, settings.seed, device)),
            Self::Pretrained(backbone) => Network::pretrained(shape, settings, backbone, device),
        }
    }
}

/// The phases of a network that began with pretrained weights. Others have one phase, in which everything learns.
#[derive(Clone, Copy)]
pub(super) struct Tuning {
    is_pretrained: bool,
    /// Epochs in which only the last layer learns.
    frozen: u32,
}

impl Tuning {
    /// The network as it is to learn in epoch `epoch` (1-based) of this fit, if the epoch before left it to another phase.
    pub(super) fn phase(&self, network: Network, epoch: u32) -> Network {
        match epoch {
            _ if !self.is_pretrained => network,
            1 if self.frozen > 0 => network.head_only(),
            _ if epoch == self.frozen + 1 => network.all_but_statistics(),
            _ => network,
        }
    }

    /// What the learning rate is multiplied by in epoch `epoch` of this fit.
    pub(super) fn factor(&self, epoch: u32) -> f64 {
        if self.is_pretrained && epoch > self.frozen { TUNING_RATE } else { 1.0 }
    }
}
