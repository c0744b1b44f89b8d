//! Tileable smooth noise, for borders, granules, fibres and density.
//!
//! Owns: one periodic tile of fractal value noise, sampled at any scale and angle. Refuses: meaning; a sample is a
//! number near [-1, 1] with mean near 0.

use rand_chacha::ChaCha8Rng;

use crate::random::uniform;

const SIDE: usize = 256;

/// A periodic 256 × 256 tile of noise with structure from 4 to 32 samples wide.
pub(crate) struct Texture {
    tile: Vec<f32>,
}

impl Texture {
    pub(crate) fn new(rng: &mut ChaCha8Rng) -> Self {
        let mut tile = vec![0.0; SIDE * SIDE];
        // A natural 1/f fall: each octave is half as strong as the one twice as coarse, near enough.
        for (cell, weight) in [(4_usize, 0.25_f32), (8, 0.4), (16, 0.65), (32, 0.8)] {
            let knots = SIDE / cell;
            let lattice: Vec<f32> = (0..knots * knots).map(|_| uniform(rng, -1.0, 1.0)).collect();
            for y in 0..SIDE {
                for x in 0..SIDE {
                    tile[y * SIDE + x] += weight * value(&lattice, knots, x, y, cell);
                }
            }
        }
        Self { tile }
    }

    /// Bilinear sample at any finite coordinates; the tile repeats every 256 units.
    #[inline]
    pub(crate) fn at(&self, x: f32, y: f32) -> f32 {
        // Not `f32::floor`: without SSE4.1 that is a call, and this is the innermost line of the model.
        let floor = |value: f32| value as i32 - i32::from(value < 0.0);
        let (x_floor, y_floor) = (floor(x), floor(y));
        let (tx, ty) = (x - x_floor as f32, y - y_floor as f32);
        let wrap = |value: i32| value as usize & (SIDE - 1);
        let (x0, y0) = (wrap(x_floor), wrap(y_floor));
        let (x1, y1) = ((x0 + 1) & (SIDE - 1), (y0 + 1) & (SIDE - 1));
        let top = self.tile[y0 * SIDE + x0] * (1.0 - tx) + self.tile[y0 * SIDE + x1] * tx;
        let bottom = self.tile[y1 * SIDE + x0] * (1.0 - tx) + self.tile[y1 * SIDE + x1] * tx;
        top * (1.0 - ty) + bottom * ty
    }
}

/// Value noise: random knots every `cell` samples, joined by a cubic ease.
fn value(lattice: &[f32], knots: usize, x: usize, y: usize, cell: usize) -> f32 {
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let (x0, y0) = (x / cell, y / cell);
    let (x1, y1) = ((x0 + 1) % knots, (y0 + 1) % knots);
    let tx = ease((x % cell) as f32 / cell as f32);
    let ty = ease((y % cell) as f32 / cell as f32);
    let top = lattice[y0 * knots + x0] * (1.0 - tx) + lattice[y0 * knots + x1] * tx;
    let bottom = lattice[y1 * knots + x0] * (1.0 - tx) + lattice[y1 * knots + x1] * tx;
    top * (1.0 - ty) + bottom * ty
}
