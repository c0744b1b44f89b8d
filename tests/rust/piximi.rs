//! Projects and models that Piximi wrote: what is in them arrives as it was, and what is no project leaves nothing behind.
//!
//! The files are not part of the repository; they are looked for in `$VESICLE_TEST_DATA`, or beside the checkout. Each lies
//! beside a JSON with the truth read from the running Piximi. What TensorFlow.js says is in `piximi_golden.json`
//! (`tests/reference/tensorflow.mjs`).

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;
use vesicle_images::{Picture, Samples};
use vesicle_learning::{
    CancelToken, ForeignCnn, ForeignLayer, PictureSource, Rescale, Sampling, TrainedModel, open_device,
};
use vesicle_piximi::{Document, Limits, Pixels, Values, Weights};
use vesicle_project::{Origin, Partition};
use vesicle_session::view::{JobKind, JobReport};
use vesicle_session::{ImportRequest, Session, SessionError, import, preview_names};
use vesicle_tests::{Bench, all_rows, predict_now, quiet};

const GOLDEN: &str = include_str!("piximi_golden.json");

pub(crate) fn data(name: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let root = std::env::var_os("VESICLE_TEST_DATA").map_or_else(beside, PathBuf::from);
    let file = Some(root.join("piximi").join(name)).filter(|file| file.is_file());
    if file.is_none() {
        eprintln!("SKIPPED: piximi/{name} is not there; set VESICLE_TEST_DATA to the folder it lies in.");
    }
    file
}

fn session(bench: &Bench) -> Session {
    Session::create(&bench.folders(), &bench.path("study/study.vesicle"), "study").unwrap()
}

fn bring(session: &Session, path: &Path) -> Result<JobReport, SessionError> {
    let request = ImportRequest { paths: vec![path.to_path_buf()], ..ImportRequest::default() };
    import(session, &request, &quiet(JobKind::Import))
}

/// The names of categories by their ids.
fn names(session: &Session) -> BTreeMap<String, String> {
    session.project().categories().iter().map(|category| (category.id.to_string(), category.name.clone())).collect()
}

/// What lies in a folder, besides the project's own file.
fn beside(session: &Session) -> Vec<String> {
    let folder = session.path().parent().unwrap();
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.filter(|name| !name.starts_with("study.vesicle")).collect();
    names.sort_unstable();
    names
}

/// Every image against what the running Piximi said of it.
fn as_it_was(session: &Session, truth: &Value) {
    let names = names(session);
    let project = session.project();
    let colors = truth["categories"].as_array().unwrap().iter().filter(|category| category["name"] != "Unknown");
    let expected: Vec<(String, String)> = colors
        .map(|category| {
            (category["name"].as_str().unwrap().to_owned(), category["color"].as_str().unwrap().to_lowercase())
        })
        .collect();
    let ours: Vec<(String, String)> =
        project.categories().iter().map(|category| (category.name.clone(), category.color.to_string())).collect();
    assert_eq!(ours, expected);
    let rows = all_rows(session);
    let images = truth["images"].as_array().unwrap();
    assert_eq!(rows.len(), images.len());
    for (row, image) in rows.iter().zip(images) {
        assert_eq!(row.name, image["name"].as_str().unwrap(), "the order is that of Piximi");
        let shape = &image["shape"];
        let size = [row.width, row.height, row.channels, row.slices, row.bits].map(u64::from);
        let expected = [&shape["width"], &shape["height"], &shape["channels"], &shape["planes"], &image["bitDepth"]];
        assert_eq!(size, expected.map(|value| value.as_u64().unwrap()), "{}", row.name);
        let category = row.category_id.as_ref().map(|id| names[id].as_str());
        let partition = match image["partition"].as_str().unwrap() {
            "Training" => Partition::Training,
            "Validation" => Partition::Validation,
            _ => Partition::Inference,
        };
        assert_eq!(row.partition, partition, "{}", row.name);
        if image["human_label"] == true {
            assert_eq!((category, row.origin), (image["category"].as_str(), Some(Origin::Person)), "{}", row.name);
            assert!(row.prediction.is_none());
        } else {
            assert_eq!(category, None, "{}: a prediction is no label", row.name);
            let prediction = row.prediction.as_ref().map(|prediction| names[&prediction.category_id].as_str());
            assert_eq!(prediction, image["category"].as_str().filter(|_| image["predicted"] == true), "{}", row.name);
        }
        assert!(!row.missing);
    }
}

/// What the current model says of the images that are in the golden numbers, to 1e-4. Labels are gone afterwards.
fn agrees_with_tensorflow(session: &Session, project: &str, model: &str) {
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    let project = golden.as_array().unwrap().iter().find(|known| known["project"] == project).unwrap();
    let golden = project["models"].as_array().unwrap().iter().find(|known| known["model"] == model).unwrap();
    let ids = session.project().images().map(|image| image.id).collect();
    session.label(ids, None).unwrap();
    predict_now(session);
    let names = names(session);
    let rows: BTreeMap<String, _> = all_rows(session).into_iter().map(|row| (row.name.clone(), row)).collect();
    let classes: Vec<&str> = golden["classes"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    for (name, theirs) in golden["images"].as_object().unwrap() {
        let prediction = rows[name].prediction.as_ref().unwrap();
        for (class, theirs) in classes.iter().zip(theirs.as_array().unwrap()) {
            let ours = prediction.probabilities.iter().find(|share| names[&share.category_id] == *class).unwrap();
            let apart = (ours.probability - theirs.as_f64().unwrap()).abs();
            assert!(apart < 1e-4, "{name}, {class}: {} and {theirs}", ours.probability);
        }
    }
}

#[test]
fn a_project_of_wells_comes_in_as_it_was_and_once() {
    let Some(zip) = data("piximi-1.1-bbbc016.zip") else { return };
    let truth: Value = serde_json::from_slice(&std::fs::read(zip.with_extension("json")).unwrap()).unwrap();
    let bench = Bench::new();
    let session = session(&bench);
    let report = bring(&session, &zip).unwrap();
    assert_eq!((report.added, report.skipped.len()), (72, 0), "{report:?}");
    as_it_was(&session, &truth);
    assert!(report.notes.iter().any(|note| note.contains("40 images again: 40 as Piximi had them")), "{report:?}");
    assert_eq!(report.notes.iter().filter(|note| note.starts_with("Model “")).count(), 2, "{report:?}");
    assert_eq!(beside(&session), ["piximi-1.1-bbbc016"]);
    // Piximi's colour and range are those of the file.
    let picture = std::fs::read(bench.path("study/piximi-1.1-bbbc016/O02_f00.tif")).unwrap();
    let picture = vesicle_images::decode(&picture).unwrap();
    assert_eq!((picture.width(), picture.channels(), picture.bits()), (512, 1, 8));
    assert!(picture.channel_info()[0].color.is_some() && picture.channel_info()[0].range.is_some());

    let again = bring(&session, &zip).unwrap();
    assert_eq!((again.added, session.project().image_count()), (0, 72), "{again:?}");
    assert!(again.notes.iter().any(|note| note.contains("72 images already in the project")), "{again:?}");
    assert_eq!(again.notes.iter().filter(|note| note.ends_with("is in the project already.")).count(), 2, "{again:?}");
    assert_eq!(beside(&session), ["piximi-1.1-bbbc016"], "nothing is written twice");
    as_it_was(&session, &truth);

    agrees_with_tensorflow(&session, "piximi-1.1-bbbc016", "Image_Simple-CNN1");
}

#[test]
fn a_project_of_cells_with_two_channels_comes_in_as_it_was_and_is_one_step() {
    let Some(zip) = data("piximi-1.1-bbbc013-2ch.zip") else { return };
    let truth: Value = serde_json::from_slice(&std::fs::read(zip.with_extension("json")).unwrap()).unwrap();
    let bench = Bench::new();
    let session = session(&bench);
    let report = bring(&session, &zip).unwrap();
    assert_eq!((report.added, report.skipped.len()), (200, 0), "{report:?}");
    as_it_was(&session, &truth);
    let split = session.model().unwrap().split.clone();
    assert_eq!((split.training.len(), split.validation.len()), (75, 25), "it is not evaluated on what it has seen");
    agrees_with_tensorflow(&session, "piximi-1.1-bbbc013-2ch", "Image_Simple-CNN");
    session.undo().unwrap();
    session.undo().unwrap();
    assert_eq!((session.project().image_count(), session.project().categories().len()), (0, 0));
    session.redo().unwrap();
    assert_eq!((session.project().image_count(), session.project().categories().len()), (200, 2));
}

#[test]
fn the_json_of_older_versions_comes_in_as_it_was() {
    let Some(json) = data("BBBC013ExampleProject.json") else { return };
    let truth: Value = serde_json::from_slice(&std::fs::read(&json).unwrap()).unwrap();
    let bench = Bench::new();
    let session = session(&bench);
    let report = bring(&session, &json).unwrap();
    let images = truth["project"]["serializedImages"].as_array().unwrap();
    let twins = report.notes.iter().filter(|note| note.contains("has the same pixels as")).count();
    assert_eq!((report.added as usize + twins, report.skipped.len()), (images.len(), 0), "{:?}", report.notes);
    let categories: BTreeMap<&str, &str> = truth["project"]["categories"]
        .as_array()
        .unwrap()
        .iter()
        .map(|category| (category["id"].as_str().unwrap(), category["name"].as_str().unwrap()))
        .collect();
    let by_name: BTreeMap<&str, &Value> =
        images.iter().map(|image| (image["imageFilename"].as_str().unwrap(), image)).collect();
    let names = names(&session);
    let rows = all_rows(&session);
    for row in &rows {
        let image = by_name[row.name.as_str()];
        let category = row.category_id.as_ref().map_or("Unknown", |id| names[id].as_str());
        assert_eq!(category, categories[image["imageCategoryId"].as_str().unwrap()], "{}", row.name);
        assert_eq!((u64::from(row.width), row.channels), (image["imageWidth"].as_u64().unwrap(), 2));
    }
    let labelled = rows.iter().filter(|row| row.category_id.is_some()).count();
    assert_eq!(labelled, 198);
}

#[test]
fn models_by_themselves_predict() {
    let (Some(zip), Some(mnist)) = (data("piximi-1.1-simplecnn-2ch-model.zip"), data("piximi-model-mnist.zip")) else {
        return;
    };
    let bench = Bench::new();
    let session = session(&bench);
    let report = bring(&session, &mnist).unwrap();
    assert_eq!((report.added, session.project().categories().len()), (0, 10), "{report:?}");
    session.undo().unwrap();
    assert!(session.project().categories().is_empty(), "made for the model, in one step");

    // The cells without their own model.
    let project = data("piximi-1.1-bbbc013-2ch.zip").unwrap();
    bring(&session, &project).unwrap();
    let before = session.model().unwrap();
    let report = bring(&session, &zip).unwrap();
    assert!(report.notes.iter().any(|note| note.ends_with("is in the project already.")), "{report:?}");
    assert_eq!(session.model().unwrap().id, before.id, "the same weights for the same categories are the same model");
    let collapsed = data("piximi-1.1-simplecnn-model.zip").unwrap();
    let report = bring(&session, &collapsed).unwrap();
    assert!(report.summary.contains("Image_Simple-CNN1"), "{report:?}");
    assert_eq!(session.model().unwrap().trained.card.channels, 1);
}

/// The pictures of a document, straight from it.
struct Straight(Document);

impl PictureSource for Straight {
    fn picture(&self, index: usize) -> Result<Picture, String> {
        let image = &self.0.images[index];
        let Ok(Pixels::Slices(slices)) = self.0.pixels(index) else { return Err("no pixels".to_owned()) };
        let Values::U8(values) = &slices[0] else { return Err("no bytes".to_owned()) };
        let samples = Samples::U8(values.clone());
        Picture::new(image.width, image.height, image.channels, samples).map_err(|error| error.to_string())
    }
}

#[test]
fn every_model_of_a_project_says_what_tensorflow_says() {
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    for project in golden.as_array().unwrap() {
        let Some(zip) = data(&format!("{}.zip", project["project"].as_str().unwrap())) else { continue };
        let document = Document::from_reader(std::fs::File::open(zip).unwrap(), Limits::default()).unwrap();
        let source = Straight(document);
        for golden in project["models"].as_array().unwrap() {
            let model = source.0.models.iter().find(|model| golden["model"] == model.name.as_str()).unwrap();
            let network = &model.network;
            fn layer(weights: &Weights) -> ForeignLayer<'_> {
                ForeignLayer { kernel: &weights.kernel, bias: &weights.bias }
            }
            let ours = TrainedModel::from_foreign(&ForeignCnn {
                width: network.width,
                height: network.height,
                channels: network.channels,
                classes: network.classes,
                first: layer(&network.first),
                second: layer(&network.second),
                dense: layer(&network.dense),
                rescale: Rescale::TypeRange,
                sampling: Sampling::Corners,
                epochs: 10,
            })
            .unwrap();
            let images = golden["images"].as_object().unwrap();
            let place = |name: &String| source.0.images.iter().position(|image| image.name == *name).unwrap();
            let indices: Vec<usize> = images.keys().map(place).collect();
            let cpu = open_device("cpu").unwrap();
            let said =
                vesicle_learning::predict(&ours, &indices, &source, &cpu, &CancelToken::new(), &mut |_, _| ()).unwrap();
            let mut furthest = 0.0_f64;
            for ((name, theirs), ours) in images.iter().zip(said.probabilities) {
                for (ours, theirs) in ours.unwrap().iter().zip(theirs.as_array().unwrap()) {
                    furthest = furthest.max((f64::from(*ours) - theirs.as_f64().unwrap()).abs());
                }
                assert!(furthest < 1e-4, "{}, {name}: {furthest}", model.name);
            }
            eprintln!("{}, {}: at most {furthest:.1e} apart", project["project"], model.name);
        }
    }
}

/// A zip with one file of this name.
fn zip_with(bench: &Bench, name: &str) -> PathBuf {
    // Stored, with the CRC of "x"; written by hand, since a writer would not write such names.
    let (crc, content) = (0x8cdc_1683_u32, b"x");
    let mut bytes = Vec::new();
    let fields = |bytes: &mut Vec<u8>| {
        bytes.extend([20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]);
        bytes.extend(crc.to_le_bytes());
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend((name.len() as u16).to_le_bytes());
        bytes.extend([0, 0]);
    };
    bytes.extend(b"PK\x03\x04");
    fields(&mut bytes);
    bytes.extend(name.as_bytes());
    bytes.extend(content);
    let start = bytes.len() as u32;
    bytes.extend(b"PK\x01\x02\x14\x03");
    fields(&mut bytes);
    bytes.extend([0; 14]);
    bytes.extend(name.as_bytes());
    let length = bytes.len() as u32 - start;
    bytes.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    bytes.extend(length.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    let file = bench.path("bad.zip");
    std::fs::File::create(&file).unwrap().write_all(&bytes).unwrap();
    file
}

#[test]
fn what_is_no_project_is_refused_and_leaves_nothing() {
    let bench = Bench::new();
    let session = session(&bench);
    let mut said = Vec::new();
    for name in ["../../out.tif", "/tmp/out.tif", "readme.txt"] {
        said.push(bring(&session, &zip_with(&bench, name)).unwrap_err().to_string());
    }
    assert!(said[0].contains("lead out of the folder") && said[1].contains("lead out of the folder"), "{said:?}");
    assert!(said[2].contains("bad.zip cannot be used: it is not a Piximi project or model"), "{said:?}");
    let text = bench.path("other.json");
    std::fs::write(&text, "{\"some\": \"json\"}").unwrap();
    assert!(bring(&session, &text).unwrap_err().to_string().contains("not a Piximi project"));
    assert!(beside(&session).is_empty(), "{:?}", beside(&session));
    assert_eq!(session.project().image_count(), 0);
    assert_eq!(session.view().undo, None);
}

#[test]
fn a_project_in_a_folder_is_one_thing_and_links_in_it_are_refused() {
    let bench = Bench::new();
    let session = session(&bench);
    let root = bench.path("lab/study.zarr");
    let put = |name: &str, text: &str| {
        let file = root.join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    };
    put(".zattrs", r#"{"version": "1.1.4"}"#);
    put("project/.zattrs", r#"{"name": "Untitled project"}"#);
    put("project/things/.zattrs", r#"{"thing_names": ["a.tif", "gone.tif"]}"#);
    put(
        "project/categories/.zattrs",
        r##"{"category_id": ["0u", "1a", "1b"], "name": ["Unknown", "Round", "Long"], "color": ["#AAAAAA", "#123456", "#654321"],
            "kind": ["Image", "Image", "Image"]}"##,
    );
    put("project/kinds/.zattrs", r#"{"unknown_category_id": ["0u"]}"#);
    let thing = "project/things/a.tif";
    put(
        &format!("{thing}/.zattrs"),
        r#"{"thing_id": "1", "active_plane": 0, "class_category_id": "1a", "classifier_partition": "Unassigned", "kind": "Image"}"#,
    );
    put(
        &format!("{thing}/a.tif/.zarray"),
        r#"{"zarr_format": 2, "shape": [1, 1, 2, 1], "chunks": [1, 1, 2, 1], "dtype": "<f4", "order": "C", "compressor": null}"#,
    );
    put(&format!("{thing}/a.tif/.zattrs"), r#"{"bit_depth": 16}"#);
    let values: Vec<u8> = [1.0_f32, 0.25].iter().flat_map(|value| value.to_le_bytes()).collect();
    std::fs::write(root.join(thing).join("a.tif/0.0.0.0"), values).unwrap();

    let seen = preview_names(&[bench.path("lab")], None);
    assert_eq!((seen.files, seen.images), (1, 1), "{seen:?}");
    let report = bring(&session, &bench.path("lab")).unwrap();
    assert_eq!((report.added, report.skipped.len()), (1, 1), "{report:?}");
    assert_eq!(report.skipped[0].path, "gone.tif");
    let picture = std::fs::read(bench.path("study/study/a.tif")).unwrap();
    assert_eq!(vesicle_images::decode(&picture).unwrap().plane_f32(0), [65_535.0, 16_384.0]);
    let found: Vec<_> = session
        .project()
        .categories()
        .iter()
        .map(|category| (category.name.clone(), category.color.to_string()))
        .collect();
    assert_eq!(found, [("Round".to_owned(), "#123456".to_owned()), ("Long".to_owned(), "#654321".to_owned())]);
    assert_eq!(session.undo().unwrap().as_deref(), Some("Import 1 image"));
    assert!(session.project().categories().is_empty());
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/etc", root.join("project/things/out")).unwrap();
        let said = bring(&session, &root).unwrap_err().to_string();
        assert!(said.contains("link"), "{said}");
    }
}

#[test]
fn a_stopped_import_leaves_nothing() {
    let Some(zip) = data("piximi-1.1-bbbc013-2ch.zip") else { return };
    let bench = Bench::new();
    let session = session(&bench);
    let context = quiet(JobKind::Import);
    context.cancel_token().cancel();
    let request = ImportRequest { paths: vec![zip], ..ImportRequest::default() };
    let report = import(&session, &request, &context).unwrap();
    assert_eq!((report.added, session.project().image_count(), beside(&session).len()), (0, 0, 0), "{report:?}");
}
