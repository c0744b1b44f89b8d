//! Images as points of a plane, so that like ones lie near each other.
//!
//! Owns: the two layouts. Principal components are a projection: what is far apart in the map is far apart. t-SNE (van der
//! Maaten and Hinton, *Journal of Machine Learning Research* 9 (2008) 2579-2605; by Barnes and Hut, ibid. 15 (2014) 3221-3245)
//! keeps neighbours together and tears the rest; distances between groups mean nothing in it. Refuses: colours, labels, and
//! what a group is.
//!
//! t-SNE itself is the crate `bhtsne`. It begins with the principal components, so that nothing is drawn from chance
//! (Kobak and Berens, *Nature Communications* 10 (2019) 5416, also for its other numbers here); two runs differ as far as
//! sums that are made side by side do.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use bhtsne::{Neighbor, tSNE};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::cancel::CancelToken;
use crate::space::Space;

/// How images are placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum MapMethod {
    /// The two principal components of the features with the most spread.
    #[default]
    Pca,
    Tsne,
}

/// Of how many neighbours an image is kept near, about; fewer with few images.
const PERPLEXITY: f32 = 30.0;
/// With fewer images there is nothing to untangle.
const FEWEST: usize = 12;
const STEPS: usize = 500;
/// How coarsely what is far away is seen: 0 is exact.
const THETA: f32 = 0.5;
/// Images that are laid out; an even choice of more. The others come to lie among the chosen ones that they are most like.
const LAID_OUT: usize = 8_000;
/// Chosen images between which one of the others lies.
const BETWEEN: usize = 5;

/// A point for each image of the space, in its order. `progress` is told how many of how many steps are done. `None` if
/// cancelled.
///
/// With a handful of images both methods give principal components.
pub fn layout(
    space: &Space,
    method: MapMethod,
    cancel: &CancelToken,
    progress: &mut dyn FnMut(usize, usize),
) -> Option<Vec<[f32; 2]>> {
    let plane = space.plane();
    if method == MapMethod::Pca || space.len() < FEWEST {
        return Some(plane);
    }
    progress(0, STEPS);
    let chosen: Vec<usize> = (0..space.len()).step_by(space.len().div_ceil(LAID_OUT)).collect();
    let start: Vec<[f32; 2]> = chosen.iter().map(|&at| plane[at]).collect();
    let points = tsne(space, &chosen, &start, cancel, progress)?;
    if points.iter().flatten().any(|value| !value.is_finite()) {
        // Should a step have run away, the projection is still true.
        return Some(plane);
    }
    among(space, &chosen, &points, cancel)
}

/// Thrown by the look at a stop, to leave the library's loop, which knows none. It reaches no hook and no log.
struct Stopped;

fn tsne(
    space: &Space,
    chosen: &[usize],
    start: &[[f32; 2]],
    cancel: &CancelToken,
    progress: &mut dyn FnMut(usize, usize),
) -> Option<Vec<[f32; 2]>> {
    let count = chosen.len();
    let perplexity = PERPLEXITY.min((count - 1) as f32 / 3.0);
    let near = space.nearest(chosen, chosen, (3.0 * perplexity) as usize, cancel)?;
    let near: Vec<Vec<Neighbor<f32>>> = near
        .into_par_iter()
        .map(|row| row.into_iter().map(|(index, squared)| Neighbor { index, distance: squared.sqrt() }).collect())
        .collect();
    // So small at first that everything can still pass through everything else.
    let widest = start.iter().flatten().fold(0.0_f32, |most, value| most.max(value.abs())).max(f32::MIN_POSITIVE);
    // Equal images would stay on one spot for ever: each is moved by an amount of its own.
    let apart = |at: usize, step: f32| ((at as f32 * step).fract() - 0.5) * 1e-6;
    let begin: Vec<f32> = start
        .iter()
        .enumerate()
        .flat_map(|(at, [x, y])| [x / widest * 1e-4 + apart(at, 0.618_034), y / widest * 1e-4 + apart(at, 0.414_214)])
        .collect();
    let run = AssertUnwindSafe(|| {
        let mut tsne: tSNE<'_, f32, usize> = tSNE::new(chosen);
        tsne.embedding_dim(2)
            .perplexity(perplexity)
            .epochs(STEPS)
            .learning_rate((count as f32 / 12.0).max(50.0))
            .initial_embedding(begin)
            .epoch_callback(|epoch, _points| {
                if cancel.is_cancelled() {
                    resume_unwind(Box::new(Stopped));
                }
                progress(epoch + 1, STEPS);
            })
            .barnes_hut_with_neighbors(THETA, &near);
        tsne.embedding()
    });
    match catch_unwind(run) {
        Ok(points) => Some(points.chunks_exact(2).map(|point| [point[0], point[1]]).collect()),
        Err(thrown) if thrown.is::<Stopped>() => None,
        Err(panic) => resume_unwind(panic),
    }
}

/// All images, those that were not chosen in the middle of the chosen ones that they are most like.
fn among(space: &Space, chosen: &[usize], points: &[[f32; 2]], cancel: &CancelToken) -> Option<Vec<[f32; 2]>> {
    let mut placed = vec![[0.0; 2]; space.len()];
    let mut rest: Vec<usize> = Vec::new();
    let mut next = chosen.iter().zip(points).peekable();
    for (at, place) in placed.iter_mut().enumerate() {
        match next.next_if(|(chosen, _)| **chosen == at) {
            Some((_, point)) => *place = *point,
            None => rest.push(at),
        }
    }
    for (at, near) in rest.iter().zip(space.nearest(&rest, chosen, BETWEEN, cancel)?) {
        let share = 1.0 / near.len().max(1) as f32;
        let middle = |side: usize| near.iter().map(|(other, _)| points[*other][side] * share).sum();
        placed[*at] = [middle(0), middle(1)];
    }
    Some(placed)
}

/// Moves and scales points into 0 to 1; the longer side of the plane is 1, and the other lies in the middle.
#[must_use]
pub fn fitted(points: &[[f32; 2]]) -> Vec<[f32; 2]> {
    let mut low = [f32::INFINITY; 2];
    let mut high = [f32::NEG_INFINITY; 2];
    for point in points {
        for side in 0..2 {
            low[side] = low[side].min(point[side]);
            high[side] = high[side].max(point[side]);
        }
    }
    let longer = (high[0] - low[0]).max(high[1] - low[1]);
    let place = |value: f32, side: usize| {
        if longer > 0.0 { (value - (low[side] + high[side]) / 2.0) / longer + 0.5 } else { 0.5 }
    };
    points.par_iter().map(|[x, y]| [place(*x, 0), place(*y, 1)]).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    /// Three heaps in 6 dimensions, at the corners of a triangle.
    fn heaps(each: usize) -> Space {
        let noise = |at: usize, axis: usize| (((at * 7 + axis * 13) * 37 % 101) as f32 / 101.0 - 0.5) * 0.5;
        let points = (0..3 * each)
            .flat_map(|at| (0..6).map(move |axis| noise(at, axis) + if axis == at % 3 { 5.0 } else { 0.0 }));
        Space::from_points(points.collect(), 6)
    }

    fn distance([ax, ay]: [f32; 2], [bx, by]: [f32; 2]) -> f32 {
        (ax - bx).hypot(ay - by)
    }

    /// How many of the points have a nearest one of their own heap.
    fn together(points: &[[f32; 2]]) -> usize {
        let own = |at: &usize| {
            let others = (0..points.len()).filter(|other| other != at);
            let far = |other: &usize| distance(points[*at], points[*other]);
            others.min_by(|a, b| far(a).total_cmp(&far(b))).is_some_and(|near| near % 3 == at % 3)
        };
        (0..points.len()).filter(own).count()
    }

    #[test]
    fn heaps_stay_heaps_in_both_layouts() {
        let space = heaps(30);
        for method in [MapMethod::Tsne, MapMethod::Pca] {
            let mut told = Vec::new();
            let mut go = || layout(&space, method, &CancelToken::new(), &mut |done, of| told.push((done, of))).unwrap();
            let points = go();
            assert_eq!((points.len(), together(&points)), (90, 90), "{method:?}");
            // Nothing is drawn from chance; sums are made side by side, so that their last digits differ.
            assert!(go().iter().zip(&points).all(|(a, b)| distance(*a, *b) < 2.0), "another layout");
            assert_eq!(told.last().copied(), (method == MapMethod::Tsne).then_some((STEPS, STEPS)));
        }
    }

    #[test]
    fn images_beyond_those_that_are_laid_out_lie_among_them() {
        let space = heaps(40);
        let chosen: Vec<usize> = (0..space.len()).step_by(2).collect();
        let corners = [[0.0, 0.0], [9.0, 0.0], [0.0, 9.0]];
        let points: Vec<[f32; 2]> = chosen.iter().map(|at| corners[at % 3]).collect();
        let placed = among(&space, &chosen, &points, &CancelToken::new()).unwrap();
        let near = |at: usize| distance(placed[at], corners[at % 3]) < 1e-4;
        assert!((0..space.len()).all(near), "each is at the corner of its heap");
    }

    #[test]
    fn a_stop_is_heard_before_and_between_the_steps() {
        let cancel = CancelToken::new();
        let stopping = cancel.clone();
        let mut steps = 0;
        let mut stop_soon = |done: usize, _of: usize| {
            steps = done;
            if done == 3 {
                stopping.cancel();
            }
        };
        assert!(layout(&heaps(30), MapMethod::Tsne, &cancel, &mut stop_soon).is_none());
        assert_eq!(steps, 3);
        assert!(layout(&heaps(30), MapMethod::Tsne, &cancel, &mut |_, _| {}).is_none());
    }

    #[test]
    fn equal_and_few_images_are_no_trouble() {
        let go = |space: &Space| layout(space, MapMethod::Tsne, &CancelToken::new(), &mut |_, _| {}).unwrap();
        assert_eq!(go(&Space::from_points(vec![1.0, 2.0, 3.0], 3)).len(), 1);
        let equal = go(&Space::from_points(vec![2.0; 3 * 40], 3));
        assert!(equal.len() == 40 && equal.iter().flatten().all(|value| value.is_finite()));
    }

    #[test]
    fn the_longer_side_fills_the_plane() {
        assert_eq!(fitted(&[[2.0, 1.0], [6.0, 3.0]]), [[0.0, 0.25], [1.0, 0.75]]);
        assert_eq!(fitted(&[[7.0, 7.0]; 2]), [[0.5, 0.5]; 2]);
        assert_eq!(fitted(&[]), [[0.0; 2]; 0]);
    }
}
