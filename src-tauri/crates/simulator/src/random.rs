//! Named random streams and the few distributions the model needs.
//!
//! Owns: which stream each part of a field draws from. Refuses: any generator that is not ChaCha8 or not seeded, so a
//! field does not depend on the order or the thread in which fields are rendered, nor one part on another's appetite.

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution as _, StandardNormal};

/// Part of a field that draws its own random numbers.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    Layout = 0,
    Texture = 1,
    Cytoplasm = 2,
    Nuclei = 3,
    Vesicles = 4,
    Optics = 5,
    CameraDna = 6,
    CameraGfp = 7,
}

/// The generator of the plan as a whole.
pub(crate) fn plan_stream(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

/// The generator of one part of one field; `field` counts from 0 in plan order.
pub(crate) fn field_stream(seed: u64, field: u64, part: Part) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream((field + 1) * 16 + part as u64);
    rng
}

/// Uniform on `[low, high)`.
pub(crate) fn uniform(rng: &mut ChaCha8Rng, low: f32, high: f32) -> f32 {
    low + (high - low) * rng.random::<f32>()
}

/// Normal with the given mean and standard deviation.
pub(crate) fn normal(rng: &mut ChaCha8Rng, mean: f32, deviation: f32) -> f32 {
    let standard: f32 = StandardNormal.sample(rng);
    mean + deviation * standard
}

/// Log-normal with the given median; `spread` is the standard deviation of its natural logarithm.
pub(crate) fn log_normal(rng: &mut ChaCha8Rng, median: f32, spread: f32) -> f32 {
    median * normal(rng, 0.0, spread).exp()
}

/// True with probability `p`.
pub(crate) fn chance(rng: &mut ChaCha8Rng, p: f32) -> bool {
    rng.random::<f32>() < p
}

/// Uniform integer in `low..=high`.
pub(crate) fn whole(rng: &mut ChaCha8Rng, low: usize, high: usize) -> usize {
    rng.random_range(low..=high)
}

/// Fisher–Yates shuffle.
pub(crate) fn shuffle<T>(rng: &mut ChaCha8Rng, items: &mut [T]) {
    for last in (1..items.len()).rev() {
        items.swap(last, rng.random_range(0..=last));
    }
}
