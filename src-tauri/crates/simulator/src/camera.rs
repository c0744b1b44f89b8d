//! The camera: from mean light to counts.
//!
//! Owns: the linear camera model of EMVA 1288 (release 4.0): counts = offset + gain · (electrons + read noise), with
//! Poisson electrons, so the variance is `read² · gain² + gain · (mean − offset)`. Refuses: anything before the chip.

use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution as _, Poisson};

use crate::optics::Plane;
use crate::random::{normal, uniform, whole};

/// Dark level, counts.
pub(crate) const OFFSET: f32 = 140.0;
/// System gain, counts per electron: a full 12-bit range holds about 1300 electrons.
pub(crate) const GAIN: f32 = 3.0;
/// Temporal dark noise, electrons.
pub(crate) const READ_NOISE: f32 = 8.0;
/// Largest count of a 12-bit converter.
pub(crate) const SATURATION: u16 = 4095;

/// Above this mean a Poisson count is drawn as a normal: its skew, under 0.16, drowns in the read noise.
const NORMAL_ABOVE: f32 = 40.0;

/// Expose once. `light` is the mean number of electrons per pixel.
pub(crate) fn expose(light: &Plane, rng: &mut ChaCha8Rng) -> Vec<u16> {
    let mut counts: Vec<u16> = light
        .data
        .iter()
        .map(|&mean| {
            let electrons = shot(mean.max(0.0), rng) + normal(rng, 0.0, READ_NOISE);
            // Adding a half and cutting rounds to nearest, as counts are not negative.
            (OFFSET + GAIN * electrons + 0.5).clamp(0.0, f32::from(SATURATION)) as u16
        })
        .collect();
    for _ in 0..whole(rng, 2, 6) {
        let at = whole(rng, 0, counts.len() - 1);
        let excess = uniform(rng, 500.0, 2500.0) as u16;
        counts[at] = (counts[at] + excess).min(SATURATION);
    }
    counts
}

fn shot(mean: f32, rng: &mut ChaCha8Rng) -> f32 {
    if mean > NORMAL_ABOVE {
        return normal(rng, mean, mean.sqrt()).max(0.0);
    }
    // `Poisson` refuses a mean of zero, for which the answer is zero.
    Poisson::new(mean).map_or(0.0, |photons| photons.sample(rng))
}
