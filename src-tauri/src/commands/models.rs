//! Models that leave a project as files, and come in; images and projects that leave.

use std::path::{Path, PathBuf};

use tauri::AppHandle;
use tauri::ipc::Channel;
use vesicle_session::view::{JobEvent, ModelExport, ModelFormat, ModelForms, ModelImport, PiximiCheck, PlateBasis};
use vesicle_session::{ImagesExport, SampleKind};

use super::jobs::sink;
use super::{Answer, State, answer};

/// Which forms a model, by its id, can have.
#[tauri::command]
#[specta::specta]
pub(crate) async fn model_forms(desk: State<'_>, model: String) -> Answer<ModelForms> {
    answer(|| vesicle_session::model_forms(&*desk.session()?, Some(&model)))
}

/// Writes a model, by its id. `kind`: the type of the values that a graph takes.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_model(
    desk: State<'_>,
    path: String,
    format: ModelFormat,
    model: String,
    kind: Option<SampleKind>,
) -> Answer<ModelExport> {
    answer(|| vesicle_session::export_model(&*desk.session()?, Path::new(&path), format, Some(&model), kind))
}

/// Adds a model out of a file; it predicts from now on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_model(desk: State<'_>, path: String) -> Answer<ModelImport> {
    answer(|| vesicle_session::import_model(&*desk.session()?, Path::new(&path)))
}

/// Starts to write the images into a folder for each category, within a folder that is new or empty.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_export_images(
    folder: String,
    basis: PlateBasis,
    link: bool,
    app: AppHandle,
    desk: State<'_>,
    on_event: Channel<JobEvent>,
) -> Answer<u32> {
    answer(|| {
        let asked = ImagesExport { folder: PathBuf::from(folder), basis, link };
        desk.start_export_images(asked, sink(app, on_event))
    })
}

/// What the project would be in Piximi.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_piximi(desk: State<'_>) -> Answer<PiximiCheck> {
    answer(|| Ok(vesicle_session::check_piximi(&*desk.session()?)))
}

/// Starts to write the project as one that Piximi opens.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_export_piximi(
    path: String,
    app: AppHandle,
    desk: State<'_>,
    on_event: Channel<JobEvent>,
) -> Answer<u32> {
    answer(|| desk.start_export_piximi(PathBuf::from(path), sink(app, on_event)))
}
