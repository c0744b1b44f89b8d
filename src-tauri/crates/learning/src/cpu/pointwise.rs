//! Convolutions of 1 × 1 of a batch, and their gradients: a matrix for the channels of each pixel. The images are divided
//! among the threads of rayon's pool.

use rayon::prelude::*;

use super::matrix::{Matrix, add_products};

/// Groups of images that have sums of their own.
const GROUPS: usize = 16;

/// The shape of a convolution of 1 × 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mix {
    pub(crate) inputs: usize,
    pub(crate) outputs: usize,
    /// Of a map.
    pub(crate) pixels: usize,
}

/// `[images, outputs, pixels]` from `maps`, `[images, inputs, pixels]`, and `weights`, `[outputs, inputs]`.
pub(crate) fn mix(shape: Mix, maps: &[f32], weights: &[f32]) -> Vec<f32> {
    let Mix { inputs, outputs, pixels } = shape;
    apply(&Matrix::new(weights, [outputs, inputs]), inputs, maps, pixels)
}

/// The gradient of the maps, for `gradient`, that of what [`mix`] gave.
pub(crate) fn mix_back(shape: Mix, weights: &[f32], gradient: &[f32]) -> Vec<f32> {
    let Mix { inputs, outputs, pixels } = shape;
    apply(&Matrix::transposed(weights, [inputs, outputs]), outputs, gradient, pixels)
}

/// The gradient of the weights, summed over groups of images that depend on the batch alone, and then over the groups in
/// their order: the result has the same bits however many threads there are.
pub(crate) fn mix_slopes(shape: Mix, maps: &[f32], gradient: &[f32]) -> Vec<f32> {
    let Mix { inputs, outputs, pixels } = shape;
    let count = maps.len() / (inputs * pixels).max(1);
    let together = count.div_ceil(GROUPS).max(1);
    let groups: Vec<Vec<f32>> = maps
        .par_chunks(together * inputs * pixels)
        .zip(gradient.par_chunks(together * outputs * pixels))
        .map(|(maps, gradient)| {
            let mut sums = vec![0.0; outputs * inputs];
            for (maps, gradient) in maps.chunks_exact(inputs * pixels).zip(gradient.chunks_exact(outputs * pixels)) {
                add_products(&mut sums, gradient, maps, [outputs, pixels, inputs]);
            }
            sums
        })
        .collect();
    super::summed(groups).unwrap_or_else(|| vec![0.0; outputs * inputs])
}

fn apply(matrix: &Matrix, inputs: usize, maps: &[f32], pixels: usize) -> Vec<f32> {
    let count = maps.len() / (inputs * pixels).max(1);
    let size = matrix.rows() * pixels;
    let mut out = vec![0.0; count * size];
    maps.par_chunks_exact(inputs * pixels)
        .zip(out.par_chunks_exact_mut(size))
        .for_each(|(maps, out)| matrix.times(maps, pixels, out));
    out
}
