//! Stores made in memory, value by value; only blosc and shards are written by the `zarrs` crate.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::sync::Arc;

use serde_json::{Value, json};
use zarrs::array::codec::{BloscCodec, ShardingCodecBuilder};
use zarrs::array::{ArrayBuilder, BytesToBytesCodecTraits as _, CodecOptions, data_type};
use zarrs::storage::store::MemoryStore;
use zarrs::storage::{ListableStorageTraits as _, ReadableStorageTraits as _};

use crate::zarr::Store;

/// `name` in `folder`.
fn at(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

#[derive(Clone, Default)]
pub(super) struct Memory(pub(super) BTreeMap<String, Vec<u8>>);

impl Store for Memory {
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, String> {
        Ok(self.0.get(name).cloned())
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, String> {
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let below = self.0.keys().filter_map(|name| name.strip_prefix(&prefix)?.split('/').next());
        Ok(below.map(str::to_owned).collect::<BTreeSet<_>>().into_iter().collect())
    }
}

impl Memory {
    pub(super) fn json(&mut self, name: &str, value: Value) -> &mut Self {
        self.0.insert(name.to_owned(), value.to_string().into_bytes());
        self
    }

    pub(super) fn shared(&self) -> Arc<dyn Store> {
        Arc::new(self.clone())
    }

    /// A version 2 array of 16-bit values 0, 1, 2, … in chunks of one plane each, packed by `pack`.
    pub(super) fn array_v2(
        &mut self,
        path: &str,
        shape: &[u64],
        compressor: Value,
        pack: fn(&[u8]) -> Vec<u8>,
    ) -> &mut Self {
        let plane = shape[shape.len() - 2] * shape[shape.len() - 1];
        let mut chunk = vec![1; shape.len() - 2];
        chunk.extend(&shape[shape.len() - 2..]);
        self.json(
            &at(path, ".zarray"),
            json!({"zarr_format": 2, "shape": shape, "chunks": chunk, "dtype": "<u2", "compressor": compressor,
                   "fill_value": 0, "order": "C", "filters": null, "dimension_separator": "/"}),
        );
        for page in 0..shape[..shape.len() - 2].iter().product::<u64>() {
            let mut rest = page;
            let mut indices: Vec<u64> = Vec::new();
            for &size in shape[..shape.len() - 2].iter().rev() {
                indices.insert(0, rest % size);
                rest /= size;
            }
            let name: Vec<String> = indices.into_iter().chain([0, 0]).map(|i| i.to_string()).collect();
            let values: Vec<u8> = (0..plane).flat_map(|i| ((page * plane + i) as u16).to_le_bytes()).collect();
            self.0.insert(at(path, &name.join("/")), pack(&values));
        }
        self
    }
}

pub(super) const AXES: &str = r#"[{"name":"t","type":"time"},{"name":"c","type":"channel"},
    {"name":"z","type":"space","unit":"micrometer"},{"name":"y","type":"space","unit":"nanometer"},
    {"name":"x","type":"space","unit":"micrometer"}]"#;

pub(super) fn multiscales(axes: &str, levels: &[(&str, &[f64])]) -> Value {
    let dataset = |(path, scale): &(&str, &[f64])| json!({"path": path, "coordinateTransformations": [{"type": "scale", "scale": scale}]});
    let axes: Value = serde_json::from_str(axes).unwrap();
    json!([{"name": "cells", "axes": axes, "datasets": levels.iter().map(dataset).collect::<Vec<_>>()}])
}

pub(super) fn omero() -> Value {
    json!({"channels": [
        {"label": "DAPI", "color": "0000FF", "window": {"start": 5.0, "end": 500.0, "min": 0, "max": 65535}},
        {"label": "GFP", "color": "00ff00", "window": {"start": 7.0, "end": 7.0}}]})
}

/// t 2, c 2, z 3, y 4, x 5, and a second level of half the size.
pub(super) fn image_v2(path: &str, compressor: Value, pack: fn(&[u8]) -> Vec<u8>) -> Memory {
    let mut store = Memory::default();
    let scales: [(&str, &[f64]); 2] = [("0", &[1.0, 1.0, 2.5, 250.0, 0.25]), ("1", &[1.0, 1.0, 2.5, 500.0, 0.5])];
    store
        .json(&at(path, ".zgroup"), json!({"zarr_format": 2}))
        .json(&at(path, ".zattrs"), json!({"multiscales": multiscales(AXES, &scales), "omero": omero()}))
        .array_v2(&at(path, "0"), &[2, 2, 3, 4, 5], compressor.clone(), pack)
        .array_v2(&at(path, "1"), &[2, 2, 3, 2, 3], compressor, pack);
    store
}

pub(super) fn plain(bytes: &[u8]) -> Vec<u8> {
    bytes.to_vec()
}

pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

pub(super) fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

pub(super) fn zstd(bytes: &[u8]) -> Vec<u8> {
    ::zstd::bulk::compress(bytes, 3).unwrap()
}

/// 16-bit values, shuffled, in the format of c-blosc 1.
pub(super) fn blosc(bytes: &[u8]) -> Vec<u8> {
    let codec = json!({"cname": "lz4", "clevel": 5, "shuffle": "shuffle", "typesize": 2, "blocksize": 0});
    let codec = BloscCodec::new_with_configuration(&serde_json::from_value(codec).unwrap()).unwrap();
    codec.encode(bytes.into(), &CodecOptions::default()).unwrap().into_owned()
}

/// A version 3 image of one array of 2 × 3 × 4 floats with these codecs and this only chunk.
pub(super) fn image_v3(path: &str, codecs: Value, chunk: &[u8]) -> Memory {
    let mut store = Memory::default();
    let axes = r#"[{"name":"c","type":"channel"},{"name":"y","type":"space"},{"name":"x","type":"space"}]"#;
    let ome =
        json!({"version": "0.5", "multiscales": multiscales(axes, &[("s0", &[1.0, 1.0, 1.0])]), "omero": omero()});
    store
        .json(&at(path, "zarr.json"), json!({"zarr_format": 3, "node_type": "group", "attributes": {"ome": ome}}))
        .json(
            &at(path, "s0/zarr.json"),
            json!({"zarr_format": 3, "node_type": "array", "shape": [2, 3, 4], "data_type": "float32",
                   "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": [2, 3, 4]}},
                   "chunk_key_encoding": {"name": "default", "configuration": {"separator": "/"}},
                   "fill_value": 0.0, "codecs": codecs, "attributes": {}}),
        )
        .0
        .insert(at(path, "s0/c/0/0/0"), chunk.to_vec());
    store
}

pub(super) fn halves() -> Vec<f32> {
    (0..24).map(|i| i as f32 / 2.0).collect()
}

/// The floats of [`halves`], little-endian.
pub(super) fn little() -> Vec<u8> {
    halves().iter().flat_map(|v| v.to_le_bytes()).collect()
}

/// An array of version 3 named `image`, of 2 × 40 × 30 values 0, 7, 14, …: in chunks packed by blosc, or in shards of
/// such chunks.
pub(super) fn array_v3(sharded: bool) -> Memory {
    let values: Vec<u16> = (0..2 * 40 * 30).map(|i| (i * 7) as u16).collect();
    let memory = Arc::new(MemoryStore::new());
    let mut builder = ArrayBuilder::new(vec![2, 40, 30], vec![1, 20, 30], data_type::uint16(), 0_u16);
    builder.dimension_names(Some(["c", "y", "x"]));
    let codec = json!({"cname": "lz4", "clevel": 5, "shuffle": "shuffle", "typesize": 2, "blocksize": 0});
    let blosc = Arc::new(BloscCodec::new_with_configuration(&serde_json::from_value(codec).unwrap()).unwrap());
    if sharded {
        let chunk = [1, 10, 10].map(|n| n.try_into().unwrap()).to_vec();
        let mut shards = ShardingCodecBuilder::new(chunk, &data_type::uint16());
        shards.bytes_to_bytes_codecs(vec![blosc]);
        builder.array_to_bytes_codec(shards.build_arc());
    } else {
        builder.bytes_to_bytes_codecs(vec![blosc]);
    }
    let array = builder.build(memory.clone(), "/image").unwrap();
    array.store_metadata().unwrap();
    array.store_array_subset(&array.subset_all(), &values).unwrap();
    let mut store = Memory::default();
    for key in memory.list().unwrap() {
        store.0.insert(key.to_string(), memory.get(&key).unwrap().unwrap().to_vec());
    }
    store
}

/// Wells A/03 and B/03 of two fields each, by `image`; a third well, C/03, is announced only.
pub(super) fn plate(version: u32, image: impl Fn(&str) -> Memory) -> Memory {
    let mut store = Memory::default();
    let mut group = |path: &str, ome: Value| {
        if version == 2 {
            store.json(&at(path, ".zgroup"), json!({"zarr_format": 2})).json(&at(path, ".zattrs"), ome);
        } else {
            let own = json!({"zarr_format": 3, "node_type": "group", "attributes": {"ome": ome}});
            store.json(&at(path, "zarr.json"), own);
        }
    };
    let wells = json!([{"path": "A/03"}, {"path": "B/03"}, {"path": "C/03"}]);
    let (rows, columns) = (json!([{"name": "A"}, {"name": "B"}]), json!([{"name": "03"}]));
    group("", json!({"plate": {"name": "assay", "rows": rows, "columns": columns, "wells": wells}}));
    for well in ["A/03", "B/03"] {
        let images = json!([{"path": "0", "acquisition": 1}, {"path": "1"}]);
        group(well, json!({"well": {"images": images, "version": "0.4"}}));
    }
    for field in ["A/03/0", "A/03/1", "B/03/0", "B/03/1"] {
        store.0.extend(image(field).0);
    }
    store
}

/// The codecs of version 3 for little-endian values, with one packer behind them.
pub(super) fn packed_by(packer: Value) -> Value {
    json!([{"name": "bytes", "configuration": {"endian": "little"}}, packer])
}

/// One store of every kind.
pub(super) fn one_of_each() -> Vec<(&'static str, Memory)> {
    let level = json!({"name": "gzip", "configuration": {"level": 1}});
    let zstd_v3 = json!({"name": "zstd", "configuration": {"level": 1, "checksum": false}});
    let packed = |packer: &Value, pack: fn(&[u8]) -> Vec<u8>| (packed_by(packer.clone()), pack(&little()));
    let checked = (packed_by(json!({"name": "crc32c"})), [little(), 0x3da7_11ae_u32.to_le_bytes().to_vec()].concat());
    let order = json!({"name": "transpose", "configuration": {"order": [2, 1, 0]}});
    let turned = json!([order, {"name": "bytes", "configuration": {"endian": "big"}}]);
    let v3 = |(codecs, chunk): (Value, Vec<u8>)| image_v3("", codecs, &chunk);
    let lz4 = json!({"id": "blosc", "cname": "lz4", "clevel": 5, "shuffle": 1, "blocksize": 0});
    let mut series = Memory::default();
    series.json(".zgroup", json!({"zarr_format": 2})).json(".zattrs", json!({"bioformats2raw.layout": 3}));
    series.0.extend(image_v2("0", Value::Null, plain).0);
    series.0.extend(image_v2("1", json!({"id": "zlib", "level": 1}), zlib).0);
    let mut bare = Memory::default();
    bare.array_v2("", &[6, 2, 3], Value::Null, plain);
    vec![
        ("zarr 2 plain", image_v2("", Value::Null, plain)),
        ("zarr 2 gzip", image_v2("", json!({"id": "gzip", "level": 1}), gzip)),
        ("zarr 2 zlib", image_v2("", json!({"id": "zlib", "level": 1}), zlib)),
        ("zarr 2 zstd", image_v2("", json!({"id": "zstd", "level": 1}), zstd)),
        ("zarr 2 blosc", image_v2("", lz4, blosc)),
        ("zarr 2 series", series),
        ("zarr 2 array", bare),
        ("zarr 2 plate", plate(2, |path| image_v2(path, json!({"id": "zlib", "level": 1}), zlib))),
        ("zarr 3 gzip", v3(packed(&level, gzip))),
        ("zarr 3 zstd", v3(packed(&zstd_v3, zstd))),
        ("zarr 3 crc32c", v3(checked)),
        ("zarr 3 transposed", v3((turned, little()))),
        ("zarr 3 blosc", array_v3(false)),
        ("zarr 3 shards", array_v3(true)),
        ("zarr 3 plate", plate(3, |path| image_v3(path, packed_by(zstd_v3.clone()), &zstd(&little())))),
    ]
}
