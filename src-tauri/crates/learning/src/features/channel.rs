//! One channel of an image.
//!
//! Owns the steps from raw values to all numbers of a channel, and their order. Refuses to know of other channels; it
//! keeps what they may want to see of it.

use std::rc::Rc;

use super::intensity::{self, Intensity};
use super::plane::Plane;
use super::pyramid::{self, LEVELS, Level, Pyramid};
use super::regions::{Regions, Run, otsu};
use super::sums::{EPSILON, mean_and_deviation};
use super::{bands, centre, curvature, gradients, object, patterns, radial, thumbnail};

/// Thresholds of the stretched image above which pixels and pieces are counted.
const THRESHOLDS: [f32; 3] = [0.25, 0.5, 0.75];
/// The logarithm of the stretched image starts here, so that the noise of the ground is not spread out.
const LOG_FLOOR: f32 = 0.05;
/// Stretched values end here; the logarithm of all of them is finite.
const HIGHEST: f64 = 1e30;

const LEVEL_LENGTH: usize = bands::LENGTH + gradients::LENGTH;
pub(super) const LENGTH: usize = intensity::LENGTH
    + LEVELS * LEVEL_LENGTH
    + 1
    + 2 * curvature::LEVELS * curvature::LENGTH
    + radial::LENGTH
    + object::LENGTH
    + 2 * THRESHOLDS.len()
    + 2 * patterns::LENGTH
    + thumbnail::LENGTH;

pub(super) struct Channel {
    /// All [`LENGTH`] of them.
    pub(super) features: Vec<f64>,
    pub(super) raw: Plane,
    pub(super) intensity: Intensity,
    /// From 0 to 1, which are two quantiles of the raw values.
    pub(super) stretched: Rc<Plane>,
    /// At least one.
    pub(super) levels: Vec<Level>,
    /// What each level takes away.
    pub(super) bands: Vec<Plane>,
    /// What is above Otsu's threshold.
    pub(super) bright: Vec<Run>,
    /// The piece of that which is nearest to the centre.
    pub(super) object: Vec<Run>,
}

impl Channel {
    pub(super) fn of(raw: Plane) -> Self {
        let intensity = intensity::describe(&raw, &centre::window(raw.width, raw.height));
        let mut features = Vec::with_capacity(LENGTH);
        features.extend(intensity.features);

        let (low, factor) = (intensity.low, 1.0 / intensity.range);
        let above = raw.map(|value| ((f64::from(value) - low) * factor).min(HIGHEST) as f32);
        let stretched = Rc::new(above.map(|value| value.clamp(0.0, 1.0)));
        let (_, deviation) = mean_and_deviation(&stretched.values);
        let deviation = deviation + EPSILON;
        let count = pyramid::levels(&raw);
        let Pyramid { levels, last } = Pyramid::of(Rc::clone(&stretched), count);
        let bands: Vec<Plane> = levels.iter().map(|level| level.fine.minus(&level.coarse)).collect();
        for (level, band) in levels.iter().zip(&bands) {
            features.extend(bands::describe(band, level, deviation, intensity.range));
            features.extend(gradients::describe(level, deviation, intensity.range));
        }
        features.resize(features.len() + (LEVELS - count) * LEVEL_LENGTH, 0.0);
        let (_, remaining) = mean_and_deviation(&last.values);
        features.push((remaining / deviation + EPSILON).ln());

        add_curvatures(&mut features, &levels, deviation);
        let logarithm = Rc::new(above.map(|value| ((value.max(0.0) + LOG_FLOOR) / LOG_FLOOR).ln()));
        let (_, deviation) = mean_and_deviation(&logarithm.values);
        let pyramid = Pyramid::of(logarithm, count.min(curvature::LEVELS));
        add_curvatures(&mut features, &pyramid.levels, deviation + EPSILON);

        features.extend(radial::describe(&stretched));
        let smooth = &levels[0].coarse;
        let regions = Regions::above(smooth, otsu(smooth));
        let object = regions.nearest_centre(smooth);
        features.extend(object::describe(&object, &raw, &stretched, &intensity));
        for threshold in THRESHOLDS {
            let regions = Regions::above(smooth, threshold);
            let pixels: usize = regions.runs.iter().map(|run| run.end - run.start).sum();
            features.extend([pixels as f64 / smooth.count(), (regions.count() as f64).sqrt()]);
        }
        features.extend(patterns::describe(&stretched, 1));
        features.extend(patterns::describe(smooth, 2));
        features.extend(thumbnail::describe(&raw));
        Self { features, raw, intensity, stretched, levels, bands, bright: regions.runs, object }
    }
}

/// The curvatures of the first levels; 0 for those that do not exist.
fn add_curvatures(features: &mut Vec<f64>, levels: &[Level], deviation: f64) {
    let end = features.len() + curvature::LEVELS * curvature::LENGTH;
    for (index, level) in levels.iter().enumerate().take(curvature::LEVELS) {
        features.extend(curvature::describe(level, index, deviation));
    }
    features.resize(end, 0.0);
}
