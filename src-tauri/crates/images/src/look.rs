//! `Look`: what a picture looks like from afar, small enough to compare each of thousands with each other.
//!
//! It tells copies that were saved again, resized, brightened or taken a moment later from pictures of other objects. It
//! refuses to see more: copies that were turned, mirrored or cropped look different.

use crate::display::{Region, means};
use crate::{Picture, Window, resample};

/// Cells along each side.
const SIDE: usize = 16;
const CELLS: usize = SIDE * SIDE;
/// From this likeness on two pictures look almost the same. Of 640 cells of BBBC013, 1,313 of a set of cell-cycle phases and
/// 72 fields of BBBC016, two different ones come to 0.971 at most, and copies saved as JPEG to 0.997 at least.
const ALMOST: f32 = 0.98;
/// What looks less like it on a quarter of the cells is not compared further.
const COARSE: f32 = 0.95;

/// The means of 16 × 16 cells of each channel, without that channel's mean and in units of its spread.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Of length 1, so that the product of two of them is the mean of their channels' correlations.
    cells: Vec<f32>,
    /// The same of 8 × 8 cells of the mean over all channels.
    coarse: Vec<f32>,
}

impl Look {
    /// Names what [`Look::cells`] are; it changes when they do.
    pub const RECIPE: &str = "look-1";

    /// `None` for a picture in which every channel is constant: it looks like nothing.
    pub fn of(picture: &Picture) -> Option<Self> {
        let channels = (0..picture.channels()).map(|channel| unit(grid(picture, channel)).unwrap_or(vec![0.0; CELLS]));
        Self::from_cells(channels.flatten().collect())
    }

    /// From what [`Look::cells`] gave; `None` if it cannot have.
    pub fn from_cells(cells: Vec<f32>) -> Option<Self> {
        if !cells.len().is_multiple_of(CELLS) || cells.iter().any(|value| !value.is_finite()) {
            return None;
        }
        let cells = scaled(cells)?;
        const HALF: usize = SIDE / 2;
        let mut coarse = vec![0.0; HALF * HALF];
        for (at, value) in cells.iter().enumerate() {
            let (row, column) = (at % CELLS / SIDE, at % SIDE);
            coarse[row / 2 * HALF + column / 2] += value;
        }
        Some(Self { coarse: unit(coarse).unwrap_or_default(), cells })
    }

    /// 256 numbers for each channel, row by row.
    pub fn cells(&self) -> &[f32] {
        &self.cells
    }

    /// A number that differs little between pictures that look almost the same: how much brighter the lower right is.
    pub fn along(&self) -> f32 {
        let place = |at: usize| (at % SIDE + at % CELLS / SIDE) as f32 - (SIDE - 1) as f32;
        self.cells.iter().enumerate().map(|(at, value)| value * place(at)).sum()
    }

    /// Whether both look almost the same. Pictures with different numbers of channels never do.
    pub fn is_almost(&self, other: &Self) -> bool {
        self.cells.len() == other.cells.len()
            && (self.coarse.is_empty() || product(&self.coarse, &other.coarse) >= COARSE)
            && product(&self.cells, &other.cells) >= ALMOST
    }
}

/// The means of the cells of a channel.
fn grid(picture: &Picture, channel: u32) -> Vec<f32> {
    let (width, height) = (picture.width(), picture.height());
    let block = (width.min(height) / (2 * SIDE as u32)).max(1);
    let region = Region::whole(picture, block as usize);
    let (blocks, side) = ((region.width() as u32, region.height() as u32), SIDE as u32);
    let window = Window {
        width: f64::from(width) / f64::from(block),
        height: f64::from(height) / f64::from(block),
        ..Window::whole(blocks.0, blocks.1)
    };
    resample(&means(picture, channel, &region), blocks.0, blocks.1, window, side, side).unwrap_or_default()
}

/// Without the mean, of length 1; `None` where all are the same.
fn unit(mut values: Vec<f32>) -> Option<Vec<f32>> {
    let mean = values.iter().map(|&value| f64::from(value)).sum::<f64>() / values.len().max(1) as f64;
    let largest = values.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
    values.iter_mut().for_each(|value| *value = (f64::from(*value) - mean) as f32);
    // What is left of equal numbers is the rounding of their mean.
    let spread = values.iter().fold(0.0_f32, |spread, value| spread.max(value.abs()));
    if spread <= largest * 1e-5 { None } else { scaled(values) }
}

/// Of length 1; `None` where all are zero.
fn scaled(mut values: Vec<f32>) -> Option<Vec<f32>> {
    let length = values.iter().map(|&value| f64::from(value).powi(2)).sum::<f64>().sqrt();
    if length == 0.0 || !length.is_finite() {
        return None;
    }
    values.iter_mut().for_each(|value| *value = (f64::from(*value) / length) as f32);
    Some(values)
}

fn product(mine: &[f32], theirs: &[f32]) -> f32 {
    // Eight sums at a time, which compilers turn into wide instructions.
    let mut sums = [0.0_f32; 8];
    let (mine, theirs) = (mine.as_chunks::<8>().0, theirs.as_chunks::<8>().0);
    for (a, b) in mine.iter().zip(theirs) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;
    use crate::Samples;

    /// Spots on a grid of their own for each `kind`, with grain.
    fn picture(side: u32, kind: u32, gain: f32, grain: f32) -> Picture {
        let value = |at: u32| {
            let (x, y) = ((at % side) as f32 / side as f32, (at / side) as f32 / side as f32);
            let wave = |scale: u32| ((x * scale as f32 * 3.0 + y).sin() * (y * scale as f32 * 2.0 - x).cos()).max(0.0);
            let noise = (at.wrapping_mul(2_654_435_761) >> 20) as f32 / 4096.0;
            200.0 + gain * 1000.0 * wave(kind + 2) + grain * noise
        };
        Picture::new(side, side, 1, Samples::F32((0..side * side).map(value).collect())).unwrap()
    }

    #[test]
    fn copies_look_almost_the_same_and_others_do_not() {
        let look = |side, kind, gain, grain| Look::of(&picture(side, kind, gain, grain)).unwrap();
        let first = look(64, 1, 1.0, 0.0);
        assert!(first.is_almost(&first));
        assert!(first.is_almost(&look(64, 1, 3.0, 0.0)), "brighter");
        assert!(first.is_almost(&look(150, 1, 1.0, 0.0)), "larger");
        assert!(first.is_almost(&look(64, 1, 1.0, 100.0)), "with grain");
        for other in [0, 2, 3, 4] {
            assert!(!first.is_almost(&look(64, other, 1.0, 0.0)), "another pattern");
        }
    }

    #[test]
    fn what_looks_like_nothing_looks_like_no_other() {
        let constant = |value: f32| Picture::new(40, 30, 1, Samples::F32(vec![value; 1200])).unwrap();
        assert_eq!([0.0, 0.1, 7.3e6].map(|value| Look::of(&constant(value))), [None, None, None]);
        let one = Look::of(&picture(20, 1, 1.0, 0.0)).unwrap();
        let (mut two, plane) = (picture(20, 1, 1.0, 0.0).plane_f32(0), picture(20, 1, 1.0, 0.0).plane_f32(0));
        two.extend(plane);
        let two = Look::of(&Picture::new(20, 20, 2, Samples::F32(two)).unwrap()).unwrap();
        assert!(!one.is_almost(&two), "another number of channels");
    }

    #[test]
    fn a_look_is_kept_as_numbers() {
        let look = Look::of(&picture(33, 2, 1.0, 5.0)).unwrap();
        let again = Look::from_cells(look.cells().to_vec()).unwrap();
        assert!(look.is_almost(&again));
        assert_eq!(again.cells().len(), 256);
        assert_eq!((Look::from_cells(vec![1.0; 255]), Look::from_cells(Vec::new())), (None, None));
        assert_eq!(Look::from_cells(vec![f32::NAN; 256]), None);
    }
}
