//! Compressed frames of DICOM files to plain samples: RLE, JPEG (baseline and lossless), JPEG 2000.
//!
//! Each codec is told the size that it must give and refuses frames of another one before it unpacks them.

use dicom_dictionary_std::uids;
use hayro_jpeg2000::{DecodeSettings, DecoderContext, Image};
use jpeg_decoder::{ColorTransform, Decoder, PixelFormat};

use super::Shape;
use crate::DecodeError;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Codec {
    Rle,
    Jpeg,
    Jpeg2000,
}

/// The codec of a transfer syntax; `None` for those without compression, and the error for those not known here.
pub(super) fn of(syntax: &str, name: &str) -> Result<Option<Codec>, DecodeError> {
    Ok(match syntax {
        uids::IMPLICIT_VR_LITTLE_ENDIAN
        | uids::EXPLICIT_VR_LITTLE_ENDIAN
        | super::dataset::EXPLICIT_BIG_ENDIAN
        | uids::DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN
        | uids::ENCAPSULATED_UNCOMPRESSED_EXPLICIT_VR_LITTLE_ENDIAN => None,
        uids::RLE_LOSSLESS => Some(Codec::Rle),
        uids::JPEG_BASELINE8_BIT | uids::JPEG_EXTENDED12_BIT | uids::JPEG_LOSSLESS | uids::JPEG_LOSSLESS_SV1 => {
            Some(Codec::Jpeg)
        }
        uids::JPEG2000_LOSSLESS | uids::JPEG2000 => Some(Codec::Jpeg2000),
        _ => return Err(DecodeError::unsupported(format!("a DICOM file with the transfer syntax {name}"))),
    })
}

/// What came out of a codec.
pub(super) struct Unpacked {
    /// Interleaved samples, or one plane after the other.
    pub(super) samples: Vec<u32>,
    pub(super) planar: bool,
    /// The codec has already turned luminance and chrominance into red, green and blue.
    pub(super) is_rgb: bool,
}

pub(super) fn unpack(codec: Codec, packed: &[u8], shape: &Shape) -> Result<Unpacked, DecodeError> {
    match codec {
        Codec::Rle => rle(packed, shape),
        Codec::Jpeg => jpeg(packed, shape),
        Codec::Jpeg2000 => jpeg2000(packed, shape),
    }
}

/// PS3.5 annex G: a header of segment offsets; one segment per byte of a sample, most significant first.
fn rle(packed: &[u8], shape: &Shape) -> Result<Unpacked, DecodeError> {
    let word = |i: usize| packed.get(4 * i..4 * i + 4)?.first_chunk::<4>().map(|b| u32::from_le_bytes(*b) as usize);
    let bytes = (shape.bits_allocated / 8) as usize;
    let segments = word(0).ok_or(DecodeError::Truncated)?;
    if segments != bytes * shape.samples || segments > 15 {
        return Err(DecodeError::damaged(format!("it has {segments} run-length segments")));
    }
    let plane = shape.plane();
    let mut samples = vec![0_u32; plane * shape.samples];
    for segment in 0..segments {
        let start = word(segment + 1).ok_or(DecodeError::Truncated)?;
        let end = if segment + 1 < segments { word(segment + 2).ok_or(DecodeError::Truncated)? } else { packed.len() };
        let data = packed.get(start..end).ok_or(DecodeError::Truncated)?;
        let from = segment / bytes * plane;
        let target = &mut samples[from..from + plane];
        let mut values = pack_bits(data);
        for sample in target {
            *sample = *sample << 8 | u32::from(values.next().ok_or(DecodeError::Truncated)?);
        }
    }
    Ok(Unpacked { samples, planar: true, is_rgb: false })
}

fn pack_bits(data: &[u8]) -> impl Iterator<Item = u8> {
    let mut at = 0;
    let (mut literal, mut repeat, mut value) = (0_usize, 0_usize, 0);
    std::iter::from_fn(move || {
        loop {
            if literal > 0 {
                literal -= 1;
                at += 1;
                return data.get(at - 1).copied();
            }
            if repeat > 0 {
                repeat -= 1;
                return Some(value);
            }
            match data.get(at)? {
                count @ 0..128 => literal = usize::from(*count) + 1,
                128 => {}
                count => {
                    repeat = 257 - usize::from(*count);
                    value = *data.get(at + 1)?;
                    at += 1;
                }
            }
            at += 1;
        }
    })
}

fn jpeg(packed: &[u8], shape: &Shape) -> Result<Unpacked, DecodeError> {
    let wrong = |error: jpeg_decoder::Error| match error {
        jpeg_decoder::Error::Unsupported(what) => {
            DecodeError::unsupported(format!("a DICOM file with this kind of JPEG ({what:?})"))
        }
        other => DecodeError::not_unpacked(&other),
    };
    let mut decoder = Decoder::new(packed);
    let most = shape.plane().saturating_mul(shape.samples).saturating_mul(2);
    decoder.set_max_decoding_buffer_size(most);
    decoder.read_info().map_err(wrong)?;
    let info = decoder.info().ok_or_else(|| DecodeError::damaged("its JPEG has no header"))?;
    let samples = match info.pixel_format {
        PixelFormat::L8 | PixelFormat::L16 => 1,
        PixelFormat::RGB24 => 3,
        PixelFormat::CMYK32 => 4,
    };
    shape.check(info.width.into(), info.height.into(), samples)?;
    // What the colours are is DICOM's to say; files without the marks of JFIF are usual.
    if samples == 3 {
        decoder.set_color_transform(if shape.is_ybr() { ColorTransform::YCbCr } else { ColorTransform::RGB });
    }
    let pixels = decoder.decode().map_err(wrong)?;
    let samples = match info.pixel_format {
        PixelFormat::L16 => pixels.as_chunks::<2>().0.iter().map(|&b| u16::from_ne_bytes(b).into()).collect(),
        _ => pixels.into_iter().map(u32::from).collect(),
    };
    Ok(Unpacked { samples, planar: false, is_rgb: shape.samples == 3 })
}

fn jpeg2000(packed: &[u8], shape: &Shape) -> Result<Unpacked, DecodeError> {
    let wrong = |error: hayro_jpeg2000::error::DecodeError| DecodeError::not_unpacked(&error);
    let settings = DecodeSettings { resolve_palette_indices: false, strict: true, target_resolution: None };
    let image = Image::new(packed, &settings).map_err(wrong)?;
    shape.check(image.width(), image.height(), shape.samples)?;
    let mut context = DecoderContext::default();
    let decoded = image.decode(&mut context).map_err(wrong)?;
    let components = decoded.components();
    if components.len() < shape.samples {
        return Err(DecodeError::damaged("its JPEG 2000 frame has too few channels"));
    }
    let is_signed = has_signed_samples(packed);
    let mut samples = Vec::with_capacity(shape.plane() * shape.samples);
    for component in &components[..shape.samples] {
        if component.samples().len() != shape.plane() {
            return Err(DecodeError::damaged("its JPEG 2000 frame has another size than it says"));
        }
        // Lossy compression overshoots. Signed samples come raised by half their range.
        let span = 2.0_f32.powi(component.bit_depth().min(24).into());
        let lowered = if is_signed { span / 2.0 } else { 0.0 };
        let whole = |&value: &f32| (value.round().clamp(0.0, span - 1.0) - lowered) as i32 as u32;
        samples.extend(component.samples().iter().map(whole));
    }
    Ok(Unpacked { samples, planar: true, is_rgb: shape.samples == 3 && !shape.is_plain_ybr() })
}

/// The size marker of a codestream (ISO 15444-1 A.5.1) gives the sign of the first component in its highest bit.
fn has_signed_samples(codestream: &[u8]) -> bool {
    const SIGN: usize = 42;
    codestream.starts_with(&[0xff, 0x4f, 0xff, 0x51]) && codestream.get(SIGN).is_some_and(|bits| bits & 0x80 != 0)
}
