//! What a project remembers without it being an edit: Fit settings, what is seen of stacks, how channels and
//! which categories are shown, and ways to look at the images that were given a name.
//!
//! Owns: reading and writing these small values. Refuses: undo.

use std::collections::BTreeSet;

use vesicle_images::SliceView;
use vesicle_learning::FitSettings;
use vesicle_project::CategoryId;
use vesicle_project::arrange::Arrangement;
use vesicle_project::queue::Queue;

use crate::SessionError;
use crate::blind::BLIND;
use crate::channels::Channels;
use crate::session::{Session, State};
use crate::store::Store;
use crate::view::SavedFilter;

const FIT_SETTINGS: &str = "fit_settings";
const STACK: &str = "stack";
pub(crate) const CHANNELS: &str = "channels";
const SAVED_FILTERS: &str = "saved_filters";
/// The longest name of a saved filter, in characters.
const LONGEST_NAME: usize = 100;

/// As found in a project file.
pub(crate) struct Settings {
    /// None until a person has chosen any.
    pub(crate) fit: Option<FitSettings>,
    pub(crate) stack: SliceView,
    pub(crate) channels: Channels,
    pub(crate) saved_filters: Vec<SavedFilter>,
    /// The order in which the images are labelled blind.
    pub(crate) blind: Option<Queue>,
}

/// Reads them; what cannot be understood is replaced by the defaults.
pub(crate) fn load(store: &Store, notes: &mut Vec<String>) -> rusqlite::Result<Settings> {
    let fit = store.meta(FIT_SETTINGS)?.and_then(|text| {
        read_fit_settings(&text)
            .inspect_err(|error| {
                notes.push(format!(
                    "The fit settings in this project could not be read ({error}); the defaults are used."
                ));
            })
            .ok()
    });
    let stack = store.meta(STACK)?.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let channels = store.meta(CHANNELS)?.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let saved_filters =
        store.meta(SAVED_FILTERS)?.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let blind = store.meta(BLIND)?.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    Ok(Settings { fit, stack, channels, saved_filters, blind })
}

/// Settings as they are kept; what an older version of the program did not know has its default.
pub(crate) fn read_fit_settings(text: &str) -> serde_json::Result<FitSettings> {
    let mut whole = serde_json::to_value(FitSettings::default())?;
    let kept: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text)?;
    if let Some(fields) = whole.as_object_mut() {
        fields.extend(kept);
    }
    serde_json::from_value(whole)
}

impl Session {
    /// Remembers the Fit settings in the project file.
    ///
    /// # Errors
    /// When they cannot be saved.
    pub fn save_fit_settings(&self, settings: &FitSettings) -> Result<(), SessionError> {
        let mut state = self.lock();
        state.remember(FIT_SETTINGS, settings)?;
        state.fit_settings = Some(settings.clone());
        Ok(())
    }

    /// What is shown and learnt from of images that are stacks: a slice, or a projection. Saved, but not an edit.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn set_stack(&self, stack: SliceView) -> Result<(), SessionError> {
        let mut state = self.lock();
        if state.stack != stack {
            state.remember(STACK, &stack)?;
            state.stack = stack;
        }
        Ok(())
    }

    /// Keeps a way to look at the images under a name; one with the same name, in any case, is replaced. Saved, but not an
    /// edit.
    ///
    /// # Errors
    /// When the name is empty or too long, or it cannot be saved.
    pub fn save_filter(&self, name: &str, arrangement: Arrangement) -> Result<(), SessionError> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(SessionError::Refused(format!("Give it a name of 1 to {LONGEST_NAME} characters.")));
        }
        let filter = SavedFilter { name: name.to_owned(), arrangement };
        self.change_saved(|saved| match saved.iter_mut().find(|other| is_named(other, name)) {
            Some(other) => *other = filter,
            None => saved.push(filter),
        })
    }

    /// Forgets a way to look at the images.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn forget_filter(&self, name: &str) -> Result<(), SessionError> {
        self.change_saved(|saved| saved.retain(|other| !is_named(other, name)))
    }

    /// What was saved under a name, in any case.
    ///
    /// # Errors
    /// When there is nothing with this name.
    pub fn saved_filter(&self, name: &str) -> Result<Arrangement, SessionError> {
        let state = self.lock();
        let found = state.saved_filters.iter().find(|filter| is_named(filter, name.trim()));
        found
            .map(|filter| filter.arrangement.clone())
            .ok_or_else(|| SessionError::Refused(format!("Nothing was saved under the name “{name}” in this project.")))
    }

    fn change_saved(&self, change: impl FnOnce(&mut Vec<SavedFilter>)) -> Result<(), SessionError> {
        let mut state = self.lock();
        let mut saved = state.saved_filters.clone();
        change(&mut saved);
        state.remember(SAVED_FILTERS, &saved)?;
        state.saved_filters = saved;
        Ok(())
    }

    /// Shows or hides the images of a category (`None`: Unknown). Saved, but not an edit.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn set_shown(&self, category: Option<CategoryId>, shown: bool) -> Result<(), SessionError> {
        let mut state = self.lock();
        let mut hidden = state.hidden.clone();
        if shown {
            hidden.remove(&category)
        } else {
            hidden.insert(category)
        };
        state.hide(hidden)
    }

    /// Shows all categories again.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn show_all(&self) -> Result<(), SessionError> {
        self.lock().hide(BTreeSet::new())
    }
}

fn is_named(filter: &SavedFilter, name: &str) -> bool {
    filter.name.to_lowercase() == name.to_lowercase()
}

impl State {
    pub(crate) fn remember(&mut self, name: &str, value: &impl serde::Serialize) -> Result<(), SessionError> {
        let text = serde_json::to_string(value)
            .map_err(|error| SessionError::Internal { message: error.to_string(), causes: Vec::new() })?;
        self.store.set_meta(name, &text)?;
        self.revision += 1;
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    #[test]
    fn settings_of_an_older_program_have_defaults_for_what_is_new() {
        let settings = FitSettings { epochs: 7, mirror: false, rotation: 12.5, ..FitSettings::default() };
        let mut kept = serde_json::to_value(&settings).unwrap();
        assert_eq!(read_fit_settings(&kept.to_string()).unwrap(), settings);
        kept.as_object_mut().unwrap().remove("rotation");
        assert_eq!(read_fit_settings(&kept.to_string()).unwrap(), FitSettings { rotation: 0.0, ..settings });
        kept["epochs"] = "many".into();
        assert!(read_fit_settings(&kept.to_string()).is_err());
        assert!(read_fit_settings("[]").is_err());
    }
}
