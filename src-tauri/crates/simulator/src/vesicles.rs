//! Vesicles: spots made from the light that the diffuse pool has lost.
//!
//! Owns: their true places and sizes. Refuses: to make light; what a cell's vesicles emit is what its cytoplasm gave up.

use std::f32::consts::TAU;

use rand_chacha::ChaCha8Rng;

use crate::cells::Cell;
use crate::optics::Plane;
use crate::outline::Patch;
use crate::random::{chance, log_normal, normal, uniform, whole};

/// Part of the lost pool that is seen as spots; the rest is in pits too small and too many to resolve. A weak response
/// leaves more of it there.
fn in_spots(depletion: f32) -> f32 {
    0.26 + 0.44 * depletion
}

/// One true vesicle.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Centre, pixels; whole numbers are pixel centres, x to the right.
    pub x: f32,
    /// Centre, pixels; y down.
    pub y: f32,
    /// Standard deviation of the spot as the lens shows it, pixels.
    pub radius: f32,
    /// All the light of the spot before uneven illumination, electrons.
    pub light: f32,
    /// Index of its cell in [`crate::RenderedField::cells`].
    pub cell: usize,
}

/// Where the vesicles of one cell like to be; a cell's habit, in units of its nucleus.
struct Habit {
    /// Share in the tight group beside the nucleus, where endosomes recycle.
    grouped: f32,
    group_size: f32,
    /// True where the group bends along the nucleus instead of being round.
    bent: bool,
    /// Share scattered over the rest of the cell; what remains rings the nucleus.
    scattered: f32,
    ring: f32,
    /// Direction of the group from the nucleus, radians.
    pole: f32,
}

/// Add the vesicles of all cells to `plane`; `lost` is the light that each cell has to give, electrons.
pub(crate) fn paint(plane: &mut Plane, cells: &[Cell], lost: &[f32], blur: f32, rng: &mut ChaCha8Rng) -> Vec<Spot> {
    let mut spots = Vec::new();
    let frame = 0.0..=(plane.side - 1) as f32;
    for (id, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.round) {
        let mut own = if cell.responds {
            burst(cell, id, blur, rng)
        } else if chance(rng, 0.22) {
            basal(cell, id, blur, rng)
        } else {
            continue;
        };
        let (all, sum) = (own.len(), own.iter().map(|spot| spot.light).sum::<f32>());
        own.retain(|spot| frame.contains(&spot.x) && frame.contains(&spot.y));
        if cell.responds && !own.is_empty() {
            // `lost` ends at the frame, and so do the spots; what a cut cell lacks is guessed from the spots outside.
            let whole_cell = (all as f32 / own.len() as f32).min(2.0);
            own.iter_mut().for_each(|spot| spot.light *= in_spots(cell.depletion) * whole_cell * lost[id] / sum);
        }
        spots.append(&mut own);
    }
    for spot in &spots {
        stamp(plane, spot, blur);
    }
    spots
}

fn burst(cell: &Cell, id: usize, blur: f32, rng: &mut ChaCha8Rng) -> Vec<Spot> {
    let habit = Habit {
        grouped: uniform(rng, 0.0, 0.4),
        group_size: uniform(rng, 1.6, 4.6),
        bent: chance(rng, 0.5),
        scattered: uniform(rng, 0.10, 0.5),
        ring: uniform(rng, 0.6, 1.35),
        pole: uniform(rng, 0.0, TAU),
    };
    // More of the pool in vesicles means more and larger ones.
    let count = (log_normal(rng, 65.0, 0.5) + 150.0 * cell.depletion) as usize;
    let size = uniform(rng, 0.40, 0.62) + 0.28 * cell.depletion;
    let spot = |_| {
        let (x, y, scattered) = place(cell, &habit, rng);
        let radius = (size * log_normal(rng, 1.0, 0.28)).clamp(0.4, 1.7);
        // Far from the nucleus vesicles are young and small.
        let light = radius * radius * log_normal(rng, if scattered { 0.5 } else { 1.0 }, 0.65);
        Spot { x, y, radius: radius.hypot(blur), light, cell: id }
    };
    (0..count).map(spot).collect()
}

/// The few faint vesicles that a resting cell shows.
fn basal(cell: &Cell, id: usize, blur: f32, rng: &mut ChaCha8Rng) -> Vec<Spot> {
    let count = whole(rng, 1, 4);
    let spot = |_| {
        let angle = uniform(rng, 0.0, TAU);
        let from = uniform(rng, 0.6, 1.8);
        let (x, y) = cell.nucleus.place(from * angle.cos(), from * angle.sin());
        let radius = uniform(rng, 0.4, 0.8);
        let light = cell.expression * log_normal(rng, 2.2, 0.5);
        Spot { x, y, radius: radius.hypot(blur), light, cell: id }
    };
    (0..count).map(spot).collect()
}

fn place(cell: &Cell, habit: &Habit, rng: &mut ChaCha8Rng) -> (f32, f32, bool) {
    let draw = uniform(rng, 0.0, 1.0);
    if draw < habit.grouped {
        if habit.bent {
            let angle = normal(rng, habit.pole, 0.12 * habit.group_size);
            let from = normal(rng, 1.12, 0.13);
            let (x, y) = cell.nucleus.place(from * angle.cos(), from * angle.sin());
            return (x, y, false);
        }
        let (x, y) = cell.nucleus.place(1.05 * habit.pole.cos(), 1.15 * habit.pole.sin());
        return (x + normal(rng, 0.0, habit.group_size), y + normal(rng, 0.0, habit.group_size), false);
    }
    let angle = uniform(rng, 0.0, TAU);
    let (cos, sin) = (angle.cos(), angle.sin());
    if draw < habit.grouped + habit.scattered {
        let reach = cell.reach(cos, sin) * 0.8 * uniform(rng, 0.1, 1.0).sqrt();
        return (cell.nucleus.x + reach * cos, cell.nucleus.y + reach * sin, true);
    }
    // Around and over the nucleus, denser on the side of the group.
    let lean = if chance(rng, 0.45) { 0.45 } else { 0.0 };
    let from = normal(rng, habit.ring, 0.36).abs();
    let (x, y) = cell.nucleus.place(from * cos + lean * habit.pole.cos(), from * sin + lean * habit.pole.sin());
    (x, y, false)
}

/// Add a Gaussian of the spot's own size; the lens blurs it to [`Spot::radius`] later.
fn stamp(plane: &mut Plane, spot: &Spot, blur: f32) {
    let square = (spot.radius * spot.radius - blur * blur).max(0.16);
    let Some(patch) = Patch::around(spot.x, spot.y, 4.0 * square.sqrt(), plane.side) else { return };
    let peak = spot.light / (TAU * square);
    for (i, x, y) in patch.pixels(plane.side) {
        let away = (x - spot.x) * (x - spot.x) + (y - spot.y) * (y - spot.y);
        plane.data[i] += peak * (-0.5 * away / square).exp();
    }
}
