//! Where two categories part, seen on images without a label too.
//!
//! A handful of labels says well in which direction two categories differ, and badly where the one ends: often one is
//! tight and the other broad (cells that did not respond, and cells that did, more or less). The images without a label
//! show it. Two normal distributions of the score, one a category, are fitted by expectation and maximisation (Dempster,
//! Laird & Rubin 1977) with the labelled images held to their categories, and the score moves by where they cross.
//!
//! Owns: that move, and when there is none. Refuses: more than two categories, for which it was found to do harm, and a
//! category that is rare among the images without a label, whose distribution would be made of the other's tail.

/// Fewer images without a label show nothing.
const LEAST: usize = 20;
/// The least share of all images that the labels and the model give to the rarer category.
const RARE: f64 = 0.15;
/// Steps; more would let the images without a label overrule the labels.
const STEPS: usize = 2;
/// So many images of each category are taken to have the mean variance of both.
const PRIOR: f64 = 5.0;
/// So many labels a category count as much as the images without one.
const TRUST: f64 = 15.0;
/// Scores beyond are no more telling: ln(10⁶).
const MOST: f64 = 13.8;

/// A normal distribution.
#[derive(Clone, Copy)]
struct Normal {
    mean: f64,
    variance: f64,
}

impl Normal {
    /// The logarithm of its density, without what is the same for every one.
    fn log_density(self, at: f64) -> f64 {
        -0.5 * ((at - self.mean).powi(2) / self.variance + self.variance.ln())
    }
}

/// What has to be added to the score of the second of two categories over the first, so that it is 0 where they part.
/// `labelled` are such scores with whether the second is true, `unlabelled` those of images without a label; both are
/// differences of log-probabilities. 0 where nothing can be said.
pub(super) fn shift(labelled: &[(f64, bool)], unlabelled: &[f64]) -> f64 {
    let clip = |score: f64| score.clamp(-MOST, MOST);
    let known = labelled.iter().map(|&(score, truth)| (clip(score), f64::from(u8::from(truth))));
    let mut all: Vec<(f64, f64)> = known.chain(unlabelled.iter().map(|&score| (clip(score), share(score)))).collect();
    let second = all.iter().map(|one| one.1).sum::<f64>() / all.len() as f64;
    if unlabelled.len() < LEAST || second.min(1.0 - second) < RARE {
        return 0.0;
    }
    let mut ratio = None;
    for _ in 0..STEPS {
        let Some([first, second]) = normals(&all) else { return 0.0 };
        let own = move |at: f64| second.log_density(at) - first.log_density(at);
        for (score, share_of_second) in &mut all[labelled.len()..] {
            *share_of_second = share(own(*score));
        }
        ratio = Some((own, first.mean, second.mean));
    }
    let Some((own, low, high)) = ratio.filter(|(_, low, high)| low < high) else { return 0.0 };
    let labels = labelled.len() as f64 / 2.0;
    let mix = labels / (labels + TRUST);
    -crossing(low, high, |at| (1.0 - mix) * own(at) + mix * at).unwrap_or(0.0)
}

/// The probability that belongs to a difference of log-probabilities.
fn share(score: f64) -> f64 {
    1.0 / (1.0 + (-score).exp())
}

/// The two distributions of scores with their share in the second. `None` where one has nothing.
fn normals(all: &[(f64, f64)]) -> Option<[Normal; 2]> {
    let moments = |weight: fn(f64) -> f64| {
        let total: f64 = all.iter().map(|one| weight(one.1)).sum();
        let mean = all.iter().map(|one| weight(one.1) * one.0).sum::<f64>() / total;
        let spread: f64 = all.iter().map(|one| weight(one.1) * (one.0 - mean).powi(2)).sum();
        (total, mean, spread)
    };
    let both = [moments(|second| 1.0 - second), moments(|second| second)];
    let usual = both.iter().map(|(total, _, spread)| spread / total).sum::<f64>() / 2.0;
    if !usual.is_finite() || usual <= 0.0 {
        return None;
    }
    Some(both.map(|(total, mean, spread)| Normal { mean, variance: (spread + PRIOR * usual) / (total + PRIOR) }))
}

/// Where a function passes from below 0 at `low` to above 0 at `high`, by halving. `None` if it does not.
fn crossing(mut low: f64, mut high: f64, of: impl Fn(f64) -> f64) -> Option<f64> {
    if of(low) >= 0.0 || of(high) <= 0.0 {
        return None;
    }
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if of(middle) < 0.0 { low = middle } else { high = middle }
    }
    Some(f64::midpoint(low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Evenly spread scores about a centre.
    fn about(centre: f64, reach: f64, count: usize) -> Vec<f64> {
        (0..count).map(|at| centre + reach * (2.0 * (at as f64 + 0.5) / count as f64 - 1.0)).collect()
    }

    fn labels() -> Vec<(f64, bool)> {
        vec![(-4.0, false), (-3.8, false), (-4.2, false), (4.0, true), (3.0, true), (5.0, true)]
    }

    #[test]
    fn the_threshold_moves_to_the_tight_category() {
        // One lies between −4.5 and −3.5, the other reaches from −2 to 8; the labels alone say 0.
        let unlabelled = [about(-4.0, 0.5, 40), about(3.0, 5.0, 40)].concat();
        let moved = shift(&labels(), &unlabelled);
        assert!(moved > 0.5 && moved < 3.5, "{moved}");
        // Turned round it moves by as much to the other side.
        let turned: Vec<f64> = unlabelled.iter().map(|score| -score).collect();
        let labels: Vec<(f64, bool)> = labels().iter().map(|(score, truth)| (-score, !truth)).collect();
        assert!((shift(&labels, &turned) + moved).abs() < 1e-6);
    }

    #[test]
    fn two_of_one_width_stay_where_they_are() {
        let unlabelled = [about(-4.0, 1.0, 40), about(4.0, 1.0, 40)].concat();
        let even: Vec<(f64, bool)> = [-4.0, -3.0, -5.0, 4.0, 3.0, 5.0].map(|score| (score, score > 0.0)).to_vec();
        assert!(shift(&even, &unlabelled).abs() < 1e-6);
    }

    #[test]
    fn nothing_moves_where_nothing_can_be_said() {
        let few = [about(-4.0, 0.5, 9), about(3.0, 5.0, 9)].concat();
        assert_eq!(shift(&labels(), &few), 0.0, "fewer than 20");
        let rare = [about(-4.0, 0.5, 95), about(3.0, 1.0, 5)].concat();
        assert_eq!(shift(&labels(), &rare), 0.0, "one in twenty");
        assert_eq!(shift(&[(1.0, true), (1.0, false)], &[1.0; 30]), 0.0, "all alike");
        assert_eq!(shift(&labels(), &[f64::NAN; 30]), 0.0);
        assert_eq!(shift(&[], &[]), 0.0);
    }
}
