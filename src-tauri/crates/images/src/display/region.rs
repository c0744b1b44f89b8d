//! Area means: a rectangle of a plane in blocks of source pixels, each becoming one value.

use std::iter::Sum;
use std::ops::{AddAssign, Range};

use crate::Picture;
use crate::picture::Plane;

/// A rectangle of source pixels, to be seen in blocks of `block` × `block` from its top left; blocks at its right and
/// lower edge may be smaller. It lies within the picture.
#[derive(Clone, Debug)]
pub(crate) struct Region {
    pub(super) x: Range<usize>,
    pub(super) y: Range<usize>,
    /// At least 1.
    pub(super) block: usize,
}

impl Region {
    pub(crate) fn whole(picture: &Picture, block: usize) -> Self {
        Self { x: 0..picture.width() as usize, y: 0..picture.height() as usize, block }
    }

    /// Blocks across.
    pub(crate) fn width(&self) -> usize {
        self.x.len().div_ceil(self.block)
    }

    /// Blocks down.
    pub(crate) fn height(&self) -> usize {
        self.y.len().div_ceil(self.block)
    }
}

/// The mean raw value of each block of channel `c`, row-major; empty if there is no such channel. Sums are exact for
/// whole numbers.
pub(crate) fn means(picture: &Picture, c: u32, region: &Region) -> Vec<f32> {
    let width = picture.width() as usize;
    // 32 bits hold the sum of 65,537 of the largest samples, and many such sums are added at a time.
    let narrow = region.block <= 256;
    match picture.plane(c) {
        Some(Plane::U8(values)) if narrow => block_means(values, width, region, u32::from),
        Some(Plane::U16(values)) if narrow => block_means(values, width, region, u32::from),
        Some(Plane::U8(values)) => block_means(values, width, region, f64::from),
        Some(Plane::U16(values)) => block_means(values, width, region, f64::from),
        Some(Plane::F32(values)) => block_means(values, width, region, f64::from),
        None => Vec::new(),
    }
}

/// The mean red, green and blue (0 to 255) of each block, three planes, where channel 0 is shown in `palette`: every
/// pixel has the colour at its value, those beyond the end the last. Indices themselves have no mean.
pub(super) fn palette_means(picture: &Picture, palette: &[[u8; 3]], region: &Region) -> [Vec<f32>; 3] {
    let width = picture.width() as usize;
    [0, 1, 2].map(|c| {
        let table: Vec<f64> = palette.iter().map(|color| color[c].into()).collect();
        let last = table.len().saturating_sub(1);
        let look = |index: usize| table.get(index.min(last)).copied().unwrap_or(0.0);
        match picture.plane(0) {
            Some(Plane::U8(values)) => block_means(values, width, region, |v| look(v.into())),
            Some(Plane::U16(values)) => block_means(values, width, region, |v| look(v.into())),
            // Values below zero show the first colour; the cast saturates.
            Some(Plane::F32(values)) => block_means(values, width, region, |v| look(v as usize)),
            None => Vec::new(),
        }
    })
}

/// `value` gives what is added up. The rows of a block come first: that is one addition of whole rows each, which
/// compilers turn into wide instructions, and leaves few columns to add up.
fn block_means<T: Copy, S: Copy + Default + AddAssign + Sum + Into<f64>>(
    values: &[T],
    width: usize,
    region: &Region,
    value: impl Fn(T) -> S,
) -> Vec<f32> {
    let row = |y: usize| &values[y * width + region.x.start..y * width + region.x.end];
    if region.block == 1 {
        return region.y.clone().flat_map(|y| row(y).iter().map(|&v| value(v).into() as f32)).collect();
    }
    let mut means = Vec::with_capacity(region.width() * region.height());
    let mut sums = vec![S::default(); region.x.len()];
    for start in region.y.clone().step_by(region.block) {
        let rows = start..(start + region.block).min(region.y.end);
        sums.fill(S::default());
        for y in rows.clone() {
            sums.iter_mut().zip(row(y)).for_each(|(sum, &v)| *sum += value(v));
        }
        // Of a known number of columns, compilers make wide instructions here too.
        match region.block {
            2 => add_columns(sums.as_chunks::<2>(), rows.len(), &mut means),
            3 => add_columns(sums.as_chunks::<3>(), rows.len(), &mut means),
            4 => add_columns(sums.as_chunks::<4>(), rows.len(), &mut means),
            8 => add_columns(sums.as_chunks::<8>(), rows.len(), &mut means),
            block => means.extend(sums.chunks(block).map(|columns| mean(columns, rows.len()))),
        }
    }
    means
}

/// The means of blocks of `rows` rows, behind `means`; the last block may have fewer columns.
fn add_columns<S: Copy + Sum + Into<f64>, const BLOCK: usize>(
    (blocks, rest): (&[[S; BLOCK]], &[S]),
    rows: usize,
    means: &mut Vec<f32>,
) {
    means.extend(blocks.iter().map(|columns| mean(columns, rows)));
    means.extend((!rest.is_empty()).then(|| mean(rest, rows)));
}

/// Of columns that are sums of `rows` values.
fn mean<S: Copy + Sum + Into<f64>>(columns: &[S], rows: usize) -> f32 {
    let sum: f64 = columns.iter().copied().sum::<S>().into();
    (sum / (rows * columns.len()) as f64) as f32
}
