//! What ImageJ and Fiji write into a TIFF file about channels: the description text (tag 270) and the binary metadata
//! (tags 50838 and 50839) with labels, look-up tables and display ranges. Both directions, so that they cannot drift.
//!
//! After ImageJ's `TiffDecoder` and `TiffEncoder`. It knows nothing of pixels.

use crate::ChannelInfo;
use crate::decode::{Directories, Page};

pub(crate) const BYTE_COUNTS: u16 = 50838;
pub(crate) const METADATA: u16 = 50839;

const MAGIC: u64 = 0x494a_494a;
const LABELS: u64 = 0x6c61_626c;
const RANGES: u64 = 0x7261_6e67;
const LUTS: u64 = 0x6c75_7473;

/// The size of an ImageJ stack, read from the description text. Channels vary fastest, then slices, then frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hyperstack {
    pub(crate) channels: u32,
    pub(crate) slices: u32,
    pub(crate) frames: u32,
    pub(crate) images: u32,
}

impl Hyperstack {
    /// `None` if ImageJ did not write the text.
    pub(crate) fn parse(description: &str) -> Option<Self> {
        if !description.starts_with("ImageJ=") {
            return None;
        }
        let value = |key: &str| {
            let of_key = |line: &str| line.strip_prefix(key)?.strip_prefix('=')?.trim().parse::<u32>().ok();
            description.lines().find_map(of_key).filter(|&n| n > 0).unwrap_or(1)
        };
        Some(Self {
            channels: value("channels"),
            slices: value("slices"),
            frames: value("frames"),
            images: value("images"),
        })
    }
}

/// The description text of a stack of channels and slices at one time point.
pub(crate) fn description(channels: u32, slices: u32) -> String {
    let images = channels * slices;
    match (channels, slices) {
        (1, 1) => "ImageJ=1.54f\n".to_owned(),
        (1, _) => format!("ImageJ=1.54f\nimages={images}\nslices={slices}\nloop=false\n"),
        (_, 1) => format!("ImageJ=1.54f\nimages={images}\nchannels={channels}\nmode=composite\nloop=false\n"),
        _ => format!(
            "ImageJ=1.54f\nimages={images}\nchannels={channels}\nslices={slices}\nhyperstack=true\nmode=composite\n\
             loop=false\n"
        ),
    }
}

/// Names, colours and ranges of the first `channels` channels; what the file does not say stays `None`.
pub(crate) fn read_channel_info(file: &Directories<'_>, page: &Page, channels: usize) -> Vec<ChannelInfo> {
    let mut info = vec![ChannelInfo::default(); channels];
    let (mut labels, mut luts, mut ranges) = (0, 0, Vec::new());
    for (kind, data) in blocks(file, page).unwrap_or_default() {
        match kind {
            LABELS => {
                if let Some(channel) = info.get_mut(labels) {
                    channel.name = channel_name(&utf16(file, data));
                }
                labels += 1;
            }
            LUTS => {
                if let Some(channel) = info.get_mut(luts) {
                    channel.color = lut_color(data);
                }
                luts += 1;
            }
            RANGES => ranges = data.chunks_exact(8).map(|bytes| double(file, bytes)).collect(),
            _ => {}
        }
    }
    for (channel, range) in info.iter_mut().zip(ranges.chunks_exact(2)) {
        let range = (range[0] as f32, range[1] as f32);
        channel.range = (range.0.is_finite() && range.1.is_finite() && range.0 < range.1).then_some(range);
    }
    info
}

/// The blocks of tag 50839, each with its kind. The first length in tag 50838 is that of a table of kinds and counts.
fn blocks<'a>(file: &Directories<'a>, page: &Page) -> Option<Vec<(u64, &'a [u8])>> {
    let lengths = file.numbers(page, BYTE_COUNTS);
    let entry = page.entry(METADATA)?;
    let data = file.value(entry);
    let header = usize::try_from(*lengths.first()?).ok()?;
    if file.number(entry.value.start, 4) != Some(MAGIC) || header < 12 || header > data.len() {
        return None;
    }
    let mut blocks = Vec::new();
    let mut lengths = lengths[1..].iter();
    let mut at = header;
    for row in 0..(header - 4) / 8 {
        let row = entry.value.start + 4 + row * 8;
        let (kind, count) = (file.number(row, 4)?, file.number(row + 4, 4)?);
        for _ in 0..count {
            let end = at.checked_add(usize::try_from(*lengths.next()?).ok()?)?;
            blocks.push((kind, data.get(at..end)?));
            at = end;
        }
    }
    Some(blocks)
}

/// The binary metadata to write, in little-endian byte order: lengths (tag 50838) and data (tag 50839). `None` if
/// there is nothing to say. ImageJ wants tables and ranges for all channels or for none, so a missing colour becomes
/// white once another is given, and ranges are written only if every channel has one.
pub(crate) fn write_channel_info(info: &[ChannelInfo]) -> Option<(Vec<u32>, Vec<u8>)> {
    let mut kinds: Vec<(u64, Vec<Vec<u8>>)> = Vec::new();
    if info.iter().any(|channel| channel.name.is_some()) {
        let label = |channel: &ChannelInfo| {
            channel.name.as_deref().unwrap_or("").encode_utf16().flat_map(u16::to_le_bytes).collect()
        };
        kinds.push((LABELS, info.iter().map(label).collect()));
    }
    let ranges: Option<Vec<(f32, f32)>> = info.iter().map(|channel| channel.range).collect();
    if let Some(ranges) = ranges {
        let doubles = ranges.iter().flat_map(|&(low, high)| [low, high]).flat_map(|v| f64::from(v).to_le_bytes());
        kinds.push((RANGES, vec![doubles.collect()]));
    }
    if info.iter().any(|channel| channel.color.is_some()) {
        kinds.push((LUTS, info.iter().map(|channel| lut(channel.color.unwrap_or([255; 3]))).collect()));
    }
    if kinds.is_empty() {
        return None;
    }
    let word = |value: u64| (value as u32).to_le_bytes();
    let mut data = word(MAGIC).to_vec();
    for (kind, blocks) in &kinds {
        data.extend(word(*kind));
        data.extend(word(blocks.len() as u64));
    }
    let mut lengths = vec![data.len() as u32];
    for block in kinds.into_iter().flat_map(|(_, blocks)| blocks) {
        lengths.push(block.len() as u32);
        data.extend(block);
    }
    Some((lengths, data))
}

/// 256 reds, then greens, then blues, rising evenly from black to the colour.
fn lut(color: [u8; 3]) -> Vec<u8> {
    color.iter().flat_map(|&top| (0..256_u32).map(move |i| ((i * u32::from(top) + 127) / 255) as u8)).collect()
}

/// The colour a table rises to, if it rises evenly from black; tables such as "Fire" have no one colour.
pub(crate) fn lut_color(table: &[u8]) -> Option<[u8; 3]> {
    if table.len() != 768 {
        return None;
    }
    let color = [table[255], table[511], table[767]];
    let even = lut(color).iter().zip(table).all(|(a, b)| a.abs_diff(*b) <= 2);
    (even && color.iter().any(|&top| top >= 64)).then_some(color)
}

/// A slice label as a channel name. Fiji's "c:1/2 z:1/5 - " in front goes; labels that are file names say nothing
/// about the channel and are dropped.
fn channel_name(label: &str) -> Option<String> {
    let line = label.lines().next().unwrap_or("").trim();
    let name = if line.starts_with("c:") { line.split_once(" - ").map_or("", |(_, name)| name) } else { line }.trim();
    let lower = name.to_lowercase();
    let is_file = [".tif", ".tiff", ".png", ".jpg", ".jpeg", ".bmp", ".lsm", ".czi", ".nd2", ".lif", ".oib"];
    let names_file = is_file.iter().any(|extension| lower.contains(extension));
    (!name.is_empty() && !names_file).then(|| name.to_owned())
}

fn utf16(file: &Directories<'_>, data: &[u8]) -> String {
    let little = file.is_little_endian();
    let unit = |b: &[u8]| if little { u16::from_le_bytes([b[0], b[1]]) } else { u16::from_be_bytes([b[0], b[1]]) };
    String::from_utf16_lossy(&data.chunks_exact(2).map(unit).collect::<Vec<_>>())
}

fn double(file: &Directories<'_>, data: &[u8]) -> f64 {
    let Some(&bytes) = data.first_chunk::<8>() else { return f64::NAN };
    if file.is_little_endian() { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_description_gives_the_stack_size() {
        let text = "ImageJ=1.53k\nimages=12\nchannels=2\nslices=3\nframes=2\nmode=composite\n";
        assert_eq!(Hyperstack::parse(text), Some(Hyperstack { channels: 2, slices: 3, frames: 2, images: 12 }));
        assert_eq!(Hyperstack::parse("{\"shape\": [2, 4, 4]}"), None);
        assert_eq!(Hyperstack::parse(&description(4, 1)).map(|stack| stack.channels), Some(4));
        let stack = Hyperstack { channels: 4, slices: 3, frames: 1, images: 12 };
        assert_eq!(Hyperstack::parse(&description(4, 3)), Some(stack));
    }

    #[test]
    fn tables_that_rise_evenly_have_a_colour() {
        assert_eq!(lut_color(&lut([0, 255, 0])), Some([0, 255, 0]));
        assert_eq!(lut_color(&lut([200, 0, 90])), Some([200, 0, 90]));
        let inverted: Vec<u8> = lut([255; 3]).iter().map(|v| 255 - v).collect();
        assert_eq!(lut_color(&inverted), None);
    }

    #[test]
    fn labels_become_names_unless_they_are_file_names() {
        assert_eq!(channel_name("arrestin-GFP"), Some("arrestin-GFP".to_owned()));
        assert_eq!(channel_name("c:1/4; z:29/60 - DAPI"), Some("DAPI".to_owned()));
        assert_eq!(channel_name("C1-Neuron-composite.tif"), None);
        assert_eq!(channel_name("c:1/3"), None);
    }
}
