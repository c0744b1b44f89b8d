//! The project file: new, open, save as, close.

use std::path::Path;
use std::sync::Arc;

use tauri::AppHandle;
use vesicle_session::view::{AppInfo, ProjectView};
use vesicle_session::{Edit, Session};

use super::{Answer, State, answer, changed};
use crate::tell_changed;

/// Version, recent projects, and whether the example exists.
#[tauri::command]
#[specta::specta]
pub(crate) async fn app_info(desk: State<'_>) -> Answer<AppInfo> {
    answer(|| Ok(desk.app_info()))
}

/// A fault of the page, for the log.
#[tauri::command]
#[specta::specta]
pub(crate) fn log_client_error(message: String) -> Answer<()> {
    tracing::error!("in the page: {message}");
    Ok(())
}

/// Makes a project file, or a draft without a place (`null`), and opens it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn new_project(desk: State<'_>, path: Option<String>) -> Answer<ProjectView> {
    answer(|| Ok(desk.new_project(path.as_deref().map(Path::new))?.view()))
}

/// Opens a project file in place of the open one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_project(app: AppHandle, desk: State<'_>, path: String) -> Answer<ProjectView> {
    answer(|| {
        let session = desk.open_project(Path::new(&path))?;
        look_for_missing_files(app, Arc::clone(&session));
        Ok(session.view())
    })
}

/// Looks on another thread: a plate on a slow network drive must not hold the window up.
fn look_for_missing_files(app: AppHandle, session: Arc<Session>) {
    tauri::async_runtime::spawn_blocking(move || {
        if session.refresh_missing() {
            tell_changed(&app, session.view().revision);
        }
    });
}

/// Copies the project to another file and goes on in the copy.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_project_as(desk: State<'_>, path: String) -> Answer<ProjectView> {
    answer(|| Ok(desk.save_as(Path::new(&path))?.view()))
}

/// Gives the project another name.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rename_project(desk: State<'_>, name: String) -> Answer<ProjectView> {
    changed(&desk, |session| session.edit(&Edit::RenameProject(name)))
}

/// Back to the start screen; everything is saved already.
#[tauri::command]
#[specta::specta]
pub(crate) async fn close_project(desk: State<'_>) -> Answer<()> {
    answer(|| desk.close_project())
}

/// Takes a project off the list of recent ones; the file stays.
#[tauri::command]
#[specta::specta]
pub(crate) async fn forget_recent(desk: State<'_>, path: String) -> Answer<AppInfo> {
    answer(|| {
        desk.forget_recent(Path::new(&path));
        Ok(desk.app_info())
    })
}

/// The open project, or `null`.
#[tauri::command]
#[specta::specta]
pub(crate) async fn project_view(desk: State<'_>) -> Answer<Option<ProjectView>> {
    answer(|| Ok(desk.session().ok().map(|session| session.view())))
}
