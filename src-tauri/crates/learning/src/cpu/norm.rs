//! Normalisation by the mean and variance of each channel (batch normalisation, Ioffe and Szegedy, ICML 2015), with ReLU6
//! behind it if wanted, and the way back. Burn computes each of its operations by itself, with memory of its own.
//!
//! Sums are taken for each map by itself and then over the images in their order, so threads do not change them.

use pulp::{Arch, Simd, WithSimd};
use rayon::prelude::*;

/// Sums that go on beside each other, so that the compiler may use vectors.
const LANES: usize = 16;

/// What the channels are normalised by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Norm<'a> {
    pub(crate) mean: &'a [f32],
    /// Of the population, as everywhere in batch normalisation.
    pub(crate) variance: &'a [f32],
    pub(crate) gamma: &'a [f32],
    pub(crate) beta: &'a [f32],
    pub(crate) epsilon: f64,
    /// Whether results are held between 0 and 6.
    pub(crate) held: bool,
}

/// Gradients of a loss.
pub(crate) struct NormGradients {
    pub(crate) maps: Vec<f32>,
    pub(crate) gamma: Vec<f32>,
    pub(crate) beta: Vec<f32>,
}

/// The mean and the variance of each channel of `maps`, `[images, channels, pixels]`.
///
/// # Panics
/// If there is no image or the length is no multiple of an image's.
pub(crate) fn moments(maps: &[f32], [channels, pixels]: [usize; 2]) -> [Vec<f32>; 2] {
    let image = channels * pixels;
    assert!(!maps.is_empty() && maps.len().is_multiple_of(image));
    let each: Vec<Vec<[f64; 2]>> = maps
        .par_chunks_exact(image)
        .map(|image| image.chunks_exact(pixels).map(|map| Arch::new().dispatch(MapMoments(map))).collect())
        .collect();
    let count = pixels as f64;
    let (mut means, mut variances) = (Vec::with_capacity(channels), Vec::with_capacity(channels));
    for channel in 0..channels {
        // Chan, Golub and LeVeque (1979): parts with a mean each add up without large numbers that cancel.
        let (mut seen, mut mean, mut squares) = (0.0, 0.0, 0.0);
        for [map_mean, map_squares] in each.iter().map(|image| image[channel]) {
            let all = seen + count;
            let apart = map_mean - mean;
            mean += apart * count / all;
            squares += map_squares + apart * apart * seen * count / all;
            seen = all;
        }
        means.push(mean as f32);
        variances.push((squares / seen) as f32);
    }
    [means, variances]
}

/// `maps`, `[images, channels, pixels]`, normalised.
pub(crate) fn normalise(norm: &Norm<'_>, maps: &[f32], pixels: usize) -> Vec<f32> {
    let lines = norm.lines();
    let image = lines.len() * pixels;
    let mut out = vec![0.0; maps.len()];
    maps.par_chunks_exact(image).zip(out.par_chunks_exact_mut(image)).for_each(|(maps, out)| {
        for ((map, out), line) in maps.chunks_exact(pixels).zip(out.chunks_exact_mut(pixels)).zip(&lines) {
            Arch::new().dispatch(Normalising { map, out, line: *line, held: norm.held });
        }
    });
    out
}

/// The gradients for `gradient`, that of what [`normalise`] gave. `own`: the mean and the variance are those of the maps
/// themselves, so they moved with them.
pub(crate) fn normalise_back(
    norm: &Norm<'_>,
    maps: &[f32],
    gradient: &[f32],
    pixels: usize,
    own: bool,
) -> NormGradients {
    let lines = norm.lines();
    let (channels, image) = (lines.len(), lines.len() * pixels);
    let count = (maps.len() / channels.max(1)) as f64;
    let each: Vec<Vec<[f64; 2]>> = maps
        .par_chunks_exact(image)
        .zip(gradient.par_chunks_exact(image))
        .map(|(maps, gradient)| {
            let maps = maps.chunks_exact(pixels).zip(gradient.chunks_exact(pixels));
            maps.zip(&lines)
                .map(|((map, gradient), line)| {
                    Arch::new().dispatch(Summing { map, gradient, line: *line, held: norm.held })
                })
                .collect()
        })
        .collect();
    let (mut gamma, mut beta, mut backs) = (Vec::new(), Vec::new(), Vec::new());
    for (channel, line) in lines.iter().enumerate() {
        let sums = each.iter().map(|image| image[channel]).fold([0.0; 2], |all, [g, gx]| [all[0] + g, all[1] + gx]);
        let inverse = norm.inverse(channel);
        let to_gamma = sums[1] * inverse;
        gamma.push(to_gamma as f32);
        beta.push(sums[0] as f32);
        let scale = f64::from(line.scale);
        let (constant, slope) =
            if own { (scale * sums[0] / count, scale * to_gamma * inverse / count) } else { (0.0, 0.0) };
        backs.push(Back { constant: constant as f32, slope: slope as f32 });
    }
    let mut to_maps = vec![0.0; maps.len()];
    let images = maps.par_chunks_exact(image).zip(gradient.par_chunks_exact(image));
    images.zip(to_maps.par_chunks_exact_mut(image)).for_each(|((maps, gradient), to_maps)| {
        let each = maps.chunks_exact(pixels).zip(gradient.chunks_exact(pixels)).zip(to_maps.chunks_exact_mut(pixels));
        for (((map, gradient), out), (line, back)) in each.zip(lines.iter().zip(&backs)) {
            Arch::new().dispatch(Returning { map, gradient, out, line: *line, back: *back, held: norm.held });
        }
    });
    NormGradients { maps: to_maps, gamma, beta }
}

impl Norm<'_> {
    /// 1 / standard deviation.
    fn inverse(&self, channel: usize) -> f64 {
        (f64::from(self.variance[channel]) + self.epsilon).sqrt().recip()
    }

    fn lines(&self) -> Vec<Line> {
        let line = |channel: usize| {
            let scale = f64::from(self.gamma[channel]) * self.inverse(channel);
            let shift = f64::from(self.beta[channel]) - f64::from(self.mean[channel]) * scale;
            Line { scale: scale as f32, shift: shift as f32, mean: self.mean[channel] }
        };
        (0..self.mean.len()).map(line).collect()
    }
}

/// What is done to the values of a channel: value · scale + shift.
#[derive(Clone, Copy)]
struct Line {
    scale: f32,
    shift: f32,
    mean: f32,
}

impl Line {
    /// Whether a value is what it is after ReLU6, which lets its gradient through.
    #[inline(always)]
    fn lets_through(self, value: f32) -> bool {
        let result = value * self.scale + self.shift;
        (0.0..=6.0).contains(&result)
    }
}

/// What the mean and the variance take from the gradient of each value: constant + (value − mean) · slope.
#[derive(Clone, Copy)]
struct Back {
    constant: f32,
    slope: f32,
}

struct MapMoments<'a>(&'a [f32]);

impl WithSimd for MapMoments<'_> {
    /// The mean, and the sum of squared distances from it.
    type Output = [f64; 2];

    #[inline(always)]
    fn with_simd<S: Simd>(self, _simd: S) -> [f64; 2] {
        let mean = sum(self.0, |value| value) / self.0.len() as f64;
        let centre = mean as f32;
        let squares = sum(self.0, |value| (value - centre) * (value - centre));
        // The mean as f32 is a little off; what that adds is known.
        let off = mean - f64::from(centre);
        [mean, (squares - off * off * self.0.len() as f64).max(0.0)]
    }
}

#[inline(always)]
fn sum(values: &[f32], of: impl Fn(f32) -> f32) -> f64 {
    let mut sums = [0.0_f32; LANES];
    let chunks = values.chunks_exact(LANES);
    let rest: f32 = chunks.remainder().iter().map(|value| of(*value)).sum();
    chunks.for_each(|chunk| sums.iter_mut().zip(chunk).for_each(|(sum, value)| *sum += of(*value)));
    sums.iter().map(|sum| f64::from(*sum)).sum::<f64>() + f64::from(rest)
}

/// In a form that lets through what is no number, so that a fit that fails is seen to.
#[inline(always)]
fn relu6(value: f32) -> f32 {
    let value = if value < 0.0 { 0.0 } else { value };
    if value > 6.0 { 6.0 } else { value }
}

struct Normalising<'a> {
    map: &'a [f32],
    out: &'a mut [f32],
    line: Line,
    held: bool,
}

impl WithSimd for Normalising<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _simd: S) {
        let Self { map, out, line: Line { scale, shift, .. }, held } = self;
        if held {
            out.iter_mut().zip(map).for_each(|(out, value)| *out = relu6(value * scale + shift));
        } else {
            out.iter_mut().zip(map).for_each(|(out, value)| *out = value * scale + shift);
        }
    }
}

struct Summing<'a> {
    map: &'a [f32],
    gradient: &'a [f32],
    line: Line,
    held: bool,
}

impl WithSimd for Summing<'_> {
    /// Σ gradient and Σ gradient · (value − mean).
    type Output = [f64; 2];

    #[inline(always)]
    fn with_simd<S: Simd>(self, _simd: S) -> [f64; 2] {
        let Self { map, gradient, line, held } = self;
        if held {
            both(map, gradient, line.mean, |value, gradient| if line.lets_through(value) { gradient } else { 0.0 })
        } else {
            both(map, gradient, line.mean, |_, gradient| gradient)
        }
    }
}

#[inline(always)]
fn both(map: &[f32], gradient: &[f32], mean: f32, let_through: impl Fn(f32, f32) -> f32) -> [f64; 2] {
    let (mut plain, mut by_value) = ([0.0_f32; LANES], [0.0_f32; LANES]);
    let (maps, gradients) = (map.chunks_exact(LANES), gradient.chunks_exact(LANES));
    let rest = maps.remainder().iter().zip(gradients.remainder()).fold([0.0; 2], |[g, gx], (value, gradient)| {
        let gradient = let_through(*value, *gradient);
        [g + f64::from(gradient), gx + f64::from(gradient * (value - mean))]
    });
    for (map, gradient) in maps.zip(gradients) {
        for lane in 0..LANES {
            let gradient = let_through(map[lane], gradient[lane]);
            plain[lane] += gradient;
            by_value[lane] += gradient * (map[lane] - mean);
        }
    }
    let total = |sums: [f32; LANES]| sums.iter().map(|sum| f64::from(*sum)).sum::<f64>();
    [total(plain) + rest[0], total(by_value) + rest[1]]
}

struct Returning<'a> {
    map: &'a [f32],
    gradient: &'a [f32],
    out: &'a mut [f32],
    line: Line,
    back: Back,
    held: bool,
}

impl WithSimd for Returning<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _simd: S) {
        let Self { map, gradient, out, line, back, held } = self;
        let taken = |value: f32| back.constant + (value - line.mean) * back.slope;
        for ((out, value), gradient) in out.iter_mut().zip(map).zip(gradient) {
            let gradient = if held && !line.lets_through(*value) { 0.0 } else { *gradient };
            *out = gradient * line.scale - taken(*value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_those_of_the_definition_far_from_zero_too() {
        let (images, channels, pixels) = (3, 2, 37);
        let maps: Vec<f32> =
            (0..images * channels * pixels).map(|at| 1000.0 + (at * 7919 % 101) as f32 / 50.0).collect();
        let [means, variances] = moments(&maps, [channels, pixels]);
        for channel in 0..channels {
            let values: Vec<f64> = maps
                .chunks_exact(pixels)
                .skip(channel)
                .step_by(channels)
                .flat_map(|map| map.iter().map(|value| f64::from(*value)))
                .collect();
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / values.len() as f64;
            assert!((f64::from(means[channel]) - mean).abs() < 1e-4, "{} {mean}", means[channel]);
            assert!((f64::from(variances[channel]) - variance).abs() < 1e-4, "{} {variance}", variances[channel]);
        }
    }
}
