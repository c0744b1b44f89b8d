//! Texts of how it learns: split, steps, loss, chance, device.

use super::{
    BATCH_SIZE, DROPOUT, EPOCHS, GRADIENT_CLIPPING, LABEL_SMOOTHING, LEARNING_RATE, PATIENCE, SEED, SettingKind,
    SettingSpec, TRAINING_FRACTION, WARMUP_EPOCHS, WEIGHT_DECAY, choice, number, switch,
};
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
        number(
            Name::Patience,
            "Patience",
            "Ends when the validation loss has not improved for so long, and keeps the best epoch. 0 is off.",
            Some("epochs"),
            PATIENCE,
            &default.patience,
        ),
        choice(
            Name::ClassBalance,
            "Class balance",
            "What is done where some categories have more training images than others.",
            &default.class_balance,
            &[
                ("none", "None", "Every image counts the same, so large categories count more."),
                ("weights", "Weights", "Every category counts the same: images of small ones weigh more in the loss."),
                (
                    "sampling",
                    "Sampling",
                    "Every category is shown as often: images of small ones several times in an epoch.",
                ),
            ],
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
            Name::LabelSmoothing,
            "Label smoothing",
            "This share of the truth is spread over all categories, so that the network gets less sure of itself.",
            None,
            LABEL_SMOOTHING,
            &default.label_smoothing,
        ),
        number(
            Name::LearningRate,
            "Learning rate",
            "Size of the first corrections. Too large diverges, too small hardly learns.",
            None,
            LEARNING_RATE,
            &default.learning_rate,
        ),
        choice(
            Name::Schedule,
            "Schedule",
            "How the learning rate goes on over the epochs.",
            &default.schedule,
            &[
                ("constant", "Constant", "It stays. For fits that go on again and again."),
                ("cosine", "Cosine", "It falls along half a cosine to a twentieth. A good first choice."),
                ("linear", "Linear", "It falls in a straight line to a twentieth."),
                ("step", "Steps", "A tenth after half of the epochs, a hundredth after three quarters."),
            ],
        ),
        number(
            Name::WarmupEpochs,
            "Warm-up",
            "Over so many epochs the learning rate rises from near 0, before the schedule starts.",
            Some("epochs"),
            WARMUP_EPOCHS,
            &default.warmup_epochs,
        ),
        number(
            Name::WeightDecay,
            "Weight decay",
            "Pulls weights towards 0, against overfitting. 0 is what is usual: 0.01 for AdamW, none for the others.",
            None,
            WEIGHT_DECAY,
            &default.weight_decay,
        ),
        number(
            Name::GradientClipping,
            "Gradient clipping",
            "Longer gradients are shortened to this norm, so that no batch throws the network off. 0 is off.",
            None,
            GRADIENT_CLIPPING,
            &default.gradient_clipping,
        ),
        number(
            Name::Dropout,
            "Dropout",
            "Share of the last layer's inputs that is left out at random in each step, against overfitting.",
            None,
            DROPOUT,
            &default.dropout,
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
