//! Inference over stored pictures: probabilities, and the loss and accuracy of an epoch.
//!
//! A picture's probabilities are the mean over its fixed windows, its loss the mean of the windows' losses.

use burn::tensor::{ExecutionError, Tensor, TensorData};
use rayon::prelude::*;

use crate::cancel::CancelToken;
use crate::dataset::{Stored, View};
use crate::device::Compute;
use crate::folded::Folded;
use crate::loss;
use crate::settings::LossFunction;
use crate::windows::Window;

/// What came of one picture.
pub(crate) struct Judged {
    pub(crate) probabilities: Vec<f32>,
    /// Against the true class; `None` if none was given.
    pub(crate) loss: Option<f64>,
}

/// Mean loss and share of right answers. `None` where a value is not a finite number or there are no pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Scores {
    pub(crate) loss: Option<f64>,
    pub(crate) accuracy: Option<f64>,
}

/// What a pass of inference needs besides the pictures.
pub(crate) struct Judge<'a> {
    pub(crate) network: &'a Folded<'a>,
    pub(crate) view: View,
    pub(crate) classes: usize,
    pub(crate) loss: LossFunction,
    /// Windows computed together.
    pub(crate) batch: usize,
    pub(crate) compute: &'a Compute,
}

/// By which windows a picture is judged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// The grid that covers it, as in prediction.
    Whole,
    /// The one in the middle: up to nine times faster.
    Middle,
}

/// Pictures in memory at a time, at most.
const MOST_TOGETHER: usize = 256;

impl Judge<'_> {
    /// Pictures to judge together: some batches for each thread, so that none waits for long.
    pub(crate) fn together(&self) -> usize {
        let batch = self.batch.max(1);
        (4 * batch * rayon::current_num_threads()).min(MOST_TOGETHER).max(batch)
    }

    /// Judges pictures, each with its true class if that is known. `None` if cancelled.
    pub(crate) fn judge(
        &self,
        pictures: &[(&Stored, Option<usize>)],
        look: Look,
        cancel: &CancelToken,
    ) -> Result<Option<Vec<Judged>>, ExecutionError> {
        let input = self.view.input;
        let grid = |size| match look {
            Look::Whole => Window::grid(size, input),
            Look::Middle => vec![Window::middle(size, input)],
        };
        let grids: Vec<Vec<Window>> = pictures.iter().map(|(picture, _)| grid(picture.size())).collect();
        let mut judged: Vec<Judged> = pictures
            .iter()
            .map(|(_, class)| Judged { probabilities: vec![0.0; self.classes], loss: class.map(|_| 0.0) })
            .collect();
        let windows: Vec<(usize, Window)> = grids
            .iter()
            .enumerate()
            .flat_map(|(picture, grid)| grid.iter().map(move |window| (picture, *window)))
            .collect();
        let look =
            |windows: &[(usize, Window)]| (!cancel.is_cancelled()).then(|| self.forward(pictures, windows)).transpose();
        let batches = windows.chunks(self.batch.max(1));
        let looks: Vec<_> = if self.compute.compiles() {
            batches.clone().map(look).collect::<Result<_, _>>()?
        } else {
            // Whole batches beside each other: what is done between two layers keeps no thread waiting.
            windows.par_chunks(self.batch.max(1)).map(look).collect::<Result<_, _>>()?
        };
        for (windows, looked) in batches.zip(looks) {
            let Some((shares, losses)) = looked else { return Ok(None) };
            for ((&(picture, _), shares), loss) in windows.iter().zip(shares.chunks(self.classes)).zip(losses) {
                let weight = 1.0 / grids[picture].len() as f32;
                for (total, share) in judged[picture].probabilities.iter_mut().zip(shares) {
                    *total += share * weight;
                }
                if let Some(total) = &mut judged[picture].loss {
                    *total += f64::from(loss) * f64::from(weight);
                }
            }
        }
        Ok(Some(judged))
    }

    /// Probabilities and losses of some windows.
    fn forward(
        &self,
        pictures: &[(&Stored, Option<usize>)],
        windows: &[(usize, Window)],
    ) -> Result<(Vec<f32>, Vec<f32>), ExecutionError> {
        // A GPU compiles for each size, so a smaller last batch is filled with zeros there; their results are dropped.
        let rows = if self.compute.compiles() { self.batch.max(windows.len()) } else { windows.len() };
        let mut values = vec![0.0; rows * self.view.values()];
        let mut truth = vec![0.0; rows * self.classes];
        for (row, (picture, _)) in windows.iter().enumerate() {
            if let Some(class) = pictures[*picture].1 {
                truth[row * self.classes + class] = 1.0;
            }
        }
        values
            .par_chunks_exact_mut(self.view.values().max(1))
            .zip(windows)
            .for_each(|(values, (picture, window))| pictures[*picture].0.copy(*window, &self.view, values));
        let device = self.compute.device();
        let truth = Tensor::<2>::from_data(TensorData::new(truth, [rows, self.classes]), device);
        let outputs = self.network.logits(values, rows, &self.view, device);
        let losses = loss::per_image(self.loss, outputs.clone(), truth);
        let shares = loss::probabilities(self.loss, outputs);
        Ok((read(shares)?, read(losses)?))
    }
}

/// Adds up what came of labelled pictures.
#[derive(Default)]
pub(crate) struct Tally {
    count: usize,
    right: usize,
    loss: f64,
}

impl Tally {
    pub(crate) fn add(&mut self, judged: &Judged, class: usize) {
        self.count += 1;
        self.right += usize::from(best(&judged.probabilities) == Some(class));
        self.loss += judged.loss.unwrap_or(f64::NAN);
    }

    pub(crate) fn scores(&self) -> Scores {
        let count = self.count as f64;
        let loss = self.loss / count;
        // An accuracy next to a loss that is no number would count meaningless guesses.
        let finite = loss.is_finite();
        Scores { loss: finite.then_some(loss), accuracy: finite.then_some(self.right as f64 / count) }
    }
}

/// A batch for the network.
pub(crate) fn input(values: Vec<f32>, rows: usize, view: &View, device: &burn::tensor::Device) -> Tensor<4> {
    let shape = [rows, view.channels as usize, view.input.height as usize, view.input.width as usize];
    Tensor::from_data(TensorData::new(values, shape), device)
}

fn read<const D: usize>(tensor: Tensor<D>) -> Result<Vec<f32>, ExecutionError> {
    Ok(tensor.try_into_data()?.iter::<f32>().collect())
}

/// The position of the largest value, the first of equals; `None` if one is no number.
pub(crate) fn best(values: &[f32]) -> Option<usize> {
    if values.iter().any(|value| value.is_nan()) {
        return None;
    }
    (0..values.len()).rev().max_by(|&a, &b| values[a].total_cmp(&values[b]))
}
