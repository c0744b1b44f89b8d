//! What columns there are, and what stands in them.
//!
//! Owns: the lists that people choose columns and values from. Refuses: hiding; they are about all images.

use std::collections::HashSet;

use super::cell::{Cell, Reader};
use super::order::Values;
use super::{Column, Facts};
use crate::{Image, Project};

/// Values in a list; a person reads no more of them.
const LISTED: usize = 500;

/// The values of a column over all images of a project.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnValues {
    /// At most 500, in order; that of images without a value is last, and always among them.
    pub values: Vec<ValueCount>,
    /// How many different values are left out.
    pub more: u32,
    /// There are values, and every one is a number.
    pub numeric: bool,
    /// The lowest, where they are numbers.
    pub low: Option<f64>,
    /// The highest, where they are numbers.
    pub high: Option<f64>,
}

/// A value and how many images have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueCount {
    /// A category by its id, `unknown` for Unknown; a text or number as it stands; empty for no value.
    pub value: String,
    /// What people read; never empty.
    pub title: String,
    pub count: u32,
}

/// The names of the metadata columns in the order in which they first appear over the images.
#[must_use]
pub fn columns(project: &Project) -> Vec<String> {
    let mut known: HashSet<&str> = HashSet::new();
    let mut names: Vec<String> = Vec::new();
    let mut last: &[(String, String)] = &[];
    for image in project.images() {
        for (at, (name, _)) in image.metadata.iter().enumerate() {
            // Most images have the columns of the one before.
            if last.get(at).is_none_or(|(before, _)| before != name) && known.insert(name) {
                names.push(name.clone());
            }
        }
        last = &image.metadata;
    }
    names
}

/// The column as the project has it: a metadata column by its exact name, else by its name in another case, else `None`.
pub(crate) fn existing(column: &Column, columns: &[String]) -> Option<Column> {
    let Column::Metadata(name) = column else { return Some(column.clone()) };
    if columns.contains(name) {
        return Some(column.clone());
    }
    let wanted = name.trim().to_lowercase();
    columns.iter().find(|other| other.trim().to_lowercase() == wanted).cloned().map(Column::Metadata)
}

/// The values of a column with the number of images that have each. In a metadata column that the project does not have,
/// all images are without a value.
#[must_use]
pub fn column_values(project: &Project, facts: &dyn Facts, column: &Column) -> ColumnValues {
    let column = existing(column, &columns(project)).unwrap_or_else(|| column.clone());
    let reader = Reader::new(project, facts, column);
    let images: Vec<&Image> = project.images().map(AsRef::as_ref).collect();
    let values = Values::of(&images, &reader);
    let mut counts = vec![0_u32; values.cells.len()];
    for place in &values.of_image {
        counts[*place as usize] += 1;
    }
    let numbers: Vec<f64> = values.cells.iter().filter_map(|cell| cell.number()).collect();
    let there = values.cells.iter().filter(|cell| **cell != Cell::Nothing).count();
    let numeric = there > 0 && numbers.len() == there;
    let mut listed: Vec<(Cell<'_>, u32)> = values.cells.into_iter().zip(counts).collect();
    let different = listed.len();
    if different > LISTED {
        let nothing = listed.pop_if(|(cell, _)| *cell == Cell::Nothing);
        listed.truncate(LISTED - usize::from(nothing.is_some()));
        listed.extend(nothing);
    }
    ColumnValues {
        more: u32::try_from(different - listed.len()).unwrap_or(u32::MAX),
        values: listed
            .into_iter()
            .map(|(cell, count)| ValueCount {
                value: reader.value(cell).into_owned(),
                title: reader.title(cell).into_owned(),
                count,
            })
            .collect(),
        numeric,
        // They are in ascending order.
        low: numbers.first().copied().filter(|_| numeric),
        high: numbers.last().copied().filter(|_| numeric),
    }
}
