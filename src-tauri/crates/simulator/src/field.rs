//! From a planned field to its pixels and its truth.
//!
//! Owns: the order of the model. Refuses: any part of it.

use crate::camera;
use crate::optics::{self, Plane};
use crate::outline::outlines;
use crate::plan::Field;
use crate::random::{Part, field_stream, uniform};
use crate::texture::Texture;
use crate::vesicles::Spot;
use crate::{cells, cytoplasm, nuclei, vesicles};

/// The two channels of a field and what is in them. Planes are row-major, `width * height` counts from 0 to 4095.
#[derive(Clone, Debug, PartialEq)]
pub struct RenderedField {
    pub width: usize,
    pub height: usize,
    /// Channel 0: DNA.
    pub dna: Vec<u16>,
    /// Channel 1: arrestin-GFP.
    pub gfp: Vec<u16>,
    /// Cells of the layout, those just outside the frame included.
    pub cells: Vec<CellTruth>,
    /// Vesicles whose centre lies in the frame, the few faint ones of resting cells included.
    pub vesicles: Vec<Spot>,
}

/// One true cell.
#[derive(Clone, Debug, PartialEq)]
pub struct CellTruth {
    /// Centre of the nucleus, pixels; may lie outside the frame.
    pub x: f32,
    /// Centre of the nucleus, pixels; y down.
    pub y: f32,
    /// Semi-axes of the nucleus (of the whole cell where `round`), pixels, the long one first.
    pub semi_axes: (f32, f32),
    /// Direction of the long axis, radians from +x towards +y.
    pub angle: f32,
    /// True where the cell has moved its arrestin into vesicles.
    pub responds: bool,
    /// A rounded cell above the sheet; it never responds.
    pub round: bool,
}

/// A field as the lens shows it to the camera: mean electrons per pixel.
pub(crate) struct Scene {
    pub(crate) dna: Plane,
    pub(crate) gfp: Plane,
    cells: Vec<CellTruth>,
    pub(crate) vesicles: Vec<Spot>,
}

impl Field {
    /// Render both channels. Pure: the same field gives the same pixels on any thread, in any order.
    pub fn render(&self) -> RenderedField {
        let scene = self.scene();
        RenderedField {
            width: self.side,
            height: self.side,
            dna: camera::expose(&scene.dna, &mut field_stream(self.seed, self.index, Part::CameraDna)),
            gfp: camera::expose(&scene.gfp, &mut field_stream(self.seed, self.index, Part::CameraGfp)),
            cells: scene.cells,
            vesicles: scene.vesicles,
        }
    }

    /// All but the camera.
    pub(crate) fn scene(&self) -> Scene {
        let stream = |part| field_stream(self.seed, self.index, part);
        let nuisance = &self.nuisance;
        let rng = &mut stream(Part::Optics);
        let defocus = uniform(rng, 2.2, 2.9);
        let blur = if self.out_of_focus { defocus } else { nuisance.blur };

        let texture = Texture::new(&mut stream(Part::Texture));
        let cells = cells::layout(self, &texture);
        let patches = outlines(&cells, self.side, &texture);
        let mut diffuse = cytoplasm::paint(&cells, &patches, self.side, &texture, &mut stream(Part::Cytoplasm));
        let vesicles = vesicles::paint(&mut diffuse.flat, &cells, &diffuse.lost, blur, &mut stream(Part::Vesicles));
        let mut gfp = optics::image(diffuse.flat, diffuse.above, blur, nuisance.haze);
        // Medium and plastic glow a little; the glow follows the lamp.
        optics::illuminate(&mut gfp, nuisance, 0.08 * nuisance.expression);

        let (sheet, round) = nuclei::paint(&cells, self.side, nuisance.dna, &texture, &mut stream(Part::Nuclei));
        let mut dna = optics::image(sheet, round, blur, 0.8 * nuisance.haze);
        optics::illuminate(&mut dna, nuisance, 0.04 * nuisance.dna);

        let cells = cells
            .into_iter()
            .map(|cell| CellTruth {
                x: cell.nucleus.x,
                y: cell.nucleus.y,
                semi_axes: cell.nucleus.axes,
                angle: cell.nucleus.angle,
                responds: cell.responds,
                round: cell.round,
            })
            .collect();
        Scene { dna, gfp, cells, vesicles }
    }
}
