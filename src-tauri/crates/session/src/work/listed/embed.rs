//! Images as numbers, for maps, clusters and statistics elsewhere.
//!
//! Owns: the two forms of the file: Parquet, a row an image and a column a number; or `.npy`, an array of 32-bit floats
//! `[images, numbers]`, with a table of its rows beside it (`.csv`). A row whose image cannot be used stays: without numbers
//! in Parquet, with numbers that are none (NaN) in the array, and with the reason. Refuses: what the numbers mean; that is
//! `vesicle_learning`'s.

use std::collections::BTreeSet;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::NamedTempFile;
use vesicle_images::SliceView;
use vesicle_learning::{Embedding, PictureSource};
use vesicle_project::Image;

use super::List;
use super::pictures::ListPictures;
use super::predict::{place, refuse_own_place};
use crate::backbone::backbone;
use crate::session::Session;
use crate::table_file::{Field, Kind, TableWriter, Values, field};
use crate::thumbnails::{persist, temporary_beside};
use crate::view::SkippedView;
use crate::work::check::image_facts;
use crate::work::models::{npy_header, read_model};
use crate::work::prediction_columns as columns;
use crate::{AppSettings, Folders, JobContext, SessionError};

/// Rows without numbers that are named; the table names all.
const NAMED: usize = 1000;
/// Images of a project that are described together.
const GROUP: usize = 1024;

/// What a person asks for.
#[derive(Debug, Clone)]
pub struct EmbedRequest {
    /// A list of images; `None` is all images of the project.
    pub list: Option<PathBuf>,
    /// The folder of the list's relative files, where it is not its own.
    pub images: Option<PathBuf>,
    /// A Quick model of a file: the numbers that it looks at.
    pub model: Option<PathBuf>,
    /// Whether the pretrained network describes images too; `None`: where it is installed.
    pub pretrained: Option<bool>,
    /// The file to write, `.parquet` or `.npy`.
    pub output: PathBuf,
}

/// What came of it.
#[derive(Debug, Clone, Default, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Embedded {
    pub output: String,
    /// The table of the rows of an array.
    pub rows_output: Option<String>,
    /// How the numbers were made.
    pub recipe: String,
    /// Numbers for an image.
    pub length: usize,
    pub rows: u64,
    /// Rows without numbers.
    pub failed: u64,
    /// The first of these, with the reason.
    pub skipped: Vec<SkippedView>,
}

/// Describes the images of a list, or of a project. The file appears when it is whole.
///
/// # Errors
/// When there is nothing to describe, the model or the list cannot be used, the file cannot be written, or the work was
/// stopped.
pub fn embed(
    folders: &Folders,
    session: Option<&Session>,
    request: &EmbedRequest,
    context: &JobContext,
) -> Result<Embedded, SessionError> {
    match (&request.list, session) {
        (Some(list), _) => of_list(folders, list, request, context),
        (None, Some(session)) => of_project(session, request, context),
        (None, None) => Err(SessionError::Refused("Name a project or a list of images.".to_owned())),
    }
}

fn of_list(
    folders: &Folders,
    list: &Path,
    request: &EmbedRequest,
    context: &JobContext,
) -> Result<Embedded, SessionError> {
    refuse_own_place(&request.output, &[list])?;
    let list = List::open(list, request.images.as_deref())?;
    let model = request.model.as_deref().map(read_model).transpose()?;
    let stack = model.as_ref().map_or_else(SliceView::default, |model| model.stack);
    let limits = AppSettings::load(folders).limits();
    let network = wanted_backbone(folders, request)?;
    let pictures = |files| ListPictures::new(files, stack, limits, network.clone());
    let total = list.count()?;
    let embedding = match &model {
        Some(model) => of_model(&model.trained.card, &pictures(Vec::new()))?,
        None => {
            let (mut channels, mut reason) = (None, None);
            list.groups(0..total, &mut |group| {
                let pictures = pictures(list.files(&group));
                let mut index = 0;
                while channels.is_none() && index < group.first().map_or(0, Values::len) {
                    match pictures.picture(index) {
                        Ok(picture) => channels = Some(picture.channels()),
                        Err(why) => reason = reason.take().or(Some(why)),
                    }
                    index += 1;
                }
                Ok(())
            })?;
            let none = || {
                let why = reason.unwrap_or_else(|| "it has no rows".to_owned());
                SessionError::Unreadable { path: list.path.clone(), reason: format!("it leads to no image: {why}") }
            };
            Embedding::of(channels.ok_or_else(none)?, network.as_deref())
        }
    };
    let made: Vec<String> = made_names(&embedding);
    let taken: BTreeSet<&str> = made.iter().map(String::as_str).collect();
    let kept: Vec<bool> = list.fields.iter().map(|field| !taken.contains(field.name.as_str())).collect();
    let carried = list.fields.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(field, _)| field.clone());
    let mut out = Out::begin(request, &embedding, carried.collect(), total)?;
    let mut done = 0;
    list.groups(0..total, &mut |group| {
        let files = list.files(&group);
        let names: Vec<String> = files.iter().map(place).collect();
        let pictures = pictures(files);
        let described = described(&embedding, &pictures, names.len(), done, total, context)?;
        done += names.len();
        let carried = group.into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(column, _)| column).collect();
        let hashes = (0..names.len()).map(|at| pictures.hash(at).map(|hash| hash.to_string())).collect();
        out.add(carried, hashes, &names, described)
    })?;
    out.finish()
}

fn of_project(session: &Session, request: &EmbedRequest, context: &JobContext) -> Result<Embedded, SessionError> {
    let snapshot = session.snapshot();
    let images: Vec<Arc<Image>> = snapshot.project.images().cloned().collect();
    let model = request.model.as_deref().map(read_model).transpose()?;
    let stack = model.as_ref().map_or(snapshot.stack, |model| model.stack);
    let network = wanted_backbone(session.folders(), request)?;
    let all = session.pictures(&snapshot, images.clone(), stack);
    let embedding = match &model {
        Some(model) => of_model(&model.trained.card, &all)?,
        None => {
            let facts = image_facts(images.iter());
            let most = facts.channels.first().map(|(channels, _)| *channels);
            let none = || SessionError::Refused("The project has no images to describe.".to_owned());
            Embedding::of(most.ok_or_else(none)?, network.as_deref())
        }
    };
    let fields = vec![field(columns::FILE, Kind::Text)];
    let mut out = Out::begin(request, &embedding, fields, images.len())?;
    let mut done = 0;
    for group in images.chunks(GROUP) {
        let names: Vec<String> = group.iter().map(|image| image.name.clone()).collect();
        let pictures = session.pictures(&snapshot, group.to_vec(), stack);
        let described = described(&embedding, &pictures, names.len(), done, images.len(), context)?;
        done += names.len();
        let hashes = group.iter().map(|image| Some(image.hash.to_string())).collect();
        out.add(vec![Values::Text(names.iter().cloned().map(Some).collect())], hashes, &names, described)?;
    }
    out.finish()
}

fn wanted_backbone(
    folders: &Folders,
    request: &EmbedRequest,
) -> Result<Option<Arc<vesicle_learning::Backbone>>, SessionError> {
    let installed = if request.pretrained == Some(false) { None } else { backbone(folders) };
    if request.pretrained == Some(true) && installed.is_none() {
        return Err(SessionError::Learning(vesicle_learning::LearningError::BackboneMissing));
    }
    Ok(installed)
}

fn of_model(card: &vesicle_learning::ModelCard, source: &dyn PictureSource) -> Result<Embedding, SessionError> {
    Embedding::of_model(card, source)?.ok_or_else(|| {
        SessionError::Refused(
            "This model is a network, and only what Quick looks at can be written. Leave the model out, or name a Quick model."
                .to_owned(),
        )
    })
}

fn described(
    embedding: &Embedding,
    source: &dyn PictureSource,
    count: usize,
    done: usize,
    total: usize,
    context: &JobContext,
) -> Result<Vec<Result<Vec<f32>, String>>, SessionError> {
    let indices: Vec<usize> = (0..count).collect();
    let mut tell = |more: usize| context.count(done + more, total, "images", "Describing");
    embedding
        .describe(source, &indices, context.cancel_token(), &mut tell)
        .ok_or_else(|| SessionError::Refused("Stopped; nothing was written.".to_owned()))
}

/// What follows the columns that tell the images apart.
fn made_names(embedding: &Embedding) -> Vec<String> {
    let fixed = [columns::CONTENT_HASH, columns::ERROR].map(ToOwned::to_owned);
    fixed.into_iter().chain((0..embedding.length).map(|number| format!("f{number:04}"))).collect()
}

/// The file that is being written.
struct Out {
    rows: TableWriter,
    /// The array beside the table.
    array: Option<(PathBuf, BufWriter<NamedTempFile>)>,
    length: usize,
    told: Embedded,
}

impl Out {
    fn begin(
        request: &EmbedRequest,
        embedding: &Embedding,
        mut fields: Vec<Field>,
        rows: usize,
    ) -> Result<Self, SessionError> {
        let path = &request.output;
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        fields.extend([columns::CONTENT_HASH, columns::ERROR].map(|name| field(name, Kind::Text)));
        let mut told = Embedded {
            output: path.to_string_lossy().into_owned(),
            recipe: embedding.recipe.clone(),
            length: embedding.length,
            ..Embedded::default()
        };
        let length = embedding.length;
        match ending.as_deref() {
            Some("parquet") => {
                fields.extend(made_names(embedding).into_iter().skip(2).map(|name| field(name, Kind::Float)));
                Ok(Self { rows: TableWriter::begin(path, &fields, None)?, array: None, length, told })
            }
            Some("npy") => {
                let failed = |source| SessionError::Write { path: path.clone(), source };
                let beside = path.with_extension("csv");
                told.rows_output = Some(beside.to_string_lossy().into_owned());
                if request
                    .list
                    .as_deref()
                    .is_some_and(|list| crate::places::absolute(list) == crate::places::absolute(&beside))
                {
                    return Err(SessionError::Refused(format!(
                        "The table of the rows would be written over the list {}. Choose another name for the array.",
                        beside.display()
                    )));
                }
                let place = crate::places::absolute(path);
                let mut file = BufWriter::new(temporary_beside(&place).map_err(failed)?);
                file.write_all(&npy_header(&[rows, length])).map_err(failed)?;
                let rows = TableWriter::begin(&beside, &fields, None)?;
                Ok(Self { rows, array: Some((place, file)), length, told })
            }
            _ => Err(SessionError::Refused(format!(
                "The ending of {} does not say in which form the numbers are wanted. Let it be .parquet or .npy.",
                path.display()
            ))),
        }
    }

    fn add(
        &mut self,
        mut carried: Vec<Values>,
        hashes: Vec<Option<String>>,
        names: &[String],
        described: Vec<Result<Vec<f32>, String>>,
    ) -> Result<(), SessionError> {
        for (one, name) in described.iter().zip(names) {
            self.told.rows += 1;
            if let Err(reason) = one {
                self.told.failed += 1;
                if self.told.skipped.len() < NAMED {
                    self.told.skipped.push(SkippedView { path: name.clone(), reason: reason.clone() });
                }
            }
        }
        carried.push(Values::Text(hashes));
        carried.push(Values::Text(described.iter().map(|one| one.as_ref().err().cloned()).collect()));
        match &mut self.array {
            None => {
                let number = |at: usize| described.iter().map(move |one| one.as_ref().ok()?.get(at).copied());
                carried.extend((0..self.length).map(|at| Values::Float(number(at).collect())));
            }
            Some((path, file)) => {
                let nothing = vec![f32::NAN; self.length];
                let rows = described.iter().map(|one| one.as_deref().unwrap_or(&nothing));
                let written = rows.flatten().try_for_each(|value| file.write_all(&value.to_le_bytes()));
                written.map_err(|source| SessionError::Write { path: path.clone(), source })?;
            }
        }
        self.rows.add(carried)
    }

    /// The table first: an array without its rows says nothing.
    fn finish(self) -> Result<Embedded, SessionError> {
        self.rows.finish()?;
        if let Some((path, file)) = self.array {
            let failed = |source| SessionError::Write { path: path.clone(), source };
            let file = file.into_inner().map_err(|error| failed(error.into_error()))?;
            persist(file, &path).map_err(failed)?;
        }
        Ok(self.told)
    }
}
