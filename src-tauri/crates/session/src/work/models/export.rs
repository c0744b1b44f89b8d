//! A model as a file for other programs, or for another project.
//!
//! Owns: which type of values a graph takes, and what is said with it. A file appears whole or not at all.

use std::path::Path;

use vesicle_images::{Picture, SampleKind};
use vesicle_learning::{refuse_graph, to_onnx};
use vesicle_onnx::About;

use super::card::Card;
use super::{bioimage, sample};
use crate::SessionError;
use crate::results::FittedModel;
use crate::session::Session;
use crate::thumbnails::write_whole;
use crate::view::{ModelExport, ModelFormat, ModelForms};

/// Writes a model of a project, the current one if none is named by its id. `kind`: the type of values that a graph takes,
/// by default that of the images that the model was fitted on; safetensors take any.
///
/// # Errors
/// When there is no such model, it cannot have this form, or the file cannot be written.
pub fn export_model(
    session: &Session,
    path: &Path,
    format: ModelFormat,
    id: Option<&str>,
    kind: Option<SampleKind>,
) -> Result<ModelExport, SessionError> {
    let model = session.kept_or_current(id)?;
    let card = text(&model)?;
    let mut notes = Vec::new();
    let bytes = match format {
        ModelFormat::Safetensors => {
            if let Some(quick) = model.trained.card.quick.as_ref().filter(|quick| quick.uses_backbone()) {
                notes.push(format!(
                    "It describes images with the pretrained network too (“{}”): where it is to predict, the same weights \
                     have to be installed (vesicle backbone install FILE).",
                    quick.recipe
                ));
            }
            model.trained.to_safetensors(card)?
        }
        ModelFormat::Onnx | ModelFormat::Bioimageio => {
            let picture = sample::sample(session, &model);
            let kind = chosen(&model, kind, picture.as_ref(), &mut notes);
            let graph = to_onnx(&model.trained, kind, about(&model, card, kind)?)?;
            if format == ModelFormat::Onnx {
                graph
            } else {
                bioimage::package(&model, &graph, picture, kind, &mut notes)?
            }
        }
    };
    let failed = |source| SessionError::Write { path: path.to_path_buf(), source };
    write_whole(&crate::places::absolute(path), &bytes).map_err(failed)?;
    Ok(ModelExport { path: path.to_string_lossy().into_owned(), model: model.name.clone(), notes })
}

/// Which forms a model of a project can have, the current one if none is named by its id.
///
/// # Errors
/// When there is no such model.
pub fn model_forms(session: &Session, id: Option<&str>) -> Result<ModelForms, SessionError> {
    let model = session.kept_or_current(id)?;
    let no_graph = refuse_graph(&model.trained.card).err().map(|error| error.to_string());
    // Only a graph has to be told, and telling takes reading an image.
    let picture = if no_graph.is_none() { sample::sample(session, &model) } else { None };
    let kinds = model.trained.card.preprocessing.kinds.iter().map(|scales| scales.kind).collect();
    let kind = chosen(&model, None, picture.as_ref(), &mut Vec::new());
    let uses_backbone = model.trained.card.quick.as_ref().is_some_and(vesicle_learning::QuickCard::uses_backbone);
    Ok(ModelForms { no_graph, kinds, kind, uses_backbone })
}

/// The card of a model as text.
pub(super) fn text(model: &FittedModel) -> Result<String, SessionError> {
    Card::of(model).and_then(|card| serde_json::to_string(&card)).map_err(unexpected)
}

fn unexpected(error: serde_json::Error) -> SessionError {
    SessionError::Internal { message: error.to_string(), causes: Vec::new() }
}

/// The type of values that a graph takes. What it cannot be told is said.
fn chosen(
    model: &FittedModel,
    asked: Option<SampleKind>,
    picture: Option<&Picture>,
    notes: &mut Vec<String>,
) -> SampleKind {
    let known: Vec<SampleKind> = model.trained.card.preprocessing.kinds.iter().map(|scales| scales.kind).collect();
    let of_picture = picture.map(Picture::kind).filter(|kind| known.is_empty() || known.contains(kind));
    let kind = asked.or(of_picture).or(known.first().copied()).unwrap_or(SampleKind::U8);
    if known.len() > 1 || asked.is_some_and(|asked| !known.is_empty() && !known.contains(&asked)) {
        let known: Vec<&str> = known.iter().map(|kind| word(*kind)).collect();
        notes.push(format!(
            "The graph takes {} values; the model was fitted on {}. Other values have to be brought to that range first, or \
             exported anew for their type.",
            word(kind),
            known.join(" and ")
        ));
    }
    kind
}

/// What people call a type of values.
pub(super) fn word(kind: SampleKind) -> &'static str {
    match kind {
        SampleKind::U8 => "8-bit",
        SampleKind::U16 => "16-bit",
        SampleKind::F32 => "floating-point",
    }
}

/// What an ONNX file says of itself.
fn about(model: &FittedModel, card: String, kind: SampleKind) -> Result<About, SessionError> {
    let names: Vec<&str> = model.categories.iter().map(|category| category.name.as_str()).collect();
    let categories = serde_json::to_string(&names).map_err(unexpected)?;
    let description = format!(
        "{}. Takes the raw {} values of an image, any size, {} channel(s); everything else happens inside. Gives one \
         probability for each of: {}. Of stacks it takes one plane: {}.",
        model.name,
        word(kind),
        model.trained.card.channels,
        names.join(", "),
        stack(model)
    );
    let properties = [("categories", categories), ("values", word(kind).to_owned()), ("card", card)];
    Ok(About {
        producer: "Vesicle".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        description,
        properties: properties.map(|(name, value)| (name.to_owned(), value)).to_vec(),
    })
}

/// What a model saw of stacks.
pub(super) fn stack(model: &FittedModel) -> String {
    use vesicle_images::SliceView;
    match model.stack {
        SliceView::One(slice) => format!("slice {}", u64::from(slice) + 1),
        SliceView::Max => "the maximum over all slices".to_owned(),
        SliceView::Mean => "the mean over all slices".to_owned(),
    }
}
