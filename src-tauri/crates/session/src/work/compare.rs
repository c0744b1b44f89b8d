//! Holding two models against each other on the same images.
//!
//! Owns: which images are fair to both, and what is said of the result. Refuses: the test; that is `project::paired`.
//!
//! Images are those of the present evaluation, or all that have a label. An image that a model has learnt from counts by
//! what a model that had not seen it has said (cross-validation); where that is not known it is left out for both.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;
use vesicle_project::{Image, ImageId, Metric, ModelId, Scored, metrics, most_probable, paired};

use super::fit::{architecture_name, no_model};
use super::ready::ask;
use crate::results::FittedModel;
use crate::session::{Session, Snapshot};
use crate::store::unreadable;
use crate::view::{ComparedView, ComparisonView, JobReport, KeptModel, RangeView};
use crate::views::narrow;
use crate::{JobContext, SessionError};

/// Under so many images that only one of both has right, no difference can be told.
const FEW: usize = 6;

impl Session {
    /// The models that the project keeps, the newest first; that is the one that predicts.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn kept_models(&self) -> Result<Vec<KeptModel>, SessionError> {
        let state = self.lock();
        let current = state.model.as_ref().map(|model| model.id);
        let stored = state.store.models().map_err(|error| unreadable(self.path(), &error))?;
        let view = |model: crate::store::StoredModel| KeptModel {
            current: Some(model.id) == current,
            id: model.id.to_string(),
            name: model.name,
            architecture: architecture_name(model.architecture).to_owned(),
            fitted_at: model.fitted_at,
            categories: model
                .categories
                .into_iter()
                .map(|then| state.project.category(then.id).map_or(then.name, |now| now.name.clone()))
                .collect(),
        };
        Ok(stored.into_iter().map(view).collect())
    }

    /// What came of the last comparison; as long as the project is open.
    #[must_use]
    pub fn comparison(&self) -> Option<ComparisonView> {
        self.lock().comparison.as_deref().cloned()
    }

    /// A model by its id, or the current one if none is named.
    pub(super) fn kept_or_current(&self, id: Option<&str>) -> Result<FittedModel, SessionError> {
        match id {
            Some(id) => self.kept_model(id),
            None => self.model().map(|model| FittedModel::clone(&model)).ok_or_else(no_model),
        }
    }

    fn kept_model(&self, id: &str) -> Result<FittedModel, SessionError> {
        let missing =
            || SessionError::Refused("This model is not in the project any more. Choose another one.".to_owned());
        let id = Uuid::parse_str(id).map_err(|_no_id| missing())?;
        let state = self.lock();
        state.store.model(Some(ModelId(id))).map_err(|error| unreadable(self.path(), &error))?.ok_or_else(missing)
    }
}

/// What one model says of images.
type Answers = BTreeMap<ImageId, Vec<f32>>;

/// Compares two models; the result stays with the session.
///
/// # Errors
/// When a model is not there, no image is fair to both, or the device fails.
pub fn compare(
    session: &Session,
    ids: [&str; 2],
    context: &JobContext,
) -> Result<(Option<ComparisonView>, JobReport), SessionError> {
    if ids[0] == ids[1] {
        return Err(SessionError::Refused("Choose two different models to compare.".to_owned()));
    }
    let [first, second] = [session.kept_model(ids[0])?, session.kept_model(ids[1])?];
    let snapshot = session.snapshot();
    let images = candidates(session, &snapshot);
    let known = |model: &FittedModel, id: ImageId| {
        let label = snapshot.project.label(id)?;
        model.categories.iter().position(|category| category.id == label.category)
    };
    let (fair, unfair): (Vec<Arc<Image>>, Vec<_>) = images
        .into_iter()
        .filter(|image| known(&first, image.id).is_some() && known(&second, image.id).is_some())
        .partition(|image| [&first, &second].iter().all(|model| is_fair(model, image.id)));
    if fair.is_empty() {
        return Err(SessionError::Refused(
            "There is no image on which both models can be judged: each was learnt from by one of them, or has a label that \
             one of them does not know. Set some labelled images aside for Test, fit again, and evaluate on them."
                .to_owned(),
        ));
    }
    let mut report = JobReport {
        summary: "Stopped; nothing was compared.".to_owned(),
        added: 0,
        skipped: Vec::new(),
        notes: Vec::new(),
    };
    let Some(of_first) = answers(session, &snapshot, &first, &fair, context)? else { return Ok((None, report)) };
    let Some(of_second) = answers(session, &snapshot, &second, &fair, context)? else { return Ok((None, report)) };

    let both: Vec<ImageId> = of_first.keys().filter(|id| of_second.contains_key(*id)).copied().collect();
    let scored = |model: &FittedModel, answers: &'_ Answers| -> Vec<(ImageId, usize, Vec<f32>)> {
        both.iter().filter_map(|id| Some((*id, known(model, *id)?, answers.get(id)?.clone()))).collect()
    };
    let (rows_first, rows_second) = (scored(&first, &of_first), scored(&second, &of_second));
    let right = |(_, truth, probabilities): &(ImageId, usize, Vec<f32>)| most_probable(probabilities) == *truth;
    let rows: Vec<(ImageId, bool, bool)> =
        rows_first.iter().zip(&rows_second).map(|(a, b)| (a.0, right(a), right(b))).collect();
    let found = paired(&rows);
    let numbers = |ids: &[ImageId]| ids.iter().map(|id| id.0).collect::<Vec<u32>>();
    let differing = found.first_only.len() + found.second_only.len();
    let mut notes = Vec::new();
    if differing < FEW {
        notes.push(format!(
            "The models differ on {differing} of {} images: with fewer than {FEW} such images no difference can be told \
             from chance.",
            rows.len()
        ));
    }
    let view = ComparisonView {
        first: compared(&first, &rows_first),
        second: compared(&second, &rows_second),
        count: narrow(rows.len()),
        left_out: narrow(unfair.len()),
        both_right: narrow(found.both_right.len()),
        both_wrong: narrow(found.both_wrong.len()),
        only_first: numbers(&found.first_only),
        only_second: numbers(&found.second_only),
        p: (differing > 0).then_some(found.exact_p),
        // `project` takes the second from the first.
        difference: -found.difference.unwrap_or(0.0),
        range: found.range.map(|(low, high)| RangeView { low: -high, high: -low }),
        notes,
    };
    report.added = view.count;
    report.summary = format!("Compared on {} images: the models differ on {differing} of them.", view.count);
    session.lock().comparison = Some(Arc::new(view.clone()));
    Ok((Some(view), report))
}

/// The images of the present evaluation, or all with a label.
fn candidates(session: &Session, snapshot: &Snapshot) -> Vec<Arc<Image>> {
    let project = &snapshot.project;
    let evaluated: Vec<ImageId> = session
        .kept_evaluation()
        .map(|kept| kept.judged.iter().map(|judgement| judgement.image).collect())
        .unwrap_or_default();
    let all = || project.labels().map(|(id, _)| id).collect();
    let ids: Vec<ImageId> = if evaluated.is_empty() { all() } else { evaluated };
    ids.into_iter().filter_map(|id| project.image(id).cloned()).collect()
}

/// Whether there is, or can be, an answer of a model that had not learnt from the image.
fn is_fair(model: &FittedModel, image: ImageId) -> bool {
    model.split.training.binary_search(&image).is_err() || model.judged(image).is_some()
}

/// `None` if stopped; without images that could not be read.
fn answers(
    session: &Session,
    snapshot: &Snapshot,
    model: &FittedModel,
    images: &[Arc<Image>],
    context: &JobContext,
) -> Result<Option<Answers>, SessionError> {
    let mut answers = Answers::new();
    let mut open = Vec::new();
    for image in images {
        let learnt = model.split.training.binary_search(&image.id).is_ok();
        match model.judged(image.id).filter(|_| learnt) {
            Some(judged) => drop(answers.insert(image.id, judged.probabilities.clone())),
            None => open.push(Arc::clone(image)),
        }
    }
    if !open.is_empty() {
        let (pictures, outcome) = ask(session, snapshot, model, open, "Comparing", context)?;
        if outcome.cancelled {
            return Ok(None);
        }
        let made = pictures.images.iter().zip(outcome.probabilities);
        answers.extend(made.filter_map(|(image, probabilities)| Some((image.id, probabilities?))));
    }
    Ok(Some(answers))
}

fn compared(model: &FittedModel, rows: &[(ImageId, usize, Vec<f32>)]) -> ComparedView {
    let scored: Vec<Scored<'_>> = rows
        .iter()
        .map(|(image, truth, probabilities)| Scored { image: *image, truth: *truth, probabilities })
        .collect();
    let values: BTreeMap<Metric, Option<f64>> = metrics(model.categories.len(), &scored).into_iter().collect();
    let value = |metric| values.get(&metric).copied().flatten();
    ComparedView {
        id: model.id.to_string(),
        name: model.name.clone(),
        accuracy: value(Metric::Accuracy),
        balanced_accuracy: value(Metric::BalancedAccuracy),
        kappa: value(Metric::Kappa),
        cross_entropy: value(Metric::CrossEntropy),
    }
}
