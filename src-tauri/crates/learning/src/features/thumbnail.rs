//! The image, very small.
//!
//! Owns what is where, coarsely: 8 × 8 means of the raw values. Refuses nothing: it is the one family that changes when
//! an image is turned, which images that are always the same way up need.

use super::plane::Plane;

const SIDE: usize = 8;
pub(super) const LENGTH: usize = SIDE * SIDE;

pub(super) fn describe(raw: &Plane) -> [f64; LENGTH] {
    let mut means = [0.0; LENGTH];
    let across: Vec<_> = (0..SIDE).map(|cell| shares(cell, raw.width)).collect();
    for (down, means) in means.chunks_exact_mut(SIDE).enumerate() {
        for (y, height) in shares(down, raw.height) {
            let row = raw.row(y);
            for (mean, across) in means.iter_mut().zip(&across) {
                *mean += height * across.iter().map(|(x, width)| width * f64::from(row[*x])).sum::<f64>();
            }
        }
    }
    means
}

/// The places of a line of `length` pixels that cell `cell` covers, with the share of the cell that each fills.
fn shares(cell: usize, length: usize) -> Vec<(usize, f64)> {
    // In eighths of a pixel all borders are whole numbers.
    let (start, end) = (cell * length, (cell + 1) * length);
    let covered = |x: usize| end.min((x + 1) * SIDE) - start.max(x * SIDE);
    (start / SIDE..end.div_ceil(SIDE)).map(|x| (x, covered(x) as f64 / length as f64)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_means_of_what_they_cover() {
        let ramp = Plane { values: (0..16).map(|at| at as f32).collect(), width: 16, height: 1 };
        assert_eq!(describe(&ramp)[56..], [0.5, 2.5, 4.5, 6.5, 8.5, 10.5, 12.5, 14.5]);
        assert_eq!(shares(1, 12), [(1, 1.0 / 3.0), (2, 2.0 / 3.0)]);
    }
}
