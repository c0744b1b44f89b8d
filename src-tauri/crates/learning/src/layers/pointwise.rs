//! Convolutions of 1 × 1, and those of 3 × 3 at every second pixel of an image that is looked at for the first time.

use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::CheckpointStrategy;
use burn::backend::autodiff::grads::Gradients;
use burn::backend::autodiff::ops::{Backward, Ops, OpsKind};
use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, Backend, Dispatch, Flex, TensorMetadata as _, backend_extension};
use burn::nn::conv::Conv2d;
use burn::tensor::Tensor;
use rayon::prelude::*;

use super::{on_processor, tensor};
use crate::cpu::{Mix, mix, mix_back, mix_slopes, unroll};

/// A layer of 1 × 1 without a bias on maps `[images, channels, height, width]`; `None` if our own loops are not for it.
pub(crate) fn pointwise(layer: &Conv2d, maps: &Tensor<4>) -> Option<Tensor<4>> {
    let known = layer.kernel_size == [1, 1] && layer.stride == [1, 1] && layer.groups == 1 && layer.bias.is_none();
    (known && on_processor(&maps.device()) && maps.shape().num_elements() > 0)
        .then(|| mixed(maps.clone(), layer.weight.val()))
}

/// A layer of 3 × 3 without a bias at every second pixel of images that need no gradient, padded as TensorFlow's “SAME”
/// does; `None` if our own loops are not for it.
pub(crate) fn stem(layer: &Conv2d, images: &Tensor<4>) -> Option<Tensor<4>> {
    let known = layer.kernel_size == [3, 3] && layer.stride == [2, 2] && layer.groups == 1 && layer.bias.is_none();
    let ours = known && !images.is_require_grad() && on_processor(&images.device());
    if !ours || images.shape().num_elements() == 0 {
        return None;
    }
    let [filters, channels, height, width] = layer.weight.dims();
    let images = if images.is_autodiff() { images.clone().inner() } else { images.clone() };
    let columns = Tensor::<4>::from_dispatch(<Dispatch as Unrolling>::unrolled(images.into_dispatch()));
    Some(mixed(columns, layer.weight.val().reshape([filters, channels * height * width, 1, 1])))
}

fn mixed(maps: Tensor<4>, weights: Tensor<4>) -> Tensor<4> {
    Tensor::from_dispatch(<Dispatch as Mixing>::mixed(maps.into_dispatch(), weights.into_dispatch()))
}

#[backend_extension(Flex, Autodiff)]
trait Mixing: Backend {
    /// `[images, outputs, height, width]` from maps `[images, inputs, height, width]` and weights `[outputs, inputs, 1, 1]`.
    fn mixed(maps: FloatTensor<Self>, weights: FloatTensor<Self>) -> FloatTensor<Self>;
}

#[backend_extension(Flex)]
trait Unrolling: Backend {
    /// The surroundings of every second pixel, `[images, channels · 9, ⌈height / 2⌉, ⌈width / 2⌉]`.
    fn unrolled(images: FloatTensor<Self>) -> FloatTensor<Self>;
}

impl Unrolling for Flex {
    fn unrolled(images: FloatTensor<Self>) -> FloatTensor<Self> {
        let images = images.to_contiguous();
        let shape = images.shape();
        let [channels, height, width] = [shape[1], shape[2], shape[3]];
        let [rows, columns] = [height.div_ceil(2), width.div_ceil(2)];
        let size = channels * 9 * rows * columns;
        let mut out = vec![0.0; shape[0] * size];
        let all = images.storage::<f32>().par_chunks_exact(channels * height * width);
        all.zip(out.par_chunks_exact_mut(size)).for_each(|(image, out)| unroll(image, [height, width], out));
        tensor(out, vec![shape[0], channels * 9, rows, columns])
    }
}

impl Mixing for Flex {
    fn mixed(maps: FloatTensor<Self>, weights: FloatTensor<Self>) -> FloatTensor<Self> {
        let (maps, weights) = (maps.to_contiguous(), weights.to_contiguous());
        let shape = mix_shape(&maps, &weights);
        let out = mix(shape, maps.storage(), weights.storage());
        let size = maps.shape();
        tensor(out, vec![size[0], shape.outputs, size[2], size[3]])
    }
}

impl<C: CheckpointStrategy> Mixing for Autodiff<Flex, C> {
    fn mixed(maps: FloatTensor<Self>, weights: FloatTensor<Self>) -> FloatTensor<Self> {
        let nodes = [maps.node(), weights.node()];
        let (maps, weights) = (maps.primitive().clone(), weights.primitive().clone());
        let out = Flex::mixed(maps.clone(), weights.clone());
        match Mixed.prepare::<C>(nodes).compute_bound().stateful() {
            OpsKind::Tracked(prepared) => prepared.finish(Known { maps, weights }, out),
            OpsKind::UnTracked(prepared) => prepared.finish(out),
        }
    }
}

#[derive(Debug)]
struct Mixed;

/// What the way back needs.
#[derive(Clone, Debug)]
struct Known {
    maps: FloatTensor<Flex>,
    weights: FloatTensor<Flex>,
}

impl Backward<Flex, 2> for Mixed {
    type State = Known;

    fn backward(self, ops: Ops<Known, 2>, grads: &mut Gradients, _: &mut Checkpointer) {
        let gradient = grads.consume::<Flex>(&ops.node).to_contiguous();
        let Known { maps, weights } = ops.state;
        let shape = mix_shape(&maps, &weights);
        let (maps, weights) = (maps.to_contiguous(), weights.to_contiguous());
        let [to_maps, to_weights] = ops.parents;
        if let Some(node) = to_maps {
            let back = mix_back(shape, weights.storage(), gradient.storage());
            grads.register::<Flex>(node.id, tensor(back, maps.shape().to_vec()));
        }
        if let Some(node) = to_weights {
            let slopes = mix_slopes(shape, maps.storage(), gradient.storage());
            grads.register::<Flex>(node.id, tensor(slopes, weights.shape().to_vec()));
        }
    }
}

fn mix_shape(maps: &FloatTensor<Flex>, weights: &FloatTensor<Flex>) -> Mix {
    let (maps, weights) = (maps.shape(), weights.shape());
    Mix { inputs: weights[1], outputs: weights[0], pixels: maps[2] * maps[3] }
}
