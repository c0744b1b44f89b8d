//! The rows of labelling passes.
//!
//! Owns: writing and reading them whole. A label whose category is no id is left out.

use std::collections::BTreeMap;

use rusqlite::params;
use uuid::Uuid;
use vesicle_project::{CategoryId, ImageId};

use super::Store;
use crate::passes::Pass;

impl Store {
    /// Writes a pass and gives it a number that none had before.
    pub(crate) fn add_pass(
        &self,
        name: &str,
        kept_at: &str,
        labels: &BTreeMap<ImageId, CategoryId>,
    ) -> rusqlite::Result<u32> {
        let transaction = self.connection.unchecked_transaction()?;
        transaction.execute("INSERT INTO pass (name, kept_at) VALUES (?1, ?2)", [name, kept_at])?;
        let id = u32::try_from(transaction.last_insert_rowid()).unwrap_or(u32::MAX);
        {
            let mut insert = transaction.prepare_cached("INSERT INTO pass_label VALUES (?1, ?2, ?3)")?;
            for (image, category) in labels {
                insert.execute(params![id, image.0, category.to_string()])?;
            }
        }
        transaction.commit()?;
        Ok(id)
    }

    pub(crate) fn remove_pass(&self, id: u32) -> rusqlite::Result<()> {
        let transaction = self.connection.unchecked_transaction()?;
        transaction.execute("DELETE FROM pass_label WHERE pass = ?1", [id])?;
        transaction.execute("DELETE FROM pass WHERE id = ?1", [id])?;
        transaction.commit()
    }

    /// In the order in which they were kept.
    pub(crate) fn load_passes(&self) -> rusqlite::Result<Vec<Pass>> {
        let mut passes = self
            .connection
            .prepare("SELECT id, name, kept_at FROM pass ORDER BY id")?
            .query_map([], |row| {
                Ok(Pass { id: row.get(0)?, name: row.get(1)?, kept_at: row.get(2)?, labels: BTreeMap::new() })
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let mut labels = self.connection.prepare("SELECT image, category FROM pass_label WHERE pass = ?1")?;
        for pass in &mut passes {
            let rows = labels.query_map([pass.id], |row| Ok((ImageId(row.get(0)?), row.get::<_, String>(1)?)))?;
            for row in rows {
                let (image, category) = row?;
                if let Ok(category) = Uuid::parse_str(&category) {
                    pass.labels.insert(image, CategoryId(category));
                }
            }
        }
        Ok(passes)
    }
}
