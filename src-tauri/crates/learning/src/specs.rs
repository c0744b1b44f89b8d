//! The one home of what a person reads about each setting: label, help, unit, range, choices, default.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::architecture::LEAST_INPUT_SIDE;
use crate::settings::{FitSettings, SettingName};

/// Which control fits a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SettingKind {
    Number,
    Integer,
    Choice,
    Switch,
    /// The name of one of the project's metadata columns, or nothing.
    Column,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SettingChoice {
    /// As in the settings.
    pub value: String,
    pub label: String,
    pub help: String,
}

/// What a person reads about one setting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SettingSpec {
    pub name: SettingName,
    pub label: String,
    /// One line: what it does.
    pub help: String,
    pub unit: Option<String>,
    pub kind: SettingKind,
    /// Inclusive.
    pub min: Option<f64>,
    /// Inclusive.
    pub max: Option<f64>,
    pub step: Option<f64>,
    /// Empty unless `kind` is `Choice`. The devices of a computer are not listed here: see [`crate::devices`].
    pub choices: Vec<SettingChoice>,
    /// As text.
    pub default: String,
}

/// The values that a number may have, both ends included.
#[derive(Clone, Copy)]
pub(crate) struct Range {
    pub(crate) label: &'static str,
    pub(crate) least: f64,
    pub(crate) most: f64,
    pub(crate) step: f64,
}

impl Range {
    const fn new(label: &'static str, least: f64, most: f64, step: f64) -> Self {
        Self { label, least, most, step }
    }

    pub(crate) fn named(self, label: &'static str) -> Self {
        Self { label, ..self }
    }
}

pub(crate) const INPUT_SIDE: Range = Range::new("The input side", LEAST_INPUT_SIDE as f64, 1024.0, 1.0);
pub(crate) const TRAINING_FRACTION: Range = Range::new("The training percentage", 0.1, 0.95, 0.05);
pub(crate) const EPOCHS: Range = Range::new("The number of epochs", 1.0, 10_000.0, 1.0);
pub(crate) const BATCH_SIZE: Range = Range::new("The batch size", 1.0, 1024.0, 1.0);
pub(crate) const LEARNING_RATE: Range = Range::new("The learning rate", 1e-7, 1.0, 1e-4);
pub(crate) const SEED: Range = Range::new("The seed", 0.0, u32::MAX as f64, 1.0);

/// All settings in the order in which a person should meet them.
pub fn setting_specs() -> Vec<SettingSpec> {
    use SettingName as Name;
    let default = FitSettings::default();
    vec![
        choice(
            Name::Architecture,
            "Architecture",
            "What learns.",
            &default.architecture,
            &[
                (
                    "quick",
                    "Quick",
                    "Describes each image by some hundred numbers (brightness, texture, spots, shapes) and learns from those, in \
                     a second. Best with few labels: from three a category.",
                ),
                ("simpleCnn", "Simple CNN", "Two convolutions and one dense layer. Learns what is where in the image."),
                (
                    "compactCnn",
                    "Compact CNN",
                    "Four small convolutions, then the average over the whole image. Learns textures and spots wherever they \
                     are; good with few labels.",
                ),
            ],
        ),
        number(
            Name::InputWidth,
            "Input width",
            "Width of what the network sees. More shows finer detail and takes longer.",
            Some("px"),
            INPUT_SIDE,
            &default.input_width,
        ),
        number(
            Name::InputHeight,
            "Input height",
            "Height of what the network sees. More shows finer detail and takes longer.",
            Some("px"),
            INPUT_SIDE,
            &default.input_height,
        ),
        choice(
            Name::Crop,
            "Crop",
            "Which part of each image the network sees.",
            &default.crop,
            &[
                (
                    "none",
                    "Whole image",
                    "The whole image, shrunk to the input size. Fine detail is lost if the image is much larger.",
                ),
                (
                    "centre",
                    "Centre",
                    "The largest window in the middle with the shape of the input. For objects in the middle.",
                ),
                (
                    "random",
                    "Random windows",
                    "In each epoch another part of the image, at finer scale, mirrored and turned at random. Predictions \
                     average several windows. For textures and fields of many cells.",
                ),
            ],
        ),
        choice(
            Name::Rescale,
            "Rescale",
            "How brightness is brought to a common scale, the same for all images.",
            &default.rescale,
            &[
                ("off", "Off", "Pixel values as they are in the file."),
                ("typeRange", "By pixel type", "Black is 0 and the brightest value the pixel type can hold is 1."),
                (
                    "percentile",
                    "By percentiles",
                    "Per channel, the darkest 0.1 % of the training images become 0 and the brightest 0.1 % become 1.",
                ),
                ("standardise", "Standardise", "Per channel, the training images get mean 0 and standard deviation 1."),
            ],
        ),
        number(
            Name::TrainingFraction,
            "Training percentage",
            "Share of the labelled images to learn from (0.75 is 75 %); the rest checks how well it went.",
            None,
            TRAINING_FRACTION,
            &default.training_fraction,
        ),
        SettingSpec {
            name: Name::GroupBy,
            label: "Keep together".to_owned(),
            help: "Images that share a well, plate or donor resemble each other. Those with the same value in this column \
                   are never learnt from and checked on at once, so that the accuracy is that on new wells or donors."
                .to_owned(),
            unit: None,
            kind: SettingKind::Column,
            min: None,
            max: None,
            step: None,
            choices: Vec::new(),
            default: String::new(),
        },
        switch(
            Name::Shuffle,
            "Shuffle",
            "Choose training images, and their order in each epoch, at random. Off keeps the order of the images.",
            default.shuffle,
        ),
        number(
            Name::Epochs,
            "Epochs",
            "How often the network goes through all training images.",
            None,
            EPOCHS,
            &default.epochs,
        ),
        number(
            Name::BatchSize,
            "Batch size",
            "Images looked at together before each step. Fewer means more steps in an epoch.",
            Some("images"),
            BATCH_SIZE,
            &default.batch_size,
        ),
        choice(
            Name::Optimizer,
            "Optimizer",
            "The rule by which the network corrects itself.",
            &default.optimizer,
            &[
                ("adam", "Adam", "Adapts the step for each weight. A good first choice."),
                ("adamW", "AdamW", "Adam that also keeps weights small, against overfitting."),
                ("sgd", "SGD", "Plain steps along the gradient. Needs a larger learning rate, about 0.01 to 0.1."),
                (
                    "momentum",
                    "SGD with momentum",
                    "Steps that keep 0.9 of their last direction. Learning rate about 0.01.",
                ),
                ("rmsProp", "RMSProp", "Divides each step by the recent size of the gradient."),
                ("adaGrad", "AdaGrad", "Steps that get smaller the more a weight has moved. Learning rate about 0.01."),
            ],
        ),
        choice(
            Name::Loss,
            "Loss",
            "What the fit makes as small as possible.",
            &default.loss,
            &[
                ("crossEntropy", "Cross entropy", "Surprise about the right category. The usual choice."),
                ("binaryCrossEntropy", "Binary cross entropy", "One yes-or-no question for each category."),
                ("meanSquaredError", "Mean squared error", "Squared distance between probabilities and the truth."),
                (
                    "meanAbsoluteError",
                    "Mean absolute error",
                    "Distance between probabilities and the truth. Forgiving to wrong labels.",
                ),
                ("huber", "Huber", "Squared for small distances, plain for large ones."),
                ("hinge", "Hinge", "The right category must win by a margin of 1. Confidences are less meaningful."),
            ],
        ),
        number(
            Name::LearningRate,
            "Learning rate",
            "Size of the first corrections; it falls to a twentieth. Too large diverges, too small hardly learns.",
            None,
            LEARNING_RATE,
            &default.learning_rate,
        ),
        number(
            Name::Seed,
            "Seed",
            "Start of all random choices. The same seed gives the same result on the CPU.",
            None,
            SEED,
            &default.seed,
        ),
        switch(
            Name::RefitAfterLabel,
            "Refit after each label",
            "Fit Quick anew and predict the Unknown images by itself whenever a label changes.",
            default.refit_after_label,
        ),
        choice(
            Name::Device,
            "Device",
            "The processor that computes.",
            &default.device,
            &[
                ("auto", "Automatic", "A graphics processor if there is one, else the processor."),
                ("cpu", "Processor (CPU)", "Always there, and repeats a fit exactly."),
            ],
        ),
    ]
}

fn switch(name: SettingName, label: &str, help: &str, default: bool) -> SettingSpec {
    SettingSpec {
        name,
        label: label.to_owned(),
        help: help.to_owned(),
        unit: None,
        kind: SettingKind::Switch,
        min: None,
        max: None,
        step: None,
        choices: Vec::new(),
        default: default.to_string(),
    }
}

fn number(
    name: SettingName,
    label: &str,
    help: &str,
    unit: Option<&str>,
    range: Range,
    default: &impl ToString,
) -> SettingSpec {
    let kind = if range.step.fract() == 0.0 { SettingKind::Integer } else { SettingKind::Number };
    SettingSpec {
        name,
        label: label.to_owned(),
        help: help.to_owned(),
        unit: unit.map(str::to_owned),
        kind,
        min: Some(range.least),
        max: Some(range.most),
        step: Some(range.step),
        choices: Vec::new(),
        default: default.to_string(),
    }
}

fn choice(
    name: SettingName,
    label: &str,
    help: &str,
    default: &impl ToString,
    choices: &[(&str, &str, &str)],
) -> SettingSpec {
    let choices = choices
        .iter()
        .map(|(value, label, help)| SettingChoice {
            value: (*value).into(),
            label: (*label).into(),
            help: (*help).into(),
        })
        .collect();
    SettingSpec {
        name,
        label: label.to_owned(),
        help: help.to_owned(),
        unit: None,
        kind: SettingKind::Choice,
        min: None,
        max: None,
        step: None,
        choices,
        default: default.to_string(),
    }
}
