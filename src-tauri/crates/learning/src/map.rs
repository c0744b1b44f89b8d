//! Images as points of a plane, so that like ones lie near each other.
//!
//! Owns: the two layouts. Principal components are a projection: what is far apart in the map is far apart. UMAP (McInnes,
//! Healy and Melville, arXiv 1802.03426 (2018)) keeps neighbours together and tears the rest; distances between groups mean
//! nothing in it. Refuses: colours, labels, and what a group is.
//!
//! UMAP itself is the crate `umap-rs`. Its steps draw from chance and run side by side without a lock, so that two runs give
//! two layouts; nothing is learnt from one, it is only looked at.

use ndarray::Array2;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use specta::Type;
use umap_rs::{EuclideanMetric, Metric as _, Optimizer, Umap, UmapConfig};

use crate::cancel::CancelToken;
use crate::space::Space;

/// How images are placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum MapMethod {
    /// The two principal components of the features with the most spread.
    #[default]
    Pca,
    Umap,
}

/// Neighbours of each image that it is kept near to, itself among them; the usual number of UMAP.
const NEIGHBOURS: usize = 15;
/// With fewer images there is nothing to untangle.
const FEWEST: usize = NEIGHBOURS + 1;
/// Steps of the layout, as in the reference program: many with few images.
const STEPS: [usize; 2] = [500, 200];
const FEW: usize = 10_000;
/// Between two looks at the progress and at a stop.
const STEPS_AT_ONCE: usize = 5;

/// A point for each image of the space, in its order. `progress` is told how many of how many steps are done. `None` if
/// cancelled.
///
/// With 15 images or fewer both methods give principal components.
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
    let steps = STEPS[usize::from(space.len() > FEW)];
    progress(0, steps);
    let near = space.nearest(NEIGHBOURS, cancel)?;
    let count = space.len();
    let table = |values: Vec<f32>, width: usize| Array2::from_shape_vec((count, width), values).ok();
    let data = table(space.points().to_vec(), space.axes())?;
    let indices = near.iter().map(|(at, _)| u32::try_from(*at).unwrap_or(u32::MAX)).collect();
    let indices = Array2::from_shape_vec((count, NEIGHBOURS), indices).ok()?;
    let distances = table(near.iter().map(|(_, squared)| squared.sqrt()).collect(), NEIGHBOURS)?;
    // A start where no two images are at the same place: equal ones could not be told apart by a step.
    let start = table(apart(&plane).concat(), 2)?;
    let mut config = UmapConfig::default();
    config.graph.n_neighbors = NEIGHBOURS;
    let manifold = Umap::new(config.clone()).learn_manifold(data.view(), indices.view(), distances.view());
    let metric = EuclideanMetric;
    let mut run = Optimizer::new(manifold, start, steps, &config, metric.metric_type());
    while run.remaining_epochs() > 0 {
        if cancel.is_cancelled() {
            return None;
        }
        run.step_epochs(STEPS_AT_ONCE.min(run.remaining_epochs()), &metric);
        progress(run.current_epoch(), steps);
    }
    let found: Vec<[f32; 2]> = run.embedding().rows().into_iter().map(|row| [row[0], row[1]]).collect();
    // Should a step have run away, the projection is still true.
    Some(if found.iter().flatten().all(|value| value.is_finite()) { found } else { plane })
}

/// Points moved by up to a thousandth of the plane, each by its own amount.
fn apart(plane: &[[f32; 2]]) -> Vec<[f32; 2]> {
    let most = plane.iter().flatten().fold(0.0_f32, |most, value| most.max(value.abs())).max(1e-6);
    let golden = 0.618_034_f32;
    let moved = |at: usize, step: f32| ((at as f32 * step).fract() - 0.5) * most / 500.0;
    plane.iter().enumerate().map(|(at, [x, y])| [x + moved(at, golden), y + moved(at, golden * golden)]).collect()
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
        let points = (0..3 * each).flat_map(|at| {
            (0..6).map(move |axis| noise(at, axis) + if axis == at % 3 { 5.0 } else { 0.0 })
        });
        Space::from_points(points.collect(), 6)
    }

    fn distance([ax, ay]: [f32; 2], [bx, by]: [f32; 2]) -> f32 {
        (ax - bx).hypot(ay - by)
    }

    #[test]
    fn heaps_stay_heaps_in_both_layouts() {
        let space = heaps(30);
        for method in [MapMethod::Umap, MapMethod::Pca] {
            let mut told = Vec::new();
            let points = layout(&space, method, &CancelToken::new(), &mut |done, of| told.push((done, of))).unwrap();
            assert_eq!(points.len(), 90);
            let mut right = 0;
            for at in 0..90 {
                let others = (0..90).filter(|other| *other != at);
                let near = others.min_by(|a, b| {
                    distance(points[at], points[*a]).total_cmp(&distance(points[at], points[*b]))
                });
                right += usize::from(near.unwrap() % 3 == at % 3);
            }
            // The first two components show a third heap only partly apart; its noise may touch the others.
            assert!(right >= if method == MapMethod::Umap { 88 } else { 60 }, "{method:?}: {right} of 90");
            assert_eq!(told.last().copied(), (method == MapMethod::Umap).then_some((500, 500)));
        }
    }

    #[test]
    fn a_stop_is_heard() {
        let cancel = CancelToken::new();
        cancel.cancel();
        assert!(layout(&heaps(30), MapMethod::Umap, &cancel, &mut |_, _| {}).is_none());
    }

    #[test]
    fn equal_and_few_images_are_no_trouble() {
        let go = |space: &Space| layout(space, MapMethod::Umap, &CancelToken::new(), &mut |_, _| {}).unwrap();
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
