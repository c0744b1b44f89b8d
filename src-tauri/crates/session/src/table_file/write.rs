//! Writing a table of typed columns, some rows at a time.
//!
//! Owns: the groups of rows of a Parquet file, which do not depend on how the rows come; missing cells and empty texts are
//! the same, as a CSV cannot tell them apart. Refuses: a file under its name before it is whole.

use std::borrow::Cow;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use vesicle_parquet::{ParquetError, Writer};

use super::{Field, Form, PART, Values, formula};
use crate::SessionError;
use crate::thumbnails::{persist, temporary_beside};

/// Rows of a group in a Parquet file.
const GROUP: usize = 1 << 16;
const CREATED_BY: &str = concat!("Vesicle version ", env!("CARGO_PKG_VERSION"));

/// Writes a table; the file appears when it is finished.
pub(crate) struct TableWriter {
    path: PathBuf,
    out: Out,
    pending: Vec<Values>,
    rows: u64,
    has_part: bool,
}

enum Out {
    Csv(Box<csv::Writer<NamedTempFile>>),
    Parquet(Writer<BufWriter<NamedTempFile>>),
}

impl TableWriter {
    /// Begins a table; `part`: which part of a larger one it is.
    ///
    /// # Errors
    /// When the ending of the file is that of no table, or it cannot be written.
    pub(crate) fn begin(path: &Path, fields: &[Field], part: Option<&str>) -> Result<Self, SessionError> {
        let form = Form::of_new(path)?;
        let failed = |source| SessionError::Write { path: path.to_path_buf(), source };
        let path = crate::places::absolute(path);
        let file = temporary_beside(&path).map_err(failed)?;
        let out = match form {
            Form::Csv => {
                let mut writer = csv::WriterBuilder::new().buffer_capacity(1 << 16).from_writer(file);
                let names = fields.iter().map(|field| formula::marked(&field.name));
                let names: Vec<Cow<'_, str>> = names.chain(part.map(Cow::Borrowed)).collect();
                writer.write_record(names.iter().map(|name| name.as_bytes())).map_err(|error| failed(error.into()))?;
                Out::Csv(Box::new(writer))
            }
            Form::Parquet => {
                let properties = part.map(|part| (PART.to_owned(), part.to_owned()));
                let file = BufWriter::new(file);
                let writer = Writer::new(file, fields.to_vec(), properties.into_iter().collect(), CREATED_BY);
                Out::Parquet(writer.map_err(|error| failed(in_words(error)))?)
            }
        };
        let pending = fields.iter().map(|field| Values::none(field.kind)).collect();
        Ok(Self { path, out, pending, rows: 0, has_part: part.is_some() })
    }

    /// Adds rows: the cells of each column, in the order of the fields.
    ///
    /// # Errors
    /// When the columns have other kinds or not as many rows, or cannot be written.
    pub(crate) fn add(&mut self, mut columns: Vec<Values>) -> Result<(), SessionError> {
        let rows = columns.first().map_or(0, Values::len);
        columns.iter_mut().for_each(without_empty_texts);
        let fits = columns.len() == self.pending.len() && columns.iter().all(|column| column.len() == rows);
        let added = fits && self.pending.iter_mut().zip(columns).all(|(pending, column)| pending.append(column));
        if !added {
            return Err(self.failed(in_words(ParquetError::Shape)));
        }
        self.rows += rows as u64;
        while self.pending.first().map_or(0, Values::len) >= GROUP {
            self.write(GROUP)?;
        }
        if matches!(self.out, Out::Csv(_)) {
            self.write(GROUP)?;
        }
        Ok(())
    }

    /// Brings the file under its name; gives how many rows it has.
    ///
    /// # Errors
    /// When it cannot be written; then there is no file, or the one that was there.
    pub(crate) fn finish(mut self) -> Result<u64, SessionError> {
        if self.pending.first().is_some_and(|column| !column.is_empty()) {
            self.write(GROUP)?;
        }
        let Self { path, out, rows, .. } = self;
        let failed = |source| SessionError::Write { path: path.clone(), source };
        let file = match out {
            Out::Csv(writer) => writer.into_inner().map_err(|error| failed(error.into_error()))?,
            Out::Parquet(writer) => {
                let file = writer.finish().map_err(|error| failed(in_words(error)))?;
                file.into_inner().map_err(|error| failed(error.into_error()))?
            }
        };
        persist(file, &path).map_err(failed)?;
        Ok(rows)
    }

    fn failed(&self, source: std::io::Error) -> SessionError {
        SessionError::Write { path: self.path.clone(), source }
    }

    fn write(&mut self, rows: usize) -> Result<(), SessionError> {
        let group: Vec<Values> = self.pending.iter_mut().map(|column| column.take_front(rows)).collect();
        let written = match &mut self.out {
            Out::Parquet(writer) => writer.group(&group).map_err(in_words),
            Out::Csv(writer) => write_rows(writer, &group, self.has_part).map_err(Into::into),
        };
        written.map_err(|error| self.failed(error))
    }
}

fn write_rows(writer: &mut csv::Writer<NamedTempFile>, group: &[Values], has_part: bool) -> csv::Result<()> {
    for row in 0..group.first().map_or(0, Values::len) {
        for column in group {
            match column {
                Values::Text(cells) => writer.write_field(&*formula::marked(cells[row].as_deref().unwrap_or("")))?,
                Values::Integer(cells) => writer.write_field(text(cells[row]))?,
                Values::Float(cells) => writer.write_field(text(cells[row]))?,
                Values::Double(cells) => writer.write_field(text(cells[row]))?,
                Values::Boolean(cells) => writer.write_field(text(cells[row]))?,
            }
        }
        if has_part {
            writer.write_field("")?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    Ok(())
}

/// Of a number the shortest text that reads back as the same value.
fn text<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn without_empty_texts(column: &mut Values) {
    if let Values::Text(cells) = column {
        cells.iter_mut().filter(|cell| cell.as_deref() == Some("")).for_each(|cell| *cell = None);
    }
}

fn in_words(error: ParquetError) -> std::io::Error {
    match error {
        ParquetError::Io(error) => error,
        other => std::io::Error::other(other.to_string()),
    }
}
