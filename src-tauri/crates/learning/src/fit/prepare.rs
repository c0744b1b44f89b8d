//! Reading the pictures of a fit for the first time, and the numbers of its preprocessing.

use super::{FitEvent, FitRequest};
use crate::cancel::CancelToken;
use crate::dataset::{Example, Skipped, View};
use crate::error::LearningError;
use crate::pictures::{Pictures, Read, Reading};
use crate::preprocess::Preprocessing;

/// A position among the pictures, and the class of what is there.
pub(super) type Placed = (usize, usize);

/// The pictures of a fit.
pub(super) struct Prepared<'a> {
    pub(super) pictures: Pictures<'a>,
    /// Training first.
    examples: Vec<Placed>,
    /// How many of `examples` are for training.
    training: usize,
    pub(super) preprocessing: Preprocessing,
    pub(super) skipped: Vec<Skipped>,
}

impl Prepared<'_> {
    /// For training and for validation.
    pub(super) fn sides(&self) -> (&[Placed], &[Placed]) {
        self.examples.split_at(self.training)
    }
}

/// `None` if cancelled. Of the pictures `room` bytes are kept.
pub(super) fn prepare<'a>(
    request: &FitRequest<'a>,
    view: View,
    room: u64,
    cancel: &CancelToken,
    on_event: &mut dyn FnMut(FitEvent),
) -> Result<Option<Prepared<'a>>, LearningError> {
    let total = request.training.len() + request.validation.len();
    on_event(FitEvent::Preparing { done: 0, total });
    let rescale = request.settings.rescale;
    let with_statistics = request.start.is_none() && Preprocessing::needs_statistics(rescale);
    let mut reading = Reading::new(request.source, view, room);
    let mut read = |examples: &[Example], with_statistics, before: usize| {
        let indices: Vec<usize> = examples.iter().map(|example| example.index).collect();
        let mut progress = |done| on_event(FitEvent::Preparing { done: before + done, total });
        reading.read(&indices, with_statistics, cancel, &mut progress)
    };
    let Some(training) = read(request.training, with_statistics, 0) else { return Ok(None) };
    let Some(validation) = read(request.validation, false, request.training.len()) else { return Ok(None) };

    let preprocessing = match request.start {
        Some(start) => start.card.preprocessing.clone(),
        None => Preprocessing::from_statistics(rescale, &training.statistics),
    };
    let Read { positions, mut skipped, .. } = training;
    let places: Vec<usize> = positions.iter().enumerate().filter_map(|(place, read)| read.map(|_| place)).collect();
    let left = check_left(request, &places, &skipped)?;
    skipped.extend(validation.skipped);
    let positions = positions.into_iter().chain(validation.positions);
    let examples = positions
        .zip(request.training.iter().chain(request.validation))
        .filter_map(|(position, example)| Some((position?, example.class)))
        .collect();
    let pictures = reading.finish(preprocessing.clone());
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
