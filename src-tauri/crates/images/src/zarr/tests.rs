#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
mod made;

use serde_json::{Value, json};

use super::*;
use crate::{Limits, PageLayout, PageOrder, PixelSize, SampleKind, SliceView};
use made::{
    Memory, array_v3, blosc, gzip, halves, image_v2, image_v3, little, one_of_each, packed_by, plain, plate, zlib, zstd,
};

#[test]
fn images_of_version_2_in_every_packing() {
    type Pack = fn(&[u8]) -> Vec<u8>;
    let packings: [(Value, Pack); 5] = [
        (Value::Null, plain),
        (json!({"id": "gzip", "level": 1}), gzip),
        (json!({"id": "zlib", "level": 1}), zlib),
        (json!({"id": "zstd", "level": 1}), zstd),
        (json!({"id": "blosc", "cname": "lz4", "clevel": 5, "shuffle": 1, "blocksize": 0}), blosc),
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

#[test]
fn images_of_version_3() {
    let big: Vec<u8> = halves().iter().flat_map(|v| v.to_be_bytes()).collect();
    let only = |endian| json!([{"name": "bytes", "configuration": {"endian": endian}}]);
    let gzipped = packed_by(json!({"name": "gzip", "configuration": {"level": 1}}));
    let zstandard = packed_by(json!({"name": "zstd", "configuration": {"level": 1, "checksum": false}}));
    let stores = [
        image_v3("", only("big"), &big),
        image_v3("", gzipped, &gzip(&little())),
        image_v3("", zstandard, &zstd(&little())),
    ];
    for store in stores {
        let store = store.shared();
        let path = &open(&store).unwrap().images[0].path;
        let picture = decode(&store, path, &View::default(), None).unwrap();
        assert_eq!((picture.channels(), picture.kind()), (2, SampleKind::F32));
        assert_eq!([picture.plane_f32(0), picture.plane_f32(1)].concat(), halves());
        assert_eq!(picture.channel_info()[1].name.as_deref(), Some("GFP"));
    }
    let odd = image_v3("", packed_by(json!({"name": "sperr"})), &little()).shared();
    let message = decode(&odd, "", &View::default(), None).unwrap_err().to_string();
    assert!(message.contains("codec") && message.contains("sperr"), "{message}");
}

#[test]
fn blosc_and_shards() {
    let expected: Vec<f32> = (0..2 * 40 * 30).map(|i| ((i * 7) as u16).into()).collect();
    for sharded in [false, true] {
        let store = array_v3(sharded).shared();
        assert_eq!(open(&store).unwrap().images[0].path, "image");
        let picture = decode(&store, "image", &View::default(), None).unwrap();
        assert_eq!([picture.plane_f32(0), picture.plane_f32(1)].concat(), expected, "sharded: {sharded}");
        assert!(picture.notes().is_empty());
    }
}

#[test]
fn plates_list_their_wells_and_fields() {
    let zstandard = packed_by(json!({"name": "zstd", "configuration": {"level": 1, "checksum": false}}));
    let plates = [
        plate(2, |path| image_v2(path, Value::Null, plain)),
        plate(3, |path| image_v3(path, zstandard.clone(), &zstd(&little()))),
    ];
    for store in plates {
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
}

#[test]
fn stores_to_break_are_whole() {
    for (name, store) in one_of_each() {
        let store = store.shared();
        for image in open(&store).unwrap().images {
            let picture = decode(&store, &image.path, &View::default(), None);
            assert!(picture.is_ok_and(|picture| picture.notes().iter().all(|note| !note.contains("chunks"))), "{name}");
        }
    }
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
fn promised_slices_that_are_not_there_are_not_looked_for_without_end() {
    let own = |shape: &[u64]| {
        json!({"zarr_format": 2, "shape": shape, "chunks": [1, 1, 1, 4, 5], "dtype": "<u2", "compressor": null,
               "fill_value": 0, "order": "C", "filters": null, "dimension_separator": "/"})
    };
    let mut store = image_v2("", Value::Null, plain);
    for slice in [SliceView::Max, SliceView::Mean] {
        let view = View { slice, ..View::default() };
        let message = |store: &Memory| decode(&store.shared(), "", &view, None).unwrap_err().to_string();
        store.json("0/.zarray", own(&[2, 2, 2_147_483_648, 4, 5]));
        assert!(message(&store).contains("hardly any of the chunks"), "{}", message(&store));
        // Stacks with many empty slices are what they are.
        let picture = decode(&store.json("0/.zarray", own(&[2, 2, 5000, 4, 5])).shared(), "", &view, None).unwrap();
        assert_eq!(picture.plane_f32(0)[19], if slice == SliceView::Max { 59.0 } else { 0.0 });
    }
}

#[test]
fn damaged_stores_are_survived() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize
    };
    let view = View { slice: SliceView::Max, limits: Limits { pixels: 1 << 20, bytes: 1 << 22 }, ..View::default() };
    for (kind, whole) in one_of_each() {
        let names: Vec<&String> = whole.0.keys().collect();
        for round in 0..200 {
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
            let images = open(&store).unwrap_or_default().images;
            for path in images.iter().map(|image| image.path.as_str()).chain(["image"]) {
                let caught = decode(&store, path, &view, None);
                let panicked = matches!(&caught, Err(DecodeError::Damaged { reason }) if reason == "its chunks cannot be unpacked");
                assert!(!panicked, "{kind}, round {round} made an unpacker panic");
            }
        }
    }
}
