//! What a report says of a model and of its fit.
//!
//! Owns: the architecture, the recipe that the methods paragraph is written from, every setting as text, and the
//! curves. Refuses: ranges and defaults of settings; the caller knows which of them were changed.

/// A fitted model.
#[derive(Debug, Clone, Default)]
pub struct Model {
    pub name: String,
    pub id: String,
    /// RFC 3339, UTC.
    pub fitted_at: String,
    /// Of Vesicle, when the model was fitted; may differ from the version that writes the report.
    pub version: String,
    /// In words, as "CPU" or the name of a graphics processor.
    pub device: String,
    /// Weights that were learnt; `None` where they are not counted.
    pub parameters: Option<u64>,
    /// Channels that the model takes.
    pub channels: u32,
    pub method: Method,
    /// All settings of the fit, in the order of the window.
    pub settings: Vec<Setting>,
    /// What was done to pixel values and windows before the model sees them, in sentences.
    pub preprocessing: Vec<String>,
    pub training: Training,
}

/// A setting as a person reads it.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    pub label: String,
    pub value: String,
    /// "" without one.
    pub unit: String,
    pub is_default: bool,
}

/// What learns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Network {
    /// A penalised multinomial logistic regression on fixed descriptors.
    #[default]
    Quick,
    /// Two convolutions and a dense layer.
    SimpleCnn,
    /// Four convolutions with batch normalisation.
    CompactCnn,
    /// EfficientNet-Lite0.
    EfficientNetLite0,
}

/// How the model was made, for the methods paragraph. Numbers of a network mean nothing for [`Network::Quick`].
#[derive(Debug, Clone, Default)]
pub struct Method {
    pub network: Network,
    /// Quick: pooled activations of the pretrained EfficientNet-Lite0 were among the descriptors. A network: it started
    /// from weights trained on ImageNet.
    pub pretrained: bool,
    /// Folds of the cross-validation; of Quick those that chose the penalty. 0: none.
    pub folds: u32,
    /// Metadata column whose values no fold divides.
    pub folds_grouped_by: Option<String>,
    /// Width and height of what the network sees, in pixels.
    pub input: [u32; 2],
    /// How pixel values were brought to one scale, as the end of "Pixel values were …": "scaled, in each channel, to
    /// …".
    pub scaling: Option<String>,
    /// Which part of an image was seen, as the end of "The network saw …".
    pub windows: Option<String>,
    /// What was changed at random in training images, each as a noun: "mirroring", "rotation by up to 15°". Empty:
    /// nothing.
    pub augmentation: Vec<String>,
    /// "Adam", "stochastic gradient descent", …
    pub optimiser: String,
    pub learning_rate: f64,
    /// As the end of "with a learning rate of 0.003 …": "that followed half a cosine to a twentieth". `None`: constant.
    pub schedule: Option<String>,
    /// As "cross-entropy".
    pub loss: String,
    pub batch_size: u32,
    /// Epochs in which only the last layer learnt.
    pub frozen_epochs: u32,
    /// Epochs without improvement after which the fit ends; 0: it does not.
    pub patience: u32,
    /// As a clause: "the loss of each category was weighted inversely to its number of images".
    pub class_balance: Option<String>,
    /// More that a paper has to say, each a full sentence in the past tense.
    pub more: Vec<String>,
    pub seed: u32,
    /// Probabilities were calibrated by temperature scaling on images that were not learnt from.
    pub calibrated: bool,
}

/// The epochs of a fit. Empty for a model without any.
#[derive(Debug, Clone, Default)]
pub struct Training {
    pub epochs: Vec<Epoch>,
    /// First epochs of fits that went on from a model: a fit of 60 epochs that was continued has 61 here.
    pub continued_at: Vec<u32>,
    /// The fit ended before all epochs were done, because the validation loss did not get better.
    pub stopped_early: bool,
    /// The epoch whose weights were kept, if not those of the last.
    pub kept_epoch: Option<u32>,
    /// What the curves look like; each a sentence.
    pub advice: Vec<String>,
    /// What the loss is, with its unit: "cross-entropy (nats)".
    pub loss: String,
}

/// What was measured at the end of an epoch. `None` where it was not, or was no number.
#[derive(Debug, Clone, Copy, Default)]
pub struct Epoch {
    /// From 1.
    pub epoch: u32,
    pub loss: Option<f64>,
    pub validation_loss: Option<f64>,
    /// Share of training images, 0 to 1.
    pub accuracy: Option<f64>,
    /// Share of validation images, 0 to 1.
    pub validation_accuracy: Option<f64>,
}
