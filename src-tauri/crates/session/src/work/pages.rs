//! Files of several pages that do not say how these divide into channels, slices and time points.
//!
//! Owns: looking at the descriptions of the files of an import, as many as a second allows, and the questions to ask about
//! them: one for each number of pages. Refuses: pixels, and answering the questions.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use serde::Serialize;
use specta::Type;
use vesicle_images::{PageLayout, PageOrder, View, outline, probe};

use super::files::Found;
use crate::image_data::ImageData;
use crate::views::narrow;

/// Files that are looked at together: most of the time goes into waiting for the disk.
const TOGETHER: usize = 12;
/// What is not known by then is not asked about.
const PATIENCE: Duration = Duration::from_secs(1);
/// No microscope has more channels in one file that a person would sort images by.
const MOST_CHANNELS: u32 = 8;
/// Numbers of pages that are asked about; beyond that they are most likely series of all lengths.
const MOST_QUESTIONS: usize = 4;

/// What is known of files with pages that nobody divided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PagesLook {
    /// One for each number of pages, that of most files first.
    pub questions: Vec<PagesQuestion>,
    /// Other numbers of pages, in order; there are too many to ask about each.
    pub unasked: Vec<u32>,
    /// Files that may have several pages, and those of them that there was time to look at.
    pub files: u32,
    pub looked_at: u32,
}

/// How do so many pages divide?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PagesQuestion {
    /// The name of the first file that it is about.
    pub file: String,
    pub pages: u32,
    /// How many of the files that were looked at have so many pages and do not say what they are.
    pub files: u32,
    /// Likely answers; the first is what happens without one.
    pub suggestions: Vec<PageLayout>,
}

/// Looks at the files that may have several pages; none if there is nothing to ask.
pub(crate) fn look(files: &[Found]) -> Option<PagesLook> {
    let until = Instant::now() + PATIENCE;
    let several: Vec<&Found> = files.iter().filter(|found| may_have_pages(&found.file)).collect();
    let seen = unsaid(several.iter().map(|found| found.file.clone()).collect(), until);
    let mut of_pages: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, pages) in seen.iter().filter_map(|(at, pages)| Some((*at, (*pages)?))) {
        of_pages.entry(pages).or_default().push(at);
    }
    let mut numbers: Vec<(u32, usize, usize)> = of_pages
        .into_iter()
        .filter_map(|(pages, files)| Some((pages, files.len(), files.into_iter().min()?)))
        .collect();
    // Of equals the first file's.
    numbers.sort_by_key(|&(_, count, first)| (std::cmp::Reverse(count), first));
    let asked = numbers.iter().take(MOST_QUESTIONS).map(|&(pages, count, first)| PagesQuestion {
        file: several.get(first).map(|found| found.name.clone()).unwrap_or_default(),
        pages,
        files: narrow(count),
        suggestions: suggestions(pages),
    });
    let questions: Vec<PagesQuestion> = asked.collect();
    let unasked: BTreeSet<u32> = numbers.iter().skip(MOST_QUESTIONS).map(|(pages, ..)| *pages).collect();
    (!questions.is_empty()).then(|| PagesLook {
        questions,
        unasked: unasked.into_iter().collect(),
        files: narrow(several.len()),
        looked_at: narrow(seen.len()),
    })
}

/// For the files that there was time for: their place in the list, and the pages that they do not explain.
fn unsaid(files: Vec<PathBuf>, until: Instant) -> Vec<(usize, Option<u32>)> {
    let order = spread(files.len());
    let threads = TOGETHER.min(files.len());
    let shared = Arc::new((files, order, AtomicUsize::new(0)));
    let (tell, hear) = mpsc::channel();
    for _ in 0..threads {
        let (shared, tell) = (Arc::clone(&shared), tell.clone());
        // Nobody waits for a thread that hangs on a network drive.
        let look = move || {
            let (files, order, next) = &*shared;
            while let Some(&at) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                let pages = files.get(at).and_then(|file| unsaid_pages(file, until));
                if Instant::now() >= until || tell.send((at, pages)).is_err() {
                    break;
                }
            }
        };
        if std::thread::Builder::new().name("pages".to_owned()).spawn(look).is_err() {
            break;
        }
    }
    drop(tell);
    let mut seen = Vec::new();
    while let Ok(one) = hear.recv_timeout(until.saturating_duration_since(Instant::now())) {
        seen.push(one);
    }
    seen
}

/// The numbers below `count`, each once and the early ones far apart, so that a look that ends too soon has seen files from
/// everywhere: their bits turned round (van der Corput).
fn spread(count: usize) -> Vec<usize> {
    let bits = usize::BITS - count.saturating_sub(1).leading_zeros();
    let turned = |number: usize| number.reverse_bits().checked_shr(usize::BITS - bits).unwrap_or(0);
    (0..count.next_power_of_two()).map(turned).filter(|at| *at < count).collect()
}

/// All slices, as without an answer; channels of equal stacks; all channels; all time points.
fn suggestions(pages: u32) -> Vec<PageLayout> {
    let layout = |channels, slices, times| PageLayout { channels, slices, times, order: PageOrder::Czt };
    let stacks = (2..=4).filter(|channels| pages.is_multiple_of(*channels) && pages > *channels);
    let all_channels = (pages <= MOST_CHANNELS).then(|| layout(pages, 1, 1));
    std::iter::once(layout(1, pages, 1))
        .chain(stacks.map(|channels| layout(channels, pages / channels, 1)))
        .chain(all_channels)
        .chain([layout(1, 1, pages)])
        .collect()
}

fn may_have_pages(file: &Path) -> bool {
    let extension = file.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    matches!(extension.as_deref(), Some("tif" | "tiff" | "btf" | "tf8" | "flex")) || file.is_dir()
}

/// The pages of a file that has several and does not say what they are. Reads descriptions only, until time is up.
fn unsaid_pages(path: &PathBuf, until: Instant) -> Option<u32> {
    let info = if path.is_dir() {
        ImageData::open(path).ok()?.probe(&View::default()).ok()?
    } else {
        let mut file = File::open(path).ok()?;
        let size = file.metadata().ok()?.len();
        let mut read = |at: u64, length: usize| {
            let inside = at.checked_add(length as u64).is_some_and(|end| end <= size);
            if !inside || Instant::now() >= until {
                return None;
            }
            let mut bytes = vec![0; length];
            file.seek(SeekFrom::Start(at)).and_then(|_| file.read_exact(&mut bytes)).ok()?;
            Some(bytes)
        };
        probe(&outline(&mut read)?).ok()?
    };
    info.ambiguous_pages.filter(|pages| *pages > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_look_sees_each_file_once_and_both_ends_soon() {
        for count in 0..70 {
            let mut order = spread(count);
            order.sort_unstable();
            assert!(order.into_iter().eq(0..count), "{count}");
        }
        assert_eq!(spread(8), [0, 4, 2, 6, 1, 5, 3, 7]);
        assert!(spread(100_000).iter().take(8).any(|at| *at > 80_000));
    }

    fn key(layout: &PageLayout) -> [u32; 3] {
        [layout.channels, layout.slices, layout.times]
    }

    #[test]
    fn every_suggestion_uses_all_pages_and_the_first_is_what_happens_anyway() {
        for pages in 2..200_u32 {
            let all = suggestions(pages);
            assert!(all.iter().all(|one| one.channels * one.slices * one.times == pages), "{all:?}");
            assert_eq!((all[0].slices, all.len()), (pages, all.iter().map(key).collect::<BTreeSet<_>>().len()));
        }
        let of_15: Vec<[u32; 3]> = suggestions(15).iter().map(key).collect();
        assert_eq!(of_15, [[1, 15, 1], [3, 5, 1], [1, 1, 15]]);
    }
}
