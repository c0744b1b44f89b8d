//! File-name patterns while a person chooses one.
//!
//! Owns: what a pattern makes of the files in the chosen folders, before anything is read. Refuses: opening files.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use specta::Type;
use vesicle_project::import::{
    GroupOptions, NamePattern, PatternForm, PatternPreview, PresetMatch, detect, group, preview,
};

use super::files::find;
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
}

impl Naming {
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
    /// Image files found.
    pub files: u32,
    /// Images that they would become.
    pub images: u32,
    /// Channels that the pattern finds, in order.
    pub channels: Vec<String>,
    /// Ready-made patterns that fit, the best first.
    pub presets: Vec<PresetMatch>,
    /// The pattern at work; none if none was asked for.
    pub preview: Option<PatternPreview>,
}

/// Looks at the names of the files in the chosen folders.
#[must_use]
pub fn preview_names(paths: &[PathBuf], naming: Option<&Naming>) -> NamingPreview {
    let found = find(paths);
    let names: Vec<&str> = found.files.iter().map(|file| file.name.as_str()).collect();
    let shown = naming.map(|naming| preview(&naming.text, naming.form, &names, SHOWN));
    let pattern = naming.and_then(|naming| naming.pattern().ok());
    let grouping = pattern.map(|pattern| group(&names, &pattern, GroupOptions::default()));
    NamingPreview {
        files: narrow(names.len()),
        images: narrow(grouping.as_ref().map_or(names.len(), |made| made.images.len() + made.unmatched.len())),
        channels: grouping.map(|made| made.channels).unwrap_or_default(),
        presets: detect(&names),
        preview: shown,
    }
}
