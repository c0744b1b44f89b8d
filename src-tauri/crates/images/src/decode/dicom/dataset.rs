//! The elements of a DICOM file (PS3.5, PS3.10): the few values that describe pixels, and where the pixels lie.
//!
//! Values are read only if they are asked for here, so nothing of the patient (group 0010) is ever read. Lengths are
//! checked against the file before anything is allocated, and pixels stay where they are in the file's bytes.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::ops::Range;

use dicom_core::{PrimitiveValue, Tag, VR};
use dicom_dictionary_std::{tags, uids};
use dicom_encoding::transfer_syntax::{TransferSyntax, TransferSyntaxIndex as _};
use dicom_parser::StatefulDecode as _;
use dicom_parser::dataset::LazyDataToken;
use dicom_parser::dataset::lazy_read::LazyDataSetReader;
use dicom_transfer_syntax_registry::{TransferSyntaxRegistry, entries};

use crate::DecodeError;

/// Retired, but still found.
pub(super) const EXPLICIT_BIG_ENDIAN: &str = "1.2.840.10008.1.2.2";

/// What is read of the main data set, and, where it is missing there, of the functional groups of multi-frame images.
const WANTED: &[Tag] = &[
    tags::SAMPLES_PER_PIXEL,
    tags::PHOTOMETRIC_INTERPRETATION,
    tags::PLANAR_CONFIGURATION,
    tags::NUMBER_OF_FRAMES,
    tags::ROWS,
    tags::COLUMNS,
    tags::BITS_ALLOCATED,
    tags::BITS_STORED,
    tags::HIGH_BIT,
    tags::PIXEL_REPRESENTATION,
    tags::RESCALE_INTERCEPT,
    tags::RESCALE_SLOPE,
    tags::WINDOW_CENTER,
    tags::WINDOW_WIDTH,
    tags::PIXEL_SPACING,
    tags::IMAGER_PIXEL_SPACING,
    tags::SPACING_BETWEEN_SLICES,
    tags::IMAGE_ORIENTATION_PATIENT,
    tags::RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
    tags::RED_PALETTE_COLOR_LOOKUP_TABLE_DATA,
    tags::GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA,
    tags::BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA,
    tags::MODALITY,
    tags::ACQUISITION_DATE,
    tags::ACQUISITION_TIME,
    tags::ACQUISITION_DATE_TIME,
    tags::STUDY_DATE,
    tags::MANUFACTURER,
    tags::MANUFACTURER_MODEL_NAME,
    tags::SERIES_DESCRIPTION,
    tags::BODY_PART_EXAMINED,
    tags::SLICE_THICKNESS,
    tags::EXPOSURE_TIME,
    tags::KVP,
    tags::OBJECTIVE_LENS_POWER,
];

/// Where the pixels are.
pub(super) enum Pixels {
    Native {
        at: Range<usize>,
        vr: VR,
    },
    /// Offsets of the frames from the first fragment (may be empty), and the fragments.
    Encapsulated {
        offsets: Range<usize>,
        fragments: Vec<Range<usize>>,
    },
}

pub(super) struct Dataset {
    values: BTreeMap<Tag, PrimitiveValue>,
    /// Of multi-frame images: where each frame lies (the centre of its first pixel), x, y and z in mm.
    pub(super) positions: Vec<[f64; 3]>,
    pub(super) pixels: Option<Pixels>,
    pub(super) syntax: String,
    pub(super) big_endian: bool,
    /// What the pixels lie in, where the data set itself was compressed.
    pub(super) inflated: Option<Vec<u8>>,
}

impl Dataset {
    /// `most` bounds what a compressed data set may unpack to.
    pub(super) fn read(bytes: &[u8], most: u64) -> Result<Self, DecodeError> {
        let start = if bytes.get(128..132) == Some(b"DICM") { 132 } else { 0 };
        let mut meta = Walk { bytes, only_group: Some(2), ..Walk::default() };
        let mut at = start;
        if bytes.get(at) == Some(&2) {
            at = meta.walk(at, &entries::EXPLICIT_VR_LITTLE_ENDIAN.erased())?;
        }
        let text = meta.values.get(&tags::TRANSFER_SYNTAX_UID).map(|value| value.to_str().into_owned());
        let syntax = text.unwrap_or_default().trim_end_matches(['\0', ' ']).to_owned();
        let explicit = bytes.get(at + 4..at + 6).is_some_and(|vr| vr.iter().all(u8::is_ascii_uppercase));
        let (syntax, encoding) = match syntax.as_str() {
            "" if explicit => (uids::EXPLICIT_VR_LITTLE_ENDIAN.to_owned(), entries::EXPLICIT_VR_LITTLE_ENDIAN.erased()),
            "" => (uids::IMPLICIT_VR_LITTLE_ENDIAN.to_owned(), entries::IMPLICIT_VR_LITTLE_ENDIAN.erased()),
            uids::IMPLICIT_VR_LITTLE_ENDIAN => (syntax, entries::IMPLICIT_VR_LITTLE_ENDIAN.erased()),
            EXPLICIT_BIG_ENDIAN => (syntax, entries::EXPLICIT_VR_BIG_ENDIAN.erased()),
            // All others, those with compressed pixels too, write their elements like this.
            _ => (syntax, entries::EXPLICIT_VR_LITTLE_ENDIAN.erased()),
        };
        let big_endian = syntax == EXPLICIT_BIG_ENDIAN;
        if syntax == uids::DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN {
            let inflated = inflate(bytes.get(at..).unwrap_or_default(), most)?;
            let mut walk = Walk { bytes: &inflated, ..Walk::default() };
            walk.walk(0, &encoding)?;
            let Walk { values, positions, pixels, .. } = walk;
            return Ok(Self { values, positions, pixels, syntax, big_endian, inflated: Some(inflated) });
        }
        let mut walk = Walk { bytes, ..Walk::default() };
        walk.walk(at, &encoding)?;
        let Walk { values, positions, pixels, .. } = walk;
        Ok(Self { values, positions, pixels, syntax, big_endian, inflated: None })
    }

    pub(super) fn text(&self, tag: Tag) -> Option<String> {
        let text = self.values.get(&tag)?.to_str().trim_matches([' ', '\0']).to_owned();
        (!text.is_empty()).then_some(text)
    }

    pub(super) fn int(&self, tag: Tag) -> Option<i64> {
        self.values.get(&tag)?.to_int::<i64>().ok()
    }

    pub(super) fn numbers(&self, tag: Tag) -> Vec<f64> {
        self.values.get(&tag).and_then(|value| value.to_multi_float64().ok()).unwrap_or_default()
    }

    pub(super) fn words(&self, tag: Tag) -> Vec<u16> {
        match self.values.get(&tag) {
            Some(PrimitiveValue::U16(words)) => words.to_vec(),
            Some(PrimitiveValue::U8(bytes)) => {
                bytes.as_chunks::<2>().0.iter().map(|&b| u16::from_le_bytes(b)).collect()
            }
            Some(PrimitiveValue::I16(words)) => words.iter().map(|&word| word as u16).collect(),
            _ => Vec::new(),
        }
    }

    /// The transfer syntax in words.
    pub(super) fn syntax_name(&self) -> String {
        TransferSyntaxRegistry.get(&self.syntax).map_or_else(|| self.syntax.clone(), |known| known.name().to_owned())
    }
}

fn inflate(packed: &[u8], most: u64) -> Result<Vec<u8>, DecodeError> {
    use std::io::Read as _;
    let mut inflated = Vec::new();
    let read = flate2::read::DeflateDecoder::new(packed).take(most.saturating_add(1)).read_to_end(&mut inflated);
    match read {
        Err(_) => Err(DecodeError::Truncated),
        Ok(len) if len as u64 > most => Err(DecodeError::damaged("unpacking it takes more memory than its pixels")),
        Ok(_) => Ok(inflated),
    }
}

#[derive(Default)]
struct Walk<'a> {
    bytes: &'a [u8],
    /// Ends before the first element of another group.
    only_group: Option<u16>,
    values: BTreeMap<Tag, PrimitiveValue>,
    positions: Vec<[f64; 3]>,
    pixels: Option<Pixels>,
    /// The sequences that are open, the outermost first.
    within: Vec<Tag>,
}

impl Walk<'_> {
    /// Goes over all elements from `start` on; gives the place behind the last one.
    fn walk(&mut self, start: usize, syntax: &TransferSyntax) -> Result<usize, DecodeError> {
        let mut source = Cursor::new(self.bytes);
        source.set_position(start as u64);
        let wrong = |error: dicom_parser::dataset::lazy_read::Error| explain(&error);
        let mut reader = LazyDataSetReader::new_with_ts(source, syntax).map_err(wrong)?;
        let mut at = start;
        let mut fragments: Option<Vec<Range<usize>>> = None;
        // For each sequence or item that is open, whether it is an item.
        let mut open: Vec<bool> = Vec::new();
        loop {
            let group = self.bytes.get(at..at + 2).map(|group| u16::from_le_bytes([group[0], group[1]]));
            if self.within.is_empty() && self.only_group.is_some() && self.only_group != group {
                return Ok(at);
            }
            let Some(token) = reader.advance() else { return Ok(at) };
            let token = token.map_err(wrong)?;
            match &token {
                LazyDataToken::PixelSequenceStart | LazyDataToken::SequenceStart { .. } => open.push(false),
                LazyDataToken::ItemStart { .. } => open.push(true),
                // The reader panics at what follows.
                LazyDataToken::ItemEnd if open.pop() != Some(true) => {
                    return Err(DecodeError::damaged("an item ends in it that did not begin"));
                }
                LazyDataToken::SequenceEnd => drop(open.pop()),
                _ => {}
            }
            match token {
                LazyDataToken::LazyValue { header, decoder } => {
                    let place = decoder.position() as usize;
                    let end = header.len.get().and_then(|len| place.checked_add(len as usize));
                    let end = end.filter(|&end| end <= self.bytes.len()).ok_or(DecodeError::Truncated)?;
                    let is_pixels =
                        [tags::PIXEL_DATA, tags::FLOAT_PIXEL_DATA, tags::DOUBLE_FLOAT_PIXEL_DATA].contains(&header.tag);
                    if is_pixels && self.within.is_empty() {
                        self.pixels = Some(Pixels::Native { at: place..end, vr: header.vr() });
                        // What follows are paddings and signatures.
                        return Ok(end);
                    }
                    let wanted = WANTED.contains(&header.tag) || self.only_group == Some(2);
                    if self.is_position(header.tag) && end - place <= 1 << 10 {
                        let value = decoder.read_value_preserved(&header);
                        let value = value.map_err(|error| DecodeError::damaged(error.to_string()))?;
                        self.positions
                            .extend(value.to_multi_float64().ok().and_then(|at| <[f64; 3]>::try_from(at).ok()));
                        at = end;
                        continue;
                    }
                    if wanted
                        && self.is_of_this_image(header.tag)
                        && !self.values.contains_key(&header.tag)
                        && end - place <= 1 << 20
                    {
                        let value = decoder.read_value_preserved(&header);
                        let value = value.map_err(|error| DecodeError::damaged(error.to_string()))?;
                        self.values.insert(header.tag, value);
                    } else {
                        let skipped = decoder.skip_bytes((end - place) as u32);
                        skipped.map_err(|error| DecodeError::damaged(error.to_string()))?;
                    }
                    at = end;
                }
                LazyDataToken::LazyItemValue { len, decoder } => {
                    let place = decoder.position() as usize;
                    let end = place.checked_add(len as usize).filter(|&end| end <= self.bytes.len());
                    let end = end.ok_or(DecodeError::Truncated)?;
                    if let Some(fragments) = &mut fragments {
                        fragments.push(place..end);
                    }
                    let skipped = decoder.skip_bytes(len);
                    skipped.map_err(|error| DecodeError::damaged(error.to_string()))?;
                    at = end;
                }
                LazyDataToken::ItemStart { len } if len.get() == Some(0) => {
                    if let Some(fragments) = &mut fragments {
                        fragments.push(at..at);
                    }
                }
                LazyDataToken::PixelSequenceStart if self.within.is_empty() => fragments = Some(Vec::new()),
                LazyDataToken::PixelSequenceStart => self.within.push(tags::PIXEL_DATA),
                LazyDataToken::SequenceStart { tag, .. } => self.within.push(tag),
                LazyDataToken::SequenceEnd => match fragments.take() {
                    Some(mut all) if self.within.is_empty() => {
                        let offsets = if all.is_empty() { 0..0 } else { all.remove(0) };
                        self.pixels = Some(Pixels::Encapsulated { offsets, fragments: all });
                        return Ok(at);
                    }
                    _ => drop(self.within.pop()),
                },
                _ => {}
            }
        }
    }
}

impl Walk<'_> {
    /// Tables of icons and of other images must not be taken for those of this one.
    fn is_of_this_image(&self, tag: Tag) -> bool {
        let groups = [tags::SHARED_FUNCTIONAL_GROUPS_SEQUENCE, tags::PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE];
        match self.within.first() {
            None => true,
            Some(outermost) => {
                matches!(tag.group(), 0x0018 | 0x0028) || (tag.group() == 0x0020 && groups.contains(outermost))
            }
        }
    }

    /// The position of a frame (PS3.3 C.7.6.16.2.3), and not that of an image that is merely referred to.
    fn is_position(&self, tag: Tag) -> bool {
        tag == tags::IMAGE_POSITION_PATIENT
            && self.within.first() == Some(&tags::PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE)
            && self.within.last() == Some(&tags::PLANE_POSITION_SEQUENCE)
    }
}

fn explain(error: &dyn std::error::Error) -> DecodeError {
    let mut cause = error.source();
    while let Some(inner) = cause {
        let io = inner.downcast_ref::<std::io::Error>();
        if io.is_some_and(|io| io.kind() == std::io::ErrorKind::UnexpectedEof) {
            return DecodeError::Truncated;
        }
        cause = inner.source();
    }
    DecodeError::damaged(format!("its elements cannot be read ({error})"))
}
