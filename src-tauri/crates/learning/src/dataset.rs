//! Reading pictures as the network will see them: f32 at the scale of the crop, a few hundred kilobytes each.
//!
//! Pictures that cannot be used are left out with a reason, and the rest goes on.

use rayon::prelude::*;
use vesicle_images::{ChannelSummary, Picture, SampleKind};

use crate::backbone::Backbone;
use crate::cancel::CancelToken;
use crate::model::ModelCard;
use crate::preprocess::{Preprocessing, Statistics};
use crate::sampling::Sampling;
use crate::settings::Crop;
use crate::windows::{Frame, Size, Window};

/// Where pictures come from. Called from several threads at once; in a fit for each index once, and again in every epoch
/// for those that do not fit into memory together.
pub trait PictureSource: Sync {
    /// The picture with this index, or why there is none, as a sentence for the person.
    fn picture(&self, index: usize) -> Result<Picture, String>;

    /// The features of the picture with this index by this recipe, if they were kept.
    fn kept_features(&self, _index: usize, _recipe: &str) -> Option<Vec<f32>> {
        None
    }

    /// The pretrained network that describes pictures too, where its weights are there.
    fn backbone(&self) -> Option<&Backbone> {
        None
    }

    /// Offers features to be kept.
    fn keep_features(&self, _index: usize, _recipe: &str, _features: &[f32]) {}
}

/// A picture and the category it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// For [`PictureSource::picture`].
    pub index: usize,
    /// 0-based, below the number of categories.
    pub class: usize,
}

/// A picture that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    pub index: usize,
    pub reason: String,
}

/// How pictures are cut and scaled; the same for all pictures of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct View {
    pub(crate) crop: Crop,
    pub(crate) input: Size,
    pub(crate) channels: u32,
    pub(crate) sampling: Sampling,
}

impl View {
    /// What a model sees.
    pub(crate) fn of(card: &ModelCard) -> Self {
        let sampling = card.preprocessing.sampling;
        Self { crop: card.crop, input: card.input(), channels: card.channels, sampling }
    }

    /// Where what the network sees lies in an image of this size.
    pub(crate) fn frame(&self, image: Size) -> Frame {
        self.sampling.frame(self.crop, image, self.input)
    }

    /// Values in one network input.
    pub(crate) fn values(&self) -> usize {
        self.input.width as usize * self.input.height as usize * self.channels as usize
    }
}

/// One picture at the scale of the crop, planar.
pub(crate) struct Stored {
    kind: SampleKind,
    size: Size,
    planes: Vec<Vec<f32>>,
}

impl Stored {
    pub(crate) fn new(picture: &Picture, view: &View) -> Result<Self, String> {
        if picture.channels() != view.channels {
            return Err(format!("It has {} channels; the model works with {}.", picture.channels(), view.channels));
        }
        let size = Size { width: picture.width(), height: picture.height() };
        let frame = view.frame(size);
        let planes = (0..view.channels)
            .map(|channel| view.sampling.plane(&picture.plane_f32(channel), size, &frame))
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| error.to_string())?;
        Ok(Self { kind: picture.kind(), size: frame.stored, planes })
    }

    pub(crate) fn rescale(&mut self, rule: &Preprocessing) {
        for (channel, plane) in self.planes.iter_mut().enumerate() {
            rule.apply(self.kind, channel, plane);
        }
    }

    /// Bytes in memory.
    pub(crate) fn bytes(&self) -> u64 {
        self.planes.iter().map(|plane| plane.len() as u64 * 4).sum()
    }

    pub(crate) fn planes(&self) -> &[Vec<f32>] {
        &self.planes
    }

    /// The same picture with other values.
    pub(crate) fn with_planes(&self, planes: Vec<Vec<f32>>) -> Self {
        Self { kind: self.kind, size: self.size, planes }
    }

    pub(crate) fn size(&self) -> Size {
        self.size
    }

    /// Copies one window into `out`, `[channels, height, width]`.
    pub(crate) fn copy(&self, window: Window, view: &View, out: &mut [f32]) {
        let pixels = view.values() / view.channels.max(1) as usize;
        for (plane, out) in self.planes.iter().zip(out.chunks_exact_mut(pixels.max(1))) {
            window.copy(plane, self.size, view.input, out);
        }
    }
}

/// Pictures read together; keeps all threads busy while a stop is noticed soon.
fn group() -> usize {
    4 * rayon::current_num_threads().max(1)
}

/// What came of reading some pictures: in the order asked for, `None` where one was left out.
pub(crate) struct Loaded {
    pub(crate) pictures: Vec<Option<Stored>>,
    pub(crate) skipped: Vec<Skipped>,
}

/// Reads pictures into memory without rescaling their values. `None` if cancelled.
pub(crate) fn load(source: &dyn PictureSource, indices: &[usize], view: &View, cancel: &CancelToken) -> Option<Loaded> {
    let mut loaded = Loaded { pictures: Vec::new(), skipped: Vec::new() };
    visit(source, indices, view, false, cancel, &mut |_| (), &mut |index, read| match read {
        Ok(stored) => loaded.pictures.push(Some(stored)),
        Err(reason) => {
            loaded.skipped.push(Skipped { index, reason });
            loaded.pictures.push(None);
        }
    })?;
    Some(loaded)
}

/// Reads pictures and hands them over in the order asked for, without rescaling their values. `None` if cancelled.
/// `progress` is told how many are done. Gives the raw values of those that could be read; nothing unless asked for.
pub(crate) fn visit(
    source: &dyn PictureSource,
    indices: &[usize],
    view: &View,
    with_statistics: bool,
    cancel: &CancelToken,
    progress: &mut dyn FnMut(usize),
    each: &mut dyn FnMut(usize, Result<Stored, String>),
) -> Option<Statistics> {
    let mut statistics = Statistics::default();
    let mut done = 0;
    for indices in indices.chunks(group()) {
        if cancel.is_cancelled() {
            return None;
        }
        let read: Vec<_> = indices.par_iter().map(|&index| read(source, index, view, with_statistics)).collect();
        for (result, &index) in read.into_iter().zip(indices) {
            each(
                index,
                result.map(|(stored, summaries)| {
                    statistics.add(&summaries);
                    stored
                }),
            );
        }
        done += indices.len();
        progress(done);
    }
    Some(statistics)
}

fn read(
    source: &dyn PictureSource,
    index: usize,
    view: &View,
    with_statistics: bool,
) -> Result<(Stored, Vec<ChannelSummary>), String> {
    let picture = source.picture(index)?;
    let stored = Stored::new(&picture, view)?;
    let channels = if with_statistics { picture.channels() } else { 0 };
    Ok((stored, (0..channels).map(|channel| ChannelSummary::of(&picture, channel)).collect()))
}

/// Brings all pictures to the model's scale.
pub(crate) fn rescale(pictures: &mut [Option<Stored>], rule: &Preprocessing) {
    pictures.par_iter_mut().flatten().for_each(|picture| picture.rescale(rule));
}
