//! The surroundings of pixels as columns, which makes a convolution a product of matrices.

use super::blocked::{Block, WIDTH};
use crate::backbone::same_padding;

/// Side of the surroundings and distance between pixels that have them.
const SIDE: usize = 3;
const STRIDE: usize = 2;
const TAPS: usize = SIDE * SIDE;

/// The 3 × 3 surroundings of every second pixel of `image`, `[channels, height, width]`, padded with zeros as TensorFlow's
/// “SAME” does, into `out`, `[channels · 3 · 3, ⌈height / 2⌉ · ⌈width / 2⌉]`.
pub(crate) fn unroll(image: &[f32], size: [usize; 2], out: &mut [f32]) {
    let [rows, columns] = size.map(|side| side.div_ceil(STRIDE));
    let taps = image.len() / (size[0] * size[1]).max(1) * TAPS;
    for (tap, out) in out.chunks_exact_mut(rows * columns).take(taps).enumerate() {
        for (row, out) in out.chunks_exact_mut(columns).enumerate() {
            line(image, size, tap, row, out);
        }
    }
}

/// The same into blocks of channels, `[blocks of channels · 3 · 3, ⌈height / 2⌉ · ⌈width / 2⌉]`. What the last block has too
/// much is left as it is.
pub(crate) fn unroll_blocked(image: &[f32], size: [usize; 2], out: &mut [Block]) {
    let [rows, columns] = size.map(|side| side.div_ceil(STRIDE));
    let taps = image.len() / (size[0] * size[1]).max(1) * TAPS;
    let mut values = vec![0.0; columns];
    // All places of a row before the next row: its blocks stay in the nearest cache.
    for row in 0..rows {
        for tap in 0..taps {
            line(image, size, tap, row, &mut values);
            let out = &mut out[(tap / WIDTH * rows + row) * columns..];
            out.iter_mut().zip(&values).for_each(|(out, value)| out.0[tap % WIDTH] = *value);
        }
    }
}

/// One place of the surroundings, of all pixels of a row.
fn line(image: &[f32], [height, width]: [usize; 2], tap: usize, row: usize, out: &mut [f32]) {
    let ((above, _), (before, _)) = (same_padding(height, SIDE, STRIDE), same_padding(width, SIDE, STRIDE));
    let (channel, y, x) = (tap / TAPS, tap / SIDE % SIDE, tap % SIDE);
    let Some(down) = (row * STRIDE + y).checked_sub(above).filter(|down| *down < height) else {
        out.fill(0.0);
        return;
    };
    let values = &image[(channel * height + down) * width..][..width];
    // The first column whose pixel lies inside, and the pixel.
    let skipped = before.saturating_sub(x).div_ceil(STRIDE);
    let inside = values.get(skipped * STRIDE + x - before..).unwrap_or_default();
    let (outside, out) = out.split_at_mut(skipped.min(out.len()));
    outside.fill(0.0);
    let (out, behind) = out.split_at_mut(inside.len().div_ceil(STRIDE).min(out.len()));
    out.iter_mut().zip(inside.chunks(STRIDE)).for_each(|(out, pixels)| *out = pixels[0]);
    behind.fill(0.0);
}
