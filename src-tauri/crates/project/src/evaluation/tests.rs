//! Metrics against values computed by hand.

use std::collections::BTreeSet;

use super::*;

/// One-hot predictions for the counts of a matrix.
fn from_matrix(matrix: &[&[usize]]) -> Evaluation {
    let size = matrix.len();
    let one_hot: Vec<Vec<f32>> =
        (0..size).map(|hot| (0..size).map(|column| f32::from(u8::from(column == hot))).collect()).collect();
    let mut scored = Vec::new();
    for (truth, row) in matrix.iter().enumerate() {
        for (prediction, count) in row.iter().enumerate() {
            for _ in 0..*count {
                let image = ImageId(scored.len() as u32);
                scored.push(Scored { image, truth, probabilities: &one_hot[prediction] });
            }
        }
    }
    evaluate(size, &scored)
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12, "{a} is not {b}");
}

#[test]
fn three_categories_by_hand() {
    // Rows are ground truth. Category 0: 3 of 10 found, and nothing else was taken for it.
    let evaluation = from_matrix(&[&[3, 7, 0], &[0, 5, 0], &[0, 0, 4]]);
    assert_eq!(evaluation.matrix(), vec![vec![3, 7, 0], vec![0, 5, 0], vec![0, 0, 4]]);
    close(evaluation.accuracy.unwrap(), 12.0 / 19.0);
    close(evaluation.per_category[0].precision, 1.0);
    close(evaluation.per_category[0].recall, 0.3);
    close(evaluation.per_category[0].f1, 6.0 / 13.0);
    close(evaluation.per_category[1].precision, 5.0 / 12.0);
    close(evaluation.per_category[1].recall, 1.0);
    close(evaluation.per_category[1].f1, 10.0 / 17.0);
    // Macro precision 0.806 and recall 0.767, not the other way round.
    close(evaluation.macro_scores.precision, (1.0 + 5.0 / 12.0 + 1.0) / 3.0);
    close(evaluation.macro_scores.recall, (0.3 + 1.0 + 1.0) / 3.0);
    close(evaluation.macro_scores.f1, (6.0 / 13.0 + 10.0 / 17.0 + 1.0) / 3.0);
}

#[test]
fn balanced_accuracy_is_not_moved_by_how_common_a_category_is() {
    // Always the commonest: right for 90 of 100, and no better than a coin. The third category has no images.
    let always = from_matrix(&[&[90, 0, 0], &[10, 0, 0], &[0, 0, 0]]);
    close(always.accuracy.unwrap(), 0.9);
    close(always.balanced_accuracy.unwrap(), 0.5);
    // Recalls 0.3, 1 and 1, however many images each has.
    let few = from_matrix(&[&[3, 7, 0], &[0, 5, 0], &[0, 0, 4]]);
    let many = from_matrix(&[&[300, 700, 0], &[0, 5, 0], &[0, 0, 4]]);
    close(few.balanced_accuracy.unwrap(), 2.3 / 3.0);
    close(many.balanced_accuracy.unwrap(), 2.3 / 3.0);
    close(many.accuracy.unwrap(), 309.0 / 1009.0);
}

#[test]
fn every_metric_has_one_formula() {
    let names: Vec<&str> = formulas().iter().map(|formula| formula.name).collect();
    let others = [
        "precision",
        "recall",
        "f1",
        "support",
        "macro",
        "rocCurve",
        "prCurve",
        "bootstrap",
        "mcnemar",
        "holm",
        "expectedCalibrationError",
    ];
    let expected: BTreeSet<&str> = Metric::ALL.into_iter().map(Metric::name).chain(others).collect();
    assert_eq!(names.iter().copied().collect::<BTreeSet<_>>(), expected);
    assert_eq!(names.len(), expected.len(), "each once");
    assert!(formulas().iter().all(|one| ![one.formula, one.meaning, one.source].contains(&"")));
}

#[test]
fn a_category_without_predictions_is_defined_and_said() {
    let evaluation = from_matrix(&[&[2, 0], &[3, 0]]);
    let never = evaluation.per_category[1];
    assert!(never.never_predicted);
    assert_eq!((never.precision, never.recall, never.f1, never.support), (0.0, 0.0, 0.0, 3));
    close(evaluation.macro_scores.precision, (0.4 + 0.0) / 2.0);
    close(evaluation.macro_scores.recall, 0.5);
}

#[test]
fn a_category_without_images_does_not_drag_the_macro_down() {
    let evaluation = from_matrix(&[&[4, 0, 0], &[0, 4, 0], &[0, 0, 0]]);
    close(evaluation.macro_scores.f1, 1.0);
    assert_eq!(evaluation.per_category[2].support, 0);
}

#[test]
fn cross_entropy_is_the_mean_surprise() {
    let image = ImageId(0);
    let scored = [
        Scored { image, truth: 0, probabilities: &[0.5, 0.5] },
        Scored { image, truth: 1, probabilities: &[0.75, 0.25] },
    ];
    let evaluation = evaluate(2, &scored);
    close(evaluation.cross_entropy.unwrap(), (2.0_f64.ln() + 4.0_f64.ln()) / 2.0);
    close(evaluation.accuracy.unwrap(), 0.5);
    let impossible = evaluate(2, &[Scored { image, truth: 0, probabilities: &[0.0, 1.0] }]);
    assert!(impossible.cross_entropy.unwrap().is_finite() && impossible.cross_entropy.unwrap() > 80.0);
}

#[test]
fn nothing_to_evaluate_gives_no_numbers() {
    let evaluation = evaluate(2, &[]);
    assert_eq!((evaluation.accuracy, evaluation.cross_entropy, evaluation.count), (None, None, 0));
    assert_eq!(evaluation.balanced_accuracy, None);
    let misfit = evaluate(2, &[Scored { image: ImageId(1), truth: 5, probabilities: &[0.5, 0.5] }]);
    assert_eq!(misfit.count, 0);
}

#[test]
fn not_a_number_never_wins() {
    let scored = [Scored { image: ImageId(7), truth: 1, probabilities: &[f32::NAN, 0.3] }];
    assert_eq!(evaluate(2, &scored).cells[1][1], vec![ImageId(7)]);
}

#[test]
fn metrics_are_in_the_order_of_their_list() {
    for (at, metric) in Metric::ALL.into_iter().enumerate() {
        assert_eq!(metric as usize, at, "{}", metric.name());
    }
}

#[test]
fn metrics_by_hand() {
    // Of category 0 the ranking is 0.75 (hit), 0.5 (miss and hit, tied), 0.25 (miss).
    let image = ImageId(0);
    let rows: [(usize, &[f32]); 4] = [(0, &[0.75, 0.25]), (1, &[0.5, 0.5]), (0, &[0.5, 0.5]), (1, &[0.25, 0.75])];
    let scored = rows.map(|(truth, probabilities)| Scored { image, truth, probabilities });
    let value = |wanted| metrics(2, &scored).into_iter().find(|(metric, _)| *metric == wanted).unwrap().1.unwrap();
    // Of four pairs of a hit and a miss three are in order and one is tied.
    close(value(Metric::RocAuc), 3.5 / 4.0);
    // Category 0: 1/2 · 1 + 1/2 · 2/3; category 1 the same with sides exchanged.
    close(value(Metric::AveragePrecision), 5.0 / 6.0);
    close(value(Metric::Brier), (2.0 * 0.0625 + 0.5 + 0.5 + 2.0 * 0.0625) / 4.0);
    // Matrix [[2, 0], [1, 1]]: chance (2·3 + 2·1) / 16, correlation 2 / √(2·2·3·1).
    close(value(Metric::Kappa), (0.75 - 0.5) / 0.5);
    close(value(Metric::Mcc), 2.0 / 12.0_f64.sqrt());
    close(value(Metric::WeightedPrecision), (2.0 / 3.0 + 1.0) / 2.0);
}

#[test]
fn without_images_or_categories_every_metric_is_undefined() {
    let misfit = Scored { image: ImageId(1), truth: 5, probabilities: &[0.5, 0.5] };
    for (categories, scored) in [(0, &[][..]), (2, &[]), (2, &[misfit]), (0, &[misfit])] {
        assert!(metrics(categories, scored).iter().all(|(_, value)| value.is_none()));
        assert_eq!(ranking(categories, scored, 0), None);
    }
}

#[test]
fn what_is_not_a_number_ranks_as_0_and_what_is_no_probability_as_the_nearer_bound() {
    let image = ImageId(0);
    let odd: [(usize, &[f32]); 4] =
        [(0, &[2.0, 0.0]), (1, &[f32::NAN, 0.0]), (0, &[1.0, 0.0]), (1, &[-0.0, f32::INFINITY])];
    let scored = odd.map(|(truth, probabilities)| Scored { image, truth, probabilities });
    let found = ranking(2, &scored, 0).unwrap();
    let roc: Vec<_> = found.roc.iter().map(|point| (point.x, point.y, point.threshold)).collect();
    assert_eq!(roc, [(0.0, 0.0, None), (0.0, 1.0, Some(1.0)), (1.0, 1.0, Some(0.0))]);
    assert!(metrics(2, &scored).iter().all(|(_, value)| value.is_some_and(f64::is_finite)));
}
