//! Evaluating the current model: on its validation images, on test images, or by cross-validation.
//!
//! Owns: choosing exactly those images and wording what the numbers cannot say by themselves. Refuses: computing
//! metrics; that is `project`.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::SystemTime;

use vesicle_project::{
    Evaluation, Image, ImageId, Partition, Project, Scored, mean_interval, most_probable, reliability, wilson,
};

use super::fit::{no_model, skipped_views};
use super::ready::ask;
use crate::results::FittedModel;
use crate::session::{Session, Snapshot};
use crate::view::{
    CalibrationView, CategoryScoresView, EvaluationSet, EvaluationView, FormulaView, JobReport, MacroView, MeanView,
    RangeView, ReliabilityBinView,
};
use crate::views::{model_categories, narrow};
use crate::{JobContext, SessionError};

/// Under this many images a metric is mostly chance.
const FEW: usize = 20;

/// An image to evaluate and the position of its true category among the model's.
type Truth = (Arc<Image>, usize);

/// On what the model of a snapshot can be evaluated, the most telling first.
pub(crate) fn sets(project: &Project, model: &FittedModel) -> Vec<EvaluationSet> {
    let all = [EvaluationSet::Validation, EvaluationSet::CrossValidation, EvaluationSet::Test];
    all.into_iter().filter(|set| truths(project, model, *set).next().is_some()).collect()
}

/// The images of a set that have a label of one of the model's categories.
pub(super) fn truths<'a>(
    project: &'a Project,
    model: &'a FittedModel,
    set: EvaluationSet,
) -> Box<dyn Iterator<Item = Truth> + 'a> {
    let truth = |id: ImageId| {
        let label = project.label(id)?;
        let category = model.categories.iter().position(|category| category.id == label.category)?;
        Some((Arc::clone(project.image(id)?), category))
    };
    match set {
        EvaluationSet::Validation => Box::new(model.split.validation.iter().filter_map(move |id| truth(*id))),
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
pub(crate) fn refuse_early(session: &Session, set: Option<EvaluationSet>) -> Result<(), SessionError> {
    prepare(&session.snapshot(), set).map(drop)
}

fn prepare(snapshot: &Snapshot, set: Option<EvaluationSet>) -> Result<(Arc<FittedModel>, EvaluationSet), SessionError> {
    let model = snapshot.model.clone().ok_or_else(no_model)?;
    let sets = sets(&snapshot.project, &model);
    let refuse = |reason: &str| Err(SessionError::Refused(reason.to_owned()));
    match set.or(sets.first().copied()) {
        Some(set) if sets.contains(&set) => Ok((model, set)),
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
    }
}

/// Evaluates the current model on a set of images, against the labels as they are now; without one on the most telling
/// that there is.
///
/// # Errors
/// When there is no model, no image of the set, the device fails, or the job was stopped.
pub fn evaluate(
    session: &Session,
    set: Option<EvaluationSet>,
    context: &JobContext,
) -> Result<(Option<EvaluationView>, JobReport), SessionError> {
    let snapshot = session.snapshot();
    let (model, set) = prepare(&snapshot, set)?;
    let truths: Vec<Truth> = truths(&snapshot.project, &model, set).collect();
    let mut report = JobReport {
        summary: "Stopped; there is no new evaluation.".to_owned(),
        added: 0,
        skipped: Vec::new(),
        notes: Vec::new(),
    };
    let probabilities = if set == EvaluationSet::CrossValidation {
        truths.iter().map(|(image, _)| model.judged(image.id).map(|judged| judged.probabilities.clone())).collect()
    } else {
        let images = truths.iter().map(|(image, _)| Arc::clone(image)).collect();
        let (pictures, outcome) = ask(session, &snapshot, &model, images, "Evaluating", context)?;
        report.skipped = skipped_views(&pictures, &outcome.skipped);
        if outcome.cancelled {
            return Ok((None, report));
        }
        outcome.probabilities
    };
    let scored: Vec<Scored<'_>> = truths
        .iter()
        .zip(&probabilities)
        .filter_map(|((image, truth), probabilities)| {
            Some(Scored { image: image.id, truth: *truth, probabilities: probabilities.as_deref()? })
        })
        .collect();
    let mut view = evaluation_view(&snapshot, &model, set, &scored, report.skipped.len());
    view.notes.extend(look_alike(session, &snapshot, &model, set, &truths, context));
    session.apply_evaluation(model.id, view.clone())?;
    report.added = view.count;
    report.summary = match (view.accuracy, set) {
        (None, _) => "None of the images could be read.".to_owned(),
        (Some(accuracy), EvaluationSet::CrossValidation) => format!(
            "{:.1} % of {} images were predicted right by a model that had not seen them ({} folds).",
            accuracy * 100.0,
            view.count,
            view.folds
        ),
        (Some(accuracy), set) => {
            let name = if set == EvaluationSet::Test { "test" } else { "validation" };
            format!("{:.1} % of {} {name} images were predicted right.", accuracy * 100.0, view.count)
        }
    };
    Ok((Some(view), report))
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
    };
    let images = learnt.chain(checked.iter().map(|(image, _)| Arc::clone(image))).collect();
    let pictures = session.pictures(snapshot, images, model.stack);
    let checked: Vec<ImageId> = checked.iter().map(|(image, _)| image.id).collect();
    super::lookalikes::note(&pictures, training, &checked, out_of_fold, context.cancel_token())
}

fn evaluation_view(
    snapshot: &Snapshot,
    model: &FittedModel,
    set: EvaluationSet,
    scored: &[Scored<'_>],
    skipped: usize,
) -> EvaluationView {
    let evaluation = vesicle_project::evaluate(model.categories.len(), scored);
    let categories = model_categories(&snapshot.project, model);
    let mut notes = super::leaking::too_good(&snapshot.project, &model.split, &model.settings);
    if evaluation.count < FEW {
        notes.push(format!(
            "Only {} images were evaluated: one image more or less changes the accuracy by {:.0} %. Label more images \
             before you trust these numbers.",
            evaluation.count,
            100.0 / evaluation.count.max(1) as f64
        ));
    }
    let per_category = evaluation
        .per_category
        .iter()
        .zip(&categories)
        .map(|(scores, category)| {
            let mut own = Vec::new();
            if scores.never_predicted {
                own.push(format!(
                    "Nothing was predicted as “{}”: its precision is undefined and counted as 0.",
                    category.name
                ));
            }
            if scores.support == 0 {
                own.push(format!(
                    "None of these images is labelled “{}”: its recall is undefined, and it is left out of the means.",
                    category.name
                ));
            }
            notes.extend(own.iter().cloned());
            CategoryScoresView {
                category_id: category.id.clone(),
                precision: scores.precision,
                recall: scores.recall,
                f1: scores.f1,
                support: narrow(scores.support),
                notes: own,
            }
        })
        .collect();
    let counts = evaluation.matrix();
    EvaluationView {
        set,
        folds: if set == EvaluationSet::CrossValidation { folds(model) } else { 0 },
        model_name: model.name.clone(),
        count: narrow(evaluation.count),
        skipped: narrow(skipped),
        evaluated_at: humantime::format_rfc3339_seconds(SystemTime::now()).to_string(),
        categories,
        matrix: counts.iter().map(|row| row.iter().map(|count| narrow(*count)).collect()).collect(),
        image_ids: evaluation
            .cells
            .iter()
            .map(|row| row.iter().map(|cell| cell.iter().map(|id| id.0).collect()).collect())
            .collect(),
        accuracy: evaluation.accuracy,
        accuracy_range: range(&evaluation),
        balanced_accuracy: evaluation.balanced_accuracy,
        fold_accuracy: if set == EvaluationSet::CrossValidation { fold_accuracy(model, scored) } else { None },
        calibration: calibration(scored),
        cross_entropy: evaluation.cross_entropy,
        macro_scores: MacroView {
            precision: evaluation.macro_scores.precision,
            recall: evaluation.macro_scores.recall,
            f1: evaluation.macro_scores.f1,
        },
        per_category,
        notes,
        formulas: vesicle_project::formulas()
            .into_iter()
            .map(|formula| FormulaView {
                name: formula.name.to_owned(),
                formula: formula.formula.to_owned(),
                meaning: formula.meaning.to_owned(),
                source: formula.source.to_owned(),
            })
            .collect(),
    }
}

fn folds(model: &FittedModel) -> u32 {
    model.out_of_fold.iter().map(|judged| judged.fold + 1).max().unwrap_or(0)
}

/// Where the accuracy on all such images is likely to lie.
fn range(evaluation: &Evaluation) -> Option<RangeView> {
    let right = evaluation.cells.iter().enumerate().map(|(category, row)| row[category].len()).sum();
    wilson(right, evaluation.count).map(|(low, high)| RangeView { low, high })
}

/// The mean of the folds' accuracies, with its interval.
fn fold_accuracy(model: &FittedModel, scored: &[Scored<'_>]) -> Option<MeanView> {
    let mut counts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for one in scored {
        let Some(judged) = model.judged(one.image) else { continue };
        let (right, all) = counts.entry(judged.fold).or_default();
        *right += usize::from(most_probable(one.probabilities) == one.truth);
        *all += 1;
    }
    let shares: Vec<f64> = counts.values().map(|(right, all)| *right as f64 / *all as f64).collect();
    let found = mean_interval(&shares)?;
    Some(MeanView { mean: found.mean, sd: found.sd, low: found.low.max(0.0), high: found.high.min(1.0) })
}

/// Of fewer than 100 images ten bins would be mostly empty.
fn calibration(scored: &[Scored<'_>]) -> CalibrationView {
    let found = reliability(scored, if scored.len() < 100 { 5 } else { 10 });
    CalibrationView {
        expected_error: found.expected_calibration_error,
        brier: found.brier,
        bins: found
            .bins
            .iter()
            .map(|bin| ReliabilityBinView {
                from: bin.from,
                to: bin.to,
                count: narrow(bin.count),
                confidence: bin.confidence,
                accuracy: bin.accuracy,
                low: bin.accuracy_low,
                high: bin.accuracy_high,
            })
            .collect(),
    }
}
