//! What a model says when a place is hidden from it (occlusion; Zeiler & Fergus, ECCV 2014).
//!
//! Owns: which places, what they are hidden by, and what a place is worth. Refuses to know the model: that is [`Asked`].
//!
//! A place is worth by how much the log-odds ln(p / (1 − p)) of the category fall when it is hidden, in nats; below 0 where
//! they rise (the weight of evidence; Zintgraf et al., ICLR 2017, eq. 6, there in bits). Not the probability: where a model
//! is sure, that hardly moves whatever is hidden, and half of the picture would seem to count for nothing. Log-odds of two
//! categories are linear in the scores of a model.
//!
//! A place is hidden by the median of each channel, which is what most of the picture looks like; the mean of a dark field
//! with bright things would be a grey patch that is nowhere in it. Still, a flat patch is something that a model may not
//! have seen, so a heat of a few per cent of the largest says little.

use crate::error::LearningError;
use crate::windows::Size;

/// Places along a side, at most.
const MOST_PLACES: u32 = 16;

/// A rectangle of pixels, without its ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) x: [u32; 2],
    pub(super) y: [u32; 2],
}

impl Area {
    /// Hides nothing.
    pub(super) const NOTHING: Self = Self { x: [0; 2], y: [0; 2] };
}

/// The places of a picture: it is divided into cells, and each two by two cells side by side are a place. So places stand half
/// their side apart, and a cell inside is part of four.
pub(super) struct Cells {
    /// Where cells begin, and where the last ends, in pixels.
    columns: Vec<u32>,
    rows: Vec<u32>,
}

impl Cells {
    /// Places are squares with `share` of the shorter side, except where pixels do not divide so, and in long pictures, where
    /// so many squares would be too many: their places are longer.
    pub(super) fn new(size: Size, share: f32) -> Self {
        let shorter = size.width.min(size.height);
        let least = ((2.0 / share).round() as u32).clamp(2, MOST_PLACES + 1).min(shorter.max(1));
        let cell = f64::from(shorter) / f64::from(least);
        let edges = |side: u32| {
            let count = ((f64::from(side) / cell).round() as u32).clamp(least, MOST_PLACES + 1).min(side.max(1));
            // Two numbers of pixels may have a product beyond 32 bits.
            let edge = |at: u32| (u64::from(at) * u64::from(side) + u64::from(count / 2)) / u64::from(count);
            (0..=count).map(|at| edge(at) as u32).collect::<Vec<u32>>()
        };
        Self { columns: edges(size.width), rows: edges(size.height) }
    }

    /// Across and down.
    pub(super) fn size(&self) -> Size {
        Size { width: self.columns.len() as u32 - 1, height: self.rows.len() as u32 - 1 }
    }

    /// Row by row.
    pub(super) fn places(&self) -> Vec<Area> {
        let (columns, rows) = (spans(&self.columns), spans(&self.rows));
        rows.iter().flat_map(|&y| columns.iter().map(move |&x| Area { x, y })).collect()
    }

    /// For each cell, row by row, the mean of what the places are worth that it is part of.
    pub(super) fn heat(&self, worth: &[f64]) -> Vec<f32> {
        let Size { width, height } = self.size();
        let (width, height) = (width as usize, height as usize);
        let across = spans(&self.columns).len();
        // A cell is part of the place that begins with it and of the one before, as far as there are such.
        let of = |cell: usize, places: usize| cell.saturating_sub(1)..(cell + 1).min(places);
        let mut heat = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let places = of(y, worth.len() / across).flat_map(|row| of(x, across).map(move |at| row * across + at));
                let (total, count) = places.fold((0.0, 0.0), |(total, count), at| (total + worth[at], count + 1.0));
                heat.push((total / count) as f32);
            }
        }
        heat
    }
}

/// Of each two cells side by side; of a single cell that one.
fn spans(edges: &[u32]) -> Vec<[u32; 2]> {
    match edges {
        [start, end] => vec![[*start, *end]],
        _ => edges.windows(3).map(|three| [three[0], three[2]]).collect(),
    }
}

/// A picture of which places can be hidden, planar.
pub(super) struct Sight {
    pub(super) size: Size,
    planes: Vec<Vec<f32>>,
    /// What each channel is hidden by.
    fill: Vec<f32>,
}

impl Sight {
    pub(super) fn new(size: Size, planes: Vec<Vec<f32>>) -> Self {
        let fill = planes.iter().map(|plane| median(plane)).collect();
        Self { size, planes, fill }
    }

    /// Whether hiding a place changes any value.
    fn changes(&self, area: &Area) -> bool {
        let lines = |plane| self.lines(area).map(move |line| &Vec::as_slice(plane)[line]);
        self.planes.iter().zip(&self.fill).any(|(plane, fill)| lines(plane).flatten().any(|value| value != fill))
    }

    /// The planes with a place hidden.
    pub(super) fn without(&self, area: &Area) -> Vec<Vec<f32>> {
        let mut planes = self.planes.clone();
        for (plane, fill) in planes.iter_mut().zip(&self.fill) {
            self.lines(area).for_each(|line| plane[line].fill(*fill));
        }
        planes
    }

    fn lines(&self, area: &Area) -> impl Iterator<Item = std::ops::Range<usize>> {
        let (width, [start, end]) = (self.size.width as usize, area.x.map(|x| x as usize));
        (area.y[0] as usize..area.y[1] as usize).map(move |row| row * width + start..row * width + end)
    }
}

/// The value in the middle, the lower of two: one that is there.
fn median(plane: &[f32]) -> f32 {
    let mut values = plane.to_vec();
    if values.is_empty() {
        return 0.0;
    }
    let middle = (values.len() - 1) / 2;
    *values.select_nth_unstable_by(middle, f32::total_cmp).1
}

/// A model with the picture that it is asked about.
pub(super) trait Asked {
    /// The picture as the model sees it.
    fn sight(&self) -> &Sight;

    /// A place of the picture in what the model sees.
    fn place(&self, area: &Area) -> Area;

    /// Places that are asked about together: what a stop waits for.
    fn together(&self) -> usize;

    /// The probabilities of all categories with each of some places hidden. `None` if cancelled.
    fn shares(&self, areas: &[Area]) -> Result<Option<Vec<Vec<f32>>>, LearningError>;
}

/// What each place of the picture is worth, in nats; exactly 0 where hiding it changes nothing. `progress` is told how many
/// of how many questions are answered. `None` if cancelled.
///
/// # Errors
/// The model gives what is no number, or cannot be asked.
pub(super) fn worth(
    cells: &Cells,
    asked: &dyn Asked,
    category: usize,
    on_progress: &mut dyn FnMut(usize, usize),
) -> Result<Option<Vec<f64>>, LearningError> {
    let places: Vec<Area> = cells.places().iter().map(|area| asked.place(area)).collect();
    let told: Vec<usize> = (0..places.len()).filter(|&at| asked.sight().changes(&places[at])).collect();
    let areas: Vec<Area> = std::iter::once(Area::NOTHING).chain(told.iter().map(|&at| places[at])).collect();
    let mut odds = Vec::with_capacity(areas.len());
    on_progress(0, areas.len());
    for areas_together in areas.chunks(asked.together().max(1)) {
        let Some(shares) = asked.shares(areas_together)? else { return Ok(None) };
        for shares in &shares {
            odds.push(log_odds(shares, category).ok_or(LearningError::NotFinite)?);
        }
        on_progress(odds.len(), areas.len());
    }
    let mut worth = vec![0.0; places.len()];
    if let Some((whole, hidden)) = odds.split_first() {
        told.iter().zip(hidden).for_each(|(&at, odds)| worth[at] = whole - odds);
    }
    Ok(Some(worth))
}

/// ln(p / (1 − p)) of a category, with 1 − p as the sum of the others: near 1 an f32 has no digits left for the difference.
/// Held to about ±87, where probabilities end. `None` if one is no number.
fn log_odds(shares: &[f32], category: usize) -> Option<f64> {
    let held = |share: f64| share.max(f64::from(f32::MIN_POSITIVE)).ln();
    let others = shares.iter().enumerate().filter(|(at, _)| *at != category).map(|(_, share)| f64::from(*share));
    let odds = held(f64::from(*shares.get(category)?)) - held(others.sum());
    shares.iter().all(|share| share.is_finite()).then_some(odds)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    fn size(width: u32, height: u32) -> Size {
        Size { width, height }
    }

    /// A logistic model: the log-odds of category 0 are the sum of weight · value.
    struct Linear {
        sight: Sight,
        weights: Vec<f32>,
    }

    impl Asked for Linear {
        fn sight(&self) -> &Sight {
            &self.sight
        }

        fn place(&self, area: &Area) -> Area {
            *area
        }

        fn together(&self) -> usize {
            3
        }

        fn shares(&self, areas: &[Area]) -> Result<Option<Vec<Vec<f32>>>, LearningError> {
            let shares = areas.iter().map(|area| {
                let planes = self.sight.without(area);
                let odds: f32 = planes.iter().flatten().zip(&self.weights).map(|(value, weight)| value * weight).sum();
                let share = 1.0 / (1.0 + (-odds).exp());
                vec![share, 1.0 / (1.0 + odds.exp())]
            });
            Ok(Some(shares.collect()))
        }
    }

    #[test]
    fn the_worth_of_a_place_in_a_linear_model_is_what_it_adds() {
        // 4 × 4 pixels and as many cells; the median is 0. One bright pixel speaks for category 0, one against it.
        let mut values = vec![0.0; 16];
        let mut weights = vec![0.25; 16];
        (values[5], weights[5]) = (4.0, 0.5);
        (values[11], weights[11]) = (2.0, -0.75);
        let model = Linear { sight: Sight::new(size(4, 4), vec![values]), weights };
        let cells = Cells::new(size(4, 4), 0.5);
        assert_eq!(cells.size(), size(4, 4));
        let mut told = Vec::new();
        let found = worth(&cells, &model, 0, &mut |done, all| told.push((done, all))).unwrap().unwrap();
        // 3 × 3 places of 2 × 2 pixels. Pixel 5 (column 1, row 1) is in the first two of the first two rows and worth 2;
        // pixel 11 (column 3, row 2) in the last of the last two and worth −1.5.
        let wanted = [2.0, 2.0, 0.0, 2.0, 2.0, -1.5, 0.0, 0.0, -1.5];
        assert!(found.iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() < 1e-5), "{found:?}");
        assert_eq!((found[2], found[6], found[7]), (0.0, 0.0, 0.0), "what changes nothing is exactly 0");
        // The whole picture and the six places that change something, three at a time.
        assert_eq!(told, [(0, 7), (3, 7), (6, 7), (7, 7)]);
        let other = worth(&cells, &model, 1, &mut |_, _| ()).unwrap().unwrap();
        assert!(
            found.iter().zip(&other).all(|(one, other)| (one + other).abs() < 1e-5),
            "for one is against the other"
        );

        let heat = cells.heat(&found);
        // Corners are part of one place, edges of two, the middle of four.
        let rows = [[2.0, 2.0, 1.0, 0.0], [2.0, 2.0, 0.625, -0.75], [1.0, 1.0, -0.25, -1.5], [0.0, 0.0, -0.75, -1.5]];
        assert_eq!(heat.len(), 16);
        assert!(heat.iter().zip(rows.concat()).all(|(found, wanted)| (found - wanted).abs() < 1e-5), "{heat:?}");
    }

    #[test]
    fn places_cover_the_picture_and_are_never_too_many() {
        for (width, height) in
            [(1, 1), (1, 2), (2, 3), (5, 5), (48, 48), (100, 37), (17, 4000), (4000, 3), (9999, 8000)]
        {
            for share in [0.0, 0.01, 0.125, 0.2, 0.3, 0.5, 1.0, 7.0, f32::INFINITY, f32::NAN, -1.0] {
                let cells = Cells::new(size(width, height), share);
                let Size { width: across, height: down } = cells.size();
                assert!((1..=17).contains(&across) && (1..=17).contains(&down), "{width} × {height} {share}");
                let places = cells.places();
                assert!(
                    places.len() <= 256 && places.iter().all(|area| area.x[0] < area.x[1] && area.y[0] < area.y[1])
                );
                let covered = |ends: &dyn Fn(&Area) -> [u32; 2]| {
                    let ends = places.iter().map(ends);
                    ends.fold([u32::MAX, 0], |all, ends| [all[0].min(ends[0]), all[1].max(ends[1])])
                };
                assert_eq!((covered(&|area| area.x), covered(&|area| area.y)), ([0, width], [0, height]));
                let heat = cells.heat(&vec![1.5; places.len()]);
                assert_eq!(heat, vec![1.5; (across * down) as usize], "the mean of equal ones");
            }
        }
    }

    #[test]
    fn places_are_squares_with_the_share_of_the_shorter_side() {
        let places = Cells::new(size(300, 120), 0.25).places();
        assert_eq!(places.len(), 16 * 7, "17 cells across instead of 20");
        assert_eq!((places[0].x, places[0].y), ([0, 35], [0, 30]), "long pictures have longer places");
        let places = Cells::new(size(160, 120), 0.25).places();
        assert!(places.iter().all(|area| area.x[1] - area.x[0] == 30 || area.x[1] - area.x[0] == 29));
        assert!(places.iter().all(|area| area.y[1] - area.y[0] == 30));
    }

    #[test]
    fn a_place_is_hidden_by_the_median_of_each_channel() {
        let planes = vec![vec![1.0, 9.0, 2.0, 3.0, 8.0, 1.0], vec![5.0; 6]];
        let sight = Sight::new(size(3, 2), planes);
        let area = Area { x: [1, 3], y: [0, 1] };
        assert_eq!(sight.without(&area), [vec![1.0, 2.0, 2.0, 3.0, 8.0, 1.0], vec![5.0; 6]]);
        assert_eq!(sight.without(&Area::NOTHING)[0], [1.0, 9.0, 2.0, 3.0, 8.0, 1.0]);
        assert!(sight.changes(&area) && !sight.changes(&Area::NOTHING));
        assert!(!sight.changes(&Area { x: [2, 3], y: [0, 1] }), "it is the median already");
    }

    #[test]
    fn log_odds_by_hand() {
        let near = |shares: &[f32], category, wanted: f64| {
            let found = log_odds(shares, category).unwrap();
            assert!((found - wanted).abs() < 1e-4, "{shares:?}: {found}");
        };
        near(&[0.5, 0.25, 0.25], 0, 0.0);
        near(&[0.5, 0.25, 0.25], 2, -(3.0_f64.ln()));
        // 1 − 1e-20 is 1 as an f32.
        near(&[1.0, 1e-20], 0, 20.0 * 10.0_f64.ln());
        near(&[1.0, 0.0], 0, 87.3365);
        near(&[1.0, 0.0], 1, -87.3365);
        assert_eq!(log_odds(&[f32::NAN, 1.0], 1), None);
        assert_eq!(log_odds(&[0.5, 0.5], 2), None);
    }
}
