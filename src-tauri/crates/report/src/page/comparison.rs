//! How models did on the same images.
//!
//! Owns: their metrics side by side, and of each two what tells them apart. Refuses: calling one better.

use maud::{Markup, html};

use super::parts::{named, sentences, table};
use crate::data::{Comparison, Pair};
use crate::format::{count, name, number, of, points, value};

pub(super) fn comparison(compared: &Comparison) -> Markup {
    let labels = compared.models.first().map(|model| model.metrics.as_slice()).unwrap_or_default();
    let labels: Vec<String> = labels.iter().map(|(label, _)| name(label)).collect();
    let head: Vec<&str> = std::iter::once("Model").chain(labels.iter().map(String::as_str)).collect();
    // Models may have one name; their numbers tell them apart, here and in the table of pairs.
    let rows = html! {
        @for (at, model) in (1..).zip(&compared.models) {
            tr {
                th scope="row" { (at) ": " (named(&model.name)) }
                @for (_, one) in &model.metrics { td { (value(*one, false)) } }
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
        (pairs(compared))
        (sentences("plain", &compared.notes))
    }
}

fn pairs(compared: &Comparison) -> Markup {
    let several = compared.pairs.len() > 1;
    let p = |p: Option<f64>| p.filter(|p| p.is_finite()).map_or_else(|| "–".to_owned(), number);
    let difference = |pair: &Pair| {
        let Some(difference) = pair.difference.value.filter(|value| value.is_finite()) else { return "–".to_owned() };
        let range = pair.difference.interval.as_ref();
        let range = range.map(|range| format!(" ({} to {})", points(range.low), points(range.high)));
        points(difference) + &range.unwrap_or_default()
    };
    let right =
        |pair: &Pair| [pair.both_right, pair.only_first, pair.only_second, pair.both_wrong].map(count).join(" / ");
    let rows = html! {
        @for pair in &compared.pairs {
            tr {
                th scope="row" { (pair.first + 1) " and " (pair.second + 1) }
                td { (right(pair)) }
                td { (difference(pair)) }
                td { (p(pair.p)) }
                @if several { td { (p(pair.adjusted_p)) } }
            }
        }
    };
    let mut head =
        vec!["Models", "Right: both / only 1st / only 2nd / none", "2nd − 1st, points (95\u{202f}% CI)", "p (McNemar)"];
    if several {
        head.push("p (Holm)");
    }
    table("Each two of them", "numbers", &head, &rows)
}
