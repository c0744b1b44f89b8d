//! TIFF files: which pages they have, who wrote them and what that program says about channels, slices and times.
//!
//! What the samples of one page mean, and how they are unpacked, is the matter of `page`. Pages that nobody describes
//! are not guessed at: they are ambiguous until a person says what they are.

mod describe;
mod ifd;
pub(super) mod meaning;
mod ome;
mod outline;
mod page;
mod raw;
mod retold;
mod stack;
mod tags;
mod vendor;

pub(crate) use ifd::{Directories, Page};
pub use outline::outline;

use super::{DecodeError, Grid, Pages, Source, check_ratio, check_sides, check_size, deinterleave, rounding_note};
use crate::imagej::Hyperstack;
use crate::{ChannelInfo, Limits, PageOrder, Samples, Stop, View};
use ome::Ome;
use page::Layout;

/// No instrument has more; imaging spectrometers and mass cytometry come to a few hundred.
const MOST_CHANNELS: u32 = 1 << 16;

/// Where the pixels of each plane are.
enum Stored {
    /// One directory for each plane: their places.
    Directories(Vec<u64>),
    /// One directory for all planes, which lie behind each other without compression, `stride` bytes apart.
    Contiguous { first: u64, stride: u64, planes: usize },
}

/// How the planes of a file divide, by what its writer says.
struct Arrangement {
    /// Channel groups (pages at one slice and time), slices, times.
    sizes: [u32; 3],
    grid: Grid,
    stored: Stored,
    ambiguous: bool,
}

struct TiffPages<'a> {
    bytes: &'a [u8],
    file: Directories<'a>,
    layout: Layout,
    stored: Stored,
    limits: Limits,
    stop: Stop,
    /// Where indices stand for the colours of a photo.
    colors: Option<Vec<[u8; 3]>>,
}

/// Where the samples of one page are.
enum Place {
    Piece(u64),
    /// In strips or tiles that the `tiff` crate puts together.
    Parts(Page),
}

impl TiffPages<'_> {
    fn place(&self, page: usize) -> Result<Place, DecodeError> {
        match &self.stored {
            Stored::Directories(offsets) => {
                let missing = || DecodeError::damaged(format!("page {} is missing", page + 1));
                let page = self.file.page(*offsets.get(page).ok_or_else(missing)?)?;
                if Layout::read(&self.file, &page)? != self.layout {
                    return Err(DecodeError::damaged("its channels differ in size or type"));
                }
                Ok(raw::place(&self.file, &page, &self.layout).map_or(Place::Parts(page), Place::Piece))
            }
            Stored::Contiguous { first, stride, planes } => {
                let place = first.checked_add(stride.saturating_mul(page as u64)).filter(|_| page < *planes);
                place.map(Place::Piece).ok_or(DecodeError::Truncated)
            }
        }
    }
}

impl Pages for TiffPages<'_> {
    fn read(&self, page: usize) -> Result<Samples, DecodeError> {
        let Self { bytes, file, layout, limits, .. } = self;
        let samples = match self.place(page)? {
            Place::Piece(at) => raw::unpack(bytes, at, file, layout, limits)?,
            Place::Parts(page) => page::unpack(bytes, file, &page, layout, limits, &self.stop)?,
        };
        match &self.colors {
            Some(colors) => meaning::rgb_from_palette(samples, colors),
            None => Ok(samples),
        }
    }

    fn read_behind(&self, page: usize, all: &mut Samples) -> Result<bool, DecodeError> {
        if self.colors.is_none()
            && let Place::Piece(at) = self.place(page)?
            && raw::unpack_behind(self.bytes, at, &self.file, &self.layout, &self.limits, all)?
        {
            return Ok(true);
        }
        Ok(all.append(self.read(page)?))
    }
}

pub(super) fn open<'a>(bytes: &'a [u8], view: &View) -> Result<Source<'a>, DecodeError> {
    let file = Directories::open(bytes)?;
    let offsets = file.page_offsets()?;
    let mut first = file.page(offsets[0])?;
    let text = file.text(&first, tags::DESCRIPTION).unwrap_or_default();
    let stack = Hyperstack::parse(&text);
    let ome = ome::parse(&text, view.series);
    // The series that is looked at may begin on a later page.
    if let Some(Ome::Image(image)) = &ome
        && let Some(&at) = offsets.get(image.first_page())
    {
        first = file.page(at)?;
    }
    let layout = Layout::read(&file, &first)?;
    let mut info = describe::page(&file, &first, &layout);
    let mut arrangement = None;
    match &ome {
        Some(Ome::Image(image)) => {
            arrangement = image.arrange(&mut info, &layout, &offsets)?;
            if arrangement.is_none() {
                info.notes.push("Its OME description does not fit its pages and is left out.".to_owned());
            }
        }
        Some(Ome::Companion(name)) => {
            info.notes.push(format!("What its pages are is told in {name}, which is not read."));
        }
        Some(Ome::Unreadable) => info.notes.push("Its OME description cannot be read and is left out.".to_owned()),
        None => {}
    }
    if arrangement.is_none()
        && let Some(stack) = stack
    {
        arrangement = Some(stack::imagej(stack, &file, &first, &layout, &offsets, &mut info)?);
    }
    if arrangement.is_none() {
        arrangement = vendor::metamorph_stack(&file, &first, &layout);
    }
    let Arrangement { sizes: [groups, slices, times], grid, stored, ambiguous } = match arrangement {
        Some(arrangement) => arrangement,
        None => {
            let pages = stack::pages(&file, &layout, &offsets, &mut info)?;
            vendor::lsm(&file, &first, &pages, &mut info).unwrap_or(Arrangement {
                sizes: [1, pages.len() as u32, 1],
                grid: Grid::Ordered(PageOrder::Czt),
                ambiguous: pages.len() > 1,
                stored: Stored::Directories(pages),
            })
        }
    };

    let is_described = ome.is_some() || stack.is_some();
    let colors = info.palette.take_if(|colors| !is_described && layout.bits <= 8 && describe::is_photo_palette(colors));
    let (per_page, page_is_rgb) =
        if colors.is_some() { (3, true) } else { (layout.channels() as u32, layout.is_rgb()) };
    if colors.is_some() {
        info.bits = 8;
    }
    info.channels = groups.saturating_mul(per_page);
    if info.channels > MOST_CHANNELS {
        return Err(DecodeError::damaged(format!("it says that it has {} channels", info.channels)));
    }
    info.slices = slices;
    info.times = times;
    info.is_rgb = page_is_rgb && groups == 1;
    info.pages = match &stored {
        Stored::Directories(pages) => pages.len() as u32,
        Stored::Contiguous { planes, .. } => *planes as u32,
    };
    info.ambiguous_pages = ambiguous.then_some(info.pages);
    info.notes.extend(rounding_note(info.bits, info.sample_format));
    if ome.is_none() {
        info.channel_info = describe::channels(&file, &first, &info);
    }
    // The pages of several channels may each have a table; there is no one palette.
    info.palette.take_if(|_| info.channels != 1);
    info.channel_info.resize(info.channels as usize, ChannelInfo::default());
    if stack.is_some() {
        describe::imagej_text(&file, &first, &text, &mut info);
    } else if ome.is_none() {
        vendor::describe(&text, &mut info);
    }
    let (limits, stop) = (view.limits, view.stop.clone());
    let pages = TiffPages { bytes, file, layout, stored, limits, stop, colors };
    Ok(Source { info, per_page, page_is_rgb, grid, pages: Box::new(pages) })
}
