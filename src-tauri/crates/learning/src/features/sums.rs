//! Sums over many pixels, with the widest instructions that the processor has.
//!
//! Owns the order in which numbers are added: the same on every processor, in double precision. Refuses fused
//! multiplications and threads, which would make the last digits depend on the computer.

use std::array;

use pulp::Arch;

/// Pixels that are added side by side.
const LANES: usize = 8;
pub(super) const EPSILON: f64 = 1e-6;

/// Runs `work` as compiled for the widest instructions of this processor. What it calls has to be inlined to gain.
#[inline(always)]
pub(super) fn wide<R>(work: impl FnOnce() -> R) -> R {
    Arch::new().dispatch(work)
}

/// The sums of the `N` numbers that `term` makes of the values at each place of `inputs`, which are equally long.
#[inline(always)]
pub(super) fn sums<const S: usize, const N: usize>(
    inputs: [&[f32]; S],
    term: impl Fn([f32; S]) -> [f64; N],
) -> [f64; N] {
    wide(|| {
        let parts = inputs.map(|input| input.as_chunks::<LANES>());
        let mut lanes = [[0.0_f64; LANES]; N];
        for at in 0..parts.iter().map(|(whole, _)| whole.len()).min().unwrap_or(0) {
            let values: [&[f32; LANES]; S] = array::from_fn(|input| &parts[input].0[at]);
            for lane in 0..LANES {
                let terms = term(array::from_fn(|input| values[input][lane]));
                for (sum, term) in lanes.iter_mut().zip(terms) {
                    sum[lane] += term;
                }
            }
        }
        let mut totals = lanes.map(|lanes| lanes.iter().sum::<f64>());
        for at in 0..parts.iter().map(|(_, rest)| rest.len()).min().unwrap_or(0) {
            let terms = term(array::from_fn(|input| parts[input].1[at]));
            for (total, term) in totals.iter_mut().zip(terms) {
                *total += term;
            }
        }
        totals
    })
}

/// Mean and standard deviation (of these values, not of a population that they stand for).
pub(super) fn mean_and_deviation(values: &[f32]) -> (f64, f64) {
    let count = values.len().max(1) as f64;
    let [sum] = sums([values], |[value]| [f64::from(value)]);
    let mean = sum / count;
    let [squares] = sums([values], |[value]| [(f64::from(value) - mean).powi(2)]);
    (mean, (squares / count).sqrt())
}

/// Pearson's correlation of `one` and `two`, 0 where one of them is constant.
pub(super) fn correlation(one: &[f32], two: &[f32]) -> f64 {
    correlate([one, two], |[one, two]| [one, two, 1.0])
}

/// The same with a weight for each place.
pub(super) fn weighted_correlation(one: &[f32], two: &[f32], weights: &[f32]) -> f64 {
    correlate([one, two, weights], |all| all)
}

/// `pick` makes one, two and weight of the inputs.
#[inline(always)]
fn correlate<const S: usize>(inputs: [&[f32]; S], pick: impl Fn([f32; S]) -> [f32; 3]) -> f64 {
    let [total, one, two] = sums(inputs, |values| {
        let [one, two, weight] = pick(values).map(f64::from);
        [weight, weight * one, weight * two]
    });
    let (mean_one, mean_two) = (one / total, two / total);
    let moments = sums(inputs, |values| {
        let [one, two, weight] = pick(values).map(f64::from);
        let (one, two) = (one - mean_one, two - mean_two);
        [weight * one * one, weight * two * two, weight * one * two]
    });
    let [one, two, both] = moments.map(|moment| moment / total);
    both / (one * two * (1.0 + 1e-12) + EPSILON * EPSILON).sqrt()
}
