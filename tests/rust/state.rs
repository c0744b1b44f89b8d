//! How a project is found, in a form that can be compared.
//!
//! Owns: everything that must be the same after closing and opening again. Refuses: what is new at every opening (token,
//! revision, undo).

use std::fmt;
use std::path::Path;

use vesicle_project::{Delta, Project};
use vesicle_session::view::{CategoryView, Counts, EvaluationView, FitSettings, FitView, ImageRow, ModelView};
use vesicle_session::{Arrangement, Session};

/// What a person sees of a project, and the model's weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    pub name: String,
    pub categories: Vec<CategoryView>,
    pub counts: Counts,
    pub fit_settings: FitSettings,
    pub model: Option<ModelView>,
    pub fit: Option<FitView>,
    pub evaluation: Option<EvaluationView>,
    pub shown: Vec<u32>,
    pub rows: Vec<ImageRow>,
    pub weights: Option<Weights>,
}

/// Bytes that are compared, and not printed when a comparison fails.
#[derive(Clone, PartialEq, Eq)]
pub struct Weights(pub Vec<u8>);

impl fmt::Debug for Weights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes of weights", self.0.len())
    }
}

#[must_use]
pub fn seen(session: &Session) -> Seen {
    let view = session.view();
    Seen {
        name: view.name,
        categories: view.categories,
        counts: view.counts,
        fit_settings: view.fit_settings,
        model: view.model,
        fit: view.fit,
        evaluation: session.evaluation().map(rounded),
        shown: session.gallery(&Arrangement::default()).ids,
        rows: all_rows(session),
        weights: session.model().map(|model| Weights(model.trained.weights.clone())),
    }
}

/// Metrics to 12 digits: they are kept as decimal text, which does not give the last binary digit back.
fn rounded(mut evaluation: EvaluationView) -> EvaluationView {
    let round = |value: &mut f64| *value = (*value * 1e12).round() / 1e12;
    let calibration = &mut evaluation.calibration;
    [
        &mut evaluation.accuracy,
        &mut evaluation.balanced_accuracy,
        &mut evaluation.cross_entropy,
        &mut calibration.expected_error,
        &mut calibration.brier,
    ]
    .into_iter()
    .flatten()
    .for_each(round);
    if let Some(range) = &mut evaluation.accuracy_range {
        [&mut range.low, &mut range.high].into_iter().for_each(round);
    }
    if let Some(mean) = &mut evaluation.fold_accuracy {
        [&mut mean.mean, &mut mean.sd, &mut mean.low, &mut mean.high].into_iter().for_each(round);
    }
    for bin in &mut calibration.bins {
        [&mut bin.confidence, &mut bin.accuracy, &mut bin.low, &mut bin.high].into_iter().for_each(round);
    }
    let mean = &mut evaluation.macro_scores;
    [&mut mean.precision, &mut mean.recall, &mut mean.f1].into_iter().for_each(round);
    for one in &mut evaluation.per_category {
        [&mut one.precision, &mut one.recall, &mut one.f1].into_iter().for_each(round);
        [&mut one.area, &mut one.average_precision].into_iter().flatten().for_each(round);
        let ranges = [&mut one.precision_range, &mut one.recall_range, &mut one.f1_range];
        ranges.into_iter().flatten().for_each(|range| [&mut range.low, &mut range.high].into_iter().for_each(round));
    }
    for one in &mut evaluation.metrics {
        one.value.iter_mut().for_each(round);
        one.range.iter_mut().for_each(|range| [&mut range.low, &mut range.high].into_iter().for_each(round));
    }
    evaluation
}

/// Every image of the project, by ascending id.
#[must_use]
pub fn all_rows(session: &Session) -> Vec<ImageRow> {
    let ids: Vec<u32> = session.project().images().map(|image| image.id.0).collect();
    session.rows(&ids)
}

/// The rows in which two projects differ; `None` if they are equal.
#[must_use]
pub fn differences(before: &Project, after: &Project) -> Option<Delta> {
    Some(Delta::between(before, after)).filter(|delta| !delta.is_empty())
}

/// Copies a project file as the death of its process at this moment would leave it: with the log of what is not yet in
/// the file itself. The project may be open, but nothing may be written meanwhile.
pub fn copy_as_killed(project: &Path, target: &Path) {
    for suffix in ["", "-wal"] {
        let with_suffix = |path: &Path| {
            let mut name = path.as_os_str().to_owned();
            name.push(suffix);
            name
        };
        let (from, to) = (with_suffix(project), with_suffix(target));
        std::fs::remove_file(&to).ok();
        if Path::new(&from).exists() {
            std::fs::copy(&from, &to).unwrap();
        }
    }
}

/// Compares what is seen, and says in which lines it differs.
pub fn assert_seen(found: &Seen, expected: &Seen) {
    let lines = |seen: &Seen| format!("{seen:#?}").lines().map(str::to_owned).collect::<Vec<_>>();
    if found != expected {
        let (found, expected) = (lines(found), lines(expected));
        let differing: Vec<_> = found.iter().zip(&expected).filter(|(a, b)| a != b).take(20).collect();
        panic!("found and expected differ ({} and {} lines): {differing:#?}", found.len(), expected.len());
    }
}
