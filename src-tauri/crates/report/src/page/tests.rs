#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use proptest::prelude::*;

use super::page;
use super::sample::{full, wide};
use crate::data::*;

const SECTIONS: [&str; 9] =
    ["glance", "images", "split", "model", "training", "evaluation", "examples", "methods", "versions"];

/// Checks that every tag is closed in order and that all attributes are quoted: a name that got out of its text would
/// break this. Gives back the names of all elements.
fn elements(html: &str) -> Vec<String> {
    const VOID: [&str; 3] = ["meta", "br", "img"];
    let mut rest = html.strip_prefix("<!DOCTYPE html>").unwrap();
    let (mut open, mut all) = (Vec::new(), Vec::new());
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains('>') || open.last().is_some_and(|tag| tag == "style"), "a stray > in text");
        rest = &rest[at + 1..];
        if let Some(closing) = rest.strip_prefix('/') {
            let end = closing.find('>').unwrap();
            assert_eq!(open.pop().as_deref(), Some(&closing[..end]), "tags nest");
            rest = &closing[end + 1..];
            continue;
        }
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap();
        let tag = rest[..end].to_owned();
        assert!(!tag.is_empty(), "a bare < in text");
        rest = &rest[end..];
        while !rest.starts_with('>') {
            rest = rest.strip_prefix(' ').expect("one space before an attribute");
            let name = rest.find(['=', '>', ' ']).unwrap();
            assert!(rest[..name].bytes().all(|b| b.is_ascii_alphanumeric() || b":-".contains(&b)), "{}", &rest[..name]);
            assert!(!rest.starts_with("on"), "an event handler");
            rest = &rest[name..];
            if let Some(value) = rest.strip_prefix("=\"") {
                let end = value.find('"').unwrap();
                assert!(!value[..end].contains(['<', '>']), "attributes are escaped");
                rest = &value[end + 1..];
            }
        }
        rest = &rest[1..];
        if !VOID.contains(&tag.as_str()) {
            open.push(tag.clone());
        }
        all.push(tag);
    }
    assert!(open.is_empty(), "everything is closed: {open:?}");
    all
}

fn whole(html: &str) -> Vec<String> {
    for id in SECTIONS {
        assert_eq!(html.matches(&format!("<section id=\"{id}\"")).count(), 1, "{id}");
        assert_eq!(html.matches(&format!("href=\"#{id}\"")).count(), 1, "{id} is in the contents");
    }
    for word in ["NaN", "inf\"", ">inf", "-inf", "Infinity"] {
        assert!(!html.contains(word), "{word}");
    }
    let all = elements(html);
    assert!(!all.iter().any(|tag| ["script", "link", "iframe", "object", "form"].contains(&tag.as_str())));
    for outside in ["src=\"http", "href=\"http", "url(", "@import"] {
        assert!(!html.contains(outside), "nothing is loaded: {outside}");
    }
    all
}

#[test]
fn the_whole_report_has_every_section_and_chart() {
    let html = page(&full());
    if let Ok(path) = std::env::var("VESICLE_REPORT_SAMPLE") {
        std::fs::write(path, &html).unwrap();
    }
    let all = whole(&html);
    for id in ["losses", "accuracies", "matrix", "roc", "precision-recall", "reliability", "groups"] {
        assert_eq!(html.matches(&format!("id=\"{id}-title\"")).count(), 1, "{id}");
    }
    assert_eq!(all.iter().filter(|tag| *tag == "img").count(), 7 + 2, "every example, and two explanations");
    for text in [
        "89.0\u{202f}%",
        "95\u{202f}% interval 85.0 to 93.0\u{202f}%",
        "Interphase",
        "taken for",
        "30 November 2026, 18:53 UTC",
        "14\u{202f}210",
        "The files of 3 images were not found.",
        "2 images could not be evaluated.",
        "resamples of whole groups by “donor”",
    ] {
        assert!(html.contains(text), "{text}");
    }
    assert_eq!(html, page(&full()), "the same data give the same bytes");
}

#[test]
fn the_glance_names_the_weakest_category_and_the_commonest_confusion() {
    // By hand from the sample: the lowest F1 is 0.809, first at Apoptosis; the largest cell off the diagonal is 7,
    // Apoptosis taken for Debris, 7 / 48 = 14.6 %. Gap: mean confidence − mean accuracy over the bins is (6·0.04 −
    // 14·0.04 + 20·0.06 − 24·0.02 + 31·0.05 + 57·0.02 + 148·0.02) / 300 = 0.0202.
    let html = page(&full());
    let glance = &html[html.find("id=\"glance\"").unwrap()..html.find("<section id=\"images\"").unwrap()];
    assert!(glance.contains("<bdi>Apoptosis</bdi> taken for <bdi>Debris</bdi>"));
    assert!(glance.contains("7 images, 14.6\u{202f}%"));
    assert!(glance.contains("surer than it should be, by 2.0 percentage points"));
    assert_eq!(glance.matches("Weakest category").count(), 1);
}

#[test]
fn hostile_names_stay_text() {
    let hostile = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</title></style></svg><script>",
        "' onload='x",
        "&lt;b&gt; & <!-- ]]> <![CDATA[",
        "a\nb\r\u{0}c\u{7}",
        "\u{202e}gnp.exe\u{2066}",
        "عربي 細胞 🧫👩‍🔬",
        "",
    ];
    let long = "x".repeat(255);
    for name in hostile.into_iter().chain([long.as_str()]) {
        let html = page(&named(name));
        whole(&html);
        assert!(!html.contains("<script") && !html.contains("<img src=x") && !html.contains('\u{202e}'));
        assert!(!html.contains('\u{0}') && !html.contains("]]> <"));
    }
    let html = page(&named("<b>&\""));
    let svg = &html[html.find("id=\"matrix-title\"").unwrap()..];
    assert!(
        svg[..svg.find("</svg>").unwrap()].contains("<title>&lt;b&gt;&amp;&quot;</title>"),
        "in titles of charts too"
    );
}

/// Every text from outside is this.
fn named(text: &str) -> Report {
    let mut report = full();
    let set = |field: &mut String| *field = text.to_owned();
    for field in [&mut report.project, &mut report.made_at, &mut report.version] {
        set(field);
    }
    for category in &mut report.categories {
        set(&mut category.name);
        set(&mut category.colour);
    }
    report.facts.channels.iter_mut().for_each(set);
    report.facts.stack_view = Some(text.to_owned());
    report.sources.folders.iter_mut().for_each(|(folder, _)| set(folder));
    report.sources.formats.iter_mut().for_each(|(format, _)| set(format));
    let split = report.split.as_mut().unwrap();
    split.categories.iter_mut().for_each(|(category, _)| set(category));
    split.group_column = Some(text.to_owned());
    let model = report.model.as_mut().unwrap();
    for field in [&mut model.name, &mut model.id, &mut model.fitted_at, &mut model.version, &mut model.device] {
        set(field);
    }
    let method = &mut model.method;
    for field in [&mut method.optimiser, &mut method.loss] {
        set(field);
    }
    for field in [&mut method.scaling, &mut method.windows, &mut method.schedule, &mut method.class_balance] {
        *field = Some(text.to_owned());
    }
    (method.augmentation, method.more) = (vec![text.to_owned()], vec![text.to_owned()]);
    method.folds = 5;
    method.folds_grouped_by = Some(text.to_owned());
    for setting in &mut model.settings {
        set(&mut setting.label);
        set(&mut setting.value);
        set(&mut setting.unit);
    }
    model.preprocessing.iter_mut().for_each(set);
    model.training.advice.iter_mut().for_each(set);
    set(&mut model.training.loss);
    let evaluation = report.evaluation.as_mut().unwrap();
    set(&mut evaluation.model);
    set(&mut evaluation.evaluated_at);
    for (category, colour) in &mut evaluation.categories {
        set(category);
        set(colour);
    }
    for metric in &mut evaluation.metrics {
        for field in [&mut metric.label, &mut metric.formula, &mut metric.meaning, &mut metric.source] {
            set(field);
        }
    }
    evaluation.per_category.iter_mut().for_each(|scores| scores.notes = vec![text.to_owned()]);
    (evaluation.resampled_by, evaluation.group_column) = (Some(text.to_owned()), Some(text.to_owned()));
    evaluation.groups.iter_mut().for_each(|group| set(&mut group.value));
    evaluation.notes = vec![text.to_owned()];
    let compared = evaluation.comparison.as_mut().unwrap();
    for side in &mut compared.models {
        set(&mut side.name);
        side.metrics.iter_mut().for_each(|(label, _)| set(label));
    }
    compared.notes = vec![text.to_owned()];
    for example in &mut report.examples {
        for field in [&mut example.name, &mut example.truth, &mut example.prediction] {
            set(field);
        }
    }
    (report.warnings, report.notes) = (vec![text.to_owned()], vec![text.to_owned()]);
    report.environment.system = Some(text.to_owned());
    report
}

#[test]
fn missing_parts_are_said() {
    let html = page(&Report::default());
    whole(&html);
    for text in
        ["No model was fitted yet", "has no categories", "nothing to evaluate", "no example images", "(no name)"]
    {
        assert!(html.contains(text), "{text}");
    }
    let mut report = full();
    report.evaluation = None;
    let html = page(&report);
    whole(&html);
    assert!(html.contains("The model was not evaluated yet, so how good it is is not known."));
    report.evaluation = Some(Evaluation { model: "m".into(), ..Evaluation::default() });
    assert!(page(&report).contains("No image could be evaluated."));
    let model = report.model.as_mut().unwrap();
    (model.training, model.method.network) = (Training::default(), Network::Quick);
    assert!(page(&report).contains("Quick is fitted in one step"));
}

#[test]
fn training_images_are_never_called_accuracy_without_the_word() {
    let mut report = full();
    report.evaluation.as_mut().unwrap().set = EvaluationSet::Training;
    let html = page(&report);
    assert!(html.contains("</bdi> on the training images themselves"));
    assert!(html.contains("They say nothing about new images."));
    assert!(html.contains("The accuracy on training images was 89.0\u{202f}%"));
    report.evaluation.as_mut().unwrap().set = EvaluationSet::Shown;
    report.evaluation.as_mut().unwrap().remembered = 40;
    assert!(page(&report).contains("had learnt from 40 of the 300 evaluated images, so the figures promise too much"));
}

#[test]
fn one_category_two_hundred_and_no_mistakes() {
    for size in [1, 2, 200] {
        let mut report = wide(size);
        let html = page(&report);
        whole(&html);
        if size == 200
            && let Ok(path) = std::env::var("VESICLE_REPORT_SAMPLE")
        {
            std::fs::write(format!("{path}.wide.html"), &html).unwrap();
        }
        let evaluation = report.evaluation.as_mut().unwrap();
        for (at, row) in evaluation.matrix.iter_mut().enumerate() {
            row.iter_mut().enumerate().for_each(|(column, cell)| *cell *= u64::from(at == column));
        }
        report.examples.retain(|example| example.truth == example.prediction);
        let html = page(&report);
        assert!(
            html.contains("No evaluated image was predicted wrong.")
                && html.contains("None of the images was predicted wrong.")
        );
    }
}

#[test]
fn numbers_that_are_none_leave_no_trace() {
    let mut report = full();
    let model = report.model.as_mut().unwrap();
    model.method.learning_rate = f64::NAN;
    for (at, epoch) in model.training.epochs.iter_mut().enumerate() {
        epoch.loss = [None, Some(f64::NAN), Some(f64::INFINITY), Some(0.5)][at % 4];
        epoch.accuracy = None;
    }
    let evaluation = report.evaluation.as_mut().unwrap();
    let nothing = Estimate { value: Some(f64::NAN), interval: Some(Interval { low: f64::NAN, high: f64::INFINITY }) };
    evaluation.metrics.iter_mut().for_each(|metric| metric.estimate = nothing);
    for scores in &mut evaluation.per_category {
        (scores.precision, scores.recall, scores.f1) = (nothing, Estimate::default(), nothing);
        (scores.area, scores.average_precision) = (Some(f64::NAN), None);
    }
    evaluation.calibration.bins[0].confidence = f64::NAN;
    evaluation.calibration.expected_error = Some(f64::NAN);
    evaluation.comparison.as_mut().unwrap().pairs[0].p = Some(f64::NAN);
    evaluation.matrix.pop();
    evaluation.groups[0].accuracy = f64::NAN;
    report.examples[0].confidence = Some(f64::NAN);
    report.examples[1].picture = Vec::new();
    whole(&page(&report));
    report.facts.pixel_size = Some(f64::NEG_INFINITY);
    report.model.as_mut().unwrap().training.epochs.clear();
    whole(&page(&report));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_text_leaves_the_page_whole(text in any::<String>()) {
        whole(&page(&named(&text)));
    }
}
