//! The one home of what a person reads about each setting: label, help, unit, range, choices, default.

mod augmentation;
mod input;
mod ranges;
mod training;

use serde::{Deserialize, Serialize};
use specta::Type;

pub(crate) use ranges::*;

use crate::settings::{FitSettings, SettingName};

/// Which control fits a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SettingKind {
    Number,
    Integer,
    Choice,
    Switch,
    /// The name of one of the project's metadata columns, or nothing.
    Column,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SettingChoice {
    /// As in the settings.
    pub value: String,
    pub label: String,
    pub help: String,
}

/// What a person reads about one setting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SettingSpec {
    pub name: SettingName,
    pub label: String,
    /// One line: what it does.
    pub help: String,
    pub unit: Option<String>,
    pub kind: SettingKind,
    /// Inclusive.
    pub min: Option<f64>,
    /// Inclusive.
    pub max: Option<f64>,
    pub step: Option<f64>,
    /// Empty unless `kind` is `Choice`. The devices of a computer are not listed here: see [`crate::devices`].
    pub choices: Vec<SettingChoice>,
    /// As text.
    pub default: String,
}

/// All settings in the order in which a person should meet them.
pub fn setting_specs() -> Vec<SettingSpec> {
    let default = FitSettings::default();
    [input::specs(&default), augmentation::specs(&default), training::specs(&default)].concat()
}

fn number(
    name: SettingName,
    label: &str,
    help: &str,
    unit: Option<&str>,
    range: Range,
    default: &impl ToString,
) -> SettingSpec {
    let kind = if range.step.fract() == 0.0 { SettingKind::Integer } else { SettingKind::Number };
    SettingSpec {
        name,
        label: label.to_owned(),
        help: help.to_owned(),
        unit: unit.map(str::to_owned),
        kind,
        min: Some(range.least),
        max: Some(range.most),
        step: Some(range.step),
        choices: Vec::new(),
        default: default.to_string(),
    }
}

fn choice(
    name: SettingName,
    label: &str,
    help: &str,
    default: &impl ToString,
    choices: &[(&str, &str, &str)],
) -> SettingSpec {
    let choices = choices
        .iter()
        .map(|(value, label, help)| SettingChoice {
            value: (*value).into(),
            label: (*label).into(),
            help: (*help).into(),
        })
        .collect();
    SettingSpec {
        name,
        label: label.to_owned(),
        help: help.to_owned(),
        unit: None,
        kind: SettingKind::Choice,
        min: None,
        max: None,
        step: None,
        choices,
        default: default.to_string(),
    }
}

fn switch(name: SettingName, label: &str, help: &str, default: bool) -> SettingSpec {
    SettingSpec {
        name,
        label: label.to_owned(),
        help: help.to_owned(),
        unit: None,
        kind: SettingKind::Switch,
        min: None,
        max: None,
        step: None,
        choices: Vec::new(),
        default: default.to_string(),
    }
}
