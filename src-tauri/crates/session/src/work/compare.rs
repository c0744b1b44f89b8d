//! Holding models against each other on the same images.
//!
//! Owns: which images are fair to all of them, and what is said of the result. Refuses: the tests; they are `project::paired`.
//!
//! Images are those of the present evaluation, or all that have a label. An image that a model has learnt from counts by
//! what a model that had not seen it has said (cross-validation); where that is not known it is left out for all.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use uuid::Uuid;
use vesicle_project::{Image, ImageId, Metric, ModelId, Scored, holm, metrics, most_probable, paired};

use super::fit::{architecture_name, no_model};
use super::ready::ask;
use crate::results::FittedModel;
use crate::session::{Session, Snapshot};
use crate::store::unreadable;
use crate::view::{ComparedView, ComparisonView, JobReport, KeptModel, PairView, RangeView};
use crate::views::narrow;
use crate::{JobContext, SessionError};

/// Under so many images that only one of both has right, no difference can be told.
const FEW: usize = 6;
/// So many models still make a table that can be read.
const MOST: usize = 12;

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

/// An image with the place of its label among the model's categories, and what the model says.
type Row = (ImageId, usize, Vec<f32>);
/// What one model says of images.
type Answers = BTreeMap<ImageId, Vec<f32>>;

/// Compares models, each with each; the result stays with the session.
///
/// # Errors
/// When fewer than two different models are named or one is not there, no image is fair to all, or the device fails.
pub fn compare(
    session: &Session,
    ids: &[&str],
    context: &JobContext,
) -> Result<(Option<ComparisonView>, JobReport), SessionError> {
    let different: BTreeSet<&str> = ids.iter().copied().collect();
    if different.len() < 2 || different.len() < ids.len() {
        return Err(SessionError::Refused("Choose two different models or more to compare.".to_owned()));
    }
    if ids.len() > MOST {
        return Err(SessionError::Refused(format!("Choose {MOST} models at most to compare.")));
    }
    let models = ids.iter().map(|id| session.kept_model(id)).collect::<Result<Vec<FittedModel>, SessionError>>()?;
    let snapshot = session.snapshot();
    let images = candidates(session, &snapshot);
    let known = |model: &FittedModel, id: ImageId| {
        let label = snapshot.project.label(id)?;
        model.categories.iter().position(|category| category.id == label.category)
    };
    let (fair, unfair): (Vec<Arc<Image>>, Vec<_>) = images
        .into_iter()
        .filter(|image| models.iter().all(|model| known(model, image.id).is_some()))
        .partition(|image| models.iter().all(|model| is_fair(model, image.id)));
    if fair.is_empty() {
        return Err(SessionError::Refused(
            "There is no image on which all these models can be judged: each was learnt from by one of them, or has a label \
             that one of them does not know. Set some labelled images aside for Test, fit again, and evaluate on them."
                .to_owned(),
        ));
    }
    let mut report = JobReport {
        summary: "Stopped; nothing was compared.".to_owned(),
        added: 0,
        skipped: Vec::new(),
        notes: Vec::new(),
    };
    let mut answered = Vec::new();
    for model in &models {
        let Some(answers) = answers(session, &snapshot, model, &fair, context)? else { return Ok((None, report)) };
        answered.push(answers);
    }

    let judged = |id: &ImageId| answered.iter().all(|answers| answers.contains_key(id));
    let common: Vec<ImageId> = fair.iter().map(|image| image.id).filter(judged).collect();
    let rows: Vec<Vec<Row>> = models
        .iter()
        .zip(&answered)
        .map(|(model, answers)| {
            common.iter().filter_map(|id| Some((*id, known(model, *id)?, answers.get(id)?.clone()))).collect()
        })
        .collect();
    let pairs = pairs(&rows);
    let differing = |pair: &PairView| pair.only_first.len() + pair.only_second.len();
    let view = ComparisonView {
        models: models.iter().zip(&rows).map(|(model, rows)| compared(model, rows)).collect(),
        count: narrow(common.len()),
        left_out: narrow(unfair.len()),
        notes: match pairs.as_slice() {
            [pair] if differing(pair) < FEW => vec![format!(
                "The models differ on {} of {} images: with fewer than {FEW} such images no difference can be told from \
                 chance.",
                differing(pair),
                common.len()
            )],
            _ => Vec::new(),
        },
        pairs,
    };
    report.added = view.count;
    report.summary = match view.pairs.as_slice() {
        [pair] => {
            format!("Compared on {} images: the models differ on {} of them.", view.count, differing(pair))
        }
        _ => format!("Compared {} models on {} images.", view.models.len(), view.count),
    };
    session.lock().comparison = Some(Arc::new(view.clone()));
    Ok((Some(view), report))
}

/// Each two models with what tells them apart; `rows` are about the same images in the same order.
fn pairs(rows: &[Vec<Row>]) -> Vec<PairView> {
    let right: Vec<Vec<(ImageId, bool)>> =
        rows.iter().map(|rows| rows.iter().map(|(id, truth, p)| (*id, most_probable(p) == *truth)).collect()).collect();
    let numbers = |ids: &[ImageId]| ids.iter().map(|id| id.0).collect::<Vec<u32>>();
    let mut pairs = Vec::new();
    for (first, of_first) in right.iter().enumerate() {
        for (second, of_second) in right.iter().enumerate().skip(first + 1) {
            let both: Vec<(ImageId, bool, bool)> =
                of_first.iter().zip(of_second).map(|(a, b)| (a.0, a.1, b.1)).collect();
            let found = paired(&both);
            let differ = !(found.first_only.is_empty() && found.second_only.is_empty());
            pairs.push(PairView {
                first: narrow(first),
                second: narrow(second),
                both_right: narrow(found.both_right.len()),
                both_wrong: narrow(found.both_wrong.len()),
                only_first: numbers(&found.first_only),
                only_second: numbers(&found.second_only),
                p: differ.then_some(found.exact_p),
                adjusted_p: None,
                // `project` takes the second from the first.
                difference: -found.difference.unwrap_or(0.0),
                range: found.range.map(|(low, high)| RangeView { low: -high, high: -low }),
            });
        }
    }
    // Models that never differ are a comparison, too: its p is 1.
    let all: Vec<f64> = pairs.iter().map(|pair| pair.p.unwrap_or(1.0)).collect();
    for (pair, adjusted) in pairs.iter_mut().zip(holm(&all)) {
        pair.adjusted_p = pair.p.map(|_| adjusted);
    }
    pairs
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

fn compared(model: &FittedModel, rows: &[Row]) -> ComparedView {
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
