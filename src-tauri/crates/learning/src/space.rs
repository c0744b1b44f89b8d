//! Images as points, so that like ones are near each other.
//!
//! Owns: the few axes on which the features of images differ most, and what follows from distances on them: which images are
//! far from all others, near to given ones, or cover all there is. Refuses: labels, and reading pictures.
//!
//! Distances are Euclidean, on features with equal spread; the axes are principal components (Jolliffe, *Principal Component
//! Analysis*, 2002) by orthogonal iteration (Golub and Van Loan, *Matrix Computations*, 7.3).

use std::collections::HashMap;

use rayon::prelude::*;

use crate::cancel::CancelToken;
use crate::cpu::{add_products, multiply};
use crate::dataset::{PictureSource, Skipped};
use crate::described::Describer;
use crate::network::normals;
use crate::quick::Spread;

/// Axes that are kept; more tell little, and a hundred thousand images have to fit into memory.
const AXES: usize = 48;
/// Images that the axes are found with; an even choice of more.
const SAMPLE: usize = 4096;
/// Images that each one is compared with; an even choice of more.
const COMPARED: usize = 4096;
/// Neighbours whose distance says how alone an image is; one or two copies do not make it less so.
const NEIGHBOURS: usize = 10;
const ROUNDS: usize = 12;
/// Images that are compared with all others together, and others that are compared at once: what fits into a cache.
const ASKING: usize = 64;
const ASKED: usize = 1024;
/// Pictures described together.
const GROUP: usize = 1024;

/// Images that could be described.
#[derive(Debug, Clone)]
pub struct Space {
    /// What each row was asked for by.
    indices: Vec<usize>,
    /// `[images, axes]`, the axis with the most spread first.
    points: Vec<f32>,
    axes: usize,
}

/// Places images in a space. `progress` is told how many are described. `None` if cancelled.
pub fn space(
    source: &dyn PictureSource,
    indices: &[usize],
    channels: u32,
    cancel: &CancelToken,
    progress: &mut dyn FnMut(usize),
) -> Option<(Space, Vec<Skipped>)> {
    let describer = Describer { channels, backbone: source.backbone() };
    let width = describer.length();
    let step = indices.len().div_ceil(SAMPLE).max(1);
    let sample: Vec<usize> = indices.iter().copied().step_by(step).collect();
    let mut rows = Vec::new();
    for result in describer.describe(source, &sample, cancel, progress)?.into_iter().flatten() {
        rows.extend(result);
    }
    let axes = Axes::of(&rows, width);
    drop(rows);
    let mut space = Space { indices: Vec::new(), points: Vec::new(), axes: axes.count() };
    let mut skipped = Vec::new();
    // Those of the sample come from what was kept.
    let told = sample.len();
    for (group, indices) in indices.chunks(GROUP).enumerate() {
        let described =
            describer.describe(source, indices, cancel, &mut |done| progress((group * GROUP + done).max(told)))?;
        let mut rows = Vec::new();
        for (&index, features) in indices.iter().zip(described) {
            match features {
                Ok(features) => {
                    rows.extend(features);
                    space.indices.push(index);
                }
                Err(reason) => skipped.push(Skipped { index, reason }),
            }
        }
        axes.place(&rows, &mut space.points);
    }
    Some((space, skipped))
}

impl Space {
    pub fn len(&self) -> usize {
        self.indices.len()
    }

    pub fn is_empty(&self) -> bool {
        self.indices.is_empty()
    }

    /// From points, `[images, axes]`, that are called by their place.
    #[cfg(test)]
    pub(crate) fn from_points(points: Vec<f32>, axes: usize) -> Self {
        Self { indices: (0..points.len() / axes).collect(), points, axes }
    }

    /// What the rows were asked for by.
    pub fn indices(&self) -> &[usize] {
        &self.indices
    }

    /// Each image on the two axes with the most spread.
    pub(crate) fn plane(&self) -> Vec<[f32; 2]> {
        let on = |at: usize, axis: usize| self.point(at).get(axis).copied().unwrap_or(0.0);
        (0..self.len()).map(|at| [on(at, 0), on(at, 1)]).collect()
    }

    /// Of each of `asking` the `count` nearest of `among`, by their place in it and squared distance, ascending; never
    /// itself. All are compared: exact, and with some ten thousand images a matter of seconds. `None` if cancelled.
    pub(crate) fn nearest(
        &self,
        asking: &[usize],
        among: &[usize],
        count: usize,
        cancel: &CancelToken,
    ) -> Option<Vec<Vec<(usize, f32)>>> {
        let others: Vec<f32> = among.iter().flat_map(|&at| self.point(at)).copied().collect();
        let lengths: Vec<f32> = among.iter().map(|&at| length(self.point(at))).collect();
        let found: Vec<Vec<Vec<(usize, f32)>>> = asking
            .par_chunks(ASKING)
            .map(|asking| {
                if cancel.is_cancelled() {
                    return Vec::new();
                }
                let mut best = vec![Vec::with_capacity(count + 1); asking.len()];
                for (from, others) in others.chunks(ASKED * self.axes.max(1)).enumerate() {
                    self.compare(asking, among, &lengths, (from * ASKED, others), count, &mut best);
                }
                best
            })
            .collect();
        (!cancel.is_cancelled()).then(|| found.concat())
    }

    /// Takes what is nearer among the others from place `from` on into the lists of those that ask.
    fn compare(
        &self,
        asking: &[usize],
        among: &[usize],
        lengths: &[f32],
        (from, others): (usize, &[f32]),
        count: usize,
        best: &mut [Vec<(usize, f32)>],
    ) {
        let rows: Vec<f32> = asking.iter().flat_map(|&at| self.point(at)).copied().collect();
        let columns = others.len() / self.axes.max(1);
        let mut products = vec![0.0; asking.len() * columns];
        add_products(&mut products, &rows, others, [asking.len(), self.axes, columns]);
        for ((row, &at), best) in products.chunks_exact(columns.max(1)).zip(asking).zip(best) {
            let own = length(self.point(at));
            for (product, other) in row.iter().zip(from..) {
                let squared = (own + lengths[other] - 2.0 * product).max(0.0);
                let full = best.len() == count && best.last().is_none_or(|(_, worst)| *worst <= squared);
                if full || among[other] == at {
                    continue;
                }
                let place = best.partition_point(|(_, known)| *known <= squared);
                best.insert(place, (other, squared));
                best.truncate(count);
            }
        }
    }

    fn point(&self, at: usize) -> &[f32] {
        &self.points[at * self.axes..][..self.axes]
    }

    /// All images, those most like any of `to` first, and these themselves before them.
    pub fn similar(&self, to: &[usize]) -> Vec<usize> {
        let chosen = self.places(to);
        let mut is_chosen = vec![false; self.len()];
        chosen.iter().for_each(|&at| is_chosen[at] = true);
        let step = chosen.len().div_ceil(COMPARED).max(1);
        let compared: Vec<usize> = chosen.into_iter().step_by(step).collect();
        let near = |at: usize| {
            let point = self.point(at);
            compared.iter().map(|&other| distance(point, self.point(other))).fold(f32::INFINITY, f32::min)
        };
        // A chosen one is no distance away, and so may a copy be.
        let mut keys = self.keys(|at| if is_chosen[at] { -1.0 } else { near(at) });
        self.in_order(&mut keys)
    }

    /// All images, those first of which the tenth most similar one is the farthest away; with more than a few thousand, by
    /// an even choice of them.
    pub fn outliers(&self) -> Vec<usize> {
        let step = self.len().div_ceil(COMPARED).max(1);
        let compared: Vec<usize> = (0..self.len()).step_by(step).collect();
        let alone = |at: usize| {
            let point = self.point(at);
            let others = compared.iter().filter(|other| **other != at);
            let mut distances: Vec<f32> = others.map(|&other| distance(point, self.point(other))).collect();
            let nth = NEIGHBOURS.min(distances.len()).saturating_sub(1);
            if distances.is_empty() { 0.0 } else { *distances.select_nth_unstable_by(nth, f32::total_cmp).1 }
        };
        let mut keys = self.keys(|at| -alone(at));
        self.in_order(&mut keys)
    }

    /// Up to `count` images that cover the space: each one is as far as can be from `known` and from those before it (the
    /// greedy k-centre of Gonzalez, *Theoretical Computer Science* 38 (1985) 293-306). Without known ones the first is the one
    /// nearest to the middle of all.
    pub fn diverse(&self, known: &[usize], count: usize) -> Vec<usize> {
        let known = self.places(known);
        let mut nearest = vec![f32::INFINITY; self.len()];
        let mut out = Vec::new();
        let mut taken = vec![false; self.len()];
        for &at in &known {
            taken[at] = true;
            self.draw_near(&mut nearest, at);
        }
        if known.is_empty() {
            out.extend(self.middle());
        }
        while out.len() < count {
            if let Some(&last) = out.last() {
                taken[last] = true;
                self.draw_near(&mut nearest, last);
            }
            let free = (0..self.len()).filter(|&at| !taken[at]);
            let Some(next) = free.max_by(|&a, &b| nearest[a].total_cmp(&nearest[b]).then(b.cmp(&a))) else { break };
            out.push(next);
        }
        out.truncate(count);
        out.into_iter().map(|at| self.indices[at]).collect()
    }

    fn draw_near(&self, nearest: &mut [f32], to: usize) {
        let centre = self.point(to);
        nearest.par_iter_mut().enumerate().with_min_len(1024).for_each(|(at, nearest)| {
            *nearest = nearest.min(distance(self.point(at), centre));
        });
    }

    /// The image nearest to the mean of all.
    fn middle(&self) -> Option<usize> {
        let mut mean = vec![0.0; self.axes];
        for at in 0..self.len() {
            mean.iter_mut().zip(self.point(at)).for_each(|(mean, value)| *mean += value / self.len() as f32);
        }
        (0..self.len())
            .min_by(|&a, &b| distance(self.point(a), &mean).total_cmp(&distance(self.point(b), &mean)).then(a.cmp(&b)))
    }

    fn places(&self, indices: &[usize]) -> Vec<usize> {
        let places: HashMap<usize, usize> = self.indices.iter().enumerate().map(|(at, index)| (*index, at)).collect();
        indices.iter().filter_map(|index| places.get(index).copied()).collect()
    }

    fn keys(&self, key: impl Fn(usize) -> f32 + Sync) -> Vec<(f32, usize)> {
        (0..self.len()).into_par_iter().map(|at| (key(at), at)).collect()
    }

    fn in_order(&self, keys: &mut [(f32, usize)]) -> Vec<usize> {
        keys.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        keys.iter().map(|(_, at)| self.indices[*at]).collect()
    }
}

/// The squared length.
fn length(point: &[f32]) -> f32 {
    point.iter().map(|value| value * value).sum()
}

/// The squared distance.
fn distance(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum()
}

/// The axes, and the scale of the features on them.
struct Axes {
    spread: Spread,
    /// `[axes, features]`, of length 1 and at right angles.
    axes: Vec<f32>,
}

impl Axes {
    /// From rows of features, `[rows, width]`.
    fn of(rows: &[f32], width: usize) -> Self {
        let spread = Spread::of(rows, width);
        let mut scaled = Vec::with_capacity(rows.len());
        rows.chunks_exact(width.max(1)).for_each(|row| spread.apply(row, &mut scaled));
        let count = scaled.len() / width.max(1);
        let kept = AXES.min(width).min(count);
        let mut axes = normals(kept * width, 1.0, &mut crate::batches::random(1, crate::batches::Purpose::Weights, 0));
        right_angles(&mut axes, width);
        let (mut sides, mut seen) = (vec![0.0; kept * count], vec![0.0; kept * width]);
        for _ in 0..ROUNDS {
            // axes ← axes · (rowsᵀ · rows), made orthogonal again.
            sides.fill(0.0);
            add_products(&mut sides, &axes, &scaled, [kept, width, count]);
            multiply(&mut seen, &sides, &scaled, [kept, count, width]);
            axes.copy_from_slice(&seen);
            right_angles(&mut axes, width);
        }
        Self { spread, axes }
    }

    fn count(&self) -> usize {
        self.axes.len() / self.spread.width().max(1)
    }

    /// Appends the points of rows of features.
    fn place(&self, rows: &[f32], points: &mut Vec<f32>) {
        let (width, axes) = (self.spread.width(), self.count());
        let mut scaled = Vec::with_capacity(rows.len());
        rows.chunks_exact(width.max(1)).for_each(|row| self.spread.apply(row, &mut scaled));
        let count = scaled.len() / width.max(1);
        let from = points.len();
        points.resize(from + count * axes, 0.0);
        add_products(&mut points[from..], &scaled, &self.axes, [count, width, axes]);
    }
}

/// Makes rows of `width` orthogonal and of length 1 (Gram and Schmidt, twice over for the rounding).
fn right_angles(rows: &mut [f32], width: usize) {
    for at in 0..rows.len() / width.max(1) {
        let (before, rest) = rows.split_at_mut(at * width);
        let row = &mut rest[..width];
        for _ in 0..2 {
            for other in before.chunks_exact(width) {
                let along: f32 = other.iter().zip(&*row).map(|(a, b)| a * b).sum();
                row.iter_mut().zip(other).for_each(|(value, other)| *value -= along * other);
            }
        }
        let length = row.iter().map(|value| f64::from(*value).powi(2)).sum::<f64>().sqrt();
        let factor = if length > 1e-12 { (1.0 / length) as f32 } else { 0.0 };
        row.iter_mut().for_each(|value| *value *= factor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_axis_is_the_one_with_the_most_spread() {
        // Three features follow one hidden number, two another, one is noise of its own.
        let hidden = |at: usize, step: usize| ((at * step) % 101) as f32 / 50.0 - 1.0;
        let rows: Vec<f32> = (0..200)
            .flat_map(|at| {
                let (a, b, noise) = (hidden(at, 37), hidden(at, 53), hidden(at, 71));
                [3.0 * a + 7.0, -a, 2.0 * a, b, -5.0 * b, noise]
            })
            .collect();
        let axes = Axes::of(&rows, 6);
        let mut points = Vec::new();
        axes.place(&rows, &mut points);
        let count = axes.count();
        let spread =
            |axis: usize| points.iter().skip(axis).step_by(count).map(|value| value * value).sum::<f32>() / 200.0;
        // Of six features with a spread of 1 each.
        assert!((spread(0) - 3.0).abs() < 0.2 && (spread(1) - 2.0).abs() < 0.2, "{} {}", spread(0), spread(1));
        assert!((0..6).map(spread).sum::<f32>() - 6.0 < 0.05);
        let first = |feature: usize| axes.axes[feature].abs();
        assert!((0..3).all(|feature| first(feature) > 0.5) && (3..6).all(|feature| first(feature) < 0.2));
    }

    /// Three on a heap, two on another, one alone.
    fn few() -> Space {
        Space::from_points(vec![0.0, 0.0, 0.1, 0.0, 0.0, 0.1, 5.0, 5.0, 5.1, 5.0, -9.0, 9.0], 2)
    }

    #[test]
    fn what_is_alone_is_an_outlier() {
        let mut points: Vec<f32> = (0..40).flat_map(|at| [(at % 8) as f32 / 8.0, (at / 8) as f32 / 8.0]).collect();
        points[2 * 17] = 30.0;
        let outliers = Space::from_points(points, 2).outliers();
        assert_eq!((outliers[0], outliers.len()), (17, 40));
        assert_eq!(Space::from_points(vec![1.0, 1.0], 2).outliers(), [0], "one image has no neighbours");
    }

    #[test]
    fn similar_images_come_first_and_the_chosen_ones_before_them() {
        assert_eq!(few().similar(&[4]), [4, 3, 1, 2, 0, 5]);
        assert_eq!(few().similar(&[0, 5])[..2], [0, 5]);
    }

    #[test]
    fn the_nearest_are_those_that_a_look_at_all_pairs_finds() {
        // No two distances are equal but for rounding.
        let value = |at: usize| ((at * 7919) % 10_007) as f32 / 10_007.0 + (at as f32 * 0.731).sin();
        let space = Space::from_points((0..3 * 2500).map(value).collect(), 3);
        let among: Vec<usize> = (0..space.len()).step_by(2).collect();
        let asking = [0, 63, 64, 1023, 1024, 2047, 2048, 2499];
        let near = space.nearest(&asking, &among, 5, &CancelToken::new()).expect("nothing was cancelled");
        for (at, near) in asking.into_iter().zip(near) {
            let far = |other: usize| distance(space.point(at), space.point(other));
            let mut all: Vec<usize> = among.iter().copied().filter(|other| *other != at).collect();
            all.sort_by(|a, b| far(*a).total_cmp(&far(*b)));
            assert_eq!(near.len(), 5);
            for ((place, squared), wanted) in near.into_iter().zip(all) {
                assert_ne!(among[place], at);
                assert!((squared - far(wanted)).abs() < 1e-4, "{squared} and {}", far(wanted));
            }
        }
        assert!(space.nearest(&[3], &[3], 5, &CancelToken::new()).is_some_and(|near| near[0].is_empty()));
    }

    #[test]
    fn a_diverse_choice_visits_every_heap_first() {
        let mut first: Vec<usize> = few().diverse(&[], 3).iter().map(|at| [0, 0, 0, 1, 1, 2][*at]).collect();
        first.sort_unstable();
        assert_eq!(first, [0, 1, 2]);
        assert_eq!(few().diverse(&[5, 0], 1).first().map(|at| at / 3), Some(1), "the heap of which none is known");
        assert_eq!(few().diverse(&[0, 1, 2, 3, 4, 5], 9), [0; 0]);
        assert_eq!(few().diverse(&[], 99).len(), 6);
        assert_eq!(few().diverse(&[], 0), [0; 0]);
    }

    #[test]
    fn equal_features_are_no_trouble() {
        let axes = Axes::of(&[2.0; 30], 3);
        let mut points = Vec::new();
        axes.place(&[2.0; 30], &mut points);
        assert!(points.iter().all(|value| *value == 0.0));
        let space = Space::from_points(points, axes.count());
        assert_eq!(space.outliers().len(), 10);
        assert_eq!(space.diverse(&[], 4).len(), 4);
    }
}
