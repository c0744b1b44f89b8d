//! Brightness by the distance from the middle of what is bright.
//!
//! Owns where that middle is, how far the light spreads around it, and eight rings about it: a bright rim, a bright
//! core, or neither. Refuses angles: a turned image has the same numbers.

use super::plane::Plane;
use super::quantiles::median;
use super::sums::{EPSILON, sums};

const RINGS: usize = 8;
pub(super) const LENGTH: usize = 2 + 2 * RINGS;

/// Describes an image that was stretched to 0 to 1.
pub(super) fn describe(image: &Plane) -> [f64; LENGTH] {
    let ground = median(&image.values) as f32;
    let light = image.map(|value| (value - ground).max(0.0));
    let places: Vec<f32> = (0..image.width).map(|x| x as f32).collect();
    let (mut total, mut down, mut right) = (EPSILON, 0.0, 0.0);
    for (y, row) in light.rows().enumerate() {
        let [all, across] = sums([row, &places], |values| {
            let [light, x] = values.map(f64::from);
            [light, light * x]
        });
        (total, down, right) = (total + all, down + all * y as f64, right + across);
    }
    let (middle_y, middle_x) = (down / total, right / total);
    let radius = image.shorter_side() as f64 / 2.0;
    let squares: Vec<f64> = (0..image.width).map(|x| (x as f64 - middle_x).powi(2)).collect();
    let mut spread = 0.0;
    let mut rings = [[0.0_f64; 3]; RINGS + 1];
    for (y, (row, light)) in image.rows().zip(light.rows()).enumerate() {
        let square = (y as f64 - middle_y).powi(2);
        for ((value, light), across) in row.iter().zip(light).zip(&squares) {
            let (value, distance) = (f64::from(*value), square + across);
            spread += f64::from(*light) * distance;
            let ring = (distance.sqrt() / radius * RINGS as f64) as usize;
            let [pixels, sum, squared] = &mut rings[ring.min(RINGS)];
            (*pixels, *sum, *squared) = (*pixels + 1.0, *sum + value, *squared + value * value);
        }
    }
    let mut features = [0.0; LENGTH];
    let off_centre = (middle_y - (image.height as f64 - 1.0) / 2.0).hypot(middle_x - (image.width as f64 - 1.0) / 2.0);
    features[0] = off_centre / radius;
    features[1] = (spread / total).sqrt() / radius;
    for (ring, [pixels, sum, squared]) in rings.into_iter().take(RINGS).enumerate() {
        let pixels = pixels + EPSILON;
        let mean = sum / pixels;
        features[2 + ring] = mean;
        features[2 + RINGS + ring] = (squared / pixels - mean * mean).max(0.0).sqrt();
    }
    features
}
