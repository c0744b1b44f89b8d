//! How far the metrics of a test set would move with other images.
//!
//! Owns: percentile intervals from resamples (Efron & Tibshirani, *An Introduction to the Bootstrap* (1993), ch. 13),
//! of images or of whole groups (the cluster bootstrap: Davison & Hinkley, *Bootstrap Methods and their Application*
//! (1997), section 3.8). Refuses: what another training of the model would change; the model stays as it is.

use std::collections::BTreeMap;

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use super::Scored;
use super::metrics::Metric;
use super::sheet::{Figures, PER_CATEGORY, Sheet};

/// 95 % intervals as (low, high), in the unit of what they belong to; `None` where too little was seen to tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Intervals {
    /// In the order of [`Metric::ALL`].
    pub metrics: Vec<(Metric, Option<(f64, f64)>)>,
    pub per_category: Vec<CategoryIntervals>,
    /// What was drawn from: images, or groups of images.
    pub units: usize,
    /// How often was drawn.
    pub resamples: usize,
}

/// 95 % intervals of one category's figures. Here what is undefined is left out and does not count as 0: a category
/// that was never predicted has no interval of its precision.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct CategoryIntervals {
    pub precision: Option<(f64, f64)>,
    pub recall: Option<(f64, f64)>,
    pub f1: Option<(f64, f64)>,
    pub roc_auc: Option<(f64, f64)>,
    pub average_precision: Option<(f64, f64)>,
}

/// The 95 % interval of every metric, from `resamples` drawings with replacement; 1,000 are enough for two digits.
///
/// Each drawing takes as many images as there are. With `groups` (the well, plate or donor of each of `scored`) it
/// takes whole groups, as many as there are, since images of one group are like each other and say less than as many
/// from elsewhere; an image without one, where `groups` is too short, is a group of its own. The interval runs from the
/// 2.5 % to the 97.5 % quantile of the drawn values (linear between them), without the drawings where the metric is
/// undefined; if those are more than half, or with fewer than two images or groups, there is none. From few groups
/// (below about ten) it is too narrow. Where a category has so few images that drawings miss it, the means over
/// categories are of fewer categories then, and their interval can lie to one side of the value.
///
/// `go_on` is asked before each drawing; the answer is `None` once it says no. Images are left out as by
/// [`super::evaluate`]. The same seed draws the same on every machine.
#[must_use]
pub fn bootstrap(
    categories: usize,
    scored: &[Scored<'_>],
    groups: Option<&[usize]>,
    resamples: usize,
    seed: u64,
    go_on: &dyn Fn() -> bool,
) -> Option<Intervals> {
    let sheet = Sheet::new(categories, scored);
    let images = sheet.places().len();
    let unit_of_image = groups.map(|groups| units(sheet.places(), groups));
    let units = unit_of_image.as_ref().map_or(images, |units| units.iter().max().map_or(0, |last| last + 1));
    if units < 2 {
        return go_on().then(|| Drawn::new(categories).intervals(units));
    }
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut drawn = Drawn::new(categories);
    let mut times = vec![0_u32; units];
    let mut weights = vec![0_u32; images];
    for _ in 0..resamples {
        if !go_on() {
            return None;
        }
        times.fill(0);
        for _ in 0..units {
            // 32 bits, so that what is drawn does not depend on the machine's word.
            times[random.random_range(0..units as u32) as usize] += 1;
        }
        let weights = match &unit_of_image {
            Some(units) => {
                weights.iter_mut().zip(units).for_each(|(weight, unit)| *weight = times[*unit]);
                &weights
            }
            None => &times,
        };
        drawn.add(sheet.figures(weights));
    }
    Some(drawn.intervals(units))
}

/// The same intervals from given resamples, each a list of places in `scored`, with repetitions: for checks against
/// other programs. Places beyond `scored`, and images that are left out, do not count.
#[must_use]
pub fn resampled(categories: usize, scored: &[Scored<'_>], resamples: &[Vec<usize>]) -> Intervals {
    let sheet = Sheet::new(categories, scored);
    let mut drawn = Drawn::new(categories);
    for resample in resamples {
        let mut times = vec![0_u32; scored.len()];
        for place in resample {
            if let Some(times) = times.get_mut(*place) {
                *times += 1;
            }
        }
        let weights: Vec<u32> = sheet.places().iter().map(|place| times[*place]).collect();
        drawn.add(sheet.figures(&weights));
    }
    drawn.intervals(sheet.places().len())
}

/// The groups numbered from 0 without gaps, in their order.
fn units(places: &[usize], groups: &[usize]) -> Vec<usize> {
    let key = |place: &usize| groups.get(*place).copied().ok_or(*place);
    let mut numbers: BTreeMap<Result<usize, usize>, usize> = places.iter().map(|place| (key(place), 0)).collect();
    numbers.values_mut().enumerate().for_each(|(at, number)| *number = at);
    places.iter().map(|place| numbers[&key(place)]).collect()
}

/// The defined values of every figure in all resamples so far.
struct Drawn {
    metrics: [Vec<f64>; Metric::ALL.len()],
    per_category: Vec<[Vec<f64>; PER_CATEGORY]>,
    resamples: usize,
}

impl Drawn {
    fn new(categories: usize) -> Self {
        Self { metrics: Default::default(), per_category: vec![Default::default(); categories], resamples: 0 }
    }

    fn add(&mut self, figures: Figures) {
        self.resamples += 1;
        let all = self.metrics.iter_mut().chain(self.per_category.iter_mut().flatten());
        let new = figures.metrics.into_iter().chain(figures.per_category.into_iter().flatten());
        all.zip(new).for_each(|(values, value)| values.extend(value));
    }

    fn intervals(self, units: usize) -> Intervals {
        let resamples = self.resamples;
        let interval = |values: Vec<f64>| interval(values, resamples);
        Intervals {
            metrics: Metric::ALL.into_iter().zip(self.metrics.map(interval)).collect(),
            per_category: self
                .per_category
                .into_iter()
                .map(|values| {
                    let [precision, recall, f1, roc_auc, average_precision] = values.map(interval);
                    CategoryIntervals { precision, recall, f1, roc_auc, average_precision }
                })
                .collect(),
            units,
            resamples,
        }
    }
}

fn interval(mut values: Vec<f64>, resamples: usize) -> Option<(f64, f64)> {
    if values.is_empty() || 2 * values.len() < resamples {
        return None;
    }
    values.sort_unstable_by(f64::total_cmp);
    Some((quantile(&values, 0.025), quantile(&values, 0.975)))
}

/// Of at least one value in ascending order, linear between them (type 7 of Hyndman & Fan, *The American Statistician*
/// 50 (1996) 361-365, the default of R and NumPy).
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let (below, part) = (place.floor() as usize, place.fract());
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + part * (sorted[above] - sorted[below])
}

#[cfg(test)]
#[path = "bootstrap_tests.rs"]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests;
