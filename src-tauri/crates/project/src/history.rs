//! Undo and redo by snapshot.
//!
//! Owns: the projects before each edit, with the edit's name. A step is recorded only once its edit has succeeded.
//! Limits: at most [`History::LIMIT`] steps are kept, the oldest go first; the history lives as long as the project is
//! open and is not saved. Predictions, fits and weights are not undone.

use crate::Project;

#[derive(Debug, Clone)]
struct Step {
    name: String,
    project: Project,
}

/// What can be undone and redone. See the module's documentation for its limits.
#[derive(Debug, Clone, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
}

impl History {
    /// Steps kept. A step shares its tables with its neighbours, so it costs about what the edit changed.
    pub const LIMIT: usize = 1_000;

    /// Records an edit that has succeeded. What could be redone is gone.
    pub fn record(&mut self, name: String, before: Project) {
        self.future.clear();
        self.past.push(Step { name, project: before });
        if self.past.len() > Self::LIMIT {
            self.past.remove(0);
        }
    }

    /// The name of the edit that [`Self::undo`] takes back.
    #[must_use]
    pub fn undo_name(&self) -> Option<&str> {
        self.past.last().map(|step| step.name.as_str())
    }

    /// The name of the edit that [`Self::redo`] does again.
    #[must_use]
    pub fn redo_name(&self) -> Option<&str> {
        self.future.last().map(|step| step.name.as_str())
    }

    /// The project before the last edit; `current` becomes the next redo. `None` if there is nothing to undo.
    pub fn undo(&mut self, current: &Project) -> Option<Project> {
        let step = self.past.pop()?;
        self.future.push(Step { name: step.name, project: current.clone() });
        Some(step.project)
    }

    /// The project after the edit that was undone last. `None` if there is nothing to redo.
    pub fn redo(&mut self, current: &Project) -> Option<Project> {
        let step = self.future.pop()?;
        self.past.push(Step { name: step.name, project: current.clone() });
        Some(step.project)
    }
}
