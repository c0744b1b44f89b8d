//! DICOM files (PS3.3 C.7.6.3, PS3.5): shape and meaning of the pixels; frames are slices.
//!
//! Values are what the modality means: sign, stored bits, slope and intercept are applied; the window becomes the
//! display range. Tables that reshape values (modality and VOI tables), overlays and everything about the patient are
//! left out.

mod codec;
mod dataset;
mod frames;
mod spacing;
mod values;

use dicom_core::VR;
use dicom_dictionary_std::tags;

use super::{DecodeError, Pages, Source, check_ratio, check_sides, check_size};
use crate::{FileInfo, Format, Limits, PageOrder, SampleFormat, Samples};
use codec::Codec;
use dataset::{Dataset, Pixels};
use values::Meaning;

/// How a frame is stored.
#[derive(Clone, Debug)]
struct Shape {
    width: u32,
    height: u32,
    samples: usize,
    planar: bool,
    bits_allocated: u32,
    bits_stored: u32,
    high_bit: u32,
    signed: bool,
    float: bool,
    photometric: String,
    frames: u32,
    big_endian: bool,
    /// Bytes of 8-bit samples lie in 16-bit words.
    in_words: bool,
}

impl Shape {
    fn plane(&self) -> usize {
        self.width as usize * self.height as usize
    }

    fn is_ybr(&self) -> bool {
        self.photometric.starts_with("YBR")
    }

    /// The frames hold luminance and chrominance as they are; YBR_RCT and YBR_ICT are transforms within JPEG 2000.
    fn is_plain_ybr(&self) -> bool {
        self.photometric.starts_with("YBR_FULL")
    }

    /// Two pixels share their colour: four samples for two pixels.
    fn is_halved(&self) -> bool {
        self.photometric == "YBR_FULL_422" || self.photometric == "YBR_PARTIAL_422"
    }

    fn check(&self, width: u32, height: u32, samples: usize) -> Result<(), DecodeError> {
        if (width, height, samples) == (self.width, self.height, self.samples) {
            return Ok(());
        }
        Err(DecodeError::damaged("its compressed frames have another size than it says"))
    }
}

struct Frames<'a> {
    bytes: &'a [u8],
    data: Dataset,
    shape: Shape,
    codec: Option<Codec>,
    meaning: Meaning,
    limits: Limits,
}

impl Pages for Frames<'_> {
    fn read(&self, frame: usize) -> Result<Samples, DecodeError> {
        let bytes = self.data.inflated.as_deref().unwrap_or(self.bytes);
        let shape = &self.shape;
        let unpacked = shape.plane() as u64 * shape.samples as u64 * 4;
        check_size(&self.limits, shape.width.into(), shape.height.into(), unpacked / 4)?;
        let pixels = self.data.pixels.as_ref().ok_or_else(|| DecodeError::damaged("it has no pixels"))?;
        let stored = match (self.codec, pixels) {
            (None, Pixels::Native { at, .. }) => frames::native(&bytes[at.clone()], frame, shape)?,
            (None, Pixels::Encapsulated { .. }) => {
                frames::native(&frames::packed(bytes, pixels, frame, shape.frames)?, 0, shape)?
            }
            (Some(codec), Pixels::Encapsulated { .. }) => {
                let packed = frames::packed(bytes, pixels, frame, shape.frames)?;
                check_ratio(unpacked / 4, packed.len() as u64)?;
                codec::unpack(codec, &packed, shape)?
            }
            (Some(_), Pixels::Native { .. }) => {
                return Err(DecodeError::damaged("its pixels are not packed as it says"));
            }
        };
        self.meaning.apply(stored, shape)
    }
}

pub(super) fn open<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Source<'a>, DecodeError> {
    let data = Dataset::read(bytes, limits.bytes)?;
    let codec = codec::of(&data.syntax, &data.syntax_name())?;
    let shape = read_shape(&data)?;
    let meaning = Meaning::of(&data, &shape);
    let (channels, is_rgb) = if meaning.is_rgb() { (3, true) } else { (shape.samples as u32, false) };
    let mut info = FileInfo::new(Format::Dicom, shape.width, shape.height, channels, meaning.kind());
    info.is_rgb = is_rgb;
    info.bits = if meaning.is_rgb() && shape.samples == 1 { 8 } else { shape.bits_stored as u8 };
    info.sample_format = match (shape.float, shape.signed) {
        (true, _) => SampleFormat::Float,
        (false, true) => SampleFormat::Signed,
        (false, false) => SampleFormat::Unsigned,
    };
    info.slices = shape.frames;
    info.pages = shape.frames;
    info.palette = meaning.shown_in();
    for channel in &mut info.channel_info {
        channel.range = meaning.window(&data);
    }
    info.pixel_size = spacing::pixel_size(&data, shape.frames);
    info.notes = meaning.notes();
    tell(&data, &mut info);
    let pages = Frames { bytes, data, shape, codec, meaning, limits: *limits };
    let grid = super::Grid::Ordered(PageOrder::Czt);
    Ok(Source { per_page: channels, page_is_rgb: is_rgb, grid, pages: Box::new(pages), info })
}

fn read_shape(data: &Dataset) -> Result<Shape, DecodeError> {
    let Some(pixels) = &data.pixels else {
        return Err(DecodeError::NotAnImage { looks_like: "a DICOM file without pixels" });
    };
    let missing = |name: &str| DecodeError::damaged(format!("its number of {name} is missing"));
    let side = |tag, name: &str| {
        data.int(tag)
            .and_then(|side| u32::try_from(side).ok())
            .filter(|&n| n <= u16::MAX.into())
            .ok_or_else(|| missing(name))
    };
    let (width, height) = (side(tags::COLUMNS, "columns")?, side(tags::ROWS, "rows")?);
    check_sides(width.into(), height.into())?;
    let photometric = data.text(tags::PHOTOMETRIC_INTERPRETATION).unwrap_or_else(|| "MONOCHROME2".to_owned());
    let samples = data.int(tags::SAMPLES_PER_PIXEL).unwrap_or(1);
    let bits = data.int(tags::BITS_ALLOCATED).unwrap_or(16);
    let stored = data.int(tags::BITS_STORED).unwrap_or(bits);
    let high = data.int(tags::HIGH_BIT).unwrap_or(stored - 1);
    let float = matches!(pixels, Pixels::Native { vr: VR::OF | VR::OD, .. });
    let known_bits = if float { matches!(bits, 32 | 64) } else { matches!(bits, 1 | 8 | 16 | 32) };
    let right = matches!(samples, 1 | 3) && known_bits && (1..=bits).contains(&stored);
    if !right || !(stored - 1..bits).contains(&high) {
        return Err(DecodeError::unsupported(format!(
            "a DICOM file with {samples} samples per pixel of {stored} in {bits} bits"
        )));
    }
    let frames = data.int(tags::NUMBER_OF_FRAMES).unwrap_or(1).clamp(1, u32::MAX.into()) as u32;
    Ok(Shape {
        width,
        height,
        samples: samples as usize,
        planar: data.int(tags::PLANAR_CONFIGURATION) == Some(1) && samples > 1,
        bits_allocated: bits as u32,
        bits_stored: stored as u32,
        high_bit: high as u32,
        signed: data.int(tags::PIXEL_REPRESENTATION) == Some(1),
        float,
        photometric,
        frames,
        big_endian: data.big_endian,
        in_words: matches!(pixels, Pixels::Native { vr: VR::OW, .. }),
    })
}

fn tell(data: &Dataset, info: &mut FileInfo) {
    let named = [
        ("Modality", tags::MODALITY, ""),
        ("Acquisition date", tags::ACQUISITION_DATE, ""),
        ("Acquisition time", tags::ACQUISITION_TIME, ""),
        ("Acquired", tags::ACQUISITION_DATE_TIME, ""),
        ("Study date", tags::STUDY_DATE, ""),
        ("Manufacturer", tags::MANUFACTURER, ""),
        ("Instrument", tags::MANUFACTURER_MODEL_NAME, ""),
        ("Series", tags::SERIES_DESCRIPTION, ""),
        ("Body part", tags::BODY_PART_EXAMINED, ""),
        ("Slice thickness", tags::SLICE_THICKNESS, " mm"),
        ("Exposure time", tags::EXPOSURE_TIME, " ms"),
        ("Tube voltage", tags::KVP, " kV"),
        ("Objective lens power", tags::OBJECTIVE_LENS_POWER, "×"),
    ];
    for (name, tag, unit) in named {
        if let Some(value) = data.text(tag) {
            info.tell(name, format!("{value}{unit}"));
        }
    }
    info.tell("Transfer syntax", data.syntax_name());
}
