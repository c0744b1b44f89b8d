//! Products of matrices, all stored row by row.

use gemm::Parallelism;
use pulp::{Arch, Simd, WithSimd};

/// `out` = `left` × `right`, with `left` of `rows` × `inner` and `right` of `inner` × `columns` values.
///
/// # Panics
/// If a slice is shorter than its matrix.
#[allow(unsafe_code, reason = "the crate takes pointers; the lengths are checked here")]
pub(crate) fn multiply(out: &mut [f32], left: &[f32], right: &[f32], [rows, inner, columns]: [usize; 3]) {
    assert!(out.len() >= rows * columns && left.len() >= rows * inner && right.len() >= inner * columns);
    // SAFETY: each matrix lies row by row within its slice, as was just checked, and `out` is borrowed alone.
    unsafe {
        gemm::gemm(
            rows,
            columns,
            inner,
            out.as_mut_ptr(),
            1,
            columns as isize,
            false,
            left.as_ptr(),
            1,
            inner as isize,
            right.as_ptr(),
            1,
            columns as isize,
            0.0,
            1.0,
            false,
            false,
            false,
            Parallelism::None,
        );
    }
}

/// Adds to each row of `values` its bias, and holds the sums between `least` and `most`.
pub(crate) fn add_bias(values: &mut [f32], bias: &[f32], columns: usize, [least, most]: [f32; 2]) {
    Arch::new().dispatch(AddBias { values, bias, columns, least, most });
}

struct AddBias<'a> {
    values: &'a mut [f32],
    bias: &'a [f32],
    columns: usize,
    least: f32,
    most: f32,
}

impl WithSimd for AddBias<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _simd: S) {
        for (row, &bias) in self.values.chunks_exact_mut(self.columns).zip(self.bias) {
            for value in row {
                // Not `clamp`, which must look for bounds in the wrong order and for NaN.
                *value = (*value + bias).max(self.least).min(self.most);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_that_of_the_definition() {
        let [rows, inner, columns] = [5, 7, 11];
        let left: Vec<f32> = (0..rows * inner).map(|at| (at % 9) as f32 - 4.0).collect();
        let right: Vec<f32> = (0..inner * columns).map(|at| (at % 7) as f32 - 3.0).collect();
        let mut out = vec![f32::NAN; rows * columns];
        multiply(&mut out, &left, &right, [rows, inner, columns]);
        for row in 0..rows {
            for column in 0..columns {
                let sum: f32 = (0..inner).map(|at| left[row * inner + at] * right[at * columns + column]).sum();
                assert!((out[row * columns + column] - sum).abs() < 1e-4, "{row} {column}");
            }
        }
    }

    #[test]
    fn a_bias_belongs_to_its_row() {
        let mut values = vec![1.0, 2.0, 3.0, 4.0];
        add_bias(&mut values, &[10.0, -3.5], 2, [0.0, 11.5]);
        assert_eq!(values, [11.0, 11.5, 0.0, 0.5]);
    }
}
