//! Predictions, labels and the map as tables.
//!
//! Owns: the CSV that leaves the project. Of predictions, one row an image, in the order of import: `file` (the name it was imported
//! under), `category` (its label, empty for Unknown), `origin` (person or accepted), `predicted` and `confidence` (of the
//! newest prediction, also where a label exists), then one column per category of the model with its probability.
//! Names stand in it letter by letter, also those that begin like a formula (`=1+1.tif`): it is read back as labels.

use std::path::Path;

use vesicle_project::{CategoryId, ImageId};

use crate::SessionError;
use crate::session::Session;
use crate::table_file::save_table;
use crate::thumbnails::write_whole;
use crate::view::ExportReport;

/// Writes the table; it appears complete or not at all.
///
/// # Errors
/// When the file cannot be written.
pub fn export_predictions(session: &Session, path: &Path) -> Result<ExportReport, SessionError> {
    save_table(path, predictions(session))
}

/// Writes a file that someone else has made; it appears complete or not at all.
///
/// # Errors
/// When it cannot be written.
pub fn save_file(path: &Path, content: &[u8]) -> Result<(), SessionError> {
    let failed = |source| SessionError::Write { path: path.to_path_buf(), source };
    write_whole(&crate::places::absolute(path), content).map_err(failed)
}

/// Writes where the images of the last map are: one row each, `file`, `x` and `y` from 0 to 1, and `category`, its label,
/// empty for Unknown. Returns how many.
///
/// # Errors
/// When there is no map, or the file cannot be written.
pub fn export_map(session: &Session, path: &Path) -> Result<u32, SessionError> {
    let map = session.map().ok_or_else(|| SessionError::Refused("There is no map yet. Make one first.".to_owned()))?;
    let project = session.project();
    let header = ["file", "x", "y", "category"].map(ToOwned::to_owned);
    let rows = map.ids.iter().zip(&map.x).zip(&map.y).filter_map(|((id, x), y)| {
        let image = project.image(ImageId(*id))?;
        let label = project.label(image.id).and_then(|label| project.category(label.category));
        let category = label.map(|category| category.name.clone()).unwrap_or_default();
        Some([image.name.clone(), number(*x), number(*y), category])
    });
    Ok(save_table(path, std::iter::once(header).chain(rows))?.rows)
}

/// The rows of the table of predictions, the header first.
fn predictions(session: &Session) -> Vec<Vec<String>> {
    let snapshot = session.snapshot();
    let project = &snapshot.project;
    let predictions = snapshot.predictions.as_ref();
    // Columns: the project's categories, then those that only the model still knows.
    let mut columns: Vec<CategoryId> = project.categories().iter().map(|category| category.id).collect();
    for category in predictions.iter().flat_map(|made| made.categories.iter()) {
        if !columns.contains(category) {
            columns.push(*category);
        }
    }
    let name = |id: &CategoryId| {
        let of_model = || {
            let model = snapshot.model.as_ref()?;
            model.categories.iter().find(|category| category.id == *id).map(|category| category.name.clone())
        };
        project.category(*id).map(|category| category.name.clone()).or_else(of_model).unwrap_or_else(|| id.to_string())
    };

    let fixed = ["file", "category", "origin", "predicted", "confidence"].map(ToOwned::to_owned);
    let mut rows = vec![fixed.into_iter().chain(columns.iter().map(name)).collect::<Vec<String>>()];
    for image in project.images() {
        let label = project.label(image.id);
        let best = predictions.and_then(|made| made.best(image.id));
        let prediction = predictions.and_then(|made| Some((made, made.of_image.get(&image.id)?)));
        let mut row = vec![
            image.name.clone(),
            label.map(|label| name(&label.category)).unwrap_or_default(),
            label.map(|label| label.origin.word().to_owned()).unwrap_or_default(),
            best.map(|(category, _)| name(&category)).unwrap_or_default(),
            best.map(|(_, confidence)| number(confidence)).unwrap_or_default(),
        ];
        row.extend(columns.iter().map(|column| {
            let probability = prediction.and_then(|(made, prediction)| {
                let at = made.categories.iter().position(|category| category == column)?;
                prediction.probabilities.get(at).copied()
            });
            probability.map(number).unwrap_or_default()
        }));
        rows.push(row);
    }
    rows
}

/// Shortest text that reads back as the same value.
fn number(value: f32) -> String {
    value.to_string()
}
