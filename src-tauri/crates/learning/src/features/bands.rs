//! What one level of the pyramid takes away: the differences of Gaussians (Marr & Hildreth 1980; Lowe 2004).
//!
//! Owns the strength, the lopsidedness and the tails of the detail at one scale: texture, grains, spots and their size.
//! Refuses places, but for how much of the detail lies in the middle.

use super::plane::Plane;
use super::pyramid::Level;
use super::quantiles::{median, quantiles};
use super::sums::{EPSILON, mean_and_deviation, sums};

pub(super) const LENGTH: usize = 11;
/// The standard deviation of a normal distribution in median absolute deviations.
const NORMAL: f64 = 1.4826;

/// Describes `band` = fine − coarse of `level`. `deviation` is that of the whole stretched image, `range` its stretch
/// in raw values.
pub(super) fn describe(band: &Plane, level: &Level, deviation: f64, range: f64) -> [f64; LENGTH] {
    let count = band.count();
    let (mean, own) = mean_and_deviation(&band.values);
    let own = own + EPSILON;
    let inputs = [&band.values[..], &level.window.values];
    let [third, fourth, size, weight, weighted, weighted_size] = sums(inputs, |[value, weight]| {
        let (value, weight) = (f64::from(value), f64::from(weight));
        let normal = (value - mean) / own;
        let square = normal * normal;
        [square * normal, square * square, value.abs(), weight, weight * value, weight * value.abs()]
    });
    let size = size / count + EPSILON;
    let [low, lower, upper, high] = quantiles(&band.values, [0.01, 0.25, 0.75, 0.99]);
    let middle = mean as f32;
    let spread = median(&band.map(|value| (value - middle).abs()).values);
    let bright = mean + 4.0 * NORMAL * spread;
    let [outstanding] = sums([&band.values], |[value]| [f64::from(u8::from(f64::from(value) > bright))]);
    [
        (own / deviation).ln(),
        third / count,
        (fourth / count + EPSILON).ln(),
        low / own,
        high / own,
        (size / own).ln(),
        ((high - low) / (upper - lower + 0.02 * own) + EPSILON).ln(),
        outstanding / count,
        (own * range + EPSILON).ln(),
        (weighted_size / weight / size + EPSILON).ln(),
        weighted / weight / own,
    ]
}
