//! Images of a list, without a project: predicting them, describing them, and putting parts together.
//!
//! Owns: what a list is (a table with a column of files, as the import knows them), where its files are, the parts that it is
//! divided into, and the pictures. A list is read row by row and its pictures a group at a time, so it may be of any
//! length. Refuses: keeping anything but the table that was asked for.

mod embed;
mod merge;
mod part;
mod pictures;
mod predict;

use std::path::{Path, PathBuf};

use vesicle_project::import::{ColumnRole, ColumnRoles, column_roles};

pub use embed::{EmbedRequest, Embedded, embed};
pub use merge::{Merged, merge};
pub use part::Shard;
pub use predict::{ListRequest, Listed, predict_list};

use super::labels::{named_file, slashed};
use super::read::Member;
use crate::SessionError;
use crate::table_file::{Field, TableReader, Values, narrow_cells};

/// Rows whose pictures are asked about together.
const GROUP: usize = 1024;

/// The files of an image, or why they are not known.
type Files = Result<Vec<Member>, String>;

/// A list of images.
struct List {
    path: PathBuf,
    /// Relative files are in here.
    folder: PathBuf,
    fields: Vec<Field>,
    roles: ColumnRoles,
}

impl List {
    /// `images`: the folder of relative files, where it is not the list's own.
    fn open(path: &Path, images: Option<&Path>) -> Result<Self, SessionError> {
        let refuse = |reason: String| SessionError::Unreadable { path: path.to_path_buf(), reason };
        let reader = TableReader::open(path)?;
        let fields = reader.fields().to_vec();
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        let roles = column_roles(&names);
        if let Some(problem) = roles.problem {
            return Err(refuse(problem));
        }
        let mut sorted = names.clone();
        sorted.sort_unstable();
        if let Some(pair) = sorted.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(refuse(format!("two of its columns are called “{}”", pair[0])));
        }
        let folder = images.or(path.parent()).map(Path::to_path_buf).unwrap_or_default();
        Ok(Self { path: path.to_path_buf(), folder, fields, roles })
    }

    /// How many rows there are.
    fn count(&self) -> Result<usize, SessionError> {
        let (mut reader, mut rows) = (TableReader::open(&self.path)?, 0);
        while let Some(columns) = reader.rows()? {
            rows += columns.first().map_or(0, Values::len);
        }
        Ok(rows)
    }

    /// Hands over the rows of a range, at most [`GROUP`] at a time.
    fn groups(
        &self,
        range: std::ops::Range<usize>,
        each: &mut dyn FnMut(Vec<Values>) -> Result<(), SessionError>,
    ) -> Result<(), SessionError> {
        let mut reader = TableReader::open(&self.path)?;
        let mut pending: Vec<Values> = self.fields.iter().map(|field| Values::none(field.kind)).collect();
        let mut at = 0;
        while at < range.end
            && let Some(mut columns) = reader.rows()?
        {
            let rows = columns.first().map_or(0, Values::len);
            let from = range.start.saturating_sub(at).min(rows);
            let to = (range.end - at).min(rows);
            at += rows;
            for (pending, column) in pending.iter_mut().zip(&mut columns) {
                drop(column.take_front(from));
                // The kinds are those of the same file.
                let _same = pending.append(column.take_front(to.saturating_sub(from)));
            }
            while pending.first().map_or(0, Values::len) >= GROUP {
                each(pending.iter_mut().map(|column| column.take_front(GROUP)).collect())?;
            }
        }
        if pending.first().is_some_and(|column| !column.is_empty()) {
            each(pending)?;
        }
        Ok(())
    }

    /// The files of each of some rows.
    fn files(&self, rows: &[Values]) -> Vec<Files> {
        let count = rows.first().map_or(0, Values::len);
        let texts = |column: &Values| match narrow_cells(column.clone(), vesicle_parquet::Kind::Text) {
            Ok(Values::Text(cells)) => cells,
            _ => vec![None; count],
        };
        let named: Vec<usize> = self
            .roles
            .sources
            .iter()
            .flat_map(|source| [Some(source.file), source.folder])
            .flatten()
            .map(|at| at as usize)
            .chain(self.roles.position(&ColumnRole::File { channel: None }))
            .collect();
        let mut columns: Vec<Vec<Option<String>>> = vec![Vec::new(); rows.len()];
        for at in named {
            if columns[at].is_empty() {
                columns[at] = texts(&rows[at]);
            }
        }
        let whole = self.roles.position(&ColumnRole::File { channel: None });
        (0..count)
            .map(|row| {
                let cell = |at: usize| columns.get(at)?.get(row)?.as_deref();
                let mut files: Vec<(String, Option<String>)> =
                    self.roles.sources.iter().filter_map(|source| named_file(source, &cell)).collect();
                if files.is_empty() {
                    files.extend(whole.and_then(cell).map(|name| (name.to_owned(), None)));
                }
                if files.is_empty() {
                    return Err("the row names no file".to_owned());
                }
                let member =
                    |(name, channel): (String, Option<String>)| Member { channel, ..Member::whole(&self.place(&name)) };
                Ok(files.into_iter().map(member).collect())
            })
            .collect()
    }

    /// Where a file is that is written like this.
    fn place(&self, name: &str) -> PathBuf {
        let exact = self.folder.join(name);
        if exact.exists() { exact } else { self.folder.join(slashed(name)) }
    }
}
