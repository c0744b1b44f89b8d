//! The settings of a fit: their names, values and shipped defaults. Ranges and texts live in `specs`, what is wrong
//! together in `check`.

use std::fmt;

use serde::{Deserialize, Serialize};
use specta::Type;

/// The network to train.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Architecture {
    /// Fixed features of each image and a linear model on them; see [`crate::features`].
    Quick,
    /// Two 5×5 convolutions (8 and 16 filters), each with ReLU and 2×2 max pooling, then one dense layer.
    SimpleCnn,
    /// Four 3×3 convolutions with batch normalisation, then global average and maximum pooling, dropout and one dense
    /// layer.
    CompactCnn,
    /// EfficientNet-Lite0 (Tan & Le, ICML 2019): 3.4 million weights, from published ones where they are installed.
    #[serde(rename = "efficientNetLite0")]
    EfficientNetLite0,
}

/// Which part of an image the network sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Crop {
    /// The whole image, resampled to the input size (its aspect ratio may change).
    None,
    /// The largest centred window with the aspect ratio of the input.
    Centre,
    /// A window at a new random place in every epoch. It covers two image pixels per input pixel, but at least a third
    /// and at most 7/8 of the image along its tighter side.
    /// Validation and prediction average the probabilities of a fixed grid of windows that covers the image, so they
    /// are the same every time.
    Random,
}

/// How pixel values are brought to a common scale. The numbers are taken from the training images once and kept in the
/// model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Rescale {
    /// Values as stored in the file.
    Off,
    /// Divided by the largest value the pixel type can hold (255, 65 535, or 1 for floating point).
    TypeRange,
    /// Per channel, the 0.1th percentile of the training images becomes 0 and the 99.9th becomes 1.
    Percentile,
    /// Per channel, the training images have mean 0 and standard deviation 1.
    Standardise,
}

/// The rule by which weights follow the gradient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum OptimizerKind {
    Adam,
    AdamW,
    Sgd,
    Momentum,
    RmsProp,
    AdaGrad,
}

/// What the fit makes small. All are computed from the network's raw outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum LossFunction {
    CrossEntropy,
    BinaryCrossEntropy,
    MeanSquaredError,
    MeanAbsoluteError,
    Huber,
    Hinge,
}

/// What is done about categories with different numbers of training images.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ClassBalance {
    /// Every image counts the same.
    None,
    /// Every category counts the same: the loss of an image is multiplied by N / (K · n), for N training images, K
    /// categories and n images of its own.
    Weights,
    /// Every category is shown as often: images of small ones several times in an epoch, of large ones not all.
    Sampling,
}

/// How the learning rate goes on over the epochs of a fit, after the warm-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Schedule {
    Constant,
    /// Along half a cosine to a twentieth.
    Cosine,
    /// In a straight line to a twentieth.
    Linear,
    /// A tenth after half of the epochs, a hundredth after three quarters.
    Step,
}

/// Everything a person can choose about a fit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FitSettings {
    pub architecture: Architecture,
    /// Of EfficientNet: begin with weights that were trained on photographs, where they are installed.
    pub pretrained: bool,
    /// From pretrained weights only the last layer learns in the first so many epochs; then everything, at a tenth of the
    /// learning rate.
    pub frozen_epochs: u32,
    /// Width of what the network sees, in pixels.
    pub input_width: u32,
    /// Height of what the network sees, in pixels.
    pub input_height: u32,
    pub crop: Crop,
    pub rescale: Rescale,
    /// Training images are mirrored at random, along both sides.
    pub mirror: bool,
    /// Training images are turned at random by quarter turns; if the input is not square by half turns.
    pub quarter_turns: bool,
    /// Training images are turned by up to so many degrees either way, 0 to 180.
    #[specta(type = u32)] // always finite, so a plain number for the page; so are those below
    pub rotation: f64,
    /// Training images are moved by up to this share of the input's sides, 0 to 0.5.
    #[specta(type = u32)]
    pub shift: f64,
    /// Training images are enlarged or reduced by up to 1 + this, 0 to 1.
    #[specta(type = u32)]
    pub zoom: f64,
    /// The contrast of each channel, about its mean, is multiplied or divided by up to 1 + this, 0 to 2.
    #[specta(type = u32)]
    pub intensity_gain: f64,
    /// Up to so many standard deviations of the channel are added or taken away, 0 to 2.
    #[specta(type = u32)]
    pub intensity_offset: f64,
    /// Normal noise of up to so many standard deviations of the channel, 0 to 2.
    #[specta(type = u32)]
    pub noise: f64,
    /// A Gaussian blur of up to this standard deviation in pixels of the input, 0 to 5.
    #[specta(type = u32)]
    pub blur: f64,
    /// With this probability a channel is blanked, never all of them, 0 to 0.9.
    #[specta(type = u32)]
    pub channel_dropout: f64,
    /// Share of the labelled images that is trained on; the rest validates. 0.1 to 0.95.
    #[specta(type = u32)] // always finite, so a plain number for the page
    pub training_fraction: f64,
    /// A metadata column: images with the same value in it stand on one side of the split, and in one fold of a
    /// cross-validation. `None` or a column that no image has: each image stands for itself.
    pub group_by: Option<String>,
    /// Off: the first images of each category train and their order never changes. On: split and order are drawn from
    /// the seed.
    pub shuffle: bool,
    /// Passes over the training images.
    pub epochs: u32,
    /// Most images per step. Batches are made equal: 100 images with at most 32 are four batches of 25; a remainder is
    /// filled up with images from the start of the epoch's order.
    pub batch_size: u32,
    /// The fit ends when the validation loss has not got better for so many epochs, and the weights of the best epoch are
    /// kept. 0: all epochs are done and the last weights are kept.
    pub patience: u32,
    pub class_balance: ClassBalance,
    /// Of a network: after a fit that did not go on from a model, so many models are fitted without one part of the training
    /// images each, and judged by it; 2 to 20, or 0 for none.
    pub folds: u32,
    pub optimizer: OptimizerKind,
    pub loss: LossFunction,
    /// This share of the truth is spread over all categories while training, 0 to 0.5 (Szegedy et al., CVPR 2016).
    #[specta(type = u32)]
    pub label_smoothing: f64,
    /// Where the schedule starts, after the warm-up.
    #[specta(type = u32)]
    pub learning_rate: f64,
    pub schedule: Schedule,
    /// Over so many epochs the learning rate rises, step by step, from near 0.
    pub warmup_epochs: u32,
    /// Weights are pulled towards 0 by this, 0 to 1: by AdamW apart from the gradient, by others as a penalty (L2). 0 is
    /// what is usual: 0.01 for AdamW, which without it would be Adam, and none for the others.
    #[specta(type = u32)]
    pub weight_decay: f64,
    /// The gradients of a step are scaled down together so that their norm is at most this; 0 is off.
    #[specta(type = u32)]
    pub gradient_clipping: f64,
    /// Share of the numbers before the dense layer that is left out at random in each training step, 0 to 0.9.
    #[specta(type = u32)]
    pub dropout: f64,
    /// Where the device can, a network learns with layers of half precision (16 bits): weights, sums over batches and the
    /// loss keep single precision (Micikevicius et al., ICLR 2018).
    pub mixed_precision: bool,
    pub seed: u32,
    /// Of Quick: fit and predict anew after each change of a label, in the window.
    pub refit_after_label: bool,
    /// "auto", "cpu", "gpu" or the id of one of [`crate::devices`].
    pub device: String,
}

impl Default for FitSettings {
    fn default() -> Self {
        Self {
            architecture: Architecture::Quick,
            pretrained: true,
            frozen_epochs: 5,
            input_width: 128,
            input_height: 128,
            crop: Crop::Random,
            rescale: Rescale::Standardise,
            mirror: true,
            quarter_turns: true,
            rotation: 0.0,
            shift: 0.0,
            zoom: 0.0,
            intensity_gain: 0.0,
            intensity_offset: 0.0,
            noise: 0.0,
            blur: 0.0,
            channel_dropout: 0.0,
            training_fraction: 0.75,
            group_by: None,
            shuffle: true,
            epochs: 60,
            batch_size: 4,
            patience: 0,
            class_balance: ClassBalance::None,
            folds: 0,
            optimizer: OptimizerKind::Adam,
            loss: LossFunction::CrossEntropy,
            label_smoothing: 0.0,
            learning_rate: 0.003,
            schedule: Schedule::Cosine,
            warmup_epochs: 0,
            weight_decay: 0.0,
            gradient_clipping: 0.0,
            dropout: 0.25,
            mixed_precision: false,
            seed: 1,
            refit_after_label: false,
            device: "auto".to_owned(),
        }
    }
}

/// Gives each choice the spelling that it has in files and in the window.
macro_rules! spelled {
    ($kind:ident { $($variant:ident => $text:literal),+ $(,)? }) => {
        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$variant => $text),+ })
            }
        }
    };
}

spelled!(Architecture { Quick => "quick", SimpleCnn => "simpleCnn", CompactCnn => "compactCnn", EfficientNetLite0 => "efficientNetLite0" });
spelled!(Crop { None => "none", Centre => "centre", Random => "random" });
spelled!(Rescale { Off => "off", TypeRange => "typeRange", Percentile => "percentile", Standardise => "standardise" });
spelled!(OptimizerKind {
    Adam => "adam", AdamW => "adamW", Sgd => "sgd", Momentum => "momentum", RmsProp => "rmsProp", AdaGrad => "adaGrad",
});
spelled!(ClassBalance { None => "none", Weights => "weights", Sampling => "sampling" });
spelled!(Schedule { Constant => "constant", Cosine => "cosine", Linear => "linear", Step => "step" });
spelled!(LossFunction {
    CrossEntropy => "crossEntropy",
    BinaryCrossEntropy => "binaryCrossEntropy",
    MeanSquaredError => "meanSquaredError",
    MeanAbsoluteError => "meanAbsoluteError",
    Huber => "huber",
    Hinge => "hinge",
});

/// The name of one field of [`FitSettings`], spelled as in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SettingName {
    Architecture,
    Pretrained,
    FrozenEpochs,
    InputWidth,
    InputHeight,
    Crop,
    Rescale,
    Mirror,
    QuarterTurns,
    Rotation,
    Shift,
    Zoom,
    IntensityGain,
    IntensityOffset,
    Noise,
    Blur,
    ChannelDropout,
    TrainingFraction,
    GroupBy,
    Shuffle,
    Epochs,
    BatchSize,
    Patience,
    Folds,
    ClassBalance,
    Optimizer,
    Loss,
    LabelSmoothing,
    LearningRate,
    Schedule,
    WarmupEpochs,
    WeightDecay,
    GradientClipping,
    Dropout,
    MixedPrecision,
    Seed,
    RefitAfterLabel,
    Device,
}
