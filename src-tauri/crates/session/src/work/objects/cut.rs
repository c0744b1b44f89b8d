//! The objects of one image.
//!
//! Owns: from its mask or its rows to boxes, and counting what is left out. Refuses: objects without a pixel in the image.

use std::collections::BTreeSet;

use vesicle_project::Region;
use vesicle_project::import::around;

use super::masks::mask_objects;
use super::table::ObjectRow;
use super::{ObjectsRequest, Sought};
use crate::view::SkippedView;
use crate::work::labels::LabelRow;
use crate::work::read::{Read, Reader, Unit};

/// An object that becomes an image.
pub(super) struct Object {
    /// Its number, or what a table calls it.
    pub(super) name: String,
    pub(super) region: Region,
    pub(super) row: Option<LabelRow>,
}

/// The objects of an image, and how many are left out.
#[derive(Default)]
pub(super) struct Cut {
    pub(super) objects: Vec<Object>,
    small: usize,
    at_border: usize,
    twice: usize,
    /// And the first of them, in words.
    outside: Option<(usize, String)>,
}

impl Cut {
    /// Adds what was left out to the notes.
    pub(super) fn tell(&self, unit: &Unit, notes: &mut Notes, skipped: &mut Vec<SkippedView>) {
        notes.small += self.small;
        notes.at_border += self.at_border;
        notes.twice += self.twice;
        notes.empty += usize::from(self.objects.is_empty() && self.outside.is_none());
        if let Some((count, first)) = &self.outside {
            let reason = match count {
                1 => format!("{first}, and was left out"),
                count => format!("{first}, and was left out, and so were {} more of its objects", count - 1),
            };
            skipped.push(SkippedView { path: unit.name.clone(), reason });
        }
    }
}

/// What is left out of all images.
#[derive(Default)]
pub(super) struct Notes {
    small: usize,
    at_border: usize,
    twice: usize,
    empty: usize,
}

impl Notes {
    /// In sentences.
    pub(super) fn said(&self) -> impl Iterator<Item = String> {
        let sentences = [
            (self.small, "object", "left out: fewer pixels than asked for."),
            (self.at_border, "object", "left out: at the edge of the image."),
            (self.twice, "object", "left out: another one has the same box."),
            (self.empty, "image", "without any object."),
        ];
        let said = |(count, noun, rest): (usize, &str, &str)| {
            let plural = if count == 1 { "" } else { "s" };
            (count > 0).then(|| format!("{count} {noun}{plural} {rest}"))
        };
        sentences.into_iter().filter_map(said)
    }
}

/// The objects of an image that was read.
pub(super) fn cut(
    unit: &Unit,
    read: &Read,
    sought: Sought<'_>,
    wanted: &ObjectsRequest,
    reader: &Reader<'_>,
) -> Result<Cut, String> {
    let mut cut = match sought {
        Sought::Mask(mask) => {
            let of_mask = |reason: String| format!("its mask {}: {reason}", mask.name);
            of_a_mask(read, mask_objects(&mask.file, read, wanted.pieces, reader).map_err(of_mask)?, wanted)
        }
        Sought::Rows(rows) => of_rows(unit, read, rows, wanted)?,
    };
    let mut known = BTreeSet::new();
    let before = cut.objects.len();
    cut.objects.retain(|Object { region, .. }| {
        let shape = region.shape.as_ref().map(|shape| shape.bytes().to_vec());
        known.insert((region.x, region.y, region.width, region.height, shape))
    });
    cut.twice = before - cut.objects.len();
    Ok(cut)
}

fn of_a_mask(read: &Read, objects: Vec<vesicle_project::import::MaskObject>, wanted: &ObjectsRequest) -> Cut {
    let mut cut = Cut::default();
    for object in objects {
        if object.area < wanted.min_area {
            cut.small += 1;
        } else if wanted.leave_out_border && object.at_border(read.width, read.height) {
            cut.at_border += 1;
        } else {
            let region = object.region(wanted.cutting(), read.width, read.height);
            cut.objects.push(Object { name: object.number.to_string(), region, row: None });
        }
    }
    cut
}

fn of_rows(unit: &Unit, read: &Read, rows: &[ObjectRow], wanted: &ObjectsRequest) -> Result<Cut, String> {
    let other = rows.iter().filter_map(|row| row.of_size).find(|size| *size != (read.width, read.height));
    if let Some((width, height)) = other {
        return Err(format!(
            "its objects were found in an image of {width}×{height} pixels, and it has {}×{}. Choose the image that they \
             were found in",
            read.width, read.height
        ));
    }
    let mut cut = Cut::default();
    let (width, height) = (f64::from(read.width), f64::from(read.height));
    for (number, row) in (1_usize..).zip(rows) {
        let name = row.name.clone().unwrap_or_else(|| number.to_string());
        let [left, top, right, bottom] = row.sides;
        // What only touches the edge has no pixel in the image.
        if left >= width || top >= height || right <= 0.0 || bottom <= 0.0 {
            let first = || {
                format!(
                    "object {name} at {left}, {top} lies outside of the {}×{} pixels of {}",
                    read.width, read.height, unit.name
                )
            };
            cut.outside.get_or_insert_with(|| (0, first())).0 += 1;
            continue;
        }
        let mut region = around(row.sides, wanted.cutting(), read.width, read.height);
        region.shape = row.shape(&region, wanted.cutting());
        cut.objects.push(Object { name, region, row: Some(row.said.clone()) });
    }
    Ok(cut)
}
