//! Writing a table.
//!
//! Owns: one way of writing: plain values in pages of a megabyte, packed by Snappy, and groups of rows as long as the caller
//! makes them. No time, no chance and no statistics are in a file, so the same values are the same bytes. Refuses: to
//! remember more than the current group.

use std::io::Write;

use crate::levels::runs;
use crate::meta::{BOOLEAN, BYTE_ARRAY, DOUBLE, FLOAT, INT64, OPTIONAL, PLAIN, RLE, UTF8};
use crate::page::{presence, put_plain};
use crate::thrift::Output;
use crate::{Field, Kind, MAGIC, ParquetError, Values, damaged, each};

/// Bytes of a page, about; a longer text has a page of its own.
const PAGE: usize = 1 << 20;
const SNAPPY: i32 = 1;

/// Writes a table group by group.
pub struct Writer<W: Write> {
    out: W,
    at: u64,
    fields: Vec<Field>,
    properties: Vec<(String, String)>,
    created_by: String,
    groups: Vec<Output>,
    rows: u64,
}

impl<W: Write> Writer<W> {
    /// Begins a table. `properties` are kept in the file beside it; `created_by` is what wrote it, for whoever asks.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new(
        mut out: W,
        fields: Vec<Field>,
        properties: Vec<(String, String)>,
        created_by: &str,
    ) -> Result<Self, ParquetError> {
        out.write_all(MAGIC)?;
        let created_by = created_by.to_owned();
        Ok(Self { out, at: MAGIC.len() as u64, fields, properties, created_by, groups: Vec::new(), rows: 0 })
    }

    /// Writes a group of rows: the cells of each column, in the order of the fields.
    ///
    /// # Errors
    /// When the columns have other kinds or not as many rows, or the group cannot be written.
    pub fn group(&mut self, columns: &[Values]) -> Result<(), ParquetError> {
        let rows = columns.first().map_or(0, Values::len);
        let kinds = self.fields.iter().map(|field| field.kind);
        if !columns.iter().map(Values::kind).eq(kinds) || columns.iter().any(|values| values.len() != rows) {
            return Err(ParquetError::Shape);
        }
        let from = self.at;
        let (mut chunks, mut plain_bytes) = (Vec::new(), 0);
        for (at, values) in columns.iter().enumerate() {
            let (chunk, unpacked) = self.chunk(at, values)?;
            chunks.push(chunk);
            plain_bytes += unpacked;
        }
        let ordinal = i16::try_from(self.groups.len()).map_err(|_many| damaged("too many groups of rows"))?;
        self.rows += rows as u64;
        self.groups.push(
            Output::default()
                .list(1, chunks.into_iter())
                .i64(2, plain_bytes as i64)
                .i64(3, rows as i64)
                .i64(5, from as i64)
                .i64(6, (self.at - from) as i64)
                .i16(7, ordinal),
        );
        Ok(())
    }

    /// Ends the table and gives back what it was written to.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> Result<W, ParquetError> {
        let root = Output::default().text(4, "schema").i32(5, self.fields.len() as i32);
        let schema: Vec<Output> = std::iter::once(root).chain(self.fields.iter().map(element)).collect();
        let property = |(key, value): &(String, String)| Output::default().text(1, key).text(2, value);
        let footer = Output::default()
            .i32(1, 1)
            .list(2, schema.into_iter())
            .i64(3, self.rows as i64)
            .list(4, std::mem::take(&mut self.groups).into_iter())
            .list(5, self.properties.iter().map(property))
            .text(6, &self.created_by)
            .end();
        self.out.write_all(&footer)?;
        self.out.write_all(&(footer.len() as u32).to_le_bytes())?;
        self.out.write_all(MAGIC)?;
        self.out.flush()?;
        Ok(self.out)
    }

    /// Writes the cells of a column; gives what the footer says of them, and their size unpacked.
    fn chunk(&mut self, at: usize, values: &Values) -> Result<(Output, u64), ParquetError> {
        let (start, mut unpacked) = (self.at, 0);
        // A group without rows has a page without cells: a column without a page is no column for some readers.
        let mut rest = values.clone();
        loop {
            let page = rest.take_front(page_rows(&rest));
            unpacked += self.page(&page)?;
            if rest.is_empty() {
                break;
            }
        }
        let field = &self.fields[at];
        let about = Output::default()
            .i32(1, physical(field.kind) as i32)
            .i32s(2, &[PLAIN as i32, RLE as i32])
            .texts(3, &[&field.name])
            .i32(4, SNAPPY)
            .i64(5, values.len() as i64)
            .i64(6, unpacked as i64)
            .i64(7, (self.at - start) as i64)
            .i64(9, start as i64);
        Ok((Output::default().i64(2, 0).inner(3, about), unpacked))
    }

    /// Gives its size unpacked, with its header.
    fn page(&mut self, values: &Values) -> Result<u64, ParquetError> {
        let levels = runs(presence(values));
        let mut body = (levels.len() as u32).to_le_bytes().to_vec();
        body.extend(levels);
        put_plain(values, &mut body);
        let too_long = |_long| damaged("a page that is too long");
        let size = i32::try_from(body.len()).map_err(too_long)?;
        let packed = snap::raw::Encoder::new().compress_vec(&body).map_err(|error| damaged(error.to_string()))?;
        let about =
            Output::default().i32(1, values.len() as i32).i32(2, PLAIN as i32).i32(3, RLE as i32).i32(4, RLE as i32);
        let header = Output::default()
            .i32(1, 0)
            .i32(2, size)
            .i32(3, i32::try_from(packed.len()).map_err(too_long)?)
            .inner(5, about)
            .end();
        self.out.write_all(&header)?;
        self.out.write_all(&packed)?;
        self.at += (header.len() + packed.len()) as u64;
        Ok((header.len() + body.len()) as u64)
    }
}

/// Rows of the next page, at least one if there are any.
fn page_rows(values: &Values) -> usize {
    match values {
        Values::Text(cells) => {
            let mut bytes = 0;
            let fits = cells.iter().position(|cell| {
                bytes += 4 + cell.as_ref().map_or(0, String::len);
                bytes > PAGE
            });
            fits.map_or(cells.len(), |rows| rows.max(1))
        }
        _ => each!(values, cells => cells.len()).min(PAGE / 8),
    }
}

fn physical(kind: Kind) -> i64 {
    match kind {
        Kind::Text => BYTE_ARRAY,
        Kind::Integer => INT64,
        Kind::Float => FLOAT,
        Kind::Double => DOUBLE,
        Kind::Boolean => BOOLEAN,
    }
}

fn element(field: &Field) -> Output {
    let plain = Output::default().i32(1, physical(field.kind) as i32).i32(3, OPTIONAL as i32).text(4, &field.name);
    match field.kind {
        // The old word for text, and the new one.
        Kind::Text => plain.i32(6, UTF8 as i32).inner(10, Output::default().inner(1, Output::default())),
        _ => plain,
    }
}
