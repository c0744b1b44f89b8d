//! What a report says of the evaluation, with example images.

use vesicle_project::{ImageId, most_probable};
use vesicle_report::data::{
    Bin, Calibration, CategoryScores, Compared, Comparison, Confusion, Curve, Estimate, Evaluation, EvaluationSet,
    Example, Group, Interval, Metric, Pair, Report,
};

use crate::JobContext;
use crate::evaluation::Kept;
use crate::session::Session;
use crate::view::{self, ComparedView, CurveKind, CurveView, RangeView};

/// Example images of each category, right ones and wrong ones.
const EXAMPLES: usize = 4;
/// Example images in all, at most, of either kind.
const MOST: usize = 24;

pub(super) fn fill(report: &mut Report, session: &Session, kept: &Kept, context: &JobContext) {
    report.evaluation = Some(evaluation(kept, session.comparison()));
    report.warnings.extend(kept.view.notes.iter().cloned());
    report.examples = examples(session, kept, context);
}

fn interval(range: Option<&RangeView>) -> Option<Interval> {
    range.map(|RangeView { low, high }| Interval { low: *low, high: *high })
}

pub(super) fn evaluation(kept: &Kept, compared: Option<view::ComparisonView>) -> Evaluation {
    let view = &*kept.view;
    let group_column = view.resampled_by.clone().or_else(|| view.group_columns.first().cloned());
    let curves = |kind| kept.curves(kind).iter().filter_map(|curve| drawn(view, curve)).collect();
    Evaluation {
        set: match view.set {
            view::EvaluationSet::Validation => EvaluationSet::Validation,
            view::EvaluationSet::CrossValidation => EvaluationSet::CrossValidation,
            view::EvaluationSet::Test => EvaluationSet::Test,
            view::EvaluationSet::Shown => EvaluationSet::Shown,
            view::EvaluationSet::Training => EvaluationSet::Training,
        },
        model: view.model_name.clone(),
        count: view.count.into(),
        remembered: view.remembered.into(),
        skipped: view.skipped.into(),
        folds: view.folds,
        evaluated_at: view.evaluated_at.clone(),
        categories: view.categories.iter().map(|one| (one.name.clone(), one.color.clone())).collect(),
        metrics: metrics(view),
        resamples: view.resamples,
        wilson: view.resampled_by.is_none(),
        resampled_by: view.resampled_by.clone(),
        matrix: view.matrix.iter().map(|row| row.iter().map(|count| u64::from(*count)).collect()).collect(),
        per_category: view.per_category.iter().map(scores).collect(),
        roc: curves(CurveKind::Roc),
        precision_recall: curves(CurveKind::PrecisionRecall),
        calibration: Calibration {
            bins: view.calibration.bins.iter().map(bin).collect(),
            expected_error: view.calibration.expected_error,
            brier: view.calibration.brier,
        },
        groups: group_column.as_deref().map(|column| groups(kept, column)).unwrap_or_default(),
        group_column,
        comparison: compared.map(comparison),
        notes: Vec::new(),
    }
}

fn metrics(view: &view::EvaluationView) -> Vec<Metric> {
    let metric = |one: &view::MetricView| {
        let formula = view.formulas.iter().find(|formula| formula.name == one.name);
        let text = |part: fn(&view::FormulaView) -> &String| formula.map(part).cloned().unwrap_or_default();
        Metric {
            label: label(&one.name),
            percent: one.name.to_lowercase().ends_with("accuracy"),
            name: one.name.clone(),
            estimate: Estimate { value: one.value, interval: interval(one.range.as_ref()) },
            formula: text(|formula| &formula.formula),
            meaning: text(|formula| &formula.meaning),
            source: text(|formula| &formula.source),
        }
    };
    view.metrics.iter().map(metric).collect()
}

/// As a person reads the name of a metric.
fn label(name: &str) -> String {
    let formula = vesicle_project::formulas().into_iter().find(|formula| formula.name == name);
    formula.map_or(name, |formula| formula.title).to_owned()
}

fn scores(one: &view::CategoryScoresView) -> CategoryScores {
    let estimate =
        |value: f64, range: &Option<RangeView>| Estimate { value: Some(value), interval: interval(range.as_ref()) };
    CategoryScores {
        precision: estimate(one.precision, &one.precision_range),
        recall: estimate(one.recall, &one.recall_range),
        f1: estimate(one.f1, &one.f1_range),
        area: one.area,
        average_precision: one.average_precision,
        support: one.support.into(),
        notes: one.notes.clone(),
    }
}

fn drawn(view: &view::EvaluationView, curve: &CurveView) -> Option<Curve> {
    let category = view.categories.iter().position(|one| one.id == curve.category_id)?;
    Some(Curve { category, points: curve.points.clone(), area: curve.area, chance: curve.chance })
}

fn bin(bin: &view::ReliabilityBinView) -> Bin {
    Bin {
        from: bin.from,
        to: bin.to,
        count: bin.count.into(),
        confidence: bin.confidence,
        accuracy: bin.accuracy,
        low: bin.low,
        high: bin.high,
    }
}

fn groups(kept: &Kept, column: &str) -> Vec<Group> {
    let group = |one: view::GroupScoresView| Group {
        count: one.count.into(),
        right: one.right.into(),
        accuracy: one.accuracy,
        interval: Interval { low: one.range.low, high: one.range.high },
        confusion: one.confusion.map(|[truth, prediction, count]| Confusion {
            truth: truth as usize,
            prediction: prediction as usize,
            count: count.into(),
        }),
        value: one.value,
    };
    kept.groups(column).into_iter().map(group).collect()
}

fn comparison(view: view::ComparisonView) -> Comparison {
    let compared = |one: ComparedView| Compared {
        name: one.name,
        metrics: vec![
            (label("accuracy"), one.accuracy),
            (label("balancedAccuracy"), one.balanced_accuracy),
            (label("kappa"), one.kappa),
            (label("crossEntropy"), one.cross_entropy),
        ],
    };
    let pair = |one: view::PairView| Pair {
        first: one.first as usize,
        second: one.second as usize,
        both_right: one.both_right.into(),
        both_wrong: one.both_wrong.into(),
        only_first: one.only_first.len() as u64,
        only_second: one.only_second.len() as u64,
        p: one.p,
        adjusted_p: one.adjusted_p,
        difference: Estimate { value: Some(one.difference), interval: interval(one.range.as_ref()) },
    };
    Comparison {
        models: view.models.into_iter().map(compared).collect(),
        count: view.count.into(),
        left_out: view.left_out.into(),
        pairs: view.pairs.into_iter().map(pair).collect(),
        notes: view.notes,
    }
}

/// Of each category some that are right with the highest confidence, then those that were the greatest surprises.
fn examples(session: &Session, kept: &Kept, context: &JobContext) -> Vec<Example> {
    let scored = kept.scored();
    let names: Vec<&str> = kept.view.categories.iter().map(|category| category.name.as_str()).collect();
    let mut right: Vec<(usize, f32, ImageId)> = Vec::new();
    let mut wrong: Vec<(f32, ImageId, usize, usize, f32)> = Vec::new();
    for item in &scored {
        let prediction = most_probable(item.probabilities);
        let confidence = item.probabilities.get(prediction).copied().unwrap_or(0.0);
        if prediction == item.truth {
            right.push((item.truth, confidence, item.image));
        } else {
            let of_truth = item.probabilities.get(item.truth).copied().unwrap_or(0.0);
            wrong.push((of_truth, item.image, item.truth, prediction, confidence));
        }
    }
    right.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
    wrong.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut chosen: Vec<(ImageId, usize, usize, f32)> = Vec::new();
    for of_category in right.chunk_by(|a, b| a.0 == b.0) {
        chosen.extend(of_category.iter().take(EXAMPLES).map(|(truth, sure, id)| (*id, *truth, *truth, *sure)));
    }
    chosen.truncate(MOST);
    chosen.extend(wrong.into_iter().take(MOST).map(|(_, id, truth, prediction, sure)| (id, truth, prediction, sure)));
    let total = chosen.len();
    let name = |at: usize| names.get(at).copied().unwrap_or_default().to_owned();
    let mut examples = Vec::new();
    for (done, (id, truth, prediction, confidence)) in chosen.into_iter().enumerate() {
        if context.is_cancelled() {
            break;
        }
        context.count(done, total, "images", "Drawing examples");
        let Some(image) = kept.project.image(id) else { continue };
        // An image that cannot be read any more is no example.
        let Ok(picture) = session.thumbnail(id) else { continue };
        examples.push(Example {
            picture,
            explained: None,
            name: image.name.clone(),
            truth: name(truth),
            prediction: name(prediction),
            confidence: Some(f64::from(confidence)),
        });
    }
    examples
}
