//! One TIFF page: what its samples mean (`Layout`), and unpacking them to planes.
//!
//! The `tiff` crate undoes compression, prediction, strips, tiles and byte order of plain bands of samples, as
//! `retold` shows them to it. Meaning (white is zero, palettes, alpha, YCbCr, CMYK) is restored by `meaning`.

use ::tiff::decoder::{Decoder, DecodingResult};
use ::tiff::{TiffError, TiffUnsupportedError};

use super::{DecodeError, Directories, Page, check_ratio, check_sides, check_size, meaning, retold, tags};
use crate::decode::stopping::{Stopping, ended};
use crate::{Limits, SampleFormat, SampleKind, Samples, Stop};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Values,
    WhiteIsZero,
    /// Indices into a colour table. The indices are the measured values; the table is only how to show them.
    Palette,
    Rgb,
    YCbCr,
    /// Printing colours.
    Cmyk,
}

/// How one page stores its pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) bits: u32,
    pub(super) format: SampleFormat,
    pub(super) meaning: Meaning,
    pub(super) planar: bool,
    pub(super) samples: usize,
    /// Those of the stored samples that are wanted: not alpha.
    pub(super) keep: Vec<usize>,
    pub(super) has_alpha: bool,
    pub(super) compression: u64,
    /// The first pixel of a byte lies in its lowest bits.
    pub(super) low_bits_first: bool,
}

impl Layout {
    pub(super) fn read(file: &Directories<'_>, page: &Page) -> Result<Self, DecodeError> {
        let number = |tag, default| file.first_number(page, tag).unwrap_or(default);
        let side = |tag| {
            let value = file.first_number(page, tag).ok_or_else(|| DecodeError::damaged("its size is missing"))?;
            u32::try_from(value).map_err(|_too_wide| DecodeError::TooLarge { width: value, height: 1 })
        };
        let (width, height) = (side(tags::WIDTH)?, side(tags::HEIGHT)?);
        check_sides(width.into(), height.into())?;

        let meaning = match number(tags::PHOTOMETRIC, 1) {
            0 => Meaning::WhiteIsZero,
            // A mask (4) and raw camera pixels (32803) are values too.
            1 | 4 | 32803 | 34892 => Meaning::Values,
            2 => Meaning::Rgb,
            3 => Meaning::Palette,
            5 => Meaning::Cmyk,
            6 => Meaning::YCbCr,
            other => return Err(DecodeError::unsupported(format!("a TIFF with colour model {other}"))),
        };
        let depths = file.numbers(page, tags::BITS_PER_SAMPLE);
        let bits = depths.first().copied().unwrap_or(1);
        if depths.iter().any(|&depth| depth != bits) || !matches!(bits, 1..=16 | 32 | 64) {
            return Err(DecodeError::unsupported(format!("a TIFF with {bits} bits per sample")));
        }
        let format = match number(tags::SAMPLE_FORMAT, 1) {
            2 => SampleFormat::Signed,
            3 => SampleFormat::Float,
            5 | 6 => return Err(DecodeError::unsupported("a TIFF of complex numbers")),
            _ => SampleFormat::Unsigned,
        };
        if format != SampleFormat::Unsigned && !matches!(bits, 8 | 16 | 32 | 64) {
            return Err(DecodeError::unsupported(format!("a TIFF with signed or float samples of {bits} bits")));
        }
        let samples = number(tags::SAMPLES_PER_PIXEL, 1) as usize;
        let colors = match meaning {
            Meaning::Rgb | Meaning::YCbCr => 3,
            Meaning::Cmyk => 4,
            Meaning::Values | Meaning::WhiteIsZero | Meaning::Palette => 1,
        };
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
        let wanted = if meaning == Meaning::Cmyk { 4 } else { samples };
        let keep: Vec<usize> = (0..wanted).filter(|i| !is_alpha(i)).collect();
        Ok(Self {
            width,
            height,
            bits: bits as u32,
            format,
            meaning,
            planar,
            samples,
            has_alpha: keep.len() < samples,
            keep,
            compression: number(tags::COMPRESSION, UNCOMPRESSED),
            low_bits_first: number(tags::FILL_ORDER, 1) == 2,
        })
    }

    pub(super) fn kind(&self) -> SampleKind {
        match (self.format, self.bits) {
            (SampleFormat::Unsigned, ..=8) => SampleKind::U8,
            (SampleFormat::Unsigned, ..=16) => SampleKind::U16,
            _ => SampleKind::F32,
        }
    }

    pub(super) fn channels(&self) -> usize {
        if self.meaning == Meaning::Cmyk { 3 } else { self.keep.len() }
    }

    pub(super) fn is_rgb(&self) -> bool {
        match self.meaning {
            Meaning::Rgb | Meaning::YCbCr => self.keep.len() == 3,
            Meaning::Cmyk => true,
            Meaning::Values | Meaning::WhiteIsZero | Meaning::Palette => false,
        }
    }

    /// What the `tiff` crate must know of, because the way of unpacking depends on it.
    pub(super) fn is_ycbcr(&self) -> bool {
        self.meaning == Meaning::YCbCr
    }

    /// The stored numbers are the values: no colours, and dark is low.
    pub(super) fn is_measured(&self) -> bool {
        matches!(self.meaning, Meaning::Values | Meaning::Palette)
    }

    /// Samples that do not fill whole bytes and that the `tiff` crate does not know: it is shown bytes instead.
    pub(super) fn is_shown_as_bytes(&self) -> bool {
        !matches!(self.bits, 1 | 2 | 4 | 8 | 16 | 32 | 64)
    }

    /// What grey values of 1, 2 and 4 bits are multiplied with to reach from 0 to 255; 1 for all others, and for indices.
    pub(super) fn spread(&self) -> u16 {
        match self.bits {
            1 | 2 | 4 if self.meaning != Meaning::Palette => 255 / ((1 << self.bits) - 1),
            _ => 1,
        }
    }

    /// Samples that lie side by side in one stored row.
    pub(super) fn row(&self) -> u64 {
        u64::from(self.width) * if self.planar { 1 } else { self.samples as u64 }
    }

    /// Bytes of the whole page, unpacked.
    pub(super) fn unpacked_bytes(&self) -> u64 {
        let rows = u64::from(self.height) * if self.planar { self.samples as u64 } else { 1 };
        self.row().saturating_mul(self.bits.into()).div_ceil(8).saturating_mul(rows)
    }
}

pub(super) const UNCOMPRESSED: u64 = 1;
/// Bytes that the `tiff` crate may take for any page, for its tables and for a tile that is larger than the image.
const SMALL_BUFFER: u64 = 64 << 20;

/// The kept samples of one page, planar.
pub(super) fn unpack(
    bytes: &[u8],
    file: &Directories<'_>,
    page: &Page,
    layout: &Layout,
    limits: &Limits,
    stop: &Stop,
) -> Result<Samples, DecodeError> {
    let unpacked = layout.unpacked_bytes();
    let in_memory = u64::from(layout.width) * u64::from(layout.height) * layout.samples as u64 * layout.kind().bytes();
    check_size(limits, layout.width.into(), layout.height.into(), unpacked.max(in_memory))?;
    check_stored(bytes, file, page, layout, unpacked)?;

    let mut samples: Option<Samples> = None;
    let passes: Vec<usize> = if layout.planar { layout.keep.clone() } else { vec![0] };
    for plane in passes {
        let view = retold::Retold::new(bytes, file, page, layout, plane)?;
        let mut limits = ::tiff::decoder::Limits::default();
        // The crate reads the tags for itself, and of a damaged file it may understand more pixels than `layout` does.
        let most = usize::try_from(unpacked.max(in_memory).max(SMALL_BUFFER)).unwrap_or(usize::MAX);
        limits.decoding_buffer_size = most;
        limits.intermediate_buffer_size = most;
        limits.ifd_value_size = bytes.len();
        let mut decoder = Decoder::new(Stopping::new(view, stop)).map_err(explain)?.with_limits(limits);
        let mut result = DecodingResult::U8(Vec::new());
        decoder.read_image_to_buffer(&mut result).map_err(explain)?;
        let read = meaning::planes_of(result, layout)?;
        match &mut samples {
            None => samples = Some(read),
            Some(all) => {
                if !all.append(read) {
                    return Err(DecodeError::damaged("its planes differ in type"));
                }
            }
        }
    }
    meaning::restore(samples.ok_or_else(|| DecodeError::damaged("it has no samples"))?, layout)
}

/// Refuses pages whose pixels lie beyond the end of the file or cannot fill the promised size.
fn check_stored(
    bytes: &[u8],
    file: &Directories<'_>,
    page: &Page,
    layout: &Layout,
    unpacked: u64,
) -> Result<(), DecodeError> {
    let tiled = page.entry(tags::TILE_OFFSETS).is_some();
    let (offsets, lengths) =
        if tiled { (tags::TILE_OFFSETS, tags::TILE_BYTES) } else { (tags::STRIP_OFFSETS, tags::STRIP_BYTES) };
    let (offsets, lengths) = (file.numbers(page, offsets), file.numbers(page, lengths));
    let end = bytes.len() as u64;
    if offsets.iter().zip(&lengths).any(|(&offset, &len)| offset.saturating_add(len) > end) {
        return Err(DecodeError::Truncated);
    }
    let stored = lengths.iter().fold(0_u64, |sum, &len| sum.saturating_add(len));
    const FAX: [u64; 3] = [2, 3, 4];
    const ZSTD: u64 = 50000;
    match layout.compression {
        UNCOMPRESSED if unpacked > end => Err(DecodeError::Truncated),
        // These pack an empty image to next to nothing.
        method if FAX.contains(&method) || method == ZSTD => Ok(()),
        _ => check_ratio(unpacked, stored),
    }
}

fn explain(error: TiffError) -> DecodeError {
    match error {
        TiffError::IoError(io) => ended(&io).unwrap_or_else(|| DecodeError::not_unpacked(&io)),
        TiffError::UnsupportedError(TiffUnsupportedError::UnsupportedCompressionMethod(method)) => {
            DecodeError::unsupported(match packing(method.to_u16()) {
                Some(name) => format!("a TIFF packed as {name}"),
                None => format!("a TIFF packed in a way of its own (number {})", method.to_u16()),
            })
        }
        TiffError::UnsupportedError(what) => DecodeError::unsupported(format!("this kind of TIFF ({what})")),
        other => DecodeError::not_unpacked(&other),
    }
}

/// Ways of packing that the `tiff` crate does not know, as libtiff's `tiff.h` numbers them.
fn packing(method: u16) -> Option<&'static str> {
    Some(match method {
        2..=4 => "fax",
        6 => "old JPEG",
        32766 => "NeXT",
        32809 => "ThunderScan",
        33003 | 33005 | 34712 => "JPEG 2000",
        34661 => "JBIG",
        34676 | 34677 => "SGI Log",
        34887 => "LERC",
        34925 => "LZMA",
        34892 => "lossy JPEG of a camera",
        50002 | 52546 => "JPEG XL",
        _ => return None,
    })
}
