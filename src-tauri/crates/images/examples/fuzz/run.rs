//! Reads one case and tells what was wrong with that: a panic, too much time, too much memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use vesicle_images::{
    ChannelSetting, DecodeError, Picture, View, decode_slices, decode_view, displays, outline, probe_view, render,
    tile, zarr,
};

use crate::made_stores::Memory;
use crate::random::Random;

/// Of CPU time.
const SLOW: Duration = Duration::from_secs(10);
/// For inputs below [`SMALL`]; larger ones may take more.
const HUGE_KB: u64 = 1 << 20;
const SMALL: usize = 1 << 20;

pub(crate) enum Input {
    File(Vec<u8>),
    Store(Memory),
}

impl Input {
    /// The file cut at `part` of `parts`, or the store with one of its values cut there, for each value.
    pub(crate) fn cut(&self, part: usize, parts: usize) -> Vec<(String, Self)> {
        match self {
            Self::File(bytes) => vec![("file".to_owned(), Self::File(bytes[..bytes.len() * part / parts].to_vec()))],
            Self::Store(store) => {
                let cut = |name: &String| {
                    let mut store = store.clone();
                    let value = store.0.entry(name.clone()).or_default();
                    value.truncate(value.len() * part / parts);
                    (name.clone(), Self::Store(store))
                };
                store.0.keys().map(cut).collect()
            }
        }
    }

    pub(crate) fn any_value(&self, random: &mut Random) -> &[u8] {
        match self {
            Self::File(bytes) => bytes,
            Self::Store(store) => store.0.values().nth(random.below(store.0.len())).map_or(&[0], Vec::as_slice),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::File(bytes) => bytes.len(),
            Self::Store(store) => store.0.values().map(Vec::len).sum(),
        }
    }
}

pub(crate) struct Case {
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) input: Input,
    pub(crate) view: View,
    /// Of stores the size of the thumbnail that is wanted; files are read as slices of a stack if it is set.
    pub(crate) side: Option<u32>,
}

impl Case {
    /// Whether it could be read; what was read is shown, too.
    fn read(&self) -> bool {
        match &self.input {
            Input::File(bytes) => {
                // As a person meets them now and then: the file as slices of a stack, and without its pixels.
                let picture = match self.side {
                    Some(_) => decode_slices(3, &self.view, &|_| Ok(bytes.clone())),
                    None => decode_view(bytes, &self.view),
                };
                let described = probe_view(bytes, &self.view);
                let part = |at: u64, len: usize| {
                    let start = usize::try_from(at).ok()?;
                    bytes.get(start..start.checked_add(len)?).map(<[u8]>::to_vec)
                };
                if let Some(outline) = outline(&mut { part }) {
                    probe_view(&outline, &self.view).ok();
                }
                show(&picture) && described.is_ok()
            }
            Input::Store(store) => {
                let store = store.shared();
                let listed = zarr::open(&store).unwrap_or_default().images;
                let paths = listed.iter().map(|image| image.path.as_str()).take(4).chain(["", "0", "image"]);
                let read = |path: &str| {
                    let described = zarr::probe(&store, path, &self.view);
                    show(&zarr::decode(&store, path, &self.view, self.side)) && described.is_ok()
                };
                paths.filter(|path| read(path)).count() > 0
            }
        }
    }

    pub(crate) fn save(&self, folder: Option<&Path>, name: &str) {
        let Some(folder) = folder else { return };
        let write = |path: PathBuf, bytes: &[u8]| {
            let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
            if let Err(error) = made.and_then(|()| std::fs::write(&path, bytes)) {
                eprintln!("{} could not be saved: {error}", path.display());
            }
        };
        match &self.input {
            Input::File(bytes) => write(folder.join(name), bytes),
            Input::Store(store) => {
                store.0.iter().for_each(|(key, value)| write(folder.join(name).join(key), value));
            }
        }
    }
}

/// As the viewer and the gallery do it; pictures of more than a few million pixels only in part.
fn show(picture: &Result<Picture, DecodeError>) -> bool {
    let Ok(picture) = picture else { return false };
    if picture.samples().len() < 1 << 22 {
        let displays = displays(picture, &[ChannelSetting { palette: true, ..ChannelSetting::default() }]);
        render(picture, &displays, 64);
        tile(picture, &displays, 2, 0, 0);
    }
    true
}

#[derive(Default)]
struct Tally {
    cases: u64,
    opened: u64,
    slowest: Duration,
    largest_kb: u64,
}

/// What is being read, and since when.
pub(crate) type Running = Arc<Mutex<Option<(Instant, Arc<Case>)>>>;

/// Runs cases and remembers what was found.
pub(crate) struct Log {
    running: Running,
    panicked: Arc<Mutex<Option<String>>>,
    findings: Option<PathBuf>,
    tallies: BTreeMap<String, Tally>,
    found: BTreeMap<String, usize>,
}

impl Log {
    pub(crate) fn new(running: Running, panicked: Arc<Mutex<Option<String>>>, findings: Option<PathBuf>) -> Self {
        Self { running, panicked, findings, tallies: BTreeMap::new(), found: BTreeMap::new() }
    }

    pub(crate) fn findings(&self) -> Option<&Path> {
        self.findings.as_deref()
    }

    pub(crate) fn run(&mut self, number: u64, case: Case) {
        if let Some(folder) = &self.findings {
            let noted = std::fs::create_dir_all(folder)
                .and_then(|()| std::fs::write(folder.join("current"), format!("{number}\t{}\n", case.name)));
            if let Err(error) = noted {
                eprintln!("{} cannot be written to: {error}", folder.display());
            }
        }
        let case = Arc::new(case);
        let note = |what| {
            if let Ok(mut running) = self.running.lock() {
                *running = what;
            }
        };
        let before = peak_kb(true);
        note(Some((Instant::now(), case.clone())));
        let (since, busy) = (Instant::now(), cpu_time());
        let opened = case.read();
        let took = cpu_time().zip(busy).map_or_else(|| since.elapsed(), |(now, before)| now.saturating_sub(before));
        let grown = peak_kb(false).saturating_sub(before);
        note(None);
        let tally = self.tallies.entry(case.kind.clone()).or_default();
        tally.cases += 1;
        tally.opened += u64::from(opened);
        tally.slowest = tally.slowest.max(took);
        tally.largest_kb = tally.largest_kb.max(grown);
        let panic = self.panicked.lock().ok().and_then(|mut place| place.take());
        let slow = (took > SLOW).then(|| format!("{} s", took.as_secs()));
        let huge = (grown > HUGE_KB && case.input.len() < SMALL).then(|| format!("{} MB", grown >> 10));
        for (kind, what) in [("PANIC", panic), ("SLOW", slow), ("HUGE", huge)] {
            let Some(what) = what else { continue };
            let count = self.found.entry(format!("{kind}\t{what}")).or_default();
            *count += 1;
            if *count == 1 {
                println!("{kind}\t{}\t{what}", case.name);
                case.save(self.findings.as_deref(), &format!("{}-{number}", kind.to_lowercase()));
            }
        }
    }

    /// Tells what was done and gives the number of findings.
    pub(crate) fn end(&self) -> usize {
        println!("kind\tcases\topened\tslowest ms\tlargest growth MB");
        for (kind, tally) in &self.tallies {
            let Tally { cases, opened, slowest, largest_kb } = tally;
            println!("{kind}\t{cases}\t{opened}\t{}\t{}", slowest.as_millis(), largest_kb >> 10);
        }
        let cases: u64 = self.tallies.values().map(|tally| tally.cases).sum();
        println!("{cases} cases, {} findings", self.found.len());
        self.found.len()
    }
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

/// Of this thread; `None` where that is not known.
fn cpu_time() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}
