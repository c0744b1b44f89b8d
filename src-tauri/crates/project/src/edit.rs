//! Edits: everything that a person can change in a project, each with a name for the undo menu.
//!
//! Owns: the rules of what is allowed (unique names, existing images and categories) and what each edit does.
//! Refuses: choosing ids. The shell hands them in, so that an id is never used twice, also not after an undo.

use std::sync::Arc;

use crate::{Category, CategoryId, Color, Image, ImageId, Label, Origin, Partition, Project, UNKNOWN_NAME};

/// The longest name of a category or a project, in characters.
const MAX_NAME: usize = 100;

/// An image to add, with what is already known about it.
#[derive(Debug, Clone)]
pub struct NewImage {
    pub image: Image,
    pub label: Option<Label>,
    pub pin: Option<Partition>,
}

/// Where a file of an image is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedSource {
    pub image: ImageId,
    /// Position among the image's sources.
    pub source: usize,
    pub path: String,
    pub found_at: String,
}

/// One gesture of a person; one step of undo.
#[derive(Debug, Clone)]
pub enum Edit {
    RenameProject(String),
    /// Adds categories first, then images, which may be labelled with them.
    Import {
        categories: Vec<Category>,
        images: Vec<NewImage>,
    },
    RemoveImages(Vec<ImageId>),
    /// `None` takes the labels away. Images that do not exist (any more) are left out.
    Label {
        images: Vec<ImageId>,
        category: Option<CategoryId>,
    },
    /// Fixes what images are used for; anything but Training, Validation and Test leaves it to the fits again.
    SetPartition {
        images: Vec<ImageId>,
        partition: Partition,
    },
    /// Labels with origin [`Origin::Accepted`]; images that a person has labelled meanwhile keep that label.
    AcceptPredictions(Vec<(ImageId, CategoryId)>),
    /// Labels and partitions from a table, for images that are in the project already.
    ApplyTable {
        categories: Vec<Category>,
        rows: Vec<(ImageId, Option<CategoryId>, Option<Partition>)>,
    },
    /// New places of files that had moved.
    Relink(Vec<MovedSource>),
    /// Makes a category and labels images with it; usually none.
    CreateCategory {
        category: Category,
        images: Vec<ImageId>,
    },
    RenameCategory {
        id: CategoryId,
        name: String,
    },
    RecolorCategory {
        id: CategoryId,
        color: Color,
    },
    /// Its images become Unknown.
    DeleteCategory(CategoryId),
    /// Several edits, in order, that are one gesture. All of them or none.
    Together {
        name: String,
        edits: Vec<Edit>,
    },
}

/// Why an edit was refused. The project is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    #[error("a name must not be empty: type at least one letter")]
    EmptyName,
    #[error("a name can have at most {MAX_NAME} characters, and this one has {0}")]
    LongName(usize),
    #[error("there is already a category named “{0}”: choose another name")]
    NameTaken(String),
    #[error("the category does not exist any more")]
    NoSuchCategory(CategoryId),
    #[error("an image with the number {} is already in the project", .0.0)]
    ImageExists(ImageId),
}

impl Edit {
    /// What the undo menu says after “Undo”: “Label 12 images”.
    #[must_use]
    pub fn name(&self, before: &Project) -> String {
        let category_name =
            |id: &CategoryId| before.category(*id).map_or("category", |category| category.name.as_str());
        match self {
            Self::RenameProject(_) => "Rename project".to_owned(),
            Self::Import { images, .. } => format!("Import {}", count(images.len(), "image")),
            Self::RemoveImages(images) => format!("Remove {}", count(images.len(), "image")),
            Self::Label { images, category: Some(_) } => format!("Label {}", count(images.len(), "image")),
            Self::Label { images, category: None } => format!("Unlabel {}", count(images.len(), "image")),
            Self::SetPartition { images, partition } => match partition {
                Partition::Training | Partition::Validation | Partition::Test => {
                    format!("Set {} aside for {}", count(images.len(), "image"), partition.word())
                }
                Partition::Inference | Partition::Unassigned => {
                    format!("Leave the partition of {} to the fit", count(images.len(), "image"))
                }
            },
            Self::AcceptPredictions(rows) => format!("Accept {}", count(rows.len(), "prediction")),
            Self::ApplyTable { rows, .. } => format!("Label {} from a table", count(rows.len(), "image")),
            Self::Relink(rows) => format!("Find {} again", count(rows.len(), "file")),
            Self::CreateCategory { category, images } if images.is_empty() => {
                format!("Create category “{}”", category.name)
            }
            Self::CreateCategory { category, images } => {
                format!("Label {} as new “{}”", count(images.len(), "image"), category.name)
            }
            Self::RenameCategory { id, .. } => format!("Rename category “{}”", category_name(id)),
            Self::RecolorCategory { id, .. } => format!("Recolour category “{}”", category_name(id)),
            Self::DeleteCategory(id) => format!("Delete category “{}”", category_name(id)),
            Self::Together { name, .. } => name.clone(),
        }
    }

    /// The project after this edit; `before` is untouched.
    ///
    /// # Errors
    /// When a name is empty, too long or taken, or when the category does not exist.
    pub fn apply(&self, before: &Project) -> Result<Project, EditError> {
        let mut next = before.clone();
        match self {
            Self::RenameProject(name) => next.name = checked_name(name)?,
            Self::Import { categories, images } => {
                add_categories(&mut next, categories)?;
                for new in images {
                    add_image(&mut next, new)?;
                }
            }
            Self::RemoveImages(images) => {
                for id in images {
                    next.images.remove_mut(id);
                    next.labels.remove_mut(id);
                    next.pins.remove_mut(id);
                }
            }
            Self::Label { images, category } => label_all(&mut next, images, *category)?,
            Self::SetPartition { images, partition } => {
                images.iter().for_each(|id| set_pin(&mut next, *id, *partition));
            }
            Self::AcceptPredictions(rows) => {
                for (id, category) in rows {
                    let label = Label { category: existing(&next, *category)?, origin: Origin::Accepted };
                    if next.label(*id).is_none() {
                        set_label(&mut next, *id, Some(label));
                    }
                }
            }
            Self::ApplyTable { categories, rows } => {
                add_categories(&mut next, categories)?;
                for (id, category, partition) in rows {
                    if let Some(category) = category {
                        let label = Label { category: existing(&next, *category)?, origin: Origin::Person };
                        set_label(&mut next, *id, Some(label));
                    }
                    if let Some(partition) = partition {
                        set_pin(&mut next, *id, *partition);
                    }
                }
            }
            Self::Relink(rows) => {
                for row in rows {
                    let Some(image) = next.image(row.image) else { continue };
                    let mut image = (**image).clone();
                    if let Some(source) = image.sources.get_mut(row.source) {
                        source.path.clone_from(&row.path);
                        source.found_at.clone_from(&row.found_at);
                        next.images.insert_mut(row.image, Arc::new(image));
                    }
                }
            }
            Self::CreateCategory { category, images } => {
                add_categories(&mut next, std::slice::from_ref(category))?;
                label_all(&mut next, images, Some(category.id))?;
            }
            Self::RenameCategory { id, name } => {
                existing(&next, *id)?;
                let name = free_name(&next, name, Some(*id))?;
                change_category(&mut next, *id, |category| category.name = name);
            }
            Self::RecolorCategory { id, color } => {
                existing(&next, *id)?;
                change_category(&mut next, *id, |category| category.color = *color);
            }
            Self::DeleteCategory(id) => {
                existing(&next, *id)?;
                let orphans: Vec<ImageId> =
                    next.labels().filter(|(_, label)| label.category == *id).map(|(image, _)| image).collect();
                for image in orphans {
                    next.labels.remove_mut(&image);
                }
                Arc::make_mut(&mut next.categories).retain(|category| category.id != *id);
            }
            Self::Together { edits, .. } => {
                for edit in edits {
                    next = edit.apply(&next)?;
                }
            }
        }
        Ok(next)
    }
}

fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

fn existing(project: &Project, id: CategoryId) -> Result<CategoryId, EditError> {
    project.category(id).map(|category| category.id).ok_or(EditError::NoSuchCategory(id))
}

fn checked_name(name: &str) -> Result<String, EditError> {
    let name = name.trim();
    match name.chars().count() {
        0 => Err(EditError::EmptyName),
        length if length > MAX_NAME => Err(EditError::LongName(length)),
        _ => Ok(name.to_owned()),
    }
}

fn free_name(project: &Project, name: &str, own: Option<CategoryId>) -> Result<String, EditError> {
    let name = checked_name(name)?;
    let taken = project.category_named(&name).is_some_and(|category| Some(category.id) != own);
    if taken || name.to_lowercase() == UNKNOWN_NAME.to_lowercase() {
        return Err(EditError::NameTaken(name));
    }
    Ok(name)
}

fn add_categories(next: &mut Project, categories: &[Category]) -> Result<(), EditError> {
    for category in categories {
        let name = free_name(next, &category.name, None)?;
        Arc::make_mut(&mut next.categories).push(Category { name, ..category.clone() });
    }
    Ok(())
}

fn add_image(next: &mut Project, new: &NewImage) -> Result<(), EditError> {
    let id = new.image.id;
    if next.images.contains_key(&id) {
        return Err(EditError::ImageExists(id));
    }
    next.images.insert_mut(id, Arc::new(new.image.clone()));
    if let Some(label) = new.label {
        existing(next, label.category)?;
        set_label(next, id, Some(label));
    }
    if let Some(pin) = new.pin {
        set_pin(next, id, pin);
    }
    Ok(())
}

fn label_all(next: &mut Project, images: &[ImageId], category: Option<CategoryId>) -> Result<(), EditError> {
    let label = match category {
        Some(id) => Some(Label { category: existing(next, id)?, origin: Origin::Person }),
        None => None,
    };
    for id in images {
        set_label(next, *id, label);
    }
    Ok(())
}

fn set_label(next: &mut Project, id: ImageId, label: Option<Label>) {
    if !next.images.contains_key(&id) || next.label(id) == label {
        return;
    }
    match label {
        Some(label) => next.labels.insert_mut(id, label),
        None => {
            next.labels.remove_mut(&id);
        }
    }
}

/// Only partitions that a person can choose are pinned; the others follow from labels and fits.
fn set_pin(next: &mut Project, id: ImageId, partition: Partition) {
    if !next.images.contains_key(&id) {
        return;
    }
    match partition {
        Partition::Training | Partition::Validation | Partition::Test => next.pins.insert_mut(id, partition),
        Partition::Inference | Partition::Unassigned => {
            next.pins.remove_mut(&id);
        }
    }
}

fn change_category(next: &mut Project, id: CategoryId, change: impl FnOnce(&mut Category)) {
    if let Some(category) = Arc::make_mut(&mut next.categories).iter_mut().find(|category| category.id == id) {
        change(category);
    }
}

#[cfg(test)]
#[path = "edit_tests.rs"]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests;
