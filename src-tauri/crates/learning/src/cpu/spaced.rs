//! How a map lies in memory for filters of single channels.

use pulp::Simd;

use crate::backbone::same_padding;

/// A frame of zeros around a map, padded as TensorFlow's “SAME” does. A line is STRIDE parts, each with every STRIDEth
/// column and room for the last vector.
pub(super) struct Spaced {
    /// Rows and columns of the filtered map.
    pub(super) out: [usize; 2],
    /// Values of a part.
    pub(super) part: usize,
    /// Zeros above and before the map.
    before: [usize; 2],
    length: usize,
}

impl Spaced {
    /// For a map of `height` × `width`, of whose filtered values `together` rows are computed at a time.
    pub(super) fn new<const STRIDE: usize>(
        [height, width]: [usize; 2],
        side: usize,
        lanes: usize,
        together: usize,
    ) -> Self {
        let out = [height.div_ceil(STRIDE), width.div_ceil(STRIDE)];
        let part = out[1].next_multiple_of(lanes) + side;
        let before = [height, width].map(|size| same_padding(size, side, STRIDE).0);
        let lines = (out[0].next_multiple_of(together).max(1) - 1) * STRIDE + side;
        Self { out, part, before, length: lines * part * STRIDE }
    }

    /// Zeros, as many as the frame holds.
    pub(super) fn clear(&self, frame: &mut Vec<f32>) {
        frame.clear();
        frame.resize(self.length, 0.0);
    }

    /// Lays the map that begins `maps` into a frame that was cleared, or that holds another map of that size.
    #[inline(always)]
    pub(super) fn lay_out<S: Simd, const STRIDE: usize>(
        &self,
        simd: S,
        maps: &[f32],
        [height, width]: [usize; 2],
        frame: &mut [f32],
    ) {
        let (line, [above, before]) = (self.part * STRIDE, self.before);
        let lines = frame[above * line..].chunks_exact_mut(line).take(height);
        for (row, line) in lines.enumerate() {
            if STRIDE == 1 {
                copy(simd, &maps[row * width..], width, &mut line[before..]);
            } else {
                part_columns(&maps[row * width..][..width], line, self.part, before);
            }
        }
    }
}

/// Copies the first `width` values a vector at a time, and zeros behind them if they are less than one. Lines are short, and
/// a call for each would take longer than what it copies.
#[inline(always)]
fn copy<S: Simd>(simd: S, values: &[f32], width: usize, to: &mut [f32]) {
    let lanes = S::F32_LANES;
    if width < lanes {
        S::as_mut_simd_f32s(&mut to[..lanes]).0[0] = first(simd, values, width);
        return;
    }
    for at in (0..width).step_by(lanes) {
        // The last vector overlaps the one before it.
        let at = at.min(width - lanes);
        S::as_mut_simd_f32s(&mut to[at..at + lanes]).0[0] = S::as_simd_f32s(&values[at..at + lanes]).0[0];
    }
}

/// The first `count` of `values`, fewer than a vector has, and zeros behind them.
///
/// What is not wanted is read with the rest and then left out where there is enough of it: reading a part is a call that
/// costs all registers.
#[inline(always)]
pub(super) fn first<S: Simd>(simd: S, values: &[f32], count: usize) -> S::f32s {
    /// As many as the widest vector has.
    const PLACES: [f32; 16] = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0];
    let lanes = S::F32_LANES;
    match values.get(..lanes) {
        Some(values) if lanes <= PLACES.len() => {
            let places = S::as_simd_f32s(&PLACES[..lanes]).0[0];
            let wanted = simd.less_than_f32s(places, simd.splat_f32s(count as f32));
            simd.select_f32s(wanted, S::as_simd_f32s(values).0[0], simd.splat_f32s(0.0))
        }
        _ => simd.partial_load_f32s(&values[..count]),
    }
}

/// Copies the even and the odd columns behind `before` zeros apart.
#[inline(always)]
fn part_columns(values: &[f32], line: &mut [f32], part: usize, before: usize) {
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
