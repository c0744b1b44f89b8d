//! What the model was found to be worth.
//!
//! Owns: metrics, the matrix, categories, curves, calibration and groups, each with what it was measured on. Refuses:
//! numbers without their intervals where there are some.

use maud::{Markup, html};

use super::comparison::comparison;
use super::glance::{calibration, meaning, on};
use super::parts::{category, facts, figure, missing, named, sentences, table};
use crate::charts::{self, Cells};
use crate::data::{Estimate, Evaluation, Report};
use crate::format::{NONE, count, interval, moment, name, of, percent, value};

/// Groups in the table; the rest is counted.
const GROUPS: usize = 60;

pub(super) fn section(report: &Report) -> Markup {
    let Some(evaluation) = report.evaluation.as_ref() else {
        return missing(if report.model.is_some() {
            "The model was not evaluated yet."
        } else {
            "Without a model there is nothing to evaluate."
        });
    };
    if evaluation.count == 0 {
        return html! { (missing("No image could be evaluated.")) (sentences("plain", &evaluation.notes)) };
    }
    html! {
        p { "Measured on " strong { (of(evaluation.count, "image", "images")) } ": " (on(evaluation.set)) ". "
            (meaning(evaluation.set)) }
        (facts(&[
            ("Model", (!evaluation.model.trim().is_empty()).then(|| name(&evaluation.model))),
            ("Folds", (evaluation.folds > 0).then(|| evaluation.folds.to_string())),
            ("Learnt from before", (evaluation.remembered > 0).then(|| of(evaluation.remembered, "image", "images"))),
            ("Not evaluated", (evaluation.skipped > 0).then(|| of(evaluation.skipped, "image", "images"))),
            ("Evaluated", (!evaluation.evaluated_at.is_empty()).then(|| moment(&evaluation.evaluated_at))),
        ]))
        (metrics(evaluation))
        (matrix(evaluation))
        (categories(evaluation))
        (curves(evaluation))
        (reliability(evaluation))
        (groups(evaluation))
        @if let Some(compared) = &evaluation.comparison { (comparison(compared)) }
        (sentences("plain", &evaluation.notes))
        (meanings(evaluation))
    }
}

fn ranged(estimate: Estimate, as_percent: bool) -> Markup {
    html! {
        (value(estimate.value, as_percent))
        @if let Some(range) = interval(estimate.interval, as_percent) { br; span.range { (range) } }
    }
}

fn metrics(evaluation: &Evaluation) -> Markup {
    if evaluation.metrics.is_empty() {
        return html! {};
    }
    let rows = html! {
        @for metric in &evaluation.metrics {
            tr {
                th scope="row" { (named(&metric.label)) }
                td { (value(metric.estimate.value, metric.percent)) }
                td { (interval(metric.estimate.interval, metric.percent).unwrap_or_else(|| NONE.to_owned())) }
                td.words { (named(&metric.meaning)) }
            }
        }
    };
    html! {
        h3 { "Metrics" }
        (table("Metrics of all evaluated images", "numbers worded", &["Metric", "Value", "95\u{202f}% interval",
            "Meaning"], &rows))
        p.note { (how(evaluation)) }
    }
}

/// How the intervals were made, and what they take for granted.
fn how(evaluation: &Evaluation) -> String {
    let mut text = String::new();
    if evaluation.wilson {
        text += "The interval of the accuracy is Wilson's score interval, which takes images for independent of each \
            other.";
    }
    if evaluation.resamples > 0 {
        let units = match &evaluation.resampled_by {
            Some(column) => {
                format!("whole groups by “{}”, so that images of one group may resemble each other", name(column))
            }
            None => "single images, which are taken for independent of each other".to_owned(),
        };
        let what = if evaluation.wilson { " Other intervals" } else { "Intervals" };
        text += &format!(
            "{what} are percentiles of {} bootstrap resamples of {units}.",
            count(u64::from(evaluation.resamples))
        );
    }
    text
}

fn matrix(evaluation: &Evaluation) -> Markup {
    if evaluation.categories.is_empty() {
        return html! {};
    }
    let caption = "Confusion matrix: rows are ground truth, columns predictions; number of images, and their share \
        of the row. \
                   What is right lies in the framed cells.";
    html! { h3 { "Confusion matrix" } div.matrix { (figure(&charts::matrix(&evaluation.categories,
    &evaluation.matrix, Cells::Both), caption)) } }
}

fn categories(evaluation: &Evaluation) -> Markup {
    let rows = html! {
        @for (scores, (label, colour)) in evaluation.per_category.iter().zip(&evaluation.categories) {
            tr {
                th scope="row" {
                    (category(label, colour))
                    @for note in &scores.notes { br; span.range { (named(note)) } }
                }
                td { (ranged(scores.precision, true)) }
                td { (ranged(scores.recall, true)) }
                td { (ranged(scores.f1, false)) }
                td { (value(scores.area, false)) }
                td { (value(scores.average_precision, false)) }
                td { (count(scores.support)) }
            }
        }
    };
    let head = ["Category", "Precision", "Recall", "F1", "ROC area", "Average precision", "Images"];
    html! {
        @if !evaluation.per_category.is_empty() {
            h3 { "Categories" }
            (table("Metrics of each category against all others, with 95\u{202f}% intervals", "numbers", &head, &rows))
            p.note {
                "Precision: of the images predicted as this category, the share that truly belong to it. Recall: of \
                 the images that "
                "truly belong to it, the share that were found. F1: their harmonic mean."
            }
        }
    }
}

fn curves(evaluation: &Evaluation) -> Markup {
    html! {
        @if !evaluation.roc.is_empty() || !evaluation.precision_recall.is_empty() {
            h3 { "Over all thresholds" }
            div.figures {
                @if !evaluation.roc.is_empty() {
                    (figure(&charts::roc(&evaluation.categories, &evaluation.roc),
                        "Receiver operating characteristic of each category against all others. Thin grey dashes: \
                         guessing."))
                }
                @if !evaluation.precision_recall.is_empty() {
                    (figure(&charts::precision_recall(&evaluation.categories, &evaluation.precision_recall),
                        "Precision against recall of each category. Thin grey dashes: guessing, for the rarest and \
                         the commonest category."))
                }
            }
        }
    }
}

fn reliability(evaluation: &Evaluation) -> Markup {
    let calibrated = &evaluation.calibration;
    let has_bins = calibrated.bins.iter().any(|bin| bin.count > 0);
    html! {
        @if has_bins || calibrated.expected_error.is_some() || calibrated.brier.is_some() {
            h3 { "Is the model as sure as it should be?" }
            div.beside {
                @if has_bins {
                    (figure(&charts::reliability(&calibrated.bins),
                        "Share of right predictions by confidence, with 95\u{202f}% intervals, and the number of \
                         images. Dashed: as sure \
                         as it should be."))
                }
                div {
                    p { (calibration(evaluation)) }
                    (facts(&[
                        ("Expected calibration error", calibrated.expected_error.map(percent)),
                        ("Brier score (0 is perfect, 2 the worst)", calibrated.brier.map(|brier| value(Some(brier),
                            false))),
                    ]))
                }
            }
        }
    }
}

fn groups(evaluation: &Evaluation) -> Markup {
    let Some(column) = evaluation.group_column.as_ref().filter(|_| !evaluation.groups.is_empty()) else {
        return html! {};
    };
    let rows = html! {
        @for group in evaluation.groups.iter().take(GROUPS) {
            tr {
                th scope="row" { @if group.value.trim().is_empty() { "(no value)" } @else { (named(&group.value)) } }
                td { (count(group.count)) }
                td { (percent(group.accuracy)) }
                td { (interval(Some(group.interval), true).unwrap_or_else(|| NONE.to_owned())) }
                td.words {
                    @if let Some(wrong) = group.confusion {
                        (named(evaluation.category(wrong.truth))) " → " (named(evaluation.category(wrong.prediction)))
                        " (" (count(wrong.count)) ")"
                    }
                }
            }
        }
    };
    let all = evaluation.metric("accuracy").and_then(|metric| metric.estimate.value);
    let head = ["Group", "Images", "Accuracy", "95\u{202f}% interval", "Most frequent confusion"];
    html! {
        h3 { "By “" (named(column)) "”" }
        (figure(&charts::groups(column, &evaluation.groups, all), "Accuracy of each group with its 95\u{202f}% \
            interval (Wilson), worst first."))
        (table("Groups, worst first", "numbers worded", &head, &rows))
        @if evaluation.groups.len() > GROUPS { p.note { "The first " (GROUPS) " of " (evaluation.groups.len()) " \
            groups." } }
    }
}

fn meanings(evaluation: &Evaluation) -> Markup {
    let rows = html! {
        @for metric in evaluation.metrics.iter().filter(|metric| !metric.formula.is_empty()) {
            tr {
                th scope="row" { (named(&metric.label)) }
                td { (named(&metric.formula)) }
                td { (named(&metric.source)) }
            }
        }
    };
    html! {
        @if evaluation.metrics.iter().any(|metric| !metric.formula.is_empty()) {
            h3 { "Formulas" }
            (table("How the metrics are defined", "words", &["Metric", "Formula", "Source"], &rows))
        }
    }
}
