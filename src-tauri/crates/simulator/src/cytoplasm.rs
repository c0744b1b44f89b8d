//! The diffuse pool: GFP light of every cell before any lens.
//!
//! Owns: thickness, granules, fibres, the nuclear shadow and debris. Refuses: vesicles, but it says how much light each
//! responding cell has lost to them.

use rand_chacha::ChaCha8Rng;

use crate::cells::Cell;
use crate::optics::Plane;
use crate::outline::{Patch, ease};
use crate::random::{chance, log_normal, normal, uniform, whole};
use crate::texture::Texture;

/// GFP light of the diffuse pool.
pub(crate) struct Diffuse {
    pub(crate) flat: Plane,
    /// Light of round cells, above the plane of focus.
    pub(crate) above: Plane,
    /// Light that each cell has lost to vesicles inside the image, electrons; in the order of the cells.
    pub(crate) lost: Vec<f32>,
}

pub(crate) fn paint(
    cells: &[Cell],
    patches: &[Option<Patch>],
    side: usize,
    texture: &Texture,
    rng: &mut ChaCha8Rng,
) -> Diffuse {
    let mut diffuse = Diffuse { flat: Plane::new(side), above: Plane::new(side), lost: vec![0.0; cells.len()] };
    for (id, (cell, patch)) in cells.iter().zip(patches).enumerate() {
        let Some(patch) = patch else { continue };
        if cell.round {
            ball(cell, patch, &mut diffuse.above, texture, rng);
        } else {
            diffuse.lost[id] = sheet(cell, patch, &mut diffuse.flat, texture, rng);
        }
    }
    debris(&mut diffuse.flat, cells, rng);
    diffuse
}

/// A spread cell; returns the light lost to vesicles.
fn sheet(cell: &Cell, patch: &Patch, plane: &mut Plane, texture: &Texture, rng: &mut ChaCha8Rng) -> f32 {
    let nucleus = &cell.nucleus;
    let shift = (uniform(rng, 0.0, 256.0), uniform(rng, 0.0, 256.0));
    let width = uniform(rng, 0.7, 1.5);
    let (granular, fibrous, uneven) = (uniform(rng, 0.10, 0.20), uniform(rng, 0.08, 0.22), uniform(rng, 0.12, 0.26));
    let ruffle = if chance(rng, 0.3) { uniform(rng, 0.1, 0.5) } else { 0.0 };
    let nucleoli: Vec<(f32, f32, f32, f32)> = (0..whole(rng, 1, 3))
        .map(|_| {
            let (u, v) = (normal(rng, 0.0, 0.32).clamp(-0.6, 0.6), normal(rng, 0.0, 0.32).clamp(-0.6, 0.6));
            let (x, y) = nucleus.place(u, v);
            (x, y, uniform(rng, 1.3, 2.3), uniform(rng, 0.1, 0.45))
        })
        .collect();

    let mut lost = 0.0;
    for (place, (&share, &distance)) in patch.share.iter().zip(&patch.distance).enumerate() {
        if share <= 0.0 {
            continue;
        }
        let (column, row) = (patch.left + place % patch.width, patch.top + place / patch.width);
        let (i, x, y) = (row * plane.side + column, column as f32, row as f32);
        let (u, v) = nucleus.local(x, y);
        let from_centre = (u * u + v * v).sqrt();
        let off = (from_centre - 1.0).max(0.0) / width;
        let hump = (-0.5 * off * off).exp();
        let mut light = cell.lamella + (1.0 - cell.lamella) * hump;
        light *= 1.0 - 0.4 * (distance * distance).min(1.0);
        if ruffle > 0.0 {
            let edge = (distance - 0.9) / 0.05;
            light += ruffle * cell.lamella * (-0.5 * edge * edge).exp();
        }
        let (along, across) = (u * nucleus.axes.0, v * nucleus.axes.1);
        light *= 1.0
            + granular * texture.at(1.7 * x + shift.0, 1.7 * y + shift.1)
            + fibrous * texture.at(0.5 * along + shift.1, 2.4 * across + shift.0)
            + uneven * texture.at(0.55 * x + shift.1, 0.55 * y + shift.0);
        let inside = 1.0 - ease((from_centre - 0.92) / 0.2);
        if inside > 0.0 {
            let spots: f32 = nucleoli
                .iter()
                .map(|&(nx, ny, radius, height)| {
                    let square = (x - nx) * (x - nx) + (y - ny) * (y - ny);
                    height * (-0.5 * square / (radius * radius)).exp()
                })
                .sum();
            light *= 1.0 - inside * (1.0 - cell.nuclear - spots);
        }
        let light = (cell.expression * share * light).max(0.0);
        lost += light * cell.depletion;
        plane.data[i] += light * (1.0 - cell.depletion);
    }
    lost
}

/// A rounded cell: brightest where it is thickest, with a few darker blebs.
fn ball(cell: &Cell, patch: &Patch, plane: &mut Plane, texture: &Texture, rng: &mut ChaCha8Rng) {
    let shift = uniform(rng, 0.0, 256.0);
    for ((i, x, y), (&share, &distance)) in patch.pixels(plane.side).zip(patch.share.iter().zip(&patch.distance)) {
        let height = (1.0 - (distance * distance).min(1.0)).sqrt();
        let grain = 1.0 + 0.28 * texture.at(1.5 * x + shift, 1.5 * y + shift);
        plane.data[i] += (cell.expression * share * (0.45 + 0.55 * height) * grain).max(0.0);
    }
}

/// Fragments of dead cells: small blobs, alone or a few together.
fn debris(plane: &mut Plane, cells: &[Cell], rng: &mut ChaCha8Rng) {
    let Some(typical) = cells.first().map(|cell| cell.expression) else { return };
    let side = plane.side as f32;
    for _ in 0..whole(rng, 0, 2) {
        let (x, y) = (uniform(rng, 0.0, side), uniform(rng, 0.0, side));
        for _ in 0..whole(rng, 1, 3) {
            let at = (x + normal(rng, 0.0, 4.0), y + normal(rng, 0.0, 4.0));
            let radius = uniform(rng, 1.2, 3.2);
            let height = typical * log_normal(rng, 1.6, 0.5);
            let Some(patch) = Patch::around(at.0, at.1, 3.0 * radius, plane.side) else { continue };
            for (i, px, py) in patch.pixels(plane.side) {
                let square = (px - at.0) * (px - at.0) + (py - at.1) * (py - at.1);
                plane.data[i] += height * (-0.5 * square / (radius * radius)).exp();
            }
        }
    }
}
