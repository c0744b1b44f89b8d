//! Settings that cannot work, alone or together with the data, found before a fit is started.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::architecture::NetworkKind;
use crate::memory::{batch_bytes, memory_estimate_bytes};
use crate::settings::{Architecture, FitSettings, LossFunction, OptimizerKind, Rescale, SettingName};
use crate::specs::{
    BATCH_SIZE, BLUR, CHANNEL_DROPOUT, DROPOUT, EPOCHS, FOLDS, FROZEN_EPOCHS, GRADIENT_CLIPPING, INPUT_SIDE,
    INTENSITY_GAIN, INTENSITY_OFFSET, LABEL_SMOOTHING, LEARNING_RATE, NOISE, PATIENCE, ROTATION, Range, SEED, SHIFT,
    TRAINING_FRACTION, WARMUP_EPOCHS, WEIGHT_DECAY, ZOOM,
};

/// Up to so many labels a category Quick had a higher balanced accuracy than the networks on every set that was measured
/// (benches/ACCURACY.md). More were not measured.
const FEW_LABELS: usize = 100;

/// A category and how many labelled images it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryCount {
    pub name: String,
    /// Labelled images, for training and validation together.
    pub images: usize,
}

/// What must be known about the images to judge settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataFacts {
    /// Categories that have labelled images or that the person created; Unknown is not one of them.
    pub categories: Vec<CategoryCount>,
    /// Channel counts among the labelled images with how many images have each, most images first.
    pub channels: Vec<(u32, usize)>,
    /// The shortest and the longest side among the labelled images, in pixels. 0 if there are none.
    pub smallest_side: u32,
    pub largest_side: u32,
    /// Bits per sample, the most among the labelled images: 8, 16 or 32. 0 if there are none.
    pub bits: u8,
    /// Memory that a fit may use, in bytes; `None` if unknown.
    pub memory_bytes: Option<u64>,
    /// The weights of the pretrained network are on this computer.
    pub pretrained: bool,
}

impl DataFacts {
    /// Images with a label.
    pub fn labelled(&self) -> usize {
        self.categories.iter().map(|category| category.images).sum()
    }

    /// The channel count that a new model gets: that of most images.
    pub fn main_channels(&self) -> u32 {
        self.channels.first().map_or(1, |(channels, _)| *channels)
    }

    /// Of the categories with labelled images the first with the fewest.
    fn rarest(&self) -> Option<&CategoryCount> {
        self.categories.iter().filter(|category| category.images > 0).min_by_key(|category| category.images)
    }

    /// Categories that take part in a fit.
    pub(crate) fn classes(&self) -> u32 {
        self.categories.iter().filter(|category| category.images > 0).count() as u32
    }
}

/// What a problem is about: a setting, or the labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(untagged)]
pub enum ProblemField {
    Setting(SettingName),
    Labels(LabelsField),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum LabelsField {
    Labels,
}

/// Something wrong, or at least unwise, with a way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingProblem {
    pub field: ProblemField,
    pub message: String,
    /// False for a warning: the fit may be started.
    pub blocks: bool,
}

struct Problems(Vec<SettingProblem>);

impl Problems {
    fn block(&mut self, field: SettingName, message: String) {
        self.0.push(SettingProblem { field: ProblemField::Setting(field), message, blocks: true });
    }

    fn warn(&mut self, field: SettingName, message: String) {
        self.0.push(SettingProblem { field: ProblemField::Setting(field), message, blocks: false });
    }

    fn labels(&mut self, blocks: bool, message: String) {
        self.0.push(SettingProblem { field: ProblemField::Labels(LabelsField::Labels), message, blocks });
    }

    fn range(&mut self, field: SettingName, range: Range, value: f64) {
        if !(range.least..=range.most).contains(&value) {
            self.block(field, format!("{} must be from {} to {}, not {value}.", range.label, range.least, range.most));
        }
    }
}

impl FitSettings {
    /// Everything that is wrong with these settings for these images, ranges first. Empty if nothing is. The device is
    /// checked by [`crate::open_device`].
    pub fn problems(&self, data: &DataFacts) -> Vec<SettingProblem> {
        let mut problems = Problems(Vec::new());
        self.check_ranges(&mut problems);
        let in_range = problems.0.is_empty();
        self.check_labels(data, &mut problems);
        if in_range {
            self.check_together(data, &mut problems);
        }
        problems.0
    }

    /// Where Quick was chosen, why: as a sentence that names the category with the fewest labels. `None` for a network, and
    /// without labels.
    pub fn reason(&self, data: &DataFacts) -> Option<String> {
        if self.architecture != Architecture::Quick {
            return None;
        }
        let rarest = data.rarest()?;
        let CategoryCount { name, images } = rarest;
        Some(if *images <= FEW_LABELS {
            let labels = if *images == 1 { "label" } else { "labels" };
            format!(
                "“{name}” has {images} {labels}: up to {FEW_LABELS} a category Quick was right more often than the networks \
                 in all that we measured."
            )
        } else {
            format!("With more than {FEW_LABELS} labels a category a network may do better: fit one, and compare.")
        })
    }

    /// Settings that Quick does not use may be anything.
    fn check_ranges(&self, problems: &mut Problems) {
        problems.range(SettingName::Seed, SEED, self.seed.into());
        if self.architecture == Architecture::Quick {
            return;
        }
        problems.range(SettingName::InputWidth, INPUT_SIDE.named("The input width"), self.input_width.into());
        problems.range(SettingName::InputHeight, INPUT_SIDE.named("The input height"), self.input_height.into());
        for (name, range, value) in [
            (SettingName::FrozenEpochs, FROZEN_EPOCHS, self.frozen_epochs.into()),
            (SettingName::Rotation, ROTATION, self.rotation),
            (SettingName::Shift, SHIFT, self.shift),
            (SettingName::Zoom, ZOOM, self.zoom),
            (SettingName::IntensityGain, INTENSITY_GAIN, self.intensity_gain),
            (SettingName::IntensityOffset, INTENSITY_OFFSET, self.intensity_offset),
            (SettingName::Noise, NOISE, self.noise),
            (SettingName::Blur, BLUR, self.blur),
            (SettingName::ChannelDropout, CHANNEL_DROPOUT, self.channel_dropout),
            (SettingName::TrainingFraction, TRAINING_FRACTION, self.training_fraction),
            (SettingName::Epochs, EPOCHS, self.epochs.into()),
            (SettingName::BatchSize, BATCH_SIZE, self.batch_size.into()),
            (SettingName::Patience, PATIENCE, self.patience.into()),
            (SettingName::Folds, FOLDS, self.folds.into()),
            (SettingName::LabelSmoothing, LABEL_SMOOTHING, self.label_smoothing),
            (SettingName::LearningRate, LEARNING_RATE, self.learning_rate),
            (SettingName::WarmupEpochs, WARMUP_EPOCHS, self.warmup_epochs.into()),
            (SettingName::WeightDecay, WEIGHT_DECAY, self.weight_decay),
            (SettingName::GradientClipping, GRADIENT_CLIPPING, self.gradient_clipping),
            (SettingName::Dropout, DROPOUT, self.dropout),
        ] {
            problems.range(name, range, value);
        }
    }

    fn check_labels(&self, data: &DataFacts, problems: &mut Problems) {
        if data.classes() < 2 {
            let have = match data.categories.iter().find(|category| category.images > 0) {
                Some(category) => format!("Only “{}” has labelled images.", category.name),
                None => "No image has a label yet.".to_owned(),
            };
            problems.labels(true, format!("{have} A classifier needs labelled images of at least two categories."));
        }
        let quick = self.architecture == Architecture::Quick;
        if let Some(rarest) =
            data.rarest().filter(|rarest| !quick && rarest.images <= FEW_LABELS && data.classes() >= 2)
        {
            problems.warn(
                SettingName::Architecture,
                format!(
                    "“{}” has few labels ({}). Up to {FEW_LABELS} a category Quick was right more often in all that we \
                     measured, and it answers in a second.",
                    rarest.name, rarest.images
                ),
            );
        }
        for category in data.categories.iter().filter(|category| category.images == 1) {
            if quick {
                let name = &category.name;
                problems.labels(
                    false,
                    format!("“{name}” has a single labelled image, so how well it does cannot be measured yet."),
                );
                continue;
            }
            problems.labels(
                true,
                format!(
                    "“{}” has a single labelled image. Label at least one more, so that one can be trained on and one can \
                     validate, or take the label away.",
                    category.name
                ),
            );
        }
        let empty: Vec<_> = data
            .categories
            .iter()
            .filter(|category| category.images == 0)
            .map(|category| category.name.as_str())
            .collect();
        if !empty.is_empty() && data.classes() >= 2 {
            problems.labels(false, format!("The model will not know {}: no labelled images.", list(&empty)));
        }
        if let Some((main, _)) = data.channels.first()
            && data.channels.len() > 1
        {
            let others: usize = data.channels.iter().skip(1).map(|(_, images)| images).sum();
            let channels = if *main == 1 { "channel" } else { "channels" };
            problems.labels(
                false,
                format!("Most labelled images have {main} {channels}; {others} with another number will be left out."),
            );
        }
    }

    fn check_together(&self, data: &DataFacts, problems: &mut Problems) {
        if data.labelled() == 0 {
            return;
        }
        if self.architecture == Architecture::Quick {
            self.check_memory(data, problems);
            return;
        }
        let training = (data.labelled() as f64 * self.training_fraction).round().max(1.0);
        if f64::from(self.batch_size) > training {
            problems.warn(
                SettingName::BatchSize,
                format!(
                    "There are only about {training} training images, so each epoch is a single step. A smaller batch \
                     learns faster."
                ),
            );
        }
        let side = self.input_width.max(self.input_height);
        if side > data.largest_side.saturating_mul(2) {
            problems.warn(
                SettingName::InputWidth,
                format!(
                    "The images are at most {} pixels wide or high; a larger input takes time but shows nothing more.",
                    data.largest_side
                ),
            );
        }
        if self.rescale == Rescale::Off && data.bits > 8 {
            problems.warn(
                SettingName::Rescale,
                format!(
                    "These are {}-bit images: without rescaling their large values make the fit unstable.",
                    data.bits
                ),
            );
        }
        if self.mixed_precision && self.rescale == Rescale::Off && data.bits > 8 {
            problems.block(
                SettingName::MixedPrecision,
                "Half precision holds no values above 65 504. Choose a rescaling, or turn mixed precision off."
                    .to_owned(),
            );
        }
        if self.channel_dropout > 0.0 && data.main_channels() < 2 {
            problems.warn(
                SettingName::ChannelDropout,
                "These images have a single channel, which is never blanked.".to_owned(),
            );
        }
        self.check_time(problems);
        self.check_folds(data, problems);
        self.check_pretrained(data, problems);
        if self.label_smoothing > 0.0 && self.loss == LossFunction::Hinge {
            problems.block(
                SettingName::LabelSmoothing,
                "The hinge loss knows only right and wrong. Set the label smoothing to 0, or choose another loss."
                    .to_owned(),
            );
        }
        self.check_learning_rate(problems);
        self.check_memory(data, problems);
    }

    /// What is about EfficientNet alone.
    fn check_pretrained(&self, data: &DataFacts, problems: &mut Problems) {
        if self.architecture != Architecture::EfficientNetLite0 {
            return;
        }
        let least = NetworkKind::Lite.least_side();
        for (name, word, side) in [
            (SettingName::InputWidth, "width", self.input_width),
            (SettingName::InputHeight, "height", self.input_height),
        ] {
            if side < least {
                problems.block(name, format!("EfficientNet-Lite0 needs an input {word} of {least} pixels or more."));
            }
        }
        if self.pretrained && !data.pretrained {
            problems.warn(
                SettingName::Pretrained,
                "The pretrained weights are not on this computer, so the network begins with random ones and needs many \
                 more labels. To install them: vesicle backbone install FILE."
                    .to_owned(),
            );
        } else if self.pretrained && self.rescale == Rescale::Off {
            problems.warn(
                SettingName::Rescale,
                "The pretrained weights expect a common scale of brightness. Choose a rescaling, such as Standardise."
                    .to_owned(),
            );
        }
    }

    /// What is about epochs.
    fn check_time(&self, problems: &mut Problems) {
        if self.warmup_epochs >= self.epochs && self.warmup_epochs > 0 {
            problems.block(
                SettingName::WarmupEpochs,
                format!("The warm-up takes all {} epochs. Choose fewer for it, or more in all.", self.epochs),
            );
        }
        if self.patience >= self.epochs && self.patience > 0 {
            problems.warn(
                SettingName::Patience,
                format!("With {} epochs the fit never ends early; the best epoch is kept all the same.", self.epochs),
            );
        }
    }

    fn check_folds(&self, data: &DataFacts, problems: &mut Problems) {
        if self.folds == 1 {
            problems.block(
                SettingName::Folds,
                "One fold would leave nothing to train on. Choose 2 or more, or 0 for none.".to_owned(),
            );
        }
        let fewest = data.categories.iter().map(|category| category.images).filter(|images| *images > 0).min();
        if let Some(fewest) = fewest.filter(|fewest| *fewest < self.folds as usize) {
            problems.warn(
                SettingName::Folds,
                format!("The smallest category has {fewest} labelled images, so there will be fewer folds."),
            );
        }
    }

    fn check_learning_rate(&self, problems: &mut Problems) {
        let bold = match self.optimizer {
            OptimizerKind::Sgd | OptimizerKind::AdaGrad => 0.5,
            OptimizerKind::Momentum => 0.1,
            OptimizerKind::Adam | OptimizerKind::AdamW | OptimizerKind::RmsProp => 0.03,
        };
        if self.learning_rate > bold {
            problems.warn(
                SettingName::LearningRate,
                format!("A learning rate above {bold} usually makes a fit with this optimizer diverge. Try 0.001."),
            );
        }
        let flat =
            matches!(self.loss, LossFunction::MeanSquaredError | LossFunction::MeanAbsoluteError | LossFunction::Huber);
        if flat && self.optimizer == OptimizerKind::Sgd && self.learning_rate < 0.01 {
            problems.warn(
                SettingName::Loss,
                "This loss has small gradients: with plain SGD use a learning rate of 0.01 or more, or Adam."
                    .to_owned(),
            );
        }
    }

    fn check_memory(&self, data: &DataFacts, problems: &mut Problems) {
        let needed = memory_estimate_bytes(self, data);
        let Some(limit) = data.memory_bytes.filter(|limit| needed > *limit) else { return };
        let mib = |bytes: u64| bytes.div_ceil(1 << 20);
        let message = format!("This fit needs about {} MB of memory, but {} MB are free.", mib(needed), mib(limit));
        let batches = batch_bytes(self, data);
        if self.architecture == Architecture::Quick {
            problems.labels(true, format!("{message} Close other programs, or label fewer images."));
        } else if batches > needed / 2 {
            problems.block(SettingName::BatchSize, format!("{message} Choose a smaller batch or input."));
        } else {
            problems.block(SettingName::InputWidth, format!("{message} Choose a smaller input."));
        }
    }
}

fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
}
