//! Orders in which images are worth a look: which to label next, and which labels to look at again.
//!
//! Owns: the [`Queue`]s, what each goes by in words, and those that follow from probabilities and labels alone. Refuses:
//! numbers that describe images, which queues like [`Queue::Outliers`] need; those come from elsewhere.

use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{CategoryId, ImageId, Scored, most_probable};

/// What images are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "type", content = "data")]
pub enum Queue {
    /// Unknown images that the model is least sure of.
    Uncertain,
    /// Unknown images predicted as one category, to be corrected.
    Predicted(#[specta(type = String)] CategoryId),
    /// Labelled images that the model calls something else, the surest first.
    ConfidentErrors,
    /// Labelled images whose label is probably wrong.
    LabelErrors,
    /// Images as different from each other, and from the labelled ones, as can be.
    Diverse,
    /// Images that look almost like another.
    NearDuplicates,
    /// Images that are like few others.
    Outliers,
    /// Images most like the given ones.
    Similar(#[specta(type = Vec<u32>)] Vec<ImageId>),
    /// The images of a labelling pass, to be labelled again, in an order drawn by chance.
    #[serde(rename_all = "camelCase")]
    Again { pass: u32, seed: u32 },
    /// All images in an order drawn by chance.
    Shuffled(u32),
}

impl Queue {
    /// How it chooses, in one line.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        match self {
            Self::Uncertain => "Unknown images by how close the two most probable categories are, the closest first.",
            Self::Predicted(_) => "Unknown images predicted as this category, the least probable first.",
            Self::ConfidentErrors => {
                "Labelled images that a model which had not seen them calls something else, the surest first."
            }
            Self::LabelErrors => {
                "Labels that are probably wrong by confident learning: another category is more probable than usual for \
                 its own images, by a model which had not seen them."
            }
            Self::Diverse => {
                "Unknown images, each as far as can be from those before it and from the labelled ones (k-centre)."
            }
            Self::NearDuplicates => "Images that look almost the same, one beside the other.",
            Self::Outliers => "Images by how far away the ten most similar ones are, the farthest first.",
            Self::Similar(_) => "Images by how similar they are to the chosen ones, these first.",
            Self::Again { .. } => "The images of a labelling pass in an order drawn by chance, to be labelled again.",
            Self::Shuffled(_) => "All images in an order drawn by chance; the same seed gives the same order.",
        }
    }
}

/// A model's probabilities for an image without a label; one for each of the model's categories.
#[derive(Debug, Clone, Copy)]
pub struct Guess<'a> {
    pub image: ImageId,
    pub probabilities: &'a [f32],
}

/// The difference of the two highest probabilities, 0 to 1: small where two categories are about as probable (Scheffer,
/// Decomain and Wrobel, *Intelligent Data Analysis* 2001). `None` with fewer than two, or where one is no number.
#[must_use]
pub fn margin(probabilities: &[f32]) -> Option<f64> {
    if probabilities.len() < 2 || probabilities.iter().any(|share| !share.is_finite()) {
        return None;
    }
    let (mut first, mut second) = (f32::NEG_INFINITY, f32::NEG_INFINITY);
    for &share in probabilities {
        if share > first {
            (first, second) = (share, first);
        } else if share > second {
            second = share;
        }
    }
    Some(f64::from(first) - f64::from(second))
}

/// Shannon's entropy over that of equal probabilities, 0 (sure) to 1 (no idea): −Σ p ln p / ln n. `None` with fewer than
/// two, or where one is no number.
#[must_use]
pub fn entropy(probabilities: &[f32]) -> Option<f32> {
    if probabilities.len() < 2 || probabilities.iter().any(|share| !share.is_finite()) {
        return None;
    }
    let sum: f64 = probabilities.iter().map(|&share| f64::from(share)).filter(|p| *p > 0.0).map(|p| -p * p.ln()).sum();
    Some((sum / (probabilities.len() as f64).ln()) as f32)
}

/// [`Queue::Uncertain`]: by ascending [`margin`].
#[must_use]
pub fn uncertain(guesses: &[Guess<'_>]) -> Vec<ImageId> {
    by_number(guesses.iter().filter_map(|guess| Some((guess.image, margin(guess.probabilities)?))))
}

/// [`Queue::Predicted`], of the category at `place` of the probabilities: by ascending probability.
#[must_use]
pub fn predicted(guesses: &[Guess<'_>], place: usize) -> Vec<ImageId> {
    by_number(
        guesses
            .iter()
            .filter(|guess| most_probable(guess.probabilities) == place)
            .filter_map(|guess| Some((guess.image, f64::from(*guess.probabilities.get(place)?)))),
    )
}

/// [`Queue::ConfidentErrors`]: what is most probable is not the label, by descending probability.
#[must_use]
pub fn confident_errors(judged: &[Scored<'_>]) -> Vec<ImageId> {
    by_number(judged.iter().filter_map(|one| {
        let best = most_probable(one.probabilities);
        let share = one.probabilities.get(best).filter(|share| best != one.truth && share.is_finite())?;
        Some((one.image, -f64::from(*share)))
    }))
}

/// [`Queue::LabelErrors`] by confident learning (Northcutt, Jiang and Chuang, *Journal of Artificial Intelligence Research*
/// 70 (2021) 1373-1411): the threshold of a category is the mean probability of it among the images labelled so. An image
/// counts as mislabelled if the most probable of the categories that reach their thresholds is not its label; by ascending
/// probability of the label minus that of the other.
#[must_use]
pub fn label_errors(judged: &[Scored<'_>]) -> Vec<ImageId> {
    let classes = judged.iter().map(|one| one.probabilities.len()).max().unwrap_or(0);
    let share = |one: &Scored<'_>, class: usize| one.probabilities.get(class).map_or(0.0, |share| f64::from(*share));
    let threshold = |class: usize| {
        let of_class: Vec<f64> = judged.iter().filter(|one| one.truth == class).map(|one| share(one, class)).collect();
        // A category without labels has nothing to be compared with.
        if of_class.is_empty() { f64::INFINITY } else { of_class.iter().sum::<f64>() / of_class.len() as f64 }
    };
    let thresholds: Vec<f64> = (0..classes).map(threshold).collect();
    by_number(judged.iter().filter_map(|one| {
        let reached = (0..classes).filter(|&class| share(one, class) >= thresholds[class]);
        let likely = reached.max_by(|&a, &b| share(one, a).total_cmp(&share(one, b)).then(b.cmp(&a)))?;
        (likely != one.truth).then(|| (one.image, share(one, one.truth) - share(one, likely)))
    }))
}

/// [`Queue::Shuffled`].
#[must_use]
pub fn shuffled(mut images: Vec<ImageId>, seed: u32) -> Vec<ImageId> {
    images.shuffle(&mut ChaCha8Rng::seed_from_u64(u64::from(seed)));
    images
}

/// By ascending number; of equals, the image that came first.
fn by_number(images: impl Iterator<Item = (ImageId, f64)>) -> Vec<ImageId> {
    let mut images: Vec<(ImageId, f64)> = images.collect();
    images.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    images.into_iter().map(|(image, _)| image).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(ids: &[u32]) -> Vec<ImageId> {
        ids.iter().map(|id| ImageId(*id)).collect()
    }

    fn guesses(shares: &[[f32; 3]]) -> Vec<Guess<'_>> {
        (1..).zip(shares).map(|(id, probabilities)| Guess { image: ImageId(id), probabilities }).collect()
    }

    fn judged<'a>(rows: &'a [(usize, [f32; 3])]) -> Vec<Scored<'a>> {
        let scored = |(id, (truth, probabilities)): (u32, &'a (usize, [f32; 3]))| Scored {
            image: ImageId(id),
            truth: *truth,
            probabilities,
        };
        (1..).zip(rows).map(scored).collect()
    }

    #[test]
    fn the_closest_call_comes_first() {
        let shares = [[0.9, 0.1, 0.0], [0.4, 0.35, 0.25], [0.5, 0.5, 0.0], [f32::NAN, 0.5, 0.5], [0.0, 0.45, 0.55]];
        assert_eq!(uncertain(&guesses(&shares)), ids(&[3, 2, 5, 1]));
        assert_eq!((margin(&[1.0]), margin(&[0.25, 0.75])), (None, Some(0.5)));
    }

    #[test]
    fn entropy_is_1_without_an_idea_and_0_when_sure() {
        assert_eq!((entropy(&[0.5, 0.5]), entropy(&[1.0, 0.0]), entropy(&[1.0])), (Some(1.0), Some(0.0), None));
        let third = entropy(&[0.25, 0.75]).unwrap_or_default();
        assert!((f64::from(third) - 0.811_278_124_459_132_8).abs() < 1e-6, "{third}");
    }

    #[test]
    fn of_a_predicted_category_the_least_probable_comes_first() {
        let shares = [[0.9, 0.1, 0.0], [0.4, 0.35, 0.25], [0.3, 0.7, 0.0], [0.6, 0.3, 0.1]];
        assert_eq!(predicted(&guesses(&shares), 0), ids(&[2, 4, 1]));
        assert_eq!(predicted(&guesses(&shares), 2), ids(&[]));
        assert_eq!(predicted(&guesses(&shares), 7), ids(&[]));
    }

    #[test]
    fn errors_come_by_how_sure_the_model_was() {
        let rows = [
            (0, [0.9, 0.1, 0.0]),
            (0, [0.2, 0.6, 0.2]),
            (1, [0.05, 0.05, 0.9]),
            (2, [0.7, 0.2, 0.1]),
            (1, [0.0, 1.0, 0.0]),
        ];
        assert_eq!(confident_errors(&judged(&rows)), ids(&[3, 4, 2]));
    }

    /// By hand: the thresholds are 0.75 for A (0.9, 0.8, 0.55), 0.6 for B (0.8, 0.4) and none for C.
    #[test]
    fn a_label_is_wrong_if_another_category_is_more_probable_than_usual_for_it() {
        let rows = [
            (0, [0.9, 0.1, 0.0]),
            (0, [0.8, 0.2, 0.0]),
            // Less than usual for A, and not enough for B: nothing is said.
            (0, [0.55, 0.45, 0.0]),
            (1, [0.2, 0.8, 0.0]),
            // 0.55 for A would not do, 0.6 is below 0.75 too.
            (1, [0.6, 0.4, 0.0]),
        ];
        assert_eq!(label_errors(&judged(&rows)), ids(&[]));
        let mut wrong = rows.to_vec();
        // A labelled as B twice, once surer. The threshold of B falls to (0.8 + 0.4 + 0.1 + 0.05) / 4 = 0.3375, which the
        // 0.45 of the third image reach now.
        wrong.push((1, [0.9, 0.1, 0.0]));
        wrong.push((1, [0.95, 0.05, 0.0]));
        assert_eq!(label_errors(&judged(&wrong)), ids(&[7, 6, 3]));
        assert_eq!(label_errors(&[]), ids(&[]));
    }

    #[test]
    fn a_shuffle_has_all_images_and_is_that_of_its_seed() {
        let all = ids(&(1..=50).collect::<Vec<u32>>());
        let (one, other) = (shuffled(all.clone(), 1), shuffled(all.clone(), 2));
        assert_ne!(one, other);
        assert_eq!(one, shuffled(all.clone(), 1));
        let mut sorted = one;
        sorted.sort_unstable();
        assert_eq!(sorted, all);
    }

    #[test]
    fn a_queue_on_the_wire_is_that_of_the_window() {
        let wire = serde_json::to_value(Queue::Similar(ids(&[3]))).ok();
        assert_eq!(wire, Some(serde_json::json!({ "type": "similar", "data": [3] })));
        assert_eq!(serde_json::to_value(Queue::LabelErrors).ok(), Some(serde_json::json!({ "type": "labelErrors" })));
    }
}
