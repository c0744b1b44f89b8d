//! Long work: started here, told over a channel, stopped by id.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tauri::ipc::Channel;
use tauri::{AppHandle, Manager as _};
use vesicle_session::view::{ExportReport, FitSettings, FitStart, JobEvent, JobState, ProjectView, Queue};
use vesicle_session::{
    Desk, ImportAnswers, Naming, NamingPreview, ObjectsAnswer, ObjectsPreview, Sink, TablePreview, preview_names,
    preview_table,
};

use super::{Answer, State, answer, changed};
use crate::tell_changed;

/// Events go to the page; at the end it hears that the project changed, before it hears of the end.
pub(super) fn sink(app: AppHandle, channel: Channel<JobEvent>) -> Sink {
    Arc::new(move |event| {
        if matches!(event, JobEvent::Ended(_))
            && let Ok(session) = app.state::<Arc<Desk>>().session()
        {
            tell_changed(&app, session.view().revision);
        }
        if let Err(error) = channel.send(event) {
            tracing::warn!(%error, "the page did not hear of a job");
        }
    })
}

/// Adds files and folders to the open project, or to a new draft.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_import(
    app: AppHandle,
    desk: State<'_>,
    paths: Vec<String>,
    answers: ImportAnswers,
    on_event: Channel<JobEvent>,
) -> Answer<u32> {
    answer(|| {
        let paths = paths.into_iter().map(PathBuf::from).collect();
        desk.start_import(answers.request(paths)?, sink(app, on_event))
    })
}

/// What the names of the files in these folders say, by a pattern or without one. Without one it also looks into files of
/// several pages, for a second at most, and for a table of labels.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preview_import(paths: Vec<String>, naming: Option<Naming>) -> Answer<NamingPreview> {
    answer(|| {
        let paths: Vec<PathBuf> = paths.into_iter().map(PathBuf::from).collect();
        Ok(preview_names(&paths, naming.as_ref()))
    })
}

/// What a table of labels says of the files in these folders, put together by a pattern or without one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preview_labels(paths: Vec<String>, table: String, naming: Option<Naming>) -> Answer<TablePreview> {
    answer(|| {
        let paths: Vec<PathBuf> = paths.into_iter().map(PathBuf::from).collect();
        Ok(preview_table(&paths, Path::new(&table), naming.as_ref()))
    })
}

/// What objects in masks or a table would be found in these folders.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preview_objects(
    paths: Vec<String>,
    objects: ObjectsAnswer,
    naming: Option<Naming>,
) -> Answer<ObjectsPreview> {
    answer(|| {
        let paths: Vec<PathBuf> = paths.into_iter().map(PathBuf::from).collect();
        Ok(objects.preview(&paths, naming.as_ref()))
    })
}

/// Opens the example project, made anew the first time or if `fresh`.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_example(
    app: AppHandle,
    desk: State<'_>,
    fresh: bool,
    on_event: Channel<JobEvent>,
) -> Answer<u32> {
    answer(|| desk.start_example(fresh, sink(app, on_event)))
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn start_fit(
    app: AppHandle,
    desk: State<'_>,
    settings: FitSettings,
    start: FitStart,
    on_event: Channel<JobEvent>,
) -> Answer<u32> {
    answer(|| desk.start_fit(settings, start, sink(app, on_event)))
}

/// Looks for a learning rate; the curve comes as an event.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_find_rate(
    app: AppHandle,
    desk: State<'_>,
    settings: FitSettings,
    start: FitStart,
    on_event: Channel<JobEvent>,
) -> Answer<u32> {
    answer(|| desk.start_find_rate(settings, start, sink(app, on_event)))
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn start_predict(app: AppHandle, desk: State<'_>, on_event: Channel<JobEvent>) -> Answer<u32> {
    answer(|| desk.start_predict(sink(app, on_event)))
}

/// Fits Quick anew and predicts, after a label was given; `null` if the labels do not allow a fit.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_refit(app: AppHandle, desk: State<'_>, on_event: Channel<JobEvent>) -> Answer<Option<u32>> {
    answer(|| desk.start_refit(sink(app, on_event)))
}

/// Makes a queue at once (`null`), or starts to if pictures have to be looked at.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_queue(
    queue: Queue,
    app: AppHandle,
    desk: State<'_>,
    on_event: Channel<JobEvent>,
) -> Answer<Option<u32>> {
    answer(|| desk.start_queue(queue, sink(app, on_event)))
}

/// Forgets the queue.
#[tauri::command]
#[specta::specta]
pub(crate) async fn clear_queue(desk: State<'_>) -> Answer<ProjectView> {
    changed(&desk, |session| {
        session.clear_queue();
        Ok(())
    })
}

/// Asks a job to stop; its end follows within one batch.
#[tauri::command]
#[specta::specta]
pub(crate) fn cancel_job(desk: State<'_>, id: u32) -> Answer<()> {
    desk.jobs().cancel(id);
    Ok(())
}

/// The newest job with everything told so far, for a page that comes late.
#[tauri::command]
#[specta::specta]
pub(crate) async fn job_state(desk: State<'_>) -> Answer<Option<JobState>> {
    answer(|| Ok(desk.jobs().newest()))
}

/// Writes labels and predictions as CSV or Parquet, by the file's ending.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_predictions(desk: State<'_>, path: String) -> Answer<ExportReport> {
    answer(|| vesicle_session::export_predictions(&*desk.session()?, Path::new(&path)))
}
