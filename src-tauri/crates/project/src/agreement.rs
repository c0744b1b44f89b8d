//! How well two labellings of the same images agree.
//!
//! Owns: Cohen's kappa with its confidence interval, and which images are labelled differently. Refuses: whose labelling is
//! right; both count the same.

use crate::ImageId;
use crate::interval::NORMAL;

/// Two labellings of the same images, held against each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// Images with a label in both.
    pub images: usize,
    /// Of these, those with the same label in both.
    pub same: usize,
    /// `counts[a][b]`: images that the first labelling puts into category `a` and the second into `b`.
    pub counts: Vec<Vec<usize>>,
    /// The share of images with the same label that chance alone would give, 0 to 1.
    pub expected: f64,
    /// Cohen's kappa: 1 where all labels are the same, 0 where they agree as chance would, below 0 where less. `None` where
    /// chance alone would always agree: with one category, or without images.
    pub kappa: Option<f64>,
    /// Its 95 % interval, within -1 to 1. From few images it is rough: a normal distribution is taken for what is none.
    pub range: Option<(f64, f64)>,
    /// Images with different labels, in the order in which they were given.
    pub differing: Vec<ImageId>,
}

/// Compares two labellings of images: each row is an image with its category in both, as places below `categories`. Rows
/// beyond are left out.
///
/// Kappa is that of Cohen (*Educational and Psychological Measurement* 20 (1960) 37-46), unweighted; its standard error the
/// one for a kappa that is not 0, of Fleiss, Cohen and Everitt (*Psychological Bulletin* 72 (1969) 323-327).
#[must_use]
pub fn agreement(categories: usize, rows: &[(ImageId, usize, usize)]) -> Agreement {
    let mut counts = vec![vec![0; categories]; categories];
    let mut differing = Vec::new();
    let (mut images, mut same) = (0, 0);
    for &(image, first, second) in rows {
        let Some(count) = counts.get_mut(first).and_then(|row| row.get_mut(second)) else { continue };
        *count += 1;
        images += 1;
        if first == second {
            same += 1;
        } else {
            differing.push(image);
        }
    }
    let n = images as f64;
    let share = |a: usize, b: usize| if images == 0 { 0.0 } else { counts[a][b] as f64 / n };
    let of_first: Vec<f64> = (0..categories).map(|a| (0..categories).map(|b| share(a, b)).sum()).collect();
    let of_second: Vec<f64> = (0..categories).map(|b| (0..categories).map(|a| share(a, b)).sum()).collect();
    let expected: f64 = of_first.iter().zip(&of_second).map(|(a, b)| a * b).sum();
    let observed = (0..categories).map(|a| share(a, a)).sum::<f64>();
    let open = 1.0 - expected;
    let kappa = if images > 0 { kappa(observed, expected) } else { None };
    let range = kappa.map(|kappa| {
        let mut variance = -(kappa - expected * (1.0 - kappa)).powi(2);
        for a in 0..categories {
            for b in 0..categories {
                variance += if a == b {
                    share(a, a) * (1.0 - (of_first[a] + of_second[a]) * (1.0 - kappa)).powi(2)
                } else {
                    (1.0 - kappa).powi(2) * share(a, b) * (of_second[a] + of_first[b]).powi(2)
                };
            }
        }
        let half = NORMAL * (variance.max(0.0) / n).sqrt() / open;
        ((kappa - half).max(-1.0), (kappa + half).min(1.0))
    });
    Agreement { images, same, counts, expected, kappa, range, differing }
}

/// Cohen's kappa from the observed share of same labels and the one that chance alone would give; `None` where that is
/// all of them: one category that both use for all images leaves nothing for them to agree on.
pub(crate) fn kappa(observed: f64, expected: f64) -> Option<f64> {
    let open = 1.0 - expected;
    (open > 1e-12).then(|| (observed - expected) / open)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    fn rows(counts: &[&[usize]]) -> Vec<(ImageId, usize, usize)> {
        let cells = counts.iter().enumerate().flat_map(|(a, row)| row.iter().enumerate().map(move |(b, n)| (a, b, *n)));
        let pairs = cells.flat_map(|(a, b, n)| std::iter::repeat_n((a, b), n));
        (0..).zip(pairs).map(|(id, (a, b))| (ImageId(id), a, b)).collect()
    }

    /// The diagnoses of Fleiss, Levin and Paik, *Statistical Methods for Rates and Proportions* (2003), table 18.1.
    #[test]
    fn kappa_and_its_interval_are_those_of_the_book() {
        let found = agreement(3, &rows(&[&[75, 1, 4], &[5, 4, 1], &[0, 0, 10]]));
        assert_eq!((found.images, found.same, found.differing.len()), (100, 89, 11));
        assert!((found.expected - 0.66).abs() < 1e-12);
        assert!((found.kappa.unwrap() - 0.23 / 0.34).abs() < 1e-12);
        let (low, high) = found.range.unwrap();
        // Its standard error is given as 0.087.
        assert!(((high - low) / 2.0 / NORMAL - 0.0877).abs() < 5e-4, "{low} to {high}");
        assert_eq!(found.counts[1], [5, 4, 1]);
        assert_eq!(found.differing[0], ImageId(75));
    }

    #[test]
    fn full_agreement_is_one_and_its_opposite_minus_one() {
        let same = agreement(2, &rows(&[&[10, 0], &[0, 10]]));
        assert_eq!((same.kappa, same.range, same.differing.len()), (Some(1.0), Some((1.0, 1.0)), 0));
        let swapped = agreement(2, &rows(&[&[0, 10], &[10, 0]]));
        assert_eq!((swapped.kappa, swapped.same), (Some(-1.0), 0));
        assert_eq!(agreement(2, &rows(&[&[5, 5], &[5, 5]])).kappa, Some(0.0), "as by chance");
    }

    #[test]
    fn where_chance_always_agrees_there_is_no_kappa() {
        let one = agreement(3, &rows(&[&[7, 0, 0]]));
        assert_eq!((one.kappa, one.range, one.same), (None, None, 7));
        let none = agreement(2, &[]);
        assert_eq!((none.kappa, none.images), (None, 0));
        assert_eq!(agreement(1, &[(ImageId(1), 0, 1)]).images, 0, "a place beyond the categories");
    }
}
