//! Reading pictures of a project from disk.
//!
//! Owns: the way from an image of the project to its pixels, with the reason in words when there is none. Refuses:
//! decoding (that is `images`) and caching.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use vesicle_images::Picture;
use vesicle_learning::PictureSource;
use vesicle_project::Image;

use crate::places;

/// Reads and decodes one file.
pub(crate) fn read_picture(path: &Path) -> Result<Picture, String> {
    let bytes = std::fs::read(path).map_err(|error| io_reason(&error))?;
    vesicle_images::decode(&bytes).map_err(|error| error.to_string())
}

/// An operating system's error in plain words.
pub(crate) fn io_reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "the file is not there any more: it was moved, renamed or deleted".to_owned(),
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
}

impl PictureSource for ProjectPictures {
    fn picture(&self, index: usize) -> Result<Picture, String> {
        let image = self.images.get(index).ok_or_else(|| "the image is not in the project any more".to_owned())?;
        let (path, _) = places::find(&self.base, &image.path, &image.found_at);
        read_picture(&path)
    }
}
