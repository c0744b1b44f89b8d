//! The rows of evaluations: one for each model, the newest.
//!
//! Owns: keeping what was computed as it was shown, and what the model said of each image, from which everything else about
//! an evaluation follows. Refuses: computing.

use rusqlite::{OptionalExtension as _, params};
use uuid::Uuid;
use vesicle_project::{CategoryId, ImageId, ModelId};

use super::results::{bytes, floats, parsed};
use super::{Store, json};
use crate::results::Judgement;
use crate::view::EvaluationView;

impl Store {
    /// Replaces the evaluation of a model.
    pub(crate) fn save_evaluation(
        &self,
        model: ModelId,
        evaluation: &EvaluationView,
        judged: &[Judgement],
    ) -> rusqlite::Result<()> {
        let id = model.to_string();
        let transaction = self.connection.unchecked_transaction()?;
        transaction.execute("INSERT OR REPLACE INTO evaluation VALUES (?1, ?2)", params![id, json(evaluation)?])?;
        transaction.execute("DELETE FROM judgement WHERE model = ?1", [&id])?;
        {
            let mut insert = transaction.prepare_cached("INSERT INTO judgement VALUES (?1, ?2, ?3, ?4, ?5)")?;
            for Judgement { image, category, remembered, probabilities } in judged {
                insert.execute(params![id, image.0, category.to_string(), remembered, bytes(probabilities)])?;
            }
        }
        transaction.commit()
    }

    /// What a model said of the images of its evaluation, in the order of their ids.
    pub(crate) fn judgements(&self, model: ModelId) -> rusqlite::Result<Vec<Judgement>> {
        self.connection
            .prepare(
                "SELECT image, category, remembered, probabilities FROM judgement WHERE model = ?1 ORDER BY image",
            )?
            .query_map([model.to_string()], |row| {
                Ok(Judgement {
                    image: ImageId(row.get(0)?),
                    category: CategoryId(parsed(Uuid::parse_str(&row.get::<_, String>(1)?))?),
                    remembered: row.get(2)?,
                    probabilities: floats(&row.get::<_, Vec<u8>>(3)?),
                })
            })?
            .collect()
    }

    pub(super) fn evaluation(&self, model: ModelId) -> rusqlite::Result<Option<serde_json::Result<EvaluationView>>> {
        let text: Option<String> = self
            .connection
            .query_row("SELECT evaluation FROM evaluation WHERE model = ?1", [model.to_string()], |row| row.get(0))
            .optional()?;
        Ok(text.map(|text| evaluation(&text)))
    }
}

/// An evaluation, also one that was saved by an older version: before version 4 there was only that on validation images,
/// before version 6 there were fewer metrics.
fn evaluation(text: &str) -> serde_json::Result<EvaluationView> {
    let mut value: serde_json::Value = serde_json::from_str(text)?;
    if let Some(fields) = value.as_object_mut() {
        let recall = fields.get("macro").and_then(|mean| mean.get("recall")).cloned().unwrap_or_default();
        if fields.remove("partition").is_some() {
            fields.insert("set".to_owned(), "validation".into());
        }
        let none = serde_json::Value::Null;
        let calibration = serde_json::json!({ "expectedError": null, "brier": null, "bins": [] });
        for (name, usual) in [
            ("folds", 0.into()),
            ("accuracyRange", none.clone()),
            ("balancedAccuracy", recall),
            ("foldAccuracy", none),
            ("calibration", calibration),
            ("remembered", 0.into()),
            ("metrics", serde_json::json!([])),
            ("resamples", 0.into()),
            ("groupColumns", serde_json::json!([])),
        ] {
            fields.entry(name).or_insert(usual);
        }
    }
    serde_json::from_value(value)
}
