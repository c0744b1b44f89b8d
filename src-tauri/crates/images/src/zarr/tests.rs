#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
//! Stores are made here in memory, value by value; only blosc and shards are written by the `zarrs` crate.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;

use serde_json::{Value, json};

use super::*;
use crate::{Limits, PageLayout, PageOrder, PixelSize, SampleKind, SliceView};

#[derive(Clone, Default)]
struct Memory(BTreeMap<String, Vec<u8>>);

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
    fn json(&mut self, name: &str, value: Value) -> &mut Self {
        self.0.insert(name.to_owned(), value.to_string().into_bytes());
        self
    }

    fn shared(&self) -> Arc<dyn Store> {
        Arc::new(self.clone())
    }

    /// A version 2 array of 16-bit values 0, 1, 2, … in chunks of one plane each, packed by `pack`.
    fn array_v2(&mut self, path: &str, shape: &[u64], compressor: Value, pack: fn(&[u8]) -> Vec<u8>) -> &mut Self {
        let plane = shape[shape.len() - 2] * shape[shape.len() - 1];
        let mut chunk = vec![1; shape.len() - 2];
        chunk.extend(&shape[shape.len() - 2..]);
        self.json(
            &join(path, ".zarray"),
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
            self.0.insert(join(path, &name.join("/")), pack(&values));
        }
        self
    }
}

const AXES: &str = r#"[{"name":"t","type":"time"},{"name":"c","type":"channel"},
    {"name":"z","type":"space","unit":"micrometer"},{"name":"y","type":"space","unit":"nanometer"},
    {"name":"x","type":"space","unit":"micrometer"}]"#;

fn multiscales(axes: &str, levels: &[(&str, &[f64])]) -> Value {
    let dataset = |(path, scale): &(&str, &[f64])| json!({"path": path, "coordinateTransformations": [{"type": "scale", "scale": scale}]});
    let axes: Value = serde_json::from_str(axes).unwrap();
    json!([{"name": "cells", "axes": axes, "datasets": levels.iter().map(dataset).collect::<Vec<_>>()}])
}

fn omero() -> Value {
    json!({"channels": [
        {"label": "DAPI", "color": "0000FF", "window": {"start": 5.0, "end": 500.0, "min": 0, "max": 65535}},
        {"label": "GFP", "color": "00ff00", "window": {"start": 7.0, "end": 7.0}}]})
}

/// t 2, c 2, z 3, y 4, x 5, and a second level of half the size.
fn image_v2(path: &str, compressor: Value, pack: fn(&[u8]) -> Vec<u8>) -> Memory {
    let mut store = Memory::default();
    let scales: [(&str, &[f64]); 2] = [("0", &[1.0, 1.0, 2.5, 250.0, 0.25]), ("1", &[1.0, 1.0, 2.5, 500.0, 0.5])];
    store
        .json(&join(path, ".zgroup"), json!({"zarr_format": 2}))
        .json(&join(path, ".zattrs"), json!({"multiscales": multiscales(AXES, &scales), "omero": omero()}))
        .array_v2(&join(path, "0"), &[2, 2, 3, 4, 5], compressor.clone(), pack)
        .array_v2(&join(path, "1"), &[2, 2, 3, 2, 3], compressor, pack);
    store
}

fn plain(bytes: &[u8]) -> Vec<u8> {
    bytes.to_vec()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ::zstd::bulk::compress(bytes, 3).unwrap()
}

#[test]
fn images_of_version_2_in_every_packing() {
    type Pack = fn(&[u8]) -> Vec<u8>;
    let packings: [(Value, Pack); 4] = [
        (Value::Null, plain),
        (json!({"id": "gzip", "level": 1}), gzip),
        (json!({"id": "zlib", "level": 1}), zlib),
        (json!({"id": "zstd", "level": 1}), zstd),
    ];
    for (compressor, pack) in packings {
        let store = image_v2("", compressor, pack).shared();
        let listing = open(&store).unwrap();
        assert_eq!(listing.images.len(), 1);
        assert_eq!((listing.images[0].path.as_str(), listing.images[0].name.as_deref()), ("", Some("cells")));
        let info = probe(&store, "", &View::default()).unwrap();
        assert_eq!((info.width, info.height, info.channels, info.slices, info.times), (5, 4, 2, 3, 2));
        assert_eq!((info.kind, info.bits, info.ambiguous_pages), (SampleKind::U16, 16, None));
        assert_eq!(info.pixel_size, PixelSize { x: Some(0.25), y: Some(0.25), z: Some(2.5) });
        assert_eq!(info.channel_info[0].name.as_deref(), Some("DAPI"));
        assert_eq!((info.channel_info[0].color, info.channel_info[0].range), (Some([0, 0, 255]), Some((5.0, 500.0))));
        assert_eq!((info.channel_info[1].color, info.channel_info[1].range), (Some([0, 255, 0]), None));

        let view = View { slice: SliceView::One(2), time: 1, ..View::default() };
        let picture = decode(&store, "", &view, None).unwrap();
        // Page c, z, t of planes of 20 pixels: t × 6 + c × 3 + z.
        assert_eq!(picture.plane_f32(0), (0..20).map(|i| (8 * 20 + i) as f32).collect::<Vec<f32>>());
        assert_eq!(picture.plane_f32(1)[0], (11 * 20) as f32);
        let max = decode(&store, "", &View { slice: SliceView::Max, ..View::default() }, None).unwrap();
        assert_eq!((max.plane_f32(0)[0], max.plane_f32(1)[0]), (40.0, 100.0));
    }
}

#[test]
fn thumbnails_come_from_a_lower_level() {
    let store = image_v2("", Value::Null, plain).shared();
    let width = |side| decode(&store, "", &View::default(), side).unwrap().width();
    assert_eq!((width(Some(5)), width(Some(4)), width(Some(3)), width(Some(1))), (5, 5, 3, 3));
    assert_eq!((width(None), width(Some(9000))), (5, 5));
    assert_eq!(decode(&store, "", &View::default(), Some(2)).unwrap().plane_f32(0), [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]);
}

/// A version 3 image of one array with these codecs and chunks; axes y and x are in the array's own names.
fn image_v3(codecs: Value, chunk: &[u8]) -> Memory {
    let mut store = Memory::default();
    let axes = r#"[{"name":"c","type":"channel"},{"name":"y","type":"space"},{"name":"x","type":"space"}]"#;
    let ome =
        json!({"version": "0.5", "multiscales": multiscales(axes, &[("s0", &[1.0, 1.0, 1.0])]), "omero": omero()});
    store
        .json("zarr.json", json!({"zarr_format": 3, "node_type": "group", "attributes": {"ome": ome}}))
        .json(
            "s0/zarr.json",
            json!({"zarr_format": 3, "node_type": "array", "shape": [2, 3, 4], "data_type": "float32",
                   "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": [2, 3, 4]}},
                   "chunk_key_encoding": {"name": "default", "configuration": {"separator": "/"}},
                   "fill_value": 0.0, "codecs": codecs, "attributes": {}}),
        )
        .0
        .insert("s0/c/0/0/0".to_owned(), chunk.to_vec());
    store
}

fn halves() -> Vec<f32> {
    (0..24).map(|i| i as f32 / 2.0).collect()
}

#[test]
fn images_of_version_3() {
    let big: Vec<u8> = halves().iter().flat_map(|v| v.to_be_bytes()).collect();
    let little: Vec<u8> = halves().iter().flat_map(|v| v.to_le_bytes()).collect();
    let bytes = |endian| json!({"name": "bytes", "configuration": {"endian": endian}});
    let stores = [
        image_v3(json!([bytes("big")]), &big),
        image_v3(json!([bytes("little"), {"name": "gzip", "configuration": {"level": 1}}]), &gzip(&little)),
        image_v3(
            json!([bytes("little"), {"name": "zstd", "configuration": {"level": 1, "checksum": false}}]),
            &zstd(&little),
        ),
    ];
    for store in stores {
        let store = store.shared();
        let path = &open(&store).unwrap().images[0].path;
        let picture = decode(&store, path, &View::default(), None).unwrap();
        assert_eq!((picture.channels(), picture.kind()), (2, SampleKind::F32));
        assert_eq!([picture.plane_f32(0), picture.plane_f32(1)].concat(), halves());
        assert_eq!(picture.channel_info()[1].name.as_deref(), Some("GFP"));
    }
    let odd = image_v3(json!([bytes("little"), {"name": "sperr"}]), &little).shared();
    let message = decode(&odd, "", &View::default(), None).unwrap_err().to_string();
    assert!(message.contains("codec") && message.contains("sperr"), "{message}");
}

#[test]
fn blosc_and_shards() {
    use zarrs::array::codec::{BloscCodec, ShardingCodecBuilder};
    use zarrs::array::{ArrayBuilder, data_type};
    use zarrs::storage::store::MemoryStore;
    use zarrs::storage::{ListableStorageTraits as _, ReadableStorageTraits as _};
    let values: Vec<u16> = (0..2 * 40 * 30).map(|i| (i * 7) as u16).collect();
    for sharded in [false, true] {
        let memory = Arc::new(MemoryStore::new());
        let mut builder = ArrayBuilder::new(vec![2, 40, 30], vec![1, 20, 30], data_type::uint16(), 0_u16);
        builder.dimension_names(Some(["c", "y", "x"]));
        let blosc = || {
            let codec = json!({"cname": "lz4", "clevel": 5, "shuffle": "shuffle", "typesize": 2, "blocksize": 0});
            Arc::new(BloscCodec::new_with_configuration(&serde_json::from_value(codec).unwrap()).unwrap())
        };
        if sharded {
            let mut shards = ShardingCodecBuilder::new(
                vec![1.try_into().unwrap(), 10.try_into().unwrap(), 10.try_into().unwrap()],
                &data_type::uint16(),
            );
            shards.bytes_to_bytes_codecs(vec![blosc()]);
            builder.array_to_bytes_codec(shards.build_arc());
        } else {
            builder.bytes_to_bytes_codecs(vec![blosc()]);
        }
        let array = builder.build(memory.clone(), "/image").unwrap();
        array.store_metadata().unwrap();
        array.store_array_subset(&array.subset_all(), &values).unwrap();
        let mut store = Memory::default();
        for key in memory.list().unwrap() {
            store.0.insert(key.to_string(), memory.get(&key).unwrap().unwrap().to_vec());
        }
        let store = store.shared();
        assert_eq!(open(&store).unwrap().images[0].path, "image");
        let picture = decode(&store, "image", &View::default(), None).unwrap();
        let expected: Vec<f32> = values.iter().map(|&v| v.into()).collect();
        assert_eq!([picture.plane_f32(0), picture.plane_f32(1)].concat(), expected, "sharded: {sharded}");
        assert!(picture.notes().is_empty());
    }
}

#[test]
fn plates_list_their_wells_and_fields() {
    let mut store = Memory::default();
    store.json(".zgroup", json!({"zarr_format": 2})).json(
        ".zattrs",
        json!({"plate": {"name": "assay", "rows": [{"name": "A"}, {"name": "B"}], "columns": [{"name": "03"}],
               "wells": [{"path": "A/03"}, {"path": "B/03"}, {"path": "C/03"}]}}),
    );
    for well in ["A/03", "B/03"] {
        let images = json!([{"path": "0", "acquisition": 1}, {"path": "1"}]);
        store.json(&join(well, ".zattrs"), json!({"well": {"images": images, "version": "0.4"}}));
        for field in ["0", "1"] {
            store.0.extend(image_v2(&format!("{well}/{field}"), Value::Null, plain).0);
        }
    }
    let store = store.shared();
    let listing = open(&store).unwrap();
    assert_eq!(listing.plate.as_deref(), Some("assay"));
    assert_eq!(listing.notes, ["1 well of the plate is not there."]);
    let paths: Vec<&str> = listing.images.iter().map(|image| image.path.as_str()).collect();
    assert_eq!(paths, ["A/03/0", "A/03/1", "B/03/0", "B/03/1"]);
    let second = &listing.images[1];
    assert_eq!((second.well.clone(), second.field), (Some(("A".into(), "03".into())), Some(1)));
    assert_eq!(listing.images[0].acquisition, Some(1));
    assert_eq!(decode(&store, "B/03/1", &View::default(), None).unwrap().channels(), 2);
}

#[test]
fn series_of_converted_files_and_plain_arrays() {
    let mut store = Memory::default();
    store.json(".zgroup", json!({"zarr_format": 2})).json(".zattrs", json!({"bioformats2raw.layout": 3}));
    for series in ["0", "2", "10"] {
        store.0.extend(image_v2(series, Value::Null, plain).0);
    }
    store.array_v2("0/labels/cells", &[4, 5], Value::Null, plain);
    let paths: Vec<String> = open(&store.shared()).unwrap().images.into_iter().map(|image| image.path).collect();
    assert_eq!(paths, ["0", "2", "10"]);

    let mut bare = Memory::default();
    bare.array_v2("", &[6, 2, 3], Value::Null, plain);
    let bare = bare.shared();
    let info = probe(&bare, "", &View::default()).unwrap();
    assert_eq!((info.slices, info.ambiguous_pages), (6, Some(6)));
    let layout = Some(PageLayout { channels: 3, slices: 1, times: 2, order: PageOrder::Czt });
    let picture = decode(&bare, "", &View { layout, time: 1, ..View::default() }, None).unwrap();
    assert_eq!((picture.channels(), picture.plane_f32(2)[0]), (3, 30.0));
    assert!(matches!(open(&Memory::default().shared()), Err(DecodeError::NotAnImage { .. })));
}

#[test]
fn what_is_missing_or_damaged_is_said() {
    let mut store = image_v2("", json!({"id": "zstd", "level": 1}), zstd);
    store.0.retain(|name, _| !name.starts_with("0/") || name.ends_with(".zarray"));
    let empty = decode(&store.shared(), "", &View::default(), None).unwrap();
    assert!(empty.notes().iter().any(|note| note.contains("None of the image's chunks")), "{:?}", empty.notes());

    // A frame that claims 2^50 bytes must not be believed.
    let mut bomb = vec![0x28, 0xb5, 0x2f, 0xfd, 0xe0];
    bomb.extend((1_u64 << 50).to_le_bytes());
    bomb.extend([1, 0, 0]);
    store.0.insert("0/0/0/0/0/0".to_owned(), bomb);
    let message = decode(&store.shared(), "", &View::default(), None).unwrap_err().to_string();
    assert!(message.contains("claims to unpack"), "{message}");

    let huge = |shape: Value, chunks: Value| {
        let mut store = Memory::default();
        let own = json!({"zarr_format": 2, "shape": shape, "chunks": chunks, "dtype": "|u1", "compressor": null,
                         "fill_value": 0, "order": "C", "filters": null});
        store.json(".zarray", own);
        decode(&store.shared(), "", &View::default(), None)
    };
    assert!(matches!(huge(json!([100_000, 100_000]), json!([9, 9])), Err(DecodeError::Damaged { .. })), "chunks");
    assert!(matches!(huge(json!([100_000, 100_000]), json!([1000, 1000])), Err(DecodeError::TooLarge { .. })));
    assert!(matches!(huge(json!([9, 9]), json!([100_000, 100_000])), Err(DecodeError::TooLarge { .. })));
    assert!(huge(json!([0, 9]), json!([1, 1])).is_err() && huge(json!([9]), json!([1])).is_err());
    assert!(huge(json!([9, 9]), json!([0, 1])).is_err() && huge(json!("x"), json!(null)).is_err());
}

#[test]
fn damaged_stores_are_survived() {
    let stores = [
        image_v2("", json!({"id": "zstd", "level": 1}), zstd),
        image_v2("", json!({"id": "gzip", "level": 1}), gzip),
        image_v2("", Value::Null, plain),
    ];
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize
    };
    let view = View { slice: SliceView::Max, limits: Limits { pixels: 1 << 20, bytes: 1 << 22 }, ..View::default() };
    for (number, whole) in stores.iter().enumerate() {
        let names: Vec<&String> = whole.0.keys().collect();
        for round in 0..600 {
            let mut store = whole.clone();
            for _ in 0..1 + next() % 3 {
                let value = store.0.get_mut(names[next() % names.len()]).unwrap();
                match next() % 4 {
                    0 => value.truncate(next() % (value.len() + 1)),
                    _ if value.is_empty() => {}
                    _ => {
                        let at = next() % value.len();
                        value[at] = if round % 2 == 0 { next() as u8 } else { b"0123456789-[]{}\",."[next() % 18] };
                    }
                }
            }
            let store = store.shared();
            open(&store).ok();
            let caught = decode(&store, "", &view, None);
            let panicked =
                matches!(&caught, Err(DecodeError::Damaged { reason }) if reason == "its chunks cannot be unpacked");
            assert!(!panicked, "store {number}, round {round} made an unpacker panic");
        }
    }
}
