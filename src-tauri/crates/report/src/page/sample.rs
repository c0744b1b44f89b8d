//! A whole report for the tests, made of small formulas: nothing of it was measured.

use super::sample_png::png;
use crate::data::*;

pub(crate) fn estimate(value: f64, half: f64) -> Estimate {
    Estimate {
        value: Some(value),
        interval: Some(Interval { low: (value - half).max(0.0), high: (value + half).min(1.0) }),
    }
}

fn metric(name: &str, label: &str, value: f64, percent: bool, formula: &str, meaning: &str) -> Metric {
    Metric {
        name: name.into(),
        label: label.into(),
        estimate: estimate(value, 0.04),
        percent,
        formula: formula.into(),
        meaning: meaning.into(),
        source: "Sokolova & Lapalme, Inf. Process. Manag. 45 (2009) 427".into(),
    }
}

fn curve(category: usize, bend: f64, chance: f64, falling: bool) -> Curve {
    let points = (0..=60)
        .map(|step| {
            let x = f64::from(step) / 60.0;
            [x, if falling { 1.0 - (1.0 - chance) * x.powf(bend) } else { x.powf(1.0 / bend) }]
        })
        .collect();
    Curve {
        category,
        points,
        area: if falling { 1.0 - (1.0 - chance) / (bend + 1.0) } else { bend / (bend + 1.0) },
        chance,
    }
}

fn evaluation() -> Evaluation {
    let categories =
        [("Interphase", "#4477aa"), ("Mitosis", "#ee6677"), ("Apoptosis", "#228833"), ("Debris", "#ccbb44")];
    let matrix = vec![vec![141, 4, 2, 3], vec![6, 52, 1, 0], vec![3, 0, 38, 7], vec![2, 0, 5, 36]];
    let scores = |precision, recall, f1, support| CategoryScores {
        precision: estimate(precision, 0.06),
        recall: estimate(recall, 0.07),
        f1: estimate(f1, 0.05),
        area: Some(0.9 + f1 / 12.0),
        average_precision: Some(0.85 + f1 / 9.0),
        support,
        notes: Vec::new(),
    };
    let bin = |from: f64, count, confidence, accuracy: f64| Bin {
        from,
        to: from + 0.1,
        count,
        confidence,
        accuracy,
        low: (accuracy - 1.0 / (count as f64).sqrt()).max(0.0),
        high: (accuracy + 0.8 / (count as f64).sqrt()).min(1.0),
    };
    let group = |value: &str, count: u64, right: u64| {
        let accuracy = right as f64 / count as f64;
        let half = 0.9 / (count as f64).sqrt();
        Group {
            value: value.into(),
            count,
            right,
            accuracy,
            interval: Interval { low: (accuracy - half).max(0.0), high: (accuracy + half / 2.0).min(1.0) },
            confusion: (right < count).then_some(Confusion { truth: 2, prediction: 3, count: count - right }),
        }
    };
    Evaluation {
        set: EvaluationSet::Test,
        model: "Compact CNN 3".into(),
        count: 300,
        skipped: 2,
        evaluated_at: "2026-11-30T18:40:00Z".into(),
        categories: categories.map(|(name, colour)| (name.to_owned(), colour.to_owned())).to_vec(),
        metrics: vec![
            metric(
                "accuracy",
                "Accuracy",
                0.89,
                true,
                "correct / all",
                "The share of images that were predicted right.",
            ),
            metric(
                "balancedAccuracy",
                "Balanced accuracy",
                0.863,
                true,
                "1/K · Σ TP / (TP + FN) of each category",
                "The mean recall of the categories that have images: always answering with the commonest category \
                 gives 1/K.",
            ),
            metric(
                "macroF1",
                "Macro F1",
                0.861,
                false,
                "1/K · Σ F1 of each category",
                "The plain mean over the categories.",
            ),
            metric("mcc", "Matthews correlation", 0.832, false, "", "1 is perfect, 0 is guessing."),
            metric(
                "crossEntropy",
                "Cross entropy (nats)",
                0.345,
                false,
                "−1/N · Σ ln p(true category)",
                "How surprised the model is.",
            ),
        ],
        resamples: 1000,
        wilson: false,
        resampled_by: Some("donor".into()),
        matrix,
        per_category: vec![
            scores(0.928, 0.94, 0.934, 150),
            scores(0.929, 0.881, 0.904, 59),
            scores(0.826, 0.792, 0.809, 48),
            scores(0.783, 0.837, 0.809, 43),
        ],
        roc: vec![
            curve(0, 14.0, 0.5, false),
            curve(1, 25.0, 0.5, false),
            curve(2, 9.0, 0.5, false),
            curve(3, 11.0, 0.5, false),
        ],
        precision_recall: vec![
            curve(0, 9.0, 0.5, true),
            curve(1, 8.0, 0.2, true),
            curve(2, 5.0, 0.16, true),
            curve(3, 4.0, 0.14, true),
        ],
        calibration: Calibration {
            bins: vec![
                bin(0.3, 6, 0.37, 0.33),
                bin(0.4, 14, 0.46, 0.5),
                bin(0.5, 20, 0.56, 0.5),
                bin(0.6, 24, 0.65, 0.67),
                bin(0.7, 31, 0.76, 0.71),
                bin(0.8, 57, 0.86, 0.84),
                bin(0.9, 148, 0.97, 0.95),
            ],
            expected_error: Some(0.027),
            brier: Some(0.171),
        },
        group_column: Some("donor".into()),
        groups: vec![group("D07", 42, 33), group("D03", 66, 57), group("D11", 81, 72), group("D02", 111, 105)],
        comparison: Some(Comparison {
            models: vec![
                Compared {
                    name: "Quick 1".into(),
                    metrics: vec![("Accuracy".into(), Some(0.85)), ("Kappa".into(), Some(0.78))],
                },
                Compared {
                    name: "Compact CNN 3".into(),
                    metrics: vec![("Accuracy".into(), Some(0.89)), ("Kappa".into(), Some(0.83))],
                },
            ],
            count: 300,
            left_out: 0,
            pairs: vec![Pair {
                first: 0,
                second: 1,
                both_right: 245,
                both_wrong: 23,
                only_first: 10,
                only_second: 22,
                p: Some(0.0501),
                adjusted_p: Some(0.0501),
                difference: Estimate { value: Some(0.04), interval: Some(Interval { low: 0.002, high: 0.077 }) },
            }],
            notes: vec!["The second model was fitted after the first was seen.".into()],
        }),
        notes: Vec::new(),
        ..Evaluation::default()
    }
}

fn model() -> Model {
    let setting = |label: &str, value: &str, unit: &str, is_default| Setting {
        label: label.into(),
        value: value.into(),
        unit: unit.into(),
        is_default,
    };
    let epochs = (1..=90).map(|epoch| {
        let t = f64::from(epoch);
        let wave = (t * 1.7).sin() * 0.02;
        Epoch {
            epoch,
            loss: Some(1.35 * (-t / 22.0).exp() + 0.08 + wave / 3.0),
            validation_loss: Some(1.3 * (-t / 20.0).exp() + 0.3 + wave + t * 0.0006),
            accuracy: Some(1.0 - 0.65 * (-t / 18.0).exp() - 0.01),
            validation_accuracy: Some(0.9 - 0.55 * (-t / 17.0).exp() + wave),
        }
    });
    Model {
        name: "Compact CNN 3".into(),
        id: "0197c9d2-7d3e-7a41-b1a6-3f6f1c2d9e55".into(),
        fitted_at: "2026-11-30T18:31:07Z".into(),
        version: "0.1.0".into(),
        device: "CPU".into(),
        parameters: Some(25_412),
        channels: 2,
        method: Method {
            network: Network::CompactCnn,
            input: [128, 128],
            scaling: Some(
                "scaled, in each channel, to mean 0 and standard deviation 1 over the training \
                images"
                    .into(),
            ),
            windows: Some("windows of 128 × 128 pixels at random places".into()),
            augmentation: vec!["mirroring".into(), "quarter turns".into()],
            optimiser: "Adam".into(),
            learning_rate: 0.003,
            schedule: Some("that followed half a cosine to a twentieth".into()),
            loss: "cross-entropy".into(),
            batch_size: 4,
            seed: 1,
            calibrated: true,
            ..Method::default()
        },
        settings: vec![
            setting("Architecture", "Compact CNN", "", false),
            setting("Input width", "128", "px", true),
            setting("Input height", "128", "px", true),
            setting("Crop", "Random", "", true),
            setting("Rescale", "Standardise", "", true),
            setting("Mirror", "on", "", true),
            setting("Quarter turns", "on", "", true),
            setting("Rotation", "0", "°", true),
            setting("Group by", "donor", "", false),
            setting("Epochs", "60", "", true),
            setting("Batch size", "4", "", true),
            setting("Optimiser", "Adam", "", true),
            setting("Learning rate", "0.003", "", true),
            setting("Schedule", "Cosine", "", true),
            setting("Dropout", "0.25", "", true),
            setting("Seed", "1", "", true),
        ],
        preprocessing: vec![
            "Each channel has mean 0 and standard deviation 1 over the training images: DAPI 412 ± 310, GFP 98.2 ± \
             45.1."
                .into(),
            "The network sees 128 × 128 pixels; an image is judged by the mean of a grid of windows that covers \
             it."
            .into(),
        ],
        training: Training {
            epochs: epochs.collect(),
            continued_at: vec![61],
            advice: vec!["The validation loss has not got better since epoch 58: more epochs will not help.".into()],
            loss: "cross-entropy (nats)".into(),
            ..Training::default()
        },
    }
}

/// Everything there is.
pub(crate) fn full() -> Report {
    let category = |name: &str, colour: &str, by_person, accepted, predicted| CategoryCounts {
        name: name.into(),
        colour: colour.into(),
        by_person,
        accepted,
        predicted,
    };
    let example = |truth: &str, prediction: &str, at: usize| Example {
        picture: png(64, 0.2 + 0.07 * at as f64),
        explained: (at < 2).then(|| png(64, 0.5)),
        name: format!("plate_03/B{at:02}_site2_DAPI_GFP.ome.tif"),
        truth: truth.into(),
        prediction: prediction.into(),
        confidence: Some(0.97 - 0.05 * at as f64),
    };
    Report {
        project: "Mitosis screen, plate 3".into(),
        made_at: "2026-11-30T18:53:12Z".into(),
        version: "0.1.0".into(),
        categories: vec![
            category("Interphase", "#4477aa", 700, 52, 10_240),
            category("Mitosis", "#ee6677", 271, 24, 812),
            category("Apoptosis", "#228833", 240, 0, 1204),
            category("Debris", "#ccbb44", 205, 11, 390),
        ],
        images: 14_210,
        unknown: 12_707,
        unknown_predicted: 12_646,
        missing: 3,
        facts: ImageFacts {
            sizes: vec![(256, 256, 14_150), (128, 256, 60)],
            channels: vec!["DAPI".into(), "GFP".into()],
            bit_depths: vec![(16, 14_210)],
            pixel_size: Some(0.325),
            stacks: 120,
            stack_view: Some("the maximum over all slices".into()),
        },
        sources: Sources {
            folders: vec![("…/screen/plate_03".into(), 14_150), ("…/screen/extra".into(), 60)],
            files: 14_210,
            formats: vec![("TIFF".into(), 14_150), ("PNG".into(), 60)],
        },
        split: Some(Split {
            categories: vec![
                ("Interphase".into(), [450, 152, 150]),
                ("Mitosis".into(), [177, 59, 59]),
                ("Apoptosis".into(), [144, 48, 48]),
                ("Debris".into(), [130, 43, 43]),
            ],
            group_column: Some("donor".into()),
            groups: Some([9, 3, 4]),
            seed: Some(1),
        }),
        model: Some(model()),
        evaluation: Some(evaluation()),
        examples: vec![
            example("Apoptosis", "Debris", 0),
            example("Mitosis", "Interphase", 1),
            example("Interphase", "Mitosis", 2),
            example("Interphase", "Interphase", 3),
            example("Mitosis", "Mitosis", 4),
            example("Apoptosis", "Apoptosis", 5),
            example("Debris", "Debris", 6),
        ],
        warnings: vec!["14 pairs of images on two sides of the split look almost the same.".into()],
        notes: vec!["60 images are smaller than the others.".into()],
        environment: Environment { system: Some("Linux 6.8, x86-64".into()), threads: Some(8), memory: Some(16 << 30) },
        ..Report::default()
    }
}

/// A project of `size` categories, all evaluated.
pub(crate) fn wide(size: usize) -> Report {
    let mut report = full();
    let names: Vec<String> = (0..size).map(|at| format!("Category number {at}")).collect();
    report.categories = names
        .iter()
        .map(|name| CategoryCounts {
            name: name.clone(),
            colour: "#4477aa".into(),
            by_person: 9,
            ..CategoryCounts::default()
        })
        .collect();
    if let Some(evaluation) = &mut report.evaluation {
        evaluation.categories = names.iter().map(|name| (name.clone(), "#4477aa".to_owned())).collect();
        evaluation.matrix = (0..size)
            .map(|row| {
                (0..size)
                    .map(|column| if row == column { 7 } else { u64::from((row * 7 + column * 3) % 41 == 0) })
                    .collect()
            })
            .collect();
        evaluation.per_category = (0..size)
            .map(|at| CategoryScores {
                f1: estimate(0.5 + at as f64 / 999.0, 0.1),
                support: 7,
                ..CategoryScores::default()
            })
            .collect();
        evaluation.roc = (0..size).map(|at| curve(at, 3.0 + at as f64, 0.5, false)).collect();
        evaluation.precision_recall = (0..size).map(|at| curve(at, 3.0 + at as f64, 0.1, true)).collect();
        evaluation.groups = Vec::new();
        evaluation.comparison = None;
    }
    report
}
