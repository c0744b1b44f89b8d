//! What a report says of the model, its fit and its split.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use vesicle_learning::{
    Architecture, ClassBalance, Crop, FitSettings, LossFunction, OptimizerKind, Rescale, Schedule, SettingName,
    setting_specs,
};
use vesicle_project::{CategoryId, ImageId, Partition};
use vesicle_report::data::{Epoch, Method, Model, Network, Report, Setting, Split, Training};

use crate::results::FittedModel;
use crate::session::Snapshot;
use crate::views::advice;
use crate::work::fit::architecture_name;

pub(super) fn fill(report: &mut Report, snapshot: &Snapshot, model: &FittedModel) {
    report.split = Some(split(snapshot, model));
    let card = &model.trained.card;
    report.model = Some(Model {
        name: model.name.clone(),
        id: model.id.to_string(),
        fitted_at: model.fitted_at.clone(),
        version: model.app_version.clone(),
        device: model.device.clone(),
        parameters: Some(u64::from(card.parameters)).filter(|count| *count > 0),
        channels: card.channels,
        method: method(model),
        settings: settings(&model.settings),
        preprocessing: Vec::new(),
        training: training(model),
    });
}

fn split(snapshot: &Snapshot, model: &FittedModel) -> Split {
    let project = &snapshot.project;
    let test: Vec<ImageId> = project.pins().filter(|(_, pin)| *pin == Partition::Test).map(|(id, _)| id).collect();
    let then: BTreeMap<ImageId, CategoryId> = model.record.iter().map(|taken| (taken.image, taken.category)).collect();
    let category = |id: &ImageId| then.get(id).copied().or_else(|| project.label(*id).map(|label| label.category));
    let sides = [&model.split.training, &model.split.validation, &test];
    let count =
        |side: &[ImageId], wanted: CategoryId| side.iter().filter(|id| category(id) == Some(wanted)).count() as u64;
    let column = model.settings.group_by.clone();
    let groups = |side: &[ImageId]| -> u64 {
        let value = |id: &ImageId| project.image(*id)?.metadata_value(column.as_deref()?);
        side.iter().filter_map(value).collect::<BTreeSet<&str>>().len() as u64
    };
    Split {
        categories: model
            .categories
            .iter()
            .map(|known| (known.name.clone(), sides.map(|side| count(side, known.id))))
            .collect(),
        groups: column.as_ref().map(|_| sides.map(|side| groups(side))),
        group_column: column.clone(),
        seed: model.settings.shuffle.then_some(model.settings.seed),
    }
}

/// Every setting that this kind of model uses, as a person reads it.
fn settings(settings: &FitSettings) -> Vec<Setting> {
    let Ok(Value::Object(values)) = serde_json::to_value(settings) else { return Vec::new() };
    let quick = settings.architecture == Architecture::Quick;
    let used = |name: SettingName| {
        !quick || matches!(name, SettingName::Architecture | SettingName::GroupBy | SettingName::Seed)
    };
    let name =
        |name: SettingName| serde_json::to_value(name).ok().and_then(|name| name.as_str().map(ToOwned::to_owned));
    setting_specs()
        .into_iter()
        .filter(|spec| used(spec.name))
        .filter_map(|spec| {
            let text = match values.get(&name(spec.name)?)? {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let choice = spec.choices.iter().find(|choice| choice.value == text).map(|choice| choice.label.clone());
            let value = match (choice, text.as_str()) {
                (Some(label), _) => label,
                (None, "true") => "on".to_owned(),
                (None, "false") => "off".to_owned(),
                (None, "") => "none".to_owned(),
                (None, text) => text.strip_suffix(".0").unwrap_or(text).to_owned(),
            };
            let is_default = text == spec.default || text.strip_suffix(".0") == Some(&spec.default);
            Some(Setting { label: spec.label, value, unit: spec.unit.unwrap_or_default(), is_default })
        })
        .collect()
}

fn training(model: &FittedModel) -> Training {
    let epochs = model.epochs.iter().map(|epoch| Epoch {
        epoch: epoch.epoch,
        loss: epoch.loss,
        validation_loss: epoch.validation_loss,
        accuracy: epoch.accuracy,
        validation_accuracy: epoch.validation_accuracy,
    });
    Training {
        epochs: epochs.collect(),
        continued_at: model.starts.iter().skip(1).copied().collect(),
        stopped_early: model.stopped,
        kept_epoch: model.trained.card.best_epoch,
        advice: advice(model).into_iter().map(|advice| advice.message).collect(),
        loss: loss(model.settings.loss).to_owned(),
    }
}

fn method(model: &FittedModel) -> Method {
    let (settings, card) = (&model.settings, &model.trained.card);
    let quick = card.quick.as_ref();
    let folds = match quick {
        Some(quick) => quick.folds,
        None => model.out_of_fold.iter().map(|judged| judged.fold + 1).max().unwrap_or(0),
    };
    Method {
        network: match card.architecture {
            Architecture::Quick => Network::Quick,
            Architecture::SimpleCnn => Network::SimpleCnn,
            Architecture::CompactCnn => Network::CompactCnn,
            Architecture::EfficientNetLite0 => Network::EfficientNetLite0,
        },
        pretrained: quick.map_or(card.pretrained, |quick| quick.uses_backbone()),
        folds,
        folds_grouped_by: settings.group_by.clone(),
        input: [card.input_width, card.input_height],
        scaling: scaling(settings.rescale).map(ToOwned::to_owned),
        windows: windows(settings.crop).map(ToOwned::to_owned),
        augmentation: augmentation(settings),
        optimiser: optimiser(settings.optimizer).to_owned(),
        learning_rate: settings.learning_rate,
        schedule: schedule(settings.schedule).map(ToOwned::to_owned),
        loss: loss(settings.loss).to_owned(),
        batch_size: settings.batch_size,
        frozen_epochs: if card.pretrained { settings.frozen_epochs } else { 0 },
        patience: settings.patience,
        class_balance: balance(settings.class_balance).map(ToOwned::to_owned),
        more: more(settings, architecture_name(card.architecture)),
        seed: settings.seed,
        calibrated: quick.is_some_and(|quick| quick.folds > 0) || card.temperature.is_some(),
    }
}

fn scaling(rescale: Rescale) -> Option<&'static str> {
    match rescale {
        Rescale::Off => None,
        Rescale::TypeRange => Some("divided by the largest value of their type"),
        Rescale::Percentile => Some(
            "scaled, in each channel, so that the 0.1th percentile of the training images became 0 and the 99.9th 1",
        ),
        Rescale::Standardise => {
            Some("scaled, in each channel, to mean 0 and standard deviation 1 over the training images")
        }
    }
}

fn windows(crop: Crop) -> Option<&'static str> {
    match crop {
        Crop::None => None,
        Crop::Centre => Some("the largest centred window of the images"),
        Crop::Random => Some(
            "a window at a new random place of each image in every epoch, and for prediction the mean over a fixed grid of \
             windows",
        ),
    }
}

fn augmentation(settings: &FitSettings) -> Vec<String> {
    let mut found = Vec::new();
    let mut add = |on: bool, text: String| {
        if on {
            found.push(text);
        }
    };
    add(settings.mirror, "mirroring".to_owned());
    add(settings.quarter_turns, "quarter turns".to_owned());
    add(settings.rotation > 0.0, format!("rotation by up to {}°", settings.rotation));
    add(settings.shift > 0.0, format!("shifts by up to {} % of the sides", settings.shift * 100.0));
    add(settings.zoom > 0.0, format!("zoom by up to {} %", settings.zoom * 100.0));
    add(settings.intensity_gain > 0.0, format!("changes of contrast by up to {} %", settings.intensity_gain * 100.0));
    let offset = settings.intensity_offset;
    add(offset > 0.0, format!("changes of brightness by up to {offset} standard deviations"));
    add(settings.noise > 0.0, format!("noise of up to {} standard deviations", settings.noise));
    add(settings.blur > 0.0, format!("blur by up to {} pixels", settings.blur));
    let blanked = settings.channel_dropout * 100.0;
    add(settings.channel_dropout > 0.0, format!("blanking of channels with a probability of {blanked} %"));
    found
}

fn optimiser(kind: OptimizerKind) -> &'static str {
    match kind {
        OptimizerKind::Adam => "Adam",
        OptimizerKind::AdamW => "AdamW",
        OptimizerKind::Sgd => "stochastic gradient descent",
        OptimizerKind::Momentum => "stochastic gradient descent with a momentum of 0.9",
        OptimizerKind::RmsProp => "RMSProp",
        OptimizerKind::AdaGrad => "AdaGrad",
    }
}

fn schedule(schedule: Schedule) -> Option<&'static str> {
    match schedule {
        Schedule::Constant => None,
        Schedule::Cosine => Some("that followed half a cosine to a twentieth"),
        Schedule::Linear => Some("that fell in a straight line to a twentieth"),
        Schedule::Step => Some("that fell to a tenth after half of the epochs and to a hundredth after three quarters"),
    }
}

fn loss(loss: LossFunction) -> &'static str {
    match loss {
        LossFunction::CrossEntropy => "cross-entropy",
        LossFunction::BinaryCrossEntropy => "binary cross-entropy",
        LossFunction::MeanSquaredError => "mean squared error",
        LossFunction::MeanAbsoluteError => "mean absolute error",
        LossFunction::Huber => "Huber loss",
        LossFunction::Hinge => "hinge loss",
    }
}

fn balance(balance: ClassBalance) -> Option<&'static str> {
    match balance {
        ClassBalance::None => None,
        ClassBalance::Weights => Some("the loss of each category was weighted inversely to its number of images"),
        ClassBalance::Sampling => Some("images of all categories were shown equally often"),
    }
}

/// What a paper has to say of a network besides.
fn more(settings: &FitSettings, network: &str) -> Vec<String> {
    let mut found = Vec::new();
    if settings.architecture == Architecture::Quick {
        return found;
    }
    let mut add = |on: bool, text: String| {
        if on {
            found.push(text);
        }
    };
    let has_dropout = settings.architecture != Architecture::SimpleCnn;
    let dropout = settings.dropout * 100.0;
    add(has_dropout && dropout > 0.0, format!("Dropout before the last layer of {network} was {dropout} %."));
    let smoothing = settings.label_smoothing;
    add(smoothing > 0.0, format!("Labels were smoothed by {smoothing}."));
    add(settings.weight_decay > 0.0, format!("Weight decay was {}.", settings.weight_decay));
    let clipping = settings.gradient_clipping;
    add(clipping > 0.0, format!("Gradients were clipped to a norm of {clipping}."));
    let warmup = settings.warmup_epochs;
    add(warmup > 0, format!("The learning rate rose from near 0 over the first {warmup} epochs."));
    add(settings.mixed_precision, "Layers were computed in half precision where the device had it.".to_owned());
    found
}
