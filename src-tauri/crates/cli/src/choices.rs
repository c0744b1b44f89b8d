//! From what a person types to Fit settings.
//!
//! Owns: forgiving spelling (`simple-cnn`, `simpleCNN` and `Simple CNN` are one). Refuses: ranges; `learning` knows them.

use serde::de::DeserializeOwned;
use vesicle_session::view::{EvaluationSet, FitSettings, ModelFormat, Partition, SettingName, SettingSpec};
use vesicle_session::{Architecture, SessionError, setting_specs};

use crate::args::SettingArgs;

/// `base` with everything that was given on the command line.
pub(crate) fn settings(args: &SettingArgs, base: FitSettings) -> Result<FitSettings, SessionError> {
    let specs = setting_specs();
    let mut settings = base;
    if let Some(text) = &args.model {
        settings.architecture = choice(&specs, SettingName::Architecture, text)?;
    }
    if let Some(text) = &args.input {
        (settings.input_width, settings.input_height) = size(text)?;
    }
    if let Some(text) = &args.crop {
        settings.crop = choice(&specs, SettingName::Crop, text)?;
    }
    if let Some(text) = &args.rescale {
        settings.rescale = choice(&specs, SettingName::Rescale, text)?;
    }
    if let Some(text) = &args.optimizer {
        settings.optimizer = choice(&specs, SettingName::Optimizer, text)?;
    }
    if let Some(text) = &args.loss {
        settings.loss = choice(&specs, SettingName::Loss, text)?;
    }
    if let Some(text) = &args.class_balance {
        settings.class_balance = choice(&specs, SettingName::ClassBalance, text)?;
    }
    if let Some(text) = &args.schedule {
        settings.schedule = choice(&specs, SettingName::Schedule, text)?;
    }
    settings.pretrained = args.pretrained.unwrap_or(settings.pretrained);
    settings.frozen_epochs = args.frozen_epochs.unwrap_or(settings.frozen_epochs);
    settings.mirror = args.mirror.unwrap_or(settings.mirror);
    settings.quarter_turns = args.quarter_turns.unwrap_or(settings.quarter_turns);
    settings.rotation = args.rotation.unwrap_or(settings.rotation);
    settings.shift = args.shift.unwrap_or(settings.shift);
    settings.zoom = args.zoom.unwrap_or(settings.zoom);
    settings.intensity_gain = args.intensity_gain.unwrap_or(settings.intensity_gain);
    settings.intensity_offset = args.intensity_offset.unwrap_or(settings.intensity_offset);
    settings.noise = args.noise.unwrap_or(settings.noise);
    settings.blur = args.blur.unwrap_or(settings.blur);
    settings.channel_dropout = args.channel_dropout.unwrap_or(settings.channel_dropout);
    settings.training_fraction = args.training_fraction.unwrap_or(settings.training_fraction);
    if let Some(column) = &args.group_by {
        settings.group_by = Some(column.trim().to_owned()).filter(|column| !column.is_empty());
    }
    settings.shuffle = args.shuffle.unwrap_or(settings.shuffle);
    settings.epochs = args.epochs.unwrap_or(settings.epochs);
    settings.batch_size = args.batch_size.unwrap_or(settings.batch_size);
    settings.learning_rate = args.learning_rate.unwrap_or(settings.learning_rate);
    settings.patience = args.patience.unwrap_or(settings.patience);
    settings.folds = args.folds.unwrap_or(settings.folds);
    settings.label_smoothing = args.label_smoothing.unwrap_or(settings.label_smoothing);
    settings.warmup_epochs = args.warmup_epochs.unwrap_or(settings.warmup_epochs);
    settings.weight_decay = args.weight_decay.unwrap_or(settings.weight_decay);
    settings.gradient_clipping = args.gradient_clipping.unwrap_or(settings.gradient_clipping);
    settings.dropout = args.dropout.unwrap_or(settings.dropout);
    settings.mixed_precision = args.mixed_precision.unwrap_or(settings.mixed_precision);
    settings.seed = args.seed.unwrap_or(settings.seed);
    settings.device = args.device.clone().unwrap_or(settings.device);
    Ok(settings)
}

/// What a person calls a set to evaluate on.
pub(crate) fn evaluation_set(text: &str) -> Result<EvaluationSet, SessionError> {
    match plain(text).as_str() {
        "validation" | "val" => Ok(EvaluationSet::Validation),
        "crossvalidation" | "cv" => Ok(EvaluationSet::CrossValidation),
        "test" => Ok(EvaluationSet::Test),
        "shown" => Ok(EvaluationSet::Shown),
        "training" | "train" => Ok(EvaluationSet::Training),
        _ => Err(SessionError::Refused(format!(
            "“{text}” is not one of the choices: validation, cross-validation, test, shown, training."
        ))),
    }
}

/// The form in which a model leaves.
pub(crate) fn model_format(text: &str) -> Result<ModelFormat, SessionError> {
    match plain(text).as_str() {
        "safetensors" => Ok(ModelFormat::Safetensors),
        "onnx" => Ok(ModelFormat::Onnx),
        "bioimageio" | "bioimage.io" => Ok(ModelFormat::Bioimageio),
        _ => Err(SessionError::Refused(format!("“{text}” is not one of the choices: safetensors, onnx, bioimageio."))),
    }
}

/// What images can be set aside for; “automatic” leaves it to the fits.
pub(crate) fn partition(text: &str) -> Result<Partition, SessionError> {
    let refused = || {
        let message = format!("“{text}” is not one of the choices: training, validation, test, automatic.");
        SessionError::Refused(message)
    };
    match plain(text).as_str() {
        "automatic" | "auto" => Ok(Partition::Unassigned),
        word => word
            .parse()
            .ok()
            .filter(|partition| {
                matches!(partition, Partition::Training | Partition::Validation | Partition::Test) && !word.is_empty()
            })
            .ok_or_else(refused),
    }
}

/// The architectures that were named; “all” is all of them.
pub(crate) fn architectures(names: &[String]) -> Result<Vec<Architecture>, SessionError> {
    let specs = setting_specs();
    if names.iter().any(|name| plain(name) == "all") {
        let spec = specs.iter().find(|spec| spec.name == SettingName::Architecture);
        let values = spec.map(|spec| spec.choices.as_slice()).unwrap_or_default();
        return values.iter().map(|one| choice(&specs, SettingName::Architecture, &one.value)).collect();
    }
    names.iter().map(|name| choice(&specs, SettingName::Architecture, name)).collect()
}

fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn choice<T: DeserializeOwned>(specs: &[SettingSpec], name: SettingName, text: &str) -> Result<T, SessionError> {
    let choices = specs.iter().find(|spec| spec.name == name).map(|spec| spec.choices.as_slice()).unwrap_or_default();
    let wanted = plain(text);
    choices
        .iter()
        .find(|choice| plain(&choice.value) == wanted || plain(&choice.label) == wanted)
        .and_then(|choice| serde_json::from_value(choice.value.clone().into()).ok())
        .ok_or_else(|| {
            let known: Vec<&str> = choices.iter().map(|choice| choice.value.as_str()).collect();
            SessionError::Refused(format!("“{text}” is not one of the choices: {}.", known.join(", ")))
        })
}

fn size(text: &str) -> Result<(u32, u32), SessionError> {
    let mut sides = text.split(['x', 'X', '×']).map(|side| side.trim().parse::<u32>());
    match (sides.next(), sides.next(), sides.next()) {
        (Some(Ok(side)), None, None) => Ok((side, side)),
        (Some(Ok(width)), Some(Ok(height)), None) => Ok((width, height)),
        _ => Err(SessionError::Refused(format!("“{text}” is not a size: write 128, or 128x96."))),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_however_they_are_spelled() {
        for text in ["simple-cnn", "Simple CNN", "simpleCnn", "SIMPLE_CNN"] {
            let args = SettingArgs { model: Some(text.to_owned()), ..SettingArgs::default() };
            let read = settings(&args, FitSettings::default()).unwrap();
            assert_eq!(serde_json::to_value(read.architecture).unwrap(), "simpleCnn");
        }
        let wrong = SettingArgs { loss: Some("magic".to_owned()), ..SettingArgs::default() };
        assert!(settings(&wrong, FitSettings::default()).unwrap_err().to_string().contains("crossEntropy"));
    }

    #[test]
    fn partitions_are_those_that_can_be_chosen() {
        assert_eq!(partition("Val").unwrap(), Partition::Validation);
        assert_eq!(partition("automatic").unwrap(), Partition::Unassigned);
        for text in ["", "inference", "unassigned", "rest"] {
            assert!(partition(text).is_err(), "{text}");
        }
        assert_eq!(evaluation_set("Cross-validation").unwrap(), EvaluationSet::CrossValidation);
    }

    #[test]
    fn sizes_are_one_or_two_numbers() {
        assert_eq!(size("64").unwrap(), (64, 64));
        assert_eq!(size("128x96").unwrap(), (128, 96));
        assert!(size("64x").is_err() && size("1x2x3").is_err() && size("big").is_err());
    }
}
