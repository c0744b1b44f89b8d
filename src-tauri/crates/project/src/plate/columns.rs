//! Which metadata columns say where an image lies.
//!
//! Owns: finding the columns of the plate and of the well by their names and by their values, placing images by them,
//! and saying which images are left out and why. Refuses: a column whose values are no wells, whatever its name.

use std::collections::{BTreeMap, BTreeSet};

use super::{Well, WellError, read_row_and_column, read_well};
use crate::{Image, ImageId};

/// Where the well stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum WellColumns {
    /// In one column.
    Well(String),
    /// In two.
    RowAndColumn { row: String, column: String },
}

/// The columns by which images are placed; names as the images have them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlateColumns {
    /// `None`: all wells are of one plate.
    pub plate: Option<String>,
    pub well: WellColumns,
}

/// Columns that have the name of a well but do not hold wells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    pub columns: WellColumns,
    /// Images with a value.
    pub values: usize,
    /// Of these, those whose value is no well.
    pub unreadable: usize,
    /// The first of those values.
    pub example: String,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundColumns {
    /// `None` if no columns hold wells.
    pub columns: Option<PlateColumns>,
    /// In the order in which they were considered.
    pub rejected: Vec<Rejected>,
}

/// An image and where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed<'a> {
    pub image: ImageId,
    /// `None` if the image names no plate.
    pub plate: Option<&'a str>,
    pub well: Well,
}

/// Images with their places, and those without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement<'a> {
    /// In the order in which they were given.
    pub placed: Vec<Placed<'a>>,
    /// In the same order, with the reason.
    pub left_out: Vec<(ImageId, WellError)>,
}

impl Placement<'_> {
    /// Images that were left out because they have no well at all; the others have one that cannot be read or lies on
    /// no plate.
    #[must_use]
    pub fn without_well(&self) -> usize {
        self.left_out.iter().filter(|(_, reason)| *reason == WellError::Missing).count()
    }
}

/// Plain names, the surest first.
const WELL: [&str; 11] = [
    "well",
    "wellid",
    "wellname",
    "wellposition",
    "wellpos",
    "wellcoordinate",
    "wellcoord",
    "welllocation",
    "wellcode",
    "wells",
    "position",
];
const ROW: [&str; 7] = ["row", "wellrow", "platerow", "rowname", "rowletter", "rownumber", "rowid"];
const COLUMN: [&str; 12] = [
    "column",
    "col",
    "wellcolumn",
    "wellcol",
    "platecolumn",
    "platecol",
    "columnname",
    "colname",
    "columnnumber",
    "colnumber",
    "columnid",
    "colid",
];
const PLATE: [&str; 9] = [
    "plate",
    "plateid",
    "platename",
    "barcode",
    "platebarcode",
    "assayplate",
    "assayplatebarcode",
    "platenumber",
    "plateno",
];

/// Finds the columns of the plate and the well among the metadata of images.
///
/// Names are compared without case, spaces and signs and without the prefixes `Image_` and `Metadata_` of CellProfiler.
/// A column of wells, or a row and a column, is taken only if at least half of its values are wells. Of several, the
/// one that places the most images; of equals, one column before two, and then the surest name. The plate is the column
/// of such a name that most images have.
#[must_use]
pub fn find_columns(images: &[&Image]) -> FoundColumns {
    let mut known = BTreeSet::new();
    let all = images.iter().flat_map(|image| &image.metadata).map(|(name, _)| name.as_str());
    let names: Vec<&str> = all.filter(|name| known.insert(*name)).collect();

    let mut candidates: Vec<WellColumns> =
        named(&names, &WELL).into_iter().map(|name| WellColumns::Well(name.to_owned())).collect();
    for row in named(&names, &ROW) {
        let columns = named(&names, &COLUMN).into_iter();
        candidates
            .extend(columns.map(|column| WellColumns::RowAndColumn { row: row.to_owned(), column: column.to_owned() }));
    }
    let mut rejected = Vec::new();
    let mut best: Option<(usize, WellColumns)> = None;
    for columns in candidates {
        let (mut read, mut unreadable, mut example) = (0, 0, None);
        for image in images {
            match well_of(image, &columns) {
                Ok(_) => read += 1,
                Err(WellError::Missing) => {}
                Err(WellError::Unreadable(text) | WellError::OffPlate(text)) => {
                    unreadable += 1;
                    example.get_or_insert(text);
                }
            }
        }
        if read < unreadable {
            let example = example.unwrap_or_default();
            rejected.push(Rejected { columns, values: read + unreadable, unreadable, example });
        } else if read > best.as_ref().map_or(0, |(most, _)| *most) {
            best = Some((read, columns));
        }
    }
    let mut plate: Option<(usize, &str)> = None;
    for name in named(&names, &PLATE) {
        let values = images.iter().filter(|image| value(image, name).is_some()).count();
        if values > plate.map_or(0, |(most, _)| most) {
            plate = Some((values, name));
        }
    }
    let plate = plate.map(|(_, name)| name.to_owned());
    FoundColumns { columns: best.map(|(_, well)| PlateColumns { plate, well }), rejected }
}

/// Places images by these columns. White space at the ends of a value does not matter.
#[must_use]
pub fn place<'a>(images: &[&'a Image], columns: &PlateColumns) -> Placement<'a> {
    let mut placement = Placement { placed: Vec::new(), left_out: Vec::new() };
    for &image in images {
        match well_of(image, &columns.well) {
            Ok(well) => {
                let plate = columns.plate.as_ref().and_then(|name| value(image, name));
                placement.placed.push(Placed { image: image.id, plate, well });
            }
            Err(reason) => placement.left_out.push((image.id, reason)),
        }
    }
    placement
}

fn well_of(image: &Image, columns: &WellColumns) -> Result<Well, WellError> {
    match columns {
        WellColumns::Well(name) => value(image, name).map_or(Err(WellError::Missing), read_well),
        WellColumns::RowAndColumn { row, column } => match (value(image, row), value(image, column)) {
            (Some(row), Some(column)) => read_row_and_column(row, column),
            _ => Err(WellError::Missing),
        },
    }
}

fn value<'a>(image: &'a Image, name: &str) -> Option<&'a str> {
    let (_, value) = image.metadata.iter().find(|(other, _)| other == name)?;
    Some(value.trim()).filter(|value| !value.is_empty())
}

/// The names that are one of the wanted, the surest first; of equals, in their own order.
fn named<'a>(names: &[&'a str], wanted: &[&str]) -> Vec<&'a str> {
    let mut found: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for name in names {
        let plain = plain(name);
        if let Some(rank) = wanted.iter().position(|wanted| *wanted == plain) {
            found.entry(rank).or_default().push(name);
        }
    }
    found.into_values().flatten().collect()
}

/// Letters and digits only, in lower case, without CellProfiler's prefixes.
fn plain(name: &str) -> String {
    let name: String = name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let name = name.strip_prefix("image").unwrap_or(&name);
    name.strip_prefix("metadata").unwrap_or(name).to_owned()
}
