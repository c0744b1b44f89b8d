//! Predicting the images of a list with a model of a file.
//!
//! Owns: the table that comes out: the columns of the list as they are, then what the model said of each row, in the order of
//! the list. A row whose image cannot be used stays, without a prediction and with the reason. Refuses: a project.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use vesicle_learning::open_device;
use vesicle_project::{ContentHash, most_probable};

use super::part::{Part, Shard};
use super::pictures::ListPictures;
use super::{List, Values};
use crate::backbone::backbone;
use crate::table_file::{Field, Form, Kind, TableWriter, field};
use crate::view::SkippedView;
use crate::work::fit::tell_images;
use crate::work::models::{ModelFile, read_model};
use crate::work::prediction_columns as columns;
use crate::{AppSettings, Folders, JobContext, SessionError};

/// Rows without a prediction that are named; the table names all.
const NAMED: usize = 1000;

/// What a person asks for.
#[derive(Debug, Clone)]
pub struct ListRequest {
    /// A model that was exported: safetensors, ONNX or a bioimage.io package.
    pub model: PathBuf,
    /// A table with a column of files.
    pub list: PathBuf,
    /// The folder of the list's relative files, where it is not its own.
    pub images: Option<PathBuf>,
    /// A part of it; `None` is all.
    pub shard: Option<Shard>,
    /// The table to write, CSV or Parquet.
    pub output: PathBuf,
    /// As [`open_device`] knows it.
    pub device: String,
}

/// What came of it.
#[derive(Debug, Clone, Default, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Listed {
    pub output: String,
    pub rows: u64,
    pub predicted: u64,
    /// Rows without a prediction.
    pub failed: u64,
    /// The first of these, with the reason.
    pub skipped: Vec<SkippedView>,
    pub notes: Vec<String>,
    pub device: String,
}

/// Predicts the images of a list, or of a part of it. The table appears when it is whole.
///
/// # Errors
/// When the list, the model or the device cannot be used, the table cannot be written, or the work was stopped. An image that
/// cannot be read is none.
pub fn predict_list(folders: &Folders, request: &ListRequest, context: &JobContext) -> Result<Listed, SessionError> {
    Form::of_new(&request.output)?;
    refuse_own_place(&request.output, &[&request.list, &request.model])?;
    let model = read_model(&request.model)?;
    let list = List::open(&request.list, request.images.as_deref())?;
    let compute = open_device(&request.device)?;
    let limits = AppSettings::load(folders).limits();
    let uses_backbone = model.trained.card.quick.as_ref().is_some_and(vesicle_learning::QuickCard::uses_backbone);
    let backbone = if uses_backbone { backbone(folders) } else { None };

    let all = list.count()?;
    let rows = request.shard.map_or(0..all, |shard| shard.rows(all));
    let made = made_columns(&model);
    let taken: BTreeSet<&str> = made.iter().map(|field| field.name.as_str()).collect();
    let kept: Vec<bool> = list.fields.iter().map(|field| !taken.contains(field.name.as_str())).collect();
    let fields: Vec<Field> = list
        .fields
        .iter()
        .zip(&kept)
        .filter(|(_, kept)| **kept)
        .map(|(field, _)| field.clone())
        .chain(made.iter().cloned())
        .collect();
    let part = request.shard.map(|shard| {
        let part = Part::new(shard, &rows, digest(&request.list)?, model.digest.to_string(), &fields);
        part.text().map_err(|error| SessionError::Internal { message: error.to_string(), causes: Vec::new() })
    });
    let part = part.transpose()?;

    let mut listed = Listed {
        output: request.output.to_string_lossy().into_owned(),
        device: compute.name().to_owned(),
        notes: list.roles.notes.clone(),
        ..Listed::default()
    };
    let replaced: Vec<&str> =
        list.fields.iter().zip(&kept).filter(|(_, kept)| !**kept).map(|(field, _)| field.name.as_str()).collect();
    if !replaced.is_empty() {
        listed.notes.push(format!("These columns of the list were replaced: {}.", replaced.join(", ")));
    }
    let mut writer = TableWriter::begin(&request.output, &fields, part.as_deref())?;
    let total = rows.len();
    let mut done = 0;
    list.groups(rows, &mut |group| {
        let files = list.files(&group);
        let names: Vec<String> = files.iter().map(place).collect();
        let pictures = ListPictures::new(files, model.stack, limits, backbone.clone());
        let indices: Vec<usize> = (0..names.len()).collect();
        let outcome = vesicle_learning::predict(
            &model.trained,
            &indices,
            &pictures,
            &compute,
            context.cancel_token(),
            &mut |more, _| tell_images(context, &compute, "Predicting", done + more, total),
        )?;
        if outcome.cancelled {
            return Err(SessionError::Refused("Stopped; nothing was written.".to_owned()));
        }
        let mut reasons: Vec<Option<String>> = vec![None; names.len()];
        for skipped in outcome.skipped {
            reasons[skipped.index] = Some(skipped.reason);
        }
        for ((reason, probabilities), name) in reasons.iter_mut().zip(&outcome.probabilities).zip(&names) {
            listed.rows += 1;
            if probabilities.is_some() {
                listed.predicted += 1;
                continue;
            }
            let reason = reason.get_or_insert_with(|| "the model gives no finite probability for it".to_owned());
            listed.failed += 1;
            if listed.skipped.len() < NAMED {
                listed.skipped.push(SkippedView { path: name.clone(), reason: reason.clone() });
            }
        }
        done += names.len();
        let carried = group.into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(column, _)| column);
        let said = said(&model, &outcome.probabilities, &pictures, reasons);
        writer.add(carried.chain(said).collect())
    })?;
    writer.finish()?;
    Ok(listed)
}

/// What follows the columns of the list.
fn made_columns(model: &ModelFile) -> Vec<Field> {
    let texts = [columns::CONTENT_HASH, columns::PREDICTED].map(|name| field(name, Kind::Text));
    let shares = model.categories.iter().map(|name| field(columns::probability(name), Kind::Float));
    texts
        .into_iter()
        .chain([field(columns::CONFIDENCE, Kind::Float)])
        .chain(shares)
        .chain([columns::MODEL_ID, columns::ERROR].map(|name| field(name, Kind::Text)))
        .collect()
}

/// The cells of [`made_columns`].
fn said(
    model: &ModelFile,
    probabilities: &[Option<Vec<f32>>],
    pictures: &ListPictures,
    reasons: Vec<Option<String>>,
) -> Vec<Values> {
    let best: Vec<Option<usize>> = probabilities.iter().map(|shares| shares.as_deref().map(most_probable)).collect();
    let hash = |index: usize| pictures.hash(index).map(|hash| hash.to_string());
    let share = |at: usize| probabilities.iter().map(|shares| shares.as_ref()?.get(at).copied()).collect();
    let confidence = probabilities.iter().zip(&best).map(|(shares, best)| shares.as_ref()?.get((*best)?).copied());
    let id = model.id.to_string();
    let mut said = vec![
        Values::Text((0..probabilities.len()).map(hash).collect()),
        Values::Text(best.iter().map(|best| model.categories.get((*best)?).cloned()).collect()),
        Values::Float(confidence.collect()),
    ];
    said.extend((0..model.categories.len()).map(|at| Values::Float(share(at))));
    said.push(Values::Text(probabilities.iter().map(|shares| shares.as_ref().map(|_| id.clone())).collect()));
    said.push(Values::Text(reasons));
    said
}

/// How a row is called on the way.
pub(super) fn place(files: &super::Files) -> String {
    let first = files.as_ref().ok().and_then(|files| files.first());
    first.map_or_else(|| "a row".to_owned(), |member| member.file.to_string_lossy().into_owned())
}

/// Of a file's bytes, in hexadecimal digits.
fn digest(path: &Path) -> Result<String, SessionError> {
    let mut hasher = blake3::Hasher::new();
    let read = std::fs::File::open(path).and_then(|file| hasher.update_reader(file).map(|_| ()));
    let refuse = |error: &std::io::Error| SessionError::Unreadable {
        path: path.to_path_buf(),
        reason: crate::pictures::io_reason(error),
    };
    read.map_err(|error| refuse(&error))?;
    Ok(ContentHash(*hasher.finalize().as_bytes()).to_string())
}

/// What is written must not be what is read.
pub(super) fn refuse_own_place(output: &Path, inputs: &[&Path]) -> Result<(), SessionError> {
    let at = crate::places::absolute(output);
    match inputs.iter().find(|input| crate::places::absolute(input) == at) {
        Some(input) => Err(SessionError::Refused(format!(
            "{} would be written over itself. Choose another place for the table.",
            input.display()
        ))),
        None => Ok(()),
    }
}
