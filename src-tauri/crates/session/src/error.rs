//! What can go wrong in a session, and the form in which the window and the command line receive it.
//!
//! Owns: [`SessionError`], with a variant only where someone acts differently. Refuses: prose from below being matched;
//! causes travel as causes.

use std::path::PathBuf;

use vesicle_learning::{DeviceError, LearningError};
use vesicle_project::EditError;

use crate::view::{CommandError, ErrorKind};

/// An error of a session. Its text is a sentence for the person: what, why, and the way out.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// The request makes sense, but not now, or not with what there is.
    #[error("{0}")]
    Refused(String),
    #[error("The fit cannot start: {}", .0.first().map_or("its settings are not valid", String::as_str))]
    InvalidSettings(Vec<String>),
    #[error("“{0}” is still running. Wait for it or stop it, then try again.")]
    Busy(String),
    #[error("No project is open. Create or open one first.")]
    NoProject,
    #[error("{} cannot be used: {reason}", path.display())]
    Unreadable { path: PathBuf, reason: String },
    #[error(
        "{} was saved by a newer version of Vesicle (file version {found}; this program knows up to {known}). \
         Install the newer version to open it; the file was not changed.", path.display()
    )]
    Newer { path: PathBuf, found: i64, known: i64 },
    #[error("{} could not be written: {source}. Check that the disk has space and that the folder may be written to.", path.display())]
    Write { path: PathBuf, source: std::io::Error },
    #[error(
        "The change could not be saved to the project file, so it was not made: {0}. Check that the disk has space, or \
         use “Save as…” with another place."
    )]
    Storage(#[from] rusqlite::Error),
    #[error("{0}")]
    Edit(#[from] EditError),
    #[error("{0}")]
    Learning(#[from] LearningError),
    #[error("{0}")]
    Device(#[from] DeviceError),
    #[error("Something unexpected went wrong in Vesicle itself: {message}. The project is as it was before.")]
    Internal { message: String, causes: Vec<String> },
}

impl From<SessionError> for CommandError {
    fn from(error: SessionError) -> Self {
        let message = error.to_string();
        let (kind, details) = match error {
            SessionError::Refused(_) | SessionError::Edit(_) => (ErrorKind::Refused, Vec::new()),
            SessionError::InvalidSettings(problems) => (ErrorKind::InvalidSettings, problems),
            SessionError::Busy(_) => (ErrorKind::Busy, Vec::new()),
            SessionError::NoProject => (ErrorKind::NoProject, Vec::new()),
            SessionError::Unreadable { .. } => (ErrorKind::UnreadableFile, Vec::new()),
            SessionError::Newer { .. } => (ErrorKind::NewerFile, Vec::new()),
            SessionError::Learning(_) | SessionError::Device(_) => (ErrorKind::Refused, Vec::new()),
            SessionError::Write { .. } | SessionError::Storage(_) => (ErrorKind::Internal, Vec::new()),
            SessionError::Internal { causes, .. } => (ErrorKind::Internal, causes),
        };
        Self { kind, message: capitalised(&message), details }
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
