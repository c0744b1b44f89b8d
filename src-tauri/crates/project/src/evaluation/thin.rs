//! Curves of thousands of points as few that look the same.
//!
//! Owns: which points of a curve are drawn. Refuses: moving a point, and computing areas from what is left.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::CurvePoint;

/// At most `most` of the points (at least both ends), in their order, so that the drawn line keeps its shape.
///
/// Begins with a straight line between the ends and adds, one at a time, the point that lies farthest from the line so
/// far, until there are `most` or no point lies beside the line: the rule of Douglas & Peucker (*Cartographica* 10
/// (1973) 112-122) with a number of points instead of a tolerance. Few enough points come back as they are.
#[must_use]
pub fn thin(points: &[CurvePoint], most: usize) -> Vec<CurvePoint> {
    let most = most.max(2);
    if points.len() <= most {
        return points.to_vec();
    }
    let mut kept = vec![0, points.len() - 1];
    let mut pieces: BinaryHeap<Piece> = Piece::new(points, 0, points.len() - 1).into_iter().collect();
    while kept.len() < most {
        let Some(piece) = pieces.pop() else { break };
        kept.push(piece.farthest);
        pieces.extend(Piece::new(points, piece.from, piece.farthest));
        pieces.extend(Piece::new(points, piece.farthest, piece.to));
    }
    kept.sort_unstable();
    kept.into_iter().map(|at| points[at]).collect()
}

/// A straight line that stands for the points between two kept ones.
struct Piece {
    from: usize,
    to: usize,
    farthest: usize,
    /// Of the farthest point from the line, above 0.
    distance: f64,
}

impl Piece {
    /// `None` if no point between lies beside the line.
    fn new(points: &[CurvePoint], from: usize, to: usize) -> Option<Self> {
        let (start, end) = (points[from], points[to]);
        let (across, up) = (end.x - start.x, end.y - start.y);
        let length = across.hypot(up);
        let mut piece = Self { from, to, farthest: from, distance: 0.0 };
        for (at, point) in points.iter().enumerate().take(to).skip(from + 1) {
            let (x, y) = (point.x - start.x, point.y - start.y);
            let distance = if length > 0.0 { (across * y - up * x).abs() / length } else { x.hypot(y) };
            if distance > piece.distance {
                (piece.farthest, piece.distance) = (at, distance);
            }
        }
        (piece.distance > 0.0).then_some(piece)
    }
}

/// By distance; the earlier one of equals is greater.
impl Ord for Piece {
    fn cmp(&self, other: &Self) -> Ordering {
        self.distance.total_cmp(&other.distance).then(other.from.cmp(&self.from))
    }
}

impl PartialOrd for Piece {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Piece {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Piece {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn points(places: &[(f64, f64)]) -> Vec<CurvePoint> {
        places.iter().map(|(x, y)| CurvePoint { x: *x, y: *y, threshold: None }).collect()
    }

    /// Of a line through points in order of x, at x.
    fn height(points: &[CurvePoint], x: f64) -> f64 {
        let after = points.iter().position(|point| point.x >= x).unwrap_or(points.len() - 1).max(1);
        let (a, b) = (points[after - 1], points[after]);
        if b.x > a.x { a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x) } else { b.y }
    }

    #[test]
    fn corners_stay_and_what_lies_on_a_line_goes() {
        let stairs =
            points(&[(0.0, 0.0), (0.0, 0.3), (0.0, 0.6), (0.2, 0.6), (0.5, 0.6), (0.5, 1.0), (0.7, 1.0), (1.0, 1.0)]);
        let corners = points(&[(0.0, 0.0), (0.0, 0.6), (0.5, 0.6), (0.5, 1.0), (1.0, 1.0)]);
        assert_eq!(thin(&stairs, 7), corners);
        assert_eq!(thin(&stairs, 5), corners);
        assert_eq!(thin(&stairs, 8), stairs, "few enough");
        assert_eq!(thin(&stairs, 0), points(&[(0.0, 0.0), (1.0, 1.0)]), "both ends at least");
        assert_eq!(thin(&stairs[..1], 0), stairs[..1]);
        assert_eq!(thin(&[], 5), []);
    }

    #[test]
    fn a_smooth_curve_is_kept_to_the_eye() {
        // x² from 20,000 points: drawn by 60, it is nowhere off by half a pixel of 500. An arc of a smooth curve
        // between n points is off by about 1 / (4 n²).
        let smooth: Vec<(f64, f64)> = (0..=20_000).map(|at| f64::from(at) / 20_000.0).map(|x| (x, x * x)).collect();
        let drawn = thin(&points(&smooth), 60);
        assert_eq!(drawn.len(), 60);
        assert!(smooth.iter().all(|(x, y)| (height(&drawn, *x) - y).abs() < 1e-3));
    }

    proptest! {
        #[test]
        fn kept_points_are_some_of_the_given_in_their_order(
            steps in prop::collection::vec((0.0..1.0, 0.0..1.0), 0..60),
            most in 0..70_usize,
        ) {
            let given = points(&steps);
            let kept = thin(&given, most);
            prop_assert!(kept.len() <= most.max(2));
            prop_assert_eq!((kept.first(), kept.last()), (given.first(), given.last()));
            let mut rest = given.iter();
            prop_assert!(kept.iter().all(|point| rest.any(|other| other == point)));
        }
    }
}
