//! Bringing pixel values to a common scale.
//!
//! Owns the numbers by which raw values are shifted and stretched. They are taken from the training images once and
//! kept in the model, so an image is treated the same whether it is trained on, validated or predicted a year later. It
//! refuses to look at single images: stretching each by itself would hide that one is brighter than another.

use serde::{Deserialize, Serialize};
use vesicle_images::{ChannelSummary, SampleKind};

use crate::sampling::Sampling;
use crate::settings::Rescale;

/// Values outside the percentiles keep their order up to here (0 and 1 are the percentiles), so that bright spots,
/// which may fill less than a thousandth of the pixels, still stand out, while a single hot pixel cannot dominate.
const PERCENTILE_CLIP: (f32, f32) = (-1.0, 4.0);
const LOW_QUANTILE: f64 = 0.001;
const HIGH_QUANTILE: f64 = 0.999;

/// One channel: network value = (raw value − offset) × factor.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChannelScale {
    /// In raw sample values.
    pub offset: f32,
    /// Per raw sample value. 0 for a channel that is the same everywhere in the training images.
    pub factor: f32,
}

/// The scales for images of one sample type; 8-bit and 16-bit values do not share a scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KindScales {
    pub kind: SampleKind,
    /// One per channel.
    pub channels: Vec<ChannelScale>,
}

/// How pixel values become network inputs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Preprocessing {
    pub rescale: Rescale,
    /// One entry per sample type among the training images; empty where the rule needs no statistics.
    pub kinds: Vec<KindScales>,
    /// How images are brought to the size of the input. Anything but the usual way is that of a model from elsewhere.
    #[serde(default, skip_serializing_if = "Sampling::is_usual")]
    pub sampling: Sampling,
}

/// Raw values of the training images, per sample type and channel.
#[derive(Default)]
pub(crate) struct Statistics(Vec<(SampleKind, Vec<ChannelSummary>)>);

impl Statistics {
    /// Adds one image. Images must be added in a fixed order for the same result to the last digit.
    pub(crate) fn add(&mut self, summaries: &[ChannelSummary]) {
        let Some(kind) = summaries.first().map(ChannelSummary::kind) else { return };
        if !self.0.iter().any(|(known, _)| *known == kind) {
            self.0.push((kind, summaries.iter().map(|_| ChannelSummary::empty(kind)).collect()));
        }
        for (_, totals) in self.0.iter_mut().filter(|(known, _)| *known == kind) {
            for (total, summary) in totals.iter_mut().zip(summaries) {
                // The kinds are equal, which is the only thing that merging asks for.
                total.merge(summary).ok();
            }
        }
    }
}

impl Preprocessing {
    /// True if the rule needs to see the training images first.
    pub(crate) fn needs_statistics(rescale: Rescale) -> bool {
        matches!(rescale, Rescale::Percentile | Rescale::Standardise)
    }

    pub(crate) fn from_statistics(rescale: Rescale, statistics: &Statistics) -> Self {
        let scale: fn(&ChannelSummary) -> ChannelScale = match rescale {
            Rescale::Off | Rescale::TypeRange => return Self::without_statistics(rescale),
            Rescale::Percentile => |channel| {
                let low = channel.quantile(LOW_QUANTILE).unwrap_or(0.0);
                let high = channel.quantile(HIGH_QUANTILE).unwrap_or(0.0);
                ChannelScale { offset: low, factor: inverse(f64::from(high) - f64::from(low)) }
            },
            Rescale::Standardise => |channel| ChannelScale {
                offset: channel.mean().unwrap_or(0.0) as f32,
                factor: inverse(channel.std().unwrap_or(0.0)),
            },
        };
        let kinds = statistics
            .0
            .iter()
            .map(|(kind, channels)| KindScales { kind: *kind, channels: channels.iter().map(scale).collect() })
            .collect();
        Self { rescale, kinds, sampling: Sampling::Area }
    }

    pub(crate) fn without_statistics(rescale: Rescale) -> Self {
        Self { rescale, kinds: Vec::new(), sampling: Sampling::Area }
    }

    /// The scale of channel `channel` for images of type `kind`. A type that was not among the training images is first
    /// brought to the range of one that was.
    pub(crate) fn scale(&self, kind: SampleKind, channel: usize) -> ChannelScale {
        match self.rescale {
            Rescale::Off => ChannelScale { offset: 0.0, factor: 1.0 },
            Rescale::TypeRange => ChannelScale { offset: 0.0, factor: 1.0 / kind.type_max() },
            Rescale::Percentile | Rescale::Standardise => {
                let known = self.kinds.iter().find(|scales| scales.kind == kind).or(self.kinds.first());
                let found = known.and_then(|scales| Some((scales.kind, scales.channels.get(channel)?)));
                match found {
                    Some((same, scale)) if same == kind => *scale,
                    Some((other, scale)) => {
                        let ratio = other.type_max() / kind.type_max();
                        ChannelScale { offset: scale.offset / ratio, factor: scale.factor * ratio }
                    }
                    None => ChannelScale { offset: 0.0, factor: 1.0 / kind.type_max() },
                }
            }
        }
    }

    /// The least and the largest value that a rescaled one may have.
    pub(crate) fn bounds(&self) -> (f32, f32) {
        match self.rescale {
            Rescale::Percentile => PERCENTILE_CLIP,
            Rescale::Off | Rescale::TypeRange | Rescale::Standardise => (f32::MIN, f32::MAX),
        }
    }

    /// Rescales the values of one channel in place. The result is always finite.
    pub(crate) fn apply(&self, kind: SampleKind, channel: usize, values: &mut [f32]) {
        let ChannelScale { offset, factor } = self.scale(kind, channel);
        let (low, high) = self.bounds();
        // Where such a model was trained on values of the file, they were whole again after the change of size.
        let whole = self.rescale == Rescale::Off && !self.sampling.is_usual();
        for value in values {
            let value_there = if whole { value.round_ties_even() } else { *value };
            let scaled = (value_there - offset) * factor;
            *value = if scaled.is_nan() { 0.0 } else { scaled.clamp(low, high) };
        }
    }
}

/// 1 / `width`, or 0 where nothing varies.
fn inverse(width: f64) -> f32 {
    let factor = (1.0 / width) as f32;
    if width > 0.0 && factor.is_finite() { factor } else { 0.0 }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;
    use vesicle_images::{Picture, Samples};

    fn statistics(pictures: &[Picture]) -> Statistics {
        let mut statistics = Statistics::default();
        for picture in pictures {
            let summaries: Vec<_> = (0..picture.channels()).map(|c| ChannelSummary::of(picture, c)).collect();
            statistics.add(&summaries);
        }
        statistics
    }

    fn bytes(values: &[u8]) -> Picture {
        Picture::new(values.len() as u32, 1, 1, Samples::U8(values.to_vec())).unwrap()
    }

    #[test]
    fn standardise_uses_all_training_images_together() {
        let pooled = statistics(&[bytes(&[0, 0]), bytes(&[20, 20])]);
        let rule = Preprocessing::from_statistics(Rescale::Standardise, &pooled);
        let mut values = [0.0, 10.0, 20.0];
        rule.apply(SampleKind::U8, 0, &mut values);
        assert_eq!(values, [-1.0, 0.0, 1.0], "mean 10 and standard deviation 10 over both images");
    }

    #[test]
    fn percentiles_become_0_and_1_and_far_outliers_are_held() {
        let ramp: Vec<u8> = (0..=255).collect();
        let rule = Preprocessing::from_statistics(Rescale::Percentile, &statistics(&[bytes(&ramp)]));
        let ChannelScale { offset, factor } = rule.scale(SampleKind::U8, 0);
        assert!(offset <= 1.0 && (1.0 / factor + offset) >= 254.0);
        let mut values = [-1e9, 1e9];
        rule.apply(SampleKind::U8, 0, &mut values);
        assert_eq!(values, [-1.0, 4.0]);
    }

    #[test]
    fn type_range_and_off_need_no_statistics() {
        let nothing = Statistics::default();
        let mut values = [65535.0];
        Preprocessing::from_statistics(Rescale::TypeRange, &nothing).apply(SampleKind::U16, 0, &mut values);
        assert_eq!(values, [1.0]);
        let mut values = [4095.0];
        Preprocessing::from_statistics(Rescale::Off, &nothing).apply(SampleKind::U16, 0, &mut values);
        assert_eq!(values, [4095.0]);
    }

    #[test]
    fn a_flat_channel_and_values_that_are_no_numbers_become_zero() {
        let rule = Preprocessing::from_statistics(Rescale::Standardise, &statistics(&[bytes(&[7, 7, 7])]));
        let mut values = [7.0, 200.0, f32::NAN, f32::INFINITY];
        rule.apply(SampleKind::U8, 0, &mut values);
        assert_eq!(values, [0.0; 4]);
    }

    #[test]
    fn a_sample_type_not_seen_in_training_is_brought_to_a_known_range() {
        let rule = Preprocessing::from_statistics(Rescale::Standardise, &statistics(&[bytes(&[0, 255])]));
        let mut values = [0.0, 65535.0];
        rule.apply(SampleKind::U16, 0, &mut values);
        assert!((values[0] + 1.0).abs() < 1e-4 && (values[1] - 1.0).abs() < 1e-4, "{values:?}");
    }

    #[test]
    fn each_sample_type_among_the_training_images_has_its_own_scale() {
        let wide = Picture::new(2, 1, 1, Samples::U16(vec![1000, 3000])).unwrap();
        let rule = Preprocessing::from_statistics(Rescale::Standardise, &statistics(&[bytes(&[0, 20]), wide]));
        let (mut narrow, mut broad) = ([20.0], [3000.0]);
        rule.apply(SampleKind::U8, 0, &mut narrow);
        rule.apply(SampleKind::U16, 0, &mut broad);
        assert_eq!((narrow, broad), ([1.0], [1.0]));
    }
}
