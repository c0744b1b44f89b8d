//! The pixels of an object as a file of annotations tells them.
//!
//! Owns: from polygons or runs by columns to the [`Shape`] in a box. Refuses: what lies outside of the box.

use vesicle_project::{Region, Shape};

/// Corners of one object.
const MOST_CORNERS: usize = 100_000;

/// Which pixels belong to an object of an image.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outline {
    /// Corners from the upper left edge of the image; a pixel is inside whose middle is in one of them.
    Polygons(Vec<Vec<[f64; 2]>>),
    /// Lengths of runs outside and inside in turns, column by column of an image of this height.
    Columns { runs: Vec<u32>, height: u32 },
}

impl Outline {
    /// From x and y of the corners in turns.
    pub(super) fn polygons(polygons: &[Vec<f64>]) -> Result<Self, String> {
        let corners: usize = polygons.iter().map(Vec::len).sum();
        if corners / 2 > MOST_CORNERS {
            return Err(format!("its outline has more than {MOST_CORNERS} corners"));
        }
        let of = |numbers: &Vec<f64>| {
            let pairs = numbers.chunks_exact(2).map(|pair| [pair[0], pair[1]]);
            let corners: Vec<[f64; 2]> = pairs.collect();
            let whole = numbers.len() == 2 * corners.len() && numbers.iter().all(|number| number.abs() < 1e9);
            (whole && corners.len() > 2).then_some(corners)
        };
        let polygons: Option<Vec<_>> = polygons.iter().map(of).collect();
        polygons.map(Self::Polygons).ok_or_else(|| "its outline has a part that is no polygon".to_owned())
    }

    /// Left, top, right, bottom; none of an empty one.
    pub(super) fn sides(&self) -> Option<[f64; 4]> {
        match self {
            Self::Polygons(polygons) => {
                let corners = polygons.iter().flatten();
                corners.map(|[x, y]| [*x, *y, *x, *y]).reduce(|one, other| {
                    [one[0].min(other[0]), one[1].min(other[1]), one[2].max(other[2]), one[3].max(other[3])]
                })
            }
            Self::Columns { runs, height } => {
                let height = u64::from(*height).max(1);
                let columns = inside(runs).map(|(start, end)| (start / height, (end - 1) / height, start, end));
                let bounds = columns.map(|(first, last, start, end)| {
                    // A run over the end of a column goes on at its top.
                    let rows = if first == last { (start % height, (end - 1) % height) } else { (0, height - 1) };
                    [first, rows.0, last + 1, rows.1 + 1]
                });
                let all = bounds.reduce(|one, other| {
                    [one[0].min(other[0]), one[1].min(other[1]), one[2].max(other[2]), one[3].max(other[3])]
                })?;
                Some(all.map(|side| side as f64))
            }
        }
    }

    /// Its pixels in a box.
    pub(super) fn shape(&self, region: &Region) -> Shape {
        let (width, height) = (region.width as usize, region.height as usize);
        let mut pixels = vec![false; width * height];
        match self {
            Self::Polygons(polygons) => polygons.iter().for_each(|corners| fill(corners, region, &mut pixels)),
            Self::Columns { runs, height: of } => {
                let of = i64::from(*of).max(1);
                for (start, end) in inside(runs).map(|(start, end)| (start.cast_signed(), end.cast_signed())) {
                    let first = (start / of).max(region.x.into());
                    let last = ((end - 1) / of).min(i64::from(region.x) + i64::from(region.width) - 1);
                    for column in first..=last {
                        let top = (start - column * of).max(region.y.into()).max(0);
                        let bottom = (end - column * of).min(of).min(i64::from(region.y) + i64::from(region.height));
                        for row in top..bottom {
                            let at =
                                (row - i64::from(region.y)) as usize * width + (column - i64::from(region.x)) as usize;
                            pixels[at] = true;
                        }
                    }
                }
            }
        }
        Shape::of_runs(pixels.iter().enumerate().filter(|(_, inside)| **inside).map(|(at, _)| (at as u64, 1)))
    }
}

/// Start and end of the runs inside.
fn inside(runs: &[u32]) -> impl Iterator<Item = (u64, u64)> {
    let ends = runs.iter().scan(0_u64, |end, run| {
        let start = *end;
        *end += u64::from(*run);
        Some((start, *end))
    });
    ends.skip(1).step_by(2).filter(|(start, end)| start < end)
}

/// Adds the pixels whose middles are in a polygon: between each odd and each even crossing of their row.
fn fill(corners: &[[f64; 2]], region: &Region, pixels: &mut [bool]) {
    let width = region.width as usize;
    for (row, line) in pixels.chunks_exact_mut(width).enumerate() {
        let y = f64::from(region.y) + row as f64 + 0.5;
        let sides = corners.iter().zip(corners.iter().cycle().skip(1));
        let mut crossings: Vec<f64> = sides
            .filter(|([_, one], [_, other])| (*one <= y) != (*other <= y))
            .map(|([x, one], [to, other])| x + (y - one) / (other - one) * (to - x) - f64::from(region.x))
            .collect();
        crossings.sort_by(f64::total_cmp);
        for pair in crossings.chunks_exact(2) {
            let place = |x: f64| ((x - 0.5).ceil().max(0.0) as usize).min(width);
            line[place(pair[0])..place(pair[1])].fill(true);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    fn pixels(outline: &Outline, region: &Region) -> Vec<String> {
        let inside = outline.shape(region).inside((region.width * region.height) as usize);
        let row = |row: &[bool]| row.iter().map(|inside| if *inside { '#' } else { '.' }).collect();
        inside.chunks(region.width as usize).map(row).collect()
    }

    #[test]
    fn polygons_hold_the_pixels_whose_middles_are_inside() {
        let outline =
            Outline::polygons(&[vec![1.0, 1.0, 5.0, 1.0, 1.0, 5.0], vec![4.0, 4.0, 6.0, 4.0, 6.0, 5.0, 4.0, 5.0]]);
        let outline = outline.unwrap();
        assert_eq!(outline.sides(), Some([1.0, 1.0, 6.0, 5.0]));
        let region = Region { x: 0, y: 1, width: 6, height: 4, shape: None };
        assert_eq!(pixels(&outline, &region), [".###..", ".##...", ".#....", "....##"]);
        let part = Region { x: 2, y: 0, width: 2, height: 3, shape: None };
        assert_eq!(pixels(&outline, &part), ["..", "##", "#."]);
        assert!(Outline::polygons(&[vec![1.0, 2.0, 3.0]]).is_err());
        assert!(Outline::polygons(&[vec![f64::NAN; 6]]).is_err());
    }

    #[test]
    fn runs_go_down_the_columns() {
        // A column of 4: 2 outside, 2 inside; then 3 inside of the next, and one of the third.
        let outline = Outline::Columns { runs: vec![2, 5, 1, 1], height: 4 };
        assert_eq!(outline.sides(), Some([0.0, 0.0, 3.0, 4.0]));
        let region = Region { x: 0, y: 0, width: 3, height: 4, shape: None };
        assert_eq!(pixels(&outline, &region), [".##", ".#.", "##.", "#.."]);
        let part = Region { x: 1, y: 1, width: 2, height: 2, shape: None };
        assert_eq!(pixels(&outline, &part), ["#.", "#."]);
        let above = Region { x: -1, y: -1, width: 2, height: 4, shape: None };
        assert_eq!(pixels(&outline, &above), ["..", "..", "..", ".#"]);
        assert_eq!(Outline::Columns { runs: vec![9], height: 0 }.sides(), None);
    }
}
