//! Files that are no images: each is named with its reason, and the rest goes on.

use std::path::{Path, PathBuf};

use vesicle_session::view::{JobReport, SkippedView};
use vesicle_session::{LabelsTable, Session};
use vesicle_tests::{Bench, Texture, import_now, texture_tiff};

fn reason<'a>(report: &'a JobReport, file: &Path) -> &'a str {
    let named = |one: &&SkippedView| Path::new(&one.path) == file;
    let found = report.skipped.iter().find(named);
    found.map(|one| one.reason.as_str()).unwrap_or_else(|| panic!("{} is not named in {report:?}", file.display()))
}

#[test]
fn each_bad_file_is_named_with_its_reason_and_the_rest_is_imported() {
    let bench = Bench::new();
    let images = bench.write_images("images", 3, 2, 24);
    let write = |name: &str, bytes: &[u8]| -> PathBuf {
        let file = images.join(name);
        std::fs::write(&file, bytes).unwrap();
        file
    };
    let whole = texture_tiff(Texture::Smooth, 24, 99);
    let text = write("notes.png", b"These are my notes about plate 7, row A.\n");
    let empty = write("empty.tif", b"");
    let cut = write("cut.tif", &whole[..whole.len() / 2]);
    let headless = write("header.tif", &whole[..6]);
    let noise = write("noise.jpg", &[0x55; 600]);
    write("table.csv", b"file,category\n");
    let gone = bench.path("gone.tif");

    let session = Session::create(&bench.folders(), &bench.path("p.vesicle"), "p").unwrap();
    let report = import_now(&session, &[&images, &gone], false);
    assert_eq!(report.added, 8);
    assert_eq!(session.project().image_count(), 8);
    assert_eq!(report.skipped.len(), 6, "{:?}", report.skipped);
    assert!(reason(&report, &text).contains("not an image: it looks like"), "{report:?}");
    assert!(reason(&report, &empty).contains("empty (0 bytes)"), "{report:?}");
    assert!(reason(&report, &cut).contains("cut short"), "{report:?}");
    assert!(reason(&report, &headless).contains("cut short"), "{report:?}");
    assert!(!reason(&report, &noise).is_empty(), "{report:?}");
    assert!(reason(&report, &gone).contains("not there"), "{report:?}");
    assert!(report.summary.contains("8 images") && report.summary.contains("6 could not be used"), "{report:?}");
    assert!(report.notes.iter().any(|note| note.starts_with("1 file") && note.contains("not an image")), "{report:?}");
}

/// As `cut.tif` above, but at every length: an error or the whole picture, never a panic and never half a picture.
#[test]
fn a_tiff_that_is_cut_anywhere_is_refused() {
    let whole = texture_tiff(Texture::Speckled, 16, 5);
    let picture = vesicle_images::decode(&whole).unwrap();
    for length in 0..whole.len() {
        match vesicle_images::decode(&whole[..length]) {
            Err(error) => assert!(!error.to_string().is_empty()),
            Ok(decoded) => assert_eq!(decoded.samples(), picture.samples(), "{length} of {} bytes", whole.len()),
        }
    }
}

#[test]
#[cfg(unix)]
fn what_may_not_be_opened_is_named_and_the_rest_goes_on() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let bench = Bench::new();
    let images = bench.write_images("images", 2, 0, 24);
    let locked = images.join("locked");
    std::fs::create_dir(&locked).unwrap();
    std::fs::write(locked.join("a.tif"), texture_tiff(Texture::Smooth, 24, 7)).unwrap();
    let secret = images.join("secret.tif");
    std::fs::write(&secret, texture_tiff(Texture::Smooth, 24, 8)).unwrap();
    let dangling = images.join("dangling.tif");
    symlink(bench.path("nowhere.tif"), &dangling).unwrap();
    let chmod = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    chmod(&locked, 0o000);
    chmod(&secret, 0o000);
    let reads_everything = std::fs::read_dir(&locked).is_ok();

    let session = Session::create(&bench.folders(), &bench.path("p.vesicle"), "p").unwrap();
    let report = import_now(&session, &[&images], false);
    chmod(&locked, 0o700);
    assert!(reason(&report, &dangling).contains("not there"), "{report:?}");
    if reads_everything {
        eprintln!("NOTE: the administrator may open every folder, so only the broken link was tried here.");
        assert_eq!((report.added, report.skipped.len()), (6, 1), "{report:?}");
    } else {
        assert!(reason(&report, &locked).contains("may not open this folder"), "{report:?}");
        assert!(reason(&report, &secret).contains("may not read it"), "{report:?}");
        assert_eq!((report.added, report.skipped.len()), (4, 3), "{report:?}");
    }
}

#[test]
fn an_image_that_goes_bad_later_is_left_out_with_its_reason() {
    use vesicle_session::view::FitStart;
    use vesicle_tests::{all_rows, fit_now, predict_now, quick_settings};
    let bench = Bench::new();
    let session = bench.fitted(6, 4);
    let rows = all_rows(&session);
    for (row, bytes) in
        [(0, &b""[..]), (12, b"not an image any more"), (13, &texture_tiff(Texture::Smooth, 24, 1)[..40])]
    {
        std::fs::write(&rows[row].path, bytes).unwrap();
    }
    let fitted = fit_now(&session, &quick_settings(), FitStart::Afresh);
    assert_eq!(fitted.skipped.len(), 1, "{fitted:?}");
    assert_eq!(fitted.skipped[0].path, rows[0].name);
    assert!(fitted.skipped[0].reason.contains("empty"), "{fitted:?}");
    let predicted = predict_now(&session);
    assert_eq!((predicted.added, predicted.skipped.len()), (2, 2), "{predicted:?}");
    assert!(all_rows(&session)[12].prediction.is_none());
}

#[test]
fn a_bad_table_of_labels_says_what_is_wrong() {
    let bench = Bench::new();
    let table = bench.path("labels.csv");
    let error = LabelsTable::read(&table).map(drop).unwrap_err().to_string();
    assert!(error.contains("labels.csv") && error.contains("not there"), "{error}");
    for (bytes, expected) in [
        (&b"name;kind\na.tif;x\n"[..], "Call it “file”"),
        (&[0x66, 0x69, 0x6c, 0x65, 0xff, 0xfe, 0x0a][..], "UTF-8"),
        (&b""[..], "the table is empty"),
    ] {
        std::fs::write(&table, bytes).unwrap();
        let error = LabelsTable::read(&table).map(drop).unwrap_err().to_string();
        assert!(error.contains("labels.csv") && error.contains(expected), "{error}");
    }
}
