//! Imports as the window asks for them: with a table, stopped half-way, and with files that are there twice.

use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use vesicle_images::{RgbPixels, encode_png};
use vesicle_learning::CancelToken;
use vesicle_project::Partition;
use vesicle_session::view::{JobEvent, JobKind, JobReport};
use vesicle_session::{ImportAnswers, ImportRequest, JobContext, Session, import, preview_names, preview_table};
use vesicle_tests::{Bench, Recorder, Texture, all_rows, import_now, quiet, texture_tiff};

fn session(bench: &Bench) -> Session {
    Session::create(&bench.folders(), &bench.path("study/study.vesicle"), "study").unwrap()
}

fn write(file: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, bytes).unwrap();
}

#[test]
fn a_table_in_the_folder_is_offered_and_does_what_its_preview_says() {
    let bench = Bench::new();
    for seed in 0..4 {
        write(&bench.path(&format!("data/{seed}.tif")), &texture_tiff(Texture::Smooth, 24, seed));
    }
    write(&bench.path("data/.hidden.tif"), b"");
    let table = "file,class,split,donor\n0.tif,a,train,d1\n1.tif,b,test,d2\n2.tif,b,,d2\nghost.tif,b,,d2\n";
    write(&bench.path("data/labels.csv"), table.as_bytes());
    let folder = vec![bench.path("data")];
    let offered = preview_names(&folder, None).table.unwrap();
    assert!(offered.ends_with("labels.csv"), "{offered}");
    let seen = preview_table(&folder, Path::new(&offered), None);
    assert_eq!((seen.rows, seen.matched, seen.images, seen.described), (4, 3, 4, 3), "{seen:?}");

    let session = session(&bench);
    let answers = ImportAnswers { table: Some(offered), ..ImportAnswers::default() };
    let request = answers.request(folder.clone()).unwrap();
    let report = import(&session, &request, &quiet(JobKind::Import)).unwrap();
    assert_eq!((report.added, report.skipped.len()), (4, 0), "{report:?}");
    let expected = [
        "1 hidden file in the folders left out: its name begins with a dot.",
        "1 row of the table matches no file: ghost.tif",
    ];
    assert_eq!(report.notes, expected, "the table itself is not counted as left out");
    let rows = all_rows(&session);
    let labelled: Vec<bool> = rows.iter().map(|row| row.category_id.is_some()).collect();
    assert_eq!(labelled, [true, true, true, false]);
    assert_eq!((rows[0].partition, rows[1].partition), (Partition::Training, Partition::Test));
    assert_eq!(rows[2].metadata[0].value, "d2");

    let wrong = ImportAnswers { table: Some(bench.path("data/0.tif").display().to_string()), ..Default::default() };
    let reason = wrong.request(folder).unwrap_err().to_string();
    assert!(reason.contains("0.tif cannot be used: it is not a text table in UTF-8"), "{reason}");
    let as_image = import_now(&session, &[&bench.path("data/labels.csv")], false);
    assert!(as_image.skipped[0].reason.contains("it is a table, not an image"), "{as_image:?}");
}

#[test]
fn files_with_the_same_content_are_named() {
    let bench = Bench::new();
    let picture = texture_tiff(Texture::Smooth, 24, 1);
    for name in ["a.tif", "b.tif", "sub/c.tif"] {
        write(&bench.path(&format!("images/{name}")), &picture);
    }
    let session = session(&bench);
    let notes = |report: JobReport| {
        assert!(report.skipped.is_empty(), "{report:?}");
        (report.added, report.notes)
    };
    let folder = bench.path("images");
    let twins = ["b.tif", "sub/c.tif"]
        .map(|name| format!("{name} has the same content as a.tif, so it was not added a second time."));
    assert_eq!(notes(import_now(&session, &[&folder], false)), (1, twins.to_vec()));

    let again = notes(import_now(&session, &[&folder.join("a.tif")], false));
    assert_eq!(again, (0, vec!["1 image already in the project, noticed by content.".to_owned()]), "in its own place");
    let other = notes(import_now(&session, &[&folder.join("b.tif")], false));
    assert_eq!(other.1[1], "b.tif has the same content as a.tif, which is in the project already.");
    let new = folder.join("new.tif");
    write(&new, &texture_tiff(Texture::Smooth, 24, 2));
    let twice = notes(import_now(&session, &[&new, &new], false));
    assert_eq!(twice, (1, vec!["1 file was chosen twice; it was added once.".to_owned()]));
}

#[test]
fn a_stop_is_heard_in_the_middle_of_large_files_and_told() {
    const SIDE: u32 = 5000;
    const FILES: usize = 12;
    let bench = Bench::new();
    let data = (0..3 * SIDE * SIDE).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let bytes = encode_png(&RgbPixels { width: SIDE, height: SIDE, data }).unwrap();
    for file in 0..FILES {
        // A chunk of text behind the header of the PNG makes each another file.
        write(&bench.path(&format!("images/{file}.png")), &with_text(&bytes, &file.to_string()));
    }
    let one = Instant::now();
    assert_eq!(import_now(&session(&bench), &[&bench.path("images/0.png")], false).added, 1);
    let one = one.elapsed();

    let other = Session::create(&bench.folders(), &bench.path("study/other.vesicle"), "other").unwrap();
    let recorder = Recorder::new();
    let token: Arc<OnceLock<CancelToken>> = Arc::default();
    let (stopping, at) = (Arc::clone(&token), Arc::new(OnceLock::new()));
    let stopped_at = Arc::clone(&at);
    let sink = recorder.sink_with(move |event| {
        if let JobEvent::Progress(progress) = event
            && progress.done > 0
        {
            stopped_at.get_or_init(Instant::now);
            stopping.get().unwrap().cancel();
        }
    });
    let context = JobContext::new(JobKind::Import, "import", sink);
    token.set(context.cancel_token().clone()).unwrap();
    let request = ImportRequest { paths: vec![bench.path("images")], ..ImportRequest::default() };
    context.run(|context| import(&other, &request, context));
    let took = at.get().unwrap().elapsed();
    let report = recorder.cancelled();
    let (added, left) = (report.added as usize, FILES - report.added as usize);
    assert!(added >= 1 && left >= 2 && report.skipped.is_empty(), "{report:?}");
    let images = if added == 1 { "image" } else { "images" };
    let told = format!("Imported {added} {images}. Stopped before the other {left}, which are not in the project.");
    assert_eq!(report.summary, told);
    // Where one file takes a second, so does the next: what is begun is not read to its end.
    assert!(took < one.max(Duration::from_secs(1)), "stopped after {took:?}; one file takes {one:?}");
    assert_eq!(import(&other, &request, &quiet(JobKind::Import)).unwrap().added as usize, left, "the rest can follow");
}

/// A PNG with a `tEXt` chunk behind its header (8 bytes of signature, 25 of IHDR).
fn with_text(png: &[u8], text: &str) -> Vec<u8> {
    let body = [b"tEXtComment\0", text.as_bytes()].concat();
    let length = (body.len() as u32 - 4).to_be_bytes();
    [&png[..33], &length[..], &body[..], &crc(&body).to_be_bytes()[..], &png[33..]].concat()
}

/// CRC-32 as PNG wants it (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}
