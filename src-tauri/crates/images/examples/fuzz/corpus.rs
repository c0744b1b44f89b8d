//! What is broken: the files and stores of a folder, and made ones of every kind; and how a case is drawn from them.

use std::collections::BTreeMap;
use std::path::Path;

use vesicle_images::{Limits, PageLayout, PageOrder, SliceView, Stop, View, probe, sniff, zarr};

use crate::made_stores::Memory;
use crate::mutate;
use crate::random::Random;
use crate::run::{Case, Input};

/// Larger ones would take the time of many small ones.
const LARGEST: u64 = 4 << 20;
const CUTS: usize = 20;

pub(crate) struct Corpus {
    /// By kind, for example "Tiff" or "zarr 3 shards".
    kinds: BTreeMap<String, Vec<Whole>>,
}

/// An undamaged input.
struct Whole {
    name: String,
    input: Input,
    /// Stored pages by its own description, so that layouts can be drawn that fit.
    pages: u32,
}

impl Whole {
    fn new(name: String, input: Input) -> Self {
        let info = match &input {
            Input::File(bytes) => probe(bytes).ok(),
            Input::Store(store) => {
                let store = store.shared();
                let first = zarr::open(&store).ok().and_then(|listing| listing.images.into_iter().next());
                first.and_then(|image| zarr::probe(&store, &image.path, &View::default()).ok())
            }
        };
        Self { name, input, pages: info.map_or(1, |info| info.pages) }
    }
}

impl Corpus {
    pub(crate) fn read(folder: &Path) -> Self {
        let mut corpus = Self { kinds: BTreeMap::new() };
        for (name, bytes) in crate::made::one_of_each() {
            corpus.add(format!("made {name}"), Input::File(bytes));
        }
        for (name, store) in crate::made_stores::one_of_each() {
            let whole = Whole::new(format!("made {name}"), Input::Store(store));
            corpus.kinds.entry(name.to_owned()).or_default().push(whole);
        }
        let mut folders = vec![folder.to_path_buf()];
        while let Some(folder) = folders.pop() {
            if let Some(store) = store_of(&folder) {
                corpus.add(folder.to_string_lossy().into_owned(), Input::Store(store));
                continue;
            }
            for path in children(&folder) {
                if path.is_dir() {
                    folders.push(path);
                } else if std::fs::metadata(&path).is_ok_and(|data| (1..=LARGEST).contains(&data.len()))
                    && let Ok(bytes) = std::fs::read(&path)
                {
                    corpus.add(path.to_string_lossy().into_owned(), Input::File(bytes));
                }
            }
        }
        for (kind, all) in &mut corpus.kinds {
            all.sort_by(|a, b| a.name.cmp(&b.name));
            println!("{} of kind {kind}", all.len());
        }
        corpus
    }

    fn add(&mut self, name: String, input: Input) {
        let kind = match &input {
            Input::File(bytes) => sniff(bytes).map_or("other".to_owned(), |format| format!("{format:?}")),
            Input::Store(_) => "zarr of the folder".to_owned(),
        };
        self.kinds.entry(kind).or_default().push(Whole::new(name, input));
    }

    /// Every file, and every value of every store, cut at 20 places: read as it is usually read.
    pub(crate) fn cuts(&self) -> impl Iterator<Item = Case> + '_ {
        let wholes = self.kinds.iter().flat_map(|(kind, all)| all.iter().map(move |whole| (kind, whole)));
        wholes.flat_map(|(kind, whole)| {
            (0..CUTS).flat_map(move |part| {
                whole.input.cut(part, CUTS).into_iter().map(move |(what, input)| Case {
                    kind: kind.clone(),
                    name: format!("{}, {what} cut at {part}/{CUTS}", whole.name),
                    input,
                    view: View { limits: small(), ..View::default() },
                    side: None,
                })
            })
        })
    }

    /// The damaged case of this number.
    pub(crate) fn case(&self, seed: u64, number: u64) -> Case {
        let mut random = Random::new(seed, number);
        // There are many kinds of stores, but most of what people open are files.
        let stores = random.once_in(3);
        let of_kind = |(kind, _): &(&String, &Vec<Whole>)| kind.starts_with("zarr") == stores;
        let all: Vec<(&String, &Vec<Whole>)> = self.kinds.iter().filter(of_kind).collect();
        let (kind, wholes) = all[random.below(all.len())];
        let (_, others) = all[random.below(all.len())];
        let whole = &wholes[random.below(wholes.len())];
        let other = &others[random.below(others.len())].input;
        let input = match &whole.input {
            Input::File(bytes) => Input::File(mutate::file(bytes, other.any_value(&mut random), &mut random)),
            Input::Store(store) => Input::Store(mutate::store(store, other.any_value(&mut random), &mut random)),
        };
        let view = view(whole.pages, &mut random);
        let side = random.once_in(3).then(|| 1 << random.below(12));
        let name = format!("case {number} (seed {seed}) of {}, {view:?}, side {side:?}", whole.name);
        Case { kind: kind.clone(), name, input, view, side }
    }
}

fn small() -> Limits {
    Limits { pixels: 1 << 26, bytes: 64 << 20 }
}

/// What to read: mostly what people read, and within limits that a test computer bears.
fn view(pages: u32, random: &mut Random) -> View {
    let index = |random: &mut Random| if random.once_in(12) { random.next() as u32 } else { random.below(4) as u32 };
    let slice = match random.below(6) {
        0 => SliceView::Max,
        1 => SliceView::Mean,
        2 | 3 => SliceView::One(index(random)),
        _ => SliceView::One(0),
    };
    let time = if random.once_in(4) { index(random) } else { 0 };
    let series = if random.once_in(6) { index(random) } else { 0 };
    let limits = if random.once_in(8) { Limits::default() } else { small() };
    View {
        series,
        slice,
        time,
        layout: random.once_in(4).then(|| layout(pages, random)),
        limits,
        stop: Stop::default(),
    }
}

/// A division of the pages that fits, or now and then one that does not.
fn layout(pages: u32, random: &mut Random) -> PageLayout {
    let divisor = |of: u32, random: &mut Random| {
        let all: Vec<u32> = (1..=of.min(4096)).filter(|part| of.is_multiple_of(*part)).collect();
        random.of(&all).unwrap_or(1)
    };
    let channels = divisor(pages, random);
    let slices = divisor(pages / channels, random);
    let times = pages / channels / slices;
    let orders = [PageOrder::Czt, PageOrder::Ctz, PageOrder::Zct, PageOrder::Ztc, PageOrder::Tcz, PageOrder::Tzc];
    let order = random.of(&orders).unwrap_or_default();
    if random.once_in(6) {
        let wrong = |random: &mut Random| random.next() as u32 >> random.below(32);
        return PageLayout { channels: wrong(random), slices: wrong(random), times: wrong(random), order };
    }
    PageLayout { channels, slices, times, order }
}

fn children(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// The values of a folder that is a Zarr group or array; none for others, and for those that are large.
fn store_of(root: &Path) -> Option<Memory> {
    let is_store = [".zgroup", ".zarray", ".zattrs", "zarr.json"].iter().any(|name| root.join(name).is_file());
    let mut store = Memory::default();
    let mut folders = vec![root.to_path_buf()];
    let mut left = LARGEST;
    while let Some(folder) = folders.pop().filter(|_| is_store) {
        for path in children(&folder) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).ok()?;
            left = left.checked_sub(bytes.len() as u64)?;
            let name = path.strip_prefix(root).ok()?.to_string_lossy().replace('\\', "/");
            store.0.insert(name, bytes);
        }
    }
    is_store.then_some(store)
}
