//! How well the probability of a category puts its images before all others, whatever the threshold.
//!
//! Owns: the ROC curve with its area (Fawcett, *Pattern Recognition Letters* 27 (2006) 861-874) and the
//! precision-recall curve with its average precision (Davis & Goadrich, *International Conference on Machine Learning*
//! (2006) 233-240; Saito & Rehmsmeier, *PLOS ONE* 10 (2015) e0118432), of one category against all others. Refuses:
//! choosing a threshold.

use super::{Scored, judge, probability};

/// A point of a curve, from 0 to 1 on both axes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurvePoint {
    pub x: f64,
    pub y: f64,
    /// Images with at least this probability are called the category; `None` where none is.
    pub threshold: Option<f64>,
}

/// How well the probability of one category tells its images from all others.
#[derive(Debug, Clone, PartialEq)]
pub struct RankingCurves {
    /// Images of the category, and all others; neither is 0.
    pub positives: usize,
    pub negatives: usize,
    /// x: false positive rate FP / (FP + TN), y: true positive rate TP / (TP + FN), from (0, 0) to (1, 1). Points
    /// midway on a straight line between their neighbours are left out.
    pub roc: Vec<CurvePoint>,
    /// The chance that an image of the category has a higher probability of it than another image, equal ones counting
    /// half; 0.5 by chance, 1 is best.
    pub roc_auc: f64,
    /// x: recall TP / (TP + FN), y: precision TP / (TP + FP), from the highest threshold to the lowest. It begins at
    /// recall 0 with precision 1, which stands for no image.
    pub precision_recall: Vec<CurvePoint>,
    /// Σ (recall - recall before) · precision: the area below the curve as steps, without straight lines between
    /// points, which would promise too much.
    pub average_precision: f64,
    /// Share of the images that belong to the category: the precision of a ranking by chance.
    pub prevalence: f64,
}

/// The curves of a category against all others. Images with the same probability pass the threshold together.
///
/// Images are left out as by [`super::evaluate`]; a probability that is not a number counts as 0, one outside 0 to 1 as
/// the nearer bound. `None` for no category, or if none or all of the images belong to it.
#[must_use]
pub fn ranking(categories: usize, scored: &[Scored<'_>], category: usize) -> Option<RankingCurves> {
    if category >= categories {
        return None;
    }
    let counted: Vec<&Scored<'_>> = scored.iter().filter(|item| judge(categories, item).is_some()).collect();
    let score = |image: usize| counted[image].probabilities[category];
    let order = Ranking::new(counted.iter().map(|item| (item.probabilities[category], item.truth == category)))?;
    let areas = order.areas(&vec![1; counted.len()])?;
    // Images at or above each threshold: of the category, and others.
    let mut passed: Vec<(u64, u64, f64)> = Vec::new();
    let (mut hits, mut others) = (0, 0);
    for entry in &order.entries {
        hits += entry.positive();
        others += 1 - entry.positive();
        if entry.last() == 1 {
            passed.push((hits, others, probability(score(entry.image()))));
        }
    }
    let (positives, negatives) = (hits as f64, others as f64);
    let turns = |at: usize| {
        let Some((before, after)) = at.checked_sub(1).map(|before| passed[before]).zip(passed.get(at + 1)) else {
            return true;
        };
        before.0 + after.0 != 2 * passed[at].0 || before.1 + after.1 != 2 * passed[at].1
    };
    let mut roc = vec![CurvePoint { x: 0.0, y: 0.0, threshold: None }];
    roc.extend((0..passed.len()).filter(|at| turns(*at)).map(|at| {
        let (hits, others, threshold) = passed[at];
        CurvePoint { x: others as f64 / negatives, y: hits as f64 / positives, threshold: Some(threshold) }
    }));
    let mut precision_recall = vec![CurvePoint { x: 0.0, y: 1.0, threshold: None }];
    precision_recall.extend(passed.iter().map(|(hits, others, threshold)| CurvePoint {
        x: *hits as f64 / positives,
        y: *hits as f64 / (hits + others) as f64,
        threshold: Some(*threshold),
    }));
    Some(RankingCurves {
        positives: hits as usize,
        negatives: others as usize,
        roc,
        roc_auc: areas.roc_auc,
        precision_recall,
        average_precision: areas.average_precision,
        prevalence: positives / (positives + negatives),
    })
}

/// Images by falling probability of one category.
#[derive(Debug)]
pub(super) struct Ranking {
    entries: Vec<Entry>,
}

/// An image's place in the given order, whether it belongs to the category, and whether it is the last of those with
/// the same probability; in one number, since a resample walks over all of them.
#[derive(Debug, Clone, Copy)]
struct Entry(u32);

impl Entry {
    fn new(image: u32, positive: bool, last: bool) -> Self {
        Self(image << 2 | u32::from(positive) << 1 | u32::from(last))
    }

    fn image(self) -> usize {
        (self.0 >> 2) as usize
    }

    /// 1 or 0, to be multiplied with: a branch on it could not be foreseen.
    fn positive(self) -> u64 {
        u64::from(self.0 >> 1 & 1)
    }

    fn last(self) -> u64 {
        u64::from(self.0 & 1)
    }
}

/// What a ranking is worth as a number, each 0 to 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Areas {
    pub(super) roc_auc: f64,
    pub(super) average_precision: f64,
}

impl Ranking {
    /// From the probability of the category and whether the image belongs to it; `None` if none or all of them do.
    pub(super) fn new(images: impl Iterator<Item = (f32, bool)>) -> Option<Self> {
        // Floats that are not negative are ordered as their bits; the image makes the order the same everywhere. Adding
        // 0 makes a 0 of a -0.
        let (scores, positive): (Vec<u32>, Vec<bool>) =
            images.map(|(score, positive)| ((probability(score) as f32 + 0.0).to_bits(), positive)).unzip();
        if positive.iter().all(|one| *one == positive[0]) {
            return None;
        }
        let mut keys: Vec<u64> =
            (0..).zip(&scores).map(|(image, score): (u64, _)| u64::from(!score) << 32 | image).collect();
        keys.sort_unstable();
        let entry = |(at, key): (usize, &u64)| {
            let image = *key as u32;
            let last = keys.get(at + 1).is_none_or(|next| next >> 32 != key >> 32);
            Entry::new(image, positive[image as usize], last)
        };
        Some(Self { entries: keys.iter().enumerate().map(entry).collect() })
    }

    /// With a weight for each image; `None` if all of the weight is on one side.
    pub(super) fn areas(&self, weights: &[u32]) -> Option<Areas> {
        // Up to the entry, and up to the last threshold.
        let (mut hits, mut all) = (0_u64, 0_u64);
        let (mut hits_before, mut others_before) = (0, 0);
        // Each step of the ROC curve is a trapezium; doubled, its area is a whole number.
        let (mut doubled, mut steps) = (0_u64, 0.0);
        for entry in &self.entries {
            let weight = u64::from(weights[entry.image()]);
            hits += weight * entry.positive();
            all += weight;
            if entry.last() == 1 {
                let others = all - hits;
                doubled += (others - others_before) * (hits + hits_before);
                // Without weight so far there are no hits either: 0 and not 0/0.
                steps += (hits - hits_before) as f64 * (hits as f64 / all.max(1) as f64);
                (hits_before, others_before) = (hits, others);
            }
        }
        let others = all - hits;
        (hits > 0 && others > 0).then(|| Areas {
            roc_auc: doubled as f64 / (2.0 * hits as f64 * others as f64),
            average_precision: steps / hits as f64,
        })
    }
}
