//! The first section: what a reader has to know who reads no further.
//!
//! Owns: the headline with its interval, the weakest category, the commonest confusion, calibration in a sentence,
//! and all warnings. Refuses: a headline without the words for which images it holds.

use maud::{Markup, html};

use super::parts::{category, missing, named, sentences};
use crate::data::{Evaluation, EvaluationSet, Report};
use crate::format::{NONE, count, interval, number, of, percent, points, value};

pub(super) fn section(report: &Report) -> Markup {
    let labelled: u64 = report.categories.iter().map(crate::data::CategoryCounts::labelled).sum();
    html! {
        p.lead {
            "The project has " (of(report.images, "image", "images")) " and "
            (of(report.categories.len() as u64, "category", "categories")) "; "
            (of(labelled, "image is", "images are")) " labelled."
        }
        @match &report.evaluation {
            Some(evaluation) if evaluation.count > 0 => (evaluated(evaluation)),
            _ if report.model.is_none() => (missing("No model was fitted yet. Label some images of each category and \
                fit one.")),
            _ => (missing("The model was not evaluated yet, so how good it is is not known. Evaluate it on images \
                that it did not learn from.")),
        }
        (sentences("warnings", &warnings(report)))
    }
}

/// On what was measured, as the end of "Accuracy on …".
pub(super) fn on(set: EvaluationSet) -> &'static str {
    match set {
        EvaluationSet::Validation => "validation images",
        EvaluationSet::CrossValidation => "training images, by cross-validation",
        EvaluationSet::Test => "test images",
        EvaluationSet::Shown => "a selection of images",
        EvaluationSet::Training => "the training images themselves",
        EvaluationSet::Table => "the images of a table",
    }
}

/// What the set means for a reader.
pub(super) fn meaning(set: EvaluationSet) -> &'static str {
    match set {
        EvaluationSet::Validation => "The model did not learn from these images, but they were watched during the fit.",
        EvaluationSet::CrossValidation => "Each image was judged by a model that had not seen it.",
        EvaluationSet::Test => "No fit has seen these images.",
        EvaluationSet::Shown => "The images were chosen by a search or filter in the gallery.",
        EvaluationSet::Table => {
            "The images and their true categories are those of a table. Whether the model had learnt from some of them is known \
             only where the table has a column “partition”."
        }
        EvaluationSet::Training => {
            "The model has learnt from these images: this says how well it remembers them, not how good it is."
        }
    }
}

/// All warnings, those of the evaluation among them.
fn warnings(report: &Report) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(evaluation) = &report.evaluation {
        if evaluation.set == EvaluationSet::Training {
            all.push(
                "The figures above were measured on training images. They say nothing about new images.".to_owned(),
            );
        } else if evaluation.remembered > 0 {
            all.push(format!(
                "The model had learnt from {} of the {} evaluated images, so the figures promise too much.",
                count(evaluation.remembered),
                count(evaluation.count)
            ));
        }
        if evaluation.skipped > 0 {
            all.push(format!("{} could not be evaluated.", of(evaluation.skipped, "image", "images")));
        }
    }
    if report.missing > 0 {
        all.push(format!("The files of {} were not found.", of(report.missing, "image", "images")));
    }
    all.extend(report.warnings.iter().cloned());
    all
}

fn evaluated(evaluation: &Evaluation) -> Markup {
    let set = on(evaluation.set);
    html! {
        div.cards {
            @for wanted in ["accuracy", "balancedAccuracy"] {
                @if let Some(metric) = evaluation.metric(wanted) {
                    div.card {
                        p.label { (named(&metric.label)) " on " (set) }
                        p.big { (value(metric.estimate.value, metric.percent)) }
                        @if let Some(range) = interval(metric.estimate.interval, metric.percent) {
                            p { "95\u{202f}% interval " (range) }
                        }
                        @if wanted == "accuracy" { p { (of(evaluation.count, "image", "images")) } }
                    }
                }
            }
            (weakest(evaluation))
            (confusion(evaluation))
        }
        p { (meaning(evaluation.set)) " " (calibration(evaluation)) }
    }
}

/// The category with the lowest F1 among those with images.
fn weakest(evaluation: &Evaluation) -> Markup {
    let scores = evaluation.per_category.iter().zip(&evaluation.categories).filter_map(|(scores, category)| {
        let f1 = scores.f1.value.filter(|value| value.is_finite() && scores.support > 0)?;
        Some((f1, scores, category))
    });
    let least = scores.min_by(|a, b| a.0.total_cmp(&b.0));
    html! {
        @if let (Some((f1, scores, (label, colour))), true) = (least, evaluation.categories.len() > 1) {
            div.card {
                p.label { "Weakest category" }
                p.big.text { (category(label, colour)) }
                p {
                    "F1 " (number(f1))
                    @if let Some(recall) = scores.recall.value.filter(|recall| recall.is_finite()) {
                        "; found " (percent(recall)) " of its " (count(scores.support))
                    }
                    @if let Some(precision) = scores.precision.value.filter(|precision| precision.is_finite()) {
                        "; right in " (percent(precision)) " of its predictions"
                    }
                }
            }
        }
    }
}

fn confusion(evaluation: &Evaluation) -> Markup {
    html! {
        div.card {
            p.label { "Most frequent confusion" }
            @match evaluation.commonest_confusion() {
                Some(found) => {
                    @let all: u64 = evaluation.matrix[found.truth].iter().sum();
                    p.big.text { (named(evaluation.category(found.truth))) " taken for "
                        (named(evaluation.category(found.prediction))) }
                    p { (of(found.count, "image", "images")) ", " (percent(found.count as f64 / all as f64)) " of \
                        those that truly are "
                        (named(evaluation.category(found.truth))) }
                },
                None => { p.big.text { "None" } p { "No evaluated image was predicted wrong." } },
            }
        }
    }
}

/// How far confidence and accuracy are apart, in one sentence.
pub(super) fn calibration(evaluation: &Evaluation) -> String {
    let bins = || {
        let finite = |bin: &&crate::data::Bin| bin.count > 0 && bin.confidence.is_finite() && bin.accuracy.is_finite();
        evaluation.calibration.bins.iter().filter(finite)
    };
    let all: u64 = bins().map(|bin| bin.count).sum();
    if all == 0 {
        return String::new();
    }
    let gap = bins().map(|bin| bin.count as f64 * (bin.confidence - bin.accuracy)).sum::<f64>() / all as f64;
    let points = points(gap.abs());
    let said = if gap.abs() < 0.02 {
        "On average, the model is as sure as it should be".to_owned()
    } else if gap > 0.0 {
        format!("On average, the model is surer than it should be, by {points} percentage points")
    } else {
        format!("On average, the model is less sure than it could be, by {points} percentage points")
    };
    let error = value(evaluation.calibration.expected_error, true);
    let error = if error == NONE { String::new() } else { format!(" (expected calibration error {error})") };
    format!("{said}{error}.")
}
