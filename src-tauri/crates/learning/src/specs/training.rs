//! Texts of how it learns: split, steps, loss, chance, device.

use super::{BATCH_SIZE, EPOCHS, LEARNING_RATE, SEED, SettingKind, SettingSpec, TRAINING_FRACTION, choice, number, switch};
use crate::settings::{FitSettings, SettingName as Name};

pub(super) fn specs(default: &FitSettings) -> Vec<SettingSpec> {
    vec![
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
