//! Tables that leave the app as CSV.
//!
//! Owns: how each of them is written: UTF-8, commas, quotes where they are needed (RFC 4180), the whole file or none of it.
//! Refuses: what stands in them; names stand there letter by letter, also those that begin like a formula, since tables
//! are read back.

use std::path::Path;

use crate::SessionError;
use crate::thumbnails::write_whole;
use crate::view::ExportReport;
use crate::views::narrow;

/// Writes rows of equal length, the first of them the header. Returns how many there are below it.
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
        writer.write_record(row).map_err(|error| failed(std::io::Error::other(error)))?;
        count += 1;
    }
    let bytes = writer.into_inner().map_err(|error| failed(error.into_error()))?;
    write_whole(&crate::places::absolute(path), &bytes).map_err(failed)?;
    Ok(ExportReport { path: path.to_string_lossy().into_owned(), rows: narrow(count.saturating_sub(1)) })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_quoted_where_it_must_be_and_appears_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let rows = [["name", "value"], ["a, \"b\"\nc", "=1+1"], ["Zellkörper", ""]];
        assert_eq!(save_table(&path, rows).unwrap().rows, 2);
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text, "name,value\n\"a, \"\"b\"\"\nc\",=1+1\nZellkörper,\n");

        let ragged = save_table(&path, [vec!["name", "value"], vec!["alone"]]);
        assert!(ragged.unwrap_err().to_string().contains("a.csv"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "what was there stays");
    }
}
