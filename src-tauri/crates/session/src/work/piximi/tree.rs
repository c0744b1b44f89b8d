//! A project that Piximi saved, unpacked in a folder.
//!
//! Owns: listing and reading its files. Refuses: links, which could lead anywhere.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use vesicle_piximi::{PiximiError, Tree, safe_name};

use crate::pictures::io_reason;

/// The files under a folder.
pub(super) struct FolderTree {
    folder: PathBuf,
    names: Vec<String>,
}

impl FolderTree {
    /// # Errors
    /// There are more than `most` entries, or a link among them, or the folder cannot be read.
    pub(super) fn open(folder: &Path, most: usize) -> Result<Self, PiximiError> {
        let mut names = Vec::new();
        for (count, item) in walkdir::WalkDir::new(folder).follow_links(false).into_iter().enumerate() {
            let item = item.map_err(|error| PiximiError::Unreadable(error.to_string()))?;
            if count > most {
                return Err(PiximiError::TooLarge {
                    what: "the folder has many files".to_owned(),
                    most: most.to_string(),
                });
            }
            let inner = item.path().strip_prefix(folder).unwrap_or(item.path());
            let parts: Option<Vec<&str>> = inner.iter().map(|part| part.to_str()).collect();
            let Some(name) = parts.map(|parts| parts.join("/")) else { continue };
            if item.path_is_symlink() && item.depth() > 0 {
                return Err(PiximiError::Unsafe { name: format!("“{name}”") });
            }
            if item.file_type().is_file() {
                safe_name(&name)?;
                names.push(name);
            }
        }
        names.sort_unstable();
        Ok(Self { folder: folder.to_path_buf(), names })
    }
}

impl Tree for FolderTree {
    fn names(&self) -> &[String] {
        &self.names
    }

    fn read(&self, name: &str, most: u64) -> Result<Option<Vec<u8>>, PiximiError> {
        if !self.has(name) {
            return Ok(None);
        }
        let failed = |error: std::io::Error| PiximiError::Damaged { place: name.to_owned(), reason: io_reason(&error) };
        let mut bytes = Vec::new();
        let file = File::open(self.folder.join(name)).map_err(failed)?;
        file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
        if bytes.len() as u64 > most {
            let reason = format!("it has more than the {most} bytes that it should have");
            return Err(PiximiError::Damaged { place: name.to_owned(), reason });
        }
        Ok(Some(bytes))
    }
}
