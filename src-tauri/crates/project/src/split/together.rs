//! Which images belong together, as numbers for a cross-validation.

use std::collections::BTreeMap;

use super::groups::GroupColumn;
use crate::arrange::columns;
use crate::{ContentHash, ImageId, PARENT_COLUMN, Project};

/// Words by which tables commonly call what images share besides their category: whose cells they are, and where and
/// when they were taken.
const SHARED: [&str; 17] = [
    "well",
    "plate",
    "donor",
    "patient",
    "subject",
    "animal",
    "mouse",
    "slide",
    "batch",
    "group",
    "source",
    "sample",
    "experiment",
    "replicate",
    "specimen",
    "embryo",
    "individual",
];

/// The number of the group of each image, from 0, equal for images that belong together: those with the same value in
/// the metadata column, where there is one, and those with the same content. Images that are not in the project stand
/// alone.
///
/// Belonging together goes on: if A shows the same as B, and B is from the well of C, all three are one group.
#[must_use]
pub fn groups_of(project: &Project, images: &[ImageId], column: Option<&str>) -> Vec<usize> {
    let column = column.map(|name| GroupColumn::new(project, name));
    let mut group: Vec<usize> = (0..images.len()).collect();
    let mut by_content: BTreeMap<ContentHash, usize> = BTreeMap::new();
    let mut by_value: BTreeMap<&str, usize> = BTreeMap::new();
    for (position, image) in images.iter().enumerate() {
        let Some(image) = project.image(*image) else { continue };
        let same = *by_content.entry(image.hash).or_insert(position);
        join(&mut group, position, same);
        if let Some(value) = column.as_ref().and_then(|column| column.group(image)) {
            let same = *by_value.entry(value).or_insert(position);
            join(&mut group, position, same);
        }
    }
    (0..images.len()).map(|position| first(&mut group, position)).collect()
}

/// The first of its group; each step halves the way for the next time.
fn first(group: &mut [usize], mut position: usize) -> usize {
    while group[position] != position {
        group[position] = group[group[position]];
        position = group[position];
    }
    position
}

fn join(group: &mut [usize], one: usize, other: usize) {
    let (one, other) = (first(group, one), first(group, other));
    group[one.max(other)] = one.min(other);
}

/// Whether one of these images has a value in the metadata column.
#[must_use]
pub fn has_groups(project: &Project, images: &[ImageId], column: &str) -> bool {
    let column = GroupColumn::new(project, column);
    images.iter().filter_map(|id| project.image(*id)).any(|image| column.group(image).is_some())
}

/// The metadata column by which a split of these images should not cut: one whose name says that images share something
/// ("Well", "plate_id", "Donor") and in which a value comes twice, but none in all of them. Of several the one with the
/// most values, since wells divide plates. Where there is none, the image that objects were cut from ([`PARENT_COLUMN`]).
#[must_use]
pub fn grouping_column(project: &Project, images: &[ImageId]) -> Option<String> {
    let named = |name: &str| {
        let name = name.to_lowercase();
        name.split(|letter: char| !letter.is_alphanumeric()).any(|word| SHARED.contains(&word))
    };
    let columns = columns(project).into_iter().filter(|name| named(name));
    let counted = columns.filter_map(|name| Some((values(project, images, &name)?, name)));
    let most = |best: (usize, String), other: (usize, String)| if other.0 > best.0 { other } else { best };
    let shared = counted.reduce(most).map(|(_, name)| name);
    shared.or_else(|| values(project, images, PARENT_COLUMN).map(|_| PARENT_COLUMN.to_owned()))
}

/// How many values the column has among the images, where one of them comes twice and there is more than one.
fn values(project: &Project, images: &[ImageId], name: &str) -> Option<usize> {
    let column = GroupColumn::new(project, name);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let images = images.iter().filter_map(|id| project.image(*id));
    for value in images.filter_map(|image| column.group(image)) {
        *counts.entry(value).or_default() += 1;
    }
    (counts.len() > 1 && counts.values().any(|count| *count > 1)).then_some(counts.len())
}
