//! EfficientNet-Lite0 as a classifier: for any number of channels and any input from 32 pixels a side, from weights drawn
//! by chance or from published ones.
//!
//! Owns: its forward pass, both ways to begin, and what of it learns when. Refuses: features without training, which
//! are the business of [`crate::backbone`].
//!
//! From published weights the first convolution is made for the channels at hand: its filters for red, green and blue are
//! added up and divided among the channels, so equal channels give what a grey photograph gave; and it takes values at
//! the scale of the model's preprocessing instead of that of photographs. Batch normalisation keeps the statistics of
//! ImageNet, as those of a few small batches would be worse; its scales and shifts learn with the rest. From weights
//! drawn by chance it works as usual: by the batch while training, by running means (0.1 of each batch) afterwards.

use burn::module::{Module as _, ModuleMapper, Param, RunningState};
use burn::nn::BatchNorm;
use burn::nn::conv::Conv2d;
use burn::tensor::{Device, Tensor, TensorData};
use rand_chacha::ChaCha8Rng;

use crate::architecture::{Layer, Shape};
use crate::backbone::{Backbone, BlockShape, HEAD, LiteNet, STEM, blocks, same_padding};
use crate::error::BackboneError;
use crate::layers::{self, normed};
use crate::network::{Dropout, dense, normals, parameter};
use crate::settings::Rescale;

/// Smallest input side (px): the last map has one pixel for 32 × 32 of the input.
pub(crate) const LEAST_SIDE: u32 = 32;

/// The network with weights drawn by chance (He et al. 2015).
pub(crate) fn fresh(shape: &Shape, random: &mut ChaCha8Rng, device: &Device) -> LiteNet {
    let (channels, classes) = (shape.channels as usize, shape.classes as usize);
    let mut net = LiteNet::new(channels, classes, device).map(&mut Drawn { random, device });
    net.fc = dense(HEAD, classes, random, device);
    net
}

/// The network with published weights and a last layer drawn by chance.
///
/// # Errors
/// The weights cannot be read.
pub(crate) fn pretrained(
    shape: &Shape,
    rescale: Rescale,
    backbone: &Backbone,
    random: &mut ChaCha8Rng,
    device: &Device,
) -> Result<LiteNet, BackboneError> {
    let channels = shape.channels as usize;
    let mut net = backbone.net(device)?;
    let Input { factor, offset } = Input::of(rescale);
    let [filters, colours, height, width] = net.conv_stem.weight.dims();
    let rgb: Vec<f32> = net.conv_stem.weight.val().into_data().iter::<f32>().collect();
    let taps = height * width;
    let mut stem = Vec::with_capacity(filters * channels * taps);
    let mut totals = Vec::with_capacity(filters);
    for filter in rgb.chunks_exact(colours * taps) {
        let grey: Vec<f32> = (0..taps).map(|tap| filter.iter().skip(tap).step_by(taps).sum()).collect();
        totals.push(grey.iter().sum::<f32>() * offset);
        (0..channels).for_each(|_| stem.extend(grey.iter().map(|weight| weight * factor / channels as f32)));
    }
    net.conv_stem = LiteNet::stem(channels, device);
    net.conv_stem.weight = parameter(stem, [filters, channels, height, width], device);
    // A constant added to all pixels adds a constant to what the filters give, which the mean takes away again.
    let totals = Tensor::<1>::from_data(TensorData::new(totals, [filters]), device);
    net.bn0.running_mean = RunningState::new(net.bn0.running_mean.value() - totals);
    net.fc = dense(HEAD, shape.classes as usize, random, device);
    Ok(net)
}

/// How values at the scale of the preprocessing become those that the published weights were trained on,
/// (grey − 127) / 128 for grey from 0 to 255: value · factor + offset.
struct Input {
    factor: f32,
    offset: f32,
}

impl Input {
    fn of(rescale: Rescale) -> Self {
        match rescale {
            // The mean and deviation of grey photographs are about 115 and 58.
            Rescale::Standardise => Self { factor: 58.0 / 128.0, offset: -12.0 / 128.0 },
            Rescale::Percentile | Rescale::TypeRange => Self { factor: 255.0 / 128.0, offset: -127.0 / 128.0 },
            // What raw values are like nobody knows; `check` warns.
            Rescale::Off => Self { factor: 1.0 / 128.0, offset: -127.0 / 128.0 },
        }
    }
}

/// Draws the weights of all convolutions.
struct Drawn<'a> {
    random: &'a mut ChaCha8Rng,
    device: &'a Device,
}

impl ModuleMapper for Drawn<'_> {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let shape = param.lazy_shape();
        let [filters, inputs @ ..] = &shape[..] else { return param };
        if D != 4 {
            return param;
        }
        let fan_in: usize = inputs.iter().product();
        let values = normals(filters * fan_in, 2.0 / fan_in as f32, self.random);
        Param::from_data(TensorData::new(values, shape), self.device)
    }
}

impl LiteNet {
    /// Logits, `[images, categories]`, for `images` of `[images, channels, height, width]`.
    pub(crate) fn forward(&self, images: Tensor<4>, dropout: Option<&mut Dropout>) -> Tensor<2> {
        self.classify(self.last_map(images), dropout)
    }

    /// Logits from what the last convolution gives.
    pub(crate) fn classify(&self, maps: Tensor<4>, dropout: Option<&mut Dropout>) -> Tensor<2> {
        let features = maps.flatten::<3>(2, 3).mean_dim(2).flatten::<2>(1, 2);
        let features = match dropout {
            Some(dropout) => dropout.apply(features),
            None => features,
        };
        self.fc.forward(features)
    }

    /// What the last convolution gives, `[images, 1280, ⌈height / 32⌉, ⌈width / 32⌉]`.
    pub(crate) fn last_map(&self, images: Tensor<4>) -> Tensor<4> {
        let mut x = normed(&self.bn0, first(&self.conv_stem, images), true);
        for (block, shape) in self.blocks.iter().zip(blocks()) {
            let input = x.clone();
            if let (Some(conv), Some(norm)) = (&block.expand_conv, &block.bn0) {
                x = normed(norm, mixed(conv, x), true);
            }
            x = normed(&block.bn1, filtered(&block.depthwise_conv, x, shape.stride), true);
            x = normed(&block.bn2, mixed(&block.project_conv, x), false);
            if shape.adds_input() {
                x = x + input;
            }
        }
        normed(&self.bn1, mixed(&self.conv_head, x), true)
    }

    /// Only the last layer learns; statistics stay as they are.
    pub(crate) fn head_only(self) -> Self {
        let fc = self.fc.clone();
        Self { fc, ..self.freeze() }
    }

    /// Everything learns but the statistics of the batch normalisations.
    pub(crate) fn all_but_statistics(self) -> Self {
        let mut net = self.unfreeze();
        let still = |norm: &mut BatchNorm| norm.training = norm.training.clone().with_value(false);
        still(&mut net.bn0);
        still(&mut net.bn1);
        for block in &mut net.blocks {
            block.bn0.iter_mut().for_each(still);
            still(&mut block.bn1);
            still(&mut block.bn2);
        }
        net
    }
}

fn first(conv: &Conv2d, images: Tensor<4>) -> Tensor<4> {
    layers::stem(conv, &images).unwrap_or_else(|| same(conv, images, 2))
}

fn mixed(conv: &Conv2d, x: Tensor<4>) -> Tensor<4> {
    layers::pointwise(conv, &x).unwrap_or_else(|| conv.forward(x))
}

fn filtered(conv: &Conv2d, x: Tensor<4>, stride: usize) -> Tensor<4> {
    layers::depthwise(conv, &x).unwrap_or_else(|| same(conv, x, stride))
}

/// The convolution after padding with zeros as TensorFlow does, which depends on the size of the input.
fn same(conv: &Conv2d, x: Tensor<4>, stride: usize) -> Tensor<4> {
    let [_, _, height, width] = x.dims();
    let side = conv.kernel_size[0];
    let (top, bottom) = same_padding(height, side, stride);
    let (left, right) = same_padding(width, side, stride);
    if top + bottom + left + right == 0 {
        return conv.forward(x);
    }
    conv.forward(x.pad((left, right, top, bottom), 0.0))
}

/// The rows of the model summary behind the input and before the dense layer.
pub(crate) fn summary(shape: &Shape) -> Vec<Layer> {
    let halved =
        |[height, width]: [u32; 2], stride: usize| [height.div_ceil(stride as u32), width.div_ceil(stride as u32)];
    let mut size = halved([shape.height, shape.width], 2);
    let convolution = |name: &str, size: [u32; 2], filters: usize, weights: usize, inner: u64| {
        Layer::learnt(name.to_owned(), size, filters as u32, weights as u32, inner)
    };
    let norm = 2;
    let map = |size: [u32; 2], channels: usize| u64::from(size[0]) * u64::from(size[1]) * channels as u64;
    let stem_weights = shape.channels as usize * 9 * STEM + norm * STEM;
    let mut rows = vec![convolution("Convolution (3 × 3, ReLU6)", size, STEM, stem_weights, 2 * map(size, STEM))];
    for (index, block) in blocks().iter().enumerate() {
        let BlockShape { inputs, middle, outputs, side, stride } = *block;
        let widening = if block.widens() { inputs * middle + norm * middle } else { 0 };
        let weights = widening + middle * side * side + norm * middle + middle * outputs + norm * outputs;
        let before = if block.widens() { 3 * map(size, middle) } else { 0 };
        size = halved(size, stride);
        let inner = before + 3 * map(size, middle) + map(size, outputs);
        let name = format!("Block {} (inverted residual, {side} × {side})", index + 1);
        rows.push(convolution(&name, size, outputs, weights, inner));
    }
    let last = blocks().last().map_or(STEM, |block| block.outputs);
    rows.push(convolution("Convolution (1 × 1, ReLU6)", size, HEAD, last * HEAD + norm * HEAD, 2 * map(size, HEAD)));
    rows
}

#[cfg(test)]
mod tests;
