//! Filters over frames, straight from the definition: each value that is loaded meets all filters of a group, and the
//! sums stay in registers. With the few channels of small networks, unrolling an image into columns for a product of
//! matrices costs more than the product.

use pulp::{Arch, Simd, WithSimd};

use super::frame::{Geometry, STEP};

/// Filters computed together.
pub(super) const GROUP: usize = 8;

/// Filters in the order in which they are used.
pub(super) struct Filters {
    pub(super) outputs: usize,
    inputs: usize,
    side: usize,
    /// `[groups, inputs, side, side, GROUP]`, with zeros for the filters that the last group lacks.
    packed: Vec<f32>,
}

impl Filters {
    /// From `weights`, `[outputs, inputs, side, side]`.
    pub(super) fn new(weights: &[f32], geometry: &Geometry) -> Self {
        let Geometry { inputs, outputs, side, .. } = *geometry;
        Self::packed([outputs, inputs, side], |output, input, tap| {
            weights[(output * inputs + input) * side * side + tap]
        })
    }

    /// Those that bring gradients back from the outputs to the inputs: turned by half, with both roles exchanged.
    pub(super) fn turned(weights: &[f32], geometry: &Geometry) -> Self {
        let Geometry { inputs, outputs, side, .. } = *geometry;
        Self::packed([inputs, outputs, side], |input, output, tap| {
            weights[(output * inputs + input + 1) * side * side - 1 - tap]
        })
    }

    fn packed([outputs, inputs, side]: [usize; 3], weight: impl Fn(usize, usize, usize) -> f32) -> Self {
        let mut packed = Vec::with_capacity(outputs.next_multiple_of(GROUP) * inputs * side * side);
        for first in (0..outputs).step_by(GROUP) {
            for input in 0..inputs {
                for tap in 0..side * side {
                    packed.extend(
                        (first..first + GROUP)
                            .map(|output| if output < outputs { weight(output, input, tap) } else { 0.0 }),
                    );
                }
            }
        }
        Self { outputs, inputs, side, packed }
    }

    pub(super) fn groups(&self) -> usize {
        self.outputs.div_ceil(GROUP)
    }

    /// Filters number `group` · [`GROUP`] and those behind it over `frames`, for `count` flat positions: `out`, `[GROUP,
    /// count]`, begins at the position `from` of the frames. `begin` are the biases.
    ///
    /// # Panics
    /// If `count` is no multiple of [`STEP`], the filters have a side other than 3 or 5, or a slice is too short.
    pub(super) fn apply(
        &self,
        group: usize,
        frames: Frames<'_>,
        [from, count]: [usize; 2],
        begin: [f32; GROUP],
        out: &mut [f32],
    ) {
        assert!(count.is_multiple_of(STEP) && out.len() >= GROUP * count);
        let size = self.inputs * self.side * self.side * GROUP;
        let packed = &self.packed[group * size..][..size];
        Arch::new().dispatch(Applying { side: self.side, packed, frames, from, count, begin, out });
    }
}

/// Frames of equal `length` that follow each other, with the distance between their lines.
#[derive(Clone, Copy)]
pub(super) struct Frames<'a> {
    pub(super) values: &'a [f32],
    pub(super) length: usize,
    pub(super) line: usize,
}

struct Applying<'a> {
    side: usize,
    packed: &'a [f32],
    frames: Frames<'a>,
    from: usize,
    count: usize,
    begin: [f32; GROUP],
    out: &'a mut [f32],
}

impl WithSimd for Applying<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        // As many sums as the registers hold besides what is multiplied.
        match (self.side, S::REGISTER_COUNT >= 32) {
            (3, true) => apply::<S, 3, 2>(simd, self),
            (5, true) => apply::<S, 5, 2>(simd, self),
            (3, false) => apply::<S, 3, 1>(simd, self),
            (5, false) => apply::<S, 5, 1>(simd, self),
            (side, _) => unreachable!("no filters of side {side}"),
        }
    }
}

#[inline(always)]
fn apply<S: Simd, const SIDE: usize, const CHUNKS: usize>(simd: S, work: Applying<'_>) {
    let Applying { packed, frames, from, count, begin, out, .. } = work;
    let lanes = S::F32_LANES;
    let chunk = CHUNKS * lanes;
    let begin = begin.map(|bias| simd.splat_f32s(bias));
    for position in (0..count).step_by(chunk) {
        let mut sums = [begin; CHUNKS];
        let filters = packed.chunks_exact(SIDE * SIDE * GROUP);
        for (frame, filter) in frames.values.chunks_exact(frames.length).zip(filters) {
            let seen = &frame[from + position..];
            for (y, taps) in filter.chunks_exact(SIDE * GROUP).enumerate() {
                let seen = &seen[y * frames.line..][..chunk + SIDE - 1];
                for x in 0..SIDE {
                    let taps = &taps[x * GROUP..][..GROUP];
                    for (part, sums) in sums.iter_mut().enumerate() {
                        let value = S::as_simd_f32s(&seen[x + part * lanes..][..lanes]).0[0];
                        for (sum, tap) in sums.iter_mut().zip(taps) {
                            *sum = simd.mul_add_f32s(value, simd.splat_f32s(*tap), *sum);
                        }
                    }
                }
            }
        }
        for (part, sums) in sums.iter().enumerate() {
            for (at, sum) in sums.iter().enumerate() {
                let to = &mut out[at * count + position + part * lanes..][..lanes];
                S::as_mut_simd_f32s(to).0[0] = *sum;
            }
        }
    }
}
