//! The words of the format: numbers that stand for kinds, encodings and codecs, and what the end of a file says.
//!
//! Owns: turning the footer into groups and columns, checked against each other and the limits. Refuses: pages.

use crate::thrift::{Input, Struct};
use crate::{Field, Kind, Limits, ParquetError, damaged};

pub(crate) const BOOLEAN: i64 = 0;
pub(crate) const INT32: i64 = 1;
pub(crate) const INT64: i64 = 2;
pub(crate) const FLOAT: i64 = 4;
pub(crate) const DOUBLE: i64 = 5;
pub(crate) const BYTE_ARRAY: i64 = 6;

pub(crate) const REQUIRED: i64 = 0;
pub(crate) const OPTIONAL: i64 = 1;
pub(crate) const UTF8: i64 = 0;

pub(crate) const PLAIN: i64 = 0;
pub(crate) const PLAIN_DICTIONARY: i64 = 2;
pub(crate) const RLE: i64 = 3;
pub(crate) const RLE_DICTIONARY: i64 = 8;

/// A column as it lies in the file.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    pub(crate) field: Field,
    /// [`BOOLEAN`] and so on.
    pub(crate) physical: i64,
    /// Cells may be missing.
    pub(crate) optional: bool,
}

/// Some rows of a column.
#[derive(Clone, Debug)]
pub(crate) struct Chunk {
    pub(crate) start: u64,
    /// With the headers of its pages, packed.
    pub(crate) length: u64,
    /// Cells, with those that are missing.
    pub(crate) count: u64,
    pub(crate) codec: i64,
}

/// Some rows.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) rows: u64,
    pub(crate) chunks: Vec<Chunk>,
}

#[derive(Clone, Debug)]
pub(crate) struct Footer {
    pub(crate) columns: Vec<Stored>,
    pub(crate) groups: Vec<Group>,
    pub(crate) properties: Vec<(String, String)>,
}

impl Footer {
    /// `end`: the pages lie before it.
    pub(crate) fn read(bytes: &[u8], end: u64, limits: &Limits) -> Result<Self, ParquetError> {
        let file = Input::new(bytes, bytes.len()).structure()?;
        let mut elements = file.list(2);
        let root = elements.next().ok_or_else(|| damaged("it has no schema"))?;
        let said = u64::try_from(root.integer(5).unwrap_or(0)).unwrap_or(0);
        let most = limits.columns as u64;
        if said > most {
            return Err(ParquetError::TooMany { what: "columns", found: said, most });
        }
        let columns = elements.map(column).collect::<Result<Vec<Stored>, ParquetError>>()?;
        if columns.len() as u64 != said {
            return Err(damaged("its schema does not add up"));
        }
        let groups =
            file.list(4).map(|group| read_group(group, &columns, end, limits)).collect::<Result<Vec<_>, _>>()?;
        let properties = file.list(5);
        let properties =
            properties.filter_map(|one| Some((one.text(1)?.to_owned(), one.text(2).unwrap_or_default().to_owned())));
        Ok(Self { columns, groups, properties: properties.collect() })
    }
}

fn column(element: &Struct<'_>) -> Result<Stored, ParquetError> {
    let name = element.text(4).ok_or_else(|| damaged("a column without a name"))?.to_owned();
    let unknown = |what: &str| ParquetError::Unknown { column: name.clone(), what: what.to_owned() };
    if element.integer(5).unwrap_or(0) != 0 {
        return Err(unknown("has columns within it"));
    }
    let optional = match element.integer(3).unwrap_or(REQUIRED) {
        REQUIRED => false,
        OPTIONAL => true,
        _ => return Err(unknown("holds lists")),
    };
    let physical = element.integer(1).ok_or_else(|| damaged("a column without a kind"))?;
    // UTF8, ENUM and JSON are texts; the signed and unsigned whole numbers are numbers. A decimal or a time is not what
    // its bytes say.
    let converted = element.integer(6);
    // The new words: those for decimals (5), dates (6), times (7, 8) and 16-bit floats (15) have no old one everywhere.
    let plain =
        element.inner(10).is_none_or(|logical| [5, 6, 7, 8, 15].iter().all(|word| logical.inner(*word).is_none()));
    let plain_number = plain && matches!(converted, None | Some(11..=18));
    let kind = match physical {
        BOOLEAN => Kind::Boolean,
        INT32 | INT64 if plain_number => Kind::Integer,
        FLOAT => Kind::Float,
        DOUBLE => Kind::Double,
        BYTE_ARRAY if matches!(converted, None | Some(0 | 4 | 19)) => Kind::Text,
        _ => return Err(unknown("holds decimals, times or bytes of a fixed length")),
    };
    Ok(Stored { field: Field { name, kind }, physical, optional })
}

fn read_group(group: &Struct<'_>, columns: &[Stored], end: u64, limits: &Limits) -> Result<Group, ParquetError> {
    let wrong = || damaged("a group of rows does not add up");
    let rows = group.integer(3).and_then(|rows| u64::try_from(rows).ok()).ok_or_else(wrong)?;
    let cells = rows.saturating_mul(columns.len() as u64);
    if cells > limits.cells {
        return Err(ParquetError::TooMany { what: "cells in a group of rows", found: cells, most: limits.cells });
    }
    let chunk = |chunk: &Struct<'_>| -> Option<Chunk> {
        let about = chunk.inner(3)?;
        let number = |field| about.integer(field).and_then(|number| u64::try_from(number).ok());
        // Where there is a dictionary, it lies in front of the pages; some programs write 0 for none.
        let start = number(11)
            .filter(|at| *at > 0)
            .map_or(number(9)?, |dictionary| dictionary.min(number(9).unwrap_or(dictionary)));
        let length = number(7)?;
        let fits = start.checked_add(length)? <= end && number(5)? == rows;
        fits.then_some(Chunk { start, length, count: rows, codec: about.integer(4)? })
    };
    let chunks: Vec<Chunk> = group.list(1).map(chunk).collect::<Option<_>>().ok_or_else(wrong)?;
    if chunks.len() != columns.len() {
        return Err(wrong());
    }
    Ok(Group { rows, chunks })
}
