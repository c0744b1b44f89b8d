//! A zip as a tree of files.
//!
//! Owns: what a zip may hold at all. Its list of files is looked at as a whole before anything is unpacked, and a file is
//! unpacked only when it is asked for, up to what the asker expects. Refuses: writing anything.

use std::collections::BTreeMap;
use std::io::{Read, Seek};
use std::sync::{Mutex, PoisonError};

use zip::ZipArchive;

use crate::tree::{size, too_many_bytes};
use crate::zip_end::{Mended, claimed};
use crate::{Limits, PiximiError, Tree, safe_name};

/// An opened zip.
pub struct ZipTree<R> {
    archive: Mutex<ZipArchive<Mended<R>>>,
    names: Vec<String>,
    places: BTreeMap<String, usize>,
}

impl<R: Read + Seek> ZipTree<R> {
    /// Looks at the list of files of a zip.
    ///
    /// # Errors
    /// It is no zip; it has more entries or bytes than `limits` allow, a name that leads out of a folder, a link, an
    /// encrypted file, or two of the same name.
    pub fn open(mut reader: R, limits: &Limits) -> Result<Self, PiximiError> {
        let unreadable = |error: std::io::Error| PiximiError::Unreadable(error.to_string());
        // The list itself takes memory, so it is counted before it is read.
        let claimed = claimed(&mut reader, limits.entries as u64).map_err(unreadable)?;
        let too_many = |count: u64| PiximiError::TooLarge {
            what: format!("there are {count} entries in it"),
            most: limits.entries.to_string(),
        };
        if let Some(count) = claimed.as_ref().map(|end| end.entries).filter(|count| *count > limits.entries as u64) {
            return Err(too_many(count));
        }
        let reader = Mended::new(reader, claimed.as_ref()).map_err(unreadable)?;
        let no_zip =
            |error: zip::result::ZipError| PiximiError::NotPiximi(format!("the zip cannot be opened ({error})"));
        let archive = ZipArchive::new(reader).map_err(no_zip)?;
        if archive.len() > limits.entries {
            return Err(too_many(archive.len() as u64));
        }
        let twice = |name: &str| PiximiError::damaged(name, "it is there twice");
        let mut places = BTreeMap::new();
        let mut total = 0_u64;
        for index in 0..archive.len() {
            let entry = archive.by_index_data(index).map_err(no_zip)?;
            let name = entry.name().map_err(no_zip)?.into_owned();
            let whole = safe_name(name.strip_suffix('/').unwrap_or(&name))?;
            if entry.is_symlink() {
                return Err(PiximiError::Unsafe { name: format!("“{whole}”") });
            }
            if entry.encrypted() {
                return Err(PiximiError::Unsupported { what: "a zip with a password".to_owned() });
            }
            total = total.saturating_add(entry.size());
            if total > limits.bytes {
                let what = format!("unpacked it would have more than {}", size(limits.bytes));
                return Err(PiximiError::TooLarge { what, most: size(limits.bytes) });
            }
            if !name.ends_with('/') && places.insert(name.clone(), index).is_some() {
                return Err(twice(&name));
            }
        }
        if archive.has_duplicate_names() {
            return Err(twice("a file"));
        }
        let names = places.keys().cloned().collect();
        Ok(Self { archive: Mutex::new(archive), names, places })
    }
}

impl<R: Read + Seek + Send> Tree for ZipTree<R> {
    fn names(&self) -> &[String] {
        &self.names
    }

    fn read(&self, name: &str, most: u64) -> Result<Option<Vec<u8>>, PiximiError> {
        let Some(&index) = self.places.get(name) else { return Ok(None) };
        let mut archive = self.archive.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = archive.by_index(index).map_err(|error| PiximiError::damaged(name, error.to_string()))?;
        let declared = entry.size();
        if declared > most {
            return Err(too_many_bytes(name, most));
        }
        // What it unpacks to counts, not what it declares; memory grows with what really comes.
        let mut bytes = Vec::new();
        entry
            .take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| PiximiError::damaged(name, format!("it cannot be unpacked ({error})")))?;
        if bytes.len() as u64 > most {
            return Err(too_many_bytes(name, most));
        }
        if bytes.len() as u64 != declared {
            return Err(PiximiError::damaged(name, "it unpacks to another size than it declares"));
        }
        Ok(Some(bytes))
    }
}
