//! The end of a zip: how many entries it says there are, and how many there are.
//!
//! Owns: counting entries before any memory is reserved for them, and mending the count of a zip that has more than 65,535
//! without the records of Zip64. Piximi's library writes such zips (of some four thousand images), and its own reader does
//! not look at the count. Refuses: everything else about zips. After APPNOTE 6.3.10, 4.3.12 to 4.3.16.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

/// Bytes of the last record, without its comment of at most 65,535 bytes.
const LAST: u64 = 22;
const LONGEST_COMMENT: u64 = 65_535;
/// Bytes of the two records of Zip64 before it.
const ZIP64: u64 = 56 + 20;
/// Bytes of an entry of the list, without its name, extra field and comment.
const ENTRY: usize = 46;

/// What the end of a zip says.
pub(crate) struct End {
    /// Entries there are: the larger of what is said and what was counted.
    pub(crate) entries: u64,
    /// Where the last record lies.
    at: u64,
    /// Where the list of entries lies.
    list: u64,
    /// The count in the last record is not the whole count.
    is_short: bool,
}

/// Looks at the end of a zip; `None` without one. Counting ends beyond `most`.
pub(crate) fn claimed<R: Read + Seek>(reader: &mut R, most: u64) -> io::Result<Option<End>> {
    let length = reader.seek(SeekFrom::End(0))?;
    let start = length.saturating_sub(LAST + LONGEST_COMMENT + ZIP64);
    reader.seek(SeekFrom::Start(start))?;
    let mut tail = Vec::new();
    reader.by_ref().take(LAST + LONGEST_COMMENT + ZIP64).read_to_end(&mut tail)?;
    let number = |at: usize, bytes: usize| -> Option<u64> {
        let piece = tail.get(at..at.checked_add(bytes)?)?;
        Some(piece.iter().rev().fold(0, |all, byte| (all << 8) | u64::from(*byte)))
    };
    let last = |signature: &[u8]| (0..tail.len()).rev().find(|from| tail[*from..].starts_with(signature));
    let found = last(b"PK\x05\x06").and_then(|from| Some((from, number(from + 10, 2)?, number(from + 16, 4)?)));
    let large = last(b"PK\x06\x06").and_then(|from| number(from + 32, 8));
    let end = match found {
        None => None,
        Some((from, 0xffff, list)) if large.is_some() => {
            Some(End { entries: large.unwrap_or(0), at: start + from as u64, list, is_short: false })
        }
        Some((from, said, list)) => {
            let at = start + from as u64;
            let counted = counted(reader, list, at, most)?;
            let is_short = counted > said && counted & 0xffff == said;
            Some(End { entries: counted.max(said), at, list, is_short })
        }
    };
    reader.rewind()?;
    Ok(end)
}

/// Entries in the list between two places, at most one more than `most`.
fn counted<R: Read + Seek>(reader: &mut R, list: u64, end: u64, most: u64) -> io::Result<u64> {
    reader.seek(SeekFrom::Start(list))?;
    let mut list = BufReader::new(reader.by_ref().take(end.saturating_sub(list)));
    let mut count = 0;
    let mut entry = [0; ENTRY];
    while count <= most && list.read_exact(&mut entry).is_ok() && entry.starts_with(b"PK\x01\x02") {
        let length = |at: usize| u64::from(u16::from_le_bytes([entry[at], entry[at + 1]]));
        let rest = length(28) + length(30) + length(32);
        if io::copy(&mut list.by_ref().take(rest), &mut io::sink())? != rest {
            break;
        }
        count += 1;
    }
    Ok(count)
}

/// A zip whose last record says how many entries there are.
pub(crate) struct Mended<R> {
    inner: R,
    /// Where the inner reader ends for us.
    end: u64,
    /// What is read behind it.
    tail: Vec<u8>,
    at: u64,
}

impl<R: Read + Seek> Mended<R> {
    /// The zip as it is, unless its end says too few entries: then with an end of Zip64.
    pub(crate) fn new(mut inner: R, end: Option<&End>) -> io::Result<Self> {
        let Some(End { entries, at, list, .. }) = end.filter(|end| end.is_short) else {
            let end = inner.seek(SeekFrom::End(0))?;
            inner.rewind()?;
            return Ok(Self { inner, end, tail: Vec::new(), at: 0 });
        };
        let length = at.saturating_sub(*list);
        let mut tail = b"PK\x06\x06".to_vec();
        tail.extend(44_u64.to_le_bytes());
        tail.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        tail.extend([*entries, *entries, length, *list].into_iter().flat_map(u64::to_le_bytes));
        tail.extend(b"PK\x06\x07\0\0\0\0");
        tail.extend(at.to_le_bytes());
        tail.extend(1_u32.to_le_bytes());
        tail.extend(b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0");
        Ok(Self { inner, end: *at, tail, at: 0 })
    }
}

impl<R: Read + Seek> Read for Mended<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = if self.at < self.end {
            let most = buffer.len().min(usize::try_from(self.end - self.at).unwrap_or(usize::MAX));
            self.inner.read(&mut buffer[..most])?
        } else {
            let behind = usize::try_from(self.at - self.end).unwrap_or(usize::MAX);
            let rest = self.tail.get(behind..).unwrap_or_default();
            let count = rest.len().min(buffer.len());
            buffer[..count].copy_from_slice(&rest[..count]);
            count
        };
        self.at += read as u64;
        Ok(read)
    }
}

impl<R: Read + Seek> Seek for Mended<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let length = self.end.saturating_add(self.tail.len() as u64);
        let place = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(offset) => length.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.at.checked_add_signed(offset),
        };
        let Some(place) = place else { return Err(io::ErrorKind::InvalidInput.into()) };
        if place < self.end {
            self.inner.seek(SeekFrom::Start(place))?;
        }
        self.at = place;
        Ok(place)
    }
}
