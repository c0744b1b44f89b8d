//! Colour tables of PNG and BMP files, and whether a PNG or JPEG file is whole.
//!
//! Microscope software (ImageJ among it) writes grey images as 8-bit indices into a table of greys. Such a file is one
//! channel of values, not a colour photo, so the table is looked at here before the pixels are expanded.

/// The file indexes a table in which red, green and blue are always the same.
pub(super) fn png_has_grey_palette(bytes: &[u8]) -> bool {
    is_indexed(bytes) && png_chunks(bytes).find(|(name, _)| name == b"PLTE").is_some_and(|(_, table)| is_grey(table, 3))
}

fn is_indexed(bytes: &[u8]) -> bool {
    const INDEXED: u8 = 3;
    bytes.get(25) == Some(&INDEXED)
}

/// The file has its end mark, so nothing is missing behind.
pub(super) fn png_is_whole(bytes: &[u8]) -> bool {
    png_chunks(bytes).any(|(name, _)| name == b"IEND")
}

/// Bytes of compressed pixels.
pub(super) fn png_packed_len(bytes: &[u8]) -> u64 {
    png_chunks(bytes).filter(|(name, _)| name == b"IDAT").map(|(_, data)| data.len() as u64).sum()
}

/// What a PNG file says beside its pixels.
#[derive(Default)]
pub(super) struct PngFacts {
    /// Of a sample (chunk sBIT, else the header); of a palette those of its colours.
    pub(super) significant_bits: Option<u8>,
    /// What its grey values are multiplied with when they are unpacked to bytes; 1 for colours.
    pub(super) spread: u8,
    /// Pixels per metre in x and y.
    pub(super) per_metre: Option<(u32, u32)>,
    pub(super) texts: Vec<(String, String)>,
}

pub(super) fn png_facts(bytes: &[u8]) -> PngFacts {
    let stored = bytes.get(24).copied().filter(|depth| [1, 2, 4, 8, 16].contains(depth));
    // The colours of a table have 8 bits, however few their indices have.
    let depth = if is_indexed(bytes) { Some(8) } else { stored };
    let spread = depth.filter(|depth| *depth < 8).map_or(1, |depth| 255 / ((1 << depth) - 1));
    let mut facts = PngFacts { significant_bits: depth, spread, ..PngFacts::default() };
    for (name, content) in png_chunks(bytes) {
        match name {
            b"sBIT" => {
                let bits = content.iter().copied().max().filter(|bits| depth.is_some_and(|d| (1..=d).contains(bits)));
                facts.significant_bits = bits.or(facts.significant_bits);
            }
            b"pHYs" => {
                if let Some((x, rest)) = content.split_first_chunk::<4>()
                    && let Some((y, [1])) = rest.split_first_chunk::<4>()
                {
                    facts.per_metre = Some((u32::from_be_bytes(*x), u32::from_be_bytes(*y)));
                }
            }
            b"tEXt" => {
                let letters = |bytes: &[u8]| bytes.iter().map(|&b| char::from(b)).collect::<String>();
                if let Some(end) = content.iter().position(|&b| b == 0)
                    && [&b"Description"[..], b"Creation Time", b"Software", b"Source"].contains(&&content[..end])
                {
                    facts.texts.push((letters(&content[..end]), letters(&content[end + 1..])));
                }
            }
            b"IDAT" => break,
            _ => {}
        }
    }
    facts
}

/// Name and content of each complete chunk: length, name, content, checksum.
fn png_chunks(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = bytes.get(8..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (length, tail) = rest.split_first_chunk::<4>()?;
        let length = u32::from_be_bytes(*length) as usize;
        let name = tail.get(..4)?;
        let content = tail.get(4..length.checked_add(4)?)?;
        rest = tail.get(length.checked_add(8)?..)?;
        Some((name, content))
    })
}

/// The file indexes a table in which red, green and blue are always the same.
pub(super) fn bmp_has_grey_palette(bytes: &[u8]) -> bool {
    let u16_at = |at: usize| bytes.get(at..at + 2).map(|b| usize::from(u16::from_le_bytes([b[0], b[1]])));
    let u32_at = |at: usize| Some(u16_at(at)? | u16_at(at + 2)? << 16);
    let table = || {
        let header = u32_at(14)?;
        let (bits, used, entry) = if header == 12 { (u16_at(24)?, 0, 3) } else { (u16_at(28)?, u32_at(46)?, 4) };
        if !(1..=8).contains(&bits) {
            return None;
        }
        let count = if used == 0 { 1 << bits } else { used.min(1 << bits) };
        let start = 14 + header;
        let end = (start + count * entry).min(u32_at(10)?.max(start));
        Some((bytes.get(start..end)?, entry))
    };
    table().is_some_and(|(table, entry)| is_grey(table, entry))
}

fn is_grey(table: &[u8], entry: usize) -> bool {
    !table.is_empty() && table.chunks_exact(entry).all(|c| c[0] == c[1] && c[1] == c[2])
}

/// The segments of a JPEG file, walked to its end mark. Previews embedded in a segment have end marks of their own,
/// so looking for the mark alone would not do.
pub(super) fn jpeg_is_whole(bytes: &[u8]) -> bool {
    const START: u8 = 0xd8;
    const END: u8 = 0xd9;
    let mut at = 2;
    while at + 1 < bytes.len() {
        let (mark, code) = (bytes[at], bytes[at + 1]);
        match (mark, code) {
            (0xff, END) => return true,
            // A fill byte, a stuffed 0xff inside a scan, restart marks: no length follows.
            (0xff, 0xff) => at += 1,
            (0xff, 0x00 | 0x01 | 0xd0..=0xd7 | START) => at += 2,
            (0xff, _) => {
                let Some(&[high, low]) = bytes.get(at + 2..at + 4).and_then(|b| b.first_chunk::<2>()) else {
                    return false;
                };
                at += 2 + usize::from(u16::from_be_bytes([high, low])).max(2);
            }
            // Compressed pixels, or rubbish between segments; the unpacker says what it thinks of that.
            _ => at += 1,
        }
    }
    false
}
