//! Models as Piximi saves them: beside a project in its zip, or in a zip of their own.

use serde_json::Value;

use crate::attributes::{json, switch};
use crate::classifier::Known;
use crate::things::number;
use crate::{Limits, PiximiError, SimpleCnn, Tree, layers};

/// A trained model that can be used.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    pub name: String,
    pub network: SimpleCnn,
    /// What its outputs are called, in their order.
    pub classes: Vec<String>,
    pub crop: Crop,
    /// Values from 0 to 1; else those of the file (0 to 255, or to 65,535), rounded after the change of size.
    pub rescale: bool,
    pub fit: FitChoices,
    /// What Piximi measured, in the order of its fits.
    pub scores: Vec<Score>,
}

/// How an image becomes an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crop {
    /// The whole of it, at the size of the input.
    Whole,
    /// Its middle part in about its own scale, with zeros around where it is smaller.
    Match,
}

/// How it was fitted, as Piximi writes it; what is not told is 0 or empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FitChoices {
    pub epochs: u32,
    pub batch_size: u32,
    pub learning_rate: f64,
    pub optimizer: String,
    pub loss: String,
    pub shuffle: bool,
    /// Share of the labelled images; 0 if it is not told.
    pub training_fraction: f64,
}

/// An evaluation on its validation images. Piximi's precision and recall are not read: it stores each as the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Rows are the truth.
    pub matrix: Vec<Vec<f64>>,
    pub accuracy: f64,
    pub cross_entropy: f64,
}

/// The models in a tree, in the order of their names, and why others cannot be used.
///
/// # Errors
/// None: a model that cannot be used is no reason not to use the others.
pub fn models(tree: &dyn Tree, limits: &Limits) -> (Vec<Model>, Vec<String>) {
    find(tree, &Known::default(), limits)
}

pub(crate) fn find(tree: &dyn Tree, known: &Known, limits: &Limits) -> (Vec<Model>, Vec<String>) {
    let (mut found, mut refused) = (Vec::new(), Vec::new());
    let is_candidate =
        |name: &&String| name.ends_with(".json") && !name.contains(".zarr/") && !name.contains("__MACOSX/");
    for file in tree.names().iter().filter(is_candidate) {
        let stem = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".json");
        let read = json(tree, file, limits);
        let Ok(Some(value)) = &read else {
            if let Err(error) = read {
                refused.push(format!("{file} left out: {error}."));
            }
            continue;
        };
        if value.get("modelTopology").is_none() && value.get("weightsManifest").is_none() {
            continue;
        }
        match model(tree, file, stem, value, known, limits) {
            Ok(model) => found.push(model),
            Err(error) => refused.push(format!("The model “{stem}” left out: {error}.")),
        }
    }
    (found, refused)
}

fn model(
    tree: &dyn Tree,
    file: &str,
    stem: &str,
    value: &Value,
    known: &Known,
    limits: &Limits,
) -> Result<Model, PiximiError> {
    if let Some(kind) = known.of_objects(stem) {
        return Err(PiximiError::Unsupported { what: format!("a model for “{kind}”, which are parts of images,") });
    }
    let network = layers::read(tree, file, value, limits)?;
    let about = known.about(stem);
    let count = network.classes as usize;
    let listed = value.get("classes").and_then(Value::as_array);
    let listed: Option<Vec<String>> =
        listed.and_then(|list| list.iter().map(|name| name.as_str().map(str::to_owned)).collect());
    let classes = about
        .and_then(|about| about.classes.clone())
        .or(listed)
        .filter(|classes| classes.len() == count)
        // As Piximi calls classes of models that do not say more.
        .unwrap_or_else(|| (0..count).map(|class| class.to_string()).collect());
    if let Some(twice) = classes.iter().enumerate().find(|(at, name)| classes[..*at].contains(name)) {
        return Err(PiximiError::damaged(file, format!("two of its classes are called “{}”", twice.1)));
    }
    let own = value.get("preprocessSettings");
    let preprocess = |name: &str| own.and_then(|settings| settings.get(name));
    let crop = preprocess("cropSchema").and_then(Value::as_str).map(str::to_owned);
    let crop = match crop.or_else(|| about.and_then(|about| about.crop.clone())).as_deref() {
        None | Some("None") => Crop::Whole,
        Some("Match") => Crop::Match,
        Some(other) => return Err(PiximiError::Unsupported { what: format!("the crop “{other}”") }),
    };
    let rescale =
        preprocess("rescale").and_then(switch).or_else(|| about.and_then(|about| about.rescale)).unwrap_or(true);
    let optimizer = value.get("optimizerSettings");
    let own_fit = optimizer.map(|settings| {
        let text = |name: &str| settings.get(name).and_then(Value::as_str).unwrap_or("").to_owned();
        FitChoices {
            epochs: number(settings.get("epochs")),
            batch_size: number(settings.get("batchSize")),
            learning_rate: settings.get("learningRate").and_then(Value::as_f64).unwrap_or(0.0),
            optimizer: text("optimizationAlgorithm"),
            loss: text("lossFunction"),
            shuffle: preprocess("shuffle").and_then(switch).unwrap_or(true),
            training_fraction: about.map_or(0.0, |about| about.fit.training_fraction),
        }
    });
    Ok(Model {
        name: stem.to_owned(),
        network,
        classes,
        crop,
        rescale,
        fit: own_fit.or_else(|| about.map(|about| about.fit.clone())).unwrap_or_default(),
        scores: about.map(|about| about.scores.clone()).unwrap_or_default(),
    })
}
