//! What can be wrong with a file that is said to be Piximi's.

/// Why a file cannot be used, or a part of it. The text says what and why; whoever opened the file names it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PiximiError {
    #[error("it is not a Piximi project or model: {0}")]
    NotPiximi(String),
    #[error(
        "it was saved by Piximi {found}, and this program reads projects of Piximi 0.1 to 1. Save it again with Piximi 1.1"
    )]
    Version { found: String },
    #[error("{place} in it is damaged: {reason}. Save the project again in Piximi")]
    Damaged { place: String, reason: String },
    #[error("{name} in it could lead out of the folder, or is a link. Nothing was read; do not trust this file")]
    Unsafe { name: String },
    #[error("{what}, more than the limit of {most}. If that is really so, divide the project in Piximi")]
    TooLarge { what: String, most: String },
    #[error("{what} is not supported")]
    Unsupported { what: String },
    #[error("it cannot be read: {0}")]
    Unreadable(String),
}

impl PiximiError {
    pub(crate) fn damaged(place: &str, reason: impl Into<String>) -> Self {
        Self::Damaged { place: place.to_owned(), reason: reason.into() }
    }

    pub(crate) fn missing(place: &str) -> Self {
        Self::damaged(place, "it is not there")
    }
}
