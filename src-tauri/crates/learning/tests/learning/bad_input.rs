//! Pictures and numbers that do not fit.

use vesicle_images::{Picture, Samples};
use vesicle_learning::{
    Architecture, CancelToken, Crop, Example, FitEnd, FitRequest, FitSettings, LearningError, predict,
};

use crate::toy::{Toy, cpu, probabilities, request, run, settings};

#[test]
fn pictures_that_cannot_be_used_are_left_out_with_a_reason() {
    let mut toy = Toy::new(30, 40, 40, 1);
    toy.pictures[3] = Err("The file is truncated.".into());
    toy.pictures[22] = Picture::new(40, 40, 2, Samples::U8(vec![0; 3200])).map_err(|error| error.to_string());
    let settings = settings();
    let (training, validation) = (toy.examples(0..20), toy.examples(20..30));
    let outcome = run(request(&settings, &toy, &training, &validation)).unwrap();
    assert_eq!(outcome.end, FitEnd::Completed);
    let skipped: Vec<_> = outcome.skipped.iter().map(|skipped| (skipped.index, skipped.reason.as_str())).collect();
    assert_eq!(skipped, [(3, "The file is truncated."), (22, "It has 2 channels; the model works with 1.")]);

    let model = outcome.model.unwrap();
    let found = predict(&model, &[21, 22, 23, 3], &toy, &cpu(), &CancelToken::new(), &mut |_, _| ()).unwrap();
    let there: Vec<bool> = found.probabilities.iter().map(Option::is_some).collect();
    assert_eq!(there, [true, false, true, false]);
    assert_eq!(found.skipped.iter().map(|skipped| skipped.index).collect::<Vec<_>>(), [22, 3]);
    assert!(!found.cancelled);
    assert_eq!(found.probabilities[2], probabilities(&model, &toy)[23], "what was left out moves nothing");
}

#[test]
fn nothing_to_learn_from_is_said() {
    let mut toy = Toy::new(10, 40, 40, 1);
    let settings = settings();
    let training = toy.examples(0..10);
    assert_eq!(run(request(&settings, &toy, &[], &[])).unwrap_err(), LearningError::NoTrainingImages);
    let one = FitRequest { classes: 1, ..request(&settings, &toy, &training, &[]) };
    assert_eq!(run(one).unwrap_err(), LearningError::TooFewCategories { categories: 1 });
    for index in [0, 2, 4, 6, 8] {
        toy.pictures[index] = Err("Gone.".into());
    }
    let lost = run(request(&settings, &toy, &training, &[])).unwrap_err();
    assert_eq!(lost, LearningError::CategoriesLost { skipped: 5, left: 1, first: "Gone.".into() });
    for picture in &mut toy.pictures {
        *picture = Err("Gone.".into());
    }
    let none = run(request(&settings, &toy, &training, &[])).unwrap_err();
    assert_eq!(none, LearningError::NothingReadable { total: 10, first: "Gone.".into() });
}

#[test]
fn an_input_without_room_for_the_layers_is_refused() {
    let toy = Toy::new(4, 40, 40, 1);
    let training = toy.examples(0..4);
    let small = FitSettings { input_height: 15, ..settings() };
    let error = run(request(&small, &toy, &training, &[])).unwrap_err();
    assert_eq!(error, LearningError::InputTooSmall { width: 24, height: 15, least: 16 });
}

#[test]
fn odd_sizes_and_odd_batches_work() {
    for (width, height, count) in [(40, 40, 2), (17, 90, 5), (3, 3, 4), (1, 1, 3), (200, 41, 7)] {
        let toy = Toy::new(count, width, height, 1);
        let training: Vec<Example> = toy.examples(0..count);
        for crop in [Crop::None, Crop::Centre, Crop::Random] {
            for (architecture, batch_size) in [(Architecture::SimpleCnn, 1), (Architecture::CompactCnn, 1000)] {
                let settings = FitSettings {
                    architecture,
                    batch_size,
                    crop,
                    epochs: 1,
                    input_width: 19,
                    input_height: 16,
                    ..settings()
                };
                let outcome = run(request(&settings, &toy, &training, &training)).unwrap();
                assert_eq!(outcome.end, FitEnd::Completed, "{width} × {height}, {crop}, {architecture}");
                assert!(probabilities(&outcome.model.unwrap(), &toy).iter().all(Option::is_some));
            }
        }
    }
}

#[test]
fn extreme_float_pixels_do_no_harm() {
    let mut toy = Toy::new(12, 20, 20, 1);
    let mut values = vec![0.5_f32; 400];
    (values[7], values[8]) = (f32::MAX, f32::MIN);
    toy.pictures[0] = Picture::new(20, 20, 1, Samples::F32(values)).map_err(|error| error.to_string());
    let training = toy.examples(0..12);
    for rescale in ["off", "typeRange", "percentile", "standardise"] {
        let rescale = serde_json::from_value(rescale.into()).unwrap();
        let settings = FitSettings { rescale, ..settings() };
        let outcome = run(request(&settings, &toy, &training, &[])).unwrap();
        assert!(matches!(outcome.end, FitEnd::Completed | FitEnd::Diverged { .. }), "{rescale}: {:?}", outcome.end);
    }
}

#[test]
fn constant_images_numbers_that_are_none_and_empty_channels_end_well() {
    let two = |first: &[f32], second: f32| {
        let values = first.iter().copied().chain(std::iter::repeat_n(second, 400)).collect();
        Picture::new(20, 20, 2, Samples::F32(values)).map_err(|error| error.to_string())
    };
    let ramp: Vec<f32> = (0..400).map(|at| at as f32 / 400.0).collect();
    let broken: Vec<f32> = (0..400).map(|at| [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 0.5, 0.1][at % 5]).collect();
    let mut toy = Toy::new(16, 20, 20, 1);
    for (index, picture) in toy.pictures.iter_mut().enumerate() {
        *picture = match index % 4 {
            0 => two(&ramp, 0.0),
            1 => two(&[0.25; 400], 0.0),
            2 => two(&broken, 0.0),
            _ => two(&[f32::NAN; 400], 0.0),
        };
    }
    let training = toy.examples(0..12);
    let validation = toy.examples(12..16);
    for architecture in [Architecture::SimpleCnn, Architecture::CompactCnn, Architecture::EfficientNetLite0] {
        for rescale in ["typeRange", "percentile", "standardise"] {
            let rescale = serde_json::from_value(rescale.into()).unwrap();
            let settings = FitSettings { architecture, rescale, input_width: 32, input_height: 32, ..settings() };
            let outcome = run(FitRequest { channels: 2, ..request(&settings, &toy, &training, &validation) }).unwrap();
            assert_eq!(outcome.end, FitEnd::Completed, "{architecture} {rescale}");
            // Whoever decodes a file sees to it that its numbers are some; here nobody did.
            assert_eq!(outcome.skipped.len(), 8);
            assert!(outcome.skipped.iter().all(|one| one.reason.contains("is not a finite number")));
            assert!(outcome.epochs.iter().all(|epoch| epoch.loss.is_some() && epoch.validation_loss.is_some()));
            for shares in probabilities(&outcome.model.unwrap(), &toy).into_iter().flatten() {
                assert!((shares.iter().sum::<f32>() - 1.0).abs() < 1e-4, "{architecture} {rescale}: {shares:?}");
            }
        }
    }
}

#[test]
fn two_labels_a_thousand_categories_and_one_in_ten_thousand_are_fitted() {
    for (count, classes) in [(2, 2), (2000, 1000), (10_001, 2)] {
        let class_of = |index: usize| if count > 10_000 { usize::from(index == 77) } else { index % classes };
        let mut toy = Toy::new(count, 16, 16, 1);
        toy.classes = (0..count).map(class_of).collect();
        let training = toy.examples(0..count);
        let settings = FitSettings {
            input_width: 16,
            input_height: 16,
            epochs: 1,
            batch_size: 64,
            crop: Crop::None,
            ..settings()
        };
        let outcome = run(FitRequest { classes, ..request(&settings, &toy, &training, &[]) }).unwrap();
        assert_eq!(outcome.end, FitEnd::Completed, "{count} images, {classes} categories");
        let model = outcome.model.unwrap();
        let found = predict(&model, &[0, 1], &toy, &cpu(), &CancelToken::new(), &mut |_, _| ()).unwrap();
        for shares in found.probabilities.into_iter().flatten() {
            assert!(shares.len() == classes && shares.iter().all(|share| share.is_finite()));
        }
    }
}
