//! Networks as ONNX graphs that do everything that prediction does.
//!
//! Owns: the graph of a network with its preprocessing and its answer, and reading the weights back out of such a graph.
//! Refuses: files, names of categories (they travel as metadata that the caller gives), stacks (a graph gets the plane
//! that the model saw), and Quick, which describes images by statistics and by regions of any shape, for which ONNX has
//! no operators.
//!
//! What a graph takes is `image`, f32 `[batch, channels, height, width]` with the raw values of the file; any batch and
//! any size. It gives `probabilities`, f32 `[batch, categories]`. Weights keep the names that they have in the model's
//! safetensors; everything else that is constant is named otherwise, so the weights can be told from it.

mod answer;
mod layers;
mod view;

use safetensors::tensor::{Dtype, SafeTensors, TensorView, serialize};
use vesicle_images::SampleKind;
use vesicle_onnx::{About, Dim, Element, Graph, Value};

use crate::architecture::Shape;
use crate::error::LearningError;
use crate::model::{ModelCard, TrainedModel};

use crate::received::refuse_damaged;

/// The name of the input of a graph.
pub const INPUT: &str = "image";
/// The name of the output of a graph.
pub const OUTPUT: &str = "probabilities";

/// The model as an ONNX file. Its input takes samples of one type: 8-bit and 16-bit values do not share a scale.
///
/// # Errors
/// The model is no network or was trained in another program, or its weights do not fit its card.
pub fn to_onnx(model: &TrainedModel, kind: SampleKind, about: About) -> Result<Vec<u8>, LearningError> {
    let card = &model.card;
    let shape = shape(card)?;
    refuse_damaged(model)?;
    let weights = SafeTensors::deserialize(&model.weights).map_err(|error| bad(error.to_string()))?;
    let mut build = Build { graph: Graph::new("vesicle"), weights };
    let sides = [Dim::Any("batch"), Dim::Fixed(card.channels as usize), Dim::Any("height"), Dim::Any("width")];
    let image = build.graph.input(INPUT, Element::F32, &sides, "Raw sample values of the file, channel by channel.");
    let windows = view::windows(&mut build.graph, card, &image)?;
    let scaled = view::rescaled(&mut build.graph, &card.preprocessing, kind, card.channels, &windows.images)?;
    let logits = layers::logits(&mut build, &shape, scaled)?;
    let shares = answer::probabilities(&mut build.graph, card, &windows, &logits);
    let sides = [Dim::Any("batch"), Dim::Fixed(card.classes as usize)];
    build.graph.output(&shares, OUTPUT, Element::F32, &sides, "One for each category; they add up to 1.");
    Ok(build.graph.finish(&about))
}

/// Whether a model can be a graph at all, by its card alone.
///
/// # Errors
/// It is no network, or was trained in another program.
pub fn refuse_graph(card: &ModelCard) -> Result<(), LearningError> {
    shape(card).map(|_shape| ())
}

fn shape(card: &ModelCard) -> Result<Shape, LearningError> {
    let shape = card.shape().ok_or(LearningError::NoGraph)?;
    if !card.preprocessing.sampling.is_usual() {
        return Err(LearningError::ForeignSampling);
    }
    Ok(shape)
}

/// The weights out of a graph that [`to_onnx`] made, as safetensors.
///
/// # Errors
/// The file is damaged.
pub fn weights_from_onnx(contents: &vesicle_onnx::Contents) -> Result<Vec<u8>, LearningError> {
    let own = contents.weights.iter().filter(|weight| !weight.name.starts_with(Graph::CONSTANT));
    let views: Result<std::collections::BTreeMap<&str, TensorView<'_>>, _> = own
        .map(|weight| Ok((weight.name.as_str(), TensorView::new(Dtype::F32, weight.shape.clone(), &weight.bytes)?)))
        .collect();
    let failed = |error: safetensors::SafeTensorError| bad(error.to_string());
    serialize(views.map_err(failed)?, None).map_err(failed)
}

/// A graph with the weights that go into it.
struct Build<'a> {
    graph: Graph,
    weights: SafeTensors<'a>,
}

impl Build<'_> {
    /// A weight by its name in the safetensors.
    fn weight(&mut self, name: &str) -> Result<Value, LearningError> {
        let view = self.weights.tensor(name).map_err(|error| bad(error.to_string()))?;
        let tensor = vesicle_onnx::Tensor::f32_bytes(view.shape(), view.data()).map_err(graph)?;
        Ok(self.graph.weight(name, &tensor))
    }
}

fn bad(reason: String) -> LearningError {
    LearningError::BadWeights { reason }
}

/// A graph that could not be put together.
fn graph(error: vesicle_onnx::OnnxError) -> LearningError {
    bad(error.to_string())
}
