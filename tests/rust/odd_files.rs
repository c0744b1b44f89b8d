//! Things in folders that are no ordinary files, and files that go away, come back, or become others.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use vesicle_session::view::{FitStart, JobEvent, JobKind, JobOutcome, JobReport};
use vesicle_session::{FitSettings, ImageId, ImportRequest, JobContext, Session, import};
use vesicle_tests::{
    Bench, Recorder, Texture, all_rows, fit_now, import_now, predict_now, quick_settings, texture_tiff, write_textures,
};

fn reason<'a>(report: &'a JobReport, end: &str) -> &'a str {
    let found = report.skipped.iter().find(|one| one.path.ends_with(end));
    found.map(|one| one.reason.as_str()).unwrap_or_else(|| panic!("{end} is not named in {report:?}"))
}

/// An import that must not wait for ever.
#[cfg(unix)]
fn import_soon(session: &Arc<Session>, paths: &[&Path]) -> JobReport {
    let (told, end) = std::sync::mpsc::channel();
    let (session, paths) = (Arc::clone(session), paths.iter().map(|path| path.to_path_buf()).collect::<Vec<_>>());
    std::thread::spawn(move || {
        let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
        told.send(import_now(&session, &paths, false)).ok();
    });
    end.recv_timeout(std::time::Duration::from_secs(60)).expect("the import hangs")
}

#[test]
#[cfg(unix)]
fn links_pipes_sockets_and_devices_are_named_and_never_waited_for() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    let bench = Bench::new();
    let images = bench.path("images");
    let files = write_textures(&images.join("real"), Texture::Smooth, 3, 24, 1);
    symlink("..", images.join("real/up")).unwrap();
    symlink("b.tif", images.join("a.tif")).unwrap();
    symlink("a.tif", images.join("b.tif")).unwrap();
    symlink("self.tif", images.join("self.tif")).unwrap();
    symlink("selfless", images.join("selfless")).unwrap();
    symlink("nowhere.tif", images.join("broken.tif")).unwrap();
    symlink(&files[0], images.join("same.tif")).unwrap();
    std::fs::hard_link(&files[1], images.join("hard.tif")).unwrap();
    symlink("real", images.join("linked.tif")).unwrap();
    symlink("/dev/zero", images.join("zero.tif")).unwrap();
    symlink("/dev/zero", images.join("zero")).unwrap();
    for pipe in ["pipe.tif", "pipe"] {
        assert!(std::process::Command::new("mkfifo").arg(images.join(pipe)).status().unwrap().success());
    }
    // The path of a socket is short, so it is made elsewhere and moved.
    let short = tempfile::tempdir_in("/tmp").unwrap();
    let _socket = UnixListener::bind(short.path().join("s")).unwrap();
    std::fs::rename(short.path().join("s"), images.join("socket.tif")).unwrap();
    std::fs::write(images.join("empty.tif"), b"").unwrap();
    let gap = std::fs::File::create(images.join("huge.tif")).unwrap();
    let huge = gap.set_len(1 << 43).is_ok();
    if !huge {
        eprintln!("NOTE: this file system has no files of 8 TB, so none was tried.");
        std::fs::remove_file(images.join("huge.tif")).unwrap();
    }
    let folder = write_textures(&images.join("folder.tif"), Texture::Smooth, 1, 24, 2);

    let session = Arc::new(Session::create(&bench.folders(), &bench.path("p.vesicle"), "p").unwrap());
    let report = import_soon(&session, &[&images]);
    // Three real files and the one in the folder; the two links to files are noticed by content.
    assert_eq!(report.added, 4, "{report:?}");
    let twins = report.notes.iter().filter(|note| note.contains(" has the same content as ")).count();
    assert_eq!(twins, 2, "{report:?}");
    for name in ["real/up", "linked.tif"] {
        assert!(reason(&report, name).contains("a link to a folder"), "{report:?}");
    }
    for name in ["images/a.tif", "images/b.tif", "self.tif"] {
        assert!(reason(&report, name).contains("leads back to itself"), "{report:?}");
    }
    for name in ["zero.tif", "pipe.tif", "socket.tif"] {
        assert!(reason(&report, name).contains("not a file but a device, a pipe or a socket"), "{report:?}");
    }
    assert!(reason(&report, "broken.tif").contains("not there"), "{report:?}");
    assert!(reason(&report, "empty.tif").contains("empty (0 bytes)"), "{report:?}");
    assert!(!huge || reason(&report, "huge.tif").contains("memory of this computer"), "{report:?}");
    assert_eq!(report.skipped.len(), 10 + usize::from(huge), "{report:?}");
    assert!(report.notes.iter().any(|note| note.starts_with("3 files in the folders left out")), "{report:?}");

    // Chosen themselves.
    let chosen = ["pipe", "zero", "socket.tif", "self.tif", "folder.tif", "real/up"].map(|name| images.join(name));
    let chosen: Vec<&Path> = chosen.iter().map(PathBuf::as_path).collect();
    let report = import_soon(&session, &chosen[..4]);
    assert_eq!((report.added, report.skipped.len()), (0, 4), "{report:?}");
    let other = Arc::new(Session::create(&bench.folders(), &bench.path("q.vesicle"), "q").unwrap());
    let report = import_soon(&other, &chosen[4..]);
    assert_eq!(report.added, 4, "a link that is chosen is followed: {report:?}");
    assert!(all_rows(&other).iter().any(|row| Path::new(&row.path) == folder[0]));

    assert!(Session::open(&bench.folders(), &images.join("pipe")).is_err());
    let table = bench.path("table.csv");
    std::os::unix::fs::symlink(images.join("pipe"), &table).unwrap();
    let error = vesicle_session::export_predictions(&session, &table).unwrap_err().to_string();
    assert!(error.contains("table.csv") && error.contains("not a file"), "{error}");
    let error = vesicle_session::describe_file(&bench.folders(), &images.join("pipe.tif")).unwrap_err().to_string();
    assert!(error.contains("a pipe"), "{error}");
}

#[test]
fn a_drive_that_goes_away_is_said_and_nothing_is_lost() {
    let bench = Bench::new();
    let session = bench.fitted(4, 4);
    let rows = all_rows(&session);
    let thumbnails: Vec<Vec<u8>> = rows.iter().map(|row| session.thumbnail(ImageId(row.id)).unwrap()).collect();
    let (images, away) = (bench.path("study/images"), bench.path("away"));
    std::fs::rename(&images, &away).unwrap();

    assert!(session.refresh_missing() && !session.refresh_missing());
    assert_eq!(session.view().missing_count, 12);
    assert!(all_rows(&session).iter().all(|row| row.missing));
    for (row, thumbnail) in rows.iter().zip(&thumbnails) {
        assert!(session.thumbnail(ImageId(row.id)).unwrap() == *thumbnail, "what was drawn is still shown");
    }
    std::fs::remove_dir_all(bench.folders().cache).unwrap();
    let gone = session.thumbnail(ImageId(0)).unwrap_err();
    assert!(gone.contains("not there") && gone.contains("drive") && gone.contains("Put it back"), "{gone}");

    let labels = session.project().labels().count();
    let weights = session.model().unwrap().trained.weights.clone();
    let report = predict_now(&session);
    assert_eq!((report.added, report.skipped.len()), (0, 4), "{report:?}");
    for (skipped, row) in report.skipped.iter().zip(&rows[8..]) {
        assert_eq!((&skipped.path, skipped.reason.contains("not there")), (&row.name, true));
    }
    let context = JobContext::new(JobKind::Fit, "fit", Arc::new(|_| {}));
    let refused =
        vesicle_session::fit(&session, &quick_settings(), FitStart::Afresh, &context).unwrap_err().to_string();
    assert!(refused.contains("not there"), "{refused}");
    assert!(session.model().unwrap().trained.weights == weights, "the model of before is still there");
    assert_eq!(session.project().labels().count(), labels);

    // Half of it comes back, then all of it.
    std::fs::create_dir(&images).unwrap();
    for part in ["smooth", "speckled"] {
        std::fs::rename(away.join(part), images.join(part)).unwrap();
    }
    std::fs::rename(images.join("smooth/1-0.tif"), away.join("smooth.tif")).unwrap();
    assert!(session.refresh_missing());
    assert_eq!(session.view().missing_count, 5);
    let report = fit_now(&session, &quick_settings(), FitStart::Afresh);
    assert_eq!(report.skipped.len(), 1, "{report:?}");
    assert_eq!(report.skipped[0].path, "smooth/1-0.tif");
    std::fs::rename(away.join("unknown"), images.join("unknown")).unwrap();
    std::fs::rename(away.join("smooth.tif"), images.join("smooth/1-0.tif")).unwrap();
    assert!(session.refresh_missing());
    assert_eq!((session.view().missing_count, predict_now(&session).added), (0, 4));
}

#[test]
fn files_that_vanish_during_an_import_are_named_and_the_others_stay() {
    let bench = Bench::new();
    let images = bench.write_images("images", 25, 25, 512);
    let session = Session::create(&bench.folders(), &bench.path("p.vesicle"), "p").unwrap();
    let once = std::sync::Once::new();
    let doomed = images.clone();
    let sink = move |event| {
        if matches!(event, JobEvent::Progress(progress) if progress.total > 0) {
            once.call_once(|| std::fs::remove_dir_all(&doomed).unwrap());
        }
    };
    let request = ImportRequest { paths: vec![images], labels_from_folders: true, ..ImportRequest::default() };
    // One thread, so that on no computer all is read before the first progress is told.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let context = JobContext::new(JobKind::Import, "test", Arc::new(sink));
    let report = pool.install(|| import(&session, &request, &context)).unwrap();
    assert_eq!(report.added as usize + report.skipped.len(), 75);
    assert!(!report.skipped.is_empty() && report.skipped.iter().all(|one| one.reason.contains("not there")));
    assert!(report.summary.contains("could not be used"), "{report:?}");
    let view = session.view();
    assert_eq!((view.image_count, view.missing_count), (report.added, report.added), "what is gone is marked at once");
}

#[test]
fn files_that_vanish_during_a_fit_do_not_harm_it() {
    let bench = Bench::new();
    let desk = bench.desk(false);
    let session = desk.session().unwrap();
    let (images, away) = (bench.path("study/images"), bench.path("away"));
    let vanish_at = |wanted: fn(&JobEvent) -> bool| {
        let once = std::sync::Once::new();
        let (from, to) = (images.clone(), away.clone());
        let recorder = Recorder::new();
        let sink = recorder.sink_with(move |event| {
            if wanted(event) {
                once.call_once(|| std::fs::rename(&from, &to).unwrap());
            }
        });
        desk.start_fit(FitSettings { epochs: 12, ..quick_settings() }, FitStart::Afresh, sink).unwrap();
        let outcome = recorder.outcome();
        std::fs::rename(&away, &images).unwrap();
        outcome
    };
    // Images are read before the first epoch; what happens to the files later does not matter.
    match vanish_at(|event| matches!(event, JobEvent::Epoch(metrics) if metrics.epoch == 2)) {
        JobOutcome::Completed(report) => assert_eq!((report.added, report.skipped.len()), (12, 0), "{report:?}"),
        other => panic!("{other:?}"),
    }
    let weights = session.model().unwrap().trained.weights.clone();
    // While they are read: what could not be read is named, and if that is too much the model of before stays.
    match vanish_at(|event| matches!(event, JobEvent::Started(_) | JobEvent::Progress(_))) {
        JobOutcome::Completed(report) => {
            assert!(report.skipped.iter().all(|one| one.reason.contains("not there")), "{report:?}");
        }
        JobOutcome::Failed(error) => {
            assert!(error.message.contains("not there"), "{error:?}");
            assert!(session.model().unwrap().trained.weights == weights);
        }
        JobOutcome::Cancelled(report) => panic!("nobody stopped it: {report:?}"),
    }
    assert_eq!(session.project().labels().count(), 12);
    assert_eq!(predict_now(&session).added, 6);
}

#[test]
fn another_file_in_the_place_of_an_image_is_not_taken_for_it() {
    let bench = Bench::new();
    let session = bench.fitted(4, 2);
    let row = all_rows(&session)[8].clone();
    let original = std::fs::read(&row.path).unwrap();
    let before = session.thumbnail(ImageId(row.id)).unwrap();
    std::fs::write(&row.path, texture_tiff(Texture::Speckled, 24, 4242)).unwrap();

    let report = predict_now(&session);
    assert_eq!((report.added, report.skipped.len()), (1, 1), "{report:?}");
    assert_eq!(report.skipped[0].path, row.name);
    let reason = &report.skipped[0].reason;
    assert!(reason.contains("changed or replaced") && reason.contains("Put the old file back"), "{reason}");
    std::fs::remove_dir_all(bench.folders().cache).unwrap();
    assert!(session.thumbnail(ImageId(row.id)).unwrap_err().contains("changed or replaced"));
    std::fs::write(&row.path, original).unwrap();
    assert!(session.thumbnail(ImageId(row.id)).unwrap() == before, "no other picture was cached as this one");
    assert_eq!(predict_now(&session).added, 2);
}

#[test]
fn a_project_that_is_moved_beside_files_of_the_same_names_keeps_its_own() {
    let bench = Bench::new();
    let session = bench.labelled(2, 0);
    let before: Vec<_> = (0..4).map(|id| session.thumbnail(ImageId(id)).unwrap()).collect();
    let path = session.path().to_path_buf();
    drop(session);
    let other = bench.path("other study");
    for row in ["smooth/1-0.tif", "smooth/1-1.tif", "speckled/1-0.tif", "speckled/1-1.tif"] {
        let file = other.join("images").join(row);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, texture_tiff(Texture::Smooth, 24, 31_415)).unwrap();
    }
    std::fs::rename(&path, other.join("study.vesicle")).unwrap();
    std::fs::remove_dir_all(bench.folders().cache).unwrap();
    let session = Session::open(&bench.folders(), &other.join("study.vesicle")).unwrap();
    let after: Vec<_> = (0..4).map(|id| session.thumbnail(ImageId(id)).unwrap()).collect();
    assert!(before == after);
}

#[test]
#[cfg(unix)]
fn a_project_that_may_not_be_written_says_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let bench = Bench::new();
    let session = bench.labelled(2, 0);
    let path = session.path().to_path_buf();
    drop(session);
    let folder = path.parent().unwrap();
    let chmod = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    chmod(&path, 0o400);
    if std::fs::OpenOptions::new().append(true).open(&path).is_ok() {
        eprintln!("NOTE: the administrator may write every file, so this was not tried here.");
        return;
    }
    let bytes = std::fs::read(&path).unwrap();
    let refused = || Session::open(&bench.folders(), &path).map(drop).unwrap_err().to_string();
    let error = refused();
    assert!(error.contains("study.vesicle") && error.contains("Copy it to a folder of your own"), "{error}");
    // A file that may be written in a folder that may not: SQLite needs a file beside it.
    chmod(&path, 0o600);
    chmod(folder, 0o500);
    let error = refused();
    let nowhere =
        Session::create(&bench.folders(), &folder.join("new.vesicle"), "new").map(drop).unwrap_err().to_string();
    chmod(folder, 0o700);
    assert!(error.contains("study.vesicle") && error.contains("Copy it to a folder of your own"), "{error}");
    assert!(nowhere.contains("new.vesicle"), "{nowhere}");
    assert!(std::fs::read(&path).unwrap() == bytes);
    assert_eq!(Session::open(&bench.folders(), &path).unwrap().project().image_count(), 4);
}
