//! The training loop: the steps of an epoch, its metrics, stopping early.

use std::time::Instant;

use burn::module::Module as _;
use burn::optim::{GradientsParams, ModuleOptimizer};
use burn::tensor::{ExecutionError, Tensor, TensorData};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use vesicle_project::EpochMetrics;

use super::{FitEnd, FitEvent};
use crate::architecture::Shape;
use crate::augment::{Augmentation, Change};
use crate::batches::{Purpose, batch_size, batches, random};
use crate::cancel::CancelToken;
use crate::dataset::{Stored, View};
use crate::device::{Compute, Program};
use crate::error::LearningError;
use crate::evaluate::{Judge, Look, Scores, input};
use crate::loss;
use crate::model::{TrainedModel, weights};
use crate::network::Network;
use crate::optimizer::{learning_rate, optimizer};
use crate::settings::FitSettings;
use crate::windows::Window;

/// Why training ended before its time.
pub(super) enum Stop {
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

pub(super) struct Run<'a> {
    pub(super) settings: &'a FitSettings,
    pub(super) shape: Shape,
    pub(super) view: View,
    pub(super) compute: &'a Compute,
    pub(super) cancel: &'a CancelToken,
    pub(super) training: &'a [(&'a Stored, usize)],
    pub(super) validation: &'a [(&'a Stored, usize)],
    /// Epochs of earlier fits.
    pub(super) before: u32,
    /// Steps done in this fit.
    pub(super) steps: usize,
    /// The last good weights and how many whole epochs are in them.
    pub(super) saved: Option<(Vec<u8>, u32)>,
    pub(super) epochs: Vec<EpochMetrics>,
}

impl Run<'_> {
    pub(super) fn train(
        &mut self,
        start: Option<&TrainedModel>,
        on_event: &mut dyn FnMut(FitEvent),
    ) -> Result<FitEnd, Stop> {
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
        let mut chance = Chance { windows: draw(Purpose::Windows), augmentation: draw(Purpose::Augmentation) };
        let mut dropout = draw(Purpose::Dropout);
        let order = &mut draw(Purpose::Order);
        let batches = batches(self.training.len(), settings.batch_size as usize, settings.shuffle, order);
        for (index, batch) in batches.iter().enumerate() {
            if self.cancel.is_cancelled() {
                break;
            }
            on_event(FitEvent::Batch { epoch, epochs: settings.epochs, batch: index + 1, batches: batches.len() });
            let (images, truth) = self.batch(batch, &mut chance);
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
    fn batch(&self, positions: &[usize], chance: &mut Chance) -> (Tensor<4>, Tensor<2>) {
        let classes = self.shape.classes as usize;
        let augmentation = Augmentation::of(self.settings);
        let mut values = vec![0.0_f32; positions.len() * self.view.values()];
        let mut truth = vec![0.0_f32; positions.len() * classes];
        let drawn: Vec<(Window, Change)> = positions
            .iter()
            .map(|&position| {
                let stored = self.training[position].0.size();
                let (crop, input) = (self.view.crop, self.view.input);
                let window = Window::draw(crop, augmentation.turns, stored, input, &mut chance.windows);
                (window, augmentation.draw(self.view.channels as usize, &mut chance.augmentation))
            })
            .collect();
        values.par_chunks_exact_mut(self.view.values().max(1)).zip(positions).zip(&drawn).for_each(
            |((values, &position), (window, change))| {
                let picture = self.training[position].0;
                change.apply(picture.planes(), picture.size(), *window, self.view.input, values);
            },
        );
        for (row, &position) in positions.iter().enumerate() {
            let class = self.training[position].1;
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

/// The random numbers of an epoch's windows.
struct Chance {
    windows: ChaCha8Rng,
    augmentation: ChaCha8Rng,
}
