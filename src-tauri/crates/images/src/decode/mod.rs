//! From the bytes of a file to a `Picture`, or to a sentence that says why not.
//!
//! Sizes are checked against the bytes at hand before anything is allocated. A file that ends early is refused:
//! half an image with a grey rest would be trained on as if it were real.

mod across;
mod containers;
mod dicom;
mod palette;
mod raster;
mod source;
mod stopping;
mod tiff;

use std::panic::{AssertUnwindSafe, UnwindSafe, catch_unwind};

pub use across::decode_slices;
pub(crate) use source::{Grid, Pages, Source, rounding_note};
pub use tiff::outline;
pub(crate) use tiff::{Directories, Page};

use crate::sniff::{is_cut_magic, known_elsewhere, looks_like};
use crate::{FileInfo, Format, Limits, Picture, ShapeError, SliceView, View, sniff};

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
        "{width}×{height} pixels are more than the limit for one picture. Crop or shrink the image, or raise the limit"
    )]
    TooLarge { width: u64, height: u64 },
    /// A slice, time point, series or division of pages was asked for that the file does not have.
    #[error("{reason}")]
    NotInFile { reason: String },
    /// [`View::stop`] was set.
    #[error("its reading was stopped")]
    Stopped,
}

impl DecodeError {
    pub(crate) fn damaged(reason: impl Into<String>) -> Self {
        Self::Damaged { reason: reason.into() }
    }

    pub(crate) fn unsupported(what: impl Into<String>) -> Self {
        let way_out = "Open it in Fiji (ImageJ) and save it as TIFF, then add the TIFF".to_owned();
        Self::Unsupported { what: what.into(), way_out }
    }

    /// Bytes that an unpacker does not understand, with its own words for those who look into it.
    pub(crate) fn not_unpacked(error: &impl std::fmt::Display) -> Self {
        let words = error.to_string().replace('\n', " ");
        Self::damaged(format!("its pixels cannot be unpacked ({})", words.trim().trim_end_matches('.').trim_end()))
    }

    pub(crate) fn selection(reason: impl Into<String>) -> Self {
        Self::NotInFile { reason: reason.into() }
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

/// Reads the picture in `bytes`, whatever the file is called: the first series, slice and time point with all of its
/// channels.
///
/// TIFF (also as ImageJ stack and OME-TIFF), PNG, JPEG, BMP, GIF, WebP and DICOM. Alpha is dropped. What was left out
/// is told in [`Picture::notes`].
///
/// # Errors
/// See [`DecodeError`].
pub fn decode(bytes: &[u8]) -> Result<Picture, DecodeError> {
    decode_view(bytes, &View::default())
}

/// Reads the part of a file that `view` chooses.
///
/// # Errors
/// See [`DecodeError`].
pub fn decode_view(bytes: &[u8], view: &View) -> Result<Picture, DecodeError> {
    let format = recognise(bytes)?;
    contained(move || open(bytes, format, view)?.picture(view))
}

/// As [`decode_view`], with what the file says about itself, from opening it once. What is seen of a stack is chosen by
/// `slice` when the description is known, and not by `view`.
///
/// # Errors
/// See [`DecodeError`].
pub fn decode_described(
    bytes: &[u8],
    view: &View,
    slice: impl FnOnce(&FileInfo) -> SliceView,
) -> Result<(FileInfo, Picture), DecodeError> {
    let format = recognise(bytes)?;
    contained(AssertUnwindSafe(|| {
        let source = open(bytes, format, view)?;
        let info = source.info.clone();
        let picture = source.picture(&View { slice: slice(&info), ..view.clone() })?;
        Ok((info, picture))
    }))
}

/// What a file says about itself; no pixel is unpacked.
///
/// # Errors
/// See [`DecodeError`]. A description can be fine where the pixels behind it are not.
pub fn probe(bytes: &[u8]) -> Result<FileInfo, DecodeError> {
    probe_view(bytes, &View::default())
}

/// As [`probe`], for the series and the division of pages that `view` chooses.
///
/// # Errors
/// See [`DecodeError`].
pub fn probe_view(bytes: &[u8], view: &View) -> Result<FileInfo, DecodeError> {
    let format = recognise(bytes)?;
    contained(move || Ok(open(bytes, format, view)?.info))
}

/// Reads size and type only; no pixel is unpacked.
///
/// # Errors
/// See [`DecodeError`]. A header can be fine where the pixels behind it are not.
pub fn header(bytes: &[u8]) -> Result<Header, DecodeError> {
    let info = probe(bytes)?;
    check_size(&Limits::default(), info.width.into(), info.height.into(), info.picture_bytes())?;
    let FileInfo { width, height, channels, kind, format, .. } = info;
    Ok(Header { width, height, channels, bits: (kind.bytes() * 8) as u8, format })
}

fn open<'a>(bytes: &'a [u8], format: Format, view: &View) -> Result<Source<'a>, DecodeError> {
    let source = match format {
        Format::Tiff => tiff::open(bytes, view)?,
        Format::Dicom => dicom::open(bytes, &view.limits)?,
        Format::Zarr => return Err(DecodeError::unsupported("a file of a Zarr image on its own")),
        Format::Png | Format::Jpeg | Format::Bmp | Format::Gif | Format::WebP => raster::open(bytes, format, view)?,
    };
    if view.series >= source.info.series {
        return Err(DecodeError::selection(format!(
            "image {} was asked for, but the file has {}",
            u64::from(view.series) + 1,
            source.info.series
        )));
    }
    source.arranged(view)
}

fn recognise(bytes: &[u8]) -> Result<Format, DecodeError> {
    if bytes.is_empty() {
        return Err(DecodeError::Empty);
    }
    if let Some(format) = sniff(bytes) {
        return Ok(format);
    }
    if let Some((what, way_out)) = known_elsewhere(bytes) {
        return Err(match way_out {
            Some(way_out) => DecodeError::Unsupported { what: what.to_owned(), way_out: way_out.to_owned() },
            None => DecodeError::unsupported(what),
        });
    }
    if is_cut_magic(bytes) {
        return Err(DecodeError::Truncated);
    }
    if is_ome_companion(bytes) {
        return Err(DecodeError::Unsupported {
            what: "an OME companion file (it describes other files and has no pixels)".to_owned(),
            way_out: "Add the TIFF files beside it".to_owned(),
        });
    }
    Err(DecodeError::NotAnImage { looks_like: looks_like(bytes) })
}

fn is_ome_companion(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    head.trim_ascii_start().starts_with(b"<") && head.windows(4).any(|window| window == b"<OME")
}

/// The unpackers are other people's code and some of them assert; on a damaged file that is an error like any other.
fn contained<T>(work: impl FnOnce() -> Result<T, DecodeError> + UnwindSafe) -> Result<T, DecodeError> {
    catch_unwind(work).unwrap_or_else(|_| Err(DecodeError::damaged("its pixels cannot be unpacked")))
}

/// Refuses sides of zero pixels.
fn check_sides(width: u64, height: u64) -> Result<(), DecodeError> {
    if width == 0 || height == 0 {
        return Err(DecodeError::damaged(format!("it says that it is {width}×{height} pixels")));
    }
    Ok(())
}

/// Refuses sizes above the limits, before anything is allocated. `bytes` is the size of all unpacked samples.
pub(crate) fn check_size(limits: &Limits, width: u64, height: u64, bytes: u64) -> Result<(), DecodeError> {
    check_sides(width, height)?;
    let pixels = width.saturating_mul(height);
    if pixels > limits.pixels || bytes > limits.bytes {
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
