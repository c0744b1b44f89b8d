//! EfficientNet-Lite0 on the processor, for looking alone: batch normalisation folded into the weights, one image at a
//! time, channels in blocks from the first layer to the last. A test keeps it equal to the network by Burn.

use burn::nn::BatchNorm;
use burn::nn::conv::Conv2d;
use burn::tensor::Tensor;

use super::net::LiteNet;
use super::shape::{BlockShape, HEAD, blocks};
use crate::cpu::{Block, Mixer, Plane, Slider, UNBOUNDED, WIDTH, unroll_blocked};

const RELU6: [f32; 2] = [0.0, 6.0];
/// Values of a channel that the stem takes for a pixel.
const STEM_TAPS: usize = 9;
/// Blocks of channels that are widened and filtered together: what lies between stays in the cache.
const TOGETHER: usize = 3;

/// The network with its weights as plain numbers.
pub(crate) struct Engine {
    stages: Vec<Stage>,
    head: Mixer,
}

struct Stage {
    shape: BlockShape,
    /// The stem of the network in the first one, which does not widen; it sees the surroundings of each pixel.
    widen: Mixer,
    filter: Slider,
    narrow: Mixer,
}

/// Memory that one image after the other uses; one for each thread.
#[derive(Default)]
pub(crate) struct Scratch {
    unrolled: Vec<Block>,
    narrow: Vec<Block>,
    frame: Vec<Block>,
    filtered: Vec<Block>,
    last: Vec<Block>,
}

/// The output of a part of the network, in blocks of channels.
pub(crate) struct Map<'a> {
    pub(crate) channels: usize,
    pub(crate) pixels: usize,
    /// `[blocks of channels, pixels]`, and more behind it.
    pub(super) blocks: &'a [Block],
}

impl Map<'_> {
    /// The values of a channel, pixel by pixel.
    pub(crate) fn channel(&self, channel: usize) -> impl Iterator<Item = f32> + Clone {
        let pixels = &self.blocks[channel / WIDTH * self.pixels..][..self.pixels];
        pixels.iter().map(move |block| block.0[channel % WIDTH])
    }
}

impl Engine {
    pub(crate) fn new(net: &LiteNet) -> Self {
        let stages = net
            .blocks
            .iter()
            .zip(blocks())
            .map(|(block, shape)| Stage {
                shape,
                widen: match block.expand_conv.as_ref().zip(block.bn0.as_ref()) {
                    Some((conv, norm)) => mixer(conv, norm, RELU6),
                    None => mixer(&net.conv_stem, &net.bn0, RELU6),
                },
                filter: slider(&block.depthwise_conv, &block.bn1, &shape),
                narrow: mixer(&block.project_conv, &block.bn2, UNBOUNDED),
            })
            .collect();
        Self { stages, head: mixer(&net.conv_head, &net.bn1, RELU6) }
    }

    /// Whether the part of this number is the head.
    pub(crate) fn is_last(&self, number: usize) -> bool {
        number == self.stages.len()
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
        let Scratch { unrolled, narrow, frame, filtered, last } = scratch;
        let mut size = [height.div_ceil(2), width.div_ceil(2)];
        let mut pixels = size[0] * size[1];
        let taps = image.len() / (height * width).max(1) * STEM_TAPS;
        at_least(unrolled, taps.div_ceil(WIDTH) * pixels);
        unroll_blocked(image, [height, width], unrolled);
        for (number, stage) in self.stages.iter().enumerate().take(parts) {
            let BlockShape { side, stride, outputs, .. } = stage.shape;
            let framed = Plane::framed(size, side, stride);
            let next = size.map(|side| side.div_ceil(stride));
            let next_pixels = next[0] * next[1];
            at_least(frame, TOGETHER * framed.area);
            at_least(filtered, stage.filter.blocks() * next_pixels);
            framed.clear_around(&mut frame[..TOGETHER * framed.area]);
            for first in (0..stage.filter.blocks()).step_by(TOGETHER) {
                let count = TOGETHER.min(stage.filter.blocks() - first);
                let maps = if number == 0 { &*unrolled } else { &*narrow };
                stage.widen.mix([first, count], maps, framed, frame, false);
                stage.filter.slide([first, count], frame, framed, &mut filtered[first * next_pixels..]);
            }
            (size, pixels) = (next, next_pixels);
            all(&stage.narrow, filtered, pixels, narrow, stage.shape.adds_input());
            show(number, Map { channels: outputs, pixels, blocks: narrow });
        }
        if parts <= self.stages.len() {
            return;
        }
        all(&self.head, narrow, pixels, last, false);
        show(self.stages.len(), Map { channels: HEAD, pixels, blocks: last });
    }
}

/// All outputs of a convolution of 1 × 1, or what they add to `out`.
fn all(mixer: &Mixer, maps: &[Block], pixels: usize, out: &mut Vec<Block>, add: bool) {
    at_least(out, mixer.blocks() * pixels);
    mixer.mix([0, mixer.blocks()], maps, Plane::tight(pixels), out, add);
}

fn at_least(values: &mut Vec<Block>, length: usize) {
    if values.len() < length {
        values.resize(length, Block::default());
    }
}

fn mixer(conv: &Conv2d, norm: &BatchNorm, range: [f32; 2]) -> Mixer {
    let (weights, bias) = folded(conv, norm);
    Mixer::new(&weights, &bias, range)
}

fn slider(conv: &Conv2d, norm: &BatchNorm, shape: &BlockShape) -> Slider {
    let (weights, bias) = folded(conv, norm);
    Slider::new(&weights, &bias, [shape.side, shape.stride], RELU6)
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
