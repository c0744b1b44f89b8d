//! Images in folders, and a project for Piximi.
//!
//! Owns: the grammar of these, and saying before what is lost. Refuses: the work; that is the session's.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use vesicle_session::view::{JobKind, JobReport};
use vesicle_session::{ImagesExport, SessionError, check_piximi, export_images, export_piximi};

use crate::output::{self, line, plain};
use crate::{commands, plates, progress};

#[derive(ClapArgs)]
pub(crate) struct ElsewhereArgs {
    /// The new or empty folder to write the images into: a folder for each category, and Unknown
    #[arg(long, value_name = "FOLDER")]
    images: Option<PathBuf>,
    /// What tells the category: label, prediction, or label-or-prediction
    #[arg(long, requires = "images", default_value = "label")]
    by: String,
    /// Hard links instead of copies: they take no room, and a change of one is a change of both
    #[arg(long, requires = "images")]
    link: bool,
    /// The zip to write, which Piximi 1.1 opens with images, categories and labels
    #[arg(long, value_name = "ZIP")]
    piximi: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) json: crate::args::Json,
}

pub(crate) fn export(project: &Path, asked: &ElsewhereArgs) -> Result<(), SessionError> {
    let session = commands::open(project)?;
    let report = match (&asked.images, &asked.piximi) {
        (Some(folder), _) => {
            let basis = plates::basis(&asked.by)?;
            let context = progress::context(JobKind::ExportImages, "Export images");
            export_images(&session, &ImagesExport { folder: folder.clone(), basis, link: asked.link }, &context)?
        }
        (None, Some(path)) => {
            let before = check_piximi(&session).notes;
            before.iter().for_each(|note| eprintln!("note: {}", plain(note)));
            let context = progress::context(JobKind::ExportPiximi, "Export a Piximi project");
            let report = export_piximi(&session, path, &context)?;
            // What was said before needs no second time.
            JobReport { notes: report.notes.into_iter().filter(|note| !before.contains(note)).collect(), ..report }
        }
        (None, None) => return Ok(()),
    };
    if asked.json.json {
        return output::json(&report);
    }
    for skipped in &report.skipped {
        eprintln!("left out: {}: {}", plain(&skipped.path), plain(&skipped.reason));
    }
    report.notes.iter().for_each(|note| eprintln!("note: {}", plain(note)));
    line(&plain(&report.summary));
    Ok(())
}
