//! How sure a model may be.
//!
//! Owns: the temperature of a model from images that it does not know. Refuses: its use; that is where probabilities are
//! made.

use vesicle_project::fit_temperature;

/// So many images are worth as much as what is believed without any: that the model is as sure as it should be.
const PRIOR: f64 = 20.0;

/// By what scores are divided before they become probabilities (temperature scaling; Guo et al., ICML 2017). `scores` are
/// logits or logarithms of probabilities, `[images, classes]`, of images that the model does not know. Nearer to 1 the
/// fewer there are, since a handful that happens to be right would say that the model may be as sure as it likes.
pub(crate) fn temperature(scores: &[f32], classes: usize, truths: &[usize]) -> f64 {
    if scores.is_empty() {
        return 1.0;
    }
    let count = truths.len() as f64;
    (fit_temperature(scores, classes, truths).ln() * count / (count + PRIOR)).exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_images_move_it_little_and_many_all_the_way() {
        // Says 88 % and is right half of the time.
        let of = |count: usize| {
            let scores: Vec<f32> = (0..count).flat_map(|_| [2.0, 0.0]).collect();
            let truths: Vec<usize> = (0..count).map(|at| at % 2).collect();
            temperature(&scores, 2, &truths)
        };
        assert!(of(2) > 1.0 && of(2) < 1.5, "{}", of(2));
        assert!(of(20) > 4.0 && of(20) < 5.0, "half way: {}", of(20));
        assert!(of(2000) > 15.0, "{}", of(2000));
        assert_eq!(temperature(&[], 2, &[]), 1.0);
    }
}
