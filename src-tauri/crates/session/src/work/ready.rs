//! What the work with networks and models asks `learning` for.
//!
//! Owns: putting together a request of a fit from a snapshot, and asking a model about images on the device that its Fit
//! settings name. Refuses: what becomes of the answers.

use std::sync::Arc;

use vesicle_learning::{Compute, FitRequest, FitSettings, PredictOutcome, open_device};
use vesicle_project::Image;

use super::check::{Examples, Plan, facts};
use super::fit::tell_images;
use crate::pictures::ProjectPictures;
use crate::results::FittedModel;
use crate::session::{Session, Snapshot};
use crate::view::FitStart;
use crate::{JobContext, SessionError};

/// A fit that only has to be started.
pub(super) struct Ready {
    pub(super) snapshot: Snapshot,
    pub(super) plan: Plan,
    pub(super) examples: Examples,
    pub(super) pictures: ProjectPictures,
    pub(super) compute: Compute,
    channels: usize,
}

impl Ready {
    /// # Errors
    /// When there is no such device.
    pub(super) fn new(session: &Session, settings: &FitSettings, start: FitStart) -> Result<Self, SessionError> {
        let snapshot = session.snapshot();
        let facts = facts(&snapshot.project);
        let plan = Plan::new(&snapshot, &facts, settings, start);
        let compute = open_device(&settings.device)?;
        let (images, examples) = plan.examples(&snapshot.project, settings);
        // A model that is trained on goes on seeing of stacks what it saw before.
        let stack = plan.from.as_ref().map_or(snapshot.stack, |model| model.stack);
        let mut pictures = session.pictures(&snapshot, images, stack);
        pictures.keeps_looks = true;
        Ok(Self { channels: facts.main_channels() as usize, snapshot, plan, examples, pictures, compute })
    }

    pub(super) fn request<'a>(&'a self, settings: &'a FitSettings) -> FitRequest<'a> {
        FitRequest {
            settings,
            classes: self.plan.categories.len(),
            channels: self.channels,
            training: &self.examples.training,
            groups: self.examples.groups.as_deref(),
            validation: &self.examples.validation,
            unlabelled: &self.examples.unlabelled,
            source: &self.pictures,
            start: self.plan.from.as_deref().map(|model| &model.trained),
        }
    }
}

/// What a model says of images. `what` is done, in a word for the progress.
///
/// # Errors
/// When the device fails, or the model cannot be used.
pub(super) fn ask(
    session: &Session,
    snapshot: &Snapshot,
    model: &FittedModel,
    images: Vec<Arc<Image>>,
    what: &str,
    context: &JobContext,
) -> Result<(ProjectPictures, PredictOutcome), SessionError> {
    let compute = open_device(&model.settings.device).or_else(|_gone| open_device("auto"))?;
    let indices: Vec<usize> = (0..images.len()).collect();
    let pictures = session.pictures(snapshot, images, model.stack);
    let outcome = vesicle_learning::predict(
        &model.trained,
        &indices,
        &pictures,
        &compute,
        context.cancel_token(),
        &mut |done, total| tell_images(context, &compute, what, done, total),
    )?;
    Ok((pictures, outcome))
}
