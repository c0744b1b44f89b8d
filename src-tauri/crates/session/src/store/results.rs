//! The rows of models, predictions and evaluations.
//!
//! Owns: reading and writing what fits and predictions gave. A model that cannot be read (written by a newer version, say)
//! is left in the file and left out of the session; its images, labels and settings still open.

use std::collections::BTreeMap;

use rpds::RedBlackTreeMapSync;
use rusqlite::{OptionalExtension as _, Transaction, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vesicle_learning::TrainedModel;
use vesicle_project::{Category, CategoryId, EpochMetrics, ImageId, ModelId, Partition, Prediction, Split};

use super::{Store, json};
use crate::results::{FittedModel, Predictions};
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
        match self.newest_model() {
            Ok(model) => results.model = model,
            Err(error) => results.notes.push(format!(
                "The model in this project could not be read ({error}). It stays in the file; images and labels are \
                 here. Fit again to get a new model."
            )),
        }
        results.predictions = self.predictions()?;
        if let Some(model) = &results.model {
            let text: Option<String> = self
                .connection
                .query_row("SELECT evaluation FROM evaluation WHERE model = ?1", [model.id.to_string()], |row| {
                    row.get(0)
                })
                .optional()?;
            match text.map(|text| serde_json::from_str(&text)).transpose() {
                Ok(evaluation) => results.evaluation = evaluation,
                Err(error) => results
                    .notes
                    .push(format!("The evaluation in this project could not be read ({error}). Evaluate again.")),
            }
        }
        Ok(results)
    }

    /// Adds a model; it is the current one from now on. Older ones stay in the file.
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
        transaction.execute(
            "INSERT INTO model (id, name, card, weights, categories, settings, device, stopped, starts, fitted_at, stack)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
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
            ],
        )?;
        let number = transaction.last_insert_rowid();
        write_epochs(&transaction, number, &model.epochs)?;
        write_split(&transaction, number, &model.split)?;
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
                let bytes: Vec<u8> = prediction.probabilities.iter().flat_map(|value| value.to_le_bytes()).collect();
                insert.execute(params![image.0, model, bytes])?;
            }
        }
        transaction.commit()
    }

    pub(crate) fn save_evaluation(&self, model: ModelId, evaluation: &EvaluationView) -> rusqlite::Result<()> {
        self.connection
            .execute("INSERT OR REPLACE INTO evaluation VALUES (?1, ?2)", params![model.to_string(), json(evaluation)?])
            .map(drop)
    }

    fn newest_model(&self) -> rusqlite::Result<Option<FittedModel>> {
        let columns =
            "number, id, name, card, weights, categories, settings, device, stopped, starts, fitted_at, stack";
        let query = format!("SELECT {columns} FROM model ORDER BY number DESC LIMIT 1");
        let found = self
            .connection
            .query_row(&query, [], |row| {
                let text = |column: usize| row.get::<_, String>(column);
                let model = FittedModel {
                    id: ModelId(parsed(Uuid::parse_str(&text(1)?))?),
                    name: text(2)?,
                    trained: TrainedModel { card: parsed(serde_json::from_str(&text(3)?))?, weights: row.get(4)? },
                    categories: categories(&text(5)?)?,
                    settings: parsed(serde_json::from_str(&text(6)?))?,
                    device: text(7)?,
                    stopped: row.get(8)?,
                    starts: parsed(serde_json::from_str(&text(9)?))?,
                    fitted_at: text(10)?,
                    stack: parsed(serde_json::from_str(&text(11)?))?,
                    split: Split::default(),
                    epochs: Vec::new(),
                };
                Ok((row.get::<_, i64>(0)?, model))
            })
            .optional()?;
        let Some((number, mut model)) = found else { return Ok(None) };
        model.epochs = self.epochs(number)?;
        model.split = self.split(number)?;
        Ok(Some(model))
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

    fn split(&self, model: i64) -> rusqlite::Result<Split> {
        let mut split = Split::default();
        let mut query =
            self.connection.prepare("SELECT image, partition FROM split WHERE model = ?1 ORDER BY image")?;
        let rows = query.query_map([model], |row| Ok((ImageId(row.get(0)?), row.get::<_, String>(1)?)))?;
        for row in rows {
            match row? {
                (image, word) if word == Partition::Training.word() => split.training.push(image),
                (image, _) => split.validation.push(image),
            }
        }
        Ok(split)
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
            let (values, _) = bytes.as_chunks::<4>();
            let probabilities = values.iter().map(|value| f32::from_le_bytes(*value)).collect();
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

fn write_split(transaction: &Transaction<'_>, model: i64, split: &Split) -> rusqlite::Result<()> {
    let mut insert = transaction.prepare_cached("INSERT INTO split VALUES (?1, ?2, ?3)")?;
    for (images, partition) in [(&split.training, Partition::Training), (&split.validation, Partition::Validation)] {
        for image in images {
            insert.execute(params![model, image.0, partition.word()])?;
        }
    }
    Ok(())
}

fn categories(text: &str) -> rusqlite::Result<Vec<Category>> {
    let rows: Vec<CategoryJson> = parsed(serde_json::from_str(text))?;
    rows.into_iter()
        .map(|row| Ok(Category { id: CategoryId(row.id), name: row.name, color: parsed(row.color.parse())? }))
        .collect()
}

fn parsed<T, E: std::error::Error + Send + Sync + 'static>(result: Result<T, E>) -> rusqlite::Result<T> {
    result.map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error)))
}
