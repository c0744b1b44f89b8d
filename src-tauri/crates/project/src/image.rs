//! One picture and what people say about it.
//!
//! Owns: [`Image`] (what is known of the file), [`Label`] (what it shows, and who said so), [`Partition`].
//! Refuses: pixels. They stay on disk; this crate never sees them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{CategoryId, Region};

/// Identifies an image in its project. Never reused, also not after the image was removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ImageId(pub u32);

/// BLAKE3 of the file's bytes. Two files with the same hash are the same image.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentHash(pub [u8; 32]);

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContentHash({self})")
    }
}

/// A file that gives channels to an image, or to one slice or time point of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file, with `/` between folders; relative to the project file's folder where that is possible.
    pub path: String,
    /// The absolute path when it was last found: tried second, so that a project that moves alone keeps its images.
    pub found_at: String,
    /// Of the whole file.
    pub hash: ContentHash,
    /// Which picture of a file with several, counted from 0.
    pub series: u32,
    /// How the pages divide into channels, slices and times, where the file does not say and a person did. Only the
    /// crate `images` understands it.
    pub layout: Option<String>,
    /// The focal plane of the image that the file holds, counted from 0; `None`: all that there are.
    pub slice: Option<u32>,
    /// The time point of the image that the file holds, counted from 0; `None`: all that there are.
    pub time: Option<u32>,
}

impl Source {
    /// The one picture of a file that says all about itself.
    #[must_use]
    pub fn whole(path: String, found_at: String, hash: ContentHash) -> Self {
        Self { path, found_at, hash, series: 0, layout: None, slice: None, time: None }
    }
}

/// What is known of an image. Immutable: labels and partitions are kept beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    pub id: ImageId,
    /// At least one. Several files give their channels one after the other; where slices or time points are files, they
    /// do so for each slice and time point.
    pub sources: Vec<Source>,
    /// What people read: the path under the folder that was imported, or the file name.
    pub name: String,
    /// Of the content: two images with the same hash show the same. The file's own hash where it holds one image; of an
    /// object one of its parent's hash, its box and its shape.
    pub hash: ContentHash,
    /// The part of the picture in its sources that it shows; `None`: all of it.
    pub region: Option<Region>,
    /// Pixels of what it shows.
    pub width: u32,
    /// Pixels, likewise.
    pub height: u32,
    pub channels: u32,
    /// Focal planes.
    pub slices: u32,
    /// Time points.
    pub times: u32,
    /// Significant bits per sample as stored: 1 to 32, or 64.
    pub bits: u32,
    /// Distance between pixel centres along x, y and z in µm, where the file tells it.
    pub pixel_size: [Option<f64>; 3],
    /// One per channel, where the file names them.
    pub channel_names: Vec<Option<String>>,
    /// Columns of the metadata table in the order in which they were imported: name, value.
    pub metadata: Vec<(String, String)>,
}

impl Image {
    /// What stands in a metadata column, by its exact name; `None` where there is nothing but spaces.
    #[must_use]
    pub fn metadata_value(&self, column: &str) -> Option<&str> {
        let (_, value) = self.metadata.iter().find(|(name, _)| name == column)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }
}

/// Who said that an image belongs to a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Origin {
    /// A person looked at it, or a table that a person made said so.
    Person,
    /// A person accepted a model's prediction.
    Accepted,
}

impl Origin {
    /// The word used in files and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Accepted => "accepted",
        }
    }
}

/// Image -> Category. An image without one is Unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Label {
    pub category: CategoryId,
    pub origin: Origin,
}

/// What an image is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Partition {
    /// Weights are fitted to it.
    Training,
    /// Watched during the fit, never fitted to.
    Validation,
    /// Neither fitted to nor watched: for the last, honest number.
    Test,
    /// Without a label: for predictions.
    Inference,
    /// Labelled, and not yet used by a fit.
    Unassigned,
}

impl Partition {
    /// All of them, in the order in which they are listed to people.
    pub const ALL: [Self; 5] = [Self::Training, Self::Validation, Self::Test, Self::Inference, Self::Unassigned];

    /// The word used in files and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Training => "training",
            Self::Validation => "validation",
            Self::Test => "test",
            Self::Inference => "inference",
            Self::Unassigned => "unassigned",
        }
    }
}

impl FromStr for Partition {
    type Err = ();

    /// Reads [`Self::word`] without regard to case, and the common short forms `train` and `val`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let lower = text.trim().to_lowercase();
        match lower.as_str() {
            "train" => Ok(Self::Training),
            "val" | "valid" => Ok(Self::Validation),
            "" => Ok(Self::Unassigned),
            word => Self::ALL.into_iter().find(|partition| partition.word() == word).ok_or(()),
        }
    }
}
