//! From logits to the probabilities of an image: as [`crate::loss`] makes them, the mean over its windows, and as sure as
//! the model's temperature allows.

use vesicle_onnx::{Attribute, Graph, Tensor, Value};

use super::view::Windows;
use crate::model::ModelCard;
use crate::settings::LossFunction;

/// Probabilities, `[batch, categories]`, from the logits of all windows.
pub(super) fn probabilities(graph: &mut Graph, card: &ModelCard, windows: &Windows, logits: &Value) -> Value {
    let mut shares = match card.loss {
        LossFunction::BinaryCrossEntropy => {
            let each = graph.op("Sigmoid", &[logits]);
            let little = graph.constant(&Tensor::scalar(1e-12));
            let each = graph.op("Add", &[&each, &little]);
            divided_by_sum(graph, &each)
        }
        _ => softmax(graph, logits),
    };
    if let Some(each) = &windows.each {
        let [all, categories] = [-1, i64::from(card.classes)].map(|side| graph.constant(&Tensor::row(&[side])));
        let apart = graph.apply("Concat", &[&all, each, &categories], &[Attribute::Int("axis", 0)]);
        let apart = graph.op("Reshape", &[&shares, &apart]);
        let over = [Attribute::Ints("axes", vec![1]), Attribute::Int("keepdims", 0)];
        shares = graph.apply("ReduceMean", &[&apart], &over);
    }
    let Some(temperature) = card.temperature.filter(|temperature| temperature.is_finite() && *temperature > 0.0) else {
        return shares;
    };
    // To the power of 1 / T, by way of logarithms; a probability of 0 stays 0.
    let logarithms = graph.op("Log", &[&shares]);
    let power = graph.constant(&Tensor::scalar((1.0 / temperature) as f32));
    let scaled = graph.op("Mul", &[&logarithms, &power]);
    softmax(graph, &scaled)
}

fn softmax(graph: &mut Graph, values: &Value) -> Value {
    graph.apply("Softmax", &[values], &[Attribute::Int("axis", -1)])
}

fn divided_by_sum(graph: &mut Graph, values: &Value) -> Value {
    let last = graph.constant(&Tensor::row(&[-1]));
    let sum = graph.apply("ReduceSum", &[values, &last], &[Attribute::Int("keepdims", 1)]);
    graph.op("Div", &[values, &sum])
}
