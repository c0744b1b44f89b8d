//! Queues: the images worth a look next, in their order.
//!
//! Owns: bringing predictions, out-of-fold judgements and descriptions of a project to the queue that was asked for.
//! Refuses: the rules, which are `project`'s and `learning`'s, and remembering: a queue is no part of a project.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;
use vesicle_images::Look;
use vesicle_learning::Space;
use vesicle_project::queue::{self, Guess, Queue};
use vesicle_project::{Image, ImageId, Scored};

use super::evaluate::truths;
use super::fit::no_model;
use super::space::{Described, describe};
use crate::pictures::ProjectPictures;
use crate::session::{Session, Snapshot};
use crate::view::{EvaluationSet, JobReport, SkippedView};
use crate::views::narrow;
use crate::{JobContext, SessionError};

/// Images in a diverse choice; a person labels some of them and asks again.
const DIVERSE: usize = 100;
/// Of more, each image's look is compared only with those of this many images that are nearest to it along one line.
const ALL_PAIRS: usize = 20_000;
const NEAR: usize = 1_000;

/// A queue that was asked for.
#[derive(Debug)]
pub(crate) struct Queued {
    pub(crate) queue: Queue,
    /// From 0.
    pub(crate) places: HashMap<ImageId, u32>,
}

impl Queued {
    fn new(queue: Queue, images: Vec<ImageId>) -> Self {
        Self { queue, places: images.into_iter().zip(0..).collect() }
    }
}

/// Whether a queue follows from what is known already, without a look at any picture.
pub(crate) fn is_instant(queue: &Queue) -> bool {
    !matches!(queue, Queue::Diverse | Queue::NearDuplicates | Queue::Outliers | Queue::Similar(_))
}

/// Makes one of the queues that [`is_instant`] tells.
///
/// # Errors
/// When what it needs is not there: predictions, or judgements by a model that had not seen the images.
pub(crate) fn at_once(session: &Session, queue: &Queue) -> Result<usize, SessionError> {
    let snapshot = session.snapshot();
    let images = match queue {
        Queue::Uncertain => queue::uncertain(&guesses(&snapshot)?),
        Queue::Predicted(category) => {
            // A category that was deleted is predicted by older models still.
            let predictions = snapshot.predictions.as_ref().filter(|_| snapshot.project.category(*category).is_some());
            let place = predictions.and_then(|made| made.categories.iter().position(|id| id == category));
            let guesses = guesses(&snapshot)?;
            place.map_or_else(Vec::new, |place| queue::predicted(&guesses, place))
        }
        Queue::ConfidentErrors => judged(&snapshot, queue::confident_errors)?,
        Queue::LabelErrors => judged(&snapshot, queue::label_errors)?,
        Queue::Again { pass, seed } => queue::shuffled(session.images_of_pass(*pass)?, *seed),
        Queue::Shuffled(seed) => queue::shuffled(snapshot.project.images().map(|image| image.id).collect(), *seed),
        Queue::Diverse | Queue::NearDuplicates | Queue::Outliers | Queue::Similar(_) => Vec::new(),
    };
    let count = images.len();
    session.set_queue(Some(Queued::new(queue.clone(), images)));
    Ok(count)
}

/// Makes any queue, looking at pictures where it has to.
///
/// # Errors
/// As [`at_once`]; and when no image can be described. A stop leaves the queue as it was.
pub fn make_queue(session: &Session, queue: &Queue, context: &JobContext) -> Result<JobReport, SessionError> {
    if is_instant(queue) {
        return at_once(session, queue).map(|count| report(count, Vec::new(), Vec::new()));
    }
    let snapshot = session.snapshot();
    let made = if *queue == Queue::NearDuplicates {
        near_duplicates(session, &snapshot, context)
    } else {
        by_features(session, &snapshot, queue, context)?
    };
    let Some(Made { images, skipped, notes }) = made else {
        return Ok(JobReport {
            summary: "Stopped; the order is as it was.".to_owned(),
            ..report(0, Vec::new(), Vec::new())
        });
    };
    let report = report(images.len(), skipped, notes);
    session.set_queue(Some(Queued::new(queue.clone(), images)));
    Ok(report)
}

struct Made {
    images: Vec<ImageId>,
    skipped: Vec<SkippedView>,
    notes: Vec<String>,
}

fn report(count: usize, skipped: Vec<SkippedView>, notes: Vec<String>) -> JobReport {
    let summary = match count {
        0 => "The queue is empty.".to_owned(),
        1 => "One image is in the queue.".to_owned(),
        count => format!("{count} images are in the queue."),
    };
    JobReport { summary, added: narrow(count), skipped, notes }
}

/// What is predicted of images without a label.
fn guesses(snapshot: &Snapshot) -> Result<Vec<Guess<'_>>, SessionError> {
    let predictions = snapshot.predictions.as_ref().filter(|made| !made.of_image.is_empty()).ok_or_else(|| {
        SessionError::Refused("There are no predictions to go by yet. Fit the classifier and predict first.".to_owned())
    })?;
    let open = predictions.of_image.iter().filter(|(id, _)| snapshot.project.label(**id).is_none());
    Ok(open.map(|(id, made)| Guess { image: *id, probabilities: &made.probabilities }).collect())
}

/// What a model said of labelled images that it had not seen.
fn judged(snapshot: &Snapshot, choose: impl Fn(&[Scored<'_>]) -> Vec<ImageId>) -> Result<Vec<ImageId>, SessionError> {
    let model = snapshot.model.as_deref().ok_or_else(no_model)?;
    let truths: Vec<_> = truths(&snapshot.project, model, EvaluationSet::CrossValidation, &[]).collect();
    if truths.is_empty() {
        return Err(SessionError::Refused(
            "To find wrong labels, each image has to be judged by a model that has not seen it. Quick does that at every fit \
             with two labels or more in each category; for a network, choose a cross-validation in the Fit settings. Then \
             fit again."
                .to_owned(),
        ));
    }
    let scored: Vec<Scored<'_>> = truths
        .iter()
        .filter_map(|(image, truth)| {
            let probabilities = &model.judged(image.id)?.probabilities;
            Some(Scored { image: image.id, truth: *truth, probabilities })
        })
        .collect();
    Ok(choose(&scored))
}

fn by_features(
    session: &Session,
    snapshot: &Snapshot,
    queue: &Queue,
    context: &JobContext,
) -> Result<Option<Made>, SessionError> {
    let Some(Described { space, pictures, skipped, notes }) = describe(session, snapshot, context)? else {
        return Ok(None);
    };
    let images = chosen(&space, &pictures, snapshot, queue);
    Ok(Some(Made { images, skipped, notes }))
}

fn chosen(space: &Space, pictures: &ProjectPictures, snapshot: &Snapshot, queue: &Queue) -> Vec<ImageId> {
    let id = |at: usize| pictures.images.get(at).map(|image| image.id);
    let those = |wanted: &dyn Fn(ImageId) -> bool| -> Vec<usize> {
        (0..pictures.images.len()).filter(|&at| id(at).is_some_and(wanted)).collect()
    };
    let order = match queue {
        Queue::Outliers => space.outliers(),
        Queue::Similar(to) => space.similar(&those(&|image| to.contains(&image))),
        _ => space.diverse(&those(&|image| snapshot.project.label(image).is_some()), DIVERSE),
    };
    order.into_iter().filter_map(id).collect()
}

fn near_duplicates(session: &Session, snapshot: &Snapshot, context: &JobContext) -> Option<Made> {
    let images: Vec<Arc<Image>> = snapshot.project.images().cloned().collect();
    let pictures = session.pictures(snapshot, images, snapshot.stack);
    let total = pictures.images.len();
    let mut looks: Vec<(usize, Look)> = Vec::new();
    for group in (0..total).collect::<Vec<_>>().chunks(256) {
        if context.is_cancelled() {
            return None;
        }
        let seen: Vec<_> = group.par_iter().filter_map(|&at| Some((at, pictures.look(at)?))).collect();
        looks.extend(seen);
        context.count(group.last().map_or(0, |last| last + 1), total, "images", "Looking at images");
    }
    let near = if looks.len() > ALL_PAIRS {
        looks.sort_by(|a, b| a.1.along().total_cmp(&b.1.along()).then(a.0.cmp(&b.0)));
        NEAR
    } else {
        looks.len()
    };
    // Of each image the first in the list that it looks like, itself if there is none before it.
    let first: Vec<usize> = (0..looks.len())
        .into_par_iter()
        .map(|at| {
            let look = &looks[at].1;
            let from = at.saturating_sub(near);
            (from..at).find(|&other| !context.is_cancelled() && looks[other].1.is_almost(look)).unwrap_or(at)
        })
        .collect();
    if context.is_cancelled() {
        return None;
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); looks.len()];
    let mut leader = first.clone();
    for at in 0..looks.len() {
        leader[at] = leader[first[at]];
        groups[leader[at]].push(looks[at].0);
    }
    let mut groups: Vec<Vec<usize>> = groups.into_iter().filter(|group| group.len() > 1).collect();
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort_unstable();
    let images = groups.concat().into_iter().filter_map(|at| pictures.images.get(at).map(|image| image.id)).collect();
    Some(Made { images, skipped: Vec::new(), notes: Vec::new() })
}
