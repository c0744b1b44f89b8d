//! Native dialogs; `null` is “Cancel”.

use tauri::{AppHandle, State};

use super::Answer;
use crate::dialogs::{Ask, Dialogs, ExportEnding};

#[tauri::command]
#[specta::specta]
pub(crate) async fn pick_images(app: AppHandle, dialogs: State<'_, Dialogs>) -> Answer<Option<Vec<String>>> {
    Ok(dialogs.ask(&app, Ask::Images).await)
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn pick_folder(app: AppHandle, dialogs: State<'_, Dialogs>) -> Answer<Option<Vec<String>>> {
    Ok(dialogs.ask(&app, Ask::Folder).await)
}

/// A project or a model that Piximi saved.
#[tauri::command]
#[specta::specta]
pub(crate) async fn pick_piximi(app: AppHandle, dialogs: State<'_, Dialogs>) -> Answer<Option<String>> {
    Ok(first(dialogs.ask(&app, Ask::Piximi).await))
}

/// A table with labels and metadata of images.
#[tauri::command]
#[specta::specta]
pub(crate) async fn pick_table(app: AppHandle, dialogs: State<'_, Dialogs>) -> Answer<Option<String>> {
    Ok(first(dialogs.ask(&app, Ask::Table).await))
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn pick_project(app: AppHandle, dialogs: State<'_, Dialogs>) -> Answer<Option<String>> {
    Ok(first(dialogs.ask(&app, Ask::Project).await))
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn pick_new_project(
    app: AppHandle,
    dialogs: State<'_, Dialogs>,
    suggested_name: String,
) -> Answer<Option<String>> {
    Ok(first(dialogs.ask(&app, Ask::NewProject(&suggested_name)).await).map(|path| ending_in(path, ".vesicle")))
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn pick_export(
    app: AppHandle,
    dialogs: State<'_, Dialogs>,
    suggested_name: String,
    ending: ExportEnding,
) -> Answer<Option<String>> {
    let picked = first(dialogs.ask(&app, Ask::Export(&suggested_name, ending)).await);
    Ok(picked.map(|path| ending_in(path, &format!(".{}", ending.text()))))
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn pick_weights(app: AppHandle, dialogs: State<'_, Dialogs>) -> Answer<Option<String>> {
    Ok(first(dialogs.ask(&app, Ask::Weights).await))
}

/// A model that was exported.
#[tauri::command]
#[specta::specta]
pub(crate) async fn pick_model(app: AppHandle, dialogs: State<'_, Dialogs>) -> Answer<Option<String>> {
    Ok(first(dialogs.ask(&app, Ask::Model).await))
}

/// A folder to write into.
#[tauri::command]
#[specta::specta]
pub(crate) async fn pick_empty_folder(app: AppHandle, dialogs: State<'_, Dialogs>) -> Answer<Option<String>> {
    Ok(first(dialogs.ask(&app, Ask::EmptyFolder).await))
}

fn first(paths: Option<Vec<String>>) -> Option<String> {
    paths.and_then(|paths| paths.into_iter().next())
}

/// Some systems' dialogs leave the ending to the program.
fn ending_in(path: String, ending: &str) -> String {
    if path.to_lowercase().ends_with(ending) { path } else { path + ending }
}
