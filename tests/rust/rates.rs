//! Looking for a learning rate, as the window and the command line do.

use vesicle_session::view::{FitStart, JobEvent};
use vesicle_session::{Architecture, FitSettings};
use vesicle_tests::{Bench, Recorder, quick_settings};

#[test]
fn the_curve_is_told_before_the_end_and_nothing_is_changed() {
    let bench = Bench::new();
    let desk = bench.desk(false);
    let session = desk.session().unwrap();
    let before = session.view();
    let recorder = Recorder::new();
    let settings = FitSettings { learning_rate: 1e6, ..quick_settings() };
    desk.start_find_rate(settings, FitStart::Afresh, recorder.sink()).unwrap();
    let report = recorder.completed();
    assert!(report.summary.contains("learning rate"), "{}", report.summary);
    let events = recorder.events();
    let told = events.iter().filter(|event| matches!(event, JobEvent::Rates(curve) if curve.points.len() > 10)).count();
    assert_eq!(told, 1);
    assert!(desk.jobs().newest().unwrap().rates.is_some(), "for a page that comes late");
    assert_eq!(session.view(), before);
}

#[test]
fn quick_has_no_learning_rate() {
    let bench = Bench::new();
    let desk = bench.desk(false);
    let quick = FitSettings { architecture: Architecture::Quick, ..quick_settings() };
    let error = desk.start_find_rate(quick, FitStart::Afresh, Recorder::new().sink()).unwrap_err();
    assert!(error.to_string().contains("Quick has no learning rate"), "{error}");
}
