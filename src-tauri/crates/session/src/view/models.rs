//! Models that leave a project, or come in, as they are seen from outside.

use serde::{Deserialize, Serialize};
use specta::Type;

/// The form in which a model leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ModelFormat {
    /// Weights with everything that Vesicle knows about the model.
    Safetensors,
    /// A graph with the preprocessing inside, for any program that runs ONNX.
    Onnx,
    /// A package of the BioImage Model Zoo, with such a graph.
    Bioimageio,
}

wire! {
    /// A model that was written.
    pub struct ModelExport {
        pub path: String,
        /// Its name.
        pub model: String,
        /// What whoever uses it should know.
        pub notes: Vec<String>,
    }

    /// A model that was added.
    pub struct ModelImport {
        pub name: String,
        /// Categories that the project did not have.
        pub created: Vec<String>,
        pub notes: Vec<String>,
    }
}
