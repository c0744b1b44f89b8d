//! Looking for a learning rate on the images of a project.
//!
//! Owns: the same images, split and weights that a fit would begin with, and what the curve says in words. Refuses:
//! changing anything; what was learnt on the way is thrown away.

use vesicle_learning::{Architecture, FitRequest, FitSettings, LearningError, RateCurve};

use super::check::{Examples, Plan, facts, refuse_problems};
use super::fit::tell;
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
    let snapshot = session.snapshot();
    let facts = facts(&snapshot.project);
    let plan = Plan::new(&snapshot, &facts, settings, start);
    let compute = vesicle_learning::open_device(&settings.device)?;
    let Examples { images, training, .. } = plan.examples(&snapshot.project, settings);
    let stack = plan.from.as_ref().map_or(snapshot.stack, |model| model.stack);
    let pictures = session.pictures(&snapshot, images, stack);
    let request = FitRequest {
        settings,
        classes: plan.categories.len(),
        channels: facts.main_channels() as usize,
        training: &training,
        groups: None,
        validation: &[],
        source: &pictures,
        start: plan.from.as_deref().map(|model| &model.trained),
    };
    let device = compute.name().to_owned();
    let found = vesicle_learning::find_rate(request, &compute, context.cancel_token(), &mut |event| {
        tell(context, &device, event);
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
