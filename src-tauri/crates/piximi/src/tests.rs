use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use serde_json::json;
use zip::write::SimpleFileOptions;

use crate::made::{A, LONG, Made, ROUND, floats, model, project};
use crate::*;

fn open(made: &Made) -> Result<Document, PiximiError> {
    Document::from_reader(Cursor::new(made.zip()), Limits::default())
}

fn refused(made: &Made) -> String {
    open(made).err().map(|error| error.to_string()).unwrap_or_default()
}

/// What is wrong with an image that could be described or not.
fn broken(made: &Made, name: &str) -> String {
    let document = open(made).unwrap();
    if let Some((_, error)) = document.unusable.iter().find(|(known, _)| known == name) {
        return error.to_string();
    }
    let at = document.images.iter().position(|image| image.name == name).unwrap();
    document.pixels(at).unwrap_err().to_string()
}

const A_PLACE: &str = "study.zarr/project/things/a.tif/a.tif";

#[test]
fn a_project_comes_with_all_that_it_says() {
    let document = open(&project()).unwrap();
    assert_eq!((document.version.as_str(), document.name.as_str()), ("1.1.4", "Untitled project"));
    let names: Vec<_> = document.categories.iter().map(|category| category.name.as_str()).collect();
    assert_eq!(names, ["Round", "Long"], "Unknown, and those of objects, are none of them");
    assert_eq!(document.categories[0].color, Some([0, 0x92, 0x92]));
    let images: Vec<_> = document
        .images
        .iter()
        .map(|image| (image.name.as_str(), image.category, image.partition, image.is_predicted()))
        .collect();
    assert_eq!(
        images,
        [
            ("a.tif", Some(0), Partition::Training, false),
            ("b.tif", Some(1), Partition::Inference, true),
            ("c.d.tif", None, Partition::Inference, false),
        ]
    );
    let red = Channel { color: [255, 0, 0], range: (0.0, 255.0), visible: true };
    let green = Channel { color: [0, 255, 0], range: (51.0, 204.0), visible: false };
    assert_eq!(document.images[0].shown, [red, green]);
    assert_eq!(document.pixels(0), Ok(Pixels::Slices(vec![Values::U8([A[0], A[1]].concat())])));
    let deep = |slice: u16| {
        let plane = |channel: u16| (0..3).map(move |pixel| (slice * 6 + pixel * 2 + channel) * 5000);
        Values::U16(plane(0).chain(plane(1)).collect())
    };
    assert_eq!(document.pixels(1), Ok(Pixels::Slices(vec![deep(0), deep(1)])));
    assert_eq!(document.left_out.len(), 1);
    assert!(document.left_out[0].starts_with("1 of “Cell” left out"), "{:?}", document.left_out);
    assert!(document.unusable.is_empty());
}

#[test]
fn a_model_is_found_by_its_layers_and_named_by_the_project() {
    let document = open(&project()).unwrap();
    let [model] = &document.models[..] else { panic!("{:?}", document.left_out) };
    assert_eq!(
        (model.name.as_str(), &model.classes[..]),
        ("Image_Simple-CNN", &["Round".to_owned(), "Long".to_owned()][..])
    );
    let network = &model.network;
    assert_eq!((network.width, network.height, network.channels, network.classes), (20, 20, 2, 2));
    assert_eq!((network.first.kernel[1], network.first.bias[0]), (0.001, 0.4));
    assert_eq!(network.dense.kernel.len(), 2 * 2 * 16 * 2);
    assert_eq!((model.crop, model.rescale, model.fit.epochs), (Crop::Whole, true, 10));
    assert_eq!(model.scores[0].matrix, [[7.0, 0.0], [1.0, 0.0]]);
    // The same by itself: then its own list of classes counts.
    let mut alone = Made::default();
    crate::made::model(&mut alone, "mine", [28, 24, 1, 3]);
    let document = open(&alone).unwrap();
    assert!(!document.is_project());
    assert_eq!((document.models[0].network.height, document.models[0].network.width), (28, 24));
    assert_eq!(document.models[0].classes, ["class 0", "class 1", "class 2"]);
}

#[test]
fn the_root_is_found_by_what_it_says_and_not_by_its_name() {
    for root in ["a.b.zarr", "deep/er/x", "no ending"] {
        let mut made = Made::default();
        let whole = project();
        for name in whole.names() {
            made.put(&name.replacen("study.zarr", root, 1), whole.read(name, u64::MAX).unwrap().unwrap());
        }
        assert_eq!(open(&made).unwrap().images.len(), 3, "{root}");
    }
    let mut two = project();
    two.attributes("other.zarr", json!({"version": "1.1.4"})).attributes("other.zarr/project", json!({"name": ""}));
    assert!(refused(&two).contains("2 projects"), "{}", refused(&two));
}

#[test]
fn older_layouts_are_read_too() {
    // 0.2 to 1.0: the classifier's settings stand once, and Unknown has the same id everywhere.
    let mut made = project();
    made.attributes("study.zarr", json!({"version": "0.2.0"}));
    made.attributes("study.zarr/classifier", json!({"training_percent": 0.6, "metrics": []}));
    made.attributes("study.zarr/classifier/optimizer_settings", json!({"epochs": 7}));
    made.attributes(
        "study.zarr/classifier/preprocess_options/crop_options",
        json!({"crop_schema": "Match", "num_crops": 1}),
    );
    let document = open(&made).unwrap();
    assert_eq!((document.images.len(), document.models[0].classes.len()), (3, 2));
    // 0.1: images by themselves, without kinds and without partitions.
    let mut made = Made::default();
    let whole = project();
    for name in whole.names() {
        made.put(&name.replacen("/things", "/images", 1), whole.read(name, u64::MAX).unwrap().unwrap());
    }
    made.attributes("study.zarr", json!({"version": "0.1.0"}));
    made.attributes("study.zarr/project/images", json!({"image_names": ["a.tif", "c.d.tif"]}));
    let unknown = "00000000-0000-0000-0000-000000000000";
    for (name, category) in [("a.tif", ROUND), ("c.d.tif", unknown)] {
        let place = format!("study.zarr/project/images/{name}");
        made.attributes(&place, json!({"image_id": name, "active_plane": 0, "class_category_id": category}));
    }
    made.attributes(
        "study.zarr/project/categories",
        json!({"category_id": [unknown, ROUND, LONG], "name": ["Unknown", "Round", "Long"], "color": ["#AAAAAA", "#009292", "#000000"]}),
    );
    made.attributes("study.zarr/project/annotations", json!({"annotation_id": ["1", "2"]}));
    let document = open(&made).unwrap();
    let images: Vec<_> = document.images.iter().map(|image| (image.category, image.partition)).collect();
    assert_eq!(images, [(Some(0), Partition::Unassigned), (None, Partition::Inference)]);
    assert!(document.left_out[0].starts_with("2 of “annotations”"));
    for version in ["0.0.9", "2.0.0", "new", ""] {
        made.attributes("study.zarr", json!({"version": version}));
        assert!(matches!(open(&made), Err(PiximiError::Version { .. })), "{version}");
    }
}

#[test]
fn the_json_before_zarr_is_read_with_its_pictures_packed() {
    let picture = "data:image/png;base64,iVBORw==";
    let image = |partition: &str, category: &str| {
        json!({"imageFilename": "x.png", "imageCategoryId": category, "imagePartition": partition, "imageWidth": 3,
            "imageHeight": 2, "imageChannels": 2, "imagePlanes": 1, "imageData": [[picture, picture]], "annotations": [],
            "imageColors": [{"range": [0, 255], "visible": true, "color": [0, 255, 0]}, {"range": [0, 200], "visible": false, "color": [0, 0, 255]}]})
    };
    let categories = json!([{"id": "u", "name": "Unknown", "color": "#AAAAAA", "visible": true}, {"id": "r", "name": "Round", "color": "#009292"}]);
    let project = |images: serde_json::Value| {
        let all = json!({"version": "0.0.0", "project": {"name": "old", "categories": categories, "serializedImages": images}, "classifier": {}});
        Document::from_json(all.to_string().as_bytes(), Limits::default())
    };
    let document = project(json!([image("Validation", "r"), image("Inference", "u")])).unwrap();
    assert_eq!((document.name.as_str(), document.images.len()), ("old", 2));
    assert_eq!((document.images[0].category, document.images[0].partition), (Some(0), Partition::Validation));
    assert_eq!(document.images[0].shown[1], Channel { color: [0, 0, 255], range: (0.0, 200.0), visible: false });
    let packed = vec![0x89, b'P', b'N', b'G'];
    assert_eq!(document.pixels(0), Ok(Pixels::Files(vec![vec![packed.clone(), packed]])));
    let odd = project(json!([image("Validation", "nobody")])).unwrap();
    assert_eq!((odd.images.len(), odd.unusable.len()), (0, 1));
    for other in ["{}", "[]", "{\"project\": 1}", "no json", ""] {
        let error = Document::from_json(other.as_bytes(), Limits::default()).err();
        assert!(matches!(error, Some(PiximiError::NotPiximi(_))), "{other}: {error:?}");
    }
}

fn zip_of(name: &str) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("study.zarr/.zattrs", SimpleFileOptions::default()).unwrap();
    writer.write_all(b"{}").unwrap();
    writer.start_file(name, SimpleFileOptions::default()).unwrap();
    writer.write_all(b"x").unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn names_that_lead_out_of_the_folder_refuse_the_whole_zip() {
    for name in ["../x", "a/../../x", "/etc/x", "C:/x", "a\\..\\x", "a//x", "./x", "a/..", "a\u{7}b"] {
        let error = Document::from_reader(Cursor::new(zip_of(name)), Limits::default()).err();
        assert!(matches!(error, Some(PiximiError::Unsafe { .. })), "{name}: {error:?}");
    }
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("study.zarr", "/etc", SimpleFileOptions::default()).unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    let error = Document::from_reader(Cursor::new(bytes), Limits::default()).err();
    assert!(matches!(error, Some(PiximiError::Unsafe { .. })), "{error:?}");
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let mut made = project();
    made.put("study.zarr/project/huge", vec![0; 40_000_000]);
    let limits = Limits { bytes: 20_000_000, ..Limits::default() };
    let declared = Document::from_reader(Cursor::new(made.zip()), limits).err();
    assert!(matches!(declared, Some(PiximiError::TooLarge { .. })), "{declared:?}");
    // One that lies: a piece of values that unpacks to far more than its shape needs.
    let mut made = project();
    made.put(&format!("{A_PLACE}/0.0.0.0"), vec![0; 40_000_000]);
    assert!(broken(&made, "a.tif").contains("larger than it should be"), "{}", broken(&made, "a.tif"));
    let mut zip = project().zip();
    // The size before the file, and in the list of files (APPNOTE 4.3.7 and 4.3.12), both set to 1.
    let name = format!("{A_PLACE}/0.0.0.0");
    let named: Vec<usize> = (0..zip.len() - name.len()).filter(|at| zip[*at..].starts_with(name.as_bytes())).collect();
    for (name, (header, size)) in named.iter().zip([(30, 22), (46, 24)]) {
        zip[name - header + size..][..4].copy_from_slice(&1_u32.to_le_bytes());
    }
    let document = Document::from_reader(Cursor::new(zip), Limits::default()).unwrap();
    let said = document.pixels(0).unwrap_err().to_string();
    assert!(said.contains("damaged"), "{said}");
    let few = Limits { entries: 5, ..Limits::default() };
    let many = Document::from_reader(Cursor::new(project().zip()), few).err();
    assert!(matches!(many, Some(PiximiError::TooLarge { .. })), "{many:?}");
}

#[test]
fn a_zip_of_more_entries_than_its_count_can_say_is_read_whole() {
    let mut made = project();
    // Listed before what tells of the project.
    (0..66_000).for_each(|number| made.put_quietly(&format!("a{number}")));
    let whole = made.zip();
    assert_eq!(Document::from_reader(Cursor::new(whole.clone()), Limits::default()).unwrap().images.len(), 3);
    // As Piximi's library writes it: without the records of Zip64, and with what is left of the count in 16 bits.
    let record = whole.windows(4).rposition(|bytes| bytes == b"PK\x06\x06").unwrap();
    let number = |at: usize| u64::from_le_bytes(whole[record + at..][..8].try_into().unwrap());
    let (entries, length, start) = (number(32), number(40), number(48));
    assert!(entries > 66_000);
    let mut short = whole[..record].to_vec();
    short.extend(b"PK\x05\x06\0\0\0\0");
    let left = (entries as u16).to_le_bytes();
    short.extend([left, left].concat());
    short.extend((length as u32).to_le_bytes());
    short.extend((start as u32).to_le_bytes());
    short.extend([0, 0]);
    let document = Document::from_reader(Cursor::new(short.clone()), Limits::default()).unwrap();
    assert_eq!((document.images.len(), document.pixels(0).is_ok()), (3, true));
    let few = Limits { entries: 66_000, ..Limits::default() };
    assert!(matches!(Document::from_reader(Cursor::new(short), few).err(), Some(PiximiError::TooLarge { .. })));
}

#[test]
fn shapes_that_lie_and_pieces_that_are_missing_are_told() {
    let with = |change: &dyn Fn(&mut Made) -> Made| broken(&change(&mut project()), "a.tif");
    let shape = |shape: &[u64]| {
        let shape = shape.to_vec();
        with(&|made| made.array(A_PLACE, &shape, "<f4", floats([0.5; 12])).clone())
    };
    assert!(with(&|made| made.take(&format!("{A_PLACE}/0.0.0.0")).clone()).contains("not there"));
    assert!(with(&|made| made.take(&format!("{A_PLACE}/.zarray")).clone()).contains(".zarray"));
    assert!(shape(&[1, 4, 3, 2]).contains("bytes"));
    assert!(shape(&[1, 2, 6]).contains("shape"));
    assert!(shape(&[1, 0, 3, 2]).contains("empty"));
    for huge in [
        [1, 1 << 31, 1 << 31, 1],
        [u64::MAX, u64::MAX, u64::MAX, 2],
        [1, 1, 1, u64::MAX],
        [1 << 20, 1 << 10, 1 << 10, 1],
    ] {
        assert!(shape(&huge).contains("limit"), "{huge:?}: {}", shape(&huge));
    }
    assert!(with(&|made| made.array(A_PLACE, &[1, 2, 3, 2], "<f8", vec![0; 96]).clone()).contains("<f8"));
    assert!(with(&|made| made.array(A_PLACE, &[1, 2, 3, 2], "<f4", floats([f32::NAN; 12])).clone()).contains("NaN"));
    assert!(with(&|made| made.array(A_PLACE, &[1, 2, 3, 2], "<f4", floats([7.0; 12])).clone()).contains('7'));
    assert!(with(&|made| made.put(&format!("{A_PLACE}/.zattrs"), r#"{"bit_depth": 32}"#).clone()).contains("32 bits"));
    let packed = |id: &str| {
        let own = format!(
            r#"{{"zarr_format":2,"shape":[1,2,3,2],"chunks":[1,2,3,2],"dtype":"<f4","compressor":{{"id":"{id}"}},"filters":null}}"#
        );
        with(&|made| made.put(&format!("{A_PLACE}/.zarray"), own.clone()).clone())
    };
    assert!(packed("blosc").contains("blosc"));
    assert!(packed("zlib").contains("unpacked"), "{}", packed("zlib"));
    let mut twice = project();
    twice.attributes("study.zarr/project/things", json!({"thing_names": ["a.tif", "a.tif"]}));
    assert_eq!((open(&twice).unwrap().images.len(), open(&twice).unwrap().unusable.len()), (1, 1));
    let mut out = project();
    out.attributes("study.zarr/project/things", json!({"thing_names": ["../../x"]}));
    assert_eq!(open(&out).unwrap().unusable.len(), 1, "a name is only looked for in the zip");
}

#[test]
fn several_and_packed_pieces_are_put_together() {
    let mut made = project();
    let own = json!({"zarr_format": 2, "shape": [1, 2, 3, 2], "chunks": [1, 2, 2, 2], "dtype": "<f4", "fill_value": 0,
        "order": "C", "compressor": {"id": "zlib", "level": 1}, "filters": null});
    made.put(&format!("{A_PLACE}/.zarray"), own.to_string());
    let value = |row: usize, column: usize, channel: usize| {
        f32::from(A[channel].get(row * 3 + column).copied().filter(|_| column < 3).unwrap_or(0)) / 255.0
    };
    for piece in 0..2 {
        let places = (0..2).flat_map(|row| {
            (0..2).flat_map(move |column| (0..2).map(move |channel| (row, piece * 2 + column, channel)))
        });
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(&floats(places.map(|(row, column, channel)| value(row, column, channel)))).unwrap();
        made.put(&format!("{A_PLACE}/0.0.{piece}.0"), packer.finish().unwrap());
    }
    assert_eq!(open(&made).unwrap().pixels(0), open(&project()).unwrap().pixels(0));
}

#[test]
fn other_models_are_left_out_with_the_reason() {
    let said = |from: &str, to: &str| {
        let mut made = project();
        let text = String::from_utf8(made.read("Image_Simple-CNN.json", u64::MAX).unwrap().unwrap()).unwrap();
        assert!(text.contains(from), "{from}");
        made.put("Image_Simple-CNN.json", text.replacen(from, to, 1));
        let document = open(&made).unwrap();
        assert!(document.models.is_empty(), "{from}");
        document.left_out.last().unwrap().clone()
    };
    assert!(said("\"Flatten\"", "\"GlobalAveragePooling2D\"").contains("GlobalAveragePooling2D"));
    assert!(said("layers-model", "graph-model").contains("graph"));
    assert!(said("\"softmax\"", "\"sigmoid\"").contains("softmax"));
    assert!(said("\"valid\"", "\"same\"").contains("another kind"));
    assert!(said("[5,5,2,8]", "[5,5,3,8]").contains("[5, 5, 2, 8]"));
    assert!(said("./Image_Simple-CNN.weights.bin", "../../x").contains("lead out"));
    assert!(said("\"float32\"", "\"float16\"").contains("32-bit"));
    assert!(said("\"cropSchema\":\"None\"", "\"cropSchema\":\"Biggest\"").contains("Biggest"));
    assert!(said("[null,20,20,2]", "[null,9,9,2]").contains("too small"));
    assert!(said("[null,20,20,2]", "[null,4000000000,20,2]").contains("no SimpleCNN"));
    let with = |bytes: Vec<u8>| {
        let mut made = project();
        made.put("Image_Simple-CNN.weights.bin", bytes);
        open(&made).unwrap().left_out.last().unwrap().clone()
    };
    assert!(with(floats([0.0; 3753])).contains("too short"));
    assert!(with(floats([0.0; 3755])).contains("larger"));
    assert!(with(floats([f32::INFINITY; 3754])).contains("finite"));
    // A model of objects is none of images.
    let mut made = project();
    made.attributes("study.zarr/classifier", json!({"classifier_kinds": ["Cell"]}));
    made.attributes("study.zarr/classifier/Cell", json!({"models": ["Image_Simple-CNN"]}));
    assert!(open(&made).unwrap().left_out.last().unwrap().contains("Cell"));
}

#[test]
fn what_is_no_project_is_refused_with_the_reason() {
    let mut made = Made::default();
    made.put("readme.txt", "hello");
    assert!(refused(&made).contains("neither a project nor a model"), "{}", refused(&made));
    let mut made = project();
    made.attributes("study.zarr", json!({"other": 1}));
    assert!(refused(&made).contains("which version"), "{}", refused(&made));
    let mut alone = Made::default();
    model(&mut alone, "mine", [28, 28, 1, 3]);
    alone.take("mine.weights.bin");
    assert!(refused(&alone).contains("mine.weights.bin"), "{}", refused(&alone));
    for bytes in [&b"PK"[..], b"PK\x03\x04", b"", b"x"] {
        assert!(Document::from_reader(Cursor::new(bytes.to_vec()), Limits::default()).is_err());
    }
}

/// Opens whatever it is and asks for everything in it.
fn exhaust(bytes: Vec<u8>) {
    let limits = Limits { image_bytes: 1 << 20, weight_bytes: 1 << 20, text_bytes: 1 << 20, ..Limits::default() };
    if let Ok(document) = Document::from_reader(Cursor::new(bytes), limits) {
        for at in 0..document.images.len() {
            document.pixels(at).ok();
        }
    }
}

#[test]
fn a_zip_cut_anywhere_is_an_error_and_no_panic() {
    let zip = project().zip();
    for end in (0..zip.len()).step_by(37) {
        exhaust(zip[..end].to_vec());
        assert!(Document::from_reader(Cursor::new(zip[..end].to_vec()), Limits::default()).is_err(), "{end}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_zip_with_any_bytes_changed_is_no_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut zip = project().zip();
        for (at, value) in changes {
            let at = at.index(zip.len());
            zip[at] = value;
        }
        exhaust(zip);
    }

    #[test]
    fn attributes_of_any_kind_are_no_panic(place in 0_usize..60, value in "[\\[\\]{}\":,0-9a-z .-]{0,30}") {
        let mut made = project();
        let texts: Vec<String> = made.names().iter().filter(|name| name.ends_with(".zattrs") || name.ends_with(".zarray") || name.ends_with(".json")).cloned().collect();
        made.put(&texts[place % texts.len()], value);
        exhaust(made.zip());
    }

    #[test]
    fn values_survive_as_whole_numbers(values in prop::collection::vec(any::<u16>(), 4)) {
        let mut made = project();
        let place = "study.zarr/project/things/b.tif/b.tif";
        made.array(place, &[1, 2, 1, 2], "<f4", floats(values.iter().map(|value| f32::from(*value) / 65_535.0)));
        made.put(&format!("{place}/.zattrs"), r#"{"bit_depth": 16}"#);
        let expected = vec![values[0], values[2], values[1], values[3]];
        prop_assert_eq!(open(&made).unwrap().pixels(1), Ok(Pixels::Slices(vec![Values::U16(expected)])));
    }
}
