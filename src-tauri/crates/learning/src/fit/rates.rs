//! Finding a learning rate: L. N. Smith, Cyclical learning rates for training neural networks, WACV 2017.
//!
//! Owns: a short run of its own, from the weights that a fit would begin with, in which the rate grows with every step;
//! and what its curve suggests. Refuses: to keep anything that was learnt.
//!
//! Of a few images, one batch is easier than another by more than a step changes. So the loss of a batch is taken against
//! that of the first weights on the same batch, and the curve tells what the steps did.

use burn::tensor::ExecutionError;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::FitEvent;
use super::begin::Begin;
use super::run::{Run, Stop};
use crate::batches::{Purpose, random};
use crate::network::Dropout;
use crate::optimizer::optimizer;

/// From the least rate to the largest that a setting may have.
const RATES: [f64; 2] = [1e-6, 1.0];
const STEPS: usize = 100;
/// Of running means of the losses.
const SMOOTHING: f64 = 0.9;
/// The run ends where the smoothed loss is so many times the best one.
const FAR_ABOVE: f64 = 4.0;
/// Steps before the run may end: the running mean is not worth much yet.
const FIRST_STEPS: usize = 10;
/// Points on either side over which a slope is measured.
const REACH: usize = 4;
/// The loss must fall at least to this share of where it began, or nothing is suggested.
const FALLEN: f64 = 0.95;

/// One step of the run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RatePoint {
    #[specta(type = u32)] // always finite, so a plain number for the page
    pub rate: f64,
    /// Running mean of the losses of the batches up to this step, as if all batches were as easy as the mean of them.
    #[specta(type = u32)]
    pub loss: f64,
}

/// What came of the run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RateCurve {
    /// Rates grow from one to the next by the same factor.
    pub points: Vec<RatePoint>,
    /// The rate at which the loss fell fastest, to two digits. `None` if it fell at no rate, or the run was stopped.
    pub suggested: Option<f64>,
}

impl Run<'_> {
    /// Goes through training batches with growing rates. `None` if stopped.
    pub(super) fn find_rate(
        &mut self,
        begin: Begin<'_>,
        on_event: &mut dyn FnMut(FitEvent),
    ) -> Result<Option<RateCurve>, Stop> {
        let tuning = begin.tuning(self.settings);
        let mut network = tuning.phase(self.network(begin)?, 1);
        let mut optimizer = optimizer(self.settings);
        let feed = self.feed();
        let program = self.announce(on_event);
        let mut means = Means::default();
        let first = network.clone();
        for epoch in 1.. {
            let mut plan = feed.epoch(self.before + epoch);
            let mut dropout =
                Dropout::new(self.settings.dropout, random(self.settings.seed, Purpose::Dropout, self.before + epoch));
            for positions in std::mem::take(&mut plan.batches) {
                if self.cancel.is_cancelled() {
                    return Ok(None);
                }
                let step = means.points.len();
                on_event(FitEvent::Batch { epoch: 1, epochs: 1, batch: step + 1, batches: STEPS });
                let rate = rate(step);
                let batch = feed.batch(&positions, &mut plan)?;
                let before = self.loss(&first, batch.clone(), &mut dropout.clone());
                let loss;
                (network, loss) = self.step(network, &mut optimizer, batch, tuning.factor(1) * rate, &mut dropout)?;
                let goes_on = means.add(rate, read(loss)?, read(before)?);
                self.compute.has_compiled(program);
                if !goes_on || means.points.len() == STEPS {
                    let points = means.curve();
                    return Ok(Some(RateCurve { suggested: suggest(&points), points }));
                }
            }
        }
        Ok(None)
    }
}

fn read(loss: burn::tensor::Tensor<1>) -> Result<f64, ExecutionError> {
    Ok(loss.try_into_data()?.iter::<f64>().next().unwrap_or(f64::NAN))
}

fn rate(step: usize) -> f64 {
    let [least, most] = RATES;
    least * (most / least).powf(step as f64 / (STEPS - 1) as f64)
}

/// Running means of the losses, as they are and as the first weights give them.
#[derive(Default)]
struct Means {
    /// With the shares that are left of the losses for losses.
    points: Vec<RatePoint>,
    mean: f64,
    mean_before: f64,
    best: Option<f64>,
    /// Sum of the losses that the first weights gave.
    before: f64,
}

impl Means {
    /// `before`: the loss that the first weights give on the same batch. False if there is no point in going on.
    fn add(&mut self, rate: f64, loss: f64, before: f64) -> bool {
        self.mean = SMOOTHING * self.mean + (1.0 - SMOOTHING) * loss;
        self.mean_before = SMOOTHING * self.mean_before + (1.0 - SMOOTHING) * before;
        // Both are corrected for their beginning by the same factor.
        let left = self.mean / self.mean_before;
        if !left.is_finite() {
            return false;
        }
        self.points.push(RatePoint { rate, loss: left });
        self.before += before;
        let best = self.best.map_or(left, |best| best.min(left));
        self.best = Some(best);
        self.points.len() <= FIRST_STEPS || left <= FAR_ABOVE * best
    }

    fn curve(&self) -> Vec<RatePoint> {
        let usual = self.before / self.points.len().max(1) as f64;
        self.points.iter().map(|point| RatePoint { loss: usual * point.loss, ..*point }).collect()
    }
}

/// The rate where the loss falls fastest, before it is lowest.
fn suggest(points: &[RatePoint]) -> Option<f64> {
    let first = points.first()?;
    let lowest = (0..points.len()).min_by(|a, b| points[*a].loss.total_cmp(&points[*b].loss))?;
    if points[lowest].loss > FALLEN * first.loss {
        return None;
    }
    let slope = |at: usize| {
        let near = &points[at.saturating_sub(REACH)..(at + REACH + 1).min(points.len())];
        // Rates grow evenly in their logarithm, so positions stand for it.
        let middle = (near.len() - 1) as f64 / 2.0;
        let products = near.iter().enumerate().map(|(place, point)| (place as f64 - middle) * point.loss).sum::<f64>();
        let squares: f64 = (0..near.len()).map(|place| (place as f64 - middle).powi(2)).sum();
        products / squares.max(f64::MIN_POSITIVE)
    };
    let steepest = (0..=lowest).min_by(|a, b| slope(*a).total_cmp(&slope(*b)))?;
    Some(two_digits(points[steepest].rate))
}

fn two_digits(value: f64) -> f64 {
    format!("{value:.1e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curve(loss: impl Fn(f64) -> f64) -> Vec<RatePoint> {
        (0..STEPS).map(|step| RatePoint { rate: rate(step), loss: loss(rate(step).log10()) }).collect()
    }

    #[test]
    fn rates_grow_by_a_factor_from_end_to_end() {
        assert!((rate(0) - 1e-6).abs() < 1e-18 && (rate(STEPS - 1) - 1.0).abs() < 1e-12);
        assert!((rate(50) / rate(49) - rate(10) / rate(9)).abs() < 1e-9);
    }

    #[test]
    fn the_steepest_fall_is_suggested_and_not_the_lowest_point() {
        // Falls around 10⁻³, is lowest near 10⁻¹·⁵, and rises.
        let points = curve(|log| 1.0 - 0.8 / (1.0 + (-4.0 * (log + 3.0)).exp()) + 10f64.powf(2.0 * log));
        let found = suggest(&points).unwrap_or(0.0);
        assert!((7e-4..=1.5e-3).contains(&found), "{found}");
        assert_eq!(suggest(&curve(|_| 0.7)), None, "flat");
        assert_eq!(suggest(&curve(|log| 1.0 + 10f64.powf(log))), None, "only rises");
        assert_eq!(suggest(&[]), None);
        assert_eq!(suggest(&curve(|log| 1.0 - 0.8 / (1.0 + (-4.0 * (log + 3.0)).exp()))[..1]), None);
    }

    #[test]
    fn the_run_ends_far_above_the_best_loss_or_at_one_that_is_no_number() {
        let mut means = Means::default();
        assert!((0..20).all(|_| means.add(1e-3, 1.0, 1.0)));
        assert!((means.curve()[19].loss - 1.0).abs() < 1e-12, "from the first step on");
        assert!((0..3).all(|_| means.add(1e-2, 9.0, 1.0)), "{:?}", means.points.last());
        assert!((0..9).any(|_| !means.add(1e-1, 9.0, 1.0)));
        let before = means.points.len();
        assert!(!means.add(1.0, f64::NAN, 1.0) && means.points.len() == before);
    }

    #[test]
    fn batches_of_which_some_are_easier_make_no_waves() {
        // Batches of a loss of 0.2 and 1.8 in turn; the steps take off up to half of it from a rate of 10⁻³ on.
        let mut means = Means::default();
        for step in 0..STEPS {
            let before = [0.2, 1.8][step % 2];
            let kept = 1.0 - 0.5 / (1.0 + (-6.0 * (rate(step).log10() + 3.0)).exp());
            assert!(means.add(rate(step), before * kept, before));
        }
        let points = means.curve();
        assert!(points[..40].iter().all(|point| (point.loss - 1.0).abs() < 0.02), "flat before anything is learnt");
        let found = suggest(&points).unwrap_or(0.0);
        assert!((7e-4..=6e-3).contains(&found), "{found}");
    }

    #[test]
    fn suggestions_have_two_digits() {
        assert_eq!((two_digits(0.002_345), two_digits(1.0), two_digits(9.96e-4)), (0.0023, 1.0, 0.001));
    }
}
