//! What a model's file says about the model: everything but the weights, as JSON.
//!
//! Owns: the form of that text, which is the same in every kind of file, and its versions. Refuses: trust; whoever reads a
//! card checks what it claims.

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vesicle_images::SliceView;
use vesicle_learning::ModelCard;
use vesicle_project::{Category, CategoryId, ContentHash, EpochMetrics, ImageId, ModelId, Partition, Project, Split};

use crate::results::{FittedModel, Taken};
use crate::settings::read_fit_settings;

/// What the text is, for whoever finds it.
const FORMAT: &str = "vesicle-model";
/// The version that this program writes; it reads this and all older ones.
const VERSION: u32 = 1;

/// A model without its weights, as it travels.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Card {
    format: String,
    version: u32,
    pub(super) id: Uuid,
    pub(super) name: String,
    /// Of the program that fitted it; empty if that is not known.
    app_version: String,
    /// RFC 3339, UTC.
    pub(super) fitted_at: String,
    device: String,
    /// A person stopped the last fit, or it ended early by itself.
    stopped: bool,
    /// Architecture, input, preprocessing with its numbers, temperature.
    pub(super) model: ModelCard,
    /// In the order of the outputs.
    pub(super) categories: Vec<CardCategory>,
    /// What it saw of images that are stacks.
    pub(super) stack: SliceView,
    /// The Fit settings, with the seed.
    settings: serde_json::Value,
    epochs: Vec<EpochMetrics>,
    starts: Vec<u32>,
    /// What it was fitted on, so that no other project takes these images for unseen ones.
    images: Vec<CardImage>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct CardCategory {
    pub(super) name: String,
    /// #rrggbb.
    pub(super) color: String,
}

/// An image of the fit.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct CardImage {
    /// BLAKE3 of its content, in hexadecimal digits.
    hash: String,
    /// Position among the categories; none where the label was of no category of the model.
    category: Option<u32>,
    partition: String,
}

impl Card {
    pub(super) fn of(model: &FittedModel) -> serde_json::Result<Self> {
        let side = |image: &ImageId| {
            let training = model.split.training.binary_search(image).is_ok();
            if training { Partition::Training } else { Partition::Validation }
        };
        let image = |taken: &Taken| CardImage {
            hash: taken.hash.to_string(),
            category: model
                .categories
                .iter()
                .position(|category| category.id == taken.category)
                .and_then(|place| u32::try_from(place).ok()),
            partition: side(&taken.image).word().to_owned(),
        };
        Ok(Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            id: model.id.0,
            name: model.name.clone(),
            app_version: model.app_version.clone(),
            fitted_at: model.fitted_at.clone(),
            device: model.device.clone(),
            stopped: model.stopped,
            model: model.trained.card.clone(),
            categories: model
                .categories
                .iter()
                .map(|category| CardCategory { name: category.name.clone(), color: category.color.to_string() })
                .collect(),
            stack: model.stack,
            settings: serde_json::to_value(&model.settings)?,
            epochs: model.epochs.clone(),
            starts: model.starts.clone(),
            images: model.record.iter().map(image).collect(),
        })
    }

    /// Reads a card.
    ///
    /// # Errors
    /// In words for the person: it is none, or one of a newer version.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Version {
            format: String,
            version: u32,
        }
        let damaged = |error: serde_json::Error| format!("what it says of its model cannot be read ({error})");
        let Version { format, version } = serde_json::from_str(text).map_err(damaged)?;
        if format != FORMAT {
            return Err(format!("it says of itself that it is “{format}”, not a model of Vesicle"));
        }
        if version > VERSION {
            return Err(format!(
                "it was written by a newer version of Vesicle (version {version} of models; this program knows up to \
                 {VERSION}). Install the newer version to use it"
            ));
        }
        serde_json::from_str(text).map_err(damaged)
    }

    /// The model that it describes, with weights that were checked, for a project in which its categories have ids.
    ///
    /// # Errors
    /// In words for the person: its settings cannot be read.
    pub(super) fn model(
        self,
        trained: vesicle_learning::TrainedModel,
        categories: Vec<Category>,
        project: &Project,
    ) -> Result<FittedModel, String> {
        let settings = read_fit_settings(&self.settings.to_string())
            .map_err(|error| format!("its Fit settings cannot be read ({error})"))?;
        let ids: Vec<CategoryId> = categories.iter().map(|category| category.id).collect();
        let (split, record) = self.known(project, &ids);
        Ok(FittedModel {
            id: ModelId(self.id),
            name: self.name,
            trained,
            categories,
            split,
            record,
            out_of_fold: Vec::new(),
            epochs: self.epochs,
            starts: self.starts,
            stopped: self.stopped,
            settings,
            automatic: false,
            app_version: self.app_version,
            device: self.device,
            stack: self.stack,
            fitted_at: self.fitted_at,
        })
    }

    /// The images of a project that it was fitted on, by their content.
    fn known(&self, project: &Project, categories: &[CategoryId]) -> (Split, Vec<Taken>) {
        let by_hash: std::collections::BTreeMap<&str, &CardImage> =
            self.images.iter().map(|image| (image.hash.as_str(), image)).collect();
        let (mut split, mut record) = (Split::default(), Vec::new());
        for image in project.images() {
            let hash: ContentHash = image.hash;
            let Some(known) = by_hash.get(hash.to_string().as_str()) else { continue };
            let training = known.partition == Partition::Training.word();
            if training {
                split.training.push(image.id)
            } else {
                split.validation.push(image.id)
            }
            let category = known.category.and_then(|place| categories.get(place as usize));
            record.extend(category.map(|category| Taken { image: image.id, hash, category: *category }));
        }
        split.training.sort_unstable();
        split.validation.sort_unstable();
        record.sort_unstable_by_key(|taken| taken.image);
        (split, record)
    }
}
