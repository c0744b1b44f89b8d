//! The description of a TIFF page by the tags of the standard and by ImageJ's text.

use super::page::{Layout, Meaning};
use super::{Directories, Page, tags};
use crate::imagej;
use crate::info::{from_resolution, micrometres};
use crate::{ChannelInfo, FileInfo, Format, PixelSize, SampleFormat};

pub(super) fn page(file: &Directories<'_>, page: &Page, layout: &Layout) -> FileInfo {
    let mut info = FileInfo::new(Format::Tiff, layout.width, layout.height, layout.channels() as u32, layout.kind());
    info.bits = layout.bits as u8;
    info.spread = layout.spread() as u8;
    info.sample_format = layout.format;
    info.is_rgb = layout.is_rgb();
    // A 12-bit camera's pixels lie in 16 bits; its brightest possible value tells.
    let brightest = file.first_number(page, tags::MAX_SAMPLE).unwrap_or(0);
    if layout.format == SampleFormat::Unsigned && layout.bits == 16 && (brightest + 1).is_power_of_two() {
        let bits = (brightest + 1).trailing_zeros();
        info.bits = if (9..16).contains(&bits) { bits as u8 } else { info.bits };
    }
    let unit = match file.first_number(page, tags::RESOLUTION_UNIT) {
        Some(3) => "cm",
        Some(1) => "",
        _ => "inch",
    };
    let size = |tag| from_resolution(*file.reals(page, tag).first()?, unit);
    info.pixel_size = PixelSize { x: size(tags::X_RESOLUTION), y: size(tags::Y_RESOLUTION), z: None };
    if layout.meaning == Meaning::Palette {
        info.palette = color_map(file, page, layout);
    }
    if layout.has_alpha {
        info.notes.push("Transparency (alpha) is ignored.".to_owned());
    }
    if layout.meaning == Meaning::WhiteIsZero {
        info.notes.push("The file stores white as its lowest value (WhiteIsZero); values are turned round.".to_owned());
    }
    if layout.meaning == Meaning::Cmyk {
        info.notes.push("Printing colours (CMYK) are turned into red, green and blue.".to_owned());
    }
    for (name, tag) in [
        ("Acquired", tags::DATE_TIME),
        ("Instrument", tags::MAKE),
        ("Model", tags::MODEL),
        ("Software", tags::SOFTWARE),
    ] {
        info.tell(name, file.text(page, tag).unwrap_or_default());
    }
    info
}

/// The colours of tag 320: all reds, all greens, all blues, of 16 bits. Some writers use 8.
fn color_map(file: &Directories<'_>, page: &Page, layout: &Layout) -> Option<Vec<[u8; 3]>> {
    let values = file.numbers(page, tags::COLOR_MAP);
    let count = 1_usize << layout.bits.min(16);
    if values.len() < 3 * count {
        return None;
    }
    let shift = if values.iter().all(|&v| v < 256) { 0 } else { 8 };
    Some((0..count).map(|i| [0, 1, 2].map(|c| (values[c * count + i] >> shift) as u8)).collect())
}

/// The colours are those of a photo that was reduced to a few: neighbouring indices have nothing in common. In tables
/// that show measured values, neighbours are alike.
pub(super) fn is_photo_palette(colors: &[[u8; 3]]) -> bool {
    const APART: u64 = 90;
    // What fills a table up to its length repeats its last colour, which counts once.
    let used = colors.iter().rposition(|color| *color != colors[colors.len() - 1]).map_or(0, |last| last + 2);
    if used < 16 {
        return false;
    }
    let distance = |pair: &[[u8; 3]]| (0..3).map(|c| u64::from(pair[0][c].abs_diff(pair[1][c]))).sum::<u64>();
    colors[..used].windows(2).map(distance).sum::<u64>() / used as u64 > APART
}

/// Channels by ImageJ's metadata; a single channel may carry its look-up table as the page's colour map.
pub(super) fn channels(file: &Directories<'_>, first: &Page, info: &FileInfo) -> Vec<ChannelInfo> {
    if info.is_rgb {
        return info.channel_info.clone();
    }
    let mut channels = imagej::read_channel_info(file, first, info.channels as usize);
    if let [only] = channels.as_mut_slice()
        && only.color.is_none()
    {
        let table: Vec<u8> = file.numbers(first, tags::COLOR_MAP).iter().map(|v| (v >> 8) as u8).collect();
        only.color = imagej::lut_color(&table);
    }
    channels
}

/// ImageJ's lines of text: the pixel size is one over the page's resolution, in the unit that the text names.
pub(super) fn imagej_text(file: &Directories<'_>, first: &Page, text: &str, info: &mut FileInfo) {
    let value = |key: &str| {
        let of_key = |line: &str| line.strip_prefix(key)?.strip_prefix('=').map(|value| value.trim().to_owned());
        text.lines().find_map(of_key)
    };
    let number = |key: &str| value(key)?.parse::<f64>().ok();
    let unit = value("unit").unwrap_or_default();
    let size = |tag| match unit.as_str() {
        "" | "inch" | "cm" => from_resolution(*file.reals(first, tag).first()?, &unit),
        _ => micrometres(1.0 / file.reals(first, tag).first()?, &unit),
    };
    info.pixel_size = PixelSize {
        x: size(tags::X_RESOLUTION),
        y: size(tags::Y_RESOLUTION),
        z: number("spacing").and_then(|spacing| micrometres(spacing.abs(), &unit)),
    };
    if let Some(interval) = number("finterval").filter(|&seconds| seconds > 0.0) {
        info.tell("Time between frames", format!("{interval} s"));
    }
    if let [only] = info.channel_info.as_mut_slice()
        && only.range.is_none()
        && let (Some(low), Some(high)) = (number("min"), number("max"))
        && low < high
    {
        only.range = Some((low as f32, high as f32));
    }
}
