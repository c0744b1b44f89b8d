//! Projects and models that come from Piximi, and projects that go there.
//!
//! Owns: the way of a project from its zip, folder or JSON to files beside ours and into ours: pictures first, under
//! temporary names, then the ordinary import of them as one edit, then models and what they predict. Refuses: Piximi's
//! layouts (the crate `piximi`), and leaving anything behind of a project that did not come in.

mod keep;
mod models;
mod pictures;
mod results;
mod send;
mod tree;

use std::ffi::OsStr;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use vesicle_piximi::{Document, Limits, PiximiError, opens_like_a_project};

pub(crate) use self::pictures::open_to_others;
pub use self::send::{check_piximi, export_piximi};
use self::tree::FolderTree;
use crate::pictures::io_reason;
use crate::session::{Session, Snapshot};
use crate::view::{JobReport, SkippedView};
use crate::{JobContext, SessionError};

/// Endings of files that Piximi saves.
pub const PIXIMI_ENDINGS: [&str; 2] = ["zip", "json"];

/// Whether a path is to be read as Piximi's: by its ending, or a folder by what lies in it.
pub(crate) fn is_piximi(path: &Path) -> bool {
    if path.is_dir() {
        return opens_like_a_project(|name| path.join(name).is_file());
    }
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default().to_lowercase();
    PIXIMI_ENDINGS.contains(&ending.as_str())
}

/// Imports projects and models, each as one edit. `strict`: one that cannot be used is an error if nothing else came in.
///
/// # Errors
/// When nothing can be written, or (`strict`) none of them can be used.
pub(crate) fn import(
    session: &Session,
    paths: &[PathBuf],
    strict: bool,
    context: &JobContext,
) -> Result<JobReport, SessionError> {
    let mut whole = JobReport { summary: String::new(), added: 0, skipped: Vec::new(), notes: Vec::new() };
    let mut done = 0;
    for path in paths {
        if context.is_cancelled() {
            break;
        }
        match one(session, path, context) {
            Ok(report) => {
                done += 1;
                if !whole.summary.is_empty() {
                    whole.summary.push(' ');
                }
                whole.summary.push_str(&report.summary);
                whole.added += report.added;
                whole.skipped.extend(report.skipped);
                whole.notes.extend(report.notes);
            }
            Err(SessionError::Unreadable { path, reason }) => {
                whole.skipped.push(SkippedView { path: path.to_string_lossy().into_owned(), reason });
            }
            Err(other) => return Err(other),
        }
    }
    if strict
        && done == 0
        && let Some(SkippedView { path, reason }) = whole.skipped.first().cloned()
    {
        return Err(SessionError::Unreadable { path: PathBuf::from(path), reason });
    }
    if whole.summary.is_empty() {
        whole.summary = "Nothing came from Piximi.".to_owned();
    }
    Ok(whole)
}

fn one(session: &Session, path: &Path, context: &JobContext) -> Result<JobReport, SessionError> {
    context.count(0, 0, "images", "Reading what Piximi saved");
    let snapshot = session.snapshot();
    let refuse = |error: PiximiError| SessionError::Unreadable { path: path.to_path_buf(), reason: error.to_string() };
    let document = open(path, &snapshot).map_err(refuse)?;
    if document.is_project() {
        keep::project(session, &snapshot, &document, path, context)
    } else {
        keep::models_alone(session, &snapshot, &document)
    }
}

fn open(path: &Path, snapshot: &Snapshot) -> Result<Document, PiximiError> {
    let own = &snapshot.limits;
    let usual = Limits::default();
    // Values lie in the file as 32-bit floats, and in our pictures as 8 or 16 bits.
    let limits = Limits { pixels: own.pixels, image_bytes: own.bytes.saturating_mul(4), ..usual };
    if path.is_dir() {
        return Document::open(Box::new(FolderTree::open(path, limits.entries)?), limits);
    }
    let file = File::open(path).map_err(|error| PiximiError::Unreadable(io_reason(&error)))?;
    Document::from_reader(BufReader::new(file), limits)
}
