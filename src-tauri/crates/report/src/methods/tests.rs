#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use super::*;
use crate::data::{
    CategoryCounts, Compared, Comparison, Epoch, Estimate, Evaluation, EvaluationSet, ImageFacts, Interval, Metric,
    Pair, Training,
};

/// The paragraphs as one text with plain spaces, as they were written out by hand below.
fn text(report: &Report) -> String {
    methods(report).paragraphs.join("\n").replace('\u{202f}', " ")
}

fn category(name: &str, by_person: u64, accepted: u64) -> CategoryCounts {
    CategoryCounts { name: name.into(), by_person, accepted, ..CategoryCounts::default() }
}

fn metric(name: &str, value: f64, low: f64, high: f64, percent: bool) -> Metric {
    let estimate = Estimate { value: Some(value), interval: Some(Interval { low, high }) };
    Metric { name: name.into(), estimate, percent, ..Metric::default() }
}

fn epochs(count: u32) -> Vec<Epoch> {
    (1..=count).map(|epoch| Epoch { epoch, ..Epoch::default() }).collect()
}

#[test]
fn quick_with_groups_judged_by_cross_validation() {
    let report = Report {
        version: "0.2.0".into(),
        images: 240,
        categories: vec![category("Alive", 60, 20), category("Dead", 40, 0), category("Empty", 0, 0)],
        facts: ImageFacts {
            sizes: vec![(512, 512, 240)],
            channels: vec!["DAPI".into(), "GFP".into()],
            bit_depths: vec![(16, 240)],
            pixel_size: Some(0.65),
            ..ImageFacts::default()
        },
        split: Some(Split {
            categories: vec![("Alive".into(), [80, 0, 0]), ("Dead".into(), [40, 0, 0])],
            group_column: Some("well".into()),
            groups: Some([24, 0, 0]),
            seed: Some(7),
        }),
        model: Some(Model {
            version: "0.2.0".into(),
            device: "CPU".into(),
            channels: 2,
            method: Method {
                network: Network::Quick,
                pretrained: true,
                folds: 5,
                folds_grouped_by: Some("well".into()),
                seed: 7,
                calibrated: true,
                ..Method::default()
            },
            ..Model::default()
        }),
        evaluation: Some(Evaluation {
            set: EvaluationSet::CrossValidation,
            count: 120,
            folds: 5,
            metrics: vec![
                metric("accuracy", 0.925, 0.861, 0.969, true),
                metric("balancedAccuracy", 0.913, 0.84, 0.964, true),
            ],
            resamples: 2000,
            resampled_by: Some("well".into()),
            ..Evaluation::default()
        }),
        ..Report::default()
    };
    let expected = "\
The data set consisted of 240 images (512 × 512 pixels; 0.65 µm per pixel; 2 channels (DAPI and GFP); 16 bit). 100 \
images were labelled manually, and the labels of 20 further images were accepted from predictions of a model, in 2 \
categories: Alive (n = 80) and Dead (n = 40).
120 images were used for training; none was held back. A penalised multinomial logistic regression was fitted to \
fixed image descriptors (intensity, multi-scale detail, curvature, texture, object and between-channel statistics) \
and pooled activations of two middle layers of EfficientNet-Lite0 (Tan and Le, 2019) with weights pretrained on \
ImageNet (Deng et al., 2009); the penalty was chosen by 5-fold cross-validation on the labels that never divided \
images with the same value of “well”. Every category had the same weight in the fit. Predicted probabilities were \
calibrated by temperature scaling (Guo et al., 2017) on images that had not been learnt from. The random seed was \
7.
Performance was measured on 120 images by 5-fold cross-validation, in which each image was predicted by a model \
that had not been fitted to it. The accuracy was 92.5 % (95 % CI 86.1 to 96.9 %) and the balanced accuracy was 91.3 \
% (95 % CI 84.0 to 96.4 %). The 95 % confidence intervals (CI) are percentile intervals of 2000 bootstrap resamples \
of whole groups by “well” (Davison and Hinkley, 1997).
All steps were done with Vesicle 0.2.0 on CPU.";
    assert_eq!(text(&report), expected);
    let cited: Vec<&str> = methods(&report).references.iter().map(|r| r.split(' ').next().unwrap()).collect();
    assert_eq!(cited, ["Davison", "Deng", "Guo", "Tan"], "only what the text cites");
}

#[test]
fn a_simple_network_with_validation() {
    let report = Report {
        version: "0.2.0".into(),
        images: 400,
        categories: vec![category("A", 200, 0), category("B", 200, 0)],
        facts: ImageFacts {
            sizes: vec![(64, 64, 399), (64, 32, 1)],
            channels: vec![String::new()],
            ..ImageFacts::default()
        },
        split: Some(Split {
            categories: vec![("A".into(), [150, 50, 0]), ("B".into(), [150, 50, 0])],
            seed: Some(1),
            ..Split::default()
        }),
        model: Some(Model {
            version: "0.1.0".into(),
            device: "CPU".into(),
            parameters: Some(12_345),
            channels: 1,
            fitted_at: "2026-11-30T18:53:12Z".into(),
            method: Method {
                network: Network::SimpleCnn,
                input: [64, 64],
                scaling: Some("divided by the largest value of their type".into()),
                augmentation: vec!["mirroring".into()],
                optimiser: "Adam".into(),
                learning_rate: 0.001,
                loss: "cross-entropy".into(),
                batch_size: 32,
                patience: 10,
                seed: 1,
                ..Method::default()
            },
            training: Training { epochs: epochs(42), stopped_early: true, kept_epoch: Some(32), ..Training::default() },
            ..Model::default()
        }),
        evaluation: Some(Evaluation {
            set: EvaluationSet::Validation,
            count: 100,
            metrics: vec![metric("accuracy", 0.9, 0.826, 0.945, true), metric("mcc", 0.801, 0.68, 0.9, false)],
            resamples: 1000,
            wilson: true,
            ..Evaluation::default()
        }),
        ..Report::default()
    };
    let expected = "\
The data set consisted of 400 images (64 × 32 to 64 × 64 pixels; 1 channel). 400 images were labelled manually, in 2 \
categories: A (n = 200) and B (n = 200).
The labelled images were divided at random (seed 1): 300 for training and 100 for validation. A convolutional \
neural network of two 5 × 5 convolutions (8 and 16 filters), each with rectification and 2 × 2 maximum pooling, and \
a dense layer (12 345 parameters) was trained, starting from random weights, on inputs of 64 × 64 pixels and 1 \
channel. Pixel values were divided by the largest value of their type. Training images were augmented by random \
mirroring. The cross-entropy loss was minimised by Adam (Kingma and Ba, 2015) for 42 epochs with batches of at most \
32 images and a learning rate of 0.001. Training was to stop when the validation loss had not improved for 10 \
epochs, which it did. The weights of epoch 32 were kept. The random seed was 1.
Performance was measured on 100 images that were monitored during the fit but not learnt from (validation set). The \
accuracy was 90.0 % (95 % CI 82.6 to 94.5 %) and the Matthews correlation coefficient was 0.801 (95 % CI 0.680 to \
0.900). The 95 % confidence interval (CI) of the accuracy is a score interval (Wilson, 1927); the others are \
percentile intervals of 1000 bootstrap resamples of images (Efron and Tibshirani, 1993).
The model was fitted with Vesicle 0.1.0 on CPU (model of 30 November 2026, 18:53 UTC); the report was written by \
Vesicle 0.2.0.";
    assert_eq!(text(&report), expected);
}

#[test]
fn a_pretrained_network_with_folds() {
    let report = Report {
        version: "0.2.0".into(),
        images: 1,
        categories: (0..13).map(|at| category(&format!("c{at}"), at + 1, 0)).collect(),
        split: Some(Split {
            categories: vec![("c0".into(), [60, 20, 11])],
            group_column: Some("donor".into()),
            groups: Some([6, 2, 1]),
            seed: None,
        }),
        model: Some(Model {
            version: "0.2.0".into(),
            channels: 3,
            method: Method {
                network: Network::EfficientNetLite0,
                pretrained: true,
                folds: 4,
                folds_grouped_by: Some("donor".into()),
                input: [224, 224],
                windows: Some("the largest centred window".into()),
                scaling: Some("standardised in each channel".into()),
                augmentation: vec!["mirroring".into(), "quarter turns".into(), "rotation by up to 15°".into()],
                optimiser: "AdamW".into(),
                learning_rate: 0.0005,
                schedule: Some("that followed half a cosine to a twentieth".into()),
                loss: "cross-entropy".into(),
                batch_size: 16,
                frozen_epochs: 1,
                class_balance: Some("the loss of each category was weighted inversely to its number of images".into()),
                more: vec!["Labels were smoothed by 0.1.".into()],
                seed: 3,
                ..Method::default()
            },
            training: Training { epochs: epochs(1), ..Training::default() },
            ..Model::default()
        }),
        evaluation: Some(Evaluation {
            set: EvaluationSet::Test,
            count: 1,
            remembered: 1,
            metrics: vec![metric("accuracy", 1.0, 0.206_54, 1.0, true)],
            wilson: true,
            comparison: Some(Comparison {
                models: ["Quick", "Net"].map(|name| Compared { name: name.into(), ..Compared::default() }).to_vec(),
                count: 1,
                pairs: vec![Pair { second: 1, p: Some(0.0123), ..Pair::default() }],
                ..Comparison::default()
            }),
            ..Evaluation::default()
        }),
        ..Report::default()
    };
    // Labelled: 1 + 2 + … + 13 = 91.
    let expected = "\
The data set consisted of 1 image. 91 images were labelled manually; there were 13 categories with 1 to 13 labelled \
images each.
The labelled images were divided in a fixed way: 60 for training, 20 for validation and 11 for testing. Images with \
the same value of “donor” were kept on the same side (6 groups for training, 2 groups for validation and 1 group \
for testing). The convolutional neural network EfficientNet-Lite0 (Tan and Le, 2019) was trained, starting from \
weights pretrained on ImageNet (Deng et al., 2009), on inputs of 224 × 224 pixels and 3 channels. The network saw \
the largest centred window. Pixel values were standardised in each channel. Training images were augmented by \
random mirroring, quarter turns and rotation by up to 15°. The cross-entropy loss was minimised by AdamW \
(Loshchilov and Hutter, 2019) for 1 epoch with batches of at most 16 images and a learning rate of 0.0005 that \
followed half a cosine to a twentieth. In the first epoch only the last layer was trained, afterwards all layers. \
To balance the categories, the loss of each category was weighted inversely to its number of images. For 4-fold \
cross-validation that never divided images with the same value of “donor”, as many further networks were trained in \
the same way, each without one part of the training images, by which that part was then predicted. Labels were \
smoothed by 0.1. The random seed was 3.
Performance was measured on 1 image that was not used for any fit (test set). The model had been fitted to 1 of \
these, so that the figures are optimistic. The accuracy was 100.0 % (95 % CI 20.7 to 100.0 %). The 95 % confidence \
interval (CI) of the accuracy is a score interval (Wilson, 1927). The models “Quick” and “Net” were compared on 1 \
image by the exact McNemar test (McNemar, 1947): p = 0.0123.
All steps were done with Vesicle 0.2.0.";
    assert_eq!(text(&report), expected);
}

#[test]
fn what_is_missing_has_no_sentence() {
    let empty = Report { version: "0.2.0".into(), ..Report::default() };
    assert_eq!(text(&empty), "The data set consisted of no images.\nImages were organised with Vesicle 0.2.0.");
    assert!(methods(&empty).references.is_empty());
    let mut one = Report { categories: vec![category("A", 1, 1)], images: 2, ..empty };
    assert!(text(&one).contains(
        "One image was labelled manually, and the label of 1 further image was accepted from predictions of a model, \
         in 1 \
         category: A (n = 2)."
    ));
    one.model =
        Some(Model { method: Method { network: Network::CompactCnn, ..Method::default() }, ..Model::default() });
    one.split = Some(Split::default());
    one.evaluation = Some(Evaluation { set: EvaluationSet::Training, count: 2, ..Evaluation::default() });
    let written = text(&one);
    assert!(
        written.contains("Performance was measured on the 2 images that the model had been fitted to (training set).")
    );
    assert!(!written.contains("  ") && !written.contains(" .") && !written.contains(".."), "{written}");
}
