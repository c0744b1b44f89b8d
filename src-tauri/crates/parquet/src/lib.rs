//! Parquet files: flat tables with typed columns, as other programs of data analysis read and write them.
//!
//! Owns: writing them in one way only, so that the same values are the same bytes, and reading what other programs
//! write, within bounds. Text, whole numbers, floating point and booleans, each with missing values. Refuses: nested
//! columns, encryption, statistics and filters; what the columns are called is the caller's business. No file system:
//! it reads and writes through the traits of `std::io`.
//!
//! By hand, since the library for it changes features of a crate that Burn is compiled with.
//!
//! Source: the specification, <https://github.com/apache/parquet-format> (version 2.11), and `parquet.thrift` there, whose
//! numbers of fields are used here.

mod levels;
mod meta;
mod page;
mod read;
mod thrift;
mod write;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests;

pub use read::Reader;
pub use write::Writer;

const MAGIC: &[u8; 4] = b"PAR1";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// 64 bits, with a sign.
    Integer,
    /// 32 bits.
    Float,
    /// 64 bits.
    Double,
    Boolean,
}

/// The cells of a column, or of a part of it; `None` where there is nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    Text(Vec<Option<String>>),
    Integer(Vec<Option<i64>>),
    Float(Vec<Option<f32>>),
    Double(Vec<Option<f64>>),
    Boolean(Vec<Option<bool>>),
}

/// Does the same with the cells of every kind.
macro_rules! each {
    ($values:expr, $cells:ident => $done:expr) => {
        match $values {
            $crate::Values::Text($cells) => $done,
            $crate::Values::Integer($cells) => $done,
            $crate::Values::Float($cells) => $done,
            $crate::Values::Double($cells) => $done,
            $crate::Values::Boolean($cells) => $done,
        }
    };
}
pub(crate) use each;

impl Values {
    /// No cells of a kind.
    #[must_use]
    pub fn none(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(Vec::new()),
            Kind::Integer => Self::Integer(Vec::new()),
            Kind::Float => Self::Float(Vec::new()),
            Kind::Double => Self::Double(Vec::new()),
            Kind::Boolean => Self::Boolean(Vec::new()),
        }
    }

    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::Text,
            Self::Integer(_) => Kind::Integer,
            Self::Float(_) => Kind::Float,
            Self::Double(_) => Kind::Double,
            Self::Boolean(_) => Kind::Boolean,
        }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        each!(self, cells => cells.len())
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds the cells of another part of the same kind; those of another kind are not taken, which the answer says.
    #[must_use]
    pub fn append(&mut self, more: Self) -> bool {
        match (self, more) {
            (Self::Text(cells), Self::Text(more)) => cells.extend(more),
            (Self::Integer(cells), Self::Integer(more)) => cells.extend(more),
            (Self::Float(cells), Self::Float(more)) => cells.extend(more),
            (Self::Double(cells), Self::Double(more)) => cells.extend(more),
            (Self::Boolean(cells), Self::Boolean(more)) => cells.extend(more),
            _ => return false,
        }
        true
    }

    /// Takes the first cells away and gives them.
    #[must_use]
    pub fn take_front(&mut self, count: usize) -> Self {
        fn front<T>(cells: &mut Vec<T>, count: usize) -> Vec<T> {
            let rest = cells.split_off(count.min(cells.len()));
            std::mem::replace(cells, rest)
        }
        match self {
            Self::Text(cells) => Self::Text(front(cells, count)),
            Self::Integer(cells) => Self::Integer(front(cells, count)),
            Self::Float(cells) => Self::Float(front(cells, count)),
            Self::Double(cells) => Self::Double(front(cells, count)),
            Self::Boolean(cells) => Self::Boolean(front(cells, count)),
        }
    }
}

/// A column by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    pub kind: Kind,
}

/// What is read at most; a file that claims more is refused before memory is reserved for it.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub columns: usize,
    /// Cells of a group of rows.
    pub cells: u64,
    /// Bytes of a text.
    pub text: usize,
    /// Bytes of a column within a group of rows, unpacked.
    pub bytes: u64,
}

/// Why a table cannot be written or read.
#[derive(Debug, thiserror::Error)]
pub enum ParquetError {
    #[error("it is no Parquet file, or it is damaged ({reason})")]
    Damaged { reason: String },
    #[error("it has {found} {what}, more than the {most} that are read")]
    TooMany { what: &'static str, found: u64, most: u64 },
    #[error(
        "its column “{column}” {what}, which is not read. Save it as plain text, whole numbers, floating point or booleans"
    )]
    Unknown { column: String, what: String },
    #[error("the columns do not have as many rows, or not the kinds, that the table was begun with")]
    Shape,
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

pub(crate) fn damaged(reason: impl Into<String>) -> ParquetError {
    ParquetError::Damaged { reason: reason.into() }
}
