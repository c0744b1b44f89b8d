//! One TIFF page: what its samples mean (`Layout`), and unpacking them to planes.
//!
//! The `tiff` crate undoes compression, prediction, strips, tiles and byte order of plain bands of samples, as
//! `tiff_view` shows them to it. Meaning (white is zero, palettes, alpha, YCbCr) is restored here.

use std::io::ErrorKind;

use ::tiff::TiffError;
use ::tiff::decoder::{Decoder, DecodingResult, Limits};

use super::{DecodeError, Directories, Page, check_ratio, check_size, deinterleave, tiff_tags as tags, tiff_view};
use crate::{SampleKind, Samples};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Values,
    WhiteIsZero,
    /// Indices into a colour table. The indices are the measured values; the table is only how to show them.
    Palette,
    Rgb,
    YCbCr,
}

/// How one page stores its pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) width: u32,
    pub(super) height: u32,
    bits: u32,
    unsigned: bool,
    float: bool,
    meaning: Meaning,
    pub(super) planar: bool,
    pub(super) samples: usize,
    /// Those of the stored samples that are not alpha.
    pub(super) keep: Vec<usize>,
    pub(super) is_rgb: bool,
    pub(super) has_alpha: bool,
}

impl Layout {
    pub(super) fn read(file: &Directories<'_>, page: &Page) -> Result<Self, DecodeError> {
        let number = |tag, default| file.first_number(page, tag).unwrap_or(default);
        let side = |tag| {
            let value = file.first_number(page, tag).ok_or_else(|| DecodeError::damaged("its size is missing"))?;
            u32::try_from(value).map_err(|_too_wide| DecodeError::TooLarge { width: value, height: 1 })
        };
        let (width, height) = (side(tags::WIDTH)?, side(tags::HEIGHT)?);
        check_size(width.into(), height.into(), 0)?;

        let meaning = match number(tags::PHOTOMETRIC, 1) {
            0 => Meaning::WhiteIsZero,
            1 => Meaning::Values,
            2 => Meaning::Rgb,
            3 => Meaning::Palette,
            4 => Meaning::Values,
            5 => return Err(DecodeError::unsupported("a TIFF in printing colours (CMYK)")),
            6 => Meaning::YCbCr,
            other => return Err(DecodeError::unsupported(format!("a TIFF with colour model {other}"))),
        };
        let depths = file.numbers(page, tags::BITS_PER_SAMPLE);
        let bits = depths.first().copied().unwrap_or(1);
        if depths.iter().any(|&depth| depth != bits) || ![1, 2, 4, 8, 16, 32, 64].contains(&bits) {
            return Err(DecodeError::unsupported(format!("a TIFF with {bits} bits per sample")));
        }
        let samples = number(tags::SAMPLES_PER_PIXEL, 1) as usize;
        let colors = if matches!(meaning, Meaning::Rgb | Meaning::YCbCr) { 3 } else { 1 };
        if samples < colors || samples > 4096 {
            return Err(DecodeError::damaged(format!("it says that it has {samples} samples per pixel")));
        }
        let planar = number(tags::PLANAR, 1) == 2 && samples > 1;
        if planar && meaning == Meaning::YCbCr {
            return Err(DecodeError::unsupported("a TIFF with YCbCr colours in separate planes"));
        }
        // Extra samples come last. 1 and 2 are alpha; 0 is data, for example a further channel.
        let extra = file.numbers(page, tags::EXTRA_SAMPLES);
        let first_extra = samples.saturating_sub(extra.len()).max(colors);
        let is_alpha = |i: &usize| *i >= first_extra && matches!(extra.get(i - first_extra), Some(1 | 2));
        let keep: Vec<usize> = (0..samples).filter(|i| !is_alpha(i)).collect();
        Ok(Self {
            width,
            height,
            bits: bits as u32,
            unsigned: matches!(number(tags::SAMPLE_FORMAT, 1), 1 | 4),
            float: number(tags::SAMPLE_FORMAT, 1) == 3,
            meaning,
            planar,
            samples,
            is_rgb: colors == 3 && keep.len() == 3,
            has_alpha: keep.len() < samples,
            keep,
        })
    }

    pub(super) fn kind(&self) -> SampleKind {
        match (self.unsigned, self.bits) {
            (true, ..=8) => SampleKind::U8,
            (true, 16) => SampleKind::U16,
            _ => SampleKind::F32,
        }
    }

    /// What the `tiff` crate must know of, because the way of unpacking depends on it.
    pub(super) fn is_ycbcr(&self) -> bool {
        self.meaning == Meaning::YCbCr
    }

    /// Samples that lie side by side in one stored row.
    fn row(&self) -> u64 {
        u64::from(self.width) * if self.planar { 1 } else { self.samples as u64 }
    }
}

/// The kept samples of one page, planar.
pub(super) fn unpack(
    bytes: &[u8],
    file: &Directories<'_>,
    page: &Page,
    layout: &Layout,
    notes: &mut Vec<String>,
) -> Result<Samples, DecodeError> {
    let rows = u64::from(layout.height) * if layout.planar { layout.samples as u64 } else { 1 };
    let unpacked = (layout.row() * u64::from(layout.bits)).div_ceil(8).saturating_mul(rows);
    check_size(layout.width.into(), layout.height.into(), unpacked.max(layout.row().saturating_mul(rows)))?;
    check_stored(bytes, file, page, unpacked)?;

    let mut samples: Option<Samples> = None;
    let passes: Vec<usize> = if layout.planar { layout.keep.clone() } else { vec![0] };
    for plane in passes {
        let view = tiff_view::View::new(bytes, file, page, layout, plane);
        let mut limits = Limits::default();
        limits.decoding_buffer_size = usize::MAX;
        limits.intermediate_buffer_size = usize::MAX;
        limits.ifd_value_size = bytes.len();
        let mut decoder = Decoder::new(view).map_err(explain)?.with_limits(limits);
        let mut result = DecodingResult::U8(Vec::new());
        decoder.read_image_to_buffer(&mut result).map_err(explain)?;
        let read = interpret(result, layout, notes)?;
        samples =
            Some(Samples::joined(samples, read).ok_or_else(|| DecodeError::damaged("its planes differ in type"))?);
    }
    samples.ok_or_else(|| DecodeError::damaged("it has no samples"))
}

/// What the unpacked numbers mean.
fn interpret(result: DecodingResult, layout: &Layout, notes: &mut Vec<String>) -> Result<Samples, DecodeError> {
    let samples = match result {
        DecodingResult::U8(packed) if layout.bits < 8 => {
            Samples::U8(planes(layout, expand_bits(&packed, layout.row() as usize, layout))?)
        }
        DecodingResult::U8(v) => Samples::U8(planes(layout, v)?),
        DecodingResult::U16(v) => Samples::U16(planes(layout, v)?),
        DecodingResult::I8(v) => floats(layout, &v, f32::from, notes)?,
        DecodingResult::I16(v) => floats(layout, &v, f32::from, notes)?,
        DecodingResult::F16(v) => floats(layout, &v, f32::from, notes)?,
        DecodingResult::F32(v) => floats(layout, &v, |x| x, notes)?,
        DecodingResult::U32(v) => floats(layout, &v, |x| x as f32, notes)?,
        DecodingResult::U64(v) => floats(layout, &v, |x| x as f32, notes)?,
        DecodingResult::I32(v) => floats(layout, &v, |x| x as f32, notes)?,
        DecodingResult::I64(v) => floats(layout, &v, |x| x as f32, notes)?,
        DecodingResult::F64(v) => floats(layout, &v, |x| x as f32, notes)?,
    };
    Ok(match (layout.meaning, samples) {
        (Meaning::WhiteIsZero, Samples::U8(v)) => Samples::U8(v.into_iter().map(|x| u8::MAX - x).collect()),
        (Meaning::WhiteIsZero, Samples::U16(v)) => Samples::U16(v.into_iter().map(|x| u16::MAX - x).collect()),
        (Meaning::YCbCr, Samples::U8(v)) => Samples::U8(rgb_from_ycbcr(v)),
        (Meaning::YCbCr, _) => return Err(DecodeError::unsupported("a TIFF with YCbCr colours of more than 8 bits")),
        (_, samples) => samples,
    })
}

/// Refuses pages whose pixels lie beyond the end of the file or cannot fill the promised size.
fn check_stored(bytes: &[u8], file: &Directories<'_>, page: &Page, unpacked: u64) -> Result<(), DecodeError> {
    let tiled = page.entry(tags::TILE_OFFSETS).is_some();
    let (offsets, lengths) =
        if tiled { (tags::TILE_OFFSETS, tags::TILE_BYTES) } else { (tags::STRIP_OFFSETS, tags::STRIP_BYTES) };
    let (offsets, lengths) = (file.numbers(page, offsets), file.numbers(page, lengths));
    let end = bytes.len() as u64;
    if offsets.iter().zip(&lengths).any(|(&offset, &len)| offset.saturating_add(len) > end) {
        return Err(DecodeError::Truncated);
    }
    let stored = lengths.iter().fold(0_u64, |sum, &len| sum.saturating_add(len));
    const UNCOMPRESSED: u64 = 1;
    const FAX: [u64; 3] = [2, 3, 4];
    const ZSTD: u64 = 50000;
    match file.first_number(page, tags::COMPRESSION).unwrap_or(UNCOMPRESSED) {
        UNCOMPRESSED if unpacked > end => Err(DecodeError::Truncated),
        // These two pack an empty image to next to nothing.
        method if FAX.contains(&method) || method == ZSTD => Ok(()),
        _ => check_ratio(unpacked, stored),
    }
}

/// The kept ones of interleaved samples, as planes.
fn planes<T: Copy>(layout: &Layout, stored: Vec<T>) -> Result<Vec<T>, DecodeError> {
    if stored.len() as u64 != layout.row() * u64::from(layout.height) {
        return Err(DecodeError::damaged("it has another number of pixels than it says"));
    }
    if layout.samples == 1 || layout.planar {
        return Ok(stored);
    }
    Ok(deinterleave(&stored, layout.samples, &layout.keep))
}

fn floats<T: Copy>(
    layout: &Layout,
    stored: &[T],
    convert: impl Fn(T) -> f32,
    notes: &mut Vec<String>,
) -> Result<Samples, DecodeError> {
    let mut values = planes(layout, stored.iter().map(|&v| convert(v)).collect())?;
    let mut replaced = 0_u64;
    for value in values.iter_mut().filter(|value| !value.is_finite()) {
        *value = 0.0;
        replaced += 1;
    }
    if replaced > 0 {
        notes.push(format!("{replaced} pixels were infinite or not a number; they are read as 0."));
    }
    if layout.bits == 64 || (layout.bits == 32 && !layout.float) {
        notes.push(format!("{}-bit values are read as 32-bit floats; beyond 7 digits they are rounded.", layout.bits));
    }
    Ok(Samples::F32(values))
}

/// Samples of 1, 2 or 4 bits, rows padded to whole bytes, first sample in the high bits. Grey values are spread over
/// 0 to 255; indices of a palette stay as they are.
fn expand_bits(packed: &[u8], row: usize, layout: &Layout) -> Vec<u8> {
    let bits = layout.bits as usize;
    let top = (1_u8 << bits) - 1;
    let factor = if layout.meaning == Meaning::Palette { 1 } else { 255 / top };
    let mut samples = Vec::with_capacity(packed.len() * 8 / bits);
    for row_bytes in packed.chunks((row * bits).div_ceil(8)) {
        samples.extend((0..row).map(|i| {
            let bit = i * bits;
            let byte = row_bytes.get(bit / 8).copied().unwrap_or(0);
            ((byte >> (8 - bits - bit % 8)) & top) * factor
        }));
    }
    samples
}

/// ITU-R BT.601, full range, as JFIF 1.02 has it. Three planes in, three planes out.
fn rgb_from_ycbcr(mut planes: Vec<u8>) -> Vec<u8> {
    let plane = planes.len() / 3;
    for i in 0..plane {
        let [y, cb, cr] = [0, 1, 2].map(|c| f32::from(planes[c * plane + i]));
        let (cb, cr) = (cb - 128.0, cr - 128.0);
        let rgb = [y + 1.402 * cr, y - 0.344_136 * cb - 0.714_136 * cr, y + 1.772 * cb];
        for (c, value) in rgb.into_iter().enumerate() {
            planes[c * plane + i] = value.round().clamp(0.0, 255.0) as u8;
        }
    }
    planes
}

fn explain(error: TiffError) -> DecodeError {
    match error {
        TiffError::IoError(io) if io.kind() == ErrorKind::UnexpectedEof => DecodeError::Truncated,
        TiffError::UnsupportedError(what) => DecodeError::unsupported(format!("this kind of TIFF ({what})")),
        other => DecodeError::damaged(other.to_string()),
    }
}
