//! One image at full size, and how channels are shown.

use vesicle_session::view::{ChannelSetting, ProjectView, SampleKind, SetRange, SliceView, ViewerImage};
use vesicle_session::{ImageId, Target};

use super::{Answer, State, answer, changed};

/// Size, slices, channels with their histograms. Without a slice: as the project shows stacks.
#[tauri::command]
#[specta::specta]
pub(crate) async fn viewer_image(desk: State<'_>, id: u32, slice: Option<SliceView>, time: u32) -> Answer<ViewerImage> {
    answer(|| desk.session()?.viewer_image(ImageId(id), slice, time))
}

/// The raw values of one pixel, one for each channel.
#[tauri::command]
#[specta::specta]
pub(crate) async fn pixel_values(
    desk: State<'_>,
    id: u32,
    slice: SliceView,
    time: u32,
    x: u32,
    y: u32,
) -> Answer<Vec<Finite>> {
    answer(|| Ok(desk.session()?.pixel_values(ImageId(id), slice, time, x, y)?.into_iter().map(Finite).collect()))
}

/// How channels are shown: of one image, or of all with as many channels and pixels of the same type.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_channels(
    desk: State<'_>,
    id: Option<u32>,
    channels: u32,
    kind: SampleKind,
    settings: Vec<ChannelSetting>,
) -> Answer<ProjectView> {
    changed(&desk, |session| session.set_channels(target(id, channels, kind), settings))
}

/// Channels are shown as by default again; those of one image as those of all.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reset_channels(
    desk: State<'_>,
    id: Option<u32>,
    channels: u32,
    kind: SampleKind,
) -> Answer<ProjectView> {
    changed(&desk, |session| session.set_channels(target(id, channels, kind), Vec::new()))
}

/// Percentiles of a channel over all images with as many channels and pixels of the same type.
#[tauri::command]
#[specta::specta]
pub(crate) async fn range_of_set(
    desk: State<'_>,
    channels: u32,
    kind: SampleKind,
    channel: u32,
    low: f64,
    high: f64,
) -> Answer<SetRange> {
    answer(|| desk.session()?.range_of_set(channels, kind, channel, low, high))
}

fn target(id: Option<u32>, channels: u32, kind: SampleKind) -> Target {
    id.map_or(Target::All { channels, kind }, |id| Target::One { image: ImageId(id), kind })
}

/// A number that is always finite: a plain `number` to the page.
#[derive(serde::Serialize, specta::Type)]
#[serde(transparent)]
pub(crate) struct Finite(#[specta(type = u32)] f64);
