//! The gradients of filters: how much each weight moves what comes after, summed over all pixels.

use pulp::{Arch, Simd, WithSimd};

use super::filters::Frames;

/// Positions summed before the next filter's turn, so that the maps stay in the nearest cache.
const BLOCK: usize = 2048;
/// Frames of outputs must be a multiple of this.
pub(super) const OUTPUTS: usize = 8;

/// Adds to `sums`, `[outputs, inputs, side, side]`, Σ gradient(p) · input(p + tap) over `count` flat positions p.
/// The outputs' frames begin at the first position; there are as many as outputs, rounded up to [`OUTPUTS`].
///
/// # Panics
/// If the side is neither 3 nor 5, `count` is no multiple of a vector, or a slice is too short.
pub(super) fn add_slopes(
    sums: &mut [f32],
    [outputs, side]: [usize; 2],
    inputs: Frames<'_>,
    gradients: Frames<'_>,
    count: usize,
) {
    Arch::new().dispatch(Sloping { sums, outputs, side, inputs, gradients, count });
}

struct Sloping<'a> {
    sums: &'a mut [f32],
    outputs: usize,
    side: usize,
    inputs: Frames<'a>,
    gradients: Frames<'a>,
    count: usize,
}

impl WithSimd for Sloping<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        match (self.side, S::REGISTER_COUNT >= 32) {
            (3, true) => slopes::<S, 3, 8>(simd, self),
            (5, true) => slopes::<S, 5, 4>(simd, self),
            (3, false) => slopes::<S, 3, 4>(simd, self),
            (5, false) => slopes::<S, 5, 2>(simd, self),
            (side, _) => unreachable!("no filters of side {side}"),
        }
    }
}

#[inline(always)]
fn slopes<S: Simd, const SIDE: usize, const TOGETHER: usize>(simd: S, work: Sloping<'_>) {
    let Sloping { sums, outputs, inputs, gradients, count, .. } = work;
    let lanes = S::F32_LANES;
    let zero = simd.splat_f32s(0.0);
    let channels = inputs.values.len() / inputs.length;
    for block in (0..count).step_by(BLOCK) {
        let length = BLOCK.min(count - block);
        for first in (0..outputs).step_by(TOGETHER) {
            let gradients: [&[f32]; TOGETHER] =
                std::array::from_fn(|at| &gradients.values[(first + at) * gradients.length + block..][..length]);
            for (channel, frame) in inputs.values.chunks_exact(inputs.length).enumerate() {
                for y in 0..SIDE {
                    let seen = &frame[block + y * inputs.line..][..length + SIDE - 1];
                    let mut found = [[zero; SIDE]; TOGETHER];
                    for position in (0..length).step_by(lanes) {
                        let mut values = [zero; SIDE];
                        for (x, value) in values.iter_mut().enumerate() {
                            *value = S::as_simd_f32s(&seen[position + x..][..lanes]).0[0];
                        }
                        for (found, gradient) in found.iter_mut().zip(&gradients) {
                            let gradient = S::as_simd_f32s(&gradient[position..][..lanes]).0[0];
                            for (sum, value) in found.iter_mut().zip(values) {
                                *sum = simd.mul_add_f32s(value, gradient, *sum);
                            }
                        }
                    }
                    for (at, found) in found.iter().enumerate().take(outputs - first) {
                        let to = (((first + at) * channels + channel) * SIDE + y) * SIDE;
                        for (sum, found) in sums[to..to + SIDE].iter_mut().zip(found) {
                            *sum += simd.reduce_sum_f32s(*found);
                        }
                    }
                }
            }
        }
    }
}
