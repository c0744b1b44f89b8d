//! A place to work in, and the shortest way to a project with images, labels, a model and predictions.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;
use vesicle_learning::{Architecture, Crop};
use vesicle_session::view::{FitStart, JobKind, JobReport};
use vesicle_session::{
    Desk, FitSettings, Folders, ImportRequest, JobContext, LabelsTable, Session, fit, import, predict,
};

use crate::pictures::{Texture, write_textures};

/// Epochs of [`quick_settings`].
pub const TWO_EPOCHS: u32 = 2;

/// A temporary folder with the app's own folders in it; gone when dropped.
pub struct Bench {
    root: TempDir,
}

impl Bench {
    #[must_use]
    pub fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap() }
    }

    /// Where the app keeps its own files.
    #[must_use]
    pub fn folders(&self) -> Folders {
        Folders::below(&self.home())
    }

    /// For `VESICLE_HOME`.
    #[must_use]
    pub fn home(&self) -> PathBuf {
        self.path("home")
    }

    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        // The session follows links; macOS' temporary folder is one.
        self.root.path().canonicalize().unwrap().join(name)
    }

    /// Writes images into `name/smooth`, `name/speckled` and `name/unknown` (half of each kind), `side` pixels wide.
    pub fn write_images(&self, name: &str, per_category: usize, unknown: usize, side: u32) -> PathBuf {
        let folder = self.path(name);
        write_textures(&folder.join("smooth"), Texture::Smooth, per_category, side, 1);
        write_textures(&folder.join("speckled"), Texture::Speckled, per_category, side, 1);
        write_textures(&folder.join("unknown"), Texture::Smooth, unknown.div_ceil(2), side, 2);
        write_textures(&folder.join("unknown"), Texture::Speckled, unknown / 2, side, 3);
        folder
    }

    /// A project with `per_category` labelled images of two categories (first smooth, then speckled, by id), then
    /// `unknown` ones. Images lie in `study/images`, the project file in `study`.
    #[must_use]
    pub fn labelled(&self, per_category: usize, unknown: usize) -> Session {
        let images = self.write_images("study/images", per_category, unknown, 24);
        let session = Session::create(&self.folders(), &self.path("study/study.vesicle"), "study").unwrap();
        let report = import_now(&session, &[&images], true);
        assert_eq!(report.added as usize, 2 * per_category + unknown, "{report:?}");
        session
    }

    /// 12 labelled images of each of two kinds from four wells (column “well”: W0 to W3), each with three of both, and 4
    /// without a label.
    #[must_use]
    pub fn wells(&self) -> Session {
        let images = self.write_images("images", 12, 4, 24);
        let mut table = String::from("file,category,Well\n");
        for texture in ["smooth", "speckled"] {
            for number in 0..12 {
                table += &format!("{texture}/1-{number}.tif,{texture},W{}\n", number % 4);
            }
        }
        std::fs::write(self.path("labels.csv"), table).unwrap();
        let session = Session::create(&self.folders(), &self.path("wells.vesicle"), "wells").unwrap();
        let labels = Some(LabelsTable::read(&self.path("labels.csv")).unwrap());
        let request = ImportRequest { paths: vec![images], labels, ..ImportRequest::default() };
        import(&session, &request, &quiet(JobKind::Import)).unwrap();
        session
    }

    /// The same with a model of two epochs.
    #[must_use]
    pub fn fitted(&self, per_category: usize, unknown: usize) -> Session {
        let session = self.labelled(per_category, unknown);
        fit_now(&session, &quick_settings(), FitStart::Afresh);
        session
    }

    /// A window's desk on which such a project is open: two categories of 6 images, then 6 unknown ones.
    #[must_use]
    pub fn desk(&self, with_model: bool) -> Arc<Desk> {
        let session = if with_model { self.fitted(6, 6) } else { self.labelled(6, 6) };
        let path = session.path().to_path_buf();
        drop(session);
        let desk = Arc::new(Desk::new(self.folders()));
        desk.open_project(&path).unwrap();
        desk
    }
}

impl Default for Bench {
    fn default() -> Self {
        Self::new()
    }
}

/// A context for work on the test's own thread that nobody listens to.
#[must_use]
pub fn quiet(kind: JobKind) -> JobContext {
    JobContext::new(kind, "test", Arc::new(|_| {}))
}

/// A fit that takes a fraction of a second, on the processor.
#[must_use]
pub fn quick_settings() -> FitSettings {
    FitSettings {
        architecture: Architecture::SimpleCnn,
        input_width: 16,
        input_height: 16,
        crop: Crop::None,
        epochs: TWO_EPOCHS,
        batch_size: 4,
        device: "cpu".to_owned(),
        ..FitSettings::default()
    }
}

pub fn import_now(session: &Session, paths: &[&Path], labels_from_folders: bool) -> JobReport {
    let paths = paths.iter().map(|path| path.to_path_buf()).collect();
    let request = ImportRequest { paths, labels_from_folders, ..ImportRequest::default() };
    import(session, &request, &quiet(JobKind::Import)).unwrap()
}

pub fn fit_now(session: &Session, settings: &FitSettings, start: FitStart) -> JobReport {
    fit(session, settings, start, &quiet(JobKind::Fit)).unwrap()
}

pub fn predict_now(session: &Session) -> JobReport {
    predict(session, &quiet(JobKind::Predict)).unwrap()
}
