//! What stands on both sides of a split, so that a validation looks better than it is.
//!
//! Owns: finding groups and contents that are both trained on and validated on. Refuses: moving them.

use std::collections::BTreeMap;

use super::Split;
use super::groups::GroupColumn;
use crate::{ContentHash, ImageId, Project, natural_key};

/// A group with images on both sides, each in ascending order of id and not empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GroupLeak {
    /// The value of the column, without white space at its ends.
    pub group: String,
    pub training: Vec<ImageId>,
    pub validation: Vec<ImageId>,
}

/// The groups of a metadata column that stand on both sides, in natural order of their names.
///
/// Images without a value are in no group, and a column that the project does not have has no groups.
#[must_use]
pub fn leaks(project: &Project, split: &Split, column: &str) -> Vec<GroupLeak> {
    let column = GroupColumn::new(project, column);
    let mut groups: BTreeMap<&str, GroupLeak> = BTreeMap::new();
    let training = split.training.iter().map(|id| (id, true));
    for (id, trains) in training.chain(split.validation.iter().map(|id| (id, false))) {
        let Some(group) = project.image(*id).and_then(|image| column.group(image)) else { continue };
        let leak = groups.entry(group).or_insert_with(|| GroupLeak { group: group.to_owned(), ..GroupLeak::default() });
        if trains { leak.training.push(*id) } else { leak.validation.push(*id) }
    }
    let mut leaks: Vec<GroupLeak> =
        groups.into_values().filter(|leak| !leak.training.is_empty() && !leak.validation.is_empty()).collect();
    leaks.sort_by_cached_key(|leak| natural_key(&leak.group));
    leaks
}

/// The validation images that show the same as a training image (they have its content hash), as pairs of the training
/// image and the validation image.
///
/// A pair for each such validation image, in ascending order of its id, with the first training image of its content:
/// as many pairs as images whose prediction proves nothing.
#[must_use]
pub fn repeated_images(project: &Project, split: &Split) -> Vec<(ImageId, ImageId)> {
    let mut trained: BTreeMap<ContentHash, ImageId> = BTreeMap::new();
    for image in split.training.iter().filter_map(|id| project.image(*id)) {
        trained.entry(image.hash).or_insert(image.id);
    }
    let validation = split.validation.iter().filter_map(|id| project.image(*id));
    validation.filter_map(|image| Some((*trained.get(&image.hash)?, image.id))).collect()
}
