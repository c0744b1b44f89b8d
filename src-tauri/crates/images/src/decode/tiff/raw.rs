//! Samples that lie in one piece without compression: most single pages, and the planes of ImageJ stacks above 4 GB and
//! of MetaMorph stacks, which have no directories of their own.
//!
//! They are copied once, from the file to where they stay. Refuses: pieces, tiles, packed bits, and separate planes; the
//! `tiff` crate reads those.

use ::tiff::decoder::DecodingResult;

use super::page::{Layout, UNCOMPRESSED};
use super::{DecodeError, Directories, Page, check_size, meaning, tags};
use crate::{Limits, SampleFormat, Samples};

/// Where the samples of a page begin, if they lie in one piece as [`unpack`] reads it: its strips follow each other, and
/// each has the length that its rows need.
pub(super) fn place(file: &Directories<'_>, page: &Page, layout: &Layout) -> Option<u64> {
    let whole_bytes = matches!(
        (layout.format, layout.bits),
        (SampleFormat::Unsigned, 8 | 16 | 32 | 64)
            | (SampleFormat::Signed, 8 | 16 | 32)
            | (SampleFormat::Float, 32 | 64)
    );
    let plain = layout.compression == UNCOMPRESSED && whole_bytes && !layout.planar && !layout.low_bits_first;
    let differences = file.first_number(page, tags::PREDICTOR).unwrap_or(1) != 1;
    if !plain || differences || layout.is_ycbcr() || page.entry(tags::TILE_OFFSETS).is_some() {
        return None;
    }
    let row = layout.row().checked_mul(u64::from(layout.bits / 8))?;
    let per_strip = file.first_number(page, tags::ROWS_PER_STRIP).unwrap_or(u64::MAX);
    let (offsets, lengths) = (file.numbers(page, tags::STRIP_OFFSETS), file.numbers(page, tags::STRIP_BYTES));
    let first = *offsets.first()?;
    let (mut next, mut rows) = (first, u64::from(layout.height));
    if offsets.len() != lengths.len() {
        return None;
    }
    for (&offset, &length) in offsets.iter().zip(&lengths) {
        let here = rows.min(per_strip);
        if here == 0 || offset != next || length != here.checked_mul(row)? {
            return None;
        }
        next = offset.checked_add(length)?;
        rows -= here;
    }
    (rows == 0).then_some(first)
}

/// The samples of a page or plane that begin at `at`.
pub(super) fn unpack(
    bytes: &[u8],
    at: u64,
    file: &Directories<'_>,
    layout: &Layout,
    limits: &Limits,
) -> Result<Samples, DecodeError> {
    let stored = stored(bytes, at, layout, limits)?;
    let little = file.is_little_endian();
    macro_rules! numbers {
        ($variant:ident, $type:ty) => {
            DecodingResult::$variant(numbers(stored, little, <$type>::from_le_bytes, <$type>::from_be_bytes).collect())
        };
    }
    let result = match (layout.format, layout.bits) {
        (SampleFormat::Unsigned, 16) => numbers!(U16, u16),
        (SampleFormat::Unsigned, 32) => numbers!(U32, u32),
        (SampleFormat::Unsigned, 64) => numbers!(U64, u64),
        (SampleFormat::Unsigned, _) => DecodingResult::U8(stored.to_vec()),
        (SampleFormat::Signed, 8) => numbers!(I8, i8),
        (SampleFormat::Signed, 16) => numbers!(I16, i16),
        (SampleFormat::Signed, 32) => numbers!(I32, i32),
        (SampleFormat::Float, 32) => numbers!(F32, f32),
        (SampleFormat::Float, 64) => numbers!(F64, f64),
        _ => return Err(DecodeError::unsupported(format!("a stack of {}-bit numbers of this type", layout.bits))),
    };
    meaning::restore(meaning::planes_of(result, layout)?, layout)
}

/// As [`unpack`], written behind `all` at once; `false`, and nothing done, where samples change on the way.
pub(super) fn unpack_behind(
    bytes: &[u8],
    at: u64,
    file: &Directories<'_>,
    layout: &Layout,
    limits: &Limits,
    all: &mut Samples,
) -> Result<bool, DecodeError> {
    if layout.samples != 1 || layout.format != SampleFormat::Unsigned || !layout.is_measured() {
        return Ok(false);
    }
    match (layout.bits, all) {
        (8, Samples::U8(all)) => all.extend_from_slice(stored(bytes, at, layout, limits)?),
        (16, Samples::U16(all)) => {
            let stored = stored(bytes, at, layout, limits)?;
            all.extend(numbers(stored, file.is_little_endian(), u16::from_le_bytes, u16::from_be_bytes));
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// The bytes that hold the samples.
fn stored<'a>(bytes: &'a [u8], at: u64, layout: &Layout, limits: &Limits) -> Result<&'a [u8], DecodeError> {
    let count = u64::from(layout.width) * u64::from(layout.height) * layout.samples as u64;
    let size = count.saturating_mul(layout.kind().bytes()).max(layout.unpacked_bytes());
    check_size(limits, layout.width.into(), layout.height.into(), size)?;
    let range = usize::try_from(at).ok().zip(usize::try_from(at.saturating_add(layout.unpacked_bytes())).ok());
    range.and_then(|(start, end)| bytes.get(start..end)).ok_or(DecodeError::Truncated)
}

fn numbers<T, const SIZE: usize>(
    stored: &[u8],
    little: bool,
    from_little: impl Fn([u8; SIZE]) -> T,
    from_big: impl Fn([u8; SIZE]) -> T,
) -> impl Iterator<Item = T> {
    let each = stored.as_chunks::<SIZE>().0.iter();
    each.map(move |&bytes| if little { from_little(bytes) } else { from_big(bytes) })
}
