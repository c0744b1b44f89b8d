//! Tables that leave the app, and come back: CSV and Parquet, by the file's ending.
//!
//! Owns: how each of them is written, the whole file or none of it, the same cells as the same bytes; and reading both
//! within bounds. CSV is UTF-8 with commas, quotes where they are needed (RFC 4180), and texts that a spreadsheet would
//! compute are marked ([`formula`]). Refuses: what stands in them.

pub(crate) mod formula;
mod read;
mod write;

use std::path::Path;

pub(crate) use read::{TableReader, bounded_text, narrow_cells, whole_text};
pub(crate) use vesicle_parquet::{Field, Kind, Values};
pub(crate) use write::TableWriter;

use crate::SessionError;
use crate::thumbnails::write_whole;
use crate::view::ExportReport;
use crate::views::narrow;

/// Where a Parquet file says which part of a table it is; a CSV says it as the name of its last column, which is empty.
const PART: &str = "vesicle.part";

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Csv,
    Parquet,
}

impl Form {
    /// By the ending of a file that is to be written.
    ///
    /// # Errors
    /// When it is the ending of no table.
    pub(crate) fn of_new(path: &Path) -> Result<Self, SessionError> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("csv") => Ok(Self::Csv),
            Some("parquet") => Ok(Self::Parquet),
            _ => Err(SessionError::Refused(format!(
                "The ending of {} does not say in which form the table is wanted. Let it be .csv or .parquet.",
                path.display()
            ))),
        }
    }
}

/// Shorthand for a column.
pub(crate) fn field(name: impl Into<String>, kind: Kind) -> Field {
    Field { name: name.into(), kind }
}

/// Writes rows of equal length as CSV, the first of them the header. Returns how many there are below it.
///
/// # Errors
/// When the rows differ in length, or the file cannot be written.
pub fn save_table<R>(path: &Path, rows: impl IntoIterator<Item = R>) -> Result<ExportReport, SessionError>
where
    R: IntoIterator<Item: AsRef<[u8]>>,
{
    let failed = |source| SessionError::Write { path: path.to_path_buf(), source };
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut count = 0_usize;
    for row in rows {
        for cell in row {
            let written = match std::str::from_utf8(cell.as_ref()) {
                Ok(text) => writer.write_field(&*formula::marked(text)),
                Err(_) => writer.write_field(cell),
            };
            written.map_err(|error| failed(std::io::Error::other(error)))?;
        }
        writer.write_record(None::<&[u8]>).map_err(|error| failed(std::io::Error::other(error)))?;
        count += 1;
    }
    let bytes = writer.into_inner().map_err(|error| failed(error.into_error()))?;
    write_whole(&crate::places::absolute(path), &bytes).map_err(failed)?;
    Ok(ExportReport { path: path.to_string_lossy().into_owned(), rows: narrow(count.saturating_sub(1)) })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests;
