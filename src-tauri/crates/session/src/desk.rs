//! What a program with a window needs around a session.
//!
//! Owns: which project is open, the one lane for jobs, recent projects, drafts. Refuses: windows; a test drives it as
//! the window does.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use crate::backbone::{backbone_view, install_backbone};
use crate::belongings::bring_along;
use crate::looking::Looking;
use crate::recent::Recent;
use crate::session::Session;
use crate::view::{AppInfo, AppSettings, AppSettingsView, BackboneView, FitStart, JobKind};
use crate::work;
use crate::work::evaluate::Asked;
use crate::{
    Explanation, FitSettings, Folders, ImageId, ImagesExport, ImportRequest, Jobs, MapMethod, Queue, SessionError,
    Sink, example,
};

/// How long closing a project waits for its job to stop. A batch takes a fraction of this.
const PATIENCE: Duration = Duration::from_secs(30);

/// The open project, if any, and the jobs on it.
pub struct Desk {
    folders: Folders,
    recent: Recent,
    jobs: Jobs,
    looking: Looking,
    open: Mutex<Option<Arc<Session>>>,
}

impl Desk {
    #[must_use]
    pub fn new(folders: Folders) -> Self {
        let recent = Recent::new(&folders.settings);
        Self { recent, jobs: Jobs::default(), looking: Looking::default(), open: Mutex::new(None), folders }
    }

    /// Version, recent projects, and whether the example was made already.
    #[must_use]
    pub fn app_info(&self) -> AppInfo {
        AppInfo {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            recent: self.recent.list(),
            example_exists: example::file(&self.folders).is_file(),
        }
    }

    /// What a person has set for the app, with the defaults of this computer.
    #[must_use]
    pub fn app_settings(&self) -> AppSettingsView {
        AppSettings::load(&self.folders).view()
    }

    /// Keeps the settings; the open project reads by them from now on, a running job still by the old ones.
    ///
    /// # Errors
    /// When a limit makes no sense on this computer, or the file cannot be written.
    pub fn save_app_settings(&self, settings: AppSettings) -> Result<AppSettingsView, SessionError> {
        settings.save(&self.folders)?;
        if let Ok(session) = self.session() {
            session.lock().limits = settings.limits();
        }
        Ok(settings.view())
    }

    /// Whether there are weights of the pretrained network.
    #[must_use]
    pub fn backbone(&self) -> BackboneView {
        backbone_view(&self.folders)
    }

    /// Installs them from a file; what is fitted from now on uses them.
    ///
    /// # Errors
    /// As [`install_backbone`].
    pub fn install_backbone(&self, file: &Path) -> Result<BackboneView, SessionError> {
        install_backbone(&self.folders, file)
    }

    pub fn forget_recent(&self, path: &Path) {
        self.recent.forget(path);
    }

    #[must_use]
    pub fn jobs(&self) -> &Jobs {
        &self.jobs
    }

    /// The queue of thumbnails.
    #[must_use]
    pub fn looking(&self) -> &Looking {
        &self.looking
    }

    /// The open project.
    ///
    /// # Errors
    /// When none is open.
    pub fn session(&self) -> Result<Arc<Session>, SessionError> {
        self.lock().clone().ok_or(SessionError::NoProject)
    }

    /// Makes a project file, or a draft in the app's own folder, and opens it.
    ///
    /// # Errors
    /// When the file exists, cannot be written, or a job is running.
    pub fn new_project(&self, path: Option<&Path>) -> Result<Arc<Session>, SessionError> {
        self.refuse_while_busy()?;
        let session = match path {
            Some(path) => {
                let name = path.file_stem().map_or_else(|| "Untitled".into(), |stem| stem.to_string_lossy());
                Session::create(&self.folders, path, &name)?
            }
            None => draft(&self.folders)?,
        };
        Ok(self.show(session))
    }

    /// Opens a project file in place of the open one.
    ///
    /// # Errors
    /// When it cannot be opened, or a job is running; then the open project stays open.
    pub fn open_project(&self, path: &Path) -> Result<Arc<Session>, SessionError> {
        let wanted = crate::places::absolute(path);
        if let Ok(open) = self.session()
            && open.path() == wanted
        {
            return Ok(open);
        }
        self.refuse_while_busy()?;
        Ok(self.show(Session::open(&self.folders, path)?))
    }

    /// Saves the open project under another name and goes on in the copy. A draft that was saved is not kept twice.
    ///
    /// # Errors
    /// When the copy cannot be written, or a job is running; then the open project stays open.
    pub fn save_as(&self, target: &Path) -> Result<Arc<Session>, SessionError> {
        self.refuse_while_busy()?;
        let session = self.session()?;
        let copy = session.save_as(target)?;
        let draft = session.path().to_path_buf();
        let was_draft = draft.starts_with(self.folders.drafts());
        drop(session);
        let copy = self.show(copy);
        if was_draft {
            self.recent.forget(&draft);
            remove_project_file(&draft);
            if let Err(error) = bring_along(&copy, &self.folders.drafts()) {
                tracing::warn!(%error, "pictures that were imported into a draft stay in the app's own folder");
            }
        }
        Ok(copy)
    }

    /// Closes the open project. Everything is saved already.
    ///
    /// # Errors
    /// When a job is running.
    pub fn close_project(&self) -> Result<(), SessionError> {
        self.leave()
    }

    /// Stops the running job and closes the project, for the end of the program.
    pub fn shut_down(&self) {
        if !self.jobs.stop_and_wait(PATIENCE) {
            tracing::warn!("a job did not stop in time; its results are lost, everything else is saved");
        }
        *self.lock() = None;
    }

    /// Starts the import of files and folders, into a new draft if no project is open.
    ///
    /// # Errors
    /// When a job is running, or no draft can be made.
    pub fn start_import(&self, request: ImportRequest, sink: Sink) -> Result<u32, SessionError> {
        self.refuse_while_busy()?;
        let session = match self.session() {
            Ok(session) => session,
            Err(_none_open) => self.new_project(None)?,
        };
        self.jobs.start(JobKind::Import, "Import images", sink, move |context| {
            work::import::import(&session, &request, context)
        })
    }

    /// Opens the example project, made anew if it does not exist or if `fresh`.
    ///
    /// # Errors
    /// When a job is running.
    pub fn start_example(self: &Arc<Self>, fresh: bool, sink: Sink) -> Result<u32, SessionError> {
        self.refuse_while_busy()?;
        // The example's file may be replaced, so it must not be the open one.
        if self.session().is_ok_and(|open| open.path() == example::file(&self.folders)) {
            self.leave()?;
        }
        let desk = Arc::clone(self);
        self.jobs.start(JobKind::Example, "Open the example project", sink, move |context| {
            let (session, report) = example::open_example(&desk.folders, fresh, context)?;
            if let Some(session) = session {
                desk.show(session);
            }
            Ok(report)
        })
    }

    /// Starts a fit; its settings are remembered in the project.
    ///
    /// # Errors
    /// When a job is running, no project is open, or the settings do not allow a fit.
    pub fn start_fit(&self, settings: FitSettings, start: FitStart, sink: Sink) -> Result<u32, SessionError> {
        let session = self.session()?;
        self.refuse_while_busy()?;
        work::check::refuse_problems(&session, &settings, start)?;
        self.jobs.start(JobKind::Fit, "Fit the classifier", sink, move |context| {
            work::fit::fit(&session, &settings, start, context)
        })
    }

    /// Starts a look for a learning rate; the project and its settings stay as they are.
    ///
    /// # Errors
    /// When a job is running, no project is open, or the settings do not allow a fit.
    pub fn start_find_rate(&self, settings: FitSettings, start: FitStart, sink: Sink) -> Result<u32, SessionError> {
        let session = self.session()?;
        self.refuse_while_busy()?;
        work::rates::refuse_early(&session, &settings, start)?;
        self.jobs.start(JobKind::FindRate, "Find a learning rate", sink, move |context| {
            work::rates::find_rate(&session, &settings, start, context).map(|(_, report)| report)
        })
    }

    /// Starts the prediction of all images without a label.
    ///
    /// # Errors
    /// When a job is running, no project is open, or there is no model or nothing to predict.
    pub fn start_predict(&self, sink: Sink) -> Result<u32, SessionError> {
        let session = self.session()?;
        work::predict::refuse_early(&session)?;
        self.jobs.start(JobKind::Predict, "Predict unknown images", sink, move |context| {
            work::predict::predict(&session, context)
        })
    }

    /// Starts a fit of Quick with the prediction of all images without a label, if the labels allow it; `None` if not.
    ///
    /// # Errors
    /// When a job is running or no project is open.
    pub fn start_refit(&self, sink: Sink) -> Result<Option<u32>, SessionError> {
        let session = self.session()?;
        self.refuse_while_busy()?;
        if !work::refit::can_refit(&session) {
            return Ok(None);
        }
        let title = "Keep up with the labels";
        self.jobs.start(JobKind::Refit, title, sink, move |context| work::refit::refit(&session, context)).map(Some)
    }

    /// Makes a queue at once (`None`), or starts to if pictures have to be looked at.
    ///
    /// # Errors
    /// When no project is open, what the queue needs is not there, or pictures are needed and a job is running.
    pub fn start_queue(&self, queue: Queue, sink: Sink) -> Result<Option<u32>, SessionError> {
        let session = self.session()?;
        if work::queue::is_instant(&queue) {
            return work::queue::at_once(&session, &queue).map(|_count| None);
        }
        let title = "Find images worth a look";
        self.jobs
            .start(JobKind::Queue, title, sink, move |context| work::queue::make_queue(&session, &queue, context))
            .map(Some)
    }

    /// Starts to place the images on a map.
    ///
    /// # Errors
    /// When a job is running or no project is open.
    pub fn start_map(&self, method: MapMethod, sink: Sink) -> Result<u32, SessionError> {
        let session = self.session()?;
        self.jobs.start(JobKind::Map, "Make a map", sink, move |context| work::map::make_map(&session, method, context))
    }

    /// Starts the evaluation on a set of images, without one on the most telling that there is.
    ///
    /// # Errors
    /// When a job is running, no project is open, or there is no model or no image of the set.
    pub fn start_evaluate(&self, asked: Asked, sink: Sink) -> Result<u32, SessionError> {
        let session = self.session()?;
        work::evaluate::refuse_early(&session, &asked)?;
        self.jobs.start(JobKind::Evaluate, "Evaluate the classifier", sink, move |context| {
            work::evaluate::evaluate(&session, &asked, context).map(|(_, report)| report)
        })
    }

    /// Starts to hold models against each other.
    ///
    /// # Errors
    /// When a job is running or no project is open.
    pub fn start_compare(&self, models: Vec<String>, sink: Sink) -> Result<u32, SessionError> {
        let session = self.session()?;
        self.jobs.start(JobKind::Compare, "Compare models", sink, move |context| {
            let models: Vec<&str> = models.iter().map(String::as_str).collect();
            work::compare::compare(&session, &models, context).map(|(_, report)| report)
        })
    }

    /// Starts to find where an image speaks for a category of the model.
    ///
    /// # Errors
    /// When a job is running or no project is open.
    pub fn start_explain(
        &self,
        image: ImageId,
        category: String,
        method: Explanation,
        sink: Sink,
    ) -> Result<u32, SessionError> {
        let session = self.session()?;
        self.jobs.start(JobKind::Explain, "Explain an image", sink, move |context| {
            work::explain::explain(&session, image, &category, method, context).map(|(_, report)| report)
        })
    }

    /// Starts to write a report of the whole project.
    ///
    /// # Errors
    /// When a job is running or no project is open.
    pub fn start_report(&self, path: PathBuf, sink: Sink) -> Result<u32, SessionError> {
        let session = self.session()?;
        self.jobs.start(JobKind::Report, "Write a report", sink, move |context| {
            work::report::write_report(&session, &path, context)
        })
    }

    /// Starts to write the images into folders.
    ///
    /// # Errors
    /// When a job is running or no project is open.
    pub fn start_export_images(&self, asked: ImagesExport, sink: Sink) -> Result<u32, SessionError> {
        let session = self.session()?;
        self.jobs.start(JobKind::ExportImages, "Export images", sink, move |context| {
            work::sorted::export_images(&session, &asked, context)
        })
    }

    /// Starts to write the project for Piximi.
    ///
    /// # Errors
    /// When a job is running or no project is open.
    pub fn start_export_piximi(&self, path: PathBuf, sink: Sink) -> Result<u32, SessionError> {
        let session = self.session()?;
        self.jobs.start(JobKind::ExportPiximi, "Export a Piximi project", sink, move |context| {
            work::piximi::export_piximi(&session, &path, context)
        })
    }

    /// Keeps the thumbnail cache within its limit; call it once, on a thread of its own.
    pub fn tidy(&self) {
        crate::thumbnails::Thumbnails::new(self.folders.thumbnails()).prune();
        crate::feature_cache::FeatureCache::open(&self.folders.cache).prune();
    }

    fn refuse_while_busy(&self) -> Result<(), SessionError> {
        self.jobs.running().map_or(Ok(()), |title| Err(SessionError::Busy(title)))
    }

    /// Lets go of the open project, so that its file is free.
    fn leave(&self) -> Result<(), SessionError> {
        self.refuse_while_busy()?;
        *self.lock() = None;
        Ok(())
    }

    fn show(&self, session: Session) -> Arc<Session> {
        let session = Arc::new(session);
        self.recent.add(session.path(), &session.project().name);
        *self.lock() = Some(Arc::clone(&session));
        session
    }

    fn lock(&self) -> MutexGuard<'_, Option<Arc<Session>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A project that was not given a place yet. It is as safe as any other: a file in the app's own folder.
fn draft(folders: &Folders) -> Result<Session, SessionError> {
    let now = humantime::format_rfc3339_seconds(SystemTime::now()).to_string();
    let (day, time) = now.split_at(10);
    let stamp = format!("{day} {}", time.trim_matches(['T', 'Z']).replace(':', "."));
    let mut number = 1;
    loop {
        let suffix = if number == 1 { String::new() } else { format!(" ({number})") };
        let path = folders.drafts().join(format!("Untitled {stamp}{suffix}.vesicle"));
        if !path.exists() {
            return Session::create(folders, &path, "Untitled project");
        }
        number += 1;
    }
}

/// A project file and what SQLite keeps beside it.
pub(crate) fn remove_project_file(path: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        let part = PathBuf::from(name);
        if part.exists()
            && let Err(error) = std::fs::remove_file(&part)
        {
            tracing::warn!(path = %part.display(), %error, "a file was not removed");
        }
    }
}
