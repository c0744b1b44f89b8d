//! How models did on the same images.
//!
//! Owns: their metrics side by side, and of each two what tells them apart. Refuses: calling one better.

use maud::{Markup, html};

use super::parts::{named, sentences, table};
use crate::data::{Comparison, Pair};
use crate::format::{count, name, number, of, points, value};

pub(super) fn comparison(compared: &Comparison) -> Markup {
    let names: Vec<String> = compared.models.iter().map(|model| name(&model.name)).collect();
    let head: Vec<&str> = std::iter::once("").chain(names.iter().map(String::as_str)).collect();
    let labels = compared.models.first().map(|model| model.metrics.as_slice()).unwrap_or_default();
    let rows = html! {
        @for (at, (label, _)) in labels.iter().enumerate() {
            tr {
                th scope="row" { (named(label)) }
                @for model in &compared.models {
                    td { (value(model.metrics.get(at).and_then(|(_, value)| *value), false)) }
                }
            }
        }
    };
    html! {
        h3 { "Comparison of models" }
        (table("Models on the same images", "numbers", &head, &rows))
        p {
            "On " (of(compared.count, "image", "images")) " that all of them judged."
            @if compared.left_out > 0 {
                " " (of(compared.left_out, "image that one of them had learnt from was", "images that one of them \
                 had learnt from were")) " left out."
            }
        }
        (pairs(compared, &names))
        (sentences("plain", &compared.notes))
    }
}

fn pairs(compared: &Comparison, names: &[String]) -> Markup {
    let several = compared.pairs.len() > 1;
    let p = |p: Option<f64>| p.filter(|p| p.is_finite()).map_or_else(|| "–".to_owned(), number);
    let difference = |pair: &Pair| {
        let Some(difference) = pair.difference.value.filter(|value| value.is_finite()) else { return "–".to_owned() };
        let range = pair.difference.interval.as_ref();
        let range = range.map(|range| format!(" ({} to {})", points(range.low), points(range.high)));
        points(difference) + &range.unwrap_or_default()
    };
    let title = |at: usize| names.get(at).map_or("?", String::as_str);
    let rows = html! {
        @for pair in &compared.pairs {
            tr {
                th scope="row" { (title(pair.first)) " and " (title(pair.second)) }
                td { (count(pair.both_right)) }
                td { (count(pair.only_first)) }
                td { (count(pair.only_second)) }
                td { (count(pair.both_wrong)) }
                td { (difference(pair)) }
                td { (p(pair.p)) }
                @if several { td { (p(pair.adjusted_p)) } }
            }
        }
    };
    let mut head = vec![
        "Models",
        "Both right",
        "Only the first",
        "Only the second",
        "Both wrong",
        "Second minus first, % points (95\u{202f}% CI)",
        "p (McNemar)",
    ];
    if several {
        head.push("p adjusted (Holm)");
    }
    table("Each two of them", "numbers", &head, &rows)
}
