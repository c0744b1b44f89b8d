//! The directories of a TIFF file (image file directories, TIFF 6.0 section 2, and their 64-bit form in BigTIFF).
//!
//! It reads what a file says about its pages and refuses to touch pixels. The `tiff` crate unpacks them, but drops
//! extra channels, knows no palettes and parses every page to count them, so what a page is, is decided from here.

use std::collections::HashSet;
use std::ops::Range;

use crate::DecodeError;

pub(crate) struct Directories<'a> {
    bytes: &'a [u8],
    little: bool,
    big: bool,
}

/// One page's directory: its place in the file and its entries.
pub(crate) struct Page {
    pub(crate) at: u64,
    entries: Vec<Entry>,
}

#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) tag: u16,
    /// Where the entry itself lies, beginning with its tag.
    pub(crate) at: u64,
    kind: u16,
    /// Where its value lies.
    pub(crate) value: Range<usize>,
}

impl Entry {
    /// Bytes of one value.
    pub(crate) fn value_size(&self) -> usize {
        kind_size(self.kind)
    }
}

impl Page {
    pub(crate) fn entry(&self, tag: u16) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.tag == tag)
    }
}

impl<'a> Directories<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        let little = bytes.starts_with(b"II");
        let big = bytes.get(if little { 2 } else { 3 }) == Some(&0x2b);
        let directories = Self { bytes, little, big };
        if big && directories.number(4, 2) != Some(8) {
            return Err(DecodeError::damaged("its BigTIFF header is not valid"));
        }
        Ok(directories)
    }

    pub(crate) fn is_little_endian(&self) -> bool {
        self.little
    }

    /// Where the header points at the first page, and the size of that pointer.
    pub(crate) fn first_pointer(&self) -> (u64, usize) {
        (self.word() as u64, self.word())
    }

    /// Size of counts and offsets.
    pub(crate) fn word(&self) -> usize {
        if self.big { 8 } else { 4 }
    }

    /// Unsigned integer of `size` bytes (1, 2, 4 or 8) in the file's byte order.
    pub(crate) fn number(&self, at: usize, size: usize) -> Option<u64> {
        let bytes = self.bytes.get(at..at.checked_add(size)?)?;
        let fold = |value: u64, byte: &u8| value << 8 | u64::from(*byte);
        Some(if self.little { bytes.iter().rev().fold(0, fold) } else { bytes.iter().fold(0, fold) })
    }

    /// The same as `number`, the other way round.
    pub(crate) fn to_bytes(&self, value: u64, size: usize) -> Vec<u8> {
        if self.little { value.to_le_bytes()[..size].to_vec() } else { value.to_be_bytes()[8 - size..].to_vec() }
    }

    /// Where each page's directory begins, in file order.
    pub(crate) fn page_offsets(&self) -> Result<Vec<u64>, DecodeError> {
        let (pointer, size) = self.first_pointer();
        let mut next = self.number(pointer as usize, size).ok_or(DecodeError::Truncated)?;
        let mut seen = HashSet::new();
        let mut offsets = Vec::new();
        let mut entries = 0_usize;
        while next != 0 {
            if !seen.insert(next) {
                return Err(DecodeError::damaged("its list of pages goes round in a circle"));
            }
            offsets.push(next);
            let (first, count) = self.entries_of(next)?;
            entries = entries.saturating_add(count);
            if entries > self.bytes.len() / self.entry_size() && first < self.bytes.len() {
                // Directories that lie inside each other could keep a reader busy for hours.
                let fits = count <= (self.bytes.len() - first) / self.entry_size();
                return Err(if fits { DecodeError::damaged("its pages overlap") } else { DecodeError::Truncated });
            }
            let end = count.checked_mul(self.entry_size()).and_then(|n| n.checked_add(first));
            next = end.and_then(|end| self.number(end, size)).ok_or(DecodeError::Truncated)?;
        }
        if offsets.is_empty() {
            return Err(DecodeError::damaged("it has no page"));
        }
        Ok(offsets)
    }

    fn entry_size(&self) -> usize {
        if self.big { 20 } else { 12 }
    }

    /// Where the entries of the directory at `offset` begin, and how many there are.
    fn entries_of(&self, offset: u64) -> Result<(usize, usize), DecodeError> {
        let size = if self.big { 8 } else { 2 };
        let place = |at: usize| Some((at.checked_add(size)?, usize::try_from(self.number(at, size)?).ok()?));
        usize::try_from(offset).ok().and_then(place).ok_or(DecodeError::Truncated)
    }

    pub(crate) fn page(&self, at: u64) -> Result<Page, DecodeError> {
        let (first, count) = self.entries_of(at)?;
        if count > self.bytes.len() / self.entry_size() {
            return Err(DecodeError::Truncated);
        }
        let entries: Option<Vec<Entry>> = (0..count).map(|i| self.read_entry(first + i * self.entry_size())).collect();
        Ok(Page { at, entries: entries.ok_or(DecodeError::Truncated)? })
    }

    /// `None` where the entry or its value reaches beyond the end of the file.
    fn read_entry(&self, at: usize) -> Option<Entry> {
        let (tag, kind) = (self.number(at, 2)? as u16, self.number(at + 2, 2)? as u16);
        let word = self.word();
        let count = usize::try_from(self.number(at + 4, word)?).ok()?;
        let field = at + 4 + word;
        let len = count.checked_mul(kind_size(kind))?;
        let start = if len <= word { field } else { usize::try_from(self.number(field, word)?).ok()? };
        let end = start.checked_add(len)?;
        (end <= self.bytes.len()).then_some(Entry { tag, at: at as u64, kind, value: start..end })
    }

    pub(crate) fn value(&self, entry: &Entry) -> &'a [u8] {
        self.bytes.get(entry.value.clone()).unwrap_or_default()
    }

    /// All values of an unsigned integer entry; empty for entries of other types.
    pub(crate) fn numbers(&self, page: &Page, tag: u16) -> Vec<u64> {
        let Some(entry) = page.entry(tag) else { return Vec::new() };
        // BYTE, SHORT, LONG, IFD, LONG8, IFD8.
        if !matches!(entry.kind, 1 | 3 | 4 | 13 | 16 | 18) {
            return Vec::new();
        }
        let size = kind_size(entry.kind);
        entry.value.clone().step_by(size).filter_map(|at| self.number(at, size)).collect()
    }

    pub(crate) fn first_number(&self, page: &Page, tag: u16) -> Option<u64> {
        self.numbers(page, tag).first().copied()
    }

    /// All values of a RATIONAL, FLOAT or DOUBLE entry, or of an integer one; empty for entries of other types.
    pub(crate) fn reals(&self, page: &Page, tag: u16) -> Vec<f64> {
        let Some(entry) = page.entry(tag) else { return Vec::new() };
        let size = kind_size(entry.kind);
        let places = entry.value.clone().step_by(size.max(1));
        match entry.kind {
            5 => places.filter_map(|at| Some(self.number(at, 4)? as f64 / self.number(at + 4, 4)? as f64)).collect(),
            11 => places.filter_map(|at| Some(f32::from_bits(self.number(at, 4)? as u32).into())).collect(),
            12 => places.filter_map(|at| Some(f64::from_bits(self.number(at, 8)?))).collect(),
            _ => self.numbers(page, tag).into_iter().map(|v| v as f64).collect(),
        }
    }

    /// Where the value of an entry begins.
    pub(crate) fn value_place(&self, page: &Page, tag: u16) -> Option<usize> {
        Some(page.entry(tag)?.value.start)
    }

    /// The number of values that an entry claims to have.
    pub(crate) fn declared_count(&self, page: &Page, tag: u16) -> Option<usize> {
        usize::try_from(self.number(page.entry(tag)?.at as usize + 4, self.word())?).ok()
    }

    /// Bytes of the file.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Text up to its terminating zero; bytes that are not UTF-8 are replaced.
    pub(crate) fn text(&self, page: &Page, tag: u16) -> Option<String> {
        let bytes = self.value(page.entry(tag)?);
        let end = bytes.iter().position(|&b| b == 0).unwrap_or(bytes.len());
        Some(String::from_utf8_lossy(&bytes[..end]).into_owned())
    }
}

/// Bytes of one value of a TIFF field type; unknown types are taken as bytes and never read.
pub(super) fn kind_size(kind: u16) -> usize {
    match kind {
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 | 16 | 17 | 18 => 8,
        _ => 1,
    }
}
