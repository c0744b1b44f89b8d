//! Metrics against values computed by hand.

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
    let expected = [
        "accuracy",
        "balancedAccuracy",
        "crossEntropy",
        "precision",
        "recall",
        "f1",
        "macro",
        "expectedCalibrationError",
        "brier",
        "support",
    ];
    assert_eq!(names, expected);
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
