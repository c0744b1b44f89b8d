//! The end of the page: the methods paragraph, and what is needed to do it again.
//!
//! Owns: its text with references, versions, seed, computer and notes. Refuses: a licence or a promise.

use maud::{Markup, html};

use super::parts::{facts, named, sentences};
use crate::data::Report;
use crate::format::{bytes, count, moment, name};

pub(super) fn methods(report: &Report) -> Markup {
    let written = crate::methods::methods(report);
    html! {
        p.note { "To copy into a manuscript. Numbers are those of this report; how the samples were made is for the \
            authors to add." }
        blockquote { @for paragraph in &written.paragraphs { p { (named(paragraph)) } } }
        @if !written.references.is_empty() {
            h3 { "References" }
            ol.references { @for reference in &written.references { li { (reference) } } }
        }
    }
}

pub(super) fn versions(report: &Report) -> Markup {
    let model = report.model.as_ref();
    let stated = |text: &str| (!text.trim().is_empty()).then(|| name(text));
    let seed = model.map(|model| model.method.seed.to_string());
    html! {
        (facts(&[
            ("Report", Some(moment(&report.made_at))),
            ("Report written by", Some(format!("Vesicle {}", name(&report.version)))),
            ("Model fitted with", model.and_then(|model| stated(&model.version)).map(|version| format!("Vesicle \
                {version}"))),
            ("Model id", model.and_then(|model| stated(&model.id))),
            ("Seed", seed),
            ("Device of the fit", model.and_then(|model| stated(&model.device))),
            ("System", report.environment.system.as_deref().and_then(stated)),
            ("Processor threads", report.environment.threads.map(|threads| count(u64::from(threads)))),
            ("Memory", report.environment.memory.map(bytes)),
        ]))
        @if !report.notes.is_empty() { h3 { "Notes" } (sentences("plain", &report.notes)) }
    }
}
