//! Objects while a person decides whether to import them.
//!
//! Owns: how many images have a mask or rows, and what stands in the way. Refuses: opening pictures.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::Serialize;
use specta::Type;

use super::pairs::Pairs;
use super::{ObjectsFrom, ObjectsRequest, Sought};
use crate::views::narrow;
use crate::work::files::find;
use crate::work::naming::Naming;
use crate::work::units::units;

/// Images and rows that are named.
const NAMED: usize = 5;

/// What an import of objects would find.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ObjectsPreview {
    /// Why nothing can be imported like this, in words; then there is nothing else.
    pub problem: Option<String>,
    /// Images that were found.
    pub images: u32,
    /// Those of them whose objects are known.
    pub described: u32,
    /// The first of the others.
    pub without: Vec<String>,
    /// Objects that a table tells in those images; of masks they are counted when the masks are read.
    pub objects: Option<u32>,
    /// The first things to know: rows that are of no use, masks that belong to no image.
    pub notes: Vec<String>,
}

/// Holds masks or a table against the files in the chosen folders, put together by a pattern or without one.
#[must_use]
pub fn preview_objects(paths: &[PathBuf], wanted: &ObjectsRequest, naming: Option<&Naming>) -> ObjectsPreview {
    let found = find(paths);
    let pairs = Pairs::of(paths, &found.files, wanted);
    let table = match &wanted.from {
        ObjectsFrom::Table(table) => Some(table),
        ObjectsFrom::Masks(_) => None,
    };
    if let Err(problem) = wanted.check() {
        return ObjectsPreview { problem: Some(problem.to_string()), ..ObjectsPreview::default() };
    }
    let pattern = naming.and_then(|naming| naming.pattern().ok());
    let options = naming.map(Naming::options).unwrap_or_default();
    let made = units(&pairs.images, pattern.as_ref(), options, table.map(|table| &table.images));
    let all: Vec<String> = made.units.iter().map(|unit| unit.name.clone()).collect();
    let (mut skipped, mut notes) = (Vec::new(), Vec::new());
    let (with, sought) = pairs.sought(made.units, wanted, &mut skipped, &mut notes);
    let names: BTreeSet<&str> = with.iter().map(|unit| unit.name.as_str()).collect();
    let without = all.iter().filter(|name| !names.contains(name.as_str())).take(NAMED).cloned().collect();
    notes.extend(table.iter().flat_map(|table| table.problems.iter().cloned()));
    notes.truncate(NAMED);
    let rows = |sought: &Sought<'_>| match sought {
        Sought::Rows(rows) => rows.len(),
        Sought::Mask(_) => 0,
    };
    ObjectsPreview {
        problem: None,
        images: narrow(all.len()),
        described: narrow(with.len()),
        without,
        objects: table.map(|_| narrow(sought.iter().map(rows).sum())),
        notes,
    }
}
