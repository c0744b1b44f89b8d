//! The networks themselves as operators, up to the logits. A test with another program that runs graphs keeps them equal to
//! those in [`crate::network`] and [`crate::efficientnet`].

use vesicle_onnx::{Attribute, Tensor, Value};

use super::Build;
use crate::architecture::{COMPACT_FILTERS, NetworkKind, Shape};
use crate::backbone::{BlockShape, EPSILON, blocks, same_padding};
use crate::error::LearningError;

/// Of the batch normalisations of the compact network.
const COMPACT_EPSILON: f32 = 1e-3;
/// Largest value behind ReLU6.
const SIX: f32 = 6.0;

/// Logits, `[windows, categories]`, for `images` of `[windows, channels, height, width]`.
pub(super) fn logits(build: &mut Build<'_>, shape: &Shape, images: Value) -> Result<Value, LearningError> {
    match shape.kind {
        NetworkKind::Simple => simple(build, images),
        NetworkKind::Compact => compact(build, images),
        NetworkKind::Lite => lite(build, shape, images),
    }
}

fn simple(build: &mut Build<'_>, images: Value) -> Result<Value, LearningError> {
    let mut maps = images;
    for layer in ["Simple.conv1", "Simple.conv2"] {
        let bias = build.weight(&format!("{layer}.bias"))?;
        maps = Convolution::plain(5, 0).apply(build, layer, &maps, Some(bias))?;
        maps = build.graph.op("Relu", &[&maps]);
        maps = halved(build, &maps);
    }
    let row = flat(build, &maps);
    dense(build, "Simple.dense", &row)
}

fn compact(build: &mut Build<'_>, images: Value) -> Result<Value, LearningError> {
    let mut maps = images;
    for block in 0..COMPACT_FILTERS.len() {
        maps = Convolution::plain(3, 1).apply(build, &format!("Compact.blocks.{block}.conv"), &maps, None)?;
        maps = normed(build, &format!("Compact.blocks.{block}.norm"), &maps, COMPACT_EPSILON)?;
        maps = build.graph.op("Relu", &[&maps]);
        maps = halved(build, &maps);
    }
    let average = build.graph.op("GlobalAveragePool", &[&maps]);
    let largest = build.graph.op("GlobalMaxPool", &[&maps]);
    let both = build.graph.apply("Concat", &[&average, &largest], &[Attribute::Int("axis", 1)]);
    let row = flat(build, &both);
    dense(build, "Compact.dense", &row)
}

fn lite(build: &mut Build<'_>, shape: &Shape, images: Value) -> Result<Value, LearningError> {
    let epsilon = EPSILON as f32;
    let mut size = [shape.height as usize, shape.width as usize];
    let mut maps = Convolution::same(&mut size, 3, 2, 1).apply(build, "Lite.conv_stem", &images, None)?;
    maps = normed(build, "Lite.bn0", &maps, epsilon)?;
    maps = held(build, &maps);
    for (number, block) in blocks().iter().enumerate() {
        let name = |part: &str| format!("Lite.blocks.{number}.{part}");
        let BlockShape { middle, side, stride, .. } = *block;
        let input = maps.clone();
        if block.widens() {
            maps = Convolution::plain(1, 0).apply(build, &name("expand_conv"), &maps, None)?;
            maps = normed(build, &name("bn0"), &maps, epsilon)?;
            maps = held(build, &maps);
        }
        let filter = Convolution::same(&mut size, side, stride, middle);
        maps = filter.apply(build, &name("depthwise_conv"), &maps, None)?;
        maps = normed(build, &name("bn1"), &maps, epsilon)?;
        maps = held(build, &maps);
        maps = Convolution::plain(1, 0).apply(build, &name("project_conv"), &maps, None)?;
        maps = normed(build, &name("bn2"), &maps, epsilon)?;
        if block.adds_input() {
            maps = build.graph.op("Add", &[&maps, &input]);
        }
    }
    maps = Convolution::plain(1, 0).apply(build, "Lite.conv_head", &maps, None)?;
    maps = normed(build, "Lite.bn1", &maps, epsilon)?;
    maps = held(build, &maps);
    let average = build.graph.op("GlobalAveragePool", &[&maps]);
    let row = flat(build, &average);
    dense(build, "Lite.fc", &row)
}

/// A convolution with square filters.
struct Convolution {
    side: usize,
    stride: usize,
    groups: usize,
    /// Above, left, below, right.
    pads: [usize; 4],
}

impl Convolution {
    fn plain(side: usize, padding: usize) -> Self {
        Self { side, stride: 1, groups: 1, pads: [padding; 4] }
    }

    /// With as many zeros around as [`same_padding`] says for maps of `size`, which becomes that of the output.
    fn same(size: &mut [usize; 2], side: usize, stride: usize, groups: usize) -> Self {
        let [(top, bottom), (left, right)] = size.map(|length| same_padding(length, side, stride));
        *size = size.map(|length| length.div_ceil(stride));
        Self { side, stride, groups, pads: [top, left, bottom, right] }
    }

    fn apply(
        &self,
        build: &mut Build<'_>,
        layer: &str,
        maps: &Value,
        bias: Option<Value>,
    ) -> Result<Value, LearningError> {
        let weight = build.weight(&format!("{layer}.weight"))?;
        let ints = |name, values: &[usize]| Attribute::Ints(name, values.iter().map(|value| *value as i64).collect());
        let attributes = [
            ints("kernel_shape", &[self.side; 2]),
            ints("strides", &[self.stride; 2]),
            ints("pads", &self.pads),
            Attribute::Int("group", self.groups as i64),
        ];
        let mut inputs = vec![maps, &weight];
        inputs.extend(&bias);
        Ok(build.graph.apply("Conv", &inputs, &attributes))
    }
}

/// Batch normalisation by the means and variances that the model keeps.
fn normed(build: &mut Build<'_>, layer: &str, maps: &Value, epsilon: f32) -> Result<Value, LearningError> {
    let mut part = |name: &str| build.weight(&format!("{layer}.{name}"));
    let [scale, shift, mean, variance] = [part("gamma")?, part("beta")?, part("running_mean")?, part("running_var")?];
    let inputs = [maps, &scale, &shift, &mean, &variance];
    Ok(build.graph.apply("BatchNormalization", &inputs, &[Attribute::Float("epsilon", epsilon)]))
}

/// ReLU6.
fn held(build: &mut Build<'_>, maps: &Value) -> Value {
    let [low, high] = [0.0, SIX].map(|value| build.graph.constant(&Tensor::scalar(value)));
    build.graph.op("Clip", &[maps, &low, &high])
}

/// The largest of each 2 × 2 pixels; a last odd row or column is left out.
fn halved(build: &mut Build<'_>, maps: &Value) -> Value {
    let two = || vec![2, 2];
    let attributes = [Attribute::Ints("kernel_shape", two()), Attribute::Ints("strides", two())];
    build.graph.apply("MaxPool", &[maps], &attributes)
}

fn flat(build: &mut Build<'_>, maps: &Value) -> Value {
    build.graph.apply("Flatten", &[maps], &[Attribute::Int("axis", 1)])
}

fn dense(build: &mut Build<'_>, layer: &str, row: &Value) -> Result<Value, LearningError> {
    let (weight, bias) = (build.weight(&format!("{layer}.weight"))?, build.weight(&format!("{layer}.bias"))?);
    Ok(build.graph.op("Gemm", &[row, &weight, &bias]))
}
