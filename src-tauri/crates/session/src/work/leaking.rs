//! Telling a person when what was learnt from and what is checked on are too much alike.
//!
//! Owns: the words for it. Refuses: finding it (that is `project::split`) and mending it behind the person's back.

use vesicle_learning::{Architecture, FitSettings, LabelsField, ProblemField, SettingName};
use vesicle_project::{Project, Split, grouping_column, has_groups, leaks, repeated_images};

use crate::view::FieldMessage;

/// What makes the accuracy promise too much, beside the field where it can be mended.
pub(super) fn warnings(project: &Project, split: &Split, settings: &FitSettings) -> Vec<FieldMessage> {
    let group_by = |message| FieldMessage { field: ProblemField::Setting(SettingName::GroupBy), message };
    let labels = |message| FieldMessage { field: ProblemField::Labels(LabelsField::Labels), message };
    let mut warnings = Vec::new();
    let images = split.images();
    match &settings.group_by {
        Some(column) => {
            let leaks = leaks(project, split, column);
            if let Some(first) = leaks.first() {
                warnings.push(group_by(format!(
                    "Partitions that were set by hand, or an earlier fit, put images of {} on both sides, for example of \
                     “{}”. The validation accuracy may promise too much.",
                    count(leaks.len(), "group"),
                    first.group
                )));
            } else if !has_groups(project, &images, column) {
                warnings.push(group_by(format!("No labelled image has a value in the column “{column}”.")));
            }
        }
        None => {
            if let Some(column) = grouping_column(project, &images) {
                let quick = settings.architecture == Architecture::Quick;
                let leaks = leaks(project, split, &column);
                if quick || !leaks.is_empty() {
                    warnings.push(group_by(format!(
                        "Images with the same “{column}” resemble each other, and some are learnt from while others check. \
                         The accuracy may promise too much for new images: choose “{column}” here."
                    )));
                }
            }
        }
    }
    let repeated = repeated_images(project, split).len();
    if repeated > 0 {
        let show = if repeated == 1 { "shows" } else { "show" };
        warnings.push(labels(format!(
            "{} {show} exactly what a training image shows and so {} nothing. Remove the copies.",
            count(repeated, "validation image"),
            if repeated == 1 { "proves" } else { "prove" }
        )));
    }
    warnings
}

/// What makes the accuracy of a model that was fitted with this split promise too much.
pub(super) fn too_good(project: &Project, split: &Split, settings: &FitSettings) -> Vec<String> {
    let Some(column) = settings.group_by.clone().or_else(|| grouping_column(project, &split.images())) else {
        return Vec::new();
    };
    let quick = settings.architecture == Architecture::Quick && settings.group_by.is_none();
    let leaks = leaks(project, split, &column);
    match leaks.first() {
        None if !quick => Vec::new(),
        _ => vec![format!(
            "Images with the same “{column}” were learnt from and evaluated. They resemble each other, so these numbers may \
             promise too much for new ones: fit again with “{column}” kept together."
        )],
    }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
