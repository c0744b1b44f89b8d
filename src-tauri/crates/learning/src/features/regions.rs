//! Regions above a threshold: the threshold itself, and what hangs together (4 neighbours).
//!
//! Owns which pixels are bright and which bright piece is the object in the middle. Refuses to keep labels of pixels:
//! a region is a list of runs, pieces of rows, which is all that counting and measuring needs.

use super::plane::Plane;

const BINS: usize = 64;

/// The threshold that separates two groups of values best (Otsu 1979), at the upper edge of one of 64 bins. That of a
/// flat plane is its value, so that nothing lies above it.
pub(super) fn otsu(plane: &Plane) -> f32 {
    let (low, high) = plane.values.iter().fold((f32::MAX, f32::MIN), |(low, high), v| (low.min(*v), high.max(*v)));
    if high <= low {
        return low;
    }
    let (start, range) = (f64::from(low), f64::from(high) - f64::from(low));
    let factor = BINS as f64 / range;
    let mut counts = [0_u32; BINS];
    for value in &plane.values {
        counts[(((f64::from(*value) - start) * factor) as usize).min(BINS - 1)] += 1;
    }
    let middle = |bin: usize| (bin as f64 + 0.5) / BINS as f64;
    let total: f64 = counts.iter().enumerate().map(|(bin, count)| f64::from(*count) * middle(bin)).sum();
    let (all, mut below, mut sum) = (plane.count(), 0.0, 0.0);
    let (mut best, mut threshold) = (0.0, 0);
    for (bin, count) in counts.iter().enumerate() {
        below += f64::from(*count);
        sum += f64::from(*count) * middle(bin);
        let apart = (total * below - sum * all).powi(2) / (below * (all - below));
        // Not a number where one of the groups is empty, hence never better.
        if apart > best {
            (best, threshold) = (apart, bin);
        }
    }
    (start + (threshold + 1) as f64 / BINS as f64 * range) as f32
}

/// Neighbouring pixels of one row, from `start` to before `end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Run {
    pub(super) row: usize,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The pixels above a threshold.
pub(super) struct Regions {
    /// From top to bottom, and from left to right.
    pub(super) runs: Vec<Run>,
    /// For each run, the first one that hangs together with it.
    parents: Vec<usize>,
}

impl Regions {
    pub(super) fn above(plane: &Plane, threshold: f32) -> Self {
        let mut found = Self { runs: Vec::new(), parents: Vec::new() };
        let mut before = 0;
        for (row, values) in plane.rows().enumerate() {
            let first = found.runs.len();
            let mut x = 0;
            while let Some(start) = values[x..].iter().position(|value| *value > threshold).map(|at| x + at) {
                let length = values[start..].iter().position(|value| *value <= threshold);
                x = length.map_or(values.len(), |length| start + length);
                found.parents.push(found.runs.len());
                found.runs.push(Run { row, start, end: x });
            }
            found.join(before, first);
            before = first;
        }
        // Each parent comes earlier, so it has been led to its root before.
        for run in 0..found.parents.len() {
            found.parents[run] = found.parents[found.parents[run]];
        }
        found
    }

    /// Joins the runs from `first` with those of the row before, from `before`, that they touch.
    fn join(&mut self, before: usize, first: usize) {
        let mut above = before;
        for below in first..self.runs.len() {
            let Run { start, end, .. } = self.runs[below];
            while above < first && self.runs[above].end <= start {
                above += 1;
            }
            let mut touching = above;
            while touching < first && self.runs[touching].start < end {
                let (one, two) = (self.root(touching), self.root(below));
                self.parents[one.max(two)] = one.min(two);
                touching += 1;
            }
        }
    }

    fn root(&mut self, mut run: usize) -> usize {
        while self.parents[run] != run {
            self.parents[run] = self.parents[self.parents[run]];
            run = self.parents[run];
        }
        run
    }

    /// How many pieces there are.
    pub(super) fn count(&self) -> usize {
        self.parents.iter().enumerate().filter(|(run, parent)| run == *parent).count()
    }

    /// The piece that comes nearest to the centre of a plane of this size; empty if there is none.
    pub(super) fn nearest_centre(&self, plane: &Plane) -> Vec<Run> {
        // In half pixels, so that the centre is a whole number.
        let (right, down) = (plane.width - 1, plane.height - 1);
        let distance = |run: &Run| {
            let x = right.clamp(2 * run.start, 2 * (run.end - 1));
            // Of an even width the centre lies between two pixels.
            let x = if x % 2 == 1 { 1 } else { right.abs_diff(x) };
            let y = down.abs_diff(2 * run.row);
            x * x + y * y
        };
        let Some((nearest, _)) = self.runs.iter().enumerate().min_by_key(|(_, run)| distance(run)) else {
            return Vec::new();
        };
        let wanted = self.parents[nearest];
        self.runs.iter().zip(&self.parents).filter(|(_, first)| **first == wanted).map(|(run, _)| *run).collect()
    }
}

/// 1 on the runs and 0 elsewhere, of the size of `like`.
pub(super) fn mask(runs: &[Run], like: &Plane) -> Plane {
    let mut values = vec![0.0; like.values.len()];
    for run in runs {
        values[run.row * like.width..][run.start..run.end].fill(1.0);
    }
    Plane { values, width: like.width, height: like.height }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plane(rows: &[&str]) -> Plane {
        let values = rows.iter().flat_map(|row| row.bytes().map(|byte| f32::from(byte == b'#'))).collect();
        Plane { values, width: rows[0].len(), height: rows.len() }
    }

    #[test]
    fn pieces_hang_together_over_sides_only() {
        let plane = plane(&["#.#.#", "###..", "...##", "#.#.."]);
        let regions = Regions::above(&plane, 0.5);
        assert_eq!(regions.count(), 5);
        let nearest = regions.nearest_centre(&plane);
        assert_eq!(mask(&nearest, &plane).values.iter().sum::<f32>(), 5.0);
        assert!(Regions::above(&plane, 1.0).nearest_centre(&plane).is_empty());
    }

    #[test]
    fn two_groups_are_separated() {
        let values = (0..100).map(|at| if at < 70 { at as f32 / 100.0 } else { 8.0 + at as f32 / 100.0 }).collect();
        let threshold = otsu(&Plane { values, width: 10, height: 10 });
        assert!((0.7..8.7).contains(&threshold), "{threshold}");
        assert_eq!(otsu(&Plane { values: vec![0.25; 4], width: 2, height: 2 }), 0.25);
    }
}
