//! Every setting really changes the fit.

use vesicle_learning::{
    Architecture, ClassBalance, Crop, FitSettings, LossFunction, OptimizerKind, Rescale, Schedule, SettingKind,
    setting_specs,
};

use crate::toy::{Toy, fitted, probabilities, settings};

#[test]
fn every_value_of_every_setting_gives_another_model() {
    // Pictures larger than the input, not square and with room to move, so that crops differ.
    let toy = Toy::new(24, 60, 52, 1);
    let base = settings();
    let change = |change: &dyn Fn(&mut FitSettings)| {
        let mut settings = base.clone();
        change(&mut settings);
        settings
    };
    let mut variants: Vec<(String, FitSettings)> = vec![
        ("base".into(), base.clone()),
        ("compact".into(), change(&|s| s.architecture = Architecture::CompactCnn)),
        ("width".into(), change(&|s| s.input_width = 32)),
        ("height".into(), change(&|s| s.input_height = 20)),
        ("crop none".into(), change(&|s| s.crop = Crop::None)),
        ("crop centre".into(), change(&|s| s.crop = Crop::Centre)),
        ("rescale off".into(), change(&|s| s.rescale = Rescale::Off)),
        ("rescale type range".into(), change(&|s| s.rescale = Rescale::TypeRange)),
        ("rescale percentile".into(), change(&|s| s.rescale = Rescale::Percentile)),
        ("shuffle".into(), change(&|s| s.shuffle = false)),
        ("epochs".into(), change(&|s| s.epochs = 3)),
        ("batch size".into(), change(&|s| s.batch_size = 4)),
        ("learning rate".into(), change(&|s| s.learning_rate = 0.002)),
        ("seed".into(), change(&|s| s.seed = 2)),
        ("mirror".into(), change(&|s| s.mirror = false)),
        ("quarter turns".into(), change(&|s| s.quarter_turns = false)),
        ("rotation".into(), change(&|s| s.rotation = 10.0)),
        ("shift".into(), change(&|s| s.shift = 0.1)),
        ("zoom".into(), change(&|s| s.zoom = 0.1)),
        ("intensity gain".into(), change(&|s| s.intensity_gain = 0.2)),
        ("intensity offset".into(), change(&|s| s.intensity_offset = 0.2)),
        ("noise".into(), change(&|s| s.noise = 0.2)),
        ("blur".into(), change(&|s| s.blur = 0.5)),
    ];
    variants.extend([
        ("label smoothing".into(), change(&|s| s.label_smoothing = 0.1)),
        ("constant rate".into(), change(&|s| s.schedule = Schedule::Constant)),
        ("linear rate".into(), change(&|s| (s.schedule, s.epochs) = (Schedule::Linear, 3))),
        ("stepped rate".into(), change(&|s| s.schedule = Schedule::Step)),
        ("warm-up".into(), change(&|s| s.warmup_epochs = 1)),
        ("weight decay".into(), change(&|s| s.weight_decay = 0.02)),
        ("clipping".into(), change(&|s| s.gradient_clipping = 0.05)),
        ("no dropout".into(), change(&|s| (s.architecture, s.dropout) = (Architecture::CompactCnn, 0.0))),
        ("class weights".into(), change(&|s| s.class_balance = ClassBalance::Weights)),
        ("balanced sampling".into(), change(&|s| s.class_balance = ClassBalance::Sampling)),
    ]);
    for optimizer in [
        OptimizerKind::AdamW,
        OptimizerKind::Sgd,
        OptimizerKind::Momentum,
        OptimizerKind::RmsProp,
        OptimizerKind::AdaGrad,
    ] {
        variants.push((optimizer.to_string(), change(&|s| s.optimizer = optimizer)));
    }
    for loss in [
        LossFunction::BinaryCrossEntropy,
        LossFunction::MeanSquaredError,
        LossFunction::MeanAbsoluteError,
        LossFunction::Huber,
        LossFunction::Hinge,
    ] {
        variants.push((loss.to_string(), change(&|s| s.loss = loss)));
    }
    let results: Vec<_> = variants
        .iter()
        .map(|(name, settings)| {
            let model = fitted(settings, &toy, 17).model.unwrap();
            let shares = probabilities(&model, &toy);
            assert!(shares.iter().all(Option::is_some), "{name}");
            (name, shares)
        })
        .collect();
    for (index, (name, shares)) in results.iter().enumerate() {
        for (other, others) in &results[..index] {
            assert_ne!(shares, others, "{name} gives the same model as {other}");
        }
    }
}

#[test]
fn specs_name_every_field_once_with_its_default() {
    let defaults = serde_json::to_value(FitSettings::default()).unwrap();
    let fields = defaults.as_object().unwrap();
    let specs = setting_specs();
    assert_eq!(specs.len(), fields.len());
    for spec in &specs {
        let name = serde_json::to_value(spec.name).unwrap();
        let value = &fields[name.as_str().unwrap()];
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        assert_eq!(text.parse::<f64>().ok(), spec.default.parse::<f64>().ok(), "{name}");
        if spec.kind == SettingKind::Choice {
            assert_eq!(text, spec.default);
            assert!(spec.choices.iter().any(|choice| choice.value == text), "{name}");
        }
        assert!(!spec.help.contains('\n') && spec.help.ends_with('.'), "{}", spec.help);
        if let (Some(min), Some(max), Ok(default)) = (spec.min, spec.max, spec.default.parse::<f64>()) {
            assert!((min..=max).contains(&default), "{name}");
        }
    }
}

#[test]
fn every_choice_in_the_specs_is_one_that_the_settings_know() {
    for spec in setting_specs() {
        let name = serde_json::to_value(spec.name).unwrap();
        for choice in &spec.choices {
            let mut settings = serde_json::to_value(FitSettings::default()).unwrap();
            settings[name.as_str().unwrap()] = choice.value.clone().into();
            let read: Result<FitSettings, _> = serde_json::from_value(settings);
            assert!(read.is_ok(), "{name}: {}", choice.value);
        }
    }
}
