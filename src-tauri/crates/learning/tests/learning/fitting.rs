//! Learning, continuing, saving.

use vesicle_learning::{Architecture, FitEnd, FitRequest, LearningError, ModelCard, TrainedModel};

use crate::toy::{Toy, fitted, probabilities, request, run, settings};

fn right(model: &TrainedModel, toy: &Toy, from: usize) -> f64 {
    let found = probabilities(model, toy);
    let tested = toy.classes.len() - from;
    let right = (from..toy.classes.len())
        .filter(|&index| {
            let shares = found[index].as_ref().unwrap();
            assert!((shares.iter().sum::<f32>() - 1.0).abs() < 1e-5);
            (shares[1] > shares[0]) == (toy.classes[index] == 1)
        })
        .count();
    right as f64 / tested as f64
}

#[test]
fn both_networks_learn_a_texture_and_know_it_in_new_pictures() {
    let toy = Toy::new(120, 40, 40, 1);
    for architecture in [Architecture::SimpleCnn, Architecture::CompactCnn] {
        let settings = vesicle_learning::FitSettings { architecture, epochs: 12, ..settings() };
        let outcome = fitted(&settings, &toy, 60);
        assert_eq!(outcome.end, FitEnd::Completed);
        let share = right(outcome.model.as_ref().unwrap(), &toy, 60);
        assert!(share > 0.95, "{architecture:?} was right in {share} of new pictures");
        let last = outcome.epochs.last().unwrap();
        assert_eq!(last.epoch, 12);
        let reported = last.validation_accuracy.unwrap();
        assert!((reported - share).abs() < 1e-9, "reported {reported}, predicted {share}");
    }
}

#[test]
fn a_fit_goes_on_where_it_ended() {
    let toy = Toy::new(60, 40, 40, 2);
    let settings = vesicle_learning::FitSettings { epochs: 8, ..settings() };
    let (training, validation) = (toy.examples(0..40), toy.examples(40..60));
    let first = run(request(&settings, &toy, &training, &validation)).unwrap();
    let model = first.model.as_ref().unwrap();
    assert_eq!(model.card.epochs_trained, 8);
    let start = FitRequest { start: Some(model), ..request(&settings, &toy, &training, &validation) };
    let second = run(start).unwrap();
    let (before, after, fresh) =
        (first.epochs[7].loss.unwrap(), second.epochs[0].loss.unwrap(), first.epochs[0].loss.unwrap());
    assert!(after < before + 0.3 * (fresh - before), "from {fresh} down to {before}, then {after}");
    assert_eq!(second.epochs[0].epoch, 9, "epochs count on");
    assert_eq!(second.model.unwrap().card.epochs_trained, 16);
}

#[test]
fn a_model_of_another_kind_is_not_continued() {
    let toy = Toy::new(20, 40, 40, 3);
    let first = fitted(&settings(), &toy, 12).model.unwrap();
    let other = vesicle_learning::FitSettings { input_width: 32, ..settings() };
    let training = toy.examples(0..12);
    let start = FitRequest { start: Some(&first), ..request(&other, &toy, &training, &[]) };
    let error = run(start).unwrap_err();
    assert!(matches!(&error, LearningError::CannotContinue { reason } if reason.contains("24 × 24")), "{error}");
}

#[test]
fn a_model_read_back_predicts_the_same() {
    let toy = Toy::new(30, 40, 40, 4);
    for architecture in [Architecture::SimpleCnn, Architecture::CompactCnn] {
        let settings = vesicle_learning::FitSettings { architecture, ..settings() };
        let model = fitted(&settings, &toy, 20).model.unwrap();
        let card = serde_json::to_string(&model.card).unwrap();
        let card: ModelCard = serde_json::from_str(&card).unwrap();
        let again = TrainedModel { card, weights: model.weights.clone() };
        assert_eq!(again, model);
        assert_eq!(probabilities(&again, &toy), probabilities(&model, &toy));
    }
}

#[test]
fn weights_that_do_not_fit_are_refused() {
    let toy = Toy::new(20, 40, 40, 5);
    let model = fitted(&settings(), &toy, 12).model.unwrap();
    let predict = |model: &TrainedModel| {
        vesicle_learning::predict(
            model,
            &[0],
            &toy,
            &crate::toy::cpu(),
            &vesicle_learning::CancelToken::new(),
            &mut |_, _| (),
        )
    };
    let mut wrong = model.clone();
    wrong.card.input_width = 48;
    assert!(matches!(predict(&wrong), Err(LearningError::BadWeights { .. })));
    wrong = model.clone();
    wrong.card.architecture = Architecture::CompactCnn;
    assert!(matches!(predict(&wrong), Err(LearningError::BadWeights { .. })));
    for cut in [0, 7, 8, 100, model.weights.len() / 2, model.weights.len() - 1] {
        wrong = model.clone();
        wrong.weights.truncate(cut);
        assert!(matches!(predict(&wrong), Err(LearningError::BadWeights { .. })), "cut to {cut} bytes");
    }
    wrong = model.clone();
    wrong.card.format = 99;
    assert!(matches!(predict(&wrong), Err(LearningError::NewerModel { found: 99, .. })));
}

#[test]
fn a_category_that_is_new_gets_an_output_and_the_others_are_still_known() {
    // Three textures; the first fit knows two of them.
    let mut toy = Toy::new(90, 40, 40, 6);
    for index in (2..90).step_by(3) {
        let values = (0..1600).map(|at| if (at % 40 + at / 40) % 2 == 0 { 60 } else { 180 + (index % 7) as u8 });
        toy.pictures[index] = vesicle_images::Picture::new(40, 40, 1, vesicle_images::Samples::U8(values.collect()))
            .map_err(|error| error.to_string());
        toy.classes[index] = 2;
    }
    for architecture in [Architecture::SimpleCnn, Architecture::CompactCnn] {
        let settings = vesicle_learning::FitSettings { architecture, epochs: 10, ..settings() };
        let known: Vec<_> = toy.examples(0..60).into_iter().filter(|example| example.class < 2).collect();
        let first = run(request(&settings, &toy, &known, &[])).unwrap().model.unwrap();
        let (training, validation) = (toy.examples(0..60), toy.examples(60..90));
        let three = FitRequest { classes: 3, start: Some(&first), ..request(&settings, &toy, &training, &validation) };
        let outcome = run(three).unwrap();
        let before = outcome.epochs[0].validation_accuracy.unwrap();
        let after = outcome.epochs.last().unwrap().validation_accuracy.unwrap();
        assert!(before > 0.6 && after > 0.95, "{architecture}: {before} after one epoch, then {after}");
        let model = outcome.model.unwrap();
        assert_eq!((model.card.classes, model.card.epochs_trained), (3, 20));
        assert!(probabilities(&model, &toy).iter().flatten().all(|shares| shares.len() == 3));

        let two = FitRequest { start: Some(&model), ..request(&settings, &toy, &known, &[]) };
        let error = run(two).unwrap_err();
        assert!(error.to_string().contains("it knows 3 categories, now there are 2"), "{error}");
    }
}
