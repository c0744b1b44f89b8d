//! Layers models of TensorFlow.js, as far as they are Piximi's SimpleCNN.
//!
//! Owns: finding the architecture in a topology, and its weights by their order and shapes (names carry a running number, so
//! they say nothing). Refuses: other architectures; which one it is stands in the error.

use serde_json::Value;

use crate::attributes::whole;
use crate::{Limits, PiximiError, Tree, safe_name};

/// Filters of the two convolutions, and the side of their windows in pixels.
const FILTERS: [u32; 2] = [8, 16];
const SIDE: u32 = 5;
/// More pixels a side, channels and classes than any model of this kind has.
const MOST_SIDE: u32 = 8192;
const MOST_CHANNELS: u32 = 4096;
const MOST_CLASSES: u32 = 10_000;

/// Conv 5 × 5 with 8 filters, ReLU, halving maximum, conv 5 × 5 with 16 filters, ReLU, halving maximum, and one dense
/// layer with a softmax.
#[derive(Debug, Clone, PartialEq)]
pub struct SimpleCnn {
    pub width: u32,
    pub height: u32,
    pub channels: u32,
    pub classes: u32,
    /// `[5, 5, channels, 8]`, as all weights in the order of C: height, width, inputs, outputs.
    pub first: Weights,
    /// `[5, 5, 8, 16]`.
    pub second: Weights,
    /// `[height · width · 16, classes]` of what the second halving gives, its filters changing fastest.
    pub dense: Weights,
}

/// Of one layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    pub kernel: Vec<f32>,
    /// One for each output.
    pub bias: Vec<f32>,
}

impl SimpleCnn {
    /// Height and width of what the second halving gives; `None` if the input is too small for one.
    pub fn last_map(height: u32, width: u32) -> Option<[u32; 2]> {
        let side = |n: u32| n.checked_sub(SIDE - 1).and_then(|n| (n / 2).checked_sub(SIDE - 1)).map(|n| n / 2);
        Some([side(height)?, side(width)?]).filter(|sides| !sides.contains(&0))
    }
}

/// The network that the JSON of a model describes, with its weights. `name`: where the JSON lies.
pub(crate) fn read(tree: &dyn Tree, name: &str, model: &Value, limits: &Limits) -> Result<SimpleCnn, PiximiError> {
    let [height, width, channels, classes] = shape(model)?;
    let last = SimpleCnn::last_map(height, width).ok_or_else(|| {
        PiximiError::damaged(name, format!("an input of {width} × {height} pixels is too small for its layers"))
    })?;
    let dense = last[0] * last[1] * FILTERS[1];
    let wanted: [&[u32]; 6] = [
        &[SIDE, SIDE, channels, FILTERS[0]],
        &[FILTERS[0]],
        &[SIDE, SIDE, FILTERS[0], FILTERS[1]],
        &[FILTERS[1]],
        &[dense, classes],
        &[classes],
    ];
    let mut weights = weights(tree, name, model, &wanted, limits)?.into_iter();
    let mut next = || Weights { kernel: weights.next().unwrap_or_default(), bias: weights.next().unwrap_or_default() };
    let (first, second, dense) = (next(), next(), next());
    Ok(SimpleCnn { width, height, channels, classes, first, second, dense })
}

fn other(what: impl Into<String>) -> PiximiError {
    PiximiError::Unsupported { what: format!("a model that is no SimpleCNN ({})", what.into()) }
}

/// Height, width, channels and classes.
fn shape(model: &Value) -> Result<[u32; 4], PiximiError> {
    let topology = model.get("modelTopology").unwrap_or(&Value::Null);
    // Keras itself has one more level.
    let topology = topology.get("model_config").unwrap_or(topology);
    if model.get("format").and_then(Value::as_str) == Some("graph-model") || topology.get("node").is_some() {
        return Err(other("it is a graph model"));
    }
    let config = topology.get("config").unwrap_or(&Value::Null);
    let layers = config.get("layers").unwrap_or(config).as_array().ok_or_else(|| other("it lists no layers"))?;
    let kind = |layer: &Value| layer.get("class_name").and_then(Value::as_str).unwrap_or("?").to_owned();
    let input = layers.first().and_then(|layer| layer.get("config")?.get("batch_input_shape")?.as_array());
    let input: Option<Vec<u32>> = input.and_then(|sizes| sizes.iter().skip(1).map(whole).collect());
    let layers: Vec<&Value> = layers.iter().filter(|layer| kind(layer) != "InputLayer").collect();
    let kinds: Vec<String> = layers.iter().take(12).map(|layer| kind(layer)).collect();
    if kinds != ["Conv2D", "MaxPooling2D", "Conv2D", "MaxPooling2D", "Flatten", "Dense"] {
        return Err(other(format!("its layers: {}", kinds.join(", "))));
    }
    let configs: Vec<&Value> = layers.iter().map(|layer| layer.get("config").unwrap_or(&Value::Null)).collect();
    let text = |at: usize, name: &str| configs[at].get(name).and_then(Value::as_str).unwrap_or("");
    let sides = |at: usize, name: &str, side: u32| -> bool {
        let value = configs[at].get(name).and_then(Value::as_array);
        value.is_some_and(|list| list.len() == 2 && list.iter().all(|value| whole(value) == Some(side)))
    };
    let usual = |at: usize| matches!(text(at, "data_format"), "" | "channels_last") && text(at, "padding") == "valid";
    for (at, filters) in [(0, FILTERS[0]), (2, FILTERS[1])] {
        let with_bias = configs[at].get("use_bias").and_then(Value::as_bool) != Some(false);
        let spread = configs[at].get("dilation_rate").is_none() || sides(at, "dilation_rate", 1);
        let fits = sides(at, "kernel_size", SIDE) && sides(at, "strides", 1) && spread && with_bias && usual(at);
        if !fits || text(at, "activation") != "relu" || configs[at].get("filters").and_then(whole) != Some(filters) {
            return Err(other("a convolution of another kind"));
        }
        if !sides(at + 1, "pool_size", 2) || !sides(at + 1, "strides", 2) || !usual(at + 1) {
            return Err(other("a pooling of another kind"));
        }
    }
    let with_bias = configs[5].get("use_bias").and_then(Value::as_bool) != Some(false);
    if text(5, "activation") != "softmax" || !with_bias {
        return Err(other("it does not end in a softmax"));
    }
    let classes = configs[5].get("units").and_then(whole).unwrap_or(0);
    let Some([height, width, channels]) = input.as_deref() else { return Err(other("it does not say its input")) };
    let sizes = [*height, *width, *channels, classes];
    let most = [MOST_SIDE, MOST_SIDE, MOST_CHANNELS, MOST_CLASSES];
    if sizes.contains(&0) || sizes.iter().zip(most).any(|(size, most)| *size > most) || classes < 2 {
        return Err(other(format!("its input and its classes are {sizes:?}")));
    }
    Ok(sizes)
}

/// The tensors of the manifest, which must have the shapes that are wanted, in that order.
fn weights(
    tree: &dyn Tree,
    name: &str,
    model: &Value,
    wanted: &[&[u32]],
    limits: &Limits,
) -> Result<Vec<Vec<f32>>, PiximiError> {
    let wrong = |reason: String| PiximiError::damaged(name, reason);
    let groups = model.get("weightsManifest").and_then(Value::as_array);
    let groups = groups.ok_or_else(|| wrong("it does not say where its weights are".to_owned()))?;
    let count = |shape: &[u32]| shape.iter().fold(1_u64, |all, &n| all.saturating_mul(n.into()));
    let total = wanted.iter().map(|shape| count(shape)).fold(0_u64, u64::saturating_add).saturating_mul(4);
    if total > limits.weight_bytes {
        return Err(crate::tree::too_many_bytes(&format!("the weights of {name}"), limits.weight_bytes));
    }
    let folder = name.rfind('/').map_or("", |at| &name[..=at]);
    let mut found = Vec::new();
    let mut wanted = wanted.iter();
    for group in groups {
        let list = |field: &str| group.get(field).and_then(Value::as_array).cloned().unwrap_or_default();
        let mut bytes = Vec::new();
        for path in list("paths") {
            let path = path.as_str().ok_or_else(|| wrong("a place of weights is no text".to_owned()))?;
            let place = format!("{folder}{}", safe_name(path.trim_start_matches("./"))?);
            let more = tree.read(&place, total)?.ok_or_else(|| PiximiError::missing(&place))?;
            if (bytes.len() + more.len()) as u64 > total {
                return Err(wrong("there are more weights than its layers have".to_owned()));
            }
            bytes.extend(more);
        }
        let mut rest = &bytes[..];
        for tensor in list("weights") {
            let shape = tensor.get("shape").and_then(Value::as_array);
            let shape: Option<Vec<u32>> = shape.and_then(|sizes| sizes.iter().map(whole).collect());
            let expected =
                wanted.next().ok_or_else(|| wrong("there are more weights than its layers have".to_owned()))?;
            if shape.as_deref() != Some(*expected) {
                return Err(wrong(format!("weights of shape {shape:?} stand where its layers need {expected:?}")));
            }
            if tensor.get("dtype").and_then(Value::as_str) != Some("float32") || tensor.get("quantization").is_some() {
                return Err(other("its weights are no 32-bit floats"));
            }
            let length = count(expected) as usize * 4;
            let own = rest.get(..length).ok_or_else(|| wrong("its file of weights is too short".to_owned()))?;
            rest = &rest[length..];
            let values: Vec<f32> = own.as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
            if values.iter().any(|value| !value.is_finite()) {
                return Err(wrong("a weight is no finite number".to_owned()));
            }
            found.push(values);
        }
        if !rest.is_empty() {
            return Err(wrong("its file of weights is too long".to_owned()));
        }
    }
    if wanted.next().is_some() {
        return Err(wrong("there are fewer weights than its layers have".to_owned()));
    }
    Ok(found)
}
