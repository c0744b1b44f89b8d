//! Plates and doses as the window is told of them.

use vesicle_project::plate::{self, DoseTable, NoCurve, Plate, WellSummary, fit_curve, percent_effect};

use crate::view::{DoseCurveView, DoseRowView, DoseView, EstimateView, PlateView, RangeView, WellView};
use crate::views::narrow;

/// Points of a dose curve that are drawn.
const LINE: usize = 100;

pub(super) fn plate_view(plate: &Plate) -> PlateView {
    let well = |summary: &WellSummary| WellView {
        name: summary.well.to_string(),
        row: summary.well.row() - 1,
        column: summary.well.column() - 1,
        images: narrow(summary.images.len()),
        counts: summary.counts.iter().map(|count| narrow(*count)).collect(),
        mean: summary.mean_probabilities.as_ref().map(|means| means.iter().copied().map(Some).collect()),
    };
    PlateView {
        name: plate.name.clone(),
        rows: plate.format.rows(),
        columns: plate.format.columns(),
        wells: plate.wells.iter().map(well).collect(),
    }
}

pub(super) fn dose_view(table: &DoseTable, controls: Option<(f64, f64)>) -> DoseView {
    let curve = fit_curve(&table.points);
    let mut notes = Vec::new();
    if let Some((_, reason)) = table.left_out.first() {
        notes.push(match table.left_out.len() {
            1 => format!("1 well is left out, because {reason}."),
            many => format!("{many} wells are left out, for example because {reason}."),
        });
    }
    if controls.is_some_and(|(positive, negative)| percent_effect(positive, positive, negative).is_err()) {
        notes.push("The controls do not differ, so nothing can be given in percent of them.".to_owned());
    }
    let finite = |value: f64| value.is_finite().then_some(value);
    let estimate =
        |one: plate::Estimate| EstimateView { value: one.value, low: finite(one.low), high: finite(one.high) };
    let unit = table.unit.to_string();
    DoseView {
        unit: Some(unit).filter(|unit| !unit.is_empty()),
        rows: table
            .rows
            .iter()
            .map(|row| DoseRowView {
                dose: row.dose,
                wells: narrow(row.wells),
                mean: row.mean,
                sd: row.spread.map(|spread| spread.sd),
                standard_error: row.spread.map(|spread| spread.standard_error),
                range: row.spread.map(|spread| RangeView { low: spread.low, high: spread.high }),
                percent: row.percent,
            })
            .collect(),
        points: table.points.iter().map(|(dose, value)| [*dose, *value]).collect(),
        reason: curve.as_ref().err().map(NoCurve::to_string),
        curve: curve.ok().map(|curve| DoseCurveView {
            bottom: estimate(curve.bottom),
            top: estimate(curve.top),
            ec50: estimate(curve.ec50),
            slope: estimate(curve.slope),
            r_squared: curve.r_squared,
            beyond_doses: curve.beyond_doses,
            line: line(&curve, &table.rows),
        }),
        notes,
    }
}

/// The curve from the lowest to the highest dose above 0, evenly on a logarithmic axis.
fn line(curve: &plate::Curve, rows: &[plate::DoseRow]) -> Vec<[f64; 2]> {
    let doses: Vec<f64> = rows.iter().map(|row| row.dose).filter(|dose| *dose > 0.0).collect();
    let (Some(first), Some(last)) = (doses.first(), doses.last()) else { return Vec::new() };
    let step = (last / first).ln() / (LINE - 1) as f64;
    let dose = |at: usize| first * (step * at as f64).exp();
    (0..LINE).map(dose).map(|dose| [dose, curve.at(dose)]).collect()
}
