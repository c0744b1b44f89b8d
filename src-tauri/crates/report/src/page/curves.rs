//! How the fit went.
//!
//! Owns: the two pairs of curves and what they look like in words. Refuses: calling training accuracy accuracy.

use maud::{Markup, html};

use super::parts::{figure, missing, no_model, sentences};
use crate::charts::{accuracies, losses};
use crate::data::{Network, Report};

pub(super) fn section(report: &Report) -> Markup {
    let Some(model) = &report.model else {
        return no_model(report);
    };
    let training = &model.training;
    if training.epochs.is_empty() {
        return missing(if model.method.network == Network::Quick {
            "Quick is fitted in one step and has no epochs."
        } else {
            "No curves were kept with this model."
        });
    }
    html! {
        div.figures {
            (figure(&losses(training), "Loss on training and validation images at the end of each epoch."))
            (figure(&accuracies(training), "Share of right predictions on training and validation images at the end \
                of each epoch."))
        }
        (sentences("plain", &training.advice))
    }
}
