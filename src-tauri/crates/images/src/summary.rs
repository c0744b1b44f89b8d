//! `ChannelSummary`: mean, spread and quantiles of one channel, mergeable over any number of images.
//!
//! It holds counts, never pixels, and has a bounded size (256 or 65,536 counters). It refuses to mix 8-bit, 16-bit and
//! float pixels, whose raw values do not share a scale.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::picture::Plane;
use crate::{Picture, ShapeError};

/// The type that samples have in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
pub enum SampleKind {
    U8,
    U16,
    F32,
}

impl SampleKind {
    pub(crate) fn bytes(self) -> u64 {
        match self {
            Self::U8 => 1,
            Self::U16 => 2,
            Self::F32 => 4,
        }
    }

    /// 255, 65535, or 1.0 by convention for floats.
    pub fn type_max(self) -> f32 {
        match self {
            Self::U8 => 255.0,
            Self::U16 => 65535.0,
            Self::F32 => 1.0,
        }
    }

    fn bins(self) -> usize {
        match self {
            Self::U8 => 256,
            Self::U16 | Self::F32 => 65536,
        }
    }
}

/// Distribution of the raw values of one channel.
///
/// Integers are counted exactly: every figure is exact and the order of merging does not matter. Floats are counted
/// by sign, exponent and the first 7 bits of the mantissa, so their quantiles are within 0.8 % of the value; their
/// mean and spread follow Chan, Golub & LeVeque (1983), so merging in another order changes only the last digits.
#[derive(Clone, Debug, PartialEq)]
pub struct ChannelSummary {
    kind: SampleKind,
    bins: Vec<u64>,
    count: u64,
    min: f32,
    max: f32,
    /// Used for floats only; integers are summed from their bins.
    float_mean: f64,
    float_m2: f64,
}

impl ChannelSummary {
    /// A summary of no pixels, to merge into.
    pub fn empty(kind: SampleKind) -> Self {
        Self {
            kind,
            bins: vec![0; kind.bins()],
            count: 0,
            min: f32::INFINITY,
            max: f32::NEG_INFINITY,
            float_mean: 0.0,
            float_m2: 0.0,
        }
    }

    /// All pixels of channel `c`; of no pixels if there is no such channel.
    pub fn of(picture: &Picture, c: u32) -> Self {
        let mut summary = Self::empty(picture.kind());
        match picture.plane(c) {
            Some(Plane::U8(values)) => values.iter().for_each(|&v| summary.bins[usize::from(v)] += 1),
            Some(Plane::U16(values)) => values.iter().for_each(|&v| summary.bins[usize::from(v)] += 1),
            Some(Plane::F32(values)) => summary.count_floats(values),
            None => return summary,
        }
        if summary.kind != SampleKind::F32 {
            summary.count = summary.bins.iter().sum();
            let bin = |index: Option<usize>| index.map(|i| i as f32);
            summary.min = bin(summary.bins.iter().position(|&n| n > 0)).unwrap_or(f32::INFINITY);
            summary.max = bin(summary.bins.iter().rposition(|&n| n > 0)).unwrap_or(f32::NEG_INFINITY);
        }
        summary
    }

    fn count_floats(&mut self, values: &[f32]) {
        self.count = values.len() as u64;
        self.float_mean = values.iter().map(|&v| f64::from(v)).sum::<f64>() / values.len().max(1) as f64;
        for &v in values {
            self.bins[float_bin(v)] += 1;
            self.min = self.min.min(v);
            self.max = self.max.max(v);
            self.float_m2 += (f64::from(v) - self.float_mean).powi(2);
        }
    }

    /// Adds the pixels of `other`.
    ///
    /// # Errors
    /// The two are of different sample kinds; nothing is changed then.
    pub fn merge(&mut self, other: &Self) -> Result<(), ShapeError> {
        if self.kind != other.kind {
            return Err(ShapeError::MixedKinds(self.kind, other.kind));
        }
        if other.count == 0 {
            return Ok(());
        }
        let (n, m) = (self.count as f64, other.count as f64);
        let delta = other.float_mean - self.float_mean;
        self.float_mean += delta * m / (n + m);
        self.float_m2 += other.float_m2 + delta * delta * n * m / (n + m);
        self.count += other.count;
        self.min = self.min.min(other.min);
        self.max = self.max.max(other.max);
        for (mine, theirs) in self.bins.iter_mut().zip(&other.bins) {
            *mine += theirs;
        }
        Ok(())
    }

    pub fn kind(&self) -> SampleKind {
        self.kind
    }

    /// Number of pixels.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Smallest raw value; `None` without pixels.
    pub fn min(&self) -> Option<f32> {
        (self.count > 0).then_some(self.min)
    }

    /// Largest raw value; `None` without pixels.
    pub fn max(&self) -> Option<f32> {
        (self.count > 0).then_some(self.max)
    }

    /// Arithmetic mean of the raw values; `None` without pixels.
    pub fn mean(&self) -> Option<f64> {
        (self.count > 0).then(|| match self.kind {
            SampleKind::F32 => self.float_mean,
            SampleKind::U8 | SampleKind::U16 => self.integer_sum(|v| v) / self.count as f64,
        })
    }

    /// Population standard deviation of the raw values; `None` without pixels.
    pub fn std(&self) -> Option<f64> {
        let mean = self.mean()?;
        let m2 = match self.kind {
            SampleKind::F32 => self.float_m2,
            SampleKind::U8 | SampleKind::U16 => self.integer_sum(|v| (v - mean).powi(2)),
        };
        Some((m2 / self.count as f64).sqrt())
    }

    fn integer_sum(&self, f: impl Fn(f64) -> f64) -> f64 {
        let filled = self.bins.iter().enumerate().filter(|(_, n)| **n > 0);
        filled.map(|(value, &n)| f(value as f64) * n as f64).sum()
    }

    /// The smallest raw value that at least the fraction `q` (0 to 1) of the pixels does not exceed (the inverse of
    /// the empirical distribution; Hyndman & Fan 1996, type 1). `None` without pixels.
    pub fn quantile(&self, q: f64) -> Option<f32> {
        if self.count == 0 {
            return None;
        }
        let wanted = ((q.clamp(0.0, 1.0) * self.count as f64).ceil() as u64).clamp(1, self.count);
        let mut seen = 0;
        for (bin, &n) in self.bins.iter().enumerate() {
            if n > 0 && seen + n >= wanted {
                return Some(match self.kind {
                    SampleKind::U8 | SampleKind::U16 => bin as f32,
                    SampleKind::F32 => {
                        let (from, to) = float_bin_edges(bin);
                        let share = (wanted - seen) as f32 / n as f32;
                        (from + (to - from) * share).clamp(self.min, self.max)
                    }
                });
            }
            seen += n;
        }
        Some(self.max)
    }
}

/// The upper 16 bits of the value, arranged so that a larger float never has a smaller number.
fn float_bin(value: f32) -> usize {
    let bits = value.to_bits();
    let ordered = if bits >> 31 == 1 { !bits } else { bits | 0x8000_0000 };
    (ordered >> 16) as usize
}

/// Smallest and largest float of a bin.
fn float_bin_edges(bin: usize) -> (f32, f32) {
    let value = |ordered: u32| f32::from_bits(if ordered >> 31 == 1 { ordered & 0x7fff_ffff } else { !ordered });
    let low = (bin as u32) << 16;
    (value(low), value(low | 0xffff))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;
    use crate::Samples;

    fn summary(samples: Samples) -> ChannelSummary {
        let picture = Picture::new(samples.len() as u32, 1, 1, samples).unwrap();
        ChannelSummary::of(&picture, 0)
    }

    #[test]
    fn integers_are_exact() {
        let s = summary(Samples::U16(vec![7, 1, 1, 60000, 3]));
        assert_eq!((s.min(), s.max(), s.count()), (Some(1.0), Some(60000.0), 5));
        assert_eq!(
            [0.0, 0.4, 0.5, 0.8, 0.81, 1.0].map(|q| s.quantile(q).unwrap()),
            [1.0, 1.0, 3.0, 7.0, 60000.0, 60000.0]
        );
        assert!((s.mean().unwrap() - 12002.4).abs() < 1e-9);
        // Population standard deviation of the five numbers, worked out by hand from the sum of squares.
        let expected = ((49.0 + 1.0 + 1.0 + 3.6e9 + 9.0) / 5.0 - 12002.4_f64.powi(2)).sqrt();
        assert!((s.std().unwrap() - expected).abs() < 1e-6);
    }

    #[test]
    fn merging_parts_equals_the_whole() {
        let values: Vec<u16> = (0..4000_u32).map(|i| (i * 7919 % 50021) as u16).collect();
        let whole = summary(Samples::U16(values.clone()));
        let mut merged = ChannelSummary::empty(SampleKind::U16);
        for part in values.rchunks(333) {
            merged.merge(&summary(Samples::U16(part.to_vec()))).unwrap();
        }
        assert_eq!(merged, whole);

        let floats: Vec<f32> = values.iter().map(|&v| f32::from(v) / 100.0 - 250.0).collect();
        let whole = summary(Samples::F32(floats.clone()));
        let mut merged = ChannelSummary::empty(SampleKind::F32);
        for part in floats.chunks(171) {
            merged.merge(&summary(Samples::F32(part.to_vec()))).unwrap();
        }
        assert!((merged.mean().unwrap() - whole.mean().unwrap()).abs() < 1e-9);
        assert!((merged.std().unwrap() - whole.std().unwrap()).abs() < 1e-9);
        assert_eq!(merged.quantile(0.3), whole.quantile(0.3));
    }

    #[test]
    fn float_quantiles_are_close() {
        let mut values: Vec<f32> = (0..10_000_u32).map(|i| ((i * 7919 % 10_007) as f32 - 3000.0) * 0.37).collect();
        let s = summary(Samples::F32(values.clone()));
        values.sort_by(f32::total_cmp);
        for q in [0.0035, 0.1, 0.5, 0.9, 0.9965] {
            let exact = values[(q * 10_000.0) as usize - 1];
            let got = s.quantile(q).unwrap();
            assert!((got - exact).abs() <= 0.008 * exact.abs() + 0.5, "quantile {q}: {got} instead of {exact}");
        }
        assert_eq!(s.quantile(1.0), s.max());
    }

    #[test]
    fn kinds_do_not_mix_and_nothing_has_no_mean() {
        let mut s = ChannelSummary::empty(SampleKind::U8);
        assert_eq!((s.mean(), s.std(), s.quantile(0.5), s.min()), (None, None, None, None));
        let other = ChannelSummary::empty(SampleKind::U16);
        assert_eq!(s.merge(&other), Err(ShapeError::MixedKinds(SampleKind::U8, SampleKind::U16)));
    }
}
