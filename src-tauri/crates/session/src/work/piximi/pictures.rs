//! The pictures of a Piximi project as files.
//!
//! Owns: lossless TIFFs with the channels as Piximi shows them, the names of the files, and the folder beside the project,
//! which gets its name when all of them are written. Refuses: what a picture means.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use vesicle_images::{ChannelInfo, Limits, Picture, Samples, View, decode_view, encode_stack};
use vesicle_piximi::{Document, Image, Pixels, Values};
use vesicle_project::ContentHash;

use crate::work::safe_name::safe;
use crate::{JobContext, SessionError};

/// What became of one image.
pub(super) enum Written {
    /// A file of that name in the folder.
    File { name: String, hash: ContentHash },
    /// The content of an image that is in the project.
    Known(ContentHash),
    /// The content of an earlier image of the same project, at that position.
    Twin(usize),
    /// The reason.
    Failed(String),
}

/// A folder that is not there yet under its name; dropped, it is gone.
pub(super) struct Pending {
    folder: Option<tempfile::TempDir>,
    beside: PathBuf,
}

/// Writes the pictures into a folder without a name. `None` if it was stopped. `known`: content that needs no file.
pub(super) fn write(
    document: &Document,
    base: &Path,
    known: &BTreeSet<ContentHash>,
    limits: &Limits,
    context: &JobContext,
) -> Result<Option<(Pending, Vec<Written>)>, SessionError> {
    let failed = |source| SessionError::Write { path: base.to_path_buf(), source };
    std::fs::create_dir_all(base).map_err(failed)?;
    let folder = tempfile::Builder::new().prefix(".vesicle-").tempdir_in(base).map_err(failed)?;
    let names = file_names(&document.images);
    let count = document.images.len();
    let mut written: Vec<Written> = Vec::with_capacity(count);
    let mut seen: BTreeMap<ContentHash, usize> = BTreeMap::new();
    let positions: Vec<usize> = (0..count).collect();
    // In small groups, so that few pictures are in memory, progress is told and a stop is heard.
    for group in positions.chunks(rayon::current_num_threads().max(1)) {
        if context.is_cancelled() {
            return Ok(None);
        }
        context.count(written.len(), count, "images", "Writing images");
        let encoded: Vec<Result<Vec<u8>, String>> = group.par_iter().map(|&at| encoded(document, at, limits)).collect();
        for (&at, bytes) in group.iter().zip(encoded) {
            written.push(match bytes {
                Err(reason) => Written::Failed(reason),
                Ok(bytes) => {
                    let hash = ContentHash(*blake3::hash(&bytes).as_bytes());
                    match seen.get(&hash) {
                        Some(first) => Written::Twin(*first),
                        None => {
                            seen.insert(hash, at);
                            if known.contains(&hash) {
                                Written::Known(hash)
                            } else {
                                let file = folder.path().join(&names[at]);
                                std::fs::write(&file, bytes)
                                    .map_err(|source| SessionError::Write { path: base.join(&names[at]), source })?;
                                Written::File { name: names[at].clone(), hash }
                            }
                        }
                    }
                }
            });
        }
    }
    context.count(count, count, "images", "Writing images");
    Ok(Some((Pending { folder: Some(folder), beside: base.to_path_buf() }, written)))
}

impl Pending {
    /// Gives the folder a name like `name` that is free. It stays from now on.
    ///
    /// # Errors
    /// It cannot be renamed.
    pub(super) fn settle(mut self, name: &str) -> Result<PathBuf, SessionError> {
        let name = safe(name);
        let numbered = (2_usize..).map(|number| format!("{name} ({number})"));
        let mut names = std::iter::once(name.clone()).chain(numbered).map(|name| self.beside.join(name));
        let target = names.find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| self.beside.join(&name));
        let failed = |source| SessionError::Write { path: target.clone(), source };
        let Some(folder) = self.folder.take() else { return Err(failed(std::io::ErrorKind::NotFound.into())) };
        open_to_others(folder.path());
        std::fs::rename(folder.path(), &target).map_err(failed)?;
        // Nothing has its old name any more, so nothing is left to remove.
        drop(folder.keep());
        Ok(target)
    }
}

/// A temporary folder is for its owner alone; one that stays is like any other.
pub(crate) fn open_to_others(folder: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let beside = folder.parent().and_then(|parent| parent.metadata().ok());
        let mode = beside.map_or(0o755, |facts| facts.permissions().mode() & 0o777);
        if let Err(error) = std::fs::set_permissions(folder, std::fs::Permissions::from_mode(mode | 0o700)) {
            tracing::debug!(%error, "the folder keeps its permissions");
        }
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// An image as the bytes of a TIFF.
fn encoded(document: &Document, at: usize, limits: &Limits) -> Result<Vec<u8>, String> {
    let image = document.images.get(at).ok_or("it is not there")?;
    let pixels = document.pixels(at).map_err(|error| error.to_string())?;
    let slices: Vec<Samples> = match pixels {
        Pixels::Slices(slices) => slices
            .into_iter()
            .map(|values| match values {
                Values::U8(values) => Samples::U8(values),
                Values::U16(values) => Samples::U16(values),
            })
            .collect(),
        Pixels::Files(slices) => slices.iter().map(|files| unpacked(files, image, limits)).collect::<Result<_, _>>()?,
    };
    let info = channel_info(image);
    let picture = |samples| {
        let picture = Picture::new(image.width, image.height, image.channels, samples)?;
        picture.with_channel_info(info.clone())
    };
    let pictures = slices.into_iter().map(picture).collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())?;
    encode_stack(&pictures).map_err(|error| error.to_string())
}

/// The pictures of one slice, one for each channel, as values.
fn unpacked(files: &[Vec<u8>], image: &Image, limits: &Limits) -> Result<Samples, String> {
    let view = View { limits: *limits, ..View::default() };
    let mut all = Vec::new();
    for bytes in files {
        let picture = decode_view(bytes, &view).map_err(|error| error.to_string())?;
        if (picture.width(), picture.height()) != (image.width, image.height) {
            let (width, height) = (picture.width(), picture.height());
            return Err(format!(
                "it says {} × {} pixels, and one of its pictures has {width} × {height}",
                image.width, image.height
            ));
        }
        let first = picture.plane_f32(0);
        if (1..picture.channels()).any(|channel| picture.plane_f32(channel) != first) {
            return Err("the picture of one of its channels is coloured".to_owned());
        }
        match picture.samples() {
            Samples::U8(values) => all.extend_from_slice(&values[..first.len()]),
            _ => return Err("the picture of one of its channels has more than 8 bits".to_owned()),
        }
    }
    Ok(Samples::U8(all))
}

/// Colours and ranges as Piximi shows them; ranges only where each has one.
fn channel_info(image: &Image) -> Vec<ChannelInfo> {
    if image.shown.len() != image.channels as usize {
        return vec![ChannelInfo::default(); image.channels as usize];
    }
    let channel = |shown: &vesicle_piximi::Channel| ChannelInfo {
        name: None,
        color: Some(shown.color),
        range: Some(shown.range).filter(|(low, high)| low < high),
    };
    image.shown.iter().map(channel).collect()
}

/// A name for each file: that of its image as far as systems allow, and no two alike.
fn file_names(images: &[Image]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut free = |image: &Image| {
        let safe = safe(&image.name);
        let stem = ["tif", "tiff", "png", "jpg", "jpeg", "bmp", "dcm", "dicom"]
            .iter()
            .find_map(|ending| {
                let (stem, own) = safe.rsplit_once('.')?;
                own.eq_ignore_ascii_case(ending).then(|| stem.to_owned())
            })
            .filter(|stem| !stem.is_empty())
            .unwrap_or_else(|| safe.clone());
        let numbered = (2_usize..).map(|number| format!("{stem} ({number}).tif"));
        let mut names = std::iter::once(format!("{stem}.tif")).chain(numbered);
        // Systems that do not tell capitals apart would take them for one file.
        let name = names.find(|name| !taken.contains(&name.to_lowercase())).unwrap_or_default();
        taken.insert(name.to_lowercase());
        name
    };
    images.iter().map(&mut free).collect()
}
