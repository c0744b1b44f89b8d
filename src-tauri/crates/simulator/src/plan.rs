//! The plan of the screen: which well holds what, and what differs between wells for no biological reason.
//!
//! Owns: names, truth and nuisance of every field. Refuses: pixels.
//!
//! The design is balanced: brightness, crowding and exposure are drawn for both states from the same strata, so a
//! classifier that only looks at the mean intensity learns nothing, as in a well randomised screen.

use rand_chacha::ChaCha8Rng;

use crate::random::{chance, plan_stream, shuffle, uniform};

/// Wells in one row of a 384-well plate.
const ROW: usize = 24;

/// The truth about a field: what most of its cells do with arrestin-GFP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Diffuse in the cytoplasm; at most half of the cells respond.
    Cytoplasmic,
    /// Gathered in vesicles; more than half of the cells respond.
    Vesicular,
}

/// One simulated row of a plate.
///
/// The same value always gives the same fields and, on machines whose `f32` mathematics agree, the same pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assay {
    /// Everything random follows from it.
    pub seed: u64,
    /// Number of wells, half of each state (the odd one is cytoplasmic); clamped to 1–24.
    pub wells: usize,
    /// Sites imaged in each well; clamped to 1–99.
    pub fields_per_well: usize,
    /// Width and height of a field in pixels; clamped to 64–2048. A smaller field shows fewer cells, not smaller ones.
    pub side: usize,
}

impl Default for Assay {
    /// 24 wells × 3 fields of 512 × 512 px.
    fn default() -> Self {
        Self { seed: 2002, wells: ROW, fields_per_well: 3, side: 512 }
    }
}

/// One image of the plan: cheap to list, rendered on demand by [`Field::render`].
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Well and site, such as `O05_f01`.
    pub name: String,
    /// Well on a 384-well plate, such as `O05`.
    pub well: String,
    /// Site within the well, from 0.
    pub site: usize,
    /// The truth: [`State::Vesicular`] exactly where `response_fraction` exceeds 0.5.
    pub state: State,
    /// Hard for a person too: an intermediate dose, or out of focus.
    pub ambiguous: bool,
    /// Part of the cells that answer the compound, 0–1; the same for all fields of a well.
    pub response_fraction: f32,
    /// Part of the diffuse GFP that a typical responding cell moves into vesicles, 0–1.
    pub depletion: f32,
    /// True where the field was taken out of focus.
    pub out_of_focus: bool,
    pub(crate) seed: u64,
    pub(crate) index: u64,
    pub(crate) side: usize,
    pub(crate) nuisance: Nuisance,
}

/// What differs between wells and says nothing about the state.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Nuisance {
    /// Mean distance between neighbouring cells, pixels.
    pub(crate) spacing: f32,
    /// Typical GFP light of a cell, electrons per pixel at unit thickness.
    pub(crate) expression: f32,
    /// Typical DNA light of a nucleus, electrons per pixel.
    pub(crate) dna: f32,
    /// Centre of the illumination, as parts of width and height.
    pub(crate) lamp: (f32, f32),
    /// Width of the illumination, as a part of the field's width.
    pub(crate) lamp_width: f32,
    /// Share of light that returns as wide haze.
    pub(crate) haze: f32,
    /// Standard deviation of the point spread in focus, pixels.
    pub(crate) blur: f32,
}

impl Assay {
    /// All fields in plate order: well by well, site by site.
    pub fn fields(&self) -> Vec<Field> {
        let wells = self.wells.clamp(1, ROW);
        let sites = self.fields_per_well.clamp(1, 99);
        let side = self.side.clamp(64, 2048);
        let mut rng = plan_stream(self.seed);

        let mut states: Vec<State> =
            (0..wells).map(|well| if well < wells / 2 { State::Vesicular } else { State::Cytoplasmic }).collect();
        shuffle(&mut rng, &mut states);
        let mut nuisance = vec![None; wells];
        let mut doses = vec![(0.0, 0.0, false); wells];
        let mut blurred = vec![false; wells * sites];
        for state in [State::Cytoplasmic, State::Vesicular] {
            let mut members: Vec<usize> = (0..wells).filter(|&well| states[well] == state).collect();
            shuffle(&mut rng, &mut members);
            for (&well, values) in members.iter().zip(strata(&mut rng, members.len())) {
                nuisance[well] = Some(values);
            }
            // The strata are shuffled, so the first member is as good as any for the intermediate dose.
            for (rank, &well) in members.iter().enumerate() {
                let intermediate = rank == 0 && members.len() >= 4;
                doses[well] = dose(&mut rng, state, intermediate);
            }
            let blurred_count = (members.len() * sites) / 18;
            for &well in members.iter().skip(1).take(blurred_count) {
                blurred[well * sites + (uniform(&mut rng, 0.0, sites as f32) as usize).min(sites - 1)] = true;
            }
        }

        let mut fields = Vec::with_capacity(wells * sites);
        for well in 0..wells {
            let Some(common) = &nuisance[well] else { continue };
            let (response_fraction, depletion, intermediate) = doses[well];
            for site in 0..sites {
                let mut nuisance = common.clone();
                // Crowding and brightness also differ a little between sites of one well.
                nuisance.spacing *= uniform(&mut rng, 0.95, 1.07);
                nuisance.expression *= uniform(&mut rng, 0.88, 1.14);
                let index = well * sites + site;
                let name = format!("O{:02}", well + 1);
                fields.push(Field {
                    name: format!("{name}_f{site:02}"),
                    well: name,
                    site,
                    state: states[well],
                    ambiguous: intermediate || blurred[index],
                    response_fraction,
                    depletion,
                    out_of_focus: blurred[index],
                    seed: self.seed,
                    index: index as u64,
                    side,
                    nuisance,
                });
            }
        }
        fields
    }
}

/// Response fraction, depletion and "intermediate" of one well.
fn dose(rng: &mut ChaCha8Rng, state: State, intermediate: bool) -> (f32, f32, bool) {
    match (state, intermediate) {
        (State::Cytoplasmic, false) => {
            let stray = chance(rng, 0.5);
            (if stray { uniform(rng, 0.01, 0.04) } else { 0.0 }, 0.35, false)
        }
        (State::Vesicular, false) => (uniform(rng, 0.84, 0.98), uniform(rng, 0.42, 0.86), false),
        (State::Cytoplasmic, true) => (uniform(rng, 0.32, 0.42), 0.3, true),
        (State::Vesicular, true) => (uniform(rng, 0.58, 0.68), 0.36, true),
    }
}

/// Nuisance for `count` wells: brightness and crowding take one value from each of `count` equal strata.
fn strata(rng: &mut ChaCha8Rng, count: usize) -> Vec<Nuisance> {
    let mut crowding: Vec<usize> = (0..count).collect();
    shuffle(rng, &mut crowding);
    let mut fill: Vec<Nuisance> = (0..count)
        .map(|rank| {
            let mut level = |rank: usize| (rank as f32 + uniform(rng, 0.2, 0.8)) / count as f32;
            let (bright, crowded) = (level(rank), level(crowding[rank]));
            Nuisance {
                spacing: 65.0 - 15.0 * crowded,
                // Log-uniform over a factor of about four: expression, lamp and exposure time together.
                expression: 125.0 * (1.4 * bright).exp(),
                dna: uniform(rng, 150.0, 420.0),
                lamp: (uniform(rng, 0.55, 0.72), uniform(rng, 0.50, 0.66)),
                lamp_width: uniform(rng, 0.45, 0.58),
                haze: uniform(rng, 0.30, 0.46),
                blur: uniform(rng, 0.85, 1.05),
            }
        })
        .collect();
    shuffle(rng, &mut fill);
    fill
}
