//! Pixels for the screen: the whole picture at a size, or a tile of it at a level of a pyramid that nobody stores.

use super::region::{Region, means, palette_means};
use super::{ChannelDisplay, RgbPixels};
use crate::{Picture, Window, resample};

/// Longest side of a [`tile`] in pixels.
pub const TILE: u32 = 512;

/// The visible channels added up in their colours, with the longer side at most `max_side` pixels; never enlarged.
///
/// Shrinking comes before colouring, on raw values and without aliasing; only a palette's colours come before it,
/// because its indices have no mean. Channels without a display are not shown.
pub fn render(picture: &Picture, displays: &[ChannelDisplay], max_side: u32) -> RgbPixels {
    let (width, height) = fit(picture.width(), picture.height(), max_side.max(1));
    let (sw, sh) = (picture.width(), picture.height());
    // Large pictures are first averaged over whole blocks, to no less than about twice the size wanted, and only then
    // filtered: many times faster, and no float copy of the full plane is needed.
    let block = (sw / width / 2).min(sh / height / 2).max(1);
    let region = Region::whole(picture, block as usize);
    let shrink = |plane: Vec<f32>| {
        if (sw, sh) == (width, height) {
            return plane;
        }
        // The last blocks may be cut by the border, so the window ends within them.
        let (span_x, span_y) = (f64::from(sw) / f64::from(block), f64::from(sh) / f64::from(block));
        let (bw, bh) = (region.width() as u32, region.height() as u32);
        let window = Window { width: span_x, height: span_y, ..Window::whole(bw, bh) };
        resample(&plane, bw, bh, window, width, height).unwrap_or_default()
    };
    paint(picture, displays, &region, (width, height), shrink)
}

/// One tile of the picture: at level L every pixel is the mean of 2^L × 2^L source pixels (fewer at the right and lower
/// edge), coloured as [`render`] does it. Tile (column, row) begins at source pixel (column, row) × [`TILE`] × 2^L and
/// is at most [`TILE`] × [`TILE`] pixels. `None` outside the picture.
pub fn tile(picture: &Picture, displays: &[ChannelDisplay], level: u32, column: u32, row: u32) -> Option<RgbPixels> {
    // Beyond level 31 every picture is a single pixel.
    let block = 1_u64 << level.min(32);
    let span = |index: u32, side: u32| {
        let start = u64::from(index).checked_mul(block * u64::from(TILE)).filter(|&start| start < side.into())?;
        Some(start as usize..(start + block * u64::from(TILE)).min(side.into()) as usize)
    };
    let region = Region {
        x: span(column, picture.width())?,
        y: span(row, picture.height())?,
        block: usize::try_from(block).ok()?,
    };
    let size = (region.width() as u32, region.height() as u32);
    Some(paint(picture, displays, &region, size, |plane| plane))
}

/// Width and height of the whole picture at a level, in pixels.
pub fn level_size(width: u32, height: u32, level: u32) -> (u32, u32) {
    let at_level = |side: u32| u64::from(side).div_ceil(1 << level.min(32)) as u32;
    (at_level(width), at_level(height))
}

/// The number of levels until the whole picture fits into one tile: 1 for pictures that do at level 0.
pub fn levels(width: u32, height: u32) -> u32 {
    let longer = u64::from(width.max(height));
    (0..32).find(|level| longer.div_ceil(1 << level) <= TILE.into()).unwrap_or(32) + 1
}

fn fit(width: u32, height: u32, max_side: u32) -> (u32, u32) {
    let longer = width.max(height);
    if longer <= max_side {
        return (width, height);
    }
    let scale = |side: u32| (f64::from(side) * f64::from(max_side) / f64::from(longer)).round().max(1.0) as u32;
    (scale(width), scale(height))
}

/// The visible channels of a region, each taken to `size` by `shrink` and added up in its colour.
fn paint(
    picture: &Picture,
    displays: &[ChannelDisplay],
    region: &Region,
    (width, height): (u32, u32),
    shrink: impl Fn(Vec<f32>) -> Vec<f32>,
) -> RgbPixels {
    let mut sum = vec![0.0_f32; 3 * width as usize * height as usize];
    for (c, display) in (0..picture.channels()).zip(displays).filter(|(_, display)| display.visible) {
        match picture.palette().filter(|_| display.palette) {
            Some(palette) => {
                for (c, plane) in palette_means(picture, palette, region).into_iter().enumerate() {
                    let of_plane = sum.iter_mut().skip(c).step_by(3);
                    of_plane.zip(shrink(plane)).for_each(|(sum, value)| *sum += value.max(0.0));
                }
            }
            None => add(&mut sum, &shrink(means(picture, c, region)), display),
        }
    }
    let data = sum.iter().map(|&v| (v + 0.5).min(255.0) as u8).collect();
    RgbPixels { width, height, data }
}

fn add(sum: &mut [f32], plane: &[f32], display: &ChannelDisplay) {
    let color = display.color.map(f32::from);
    let span = display.high - display.low;
    for (pixel, &value) in sum.chunks_exact_mut(3).zip(plane) {
        // An empty or reversed range is a threshold.
        let share = if span > 0.0 { (value - display.low) / span } else { f32::from(u8::from(value > display.low)) };
        // Not `clamp`: a range that is not finite must not spread to the other channels.
        let share = if share >= 1.0 {
            1.0
        } else if share > 0.0 {
            share
        } else {
            0.0
        };
        for (channel, &full) in pixel.iter_mut().zip(&color) {
            *channel += share * full;
        }
    }
}
