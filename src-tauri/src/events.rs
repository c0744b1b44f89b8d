//! Events that the page hears without having asked.

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;

/// The project has another revision than the page knows.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct ViewChanged(pub(crate) u32);

/// Files or folders were dropped on the window.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct FilesDropped(pub(crate) Vec<String>);

/// Files are being dragged over the window, or not any more.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct DragHover(pub(crate) bool);
