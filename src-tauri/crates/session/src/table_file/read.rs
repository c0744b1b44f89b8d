//! Reading a table, some rows at a time.
//!
//! Owns: recognising Parquet by its first bytes and the character between the columns of a text table; bounds on columns,
//! rows and cells; words for what is no table. Of a CSV all columns are texts, unless it says itself which part of what it
//! is. Refuses: what the columns mean.

use std::cell::Cell;
use std::fs::File;
use std::io::{BufReader, Read, Seek as _};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use vesicle_parquet::{Limits, ParquetError, Reader};

use super::{Field, Kind, PART, Values, field, formula};
use crate::SessionError;
use crate::pictures::io_reason;

/// Columns of a table.
pub(crate) const MOST_COLUMNS: usize = 20_000;
/// Bytes of a cell.
const MOST_TEXT: usize = 1 << 20;
/// Bytes of a row, with all its cells.
const MOST_ROW: u64 = 16 << 20;
/// Bytes of a text table that is read as a whole.
const MOST_BYTES: u64 = 1 << 30;
/// Rows of a CSV that are handed over together.
const ROWS: usize = 1 << 12;
const LIMITS: Limits = Limits { columns: MOST_COLUMNS, cells: 200_000_000, text: MOST_TEXT, bytes: 1 << 30 };

/// Begins the name of the column by which a CSV says which part it is.
const PART_BEGINS: &str = "{\"vesicle\":";

/// A table that is being read.
pub(crate) struct TableReader {
    path: PathBuf,
    fields: Vec<Field>,
    part: Option<String>,
    form: Opened,
}

enum Opened {
    Csv { reader: Box<csv::Reader<Bounded>>, budget: Rc<Cell<u64>>, row: u64 },
    Parquet(Box<Reader<BufReader<File>>>),
}

impl TableReader {
    /// # Errors
    /// When the file cannot be read, or is no table.
    pub(crate) fn open(path: &Path) -> Result<Self, SessionError> {
        let refuse = |reason: String| SessionError::Unreadable { path: path.to_path_buf(), reason };
        let broken = |error: std::io::Error| refuse(io_reason(&error));
        if !path.metadata().map_err(broken)?.is_file() {
            return Err(refuse("it is no file. Choose a table (.csv, .tsv or .parquet)".to_owned()));
        }
        let mut file = File::open(path).map_err(broken)?;
        let mut beginning = Vec::new();
        file.by_ref().take(4).read_to_end(&mut beginning).map_err(broken)?;
        file.rewind().map_err(broken)?;
        if beginning == b"PAR1" {
            let reader = Reader::open(BufReader::new(file), LIMITS).map_err(|error| refuse(said(error)))?;
            let fields = reader.fields().cloned().collect();
            let part = reader.property(PART).map(ToOwned::to_owned);
            return Ok(Self { path: path.to_path_buf(), fields, part, form: Opened::Parquet(Box::new(reader)) });
        }
        Self::csv(path, file).map_err(refuse)
    }

    fn csv(path: &Path, mut file: File) -> Result<Self, String> {
        let mut beginning = Vec::new();
        file.by_ref().take(MOST_ROW).read_to_end(&mut beginning).map_err(|error| io_reason(&error))?;
        file.rewind().map_err(|error| io_reason(&error))?;
        refuse_other_encodings(&beginning)?;
        let delimiter = delimiter(&beginning);
        drop(beginning);
        let budget = Rc::new(Cell::new(MOST_ROW));
        let source = Bounded { file, left: Rc::clone(&budget) };
        let builder = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(source);
        let mut reader = Box::new(builder);
        let names = reader.headers().map_err(|error| in_words(&error))?;
        refuse_columns(names.len())?;
        let mut names: Vec<String> = names.iter().map(str::to_owned).collect();
        if let Some(first) = names.first_mut() {
            *first = first.trim_start_matches('\u{feff}').to_owned();
        }
        let part = names.pop_if(|name| name.starts_with(PART_BEGINS));
        let fields = names.iter().map(|name| field(formula::unmarked(name), Kind::Text)).collect();
        Ok(Self { path: path.to_path_buf(), fields, part, form: Opened::Csv { reader, budget, row: 1 } })
    }

    pub(crate) fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Which part of a larger table this is, as whoever wrote it said.
    pub(crate) fn part(&self) -> Option<&str> {
        self.part.as_deref()
    }

    /// The next rows, a column each; `None` after the last.
    ///
    /// # Errors
    /// When the file is damaged or cannot be read.
    pub(crate) fn rows(&mut self) -> Result<Option<Vec<Values>>, SessionError> {
        let width = self.fields.len() + usize::from(self.part.is_some());
        let read = match &mut self.form {
            Opened::Parquet(reader) => reader.group().map_err(said),
            Opened::Csv { reader, budget, row } => csv_rows(reader, budget, row, width).map(|columns| {
                columns.map(|mut columns| {
                    columns.truncate(self.fields.len());
                    columns.into_iter().map(Values::Text).collect()
                })
            }),
        };
        read.map_err(|reason| SessionError::Unreadable { path: self.path.clone(), reason })
    }
}

type Texts = Vec<Vec<Option<String>>>;

fn csv_rows(
    reader: &mut csv::Reader<Bounded>,
    budget: &Cell<u64>,
    row: &mut u64,
    width: usize,
) -> Result<Option<Texts>, String> {
    let mut columns: Texts = vec![Vec::new(); width];
    let mut record = csv::StringRecord::new();
    let (mut rows, mut bytes) = (0, 0);
    while rows < ROWS && bytes < MOST_ROW {
        budget.set(MOST_ROW);
        if !reader.read_record(&mut record).map_err(|error| in_words(&error))? {
            break;
        }
        *row += 1;
        for (column, cell) in columns.iter_mut().zip(&record) {
            if cell.len() > MOST_TEXT {
                return Err(format!("row {row} has a cell of {} bytes, more than {MOST_TEXT}", cell.len()));
            }
            let text = formula::unmarked(cell);
            column.push((!text.is_empty()).then(|| text.to_owned()));
        }
        bytes += record.as_slice().len() as u64;
        rows += 1;
    }
    Ok((rows > 0).then_some(columns))
}

/// A file of which only so many bytes are read until someone says that they were a row.
struct Bounded {
    file: File,
    left: Rc<Cell<u64>>,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let left = self.left.get();
        if left == 0 {
            return Err(std::io::Error::other(format!(
                "a row has more than {} MB; a quotation mark may never be closed",
                MOST_ROW >> 20
            )));
        }
        let read = self.file.read(buffer)?;
        self.left.set(left.saturating_sub(read as u64));
        Ok(read)
    }
}

/// The text of a table that is read as a whole, in UTF-8 and with as many columns as are read.
///
/// # Errors
/// In words for the person.
pub(crate) fn bounded_text(path: &Path) -> Result<String, String> {
    let text = whole_text(path)?;
    let first = text.lines().next().unwrap_or_default();
    // An estimate from above: separators within quotes count too.
    let columns = [',', ';', '\t'].map(|separator| first.matches(separator).count() + 1);
    refuse_columns(columns.into_iter().max().unwrap_or(0))?;
    Ok(text)
}

/// The same of a text that may be no table.
///
/// # Errors
/// In words for the person.
pub(crate) fn whole_text(path: &Path) -> Result<String, String> {
    let file = File::open(path).map_err(|error| io_reason(&error))?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| io_reason(&error))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(format!("it has more than {} MB, and no table of labels is that large", MOST_BYTES >> 20));
    }
    refuse_other_encodings(&bytes)?;
    String::from_utf8(bytes).map_err(|_not_utf8| NOT_UTF8.to_owned())
}

const NOT_UTF8: &str = "it is not a text table in UTF-8. Save it as CSV (UTF-8)";

fn refuse_columns(found: usize) -> Result<(), String> {
    let what = "it has more columns than are read";
    if found > MOST_COLUMNS { Err(format!("{what} ({found}; at most {MOST_COLUMNS})")) } else { Ok(()) }
}

fn refuse_other_encodings(bytes: &[u8]) -> Result<(), String> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err("its text is UTF-16, not UTF-8. Save it as CSV (UTF-8)".to_owned());
    }
    if bytes.starts_with(b"PK") {
        return Err("it is a spreadsheet or another zip, not a text table. Save it as CSV (UTF-8)".to_owned());
    }
    if bytes.starts_with(b"PAR1") {
        return Err("it is a Parquet file, and a text table is wanted here (.csv or .tsv)".to_owned());
    }
    Ok(())
}

/// What stands most often between quotes of the first row.
fn delimiter(bytes: &[u8]) -> u8 {
    let (mut counts, mut quoted) = ([(b',', 0), (b';', 0), (b'\t', 0)], false);
    for byte in bytes {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            byte if !quoted => {
                counts.iter_mut().filter(|(delimiter, _)| delimiter == byte).for_each(|(_, count)| *count += 1);
            }
            _ => {}
        }
    }
    // The first of equals.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}

fn in_words(error: &csv::Error) -> String {
    let row = error.position().map_or_else(String::new, |at| format!("row {}", at.record() + 1));
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => format!("{row}: {NOT_UTF8}"),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{row} has {len} cells and the first row {expected_len}. Is a quotation mark missing?")
        }
        csv::ErrorKind::Io(error) => io_reason(error),
        _ => error.to_string(),
    }
}

fn said(error: ParquetError) -> String {
    match error {
        ParquetError::Io(error) => io_reason(&error),
        other => other.to_string(),
    }
}

/// Cells as those of another kind, which is how a text table holds all of them.
///
/// # Errors
/// A cell that is not of that kind, as it stands there.
pub(crate) fn narrow_cells(values: Values, kind: Kind) -> Result<Values, String> {
    fn parsed<T: std::str::FromStr>(cells: Vec<Option<String>>) -> Result<Vec<Option<T>>, String> {
        let one = |cell: Option<String>| cell.map(|text| text.trim().parse().map_err(|_wrong| text)).transpose();
        cells.into_iter().map(one).collect()
    }
    Ok(match (values, kind) {
        (Values::Text(cells), Kind::Integer) => Values::Integer(parsed(cells)?),
        (Values::Text(cells), Kind::Float) => Values::Float(parsed(cells)?),
        (Values::Text(cells), Kind::Double) => Values::Double(parsed(cells)?),
        (Values::Text(cells), Kind::Boolean) => Values::Boolean(parsed(cells)?),
        (Values::Double(cells), Kind::Float) => {
            Values::Float(cells.into_iter().map(|cell| cell.map(|value| value as f32)).collect())
        }
        (Values::Integer(cells), Kind::Float) => {
            Values::Float(cells.into_iter().map(|cell| cell.map(|value| value as f32)).collect())
        }
        (Values::Integer(cells), Kind::Text) => Values::Text(worded(cells)),
        (Values::Float(cells), Kind::Text) => Values::Text(worded(cells)),
        (Values::Double(cells), Kind::Text) => Values::Text(worded(cells)),
        (Values::Boolean(cells), Kind::Text) => Values::Text(worded(cells)),
        (values, kind) if values.kind() == kind => values,
        (values, kind) => return Err(format!("{:?} instead of {kind:?}", values.kind())),
    })
}

fn worded<T: ToString>(cells: Vec<Option<T>>) -> Vec<Option<String>> {
    cells.into_iter().map(|cell| cell.map(|value| value.to_string())).collect()
}
