//! Reading a table.
//!
//! Owns: finding the footer, and reading one group of rows at a time. Refuses: to take more memory than its limits say,
//! whatever a file claims.

use std::io::{Read, Seek, SeekFrom};

use crate::meta::Footer;
use crate::page::cells;
use crate::{Field, Limits, MAGIC, ParquetError, Values, damaged};

/// Bytes of a footer.
const MOST_FOOTER: u64 = 64 << 20;

/// A table that is read group by group.
pub struct Reader<R> {
    source: R,
    footer: Footer,
    limits: Limits,
    next: usize,
}

impl<R: Read + Seek> Reader<R> {
    /// Reads what a file says of itself.
    ///
    /// # Errors
    /// When it is no Parquet file, is damaged, or has columns that are not read.
    pub fn open(mut source: R, limits: Limits) -> Result<Self, ParquetError> {
        let no = || damaged("it does not begin and end as one");
        let size = source.seek(SeekFrom::End(0))?;
        let before_end = size.checked_sub(8).filter(|at| *at >= 4).ok_or_else(no)?;
        let mut ends = [0; 12];
        source.rewind()?;
        source.read_exact(&mut ends[..4])?;
        source.seek(SeekFrom::Start(before_end))?;
        source.read_exact(&mut ends[4..])?;
        let [a, b, c, d] = [ends[4], ends[5], ends[6], ends[7]];
        let length = u64::from(u32::from_le_bytes([a, b, c, d]));
        if &ends[..4] != MAGIC || &ends[8..] != MAGIC {
            return Err(no());
        }
        let start =
            before_end.checked_sub(length).filter(|start| *start >= 4 && length <= MOST_FOOTER).ok_or_else(no)?;
        let bytes = bytes(&mut source, start, length)?;
        let footer = Footer::read(&bytes, start, &limits)?;
        Ok(Self { source, footer, limits, next: 0 })
    }

    /// The columns.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = &Field> {
        self.footer.columns.iter().map(|column| &column.field)
    }

    /// What is kept beside the table, by name.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&str> {
        self.footer.properties.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Rows of the whole table.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.footer.groups.iter().map(|group| group.rows).sum()
    }

    /// The next group of rows, a column each; `None` after the last.
    ///
    /// # Errors
    /// When the file is damaged or cannot be read.
    pub fn group(&mut self) -> Result<Option<Vec<Values>>, ParquetError> {
        let Some(group) = self.footer.groups.get(self.next) else { return Ok(None) };
        self.next += 1;
        let mut columns = Vec::with_capacity(group.chunks.len());
        for (column, chunk) in self.footer.columns.iter().zip(&group.chunks) {
            if chunk.length > self.limits.bytes {
                let what = "bytes in a column of a group of rows";
                return Err(ParquetError::TooMany { what, found: chunk.length, most: self.limits.bytes });
            }
            let bytes = bytes(&mut self.source, chunk.start, chunk.length)?;
            columns.push(cells(&bytes, column, chunk, &self.limits)?);
        }
        Ok(Some(columns))
    }
}

fn bytes<R: Read + Seek>(source: &mut R, start: u64, length: u64) -> Result<Vec<u8>, ParquetError> {
    source.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    source.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != length {
        return Err(damaged("it ends too early"));
    }
    Ok(bytes)
}
