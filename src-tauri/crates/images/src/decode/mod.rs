//! From the bytes of a file to a `Picture`, or to a sentence that says why not.
//!
//! Sizes are checked against the bytes at hand before anything is allocated. A file that ends early is refused:
//! half an image with a grey rest would be trained on as if it were real.

mod ifd;
mod palette;
mod raster;
mod tiff;
mod tiff_page;
mod tiff_tags;
mod tiff_view;

use std::panic::{UnwindSafe, catch_unwind};

pub(crate) use ifd::{Directories, Page};

use crate::picture::{MAX_BYTES, MAX_PIXELS};
use crate::sniff::{is_cut_magic, known_elsewhere, looks_like};
use crate::{Format, Picture, ShapeError, sniff};

/// Why a file could not be read, in words for the person who chose it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    #[error("the file is empty (0 bytes)")]
    Empty,
    #[error("this is not an image: it looks like {looks_like}")]
    NotAnImage { looks_like: &'static str },
    #[error("the file is cut short: it ends before its pixels do. Copy it again from where it came from")]
    Truncated,
    #[error("{what} cannot be read yet. {way_out}")]
    Unsupported { what: String, way_out: String },
    #[error("the file is damaged: {reason}. Copy it again, or save it again with the program that wrote it")]
    Damaged { reason: String },
    #[error(
        "{width}×{height} pixels are too many: at most 2³¹ pixels and 4 GiB are supported. Crop or shrink the image"
    )]
    TooLarge { width: u64, height: u64 },
}

impl DecodeError {
    fn damaged(reason: impl Into<String>) -> Self {
        Self::Damaged { reason: reason.into() }
    }

    fn unsupported(what: impl Into<String>) -> Self {
        let way_out = "Open it in Fiji (ImageJ) and save it as TIFF, then add the TIFF".to_owned();
        Self::Unsupported { what: what.into(), way_out }
    }
}

impl From<ShapeError> for DecodeError {
    fn from(error: ShapeError) -> Self {
        match error {
            ShapeError::TooLarge { width, height } => Self::TooLarge { width, height },
            other => Self::damaged(other.to_string()),
        }
    }
}

/// Size and type of the picture that [`decode`] would give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    pub width: u32,
    pub height: u32,
    pub channels: u32,
    /// 8, 16 or 32 (float), as in [`Picture::bits`].
    pub bits: u8,
    pub format: Format,
}

/// Reads the picture in `bytes`, whatever the file is called.
///
/// PNG, JPEG, BMP, and TIFF with 1 to 64 bits per sample; ImageJ stacks give their channels at the first slice and
/// time point. Alpha is dropped. What was left out is told in [`Picture::notes`].
///
/// # Errors
/// See [`DecodeError`].
pub fn decode(bytes: &[u8]) -> Result<Picture, DecodeError> {
    let format = recognise(bytes)?;
    contained(move || match format {
        Format::Tiff => tiff::decode(bytes),
        Format::Png | Format::Jpeg | Format::Bmp => raster::decode(bytes, format),
    })
}

/// Reads size and type only; no pixel is unpacked.
///
/// # Errors
/// See [`DecodeError`]. A header can be fine where the pixels behind it are not.
pub fn header(bytes: &[u8]) -> Result<Header, DecodeError> {
    let format = recognise(bytes)?;
    contained(move || match format {
        Format::Tiff => tiff::header(bytes),
        Format::Png | Format::Jpeg | Format::Bmp => raster::header(bytes, format),
    })
}

fn recognise(bytes: &[u8]) -> Result<Format, DecodeError> {
    if bytes.is_empty() {
        return Err(DecodeError::Empty);
    }
    if let Some(format) = sniff(bytes) {
        return Ok(format);
    }
    if let Some(name) = known_elsewhere(bytes) {
        return Err(DecodeError::unsupported(name));
    }
    if is_cut_magic(bytes) {
        return Err(DecodeError::Truncated);
    }
    Err(DecodeError::NotAnImage { looks_like: looks_like(bytes) })
}

/// The unpackers are other people's code and some of them assert; on a damaged file that is an error like any other.
fn contained<T>(work: impl FnOnce() -> Result<T, DecodeError> + UnwindSafe) -> Result<T, DecodeError> {
    catch_unwind(work).unwrap_or_else(|_| Err(DecodeError::damaged("its pixels cannot be unpacked")))
}

/// Refuses sizes above the limits, before anything is allocated. `bytes` is the size of all unpacked samples.
fn check_size(width: u64, height: u64, bytes: u64) -> Result<(), DecodeError> {
    let pixels = width.saturating_mul(height);
    if pixels == 0 {
        return Err(DecodeError::damaged(format!("it says that it is {width}×{height} pixels")));
    }
    if pixels > MAX_PIXELS || bytes > MAX_BYTES {
        return Err(DecodeError::TooLarge { width, height });
    }
    Ok(())
}

/// Refuses a file whose few bytes cannot possibly unpack to the many that its header promises. Deflate reaches at
/// most 1032 : 1, LZW and JPEG about the same; small pictures are let through, they cannot hurt.
fn check_ratio(unpacked: u64, packed: u64) -> Result<(), DecodeError> {
    const HARMLESS: u64 = 64 << 20;
    const HIGHEST_RATIO: u64 = 4000;
    if unpacked > HARMLESS && unpacked / HIGHEST_RATIO > packed {
        return Err(DecodeError::damaged(format!("it promises {unpacked} bytes of pixels but holds only {packed}")));
    }
    Ok(())
}

/// Interleaved samples (pixel by pixel) to planar ones, of the kept channels.
fn deinterleave<T: Copy>(samples: &[T], per_pixel: usize, keep: &[usize]) -> Vec<T> {
    let mut planar = Vec::with_capacity(samples.len() / per_pixel.max(1) * keep.len());
    for &channel in keep {
        planar.extend(samples.iter().skip(channel).step_by(per_pixel.max(1)));
    }
    planar
}

#[cfg(test)]
mod tests;
