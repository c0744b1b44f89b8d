//! What happens to a project while a job runs on it, and to a job that goes wrong.

use std::sync::Arc;
use std::time::Duration;

use vesicle_session::view::{FitStart, JobEvent, JobOutcome};
use vesicle_session::{Asked, Edit, FitSettings, ImageId, Session};
use vesicle_tests::{Bench, Recorder, TWO_EPOCHS, all_rows, predict_now, quick_settings, seen};

#[test]
fn a_prediction_does_not_touch_images_that_were_labelled_or_removed_meanwhile() {
    let bench = Bench::new();
    let desk = bench.desk(true);
    let session = desk.session().unwrap();
    let smooth = session.project().category_named("smooth").unwrap().id;
    let recorder = Recorder::new();
    let meanwhile = Arc::clone(&session);
    let once = std::sync::Once::new();
    let sink = recorder.sink_with(move |event| {
        if matches!(event, JobEvent::Progress(_)) {
            once.call_once(|| {
                meanwhile.label(vec![ImageId(13)], Some(smooth)).unwrap();
                meanwhile.remove_images(vec![ImageId(15)]).unwrap();
            });
        }
    });
    desk.start_predict(sink).unwrap();
    assert_eq!(recorder.completed().added, 4);
    let row = &session.rows(&[13])[0];
    assert_eq!(row.category_id, Some(smooth.to_string()));
    assert!(row.prediction.is_none());

    // Also not hidden below the label: without it the image is Unknown.
    session.undo().unwrap();
    session.undo().unwrap();
    for id in [13, 15] {
        let row = &session.rows(&[id])[0];
        assert!(row.category_id.is_none() && row.prediction.is_none(), "{row:?}");
    }
    assert_eq!(all_rows(&session).iter().filter(|row| row.prediction.is_some()).count(), 4);
}

#[test]
fn a_category_that_is_deleted_during_a_fit_is_not_predicted() {
    let bench = Bench::new();
    let desk = bench.desk(false);
    let session = desk.session().unwrap();
    let gone = session.project().category_named("speckled").unwrap().id;
    let recorder = Recorder::new();
    let meanwhile = Arc::clone(&session);
    let sink = recorder.sink_with(move |event| {
        if matches!(event, JobEvent::Epoch(metrics) if metrics.epoch == 1) {
            meanwhile.edit(&Edit::DeleteCategory(gone)).unwrap();
        }
    });
    desk.start_fit(FitSettings { epochs: 30, ..quick_settings() }, FitStart::Afresh, sink).unwrap();
    assert_eq!(recorder.completed().added, 30);

    let model = session.view().model.unwrap();
    let exists: Vec<(String, bool)> = model.categories.into_iter().map(|one| (one.name, one.exists)).collect();
    assert_eq!(exists, [("smooth".to_owned(), true), ("speckled".to_owned(), false)]);
    predict_now(&session);
    let shown: Vec<String> =
        all_rows(&session).into_iter().filter_map(|row| Some(row.prediction?.category_id)).collect();
    let smooth = session.project().categories()[0].id.to_string();
    assert!(shown.iter().all(|category| *category == smooth), "{shown:?}");
    session.accept_predictions(None, None).ok();
    assert_eq!(session.project().categories().len(), 1);

    // The evaluation is about what is still labelled; continuing is refused with its reason.
    let evaluation = Recorder::new();
    desk.start_evaluate(Asked::default(), evaluation.sink()).unwrap();
    evaluation.completed();
    let evaluation = session.evaluation().unwrap();
    assert!(evaluation.categories.iter().any(|category| !category.exists));
    assert_eq!(evaluation.matrix[1], [0, 0], "no image is labelled with it any more");
    let refused = desk.start_fit(quick_settings(), FitStart::Continue, Recorder::new().sink()).unwrap_err();
    assert!(refused.to_string().contains("two categories"), "{refused}");

    // Undo brings the category and its predictions back.
    while session.project().category(gone).is_none() {
        session.undo().unwrap().unwrap();
    }
    assert!(session.view().model.unwrap().categories.iter().all(|category| category.exists));
}

#[test]
fn a_job_that_fails_tells_so_and_the_next_one_runs() {
    let bench = Bench::new();
    let desk = bench.desk(false);
    let session = desk.session().unwrap();
    let before = seen(&session);
    for row in &before.rows {
        std::fs::write(&row.path, b"gone bad").unwrap();
    }
    let recorder = Recorder::new();
    desk.start_fit(quick_settings(), FitStart::Afresh, recorder.sink()).unwrap();
    let JobOutcome::Failed(error) = recorder.outcome() else { panic!("there was nothing to learn from") };
    assert!(error.message.contains("None of the"), "{error:?}");
    assert!(session.view().model.is_none());
    assert_eq!(seen(&session).rows, before.rows, "the images and labels are all there");

    bench.write_images("study/images", 6, 6, 24);
    let recorder = Recorder::new();
    desk.start_fit(quick_settings(), FitStart::Afresh, recorder.sink()).unwrap();
    assert_eq!(recorder.completed().added, TWO_EPOCHS);
}

#[test]
fn closing_the_program_stops_the_job_and_keeps_the_rest() {
    let bench = Bench::new();
    let desk = bench.desk(false);
    let path = desk.session().unwrap().path().to_path_buf();
    let recorder = Recorder::new();
    desk.start_fit(FitSettings { epochs: 10_000, ..quick_settings() }, FitStart::Afresh, recorder.sink()).unwrap();
    recorder.wait_for(1, |event| matches!(event, JobEvent::Epoch(_)));
    desk.shut_down();
    assert!(desk.session().is_err());
    recorder.cancelled();
    // The job's thread lets go of the file right after it has told its end.
    let opened = (0..100).find_map(|_| {
        std::thread::sleep(Duration::from_millis(20));
        Session::open(&bench.folders(), &path).ok()
    });
    let model = opened.expect("the file is free").view().model.expect("what was learnt is kept");
    assert!(model.epochs_trained >= 1);
}
