//! The DNA channel: light of stained nuclei before any lens.
//!
//! Owns: chromatin texture, dark nucleoli, condensed DNA of rounded cells. Refuses: GFP.

use rand_chacha::ChaCha8Rng;

use crate::cells::Cell;
use crate::optics::Plane;
use crate::outline::{Patch, ease};
use crate::random::{log_normal, normal, uniform, whole};
use crate::texture::Texture;

/// Light of the sheet and of rounded cells above it. `typical` is the light of a nucleus, electrons per pixel.
pub(crate) fn paint(
    cells: &[Cell],
    side: usize,
    typical: f32,
    texture: &Texture,
    rng: &mut ChaCha8Rng,
) -> (Plane, Plane) {
    let (mut flat, mut above) = (Plane::new(side), Plane::new(side));
    for cell in cells {
        let nucleus = &cell.nucleus;
        let shift = (uniform(rng, 0.0, 256.0), uniform(rng, 0.0, 256.0));
        // DNA content varies with the cell cycle; larger nuclei spread it thinner.
        let area = nucleus.axes.0 * nucleus.axes.1;
        let light = typical * log_normal(rng, 1.0, 0.2) * (130.0 / area).sqrt().clamp(0.7, 1.5);
        let light = if cell.round { 2.1 * light } else { light };
        let shrink = if cell.round { 0.62 } else { 1.0 };
        let nucleoli: Vec<(f32, f32, f32)> = (0..whole(rng, 1, 4))
            .map(|_| {
                let (x, y) = nucleus.place(normal(rng, 0.0, 0.36), normal(rng, 0.0, 0.36));
                (x, y, uniform(rng, 1.2, 2.6))
            })
            .collect();
        let Some(patch) = Patch::around(nucleus.x, nucleus.y, 1.2 * nucleus.axes.0 + 2.0, side) else { continue };
        let plane = if cell.round { &mut above } else { &mut flat };
        for (i, x, y) in patch.pixels(side) {
            let (u, v) = nucleus.local(x, y);
            let dent = 1.0 + 0.07 * texture.at(1.1 * x + shift.0, 1.1 * y + shift.1);
            let from_centre = (u * u + v * v).sqrt() * dent / shrink;
            let inside = 1.0 - ease((from_centre - 0.88) / 0.2);
            if inside <= 0.0 {
                continue;
            }
            let hollow: f32 = nucleoli
                .iter()
                .map(|&(nx, ny, radius)| {
                    let square = (x - nx) * (x - nx) + (y - ny) * (y - ny);
                    0.35 * (-0.5 * square / (radius * radius)).exp()
                })
                .sum();
            let grain = 1.0 + 0.2 * texture.at(2.2 * x + shift.1, 2.2 * y + shift.0);
            plane.data[i] += (light * inside * grain * (1.0 - hollow.min(0.6))).max(0.0);
        }
    }
    (flat, above)
}
