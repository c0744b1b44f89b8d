//! `Source`: an opened file of any format, its description, and the way from its stored pages to one picture.
//!
//! Formats say what their pages are and how one is unpacked; choosing slice and time, projecting and joining channels
//! is done here once for all of them. Of a projection no more than the result, one page and one sum is held.

use std::collections::BTreeMap;

use super::{DecodeError, check_size};
use crate::{ChannelInfo, FileInfo, PageOrder, Picture, SampleFormat, Samples, SliceView, View};

/// Unpacks single pages.
pub(crate) trait Pages {
    /// All channels of one stored page, planar, in the kind and number that the description promises. Floats may be
    /// infinite or not a number here; the picture will not have them.
    fn read(&self, page: usize) -> Result<Samples, DecodeError>;

    /// The same behind those of other pages, for which there is room; `false` if they are of another kind.
    fn read_behind(&self, page: usize, all: &mut Samples) -> Result<bool, DecodeError> {
        Ok(all.append(self.read(page)?))
    }
}

/// Where the pages of a stack are found.
pub(crate) enum Grid {
    Ordered(PageOrder),
    /// By page group (channels that are stored together), slice and time.
    Listed(BTreeMap<[u32; 3], usize>),
}

pub(crate) struct Source<'a> {
    pub(crate) info: FileInfo,
    /// Channels in one stored page.
    pub(crate) per_page: u32,
    /// One page alone is a colour photo.
    pub(crate) page_is_rgb: bool,
    pub(crate) grid: Grid,
    pub(crate) pages: Box<dyn Pages + 'a>,
}

impl<'a> Source<'a> {
    /// A file of one page.
    pub(crate) fn single(info: FileInfo, pages: impl Pages + 'a) -> Self {
        let (per_page, page_is_rgb) = (info.channels, info.is_rgb);
        Self { info, per_page, page_is_rgb, grid: Grid::Ordered(PageOrder::Czt), pages: Box::new(pages) }
    }

    fn groups(&self) -> u32 {
        self.info.channels / self.per_page.max(1)
    }

    /// Divides the pages as a person says.
    pub(crate) fn arranged(mut self, view: &View) -> Result<Self, DecodeError> {
        let Some(layout) = view.layout else { return Ok(self) };
        if layout.pages() != u64::from(self.info.pages) {
            return Err(DecodeError::selection(format!(
                "{} channels × {} slices × {} time points do not make the {} pages of this file",
                layout.channels, layout.slices, layout.times, self.info.pages
            )));
        }
        let channels = layout.channels.saturating_mul(self.per_page);
        if self.info.channels != channels {
            self.info.channel_info = vec![ChannelInfo::default(); channels as usize];
        }
        self.info.channels = channels;
        self.info.palette.take_if(|_| channels != 1);
        self.info.slices = layout.slices;
        self.info.times = layout.times;
        self.info.is_rgb = self.page_is_rgb && layout.channels == 1;
        self.info.ambiguous_pages = None;
        self.grid = Grid::Ordered(layout.order);
        Ok(self)
    }

    pub(crate) fn picture(self, view: &View) -> Result<Picture, DecodeError> {
        let info = &self.info;
        let within = |what: &str, asked: u32, count: u32| {
            if asked < count {
                return Ok(());
            }
            let message = format!("{what} {} was asked for, but the file has {count}", u64::from(asked) + 1);
            Err(DecodeError::selection(message))
        };
        within("time point", view.time, info.times)?;
        if let SliceView::One(slice) = view.slice {
            within("slice", slice, info.slices)?;
        }
        let pixels = u64::from(info.width) * u64::from(info.height);
        check_size(&view.limits, info.width.into(), info.height.into(), info.picture_bytes())?;
        let mut samples = self.samples(view)?;
        let mut notes = self.info.notes.clone();
        if info.slices > 1 || info.times > 1 {
            notes.splice(0..0, told_selection(info, view));
        }
        notes.extend(make_finite(&mut samples, pixels as usize)?);
        let info = self.info;
        let picture = Picture::within(&view.limits, info.width, info.height, info.channels, samples)?
            .with_channel_info(info.channel_info)?
            .with_notes(notes);
        let picture = match info.palette {
            Some(palette) if info.channels == 1 && !palette.is_empty() => picture.with_palette(palette)?,
            _ => picture,
        };
        Ok(if info.is_rgb { picture.with_rgb()? } else { picture })
    }

    /// All channels of the slice and time that are seen, as they are stored: floats may be infinite or not a number.
    pub(crate) fn samples(&self, view: &View) -> Result<Samples, DecodeError> {
        let of_group = |group| match view.slice {
            SliceView::One(slice) => self.read([group, slice, view.time]),
            SliceView::Max => self.brightest(group, view),
            SliceView::Mean => self.mean(group, view),
        };
        go_on(view)?;
        let mut all = of_group(0)?;
        all.reserve(all.len() * (self.groups() as usize).saturating_sub(1));
        for group in 1..self.groups() {
            go_on(view)?;
            let same_kind = match view.slice {
                SliceView::One(slice) => {
                    let (page, before) = (self.page([group, slice, view.time])?, all.len());
                    self.pages.read_behind(page, &mut all)? && all.len() - before == self.page_len()
                }
                SliceView::Max | SliceView::Mean => all.append(of_group(group)?),
            };
            if !same_kind {
                return Err(DecodeError::damaged("its channels differ in size or type"));
            }
        }
        Ok(all)
    }

    /// Samples of one stored page.
    fn page_len(&self) -> usize {
        self.info.width as usize * self.info.height as usize * self.per_page as usize
    }

    /// The number of the stored page of a group, slice and time point.
    fn page(&self, at: [u32; 3]) -> Result<usize, DecodeError> {
        let [group, slice, time] = at;
        let page = match &self.grid {
            Grid::Ordered(order) => {
                let sizes = [self.groups(), self.info.slices, self.info.times];
                usize::try_from(order.page(at, sizes)).ok()
            }
            Grid::Listed(pages) => pages.get(&at).copied(),
        };
        page.ok_or_else(|| {
            DecodeError::damaged(format!(
                "the page of channel {}, slice {}, time point {} is missing",
                group + 1,
                slice + 1,
                time + 1
            ))
        })
    }

    fn read(&self, at: [u32; 3]) -> Result<Samples, DecodeError> {
        let samples = self.pages.read(self.page(at)?)?;
        if samples.kind() != self.info.kind || samples.len() != self.page_len() {
            return Err(DecodeError::damaged("its channels differ in size or type"));
        }
        Ok(samples)
    }

    fn brightest(&self, group: u32, view: &View) -> Result<Samples, DecodeError> {
        let time = view.time;
        let mut result = self.read([group, 0, time])?;
        for slice in 1..self.info.slices {
            go_on(view)?;
            let next = self.read([group, slice, time])?;
            match (&mut result, &next) {
                (Samples::U8(all), Samples::U8(next)) => raise(all, next, u8::max),
                (Samples::U16(all), Samples::U16(next)) => raise(all, next, u16::max),
                // What is not a number gives way to what is; infinities do not win.
                (Samples::F32(all), Samples::F32(next)) => {
                    raise(all, next, |a, b| match (a.is_finite(), b.is_finite()) {
                        (true, true) => a.max(b),
                        (true, false) => a,
                        _ => b,
                    })
                }
                _ => return Err(DecodeError::damaged("its slices differ in type")),
            }
        }
        Ok(result)
    }

    fn mean(&self, group: u32, view: &View) -> Result<Samples, DecodeError> {
        let time = view.time;
        let slices = self.info.slices.max(1);
        let mut page = self.read([group, 0, time])?;
        if slices == 1 {
            return Ok(page);
        }
        let mut sums = Sums::of(&page, slices);
        sums.add(&page);
        for slice in 1..slices {
            go_on(view)?;
            page = self.read([group, slice, time])?;
            sums.add(&page);
        }
        sums.divide(slices, &mut page);
        Ok(page)
    }
}

/// Before each page.
fn go_on(view: &View) -> Result<(), DecodeError> {
    if view.stop.is_set() { Err(DecodeError::Stopped) } else { Ok(()) }
}

/// Sums of the samples of many slices.
enum Sums {
    /// Of whole numbers, exact.
    Whole(Vec<u32>),
    Real(Vec<f64>),
}

impl Sums {
    fn of(page: &Samples, slices: u32) -> Self {
        // 65,535 × 65,537 is the largest number of 32 bits.
        let whole = !matches!(page, Samples::F32(_)) && slices <= 65_537;
        if whole { Self::Whole(vec![0; page.len()]) } else { Self::Real(vec![0.0; page.len()]) }
    }

    fn add(&mut self, page: &Samples) {
        fn all<T: Copy, S: std::ops::AddAssign + From<T>>(sums: &mut [S], page: &[T]) {
            sums.iter_mut().zip(page).for_each(|(sum, &value)| *sum += value.into());
        }
        match (self, page) {
            (Self::Whole(sums), Samples::U8(page)) => all(sums, page),
            (Self::Whole(sums), Samples::U16(page)) => all(sums, page),
            (Self::Real(sums), Samples::U8(page)) => all(sums, page),
            (Self::Real(sums), Samples::U16(page)) => all(sums, page),
            (Self::Real(sums), Samples::F32(page)) => all(sums, page),
            // All pages of a stack are of the same type; `Source::read` sees to that.
            (Self::Whole(_), Samples::F32(_)) => {}
        }
    }

    /// Puts the means into `page`; those of whole numbers are rounded, halves upwards.
    fn divide(&self, slices: u32, page: &mut Samples) {
        let count = f64::from(slices);
        let mean = |i: usize| match self {
            Self::Whole(sums) => f64::from(sums[i]) / count,
            Self::Real(sums) => sums[i] / count,
        };
        match page {
            Samples::U8(page) => page.iter_mut().enumerate().for_each(|(i, v)| *v = mean(i).round() as u8),
            Samples::U16(page) => page.iter_mut().enumerate().for_each(|(i, v)| *v = mean(i).round() as u16),
            Samples::F32(page) => page.iter_mut().enumerate().for_each(|(i, v)| *v = mean(i) as f32),
        }
    }
}

fn raise<T: Copy>(all: &mut [T], next: &[T], max: impl Fn(T, T) -> T) {
    for (value, &other) in all.iter_mut().zip(next) {
        *value = max(*value, other);
    }
}

/// Which part of a stack is seen.
fn told_selection(info: &FileInfo, view: &View) -> Vec<String> {
    if info.ambiguous_pages.is_some() {
        let what = match view.slice {
            SliceView::One(0) => "the first is used".to_owned(),
            SliceView::One(page) => format!("page {} is used", u64::from(page) + 1),
            SliceView::Max => "the brightest value of each pixel over all of them is used".to_owned(),
            SliceView::Mean => "the mean of all of them is used".to_owned(),
        };
        return vec![format!("The file has {} pages and it does not say what they are; {what}.", info.pages)];
    }
    let mut notes = Vec::new();
    if info.slices > 1 {
        let what = match view.slice {
            SliceView::One(0) => "the first is used".to_owned(),
            SliceView::One(slice) => format!("slice {} is used", u64::from(slice) + 1),
            SliceView::Max => "the brightest value of each pixel over all of them is used".to_owned(),
            SliceView::Mean => "their mean is used".to_owned(),
        };
        notes.push(format!("The stack has {} slices; {what}.", info.slices));
    }
    if info.times > 1 {
        let what = match view.time {
            0 => "the first is used".to_owned(),
            time => format!("time point {} is used", u64::from(time) + 1),
        };
        notes.push(format!("The stack has {} time points; {what}.", info.times));
    }
    notes
}

/// Gives samples that are infinite or not a number the smallest value of their channel, and tells how many they were.
fn make_finite(samples: &mut Samples, plane: usize) -> Result<Option<String>, DecodeError> {
    let Samples::F32(values) = samples else { return Ok(None) };
    let bad = values.iter().filter(|value| !value.is_finite()).count();
    if bad == 0 {
        return Ok(None);
    }
    let smallest = |values: &[f32]| values.iter().copied().filter(|v| v.is_finite()).reduce(f32::min);
    let Some(lowest) = smallest(values) else {
        return Err(DecodeError::damaged("all of its pixels are infinite or not a number"));
    };
    for channel in values.chunks_mut(plane.max(1)) {
        let low = smallest(channel).unwrap_or(lowest);
        channel.iter_mut().filter(|value| !value.is_finite()).for_each(|value| *value = low);
    }
    let what = if bad == 1 { "1 pixel was".to_owned() } else { format!("{bad} pixels were") };
    Ok(Some(format!("{what} infinite or not a number; the smallest value of the channel takes their place.")))
}

/// Told of numbers that a 32-bit float may not hold exactly.
pub(crate) fn rounding_note(bits: u8, format: SampleFormat) -> Option<String> {
    let rounds = bits == 64 || (bits > 24 && format != SampleFormat::Float);
    rounds.then(|| format!("{bits}-bit values are read as 32-bit floats; beyond 7 digits they are rounded."))
}
