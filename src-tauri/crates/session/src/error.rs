//! What can go wrong in a session, and the form in which the window and the command line receive it.
//!
//! Owns: [`SessionError`], with a variant only where someone acts differently. Refuses: prose from below being matched;
//! causes travel as causes.

use std::path::PathBuf;

use vesicle_learning::{DeviceError, LearningError};
use vesicle_project::EditError;

use crate::pictures::write_reason;
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
    #[error(
        "{} could not be written: {}. Check that the disk has space and that the folder may be written to.",
        path.display(), write_reason(source)
    )]
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
        // The name of a file is written as it is.
        let begins_with_a_name =
            matches!(&error, SessionError::Unreadable { .. } | SessionError::Newer { .. } | SessionError::Write { .. });
        let message = if begins_with_a_name { message } else { capitalised(&message) };
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
        Self { kind, message, details }
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_with_a_capital_but_the_name_of_a_file_is_left_as_it_is() {
        let path = PathBuf::from("v3.tif");
        let message = |error| CommandError::from(error).message;
        let unreadable = SessionError::Unreadable { path: path.clone(), reason: "it is gone".to_owned() };
        assert_eq!(message(unreadable), "v3.tif cannot be used: it is gone");
        assert_eq!(message(SessionError::Refused("no model yet.".to_owned())), "No model yet.");
        // As it comes from writing beside the file first: with a place that nobody chose.
        let source = std::io::Error::new(std::io::ErrorKind::PermissionDenied, "denied at path \"/x/.vesicle-119f4d\"");
        let written = message(SessionError::Write { path, source });
        assert!(written.starts_with("v3.tif could not be written: you may not write there."), "{written}");
    }
}
