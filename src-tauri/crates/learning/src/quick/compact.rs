//! Fewer numbers for the same rows: with n rows of d > n numbers, a penalised linear model needs n at most.
//!
//! Owns: coordinates of the rows in the space that they span, by a Cholesky decomposition of their inner products with
//! pivoting (Higham, Analysis of the Cholesky decomposition of a semi-definite matrix, 1990), and the way back. Inner
//! products stay, so that a model found there is exactly the one of the long rows. Refuses: losing anything but rows that
//! follow from others.

use crate::cpu::multiply;

/// A row whose remainder is smaller than this share of the largest inner product follows from the others, as far as
/// 32-bit numbers can tell.
const TOLERANCE: f64 = 1e-6;

/// Rows in fewer coordinates.
pub(super) struct Compact {
    /// `[rows, width]`.
    pub(super) values: Vec<f32>,
    pub(super) width: usize,
    /// Positions of the rows that span the others, `width` of them.
    pivots: Vec<usize>,
    /// `[width, width]`, lower triangle: the coordinates of the pivots.
    triangle: Vec<f64>,
}

impl Compact {
    /// For `rows`, `[count, long]`.
    pub(super) fn new(rows: &[f32], long: usize) -> Self {
        let count = rows.len() / long.max(1);
        let mut products = vec![0.0_f32; count * count];
        let mut turned = vec![0.0_f32; rows.len()];
        for (at, row) in rows.chunks_exact(long.max(1)).enumerate() {
            for (column, value) in row.iter().enumerate() {
                turned[column * count + at] = *value;
            }
        }
        multiply(&mut products, rows, &turned, [count, long, count]);

        let mut rest: Vec<f64> = (0..count).map(|at| f64::from(products[at * count + at])).collect();
        let least = TOLERANCE * rest.iter().copied().fold(0.0, f64::max);
        // Coordinates by row; each new one is a column.
        let mut coordinates: Vec<Vec<f64>> = vec![Vec::new(); count];
        let mut pivots = Vec::new();
        while pivots.len() < count {
            let Some(pivot) = (0..count).max_by(|&a, &b| rest[a].total_cmp(&rest[b])).filter(|&at| rest[at] > least)
            else {
                break;
            };
            let root = rest[pivot].sqrt();
            let own = coordinates[pivot].clone();
            for (at, (coordinates, rest)) in coordinates.iter_mut().zip(&mut rest).enumerate() {
                let value = if at == pivot {
                    root
                } else if *rest == f64::NEG_INFINITY {
                    // An earlier pivot has nothing in the directions that came after it.
                    0.0
                } else {
                    let known: f64 = own.iter().zip(&*coordinates).map(|(a, b)| a * b).sum();
                    (f64::from(products[pivot * count + at]) - known) / root
                };
                coordinates.push(value);
                *rest -= value * value;
            }
            rest[pivot] = f64::NEG_INFINITY;
            pivots.push(pivot);
        }
        let width = pivots.len();
        let triangle = pivots.iter().flat_map(|&pivot| coordinates[pivot].iter().copied()).collect();
        let values = coordinates.iter().flatten().map(|value| *value as f32).collect();
        Self { values, width, pivots, triangle }
    }

    /// The weights for long rows that do what `weights`, `[classes, width]`, do for short ones: `[classes, long]`.
    pub(super) fn expand(&self, weights: &[f64], rows: &[f32], long: usize) -> Vec<f32> {
        let mut out = Vec::new();
        for weights in weights.chunks_exact(self.width.max(1)) {
            // Solves triangleᵀ · shares = weights, from the last to the first.
            let mut shares = weights.to_vec();
            for at in (0..self.width).rev() {
                let known: f64 =
                    (at + 1..self.width).map(|later| self.triangle[later * self.width + at] * shares[later]).sum();
                shares[at] = (shares[at] - known) / self.triangle[at * self.width + at];
            }
            let mut sums = vec![0.0_f64; long];
            for (share, &pivot) in shares.iter().zip(&self.pivots) {
                for (sum, value) in sums.iter_mut().zip(&rows[pivot * long..][..long]) {
                    *sum += share * f64::from(*value);
                }
            }
            out.extend(sums.into_iter().map(|sum| sum as f32));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(count: usize, long: usize) -> Vec<f32> {
        (0..count * long).map(|at| ((at * 7919 + 13) % 1009) as f32 / 504.5 - 1.0).collect()
    }

    fn product(one: &[f32], other: &[f32]) -> f32 {
        one.iter().zip(other).map(|(a, b)| a * b).sum()
    }

    #[test]
    fn inner_products_stay() {
        let (count, long) = (12, 40);
        let rows = rows(count, long);
        let compact = Compact::new(&rows, long);
        assert_eq!(compact.width, count);
        let short: Vec<&[f32]> = compact.values.chunks_exact(compact.width).collect();
        for (one, a) in rows.chunks_exact(long).zip(&short) {
            for (other, b) in rows.chunks_exact(long).zip(&short) {
                assert!((product(one, other) - product(a, b)).abs() < 1e-3);
            }
        }
    }

    #[test]
    fn weights_mean_the_same_for_short_and_long_rows() {
        let (count, long) = (10, 25);
        let mut rows = rows(count, long);
        // One row twice, and one that is the sum of two others: both follow from the rest.
        rows.copy_within(0..long, 3 * long);
        for at in 0..long {
            rows[4 * long + at] = rows[at] + rows[long + at];
        }
        let compact = Compact::new(&rows, long);
        assert_eq!(compact.width, count - 2);
        let weights: Vec<f64> = (0..2 * compact.width).map(|at| (at as f64 * 0.7).sin()).collect();
        let expanded = compact.expand(&weights, &rows, long);
        for (row, short) in rows.chunks_exact(long).zip(compact.values.chunks_exact(compact.width)) {
            for (weights, long_weights) in weights.chunks_exact(compact.width).zip(expanded.chunks_exact(long)) {
                let wanted: f64 = weights.iter().zip(short).map(|(a, b)| a * f64::from(*b)).sum();
                assert!((f64::from(product(long_weights, row)) - wanted).abs() < 1e-3, "{wanted}");
            }
        }
    }

    #[test]
    fn rows_of_zeros_have_no_coordinates() {
        let compact = Compact::new(&[0.0; 30], 10);
        assert_eq!((compact.width, compact.values.len()), (0, 0));
        assert!(compact.expand(&[], &[0.0; 30], 10).is_empty());
    }
}
