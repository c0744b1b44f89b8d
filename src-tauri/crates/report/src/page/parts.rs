//! What several sections are built of.
//!
//! Owns: names, swatches, tables, figures and lists of facts as markup. Refuses: knowing what they say.

use maud::{Markup, html};

use crate::charts::{hex, inline};
use crate::data::{EvaluationSet, Report};
use crate::format::name;

/// A name from outside: its direction of writing stays its own.
pub(super) fn named(text: &str) -> Markup {
    html! { bdi { (name(text)) } }
}

/// A category with its colour.
pub(super) fn category(label: &str, colour: &str) -> Markup {
    html! { span.category { span.swatch style={ "background:" (hex(colour)) } {} (named(label)) } }
}

/// A table with a caption that scrolls where it is too wide. `head` is one row; columns from the second on are
/// numbers if `numbers` says so.
pub(super) fn table(caption: &str, class: &str, head: &[&str], rows: &Markup) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(caption) {
            table class=(class) {
                caption { (caption) }
                thead { tr { @for title in head { th scope="col" { (title) } } } }
                tbody { (rows) }
            }
        }
    }
}

/// A chart with what it shows.
pub(super) fn figure(svg: &str, caption: &str) -> Markup {
    html! { figure { div.scroll { (inline(svg)) } figcaption { (caption) } } }
}

/// Facts as pairs; those without a value are left out.
pub(super) fn facts(pairs: &[(&str, Option<String>)]) -> Markup {
    html! {
        dl {
            @for (label, value) in pairs {
                @if let Some(value) = value { div { dt { (label) } dd { (named(value)) } } }
            }
        }
    }
}

/// Sentences as a list; nothing if there are none.
pub(super) fn sentences(class: &str, items: &[String]) -> Markup {
    html! { @if !items.is_empty() { ul class=(class) { @for item in items { li { (named(item)) } } } } }
}

/// Says that nothing is known of a model, and why.
pub(super) fn no_model(report: &Report) -> Markup {
    let of_table = report.evaluation.as_ref().is_some_and(|evaluation| evaluation.set == EvaluationSet::Table);
    missing(if of_table {
        "Not known: this report was made from a table of predictions."
    } else {
        "No model was fitted yet."
    })
}

/// Says that something is missing.
pub(super) fn missing(text: &str) -> Markup {
    html! { p.missing { (text) } }
}
