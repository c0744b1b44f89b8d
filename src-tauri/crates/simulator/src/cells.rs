//! Where the cells are and what each is like.
//!
//! Owns: places, directions, outlines as reach per angle, nuclei, expression levels, and who responds. Refuses: pixels.

use std::f32::consts::{PI, TAU};

use rand_chacha::ChaCha8Rng;

use crate::plan::Field;
use crate::random::{Part, chance, field_stream, log_normal, normal, shuffle, uniform, whole};
use crate::texture::Texture;

/// Directions in which the reach of a cell is tabulated.
const DIRECTIONS: usize = 128;
/// Cells are placed this far outside the frame too, so that the border shows cut cells and no gap. Pixels.
const MARGIN: f32 = 45.0;

/// An ellipse with its own axes; lengths in pixels.
#[derive(Clone, Debug)]
pub(crate) struct Ellipse {
    pub(crate) x: f32,
    pub(crate) y: f32,
    /// Semi-axes, the long one first.
    pub(crate) axes: (f32, f32),
    /// Direction of the long axis, radians from +x towards +y.
    pub(crate) angle: f32,
    pub(crate) turn: (f32, f32),
}

impl Ellipse {
    fn new(x: f32, y: f32, axes: (f32, f32), angle: f32) -> Self {
        Self { x, y, axes, angle, turn: (angle.cos(), angle.sin()) }
    }

    /// Coordinates along the long and the short axis, in units of each: inside means a norm under one.
    pub(crate) fn local(&self, x: f32, y: f32) -> (f32, f32) {
        let (dx, dy) = (x - self.x, y - self.y);
        let (cos, sin) = self.turn;
        ((dx * cos + dy * sin) / self.axes.0, (dy * cos - dx * sin) / self.axes.1)
    }

    /// The inverse of [`Self::local`].
    pub(crate) fn place(&self, u: f32, v: f32) -> (f32, f32) {
        let (cos, sin) = self.turn;
        let (along, across) = (u * self.axes.0, v * self.axes.1);
        (self.x + along * cos - across * sin, self.y + along * sin + across * cos)
    }
}

/// One cell of the layout.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) nucleus: Ellipse,
    /// Distance from the nucleus to the border without neighbours, per direction, pixels.
    reach: Vec<f32>,
    /// How far the cell slides over its neighbours, as a part of its reach.
    pub(crate) overlap: f32,
    /// Width over which the free border thins out, as a part of the reach.
    pub(crate) border: f32,
    /// GFP light at unit thickness, electrons per pixel.
    pub(crate) expression: f32,
    /// Thickness of the thin outer part relative to the part around the nucleus, 0–1.
    pub(crate) lamella: f32,
    /// GFP in the nucleus relative to the cytoplasm above and below it.
    pub(crate) nuclear: f32,
    /// A rounded cell (dividing or dying) that sits above the sheet.
    pub(crate) round: bool,
    pub(crate) responds: bool,
    /// Part of the diffuse GFP that has gone into vesicles, 0–1.
    pub(crate) depletion: f32,
}

impl Cell {
    /// Where the free border has ended, in units of the reach.
    pub(crate) fn border_end(&self) -> f32 {
        1.0 + 0.2 * self.border
    }

    /// Two corners of a box that holds the outline grown by `factor` and then by `more` pixels.
    pub(crate) fn corners(&self, factor: f32, more: f32) -> ((f32, f32), (f32, f32)) {
        let (mut first, mut last) = ((self.nucleus.x, self.nucleus.y), (self.nucleus.x, self.nucleus.y));
        for (i, reach) in self.reach.iter().enumerate() {
            let (sin, cos) = (TAU * i as f32 / DIRECTIONS as f32).sin_cos();
            let (x, y) = (self.nucleus.x + factor * reach * cos, self.nucleus.y + factor * reach * sin);
            first = (first.0.min(x), first.1.min(y));
            last = (last.0.max(x), last.1.max(y));
        }
        ((first.0 - more, first.1 - more), (last.0 + more, last.1 + more))
    }

    /// Reach in the direction `(dx, dy)`, pixels.
    #[inline]
    pub(crate) fn reach(&self, dx: f32, dy: f32) -> f32 {
        let turn = direction(dx, dy) * DIRECTIONS as f32;
        let low = turn as usize;
        let part = turn - low as f32;
        self.reach[low % DIRECTIONS] * (1.0 - part) + self.reach[(low + 1) % DIRECTIONS] * part
    }
}

/// The angle of a vector as a part of a full turn, in `[0, 1)`.
///
/// A polynomial with an error under 0.002 rad: outlines need no more, and unlike `atan2` it does not depend on the
/// mathematics library of the system.
fn direction(dx: f32, dy: f32) -> f32 {
    let (ax, ay) = (dx.abs(), dy.abs());
    let ratio = ax.min(ay) / ax.max(ay).max(1e-6);
    let mut angle = ratio * (PI / 4.0 + 0.273 * (1.0 - ratio));
    if ay > ax {
        angle = PI / 2.0 - angle;
    }
    if dx < 0.0 {
        angle = PI - angle;
    }
    if dy < 0.0 {
        angle = TAU - angle;
    }
    (angle / TAU).clamp(0.0, 0.999_999)
}

/// Lay out the cells of a field.
pub(crate) fn layout(field: &Field, texture: &Texture) -> Vec<Cell> {
    let rng = &mut field_stream(field.seed, field.index, Part::Layout);
    let side = field.side as f32;
    let shift = (uniform(rng, 0.0, 256.0), uniform(rng, 0.0, 256.0));
    let holes: Vec<(f32, f32, f32)> = (0..whole(rng, 0, 3))
        .map(|_| (uniform(rng, 0.0, side), uniform(rng, 0.0, side), uniform(rng, 48.0, 84.0)))
        .collect();

    let mut places: Vec<(f32, f32, f32)> = Vec::new();
    let span = side + 2.0 * MARGIN;
    let tries = (12.0 * (span / field.nuisance.spacing).powi(2)) as usize;
    for _ in 0..tries {
        let (x, y) = (uniform(rng, -MARGIN, side + MARGIN), uniform(rng, -MARGIN, side + MARGIN));
        if holes.iter().any(|&(hx, hy, radius)| (x - hx).hypot(y - hy) < radius) {
            continue;
        }
        let crowding = texture.at(x * 0.11 + shift.0, y * 0.11 + shift.1);
        let room = field.nuisance.spacing * (1.0 - 0.2 * crowding).clamp(0.7, 1.3) * uniform(rng, 0.8, 1.1);
        if places.iter().all(|&(px, py, other)| (x - px).hypot(y - py) > 0.5 * (room + other)) {
            places.push((x, y, room));
        }
    }

    let mut cells: Vec<Cell> = places
        .into_iter()
        .map(|(x, y, room)| {
            // Neighbours share a direction, loosely, as cells in a sheet do.
            let flow = PI * texture.at(x * 0.07 + shift.1, y * 0.07 + shift.0);
            let angle = flow + normal(rng, 0.6, 0.55);
            spread(rng, (x, y), room, angle, field)
        })
        .collect();
    respond(rng, &mut cells, field);
    for _ in 0..whole(rng, 0, 2) {
        let at = (uniform(rng, 0.0, side), uniform(rng, 0.0, side));
        cells.push(rounded(rng, at, field));
    }
    cells
}

/// A spread cell of the sheet.
fn spread(rng: &mut ChaCha8Rng, at: (f32, f32), room: f32, angle: f32, field: &Field) -> Cell {
    // A few cells are narrow and thick, hence bright, as if about to detach.
    let narrow = chance(rng, 0.06);
    let size = normal(rng, 1.0, 0.14).clamp(0.75, 1.4);
    let long = if narrow { uniform(rng, 11.5, 15.0) } else { 14.4 * size };
    let short = if narrow { uniform(rng, 6.5, 8.5) } else { long * uniform(rng, 0.58, 0.86) };
    let nucleus = Ellipse::new(at.0, at.1, (long, short), angle + normal(rng, 0.0, 0.15));

    let (base, stretch) = if narrow {
        (uniform(rng, 0.38, 0.55) * room, uniform(rng, 1.6, 2.6))
    } else {
        (uniform(rng, 0.85, 1.25) * room, uniform(rng, 1.15, 2.6))
    };
    // Arms: the corners of the polygon and the tails by which a cell holds on.
    let arms: Vec<(f32, f32, f32)> = (0..whole(rng, 2, 5))
        .map(|i| {
            let along = if i < 2 { angle + PI * i as f32 + normal(rng, 0.0, 0.3) } else { uniform(rng, 0.0, TAU) };
            (along, uniform(rng, 0.2, 0.95), log_normal(rng, 16.0, 0.7))
        })
        .collect();
    let reach: Vec<f32> = (0..DIRECTIONS)
        .map(|i| {
            let theta = TAU * i as f32 / DIRECTIONS as f32;
            let (cos, sin) = ((theta - angle).cos(), (theta - angle).sin());
            let oval = base / ((cos / stretch.sqrt()).powi(2) + (sin * stretch.sqrt()).powi(2)).sqrt();
            let tips: f32 =
                arms.iter().map(|&(at, long, sharp)| long * (sharp * ((theta - at).cos() - 1.0)).exp()).sum();
            oval.max(1.12 * short) * (1.0 + tips)
        })
        .collect();
    let boost = if narrow { uniform(rng, 1.2, 2.3) } else { 1.0 };
    Cell {
        nucleus,
        reach,
        overlap: uniform(rng, 0.04, 0.36),
        border: if narrow { uniform(rng, 0.1, 0.5) } else { uniform(rng, 0.06, 0.6) },
        expression: boost * field.nuisance.expression * log_normal(rng, 1.0, 0.23),
        lamella: if narrow { uniform(rng, 0.35, 0.7) } else { uniform(rng, 0.32, 0.62) },
        nuclear: uniform(rng, 0.52, 0.86),
        round: false,
        responds: false,
        depletion: 0.0,
    }
}

/// A rounded cell: small, thick, and above the plane of focus.
fn rounded(rng: &mut ChaCha8Rng, at: (f32, f32), field: &Field) -> Cell {
    let radius = uniform(rng, 7.5, 12.0);
    let axes = (radius, radius * uniform(rng, 0.88, 1.0));
    Cell {
        nucleus: Ellipse::new(at.0, at.1, axes, uniform(rng, 0.0, PI)),
        reach: vec![radius; DIRECTIONS],
        overlap: 0.1,
        border: 0.12,
        expression: field.nuisance.expression * log_normal(rng, 2.4, 0.4),
        lamella: 1.0,
        nuclear: 1.0,
        round: true,
        responds: false,
        depletion: 0.0,
    }
}

/// Choose the cells that respond: as near to the planned fraction as whole cells allow.
fn respond(rng: &mut ChaCha8Rng, cells: &mut [Cell], field: &Field) {
    let mut order: Vec<usize> = (0..cells.len()).collect();
    shuffle(rng, &mut order);
    let count = (field.response_fraction * cells.len() as f32).round() as usize;
    for &i in order.iter().take(count) {
        cells[i].responds = true;
        cells[i].depletion = (field.depletion + normal(rng, 0.0, 0.09)).clamp(0.12, 0.93);
    }
}
