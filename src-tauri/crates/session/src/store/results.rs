//! The rows of models and predictions.
//!
//! Owns: reading and writing what fits and predictions gave. A model that cannot be read (written by a newer version, say)
//! is left in the file and left out of the session; its images, labels and settings still open.

use std::collections::BTreeMap;

use rpds::RedBlackTreeMapSync;
use rusqlite::{OptionalExtension as _, Transaction, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vesicle_learning::{Architecture, TrainedModel};
use vesicle_project::{
    Category, CategoryId, ContentHash, EpochMetrics, ImageId, ModelId, Partition, Prediction, Split,
};

use super::{Store, json};
use crate::results::{FittedModel, OutOfFold, Predictions, Taken};
use crate::settings::read_fit_settings;
use crate::view::EvaluationView;

/// What a project file holds besides the document.
#[derive(Default)]
pub(crate) struct Results {
    pub(crate) model: Option<FittedModel>,
    pub(crate) predictions: Option<Predictions>,
    pub(crate) evaluation: Option<EvaluationView>,
    /// What could not be read, in words.
    pub(crate) notes: Vec<String>,
}

/// What a list of models says of each.
pub(crate) struct StoredModel {
    pub(crate) id: ModelId,
    pub(crate) name: String,
    pub(crate) categories: Vec<Category>,
    /// RFC 3339, UTC.
    pub(crate) fitted_at: String,
    pub(crate) architecture: Architecture,
}

/// A category inside the JSON of a model's row.
#[derive(Serialize, Deserialize)]
struct CategoryJson {
    id: Uuid,
    name: String,
    color: String,
}

impl Store {
    pub(crate) fn load_results(&self) -> rusqlite::Result<Results> {
        let mut results = Results::default();
        match self.model(None) {
            Ok(model) => results.model = model,
            Err(error) => results.notes.push(format!(
                "The model in this project could not be read ({error}). It stays in the file; images and labels are \
                 here. Fit again to get a new model."
            )),
        }
        results.predictions = self.predictions()?;
        if let Some(model) = &results.model {
            match self.evaluation(model.id)?.transpose() {
                Ok(evaluation) => results.evaluation = evaluation,
                Err(error) => results
                    .notes
                    .push(format!("The evaluation in this project could not be read ({error}). Evaluate again.")),
            }
        }
        Ok(results)
    }

    /// Adds a model; it is the current one from now on. Older ones stay in the file, but for those that were fitted by
    /// themselves: of them there is one.
    pub(crate) fn save_model(&self, model: &FittedModel) -> rusqlite::Result<()> {
        let categories: Vec<CategoryJson> = model
            .categories
            .iter()
            .map(|category| CategoryJson {
                id: category.id.0,
                name: category.name.clone(),
                color: category.color.to_string(),
            })
            .collect();
        let transaction = self.connection.unchecked_transaction()?;
        if model.automatic {
            forget_automatic(&transaction)?;
        }
        transaction.execute(
            "INSERT INTO model (id, name, card, weights, categories, settings, device, stopped, starts, fitted_at, stack,
                                app_version, automatic)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            params![
                model.id.to_string(),
                model.name,
                json(&model.trained.card)?,
                model.trained.weights,
                json(&categories)?,
                json(&model.settings)?,
                model.device,
                model.stopped,
                json(&model.starts)?,
                model.fitted_at,
                json(&model.stack)?,
                model.app_version,
                model.automatic,
            ],
        )?;
        let number = transaction.last_insert_rowid();
        write_epochs(&transaction, number, &model.epochs)?;
        write_split(&transaction, number, model)?;
        write_out_of_fold(&transaction, number, &model.out_of_fold)?;
        transaction.commit()
    }

    /// Replaces all predictions.
    pub(crate) fn save_predictions(&self, predictions: Option<&Predictions>) -> rusqlite::Result<()> {
        let transaction = self.connection.unchecked_transaction()?;
        transaction.execute("DELETE FROM prediction", [])?;
        if let Some(predictions) = predictions {
            let model = predictions.model.to_string();
            let mut insert = transaction.prepare_cached("INSERT INTO prediction VALUES (?1, ?2, ?3)")?;
            for (image, prediction) in predictions.of_image.iter() {
                insert.execute(params![image.0, model, bytes(&prediction.probabilities)])?;
            }
        }
        transaction.commit()
    }

    /// The model with an id, or the current one.
    pub(crate) fn model(&self, id: Option<ModelId>) -> rusqlite::Result<Option<FittedModel>> {
        let columns = "number, id, name, card, weights, categories, settings, device, stopped, starts, fitted_at, stack, \
             app_version, automatic";
        let query = format!("SELECT {columns} FROM model WHERE ?1 IS NULL OR id = ?1 ORDER BY number DESC LIMIT 1");
        let found = self
            .connection
            .query_row(&query, [id.map(|id| id.to_string())], |row| {
                let text = |column: usize| row.get::<_, String>(column);
                let model = FittedModel {
                    id: ModelId(parsed(Uuid::parse_str(&text(1)?))?),
                    name: text(2)?,
                    trained: TrainedModel { card: parsed(serde_json::from_str(&text(3)?))?, weights: row.get(4)? },
                    categories: categories(&text(5)?)?,
                    settings: parsed(read_fit_settings(&text(6)?))?,
                    device: text(7)?,
                    stopped: row.get(8)?,
                    starts: parsed(serde_json::from_str(&text(9)?))?,
                    fitted_at: text(10)?,
                    stack: parsed(serde_json::from_str(&text(11)?))?,
                    app_version: text(12)?,
                    automatic: row.get(13)?,
                    split: Split::default(),
                    record: Vec::new(),
                    out_of_fold: Vec::new(),
                    epochs: Vec::new(),
                };
                Ok((row.get::<_, i64>(0)?, model))
            })
            .optional()?;
        let Some((number, mut model)) = found else { return Ok(None) };
        model.epochs = self.epochs(number)?;
        (model.split, model.record) = self.split(number)?;
        model.out_of_fold = self.out_of_fold(number)?;
        Ok(Some(model))
    }

    /// All models, the newest first.
    pub(crate) fn models(&self) -> rusqlite::Result<Vec<StoredModel>> {
        self.connection
            .prepare("SELECT id, name, categories, fitted_at, settings FROM model ORDER BY number DESC")?
            .query_map([], |row| {
                let text = |column: usize| row.get::<_, String>(column);
                Ok(StoredModel {
                    id: ModelId(parsed(Uuid::parse_str(&text(0)?))?),
                    name: text(1)?,
                    categories: categories(&text(2)?)?,
                    fitted_at: text(3)?,
                    architecture: parsed(read_fit_settings(&text(4)?))?.architecture,
                })
            })?
            .collect()
    }

    fn epochs(&self, model: i64) -> rusqlite::Result<Vec<EpochMetrics>> {
        let columns = "epoch, accuracy, validation_accuracy, loss, validation_loss, seconds";
        self.connection
            .prepare(&format!("SELECT {columns} FROM epoch WHERE model = ?1 ORDER BY epoch"))?
            .query_map([model], |row| {
                Ok(EpochMetrics {
                    epoch: row.get(0)?,
                    accuracy: row.get(1)?,
                    validation_accuracy: row.get(2)?,
                    loss: row.get(3)?,
                    validation_loss: row.get(4)?,
                    seconds: row.get(5)?,
                })
            })?
            .collect()
    }

    fn split(&self, model: i64) -> rusqlite::Result<(Split, Vec<Taken>)> {
        let (mut split, mut record) = (Split::default(), Vec::new());
        let mut query = self
            .connection
            .prepare("SELECT image, partition, hash, category FROM split WHERE model = ?1 ORDER BY image")?;
        let mut rows = query.query([model])?;
        while let Some(row) = rows.next()? {
            let image = ImageId(row.get(0)?);
            let side = if row.get::<_, String>(1)? == Partition::Training.word() {
                &mut split.training
            } else {
                &mut split.validation
            };
            side.push(image);
            if let (Some(hash), Some(category)) = (row.get::<_, Option<[u8; 32]>>(2)?, row.get::<_, Option<String>>(3)?)
            {
                let category = CategoryId(parsed(Uuid::parse_str(&category))?);
                record.push(Taken { image, hash: ContentHash(hash), category });
            }
        }
        Ok((split, record))
    }

    fn out_of_fold(&self, model: i64) -> rusqlite::Result<Vec<OutOfFold>> {
        self.connection
            .prepare("SELECT image, fold, probabilities FROM out_of_fold WHERE model = ?1 ORDER BY image")?
            .query_map([model], |row| {
                let probabilities = floats(&row.get::<_, Vec<u8>>(2)?);
                Ok(OutOfFold { image: ImageId(row.get(0)?), fold: row.get(1)?, probabilities })
            })?
            .collect()
    }

    fn predictions(&self) -> rusqlite::Result<Option<Predictions>> {
        let mut query = self.connection.prepare("SELECT image, model, probabilities FROM prediction")?;
        let rows = query.query_map([], |row| {
            let bytes: Vec<u8> = row.get(2)?;
            Ok((ImageId(row.get(0)?), row.get::<_, String>(1)?, bytes))
        })?;
        let mut by_model: BTreeMap<String, RedBlackTreeMapSync<ImageId, Prediction>> = BTreeMap::new();
        for row in rows {
            let (image, model, bytes) = row?;
            let probabilities = floats(&bytes).into();
            by_model.entry(model).or_default().insert_mut(image, Prediction { probabilities });
        }
        let Some((model, of_image)) = by_model.into_iter().next() else { return Ok(None) };
        let categories_json: Option<String> = self
            .connection
            .query_row("SELECT categories FROM model WHERE id = ?1", [&model], |row| row.get(0))
            .optional()?;
        let Some(text) = categories_json else { return Ok(None) };
        let ids: Vec<CategoryId> = categories(&text)?.iter().map(|category| category.id).collect();
        Ok(Some(Predictions { model: ModelId(parsed(Uuid::parse_str(&model))?), categories: ids.into(), of_image }))
    }
}

fn write_epochs(transaction: &Transaction<'_>, model: i64, epochs: &[EpochMetrics]) -> rusqlite::Result<()> {
    let mut insert = transaction.prepare_cached("INSERT INTO epoch VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for epoch in epochs {
        insert.execute(params![
            model,
            epoch.epoch,
            epoch.accuracy,
            epoch.validation_accuracy,
            epoch.loss,
            epoch.validation_loss,
            epoch.seconds
        ])?;
    }
    Ok(())
}

fn write_split(transaction: &Transaction<'_>, number: i64, model: &FittedModel) -> rusqlite::Result<()> {
    let record: BTreeMap<ImageId, &Taken> = model.record.iter().map(|taken| (taken.image, taken)).collect();
    let mut insert = transaction.prepare_cached("INSERT INTO split VALUES (?1, ?2, ?3, ?4, ?5)")?;
    let Split { training, validation } = &model.split;
    for (images, partition) in [(training, Partition::Training), (validation, Partition::Validation)] {
        for image in images {
            let taken = record.get(image);
            let hash = taken.map(|taken| taken.hash.0);
            let category = taken.map(|taken| taken.category.to_string());
            insert.execute(params![number, image.0, partition.word(), hash, category])?;
        }
    }
    Ok(())
}

fn write_out_of_fold(transaction: &Transaction<'_>, number: i64, judged: &[OutOfFold]) -> rusqlite::Result<()> {
    let mut insert = transaction.prepare_cached("INSERT INTO out_of_fold VALUES (?1, ?2, ?3, ?4)")?;
    for OutOfFold { image, fold, probabilities } in judged {
        insert.execute(params![number, image.0, fold, bytes(probabilities)])?;
    }
    Ok(())
}

/// Takes away the models that were fitted by themselves, with everything about them, but not the one whose predictions
/// are still there.
fn forget_automatic(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch(
        "CREATE TEMP TABLE gone AS SELECT number, id FROM model
             WHERE automatic AND id NOT IN (SELECT DISTINCT model FROM prediction);
         DELETE FROM evaluation WHERE model IN (SELECT id FROM gone);
         DELETE FROM judgement WHERE model IN (SELECT id FROM gone);
         DELETE FROM split WHERE model IN (SELECT number FROM gone);
         DELETE FROM epoch WHERE model IN (SELECT number FROM gone);
         DELETE FROM out_of_fold WHERE model IN (SELECT number FROM gone);
         DELETE FROM model WHERE number IN (SELECT number FROM gone);
         DROP TABLE gone;",
    )
}

pub(super) fn bytes(values: &[f32]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_le_bytes()).collect()
}

pub(super) fn floats(bytes: &[u8]) -> Vec<f32> {
    let (values, _) = bytes.as_chunks::<4>();
    values.iter().map(|value| f32::from_le_bytes(*value)).collect()
}

fn categories(text: &str) -> rusqlite::Result<Vec<Category>> {
    let rows: Vec<CategoryJson> = parsed(serde_json::from_str(text))?;
    rows.into_iter()
        .map(|row| Ok(Category { id: CategoryId(row.id), name: row.name, color: parsed(row.color.parse())? }))
        .collect()
}

pub(super) fn parsed<T, E: std::error::Error + Send + Sync + 'static>(result: Result<T, E>) -> rusqlite::Result<T> {
    result.map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error)))
}
