//! A project named on the command line, as the file manager does for a double-clicked project.

use std::path::Path;

use vesicle_session::Desk;

/// Opens the first argument that is not an option. What cannot be opened is said on stderr, and the start screen shows.
pub(crate) fn open_named_project(desk: &Desk) {
    let named = std::env::args_os().skip(1).find(|argument| !argument.to_string_lossy().starts_with('-'));
    if let Some(path) = named
        && let Err(error) = desk.open_project(Path::new(&path))
    {
        eprintln!("vesicle: {error}");
    }
}
