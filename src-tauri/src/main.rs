//! The window, and nothing else.
//!
//! Owns: starting Tauri, the commands as thin calls of `session`, native dialogs, and pictures over schemes of their
//! own. Refuses: any rule of the app; whatever happens here can be done without a window by `vesicle`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod commands;
mod dialogs;
mod events;
mod pixels;

use std::sync::Arc;

use tauri::Manager as _;
use tauri_plugin_window_state::StateFlags;
use tauri_specta::Event as _;
use vesicle_session::{Desk, Folders};

use events::{DragHover, FilesDropped, ViewChanged};

/// What the window remembers; that it is visible is not for a person to choose.
const REMEMBERED: StateFlags = StateFlags::SIZE.union(StateFlags::POSITION).union(StateFlags::MAXIMIZED);

fn main() {
    vesicle_session::remember_panics();
    let filter = tracing_subscriber::EnvFilter::try_from_env("VESICLE_LOG")
        .unwrap_or_else(|_unset| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();

    let desk = Arc::new(Desk::new(Folders::of_this_user()));
    let specta = commands::builder();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        // Size, place and whether it fills the screen, as they were at the end.
        .plugin(tauri_plugin_window_state::Builder::new().with_state_flags(REMEMBERED).build())
        .invoke_handler(specta.invoke_handler())
        .manage(Arc::clone(&desk))
        .manage(dialogs::Dialogs::from_environment())
        .register_asynchronous_uri_scheme_protocol("thumb", pixels::thumb)
        .register_asynchronous_uri_scheme_protocol("tile", pixels::tile)
        .setup(move |app| {
            specta.mount_events(app);
            let desk = Arc::clone(app.state::<Arc<Desk>>().inner());
            arguments::open_named_project(&desk);
            std::thread::Builder::new().name("tidy".to_owned()).spawn(move || desk.tidy())?;
            Ok(())
        })
        .on_window_event(|window, event| {
            let told = match event {
                tauri::WindowEvent::DragDrop(tauri::DragDropEvent::Enter { .. }) => DragHover(true).emit(window),
                tauri::WindowEvent::DragDrop(tauri::DragDropEvent::Leave) => DragHover(false).emit(window),
                tauri::WindowEvent::DragDrop(tauri::DragDropEvent::Drop { paths, .. }) => {
                    let paths = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
                    DragHover(false).emit(window).and_then(|()| FilesDropped(paths).emit(window))
                }
                _ => Ok(()),
            };
            if let Err(error) = told {
                tracing::warn!(%error, "the page was not told of a drag");
            }
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => app.run(|app, event| {
            if let tauri::RunEvent::Exit = event {
                app.state::<Arc<Desk>>().shut_down();
            }
        }),
        Err(error) => {
            eprintln!("Vesicle could not open its window: {error}");
            eprintln!("Without a display, use the command line: vesicle --help");
            std::process::exit(1);
        }
    }
}

/// Tells the page that the project changed behind its back.
pub(crate) fn tell_changed(app: &tauri::AppHandle, revision: u32) {
    if let Err(error) = ViewChanged(revision).emit(app) {
        tracing::warn!(%error, "the page was not told of a change");
    }
}
