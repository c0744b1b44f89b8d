//! A model as a package of the BioImage Model Zoo: a ZIP archive with a description (RDF, model 0.5), the ONNX graph, and a
//! picture with what the model says of it, by which `bioimageio test` tries it.
//!
//! Source: <https://bioimage-io.github.io/spec-bioimage-io/> (model 0.5). The description is written as JSON, which is YAML
//! too.

use std::io::{Cursor, Read as _, Write as _};

use serde_json::{Value, json};
use vesicle_images::{Picture, SampleKind};
use vesicle_learning::{CancelToken, ONNX_INPUT, ONNX_OUTPUT, open_device, predict};
use vesicle_onnx::OPSET;
use zip::write::SimpleFileOptions;

use super::MOST_BYTES;
use super::export::{stack, word};
use super::npy::npy;
use super::sample::{Alone, made};
use crate::SessionError;
use crate::results::FittedModel;

const FORMAT_VERSION: &str = "0.5.4";
const DESCRIPTION: &str = "rdf.yaml";
const GRAPH: &str = "weights.onnx";
const INPUT: &str = "test_input.npy";
const OUTPUT: &str = "test_output.npy";
const DOCUMENTATION: &str = "README.md";
/// The side of the smallest image (px) that the description speaks of; any other works too.
const LEAST_SIDE: u32 = 32;

/// The package as a ZIP archive.
pub(super) fn package(
    model: &FittedModel,
    graph: &[u8],
    picture: Option<Picture>,
    kind: SampleKind,
    notes: &mut Vec<String>,
) -> Result<Vec<u8>, SessionError> {
    let of_kind = picture.filter(|picture| picture.kind() == kind);
    let real = of_kind.is_some();
    let channels = model.trained.card.channels;
    let picture = of_kind.or_else(|| made(kind, channels)).ok_or_else(|| {
        SessionError::Refused(format!("No picture of {channels} channels can be made to try the model on."))
    })?;
    notes.push(
        "Authors, licence and citation of the package are yours to fill in (rdf.yaml in it) before it is published."
            .to_owned(),
    );
    if !real {
        notes.push("No image could be read to try the model on; the package holds one that is made up.".to_owned());
    }
    let shares = said(model, &picture)?;
    let values: Vec<f32> = (0..picture.channels()).flat_map(|channel| picture.plane_f32(channel)).collect();
    let sides = [1, picture.channels() as usize, picture.height() as usize, picture.width() as usize];
    let files = [
        (DESCRIPTION, description(model, &picture, kind).to_string().into_bytes()),
        (GRAPH, graph.to_vec()),
        (INPUT, npy(&sides, &values)),
        (OUTPUT, npy(&[1, shares.len()], &shares)),
        (DOCUMENTATION, documentation(model, kind, real).into_bytes()),
    ];
    zipped(&files).map_err(|error| SessionError::Internal { message: error.to_string(), causes: Vec::new() })
}

/// The graph in a package, for reading a model back.
pub(super) fn graph_in(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let damaged = |error: zip::result::ZipError| format!("it is no package of a model, or it is damaged ({error})");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.into_owned()).collect();
    let name = names.iter().find(|name| name.ends_with(".onnx")).ok_or("there is no ONNX file in it")?;
    let entry = archive.by_name(name).map_err(damaged)?;
    let mut graph = Vec::new();
    entry.take(MOST_BYTES + 1).read_to_end(&mut graph).map_err(|error| format!("{name} in it: {error}"))?;
    if graph.len() as u64 > MOST_BYTES {
        return Err(format!("{name} in it has more than {} MB", MOST_BYTES >> 20));
    }
    Ok(graph)
}

/// What the model itself says of a picture, on the processor.
fn said(model: &FittedModel, picture: &Picture) -> Result<Vec<f32>, SessionError> {
    let compute = open_device("cpu")?;
    let outcome = predict(&model.trained, &[0], &Alone(picture), &compute, &CancelToken::new(), &mut |_, _| ())?;
    outcome.probabilities.into_iter().next().flatten().ok_or_else(|| {
        SessionError::Refused("The model gives no finite numbers for an image. Fit it again.".to_owned())
    })
}

fn description(model: &FittedModel, picture: &Picture, kind: SampleKind) -> Value {
    let names =
        |count: u32, what: &str| -> Vec<String> { (1..=count).map(|number| format!("{what}_{number}")).collect() };
    let card = &model.trained.card;
    let categories: Vec<&str> = model.categories.iter().map(|category| category.name.as_str()).collect();
    let side = |id: &str| json!({ "type": "space", "id": id, "size": { "min": LEAST_SIDE, "step": 1 } });
    let range = match kind {
        SampleKind::U8 => json!([0, 255]),
        SampleKind::U16 => json!([0, 65535]),
        SampleKind::F32 => json!([null, null]),
    };
    let tensor = |source: &str| json!({ "source": source });
    json!({
        "type": "model",
        "format_version": FORMAT_VERSION,
        "name": plain_name(&model.name),
        "description": format!(
            "Sorts images of {} channel(s) into: {}. Fitted with Vesicle {}.",
            card.channels, categories.join(", "), model.app_version
        ),
        "version": "1",
        "timestamp": model.fitted_at,
        "authors": [{ "name": "Unnamed" }],
        "documentation": DOCUMENTATION,
        "tags": ["classification", "microscopy", "vesicle"],
        "inputs": [{
            "id": ONNX_INPUT,
            "description": format!("Raw {} values of the file", word(kind)),
            "axes": [
                { "type": "batch" },
                { "type": "channel", "channel_names": names(card.channels, "channel") },
                side("y"),
                side("x"),
            ],
            "data": { "type": "float32", "range": range },
            "test_tensor": tensor(INPUT),
        }],
        "outputs": [{
            "id": ONNX_OUTPUT,
            "description": format!("One probability for each of: {}", categories.join(", ")),
            "axes": [
                { "type": "batch" },
                { "type": "channel", "channel_names": names(card.classes, "category") },
            ],
            "data": { "type": "float32", "range": [0, 1] },
            "test_tensor": tensor(OUTPUT),
        }],
        "weights": { "onnx": { "source": GRAPH, "opset_version": OPSET } },
        "config": { "vesicle": {
            "categories": categories,
            "stack": stack(model),
            "sampleSize": [picture.width(), picture.height()],
        } },
    })
}

/// Names in the zoo have letters, numbers, spaces, underscores, hyphens and brackets, and 128 of them at most.
fn plain_name(name: &str) -> String {
    let plain = |letter: char| match letter {
        '×' => 'x',
        letter if letter.is_alphanumeric() || " _-()+/".contains(letter) => letter,
        _ => ' ',
    };
    let name: String = name.chars().map(plain).take(120).collect();
    if name.trim().len() < 5 { format!("Model {}", name.trim()) } else { name.trim().to_owned() }
}

fn documentation(model: &FittedModel, kind: SampleKind, real: bool) -> String {
    let card = &model.trained.card;
    let categories: String = model.categories.iter().map(|category| format!("1. {}\n", category.name)).collect();
    let tried = if real { "the middle of a real image" } else { "a picture that is made up" };
    let temperature = card.temperature.map_or_else(|| "not calibrated".to_owned(), |found| format!("{found:.4}"));
    format!(
        "# {name}\n\nA classifier for microscope images, fitted with Vesicle {version} on {date}.\n\n\
         ## What it takes\n\nOne image or several of the same size, raw {kind} values as 32-bit floats: batch, channel \
         ({channels}), y, x. Any size. Rescaling, resampling, windows, probabilities and their calibration are inside the \
         graph. Of stacks it takes one plane: {stack}.\n\n\
         ## What it gives\n\nA probability for each category, in this order:\n\n{categories}\n\
         ## How it was fitted\n\nArchitecture: {architecture}, input {width} × {height} px. Images: {training} for \
         training, {validation} for validation. Epochs: {epochs}. Temperature: {temperature}. Seed: {seed}.\n\n\
         ## Validation\n\n`bioimageio test` compares what the graph says of {tried} with what Vesicle said of it. \
         That the model is right about other images is for them to show: evaluate it on labelled images that it has not \
         seen.\n",
        name = model.name,
        version = model.app_version,
        date = model.fitted_at,
        kind = word(kind),
        channels = card.channels,
        stack = stack(model),
        architecture = card.architecture,
        width = card.input_width,
        height = card.input_height,
        training = model.split.training.len(),
        validation = model.split.validation.len(),
        epochs = card.epochs_trained,
        seed = model.settings.seed,
    )
}

fn zipped(files: &[(&str, Vec<u8>)]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated))?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
