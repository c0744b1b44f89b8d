//! The pages of a column: unpacking them, and the cells that they hold.
//!
//! Owns: both versions of data pages, dictionaries, plain values, and four codecs (none, Snappy, gzip, Zstandard). Refuses:
//! the delta encodings, which no program writes unless it is asked to.

use std::io::Read as _;

use crate::levels::unpack;
use crate::meta::{BOOLEAN, Chunk, DOUBLE, FLOAT, INT32, PLAIN, PLAIN_DICTIONARY, RLE, RLE_DICTIONARY, Stored};
use crate::thrift::Input;
use crate::{Kind, Limits, ParquetError, Values, damaged, each};

/// Values in the header of a page; with statistics it has about twenty.
const HEADER: usize = 200;

/// What is in the pages, before missing cells are put between.
#[derive(Debug)]
enum Plain {
    Text(Vec<String>),
    Integer(Vec<i64>),
    Float(Vec<f32>),
    Double(Vec<f64>),
    Boolean(Vec<bool>),
}

/// The cells of a column in one group of rows; `bytes` are its pages.
pub(crate) fn cells(bytes: &[u8], column: &Stored, chunk: &Chunk, limits: &Limits) -> Result<Values, ParquetError> {
    let most = usize::try_from(chunk.count).map_err(|_many| damaged("too many rows"))?;
    let mut found = Values::none(column.field.kind);
    let mut dictionary: Option<Plain> = None;
    let mut input = bytes;
    let mut unpacked_bytes = 0_u64;
    while found.len() < most {
        let mut header = Input::new(input, HEADER);
        let page = header.structure()?;
        let size = |field| page.integer(field).and_then(|size| usize::try_from(size).ok());
        let (Some(unpacked), Some(packed)) = (size(2), size(3)) else { return Err(damaged("a page without a size")) };
        let (body, rest) =
            header.rest().split_at_checked(packed).ok_or_else(|| damaged("a page that is longer than its column"))?;
        input = rest;
        unpacked_bytes = unpacked_bytes.saturating_add(unpacked as u64);
        if unpacked_bytes > limits.bytes {
            let what = "bytes in a column of a group of rows";
            return Err(ParquetError::TooMany { what, found: unpacked_bytes, most: limits.bytes });
        }
        let left = most - found.len();
        let count = |about: &crate::thrift::Struct<'_>, most: usize| {
            let count = about.integer(1).and_then(|count| usize::try_from(count).ok());
            count.filter(|count| *count <= most).ok_or_else(|| damaged("a page with too many cells"))
        };
        if let Some(about) = page.inner(7) {
            let body = unpack_bytes(body, chunk.codec, unpacked)?;
            // A place in it takes a byte at least, and its values are as long as its page.
            let values = count(about, unpacked.saturating_mul(8))?;
            dictionary = Some(plain(&body, column, values, limits)?.0);
        } else if let Some(about) = page.inner(5) {
            let count = count(about, left)?;
            let body = unpack_bytes(body, chunk.codec, unpacked)?;
            let (levels, values) = if column.optional { divided(&body)? } else { (&[][..], &body[..]) };
            let present = present(levels, column, count)?;
            add(&mut found, values, about.integer(2), column, dictionary.as_ref(), &present, limits)?;
        } else if let Some(about) = page.inner(8) {
            let count = count(about, left)?;
            let length = |field| usize::try_from(about.integer(field).unwrap_or(0)).ok();
            let (Some(levels), Some(0)) = (length(5), length(6)) else { return Err(damaged("levels in a page")) };
            let (levels, values) =
                body.split_at_checked(levels).ok_or_else(|| damaged("levels that are longer than their page"))?;
            let is_packed = about.bool(7).unwrap_or(true) && !values.is_empty();
            let codec = if is_packed { chunk.codec } else { 0 };
            let size = unpacked.checked_sub(levels.len()).ok_or_else(|| damaged("a page without a size"))?;
            let values = unpack_bytes(values, codec, size)?;
            let present = present(levels, column, count)?;
            add(&mut found, &values, about.integer(4), column, dictionary.as_ref(), &present, limits)?;
        }
        // Any other page is an index, which is not needed.
        if input.is_empty() && found.len() < most {
            return Err(damaged("a column with fewer cells than there are rows"));
        }
    }
    Ok(found)
}

/// The levels in front, which have their length before them, and the values.
fn divided(body: &[u8]) -> Result<(&[u8], &[u8]), ParquetError> {
    let end = || damaged("a page ends too early");
    let (length, rest) = body.split_first_chunk::<4>().ok_or_else(end)?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or_else(end)
}

fn present(levels: &[u8], column: &Stored, count: usize) -> Result<Vec<bool>, ParquetError> {
    if !column.optional {
        return Ok(vec![true; count]);
    }
    Ok(unpack(levels, 1, count)?.into_iter().map(|level| level == 1).collect())
}

fn add(
    found: &mut Values,
    bytes: &[u8],
    encoding: Option<i64>,
    column: &Stored,
    dictionary: Option<&Plain>,
    present: &[bool],
    limits: &Limits,
) -> Result<(), ParquetError> {
    let count = present.iter().filter(|here| **here).count();
    let values = match encoding {
        Some(PLAIN) => plain(bytes, column, count, limits)?.0,
        Some(PLAIN_DICTIONARY | RLE_DICTIONARY) => {
            let dictionary = dictionary.ok_or_else(|| damaged("a column without its dictionary"))?;
            picked(dictionary, bytes, count, limits)?
        }
        Some(RLE) if column.physical == BOOLEAN => {
            let (_, bits) = bytes.split_at_checked(4).ok_or_else(|| damaged("a page ends too early"))?;
            Plain::Boolean(unpack(bits, 1, count)?.into_iter().map(|bit| bit == 1).collect())
        }
        other => {
            return Err(ParquetError::Unknown {
                column: column.field.name.clone(),
                what: format!("is encoded in a way ({}) that few programs know", other.unwrap_or(-1)),
            });
        }
    };
    fn spread<T>(cells: &mut Vec<Option<T>>, present: &[bool], values: Vec<T>) {
        let mut values = values.into_iter();
        cells.extend(present.iter().map(|here| if *here { values.next() } else { None }));
    }
    match (found, values) {
        (Values::Text(cells), Plain::Text(values)) => spread(cells, present, values),
        (Values::Integer(cells), Plain::Integer(values)) => spread(cells, present, values),
        (Values::Float(cells), Plain::Float(values)) => spread(cells, present, values),
        (Values::Double(cells), Plain::Double(values)) => spread(cells, present, values),
        (Values::Boolean(cells), Plain::Boolean(values)) => spread(cells, present, values),
        _ => return Err(damaged("a column of two kinds")),
    }
    Ok(())
}

/// The values that places in a dictionary stand for.
fn picked(dictionary: &Plain, bytes: &[u8], count: usize, limits: &Limits) -> Result<Plain, ParquetError> {
    fn all<T: Clone>(values: &[T], places: &[u32]) -> Result<Vec<T>, ParquetError> {
        let value = |place: &u32| values.get(*place as usize).cloned();
        places.iter().map(value).collect::<Option<_>>().ok_or_else(|| damaged("a place outside of the dictionary"))
    }
    if count == 0 {
        return all_none(dictionary);
    }
    let (width, runs) = bytes.split_first().ok_or_else(|| damaged("a page ends too early"))?;
    let places = unpack(runs, (*width).into(), count)?;
    Ok(match dictionary {
        Plain::Text(values) => {
            // A long text that stands in every row takes a byte a row in the file, and its length in memory.
            let length = |place: &u32| values.get(*place as usize).map_or(0, |text| text.len() as u64);
            let bytes = places.iter().map(length).sum::<u64>();
            if bytes > limits.bytes {
                let what = "bytes in a column of a group of rows";
                return Err(ParquetError::TooMany { what, found: bytes, most: limits.bytes });
            }
            Plain::Text(all(values, &places)?)
        }
        Plain::Integer(values) => Plain::Integer(all(values, &places)?),
        Plain::Float(values) => Plain::Float(all(values, &places)?),
        Plain::Double(values) => Plain::Double(all(values, &places)?),
        Plain::Boolean(values) => Plain::Boolean(all(values, &places)?),
    })
}

/// A page without a single value has no runs.
fn all_none(dictionary: &Plain) -> Result<Plain, ParquetError> {
    Ok(match dictionary {
        Plain::Text(_) => Plain::Text(Vec::new()),
        Plain::Integer(_) => Plain::Integer(Vec::new()),
        Plain::Float(_) => Plain::Float(Vec::new()),
        Plain::Double(_) => Plain::Double(Vec::new()),
        Plain::Boolean(_) => Plain::Boolean(Vec::new()),
    })
}

/// `count` values one after the other, and what comes behind them.
fn plain<'a>(
    bytes: &'a [u8],
    column: &Stored,
    count: usize,
    limits: &Limits,
) -> Result<(Plain, &'a [u8]), ParquetError> {
    let end = || damaged("a page ends too early");
    let fixed = |size: usize| count.checked_mul(size).and_then(|size| bytes.split_at_checked(size)).ok_or_else(end);
    Ok(match (column.field.kind, column.physical) {
        (Kind::Integer, INT32) => {
            let (values, rest) = fixed(4)?;
            let values = values.as_chunks().0.iter().map(|value| i32::from_le_bytes(*value).into()).collect();
            (Plain::Integer(values), rest)
        }
        (Kind::Integer, _) => {
            let (values, rest) = fixed(8)?;
            (Plain::Integer(values.as_chunks().0.iter().map(|value| i64::from_le_bytes(*value)).collect()), rest)
        }
        (_, FLOAT) => {
            let (values, rest) = fixed(4)?;
            (Plain::Float(values.as_chunks().0.iter().map(|value| f32::from_le_bytes(*value)).collect()), rest)
        }
        (_, DOUBLE) => {
            let (values, rest) = fixed(8)?;
            (Plain::Double(values.as_chunks().0.iter().map(|value| f64::from_le_bytes(*value)).collect()), rest)
        }
        (Kind::Boolean, _) => {
            let (bits, rest) = bytes.split_at_checked(count.div_ceil(8)).ok_or_else(end)?;
            (Plain::Boolean((0..count).map(|at| bits[at / 8] >> (at % 8) & 1 == 1).collect()), rest)
        }
        _ => {
            let (mut rest, mut texts) = (bytes, Vec::new());
            for _ in 0..count {
                let (length, behind) = rest.split_first_chunk::<4>().ok_or_else(end)?;
                let length = u32::from_le_bytes(*length) as usize;
                let (text, behind) = behind.split_at_checked(length).ok_or_else(end)?;
                if length > limits.text {
                    let (found, most) = (length as u64, limits.text as u64);
                    return Err(ParquetError::TooMany { what: "bytes in a cell", found, most });
                }
                let text = std::str::from_utf8(text).map_err(|_bytes| ParquetError::Unknown {
                    column: column.field.name.clone(),
                    what: "holds text that is not UTF-8".to_owned(),
                })?;
                texts.push(text.to_owned());
                rest = behind;
            }
            (Plain::Text(texts), rest)
        }
    })
}

/// Exactly `size` bytes; no more are ever written than that.
fn unpack_bytes(bytes: &[u8], codec: i64, size: usize) -> Result<std::borrow::Cow<'_, [u8]>, ParquetError> {
    let wrong = |reason: &dyn std::fmt::Display| damaged(format!("a page that cannot be unpacked: {reason}"));
    let read = |reader: &mut dyn std::io::Read| {
        let mut out = Vec::new();
        reader.take(size as u64 + 1).read_to_end(&mut out).map_err(|error| wrong(&error))?;
        Ok::<_, ParquetError>(out)
    };
    let out = match codec {
        0 => std::borrow::Cow::Borrowed(bytes),
        1 => {
            let said = snap::raw::decompress_len(bytes).map_err(|error| wrong(&error))?;
            if said != size {
                return Err(wrong(&"its size is another one"));
            }
            snap::raw::Decoder::new().decompress_vec(bytes).map_err(|error| wrong(&error))?.into()
        }
        2 => read(&mut flate2::read::MultiGzDecoder::new(bytes))?.into(),
        6 => read(&mut zstd::stream::read::Decoder::new(bytes).map_err(|error| wrong(&error))?)?.into(),
        other => return Err(damaged(format!("it is packed by a codec ({other}) that is not known here; Snappy is"))),
    };
    if out.len() != size {
        return Err(wrong(&"its size is another one"));
    }
    Ok(out)
}

/// Cells as plain values, without those that are missing.
pub(crate) fn put_plain(values: &Values, out: &mut Vec<u8>) {
    match values {
        Values::Text(cells) => cells.iter().flatten().for_each(|text| {
            out.extend((text.len() as u32).to_le_bytes());
            out.extend(text.bytes());
        }),
        Values::Integer(cells) => cells.iter().flatten().for_each(|value| out.extend(value.to_le_bytes())),
        Values::Float(cells) => cells.iter().flatten().for_each(|value| out.extend(value.to_le_bytes())),
        Values::Double(cells) => cells.iter().flatten().for_each(|value| out.extend(value.to_le_bytes())),
        Values::Boolean(cells) => {
            let bits: Vec<bool> = cells.iter().flatten().copied().collect();
            let byte = |bits: &[bool]| bits.iter().enumerate().fold(0, |byte, (at, bit)| byte | u8::from(*bit) << at);
            out.extend(bits.chunks(8).map(byte));
        }
    }
}

/// Which cells hold something.
pub(crate) fn presence(values: &Values) -> Vec<bool> {
    each!(values, cells => cells.iter().map(Option::is_some).collect())
}
