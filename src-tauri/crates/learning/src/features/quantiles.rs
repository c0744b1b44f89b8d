//! Quantiles without sorting.
//!
//! Owns the one definition of a quantile that all families share: linear between the two nearest ranks. Refuses to
//! estimate: a sample only tells where to look (Floyd & Rivest 1975), the quantiles are those of all values.

use super::sums::wide;

/// Below this, looking at a sample first does not pay.
const MANY: usize = 1 << 16;
/// About how many values a sample has.
const SAMPLE: usize = 4096;
/// Values that are looked at together.
const BLOCK: usize = 1024;

/// The quantiles `shares` (between 0 and 1, rising) of `values`, all finite; 0 if there are none.
pub(super) fn quantiles<const N: usize>(values: &[f32], shares: [f64; N]) -> [f64; N] {
    let last = values.len().saturating_sub(1);
    let places = shares.map(|share| share * last as f64);
    if values.len() > MANY {
        let sample = Sample::of(values);
        return places.map(|place| {
            let rank = place as usize;
            let [one, two] = sample.ranks(values, rank).unwrap_or_else(|| {
                let mut all = values.to_vec();
                settle(&mut all, &[rank, (rank + 1).min(last)], 0);
                [all[rank], all[(rank + 1).min(last)]]
            });
            between(one, two, place)
        });
    }
    let mut ranks = Vec::with_capacity(2 * N);
    for place in places {
        for rank in [place as usize, (place as usize + 1).min(last)] {
            if ranks.last().is_none_or(|known| *known < rank) {
                ranks.push(rank);
            }
        }
    }
    let mut values = values.to_vec();
    settle(&mut values, &ranks, 0);
    let at = |rank: usize| values.get(rank).copied().unwrap_or(0.0);
    places.map(|place| between(at(place as usize), at((place as usize + 1).min(last)), place))
}

pub(super) fn median(values: &[f32]) -> f64 {
    let [median] = quantiles(values, [0.5]);
    median
}

/// `one` and `two` are the values of the ranks around `place`.
fn between(one: f32, two: f32, place: f64) -> f64 {
    let (one, two) = (f64::from(one), f64::from(two));
    one + (two - one) * place.fract()
}

/// Moves the values of the ranks `ranks` (never falling) to where they would stand if all were sorted, smaller ones
/// before, larger ones behind. The first of `values` has the rank `first`.
fn settle(values: &mut [f32], ranks: &[usize], first: usize) {
    let middle = ranks.len() / 2;
    let Some(&rank) = ranks.get(middle).filter(|rank| (first..first + values.len()).contains(rank)) else { return };
    let (below, _, above) = values.select_nth_unstable_by(rank - first, f32::total_cmp);
    settle(below, &ranks[..middle], first);
    settle(above, &ranks[middle + 1..], rank + 1);
}

/// Some of the values, sorted.
struct Sample(Vec<f32>);

impl Sample {
    fn of(values: &[f32]) -> Self {
        // Odd, so that on images of the usual widths not only a few columns are seen.
        let step = (values.len() / SAMPLE) | 1;
        let mut sample: Vec<f32> = values.iter().step_by(step).copied().collect();
        sample.sort_unstable_by(f32::total_cmp);
        Self(sample)
    }

    /// The values of `rank` and the next rank (if there is one) among `values`. `None` if the sample misleads.
    fn ranks(&self, values: &[f32], rank: usize) -> Option<[f32; 2]> {
        let last = self.0.len().saturating_sub(1) as f64;
        let share = rank as f64 / values.len() as f64;
        // Three standard deviations of the rank in a sample, and a little for the smallest and largest.
        let slack = 3.0 * (last * share * (1.0 - share)).sqrt() + 3.0;
        let (low, high) = (share * last - slack, share * last + slack);
        let low = if low < 0.0 { f32::NEG_INFINITY } else { self.0[low as usize] };
        let high = if high > last { f32::INFINITY } else { self.0[high as usize] };
        let (below, mut near) = wide(|| within(values, low, high));
        let (one, two) = (rank.checked_sub(below)?, (rank + 1).min(values.len() - 1).checked_sub(below)?);
        if two >= near.len() {
            return None;
        }
        settle(&mut near, &[one, two], 0);
        Some([near[one], near[two]])
    }
}

/// How many of `values` are below `low`, and those that are not, up to `high`.
#[inline(always)]
fn within(values: &[f32], low: f32, high: f32) -> (usize, Vec<f32>) {
    let mut near = Vec::new();
    let mut below = 0;
    let mut found = [0.0; BLOCK];
    for block in values.chunks(BLOCK) {
        below += block.iter().map(|value| u32::from(*value < low)).sum::<u32>() as usize;
        // Without a branch: each value is written, and written over by the next if it does not belong here.
        let mut count = 0;
        for value in block {
            found[count % BLOCK] = *value;
            count += usize::from(*value >= low) & usize::from(*value <= high);
        }
        near.extend_from_slice(&found[..count]);
    }
    (below, near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_linearly_between_ranks() {
        let values: Vec<f32> = (0..=10).rev().map(|value| value as f32 * 10.0).collect();
        assert_eq!(quantiles(&values, [0.0, 0.05, 0.5, 0.55, 1.0]), [0.0, 5.0, 50.0, 55.0, 100.0]);
        assert_eq!(quantiles(&[7.0], [0.01, 0.99]), [7.0, 7.0]);
        assert_eq!(median(&[4.0, 1.0, 3.0, 2.0]), 2.5);
        assert_eq!(median(&[]), 0.0);
    }

    #[test]
    fn many_values_have_the_quantiles_that_sorting_gives() {
        let count = MANY + 4095;
        let shares = [0.0, 0.001, 0.01, 0.3, 0.5, 0.75, 0.99, 1.0];
        // Scattered, with many equal ones, flat, and such that every sample misleads.
        let step = (count / SAMPLE) | 1;
        let kinds: [fn(usize, usize) -> f32; 4] = [
            |at, _| (at * 7919 % 10_007) as f32 - 5000.0,
            |at, _| (at * 7919 % 5) as f32,
            |_, _| 3.0,
            |at, step| if at.is_multiple_of(step) { -1e6 } else { at as f32 },
        ];
        for kind in kinds {
            let values: Vec<f32> = (0..count).map(|at| kind(at, step)).collect();
            let mut sorted = values.clone();
            sorted.sort_unstable_by(f32::total_cmp);
            let wanted = shares.map(|share| {
                let place = share * (count - 1) as f64;
                between(sorted[place as usize], sorted[(place as usize + 1).min(count - 1)], place)
            });
            assert_eq!(quantiles(&values, shares), wanted);
        }
    }
}
