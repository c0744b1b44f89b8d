//! Labelling passes: labels that were kept aside, so that the same images can be labelled again, by the same person or
//! another one, and both be held against each other.
//!
//! Owns: keeping, taking back and comparing passes. Refuses: undo of keeping one, which changes no label; what a pass does to
//! the labels is an edit like any other.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::SystemTime;

use vesicle_project::{Agreement, CategoryId, Edit, ImageId, Project, agreement};

use crate::SessionError;
use crate::session::{Session, State};
use crate::view::{AgreementView, PassView, RangeView};
use crate::views::narrow;

/// The longest name of a pass, in characters.
const LONGEST_NAME: usize = 100;

/// Labels as they were when they were kept.
#[derive(Debug, Clone)]
pub(crate) struct Pass {
    pub(crate) id: u32,
    pub(crate) name: String,
    /// RFC 3339, UTC.
    pub(crate) kept_at: String,
    pub(crate) labels: BTreeMap<ImageId, CategoryId>,
}

impl Session {
    /// Keeps a copy of the labels under a name. Returns its number.
    ///
    /// # Errors
    /// When no image has a label, the name is empty, too long or taken, or the copy cannot be saved.
    pub fn keep_pass(&self, name: &str) -> Result<u32, SessionError> {
        self.lock().keep_pass(name)
    }

    /// Keeps the labels under a name and takes them from their images, so that these can be labelled again. Returns the
    /// images, in order of import. Undo gives the labels back.
    ///
    /// # Errors
    /// As [`Self::keep_pass`].
    pub fn begin_pass(&self, name: &str) -> Result<Vec<ImageId>, SessionError> {
        let mut state = self.lock();
        state.keep_pass(name)?;
        let images: Vec<ImageId> = labels_of(&state.project).into_keys().collect();
        let clear = Edit::Label { images: images.clone(), category: None };
        state.edit(&Edit::Together { name: "Begin a labelling pass".to_owned(), edits: vec![clear] })?;
        Ok(images)
    }

    /// Makes the labels those of a pass: each of its images has its label again, all others none. One edit.
    ///
    /// # Errors
    /// When there is no such pass, or the edit cannot be saved.
    pub fn take_pass(&self, id: u32) -> Result<bool, SessionError> {
        let mut state = self.lock();
        let pass = state.pass(id)?.clone();
        let mut of_category: BTreeMap<CategoryId, Vec<ImageId>> = BTreeMap::new();
        for (image, category) in pass.labels.iter().filter(|(_, category)| state.project.category(**category).is_some())
        {
            of_category.entry(*category).or_default().push(*image);
        }
        let others = labels_of(&state.project).into_keys().filter(|image| !pass.labels.contains_key(image)).collect();
        let mut edits = vec![Edit::Label { images: others, category: None }];
        edits.extend(of_category.into_iter().map(|(id, images)| Edit::Label { images, category: Some(id) }));
        state.edit(&Edit::Together { name: format!("Take the labels of “{}”", pass.name), edits })
    }

    /// The images that have a label in a pass and are still in the project, in order of import.
    ///
    /// # Errors
    /// When there is no such pass.
    pub(crate) fn images_of_pass(&self, id: u32) -> Result<Vec<ImageId>, SessionError> {
        let state = self.lock();
        let images = state.pass(id)?.labels.keys().copied();
        Ok(images.filter(|image| state.project.image(*image).is_some()).collect())
    }

    /// Forgets a pass. It cannot be undone.
    ///
    /// # Errors
    /// When there is no such pass, or the change cannot be saved.
    pub fn delete_pass(&self, id: u32) -> Result<(), SessionError> {
        let mut state = self.lock();
        state.pass(id)?;
        state.store.remove_pass(id)?;
        Arc::make_mut(&mut state.passes).retain(|pass| pass.id != id);
        state.revision += 1;
        Ok(())
    }

    /// The number of a pass by its name, in any case.
    ///
    /// # Errors
    /// When there is none.
    pub fn pass_named(&self, name: &str) -> Result<u32, SessionError> {
        let state = self.lock();
        let found = state.passes.iter().find(|pass| pass.name.to_lowercase() == name.trim().to_lowercase());
        found.map(|pass| pass.id).ok_or_else(|| {
            let names: Vec<&str> = state.passes.iter().map(|pass| pass.name.as_str()).collect();
            let known = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
            SessionError::Refused(format!("There is no labelling pass named “{name}”. Kept are: {known}."))
        })
    }

    /// How well two passes agree; `None` is the labels as they are now.
    ///
    /// # Errors
    /// When a pass does not exist.
    pub fn agreement(&self, first: Option<u32>, second: Option<u32>) -> Result<AgreementView, SessionError> {
        let state = self.lock();
        let (first, second) = (state.labels_in(first)?, state.labels_in(second)?);
        let categories: Vec<CategoryId> = state.project.categories().iter().map(|category| category.id).collect();
        let place = |id: &CategoryId| categories.iter().position(|other| other == id);
        let known = |labels: &BTreeMap<ImageId, CategoryId>| -> BTreeMap<ImageId, usize> {
            let images = labels.iter().filter(|(image, _)| state.project.image(**image).is_some());
            images.filter_map(|(image, category)| Some((*image, place(category)?))).collect()
        };
        let (first, second) = (known(&first), known(&second));
        let rows: Vec<(ImageId, usize, usize)> =
            first.iter().filter_map(|(image, a)| Some((*image, *a, *second.get(image)?))).collect();
        let only = |these: &BTreeMap<ImageId, usize>| narrow(these.len() - rows.len());
        let Agreement { images, same, counts, expected, kappa, range, differing } = agreement(categories.len(), &rows);
        Ok(AgreementView {
            images: narrow(images),
            same: narrow(same),
            only_first: only(&first),
            only_second: only(&second),
            expected,
            kappa,
            range: range.map(|(low, high)| RangeView { low, high }),
            categories: categories.iter().map(ToString::to_string).collect(),
            counts: counts.iter().map(|row| row.iter().copied().map(narrow).collect()).collect(),
            differing: differing.into_iter().map(|id| id.0).collect(),
        })
    }
}

impl State {
    fn keep_pass(&mut self, name: &str) -> Result<u32, SessionError> {
        let refused = |reason: String| Err(SessionError::Refused(reason));
        let name = name.trim();
        let labels = labels_of(&self.project);
        if labels.is_empty() {
            return refused("No image has a label, so there is nothing to keep. Label some images first.".to_owned());
        }
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return refused(format!("A pass needs a name of 1 to {LONGEST_NAME} characters."));
        }
        if self.passes.iter().any(|pass| pass.name.to_lowercase() == name.to_lowercase()) {
            return refused(format!("There is already a labelling pass named “{name}”. Choose another name."));
        }
        let kept_at = humantime::format_rfc3339_seconds(SystemTime::now()).to_string();
        let id = self.store.add_pass(name, &kept_at, &labels)?;
        Arc::make_mut(&mut self.passes).push(Pass { id, name: name.to_owned(), kept_at, labels });
        self.revision += 1;
        Ok(id)
    }

    fn pass(&self, id: u32) -> Result<&Pass, SessionError> {
        let found = self.passes.iter().find(|pass| pass.id == id);
        found.ok_or_else(|| SessionError::Refused("This labelling pass does not exist any more.".to_owned()))
    }

    fn labels_in(&self, pass: Option<u32>) -> Result<BTreeMap<ImageId, CategoryId>, SessionError> {
        pass.map_or_else(|| Ok(labels_of(&self.project)), |id| Ok(self.pass(id)?.labels.clone()))
    }

    pub(crate) fn pass_views(&self) -> Vec<PassView> {
        let view = |pass: &Pass| PassView {
            id: pass.id,
            name: pass.name.clone(),
            kept_at: pass.kept_at.clone(),
            labelled: narrow(pass.labels.len()),
        };
        self.passes.iter().map(view).collect()
    }
}

fn labels_of(project: &Project) -> BTreeMap<ImageId, CategoryId> {
    project.labels().map(|(image, label)| (image, label.category)).collect()
}
