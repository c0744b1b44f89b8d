//! Features of pictures: kept ones where there are any, else made now and given to be kept.

use rayon::prelude::*;
use vesicle_images::Picture;

use crate::backbone::Backbone;
use crate::cancel::CancelToken;
use crate::dataset::PictureSource;
use crate::error::LearningError;
use crate::features;
use crate::model::ModelCard;

/// Pictures described together; keeps all threads busy while a stop is noticed soon.
const GROUP: usize = 64;

/// What describes a picture.
#[derive(Clone, Copy)]
pub(crate) struct Describer<'a> {
    pub(crate) channels: u32,
    /// Its numbers come behind those of [`features`].
    pub(crate) backbone: Option<&'a Backbone>,
}

impl Describer<'_> {
    /// Tells one way to describe from another.
    pub(crate) fn recipe(&self) -> String {
        match self.backbone {
            Some(backbone) => format!("{}+{}", features::RECIPE, backbone.id()),
            None => features::RECIPE.to_owned(),
        }
    }

    /// Numbers for a picture.
    pub(crate) fn length(&self) -> usize {
        let channels = self.channels as usize;
        features::length(channels) + self.backbone.map_or(0, |_| Backbone::length(channels))
    }

    /// The features of pictures in the order asked for, or why there are none, as a sentence. `None` if cancelled.
    /// `progress` is told how many are done.
    pub(crate) fn describe(
        &self,
        source: &dyn PictureSource,
        indices: &[usize],
        cancel: &CancelToken,
        progress: &mut dyn FnMut(usize),
    ) -> Option<Vec<Result<Vec<f32>, String>>> {
        let mut out = Vec::with_capacity(indices.len());
        for indices in indices.chunks(GROUP) {
            if cancel.is_cancelled() {
                return None;
            }
            let group: Vec<_> = indices.par_iter().map(|&index| self.one(source, index)).collect();
            out.extend(group);
            progress(out.len());
        }
        Some(out)
    }

    /// The numbers of a picture that no source has, one plane of raw values for each channel.
    pub(crate) fn numbers(&self, planes: &[Vec<f32>], width: u32, height: u32) -> Vec<f32> {
        let mut out = features::describe(planes, width as usize, height as usize);
        if let Some(backbone) = self.backbone {
            out.extend(backbone.describe(planes, width, height));
        }
        out
    }

    /// The two parts are kept apart, since the second is there or not.
    fn one(&self, source: &dyn PictureSource, index: usize) -> Result<Vec<f32>, String> {
        let channels = self.channels as usize;
        let mut read = None;
        let mut out =
            kept(source, index, features::RECIPE, self.channels, features::length(channels), &mut read, &|picture| {
                features::describe(&planes(picture), picture.width() as usize, picture.height() as usize)
            })?;
        if let Some(backbone) = self.backbone {
            out.extend(kept(
                source,
                index,
                backbone.id(),
                self.channels,
                Backbone::length(channels),
                &mut read,
                &|picture| backbone.describe(&planes(picture), picture.width(), picture.height()),
            )?);
        }
        Ok(out)
    }
}

/// Images as numbers, without a fit.
#[derive(Clone, Debug)]
pub struct Embedding {
    /// How the numbers are made; another recipe gives others.
    pub recipe: String,
    /// Numbers for a picture.
    pub length: usize,
    pub channels: u32,
    with_backbone: bool,
}

impl Embedding {
    /// The numbers of pictures with so many channels; also those of the pretrained network, where one is given.
    pub fn of(channels: u32, backbone: Option<&Backbone>) -> Self {
        let describer = Describer { channels, backbone };
        Self { recipe: describer.recipe(), length: describer.length(), channels, with_backbone: backbone.is_some() }
    }

    /// Those that a Quick model looks at; `None` for a network.
    ///
    /// # Errors
    /// Its recipe needs a network that is not there, or is not known.
    pub fn of_model(card: &ModelCard, source: &dyn PictureSource) -> Result<Option<Self>, LearningError> {
        let Some(quick) = &card.quick else { return Ok(None) };
        let describer = crate::quick::describer_of(quick, card.channels, source)?;
        Ok(Some(Self::of(card.channels, describer.backbone)))
    }

    /// The numbers of pictures in the order asked for, or why there are none, as a sentence. `None` if cancelled.
    pub fn describe(
        &self,
        source: &dyn PictureSource,
        indices: &[usize],
        cancel: &CancelToken,
        progress: &mut dyn FnMut(usize),
    ) -> Option<Vec<Result<Vec<f32>, String>>> {
        let backbone = if self.with_backbone { source.backbone() } else { None };
        Describer { channels: self.channels, backbone }.describe(source, indices, cancel, progress)
    }
}

/// Sees to it that the features of pictures are kept, where their source keeps any. False if cancelled.
pub fn describe_all(
    source: &dyn PictureSource,
    indices: &[usize],
    channels: u32,
    cancel: &CancelToken,
    progress: &mut dyn FnMut(usize),
) -> bool {
    let describer = Describer { channels, backbone: source.backbone() };
    (0..).zip(indices.chunks(GROUP)).all(|(group, indices)| {
        describer.describe(source, indices, cancel, &mut |done| progress(group * GROUP + done)).is_some()
    })
}

/// Kept features of this length, or new ones from the picture, which is read at most once.
fn kept(
    source: &dyn PictureSource,
    index: usize,
    recipe: &str,
    channels: u32,
    length: usize,
    read: &mut Option<Picture>,
    make: &dyn Fn(&Picture) -> Vec<f32>,
) -> Result<Vec<f32>, String> {
    let recipe = format!("{recipe} {channels}");
    if let Some(kept) = source.kept_features(index, &recipe).filter(|kept| kept.len() == length) {
        return Ok(kept);
    }
    let picture = match read {
        Some(picture) => picture,
        None => read.insert(source.picture(index)?),
    };
    if picture.channels() != channels {
        return Err(format!("It has {} channels; the model works with {channels}.", picture.channels()));
    }
    let made = make(picture);
    source.keep_features(index, &recipe, &made);
    Ok(made)
}

pub(crate) fn planes(picture: &Picture) -> Vec<Vec<f32>> {
    (0..picture.channels()).map(|channel| picture.plane_f32(channel)).collect()
}
