//! One image at full size: what the viewer shows of it, its tiles, its values.
//!
//! Owns: the way from an image of the project to its description with histograms, to a tile, and to the values of a
//! pixel; and a range that suits the whole set. Refuses: deciding how channels are shown (that is `channels`), and any
//! value that is not the instrument's.

use std::sync::Arc;

use rayon::prelude::*;
use vesicle_images::{
    ChannelDisplay, ChannelSetting, ChannelSummary, SampleKind, SliceView, displays_by, encode_png, file_range, tile,
};
use vesicle_project::{Color, Image, ImageId};

use crate::SessionError;
use crate::pictures::{read_picture, within};
use crate::session::Session;
use crate::shown_pictures::{Place, Shown};
use crate::view::{SetRange, ViewerChannel, ViewerImage};
use crate::views::narrow;

/// Bars of a histogram.
const BINS: usize = 256;
/// Images that are looked at for a range that suits all.
const SAMPLE: usize = 64;

/// Where a tile lies: `level` L shows each 2^L × 2^L pixels as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TilePlace {
    pub image: ImageId,
    pub slice: SliceView,
    pub time: u32,
    pub level: u32,
    pub column: u32,
    pub row: u32,
}

impl Session {
    /// Everything that the viewer shows of an image but its pixels. `slice`: as the project shows stacks if not given.
    ///
    /// # Errors
    /// When the image is not in the project, or cannot be read.
    pub fn viewer_image(&self, id: ImageId, slice: Option<SliceView>, time: u32) -> Result<ViewerImage, SessionError> {
        let (image, place) = self.place(id, slice, time)?;
        let shown = self.shown(&image, place)?;
        let (chosen, own) = {
            let state = self.lock();
            (state.channels.of(&image), state.channels.is_own(id))
        };
        let kind = shown.picture.kind();
        let settings = chosen.of(kind);
        let displays = displays_by(&shown.picture, settings, &shown.summaries);
        let channels = shown.summaries.iter().zip(&displays).enumerate();
        Ok(ViewerImage {
            id: id.0,
            name: image.name.clone(),
            width: shown.picture.width(),
            height: shown.picture.height(),
            slices: image.slices,
            times: image.times,
            slice: place.slice,
            time: place.time,
            pixel_size: image.pixel_size,
            is_rgb: shown.picture.is_rgb(),
            kind,
            whole_numbers: kind != SampleKind::F32,
            own,
            palette: shown.picture.palette().map(|colors| colors.iter().map(|color| hex(*color)).collect()),
            channels: channels
                .map(|(at, (summary, display))| {
                    let setting = settings.get(at).cloned().unwrap_or_default();
                    let name = image.channel_names.get(at).cloned().flatten();
                    channel(name, setting, display, summary, file_range(&shown.picture, narrow(at)))
                })
                .collect(),
        })
    }

    /// The values of one pixel, one for each channel.
    ///
    /// # Errors
    /// When the image is not in the project or cannot be read, or the pixel lies outside.
    pub fn pixel_values(
        &self,
        id: ImageId,
        slice: SliceView,
        time: u32,
        x: u32,
        y: u32,
    ) -> Result<Vec<f64>, SessionError> {
        let (image, place) = self.place(id, Some(slice), time)?;
        let shown = self.shown(&image, place)?;
        let values: Option<Vec<f64>> =
            (0..shown.picture.channels()).map(|channel| shown.picture.value(channel, x, y).map(f64::from)).collect();
        values.ok_or_else(|| SessionError::Refused(format!("There is no pixel at {x}, {y} in {}.", image.name)))
    }

    /// A tile as PNG, at most 512 × 512 pixels, with the channels shown as asked.
    ///
    /// # Errors
    /// A sentence for the person: why there is none.
    pub fn tile(&self, place: TilePlace, displays: &[ChannelDisplay]) -> Result<Vec<u8>, String> {
        let (image, plane) =
            self.place(place.image, Some(place.slice), place.time).map_err(|error| error.to_string())?;
        let shown = self.shown(&image, plane).map_err(|error| error.to_string())?;
        let pixels = tile(&shown.picture, displays, place.level, place.column, place.row)
            .ok_or_else(|| format!("{} has no tile there", image.name))?;
        encode_png(&pixels).map_err(|error| error.to_string())
    }

    /// Percentiles (0 to 100) of a channel over the images with so many channels and pixels of this type; of many images
    /// a sample, evenly spread.
    ///
    /// # Errors
    /// When none of these images can be read.
    pub fn range_of_set(
        &self,
        channels: u32,
        kind: SampleKind,
        channel: u32,
        low: f64,
        high: f64,
    ) -> Result<SetRange, SessionError> {
        let snapshot = self.snapshot();
        // Signed values and those with a fraction, of any number of bits, are read as 32-bit floats.
        let can_be = |image: &Image| match kind {
            SampleKind::U8 => image.bits <= 8,
            SampleKind::U16 => image.bits <= 16,
            SampleKind::F32 => true,
        };
        let alike = |image: &&Arc<Image>| image.channels == channels && can_be(image);
        let all = snapshot.project.images().filter(|image| image.channels == channels).count();
        let images: Vec<Arc<Image>> = snapshot.project.images().filter(alike).cloned().collect();
        let step = images.len().div_ceil(SAMPLE).max(1);
        let chosen: Vec<&Arc<Image>> = images.iter().step_by(step).collect();
        let read: Vec<ChannelSummary> = chosen
            .par_iter()
            .filter_map(|image| {
                let picture = read_picture(&snapshot.base, image, snapshot.stack, 0, snapshot.limits).ok()?;
                (channel < picture.channels()).then(|| ChannelSummary::of(&picture, channel))
            })
            .collect();
        let mut total = ChannelSummary::empty(kind);
        // Values of another pixel type are not on the same scale.
        let used = read.iter().filter(|summary| total.merge(summary).is_ok()).count();
        let others = all - images.len() + (read.len() - used);
        let ends = total.quantile(low / 100.0).zip(total.quantile(high / 100.0));
        let (low, high) = ends.ok_or_else(|| {
            SessionError::Refused("None of these images could be read; are their files still there?".to_owned())
        })?;
        Ok(SetRange { low: low.into(), high: high.into(), images: narrow(used), others: narrow(others) })
    }

    fn place(&self, id: ImageId, slice: Option<SliceView>, time: u32) -> Result<(Arc<Image>, Place), SessionError> {
        let state = self.lock();
        let image = state.project.image(id).cloned();
        let image =
            image.ok_or_else(|| SessionError::Refused("The image is not in the project any more.".to_owned()))?;
        let slice = within(slice.unwrap_or(state.stack), image.slices);
        let time = time.min(image.times.saturating_sub(1));
        Ok((image, Place { image: id, slice, time }))
    }

    /// An image as the project shows stacks, at its first time point.
    pub(crate) fn shown_now(&self, image: &Image) -> Result<Arc<Shown>, SessionError> {
        let (_, place) = self.place(image.id, None, 0)?;
        self.shown(image, place)
    }

    fn shown(&self, image: &Image, place: Place) -> Result<Arc<Shown>, SessionError> {
        let limits = self.lock().limits;
        let read = || read_picture(self.base(), image, place.slice, place.time, limits);
        self.shown_pictures()
            .get(place, read)
            .map_err(|reason| SessionError::Unreadable { path: std::path::PathBuf::from(&image.name), reason })
    }
}

fn channel(
    name: Option<String>,
    setting: ChannelSetting,
    display: &ChannelDisplay,
    summary: &ChannelSummary,
    said: Option<(f32, f32)>,
) -> ViewerChannel {
    let (min, max) = (summary.min().unwrap_or(0.0), summary.max().unwrap_or(0.0));
    // A few hot pixels would leave the rest a single bar; what lies beyond is seen in the numbers.
    let low = min.min(display.low);
    let high = summary.quantile(0.9999).unwrap_or(max).max(display.high.min(max)).max(low);
    let high = if high > low { high } else { low + 1.0 };
    ViewerChannel {
        name,
        setting,
        color: hex(display.color),
        low: display.low.into(),
        high: display.high.into(),
        min: min.into(),
        max: max.into(),
        type_max: summary.kind().type_max().into(),
        file_range: said.map(|(low, high)| [low.into(), high.into()]),
        histogram: summary.histogram(BINS, low, high),
        histogram_low: low.into(),
        histogram_high: high.into(),
    }
}

fn hex(color: [u8; 3]) -> String {
    Color(color).to_string()
}
