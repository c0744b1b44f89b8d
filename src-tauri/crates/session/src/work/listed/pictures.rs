//! The pictures of some rows of a list.
//!
//! Owns: reading each file once, for its pixels and its hash. Of a file with several images the first is read, of a time
//! series the first time point. Refuses: caches; nothing is written.

use std::sync::{Arc, OnceLock};

use vesicle_images::{Limits, Picture, ShapeError, SliceView, View, join};
use vesicle_learning::{Backbone, PictureSource};
use vesicle_project::ContentHash;

use super::Files;
use crate::image_data::{ImageData, too_large, zarr_hash, zarr_images};
use crate::pictures::within;
use crate::work::read::{Member, hash_of_files};

/// Rows as pictures: index = position.
pub(super) struct ListPictures {
    files: Vec<Files>,
    hashes: Vec<OnceLock<ContentHash>>,
    pub(super) stack: SliceView,
    pub(super) limits: Limits,
    pub(super) backbone: Option<Arc<Backbone>>,
}

impl ListPictures {
    pub(super) fn new(files: Vec<Files>, stack: SliceView, limits: Limits, backbone: Option<Arc<Backbone>>) -> Self {
        let hashes = files.iter().map(|_| OnceLock::new()).collect();
        Self { files, hashes, stack, limits, backbone }
    }

    /// The hash of a row's content, once its picture was read.
    pub(super) fn hash(&self, index: usize) -> Option<ContentHash> {
        self.hashes.get(index)?.get().copied()
    }
}

impl PictureSource for ListPictures {
    fn picture(&self, index: usize) -> Result<Picture, String> {
        let files = self.files.get(index).ok_or_else(|| "there is no such row".to_owned())?;
        let files = files.as_ref().map_err(String::clone)?;
        let mut parts = Vec::with_capacity(files.len());
        let mut hashes = Vec::with_capacity(files.len());
        for member in files {
            let (picture, hash) = read(member, self.stack, self.limits).map_err(|reason| match files.len() {
                1 => reason,
                _ => format!("{}: {reason}", member.file.file_name().unwrap_or_default().to_string_lossy()),
            })?;
            parts.push(picture);
            hashes.push(hash);
        }
        // Asked for twice, it is the same.
        self.hashes[index].set(hash_of_files(&hashes)).ok();
        join(parts, &self.limits).map_err(|error| match error {
            ShapeError::TooLarge { width, height } => too_large(width, height, &self.limits),
            other => format!("its files do not fit together: {other}"),
        })
    }

    fn backbone(&self) -> Option<&Backbone> {
        self.backbone.as_deref()
    }
}

fn read(member: &Member, stack: SliceView, limits: Limits) -> Result<(Picture, ContentHash), String> {
    let view = View { limits, ..View::default() };
    let data = ImageData::open(&member.file)?;
    if let Some(hash) = data.file_hash() {
        let (_, held) = data.described(&view, |info| within(stack, info.slices))?;
        return Ok((held.picture, hash));
    }
    let listing = zarr_images(&member.file)?;
    let first = listing.images.first().ok_or_else(|| "it holds no image".to_owned())?;
    let place = if first.path.is_empty() { member.file.clone() } else { member.file.join(&first.path) };
    let (_, held) = ImageData::open(&place)?.described(&view, |info| within(stack, info.slices))?;
    let hash = zarr_hash(&place, &held.picture);
    Ok((held.picture, hash))
}
