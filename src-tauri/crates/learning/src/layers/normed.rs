//! Batch normalisation, with ReLU6 behind it if wanted.

use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::CheckpointStrategy;
use burn::backend::autodiff::grads::Gradients;
use burn::backend::autodiff::ops::{Backward, Ops, OpsKind};
use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, Backend, Dispatch, Flex, TensorMetadata as _, backend_extension};
use burn::nn::BatchNorm;
use burn::tensor::Tensor;

use super::precision::plain_norm;
use super::{on_processor, tensor};
use crate::cpu::{Norm, NormGradients, moments, normalise, normalise_back};

/// The layer on maps `[images, channels, height, width]`; `held` between 0 and 6 if wanted (ReLU6). Learning, by the mean
/// and variance of the batch, whose running means it keeps; else by those.
pub(crate) fn normed(layer: &BatchNorm, maps: Tensor<4>, held: bool) -> Tensor<4> {
    if !on_processor(&maps.device()) || maps.shape().num_elements() == 0 {
        let maps = plain_norm(layer, maps);
        return if held { maps.clamp(0.0, 6.0) } else { maps };
    }
    let own = maps.device().is_autodiff() && layer.training.is_enabled();
    let (gamma, beta) = (layer.gamma.val().into_dispatch(), layer.beta.val().into_dispatch());
    if !own {
        let (mean, variance) = (layer.running_mean.value(), layer.running_var.value());
        let (mean, variance) = (mean.into_dispatch(), variance.into_dispatch());
        let maps = maps.into_dispatch();
        return Tensor::from_dispatch(<Dispatch as Norming>::by(
            maps,
            gamma,
            beta,
            mean,
            variance,
            layer.epsilon,
            held,
        ));
    }
    let (out, mean, variance) = <Dispatch as Norming>::by_own(maps.into_dispatch(), gamma, beta, layer.epsilon, held);
    for (state, new) in [(&layer.running_mean, mean), (&layer.running_var, variance)] {
        let new = Tensor::<1>::from_dispatch(new).detach();
        let old = state.value_sync().to_device(&new.device());
        state.update((old * (1.0 - layer.momentum) + new * layer.momentum).detach());
    }
    Tensor::from_dispatch(out)
}

#[backend_extension(Flex, Autodiff)]
trait Norming: Backend {
    /// By a mean and a variance that are given and do not learn.
    fn by(
        maps: FloatTensor<Self>,
        gamma: FloatTensor<Self>,
        beta: FloatTensor<Self>,
        mean: FloatTensor<Self>,
        variance: FloatTensor<Self>,
        epsilon: f64,
        held: bool,
    ) -> FloatTensor<Self>;

    /// By the mean and the variance of the maps, which are given too.
    fn by_own(
        maps: FloatTensor<Self>,
        gamma: FloatTensor<Self>,
        beta: FloatTensor<Self>,
        epsilon: f64,
        held: bool,
    ) -> (FloatTensor<Self>, FloatTensor<Self>, FloatTensor<Self>);
}

impl Norming for Flex {
    fn by(
        maps: FloatTensor<Self>,
        gamma: FloatTensor<Self>,
        beta: FloatTensor<Self>,
        mean: FloatTensor<Self>,
        variance: FloatTensor<Self>,
        epsilon: f64,
        held: bool,
    ) -> FloatTensor<Self> {
        Known::new(maps, [gamma, beta, mean, variance], epsilon, held, false).forward()
    }

    fn by_own(
        maps: FloatTensor<Self>,
        gamma: FloatTensor<Self>,
        beta: FloatTensor<Self>,
        epsilon: f64,
        held: bool,
    ) -> (FloatTensor<Self>, FloatTensor<Self>, FloatTensor<Self>) {
        let known = Known::by_own(maps, gamma, beta, epsilon, held);
        let [_, _, mean, variance] = known.channels.clone();
        (known.forward(), mean, variance)
    }
}

impl<C: CheckpointStrategy> Norming for Autodiff<Flex, C> {
    fn by(
        maps: FloatTensor<Self>,
        gamma: FloatTensor<Self>,
        beta: FloatTensor<Self>,
        mean: FloatTensor<Self>,
        variance: FloatTensor<Self>,
        epsilon: f64,
        held: bool,
    ) -> FloatTensor<Self> {
        let channels = [&gamma, &beta, &mean, &variance].map(|tensor| tensor.primitive().clone());
        let known = Known::new(maps.primitive().clone(), channels, epsilon, held, false);
        tracked::<C>([&maps, &gamma, &beta], known)
    }

    fn by_own(
        maps: FloatTensor<Self>,
        gamma: FloatTensor<Self>,
        beta: FloatTensor<Self>,
        epsilon: f64,
        held: bool,
    ) -> (FloatTensor<Self>, FloatTensor<Self>, FloatTensor<Self>) {
        let [plain, g, b] = [&maps, &gamma, &beta].map(|tensor| tensor.primitive().clone());
        let known = Known::by_own(plain, g, b, epsilon, held);
        let [_, _, mean, variance] = known.channels.clone();
        let constant = FloatTensor::<Self>::new;
        (tracked::<C>([&maps, &gamma, &beta], known), constant(mean), constant(variance))
    }
}

fn tracked<C: CheckpointStrategy>(
    parents: [&FloatTensor<Autodiff<Flex, C>>; 3],
    known: Known,
) -> FloatTensor<Autodiff<Flex, C>> {
    let out = known.forward();
    match Normed.prepare::<C>(parents.map(|tensor| tensor.node())).compute_bound().stateful() {
        OpsKind::Tracked(prepared) => prepared.finish(known, out),
        OpsKind::UnTracked(prepared) => prepared.finish(out),
    }
}

#[derive(Debug)]
struct Normed;

/// What the way back needs.
#[derive(Clone, Debug)]
struct Known {
    maps: FloatTensor<Flex>,
    /// Gamma, beta, mean and variance.
    channels: [FloatTensor<Flex>; 4],
    epsilon: f64,
    held: bool,
    /// Whether mean and variance are those of the maps.
    own: bool,
}

impl Known {
    fn new(maps: FloatTensor<Flex>, channels: [FloatTensor<Flex>; 4], epsilon: f64, held: bool, own: bool) -> Self {
        let channels = channels.map(|tensor| tensor.to_contiguous());
        Self { maps: maps.to_contiguous(), channels, epsilon, held, own }
    }

    fn by_own(
        maps: FloatTensor<Flex>,
        gamma: FloatTensor<Flex>,
        beta: FloatTensor<Flex>,
        epsilon: f64,
        held: bool,
    ) -> Self {
        let maps = maps.to_contiguous();
        let (channels, pixels) = size(&maps);
        let [mean, variance] = moments(maps.storage(), [channels, pixels]).map(|values| tensor(values, vec![channels]));
        Self::new(maps, [gamma, beta, mean, variance], epsilon, held, true)
    }

    fn norm(&self) -> Norm<'_> {
        let [gamma, beta, mean, variance] = self.channels.each_ref().map(|tensor| tensor.storage());
        Norm { mean, variance, gamma, beta, epsilon: self.epsilon, held: self.held }
    }

    fn forward(&self) -> FloatTensor<Flex> {
        tensor(normalise(&self.norm(), self.maps.storage(), size(&self.maps).1), self.maps.shape().to_vec())
    }
}

impl Backward<Flex, 3> for Normed {
    type State = Known;

    fn backward(self, ops: Ops<Known, 3>, grads: &mut Gradients, _: &mut Checkpointer) {
        let gradient = grads.consume::<Flex>(&ops.node).to_contiguous();
        let known = ops.state;
        let (channels, pixels) = size(&known.maps);
        let NormGradients { maps, gamma, beta } =
            normalise_back(&known.norm(), known.maps.storage(), gradient.storage(), pixels, known.own);
        let shapes = [known.maps.shape().to_vec(), vec![channels], vec![channels]];
        for ((node, values), shape) in ops.parents.into_iter().zip([maps, gamma, beta]).zip(shapes) {
            if let Some(node) = node {
                grads.register::<Flex>(node.id, tensor(values, shape));
            }
        }
    }
}

/// Channels and pixels of maps.
fn size(maps: &FloatTensor<Flex>) -> (usize, usize) {
    let shape = maps.shape();
    (shape[1], shape[2] * shape[3])
}
