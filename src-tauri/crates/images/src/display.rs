//! From raw values to what a person sees: display ranges, colours and the additive composite of the channels.
//!
//! It changes nothing that a network is fed with. Ranges here are per picture and meant for the eye.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{ChannelSummary, Picture, Window, resample};

/// How one channel is shown: `low` becomes black, `high` becomes the full colour, in raw sample values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ChannelDisplay {
    /// Red, green, blue.
    pub color: [u8; 3],
    pub low: f32,
    pub high: f32,
    pub visible: bool,
}

/// Interleaved 8-bit red, green, blue, row-major.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RgbPixels {
    pub width: u32,
    pub height: u32,
    /// 3 × width × height values.
    pub data: Vec<u8>,
}

const RED: [u8; 3] = [255, 0, 0];
const GREEN: [u8; 3] = [0, 255, 0];
const BLUE: [u8; 3] = [0, 0, 255];
const WHITE: [u8; 3] = [255, 255, 255];
/// ImageJ's own order for channels that say nothing of their colour.
const IMAGEJ_ORDER: [[u8; 3]; 7] = [RED, GREEN, BLUE, WHITE, [0, 255, 255], [255, 0, 255], [255, 255, 0]];

/// A display that shows the picture well without being asked, one entry per channel.
///
/// A colour photo is shown as it is. Other channels are stretched from their 0.35 % to their 99.65 % quantile, which
/// a few hot or dead pixels do not move. Colours come from the file, else from the channel's name ("DAPI" is blue),
/// else: one channel is grey; two are green and blue, as in translocation assays (protein, DNA); more follow ImageJ.
pub fn auto_display(picture: &Picture) -> Vec<ChannelDisplay> {
    let channel = |c: u32| {
        let info = &picture.channel_info()[c as usize];
        if picture.is_rgb() {
            let color = IMAGEJ_ORDER[c as usize % 3];
            return ChannelDisplay { color, low: 0.0, high: picture.type_max(), visible: true };
        }
        let (low, high) = auto_range(&ChannelSummary::of(picture, c));
        let named = || info.name.as_deref().and_then(color_of_name);
        let color = info.color.or_else(named).unwrap_or_else(|| default_color(c, picture.channels()));
        ChannelDisplay { color, low, high, visible: true }
    };
    (0..picture.channels()).map(channel).collect()
}

/// `low` < `high`, also for constant planes and for planes with fewer than 0.35 % lit pixels.
fn auto_range(summary: &ChannelSummary) -> (f32, f32) {
    const TAIL: f64 = 0.0035;
    let ends = |low: Option<f32>, high: Option<f32>| low.zip(high).filter(|(low, high)| low < high);
    ends(summary.quantile(TAIL), summary.quantile(1.0 - TAIL))
        .or_else(|| ends(summary.min(), summary.max()))
        .unwrap_or_else(|| {
            let value = summary.min().unwrap_or(0.0);
            (value.min(0.0), value.max(summary.kind().type_max()))
        })
}

fn default_color(c: u32, channels: u32) -> [u8; 3] {
    match channels {
        1 => WHITE,
        2 => [GREEN, BLUE][c as usize % 2],
        _ => IMAGEJ_ORDER[c as usize % IMAGEJ_ORDER.len()],
    }
}

/// The customary colour of a stain or of a colour word in a channel's name.
fn color_of_name(name: &str) -> Option<[u8; 3]> {
    let name = name.to_lowercase();
    let customs: [(&[&str], [u8; 3]); 6] = [
        (&["dna", "dapi", "hoechst", "blue", "bfp"], BLUE),
        (&["gfp", "fitc", "alexa 488", "alexa488", "green"], GREEN),
        (&["mcherry", "rfp", "tritc", "texas red", "red"], RED),
        (&["cy5", "magenta"], [255, 0, 255]),
        (&["cfp", "cyan"], [0, 255, 255]),
        (&["bright", "phase", "dic", "transmitted", "grey", "gray"], WHITE),
    ];
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    // Most must stand alone ("red" is not meant in "stored"); those of several words and of proteins need not.
    let has = |custom: &str| {
        let anywhere = custom.contains(' ') || custom.ends_with("fp") || custom == "bright";
        if anywhere { name.contains(custom) } else { words.contains(&custom) }
    };
    customs.iter().find(|(words, _)| words.iter().any(|word| has(word))).map(|(_, color)| *color)
}

/// The visible channels added up in their colours, with the longer side at most `max_side` pixels; never enlarged.
///
/// Shrinking comes before colouring, on raw values and without aliasing. Channels without a display are not shown.
pub fn render(picture: &Picture, displays: &[ChannelDisplay], max_side: u32) -> RgbPixels {
    let (width, height) = fit(picture.width(), picture.height(), max_side.max(1));
    let mut sum = vec![0.0_f32; 3 * width as usize * height as usize];
    for (c, display) in (0..picture.channels()).zip(displays) {
        if display.visible {
            add(&mut sum, &shrunk_plane(picture, c, width, height), display);
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
        let share = if span > 0.0 {
            ((value - display.low) / span).clamp(0.0, 1.0)
        } else {
            f32::from(u8::from(value > display.low))
        };
        for (channel, &full) in pixel.iter_mut().zip(&color) {
            *channel += share * full;
        }
    }
}

fn fit(width: u32, height: u32, max_side: u32) -> (u32, u32) {
    let longer = width.max(height);
    if longer <= max_side {
        return (width, height);
    }
    let scale = |side: u32| (f64::from(side) * f64::from(max_side) / f64::from(longer)).round().max(1.0) as u32;
    (scale(width), scale(height))
}

/// Large pictures are first averaged over whole blocks, to no less than about twice the size wanted, and only then
/// filtered: many times faster, and no float copy of the full plane is needed.
fn shrunk_plane(picture: &Picture, c: u32, width: u32, height: u32) -> Vec<f32> {
    let (sw, sh) = (picture.width(), picture.height());
    if (sw, sh) == (width, height) {
        return picture.plane_f32(c);
    }
    let block = (sw / width / 2).min(sh / height / 2).max(1);
    let (bw, bh) = (sw.div_ceil(block), sh.div_ceil(block));
    let plane = if block == 1 { picture.plane_f32(c) } else { block_means(picture, c, block as usize) };
    // The last blocks may be cut by the border, so the window ends within them.
    let (span_x, span_y) = (f64::from(sw) / f64::from(block), f64::from(sh) / f64::from(block));
    let window = Window { width: span_x, height: span_y, ..Window::whole(bw, bh) };
    resample(&plane, bw, bh, window, width, height).unwrap_or_default()
}

fn block_means(picture: &Picture, c: u32, block: usize) -> Vec<f32> {
    let (sw, sh) = (picture.width() as usize, picture.height() as usize);
    let (bw, bh) = (sw.div_ceil(block), sh.div_ceil(block));
    let Some(plane) = picture.plane(c) else { return Vec::new() };
    let mut means = vec![0.0; bw * bh];
    for (block_row, out) in means.chunks_exact_mut(bw).enumerate() {
        let rows = block_row * block..((block_row + 1) * block).min(sh);
        for y in rows.clone() {
            for (i, sum) in out.iter_mut().enumerate() {
                let columns = i * block..((i + 1) * block).min(sw);
                *sum += columns.map(|x| plane.get(y * sw + x)).sum::<f32>();
            }
        }
        for (i, sum) in out.iter_mut().enumerate() {
            let columns = ((i + 1) * block).min(sw) - i * block;
            *sum /= (rows.len() * columns) as f32;
        }
    }
    means
}

#[cfg(test)]
mod tests;
