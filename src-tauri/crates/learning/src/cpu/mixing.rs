//! Convolutions of 1 × 1 of maps in blocks of channels.

use pulp::{Arch, Simd, WithSimd};

use super::blocked::{Block, Plane, WIDTH};
use super::held;

/// No bounds for results.
pub(crate) const UNBOUNDED: [f32; 2] = [f32::NEG_INFINITY, f32::INFINITY];
/// Pixels computed together at most: each vector of weights that is loaded meets all of them.
const PIXELS: usize = 8;
/// The same where there are half as many registers.
const PIXELS_FEW: usize = 4;
/// Vectors of outputs computed together at most.
const VECTORS: usize = 3;
/// Blocks of inputs met by all pixels before the next ones are: their weights stay in the nearest cache.
const INPUTS: usize = 8;

/// A convolution of 1 × 1: a matrix for the channels of each pixel, a bias, and the bounds that results are held between.
pub(crate) struct Mixer {
    inputs: usize,
    /// `[blocks of outputs, inputs]`.
    weights: Vec<Block>,
    /// `[blocks of outputs]`.
    bias: Vec<Block>,
    range: [f32; 2],
}

impl Mixer {
    /// From `weights`, `[outputs, inputs]`, and one bias for each output.
    pub(crate) fn new(weights: &[f32], bias: &[f32], range: [f32; 2]) -> Self {
        let inputs = weights.len() / bias.len().max(1);
        Self {
            inputs,
            weights: Block::of_channels(bias.len(), inputs, |output, input| weights[output * inputs + input]),
            bias: Block::of_channels(bias.len(), 1, |output, _| bias[output]),
            range,
        }
    }

    /// Blocks of outputs.
    pub(crate) fn blocks(&self) -> usize {
        self.bias.len()
    }

    /// Computes `count` blocks of outputs from the block `first` on, from `maps`, `[blocks of inputs, pixels]`, into `out`, in
    /// which each block lies as `plane` says. With `add` to what is there.
    ///
    /// # Panics
    /// If a slice is shorter than that.
    pub(crate) fn mix(&self, [first, count]: [usize; 2], maps: &[Block], plane: Plane, out: &mut [Block], add: bool) {
        Arch::new().dispatch(Mixing { mixer: self, first, count, maps, plane, out, add });
    }
}

struct Mixing<'a> {
    mixer: &'a Mixer,
    first: usize,
    count: usize,
    maps: &'a [Block],
    plane: Plane,
    out: &'a mut [Block],
    add: bool,
}

impl WithSimd for Mixing<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        let parts = WIDTH / S::F32_LANES;
        let (mut vector, end) = (self.first * parts, (self.first + self.count) * parts);
        while vector < end {
            let together = (end - vector).min(VECTORS);
            for input in (0..self.mixer.inputs.div_ceil(WIDTH)).step_by(INPUTS) {
                match together {
                    VECTORS => mix_rows::<S, VECTORS>(simd, &mut self, vector, input),
                    2 => mix_rows::<S, 2>(simd, &mut self, vector, input),
                    _ => mix_rows::<S, 1>(simd, &mut self, vector, input),
                }
            }
            vector += together;
        }
    }
}

/// All pixels of `V` vectors of outputs, and what comes from the blocks of inputs from `input` on.
#[inline(always)]
fn mix_rows<S: Simd, const V: usize>(simd: S, work: &mut Mixing<'_>, vector: usize, input: usize) {
    let Plane { rows, columns, line, first, .. } = work.plane;
    let patches = columns.div_ceil(if S::REGISTER_COUNT >= 32 { PIXELS } else { PIXELS_FEW });
    for row in 0..rows {
        let mut column = 0;
        for patch in 0..patches {
            // As equal as can be: a patch of one pixel takes almost as long as one of eight.
            let wide = (columns - column).div_ceil(patches - patch);
            let at = Patch { vector, input, from: row * columns + column, to: first + row * line + column };
            match wide {
                1 => mix_patch::<S, V, 1>(simd, work, at),
                2 => mix_patch::<S, V, 2>(simd, work, at),
                3 => mix_patch::<S, V, 3>(simd, work, at),
                4 => mix_patch::<S, V, 4>(simd, work, at),
                5 => mix_patch::<S, V, 5>(simd, work, at),
                6 => mix_patch::<S, V, 6>(simd, work, at),
                7 => mix_patch::<S, V, 7>(simd, work, at),
                _ => mix_patch::<S, V, PIXELS>(simd, work, at),
            }
            column += wide;
        }
    }
}

/// The first of some vectors of outputs, blocks of inputs, pixels, and places of these.
#[derive(Clone, Copy)]
struct Patch {
    vector: usize,
    input: usize,
    from: usize,
    to: usize,
}

/// `P` pixels of `V` vectors of outputs.
#[inline(always)]
#[allow(clippy::needless_range_loop, reason = "numbers are places in several lists; adapters are not inlined here")]
fn mix_patch<S: Simd, const V: usize, const P: usize>(simd: S, work: &mut Mixing<'_>, at: Patch) {
    let parts = WIDTH / S::F32_LANES;
    let Patch { vector, input, from, to } = at;
    let Mixer { inputs, weights, bias, range } = work.mixer;
    let Plane { rows, columns, area, .. } = work.plane;
    let blocks = inputs.div_ceil(WIDTH);
    let mut sums = [[simd.splat_f32s(0.0); V]; P];
    for block in input..blocks.min(input + INPUTS) {
        let Some(seen) = work.maps[block * rows * columns + from..].first_chunk::<P>() else { return };
        let used = (inputs - block * WIDTH).min(WIDTH);
        let mut rows: [&[Block]; V] = [&[]; V];
        for v in 0..V {
            rows[v] = &weights[(vector + v) / parts * inputs + block * WIDTH..][..used];
        }
        for at in 0..used {
            let mut weight = [simd.splat_f32s(0.0); V];
            for v in 0..V {
                weight[v] = S::as_simd_f32s(&rows[v][at].0).0[(vector + v) % parts];
            }
            for p in 0..P {
                let value = simd.splat_f32s(seen[p].0[at]);
                for v in 0..V {
                    sums[p][v] = simd.mul_add_f32s(value, weight[v], sums[p][v]);
                }
            }
        }
    }
    let (begins, ends) = (input == 0, input + INPUTS >= blocks);
    let range = if ends { *range } else { UNBOUNDED };
    each_number!(v in 0 1 2 {
        if v < V {
            let (block, part) = ((vector + v) / parts, (vector + v) % parts);
            let bias = S::as_simd_f32s(&bias[block].0).0[part];
            let out = &mut work.out[(block - work.first) * area + to..][..P];
            each_number!(p in 0 1 2 3 4 5 6 7 {
                if p < P {
                    let out = &mut S::as_mut_simd_f32s(&mut out[p].0).0[part];
                    let sum = if begins { simd.add_f32s(sums[p][v], bias) } else { sums[p][v] };
                    let sum = if work.add || !begins { simd.add_f32s(sum, *out) } else { sum };
                    *out = held(simd, sum, range);
                }
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_are_mixed_by_the_definition() {
        // Whole numbers, which every order of summing gives exactly.
        for [inputs, outputs, rows, columns] in
            [[3, 5, 1, 1], [16, 96, 7, 7], [24, 40, 3, 13], [40, 16, 2, 9], [300, 20, 1, 11]]
        {
            let pixels = rows * columns;
            let weight = |at: usize| ((at * 7) % 11) as f32 - 5.0;
            let value = |input: usize, pixel: usize| ((input * 13 + pixel * 5) % 17) as f32 - 8.0;
            let bias: Vec<f32> = (0..outputs).map(|at| at as f32 - 3.0).collect();
            let weights: Vec<f32> = (0..outputs * inputs).map(weight).collect();
            let mixer = Mixer::new(&weights, &bias, [-60.0, f32::INFINITY]);
            let maps = Block::of_channels(inputs, pixels, value);
            let plane = Plane::framed([rows, columns], 5, 1);
            for add in [false, true] {
                let mut out = vec![Block([2.0; WIDTH]); mixer.blocks() * plane.area];
                for first in 0..mixer.blocks() {
                    mixer.mix([first, 1], &maps, plane, &mut out[first * plane.area..], add);
                }
                let mut together = vec![Block([2.0; WIDTH]); out.len()];
                mixer.mix([0, mixer.blocks()], &maps, plane, &mut together, add);
                assert_eq!(out, together);
                for output in 0..outputs {
                    for pixel in 0..pixels {
                        let products = (0..inputs).map(|input| weights[output * inputs + input] * value(input, pixel));
                        let there = if add { 2.0 } else { 0.0 };
                        let expected = (products.sum::<f32>() + bias[output] + there).max(-60.0);
                        let place = plane.first + pixel / columns * plane.line + pixel % columns;
                        let found = out[output / WIDTH * plane.area + place].0[output % WIDTH];
                        assert_eq!(found, expected, "{inputs} {outputs} {rows} {columns}: {output} {pixel} {add}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_no_number_stays() {
        let mixer = Mixer::new(&[1.0, 1.0], &[0.0, 0.0], [0.0, 6.0]);
        let mut out = vec![Block::default(); 1];
        mixer.mix([0, 1], &Block::of_channels(1, 1, |_, _| f32::NAN), Plane::tight(1), &mut out, false);
        assert!(out[0].0[0].is_nan() && out[0].0[1].is_nan());
    }
}
