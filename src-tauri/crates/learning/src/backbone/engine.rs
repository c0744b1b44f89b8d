//! EfficientNet-Lite0 on the processor, for looking alone: batch normalisation folded into the weights, one image at a
//! time, everything else by products of matrices. A test keeps it equal to the network by Burn.

use burn::nn::BatchNorm;
use burn::nn::conv::Conv2d;
use burn::tensor::Tensor;

use super::net::LiteNet;
use super::shape::{BlockShape, blocks};
use crate::cpu::{Depthwise, Matrix, UNBOUNDED, filter_channels, unroll};

const RELU6: [f32; 2] = [0.0, 6.0];
/// Values of a channel that the stem takes for a pixel.
const STEM_TAPS: usize = 9;

/// The network with its weights as plain numbers.
pub(crate) struct Engine {
    stem: Pointwise,
    blocks: Vec<Block>,
    head: Pointwise,
}

struct Block {
    shape: BlockShape,
    widen: Option<Pointwise>,
    filter: Depthwise,
    narrow: Pointwise,
}

/// A convolution of 1 × 1: a matrix for the channels of each pixel.
struct Pointwise {
    /// `[outputs, inputs]`.
    weights: Matrix,
    bias: Vec<f32>,
    range: [f32; 2],
}

/// Memory that one image after the other uses; one for each thread.
#[derive(Default)]
pub(crate) struct Scratch {
    narrow: Vec<f32>,
    wide: Vec<f32>,
    filtered: Vec<f32>,
    frame: Vec<f32>,
}

/// The output of a part of the network: `values` are `[channels, height · width]`.
pub(crate) struct Map<'a> {
    pub(crate) channels: usize,
    pub(crate) values: &'a [f32],
}

impl Engine {
    pub(crate) fn new(net: &LiteNet) -> Self {
        let blocks = net
            .blocks
            .iter()
            .zip(blocks())
            .map(|(block, shape)| Block {
                shape,
                widen: block
                    .expand_conv
                    .as_ref()
                    .zip(block.bn0.as_ref())
                    .map(|(conv, norm)| pointwise(conv, norm, RELU6)),
                filter: depthwise(&block.depthwise_conv, &block.bn1, &shape),
                narrow: pointwise(&block.project_conv, &block.bn2, UNBOUNDED),
            })
            .collect();
        Self {
            stem: pointwise(&net.conv_stem, &net.bn0, RELU6),
            blocks,
            head: pointwise(&net.conv_head, &net.bn1, RELU6),
        }
    }

    /// Whether the part of this number is the head.
    pub(crate) fn is_last(&self, number: usize) -> bool {
        number == self.blocks.len()
    }

    /// Runs the first `parts` of the network (blocks, then the head) over `image`, `[channels, height, width]` of about −1
    /// to 1, and shows each one's output by its number, from 0.
    pub(crate) fn run(
        &self,
        image: &[f32],
        [height, width]: [usize; 2],
        parts: usize,
        scratch: &mut Scratch,
        show: &mut dyn FnMut(usize, Map<'_>),
    ) {
        let Scratch { narrow, wide, filtered, frame } = scratch;
        let mut size = [height.div_ceil(2), width.div_ceil(2)];
        at_least(wide, image.len() / (height * width).max(1) * STEM_TAPS * size[0] * size[1]);
        unroll(image, [height, width], wide);
        self.stem.run(wide, size[0] * size[1], narrow);
        for (number, block) in self.blocks.iter().enumerate().take(parts) {
            if let Some(widen) = &block.widen {
                widen.run(narrow, size[0] * size[1], wide);
            }
            let input = if block.widen.is_some() { &*wide } else { &*narrow };
            let next = size.map(|side| side.div_ceil(block.shape.stride));
            let pixels = next[0] * next[1];
            at_least(filtered, block.shape.middle * pixels);
            filter_channels(&block.filter, input, size, filtered, frame);
            size = next;
            if block.shape.adds_input() {
                block.narrow.run(filtered, pixels, wide);
                narrow.iter_mut().zip(&*wide).take(block.shape.outputs * pixels).for_each(|(sum, value)| *sum += value);
            } else {
                block.narrow.run(filtered, pixels, narrow);
            }
            let channels = block.shape.outputs;
            show(number, Map { channels, values: &narrow[..channels * pixels] });
        }
        if parts <= self.blocks.len() {
            return;
        }
        let pixels = size[0] * size[1];
        self.head.run(narrow, pixels, wide);
        let channels = self.head.outputs();
        show(self.blocks.len(), Map { channels, values: &wide[..channels * pixels] });
    }
}

impl Pointwise {
    fn outputs(&self) -> usize {
        self.weights.rows()
    }

    fn run(&self, maps: &[f32], pixels: usize, out: &mut Vec<f32>) {
        at_least(out, self.outputs() * pixels);
        self.weights.times(maps, pixels, &self.bias, self.range, out);
    }
}

fn at_least(values: &mut Vec<f32>, length: usize) {
    if values.len() < length {
        values.resize(length, 0.0);
    }
}

fn pointwise(conv: &Conv2d, norm: &BatchNorm, range: [f32; 2]) -> Pointwise {
    let (weights, bias) = folded(conv, norm);
    let outputs = bias.len();
    let inputs = weights.len() / outputs.max(1);
    Pointwise { weights: Matrix::new(&weights, [outputs, inputs]), bias, range }
}

fn depthwise(conv: &Conv2d, norm: &BatchNorm, shape: &BlockShape) -> Depthwise {
    let (weights, bias) = folded(conv, norm);
    Depthwise { channels: shape.middle, side: shape.side, stride: shape.stride, weights, bias, range: RELU6 }
}

/// The weights and the bias of a convolution and the normalisation behind it together.
pub(crate) fn folded(conv: &Conv2d, norm: &BatchNorm) -> (Vec<f32>, Vec<f32>) {
    let mut weights = numbers(conv.weight.val());
    let gamma = numbers(norm.gamma.val());
    let beta = numbers(norm.beta.val());
    let mean = numbers(norm.running_mean.value());
    let variance = numbers(norm.running_var.value());
    let mut bias = Vec::with_capacity(gamma.len());
    let size = weights.len() / gamma.len().max(1);
    for (channel, weights) in weights.chunks_exact_mut(size.max(1)).enumerate() {
        let factor = (f64::from(gamma[channel]) / (f64::from(variance[channel]) + norm.epsilon).sqrt()) as f32;
        weights.iter_mut().for_each(|weight| *weight *= factor);
        bias.push(beta[channel] - mean[channel] * factor);
    }
    (weights, bias)
}

fn numbers<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    tensor.into_data().iter::<f32>().collect()
}
