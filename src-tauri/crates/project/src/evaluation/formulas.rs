//! Every figure of an evaluation in words.
//!
//! Owns: what each metric, curve and test is called on the wire, its formula, what it means for a biologist, and where
//! it is from. Refuses: computing any of them.

/// A metric's definition, as the window shows it in a tooltip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formula {
    /// On the wire.
    pub name: &'static str,
    /// As a person reads it, where nothing else says so.
    pub title: &'static str,
    pub formula: &'static str,
    pub meaning: &'static str,
    pub source: &'static str,
}

const SOKOLOVA: &str = "Sokolova & Lapalme, Inf. Process. Manag. 45 (2009) 427";

/// The formula of every [`super::Metric`], and of what else an evaluation shows. TP, FP, FN: true positives, false
/// positives and false negatives of a category; n, N: images of a category, and all.
#[must_use]
pub fn formulas() -> Vec<Formula> {
    let formula = |name, title, formula, meaning, source| Formula { name, title, formula, meaning, source };
    vec![
        formula("accuracy", "Accuracy", "correct / all", "The share of images that were predicted right.", SOKOLOVA),
        formula(
            "balancedAccuracy",
            "Balanced accuracy",
            "1/K · Σ TP / (TP + FN) of each category",
            "The mean recall of the categories that have images: always answering with the commonest category gives \
             1/K, however common it is.",
            "Brodersen et al., Int. Conf. Pattern Recognition (2010) 3121",
        ),
        formula(
            "kappa",
            "Cohen’s kappa",
            "(accuracy − chance) / (1 − chance), chance = Σ labelled/N · predicted/N of each category",
            "How far the agreement of model and labels is beyond chance: 1 is perfect, 0 what guessing with the same \
             frequencies would reach.",
            "Cohen, Educ. Psychol. Meas. 20 (1960) 37",
        ),
        formula(
            "mcc",
            "Matthews correlation",
            "(c·N − Σ t·p) / √((N² − Σ p²)·(N² − Σ t²)); c correct, t labelled, p predicted as each category",
            "The correlation of predictions and labels: 1 is perfect, 0 no better than chance. It is high only if the \
             model does well on rare categories, too.",
            "Gorodkin, Comput. Biol. Chem. 28 (2004) 367",
        ),
        formula(
            "crossEntropy",
            "Cross entropy",
            "−1/N · Σ ln p(true category)",
            "How surprised the model is by the truth, in nats. 0 is perfect; guessing evenly among K categories gives \
             ln K (0.69 for two).",
            "Bishop, Pattern Recognition and Machine Learning (2006), eq. 4.108",
        ),
        formula(
            "brier",
            "Brier score",
            "1/N · Σ (p − y)² over all categories, y = 1 for the true one",
            "The squared distance between the probabilities and the truth: 0 is perfect, 2 the worst.",
            "Brier, Mon. Weather Rev. 78 (1950) 1",
        ),
        formula(
            "precision",
            "Precision",
            "TP / (TP + FP)",
            "Of the images predicted as this category, the share that truly belong to it.",
            SOKOLOVA,
        ),
        formula(
            "recall",
            "Recall",
            "TP / (TP + FN)",
            "Of the images that truly belong to this category, the share that were found.",
            SOKOLOVA,
        ),
        formula(
            "f1",
            "F1",
            "2·TP / (2·TP + FP + FN)",
            "The harmonic mean of precision and recall: high only if both are.",
            "van Rijsbergen, Information Retrieval (1979), ch. 7",
        ),
        formula(
            "support",
            "Support",
            "TP + FN",
            "The number of evaluated images that truly belong to this category.",
            SOKOLOVA,
        ),
        formula(
            "macro",
            "Macro average",
            "1/K · Σ value of each category",
            "The plain mean over the categories that have images, so a rare category counts as much as a common one.",
            SOKOLOVA,
        ),
        formula(
            "macroPrecision",
            "Precision (macro)",
            "1/K · Σ precision of each category",
            "The plain mean precision of the categories that have images; one that was never predicted counts as 0.",
            SOKOLOVA,
        ),
        formula(
            "macroRecall",
            "Recall (macro)",
            "1/K · Σ recall of each category",
            "The plain mean recall of the categories that have images: the same number as the balanced accuracy.",
            SOKOLOVA,
        ),
        formula(
            "macroF1",
            "F1 (macro)",
            "1/K · Σ F1 of each category",
            "The plain mean F1 of the categories that have images: low as soon as one category is poorly told apart.",
            SOKOLOVA,
        ),
        formula(
            "weightedPrecision",
            "Precision (weighted)",
            "Σ n/N · precision of each category",
            "The mean precision, each category counting as much as it has images, so common categories decide.",
            SOKOLOVA,
        ),
        formula(
            "weightedRecall",
            "Recall (weighted)",
            "Σ n/N · recall of each category",
            "The mean recall, each category counting as much as it has images: the same number as the accuracy.",
            SOKOLOVA,
        ),
        formula(
            "weightedF1",
            "F1 (weighted)",
            "Σ n/N · F1 of each category",
            "The mean F1, each category counting as much as it has images, so common categories decide.",
            SOKOLOVA,
        ),
        formula(
            "rocAuc",
            "Area under ROC (macro)",
            "1/K · Σ area under the ROC curve of each category against all others",
            "The chance that an image of a category has a higher probability of it than an image of another one. 0.5 \
             is guessing, 1 perfect; it does not depend on a threshold.",
            "Hanley & McNeil, Radiology 143 (1982) 29",
        ),
        formula(
            "averagePrecision",
            "Average precision (macro)",
            "1/K · Σ of each category of Σ (recall − recall before) · precision",
            "The mean precision while more and more images are accepted, the most probable first. Guessing gives the \
             category's share of the images, so it is the stricter one for rare categories.",
            "Saito & Rehmsmeier, PLOS ONE 10 (2015) e0118432",
        ),
        formula(
            "rocCurve",
            "ROC curve",
            "FP / (FP + TN) across, TP / (TP + FN) up, for every threshold",
            "What each threshold costs and gains: the share of other images wrongly taken for the category, and the \
             share of its own that are found. The diagonal is guessing.",
            "Fawcett, Pattern Recognit. Lett. 27 (2006) 861",
        ),
        formula(
            "prCurve",
            "Precision-recall curve",
            "TP / (TP + FN) across, TP / (TP + FP) up, for every threshold",
            "How pure the images called this category are when a given share of it is found. The level line is \
             guessing: the category's share of the images.",
            "Davis & Goadrich, Int. Conf. Machine Learning (2006) 233",
        ),
        formula(
            "bootstrap",
            "Interval by bootstrap",
            "2.5 % and 97.5 % quantile of the value over drawings with replacement",
            "Where the value would mostly lie with other images of the same kind. If images of one well or donor are \
             alike, whole groups are drawn, and the interval is as wide as it should be.",
            "Efron & Tibshirani, An Introduction to the Bootstrap (1993), ch. 13; Davison & Hinkley, Bootstrap Methods \
             and their Application (1997), sec. 3.8",
        ),
        formula(
            "mcnemar",
            "McNemar’s test",
            "min(1, 2 · Σ C(b + c, k) / 2^(b + c)), k from 0 to min(b, c); b, c: images that only one model gets right",
            "How often chance alone would divide so unevenly the images that only one of two models gets right. A \
             small value says that the models differ.",
            "McNemar, Psychometrika 12 (1947) 153",
        ),
        formula(
            "holm",
            "p adjusted (Holm)",
            "largest of p · (m − i + 1) so far, at most 1; p the i-th smallest of m",
            "Among many comparisons some look unlike by chance alone. Adjusted, any of them falls below 0.05 in one of 20 \
             cases only, if no two models differ.",
            "Holm, Scand. J. Stat. 6 (1979) 65",
        ),
        formula(
            "expectedCalibrationError",
            "Expected calibration error",
            "Σ n/N · |share right − mean confidence| of each bin",
            "How far, on average, the confidence is from how often it is right. 0 is perfect. With few images it is \
             above 0 by chance alone.",
            "Guo et al., Int. Conf. Machine Learning (2017) 1321",
        ),
    ]
}
