//! Plates, and what in an image speaks for a category.

use std::path::Path;

use tauri::AppHandle;
use tauri::ipc::Channel;
use vesicle_session::view::{
    Controls, DoseView, Explanation, ExportReport, HeatView, JobEvent, PlateBasis, PlateColumns, PlateValue,
    PlatesView, SeparationView,
};
use vesicle_session::{DoseQuestion, ImageId};

use super::jobs::sink;
use super::{Answer, State, answer};

/// The plates of the project with what their wells show.
#[tauri::command]
#[specta::specta]
pub(crate) async fn plates(desk: State<'_>, columns: PlateColumns, basis: PlateBasis) -> Answer<PlatesView> {
    answer(|| Ok(desk.session()?.plates(&columns, basis)))
}

/// The images of some wells of a plate.
#[tauri::command]
#[specta::specta]
pub(crate) async fn well_images(
    desk: State<'_>,
    columns: PlateColumns,
    plate: Option<String>,
    wells: Vec<String>,
) -> Answer<Vec<u32>> {
    answer(|| {
        let images = desk.session()?.well_images(&columns, plate.as_deref(), &wells);
        Ok(images.into_iter().map(|id| id.0).collect())
    })
}

/// How far the controls lie apart, on each plate.
#[tauri::command]
#[specta::specta]
pub(crate) async fn separation(
    desk: State<'_>,
    columns: PlateColumns,
    basis: PlateBasis,
    value: PlateValue,
    controls: Controls,
    robust: bool,
) -> Answer<Vec<SeparationView>> {
    answer(|| desk.session()?.separation(&columns, basis, &value, &controls, robust))
}

/// Doses with what the wells answer, and the curve through them; `group` and `group_value`: of these wells only.
#[tauri::command]
#[specta::specta]
#[allow(clippy::too_many_arguments, reason = "each is a choice of its own in the window")]
pub(crate) async fn dose_response(
    desk: State<'_>,
    columns: PlateColumns,
    basis: PlateBasis,
    value: PlateValue,
    dose: String,
    group: Option<String>,
    group_value: Option<String>,
    controls: Option<Controls>,
) -> Answer<DoseView> {
    answer(|| {
        let only = group.as_deref().zip(group_value.as_deref());
        let question = DoseQuestion { dose: &dose, only, controls: controls.as_ref() };
        desk.session()?.dose_response(&columns, basis, &value, &question)
    })
}

/// Writes a row for each well as CSV.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_plates(
    desk: State<'_>,
    columns: PlateColumns,
    basis: PlateBasis,
    path: String,
) -> Answer<ExportReport> {
    answer(|| desk.session()?.export_plates(&columns, basis, Path::new(&path)))
}

/// Starts to find where an image speaks for a category; what comes of it is told by `heat`.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_explain(
    image: u32,
    category_id: String,
    method: Explanation,
    app: AppHandle,
    desk: State<'_>,
    on_event: Channel<JobEvent>,
) -> Answer<u32> {
    answer(|| desk.start_explain(ImageId(image), category_id, method, sink(app, on_event)))
}

/// What was found last.
#[tauri::command]
#[specta::specta]
pub(crate) async fn heat(desk: State<'_>) -> Answer<Option<HeatView>> {
    answer(|| Ok(desk.session()?.heat()))
}
