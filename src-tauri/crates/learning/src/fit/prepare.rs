//! Reading the pictures of a fit, once, and the numbers of its preprocessing.

use super::{FitEvent, FitRequest};
use crate::cancel::CancelToken;
use crate::dataset::{self, Example, Skipped, Stored, View};
use crate::error::LearningError;
use crate::preprocess::Preprocessing;

/// The pictures of a fit in memory.
pub(super) struct Prepared {
    pictures: Vec<Stored>,
    /// Position in `pictures` and class, training first.
    examples: Vec<(usize, usize)>,
    /// How many of `examples` are for training.
    pub(super) training: usize,
    pub(super) preprocessing: Preprocessing,
    pub(super) skipped: Vec<Skipped>,
}

impl Prepared {
    /// Pictures with their classes, training first.
    pub(super) fn examples(&self) -> Vec<(&Stored, usize)> {
        self.examples.iter().map(|&(at, class)| (&self.pictures[at], class)).collect()
    }
}

pub(super) fn prepare(
    request: &FitRequest<'_>,
    view: &View,
    cancel: &CancelToken,
    on_event: &mut dyn FnMut(FitEvent),
) -> Result<Option<Prepared>, LearningError> {
    let total = request.training.len() + request.validation.len();
    on_event(FitEvent::Preparing { done: 0, total });
    let rescale = request.settings.rescale;
    let with_statistics = request.start.is_none() && Preprocessing::needs_statistics(rescale);
    let mut read = |examples: &[Example], with_statistics, before: usize| {
        let indices: Vec<usize> = examples.iter().map(|example| example.index).collect();
        let mut progress = |done| on_event(FitEvent::Preparing { done: before + done, total });
        dataset::load(request.source, &indices, view, with_statistics, cancel, &mut progress)
    };
    let Some(training) = read(request.training, with_statistics, 0) else { return Ok(None) };
    let Some(validation) = read(request.validation, false, request.training.len()) else { return Ok(None) };

    let preprocessing = match request.start {
        Some(start) => start.card.preprocessing.clone(),
        None => Preprocessing::from_statistics(rescale, &training.statistics),
    };
    let mut skipped = training.skipped;
    let places: Vec<usize> =
        training.pictures.iter().enumerate().filter_map(|(place, read)| read.as_ref().map(|_| place)).collect();
    let left = check_left(request, &places, &skipped)?;
    let mut stored = training.pictures;
    stored.extend(validation.pictures);
    skipped.extend(validation.skipped);
    dataset::rescale(&mut stored, &preprocessing);

    let mut pictures = Vec::new();
    let mut examples = Vec::new();
    for (picture, example) in stored.into_iter().zip(request.training.iter().chain(request.validation)) {
        if let Some(picture) = picture {
            examples.push((pictures.len(), example.class));
            pictures.push(picture);
        }
    }
    Ok(Some(Prepared { pictures, examples, training: left, preprocessing, skipped }))
}

/// The number of training pictures that could be read, if a fit is possible with them. `read` are their places.
pub(crate) fn check_left(
    request: &FitRequest<'_>,
    read: &[usize],
    skipped: &[Skipped],
) -> Result<usize, LearningError> {
    let left = read.len();
    let Some(first) = skipped.first() else { return Ok(left) };
    let first = first.reason.clone();
    if left == 0 {
        return Err(LearningError::NothingReadable { total: request.training.len(), first });
    }
    let classes = |examples: &mut dyn Iterator<Item = &Example>| {
        let mut classes: Vec<usize> = examples.map(|example| example.class).collect();
        classes.sort_unstable();
        classes.dedup();
        classes.len()
    };
    let had = classes(&mut request.training.iter());
    let have = classes(&mut read.iter().filter_map(|&place| request.training.get(place)));
    if have < 2 && have < had {
        return Err(LearningError::CategoriesLost { skipped: skipped.len(), left: have, first });
    }
    Ok(left)
}
