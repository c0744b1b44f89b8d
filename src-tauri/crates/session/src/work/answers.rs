//! What a person answered before an import.
//!
//! Owns: from the answers of the window to an [`ImportRequest`]. Refuses: asking.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use specta::Type;
use vesicle_images::PageLayout;
use vesicle_project::import::Cutting;

use super::import::ImportRequest;
use super::labels::LabelsTable;
use super::naming::Naming;
use super::objects::{ObjectsFrom, ObjectsPreview, ObjectsRequest, ObjectsTable, preview_objects};
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
    /// Objects of the images are imported, and not the images.
    pub objects: Option<ObjectsAnswer>,
}

/// What a person said about objects in images.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ObjectsAnswer {
    /// Files and folders with masks of labels.
    pub masks: Vec<String>,
    /// Instead, the place of a table of objects, or of COCO's JSON.
    pub table: Option<String>,
    /// Pixels around the box of an object.
    pub margin: u32,
    /// Instead, the side of a square around the middle of each, in pixels.
    pub size: Option<u32>,
    /// All pixels that are not the object's are 0.
    pub mask_background: bool,
    /// Pixels that an object of a mask must have.
    pub min_area: u32,
    /// Objects of masks that touch the edge are left out.
    pub leave_out_border: bool,
    /// Each connected piece of a mask is an object.
    pub pieces: bool,
}

impl ObjectsAnswer {
    /// The objects that are meant.
    ///
    /// # Errors
    /// When the table cannot be used.
    pub fn request(self) -> Result<ObjectsRequest, SessionError> {
        Ok(ObjectsRequest {
            from: match self.table {
                Some(table) => ObjectsFrom::Table(ObjectsTable::read(Path::new(&table))?),
                None => ObjectsFrom::Masks(self.masks.into_iter().map(PathBuf::from).collect()),
            },
            cutting: Cutting { margin: self.margin, size: self.size, mask_background: self.mask_background },
            min_area: self.min_area.into(),
            leave_out_border: self.leave_out_border,
            pieces: self.pieces,
        })
    }

    /// What would be found in these files and folders, put together by a pattern or without one.
    #[must_use]
    pub fn preview(self, paths: &[PathBuf], naming: Option<&Naming>) -> ObjectsPreview {
        match self.request() {
            Ok(request) => preview_objects(paths, &request, naming),
            Err(problem) => ObjectsPreview { problem: Some(problem.to_string()), ..ObjectsPreview::default() },
        }
    }
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
            objects: self.objects.map(ObjectsAnswer::request).transpose()?,
        })
    }
}
