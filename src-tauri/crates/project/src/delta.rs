//! What changed between two projects.
//!
//! Owns: the comparison that saving is built on. Edit, undo and redo are stored the same way: as the rows in which the
//! next project differs from the last. So no edit needs its own code for storage, and none can forget a row.

use std::cmp::Ordering;
use std::sync::Arc;

use rpds::RedBlackTreeMapSync;

use crate::{Category, Image, ImageId, Label, Partition, Project};

/// Rows to write and rows to delete, to get from one project to the next. Lists are in ascending order of image id.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Delta {
    pub name: Option<String>,
    /// All categories in their order, if anything about them changed.
    pub categories: Option<Vec<Category>>,
    pub added: Vec<Arc<Image>>,
    pub removed: Vec<ImageId>,
    /// `None` takes the label away.
    pub labels: Vec<(ImageId, Option<Label>)>,
    /// `None` takes the pin away.
    pub pins: Vec<(ImageId, Option<Partition>)>,
}

impl Delta {
    /// Compares two projects in time linear in their images, and without allocating for what is equal.
    #[must_use]
    pub fn between(before: &Project, after: &Project) -> Self {
        let mut delta = Self {
            name: (before.name != after.name).then(|| after.name.clone()),
            categories: (before.categories != after.categories).then(|| after.categories().to_vec()),
            ..Self::default()
        };
        compare(&before.images, &after.images, |id, now| match now {
            Some(image) => delta.added.push(Arc::clone(image)),
            None => delta.removed.push(id),
        });
        compare(&before.labels, &after.labels, |id, now| delta.labels.push((id, now.copied())));
        compare(&before.pins, &after.pins, |id, now| delta.pins.push((id, now.copied())));
        delta
    }

    /// Whether a fit would learn from other images or other labels.
    #[must_use]
    pub fn changes_labels(&self) -> bool {
        !self.labels.is_empty() || !self.pins.is_empty()
    }

    /// Whether the two projects were equal.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Walks two ordered tables side by side and reports each key whose value is new, different or gone (`None`).
fn compare<V: PartialEq>(
    before: &RedBlackTreeMapSync<ImageId, V>,
    after: &RedBlackTreeMapSync<ImageId, V>,
    mut report: impl FnMut(ImageId, Option<&V>),
) {
    let mut old = before.iter().peekable();
    let mut new = after.iter().peekable();
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => return,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some((a, _)), Some((b, _))) => a.cmp(b),
        };
        let old_entry = if order.is_le() { old.next() } else { None };
        let new_entry = if order.is_ge() { new.next() } else { None };
        match (old_entry, new_entry) {
            (Some((id, _)), None) => report(*id, None),
            (Some((_, was)), Some((_, is))) if was == is => {}
            (_, Some((id, is))) => report(*id, Some(is)),
            (None, None) => return,
        }
    }
}
