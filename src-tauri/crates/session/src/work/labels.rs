//! Labels from a table.
//!
//! Owns: reading a table of files, categories and partitions, and finding which row speaks of which file. Refuses:
//! guessing; a row whose file is not there is reported. What a column means is said by `vesicle_project::import`.
//!
//! Format: comma, semicolon or tab separated, first row = names of the columns. A file is the path under the imported
//! folder, with `/` or `\`, also with folders above that one in front, or its name if only one row has it. A category may
//! be empty or `Unknown`; a partition is training, validation, test or empty. In CellProfiler's tables a row names a file
//! for each channel. Texts that were marked for spreadsheets are read without the mark; of a table of our own predictions
//! what models said is no metadata.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use vesicle_project::import::{ColumnRole, ColumnRoles, ImageSource, column_roles};
use vesicle_project::{Partition, UNKNOWN_NAME};

use super::prediction_columns;
use super::read::Unit;
use crate::SessionError;
use crate::table_file::{bounded_text, formula, whole_text};

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
    /// Where it was read.
    pub(crate) place: PathBuf,
    /// What its columns are called and mean, in their order.
    pub(crate) columns: Vec<(String, ColumnRole)>,
    /// By the file as the table writes it.
    rows: BTreeMap<String, LabelRow>,
    /// The same with `/` between folders and without spaces around -> the one row; `None` if several rows are meant.
    by_path: BTreeMap<String, Option<String>>,
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
        let table = Self::parse(&bounded_text(path).map_err(refuse)?).map_err(refuse)?;
        Ok(Self { place: crate::places::absolute(path), ..table })
    }

    /// Whether the beginning of a file is a table that names images.
    pub(crate) fn names_files(beginning: &[u8]) -> bool {
        let text = String::from_utf8_lossy(beginning);
        let first = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
        Self::parse(first).is_ok()
    }

    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first = text.lines().next().unwrap_or_default();
        let mut delimiters = [b',', b';', b'\t'];
        delimiters.sort_by_key(|byte| std::cmp::Reverse(first.bytes().filter(|b| b == byte).count()));
        // A name of a category may hold any of them, so that the most frequent one need not be the right one.
        let fits = |delimiter: &u8| opened(text, *delimiter).is_ok_and(|(.., columns)| columns.problem.is_none());
        let delimiter = delimiters.iter().copied().find(fits).unwrap_or(delimiters[0]);
        let (mut reader, headers, columns) = opened(text, delimiter)?;
        if let Some(problem) = columns.problem {
            return Err(problem);
        }
        let ours = prediction_columns::are_ours(&headers);
        let said = |header: &str| ours && prediction_columns::is_result(header);
        let whole = columns.position(&ColumnRole::File { channel: None });
        let (category, partition) = (columns.position(&ColumnRole::Category), columns.position(&ColumnRole::Partition));

        let mut table = Self {
            columns: headers
                .iter()
                .cloned()
                .zip(columns.roles.iter().cloned())
                .filter(|(header, _)| !said(header))
                .collect(),
            problems: columns.notes.clone(),
            ..Self::default()
        };
        for (line, record) in (2_u64..).zip(reader.records()) {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    table.problems.push(format!("row {line} could not be read: {error}"));
                    continue;
                }
            };
            let record: Vec<&str> = record.iter().map(formula::unmarked).collect();
            let cell = |at: usize| record.get(at).copied();
            let mut files: Vec<_> = columns.sources.iter().filter_map(|source| named_file(source, &cell)).collect();
            if files.is_empty() {
                // Where some images are one file and others one for each channel.
                files.extend(
                    whole.and_then(cell).filter(|name| !name.trim().is_empty()).map(|name| (name.to_owned(), None)),
                );
            }
            if files.is_empty() {
                table.problems.push(format!("row {line} names no file"));
                continue;
            }
            let mut row = LabelRow {
                category: category.and_then(cell).map(str::trim).and_then(named_category),
                files,
                ..LabelRow::default()
            };
            if let Some(text) = partition.and_then(cell).map(str::trim) {
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
                .filter(|(_, (_, header))| !said(header))
                .filter_map(|(at, (role, header))| Some((metadata_name(role, header)?, cell(at)?.trim().to_owned())))
                .collect();
            table.add(row, line);
        }
        Ok(table)
    }

    pub(super) fn add(&mut self, row: LabelRow, line: u64) {
        let Some((key, _)) = row.files.first().cloned() else { return };
        match self.rows.get(&key) {
            Some(same) if *same == row => return,
            Some(_other) => {
                self.problems
                    .push(format!("row {line} speaks of “{key}” again, and otherwise; the last such row counts"));
            }
            None => {
                let only = |names: &mut BTreeMap<String, Option<String>>, name: String| {
                    names.entry(name).and_modify(|only| *only = None).or_insert_with(|| Some(key.clone()));
                };
                only(&mut self.by_path, slashed(&key));
                for (file, _) in &row.files {
                    only(&mut self.by_name, file_name(&slashed(file)).to_owned());
                }
            }
        }
        self.rows.insert(key, row);
    }

    /// Rows that make one image of several files, with the files and the channels that they hold.
    pub(crate) fn several_files(&self) -> impl Iterator<Item = &[(String, Option<String>)]> {
        self.rows.values().map(|row| &row.files[..]).filter(|files| files.len() > 1)
    }

    /// Which row speaks of each of the images that are imported together: by the path under the imported folder, with as
    /// many of the folders above as the row names, else by the name of the file if only one row has it. A row that could
    /// mean several files means none.
    pub(crate) fn assign<'t>(&'t self, units: &[Unit]) -> Assigned<'t> {
        let mut candidates: Vec<Vec<(usize, &str)>> = units.iter().map(|unit| self.candidates(unit)).collect();
        // Of several files that one row could mean, it means the one for which it names fewer folders above.
        loop {
            let claims = Claims::of(units, candidates.iter().map(|of_unit| of_unit.last().copied()));
            let mut losers = Vec::new();
            for claimants in claims.of_row.values().filter(|claimants| claims.files(claimants) > 1) {
                let fewest = claimants.iter().map(|(above, _)| *above).min();
                losers.extend(claimants.iter().filter(|(above, _)| Some(*above) > fewest).map(|(_, at)| *at));
            }
            if losers.is_empty() {
                break;
            }
            for at in losers {
                candidates[at].pop();
            }
        }
        let by_place = Claims::of(units, candidates.iter().map(|of_unit| of_unit.last().copied()));
        let mut rows: Vec<Option<&str>> = vec![None; units.len()];
        let mut doubts = by_place.settle(&mut rows);
        let by_name = Claims::of(
            units,
            units.iter().zip(&rows).map(|(unit, row)| {
                let only = self.by_name.get(file_name(&slashed(&unit.first_name)))?.as_deref()?;
                (row.is_none() && !by_place.of_row.contains_key(only)).then_some((0, only))
            }),
        );
        doubts.extend(by_name.settle(&mut rows));
        let row = |key: Option<&'t str>| self.rows.get_key_value(key?).map(|(key, row)| (key.as_str(), row));
        Assigned { rows: rows.into_iter().map(row).collect(), doubts }
    }

    /// The rows whose file is written like the end of the path of a unit's first file, and how many of the folders above
    /// the chosen one they name; the one with the most is last.
    fn candidates(&self, unit: &Unit) -> Vec<(usize, &str)> {
        let depth = unit.first_name.split('/').count();
        let above = unit.files.first().into_iter().flat_map(|member| member.file.ancestors().skip(depth));
        let folders = above.filter_map(|folder| folder.file_name()?.to_str());
        let longer = folders.scan(unit.first_name.clone(), |path, folder| {
            *path = format!("{folder}/{path}");
            Some(path.clone())
        });
        let whole = unit.files.first().and_then(|member| member.file.to_str()).map(str::to_owned);
        let paths = std::iter::once(unit.first_name.clone()).chain(longer).chain(whole);
        let mut found: Vec<(usize, &str)> =
            paths.enumerate().filter_map(|(above, path)| Some((above, self.by_place(&path)?))).collect();
        found.dedup_by_key(|(_, row)| *row);
        found
    }

    /// The row whose file is written like this path, or means the same.
    fn by_place(&self, path: &str) -> Option<&str> {
        match self.rows.get_key_value(path) {
            Some((key, _)) => Some(key),
            None => self.by_path.get(&slashed(path))?.as_deref(),
        }
    }

    /// How many rows there are; one that comes twice counts once.
    pub(crate) fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// The categories that rows name, in the order of their names.
    pub(crate) fn categories(&self) -> BTreeSet<&str> {
        self.rows.values().filter_map(|row| row.category.as_deref()).collect()
    }

    /// Rows that speak of none of the files found.
    pub(crate) fn unused(&self, used: &BTreeSet<&str>) -> Vec<&str> {
        self.rows.keys().map(String::as_str).filter(|file| !used.contains(file)).collect()
    }
}

/// What [`LabelsTable::assign`] found.
pub(crate) struct Assigned<'t> {
    /// For each image its row, with the file as the table writes it.
    pub(crate) rows: Vec<Option<(&'t str, &'t LabelRow)>>,
    /// Rows that could mean several files, and how many.
    pub(crate) doubts: Vec<(&'t str, usize)>,
}

/// The images that each row may mean, and how many of the folders above the chosen one it names for them.
struct Claims<'t, 'u> {
    units: &'u [Unit],
    of_row: BTreeMap<&'t str, Vec<(usize, usize)>>,
}

impl<'t, 'u> Claims<'t, 'u> {
    fn of(units: &'u [Unit], claimed: impl Iterator<Item = Option<(usize, &'t str)>>) -> Self {
        let mut of_row: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
        for (at, claim) in claimed.enumerate() {
            if let Some((above, row)) = claim {
                of_row.entry(row).or_default().push((above, at));
            }
        }
        Self { units, of_row }
    }

    /// How many different files these are; one that was chosen twice is one.
    fn files(&self, claimants: &[(usize, usize)]) -> usize {
        claimants
            .iter()
            .map(|(_, at)| self.units[*at].files.first().map(|member| &member.file))
            .collect::<BTreeSet<_>>()
            .len()
    }

    /// Gives each row to its file; returns those that could mean several, and how many.
    fn settle(&self, rows: &mut [Option<&'t str>]) -> Vec<(&'t str, usize)> {
        let mut doubts = Vec::new();
        for (row, claimants) in &self.of_row {
            match self.files(claimants) {
                1 => claimants.iter().for_each(|(_, at)| rows[*at] = Some(row)),
                files => doubts.push((*row, files)),
            }
        }
        doubts
    }
}

/// The text of a file that tells of images.
pub(super) fn text_of(path: &Path) -> Result<String, SessionError> {
    whole_text(path).map_err(|reason| SessionError::Unreadable { path: path.to_path_buf(), reason })
}

pub(super) type OpenedTable<'t> = (csv::Reader<&'t [u8]>, Vec<String>, ColumnRoles);

/// The table with what its columns mean, if they are divided like this.
pub(super) fn opened(text: &str, delimiter: u8) -> Result<OpenedTable<'_>, String> {
    // Not trimmed: a file's name may begin or end with a space.
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let headers: Vec<String> = reader.headers().map_err(|error| error.to_string())?.iter().map(header).collect();
    let columns = column_roles(&headers.iter().map(String::as_str).collect::<Vec<_>>());
    Ok((reader, headers, columns))
}

/// The name of a column.
fn header(cell: &str) -> String {
    formula::unmarked(cell.trim()).to_owned()
}

/// The file that a row names, with its folder where that has a column of its own, and its channel.
pub(super) fn named_file<'r>(
    source: &ImageSource,
    cell: &dyn Fn(usize) -> Option<&'r str>,
) -> Option<(String, Option<String>)> {
    let text = cell(source.file as usize).filter(|name| !name.trim().is_empty())?;
    let name = text.strip_prefix("file:").filter(|_| source.url).unwrap_or(text).to_owned();
    let folder = source.folder.and_then(|at| cell(at as usize)).map(slashed).filter(|folder| !folder.is_empty());
    let path = folder.map_or_else(|| name.clone(), |folder| format!("{}/{name}", folder.trim_end_matches('/')));
    Some((path, source.channel.clone()))
}

/// The name under which a column is kept; `None` for what is said elsewhere.
pub(super) fn metadata_name(role: &ColumnRole, header: &str) -> Option<String> {
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

pub(super) fn named_category(text: &str) -> Option<String> {
    let unknown = text.is_empty() || text.eq_ignore_ascii_case(UNKNOWN_NAME);
    (!unknown).then(|| text.to_owned())
}

/// The last part of a path with `/`.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// As a path is compared where it is not written exactly as the file is called.
pub(super) fn slashed(path: &str) -> String {
    path.trim().replace('\\', "/").trim_start_matches("./").to_owned()
}

#[cfg(test)]
mod tests;
