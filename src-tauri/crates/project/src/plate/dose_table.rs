//! Doses and what the wells at each of them show.
//!
//! Owns: bringing the doses of wells to one unit, and the mean of each with how far it can be trusted.
//! Refuses: the text of a dose (see `dose`) and the curve through the means (see `hill`).

use super::{Dose, DoseError, Unit, percent_effect, read_dose};
use crate::mean_interval;

/// How the values of several wells at one dose spread, in their unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The standard deviation, with n - 1.
    pub sd: f64,
    /// Of the mean: sd / √n.
    pub standard_error: f64,
    /// The 95 % interval of the mean ([`mean_interval`]).
    pub low: f64,
    pub high: f64,
}

/// One dose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DoseRow {
    /// In the unit of the table.
    pub dose: f64,
    pub wells: usize,
    /// Of their values.
    pub mean: f64,
    /// `None` for a single well.
    pub spread: Option<Spread>,
    /// The mean as a percentage of the controls' effect ([`percent_effect`]); `None` without controls, or if both are
    /// the same.
    pub percent: Option<f64>,
}

/// The doses of wells, the lowest first.
#[derive(Debug, Clone, PartialEq)]
pub struct DoseTable {
    /// Of all doses: the one that most wells are written in.
    pub unit: Unit,
    pub rows: Vec<DoseRow>,
    /// Dose and value of each well that counts, in the order in which they were given: what a curve is fitted to.
    pub points: Vec<(f64, f64)>,
    /// Wells that do not count, by their place among those given, and why.
    pub left_out: Vec<(usize, DoseError)>,
}

/// Puts wells, each with the text of its dose and its value, in the order of their doses.
///
/// `unit` is that of numbers without one, where the name of their column says it. Of the doses that cannot be converted
/// into each other, those of the kind that most wells have are kept. `controls` are the means of the positive and of
/// the negative controls, in the unit of the values; the controls themselves belong only into the table if they have a
/// dose.
#[must_use]
pub fn dose_table(wells: &[(&str, f64)], unit: Option<&Unit>, controls: Option<(f64, f64)>) -> DoseTable {
    let mut left_out = Vec::new();
    let mut doses: Vec<(usize, Dose)> = Vec::new();
    for (place, (text, value)) in wells.iter().enumerate() {
        match read_dose(text) {
            Ok(_) if !value.is_finite() => left_out.push((place, DoseError::NoValue)),
            Ok(mut dose) => {
                if let (Unit::None, Some(unit)) = (&dose.unit, unit) {
                    dose.unit = unit.clone();
                }
                doses.push((place, dose));
            }
            Err(error) => left_out.push((place, error)),
        }
    }
    let unit = common_unit(&doses);
    let mut points = Vec::new();
    for (place, dose) in doses {
        let (text, value) = wells[place];
        match dose.amount_in(&unit) {
            Some(amount) => points.push((amount, value)),
            None => {
                let unit = if unit == Unit::None { "a number without one".to_owned() } else { unit.to_string() };
                left_out.push((place, DoseError::OtherUnit { text: text.trim().to_owned(), unit }));
            }
        }
    }
    left_out.sort_by_key(|(place, _)| *place);
    let mut sorted = points.clone();
    sorted.sort_by(|one, two| one.0.total_cmp(&two.0));
    let rows = sorted.chunk_by(|one, two| one.0 == two.0).filter_map(|wells| row(wells, controls)).collect();
    DoseTable { unit, rows, points, left_out }
}

fn row(wells: &[(f64, f64)], controls: Option<(f64, f64)>) -> Option<DoseRow> {
    let values: Vec<f64> = wells.iter().map(|(_, value)| *value).collect();
    let of_mean = mean_interval(&values)?;
    let spread = (values.len() > 1).then(|| Spread {
        sd: of_mean.sd,
        standard_error: of_mean.sd / (values.len() as f64).sqrt(),
        low: of_mean.low,
        high: of_mean.high,
    });
    let percent = controls.and_then(|(positive, negative)| percent_effect(of_mean.mean, positive, negative).ok());
    Some(DoseRow { dose: wells.first()?.0, wells: values.len(), mean: of_mean.mean, spread, percent })
}

/// The commonest unit of the commonest kind; the first of equals. Nothing at all without a unit says nothing.
fn common_unit(doses: &[(usize, Dose)]) -> Unit {
    let speaking: Vec<&Unit> = doses
        .iter()
        .filter(|(_, dose)| dose.amount > 0.0 || dose.unit != Unit::None)
        .map(|(_, dose)| &dose.unit)
        .collect();
    let most = |units: &[&Unit], same: fn(&Unit, &Unit) -> bool| {
        let mut counts: Vec<(&Unit, usize)> = Vec::new();
        for unit in units {
            match counts.iter_mut().find(|(known, _)| same(known, unit)) {
                Some((_, count)) => *count += 1,
                None => counts.push((unit, 1)),
            }
        }
        counts.iter().rev().max_by_key(|(_, count)| *count).map(|(unit, _)| (*unit).clone())
    };
    let Some(kind) = most(&speaking, Unit::converts_to) else { return Unit::None };
    let of_kind: Vec<&Unit> = speaking.into_iter().filter(|unit| unit.converts_to(&kind)).collect();
    most(&of_kind, |one, two| one == two).unwrap_or(kind)
}
