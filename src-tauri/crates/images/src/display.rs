//! From raw values to what a person sees: display ranges, colours and the additive composite of the channels.
//!
//! It changes nothing that a network is fed with. Ranges here are per picture and meant for the eye.

mod color;
mod paint;
mod region;
mod setting;

pub use color::HexColor;
pub(crate) use region::{Region, means};

pub use paint::{TILE, level_size, levels, render, tile};
pub use setting::{ChannelRange, ChannelSetting};

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{ChannelSummary, Picture};

/// How one channel is shown: `low` becomes black, `high` becomes the full colour, in raw sample values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ChannelDisplay {
    /// Red, green, blue.
    pub color: [u8; 3],
    pub low: f32,
    pub high: f32,
    pub visible: bool,
    /// The values are shown in the colours of [`Picture::palette`] instead, if the picture has one.
    pub palette: bool,
}

/// Interleaved 8-bit red, green, blue, row-major.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RgbPixels {
    pub width: u32,
    pub height: u32,
    /// 3 × width × height values.
    pub data: Vec<u8>,
}

/// A display that shows the picture well without being asked, one entry per channel: that of the default settings.
///
/// A colour photo is shown as it is, and a channel of which the file says it between the values that it says (the window
/// of DICOM, the display range of ImageJ). Other channels are stretched from their 0.35 % to their 99.65 % quantile,
/// which a few hot or dead pixels do not move. Colours come from the file, else from the channel's name ("DAPI" is blue),
/// else: one channel is grey; two are green and blue, as in translocation assays (protein, DNA); more follow ImageJ.
pub fn auto_display(picture: &Picture) -> Vec<ChannelDisplay> {
    displays(picture, &[])
}

/// How the settings show this picture, one entry per channel; channels beyond the end of `settings` have the default.
///
/// A colour photo keeps the range of its type unless another is set, and without a colour its red, green and blue.
pub fn displays(picture: &Picture, settings: &[ChannelSetting]) -> Vec<ChannelDisplay> {
    displays_by(picture, settings, &[])
}

/// As [`displays`], with summaries of the channels, so that the values need not be counted again. What is missing of
/// them is counted where percentiles ask for it.
pub fn displays_by(
    picture: &Picture,
    settings: &[ChannelSetting],
    summaries: &[ChannelSummary],
) -> Vec<ChannelDisplay> {
    let between = |c: u32, low, high| {
        let counted = || Cow::Owned(ChannelSummary::of(picture, c));
        setting::between(&summaries.get(c as usize).map_or_else(counted, Cow::Borrowed), low, high)
    };
    let channel = |c: u32| {
        let at = c as usize;
        let setting = settings.get(at).copied().unwrap_or_default().normal();
        let (low, high) = match setting.range {
            ChannelRange::Values { low, high } => (low as f32, high as f32),
            ChannelRange::Percentiles { low, high } => between(c, low, high),
            ChannelRange::File if picture.is_rgb() => (0.0, picture.type_max()),
            ChannelRange::File => file_range(picture, c).unwrap_or_else(|| between(c, setting::LOW, setting::HIGH)),
        };
        let color = setting.color.map_or_else(|| color::of_channel(picture, c), |HexColor(color)| color);
        let palette = setting.palette && picture.palette().is_some();
        ChannelDisplay { color, low, high, visible: setting.visible, palette }
    };
    (0..picture.channels()).map(channel).collect()
}

/// Black and full of a channel in raw sample values, where someone chose them and the file says so; finite and rising.
///
/// All values of 8 or 16 bits are what programs (ImageJ among them) write when nobody chose a range: most of a dim picture
/// would be black. Whether it was chosen is the file's matter, and not one of the slice that is looked at. The channels of
/// a colour photo have none.
pub fn file_range(picture: &Picture, c: u32) -> Option<(f32, f32)> {
    let (low, high) = picture.channel_info().get(c as usize)?.range?;
    let is_range = !picture.is_rgb() && low.is_finite() && high.is_finite() && low < high;
    let whole_type = [255.0, 65_535.0].iter().any(|&most| (low, high) == (0.0, most));
    (is_range && !whole_type).then_some((low, high))
}

#[cfg(test)]
mod tests;
