//! Cross-validation of networks: as many models as folds, each fitted without one of them and asked about it.
//!
//! Owns: which images each model does not know, and what it says of them. Refuses: Quick, which cross-validates at every
//! fit; and fits that go on from a model, which has seen all folds.

use vesicle_project::{folds, sensible_folds};

use super::{CrossValidation, FitEnd, FitEvent, FitRequest, fit_within};
use crate::cancel::CancelToken;
use crate::dataset::Example;
use crate::device::Compute;
use crate::error::LearningError;
use crate::pictures::ROOM;
use crate::predict::predict;

/// `None` where it was not asked for, makes no sense, or was cancelled. The images of the validation set end each fit as
/// they end the fit itself, and are judged by none of these models.
///
/// # Errors
/// As [`super::fit`], of any of the fits.
pub(super) fn cross_validate(
    request: &FitRequest<'_>,
    compute: &Compute,
    cancel: &CancelToken,
    on_event: &mut dyn FnMut(FitEvent),
) -> Result<Option<CrossValidation>, LearningError> {
    let wanted = request.settings.folds as usize;
    let truths: Vec<usize> = request.training.iter().map(|example| example.class).collect();
    let count = sensible_folds(&truths, request.groups, wanted);
    if count < 2 || request.start.is_some() {
        return Ok(None);
    }
    let fold_of = folds(&truths, request.groups, count, request.settings.seed.into());
    let mut out_of_fold = vec![None; truths.len()];
    for fold in 0..count {
        let (out, kept): (Vec<usize>, Vec<usize>) = (0..truths.len()).partition(|&at| fold_of[at] == fold);
        let training: Vec<Example> = kept.iter().map(|&at| request.training[at]).collect();
        let part = FitRequest { training: &training, ..*request };
        let mut tell = |event| {
            if let FitEvent::Batch { epoch, epochs, batch, batches } = event {
                let (done, total) = ((epoch as usize - 1) * batches + batch - 1, epochs as usize * batches);
                on_event(FitEvent::Fold { fold: fold as u32 + 1, folds: count as u32, done, total });
            }
        };
        let outcome = fit_within(ROOM, &part, compute, cancel, &mut tell)?;
        match outcome.end {
            FitEnd::Failed(error) => return Err(error),
            FitEnd::Cancelled => return Ok(None),
            FitEnd::Completed | FitEnd::StoppedEarly | FitEnd::Diverged { .. } => {}
        }
        let Some(model) = outcome.model else { return Ok(None) };
        let indices: Vec<usize> = out.iter().map(|&at| request.training[at].index).collect();
        let judged = predict(&model, &indices, request.source, compute, cancel, &mut |_, _| ())?;
        if judged.cancelled {
            return Ok(None);
        }
        for (at, shares) in out.into_iter().zip(judged.probabilities) {
            out_of_fold[at] = shares.map(|shares| (fold as u32, shares));
        }
    }
    Ok(Some(summary(count as u32, out_of_fold, &truths, request.classes)))
}

/// With every category counting the same.
fn summary(folds: u32, out_of_fold: Vec<Option<(u32, Vec<f32>)>>, truths: &[usize], classes: usize) -> CrossValidation {
    let mut counts = vec![0_usize; classes];
    let judged = || truths.iter().zip(&out_of_fold).filter_map(|(truth, judged)| Some((*truth, &judged.as_ref()?.1)));
    judged().for_each(|(truth, _)| counts[truth] += 1);
    let there = counts.iter().filter(|count| **count > 0).count().max(1) as f64;
    let (mut accuracy, mut loss) = (0.0, 0.0);
    for (truth, shares) in judged() {
        let weight = 1.0 / (counts[truth] as f64 * there);
        accuracy += weight * f64::from(u8::from(crate::evaluate::best(shares) == Some(truth)));
        loss -= weight * f64::from(shares[truth].max(f32::MIN_POSITIVE)).ln();
    }
    CrossValidation { folds, accuracy, loss, out_of_fold }
}
