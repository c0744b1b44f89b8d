//! ReLU and the largest of each 2 × 2 pixels as a layer of its own, where something lies between it and the convolution.

use std::sync::Arc;

use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::CheckpointStrategy;
use burn::backend::autodiff::grads::Gradients;
use burn::backend::autodiff::ops::{Backward, Ops, OpsKind};
use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, Backend, Dispatch, Flex, TensorMetadata as _, backend_extension};
use burn::tensor::Tensor;
use burn::tensor::activation::relu;

use super::{halved, on_processor, tensor};
use crate::cpu::{halve_maps, spread_maps};

/// ReLU, then the largest of each 2 × 2 pixels of `[images, channels, height, width]`; a last odd row or column is left out.
pub(crate) fn rectified_and_halved(maps: Tensor<4>) -> Tensor<4> {
    let [images, channels, height, width] = maps.dims();
    if !on_processor(&maps.device()) || images * channels == 0 || height.min(width) < 2 {
        return halved(relu(maps));
    }
    Tensor::from_dispatch(<Dispatch as Halving>::rectify_and_halve(maps.into_dispatch()))
}

#[backend_extension(Flex, Autodiff)]
trait Halving: Backend {
    fn rectify_and_halve(maps: FloatTensor<Self>) -> FloatTensor<Self>;
}

impl Halving for Flex {
    fn rectify_and_halve(maps: FloatTensor<Self>) -> FloatTensor<Self> {
        forward(&maps).0
    }
}

impl<C: CheckpointStrategy> Halving for Autodiff<Flex, C> {
    fn rectify_and_halve(maps: FloatTensor<Self>) -> FloatTensor<Self> {
        let (out, origins) = forward(maps.primitive());
        match RectifyAndHalve.prepare::<C>([maps.node()]).compute_bound().stateful() {
            OpsKind::Tracked(prepared) => {
                let known = Known { origins: origins.into(), shape: maps.primitive().shape().to_vec() };
                prepared.finish(known, out)
            }
            OpsKind::UnTracked(prepared) => prepared.finish(out),
        }
    }
}

#[derive(Debug)]
struct RectifyAndHalve;

/// What the way back needs.
#[derive(Clone, Debug)]
struct Known {
    origins: Arc<[u8]>,
    /// Of the maps.
    shape: Vec<usize>,
}

impl Backward<Flex, 1> for RectifyAndHalve {
    type State = Known;

    fn backward(self, ops: Ops<Known, 1>, grads: &mut Gradients, _: &mut Checkpointer) {
        let gradient = grads.consume::<Flex>(&ops.node).to_contiguous();
        let [to_maps] = ops.parents;
        if let Some(node) = to_maps {
            let Known { origins, shape } = ops.state;
            let back = spread_maps(gradient.storage(), &origins, [shape[2], shape[3]]);
            grads.register::<Flex>(node.id, tensor(back, shape));
        }
    }
}

fn forward(maps: &FloatTensor<Flex>) -> (FloatTensor<Flex>, Vec<u8>) {
    let maps = maps.to_contiguous();
    let shape = maps.shape();
    let (out, origins) = halve_maps(maps.storage(), [shape[2], shape[3]]);
    (tensor(out, vec![shape[0], shape[1], shape[2] / 2, shape[3] / 2]), origins)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use burn::tensor::{Device, TensorData};

    use super::*;

    #[test]
    fn halving_and_its_gradient_are_those_of_burn() {
        let device = Device::flex().autodiff();
        for [images, channels, height, width] in [[1, 1, 2, 2], [3, 2, 5, 7], [2, 5, 64, 33]] {
            let count = images * channels * height * width;
            // All different, so that no 2 × 2 pixels have two largest; a third of them below 0.
            let values: Vec<f32> = (0..count).map(|at| (at * 7919 % 10_007) as f32 - 3000.0).collect();
            let maps = || {
                let data = TensorData::new(values.clone(), [images, channels, height, width]);
                Tensor::<4>::from_data(data, &device).require_grad()
            };
            let read = |data: TensorData| data.iter::<f32>().collect::<Vec<f32>>();
            let all = |layer: fn(Tensor<4>) -> Tensor<4>| {
                let maps = maps();
                let out = layer(maps.clone());
                let gradients = (out.clone() * out.clone()).sum().backward();
                (read(out.into_data()), read(maps.grad(&gradients).unwrap().into_data()))
            };
            assert_eq!(all(rectified_and_halved), all(|maps| halved(relu(maps))));
        }
    }
}
