//! ReLU and the largest of each 2 × 2 pixels, and the way back.

use pulp::{Arch, Simd, WithSimd};
use rayon::prelude::*;

/// Pixels that are worth a thread's attention.
const TOGETHER: usize = 1 << 14;

/// The origin of a value that ReLU made 0: none of the four pixels.
pub(super) const DROPPED: u8 = 4;

/// [`halve`] for maps of `rows` × `columns` pixels that follow each other; gives the values and their origins.
pub(crate) fn halve_maps(maps: &[f32], [rows, columns]: [usize; 2]) -> (Vec<f32>, Vec<u8>) {
    let (map, half) = (rows * columns, (rows / 2) * (columns / 2));
    let count = maps.len() / map * half;
    let (mut out, mut origins) = (vec![0.0; count], vec![DROPPED; count]);
    maps.par_chunks_exact(map)
        .zip(out.par_chunks_exact_mut(half).zip(origins.par_chunks_exact_mut(half)))
        .with_min_len(TOGETHER.div_ceil(map))
        .for_each(|(map, (out, origins))| halve(map, [rows, columns, columns], out, origins));
    (out, origins)
}

/// The gradient of maps of `rows` × `columns` pixels from that of what [`halve_maps`] made of them.
pub(crate) fn spread_maps(gradient: &[f32], origins: &[u8], [rows, columns]: [usize; 2]) -> Vec<f32> {
    let (map, half) = (rows * columns, (rows / 2) * (columns / 2));
    let mut back = vec![0.0; gradient.len() / half * map];
    back.par_chunks_exact_mut(map)
        .zip(gradient.par_chunks_exact(half).zip(origins.par_chunks_exact(half)))
        .with_min_len(TOGETHER.div_ceil(map))
        .for_each(|(map, (gradient, origins))| spread(gradient, origins, [columns, columns], map));
    back
}

/// Halves a map of `rows` × `columns` pixels whose lines lie `line` apart; a last odd row or column is left out. Each
/// value's origin is the first of the largest pixels, as in other implementations.
pub(super) fn halve(map: &[f32], [rows, columns, line]: [usize; 3], out: &mut [f32], origins: &mut [u8]) {
    Arch::new().dispatch(Halving { map, rows, columns, line, out, origins });
}

struct Halving<'a> {
    map: &'a [f32],
    rows: usize,
    columns: usize,
    line: usize,
    out: &'a mut [f32],
    origins: &'a mut [u8],
}

impl WithSimd for Halving<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _simd: S) {
        let Halving { map, rows, columns, line, out, origins } = self;
        let half = columns / 2;
        let lines = out.chunks_exact_mut(half).zip(origins.chunks_exact_mut(half));
        for (row, (out, origins)) in lines.enumerate().take(rows / 2) {
            let top = map[2 * row * line..][..2 * half].chunks_exact(2);
            let bottom = map[(2 * row + 1) * line..][..2 * half].chunks_exact(2);
            for ((out, origin), (top, bottom)) in out.iter_mut().zip(origins).zip(top.zip(bottom)) {
                let (above, first) = if top[1] > top[0] { (top[1], 1) } else { (top[0], 0) };
                let (below, second) = if bottom[1] > bottom[0] { (bottom[1], 3) } else { (bottom[0], 2) };
                let (largest, place) = if below > above { (below, second) } else { (above, first) };
                // Not a number is no less than 0 and stays what it is.
                let dropped = largest <= 0.0;
                *out = if dropped { 0.0 } else { largest };
                *origin = if dropped { DROPPED } else { place };
            }
        }
    }
}

/// Brings a gradient back to the pixels where the values came from, and writes 0 to their neighbours. Rows and columns that
/// were left out stay as they are.
pub(super) fn spread(gradient: &[f32], origins: &[u8], [columns, line]: [usize; 2], map: &mut [f32]) {
    Arch::new().dispatch(Spreading { gradient, origins, columns, line, map });
}

struct Spreading<'a> {
    gradient: &'a [f32],
    origins: &'a [u8],
    columns: usize,
    line: usize,
    map: &'a mut [f32],
}

impl WithSimd for Spreading<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _simd: S) {
        let Spreading { gradient, origins, columns, line, map } = self;
        let half = columns / 2;
        let lines = gradient.chunks_exact(half).zip(origins.chunks_exact(half));
        for ((gradient, origins), map) in lines.zip(map.chunks_mut(2 * line)) {
            let (top, bottom) = map.split_at_mut(line);
            let pairs = top[..2 * half].chunks_exact_mut(2).zip(bottom[..2 * half].chunks_exact_mut(2));
            for ((gradient, origin), (top, bottom)) in gradient.iter().zip(origins).zip(pairs) {
                let at = |place: u8| if *origin == place { *gradient } else { 0.0 };
                (top[0], top[1], bottom[0], bottom[1]) = (at(0), at(1), at(2), at(3));
            }
        }
    }
}
