//! The document.
//!
//! Owns: [`Project`], an immutable value whose tables share structure with the project it was built from, so that a
//! snapshot for undo or for a job costs a few pointers, also with 100,000 images.
//! Refuses: change in place. The only way to another project is [`crate::Edit::apply`].

use rpds::RedBlackTreeMapSync;

use crate::{Category, CategoryId, Image, ImageId, Label, Partition};
use std::sync::Arc;

/// Images, categories, labels and pinned partitions: everything that undo brings back.
///
/// Predictions, fits and weights are not part of it (see `session`): they are results, not what a person said.
#[derive(Debug, Clone, Default)]
pub struct Project {
    /// What the window's title shows; never empty once set.
    pub name: String,
    pub(crate) images: RedBlackTreeMapSync<ImageId, Arc<Image>>,
    pub(crate) labels: RedBlackTreeMapSync<ImageId, Label>,
    pub(crate) pins: RedBlackTreeMapSync<ImageId, Partition>,
    pub(crate) categories: Arc<Vec<Category>>,
}

impl Project {
    /// A project from stored rows. Labels and pins of images or categories that do not exist are left out.
    #[must_use]
    pub fn from_parts(
        name: String,
        categories: Vec<Category>,
        images: impl IntoIterator<Item = Image>,
        labels: impl IntoIterator<Item = (ImageId, Label)>,
        pins: impl IntoIterator<Item = (ImageId, Partition)>,
    ) -> Self {
        let mut project = Self { name, categories: Arc::new(categories), ..Self::default() };
        for image in images {
            project.images.insert_mut(image.id, Arc::new(image));
        }
        for (id, label) in labels {
            if project.images.contains_key(&id) && project.category(label.category).is_some() {
                project.labels.insert_mut(id, label);
            }
        }
        for (id, partition) in pins {
            if project.images.contains_key(&id) {
                project.pins.insert_mut(id, partition);
            }
        }
        project
    }

    /// All images by ascending id, which is the order of import.
    pub fn images(&self) -> impl ExactSizeIterator<Item = &Arc<Image>> {
        self.images.values()
    }

    /// The image with the highest id.
    #[must_use]
    pub fn last_image(&self) -> Option<ImageId> {
        self.images.last().map(|(id, _)| *id)
    }

    #[must_use]
    pub fn image_count(&self) -> usize {
        self.images.size()
    }

    #[must_use]
    pub fn image(&self, id: ImageId) -> Option<&Arc<Image>> {
        self.images.get(&id)
    }

    /// The label of an image; `None` is Unknown.
    #[must_use]
    pub fn label(&self, id: ImageId) -> Option<Label> {
        self.labels.get(&id).copied()
    }

    /// All labels by ascending image id.
    pub fn labels(&self) -> impl ExactSizeIterator<Item = (ImageId, Label)> {
        self.labels.iter().map(|(id, label)| (*id, *label))
    }

    /// The partition that a person or an imported table fixed for an image, if any.
    #[must_use]
    pub fn pin(&self, id: ImageId) -> Option<Partition> {
        self.pins.get(&id).copied()
    }

    /// All partitions that were fixed, by ascending image id.
    pub fn pins(&self) -> impl ExactSizeIterator<Item = (ImageId, Partition)> {
        self.pins.iter().map(|(id, pin)| (*id, *pin))
    }

    /// In order of creation; Unknown is not among them.
    #[must_use]
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    #[must_use]
    pub fn category(&self, id: CategoryId) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// Finds a category by its name, without regard to case or to white space at the ends.
    #[must_use]
    pub fn category_named(&self, name: &str) -> Option<&Category> {
        let wanted = name.trim().to_lowercase();
        self.categories.iter().find(|category| category.name.to_lowercase() == wanted)
    }
}
