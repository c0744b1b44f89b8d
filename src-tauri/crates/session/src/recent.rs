//! Which projects were open lately.
//!
//! Owns: a short list in the settings folder. Refuses: being important; a list that cannot be read is an empty one.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use crate::thumbnails::write_whole;
use crate::view::RecentProject;

const LONGEST: usize = 12;

#[derive(Serialize, Deserialize)]
struct Entry {
    path: PathBuf,
    name: String,
    opened_at: String,
}

/// The list in one file.
pub(crate) struct Recent {
    file: PathBuf,
}

impl Recent {
    pub(crate) fn new(settings: &Path) -> Self {
        Self { file: settings.join("recent.json") }
    }

    /// Newest first.
    pub(crate) fn list(&self) -> Vec<RecentProject> {
        self.entries()
            .into_iter()
            .map(|entry| RecentProject {
                exists: entry.path.is_file(),
                path: entry.path.to_string_lossy().into_owned(),
                name: entry.name,
                opened_at: entry.opened_at,
            })
            .collect()
    }

    pub(crate) fn add(&self, path: &Path, name: &str) {
        let mut entries = self.entries();
        entries.retain(|entry| entry.path != path);
        let opened_at = humantime::format_rfc3339_seconds(SystemTime::now()).to_string();
        entries.insert(0, Entry { path: path.to_path_buf(), name: name.to_owned(), opened_at });
        entries.truncate(LONGEST);
        self.write(&entries);
    }

    pub(crate) fn forget(&self, path: &Path) {
        let mut entries = self.entries();
        entries.retain(|entry| entry.path != path);
        self.write(&entries);
    }

    fn entries(&self) -> Vec<Entry> {
        std::fs::read(&self.file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    fn write(&self, entries: &[Entry]) {
        let written = serde_json::to_vec_pretty(entries)
            .map_err(std::io::Error::other)
            .and_then(|bytes| write_whole(&self.file, &bytes));
        if let Err(error) = written {
            tracing::warn!(%error, "the list of recent projects was not saved");
        }
    }
}
