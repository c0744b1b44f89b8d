//! Fitting: from labelled pictures to a trained model.
//!
//! Owns the training loop: reading the pictures, the steps, the metrics at the end of each epoch, stopping early.
//! It refuses to decide what is training and what is validation, and to write anything anywhere.
//!
//! Both losses and both accuracies of an epoch are measured at the end of the epoch, with the weights as they then are
//! and in inference mode. So the curves can be compared, which running means over the epoch's batches cannot: those lag
//! half an epoch behind and include dropout. One difference is left, for speed: with random windows a training picture
//! is judged by its middle window, a validation picture by all its windows, as a prediction would.

mod begin;
mod feed;
mod folds;
mod prepare;
mod rates;
mod run;
mod scale;

use std::panic::{AssertUnwindSafe, catch_unwind};

use vesicle_project::EpochMetrics;

use crate::architecture::{NetworkKind, Shape};
use crate::cancel::CancelToken;
use crate::dataset::{Example, PictureSource, Skipped, View};
use crate::device::Compute;
use crate::error::{LearningError, panic_message};
use crate::model::{ModelCard, TrainedModel};
use crate::pictures::ROOM;
use crate::quick;
use crate::sampling::Sampling;
use crate::settings::FitSettings;
use crate::windows::Size;

use begin::Begin;
pub(crate) use prepare::check_left;
use prepare::prepare;
pub use rates::{RateCurve, RatePoint};
use run::{Run, Stop};

/// Batches that are made ready while the device computes.
pub(crate) const AHEAD: usize = 2;

/// Everything a fit needs. The pictures must be those of `training`, `validation` and `unlabelled` only.
pub struct FitRequest<'a> {
    pub settings: &'a FitSettings,
    /// Number of categories, at least 2.
    pub classes: usize,
    /// Channels of the pictures; a picture with another number is left out.
    pub channels: usize,
    pub training: &'a [Example],
    /// For each of `training` the group it belongs to: images of one group never stand on two sides of a
    /// cross-validation. `None` where there are no groups.
    pub groups: Option<&'a [usize]>,
    /// Only looked at to report how the model does on them. May be empty.
    pub validation: &'a [Example],
    /// Pictures without a label, best those that will be predicted. Only [`crate::Architecture::Quick`] looks at them, and
    /// only at some where there are two categories. May be empty.
    pub unlabelled: &'a [usize],
    pub source: &'a dyn PictureSource,
    /// The model to go on from; it keeps its preprocessing. `None` starts afresh. Classes beyond those that it knows are
    /// new to it: it gets an output for each, and keeps the others.
    pub start: Option<&'a TrainedModel>,
}

/// What a fit reports while it runs, in this order: `Preparing`s, then for each epoch `Batch`es and one `Epoch`, then with
/// a cross-validation `Fold`s.
/// `Compiling` comes before the first batch, and only on a device that has to.
#[derive(Clone, Debug, PartialEq)]
pub enum FitEvent {
    /// Pictures read so far.
    Preparing {
        done: usize,
        total: usize,
    },
    /// The device is compiling its programs, which takes from seconds to a minute and happens once.
    Compiling,
    /// Batch `batch` of `batches` (1-based) of epoch `epoch` is starting. `epoch` and `epochs` count within this fit.
    Batch {
        epoch: u32,
        epochs: u32,
        batch: usize,
        batches: usize,
    },
    /// After the fit: so many of `total` batches of the fit without fold `fold` (1-based) are done.
    Fold {
        fold: u32,
        folds: u32,
        done: usize,
        total: usize,
    },
    Epoch(EpochMetrics),
}

/// How a fit ended.
#[derive(Clone, Debug, PartialEq)]
pub enum FitEnd {
    /// All epochs were done.
    Completed,
    /// The validation loss had not got better for as long as the settings have patience.
    StoppedEarly,
    /// Stopped by the person. The model has the weights of the last batch, or with patience of the best epoch.
    Cancelled,
    /// The loss of this epoch was no longer a finite number. The model has the weights of the epoch before, or with
    /// patience of the best one.
    Diverged { epoch: u32 },
    /// The device failed. The model has the weights of the last whole epoch.
    Failed(LearningError),
}

/// What came of a fit.
#[derive(Clone, Debug)]
pub struct FitOutcome {
    /// `None` if nothing was learnt: stopped before the first batch, or failed or diverged in the first epoch.
    pub model: Option<TrainedModel>,
    /// One for each whole epoch, and the one that diverged.
    pub epochs: Vec<EpochMetrics>,
    pub end: FitEnd,
    /// The epoch whose weights the model has, if it was chosen by its validation loss; else the last ones.
    pub best_epoch: Option<u32>,
    pub skipped: Vec<Skipped>,
    /// Of Quick, where the labels are enough for one. Quick has no epochs.
    pub cross_validation: Option<CrossValidation>,
}

impl FitOutcome {
    /// Of a fit that was stopped before anything was learnt.
    pub(crate) fn stopped(skipped: Vec<Skipped>) -> Self {
        Self {
            model: None,
            epochs: Vec::new(),
            end: FitEnd::Cancelled,
            best_epoch: None,
            skipped,
            cross_validation: None,
        }
    }
}

/// How a model does on images that it does not know, by fitting it several times without some of the labelled ones.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossValidation {
    pub folds: u32,
    /// Share of the images called right by the model that did not know them, each category counting the same.
    pub accuracy: f64,
    /// Mean of −ln p(true category), weighted likewise.
    pub loss: f64,
    /// For each of the training examples its fold, from 0, and the calibrated probabilities by the model that did not know
    /// it; `None` for one that was left out.
    pub out_of_fold: Vec<Option<(u32, Vec<f32>)>>,
}

/// Trains a network. Blocks until done; call it from a thread of its own. Runs may go on at the same time.
///
/// # Errors
/// The request makes no sense, or no fit is possible with the pictures that could be read. What happens after the first
/// step is not an error but in [`FitOutcome::end`].
pub fn fit(
    request: FitRequest<'_>,
    compute: &Compute,
    cancel: &CancelToken,
    on_event: &mut dyn FnMut(FitEvent),
) -> Result<FitOutcome, LearningError> {
    let mut outcome = fit_within(ROOM, &request, compute, cancel, on_event)?;
    if outcome.cross_validation.is_none() && matches!(outcome.end, FitEnd::Completed | FitEnd::StoppedEarly) {
        // What fails here must not cost the model.
        outcome.cross_validation = folds::cross_validate(&request, compute, cancel, on_event).unwrap_or_default();
    }
    Ok(outcome)
}

/// As [`fit`], with `room` bytes for pictures.
fn fit_within(
    room: u64,
    request: &FitRequest<'_>,
    compute: &Compute,
    cancel: &CancelToken,
    on_event: &mut dyn FnMut(FitEvent),
) -> Result<FitOutcome, LearningError> {
    let Some(shape) = check(request)? else { return quick::fit(request, cancel, on_event) };
    let Some(prepared) = prepare(request, view(request, &shape), room, cancel, on_event)? else {
        return Ok(FitOutcome::stopped(Vec::new()));
    };
    let mut run = Run::new(request, shape, compute, cancel, &prepared);
    let begin = Begin::new(request, &shape);
    let pretrained = begin.is_pretrained();
    // Burn panics where a device is lost or out of memory.
    let ended = catch_unwind(AssertUnwindSafe(|| run.train(begin, on_event)));
    let end = match ended {
        Ok(Ok(end)) => end,
        Ok(Err(Stop::Error(error))) if run.saved.is_none() => return Err(error),
        Ok(Err(stop)) => FitEnd::Failed(stop.error(compute)),
        Err(panic) => FitEnd::Failed(failed(compute, panic_message(panic.as_ref()))),
    };
    let best_epoch = run.best_epoch();
    // With patience later epochs count too, although their weights are not kept: a fit that goes on counts from there.
    let last = run.epochs.iter().rev().find(|epoch| epoch.loss.is_some()).map(|epoch| epoch.epoch);
    let mut model = run.saved.take().map(|saved| {
        let epochs = best_epoch.and(last).unwrap_or(saved.epoch);
        let card = ModelCard::new(request.settings, &shape, prepared.preprocessing.clone(), epochs);
        TrainedModel { card: ModelCard { best_epoch, pretrained, ..card }, weights: saved.weights }
    });
    if let Some(model) = &mut model
        && matches!(end, FitEnd::Completed | FitEnd::StoppedEarly)
    {
        // A device that fails now has done its work: the model is as sure as it says.
        let found = catch_unwind(AssertUnwindSafe(|| run.temperature(model)));
        model.card.temperature = found.ok().and_then(Result::ok).flatten();
    }
    let epochs = run.epochs;
    Ok(FitOutcome { model, epochs, end, best_epoch, skipped: prepared.skipped, cross_validation: None })
}

/// Looks for a learning rate with which a fit of this request could start; the validation images are not needed. Blocks
/// until done; it tells `Preparing`s and a hundred `Batch`es at most. `None` if stopped.
///
/// # Errors
/// As [`fit`]; and Quick has no learning rate, or the device failed.
pub fn find_rate(
    request: FitRequest<'_>,
    compute: &Compute,
    cancel: &CancelToken,
    on_event: &mut dyn FnMut(FitEvent),
) -> Result<Option<RateCurve>, LearningError> {
    let request = FitRequest { validation: &[], ..request };
    let Some(shape) = check(&request)? else { return Err(LearningError::NoLearningRate) };
    let prepared = prepare(&request, view(&request, &shape), ROOM, cancel, on_event)?;
    let Some(prepared) = prepared else { return Ok(None) };
    let mut run = Run::new(&request, shape, compute, cancel, &prepared);
    let begin = Begin::new(&request, &shape);
    match catch_unwind(AssertUnwindSafe(|| run.find_rate(begin, on_event))) {
        Ok(found) => found.map_err(|stop| stop.error(compute)),
        Err(panic) => Err(failed(compute, panic_message(panic.as_ref()))),
    }
}

fn view(request: &FitRequest<'_>, shape: &Shape) -> View {
    let input = Size { width: shape.width, height: shape.height };
    // A model that is trained on goes on seeing pictures as it did.
    let sampling = request.start.map_or(Sampling::Area, |start| start.card.preprocessing.sampling);
    View { crop: request.settings.crop, input, channels: shape.channels, sampling }
}

/// The shape of the network; `None` for Quick.
fn check(request: &FitRequest<'_>) -> Result<Option<Shape>, LearningError> {
    let settings = request.settings;
    if request.classes < 2 {
        return Err(LearningError::TooFewCategories { categories: request.classes });
    }
    if request.training.is_empty() {
        return Err(LearningError::NoTrainingImages);
    }
    let Some(kind) = NetworkKind::of(settings.architecture) else { return Ok(None) };
    let (width, height) = (settings.input_width, settings.input_height);
    let least = kind.least_side();
    if width.min(height) < least {
        return Err(LearningError::InputTooSmall { width, height, least });
    }
    let (channels, classes) = (request.channels as u32, request.classes as u32);
    if let Some(reason) = request.start.and_then(|start| start.card.cannot_continue(settings, channels, classes)) {
        return Err(LearningError::CannotContinue { reason });
    }
    Ok(Some(Shape { kind, width, height, channels, classes }))
}

fn failed(compute: &Compute, reason: String) -> LearningError {
    LearningError::DeviceFailed { device: compute.name().to_owned(), reason }
}

#[cfg(test)]
mod tests;
