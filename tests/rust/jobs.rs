//! Jobs as the window sees them: their events, one at a time, and stopping.

use std::sync::Arc;
use std::time::{Duration, Instant};

use vesicle_session::view::{FitStart, JobEvent};
use vesicle_session::{Asked, Desk, FitSettings, ImportRequest, Sink};
use vesicle_tests::{Bench, Recorder, assert_seen, predict_now, quick_settings, seen};

fn long_fit() -> FitSettings {
    FitSettings { epochs: 10_000, ..quick_settings() }
}

fn is_epoch(event: &JobEvent) -> bool {
    matches!(event, JobEvent::Epoch(_))
}

/// A sink that stops its own job at the first event that satisfies `when`.
fn stopping(
    recorder: &Arc<Recorder>,
    desk: &Arc<Desk>,
    when: impl Fn(&JobEvent) -> bool + Send + Sync + 'static,
) -> Sink {
    let desk = Arc::clone(desk);
    recorder.sink_with(move |event| {
        if when(event) {
            desk.jobs().cancel(desk.jobs().newest().unwrap().id);
        }
    })
}

#[test]
fn events_come_in_order_and_end_once() {
    let bench = Bench::new();
    let desk = bench.desk(false);
    let recorder = Recorder::new();
    let settings = FitSettings { epochs: 40, ..quick_settings() };
    let id = desk.start_fit(settings, FitStart::Afresh, recorder.sink()).unwrap();
    assert_eq!(recorder.completed().added, 40);
    assert_eq!(desk.jobs().running(), None, "the lane is free as soon as the end is told");

    let events = recorder.events();
    assert!(matches!(&events[0], JobEvent::Started(started) if started.id == id), "{:?}", events[0]);
    let ends = events.iter().filter(|event| matches!(event, JobEvent::Ended(_))).count();
    assert!(ends == 1 && matches!(events.last(), Some(JobEvent::Ended(_))), "{events:?}");
    let starts = events.iter().filter(|event| matches!(event, JobEvent::Started(_))).count();
    assert_eq!(starts, 1);
    let epochs: Vec<u32> = recorder.epochs().iter().map(|metrics| metrics.epoch).collect();
    assert_eq!(epochs, (1..=40).collect::<Vec<_>>(), "no epoch is dropped");
    // What a chart drew from the events is what the project keeps.
    assert_eq!(desk.session().unwrap().view().fit.unwrap().epochs, recorder.epochs());
}

#[test]
fn progress_is_told_at_most_ten_times_a_second() {
    let bench = Bench::new();
    let desk = bench.desk(false);
    let recorder = Recorder::new();
    let id = desk.start_fit(long_fit(), FitStart::Afresh, recorder.sink()).unwrap();
    let begun = Instant::now();
    recorder.wait_for(1, |event| is_epoch(event) && begun.elapsed() > Duration::from_secs(2));
    desk.jobs().cancel(id);
    recorder.cancelled();
    let timed = recorder.timed();
    let told: Vec<_> =
        timed.iter().filter(|(_, event)| matches!(event, JobEvent::Progress(_))).map(|(at, _)| *at).collect();
    let seconds = timed.last().unwrap().0.duration_since(timed[0].0).as_secs_f64();
    // The first at once, and the last that was held back comes with the end.
    let most = (seconds * 10.0).ceil() as usize + 2;
    assert!(told.len() <= most, "{} times in {seconds:.2} s", told.len());
    assert!(told.len() >= 2, "and it is told at all");
}

#[test]
fn one_job_at_a_time() {
    let bench = Bench::new();
    let desk = bench.desk(true);
    let (recorder, other) = (Recorder::new(), Recorder::new());
    let id = desk.start_fit(long_fit(), FitStart::Afresh, recorder.sink()).unwrap();
    recorder.wait_for(1, is_epoch);

    let import = ImportRequest { paths: vec![bench.path("study/images")], ..ImportRequest::default() };
    let refused = [
        desk.start_fit(quick_settings(), FitStart::Afresh, other.sink()).map(drop),
        desk.start_predict(other.sink()).map(drop),
        desk.start_evaluate(Asked::default(), other.sink()).map(drop),
        desk.start_import(import, other.sink()).map(drop),
        desk.start_example(false, other.sink()).map(drop),
        desk.close_project(),
        desk.new_project(None).map(drop),
        desk.open_project(&bench.path("another.vesicle")).map(drop),
        desk.save_as(&bench.path("copy.vesicle")).map(drop),
    ];
    for (number, result) in refused.into_iter().enumerate() {
        let text = result.unwrap_err().to_string();
        assert!(text.contains("“Fit the classifier” is still running"), "{number}: {text}");
    }
    assert!(other.events().is_empty(), "a job that was refused tells nothing");
    desk.session().unwrap().create_category("meanwhile", None, Vec::new()).unwrap();

    desk.jobs().cancel(id + 1);
    recorder.wait_for(recorder.epochs().len() + 2, is_epoch);
    desk.jobs().cancel(id);
    assert!(recorder.cancelled().added >= 1);
    let next = Recorder::new();
    assert!(desk.start_predict(next.sink()).unwrap() > id);
    assert_eq!(next.completed().added, 6);
}

#[test]
fn stopping_an_import_keeps_what_was_read() {
    let bench = Bench::new();
    let images = bench.write_images("many", 60, 40, 24);
    let desk = Arc::new(Desk::new(bench.folders()));
    let recorder = Recorder::new();
    let sink = stopping(&recorder, &desk, |event| matches!(event, JobEvent::Progress(_)));
    desk.start_import(ImportRequest { paths: vec![images], ..ImportRequest::default() }, sink).unwrap();
    let report = recorder.cancelled();
    assert!(report.added < 160, "{report:?}");
    let session = desk.session().unwrap();
    assert_eq!(session.project().image_count(), report.added as usize);
    assert!(session.view().is_draft, "images that are opened without a project come into a new draft");
}

#[test]
fn stopping_a_fit_keeps_what_was_learnt() {
    let bench = Bench::new();
    let desk = bench.desk(false);
    let recorder = Recorder::new();
    let sink = stopping(&recorder, &desk, |event| matches!(event, JobEvent::Epoch(metrics) if metrics.epoch == 3));
    desk.start_fit(long_fit(), FitStart::Afresh, sink).unwrap();
    assert_eq!(recorder.cancelled().added, 3, "no further epoch after the stop");
    let view = desk.session().unwrap().view();
    assert_eq!(view.model.unwrap().epochs_trained, 3);
    assert!(view.fit.unwrap().stopped);
    assert_eq!(predict_now(&desk.session().unwrap()).added, 6);
}

#[test]
fn stopping_a_prediction_leaves_a_whole_project() {
    let bench = Bench::new();
    let desk = bench.desk(true);
    let recorder = Recorder::new();
    let sink = stopping(&recorder, &desk, |event| matches!(event, JobEvent::Progress(_)));
    desk.start_predict(sink).unwrap();
    let report = recorder.cancelled();
    let session = desk.session().unwrap();
    assert_eq!(report.added, 0, "it was stopped before the first group of images: {report:?}");
    assert_eq!(session.view().counts.predicted, 0);
    let before = seen(&session);
    let path = session.path().to_path_buf();
    drop(session);
    desk.shut_down();
    assert_seen(&seen(&vesicle_session::Session::open(&bench.folders(), &path).unwrap()), &before);
}

#[test]
fn a_late_listener_is_told_all_epochs() {
    let bench = Bench::new();
    let desk = bench.desk(false);
    assert!(desk.jobs().newest().is_none());
    let recorder = Recorder::new();
    let id = desk.start_fit(long_fit(), FitStart::Afresh, recorder.sink()).unwrap();
    recorder.wait_for(5, is_epoch);
    let late = desk.jobs().newest().unwrap();
    assert_eq!((late.id, late.title.as_str()), (id, "Fit the classifier"));
    assert!(late.epochs.len() >= 5 && late.progress.is_some() && late.outcome.is_none(), "{late:?}");
    desk.jobs().cancel(id);
    let outcome = recorder.outcome();
    let after = desk.jobs().newest().unwrap();
    assert_eq!(after.epochs, recorder.epochs());
    assert_eq!(after.epochs[..late.epochs.len()], late.epochs);
    assert_eq!(after.outcome, Some(outcome));
}

#[test]
fn a_fit_that_cannot_start_says_why_before_it_is_a_job() {
    let bench = Bench::new();
    let desk = bench.desk(false);
    let settings = FitSettings { batch_size: 0, ..quick_settings() };
    let recorder = Recorder::new();
    let error = desk.start_fit(settings, FitStart::Afresh, recorder.sink()).unwrap_err();
    assert!(error.to_string().contains("batch size"), "{error}");
    assert!(recorder.events().is_empty() && desk.jobs().newest().is_none());
    assert_ne!(desk.session().unwrap().view().fit_settings.batch_size, 0, "settings that do not work are not kept");
    let error = desk.start_predict(recorder.sink()).unwrap_err();
    assert!(error.to_string().contains("no model"), "{error}");
}
