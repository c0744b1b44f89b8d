//! Models go out as files, and come in.
//!
//! Owns: the three forms in which a model leaves (safetensors, ONNX, a bioimage.io package), what each carries about the
//! model, and making a model of a project out of such a file. Refuses: graphs and weights; those are `learning`'s.

mod bioimage;
mod card;
mod export;
mod import;
mod npy;
mod sample;

pub use export::{export_model, model_forms};
pub use import::import_model;
pub(super) use import::{ModelFile, read_model};
pub(super) use npy::npy_header;

/// Files with a model are never larger; the largest network here has 14 MB.
const MOST_BYTES: u64 = 256 << 20;
