//! How good a model is for how many labels: draw some at random, fit, and judge the images that were held out.
//!
//! Owns: the draws over a folder of images whose categories are known, and the figures over several of them. Refuses:
//! projects of a person; it works on one of its own, which is gone afterwards.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use serde::Serialize;
use vesicle_learning::{Architecture, CategoryCount, DataFacts, Example, FitRequest, FitSettings};
use vesicle_project::{Evaluation, Image, Reliability, Scored, draw, mean_interval, reliability};

use super::check::image_facts;
use super::fit::architecture_name;
use super::import::{ImportRequest, import};
use super::labels::LabelsTable;
use crate::jobs::plain_progress;
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
struct Set {
    session: Session,
    images: Vec<Arc<Image>>,
    classes: Vec<usize>,
    groups: Option<Vec<usize>>,
    /// Names of the categories that take part.
    names: Vec<String>,
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
    let temporary = tempfile::tempdir().map_err(|source| SessionError::Write { path: std::env::temp_dir(), source })?;
    let set = Set::read(folders, temporary.path(), request, context)?;
    set.warm_up(context)?;
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

impl Set {
    fn read(
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
        Ok(Self { session, images, classes, groups, names })
    }

    /// Describes all images once, so that the seconds of the first draw are not those of reading.
    fn warm_up(&self, context: &JobContext) -> Result<(), SessionError> {
        let indices: Vec<usize> = (0..self.images.len()).collect();
        let pictures =
            self.session.pictures(&self.session.snapshot(), self.images.clone(), self.session.snapshot().stack);
        let channels = self.facts(&[]).main_channels();
        vesicle_learning::describe_all(&pictures, &indices, channels, context.cancel_token(), &mut |done| {
            context.count(done, indices.len(), "images", "Describing images");
        });
        Ok(())
    }

    fn facts(&self, labelled: &[usize]) -> DataFacts {
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
            let facts = self.facts(&drawn.labelled);
            let settings = FitSettings {
                architecture,
                device: request.device.clone(),
                seed: seed as u32,
                ..FitSettings::suggested(&facts)
            };
            let began = Instant::now();
            let Some((evaluation, reliability)) =
                self.once(&settings, &drawn, facts.main_channels(), &compute, context)?
            else {
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

    /// One draw. `None` if stopped.
    fn once(
        &self,
        settings: &FitSettings,
        drawn: &vesicle_project::Draw,
        channels: u32,
        compute: &vesicle_learning::Compute,
        context: &JobContext,
    ) -> Result<Option<(Evaluation, Reliability)>, SessionError> {
        let snapshot = self.session.snapshot();
        let pictures = self.session.pictures(&snapshot, self.images.clone(), snapshot.stack);
        let training: Vec<Example> =
            drawn.labelled.iter().map(|&at| Example { index: at, class: self.classes[at] }).collect();
        let groups: Option<Vec<usize>> =
            self.groups.as_ref().map(|groups| drawn.labelled.iter().map(|&at| groups[at]).collect());
        // A person labels a few of the images and has all the others predicted: those are there, without their labels.
        let mut unlabelled = vec![true; self.images.len()];
        drawn.labelled.iter().for_each(|&at| unlabelled[at] = false);
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
        let Some(model) = fitted.model else {
            return Err(SessionError::Refused("A fit of the benchmark gave no model.".to_owned()));
        };
        let outcome = vesicle_learning::predict(
            &model,
            &drawn.held_out,
            &pictures,
            compute,
            context.cancel_token(),
            &mut |_, _| (),
        )?;
        if outcome.cancelled {
            return Ok(None);
        }
        let scored: Vec<Scored<'_>> = drawn
            .held_out
            .iter()
            .zip(&outcome.probabilities)
            .filter_map(|(&at, probabilities)| {
                let (image, truth) = (self.images[at].id, self.classes[at]);
                Some(Scored { image, truth, probabilities: probabilities.as_deref()? })
            })
            .collect();
        Ok(Some((vesicle_project::evaluate(self.names.len(), &scored), reliability(&scored, BINS))))
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
