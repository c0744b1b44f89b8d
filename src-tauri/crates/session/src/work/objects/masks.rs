//! A mask as a file.
//!
//! Owns: reading its numbers as they are stored, and saying why it does not belong to its image. Refuses: colours.

use std::path::Path;

use vesicle_images::{SliceView, View};
use vesicle_project::import::{MaskObject, objects};

use crate::image_data::ImageData;
use crate::work::read::{Read, Reader};

/// The objects of the mask of an image that was read.
///
/// # Errors
/// A sentence that says why it is no mask of this image.
pub(super) fn mask_objects(
    file: &Path,
    of: &Read,
    pieces: bool,
    reader: &Reader<'_>,
) -> Result<Vec<MaskObject>, String> {
    let data = ImageData::open_into(Vec::new(), file, &reader.stop)?;
    let view = View { limits: reader.limits, stop: reader.stop.clone(), ..View::default() };
    let (info, held) = data.described(&view, |_| SliceView::One(0))?;
    drop(data);
    let picture = &held.picture;
    if info.slices > 1 || info.times > 1 {
        return Err(format!(
            "it has {} slices and {} time points, and objects are cut from flat masks. Save one slice of it, or its maximum",
            info.slices, info.times
        ));
    }
    if (picture.width(), picture.height()) != (of.width, of.height) {
        return Err(format!(
            "it has {}×{} pixels and the image {}×{}. Choose the mask of this image, in the size of the image",
            picture.width(),
            picture.height(),
            of.width,
            of.height
        ));
    }
    let mut values = picture.plane_f32(0);
    // Some programs save grey as three equal colours.
    if (1..picture.channels()).any(|channel| picture.plane_f32(channel) != values) {
        return Err(format!(
            "it has {} channels, so it is a picture of colours and not one number for each pixel. Save the labels as grey \
             values of 8, 16 or 32 bits",
            picture.channels()
        ));
    }
    // Pixels of fewer than 8 bits come spread over 0 to 255.
    let spread = info.spread.max(1) as f32;
    if info.spread > 1 {
        values.iter_mut().for_each(|value| *value /= spread);
    }
    objects(&values, picture.width(), pieces).map_err(|error| error.to_string())
}
