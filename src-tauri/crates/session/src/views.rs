//! From the session's state to what the window and `--json` show.
//!
//! Owns: counting and naming. Refuses: change; each function reads one consistent state under one lock.

use std::collections::BTreeMap;

use vesicle_project::{Advice, CategoryId, Image, ImageId, Origin, Partition, UNKNOWN_COLOR, UNKNOWN_NAME, diagnose};

use crate::results::FittedModel;
use crate::session::{Session, State};
use crate::view::{
    CategoryView, Counts, CrossValidationView, EvaluationView, FitView, ImageRow, MetadataView, ModelCategory,
    ModelView, PredictionView, ProbabilityView, ProjectView, QueueView,
};
use crate::work::check::suggested_settings;
use crate::work::fit::architecture_name;
use crate::{FitSettings, SessionError, places, thumbnails};

/// The id of Unknown on the wire.
pub(crate) const UNKNOWN_ID: &str = "unknown";

impl Session {
    /// Everything about the project but its images.
    #[must_use]
    pub fn view(&self) -> ProjectView {
        let mut state = self.lock();
        let settings = fit_settings(&state);
        self.view_of(&mut state, settings)
    }

    /// The Fit settings that were last chosen; until then, those that suit the images.
    #[must_use]
    pub fn fit_settings(&self) -> FitSettings {
        fit_settings(&self.lock())
    }

    fn view_of(&self, state: &mut State, fit_settings: FitSettings) -> ProjectView {
        let (categories, counts) = count(state);
        ProjectView {
            token: self.token.clone(),
            revision: state.revision,
            label_revision: state.label_revision,
            path: self.path().to_string_lossy().into_owned(),
            name: state.project.name.clone(),
            is_draft: self.path().starts_with(self.folders().drafts()),
            is_example: self.path().starts_with(self.folders().example()),
            image_count: narrow(state.project.image_count()),
            missing_count: narrow(state.missing.len()),
            categories,
            undo: state.history.undo_name().map(ToOwned::to_owned),
            redo: state.history.redo_name().map(ToOwned::to_owned),
            fit_settings,
            model: state.model.as_deref().map(|model| model_view(state, model)),
            fit: state.model.as_deref().map(fit_view),
            evaluation: state.evaluation.as_deref().map(EvaluationView::summary),
            evaluation_sets: state
                .model
                .as_deref()
                .map(|model| crate::work::evaluate::sets(&state.project, model))
                .unwrap_or_default(),
            queue: state.queue.as_deref().map(|made| QueueView {
                queue: made.queue.clone(),
                rule: made.queue.rule().to_owned(),
                count: narrow(made.places.len()),
            }),
            blind: state.blind,
            passes: state.pass_views(),
            saved_filters: state.saved_filters.clone(),
            map: state.map.as_deref().map(|map| map.method),
            counts,
            notes: self.notes.clone(),
            stack: state.stack,
            largest_stack: state.project.images().map(|image| image.slices).max().unwrap_or(1),
        }
    }

    /// Details of the images asked for; those that do not exist are left out.
    #[must_use]
    pub fn rows(&self, ids: &[u32]) -> Vec<ImageRow> {
        let state = self.lock();
        ids.iter().filter_map(|id| state.project.image(ImageId(*id))).map(|image| self.row(&state, image)).collect()
    }

    fn row(&self, state: &State, image: &Image) -> ImageRow {
        let label = state.project.label(image.id);
        let missing = state.missing.contains(&image.id);
        // Of several files the first; the one that is missing, where one is.
        let gone = image.sources.iter().find(|source| missing && !places::find(self.base(), source).1);
        let path = gone.or(image.sources.first()).map(|source| {
            let [path, found_at] = places::candidates(self.base(), source);
            if missing { found_at } else { path }
        });
        ImageRow {
            id: image.id.0,
            name: image.name.clone(),
            path: path.unwrap_or_default().to_string_lossy().into_owned(),
            files: narrow(image.sources.len()),
            version: version(state, image),
            width: image.width,
            height: image.height,
            channels: image.channels,
            channel_names: image.channel_names.clone(),
            slices: image.slices,
            times: image.times,
            bits: image.bits,
            pixel_size: image.pixel_size,
            category_id: label.map(|label| label.category.to_string()),
            origin: label.map(|label| label.origin),
            prediction: if label.is_none() { prediction_view(state, image.id) } else { None },
            partition: partition(state, image.id),
            missing,
            metadata: image
                .metadata
                .iter()
                .map(|(name, value)| MetadataView { name: name.clone(), value: value.clone() })
                .collect(),
        }
    }

    /// Reads a category's id from the wire; `None` is Unknown.
    ///
    /// # Errors
    /// When the text is no id of a category of this project.
    pub fn category_id(&self, text: &str) -> Result<Option<CategoryId>, SessionError> {
        if text == UNKNOWN_ID {
            return Ok(None);
        }
        let found = self.lock().project.categories().iter().find(|category| category.id.to_string() == text).cloned();
        found
            .map(|category| Some(category.id))
            .ok_or_else(|| SessionError::Refused("The category does not exist any more.".to_owned()))
    }
}

/// Suggested ones are not saved: they follow the images until a person chooses.
fn fit_settings(state: &State) -> FitSettings {
    state.fit_settings.clone().unwrap_or_else(|| suggested_settings(&state.project))
}

/// Changes with everything that its thumbnail depends on.
fn version(state: &State, image: &Image) -> String {
    let key = thumbnails::key(image, state.stack, &state.channels);
    // Of the content's hash a part is enough to tell what one image was before from what it is now.
    key[..16].to_owned() + &key[64..]
}

/// The category under which an image is shown: its label, else its prediction, else Unknown (`None`).
pub(crate) fn shown_category(state: &State, image: ImageId) -> Option<CategoryId> {
    let predicted = || if state.blind { None } else { predicted(state, image) };
    state.project.label(image).map(|label| label.category).or_else(predicted)
}

fn predicted(state: &State, image: ImageId) -> Option<CategoryId> {
    let (category, _) = state.predictions.as_ref()?.best(image)?;
    state.project.category(category).map(|category| category.id)
}

/// What an image is used for: as pinned, as the current model's split says, or as follows from its label.
pub(crate) fn partition(state: &State, image: ImageId) -> Partition {
    if let Some(pin) = state.project.pin(image) {
        return pin;
    }
    if state.project.label(image).is_none() {
        return Partition::Inference;
    }
    let among = |images: &[ImageId]| images.binary_search(&image).is_ok();
    match state.model.as_deref().map(|model| &model.split) {
        Some(split) if among(&split.training) => Partition::Training,
        Some(split) if among(&split.validation) => Partition::Validation,
        _ => Partition::Unassigned,
    }
}

fn count(state: &State) -> (Vec<CategoryView>, Counts) {
    let mut labelled: BTreeMap<CategoryId, u32> = BTreeMap::new();
    let mut predictions: BTreeMap<CategoryId, u32> = BTreeMap::new();
    let mut accepted = 0;
    for (_, label) in state.project.labels() {
        *labelled.entry(label.category).or_default() += 1;
        accepted += u32::from(label.origin == Origin::Accepted);
    }
    if let Some(made) = &state.predictions {
        for image in made.of_image.keys() {
            if state.project.image(*image).is_some()
                && state.project.label(*image).is_none()
                && let Some(category) = predicted(state, *image)
            {
                *predictions.entry(category).or_default() += 1;
            }
        }
    }
    let all_labelled: u32 = labelled.values().sum();
    let all_predicted: u32 = predictions.values().sum();
    let unknown = narrow(state.project.image_count()) - all_labelled;
    let mut views = vec![CategoryView {
        id: UNKNOWN_ID.to_owned(),
        name: UNKNOWN_NAME.to_owned(),
        color: UNKNOWN_COLOR.to_string(),
        shown: !state.hidden.contains(&None),
        labelled: unknown - all_predicted,
        predicted: 0,
    }];
    views.extend(state.project.categories().iter().map(|category| CategoryView {
        id: category.id.to_string(),
        name: category.name.clone(),
        color: category.color.to_string(),
        shown: !state.hidden.contains(&Some(category.id)),
        labelled: labelled.get(&category.id).copied().unwrap_or(0),
        predicted: predictions.get(&category.id).copied().unwrap_or(0),
    }));
    (views, Counts { unknown, labelled: all_labelled, accepted, predicted: all_predicted })
}

fn prediction_view(state: &State, image: ImageId) -> Option<PredictionView> {
    let predictions = state.predictions.as_ref()?;
    let (category, confidence) = predictions.best(image)?;
    state.project.category(category)?;
    let probabilities = &predictions.of_image.get(&image)?.probabilities;
    Some(PredictionView {
        category_id: category.to_string(),
        confidence: f64::from(confidence),
        probabilities: predictions
            .categories
            .iter()
            .zip(probabilities.iter())
            .map(|(id, probability)| ProbabilityView {
                category_id: id.to_string(),
                probability: if probability.is_finite() { f64::from(*probability) } else { 0.0 },
            })
            .collect(),
    })
}

/// A model's categories: as the project calls them now, or as they were where the project has them no more.
pub(crate) fn model_categories(
    project: &vesicle_project::Project,
    categories: &[vesicle_project::Category],
) -> Vec<ModelCategory> {
    categories
        .iter()
        .map(|then| {
            let now = project.category(then.id);
            let category = now.unwrap_or(then);
            ModelCategory {
                id: category.id.to_string(),
                name: category.name.clone(),
                color: category.color.to_string(),
                exists: now.is_some(),
            }
        })
        .collect()
}

fn model_view(state: &State, model: &FittedModel) -> ModelView {
    let card = &model.trained.card;
    ModelView {
        id: model.id.to_string(),
        name: model.name.clone(),
        architecture: architecture_name(card.architecture).to_owned(),
        categories: model_categories(&state.project, &model.categories),
        input_width: card.input_width,
        input_height: card.input_height,
        channels: card.channels,
        parameters: card.parameters,
        epochs_trained: card.epochs_trained,
        fitted_at: model.fitted_at.clone(),
        device: model.device.clone(),
    }
}

/// What the curves of a fit look like. Quick has none to read.
pub(crate) fn advice(model: &FittedModel) -> Vec<Advice> {
    match model.trained.card.quick {
        Some(_) => Vec::new(),
        None => diagnose(&model.epochs, model.split.validation.len(), 1.0 / model.categories.len().max(1) as f64),
    }
}

fn fit_view(model: &FittedModel) -> FitView {
    let quick = model.trained.card.quick.as_ref();
    FitView {
        epochs: model.epochs.clone(),
        starts: model.starts.clone(),
        stopped: model.stopped,
        training: narrow(model.split.training.len()),
        validation: narrow(model.split.validation.len()),
        settings: model.settings.clone(),
        device: model.device.clone(),
        advice: advice(model),
        cross_validation: quick
            .and_then(|quick| Some(CrossValidationView { folds: quick.folds, accuracy: quick.accuracy? })),
    }
}

pub(crate) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
