//! Reading pictures of a project from disk.
//!
//! Owns: the way from an image of the project to its pixels, with the reason in words when there is none. Refuses:
//! decoding (that is `images`) and caching.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use vesicle_images::{Limits, Picture, ShapeError, SliceView, View, join};
use vesicle_learning::PictureSource;
use vesicle_project::{ContentHash, Image, Source};

use crate::image_data::{ImageData, too_large};
use crate::places;

/// What is seen of a stack of `slices`: it may have fewer than the one for which a slice was chosen, then its last one.
pub(crate) fn within(stack: SliceView, slices: u32) -> SliceView {
    match stack {
        SliceView::One(slice) => SliceView::One(slice.min(slices.saturating_sub(1))),
        all => all,
    }
}

/// The pixels of an image of a project in `base`; of a stack what `stack` says.
pub(crate) fn read_picture(base: &Path, image: &Image, stack: SliceView, limits: Limits) -> Result<Picture, String> {
    let stack = within(stack, image.slices);
    let read = |source| read_source(base, source, stack, limits);
    let parts = image.sources.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    join(parts, &limits).map_err(|error| match error {
        ShapeError::TooLarge { width, height } => too_large(width, height, &limits),
        other => format!("its files do not fit together: {other}"),
    })
}

fn read_source(base: &Path, source: &Source, slice: SliceView, limits: Limits) -> Result<Picture, String> {
    let layout = source.layout.as_deref().map(serde_json::from_str).transpose();
    let layout =
        layout.map_err(|error| format!("how its pages divide is not understood ({error}); import it again"))?;
    let view = View { series: source.series, slice, layout, limits, ..View::default() };
    // Where a project lies beside another experiment's files of the same names, the second place is the right one.
    let mut refusal = None;
    for path in places::existing(base, source) {
        match read_file(&path, &view, source.hash) {
            Ok(picture) => return Ok(picture),
            Err(reason) => refusal = refusal.or(Some(reason)),
        }
    }
    Err(refusal.unwrap_or_else(|| io_reason(&std::io::ErrorKind::NotFound.into())))
}

/// Labels and thumbnails belong to content, so another file in an image's place is not taken for it.
fn read_file(path: &Path, view: &View, hash: ContentHash) -> Result<Picture, String> {
    let data = ImageData::open(path)?;
    let picture = data.decode(view)?;
    if data.file_hash().is_some_and(|now| now != hash) {
        return Err("the file is not the one that was imported: it was changed or replaced since. Put the old file \
                    back, or add the new one as an image of its own and remove this one"
            .to_owned());
    }
    Ok(picture)
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
        _ => format!("it could not be read ({error})"),
    }
}

/// Images of a project as pictures for the network: index = position in the list.
pub(crate) struct ProjectPictures {
    pub(crate) base: PathBuf,
    pub(crate) images: Vec<Arc<Image>>,
    /// What is read of stacks.
    pub(crate) stack: SliceView,
    pub(crate) limits: Limits,
}

impl PictureSource for ProjectPictures {
    fn picture(&self, index: usize) -> Result<Picture, String> {
        let image = self.images.get(index).ok_or_else(|| "the image is not in the project any more".to_owned())?;
        read_picture(&self.base, image, self.stack, self.limits)
    }
}
