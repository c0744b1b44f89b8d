//! What came of Piximi's models: themselves, and what they predict.
//!
//! Owns: taking models over, and Piximi's predictions, which it keeps without probabilities: the model that says most of
//! them says them again. Refuses: labels.

use std::collections::BTreeMap;

use vesicle_piximi::{Document, Model, Score};
use vesicle_project::{Category, CategoryId, ImageId, Prediction, Project};

use super::models::{self, Around};
use crate::results::FittedModel;
use crate::session::Session;
use crate::view::JobReport;
use crate::views::narrow;
use crate::work::ready::ask;
use crate::{JobContext, SessionError};

/// Images that are named in a note.
const NAMED: usize = 20;

/// The document's models as ours, each with where its measurements are; one that is there already is told.
pub(super) fn take_models<'a>(
    session: &Session,
    document: &'a Document,
    around: &Around<'_>,
    ids: &BTreeMap<String, Vec<CategoryId>>,
    report: &mut JobReport,
) -> Result<Vec<(FittedModel, &'a Model)>, SessionError> {
    let there = models::there(session)?;
    let mut taken = Vec::new();
    for model in &document.models {
        let ids = ids.get(&model.name).map(Vec::as_slice).unwrap_or_default();
        let categories: Vec<Category> = ids.iter().filter_map(|id| around.project.category(*id).cloned()).collect();
        let mut distinct: Vec<CategoryId> = categories.iter().map(|category| category.id).collect();
        distinct.sort_unstable();
        distinct.dedup();
        if distinct.len() != model.classes.len() {
            report
                .notes
                .push(format!("The model “{}” left out: two of its classes are one category here.", model.name));
            continue;
        }
        let fitted = models::fitted(model, categories, around)?;
        if there.contains_key(&models::content(&fitted)) {
            report.notes.push(format!("The model “{}” is in the project already.", model.name));
            continue;
        }
        taken.push((fitted, model));
    }
    Ok(taken)
}

/// Models, and Piximi's predictions of new images as those of the model that makes them.
pub(super) fn results(
    session: &Session,
    document: &Document,
    images: &[Option<ImageId>],
    around: &Around<'_>,
    ids: &BTreeMap<String, Vec<CategoryId>>,
    report: &mut JobReport,
    context: &JobContext,
) -> Result<(), SessionError> {
    let taken = take_models(session, document, around, ids, report)?;
    let predicted: Vec<(ImageId, &str)> = document
        .images
        .iter()
        .zip(images)
        .filter(|(image, _)| image.is_predicted())
        .filter_map(|(image, id)| {
            let id = id.filter(|id| around.project.label(*id).is_none())?;
            Some((id, document.categories.get(image.category?)?.name.as_str()))
        })
        .collect();
    if taken.is_empty() {
        if !predicted.is_empty() {
            let count = predicted.len();
            report.notes.push(format!(
                "Piximi had predicted {count} of the images. It keeps no probabilities, and no new model came that could \
                 say them, so they are Unknown."
            ));
        }
        return Ok(());
    }
    let mut judged = Vec::new();
    for (fitted, model) in taken {
        let said = predict(session, &fitted, &predicted, around.project, context)?;
        judged.push((said, fitted, model));
    }
    // The last is the current one: that which says most of what Piximi says, or else Piximi's last.
    judged.sort_by_key(|(said, ..)| said.as_ref().map_or(0, |said| said.same));
    let (before, shown) = {
        let state = session.lock();
        (state.model.as_ref().map(|model| model.name.clone()), state.predictions.is_some())
    };
    let last = judged.last().map(|(_, fitted, _)| fitted.name.clone()).unwrap_or_default();
    let mut made = 0;
    let count = judged.len();
    for (at, (said, fitted, model)) in judged.into_iter().enumerate() {
        report.notes.push(describe(&fitted));
        report.notes.extend(model.scores.last().map(|score| measured(&model.name, score)));
        session.apply_model(fitted.clone())?;
        let Some(said) = said.filter(|said| at + 1 == count && !said.made.is_empty()) else { continue };
        made = said.made.len();
        report.notes.push(again(&model.name, &said));
        session.apply_predictions(&fitted, said.made)?;
        if shown {
            report.notes.push("The predictions that were there before are gone: all are of one model.".to_owned());
        }
    }
    if let Some(before) = before {
        report.notes.push(format!("From now on “{last}” predicts; “{before}” stays among the models."));
    }
    match predicted.len() - made {
        0 => {}
        rest => report.notes.push(format!(
            "{rest} of the images that Piximi had predicted could not be predicted here, so they are Unknown."
        )),
    }
    Ok(())
}

/// How Piximi's predictions came out here.
fn again(model: &str, said: &Said) -> String {
    let mut note = format!(
        "Piximi keeps no probabilities, so the model “{model}” predicted the {} images again: {} as Piximi had them.",
        said.made.len(),
        said.same
    );
    if !said.other.is_empty() {
        let names = said.other.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        let more = if said.other.len() > NAMED { " …" } else { "" };
        note.push_str(&format!(" Otherwise: {names}{more}."));
    }
    note
}

/// What a model says of images that Piximi had predicted.
struct Said {
    made: Vec<(ImageId, Prediction)>,
    /// As many as Piximi says too.
    same: usize,
    /// The names of the others.
    other: Vec<String>,
}

fn predict(
    session: &Session,
    model: &FittedModel,
    predicted: &[(ImageId, &str)],
    project: &Project,
    context: &JobContext,
) -> Result<Option<Said>, SessionError> {
    if predicted.is_empty() {
        return Ok(None);
    }
    let snapshot = session.snapshot();
    let images: Vec<_> = predicted.iter().filter_map(|(id, _)| project.image(*id).cloned()).collect();
    let (pictures, outcome) = ask(session, &snapshot, model, images, "Predicting", context)?;
    let ids = model.category_ids();
    let mut said = Said { made: Vec::new(), same: 0, other: Vec::new() };
    for ((image, shares), (_, piximi)) in pictures.images.iter().zip(outcome.probabilities).zip(predicted) {
        let Some(shares) = shares else { continue };
        let prediction = Prediction { probabilities: shares.into() };
        let best = prediction.best(&ids).and_then(|(id, _)| project.category(id));
        match best.is_some_and(|category| category.name.eq_ignore_ascii_case(piximi.trim())) {
            true => said.same += 1,
            false => said.other.push(image.name.clone()),
        }
        said.made.push((image.id, prediction));
    }
    Ok(Some(said))
}

pub(super) fn describe(model: &FittedModel) -> String {
    let card = &model.trained.card;
    let categories = model.categories.iter().map(|category| category.name.as_str()).collect::<Vec<_>>().join(", ");
    format!(
        "Model “{}”: Simple CNN for {} × {} pixels and {} channel{}, for {categories}.",
        model.name,
        card.input_width,
        card.input_height,
        card.channels,
        if card.channels == 1 { "" } else { "s" }
    )
}

/// What Piximi measured, from its matrix.
fn measured(name: &str, score: &Score) -> String {
    let count: f64 = score.matrix.iter().flatten().sum();
    let right: f64 = score.matrix.iter().enumerate().filter_map(|(at, row)| row.get(at)).sum();
    let images = narrow(count.max(0.0) as usize);
    format!(
        "Piximi's last evaluation of “{name}”: {right:.0} of {images} validation images right (accuracy {:.3}, cross \
         entropy {:.3}).",
        score.accuracy, score.cross_entropy
    )
}
