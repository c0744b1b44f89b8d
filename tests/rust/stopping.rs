//! Fits on tiny images: where a stop takes hold, and what validation images are never used for.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use vesicle_learning::CancelToken;
use vesicle_session::view::{FitStart, JobEvent, JobKind};
use vesicle_session::{FitSettings, ImageId, JobContext, Session, fit};
use vesicle_tests::{
    Bench, Recorder, Texture, all_rows, fit_now, import_now, predict_now, quick_settings, texture_tiff, write_textures,
};

/// Fits and stops at the first told batch for which `when` holds; gives that batch (epoch, batch) and the last one told.
fn stopped_fit(
    session: &Session,
    settings: &FitSettings,
    when: impl Fn(u32, u32) -> bool + Send + Sync + 'static,
) -> ((u32, u32), (u32, u32)) {
    let recorder = Recorder::new();
    let token: Arc<OnceLock<CancelToken>> = Arc::default();
    let (sink_token, stopped) = (Arc::clone(&token), AtomicBool::new(false));
    let at: Arc<OnceLock<(u32, u32)>> = Arc::default();
    let sink_at = Arc::clone(&at);
    let sink = recorder.sink_with(move |event| {
        let JobEvent::Progress(progress) = event else { return };
        let (Some(epoch), Some(batch)) = (progress.epoch, progress.batch) else { return };
        if when(epoch, batch) && !stopped.swap(true, Ordering::Relaxed) {
            sink_at.set((epoch, batch)).unwrap();
            sink_token.get().unwrap().cancel();
        }
    });
    let context = JobContext::new(JobKind::Fit, "test", sink);
    token.set(context.cancel_token().clone()).unwrap();
    context.run(|context| fit(session, settings, FitStart::Afresh, context));
    recorder.cancelled();
    let last = recorder.events().into_iter().rev().find_map(|event| match event {
        JobEvent::Progress(progress) => Some((progress.epoch?, progress.batch?)),
        _ => None,
    });
    (*at.get().unwrap(), last.unwrap())
}

#[test]
fn a_stop_takes_hold_within_one_batch_and_keeps_its_steps() {
    let bench = Bench::new();
    let session = bench.labelled(12, 2);
    let settings = FitSettings { epochs: 10_000, batch_size: 2, ..quick_settings() };
    let (stopped_at, last) = stopped_fit(&session, &settings, |epoch, batch| epoch >= 2 && batch >= 2);
    assert_eq!(last, stopped_at, "no batch was begun after the stop");

    let whole = stopped_at.0 - 1;
    let view = session.view();
    assert_eq!(view.model.unwrap().epochs_trained, whole);
    let fitted = view.fit.unwrap();
    assert!(fitted.stopped);
    assert_eq!(fitted.epochs.len(), whole as usize, "the charts show whole epochs");
    assert_eq!(predict_now(&session).added, 2, "the model can be used");

    // The steps of the epoch that was not finished are in the weights: a fit of the whole epochs alone gives others.
    let stopped_weights = session.model().unwrap().trained.weights.clone();
    fit_now(&session, &FitSettings { epochs: whole, ..settings }, FitStart::Afresh);
    assert_ne!(session.model().unwrap().trained.weights, stopped_weights);
    assert_eq!(session.view().fit.unwrap().epochs.len(), fitted.epochs.len());
}

#[test]
fn a_fit_goes_on_from_where_it_was_stopped() {
    let bench = Bench::new();
    let session = bench.labelled(12, 2);
    let settings = FitSettings { epochs: 10_000, batch_size: 2, ..quick_settings() };
    stopped_fit(&session, &settings, |epoch, _| epoch >= 3);
    let before = session.view().fit.unwrap().epochs;
    fit_now(&session, &quick_settings_for_continue(), FitStart::Continue);
    let after = session.view().fit.unwrap();
    assert_eq!(after.epochs[..before.len()], before, "the curves go on");
    let numbers: Vec<u32> = after.epochs.iter().map(|metrics| metrics.epoch).collect();
    assert_eq!(numbers, (1..=before.len() as u32 + 2).collect::<Vec<_>>());
    assert_eq!(after.starts, [1, before.len() as u32 + 1]);
}

fn quick_settings_for_continue() -> FitSettings {
    FitSettings { batch_size: 2, ..quick_settings() }
}

#[test]
fn validation_images_stay_out_of_training_across_a_continue() {
    let bench = Bench::new();
    let session = bench.labelled(10, 12);
    fit_now(&session, &quick_settings(), FitStart::Afresh);
    let first = session.model().unwrap().split.clone();
    assert_eq!((first.training.len(), first.validation.len()), (15, 5));

    // More labels, another seed, another fraction: what was on one side stays there.
    let categories: Vec<_> = session.project().categories().iter().map(|category| category.id).collect();
    for (at, id) in (20..32).enumerate() {
        session.label(vec![ImageId(id)], Some(categories[at % 2])).unwrap();
    }
    for (seed, training_fraction) in [(9, 0.9), (10, 0.5), (11, 0.95)] {
        let before = session.model().unwrap().split.clone();
        let settings = FitSettings { seed, training_fraction, ..quick_settings() };
        fit_now(&session, &settings, FitStart::Continue);
        let after = session.model().unwrap().split.clone();
        assert!(before.training.iter().all(|image| after.training.contains(image)));
        assert!(before.validation.iter().all(|image| after.validation.contains(image)));
        assert!(after.training.iter().all(|image| !after.validation.contains(image)));
        assert_eq!(after.training.len() + after.validation.len(), 32);
    }
    let shown = |partition: &str| all_rows(&session).iter().filter(|row| row.partition.word() == partition).count();
    let split = session.model().unwrap().split.clone();
    assert_eq!((shown("training"), shown("validation")), (split.training.len(), split.validation.len()));
}

#[test]
fn pixels_of_validation_images_do_not_reach_the_weights() {
    // The same images, but for those whose names are given.
    let weights = |spoilt: &[String]| {
        let bench = Bench::new();
        let images = bench.write_images("study/images", 8, 0, 24);
        for (number, name) in (777..).zip(spoilt) {
            std::fs::write(images.join(name), texture_tiff(Texture::Speckled, 24, number)).unwrap();
        }
        let session = vesicle_session::Session::create(&bench.folders(), &bench.path("study/s.vesicle"), "s").unwrap();
        assert_eq!(import_now(&session, &[&images], true).added, 16);
        fit_now(&session, &FitSettings { epochs: 4, ..quick_settings() }, FitStart::Afresh);
        let model = session.model().unwrap();
        let validating = |id: u32| model.split.validation.contains(&ImageId(id));
        let names = all_rows(&session).into_iter().filter(|row| validating(row.id)).map(|row| row.name);
        (model.trained.clone(), model.epochs.last().unwrap().validation_loss, names.collect::<Vec<_>>())
    };
    let clean = weights(&[]);
    let spoilt = weights(&clean.2);
    assert_eq!((clean.2.len(), &clean.2), (4, &spoilt.2), "the same images validate");
    assert_eq!(clean.0.card.preprocessing, spoilt.0.card.preprocessing, "nor the scale of pixel values");
    assert!(clean.0.weights == spoilt.0.weights, "the weights have seen validation images");
    assert_ne!(clean.1, spoilt.1, "but the validation loss is about them");
}

#[test]
fn pinned_images_are_used_as_they_are_pinned() {
    let bench = Bench::new();
    let session = bench.labelled(6, 0);
    let table = bench.path("pins.csv");
    let rows: String = all_rows(&session)
        .iter()
        .map(|row| {
            let partition = ["training", "validation", "test"][row.id as usize % 3];
            format!("{},{},{partition}\n", row.name, row.name.split('/').next().unwrap())
        })
        .collect();
    std::fs::write(&table, format!("file,category,partition\n{rows}")).unwrap();
    let request = vesicle_session::ImportRequest {
        paths: vec![bench.path("study/images")],
        labels_from_folders: false,
        labels: Some(vesicle_session::LabelsTable::read(&table).unwrap()),
        ..vesicle_session::ImportRequest::default()
    };
    let report = vesicle_session::import(&session, &request, &vesicle_tests::quiet(JobKind::Import)).unwrap();
    assert_eq!(report.added, 0, "they are all there already: {report:?}");
    fit_now(&session, &quick_settings(), FitStart::Afresh);
    let split = session.model().unwrap().split.clone();
    let third = |rest: u32| (0..12).filter(|id| id % 3 == rest).map(ImageId).collect::<Vec<_>>();
    assert_eq!((split.training, split.validation), (third(0), third(1)), "the test images are on neither side");
}

#[test]
fn images_with_other_channels_are_left_out_with_a_reason() {
    use vesicle_images::{Picture, Samples, encode_tiff};
    let bench = Bench::new();
    let session = bench.fitted(6, 2);
    let folder = bench.path("two channels");
    write_textures(&folder, Texture::Smooth, 1, 24, 50);
    let samples = Samples::U16((0..2 * 24 * 24).map(|at| at * 7).collect());
    let picture = Picture::new(24, 24, 2, samples).unwrap();
    std::fs::write(folder.join("pair.tif"), encode_tiff(&picture).unwrap()).unwrap();
    import_now(&session, &[&folder], false);
    let report = predict_now(&session);
    assert_eq!((report.added, report.skipped.len()), (3, 1), "{report:?}");
    assert_eq!(report.skipped[0].path, "pair.tif");
    assert!(report.skipped[0].reason.contains("2 channels"), "{report:?}");
}
