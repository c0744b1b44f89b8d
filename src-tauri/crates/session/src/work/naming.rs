//! File-name patterns while a person chooses one.
//!
//! Owns: what a pattern makes of the files in the chosen folders, before anything is read. Refuses: opening files while a
//! pattern is typed; once, without a pattern, they are looked at (see `pages` and `table`).

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use specta::Type;
use vesicle_project::import::{
    GroupOptions, GroupedImage, Grouping, NamePattern, PatternForm, PatternPreview, PresetMatch, detect, preview,
};

use super::files::find;
use super::pages::{PagesLook, look};
use super::table::offered;
use super::units::grouped;
use crate::SessionError;
use crate::views::narrow;

/// Names that are shown.
const SHOWN: usize = 8;

/// A pattern as a person typed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Naming {
    pub text: String,
    pub form: PatternForm,
    /// Files that differ in `z` are slices of one image; otherwise each is an image.
    pub stack_z: bool,
    /// Files that differ in `time` are time points of one image; otherwise each is an image.
    pub stack_time: bool,
}

impl Naming {
    /// A pattern that puts together all that it names.
    #[must_use]
    pub fn new(text: impl Into<String>, form: PatternForm) -> Self {
        let GroupOptions { stack_z, stack_time } = GroupOptions::default();
        Self { text: text.into(), form, stack_z, stack_time }
    }

    /// What besides channels it puts together.
    #[must_use]
    pub fn options(&self) -> GroupOptions {
        GroupOptions { stack_z: self.stack_z, stack_time: self.stack_time }
    }

    /// The pattern, ready to be used.
    ///
    /// # Errors
    /// A sentence that says where the mistake is.
    pub fn pattern(&self) -> Result<NamePattern, SessionError> {
        NamePattern::new(&self.text, self.form)
            .map_err(|error| SessionError::Refused(format!("The pattern “{}” is not understood: {error}", self.text)))
    }
}

/// What would become of the files.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NamingPreview {
    /// Image files found, also OME-Zarr folders.
    pub files: u32,
    /// How many of them are such folders, which may hold many images.
    pub folders: u32,
    /// Images that they would become.
    pub images: u32,
    /// Channels that the pattern finds, in order.
    pub channels: Vec<String>,
    /// Slices and time points of the image that has most, as far as they are files; at least 1.
    pub slices: u32,
    pub times: u32,
    /// Files that are left out, because not every channel of their image has the same slices.
    pub left_out: u32,
    /// Ready-made patterns that fit, the best first.
    pub presets: Vec<PresetMatch>,
    /// The pattern at work; none if none was asked for.
    pub preview: Option<PatternPreview>,
    /// Files that are left out, because their names say the same as those of others.
    pub same: u32,
    /// Small pictures of other files (`_thumb`), which are left out.
    pub thumbnails: u32,
    /// What to ask about files of several pages. Only looked for without a pattern: it may take a second.
    pub pages: Option<PagesLook>,
    /// A table in the chosen folders that names files. Only looked for without a pattern.
    pub table: Option<String>,
}

/// Looks at the names of the files in the chosen folders.
#[must_use]
pub fn preview_names(paths: &[PathBuf], naming: Option<&Naming>) -> NamingPreview {
    let found = find(paths);
    let names: Vec<&str> = found.files.iter().map(|file| file.name.as_str()).collect();
    let pattern = naming.and_then(|naming| naming.pattern().ok());
    let options = naming.map(Naming::options).unwrap_or_default();
    let (images, grouping) = match &pattern {
        Some(pattern) => {
            let made = grouped(&found.files, pattern, options);
            (made.images.len() + made.unmatched.len(), made)
        }
        None => (names.len(), Grouping::default()),
    };
    let small: BTreeSet<usize> = grouping.thumbnails.iter().map(|at| *at as usize).collect();
    let read: Vec<&str> =
        names.iter().enumerate().filter(|(at, _)| !small.contains(at)).map(|(_, name)| *name).collect();
    let most = |of: fn(&GroupedImage) -> u32| grouping.images.iter().map(of).max().unwrap_or(1);
    NamingPreview {
        files: narrow(names.len() + found.piximi.len()),
        folders: narrow(found.files.iter().filter(|found| found.file.is_dir()).count()),
        images: narrow(images + found.piximi.len()),
        slices: most(|image| image.planes),
        times: most(|image| image.times),
        left_out: narrow(grouping.left_out.iter().map(|left| left.files.len()).sum()),
        same: narrow(grouping.duplicates.len()),
        thumbnails: narrow(small.len()),
        presets: detect(&names),
        preview: naming.map(|naming| preview(&naming.text, naming.form, &read, SHOWN)),
        pages: if naming.is_none() { look(&found.files) } else { None },
        table: if naming.is_none() { offered(&found) } else { None },
        channels: grouping.channels,
    }
}
