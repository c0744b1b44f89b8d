//! Products of matrices, all stored row by row: weights, which are packed once, times the values of many pixels, and sums of
//! products over pixels.

use gemm::Parallelism;
use pulp::{Arch, Simd, WithSimd};

/// Rows computed together: each value that is loaded meets the weights of all of them.
const GROUP: usize = 8;

/// A matrix that others are multiplied by.
pub(crate) struct Matrix {
    rows: usize,
    inner: usize,
    /// `[groups of rows, inner, GROUP]`, with zeros for the rows that the last group lacks.
    packed: Vec<f32>,
}

impl Matrix {
    /// From `values`, `rows` × `inner`.
    ///
    /// # Panics
    /// If there are fewer values than that.
    pub(crate) fn new(values: &[f32], [rows, inner]: [usize; 2]) -> Self {
        Self::packed([rows, inner], |row, at| values[row * inner + at])
    }

    /// From `values`, `inner` × `rows`: the matrix turned on its side.
    ///
    /// # Panics
    /// If there are fewer values than that.
    pub(crate) fn transposed(values: &[f32], [rows, inner]: [usize; 2]) -> Self {
        Self::packed([rows, inner], |row, at| values[at * rows + row])
    }

    fn packed([rows, inner]: [usize; 2], value: impl Fn(usize, usize) -> f32) -> Self {
        let mut packed = Vec::with_capacity(rows.next_multiple_of(GROUP) * inner);
        for first in (0..rows).step_by(GROUP) {
            for at in 0..inner {
                packed.extend((first..first + GROUP).map(|row| if row < rows { value(row, at) } else { 0.0 }));
            }
        }
        Self { rows, inner, packed }
    }

    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// `out` = the matrix × `right`. `right` is `inner` × `columns`, `out` is `rows` × `columns`.
    ///
    /// # Panics
    /// If a slice is shorter than its matrix.
    pub(crate) fn times(&self, right: &[f32], columns: usize, out: &mut [f32]) {
        assert!(right.len() >= self.inner * columns && out.len() >= self.rows * columns);
        Arch::new().dispatch(Times { matrix: self, right, columns, out });
    }
}

struct Times<'a> {
    matrix: &'a Matrix,
    right: &'a [f32],
    columns: usize,
    out: &'a mut [f32],
}

impl WithSimd for Times<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        // As many sums as the registers hold besides what is multiplied.
        let lanes = S::F32_LANES;
        let mut column = 0;
        if S::REGISTER_COUNT >= 32 {
            while column + 3 * lanes <= self.columns {
                columns::<S, 3>(simd, &mut self, column, lanes);
                column += 3 * lanes;
            }
        }
        while column < self.columns {
            let left = self.columns - column;
            // The last vector overlaps the one before it, where there is one.
            let (from, wide) = if left < lanes && self.columns >= lanes {
                (self.columns - lanes, lanes)
            } else {
                (column, left.min(lanes))
            };
            columns::<S, 1>(simd, &mut self, from, wide);
            column += lanes;
        }
    }
}

/// All rows of `CHUNKS` vectors of columns, the last of which has `last` of them.
#[inline(always)]
fn columns<S: Simd, const CHUNKS: usize>(simd: S, work: &mut Times<'_>, column: usize, last: usize) {
    let lanes = S::F32_LANES;
    let wide = (CHUNKS - 1) * lanes + last;
    let Matrix { rows, inner, packed } = work.matrix;
    for (group, packed) in packed.chunks_exact(inner * GROUP).enumerate() {
        let first = group * GROUP;
        let mut sums = [[simd.splat_f32s(0.0); CHUNKS]; GROUP];
        for (at, weights) in packed.chunks_exact(GROUP).enumerate() {
            let seen = &work.right[at * work.columns + column..][..wide];
            let mut values = [simd.splat_f32s(0.0); CHUNKS];
            for (chunk, value) in values.iter_mut().enumerate() {
                *value = if last == lanes {
                    S::as_simd_f32s(&seen[chunk * lanes..][..lanes]).0[0]
                } else {
                    simd.partial_load_f32s(&seen[chunk * lanes..])
                };
            }
            for (sums, weight) in sums.iter_mut().zip(weights) {
                let weight = simd.splat_f32s(*weight);
                for (sum, value) in sums.iter_mut().zip(values) {
                    *sum = simd.mul_add_f32s(value, weight, *sum);
                }
            }
        }
        for (row, sums) in (first..*rows).zip(sums) {
            let out = &mut work.out[row * work.columns + column..][..wide];
            for (chunk, sum) in sums.into_iter().enumerate() {
                let out = &mut out[chunk * lanes..];
                if last == lanes {
                    S::as_mut_simd_f32s(&mut out[..lanes]).0[0] = sum;
                } else {
                    simd.partial_store_f32s(out, sum);
                }
            }
        }
    }
}

/// `out` = `left` × `right`, with `left` of `rows` × `inner` and `right` of `inner` × `columns` values.
///
/// # Panics
/// If a slice is shorter than its matrix.
pub(crate) fn multiply(out: &mut [f32], left: &[f32], right: &[f32], size: [usize; 3]) {
    product(out, left, right, size, [size[2], 1], false);
}

/// Adds `left` × `right`ᵀ to `sums`, `rows` × `columns`: `left` is `rows` × `inner`, `right` is `columns` × `inner`.
///
/// # Panics
/// If a slice is shorter than its matrix.
pub(crate) fn add_products(sums: &mut [f32], left: &[f32], right: &[f32], size: [usize; 3]) {
    product(sums, left, right, size, [1, size[1]], true);
}

/// `right` has its rows and its columns these distances apart.
#[allow(unsafe_code, reason = "the crate takes pointers; the lengths are checked here")]
fn product(
    out: &mut [f32],
    left: &[f32],
    right: &[f32],
    [rows, inner, columns]: [usize; 3],
    [down, across]: [usize; 2],
    add: bool,
) {
    assert!(out.len() >= rows * columns && left.len() >= rows * inner && right.len() >= inner * columns);
    let line = columns as isize;
    // SAFETY: each matrix lies within its slice, as was just checked, for both ways in which `right` may lie; `out` is
    // borrowed alone.
    unsafe {
        gemm::gemm(
            rows,
            columns,
            inner,
            out.as_mut_ptr(),
            1,
            line,
            add,
            left.as_ptr(),
            1,
            inner as isize,
            right.as_ptr(),
            across as isize,
            down as isize,
            1.0,
            1.0,
            false,
            false,
            false,
            Parallelism::None,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(count: usize, step: usize) -> Vec<f32> {
        (0..count).map(|at| (at * step % 19) as f32 - 9.0).collect()
    }

    #[test]
    fn a_product_is_that_of_the_definition() {
        for [rows, inner, columns] in [[5, 7, 11], [8, 1, 48], [17, 33, 49], [1, 3, 200], [24, 40, 16]] {
            let (left, right) = (values(rows * inner, 7), values(inner * columns, 5));
            let turned: Vec<f32> = (0..inner * rows).map(|at| left[at % rows * inner + at / rows]).collect();
            let mut expected = Vec::new();
            for row in 0..rows {
                for column in 0..columns {
                    let products = (0..inner).map(|at| left[row * inner + at] * right[at * columns + column]);
                    expected.push(products.sum::<f32>());
                }
            }
            let matrices = [Matrix::new(&left, [rows, inner]), Matrix::transposed(&turned, [rows, inner])];
            let mut plain = vec![f32::NAN; rows * columns];
            multiply(&mut plain, &left, &right, [rows, inner, columns]);
            assert_eq!(plain, expected);
            for matrix in matrices {
                let mut out = vec![f32::NAN; rows * columns];
                matrix.times(&right, columns, &mut out);
                // Whole numbers, which every order of summing gives exactly.
                assert_eq!(out, expected, "{rows} × {inner} × {columns}");
            }
        }
    }

    #[test]
    fn products_are_added_to_what_is_there() {
        let [rows, inner, columns] = [3, 37, 5];
        let (left, right) = (values(rows * inner, 7), values(inner * columns, 5));
        let mut sums = vec![1000.0; rows * columns];
        add_products(&mut sums, &left, &right, [rows, inner, columns]);
        for row in 0..rows {
            for column in 0..columns {
                let products = (0..inner).map(|at| left[row * inner + at] * right[column * inner + at]);
                assert_eq!(sums[row * columns + column], 1000.0 + products.sum::<f32>(), "{row} {column}");
            }
        }
    }
}
