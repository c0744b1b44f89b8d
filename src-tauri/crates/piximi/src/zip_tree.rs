//! A zip as a tree of files.
//!
//! Owns: what a zip may hold at all. Its list of files is looked at as a whole before anything is unpacked, and a file is
//! unpacked only when it is asked for, up to what the asker expects. Refuses: writing anything.

use std::collections::BTreeMap;
use std::io::{Read, Seek, SeekFrom};
use std::sync::{Mutex, PoisonError};

use zip::ZipArchive;

use crate::tree::{size, too_many_bytes};
use crate::{Limits, PiximiError, Tree, safe_name};

/// Bytes at the end of a zip in which its last record lies: that record, and a comment of at most 65,535 bytes.
const TAIL: u64 = 22 + 65_535;

/// An opened zip.
pub struct ZipTree<R> {
    archive: Mutex<ZipArchive<R>>,
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
        // The list itself takes memory, so it is counted before it is read.
        let claimed = claimed_entries(&mut reader).map_err(|error| PiximiError::Unreadable(error.to_string()))?;
        let too_many = |count: u64| PiximiError::TooLarge {
            what: format!("there are {count} entries in it"),
            most: limits.entries.to_string(),
        };
        if let Some(count) = claimed.filter(|count| *count > limits.entries as u64) {
            return Err(too_many(count));
        }
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

/// How many entries the last record of a zip says there are (APPNOTE 6.3.10, 4.3.14 to 4.3.16); `None` without one.
fn claimed_entries<R: Read + Seek>(reader: &mut R) -> std::io::Result<Option<u64>> {
    let length = reader.seek(SeekFrom::End(0))?;
    let start = length.saturating_sub(TAIL + 20 + 56);
    reader.seek(SeekFrom::Start(start))?;
    let mut tail = Vec::new();
    reader.by_ref().take(TAIL + 20 + 56).read_to_end(&mut tail)?;
    reader.seek(SeekFrom::Start(0))?;
    let number = |at: usize, bytes: usize| -> Option<u64> {
        let piece = tail.get(at..at + bytes)?;
        Some(piece.iter().rev().fold(0, |all, byte| (all << 8) | u64::from(*byte)))
    };
    // Some other record could hold these bytes too, so the largest count is believed.
    let of = |signature: &[u8], at: usize, bytes: usize| {
        let found = (0..tail.len()).filter(|from| tail[*from..].starts_with(signature));
        found.filter_map(|from| number(from + at, bytes)).max()
    };
    let usual = of(b"PK\x05\x06", 10, 2);
    let large = of(b"PK\x06\x06", 32, 8);
    Ok(if usual == Some(0xffff) { large.or(usual) } else { usual })
}
