//! Where a model fails: plate by plate, well by well, donor by donor.
//!
//! Owns: the accuracy of each group of images, and what it confuses most. Refuses: saying why.

use std::collections::BTreeMap;

use super::{Scored, judge};
use crate::interval::wilson;

/// The images of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupScores<G> {
    pub group: G,
    /// Images evaluated, at least one.
    pub count: usize,
    /// Of these, those predicted right.
    pub right: usize,
    /// right / count, 0 to 1.
    pub accuracy: f64,
    /// Its 95 % interval ([`wilson`]), if the group's images are independent of each other.
    pub low: f64,
    pub high: f64,
    /// The commonest mistake, the first in order of truth and prediction of equals; `None` if all are right.
    pub confusion: Option<Confusion>,
}

/// Images of one category that were taken for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confusion {
    pub truth: usize,
    pub predicted: usize,
    /// At least 1.
    pub count: usize,
}

/// The accuracy of each group, the lowest first; of equals the one with more images, then in the order of the groups.
///
/// `groups` has the group of each of `scored`; what is beyond the shorter one is left out, as are the images that
/// [`super::evaluate`] leaves out.
#[must_use]
pub fn by_group<G: Ord + Clone>(categories: usize, scored: &[Scored<'_>], groups: &[G]) -> Vec<GroupScores<G>> {
    let mut counts: BTreeMap<&G, BTreeMap<(usize, usize), usize>> = BTreeMap::new();
    for (item, group) in scored.iter().zip(groups) {
        if let Some(judged) = judge(categories, item) {
            *counts.entry(group).or_default().entry((judged.truth, judged.predicted)).or_default() += 1;
        }
    }
    let mut found: Vec<GroupScores<G>> = counts
        .into_iter()
        .filter_map(|(group, cells)| {
            let count: usize = cells.values().sum();
            let right: usize = cells.iter().filter(|(cell, _)| cell.0 == cell.1).map(|(_, count)| count).sum();
            let (low, high) = wilson(right, count)?;
            let mistakes = cells.into_iter().filter(|((truth, predicted), _)| truth != predicted);
            let confusion = mistakes
                .map(|((truth, predicted), count)| Confusion { truth, predicted, count })
                // The last of equals is taken, so the order is turned round.
                .rev()
                .max_by_key(|confusion| confusion.count);
            let accuracy = right as f64 / count as f64;
            Some(GroupScores { group: group.clone(), count, right, accuracy, low, high, confusion })
        })
        .collect();
    // Stable: equals stay in the order of the groups.
    found.sort_by(|a, b| a.accuracy.total_cmp(&b.accuracy).then(b.count.cmp(&a.count)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ImageId;

    #[test]
    fn the_worst_group_comes_first_with_its_commonest_mistake() {
        let hot: [&[f32]; 3] = [&[1.0, 0.0, 0.0], &[0.0, 1.0, 0.0], &[0.0, 0.0, 1.0]];
        // Plate, truth, prediction.
        let rows = [
            ("p2", 0, 0),
            ("p2", 1, 1),
            ("p2", 2, 1),
            ("p2", 2, 1),
            ("p2", 0, 1),
            ("p1", 0, 0),
            ("p3", 1, 0),
            ("p3", 0, 1),
            ("p3", 1, 1),
            ("p3", 1, 1),
            ("p0", 2, 2),
            ("p4", 2, 2),
            ("p4", 1, 1),
        ];
        let scored: Vec<Scored<'_>> = (0..)
            .zip(rows)
            .map(|(id, (_, truth, predicted))| Scored { image: ImageId(id), truth, probabilities: hot[predicted] })
            .collect();
        let groups: Vec<&str> = rows.iter().map(|row| row.0).collect();
        let found = by_group(3, &scored, &groups);
        let order: Vec<_> = found.iter().map(|one| (one.group, one.right, one.count)).collect();
        assert_eq!(order, [("p2", 2, 5), ("p3", 2, 4), ("p4", 2, 2), ("p0", 1, 1), ("p1", 1, 1)]);
        assert_eq!(found[0].confusion, Some(Confusion { truth: 2, predicted: 1, count: 2 }));
        assert_eq!(found[1].confusion, Some(Confusion { truth: 0, predicted: 1, count: 1 }), "the first of equals");
        assert_eq!(found[2].confusion, None);
        assert_eq!(Some((found[0].low, found[0].high)), wilson(2, 5));
        // What is no category is not counted, also not as a group.
        let misfit = [Scored { image: ImageId(0), truth: 7, probabilities: hot[0] }];
        assert_eq!(by_group(3, &misfit, &[1]), []);
    }
}
