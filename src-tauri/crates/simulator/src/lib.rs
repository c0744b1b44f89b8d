//! A seeded generator of a **simulated** arrestin-GFP redistribution assay.
//!
//! Owns: the plan of a small screen (wells, fields, the state of every field) and the pixels of its two channels,
//! DNA and arrestin-GFP, together with the truth that made them. Refuses: files, clocks, threads of its own and hidden
//! randomness. Everything follows from [`Assay::seed`] and the place of the field in the plan.
//!
//! # What is imitated
//!
//! In the Transfluor assay (Oakley et al. 2002, *Assay Drug Dev Technol* 1:21–30) U2OS cells carry arrestin-GFP. At
//! rest the GFP is diffuse in the cytoplasm ([`State::Cytoplasmic`]). When the receptor is activated, arrestin binds it
//! and both gather in clathrin-coated pits and endocytic vesicles: bright spots appear while the diffuse pool fades
//! ([`State::Vesicular`]). Sizes, densities, contrast, noise and vignetting were set by eye and by measurement
//! against the GFP channel of the image set BBBC016 (Ljosa et al. 2012, *Nat Methods* 9:637), 512 × 512 px, in which a
//! vesicle is about 3 px wide at half height and a field holds about 60 cells.
//!
//! # What is not
//!
//! These are not measurements. There is no chemistry, no time and no depth: a cell is a sheet with a thickness, the
//! microscope is a Gaussian, and a dose is only the part of the cells that respond. Use the images to learn the
//! program, to test it and to compare methods; draw no biological conclusion from them.
//!
//! # How a field is made
//!
//! 1. `cells`: places, outlines, nuclei and expression levels; `outline`: who owns which pixel.
//! 2. `cytoplasm` and `nuclei`: the diffuse pool and the DNA, as light per pixel.
//! 3. `vesicles`: spots made from the light that the diffuse pool loses, so the mean changes little.
//! 4. `optics`: point spread, haze, uneven illumination. 5. `camera`: electrons, noise, counts.
//!
//! ```
//! use vesicle_simulator::{Assay, State};
//!
//! let fields = Assay::default().fields();
//! assert_eq!(fields.len(), 72);
//! assert_eq!(fields.iter().filter(|field| field.state == State::Vesicular).count(), 36);
//! let image = fields[0].render();
//! assert_eq!(image.gfp.len(), image.width * image.height);
//! ```

mod camera;
mod cells;
mod cytoplasm;
mod field;
mod nuclei;
mod optics;
mod outline;
mod plan;
mod random;
mod texture;
mod vesicles;

#[cfg(test)]
mod tests;

pub use field::{CellTruth, RenderedField};
pub use plan::{Assay, Field, State};
pub use vesicles::Spot;
