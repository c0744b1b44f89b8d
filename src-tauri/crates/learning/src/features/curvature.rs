//! Ridges, valleys and spots: the eigenvalues of the Hessian of a blurred image (Lindeberg 1998; Frangi et al. 1998).
//!
//! Owns how much of an image is shaped like a spot or a line at one scale, and the number of bright spots. Refuses
//! the direction of lines: a turned image has the same numbers.

use super::plane::Plane;
use super::pyramid::Level;
use super::quantiles::quantiles;
use super::sums::{sums, wide};

pub(super) const LENGTH: usize = 8;
/// Only the finest levels are described: the coarser ones add nothing.
pub(super) const LEVELS: usize = 3;
/// A spot is at least this much curved, in standard deviations of the image.
const LEAST_SPOT: f64 = 0.1;

/// Describes level number `index` of a pyramid. `deviation` is that of the image at its base.
pub(super) fn describe(level: &Level, index: usize, deviation: f64) -> [f64; LENGTH] {
    // Curvatures of different scales become comparable when multiplied by the square of the scale.
    let scale = f64::from(1_u32 << (2 * index)) / ((level.factor * level.factor) as f64 * deviation);
    let coarse = &level.coarse;
    let padded = coarse.padded(2);
    let (mut bright, mut dark) = (vec![0.0_f32; coarse.values.len()], vec![0.0_f32; coarse.values.len()]);
    let width = coarse.width;
    wide(|| {
        for (y, (bright, dark)) in bright.chunks_exact_mut(width).zip(dark.chunks_exact_mut(width)).enumerate() {
            let line = |down: usize| &padded.row(y + 1 + down)[1..width + 3];
            eigenvalues([line(0), line(1), line(2)], bright, dark);
        }
    });
    let found = sums([&bright, &dark], |values| {
        let [bright, dark] = values.map(f64::from);
        [bright.max(0.0), dark.max(0.0), (-bright).max(0.0), (-dark).max(0.0), -bright - dark]
    });
    let spots = spots(&padded, coarse, &bright, LEAST_SPOT / scale);
    let [p0, p1, p2, p3, p4] = found.map(|sum| (sum / coarse.count() * scale + 1e-4).ln());
    let [high_bright] = quantiles(&bright, [0.99]);
    let [high_dark] = quantiles(&dark, [0.99]);
    [p0, p1, p2, p3, p4, high_bright * scale, high_dark * scale, (spots as f64).sqrt()]
}

/// From three rows, each with one more pixel on both sides: minus the larger eigenvalue (above 0 on bright spots, which
/// fall off on all sides) and the smaller one (above 0 on dark spots).
#[inline(always)]
fn eigenvalues([above, same, below]: [&[f32]; 3], bright: &mut [f32], dark: &mut [f32]) {
    let width = bright.len().min(dark.len());
    let (bright, dark) = (&mut bright[..width], &mut dark[..width]);
    let (above, same, below) = (&above[..width + 2], &same[..width + 2], &below[..width + 2]);
    for x in 0..width {
        let twice = 2.0 * same[x + 1];
        let across = same[x + 2] - twice + same[x];
        let down = below[x + 1] - twice + above[x + 1];
        let both = (below[x + 2] + above[x] - above[x + 2] - below[x]) / 4.0;
        let half = (across - down) / 2.0;
        let (middle, distance) = ((across + down) / 2.0, (half * half + both * both).sqrt());
        bright[x] = -(middle + distance);
        dark[x] = middle - distance;
    }
}

/// The number of pixels that none of the 24 around them exceeds, where `bright` is above `least`.
/// `padded` is `plane` with a margin of 2.
fn spots(padded: &Plane, plane: &Plane, bright: &[f32], least: f64) -> usize {
    let least = least as f32;
    let mut found = 0;
    for (y, (row, bright)) in plane.rows().zip(bright.chunks_exact(plane.width)).enumerate() {
        let around: [&[f32]; 5] = std::array::from_fn(|down| padded.row(y + down));
        for (x, (value, bright)) in row.iter().zip(bright).enumerate() {
            if *bright > least && around[2][x + 1] <= *value && around[2][x + 3] <= *value {
                let highest = around.iter().all(|line| line[x..x + 5].iter().all(|other| other <= value));
                found += usize::from(highest);
            }
        }
    }
    found
}
