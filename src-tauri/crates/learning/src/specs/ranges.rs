//! Which values the numbers among the settings may have.

use crate::architecture::LEAST_INPUT_SIDE;

/// The values that a number may have, both ends included.
#[derive(Clone, Copy)]
pub(crate) struct Range {
    pub(crate) label: &'static str,
    pub(crate) least: f64,
    pub(crate) most: f64,
    pub(crate) step: f64,
}

impl Range {
    const fn new(label: &'static str, least: f64, most: f64, step: f64) -> Self {
        Self { label, least, most, step }
    }

    pub(crate) fn named(self, label: &'static str) -> Self {
        Self { label, ..self }
    }
}

pub(crate) const INPUT_SIDE: Range = Range::new("The input side", LEAST_INPUT_SIDE as f64, 1024.0, 1.0);
pub(crate) const TRAINING_FRACTION: Range = Range::new("The training percentage", 0.1, 0.95, 0.05);
pub(crate) const EPOCHS: Range = Range::new("The number of epochs", 1.0, 10_000.0, 1.0);
pub(crate) const BATCH_SIZE: Range = Range::new("The batch size", 1.0, 1024.0, 1.0);
pub(crate) const LEARNING_RATE: Range = Range::new("The learning rate", 1e-7, 1.0, 1e-4);
pub(crate) const SEED: Range = Range::new("The seed", 0.0, u32::MAX as f64, 1.0);
pub(crate) const ROTATION: Range = Range::new("The rotation", 0.0, 180.0, 1.0);
pub(crate) const SHIFT: Range = Range::new("The shift", 0.0, 0.5, 0.01);
pub(crate) const ZOOM: Range = Range::new("The zoom", 0.0, 1.0, 0.01);
pub(crate) const INTENSITY_GAIN: Range = Range::new("The intensity gain", 0.0, 2.0, 0.01);
pub(crate) const INTENSITY_OFFSET: Range = Range::new("The intensity offset", 0.0, 2.0, 0.01);
pub(crate) const NOISE: Range = Range::new("The noise", 0.0, 2.0, 0.01);
pub(crate) const BLUR: Range = Range::new("The blur", 0.0, 5.0, 0.1);
pub(crate) const CHANNEL_DROPOUT: Range = Range::new("The channel dropout", 0.0, 0.9, 0.01);
pub(crate) const PATIENCE: Range = Range::new("The patience", 0.0, 10_000.0, 1.0);
pub(crate) const FOLDS: Range = Range::new("The number of folds", 0.0, 20.0, 1.0);
pub(crate) const LABEL_SMOOTHING: Range = Range::new("The label smoothing", 0.0, 0.5, 0.01);
pub(crate) const WARMUP_EPOCHS: Range = Range::new("The warm-up", 0.0, 10_000.0, 1.0);
pub(crate) const WEIGHT_DECAY: Range = Range::new("The weight decay", 0.0, 1.0, 1e-4);
pub(crate) const GRADIENT_CLIPPING: Range = Range::new("The gradient clipping", 0.0, 1000.0, 0.1);
pub(crate) const DROPOUT: Range = Range::new("The dropout", 0.0, 0.9, 0.05);
pub(crate) const FROZEN_EPOCHS: Range = Range::new("The number of frozen epochs", 0.0, 10_000.0, 1.0);
