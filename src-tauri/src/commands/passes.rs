//! Labelling passes, blind labelling, saved filters, and the map.

use tauri::AppHandle;
use tauri::ipc::Channel;
use vesicle_session::view::{AgreementView, JobEvent, MapView, ProjectView};
use vesicle_session::{Arrangement, MapMethod, Queue};

use super::jobs::sink;
use super::{Answer, State, answer, changed};

/// Keeps a copy of the labels under a name.
#[tauri::command]
#[specta::specta]
pub(crate) async fn keep_pass(desk: State<'_>, name: String) -> Answer<ProjectView> {
    changed(&desk, |session| session.keep_pass(&name))
}

/// Keeps the labels under a name and takes them from their images, to label these again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn begin_pass(desk: State<'_>, name: String) -> Answer<ProjectView> {
    changed(&desk, |session| session.begin_pass(&name))
}

/// Makes the labels those of a pass.
#[tauri::command]
#[specta::specta]
pub(crate) async fn take_pass(desk: State<'_>, id: u32) -> Answer<ProjectView> {
    changed(&desk, |session| session.take_pass(id))
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_pass(desk: State<'_>, id: u32) -> Answer<ProjectView> {
    changed(&desk, |session| session.delete_pass(id))
}

/// How well two passes agree; `null` is the labels as they are now.
#[tauri::command]
#[specta::specta]
pub(crate) async fn agreement(desk: State<'_>, first: Option<u32>, second: Option<u32>) -> Answer<AgreementView> {
    answer(|| desk.session()?.agreement(first, second))
}

/// Begins to label blind, in the order of a queue by chance.
#[tauri::command]
#[specta::specta]
pub(crate) async fn begin_blind(desk: State<'_>, order: Queue) -> Answer<ProjectView> {
    changed(&desk, |session| session.begin_blind(&order))
}

/// Shows everything again, in the order of import.
#[tauri::command]
#[specta::specta]
pub(crate) async fn end_blind(desk: State<'_>) -> Answer<ProjectView> {
    changed(&desk, |session| session.end_blind())
}

/// Keeps a search with its filters, order and groups under a name.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_filter(desk: State<'_>, name: String, arrangement: Arrangement) -> Answer<ProjectView> {
    changed(&desk, |session| session.save_filter(&name, arrangement))
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn forget_filter(desk: State<'_>, name: String) -> Answer<ProjectView> {
    changed(&desk, |session| session.forget_filter(&name))
}

/// Starts to place the images on a map.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_map(
    method: MapMethod,
    app: AppHandle,
    desk: State<'_>,
    on_event: Channel<JobEvent>,
) -> Answer<u32> {
    answer(|| desk.start_map(method, sink(app, on_event)))
}

/// The points of the last map; `null` if none was made since the project was opened.
#[tauri::command]
#[specta::specta]
pub(crate) async fn map_points(desk: State<'_>) -> Answer<Option<MapView>> {
    answer(|| Ok(desk.session()?.map().map(|map| (*map).clone())))
}
