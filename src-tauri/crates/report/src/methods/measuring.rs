//! The paragraph on what the model was measured on, and by which means.
//!
//! Owns: the set in words, the headline figures, and how their intervals and the comparison of models were made.
//! Refuses: figures that are undefined.

use super::references::Cited;
use super::were;
use crate::data::{Comparison, EvaluationSet, Pair, Report};
use crate::format::{count, list, name, number, of, with_interval};

pub(super) fn measuring(report: &Report, cited: &mut Cited) -> String {
    let Some(evaluation) = report.evaluation.as_ref().filter(|evaluation| evaluation.count > 0) else {
        return String::new();
    };
    let images = of(evaluation.count, "image", "images");
    let judged = match evaluation.set {
        EvaluationSet::Test => format!("{images} that {} not used for any fit (test set)", were(evaluation.count)),
        EvaluationSet::Validation => {
            format!(
                "{images} that {} monitored during the fit but not learnt from (validation set)",
                were(evaluation.count)
            )
        }
        EvaluationSet::CrossValidation if evaluation.folds > 0 => format!(
            "{images} by {}-fold cross-validation, in which each image was predicted by a model that had not been \
             fitted to \
             it",
            evaluation.folds
        ),
        EvaluationSet::CrossValidation => {
            format!(
                "{images} by cross-validation, in which each image was predicted by a model that had not been fitted \
                 to it"
            )
        }
        EvaluationSet::Shown => format!("{images} of a selection"),
        EvaluationSet::Table => format!("{images} whose predictions and true categories were read from a table"),
        EvaluationSet::Training => format!("the {images} that the model had been fitted to (training set)"),
    };
    let mut text = format!("Performance was measured on {judged}.");
    if evaluation.remembered > 0 && evaluation.set != EvaluationSet::Training {
        text += &format!(
            " The model had been fitted to {} of these, so that the figures are optimistic.",
            count(evaluation.remembered)
        );
    }
    let labelled = |wanted: &str, words: &str| {
        let metric = evaluation.metric(wanted)?;
        metric.estimate.value.filter(|value| value.is_finite())?;
        Some(format!("the {words} was {}", with_interval(metric.estimate, metric.percent)))
    };
    let on_training = if evaluation.set == EvaluationSet::Training { " on training images" } else { "" };
    let found: Vec<String> = [
        labelled("accuracy", &format!("accuracy{on_training}")),
        labelled("balancedAccuracy", &format!("balanced accuracy{on_training}")),
        labelled("macroF1", "macro-averaged F1 score"),
        labelled("mcc", "Matthews correlation coefficient"),
        labelled("rocAuc", "macro-averaged area under the receiver operating characteristic curve"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if let Some((first, rest)) = found.split_first() {
        let mut said = vec![format!("T{}", &first[1..])];
        said.extend(rest.iter().cloned());
        text += &format!(" {}.", list(&said));
    }
    text + &intervals(report, cited)
}

fn intervals(report: &Report, cited: &mut Cited) -> String {
    let Some(evaluation) = &report.evaluation else { return String::new() };
    let mut text = String::new();
    let ranged = |name: &str| evaluation.metric(name).is_some_and(|metric| metric.estimate.interval.is_some());
    let others = evaluation.resamples > 0
        && evaluation
            .metrics
            .iter()
            .any(|metric| (metric.name != "accuracy" || !evaluation.wilson) && metric.estimate.interval.is_some());
    if evaluation.wilson && ranged("accuracy") {
        text += &format!(
            " The 95\u{202f}% confidence interval (CI) of the accuracy is a score interval ({}){}",
            cited.cite("Wilson, 1927", "wilson"),
            if others { "" } else { "." }
        );
    }
    if others {
        let beginning =
            if text.is_empty() { " The 95\u{202f}% confidence intervals (CI) are" } else { "; the others are" };
        let (units, source) = match &evaluation.resampled_by {
            Some(column) => {
                (format!("whole groups by “{}”", name(column)), cited.cite("Davison and Hinkley, 1997", "davison"))
            }
            None => ("images".to_owned(), cited.cite("Efron and Tibshirani, 1993", "efron")),
        };
        text += &format!(
            "{beginning} percentile intervals of {} bootstrap resamples of {units} ({source}).",
            count(u64::from(evaluation.resamples))
        );
    }
    if let Some(comparison) = &evaluation.comparison {
        text += &compared(comparison, cited);
    }
    text
}

/// How the models were compared; nothing where no test could be made.
fn compared(comparison: &Comparison, cited: &mut Cited) -> String {
    let images = of(comparison.count, "image", "images");
    let called = |at: usize| comparison.models.get(at).map_or("?", |model| model.name.as_str());
    let tested = |pair: &&Pair| pair.p.is_some_and(f64::is_finite);
    match comparison.pairs.as_slice() {
        [pair] if tested(&pair) => format!(
            " The models “{}” and “{}” were compared on {images} by the exact McNemar test ({}): p = {}.",
            name(called(pair.first)),
            name(called(pair.second)),
            cited.cite("McNemar, 1947", "mcnemar"),
            number(pair.p.unwrap_or(f64::NAN))
        ),
        pairs if pairs.len() > 1 && pairs.iter().any(|pair| tested(&pair)) => format!(
            " {} models were compared on {images}, each two by the exact McNemar test ({}); p values were adjusted for {} \
             comparisons ({}).",
            comparison.models.len(),
            cited.cite("McNemar, 1947", "mcnemar"),
            pairs.len(),
            cited.cite("Holm, 1979", "holm"),
        ),
        _ => String::new(),
    }
}
