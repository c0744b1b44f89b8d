//! What an evaluation says, from what a model said of its images.
//!
//! Owns: bringing the numbers of `project` onto the wire, and wording what they cannot say by themselves. Refuses: choosing
//! images, and asking models.

use std::collections::{BTreeMap, BTreeSet};
use std::time::SystemTime;

use vesicle_project::arrange;
use vesicle_project::{
    Category, CategoryId, CategoryIntervals, Evaluation, ImageId, Intervals, Metric, Project, Scored, bootstrap,
    groups_of, has_groups, mean_interval, metrics, most_probable, ranking, reliability, wilson,
};

use crate::JobContext;
use crate::results::{FittedModel, Judgement, OutOfFold};
use crate::view::{
    Arrangement, CalibrationView, CategoryScoresView, EvaluationSet, EvaluationView, MacroView, MeanView, MetricView,
    ModelCategory, RangeView, ReliabilityBinView,
};
use crate::views::{model_categories, narrow};

/// Under this many images a metric is mostly chance.
const FEW: usize = 20;

/// So often the images are drawn anew for the intervals of metrics; of many images less often, as the intervals are narrow.
const RESAMPLES: usize = 1000;
const RESAMPLES_OF_MANY: usize = 300;
const MANY: usize = 20_000;

/// Of the drawings: the same images have the same intervals.
const SEED: u64 = 1;

/// What a model said of a set of images.
pub(crate) struct Evaluated<'a> {
    /// With their metadata.
    pub(crate) project: &'a Project,
    pub(crate) by: Evaluator<'a>,
    pub(crate) set: EvaluationSet,
    pub(crate) judged: &'a [Judgement],
    /// What the gallery showed, where that chose the images.
    pub(crate) arrangement: Option<Arrangement>,
}

/// What has to be known of whoever said it.
pub(crate) struct Evaluator<'a> {
    pub(crate) name: &'a str,
    /// In the order of its outputs.
    pub(crate) categories: &'a [Category],
    /// Of a cross-validation, in the order of the images' ids.
    pub(crate) out_of_fold: &'a [OutOfFold],
    /// Images with the same value of this column were kept together.
    pub(crate) group_by: Option<&'a str>,
    /// What makes its numbers promise too much.
    pub(crate) warnings: Vec<String>,
}

impl<'a> Evaluator<'a> {
    pub(crate) fn model(project: &Project, model: &'a FittedModel, set: EvaluationSet) -> Self {
        let warnings = match set {
            EvaluationSet::Training => Vec::new(),
            _ => super::leaking::too_good(project, &model.split, &model.settings),
        };
        Self {
            name: &model.name,
            categories: &model.categories,
            out_of_fold: &model.out_of_fold,
            group_by: model.settings.group_by.as_deref(),
            warnings,
        }
    }
}

/// What was said, with the truth as a place among the categories.
pub(crate) fn scored<'a>(categories: &[CategoryId], judged: &'a [Judgement]) -> Vec<Scored<'a>> {
    let places: BTreeMap<_, _> = categories.iter().enumerate().map(|(at, category)| (*category, at)).collect();
    let one = |judgement: &'a Judgement| {
        let truth = *places.get(&judgement.category)?;
        Some(Scored { image: judgement.image, truth, probabilities: &judgement.probabilities })
    };
    judged.iter().filter_map(one).collect()
}

/// `None` if stopped.
pub(crate) fn evaluation_view(
    evaluated: &Evaluated<'_>,
    skipped: usize,
    context: &JobContext,
) -> Option<EvaluationView> {
    let Evaluated { project, ref by, set, judged, .. } = *evaluated;
    let ids: Vec<CategoryId> = by.categories.iter().map(|category| category.id).collect();
    let scored = scored(&ids, judged);
    let count = ids.len();
    let evaluation = vesicle_project::evaluate(count, &scored);
    let categories = model_categories(project, by.categories);
    let remembered = judged.iter().filter(|judgement| judgement.remembered).count();
    let mut notes = notes(evaluated, &evaluation, remembered);

    let images: Vec<ImageId> = scored.iter().map(|item| item.image).collect();
    let resampled_by = by.group_by.map(ToOwned::to_owned).filter(|column| has_groups(project, &images, column));
    let groups = groups_of(project, &images, resampled_by.as_deref());
    let resamples = if scored.len() < MANY { RESAMPLES } else { RESAMPLES_OF_MANY };
    context.count(0, 1, "images", "Estimating how far to trust the numbers");
    let go_on = || !context.is_cancelled();
    let intervals = bootstrap(count, &scored, Some(&groups), resamples, SEED, &go_on)?;

    let per_category = per_category(&scored, &evaluation, &intervals, &categories);
    notes.extend(per_category.iter().flat_map(|scores| scores.notes.iter().cloned()));
    let values = metrics(count, &scored);
    let accuracy_range = accuracy_range(&evaluation, &intervals, resampled_by.is_some());
    let metrics = values.iter().zip(&intervals.metrics).map(|((metric, value), (_, range))| MetricView {
        name: metric.name().to_owned(),
        value: *value,
        range: if *metric == Metric::Accuracy { accuracy_range.clone() } else { range.map(RangeView::from) },
    });
    let metrics: Vec<MetricView> = metrics.collect();
    let matrix = evaluation.matrix();
    Some(EvaluationView {
        set,
        folds: if set == EvaluationSet::CrossValidation { folds(by) } else { 0 },
        model_name: by.name.to_owned(),
        count: narrow(evaluation.count),
        remembered: narrow(remembered),
        arrangement: evaluated.arrangement.clone(),
        skipped: narrow(skipped),
        evaluated_at: humantime::format_rfc3339_seconds(SystemTime::now()).to_string(),
        categories,
        matrix: matrix.iter().map(|row| row.iter().map(|count| narrow(*count)).collect()).collect(),
        accuracy: evaluation.accuracy,
        accuracy_range,
        balanced_accuracy: evaluation.balanced_accuracy,
        fold_accuracy: if set == EvaluationSet::CrossValidation { fold_accuracy(by, &scored) } else { None },
        calibration: calibration(&scored),
        cross_entropy: evaluation.cross_entropy,
        macro_scores: MacroView {
            precision: evaluation.macro_scores.precision,
            recall: evaluation.macro_scores.recall,
            f1: evaluation.macro_scores.f1,
        },
        metrics,
        resamples: narrow(intervals.resamples),
        resampled_by,
        per_category,
        group_columns: group_columns(project, &images),
        notes,
        formulas: vesicle_project::formulas().into_iter().map(Into::into).collect(),
    })
}

/// What is to be said before any number.
fn notes(evaluated: &Evaluated<'_>, evaluation: &Evaluation, remembered: usize) -> Vec<String> {
    let Evaluated { by, set, .. } = evaluated;
    let mut notes = Vec::new();
    match set {
        EvaluationSet::Training => notes.push(
            "These images were learnt from: the numbers say how well they are remembered, not how good the model is on new \
             images."
                .to_owned(),
        ),
        EvaluationSet::Shown if remembered > 0 => notes.push(format!(
            "{remembered} of these {} images were learnt from and judged by the model itself, so the numbers promise too \
             much for new images.",
            evaluation.count
        )),
        _ => {}
    }
    notes.extend(by.warnings.iter().cloned());
    if evaluation.count < FEW {
        notes.push(format!(
            "Only {} images were evaluated: one image more or less changes the accuracy by {:.0} %. Label more images \
             before you trust these numbers.",
            evaluation.count,
            100.0 / evaluation.count.max(1) as f64
        ));
    }
    if evaluation.accuracy == Some(1.0) {
        notes.push(
            "Every image was predicted right, so drawing the images anew cannot tell how far the other numbers could fall."
                .to_owned(),
        );
    } else if evaluation.accuracy == Some(0.0) {
        notes.push(
            "Every image was predicted wrong, so drawing the images anew cannot tell how far the other numbers could rise."
                .to_owned(),
        );
    }
    notes
}

fn per_category(
    scored: &[Scored<'_>],
    evaluation: &Evaluation,
    intervals: &Intervals,
    categories: &[ModelCategory],
) -> Vec<CategoryScoresView> {
    let found = evaluation.per_category.iter().zip(categories).enumerate();
    found
        .map(|(at, (scores, category))| {
            let mut notes = Vec::new();
            if scores.never_predicted {
                notes.push(format!(
                    "Nothing was predicted as “{}”: its precision is undefined and counted as 0.",
                    category.name
                ));
            }
            if scores.support == 0 {
                notes.push(format!(
                    "None of these images is labelled “{}”: its recall is undefined, and it is left out of the means.",
                    category.name
                ));
            }
            let CategoryIntervals { precision, recall, f1, .. } =
                intervals.per_category.get(at).copied().unwrap_or_default();
            let curves = ranking(categories.len(), scored, at);
            CategoryScoresView {
                category_id: category.id.clone(),
                precision: scores.precision,
                recall: scores.recall,
                f1: scores.f1,
                precision_range: precision.map(RangeView::from),
                recall_range: recall.map(RangeView::from),
                f1_range: f1.map(RangeView::from),
                area: curves.as_ref().map(|curves| curves.roc_auc),
                average_precision: curves.as_ref().map(|curves| curves.average_precision),
                support: narrow(scores.support),
                notes,
            }
        })
        .collect()
}

/// The metadata columns that divide the images: with two values at least.
fn group_columns(project: &Project, images: &[ImageId]) -> Vec<String> {
    let divides = |column: &String| {
        let mut values = BTreeSet::new();
        images.iter().filter_map(|id| project.image(*id)).any(|image| {
            values.insert(image.metadata_value(column));
            values.len() > 1
        })
    };
    arrange::columns(project).into_iter().filter(divides).collect()
}

fn folds(by: &Evaluator<'_>) -> u32 {
    by.out_of_fold.iter().map(|judged| judged.fold + 1).max().unwrap_or(0)
}

/// Where the accuracy on all such images is likely to lie: by whole groups where those were drawn, as their images are like
/// each other; else by Wilson's interval, which holds for few images too, and where all are right.
fn accuracy_range(evaluation: &Evaluation, intervals: &Intervals, by_groups: bool) -> Option<RangeView> {
    let drawn = intervals.metrics.iter().find(|(metric, _)| *metric == Metric::Accuracy).and_then(|(_, range)| *range);
    let drawn = drawn.filter(|(low, high)| by_groups && low < high);
    let right = evaluation.cells.iter().enumerate().map(|(category, row)| row[category].len()).sum();
    drawn.or_else(|| wilson(right, evaluation.count)).map(RangeView::from)
}

/// The mean of the folds' accuracies, with its interval.
fn fold_accuracy(by: &Evaluator<'_>, scored: &[Scored<'_>]) -> Option<MeanView> {
    let mut counts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for one in scored {
        let Ok(place) = by.out_of_fold.binary_search_by_key(&one.image, |judged| judged.image) else { continue };
        let judged = &by.out_of_fold[place];
        let (right, all) = counts.entry(judged.fold).or_default();
        *right += usize::from(most_probable(one.probabilities) == one.truth);
        *all += 1;
    }
    let shares: Vec<f64> = counts.values().map(|(right, all)| *right as f64 / *all as f64).collect();
    let found = mean_interval(&shares)?;
    Some(MeanView { mean: found.mean, sd: found.sd, low: found.low.max(0.0), high: found.high.min(1.0) })
}

/// Of fewer than 100 images ten bins would be mostly empty.
fn calibration(scored: &[Scored<'_>]) -> CalibrationView {
    let found = reliability(scored, if scored.len() < 100 { 5 } else { 10 });
    CalibrationView {
        expected_error: found.expected_calibration_error,
        brier: found.brier,
        bins: found
            .bins
            .iter()
            .map(|bin| ReliabilityBinView {
                from: bin.from,
                to: bin.to,
                count: narrow(bin.count),
                confidence: bin.confidence,
                accuracy: bin.accuracy,
                low: bin.accuracy_low,
                high: bin.accuracy_high,
            })
            .collect(),
    }
}
