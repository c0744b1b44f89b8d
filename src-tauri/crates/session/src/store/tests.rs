//! The file itself: what goes in comes out, all of it or nothing, and old files stay readable.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;
use vesicle_learning::{FitSettings, ModelCard, TrainedModel};
use vesicle_project::{
    Category, CategoryId, Color, ContentHash, Delta, Edit, EpochMetrics, Image, ImageId, Label, ModelId, NewImage,
    Origin, Partition, Prediction, Project, Region, Shape, Source, Split,
};

use super::{APPLICATION_ID, Store, VERSION};
use crate::SessionError;
use crate::results::{FittedModel, OutOfFold, Predictions, Taken};
use crate::view::EvaluationSet;

struct File {
    folder: TempDir,
}

impl File {
    fn new() -> (Self, Store) {
        let file = Self { folder: tempfile::tempdir().unwrap() };
        let store = Store::create(&file.path("p.vesicle"), "p").unwrap();
        (file, store)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn reopened(&self) -> Store {
        Store::open(&self.path("p.vesicle")).unwrap()
    }
}

fn id(number: u128) -> CategoryId {
    CategoryId(Uuid::from_u128(number))
}

fn category(number: u128, name: &str) -> Category {
    Category { id: id(number), name: name.to_owned(), color: Color([number as u8, 0x7f, 0xff]) }
}

/// A record with everything that is awkward to store.
fn image(number: u32) -> Image {
    Image {
        id: ImageId(number),
        sources: (0..=number % 3)
            .map(|at| Source {
                path: "../raw/O’Neill \"B\"/ä;\n1.tif".to_owned(),
                found_at: r"D:\raw\Über\1.tif".to_owned(),
                hash: ContentHash([at as u8; 32]),
                series: at,
                layout: (at == 1).then(|| "{\"a\": 1}".to_owned()),
                slice: (at > 0).then_some(at - 1),
                time: (at == 2).then_some(u32::MAX),
            })
            .collect(),
        name: format!("ä/{number}.tif"),
        hash: ContentHash([number as u8; 32]),
        region: (number % 2 == 1).then(|| Region {
            x: i32::MIN,
            y: -1,
            width: u32::MAX,
            height: 2,
            shape: (number == 3).then(|| Shape::of_runs([(5, 1000)])),
        }),
        slices: 12,
        times: u32::MAX,
        pixel_size: [Some(0.1), Some(1.0 / 3.0), None],
        channel_names: vec![Some("µ \"1\"".to_owned()), None],
        width: 1,
        height: u32::MAX,
        channels: 7,
        bits: 32,
        metadata: vec![("Well".to_owned(), "A01".to_owned()), ("Well".to_owned(), String::new())],
    }
}

fn project() -> Project {
    let new = |number, label: Option<(u128, Origin)>, pin| NewImage {
        image: image(number),
        label: label.map(|(category, origin)| Label { category: id(category), origin }),
        pin,
    };
    let images = vec![
        new(3, Some((1, Origin::Person)), Some(Partition::Test)),
        new(4, Some((2, Origin::Accepted)), None),
        new(u32::MAX - 1, None, Some(Partition::Training)),
    ];
    let empty = Project::from_parts("p".to_owned(), Vec::new(), [], [], []);
    let categories = vec![category(2, "zweite"), category(1, "première")];
    Edit::Import { categories, images }.apply(&empty).unwrap()
}

fn saved(store: &Store) -> Project {
    let empty = store.load().unwrap().project;
    let project = project();
    store.save(&Delta::between(&empty, &project), u32::MAX).unwrap();
    project
}

fn model(number: u128) -> FittedModel {
    let settings = FitSettings { seed: u32::MAX, learning_rate: 1e-7, ..FitSettings::default() };
    let card: ModelCard = serde_json::from_value(serde_json::json!({
        "format": 1, "architecture": "compactCnn", "inputWidth": 64, "inputHeight": 48, "channels": 2, "classes": 2,
        "crop": "random", "loss": "crossEntropy", "epochsTrained": 2, "parameters": 10,
        "preprocessing": { "rescale": "off", "kinds": [] },
    }))
    .unwrap();
    let epoch = |epoch, loss| EpochMetrics {
        epoch,
        accuracy: Some(2.0 / 3.0),
        validation_accuracy: None,
        loss,
        validation_loss: Some(f64::MAX),
        seconds: 0.1,
    };
    let taken = |image: u32, category| Taken {
        image: ImageId(image),
        hash: ContentHash([image as u8; 32]),
        category: id(category),
    };
    FittedModel {
        id: ModelId(Uuid::from_u128(number)),
        name: "Compact CNN".to_owned(),
        trained: TrainedModel { card, weights: (0..=255).collect() },
        categories: vec![category(1, "première"), category(2, "zweite")],
        split: Split { training: vec![ImageId(3)], validation: vec![ImageId(4), ImageId(9)] },
        record: vec![taken(3, 1), taken(4, 2), taken(9, 1)],
        out_of_fold: vec![OutOfFold { image: ImageId(3), fold: 1, probabilities: vec![0.25, f32::MIN_POSITIVE] }],
        automatic: false,
        app_version: "1.2.3".to_owned(),
        epochs: vec![epoch(1, Some(0.25)), epoch(2, None)],
        starts: vec![1],
        stopped: true,
        settings,
        device: "cpu".to_owned(),
        stack: vesicle_images::SliceView::Max,
        fitted_at: "2026-01-02T03:04:05Z".to_owned(),
    }
}

fn predictions(model: u128) -> Predictions {
    let prediction = |values: [f32; 2]| Prediction { probabilities: values.into() };
    let mut of_image = rpds::RedBlackTreeMapSync::default();
    of_image.insert_mut(ImageId(3), prediction([0.1, 0.9]));
    of_image.insert_mut(ImageId(4), prediction([f32::MIN_POSITIVE, 1.0]));
    Predictions { model: ModelId(Uuid::from_u128(model)), categories: vec![id(1), id(2)].into(), of_image }
}

#[test]
fn the_document_comes_back_as_it_was() {
    let (file, store) = File::new();
    let project = saved(&store);
    let hidden = BTreeSet::from([None, Some(id(2))]);
    store.save_hidden(&hidden).unwrap();
    drop(store);
    let loaded = file.reopened().load().unwrap();
    let differing = Delta::between(&project, &loaded.project);
    assert!(differing.is_empty(), "{differing:#?}");
    assert_eq!((loaded.hidden, loaded.next_image), (hidden, u32::MAX));
}

#[test]
fn a_file_of_version_1_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.vesicle");
    let old = Connection::open(&path).unwrap();
    old.execute_batch(include_str!("schema.sql")).unwrap();
    old.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    old.execute(
        "INSERT INTO image VALUES (7, 'raw/a.tif', '/x/raw/a.tif', 'a.tif', ?1, 3, 4, 2, 16, '[[\"Well\",\"A01\"]]')",
        [ContentHash([9; 32]).0],
    )
    .unwrap();
    drop(old);
    for _ in ["brought up to date", "opened again"] {
        let store = Store::open(&path).unwrap();
        let loaded = store.load().unwrap();
        let image = loaded.project.image(ImageId(7)).unwrap();
        let hash = ContentHash([9; 32]);
        let source = Source::whole("raw/a.tif".to_owned(), "/x/raw/a.tif".to_owned(), hash);
        assert_eq!((&image.sources, image.hash), (&vec![source], hash));
        assert_eq!((image.slices, image.times, image.pixel_size, image.channels), (1, 1, [None; 3], 2));
        assert_eq!(image.metadata, vec![("Well".to_owned(), "A01".to_owned())]);
        let version: i64 = store.connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(version, VERSION);
    }
}

#[test]
fn a_file_of_version_2_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.vesicle");
    let old = Connection::open(&path).unwrap();
    old.execute_batch(include_str!("schema.sql")).unwrap();
    old.execute_batch(include_str!("schema_2.sql")).unwrap();
    old.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
    old.pragma_update(None, "user_version", 2).unwrap();
    let hash = ContentHash([9; 32]);
    old.execute(
        "INSERT INTO image (id, name, hash, width, height, channels, bits, metadata, slices, times)
         VALUES (7, 'a', ?1, 3, 4, 2, 16, '[]', 5, 2)",
        [hash.0],
    )
    .unwrap();
    for at in 0..2 {
        old.execute(
            "INSERT INTO source VALUES (7, ?1, 'raw/a.tif', '/x/raw/a.tif', ?2, ?1, '{}')",
            rusqlite::params![at, hash.0],
        )
        .unwrap();
    }
    drop(old);
    for _ in ["brought up to date", "opened again"] {
        let store = Store::open(&path).unwrap();
        let loaded = store.load().unwrap();
        let image = loaded.project.image(ImageId(7)).unwrap();
        let source = Source::whole("raw/a.tif".to_owned(), "/x/raw/a.tif".to_owned(), hash);
        let source = |series| Source { series, layout: Some("{}".to_owned()), ..source.clone() };
        assert_eq!(
            image.sources,
            vec![source(0), source(1)],
            "each file still gives all of its slices and time points"
        );
        assert_eq!((image.slices, image.times), (5, 2));
        let version: i64 = store.connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(version, VERSION);
    }
}

#[test]
fn ids_of_removed_images_are_not_given_again() {
    let (file, store) = File::new();
    let project = saved(&store);
    let fewer = Edit::RemoveImages(vec![ImageId(u32::MAX - 1)]).apply(&project).unwrap();
    store.save(&Delta::between(&project, &fewer), u32::MAX).unwrap();
    drop(store);
    let loaded = file.reopened().load().unwrap();
    assert_eq!(loaded.project.image_count(), 2);
    assert_eq!(loaded.next_image, u32::MAX);
}

#[test]
fn a_change_is_saved_whole_or_not_at_all() {
    let (file, store) = File::new();
    let project = saved(&store);
    // Pins are written last; without their table the transaction fails at its end.
    store.connection.execute_batch("ALTER TABLE pin RENAME TO away").unwrap();
    let all = Edit::RemoveImages(vec![ImageId(3), ImageId(u32::MAX - 1)]).apply(&project).unwrap();
    let all = Edit::RenameProject("other".to_owned()).apply(&all).unwrap();
    store.save(&Delta::between(&project, &all), u32::MAX).unwrap_err();
    store.connection.execute_batch("ALTER TABLE away RENAME TO pin").unwrap();
    drop(store);
    assert!(Delta::between(&project, &file.reopened().load().unwrap().project).is_empty());
}

#[test]
fn what_models_gave_comes_back_as_it_was() {
    let (file, store) = File::new();
    saved(&store);
    store.save_model(&model(1)).unwrap();
    store.save_predictions(Some(&predictions(1))).unwrap();
    drop(store);
    let results = file.reopened().load_results().unwrap();
    assert!(results.notes.is_empty(), "{:?}", results.notes);
    let (found, expected) = (results.model.unwrap(), model(1));
    assert_eq!((found.id, &found.name, &found.trained), (expected.id, &expected.name, &expected.trained));
    assert_eq!((&found.categories, &found.split), (&expected.categories, &expected.split));
    assert_eq!((&found.epochs, &found.starts), (&expected.epochs, &expected.starts), "a diverged loss stays a gap");
    assert_eq!((found.stopped, &found.settings, found.stack), (expected.stopped, &expected.settings, expected.stack));
    assert_eq!((&found.device, &found.fitted_at), (&expected.device, &expected.fitted_at));
    assert_eq!((&found.record, &found.out_of_fold), (&expected.record, &expected.out_of_fold));
    assert_eq!((&found.app_version, found.automatic), (&expected.app_version, expected.automatic));
    let (found, expected) = (results.predictions.unwrap(), predictions(1));
    assert_eq!((found.model, &found.categories), (expected.model, &expected.categories));
    assert!(found.of_image == expected.of_image, "the same probabilities to the last bit");
}

#[test]
fn the_newest_model_is_the_current_one() {
    let (file, store) = File::new();
    for number in [9, 2, 5] {
        store.save_model(&model(number)).unwrap();
    }
    store.save_predictions(Some(&predictions(2))).unwrap();
    store.save_predictions(None).unwrap();
    drop(store);
    let results = file.reopened().load_results().unwrap();
    assert_eq!(results.model.unwrap().id, model(5).id);
    assert!(results.predictions.is_none());
}

#[test]
fn a_model_fitted_by_itself_takes_the_place_of_the_one_before() {
    let (file, store) = File::new();
    let automatic = |number| FittedModel { automatic: true, ..model(number) };
    store.save_model(&model(1)).unwrap();
    store.save_model(&automatic(2)).unwrap();
    store.save_predictions(Some(&predictions(2))).unwrap();
    store.save_model(&automatic(3)).unwrap();
    store.save_model(&automatic(4)).unwrap();
    drop(store);
    let store = file.reopened();
    let numbers = |query: &str| -> Vec<i64> {
        store.connection.prepare(query).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    // The second stays for its predictions, the third is gone with all that was said of it.
    let kept = numbers("SELECT number FROM model ORDER BY number");
    assert_eq!(kept.len(), 3);
    for table in ["split", "epoch", "out_of_fold"] {
        assert_eq!(numbers(&format!("SELECT DISTINCT model FROM {table} ORDER BY model")), kept, "{table}");
    }
    let results = store.load_results().unwrap();
    assert_eq!(results.model.unwrap().id, model(4).id);
    assert_eq!(results.predictions.unwrap().model, model(2).id);
}

#[test]
fn a_model_that_cannot_be_read_costs_only_itself() {
    let (file, store) = File::new();
    let project = saved(&store);
    store.save_model(&model(1)).unwrap();
    store.connection.execute("UPDATE model SET card = '{\"architecture\":\"from the future\"}'", []).unwrap();
    drop(store);
    let store = file.reopened();
    assert!(Delta::between(&project, &store.load().unwrap().project).is_empty());
    let results = store.load_results().unwrap();
    assert!(results.model.is_none());
    assert_eq!(results.notes.len(), 1, "{:?}", results.notes);
    let left: i64 = store.connection.query_row("SELECT count(*) FROM model", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 1, "it stays in the file");
}

#[test]
fn an_evaluation_of_an_older_version_is_still_read() {
    let (file, store) = File::new();
    store.save_model(&model(1)).unwrap();
    let old = r#"{ "partition": "validation", "modelName": "Compact CNN", "count": 4, "skipped": 0,
        "evaluatedAt": "2026-01-02T03:04:05Z", "categories": [], "matrix": [], "imageIds": [], "accuracy": 0.75,
        "crossEntropy": 0.5, "macro": { "precision": 0.5, "recall": 0.625, "f1": 0.5 }, "perCategory": [], "notes": [],
        "formulas": [] }"#;
    let id = model(1).id.to_string();
    store.connection.execute("INSERT INTO evaluation VALUES (?1, ?2)", [&id, old]).unwrap();
    drop(store);
    let results = file.reopened().load_results().unwrap();
    let evaluation = results.evaluation.unwrap();
    assert_eq!((evaluation.set, evaluation.balanced_accuracy), (EvaluationSet::Validation, Some(0.625)));
}

#[test]
fn rows_about_nothing_are_left_out() {
    let (file, store) = File::new();
    saved(&store);
    store
        .connection
        .execute_batch(
            "INSERT INTO label VALUES (77, '00000000-0000-0000-0000-000000000001', 'person');
             INSERT INTO label VALUES (4294967294, '00000000-0000-0000-0000-000000000001', 'oracle');
             INSERT INTO pin VALUES (4, 'somewhere');
             INSERT INTO hidden VALUES ('nonsense');",
        )
        .unwrap();
    drop(store);
    let loaded = file.reopened().load().unwrap();
    assert!(Delta::between(&project(), &loaded.project).is_empty());
    assert!(loaded.hidden.is_empty());
}

#[test]
fn the_settings_that_make_it_durable_are_on() {
    let (_file, store) = File::new();
    let text = |name: &str| -> String { store.connection.pragma_query_value(None, name, |row| row.get(0)).unwrap() };
    let number = |name: &str| -> i64 { store.connection.pragma_query_value(None, name, |row| row.get(0)).unwrap() };
    assert_eq!((text("journal_mode").as_str(), text("locking_mode").as_str()), ("wal", "exclusive"));
    assert_eq!((number("synchronous"), number("application_id"), number("user_version")), (2, APPLICATION_ID, VERSION));
}

#[test]
fn a_copy_replaces_what_was_there_and_is_complete() {
    let (file, store) = File::new();
    let project = saved(&store);
    let target = file.path("deep/copy.vesicle");
    std::fs::create_dir_all(target.parent().unwrap()).unwrap();
    std::fs::write(&target, "something else").unwrap();
    store.copy_to(&target).unwrap();
    let copy = Store::open(&target).unwrap();
    assert!(Delta::between(&project, &copy.load().unwrap().project).is_empty());
    let beside: Vec<_> = std::fs::read_dir(target.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(".vesicle-"))
        .collect();
    assert!(beside.is_empty(), "no draft is left behind: {beside:?}");
}

#[test]
fn a_file_of_a_newer_version_is_refused() {
    let (file, store) = File::new();
    drop(store);
    let path = file.path("p.vesicle");
    Connection::open(&path).unwrap().pragma_update(None, "user_version", VERSION + 1).unwrap();
    let error = Store::open(&path).map(drop).unwrap_err();
    assert!(matches!(error, SessionError::Newer { known: VERSION, .. }), "{error}");
}
