//! Pictures to files: TIFF that Fiji opens with its channels, and JPEG or PNG of rendered pixels.
//!
//! It writes bytes and no files, and never changes a sample.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _, ImageError};

use crate::imagej;
use crate::{Picture, RgbPixels, SampleKind, Samples};

/// Why a picture could not be written.
#[derive(Debug, thiserror::Error)]
pub enum EncodeError {
    #[error("the picture cannot be written as TIFF, which holds at most 4 GiB. Crop it or use fewer channels")]
    TooLarge,
    #[error("the slices cannot be written as one TIFF: they differ in size, channels or type, or there are none")]
    Unlike,
    #[error("the picture cannot be written: {0}")]
    Image(#[from] ImageError),
}

/// An ImageJ composite: one page per channel, with names, colours and ranges where the picture has them. A colour
/// photo becomes one page of red, green and blue. The same picture gives the same bytes on every computer.
///
/// [`crate::decode`] gives back the same picture, except that notes and the palette are not kept and that a colour or range which only
/// some channels have is completed (white) or dropped. The pixels are not compressed and lie one page behind the
/// other: only then does ImageJ show the channel names (it skips them in stacks of compressed pages, as of 1.54u).
///
/// # Errors
/// The file would exceed the 4 GiB of a classic TIFF.
pub fn encode_tiff(picture: &Picture) -> Result<Vec<u8>, EncodeError> {
    encode_stack(std::slice::from_ref(picture))
}

/// As [`encode_tiff`], with the slices of a stack, each of them a picture. What is said of channels is taken from the first.
///
/// # Errors
/// There are no slices, they differ in size, channels or type, or the file would exceed the 4 GiB of a classic TIFF.
pub fn encode_stack(slices: &[Picture]) -> Result<Vec<u8>, EncodeError> {
    let Some(picture) = slices.first() else { return Err(EncodeError::Unlike) };
    let facts = |picture: &Picture| (picture.width(), picture.height(), picture.channels(), picture.kind());
    if slices.iter().any(|slice| facts(slice) != facts(picture)) {
        return Err(EncodeError::Unlike);
    }
    let rgb = picture.is_rgb() && slices.len() == 1;
    let pages = if rgb { 1 } else { picture.channels() as usize * slices.len() };
    let mut file = b"II\x2a\0\0\0\0\0".to_vec();
    for slice in slices {
        match slice.samples() {
            Samples::U8(v) if rgb => file.extend(interleave(v)),
            Samples::U8(v) => file.extend(v),
            Samples::U16(v) if rgb => file.extend(interleave(v).into_iter().flat_map(u16::to_le_bytes)),
            Samples::U16(v) => file.extend(v.iter().flat_map(|v| v.to_le_bytes())),
            Samples::F32(v) if rgb => file.extend(interleave(v).into_iter().flat_map(f32::to_le_bytes)),
            Samples::F32(v) => file.extend(v.iter().flat_map(|v| v.to_le_bytes())),
        }
    }
    let page_bytes = (file.len() - HEADER) / pages;
    // A directory begins at an even place.
    file.resize(file.len().next_multiple_of(2), 0);
    let mut pointer = 4;
    let stack = (rgb, slices.len() as u32);
    for index in 0..pages {
        let at = file_offset(file.len())?;
        file[pointer..pointer + 4].copy_from_slice(&at.to_le_bytes());
        let strip = (file_offset(HEADER + index * page_bytes)?, file_offset(page_bytes)?);
        pointer = write_directory(&mut file, &fields(picture, stack, strip, index == 0));
    }
    file_offset(file.len())?;
    Ok(file)
}

const HEADER: usize = 8;

fn file_offset(at: usize) -> Result<u32, EncodeError> {
    u32::try_from(at).map_err(|_beyond| EncodeError::TooLarge)
}

/// One directory entry: tag, type, and values in little-endian bytes.
struct Field(u16, u16, Vec<u8>);

const ASCII: u16 = 2;
const SHORT: u16 = 3;
const LONG: u16 = 4;
const BYTE: u16 = 1;

/// The entries of one page, in rising order of tags as TIFF 6.0 wants it.
fn fields(picture: &Picture, (rgb, slices): (bool, u32), (offset, length): (u32, u32), is_first: bool) -> Vec<Field> {
    let per_pixel = if rgb { 3_u16 } else { 1 };
    let short = |tag, value: u16| Field(tag, SHORT, value.to_le_bytes().to_vec());
    let per_sample = |tag, value: u16| Field(tag, SHORT, value.to_le_bytes().repeat(per_pixel.into()));
    let long = |tag, value: u32| Field(tag, LONG, value.to_le_bytes().to_vec());
    let mut fields = vec![
        long(256, picture.width()),
        long(257, picture.height()),
        per_sample(258, picture.bits().into()),
        short(259, 1),
        short(262, if rgb { 2 } else { 1 }),
        long(273, offset),
        short(277, per_pixel),
        long(278, picture.height()),
        long(279, length),
        per_sample(339, if picture.kind() == SampleKind::F32 { 3 } else { 1 }),
    ];
    // ImageJ reads what concerns the whole stack from the first page.
    if is_first {
        let mut text = imagej::description(if rgb { 1 } else { picture.channels() }, slices).into_bytes();
        text.push(0);
        fields.insert(5, Field(270, ASCII, text));
        if let Some((lengths, data)) = imagej::write_channel_info(picture.channel_info()).filter(|_| !rgb) {
            let lengths = lengths.into_iter().flat_map(u32::to_le_bytes).collect();
            fields.push(Field(imagej::BYTE_COUNTS, LONG, lengths));
            fields.push(Field(imagej::METADATA, BYTE, data));
        }
    }
    fields
}

/// Adds a directory and the values that do not fit into it; gives the place of its pointer to the next directory.
fn write_directory(file: &mut Vec<u8>, fields: &[Field]) -> usize {
    let pointer = file.len() + 2 + 12 * fields.len();
    let mut outside: Vec<u8> = Vec::new();
    file.extend((fields.len() as u16).to_le_bytes());
    for Field(tag, kind, data) in fields {
        let size = [1, 1, 2, 4][usize::from(*kind) - 1];
        file.extend(tag.to_le_bytes());
        file.extend(kind.to_le_bytes());
        file.extend(((data.len() / size) as u32).to_le_bytes());
        if data.len() <= 4 {
            file.extend(data);
            file.resize(file.len() + 4 - data.len(), 0);
        } else {
            file.extend(((pointer + 4 + outside.len()) as u32).to_le_bytes());
            outside.extend(data);
            outside.resize(outside.len().next_multiple_of(2), 0);
        }
    }
    file.extend([0; 4]);
    file.extend(outside);
    pointer
}

fn interleave<T: Copy>(planes: &[T]) -> Vec<T> {
    let (red, rest) = planes.split_at(planes.len() / 3);
    let (green, blue) = rest.split_at(rest.len() / 2);
    red.iter().zip(green).zip(blue).flat_map(|((&r, &g), &b)| [r, g, b]).collect()
}

/// JPEG of `quality` 1 (smallest) to 100 (best).
///
/// # Errors
/// A side is zero or above 65,535, or the data do not match the size.
pub fn encode_jpeg(pixels: &RgbPixels, quality: u8) -> Result<Vec<u8>, EncodeError> {
    let mut bytes = Vec::new();
    check_len(pixels)?;
    JpegEncoder::new_with_quality(&mut bytes, quality.clamp(1, 100)).write_image(
        &pixels.data,
        pixels.width,
        pixels.height,
        ExtendedColorType::Rgb8,
    )?;
    Ok(bytes)
}

/// PNG, without loss; packed for speed rather than size, as tiles of a picture that somebody waits for.
///
/// # Errors
/// A side is zero, or the data do not match the size.
pub fn encode_png(pixels: &RgbPixels) -> Result<Vec<u8>, EncodeError> {
    let mut bytes = Vec::new();
    check_len(pixels)?;
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive).write_image(
        &pixels.data,
        pixels.width,
        pixels.height,
        ExtendedColorType::Rgb8,
    )?;
    Ok(bytes)
}

/// The encoders below panic on data of the wrong length.
fn check_len(pixels: &RgbPixels) -> Result<(), EncodeError> {
    use image::error::{ParameterError, ParameterErrorKind};
    let expected = u64::from(pixels.width) * u64::from(pixels.height) * 3;
    if expected == 0 || expected != pixels.data.len() as u64 {
        let mismatch = ParameterError::from_kind(ParameterErrorKind::DimensionMismatch);
        return Err(ImageError::Parameter(mismatch).into());
    }
    Ok(())
}

#[cfg(test)]
mod tests;
