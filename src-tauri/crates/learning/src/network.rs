//! The networks. All outputs are logits: softmax belongs to the loss and the prediction.
//!
//! Initial weights are drawn on the host, so they are the same on every device: normal with variance 2 / fan-in before
//! a ReLU (He et al. 2015), 1 / fan-in for the dense layer; biases are 0.

use burn::module::{Module, ModuleVisitor, Param};
use burn::nn::conv::{Conv2d, Conv2dConfig};
use burn::nn::{BatchNorm, BatchNormConfig, Linear, LinearConfig, PaddingConfig2d};
use burn::tensor::activation::relu;
use burn::tensor::{Device, ExecutionError, Tensor, TensorData};
use rand::Rng;
use rand_chacha::ChaCha8Rng;

use crate::architecture::{COMPACT_FILTERS, NetworkKind, SIMPLE_FILTERS, Shape};
use crate::backbone::{Backbone, LiteNet};
use crate::batches::{Purpose, random};
use crate::efficientnet;
use crate::error::LearningError;
use crate::layers::{convolved, convolved_and_halved, halved, normed, rectified_and_halved, single};
use crate::settings::FitSettings;

#[derive(Module, Debug)]
#[allow(clippy::large_enum_variant, reason = "there are one or two of them in a fit")]
pub(crate) enum Network {
    Simple(SimpleCnn),
    Compact(CompactCnn),
    Lite(LiteNet),
}

#[derive(Module, Debug)]
pub(crate) struct SimpleCnn {
    pub(crate) conv1: Conv2d,
    pub(crate) conv2: Conv2d,
    pub(crate) dense: Linear,
}

#[derive(Module, Debug)]
pub(crate) struct CompactCnn {
    pub(crate) blocks: Vec<Block>,
    dense: Linear,
}

#[derive(Module, Debug)]
pub(crate) struct Block {
    pub(crate) conv: Conv2d,
    pub(crate) norm: BatchNorm,
}

impl Network {
    /// A network with initial weights drawn from `seed`.
    pub(crate) fn new(shape: &Shape, seed: u32, device: &Device) -> Self {
        let mut random = random(seed, Purpose::Weights, 0);
        let channels = shape.channels as usize;
        let classes = shape.classes as usize;
        match shape.kind {
            NetworkKind::Simple => {
                let [first, second] = SIMPLE_FILTERS.map(|filters| filters as usize);
                Self::Simple(SimpleCnn {
                    conv1: convolution([channels, first], 5, PaddingConfig2d::Valid, true, &mut random, device),
                    conv2: convolution([first, second], 5, PaddingConfig2d::Valid, true, &mut random, device),
                    dense: dense(shape.dense_inputs(), classes, &mut random, device),
                })
            }
            NetworkKind::Lite => Self::Lite(efficientnet::fresh(shape, &mut random, device)),
            NetworkKind::Compact => {
                let mut inputs = channels;
                let mut blocks = Vec::new();
                for filters in COMPACT_FILTERS.map(|filters| filters as usize) {
                    let conv = convolution([inputs, filters], 3, PaddingConfig2d::Same, false, &mut random, device);
                    blocks.push(Block { conv, norm: BatchNormConfig::new(filters).with_epsilon(1e-3).init(device) });
                    inputs = filters;
                }
                Self::Compact(CompactCnn { blocks, dense: dense(shape.dense_inputs(), classes, &mut random, device) })
            }
        }
    }

    /// A network that begins with published weights; only its last layer is drawn from the seed.
    pub(crate) fn pretrained(
        shape: &Shape,
        settings: &FitSettings,
        backbone: &Backbone,
        device: &Device,
    ) -> Result<Self, LearningError> {
        let mut random = random(settings.seed, Purpose::Weights, 0);
        efficientnet::pretrained(shape, settings.rescale, backbone, &mut random, device)
            .map(Self::Lite)
            .map_err(|error| LearningError::BadWeights { reason: error.to_string() })
    }

    /// The same network with an output for each of the shape's classes: new ones behind those that it has, drawn by
    /// chance. The old ones give what they gave.
    pub(crate) fn grown(mut self, shape: &Shape, random: &mut impl Rng, device: &Device) -> Self {
        let layer = match &mut self {
            Self::Simple(network) => &mut network.dense,
            Self::Compact(network) => &mut network.dense,
            Self::Lite(network) => &mut network.fc,
        };
        let [inputs, outputs] = layer.weight.dims();
        let new = (shape.classes as usize).saturating_sub(outputs);
        if new > 0 {
            let more = dense(inputs, new, random, device);
            let widened = |old: Tensor<2>, more: Tensor<2>| Tensor::cat(vec![old, more], 1).into_data();
            layer.weight = Param::from_data(widened(layer.weight.val(), more.weight.val()), device);
            if let (Some(bias), Some(more)) = (&layer.bias, more.bias) {
                let widened = Tensor::cat(vec![bias.val(), more.val()], 0).into_data();
                layer.bias = Some(Param::from_data(widened, device));
            }
        }
        self
    }

    /// From now on only the last layer learns, where the network knows such a phase.
    pub(crate) fn head_only(self) -> Self {
        match self {
            Self::Lite(network) => Self::Lite(network.head_only()),
            other => other,
        }
    }

    /// From now on all but the statistics of batch normalisations learns, where the network knows such a phase.
    pub(crate) fn all_but_statistics(self) -> Self {
        match self {
            Self::Lite(network) => Self::Lite(network.all_but_statistics()),
            other => other,
        }
    }

    /// Logits, `[images, categories]`, for `images` of `[images, channels, height, width]`. `dropout` is for training
    /// only.
    pub(crate) fn forward(&self, images: Tensor<4>, dropout: Option<&mut Dropout>) -> Tensor<2> {
        match self {
            Self::Simple(network) => network.forward(images),
            Self::Compact(network) => network.forward(images, dropout),
            Self::Lite(network) => network.forward(images, dropout),
        }
    }

    /// What the last convolution gives, behind its normalisation and ReLU and before any pooling, `[images, filters, height,
    /// width]`.
    pub(crate) fn last_maps(&self, images: Tensor<4>) -> Tensor<4> {
        match self {
            Self::Simple(network) => relu(convolved(&network.conv2, convolved_and_halved(&network.conv1, images))),
            Self::Compact(network) => network.last_maps(images),
            Self::Lite(network) => network.last_map(images),
        }
    }

    /// The logits of [`Self::forward`] without dropout, from what [`Self::last_maps`] gave.
    pub(crate) fn classify(&self, maps: Tensor<4>) -> Tensor<2> {
        match self {
            Self::Simple(network) => network.dense.forward(single(halved(maps)).flatten::<2>(1, 3)),
            Self::Compact(network) => network.classify(halved(maps), None),
            Self::Lite(network) => network.classify(maps, None),
        }
    }
}

impl Network {
    /// False if a weight is infinite or no number.
    pub(crate) fn is_finite(&self) -> Result<bool, ExecutionError> {
        struct Largest(Vec<Tensor<1>>);
        impl ModuleVisitor for Largest {
            fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
                self.0.push(param.val().abs().max());
            }
        }
        let mut largest = Largest(Vec::new());
        self.visit(&mut largest);
        let values = Tensor::cat(largest.0, 0).try_into_data()?;
        Ok(values.iter::<f32>().all(f32::is_finite))
    }
}

impl SimpleCnn {
    fn forward(&self, images: Tensor<4>) -> Tensor<2> {
        let x = convolved_and_halved(&self.conv1, images);
        let x = convolved_and_halved(&self.conv2, x);
        self.dense.forward(single(x).flatten::<2>(1, 3))
    }
}

impl CompactCnn {
    fn forward(&self, images: Tensor<4>, dropout: Option<&mut Dropout>) -> Tensor<2> {
        let mut x = images;
        for block in &self.blocks {
            x = rectified_and_halved(normed(&block.norm, convolved(&block.conv, x), false));
        }
        self.classify(x, dropout)
    }

    fn last_maps(&self, images: Tensor<4>) -> Tensor<4> {
        let mut x = images;
        for (place, block) in self.blocks.iter().enumerate() {
            let maps = normed(&block.norm, convolved(&block.conv, x), false);
            x = if place + 1 == self.blocks.len() { relu(maps) } else { rectified_and_halved(maps) };
        }
        x
    }

    /// Logits from what the last block gives.
    pub(crate) fn classify(&self, maps: Tensor<4>, dropout: Option<&mut Dropout>) -> Tensor<2> {
        let places = single(maps).flatten::<3>(2, 3);
        let average = places.clone().mean_dim(2).flatten::<2>(1, 2);
        let largest = places.max_dim(2).flatten::<2>(1, 2);
        let mut features = Tensor::cat(vec![average, largest], 1);
        if let Some(dropout) = dropout {
            features = dropout.apply(features);
        }
        self.dense.forward(features)
    }
}

/// Leaves values out at random while training (Srivastava et al., JMLR 2014). Drawn here rather than by the backend, whose
/// generator is shared by the whole process.
#[derive(Clone)]
pub(crate) struct Dropout {
    share: f32,
    random: ChaCha8Rng,
}

impl Dropout {
    pub(crate) fn new(share: f64, random: ChaCha8Rng) -> Self {
        // All must not be left out; no number counts as 0.
        Self { share: share.clamp(0.0, 0.99) as f32, random }
    }

    pub(crate) fn apply(&mut self, features: Tensor<2>) -> Tensor<2> {
        let [rows, columns] = features.dims();
        let device = features.device();
        features * self.mask(rows, columns, &device)
    }

    /// Zeros with the probability of the share, the rest scaled up so that the mean stays.
    fn mask(&mut self, rows: usize, columns: usize, device: &Device) -> Tensor<2> {
        let keep = 1.0 / (1.0 - self.share);
        let mask: Vec<f32> =
            (0..rows * columns).map(|_| if uniform(&mut self.random) < self.share { 0.0 } else { keep }).collect();
        Tensor::from_data(TensorData::new(mask, [rows, columns]), device)
    }
}

fn convolution(
    [inputs, filters]: [usize; 2],
    side: usize,
    padding: PaddingConfig2d,
    bias: bool,
    random: &mut impl Rng,
    device: &Device,
) -> Conv2d {
    let mut layer =
        Conv2dConfig::new([inputs, filters], [side, side]).with_padding(padding).with_bias(bias).init(device);
    let fan_in = inputs * side * side;
    layer.weight =
        parameter(normals(filters * fan_in, 2.0 / fan_in as f32, random), [filters, inputs, side, side], device);
    layer.bias = bias.then(|| parameter(vec![0.0; filters], [filters], device));
    layer
}

pub(crate) fn dense(inputs: usize, outputs: usize, random: &mut impl Rng, device: &Device) -> Linear {
    let mut layer = LinearConfig::new(inputs, outputs).init(device);
    layer.weight = parameter(normals(inputs * outputs, 1.0 / inputs as f32, random), [inputs, outputs], device);
    layer.bias = Some(parameter(vec![0.0; outputs], [outputs], device));
    layer
}

pub(crate) fn parameter<const D: usize>(values: Vec<f32>, shape: [usize; D], device: &Device) -> Param<Tensor<D>> {
    Param::from_data(TensorData::new(values, shape), device)
}

/// So many normal numbers with mean 0.
pub(crate) fn normals(count: usize, variance: f32, random: &mut impl Rng) -> Vec<f32> {
    (0..count).map(|_| normal(variance, random)).collect()
}

/// A normal number by Box and Muller (1958).
pub(crate) fn normal(variance: f32, random: &mut impl Rng) -> f32 {
    let (radius, angle) = (1.0 - uniform(random), std::f32::consts::TAU * uniform(random));
    (-2.0 * variance * radius.ln()).sqrt() * angle.cos()
}

/// Uniform in [0, 1) with 24 bits, which an f32 holds exactly.
fn uniform(random: &mut impl Rng) -> f32 {
    (random.next_u32() >> 8) as f32 / 16_777_216.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backbone::{BlockShape, HEAD, STEM, blocks};

    fn shape(kind: NetworkKind, width: u32, height: u32, channels: u32, classes: u32) -> Shape {
        Shape { kind, width, height, channels, classes }
    }

    #[test]
    fn the_summary_counts_what_is_built() {
        for (kind, width, height, channels, classes) in [
            (NetworkKind::Simple, 64, 64, 3, 2),
            (NetworkKind::Simple, 17, 31, 1, 5),
            (NetworkKind::Compact, 64, 48, 2, 3),
            (NetworkKind::Compact, 16, 16, 5, 2),
            (NetworkKind::Lite, 45, 33, 4, 3),
        ] {
            let shape = shape(kind, width, height, channels, classes);
            let network = Network::new(&shape, 1, &Device::flex());
            // Burn counts running means and variances too: two for each pair of learnt norm values.
            let norms: u32 = match kind {
                NetworkKind::Simple => 0,
                NetworkKind::Compact => COMPACT_FILTERS.iter().map(|filters| 2 * filters).sum(),
                NetworkKind::Lite => {
                    let blocks = blocks();
                    let in_block =
                        |block: &BlockShape| block.middle * if block.widens() { 2 } else { 1 } + block.outputs;
                    2 * (STEM + HEAD + blocks.iter().map(in_block).sum::<usize>()) as u32
                }
            };
            let counted: u32 = shape.layers().iter().map(|layer| layer.parameters).sum();
            let built = network.num_params() as u32;
            assert!(built == counted || built == counted + norms, "{kind:?}: built {built}, counted {counted}");
            let images = Tensor::zeros([2, channels as usize, height as usize, width as usize], &Device::flex());
            assert_eq!(network.forward(images, None).dims(), [2, classes as usize]);
        }
    }

    #[test]
    fn a_grown_network_gives_the_old_outputs_and_new_ones() {
        let device = Device::flex();
        for kind in [NetworkKind::Simple, NetworkKind::Compact, NetworkKind::Lite] {
            let (small, large) = (shape(kind, 40, 40, 1, 2), shape(kind, 40, 40, 1, 5));
            let network = Network::new(&small, 1, &device);
            let images = Tensor::<4>::ones([1, 1, 40, 40], &device);
            let read = |network: &Network| -> Vec<f32> {
                network.forward(images.clone(), None).into_data().iter::<f32>().collect()
            };
            let before = read(&network);
            let grown = network.grown(&large, &mut random(1, Purpose::Weights, 3), &device);
            let after = read(&grown);
            assert_eq!(after.len(), 5, "{kind:?}");
            assert!(before.iter().zip(&after).all(|(old, new)| (old - new).abs() <= 1e-5 * old.abs().max(1.0)));
            assert!(after[2..].iter().all(|new| *new != 0.0), "{kind:?}: {after:?}");
            let same = grown.grown(&large, &mut random(1, Purpose::Weights, 3), &device);
            assert_eq!(read(&same), after);
        }
    }

    #[test]
    fn the_compact_network_is_small() {
        let shape = shape(NetworkKind::Compact, 256, 256, 5, 20);
        assert!(shape.layers().iter().map(|layer| layer.parameters).sum::<u32>() < 100_000);
    }

    #[test]
    fn normal_numbers_have_the_variance_asked_for() {
        let values = normals(100_000, 0.25, &mut random(7, Purpose::Weights, 0));
        let mean = values.iter().sum::<f32>() / 1e5;
        let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f32>() / 1e5;
        assert!(mean.abs() < 0.01 && (variance - 0.25).abs() < 0.01, "{mean} {variance}");
        assert!(values.iter().all(|value| value.is_finite()));
    }

    #[test]
    fn dropout_keeps_the_mean() {
        let mask = Dropout::new(0.25, random(7, Purpose::Dropout, 0)).mask(100, 128, &Device::flex());
        let mean: f32 = mask.mean().into_scalar();
        assert!((mean - 1.0).abs() < 0.05, "{mean}");
    }
}
