//! Evaluating the current model: on its validation images, on test images, by cross-validation, on what the gallery shows, or
//! on what it was trained on.
//!
//! Owns: choosing exactly those images, and asking the model about them, or taking what a model that had not seen them has
//! said. Refuses: computing metrics; that is `project`. Wording them; that is `figures`.

use std::sync::Arc;

use vesicle_project::{Image, ImageId, Partition, Project};

use super::figures::{Evaluated, Evaluator, evaluation_view};
use super::fit::{no_model, skipped_views};
use super::ready::ask;
use crate::results::{FittedModel, Judgement};
use crate::session::{Session, Snapshot};
use crate::view::{Arrangement, EvaluationSet, EvaluationView, JobReport, SkippedView};
use crate::{JobContext, SessionError};

/// An image to evaluate and the position of its true category among the model's.
type Truth = (Arc<Image>, usize);

/// What was said of images, and what could not be read.
type Judged = (Vec<Judgement>, Vec<SkippedView>);

/// What a person asked to be evaluated.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The most telling that there is, if none is named.
    pub set: Option<EvaluationSet>,
    /// What the gallery shows; only of [`EvaluationSet::Shown`].
    pub arrangement: Arrangement,
}

impl From<EvaluationSet> for Asked {
    fn from(set: EvaluationSet) -> Self {
        Self { set: Some(set), ..Self::default() }
    }
}

/// On what the model of a snapshot can be evaluated, the most telling first.
pub(crate) fn sets(project: &Project, model: &FittedModel) -> Vec<EvaluationSet> {
    let known = [EvaluationSet::Validation, EvaluationSet::CrossValidation, EvaluationSet::Test];
    let mut sets: Vec<_> = known.into_iter().filter(|set| truths(project, model, *set, &[]).next().is_some()).collect();
    if project.labels().next().is_some() {
        sets.push(EvaluationSet::Shown);
    }
    if truths(project, model, EvaluationSet::Training, &[]).next().is_some() {
        sets.push(EvaluationSet::Training);
    }
    sets
}

/// The images of a set that have a label of one of the model's categories. `shown`: what the gallery shows.
pub(super) fn truths<'a>(
    project: &'a Project,
    model: &'a FittedModel,
    set: EvaluationSet,
    shown: &'a [ImageId],
) -> Box<dyn Iterator<Item = Truth> + 'a> {
    let truth = |id: ImageId| {
        let label = project.label(id)?;
        let category = model.categories.iter().position(|category| category.id == label.category)?;
        Some((Arc::clone(project.image(id)?), category))
    };
    let all = move |ids: &'a [ImageId]| ids.iter().filter_map(move |id| truth(*id));
    match set {
        EvaluationSet::Validation => Box::new(all(&model.split.validation)),
        EvaluationSet::Training => Box::new(all(&model.split.training)),
        EvaluationSet::Shown => Box::new(all(shown)),
        EvaluationSet::CrossValidation => {
            Box::new(model.out_of_fold.iter().filter_map(move |judged| truth(judged.image)))
        }
        EvaluationSet::Test => {
            // What was trained on before it was pinned to Test is no test.
            let known = |id: &ImageId| {
                model.split.training.binary_search(id).is_ok() || model.split.validation.binary_search(id).is_ok()
            };
            let pinned = project.pins().filter(|(_, pin)| *pin == Partition::Test).map(|(id, _)| id);
            Box::new(pinned.filter(move |id| !known(id)).filter_map(truth))
        }
    }
}

/// An error if there is no model or no image of the set.
pub(crate) fn refuse_early(session: &Session, asked: &Asked) -> Result<(), SessionError> {
    prepare(session, &session.snapshot(), asked).map(drop)
}

/// The model, the set, and its images.
fn prepare(
    session: &Session,
    snapshot: &Snapshot,
    asked: &Asked,
) -> Result<(Arc<FittedModel>, EvaluationSet, Vec<Truth>), SessionError> {
    let model = snapshot.model.clone().ok_or_else(no_model)?;
    let set = asked.set.or_else(|| sets(&snapshot.project, &model).first().copied().filter(|set| set.is_honest()));
    let mut images: Vec<Truth> = Vec::new();
    if let Some(set) = set {
        let shown: Vec<ImageId> = match set {
            EvaluationSet::Shown => session.gallery(&asked.arrangement).ids.into_iter().map(ImageId).collect(),
            _ => Vec::new(),
        };
        images.extend(truths(&snapshot.project, &model, set, &shown));
    }
    let refuse = |reason: &str| Err(SessionError::Refused(reason.to_owned()));
    match set {
        Some(set) if !images.is_empty() => Ok((model, set, images)),
        None if model.trained.card.quick.is_some() => refuse(
            "There is nothing to evaluate on yet: a category has a single labelled image. Label at least two of each, then \
             fit again.",
        ),
        None | Some(EvaluationSet::Validation) => refuse(
            "There are no validation images to evaluate on: none of those that the model was validated with has a \
             label of one of its categories. Label more images or lower the training percentage, then fit again.",
        ),
        Some(EvaluationSet::Test) => refuse(
            "There are no test images to evaluate on. Set some labelled images aside for Test before you fit; those that \
             the model has seen do not count.",
        ),
        Some(EvaluationSet::CrossValidation) => refuse(
            "This model was not cross-validated. Quick is, at every fit with two labels or more in each category; for a \
             network ask for it in the Fit settings, and start afresh.",
        ),
        Some(EvaluationSet::Shown) => refuse(
            "None of the images in the gallery has a label of one of the model's categories, so there is nothing to hold \
             its answers against. Change the search or the filters, or label some of these images.",
        ),
        Some(EvaluationSet::Training) => refuse(
            "None of the images that the model was trained on has a label of one of its categories any more. Fit it again.",
        ),
    }
}

/// Evaluates the current model on a set of images, against the labels as they are now.
///
/// # Errors
/// When there is no model, no image of the set, the device fails, or the job was stopped.
pub fn evaluate(
    session: &Session,
    asked: &Asked,
    context: &JobContext,
) -> Result<(Option<EvaluationView>, JobReport), SessionError> {
    let snapshot = session.snapshot();
    let (model, set, truths) = prepare(session, &snapshot, asked)?;
    let mut report = JobReport {
        summary: "Stopped; there is no new evaluation.".to_owned(),
        added: 0,
        skipped: Vec::new(),
        notes: Vec::new(),
    };
    let Some((judged, skipped)) = judge(session, &snapshot, &model, set, &truths, context)? else {
        return Ok((None, report));
    };
    report.skipped = skipped;
    let arrangement = (set == EvaluationSet::Shown).then(|| asked.arrangement.clone());
    let by = Evaluator::model(&snapshot.project, &model, set);
    let evaluated = Evaluated { project: &snapshot.project, by, set, judged: &judged, arrangement };
    let Some(mut view) = evaluation_view(&evaluated, report.skipped.len(), context) else {
        return Ok((None, report));
    };
    view.notes.extend(look_alike(session, &snapshot, &model, set, &truths, context));
    if context.is_cancelled() {
        return Ok((None, report));
    }
    session.apply_evaluation(model.id, view.clone(), &judged)?;
    report.added = view.count;
    report.summary = summary(&view);
    Ok((Some(view), report))
}

fn summary(view: &EvaluationView) -> String {
    let Some(accuracy) = view.accuracy else { return "None of the images could be read.".to_owned() };
    let (percent, count) = (accuracy * 100.0, view.count);
    match view.set {
        EvaluationSet::CrossValidation => format!(
            "{percent:.1} % of {count} images were predicted right by a model that had not seen them ({} folds).",
            view.folds
        ),
        EvaluationSet::Test => format!("{percent:.1} % of {count} test images were predicted right."),
        EvaluationSet::Validation => format!("{percent:.1} % of {count} validation images were predicted right."),
        EvaluationSet::Training => {
            format!("{percent:.1} % of {count} training images are remembered right, which is no accuracy.")
        }
        EvaluationSet::Shown if view.remembered > 0 => format!(
            "{percent:.1} % of {count} images in the gallery were predicted right; {} of them were learnt from.",
            view.remembered
        ),
        EvaluationSet::Shown => format!("{percent:.1} % of {count} images in the gallery were predicted right."),
    }
}

/// What the model says of the images, in the order of their ids; of those that it learnt from what a model that had not seen them
/// has said, where that is known and they are not asked for as training images. With what could not be read. `None` if
/// stopped.
fn judge(
    session: &Session,
    snapshot: &Snapshot,
    model: &FittedModel,
    set: EvaluationSet,
    truths: &[Truth],
    context: &JobContext,
) -> Result<Option<Judged>, SessionError> {
    let known = |image: ImageId| if set == EvaluationSet::Training { None } else { model.judged(image) };
    let learnt = |image: ImageId| model.split.training.binary_search(&image).is_ok();
    let (mut judged, mut open) = (Vec::with_capacity(truths.len()), Vec::new());
    for truth @ (image, category) in truths {
        match known(image.id).filter(|_| learnt(image.id)) {
            Some(out_of_fold) => judged.push(Judgement {
                image: image.id,
                category: model.categories[*category].id,
                remembered: false,
                probabilities: out_of_fold.probabilities.clone(),
            }),
            None => open.push(truth),
        }
    }
    let mut skipped = Vec::new();
    if !open.is_empty() {
        let images = open.iter().map(|(image, _)| Arc::clone(image)).collect();
        let (pictures, outcome) = ask(session, snapshot, model, images, "Evaluating", context)?;
        if outcome.cancelled {
            return Ok(None);
        }
        skipped = skipped_views(&pictures, &outcome.skipped);
        judged.extend(open.iter().zip(outcome.probabilities).filter_map(|((image, category), probabilities)| {
            Some(Judgement {
                image: image.id,
                category: model.categories[*category].id,
                remembered: learnt(image.id),
                probabilities: probabilities?,
            })
        }));
    }
    judged.sort_by_key(|judgement| judgement.image);
    Ok(Some((judged, skipped)))
}

/// What is to be said of images that look almost like others that the model has learnt from.
fn look_alike(
    session: &Session,
    snapshot: &Snapshot,
    model: &FittedModel,
    set: EvaluationSet,
    truths: &[Truth],
    context: &JobContext,
) -> Option<String> {
    let training = &model.split.training;
    let learnt = training.iter().filter_map(|id| snapshot.project.image(*id).cloned());
    // In a cross-validation the training images check each other.
    let (checked, out_of_fold) = match set {
        EvaluationSet::CrossValidation => (&[][..], &model.out_of_fold[..]),
        EvaluationSet::Validation | EvaluationSet::Test => (truths, &[][..]),
        // That training images are among them is said as it is.
        EvaluationSet::Shown | EvaluationSet::Training => return None,
    };
    let images = learnt.chain(checked.iter().map(|(image, _)| Arc::clone(image))).collect();
    let pictures = session.pictures(snapshot, images, model.stack);
    let checked: Vec<ImageId> = checked.iter().map(|(image, _)| image.id).collect();
    super::lookalikes::note(&pictures, training, &checked, out_of_fold, context.cancel_token())
}
