//! Answers that keep up with labels: fitting Quick anew and predicting what has no label, as one job.
//!
//! Owns: doing both in a row on the settings of the project. Refuses: networks, which take too long for it, and being
//! started where it cannot work: a label too few is not an error here.

use vesicle_learning::Architecture;

use super::check::refuse_problems;
use super::{fit, predict};
use crate::session::Session;
use crate::view::{FitStart, JobReport};
use crate::{JobContext, SessionError};

/// Whether a refit would do something: Quick is chosen, and the labels allow a fit.
#[must_use]
pub fn can_refit(session: &Session) -> bool {
    let settings = session.fit_settings();
    settings.architecture == Architecture::Quick && refuse_problems(session, &settings, FitStart::Afresh).is_ok()
}

/// Fits Quick to all labels there are, and predicts the Unknown images. The model takes the place of the last one that
/// was fitted like this.
///
/// # Errors
/// When the settings are not Quick's, the labels do not allow a fit, or an outcome cannot be saved. A stop is not an error.
pub fn refit(session: &Session, context: &JobContext) -> Result<JobReport, SessionError> {
    let settings = session.fit_settings();
    if settings.architecture != Architecture::Quick {
        return Err(SessionError::Refused(
            "Only Quick is fitted anew after each label. Choose it, or fit by hand.".into(),
        ));
    }
    refuse_problems(session, &settings, FitStart::Afresh)?;
    let mut report = fit::run(session, &settings, FitStart::Afresh, true, context)?;
    if context.cancel_token().is_cancelled() || predict::refuse_early(session).is_err() {
        return Ok(report);
    }
    let predicted = predict::predict(session, context)?;
    report.summary = format!("{} {}", report.summary, predicted.summary);
    report.added = predicted.added;
    for skipped in predicted.skipped {
        if !report.skipped.contains(&skipped) {
            report.skipped.push(skipped);
        }
    }
    Ok(report)
}
