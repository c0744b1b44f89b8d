//! Native file dialogs.
//!
//! Owns: which files each dialog is for. Opened from Rust, so the page needs no permission for them. Refuses: doing
//! anything with the answer.
//!
//! Native dialogs cannot be driven by WebDriver, so tests hand in the answers: `VESICLE_DIALOG_ANSWERS` names a file with
//! one answer a line in the order of the dialogs; paths of one answer are divided by tabs, an empty line is “Cancel”.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;
use vesicle_session::{IMAGE_ENDINGS, PIXIMI_ENDINGS, TABLE_ENDINGS};

const WEIGHTS: &[&str] = &["whl", "pth", "pt", "safetensors"];
/// Objects of other programs.
const OBJECTS: &[&str] = &["json", "properties"];
const PROJECT: &[&str] = &["vesicle"];
const MODELS: &[&str] = &["safetensors", "onnx", "zip"];

/// Answers that were prepared for a test; none outside of one.
#[derive(Default)]
pub(crate) struct Dialogs {
    answers: Option<PathBuf>,
    given: Mutex<usize>,
}

/// What a dialog is for.
pub(crate) enum Ask<'a> {
    Images,
    Folder,
    /// One to write into.
    EmptyFolder,
    /// A project or a model of Piximi: a zip, or the JSON of older ones.
    Piximi,
    Table,
    Project,
    NewProject(&'a str),
    Export(&'a str, ExportEnding),
    Weights,
    /// A model that was exported.
    Model,
}

/// What is written for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ExportEnding {
    Csv,
    /// As the person chooses by the ending.
    CsvOrParquet,
    Svg,
    Png,
    Html,
    Safetensors,
    Onnx,
    Zip,
}

impl ExportEnding {
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Csv | Self::CsvOrParquet => "csv",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Html => "html",
            Self::Safetensors => "safetensors",
            Self::Onnx => "onnx",
            Self::Zip => "zip",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Csv | Self::CsvOrParquet => "Tables",
            Self::Svg => "Vector graphics",
            Self::Png => "Pictures",
            Self::Html => "Web pages",
            Self::Safetensors | Self::Onnx => "Models",
            Self::Zip => "Archives",
        }
    }
}

impl Dialogs {
    pub(crate) fn from_environment() -> Self {
        Self { answers: std::env::var_os("VESICLE_DIALOG_ANSWERS").map(PathBuf::from), given: Mutex::default() }
    }

    /// Shows a dialog and waits for its answer without blocking a thread; `None` if it was cancelled.
    pub(crate) async fn ask(&self, app: &AppHandle, ask: Ask<'_>) -> Option<Vec<String>> {
        if let Some(answers) = &self.answers {
            return self.prepared(answers);
        }
        let (answer, answered) = oneshot::channel();
        let many = move |paths: Option<Vec<FilePath>>| {
            answer.send(paths).ok();
        };
        let dialog = app.dialog().file();
        match ask {
            // Of the formats that are read only those have no ending of their own: OME-Zarr (a folder) and some DICOM.
            Ask::Images => dialog
                .add_filter("Images", &IMAGE_ENDINGS)
                .add_filter("Tables with labels", &TABLE_ENDINGS)
                .add_filter("Piximi projects", &PIXIMI_ENDINGS)
                .add_filter("All files", &["*"])
                .pick_files(many),
            Ask::Table => {
                let dialog = dialog
                    .add_filter("Tables", &TABLE_ENDINGS)
                    .add_filter("COCO, CellProfiler Analyst", OBJECTS)
                    .add_filter("All files", &["*"]);
                one(dialog, many, FileDialogBuilder::pick_file);
            }
            Ask::Piximi => {
                let dialog = dialog.add_filter("Piximi projects", &PIXIMI_ENDINGS).add_filter("All files", &["*"]);
                one(dialog, many, FileDialogBuilder::pick_file);
            }
            Ask::Folder => dialog.pick_folders(many),
            Ask::EmptyFolder => one(dialog.set_can_create_directories(true), many, FileDialogBuilder::pick_folder),
            Ask::Project => one(dialog.add_filter("Vesicle projects", PROJECT), many, FileDialogBuilder::pick_file),
            Ask::Weights => {
                one(dialog.add_filter("Weights of a network", WEIGHTS), many, FileDialogBuilder::pick_file);
            }
            Ask::Model => {
                let dialog = dialog.add_filter("Models", MODELS).add_filter("All files", &["*"]);
                one(dialog, many, FileDialogBuilder::pick_file);
            }
            Ask::NewProject(name) => {
                let dialog = dialog.add_filter("Vesicle projects", PROJECT).set_file_name(with_ending(name, "vesicle"));
                one(dialog, many, FileDialogBuilder::save_file);
            }
            Ask::Export(name, ending) => {
                let text = ending.text();
                let mut dialog = dialog.add_filter(ending.title(), &[text]).set_file_name(with_ending(name, text));
                if ending == ExportEnding::CsvOrParquet {
                    dialog = dialog.add_filter("Parquet", &["parquet"]);
                }
                one(dialog, many, FileDialogBuilder::save_file);
            }
        }
        // A dialog whose window went away answers nothing: the same as Cancel.
        let paths = answered.await.ok().flatten()?;
        Some(paths.into_iter().filter_map(|path| path.into_path().ok()).map(|p| p.to_string_lossy().into()).collect())
    }

    fn prepared(&self, answers: &PathBuf) -> Option<Vec<String>> {
        let text = std::fs::read_to_string(answers).ok()?;
        let mut lines: VecDeque<&str> = text.lines().collect();
        let mut given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        lines.drain(..(*given).min(lines.len()));
        *given += 1;
        let line = lines.pop_front().filter(|line| !line.is_empty())?;
        Some(line.split('\t').map(ToOwned::to_owned).collect())
    }
}

/// What a dialog for one file calls with its answer.
type Answered = Box<dyn FnOnce(Option<FilePath>) + Send>;

/// A dialog for one file, answered as a list.
fn one<R: tauri::Runtime>(
    dialog: FileDialogBuilder<R>,
    answer: impl FnOnce(Option<Vec<FilePath>>) + Send + 'static,
    pick: fn(FileDialogBuilder<R>, Answered),
) {
    pick(dialog, Box::new(move |path| answer(path.map(|path| vec![path]))));
}

fn with_ending(name: &str, ending: &str) -> String {
    // Characters that file systems refuse.
    let safe: String = name.chars().map(|letter| if r#"/\:*?"<>|"#.contains(letter) { '-' } else { letter }).collect();
    format!("{safe}.{ending}")
}
