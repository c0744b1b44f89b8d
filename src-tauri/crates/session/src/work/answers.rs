//! What a person answered before an import.
//!
//! Owns: from the answers of the window to an [`ImportRequest`]. Refuses: asking.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use specta::Type;
use vesicle_images::PageLayout;

use super::import::ImportRequest;
use super::labels::LabelsTable;
use super::naming::Naming;
use crate::SessionError;

/// What a person said about files before they are read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportAnswers {
    pub labels_from_folders: bool,
    /// Without one, each file is an image.
    pub naming: Option<Naming>,
    /// For files that do not say how their pages divide; each is for those of as many pages as it makes.
    pub pages: Vec<PageLayout>,
    /// The place of a table with labels and metadata.
    pub table: Option<String>,
}

impl ImportAnswers {
    /// The import of these files and folders.
    ///
    /// # Errors
    /// When the pattern has a mistake, or the table cannot be used.
    pub fn request(self, paths: Vec<PathBuf>) -> Result<ImportRequest, SessionError> {
        Ok(ImportRequest {
            paths,
            labels_from_folders: self.labels_from_folders,
            labels: self.table.map(|table| LabelsTable::read(Path::new(&table))).transpose()?,
            pattern: self.naming.as_ref().map(Naming::pattern).transpose()?,
            options: self.naming.as_ref().map(Naming::options).unwrap_or_default(),
            layouts: self.pages,
            layouts_overrule: false,
        })
    }
}
