//! EfficientNet-Lite0 as a network of Burn: the form in which its weights are read, kept and trained. Names of fields are
//! those of the published weights.

use burn::module::Module;
use burn::nn::conv::{Conv2d, Conv2dConfig};
use burn::nn::{BatchNorm, BatchNormConfig, Linear, LinearConfig, PaddingConfig2d};
use burn::tensor::Device;

use super::shape::{BlockShape, EPSILON, HEAD, STEM, blocks};

#[derive(Module, Debug)]
pub(crate) struct LiteNet {
    pub(crate) conv_stem: Conv2d,
    pub(crate) bn0: BatchNorm,
    pub(crate) blocks: Vec<LiteBlock>,
    pub(crate) conv_head: Conv2d,
    pub(crate) bn1: BatchNorm,
    pub(crate) fc: Linear,
}

#[derive(Module, Debug)]
pub(crate) struct LiteBlock {
    pub(crate) expand_conv: Option<Conv2d>,
    pub(crate) bn0: Option<BatchNorm>,
    pub(crate) depthwise_conv: Conv2d,
    pub(crate) bn1: BatchNorm,
    pub(crate) project_conv: Conv2d,
    pub(crate) bn2: BatchNorm,
}

impl LiteNet {
    /// For images of `channels` and so many classes, with weights as Burn draws them: they are meant to be overwritten.
    pub(crate) fn new(channels: usize, classes: usize, device: &Device) -> Self {
        Self {
            conv_stem: Self::stem(channels, device),
            bn0: norm(STEM, device),
            blocks: blocks().iter().map(|shape| LiteBlock::new(shape, device)).collect(),
            conv_head: convolution([320, HEAD], 1, 1, 1, device),
            bn1: norm(HEAD, device),
            fc: LinearConfig::new(HEAD, classes).init(device),
        }
    }

    /// The first convolution.
    pub(crate) fn stem(channels: usize, device: &Device) -> Conv2d {
        convolution([channels, STEM], 3, 2, 1, device)
    }
}

impl LiteBlock {
    fn new(shape: &BlockShape, device: &Device) -> Self {
        let BlockShape { inputs, middle, outputs, side, stride } = *shape;
        Self {
            expand_conv: shape.widens().then(|| convolution([inputs, middle], 1, 1, 1, device)),
            bn0: shape.widens().then(|| norm(middle, device)),
            depthwise_conv: convolution([middle, middle], side, stride, middle, device),
            bn1: norm(middle, device),
            project_conv: convolution([middle, outputs], 1, 1, 1, device),
            bn2: norm(outputs, device),
        }
    }
}

fn convolution(channels: [usize; 2], side: usize, stride: usize, groups: usize, device: &Device) -> Conv2d {
    Conv2dConfig::new(channels, [side, side])
        .with_stride([stride, stride])
        .with_groups(groups)
        .with_padding(PaddingConfig2d::Valid)
        .with_bias(false)
        .init(device)
}

fn norm(channels: usize, device: &Device) -> BatchNorm {
    BatchNormConfig::new(channels).with_epsilon(EPSILON).init(device)
}
