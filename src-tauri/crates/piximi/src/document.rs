//! A Piximi project as values.
//!
//! Owns: [`Document`] and how one is opened: what is said of images, categories and models at once, pixels only when they
//! are asked for. Refuses: judging what is done with it.

use std::io::{Read, Seek};

use crate::attributes::Attributes;
use crate::{Limits, Model, PiximiError, Tree, old_json, saved_model, things};

/// A project, or models that were saved by themselves.
pub struct Document {
    /// Of the Piximi that saved it; empty for models that were saved by themselves.
    pub version: String,
    /// What the project is called; Piximi mostly leaves it at “Untitled project”.
    pub name: String,
    /// Of whole images, in Piximi's order. Unknown is none of them.
    pub categories: Vec<Category>,
    pub images: Vec<Image>,
    /// Images that are not described well enough to be read.
    pub unusable: Vec<(String, PiximiError)>,
    pub models: Vec<Model>,
    /// What is not taken over, in sentences.
    pub left_out: Vec<String>,
    pub(crate) tree: Option<Box<dyn Tree + Send>>,
    pub(crate) limits: Limits,
}

/// A class that images are sorted into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Piximi's.
    pub id: String,
    pub name: String,
    /// Red, green, blue.
    pub color: Option<[u8; 3]>,
}

/// What Piximi uses an image for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Partition {
    Training,
    Validation,
    /// Unknown, or predicted.
    Inference,
    /// Labelled, and not used yet.
    Unassigned,
}

/// How a channel is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Channel {
    /// Red, green, blue.
    pub color: [u8; 3],
    /// Black and white, in values of the file (0 to 255, or to 65,535).
    pub range: (f32, f32),
    pub visible: bool,
}

/// An image, without its pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    pub name: String,
    /// Position among the document's categories; `None` is Unknown. A prediction if the partition is Inference.
    pub category: Option<usize>,
    pub partition: Partition,
    /// The slice that Piximi shows and classifies, from 0.
    pub active_plane: u32,
    pub width: u32,
    pub height: u32,
    pub channels: u32,
    pub slices: u32,
    /// 8 or 16.
    pub bits: u8,
    /// One for each channel, or none where it is not told.
    pub shown: Vec<Channel>,
    pub(crate) stored: Stored,
}

/// Where pixels are.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Stored {
    /// An array `[slices, height, width, channels]` of values from 0 to 1.
    Array(String),
    /// Data URLs, by slice and channel.
    Packed(Vec<Vec<String>>),
}

/// Values of one slice, channel by channel, each row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values {
    U8(Vec<u8>),
    U16(Vec<u16>),
}

/// The pixels of an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pixels {
    /// One for each slice.
    Slices(Vec<Values>),
    /// Files of pictures (PNG), by slice and channel: grey, or with three equal colours.
    Files(Vec<Vec<Vec<u8>>>),
}

impl Image {
    /// Piximi's classifier gave it its category.
    pub fn is_predicted(&self) -> bool {
        self.partition == Partition::Inference && self.category.is_some()
    }
}

impl Document {
    /// Opens a project, or a file with nothing but models, in a tree.
    ///
    /// # Errors
    /// It holds neither, more than one project, one of an unknown version, or one whose description is damaged.
    pub fn open(tree: Box<dyn Tree + Send>, limits: Limits) -> Result<Self, PiximiError> {
        let root = root(tree.as_ref(), &limits)?;
        let mut document = match &root {
            Some(root) => things::read(tree.as_ref(), root, &limits)?,
            None => Self::empty(String::new(), limits),
        };
        let known = match &root {
            Some(root) => crate::classifier::read(tree.as_ref(), root, &document.categories, &limits)?,
            None => crate::classifier::Known::default(),
        };
        let (models, refused) = saved_model::find(tree.as_ref(), &known, &limits);
        if root.is_none() && models.is_empty() {
            let reason = match refused.into_iter().next() {
                Some(reason) => reason,
                None => "there is neither a project nor a model in it".to_owned(),
            };
            return Err(PiximiError::NotPiximi(reason));
        }
        document.models = models;
        document.left_out.extend(refused);
        document.tree = Some(tree);
        Ok(document)
    }

    /// A project of the time before Zarr: one JSON.
    ///
    /// # Errors
    /// It is no JSON of such a project.
    pub fn from_json(bytes: &[u8], limits: Limits) -> Result<Self, PiximiError> {
        old_json::read(bytes, limits)
    }

    /// Opens the bytes of a zip or of an old JSON, whichever they are.
    ///
    /// # Errors
    /// As [`Document::open`], [`Document::from_json`] and [`crate::ZipTree::open`].
    pub fn from_reader<R: Read + Seek + Send + 'static>(mut reader: R, limits: Limits) -> Result<Self, PiximiError> {
        let unreadable = |error: std::io::Error| PiximiError::Unreadable(error.to_string());
        let mut first = [0_u8; 2];
        let is_zip = reader.read_exact(&mut first).is_ok() && first == *b"PK";
        reader.rewind().map_err(unreadable)?;
        if is_zip {
            return Self::open(Box::new(crate::ZipTree::open(reader, &limits)?), limits);
        }
        let mut bytes = Vec::new();
        reader.take(limits.text_bytes + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > limits.text_bytes {
            return Err(crate::tree::too_many_bytes("it", limits.text_bytes));
        }
        Self::from_json(&bytes, limits)
    }

    pub(crate) fn empty(version: String, limits: Limits) -> Self {
        Self {
            version,
            name: String::new(),
            categories: Vec::new(),
            images: Vec::new(),
            unusable: Vec::new(),
            models: Vec::new(),
            left_out: Vec::new(),
            tree: None,
            limits,
        }
    }

    /// Whether it is a project, and not only models.
    pub fn is_project(&self) -> bool {
        !self.version.is_empty()
    }

    /// The pixels of the image at a position.
    ///
    /// # Errors
    /// They are missing, damaged, or not what the description says.
    pub fn pixels(&self, image: usize) -> Result<Pixels, PiximiError> {
        let image = self.images.get(image).ok_or_else(|| PiximiError::missing("the image"))?;
        match (&image.stored, &self.tree) {
            (Stored::Packed(urls), _) => old_json::pixels(urls),
            (Stored::Array(place), Some(tree)) => things::pixels(tree.as_ref(), place, image, &self.limits),
            (Stored::Array(place), None) => Err(PiximiError::missing(place)),
        }
    }
}

/// Whether a tree could be a Piximi project, by the names in it alone.
pub fn opens_like_a_project(has: impl Fn(&str) -> bool) -> bool {
    has(".zattrs") && has("project/.zattrs") && (has("project/things/.zattrs") || has("project/images/.zattrs"))
}

/// The group that says which Piximi saved it: never by the name of a file, which may be anything.
fn root(tree: &dyn Tree, limits: &Limits) -> Result<Option<String>, PiximiError> {
    let inner = "project/.zattrs";
    let folders = tree.names().iter().filter_map(|name| name.strip_suffix(inner));
    let folders: Vec<&str> = folders.filter(|folder| folder.is_empty() || folder.ends_with('/')).collect();
    let mut roots = Vec::new();
    for folder in folders {
        let folder = folder.trim_end_matches('/');
        if Attributes::find(tree, folder, limits)?.is_some_and(|root| root.value("version").is_some()) {
            roots.push(folder.to_owned());
        }
    }
    match roots.len() {
        0 if tree.names().iter().any(|name| name.ends_with(inner)) => {
            Err(PiximiError::NotPiximi("nothing in it says which version of Piximi saved it".to_owned()))
        }
        0 => Ok(None),
        1 => Ok(roots.pop()),
        count => Err(PiximiError::NotPiximi(format!("there are {count} projects in it; one is expected"))),
    }
}

/// The version of a project, if it is one of those that are known: its first two numbers.
pub(crate) fn known_version(text: &str) -> Result<(u32, u32), PiximiError> {
    let unknown = || PiximiError::Version { found: text.chars().take(40).collect() };
    let mut numbers = text.trim().trim_start_matches(['v', '=']).split(['.', '-', '+']).map(str::parse::<u32>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(major)), Some(Ok(minor))) if (major, minor) >= (0, 1) && major < 2 => Ok((major, minor)),
        _ => Err(unknown()),
    }
}

/// A colour as `#rrggbb`.
pub(crate) fn color(text: &str) -> Option<[u8; 3]> {
    let digits =
        text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}
