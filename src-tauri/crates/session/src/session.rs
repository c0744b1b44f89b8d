//! One open project.
//!
//! Owns: the current project, its history, its file and what models gave, behind one lock; the order of things at an
//! edit (build the next project, save the difference, only then swap it in). Refuses: long work. Jobs take a
//! [`Snapshot`] and bring their results back.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rayon::prelude::*;
use uuid::Uuid;
use vesicle_images::{Limits, SliceView};
use vesicle_learning::FitSettings;
use vesicle_project::{
    Category, CategoryId, Color, Delta, Edit, History, Image, ImageId, MovedSource, Project, next_color,
};

use crate::channels::Channels;
use crate::feature_cache::FeatureCache;
use crate::passes::Pass;
use crate::pictures::ProjectPictures;
use crate::places::Place;
use crate::results::{FittedModel, Predictions};
use crate::shown_pictures::ShownPictures;
use crate::store::{Store, unreadable};
use crate::thumbnails::Thumbnails;
use crate::view::{ComparisonView, EvaluationView, HeatView, MapView, SavedFilter};
use crate::work::queue::Queued;
use crate::{AppSettings, Folders, SessionError, places, settings};

/// One open project: thread-safe, cheap to ask, saved at every edit.
pub struct Session {
    /// Distinguishes this opening from every other one.
    pub token: String,
    path: PathBuf,
    /// The folder that relative paths start from.
    base: PathBuf,
    folders: Folders,
    thumbnails: Thumbnails,
    shown_pictures: ShownPictures,
    features: Arc<OnceLock<FeatureCache>>,
    /// What in the file could not be read when it was opened, in words.
    pub(crate) notes: Vec<String>,
    state: Mutex<State>,
}

pub(crate) struct State {
    pub(crate) project: Project,
    pub(crate) history: History,
    pub(crate) hidden: BTreeSet<Option<CategoryId>>,
    pub(crate) missing: BTreeSet<ImageId>,
    pub(crate) model: Option<Arc<FittedModel>>,
    pub(crate) predictions: Option<Predictions>,
    pub(crate) evaluation: Option<Arc<EvaluationView>>,
    /// Of two models, the last that was made; as long as the project is open.
    pub(crate) comparison: Option<Arc<ComparisonView>>,
    /// What was found last to speak for a category in an image; as long as the project is open.
    pub(crate) heat: Option<Arc<HeatView>>,
    /// The images that a person asked for, in their order; as long as the project is open.
    pub(crate) queue: Option<Arc<Queued>>,
    /// Predictions are out of sight.
    pub(crate) blind: bool,
    /// Labels that were kept aside, in that order.
    pub(crate) passes: Arc<Vec<Pass>>,
    /// Ways to look at the images that a person has given a name.
    pub(crate) saved_filters: Vec<SavedFilter>,
    /// The images as points of a plane; as long as the project is open.
    pub(crate) map: Option<Arc<MapView>>,
    pub(crate) fit_settings: Option<FitSettings>,
    pub(crate) stack: SliceView,
    pub(crate) channels: Channels,
    /// How large a picture may be that is read.
    pub(crate) limits: Limits,
    pub(crate) revision: u32,
    /// Changes with every change of what a fit would learn from.
    pub(crate) label_revision: u32,
    next_image: u32,
    pub(crate) store: Store,
}

/// What a job works on; later edits do not reach it.
#[derive(Clone)]
pub(crate) struct Snapshot {
    pub(crate) base: PathBuf,
    pub(crate) project: Project,
    pub(crate) model: Option<Arc<FittedModel>>,
    pub(crate) predictions: Option<Predictions>,
    pub(crate) stack: SliceView,
    pub(crate) limits: Limits,
}

impl Session {
    /// Makes a new project file and opens it.
    ///
    /// # Errors
    /// When there is a file with that name already, or it cannot be written.
    pub fn create(folders: &Folders, path: &Path, name: &str) -> Result<Self, SessionError> {
        let path = places::absolute(path);
        let store = Store::create(&path, name)?;
        Self::of(folders, &path, store)
    }

    /// Opens a project file.
    ///
    /// # Errors
    /// When the file is missing, no project, damaged, from a newer version, or open elsewhere.
    pub fn open(folders: &Folders, path: &Path) -> Result<Self, SessionError> {
        let path = places::absolute(path);
        let store = Store::open(&path)?;
        Self::of(folders, &path, store)
    }

    fn of(folders: &Folders, path: &Path, store: Store) -> Result<Self, SessionError> {
        let loaded = store.load().map_err(|error| unreadable(path, &error))?;
        let results = store.load_results().map_err(|error| unreadable(path, &error))?;
        let passes = store.load_passes().map_err(|error| unreadable(path, &error))?;
        let mut notes = results.notes;
        let settings = settings::load(&store, &mut notes).map_err(|error| unreadable(path, &error))?;
        for note in &notes {
            tracing::warn!(path = %path.display(), "{note}");
        }
        let state = State {
            project: loaded.project,
            history: History::default(),
            hidden: loaded.hidden,
            missing: BTreeSet::new(),
            model: results.model.map(Arc::new),
            predictions: results.predictions,
            evaluation: results.evaluation.map(Arc::new),
            comparison: None,
            heat: None,
            queue: None,
            blind: false,
            passes: Arc::new(passes),
            saved_filters: settings.saved_filters,
            map: None,
            fit_settings: settings.fit,
            stack: settings.stack,
            channels: settings.channels,
            limits: AppSettings::load(folders).limits(),
            revision: 1,
            label_revision: 1,
            next_image: loaded.next_image,
            store,
        };
        let session = Self {
            token: Uuid::new_v4().simple().to_string(),
            path: path.to_path_buf(),
            base: path.parent().map_or_else(PathBuf::new, Path::to_path_buf),
            folders: folders.clone(),
            thumbnails: Thumbnails::new(folders.thumbnails()),
            shown_pictures: ShownPictures::default(),
            features: Arc::default(),
            notes,
            state: Mutex::new(state),
        };
        if let Some(order) = &settings.blind {
            session.resume_blind(order)?;
        }
        Ok(session)
    }

    /// The project file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn base(&self) -> &Path {
        &self.base
    }

    pub(crate) fn folders(&self) -> &Folders {
        &self.folders
    }

    pub(crate) fn thumbnails(&self) -> &Thumbnails {
        &self.thumbnails
    }

    pub(crate) fn shown_pictures(&self) -> &ShownPictures {
        &self.shown_pictures
    }

    /// Images of the project as pictures to learn from, seen as `stack` says.
    pub(crate) fn pictures(&self, snapshot: &Snapshot, images: Vec<Arc<Image>>, stack: SliceView) -> ProjectPictures {
        let Snapshot { base, limits, .. } = snapshot;
        ProjectPictures {
            base: base.clone(),
            images,
            stack,
            limits: *limits,
            folders: self.folders.clone(),
            features: Arc::clone(&self.features),
            backbone: OnceLock::new(),
            keeps_looks: false,
        }
    }

    /// The project as it is now.
    #[must_use]
    pub fn project(&self) -> Project {
        self.lock().project.clone()
    }

    /// The current model, if a fit has given one.
    #[must_use]
    pub fn model(&self) -> Option<Arc<FittedModel>> {
        self.lock().model.clone()
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        let state = self.lock();
        Snapshot {
            base: self.base.clone(),
            project: state.project.clone(),
            model: state.model.clone(),
            predictions: state.predictions.clone(),
            stack: state.stack,
            limits: state.limits,
        }
    }

    /// A panic while the lock was held left the old state whole: values are swapped in last.
    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Carries out an edit and saves it. Returns whether anything changed; if not, there is no undo step.
    ///
    /// # Errors
    /// When the edit is refused, or cannot be saved: then nothing has changed.
    pub fn edit(&self, edit: &Edit) -> Result<bool, SessionError> {
        self.lock().edit(edit)
    }

    /// Gives the images a label, or takes it away (`None`: Unknown).
    ///
    /// # Errors
    /// When the category does not exist, or the edit cannot be saved.
    pub fn label(&self, images: Vec<ImageId>, category: Option<CategoryId>) -> Result<bool, SessionError> {
        self.edit(&Edit::Label { images, category })
    }

    /// Removes images from the project; the files stay on disk. Returns whether there were any.
    ///
    /// # Errors
    /// When the edit cannot be saved.
    pub fn remove_images(&self, images: Vec<ImageId>) -> Result<bool, SessionError> {
        let project = self.project();
        self.edit(&Edit::RemoveImages(images.into_iter().filter(|id| project.image(*id).is_some()).collect()))
    }

    /// Makes a category, with the next free colour unless one is given, and labels `images` with it.
    ///
    /// # Errors
    /// When the name is empty, too long or taken, or the edit cannot be saved.
    pub fn create_category(
        &self,
        name: &str,
        color: Option<Color>,
        images: Vec<ImageId>,
    ) -> Result<CategoryId, SessionError> {
        let mut state = self.lock();
        let color = color.unwrap_or_else(|| next_color(state.project.categories().iter().map(|c| c.color)));
        let id = CategoryId(Uuid::new_v4());
        state.edit(&Edit::CreateCategory { category: Category { id, name: name.to_owned(), color }, images })?;
        Ok(id)
    }

    /// Takes the last edit back. Returns its name; `None` if there was none.
    ///
    /// # Errors
    /// When the change cannot be saved: then nothing has changed.
    pub fn undo(&self) -> Result<Option<String>, SessionError> {
        self.lock().step(History::undo_name, History::undo)
    }

    /// Does the last undone edit again. Returns its name; `None` if there was none.
    ///
    /// # Errors
    /// When the change cannot be saved: then nothing has changed.
    pub fn redo(&self) -> Result<Option<String>, SessionError> {
        self.lock().step(History::redo_name, History::redo)
    }

    /// Turns predictions into labels of origin “accepted”: all, or those of `images`, with at least `min_confidence`.
    /// Returns how many.
    ///
    /// # Errors
    /// When there is nothing to accept, or the edit cannot be saved.
    pub fn accept_predictions(
        &self,
        images: Option<&[ImageId]>,
        min_confidence: Option<f64>,
    ) -> Result<usize, SessionError> {
        let mut state = self.lock();
        let least = min_confidence.unwrap_or(0.0);
        let Some(predictions) = &state.predictions else {
            return Err(SessionError::Refused("There are no predictions to accept. Predict first.".to_owned()));
        };
        let asked: Vec<ImageId> = match images {
            Some(images) => images.to_vec(),
            None => predictions.of_image.keys().copied().collect(),
        };
        let accepted: Vec<(ImageId, CategoryId)> = asked
            .into_iter()
            .filter(|image| state.project.image(*image).is_some() && state.project.label(*image).is_none())
            .filter_map(|image| {
                let (category, confidence) = predictions.best(image)?;
                let certain = f64::from(confidence) >= least && state.project.category(category).is_some();
                certain.then_some((image, category))
            })
            .collect();
        if accepted.is_empty() {
            let reason = match min_confidence {
                Some(least) => {
                    format!("None of these predictions has a confidence of at least {:.0} %.", least * 100.0)
                }
                None => "None of these images has a prediction that could be accepted.".to_owned(),
            };
            return Err(SessionError::Refused(reason));
        }
        let count = accepted.len();
        state.edit(&Edit::AcceptPredictions(accepted))?;
        Ok(count)
    }

    /// Removes all predictions. Not an edit: it cannot be undone, but Predict brings them back.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn clear_predictions(&self) -> Result<(), SessionError> {
        self.lock().set_predictions(None)
    }

    /// Copies the project to another file and opens the copy. Images stay where they are and are found from there.
    ///
    /// # Errors
    /// When the copy cannot be written; this session is as it was.
    pub fn save_as(&self, target: &Path) -> Result<Self, SessionError> {
        let target = places::absolute(target);
        if target == self.path {
            return Err(SessionError::Refused(
                "The project is saved in this file already, at every edit. Choose another name for a copy.".to_owned(),
            ));
        }
        let (moved, name) = {
            let state = self.lock();
            state.store.copy_to(&target)?;
            let base = target.parent().unwrap_or(Path::new("."));
            let moved = state.project.images().flat_map(|image| {
                (0_usize..).zip(&image.sources).map(|(at, source)| {
                    let (file, _) = places::find(&self.base, source);
                    let Place { path, found_at } = places::place(base, &file);
                    MovedSource { image: image.id, source: at, path, found_at }
                })
            });
            (moved.collect(), state.project.name.clone())
        };
        let copy = Self::open(&self.folders, &target)?;
        {
            let mut state = copy.lock();
            state.edit(&Edit::Relink(moved))?;
            let stem = target.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            // A draft or a copy takes the name that the person typed; a name of their own choice stays.
            let own = self.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            if !stem.is_empty() && (name == own || name.starts_with("Untitled")) {
                state.edit(&Edit::RenameProject(stem))?;
            }
            state.history = History::default();
        }
        Ok(copy)
    }

    /// Looks which image files are not there. Returns whether that has changed since the last time.
    pub fn refresh_missing(&self) -> bool {
        let project = self.project();
        let images: Vec<_> = project.images().collect();
        let missing = images.par_iter().filter(|image| !places::all_there(&self.base, image)).map(|image| image.id);
        let missing: BTreeSet<ImageId> = missing.collect();
        let mut state = self.lock();
        let changed = state.missing != missing;
        if changed {
            state.missing = missing;
            state.revision += 1;
        }
        changed
    }
}

impl State {
    /// See [`Session::edit`].
    pub(crate) fn edit(&mut self, edit: &Edit) -> Result<bool, SessionError> {
        let next = edit.apply(&self.project)?;
        let name = edit.name(&self.project);
        let next_image = next.last_image().map_or(self.next_image, |id| self.next_image.max(id.0 + 1));
        let delta = Delta::between(&self.project, &next);
        if delta.is_empty() {
            return Ok(false);
        }
        self.store.save(&delta, next_image)?;
        self.next_image = next_image;
        self.label_revision += u32::from(delta.changes_labels());
        let before = std::mem::replace(&mut self.project, next);
        self.history.record(name, before);
        self.revision += 1;
        Ok(true)
    }

    /// The id of the next image to be imported.
    pub(crate) fn next_image(&self) -> u32 {
        self.next_image
    }

    fn step(
        &mut self,
        name: impl Fn(&History) -> Option<&str>,
        step: impl Fn(&mut History, &Project) -> Option<Project>,
    ) -> Result<Option<String>, SessionError> {
        let mut history = self.history.clone();
        let Some(name) = name(&history).map(ToOwned::to_owned) else { return Ok(None) };
        let Some(next) = step(&mut history, &self.project) else { return Ok(None) };
        let delta = Delta::between(&self.project, &next);
        self.store.save(&delta, self.next_image)?;
        self.label_revision += u32::from(delta.changes_labels());
        self.project = next;
        self.history = history;
        self.revision += 1;
        Ok(Some(name))
    }

    pub(crate) fn hide(&mut self, hidden: BTreeSet<Option<CategoryId>>) -> Result<(), SessionError> {
        self.store.save_hidden(&hidden)?;
        self.hidden = hidden;
        self.revision += 1;
        Ok(())
    }

    pub(crate) fn set_predictions(&mut self, predictions: Option<Predictions>) -> Result<(), SessionError> {
        self.store.save_predictions(predictions.as_ref())?;
        self.predictions = predictions;
        self.revision += 1;
        Ok(())
    }
}
