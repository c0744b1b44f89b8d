//! Filters of single channels, padded as TensorFlow's “SAME” does.

use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::CheckpointStrategy;
use burn::backend::autodiff::grads::Gradients;
use burn::backend::autodiff::ops::{Backward, Ops, OpsKind};
use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, Backend, Dispatch, Flex, TensorMetadata as _, backend_extension};
use burn::nn::conv::Conv2d;
use burn::tensor::Tensor;

use super::{on_processor, tensor};
use crate::cpu::{Depthwise, filter_batch, filter_batch_back, filter_batch_slopes};

/// A layer with a filter for each channel and without a bias on maps `[images, channels, height, width]`; `None` if our own
/// loops are not for it.
pub(crate) fn depthwise(layer: &Conv2d, maps: &Tensor<4>) -> Option<Tensor<4>> {
    let [filters, each, side, across] = layer.weight.dims();
    let [stride, stride_across] = layer.stride;
    let alone = each == 1 && layer.groups == filters && maps.dims()[1] == filters && layer.bias.is_none();
    let known = side == across && matches!(side, 3 | 5) && stride == stride_across && matches!(stride, 1 | 2);
    let ours = alone && known && on_processor(&maps.device()) && maps.shape().num_elements() > 0;
    ours.then(|| {
        let weights = layer.weight.val().into_dispatch();
        Tensor::from_dispatch(<Dispatch as Filtering>::filtered(maps.clone().into_dispatch(), weights, stride))
    })
}

#[backend_extension(Flex, Autodiff)]
trait Filtering: Backend {
    /// Filters `[channels, 1, side, side]` at every `stride`th pixel of maps `[images, channels, height, width]`.
    fn filtered(maps: FloatTensor<Self>, weights: FloatTensor<Self>, stride: usize) -> FloatTensor<Self>;
}

impl Filtering for Flex {
    fn filtered(maps: FloatTensor<Self>, weights: FloatTensor<Self>, stride: usize) -> FloatTensor<Self> {
        let maps = maps.to_contiguous();
        let shape = maps.shape();
        let size = [shape[2], shape[3]];
        let out = filter_batch(&filter(&weights, stride), maps.storage(), size);
        let [rows, columns] = size.map(|side| side.div_ceil(stride));
        tensor(out, vec![shape[0], shape[1], rows, columns])
    }
}

impl<C: CheckpointStrategy> Filtering for Autodiff<Flex, C> {
    fn filtered(maps: FloatTensor<Self>, weights: FloatTensor<Self>, stride: usize) -> FloatTensor<Self> {
        let nodes = [maps.node(), weights.node()];
        let (maps, weights) = (maps.primitive().clone(), weights.primitive().clone());
        let out = Flex::filtered(maps.clone(), weights.clone(), stride);
        match Filtered.prepare::<C>(nodes).compute_bound().stateful() {
            OpsKind::Tracked(prepared) => prepared.finish(Known { maps, weights, stride }, out),
            OpsKind::UnTracked(prepared) => prepared.finish(out),
        }
    }
}

#[derive(Debug)]
struct Filtered;

/// What the way back needs.
#[derive(Clone, Debug)]
struct Known {
    maps: FloatTensor<Flex>,
    weights: FloatTensor<Flex>,
    stride: usize,
}

impl Backward<Flex, 2> for Filtered {
    type State = Known;

    fn backward(self, ops: Ops<Known, 2>, grads: &mut Gradients, _: &mut Checkpointer) {
        let gradient = grads.consume::<Flex>(&ops.node).to_contiguous();
        let Known { maps, weights, stride } = ops.state;
        let maps = maps.to_contiguous();
        let shape = maps.shape();
        let size = [shape[2], shape[3]];
        let filter = filter(&weights, stride);
        let [to_maps, to_weights] = ops.parents;
        if let Some(node) = to_maps {
            let back = filter_batch_back(&filter, gradient.storage(), size);
            grads.register::<Flex>(node.id, tensor(back, shape.to_vec()));
        }
        if let Some(node) = to_weights {
            let slopes = filter_batch_slopes(&filter, maps.storage(), gradient.storage(), size);
            grads.register::<Flex>(node.id, tensor(slopes, weights.shape().to_vec()));
        }
    }
}

fn filter(weights: &FloatTensor<Flex>, stride: usize) -> Depthwise {
    let weights = weights.to_contiguous();
    let (channels, side) = (weights.shape()[0], weights.shape()[2]);
    let weights = weights.storage().to_vec();
    Depthwise { channels, side, stride, weights }
}
