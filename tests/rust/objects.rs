//! Objects of images as images: from masks and from tables, with what can be wrong with both.

use std::path::{Path, PathBuf};

use vesicle_images::{Picture, Samples, SliceView, decode, encode_tiff};
use vesicle_project::{ImageId, PARENT_COLUMN, grouping_column};
use vesicle_session::view::{FitStart, ImageRow, JobKind, JobReport, PlateBasis};
use vesicle_session::{
    Architecture, Cutting, FitSettings, ImagesExport, ImportRequest, LabelsTable, ObjectsFrom, ObjectsRequest,
    ObjectsTable, Session, ThumbnailSize, export_images, import, preview_objects,
};
use vesicle_tests::{Bench, Texture, all_rows, fit_now, import_now, predict_now, quick_settings, quiet};

use crate::cli::Cli;

const WIDTH: u32 = 60;
const HEIGHT: u32 = 40;

fn write(file: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, bytes).unwrap();
}

fn tiff(width: u32, height: u32, samples: Samples) -> Vec<u8> {
    let channels = (samples.len() / (width * height) as usize) as u32;
    encode_tiff(&Picture::new(width, height, channels, samples).unwrap()).unwrap()
}

/// Two channels whose values say where they are, and which field it is.
fn field(number: u16) -> Vec<u8> {
    let value = |c: u32, y: u32, x: u32| 10_000 * c as u16 + 100 * y as u16 + x as u16 + 5_000 * number;
    let values = (0..2).flat_map(|c| (0..HEIGHT).flat_map(move |y| (0..WIDTH).map(move |x| value(c, y, x))));
    tiff(WIDTH, HEIGHT, Samples::U16(values.collect()))
}

/// A mask with boxes: left, top, right, bottom, number.
fn mask(boxes: &[[u32; 5]]) -> Vec<u16> {
    let mut values = vec![0; (WIDTH * HEIGHT) as usize];
    for [left, top, right, bottom, number] in boxes {
        for y in *top..*bottom {
            values[(y * WIDTH + left) as usize..(y * WIDTH + right) as usize].fill(*number as u16);
        }
    }
    values
}

fn mask_tiff(boxes: &[[u32; 5]]) -> Vec<u8> {
    tiff(WIDTH, HEIGHT, Samples::U16(mask(boxes)))
}

const BOXES: [[u32; 5]; 3] = [[5, 6, 15, 14, 1], [0, 30, 8, 40, 7], [30, 10, 32, 12, 9]];

/// Two fields with masks beside them in a folder of their own.
fn fields(bench: &Bench) -> (PathBuf, PathBuf) {
    let (images, masks) = (bench.path("data/images"), bench.path("data/masks"));
    for number in 0..2 {
        write(&images.join(format!("f{number}.tif")), &field(number));
    }
    write(&masks.join("f0_cp_masks.tif"), &mask_tiff(&BOXES));
    write(&masks.join("f1_labels.tif"), &mask_tiff(&[[20, 20, 30, 30, 2]]));
    (images, masks)
}

fn session(bench: &Bench) -> Session {
    Session::create(&bench.folders(), &bench.path("study/study.vesicle"), "study").unwrap()
}

fn from_masks(masks: &Path) -> ObjectsRequest {
    ObjectsRequest {
        from: ObjectsFrom::Masks(vec![masks.to_path_buf()]),
        cutting: Cutting::default(),
        min_area: 10,
        leave_out_border: false,
        pieces: false,
    }
}

fn from_table(file: &Path, cutting: Cutting) -> ObjectsRequest {
    let from = ObjectsFrom::Table(ObjectsTable::read(file).unwrap());
    ObjectsRequest { from, cutting, min_area: 0, leave_out_border: false, pieces: false }
}

fn import_objects(session: &Session, images: &Path, objects: ObjectsRequest) -> JobReport {
    let request =
        ImportRequest { paths: vec![images.to_path_buf()], objects: Some(objects), ..ImportRequest::default() };
    import(session, &request, &quiet(JobKind::Import)).unwrap()
}

fn named<'a>(rows: &'a [ImageRow], name: &str) -> &'a ImageRow {
    rows.iter().find(|row| row.name == name).unwrap_or_else(|| panic!("no {name} in {rows:?}"))
}

fn value(session: &Session, row: &ImageRow, x: u32, y: u32) -> Vec<f64> {
    session.pixel_values(ImageId(row.id), SliceView::One(0), 0, x, y).unwrap()
}

#[test]
fn each_object_of_a_mask_becomes_an_image_that_shows_its_part_of_the_parent() {
    let bench = Bench::new();
    let (images, masks) = fields(&bench);
    let session = session(&bench);
    let seen = preview_objects(std::slice::from_ref(&images), &from_masks(&masks), None);
    assert_eq!((seen.problem, seen.images, seen.described, seen.objects), (None, 2, 2, None));
    let report = import_objects(&session, &images, from_masks(&masks));
    assert_eq!((report.added, report.skipped.len()), (3, 0), "{report:?}");
    assert_eq!(report.notes, ["1 object left out: fewer pixels than asked for."]);

    let rows = all_rows(&session);
    let sizes: Vec<(&str, u32, u32)> = rows.iter().map(|row| (row.name.as_str(), row.width, row.height)).collect();
    assert_eq!(sizes, [("f0.tif [1]", 10, 8), ("f0.tif [7]", 8, 10), ("f1.tif [2]", 10, 10)]);
    let said: Vec<(&str, &str)> =
        rows[1].metadata.iter().map(|column| (column.name.as_str(), column.value.as_str())).collect();
    assert_eq!(said, [("parent image", "f0.tif"), ("object", "7")]);
    assert_eq!(value(&session, &rows[0], 0, 0), [605.0, 10_605.0], "column 5 and row 6 of the parent");
    assert_eq!(value(&session, &rows[1], 7, 9), [3_907.0, 13_907.0]);
    assert_eq!(value(&session, &rows[2], 9, 0), [7_029.0, 17_029.0]);

    let thumbnails: Vec<Vec<u8>> =
        rows.iter().map(|row| session.thumbnail_sized(ImageId(row.id), ThumbnailSize::Usual).unwrap()).collect();
    assert!(thumbnails[0] != thumbnails[1] && thumbnails[1] != thumbnails[2]);
    let project = session.project();
    let ids: Vec<ImageId> = project.images().map(|image| image.id).collect();
    assert_eq!(grouping_column(&project, &ids).as_deref(), Some(PARENT_COLUMN), "a fair split keeps parents together");

    // Undone, done again, and opened again they are the same.
    let before: Vec<_> = project.images().cloned().collect();
    session.undo().unwrap();
    assert_eq!(session.project().image_count(), 0);
    session.redo().unwrap();
    let path = session.path().to_path_buf();
    drop(session);
    let session = Session::open(&bench.folders(), &path).unwrap();
    assert_eq!(session.project().images().cloned().collect::<Vec<_>>(), before);
    let again = import_objects(&session, &images, from_masks(&masks));
    assert_eq!(again.added, 0);
    assert!(again.notes.contains(&"3 images already in the project, noticed by content.".to_owned()), "{again:?}");
    // The whole image is another image than its objects.
    assert_eq!(import_now(&session, &[&images], false).added, 2);
}

#[test]
fn objects_follow_their_parent_to_another_place_and_into_a_copy() {
    let bench = Bench::new();
    let (images, masks) = fields(&bench);
    let session = session(&bench);
    import_objects(&session, &images, from_masks(&masks));
    let moved = bench.path("elsewhere");
    std::fs::rename(&images, &moved).unwrap();
    session.refresh_missing();
    assert!(all_rows(&session).iter().all(|row| row.missing));
    let report = import_objects(&session, &moved, from_masks(&masks));
    assert_eq!(report.added, 0, "{report:?}");
    let rows = all_rows(&session);
    assert!(rows.iter().all(|row| !row.missing), "{report:?}");
    assert_eq!(value(&session, &rows[0], 0, 0)[0], 605.0);
    let copy = session.save_as(&bench.path("other/copy.vesicle")).unwrap();
    assert_eq!(value(&copy, &all_rows(&copy)[2], 9, 0)[0], 7_029.0);
    // Another file in the parent's place is not taken for it.
    write(&moved.join("f0.tif"), &field(3));
    let refused = copy.thumbnail(ImageId(rows[0].id)).and_then(|_| {
        std::fs::remove_dir_all(bench.folders().cache).unwrap();
        copy.thumbnail(ImageId(rows[0].id))
    });
    assert!(refused.unwrap_err().contains("not the one that was imported"));
}

#[test]
fn boxes_have_margins_or_a_size_and_the_background_can_be_masked() {
    let bench = Bench::new();
    let (images, masks) = fields(&bench);
    let session = session(&bench);
    let with = |cutting, leave_out_border| ObjectsRequest { cutting, leave_out_border, ..from_masks(&masks) };
    let margin = Cutting { margin: 3, ..Cutting::default() };
    let report = import_objects(&session, &images, with(margin, true));
    assert_eq!(report.added, 2);
    assert!(report.notes.contains(&"1 object left out: at the edge of the image.".to_owned()));
    let rows = all_rows(&session);
    assert_eq!((rows[0].width, rows[0].height), (16, 14));
    assert_eq!(value(&session, &rows[0], 0, 0)[0], 302.0);

    let masked = Cutting { size: Some(16), mask_background: true, margin: 0 };
    assert_eq!(import_objects(&session, &images, with(masked, false)).added, 3, "other boxes are other images");
    let rows = all_rows(&session);
    let row = &rows[2];
    assert_eq!((row.width, row.height), (16, 16));
    // The object begins at column 5 and row 6; its middle is 10, 10, so the square begins at 2, 2.
    assert_eq!((value(&session, row, 2, 4)[0], value(&session, row, 3, 4)[0]), (0.0, 605.0));
    let corner = &rows[3];
    assert_eq!(value(&session, corner, 0, 0)[0], 0.0, "what lies outside of the image");
    assert_eq!(value(&session, corner, 4, 3)[0], 3_000.0);
}

#[test]
fn masks_that_do_not_fit_are_told_one_by_one_and_the_others_come_in() {
    let bench = Bench::new();
    let images = bench.path("images");
    let side = WIDTH * HEIGHT;
    let floats = |value: f32| Samples::F32(vec![value; side as usize]);
    let masks: [(&str, Vec<u8>); 7] = [
        ("good", mask_tiff(&BOXES)),
        ("small", tiff(8, 8, Samples::U8(vec![1; 64]))),
        ("part", tiff(WIDTH, HEIGHT, floats(0.25))),
        ("minus", tiff(WIDTH, HEIGHT, floats(-1.0))),
        ("colour", tiff(WIDTH, HEIGHT, Samples::U8((0..side * 3).map(|at| at as u8).collect()))),
        ("text", b"no picture".to_vec()),
        ("empty", mask_tiff(&[])),
    ];
    for (number, (name, bytes)) in (0..).zip(&masks) {
        write(&images.join(format!("{name}.tif")), &field(number % 4 + number / 4));
        write(&images.join(format!("{name}_masks.tif")), bytes);
    }
    // Each must have another content, else it is a twin of one that was refused, not an image of its own.
    write(&images.join("alone.tif"), &field(6));
    write(&images.join("stray_masks.tif"), &mask_tiff(&BOXES));
    let session = session(&bench);
    let report = import_objects(&session, &images, from_masks(&images));
    assert_eq!(report.added, 2, "{report:?}");
    let reason = |name: &str| {
        let path = images.join(format!("{name}.tif")).display().to_string();
        let skipped = report.skipped.iter().find(|skipped| skipped.path == path);
        skipped.map_or_else(|| panic!("nothing is said of {name}: {report:?}"), |skipped| skipped.reason.clone())
    };
    assert!(reason("small").contains("its mask small_masks.tif: it has 8×8 pixels and the image 60×40"));
    assert!(reason("part").contains("column 0, row 0 it holds 0.25, which is no whole number"));
    assert!(reason("minus").contains("it holds -1"));
    assert!(reason("colour").contains("it has 3 channels"));
    assert!(reason("text").contains("its mask text_masks.tif"));
    assert!(reason("alone").contains("no mask belongs to it"));
    assert!(reason("stray_masks").contains("no mask belongs to it"), "it is called like no image's mask");
    assert_eq!(report.skipped.len(), 7, "{report:?}");
    assert!(report.notes.contains(&"1 image without any object.".to_owned()), "{report:?}");
}

#[test]
fn what_is_exported_labels_the_same_objects_again() {
    let bench = Bench::new();
    let (images, masks) = fields(&bench);
    let first = session(&bench);
    import_objects(&first, &images, from_masks(&masks));
    let cell = first.create_category("cell", None, vec![ImageId(all_rows(&first)[1].id)]).unwrap();
    let table = bench.path("labels.csv");
    vesicle_session::export_predictions(&first, &table).unwrap();

    let second = Session::create(&bench.folders(), &bench.path("study/second.vesicle"), "second").unwrap();
    let request = ImportRequest {
        paths: vec![images.clone()],
        objects: Some(from_masks(&masks)),
        labels: Some(LabelsTable::read(&table).unwrap()),
        ..ImportRequest::default()
    };
    let report = import(&second, &request, &quiet(JobKind::Import)).unwrap();
    assert_eq!(report.added, 3);
    assert!(report.notes.iter().all(|note| !note.contains("no file")), "{report:?}");
    let rows = all_rows(&second);
    let labelled: Vec<&str> =
        rows.iter().filter(|row| row.category_id.is_some()).map(|row| row.name.as_str()).collect();
    assert_eq!(labelled, ["f0.tif [7]"]);
    assert_ne!(rows[1].category_id, Some(cell.to_string()), "the category of another project has the name only");

    // A row of the parent speaks of all of its objects.
    let third = Session::create(&bench.folders(), &bench.path("study/third.vesicle"), "third").unwrap();
    write(&table, b"file,category,well\nf0.tif,a,A01\nf1.tif,b,A02\nf0.tif [7],c,A01\n");
    let request = ImportRequest { labels: Some(LabelsTable::read(&table).unwrap()), ..request };
    import(&third, &request, &quiet(JobKind::Import)).unwrap();
    let project = third.project();
    let seen: Vec<(&str, &str)> = project
        .images()
        .map(|image| {
            let label = project.label(image.id).unwrap();
            (project.category(label.category).unwrap().name.as_str(), image.metadata_value("well").unwrap())
        })
        .collect();
    assert_eq!(seen, [("a", "A01"), ("c", "A01"), ("b", "A02")]);
}

#[test]
fn tables_of_boxes_and_centres_become_objects_with_labels_and_metadata() {
    let bench = Bench::new();
    let (images, _) = fields(&bench);
    let session = session(&bench);
    let table = bench.path("objects.csv");
    let rows = "file,object,x,y,width,height,category,stain\n\
                f0.tif,n1,5,6,10,8,mitosis,DAPI\n\
                f0.tif,n2,50,30,30,30,,DAPI\n\
                f0.tif,n3,500,6,10,8,mitosis,DAPI\n\
                f1.tif,n1,0,0,four,8,mitosis,DAPI\n\
                f1.tif,n2,0,0,4,-8,mitosis,DAPI\n\
                f1.tif,n3,1,2,4,8,rest,DAPI\n\
                f1.tif,n4,1,2,4,8,rest,DAPI\n\
                ghost.tif,n1,1,2,4,8,rest,DAPI\n";
    write(&table, rows.as_bytes());
    let seen = preview_objects(std::slice::from_ref(&images), &from_table(&table, Cutting::default()), None);
    assert_eq!((seen.images, seen.described, seen.objects), (2, 2, Some(5)), "{seen:?}");
    let report = import_objects(&session, &images, from_table(&table, Cutting::default()));
    assert_eq!(report.added, 3, "{report:?}");
    let [outside] = &report.skipped[..] else { panic!("{report:?}") };
    assert_eq!(outside.reason, "object n3 at 500, 6 lies outside of the 60×40 pixels of f0.tif, and was left out");
    let notes = report.notes.join("\n");
    for note in [
        "1 object left out, because no file is called like the image: ghost.tif.",
        "Table of objects: row 5: “four” is not a number.",
        "Table of objects: row 6: the box from 0, 0 to 4, -8 is empty.",
        "1 object left out: another one has the same box.",
    ] {
        assert!(notes.contains(note), "{note} is not in {notes}");
    }
    let rows = all_rows(&session);
    let first = named(&rows, "f0.tif [n1]");
    assert_eq!((first.width, first.height, value(&session, first, 0, 0)[0]), (10, 8, 605.0));
    assert!(first.category_id.is_some() && first.metadata.iter().any(|column| column.name == "stain"));
    let second = named(&rows, "f0.tif [n2]");
    assert_eq!((second.width, second.height, second.category_id.as_deref()), (10, 10, None), "cut at the edge");

    let centres = bench.path("centres.csv");
    write(&centres, b"Image;Center_X;Center_Y\nf0.tif;10,2;12\nf0.tif;0;0\n");
    let refused = import_refused(&session, &images, from_table(&centres, Cutting::default()));
    assert!(refused.contains("it has the centres of objects and not their boxes"), "{refused}");
    let masked = Cutting { mask_background: true, size: Some(8), margin: 0 };
    assert!(import_refused(&session, &images, from_table(&centres, masked)).contains("Use masks"));
    let size = Cutting { size: Some(7), ..Cutting::default() };
    assert_eq!(import_objects(&session, &images, from_table(&centres, size)).added, 2);
    let rows = all_rows(&session);
    let corner = named(&rows, "f0.tif [2]");
    assert_eq!((corner.width, value(&session, corner, 3, 3)[0], value(&session, corner, 2, 3)[0]), (7, 0.0, 0.0));
    let middle = named(&rows, "f0.tif [1]");
    assert_eq!(value(&session, middle, 3, 3)[0], 1_210.0, "the pixel of the centre is in the middle");
}

fn import_refused(session: &Session, images: &Path, objects: ObjectsRequest) -> String {
    let request =
        ImportRequest { paths: vec![images.to_path_buf()], objects: Some(objects), ..ImportRequest::default() };
    import(session, &request, &quiet(JobKind::Import)).unwrap_err().to_string()
}

#[test]
fn cellprofilers_objects_find_their_images_by_number() {
    let bench = Bench::new();
    let (images, _) = fields(&bench);
    let (objects, of_images) = (bench.path("out/My_Nuclei.csv"), bench.path("out/My_Image.csv"));
    let table = "ImageNumber,ObjectNumber,AreaShape_BoundingBoxMaximum_X,AreaShape_BoundingBoxMaximum_Y,\
                 AreaShape_BoundingBoxMinimum_X,AreaShape_BoundingBoxMinimum_Y,Location_Center_X,Location_Center_Y\n\
                 2,1,30,30,20,20,24.5,24.5\n1,4,15,14,5,6,9.5,9.5\n9,1,15,14,5,6,9.5,9.5\n";
    write(&objects, table.as_bytes());
    let missing = ObjectsTable::read(&objects).unwrap_err().to_string();
    assert!(missing.contains("no table of images (Image.csv)"), "{missing}");
    write(&of_images, b"ImageNumber,FileName_DNA,Metadata_Well,Count_Nuclei\n1,f0.tif,B02,4\n2,f1.tif,B03,1\n");
    let session = session(&bench);
    let report = import_objects(&session, &images, from_table(&objects, Cutting::default()));
    assert_eq!(report.added, 2, "{report:?}");
    assert!(report.notes.contains(&"Table of objects: row 4: the table of images has no image number 9.".to_owned()));
    let rows = all_rows(&session);
    let row = named(&rows, "f0.tif [4]");
    assert_eq!((row.width, row.height, value(&session, row, 0, 0)[0]), (10, 8, 605.0));
    assert!(row.metadata.iter().any(|column| column.name == "well" && column.value == "B02"), "{row:?}");
    assert!(row.metadata.iter().all(|column| !column.name.contains("Count")), "{row:?}");
}

#[test]
fn cocos_annotations_become_labelled_objects_with_their_outlines() {
    let cli = Cli::new();
    let (images, _) = fields(&cli.bench);
    let json = format!(
        r#"{{"images": [{{"id": 1, "file_name": "f0.tif", "width": {WIDTH}, "height": {HEIGHT}}},
                        {{"id": "2", "file_name": "f1.tif", "width": 640, "height": 480}}],
            "categories": [{{"id": 3, "name": "cell"}}],
            "annotations": [
                {{"id": 11, "image_id": 1, "category_id": 3, "bbox": [5, 6, 4, 4], "segmentation": [[5, 6, 9, 6, 5, 10]]}},
                {{"id": 12, "image_id": 1, "category_id": 3, "bbox": [20, 6, 4, 4]}},
                {{"id": 13, "image_id": "2", "category_id": 3, "bbox": [20, 6, 4, 4]}}]}}"#
    );
    let file = cli.bench.path("coco.json");
    write(&file, json.as_bytes());
    cli.ok(&["new"], &[]);
    let (file, images) = (file.display().to_string(), images.display().to_string());
    let report = cli.json(&["import"], &[&file, "--images", &images, "--mask-background"]);
    assert_eq!(report["added"], 2, "{report}");
    let reason = report["skipped"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("found in an image of 640×480 pixels, and it has 60×40"), "{reason}");
    let session = Session::open(&cli.bench.folders(), &cli.bench.path("p.vesicle")).unwrap();
    let rows = all_rows(&session);
    let row = named(&rows, "f0.tif [11]");
    assert!(row.category_id.is_some());
    assert_eq!((row.width, row.height), (4, 4));
    let seen: Vec<f64> = (0..4).map(|x| value(&session, row, x, 1)[0]).collect();
    assert_eq!(seen, [705.0, 706.0, 0.0, 0.0], "the lower right half of the box is no part of it");
    assert_eq!(value(&session, named(&rows, "f0.tif [12]"), 3, 3)[0], 923.0, "without an outline all of the box is");
}

#[test]
fn a_classifier_learns_from_objects_and_predicts_them() {
    let bench = Bench::new();
    let images = bench.path("images");
    // A field of 4 × 4 textures, every second column of another kind.
    for number in 0..3 {
        let mut values = vec![0_u16; 128 * 128];
        let mut numbers = vec![0_u16; 128 * 128];
        for cell in 0..16_u32 {
            let texture = if cell.is_multiple_of(2) { Texture::Smooth } else { Texture::Speckled };
            let bytes = vesicle_tests::texture_tiff(texture, 24, number * 100 + u64::from(cell));
            let part = vesicle_images::decode(&bytes).unwrap();
            for (x, y) in (0..24).flat_map(|y| (0..24).map(move |x| (x, y))) {
                let at = ((cell / 4 * 32 + y) * 128 + cell % 4 * 32 + x) as usize;
                values[at] = part.value(0, x, y).unwrap() as u16;
                numbers[at] = cell as u16 + 1;
            }
        }
        write(&images.join(format!("{number}.tif")), &tiff(128, 128, Samples::U16(values)));
        write(&images.join(format!("{number}_masks.tif")), &tiff(128, 128, Samples::U16(numbers)));
    }
    let session = session(&bench);
    assert_eq!(import_objects(&session, &images, from_masks(&images)).added, 48);
    let rows = all_rows(&session);
    let is_smooth = |row: &ImageRow| {
        let number = row.metadata.iter().find(|column| column.name == "object").unwrap();
        number.value.parse::<u32>().unwrap() % 2 == 1
    };
    let some = |smooth: bool| {
        let fitting = rows.iter().filter(|row| is_smooth(row) == smooth && !row.name.starts_with("2.tif"));
        fitting.take(10).map(|row| ImageId(row.id)).collect::<Vec<_>>()
    };
    let smooth = session.create_category("smooth", None, some(true)).unwrap();
    session.create_category("speckled", None, some(false)).unwrap();
    let settings = FitSettings { architecture: Architecture::Quick, ..quick_settings() };
    fit_now(&session, &settings, FitStart::Afresh);
    predict_now(&session);
    let rows = all_rows(&session);
    let predicted = rows.iter().filter_map(|row| Some((row, row.prediction.as_ref()?)));
    let right = predicted.clone().filter(|(row, said)| (said.category_id == smooth.to_string()) == is_smooth(row));
    let (right, all) = (right.count(), predicted.count());
    assert_eq!(all, 28);
    assert!(right >= 26, "{right} of {all} objects are predicted right");
}

#[test]
fn a_training_set_of_cellprofiler_analyst_becomes_labelled_objects() {
    let cli = Cli::new();
    let (images, _) = fields(&cli.bench);
    let path = |name: &str| cli.bench.path(&format!("analyst/{name}"));
    let properties = "db_type = sqlite\ndb_sqlite_file = study.db\nimage_table = Per_Image\n\
        object_table = Per_Object\nimage_id = ImageNumber\nobject_id = ObjectNumber\ncell_x_loc = Cells_X\n\
        cell_y_loc = Cells_Y\nimage_path_cols = PathName\nimage_file_cols = FileName\nimage_tile_size = 20\n";
    write(&path("study.properties"), properties.as_bytes());
    write(&path("set.txt"), b"# comment\nlabel round long\nround 1 1 10 10\nlong 2 4 25 20\n");
    let database = rusqlite::Connection::open(path("study.db")).unwrap();
    database
        .execute_batch(
            "CREATE TABLE Per_Image (ImageNumber INTEGER, PathName TEXT, FileName TEXT);
             INSERT INTO Per_Image VALUES (1, 'D:\\plates', 'f0.tif'), (2, 'D:\\plates', 'f1.tif');
             CREATE TABLE Per_Object (ImageNumber INTEGER, ObjectNumber INTEGER, Cells_X REAL, Cells_Y REAL);
             INSERT INTO Per_Object VALUES (1, 1, 10, 10), (1, 2, 30, 30), (2, 4, 25, 20);",
        )
        .unwrap();
    drop(database);
    cli.ok(&["new"], &[]);
    let (images, properties) = (images.display().to_string(), path("study.properties").display().to_string());
    let set = path("set.txt").display().to_string();
    let report = cli.json(&["import"], &[&images, "--objects", &properties, "--training-set", &set]);
    assert_eq!(report["added"], 2, "{report}");
    let rest = cli.json(&["import"], &[&images, "--objects", &properties]);
    assert_eq!((&rest["added"], &rest["images"]), (&1.into(), &3.into()), "those without a label come later: {rest}");
    let session = Session::open(&cli.bench.folders(), &cli.bench.path("p.vesicle")).unwrap();
    let rows = all_rows(&session);
    let labelled = |row: &ImageRow| (row.name.clone(), row.width, row.category_id.is_some());
    let seen: Vec<_> = rows.iter().map(labelled).collect();
    let expected = [("f0.tif [1]", true), ("f1.tif [4]", true), ("f0.tif [2]", false)];
    assert_eq!(seen, expected.map(|(name, is_labelled)| (name.to_owned(), 20, is_labelled)));
    assert_eq!(value(&session, &rows[0], 9, 9)[0], 1_010.0, "the pixel left of the middle of an even square");
}

#[test]
fn the_command_line_imports_objects() {
    let cli = Cli::new();
    let (images, masks) = fields(&cli.bench);
    cli.ok(&["new"], &[]);
    let (images, masks) = (images.display().to_string(), masks.display().to_string());
    let report = cli.json(&["import"], &[&images, "--masks", &masks, "--size", "16", "--min-area", "1"]);
    assert_eq!((&report["added"], &report["images"]), (&4.into(), &4.into()), "{report}");
    let refused = cli.output(&["import"], &[&images, "--masks", "nowhere"]);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("there is no such file or folder"));
}

#[test]
fn objects_leave_as_pictures_of_their_own_and_not_as_their_parents() {
    let bench = Bench::new();
    let (images, masks) = fields(&bench);
    let session = session(&bench);
    import_objects(&session, &images, from_masks(&masks));
    let folder = bench.path("sorted");
    let asked = ImagesExport { folder: folder.clone(), basis: PlateBasis::Label, link: true };
    let report = export_images(&session, &asked, &quiet(JobKind::ExportImages)).unwrap();
    assert_eq!((report.added, report.skipped.len()), (3, 0), "{report:?}");
    let read = |name: &str| decode(&std::fs::read(folder.join("Unknown").join(name)).unwrap()).unwrap();
    let object = read("f0 [1].tif");
    assert_eq!((object.width(), object.height(), object.channels()), (10, 8, 2));
    assert_eq!((object.plane_f32(0)[0], object.plane_f32(1)[0]), (605.0, 10_605.0));
    assert_eq!((read("f0 [7].tif").height(), read("f1 [2].tif").width()), (10, 10));
    assert_eq!(std::fs::read_dir(folder.join("Unknown")).unwrap().count(), 3, "no parent is there");
}
