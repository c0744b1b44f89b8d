//! Files of several pages that do not say how these divide into channels, slices and time points.
//!
//! Owns: looking at the descriptions of the first files of an import, within a second, and the question to ask about
//! them. Refuses: pixels, and answering the question.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use serde::Serialize;
use specta::Type;
use vesicle_images::{PageLayout, PageOrder, View, outline, probe};

use super::files::Found;
use crate::image_data::ImageData;
use crate::views::narrow;

/// Files that are looked at.
const LOOKED_AT: usize = 12;
/// What is not known by then is not asked about.
const PATIENCE: Duration = Duration::from_secs(1);
/// No microscope has more channels in one file that a person would sort images by.
const MOST_CHANNELS: u32 = 8;

/// How do so many pages divide?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PagesQuestion {
    /// The name of the first file that it is about.
    pub file: String,
    /// Pages of that file; the number that most files have.
    pub pages: u32,
    /// How many of the files that were looked at have so many pages and do not say what they are.
    pub files: u32,
    /// The first files of the import, 12 at most; fewer where the disk is slow.
    pub looked_at: u32,
    /// Other numbers of pages that files have without saying what they are, in order.
    pub different: Vec<u32>,
    /// Likely answers; the first is what happens without one.
    pub suggestions: Vec<PageLayout>,
}

/// Looks at the first files that may have several pages.
pub(crate) fn question(files: &[Found]) -> Option<PagesQuestion> {
    let until = Instant::now() + PATIENCE;
    let looked_at: Vec<&Found> = files.iter().filter(|found| may_have_pages(&found.file)).take(LOOKED_AT).collect();
    let (tell, hear) = mpsc::channel();
    for (at, found) in looked_at.iter().enumerate() {
        let (file, tell) = (found.file.clone(), tell.clone());
        // Nobody waits for a thread that hangs on a network drive.
        let look = move || tell.send((at, unsaid_pages(&file, until))).is_ok();
        if std::thread::Builder::new().name("pages".to_owned()).spawn(look).is_err() {
            break;
        }
    }
    drop(tell);
    let mut seen: Vec<(usize, Option<u32>)> = Vec::new();
    while let Ok(one) = hear.recv_timeout(until.saturating_duration_since(Instant::now())) {
        seen.push(one);
    }
    seen.sort_unstable();
    let found: Vec<(usize, u32)> = seen.iter().filter_map(|(at, pages)| Some((*at, (*pages)?))).collect();
    let with = |pages: u32| found.iter().filter(|(_, other)| *other == pages).count();
    // Of equals the first file's.
    let (at, pages) = found.iter().rev().max_by_key(|(_, pages)| with(*pages)).copied()?;
    let mut different: Vec<u32> = found.iter().map(|(_, other)| *other).filter(|other| *other != pages).collect();
    different.sort_unstable();
    different.dedup();
    Some(PagesQuestion {
        file: looked_at.get(at).map(|found| found.name.clone()).unwrap_or_default(),
        pages,
        files: narrow(with(pages)),
        looked_at: narrow(seen.len()),
        different,
        suggestions: suggestions(pages),
    })
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
    matches!(extension.as_deref(), Some("tif" | "tiff" | "btf" | "tf8")) || file.is_dir()
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
    use std::collections::BTreeSet;

    use super::*;

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
