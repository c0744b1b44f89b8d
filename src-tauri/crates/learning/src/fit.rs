//! Fitting: from labelled pictures to a trained model.
//!
//! Owns the training loop: reading the pictures once, the steps, the metrics at the end of each epoch, stopping early.
//! It refuses to decide what is training and what is validation, and to write anything anywhere.
//!
//! Both losses and both accuracies of an epoch are measured at the end of the epoch, with the weights as they then are
//! and in inference mode. So the curves can be compared, which running means over the epoch's batches cannot: those lag
//! half an epoch behind and include dropout. One difference is left, for speed: with random windows a training picture
//! is judged by its middle window, a validation picture by all its windows, as a prediction would.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use burn::module::Module as _;
use burn::optim::{GradientsParams, ModuleOptimizer};
use burn::tensor::{ExecutionError, Tensor, TensorData};
use rand::Rng;
use vesicle_project::EpochMetrics;

use crate::architecture::{LEAST_INPUT_SIDE, NetworkKind, Shape};
use crate::batches::{Purpose, batch_size, batches, random};
use crate::cancel::CancelToken;
use crate::dataset::{self, Example, PictureSource, Skipped, Stored, View};
use crate::device::{Compute, Program};
use crate::error::{LearningError, panic_message};
use crate::evaluate::{Judge, Look, Scores, input};
use crate::loss;
use crate::model::{ModelCard, TrainedModel, weights};
use crate::network::Network;
use crate::optimizer::{learning_rate, optimizer};
use crate::preprocess::Preprocessing;
use crate::quick;
use crate::settings::FitSettings;
use crate::windows::{Size, Window};

/// Everything a fit needs. The pictures must be those of `training` and `validation` only.
pub struct FitRequest<'a> {
    pub settings: &'a FitSettings,
    /// Number of categories, at least 2.
    pub classes: usize,
    /// Channels of the pictures; a picture with another number is left out.
    pub channels: usize,
    pub training: &'a [Example],
    /// For each of `training` the group it belongs to: images of one group never stand on two sides of a
    /// cross-validation. `None` where there are no groups.
    pub groups: Option<&'a [usize]>,
    /// Only looked at to report how the model does on them. May be empty.
    pub validation: &'a [Example],
    pub source: &'a dyn PictureSource,
    /// The model to go on from; it keeps its preprocessing. `None` starts afresh.
    pub start: Option<&'a TrainedModel>,
}

/// What a fit reports while it runs, in this order: `Preparing`s, then for each epoch `Batch`es and one `Epoch`.
/// `Compiling` comes before the first batch, and only on a device that has to.
#[derive(Clone, Debug, PartialEq)]
pub enum FitEvent {
    /// Pictures read so far.
    Preparing {
        done: usize,
        total: usize,
    },
    /// The device is compiling its programs, which takes from seconds to a minute and happens once.
    Compiling,
    /// Batch `batch` of `batches` (1-based) of epoch `epoch` is starting. `epoch` and `epochs` count within this fit.
    Batch {
        epoch: u32,
        epochs: u32,
        batch: usize,
        batches: usize,
    },
    Epoch(EpochMetrics),
}

/// How a fit ended.
#[derive(Clone, Debug, PartialEq)]
pub enum FitEnd {
    /// All epochs were done.
    Completed,
    /// Stopped by the person. The model has the weights of the last batch.
    Cancelled,
    /// The loss of this epoch was no longer a finite number. The model has the weights of the epoch before.
    Diverged { epoch: u32 },
    /// The device failed. The model has the weights of the last whole epoch.
    Failed(LearningError),
}

/// What came of a fit.
#[derive(Clone, Debug)]
pub struct FitOutcome {
    /// `None` if nothing was learnt: stopped before the first batch, or failed or diverged in the first epoch.
    pub model: Option<TrainedModel>,
    /// One for each whole epoch, and the one that diverged.
    pub epochs: Vec<EpochMetrics>,
    pub end: FitEnd,
    pub skipped: Vec<Skipped>,
    /// Of Quick, where the labels are enough for one. Quick has no epochs.
    pub cross_validation: Option<CrossValidation>,
}

/// How a model does on images that it does not know, by fitting it several times without some of the labelled ones.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossValidation {
    pub folds: u32,
    /// Share of the images called right by the model that did not know them, each category counting the same.
    pub accuracy: f64,
    /// Mean of −ln p(true category), weighted likewise.
    pub loss: f64,
    /// For each of the training examples its fold, from 0, and the calibrated probabilities by the model that did not know
    /// it; `None` for one that was left out.
    pub out_of_fold: Vec<Option<(u32, Vec<f32>)>>,
}

/// Trains a network. Blocks until done; call it from a thread of its own. Runs may go on at the same time.
///
/// # Errors
/// The request makes no sense, or no fit is possible with the pictures that could be read. What happens after the first
/// step is not an error but in [`FitOutcome::end`].
pub fn fit(
    request: FitRequest<'_>,
    compute: &Compute,
    cancel: &CancelToken,
    on_event: &mut dyn FnMut(FitEvent),
) -> Result<FitOutcome, LearningError> {
    let Some(shape) = check(&request)? else { return quick::fit(&request, cancel, on_event) };
    let view = View {
        crop: request.settings.crop,
        input: Size { width: shape.width, height: shape.height },
        channels: shape.channels,
    };
    let prepared = prepare(&request, &view, cancel, on_event)?;
    let Some(Prepared { pictures, examples, training, preprocessing, skipped }) = prepared else {
        return Ok(FitOutcome {
            model: None,
            epochs: Vec::new(),
            end: FitEnd::Cancelled,
            skipped: Vec::new(),
            cross_validation: None,
        });
    };
    let examples: Vec<(&Stored, usize)> = examples.iter().map(|&(at, class)| (&pictures[at], class)).collect();
    let (training, validation) = examples.split_at(training);

    let settings = request.settings;
    let before = request.start.map_or(0, |model| model.card.epochs_trained);
    let mut run = Run {
        settings,
        shape,
        view,
        compute,
        cancel,
        training,
        validation,
        before,
        steps: 0,
        saved: None,
        epochs: Vec::new(),
    };
    // Burn panics where a device is lost or out of memory.
    let ended = catch_unwind(AssertUnwindSafe(|| run.train(request.start, on_event)));
    let end = match ended {
        Ok(Ok(end)) => end,
        Ok(Err(Stop::Device(reason))) => FitEnd::Failed(failed(compute, reason)),
        Ok(Err(Stop::Error(error))) if run.saved.is_none() => return Err(error),
        Ok(Err(Stop::Error(error))) => FitEnd::Failed(error),
        Err(panic) => FitEnd::Failed(failed(compute, panic_message(panic.as_ref()))),
    };
    let model = run.saved.take().map(|(weights, epochs)| TrainedModel {
        card: ModelCard::new(settings, &shape, preprocessing, epochs),
        weights,
    });
    Ok(FitOutcome { model, epochs: run.epochs, end, skipped, cross_validation: None })
}

/// The shape of the network; `None` for Quick.
fn check(request: &FitRequest<'_>) -> Result<Option<Shape>, LearningError> {
    let settings = request.settings;
    if request.classes < 2 {
        return Err(LearningError::TooFewCategories { categories: request.classes });
    }
    if request.training.is_empty() {
        return Err(LearningError::NoTrainingImages);
    }
    let Some(kind) = NetworkKind::of(settings.architecture) else { return Ok(None) };
    let (width, height) = (settings.input_width, settings.input_height);
    if width.min(height) < LEAST_INPUT_SIDE {
        return Err(LearningError::InputTooSmall { width, height, least: LEAST_INPUT_SIDE });
    }
    let (channels, classes) = (request.channels as u32, request.classes as u32);
    if let Some(reason) = request.start.and_then(|start| start.card.cannot_continue(settings, channels, classes)) {
        return Err(LearningError::CannotContinue { reason });
    }
    Ok(Some(Shape { kind, width, height, channels, classes }))
}

/// The pictures of a fit in memory.
struct Prepared {
    pictures: Vec<Stored>,
    /// Position in `pictures` and class, training first.
    examples: Vec<(usize, usize)>,
    /// How many of `examples` are for training.
    training: usize,
    preprocessing: Preprocessing,
    skipped: Vec<Skipped>,
}

fn prepare(
    request: &FitRequest<'_>,
    view: &View,
    cancel: &CancelToken,
    on_event: &mut dyn FnMut(FitEvent),
) -> Result<Option<Prepared>, LearningError> {
    let total = request.training.len() + request.validation.len();
    on_event(FitEvent::Preparing { done: 0, total });
    let rescale = request.settings.rescale;
    let with_statistics = request.start.is_none() && Preprocessing::needs_statistics(rescale);
    let mut read = |examples: &[Example], with_statistics, before: usize| {
        let indices: Vec<usize> = examples.iter().map(|example| example.index).collect();
        let mut progress = |done| on_event(FitEvent::Preparing { done: before + done, total });
        dataset::load(request.source, &indices, view, with_statistics, cancel, &mut progress)
    };
    let Some(training) = read(request.training, with_statistics, 0) else { return Ok(None) };
    let Some(validation) = read(request.validation, false, request.training.len()) else { return Ok(None) };

    let preprocessing = match request.start {
        Some(start) => start.card.preprocessing.clone(),
        None => Preprocessing::from_statistics(rescale, &training.statistics),
    };
    let mut skipped = training.skipped;
    let places: Vec<usize> =
        training.pictures.iter().enumerate().filter_map(|(place, read)| read.as_ref().map(|_| place)).collect();
    let left = check_left(request, &places, &skipped)?;
    let mut stored = training.pictures;
    stored.extend(validation.pictures);
    skipped.extend(validation.skipped);
    dataset::rescale(&mut stored, &preprocessing);

    let mut pictures = Vec::new();
    let mut examples = Vec::new();
    for (picture, example) in stored.into_iter().zip(request.training.iter().chain(request.validation)) {
        if let Some(picture) = picture {
            examples.push((pictures.len(), example.class));
            pictures.push(picture);
        }
    }
    Ok(Some(Prepared { pictures, examples, training: left, preprocessing, skipped }))
}

/// The number of training pictures that could be read, if a fit is possible with them. `read` are their places.
pub(crate) fn check_left(
    request: &FitRequest<'_>,
    read: &[usize],
    skipped: &[Skipped],
) -> Result<usize, LearningError> {
    let left = read.len();
    let Some(first) = skipped.first() else { return Ok(left) };
    let first = first.reason.clone();
    if left == 0 {
        return Err(LearningError::NothingReadable { total: request.training.len(), first });
    }
    let classes = |examples: &mut dyn Iterator<Item = &Example>| {
        let mut classes: Vec<usize> = examples.map(|example| example.class).collect();
        classes.sort_unstable();
        classes.dedup();
        classes.len()
    };
    let had = classes(&mut request.training.iter());
    let have = classes(&mut read.iter().filter_map(|&place| request.training.get(place)));
    if have < 2 && have < had {
        return Err(LearningError::CategoriesLost { skipped: skipped.len(), left: have, first });
    }
    Ok(left)
}

/// Why training ended before its time.
enum Stop {
    Device(String),
    Error(LearningError),
}

impl From<ExecutionError> for Stop {
    fn from(error: ExecutionError) -> Self {
        Self::Device(error.to_string())
    }
}

impl From<LearningError> for Stop {
    fn from(error: LearningError) -> Self {
        Self::Error(error)
    }
}

struct Run<'a> {
    settings: &'a FitSettings,
    shape: Shape,
    view: View,
    compute: &'a Compute,
    cancel: &'a CancelToken,
    training: &'a [(&'a Stored, usize)],
    validation: &'a [(&'a Stored, usize)],
    /// Epochs of earlier fits.
    before: u32,
    /// Steps done in this fit.
    steps: usize,
    /// The last good weights and how many whole epochs are in them.
    saved: Option<(Vec<u8>, u32)>,
    epochs: Vec<EpochMetrics>,
}

impl Run<'_> {
    fn train(&mut self, start: Option<&TrainedModel>, on_event: &mut dyn FnMut(FitEvent)) -> Result<FitEnd, Stop> {
        let device = self.compute.device().clone().autodiff();
        let mut network = match start {
            Some(model) => model.network(&device)?,
            None => Network::new(&self.shape, self.settings.seed, &device),
        };
        let mut optimizer = optimizer(self.settings.optimizer);
        let program = Program {
            shape: self.shape,
            batch: self.batch_size(),
            optimizer: self.settings.optimizer,
            loss: self.settings.loss,
        };
        if self.compute.must_compile(&program) {
            on_event(FitEvent::Compiling);
        }
        for epoch in 1..=self.settings.epochs {
            let started = Instant::now();
            network = self.steps(network, &mut optimizer, epoch, on_event)?;
            let valid = network.valid();
            let scores = if self.cancel.is_cancelled() { None } else { self.score(&valid)? };
            let Some((training, validation)) = scores else {
                // The epoch is not whole: its steps are kept, but it is not counted.
                if self.steps > 0 && valid.is_finite()? {
                    self.saved = Some((weights(&valid)?, self.before + epoch - 1));
                }
                return Ok(FitEnd::Cancelled);
            };
            self.compute.has_compiled(program);
            let metrics = EpochMetrics {
                epoch: self.before + epoch,
                accuracy: training.accuracy,
                validation_accuracy: validation.accuracy,
                loss: training.loss,
                validation_loss: validation.loss,
                seconds: started.elapsed().as_secs_f64(),
            };
            self.epochs.push(metrics);
            on_event(FitEvent::Epoch(metrics));
            if training.loss.is_none() {
                return Ok(FitEnd::Diverged { epoch: metrics.epoch });
            }
            self.saved = Some((weights(&valid)?, metrics.epoch));
        }
        Ok(FitEnd::Completed)
    }

    fn batch_size(&self) -> usize {
        batch_size(self.training.len(), self.settings.batch_size as usize)
    }

    /// The steps of an epoch, up to a stop. Gives the network back with what was learnt.
    fn steps(
        &mut self,
        mut network: Network,
        optimizer: &mut ModuleOptimizer,
        epoch: u32,
        on_event: &mut dyn FnMut(FitEvent),
    ) -> Result<Network, Stop> {
        let settings = self.settings;
        let draw = |purpose| random(settings.seed, purpose, self.before + epoch);
        let rate = learning_rate(settings.learning_rate, epoch, settings.epochs);
        let mut windows = draw(Purpose::Windows);
        let mut dropout = draw(Purpose::Dropout);
        let order = &mut draw(Purpose::Order);
        let batches = batches(self.training.len(), settings.batch_size as usize, settings.shuffle, order);
        for (index, batch) in batches.iter().enumerate() {
            if self.cancel.is_cancelled() {
                break;
            }
            on_event(FitEvent::Batch { epoch, epochs: settings.epochs, batch: index + 1, batches: batches.len() });
            let (images, truth) = self.batch(batch, &mut windows);
            let outputs = network.forward(images, Some(&mut dropout));
            let loss = loss::per_image(settings.loss, outputs, truth).mean();
            let gradients = GradientsParams::from_grads(loss.backward(), &network);
            network = optimizer.step(rate, network, gradients);
            // Waits for a GPU, so that a stop and the progress are about work that was done.
            self.compute.device().sync()?;
            self.steps += 1;
        }
        Ok(network)
    }

    /// One batch of training pictures and their categories, each as a row with a single 1.
    fn batch(&self, positions: &[usize], windows: &mut impl Rng) -> (Tensor<4>, Tensor<2>) {
        let classes = self.shape.classes as usize;
        let mut values = Vec::with_capacity(positions.len() * self.view.values());
        let mut truth = vec![0.0_f32; positions.len() * classes];
        for (row, &position) in positions.iter().enumerate() {
            let (picture, class) = self.training[position];
            let window = Window::draw(self.view.crop, picture.size(), self.view.input, windows);
            picture.push(window, &self.view, &mut values);
            truth[row * classes + class] = 1.0;
        }
        let device = self.compute.device().clone().autodiff();
        let truth = Tensor::from_data(TensorData::new(truth, [positions.len(), classes]), &device);
        (input(values, positions.len(), &self.view, &device), truth)
    }

    /// The scores on training and validation pictures. `None` if stopped.
    fn score(&self, network: &Network) -> Result<Option<(Scores, Scores)>, Stop> {
        let judge = Judge {
            network,
            view: self.view,
            classes: self.shape.classes as usize,
            loss: self.settings.loss,
            // A GPU has compiled this size already; a CPU is faster with more at once.
            batch: if self.compute.compiles() { self.batch_size() } else { self.batch_size().max(16) },
            compute: self.compute,
        };
        let Some(training) = judge.score(self.training, Look::Middle, self.cancel)? else { return Ok(None) };
        let Some(validation) = judge.score(self.validation, Look::Whole, self.cancel)? else { return Ok(None) };
        Ok(Some((training, validation)))
    }
}

fn failed(compute: &Compute, reason: String) -> LearningError {
    LearningError::DeviceFailed { device: compute.name().to_owned(), reason }
}
