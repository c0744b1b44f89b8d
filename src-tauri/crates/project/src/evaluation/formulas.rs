//! Every figure of an evaluation in words.
//!
//! Owns: what each metric, curve and test is called on the wire, its formula, what it means for a biologist, and where
//! it is from. Refuses: computing any of them.

/// A metric's definition, as the window shows it in a tooltip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formula {
    pub name: &'static str,
    pub formula: &'static str,
    pub meaning: &'static str,
    pub source: &'static str,
}

const SOKOLOVA: &str = "Sokolova & Lapalme, Inf. Process. Manag. 45 (2009) 427";

/// The formula of every metric. TP, FP, FN: true positives, false positives and false negatives of a category.
#[must_use]
pub fn formulas() -> [Formula; 10] {
    let formula = |name, formula, meaning, source| Formula { name, formula, meaning, source };
    [
        formula("accuracy", "correct / all", "The share of images that were predicted right.", SOKOLOVA),
        formula(
            "balancedAccuracy",
            "1/K · Σ TP / (TP + FN) of each category",
            "The mean recall of the categories that have images: always answering with the commonest category gives \
             1/K, however common it is.",
            "Brodersen et al., Int. Conf. Pattern Recognition (2010) 3121",
        ),
        formula(
            "crossEntropy",
            "−1/N · Σ ln p(true category)",
            "How surprised the model is by the truth, in nats. 0 is perfect; guessing evenly among K categories gives \
             ln K (0.69 for two).",
            "Bishop, Pattern Recognition and Machine Learning (2006), eq. 4.108",
        ),
        formula(
            "precision",
            "TP / (TP + FP)",
            "Of the images predicted as this category, the share that truly belong to it.",
            SOKOLOVA,
        ),
        formula(
            "recall",
            "TP / (TP + FN)",
            "Of the images that truly belong to this category, the share that were found.",
            SOKOLOVA,
        ),
        formula(
            "f1",
            "2·TP / (2·TP + FP + FN)",
            "The harmonic mean of precision and recall: high only if both are.",
            "van Rijsbergen, Information Retrieval (1979), ch. 7",
        ),
        formula(
            "macro",
            "1/K · Σ value of each category",
            "The plain mean over the categories that have images, so a rare category counts as much as a common one.",
            SOKOLOVA,
        ),
        formula(
            "expectedCalibrationError",
            "Σ n/N · |share right − mean confidence| of each bin",
            "How far, on average, the confidence is from how often it is right. 0 is perfect. With few images it is above 0 \
             by chance alone.",
            "Guo et al., Int. Conf. Machine Learning (2017) 1321",
        ),
        formula(
            "brier",
            "1/N · Σ (p − y)² over all categories, y = 1 for the true one",
            "The squared distance between the probabilities and the truth: 0 is perfect, 2 the worst.",
            "Brier, Mon. Weather Rev. 78 (1950) 1",
        ),
        formula("support", "TP + FN", "The number of evaluated images that truly belong to this category.", SOKOLOVA),
    ]
}
