//! What a person sets for the app on this computer, for all projects.
//!
//! Owns: how large a picture may be, kept in the settings folder, with defaults that suit the computer's memory. Refuses:
//! what belongs to a project, and limits that this computer cannot bear.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use specta::Type;
use vesicle_images::Limits;

use crate::thumbnails::write_whole;
use crate::{Folders, SessionError, memory};

/// More could not be shown or learnt from in a reasonable time.
const MOST_MEGAPIXELS: u32 = 100_000;
/// MB. Below this not even a photo can be read.
const LEAST_MEMORY: u32 = 16;
const MILLION: u64 = 1_000_000;

/// How large a picture may be; `null` is the default of this computer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AppSettings {
    /// Width × height, in millions.
    pub max_megapixels: Option<u32>,
    /// All channels of one picture as they lie in memory, in MB of 2²⁰ bytes.
    pub max_memory_mb: Option<u32>,
}

/// The settings with what they are where nothing is set, and the most that is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AppSettingsView {
    pub settings: AppSettings,
    pub default_megapixels: u32,
    pub default_memory_mb: u32,
    pub most_megapixels: u32,
    pub least_memory_mb: u32,
    /// The memory of this computer.
    pub most_memory_mb: u32,
}

impl AppSettings {
    /// As kept in the settings folder. What is not there or makes no sense is the default.
    #[must_use]
    pub fn load(folders: &Folders) -> Self {
        let Ok(bytes) = std::fs::read(file(folders)) else { return Self::default() };
        let found: Self = serde_json::from_slice(&bytes)
            .inspect_err(|error| tracing::warn!(%error, "the settings could not be read; the defaults are used"))
            .unwrap_or_default();
        Self {
            max_megapixels: found.max_megapixels.filter(|&number| megapixels_problem(number).is_none()),
            // A settings folder may be shared by computers of different sizes; `limits` takes what this one has.
            max_memory_mb: found.max_memory_mb.filter(|&number| number >= LEAST_MEMORY),
        }
    }

    /// Keeps them in the settings folder.
    ///
    /// # Errors
    /// When a limit makes no sense on this computer, or the file cannot be written; then the old ones stay.
    pub fn save(self, folders: &Folders) -> Result<(), SessionError> {
        let problem = self.max_megapixels.and_then(megapixels_problem).or(self.max_memory_mb.and_then(memory_problem));
        if let Some(problem) = problem {
            return Err(SessionError::Refused(problem));
        }
        let path = file(folders);
        let written = serde_json::to_vec_pretty(&self)
            .map_err(std::io::Error::other)
            .and_then(|bytes| write_whole(&path, &bytes));
        written.map_err(|source| SessionError::Write { path, source })
    }

    #[must_use]
    pub fn view(self) -> AppSettingsView {
        let default = Self::default().limits();
        AppSettingsView {
            settings: self,
            default_megapixels: narrow(default.pixels / MILLION),
            default_memory_mb: narrow(default.bytes >> 20),
            most_megapixels: MOST_MEGAPIXELS,
            least_memory_mb: LEAST_MEMORY,
            most_memory_mb: most_memory(),
        }
    }

    /// For decoding.
    pub(crate) fn limits(self) -> Limits {
        let usual = Limits::default();
        let total = memory::total().unwrap_or(u64::MAX);
        Limits {
            pixels: self.max_megapixels.map_or(usual.pixels, |number| u64::from(number) * MILLION),
            bytes: self.max_memory_mb.map_or(usual.bytes.min(total / 2), |number| (u64::from(number) << 20).min(total)),
        }
    }
}

fn file(folders: &Folders) -> PathBuf {
    folders.settings.join("settings.json")
}

fn megapixels_problem(number: u32) -> Option<String> {
    (!(1..=MOST_MEGAPIXELS).contains(&number)).then(|| {
        format!("The largest picture can be 1 to {MOST_MEGAPIXELS} megapixels, not {number}; nothing was changed.")
    })
}

fn memory_problem(number: u32) -> Option<String> {
    let most = most_memory();
    (!(LEAST_MEMORY..=most).contains(&number)).then(|| {
        format!(
            "The memory for one picture can be {LEAST_MEMORY} to {most} MB, which is all that this computer has, not \
             {number}; nothing was changed."
        )
    })
}

fn most_memory() -> u32 {
    memory::total().map_or(u32::MAX, |bytes| narrow(bytes >> 20)).max(LEAST_MEMORY)
}

fn narrow(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_is_read_and_nonsense_is_the_default() {
        let home = tempfile::tempdir().unwrap();
        let folders = Folders::below(home.path());
        assert_eq!(AppSettings::load(&folders), AppSettings::default());
        let mine = AppSettings { max_megapixels: Some(9000), max_memory_mb: Some(64) };
        mine.save(&folders).unwrap();
        assert_eq!(AppSettings::load(&folders), mine);
        assert_eq!(mine.limits(), Limits { pixels: 9_000_000_000, bytes: 64 << 20 });

        let most = most_memory();
        for bad in [(Some(0), None), (Some(MOST_MEGAPIXELS + 1), None), (None, Some(0)), (None, most.checked_add(1))] {
            let (max_megapixels, max_memory_mb) = bad;
            let settings = AppSettings { max_megapixels, max_memory_mb };
            if settings != AppSettings::default() {
                assert!(settings.save(&folders).is_err(), "{settings:?}");
            }
        }
        assert_eq!(AppSettings::load(&folders), mine, "what was refused is not kept");

        for text in ["", "[]", "{\"maxMegapixels\": -3}", "{\"maxMegapixels\": 0, \"maxMemoryMb\": 1}"] {
            std::fs::write(file(&folders), text).unwrap();
            assert_eq!(AppSettings::load(&folders), AppSettings::default(), "{text}");
        }
    }

    #[test]
    fn the_default_leaves_half_of_the_memory() {
        let limits = AppSettings::default().limits();
        assert_eq!(limits.pixels, Limits::default().pixels);
        assert!(limits.bytes <= Limits::default().bytes);
        assert!(memory::total().is_none_or(|total| limits.bytes <= total / 2));
    }
}
