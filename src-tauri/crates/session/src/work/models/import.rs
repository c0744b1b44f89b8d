//! A model out of a file, for prediction in a project.
//!
//! Owns: recognising the file by its content, checking all of it before the project changes, and which categories of the
//! project the model's are: those of the same name; new ones where there are none. Refuses: graphs of other programs; of an
//! ONNX file the weights and the card are read.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

use uuid::Uuid;
use vesicle_images::SliceView;
use vesicle_learning::{Architecture, CARD, LearningError, TrainedModel, from_safetensors, weights_from_onnx};
use vesicle_project::{Category, CategoryId, ContentHash, Edit, Project, UNKNOWN_NAME};

use super::MOST_BYTES;
use super::bioimage::graph_in;
use super::card::Card;
use crate::SessionError;
use crate::pictures::io_reason;
use crate::session::Session;
use crate::view::ModelImport;

/// Adds a model from a file (safetensors, ONNX or a bioimage.io package that this program wrote); it is the one that
/// predicts from now on. Its categories are those of the same name, or are created.
///
/// # Errors
/// When the file is none of these, is damaged, or the model is in the project already. The project is as it was.
pub fn import_model(session: &Session, path: &Path) -> Result<ModelImport, SessionError> {
    let refuse = |reason: String| SessionError::Unreadable { path: path.to_path_buf(), reason };
    let (card, trained) = read(path).map_err(refuse)?;
    let project = session.project();
    let (categories, new) = categories(&card, &project).map_err(refuse)?;
    if session.kept_models()?.iter().any(|model| model.id == card.id.to_string()) {
        return Err(SessionError::Refused(format!(
            "The model “{}” in this file is in the project already; nothing was changed.",
            card.name
        )));
    }
    let mut notes = Vec::new();
    let channels = trained.card.channels;
    let fitting = project.images().filter(|image| image.channels == channels).count();
    if fitting == 0 && project.image_count() > 0 {
        notes.push(format!(
            "It works with images of {channels} channel(s), and the project has none. Images with other channels will be \
             left out."
        ));
    }
    if trained.card.quick.as_ref().is_some_and(vesicle_learning::QuickCard::uses_backbone)
        && !crate::backbone_view(session.folders()).installed
    {
        notes.push(
            "It describes images with the pretrained network too, which is not installed on this computer: install it \
             before predicting (vesicle backbone install FILE)."
                .to_owned(),
        );
    }
    let name = card.name.clone();
    let model = card.model(trained, categories.clone(), &project).map_err(refuse)?;
    let known = model.split.training.len() + model.split.validation.len();
    if known > 0 {
        notes.push(format!(
            "It was fitted on {known} of the images in this project; they stand under training and validation, as they did \
             at its fit."
        ));
    }
    let predicted = session.view().counts.predicted;
    if predicted > 0 {
        notes.push(format!(
            "{predicted} image(s) have predictions of another model; they stay until you predict, and are replaced then."
        ));
    }
    let settings = session.fit_settings();
    if settings.refit_after_label && settings.architecture == Architecture::Quick {
        notes.push(
            "Quick learns anew after each label here, and predicts from then on. Turn that off to keep this model."
                .to_owned(),
        );
    }
    let all = categories.iter().map(|category| category.name.clone()).collect();
    let created: Vec<String> = new.iter().map(|category| category.name.clone()).collect();
    if !new.is_empty() {
        session.edit(&Edit::Together {
            name: "Add a model’s categories".to_owned(),
            edits: new.into_iter().map(|category| Edit::CreateCategory { category, images: Vec::new() }).collect(),
        })?;
    }
    session.apply_model(model)?;
    Ok(ModelImport { name, categories: all, channels, created, notes })
}

/// A model of a file, for prediction without a project.
pub(crate) struct ModelFile {
    pub(crate) id: Uuid,
    pub(crate) trained: TrainedModel,
    /// The names of its categories, in the order of the outputs.
    pub(crate) categories: Vec<String>,
    /// What it saw of images that are stacks.
    pub(crate) stack: SliceView,
    /// Of the file's bytes.
    pub(crate) digest: ContentHash,
}

/// # Errors
/// When the file is none that this program wrote, or is damaged.
pub(crate) fn read_model(path: &Path) -> Result<ModelFile, SessionError> {
    let refuse = |reason: String| SessionError::Unreadable { path: path.to_path_buf(), reason };
    let bytes = bytes(path).map_err(refuse)?;
    let digest = ContentHash(*blake3::hash(&bytes).as_bytes());
    let (card, trained) = parsed(&bytes).map_err(refuse)?;
    let categories: Vec<String> = card.categories.into_iter().map(|category| category.name).collect();
    let mut seen = BTreeSet::new();
    if let Some(twice) = categories.iter().find(|name| !seen.insert(*name)) {
        return Err(refuse(format!("two of its categories are called “{twice}”")));
    }
    Ok(ModelFile { id: card.id, trained, categories, stack: card.stack, digest })
}

/// The card and the model of a file, checked against each other.
fn read(path: &Path) -> Result<(Card, TrainedModel), String> {
    parsed(&bytes(path)?)
}

fn parsed(bytes: &[u8]) -> Result<(Card, TrainedModel), String> {
    let (card, weights) = if bytes.starts_with(b"PK") {
        parts_of_graph(&graph_in(bytes)?)?
    } else if is_safetensors(bytes) {
        from_safetensors(bytes).map_err(|error| reason(&error))?
    } else {
        parts_of_graph(bytes)?
    };
    let text = card.ok_or(
        "it does not say what its weights are for: only models that Vesicle exported can be added (they carry a card)",
    )?;
    let card = Card::read(&text)?;
    if card.categories.len() != card.model.classes as usize {
        return Err(format!("it names {} categories and has {} outputs", card.categories.len(), card.model.classes));
    }
    let trained = TrainedModel::received(card.model.clone(), weights).map_err(|error| reason(&error))?;
    Ok((card, trained))
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let file = std::fs::File::open(path).map_err(|error| io_reason(&error))?;
    let facts = file.metadata().map_err(|error| io_reason(&error))?;
    if !facts.is_file() {
        return Err("it is no file. Choose a model that was exported (.safetensors, .onnx or .zip)".to_owned());
    }
    if facts.len() > MOST_BYTES {
        return Err(format!("it has more than {} MB, and no model here is that large", MOST_BYTES >> 20));
    }
    let mut bytes = Vec::new();
    file.take(MOST_BYTES).read_to_end(&mut bytes).map_err(|error| io_reason(&error))?;
    Ok(bytes)
}

/// The length of the header, and its first letter.
fn is_safetensors(bytes: &[u8]) -> bool {
    bytes.get(8) == Some(&b'{')
}

fn parts_of_graph(bytes: &[u8]) -> Result<(Option<String>, Vec<u8>), String> {
    let contents = vesicle_onnx::read(bytes).map_err(|error| {
        format!("{error}. Models that can be added are safetensors, ONNX or bioimage.io packages exported from Vesicle")
    })?;
    let weights = weights_from_onnx(&contents).map_err(|error| reason(&error))?;
    Ok((contents.property(CARD).map(ToOwned::to_owned), weights))
}

fn reason(error: &LearningError) -> String {
    match error {
        LearningError::BadWeights { reason } => format!("its weights are damaged, or not those of its card ({reason})"),
        other => other.to_string(),
    }
}

/// The model's categories with their ids in the project, and those of them that are new there.
fn categories(card: &Card, project: &Project) -> Result<(Vec<Category>, Vec<Category>), String> {
    let (mut all, mut new, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for category in &card.categories {
        let name = category.name.trim();
        let folded = name.to_lowercase();
        if name.is_empty() || folded == UNKNOWN_NAME.to_lowercase() || !seen.insert(folded) {
            return Err(format!("“{name}” cannot be the name of a category here, or stands there twice"));
        }
        let color = category.color.parse().map_err(|error: vesicle_project::InvalidColor| error.to_string())?;
        let own = project.category_named(name).cloned().unwrap_or_else(|| {
            let fresh = Category { id: CategoryId(Uuid::new_v4()), name: name.to_owned(), color };
            new.push(fresh.clone());
            fresh
        });
        all.push(own);
    }
    Ok((all, new))
}
