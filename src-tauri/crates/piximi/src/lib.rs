//! Projects and models that Piximi saved, as plain data.
//!
//! Owns: the layouts of Piximi's files: its Zarr projects 0.1 to 1.1 (in a zip or in a folder), the single JSON before
//! them, and the layers models of TensorFlow.js that it saves. Sources: what its releases up to 1.1.4 write and read.
//!
//! Architecture invariants: no file system (bytes come through [`Tree`] or as a slice), no image format (pictures inside
//! of the old JSON stay packed), no network. Whatever a file claims is held against [`Limits`] before memory is reserved
//! for it, and a name that could lead out of a folder refuses the whole file.

mod array;
mod attributes;
mod classifier;
mod document;
mod error;
mod layers;
mod old_json;
mod saved_model;
mod things;
mod tree;
mod write;
mod write_names;
mod zip_end;
mod zip_tree;

pub use document::{Category, Channel, Document, Image, Partition, Pixels, Values, opens_like_a_project};
pub use error::PiximiError;
pub use layers::{SimpleCnn, Weights};
pub use saved_model::{Crop, FitChoices, Model, Score, models};
pub use tree::{Limits, Tree, safe_name};
pub use write::{Outgoing, WriteError, Writer};
pub use zip_tree::ZipTree;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
mod made;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
mod tests;
