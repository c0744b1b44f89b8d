//! Project files that cannot be opened: each gives a clear message, and not a byte of it changes.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use vesicle_session::{Desk, Session, SessionError};
use vesicle_tests::{Bench, seen};

/// The files that lie in a folder, with their bytes.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), std::fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// Opens a file that cannot be opened; gives the message after checking that it names the file and that nothing changed.
fn refused(bench: &Bench, path: &Path) -> SessionError {
    let folder = path.parent().unwrap();
    let before = contents(folder);
    let error = Session::open(&bench.folders(), path).map(drop).unwrap_err();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    assert!(error.to_string().contains(&name), "the message does not name {name}: {error}");
    assert!(contents(folder) == before, "a file was changed, added or removed: {error}");
    error
}

fn file(bench: &Bench, name: &str, bytes: &[u8]) -> PathBuf {
    let path = bench.path("projects").join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn what_is_no_project_says_so() {
    let bench = Bench::new();
    let garbage: Vec<u8> = (0..50_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    for (name, bytes) in [
        ("garbage.vesicle", garbage.as_slice()),
        ("empty.vesicle", b""),
        ("letter.vesicle", b"Dear editor,\n"),
        ("start.vesicle", b"SQLite format 3\0 and then something else"),
    ] {
        let error = refused(&bench, &file(&bench, name, bytes));
        assert!(matches!(error, SessionError::Unreadable { .. }), "{error}");
        assert!(error.to_string().contains("is not a Vesicle project"), "{error}");
    }
    let folder = bench.path("projects");
    let error = Session::open(&bench.folders(), &folder).map(drop).unwrap_err();
    assert!(error.to_string().contains("no such file"), "a folder is no file: {error}");
    let error = Session::open(&bench.folders(), &folder.join("nowhere.vesicle")).map(drop).unwrap_err();
    assert!(error.to_string().contains("nowhere.vesicle") && error.to_string().contains("no such file"), "{error}");
}

#[test]
fn a_database_of_another_program_is_left_alone() {
    let bench = Bench::new();
    let path = file(&bench, "catalogue.vesicle", b"");
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch("CREATE TABLE image (id INTEGER); INSERT INTO image VALUES (1);").unwrap();
    drop(connection);
    let error = refused(&bench, &path);
    assert!(error.to_string().contains("is not a Vesicle project"), "{error}");
}

#[test]
fn a_project_of_a_newer_version_is_refused_and_not_touched() {
    let bench = Bench::new();
    let session = bench.fitted(3, 2);
    let before = seen(&session);
    let old = session.path().to_path_buf();
    drop(session);
    let path = file(&bench, "newer.vesicle", &std::fs::read(&old).unwrap());
    let set_version = |version: i64| {
        let connection = Connection::open(&path).unwrap();
        connection.pragma_update(None, "journal_mode", "DELETE").unwrap();
        connection.pragma_update(None, "user_version", version).unwrap();
    };
    let connection = Connection::open(&path).unwrap();
    let own: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    drop(connection);
    set_version(99);
    let error = refused(&bench, &path);
    assert!(matches!(error, SessionError::Newer { found: 99, .. }), "{error}");
    let text = error.to_string();
    assert!(text.contains("newer version") && text.contains("99") && text.contains("not changed"), "{text}");

    // Nothing is lost: the version that knows it opens it as it was.
    set_version(own);
    let again = seen(&Session::open(&bench.folders(), &path).unwrap());
    assert_eq!((again.counts, again.weights, again.fit), (before.counts, before.weights, before.fit));
}

#[test]
fn a_model_that_cannot_be_read_costs_the_model_alone_and_is_said() {
    let bench = Bench::new();
    let session = bench.fitted(3, 2);
    assert!(session.view().notes.is_empty());
    let before = seen(&session);
    let path = session.path().to_path_buf();
    drop(session);
    let connection = Connection::open(&path).unwrap();
    connection.execute("UPDATE model SET card = 'garbage'", []).unwrap();
    drop(connection);

    let view = Session::open(&bench.folders(), &path).unwrap().view();
    assert!(view.model.is_none());
    assert_eq!((view.counts.labelled, view.fit_settings), (before.counts.labelled, before.fit_settings));
    let [note] = &view.notes[..] else { panic!("one note, not {:?}", view.notes) };
    assert!(note.contains("model") && note.contains("could not be read") && note.contains("Fit again"), "{note}");
}

#[test]
fn a_truncated_project_is_refused_at_every_length() {
    let bench = Bench::new();
    let session = bench.labelled(20, 20);
    let whole_path = session.path().to_path_buf();
    drop(session);
    let whole = std::fs::read(&whole_path).unwrap();
    for part in 1..8 {
        let path = file(&bench, "cut.vesicle", &whole[..whole.len() * part / 8]);
        let error = refused(&bench, &path);
        assert!(matches!(error, SessionError::Unreadable { .. }), "{error}");
        let text = error.to_string();
        assert!(text.contains("damaged") || text.contains("not a Vesicle project"), "{text}");
    }
    assert_eq!(Session::open(&bench.folders(), &whole_path).unwrap().project().image_count(), 60);
}

#[test]
fn a_project_that_is_open_is_not_opened_twice() {
    let bench = Bench::new();
    let session = bench.labelled(2, 2);
    let path = session.path().to_path_buf();
    let error = Session::open(&bench.folders(), &path).map(drop).unwrap_err();
    let text = error.to_string();
    assert!(text.contains("study.vesicle") && text.contains("open in another window or program"), "{text}");
    // The first goes on.
    session.create_category("third", None, Vec::new()).unwrap();
    drop(session);
    assert_eq!(Session::open(&bench.folders(), &path).unwrap().project().categories().len(), 3);
}

#[test]
fn a_new_project_never_replaces_a_file() {
    let bench = Bench::new();
    let path = file(&bench, "mine.vesicle", b"precious");
    let error = Session::create(&bench.folders(), &path, "mine").map(drop).unwrap_err();
    assert!(error.to_string().contains("mine.vesicle") && error.to_string().contains("already"), "{error}");
    assert_eq!(std::fs::read(&path).unwrap(), b"precious");
}

#[test]
fn the_open_project_stays_open_when_another_cannot_be() {
    let bench = Bench::new();
    let desk = Desk::new(bench.folders());
    let session = desk.new_project(Some(&bench.path("good.vesicle"))).unwrap();
    let token = session.token.clone();
    let bad = file(&bench, "bad.vesicle", b"no project");
    assert!(desk.open_project(&bad).is_err());
    assert_eq!(desk.session().unwrap().token, token);
    desk.session().unwrap().create_category("still here", None, Vec::new()).unwrap();
    let recent: Vec<String> = desk.app_info().recent.into_iter().map(|project| project.path).collect();
    assert_eq!(recent, [bench.path("good.vesicle").to_string_lossy()], "a file that did not open is not remembered");
}

#[test]
#[cfg(unix)]
fn a_project_in_a_place_that_cannot_be_written_says_so() {
    let bench = Bench::new();
    let wall = file(&bench, "wall", b"a file, not a folder");
    let error = Session::create(&bench.folders(), &wall.join("p.vesicle"), "p").map(drop).unwrap_err();
    assert!(error.to_string().contains("p.vesicle"), "{error}");
    let session = bench.labelled(2, 0);
    let before = seen(&session);
    let error = session.save_as(&wall.join("copy.vesicle")).map(drop).unwrap_err();
    assert!(error.to_string().contains("copy.vesicle"), "{error}");
    assert_eq!(seen(&session), before);
}
