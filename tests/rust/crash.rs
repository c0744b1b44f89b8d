//! The process is killed (SIGKILL) at random moments, 50 times in all, and opened again.
//!
//! Each time the project must be exactly what it was after the last acknowledged edit, or after the one that was being
//! acknowledged. The cycles of a test go on with the same file, so damage would add up.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use vesicle_project::Project;
use vesicle_session::Session;
use vesicle_tests::{Bench, Dice, Kind, Script, all_rows, assert_seen, differences, predict_now, seen};

/// The lines that a driver had printed when it was killed.
struct Killed {
    acks: usize,
    /// Predictions that were acknowledged.
    done: usize,
}

struct Drive<'a> {
    mode: &'a str,
    seed: u64,
    /// As for `Script::new`.
    fresh: u32,
    images: (u32, u32),
    /// The driver is killed after this many edits …
    acks: usize,
    /// … and this long.
    wait: Duration,
}

fn drive(bench: &Bench, project: &Path, drive: &Drive<'_>) -> Killed {
    let mut driver = Command::new(env!("CARGO_BIN_EXE_crash-driver"))
        .arg(drive.mode)
        .arg(project)
        .args([drive.seed.to_string(), drive.fresh.to_string()])
        .args([drive.images.0.to_string(), drive.images.1.to_string()])
        .env("VESICLE_HOME", bench.home())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
    let mut killed = Killed { acks: 0, done: 0 };
    let mut count = |line: String| match line.as_str() {
        "ack" => killed.acks += 1,
        "done" => killed.done += 1,
        other => panic!("what is “{other}”?"),
    };
    let mut left = drive.acks;
    while left > 0 {
        let line = lines.next().expect("the driver ended by itself; its message is above").unwrap();
        left -= usize::from(line == "ack");
        count(line);
    }
    std::thread::sleep(drive.wait);
    driver.kill().unwrap();
    let status = driver.wait().unwrap();
    assert!(!status.success(), "it was killed, it did not end: {status}");
    for line in lines {
        count(line.unwrap());
    }
    killed
}

fn assert_sound(project: &Path) {
    let connection = Connection::open_with_flags(project, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let verdict: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok", "{}", project.display());
}

/// Checks that `found` is what `script` leads to after `acks` steps, or one more.
fn assert_acknowledged(mut script: Script, acks: usize, found: &Project) {
    for _ in 0..acks {
        script.advance();
    }
    let Some(lost) = differences(&script.project, found) else { return };
    let last = script.advance();
    assert!(
        differences(&script.project, found).is_none(),
        "after {acks} acknowledged steps the project differs by {lost:#?}; the next step was {last:?}"
    );
}

#[test]
fn every_acknowledged_edit_survives_a_kill_during_edits() {
    let bench = Bench::new();
    let session = bench.labelled(8, 8);
    let path = session.path().to_path_buf();
    let mut before = session.project();
    drop(session);
    let mut dice = Dice::new(30);
    for cycle in 0..30 {
        let fresh = 10_000 * (cycle + 1);
        let run = Drive {
            mode: "edits",
            seed: dice.roll(),
            fresh,
            images: (0, u32::MAX),
            acks: 1 + dice.below(40),
            wait: Duration::from_micros(dice.below(4_000) as u64),
        };
        let killed = drive(&bench, &path, &run);
        let session = Session::open(&bench.folders(), &path).unwrap();
        let found = session.project();
        drop(session);
        assert_sound(&path);
        let script = Script::new(run.seed, fresh, before, &Kind::ALL, run.images);
        assert_acknowledged(script, killed.acks, &found);
        before = found;
    }
}

#[test]
fn every_acknowledged_edit_survives_a_kill_during_a_fit() {
    let bench = Bench::new();
    // The edits play with images 20 to 27, so that there is always enough to train on.
    let session = bench.fitted(10, 12);
    let path = session.path().to_path_buf();
    let mut before = session.project();
    let model = session.model().unwrap();
    drop(session);
    let mut dice = Dice::new(10);
    for cycle in 0..10 {
        let fresh = 10_000 * (cycle + 1);
        let run = Drive {
            mode: "fit",
            seed: dice.roll(),
            fresh,
            images: (20, 28),
            acks: 1 + dice.below(25),
            wait: Duration::from_millis(dice.below(40) as u64),
        };
        let killed = drive(&bench, &path, &run);
        let session = Session::open(&bench.folders(), &path).unwrap();
        let found = session.project();
        let kept = session.model().expect("the model of the fit before is still there");
        assert_eq!((kept.id, &kept.trained), (model.id, &model.trained), "a fit that was killed left half a model");
        drop(session);
        assert_sound(&path);
        let script = Script::new(run.seed, fresh, before, &Kind::GENTLE, run.images);
        assert_acknowledged(script, killed.acks, &found);
        before = found;
    }
}

#[test]
fn every_acknowledged_edit_survives_a_kill_during_a_prediction() {
    let bench = Bench::new();
    // Images 28 to 31 are never labelled: they have a prediction once one was acknowledged.
    let session = bench.fitted(10, 12);
    let path = session.path().to_path_buf();
    let mut before = session.project();
    drop(session);
    let mut dice = Dice::new(11);
    let mut predicted = false;
    for cycle in 0..10 {
        let fresh = 10_000 * (cycle + 1);
        let run = Drive {
            mode: "predict",
            seed: dice.roll(),
            fresh,
            images: (20, 28),
            acks: 1 + dice.below(25),
            wait: Duration::from_millis(dice.below(40) as u64),
        };
        let killed = drive(&bench, &path, &run);
        predicted |= killed.done > 0;
        let session = Session::open(&bench.folders(), &path).unwrap();
        let found = session.project();
        let always: Vec<_> = session.rows(&[28, 29, 30, 31]).into_iter().map(|row| row.prediction.is_some()).collect();
        assert!(
            always == [true; 4] || (!predicted && always == [false; 4]),
            "predictions come all or none, and stay: {always:?}, acknowledged: {predicted}"
        );
        predicted |= always[0];
        for row in all_rows(&session) {
            let Some(prediction) = &row.prediction else { continue };
            assert!(row.category_id.is_none(), "only images without a label show a prediction: {row:?}");
            let sum: f64 = prediction.probabilities.iter().map(|one| one.probability).sum();
            assert!((sum - 1.0).abs() < 1e-5, "{prediction:?}");
        }
        drop(session);
        assert_sound(&path);
        let script = Script::new(run.seed, fresh, before, &Kind::GENTLE, run.images);
        assert_acknowledged(script, killed.acks, &found);
        before = found;
    }
    assert!(predicted, "at least one prediction was finished in ten cycles");

    // And the project is as good as any other.
    let session = Session::open(&bench.folders(), &path).unwrap();
    predict_now(&session);
    let after = seen(&session);
    drop(session);
    assert_seen(&seen(&Session::open(&bench.folders(), &path).unwrap()), &after);
}
