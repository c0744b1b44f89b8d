//! A project as Piximi 1.1 saves it.
//!
//! Owns: the zip with its one Zarr group, what Piximi's reader asks for in it, and which names it can bear. Source: what
//! Piximi 1.1.4 reads (`deserializeProject_v11`) and writes (`serializeProject`). Refuses: pictures (values come as numbers),
//! and models: a project goes out with the settings that Piximi itself begins with.

use std::io::{Seek, Write};

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::write_names::{Names, root_name};
use crate::{Category, Channel, Partition, Values};

/// Of the Piximi whose layout this is; its reader chooses by it.
const VERSION: &str = "1.1.4";
/// The kind of whole images.
const KIND: &str = "Image";
const UNKNOWN_NAME: &str = "Unknown";
const UNKNOWN_COLOR: &str = "#AAAAAA";
/// What Piximi itself takes: of its nine levels the one between speed and size.
const LEVEL: i64 = 4;
/// A browser holds no more in one array.
const MOST_BYTES: u64 = (1 << 31) - 1;

/// Why something did not come into the file.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Of one image; the others can still be written.
    #[error("Piximi cannot hold it: {0}")]
    Refused(String),
    /// The file cannot be written.
    #[error(transparent)]
    File(#[from] std::io::Error),
}

impl From<zip::result::ZipError> for WriteError {
    fn from(error: zip::result::ZipError) -> Self {
        Self::File(match error {
            zip::result::ZipError::Io(error) => error,
            other => std::io::Error::other(other),
        })
    }
}

/// An image that goes out, without its pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Outgoing {
    /// A UUID.
    pub id: String,
    pub name: String,
    /// Position among the categories; `None` is Unknown. A prediction if the partition is Inference.
    pub category: Option<usize>,
    pub partition: Partition,
    /// The slice that Piximi shows and classifies, from 0.
    pub active_plane: u32,
    pub width: u32,
    pub height: u32,
    /// One for each channel, with ranges in values of the file.
    pub shown: Vec<Channel>,
}

/// Writes a project, one image after the other.
pub struct Writer<W: Write + Seek> {
    zip: ZipWriter<W>,
    root: String,
    name: String,
    categories: Vec<Category>,
    unknown: String,
    names: Names,
    written: Vec<Thing>,
    channels: u32,
}

/// What is said of a written image elsewhere in the file.
struct Thing {
    id: String,
    name: String,
    category: Option<usize>,
}

impl<W: Write + Seek> Writer<W> {
    /// Begins a project. `categories` without Unknown, whose id is `unknown`; all ids are UUIDs.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn new(to: W, name: &str, categories: &[Category], unknown: &str) -> Result<Self, WriteError> {
        let mut categories = categories.to_vec();
        // Piximi tells Unknown by the first letter of its id.
        categories.iter_mut().for_each(|category| category.id = begins_with('1', &category.id));
        let root = format!("{}.zarr", root_name(name));
        let mut zip = ZipWriter::new(to);
        // Its reader looks for this entry, and for exactly one like it.
        zip.add_directory(root.as_str(), SimpleFileOptions::default())?;
        Ok(Self {
            zip,
            root,
            name: name.to_owned(),
            categories,
            unknown: begins_with('0', unknown),
            names: Names::default(),
            written: Vec::new(),
            channels: 0,
        })
    }

    /// Writes an image: one [`Values`] for each slice. Gives the name that it has in Piximi.
    ///
    /// # Errors
    /// [`WriteError::Refused`] if it is too large, its values are not as many as said, or it has another number of channels
    /// than those before it; then nothing of it was written. Else the file cannot be written.
    pub fn image(&mut self, image: &Outgoing, slices: &[Values]) -> Result<String, WriteError> {
        let channels = u32::try_from(image.shown.len()).unwrap_or(u32::MAX);
        let bits = self.check(image, slices, channels)?;
        self.channels = channels;
        let name = self.names.free(&image.name);
        let place = format!("{}/project/things/{name}", self.root);
        let category = image.category.and_then(|at| self.categories.get(at)).map_or(&self.unknown, |known| &known.id);
        let id = begins_with('1', &image.id);
        let attributes = json!({
            "thing_id": id,
            "active_plane": image.active_plane,
            "class_category_id": category,
            "classifier_partition": word(image.partition),
            "kind": KIND,
            "contents": [],
        });
        self.group(&place, Some(&attributes))?;
        let pixels = format!("{place}/{name}");
        let shape = [slices.len() as u64, u64::from(image.height), u64::from(image.width), u64::from(channels)];
        self.described(&pixels, &shape, "<f4")?;
        self.file(&format!("{pixels}/.zattrs"), json!({ "bit_depth": bits }).to_string().as_bytes())?;
        self.begin(&format!("{pixels}/0.0.0.0"))?;
        for values in slices {
            self.zip.write_all(&interleaved(values, channels as usize))?;
        }
        self.colors(&format!("{place}/colors"), &image.shown, largest(bits))?;
        self.written.push(Thing { id, name: name.clone(), category: image.category });
        Ok(name)
    }

    /// Writes what is said of all images, and ends the file.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn finish(mut self) -> Result<W, WriteError> {
        let root = self.root.clone();
        self.group(&root, Some(&json!({ "version": VERSION })))?;
        let project = format!("{root}/project");
        self.group(&project, Some(&json!({ "name": self.name, "imageChannels": self.channels.max(1) })))?;
        let names: Vec<&str> = self.written.iter().map(|thing| thing.name.as_str()).collect();
        let names = json!({ "thing_names": names });
        self.group(&format!("{project}/things"), Some(&names))?;
        let categories = self.category_attributes();
        self.group(&format!("{project}/categories"), Some(&categories))?;
        let ids: Vec<&str> = self.written.iter().map(|thing| thing.id.as_str()).collect();
        let all: Vec<&str> = self.category_ids().collect();
        let kinds = json!({
            "kind_id": [KIND],
            "contents": [ids],
            "categories": [all],
            "unknown_category_id": [self.unknown],
            "display_name": [KIND],
        });
        self.group(&format!("{project}/kinds"), Some(&kinds))?;
        self.classifier(&format!("{root}/classifier"))?;
        self.group(&format!("{root}/segmenter"), Some(&json!({ "name": "undefined" })))?;
        Ok(self.zip.finish()?)
    }

    fn check(&self, image: &Outgoing, slices: &[Values], channels: u32) -> Result<u8, WriteError> {
        let refused = |reason: String| Err(WriteError::Refused(reason));
        if self.channels != 0 && channels != self.channels {
            return refused(format!("it has {channels} channels, and those before it have {}", self.channels));
        }
        let plane = u64::from(image.width) * u64::from(image.height) * u64::from(channels);
        let bits = match slices.first() {
            Some(Values::U16(_)) => 16,
            _ => 8,
        };
        let fits = |values: &Values| match values {
            Values::U8(values) => bits == 8 && values.len() as u64 == plane,
            Values::U16(values) => bits == 16 && values.len() as u64 == plane,
        };
        if plane == 0 || slices.is_empty() || !slices.iter().all(fits) {
            return refused("its values are not as many as its size says".to_owned());
        }
        let bytes = plane.saturating_mul(4).saturating_mul(slices.len() as u64);
        if bytes > MOST_BYTES {
            return refused(format!(
                "its values take {} MB there, and a browser holds 2,047 in one image",
                bytes >> 20
            ));
        }
        Ok(bits)
    }

    fn category_ids(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.unknown.as_str()).chain(self.categories.iter().map(|category| category.id.as_str()))
    }

    fn category_attributes(&self) -> Value {
        let inside = |category: Option<usize>| -> Vec<&str> {
            let things = self.written.iter().filter(|thing| thing.category == category);
            things.map(|thing| thing.id.as_str()).collect()
        };
        let places = std::iter::once(None).chain((0..self.categories.len()).map(Some));
        let contents: Vec<Vec<&str>> = places.map(inside).collect();
        let own = |unknown: &str, of: &dyn Fn(&Category) -> String| -> Vec<String> {
            std::iter::once(unknown.to_owned()).chain(self.categories.iter().map(of)).collect()
        };
        let color = |category: &Category| match category.color {
            Some([red, green, blue]) => format!("#{red:02X}{green:02X}{blue:02X}"),
            None => UNKNOWN_COLOR.to_owned(),
        };
        json!({
            "category_id": self.category_ids().collect::<Vec<_>>(),
            "color": own(UNKNOWN_COLOR, &color),
            "name": own(UNKNOWN_NAME, &|category| category.name.clone()),
            "kind": vec![KIND; self.categories.len() + 1],
            "contents": contents,
        })
    }

    fn colors(&mut self, place: &str, shown: &[Channel], largest: f32) -> Result<(), WriteError> {
        let channels = shown.len() as u64;
        let share = |value: f32| (value / largest).clamp(0.0, 1.0);
        self.group(place, None)?;
        let lows = floats(shown.iter().map(|channel| share(channel.range.0)));
        self.array(&format!("{place}/range_min"), &[channels], "<f4", &lows)?;
        let highs = floats(shown.iter().map(|channel| share(channel.range.1)));
        self.array(&format!("{place}/range_max"), &[channels], "<f4", &highs)?;
        let visible: Vec<u8> = shown.iter().map(|channel| u8::from(channel.visible)).collect();
        self.array(&format!("{place}/visible_B"), &[channels], "|u1", &visible)?;
        let colors = floats(shown.iter().flat_map(|channel| channel.color).map(|part| f32::from(part) / 255.0));
        self.array(&format!("{place}/color"), &[channels, 3], "<f4", &colors)
    }

    /// What Piximi begins with: no model, its own settings, and as many channels as the images have.
    fn classifier(&mut self, place: &str) -> Result<(), WriteError> {
        const BASE: &str = "base-model";
        self.group(place, Some(&json!({ "classifier_kinds": [KIND] })))?;
        self.group(&format!("{place}/{KIND}"), Some(&json!({ "models": [BASE] })))?;
        let model = format!("{place}/{KIND}/{BASE}");
        self.group(&model, Some(&json!({ "name": BASE })))?;
        let info = format!("{model}/model_info");
        self.group(&info, Some(&json!({ "eval_results": [], "class_map": [] })))?;
        let before = format!("{info}/preprocessing_settings");
        self.group(&before, Some(&json!({ "shuffle_B": 1, "training_percent": 0.75 })))?;
        let channels = u8::try_from(self.channels.max(1)).unwrap_or(u8::MAX);
        self.array(&format!("{before}/input_shape"), &[4], "|u1", &[1, 20, 20, channels])?;
        self.group(&format!("{before}/rescale_options"), Some(&json!({ "rescale_B": 1, "center_B": 0 })))?;
        self.group(&format!("{before}/crop_options"), Some(&json!({ "num_crops": 1, "crop_schema": "None" })))?;
        let settings = json!({
            "metrics": ["Categorical accuracy"],
            "epochs": 10,
            "batch_size": 32,
            "optimization_algorithm": "Adam",
            "learning_rate": 0.01,
            "loss_function": "Categorical (softmax) cross entropy",
        });
        self.group(&format!("{info}/optimizer_settings"), Some(&settings))
    }

    fn group(&mut self, place: &str, attributes: Option<&Value>) -> Result<(), WriteError> {
        self.file(&format!("{place}/.zgroup"), br#"{"zarr_format":2}"#)?;
        match attributes {
            Some(attributes) => self.file(&format!("{place}/.zattrs"), attributes.to_string().as_bytes()),
            None => Ok(()),
        }
    }

    /// A small array in one chunk.
    fn array(&mut self, place: &str, shape: &[u64], kind: &str, bytes: &[u8]) -> Result<(), WriteError> {
        self.described(place, shape, kind)?;
        let key = vec!["0"; shape.len()].join(".");
        self.file(&format!("{place}/{key}"), bytes)
    }

    fn described(&mut self, place: &str, shape: &[u64], kind: &str) -> Result<(), WriteError> {
        let own = json!({ "zarr_format": 2, "shape": shape, "chunks": shape, "dtype": kind, "fill_value": 0, "order": "C",
            "compressor": null, "filters": null });
        self.file(&format!("{place}/.zarray"), own.to_string().as_bytes())
    }

    fn file(&mut self, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
        self.begin(name)?;
        Ok(self.zip.write_all(bytes)?)
    }

    fn begin(&mut self, name: &str) -> Result<(), WriteError> {
        let options =
            SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(LEVEL));
        Ok(self.zip.start_file(name, options)?)
    }
}

fn word(partition: Partition) -> &'static str {
    match partition {
        Partition::Training => "Training",
        Partition::Validation => "Validation",
        Partition::Inference => "Inference",
        Partition::Unassigned => "Unassigned",
    }
}

fn begins_with(first: char, id: &str) -> String {
    std::iter::once(first).chain(id.chars().skip(1)).collect()
}

fn largest(bits: u8) -> f32 {
    if bits == 16 { 65_535.0 } else { 255.0 }
}

fn floats(values: impl Iterator<Item = f32>) -> Vec<u8> {
    values.flat_map(f32::to_le_bytes).collect()
}

/// Values of one slice, channel by channel, as Piximi keeps them: shares of the largest, the channels of a pixel together.
fn interleaved(values: &Values, channels: usize) -> Vec<u8> {
    fn together<T: Copy + Into<f32>>(values: &[T], channels: usize, largest: f32) -> Vec<u8> {
        let plane = values.len() / channels;
        let pixel = |at: usize| (0..channels).map(move |channel| values[channel * plane + at].into() / largest);
        floats((0..plane).flat_map(pixel))
    }
    match values {
        Values::U8(values) => together(values, channels, 255.0),
        Values::U16(values) => together(values, channels, 65_535.0),
    }
}

#[cfg(test)]
#[path = "write_tests.rs"]
mod tests;
