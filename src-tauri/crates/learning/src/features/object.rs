//! The bright object in the middle: its shape (moments: Hu 1962; Flusser 2000) and its brightness.
//!
//! Owns the numbers of one region. Refuses its place and its direction: a turned or shifted object has the same
//! numbers.

use std::f64::consts::PI;

use super::intensity::Intensity;
use super::plane::Plane;
use super::regions::{Run, mask};
use super::sums::sums;

const SHAPE: usize = 9;
pub(super) const LENGTH: usize = SHAPE + 5;
/// Smaller regions have no shape.
const LEAST_PIXELS: f64 = 3.0;

/// Describes the region `runs` of a channel, given its raw and its stretched values. All 0 if there is no region.
pub(super) fn describe(runs: &[Run], raw: &Plane, stretched: &Plane, intensity: &Intensity) -> [f64; LENGTH] {
    let mut features = [0.0; LENGTH];
    if runs.is_empty() {
        return features;
    }
    features[..SHAPE].copy_from_slice(&shape(runs, stretched));
    let (mut count, mut totals) = (0.0, [0.0; 4]);
    for run in runs {
        let found = sums([part(raw, run), part(stretched, run)], |values| {
            let [raw, stretched] = values.map(f64::from);
            // About the mean of all pixels, so that no digits are lost where the values are large.
            let raw = raw - intensity.mean;
            [raw, raw * raw, stretched, stretched * stretched]
        });
        count += (run.end - run.start) as f64;
        for (total, found) in totals.iter_mut().zip(found) {
            *total += found;
        }
    }
    let [raw, raw_square, own, square] = totals.map(|total| total / count);
    let deviation = |mean: f64, square: f64| (square - mean * mean).max(0.0).sqrt();
    let mean = raw + intensity.mean;
    features[SHAPE..].copy_from_slice(&[
        own,
        deviation(own, square),
        mean,
        ((mean - intensity.low) * count).max(0.0).sqrt(),
        (deviation(raw, raw_square) / intensity.deviation + 1e-3).ln(),
    ]);
    features
}

fn part<'a>(plane: &'a Plane, run: &Run) -> &'a [f32] {
    &plane.row(run.row)[run.start..run.end]
}

/// Root of the area, perimeter, perimeter² / area, eccentricity, area / that of the ellipse with the same moments, how
/// much it is a triangle, a square, lopsided, and its longer half axis (half the ellipse's).
fn shape(runs: &[Run], like: &Plane) -> [f64; SHAPE] {
    let length = |run: &Run| (run.end - run.start) as f64;
    let area: f64 = runs.iter().map(length).sum();
    if area < LEAST_PIXELS {
        return [0.0; SHAPE];
    }
    let mean_x = runs.iter().map(|run| length(run) * (run.start + run.end - 1) as f64 / 2.0).sum::<f64>() / area;
    let mean_y = runs.iter().map(|run| length(run) * run.row as f64).sum::<f64>() / area;
    let moments = moments(runs, mean_x, mean_y).map(|moment| moment / area);
    let [xx, xy, yy, xxx, xxy, xyy, yyy, xxxx, xxxy, xxyy, xyyy, yyyy] = moments;
    // A pixel is a square, not a point.
    let (xx, yy) = (xx + 1.0 / 12.0, yy + 1.0 / 12.0);
    let (middle, apart) = ((xx + yy) / 2.0, ((xx - yy) / 2.0).hypot(xy));
    let (long, short) = (middle + apart, (middle - apart).max(1e-9));
    let three = (xxx - 3.0 * xyy).hypot(3.0 * xxy - yyy) / middle.powf(1.5);
    let four = (xxxx - 6.0 * xxyy + yyyy).hypot(4.0 * xxxy - 4.0 * xyyy) / (middle * middle);
    let lopsided = (xxx + xyy).hypot(xxy + yyy) / middle.powf(1.5);
    let perimeter = perimeter(runs, like, area);
    [
        area.sqrt(),
        perimeter,
        perimeter * perimeter / area,
        (1.0 - short / long).sqrt(),
        area / (4.0 * PI * (long * short).sqrt()),
        three,
        four,
        lopsided,
        long.sqrt(),
    ]
}

/// Sums of xx, xy, yy, xxx, xxy, xyy, yyy, xxxx, xxxy, xxyy, xyyy and yyyy about the point given.
fn moments(runs: &[Run], mean_x: f64, mean_y: f64) -> [f64; 12] {
    let mut totals = [0.0; 12];
    for run in runs {
        let [mut x1, mut x2, mut x3, mut x4] = [0.0; 4];
        for x in run.start..run.end {
            let x = x as f64 - mean_x;
            let square = x * x;
            (x1, x2, x3, x4) = (x1 + x, x2 + square, x3 + square * x, x4 + square * square);
        }
        let x0 = (run.end - run.start) as f64;
        let y = run.row as f64 - mean_y;
        let (y2, y3) = (y * y, y * y * y);
        let found = [x2, x1 * y, x0 * y2, x3, x2 * y, x1 * y2, x0 * y3, x4, x3 * y, x2 * y2, x1 * y3, x0 * y2 * y2];
        for (total, found) in totals.iter_mut().zip(found) {
            *total += found;
        }
    }
    totals
}

/// The number of sides of pixels between the region and what is around it.
fn perimeter(runs: &[Run], like: &Plane, area: f64) -> f64 {
    let inside = mask(runs, like).values;
    let below = inside.get(like.width..).unwrap_or_default();
    let [above_each_other] = sums([&inside[..below.len()], below], |[one, two]| [f64::from(one * two)]);
    2.0 * runs.len() as f64 + 2.0 * (area - above_each_other)
}
