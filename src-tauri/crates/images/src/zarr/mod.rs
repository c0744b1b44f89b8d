//! OME-Zarr 0.1 to 0.5 (Zarr versions 2 and 3): plates, wells, fields and single images in a tree of named values.
//!
//! Where the values lie (a folder, a ZIP archive, a server) is the caller's matter: this module asks a [`Store`] for
//! them by name and knows no file system. Label images are not listed; tables and shapes are not read.

mod array;
mod bridge;
mod listing;
mod ome;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering;

pub use listing::{ImageRef, Listing};

use crate::{DecodeError, FileInfo, Picture, View};

/// Named values, for example the files of a folder. Names are relative, with `/` between their parts and none in
/// front.
pub trait Store: Send + Sync {
    /// The value of that name; `None` if there is none.
    ///
    /// # Errors
    /// The value is there but cannot be read; the reason, in words.
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, String>;

    /// The names of what lies directly in a folder (`""` is the root), in any order, without the folder's own name.
    ///
    /// # Errors
    /// The folder cannot be read; the reason, in words.
    fn list(&self, folder: &str) -> Result<Vec<String>, String>;

    /// `len` bytes of a value from `start` on (fewer at its end). Stores that can read a part of a file should: pieces
    /// of large shards are asked for like this.
    ///
    /// # Errors
    /// As for [`Store::get`].
    fn get_range(&self, name: &str, start: u64, len: u64) -> Result<Option<Vec<u8>>, String> {
        let part = |value: Vec<u8>| {
            let end = start.saturating_add(len).min(value.len() as u64) as usize;
            value.get(start.min(end as u64) as usize..end).unwrap_or_default().to_vec()
        };
        Ok(self.get(name)?.map(part))
    }

    /// The length of a value in bytes; `None` if there is none.
    ///
    /// # Errors
    /// As for [`Store::get`].
    fn size(&self, name: &str) -> Result<Option<u64>, String> {
        Ok(self.get(name)?.map(|value| value.len() as u64))
    }
}

/// The images in a store: the fields of a plate's wells, the series of a converted file, or a single one.
///
/// # Errors
/// There is no Zarr data in the store, or its description cannot be read.
pub fn open(store: &Arc<dyn Store>) -> Result<Listing, DecodeError> {
    listing::list(store.as_ref())
}

/// What is said about the image at `path` of a [`Listing`]; no pixel is read.
///
/// # Errors
/// See [`DecodeError`].
pub fn probe(store: &Arc<dyn Store>, path: &str, view: &View) -> Result<FileInfo, DecodeError> {
    contained(|| Ok(array::open(store, path, view, None)?.0.arranged(view)?.info))
}

/// The part of the image at `path` that `view` chooses: in full, or with `side` from the smallest level of the pyramid
/// whose longer side is not below it (a thumbnail needs no more).
///
/// # Errors
/// See [`DecodeError`].
pub fn decode(store: &Arc<dyn Store>, path: &str, view: &View, side: Option<u32>) -> Result<Picture, DecodeError> {
    contained(|| {
        let (source, found) = array::open(store, path, view, side)?;
        let picture = source.arranged(view)?.picture(view)?;
        if found.load(Ordering::Relaxed) > 0 {
            return Ok(picture);
        }
        // Writers leave out chunks that are wholly empty, so this need not be an error.
        let mut notes = picture.notes().to_vec();
        notes.push("None of the image's chunks is there; all of its pixels have the fill value.".to_owned());
        Ok(picture.with_notes(notes))
    })
}

/// As for files: what asserts on damaged data is an error like any other.
fn contained<T>(work: impl FnOnce() -> Result<T, DecodeError>) -> Result<T, DecodeError> {
    let caught = catch_unwind(AssertUnwindSafe(work));
    caught.unwrap_or_else(|_| Err(DecodeError::damaged("its chunks cannot be unpacked")))
}

/// `name` in `folder`.
fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

#[cfg(test)]
mod tests;
