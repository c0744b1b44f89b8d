//! `ChannelSummary`: mean, spread and quantiles of one channel, mergeable over any number of images.
//!
//! It holds counts, never pixels, and has a bounded size: a counter for each value that occurs, at most 65,536 of them.
//! It refuses to mix 8-bit, 16-bit and float pixels, whose raw values do not share a scale.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::picture::Plane;
use crate::{Picture, ShapeError};

/// The type that samples have in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
pub enum SampleKind {
    U8,
    U16,
    F32,
}

impl SampleKind {
    pub const ALL: [Self; 3] = [Self::U8, Self::U16, Self::F32];

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

    fn classes(self) -> usize {
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
    /// Classes and the number of their pixels, rising and none of them empty. Whole numbers are classes of their own;
    /// for floats see [`float_class`].
    counts: Vec<(u16, u64)>,
    count: u64,
    min: f32,
    max: f32,
    /// Used for floats only; integers are summed from their counts.
    float_mean: f64,
    float_m2: f64,
}

impl ChannelSummary {
    /// A summary of no pixels, to merge into.
    pub fn empty(kind: SampleKind) -> Self {
        Self {
            kind,
            counts: Vec::new(),
            count: 0,
            min: f32::INFINITY,
            max: f32::NEG_INFINITY,
            float_mean: 0.0,
            float_m2: 0.0,
        }
    }

    /// All pixels of channel `c`; of no pixels if there is no such channel.
    pub fn of(picture: &Picture, c: u32) -> Self {
        Self::of_rows(picture, c, 1)
    }

    /// About `pixels` pixels of channel `c`, of evenly spread rows; all of them where there are no more. Enough to show a
    /// picture by: 250,000 pixels put a quantile within 0.05 % of the pixels of its place.
    pub fn sampled(picture: &Picture, c: u32, pixels: u64) -> Self {
        let all = u64::from(picture.width()) * u64::from(picture.height());
        Self::of_rows(picture, c, usize::try_from(all.div_ceil(pixels.max(1))).unwrap_or(usize::MAX))
    }

    /// Of each `step` rows the first.
    fn of_rows(picture: &Picture, c: u32, step: usize) -> Self {
        let mut summary = Self::empty(picture.kind());
        let width = picture.width() as usize;
        match picture.plane(c) {
            Some(Plane::U8(values)) => summary.count_whole(values.chunks(width).step_by(step)),
            Some(Plane::U16(values)) => summary.count_whole(values.chunks(width).step_by(step)),
            Some(Plane::F32(values)) if step == 1 => summary.count_floats(values),
            Some(Plane::F32(values)) => {
                summary.count_floats(&values.chunks(width).step_by(step).flatten().copied().collect::<Vec<_>>());
            }
            None => {}
        }
        summary
    }

    fn count_whole<'a, T: Copy + Into<u16> + 'a>(&mut self, rows: impl Iterator<Item = &'a [T]>) {
        self.counts = counted(self.kind, rows, |value| value.into());
        self.count = self.counts.iter().map(|(_, n)| n).sum();
        if let (Some((min, _)), Some((max, _))) = (self.counts.first(), self.counts.last()) {
            (self.min, self.max) = ((*min).into(), (*max).into());
        }
    }

    fn count_floats(&mut self, values: &[f32]) {
        self.count = values.len() as u64;
        self.counts = counted(self.kind, std::iter::once(values), float_class);
        self.float_mean = values.iter().map(|&v| f64::from(v)).sum::<f64>() / values.len().max(1) as f64;
        for &v in values {
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
        self.counts = together(&self.counts, &other.counts);
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
        self.counts.iter().map(|&(value, n)| f(value.into()) * n as f64).sum()
    }

    /// The smallest raw value that at least the fraction `q` (0 to 1) of the pixels does not exceed (the inverse of
    /// the empirical distribution; Hyndman & Fan 1996, type 1). `None` without pixels.
    pub fn quantile(&self, q: f64) -> Option<f32> {
        if self.count == 0 {
            return None;
        }
        let wanted = ((q.clamp(0.0, 1.0) * self.count as f64).ceil() as u64).clamp(1, self.count);
        let mut seen = 0;
        for &(class, n) in &self.counts {
            if seen + n >= wanted {
                return Some(match self.kind {
                    SampleKind::U8 | SampleKind::U16 => class.into(),
                    SampleKind::F32 => {
                        let (from, to) = float_class_edges(class);
                        let share = (wanted - seen) as f32 / n as f32;
                        (from + (to - from) * share).clamp(self.min, self.max)
                    }
                });
            }
            seen += n;
        }
        Some(self.max)
    }

    /// Pixels in `bins` bins of equal width from `low` to `high`, at most [`u32::MAX`] each. A bin has the values from its
    /// lower edge on and below its upper one, the last bin also `high` itself; values beyond the ends are left out.
    /// Without bins, or without finite ends in rising order, all counts are zero.
    ///
    /// Exact for 8- and 16-bit values. Floats are taken to be spread evenly within the classes in which they were
    /// counted: pixels that differ from the edge of a bin by less than 0.8 % of its value, and those that are at it, may
    /// fall on its other side. Their total is right where `low` to `high` holds all values.
    pub fn histogram(&self, bins: usize, low: f32, high: f32) -> Vec<u32> {
        let (from, span) = (f64::from(low), f64::from(high) - f64::from(low));
        let mut counts = vec![0_u64; bins];
        if bins > 0 && span.is_finite() && span > 0.0 {
            match self.kind {
                SampleKind::U8 | SampleKind::U16 => {
                    for &(value, n) in &self.counts {
                        let at = (f64::from(value) - from) / span;
                        if (0.0..=1.0).contains(&at) {
                            counts[((at * bins as f64) as usize).min(bins - 1)] += n;
                        }
                    }
                }
                SampleKind::F32 => {
                    let edge = |i: usize| from + span * i as f64 / bins as f64;
                    let mut below = self.floats_below((0..bins).map(edge));
                    below.push(self.floats_up_to(high));
                    for (count, pair) in counts.iter_mut().zip(below.windows(2)) {
                        *count = (pair[1].round() - pair[0].round()).max(0.0) as u64;
                    }
                }
            }
        }
        counts.into_iter().map(|n| u32::try_from(n).unwrap_or(u32::MAX)).collect()
    }

    /// How many pixels are below each of some rising values.
    fn floats_below(&self, values: impl Iterator<Item = f64>) -> Vec<f64> {
        let mut classes = self.counts.iter().peekable();
        let mut whole = 0_u64;
        let below = |value: f64| {
            while let Some((_, n)) = classes.next_if(|(class, _)| f64::from(self.class_edges(*class).1) < value) {
                whole += n;
            }
            let part = classes.peek().map_or(0.0, |&&(class, n)| {
                let (from, to) = self.class_edges(class);
                let width = f64::from(to) - f64::from(from);
                let share = if width > 0.0 { (value - f64::from(from)) / width } else { 0.0 };
                share.clamp(0.0, 1.0) * n as f64
            });
            whole as f64 + part
        };
        values.map(below).collect()
    }

    fn floats_up_to(&self, value: f32) -> f64 {
        if value >= self.max { self.count as f64 } else { self.floats_below(std::iter::once(value.into()))[0] }
    }

    /// Smallest and largest value that pixels of a class can have.
    fn class_edges(&self, class: u16) -> (f32, f32) {
        let (from, to) = float_class_edges(class);
        (from.max(self.min), to.min(self.max))
    }
}

/// The upper 16 bits of the value, arranged so that a larger float never has a smaller number.
fn float_class(value: f32) -> u16 {
    let bits = value.to_bits();
    let ordered = if bits >> 31 == 1 { !bits } else { bits | 0x8000_0000 };
    (ordered >> 16) as u16
}

/// Smallest and largest float of a class.
fn float_class_edges(class: u16) -> (f32, f32) {
    let value = |ordered: u32| f32::from_bits(if ordered >> 31 == 1 { ordered & 0x7fff_ffff } else { !ordered });
    let low = u32::from(class) << 16;
    (value(low), value(low | 0xffff))
}

/// How often each class occurs.
fn counted<'a, T: Copy + 'a>(
    kind: SampleKind,
    rows: impl Iterator<Item = &'a [T]>,
    class: impl Fn(T) -> u16,
) -> Vec<(u16, u64)> {
    // Up to this many, sorting is quicker than a counter for every class: pictures may have thousands of channels.
    const FEW: usize = 4096;
    let mut few: Vec<u16> = Vec::new();
    let mut many: Vec<u64> = Vec::new();
    for row in rows {
        if many.is_empty() && few.len() + row.len() <= FEW {
            few.extend(row.iter().map(|&value| class(value)));
            continue;
        }
        many.resize(kind.classes(), 0);
        few.drain(..).for_each(|class| many[usize::from(class)] += 1);
        row.iter().for_each(|&value| many[usize::from(class(value))] += 1);
    }
    few.sort_unstable();
    let sorted = few.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u64));
    let filled = many.into_iter().enumerate().filter(|(_, n)| *n > 0);
    sorted.chain(filled.map(|(class, n)| (class as u16, n))).collect()
}

/// The sum of two lists of counts.
fn together(mine: &[(u16, u64)], theirs: &[(u16, u64)]) -> Vec<(u16, u64)> {
    let mut sum: Vec<(u16, u64)> = Vec::with_capacity(mine.len().max(theirs.len()));
    let (mut mine, mut theirs) = (mine.iter().peekable(), theirs.iter().peekable());
    loop {
        sum.push(match (mine.peek(), theirs.peek()) {
            (Some(&&(a, n)), Some(&&(b, m))) if a == b => {
                mine.next();
                theirs.next();
                (a, n + m)
            }
            (Some(&&one), Some(&&(other, _))) if one.0 < other => {
                mine.next();
                one
            }
            (_, Some(&&one)) => {
                theirs.next();
                one
            }
            (Some(&&one), None) => {
                mine.next();
                one
            }
            (None, None) => return sum,
        });
    }
}

#[cfg(test)]
mod tests;
