//! The data: images, labels, where they come from, and how they were divided.
//!
//! Owns: tables of categories, facts, folders, formats and sides of the split. Refuses: full paths; the caller
//! shortens them.

use maud::{Markup, html};

use super::parts::{category, facts, missing, named, no_model, table};
use crate::data::{CategoryCounts, Report};
use crate::format::{chosen, count, list, name, of, percent};

/// Rows of a table of sizes, folders or formats; the rest is summed up.
const MOST: usize = 12;
const IMAGES: (&str, &str) = ("image", "images");

pub(super) fn section(report: &Report) -> Markup {
    html! {
        (categories(report))
        (image_facts(report))
        (sources(report))
    }
}

fn categories(report: &Report) -> Markup {
    if report.categories.is_empty() {
        return missing("The project has no categories.");
    }
    let most = report.categories.iter().map(CategoryCounts::labelled).max().unwrap_or(0).max(1);
    let all: u64 = report.categories.iter().map(CategoryCounts::labelled).sum();
    let predicted: u64 = report.categories.iter().map(|category| category.predicted).sum();
    let sum = |value: fn(&CategoryCounts) -> u64| count(report.categories.iter().map(value).sum());
    let rows = html! {
        @for row in &report.categories {
            tr {
                th scope="row" { (category(&row.name, &row.colour)) }
                td { (count(row.by_person)) }
                td { (count(row.accepted)) }
                td { (count(row.labelled())) }
                td { @if all > 0 { (percent(row.labelled() as f64 / all as f64)) } @else { "–" } }
                td.bar {
                    svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
                        @let width = |value: u64| format!("{:.1}", value as f64 / most as f64 * 100.0);
                        rect width=(width(row.by_person)) height="10" fill="#0072b2" {}
                        rect x=(width(row.by_person)) width=(width(row.accepted)) height="10" fill="#9ecae9" {}
                    }
                }
                td { (count(row.predicted)) }
            }
        }
        tr.sum {
            th scope="row" { "All" }
            td { (sum(|row| row.by_person)) }
            td { (sum(|row| row.accepted)) }
            td { (count(all)) }
            td {}
            td {}
            td { (count(predicted)) }
        }
    };
    let head = ["Category", "By a person", "Accepted", "Labelled", "Share", "", "Predicted only"];
    html! {
        (table("Labels by category", "numbers", &head, &rows))
        p.note {
            "By a person: labelled by hand (dark). Accepted: a prediction that a person accepted as a label (light). "
            "Predicted only: no label; the model calls them so. "
            (of(report.unknown, "image has", "images have")) " no label"
            @if report.unknown > 0 { ", of which " (of(report.unknown_predicted, "image is", "images are")) " \
                predicted" }
            "."
            @if report.excluded > 0 { " " (of(report.excluded, "image was", "images were")) " set aside." }
            @if report.missing > 0 { " The files of " (of(report.missing, "image", "images")) " were not found." }
        }
    }
}

fn image_facts(report: &Report) -> Markup {
    let known = &report.facts;
    let sizes = shortened(&known.sizes, IMAGES, |(width, height, images)| (format!("{width} × {height}"), *images));
    let bits = shortened(&known.bit_depths, IMAGES, |(bits, images)| (format!("{bits} bit"), *images));
    let channels: Vec<String> = known
        .channels
        .iter()
        .enumerate()
        .map(|(at, channel)| if channel.trim().is_empty() { format!("channel {}", at + 1) } else { name(channel) })
        .collect();
    let stacks = (known.stacks > 0).then(|| {
        let seen = known.stack_view.as_ref().map_or_else(String::new, |view| format!("; seen: {}", name(view)));
        format!("{}{seen}", of(known.stacks, "image", "images"))
    });
    let side = known.pixel_size.filter(|side| side.is_finite() && *side > 0.0);
    html! {
        h3 { "What the images are" }
        (facts(&[
            ("Images", Some(count(report.images))),
            ("Size (px)", sizes),
            ("Channels", (!channels.is_empty()).then(|| format!("{}: {}", channels.len(), list(&channels)))),
            ("Stored values", bits),
            ("Pixel size", side.map(|side| format!("{} µm", chosen(side)))),
            ("Stacks", stacks),
        ]))
    }
}

/// "512 × 512 (96), 256 × 256 (4)"; without the number if all are alike.
fn shortened<T>(items: &[T], (one, many): (&str, &str), text: impl Fn(&T) -> (String, u64)) -> Option<String> {
    match items {
        [] => None,
        [single] => Some(text(single).0),
        _ => {
            let shown = items.iter().take(MOST).map(|item| {
                let (label, number) = text(item);
                format!("{label} ({})", of(number, one, many))
            });
            let mut all: Vec<String> = shown.collect();
            if items.len() > MOST {
                all.push(format!("{} more", items.len() - MOST));
            }
            Some(all.join(", "))
        }
    }
}

fn sources(report: &Report) -> Markup {
    let sources = &report.sources;
    let rest: u64 = sources.folders.iter().skip(MOST).map(|(_, files)| files).sum();
    let rows = html! {
        @for (folder, files) in sources.folders.iter().take(MOST) { tr { th scope="row" { (named(folder)) } td {
            (count(*files)) } } }
        @if sources.folders.len() > MOST {
            tr { th scope="row" { (sources.folders.len() - MOST) " more folders" } td { (count(rest)) } }
        }
    };
    html! {
        @if sources.files > 0 || !sources.folders.is_empty() {
            h3 { "Where they come from" }
            (facts(&[("Files", Some(count(sources.files))), ("Formats", shortened(&sources.formats, ("file",
                "files"), |(format, files)| (name(format), *files)))]))
            @if !sources.folders.is_empty() { (table("Folders", "numbers", &["Folder", "Files"], &rows)) }
        }
    }
}

pub(super) fn split(report: &Report) -> Markup {
    let Some(split) = &report.split else {
        return match &report.evaluation {
            Some(_) if report.model.is_none() => no_model(report),
            _ => missing("Nothing was divided yet: this happens at the first fit."),
        };
    };
    let colour = |label: &str| {
        report.categories.iter().find(|category| category.name == label).map_or("", |category| category.colour.as_str())
    };
    let totals = split.totals();
    let rows = html! {
        @for (label, sides) in &split.categories {
            tr { th scope="row" { (category(label, colour(label))) } @for images in sides { td { (count(*images)) } } }
        }
        tr.sum { th scope="row" { "All" } @for images in totals { td { (count(images)) } } }
        @if let Some(groups) = split.groups {
            tr { th scope="row" { "Groups" } @for groups in groups { td { (count(groups)) } } }
        }
    };
    html! {
        p {
            @match &split.group_column {
                Some(column) => { "Images with the same value of “" (named(column)) "” stand on one side: what is \
                    near-identical by origin cannot be learnt from and tested on." },
                None => { "Each image was divided by itself, without groups. If several images come from one well, \
                    slide or patient, the figures of the evaluation promise too much." },
            }
            @match split.seed {
                Some(seed) => { " The division was drawn from the seed " (seed) "." },
                None => { " Nothing was drawn at random." },
            }
        }
        (table("Images on each side of the split", "numbers", &["Category", "Training", "Validation", "Test"], &rows))
        @if totals[1] + totals[2] == 0 {
            p.note { "No image was held back; what the model is worth can be seen by cross-validation." }
        }
    }
}
