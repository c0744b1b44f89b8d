//! `Picture`: the pixels of one image as the instrument wrote them, with what the file says about each channel.
//!
//! It keeps raw values. It refuses to rescale, to apply look-up tables or to guess colours: that is `display`.

use std::fmt;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Limits, SampleKind};

/// Sample values, planar: channel-major, each plane row-major from the top left.
#[derive(Clone, PartialEq)]
pub enum Samples {
    U8(Vec<u8>),
    U16(Vec<u16>),
    /// Always finite.
    F32(Vec<f32>),
}

impl Samples {
    pub fn kind(&self) -> SampleKind {
        match self {
            Self::U8(_) => SampleKind::U8,
            Self::U16(_) => SampleKind::U16,
            Self::F32(_) => SampleKind::F32,
        }
    }

    pub fn len(&self) -> usize {
        match self {
            Self::U8(v) => v.len(),
            Self::U16(v) => v.len(),
            Self::F32(v) => v.len(),
        }
    }

    /// Adds the planes of `more` behind; `false` if they are of another kind.
    pub(crate) fn append(&mut self, more: Self) -> bool {
        match (self, more) {
            (Self::U8(all), Self::U8(more)) => all.extend(more),
            (Self::U16(all), Self::U16(more)) => all.extend(more),
            (Self::F32(all), Self::F32(more)) => all.extend(more),
            _ => return false,
        }
        true
    }

    pub(crate) fn reserve(&mut self, more: usize) {
        match self {
            Self::U8(v) => v.reserve_exact(more),
            Self::U16(v) => v.reserve_exact(more),
            Self::F32(v) => v.reserve_exact(more),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl fmt::Debug for Samples {
    /// Kind and count only: a failed assertion should not print a million numbers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}[{}]", self.kind(), self.len())
    }
}

/// What the file itself says about one channel; nothing here is guessed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct ChannelInfo {
    /// For example "DNA".
    pub name: Option<String>,
    /// Red, green, blue of the brightest entry of the channel's look-up table.
    pub color: Option<[u8; 3]>,
    /// Display range (black, white) saved with the file, in raw sample values.
    pub range: Option<(f32, f32)>,
}

/// Shapes that do not fit together. Caused by a caller, not by a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShapeError {
    #[error("a picture needs at least one pixel and one channel, not {width}×{height} with {channels} channels")]
    Empty { width: u32, height: u32, channels: u32 },
    #[error("{expected} samples are needed but there are {found}")]
    SampleCount { expected: u64, found: u64 },
    #[error("there are {found} channel descriptions for {expected} channels")]
    ChannelInfoCount { expected: u32, found: usize },
    #[error("a colour photo has three channels (red, green, blue), not {channels}")]
    NotRgb { channels: u32 },
    #[error(
        "a palette of {colors} colours cannot show {channels} channels: it needs at least one colour and one channel"
    )]
    NoPalette { channels: u32, colors: usize },
    #[error("sample {index} is not a finite number")]
    NotFinite { index: usize },
    #[error("{width}×{height} pixels are more than the limit for one picture")]
    TooLarge { width: u64, height: u64 },
    #[error(
        "the box of {width}×{height} pixels at column {x}, row {y} lies outside of the picture: the picture is another one \
         than that in which the object was found, or has another size"
    )]
    Outside { x: i32, y: i32, width: u32, height: u32 },
    #[error("the window must have a finite position and a width and height above zero")]
    EmptyWindow,
    #[error("one is {}×{} pixels and another {}×{}", first.0, first.1, other.0, other.1)]
    SizesDiffer { first: (u32, u32), other: (u32, u32) },
    #[error("summaries of {0:?} and {1:?} pixels cannot be merged")]
    MixedKinds(SampleKind, SampleKind),
}

/// Pixels as the instrument wrote them.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    width: u32,
    height: u32,
    channels: u32,
    samples: Samples,
    channel_info: Vec<ChannelInfo>,
    is_rgb: bool,
    palette: Option<Vec<[u8; 3]>>,
    notes: Vec<String>,
}

impl Picture {
    /// A picture of `channels` planes of `width` × `height` samples. The channels carry no description yet.
    ///
    /// # Errors
    /// A side or the channel count is zero, the number of samples does not match, the picture is above the default
    /// [`Limits`], or a float sample is infinite or not a number.
    pub fn new(width: u32, height: u32, channels: u32, samples: Samples) -> Result<Self, ShapeError> {
        Self::within(&Limits::default(), width, height, channels, samples)
    }

    /// As [`Picture::new`], with limits that the caller sets.
    pub(crate) fn within(
        limits: &Limits,
        width: u32,
        height: u32,
        channels: u32,
        samples: Samples,
    ) -> Result<Self, ShapeError> {
        if width == 0 || height == 0 || channels == 0 {
            return Err(ShapeError::Empty { width, height, channels });
        }
        let found = samples.len() as u64;
        let pixels = u64::from(width) * u64::from(height);
        let bytes = pixels.saturating_mul(u64::from(channels)).saturating_mul(samples.kind().bytes());
        if pixels > limits.pixels || bytes > limits.bytes {
            return Err(ShapeError::TooLarge { width: width.into(), height: height.into() });
        }
        let expected = pixels * u64::from(channels);
        if expected != found {
            return Err(ShapeError::SampleCount { expected, found });
        }
        if let Samples::F32(values) = &samples
            && let Some(index) = values.iter().position(|v| !v.is_finite())
        {
            return Err(ShapeError::NotFinite { index });
        }
        Ok(Self {
            width,
            height,
            channels,
            samples,
            channel_info: vec![ChannelInfo::default(); channels as usize],
            is_rgb: false,
            palette: None,
            notes: Vec::new(),
        })
    }

    /// The same pixels with one description per channel.
    ///
    /// # Errors
    /// The number of descriptions is not the number of channels.
    pub fn with_channel_info(mut self, info: Vec<ChannelInfo>) -> Result<Self, ShapeError> {
        if info.len() != self.channels as usize {
            return Err(ShapeError::ChannelInfoCount { expected: self.channels, found: info.len() });
        }
        self.channel_info = info;
        Ok(self)
    }

    /// The same pixels, understood as the red, green and blue of one colour photo.
    ///
    /// # Errors
    /// There are not exactly three channels.
    pub fn with_rgb(mut self) -> Result<Self, ShapeError> {
        if self.channels != 3 {
            return Err(ShapeError::NotRgb { channels: self.channels });
        }
        self.is_rgb = true;
        Ok(self)
    }

    /// The same pixels with the colours in which the file shows them: that of value 0 first.
    ///
    /// # Errors
    /// There is more than one channel, or the palette has no colour.
    pub fn with_palette(mut self, palette: Vec<[u8; 3]>) -> Result<Self, ShapeError> {
        if self.channels != 1 || palette.is_empty() {
            return Err(ShapeError::NoPalette { channels: self.channels, colors: palette.len() });
        }
        self.palette = Some(palette);
        Ok(self)
    }

    /// The same pixels with what is said of the channels of another picture with as many.
    pub(crate) fn described_as(mut self, other: &Self) -> Self {
        self.channel_info.clone_from(&other.channel_info);
        self.palette.clone_from(&other.palette);
        self.is_rgb = other.is_rgb;
        self.notes.clone_from(&other.notes);
        self
    }

    pub(crate) fn with_notes(mut self, notes: Vec<String>) -> Self {
        self.notes = notes;
        self
    }

    pub fn width(&self) -> u32 {
        self.width
    }

    pub fn height(&self) -> u32 {
        self.height
    }

    pub fn channels(&self) -> u32 {
        self.channels
    }

    /// One per channel, in channel order.
    pub fn channel_info(&self) -> &[ChannelInfo] {
        &self.channel_info
    }

    /// The three channels are red, green and blue of a colour photo rather than separate stains.
    pub fn is_rgb(&self) -> bool {
        self.is_rgb
    }

    /// The colours in which the file shows the values of its only channel, that of value 0 first; never empty. Larger
    /// values than there are colours show the last.
    pub fn palette(&self) -> Option<&[[u8; 3]]> {
        self.palette.as_deref()
    }

    /// What was left out or changed while decoding, as sentences for the person who opened the file.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    pub fn samples(&self) -> &Samples {
        &self.samples
    }

    pub fn kind(&self) -> SampleKind {
        self.samples.kind()
    }

    /// Bits per sample: 8, 16 or 32 (float).
    pub fn bits(&self) -> u8 {
        (self.kind().bytes() * 8) as u8
    }

    /// The largest value of the sample type: 255, 65535, or 1.0 by convention for floats.
    pub fn type_max(&self) -> f32 {
        self.kind().type_max()
    }

    /// Samples of one plane.
    pub(crate) fn plane_len(&self) -> usize {
        self.width as usize * self.height as usize
    }

    /// Raw values of channel `c`, unscaled, row-major, width × height of them; empty if there is no such channel.
    pub fn plane_f32(&self, c: u32) -> Vec<f32> {
        match self.plane(c) {
            Some(Plane::U8(v)) => v.iter().map(|&x| f32::from(x)).collect(),
            Some(Plane::U16(v)) => v.iter().map(|&x| f32::from(x)).collect(),
            Some(Plane::F32(v)) => v.to_vec(),
            None => Vec::new(),
        }
    }

    /// The raw value of channel `c` at column `x` and row `y`; `None` outside.
    pub fn value(&self, c: u32, x: u32, y: u32) -> Option<f32> {
        let inside = x < self.width && y < self.height;
        inside.then(|| Some(self.plane(c)?.get(y as usize * self.width as usize + x as usize)))?
    }

    pub(crate) fn plane(&self, c: u32) -> Option<Plane<'_>> {
        let start = (c as usize).checked_mul(self.plane_len())?;
        let range = start..start.checked_add(self.plane_len())?;
        match &self.samples {
            Samples::U8(v) => v.get(range).map(Plane::U8),
            Samples::U16(v) => v.get(range).map(Plane::U16),
            Samples::F32(v) => v.get(range).map(Plane::F32),
        }
    }
}

/// One channel's samples in their own type.
#[derive(Clone, Copy)]
pub(crate) enum Plane<'a> {
    U8(&'a [u8]),
    U16(&'a [u16]),
    F32(&'a [f32]),
}

impl Plane<'_> {
    pub(crate) fn get(&self, index: usize) -> f32 {
        match self {
            Self::U8(v) => f32::from(v[index]),
            Self::U16(v) => f32::from(v[index]),
            Self::F32(v) => v[index],
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    #[test]
    fn shapes_that_do_not_fit_are_refused() {
        let new = |w, h, c, n: usize| Picture::new(w, h, c, Samples::U8(vec![0; n]));
        assert_eq!(new(0, 2, 1, 0), Err(ShapeError::Empty { width: 0, height: 2, channels: 1 }));
        assert_eq!(new(2, 2, 1, 5), Err(ShapeError::SampleCount { expected: 4, found: 5 }));
        assert!(matches!(new(u32::MAX, u32::MAX, 9, 0), Err(ShapeError::TooLarge { .. })));
        let nan = Picture::new(1, 2, 1, Samples::F32(vec![0.0, f32::NAN]));
        assert_eq!(nan, Err(ShapeError::NotFinite { index: 1 }));
        assert_eq!(new(1, 1, 2, 2).unwrap().with_rgb(), Err(ShapeError::NotRgb { channels: 2 }));
    }

    #[test]
    fn planes_are_channel_major_and_unscaled() {
        let picture = Picture::new(2, 1, 2, Samples::U16(vec![1, 2, 300, 65535])).unwrap();
        assert_eq!(picture.plane_f32(0), [1.0, 2.0]);
        assert_eq!(picture.plane_f32(1), [300.0, 65535.0]);
        assert!(picture.plane_f32(2).is_empty(), "there is no third channel");
        assert_eq!((picture.bits(), picture.type_max()), (16, 65535.0));
    }

    #[test]
    fn single_values_and_palettes() {
        let picture = Picture::new(2, 2, 2, Samples::U8(vec![1, 2, 3, 4, 5, 6, 7, 8])).unwrap();
        assert_eq!((picture.value(0, 1, 0), picture.value(1, 0, 1)), (Some(2.0), Some(7.0)));
        assert_eq!([picture.value(0, 2, 0), picture.value(0, 0, 2), picture.value(2, 0, 0)], [None; 3]);
        assert_eq!(picture.with_palette(vec![[0; 3]]), Err(ShapeError::NoPalette { channels: 2, colors: 1 }));
        let single = Picture::new(1, 1, 1, Samples::U8(vec![1])).unwrap();
        assert_eq!(single.palette(), None);
        assert!(single.clone().with_palette(Vec::new()).is_err());
        assert_eq!(single.with_palette(vec![[1, 2, 3]]).unwrap().palette(), Some(&[[1, 2, 3]][..]));
    }
}
