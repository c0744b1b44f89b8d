//! How good a model is for how many labels: draw some at random, fit, and judge the images that were held out.
//!
//! Owns: the draws over a folder of images whose categories are known, and the figures over several of them. Refuses:
//! projects of a person; it works on one of its own, which is gone afterwards.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use serde::Serialize;
use tempfile::TempDir;
use vesicle_learning::{
    Architecture, CategoryCount, Compute, DataFacts, Example, FitRequest, FitSettings, TrainedModel,
};
use vesicle_project::{Draw, Evaluation, Image, Reliability, Scored, draw, mean_interval, reliability};

use super::check::image_facts;
use super::fit::architecture_name;
use super::import::{ImportRequest, import};
use super::labels::LabelsTable;
use crate::jobs::plain_progress;
use crate::pictures::ProjectPictures;
use crate::session::Session;
use crate::{Folders, JobContext, SessionError};

const TABLE: &str = "labels.csv";
/// Of confidence, by which the calibration error is measured.
const BINS: usize = 10;

/// What to measure.
#[derive(Debug, Clone)]
pub struct BenchmarkRequest {
    /// Has `labels.csv` with columns file and class or category; without it folders are categories.
    pub folder: PathBuf,
    /// How many labels a category, each measured by itself.
    pub labels: Vec<usize>,
    /// Draws for each.
    pub repeats: usize,
    /// Share of the images that is judged, 0 to 1.
    pub held_out: f64,
    /// A column: images with the same value are never on both sides.
    pub group_by: Option<String>,
    pub architectures: Vec<Architecture>,
    /// Categories whose images take no part.
    pub without: Vec<String>,
    pub device: String,
    pub seed: u64,
}

/// The figures of one model with so many labels, over all draws.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BenchmarkResult {
    pub model: String,
    pub labels_per_category: usize,
    /// Mean share of held-out images that were called right.
    pub accuracy: f64,
    /// Mean over the categories of the share of their held-out images that were called right.
    pub balanced_accuracy: f64,
    /// Standard deviation of the accuracy over the draws.
    pub sd: f64,
    /// The same of the balanced accuracy.
    pub balanced_sd: f64,
    /// The lowest balanced accuracy of a draw: a fit that collapses shows here, where the mean may hide it.
    pub lowest_balanced_accuracy: f64,
    /// Mean expected calibration error on the held-out images, 0 (the confidence can be taken at its word) to 1.
    pub calibration_error: f64,
    /// Mean of one fit and the prediction of the held-out images, features being there already.
    pub seconds: f64,
    pub repeats: usize,
}

/// Images with the truth about them.
pub(super) struct Set {
    session: Session,
    pub(super) images: Vec<Arc<Image>>,
    pub(super) classes: Vec<usize>,
    pub(super) groups: Option<Vec<usize>>,
    /// Names of the categories that take part.
    pub(super) names: Vec<String>,
}

/// Measures, and tells each result as soon as it is there.
///
/// # Errors
/// When the folder holds no images of two categories, a column is not there, or a fit is not possible.
pub fn benchmark(
    folders: &Folders,
    request: &BenchmarkRequest,
    context: &JobContext,
    on_result: &mut dyn FnMut(&BenchmarkResult),
) -> Result<Vec<BenchmarkResult>, SessionError> {
    let temporary = temporary()?;
    let set = Set::read(folders, temporary.path(), request, context)?;
    let mut results = Vec::new();
    for &architecture in &request.architectures {
        for &labels in &request.labels {
            let Some(result) = set.measure(request, architecture, labels, context)? else { return Ok(results) };
            on_result(&result);
            results.push(result);
        }
    }
    Ok(results)
}

/// Where the project of a benchmark lies as long as it runs.
pub(super) fn temporary() -> Result<TempDir, SessionError> {
    tempfile::tempdir().map_err(|source| SessionError::Write { path: std::env::temp_dir(), source })
}

impl Set {
    pub(super) fn read(
        folders: &Folders,
        place: &Path,
        request: &BenchmarkRequest,
        context: &JobContext,
    ) -> Result<Self, SessionError> {
        let refuse = |reason: String| SessionError::Unreadable { path: request.folder.clone(), reason };
        let session = Session::create(folders, &place.join("benchmark.vesicle"), "Benchmark")?;
        let table = request.folder.join(TABLE);
        let labels = table.is_file().then(|| LabelsTable::read(&table)).transpose()?;
        let wanted = ImportRequest {
            paths: vec![request.folder.clone()],
            labels_from_folders: labels.is_none(),
            labels,
            ..ImportRequest::default()
        };
        import(&session, &wanted, context)?;
        let project = session.project();
        let kept: Vec<_> =
            project.categories().iter().filter(|category| !request.without.contains(&category.name)).collect();
        let (mut images, mut classes) = (Vec::new(), Vec::new());
        for (id, label) in project.labels() {
            let class = kept.iter().position(|category| category.id == label.category);
            if let (Some(class), Some(image)) = (class, project.image(id)) {
                images.push(Arc::clone(image));
                classes.push(class);
            }
        }
        let present = (0..kept.len()).filter(|class| classes.contains(class)).count();
        if present < 2 {
            return Err(refuse(format!(
                "it holds labelled images of {present} categories; two are needed. Put each category into a folder of its \
                 own, or name file and class in {TABLE}"
            )));
        }
        let groups = request.group_by.as_deref().map(|column| groups(&images, column).map_err(refuse)).transpose()?;
        let names = kept.iter().map(|category| category.name.clone()).collect();
        let set = Self { session, images, classes, groups, names };
        set.warm_up(context);
        Ok(set)
    }

    /// Describes all images once, so that the seconds of the first draw are not those of reading.
    fn warm_up(&self, context: &JobContext) {
        let indices: Vec<usize> = (0..self.images.len()).collect();
        let pictures = self.pictures();
        let channels = self.facts(&[]).main_channels();
        vesicle_learning::describe_all(&pictures, &indices, channels, context.cancel_token(), &mut |done| {
            context.count(done, indices.len(), "images", "Describing images");
        });
    }

    pub(super) fn facts(&self, labelled: &[usize]) -> DataFacts {
        let counts = self.names.iter().enumerate().map(|(class, name)| CategoryCount {
            name: name.clone(),
            images: labelled.iter().filter(|&&at| self.classes[at] == class).count(),
        });
        DataFacts { categories: counts.collect(), ..image_facts(self.images.iter()) }
    }

    /// `None` if stopped.
    fn measure(
        &self,
        request: &BenchmarkRequest,
        architecture: Architecture,
        labels: usize,
        context: &JobContext,
    ) -> Result<Option<BenchmarkResult>, SessionError> {
        let name = architecture_name(architecture);
        let compute = vesicle_learning::open_device(&request.device)?;
        let (mut accuracies, mut balanced, mut errors, mut seconds) = (Vec::new(), Vec::new(), Vec::new(), 0.0);
        for repeat in 0..request.repeats {
            context.progress(plain_progress(
                repeat,
                request.repeats,
                "draws",
                &format!("{name}, {labels} labels a category"),
            ));
            let seed = request.seed.wrapping_add(repeat as u64);
            let drawn = draw(&self.classes, self.groups.as_deref(), request.held_out, labels, seed);
            let channels = self.facts(&[]).main_channels();
            let settings = FitSettings { seed: seed as u32, ..self.settings(request, architecture, &drawn) };
            let began = Instant::now();
            let Some((evaluation, reliability)) = self.once(&settings, &drawn, channels, &compute, context)? else {
                return Ok(None);
            };
            seconds += began.elapsed().as_secs_f64();
            accuracies.extend(evaluation.accuracy);
            balanced.extend(evaluation.balanced_accuracy);
            errors.extend(reliability.expected_calibration_error);
        }
        let lowest = balanced.iter().copied().fold(1.0, f64::min);
        let (Some(accuracy), Some(balanced)) = (mean_interval(&accuracies), mean_interval(&balanced)) else {
            return Err(SessionError::Refused("No image is held out: raise the held-out share.".to_owned()));
        };
        Ok(Some(BenchmarkResult {
            model: architecture.to_string(),
            labels_per_category: labels,
            accuracy: accuracy.mean,
            balanced_accuracy: balanced.mean,
            sd: accuracy.sd,
            balanced_sd: balanced.sd,
            lowest_balanced_accuracy: lowest,
            calibration_error: errors.iter().sum::<f64>() / errors.len().max(1) as f64,
            seconds: seconds / request.repeats.max(1) as f64,
            repeats: request.repeats,
        }))
    }

    /// A fit on the labelled images, and what it says of the held-out ones. `None` if stopped.
    fn once(
        &self,
        settings: &FitSettings,
        drawn: &Draw,
        channels: u32,
        compute: &Compute,
        context: &JobContext,
    ) -> Result<Option<(Evaluation, Reliability)>, SessionError> {
        let Some(model) = self.fitted(settings, &drawn.labelled, channels, compute, context)? else { return Ok(None) };
        let Some(said) = self.said(&model, &drawn.held_out, compute, context)? else { return Ok(None) };
        let scored: Vec<Scored<'_>> = drawn
            .held_out
            .iter()
            .zip(&said)
            .filter_map(|(&at, probabilities)| {
                let (image, truth) = (self.images[at].id, self.classes[at]);
                Some(Scored { image, truth, probabilities: probabilities.as_deref()? })
            })
            .collect();
        Ok(Some((vesicle_project::evaluate(self.names.len(), &scored), reliability(&scored, BINS))))
    }

    /// `None` if stopped.
    pub(super) fn fitted(
        &self,
        settings: &FitSettings,
        labelled: &[usize],
        channels: u32,
        compute: &Compute,
        context: &JobContext,
    ) -> Result<Option<TrainedModel>, SessionError> {
        let pictures = self.pictures();
        let training: Vec<Example> =
            labelled.iter().map(|&at| Example { index: at, class: self.classes[at] }).collect();
        let groups: Option<Vec<usize>> =
            self.groups.as_ref().map(|groups| labelled.iter().map(|&at| groups[at]).collect());
        // A person labels a few of the images and has all the others predicted: those are there, without their labels.
        let mut unlabelled = vec![true; self.images.len()];
        labelled.iter().for_each(|&at| unlabelled[at] = false);
        let unlabelled: Vec<usize> = (0..self.images.len()).filter(|&at| unlabelled[at]).collect();
        let fitted = vesicle_learning::fit(
            FitRequest {
                settings,
                classes: self.names.len(),
                channels: channels as usize,
                training: &training,
                groups: groups.as_deref(),
                validation: &[],
                unlabelled: &unlabelled,
                source: &pictures,
                start: None,
            },
            compute,
            context.cancel_token(),
            &mut |_| (),
        )?;
        if context.is_cancelled() {
            return Ok(None);
        }
        let missing = || SessionError::Refused("A fit of the benchmark gave no model.".to_owned());
        fitted.model.ok_or_else(missing).map(Some)
    }

    /// Probabilities for images; nothing for one that cannot be read. `None` if stopped.
    pub(super) fn said(
        &self,
        model: &TrainedModel,
        images: &[usize],
        compute: &Compute,
        context: &JobContext,
    ) -> Result<Option<Vec<Option<Vec<f32>>>>, SessionError> {
        let pictures = self.pictures();
        let outcome =
            vesicle_learning::predict(model, images, &pictures, compute, context.cancel_token(), &mut |_, _| ())?;
        Ok((!outcome.cancelled).then_some(outcome.probabilities))
    }

    fn pictures(&self) -> ProjectPictures {
        let snapshot = self.session.snapshot();
        self.session.pictures(&snapshot, self.images.clone(), snapshot.stack)
    }

    pub(super) fn settings(&self, request: &BenchmarkRequest, architecture: Architecture, drawn: &Draw) -> FitSettings {
        FitSettings {
            architecture,
            device: request.device.clone(),
            ..FitSettings::suggested(&self.facts(&drawn.labelled))
        }
    }
}

/// A number for each value of a column.
fn groups(images: &[Arc<Image>], column: &str) -> Result<Vec<usize>, String> {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let mut numbers = Vec::with_capacity(images.len());
    for image in images {
        let found = image.metadata.iter().find(|(name, _)| name.eq_ignore_ascii_case(column));
        let Some((_, value)) = found else {
            let columns: Vec<&str> = image.metadata.iter().map(|(name, _)| name.as_str()).collect();
            return Err(format!("{} has no column “{column}”; it has: {}", image.name, columns.join(", ")));
        };
        let next = known.len();
        numbers.push(*known.entry(value).or_insert(next));
    }
    Ok(numbers)
}
