//! The microscope: point spread, haze and uneven illumination.
//!
//! Owns: planes of light and what lenses and lamps do to them. Refuses: noise and counts (see `camera`).
//!
//! A widefield point spread is approximated by a Gaussian core (Zhang, Zerubia & Olivo-Marin 2007, *Appl Opt*
//! 46:1819) plus a share of light in a wide Gaussian that stands for out-of-focus haze.

use crate::plan::Nuisance;

/// A square plane of light, row-major, electrons per pixel.
#[derive(Clone)]
pub(crate) struct Plane {
    pub(crate) side: usize,
    pub(crate) data: Vec<f32>,
}

impl Plane {
    pub(crate) fn new(side: usize) -> Self {
        Self { side, data: vec![0.0; side * side] }
    }

    pub(crate) fn add(&mut self, other: &Self, factor: f32) {
        for (here, there) in self.data.iter_mut().zip(&other.data) {
            *here += factor * there;
        }
    }

    /// Gaussian blur with standard deviation `sigma` pixels; the edge is repeated outward.
    ///
    /// Small widths use the sampled kernel; wide ones three box passes (Wells 1986, *IEEE PAMI* 8:234), whose cost does
    /// not grow with width. Boxes have whole widths, so `sigma` over 4 is met to within 10 %: enough for haze.
    pub(crate) fn blur(&mut self, sigma: f32) {
        if sigma < 0.2 {
            return;
        }
        let mut turned = vec![0.0; self.data.len()];
        for _ in 0..2 {
            blur_rows(&mut self.data, self.side, sigma);
            transpose(&self.data, &mut turned, self.side);
            std::mem::swap(&mut self.data, &mut turned);
        }
    }
}

fn blur_rows(data: &mut [f32], side: usize, sigma: f32) {
    if sigma <= 4.0 {
        let radius = (3.0 * sigma).ceil() as usize;
        let mut kernel: Vec<f32> =
            (0..=2 * radius).map(|i| (-0.5 * ((i as f32 - radius as f32) / sigma).powi(2)).exp()).collect();
        let sum: f32 = kernel.iter().sum();
        kernel.iter_mut().for_each(|weight| *weight /= sum);
        let mut padded = vec![0.0; side + 2 * radius];
        for row in data.chunks_exact_mut(side) {
            padded[..radius].fill(row[0]);
            padded[radius..radius + side].copy_from_slice(row);
            padded[radius + side..].fill(row[side - 1]);
            row.fill(0.0);
            // Kernel outside, pixels inside: the inner loop then runs over whole vectors.
            for (shift, &weight) in kernel.iter().enumerate() {
                for (pixel, &source) in row.iter_mut().zip(&padded[shift..shift + side]) {
                    *pixel += weight * source;
                }
            }
        }
    } else {
        // Three boxes of half width h have variance h(h+1).
        let half = (((1.0 + 4.0 * sigma * sigma).sqrt() - 1.0) / 2.0).round() as usize;
        let half = half.clamp(1, side - 1);
        let mut line = vec![0.0; side];
        for row in data.chunks_exact_mut(side) {
            for _ in 0..3 {
                box_row(row, &mut line, half);
                row.copy_from_slice(&line);
            }
        }
    }
}

fn box_row(row: &[f32], out: &mut [f32], half: usize) {
    let last = row.len() - 1;
    let scale = 1.0 / (2 * half + 1) as f64;
    // The running sum is f64 so that it does not drift along the row.
    let mut sum = f64::from(row[0]) * (half + 1) as f64;
    sum += (1..=half).map(|i| f64::from(row[i.min(last)])).sum::<f64>();
    for (i, pixel) in out.iter_mut().enumerate() {
        *pixel = (sum * scale) as f32;
        sum += f64::from(row[(i + half + 1).min(last)]) - f64::from(row[i.saturating_sub(half)]);
    }
}

fn transpose(from: &[f32], to: &mut [f32], side: usize) {
    const BLOCK: usize = 32;
    for by in (0..side).step_by(BLOCK) {
        for bx in (0..side).step_by(BLOCK) {
            for y in by..(by + BLOCK).min(side) {
                for x in bx..(bx + BLOCK).min(side) {
                    to[x * side + y] = from[y * side + x];
                }
            }
        }
    }
}

/// What the lens does to the light of a flat specimen and of round cells above the plane of focus.
pub(crate) fn image(mut flat: Plane, mut above: Plane, blur: f32, haze: f32) -> Plane {
    above.blur((blur * blur + 3.2).sqrt());
    flat.blur(blur);
    flat.add(&above, 1.0);
    let mut wide = flat.clone();
    wide.blur(22.0);
    flat.data.iter_mut().for_each(|light| *light *= 1.0 - haze);
    flat.add(&wide, haze);
    flat
}

/// Multiply by the lamp: a Gaussian profile off the centre, as in the reference set, never quite dark.
pub(crate) fn illuminate(plane: &mut Plane, nuisance: &Nuisance, background: f32) {
    let side = plane.side as f32;
    let fall = -0.5 / (nuisance.lamp_width * nuisance.lamp_width);
    let along = |at: usize, centre: f32| (fall * ((at as f32 + 0.5) / side - centre).powi(2)).exp();
    let columns: Vec<f32> = (0..plane.side).map(|x| along(x, nuisance.lamp.0)).collect();
    for (y, row) in plane.data.chunks_exact_mut(plane.side).enumerate() {
        let here = along(y, nuisance.lamp.1);
        for (light, &there) in row.iter_mut().zip(&columns) {
            *light = (*light + background) * (0.05 + 0.95 * here * there);
        }
    }
}
