//! How far a network can be trusted: cross-validation and confidence.

use vesicle_learning::{CancelToken, FitEnd, FitEvent, FitRequest, FitSettings, TrainedModel, fit};

use crate::toy::{Toy, cpu, probabilities, request, run, settings};

#[test]
fn a_network_is_cross_validated_where_asked_and_is_the_same_model() {
    let toy = Toy::new(60, 40, 40, 1);
    let training = toy.examples(0..45);
    let validation = toy.examples(45..60);
    let settings = FitSettings { epochs: 6, folds: 3, ..settings() };
    let mut folds = Vec::new();
    let outcome = fit(request(&settings, &toy, &training, &validation), &cpu(), &CancelToken::new(), &mut |event| {
        if let FitEvent::Fold { fold, folds: 3, done, total } = event {
            assert!(done < total);
            folds.push(fold);
        }
    })
    .unwrap();
    folds.dedup();
    assert_eq!(folds, [1, 2, 3]);
    let found = outcome.cross_validation.unwrap();
    assert!(found.folds == 3 && found.accuracy > 0.75 && found.loss.is_finite(), "{}", found.accuracy);
    assert_eq!(found.out_of_fold.len(), 45);
    let mut sizes = [0; 3];
    for judged in &found.out_of_fold {
        let (fold, shares) = judged.as_ref().unwrap();
        sizes[*fold as usize] += 1;
        assert_eq!(shares.len(), 2);
    }
    assert_eq!(sizes, [15; 3]);

    let plain = FitSettings { folds: 0, ..settings.clone() };
    let alone = run(request(&plain, &toy, &training, &validation)).unwrap();
    assert!(alone.cross_validation.is_none());
    assert_eq!(alone.model, outcome.model, "the folds change nothing about the model");
    // A model that goes on has seen all folds.
    let model = outcome.model.unwrap();
    let on = run(FitRequest { start: Some(&model), ..request(&settings, &toy, &training, &validation) }).unwrap();
    assert!(on.cross_validation.is_none());
}

#[test]
fn a_stop_during_the_cross_validation_keeps_the_fit() {
    let toy = Toy::new(30, 40, 40, 1);
    let training = toy.examples(0..30);
    let settings = FitSettings { epochs: 2, folds: 5, ..settings() };
    let cancel = CancelToken::new();
    let outcome = fit(request(&settings, &toy, &training, &[]), &cpu(), &cancel, &mut |event| {
        if matches!(event, FitEvent::Fold { fold: 2, .. }) {
            cancel.cancel();
        }
    })
    .unwrap();
    assert_eq!(outcome.end, FitEnd::Completed);
    assert!(outcome.model.is_some() && outcome.cross_validation.is_none());
}

#[test]
fn a_network_that_is_too_sure_is_told_so_by_the_validation_images() {
    let mut toy = Toy::new(200, 40, 40, 1);
    // A third of what it is judged by is labelled wrongly, which a network that learnt well cannot know.
    (80..200).step_by(3).for_each(|index| toy.classes[index] = 1 - toy.classes[index]);
    let (training, validation) = (toy.examples(0..80), toy.examples(80..200));
    let settings = FitSettings { epochs: 12, ..settings() };
    let model = run(request(&settings, &toy, &training, &validation)).unwrap().model.unwrap();
    let temperature = model.card.temperature.unwrap();
    assert!(temperature > 1.5, "{temperature}");

    let surprise = |model: &TrainedModel| -> f64 {
        let shares = probabilities(model, &toy);
        validation.iter().map(|example| -f64::from(shares[example.index].as_ref().unwrap()[example.class]).ln()).sum()
    };
    let mut raw = model.clone();
    raw.card.temperature = None;
    assert!(surprise(&model) < 0.8 * surprise(&raw), "{} {}", surprise(&model), surprise(&raw));
    let called = |model: &TrainedModel| -> Vec<bool> {
        probabilities(model, &toy).into_iter().flatten().map(|shares| shares[0] > shares[1]).collect()
    };
    assert_eq!(called(&model), called(&raw), "what is called what stays");

    let without = run(request(&settings, &toy, &training, &[])).unwrap().model.unwrap();
    assert_eq!(without.card.temperature, None);
}
