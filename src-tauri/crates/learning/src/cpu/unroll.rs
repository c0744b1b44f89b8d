//! The surroundings of pixels as columns, which makes a convolution a product of matrices.

use crate::backbone::same_padding;

/// Side of the surroundings and distance between pixels that have them.
const SIDE: usize = 3;
const STRIDE: usize = 2;

/// The 3 × 3 surroundings of every second pixel of `image`, `[channels, height, width]`, padded with zeros as TensorFlow's
/// “SAME” does, into `out`, `[channels · 3 · 3, ⌈height / 2⌉ · ⌈width / 2⌉]`.
pub(crate) fn unroll(image: &[f32], [height, width]: [usize; 2], out: &mut [f32]) {
    let [rows, columns] = [height, width].map(|side| side.div_ceil(STRIDE));
    let ((above, _), (before, _)) = (same_padding(height, SIDE, STRIDE), same_padding(width, SIDE, STRIDE));
    let taps = image.len() / (height * width).max(1) * SIDE * SIDE;
    for (tap, out) in out.chunks_exact_mut(rows * columns).take(taps).enumerate() {
        let (channel, y, x) = (tap / (SIDE * SIDE), tap / SIDE % SIDE, tap % SIDE);
        let plane = &image[channel * height * width..][..height * width];
        for (row, out) in out.chunks_exact_mut(columns).enumerate() {
            let values = (row * STRIDE + y)
                .checked_sub(above)
                .filter(|down| *down < height)
                .map(|down| &plane[down * width..][..width]);
            let Some(values) = values else {
                out.fill(0.0);
                continue;
            };
            // The first column whose pixel lies inside, and the pixel.
            let skipped = before.saturating_sub(x).div_ceil(STRIDE);
            let inside = values.get(skipped * STRIDE + x - before..).unwrap_or_default();
            let (outside, out) = out.split_at_mut(skipped.min(columns));
            outside.fill(0.0);
            let mut pixels = inside.iter().step_by(STRIDE);
            out.iter_mut().for_each(|out| *out = pixels.next().copied().unwrap_or(0.0));
        }
    }
}
