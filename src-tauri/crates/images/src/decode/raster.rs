//! PNG, JPEG, BMP, GIF and WebP through the `image` crate: grey and colour, 8 and 16 bits, alpha dropped.
//!
//! Of animations the first frame is read. Colour profiles and the orientation tags of cameras are not applied.

use std::io::Cursor;

use image::codecs::{bmp::BmpDecoder, gif::GifDecoder, jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder};
use image::{DynamicImage, ImageDecoder, ImageError};

use super::stopping::{Stopping, ended};
use super::{DecodeError, Pages, Source, check_ratio, check_sides, check_size, containers, deinterleave, palette};
use crate::info::from_resolution;
use crate::{FileInfo, Format, Limits, PixelSize, SampleKind, Samples, Stop, View};

struct RasterPage<'a> {
    bytes: &'a [u8],
    format: Format,
    is_rgb: bool,
    limits: Limits,
    stop: Stop,
}

pub(super) fn open<'a>(bytes: &'a [u8], format: Format, view: &View) -> Result<Source<'a>, DecodeError> {
    // What is cut before its pixels begin is no less cut.
    let decoder = decoder(bytes, format, &view.stop).map_err(|error| match error {
        DecodeError::Damaged { .. } if !is_whole(bytes, format) => DecodeError::Truncated,
        other => other,
    })?;
    let (width, height) = decoder.dimensions();
    check_sides(width.into(), height.into())?;
    let color = decoder.color_type();
    let is_rgb = color.has_color() && !has_grey_palette(bytes, format);
    let wide = color.bytes_per_pixel() / color.channel_count() > 1;
    let kind = if wide { SampleKind::U16 } else { SampleKind::U8 };
    let mut info = FileInfo::new(format, width, height, if is_rgb { 3 } else { 1 }, kind);
    info.is_rgb = is_rgb;
    // GIF and WebP are always unpacked with alpha, whether the file has it or not.
    let has_alpha = match format {
        Format::Gif => containers::gif_is_transparent(bytes),
        _ => color.has_alpha(),
    };
    if has_alpha {
        info.notes.push("Transparency (alpha) is ignored.".to_owned());
    }
    let frames = match format {
        Format::Gif => containers::gif_frames(bytes),
        Format::WebP => containers::webp_frames(bytes),
        _ => 1,
    };
    if frames == 0 {
        return Err(DecodeError::Truncated);
    }
    if frames > 1 {
        info.notes.push(format!("The file is an animation of {frames} frames; the first is used."));
    }
    if format == Format::Png {
        let png = palette::png_facts(bytes);
        info.bits = png.significant_bits.unwrap_or(info.bits);
        info.spread = png.spread;
        let size = |per_metre: u32| from_resolution(f64::from(per_metre), "m");
        info.pixel_size = PixelSize {
            x: png.per_metre.and_then(|(x, _)| size(x)),
            y: png.per_metre.and_then(|(_, y)| size(y)),
            z: None,
        };
        for (name, value) in png.texts {
            info.tell(name, value);
        }
    }
    Ok(Source::single(info, RasterPage { bytes, format, is_rgb, limits: view.limits, stop: view.stop.clone() }))
}

impl Pages for RasterPage<'_> {
    fn read(&self, _only: usize) -> Result<Samples, DecodeError> {
        if !is_whole(self.bytes, self.format) {
            return Err(DecodeError::Truncated);
        }
        let mut decoder = decoder(self.bytes, self.format, &self.stop)?;
        let (width, height) = decoder.dimensions();
        check_size(&self.limits, width.into(), height.into(), decoder.total_bytes())?;
        let packed =
            if self.format == Format::Png { palette::png_packed_len(self.bytes) } else { self.bytes.len() as u64 };
        check_ratio(decoder.total_bytes(), packed)?;
        let mut limits = image::Limits::default();
        limits.max_alloc = Some(decoder.total_bytes().saturating_mul(3).saturating_add(64 << 20));
        decoder.set_limits(limits).map_err(explain)?;

        let pixels = DynamicImage::from_decoder(decoder).map_err(explain)?;
        let per_pixel = usize::from(pixels.color().channel_count());
        let keep: &[usize] = if self.is_rgb { &[0, 1, 2] } else { &[0] };
        Ok(match pixels {
            DynamicImage::ImageLuma16(_)
            | DynamicImage::ImageLumaA16(_)
            | DynamicImage::ImageRgb16(_)
            | DynamicImage::ImageRgba16(_) => {
                let interleaved =
                    pixels.as_flat_samples_u16().ok_or_else(|| DecodeError::damaged("it has no pixels"))?;
                Samples::U16(deinterleave(interleaved.samples, per_pixel, keep))
            }
            _ => {
                let interleaved = pixels
                    .as_flat_samples_u8()
                    .ok_or_else(|| DecodeError::unsupported("an image with float colours"))?;
                Samples::U8(deinterleave(interleaved.samples, per_pixel, keep))
            }
        })
    }
}

/// Whether the file has the end that its format gives it.
fn is_whole(bytes: &[u8], format: Format) -> bool {
    match format {
        Format::Png => palette::png_is_whole(bytes),
        Format::Jpeg => palette::jpeg_is_whole(bytes),
        Format::WebP => containers::webp_is_whole(bytes),
        _ => true,
    }
}

fn has_grey_palette(bytes: &[u8], format: Format) -> bool {
    match format {
        Format::Png => palette::png_has_grey_palette(bytes),
        Format::Bmp => palette::bmp_has_grey_palette(bytes),
        Format::Gif => containers::gif_has_grey_palettes(bytes),
        _ => false,
    }
}

fn decoder<'a>(bytes: &'a [u8], format: Format, stop: &Stop) -> Result<Box<dyn ImageDecoder + 'a>, DecodeError> {
    let reader = Stopping::new(Cursor::new(bytes), stop);
    Ok(match format {
        Format::Png => Box::new(PngDecoder::new(reader).map_err(explain)?),
        Format::Jpeg => Box::new(JpegDecoder::new(reader).map_err(explain)?),
        Format::Bmp => Box::new(BmpDecoder::new(reader).map_err(explain)?),
        Format::Gif => Box::new(GifDecoder::new(reader).map_err(explain)?),
        Format::WebP => Box::new(WebPDecoder::new(reader).map_err(explain)?),
        Format::Tiff | Format::Dicom | Format::Zarr => {
            return Err(DecodeError::unsupported("a file read as something else"));
        }
    })
}

fn explain(error: ImageError) -> DecodeError {
    match error {
        ImageError::IoError(io) => ended(&io).unwrap_or_else(|| DecodeError::not_unpacked(&io)),
        ImageError::Unsupported(what) => DecodeError::unsupported(format!("this kind of image ({what})")),
        ImageError::Limits(_) => DecodeError::damaged("unpacking it takes more memory than its pixels"),
        other => DecodeError::not_unpacked(&other),
    }
}
