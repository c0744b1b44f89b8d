//! `ChannelSetting`: what a person chose for a channel, before any picture is known; and percentiles to raw values.
//!
//! Settings come from files and from clients, so nothing is taken for granted: [`ChannelSetting::normal`] makes
//! harmless whatever numbers they hold.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::HexColor;
use crate::ChannelSummary;

/// How one channel is shown.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChannelSetting {
    /// `#rrggbb`; none: the file's, the name's or the usual colour.
    #[specta(type = Option<String>)]
    pub color: Option<HexColor>,
    pub range: ChannelRange,
    pub visible: bool,
    /// A one-channel image is shown in its file's own palette.
    pub palette: bool,
}

/// Which values of a channel are shown from black to its full colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "type", content = "data")]
pub enum ChannelRange {
    /// As the file says: its window or display range, all values of its type for a colour photo. Where it says
    /// nothing, between two percentiles that few hot or dead pixels do not move.
    #[default]
    File,
    /// Between two percentiles of the image's own pixels, 0 to 100.
    Percentiles {
        #[specta(type = u32)] // always finite, so a plain number for the page
        low: f64,
        #[specta(type = u32)]
        high: f64,
    },
    /// Between two raw sample values.
    Values {
        #[specta(type = u32)]
        low: f64,
        #[specta(type = u32)]
        high: f64,
    },
}

/// Percentiles where neither the file nor a person says more.
pub(super) const LOW: f64 = 0.35;
pub(super) const HIGH: f64 = 99.65;

impl Default for ChannelSetting {
    fn default() -> Self {
        Self { color: None, range: ChannelRange::default(), visible: true, palette: false }
    }
}

impl ChannelRange {
    /// The same range with finite ends in rising order: percentiles within 0 to 100, values within those of a 32-bit
    /// float. A percentile that is not a number becomes the usual one; a value that is none leaves no range but the
    /// default one.
    #[must_use]
    pub fn normal(self) -> Self {
        match self {
            Self::File => self,
            Self::Percentiles { low, high } => {
                let within = |end: f64, usual: f64| if end.is_nan() { usual } else { end.clamp(0.0, 100.0) };
                let (low, high) = (within(low, LOW), within(high, HIGH));
                Self::Percentiles { low: low.min(high), high: low.max(high) }
            }
            Self::Values { low, high } if low.is_nan() || high.is_nan() => Self::default(),
            Self::Values { low, high } => {
                let within = |end: f64| end.clamp(f32::MIN.into(), f32::MAX.into());
                Self::Values { low: within(low.min(high)), high: within(low.max(high)) }
            }
        }
    }
}

impl ChannelSetting {
    /// The same setting with a range that is in order; see [`ChannelRange::normal`].
    #[must_use]
    pub fn normal(self) -> Self {
        Self { range: self.range.normal(), ..self }
    }
}

/// Raw values at two percentiles. `low` < `high`, also for constant planes and for planes with fewer lit pixels than
/// the percentiles leave out.
pub(super) fn between(summary: &ChannelSummary, low: f64, high: f64) -> (f32, f32) {
    let ends = |low: Option<f32>, high: Option<f32>| low.zip(high).filter(|(low, high)| low < high);
    ends(summary.quantile(low / 100.0), summary.quantile(high / 100.0))
        .or_else(|| ends(summary.min(), summary.max()))
        .unwrap_or_else(|| {
            let value = summary.min().unwrap_or(0.0);
            (value.min(0.0), value.max(summary.kind().type_max()))
        })
}
