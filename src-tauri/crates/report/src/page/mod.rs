//! The page.
//!
//! Owns: its order, its table of contents and its look, for the screen and for paper. Refuses: leaving out a section
//! because its data is missing; then the section says what is missing and how to get it.

mod comparison;
mod curves;
mod evaluation;
mod examples;
mod glance;
mod images;
mod model;
mod parts;
mod rest;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod sample_png;
#[cfg(test)]
mod tests;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::data::Report;
use crate::format::{moment, name};
use parts::named;

const STYLE: &str = include_str!("style.css");

/// Nothing is loaded and nothing runs, whatever a name in the page tries.
const POLICY: &str =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

/// The report as one HTML document.
#[must_use]
pub fn page(report: &Report) -> String {
    let sections: [(&str, &str, Markup); 9] = [
        ("glance", "At a glance", glance::section(report)),
        ("images", "Images and labels", images::section(report)),
        ("split", "Training, validation and test", images::split(report)),
        ("model", "Model and settings", model::section(report)),
        ("training", "Training curves", curves::section(report)),
        ("evaluation", "Evaluation", evaluation::section(report)),
        ("examples", "Example images", examples::section(report)),
        ("methods", "Methods, for a paper", rest::methods(report)),
        ("versions", "Versions, seed and notes", rest::versions(report)),
    ];
    let title = name(&report.project);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content={ "Vesicle " (name(&report.version)) };
                title { (title) " – Vesicle report" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    p.kind { "Image classification report" }
                    h1 { (named(&report.project)) }
                    p.made { (moment(&report.made_at)) " · Vesicle " (name(&report.version)) }
                }
                nav aria-label="Contents" {
                    ol { @for (id, title, _) in &sections { li { a href={ "#" (id) } { (title) } } } }
                }
                main {
                    @for (id, title, content) in &sections {
                        section id=(id) aria-labelledby={ (id) "-heading" } { h2 id={ (id) "-heading" } { (title) }
                            (content) }
                    }
                }
            }
        }
    }
    .into_string()
}
