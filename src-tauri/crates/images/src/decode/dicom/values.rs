//! What stored DICOM samples mean: sign and stored bits, slope and intercept, inverted greys, colours.

use dicom_dictionary_std::tags;

use super::codec::Unpacked;
use super::dataset::Dataset;
use super::{DecodeError, Shape};
use crate::decode::tiff::meaning::rgb_from_ycbcr;
use crate::{SampleKind, Samples};

pub(super) struct Meaning {
    kind: SampleKind,
    slope: f64,
    intercept: f64,
    /// MONOCHROME1: the lowest value is white. Values are turned round, so that more is brighter as everywhere else.
    inverted: bool,
    colors: Colors,
    /// The lowest and highest value that can be stored.
    stored: (f64, f64),
}

enum Colors {
    None,
    Rgb,
    /// Indices into a table, the first of which stands for this value.
    Palette {
        first: i64,
        table: Vec<[u8; 3]>,
    },
    /// The same, but all colours are grey: the indices are values.
    Grey {
        first: i64,
        table: Vec<[u8; 3]>,
    },
}

impl Meaning {
    pub(super) fn of(data: &Dataset, shape: &Shape) -> Self {
        let number = |tag| data.numbers(tag).first().copied().filter(|value| value.is_finite());
        let slope = number(tags::RESCALE_SLOPE).filter(|&slope| slope != 0.0).unwrap_or(1.0);
        let intercept = number(tags::RESCALE_INTERCEPT).unwrap_or(0.0);
        let span = 2.0_f64.powi(shape.bits_stored as i32);
        let stored = if shape.signed { (-span / 2.0, span / 2.0 - 1.0) } else { (0.0, span - 1.0) };
        let colors = match shape.photometric.as_str() {
            "PALETTE COLOR" => palette(data),
            _ if shape.samples == 3 => Colors::Rgb,
            _ => Colors::None,
        };
        let whole = slope.fract() == 0.0 && intercept.fract() == 0.0;
        let ends = [stored.0 * slope + intercept, stored.1 * slope + intercept];
        let (low, high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
        let kind = match &colors {
            Colors::Palette { .. } => SampleKind::U8,
            _ if shape.float || !whole || low < 0.0 || high > 65535.0 => SampleKind::F32,
            _ if high <= 255.0 => SampleKind::U8,
            _ => SampleKind::U16,
        };
        let inverted = shape.photometric == "MONOCHROME1" && !shape.float;
        Self { kind, slope, intercept, inverted, colors, stored }
    }

    pub(super) fn kind(&self) -> SampleKind {
        self.kind
    }

    pub(super) fn is_rgb(&self) -> bool {
        matches!(self.colors, Colors::Rgb | Colors::Palette { .. })
    }

    /// The table that values are shown in, that of value 0 first; none where values are not its indices.
    pub(super) fn shown_in(&self) -> Option<Vec<[u8; 3]>> {
        let Colors::Grey { first, table } = &self.colors else { return None };
        let before = usize::try_from(*first).ok().filter(|&n| n <= usize::from(u16::MAX))?;
        let is_plain = self.slope == 1.0 && self.intercept == 0.0;
        // Values before the table have its first colour (PS3.3 C.7.6.3.1.5).
        let padding = vec![*table.first()?; before];
        is_plain.then(|| [padding, table.clone()].concat())
    }

    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.inverted {
            notes.push("The file stores white as its lowest value (MONOCHROME1); values are turned round.".to_owned());
        }
        notes
    }

    /// Black and white of the file's first window (PS3.3 C.11.2.1.2), in values as they are given.
    pub(super) fn window(&self, data: &Dataset) -> Option<(f32, f32)> {
        let first = |tag| data.numbers(tag).first().copied();
        let (center, width) = (first(tags::WINDOW_CENTER)?, first(tags::WINDOW_WIDTH)?);
        let half = (width - 1.0) / 2.0;
        let (low, high) = (center - 0.5 - half, center - 0.5 + half);
        let sum = (self.stored.0 + self.stored.1) * self.slope + 2.0 * self.intercept;
        let (low, high) = if self.inverted { (sum - high, sum - low) } else { (low, high) };
        let range = (low as f32, high as f32);
        (range.0.is_finite() && range.1.is_finite() && range.0 < range.1 && !self.is_rgb()).then_some(range)
    }

    pub(super) fn apply(&self, unpacked: Unpacked, shape: &Shape) -> Result<Samples, DecodeError> {
        let plane = shape.plane();
        if unpacked.samples.len() != plane * shape.samples {
            return Err(DecodeError::damaged("it has another number of pixels than it says"));
        }
        let planar = if shape.samples > 1 && !unpacked.planar {
            super::super::deinterleave(&unpacked.samples, shape.samples, &[0, 1, 2])
        } else {
            unpacked.samples
        };
        if shape.float {
            return Ok(Samples::F32(
                planar.into_iter().map(f32::from_bits).map(|v| self.scaled(v.into()) as f32).collect(),
            ));
        }
        if let Colors::Palette { first, table } = &self.colors {
            let color = |&stored: &u32| {
                let index = (self.value(stored, shape) as i64).saturating_sub(*first).max(0);
                let last = table.len().saturating_sub(1);
                table.get(usize::try_from(index).unwrap_or(last).min(last)).copied().unwrap_or_default()
            };
            return Ok(Samples::U8((0..3).flat_map(|c| planar.iter().map(move |v| color(v)[c])).collect()));
        }
        let turned = |stored: u32| {
            let value = self.value(stored, shape);
            self.scaled(if self.inverted { self.stored.0 + self.stored.1 - value } else { value })
        };
        let mut samples = match self.kind {
            SampleKind::U8 => Samples::U8(planar.into_iter().map(|v| turned(v) as u8).collect()),
            SampleKind::U16 => Samples::U16(planar.into_iter().map(|v| turned(v) as u16).collect()),
            SampleKind::F32 => Samples::F32(planar.into_iter().map(|v| turned(v) as f32).collect()),
        };
        if shape.is_ybr() && !unpacked.is_rgb {
            match &mut samples {
                Samples::U8(planes) => rgb_from_ycbcr(planes),
                _ => return Err(DecodeError::unsupported("a DICOM file with YBR colours of more than 8 bits")),
            }
        }
        Ok(samples)
    }

    /// The stored bits of a sample as a number. What lies beside them (overlays of old files) is not part of it.
    fn value(&self, stored: u32, shape: &Shape) -> f64 {
        let shifted = stored >> (shape.high_bit + 1 - shape.bits_stored);
        let unused = 32 - shape.bits_stored;
        if shape.signed {
            f64::from(((shifted << unused) as i32) >> unused)
        } else {
            f64::from((shifted << unused) >> unused)
        }
    }

    fn scaled(&self, value: f64) -> f64 {
        value * self.slope + self.intercept
    }
}

fn palette(data: &Dataset) -> Colors {
    let descriptor = data.numbers(tags::RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR);
    let [count, first, bits] = descriptor[..] else { return Colors::None };
    let count = if count == 0.0 { 65536 } else { count as usize };
    let planes = [
        tags::RED_PALETTE_COLOR_LOOKUP_TABLE_DATA,
        tags::GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA,
        tags::BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA,
    ]
    .map(|tag| data.words(tag));
    // Tables of 8 bits are packed two to a word.
    let packed = bits <= 8.0 && planes[0].len() < count;
    let entry = |plane: &[u16], i: usize| {
        if packed {
            plane.get(i / 2).map(|word| word.to_le_bytes()[i % 2])
        } else {
            plane.get(i).map(|word| if bits > 8.0 { (word >> 8) as u8 } else { *word as u8 })
        }
    };
    let table: Option<Vec<[u8; 3]>> =
        (0..count).map(|i| Some([entry(&planes[0], i)?, entry(&planes[1], i)?, entry(&planes[2], i)?])).collect();
    match table {
        None => Colors::None,
        Some(table) if table.iter().all(|[r, g, b]| r == g && g == b) => Colors::Grey { first: first as i64, table },
        Some(table) => Colors::Palette { first: first as i64, table },
    }
}
