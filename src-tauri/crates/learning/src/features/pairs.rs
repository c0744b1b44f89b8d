//! Two channels of one image: where one is bright, is the other (colocalisation: Manders et al. 1993)?
//!
//! Owns what is told by two channels together and by none alone. Refuses more than the first [`MOST_CHANNELS`]
//! channels: the number of pairs grows with their square.

use super::channel::Channel;
use super::plane::Plane;
use super::pyramid::LEVELS;
use super::regions::mask;
use super::sums::{EPSILON, correlation, mean_and_deviation, sums, weighted_correlation};

pub(super) const MOST_CHANNELS: usize = 6;
/// For each pair.
pub(super) const LENGTH: usize = 5 + 2 * LEVELS;
const PLACES: usize = 9;
/// For each pair, in each direction.
pub(super) const DIRECTED_LENGTH: usize = PLACES + LEVELS;

/// The parts of an image by one of its channels, as planes of 0 and 1.
pub(super) struct Places {
    /// What is above the threshold; one plane for each level of the pyramid.
    bright: Vec<Plane>,
    /// The object in the middle.
    object: Plane,
    /// Around the object, without what is above the threshold.
    ring: Plane,
}

impl Places {
    pub(super) fn of(channel: &Channel) -> Self {
        let whole = mask(&channel.bright, &channel.raw);
        let object = mask(&channel.object, &channel.raw);
        let reach = (channel.raw.shorter_side() as f64 / 16.0).round_ties_even().max(1.0) as usize;
        let ring = dilated(&object, reach).minus(&whole).map(|value| value.max(0.0));
        let bright = channel.levels.iter().map(|level| whole.every(level.factor)).collect();
        Self { bright, object, ring }
    }
}

/// Raw correlation, that of the middle, for each level those of the bands and of their middles, then that of the middle
/// of the first blur, how much the bright parts overlap, and the ratio of the brightness above ground.
pub(super) fn describe([one, two]: [&Channel; 2], [places_one, places_two]: [&Places; 2]) -> [f64; LENGTH] {
    let mut features = [0.0; LENGTH];
    features[0] = correlation(&one.raw.values, &two.raw.values);
    let window = &one.levels[0].window.values;
    features[1] = weighted_correlation(&one.stretched.values, &two.stretched.values, window);
    for (at, (first, second)) in one.bands.iter().zip(&two.bands).enumerate() {
        features[2 + at] = correlation(&first.values, &second.values);
        let window = &one.levels[at].window.values;
        features[2 + LEVELS + at] = weighted_correlation(&first.values, &second.values, window);
    }
    let [both, either] = sums([&places_one.bright[0].values, &places_two.bright[0].values], |values| {
        let [one, two] = values.map(f64::from);
        [one * two, one.max(two)]
    });
    let above_ground = |channel: &Channel| (channel.intensity.mean - channel.intensity.low).max(0.0) + EPSILON;
    features[2 + 2 * LEVELS..].copy_from_slice(&[
        weighted_correlation(&one.levels[0].coarse.values, &two.levels[0].coarse.values, window),
        both / (either + 1.0),
        (above_ground(one) / above_ground(two)).ln(),
    ]);
    features
}

/// How bright `channel` is, and how rich in detail, at the places of another channel.
pub(super) fn describe_at(channel: &Channel, places: &Places) -> [f64; DIRECTED_LENGTH] {
    let inputs = [&channel.stretched.values[..], &places.bright[0].values, &places.object.values, &places.ring.values];
    let found = sums(inputs, |values| {
        let [value, bright, object, ring] = values.map(f64::from);
        [bright, bright * value, object, object * value, object * value * value, ring, ring * value]
    });
    let [bright_count, bright, object_count, object, squares, ring_count, ring] = found;
    let (mean, deviation) = mean_and_deviation(&channel.stretched.values);
    let count = channel.stretched.count();
    let mean_of = |sum: f64, count: f64| if count > 0.0 { sum / count } else { mean };
    let inside = mean_of(bright, bright_count);
    let outside = mean_of(mean * count - bright, count - bright_count);
    let (own, around) = (mean_of(object, object_count), mean_of(ring, ring_count));
    let ratio = |one: f64, two: f64| ((one + 0.02) / (two + 0.02)).ln();
    let own_deviation = if object_count > 0.0 { (squares / object_count - own * own).max(0.0).sqrt() } else { 0.0 };
    let mut features = [0.0; DIRECTED_LENGTH];
    features[..PLACES].copy_from_slice(&[
        inside,
        outside,
        ratio(inside, outside),
        own,
        around,
        ratio(own, around),
        ratio(own, mean),
        ratio(around, mean),
        (own_deviation / (deviation + EPSILON) + 1e-2).ln(),
    ]);
    for (feature, (band, bright)) in features[PLACES..].iter_mut().zip(channel.bands.iter().zip(&places.bright)) {
        let [count, all, there] = sums([&band.values, &bright.values], |values| {
            let [value, bright] = values.map(f64::from);
            [bright, value.abs(), bright * value.abs()]
        });
        let there = if count > 0.0 { there / count } else { 0.0 };
        *feature = (there / (all / band.count() + EPSILON) + 1e-2).ln();
    }
    features
}

/// 1 where there is a 1 within a square of 2 × `reach` + 1 pixels.
fn dilated(plane: &Plane, reach: usize) -> Plane {
    let mut wide = vec![0.0_f32; plane.values.len()];
    for (row, out) in plane.rows().zip(wide.chunks_exact_mut(plane.width)) {
        for (x, _) in row.iter().enumerate().filter(|(_, value)| **value > 0.0) {
            // The pixels between were set from the pixel to the left of this one, if that is set.
            let start = if x > 0 && row[x - 1] > 0.0 { x } else { x.saturating_sub(reach) };
            out[start..(x + reach + 1).min(plane.width)].fill(1.0);
        }
    }
    let mut values = vec![0.0_f32; plane.values.len()];
    for (y, row) in wide.chunks_exact(plane.width).enumerate() {
        if row.iter().all(|value| *value == 0.0) {
            continue;
        }
        for near in y.saturating_sub(reach)..(y + reach + 1).min(plane.height) {
            for (out, value) in values[near * plane.width..][..plane.width].iter_mut().zip(row) {
                *out = out.max(*value);
            }
        }
    }
    Plane { values, width: plane.width, height: plane.height }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_becomes_a_square() {
        let mut plane = Plane { values: vec![0.0; 63], width: 9, height: 7 };
        plane.values[9 + 7] = 1.0;
        let square = dilated(&plane, 2);
        for (at, value) in square.values.iter().enumerate() {
            assert_eq!(*value > 0.0, (at % 9).abs_diff(7) <= 2 && (at / 9).abs_diff(1) <= 2, "{at}");
        }
    }
}
