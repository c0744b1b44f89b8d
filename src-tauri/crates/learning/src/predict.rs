//! Prediction: a model's probabilities for pictures.
//!
//! Pictures are read in groups while the group before is forgotten, so any number of them fits into memory.

use std::panic::{AssertUnwindSafe, catch_unwind};

use vesicle_project::at_temperature;

use crate::cancel::CancelToken;
use crate::dataset::{self, PictureSource, Skipped, View};
use crate::device::Compute;
use crate::error::{LearningError, panic_message};
use crate::evaluate::{Judge, Look};
use crate::folded::Folded;
use crate::model::TrainedModel;
use crate::quick;

/// Windows computed together; more gains nothing on a CPU and costs memory.
pub(crate) const BATCH: usize = 16;

/// What came of a prediction.
#[derive(Clone, Debug, PartialEq)]
pub struct PredictOutcome {
    /// In the order asked for: one probability for each category, adding up to 1; `None` for a picture that was left
    /// out or not reached before the stop.
    pub probabilities: Vec<Option<Vec<f32>>>,
    pub skipped: Vec<Skipped>,
    /// True if it was stopped before all pictures were done.
    pub cancelled: bool,
}

/// Computes probabilities for pictures. Blocks until done. `on_progress` is told (pictures done, pictures in all).
///
/// # Errors
/// The model's weights do not fit its card, or the device failed.
pub fn predict(
    model: &TrainedModel,
    indices: &[usize],
    source: &dyn PictureSource,
    compute: &Compute,
    cancel: &CancelToken,
    on_progress: &mut dyn FnMut(usize, usize),
) -> Result<PredictOutcome, LearningError> {
    let failed = |reason| LearningError::DeviceFailed { device: compute.name().to_owned(), reason };
    let work = || run(model, indices, source, compute, cancel, on_progress);
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => result,
        Err(panic) => Err(failed(panic_message(panic.as_ref()))),
    }
}

fn run(
    model: &TrainedModel,
    indices: &[usize],
    source: &dyn PictureSource,
    compute: &Compute,
    cancel: &CancelToken,
    on_progress: &mut dyn FnMut(usize, usize),
) -> Result<PredictOutcome, LearningError> {
    let card = &model.card;
    if let Some(quick) = &card.quick {
        return quick::predict(model, quick, indices, source, cancel, on_progress);
    }
    let network = model.network(compute.device())?;
    let network = Folded::new(&network, compute.device());
    let view = View::of(card);
    let judge =
        Judge { network: &network, view, classes: card.classes as usize, loss: card.loss, batch: BATCH, compute };
    let mut outcome = PredictOutcome { probabilities: Vec::new(), skipped: Vec::new(), cancelled: false };
    on_progress(0, indices.len());
    for group in indices.chunks(judge.together()) {
        let loaded = dataset::load(source, group, &view, cancel);
        let Some(mut loaded) = loaded else { break };
        dataset::rescale(&mut loaded.pictures, &card.preprocessing);
        let pictures: Vec<_> = loaded.pictures.iter().flatten().map(|picture| (picture, None)).collect();
        let judged = judge.judge(&pictures, Look::Whole, cancel).map_err(|error| LearningError::DeviceFailed {
            device: compute.name().to_owned(),
            reason: error.to_string(),
        })?;
        let Some(judged) = judged else { break };
        let mut judged = judged.into_iter();
        let reached = loaded.pictures.iter().map(|picture| {
            let result = picture.as_ref().and_then(|_| judged.next())?;
            // Inputs are finite, so this can only be a model that diverged elsewhere.
            let shares = Some(result.probabilities).filter(|shares| shares.iter().all(|share| share.is_finite()))?;
            Some(card.temperature.map_or_else(|| shares.clone(), |temperature| at_temperature(&shares, temperature)))
        });
        outcome.probabilities.extend(reached);
        outcome.skipped.extend(loaded.skipped);
        on_progress(outcome.probabilities.len(), indices.len());
    }
    outcome.cancelled = outcome.probabilities.len() < indices.len();
    outcome.probabilities.resize(indices.len(), None);
    Ok(outcome)
}
