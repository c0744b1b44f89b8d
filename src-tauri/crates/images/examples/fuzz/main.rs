//! Breaks files and stores in many ways and reads them: looks for panics, slow cases and cases that take much memory.
//!
//! `fuzz FOLDER SECONDS [SEED] [FINDINGS] [CASE]`. First every file of the folder and every made one is cut at 20
//! places, then damaged cases follow until the time is over, as many of each kind of file. The same seed tries the same
//! cases in the same order. What is found is written into the folder FINDINGS, if one is named; the number of the case
//! at work stands in its file `current`, for the case that ends the program itself: with CASE only that one is made,
//! kept there and run. The exit code is 1 if there was a finding. Memory and CPU time are only known on Linux.

mod corpus;
mod mutate;
mod random;
mod run;

// The makers of files and stores of the crate's own tests.
#[allow(clippy::unwrap_used, dead_code, reason = "made data is whole; not all makers are wanted here")]
#[path = "../../src/decode/tests/dicom_maker.rs"]
mod dicom_maker;
#[allow(clippy::unwrap_used, dead_code, reason = "made data is whole; not all makers are wanted here")]
#[path = "../../src/decode/tests/made.rs"]
mod made;
#[allow(clippy::unwrap_used, dead_code, reason = "made data is whole; not all makers are wanted here")]
#[path = "../../src/zarr/tests/made.rs"]
mod made_stores;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use corpus::Corpus;
use run::{Log, Running};
use vesicle_images::{Picture, Samples, encode_tiff, zarr};

/// Of wall time: enough for a slow case on a busy computer.
const HANGS: Duration = Duration::from_secs(180);
const TICK: Duration = Duration::from_millis(200);

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, seconds, rest @ ..] = args.as_slice() else {
        eprintln!("fuzz FOLDER SECONDS [SEED] [FINDINGS] [CASE]");
        std::process::exit(2);
    };
    let seconds: u64 = seconds.parse().unwrap_or(60);
    let number = |at: usize| rest.get(at).and_then(|text| text.parse::<u64>().ok());
    let (seed, only) = (number(0).unwrap_or(1), number(2));
    let findings = rest.get(1).map(PathBuf::from);
    let corpus = Corpus::read(Path::new(folder));
    // Panics are caught by the crate and would pass for damaged files.
    let panicked: Arc<Mutex<Option<String>>> = Arc::default();
    let hook = panicked.clone();
    std::panic::set_hook(Box::new(move |info| {
        if let Ok(mut place) = hook.lock() {
            *place = Some(info.to_string().replace('\n', " "));
        }
    }));
    let running = Running::default();
    let done = Arc::new(AtomicBool::new(false));
    let mut log = Log::new(running.clone(), panicked, findings.clone());
    let finished = done.clone();
    let worker = std::thread::spawn(move || {
        work(&corpus, seed, Duration::from_secs(seconds), only, &mut log);
        finished.store(true, Ordering::Release);
        log.end()
    });
    // Ticks rather than the clock: this program may be halted for a while, and that is no hang.
    let (mut watched, mut ticks) = (None, 0);
    while !done.load(Ordering::Acquire) && !worker.is_finished() {
        std::thread::sleep(TICK);
        let Ok(running) = running.lock() else { break };
        let Some((since, case)) = running.as_ref() else { continue };
        ticks = if watched == Some(*since) { ticks + 1 } else { 0 };
        watched = Some(*since);
        if TICK * ticks > HANGS {
            case.save(findings.as_deref(), "hang");
            println!("HANG\t{}", case.name);
            std::process::exit(1);
        }
    }
    std::process::exit(if worker.join().is_ok_and(|found| found == 0) { 0 } else { 1 });
}

fn work(corpus: &Corpus, seed: u64, time: Duration, only: Option<u64>, log: &mut Log) {
    if let Some(number) = only {
        let case = corpus.case(seed, number);
        println!("{}", case.name);
        case.save(log.findings(), &format!("case-{number}"));
        return log.run(number, case);
    }
    let start = Instant::now();
    for (number, case) in corpus.cuts().enumerate() {
        log.run(number as u64, case);
    }
    println!("cut everything at 20 places in {} s", start.elapsed().as_secs());
    // Cases of the second part have numbers of their own, so that they do not depend on the corpus's size.
    let mut number = 0;
    while start.elapsed() < time {
        log.run(number, corpus.case(seed, number));
        number += 1;
        if number.is_multiple_of(20_000) {
            println!("{number} cases after {} s", start.elapsed().as_secs());
        }
    }
}
