//! One channel of an image, or a part of its pyramid, as a grid of numbers.
//!
//! Owns how a grid is cleaned, made smaller, and continued beyond its edges. Refuses values that are not finite: they
//! become 0 on the way in, so that no later step has to ask.

use std::slice::ChunksExact;

use super::sums::wide;

/// Larger images are reduced to at most this many pixels before anything else.
const MOST_PIXELS: usize = 1 << 20;

/// Row-major, never empty.
#[derive(Clone, Debug)]
pub(super) struct Plane {
    pub(super) values: Vec<f32>,
    pub(super) width: usize,
    pub(super) height: usize,
}

impl Plane {
    /// Takes the raw values of a channel. `width` and `height` are above 0; values that are missing count as 0.
    ///
    /// An image of more than [`MOST_PIXELS`] is reduced by the mean over whole blocks, with the smallest whole factor
    /// that suffices; what is left over at the right and at the bottom is dropped. A side shorter than the factor
    /// becomes one block.
    pub(super) fn of(raw: &[f32], width: usize, height: usize) -> Self {
        let clean = |value: &f32| if value.is_finite() { *value } else { 0.0 };
        let factor = block(width, height);
        if factor == 1 {
            let mut values: Vec<f32> = raw.iter().take(width * height).map(clean).collect();
            values.resize(width * height, 0.0);
            return Self { values, width, height };
        }
        let (columns, rows) = ((width / factor).max(1), (height / factor).max(1));
        let mut values = Vec::with_capacity(columns * rows);
        for row in 0..rows {
            let mut totals = vec![(0.0_f64, 0_u32); columns];
            for y in row * factor..((row + 1) * factor).min(height) {
                let line = raw.get(y * width..).unwrap_or_default();
                let line = line.get(..width.min(columns * factor)).unwrap_or(line);
                for (total, part) in totals.iter_mut().zip(line.chunks(factor)) {
                    total.0 += part.iter().map(|value| f64::from(clean(value))).sum::<f64>();
                    total.1 += part.len() as u32;
                }
            }
            values.extend(totals.iter().map(|(sum, count)| (sum / f64::from((*count).max(1))) as f32));
        }
        Self { values, width: columns, height: rows }
    }

    pub(super) fn rows(&self) -> ChunksExact<'_, f32> {
        self.values.chunks_exact(self.width)
    }

    pub(super) fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.width..][..self.width]
    }

    pub(super) fn shorter_side(&self) -> usize {
        self.width.min(self.height)
    }

    /// The number of pixels.
    pub(super) fn count(&self) -> f64 {
        self.values.len() as f64
    }

    pub(super) fn map(&self, change: impl Fn(f32) -> f32) -> Self {
        let values = wide(|| self.values.iter().map(|value| change(*value)).collect());
        Self { values, width: self.width, height: self.height }
    }

    /// `self` − `other`; both have the same size.
    pub(super) fn minus(&self, other: &Self) -> Self {
        let values = wide(|| self.values.iter().zip(&other.values).map(|(one, two)| one - two).collect());
        Self { values, width: self.width, height: self.height }
    }

    /// Every `step`th pixel of every `step`th row, from the first.
    pub(super) fn every(&self, step: usize) -> Self {
        let rows = self.rows().step_by(step);
        let values = rows.flat_map(|row| row.iter().step_by(step).copied()).collect();
        Self { values, width: self.width.div_ceil(step), height: self.height.div_ceil(step) }
    }

    /// The plane with `margin` more pixels on each side, which repeat the edge.
    pub(super) fn padded(&self, margin: usize) -> Self {
        let (width, height) = (self.width + 2 * margin, self.height + 2 * margin);
        let mut values = Vec::with_capacity(width * height);
        for y in 0..height {
            let row = self.row(y.saturating_sub(margin).min(self.height - 1));
            values.resize(values.len() + margin, row[0]);
            values.extend_from_slice(row);
            values.resize(values.len() + margin, row[self.width - 1]);
        }
        Self { values, width, height }
    }
}

/// The side of the blocks of which the means are taken.
fn block(width: usize, height: usize) -> usize {
    let mut factor = 1;
    while (width / factor).max(1) * (height / factor).max(1) > MOST_PIXELS {
        factor += 1;
    }
    factor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_images_are_reduced_by_the_smallest_whole_factor() {
        assert_eq!(block(1024, 1024), 1);
        assert_eq!(block(1025, 1024), 2);
        assert_eq!(block(2048, 2048), 2);
        assert_eq!(block(1, 3 << 20), 3);
        let wide: Vec<f32> = (0..2 << 20).map(|at| (at % 2) as f32 * 4.0).collect();
        let plane = Plane::of(&wide, 2 << 20, 1);
        assert_eq!((plane.width, plane.height), (1 << 20, 1));
        assert!(plane.values.iter().all(|value| *value == 2.0));
    }

    #[test]
    fn what_is_missing_or_not_finite_is_zero() {
        assert_eq!(Plane::of(&[1.0, f32::NAN, f32::NEG_INFINITY], 2, 2).values, [1.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn the_edge_is_repeated() {
        let plane = Plane { values: vec![1.0, 2.0], width: 2, height: 1 }.padded(1);
        assert_eq!(plane.values, [1.0, 1.0, 2.0, 2.0].repeat(3));
    }
}
