//! Layers of networks that have loops of their own on the processor.
//!
//! Owns: choosing between those and Burn's, and telling Burn's automatic differentiation how the way back goes. Refuses the
//! loops; those are [`crate::cpu`]'s.

#[cfg(test)]
mod against_burn;
mod depthwise;
mod halving;
mod normed;
mod pointwise;
mod precision;

use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::CheckpointStrategy;
use burn::backend::autodiff::grads::Gradients;
use burn::backend::autodiff::ops::{Backward, Ops, OpsKind};
use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, Backend, Dispatch, DispatchDevice, Flex, TensorMetadata as _, backend_extension};
use burn::nn::PaddingConfig2d;
use burn::nn::conv::Conv2d;
use burn::nn::pool::MaxPool2dConfig;
use burn::tensor::activation::relu;
use burn::tensor::{Device, Tensor, TensorData};

use crate::cpu::{Convolved, Geometry, convolve, convolve_back};

pub(crate) use depthwise::depthwise;
pub(crate) use halving::rectified_and_halved;
pub(crate) use normed::normed;
pub(crate) use pointwise::{pointwise, stem};
pub(crate) use precision::{plain, rounded, single};

/// The layer on images `[images, channels, height, width]`.
pub(crate) fn convolved(layer: &Conv2d, images: Tensor<4>) -> Tensor<4> {
    match padding_here(layer, &images) {
        Some(padding) => here(layer, images, padding, false),
        None => plain(layer, images),
    }
}

/// The layer, ReLU, and the largest of each 2 × 2 pixels; a last odd row or column is left out.
pub(crate) fn convolved_and_halved(layer: &Conv2d, images: Tensor<4>) -> Tensor<4> {
    match padding_here(layer, &images) {
        Some(padding) => here(layer, images, padding, true),
        None => halved(relu(plain(layer, images))),
    }
}

/// The largest of each 2 × 2 pixels.
pub(crate) fn halved(maps: Tensor<4>) -> Tensor<4> {
    MaxPool2dConfig::new([2, 2]).with_strides([2, 2]).init().forward(maps)
}

/// Whether tensors of a device are computed by the processor.
pub(crate) fn on_processor(device: &Device) -> bool {
    matches!(device.clone().without_autodiff().as_dispatch(), DispatchDevice::Flex(_))
}

/// The padding of a layer that our own loops know, for images on the processor that are not smaller than its filters.
fn padding_here(layer: &Conv2d, images: &Tensor<4>) -> Option<usize> {
    let [_, _, side, across] = layer.weight.dims();
    let padding = match layer.padding {
        PaddingConfig2d::Valid => 0,
        PaddingConfig2d::Same => side / 2,
        PaddingConfig2d::Explicit(..) => return None,
    };
    let [count, _, height, width] = images.dims();
    let known = side == across && matches!(side, 3 | 5) && layer.stride == [1, 1] && layer.groups == 1;
    let fits = count > 0 && height.min(width) + 2 * padding > side;
    (on_processor(&images.device()) && known && layer.dilation == [1, 1] && fits).then_some(padding)
}

fn here(layer: &Conv2d, images: Tensor<4>, padding: usize, halved: bool) -> Tensor<4> {
    let weights = layer.weight.val();
    let [outputs, ..] = weights.dims();
    let bias = layer
        .bias
        .as_ref()
        .map_or_else(|| Tensor::zeros([outputs], &images.device().without_autodiff()), |bias| bias.val());
    let out = <Dispatch as Layers>::convolution(
        images.into_dispatch(),
        weights.into_dispatch(),
        bias.into_dispatch(),
        padding,
        halved,
    );
    Tensor::from_dispatch(out)
}

/// What Burn does not have.
#[backend_extension(Flex, Autodiff)]
trait Layers: Backend {
    /// A convolution with square filters `[outputs, channels, side, side]`, a bias `[outputs]` and a stride of 1 on
    /// `[images, channels, height, width]`; with `halved` followed by ReLU and the largest of each 2 × 2 pixels.
    fn convolution(
        images: FloatTensor<Self>,
        weights: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        padding: usize,
        halved: bool,
    ) -> FloatTensor<Self>;
}

impl Layers for Flex {
    fn convolution(
        images: FloatTensor<Self>,
        weights: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        padding: usize,
        halved: bool,
    ) -> FloatTensor<Self> {
        forward(&images, &weights, &bias, padding, halved).0
    }
}

impl<C: CheckpointStrategy> Layers for Autodiff<Flex, C> {
    fn convolution(
        images: FloatTensor<Self>,
        weights: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        padding: usize,
        halved: bool,
    ) -> FloatTensor<Self> {
        let nodes = [images.node(), weights.node(), bias.node()];
        let (images, weights, bias) =
            (images.primitive().clone(), weights.primitive().clone(), bias.primitive().clone());
        let (out, origins) = forward(&images, &weights, &bias, padding, halved);
        match Convolution.prepare::<C>(nodes).compute_bound().stateful() {
            OpsKind::Tracked(prepared) => prepared.finish(Known { images, weights, origins, padding }, out),
            OpsKind::UnTracked(prepared) => prepared.finish(out),
        }
    }
}

#[derive(Debug)]
struct Convolution;

/// What the way back needs.
#[derive(Clone, Debug)]
struct Known {
    images: FloatTensor<Flex>,
    weights: FloatTensor<Flex>,
    /// `None` if the maps were not halved.
    origins: Option<std::sync::Arc<[u8]>>,
    padding: usize,
}

impl Backward<Flex, 3> for Convolution {
    type State = Known;

    fn backward(self, ops: Ops<Known, 3>, grads: &mut Gradients, _: &mut Checkpointer) {
        let gradient = grads.consume::<Flex>(&ops.node).to_contiguous();
        let Known { images, weights, origins, padding } = ops.state;
        let geometry = geometry(&images, &weights, padding);
        let (images, weights) = (images.to_contiguous(), weights.to_contiguous());
        let [to_images, to_weights, to_bias] = ops.parents;
        let found = convolve_back(
            &geometry,
            images.storage(),
            weights.storage(),
            origins.as_deref(),
            gradient.storage(),
            to_images.is_some(),
        );
        let outputs = vec![geometry.outputs];
        let all = [
            (to_images, found.images.unwrap_or_default(), images.shape().to_vec()),
            (to_weights, found.weights, weights.shape().to_vec()),
            (to_bias, found.bias, outputs),
        ];
        for (node, values, shape) in all {
            if let Some(node) = node {
                grads.register::<Flex>(node.id, tensor(values, shape));
            }
        }
    }
}

/// What the layer gives, and of each halved value where it came from.
fn forward(
    images: &FloatTensor<Flex>,
    weights: &FloatTensor<Flex>,
    bias: &FloatTensor<Flex>,
    padding: usize,
    halved: bool,
) -> (FloatTensor<Flex>, Option<std::sync::Arc<[u8]>>) {
    let geometry = geometry(images, weights, padding);
    let (images, weights, bias) = (images.to_contiguous(), weights.to_contiguous(), bias.to_contiguous());
    let Convolved { maps, origins } =
        convolve(&geometry, images.storage(), weights.storage(), Some(bias.storage()), halved);
    let divisor = if halved { 2 } else { 1 };
    let shape = vec![images.shape()[0], geometry.outputs, geometry.rows() / divisor, geometry.columns() / divisor];
    (tensor(maps, shape), halved.then(|| origins.into()))
}

fn geometry(images: &FloatTensor<Flex>, weights: &FloatTensor<Flex>, padding: usize) -> Geometry {
    let (images, weights) = (images.shape(), weights.shape());
    Geometry { inputs: weights[1], outputs: weights[0], side: weights[2], padding, height: images[2], width: images[3] }
}

fn tensor(values: Vec<f32>, shape: Vec<usize>) -> FloatTensor<Flex> {
    FloatTensor::<Flex>::from_data(TensorData::new(values, shape))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use burn::nn::conv::Conv2dConfig;
    use burn::tensor::Distribution;

    use super::*;

    /// Values of a tensor and of the gradients of Σ out · weight in images, filters and bias.
    fn all(layer: &Conv2d, images: &Tensor<4>, ours: bool, halve: bool) -> Vec<Vec<f32>> {
        let images = images.clone().require_grad();
        let out = match (ours, halve) {
            (true, true) => convolved_and_halved(layer, images.clone()),
            (true, false) => convolved(layer, images.clone()),
            (false, true) => halved(relu(layer.forward(images.clone()))),
            (false, false) => layer.forward(images.clone()),
        };
        let count = out.shape().num_elements();
        let slope: Vec<f32> = (0..count).map(|at| ((at * 37 % 101) as f32 - 50.0) / 50.0).collect();
        let slope = Tensor::from_data(TensorData::new(slope, out.dims()), &out.device());
        let gradients = (out.clone() * slope).sum().backward();
        let read = |data: TensorData| data.iter::<f32>().collect::<Vec<f32>>();
        let mut found = vec![read(out.into_data()), read(images.grad(&gradients).unwrap().into_data())];
        found.push(read(layer.weight.val().grad(&gradients).unwrap().into_data()));
        found.extend(layer.bias.as_ref().map(|bias| read(bias.val().grad(&gradients).unwrap().into_data())));
        found
    }

    #[test]
    fn our_convolutions_and_their_gradients_are_those_of_burn() {
        let device = Device::flex().autodiff();
        for (count, [inputs, outputs], side, [height, width], same, bias) in [
            (3, [1, 8], 5, [12, 13], false, true),
            (2, [8, 16], 5, [9, 7], false, true),
            (1, [3, 5], 3, [6, 11], true, false),
            (40, [2, 9], 3, [5, 4], true, true),
            (2, [20, 17], 3, [33, 34], false, false),
            (1, [1, 1], 5, [6, 6], true, true),
            (2, [3, 4], 3, [70, 41], true, true),
        ] {
            let padding = if same { PaddingConfig2d::Same } else { PaddingConfig2d::Valid };
            let layer =
                Conv2dConfig::new([inputs, outputs], [side, side]).with_padding(padding).with_bias(bias).init(&device);
            let images = Tensor::random([count, inputs, height, width], Distribution::Uniform(-1.0, 1.0), &device);
            assert!(padding_here(&layer, &images).is_some());
            for halve in [false, true] {
                let (ours, theirs) = (all(&layer, &images, true, halve), all(&layer, &images, false, halve));
                assert_eq!(ours.len(), theirs.len());
                for (what, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
                    assert_eq!(ours.len(), theirs.len());
                    let most = theirs.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
                    for (one, other) in ours.iter().zip(theirs) {
                        assert!((one - other).abs() <= 2e-5 * most, "{what} {side} {halve}: {one} {other}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_our_loops_do_not_know_is_left_to_burn() {
        let device = Device::flex();
        let config = Conv2dConfig::new([4, 4], [3, 3]).with_padding(PaddingConfig2d::Same);
        let images = Tensor::<4>::ones([1, 4, 8, 8], &device);
        for config in [
            config.clone().with_stride([2, 2]).with_padding(PaddingConfig2d::Explicit(1, 1, 1, 1)),
            config.clone().with_groups(4),
            config.clone().with_dilation([2, 2]),
            Conv2dConfig::new([4, 4], [1, 1]),
            Conv2dConfig::new([4, 4], [3, 5]),
        ] {
            assert_eq!(padding_here(&config.init(&device), &images), None);
        }
        assert_eq!(padding_here(&config.init(&device), &images), Some(1));
    }

    #[test]
    fn the_result_does_not_depend_on_the_number_of_threads() {
        let device = Device::flex().autodiff();
        let layer = Conv2dConfig::new([3, 8], [5, 5]).init(&device);
        let images = Tensor::random([50, 3, 20, 20], Distribution::Uniform(-1.0, 1.0), &device);
        let with = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| all(&layer, &images, true, true))
        };
        assert_eq!(with(1), with(3));
    }
}
