//! What a person changes: labels, categories, images. Each command is one step of undo.

use vesicle_session::view::{Partition, ProjectView};
use vesicle_session::{CategoryId, Color, Edit, ImageId, Session, SessionError};

use super::{Answer, State, changed};

fn image_ids(ids: Vec<u32>) -> Vec<ImageId> {
    ids.into_iter().map(ImageId).collect()
}

/// A category that can be changed; Unknown cannot.
fn own(session: &Session, id: &str) -> Result<CategoryId, SessionError> {
    session
        .category_id(id)?
        .ok_or_else(|| SessionError::Refused("Unknown always exists and cannot be changed.".to_owned()))
}

fn color(text: &str) -> Result<Color, SessionError> {
    text.parse().map_err(|error: vesicle_session::InvalidColor| SessionError::Refused(error.to_string()))
}

/// Labels images; the category `unknown` takes their labels away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn label_images(desk: State<'_>, ids: Vec<u32>, category_id: String) -> Answer<ProjectView> {
    changed(&desk, |session| session.label(image_ids(ids), session.category_id(&category_id)?))
}

/// Fixes what images are used for; `unassigned` leaves it to the fits again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_partition(desk: State<'_>, ids: Vec<u32>, partition: Partition) -> Answer<ProjectView> {
    changed(&desk, |session| session.edit(&Edit::SetPartition { images: image_ids(ids), partition }))
}

/// Makes a category and labels these images with it, if any.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_category(
    desk: State<'_>,
    name: String,
    color: Option<String>,
    ids: Vec<u32>,
) -> Answer<ProjectView> {
    changed(&desk, |session| {
        let color = color.as_deref().map(self::color).transpose()?;
        session.create_category(&name, color, image_ids(ids))
    })
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn rename_category(desk: State<'_>, id: String, name: String) -> Answer<ProjectView> {
    changed(&desk, |session| session.edit(&Edit::RenameCategory { id: own(session, &id)?, name }))
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn recolor_category(desk: State<'_>, id: String, color: String) -> Answer<ProjectView> {
    changed(&desk, |session| {
        session.edit(&Edit::RecolorCategory { id: own(session, &id)?, color: self::color(&color)? })
    })
}

/// Its images become Unknown.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_category(desk: State<'_>, id: String) -> Answer<ProjectView> {
    changed(&desk, |session| session.edit(&Edit::DeleteCategory(own(session, &id)?)))
}

/// Takes images out of the project; the files stay on disk.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_images(desk: State<'_>, ids: Vec<u32>) -> Answer<ProjectView> {
    changed(&desk, |session| session.remove_images(image_ids(ids)))
}

/// Turns predictions into labels: of all images or of `ids`, from a confidence on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn accept_predictions(
    desk: State<'_>,
    ids: Option<Vec<u32>>,
    min_confidence: Option<f64>,
) -> Answer<ProjectView> {
    changed(&desk, |session| {
        let ids = ids.map(image_ids);
        session.accept_predictions(ids.as_deref(), min_confidence)
    })
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn undo(desk: State<'_>) -> Answer<ProjectView> {
    changed(&desk, Session::undo)
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn redo(desk: State<'_>) -> Answer<ProjectView> {
    changed(&desk, Session::redo)
}

/// Removes all predictions; not undoable.
#[tauri::command]
#[specta::specta]
pub(crate) async fn clear_predictions(desk: State<'_>) -> Answer<ProjectView> {
    changed(&desk, Session::clear_predictions)
}
