//! `FileInfo`: what a file says about itself, read without unpacking its pixels.
//!
//! It repeats what the file says and guesses nothing. It leaves out who was imaged: no patient data, no person's name.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{ChannelInfo, Format, SampleKind};

/// Description of a file, or of one series of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct FileInfo {
    pub format: Format,
    pub width: u32,
    pub height: u32,
    pub channels: u32,
    /// Focal planes (z).
    pub slices: u32,
    pub times: u32,
    /// Significant bits per sample as stored: 12 for a 12-bit camera whose file says so, 1 for a mask. Where a file
    /// stores indices of colours, those of the colours.
    pub bits: u8,
    /// What stored values are multiplied with in the [`crate::Picture`]: 255, 85 and 17 for grey values of 1, 2 and 4
    /// bits, which then reach from 0 to 255 as other bytes do; else 1.
    pub spread: u8,
    pub sample_format: SampleFormat,
    /// The type that the samples have in the [`crate::Picture`].
    pub kind: SampleKind,
    pub pixel_size: PixelSize,
    /// One per channel.
    pub channel_info: Vec<ChannelInfo>,
    /// The channels are red, green and blue of a colour photo.
    pub is_rgb: bool,
    /// The colours in which the file shows its values, darkest index first. The values themselves are the indices.
    pub palette: Option<Vec<[u8; 3]>>,
    /// Name and value of what else is worth showing: acquisition date, objective, exposure time, modality.
    pub metadata: Vec<(String, String)>,
    /// Stored pages (planes, frames) of the file.
    pub pages: u32,
    /// Images in the file; [`crate::View::series`] chooses one.
    pub series: u32,
    /// The number of pages, where the file does not say how they divide into channels, slices and times. They are
    /// taken for slices until [`crate::View::layout`] says more.
    pub ambiguous_pages: Option<u32>,
    /// What is left out or changed, as sentences for the person who opened the file.
    pub notes: Vec<String>,
}

/// How the file stores numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
pub enum SampleFormat {
    Unsigned,
    Signed,
    Float,
}

/// Distance between the centres of neighbouring pixels in µm, where the file tells it; above zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct PixelSize {
    pub x: Option<f64>,
    pub y: Option<f64>,
    pub z: Option<f64>,
}

impl FileInfo {
    /// A single plane of unsigned samples about which the file says nothing else.
    pub(crate) fn new(format: Format, width: u32, height: u32, channels: u32, kind: SampleKind) -> Self {
        Self {
            format,
            width,
            height,
            channels,
            slices: 1,
            times: 1,
            bits: (kind.bytes() * 8) as u8,
            spread: 1,
            sample_format: if kind == SampleKind::F32 { SampleFormat::Float } else { SampleFormat::Unsigned },
            kind,
            pixel_size: PixelSize::default(),
            channel_info: vec![ChannelInfo::default(); channels as usize],
            is_rgb: false,
            palette: None,
            metadata: Vec::new(),
            pages: 1,
            series: 1,
            ambiguous_pages: None,
            notes: Vec::new(),
        }
    }

    /// Bytes in memory of a picture of one slice and time.
    pub fn picture_bytes(&self) -> u64 {
        let pixels = u64::from(self.width).saturating_mul(self.height.into());
        pixels.saturating_mul(self.channels.into()).saturating_mul(self.kind.bytes())
    }

    /// Adds a pair if there is something to show. Long texts are cut.
    pub(crate) fn tell(&mut self, name: impl Into<String>, value: impl AsRef<str>) {
        const PAIRS: usize = 100;
        const LETTERS: usize = 500;
        let value = value.as_ref().trim_matches(|c: char| c.is_whitespace() || c == '\0');
        if !value.is_empty() && self.metadata.len() < PAIRS {
            self.metadata.push((name.into(), value.chars().take(LETTERS).collect()));
        }
    }
}

/// `value` `unit`s in µm; `None` for units that are no length and for sizes that are not above zero.
pub(crate) fn micrometres(value: f64, unit: &str) -> Option<f64> {
    let factor = match unit.trim() {
        // µ as micro sign, as Greek letter, escaped by ImageJ, and as what is left of it in Latin-1 read as UTF-8.
        "µm" | "μm" | "um" | "micron" | "microns" | "micrometer" | "micrometre" | "\\u00B5m" | "\u{fffd}m" => 1.0,
        "Å" | "angstrom" => 1e-4,
        "pm" | "picometer" => 1e-6,
        "nm" | "nanometer" | "nanometre" => 1e-3,
        "mm" | "millimeter" | "millimetre" => 1e3,
        "cm" | "centimeter" | "centimetre" => 1e4,
        "dm" | "decimeter" => 1e5,
        "m" | "meter" | "metre" => 1e6,
        "in" | "inch" => 25_400.0,
        _ => return None,
    };
    positive(value * factor)
}

pub(crate) fn positive(value: f64) -> Option<f64> {
    (value.is_finite() && value > 0.0).then_some(value)
}

/// Prints of up to 1,200 dots per inch have larger pixels than this; what is written there is no microscope's scale.
const LARGEST_PIXEL: f64 = 20.0;

/// The pixel size by a resolution that is meant for printers unless it is very fine.
pub(crate) fn from_resolution(pixels: f64, unit: &str) -> Option<f64> {
    micrometres(1.0 / pixels, unit).filter(|&size| size < LARGEST_PIXEL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_become_micrometres() {
        assert_eq!(micrometres(0.5, "µm"), Some(0.5));
        assert_eq!(micrometres(250.0, "nm"), Some(0.25));
        assert_eq!(micrometres(2.0, "mm"), Some(2000.0));
        assert_eq!(micrometres(2.0, "pixel"), None);
        assert_eq!(micrometres(f64::NAN, "µm"), None);
        assert_eq!(micrometres(0.0, "µm"), None);
    }

    #[test]
    fn resolutions_of_printers_are_no_pixel_size() {
        assert_eq!(from_resolution(300.0, "inch"), None);
        assert_eq!(from_resolution(20_000.0, "cm"), Some(0.5));
        assert_eq!(from_resolution(0.0, "cm"), None);
    }
}
