//! The images on which a model was most surely wrong: often the ones whose label is.
//!
//! Owns: their order. Refuses: saying whether label or model is wrong.

use super::{Scored, judge, probability};
use crate::ImageId;

/// How much one image adds to the cross entropy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loss {
    pub image: ImageId,
    pub truth: usize,
    pub predicted: usize,
    /// -ln p(true category), nats, with p not below [`super::Evaluation::SMALLEST_PROBABILITY`].
    pub loss: f64,
    /// Of the true category, 0 to 1.
    pub true_probability: f64,
    /// Of the predicted category, 0 to 1.
    pub predicted_probability: f64,
}

/// The `most` images with the highest loss, that first, equals by their id. Images are left out as by
/// [`super::evaluate`]; those predicted right are not, if they are among the most surprising.
#[must_use]
pub fn top_losses(categories: usize, scored: &[Scored<'_>], most: usize) -> Vec<Loss> {
    let loss = |item: &Scored<'_>| {
        let judged = judge(categories, item)?;
        Some(Loss {
            image: judged.image,
            truth: judged.truth,
            predicted: judged.predicted,
            loss: judged.surprise,
            true_probability: probability(item.probabilities[judged.truth]),
            predicted_probability: probability(item.probabilities[judged.predicted]),
        })
    };
    let mut losses: Vec<Loss> = scored.iter().filter_map(loss).collect();
    losses.sort_unstable_by(|a, b| b.loss.total_cmp(&a.loss).then(a.image.cmp(&b.image)));
    losses.truncate(most);
    losses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_surprising_come_first_and_equals_by_id() {
        let scored = |image, truth, probabilities| Scored { image: ImageId(image), truth, probabilities };
        let images = [
            scored(5, 0, &[0.75, 0.25]),
            scored(9, 0, &[0.25, 0.75]),
            scored(3, 1, &[0.75, 0.25]),
            scored(8, 1, &[1.0, 0.0]),
            scored(1, 0, &[1.0, 0.0]),
            scored(2, 4, &[1.0, 0.0]),
        ];
        let found = top_losses(2, &images, 4);
        assert_eq!(found.iter().map(|one| one.image.0).collect::<Vec<_>>(), [8, 3, 9, 5]);
        assert!((found[1].loss - 4.0_f64.ln()).abs() < 1e-12);
        assert_eq!((found[1].truth, found[1].predicted), (1, 0));
        assert_eq!((found[1].true_probability, found[1].predicted_probability), (0.25, 0.75));
        assert!((found[0].loss - 87.336_544_750_553_1).abs() < 1e-9, "-ln of the smallest normal f32");
        let all = top_losses(2, &images, usize::MAX);
        assert_eq!((all.len(), all[4].loss.to_bits()), (5, 0), "a truth that was certain is 0 and not -0");
    }
}
