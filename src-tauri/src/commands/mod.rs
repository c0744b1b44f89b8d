//! The commands of the window: one file per noun, each command a thin call of `session`.
//!
//! Owns: the list of commands, from which the handler and the TypeScript bindings are made. Refuses: rules.
//!
//! Commands that touch the disk or wait for a lock are `async`, so they never run on the window's thread.

mod edits;
mod evaluation;
mod gallery;
mod jobs;
mod models;
#[cfg(test)]
mod names;
mod passes;
mod picking;
mod plates;
mod project;
mod settings;
mod viewer;

use std::sync::Arc;

use tauri_specta::{Builder, collect_commands, collect_events};
use vesicle_session::view::{CommandError, ProjectView};
use vesicle_session::{Desk, Session, SessionError, caught};

use crate::events::{DragHover, FilesDropped, ViewChanged};

pub(crate) type Answer<T> = Result<T, CommandError>;
type State<'a> = tauri::State<'a, Arc<Desk>>;

/// Runs the body of a command; an error or a panic becomes what the page understands.
fn answer<T>(work: impl FnOnce() -> Result<T, SessionError>) -> Answer<T> {
    caught(work).map_err(CommandError::from)
}

/// Runs work on the open project and answers with its new view.
fn changed<T>(desk: &State<'_>, work: impl FnOnce(&Session) -> Result<T, SessionError>) -> Answer<ProjectView> {
    answer(|| {
        let session = desk.session()?;
        work(&session)?;
        Ok(session.view())
    })
}

/// Every command and event, typed.
pub(crate) fn builder() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        .commands(collect_commands![
            project::app_info,
            project::log_client_error,
            project::new_project,
            project::open_project,
            project::save_project_as,
            project::rename_project,
            project::close_project,
            project::forget_recent,
            project::project_view,
            gallery::gallery,
            gallery::image_rows,
            gallery::image_columns,
            gallery::column_values,
            gallery::look_at,
            viewer::viewer_image,
            viewer::pixel_values,
            viewer::set_channels,
            viewer::reset_channels,
            viewer::range_of_set,
            edits::label_images,
            edits::set_partition,
            edits::create_category,
            edits::rename_category,
            edits::recolor_category,
            edits::delete_category,
            edits::remove_images,
            edits::accept_predictions,
            edits::undo,
            edits::redo,
            gallery::set_category_shown,
            gallery::show_all_categories,
            gallery::set_stack,
            edits::clear_predictions,
            settings::save_fit_settings,
            settings::app_settings,
            settings::save_app_settings,
            settings::backbone,
            settings::install_backbone,
            picking::pick_images,
            picking::pick_folder,
            picking::pick_piximi,
            picking::pick_table,
            picking::pick_project,
            picking::pick_new_project,
            picking::pick_export,
            picking::pick_weights,
            picking::pick_model,
            picking::pick_empty_folder,
            settings::devices,
            settings::setting_specs,
            settings::check_fit,
            settings::model_summary,
            models::model_forms,
            models::export_model,
            models::import_model,
            models::start_export_images,
            models::check_piximi,
            models::start_export_piximi,
            jobs::export_predictions,
            jobs::start_import,
            jobs::preview_import,
            jobs::preview_labels,
            jobs::preview_objects,
            jobs::start_example,
            jobs::start_fit,
            jobs::start_find_rate,
            jobs::start_predict,
            jobs::start_refit,
            jobs::start_queue,
            jobs::clear_queue,
            passes::keep_pass,
            passes::begin_pass,
            passes::take_pass,
            passes::delete_pass,
            passes::agreement,
            passes::begin_blind,
            passes::end_blind,
            passes::save_filter,
            passes::forget_filter,
            passes::start_map,
            passes::map_points,
            evaluation::start_evaluate,
            evaluation::evaluation,
            evaluation::evaluation_curves,
            evaluation::evaluation_groups,
            evaluation::evaluation_losses,
            evaluation::evaluation_images,
            evaluation::export_evaluation,
            evaluation::save_chart,
            evaluation::export_table,
            evaluation::kept_models,
            evaluation::start_compare,
            evaluation::comparison,
            evaluation::start_report,
            plates::plates,
            plates::well_images,
            plates::separation,
            plates::dose_response,
            plates::export_plates,
            plates::start_explain,
            plates::heat,
            jobs::cancel_job,
            jobs::job_state,
        ])
        .events(collect_events![ViewChanged, FilesDropped, DragHover])
        // One type per name: optional fields would otherwise split every type in a reading and a writing half.
        .disable_serde_phases()
}

#[cfg(test)]
mod tests;
