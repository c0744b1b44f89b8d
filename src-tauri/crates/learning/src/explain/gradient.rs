//! Gradient-weighted class activation maps (Grad-CAM; Selvaraju et al., ICCV 2017).
//!
//! Owns: the map of one window. Refuses: where it lies in the picture; and Quick, which has no maps. For a network that ends
//! in a mean over each map and a linear layer (EfficientNet) it is the class activation map of Zhou et al. (CVPR 2016).

use burn::module::Module as _;
use burn::tensor::activation::relu;
use burn::tensor::{ExecutionError, Tensor};

use super::canvas::Map;
use crate::network::Network;

/// A network made ready to be asked for maps.
pub(super) struct Looking<'a> {
    /// On a device that only computes: normalisations go by what was learnt.
    network: &'a Network,
    /// The same with a way back, for what comes behind the maps; there are no normalisations.
    back: Network,
}

impl<'a> Looking<'a> {
    pub(super) fn new(network: &'a Network) -> Self {
        Self { network, back: network.clone().train() }
    }

    /// Where `image`, `[1, channels, height, width]`, speaks for a category: ReLU(Σₖ αₖ Aᵏ), eq. 2, with the last maps Aᵏ.
    /// In units of the category's logit for each of the maps' pixels; not scaled.
    pub(super) fn map(&self, image: Tensor<4>, category: usize) -> Result<Map, ExecutionError> {
        let maps = self.network.last_maps(image);
        let [_, _, height, width] = maps.dims();
        let weights = self.weights(maps.clone(), category);
        let heat = relu((maps * weights).sum_dim(1));
        Ok(Map { width, height, values: heat.try_into_data()?.iter::<f32>().collect() })
    }

    /// αₖ, eq. 1: the mean over each map of the gradient of the category's logit, `[1, maps, 1, 1]`.
    fn weights(&self, maps: Tensor<4>, category: usize) -> Tensor<4> {
        let leaf = maps.clone().autodiff().require_grad();
        let logit = self.back.classify(leaf.clone()).slice([0..1, category..category + 1]).sum();
        let gradients = logit.backward();
        // No gradient is one of 0; every network here has one.
        leaf.grad(&gradients).unwrap_or_else(|| maps.zeros_like()).mean_dim(2).mean_dim(3)
    }
}

#[cfg(test)]
mod tests {
    use burn::tensor::{Device, TensorData};

    use super::*;
    use crate::architecture::{NetworkKind, Shape};
    use crate::batches::{Purpose, random};
    use crate::network::normals;

    const KINDS: [NetworkKind; 3] = [NetworkKind::Simple, NetworkKind::Compact, NetworkKind::Lite];

    fn network(kind: NetworkKind) -> (Network, Tensor<4>) {
        let device = Device::flex();
        let shape = Shape { kind, width: 70, height: 45, channels: 2, classes: 3 };
        // A pass of learning moves the statistics of normalisations away from 0 and 1.
        let learning = Network::new(&shape, 5, &device.clone().autodiff());
        let images = |seed, count: usize, device: &Device| {
            let values = normals(count * 2 * 45 * 70, 1.0, &mut random(seed, Purpose::Order, 1));
            Tensor::<4>::from_data(TensorData::new(values, [count, 2, 45, 70]), device)
        };
        drop(learning.forward(images(1, 4, &device.clone().autodiff()), None));
        (learning.valid(), images(2, 1, &device))
    }

    fn read<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
        tensor.into_data().iter::<f32>().collect()
    }

    fn assert_near(what: &str, found: &[f32], wanted: &[f32]) {
        assert_eq!(found.len(), wanted.len(), "{what}");
        let most = wanted.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
        assert!(most > 0.0, "{what}: nothing to compare");
        for (found, wanted) in found.iter().zip(wanted) {
            assert!((found - wanted).abs() <= 2e-3 * most, "{what}: {found} instead of {wanted}, of {most}");
        }
    }

    #[test]
    fn a_network_in_two_parts_gives_what_it_gives_in_one() {
        for kind in KINDS {
            let (network, image) = network(kind);
            let whole = read(network.forward(image.clone(), None));
            assert_near(&format!("{kind:?}"), &read(network.classify(network.last_maps(image))), &whole);
        }
    }

    /// All networks are linear in a constant that is added to a whole map (the largest of some pixels stays where it is), so
    /// the gradients of its pixels add up to what 1 more changes.
    #[test]
    fn weights_are_what_a_little_more_of_a_map_adds_to_the_logit() {
        for kind in KINDS {
            let (network, image) = network(kind);
            let maps = network.last_maps(image);
            let [_, filters, height, width] = maps.dims();
            let logit = |maps: Tensor<4>, category: usize| read(network.classify(maps))[category];
            for category in 0..3 {
                let weights = read(Looking::new(&network).weights(maps.clone(), category));
                let chosen: Vec<usize> = (0..filters).step_by(filters.div_ceil(16)).collect();
                let wanted: Vec<f32> = chosen
                    .iter()
                    .map(|&filter| {
                        let one = (0..filters).map(|at| f32::from(u8::from(at == filter))).collect::<Vec<_>>();
                        let one = Tensor::<4>::from_data(TensorData::new(one, [1, filters, 1, 1]), &Device::flex());
                        let more = logit(maps.clone() + one, category) - logit(maps.clone(), category);
                        more / (height * width) as f32
                    })
                    .collect();
                let found: Vec<f32> = chosen.iter().map(|&filter| weights[filter]).collect();
                assert_near(&format!("{kind:?}"), &found, &wanted);
            }
        }
    }

    #[test]
    fn of_efficientnet_it_is_the_class_activation_map() {
        let (network, image) = network(NetworkKind::Lite);
        let Network::Lite(lite) = &network else { unreachable!("it was made so") };
        let maps = network.last_maps(image.clone());
        let [_, filters, height, width] = maps.dims();
        let (maps, dense) = (read(maps), read(lite.fc.weight.val()));
        let pixels = height * width;
        let (mut found, mut wanted) = (Vec::new(), Vec::new());
        for category in 0..3 {
            wanted.extend((0..pixels).map(|pixel| {
                let sum: f32 = (0..filters).map(|k| dense[k * 3 + category] * maps[k * pixels + pixel]).sum();
                sum.max(0.0) / pixels as f32
            }));
            let map = Looking::new(&network).map(image.clone(), category);
            found.extend(map.map(|map| map.values).unwrap_or_default());
        }
        assert_near("class activation maps", &found, &wanted);
    }
}
