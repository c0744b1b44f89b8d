//! Predicting the images without a label.
//!
//! Owns: which images are predicted and keeping what came out, also of a prediction that was stopped. Refuses: labels.

use std::sync::Arc;

use vesicle_project::{Image, Prediction};

use super::fit::{no_model, skipped_views};
use super::ready::ask;
use crate::results::FittedModel;
use crate::session::{Session, Snapshot};
use crate::view::JobReport;
use crate::views::narrow;
use crate::{JobContext, SessionError};

/// An error if there is no model or nothing to predict.
pub(crate) fn refuse_early(session: &Session) -> Result<(), SessionError> {
    prepare(&session.snapshot()).map(drop)
}

fn prepare(snapshot: &Snapshot) -> Result<(Arc<FittedModel>, Vec<Arc<Image>>), SessionError> {
    let model = snapshot.model.clone().ok_or_else(no_model)?;
    let project = &snapshot.project;
    let unknown: Vec<Arc<Image>> =
        project.images().filter(|image| project.label(image.id).is_none()).cloned().collect();
    if unknown.is_empty() {
        return Err(SessionError::Refused(
            "There are no Unknown images to predict: every image has a label.".to_owned(),
        ));
    }
    Ok((model, unknown))
}

/// Predicts every Unknown image with the current model, on the device that the Fit settings name.
///
/// # Errors
/// When there is no model, nothing to predict, or the device fails. A stop keeps what was predicted.
pub fn predict(session: &Session, context: &JobContext) -> Result<JobReport, SessionError> {
    let snapshot = session.snapshot();
    let (model, images) = prepare(&snapshot)?;
    let (pictures, outcome) = ask(session, &snapshot, &model, images, "Predicting", context)?;
    let made = pictures
        .images
        .iter()
        .zip(outcome.probabilities)
        .filter_map(|(image, probabilities)| Some((image.id, Prediction { probabilities: probabilities?.into() })))
        .collect();
    let applied = session.apply_predictions(&model, made)?;
    let rest = if outcome.cancelled { "; stopped before the rest" } else { "" };
    Ok(JobReport {
        summary: format!("Predicted {applied} of {} images{rest}.", pictures.images.len()),
        added: narrow(applied),
        skipped: skipped_views(&pictures, &outcome.skipped),
        notes: Vec::new(),
    })
}
