//! Names that people, cameras and other systems give to files: none is lost, and none is taken for another one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use vesicle_session::view::{ImageRow, JobKind, JobReport};
use vesicle_session::{ImageId, ImportRequest, LabelsTable, Session, export_predictions, import};
use vesicle_tests::{Bench, Texture, all_rows, assert_seen, import_now, quiet, seen, texture_tiff, write_textures};

/// A different small image for every number.
fn write(file: &Path, number: u64) {
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, texture_tiff(Texture::Smooth, 16, 5_000 + number)).unwrap();
}

fn import_with_table(session: &Session, paths: &[&Path], table: &Path) -> JobReport {
    let labels = Some(LabelsTable::read(table).unwrap());
    let paths = paths.iter().map(|path| path.to_path_buf()).collect();
    import(session, &ImportRequest { paths, labels, ..ImportRequest::default() }, &quiet(JobKind::Import)).unwrap()
}

fn names(session: &Session) -> Vec<String> {
    all_rows(session).into_iter().map(|row| row.name).collect()
}

/// Labels every image with a category of its own, exports, and imports the same files into a new project with that
/// table: each file must get its own category back.
fn labels_come_back(bench: &Bench, session: &Session, paths: &[&Path]) -> JobReport {
    for row in all_rows(session) {
        session.create_category(&format!("category {}", row.id), None, vec![ImageId(row.id)]).unwrap();
    }
    let labels = |session: &Session| -> BTreeMap<PathBuf, String> {
        let project = session.project();
        let name = |row: &ImageRow| {
            let label = project.label(ImageId(row.id)).unwrap_or_else(|| panic!("{:?} has no label", row.name));
            project.category(label.category).unwrap().name.clone()
        };
        all_rows(session).into_iter().map(|row| (PathBuf::from(&row.path), name(&row))).collect()
    };
    let table = bench.path("labels.csv");
    export_predictions(session, &table).unwrap();
    let again = Session::create(&bench.folders(), &bench.path("again.vesicle"), "again").unwrap();
    let report = import_with_table(&again, paths, &table);
    assert_eq!(labels(&again), labels(session), "{report:?}");
    report
}

#[test]
fn images_of_one_name_are_told_apart() {
    let bench = Bench::new();
    let [first, second, third] = ["plate1", "plate2", "other/plate2"].map(|folder| bench.path(folder));
    for (number, folder) in (0..).zip([&first, &second, &third]) {
        write(&folder.join("A01.tif"), number);
    }
    write(&second.join("sub/A01.tif"), 10);
    let session = Session::create(&bench.folders(), &bench.path("p.vesicle"), "p").unwrap();
    assert_eq!(import_now(&session, &[&first, &second], false).added, 3);
    assert_eq!(import_now(&session, &[&third], false).added, 1);
    assert_eq!(names(&session), ["A01.tif", "plate2/A01.tif", "sub/A01.tif", "other/plate2/A01.tif"]);
    for (row, file) in
        all_rows(&session).iter().zip([&first, &second, &second.join("sub"), &third].map(|at| at.join("A01.tif")))
    {
        assert_eq!(Path::new(&row.path), file);
    }
    let thumbnails: BTreeSet<Vec<u8>> = (0..4).map(|id| session.thumbnail(ImageId(id)).unwrap()).collect();
    assert_eq!(thumbnails.len(), 4);
    let report = labels_come_back(&bench, &session, &[&first, &second, &third]);
    assert_eq!(report.added, 4, "{report:?}");

    // The same name for a second file in the same place, once the first was replaced.
    write(&first.join("A01.tif"), 99);
    let report = import_now(&session, &[&first], false);
    assert_eq!((report.added, names(&session)[4].as_str()), (1, "A01.tif (2)"), "{report:?}");
    assert!(report.notes.iter().any(|note| note.contains("another content") && note.contains("A01.tif (2)")));
}

#[test]
fn a_row_that_could_mean_several_files_labels_none() {
    let bench = Bench::new();
    let images = bench.path("images");
    ["x/a.tif", "y/a.tif", "y/b.tif"].iter().zip(0..).for_each(|(name, number)| write(&images.join(name), number));
    let table = bench.path("labels.csv");
    std::fs::write(&table, "file,category\na.tif,round\nb.tif,long\n").unwrap();
    let session = Session::create(&bench.folders(), &bench.path("p.vesicle"), "p").unwrap();
    let report = import_with_table(&session, &[&images], &table);
    let labels: Vec<_> = session.project().labels().map(|(id, _)| id.0).collect();
    assert_eq!((report.added, labels), (3, vec![2]), "{report:?}");
    let doubt = |note: &String| note.contains("“a.tif” could mean 2 files") && note.contains("with the folder");
    assert!(report.notes.iter().any(doubt), "{report:?}");
}

#[test]
fn long_folder_names_are_different_categories() {
    let bench = Bench::new();
    let folder = bench.path("images");
    for number in 0..3 {
        write(&folder.join(format!("{}{number}/a.tif", "very long name ".repeat(8))), number);
    }
    let session = Session::create(&bench.folders(), &bench.path("p.vesicle"), "p").unwrap();
    let report = import_now(&session, &[&folder], true);
    let project = session.project();
    let names: BTreeSet<&str> = project.categories().iter().map(|category| category.name.as_str()).collect();
    assert_eq!((report.added, project.labels().count(), names.len()), (3, 3, 3), "{names:?}");
    assert!(names.iter().all(|name| name.chars().count() <= 100 && name.contains('…')), "{names:?}");
}

/// Windows allows few of these names, and macOS keeps composed and decomposed accents for one name.
#[test]
#[cfg(target_os = "linux")]
fn odd_names_are_kept_letter_by_letter() {
    let bench = Bench::new();
    let images = bench.path("images");
    let longest = format!("{}.tif", "l".repeat(251));
    let wide = format!("{}.tif", "細".repeat(83));
    let odd = [
        "a.b.c.tif",
        "a .. b.tif",
        "quote\"and'.tif",
        "new\nline.tif",
        "return\r.tif",
        "tab\there.tif",
        "🧫 cells 👩‍🔬.tif",
        "خلايا.tif",
        "תאים.tif",
        "\u{202e}fit.tif",
        "\u{e9}.tif",
        "e\u{301}.tif",
        " before.tif",
        "before.tif",
        "after .tif",
        "=1+1.tif",
        "+a.tif",
        "-a.tif",
        "@a.tif",
        "a,b;c.tif",
        "back\\slash.tif",
        "back/slash.tif",
        "%41.tif",
        "A.tif",
        "#x?.tif",
        "CON.tif",
        "UPPER.TIF",
        "upper.tif",
        "\u{1b}[2J.tif",
        "\u{fffd}.tif",
        "\u{feff}.tif",
        "no\u{a0}break.tif",
        &longest,
        &wide,
        " \n/ \t/x.tif",
        "=cmd|'/deep/a.tif",
        "Unknown/a.tif",
    ];
    odd.iter().zip(0..).for_each(|(name, number)| write(&images.join(name), number));
    // Chosen one by one, because they do not look like images.
    let alone =
        ["trailing space.tif ", " y", "z\n", "tif", "noextension", "=A1"].map(|name| bench.path("alone").join(name));
    alone.iter().zip(100..).for_each(|(file, number)| write(file, number));
    let chosen: Vec<&Path> = std::iter::once(images.as_path()).chain(alone.iter().map(PathBuf::as_path)).collect();

    let session = Session::create(&bench.folders(), &bench.path("p.vesicle"), "p").unwrap();
    let report = import_now(&session, &chosen, false);
    assert_eq!((report.added as usize, report.skipped.len()), (odd.len() + alone.len(), 0), "{report:?}");
    let found: BTreeSet<String> = names(&session).into_iter().collect();
    let expected = odd.iter().map(|name| (*name).to_owned());
    let expected = expected.chain(alone.iter().map(|file| file.file_name().unwrap().to_str().unwrap().to_owned()));
    assert_eq!(found, expected.collect());
    for row in all_rows(&session) {
        assert!(Path::new(&row.path).ends_with(&row.name), "{row:?}");
        session.thumbnail(ImageId(row.id)).unwrap_or_else(|reason| panic!("{:?}: {reason}", row.name));
    }
    let report = labels_come_back(&bench, &session, &chosen);
    assert!(report.notes.iter().all(|note| !note.contains("match no file")), "{report:?}");

    let mut before = seen(&session);
    drop(session);
    let session = Session::open(&bench.folders(), &bench.path("p.vesicle")).unwrap();
    assert_seen(&seen(&session), &before);
    let copy = session.save_as(&bench.path("far/away/\n copy 🧫.vesicle")).unwrap();
    assert!(!copy.refresh_missing(), "all files are found from there");
    std::fs::remove_dir_all(bench.folders().cache).unwrap();
    for row in all_rows(&copy) {
        copy.thumbnail(ImageId(row.id)).unwrap_or_else(|reason| panic!("{:?}: {reason}", row.name));
    }
    before.name = copy.view().name;
    assert_seen(&seen(&copy), &before);
}

#[test]
#[cfg(target_os = "linux")]
fn names_that_are_no_text_are_refused_and_told_apart() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let bench = Bench::new();
    let images = bench.path("images");
    let raw = |bytes: &[u8]| images.join(OsStr::from_bytes(bytes));
    let bad = [raw(b"a\xff.tif"), raw(b"a\xfe.tif")];
    bad.iter().zip(0..).for_each(|(file, number)| write(file, number));
    for number in 0..3 {
        write(&raw(b"folder \xff").join(format!("{number}.tif")), 10 + number);
    }
    write(&images.join("a\u{fffd}.tif"), 20);
    std::fs::write(raw(b"notes\xff.txt"), "not an image").unwrap();

    let session = Session::create(&bench.folders(), &bench.path("p.vesicle"), "p").unwrap();
    let report = import_now(&session, &[&images], false);
    assert_eq!((report.added, names(&session)), (1, vec!["a\u{fffd}.tif".to_owned()]), "{report:?}");
    let paths: BTreeSet<&str> = report.skipped.iter().map(|one| one.path.rsplit('/').next().unwrap()).collect();
    assert_eq!(paths, BTreeSet::from([r"a\xFF.tif", r"a\xFE.tif", r"folder \xFF"]), "{report:?}");
    assert!(report.skipped.iter().all(|one| one.reason.contains("Rename it")), "{report:?}");

    // Chosen themselves; and as the name arrives from a window, which only knows text.
    let report = import_now(&session, &[&bad[0], &raw(b"folder \xff"), &images.join("b\u{fffd}.tif")], false);
    assert_eq!((report.added, report.skipped.len()), (0, 3), "{report:?}");
    assert!(report.skipped.iter().all(|one| one.reason.contains("Rename it")), "{report:?}");

    // The project itself may lie in such a folder: it is never stored where it is.
    let place = raw(b"folder \xff").join("q.vesicle");
    let session = Session::create(&bench.folders(), &place, "q").unwrap();
    write_textures(&bench.path("good"), Texture::Smooth, 2, 16, 1);
    assert_eq!(import_now(&session, &[&bench.path("good")], false).added, 2);
    drop(session);
    let session = Session::open(&bench.folders(), &place).unwrap();
    assert!(!session.refresh_missing() && session.thumbnail(ImageId(0)).is_ok());
}

#[test]
fn a_project_whose_name_is_too_long_says_so() {
    let bench = Bench::new();
    let name = format!("{}.vesicle", "n".repeat(247));
    let error = Session::create(&bench.folders(), &bench.path(&name), "n").map(drop).unwrap_err().to_string();
    assert!(error.contains("too long"), "{error}");
    assert!(!bench.path(&name).exists());
    let session = bench.labelled(1, 0);
    let error = session.save_as(&bench.path(&name)).map(drop).unwrap_err().to_string();
    assert!(error.contains("too long"), "{error}");
    assert!(!bench.path(&name).exists());
}
