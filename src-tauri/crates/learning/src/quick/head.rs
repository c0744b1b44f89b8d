//! Fitting the linear model: the strength of its penalty, its weights, and how sure it may be.

use rayon::prelude::*;
use vesicle_project::{folds, sensible_folds};

use super::compact::Compact;
use super::logistic::{Rows, solve};
use super::scale::Scaling;
use super::threshold::shift;
use crate::cancel::CancelToken;
use crate::temperature::temperature;

/// The penalties that are tried, from the strongest, each divided by the number of labelled images.
const PENALTIES: [f64; 5] = [0.3, 0.1, 0.03, 0.01, 0.003];
/// The place of the one that is taken unless another is clearly better.
const USUAL: usize = 2;
const FOLDS: usize = 5;
/// With more labelled images than this, three folds say the same.
const MANY: usize = 400;
const FEWER_FOLDS: usize = 3;

/// Features of images with what they are known to be.
pub(crate) struct Labelled<'a> {
    /// `[rows, width]`.
    pub(crate) features: &'a [f32],
    /// `[others, width]`: of images without a label; they help to find where two categories part.
    pub(crate) unlabelled: &'a [f32],
    pub(crate) width: usize,
    pub(crate) truths: &'a [usize],
    /// Rows of one group are never on both sides of a fold.
    pub(crate) groups: Option<&'a [usize]>,
    pub(crate) classes: usize,
    pub(crate) seed: u64,
}

/// A linear model.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fitted {
    pub(crate) scaling: Scaling,
    /// `[classes, width]`, for scaled features.
    pub(crate) weights: Vec<f32>,
    /// `[classes]`.
    pub(crate) bias: Vec<f32>,
    /// Scores are divided by it before they become probabilities.
    pub(crate) temperature: f64,
    /// The chosen λ; see [`super::logistic`].
    pub(crate) penalty: f64,
    /// Of the cross-validation, every category counting the same: the share that is right, and the mean of −ln p(true
    /// category). `None` with too few labels.
    pub(crate) validation: Option<(f64, f64)>,
    /// Of the cross-validation; 0 if the labels were too few for one.
    pub(crate) folds: usize,
    /// The fold in which each row was judged; empty without cross-validation.
    pub(crate) fold_of: Vec<usize>,
    /// For each row the probabilities by a model that did not know it, `[rows, classes]`; empty without cross-validation.
    pub(crate) out_of_fold: Vec<f32>,
}

/// Fits the model. Every category counts as much as every other one, however many labels it has. `None` if cancelled.
pub(crate) fn fit_head(labelled: &Labelled<'_>, cancel: &CancelToken) -> Option<Fitted> {
    let Labelled { truths, groups, classes, seed, .. } = *labelled;
    let wanted = if truths.len() > MANY { FEWER_FOLDS } else { FOLDS };
    let count = sensible_folds(truths, groups, wanted);
    let fold_of = if count > 0 { folds(truths, groups, count, seed) } else { Vec::new() };
    // What each model learns from and what it is asked about: first all, then what is left without each fold.
    let mut parts: Vec<(Vec<usize>, Vec<usize>)> = vec![((0..truths.len()).collect(), Vec::new())];
    parts.extend((0..count).map(|fold| {
        let (out, kept) = (0..truths.len()).partition(|&at| fold_of[at] == fold);
        (kept, out)
    }));
    let trained: Option<Vec<(Part, Vec<Vec<f32>>)>> = parts
        .par_iter()
        .map(|(kept, judged)| {
            let part = Part::fit(labelled, kept, cancel)?;
            let scores = (0..PENALTIES.len()).map(|at| part.scores(labelled, at, judged)).collect();
            Some((part, scores))
        })
        .collect();
    let trained = trained?;
    let mut out_of_fold = vec![vec![0.0; if count > 0 { truths.len() * classes } else { 0 }]; PENALTIES.len()];
    for ((_, scores), (_, out)) in trained.iter().zip(&parts).skip(1) {
        for (all, scores) in out_of_fold.iter_mut().zip(scores) {
            for (&at, scores) in out.iter().zip(scores.chunks_exact(classes)) {
                all[at * classes..][..classes].copy_from_slice(scores);
            }
        }
    }
    let weights = balanced(truths, classes);
    let losses: Vec<Vec<f64>> = out_of_fold.iter().map(|scores| losses(scores, truths, classes)).collect();
    let chosen = choose(&losses, &weights);
    let mut out = out_of_fold.swap_remove(chosen);
    // Each model finds by itself where the categories part, so that what the folds say holds for that too.
    let shifts: Vec<f32> = trained
        .par_iter()
        .zip(&parts)
        .map(|((part, _), (kept, out))| part.shift(labelled, chosen, kept, out))
        .collect();
    for (shift, (_, judged)) in shifts.iter().zip(&parts) {
        judged.iter().for_each(|&at| out[(at + 1) * classes - 1] += shift);
    }
    let temperature = temperature(&out, classes, truths);
    let validation = (count > 0)
        .then(|| (accuracy(&out, truths, classes, &weights), mean(&self::losses(&out, truths, classes), &weights)));
    let (whole, _) = trained.into_iter().next()?;
    let mut solutions = whole.solutions;
    let (weights, mut bias) = solutions.swap_remove(chosen);
    bias.iter_mut().next_back().into_iter().for_each(|last| *last += shifts[0]);
    Some(Fitted {
        scaling: whole.scaling,
        weights,
        bias,
        temperature,
        penalty: PENALTIES[chosen] / truths.len().max(1) as f64,
        validation,
        folds: count,
        fold_of,
        out_of_fold: out.chunks_exact(classes).flat_map(|scores| softmax(scores, temperature)).collect(),
    })
}

/// The usual penalty, unless another one has a cross-validated loss that is smaller by more than a standard error of the
/// difference. `losses` are those of each row for each penalty; empty without cross-validation.
fn choose(losses: &[Vec<f64>], weights: &[f32]) -> usize {
    let mut best = (USUAL, 0.0);
    for (at, other) in losses.iter().enumerate() {
        if let Some(gain) = clear_gain(&losses[USUAL], other, weights).filter(|gain| *gain > best.1) {
            best = (at, gain);
        }
    }
    best.0
}

/// By how much the mean loss falls from `from` to `to`, losses of the same rows, if that is more than a standard error of
/// the difference. `None` without rows.
pub(super) fn clear_gain(from: &[f64], to: &[f64], weights: &[f32]) -> Option<f64> {
    let gains: Vec<f64> = from.iter().zip(to).map(|(from, to)| from - to).collect();
    let gain = mean(&gains, weights);
    let spread: Vec<f64> = gains.iter().map(|one| (one - gain).powi(2)).collect();
    let error = (mean(&spread, weights) / gains.len() as f64).sqrt();
    (gain > error).then_some(gain)
}

/// Weights by which every category counts the same.
fn balanced(truths: &[usize], classes: usize) -> Vec<f32> {
    let mut counts = vec![0_usize; classes];
    truths.iter().for_each(|&truth| counts[truth] += 1);
    truths.iter().map(|&truth| 1.0 / counts[truth].max(1) as f32).collect()
}

/// What was learnt from some of the rows: for each penalty weights `[classes, width]` and biases.
struct Part {
    scaling: Scaling,
    solutions: Vec<(Vec<f32>, Vec<f32>)>,
}

impl Part {
    /// `None` if cancelled.
    fn fit(labelled: &Labelled<'_>, kept: &[usize], cancel: &CancelToken) -> Option<Self> {
        let Labelled { features, width, classes, .. } = *labelled;
        let mut own = Vec::with_capacity(kept.len() * width);
        kept.iter().for_each(|&at| own.extend_from_slice(&features[at * width..][..width]));
        let truths: Vec<usize> = kept.iter().map(|&at| labelled.truths[at]).collect();
        let scaling = Scaling::of(&own, width, &truths, classes);
        let mut scaled = Vec::with_capacity(own.len());
        own.chunks_exact(width.max(1)).for_each(|row| scaling.apply(row, &mut scaled));
        let compact = (kept.len() < width).then(|| Compact::new(&scaled, width));
        let (values, short) =
            compact.as_ref().map_or((&scaled[..], width), |compact| (&compact.values[..], compact.width));
        let weights = balanced(&truths, classes);
        let rows = Rows { values, width: short, truths: &truths, weights: &weights, classes };
        let mut last = None;
        let mut solutions = Vec::new();
        for penalty in PENALTIES {
            if cancel.is_cancelled() {
                return None;
            }
            let solution = solve(&rows, penalty / kept.len().max(1) as f64, last.as_ref());
            let (long, bias) = solution.0.split_at(classes * short);
            let weights = match &compact {
                Some(_) if short == 0 => vec![0.0; classes * width],
                Some(compact) => compact.expand(long, &scaled, width),
                None => long.iter().map(|weight| *weight as f32).collect(),
            };
            solutions.push((weights, bias.iter().map(|bias| *bias as f32).collect()));
            last = Some(solution);
        }
        Some(Self { scaling, solutions })
    }

    /// What is added to the score of the last category, see [`shift`]: the images that were judged count as if they had
    /// no label. 0 unless there are two categories.
    fn shift(&self, labelled: &Labelled<'_>, penalty: usize, kept: &[usize], judged: &[usize]) -> f32 {
        if labelled.classes != 2 || labelled.unlabelled.is_empty() {
            return 0.0;
        }
        let gaps = |scores: Vec<f32>| scores.chunks_exact(2).map(|two| f64::from(two[1] - two[0])).collect::<Vec<_>>();
        let known = gaps(self.scores(labelled, penalty, kept));
        let known: Vec<(f64, bool)> =
            known.into_iter().zip(kept).map(|(gap, &at)| (gap, labelled.truths[at] == 1)).collect();
        let mut others = gaps(self.scores(labelled, penalty, judged));
        others.extend(gaps(self.scores_of(labelled.unlabelled.chunks_exact(labelled.width), penalty)));
        shift(&known, &others) as f32
    }

    /// Scores of some labelled rows with the penalty at a place, `[rows, classes]`.
    fn scores(&self, labelled: &Labelled<'_>, penalty: usize, rows: &[usize]) -> Vec<f32> {
        self.scores_of(rows.iter().map(|&at| &labelled.features[at * labelled.width..][..labelled.width]), penalty)
    }

    fn scores_of<'a>(&self, rows: impl Iterator<Item = &'a [f32]>, penalty: usize) -> Vec<f32> {
        let (weights, bias) = &self.solutions[penalty];
        let mut scaled = Vec::new();
        let mut out = Vec::new();
        for row in rows {
            scaled.clear();
            self.scaling.apply(row, &mut scaled);
            out.extend(bias.iter().enumerate().map(|(class, bias)| {
                let weights = &weights[class * row.len()..][..row.len()];
                scaled.iter().zip(weights).map(|(value, weight)| value * weight).sum::<f32>() + bias
            }));
        }
        out
    }
}

fn mean(values: &[f64], weights: &[f32]) -> f64 {
    let total: f64 = weights.iter().map(|weight| f64::from(*weight)).sum();
    values.iter().zip(weights).map(|(value, weight)| value * f64::from(*weight)).sum::<f64>() / total
}

/// −ln p(true category) of each row of scores.
fn losses(scores: &[f32], truths: &[usize], classes: usize) -> Vec<f64> {
    let rows = scores.chunks_exact(classes).zip(truths);
    rows.map(|(scores, &truth)| -f64::from(softmax(scores, 1.0)[truth].max(f32::MIN_POSITIVE)).ln()).collect()
}

fn accuracy(scores: &[f32], truths: &[usize], classes: usize, weights: &[f32]) -> f64 {
    let right: Vec<f64> = scores
        .chunks_exact(classes)
        .zip(truths)
        .map(|(scores, &truth)| f64::from(u8::from(crate::evaluate::best(scores) == Some(truth))))
        .collect();
    mean(&right, weights)
}

/// Probabilities of scores: e^(score / temperature) / sum.
pub(crate) fn softmax(scores: &[f32], temperature: f64) -> Vec<f32> {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let shares: Vec<f64> = scores.iter().map(|score| (f64::from(score - most) / temperature).exp()).collect();
    let sum: f64 = shares.iter().sum();
    shares.into_iter().map(|share| (share / sum) as f32).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    /// Two clouds whose centres are `apart` from each other in a fifth of `width` noisy numbers.
    fn clouds(per_class: usize, width: usize, apart: f32) -> (Vec<f32>, Vec<usize>) {
        let count = 2 * per_class;
        let truths: Vec<usize> = (0..count).map(|at| at % 2).collect();
        let mut state = 9_u64;
        let mut noise = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / 8_388_608.0 - 1.0
        };
        let mut values: Vec<f32> = (0..count * width).map(|_| noise()).collect();
        for (row, truth) in values.chunks_exact_mut(width).zip(&truths) {
            row[..width.div_ceil(5)].iter_mut().for_each(|value| *value += *truth as f32 * apart);
            row.iter_mut().for_each(|value| *value /= (width as f32).sqrt());
        }
        (values, truths)
    }

    fn fitted(features: &[f32], width: usize, truths: &[usize]) -> Fitted {
        let labelled = Labelled { features, unlabelled: &[], width, truths, groups: None, classes: 2, seed: 1 };
        fit_head(&labelled, &CancelToken::new()).unwrap()
    }

    /// The class that the model gives to a row.
    fn called(fitted: &Fitted, row: &[f32]) -> usize {
        let mut scaled = Vec::new();
        fitted.scaling.apply(row, &mut scaled);
        let score = |class: usize| -> f32 {
            let weights = &fitted.weights[class * row.len()..][..row.len()];
            scaled.iter().zip(weights).map(|(a, b)| a * b).sum::<f32>() + fitted.bias[class]
        };
        usize::from(score(1) > score(0))
    }

    #[test]
    fn clear_classes_are_learnt_from_three_labels_each() {
        let (values, truths) = clouds(3, 50, 40.0);
        let fitted = fitted(&values, 50, &truths);
        let (others, wanted) = clouds(30, 50, 40.0);
        for (row, truth) in others.chunks_exact(50).zip(wanted) {
            assert_eq!(called(&fitted, row), truth);
        }
        assert_eq!(fitted.folds, 3);
    }

    #[test]
    fn what_cannot_be_learnt_is_known_not_to_be() {
        let (values, truths) = clouds(20, 200, 0.0);
        let fitted = fitted(&values, 200, &truths);
        let known =
            values.chunks_exact(200).zip(&truths).filter(|(row, truth)| called(&fitted, row) == **truth).count();
        assert!(known as f64 / 40.0 > 0.8, "with more numbers than rows, training says yes to anything: {known} of 40");
        assert!(fitted.validation.unwrap().0 < 0.75, "{:?}", fitted.validation);
        let sure = fitted.out_of_fold.chunks_exact(2).map(|row| row[0].max(row[1])).sum::<f32>() / 40.0;
        assert!(sure < 0.75, "calibrated: {sure}");
    }

    #[test]
    fn rows_longer_and_shorter_than_their_number_give_the_same_model() {
        // The same rows with zeros behind: the first way has fewer numbers than rows, the second more.
        let (values, truths) = clouds(12, 6, 3.0);
        let padded: Vec<f32> =
            values.chunks_exact(6).flat_map(|row| row.iter().copied().chain(std::iter::repeat_n(0.0, 60))).collect();
        let (narrow, wide) = (fitted(&values, 6, &truths), fitted(&padded, 66, &truths));
        assert_eq!(narrow.penalty, wide.penalty);
        for (one, other) in narrow.weights[..6].iter().zip(&wide.weights) {
            assert!((one - other).abs() < 0.02 * one.abs().max(1.0), "{one} {other}");
        }
    }

    #[test]
    fn every_class_counts_the_same() {
        // One number, no use: with 100 to 2 labels the rare class is still as likely as the other.
        let mut truths = vec![0; 100];
        truths.extend([1, 1]);
        let fitted = fitted(&vec![0.0; 102], 1, &truths);
        assert!((fitted.bias[0] - fitted.bias[1]).abs() < 1e-3);
    }

    #[test]
    fn images_without_a_label_show_where_a_broad_class_ends() {
        let (features, truths) = ([-1.0, 1.0, -1.1, 1.2, -0.9, 0.8], [0, 1, 0, 1, 0, 1]);
        let tight = (0..40).map(|at| -1.1 + at as f32 / 200.0);
        let unlabelled: Vec<f32> = tight.chain((0..40).map(|at| -0.4 + at as f32 / 20.0)).collect();
        let fit = |unlabelled| {
            let labelled = Labelled {
                features: &features,
                unlabelled,
                width: 1,
                truths: &truths,
                groups: None,
                classes: 2,
                seed: 1,
            };
            fit_head(&labelled, &CancelToken::new()).unwrap()
        };
        let (without, with) = (fit(&[]), fit(&unlabelled));
        assert_eq!((called(&without, &[-0.15]), called(&with, &[-0.15])), (0, 1));
        assert_eq!((called(&with, &[-0.9]), called(&with, &[1.0])), (0, 1));
        assert_eq!(without.weights, with.weights);
    }

    #[test]
    fn a_single_label_a_class_needs_no_cross_validation() {
        let fitted = fitted(&[1.0, -1.0], 1, &[0, 1]);
        assert!(fitted.folds == 0 && fitted.out_of_fold.is_empty() && fitted.penalty == PENALTIES[USUAL] / 2.0);
        assert!(fitted.weights[0] > 0.0 && fitted.weights[1] < 0.0);
    }
}
