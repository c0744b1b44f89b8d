//! Networks that were trained elsewhere.
//!
//! Owns: turning weights as TensorFlow lays them out into those of the Simple CNN, which is the same network: convolutions
//! `[height, width, inputs, outputs]` into `[outputs, inputs, height, width]`, and the rows of the dense layer from an
//! order in which filters change fastest into one in which columns do. Refuses: files, and other architectures.

use burn::tensor::Device;

use crate::architecture::{NetworkKind, SIMPLE_FILTERS, Shape};
use crate::error::LearningError;
use crate::model::{FORMAT, ModelCard, TrainedModel, weights};
use crate::network::{Network, parameter};
use crate::preprocess::Preprocessing;
use crate::sampling::Sampling;
use crate::settings::{Crop, LossFunction, Rescale};

/// Side of the convolutions' windows in pixels.
const SIDE: usize = 5;

/// Weights of one layer, in the order of TensorFlow.
#[derive(Clone, Copy, Debug)]
pub struct ForeignLayer<'a> {
    /// Of a convolution `[5, 5, inputs, outputs]`, of the dense layer `[inputs, outputs]`.
    pub kernel: &'a [f32],
    /// One for each output.
    pub bias: &'a [f32],
}

/// A network of the architecture [`crate::Architecture::SimpleCnn`] with a softmax at its end.
#[derive(Clone, Copy, Debug)]
pub struct ForeignCnn<'a> {
    /// Of the input, in pixels.
    pub width: u32,
    pub height: u32,
    pub channels: u32,
    /// Outputs.
    pub classes: u32,
    pub first: ForeignLayer<'a>,
    pub second: ForeignLayer<'a>,
    pub dense: ForeignLayer<'a>,
    /// [`Rescale::TypeRange`] or [`Rescale::Off`].
    pub rescale: Rescale,
    pub sampling: Sampling,
    /// Whole epochs that it was trained for.
    pub epochs: u32,
}

impl TrainedModel {
    /// The same network as one of ours.
    ///
    /// # Errors
    /// The number of weights of a layer is not that of the sizes, or one is no finite number.
    pub fn from_foreign(cnn: &ForeignCnn<'_>) -> Result<Self, LearningError> {
        let wrong = |what: &str| LearningError::ForeignWeights { what: what.to_owned() };
        let shape = Shape {
            kind: NetworkKind::Simple,
            width: cnn.width,
            height: cnn.height,
            channels: cnn.channels,
            classes: cnn.classes,
        };
        let [first, second] = SIMPLE_FILTERS.map(|filters| filters as usize);
        let (channels, classes, inputs) = (cnn.channels as usize, cnn.classes as usize, shape.dense_inputs());
        if channels == 0 || classes < 2 || inputs == 0 {
            return Err(wrong("its input is too small, or it has fewer than two outputs"));
        }
        if !matches!(cnn.rescale, Rescale::TypeRange | Rescale::Off) {
            return Err(wrong("its values are scaled in a way that needs numbers of its training images"));
        }
        for (layer, inputs, outputs, name) in [
            (cnn.first, SIDE * SIDE * channels, first, "first convolution"),
            (cnn.second, SIDE * SIDE * first, second, "second convolution"),
            (cnn.dense, inputs, classes, "dense layer"),
        ] {
            if layer.kernel.len() != inputs * outputs || layer.bias.len() != outputs {
                return Err(wrong(&format!("the {name} has another number of them than its sizes say")));
            }
            if layer.kernel.iter().chain(layer.bias).any(|weight| !weight.is_finite()) {
                return Err(wrong(&format!("one of the {name} is no finite number")));
            }
        }
        let device = Device::flex();
        let Network::Simple(mut network) = Network::new(&shape, 0, &device) else {
            return Err(wrong("it is no simple network"));
        };
        let sides = [SIDE, SIDE];
        network.conv1.weight =
            parameter(convolution(cnn.first.kernel, channels, first), [first, channels, sides[0], sides[1]], &device);
        network.conv1.bias = Some(parameter(cnn.first.bias.to_vec(), [first], &device));
        network.conv2.weight =
            parameter(convolution(cnn.second.kernel, first, second), [second, first, sides[0], sides[1]], &device);
        network.conv2.bias = Some(parameter(cnn.second.bias.to_vec(), [second], &device));
        network.dense.weight = parameter(dense(cnn.dense.kernel, second, classes), [inputs, classes], &device);
        network.dense.bias = Some(parameter(cnn.dense.bias.to_vec(), [classes], &device));
        let card = ModelCard {
            format: FORMAT,
            architecture: shape.kind.architecture(),
            input_width: cnn.width,
            input_height: cnn.height,
            channels: cnn.channels,
            classes: cnn.classes,
            crop: Crop::None,
            preprocessing: Preprocessing { sampling: cnn.sampling, ..Preprocessing::without_statistics(cnn.rescale) },
            loss: LossFunction::CrossEntropy,
            epochs_trained: cnn.epochs,
            best_epoch: None,
            pretrained: false,
            temperature: None,
            parameters: shape.layers().iter().map(|layer| layer.parameters).sum(),
            quick: None,
        };
        Ok(Self { card, weights: weights(&Network::Simple(network))? })
    }
}

/// `[height, width, inputs, outputs]` as `[outputs, inputs, height, width]`.
fn convolution(kernel: &[f32], inputs: usize, outputs: usize) -> Vec<f32> {
    let places = kernel.len() / (inputs * outputs);
    let at = |output: usize, input: usize, place: usize| kernel[(place * inputs + input) * outputs + output];
    (0..outputs)
        .flat_map(|output| (0..inputs).flat_map(move |input| (0..places).map(move |place| at(output, input, place))))
        .collect()
}

/// Rows of `[place, filter]` as rows of `[filter, place]`.
fn dense(kernel: &[f32], filters: usize, outputs: usize) -> Vec<f32> {
    let places = kernel.len() / (filters * outputs);
    let row = |filter: usize, place: usize| &kernel[(place * filters + filter) * outputs..][..outputs];
    (0..filters).flat_map(|filter| (0..places).flat_map(move |place| row(filter, place))).copied().collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    #[test]
    fn weights_change_places_as_the_layouts_say() {
        // Two places, two inputs, three outputs, each weight named by its digits: place, input, output.
        let named: Vec<f32> = (0..2)
            .flat_map(|place| {
                (0..2).flat_map(move |input| (0..3).map(move |output| (100 * place + 10 * input + output) as f32))
            })
            .collect();
        let moved = [0.0, 100.0, 10.0, 110.0, 1.0, 101.0, 11.0, 111.0, 2.0, 102.0, 12.0, 112.0];
        assert_eq!(convolution(&named, 2, 3), moved);
        assert_eq!(dense(&named, 2, 3), [0.0, 1.0, 2.0, 100.0, 101.0, 102.0, 10.0, 11.0, 12.0, 110.0, 111.0, 112.0]);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let (kernel, bias) = ([0.5_f32; 3200], [0.0_f32; 16]);
        let layer =
            |weights: usize, outputs: usize| ForeignLayer { kernel: &kernel[..weights], bias: &bias[..outputs] };
        let cnn = ForeignCnn {
            width: 16,
            height: 16,
            channels: 1,
            classes: 2,
            first: layer(200, 8),
            second: layer(3200, 16),
            dense: layer(32, 2),
            rescale: Rescale::TypeRange,
            sampling: Sampling::Corners,
            epochs: 3,
        };
        let model = TrainedModel::from_foreign(&cnn).unwrap();
        assert_eq!((model.card.format, model.card.parameters), (FORMAT, 208 + 3216 + 34));
        let refused = |cnn: ForeignCnn<'_>| TrainedModel::from_foreign(&cnn).unwrap_err().to_string();
        assert!(refused(ForeignCnn { dense: layer(64, 2), ..cnn }).contains("dense layer"));
        assert!(refused(ForeignCnn { channels: 2, ..cnn }).contains("first convolution"));
        assert!(refused(ForeignCnn { width: 8, ..cnn }).contains("too small"));
        assert!(refused(ForeignCnn { rescale: Rescale::Standardise, ..cnn }).contains("scaled"));
        let odd = [f32::NAN; 200];
        let broken = ForeignLayer { kernel: &odd, bias: &bias[..8] };
        assert!(refused(ForeignCnn { first: broken, ..cnn }).contains("finite"));
    }
}
