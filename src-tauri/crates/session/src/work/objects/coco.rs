//! Objects in COCO's JSON.
//!
//! Owns: images, boxes, categories and outlines as the format writes them. Refuses: key points and captions, and
//! annotations of crowds, which are no single object.
//!
//! Source: cocodataset.org, *Data format*, and `maskApi.c` of its tools for the packed runs. Boxes are x, y of the upper
//! left corner, width, height in pixels from the upper left edge.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::outline::Outline;
use super::table::{ObjectRow, ObjectsTable};
use crate::work::labels::LabelRow;

#[derive(Deserialize)]
struct Coco {
    images: Vec<Image>,
    annotations: Vec<Annotation>,
    #[serde(default)]
    categories: Vec<Category>,
}

#[derive(Deserialize)]
struct Image {
    id: Value,
    file_name: String,
    width: Option<u32>,
    height: Option<u32>,
}

#[derive(Deserialize)]
struct Category {
    id: Value,
    name: String,
}

#[derive(Deserialize)]
struct Annotation {
    id: Option<Value>,
    image_id: Value,
    category_id: Option<Value>,
    bbox: Option<Vec<f64>>,
    segmentation: Option<Segmentation>,
    iscrowd: Option<Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Segmentation {
    Polygons(Vec<Vec<f64>>),
    Runs { counts: Counts, size: [u32; 2] },
    Other(IgnoredAny),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Counts {
    Numbers(Vec<u32>),
    Packed(String),
}

/// Whether a text looks like COCO's format: also Piximi's projects are JSON.
pub(super) fn is_coco(text: &str) -> bool {
    ["\"images\"", "\"annotations\""].iter().all(|word| text.contains(word))
}

/// The objects of a file.
///
/// # Errors
/// It is no COCO file. Annotations of no use are told in the table.
pub(super) fn parse(text: &str) -> Result<ObjectsTable, String> {
    let coco: Coco = serde_json::from_str(text)
        .map_err(|error| format!("it is no COCO file with images and annotations ({error}). Choose another file"))?;
    let images: BTreeMap<String, &Image> = coco.images.iter().map(|image| (key(&image.id), image)).collect();
    let categories: BTreeMap<String, &str> =
        coco.categories.iter().map(|category| (key(&category.id), category.name.as_str())).collect();
    let mut table = ObjectsTable { outlines: true, ..ObjectsTable::default() };
    for (number, annotation) in (1_usize..).zip(&coco.annotations) {
        let name = annotation.id.as_ref().map(key);
        match object(annotation, name.clone(), &images, &categories) {
            Ok(Some((image, row))) => {
                let files = vec![(image.file_name.clone(), None)];
                table.add(LabelRow { files, ..LabelRow::default() }, row)?;
            }
            Ok(None) => table.problems.push(format!(
                "annotation {} is of a crowd and no single object",
                name.unwrap_or_else(|| number.to_string())
            )),
            Err(problem) => {
                table.problems.push(format!("annotation {}: {problem}", name.unwrap_or_else(|| number.to_string())));
            }
        }
    }
    Ok(table)
}

fn object<'a>(
    annotation: &Annotation,
    name: Option<String>,
    images: &BTreeMap<String, &'a Image>,
    categories: &BTreeMap<String, &str>,
) -> Result<Option<(&'a Image, ObjectRow)>, String> {
    if annotation.iscrowd.as_ref().is_some_and(|crowd| *crowd == 1 || *crowd == true) {
        return Ok(None);
    }
    let id = key(&annotation.image_id);
    let image = *images.get(&id).ok_or_else(|| format!("there is no image {id}"))?;
    let outline = match &annotation.segmentation {
        Some(Segmentation::Polygons(polygons)) if !polygons.is_empty() => Some(Outline::polygons(polygons)?),
        Some(Segmentation::Runs { counts, size: [height, _] }) => Some(Outline::Columns {
            runs: match counts {
                Counts::Numbers(runs) => runs.clone(),
                Counts::Packed(text) => unpacked(text).ok_or_else(|| "its runs are damaged".to_owned())?,
            },
            height: *height,
        }),
        _ => None,
    };
    let sides = match annotation.bbox.as_deref() {
        Some([left, top, width, height]) => [*left, *top, left + width, top + height],
        Some(_) => return Err("its box has not four numbers".to_owned()),
        None => outline.as_ref().and_then(Outline::sides).ok_or_else(|| "it has no box".to_owned())?,
    };
    let [left, top, right, bottom] = sides;
    if !sides.iter().all(|side| side.abs() < 1e9) || right <= left || bottom <= top {
        return Err(format!("the box from {left}, {top} to {right}, {bottom} is empty"));
    }
    let category = match &annotation.category_id {
        Some(id) => Some(*categories.get(&key(id)).ok_or_else(|| format!("there is no category {}", key(id)))?),
        None => None,
    };
    let said = LabelRow { category: category.map(str::to_owned), ..LabelRow::default() };
    let of_size = image.width.zip(image.height);
    Ok(Some((image, ObjectRow { name, sides, said, outline, of_size })))
}

/// An id, which some programs write as a text.
fn key(id: &Value) -> String {
    match id {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Runs that are packed as letters: 5 bits in each from `0` on, and from the third run on the difference to the last but
/// one.
fn unpacked(text: &str) -> Option<Vec<u32>> {
    let mut runs: Vec<u32> = Vec::new();
    let mut bytes = text.bytes();
    while let Some(mut byte) = bytes.next() {
        let (mut value, mut place) = (0_i64, 0_u32);
        loop {
            let bits = i64::from(byte.checked_sub(48)?);
            if place > 50 || bits > 63 {
                return None;
            }
            value |= (bits & 0x1f) << place;
            place += 5;
            if bits & 0x20 == 0 {
                if bits & 0x10 != 0 {
                    value |= -1 << place;
                }
                break;
            }
            byte = bytes.next()?;
        }
        if let [.., before, _] = runs[..]
            && runs.len() > 2
        {
            value += i64::from(before);
        }
        runs.push(u32::try_from(value).ok()?);
    }
    Some(runs)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    #[test]
    fn annotations_become_objects_with_their_categories() {
        let text = r#"{"info": {}, "images": [{"id": 7, "file_name": "a/1.png", "width": 60, "height": 40}],
            "categories": [{"id": 1, "name": "cell"}],
            "annotations": [
                {"id": 4, "image_id": 7, "category_id": 1, "bbox": [1, 2, 3.5, 4], "segmentation": [], "iscrowd": 0},
                {"id": 5, "image_id": 7, "category_id": 1, "segmentation": [[1, 1, 5, 1, 5, 4]]},
                {"id": 6, "image_id": 7, "category_id": 1, "bbox": [1, 2, 3, 4], "iscrowd": 1},
                {"id": 7, "image_id": 8, "category_id": 1, "bbox": [1, 2, 3, 4]},
                {"id": 8, "image_id": 7, "category_id": 2, "bbox": [1, 2, 3, 4]},
                {"id": 9, "image_id": 7, "category_id": 1, "bbox": [1, 2, 0, 4]},
                {"id": 10, "image_id": 7, "category_id": 1}]}"#;
        assert!(is_coco(text));
        let table = parse(text).unwrap();
        let rows = table.objects_of("a/1.png");
        let sides: Vec<[f64; 4]> = rows.iter().map(|row| row.sides).collect();
        assert_eq!(sides, [[1.0, 2.0, 4.5, 6.0], [1.0, 1.0, 5.0, 4.0]]);
        assert_eq!((rows[0].name.as_deref(), rows[0].said.category.as_deref()), (Some("4"), Some("cell")));
        assert_eq!(rows[0].of_size, Some((60, 40)));
        assert_eq!(
            table.problems,
            [
                "annotation 6 is of a crowd and no single object",
                "annotation 7: there is no image 8",
                "annotation 8: there is no category 2",
                "annotation 9: the box from 1, 2 to 1, 6 is empty",
                "annotation 10: it has no box",
            ]
        );
        assert!(parse("{}").unwrap_err().contains("it is no COCO file"));
    }

    /// Packs as `rleToString` of COCO's tools does.
    fn packed(runs: &[u32]) -> String {
        let mut text = String::new();
        for (at, run) in runs.iter().enumerate() {
            let mut value = i64::from(*run) - if at > 2 { i64::from(runs[at - 2]) } else { 0 };
            loop {
                let mut bits = value & 0x1f;
                value >>= 5;
                let more = if bits & 0x10 == 0 { value != 0 } else { value != -1 };
                bits |= if more { 0x20 } else { 0 };
                text.push(char::from((bits + 48) as u8));
                if !more {
                    break;
                }
            }
        }
        text
    }

    #[test]
    fn packed_runs_are_read_as_they_were_packed() {
        for runs in
            [vec![], vec![6], vec![0, 1, 2, 3], vec![272, 2, 4, 4, 4, 4, 2, 9, 1, 2, 16, 43, 143, 24, 5, 8, 70_000]]
        {
            assert_eq!(unpacked(&packed(&runs)), Some(runs));
        }
        assert_eq!(unpacked("\n"), None);
        assert_eq!(unpacked("o"), None, "a number without an end");
        assert_eq!(unpacked(&"o".repeat(99)), None);
    }
}
