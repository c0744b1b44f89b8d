//! Who owns which pixel: a soft tessellation of the sheet.
//!
//! Owns: the patch of pixels of each cell, with its share of every pixel. Refuses: brightness.
//!
//! Distances are measured in units of each cell's reach, so borders lie between neighbours like those of a weighted
//! Voronoi tessellation (Okabe et al. 2000, *Spatial Tessellations*), bend with the shapes, and end free where no
//! neighbour is near.

use crate::cells::Cell;
use crate::texture::Texture;

/// Typical sideways bend of a border, pixels.
const BEND: f32 = 4.0;

/// The part of the image that a cell may cover.
pub(crate) struct Patch {
    pub(crate) left: usize,
    pub(crate) top: usize,
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// Distance from the nucleus in units of the reach; 1 is the free border. Row-major.
    pub(crate) distance: Vec<f32>,
    /// Share of the pixel that the cell holds, 0–1.
    pub(crate) share: Vec<f32>,
}

impl Patch {
    /// The box of `reach` pixels around a point, cut to the image; `None` where nothing is left.
    pub(crate) fn around(x: f32, y: f32, reach: f32, side: usize) -> Option<Self> {
        Self::between((x - reach, y - reach), (x + reach, y + reach), side)
    }

    /// The box between two corners, cut to the image; `None` where nothing is left.
    fn between(first: (f32, f32), last: (f32, f32), side: usize) -> Option<Self> {
        let cut = |value: f32| value.clamp(0.0, side as f32) as usize;
        let (left, top) = (cut(first.0), cut(first.1));
        let (right, bottom) = (cut(last.0 + 1.0), cut(last.1 + 1.0));
        (right > left && bottom > top).then(|| Self {
            left,
            top,
            width: right - left,
            height: bottom - top,
            distance: Vec::new(),
            share: Vec::new(),
        })
    }

    /// The pixels of the patch: index in the image, x and y.
    pub(crate) fn pixels(&self, side: usize) -> impl Iterator<Item = (usize, f32, f32)> + use<> {
        let (left, top, width, height) = (self.left, self.top, self.width, self.height);
        (top..top + height).flat_map(move |y| (left..left + width).map(move |x| (y * side + x, x as f32, y as f32)))
    }
}

/// The patch of every cell, in the order of `cells`; `None` for one that lies wholly outside the image.
pub(crate) fn outlines(cells: &[Cell], side: usize, texture: &Texture) -> Vec<Option<Patch>> {
    // One bend for all cells, so that touching borders bend together.
    let bend: Vec<(f32, f32)> = (0..side * side)
        .map(|i| {
            let (x, y) = ((i % side) as f32, (i / side) as f32);
            (BEND * texture.at(x * 0.55, y * 0.55), BEND * texture.at(x * 0.55 + 97.0, y * 0.55 + 41.0))
        })
        .collect();

    let mut nearest = vec![(f32::MAX, u32::MAX, f32::MAX); side * side];
    let mut patches: Vec<Option<Patch>> = Vec::with_capacity(cells.len());
    for (id, cell) in cells.iter().enumerate() {
        let centre = &cell.nucleus;
        let (first, last) = cell.corners(cell.border_end(), BEND + 1.0);
        let Some(mut patch) = Patch::between(first, last, side) else {
            patches.push(None);
            continue;
        };
        let weight = if cell.round { 0.15 } else { 1.0 };
        let mut distance = Vec::with_capacity(patch.width * patch.height);
        for y in patch.top..patch.top + patch.height {
            let row = y * side + patch.left..y * side + patch.left + patch.width;
            let offset = (patch.left as f32 - centre.x, y as f32 - centre.y);
            for (x, (bend, nearest)) in bend[row.clone()].iter().zip(&mut nearest[row]).enumerate() {
                let (dx, dy) = (offset.0 + x as f32 + weight * bend.0, offset.1 + weight * bend.1);
                let here = (dx * dx + dy * dy).sqrt() / cell.reach(dx, dy);
                distance.push(here);
                // A rounded cell lies above the sheet and takes no ground from it.
                if !cell.round {
                    let (first, owner, second) = nearest;
                    if here < *first {
                        (*second, *first, *owner) = (*first, here, id as u32);
                    } else if here < *second {
                        *second = here;
                    }
                }
            }
        }
        patch.distance = distance;
        patches.push(Some(patch));
    }

    for (id, patch) in patches.iter_mut().enumerate() {
        let Some(patch) = patch else { continue };
        let cell = &cells[id];
        patch.share = (0..patch.distance.len())
            .map(|place| {
                let here = patch.distance[place];
                let border = 1.0 - ease((here - cell.border_end()) / cell.border + 1.0);
                if cell.round || border <= 0.0 {
                    return border;
                }
                let i = (patch.top + place / patch.width) * side + patch.left + place % patch.width;
                let (first, owner, second) = nearest[i];
                let rival = if owner == id as u32 { second } else { first };
                border * ease((rival - here) / (2.0 * cell.overlap) + 0.5)
            })
            .collect();
    }
    patches
}

/// Cubic step from 0 to 1 on `[0, 1]`.
pub(crate) fn ease(t: f32) -> f32 {
    let t = t.clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}
