//! Images as wells of a plate: what a screen is read by.
//!
//! Owns: where images lie on plates ([`read_well`], [`find_columns`], [`place`]), what the wells of a plate show
//! ([`plates`]), how far its controls lie apart ([`separation`]), and doses with their responses ([`dose_table`],
//! [`fit_curve`]).
//!
//! Refuses: choosing which wells are controls and which column is the dose, and calling a well a hit. A well is the
//! unit of all that is computed here: images of one well are no repetitions of an experiment.

mod columns;
mod controls;
mod dose;
mod dose_table;
mod formulas;
mod hill;
mod layout;
mod wells;

#[cfg(test)]
mod columns_tests;
#[cfg(test)]
mod dose_tests;
#[cfg(test)]
mod layout_tests;
#[cfg(test)]
mod reference_tests;

pub use crate::import::Well;
pub use columns::{FoundColumns, Placed, Placement, PlateColumns, Rejected, WellColumns, find_columns, place};
pub use controls::{ControlGroup, Separation, Statistics, Undefined, percent_effect, separation};
pub use dose::{Dose, DoseError, Unit, read_dose, unit_in_name};
pub use dose_table::{DoseRow, DoseTable, Spread, dose_table};
pub use formulas::formulas;
pub use hill::{Curve, Estimate, NoCurve, fit_curve};
pub use layout::{Basis, Format, Item, Plate, WellSummary, WellValue, plates};
pub use wells::{Order, WellError, numbered_well, read_row_and_column, read_well};
