//! Images that the model got right and wrong.
//!
//! Owns: the pictures, inside the page, with what was said of them. Refuses: choosing them, and scaling them up
//! smoothly: a pixel stays a pixel.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{Markup, html};

use super::parts::{missing, named};
use crate::data::{Example, Report};
use crate::format::{cut, name, percent};

pub(super) fn section(report: &Report) -> Markup {
    if report.examples.is_empty() {
        return missing("There are no example images.");
    }
    let (right, wrong): (Vec<&Example>, Vec<&Example>) =
        report.examples.iter().partition(|example| example.truth == example.prediction);
    html! {
        h3 { "Predicted wrong" }
        @if wrong.is_empty() { (missing("None of the images was predicted wrong.")) } @else { (gallery(&wrong)) }
        h3 { "Predicted right" }
        @if right.is_empty() { (missing("None of the images was predicted right.")) } @else { (gallery(&right)) }
        @if report.examples.iter().any(|example| example.explained.is_some()) {
            p.note { "The second picture of an image shows what spoke for the prediction." }
        }
    }
}

fn gallery(examples: &[&Example]) -> Markup {
    html! { div.gallery { @for example in examples { (shown(example)) } } }
}

fn shown(example: &Example) -> Markup {
    let right = example.truth == example.prediction;
    html! {
        div.example.wrong[!right] {
            div.pictures {
                (picture(&example.picture, &name(&example.name)))
                @if let Some(explained) = &example.explained {
                    (picture(explained, &format!("{}, with what spoke for the prediction", name(&example.name))))
                }
            }
            p.said {
                @if right {
                    "✓ " (named(&example.prediction))
                } @else {
                    "✗ " (named(&example.prediction)) br; span.range { "truly " (named(&example.truth)) }
                }
                @if let Some(confidence) = example.confidence.filter(|confidence| confidence.is_finite()) {
                    br; span.range { "confidence " (percent(confidence)) }
                }
            }
            p.name title=(name(&example.name)) { bdi { (cut(&example.name, 40)) } }
        }
    }
}

fn picture(file: &[u8], words: &str) -> Markup {
    // Every JPEG file begins so; whatever else there is, is a PNG.
    let kind = if file.starts_with(&[0xff, 0xd8]) { "jpeg" } else { "png" };
    html! {
        @if file.is_empty() {
            span.nothing { "no picture" }
        } @else {
            img src={ "data:image/" (kind) ";base64," (STANDARD.encode(file)) } alt=(words);
        }
    }
}
