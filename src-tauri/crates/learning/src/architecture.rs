//! The shape of each network, layer by layer, as arithmetic: sizes and parameter counts without building anything.
//! The networks themselves are in `network`; a test keeps the two equal.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::backbone::HEAD;
use crate::efficientnet;
use crate::settings::Architecture;

/// Filters of the four blocks of the compact network.
pub(crate) const COMPACT_FILTERS: [u32; 4] = [8, 16, 32, 64];
/// Filters of the two convolutions of the simple network.
pub(crate) const SIMPLE_FILTERS: [u32; 2] = [8, 16];
/// Smallest input side (px) for which every layer of the two smaller networks has at least one output pixel.
pub(crate) const LEAST_INPUT_SIDE: u32 = 16;

/// One row of the model summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LayerRow {
    pub name: String,
    /// "height × width × channels", or the number of values.
    pub output_shape: String,
    pub parameters: u32,
    pub trainable: bool,
}

/// The size of one layer's output for one image, with what it costs.
pub(crate) struct Layer {
    name: String,
    height: u32,
    width: u32,
    channels: u32,
    pub(crate) parameters: u32,
    /// False for a layer without weights that learn.
    trainable: bool,
    /// Values inside of it for one image, besides its output.
    inner: u64,
}

impl Layer {
    /// Number of values that one image needs in the layer: its output, and what is inside.
    pub(crate) fn values(&self) -> u64 {
        u64::from(self.height) * u64::from(self.width) * u64::from(self.channels) + self.inner
    }

    /// A layer with weights, that gives maps of `[height, width]`.
    pub(crate) fn learnt(name: String, [height, width]: [u32; 2], channels: u32, parameters: u32, inner: u64) -> Self {
        Self { name, height, width, channels, parameters, trainable: true, inner }
    }
}

/// The architectures that are networks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum NetworkKind {
    Simple,
    Compact,
    Lite,
}

impl NetworkKind {
    /// `None` for Quick, which is none.
    pub(crate) fn of(architecture: Architecture) -> Option<Self> {
        match architecture {
            Architecture::Quick => None,
            Architecture::SimpleCnn => Some(Self::Simple),
            Architecture::CompactCnn => Some(Self::Compact),
            Architecture::EfficientNetLite0 => Some(Self::Lite),
        }
    }

    pub(crate) fn architecture(self) -> Architecture {
        match self {
            Self::Simple => Architecture::SimpleCnn,
            Self::Compact => Architecture::CompactCnn,
            Self::Lite => Architecture::EfficientNetLite0,
        }
    }

    /// Smallest input side (px).
    pub(crate) fn least_side(self) -> u32 {
        match self {
            Self::Simple | Self::Compact => LEAST_INPUT_SIDE,
            Self::Lite => efficientnet::LEAST_SIDE,
        }
    }
}

/// What to build: everything that decides the shape of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Shape {
    pub(crate) kind: NetworkKind,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) channels: u32,
    pub(crate) classes: u32,
}

impl Shape {
    pub(crate) fn layers(&self) -> Vec<Layer> {
        match self.kind {
            NetworkKind::Simple => simple(self),
            NetworkKind::Compact => compact(self),
            NetworkKind::Lite => lite(self),
        }
    }

    /// Inputs of the dense layer.
    pub(crate) fn dense_inputs(&self) -> usize {
        match self.kind {
            NetworkKind::Simple => {
                let side = |n: u32| (((n.saturating_sub(4)) / 2).saturating_sub(4)) / 2;
                (side(self.height) * side(self.width) * SIMPLE_FILTERS[1]) as usize
            }
            NetworkKind::Compact => (COMPACT_FILTERS[3] * 2) as usize,
            NetworkKind::Lite => HEAD,
        }
    }
}

fn simple(shape: &Shape) -> Vec<Layer> {
    let (mut height, mut width, mut channels) = (shape.height, shape.width, shape.channels);
    let mut rows = vec![input(shape)];
    for (index, filters) in SIMPLE_FILTERS.into_iter().enumerate() {
        (height, width) = (height.saturating_sub(4), width.saturating_sub(4));
        rows.push(Layer {
            name: format!("Convolution {} (5 × 5, ReLU)", index + 1),
            height,
            width,
            channels: filters,
            parameters: channels * 25 * filters + filters,
            trainable: true,
            inner: 0,
        });
        (height, width, channels) = (height / 2, width / 2, filters);
        rows.push(unlearned(format!("Max pooling {} (2 × 2)", index + 1), height, width, channels));
    }
    rows.push(unlearned("Flatten".into(), 1, 1, height * width * channels));
    rows.push(dense(shape));
    rows
}

fn compact(shape: &Shape) -> Vec<Layer> {
    let (mut height, mut width, mut channels) = (shape.height, shape.width, shape.channels);
    let mut rows = vec![input(shape)];
    for (index, filters) in COMPACT_FILTERS.into_iter().enumerate() {
        rows.push(Layer {
            name: format!("Convolution {} (3 × 3)", index + 1),
            height,
            width,
            channels: filters,
            parameters: channels * 9 * filters,
            trainable: true,
            inner: 0,
        });
        rows.push(Layer {
            name: format!("Batch normalisation {} (ReLU)", index + 1),
            height,
            width,
            channels: filters,
            parameters: 2 * filters,
            trainable: true,
            inner: 0,
        });
        (height, width, channels) = (height / 2, width / 2, filters);
        rows.push(unlearned(format!("Max pooling {} (2 × 2)", index + 1), height, width, channels));
    }
    rows.push(unlearned("Global average and maximum".into(), 1, 1, 2 * channels));
    rows.push(unlearned("Dropout".into(), 1, 1, 2 * channels));
    rows.push(dense(shape));
    rows
}

fn lite(shape: &Shape) -> Vec<Layer> {
    let mut rows = vec![input(shape)];
    rows.extend(efficientnet::summary(shape));
    rows.push(unlearned("Global average".into(), 1, 1, HEAD as u32));
    rows.push(unlearned("Dropout".into(), 1, 1, HEAD as u32));
    rows.push(dense(shape));
    rows
}

fn input(shape: &Shape) -> Layer {
    unlearned("Input".into(), shape.height, shape.width, shape.channels)
}

fn unlearned(name: String, height: u32, width: u32, channels: u32) -> Layer {
    Layer { name, height, width, channels, parameters: 0, trainable: false, inner: 0 }
}

fn dense(shape: &Shape) -> Layer {
    let inputs = shape.dense_inputs() as u32;
    Layer {
        name: "Dense (one output per category)".into(),
        height: 1,
        width: 1,
        channels: shape.classes,
        parameters: inputs * shape.classes + shape.classes,
        trainable: true,
        inner: 0,
    }
}

/// The parts of Quick in the form of layers.
fn quick(channels: u32, classes: u32) -> Vec<Layer> {
    let numbers = crate::features::length(channels as usize) as u32;
    vec![
        unlearned("Features of the image".into(), 1, 1, numbers),
        Layer {
            name: "Linear (one output per category)".into(),
            height: 1,
            width: 1,
            channels: classes,
            parameters: (numbers + 1) * classes,
            trainable: true,
            inner: 0,
        },
    ]
}

fn all_layers(architecture: Architecture, width: u32, height: u32, channels: u32, classes: u32) -> Vec<Layer> {
    match NetworkKind::of(architecture) {
        Some(kind) => Shape { kind, width, height, channels, classes }.layers(),
        None => quick(channels, classes),
    }
}

/// The layers of a network in order, for an input of `width` × `height` pixels.
pub fn layers(architecture: Architecture, width: u32, height: u32, channels: u32, classes: u32) -> Vec<LayerRow> {
    all_layers(architecture, width, height, channels, classes)
        .into_iter()
        .map(|layer| LayerRow {
            output_shape: if layer.height == 1 && layer.width == 1 {
                format!("{}", layer.channels)
            } else {
                format!("{} × {} × {}", layer.height, layer.width, layer.channels)
            },
            name: layer.name,
            parameters: layer.parameters,
            trainable: layer.trainable,
        })
        .collect()
}

/// Weights that learn, in all layers.
pub fn parameter_count(architecture: Architecture, width: u32, height: u32, channels: u32, classes: u32) -> u32 {
    all_layers(architecture, width, height, channels, classes).iter().map(|layer| layer.parameters).sum()
}
