//! Objects of CellProfiler Analyst.
//!
//! Owns: its `.properties` file, the SQLite file with the tables of images and objects that it names, and a training set,
//! whose objects are labelled. With a training set only its objects are meant, without one all of them. Refuses: servers,
//! tables without names of columns, and whole images as objects. The database is opened to be read only, for a limited
//! time, and nothing in it is trusted: columns are looked up by name, and a value of another type is a row of no use.
//!
//! Source: CellProfiler Analyst 3.0.5, `properties.py`, `trainingset.py`, `dbconnect.py`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use super::table::{ObjectRow, ObjectsTable};
use crate::work::labels::{LabelRow, text_of};

/// Rows of a table; a view may be endless.
const MOST_ROWS: usize = if cfg!(test) { 10_000 } else { 2_000_000 };
/// For all that is asked of the database.
const PATIENCE: Duration = Duration::from_secs(300);
/// Letters of a value that is of use.
const LONGEST: usize = 4096;

/// The numbers that name an object: of its table where there are several, of its image, its own.
type Key = Vec<i64>;

/// The objects that a file of properties tells; with a training set those in it.
///
/// # Errors
/// A sentence that says what is missing, and where.
pub(super) fn read(path: &Path, training: Option<&Path>) -> Result<ObjectsTable, String> {
    let properties = Properties::parse(&text_of(path).map_err(|error| error.to_string())?);
    let folder = path.parent().unwrap_or(Path::new("."));
    let training = training.map(Path::to_path_buf).or_else(|| properties.place(folder, "training_set"));
    if properties.get("classification_type") == Some("image") {
        return Err("it classifies whole images. Import the images, with a table of labels".to_owned());
    }
    let database = properties.place(folder, "db_sqlite_file").ok_or_else(|| {
        format!(
            "it names no SQLite file (db_sqlite_file), but tables of the kind “{}”. Export them with CellProfiler as SQLite, or \
             use the tables of ExportToSpreadsheet",
            properties.get("db_type").unwrap_or("unknown")
        )
    })?;
    let database = Database::open(&database)?;
    let labels = training.map(|file| training_set(&file, properties.key_length())).transpose()?;
    let table_id = properties.get("table_id");

    let mut table =
        ObjectsTable { centres: true, tile: properties.number("image_tile_size"), ..ObjectsTable::default() };
    let images = images(&properties, &database, table_id)?;
    let need = |name: &str| {
        properties.get(name).ok_or_else(|| format!("it does not say {name}, the name of a table or column it needs"))
    };
    let columns: Vec<&str> = table_id
        .into_iter()
        .chain([need("image_id")?, need("object_id")?, need("cell_x_loc")?, need("cell_y_loc")?])
        .collect();
    let mut found = 0_usize;
    for (number, values) in (1_usize..).zip(database.rows(need("object_table")?, &columns)?) {
        let place = columns.len() - 2;
        let whole = |value: &Option<String>| value.as_deref()?.parse::<f64>().ok().map(|value| value as i64);
        let key: Option<Key> = values[..place].iter().map(whole).collect();
        let Some(key) = key else {
            table.problems.push(format!("row {number} of the objects has no number"));
            continue;
        };
        let said = labels.as_ref().map(|labels| labels.get(&key));
        // Objects that are not in the training set.
        if said == Some(None) {
            continue;
        }
        found += 1;
        let at = |value: &Option<String>| value.as_deref()?.parse::<f64>().ok().filter(|value| value.abs() < 1e9);
        let name = key.last().map(ToString::to_string);
        let told = name.clone().unwrap_or_default();
        let (Some(x), Some(y)) = (at(&values[place]), at(&values[place + 1])) else {
            table.problems.push(format!("object {told} (row {number}) has no place"));
            continue;
        };
        let Some(image) = images.get(&key[..key.len() - 1]) else {
            table
                .problems
                .push(format!("object {told} (row {number}) is in an image that the table of images does not have"));
            continue;
        };
        let mut said = said.flatten().cloned();
        if let Some(Said { place: Some((left, top)), .. }) = said
            && (left - x).abs().max((top - y).abs()) >= 2.0
        {
            table.problems.push(format!(
                "object {told} of the training set was at {left}, {top} and is at {x}, {y} now; its label was left out"
            ));
            said = None;
        }
        let (x, y) = (x + 0.5, y + 0.5);
        let said =
            LabelRow { category: said.map(|said| said.label), metadata: image.metadata.clone(), ..LabelRow::default() };
        let row = ObjectRow { name, sides: [x, y, x, y], said, outline: None, of_size: None };
        table.add(LabelRow { files: image.files.clone(), ..LabelRow::default() }, row)?;
    }
    let lost = labels.map_or(0, |labels| labels.len().saturating_sub(found));
    if lost > 0 {
        table.problems.push(format!("objects of the training set that the table does not have: {lost}"));
    }
    Ok(table)
}

/// `key = value` in lines; `#` begins a comment.
struct Properties(BTreeMap<String, String>);

impl Properties {
    fn parse(text: &str) -> Self {
        let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.starts_with('#'));
        let pairs = lines.filter_map(|line| line.split_once('='));
        Self(pairs.map(|(key, value)| (key.trim().to_lowercase(), value.trim().to_owned())).collect())
    }

    /// What it says, where that is something.
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str).filter(|value| !value.is_empty())
    }

    fn list(&self, keys: &[&str]) -> Vec<&str> {
        let found = keys.iter().find_map(|key| self.get(key)).unwrap_or_default();
        found.split(',').map(str::trim).filter(|part| !part.is_empty()).collect()
    }

    fn number(&self, key: &str) -> Option<u32> {
        self.get(key)?.parse().ok().filter(|number| (1..=8192).contains(number))
    }

    /// A file, which may be beside the properties although they name another folder.
    fn place(&self, folder: &Path, key: &str) -> Option<PathBuf> {
        let said = self.get(key)?;
        let place = folder.join(said);
        let name = said.rsplit(['/', '\\']).next().unwrap_or(said);
        let beside = folder.join(name);
        Some(if !place.is_file() && beside.is_file() { beside } else { place })
    }

    /// Numbers that name an object.
    fn key_length(&self) -> usize {
        if self.get("table_id").is_some() { 3 } else { 2 }
    }
}

/// The files of each image by its number, behind that of its table where there are several.
fn images(
    properties: &Properties,
    database: &Database,
    table_id: Option<&str>,
) -> Result<BTreeMap<Key, LabelRow>, String> {
    let files = properties.list(&["image_file_cols", "image_channel_files"]);
    let folders = properties.list(&["image_path_cols", "image_channel_paths"]);
    let names = properties.list(&["image_names", "image_channel_names"]);
    let (Some(table), Some(id), false) = (properties.get("image_table"), properties.get("image_id"), files.is_empty())
    else {
        return Err("it does not say image_table, image_id and image_file_cols, which lead to the files".to_owned());
    };
    if !folders.is_empty() && folders.len() != files.len() {
        return Err(format!("it names {} columns of files and {} of folders", files.len(), folders.len()));
    }
    let keys: Vec<&str> = table_id.into_iter().chain([id]).collect();
    let own = database.columns(table)?;
    let metadata: Vec<String> =
        own.iter().filter(|column| column.to_lowercase().contains("metadata_")).take(20).cloned().collect();
    let columns: Vec<&str> = keys
        .iter()
        .copied()
        .chain(files.iter().copied())
        .chain(folders.iter().copied())
        .chain(metadata.iter().map(String::as_str))
        .collect();
    let mut images = BTreeMap::new();
    for values in database.rows(table, &columns)? {
        let key: Option<Key> = values[..keys.len()].iter().map(|value| value.as_deref()?.parse().ok()).collect();
        let Some(key) = key else { continue };
        let value = |at: usize| values.get(keys.len() + at).and_then(Option::as_deref).map(str::trim);
        let file = |at: usize| {
            let name = value(at).filter(|name| !name.is_empty())?;
            let folder = value(files.len() + at).filter(|_| !folders.is_empty()).unwrap_or_default().replace('\\', "/");
            let channel = names.get(at).filter(|_| files.len() > 1).map(|name| (*name).to_owned());
            let path =
                if folder.is_empty() { name.to_owned() } else { format!("{}/{name}", folder.trim_end_matches('/')) };
            Some((path, channel.or_else(|| (files.len() > 1).then(|| (at + 1).to_string()))))
        };
        let first = files.len() + folders.len();
        let said = metadata.iter().enumerate().filter_map(|(at, name)| {
            let lower = name.to_lowercase();
            let short = lower.find("metadata_").map_or(name.as_str(), |start| &name[start + "metadata_".len()..]);
            Some((short.to_owned(), value(first + at)?.to_owned()))
        });
        let row = LabelRow {
            files: (0..files.len()).filter_map(file).collect(),
            metadata: said.collect(),
            ..LabelRow::default()
        };
        images.insert(key, row);
    }
    Ok(images)
}

/// What a training set says of an object.
#[derive(Debug, Clone, PartialEq)]
struct Said {
    label: String,
    /// Where it was when it was labelled.
    place: Option<(f64, f64)>,
}

/// A training set as text (`label`, the numbers of the object, x, y) or as CSV with a column `Class`.
fn training_set(path: &Path, key_length: usize) -> Result<BTreeMap<Key, Said>, String> {
    let text = text_of(path).map_err(|error| error.to_string())?;
    let refuse = |reason: String| format!("the training set {} cannot be used: {reason}", path.display());
    let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    let labels = if is_csv { training_csv(&text, key_length) } else { training_text(&text, key_length) };
    let labels = labels.map_err(refuse)?;
    if labels.is_empty() {
        return Err(refuse("it has no objects".to_owned()));
    }
    Ok(labels)
}

fn training_text(text: &str, key_length: usize) -> Result<BTreeMap<Key, Said>, String> {
    let mut labels = BTreeMap::new();
    for (number, line) in (1_usize..).zip(text.lines()) {
        let mut words = line.split_whitespace();
        let Some(label) = words.next().filter(|label| !label.starts_with('#') && *label != "label") else { continue };
        let numbers: Option<Vec<f64>> = words.map(|word| word.parse().ok()).collect();
        let numbers = numbers.filter(|numbers| numbers.len() >= key_length);
        let numbers = numbers.ok_or_else(|| format!("line {number} is not a label and the numbers of an object"))?;
        let (key, place) = numbers.split_at(key_length);
        let place = match place {
            [x, y, ..] => Some((*x, *y)),
            _ => None,
        };
        labels.insert(key.iter().map(|number| *number as i64).collect(), Said { label: label.to_owned(), place });
    }
    Ok(labels)
}

fn training_csv(text: &str, key_length: usize) -> Result<BTreeMap<Key, Said>, String> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|error| error.to_string())?.clone();
    let class = headers.iter().position(|header| header.trim().eq_ignore_ascii_case("class"));
    let class = class.ok_or_else(|| "it has no column Class".to_owned())?;
    let mut labels = BTreeMap::new();
    for (line, record) in (2_usize..).zip(reader.records()) {
        let record = record.map_err(|error| error.to_string())?;
        // The numbers of the object come first.
        let numbers = record.iter().take(key_length).map(|text| text.trim().parse::<f64>().ok());
        let key: Option<Key> = numbers.map(|number| number.map(|number| number as i64)).collect();
        let (Some(key), Some(label)) = (key, record.get(class)) else {
            return Err(format!("row {line} does not begin with the numbers of an object"));
        };
        labels.insert(key, Said { label: label.trim().to_owned(), place: None });
    }
    Ok(labels)
}

/// A database that is only read.
struct Database {
    connection: Connection,
    name: String,
    /// Ends the watch when it is dropped.
    _watched: mpsc::Sender<()>,
}

impl Database {
    fn open(path: &Path) -> Result<Self, String> {
        let name = path.display().to_string();
        if !path.is_file() {
            return Err(format!("there is no {name}. Put the database beside the properties"));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let refuse =
            |error: rusqlite::Error| format!("{name} cannot be read: it is no SQLite database, or damaged ({error})");
        let connection = Connection::open_with_flags(path, flags).map_err(refuse)?;
        // Functions and tables that a schema calls by itself.
        connection.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA query_only = ON;").map_err(refuse)?;
        let handle = connection.get_interrupt_handle();
        let (watched, ended) = mpsc::channel::<()>();
        std::thread::spawn(move || {
            if ended.recv_timeout(PATIENCE) == Err(mpsc::RecvTimeoutError::Timeout) {
                handle.interrupt();
            }
        });
        Ok(Self { connection, name, _watched: watched })
    }

    fn refused(&self, table: &str, error: &rusqlite::Error) -> String {
        format!("the table {table} of {} cannot be read ({error})", self.name)
    }

    fn columns(&self, table: &str) -> Result<Vec<String>, String> {
        let refused = |error| self.refused(table, &error);
        let mut statement = self.connection.prepare("SELECT name FROM pragma_table_info(?1)").map_err(refused)?;
        let names = statement.query_map([table], |row| row.get::<_, String>(0)).map_err(refused)?;
        let names: Vec<String> = names.collect::<rusqlite::Result<_>>().map_err(refused)?;
        if names.is_empty() {
            return Err(format!("{} has no table {table}", self.name));
        }
        Ok(names)
    }

    /// The values of these columns as texts; none where there is nothing, or nothing of use.
    fn rows(&self, table: &str, columns: &[&str]) -> Result<Vec<Vec<Option<String>>>, String> {
        let known = self.columns(table)?;
        // SQLite takes a name in quotes that is no column for a text.
        let named = |column: &&str| known.iter().any(|known| known.eq_ignore_ascii_case(column));
        if let Some(missing) = columns.iter().find(|column| !named(column)) {
            return Err(format!("the table {table} of {} has no column {missing}", self.name));
        }
        let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
        let list: Vec<String> = columns.iter().map(|column| quoted(column)).collect();
        let query = format!("SELECT {} FROM {} LIMIT {}", list.join(", "), quoted(table), MOST_ROWS + 1);
        let refused = |error| self.refused(table, &error);
        let mut statement = self.connection.prepare(&query).map_err(refused)?;
        let mut rows = statement.query([]).map_err(refused)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(refused)? {
            let value = |at: usize| {
                let value = match row.get_ref(at).ok()? {
                    ValueRef::Integer(number) => number.to_string(),
                    ValueRef::Real(number) => number.to_string(),
                    ValueRef::Text(text) => std::str::from_utf8(text).ok()?.to_owned(),
                    ValueRef::Null | ValueRef::Blob(_) => return None,
                };
                (value.len() <= LONGEST).then_some(value)
            };
            found.push((0..columns.len()).map(value).collect());
            if found.len() > MOST_ROWS {
                return Err(format!("the table {table} of {} has more than {MOST_ROWS} rows", self.name));
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    const PROPERTIES: &str = "# made by CellProfiler\ndb_type = sqlite\ndb_sqlite_file = C:\\out\\db.sqlite\n\
        image_table = Per_Image\nobject_table = Per_Object\nimage_id = ImageNumber\nobject_id = ObjectNumber\n\
        cell_x_loc = X\ncell_y_loc = Y\nimage_path_cols = Path_DNA\nimage_file_cols = File_DNA\nimage_names = DNA\n\
        image_tile_size = 30\n";

    fn study(objects: &str, training: Option<(&str, &str)>, properties: &str) -> Result<ObjectsTable, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("study.properties"), properties).unwrap();
        let database = Connection::open(path("db.sqlite")).unwrap();
        let sql =
            "CREATE TABLE Per_Image (ImageNumber INTEGER, Path_DNA TEXT, File_DNA TEXT, Image_Metadata_Well TEXT);
             INSERT INTO Per_Image VALUES (1, 'C:\\raw', 'a.tif', 'A01'), (2, 'C:\\raw', 'b.tif', 'A02');";
        database.execute_batch(&format!("{sql}{objects}")).unwrap();
        let training = training.map(|(name, text)| {
            std::fs::write(path(name), text).unwrap();
            path(name)
        });
        read(&path("study.properties"), training.as_deref())
    }

    const OBJECTS: &str = "CREATE TABLE Per_Object (ImageNumber, ObjectNumber, X, Y);
        INSERT INTO Per_Object VALUES (1, 1, 10.5, 20), (1, 2, 30, 'left'), (2, 1, 5, 5), (7, 1, 5, 5);";

    #[test]
    fn objects_have_their_images_and_those_of_a_training_set_their_labels() {
        let all = study(OBJECTS, None, PROPERTIES).unwrap();
        assert_eq!((all.count(), all.tile, all.centres), (2, Some(30), true));
        let [first] = all.objects_of("C:/raw/a.tif") else { panic!("{:?}", all.objects) };
        assert_eq!((first.sides, first.name.as_deref()), ([11.0, 20.5, 11.0, 20.5], Some("1")));
        assert_eq!(first.said.metadata, [("Well".to_owned(), "A01".to_owned())]);
        assert_eq!(
            all.problems,
            ["object 2 (row 2) has no place", "object 1 (row 4) is in an image that the table of images does not have"]
        );
        let text = "# Training set created while using properties: x\nlabel positive negative\npositive 2 1 5 5\n\
                    negative 1 1 90 90\npositive 3 3 1 1\n# eJyr\n";
        let some = study(OBJECTS, Some(("set.txt", text)), PROPERTIES).unwrap();
        let label = |file: &str| some.objects_of(file)[0].said.category.clone();
        assert_eq!((label("C:/raw/b.tif").as_deref(), label("C:/raw/a.tif")), (Some("positive"), None));
        assert_eq!(
            some.problems,
            [
                "object 1 of the training set was at 90, 90 and is at 10.5, 20 now; its label was left out",
                "objects of the training set that the table does not have: 1",
            ]
        );
        let table = "ImageNumber,ObjectNumber,Class,Area\n2,1,positive,8\n";
        let some = study(OBJECTS, Some(("set.csv", table)), PROPERTIES).unwrap();
        assert_eq!(some.count(), 1);
    }

    #[test]
    fn what_lies_is_told() {
        let refused = |objects: &str, properties: &str| study(objects, None, properties).unwrap_err();
        let other = "CREATE TABLE Per_Object (ImageNumber, ObjectNumber, X);";
        assert!(refused(other, PROPERTIES).contains("has no column Y"), "not the text “Y”");
        assert!(refused("", PROPERTIES).contains("has no table Per_Object"));
        let endless = "CREATE VIEW Per_Object AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
             SELECT 1 AS ImageNumber, i AS ObjectNumber, 1 AS X, 1 AS Y FROM n;";
        assert!(refused(endless, PROPERTIES).contains("more than 10000 rows"));
        assert!(refused(OBJECTS, "db_type = mysql").contains("tables of the kind “mysql”"));
        let image = format!("{PROPERTIES}classification_type = image\n");
        assert!(refused(OBJECTS, &image).contains("whole images"));
        let missing = PROPERTIES.replace("db.sqlite", "gone.sqlite");
        assert!(refused(OBJECTS, &missing).contains("there is no"));
        let wrong = study(OBJECTS, Some(("set.txt", "positive one two\n")), PROPERTIES).unwrap_err();
        assert!(wrong.contains("line 1 is not a label and the numbers of an object"), "{wrong}");
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("db.sqlite");
        std::fs::write(&file, b"SQLite format 3\0 and nothing that it says".repeat(40)).unwrap();
        let database = Database::open(&file).and_then(|database| database.columns("Per_Image"));
        assert!(database.unwrap_err().contains("cannot be read"));
    }
}
