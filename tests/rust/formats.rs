//! Images as instruments write them: a file for each channel, stacks, tables and folders that say more than a category.

use std::path::Path;

use vesicle_images::{Picture, Samples, encode_tiff};
use vesicle_project::Partition;
use vesicle_session::view::{FitStart, ImageRow, JobKind, JobReport};
use vesicle_session::{
    ImageId, ImportRequest, LabelsTable, NamePattern, Naming, PageLayout, PageOrder, PatternForm, Session, SliceView,
    ThumbnailSize, describe_file, import, preview_names,
};
use vesicle_tests::{
    Bench, Texture, all_rows, differences, fit_now, import_now, predict_now, quick_settings, quiet, write_textures,
};

/// A TIFF of `planes`, each of one value, 16 pixels wide and high.
fn planes(path: &Path, planes: &[u16]) {
    let values = planes.iter().flat_map(|value| vec![*value; 256]).collect();
    let picture = Picture::new(16, 16, planes.len() as u32, Samples::U16(values)).unwrap();
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, encode_tiff(&picture).unwrap()).unwrap();
}

fn new_session(bench: &Bench) -> Session {
    Session::create(&bench.folders(), &bench.path("study/study.vesicle"), "study").unwrap()
}

fn imported(session: &Session, request: &ImportRequest) -> JobReport {
    import(session, request, &quiet(JobKind::Import)).unwrap()
}

/// Six fields of two channels in two files each; the second channel tells the wells apart.
fn plate(bench: &Bench) -> ImportRequest {
    for field in 0..6_u16 {
        let name = |channel: u16| bench.path(&format!("plate/P1_{}_s{field}_w{channel}.tif", well(field)));
        planes(&name(1), &[100 + field]);
        planes(&name(2), &[if field < 3 { 1_000 } else { 9_000 } + field]);
    }
    let pattern = NamePattern::new("{plate}_{well}_s{site}_w{channel}.tif", PatternForm::Fields).unwrap();
    ImportRequest { paths: vec![bench.path("plate")], pattern: Some(pattern), ..ImportRequest::default() }
}

fn well(field: u16) -> &'static str {
    if field < 3 { "A01" } else { "B01" }
}

#[test]
fn thumbnails_of_large_tiles_are_larger_and_never_enlarged() {
    let bench = Bench::new();
    let session = new_session(&bench);
    for side in [200, 300, 700] {
        write_textures(&bench.path(&format!("study/{side}")), Texture::Smooth, 1, side, 3);
    }
    import_now(&session, &[&bench.path("study")], false);
    let sides = |size| -> Vec<u32> {
        let side = |row: ImageRow| {
            let jpeg = session.thumbnail_sized(ImageId(row.id), size).unwrap();
            image::load_from_memory(&jpeg).unwrap().width()
        };
        all_rows(&session).into_iter().map(side).collect()
    };
    for _drawn_then_kept in 0..2 {
        assert_eq!(sides(ThumbnailSize::Usual), [200, 256, 256]);
        assert_eq!(sides(ThumbnailSize::Large), [200, 300, 512]);
    }
}

#[test]
fn a_file_for_each_channel_makes_one_image() {
    let bench = Bench::new();
    let session = new_session(&bench);
    let request = plate(&bench);
    let report = imported(&session, &request);
    assert_eq!((report.added, report.skipped.len()), (6, 0), "{report:?}");
    let rows = all_rows(&session);
    assert!(rows.iter().all(|row| (row.channels, row.files) == (2, 2)), "{rows:?}");
    assert_eq!(rows[0].channel_names, [Some("1".to_owned()), Some("2".to_owned())]);
    let told: Vec<_> = rows[0].metadata.iter().map(|one| (one.name.as_str(), one.value.as_str())).collect();
    assert_eq!(told, [("plate", "P1"), ("well", "A01"), ("site", "0")]);
    assert_eq!(session.project().images().map(|image| image.hash).collect::<std::collections::BTreeSet<_>>().len(), 6);
    assert_eq!(session.thumbnail(ImageId(0)).unwrap()[..2], [0xff, 0xd8]);

    // The same again adds nothing; it is one step of undo, and it comes back from the file as it was.
    assert_eq!(imported(&session, &request).added, 0);
    assert_eq!(session.view().undo.as_deref(), Some("Import 6 images"));
    let project = session.project();
    let path = session.path().to_path_buf();
    drop(session);
    let session = Session::open(&bench.folders(), &path).unwrap();
    assert!(differences(&project, &session.project()).is_none());

    // And it is learnt from and predicted.
    let (calm, busy) = (new_category(&session, "A"), new_category(&session, "B"));
    session.label([0, 1].map(ImageId).to_vec(), Some(calm)).unwrap();
    session.label([3, 4].map(ImageId).to_vec(), Some(busy)).unwrap();
    fit_now(&session, &quick_settings(), FitStart::Afresh);
    assert_eq!(session.view().model.unwrap().channels, 2);
    assert_eq!(predict_now(&session).added, 2);
}

fn new_category(session: &Session, name: &str) -> vesicle_session::CategoryId {
    session.create_category(name, None, Vec::new()).unwrap()
}

#[test]
fn files_that_do_not_fit_together_are_named() {
    let bench = Bench::new();
    let session = new_session(&bench);
    let request = plate(&bench);
    std::fs::write(bench.path("plate/P1_A01_s0_w2.tif"), b"no image").unwrap();
    let small = Picture::new(8, 8, 1, Samples::U8(vec![1; 64])).unwrap();
    std::fs::write(bench.path("plate/P1_A01_s1_w2.tif"), encode_tiff(&small).unwrap()).unwrap();
    let report = imported(&session, &request);
    assert_eq!(report.added, 4, "the rest goes on");
    let reasons: Vec<&str> = report.skipped.iter().map(|one| one.reason.as_str()).collect();
    assert!(
        reasons.iter().any(|reason| reason.contains("P1_A01_s0_w2.tif") && reason.contains("not an image")),
        "{reasons:?}"
    );
    assert!(reasons.iter().any(|reason| reason.contains("different sizes: 16×16 and 8×8")), "{reasons:?}");
}

#[test]
fn one_of_several_files_that_moved_is_found_again() {
    let bench = Bench::new();
    let session = new_session(&bench);
    let request = plate(&bench);
    imported(&session, &request);
    let away = bench.path("plate/P1_A01_s0_w2.tif");
    std::fs::create_dir_all(bench.path("other")).unwrap();
    std::fs::rename(&away, bench.path("other/P1_A01_s0_w2.tif")).unwrap();
    assert!(session.refresh_missing());
    let row = session.rows(&[0]).remove(0);
    assert!(row.missing && row.path.ends_with("P1_A01_s0_w2.tif"), "the file that is missing is named: {}", row.path);

    std::fs::copy(bench.path("plate/P1_A01_s0_w1.tif"), bench.path("other/P1_A01_s0_w1.tif")).unwrap();
    let report = imported(&session, &ImportRequest { paths: vec![bench.path("other")], ..request });
    assert!(report.notes.iter().any(|note| note.contains("found again")), "{:?}", report.notes);
    assert!(!session.rows(&[0])[0].missing);
}

#[test]
fn a_table_of_cellprofiler_puts_files_together() {
    let bench = Bench::new();
    let session = new_session(&bench);
    let request = plate(&bench);
    let mut table = "ImageNumber,FileName_DNA,FileName_GFP,PathName_DNA,PathName_GFP,Metadata_Well,class\n".to_owned();
    for field in 0..5_u16 {
        let well = well(field);
        table += &format!(
            "{},P1_{well}_s{field}_w1.tif,P1_{well}_s{field}_w2.tif,/raw,/raw,{well},{well} cells\n",
            field + 1
        );
    }
    std::fs::write(bench.path("table.csv"), table).unwrap();
    let labels = Some(LabelsTable::read(&bench.path("table.csv")).unwrap());
    let report = imported(&session, &ImportRequest { labels, pattern: None, ..request });
    assert_eq!(report.added, 7, "five images of two files, and two files that no row names: {report:?}");
    let rows = all_rows(&session);
    let first = &rows[0];
    assert_eq!((first.files, first.channel_names.clone()), (2, vec![Some("DNA".to_owned()), Some("GFP".to_owned())]));
    assert_eq!(session.view().counts.labelled, 5);
    assert!(session.project().category_named("A01 cells").is_some());
}

#[test]
fn folders_name_categories_and_partitions() {
    let bench = Bench::new();
    let session = new_session(&bench);
    for (at, folder) in ["train/a", "train/b", "val/a", "test/b", "train/a"].iter().enumerate() {
        planes(&bench.path(&format!("set/{folder}/{at}.tif")), &[at as u16 * 7 + 1]);
    }
    let paths = vec![bench.path("set")];
    imported(&session, &ImportRequest { paths, labels_from_folders: true, ..ImportRequest::default() });
    let partitions: Vec<Partition> = all_rows(&session).iter().map(|row| row.partition).collect();
    assert_eq!(partitions.iter().filter(|one| **one == Partition::Training).count(), 3);
    assert!(partitions.contains(&Partition::Validation) && partitions.contains(&Partition::Test));
    let project = session.project();
    let names: Vec<&str> = project.categories().iter().map(|category| category.name.as_str()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn a_stack_is_shown_and_learnt_from_as_one_says() {
    let bench = Bench::new();
    let session = new_session(&bench);
    let file = bench.path("stack.tif");
    planes(&file, &[10, 500, 30]);
    let layouts = vec![PageLayout { channels: 1, slices: 3, times: 1, order: PageOrder::Czt }];
    imported(
        &session,
        &ImportRequest { paths: vec![file], layouts, layouts_overrule: true, ..ImportRequest::default() },
    );
    let row = all_rows(&session).remove(0);
    assert_eq!((row.channels, row.slices), (1, 3));
    assert_eq!((session.view().largest_stack, session.view().stack), (3, SliceView::One(0)));
    session.set_stack(SliceView::Max).unwrap();
    assert_eq!(session.view().undo.as_deref(), Some("Import 1 image"), "it is a setting, not an edit");
    let path = session.path().to_path_buf();
    drop(session);
    let session = Session::open(&bench.folders(), &path).unwrap();
    assert_eq!(session.view().stack, SliceView::Max);
    // A slice that a stack does not have is its last one.
    session.set_stack(SliceView::One(99)).unwrap();
    assert!(session.thumbnail(ImageId(0)).is_ok());
}

/// An OME-Zarr 0.4 image of two channels, 16 pixels wide and high, without compression.
fn zarr(folder: &Path, values: [u16; 2]) {
    let write = |name: &str, bytes: &[u8]| {
        let file = folder.join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    };
    write(".zgroup", br#"{"zarr_format": 2}"#);
    write(
        ".zattrs",
        br#"{"multiscales": [{"version": "0.4", "datasets": [{"path": "0", "coordinateTransformations":
            [{"type": "scale", "scale": [1, 0.5, 0.5]}]}], "axes": [{"name": "c", "type": "channel"},
            {"name": "y", "type": "space", "unit": "micrometer"}, {"name": "x", "type": "space", "unit": "micrometer"}]}],
            "omero": {"channels": [{"label": "DNA", "color": "0000FF"}, {"label": "GFP", "color": "00FF00"}]}}"#,
    );
    write(
        "0/.zarray",
        br#"{"zarr_format": 2, "shape": [2, 16, 16], "chunks": [1, 16, 16], "dtype": "<u2", "compressor": null,
            "filters": null, "order": "C", "fill_value": 0, "dimension_separator": "/"}"#,
    );
    for (channel, value) in values.into_iter().enumerate() {
        write(&format!("0/{channel}/0/0"), &value.to_le_bytes().repeat(256));
    }
}

#[test]
fn a_plate_in_ome_zarr_becomes_its_fields() {
    let bench = Bench::new();
    let plate = bench.path("data/plate.zarr");
    std::fs::create_dir_all(&plate).unwrap();
    std::fs::write(plate.join(".zgroup"), r#"{"zarr_format": 2}"#).unwrap();
    let wells = r#"{"plate": {"name": "P7", "wells": [{"path": "A/1"}, {"path": "B/2"}], "rows": [], "columns": []}}"#;
    std::fs::write(plate.join(".zattrs"), wells).unwrap();
    for (at, well) in ["A/1", "B/2"].iter().enumerate() {
        zarr(&plate.join(well).join("0"), [10 + at as u16, 500]);
        std::fs::write(plate.join(well).join(".zgroup"), r#"{"zarr_format": 2}"#).unwrap();
        std::fs::write(plate.join(well).join(".zattrs"), r#"{"well": {"images": [{"path": "0"}]}}"#).unwrap();
    }
    planes(&bench.path("data/alone.tif"), &[3]);

    let session = new_session(&bench);
    let request = ImportRequest { paths: vec![bench.path("data")], ..ImportRequest::default() };
    let report = imported(&session, &request);
    assert_eq!((report.added, report.skipped.len()), (3, 0), "{report:?}");
    assert!(!report.notes.iter().any(|note| note.contains("left out")), "chunks are no files of their own: {report:?}");
    let rows = all_rows(&session);
    let first = rows.iter().find(|row| row.name == "plate.zarr [A/1/0]").unwrap();
    assert_eq!((first.width, first.channels, first.bits), (16, 2, 16));
    assert_eq!(first.channel_names, [Some("DNA".to_owned()), Some("GFP".to_owned())]);
    assert_eq!(first.pixel_size, [Some(0.5), Some(0.5), None]);
    let told: Vec<_> = first.metadata.iter().map(|one| (one.name.as_str(), one.value.as_str())).take(3).collect();
    assert_eq!(told, [("plate", "P7"), ("well", "A01"), ("site", "1")]);
    assert!(session.thumbnail(ImageId(first.id)).is_ok());
    assert_eq!(imported(&session, &request).added, 0);

    let described = describe_file(&bench.folders(), &plate).unwrap();
    assert_eq!((described.series, described.channels, described.min, described.max), (2, 2, Some(10.0), Some(500.0)));
    std::fs::remove_dir_all(plate.join("A/1/0")).unwrap();
    session.refresh_missing();
    assert_eq!(session.view().missing_count, 1, "a field that is gone is missing, the others stay");
    let broken = bench.path("broken.zarr");
    std::fs::create_dir_all(&broken).unwrap();
    std::fs::write(broken.join(".zattrs"), "not JSON").unwrap();
    let report = imported(&session, &ImportRequest { paths: vec![broken], ..ImportRequest::default() });
    assert!(report.added == 0 && report.skipped[0].path.ends_with("broken.zarr"), "{report:?}");
}

#[test]
fn dicom_files_without_an_extension_are_found_in_folders() {
    let bench = Bench::new();
    let session = new_session(&bench);
    let mut start = vec![0_u8; 128];
    start.extend(b"DICM and then nothing useful");
    std::fs::create_dir_all(bench.path("study-1")).unwrap();
    std::fs::write(bench.path("study-1/IM-0001.0002"), &start).unwrap();
    std::fs::write(bench.path("study-1/README"), b"text").unwrap();
    let report = imported(&session, &ImportRequest { paths: vec![bench.path("study-1")], ..ImportRequest::default() });
    assert_eq!(report.skipped.len(), 1, "it is tried, and why it is of no use is said: {report:?}");
    assert!(report.skipped[0].path.ends_with("IM-0001.0002"), "{report:?}");
    assert!(report.notes.iter().any(|note| note.contains("1 file in the folders left out")), "{report:?}");
}

#[test]
fn a_file_is_described_without_a_project() {
    let bench = Bench::new();
    let file = bench.path("two.tif");
    planes(&file, &[10, 500]);
    let found = describe_file(&bench.folders(), &file).unwrap();
    assert_eq!((found.width, found.height, found.channels, found.slices, found.bit_depth), (16, 16, 2, 1, 16));
    assert_eq!((found.min, found.max), (Some(10.0), Some(500.0)));
    std::fs::write(&file, b"no").unwrap();
    assert!(describe_file(&bench.folders(), &file).unwrap_err().to_string().contains("two.tif"));
}

#[test]
fn names_are_previewed_before_anything_is_read() {
    let bench = Bench::new();
    plate(&bench);
    let naming = |text: &str| Naming::new(text, PatternForm::Fields);
    let paths = [bench.path("plate")];
    let none = preview_names(&paths, None);
    assert_eq!((none.files, none.images, none.preview.is_none()), (12, 12, true));
    let found = preview_names(&paths, Some(&naming("{plate}_{well}_s{site}_w{channel}.tif")));
    assert_eq!((found.files, found.images, found.channels.clone()), (12, 6, vec!["1".to_owned(), "2".to_owned()]));
    assert_eq!(found.preview.unwrap().matched, 12);
    assert!(!none.presets.is_empty(), "names like these are known");
    let wrong = preview_names(&paths, Some(&naming("{plate")));
    assert!(wrong.preview.unwrap().problem.is_some());
    assert!(naming("{plate").pattern().unwrap_err().to_string().contains("{plate"));
}
