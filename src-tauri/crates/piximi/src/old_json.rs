//! The project of Piximi before Zarr: one JSON in which pictures are data URLs, by slice and channel.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;

use crate::document::{Stored, color};
use crate::things::check_size;
use crate::{Category, Channel, Document, Image, Limits, Partition, Pixels, PiximiError};

const UNKNOWN_NAME: &str = "Unknown";
/// What such a project says of its version, and what we say of one that says nothing.
const NO_VERSION: &str = "0.0.0";

#[derive(Deserialize)]
struct File {
    project: Project,
    version: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Project {
    #[serde(default)]
    name: String,
    categories: Vec<StoredCategory>,
    serialized_images: Vec<StoredImage>,
}

#[derive(Deserialize)]
struct StoredCategory {
    id: String,
    name: String,
    #[serde(default)]
    color: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct StoredImage {
    image_filename: String,
    image_category_id: String,
    image_partition: Option<String>,
    image_width: u64,
    image_height: u64,
    image_channels: u64,
    image_planes: u64,
    image_data: Vec<Vec<String>>,
    #[serde(default)]
    image_colors: Vec<StoredColor>,
    #[serde(default)]
    annotations: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct StoredColor {
    range: (f32, f32),
    visible: bool,
    color: [f32; 3],
}

pub(crate) fn read(bytes: &[u8], limits: Limits) -> Result<Document, PiximiError> {
    if bytes.len() as u64 > limits.text_bytes {
        return Err(crate::tree::too_many_bytes("it", limits.text_bytes));
    }
    let file: File = serde_json::from_slice(bytes)
        .map_err(|error| PiximiError::NotPiximi(format!("it is no JSON of a Piximi project ({error})")))?;
    let mut document = Document::empty(
        file.version.filter(|version| !version.is_empty()).unwrap_or_else(|| NO_VERSION.to_owned()),
        limits,
    );
    document.name = file.project.name;
    let (unknown, known): (Vec<_>, Vec<_>) =
        file.project.categories.into_iter().partition(|category| category.name == UNKNOWN_NAME);
    document.categories = known
        .into_iter()
        .map(|StoredCategory { id, name, color: text }| Category { id, name, color: color(&text) })
        .collect();
    let places: BTreeMap<&str, usize> =
        document.categories.iter().enumerate().map(|(at, category)| (category.id.as_str(), at)).collect();
    let mut annotations = 0;
    let (mut images, mut unusable) = (Vec::new(), Vec::new());
    for stored in file.project.serialized_images {
        annotations += stored.annotations.len();
        let category = match places.get(stored.image_category_id.as_str()) {
            Some(place) => Ok(Some(*place)),
            None if unknown.iter().any(|category| category.id == stored.image_category_id) => Ok(None),
            None => Err(PiximiError::damaged(&stored.image_filename, "its category is not among those of the project")),
        };
        let name = stored.image_filename.clone();
        match category.and_then(|category| image(stored, category, &limits)) {
            Ok(image) => images.push(image),
            Err(error) => unusable.push((name, error)),
        }
    }
    if annotations > 0 {
        let note = format!(
            "{annotations} of “annotations” left out: they are parts of images, and only whole images are sorted here."
        );
        document.left_out.push(note);
    }
    (document.images, document.unusable) = (images, unusable);
    Ok(document)
}

fn image(stored: StoredImage, category: Option<usize>, limits: &Limits) -> Result<Image, PiximiError> {
    let name = stored.image_filename;
    let (planes, channels) = (stored.image_planes, stored.image_channels);
    check_size([planes, stored.image_height, stored.image_width, channels], &name, limits)?;
    let fits = planes > 0 && channels > 0 && stored.image_data.len() as u64 == planes;
    if !fits || stored.image_data.iter().any(|slice| slice.len() as u64 != channels) {
        let reason = format!("it says {planes} slices of {channels} channels and has other pictures");
        return Err(PiximiError::damaged(&name, reason));
    }
    let size = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
    let shown = stored.image_colors.iter().map(|stored| Channel {
        color: stored.color.map(|value| value.clamp(0.0, 255.0).round() as u8),
        range: stored.range,
        visible: stored.visible,
    });
    let shown: Vec<Channel> = shown.collect();
    Ok(Image {
        category,
        partition: match stored.image_partition.as_deref() {
            Some("Training") => Partition::Training,
            Some("Validation") => Partition::Validation,
            Some("Inference") => Partition::Inference,
            _ if category.is_none() => Partition::Inference,
            _ => Partition::Unassigned,
        },
        active_plane: 0,
        width: size(stored.image_width),
        height: size(stored.image_height),
        channels: size(channels),
        slices: size(planes),
        bits: 8,
        shown: if shown.len() as u64 == channels { shown } else { Vec::new() },
        stored: Stored::Packed(stored.image_data),
        name,
    })
}

/// The pictures inside of data URLs, still packed.
pub(crate) fn pixels(urls: &[Vec<String>]) -> Result<Pixels, PiximiError> {
    let file = |url: &String| {
        let packed = url.strip_prefix("data:image/").and_then(|rest| rest.split_once(";base64,"));
        let (_kind, text) = packed.ok_or_else(|| PiximiError::damaged("a picture", "it is no picture as text"))?;
        STANDARD.decode(text.trim()).map_err(|error| PiximiError::damaged("a picture", error.to_string()))
    };
    let slices = urls.iter().map(|slice| slice.iter().map(file).collect::<Result<Vec<_>, _>>());
    slices.collect::<Result<Vec<_>, _>>().map(Pixels::Files)
}
