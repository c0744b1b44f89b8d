//! Labels from a table.
//!
//! Owns: reading a table of files, categories and partitions, and finding which row speaks of which file. Refuses:
//! guessing; a row whose file is not there is reported. What a column means is said by `vesicle_project::import`.
//!
//! Format: comma, semicolon or tab separated, first row = names of the columns. A file is the path under the imported
//! folder, with `/` or `\`, or its name if only one row has it. A category may be empty or `Unknown`; a partition is
//! training, validation, test or empty. In CellProfiler's tables a row names a file for each channel.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use vesicle_project::import::{ColumnRole, ImageSource, column_roles};
use vesicle_project::{Partition, UNKNOWN_NAME};

use crate::SessionError;

/// One row: what a table says about a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct LabelRow {
    /// `None` is Unknown.
    pub(crate) category: Option<String>,
    pub(crate) partition: Option<Partition>,
    pub(crate) metadata: Vec<(String, String)>,
    /// The files of the row and the channels that they hold; a file with all channels has none.
    pub(crate) files: Vec<(String, Option<String>)>,
}

/// A table of labels.
#[derive(Debug, Clone, Default)]
pub struct LabelsTable {
    rows: BTreeMap<String, LabelRow>,
    /// File name -> the one row with that name; `None` if several rows have it.
    by_name: BTreeMap<String, Option<String>>,
    /// Rows that could not be read, in words.
    pub(crate) problems: Vec<String>,
}

impl LabelsTable {
    /// Reads a table.
    ///
    /// # Errors
    /// When the file cannot be read, is not UTF-8, or has no file column.
    pub fn read(path: &Path) -> Result<Self, SessionError> {
        let refuse = |reason: String| SessionError::Unreadable { path: path.to_path_buf(), reason };
        let bytes = std::fs::read(path).map_err(|error| refuse(crate::pictures::io_reason(&error)))?;
        let text = String::from_utf8(bytes)
            .map_err(|_not_utf8| refuse("it is not a text table in UTF-8. Save it as CSV (UTF-8)".to_owned()))?;
        Self::parse(&text).map_err(refuse)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first = text.lines().next().unwrap_or_default();
        let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|byte| first.bytes().filter(|b| b == byte).count());
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b','))
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let headers: Vec<String> = reader.headers().map_err(|e| e.to_string())?.iter().map(str::to_owned).collect();
        let columns = column_roles(&headers.iter().map(String::as_str).collect::<Vec<_>>());
        if let Some(problem) = columns.problem {
            return Err(problem);
        }
        let (category, partition) = (columns.position(&ColumnRole::Category), columns.position(&ColumnRole::Partition));

        let mut table = Self { problems: columns.notes.clone(), ..Self::default() };
        for (line, record) in (2_u64..).zip(reader.records()) {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    table.problems.push(format!("row {line} could not be read: {error}"));
                    continue;
                }
            };
            let files: Vec<_> = columns.sources.iter().filter_map(|source| named_file(source, &record)).collect();
            if files.is_empty() {
                table.problems.push(format!("row {line} names no file"));
                continue;
            }
            let mut row = LabelRow {
                category: category.and_then(|at| record.get(at)).and_then(named_category),
                files,
                ..LabelRow::default()
            };
            if let Some(text) = partition.and_then(|at| record.get(at)) {
                match text.parse() {
                    Ok(partition) => row.partition = Some(partition),
                    Err(()) => table.problems.push(format!("row {line}: “{text}” is no partition; it was left out")),
                }
            }
            row.metadata = columns
                .roles
                .iter()
                .zip(&headers)
                .enumerate()
                .filter_map(|(at, (role, header))| Some((metadata_name(role, header)?, record.get(at)?.to_owned())))
                .collect();
            table.add(row);
        }
        Ok(table)
    }

    fn add(&mut self, row: LabelRow) {
        let Some((key, _)) = row.files.first().cloned() else { return };
        for (file, _) in &row.files {
            let name = file_name(file).to_owned();
            self.by_name.entry(name).and_modify(|only| *only = None).or_insert_with(|| Some(key.clone()));
        }
        self.rows.insert(key, row);
    }

    /// Rows that make one image of several files, with the files and the channels that they hold.
    pub(crate) fn several_files(&self) -> impl Iterator<Item = &[(String, Option<String>)]> {
        self.rows.values().map(|row| &row.files[..]).filter(|files| files.len() > 1)
    }

    /// The row about a file: by its path under the imported folder, else by its name if only one row has it.
    pub(crate) fn find(&self, path_under_folder: &str) -> Option<(&str, &LabelRow)> {
        let path = slashed(path_under_folder);
        if let Some((file, row)) = self.rows.get_key_value(&path) {
            return Some((file, row));
        }
        let file = self.by_name.get(file_name(&path))?.as_ref()?;
        self.rows.get_key_value(file).map(|(file, row)| (file.as_str(), row))
    }

    /// Rows that speak of none of the files found.
    pub(crate) fn unused(&self, used: &BTreeSet<String>) -> Vec<&str> {
        self.rows.keys().filter(|file| !used.contains(*file)).map(String::as_str).collect()
    }
}

/// The file that a row names, with its folder where that has a column of its own, and its channel.
fn named_file(source: &ImageSource, record: &csv::StringRecord) -> Option<(String, Option<String>)> {
    let text = record.get(source.file as usize).filter(|name| !name.is_empty())?;
    let name = slashed(text.strip_prefix("file:").filter(|_| source.url).unwrap_or(text));
    let folder = source.folder.and_then(|at| record.get(at as usize)).map(slashed).filter(|folder| !folder.is_empty());
    let path = folder.map_or_else(|| name.clone(), |folder| format!("{}/{name}", folder.trim_end_matches('/')));
    Some((path, source.channel.clone()))
}

/// The name under which a column is kept; `None` for what is said elsewhere.
fn metadata_name(role: &ColumnRole, header: &str) -> Option<String> {
    match role {
        ColumnRole::Metadata { name } => Some(name.clone()),
        ColumnRole::Group => Some(header.to_owned()),
        ColumnRole::ImageNumber => Some(header.to_owned()),
        ColumnRole::File { .. }
        | ColumnRole::Folder { .. }
        | ColumnRole::Url { .. }
        | ColumnRole::Category
        | ColumnRole::Partition => None,
    }
}

fn named_category(text: &str) -> Option<String> {
    let unknown = text.is_empty() || text.eq_ignore_ascii_case(UNKNOWN_NAME);
    (!unknown).then(|| text.to_owned())
}

/// The last part of a path with `/`.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn slashed(path: &str) -> String {
    path.replace('\\', "/").trim_start_matches("./").to_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_name_and_the_rest_is_metadata() {
        let table = LabelsTable::parse("\u{feff}well;Class;FILE;partition\nA01;x;a\\1.tif;Val\nA02;unknown;a/2.tif;\n")
            .unwrap();
        let (file, row) = table.find("a/1.tif").unwrap();
        assert_eq!(file, "a/1.tif");
        assert_eq!(row.category.as_deref(), Some("x"));
        assert_eq!(row.partition, Some(Partition::Validation));
        assert_eq!(row.metadata, vec![("well".to_owned(), "A01".to_owned())]);
        assert_eq!(table.find("a/2.tif").unwrap().1.category, None);
    }

    #[test]
    fn a_name_is_enough_only_if_it_is_the_only_one() {
        let table = LabelsTable::parse("file,category\nx/1.tif,a\ny/1.tif,b\ny/2.tif,b\n").unwrap();
        assert_eq!(table.find("deep/y/2.tif").unwrap().0, "y/2.tif");
        assert!(table.find("deep/1.tif").is_none());
        let used = BTreeSet::from(["y/2.tif".to_owned()]);
        assert_eq!(table.unused(&used), vec!["x/1.tif", "y/1.tif"]);
    }

    #[test]
    fn bad_rows_are_named_and_the_rest_goes_on() {
        let table = LabelsTable::parse("file,category,partition\n,a,\n1.tif,a,sometimes\n2.tif,a,test\n").unwrap();
        assert_eq!(table.problems.len(), 2, "{:?}", table.problems);
        assert!(table.problems[0].contains("row 2") && table.problems[1].contains("sometimes"));
        assert_eq!(table.find("2.tif").unwrap().1.partition, Some(Partition::Test));
        assert!(LabelsTable::parse("name,category\n1.tif,a\n").unwrap_err().contains("file"));
    }

    #[test]
    fn a_row_may_name_a_file_for_each_channel() {
        let table = LabelsTable::parse(
            "ImageNumber,FileName_DNA,PathName_DNA,FileName_GFP,PathName_GFP,Metadata_Well,class\n\
             1,a_1.tif,/plate,a_2.tif,/plate,A01,x\n2,b_1.tif,/plate,b_2.tif,/plate,B01,y\n",
        )
        .unwrap();
        let files: Vec<_> = table.several_files().map(<[_]>::to_vec).collect();
        assert_eq!(files.len(), 2);
        assert_eq!(files[0][1], ("/plate/a_2.tif".to_owned(), Some("GFP".to_owned())));
        let (_, row) = table.find("raw/b_2.tif").unwrap();
        assert_eq!((row.category.as_deref(), row.metadata.len()), (Some("y"), 2), "{:?}", row.metadata);
    }
}
