//! Breaks the files of a folder in many ways and reads them: looks for panics, slow files and files that take much
//! memory. The same seed tries the same files in the same order.
//!
//! `fuzz FOLDER SECONDS [SEED] [FINDINGS]`; what is found is written into the folder FINDINGS, if one is named. The
//! exit code is 1 if there was a finding. Peak memory is only known on Linux.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use vesicle_images::{Limits, SliceView, View, decode_view, probe_view};

/// A file of up to 2 MB may take this long, and this much beyond the limits that it is read with.
const SLOW: Duration = Duration::from_secs(3);
const HANGS: Duration = Duration::from_secs(60);
const LIMIT_BYTES: u64 = 64 << 20;
const HUGE_KB: u64 = 512 << 10;

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

#[derive(Default)]
struct Running {
    since: Option<Instant>,
    name: String,
    bytes: Vec<u8>,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, seconds, rest @ ..] = args.as_slice() else {
        eprintln!("fuzz FOLDER SECONDS [SEED] [FINDINGS]");
        std::process::exit(2);
    };
    let seconds: u64 = seconds.parse().unwrap_or(60);
    let seed: u64 = rest.first().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let findings = rest.get(1).map(PathBuf::from);
    let corpus = corpus(Path::new(folder));
    if corpus.is_empty() {
        eprintln!("{folder} has no file of up to 2 MB");
        std::process::exit(2);
    }
    // Panics are caught by the crate and would pass for damaged files.
    let panicked: Arc<Mutex<Option<String>>> = Arc::default();
    let hook = panicked.clone();
    std::panic::set_hook(Box::new(move |info| {
        if let Ok(mut place) = hook.lock() {
            *place = Some(info.to_string().replace('\n', " "));
        }
    }));
    let running: Arc<Mutex<Running>> = Arc::default();
    let done = Arc::new(AtomicBool::new(false));
    let (shared, finished, saved) = (running.clone(), done.clone(), findings.clone());
    let worker = std::thread::spawn(move || {
        let found = work(&corpus, seed, Duration::from_secs(seconds), &shared, &panicked, saved.as_deref());
        finished.store(true, Ordering::Release);
        found
    });
    while !done.load(Ordering::Acquire) {
        std::thread::sleep(Duration::from_millis(200));
        if let Ok(running) = running.lock()
            && running.since.is_some_and(|since| since.elapsed() > HANGS)
        {
            save(findings.as_deref(), "hang", &running.bytes);
            println!("HANG\t{}", running.name);
            std::process::exit(1);
        }
    }
    std::process::exit(if worker.join().is_ok_and(|found| found == 0) { 0 } else { 1 });
}

fn corpus(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(bytes) = std::fs::read(&path)
                && (1..=2 << 20).contains(&bytes.len())
            {
                files.push((path.to_string_lossy().into_owned(), bytes));
            }
        }
    }
    files.sort();
    files
}

fn work(
    corpus: &[(String, Vec<u8>)],
    seed: u64,
    time: Duration,
    running: &Mutex<Running>,
    panicked: &Mutex<Option<String>>,
    findings: Option<&Path>,
) -> usize {
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let start = Instant::now();
    let (mut cases, mut opened, mut slowest, mut largest) = (0_u64, 0_u64, Duration::ZERO, 0_u64);
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    while start.elapsed() < time {
        let (name, original) = &corpus[random.below(corpus.len())];
        let other = &corpus[random.below(corpus.len())].1;
        let bytes = mutate(original, other, &mut random);
        let view = view(&mut random);
        let name = format!("case {cases} of {name}, {view:?}");
        let before = peak_kb(true);
        let since = Instant::now();
        if let Ok(mut running) = running.lock() {
            *running = Running { since: Some(since), name: name.clone(), bytes: bytes.clone() };
        }
        let picture = decode_view(&bytes, &view);
        let described = probe_view(&bytes, &view);
        let took = since.elapsed();
        if let Ok(mut running) = running.lock() {
            running.since = None;
        }
        let grown = peak_kb(false).saturating_sub(before);
        cases += 1;
        opened += u64::from(picture.is_ok() && described.is_ok());
        slowest = slowest.max(took);
        largest = largest.max(grown);
        let mut report = |kind: &str, what: String| {
            let count = found.entry(format!("{kind}\t{what}")).or_default();
            *count += 1;
            if *count == 1 {
                println!("{kind}\t{name}\t{what}");
                save(findings, &format!("{}-{cases}", kind.to_lowercase()), &bytes);
            }
        };
        if let Ok(mut place) = panicked.lock()
            && let Some(place) = place.take()
        {
            report("PANIC", place);
        }
        if took > SLOW {
            report("SLOW", format!("{} s", took.as_secs()));
        }
        if grown > HUGE_KB {
            report("HUGE", format!("{} MB", grown >> 10));
        }
    }
    println!(
        "{cases} cases of {} files in {} s, {opened} of them opened; slowest {} ms, largest growth {} MB; {} findings",
        corpus.len(),
        start.elapsed().as_secs(),
        slowest.as_millis(),
        largest >> 10,
        found.len(),
    );
    found.len()
}

fn view(random: &mut Random) -> View {
    let slice = match random.below(6) {
        0 => SliceView::Max,
        1 => SliceView::Mean,
        2 => SliceView::One(random.below(4) as u32),
        _ => SliceView::One(0),
    };
    let limits = Limits { pixels: 1 << 26, bytes: LIMIT_BYTES };
    View { slice, limits, series: u32::from(random.below(10) == 0), ..View::default() }
}

fn mutate(original: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    const TELLING: [u32; 12] =
        [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fff0, 0xffff_ffff];
    let mut bytes = original.to_vec();
    for _ in 0..1 + random.below(6) {
        let len = bytes.len();
        if len < 8 {
            break;
        }
        // Headers and directories lie at the ends.
        let at = match random.below(3) {
            0 => random.below(len.min(600)),
            1 => len - 1 - random.below(len.min(600)),
            _ => random.below(len),
        };
        match random.below(9) {
            0 | 1 => bytes[at] = random.next() as u8,
            2 => bytes[at] ^= 1 << random.below(8),
            3 | 4 => {
                let value = TELLING[random.below(TELLING.len())];
                let size = [1, 2, 4][random.below(3)];
                let word = if random.below(2) == 0 { value.to_le_bytes() } else { value.to_be_bytes() };
                let word = if random.below(2) == 0 { &word[..size] } else { &word[4 - size..] };
                let end = (at + size).min(len);
                bytes[at..end].copy_from_slice(&word[..end - at]);
            }
            5 => bytes.truncate(1 + random.below(len)),
            6 => {
                let count = random.below(64).min(len - at);
                bytes.drain(at..at + count);
            }
            7 => {
                let from = random.below(other.len());
                let piece = &other[from..other.len().min(from + 1 + random.below(256))];
                let end = (at + piece.len()).min(len);
                bytes[at..end].copy_from_slice(&piece[..end - at]);
            }
            _ => {
                let piece = bytes[at..len.min(at + 1 + random.below(64))].to_vec();
                let to = random.below(len);
                bytes.splice(to..to, piece);
            }
        }
    }
    bytes
}

/// The largest memory of this process so far in KiB, after forgetting it if `reset`; 0 where that is not known.
fn peak_kb(reset: bool) -> u64 {
    if reset && std::fs::write("/proc/self/clear_refs", "5").is_err() {
        return 0;
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

fn save(folder: Option<&Path>, name: &str, bytes: &[u8]) {
    if let Some(folder) = folder {
        let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(folder.join(name), bytes));
        if let Err(error) = written {
            eprintln!("{name} could not be saved: {error}");
        }
    }
}
