//! Plates, and what in an image speaks for a category.
//!
//! Owns: from words to controls and columns, and what is printed. Refuses: the numbers; those are the session's.

use serde_json::json;
use vesicle_session::view::{
    Controls, DoseView, EstimateView, Explanation, JobKind, PlateBasis, PlateColumns, PlateValue, PlatesView,
    SeparationView,
};
use vesicle_session::{DoseQuestion, ImageId, Session, SessionError, explain as find_heat, save_file};

use crate::args::{ExplainArgs, PlatesArgs};
use crate::output::{self, line, plain};
use crate::{commands, progress};

fn refused<T>(message: String) -> Result<T, SessionError> {
    Err(SessionError::Refused(message))
}

pub(crate) fn explain(asked: &ExplainArgs) -> Result<(), SessionError> {
    let session = commands::open(&asked.project)?;
    let image = commands::image_ids(&session, std::slice::from_ref(&asked.image))?;
    let image = *image.first().ok_or_else(|| SessionError::Refused(format!("There is no image “{}”.", asked.image)))?;
    let model = session.view().model;
    let quick = model.as_ref().is_some_and(|model| model.architecture == "Quick");
    let method = match asked.method.as_deref().map(|text| text.to_lowercase().replace(['-', '_'], "")).as_deref() {
        Some("gradcam") => Explanation::GradCam,
        Some("occlusion") => Explanation::Occlusion,
        Some(_) => return refused("The method is grad-cam or occlusion.".to_owned()),
        None if quick => Explanation::Occlusion,
        None => Explanation::GradCam,
    };
    let known = model.map(|model| model.categories).unwrap_or_default();
    let wanted = match &asked.category {
        Some(name) => known.iter().find(|category| category.name == *name).map(|category| category.id.clone()),
        None => usual(&session, image).or_else(|| known.first().map(|category| category.id.clone())),
    };
    let Some(category) = wanted else {
        let names: Vec<&str> = known.iter().map(|category| category.name.as_str()).collect();
        return refused(if names.is_empty() {
            "There is no model yet. Fit one first.".to_owned()
        } else {
            format!("The model knows no such category. It knows: {}.", names.join(", "))
        });
    };
    let context = progress::context(JobKind::Explain, "Explain an image");
    let mut found = None;
    let report = output::report(context.run(|context| {
        let (view, report) = find_heat(&session, image, &category, method, context)?;
        found = view;
        Ok(report)
    }))?;
    let heat = found.ok_or_else(|| SessionError::Refused("The explanation was stopped.".to_owned()))?;
    save_file(&asked.png, &session.heat_picture(&heat)?)?;
    if asked.json.json {
        return output::json(&heat);
    }
    line(&report.summary);
    Ok(())
}

/// The prediction of an image, or else its label.
fn usual(session: &Session, image: ImageId) -> Option<String> {
    let row = session.rows(&[image.0]).into_iter().next()?;
    row.prediction.map(|prediction| prediction.category_id).or(row.category_id)
}

/// What tells the category of an image.
pub(crate) fn basis(text: &str) -> Result<PlateBasis, SessionError> {
    match text.to_lowercase().replace(['-', '_', ' '], "").as_str() {
        "label" => Ok(PlateBasis::Label),
        "prediction" => Ok(PlateBasis::Prediction),
        "labelorprediction" => Ok(PlateBasis::LabelOrPrediction),
        _ => refused("--by is label, prediction or label-or-prediction.".to_owned()),
    }
}

pub(crate) fn plates(wanted: &PlatesArgs) -> Result<(), SessionError> {
    let session = commands::open(&wanted.project)?;
    let columns = PlateColumns {
        plate: wanted.plate.clone(),
        well: wanted.well.clone(),
        row: wanted.row.clone(),
        column: wanted.column.clone(),
    };
    let basis = basis(&wanted.by)?;
    let view = session.plates(&columns, basis);
    if let Some(csv) = &wanted.csv {
        let report = session.export_plates(&columns, basis, csv)?;
        eprintln!("Wrote {} rows to {}.", report.rows, report.path);
    }
    let controls = match (&wanted.positive, &wanted.negative) {
        (Some(positive), Some(negative)) => Some(controls(positive, negative)?),
        _ => None,
    };
    let value = || value(&view, wanted);
    let separation = controls
        .as_ref()
        .map(|controls| session.separation(&columns, basis, &value()?, controls, wanted.robust))
        .transpose()?;
    let only = wanted.only.as_deref().map(pair).transpose()?;
    let dose = wanted
        .dose
        .as_deref()
        .map(|dose| {
            let question = DoseQuestion { dose, only, controls: controls.as_ref() };
            session.dose_response(&columns, basis, &value()?, &question)
        })
        .transpose()?;
    if wanted.json.json {
        return output::json(&json!({ "plates": view, "separation": separation, "doseResponse": dose }));
    }
    print(&view);
    separation.iter().flatten().for_each(print_separation);
    dose.iter().for_each(print_doses);
    Ok(())
}

/// COLUMN=VALUE.
fn pair(text: &str) -> Result<(&str, &str), SessionError> {
    text.split_once('=').map_or_else(|| refused(format!("“{text}” is not COLUMN=VALUE.")), Ok)
}

fn controls(positive: &str, negative: &str) -> Result<Controls, SessionError> {
    let list = |text: &str| text.split(',').map(|part| part.trim().to_owned()).collect::<Vec<String>>();
    if !positive.contains('=') && !negative.contains('=') {
        return Ok(Controls::Wells { positive: list(positive), negative: list(negative) });
    }
    let ((column, positive), (other, negative)) = (pair(positive)?, pair(negative)?);
    if column != other {
        return refused("Both controls are told by one column.".to_owned());
    }
    Ok(Controls::Values { column: column.to_owned(), positive: list(positive), negative: list(negative) })
}

fn value(view: &PlatesView, wanted: &PlatesArgs) -> Result<PlateValue, SessionError> {
    let found = match &wanted.category {
        Some(name) => view.categories.iter().find(|category| category.name == *name),
        None => view.categories.last(),
    };
    let Some(category) = found.map(|category| category.id.clone()) else {
        return refused("There is no such category in the project.".to_owned());
    };
    Ok(if wanted.probability { PlateValue::Probability { category } } else { PlateValue::Fraction { category } })
}

fn print(view: &PlatesView) {
    if view.plates.is_empty() {
        line("No metadata column tells the well of an image.");
    }
    for plate in &view.plates {
        let name = plate.name.as_deref().unwrap_or("(no name)");
        line(&format!("plate {}: {} of {} wells", plain(name), plate.wells.len(), plate.rows * plate.columns));
        for well in &plate.wells {
            let counts = view.categories.iter().zip(&well.counts);
            let counts: Vec<String> =
                counts.map(|(category, count)| format!("{} {count}", plain(&category.name))).collect();
            line(&format!("  {}\t{} images\t{}", well.name, well.images, counts.join("\t")));
        }
    }
    for note in &view.notes {
        line(&format!("  {}", plain(note)));
    }
}

fn number(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"))
}

fn print_separation(view: &SeparationView) {
    let plate = view.plate.as_deref().map_or_else(String::new, |name| format!("plate {}: ", plain(name)));
    let reason = view.reason.as_deref().map_or_else(String::new, |reason| format!("  ({})", plain(reason)));
    line(&format!(
        "{plate}Z' {}  SSMD {}  positive {} ({} wells)  negative {} ({} wells){reason}",
        number(view.z_prime),
        number(view.ssmd),
        number(view.positive),
        view.positive_wells,
        number(view.negative),
        view.negative_wells
    ));
}

fn print_doses(view: &DoseView) {
    let unit = view.unit.as_deref().unwrap_or("");
    for row in &view.rows {
        line(&format!(
            "  {} {unit}\t{} wells\t{:.3} ± {}\t{} % of controls",
            row.dose,
            row.wells,
            row.mean,
            number(row.sd),
            row.percent.map_or_else(|| "–".to_owned(), |percent| format!("{percent:.1}"))
        ));
    }
    let between = |one: &EstimateView| format!("{:.4} ({} to {})", one.value, number(one.low), number(one.high));
    if let Some(curve) = &view.curve {
        let guess = if curve.beyond_doses { ", outside of the doses" } else { "" };
        line(&format!("EC50 {} {unit}{guess}  slope {}", between(&curve.ec50), between(&curve.slope)));
        line(&format!("bottom {}  top {}  R² {:.3}", between(&curve.bottom), between(&curve.top), curve.r_squared));
    }
    if let Some(reason) = &view.reason {
        line(&format!("no curve: {}", plain(reason)));
    }
    for note in &view.notes {
        line(&format!("  {}", plain(note)));
    }
}
