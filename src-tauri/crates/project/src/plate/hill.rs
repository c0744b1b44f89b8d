//! The curve through doses and responses.
//!
//! Owns: fitting the four-parameter logistic curve (Hill, *Journal of Physiology* 40 (1910) iv-vii) by least squares,
//! with the 95 % intervals of its parameters, and saying why there is none. Refuses: weights and other curves.
//!
//! Least squares by Levenberg and Marquardt (*Journal of the Society for Industrial and Applied Mathematics* 11 (1963)
//! 431-441), with the derivatives in closed form and the damping of Nielsen (Technical University of Denmark, report
//! IMM-REP-1999-05), from the best of a grid of middles and slopes; bottom and top are linear and follow from these two.

use crate::interval::student;

/// Fewer different doses do not determine four parameters and their spread.
const FEWEST_DOSES: usize = 5;
/// Steps of the fit; ten are usual.
const MOST_STEPS: usize = 500;
/// Below this share of the signal a difference is that of rounding.
const ROUNDING: f64 = 1e-12;

/// A parameter with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// y = bottom + (top - bottom) / (1 + (EC50 / dose)^slope).
///
/// Intervals are estimate ± t · standard error, with Student's t of (wells - 4) degrees of freedom and the errors from
/// the derivatives at the estimate (the delta method; Seber & Wild, *Nonlinear Regression* (1989), 5.1). That of EC50
/// is made on its logarithm, so it is never below 0 and lies unevenly around the value. All take the wells for
/// independent and equally exact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curve {
    /// The lower plateau, in the unit of the values.
    pub bottom: Estimate,
    /// The upper plateau.
    pub top: Estimate,
    /// The dose half-way between the plateaus, in the unit of the doses. For a falling curve people call it IC50.
    pub ec50: Estimate,
    /// The Hill slope: above 0 for a rising curve, below 0 for a falling one.
    pub slope: Estimate,
    /// 1 - Σ (value - curve)² / Σ (value - mean)², 0 to 1; it says how near the curve lies and not whether
    /// it is the right one.
    pub r_squared: f64,
    /// Wells that the curve was fitted to.
    pub wells: usize,
    /// EC50 lies below the lowest or above the highest dose above 0: it is a guess then.
    pub beyond_doses: bool,
}

impl Curve {
    /// The curve at a dose from 0 on.
    #[must_use]
    pub fn at(&self, dose: f64) -> f64 {
        value(&[self.bottom.value, self.top.value, self.ec50.value.ln(), self.slope.value], dose.ln())
    }
}

/// Why there is no curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoCurve {
    #[error("a curve needs wells at {FEWEST_DOSES} different doses or more; there are {0}")]
    TooFewDoses(usize),
    #[error("all wells have the same value, so there is no curve")]
    NoChange,
    #[error(
        "the doses do not determine the curve: there are too few where it bends or beyond it, or the values do not \
         depend on the dose"
    )]
    NotDetermined,
    #[error("the search for the best curve did not come to an end, as where the doses do not determine it")]
    NotConverged,
}

/// Bottom, top, ln EC50, slope.
type Parameters = [f64; 4];
type Matrix = [[f64; 4]; 4];

/// Fits the curve to wells, each with its dose (0 or more) and its value. What is not finite, or below 0 as a dose, is
/// left out.
///
/// # Errors
/// Where there are too few doses, no change, or no best curve.
pub fn fit_curve(wells: &[(f64, f64)]) -> Result<Curve, NoCurve> {
    let usable = wells.iter().filter(|(dose, value)| dose.is_finite() && *dose >= 0.0 && value.is_finite());
    let points: Vec<(f64, f64)> = usable.map(|(dose, value)| (dose.ln(), *value)).collect();
    let mut doses: Vec<f64> = points.iter().map(|(dose, _)| *dose).collect();
    doses.sort_by(f64::total_cmp);
    doses.dedup();
    if doses.len() < FEWEST_DOSES {
        return Err(NoCurve::TooFewDoses(doses.len()));
    }
    // The logarithm of no dose.
    doses.retain(|dose| dose.is_finite());
    let (lowest, highest) = (doses[0], doses[doses.len() - 1]);

    let n = points.len() as f64;
    let mean = points.iter().map(|(_, value)| value).sum::<f64>() / n;
    let total: f64 = points.iter().map(|(_, value)| (value - mean).powi(2)).sum();
    let size = points.iter().map(|(_, value)| value.abs()).fold(0.0, f64::max);
    if total <= n * (ROUNDING * size).powi(2) {
        return Err(NoCurve::NoChange);
    }
    let begin = start(&points, lowest, highest).ok_or(NoCurve::NotDetermined)?;
    let mut found = refine(&points, begin, size)?;
    // Both ways round it is the same curve; the upper plateau is called top.
    if found[1] < found[0] {
        found = [found[1], found[0], found[2], -found[3]];
    }
    let rest = squares(&points, &found);
    let [bottom, top, middle, slope] = estimates(&points, &found, rest).ok_or(NoCurve::NotDetermined)?;
    let ec50 = Estimate { value: middle.value.exp(), low: middle.low.exp(), high: middle.high.exp() };
    if !(ec50.value > 0.0 && ec50.high.is_finite() && bottom.low.is_finite() && top.high.is_finite()) {
        return Err(NoCurve::NotDetermined);
    }
    let beyond_doses = middle.value < lowest || middle.value > highest;
    Ok(Curve { bottom, top, ec50, slope, r_squared: 1.0 - rest / total, wells: points.len(), beyond_doses })
}

/// The parameters with their intervals; `rest` is the sum of squares that is left. `None` where they are not determined.
fn estimates(points: &[(f64, f64)], found: &Parameters, rest: f64) -> Option<[Estimate; 4]> {
    let (normal, _) = equations(points, found);
    // A column of almost nothing: no well lies where the curve bends.
    let n = points.len() as f64;
    let signal = n * (found[1] - found[0]).powi(2);
    if (0..4).any(|at| normal[at][at] <= ROUNDING * if at < 2 { n } else { signal }) {
        return None;
    }
    let freedom = points.len() - 4;
    let mut estimates = [Estimate { value: 0.0, low: 0.0, high: 0.0 }; 4];
    for (at, estimate) in estimates.iter_mut().enumerate() {
        let mut unit = [0.0; 4];
        unit[at] = 1.0;
        let half = student(freedom) * (solve(&normal, &unit, 0.0)?[at] * rest / freedom as f64).sqrt();
        *estimate = Estimate { value: found[at], low: found[at] - half, high: found[at] + half };
    }
    Some(estimates)
}

/// How far a dose has gone from bottom (0) to top (1); `dose` is its logarithm, -∞ for none.
fn part(parameters: &Parameters, dose: f64) -> f64 {
    1.0 / (1.0 + (parameters[3] * (parameters[2] - dose)).exp())
}

fn value(parameters: &Parameters, dose: f64) -> f64 {
    parameters[0] + (parameters[1] - parameters[0]) * part(parameters, dose)
}

fn squares(points: &[(f64, f64)], parameters: &Parameters) -> f64 {
    points.iter().map(|(dose, measured)| (measured - value(parameters, *dose)).powi(2)).sum()
}

/// The best of a grid of middles and slopes, each with the bottom and top that fit it best.
fn start(points: &[(f64, f64)], lowest: f64, highest: f64) -> Option<Parameters> {
    const MIDDLES: usize = 24;
    let mut best: Option<(f64, Parameters)> = None;
    for slope in [0.25, 0.5, 1.0, 2.0, 4.0, 8.0] {
        for step in 0..=MIDDLES {
            let middle = lowest + (highest - lowest) * step as f64 / MIDDLES as f64;
            let parts: Vec<f64> = points.iter().map(|(dose, _)| part(&[0.0, 1.0, middle, slope], *dose)).collect();
            let n = points.len() as f64;
            let (x, y) = (parts.iter().sum::<f64>() / n, points.iter().map(|(_, value)| value).sum::<f64>() / n);
            let pairs = parts.iter().zip(points).map(|(part, (_, value))| (part - x, value - y));
            let (spread, along) =
                pairs.fold((0.0, 0.0), |(spread, along), (part, value)| (spread + part * part, along + part * value));
            let rise = along / spread;
            let tried = [y - rise * x, y - rise * x + rise, middle, slope];
            let rest = squares(points, &tried);
            if rest.is_finite() && best.is_none_or(|(least, _)| rest < least) {
                best = Some((rest, tried));
            }
        }
    }
    best.map(|(_, parameters)| parameters)
}

/// Walks to the least squares; `size` is that of the largest value. It has arrived where a step of Gauss and Newton
/// would bring nothing more, or so little that the sum, with its rounding, no longer tells: a gain of the share g of
/// the sum is a step of less than √(g · wells) standard errors.
fn refine(points: &[(f64, f64)], begin: Parameters, size: f64) -> Result<Parameters, NoCurve> {
    let n = points.len() as f64;
    let (mut now, mut rest) = (begin, squares(points, &begin));
    let mut damping = 1e-3;
    let mut almost = false;
    for _ in 0..MOST_STEPS {
        let (normal, gradient) = equations(points, &now);
        let dot = |one: &Parameters, other: &Parameters| one.iter().zip(other).map(|(a, b)| a * b).sum::<f64>();
        let gain = solve(&normal, &gradient, 0.0).map(|step| dot(&step, &gradient));
        if gain.is_some_and(|gain| gain <= 1e-16 * rest + n * (ROUNDING * size).powi(2)) {
            return Ok(now);
        }
        almost = gain.is_some_and(|gain| gain <= 1e-12 * rest + 1e-15 * size * (n * rest).sqrt());
        let mut raise = 2.0;
        loop {
            if let Some(step) = solve(&normal, &gradient, damping) {
                let next: Parameters = std::array::from_fn(|at| now[at] + step[at]);
                let less = squares(points, &next);
                if less < rest {
                    let scaled: Parameters =
                        std::array::from_fn(|at| damping * normal[at][at] * step[at] + gradient[at]);
                    let share = (rest - less) / dot(&step, &scaled);
                    damping = (damping * (1.0 - (2.0 * share - 1.0).powi(3)).clamp(1.0 / 3.0, 2.0)).max(1e-15);
                    (now, rest) = (next, less);
                    break;
                }
            }
            damping *= raise;
            raise *= 2.0;
            // No direction leads down: the lowest point, or a valley that has none.
            if damping > 1e15 {
                return if almost { Ok(now) } else { Err(NoCurve::NotDetermined) };
            }
        }
    }
    if almost { Ok(now) } else { Err(NoCurve::NotConverged) }
}

/// The normal equations: JᵀJ and Jᵀ(measured - curve), with J the derivatives of the curve by its parameters.
fn equations(points: &[(f64, f64)], parameters: &Parameters) -> (Matrix, Parameters) {
    let (mut normal, mut gradient) = ([[0.0; 4]; 4], [0.0; 4]);
    let [bottom, top, middle, slope] = *parameters;
    for (dose, measured) in points {
        let part = part(parameters, *dose);
        let bend = (top - bottom) * part * (1.0 - part);
        // Without any dose, and far from the middle, the curve is flat: no product with an infinite logarithm.
        let (by_middle, by_slope) = if bend == 0.0 { (0.0, 0.0) } else { (-bend * slope, bend * (dose - middle)) };
        let derivatives = [1.0 - part, part, by_middle, by_slope];
        let rest = measured - (bottom + (top - bottom) * part);
        for (row, one) in derivatives.iter().enumerate() {
            gradient[row] += one * rest;
            normal[row].iter_mut().zip(derivatives).for_each(|(sum, other)| *sum += one * other);
        }
    }
    (normal, gradient)
}

/// Solves for one side by Cholesky, each parameter in its own scale, with `damping` added to the diagonal. `None` where
/// the parameters cannot be told apart.
fn solve(normal: &Matrix, side: &Parameters, damping: f64) -> Option<Parameters> {
    let scale: Parameters = std::array::from_fn(|at| normal[at][at].sqrt());
    if scale.iter().any(|scale| !scale.is_finite() || *scale <= f64::MIN_POSITIVE) {
        return None;
    }
    let mut lower: Matrix = [[0.0; 4]; 4];
    for row in 0..4 {
        for column in 0..=row {
            let known: f64 = (0..column).map(|at| lower[row][at] * lower[column][at]).sum();
            let entry = normal[row][column] / (scale[row] * scale[column]);
            if row == column {
                let pivot = entry + damping - known;
                if pivot.is_nan() || pivot <= ROUNDING {
                    return None;
                }
                lower[row][row] = pivot.sqrt();
            } else {
                lower[row][column] = (entry - known) / lower[column][column];
            }
        }
    }
    let mut answer: Parameters = std::array::from_fn(|at| side[at] / scale[at]);
    for row in 0..4 {
        let known: f64 = (0..row).map(|at| lower[row][at] * answer[at]).sum();
        answer[row] = (answer[row] - known) / lower[row][row];
    }
    for row in (0..4).rev() {
        let known: f64 = (row + 1..4).map(|at| lower[at][row] * answer[at]).sum();
        answer[row] = (answer[row] - known) / lower[row][row];
    }
    Some(std::array::from_fn(|at| answer[at] / scale[at]))
}
