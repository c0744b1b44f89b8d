//! What there is to know of the current evaluation beyond its summary.
//!
//! Owns: curves, groups, surprises and images of an evaluation, each found anew from what the model said of its images, and
//! the tables that leave the project. Refuses: asking models, and remembering.
//!
//! Names stand in the tables as in the export of predictions.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use vesicle_project::{CategoryId, ImageId, Project, Scored, by_group, most_probable, ranking, thin, top_losses};

use crate::SessionError;
use crate::results::Judgement;
use crate::session::Session;
use crate::store::unreadable;
use crate::table_file::save_table;
use crate::view::{
    CurveKind, CurveView, EvaluationImages, EvaluationTable, EvaluationView, ExportReport, GroupScoresView, LossView,
    RangeView,
};
use crate::views::narrow;
use crate::work::figures::scored;

/// Points of a curve that are drawn, at most.
const POINTS: usize = 200;
/// Surprises that are listed, at most.
const LOSSES: usize = 100;

/// The current evaluation with what it was made from.
pub(crate) struct Kept {
    pub(crate) project: Project,
    /// In the order of the probabilities.
    pub(crate) categories: Vec<CategoryId>,
    pub(crate) view: Arc<EvaluationView>,
    pub(crate) judged: Vec<Judgement>,
}

impl Kept {
    pub(crate) fn scored(&self) -> Vec<Scored<'_>> {
        scored(&self.categories, &self.judged)
    }

    fn count(&self) -> usize {
        self.categories.len()
    }

    pub(crate) fn curves(&self, kind: CurveKind) -> Vec<CurveView> {
        let scored = self.scored();
        let of_category = |at: usize| {
            let found = ranking(self.count(), &scored, at)?;
            let (points, area, chance) = match kind {
                CurveKind::Roc => (&found.roc, found.roc_auc, 0.5),
                CurveKind::PrecisionRecall => (&found.precision_recall, found.average_precision, found.prevalence),
            };
            let points = thin(points, POINTS).iter().map(|point| [point.x, point.y]).collect();
            Some(CurveView { category_id: self.categories[at].to_string(), points, area, chance })
        };
        (0..self.count()).filter_map(of_category).collect()
    }

    /// The worst first.
    pub(crate) fn groups(&self, column: &str) -> Vec<GroupScoresView> {
        let scored = self.scored();
        let value = |item: &Scored<'_>| {
            self.project.image(item.image).and_then(|image| image.metadata_value(column)).unwrap_or_default()
        };
        let values: Vec<&str> = scored.iter().map(value).collect();
        let found = by_group(self.count(), &scored, &values).into_iter();
        found
            .map(|group| GroupScoresView {
                value: group.group.to_owned(),
                count: narrow(group.count),
                right: narrow(group.right),
                accuracy: group.accuracy,
                range: RangeView { low: group.low, high: group.high },
                confusion: group
                    .confusion
                    .map(|found| [narrow(found.truth), narrow(found.predicted), narrow(found.count)]),
            })
            .collect()
    }

    /// What the model was most surprised by, first.
    pub(crate) fn losses(&self) -> Vec<LossView> {
        let found = top_losses(self.count(), &self.scored(), LOSSES).into_iter();
        found
            .filter_map(|loss| {
                Some(LossView {
                    id: loss.image.0,
                    name: self.project.image(loss.image)?.name.clone(),
                    truth: narrow(loss.truth),
                    prediction: narrow(loss.predicted),
                    loss: loss.loss,
                    truth_probability: loss.true_probability,
                    prediction_probability: loss.predicted_probability,
                })
            })
            .collect()
    }

    /// In the order of their ids; those that were removed since are left out.
    pub(crate) fn images(&self, which: &EvaluationImages) -> Vec<ImageId> {
        let scored = self.scored();
        let wanted = |item: &&Scored<'_>| {
            let prediction = most_probable(item.probabilities);
            let wrong_there = prediction != item.truth;
            match which {
                EvaluationImages::Cell { truth, prediction: wanted } => {
                    item.truth == *truth as usize && prediction == *wanted as usize
                }
                EvaluationImages::Wrong => wrong_there,
                EvaluationImages::Group { column, value, wrong } => {
                    let image = self.project.image(item.image);
                    let here = image.and_then(|image| image.metadata_value(column)).unwrap_or_default();
                    here == value && (wrong_there || !wrong)
                }
            }
        };
        let there = |item: &Scored<'_>| self.project.image(item.image).map(|image| image.id);
        scored.iter().filter(wanted).filter_map(there).collect()
    }

    /// Its rows, the header first.
    pub(crate) fn table(&self, table: &EvaluationTable) -> Vec<Vec<String>> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        let names: Vec<String> = self.view.categories.iter().map(|category| category.name.clone()).collect();
        let name = |at: u32| names.get(at as usize).cloned().unwrap_or_default();
        let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        let ends = |range: Option<&RangeView>| [number(range.map(|r| r.low)), number(range.map(|r| r.high))];
        let header = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
        match table {
            EvaluationTable::Metrics => {
                rows.push(header(&["metric", "value", "low", "high"]));
                for metric in &self.view.metrics {
                    let [low, high] = ends(metric.range.as_ref());
                    rows.push(vec![metric.name.clone(), number(metric.value), low, high]);
                }
                let calibration = &self.view.calibration;
                let error = ["expectedCalibrationError".to_owned(), number(calibration.expected_error)];
                rows.push([&error[..], &[String::new(), String::new()]].concat());
            }
            EvaluationTable::Matrix => {
                rows.push(std::iter::once("truth \\ prediction".to_owned()).chain(names.iter().cloned()).collect());
                for (name, counts) in names.iter().zip(&self.view.matrix) {
                    let counts = counts.iter().map(ToString::to_string);
                    rows.push(std::iter::once(name.clone()).chain(counts).collect());
                }
            }
            EvaluationTable::Categories => {
                rows.push(header(&[
                    "category",
                    "images",
                    "precision",
                    "precision low",
                    "precision high",
                    "recall",
                    "recall low",
                    "recall high",
                    "f1",
                    "f1 low",
                    "f1 high",
                    "area under ROC",
                    "average precision",
                ]));
                for (name, scores) in names.iter().zip(&self.view.per_category) {
                    let mut row = vec![name.clone(), scores.support.to_string()];
                    for (value, range) in [
                        (scores.precision, &scores.precision_range),
                        (scores.recall, &scores.recall_range),
                        (scores.f1, &scores.f1_range),
                    ] {
                        row.push(value.to_string());
                        row.extend(ends(range.as_ref()));
                    }
                    row.extend([number(scores.area), number(scores.average_precision)]);
                    rows.push(row);
                }
            }
            EvaluationTable::Groups { column } => {
                let fixed = ["images", "right", "accuracy", "low", "high", "most often wrong", "as", "times"];
                rows.push(std::iter::once(column.clone()).chain(header(&fixed)).collect());
                for group in self.groups(column) {
                    let [truth, prediction, times] =
                        group.confusion.map_or_else(Default::default, |[t, p, n]| [name(t), name(p), n.to_string()]);
                    let [low, high] = ends(Some(&group.range));
                    let accuracy = group.accuracy.to_string();
                    let (count, right) = (group.count.to_string(), group.right.to_string());
                    rows.push(vec![group.value, count, right, accuracy, low, high, truth, prediction, times]);
                }
            }
            EvaluationTable::Images => {
                let fixed = header(&["file", "truth", "prediction", "confidence", "learnt from"]);
                rows.push(fixed.into_iter().chain(names.iter().map(|name| format!("p({name})"))).collect());
                let remembered: BTreeSet<ImageId> =
                    self.judged.iter().filter(|one| one.remembered).map(|one| one.image).collect();
                for item in self.scored() {
                    let Some(image) = self.project.image(item.image) else { continue };
                    let prediction = most_probable(item.probabilities);
                    let confidence = item.probabilities.get(prediction).map(ToString::to_string).unwrap_or_default();
                    let learnt = if remembered.contains(&image.id) { "yes" } else { "no" };
                    let (truth, prediction) = (name(narrow(item.truth)), name(narrow(prediction)));
                    let mut row = vec![image.name.clone(), truth, prediction, confidence, learnt.to_owned()];
                    row.extend(item.probabilities.iter().map(ToString::to_string));
                    rows.push(row);
                }
            }
        }
        rows
    }
}

impl Session {
    /// The newest evaluation of the current model.
    #[must_use]
    pub fn evaluation(&self) -> Option<EvaluationView> {
        self.lock().evaluation.as_deref().cloned()
    }

    /// With what it was made from.
    ///
    /// # Errors
    /// When there is none, it is of an older version that did not keep that, or it cannot be read.
    pub(crate) fn kept_evaluation(&self) -> Result<Kept, SessionError> {
        let state = self.lock();
        let (Some(model), Some(view)) = (state.model.clone(), state.evaluation.clone()) else {
            return Err(SessionError::Refused("There is no evaluation yet. Evaluate the classifier first.".to_owned()));
        };
        let judged = state.store.judgements(model.id).map_err(|error| unreadable(self.path(), &error))?;
        if judged.is_empty() && view.count > 0 {
            return Err(SessionError::Refused(
                "This evaluation was made by an older version of the program, which kept only its numbers. Evaluate again."
                    .to_owned(),
            ));
        }
        Ok(Kept { project: state.project.clone(), categories: model.category_ids(), view, judged })
    }

    /// A curve of each category that has one.
    ///
    /// # Errors
    /// When there is no evaluation, or it cannot be read; so of the four that follow.
    pub fn evaluation_curves(&self, kind: CurveKind) -> Result<Vec<CurveView>, SessionError> {
        Ok(self.kept_evaluation()?.curves(kind))
    }

    /// How well each value of a metadata column did, the worst first.
    pub fn evaluation_groups(&self, column: &str) -> Result<Vec<GroupScoresView>, SessionError> {
        Ok(self.kept_evaluation()?.groups(column))
    }

    /// The images that the model was most surprised by.
    pub fn evaluation_losses(&self) -> Result<Vec<LossView>, SessionError> {
        Ok(self.kept_evaluation()?.losses())
    }

    /// Images of the evaluation that belong together.
    pub fn evaluation_images(&self, which: &EvaluationImages) -> Result<Vec<ImageId>, SessionError> {
        Ok(self.kept_evaluation()?.images(which))
    }

    /// Writes a table of the evaluation as CSV; it appears complete or not at all.
    ///
    /// # Errors
    /// When there is no evaluation, or the file cannot be written.
    pub fn export_evaluation(&self, table: &EvaluationTable, path: &Path) -> Result<ExportReport, SessionError> {
        save_table(path, self.kept_evaluation()?.table(table))
    }
}
