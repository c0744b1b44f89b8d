//! Stopping, and losses that are no numbers.

use vesicle_learning::{
    CancelToken, FitEnd, FitEvent, FitSettings, LearningError, OptimizerKind, Rescale, Schedule, fit, predict,
};

use crate::toy::{Toy, cpu, fitted, request, settings};

#[test]
fn a_stop_takes_at_most_one_batch_and_keeps_what_was_learnt() {
    let toy = Toy::new(60, 40, 40, 1);
    let settings = FitSettings { epochs: 100, batch_size: 4, ..settings() };
    let cancel = CancelToken::new();
    let mut after = 0;
    let training = toy.examples(0..40);
    let outcome = fit(request(&settings, &toy, &training, &[]), &cpu(), &cancel, &mut |event| {
        if let FitEvent::Batch { epoch, batch, batches, epochs } = event {
            assert_eq!((batches, epochs), (10, 100));
            after += usize::from(cancel.is_cancelled());
            if epoch == 2 && batch == 3 {
                cancel.cancel();
            }
        }
    })
    .unwrap();
    assert_eq!((outcome.end, after), (FitEnd::Cancelled, 0));
    assert_eq!(outcome.epochs.len(), 1, "the second epoch was not whole");
    let model = outcome.model.unwrap();
    assert_eq!(model.card.epochs_trained, 1);
    let one = FitSettings { epochs: 1, ..settings };
    let whole = crate::toy::run(request(&one, &toy, &training, &[])).unwrap().model.unwrap();
    assert_ne!(model.weights, whole.weights, "three batches of the second epoch were learnt too");
}

#[test]
fn a_stop_while_pictures_are_read_learns_nothing() {
    let toy = Toy::new(60, 40, 40, 1);
    let cancel = CancelToken::new();
    let training = toy.examples(0..60);
    let settings = settings();
    let mut events = Vec::new();
    let outcome = fit(request(&settings, &toy, &training, &[]), &cpu(), &cancel, &mut |event| {
        cancel.cancel();
        events.push(event);
    })
    .unwrap();
    assert!(outcome.model.is_none() && outcome.epochs.is_empty());
    assert_eq!(outcome.end, FitEnd::Cancelled);
    assert_eq!(events, [FitEvent::Preparing { done: 0, total: 60 }]);
}

#[test]
fn a_prediction_stops_too() {
    // More than are judged together, however many threads there are.
    let toy = Toy::new(600, 20, 20, 1);
    let model = fitted(&FitSettings { epochs: 1, ..settings() }, &toy, 10).model.unwrap();
    let cancel = CancelToken::new();
    let indices: Vec<usize> = (0..600).collect();
    let outcome = predict(&model, &indices, &toy, &cpu(), &cancel, &mut |done, _| {
        if done > 0 {
            cancel.cancel();
        }
    })
    .unwrap();
    let reached = outcome.probabilities.iter().flatten().count();
    assert!(outcome.cancelled && reached > 0 && reached < 600, "{reached}");
    assert_eq!(outcome.probabilities.len(), 600);
}

#[test]
fn a_diverged_fit_has_a_gap_and_keeps_the_last_good_weights() {
    let toy = Toy::new(40, 40, 40, 1);
    let training = toy.examples(0..30);
    let good = FitSettings { optimizer: OptimizerKind::Sgd, ..settings() };
    let model = crate::toy::run(request(&good, &toy, &training, &[])).unwrap().model.unwrap();
    let wild = FitSettings { learning_rate: 1e30, epochs: 5, ..good };
    let start = vesicle_learning::FitRequest { start: Some(&model), ..request(&wild, &toy, &training, &[]) };
    let outcome = crate::toy::run(start).unwrap();
    assert_eq!(outcome.end, FitEnd::Diverged { epoch: 3 });
    assert_eq!(outcome.epochs.len(), 1, "there is no point in going on");
    assert_eq!((outcome.epochs[0].loss, outcome.epochs[0].accuracy), (None, None));
    assert!(outcome.model.is_none(), "the caller keeps the model that it had");
}

#[test]
fn raw_values_and_a_huge_learning_rate_never_panic() {
    let toy = Toy::new(20, 40, 40, 1);
    for optimizer in [OptimizerKind::Adam, OptimizerKind::Sgd, OptimizerKind::RmsProp] {
        let settings = FitSettings { rescale: Rescale::Off, learning_rate: 1e6, optimizer, ..settings() };
        let outcome = fitted(&settings, &toy, 14);
        for epoch in &outcome.epochs {
            assert!(epoch.loss.is_none_or(f64::is_finite) && epoch.validation_loss.is_none_or(f64::is_finite));
        }
        assert!(matches!(outcome.end, FitEnd::Completed | FitEnd::Diverged { .. }), "{:?}", outcome.end);
    }
}

#[test]
fn patience_ends_a_fit_and_keeps_the_epoch_with_the_lowest_validation_loss() {
    let toy = Toy::new(60, 40, 40, 1);
    // Labels of the validation images that mean nothing: their loss can only get worse.
    let training = toy.examples(0..40);
    let mut validation = toy.examples(40..60);
    validation.iter_mut().for_each(|example| example.class = 1 - example.class);
    let patient = FitSettings { epochs: 30, patience: 3, learning_rate: 0.01, ..settings() };
    let outcome = crate::toy::run(request(&patient, &toy, &training, &validation)).unwrap();
    assert_eq!(outcome.end, FitEnd::StoppedEarly);
    let losses: Vec<f64> = outcome.epochs.iter().map(|epoch| epoch.validation_loss.unwrap()).collect();
    let best = outcome.best_epoch.unwrap();
    assert_eq!(losses.len() as u32, best + 3, "the curves keep the epochs after the best: {losses:?}");
    assert!(losses.iter().all(|loss| *loss >= losses[best as usize - 1]));
    let model = outcome.model.unwrap();
    assert_eq!((model.card.best_epoch, model.card.epochs_trained), (Some(best), best + 3));

    // The first epochs of a fit with a constant rate do not know how many follow.
    let constant = FitSettings { schedule: Schedule::Constant, ..patient };
    let whole = crate::toy::run(request(&constant, &toy, &training, &validation)).unwrap();
    let best = whole.best_epoch.unwrap();
    let short = FitSettings { epochs: best, patience: 0, ..constant };
    let until_best = crate::toy::run(request(&short, &toy, &training, &validation)).unwrap();
    assert_eq!(until_best.best_epoch, None);
    assert_eq!(whole.model.unwrap().weights, until_best.model.unwrap().weights);
}

#[test]
fn without_validation_images_patience_changes_nothing() {
    let toy = Toy::new(20, 40, 40, 1);
    let training = toy.examples(0..20);
    let patient = FitSettings { epochs: 4, patience: 1, ..settings() };
    let outcome = crate::toy::run(request(&patient, &toy, &training, &[])).unwrap();
    assert_eq!((outcome.end, outcome.best_epoch, outcome.epochs.len()), (FitEnd::Completed, None, 4));
}

/// Burn panics on the thread of the fit where a device is lost or out of memory; here it is what the thread tells that does.
#[test]
fn a_device_that_goes_away_costs_no_more_than_the_epoch() {
    let toy = Toy::new(60, 40, 40, 1);
    // With a rate that does not depend on how many epochs there will be.
    let settings = FitSettings { epochs: 10, batch_size: 10, schedule: Schedule::Constant, patience: 0, ..settings() };
    let (training, validation) = (toy.examples(0..40), toy.examples(40..60));
    let lost_in = |lost: u32| {
        fit(request(&settings, &toy, &training, &validation), &cpu(), &CancelToken::new(), &mut |event| {
            if let FitEvent::Batch { epoch, batch: 3, .. } = event {
                assert!(epoch < lost, "Device is lost");
            }
        })
    };
    let outcome = lost_in(3).unwrap();
    let FitEnd::Failed(error) = &outcome.end else { panic!("{:?}", outcome.end) };
    let words = error.to_string();
    assert!(
        words.contains("Device is lost") && words.contains("Processor") && words.contains("smaller batch"),
        "{words}"
    );
    let model = outcome.model.unwrap();
    assert_eq!((model.card.epochs_trained, outcome.epochs.len()), (2, 2));
    let two = FitSettings { epochs: 2, ..settings.clone() };
    let whole = crate::toy::run(request(&two, &toy, &training, &validation)).unwrap().model.unwrap();
    assert!(model.weights == whole.weights, "the weights of the last whole epoch are kept");
    assert!(lost_in(1).unwrap().model.is_none(), "nothing was learnt in the first epoch");

    let indices: Vec<usize> = (0..60).collect();
    let error = predict(&whole, &indices, &toy, &cpu(), &CancelToken::new(), &mut |done, _| {
        assert!(done < 1, "out of memory");
    })
    .unwrap_err();
    assert!(matches!(&error, LearningError::DeviceFailed { reason, .. } if reason == "out of memory"), "{error}");
    let found = predict(&whole, &indices, &toy, &cpu(), &CancelToken::new(), &mut |_, _| ()).unwrap();
    assert!(found.probabilities.iter().all(Option::is_some), "the next prediction works");
}
