//! One image of a store as pages: channels, slices and times of a Zarr array.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use serde_json::Value;
use zarrs::array::{Array, ArrayCreateError, ArrayError, ArraySubset, CodecOptions, ElementOwned};

use super::bridge::{Bridge, Codecs};
use super::ome::{self, Multiscale, Node};
use super::{Store, join};
use crate::decode::{Grid, Pages, Source, check_size, rounding_note};
use crate::{DecodeError, FileInfo, Format, Limits, PageOrder, SampleFormat, SampleKind, Samples, View};

/// Chunks that one plane may be spread over: a plane of 130,000 × 130,000 in chunks of 256 × 256.
const MOST_CHUNKS: u64 = 1 << 18;

/// What an axis of the array is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Axis {
    T,
    C,
    Z,
    Y,
    X,
    /// Only its first element is read.
    Other,
}

struct Planes {
    array: Array<Bridge>,
    axes: Vec<Axis>,
    /// Channels, slices, times.
    sizes: [u32; 3],
    stored: Stored,
    width: u32,
    height: u32,
    limits: Limits,
}

/// Sample types by the names of Zarr 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stored {
    Bool,
    U8,
    U16,
    U32,
    U64,
    I8,
    I16,
    I32,
    I64,
    F32,
    F64,
}

impl Stored {
    fn of(own: &Value) -> Result<Self, DecodeError> {
        let name = own.get("data_type").or_else(|| own.get("dtype")).and_then(Value::as_str).unwrap_or("");
        // Zarr 2 has NumPy's names, with the byte order in front.
        Ok(match name.trim_start_matches(['<', '>', '|', '=']) {
            "bool" | "b1" => Self::Bool,
            "uint8" | "u1" => Self::U8,
            "uint16" | "u2" => Self::U16,
            "uint32" | "u4" => Self::U32,
            "uint64" | "u8" => Self::U64,
            "int8" | "i1" => Self::I8,
            "int16" | "i2" => Self::I16,
            "int32" | "i4" => Self::I32,
            "int64" | "i8" => Self::I64,
            "float32" | "f4" => Self::F32,
            "float64" | "f8" => Self::F64,
            other => return Err(unsupported(format!("a Zarr image of {other} samples"))),
        })
    }

    fn kind(self) -> SampleKind {
        match self {
            Self::Bool | Self::U8 => SampleKind::U8,
            Self::U16 => SampleKind::U16,
            _ => SampleKind::F32,
        }
    }

    fn bits(self) -> u8 {
        match self {
            Self::Bool => 1,
            Self::U8 | Self::I8 => 8,
            Self::U16 | Self::I16 => 16,
            Self::U32 | Self::I32 | Self::F32 => 32,
            Self::U64 | Self::I64 | Self::F64 => 64,
        }
    }

    fn format(self) -> SampleFormat {
        match self {
            Self::Bool | Self::U8 | Self::U16 | Self::U32 | Self::U64 => SampleFormat::Unsigned,
            Self::I8 | Self::I16 | Self::I32 | Self::I64 => SampleFormat::Signed,
            Self::F32 | Self::F64 => SampleFormat::Float,
        }
    }
}

/// The image at `path` at the level that `side` asks for, and the count of chunks that were found.
pub(super) fn open(
    store: &Arc<dyn Store>,
    path: &str,
    view: &View,
    side: Option<u32>,
) -> Result<(Source<'static>, Arc<AtomicU64>), DecodeError> {
    let missing = || DecodeError::NotAnImage { looks_like: "a folder without a Zarr image" };
    let node = ome::node(store.as_ref(), path)?.ok_or_else(missing)?;
    let scales: Vec<Multiscale> = match node.ome.get("multiscales").and_then(Value::as_array) {
        Some(entries) if !node.is_array => entries.iter().filter_map(Multiscale::read).collect(),
        _ => Vec::new(),
    };
    let series = scales.len().max(1) as u32;
    if view.series >= series {
        let message = format!("image {} was asked for, but there is {series}", u64::from(view.series) + 1);
        return Err(DecodeError::selection(message));
    }
    let scale = scales.get(view.series as usize);
    let mut level = 0;
    let mut array_path = path.to_owned();
    let mut array_node = None;
    if let Some(scale) = scale {
        let mut nodes = Vec::new();
        for (name, _) in &scale.levels {
            let at = join(path, name.trim_matches('/'));
            nodes.push((at.clone(), ome::node(store.as_ref(), &at)?));
            if side.is_none() {
                break;
            }
        }
        let wanted = u64::from(side.unwrap_or(u32::MAX));
        let longer = |node: &Node| plane_side(&node.own, &scale.axes);
        // Levels shrink; the last that is still large enough will do.
        level = nodes.iter().rposition(|(_, node)| node.as_ref().is_some_and(|n| longer(n) >= wanted)).unwrap_or(0);
        (array_path, array_node) = nodes.into_iter().nth(level).ok_or_else(missing)?;
    } else if node.is_array {
        array_node = Some(node_copy(&node));
    }
    let array_node = array_node.filter(|node| node.is_array).ok_or_else(missing)?;
    let (mut source, found) = open_array(store, &array_path, &array_node, scale, view)?;
    let info = &mut source.info;
    info.series = series;
    info.channel_info = ome::channels(&node.ome, info.channels as usize);
    if let Some(scale) = scale {
        info.pixel_size = scale.pixel_size(level);
        info.tell("Image name", scale.name.clone().unwrap_or_default());
    }
    Ok((source, found))
}

fn node_copy(node: &Node) -> Node {
    Node { is_array: node.is_array, own: node.own.clone(), ome: node.ome.clone() }
}

fn shape_of(own: &Value) -> Vec<u64> {
    let shape = own.get("shape").and_then(Value::as_array);
    shape.into_iter().flatten().map(|n| n.as_u64().unwrap_or(0)).collect()
}

/// The longer side of a plane.
fn plane_side(own: &Value, names: &[String]) -> u64 {
    let shape = shape_of(own);
    let axes = axes_of(names, own, shape.len()).0;
    axes.iter().zip(shape).filter(|(axis, _)| matches!(axis, Axis::X | Axis::Y)).map(|(_, n)| n).max().unwrap_or(0)
}

/// The axes, and whether they were told rather than taken for granted.
fn axes_of(names: &[String], own: &Value, dimensions: usize) -> (Vec<Axis>, bool) {
    let of_array = own.get("dimension_names").and_then(Value::as_array);
    let of_array: Vec<String> =
        of_array.into_iter().flatten().map(|name| name.as_str().unwrap_or("").to_lowercase()).collect();
    let names = if names.len() == dimensions { names } else { &of_array };
    let axis = |name: &String| match name.as_str() {
        "t" | "time" => Axis::T,
        "c" | "channel" => Axis::C,
        "z" => Axis::Z,
        "y" => Axis::Y,
        "x" => Axis::X,
        _ => Axis::Other,
    };
    let told: Vec<Axis> = names.iter().map(axis).collect();
    if told.len() == dimensions && told.contains(&Axis::Y) && told.contains(&Axis::X) {
        return (told, true);
    }
    let all = [Axis::T, Axis::C, Axis::Z, Axis::Y, Axis::X];
    let others = vec![Axis::Other; dimensions.saturating_sub(5)];
    ([&others[..], &all[5 - dimensions.min(5)..]].concat(), dimensions == 2 || dimensions == 5)
}

fn open_array(
    store: &Arc<dyn Store>,
    path: &str,
    node: &Node,
    scale: Option<&Multiscale>,
    view: &View,
) -> Result<(Source<'static>, Arc<AtomicU64>), DecodeError> {
    let shape = shape_of(&node.own);
    let names = scale.map(|scale| scale.axes.as_slice()).unwrap_or_default();
    let (axes, told) = axes_of(names, &node.own, shape.len());
    let size = |wanted| {
        let sizes = axes.iter().zip(&shape).filter(|(axis, _)| **axis == wanted).map(|(_, &n)| n);
        let size = sizes.fold(1_u64, u64::saturating_mul);
        u32::try_from(size).map_err(|_too_many| DecodeError::TooLarge { width: size, height: 1 })
    };
    let (width, height) = (size(Axis::X)?, size(Axis::Y)?);
    let sizes = [size(Axis::C)?, size(Axis::Z)?, size(Axis::T)?];
    if shape.len() < 2 || shape.contains(&0) || sizes[0] > 1 << 16 {
        return Err(DecodeError::damaged(format!("it says that its shape is {shape:?}")));
    }
    let place = |wanted| axes.iter().position(|axis| *axis == wanted);
    if place(Axis::X) < place(Axis::Y) {
        return Err(unsupported("a Zarr image whose columns come before its rows".to_owned()));
    }
    let stored = Stored::of(&node.own)?;
    let chunk = chunk_shape(&node.own);
    let chunk_bytes = chunk.iter().fold(u64::from(stored.bits().div_ceil(8)), |all, &n| all.saturating_mul(n));
    let in_plane = axes.iter().zip(shape.iter().zip(&chunk)).filter(|(axis, _)| matches!(axis, Axis::X | Axis::Y));
    let (chunks, plane_pixels) = in_plane.fold((1_u64, 1_u64), |(chunks, pixels), (_, (&n, &part))| {
        (chunks.saturating_mul(n.div_ceil(part.max(1))), pixels.saturating_mul(n.min(part)))
    });
    if chunk.len() != shape.len() || chunk.contains(&0) || chunks > MOST_CHUNKS {
        return Err(DecodeError::damaged(format!("its shape {shape:?} does not fit its chunks {chunk:?}")));
    }
    if chunk_bytes > view.limits.bytes {
        return Err(DecodeError::TooLarge { width: width.into(), height: height.into() });
    }
    let found = Arc::new(AtomicU64::new(0));
    let codecs = codecs(&node.own);
    let absent = AtomicU64::new(0);
    let bridge = Bridge { store: store.clone(), found: found.clone(), most: chunk_bytes, codecs, plane_pixels, absent };
    let array = Array::open(Arc::new(bridge), &format!("/{path}")).map_err(explain_open)?;
    if array.shape() != shape {
        return Err(DecodeError::damaged("its shape is not told clearly"));
    }

    let mut info = FileInfo::new(Format::Zarr, width, height, sizes[0], stored.kind());
    info.slices = sizes[1];
    info.times = sizes[2];
    info.bits = stored.bits();
    info.sample_format = stored.format();
    info.pages = sizes.iter().fold(1_u32, |all, &n| all.saturating_mul(n));
    if axes.iter().zip(&shape).any(|(axis, &n)| *axis == Axis::Other && n > 1) {
        info.notes.push("The image has further axes; the first element of each is used.".to_owned());
    }
    info.notes.extend(rounding_note(info.bits, info.sample_format));
    let planes = Planes { array, axes, sizes, stored, width, height, limits: view.limits };
    if !told && info.pages > 1 {
        // Nobody says what the planes are: they are slices until a person says more. The order is that of the array.
        info.ambiguous_pages = Some(info.pages);
        (info.channels, info.slices, info.times) = (1, info.pages, 1);
        info.channel_info.truncate(1);
        return Ok((source(info, InOrder(planes)), found));
    }
    Ok((source(info, planes), found))
}

fn source(info: FileInfo, pages: impl Pages + 'static) -> Source<'static> {
    Source { info, per_page: 1, page_is_rgb: false, grid: Grid::Ordered(PageOrder::Czt), pages: Box::new(pages) }
}

/// Version 3: of the grid; version 2: of its own.
fn chunk_shape(own: &Value) -> Vec<u64> {
    let v3 = own.get("chunk_grid").and_then(|grid| grid.get("configuration")?.get("chunk_shape"));
    let shape = v3.or_else(|| own.get("chunks")).and_then(Value::as_array);
    shape.into_iter().flatten().map(|n| n.as_u64().unwrap_or(0)).collect()
}

/// Packers are named at several places: in lists, within shards, or alone.
fn codecs(own: &Value) -> Codecs {
    let text = ["codecs", "compressor", "filters"].iter().filter_map(|name| own.get(name)).map(Value::to_string);
    let text = text.collect::<String>();
    Codecs { blosc: text.contains("\"blosc\""), zstd: text.contains("zstd"), gzip: text.contains("gzip") }
}

fn unsupported(what: String) -> DecodeError {
    let way_out = "Save it again with a usual one (for example with ome-zarr-py or bioformats2raw)".to_owned();
    DecodeError::Unsupported { what, way_out }
}

fn explain_open(error: ArrayCreateError) -> DecodeError {
    match error {
        ArrayCreateError::CodecsCreateError(reason) => unsupported(format!("a Zarr image with this codec ({reason})")),
        ArrayCreateError::DataTypeCreateError(reason) => unsupported(format!("a Zarr image of this type ({reason})")),
        // Of version 2 the codecs are told only in the message.
        other if other.to_string().contains("not supported") => {
            unsupported(format!("a Zarr image of this kind ({other})"))
        }
        other => DecodeError::damaged(other.to_string()),
    }
}

fn explain(error: ArrayError) -> DecodeError {
    DecodeError::damaged(format!("its chunks cannot be read ({error})"))
}

impl Planes {
    fn at(&self, [channel, slice, time]: [u32; 3]) -> Result<Samples, DecodeError> {
        let (width, height) = (u64::from(self.width), u64::from(self.height));
        let pixels = width * height;
        check_size(&self.limits, width, height, pixels.saturating_mul(self.stored.bits().div_ceil(8).into()))?;
        let range = |axis: &Axis| match axis {
            Axis::T => u64::from(time)..u64::from(time) + 1,
            Axis::C => u64::from(channel)..u64::from(channel) + 1,
            Axis::Z => u64::from(slice)..u64::from(slice) + 1,
            Axis::Y => 0..height,
            Axis::X => 0..width,
            Axis::Other => 0..1,
        };
        let subset = ArraySubset::new_with_ranges(&self.axes.iter().map(range).collect::<Vec<_>>());
        Ok(match self.stored {
            Stored::Bool => Samples::U8(self.values::<bool>(&subset)?.into_iter().map(u8::from).collect()),
            Stored::U8 => Samples::U8(self.values(&subset)?),
            Stored::U16 => Samples::U16(self.values(&subset)?),
            Stored::F32 => Samples::F32(self.values(&subset)?),
            Stored::U32 => floats(self.values::<u32>(&subset)?, |v| v as f32),
            Stored::U64 => floats(self.values::<u64>(&subset)?, |v| v as f32),
            Stored::I8 => floats(self.values::<i8>(&subset)?, f32::from),
            Stored::I16 => floats(self.values::<i16>(&subset)?, f32::from),
            Stored::I32 => floats(self.values::<i32>(&subset)?, |v| v as f32),
            Stored::I64 => floats(self.values::<i64>(&subset)?, |v| v as f32),
            Stored::F64 => floats(self.values::<f64>(&subset)?, |v| v as f32),
        })
    }

    fn values<T: ElementOwned>(&self, subset: &ArraySubset) -> Result<Vec<T>, DecodeError> {
        // One thread: whoever asks for pictures has several at work already.
        let options = CodecOptions::default().with_concurrent_target(1);
        self.array.retrieve_array_subset_opt(subset, &options).map_err(explain)
    }
}

fn floats<T>(values: Vec<T>, convert: impl Fn(T) -> f32) -> Samples {
    Samples::F32(values.into_iter().map(convert).collect())
}

impl Pages for Planes {
    fn read(&self, page: usize) -> Result<Samples, DecodeError> {
        self.at(PageOrder::Czt.plane(page as u64, self.sizes))
    }
}

/// The planes in the order in which the array stores them: its last axes change fastest.
struct InOrder(Planes);

impl Pages for InOrder {
    fn read(&self, page: usize) -> Result<Samples, DecodeError> {
        self.0.at(PageOrder::Zct.plane(page as u64, self.0.sizes))
    }
}
