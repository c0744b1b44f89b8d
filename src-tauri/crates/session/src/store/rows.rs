//! The document's rows: images, categories, labels, pins.
//!
//! Owns: writing a [`Delta`] in one transaction, and reading a whole project. A row that cannot be understood (an unknown
//! word, an id that is no id) is an error when it is a category or an image, and is left out when it only says something
//! about one.

use std::collections::BTreeSet;

use rusqlite::types::Type;
use rusqlite::{Row, Transaction, params};
use uuid::Uuid;
use vesicle_project::{
    Category, CategoryId, ContentHash, Delta, Image, ImageId, Label, Origin, Partition, Project, Region, Shape, Source,
};

use super::{Store, json};

/// What a project file holds of the document.
pub(crate) struct Loaded {
    pub(crate) project: Project,
    /// Categories that are not shown; `None` is Unknown.
    pub(crate) hidden: BTreeSet<Option<CategoryId>>,
    /// The next image gets this id. Never lower than before, also after images were removed.
    pub(crate) next_image: u32,
}

const UNKNOWN: &str = "unknown";

const IMAGE_COLUMNS: &str = "id, name, hash, width, height, channels, bits, slices, times, pixel_x, pixel_y, pixel_z, \
                             channel_names, metadata";

impl Store {
    /// Writes what changed, all of it or nothing.
    pub(crate) fn save(&self, delta: &Delta, next_image: u32) -> rusqlite::Result<()> {
        let transaction = self.connection.unchecked_transaction()?;
        write_delta(&transaction, delta)?;
        transaction.execute("INSERT OR REPLACE INTO meta VALUES ('next_image', ?1)", [next_image.to_string()])?;
        transaction.commit()
    }

    pub(crate) fn save_hidden(&self, hidden: &BTreeSet<Option<CategoryId>>) -> rusqlite::Result<()> {
        let transaction = self.connection.unchecked_transaction()?;
        transaction.execute("DELETE FROM hidden", [])?;
        for category in hidden {
            let id = category.map_or_else(|| UNKNOWN.to_owned(), |id| id.to_string());
            transaction.execute("INSERT INTO hidden VALUES (?1)", [id])?;
        }
        transaction.commit()
    }

    pub(crate) fn load(&self) -> rusqlite::Result<Loaded> {
        let connection = &self.connection;
        let categories = connection
            .prepare("SELECT id, name, color FROM category ORDER BY position, id")?
            .query_map([], read_category)?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let images = connection
            .prepare(&format!("SELECT {IMAGE_COLUMNS} FROM image ORDER BY id"))?
            .query_map([], read_image)?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let images = self.with_regions(self.with_sources(images)?)?;
        let labels = connection
            .prepare("SELECT image, category, origin FROM label")?
            .query_map([], read_label)?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let pins = connection
            .prepare("SELECT image, partition FROM pin")?
            .query_map([], |row| Ok((ImageId(row.get(0)?), row.get::<_, String>(1)?.parse::<Partition>().ok())))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let hidden = connection
            .prepare("SELECT category FROM hidden")?
            .query_map([], |row| row.get::<_, String>(0))?
            .collect::<rusqlite::Result<Vec<_>>>()?;

        let highest = images.iter().map(|image| image.id.0 + 1).max().unwrap_or(0);
        let stored_next = self.meta("next_image")?.and_then(|text| text.parse().ok()).unwrap_or(0);
        let name = self.meta("name")?.unwrap_or_else(|| "Untitled".to_owned());
        let labels = labels.into_iter().flatten();
        let pins = pins.into_iter().filter_map(|(id, partition)| Some((id, partition?)));
        Ok(Loaded {
            project: Project::from_parts(name, categories, images, labels, pins),
            hidden: hidden.iter().filter_map(|text| read_hidden(text)).collect(),
            next_image: highest.max(stored_next),
        })
    }
}

impl Store {
    /// Gives images, in order of id, their files. An image without any is no image.
    fn with_sources(&self, mut images: Vec<Image>) -> rusqlite::Result<Vec<Image>> {
        let mut statement = self.connection.prepare(
            "SELECT image, path, found_at, hash, series, layout, slice, time FROM source ORDER BY image, position",
        )?;
        let mut rows = statement.query([])?;
        let mut at = 0;
        while let Some(row) = rows.next()? {
            let id = ImageId(row.get(0)?);
            while images.get(at).is_some_and(|image| image.id < id) {
                at += 1;
            }
            if let Some(image) = images.get_mut(at).filter(|image| image.id == id) {
                image.sources.push(Source {
                    path: row.get(1)?,
                    found_at: row.get(2)?,
                    hash: ContentHash(row.get(3)?),
                    series: row.get(4)?,
                    layout: row.get(5)?,
                    slice: row.get(6)?,
                    time: row.get(7)?,
                });
            }
        }
        images.retain(|image| !image.sources.is_empty());
        Ok(images)
    }
}

impl Store {
    /// Gives images, in order of id, the parts of their pictures that they show.
    fn with_regions(&self, mut images: Vec<Image>) -> rusqlite::Result<Vec<Image>> {
        let mut statement =
            self.connection.prepare("SELECT image, x, y, width, height, shape FROM region ORDER BY image")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id = ImageId(row.get(0)?);
            let shape: Option<Vec<u8>> = row.get(5)?;
            let region = Region {
                x: row.get(1)?,
                y: row.get(2)?,
                width: row.get(3)?,
                height: row.get(4)?,
                shape: shape.map(Shape::from_bytes),
            };
            if let Ok(at) = images.binary_search_by_key(&id, |image| image.id) {
                images[at].region = Some(region);
            }
        }
        Ok(images)
    }
}

fn write_images(transaction: &Transaction<'_>, delta: &Delta) -> rusqlite::Result<()> {
    let mut remove = transaction.prepare_cached("DELETE FROM image WHERE id = ?1")?;
    let mut forget = transaction.prepare_cached("DELETE FROM source WHERE image = ?1")?;
    let mut forget_region = transaction.prepare_cached("DELETE FROM region WHERE image = ?1")?;
    let mut add_region = transaction.prepare_cached("INSERT INTO region VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for id in &delta.removed {
        remove.execute([id.0])?;
        forget.execute([id.0])?;
        forget_region.execute([id.0])?;
    }
    let mut insert = transaction.prepare_cached(&format!(
        "INSERT OR REPLACE INTO image ({IMAGE_COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, \
         ?13, ?14)"
    ))?;
    let mut add = transaction.prepare_cached("INSERT INTO source VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?;
    for image in &delta.added {
        let [x, y, z] = image.pixel_size;
        insert.execute(params![
            image.id.0,
            image.name,
            image.hash.0,
            image.width,
            image.height,
            image.channels,
            image.bits,
            image.slices,
            image.times,
            x,
            y,
            z,
            json(&image.channel_names)?,
            json(&image.metadata)?,
        ])?;
        forget_region.execute([image.id.0])?;
        if let Some(Region { x, y, width, height, shape }) = &image.region {
            add_region.execute(params![image.id.0, x, y, width, height, shape.as_ref().map(Shape::bytes)])?;
        }
        forget.execute([image.id.0])?;
        for (position, source) in (0_u32..).zip(&image.sources) {
            let Source { path, found_at, hash, series, layout, slice, time } = source;
            add.execute(params![image.id.0, position, path, found_at, hash.0, series, layout, slice, time])?;
        }
    }
    Ok(())
}

fn write_delta(transaction: &Transaction<'_>, delta: &Delta) -> rusqlite::Result<()> {
    if let Some(name) = &delta.name {
        transaction.execute("INSERT OR REPLACE INTO meta VALUES ('name', ?1)", [name])?;
    }
    if let Some(categories) = &delta.categories {
        transaction.execute("DELETE FROM category", [])?;
        let mut insert = transaction.prepare_cached("INSERT INTO category VALUES (?1, ?2, ?3, ?4)")?;
        for (position, category) in (0_u32..).zip(categories) {
            insert.execute(params![category.id.to_string(), position, category.name, category.color.to_string()])?;
        }
    }
    write_images(transaction, delta)?;
    let mut set_label = transaction.prepare_cached("INSERT OR REPLACE INTO label VALUES (?1, ?2, ?3)")?;
    let mut take_label = transaction.prepare_cached("DELETE FROM label WHERE image = ?1")?;
    for (image, label) in &delta.labels {
        match label {
            Some(label) => set_label.execute(params![image.0, label.category.to_string(), label.origin.word()])?,
            None => take_label.execute([image.0])?,
        };
    }
    let mut set_pin = transaction.prepare_cached("INSERT OR REPLACE INTO pin VALUES (?1, ?2)")?;
    let mut take_pin = transaction.prepare_cached("DELETE FROM pin WHERE image = ?1")?;
    for (image, pin) in &delta.pins {
        match pin {
            Some(partition) => set_pin.execute(params![image.0, partition.word()])?,
            None => take_pin.execute([image.0])?,
        };
    }
    Ok(())
}

fn read_category(row: &Row<'_>) -> rusqlite::Result<Category> {
    let color: String = row.get(2)?;
    Ok(Category {
        id: read_id(row, 0)?,
        name: row.get(1)?,
        color: color.parse().map_err(|error| wrong(2, Type::Text, error))?,
    })
}

fn read_image(row: &Row<'_>) -> rusqlite::Result<Image> {
    let text = |column: usize| row.get::<_, String>(column);
    Ok(Image {
        id: ImageId(row.get(0)?),
        sources: Vec::new(),
        name: text(1)?,
        hash: ContentHash(row.get(2)?),
        region: None,
        width: row.get(3)?,
        height: row.get(4)?,
        channels: row.get(5)?,
        bits: row.get(6)?,
        slices: row.get(7)?,
        times: row.get(8)?,
        pixel_size: [row.get(9)?, row.get(10)?, row.get(11)?],
        channel_names: serde_json::from_str(&text(12)?).map_err(|error| wrong(12, Type::Text, error))?,
        metadata: serde_json::from_str(&text(13)?).map_err(|error| wrong(13, Type::Text, error))?,
    })
}

fn read_label(row: &Row<'_>) -> rusqlite::Result<Option<(ImageId, Label)>> {
    let origin: String = row.get(2)?;
    let origin = [Origin::Person, Origin::Accepted].into_iter().find(|candidate| candidate.word() == origin);
    let Some(origin) = origin else { return Ok(None) };
    Ok(Some((ImageId(row.get(0)?), Label { category: read_id(row, 1)?, origin })))
}

fn read_hidden(text: &str) -> Option<Option<CategoryId>> {
    if text == UNKNOWN { Some(None) } else { Uuid::parse_str(text).ok().map(|id| Some(CategoryId(id))) }
}

fn read_id(row: &Row<'_>, column: usize) -> rusqlite::Result<CategoryId> {
    let text: String = row.get(column)?;
    Uuid::parse_str(&text).map(CategoryId).map_err(|error| wrong(column, Type::Text, error))
}

fn wrong(column: usize, kind: Type, error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, kind, Box::new(error))
}
