//! The raw values of a channel.
//!
//! Owns how bright a channel is and how its brightness is distributed, in the unit of the image. Refuses to stretch or
//! to scale: that one image is brighter than another may be what tells them apart.

use super::plane::Plane;
use super::quantiles::quantiles;
use super::sums::{EPSILON, mean_and_deviation, sums};

pub(super) const LENGTH: usize = 17;

/// What the other families need to know of the raw values.
pub(super) struct Intensity {
    pub(super) features: [f64; LENGTH],
    pub(super) mean: f64,
    pub(super) deviation: f64,
    /// The value below which half a percent of the pixels lie.
    pub(super) low: f64,
    /// From there to the value above which half a percent lie; above 0.
    pub(super) range: f64,
}

/// `window` has a weight for each pixel of `raw`.
pub(super) fn describe(raw: &Plane, window: &Plane) -> Intensity {
    let (mean, deviation) = mean_and_deviation(&raw.values);
    let deviation = deviation + EPSILON;
    let [weight, weighted] = sums([&raw.values, &window.values], |values| {
        let [value, weight] = values.map(f64::from);
        [weight, weight * value]
    });
    let centre = weighted / weight;
    let [third, squares] = sums([&raw.values, &window.values], |values| {
        let [value, weight] = values.map(f64::from);
        [(value - mean).powi(3), weight * (value - centre) * (value - centre)]
    });
    let shares = [0.0, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.995, 1.0];
    let [least, low, p1, p5, p10, p25, p50, p75, p90, p95, p99, high, most] = quantiles(&raw.values, shares);
    let features = [
        mean,
        deviation,
        (third / raw.count()).cbrt(),
        p1,
        p5,
        p10,
        p25,
        p50,
        p75,
        p90,
        p95,
        p99,
        least,
        most,
        centre,
        (squares / weight).sqrt(),
        p90 - p10,
    ];
    let range = (high - low).max(EPSILON * (1.0 + low.abs()));
    Intensity { features, mean, deviation, low, range }
}
