//! Filters of single channels (depthwise convolution) of maps in blocks of channels: a vector of channels at a time, from a frame
//! that has its zeros already.

use pulp::{Arch, Simd, WithSimd};

use super::blocked::{Block, Plane, WIDTH};
use super::held;

/// Pixels computed together at most: as many sums as keep the processor busy.
const PIXELS: usize = 8;

/// A filter of each channel by itself, a bias, and the bounds that results are held between.
pub(crate) struct Slider {
    side: usize,
    stride: usize,
    /// `[blocks of channels, side · side]`.
    weights: Vec<Block>,
    /// `[blocks of channels]`.
    bias: Vec<Block>,
    range: [f32; 2],
}

impl Slider {
    /// From `weights`, `[channels, side, side]`, and one bias for each channel; `side` is 3 or 5 and `stride` 1 or 2.
    pub(crate) fn new(weights: &[f32], bias: &[f32], [side, stride]: [usize; 2], range: [f32; 2]) -> Self {
        let taps = side * side;
        Self {
            side,
            stride,
            weights: Block::of_channels(bias.len(), taps, |channel, tap| weights[channel * taps + tap]),
            bias: Block::of_channels(bias.len(), 1, |channel, _| bias[channel]),
            range,
        }
    }

    /// Blocks of channels.
    pub(crate) fn blocks(&self) -> usize {
        self.bias.len()
    }

    /// Filters `count` blocks of channels from the block `first` on: those that lie in `frame` as `plane` says, which is framed
    /// for this filter, into `out`, pixel by pixel.
    ///
    /// # Panics
    /// If a slice is shorter than that.
    pub(crate) fn slide(&self, [first, count]: [usize; 2], frame: &[Block], plane: Plane, out: &mut [Block]) {
        Arch::new().dispatch(Sliding { slider: self, first, count, frame, plane, out });
    }
}

struct Sliding<'a> {
    slider: &'a Slider,
    first: usize,
    count: usize,
    frame: &'a [Block],
    plane: Plane,
    out: &'a mut [Block],
}

impl WithSimd for Sliding<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        match (self.slider.side, self.slider.stride) {
            (3, 1) => slide_rows::<S, 3, 1>(simd, self),
            (5, 1) => slide_rows::<S, 5, 1>(simd, self),
            (3, 2) => slide_rows::<S, 3, 2>(simd, self),
            (5, 2) => slide_rows::<S, 5, 2>(simd, self),
            (side, stride) => unreachable!("no filter of side {side} and stride {stride}"),
        }
    }
}

#[inline(always)]
fn slide_rows<S: Simd, const SIDE: usize, const STRIDE: usize>(simd: S, work: Sliding<'_>) {
    let Sliding { slider, first, count, frame, plane, out } = work;
    let [rows, columns] = [plane.rows.div_ceil(STRIDE), plane.columns.div_ceil(STRIDE)];
    let patches = columns.div_ceil(PIXELS);
    for number in 0..count {
        let weights = &slider.weights[(first + number) * SIDE * SIDE..][..SIDE * SIDE];
        let bias = &slider.bias[first + number];
        for row in 0..rows {
            let seen = &frame[number * plane.area + row * STRIDE * plane.line..];
            let out = &mut out[(number * rows + row) * columns..][..columns];
            let mut column = 0;
            for patch in 0..patches {
                let wide = (columns - column).div_ceil(patches - patch);
                let patch = Patch {
                    weights,
                    bias,
                    range: slider.range,
                    seen: &seen[column * STRIDE..],
                    line: plane.line,
                    out: &mut out[column..],
                };
                match wide {
                    1 => slide_patch::<S, SIDE, STRIDE, 1>(simd, patch),
                    2 => slide_patch::<S, SIDE, STRIDE, 2>(simd, patch),
                    3 => slide_patch::<S, SIDE, STRIDE, 3>(simd, patch),
                    4 => slide_patch::<S, SIDE, STRIDE, 4>(simd, patch),
                    5 => slide_patch::<S, SIDE, STRIDE, 5>(simd, patch),
                    6 => slide_patch::<S, SIDE, STRIDE, 6>(simd, patch),
                    7 => slide_patch::<S, SIDE, STRIDE, 7>(simd, patch),
                    _ => slide_patch::<S, SIDE, STRIDE, PIXELS>(simd, patch),
                }
                column += wide;
            }
        }
    }
}

/// Neighbouring pixels of a row, and what lies under the filter from the first of them on.
struct Patch<'a> {
    weights: &'a [Block],
    bias: &'a Block,
    range: [f32; 2],
    seen: &'a [Block],
    line: usize,
    out: &'a mut [Block],
}

#[inline(always)]
#[allow(clippy::needless_range_loop, reason = "numbers are places in several lists; adapters are not inlined here")]
fn slide_patch<S: Simd, const SIDE: usize, const STRIDE: usize, const P: usize>(simd: S, work: Patch<'_>) {
    let Patch { weights, bias, range, seen, line, out } = work;
    let weights = &weights[..SIDE * SIDE];
    for part in 0..WIDTH / S::F32_LANES {
        let mut sums = [S::as_simd_f32s(&bias.0).0[part]; P];
        for y in 0..SIDE {
            let seen = &seen[y * line..][..(P - 1) * STRIDE + SIDE];
            for x in 0..SIDE {
                let tap = S::as_simd_f32s(&weights[y * SIDE + x].0).0[part];
                for p in 0..P {
                    let value = S::as_simd_f32s(&seen[p * STRIDE + x].0).0[part];
                    sums[p] = simd.mul_add_f32s(value, tap, sums[p]);
                }
            }
        }
        let out = &mut out[..P];
        each_number!(p in 0 1 2 3 4 5 6 7 {
            if p < P {
                S::as_mut_simd_f32s(&mut out[p].0).0[part] = held(simd, sums[p], range);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backbone::same_padding;

    #[test]
    fn channels_are_filtered_by_the_definition() {
        for (side, stride) in [(3, 1), (5, 1), (3, 2), (5, 2)] {
            for [rows, columns] in [[1, 1], [7, 7], [5, 19], [8, 12]] {
                let channels = 37;
                let value = |channel: usize, pixel: usize| ((channel * 13 + pixel * 5) % 17) as f32 - 8.0;
                let weights: Vec<f32> = (0..channels * side * side).map(|at| ((at * 7) % 11) as f32 - 5.0).collect();
                let bias: Vec<f32> = (0..channels).map(|at| at as f32 - 3.0).collect();
                let slider = Slider::new(&weights, &bias, [side, stride], [-60.0, 60.0]);
                let plane = Plane::framed([rows, columns], side, stride);
                let mut frame = vec![Block::default(); slider.blocks() * plane.area];
                plane.lay_out(&Block::of_channels(channels, rows * columns, value), &mut frame);
                let [down, across] = [rows.div_ceil(stride), columns.div_ceil(stride)];
                let mut out = vec![Block::default(); slider.blocks() * down * across];
                slider.slide([0, 1], &frame, plane, &mut out);
                slider.slide([1, 2], &frame[plane.area..], plane, &mut out[down * across..]);
                let [above, before] = [rows, columns].map(|size| same_padding(size, side, stride).0);
                for channel in 0..channels {
                    for place in 0..down * across {
                        let (row, column) = (place / across, place % across);
                        let mut sum = bias[channel];
                        for tap in 0..side * side {
                            let y = (row * stride + tap / side).wrapping_sub(above);
                            let x = (column * stride + tap % side).wrapping_sub(before);
                            if y < rows && x < columns {
                                sum += value(channel, y * columns + x) * weights[channel * side * side + tap];
                            }
                        }
                        let found = out[channel / WIDTH * down * across + place].0[channel % WIDTH];
                        assert_eq!(
                            found,
                            sum.clamp(-60.0, 60.0),
                            "{side} {stride} {rows} {columns}: {channel} {place}"
                        );
                    }
                }
            }
        }
    }
}
