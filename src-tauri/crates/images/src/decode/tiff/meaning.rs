//! What the unpacked numbers of a TIFF page mean: bits to samples, any type to ours, colours to red, green and blue.
//!
//! It never rescales whole bytes; only masks and grey values of 1, 2 and 4 bits are spread over 0 to 255.

use ::tiff::decoder::DecodingResult;

use super::page::{Layout, Meaning};
use super::{DecodeError, deinterleave};
use crate::{SampleKind, Samples};

/// The kept samples as planes, of the type that the picture will have.
pub(super) fn planes_of(result: DecodingResult, layout: &Layout) -> Result<Samples, DecodeError> {
    Ok(match result {
        DecodingResult::U8(packed) if layout.bits < 8 => {
            Samples::U8(planes(layout, expand(&packed, layout, |value| value as u8))?)
        }
        DecodingResult::U8(packed) if layout.is_shown_as_bytes() => {
            Samples::U16(planes(layout, expand(&packed, layout, |value| value))?)
        }
        DecodingResult::U8(v) => Samples::U8(planes(layout, v)?),
        DecodingResult::U16(v) => Samples::U16(planes(layout, v)?),
        DecodingResult::I8(v) => floats(layout, &v, f32::from)?,
        DecodingResult::I16(v) => floats(layout, &v, f32::from)?,
        DecodingResult::F16(v) => floats(layout, &v, f32::from)?,
        DecodingResult::F32(v) => Samples::F32(planes(layout, v)?),
        DecodingResult::U32(v) => floats(layout, &v, |x| x as f32)?,
        DecodingResult::U64(v) => floats(layout, &v, |x| x as f32)?,
        DecodingResult::I32(v) => floats(layout, &v, |x| x as f32)?,
        DecodingResult::I64(v) => floats(layout, &v, |x| x as f32)?,
        DecodingResult::F64(v) => floats(layout, &v, |x| x as f32)?,
    })
}

/// Colour models and inverted greys; `samples` are all kept planes of a page.
pub(super) fn restore(mut samples: Samples, layout: &Layout) -> Result<Samples, DecodeError> {
    if samples.kind() != layout.kind() {
        return Err(DecodeError::damaged("its samples are of another type than it says"));
    }
    let too_deep = |name: &str| DecodeError::unsupported(format!("a TIFF with {name} colours of this depth"));
    match (layout.meaning, &mut samples) {
        (Meaning::WhiteIsZero, Samples::U8(v)) => {
            let white = if matches!(layout.bits, 1 | 2 | 4) { u8::MAX } else { top(layout.bits) as u8 };
            v.iter_mut().for_each(|x| *x = white.saturating_sub(*x));
        }
        (Meaning::WhiteIsZero, Samples::U16(v)) => {
            v.iter_mut().for_each(|x| *x = top(layout.bits).saturating_sub(*x));
        }
        (Meaning::YCbCr, Samples::U8(v)) => rgb_from_ycbcr(v),
        (Meaning::YCbCr, _) => return Err(too_deep("YCbCr")),
        (Meaning::Cmyk, Samples::U8(v)) => rgb_from_cmyk(v, u8::MAX.into(), |x| x as u8),
        (Meaning::Cmyk, Samples::U16(v)) => rgb_from_cmyk(v, u16::MAX.into(), |x| x as u16),
        (Meaning::Cmyk, Samples::F32(_)) => return Err(too_deep("CMYK")),
        _ => {}
    }
    Ok(samples)
}

/// The largest value of so many bits.
fn top(bits: u32) -> u16 {
    u16::MAX >> 16_u32.saturating_sub(bits)
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

fn floats<T: Copy>(layout: &Layout, stored: &[T], convert: impl Fn(T) -> f32) -> Result<Samples, DecodeError> {
    Ok(Samples::F32(planes(layout, stored.iter().map(|&v| convert(v)).collect())?))
}

/// Samples that do not fill whole bytes; rows are padded to whole bytes, the first sample lies in the high bits.
fn expand<T>(packed: &[u8], layout: &Layout, convert: impl Fn(u16) -> T) -> Vec<T> {
    let (bits, row) = (layout.bits as usize, layout.row() as usize);
    let factor = layout.spread();
    let mut samples = Vec::with_capacity(packed.len() * 8 / bits);
    let byte = |row_bytes: &[u8], at: usize| {
        let byte = row_bytes.get(at).copied().unwrap_or(0);
        u32::from(if layout.low_bits_first && layout.compression == super::page::UNCOMPRESSED {
            byte.reverse_bits()
        } else {
            byte
        })
    };
    for row_bytes in packed.chunks((row * bits).div_ceil(8).max(1)) {
        samples.extend((0..row).map(|i| {
            let bit = i * bits;
            // Up to 15 bits begin anywhere in a byte, so they lie within three.
            let at = bit / 8;
            let three = byte(row_bytes, at) << 16 | byte(row_bytes, at + 1) << 8 | byte(row_bytes, at + 2);
            let value = (three >> (24 - bits - bit % 8)) as u16 & top(layout.bits);
            convert(value * factor)
        }));
    }
    samples
}

/// ITU-R BT.601, full range, as JFIF 1.02 has it. Three planes in, three planes out.
pub(crate) fn rgb_from_ycbcr(planes: &mut [u8]) {
    let plane = planes.len() / 3;
    for i in 0..plane {
        let [y, cb, cr] = [0, 1, 2].map(|c| f32::from(planes[c * plane + i]));
        let (cb, cr) = (cb - 128.0, cr - 128.0);
        let rgb = [y + 1.402 * cr, y - 0.344_136 * cb - 0.714_136 * cr, y + 1.772 * cb];
        for (c, value) in rgb.into_iter().enumerate() {
            planes[c * plane + i] = value.round().clamp(0.0, 255.0) as u8;
        }
    }
}

/// Without the colour profile of the printer, as screens show such files: ink takes away light. Four planes in, three
/// out.
fn rgb_from_cmyk<T: Copy + Into<u64>>(planes: &mut Vec<T>, full: u64, convert: impl Fn(u64) -> T) {
    let plane = planes.len() / 4;
    for i in 0..plane {
        let light = full - planes[3 * plane + i].into();
        for c in 0..3 {
            let ink = full - planes[c * plane + i].into();
            planes[c * plane + i] = convert((ink * light + full / 2) / full);
        }
    }
    planes.truncate(3 * plane);
}

/// Indices to the red, green and blue planes of their colours.
pub(super) fn rgb_from_palette(samples: Samples, colors: &[[u8; 3]]) -> Result<Samples, DecodeError> {
    let Samples::U8(indices) = samples else {
        return Err(DecodeError::damaged(format!("its colour table has indices of type {:?}", SampleKind::U16)));
    };
    let plane = |c: usize| indices.iter().map(move |&i| colors.get(usize::from(i)).map_or(0, |color| color[c]));
    Ok(Samples::U8((0..3).flat_map(plane).collect()))
}
