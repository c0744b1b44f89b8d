//! What leaves a project and comes back: images in folders, with the same labels; a project for Piximi, with all that it
//! holds, laid out as Piximi itself lays it out.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use serde_json::Value;
use vesicle_images::{ChannelInfo, Picture, Samples, decode, encode_stack, encode_tiff};
use vesicle_learning::CancelToken;
use vesicle_piximi::{Document, Limits, Pixels, Tree as _, Values, ZipTree};
use vesicle_project::{Edit, ImageId, Partition};
use vesicle_session::view::{JobEvent, JobKind, JobReport, PlateBasis};
use vesicle_session::{
    Desk, ImagesExport, ImportRequest, JobContext, NamePattern, PatternForm, Session, SliceView, check_piximi,
    export_images, export_piximi, import,
};
use vesicle_tests::{Bench, Texture, all_rows, import_now, predict_now, quiet, texture_tiff};

use crate::piximi::data;

fn write(file: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, bytes).unwrap();
}

fn session(bench: &Bench, name: &str) -> Session {
    Session::create(&bench.folders(), &bench.path(&format!("study/{name}.vesicle")), name).unwrap()
}

fn sorted(session: &Session, folder: &Path, basis: PlateBasis, link: bool) -> JobReport {
    let asked = ImagesExport { folder: folder.to_path_buf(), basis, link };
    export_images(session, &asked, &quiet(JobKind::ExportImages)).unwrap()
}

/// The files below a folder, with `/` between folders.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut left = vec![folder.to_path_buf()];
    while let Some(next) = left.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                left.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap();
                found.push(name.iter().map(|part| part.to_str().unwrap()).collect::<Vec<_>>().join("/"));
            }
        }
    }
    found.sort_unstable();
    found
}

/// The label of each image by its content, which names do not change.
fn labels(session: &Session) -> BTreeMap<String, Option<String>> {
    let project = session.project();
    let name =
        |id: ImageId| project.label(id).and_then(|label| project.category(label.category)).map(|one| one.name.clone());
    project.images().map(|image| (image.hash.to_string(), name(image.id))).collect()
}

/// Images of two plates that are called the same, of three categories and of none.
fn plates(bench: &Bench) -> Session {
    let session = session(bench, "plates");
    let mut seed = 0;
    for plate in ["P1", "P2"] {
        for (category, name) in
            [("smooth", "A01.tif"), ("smooth", "A02.TIF"), ("rough: a/b", "A01.tif"), ("Rough_ A_B", "B.tif")]
        {
            let file = bench.path(&format!("raw/{plate}/{seed}/{name}"));
            write(&file, &texture_tiff(Texture::Smooth, 16, seed));
            seed += 1;
            import_now(&session, &[&file], false);
            let image = session.project().images().last().unwrap().id;
            let known = session.project().category_named(category).map(|known| known.id);
            match known {
                Some(known) => drop(session.label(vec![image], Some(known)).unwrap()),
                None => drop(session.create_category(category, None, vec![image]).unwrap()),
            }
        }
        let file = bench.path(&format!("raw/{plate}/{seed}/A01.tif"));
        write(&file, &texture_tiff(Texture::Speckled, 16, seed));
        seed += 1;
        import_now(&session, &[&file], false);
    }
    session
}

#[test]
fn images_in_folders_come_back_with_the_same_labels() {
    let bench = Bench::new();
    let session = plates(&bench);
    let folder = bench.path("sorted");
    let report = sorted(&session, &folder, PlateBasis::Label, false);
    assert_eq!((report.added, report.skipped.len()), (10, 0), "{report:?}");
    let expected = [
        "Rough_ A_B (2)/B (2).tif",
        "Rough_ A_B (2)/B.tif",
        "Unknown/A01 (2).tif",
        "Unknown/A01.tif",
        "rough_ a_b/A01 (2).tif",
        "rough_ a_b/A01.tif",
        "smooth/A01 (2).tif",
        "smooth/A01.tif",
        "smooth/A02 (2).TIF",
        "smooth/A02.TIF",
    ];
    assert_eq!(files(&folder), expected, "nothing else lies there, and no names differ in case alone");
    assert_eq!(report.notes.len(), 2, "both categories with other names are told: {:?}", report.notes);
    assert!(report.notes[0].contains("“rough: a/b” is the folder “rough_ a_b”"), "{:?}", report.notes);

    let again = self::session(&bench, "again");
    let report = import_now(&again, &[&folder], true);
    assert_eq!((report.added, report.skipped.len()), (10, 0), "{report:?}");
    let renamed = BTreeMap::from([("rough: a/b", "rough_ a_b"), ("Rough_ A_B", "Rough_ A_B (2)")]);
    let before: BTreeMap<String, Option<String>> = labels(&session)
        .into_iter()
        .map(|(hash, label)| {
            (hash, label.map(|name| renamed.get(name.as_str()).map_or(name.clone(), |to| (*to).to_owned())))
        })
        .collect();
    assert_eq!(labels(&again), before);
    assert_eq!(before.values().filter(|label| label.is_none()).count(), 2, "Unknown is no category");
}

#[test]
fn what_is_there_is_never_written_over_and_what_is_stopped_leaves_nothing() {
    let bench = Bench::new();
    let session = plates(&bench);
    let folder = bench.path("full");
    write(&folder.join("smooth/A01.tif"), b"mine");
    let asked = ImagesExport { folder: folder.clone(), basis: PlateBasis::Label, link: false };
    let refused = export_images(&session, &asked, &quiet(JobKind::ExportImages)).unwrap_err().to_string();
    assert!(refused.contains("is not empty") && refused.contains("new or an empty folder"), "{refused}");
    assert_eq!(files(&folder), ["smooth/A01.tif"]);
    assert_eq!(std::fs::read(folder.join("smooth/A01.tif")).unwrap(), b"mine");
    let file = bench.path("full/smooth/A01.tif");
    let asked = ImagesExport { folder: file, basis: PlateBasis::Label, link: false };
    let refused = export_images(&session, &asked, &quiet(JobKind::ExportImages)).unwrap_err().to_string();
    assert!(refused.contains("is no folder"), "{refused}");

    for made in [true, false] {
        let folder = bench.path(if made { "new" } else { "empty" });
        if !made {
            std::fs::create_dir(&folder).unwrap();
        }
        let cancel: Arc<OnceLock<CancelToken>> = Arc::default();
        let told = Arc::clone(&cancel);
        let context = JobContext::new(
            JobKind::ExportImages,
            "test",
            Arc::new(move |event| {
                if let (JobEvent::Progress(_), Some(token)) = (event, told.get()) {
                    token.cancel();
                }
            }),
        );
        cancel.set(context.cancel_token().clone()).ok();
        let asked = ImagesExport { folder: folder.clone(), basis: PlateBasis::Label, link: false };
        let report = export_images(&session, &asked, &context).unwrap();
        assert_eq!((report.added, report.summary.as_str()), (0, "Stopped; nothing was written."));
        assert_eq!(folder.exists(), !made, "a folder that was made for it goes again");
        assert!(made || std::fs::read_dir(&folder).unwrap().next().is_none());
    }
}

#[test]
#[cfg(unix)]
fn a_link_is_the_same_file_and_a_changed_file_is_not_taken_for_the_image() {
    use std::os::unix::fs::MetadataExt as _;
    let bench = Bench::new();
    let session = plates(&bench);
    write(&bench.path("raw/P1/0/A01.tif"), &texture_tiff(Texture::Speckled, 16, 900));
    std::fs::remove_file(bench.path("raw/P1/1/A02.TIF")).unwrap();
    let raw = std::fs::metadata(bench.path("raw/P2/5/A01.tif")).unwrap();
    for link in [true, false] {
        let folder = bench.path(if link { "links" } else { "copies" });
        let report = sorted(&session, &folder, PlateBasis::Label, link);
        assert_eq!((report.added, report.skipped.len()), (8, 2), "{report:?}");
        assert!(report.skipped[0].reason.contains("changed or replaced since"), "{:?}", report.skipped);
        assert!(report.skipped[1].reason.contains("not there any more"), "{:?}", report.skipped);
        assert_eq!(files(&folder).len(), 8, "nothing of the two is left: {:?}", files(&folder));
        // Names of images that were left out are not given to others.
        let there = std::fs::metadata(folder.join("smooth/A01 (2).tif")).unwrap();
        assert_eq!(there.ino() == raw.ino(), link);
        assert_eq!(there.len(), raw.len());
    }
}

#[test]
fn files_of_one_image_stay_together_and_go_by_what_a_model_says_where_that_is_wanted() {
    let bench = Bench::new();
    let session = session(&bench, "channels");
    for plate in ["P1", "P2"] {
        for (well, texture) in [("A01", Texture::Smooth), ("A02", Texture::Speckled)] {
            for channel in 1..=2_u64 {
                let seed = channel + 10 * u64::from(plate == "P2") + 100 * u64::from(well == "A02");
                write(&bench.path(&format!("raw/{plate}/{well}_w{channel}.tif")), &texture_tiff(texture, 16, seed));
            }
        }
        let request = ImportRequest {
            paths: vec![bench.path(&format!("raw/{plate}"))],
            pattern: Some(NamePattern::new("{well}_w{channel}.tif", PatternForm::Fields).unwrap()),
            ..ImportRequest::default()
        };
        let report = import(&session, &request, &quiet(JobKind::Import)).unwrap();
        assert_eq!(report.added, 2, "{report:?}");
    }
    let ids: Vec<ImageId> = session.project().images().map(|image| image.id).collect();
    session.create_category("smooth", None, vec![ids[0], ids[2]]).unwrap();
    let folder = bench.path("sorted");
    assert_eq!(sorted(&session, &folder, PlateBasis::Label, false).added, 4);
    let expected = [
        "Unknown/2_A02_w1.tif",
        "Unknown/2_A02_w2.tif",
        "Unknown/A02_w1.tif",
        "Unknown/A02_w2.tif",
        "smooth/2_A01_w1.tif",
        "smooth/2_A01_w2.tif",
        "smooth/A01_w1.tif",
        "smooth/A01_w2.tif",
    ];
    assert_eq!(files(&folder), expected);

    let fitted = bench.fitted(4, 4);
    predict_now(&fitted);
    let by = |basis: PlateBasis, name: &str| -> usize {
        let folder = bench.path(name);
        sorted(&fitted, &folder, basis, false);
        files(&folder).iter().filter(|file| file.starts_with("Unknown/")).count()
    };
    assert_eq!(by(PlateBasis::Label, "by-label"), 4);
    assert_eq!(by(PlateBasis::LabelOrPrediction, "by-both"), 0);
    assert_eq!(by(PlateBasis::Prediction, "by-prediction"), 8, "only those that were predicted have one");
}

/// A picture of two channels with colours and ranges, as an instrument writes it.
fn two_channels(seed: u16) -> Vec<u8> {
    let values: Vec<u16> = (0..2 * 20 * 30_u16).map(|at| at.wrapping_mul(37).wrapping_add(seed) % 4096).collect();
    let info =
        |name: &str, color, range| ChannelInfo { name: Some(name.to_owned()), color: Some(color), range: Some(range) };
    let picture = Picture::new(30, 20, 2, Samples::U16(values)).unwrap();
    let picture = picture
        .with_channel_info(vec![info("DNA", [0, 64, 255], (100.0, 3000.0)), info("GFP", [0, 255, 0], (0.0, 4000.0))])
        .unwrap();
    encode_tiff(&picture).unwrap()
}

/// Three images of two channels in two categories, labelled, set aside and without a label, and one of another kind.
fn study(bench: &Bench) -> Session {
    let session = session(bench, "study 1.2");
    for (folder, seed) in [("round", 1), ("round", 2), ("long", 3)] {
        write(&bench.path(&format!("raw/{folder}/{seed}.tif")), &two_channels(seed));
    }
    import_now(&session, &[&bench.path("raw")], true);
    write(&bench.path("more/3.tif"), &two_channels(4));
    write(&bench.path("more/grey.tif"), &texture_tiff(Texture::Smooth, 16, 5));
    import_now(&session, &[&bench.path("more")], false);
    let ids: Vec<ImageId> = session.project().images().map(|image| image.id).collect();
    for (image, partition) in [(ids[0], Partition::Training), (ids[1], Partition::Test)] {
        session.edit(&Edit::SetPartition { images: vec![image], partition }).unwrap();
    }
    session
}

#[test]
fn a_project_that_went_to_piximi_comes_back_as_it_was() {
    let bench = Bench::new();
    let session = study(&bench);
    let check = check_piximi(&session);
    assert_eq!(check.images, 4);
    assert_eq!(
        check.notes,
        [
            "1 image(s) are left out: Piximi needs as many channels in all images, and most have 2.",
            "1 test image(s) are for validation there, as Piximi knows no test set.",
        ]
    );
    let zip = bench.path("out/study.zip");
    let report = export_piximi(&session, &zip, &quiet(JobKind::ExportPiximi)).unwrap();
    assert_eq!((report.added, report.skipped.len()), (4, 0), "{report:?}");
    assert_eq!(report.notes, check.notes, "what was told before is told");
    assert_eq!(files(&bench.path("out")), ["study.zip"], "nothing is left of the way there");

    let document = Document::from_reader(Cursor::new(std::fs::read(&zip).unwrap()), Limits::default()).unwrap();
    assert_eq!(document.name, "study 1.2");
    let names: Vec<&str> = document.images.iter().map(|image| image.name.as_str()).collect();
    let project = session.project();
    let ours: Vec<String> =
        project.images().filter(|image| image.channels == 2).map(|image| image.name.replace('/', "_")).collect();
    assert_eq!(names, ours);
    let first = &document.images[0];
    assert_eq!((first.bits, first.shown.len()), (16, 2));
    assert_eq!(first.shown[0].color, [0, 64, 255]);
    let (low, high) = first.shown[0].range;
    assert!((low - 100.0).abs() < 0.01 && (high - 3000.0).abs() < 0.01, "{low} {high}");

    // Into a project of its own: the same values, labels, colours of categories.
    let again = Session::create(&bench.folders(), &bench.path("again/again.vesicle"), "again").unwrap();
    let report = import_now(&again, &[&zip], false);
    assert_eq!((report.added, report.skipped.len()), (4, 0), "{report:?}");
    let back = again.project();
    let told = |project: &vesicle_project::Project| -> Vec<(String, String)> {
        project.categories().iter().map(|category| (category.name.clone(), category.color.to_string())).collect()
    };
    assert_eq!(told(&back), told(&project));
    let kinds = [Partition::Training, Partition::Validation];
    for (image, came) in project.images().filter(|image| image.channels == 2).zip(back.images()) {
        let name = |of: &vesicle_project::Project, id: ImageId| {
            of.label(id).and_then(|label| of.category(label.category)).map(|category| category.name.clone())
        };
        assert_eq!(name(&project, image.id), name(&back, came.id), "{}", image.name);
        let expected = project.pin(image.id).map(|pin| if pin == Partition::Test { kinds[1] } else { pin });
        assert_eq!(back.pin(came.id), expected, "{}", image.name);
        let picture = |base: &Path, image: &vesicle_project::Image| {
            decode(&std::fs::read(base.join(&image.sources[0].path)).unwrap()).unwrap()
        };
        let (ours, theirs) = (picture(&bench.path("study"), image), picture(&bench.path("again"), came));
        assert_eq!(ours.samples(), theirs.samples(), "{}", image.name);
    }
    assert!(all_rows(&again).iter().all(|row| row.name != "grey.tif"));
}

#[test]
fn stacks_predictions_and_values_that_piximi_cannot_hold() {
    let bench = Bench::new();
    let session = bench.fitted(4, 2);
    predict_now(&session);
    session.set_stack(SliceView::Max).unwrap();
    let slice = |from: u16| Picture::new(4, 3, 1, Samples::U16((0..12).map(|at| from + at).collect())).unwrap();
    write(&bench.path("more/stack.tif"), &encode_stack(&[slice(1), slice(100), slice(1000)]).unwrap());
    let floats = |values: Vec<f32>| encode_tiff(&Picture::new(2, 2, 1, Samples::F32(values)).unwrap()).unwrap();
    write(&bench.path("more/whole.tif"), &floats(vec![0.0, 1.0, 65_535.0, 7.0]));
    write(&bench.path("more/parts.tif"), &floats(vec![0.0, 0.5, -3.0, 7.0]));
    import_now(&session, &[&bench.path("more")], false);

    let notes = check_piximi(&session).notes;
    assert!(notes.iter().any(|note| note.starts_with("2 image(s) have values of more than 16 bits")), "{notes:?}");
    assert!(notes.iter().any(|note| note.contains("the middle one")), "{notes:?}");
    assert!(notes.iter().any(|note| note.starts_with("2 image(s) have their prediction there")), "{notes:?}");
    assert!(notes.iter().any(|note| note.starts_with("Models stay here")), "{notes:?}");
    let zip = bench.path("out.zip");
    let report = export_piximi(&session, &zip, &quiet(JobKind::ExportPiximi)).unwrap();
    assert_eq!((report.added, report.skipped.len()), (12, 1), "{report:?}");
    assert_eq!(report.skipped[0].path, "parts.tif");
    assert!(report.skipped[0].reason.contains("no whole numbers from 0 to 65,535"), "{:?}", report.skipped);

    let document = Document::from_reader(Cursor::new(std::fs::read(&zip).unwrap()), Limits::default()).unwrap();
    let at = |name: &str| document.images.iter().position(|image| image.name == name).unwrap();
    let stack = &document.images[at("stack.tif")];
    assert_eq!((stack.slices, stack.active_plane), (3, 1));
    let values = |from: u16| Values::U16((0..12).map(|at| from + at).collect());
    assert_eq!(document.pixels(at("stack.tif")).unwrap(), Pixels::Slices(vec![values(1), values(100), values(1000)]));
    assert_eq!(document.pixels(at("whole.tif")).unwrap(), Pixels::Slices(vec![Values::U16(vec![0, 1, 65_535, 7])]));
    assert_eq!(document.images.iter().filter(|image| image.is_predicted()).count(), 2);

    // Nothing that it can hold is an error, and leaves what was there.
    let nothing = self::session(&bench, "nothing");
    import_now(&nothing, &[&bench.path("more/parts.tif")], false);
    let refused = export_piximi(&nothing, &zip, &quiet(JobKind::ExportPiximi)).unwrap_err().to_string();
    assert!(refused.contains("none of the images") && refused.contains("parts.tif"), "{refused}");
    assert!(Document::from_reader(Cursor::new(std::fs::read(&zip).unwrap()), Limits::default()).is_ok());
}

/// What a project says, group by group: the names of all attributes with their types, and how arrays are described. The
/// project and an image stand for all of their kind.
fn layout(zip: &Path) -> BTreeMap<String, BTreeMap<String, String>> {
    let tree = ZipTree::open(Cursor::new(std::fs::read(zip).unwrap()), &Limits::default()).unwrap();
    let kind = |value: &Value| match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) => "bool".to_owned(),
        Value::Number(_) => "number".to_owned(),
        Value::String(_) => "text".to_owned(),
        Value::Array(all) => match all.first() {
            None | Some(Value::Number(_)) => "list".to_owned(),
            Some(Value::String(_)) => "list of texts".to_owned(),
            Some(_) => "list of lists".to_owned(),
        },
        Value::Object(_) => "object".to_owned(),
    };
    let mut found: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for name in tree.names().iter().filter(|name| name.contains(".zarr/")) {
        let (_, inside) = name.split_once(".zarr/").unwrap();
        let mut parts: Vec<&str> = inside.split('/').collect();
        // Models that were fitted have settings of their own, and ours has none.
        if parts.contains(&"Image_Simple-CNN") {
            continue;
        }
        if parts.len() > 3 && parts[1] == "things" {
            let image = parts[2];
            parts.iter_mut().filter(|part| **part == image).for_each(|part| *part = "<image>");
        }
        let file = parts.pop().unwrap();
        let text = tree.read(name, 64 << 20).unwrap().unwrap();
        let place = format!("{}/{}", parts.join("/"), if file.starts_with('.') { file } else { "<values>" });
        let entry = found.entry(place).or_default();
        if !file.starts_with('.') {
            entry.insert(file.to_owned(), "values".to_owned());
            continue;
        }
        for (key, value) in serde_json::from_slice::<Value>(&text).unwrap().as_object().unwrap() {
            let said = match key.as_str() {
                // These have to be the very same.
                "dtype" | "order" | "compressor" | "filters" | "zarr_format" | "fill_value" => value.to_string(),
                _ => kind(value),
            };
            entry.insert(key.clone(), said);
        }
    }
    found
}

#[test]
fn it_is_laid_out_field_by_field_as_piximi_lays_it_out() {
    let Some(fixture) = data("piximi-1.1-bbbc013-2ch.zip") else { return };
    let bench = Bench::new();
    let session = study(&bench);
    let zip = bench.path("study.zip");
    export_piximi(&session, &zip, &quiet(JobKind::ExportPiximi)).unwrap();
    let (ours, piximis) = (layout(&zip), layout(&fixture));
    for (place, attributes) in &piximis {
        assert_eq!(ours.get(place), Some(attributes), "{place}");
    }
    assert_eq!(ours.keys().collect::<Vec<_>>(), piximis.keys().collect::<Vec<_>>(), "and there is nothing besides");
}

/// A whole project of Piximi through ours and back: images, values, categories, labels and predictions.
#[test]
fn what_came_from_piximi_goes_back_as_it_was() {
    let Some(fixture) = data("piximi-1.1-bbbc013-2ch.zip") else { return };
    let bench = Bench::new();
    let session = session(&bench, "came");
    import_now(&session, &[&fixture], false);
    let zip = bench.path("back.zip");
    let report = export_piximi(&session, &zip, &quiet(JobKind::ExportPiximi)).unwrap();
    assert_eq!((report.added, report.skipped.len()), (200, 0), "{report:?}");
    let open =
        |path: &Path| Document::from_reader(Cursor::new(std::fs::read(path).unwrap()), Limits::default()).unwrap();
    let (before, after) = (open(&fixture), open(&zip));
    let named = |document: &Document| -> Vec<(String, Option<[u8; 3]>)> {
        document.categories.iter().map(|category| (category.name.clone(), category.color)).collect()
    };
    assert_eq!(named(&before), named(&after));
    let mut predicted = 0;
    for (at, (one, other)) in before.images.iter().zip(&after.images).enumerate() {
        assert_eq!((&one.name, one.partition, one.bits), (&other.name, other.partition, other.bits));
        assert_eq!(
            [one.width, one.height, one.channels, one.slices],
            [other.width, other.height, other.channels, other.slices]
        );
        assert_eq!(before.pixels(at).unwrap(), after.pixels(at).unwrap(), "{}", one.name);
        for (shown, back) in one.shown.iter().zip(&other.shown) {
            assert_eq!((shown.color, shown.visible), (back.color, back.visible), "{}", one.name);
            let close = |a: f32, b: f32| (a - b).abs() < 0.01;
            assert!(close(shown.range.0, back.range.0) && close(shown.range.1, back.range.1), "{shown:?} {back:?}");
        }
        if one.is_predicted() {
            predicted += 1;
        } else {
            assert_eq!(one.category, other.category, "{}", one.name);
        }
    }
    assert_eq!(predicted, 100, "the others are predictions, which the model makes anew");
}

#[test]
fn pictures_of_a_draft_come_along_when_it_is_saved() {
    let bench = Bench::new();
    let study = study(&bench);
    let zip = bench.path("from-piximi.zip");
    export_piximi(&study, &zip, &quiet(JobKind::ExportPiximi)).unwrap();
    let desk = Desk::new(bench.folders());
    let draft = desk.new_project(None).unwrap();
    import_now(&draft, &[&zip], false);
    let drafts = draft.path().parent().unwrap().to_path_buf();
    assert_eq!(files(&drafts.join("from-piximi")).len(), 4, "they lie beside the draft");
    drop(draft);
    let saved = desk.save_as(&bench.path("mine/mine.vesicle")).unwrap();
    assert_eq!(files(&bench.path("mine/from-piximi")).len(), 4);
    assert!(!drafts.join("from-piximi").exists(), "and not in the app's own folder any more");
    let project = saved.project();
    let places: Vec<&str> = project.images().map(|image| image.sources[0].path.as_str()).collect();
    assert!(places.iter().all(|path| path.starts_with("from-piximi/")), "{places:?}");
    // The folder goes elsewhere as a whole, and all of it is found there.
    drop(saved);
    desk.close_project().unwrap();
    std::fs::rename(bench.path("mine"), bench.path("other computer")).unwrap();
    let moved = Session::open(&bench.folders(), &bench.path("other computer/mine.vesicle")).unwrap();
    moved.refresh_missing();
    assert_eq!(moved.view().missing_count, 0);
}
