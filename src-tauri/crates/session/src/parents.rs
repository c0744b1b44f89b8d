//! Pictures that objects were cut out of a moment ago.
//!
//! Owns: the last of them in memory, so that a picture with a thousand objects is not decoded a thousand times. Refuses:
//! to wait. Two threads that ask for the same picture at the same time both decode it: one that waited for the other
//! inside of the pool of threads could wait for itself. Also refuses what was written anew since: the time and the length
//! of each file belong to the key.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use vesicle_images::{Limits, Picture, SliceView};
use vesicle_project::{Image, Source};

use crate::places;

/// Bytes of samples that are kept, besides the newest picture, which is always kept.
const LIMIT: u64 = 256 << 20;
/// As many threads may read at once.
const MOST: usize = 32;

/// Which picture: what is seen of which files, as they are now, within which limits.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    sources: Vec<Source>,
    files: Vec<(PathBuf, Option<(SystemTime, u64)>)>,
    seen: (SliceView, u32),
    limits: (u64, u64),
}

/// The newest last.
static PARENTS: Mutex<Vec<(Key, Arc<Picture>)>> = Mutex::new(Vec::new());

/// The whole picture in the sources of an image of a project in `base`: one that was read before, or as `read` gives it.
/// `seen` is a slice within the image's and a time point.
pub(crate) fn parent(
    base: &Path,
    image: &Image,
    seen: (SliceView, u32),
    limits: Limits,
    read: impl FnOnce() -> Result<Picture, String>,
) -> Result<Arc<Picture>, String> {
    let key = key(base, image, seen, limits);
    if let Some(known) = take(&key) {
        return Ok(known);
    }
    let picture = Arc::new(read()?);
    keep(key, &picture);
    Ok(picture)
}

fn key(base: &Path, image: &Image, seen: (SliceView, u32), limits: Limits) -> Key {
    let now = |source: &Source| {
        let (file, _) = places::find(base, source);
        let facts = std::fs::metadata(&file).ok();
        let facts = facts.and_then(|facts| Some((facts.modified().ok()?, facts.len())));
        (file, facts)
    };
    Key {
        sources: image.sources.clone(),
        files: image.sources.iter().map(now).collect(),
        seen,
        limits: (limits.pixels, limits.bytes),
    }
}

fn take(key: &Key) -> Option<Arc<Picture>> {
    // A file that is not there, or whose age the system does not tell, is read and not remembered.
    if key.files.iter().any(|(_, facts)| facts.is_none()) {
        return None;
    }
    let mut kept = PARENTS.lock().unwrap_or_else(PoisonError::into_inner);
    let at = kept.iter().position(|(known, _)| known == key)?;
    let known = kept.remove(at);
    let picture = Arc::clone(&known.1);
    kept.push(known);
    Some(picture)
}

fn keep(key: Key, picture: &Arc<Picture>) {
    let mut kept = PARENTS.lock().unwrap_or_else(PoisonError::into_inner);
    kept.retain(|(known, _)| *known != key);
    kept.push((key, Arc::clone(picture)));
    let bytes = |kept: &[(Key, Arc<Picture>)]| kept.iter().map(|(_, picture)| size(picture)).sum::<u64>();
    while kept.len() > 1 && (kept.len() > MOST || bytes(&kept) > LIMIT) {
        kept.remove(0);
    }
}

fn size(picture: &Picture) -> u64 {
    picture.samples().len() as u64 * u64::from(picture.bits() / 8)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use vesicle_images::Samples;
    use vesicle_project::{ContentHash, ImageId};

    use super::*;

    #[test]
    fn a_parent_is_read_once_until_its_file_is_another() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.tif");
        std::fs::write(&file, b"1").unwrap();
        let source = Source::whole("a.tif".to_owned(), file.display().to_string(), ContentHash([3; 32]));
        let image = Image {
            id: ImageId(0),
            sources: vec![source],
            name: String::new(),
            hash: ContentHash([4; 32]),
            region: None,
            width: 1,
            height: 1,
            channels: 1,
            slices: 1,
            times: 1,
            bits: 8,
            pixel_size: [None; 3],
            channel_names: Vec::new(),
            metadata: Vec::new(),
        };
        let asked = |slice, read: Result<u8, String>| {
            let read = || read.map(|value| Picture::new(1, 1, 1, Samples::U8(vec![value])).unwrap());
            let seen = (SliceView::One(slice), 0);
            parent(folder.path(), &image, seen, Limits::default(), read).map(|picture| picture.value(0, 0, 0).unwrap())
        };
        let again = || Err("it was read again".to_owned());
        assert_eq!(asked(0, Ok(7)), Ok(7.0));
        assert_eq!((asked(0, again()), asked(1, Ok(8))), (Ok(7.0), Ok(8.0)), "a slice is a picture of its own");
        std::fs::write(&file, b"22").unwrap();
        assert_eq!(asked(0, Ok(9)), Ok(9.0));
        std::fs::remove_file(&file).unwrap();
        assert!(asked(0, again()).is_err(), "a file that is gone is looked for");
    }
}
