//! What a project says about its models, besides what each says of itself.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::attributes::{Attributes, join, switch};
use crate::things::number;
use crate::{Category, FitChoices, Limits, PiximiError, Score, Tree};

const IMAGE: &str = "Image";

/// What is known of models by their names.
#[derive(Debug, Default)]
pub(crate) struct Known {
    models: BTreeMap<String, About>,
    /// Models of kinds other than whole images, with the kind.
    objects: BTreeMap<String, String>,
    /// For all: what projects before 1.1 say once.
    usual: Option<About>,
}

#[derive(Debug, Default, Clone)]
pub(crate) struct About {
    pub(crate) classes: Option<Vec<String>>,
    pub(crate) crop: Option<String>,
    pub(crate) rescale: Option<bool>,
    pub(crate) fit: FitChoices,
    pub(crate) scores: Vec<Score>,
}

impl Known {
    pub(crate) fn about(&self, name: &str) -> Option<&About> {
        self.models.get(name).or(self.usual.as_ref())
    }

    /// The kind of objects that the model is for; `None` for one of whole images.
    pub(crate) fn of_objects(&self, name: &str) -> Option<&str> {
        if self.models.contains_key(name) { None } else { self.objects.get(name).map(String::as_str) }
    }
}

/// Reads it. A part that is missing or odd is left out: a model's own file says most of it too.
pub(crate) fn read(
    tree: &dyn Tree,
    root: &str,
    categories: &[Category],
    limits: &Limits,
) -> Result<Known, PiximiError> {
    let group = join(root, "classifier");
    let mut known = Known::default();
    let Some(attributes) = Attributes::find(tree, &group, limits)? else { return Ok(known) };
    let Ok(kinds) = attributes.texts("classifier_kinds") else {
        known.usual = Some(about(tree, &group, "preprocess_options", limits));
        return Ok(known);
    };
    for kind in kinds {
        let of_kind = join(&group, kind);
        let Some(models) = Attributes::find(tree, &of_kind, limits)? else { continue };
        for name in models.texts("models")? {
            if kind != IMAGE {
                known.objects.insert(name.to_owned(), kind.to_owned());
                continue;
            }
            let info = join(&join(&of_kind, name), "model_info");
            let mut about = about(tree, &info, "preprocessing_settings", limits);
            if let Some(info) = Attributes::find(tree, &info, limits)? {
                about.classes = info.value("class_map").and_then(|map| classes(map, categories));
                let results = info.value("eval_results").and_then(Value::as_array);
                about.scores = results.into_iter().flatten().filter_map(score).collect();
            }
            known.models.insert(name.to_owned(), about);
        }
    }
    Ok(known)
}

fn about(tree: &dyn Tree, group: &str, preprocessing: &str, limits: &Limits) -> About {
    let find = |name: &str| Attributes::find(tree, &join(group, name), limits).ok().flatten();
    let settings = find("optimizer_settings");
    let of_fit = |name: &str| settings.as_ref().and_then(|settings| settings.value(name));
    let text = |name: &str| of_fit(name).and_then(Value::as_str).unwrap_or("").to_owned();
    let own = find(preprocessing);
    let root = Attributes::find(tree, group, limits).ok().flatten();
    let shares = [own.as_ref(), root.as_ref()].map(|group| group?.value("training_percent")?.as_f64());
    let of = |inner: &str, name: &str| {
        let group = find(&join(preprocessing, inner))?;
        group.value(name).cloned()
    };
    About {
        classes: None,
        crop: of("crop_options", "crop_schema").and_then(|value| value.as_str().map(str::to_owned)),
        rescale: of("rescale_options", "rescale_B").as_ref().and_then(switch),
        fit: FitChoices {
            epochs: number(of_fit("epochs")),
            batch_size: number(of_fit("batch_size")),
            learning_rate: of_fit("learning_rate").and_then(Value::as_f64).unwrap_or(0.0),
            optimizer: text("optimization_algorithm"),
            loss: text("loss_function"),
            shuffle: own.as_ref().and_then(|own| own.value("shuffle_B").and_then(switch)).unwrap_or(true),
            training_fraction: shares.into_iter().flatten().next().unwrap_or(0.0),
        },
        scores: Vec::new(),
    }
}

/// `[[output, category id], …]` as names in the order of the outputs; `None` if it does not name all of them.
fn classes(map: &Value, categories: &[Category]) -> Option<Vec<String>> {
    let pairs = map.as_array()?;
    let mut names: Vec<Option<String>> = vec![None; pairs.len()];
    for pair in pairs {
        let [output, id] = &pair.as_array()?[..] else { return None };
        let category = categories.iter().find(|category| Some(category.id.as_str()) == id.as_str())?;
        let output = output.as_u64().or_else(|| output.as_str()?.parse().ok())?;
        *names.get_mut(usize::try_from(output).ok()?)? = Some(category.name.clone());
    }
    names.into_iter().collect::<Option<Vec<_>>>().filter(|names| !names.is_empty())
}

fn score(value: &Value) -> Option<Score> {
    let row = |row: &Value| row.as_array()?.iter().map(Value::as_f64).collect::<Option<Vec<f64>>>();
    let matrix: Vec<Vec<f64>> = value.get("confusionMatrix")?.as_array()?.iter().map(row).collect::<Option<_>>()?;
    let number = |name: &str| value.get(name).and_then(Value::as_f64);
    (!matrix.is_empty()).then_some(())?;
    Some(Score { matrix, accuracy: number("accuracy")?, cross_entropy: number("crossEntropy").unwrap_or(f64::NAN) })
}
