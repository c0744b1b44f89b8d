//! The descriptions in a store: JSON of Zarr 2 (`.zattrs`, `.zarray`) or Zarr 3 (`zarr.json`), and in it the OME
//! metadata of images (NGFF 0.1 to 0.5).

use serde_json::Value;

use super::{Store, join};
use crate::info::micrometres;
use crate::{ChannelInfo, DecodeError, PixelSize};

/// A group or an array.
pub(super) struct Node {
    pub(super) is_array: bool,
    /// Its own description: `zarr.json` or `.zarray`.
    pub(super) own: Value,
    /// The attributes that OME defines: within `ome` since 0.5, on their own before.
    pub(super) ome: Value,
}

/// `None` if there is neither group nor array of that name.
pub(super) fn node(store: &dyn Store, path: &str) -> Result<Option<Node>, DecodeError> {
    if let Some(own) = json(store, &join(path, "zarr.json"))? {
        let attributes = own.get("attributes").cloned().unwrap_or_default();
        let ome = attributes.get("ome").cloned().unwrap_or(attributes);
        let is_array = own.get("node_type").and_then(Value::as_str) == Some("array");
        return Ok(Some(Node { is_array, own, ome }));
    }
    let attributes = json(store, &join(path, ".zattrs"))?;
    if let Some(own) = json(store, &join(path, ".zarray"))? {
        return Ok(Some(Node { is_array: true, own, ome: attributes.unwrap_or_default() }));
    }
    let group = json(store, &join(path, ".zgroup"))?;
    if group.is_none() && attributes.is_none() {
        return Ok(None);
    }
    Ok(Some(Node { is_array: false, own: group.unwrap_or_default(), ome: attributes.unwrap_or_default() }))
}

fn json(store: &dyn Store, name: &str) -> Result<Option<Value>, DecodeError> {
    let Some(bytes) = store.get(name).map_err(DecodeError::damaged)? else { return Ok(None) };
    let value = serde_json::from_slice(&bytes);
    value.map(Some).map_err(|error| DecodeError::damaged(format!("{name} is not valid JSON ({error})")))
}

/// One `multiscales` entry.
pub(super) struct Multiscale {
    pub(super) name: Option<String>,
    /// Names of the axes, slowest first; empty in versions that do not say (they are t, c, z, y, x).
    pub(super) axes: Vec<String>,
    /// Paths of the levels, full resolution first, and the size of a pixel in them by axis.
    pub(super) levels: Vec<(String, Vec<f64>)>,
    units: Vec<Option<String>>,
}

impl Multiscale {
    pub(super) fn read(entry: &Value) -> Option<Self> {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let axes = entry.get("axes").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        // Version 0.3 has the names alone.
        let axis_name = |axis: &Value| text(axis).or_else(|| text(axis.get("name")?)).unwrap_or_default();
        let common = scale(entry);
        let level = |dataset: &Value| {
            let mut own = scale(dataset);
            if own.len() == common.len() {
                own.iter_mut().zip(&common).for_each(|(own, common)| *own *= common);
            }
            Some((text(dataset.get("path")?)?, own))
        };
        Some(Self {
            name: entry.get("name").and_then(text),
            axes: axes.iter().map(axis_name).collect(),
            units: axes.iter().map(|axis| axis.get("unit").and_then(text)).collect(),
            levels: entry.get("datasets")?.as_array()?.iter().filter_map(level).collect(),
        })
    }

    pub(super) fn pixel_size(&self, level: usize) -> PixelSize {
        let size = |name: &str| {
            let axis = self.axes.iter().position(|axis| axis == name)?;
            micrometres(*self.levels.get(level)?.1.get(axis)?, self.units.get(axis)?.as_deref()?)
        };
        PixelSize { x: size("x"), y: size("y"), z: size("z") }
    }
}

fn scale(value: &Value) -> Vec<f64> {
    let transformations = value.get("coordinateTransformations").and_then(Value::as_array);
    let scale = transformations.into_iter().flatten().find_map(|one| one.get("scale")?.as_array());
    scale.into_iter().flatten().map(|number| number.as_f64().unwrap_or(1.0)).collect()
}

/// Names, colours and windows of the `omero` attribute.
pub(super) fn channels(ome: &Value, count: usize) -> Vec<ChannelInfo> {
    let described = ome.get("omero").and_then(|omero| omero.get("channels")?.as_array());
    let mut channels: Vec<ChannelInfo> = described.into_iter().flatten().take(count).map(channel).collect();
    channels.resize(count, ChannelInfo::default());
    channels
}

fn channel(value: &Value) -> ChannelInfo {
    let hex = |text: &str| {
        let number = u32::from_str_radix(text.trim_start_matches('#').get(..6)?, 16).ok()?;
        Some([16, 8, 0].map(|shift| (number >> shift) as u8)).filter(|color| *color != [0; 3])
    };
    let window = value.get("window");
    let end = |name| Some(window?.get(name)?.as_f64()? as f32).filter(|value| value.is_finite());
    let name = value.get("label").and_then(Value::as_str).map(str::trim);
    ChannelInfo {
        name: name.filter(|name| !name.is_empty()).map(str::to_owned),
        color: value.get("color").and_then(Value::as_str).and_then(hex),
        range: end("start").zip(end("end")).filter(|(low, high)| low < high),
    }
}
