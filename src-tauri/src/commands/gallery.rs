//! What the gallery shows.

use vesicle_session::view::{GalleryView, ImageRow, ProjectView, SliceView};

use super::{Answer, State, answer, changed};

/// The ids of the images to show, in their order.
#[tauri::command]
#[specta::specta]
pub(crate) async fn gallery(desk: State<'_>) -> Answer<GalleryView> {
    answer(|| Ok(desk.session()?.gallery()))
}

/// Details of the images in view.
#[tauri::command]
#[specta::specta]
pub(crate) async fn image_rows(desk: State<'_>, ids: Vec<u32>) -> Answer<Vec<ImageRow>> {
    answer(|| Ok(desk.session()?.rows(&ids)))
}

/// Shows or hides the images of a category.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_category_shown(desk: State<'_>, id: String, shown: bool) -> Answer<ProjectView> {
    changed(&desk, |session| session.set_shown(session.category_id(&id)?, shown))
}

/// What is shown and learnt from of images that are stacks.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_stack(desk: State<'_>, stack: SliceView) -> Answer<ProjectView> {
    changed(&desk, |session| session.set_stack(stack))
}

/// Shows the images of all categories again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn show_all_categories(desk: State<'_>) -> Answer<ProjectView> {
    changed(&desk, |session| session.show_all())
}
