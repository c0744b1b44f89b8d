//! Bringing images into a project.
//!
//! Owns: reading every file once (hash, decode, thumbnail), noticing what is there already, labels from a table or from
//! folder names, and one report. Refuses: copying images; they stay where they are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use uuid::Uuid;
use vesicle_project::{
    Category, CategoryId, Color, ContentHash, Edit, Image, ImageId, Label, NewImage, Origin, Partition, Project,
    UNKNOWN_NAME, next_color,
};

use super::files::{Found, find};
use super::labels::{LabelRow, LabelsTable};
use crate::pictures::io_reason;
use crate::session::{Session, Snapshot};
use crate::thumbnails::Thumbnails;
use crate::view::{JobReport, SkippedView};
use crate::views::narrow;
use crate::{JobContext, SessionError, places};

/// What to import.
#[derive(Debug, Clone, Default)]
pub struct ImportRequest {
    /// Files and folders; folders are walked.
    pub paths: Vec<PathBuf>,
    /// The folder that an image lies in names its category.
    pub labels_from_folders: bool,
    /// Speaks for the files that it names, before folders do.
    pub labels: Option<LabelsTable>,
}

/// Files handed to the cores at a time: enough to keep them busy, few enough that a stop is heard soon.
const GROUP: usize = 16;

/// What was read of one file.
struct Read {
    hash: ContentHash,
    width: u32,
    height: u32,
    channels: u32,
    bits: u32,
    notes: Vec<String>,
}

/// Imports images as one edit. A stop keeps what was read until then.
///
/// # Errors
/// When the edit cannot be saved. Files that cannot be used are in the report, with the reason.
pub fn import(session: &Session, request: &ImportRequest, context: &JobContext) -> Result<JobReport, SessionError> {
    context.count(0, 0, "images", "Looking for images");
    let found = find(&request.paths);
    let total = found.files.len();
    let mut results: Vec<(Found, Result<Read, String>)> = Vec::with_capacity(total);
    for group in found.files.chunks(GROUP) {
        if context.is_cancelled() {
            break;
        }
        let thumbnails = session.thumbnails();
        let read: Vec<_> = group.par_iter().map(|file| (file.clone(), read(&file.file, thumbnails))).collect();
        results.extend(read);
        context.count(results.len(), total, "images", "Reading images");
    }

    let snapshot = session.snapshot();
    let mut gathered = Gathered::new(&snapshot, request);
    gathered.skipped = found.skipped;
    for (file, result) in results {
        match result {
            Ok(read) => gathered.add(&file, read),
            Err(reason) => {
                gathered.skipped.push(SkippedView { path: file.file.to_string_lossy().into_owned(), reason })
            }
        }
    }
    gathered.finish(session, found.others, total)
}

fn read(file: &Path, thumbnails: &Thumbnails) -> Result<Read, String> {
    let bytes = std::fs::read(file).map_err(|error| io_reason(&error))?;
    let picture = vesicle_images::decode(&bytes).map_err(|error| error.to_string())?;
    let hash = ContentHash(*blake3::hash(&bytes).as_bytes());
    thumbnails.prepare(hash, &picture);
    Ok(Read {
        hash,
        width: picture.width(),
        height: picture.height(),
        channels: picture.channels(),
        bits: picture.bits().into(),
        notes: picture.notes().to_vec(),
    })
}

/// Everything an import collects before it becomes edits.
struct Gathered<'a> {
    request: &'a ImportRequest,
    base: &'a Path,
    project: &'a Project,
    known: BTreeMap<ContentHash, ImageId>,
    categories: Vec<Category>,
    images: Vec<NewImage>,
    table_rows: Vec<(ImageId, Option<CategoryId>, Option<Partition>)>,
    moved: Vec<(ImageId, String, String)>,
    duplicates: usize,
    used_rows: BTreeSet<String>,
    skipped: Vec<SkippedView>,
    notes: BTreeMap<String, usize>,
}

impl<'a> Gathered<'a> {
    fn new(snapshot: &'a Snapshot, request: &'a ImportRequest) -> Self {
        Self {
            request,
            base: &snapshot.base,
            project: &snapshot.project,
            known: snapshot.project.images().map(|image| (image.hash, image.id)).collect(),
            categories: Vec::new(),
            images: Vec::new(),
            table_rows: Vec::new(),
            moved: Vec::new(),
            duplicates: 0,
            used_rows: BTreeSet::new(),
            skipped: Vec::new(),
            notes: BTreeMap::new(),
        }
    }

    fn add(&mut self, file: &Found, read: Read) {
        for note in read.notes {
            *self.notes.entry(note).or_default() += 1;
        }
        let row = self.row(&file.name);
        let category = match &row {
            Some(row) => row.category.clone(),
            None if self.request.labels_from_folders => file.folder.clone(),
            None => None,
        };
        let category = category.and_then(|name| self.category(&name));
        let pin = row.as_ref().and_then(|row| row.partition);
        let place = places::place(self.base, &file.file);
        if let Some(id) = self.known.get(&read.hash) {
            self.duplicates += 1;
            let id = *id;
            if let Some(image) = self.project.image(id) {
                if !places::find(self.base, &image.path, &image.found_at).1 {
                    self.moved.push((id, place.path, place.found_at));
                }
                if row.is_some() {
                    self.table_rows.push((id, category, pin));
                }
            }
            return;
        }
        // A provisional id; the real ones are given under the session's lock.
        let id = ImageId(narrow(self.images.len()));
        self.known.insert(read.hash, id);
        let image = Image {
            id,
            path: place.path,
            found_at: place.found_at,
            name: file.name.clone(),
            hash: read.hash,
            width: read.width,
            height: read.height,
            channels: read.channels,
            bits: read.bits,
            metadata: row.map(|row| row.metadata).unwrap_or_default(),
        };
        let label = category.map(|category| Label { category, origin: Origin::Person });
        self.images.push(NewImage { image, label, pin });
    }

    fn row(&mut self, name: &str) -> Option<LabelRow> {
        let (file, row) = self.request.labels.as_ref()?.find(name)?;
        let (file, row) = (file.to_owned(), row.clone());
        self.used_rows.insert(file);
        Some(row)
    }

    /// The category with this name: of the project, of this import, or new.
    fn category(&mut self, name: &str) -> Option<CategoryId> {
        let name = name.trim();
        if name.is_empty() || name.eq_ignore_ascii_case(UNKNOWN_NAME) {
            return None;
        }
        let lower = name.to_lowercase();
        let new = || self.categories.iter().find(|category| category.name.to_lowercase() == lower);
        if let Some(category) = self.project.category_named(name).or_else(new) {
            return Some(category.id);
        }
        let used: Vec<Color> = self.project.categories().iter().chain(&self.categories).map(|c| c.color).collect();
        let id = CategoryId(Uuid::new_v4());
        let name = name.chars().take(100).collect();
        self.categories.push(Category { id, name, color: next_color(used) });
        Some(id)
    }

    /// Makes the edits and the report.
    fn finish(self, session: &Session, others: usize, total: usize) -> Result<JobReport, SessionError> {
        let added = self.images.len();
        let again = self.moved.len();
        let changed = self.table_rows.len();
        {
            let mut state = session.lock();
            let first = state.next_image();
            let mut images = self.images;
            for new in &mut images {
                new.image.id = ImageId(first + new.image.id.0);
            }
            let only_table = images.is_empty();
            let (for_images, for_table) =
                if only_table { (Vec::new(), self.categories) } else { (self.categories, Vec::new()) };
            if !only_table {
                state.edit(&Edit::Import { categories: for_images, images })?;
            }
            if again > 0 {
                state.edit(&Edit::Relink(self.moved))?;
            }
            if changed > 0 {
                state.edit(&Edit::ApplyTable { categories: for_table, rows: self.table_rows })?;
            }
        }
        session.refresh_missing();

        let mut notes: Vec<String> =
            self.notes.into_iter().map(|(note, images)| format!("{images} × {note}")).collect();
        let plural = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        if self.duplicates > 0 {
            notes.push(format!("{} already in the project, noticed by content.", plural(self.duplicates, "image")));
        }
        if again > 0 {
            notes.push(format!("{} that had moved found again.", plural(again, "image")));
        }
        if changed > 0 {
            notes.push(format!("{} in the project labelled from the table.", plural(changed, "image")));
        }
        if others > 0 {
            notes.push(format!("{} in the folders left out: not an image by name.", plural(others, "file")));
        }
        if let Some(table) = &self.request.labels {
            notes.extend(table.problems.iter().map(|problem| format!("Table of labels: {problem}.")));
            let unused = table.unused(&self.used_rows);
            if !unused.is_empty() {
                let some = unused.iter().take(3).copied().collect::<Vec<_>>().join(", ");
                notes.push(format!("{} of the table match no file: {some} …", plural(unused.len(), "row")));
            }
        }
        let skipped =
            if self.skipped.is_empty() { String::new() } else { format!("; {} could not be used", self.skipped.len()) };
        let summary = match (added, total) {
            (0, 0) if self.skipped.is_empty() => "No images were found there.".to_owned(),
            _ => format!("Imported {}{skipped}.", plural(added, "image")),
        };
        Ok(JobReport { summary, added: narrow(added), skipped: self.skipped, notes })
    }
}
