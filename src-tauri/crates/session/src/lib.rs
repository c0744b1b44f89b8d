//! The imperative shell, without a window: one open project, its file, its jobs.
//!
//! Owns: everything that touches the disk, the clock, threads and chance. [`Session`] is one open project; [`Desk`] is
//! what a program around it needs (the open session, the one running job, recent projects). The desktop app and the
//! `vesicle` command line are two thin clients of it.
//!
//! Architecture invariants: no window and no terminal is known here. An edit is acknowledged only after its transaction
//! is on disk. No lock is held while images are decoded or a network is trained. A job works on a snapshot, and what it
//! produced is applied at its end, only to images and categories that still exist.

mod app_settings;
mod augmented;
mod backbone;
mod belongings;
mod blind;
mod channels;
mod desk;
mod error;
mod evaluation;
mod example;
mod feature_cache;
mod folders;
mod gallery;
mod image_data;
mod jobs;
mod looking;
mod memory;
mod panics;
mod parents;
mod passes;
mod pictures;
mod places;
mod planes;
mod plates;
mod recent;
mod results;
mod room;
mod session;
mod settings;
mod sheet;
mod shown_pictures;
mod store;
mod table_file;
mod threads;
mod thumbnails;
pub mod view;
mod viewer;
mod views;
mod work;

pub use app_settings::{AppSettings, AppSettingsView};
pub use backbone::{BackboneView, backbone_view, install_backbone};
pub use channels::Target;
pub use desk::Desk;
pub use error::SessionError;
pub use example::{EXAMPLE_NAME, TRUTH_COLUMN, create_example};
pub use folders::Folders;
pub use jobs::{JobContext, Jobs, Sink};
pub use looking::{Looking, OnThumbnail};
pub use panics::{caught, remember_panics};
pub use plates::DoseQuestion;
pub use results::FittedModel;
pub use session::Session;
pub use sheet::contact_sheet;
pub use table_file::save_table;
pub use threads::use_threads;
pub use thumbnails::ThumbnailSize;
pub use vesicle_images::{ChannelDisplay, ChannelRange, ChannelSetting, PageLayout, PageOrder, SampleKind, SliceView};
pub use vesicle_learning::{Architecture, Explanation, FitSettings, MapMethod, devices, setting_specs};
pub use vesicle_project::arrange::{Arrangement, Column, ColumnFilter, ColumnTest, SortBy};
pub use vesicle_project::import::{Cutting, GroupOptions, NamePattern, PRESETS, PatternForm};
pub use vesicle_project::queue::Queue;
pub use vesicle_project::{CategoryId, Color, Edit, ImageId, InvalidColor};
pub use viewer::TilePlace;
pub use work::answers::{ImportAnswers, ObjectsAnswer};
pub use work::benchmark::{BenchmarkRequest, BenchmarkResult, benchmark};
pub use work::benchmark_queue::{QueueResult, benchmark_queue};
pub use work::check::{check_fit, suggested_settings};
pub use work::compare::compare;
pub use work::describe::{FileDescription, describe_file};
pub use work::evaluate::{Asked, evaluate};
pub use work::explain::explain;
pub use work::export::{export_map, export_predictions, save_file};
pub use work::files::{IMAGE_ENDINGS, TABLE_ENDINGS};
pub use work::fit::{fit, model_layers};
pub use work::import::{ImportRequest, import};
pub use work::judged::JudgedTable;
pub use work::labels::LabelsTable;
pub use work::listed::{EmbedRequest, Embedded, ListRequest, Listed, Merged, Shard, embed, merge, predict_list};
pub use work::map::make_map;
pub use work::models::{export_model, import_model, model_forms};
pub use work::naming::{Naming, NamingPreview, preview_names};
pub use work::objects::{ObjectsFrom, ObjectsPreview, ObjectsRequest, ObjectsTable, preview_objects};
pub use work::pages::{PagesLook, PagesQuestion};
pub use work::piximi::{PIXIMI_ENDINGS, check_piximi, export_piximi};
pub use work::predict::predict;
pub use work::queue::make_queue;
pub use work::rates::find_rate;
pub use work::refit::{can_refit, refit};
pub use work::report::{write_report, write_table_report};
pub use work::sorted::{ImagesExport, export_images};
pub use work::table::{TableColumn, TablePreview, preview_table};
