//! The model: what it is, and every setting of its fit.
//!
//! Owns: its facts, the settings with those changed by a person marked, and preprocessing in words. Refuses: hiding a
//! setting that was left as it was.

use maud::{Markup, html};

use super::parts::{facts, named, no_model, sentences};
use crate::data::{Model, Network, Report};
use crate::format::{count, list, moment, name, of};

pub(super) fn section(report: &Report) -> Markup {
    let Some(model) = &report.model else {
        return no_model(report);
    };
    html! {
        (about(report, model))
        @if !model.preprocessing.is_empty() { h3 { "Preprocessing" } (sentences("plain", &model.preprocessing)) }
        (settings(model))
    }
}

/// The architecture as a reader knows it.
fn architecture(model: &Model) -> &'static str {
    match (model.method.network, model.method.pretrained) {
        (Network::Quick, false) => "Quick: logistic regression on image descriptors",
        (Network::Quick, true) => "Quick: logistic regression on image descriptors and EfficientNet-Lite0 activations",
        (Network::SimpleCnn, _) => "Simple CNN",
        (Network::CompactCnn, _) => "Compact CNN",
        (Network::EfficientNetLite0, false) => "EfficientNet-Lite0, from random weights",
        (Network::EfficientNetLite0, true) => "EfficientNet-Lite0, from weights pretrained on ImageNet",
    }
}

fn about(report: &Report, model: &Model) -> Markup {
    let stated = |text: &str| (!text.trim().is_empty()).then(|| name(text));
    let network = model.method.network != Network::Quick;
    let [width, height] = model.method.input;
    let channels = of(u64::from(model.channels), "channel", "channels");
    let input =
        if network { format!("{width} × {height} px, {channels}") } else { format!("whole images, {channels}") };
    let training = &model.training;
    let epochs = training.epochs.last().map(|epoch| {
        let mut text = count(u64::from(epoch.epoch));
        if training.stopped_early {
            text += ", stopped early";
        }
        if let Some(kept) = training.kept_epoch {
            text += &format!(", weights of epoch {kept} kept");
        }
        text
    });
    let categories: Vec<String> =
        report.split.iter().flat_map(|split| split.categories.iter().map(|(label, _)| name(label))).collect();
    let named = (1..=12).contains(&categories.len());
    facts(&[
        ("Name", stated(&model.name)),
        ("Kind", Some(architecture(model).to_owned())),
        ("Input", Some(input)),
        (
            "Categories",
            if named {
                Some(list(&categories))
            } else {
                (!categories.is_empty()).then(|| categories.len().to_string())
            },
        ),
        ("Parameters", model.parameters.map(count)),
        ("Epochs", epochs),
        ("Seed", Some(model.method.seed.to_string())),
        ("Device", stated(&model.device)),
        ("Fitted", stated(&model.fitted_at).map(|at| moment(&at))),
        ("Fitted with", stated(&model.version).map(|version| format!("Vesicle {version}"))),
        ("Id", stated(&model.id)),
    ])
}

fn settings(model: &Model) -> Markup {
    if model.settings.is_empty() {
        return html! {};
    }
    let changed = model.settings.iter().filter(|setting| !setting.is_default).count() as u64;
    let half = model.settings.len().div_ceil(2);
    let columns = model.settings.chunks(half).map(|part| {
        let rows = html! {
            @for setting in part {
                tr.changed[!setting.is_default] {
                    th scope="row" { (named(&setting.label)) }
                    td { (named(&setting.value)) @if !setting.unit.trim().is_empty() { "\u{202f}"
                        (name(&setting.unit)) } }
                    td { @if setting.is_default { "" } @else { "changed" } }
                }
            }
        };
        html! { table.settings { thead { tr { th scope="col" { "Setting" } th scope="col" { "Value" } th scope="col"
        {} } } tbody { (rows) } } }
    });
    html! {
        h3 { "Settings of the fit" }
        p.note { "All settings; those that differ from what Vesicle proposes are bold (" (of(changed, "setting",
            "settings")) ")." }
        div.pair.scroll tabindex="0" role="region" aria-label="Settings of the fit" { @for column in columns {
            (column) } }
    }
}
