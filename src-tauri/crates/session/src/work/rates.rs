//! Looking for a learning rate on the images of a project.
//!
//! Owns: the same images, split and weights that a fit would begin with, and what the curve says in words. Refuses:
//! changing anything; what was learnt on the way is thrown away.

use vesicle_learning::{Architecture, FitSettings, LearningError, RateCurve};

use super::check::refuse_problems;
use super::fit::tell;
use super::ready::Ready;
use crate::session::Session;
use crate::view::{FitStart, JobReport};
use crate::{JobContext, SessionError};

/// An error where no fit could start, whatever its learning rate.
pub(crate) fn refuse_early(session: &Session, settings: &FitSettings, start: FitStart) -> Result<(), SessionError> {
    if settings.architecture == Architecture::Quick {
        return Err(LearningError::NoLearningRate.into());
    }
    let usual = FitSettings::default().learning_rate;
    refuse_problems(session, &FitSettings { learning_rate: usual, ..settings.clone() }, start)
}

/// Tells the curve through `context` and gives it. `None` if it was stopped.
///
/// # Errors
/// When the settings do not allow a fit, they are those of Quick, or no image can be read.
pub fn find_rate(
    session: &Session,
    settings: &FitSettings,
    start: FitStart,
    context: &JobContext,
) -> Result<(Option<RateCurve>, JobReport), SessionError> {
    refuse_early(session, settings, start)?;
    let ready = Ready::new(session, settings, start)?;
    let found =
        vesicle_learning::find_rate(ready.request(settings), &ready.compute, context.cancel_token(), &mut |event| {
            tell(context, ready.compute.name(), event);
        })?;
    let summary = match found.as_ref().map(|curve| curve.suggested) {
        None => "Stopped before a learning rate was found.".to_owned(),
        Some(None) => {
            "The loss fell at no learning rate: look at the labels, the input size and the rescaling.".to_owned()
        }
        Some(Some(rate)) => format!("Suggested learning rate: {rate}. There the loss fell fastest."),
    };
    if let Some(curve) = &found {
        context.rates(curve.clone());
    }
    Ok((found, JobReport { summary, added: 0, skipped: Vec::new(), notes: Vec::new() }))
}
