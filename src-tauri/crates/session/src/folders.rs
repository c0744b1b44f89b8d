//! Where the app keeps its own files.
//!
//! Owns: the operating system's folders for settings, data and caches, and the `VESICLE_HOME` override that keeps tests
//! and several installations apart. Refuses: deciding what lies in them.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// Three folders; none need exist yet.
#[derive(Debug, Clone)]
pub struct Folders {
    /// Small files that a person would miss: recent projects.
    pub settings: PathBuf,
    /// Drafts and the example project.
    pub data: PathBuf,
    /// Thumbnails: can be deleted at any time.
    pub cache: PathBuf,
}

impl Folders {
    /// `VESICLE_HOME` if it is set, else the system's folders for this user, else a folder below the temporary one.
    #[must_use]
    pub fn of_this_user() -> Self {
        if let Some(home) = std::env::var_os("VESICLE_HOME").filter(|home| !home.is_empty()) {
            return Self::below(Path::new(&home));
        }
        match ProjectDirs::from("org", "Vesicle", "Vesicle") {
            Some(dirs) => Self {
                settings: dirs.config_dir().to_path_buf(),
                data: dirs.data_dir().to_path_buf(),
                cache: dirs.cache_dir().to_path_buf(),
            },
            None => Self::below(&std::env::temp_dir().join("vesicle")),
        }
    }

    /// All three below one folder.
    #[must_use]
    pub fn below(home: &Path) -> Self {
        Self { settings: home.join("settings"), data: home.join("data"), cache: home.join("cache") }
    }

    pub(crate) fn drafts(&self) -> PathBuf {
        self.data.join("drafts")
    }

    pub(crate) fn example(&self) -> PathBuf {
        self.data.join("example")
    }

    pub(crate) fn thumbnails(&self) -> PathBuf {
        self.cache.join("thumbnails")
    }
}
