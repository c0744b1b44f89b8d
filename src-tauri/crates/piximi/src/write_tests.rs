//! What is written is what our own reader gives back, and what Piximi's reader asks for is there.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::io::Cursor;

use super::*;
use crate::{Document, Limits, Pixels, Tree as _, ZipTree};

const IDS: [&str; 5] = [
    "7c9a0000-0000-4000-8000-000000000001",
    "7c9a0000-0000-4000-8000-000000000002",
    "a1b20000-0000-4000-8000-000000000003",
    "0000dddd-0000-4000-8000-000000000004",
    "ffff0000-0000-4000-8000-000000000005",
];

fn categories() -> Vec<Category> {
    let category = |id: &str, name: &str, color| Category { id: id.to_owned(), name: name.to_owned(), color };
    vec![category(IDS[0], "Round", Some([0xd5, 0x5e, 0])), category(IDS[1], "Länglich / β", Some([0, 158, 115]))]
}

fn channel(color: [u8; 3], range: (f32, f32), visible: bool) -> Channel {
    Channel { color, range, visible }
}

fn image(id: &str, name: &str, category: Option<usize>, partition: Partition, shown: Vec<Channel>) -> Outgoing {
    let (id, name) = (id.to_owned(), name.to_owned());
    Outgoing { id, name, category, partition, active_plane: 0, width: 3, height: 2, shown }
}

fn two() -> Vec<Channel> {
    vec![channel([255, 0, 0], (0.0, 255.0), true), channel([0, 64, 255], (51.0, 204.0), false)]
}

/// A project with all that there is: two channels, a stack of 16 bits, a label, a prediction and one without.
fn project() -> Vec<u8> {
    let mut writer = Writer::new(Cursor::new(Vec::new()), "study 1.2", &categories(), IDS[4]).unwrap();
    let labelled = image(IDS[2], "a.tif", Some(0), Partition::Training, two());
    writer.image(&labelled, &[Values::U8(vec![0, 1, 2, 127, 128, 255, 9, 8, 7, 6, 5, 4])]).unwrap();
    let wide = vec![channel([0, 255, 0], (100.0, 60_000.0), true), channel([255, 255, 255], (0.0, 65_535.0), true)];
    let mut stack = image(IDS[3], "plate/b.x.zarr", Some(1), Partition::Inference, wide);
    stack.active_plane = 1;
    let slice = |from: u16| Values::U16((0..12).map(|at| from + at * 4000).collect());
    assert_eq!(writer.image(&stack, &[slice(1), slice(7)]).unwrap(), "plate_b.x.zarr");
    let unknown = image(IDS[0], "a.tif", None, Partition::Inference, two());
    assert_eq!(writer.image(&unknown, &[Values::U8(vec![3; 12])]).unwrap(), "a (2).tif");
    writer.finish().unwrap().into_inner()
}

#[test]
fn our_own_reader_gives_back_what_was_written() {
    let document = Document::from_reader(Cursor::new(project()), Limits::default()).unwrap();
    assert_eq!((document.version.as_str(), document.name.as_str()), (VERSION, "study 1.2"));
    assert!(document.unusable.is_empty() && document.models.is_empty() && document.left_out.is_empty());
    let named: Vec<(&str, Option<[u8; 3]>)> =
        document.categories.iter().map(|category| (category.name.as_str(), category.color)).collect();
    assert_eq!(named, [("Round", Some([0xd5, 0x5e, 0])), ("Länglich / β", Some([0, 158, 115]))]);
    let [first, stack, last] = &document.images[..] else { panic!("{:?}", document.images) };
    assert_eq!((first.name.as_str(), first.category, first.partition), ("a.tif", Some(0), Partition::Training));
    assert_eq!([first.width, first.height, first.channels, first.slices, first.active_plane], [3, 2, 2, 1, 0]);
    assert_eq!((first.bits, &first.shown), (8, &two()));
    assert_eq!((stack.category, stack.is_predicted(), stack.bits), (Some(1), true, 16));
    assert_eq!([stack.slices, stack.active_plane], [2, 1]);
    let (low, high) = stack.shown[0].range;
    assert!((low - 100.0).abs() < 0.01 && (high - 60_000.0).abs() < 0.01, "{low} {high}");
    assert_eq!((last.category, last.partition), (None, Partition::Inference));
    let slices = |at| match document.pixels(at).unwrap() {
        Pixels::Slices(slices) => slices,
        Pixels::Files(_) => panic!("no values"),
    };
    assert_eq!(slices(0), [Values::U8(vec![0, 1, 2, 127, 128, 255, 9, 8, 7, 6, 5, 4])]);
    let slice = |from: u16| Values::U16((0..12).map(|at| from + at * 4000).collect());
    assert_eq!(slices(1), [slice(1), slice(7)]);
}

/// Each value of 8 and of 16 bits survives being a share of the largest.
#[test]
fn all_values_come_back_as_they_were() {
    let one = vec![channel([255, 255, 255], (0.0, 1.0), true)];
    let mut writer = Writer::new(Cursor::new(Vec::new()), "all", &[], IDS[4]).unwrap();
    let mut sized = image(IDS[0], "u8", None, Partition::Inference, one.clone());
    (sized.width, sized.height) = (256, 1);
    writer.image(&sized, &[Values::U8((0..=255).collect())]).unwrap();
    let mut sized = image(IDS[1], "u16", None, Partition::Inference, one);
    (sized.width, sized.height) = (256, 256);
    writer.image(&sized, &[Values::U16((0..=65_535).collect())]).unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    let document = Document::from_reader(Cursor::new(bytes), Limits::default()).unwrap();
    assert_eq!(document.pixels(0).unwrap(), Pixels::Slices(vec![Values::U8((0..=255).collect())]));
    assert_eq!(document.pixels(1).unwrap(), Pixels::Slices(vec![Values::U16((0..=65_535).collect())]));
}

/// What `fListToStore` and `deserializeProject_v11` of Piximi 1.1.4 ask for, rule by rule.
#[test]
fn what_piximis_reader_asks_for_is_there() {
    let bytes = project();
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let entries: Vec<String> =
        (0..archive.len()).map(|at| archive.by_index(at).unwrap().name().unwrap().into_owned()).collect();
    let roots: Vec<&String> = entries.iter().filter(|name| name.ends_with(".zarr/")).collect();
    let [root] = roots[..] else { panic!("its reader wants exactly one such folder: {roots:?}") };
    let before_dot = root.split('.').next().unwrap();
    assert_eq!(&format!("{before_dot}.zarr/"), root, "it takes what stands before the first dot");

    let tree = ZipTree::open(Cursor::new(bytes), &Limits::default()).unwrap();
    let read = |name: &str| tree.read(&format!("{root}{name}"), 1 << 20).unwrap().unwrap_or_else(|| panic!("{name}"));
    let json = |name: &str| -> Value { serde_json::from_slice(&read(name)).unwrap() };
    let number = |value: &Value| value.as_f64().unwrap();
    assert!(json(".zattrs")["version"].as_str().unwrap().starts_with("1.1."), "1.1.0 and later have this layout");
    let project = json("project/.zattrs");
    assert_eq!((project["name"].as_str(), number(&project["imageChannels"])), (Some("study 1.2"), 2.0));
    let things = json("project/things/.zattrs");
    let names: Vec<&str> =
        things["thing_names"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    assert_eq!(names, ["a.tif", "plate_b.x.zarr", "a (2).tif"]);

    let kinds = json("project/kinds/.zattrs");
    let categories = json("project/categories/.zattrs");
    let lists = |of: &Value, keys: &[&str], count: usize| {
        for key in keys {
            assert_eq!(of[*key].as_array().unwrap_or_else(|| panic!("{key}")).len(), count, "{key}");
        }
    };
    lists(&kinds, &["kind_id", "contents", "categories", "unknown_category_id", "display_name"], 1);
    lists(&categories, &["category_id", "color", "name", "kind", "contents"], 3);
    let ids: Vec<&str> = categories["category_id"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
    assert_eq!(kinds["unknown_category_id"][0], ids[0]);
    assert_eq!(
        ids.iter().map(|id| id.starts_with('0')).collect::<Vec<_>>(),
        [true, false, false],
        "Unknown begins with 0"
    );
    assert_eq!(kinds["categories"][0], categories["category_id"]);

    for (at, name) in names.iter().enumerate() {
        let place = format!("project/things/{name}");
        let own = json(&format!("{place}/.zattrs"));
        for key in ["thing_id", "class_category_id", "classifier_partition", "kind"] {
            assert!(own[key].is_string(), "{key}");
        }
        assert!(own["active_plane"].is_u64() && own["contents"].as_array().unwrap().is_empty());
        assert_eq!(kinds["contents"][0][at], own["thing_id"]);
        let category = ids.iter().position(|id| own["class_category_id"] == *id).unwrap();
        assert!(categories["contents"][category].as_array().unwrap().contains(&own["thing_id"]));
        let array = json(&format!("{place}/{name}/.zarray"));
        assert_eq!((&array["dtype"], &array["shape"]), (&json!("<f4"), &array["chunks"]));
        let values: u64 = array["shape"].as_array().unwrap().iter().map(|side| side.as_u64().unwrap()).product();
        assert_eq!(read(&format!("{place}/{name}/0.0.0.0")).len() as u64, values * 4);
        assert!([8, 16].contains(&json(&format!("{place}/{name}/.zattrs"))["bit_depth"].as_u64().unwrap()));
        for (array, bytes) in [("range_min/0", 8), ("range_max/0", 8), ("visible_B/0", 2), ("color/0.0", 24)] {
            assert_eq!(read(&format!("{place}/colors/{array}")).len(), bytes, "{array}");
        }
    }
    assert_eq!(json("segmenter/.zattrs")["name"], "undefined");
}

#[test]
fn what_piximi_cannot_hold_is_refused_and_leaves_nothing() {
    let mut writer = Writer::new(Cursor::new(Vec::new()), "study", &[], IDS[4]).unwrap();
    let good = image(IDS[0], "a.tif", None, Partition::Inference, two());
    writer.image(&good, &[Values::U8(vec![1; 12])]).unwrap();
    let one = image(IDS[1], "b.tif", None, Partition::Inference, two()[..1].to_vec());
    let refused = |writer: &mut Writer<Cursor<Vec<u8>>>, image: &Outgoing, slices: &[Values], part: &str| {
        let error = writer.image(image, slices).unwrap_err();
        assert!(matches!(error, WriteError::Refused(_)) && error.to_string().contains(part), "{error}");
    };
    refused(&mut writer, &one, &[Values::U8(vec![1; 6])], "it has 1 channels, and those before it have 2");
    refused(&mut writer, &good, &[Values::U8(vec![1; 11])], "not as many");
    refused(&mut writer, &good, &[Values::U8(vec![1; 12]), Values::U16(vec![1; 12])], "not as many");
    refused(&mut writer, &good, &[], "not as many");
    let bytes = writer.finish().unwrap().into_inner();
    let document = Document::from_reader(Cursor::new(bytes), Limits::default()).unwrap();
    assert_eq!(document.images.iter().map(|image| image.name.as_str()).collect::<Vec<_>>(), ["a.tif"]);
}
