//! How many labels the queue of the most uncertain images saves.
//!
//! Owns: labelling as the queue says, step by step, and the number of labels after which it is as good as labels drawn at
//! random. Refuses: the draws and the queue themselves; they are `project`'s.

use serde::Serialize;
use vesicle_learning::{Architecture, FitSettings};
use vesicle_project::queue::{Guess, uncertain};
use vesicle_project::{Draw, Scored, draw};

use super::benchmark::{BenchmarkRequest, Set, temporary};
use crate::jobs::plain_progress;
use crate::{Folders, JobContext, SessionError};

/// Labels of each category that a person gives before there is a model to ask.
const FIRST: usize = 3;

/// Labels by the queue against labels at random, over all draws.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QueueResult {
    pub model: String,
    /// Drawn at random of each category, for the accuracy that is to be reached.
    pub labels_per_category: usize,
    /// The same in all.
    pub random_labels: usize,
    /// Mean balanced accuracy on the held-out images with them.
    pub random_accuracy: f64,
    /// So many labels in all, given as the queue says, reach it on average; `None` if all steps do not.
    pub queue_labels: Option<usize>,
    /// Labels in all, and the mean balanced accuracy with them.
    pub steps: Vec<(usize, f64)>,
    pub repeats: usize,
}

/// Measures for each number of labels a category.
///
/// A draw begins with three labels of each category at random. Each step asks the model so far for its probabilities of all
/// images that are neither labelled nor held out, and takes the first of the queue, as many as there are categories.
///
/// # Errors
/// As [`benchmark`](super::benchmark::benchmark).
pub fn benchmark_queue(
    folders: &Folders,
    request: &BenchmarkRequest,
    context: &JobContext,
    on_result: &mut dyn FnMut(&QueueResult),
) -> Result<Vec<QueueResult>, SessionError> {
    let temporary = temporary()?;
    let set = Set::read(folders, temporary.path(), request, context)?;
    let mut results = Vec::new();
    for &architecture in &request.architectures {
        for &labels in &request.labels {
            let Some(result) = set.by_queue(request, architecture, labels, context)? else { return Ok(results) };
            on_result(&result);
            results.push(result);
        }
    }
    Ok(results)
}

impl Set {
    /// `None` if stopped.
    fn by_queue(
        &self,
        request: &BenchmarkRequest,
        architecture: Architecture,
        labels: usize,
        context: &JobContext,
    ) -> Result<Option<QueueResult>, SessionError> {
        let mut random = (0, 0.0);
        let mut steps: Vec<(usize, f64, usize)> = Vec::new();
        for repeat in 0..request.repeats {
            context.progress(plain_progress(repeat, request.repeats, "draws", "Labels by the queue"));
            let seed = request.seed.wrapping_add(repeat as u64);
            let drawn = draw(&self.classes, self.groups.as_deref(), request.held_out, labels, seed);
            let settings = FitSettings { seed: seed as u32, ..self.settings(request, architecture, &drawn) };
            let Some((balanced, _)) = self.step(&settings, &drawn, &[], context)? else { return Ok(None) };
            random.0 = random.0.max(drawn.labelled.len());
            random.1 += balanced / request.repeats as f64;
            // The same images are held out, for the same seed.
            let mut by_queue = draw(&self.classes, self.groups.as_deref(), request.held_out, FIRST, seed);
            let mut pool: Vec<usize> = (0..self.images.len()).filter(|at| is_free(&by_queue, *at)).collect();
            let mut place = 0;
            loop {
                let Some((balanced, order)) = self.step(&settings, &by_queue, &pool, context)? else { return Ok(None) };
                let count = by_queue.labelled.len();
                match steps.get_mut(place) {
                    Some((_, sum, draws)) => (*sum, *draws) = (*sum + balanced, *draws + 1),
                    None => steps.push((count, balanced, 1)),
                }
                place += 1;
                if count >= drawn.labelled.len() || order.is_empty() {
                    break;
                }
                by_queue.labelled.extend(order.into_iter().take(self.names.len()));
                by_queue.labelled.sort_unstable();
                pool.retain(|at| is_free(&by_queue, *at));
            }
        }
        let steps: Vec<(usize, f64)> =
            steps.into_iter().map(|(count, sum, draws)| (count, sum / draws as f64)).collect();
        Ok(Some(QueueResult {
            model: architecture.to_string(),
            labels_per_category: labels,
            random_labels: random.0,
            random_accuracy: random.1,
            queue_labels: steps.iter().find(|(_, accuracy)| *accuracy >= random.1).map(|(count, _)| *count),
            steps,
            repeats: request.repeats,
        }))
    }

    /// The balanced accuracy on what is held out, and the pool in the order of the queue. `None` if stopped.
    fn step(
        &self,
        settings: &FitSettings,
        drawn: &Draw,
        pool: &[usize],
        context: &JobContext,
    ) -> Result<Option<(f64, Vec<usize>)>, SessionError> {
        let compute = vesicle_learning::open_device(&settings.device)?;
        let channels = self.facts(&[]).main_channels();
        let Some(model) = self.fitted(settings, &drawn.labelled, channels, &compute, context)? else { return Ok(None) };
        let asked = [drawn.held_out.as_slice(), pool].concat();
        let Some(said) = self.said(&model, &asked, &compute, context)? else { return Ok(None) };
        let scored: Vec<Scored<'_>> = drawn
            .held_out
            .iter()
            .zip(&said)
            .filter_map(|(&at, said)| {
                Some(Scored { image: self.images[at].id, truth: self.classes[at], probabilities: said.as_deref()? })
            })
            .collect();
        let balanced = vesicle_project::evaluate(self.names.len(), &scored).balanced_accuracy.unwrap_or(0.0);
        let guesses: Vec<Guess<'_>> = pool
            .iter()
            .zip(said.iter().skip(drawn.held_out.len()))
            .filter_map(|(&at, said)| Some(Guess { image: self.images[at].id, probabilities: said.as_deref()? }))
            .collect();
        let place = |id| pool.iter().copied().find(|&at| self.images[at].id == id);
        Ok(Some((balanced, uncertain(&guesses).into_iter().filter_map(place).collect())))
    }
}

fn is_free(drawn: &Draw, at: usize) -> bool {
    drawn.labelled.binary_search(&at).is_err() && drawn.held_out.binary_search(&at).is_err()
}
