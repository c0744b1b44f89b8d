//! Models that leave a project as files, and come in.
//!
//! Owns: which form a file's ending means. Refuses: the forms; those are the session's.

use std::path::Path;

use vesicle_session::view::{ModelExport, ModelFormat, ModelImport};
use vesicle_session::{SampleKind, SessionError, export_model, import_model};

use crate::args::ExportModelArgs;
use crate::output::{self, line, plain};
use crate::{choices, commands, evaluating};

pub(crate) fn export(wanted: &ExportModelArgs) -> Result<(), SessionError> {
    let format = match &wanted.format {
        Some(text) => choices::model_format(text)?,
        None => by_ending(&wanted.file)?,
    };
    let kind = wanted.bits.map(kind).transpose()?;
    let session = commands::open(&wanted.project)?;
    let id = wanted.model.as_deref().map(|text| evaluating::model(&session.kept_models()?, text)).transpose()?;
    let made = export_model(&session, &wanted.file, format, id.as_deref(), kind)?;
    if wanted.json.json {
        return output::json(&made);
    }
    let ModelExport { path, model, notes } = made;
    say(&notes);
    line(&format!("Wrote the model “{}” to {}.", plain(&model), plain(&path)));
    Ok(())
}

pub(crate) fn import(project: &Path, file: &Path, json: bool) -> Result<(), SessionError> {
    let session = commands::open(project)?;
    let made = import_model(&session, file)?;
    if json {
        return output::json(&made);
    }
    let ModelImport { name, created, notes, .. } = made;
    say(&notes);
    let created: Vec<_> = created.iter().map(|name| plain(name)).collect();
    let new = if created.is_empty() { String::new() } else { format!(" New categories: {}.", created.join(", ")) };
    line(&format!("Added the model “{}”; it predicts from now on.{new}", plain(&name)));
    Ok(())
}

fn say(notes: &[String]) {
    for note in notes {
        eprintln!("note: {}", plain(note));
    }
}

fn by_ending(file: &Path) -> Result<ModelFormat, SessionError> {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("safetensors") => Ok(ModelFormat::Safetensors),
        Some("onnx") => Ok(ModelFormat::Onnx),
        Some("zip") => Ok(ModelFormat::Bioimageio),
        _ => Err(SessionError::Refused(
            "The file's ending does not say in which form the model is wanted. Let it be .safetensors, .onnx or .zip, or \
             give --format."
                .to_owned(),
        )),
    }
}

fn kind(bits: u32) -> Result<SampleKind, SessionError> {
    match bits {
        8 => Ok(SampleKind::U8),
        16 => Ok(SampleKind::U16),
        32 => Ok(SampleKind::F32),
        _ => Err(SessionError::Refused(format!("Values have 8, 16 or 32 bits for a model, not {bits}."))),
    }
}
