//! Putting the parts of a prediction together.
//!
//! Owns: that all parts are of one list and one model, each is there once and whole, and that the result is, byte for byte,
//! what a prediction without parts would have written. Refuses: sorting and mending.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::part::Part;
use super::predict::refuse_own_place;
use crate::SessionError;
use crate::table_file::{Field, Form, Kind, TableReader, TableWriter, Values, narrow_cells};

/// Numbers of parts that are named.
const NAMED: usize = 10;

/// What came of it.
#[derive(Debug, Clone, Default, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Merged {
    pub output: String,
    pub parts: usize,
    pub rows: u64,
}

/// Puts parts together, in whatever order they are named. The table appears when it is whole.
///
/// # Errors
/// When a file is no part, parts do not belong together, one is missing, named twice or not whole, or the table cannot be
/// written.
pub fn merge(parts: &[PathBuf], output: &Path) -> Result<Merged, SessionError> {
    Form::of_new(output)?;
    let inputs: Vec<&Path> = parts.iter().map(PathBuf::as_path).collect();
    refuse_own_place(output, &inputs)?;
    let mut ordered: BTreeMap<u32, (&Path, Part)> = BTreeMap::new();
    let mut first: Option<(&Path, Part, Vec<Field>)> = None;
    for path in inputs {
        let (part, fields) = described(path)?;
        let (first_path, first_part, first_fields) = first.get_or_insert_with(|| (path, part.clone(), fields.clone()));
        if let Some(what) = differ(first_part, &part, first_fields, &fields) {
            return Err(SessionError::Refused(format!(
                "{} and {} do not belong together: {what}.",
                first_path.display(),
                path.display()
            )));
        }
        let number = part.shard;
        if let Some((other, _)) = ordered.insert(number, (path, part)) {
            return Err(SessionError::Refused(format!(
                "{} and {} are the same part (number {number}). Name each once.",
                other.display(),
                path.display()
            )));
        }
    }
    let Some((_, part, fields)) = first else {
        return Err(SessionError::Refused("Name the parts that are to be put together.".to_owned()));
    };
    let missing: Vec<u32> = (1..=part.shards).filter(|number| !ordered.contains_key(number)).collect();
    if !missing.is_empty() {
        let named: Vec<String> = missing.iter().take(NAMED).map(ToString::to_string).collect();
        let more = if missing.len() > NAMED { ", …" } else { "" };
        return Err(SessionError::Refused(format!(
            "{} of {} parts are missing: number {}{more}. Nothing was written.",
            missing.len(),
            part.shards,
            named.join(", ")
        )));
    }
    let mut writer = TableWriter::begin(output, &fields, None)?;
    for (path, part) in ordered.values() {
        add(&mut writer, path, part, &fields)?;
    }
    let rows = writer.finish()?;
    Ok(Merged { output: output.to_string_lossy().into_owned(), parts: ordered.len(), rows })
}

/// What a file says of itself, and its columns with their kinds.
fn described(path: &Path) -> Result<(Part, Vec<Field>), SessionError> {
    let refuse = |reason: &str| SessionError::Unreadable { path: path.to_path_buf(), reason: reason.to_owned() };
    let reader = TableReader::open(path)?;
    let no_part = "it is no part of a prediction: only tables of `vesicle predict --shard` can be put together";
    let part = reader.part().ok_or_else(|| refuse(no_part))?;
    let part = Part::read(part).ok_or_else(|| refuse("what it says of itself as a part cannot be read"))?;
    let kinds = part.kinds(reader.fields().len());
    let kinds = kinds.ok_or_else(|| refuse("its columns are not those that it says of itself as a part"))?;
    let field = |(field, kind): (&Field, Kind)| Field { name: field.name.clone(), kind };
    Ok((part, reader.fields().iter().zip(kinds).map(field).collect()))
}

/// Why two parts are not of one prediction.
fn differ(one: &Part, other: &Part, fields: &[Field], others: &[Field]) -> Option<&'static str> {
    if one.list != other.list {
        Some("they are of different lists, or the list was changed between them")
    } else if one.model != other.model {
        Some("they were made by different models")
    } else if one.shards != other.shards {
        Some("they are of divisions into different numbers of parts")
    } else if one.version != other.version {
        Some("they were made by different versions of Vesicle")
    } else if fields != others {
        Some("their columns differ")
    } else {
        None
    }
}

fn add(writer: &mut TableWriter, path: &Path, part: &Part, fields: &[Field]) -> Result<(), SessionError> {
    let refuse = |reason: String| SessionError::Unreadable { path: path.to_path_buf(), reason };
    let [from, to] = part.rows;
    let mut reader = TableReader::open(path)?;
    let mut rows = 0;
    while let Some(columns) = reader.rows()? {
        rows += columns.first().map_or(0, Values::len);
        let typed = columns.into_iter().zip(fields).map(|(column, field)| {
            narrow_cells(column, field.kind)
                .map_err(|cell| refuse(format!("“{cell}” in its column “{}” is no such value", field.name)))
        });
        writer.add(typed.collect::<Result<_, SessionError>>()?)?;
    }
    if rows != to - from {
        return Err(refuse(format!(
            "it has {rows} rows and should have {}: it is not whole. Make it again",
            to - from
        )));
    }
    Ok(())
}
