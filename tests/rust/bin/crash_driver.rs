//! Works on a project until it is killed.
//!
//! Arguments: `edits|fit|predict PROJECT SEED FRESH FIRST LAST`, the last four as for `Script::new`. Makes the edits of
//! the script and prints `ack` after each one that the session has acknowledged (or refused for good reasons), in the
//! latter two modes beside a fit or a prediction that runs meanwhile. `done` is printed after each prediction whose
//! results were acknowledged. It never ends by itself.

#![allow(clippy::unwrap_used, reason = "a driver for tests fails by panicking")]

use std::io::Write as _;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};

use vesicle_session::view::{FitStart, JobEvent, JobKind};
use vesicle_session::{FitSettings, Folders, JobContext, Session, SessionError, fit, predict};
use vesicle_tests::{Kind, Script, Step, quick_settings};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [mode, project, seed, fresh, first, last] = arguments.as_slice() else {
        panic!("wrong arguments: {arguments:?}");
    };
    let session = Session::open(&Folders::of_this_user(), Path::new(project)).unwrap();
    let kinds = if mode == "edits" { &Kind::ALL[..] } else { &Kind::GENTLE[..] };
    let images = (first.parse().unwrap(), last.parse().unwrap());
    let script = Script::new(seed.parse().unwrap(), fresh.parse().unwrap(), session.project(), kinds, images);
    match mode.as_str() {
        "edits" => edit(&session, script),
        "fit" => beside(&session, script, JobKind::Fit, |context| {
            // Far more epochs than there is time for.
            let settings = FitSettings { epochs: 10_000, ..quick_settings() };
            fit(&session, &settings, FitStart::Afresh, context).unwrap();
            panic!("the fit ended before it was killed");
        }),
        "predict" => beside(&session, script, JobKind::Predict, |context| {
            loop {
                predict(&session, context).unwrap();
                say("done");
            }
        }),
        other => panic!("no such mode: {other}"),
    }
}

fn say(line: &str) {
    // One write, so that no half line is ever read.
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

fn edit(session: &Session, mut script: Script) {
    loop {
        match script.advance() {
            Step::Edit(edit) => match session.edit(&edit) {
                Ok(_) | Err(SessionError::Edit(_)) => {}
                Err(error) => panic!("{error}"),
            },
            Step::Undo => drop(session.undo().unwrap()),
            Step::Redo => drop(session.redo().unwrap()),
        }
        say("ack");
    }
}

/// Does the work; once it says that it is under way, edits are made at the same time.
fn beside(session: &Session, script: Script, kind: JobKind, work: impl Fn(&JobContext)) {
    let under_way = Arc::new((Mutex::new(false), Condvar::new()));
    let signal = Arc::clone(&under_way);
    let context = JobContext::new(
        kind,
        "driven",
        Arc::new(move |event| {
            let started = match event {
                JobEvent::Progress(progress) => kind == JobKind::Predict || progress.batch.is_some(),
                JobEvent::Epoch(_) => true,
                JobEvent::Started(_) | JobEvent::Rates(_) | JobEvent::Ended(_) => false,
            };
            if started {
                *signal.0.lock().unwrap() = true;
                signal.1.notify_all();
            }
        }),
    );
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let (started, changed) = &*under_way;
            drop(changed.wait_while(started.lock().unwrap(), |started| !*started).unwrap());
            edit(session, script);
        });
        work(&context);
    });
}
