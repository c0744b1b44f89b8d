//! The training loop: the steps of an epoch, its metrics, stopping early.

use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Instant;

use burn::module::Module as _;
use burn::optim::{GradientsParams, ModuleOptimizer};
use burn::tensor::{ExecutionError, Tensor, TensorData};
use rayon::prelude::*;
use vesicle_project::EpochMetrics;

use super::begin::Begin;
use super::feed::{Batch, Feed};
use super::prepare::{Placed, Prepared};
use super::scale::LossScale;
use super::{AHEAD, FitEnd, FitEvent, FitRequest, failed, view};
use crate::architecture::Shape;
use crate::batches::{Purpose, batch_size, random};
use crate::cancel::CancelToken;
use crate::dataset::{Stored, View};
use crate::device::{Compute, Program};
use crate::error::LearningError;
use crate::evaluate::{Judge, Judged, Look, Scores, Tally, input};
use crate::folded::Folded;
use crate::layers::rounded;
use crate::loss;
use crate::model::{TrainedModel, weights};
use crate::network::{Dropout, Network};
use crate::optimizer::{clip, learning_rate, optimizer, undone};
use crate::pictures::{Held, Pictures};
use crate::settings::FitSettings;
use crate::temperature::temperature;

/// Why training ended before its time.
pub(super) enum Stop {
    Device(String),
    Error(LearningError),
}

impl Stop {
    pub(super) fn error(self, compute: &Compute) -> LearningError {
        match self {
            Self::Device(reason) => failed(compute, reason),
            Self::Error(error) => error,
        }
    }
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
    pictures: &'a Pictures<'a>,
    training: &'a [Placed],
    validation: &'a [Placed],
    /// Epochs of earlier fits.
    pub(super) before: u32,
    /// Steps done in this fit.
    steps: usize,
    /// Of a fit whose layers have half precision.
    scale: Option<LossScale>,
    /// The weights to keep: the last good ones, or with patience those of the best epoch.
    pub(super) saved: Option<Saved>,
    pub(super) epochs: Vec<EpochMetrics>,
}

/// Weights that are worth keeping.
pub(super) struct Saved {
    pub(super) weights: Vec<u8>,
    /// The whole epoch after which they were so; 0 before the first.
    pub(super) epoch: u32,
    validation_loss: Option<f64>,
}

impl<'a> Run<'a> {
    pub(super) fn new(
        request: &FitRequest<'a>,
        shape: Shape,
        compute: &'a Compute,
        cancel: &'a CancelToken,
        prepared: &'a Prepared<'a>,
    ) -> Self {
        let (training, validation) = prepared.sides();
        Self {
            settings: request.settings,
            view: view(request, &shape),
            shape,
            compute,
            cancel,
            pictures: &prepared.pictures,
            training,
            validation,
            before: request.start.map_or(0, |model| model.card.epochs_trained),
            steps: 0,
            scale: (request.settings.mixed_precision && compute.has_half_precision()).then(LossScale::new),
            saved: None,
            epochs: Vec::new(),
        }
    }

    pub(super) fn train(&mut self, begin: Begin<'_>, on_event: &mut dyn FnMut(FitEvent)) -> Result<FitEnd, Stop> {
        let tuning = begin.tuning(self.settings);
        let mut network = self.network(begin)?;
        let mut optimizer = optimizer(self.settings);
        let program = self.announce(on_event);
        for epoch in 1..=self.settings.epochs {
            let started = Instant::now();
            network = tuning.phase(network, epoch);
            network = self.steps(network, &mut optimizer, (epoch, tuning.factor(epoch)), on_event)?;
            let valid = network.valid();
            let scores = if self.cancel.is_cancelled() { None } else { self.score(&valid)? };
            let Some((training, validation)) = scores else {
                // The epoch is not whole: its steps are kept, but it is not counted.
                if self.steps > 0 && self.best_epoch().is_none() && valid.is_finite()? {
                    let weights = weights(&valid)?;
                    self.saved = Some(Saved { weights, epoch: self.before + epoch - 1, validation_loss: None });
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
            if self.is_enough(&valid, metrics)? {
                return Ok(FitEnd::StoppedEarly);
            }
        }
        Ok(FitEnd::Completed)
    }

    pub(super) fn network(&self, begin: Begin<'_>) -> Result<Network, LearningError> {
        begin.network(self.settings, &self.shape, &self.compute.device().clone().autodiff())
    }

    /// Tells if the device has to compile its programs first.
    pub(super) fn announce(&self, on_event: &mut dyn FnMut(FitEvent)) -> Program {
        let program = Program {
            shape: self.shape,
            batch: self.batch_size(),
            optimizer: self.settings.optimizer,
            loss: self.settings.loss,
            half: self.scale.is_some(),
        };
        if self.compute.must_compile(&program) {
            on_event(FitEvent::Compiling);
        }
        program
    }

    /// Keeps the weights after an epoch, with patience only the best ones. True if the patience is over.
    fn is_enough(&mut self, network: &Network, metrics: EpochMetrics) -> Result<bool, Stop> {
        let patience = self.settings.patience;
        let validation_loss = metrics.validation_loss.filter(|_| patience > 0);
        if let Some(saved) = &self.saved
            && saved.is_at_least_as_good(validation_loss)
        {
            return Ok(metrics.epoch - saved.epoch >= patience);
        }
        self.saved = Some(Saved { weights: weights(network)?, epoch: metrics.epoch, validation_loss });
        Ok(false)
    }

    /// The epoch whose weights are kept for its validation loss; `None` if the last ones are.
    pub(super) fn best_epoch(&self) -> Option<u32> {
        self.saved.as_ref().filter(|saved| saved.validation_loss.is_some()).map(|saved| saved.epoch)
    }

    fn batch_size(&self) -> usize {
        batch_size(self.training.len(), self.settings.batch_size as usize)
    }

    /// The steps of an epoch, up to a stop, with `factor` times the learning rate. Gives the network back with what was
    /// learnt.
    fn steps(
        &mut self,
        mut network: Network,
        optimizer: &mut ModuleOptimizer,
        (epoch, factor): (u32, f64),
        on_event: &mut dyn FnMut(FitEvent),
    ) -> Result<Network, Stop> {
        let settings = self.settings;
        let feed = self.feed();
        let mut plan = feed.epoch(self.before + epoch);
        let mut dropout = Dropout::new(settings.dropout, random(settings.seed, Purpose::Dropout, self.before + epoch));
        let batches = std::mem::take(&mut plan.batches);
        let count = batches.len();
        // Batches are made ready while the device computes, in order and never more than a few.
        let (ready, next) = sync_channel(AHEAD);
        let make = move || {
            for places in &batches {
                // Nobody waits for more batches after a stop.
                if ready.send(feed.batch(places, &mut plan)).is_err() {
                    return;
                }
            }
        };
        thread::scope(|scope| {
            let spawned = thread::Builder::new().name("batches".to_owned()).spawn_scoped(scope, make);
            spawned.map_err(|error| Stop::Device(error.to_string()))?;
            for (index, batch) in next.iter().enumerate() {
                if self.cancel.is_cancelled() {
                    break;
                }
                on_event(FitEvent::Batch { epoch, epochs: settings.epochs, batch: index + 1, batches: count });
                let rate = factor * learning_rate(settings, epoch, (index + 1) as f64 / count as f64);
                (network, _) = self.step(network, optimizer, batch?, rate, &mut dropout)?;
                // Waits for a GPU, so that a stop and the progress are about work that was done.
                self.compute.device().sync()?;
                self.steps += 1;
            }
            // The other thread ends at its next batch.
            drop(next);
            Ok(network)
        })
    }

    pub(super) fn feed(&self) -> Feed<'a> {
        Feed::new(self.settings, self.view, self.shape.classes as usize, self.pictures, self.training)
    }

    /// One step, which is left out if half precision did not do for it. Gives the loss before it too.
    pub(super) fn step(
        &mut self,
        network: Network,
        optimizer: &mut ModuleOptimizer,
        batch: Batch,
        rate: f64,
        dropout: &mut Dropout,
    ) -> Result<(Network, Tensor<1>), Stop> {
        let loss = self.loss(&network, batch, dropout);
        let factor = self.scale.as_ref().map(LossScale::factor);
        let scaled = factor.map_or_else(|| loss.clone(), |factor| loss.clone() * factor);
        let mut gradients = GradientsParams::from_grads(scaled.backward(), &network);
        if let Some(scale) = &mut self.scale {
            let undone = undone(gradients, &network, scale.factor())?;
            if !scale.learn(undone.is_some()) {
                return Err(LearningError::TooCoarse.into());
            }
            let Some(undone) = undone else { return Ok((network, loss.detach())) };
            gradients = undone;
        }
        if self.settings.gradient_clipping > 0.0 {
            gradients = clip(gradients, &network, self.settings.gradient_clipping);
        }
        Ok((optimizer.step(rate, network, gradients), loss.detach()))
    }

    /// The mean loss of a batch.
    pub(super) fn loss(&self, network: &Network, batch: Batch, dropout: &mut Dropout) -> Tensor<1> {
        let device = self.compute.device().clone().autodiff();
        let Batch { rows, images, truth, weights } = batch;
        let truth = Tensor::from_data(TensorData::new(truth, [rows, self.shape.classes as usize]), &device);
        let images = input(images, rows, &self.view, &device);
        let images = if self.scale.is_some() { rounded(images) } else { images };
        let outputs = network.forward(images, Some(dropout));
        let mut losses = loss::per_image(self.settings.loss, outputs, truth);
        if let Some(weights) = weights {
            losses = losses * Tensor::from_data(TensorData::new(weights, [rows]), &device);
        }
        losses.mean()
    }

    /// The scores on training and validation pictures. `None` if stopped.
    fn score(&self, network: &Network) -> Result<Option<(Scores, Scores)>, Stop> {
        let network = Folded::new(network, self.compute.device());
        let judge = self.judge(&network);
        let Some(training) = self.score_on(&judge, self.training, Look::Middle)? else { return Ok(None) };
        let Some(validation) = self.score_on(&judge, self.validation, Look::Whole)? else { return Ok(None) };
        Ok(Some((training, validation)))
    }

    fn judge<'b>(&'b self, network: &'b Folded<'b>) -> Judge<'b> {
        Judge {
            network,
            view: self.view,
            classes: self.shape.classes as usize,
            loss: self.settings.loss,
            // A GPU has compiled this size already; a CPU is faster with more at once.
            batch: if self.compute.compiles() { self.batch_size() } else { self.batch_size().max(16) },
            compute: self.compute,
        }
    }

    /// How sure the model may be, from the validation pictures. `None` without any, or if stopped.
    pub(super) fn temperature(&self, model: &TrainedModel) -> Result<Option<f64>, Stop> {
        let network = model.network(self.compute.device())?;
        let network = Folded::new(&network, self.compute.device());
        let (mut scores, mut truths) = (Vec::new(), Vec::new());
        let whole = self.each(&self.judge(&network), self.validation, Look::Whole, |judged, class| {
            scores.extend(judged.probabilities.iter().map(|share| share.ln()));
            truths.push(class);
        })?;
        Ok((whole && !truths.is_empty()).then(|| temperature(&scores, self.shape.classes as usize, &truths)))
    }

    /// The scores on some pictures. `None` if stopped.
    fn score_on(&self, judge: &Judge<'_>, examples: &[Placed], look: Look) -> Result<Option<Scores>, Stop> {
        let mut tally = Tally::default();
        let whole = self.each(judge, examples, look, |judged, class| tally.add(judged, class))?;
        Ok(whole.then(|| tally.scores()))
    }

    /// Shows what came of each picture, of which a few batches are in memory at a time. False if stopped.
    fn each(
        &self,
        judge: &Judge<'_>,
        examples: &[Placed],
        look: Look,
        mut show: impl FnMut(&Judged, usize),
    ) -> Result<bool, Stop> {
        for examples in examples.chunks(judge.together()) {
            let held: Vec<Held<'_>> =
                examples.par_iter().map(|&(at, _)| self.pictures.get(at)).collect::<Result<_, _>>()?;
            let pictures: Vec<(&Stored, Option<usize>)> =
                held.iter().zip(examples).map(|(picture, (_, class))| (&**picture, Some(*class))).collect();
            let Some(judged) = judge.judge(&pictures, look, self.cancel)? else { return Ok(false) };
            judged.iter().zip(examples).for_each(|(judged, (_, class))| show(judged, *class));
        }
        Ok(true)
    }
}

impl Saved {
    /// Whether these weights were chosen by their validation loss, and one like this is no better.
    fn is_at_least_as_good(&self, validation_loss: Option<f64>) -> bool {
        self.validation_loss.is_some_and(|best| validation_loss.is_none_or(|other| other >= best))
    }
}
