//! Every figure against scikit-learn, statsmodels and SciPy, to 1e-9 (`tests/reference/evaluation.py`).

use std::collections::BTreeMap;

use serde::Deserialize;

use super::*;
use crate::wilson;

#[derive(Deserialize)]
struct Golden {
    cases: Vec<Case>,
    bootstraps: Vec<Bootstrap>,
    pairs: Vec<Pair>,
    groups: Vec<Groups>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    name: String,
    categories: usize,
    truths: Vec<usize>,
    probabilities: Vec<f32>,
    matrix: Vec<usize>,
    metrics: BTreeMap<String, Option<f64>>,
    per_category: Vec<Each<f64>>,
    curves: Vec<Option<Curves>>,
}

/// Figures of a category; `None` where one is undefined.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Each<T> {
    precision: Option<T>,
    recall: Option<T>,
    f1: Option<T>,
    roc_auc: Option<T>,
    average_precision: Option<T>,
}

/// x, y and threshold of each point.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Curves {
    roc: Vec<(f64, f64, Option<f64>)>,
    precision_recall: Vec<(f64, f64, Option<f64>)>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Bootstrap {
    case: String,
    resamples: u64,
    metrics: BTreeMap<String, Option<(f64, f64)>>,
    per_category: Vec<Each<(f64, f64)>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Pair {
    counts: [usize; 4],
    exact_p: f64,
    chi_squared: Option<(f64, f64)>,
    difference: f64,
    range: (f64, f64),
}

/// Images, right, low, high, and truth, prediction and number of the commonest mistake.
#[derive(Deserialize)]
struct Groups {
    case: String,
    modulus: usize,
    rows: Vec<(usize, usize, f64, f64, usize, usize, usize)>,
}

impl Case {
    fn scored(&self) -> Vec<Scored<'_>> {
        let rows = self.truths.iter().zip(self.probabilities.chunks_exact(self.categories));
        (0..).zip(rows).map(|(id, (truth, p))| Scored { image: ImageId(id), truth: *truth, probabilities: p }).collect()
    }
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("golden.json")).unwrap()
}

fn case<'a>(golden: &'a Golden, name: &str) -> &'a Case {
    golden.cases.iter().find(|case| case.name == name).unwrap()
}

fn close(what: &str, ours: f64, theirs: f64) {
    assert!((ours - theirs).abs() < 1e-9, "{what}: {ours} is not {theirs}");
}

fn same(what: &str, ours: Option<f64>, theirs: Option<f64>) {
    match (ours, theirs) {
        (Some(ours), Some(theirs)) => close(what, ours, theirs),
        (ours, theirs) => assert_eq!(ours, theirs, "{what}"),
    }
}

fn same_range(what: &str, ours: Option<(f64, f64)>, theirs: Option<(f64, f64)>) {
    same(what, ours.map(|range| range.0), theirs.map(|range| range.0));
    same(what, ours.map(|range| range.1), theirs.map(|range| range.1));
}

#[test]
fn metrics_are_those_of_scikit_learn() {
    for case in &golden().cases {
        let found = metrics(case.categories, &case.scored());
        assert_eq!(found.iter().map(|one| one.0).collect::<Vec<_>>(), Metric::ALL);
        assert_eq!(found.len(), case.metrics.len());
        for (metric, value) in found {
            same(&format!("{} of {}", metric.name(), case.name), value, case.metrics[metric.name()]);
        }
    }
}

#[test]
fn an_evaluation_says_the_same_as_the_metrics() {
    for case in &golden().cases {
        let evaluation = evaluate(case.categories, &case.scored());
        assert_eq!(evaluation.matrix().concat(), case.matrix, "{}", case.name);
        for (name, value) in [
            ("accuracy", evaluation.accuracy),
            ("balancedAccuracy", evaluation.balanced_accuracy),
            ("crossEntropy", evaluation.cross_entropy),
            ("macroPrecision", Some(evaluation.macro_scores.precision)),
            ("macroRecall", Some(evaluation.macro_scores.recall)),
            ("macroF1", Some(evaluation.macro_scores.f1)),
        ] {
            same(&format!("{name} of {}", case.name), value, case.metrics[name]);
        }
        for (ours, theirs) in evaluation.per_category.iter().zip(&case.per_category) {
            // In an evaluation what is undefined is 0.
            close("precision", ours.precision, theirs.precision.unwrap_or(0.0));
            close("recall", ours.recall, theirs.recall.unwrap_or(0.0));
            close("F1", ours.f1, theirs.f1.unwrap_or(0.0));
        }
        let brier = crate::reliability(&case.scored(), 10).brier;
        same(&format!("reliability's Brier score of {}", case.name), brier, case.metrics["brier"]);
    }
}

#[test]
fn curves_are_those_of_scikit_learn() {
    let line = |points: &[CurvePoint], theirs: &[(f64, f64, Option<f64>)], what: &str| {
        assert_eq!(points.len(), theirs.len(), "{what}");
        for (point, (x, y, threshold)) in points.iter().zip(theirs) {
            close(what, point.x, *x);
            close(what, point.y, *y);
            same(what, point.threshold, *threshold);
        }
    };
    let mut points = 0;
    for case in &golden().cases {
        for (category, each) in case.per_category.iter().enumerate() {
            let what = format!("category {category} of {}", case.name);
            let found = ranking(case.categories, &case.scored(), category);
            same(&what, found.as_ref().map(|curves| curves.roc_auc), each.roc_auc);
            same(&what, found.as_ref().map(|curves| curves.average_precision), each.average_precision);
            let Some(theirs) = case.curves.get(category) else { continue };
            assert_eq!(found.is_some(), theirs.is_some(), "{what}");
            let (Some(found), Some(theirs)) = (found, theirs) else { continue };
            line(&found.roc, &theirs.roc, &what);
            line(&found.precision_recall, &theirs.precision_recall, &what);
            points += theirs.roc.len();
            let positives = case.truths.iter().filter(|truth| **truth == category).count();
            assert_eq!((found.positives, found.negatives), (positives, case.truths.len() - positives));
            close(&what, found.prevalence, positives as f64 / case.truths.len() as f64);
        }
    }
    assert!(points > 50, "there was something to compare");
}

#[test]
fn intervals_are_those_of_scikit_learn_and_numpy_on_the_same_resamples() {
    let golden = golden();
    for theirs in &golden.bootstraps {
        let case = case(&golden, &theirs.case);
        let n = case.truths.len() as u64;
        let place = |r: u64, j: u64| {
            let mixed = (r * 1_000_003 + j * 7_919 + 12_345) * 2_654_435_761 % (1 << 32);
            ((mixed >> 8) % n) as usize
        };
        let resamples: Vec<Vec<usize>> = (0..theirs.resamples).map(|r| (0..n).map(|j| place(r, j)).collect()).collect();
        let ours = resampled(case.categories, &case.scored(), &resamples);
        assert_eq!(ours.resamples as u64, theirs.resamples);
        for (metric, range) in &ours.metrics {
            same_range(&format!("{} of {}", metric.name(), case.name), *range, theirs.metrics[metric.name()]);
        }
        assert_eq!(ours.per_category.len(), theirs.per_category.len());
        for (category, (ours, theirs)) in ours.per_category.iter().zip(&theirs.per_category).enumerate() {
            let what = |name: &str| format!("{name} of category {category} of {}", case.name);
            same_range(&what("precision"), ours.precision, theirs.precision);
            same_range(&what("recall"), ours.recall, theirs.recall);
            same_range(&what("F1"), ours.f1, theirs.f1);
            same_range(&what("ROC AUC"), ours.roc_auc, theirs.roc_auc);
            same_range(&what("average precision"), ours.average_precision, theirs.average_precision);
        }
    }
}

#[test]
fn two_models_are_compared_as_by_statsmodels() {
    for pair in &golden().pairs {
        let what = format!("{:?}", pair.counts);
        let found = super::paired::tests::table(pair.counts);
        close(&what, found.exact_p, pair.exact_p);
        // Also far out, where the numbers themselves are tiny.
        assert!(pair.exact_p == 0.0 || (found.exact_p / pair.exact_p - 1.0).abs() < 1e-9, "{what}");
        let [_, b, c, _] = pair.counts;
        match (found.chi_squared, pair.chi_squared) {
            (Some(ours), Some((statistic, p))) => {
                close(&what, ours.statistic, statistic);
                assert!((ours.p / p - 1.0).abs() < 1e-9, "{what}: {} is not {p}", ours.p);
            }
            (Some(ours), None) => assert_eq!((b, ours.statistic, ours.p), (c, 0.0, 1.0), "{what}"),
            (None, _) => assert_eq!((b, c), (0, 0), "{what}"),
        }
        same(&what, found.difference, Some(pair.difference));
        same_range(&what, found.range, Some(pair.range));
    }
}

#[test]
fn groups_have_the_accuracy_and_the_interval_of_statsmodels() {
    let golden = golden();
    for theirs in &golden.groups {
        let case = case(&golden, &theirs.case);
        let groups: Vec<usize> = (0..case.truths.len()).map(|place| place % theirs.modulus).collect();
        let found = by_group(case.categories, &case.scored(), &groups);
        assert_eq!(found.len(), theirs.rows.len());
        assert!(found.is_sorted_by(|a, b| a.accuracy <= b.accuracy), "worst first");
        for group in found {
            let (count, right, low, high, truth, predicted, confused) = theirs.rows[group.group];
            assert_eq!((group.count, group.right), (count, right));
            close("low", group.low, low);
            close("high", group.high, high);
            same_range("Wilson", wilson(right, count), Some((low, high)));
            let expected = Confusion { truth, predicted, count: confused };
            assert_eq!(group.confusion, (confused > 0).then_some(expected));
        }
    }
}
