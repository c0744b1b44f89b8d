//! Objects of images as images of their own.
//!
//! Owns: from files and a mask or a table for them to one image for each object, which knows its parent by its sources, by
//! the metadata column “parent image” and by its name (`a.tif [12]` is object 12 of a.tif). Nothing is written but the
//! project: an object is a box of its parent (`vesicle_project::Region`), cut out when it is read. Refuses: finding
//! objects in a picture; and a mask that is not of the size of its image, or no mask.
//!
//! What an object shows is its content: the same box of the same file again is the same image, and keeps its label.

mod analyst;
mod coco;
mod cut;
mod masks;
mod outline;
mod pairs;
mod preview;
mod table;

use std::path::PathBuf;

use rayon::prelude::*;
use vesicle_project::import::Cutting;
use vesicle_project::{ContentHash, OBJECT_COLUMN, PARENT_COLUMN, Region};

use self::cut::{Cut, Notes, Object, cut};
use self::pairs::Pairs;
pub use self::preview::{ObjectsPreview, preview_objects};
pub use self::table::ObjectsTable;
use super::files::{Found, FoundFiles};
use super::import::{Ends, Gathered, ImportRequest, read_all, skipped_unit};
use super::labels::{Assigned, LabelRow};
use super::read::{Read, Unit};
use super::units::{Units, units};
use crate::session::Session;
use crate::view::JobReport;
use crate::{JobContext, SessionError};

/// Objects of one import. Each is an image in memory with its places, name and metadata.
const MOST: usize = 1_000_000;
/// Files of each kind that are named; the others are counted.
const NAMED: usize = 20;

/// Which objects, and how they are cut out.
#[derive(Debug, Clone)]
pub struct ObjectsRequest {
    pub from: ObjectsFrom,
    pub cutting: Cutting,
    /// Pixels; smaller objects of a mask are left out and counted.
    pub min_area: u64,
    /// Objects of a mask that touch the edge of the image are left out and counted.
    pub leave_out_border: bool,
    /// Each connected piece of a mask is an object, whatever its number.
    pub pieces: bool,
}

impl ObjectsRequest {
    /// What a table says of the size counts where a person said nothing.
    fn cutting(&self) -> Cutting {
        let tile = match &self.from {
            ObjectsFrom::Table(table) if table.centres => table.tile,
            _ => None,
        };
        Cutting { size: self.cutting.size.or(tile), ..self.cutting }
    }

    /// Says what is missing before anything is read.
    ///
    /// # Errors
    /// When a table does not tell what this asks for.
    pub(crate) fn check(&self) -> Result<(), SessionError> {
        match &self.from {
            ObjectsFrom::Masks(_) => Ok(()),
            ObjectsFrom::Table(table) => table.refuse_cutting(self.cutting),
        }
    }
}

/// Where objects are said.
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant, reason = "an import has one of them")]
pub enum ObjectsFrom {
    /// Pictures in which the pixels of an object have its number, and folders of them: each belongs to the image with its
    /// name, with or without a word like `_masks` behind it.
    Masks(Vec<PathBuf>),
    /// Boxes, outlines or centres.
    Table(ObjectsTable),
}

/// What is known of the objects of an image before it is read.
#[derive(Clone, Copy)]
enum Sought<'a> {
    Mask(&'a Found),
    Rows(&'a [table::ObjectRow]),
}

/// Imports objects as one edit. A stop keeps those of the images that were read until then.
pub(super) fn import(
    session: &Session,
    request: &ImportRequest,
    wanted: &ObjectsRequest,
    found: &FoundFiles,
    context: &JobContext,
) -> Result<JobReport, SessionError> {
    wanted.check()?;
    let pairs = Pairs::of(&request.paths, &found.files, wanted);
    let table = match &wanted.from {
        ObjectsFrom::Table(table) => Some(&table.images),
        ObjectsFrom::Masks(_) => request.labels.as_ref(),
    };
    let Units { units, mut skipped, mut notes } =
        units(&pairs.images, request.pattern.as_ref(), request.options, table);
    let (units, sought) = pairs.sought(units, wanted, &mut skipped, &mut notes);

    let snapshot = session.snapshot();
    let reader = request.reader(session, &snapshot, context);
    let results = read_all(&reader, &units, context);
    let cuts: Vec<Option<Result<Cut, String>>> = (&units, &sought, &results)
        .into_par_iter()
        .map(|(unit, sought, result)| {
            let read = match result.as_ref()? {
                Ok(read) => only(read),
                Err(reason) => Err(reason.clone()),
            };
            let cut = read.and_then(|read| cut(unit, read, *sought, wanted, &reader));
            // A stop is no mistake of the file.
            (cut.is_ok() || !context.is_cancelled()).then_some(cut)
        })
        .collect();
    refuse_too_many(&cuts)?;

    let mut gathered = Gathered::new(&snapshot, request);
    gathered.told.skipped = found.skipped.iter().cloned().chain(skipped).collect();
    let folders = request.folder_labels(&units);
    let mut told = Notes::default();
    let mut all: Vec<Item<'_>> = Vec::new();
    for ((at, unit), (result, cut)) in units.iter().enumerate().zip(results.iter().zip(&cuts)) {
        let (Some(Ok(read)), Some(cut)) = (result, cut) else {
            match result {
                Some(Err(reason)) => gathered.told.skipped.push(skipped_unit(unit, reason)),
                _ => gathered.told.unread += 1,
            }
            continue;
        };
        match (cut, read.first()) {
            (Ok(cut), Some(read)) => {
                cut.tell(unit, &mut told, &mut gathered.told.skipped);
                all.extend(cut.objects.iter().map(|object| Item::new(unit, read, object, at)));
            }
            (Err(reason), _) => gathered.told.skipped.push(skipped_unit(unit, reason)),
            (Ok(_), None) => {}
        }
    }
    notes.extend(told.said());
    if let ObjectsFrom::Table(table) = &wanted.from {
        notes.extend(table.problems.iter().take(NAMED).map(|problem| format!("Table of objects: {problem}.")));
        if table.problems.len() > NAMED {
            notes.push(format!("Table of objects: {} more rows are of no use.", table.problems.len() - NAMED));
        }
    }
    // The table of labels may speak of the image, of the object, or of both; the object's row is nearer.
    let own_units: Vec<Unit> = match &request.labels {
        Some(_) => all.iter().map(Item::own_unit).collect(),
        None => Vec::new(),
    };
    let assigned = request.labels.as_ref().map(|table| {
        let (of_images, of_objects) = (table.assign(&units), table.assign(&own_units));
        Assigned {
            rows: of_images.rows.into_iter().chain(of_objects.rows).collect(),
            doubts: of_images.doubts.into_iter().chain(of_objects.doubts).collect(),
        }
    });
    let row = |at: usize| Some(assigned.as_ref()?.rows.get(at)?.as_ref()?.1);
    for (position, item) in all.iter().enumerate() {
        let rows = [item.object.row.as_ref(), row(units.len() + position), row(item.at)];
        let folder = folders.get(item.at).cloned().unwrap_or_default();
        let (unit, read, row) = item.made(&rows);
        gathered.add(&unit, &read, row.as_ref(), &folder);
    }
    let ends = Ends { found, images: all.len(), notes, assigned: assigned.as_ref() };
    gathered.finish(session, ends)
}

/// An object on its way into the project.
struct Item<'a> {
    unit: &'a Unit,
    read: &'a Read,
    object: &'a Object,
    /// Of its unit.
    at: usize,
}

impl<'a> Item<'a> {
    fn new(unit: &'a Unit, read: &'a Read, object: &'a Object, at: usize) -> Self {
        Self { unit, read, object, at }
    }

    /// As a table of labels speaks of it.
    fn own_unit(&self) -> Unit {
        let name = |name: &str| format!("{name} [{}]", self.object.name);
        Unit { name: name(&self.unit.name), first_name: name(&self.unit.first_name), ..self.unit.clone() }
    }

    /// The image with what the rows say of it, the nearest first.
    fn made(&self, rows: &[Option<&LabelRow>]) -> (Unit, Read, Option<LabelRow>) {
        let rows: Vec<&LabelRow> = rows.iter().flatten().copied().collect();
        let own = [(PARENT_COLUMN, &self.unit.name), (OBJECT_COLUMN, &self.object.name)];
        let mut metadata: Vec<(String, String)> = own
            .map(|(name, value)| (name.to_owned(), value.clone()))
            .into_iter()
            .chain(self.unit.metadata.clone())
            .collect();
        for (name, value) in rows.iter().flat_map(|row| &row.metadata) {
            if !metadata.iter().any(|(known, _)| known == name) {
                metadata.push((name.clone(), value.clone()));
            }
        }
        let category = rows.iter().find_map(|row| row.category.clone());
        let partition = rows.iter().find_map(|row| row.partition);
        // A row that says neither takes no label away.
        let says = category.is_some() || partition.is_some();
        let row = says.then(|| LabelRow { category, partition, ..LabelRow::default() });
        let region = &self.object.region;
        let read = Read {
            hash: object_hash(self.read.hash, region),
            region: Some(region.clone()),
            width: region.width,
            height: region.height,
            part: Some(self.object.name.clone()),
            notes: Vec::new(),
            ..self.read.clone()
        };
        (Unit { metadata, ..self.unit.clone() }, read, row)
    }
}

/// Of the content of an object: that of its parent, its box, its shape.
fn object_hash(parent: ContentHash, region: &Region) -> ContentHash {
    let Region { x, y, width, height, shape } = region;
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"object").update(&parent.0);
    hasher.update(&x.to_le_bytes()).update(&y.to_le_bytes());
    hasher.update(&width.to_le_bytes()).update(&height.to_le_bytes());
    if let Some(shape) = shape {
        hasher.update(b"shape").update(shape.bytes());
    }
    ContentHash(*hasher.finalize().as_bytes())
}

/// The image of a file that holds one.
fn only(images: &[Read]) -> Result<&Read, String> {
    match images {
        [only] => Ok(only),
        _ => Err(format!(
            "the file holds {} images, and which of them the objects are in is not said. Save each as a file of its own",
            images.len()
        )),
    }
}

fn refuse_too_many(cuts: &[Option<Result<Cut, String>>]) -> Result<(), SessionError> {
    let objects: usize = cuts.iter().flatten().flatten().map(|cut| cut.objects.len()).sum();
    if objects <= MOST {
        return Ok(());
    }
    Err(SessionError::Refused(format!(
        "There are {objects} objects, and one import takes at most {MOST}. Nothing was imported. Import the images in parts, \
         or leave out small objects; many tiny ones may also mean that a mask is not the right file."
    )))
}
