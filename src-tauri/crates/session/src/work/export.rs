//! Predictions, labels and the map as tables.
//!
//! Owns: the tables that leave the project. Of predictions, CSV or Parquet, one row an image, in the order of import: `file`
//! (the name it was imported under), `category` (its label, empty for Unknown), `origin` (person or accepted), `partition`
//! (where it is known), `predicted` and `confidence` (of the newest prediction, also where a label exists), a probability
//! `p(…)` for each category, `model_id`, `content_hash`, where its first file is (`stored_path`, `resolved_path`), the
//! metadata by the names of CellProfiler (`Metadata_Well`), and `FileName_…`, `PathName_…` of images with a file for each
//! channel. It is read back as labels.

use std::collections::BTreeSet;
use std::path::Path;

use vesicle_project::{CategoryId, Image, ImageId, Partition, Source, natural_key};

use super::prediction_columns as columns;
use crate::SessionError;
use crate::places;
use crate::session::{Session, Snapshot};
use crate::table_file::{Field, Kind, TableWriter, Values, field, save_table};
use crate::thumbnails::write_whole;
use crate::view::ExportReport;
use crate::views::narrow;

/// Writes the table, as CSV or Parquet by the file's ending; it appears complete or not at all.
///
/// # Errors
/// When the file's ending is that of no table, or it cannot be written.
pub fn export_predictions(session: &Session, path: &Path) -> Result<ExportReport, SessionError> {
    let (fields, values): (Vec<Field>, Vec<Values>) = predictions(session).into_iter().unzip();
    let mut writer = TableWriter::begin(path, &fields, None)?;
    writer.add(values)?;
    let rows = writer.finish()?;
    Ok(ExportReport { path: path.to_string_lossy().into_owned(), rows: narrow(usize::try_from(rows).unwrap_or(0)) })
}

/// Writes a file that someone else has made; it appears complete or not at all.
///
/// # Errors
/// When it cannot be written.
pub fn save_file(path: &Path, content: &[u8]) -> Result<(), SessionError> {
    let failed = |source| SessionError::Write { path: path.to_path_buf(), source };
    write_whole(&places::absolute(path), content).map_err(failed)
}

/// Writes where the images of the last map are: one row each, `file`, `x` and `y` from 0 to 1, and `category`, its label,
/// empty for Unknown. Returns how many.
///
/// # Errors
/// When there is no map, or the file cannot be written.
pub fn export_map(session: &Session, path: &Path) -> Result<u32, SessionError> {
    let map = session.map().ok_or_else(|| SessionError::Refused("There is no map yet. Make one first.".to_owned()))?;
    let project = session.project();
    let header = ["file", "x", "y", "category"].map(ToOwned::to_owned);
    let rows = map.ids.iter().zip(&map.x).zip(&map.y).filter_map(|((id, x), y)| {
        let image = project.image(ImageId(*id))?;
        let label = project.label(image.id).and_then(|label| project.category(label.category));
        let category = label.map(|category| category.name.clone()).unwrap_or_default();
        Some([image.name.clone(), x.to_string(), y.to_string(), category])
    });
    Ok(save_table(path, std::iter::once(header).chain(rows))?.rows)
}

/// The columns of the table of predictions.
fn predictions(session: &Session) -> Vec<(Field, Values)> {
    let snapshot = session.snapshot();
    let project = &snapshot.project;
    let made = snapshot.predictions.as_ref();
    let names = Names(&snapshot);
    let images: Vec<&Image> = project.images().map(AsRef::as_ref).collect();
    let text = |name: &str, cell: &dyn Fn(&Image) -> Option<String>| {
        (field(name, Kind::Text), Values::Text(images.iter().map(|image| cell(image)).collect()))
    };
    let float = |name: &str, cell: &dyn Fn(&Image) -> Option<f32>| {
        (field(name, Kind::Float), Values::Float(images.iter().map(|image| cell(image)).collect()))
    };
    let best = |image: &Image| made.and_then(|made| made.best(image.id));
    let first = |image: &Image| image.sources.first().cloned();
    let mut table = vec![
        text(columns::FILE, &|image| Some(image.name.clone())),
        text(columns::CATEGORY, &|image| project.label(image.id).map(|label| names.of(label.category))),
        text(columns::ORIGIN, &|image| project.label(image.id).map(|label| label.origin.word().to_owned())),
        text(columns::PARTITION, &|image| known_partition(&snapshot, image.id).map(|side| side.word().to_owned())),
        text(columns::PREDICTED, &|image| best(image).map(|(category, _)| names.of(category))),
        float(columns::CONFIDENCE, &|image| best(image).map(|(_, confidence)| confidence)),
    ];
    for category in names.columns() {
        let place = made.and_then(|made| made.categories.iter().position(|other| *other == category));
        let share = |image: &Image| made?.of_image.get(&image.id)?.probabilities.get(place?).copied();
        let mut name = columns::probability(&names.of(category));
        if table.iter().any(|(field, _)| field.name == name) {
            name = columns::probability(&category.to_string());
        }
        table.push(float(&name, &share));
    }
    let model = made.map(|made| made.model.to_string());
    let predicted = |image: &Image| made.is_some_and(|made| made.of_image.contains_key(&image.id));
    table.push(text(columns::MODEL_ID, &|image| model.clone().filter(|_| predicted(image))));
    table.push(text(columns::CONTENT_HASH, &|image| Some(image.hash.to_string())));
    table.push(text(columns::STORED_PATH, &|image| first(image).map(|source| source.path)));
    table.push(text(columns::RESOLVED_PATH, &|image| first(image).map(|source| resolved(&snapshot, &source))));
    // Names that become the same are those of one thing.
    let mut taken: BTreeSet<String> = table.iter().map(|(field, _)| field.name.clone()).collect();
    for column in vesicle_project::arrange::columns(project) {
        let name = columns::metadata(&column);
        if taken.insert(name.clone()) {
            table.push(text(&name, &|image| image.metadata_value(&column).map(ToOwned::to_owned)));
        }
    }
    for channel in channels(&images) {
        let source = |image: &Image| channel_source(image, &channel).map(|source| resolved(&snapshot, source));
        let split = |place: &str| match place.rsplit_once(['/', '\\']) {
            Some((folder, name)) => (folder.to_owned(), name.to_owned()),
            None => (String::new(), place.to_owned()),
        };
        table.push(text(&format!("FileName_{channel}"), &|image| source(image).map(|place| split(&place).1)));
        table.push(text(&format!("PathName_{channel}"), &|image| source(image).map(|place| split(&place).0)));
    }
    table
}

/// What categories are called, also those that only the model still knows.
struct Names<'a>(&'a Snapshot);

impl Names<'_> {
    fn of(&self, id: CategoryId) -> String {
        let Self(snapshot) = self;
        let of_model = || snapshot.model.as_ref()?.categories.iter().find(|category| category.id == id);
        let category = snapshot.project.category(id).or_else(of_model);
        category.map_or_else(|| id.to_string(), |category| category.name.clone())
    }

    /// The project's, then those of the predictions.
    fn columns(&self) -> Vec<CategoryId> {
        let Self(snapshot) = self;
        let mut columns: Vec<CategoryId> = snapshot.project.categories().iter().map(|category| category.id).collect();
        for category in snapshot.predictions.iter().flat_map(|made| made.categories.iter()) {
            if !columns.contains(category) {
                columns.push(*category);
            }
        }
        columns
    }
}

/// As pinned, or as the model's split says.
fn known_partition(snapshot: &Snapshot, image: ImageId) -> Option<Partition> {
    let among = |images: &[ImageId]| images.binary_search(&image).is_ok();
    let by_fit = || {
        let split = &snapshot.model.as_ref()?.split;
        let training = among(&split.training).then_some(Partition::Training);
        training.or_else(|| among(&split.validation).then_some(Partition::Validation))
    };
    snapshot.project.pin(image).or_else(by_fit)
}

fn resolved(snapshot: &Snapshot, source: &Source) -> String {
    places::find(&snapshot.base, source).0.to_string_lossy().into_owned()
}

/// The channels of images that have a file for each, in their natural order.
fn channels(images: &[&Image]) -> Vec<String> {
    let several = images.iter().filter(|image| has_file_for_each_channel(image));
    let names: BTreeSet<String> = several.flat_map(|image| image.channel_names.iter().flatten().cloned()).collect();
    let mut names: Vec<String> = names.into_iter().collect();
    names.sort_by_cached_key(|name| natural_key(name));
    names
}

fn has_file_for_each_channel(image: &Image) -> bool {
    image.sources.len() > 1
        && image.sources.len() == image.channels as usize
        && image.sources.iter().all(|source| source.slice.is_none() && source.time.is_none())
}

fn channel_source<'a>(image: &'a Image, channel: &str) -> Option<&'a Source> {
    let place = image.channel_names.iter().position(|name| name.as_deref() == Some(channel))?;
    image.sources.get(place).filter(|_| has_file_for_each_channel(image))
}
