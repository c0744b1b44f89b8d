//! Evaluating the current model on its validation images.
//!
//! Owns: choosing exactly those images and wording what the numbers cannot say by themselves. Refuses: computing
//! metrics; that is `project`.

use std::sync::Arc;
use std::time::SystemTime;

use vesicle_project::{Evaluation, Image, ImageId, Partition, Scored};

use super::fit::{no_model, skipped_views, tell_images};
use crate::results::FittedModel;
use crate::session::{Session, Snapshot};
use crate::view::{CategoryScoresView, EvaluationView, FormulaView, JobReport, MacroView};
use crate::views::{model_categories, narrow};
use crate::{JobContext, SessionError};

/// Under this many images a metric is mostly chance.
const FEW: usize = 20;

/// An image to evaluate and the position of its true category among the model's.
type Truth = (Arc<Image>, usize);

/// An error if there is no model or no validation image.
pub(crate) fn refuse_early(session: &Session) -> Result<(), SessionError> {
    prepare(&session.snapshot()).map(drop)
}

fn prepare(snapshot: &Snapshot) -> Result<(Arc<FittedModel>, Vec<Truth>), SessionError> {
    let model = snapshot.model.clone().ok_or_else(no_model)?;
    let project = &snapshot.project;
    let truth = |id: &ImageId| {
        let label = project.label(*id)?;
        let category = model.categories.iter().position(|category| category.id == label.category)?;
        Some((Arc::clone(project.image(*id)?), category))
    };
    let images: Vec<Truth> = model.split.validation.iter().filter_map(truth).collect();
    if images.is_empty() {
        return Err(SessionError::Refused(
            "There are no validation images to evaluate on: none of those that the model was validated with has a \
             label of one of its categories. Label more images or lower the training percentage, then fit again."
                .to_owned(),
        ));
    }
    Ok((model, images))
}

/// Evaluates the current model on the validation images of its fit, against the labels as they are now.
///
/// # Errors
/// When there is no model, no validation image, the device fails, or the job was stopped.
pub fn evaluate(session: &Session, context: &JobContext) -> Result<(Option<EvaluationView>, JobReport), SessionError> {
    let snapshot = session.snapshot();
    let (model, truths) = prepare(&snapshot)?;
    let compute =
        vesicle_learning::open_device(&model.settings.device).or_else(|_gone| vesicle_learning::open_device("auto"))?;
    let indices: Vec<usize> = (0..truths.len()).collect();
    let images = truths.iter().map(|(image, _)| Arc::clone(image)).collect();
    let pictures = session.pictures(&snapshot, images, model.stack);
    let outcome = vesicle_learning::predict(
        &model.trained,
        &indices,
        &pictures,
        &compute,
        context.cancel_token(),
        &mut |done, total| tell_images(context, &compute, "Evaluating", done, total),
    )?;
    let mut report = JobReport {
        summary: "Stopped; there is no new evaluation.".to_owned(),
        added: 0,
        skipped: skipped_views(&pictures, &outcome.skipped),
        notes: Vec::new(),
    };
    if outcome.cancelled {
        return Ok((None, report));
    }
    let scored: Vec<Scored<'_>> = truths
        .iter()
        .zip(&outcome.probabilities)
        .filter_map(|((image, truth), probabilities)| {
            Some(Scored { image: image.id, truth: *truth, probabilities: probabilities.as_deref()? })
        })
        .collect();
    let evaluation = vesicle_project::evaluate(model.categories.len(), &scored);
    let view = evaluation_view(&snapshot, &model, &evaluation, report.skipped.len());
    session.apply_evaluation(model.id, view.clone())?;
    report.added = view.count;
    report.summary = match view.accuracy {
        Some(accuracy) => {
            format!("{:.1} % of {} validation images were predicted right.", accuracy * 100.0, view.count)
        }
        None => "None of the validation images could be read.".to_owned(),
    };
    Ok((Some(view), report))
}

fn evaluation_view(
    snapshot: &Snapshot,
    model: &FittedModel,
    evaluation: &Evaluation,
    skipped: usize,
) -> EvaluationView {
    let categories = model_categories(&snapshot.project, model);
    let mut notes = Vec::new();
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
                    "No validation image is labelled “{}”: its recall is undefined, and it is left out of the means.",
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
        partition: Partition::Validation,
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
