//! What an image file holds, without a project.
//!
//! Owns: the facts that `vesicle info FILE` prints. Refuses: keeping anything.

use std::path::{Path, PathBuf};

use serde::Serialize;
use vesicle_images::{ChannelSummary, FileInfo, Limits, SliceView, View};

use crate::image_data::{ImageData, zarr_images};
use crate::views::narrow;
use crate::{AppSettings, Folders, SessionError};

/// Facts of a file, and the range of its values.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileDescription {
    pub path: String,
    pub format: String,
    pub width: u32,
    pub height: u32,
    pub channels: u32,
    pub slices: u32,
    pub times: u32,
    /// Images in the file; the other facts are those of the first.
    pub series: u32,
    /// Significant bits per sample as stored; of a file that stores indices of colours, those of the colours.
    pub bit_depth: u8,
    /// Over all channels, slices and time points; stored values, after the rescale slope and intercept of DICOM, and
    /// turned round or of colours where a note or the format says so.
    pub min: Option<f32>,
    pub max: Option<f32>,
    /// Distance between pixel centres in µm along x, y and z.
    pub pixel_size: [Option<f64>; 3],
    pub channel_names: Vec<Option<String>>,
    /// A person must say how so many pages divide.
    pub ambiguous_pages: Option<u32>,
    pub metadata: Vec<(String, String)>,
    pub notes: Vec<String>,
}

/// Reads a whole file, slice by slice, within the limits that are set for the app.
///
/// # Errors
/// When it cannot be read or is no image.
pub fn describe_file(folders: &Folders, path: &Path) -> Result<FileDescription, SessionError> {
    let refuse = |reason: String| SessionError::Unreadable { path: path.to_path_buf(), reason };
    let (place, images) = first_image(path).map_err(refuse)?;
    let data = ImageData::open(&place).map_err(refuse)?;
    let limits = AppSettings::load(folders).limits();
    let info = data.probe(&View { limits, ..View::default() }).map_err(refuse)?;
    let (min, max) = range(&data, &info, limits).map_err(refuse)?;
    let spread = (info.spread > 1).then(|| format!("Its {}-bit grey values are read as 0 to 255.", info.bits));
    let series = images.unwrap_or(info.series);
    let first = (series > 1).then(|| format!("The file has {series} images; this is said of the first."));
    Ok(FileDescription {
        path: path.to_string_lossy().into_owned(),
        format: format!("{:?}", info.format),
        width: info.width,
        height: info.height,
        channels: info.channels,
        slices: info.slices,
        times: info.times,
        series,
        bit_depth: info.bits,
        min: min.map(|value| value / f32::from(info.spread)),
        max: max.map(|value| value / f32::from(info.spread)),
        pixel_size: [info.pixel_size.x, info.pixel_size.y, info.pixel_size.z],
        channel_names: info.channel_info.into_iter().map(|channel| channel.name).collect(),
        ambiguous_pages: info.ambiguous_pages,
        metadata: info.metadata,
        notes: info.notes.into_iter().chain(spread).chain(first).collect(),
    })
}

/// The file itself; of a Zarr folder its first image, and how many there are.
fn first_image(path: &Path) -> Result<(PathBuf, Option<u32>), String> {
    if !path.is_dir() {
        return Ok((path.to_path_buf(), None));
    }
    let listing = zarr_images(path)?;
    let first = listing.images.first().map(|image| image.path.clone()).unwrap_or_default();
    Ok((if first.is_empty() { path.to_path_buf() } else { path.join(first) }, Some(narrow(listing.images.len()))))
}

fn range(data: &ImageData, info: &FileInfo, limits: Limits) -> Result<(Option<f32>, Option<f32>), String> {
    let (mut min, mut max): (Option<f32>, Option<f32>) = (None, None);
    for time in 0..info.times {
        for slice in 0..info.slices {
            let view = View { slice: SliceView::One(slice), time, limits, ..View::default() };
            let picture = data.decode(&view)?;
            for channel in 0..picture.channels() {
                let summary = ChannelSummary::of(&picture, channel);
                min = [min, summary.min()].into_iter().flatten().reduce(f32::min);
                max = [max, summary.max()].into_iter().flatten().reduce(f32::max);
            }
        }
    }
    Ok((min, max))
}
