//! PNG, JPEG and BMP through the `image` crate: grey and colour, 8 and 16 bits, alpha dropped.

use std::io::{Cursor, ErrorKind};

use image::codecs::{bmp::BmpDecoder, jpeg::JpegDecoder, png::PngDecoder};
use image::{DynamicImage, ImageDecoder, ImageError};

use super::{DecodeError, Header, check_ratio, check_size, deinterleave, palette};
use crate::{Format, Picture, Samples};

pub(super) fn header(bytes: &[u8], format: Format) -> Result<Header, DecodeError> {
    let decoder = open(bytes, format)?;
    let (width, height) = decoder.dimensions();
    let color = decoder.color_type();
    let channels = if color.has_color() && !has_grey_palette(bytes, format) { 3 } else { 1 };
    let bits = if color.bytes_per_pixel() / color.channel_count() > 1 { 16 } else { 8 };
    check_size(width.into(), height.into(), u64::from(width) * u64::from(height) * channels * bits / 8)?;
    Ok(Header { width, height, channels: channels as u32, bits: bits as u8, format })
}

pub(super) fn decode(bytes: &[u8], format: Format) -> Result<Picture, DecodeError> {
    let whole = match format {
        Format::Png => palette::png_is_whole(bytes),
        Format::Jpeg => palette::jpeg_is_whole(bytes),
        Format::Bmp | Format::Tiff => true,
    };
    if !whole {
        return Err(DecodeError::Truncated);
    }
    let decoder = open(bytes, format)?;
    let (width, height) = decoder.dimensions();
    check_size(width.into(), height.into(), decoder.total_bytes())?;
    let packed = if format == Format::Png { palette::png_packed_len(bytes) } else { bytes.len() as u64 };
    check_ratio(decoder.total_bytes(), packed)?;

    let pixels = DynamicImage::from_decoder(decoder).map_err(explain)?;
    let color = pixels.color();
    let per_pixel = usize::from(color.channel_count());
    let is_rgb = color.has_color() && !has_grey_palette(bytes, format);
    let keep: &[usize] = if is_rgb { &[0, 1, 2] } else { &[0] };
    let samples = match pixels {
        DynamicImage::ImageLuma16(_)
        | DynamicImage::ImageLumaA16(_)
        | DynamicImage::ImageRgb16(_)
        | DynamicImage::ImageRgba16(_) => {
            let interleaved = pixels.as_flat_samples_u16().ok_or_else(|| DecodeError::damaged("it has no pixels"))?;
            Samples::U16(deinterleave(interleaved.samples, per_pixel, keep))
        }
        _ => {
            let interleaved =
                pixels.as_flat_samples_u8().ok_or_else(|| DecodeError::unsupported("an image with float colours"))?;
            Samples::U8(deinterleave(interleaved.samples, per_pixel, keep))
        }
    };
    let notes = if color.has_alpha() { vec!["Transparency (alpha) is ignored.".to_owned()] } else { Vec::new() };
    let picture = Picture::new(width, height, keep.len() as u32, samples)?.with_notes(notes);
    Ok(if is_rgb { picture.with_rgb()? } else { picture })
}

fn has_grey_palette(bytes: &[u8], format: Format) -> bool {
    match format {
        Format::Png => palette::png_has_grey_palette(bytes),
        Format::Bmp => palette::bmp_has_grey_palette(bytes),
        Format::Jpeg | Format::Tiff => false,
    }
}

fn open(bytes: &[u8], format: Format) -> Result<Box<dyn ImageDecoder + '_>, DecodeError> {
    let reader = Cursor::new(bytes);
    Ok(match format {
        Format::Png => Box::new(PngDecoder::new(reader).map_err(explain)?),
        Format::Jpeg => Box::new(JpegDecoder::new(reader).map_err(explain)?),
        Format::Bmp => Box::new(BmpDecoder::new(reader).map_err(explain)?),
        Format::Tiff => return Err(DecodeError::unsupported("a TIFF file read as something else")),
    })
}

fn explain(error: ImageError) -> DecodeError {
    match error {
        ImageError::IoError(io) if io.kind() == ErrorKind::UnexpectedEof => DecodeError::Truncated,
        ImageError::Unsupported(what) => DecodeError::unsupported(format!("this kind of image ({what})")),
        other => DecodeError::damaged(other.to_string()),
    }
}
