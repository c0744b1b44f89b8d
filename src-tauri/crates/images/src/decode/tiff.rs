//! TIFF files to a picture: which pages are its channels, and what is left out and said so.
//!
//! What the samples of one page mean, and how they are unpacked, is the matter of `tiff_page`.

use super::tiff_page::{Layout, unpack};
use super::{DecodeError, Directories, Header, Page, check_size, tiff_tags as tags};
use crate::imagej::{self, Hyperstack};
use crate::{ChannelInfo, Format, Picture, Samples};

/// What to read from a file, decided from its directories alone.
struct Plan<'a> {
    file: Directories<'a>,
    /// The first page, or one page per channel of an ImageJ stack.
    pages: Vec<Page>,
    layout: Layout,
    channels: u32,
    channel_info: Vec<ChannelInfo>,
    notes: Vec<String>,
}

pub(super) fn header(bytes: &[u8]) -> Result<Header, DecodeError> {
    let Plan { layout, channels, .. } = plan(bytes)?;
    let bits = (layout.kind().bytes() * 8) as u8;
    Ok(Header { width: layout.width, height: layout.height, channels, bits, format: Format::Tiff })
}

pub(super) fn decode(bytes: &[u8]) -> Result<Picture, DecodeError> {
    let mut plan = plan(bytes)?;
    let mut all: Option<Samples> = None;
    for page in &plan.pages {
        if Layout::read(&plan.file, page)? != plan.layout {
            return Err(DecodeError::damaged("its channels differ in size or type"));
        }
        let samples = unpack(bytes, &plan.file, page, &plan.layout, &mut plan.notes)?;
        all = Some(Samples::joined(all, samples).ok_or_else(|| DecodeError::damaged("its channels differ in type"))?);
    }
    plan.notes.dedup();
    let samples = all.ok_or_else(|| DecodeError::damaged("it has no page"))?;
    let picture = Picture::new(plan.layout.width, plan.layout.height, plan.channels, samples)?
        .with_channel_info(plan.channel_info)?
        .with_notes(plan.notes);
    Ok(if plan.layout.is_rgb { picture.with_rgb()? } else { picture })
}

fn plan(bytes: &[u8]) -> Result<Plan<'_>, DecodeError> {
    let file = Directories::open(bytes)?;
    let offsets = file.page_offsets()?;
    let first = file.page(offsets[0])?;
    let layout = Layout::read(&file, &first)?;
    let text = file.text(&first, tags::DESCRIPTION);
    let stack = text.as_deref().and_then(Hyperstack::parse);

    let mut notes = Vec::new();
    if layout.has_alpha {
        notes.push("Transparency (alpha) is ignored.".to_owned());
    }
    let page_count = match stack {
        Some(stack) if layout.keep.len() == 1 && stack.channels > 1 => stack.channels as usize,
        _ => 1,
    };
    if page_count > offsets.len() {
        let found = offsets.len();
        return Err(DecodeError::damaged(format!("it announces {page_count} channels but holds {found} of them")));
    }
    match stack {
        Some(stack) => {
            for (count, name) in [(stack.slices, "slices"), (stack.frames, "time points")] {
                if count > 1 {
                    notes.push(format!("The stack has {count} {name}; the first is used."));
                }
            }
            // Stacks of the oldest ImageJ versions, and those of colour photos, count their images only.
            if stack.slices * stack.frames <= 1 && stack.images as usize > page_count {
                notes.push(format!("The stack has {} images; the first is used.", stack.images));
            }
        }
        None if offsets.len() > 1 => {
            let is_ome = text.is_some_and(|text| text.contains("<OME"));
            let unread = if is_ome {
                "what they are is in its OME-XML, which is not read"
            } else {
                "it does not say what they are"
            };
            notes.push(format!("The file has {} pages and {unread}; the first is used.", offsets.len()));
        }
        None => {}
    }

    let channels = if page_count > 1 { page_count } else { layout.keep.len() };
    let (width, height) = (u64::from(layout.width), u64::from(layout.height));
    check_size(width, height, width.saturating_mul(height).saturating_mul(channels as u64 * layout.kind().bytes()))?;
    let channel_info = describe(&file, &first, &layout, channels);
    let mut pages = vec![first];
    for &offset in &offsets[1..page_count] {
        pages.push(file.page(offset)?);
    }
    Ok(Plan { file, pages, layout, channels: channels as u32, channel_info, notes })
}

fn describe(file: &Directories<'_>, first: &Page, layout: &Layout, channels: usize) -> Vec<ChannelInfo> {
    if layout.is_rgb {
        return vec![ChannelInfo::default(); channels];
    }
    let mut info = imagej::read_channel_info(file, first, channels);
    // A single channel may carry its look-up table as the page's colour map: 16 bits per entry.
    if let [only] = info.as_mut_slice()
        && only.color.is_none()
    {
        let table: Vec<u8> = file.numbers(first, tags::COLOR_MAP).iter().map(|v| (v >> 8) as u8).collect();
        only.color = imagej::lut_color(&table);
    }
    info
}
