//! The shape of EfficientNet-Lite0, as data.
//!
//! Source: M. Tan and Q. V. Le, EfficientNet (ICML 2019), in the Lite variant of the TensorFlow authors: without
//! squeeze-and-excitation, with ReLU6, and with a stem and a head that are never scaled.

/// Channels of the photographs that it was trained on.
pub(crate) const COLOURS: usize = 3;
/// Filters of the first convolution.
pub(crate) const STEM: usize = 32;
/// Filters of the last convolution.
pub(crate) const HEAD: usize = 1280;
/// Outputs of the dense layer, the classes of ImageNet-1k.
pub(crate) const IMAGENET_CLASSES: usize = 1000;
/// Of all batch normalisations.
pub(crate) const EPSILON: f64 = 1e-3;

/// Blocks of one kind, one behind the other.
struct Stage {
    repeats: usize,
    side: usize,
    /// Of the first block; the others keep the size.
    stride: usize,
    expansion: usize,
    outputs: usize,
}

const STAGES: [Stage; 7] = [
    Stage { repeats: 1, side: 3, stride: 1, expansion: 1, outputs: 16 },
    Stage { repeats: 2, side: 3, stride: 2, expansion: 6, outputs: 24 },
    Stage { repeats: 2, side: 5, stride: 2, expansion: 6, outputs: 40 },
    Stage { repeats: 3, side: 3, stride: 2, expansion: 6, outputs: 80 },
    Stage { repeats: 3, side: 5, stride: 1, expansion: 6, outputs: 112 },
    Stage { repeats: 4, side: 5, stride: 2, expansion: 6, outputs: 192 },
    Stage { repeats: 1, side: 3, stride: 1, expansion: 6, outputs: 320 },
];

/// An inverted residual block (Sandler et al., MobileNetV2, CVPR 2018): widen by 1 × 1, filter each channel by itself,
/// narrow by 1 × 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BlockShape {
    pub(crate) inputs: usize,
    /// Channels of the middle.
    pub(crate) middle: usize,
    pub(crate) outputs: usize,
    /// Side of the filter in the middle, in pixels.
    pub(crate) side: usize,
    pub(crate) stride: usize,
}

impl BlockShape {
    /// True if a convolution widens the input first.
    pub(crate) fn widens(&self) -> bool {
        self.middle != self.inputs
    }

    /// True if the input is added to the output.
    pub(crate) fn adds_input(&self) -> bool {
        self.stride == 1 && self.inputs == self.outputs
    }
}

/// All blocks in order.
pub(crate) fn blocks() -> Vec<BlockShape> {
    let mut inputs = STEM;
    let mut blocks = Vec::new();
    for Stage { repeats, side, stride, expansion, outputs } in STAGES {
        for repeat in 0..repeats {
            let stride = if repeat == 0 { stride } else { 1 };
            blocks.push(BlockShape { inputs, middle: inputs * expansion, outputs, side, stride });
            inputs = outputs;
        }
    }
    blocks
}

/// Zeros before and behind `size` values so that a filter of `side` values at every `stride`th gives
/// ⌈`size` / `stride`⌉: TensorFlow's “SAME”, which puts the odd one behind.
pub(crate) fn same_padding(size: usize, side: usize, stride: usize) -> (usize, usize) {
    let outputs = size.div_ceil(stride);
    let all = (outputs.saturating_sub(1) * stride + side).saturating_sub(size);
    (all / 2, all - all / 2)
}
