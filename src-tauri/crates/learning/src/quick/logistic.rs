//! Multinomial logistic regression with a penalty on the squared weights, for rows of a few hundred to a few thousand
//! numbers.
//!
//! Owns: the minimum of
//!
//! Σᵢ wᵢ · −ln softmax(W xᵢ + b)[yᵢ] / Σᵢ wᵢ + λ/2 · ‖W‖²
//!
//! found by L-BFGS (Nocedal and Wright, Numerical Optimization, 2nd ed., algorithm 7.5) from any start. The function is
//! strictly convex in W, so there is one minimum and the start only decides how soon it is found. Refuses: choosing λ.

use crate::cpu::multiply;

/// Steps that L-BFGS remembers.
const MEMORY: usize = 8;
const MOST_STEPS: usize = 300;
/// Ends when no slope is steeper, for a function of about 1.
const FLAT: f64 = 1e-5;

/// Rows to learn from.
pub(super) struct Rows<'a> {
    /// `[rows, width]`.
    pub(super) values: &'a [f32],
    pub(super) width: usize,
    /// One for each row, below `classes`.
    pub(super) truths: &'a [usize],
    /// One for each row, at least 0, not all 0.
    pub(super) weights: &'a [f32],
    pub(super) classes: usize,
}

/// The weights: `[classes, width]`, then one bias for each class.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Solution(pub(super) Vec<f64>);

/// The minimum for `penalty` = λ > 0, from `start` or from 0.
pub(super) fn solve(rows: &Rows<'_>, penalty: f64, start: Option<&Solution>) -> Solution {
    let size = rows.classes * (rows.width + 1);
    let mut point = start.map_or_else(|| vec![0.0; size], |start| start.0.clone());
    let mut scratch = Scratch::new(rows);
    let (mut value, mut slope) = scratch.value_and_slope(rows, penalty, &point);
    let mut past: Vec<Past> = Vec::new();
    for _ in 0..MOST_STEPS {
        if largest(&slope) < FLAT {
            break;
        }
        let mut direction = descent(&slope, &past);
        let mut steepness = dot(&direction, &slope);
        if steepness >= 0.0 {
            // Rounding: begin anew, straight down.
            past.clear();
            direction = slope.iter().map(|value| -value).collect();
            steepness = dot(&direction, &slope);
        }
        let Some((step, next)) =
            search(rows, penalty, &point, value, &direction, steepness, &mut scratch, past.is_empty())
        else {
            break;
        };
        let moved: Vec<f64> = direction.iter().map(|value| value * step).collect();
        for (point, moved) in point.iter_mut().zip(&moved) {
            *point += moved;
        }
        let turned: Vec<f64> = next.slope.iter().zip(&slope).map(|(new, old)| new - old).collect();
        let curvature = dot(&moved, &turned);
        if curvature > 1e-12 * dot(&turned, &turned) {
            if past.len() == MEMORY {
                past.remove(0);
            }
            past.push(Past { moved, turned, curvature });
        }
        (value, slope) = (next.value, next.slope);
    }
    Solution(point)
}

struct Past {
    moved: Vec<f64>,
    turned: Vec<f64>,
    curvature: f64,
}

struct Here {
    value: f64,
    slope: Vec<f64>,
}

/// The direction of L-BFGS: the slope, bent by what was learnt of the curvature.
fn descent(slope: &[f64], past: &[Past]) -> Vec<f64> {
    let mut direction: Vec<f64> = slope.iter().map(|value| -value).collect();
    let mut shares = Vec::with_capacity(past.len());
    for past in past.iter().rev() {
        let share = dot(&past.moved, &direction) / past.curvature;
        add(&mut direction, &past.turned, -share);
        shares.push(share);
    }
    if let Some(last) = past.last() {
        let scale = last.curvature / dot(&last.turned, &last.turned);
        direction.iter_mut().for_each(|value| *value *= scale);
    }
    for (past, share) in past.iter().zip(shares.into_iter().rev()) {
        let back = dot(&past.turned, &direction) / past.curvature;
        add(&mut direction, &past.moved, share - back);
    }
    direction
}

/// A step that goes down far enough and not too short (weak Wolfe conditions, by bisection); `None` if there is none
/// within what the arithmetic can tell.
#[allow(clippy::too_many_arguments, reason = "the state of the one loop that calls it")]
fn search(
    rows: &Rows<'_>,
    penalty: f64,
    point: &[f64],
    value: f64,
    direction: &[f64],
    steepness: f64,
    scratch: &mut Scratch,
    first: bool,
) -> Option<(f64, Here)> {
    const DOWN: f64 = 1e-4;
    const LESS_STEEP: f64 = 0.9;
    let mut step = if first { (1.0 / largest(direction)).min(1.0) } else { 1.0 };
    let (mut short, mut long) = (0.0, f64::INFINITY);
    for _ in 0..40 {
        let place: Vec<f64> = point.iter().zip(direction).map(|(point, way)| point + step * way).collect();
        let (there, slope) = scratch.value_and_slope(rows, penalty, &place);
        if !there.is_finite() || there > value + DOWN * step * steepness {
            long = step;
        } else if dot(&slope, direction) < LESS_STEEP * steepness {
            short = step;
        } else {
            return Some((step, Here { value: there, slope }));
        }
        step = if long.is_finite() { (short + long) / 2.0 } else { short * 2.0 };
    }
    None
}

/// Memory that is used again.
struct Scratch {
    weights: Vec<f32>,
    scores: Vec<f32>,
    errors: Vec<f32>,
    slope: Vec<f32>,
    /// The rows as columns.
    turned: Vec<f32>,
    total: f64,
}

impl Scratch {
    fn new(rows: &Rows<'_>) -> Self {
        let count = rows.truths.len();
        let mut turned = vec![0.0; rows.values.len()];
        for (at, row) in rows.values.chunks_exact(rows.width.max(1)).enumerate() {
            for (column, value) in row.iter().enumerate() {
                turned[column * count + at] = *value;
            }
        }
        Self {
            weights: vec![0.0; rows.classes * rows.width],
            scores: vec![0.0; count * rows.classes],
            errors: vec![0.0; count * rows.classes],
            slope: vec![0.0; rows.classes * rows.width],
            turned,
            total: rows.weights.iter().map(|weight| f64::from(*weight)).sum(),
        }
    }

    /// The function and its slope at `point`.
    fn value_and_slope(&mut self, rows: &Rows<'_>, penalty: f64, point: &[f64]) -> (f64, Vec<f64>) {
        let (count, classes, width) = (rows.truths.len(), rows.classes, rows.width);
        let (weights, biases) = point.split_at(classes * width);
        for (short, long) in self.weights.iter_mut().zip(weights) {
            *short = *long as f32;
        }
        // [classes, rows]
        multiply(&mut self.scores, &self.weights, &self.turned, [classes, width, count]);
        let mut value = 0.0;
        let mut slope = vec![0.0; point.len()];
        let mut shares = vec![0.0_f64; classes];
        for row in 0..count {
            let mut most = f64::NEG_INFINITY;
            for class in 0..classes {
                shares[class] = f64::from(self.scores[class * count + row]) + biases[class];
                most = most.max(shares[class]);
            }
            let sum: f64 = shares.iter().map(|score| (score - most).exp()).sum();
            let weight = f64::from(rows.weights[row]) / self.total;
            value += weight * (sum.ln() + most - shares[rows.truths[row]]);
            for class in 0..classes {
                let wanted = f64::from(u8::from(class == rows.truths[row]));
                let error = weight * ((shares[class] - most).exp() / sum - wanted);
                self.errors[class * count + row] = error as f32;
                slope[classes * width + class] += error;
            }
        }
        multiply(&mut self.slope, &self.errors, rows.values, [classes, count, width]);
        for ((slope, data), weight) in slope.iter_mut().zip(&self.slope).zip(weights) {
            *slope = f64::from(*data) + penalty * weight;
            value += penalty / 2.0 * weight * weight;
        }
        (value, slope)
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

fn add(sum: &mut [f64], values: &[f64], times: f64) {
    sum.iter_mut().zip(values).for_each(|(sum, value)| *sum += times * value);
}

fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |most, value| most.max(value.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> (Vec<f32>, Vec<usize>) {
        let mut values = Vec::new();
        let mut truths = Vec::new();
        for at in 0..60 {
            let truth = at % 3;
            let noise = |salt: usize| ((at * 7919 + salt * 104_729) % 1000) as f32 / 500.0 - 1.0;
            values.extend([noise(1) + truth as f32, noise(2) - (truth == 1) as u8 as f32, noise(3), noise(4)]);
            truths.push(truth);
        }
        (values, truths)
    }

    fn rows<'a>(values: &'a [f32], truths: &'a [usize], weights: &'a [f32]) -> Rows<'a> {
        Rows { values, width: 4, truths, weights, classes: 3 }
    }

    #[test]
    fn the_slope_is_that_of_the_value() {
        let (values, truths) = example();
        let weights: Vec<f32> = (0..60).map(|at| 0.5 + (at % 4) as f32).collect();
        let rows = rows(&values, &truths, &weights);
        let mut scratch = Scratch::new(&rows);
        let point: Vec<f64> = (0..15).map(|at| (at as f64 * 0.37).sin()).collect();
        let (_, slope) = scratch.value_and_slope(&rows, 0.1, &point);
        for at in 0..point.len() {
            let mut aside = |by: f64| {
                let mut moved = point.clone();
                moved[at] += by;
                scratch.value_and_slope(&rows, 0.1, &moved).0
            };
            let measured = (aside(1e-3) - aside(-1e-3)) / 2e-3;
            assert!((measured - slope[at]).abs() < 1e-4, "{at}: {measured} {}", slope[at]);
        }
    }

    #[test]
    fn the_minimum_is_flat_and_the_same_from_anywhere() {
        let (values, truths) = example();
        let weights = vec![1.0; 60];
        let rows = rows(&values, &truths, &weights);
        let found = solve(&rows, 0.01, None);
        let (_, slope) = Scratch::new(&rows).value_and_slope(&rows, 0.01, &found.0);
        assert!(largest(&slope) < 1e-4, "{slope:?}");
        let elsewhere = Solution((0..15).map(|at| f64::from(at) - 7.0).collect());
        let again = solve(&rows, 0.01, Some(&elsewhere));
        for (one, other) in found.0[..12].iter().zip(&again.0) {
            assert!((one - other).abs() < 2e-2, "{one} {other}");
        }
    }

    #[test]
    fn a_heavier_row_counts_as_several() {
        let (values, truths) = example();
        let mut weights = vec![1.0; 60];
        weights[7] = 3.0;
        let heavy = solve(&rows(&values, &truths, &weights), 0.05, None);
        let (mut more, mut labels) = (values.clone(), truths.clone());
        for _ in 0..2 {
            more.extend_from_slice(&values[28..32]);
            labels.push(truths[7]);
        }
        let repeated = solve(&rows(&more, &labels, &vec![1.0; 62]), 0.05, None);
        for (one, other) in heavy.0.iter().zip(&repeated.0) {
            assert!((one - other).abs() < 2e-2, "{one} {other}");
        }
    }

    #[test]
    fn identical_rows_of_different_classes_give_their_shares() {
        let values = vec![0.0; 4 * 4];
        let found = solve(
            &Rows { values: &values, width: 4, truths: &[0, 0, 0, 1], weights: &[1.0; 4], classes: 2 },
            1.0,
            None,
        );
        let share = 1.0 / (1.0 + (found.0[9] - found.0[8]).exp());
        assert!((share - 0.75).abs() < 1e-3, "{share}");
    }
}
