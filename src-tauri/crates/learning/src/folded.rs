//! Networks that only look.
//!
//! Owns: putting batch normalisations into the weights before them, and taking the fastest way that the device has. Refuses
//! learning; a network that learns goes through [`Network::forward`], and tests keep both equal.

use std::cell::RefCell;

use burn::module::Param;
use burn::nn::BatchNorm;
use burn::nn::conv::Conv2d;
use burn::tensor::{Device, Tensor, TensorData};
use rayon::prelude::*;

use crate::backbone::{Engine, LiteNet, Scratch};
use crate::dataset::View;
use crate::evaluate::input;
use crate::layers::{convolved_and_halved, on_processor};
use crate::network::{CompactCnn, Network};

/// A network made ready to look at images.
pub(crate) enum Folded<'a> {
    AsItIs(&'a Network),
    /// The convolutions with what the normalisations behind them do.
    Compact(&'a CompactCnn, Vec<Conv2d>),
    /// Boxed for its size.
    Lite(&'a LiteNet, Box<Engine>),
}

impl<'a> Folded<'a> {
    /// `network` must not be one that is learning.
    pub(crate) fn new(network: &'a Network, device: &Device) -> Self {
        match network {
            Network::Compact(network) => Self::Compact(
                network,
                network.blocks.iter().map(|block| fold(&block.conv, &block.norm, device)).collect(),
            ),
            Network::Lite(network) if on_processor(device) => Self::Lite(network, Box::new(Engine::new(network))),
            Network::Lite(_) | Network::Simple(_) => Self::AsItIs(network),
        }
    }

    /// Logits, `[rows, categories]`, for images of `[rows, channels, height, width]`.
    pub(crate) fn logits(&self, images: Vec<f32>, rows: usize, view: &View, device: &Device) -> Tensor<2> {
        match self {
            Self::AsItIs(network) => network.forward(input(images, rows, view, device), None),
            Self::Compact(network, convolutions) => {
                let maps = convolutions
                    .iter()
                    .fold(input(images, rows, view, device), |maps, layer| convolved_and_halved(layer, maps));
                network.classify(maps, None)
            }
            Self::Lite(network, engine) => {
                let features = features(engine, &images, rows, view);
                let width = features.len() / rows.max(1);
                network.fc.forward(Tensor::from_data(TensorData::new(features, [rows, width]), device))
            }
        }
    }
}

/// The mean over each image of what the last convolution gives, `[rows, 1280]`.
fn features(engine: &Engine, images: &[f32], rows: usize, view: &View) -> Vec<f32> {
    thread_local! {
        static SCRATCH: RefCell<Scratch> = RefCell::default();
    }
    let size = [view.input.height as usize, view.input.width as usize];
    let length = images.len() / rows.max(1);
    let each = images.par_chunks_exact(length.max(1)).map(|image| {
        let mut means = Vec::new();
        SCRATCH.with_borrow_mut(|scratch| {
            engine.run(image, size, usize::MAX, scratch, &mut |number, map| {
                if engine.is_last(number) {
                    let mean = |channel| map.channel(channel).sum::<f32>() / map.pixels as f32;
                    means = (0..map.channels).map(mean).collect();
                }
            });
        });
        means
    });
    each.collect::<Vec<_>>().concat()
}

/// A convolution that does what `layer` and `norm` do.
fn fold(layer: &Conv2d, norm: &BatchNorm, device: &Device) -> Conv2d {
    let (weights, bias) = crate::backbone::folded(layer, norm);
    let (shape, outputs) = (layer.weight.dims(), bias.len());
    let mut layer = layer.clone();
    layer.weight = Param::from_data(TensorData::new(weights, shape), device);
    layer.bias = Some(Param::from_data(TensorData::new(bias, [outputs]), device));
    layer
}

#[cfg(test)]
mod tests {
    use burn::module::Module as _;

    use super::*;
    use crate::architecture::{NetworkKind, Shape};
    use crate::batches::{Purpose, random};
    use crate::sampling::Sampling;
    use crate::windows::Size;

    #[test]
    fn a_folded_network_gives_what_the_network_gives() {
        let device = Device::flex();
        for kind in [NetworkKind::Simple, NetworkKind::Compact, NetworkKind::Lite] {
            let shape = Shape { kind, height: 40, width: 52, channels: 2, classes: 3 };
            let view = View {
                crop: crate::Crop::None,
                input: Size { width: 52, height: 40 },
                channels: 2,
                sampling: Sampling::Area,
            };
            let mut noise = random(1, Purpose::Order, 1);
            let values = crate::network::normals(3 * 2 * 40 * 52, 1.0, &mut noise);
            // A pass of training moves the statistics away from 0 and 1.
            let learning = Network::new(&shape, 5, &device.clone().autodiff());
            drop(learning.forward(input(values.clone(), 3, &view, &device.clone().autodiff()), None));
            let network = learning.valid();
            let read = |tensor: Tensor<2>| tensor.into_data().iter::<f32>().collect::<Vec<f32>>();
            let plain = read(network.forward(input(values.clone(), 3, &view, &device), None));
            let folded = read(Folded::new(&network, &device).logits(values, 3, &view, &device));
            assert_eq!(folded.len(), 9);
            let most = plain.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
            for (one, other) in folded.iter().zip(&plain) {
                assert!((one - other).abs() < 1e-3 * most, "{kind:?}: {folded:?} {plain:?}");
            }
        }
    }
}
