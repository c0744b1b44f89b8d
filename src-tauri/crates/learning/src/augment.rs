//! Varying training windows: mirror, turns, shift, zoom, intensities, noise, blur, blank channels.
//!
//! Owns: what is drawn for one window, and what that does to its planes. Refuses: validation and prediction, which see
//! images as they are, and anything that would change which category an image belongs to.
//!
//! A window that is turned, moved or reduced takes what lies around it in the image, and beyond the image's border its
//! mirror image, so no artificial edge appears; values between pixels are bilinear. Everything about intensities is
//! relative to the mean and standard deviation of the window's own channel: so it means the same whatever the rescaling.
//! In the order of an instrument: place and direction, optics (blur), amplification (gain, offset), detector (noise);
//! last a channel may be missing.

use rand::{Rng, RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use vesicle_images::{Picture, Samples};

use crate::batches::{Purpose, random};
use crate::dataset::{Stored, View};
use crate::features;
use crate::network::normal;
use crate::sampling::Sampling;
use crate::settings::FitSettings;
use crate::specs::{
    BLUR, CHANNEL_DROPOUT, INPUT_SIDE, INTENSITY_GAIN, INTENSITY_OFFSET, NOISE, ROTATION, Range, SHIFT, ZOOM,
};
use crate::windows::{Size, Turns, Window};

/// Strengths as chosen, within their ranges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Augmentation {
    pub(crate) turns: Turns,
    /// Radians, either way.
    rotation: f32,
    /// Share of the sides, either way.
    shift: f32,
    zoom: f32,
    gain: f32,
    offset: f32,
    noise: f32,
    /// Pixels.
    blur: f32,
    channel_dropout: f32,
}

/// What is done to one window.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    /// Radians.
    angle: f32,
    /// Share of width and height.
    shift: [f32; 2],
    /// Above 1 enlarges.
    zoom: f32,
    /// Standard deviation in pixels.
    blur: f32,
    channels: Vec<ChannelChange>,
    noise_seed: u64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct ChannelChange {
    gain: f32,
    /// In standard deviations; so is `noise`.
    offset: f32,
    noise: f32,
    blank: bool,
}

/// One of the numbered variants of a picture as a training window, in raw values; the same number gives the same one.
///
/// What [`crate::fit`] does, but before values are rescaled, so that it can be shown like the picture itself.
///
/// # Errors
/// A sentence for the person: the input size makes no sense, or the picture cannot be resampled.
pub fn augmented_example(picture: &Picture, settings: &FitSettings, number: u32) -> Result<Picture, String> {
    let (width, height) = (settings.input_width, settings.input_height);
    if [width, height].iter().any(|side| !(1.0..=INPUT_SIDE.most).contains(&f64::from(*side))) {
        return Err(format!("An input of {width} × {height} pixels is not possible."));
    }
    let view = View {
        crop: settings.crop,
        input: Size { width, height },
        channels: picture.channels(),
        sampling: Sampling::Area,
    };
    let stored = Stored::new(picture, &view)?;
    let augmentation = Augmentation::of(settings);
    let mut random = random(settings.seed, Purpose::Preview, number);
    let window = Window::draw(view.crop, augmentation.turns, stored.size(), view.input, &mut random);
    let change = augmentation.draw(view.channels as usize, &mut random);
    let mut values = vec![0.0; view.values()];
    change.apply(stored.planes(), stored.size(), window, view.input, &mut values);
    Picture::new(width, height, view.channels, Samples::F32(values)).map_err(|error| error.to_string())
}

impl Augmentation {
    pub(crate) fn of(settings: &FitSettings) -> Self {
        // No number counts as 0.
        let within = |value: f64, range: Range| value.max(range.least).min(range.most) as f32;
        Self {
            turns: Turns { mirror: settings.mirror, quarters: settings.quarter_turns },
            rotation: within(settings.rotation, ROTATION).to_radians(),
            shift: within(settings.shift, SHIFT),
            zoom: within(settings.zoom, ZOOM),
            gain: within(settings.intensity_gain, INTENSITY_GAIN),
            offset: within(settings.intensity_offset, INTENSITY_OFFSET),
            noise: within(settings.noise, NOISE),
            blur: within(settings.blur, BLUR),
            channel_dropout: within(settings.channel_dropout, CHANNEL_DROPOUT),
        }
    }

    /// Draws as many numbers whatever the strengths are, so that one switch does not disturb what another draws.
    pub(crate) fn draw(&self, channels: usize, random: &mut impl Rng) -> Change {
        let mut either_way = |most: f32| most * random.random_range(-1.0..=1.0_f32);
        let (angle, shift) = (either_way(self.rotation), [either_way(self.shift), either_way(self.shift)]);
        let zoom = (1.0 + self.zoom).powf(either_way(1.0));
        let blur = self.blur * random.random::<f32>();
        let mut drawn: Vec<ChannelChange> = (0..channels)
            .map(|_| ChannelChange {
                gain: (1.0 + self.gain).powf(random.random_range(-1.0..=1.0)),
                offset: self.offset * random.random_range(-1.0..=1.0_f32),
                noise: self.noise * random.random::<f32>(),
                blank: random.random::<f32>() < self.channel_dropout,
            })
            .collect();
        let kept = random.random_range(0..channels.max(1));
        if drawn.iter().all(|channel| channel.blank)
            && let Some(channel) = drawn.get_mut(kept)
        {
            channel.blank = false;
        }
        Change { angle, shift, zoom, blur, channels: drawn, noise_seed: random.random() }
    }
}

impl Change {
    /// Fills `out`, `[channels, height, width]` of the size `input`, with the changed window of an image whose planes are
    /// of the size `stored`.
    pub(crate) fn apply(&self, planes: &[Vec<f32>], stored: Size, window: Window, input: Size, out: &mut [f32]) {
        let pixels = input.width as usize * input.height as usize;
        let moves = self.angle != 0.0 || self.shift != [0.0; 2] || self.zoom != 1.0;
        let places = moves.then(|| self.places(stored, window, input));
        let mut noise = ChaCha8Rng::seed_from_u64(self.noise_seed);
        for ((plane, change), out) in planes.iter().zip(&self.channels).zip(out.chunks_exact_mut(pixels)) {
            if change.blank {
                out.fill(0.0);
                continue;
            }
            match &places {
                Some(places) => out.iter_mut().zip(places).for_each(|(value, place)| *value = place.read(plane)),
                None => window.copy(plane, stored, input, out),
            }
            if self.blur > 0.0 {
                blur(out, input, self.blur);
            }
            change.intensities(out, &mut noise);
        }
    }

    /// For each pixel of the input the four pixels of the image that it lies between.
    fn places(&self, stored: Size, window: Window, input: Size) -> Vec<Between> {
        let (width, height) = (input.width as f32, input.height as f32);
        let (sine, cosine) = self.angle.sin_cos();
        let middle = [window.x as f32 + width / 2.0, window.y as f32 + height / 2.0];
        let mut places = Vec::with_capacity(input.width as usize * input.height as usize);
        for row in 0..input.height {
            for column in 0..input.width {
                let (column, row) = window.laid_out(column, row, input);
                // From the middle of the window, in the directions of the output.
                let across = column as f32 + 0.5 - width / 2.0 - self.shift[0] * width;
                let down = row as f32 + 0.5 - height / 2.0 - self.shift[1] * height;
                let x = (across * cosine + down * sine) / self.zoom + middle[0];
                let y = (down * cosine - across * sine) / self.zoom + middle[1];
                places.push(Between::new(x - 0.5, y - 0.5, stored));
            }
        }
        places
    }
}

impl ChannelChange {
    fn intensities(&self, values: &mut [f32], noise: &mut impl Rng) {
        if self.gain == 1.0 && self.offset == 0.0 && self.noise == 0.0 {
            return;
        }
        let count = values.len().max(1) as f64;
        let mean = values.iter().map(|value| f64::from(*value)).sum::<f64>() / count;
        let deviation =
            (values.iter().map(|value| (f64::from(*value) - mean).powi(2)).sum::<f64>() / count).sqrt() as f32;
        let (mean, offset) = (mean as f32, self.offset * deviation);
        for value in values {
            let drawn = if self.noise > 0.0 { self.noise * deviation * normal(1.0, noise) } else { 0.0 };
            let changed = mean + (*value - mean) * self.gain + offset + drawn;
            *value = if changed.is_nan() { 0.0 } else { changed.clamp(f32::MIN, f32::MAX) };
        }
    }
}

/// A place between four pixels.
struct Between {
    /// Upper left, upper right, lower left, lower right.
    pixels: [u32; 4],
    /// Of the right ones and of the lower ones.
    shares: [f32; 2],
}

impl Between {
    fn new(x: f32, y: f32, size: Size) -> Self {
        let side = |at: f32, side: u32| {
            let first = at.floor();
            [reflected(first as i64, side), reflected(first as i64 + 1, side)]
        };
        let ([left, right], [upper, lower]) = (side(x, size.width), side(y, size.height));
        let at = |row: u32, column: u32| row * size.width + column;
        Self {
            pixels: [at(upper, left), at(upper, right), at(lower, left), at(lower, right)],
            shares: [x - x.floor(), y - y.floor()],
        }
    }

    fn read(&self, plane: &[f32]) -> f32 {
        let [a, b, c, d] = self.pixels.map(|pixel| plane[pixel as usize]);
        let [right, lower] = self.shares;
        (a * (1.0 - right) + b * right) * (1.0 - lower) + (c * (1.0 - right) + d * right) * lower
    }
}

/// The pixel that stands for one beyond the border: as in a mirror at the pixel's outer edge.
fn reflected(at: i64, side: u32) -> u32 {
    let side = i64::from(side.max(1));
    let within = at.rem_euclid(2 * side);
    (if within < side { within } else { 2 * side - 1 - within }) as u32
}

/// Blurs a window by a Gaussian of `deviation` pixels; beyond its border stands its mirror image.
fn blur(values: &mut [f32], size: Size, deviation: f32) {
    let blurred = features::blur(values, size.width as usize, size.height as usize, f64::from(deviation));
    values.copy_from_slice(&blurred);
}

#[cfg(test)]
mod tests;
