//! What the gallery shows.

use vesicle_session::view::{ColumnValuesView, GalleryView, ImageRow, ProjectView, SliceView};
use vesicle_session::{Arrangement, Column, ImageId};

use super::{Answer, State, answer, changed};

/// The ids of the images to show: searched, filtered, sorted and grouped. Without them where the answer with the digest `known`
/// was the same.
#[tauri::command]
#[specta::specta]
pub(crate) async fn gallery(desk: State<'_>, arrangement: Arrangement, known: Option<String>) -> Answer<GalleryView> {
    answer(|| Ok(desk.session()?.gallery_unless(&arrangement, known.as_deref())))
}

/// The names of the metadata columns.
#[tauri::command]
#[specta::specta]
pub(crate) async fn image_columns(desk: State<'_>) -> Answer<Vec<String>> {
    answer(|| Ok(desk.session()?.image_columns()))
}

/// The values of a column, to filter by.
#[tauri::command]
#[specta::specta]
pub(crate) async fn column_values(desk: State<'_>, column: Column) -> Answer<ColumnValuesView> {
    answer(|| Ok(desk.session()?.column_values(&column)))
}

/// Which thumbnails are wanted, the nearest to the middle of the view first; others that wait are dropped.
#[tauri::command]
#[specta::specta]
pub(crate) async fn look_at(desk: State<'_>, ids: Vec<u32>) -> Answer<()> {
    answer(|| {
        let ids: Vec<ImageId> = ids.into_iter().map(ImageId).collect();
        desk.looking().look_at(&desk.session()?, &ids);
        Ok(())
    })
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
