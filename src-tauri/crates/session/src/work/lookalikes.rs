//! Images that look almost the same and stand on two sides: what was learnt from one proves nothing about the other.
//!
//! Owns: finding them among the images of a fit, and the words for it. Refuses: moving or removing them.

use std::collections::BTreeMap;

use rayon::prelude::*;
use vesicle_images::Look;
use vesicle_learning::CancelToken;
use vesicle_project::ImageId;

use crate::pictures::ProjectPictures;
use crate::results::OutOfFold;

/// More are not compared with each other, which would take longer than a fit; of more, an even choice is.
const MOST: usize = 20_000;

/// Where an image stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// With the fold in which it was held out, if it was.
    Training(Option<u32>),
    Checked,
}

/// What there is to say of images that were learnt from and images that checked. `out_of_fold`: those of the former that
/// also checked each other. Pictures that nobody has looked at are read; a stop says nothing.
pub(super) fn note(
    pictures: &ProjectPictures,
    training: &[ImageId],
    checked: &[ImageId],
    out_of_fold: &[OutOfFold],
    cancel: &CancelToken,
) -> Option<String> {
    let folds: BTreeMap<ImageId, u32> = out_of_fold.iter().map(|judged| (judged.image, judged.fold)).collect();
    let places: BTreeMap<ImageId, usize> =
        pictures.images.iter().enumerate().map(|(at, image)| (image.id, at)).collect();
    let training = training.iter().map(|id| (*id, Side::Training(folds.get(id).copied())));
    let mut sides: Vec<(ImageId, Side)> = training.chain(checked.iter().map(|id| (*id, Side::Checked))).collect();
    let step = sides.len().div_ceil(MOST).max(1);
    sides = sides.into_iter().step_by(step).collect();
    let seen = |(id, side): &(ImageId, Side)| {
        let at = *places.get(id).filter(|_| !cancel.is_cancelled())?;
        Some((at, *side, pictures.look(at)?))
    };
    let looks: Vec<(usize, Side, Look)> = sides.par_iter().filter_map(seen).collect();
    let pairs = across(&looks);
    let (first, other) = *pairs.first()?;
    let name = |at: usize| pictures.images.get(at).map_or("", |image| image.name.as_str());
    let more = match pairs.len() - 1 {
        0 => String::new(),
        1 => " So does 1 more image, with one on the other side.".to_owned(),
        more => format!(" So do {more} more images, each with one on the other side."),
    };
    Some(format!(
        "“{}” and “{}” look almost the same, and one was learnt from while the other checked.{more} The accuracy may \
         promise too much for new images: remove the copies, or keep what belongs together on one side by a column \
         (“Keep together”).",
        name(first),
        name(other)
    ))
}

/// For each image that looks almost like an earlier one of another side: that one, and itself.
fn across(looks: &[(usize, Side, Look)]) -> Vec<(usize, usize)> {
    let partner = |(at, (place, side, look)): (usize, &(usize, Side, Look))| {
        let mut earlier = looks.iter().take(at).filter(|(_, other, _)| other != side);
        Some((earlier.find(|(_, _, other)| other.is_almost(look))?.0, *place))
    };
    looks.par_iter().enumerate().filter_map(partner).collect()
}
