//! Reading pictures of a project from disk.
//!
//! Owns: the way from an image of the project to its pixels, with the reason in words when there is none; those words for
//! errors of the system. Refuses:
//! decoding (that is `images`) and caching.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use vesicle_images::{Limits, Look, Picture, ShapeError, SliceView, join};
use vesicle_learning::{Backbone, PictureSource};
use vesicle_project::{Image, Region};

use crate::Folders;
use crate::backbone::backbone;
use crate::feature_cache::{self, FeatureCache};
use crate::image_data::too_large;
use crate::parents;
use crate::planes::{Wanted, read_parts};

/// What is seen of a stack of `slices`: it may have fewer than the one for which a slice was chosen, then its last one.
pub(crate) fn within(stack: SliceView, slices: u32) -> SliceView {
    match stack {
        SliceView::One(slice) => SliceView::One(slice.min(slices.saturating_sub(1))),
        all => all,
    }
}

/// The pixels of an image of a project in `base` at a time point (from 0); of a stack what `stack` says. An object is cut
/// out of its parent.
pub(crate) fn read_picture(
    base: &Path,
    image: &Image,
    stack: SliceView,
    time: u32,
    limits: Limits,
) -> Result<Picture, String> {
    let Some(region) = &image.region else { return read_all(base, image, stack, time, limits) };
    let Region { x, y, width, height, .. } = *region;
    if u64::from(width) * u64::from(height) > limits.pixels {
        return Err(too_large(width.into(), height.into(), &limits));
    }
    let parent = parents::parent(base, image, (within(stack, image.slices), time), limits, || {
        read_all(base, image, stack, time, limits)
    })?;
    let inside = region.shape.as_ref().map(|shape| shape.inside(width as usize * height as usize));
    parent.cut(x, y, width, height, inside.as_deref(), &limits).map_err(|error| match error {
        ShapeError::TooLarge { width, height } => too_large(width, height, &limits),
        other => other.to_string(),
    })
}

/// All that its sources show.
fn read_all(base: &Path, image: &Image, stack: SliceView, time: u32, limits: Limits) -> Result<Picture, String> {
    let parts = read_parts(base, image, Wanted { slice: within(stack, image.slices), time, limits })?;
    join(parts, &limits).map_err(|error| match error {
        ShapeError::TooLarge { width, height } => too_large(width, height, &limits),
        other => format!("its files do not fit together: {other}"),
    })
}

/// An operating system's error in plain words.
pub(crate) fn io_reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "the file is not there any more: it was moved, renamed or deleted, or its drive is not connected. Put it back, \
             or add it again from its new place"
                .to_owned(),
        std::io::ErrorKind::PermissionDenied => {
            "you may not read it: ask its owner, or change its permissions".to_owned()
        }
        _ if is_loop(error) => "it is a link that leads back to itself: put the file itself there".to_owned(),
        _ => format!("it could not be read ({error})"),
    }
}

/// Links that lead round in a circle. The kind has a name already, but not yet for stable Rust.
fn is_loop(error: &std::io::Error) -> bool {
    format!("{:?}", error.kind()) == "FilesystemLoop"
}

/// Why a file could not be written, in plain words: without the place, which may be that of a file only used on the way.
pub(crate) fn write_reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::PermissionDenied => "you may not write there".to_owned(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
        ErrorKind::NotFound | ErrorKind::NotADirectory => "its folder is not there".to_owned(),
        ErrorKind::IsADirectory => "there is a folder with this name".to_owned(),
        ErrorKind::InvalidFilename => "the system does not allow this name".to_owned(),
        // What is no error of the system was told by this program.
        ErrorKind::Other => error.to_string(),
        kind => kind.to_string(),
    }
}

/// Images of a project as pictures for the network: index = position in the list.
pub(crate) struct ProjectPictures {
    pub(crate) base: PathBuf,
    pub(crate) images: Vec<Arc<Image>>,
    /// What is read of stacks.
    pub(crate) stack: SliceView,
    pub(crate) limits: Limits,
    pub(crate) folders: Folders,
    /// Where features are kept, opened when the first are asked for: networks need none.
    pub(crate) features: Arc<OnceLock<FeatureCache>>,
    /// Read when it is first asked for.
    pub(crate) backbone: OnceLock<Option<Arc<Backbone>>>,
    /// What pictures look like is kept when they are read, for it will be asked for.
    pub(crate) keeps_looks: bool,
}

impl ProjectPictures {
    fn features(&self) -> &FeatureCache {
        self.features.get_or_init(|| FeatureCache::open(&self.folders.cache))
    }

    /// What a picture looks like, as it was kept or from reading it; none if it cannot be read or looks like nothing.
    pub(crate) fn look(&self, index: usize) -> Option<Look> {
        match self.kept_features(index, Look::RECIPE) {
            Some(cells) => Look::from_cells(cells),
            None => self.keep_look(index, &self.read(index).ok()?),
        }
    }

    /// Also keeps that there is none.
    fn keep_look(&self, index: usize, picture: &Picture) -> Option<Look> {
        let look = Look::of(picture);
        self.keep_features(index, Look::RECIPE, look.as_ref().map_or(&[], Look::cells));
        look
    }

    fn read(&self, index: usize) -> Result<Picture, String> {
        let image = self.images.get(index).ok_or_else(|| "the image is not in the project any more".to_owned())?;
        read_picture(&self.base, image, self.stack, 0, self.limits)
    }
}

impl PictureSource for ProjectPictures {
    fn picture(&self, index: usize) -> Result<Picture, String> {
        let picture = self.read(index)?;
        if self.keeps_looks && self.kept_features(index, Look::RECIPE).is_none() {
            self.keep_look(index, &picture);
        }
        Ok(picture)
    }

    fn kept_features(&self, index: usize, recipe: &str) -> Option<Vec<f32>> {
        self.features().get(&feature_cache::key(recipe, self.images.get(index)?, self.stack))
    }

    fn backbone(&self) -> Option<&Backbone> {
        self.backbone.get_or_init(|| backbone(&self.folders)).as_deref()
    }

    fn keep_features(&self, index: usize, recipe: &str, features: &[f32]) {
        if let Some(image) = self.images.get(index) {
            self.features().keep(&feature_cache::key(recipe, image, self.stack), features);
        }
    }
}
