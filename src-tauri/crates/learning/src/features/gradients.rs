//! How steep a level of the pyramid is, and whether in one direction (structure tensor: Förstner & Gülch 1987).
//!
//! Owns the strength of edges at one scale. Refuses the direction itself: a turned image has the same numbers.

use super::pyramid::Level;
use super::sums::{EPSILON, sums, wide};

pub(super) const LENGTH: usize = 5;

/// `deviation` is that of the whole stretched image, `range` its stretch in raw values.
pub(super) fn describe(level: &Level, deviation: f64, range: f64) -> [f64; LENGTH] {
    let fine = &level.fine;
    let (mut line, mut right) = (vec![0.0_f32; fine.width + 2], vec![0.0_f32; fine.width]);
    let mut totals = [0.0; 6];
    for (y, (row, weights)) in fine.rows().zip(level.window.rows()).enumerate() {
        // Beyond the edges the nearest pixel is repeated.
        line[1..=fine.width].copy_from_slice(row);
        (line[0], line[fine.width + 1]) = (row[0], row[fine.width - 1]);
        wide(|| {
            for ((right, before), after) in right.iter_mut().zip(&line).zip(&line[2..]) {
                *right = (after - before) / 2.0;
            }
        });
        let (above, below) = (fine.row(y.saturating_sub(1)), fine.row((y + 1).min(fine.height - 1)));
        let found = sums([&right, above, below, weights], |[right, above, below, weight]| {
            let down = (below - above) / 2.0;
            let steepness = f64::from((right * right + down * down).sqrt());
            let [right, down, weight] = [right, down, weight].map(f64::from);
            [steepness, steepness * steepness, right * right - down * down, right * down, weight, weight * steepness]
        });
        for (total, found) in totals.iter_mut().zip(found) {
            *total += found;
        }
    }
    let count = fine.count();
    let factor = level.factor as f64;
    let [steepness, square, across, diagonal, weight, weighted] = totals;
    let raw_mean = steepness / count / factor;
    let own = (square / count / (factor * factor) - raw_mean * raw_mean).max(0.0).sqrt();
    let mean = raw_mean + EPSILON;
    [
        (mean / deviation).ln(),
        own / mean,
        (across / count).hypot(2.0 * diagonal / count) / (square / count + EPSILON),
        (weighted / weight / factor / mean + EPSILON).ln(),
        (mean * range + EPSILON).ln(),
    ]
}
