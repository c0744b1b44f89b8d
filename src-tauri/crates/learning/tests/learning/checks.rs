//! What is refused before a fit, and what is only warned of.

use vesicle_learning::{
    Architecture, CategoryCount, DataFacts, FitSettings, LossFunction, ProblemField, Rescale, SettingName, layers,
    memory_estimate_bytes, parameter_count,
};

fn facts(counts: &[(&str, usize)]) -> DataFacts {
    DataFacts {
        categories: counts
            .iter()
            .map(|(name, images)| CategoryCount { name: (*name).into(), images: *images })
            .collect(),
        channels: vec![(2, counts.iter().map(|(_, images)| images).sum())],
        smallest_side: 512,
        largest_side: 512,
        bits: 16,
        memory_bytes: Some(8 << 30),
        pretrained: true,
    }
}

fn found(settings: &FitSettings, data: &DataFacts) -> Vec<(String, bool)> {
    settings
        .problems(data)
        .into_iter()
        .map(|problem| {
            assert!(problem.message.ends_with('.') && problem.message.len() > 20, "{}", problem.message);
            let field = serde_json::to_value(problem.field).unwrap();
            (field.as_str().unwrap().to_owned(), problem.blocks)
        })
        .collect()
}

/// Of a network, unlike the defaults.
fn network() -> FitSettings {
    FitSettings { architecture: Architecture::CompactCnn, ..FitSettings::default() }
}

#[test]
fn the_defaults_suit_a_usual_project() {
    let data = facts(&[("Negative Control", 10), ("Positive Control", 10)]);
    assert_eq!(found(&FitSettings::default(), &data), []);
    assert_eq!(found(&FitSettings::suggested(&data), &data), []);
}

#[test]
fn ranges_are_checked_for_every_number() {
    let data = facts(&[("A", 50), ("B", 50)]);
    let wrong = FitSettings {
        input_width: 15,
        input_height: 5000,
        training_fraction: f64::NAN,
        epochs: 0,
        batch_size: 0,
        learning_rate: 0.0,
        ..network()
    };
    let fields: Vec<String> =
        found(&wrong, &data).into_iter().filter(|(_, blocks)| *blocks).map(|(field, _)| field).collect();
    assert_eq!(fields, ["inputWidth", "inputHeight", "trainingFraction", "epochs", "batchSize", "learningRate"]);
}

#[test]
fn strengths_beyond_their_range_are_refused() {
    let data = facts(&[("A", 500), ("B", 500)]);
    let wrong = FitSettings {
        rotation: 181.0,
        shift: -0.1,
        zoom: f64::INFINITY,
        intensity_gain: 3.0,
        intensity_offset: f64::NAN,
        noise: 5.0,
        blur: 6.0,
        channel_dropout: 1.0,
        ..network()
    };
    let fields: Vec<String> = found(&wrong, &data).into_iter().map(|(field, _)| field).collect();
    assert_eq!(
        fields,
        ["rotation", "shift", "zoom", "intensityGain", "intensityOffset", "noise", "blur", "channelDropout"]
    );
    let grey = DataFacts { channels: vec![(1, 1000)], ..data };
    let blanked = FitSettings { channel_dropout: 0.2, ..network() };
    assert_eq!(found(&blanked, &grey), [("channelDropout".into(), false)]);
}

#[test]
fn a_learning_rate_of_a_million_is_refused_in_numbers() {
    let settings = FitSettings { learning_rate: 1e6, ..network() };
    let problems = settings.problems(&facts(&[("A", 500), ("B", 500)]));
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].message, "The learning rate must be from 0.0000001 to 1, not 1000000.");
    assert!(problems[0].blocks);
}

#[test]
fn what_cannot_work_together_is_said() {
    let data = facts(&[("A", 500), ("B", 500)]);
    let of = |settings: FitSettings| found(&settings, &data);
    let base = || FitSettings { epochs: 10, ..network() };
    assert_eq!(of(FitSettings { warmup_epochs: 10, ..base() }), [("warmupEpochs".into(), true)]);
    assert_eq!(of(FitSettings { warmup_epochs: 9, ..base() }), []);
    assert_eq!(of(FitSettings { patience: 10, ..base() }), [("patience".into(), false)]);
    let hinge = FitSettings { loss: LossFunction::Hinge, label_smoothing: 0.1, ..base() };
    assert_eq!(of(hinge), [("labelSmoothing".into(), true)]);
    let wrong =
        FitSettings { label_smoothing: 0.6, weight_decay: -1.0, gradient_clipping: f64::NAN, dropout: 1.0, ..base() };
    let fields: Vec<String> = of(wrong).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["labelSmoothing", "weightDecay", "gradientClipping", "dropout"]);
}

#[test]
fn pretrained_weights_need_to_be_there_a_scale_and_32_pixels() {
    let data = facts(&[("A", 500), ("B", 500)]);
    let lite = FitSettings { architecture: Architecture::EfficientNetLite0, ..network() };
    assert_eq!(found(&lite, &data), []);
    let without = DataFacts { pretrained: false, ..data.clone() };
    assert_eq!(found(&lite, &without), [("pretrained".into(), false)]);
    assert_eq!(found(&FitSettings { pretrained: false, ..lite.clone() }, &without), []);
    let raw = FitSettings { rescale: Rescale::Off, ..lite.clone() };
    assert!(found(&raw, &data).iter().all(|(field, blocks)| field == "rescale" && !blocks));
    assert_eq!(found(&FitSettings { input_height: 31, ..lite }, &data), [("inputHeight".into(), true)]);
}

#[test]
fn labels_that_cannot_be_learnt_from_block() {
    let settings = network();
    assert_eq!(found(&settings, &facts(&[])), [("labels".into(), true)]);
    assert_eq!(found(&settings, &facts(&[("A", 200), ("B", 0)])), [("labels".into(), true)]);
    assert_eq!(
        found(&settings, &facts(&[("A", 200), ("B", 1)])),
        [("architecture".into(), false), ("labels".into(), true)]
    );
    assert_eq!(found(&settings, &facts(&[("A", 200), ("B", 200), ("C", 0)])), [("labels".into(), false)]);
    let mixed = DataFacts { channels: vec![(2, 380), (1, 20)], ..facts(&[("A", 200), ("B", 200)]) };
    assert_eq!(found(&settings, &mixed), [("labels".into(), false)]);
    let said = |channels| settings.problems(&DataFacts { channels, ..mixed.clone() })[0].message.clone();
    assert_eq!(
        said(vec![(2, 380), (1, 15), (3, 5)]),
        "Most labelled images have 2 channels; 20 with another number will be left out."
    );
    assert_eq!(
        said(vec![(1, 399), (2, 1)]),
        "Most labelled images have 1 channel; 1 with another number will be left out."
    );
}

#[test]
fn unwise_settings_are_warned_of() {
    let data = facts(&[("A", 200), ("B", 200)]);
    let warned = |settings: FitSettings| found(&settings, &data);
    let base = network;
    assert_eq!(warned(base()), []);
    assert_eq!(found(&base(), &facts(&[("A", 200), ("B", 10)])), [("architecture".into(), false)]);
    assert_eq!(warned(FitSettings { batch_size: 512, ..base() }), [("batchSize".into(), false)]);
    assert_eq!(warned(FitSettings { rescale: Rescale::Off, ..base() }), [("rescale".into(), false)]);
    assert_eq!(warned(FitSettings { learning_rate: 0.5, ..base() }), [("learningRate".into(), false)]);
    let small = DataFacts { smallest_side: 40, largest_side: 40, ..data.clone() };
    assert_eq!(found(&base(), &small), [("inputWidth".into(), false)]);
}

#[test]
fn the_choice_of_quick_is_explained_by_the_rarest_category() {
    let reason = |a, b| FitSettings::default().reason(&facts(&[("A", a), ("B", b), ("C", 0)]));
    assert!(reason(200, 3).is_some_and(|text| text.contains("“B” has 3 labels")));
    assert!(reason(200, 1).is_some_and(|text| text.contains("“B” has 1 label:")));
    assert!(reason(200, 200).is_some_and(|text| !text.contains('“')));
    assert_eq!(reason(0, 0), None, "without labels there is nothing to say");
    assert_eq!(network().reason(&facts(&[("A", 3), ("B", 3)])), None);
}

#[test]
fn too_much_memory_blocks() {
    let data = DataFacts { memory_bytes: Some(1 << 30), ..facts(&[("A", 500), ("B", 500)]) };
    let huge = FitSettings { input_width: 1024, input_height: 1024, batch_size: 64, ..network() };
    assert!(memory_estimate_bytes(&huge, &data) > 1 << 30);
    let problems = huge.problems(&data);
    let blocking: Vec<_> = problems.iter().filter(|problem| problem.blocks).collect();
    assert_eq!(blocking.len(), 1, "{problems:?}");
    assert!(matches!(blocking[0].field, ProblemField::Setting(SettingName::BatchSize | SettingName::InputWidth)));
    assert!(found(&huge, &DataFacts { memory_bytes: None, ..data }).iter().all(|(_, blocks)| !blocks));
}

#[test]
fn the_simple_network_is_the_one_described() {
    let rows = layers(Architecture::SimpleCnn, 128, 96, 2, 3);
    let shapes: Vec<_> = rows.iter().map(|row| (row.output_shape.as_str(), row.parameters)).collect();
    assert_eq!(
        shapes,
        [
            ("96 × 128 × 2", 0),
            ("92 × 124 × 8", 408),
            ("46 × 62 × 8", 0),
            ("42 × 58 × 16", 3216),
            ("21 × 29 × 16", 0),
            ("9744", 0),
            ("3", 29235),
        ]
    );
    assert_eq!(parameter_count(Architecture::SimpleCnn, 128, 96, 2, 3), 408 + 3216 + 29235);
}
