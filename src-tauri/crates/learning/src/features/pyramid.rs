//! The same image, ever more blurred (Burt & Adelson 1983; Lindeberg 1994).
//!
//! Owns the scales: each level is twice as blurred as the one before, and is kept with fewer pixels once these suffice.
//! Refuses scales that are large for the image: beyond a fifth of its shorter side there is nothing to see but the
//! edge.

use std::rc::Rc;

use super::centre;
use super::plane::Plane;
use super::sums::wide;

/// The most levels that an image has.
pub(super) const LEVELS: usize = 5;
/// A plane is not halved once its shorter side is below this.
const LEAST_SIDE_TO_HALVE: usize = 96;

/// One step of the pyramid, and what it takes away.
pub(super) struct Level {
    pub(super) fine: Rc<Plane>,
    /// The same pixels, blurred further.
    pub(super) coarse: Rc<Plane>,
    /// Pixels of the image for each pixel here, along a side.
    pub(super) factor: usize,
    /// Weights of the pixels here, by [`centre::window`].
    pub(super) window: Rc<Plane>,
}

pub(super) struct Pyramid {
    /// At most [`LEVELS`].
    pub(super) levels: Vec<Level>,
    /// What remains after the last level.
    pub(super) last: Rc<Plane>,
}

/// How many levels an image of this size has: those with a blur of at most a fifth of the shorter side, at least 1.
pub(super) fn levels(plane: &Plane) -> usize {
    let side = plane.shorter_side();
    (0..LEVELS).take_while(|level| 5 << level <= side).count().max(1)
}

impl Pyramid {
    /// The levels have Gaussian blurs of 1, 2, 4, … pixels of the image in all. Once the blur is 2 pixels of a plane
    /// and the plane is large enough, every second pixel is dropped.
    pub(super) fn of(image: Rc<Plane>, count: usize) -> Self {
        let mut last = image;
        let (mut levels, mut factor, mut blurred) = (Vec::<Level>::with_capacity(count), 1, 0.0_f64);
        for level in 0..count {
            let wanted = f64::from(1_u32 << level);
            let coarse = Rc::new(blur(&last, (wanted * wanted - blurred * blurred).sqrt() / factor as f64));
            let window = match levels.last() {
                Some(before) if before.factor == factor => Rc::clone(&before.window),
                _ => Rc::new(centre::window(last.width, last.height)),
            };
            let halve = wanted / factor as f64 >= 2.0 && last.shorter_side() >= LEAST_SIDE_TO_HALVE;
            let next = if halve { Rc::new(coarse.every(2)) } else { Rc::clone(&coarse) };
            levels.push(Level { fine: last, coarse, factor, window });
            last = next;
            factor *= if halve { 2 } else { 1 };
            blurred = wanted;
        }
        Self { levels, last }
    }
}

/// A Gaussian blur, cut off at three times its width. Beyond the edges the image is mirrored: d c b a | a b c d | d c b
/// a.
pub(super) fn blur(plane: &Plane, sigma: f64) -> Plane {
    let half = half_kernel(sigma);
    let reach = half.len() - 1;
    let Plane { width, height, .. } = *plane;
    let columns: Vec<usize> = (0..width + 2 * reach).map(|x| mirrored(x, reach, width)).collect();
    let mut edge_rows = Vec::with_capacity((2 * reach + 1) * width);
    let (mut down, mut line) = (vec![0.0; width], vec![0.0; width + 2 * reach]);
    let mut values = vec![0.0; width * height];
    wide(|| {
        for (y, out) in values.chunks_exact_mut(width).enumerate() {
            if (reach..height.saturating_sub(reach)).contains(&y) {
                filter(&mut down, &plane.values, y * width, width, &half);
            } else {
                edge_rows.clear();
                for near in y..=y + 2 * reach {
                    edge_rows.extend_from_slice(plane.row(mirrored(near, reach, height)));
                }
                filter(&mut down, &edge_rows, reach * width, width, &half);
            }
            for edge in (0..reach).chain(width + reach..width + 2 * reach) {
                line[edge] = down[columns[edge]];
            }
            line[reach..reach + width].copy_from_slice(&down);
            filter(out, &line, reach, 1, &half);
        }
    });
    Plane { values, width, height }
}

/// The Gaussian kernel from its middle outwards; with its other half its sum is 1.
fn half_kernel(sigma: f64) -> Vec<f32> {
    let reach = (3.0 * sigma).ceil().max(1.0) as usize;
    let bell: Vec<f64> = (0..=reach).map(|at| (-((at * at) as f64) / (2.0 * sigma * sigma)).exp()).collect();
    let total = 2.0 * bell.iter().sum::<f64>() - bell[0];
    bell.iter().map(|value| (value / total) as f32).collect()
}

/// Where the value at `at − reach` is found on a line of `length` values that is mirrored at both ends for ever.
fn mirrored(at: usize, reach: usize, length: usize) -> usize {
    let period = 2 * length;
    let place = (at + period * reach.div_ceil(period) - reach) % period;
    place.min(period - 1 - place)
}

/// `out[x]` = the sum over k of `half[|k|]` × `source[middle + x + k · step]`.
#[inline(always)]
fn filter(out: &mut [f32], source: &[f32], middle: usize, step: usize, half: &[f32]) {
    // Long pieces first: their sums stay in registers over all taps.
    let (long, rest) = out.as_chunks_mut::<32>();
    let (short, single) = rest.as_chunks_mut::<8>();
    let mut at = middle;
    for piece in long {
        filter_piece(piece, source, at, step, half);
        at += piece.len();
    }
    for piece in short {
        filter_piece(piece, source, at, step, half);
        at += piece.len();
    }
    for value in single.as_chunks_mut::<1>().0 {
        filter_piece(value, source, at, step, half);
        at += 1;
    }
}

#[inline(always)]
fn filter_piece<const N: usize>(out: &mut [f32; N], source: &[f32], middle: usize, step: usize, half: &[f32]) {
    let mut sums = [0.0_f32; N];
    for (sum, value) in sums.iter_mut().zip(&source[middle..middle + N]) {
        *sum = half[0] * value;
    }
    for (k, weight) in half.iter().enumerate().skip(1) {
        let before = &source[middle - k * step..][..N];
        let after = &source[middle + k * step..][..N];
        for ((sum, one), two) in sums.iter_mut().zip(before).zip(after) {
            *sum += weight * (one + two);
        }
    }
    *out = sums;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_mirrored_for_ever() {
        let found: Vec<usize> = (0..13).map(|at| mirrored(at, 5, 3)).collect();
        assert_eq!(found, [1, 2, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0, 1]);
        assert!((0..20).all(|at| mirrored(at, 9, 1) == 0));
    }

    #[test]
    fn small_images_have_fewer_levels() {
        let count = |side| levels(&Plane { values: vec![0.0; side * side], width: side, height: side });
        assert_eq!([1, 9, 10, 19, 20, 48, 79, 80, 200].map(count), [1, 1, 2, 2, 3, 4, 4, 5, 5]);
    }

    #[test]
    fn a_blur_keeps_the_sum_and_leaves_flat_images_alone() {
        for (width, height) in [(1, 1), (3, 1), (9, 70), (137, 5)] {
            let flat = blur(&Plane { values: vec![0.5; width * height], width, height }, 1.7);
            assert!(flat.values.iter().all(|value| (value - 0.5).abs() < 1e-6));
            let mut point = Plane { values: vec![0.0; width * height], width, height };
            point.values[width * height / 2] = 1.0;
            let sum: f32 = blur(&point, 1.7).values.iter().sum();
            assert!((sum - 1.0).abs() < 1e-5, "{width} × {height}: {sum}");
        }
    }
}
