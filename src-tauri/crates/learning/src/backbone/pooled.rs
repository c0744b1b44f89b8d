//! What the network says of a picture: each channel by itself, as grey.
//!
//! Not the last layer, which is about photographs, but two in the middle, which are about texture and shape: on every set
//! of cells that was tried they tell more with few labels. Of each of their channels mean, standard deviation and maximum
//! over the image.

use std::cell::RefCell;

use vesicle_images::{Window, resample};

use super::Backbone;
use super::engine::{Map, Scratch};

/// The last blocks of the stages with 112 and 192 channels.
const TAPS: [usize; 2] = [10, 14];
const POOLED: usize = 3 * (112 + 192);
/// Smaller images are enlarged to this side (px); the network knows nothing smaller.
const LEAST_SIDE: u32 = 128;
/// Larger ones are reduced to this longer side (px), as each takes its time.
const MOST_SIDE: u32 = 512;
/// The quantiles of the image that become black and white.
const RANGE: [f64; 2] = [0.005, 0.995];
/// As the network was trained: (grey − 127) / 128 for grey from 0 to 255.
const MIDDLE: f32 = 127.0;
const SCALE: f32 = 128.0;

impl Backbone {
    /// Numbers for a picture with so many channels.
    pub(crate) fn length(channels: usize) -> usize {
        channels * POOLED
    }

    /// Describes a picture, one plane of `width` × `height` values for each channel. Always finite.
    pub(crate) fn describe(&self, planes: &[Vec<f32>], width: u32, height: u32) -> Vec<f32> {
        thread_local! {
            static SCRATCH: RefCell<Scratch> = RefCell::default();
        }
        SCRATCH.with_borrow_mut(|scratch| {
            planes.iter().flat_map(|plane| self.describe_plane(plane, width, height, scratch)).collect()
        })
    }

    fn describe_plane(&self, plane: &[f32], width: u32, height: u32, scratch: &mut Scratch) -> Vec<f32> {
        let (wide, high) = size(width, height);
        let finite: Vec<f32> = plane.iter().map(|value| if value.is_finite() { *value } else { 0.0 }).collect();
        let [low, most] = RANGE.map(|share| quantile(&finite, share));
        let factor = if most > low { 255.0 / (most - low) } else { 0.0 };
        let grey: Vec<f32> = finite.iter().map(|value| ((value - low) * factor).clamp(0.0, 255.0)).collect();
        // An empty plane says nothing.
        let whole = Window::whole(width, height);
        let Ok(resized) = resample(&grey, width, height, whole, wide, high) else { return vec![0.0; POOLED] };
        let input: Vec<f32> = resized.iter().map(|value| (value - MIDDLE) / SCALE).collect();
        let image = [&input[..], &input, &input].concat();
        let mut out = Vec::with_capacity(POOLED);
        let last = TAPS[TAPS.len() - 1] + 1;
        self.engine.run(&image, [high as usize, wide as usize], last, scratch, &mut |number, map| {
            if TAPS.contains(&number) {
                pool(&map, &mut out);
            }
        });
        out
    }
}

/// Width and height of what the network sees.
fn size(width: u32, height: u32) -> (u32, u32) {
    let (longer, shorter) = (width.max(height).max(1), width.min(height).max(1));
    let factor = if longer > MOST_SIDE {
        f64::from(MOST_SIDE) / f64::from(longer)
    } else {
        (f64::from(LEAST_SIDE) / f64::from(shorter)).max(1.0).min(f64::from(MOST_SIDE) / f64::from(longer))
    };
    let scaled = |side: u32| ((f64::from(side) * factor).round() as u32).clamp(1, MOST_SIDE);
    (scaled(width), scaled(height))
}

/// Linear between the two nearest values, as numpy's default.
fn quantile(values: &[f32], share: f64) -> f32 {
    let Some(last) = values.len().checked_sub(1) else { return 0.0 };
    let mut values = values.to_vec();
    let place = share * last as f64;
    let (_, low, above) = values.select_nth_unstable_by(place.floor() as usize, f32::total_cmp);
    let next = above.iter().copied().fold(f32::INFINITY, f32::min);
    if next.is_finite() { *low + (next - *low) * place.fract() as f32 } else { *low }
}

/// Means of all channels, then standard deviations, then maxima.
fn pool(map: &Map<'_>, out: &mut Vec<f32>) {
    let count = map.pixels as f64;
    let each = || (0..map.channels).map(|channel| map.channel(channel));
    let middles: Vec<f64> = each().map(|values| values.map(f64::from).sum::<f64>() / count.max(1.0)).collect();
    out.extend(middles.iter().map(|middle| *middle as f32));
    out.extend(each().zip(&middles).map(|(values, middle)| {
        let squares: f64 = values.map(|value| (f64::from(value) - middle).powi(2)).sum();
        (squares / (count - 1.0).max(1.0)).sqrt() as f32
    }));
    out.extend(each().map(|values| values.fold(f32::NEG_INFINITY, f32::max)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cpu::Block;

    #[test]
    fn cells_are_enlarged_fields_reduced_and_what_lies_between_stays() {
        assert_eq!(size(48, 48), (128, 128));
        assert_eq!(size(300, 200), (300, 200));
        assert_eq!(size(512, 512), (512, 512));
        assert_eq!(size(2048, 1024), (512, 256));
        assert_eq!(size(1, 500), (1, 512));
    }

    #[test]
    fn quantiles_are_those_of_numpy() {
        let values: Vec<f32> = (0..11).rev().map(|at| at as f32).collect();
        assert_eq!(quantile(&values, 0.25), 2.5);
        assert_eq!(quantile(&values, 1.0), 10.0);
        assert_eq!(quantile(&[], 0.5), 0.0);
    }

    #[test]
    fn a_map_is_pooled_by_channel() {
        let values = [[1.0, 3.0], [-1.0, -1.0]];
        let blocks = Block::of_channels(2, 2, |channel, pixel| values[channel][pixel]);
        let mut out = Vec::new();
        pool(&Map { channels: 2, pixels: 2, blocks: &blocks }, &mut out);
        assert_eq!(out, [2.0, -1.0, 2.0_f32.sqrt(), 0.0, 3.0, -1.0]);
    }
}
