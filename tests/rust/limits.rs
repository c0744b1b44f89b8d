//! How large a picture may be: refused with the way out, and read once a person has raised the limit.

use std::path::PathBuf;

use vesicle_images::{Picture, Samples, encode_tiff};
use vesicle_session::view::{FitStart, JobKind};
use vesicle_session::{
    AppSettings, Desk, ImageId, ImportRequest, NamePattern, PatternForm, Session, describe_file, import,
};
use vesicle_tests::{Bench, fit_now, import_now, quick_settings, quiet};

/// An image of one channel of 16 bits.
fn write(bench: &Bench, name: &str, width: u32, height: u32) -> PathBuf {
    let file = bench.path(name);
    let value = name.bytes().fold(1_u16, |all, byte| all.wrapping_mul(31).wrapping_add(byte.into()));
    let samples = (0..width * height).map(|at| (at as u16).wrapping_mul(value)).collect();
    let picture = Picture::new(width, height, 1, Samples::U16(samples)).unwrap();
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, encode_tiff(&picture).unwrap()).unwrap();
    file
}

fn megapixels(number: u32) -> AppSettings {
    AppSettings { max_megapixels: Some(number), ..AppSettings::default() }
}

fn memory(number: u32) -> AppSettings {
    AppSettings { max_memory_mb: Some(number), ..AppSettings::default() }
}

#[test]
fn a_picture_above_the_limit_is_refused_until_the_limit_is_raised() {
    let bench = Bench::new();
    let desk = Desk::new(bench.folders());
    let session = desk.new_project(Some(&bench.path("p.vesicle"))).unwrap();
    let (large, small) = (write(&bench, "large.tif", 1001, 1000), write(&bench, "small.tif", 1000, 1000));
    desk.save_app_settings(megapixels(1)).unwrap();
    let report = import_now(&session, &[&large, &small], false);
    assert_eq!((report.added, report.skipped.len()), (1, 1), "{report:?}");
    let reason = &report.skipped[0].reason;
    assert!(reason.contains("1001×1000") && reason.contains("1 megapixels"), "{reason}");
    assert!(reason.contains("Settings…") && reason.contains("vesicle limits"), "{reason}");
    let error = describe_file(&bench.folders(), &large).unwrap_err().to_string();
    assert!(error.contains("large.tif") && error.contains("vesicle limits"), "{error}");

    // The open project hears of it at once, another one when it is opened.
    desk.save_app_settings(megapixels(2)).unwrap();
    assert_eq!(import_now(&session, &[&large], false).added, 1);
    assert_eq!(describe_file(&bench.folders(), &large).unwrap().width, 1001);
    let other = Session::create(&bench.folders(), &bench.path("q.vesicle"), "q").unwrap();
    assert_eq!(import_now(&other, &[&large], false).added, 1);

    // Lowered again: every way to the pixels asks, and the image stays in the project.
    desk.save_app_settings(megapixels(1)).unwrap();
    std::fs::remove_dir_all(bench.folders().cache).unwrap();
    assert!(session.thumbnail(ImageId(1)).unwrap_err().contains("vesicle limits"));
    assert!(session.thumbnail(ImageId(0)).is_ok());
    let category = session.create_category("a", None, vec![ImageId(0), ImageId(1)]).unwrap();
    session.create_category("b", None, Vec::new()).unwrap();
    assert!(session.project().category(category).is_some());
    assert_eq!(session.project().image_count(), 2);
}

#[test]
fn a_fit_keeps_to_the_limit() {
    let bench = Bench::new();
    let mut session = bench.labelled(5, 0);
    let path = session.path().to_path_buf();
    let large = write(&bench, "large.tif", 1001, 1000);
    import_now(&session, &[&large], false);
    let category = session.project().categories()[0].id;
    session.label(vec![ImageId(10)], Some(category)).unwrap();
    drop(session);
    megapixels(1).save(&bench.folders()).unwrap();
    session = Session::open(&bench.folders(), &path).unwrap();
    let report = fit_now(&session, &quick_settings(), FitStart::Afresh);
    assert_eq!(report.skipped.len(), 1, "{report:?}");
    assert!(report.skipped[0].reason.contains("vesicle limits"), "{report:?}");
}

#[test]
fn channels_in_files_of_their_own_count_together() {
    let bench = Bench::new();
    for channel in 1..3 {
        write(&bench, &format!("plate/A01_w{channel}.tif"), 2500, 2000);
    }
    let folders = bench.folders();
    memory(16).save(&folders).unwrap();
    let request = || ImportRequest {
        paths: vec![bench.path("plate")],
        pattern: Some(NamePattern::new("{well}_w{channel}", PatternForm::Fields).unwrap()),
        ..ImportRequest::default()
    };
    let session = Session::create(&folders, &bench.path("p.vesicle"), "p").unwrap();
    let report = import(&session, &request(), &quiet(JobKind::Import)).unwrap();
    assert_eq!((report.added, report.skipped.len()), (0, 1), "each has 10 MB, both 20: {report:?}");
    assert!(report.skipped[0].reason.contains("16 MB"), "{report:?}");
    memory(24).save(&folders).unwrap();
    let session = Session::create(&folders, &bench.path("q.vesicle"), "q").unwrap();
    let report = import(&session, &request(), &quiet(JobKind::Import)).unwrap();
    assert_eq!(report.added, 1, "{report:?}");
    assert!(session.thumbnail(ImageId(0)).is_ok());
}

#[test]
fn limits_that_make_no_sense_are_refused_and_change_nothing() {
    let bench = Bench::new();
    let desk = Desk::new(bench.folders());
    let kept = desk.save_app_settings(megapixels(50)).unwrap();
    let too_much = kept.most_memory_mb.saturating_add(1);
    for (settings, named) in [
        (megapixels(0), "megapixels"),
        (megapixels(kept.most_megapixels + 1), "megapixels"),
        (memory(0), "MB"),
        (memory(too_much), "this computer"),
    ] {
        let error = desk.save_app_settings(settings).unwrap_err().to_string();
        assert!(error.contains(named) && error.contains("nothing was changed"), "{error}");
        assert_eq!(desk.app_settings(), kept);
    }
    let usual = desk.save_app_settings(AppSettings::default()).unwrap();
    assert_eq!((usual.settings, usual.default_megapixels), (AppSettings::default(), 2147));
    assert!(usual.default_memory_mb <= 4096 && usual.default_memory_mb <= usual.most_memory_mb / 2);
}
