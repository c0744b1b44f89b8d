//! From the pixel data element of a DICOM file to the samples or the packed bytes of one frame.

use std::borrow::Cow;

use super::codec::Unpacked;
use super::dataset::Pixels;
use super::{DecodeError, Shape};

/// One frame of samples without compression.
pub(super) fn native(pixels: &[u8], frame: usize, shape: &Shape) -> Result<Unpacked, DecodeError> {
    let halved = shape.is_halved() && !shape.planar;
    let per_frame = if halved { shape.plane() * 2 } else { shape.plane() * shape.samples };
    let unpacked = |samples| Unpacked { samples, planar: shape.planar, is_rgb: false };
    if shape.bits_allocated == 1 {
        let first = frame.checked_mul(per_frame).ok_or(DecodeError::Truncated)?;
        let bit = |i: usize| pixels.get((first + i) / 8).map(|byte| u32::from(byte >> ((first + i) % 8) & 1));
        let samples: Option<Vec<u32>> = (0..per_frame).map(bit).collect();
        return Ok(unpacked(samples.ok_or(DecodeError::Truncated)?));
    }
    let bytes = shape.bits_allocated as usize / 8;
    let start = frame.checked_mul(per_frame).and_then(|n| n.checked_mul(bytes)).ok_or(DecodeError::Truncated)?;
    let data = pixels.get(start..start + per_frame * bytes).ok_or(DecodeError::Truncated)?;
    let samples: Vec<u32> = match (bytes, shape.big_endian) {
        // In 16-bit words of big endian the two bytes change places.
        (1, true) if shape.in_words => {
            (0..data.len()).map(|i| pixels.get((start + i) ^ 1).copied().unwrap_or(0).into()).collect()
        }
        (1, _) => data.iter().map(|&byte| byte.into()).collect(),
        (2, false) => data.as_chunks::<2>().0.iter().map(|&b| u16::from_le_bytes(b).into()).collect(),
        (2, true) => data.as_chunks::<2>().0.iter().map(|&b| u16::from_be_bytes(b).into()).collect(),
        (4, false) => data.as_chunks::<4>().0.iter().map(|&b| u32::from_le_bytes(b)).collect(),
        (4, true) => data.as_chunks::<4>().0.iter().map(|&b| u32::from_be_bytes(b)).collect(),
        // Double precision is rounded to single, whose bits go on as those of a sample.
        (8, false) => data.as_chunks::<8>().0.iter().map(|&b| (f64::from_le_bytes(b) as f32).to_bits()).collect(),
        (8, true) => data.as_chunks::<8>().0.iter().map(|&b| (f64::from_be_bytes(b) as f32).to_bits()).collect(),
        _ => return Err(DecodeError::unsupported(format!("a DICOM file with {} bits per sample", bytes * 8))),
    };
    if !halved {
        return Ok(unpacked(samples));
    }
    // Two luminances, then the blue and red difference that both share.
    let full = samples.as_chunks::<4>().0.iter().flat_map(|&[y1, y2, cb, cr]| [y1, cb, cr, y2, cb, cr]).collect();
    Ok(unpacked(full))
}

/// The packed bytes of one frame, put together from its fragments.
pub(super) fn packed<'a>(
    bytes: &'a [u8],
    pixels: &Pixels,
    frame: usize,
    frames: u32,
) -> Result<Cow<'a, [u8]>, DecodeError> {
    let Pixels::Encapsulated { offsets, fragments } = pixels else {
        return Err(DecodeError::damaged("its pixels are not packed as it says"));
    };
    let joined = |fragments: &[std::ops::Range<usize>]| -> Cow<'a, [u8]> {
        match fragments {
            [only] => Cow::Borrowed(&bytes[only.clone()]),
            several => several.iter().flat_map(|range| &bytes[range.clone()]).copied().collect::<Vec<u8>>().into(),
        }
    };
    if fragments.len() == frames as usize {
        return fragments.get(frame).map(|only| joined(std::slice::from_ref(only))).ok_or(DecodeError::Truncated);
    }
    if frames == 1 {
        return Ok(joined(fragments));
    }
    // Offsets count from the first fragment, the eight bytes of its header included.
    let origin = fragments.first().ok_or(DecodeError::Truncated)?.start;
    let offset = |i: usize| {
        let at = bytes.get(offsets.clone())?.get(4 * i..4 * i + 4)?.first_chunk::<4>()?;
        Some(u32::from_le_bytes(*at) as usize + origin)
    };
    let Some(start) = offset(frame) else {
        return Err(DecodeError::unsupported("a DICOM file whose frames are in pieces without a table of them"));
    };
    let end = offset(frame + 1).unwrap_or(usize::MAX);
    let first = fragments.partition_point(|range| range.start < start);
    let last = fragments.partition_point(|range| range.start < end);
    let of_frame = fragments.get(first..last).filter(|pieces| !pieces.is_empty());
    of_frame.map(joined).ok_or_else(|| DecodeError::damaged(format!("frame {} is missing", frame + 1)))
}
