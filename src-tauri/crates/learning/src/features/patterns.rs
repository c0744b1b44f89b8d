//! Local binary patterns, the same for each rotation (Ojala, Pietikäinen & Mäenpää 2002: LBP riu2, 8 neighbours).
//!
//! Owns how often a pixel is a spot, an edge, a corner or flat ground among its neighbours. Refuses how strong that is:
//! a neighbour is brighter or it is not, with a small threshold so that noise on flat ground does not count.

use super::plane::Plane;
use super::sums::wide;

pub(super) const LENGTH: usize = 10;
const NEIGHBOURS: usize = 8;
/// A neighbour on a diagonal is this part of the radius down and right. A little less than √½: with √½ itself, images
/// of few grey values have many neighbours that are brighter by exactly the threshold, and rounding would decide.
#[allow(clippy::approx_constant, reason = "see above")]
const DIAGONAL: f64 = 0.7071;
/// A neighbour is brighter if by this much, for an image stretched to 0 to 1.
const THRESHOLD: f32 = 0.01;

/// The square roots of the shares of the patterns: 0 to 8 brighter neighbours in one piece, and all others.
/// `radius` is the distance of the neighbours in pixels.
pub(super) fn describe(image: &Plane, radius: usize) -> [f64; LENGTH] {
    let kinds = kinds();
    let margin = radius + 1;
    let padded = image.padded(margin);
    let samples = samples(radius as f64, margin as f64);
    let mut counts = [0_u32; LENGTH];
    let mut patterns = vec![0_u8; image.width];
    for (y, row) in image.rows().enumerate() {
        patterns.fill(0);
        wide(|| {
            for (bit, (down, right, weights)) in samples.iter().enumerate() {
                let (above, below) = (&padded.row(y + down)[*right..], &padded.row(y + down + 1)[*right..]);
                compare(row, above, below, *weights, 1 << bit, &mut patterns);
            }
        });
        for pattern in &patterns {
            counts[usize::from(kinds[usize::from(*pattern)])] += 1;
        }
    }
    counts.map(|count| (f64::from(count) / image.count()).sqrt())
}

/// Sets `bit` where the neighbour, between two pixels of `above` and two of `below`, is brighter than the pixel of
/// `row`.
#[inline(always)]
fn compare(row: &[f32], above: &[f32], below: &[f32], weights: [f32; 4], bit: u8, patterns: &mut [u8]) {
    let width = row.len().min(patterns.len());
    let (row, patterns) = (&row[..width], &mut patterns[..width]);
    let (above, below) = (&above[..width + 1], &below[..width + 1]);
    let [a, b, c, d] = weights;
    for x in 0..width {
        let neighbour = a * above[x] + b * above[x + 1] + c * below[x] + d * below[x + 1];
        patterns[x] |= if neighbour >= row[x] + THRESHOLD { bit } else { 0 };
    }
}

/// For each neighbour, once around: the row and column of the upper left of the four pixels that it lies between, in a
/// plane with a margin of `margin`, and their weights.
fn samples(radius: f64, margin: f64) -> [(usize, usize, [f32; 4]); NEIGHBOURS] {
    let far = radius * DIAGONAL;
    let around = [(0.0, radius), (far, far), (radius, 0.0), (far, -far)];
    std::array::from_fn(|at| {
        let (down, right) = around[at % 4];
        let (down, right) = if at < 4 { (down, right) } else { (-down, -right) };
        let (y, x) = (down + margin, right + margin);
        let (fy, fx) = (down - down.floor(), right - right.floor());
        let weights = [(1.0 - fy) * (1.0 - fx), (1.0 - fy) * fx, fy * (1.0 - fx), fy * fx];
        (y.floor() as usize, x.floor() as usize, weights.map(|weight| weight as f32))
    })
}

/// Of each pattern: the number of brighter neighbours, or 9 if they are in more than one piece.
fn kinds() -> [u8; 256] {
    std::array::from_fn(|pattern| {
        let pattern = pattern as u8;
        let changes = (pattern ^ pattern.rotate_left(1)).count_ones();
        if changes <= 2 { pattern.count_ones() as u8 } else { 9 }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flat_ground_and_a_single_spot() {
        let mut plane = Plane { values: vec![0.0; 49], width: 7, height: 7 };
        assert_eq!(describe(&plane, 1), [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        plane.values[24] = 1.0;
        let found = describe(&plane, 1).map(|root| (root * root * 49.0).round());
        // Beside the spot the neighbours on both sides of it lie partly on it.
        assert_eq!(found, [41.0, 4.0, 0.0, 4.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    }
}
