//! The middle of an image.
//!
//! Owns how much a pixel counts for being near the centre: crops are cut around the object in question, so its
//! neighbours in the corners should count less. Refuses everything but the size of a plane.

use super::plane::Plane;

/// The width of the bell, in half shorter sides.
const SPREAD: f64 = 0.4;

/// A bell around the centre of a plane of this size, 1 in the middle of it. Sums with it are to be divided by its sum.
pub(super) fn window(width: usize, height: usize) -> Plane {
    let radius = width.min(height) as f64 / 2.0;
    let bell = |side: usize| -> Vec<f64> {
        let middle = (side as f64 - 1.0) / 2.0;
        (0..side).map(|at| (-((at as f64 - middle) / radius).powi(2) / (2.0 * SPREAD * SPREAD)).exp()).collect()
    };
    let across = bell(width);
    let values = bell(height).iter().flat_map(|down| across.iter().map(move |right| (down * right) as f32)).collect();
    Plane { values, width, height }
}
