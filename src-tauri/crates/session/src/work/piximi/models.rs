//! Models that Piximi trained, as ours.
//!
//! Owns: the words of its settings in ours, and noticing a model that is there already. Refuses: weights and layers (the
//! crates `piximi` and `learning`).

use std::collections::BTreeMap;
use std::time::SystemTime;

use uuid::Uuid;
use vesicle_images::SliceView;
use vesicle_learning::{
    Architecture, Crop, FitSettings, ForeignCnn, ForeignLayer, LossFunction, OptimizerKind, Rescale, Sampling,
    Schedule, TrainedModel,
};
use vesicle_piximi::{Crop as PiximiCrop, Model};
use vesicle_project::{Category, ImageId, ModelId, Project, Split};

use crate::SessionError;
use crate::results::{FittedModel, Taken};
use crate::session::Session;

/// What is known of the project that models came with.
pub(super) struct Around<'a> {
    pub(super) project: &'a Project,
    /// Of Piximi; empty if it is not known.
    pub(super) version: &'a str,
    /// The images that Piximi trained and validated on.
    pub(super) split: Split,
    /// What it saw of stacks.
    pub(super) stack: SliceView,
}

/// The model as one of ours; `categories` are those of its outputs.
pub(super) fn fitted(
    model: &Model,
    categories: Vec<Category>,
    around: &Around<'_>,
) -> Result<FittedModel, SessionError> {
    let network = &model.network;
    let layer = |weights: &'static str| match weights {
        "first" => ForeignLayer { kernel: &network.first.kernel, bias: &network.first.bias },
        "second" => ForeignLayer { kernel: &network.second.kernel, bias: &network.second.bias },
        _ => ForeignLayer { kernel: &network.dense.kernel, bias: &network.dense.bias },
    };
    let rescale = if model.rescale { Rescale::TypeRange } else { Rescale::Off };
    let trained = TrainedModel::from_foreign(&ForeignCnn {
        width: network.width,
        height: network.height,
        channels: network.channels,
        classes: network.classes,
        first: layer("first"),
        second: layer("second"),
        dense: layer("dense"),
        rescale,
        sampling: match model.crop {
            PiximiCrop::Whole => Sampling::Corners,
            PiximiCrop::Match => Sampling::Match,
        },
        epochs: model.fit.epochs,
    })?;
    // An image without a label now says nothing about what the model learnt from it.
    let mut split = around.split.clone();
    let labelled = |image: &ImageId| around.project.label(*image).is_some();
    split.training.retain(labelled);
    split.validation.retain(labelled);
    let record = split.images().into_iter().filter_map(|image| {
        let category = around.project.label(image)?.category;
        Some(Taken { image, hash: around.project.image(image)?.hash, category })
    });
    let record = record.collect();
    Ok(FittedModel {
        id: ModelId(Uuid::new_v4()),
        name: format!("{} (Piximi)", model.name),
        trained,
        categories,
        record,
        split,
        out_of_fold: Vec::new(),
        epochs: Vec::new(),
        starts: Vec::new(),
        stopped: false,
        settings: settings(model, rescale),
        automatic: false,
        app_version: format!("Piximi {}", around.version).trim_end().to_owned(),
        device: "Piximi, in a browser".to_owned(),
        stack: around.stack,
        fitted_at: humantime::format_rfc3339_seconds(SystemTime::now()).to_string(),
    })
}

/// How Piximi fitted it, in our words. It knows no augmentation, weighting or schedule.
fn settings(model: &Model, rescale: Rescale) -> FitSettings {
    let fit = &model.fit;
    let usual = FitSettings::default();
    FitSettings {
        architecture: Architecture::SimpleCnn,
        input_width: model.network.width,
        input_height: model.network.height,
        crop: Crop::None,
        rescale,
        mirror: false,
        quarter_turns: false,
        dropout: 0.0,
        training_fraction: if fit.training_fraction > 0.0 { fit.training_fraction.clamp(0.1, 0.95) } else { 0.75 },
        shuffle: fit.shuffle,
        epochs: fit.epochs.clamp(1, 10_000),
        batch_size: fit.batch_size.clamp(1, 1024),
        optimizer: match fit.optimizer.as_str() {
            "RMSProp" => OptimizerKind::RmsProp,
            "Adagrad" => OptimizerKind::AdaGrad,
            // What Piximi calls momentum is run without one.
            "Momentum" | "Stochastic gradient descent (SGD)" => OptimizerKind::Sgd,
            _ => OptimizerKind::Adam,
        },
        loss: LossFunction::CrossEntropy,
        learning_rate: if fit.learning_rate > 0.0 { fit.learning_rate.clamp(1e-7, 1.0) } else { usual.learning_rate },
        schedule: Schedule::Constant,
        ..usual
    }
}

/// The models of the project by their weights and categories.
pub(super) fn there(session: &Session) -> Result<BTreeMap<[u8; 32], ModelId>, SessionError> {
    let state = session.lock();
    let mut known = BTreeMap::new();
    for stored in state.store.models()? {
        // One that cannot be read is none that could be meant.
        if let Ok(Some(model)) = state.store.model(Some(stored.id)) {
            known.insert(content(&model), stored.id);
        }
    }
    Ok(known)
}

/// What tells models apart.
pub(super) fn content(model: &FittedModel) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&model.trained.weights);
    for category in &model.categories {
        hasher.update(category.id.0.as_bytes());
    }
    *hasher.finalize().as_bytes()
}
