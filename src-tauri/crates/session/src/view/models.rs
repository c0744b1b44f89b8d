//! Models and projects that leave, or come in, as they are seen from outside.

use serde::{Deserialize, Serialize};
use specta::Type;
use vesicle_images::SampleKind;

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

    /// Which forms a model can have.
    pub struct ModelForms {
        /// Why it can be no graph; `null` where it can.
        pub no_graph: Option<String>,
        /// The types of the values that it was fitted on.
        pub kinds: Vec<SampleKind>,
        /// That which a graph takes unless another is wanted.
        pub kind: SampleKind,
        /// It needs the pretrained network wherever it predicts.
        pub uses_backbone: bool,
    }

    /// A model that was added.
    pub struct ModelImport {
        pub name: String,
        /// All that it tells apart, in the order of its outputs.
        pub categories: Vec<String>,
        /// Of the images that it works with.
        pub channels: u32,
        /// Categories that the project did not have.
        pub created: Vec<String>,
        pub notes: Vec<String>,
    }

    /// What a project would be in Piximi.
    pub struct PiximiCheck {
        /// That would go.
        pub images: u32,
        /// What would be left out or lost, in sentences.
        pub notes: Vec<String>,
    }
}
