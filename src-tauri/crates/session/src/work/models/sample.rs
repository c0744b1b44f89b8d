//! A real image to try an exported model on.
//!
//! Owns: finding one that the model was made for, and cutting a piece of a sensible size out of its middle. Refuses: the
//! model.

use std::sync::Arc;

use vesicle_images::{Picture, SampleKind, Samples};
use vesicle_learning::PictureSource;
use vesicle_project::Image;

use crate::pictures::ProjectPictures;
use crate::results::FittedModel;
use crate::session::Session;

/// Images that are tried before it is given up.
const MOST_TRIED: usize = 20;
/// The longest side of the piece, in pixels.
const LONGEST: u32 = 512;

/// The first image that can be read with as many channels as the model has: of those that it was fitted on, else of the
/// project.
pub(super) fn sample(session: &Session, model: &FittedModel) -> Option<Picture> {
    let snapshot = session.snapshot();
    let channels = model.trained.card.channels;
    let fitted = model.split.images();
    let known = fitted.iter().filter_map(|id| snapshot.project.image(*id));
    let images: Vec<Arc<Image>> = known
        .chain(snapshot.project.images())
        .filter(|image| image.channels == channels)
        .take(MOST_TRIED)
        .cloned()
        .collect();
    let count = images.len();
    let pictures: ProjectPictures = session.pictures(&snapshot, images, model.stack);
    (0..count).find_map(|index| middle(&pictures.picture(index).ok()?))
}

/// A picture that is made up, where there is none: waves of another length in each channel, over the whole range of `kind`.
pub(super) fn made(kind: SampleKind, channels: u32) -> Option<Picture> {
    let side = LONGEST / 4;
    let value = |at: u32| {
        let (channel, x, y) = (at / (side * side), at % side, at / side % side);
        let wave = f64::from(x + 2 * y) / (5.0 + f64::from(channel) * 3.0);
        f64::from(kind.type_max()) * (0.5 + 0.4 * wave.sin())
    };
    let values = (0..side * side * channels).map(value);
    let samples = match kind {
        SampleKind::U8 => Samples::U8(values.map(|value| value as u8).collect()),
        SampleKind::U16 => Samples::U16(values.map(|value| value as u16).collect()),
        SampleKind::F32 => Samples::F32(values.map(|value| value as f32).collect()),
    };
    Picture::new(side, side, channels, samples).ok()
}

/// The middle of a picture, at most [`LONGEST`] a side.
fn middle(picture: &Picture) -> Option<Picture> {
    let (width, height) = (picture.width().min(LONGEST), picture.height().min(LONGEST));
    if (width, height) == (picture.width(), picture.height()) {
        return Some(picture.clone());
    }
    let (left, top) = ((picture.width() - width) / 2, (picture.height() - height) / 2);
    let samples = match picture.samples() {
        Samples::U8(values) => Samples::U8(cut(values, picture, [left, top], [width, height])),
        Samples::U16(values) => Samples::U16(cut(values, picture, [left, top], [width, height])),
        Samples::F32(values) => Samples::F32(cut(values, picture, [left, top], [width, height])),
    };
    Picture::new(width, height, picture.channels(), samples).ok()
}

fn cut<T: Copy>(values: &[T], picture: &Picture, [left, top]: [u32; 2], [width, height]: [u32; 2]) -> Vec<T> {
    let (across, down) = (picture.width() as usize, picture.height() as usize);
    let rows = values
        .chunks_exact((across * down).max(1))
        .flat_map(|plane| plane.chunks_exact(across.max(1)).skip(top as usize).take(height as usize));
    rows.flat_map(|row| row[left as usize..][..width as usize].iter().copied()).collect()
}

/// One picture as a source of pictures.
pub(super) struct Alone<'a>(pub(super) &'a Picture);

impl PictureSource for Alone<'_> {
    fn picture(&self, _index: usize) -> Result<Picture, String> {
        Ok(self.0.clone())
    }
}
