//! Fitting the classifier of a project.
//!
//! Owns: running a fit on a snapshot, telling how far it is, and making its outcome the project's model. Refuses: the
//! training itself (that is `learning`) and deciding who takes part (that is [`super::check`]).

use std::time::SystemTime;

use uuid::Uuid;
use vesicle_learning::{
    Architecture, Compute, DeviceKind, Example, FitEnd, FitEvent, FitOutcome, FitSettings, LayerRow, Skipped,
};
use vesicle_project::{ImageId, ModelId, Project, Split};

use super::check::{quoted, refuse_problems};
use super::lookalikes;
use super::ready::Ready;
use crate::jobs::plain_progress;
use crate::pictures::ProjectPictures;
use crate::results::{FittedModel, OutOfFold, Taken};
use crate::session::Session;
use crate::view::{FitStart, JobProgress, JobReport, SkippedView};
use crate::views::narrow;
use crate::{JobContext, SessionError};

/// What people call an architecture.
pub(crate) fn architecture_name(architecture: Architecture) -> &'static str {
    match architecture {
        Architecture::Quick => "Quick",
        Architecture::SimpleCnn => "Simple CNN",
        Architecture::CompactCnn => "Compact CNN",
        Architecture::EfficientNetLite0 => "EfficientNet-Lite0",
    }
}

/// What people call a model.
fn model_name(settings: &FitSettings) -> String {
    let name = architecture_name(settings.architecture);
    match settings.architecture {
        Architecture::Quick => name.to_owned(),
        Architecture::SimpleCnn | Architecture::CompactCnn | Architecture::EfficientNetLite0 => {
            format!("{name} {} × {}", settings.input_width, settings.input_height)
        }
    }
}

/// The layers of the current model.
///
/// # Errors
/// When there is no model.
pub fn model_layers(session: &Session) -> Result<Vec<LayerRow>, SessionError> {
    let model = session.model().ok_or_else(no_model)?;
    let card = &model.trained.card;
    Ok(vesicle_learning::layers(card.architecture, card.input_width, card.input_height, card.channels, card.classes))
}

pub(crate) fn no_model() -> SessionError {
    SessionError::Refused("There is no model yet. Fit the classifier first.".to_owned())
}

/// Fits the classifier and makes the outcome the project's model. Settings that can work are remembered first.
///
/// # Errors
/// When the settings do not allow a fit, nothing could be learnt, or the model cannot be saved. A stop is not an error.
pub fn fit(
    session: &Session,
    settings: &FitSettings,
    start: FitStart,
    context: &JobContext,
) -> Result<JobReport, SessionError> {
    refuse_problems(session, settings, start)?;
    session.save_fit_settings(settings)?;
    run(session, settings, start, false, context)
}

/// A fit that was found to be possible. `automatic`: it follows a label by itself, and its model takes the place of the
/// last of that kind.
pub(super) fn run(
    session: &Session,
    settings: &FitSettings,
    start: FitStart,
    automatic: bool,
    context: &JobContext,
) -> Result<JobReport, SessionError> {
    let ready = Ready::new(session, settings, start)?;
    let outcome =
        vesicle_learning::fit(ready.request(settings), &ready.compute, context.cancel_token(), &mut |event| {
            tell(context, ready.compute.name(), event);
        })?;
    conclude(session, settings, ready, outcome, automatic, context)
}

pub(super) fn tell(context: &JobContext, device: &str, event: FitEvent) {
    match event {
        FitEvent::Preparing { done, total } => context.count(done, total, "images", "Reading images"),
        FitEvent::Compiling => context.progress(plain_progress(
            0,
            0,
            "batches",
            &format!("Preparing {device}: compiling its programs. This happens once and can take a minute."),
        )),
        FitEvent::Batch { epoch, epochs, batch, batches } => {
            let done = (epoch as usize - 1) * batches + batch - 1;
            let total = epochs as usize * batches;
            let seconds_left = context.seconds_left("Fitting", done, total);
            let narrowed = |number: usize| Some(narrow(number));
            context.progress(JobProgress {
                seconds_left,
                epoch: Some(epoch),
                epochs: Some(epochs),
                batch: narrowed(batch),
                batches: narrowed(batches),
                ..plain_progress(done, total, "batches", "Fitting")
            });
        }
        FitEvent::Fold { fold, folds, done, total } => {
            let what = format!("Cross-validating, fold {fold} of {folds}");
            let seconds_left = context.seconds_left(&what, done, total);
            context.progress(JobProgress { seconds_left, ..plain_progress(done, total, "batches", &what) });
        }
        FitEvent::Epoch(metrics) => context.epoch(metrics),
    }
}

/// What a whole fit did, in a sentence.
fn completed(outcome: &FitOutcome) -> String {
    let is_quick = outcome.model.as_ref().is_some_and(|model| model.card.quick.is_some());
    match &outcome.cross_validation {
        Some(found) => format!(
            "{} In a cross-validation of {} folds, {:.1} % of the training images were called right by a model that \
             had not seen them (each category counts the same).",
            if is_quick { "Fitted.".to_owned() } else { format!("Trained for {} epochs.", outcome.epochs.len()) },
            found.folds,
            found.accuracy * 100.0
        ),
        None if is_quick => {
            "Fitted. With a single image in a category nothing can be said yet of how well it does.".to_owned()
        }
        None => format!("Trained for {} epochs.", outcome.epochs.len()),
    }
}

/// What the images of a split are like now.
fn record(project: &Project, split: &Split) -> Vec<Taken> {
    let taken = |image: ImageId| {
        let label = project.label(image)?;
        Some(Taken { image, hash: project.image(image)?.hash, category: label.category })
    };
    split.images().into_iter().filter_map(taken).collect()
}

/// The training images that were cross-validated, in the order of their ids.
fn out_of_fold(outcome: &FitOutcome, training: &[Example], pictures: &ProjectPictures) -> Vec<OutOfFold> {
    let judged = outcome.cross_validation.iter().flat_map(|found| &found.out_of_fold);
    let mut all: Vec<OutOfFold> = training
        .iter()
        .zip(judged)
        .filter_map(|(example, judged)| {
            let (fold, probabilities) = judged.clone()?;
            Some(OutOfFold { image: pictures.images.get(example.index)?.id, fold, probabilities })
        })
        .collect();
    all.sort_unstable_by_key(|judged| judged.image);
    all
}

/// Makes the outcome of a fit the project's model, and says what happened.
fn conclude(
    session: &Session,
    settings: &FitSettings,
    ready: Ready,
    outcome: FitOutcome,
    automatic: bool,
    context: &JobContext,
) -> Result<JobReport, SessionError> {
    let Ready { snapshot, plan, examples, pictures, compute, .. } = ready;
    let judged = out_of_fold(&outcome, &examples.training, &pictures);
    let record = record(&snapshot.project, &plan.split);
    let skipped = skipped_views(&pictures, &outcome.skipped);
    let epochs = outcome.epochs.len();
    let mut notes = Vec::new();
    let (stopped, summary) = match &outcome.end {
        FitEnd::Completed => (false, completed(&outcome)),
        FitEnd::StoppedEarly => (
            false,
            format!(
                "Ended after {epochs} epochs, as the validation loss had not got better for {}.",
                settings.patience
            ),
        ),
        FitEnd::Cancelled => (true, format!("Stopped after {epochs} whole epochs; what was learnt is kept.")),
        FitEnd::Diverged { epoch } => {
            notes.push("Start afresh with a smaller learning rate, for example a tenth.".to_owned());
            (true, format!("The fit diverged in epoch {epoch} and was ended; the weights before that are kept."))
        }
        FitEnd::Failed(error) => {
            notes.push(error.to_string());
            (true, format!("The fit broke off after {epochs} epochs; the weights of the last whole epoch are kept."))
        }
    };
    if let Some(best) = outcome.best_epoch {
        notes.push(format!("The weights of epoch {best} are kept: its validation loss was the lowest."));
    }
    let Some(trained) = outcome.model else {
        return match outcome.end {
            FitEnd::Failed(error) => Err(error.into()),
            FitEnd::Diverged { epoch } => Err(SessionError::Refused(format!(
                "The loss stopped being a number in epoch {epoch}, before anything useful was learnt. Use a smaller \
                 learning rate, for example a tenth."
            ))),
            FitEnd::Cancelled | FitEnd::StoppedEarly | FitEnd::Completed => Ok(JobReport {
                summary: "Stopped before anything was learnt; the project is as it was.".to_owned(),
                added: 0,
                skipped,
                notes,
            }),
        };
    };
    let asked = settings.architecture == Architecture::EfficientNetLite0 && settings.pretrained;
    if asked && plan.from.is_none() && !trained.card.pretrained {
        notes
            .push("The pretrained weights are not on this computer, so the network began with random ones.".to_owned());
    }
    let wanted = settings.folds > 0 && settings.architecture != Architecture::Quick;
    if wanted && outcome.cross_validation.is_none() {
        notes.push(match plan.from {
            Some(_) => "It was not cross-validated: the model it went on from has seen all images.".to_owned(),
            None => {
                "It was not cross-validated: that was stopped or failed, or a category has a single image.".to_owned()
            }
        });
    }
    // A fit after each label is not to wait for it; the next one by hand says it.
    if !automatic {
        let Split { training, validation, .. } = &plan.split;
        notes.extend(lookalikes::note(&pictures, training, validation, &judged, context.cancel_token()));
    }
    let new = plan.new_categories();
    if !new.is_empty() {
        notes.push(format!("The model knows now, besides what it knew: {}.", quoted(&new)));
    }
    let (mut all_epochs, mut starts) =
        plan.from.as_ref().map(|model| (model.epochs.clone(), model.starts.clone())).unwrap_or_default();
    starts.extend(outcome.epochs.first().map(|first| first.epoch));
    all_epochs.extend(outcome.epochs);
    session.apply_model(FittedModel {
        id: ModelId(Uuid::new_v4()),
        name: model_name(settings),
        trained,
        categories: plan.categories,
        split: plan.split,
        record,
        out_of_fold: judged,
        automatic,
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        epochs: all_epochs,
        starts,
        stopped,
        settings: settings.clone(),
        stack: pictures.stack,
        device: compute.name().to_owned(),
        fitted_at: humantime::format_rfc3339_seconds(SystemTime::now()).to_string(),
    })?;
    Ok(JobReport { summary, added: narrow(epochs), skipped, notes })
}

/// Tells how many images are done; before the first on a device that compiles its programs, why that takes longer.
pub(crate) fn tell_images(context: &JobContext, compute: &Compute, what: &str, done: usize, total: usize) {
    if done == 0 && compute.info().kind != DeviceKind::Cpu {
        let name = compute.name();
        let message = format!("{what}: {name} may first have to compile its programs, which can take a minute.");
        context.progress(plain_progress(done, total, "images", &message));
    } else {
        context.count(done, total, "images", what);
    }
}

/// What was left out, with the files' places.
pub(crate) fn skipped_views(pictures: &ProjectPictures, skipped: &[Skipped]) -> Vec<SkippedView> {
    skipped
        .iter()
        .filter_map(|one| {
            let image = pictures.images.get(one.index)?;
            Some(SkippedView { path: image.name.clone(), reason: one.reason.clone() })
        })
        .collect()
}
