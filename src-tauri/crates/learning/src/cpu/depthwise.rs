//! Filters of single channels (depthwise convolution), padded with zeros as TensorFlow's “SAME” does.
//!
//! Each channel is copied into a frame of zeros first, so that the filter has no edges to ask for; with a stride of 2 its
//! even and odd columns lie apart there, so that neighbours of the output are neighbours in memory.

use pulp::{Arch, Simd, WithSimd};

use crate::backbone::same_padding;

/// One filter of `side` × `side` values and one bias for each channel.
pub(crate) struct Depthwise {
    pub(crate) channels: usize,
    /// 3 or 5.
    pub(crate) side: usize,
    /// 1 or 2.
    pub(crate) stride: usize,
    /// `[channels, side, side]`.
    pub(crate) weights: Vec<f32>,
    /// `[channels]`.
    pub(crate) bias: Vec<f32>,
}

/// Filters `maps`, `[channels, height, width]`, into `out`, `[channels, ⌈height / stride⌉, ⌈width / stride⌉]`, and holds
/// the results between 0 and 6. `frame` is memory to be used again.
///
/// # Panics
/// If a slice is shorter than that, or the filter has another side or stride than the two named.
pub(crate) fn filter_channels(
    filter: &Depthwise,
    maps: &[f32],
    [height, width]: [usize; 2],
    out: &mut [f32],
    frame: &mut Vec<f32>,
) {
    Arch::new().dispatch(Filtering { filter, maps, height, width, out, frame });
}

/// Rows of the output computed together: each value that is loaded is used for all of them.
const ROWS: usize = 4;

struct Filtering<'a> {
    filter: &'a Depthwise,
    maps: &'a [f32],
    height: usize,
    width: usize,
    out: &'a mut [f32],
    frame: &'a mut Vec<f32>,
}

impl WithSimd for Filtering<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        match (self.filter.side, self.filter.stride) {
            (3, 1) => run::<S, 3, 1>(simd, self),
            (5, 1) => run::<S, 5, 1>(simd, self),
            (3, 2) => run::<S, 3, 2>(simd, self),
            (5, 2) => run::<S, 5, 2>(simd, self),
            (side, stride) => unreachable!("no filter of side {side} and stride {stride}"),
        }
    }
}

#[inline(always)]
fn run<S: Simd, const SIDE: usize, const STRIDE: usize>(simd: S, work: Filtering<'_>) {
    let Filtering { filter, maps, height, width, out, frame } = work;
    let (rows, columns) = (height.div_ceil(STRIDE), width.div_ceil(STRIDE));
    let lanes = S::F32_LANES;
    // A line of the frame is STRIDE parts, each with every STRIDEth column and room for the last vector.
    let part = columns.div_ceil(lanes) * lanes + SIDE;
    let line = part * STRIDE;
    let (above, _) = same_padding(height, SIDE, STRIDE);
    let (before, _) = same_padding(width, SIDE, STRIDE);
    frame.clear();
    frame.resize(((rows.div_ceil(ROWS) * ROWS - 1) * STRIDE + SIDE) * line, 0.0);
    let (zero, six) = (simd.splat_f32s(0.0), simd.splat_f32s(6.0));
    for channel in 0..filter.channels {
        let map = &maps[channel * height * width..][..height * width];
        for (values, line) in map.chunks_exact(width).zip(frame[above * line..].chunks_exact_mut(line)) {
            copy_line::<STRIDE>(values, line, part, before);
        }
        let weights = &filter.weights[channel * SIDE * SIDE..][..SIDE * SIDE];
        let mut taps = [[zero; SIDE]; SIDE];
        for (taps, weights) in taps.iter_mut().zip(weights.chunks_exact(SIDE)) {
            for (tap, weight) in taps.iter_mut().zip(weights) {
                *tap = simd.splat_f32s(*weight);
            }
        }
        let bias = simd.splat_f32s(filter.bias[channel]);
        let out = &mut out[channel * rows * columns..][..rows * columns];
        for row in (0..rows).step_by(ROWS) {
            let seen = &frame[row * STRIDE * line..];
            for column in (0..columns).step_by(lanes) {
                let mut sums = [bias; ROWS];
                for y in 0..(ROWS - 1) * STRIDE + SIDE {
                    #[allow(clippy::needless_range_loop, reason = "x is a place in the frame too")]
                    for x in 0..SIDE {
                        let at = y * line + (x % STRIDE) * part + x / STRIDE + column;
                        let value = S::as_simd_f32s(&seen[at..at + lanes]).0[0];
                        for (down, sum) in sums.iter_mut().enumerate() {
                            if y >= down * STRIDE && y - down * STRIDE < SIDE {
                                *sum = simd.mul_add_f32s(value, taps[y - down * STRIDE][x], *sum);
                            }
                        }
                    }
                }
                let wide = lanes.min(columns - column);
                for (down, sum) in sums.into_iter().enumerate().take(rows - row) {
                    let held = simd.min_f32s(simd.max_f32s(sum, zero), six);
                    simd.partial_store_f32s(&mut out[(row + down) * columns + column..][..wide], held);
                }
            }
        }
    }
}

/// Copies a row of a map behind `before` zeros.
#[inline(always)]
fn copy_line<const STRIDE: usize>(values: &[f32], line: &mut [f32], part: usize, before: usize) {
    if STRIDE == 1 {
        line[before..before + values.len()].copy_from_slice(values);
        return;
    }
    let (even, odd) = line.split_at_mut(part);
    let (first, second) = if before.is_multiple_of(2) { (even, odd) } else { (odd, even) };
    let (first, second) = (&mut first[before / 2..], &mut second[before.div_ceil(2)..]);
    let pairs = values.chunks_exact(2);
    if let [last] = pairs.remainder() {
        first[values.len() / 2] = *last;
    }
    for ((first, second), pair) in first.iter_mut().zip(second).zip(pairs) {
        (*first, *second) = (pair[0], pair[1]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition, with no regard for speed.
    fn defined(filter: &Depthwise, maps: &[f32], [height, width]: [usize; 2]) -> Vec<f32> {
        let Depthwise { channels, side, stride, weights, bias } = filter;
        let (above, _) = same_padding(height, *side, *stride);
        let (before, _) = same_padding(width, *side, *stride);
        let mut out = Vec::new();
        for channel in 0..*channels {
            for row in 0..height.div_ceil(*stride) {
                for column in 0..width.div_ceil(*stride) {
                    let mut sum = bias[channel];
                    for y in 0..*side {
                        for x in 0..*side {
                            let (down, right) = (row * stride + y, column * stride + x);
                            let inside =
                                (above..above + height).contains(&down) && (before..before + width).contains(&right);
                            if inside {
                                let value = maps[(channel * height + down - above) * width + right - before];
                                sum += value * weights[(channel * side + y) * side + x];
                            }
                        }
                    }
                    out.push(sum.clamp(0.0, 6.0));
                }
            }
        }
        out
    }

    #[test]
    fn every_size_side_and_stride_gives_what_is_defined() {
        let mut frame = Vec::new();
        for (side, stride) in [(3, 1), (5, 1), (3, 2), (5, 2)] {
            for (height, width) in [(1, 1), (2, 3), (7, 7), (8, 17), (14, 14), (33, 20)] {
                let channels = 3;
                let value = |at: usize| ((at * 37 + 11) % 101) as f32 / 25.0 - 2.0;
                let filter = Depthwise {
                    channels,
                    side,
                    stride,
                    weights: (0..channels * side * side).map(|at| value(at + 5) / 2.0).collect(),
                    bias: vec![0.5, 1.0, -0.25],
                };
                let maps: Vec<f32> = (0..channels * height * width).map(value).collect();
                let wanted = defined(&filter, &maps, [height, width]);
                let mut out = vec![f32::NAN; wanted.len()];
                filter_channels(&filter, &maps, [height, width], &mut out, &mut frame);
                let worst = out.iter().zip(&wanted).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
                assert!(worst < 1e-4, "side {side}, stride {stride}, {height} × {width}: off by {worst}");
                assert!(out.iter().all(|value| value.is_finite()));
            }
        }
    }
}
