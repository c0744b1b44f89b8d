//! Learning: networks, fitting and prediction on pictures.
//!
//! This crate turns labelled pictures into a [`TrainedModel`] ([`fit`]) and pictures into probabilities ([`predict`]), and
//! says where in a picture lies what a model goes by ([`explain()`]), on a device that is chosen at run time ([`open_device`]).
//!
//! Architecture invariants
//! - The only crate that names Burn. No tensor, device or module type of it appears in the public interface.
//! - No file, no database, no window, no clock except for measuring seconds, no thread except rayon's pool and one that makes the next
//!   batches ready.
//! - Pictures come through [`PictureSource`], results leave as plain vectors; categories are plain indices. What an
//!   index means, which image is for training and which for validation is the caller's business.
//! - Everything random (initial weights, order, windows, augmentation, dropout) is drawn from one seeded ChaCha8 generator on the
//!   host, never from the backend, so the same seed gives the same numbers on the CPU bit by bit, and the same start on
//!   every device.
//! - Validation pictures reach the network for inference only.

mod architecture;
mod augment;
mod backbone;
mod batches;
mod cancel;
mod check;
mod cpu;
mod dataset;
mod described;
mod device;
mod efficientnet;
mod error;
mod evaluate;
mod explain;
mod features;
mod fit;
mod folded;
mod foreign;
mod layers;
mod loss;
mod map;
mod memory;
mod model;
mod network;
mod onnx;
mod optimizer;
mod pictures;
mod portable;
mod predict;
mod preprocess;
mod quick;
mod received;
mod sampling;
mod settings;
mod space;
mod specs;
mod suggest;
mod temperature;
mod windows;

pub use architecture::{LayerRow, layers, parameter_count};
pub use augment::augmented_example;
pub use backbone::Backbone;
pub use cancel::CancelToken;
pub use check::{CategoryCount, DataFacts, LabelsField, ProblemField, SettingProblem};
pub use dataset::{Example, PictureSource, Skipped};
pub use described::{Embedding, describe_all};
pub use device::{Compute, DeviceInfo, DeviceKind, devices, open_device};
pub use error::{BackboneError, DeviceError, LearningError};
pub use explain::{ExplainRequest, Explanation, Heat, USUAL_SQUARE, explain};
pub use fit::{CrossValidation, FitEnd, FitEvent, FitOutcome, FitRequest, RateCurve, RatePoint, find_rate, fit};
pub use foreign::{ForeignCnn, ForeignLayer};
pub use map::{MapMethod, fitted, layout};
pub use memory::memory_estimate_bytes;
pub use model::{ModelCard, QuickCard, TrainedModel};
pub use onnx::{INPUT as ONNX_INPUT, OUTPUT as ONNX_OUTPUT, refuse_graph, to_onnx, weights_from_onnx};
pub use portable::{CARD, from_safetensors};
pub use predict::{PredictOutcome, predict};
pub use preprocess::{ChannelScale, KindScales, Preprocessing};
pub use sampling::Sampling;
pub use settings::{
    Architecture, ClassBalance, Crop, FitSettings, LossFunction, OptimizerKind, Rescale, Schedule, SettingName,
};
pub use space::{Space, space};
pub use specs::{SettingChoice, SettingKind, SettingSpec, setting_specs};
