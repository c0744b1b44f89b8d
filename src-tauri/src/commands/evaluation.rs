//! What there is to know of the current evaluation, and how models compare.

use std::path::{Path, PathBuf};

use tauri::AppHandle;
use tauri::ipc::Channel;
use vesicle_session::view::{
    ComparisonView, CurveKind, CurveView, EvaluationImages, EvaluationSet, EvaluationTable, EvaluationView,
    ExportReport, GroupScoresView, JobEvent, KeptModel, LossView,
};
use vesicle_session::{Arrangement, Asked, save_file, save_table};

use super::jobs::sink;
use super::{Answer, State, answer};

/// Starts the evaluation on a set of images, without one on the most telling that there is. `arrangement`: what the gallery
/// shows, for the set `shown`.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_evaluate(
    set: Option<EvaluationSet>,
    arrangement: Option<Arrangement>,
    app: AppHandle,
    desk: State<'_>,
    on_event: Channel<JobEvent>,
) -> Answer<u32> {
    answer(|| {
        let asked = Asked { set, arrangement: arrangement.unwrap_or_default() };
        desk.start_evaluate(asked, sink(app, on_event))
    })
}

/// The newest evaluation of the current model.
#[tauri::command]
#[specta::specta]
pub(crate) async fn evaluation(desk: State<'_>) -> Answer<Option<EvaluationView>> {
    answer(|| Ok(desk.session()?.evaluation()))
}

/// A curve of each category that has one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn evaluation_curves(desk: State<'_>, kind: CurveKind) -> Answer<Vec<CurveView>> {
    answer(|| desk.session()?.evaluation_curves(kind))
}

/// How well each value of a metadata column did, the worst first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn evaluation_groups(desk: State<'_>, column: String) -> Answer<Vec<GroupScoresView>> {
    answer(|| desk.session()?.evaluation_groups(&column))
}

/// The images that the model was most surprised by, at most 100.
#[tauri::command]
#[specta::specta]
pub(crate) async fn evaluation_losses(desk: State<'_>) -> Answer<Vec<LossView>> {
    answer(|| desk.session()?.evaluation_losses())
}

/// Images of the evaluation that belong together.
#[tauri::command]
#[specta::specta]
pub(crate) async fn evaluation_images(desk: State<'_>, which: EvaluationImages) -> Answer<Vec<u32>> {
    answer(|| Ok(desk.session()?.evaluation_images(&which)?.into_iter().map(|id| id.0).collect()))
}

/// Writes a table of the evaluation as CSV.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_evaluation(desk: State<'_>, table: EvaluationTable, path: String) -> Answer<ExportReport> {
    answer(|| desk.session()?.export_evaluation(&table, Path::new(&path)))
}

/// Writes a chart that the page has drawn, as SVG or PNG.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_chart(path: String, content: Vec<u8>) -> Answer<()> {
    answer(|| save_file(Path::new(&path), &content))
}

/// Writes a table that the page shows, as CSV; its first row is the header.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_table(rows: Vec<Vec<String>>, path: String) -> Answer<ExportReport> {
    answer(|| save_table(Path::new(&path), &rows))
}

/// The models that the project keeps, the newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn kept_models(desk: State<'_>) -> Answer<Vec<KeptModel>> {
    answer(|| desk.session()?.kept_models())
}

/// Starts to hold models, by their ids, against each other; what comes of it is told by `comparison`.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_compare(
    models: Vec<String>,
    app: AppHandle,
    desk: State<'_>,
    on_event: Channel<JobEvent>,
) -> Answer<u32> {
    answer(|| desk.start_compare(models, sink(app, on_event)))
}

/// What came of the last comparison.
#[tauri::command]
#[specta::specta]
pub(crate) async fn comparison(desk: State<'_>) -> Answer<Option<ComparisonView>> {
    answer(|| Ok(desk.session()?.comparison()))
}

/// Starts to write a report of the whole project as one HTML file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_report(
    path: String,
    app: AppHandle,
    desk: State<'_>,
    on_event: Channel<JobEvent>,
) -> Answer<u32> {
    answer(|| desk.start_report(PathBuf::from(path), sink(app, on_event)))
}
