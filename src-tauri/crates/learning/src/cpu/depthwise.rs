//! Filters of single channels (depthwise convolution), padded with zeros as TensorFlow's “SAME” does, and the way back.
//!
//! Each channel is copied into a frame of zeros first, so that the filter has no edges to ask for; with a stride of 2 its
//! even and odd columns lie apart there, so that neighbours of the output are neighbours in memory.

use pulp::{Arch, Simd, WithSimd};

use super::spaced::{Spaced, first};
use crate::backbone::same_padding;

/// One filter of `side` × `side` values for each channel.
pub(crate) struct Depthwise {
    pub(crate) channels: usize,
    /// 3 or 5.
    pub(crate) side: usize,
    /// 1 or 2.
    pub(crate) stride: usize,
    /// `[channels, side, side]`.
    pub(crate) weights: Vec<f32>,
}

/// Filters `maps`, `[channels, height, width]`, into `out`, `[channels, ⌈height / stride⌉, ⌈width / stride⌉]`. `frame` is
/// memory to be used again.
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
    Arch::new().dispatch(Filtering { filter, maps, size: [height, width], out, frame });
}

/// The gradient of the maps, `[channels, height, width]`, into `out`, for `gradient`, that of what [`filter_channels`] made of
/// them.
///
/// # Panics
/// As [`filter_channels`].
pub(crate) fn filter_back(
    filter: &Depthwise,
    gradient: &[f32],
    [height, width]: [usize; 2],
    out: &mut [f32],
    frame: &mut Vec<f32>,
) {
    Arch::new().dispatch(Returning { filter, gradient, size: [height, width], out, frame });
}

/// Adds the gradient of the filter's weights to `sums`, `[channels, side, side]`.
///
/// # Panics
/// As [`filter_channels`].
pub(crate) fn add_filter_slopes(
    filter: &Depthwise,
    maps: &[f32],
    gradient: &[f32],
    [height, width]: [usize; 2],
    sums: &mut [f32],
    frame: &mut Vec<f32>,
) {
    Arch::new().dispatch(Sloping { filter, maps, gradient, size: [height, width], sums, frame });
}

/// Rows of the output computed together: each value that is loaded is used for all of them.
const ROWS: usize = 4;

struct Filtering<'a> {
    filter: &'a Depthwise,
    maps: &'a [f32],
    size: [usize; 2],
    out: &'a mut [f32],
    frame: &'a mut Vec<f32>,
}

impl WithSimd for Filtering<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        match (self.filter.side, self.filter.stride) {
            (3, 1) => filtered::<S, 3, 1>(simd, self),
            (5, 1) => filtered::<S, 5, 1>(simd, self),
            (3, 2) => filtered::<S, 3, 2>(simd, self),
            (5, 2) => filtered::<S, 5, 2>(simd, self),
            (side, stride) => unreachable!("no filter of side {side} and stride {stride}"),
        }
    }
}

#[inline(always)]
fn filtered<S: Simd, const SIDE: usize, const STRIDE: usize>(simd: S, work: Filtering<'_>) {
    let Filtering { filter, maps, size: [height, width], out, frame } = work;
    let spaced = Spaced::new::<STRIDE>([height, width], SIDE, S::F32_LANES, ROWS);
    spaced.clear(frame);
    let [rows, columns] = spaced.out;
    let out = &mut out[..filter.channels * rows * columns];
    for channel in 0..filter.channels {
        spaced.lay_out::<S, STRIDE>(simd, &maps[channel * height * width..], [height, width], frame);
        let out = &mut out[channel * rows * columns..];
        let taps = taps::<S, SIDE>(simd, &filter.weights[channel * SIDE * SIDE..][..SIDE * SIDE]);
        slide::<S, SIDE, STRIDE>(simd, &spaced, frame, taps, out);
    }
}

#[inline(always)]
fn taps<S: Simd, const SIDE: usize>(simd: S, weights: &[f32]) -> [[S::f32s; SIDE]; SIDE] {
    let mut taps = [[simd.splat_f32s(0.0); SIDE]; SIDE];
    for (taps, weights) in taps.iter_mut().zip(weights.chunks_exact(SIDE)) {
        for (tap, weight) in taps.iter_mut().zip(weights) {
            *tap = simd.splat_f32s(*weight);
        }
    }
    taps
}

/// One channel, at the beginning of `out`. What lies behind it may be overwritten: channels come one after the other.
#[inline(always)]
fn slide<S: Simd, const SIDE: usize, const STRIDE: usize>(
    simd: S,
    spaced: &Spaced,
    frame: &[f32],
    taps: [[S::f32s; SIDE]; SIDE],
    out: &mut [f32],
) {
    let Spaced { out: [rows, columns], part, .. } = *spaced;
    let (lanes, line) = (S::F32_LANES, part * STRIDE);
    // The last vector of a row overlaps the one before it; what is too much of a row without one is where the next row is
    // written.
    let latest = columns.saturating_sub(lanes);
    for row in (0..rows).step_by(ROWS) {
        let seen = &frame[row * STRIDE * line..];
        for column in (0..columns).step_by(lanes) {
            let column = column.min(latest);
            let mut sums = [simd.splat_f32s(0.0); ROWS];
            each_number!(y in 0 1 2 3 4 5 6 7 8 9 10 {
                if y < (ROWS - 1) * STRIDE + SIDE {
                    let seen = &seen[y * line + column..][..(STRIDE - 1) * part + SIDE + lanes];
                    #[allow(
                        clippy::needless_range_loop,
                        clippy::absurd_extreme_comparisons,
                        reason = "x is a place in the frame too; y is the first line as well"
                    )]
                    for x in 0..SIDE {
                        let value = S::as_simd_f32s(&seen[(x % STRIDE) * part + x / STRIDE..][..lanes]).0[0];
                        for (down, sum) in sums.iter_mut().enumerate() {
                            if y >= down * STRIDE && y - down * STRIDE < SIDE {
                                *sum = simd.mul_add_f32s(value, taps[y - down * STRIDE][x], *sum);
                            }
                        }
                    }
                }
            });
            for (down, sum) in sums.into_iter().enumerate().take(rows - row) {
                let out = &mut out[(row + down) * columns + column..];
                if out.len() >= lanes {
                    S::as_mut_simd_f32s(&mut out[..lanes]).0[0] = sum;
                } else {
                    let wide = columns.min(out.len());
                    simd.partial_store_f32s(&mut out[..wide], sum);
                }
            }
        }
    }
}

struct Returning<'a> {
    filter: &'a Depthwise,
    gradient: &'a [f32],
    size: [usize; 2],
    out: &'a mut [f32],
    frame: &'a mut Vec<f32>,
}

impl WithSimd for Returning<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        match self.filter.side {
            3 => returned::<S, 3>(simd, self),
            5 => returned::<S, 5>(simd, self),
            side => unreachable!("no filter of side {side}"),
        }
    }
}

/// A gradient goes back through the filter turned by half, at a stride of 1: between values that a stride of 2 set apart, there
/// are zeros.
#[inline(always)]
fn returned<S: Simd, const SIDE: usize>(simd: S, work: Returning<'_>) {
    let Returning { filter, gradient, size: [height, width], out, frame } = work;
    let stride = filter.stride;
    let spaced = Spaced::new::<1>([height, width], SIDE, S::F32_LANES, ROWS);
    spaced.clear(frame);
    let [rows, columns] = [height, width].map(|side| side.div_ceil(stride));
    let first = |side: usize| SIDE - 1 - same_padding(side, SIDE, stride).0;
    let (down, right) = (first(height), first(width));
    let out = &mut out[..filter.channels * height * width];
    for (channel, gradient) in gradient.chunks_exact(rows * columns).enumerate().take(filter.channels) {
        let out = &mut out[channel * height * width..];
        let lines = frame[down * spaced.part..].chunks_mut(stride * spaced.part);
        for (values, line) in gradient.chunks_exact(columns).zip(lines) {
            let places = line[right..].iter_mut().step_by(stride);
            places.zip(values).for_each(|(place, value)| *place = *value);
        }
        let mut turned = [0.0; 25];
        let weights = &filter.weights[channel * SIDE * SIDE..][..SIDE * SIDE];
        turned.iter_mut().zip(weights.iter().rev()).for_each(|(turned, weight)| *turned = *weight);
        let taps = taps::<S, SIDE>(simd, &turned[..SIDE * SIDE]);
        slide::<S, SIDE, 1>(simd, &spaced, frame, taps, out);
    }
}

struct Sloping<'a> {
    filter: &'a Depthwise,
    maps: &'a [f32],
    gradient: &'a [f32],
    size: [usize; 2],
    sums: &'a mut [f32],
    frame: &'a mut Vec<f32>,
}

impl WithSimd for Sloping<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        match (self.filter.side, self.filter.stride) {
            (3, 1) => sloped::<S, 3, 1>(simd, self),
            (5, 1) => sloped::<S, 5, 1>(simd, self),
            (3, 2) => sloped::<S, 3, 2>(simd, self),
            (5, 2) => sloped::<S, 5, 2>(simd, self),
            (side, stride) => unreachable!("no filter of side {side} and stride {stride}"),
        }
    }
}

#[inline(always)]
fn sloped<S: Simd, const SIDE: usize, const STRIDE: usize>(simd: S, work: Sloping<'_>) {
    let Sloping { filter, maps, gradient, size: [height, width], sums, frame } = work;
    let lanes = S::F32_LANES;
    let spaced = Spaced::new::<STRIDE>([height, width], SIDE, lanes, ROWS);
    spaced.clear(frame);
    let ([rows, columns], part) = (spaced.out, spaced.part);
    let line = part * STRIDE;
    for (channel, sums) in sums.chunks_exact_mut(SIDE * SIDE).enumerate().take(filter.channels) {
        spaced.lay_out::<S, STRIDE>(simd, &maps[channel * height * width..], [height, width], frame);
        let gradient = &gradient[channel * rows * columns..];
        let mut found = [[simd.splat_f32s(0.0); SIDE]; SIDE];
        for row in 0..rows {
            let seen = &frame[row * STRIDE * line..];
            for column in (0..columns).step_by(lanes) {
                let gradient = first(simd, &gradient[row * columns + column..], lanes.min(columns - column));
                for (y, found) in found.iter_mut().enumerate() {
                    for (x, found) in found.iter_mut().enumerate() {
                        let at = y * line + (x % STRIDE) * part + x / STRIDE + column;
                        let value = S::as_simd_f32s(&seen[at..at + lanes]).0[0];
                        *found = simd.mul_add_f32s(value, gradient, *found);
                    }
                }
            }
        }
        for (sum, found) in sums.iter_mut().zip(found.iter().flatten()) {
            *sum += simd.reduce_sum_f32s(*found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition, with no regard for speed.
    fn defined(filter: &Depthwise, maps: &[f32], [height, width]: [usize; 2]) -> Vec<f32> {
        let Depthwise { channels, side, stride, weights } = filter;
        let (above, _) = same_padding(height, *side, *stride);
        let (before, _) = same_padding(width, *side, *stride);
        let mut out = Vec::new();
        for channel in 0..*channels {
            for row in 0..height.div_ceil(*stride) {
                for column in 0..width.div_ceil(*stride) {
                    let mut sum = 0.0;
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
                    out.push(sum);
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
