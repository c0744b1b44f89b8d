//! Images whose slices and time points are files of their own, and files whose pages nobody has divided.

use std::path::Path;
use std::time::Instant;

use vesicle_images::{Picture, Samples, encode_tiff};
use vesicle_session::view::{JobKind, JobReport};
use vesicle_session::{
    GroupOptions, ImageId, ImportRequest, NamePattern, Naming, PageLayout, PageOrder, PatternForm, Session, SliceView,
    import, preview_names,
};
use vesicle_tests::{Bench, all_rows, differences, quiet};

const SIDE: usize = 24;

/// A plane that differs from every other one, and not by its brightness alone.
fn plane(seed: usize) -> Vec<u16> {
    (0..SIDE * SIDE).map(|at| ((at % SIDE * (seed + 3) * 97 + at / SIDE * (seed + 7) * 31) % 4001) as u16).collect()
}

/// A TIFF of these planes as channels of one image.
fn channels(seeds: &[usize]) -> Vec<u8> {
    let values = seeds.iter().flat_map(|&seed| plane(seed)).collect();
    let picture = Picture::new(SIDE as u32, SIDE as u32, seeds.len() as u32, Samples::U16(values)).unwrap();
    encode_tiff(&picture).unwrap()
}

/// The same pages without a word about what they are.
fn unsaid(seeds: &[usize]) -> Vec<u8> {
    let mut bytes = channels(seeds);
    let at = bytes.windows(7).position(|word| word == b"ImageJ=").unwrap();
    bytes[at..at + 7].copy_from_slice(b"nothing");
    bytes
}

fn write(file: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, bytes).unwrap();
}

fn new_session(bench: &Bench) -> Session {
    Session::create(&bench.folders(), &bench.path("study/study.vesicle"), "study").unwrap()
}

fn imported(session: &Session, request: &ImportRequest) -> JobReport {
    import(session, request, &quiet(JobKind::Import)).unwrap()
}

fn request(bench: &Bench, folder: &str, pattern: &str) -> ImportRequest {
    let pattern = Some(NamePattern::new(pattern, PatternForm::Fields).unwrap());
    ImportRequest { paths: vec![bench.path(folder)], pattern, ..ImportRequest::default() }
}

const PHENIX: &str = "r{row:2 digits}c{column:2 digits}f{site}p{z}-ch{channel:digits}sk{time}fk1fl1.tiff";

/// One well as an Opera Phenix writes it: 2 channels, 3 planes, 2 time points, a file each.
fn phenix(bench: &Bench) -> ImportRequest {
    for time in 1..=2 {
        for z in 1..=3 {
            for channel in 1..=2 {
                let name = format!("phenix/Images/r02c03f01p{z:02}-ch{channel}sk{time}fk1fl1.tiff");
                write(&bench.path(&name), &channels(&[seed(channel, z, time)]));
            }
        }
    }
    request(bench, "phenix", PHENIX)
}

fn seed(channel: usize, z: usize, time: usize) -> usize {
    channel * 100 + z * 10 + time
}

#[test]
fn a_stack_of_files_is_the_same_as_a_stack_in_one_file() {
    let bench = Bench::new();
    let session = new_session(&bench);
    let report = imported(&session, &phenix(&bench));
    assert_eq!((report.added, report.skipped.len()), (1, 0), "{report:?}");

    // The same in one file: the channel changes fastest, then the slice.
    let pages: Vec<usize> = [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)]
        .into_iter()
        .flat_map(|(time, z)| [seed(1, z, time), seed(2, z, time)])
        .collect();
    write(&bench.path("whole.tif"), &unsaid(&pages));
    let layouts = vec![PageLayout { channels: 2, slices: 3, times: 2, order: PageOrder::Czt }];
    imported(&session, &ImportRequest { paths: vec![bench.path("whole.tif")], layouts, ..ImportRequest::default() });

    let rows = all_rows(&session);
    let shapes: Vec<_> = rows.iter().map(|row| (row.channels, row.slices, row.times, row.files)).collect();
    assert_eq!(shapes, [(2, 3, 2, 12), (2, 3, 2, 1)]);
    assert_eq!(rows[0].name, "Images/r02c03f01p*-ch*sk*fk1fl1.tiff");
    let told: Vec<_> = rows[0].metadata.iter().map(|one| (one.name.as_str(), one.value.as_str())).collect();
    assert_eq!(told, [("row", "02"), ("column", "03"), ("site", "01"), ("well", "B03")], "no single slice or time");
    let mut different = std::collections::BTreeSet::new();
    for stack in [SliceView::One(0), SliceView::One(1), SliceView::One(2), SliceView::Max, SliceView::Mean] {
        session.set_stack(stack).unwrap();
        let (files, whole) = (session.thumbnail(ImageId(0)).unwrap(), session.thumbnail(ImageId(1)).unwrap());
        assert!(files == whole, "{stack:?}");
        different.insert(files);
    }
    assert_eq!(different.len(), 5, "the views differ, so that the comparison means something");

    // It comes back from the project file as it was, and the same files again add nothing.
    let (project, path) = (session.project(), session.path().to_path_buf());
    drop(session);
    let session = Session::open(&bench.folders(), &path).unwrap();
    assert!(differences(&project, &session.project()).is_none());
    assert_eq!(imported(&session, &phenix(&bench)).added, 0);
}

#[test]
fn only_the_files_that_are_seen_are_opened() {
    let bench = Bench::new();
    let session = new_session(&bench);
    imported(&session, &phenix(&bench));
    let remove = |part: &str| {
        for file in std::fs::read_dir(bench.path("phenix/Images")).unwrap() {
            let file = file.unwrap().path();
            if file.to_string_lossy().contains(part) {
                std::fs::remove_file(file).unwrap();
            }
        }
    };
    remove("sk2");
    remove("p01-");
    session.set_stack(SliceView::One(1)).unwrap();
    assert!(session.thumbnail(ImageId(0)).is_ok(), "slice 2 has its files");
    session.set_stack(SliceView::Max).unwrap();
    let said = session.thumbnail(ImageId(0)).unwrap_err().to_string();
    assert!(said.contains("p01-ch1"), "the file that is not there is named: {said}");
    session.refresh_missing();
    assert!(all_rows(&session)[0].missing);
}

#[test]
fn each_slice_or_time_point_may_be_an_image() {
    let bench = Bench::new();
    let request = phenix(&bench);
    for (options, shape) in [
        (GroupOptions { stack_z: true, stack_time: false }, (2, 3, 1, 6)),
        (GroupOptions { stack_z: false, stack_time: true }, (3, 1, 2, 4)),
        (GroupOptions { stack_z: false, stack_time: false }, (6, 1, 1, 2)),
    ] {
        let session = Session::create(&bench.folders(), &bench.path(&format!("{options:?}.vesicle")), "s").unwrap();
        let report = imported(&session, &ImportRequest { options, ..request.clone() });
        let rows = all_rows(&session);
        let row = &rows[0];
        assert_eq!((report.added, row.slices, row.times, row.files), shape, "{options:?}");
        assert_eq!(row.metadata.iter().any(|one| one.name == "z"), !options.stack_z);
        assert_eq!(row.metadata.iter().any(|one| one.name == "time"), !options.stack_time);
    }
    let naming = Naming::new(PHENIX, PatternForm::Fields);
    let preview = |naming: &Naming| preview_names(&[bench.path("phenix")], Some(naming));
    let seen = preview(&naming);
    assert_eq!((seen.files, seen.images, seen.slices, seen.times, seen.left_out), (12, 1, 3, 2, 0));
    let seen = preview(&Naming { stack_time: false, ..naming });
    assert_eq!((seen.images, seen.slices, seen.times), (2, 3, 1));
}

#[test]
fn a_stack_with_gaps_is_left_out_and_what_is_missing_is_named() {
    let bench = Bench::new();
    let session = new_session(&bench);
    let request = phenix(&bench);
    let images = bench.path("phenix/Images");
    for name in ["r02c04f01p01-ch1sk1fk1fl1.tiff", "r02c04f01p02-ch1sk1fk1fl1.tiff", "r02c04f01p01-ch2sk1fk1fl1.tiff"] {
        write(&images.join(name), &channels(&[name.len()]));
    }
    std::fs::remove_file(images.join("r02c03f01p02-ch2sk2fk1fl1.tiff")).unwrap();
    let seen = preview_names(&request.paths, Some(&Naming::new(PHENIX, PatternForm::Fields)));
    assert_eq!((seen.images, seen.left_out), (1, 8), "it is said before anything is read");
    let report = imported(&session, &request);
    assert_eq!((report.added, report.skipped.len()), (1, 2), "{report:?}");
    let row = all_rows(&session).remove(0);
    assert_eq!((row.slices, row.times, row.files), (3, 1, 6), "the time point that is whole is used");
    let reason = |name: &str| report.skipped.iter().find(|one| one.path.contains(name)).unwrap().reason.clone();
    assert!(reason("r02c03").starts_with("5 files of time points that are not complete"), "{report:?}");
    assert!(reason("r02c03").contains("no file of channel 2, z 02, time 2."), "{report:?}");
    assert!(reason("r02c04").starts_with("its 3 files were left out"), "{report:?}");
}

#[test]
fn files_that_are_stacks_themselves_are_no_slices() {
    let bench = Bench::new();
    let session = new_session(&bench);
    write(&bench.path("mixed/A_z1_w1.tif"), &channels(&[1]));
    write(&bench.path("mixed/A_z2_w1.tif"), &unsaid(&[2, 3]));
    write(&bench.path("mixed/B_z1_w1.tif"), &channels(&[4]));
    write(&bench.path("mixed/B_z2_w1.tif"), &channels(&[5, 6]));
    let report = imported(&session, &request(&bench, "mixed", "{name}_z{z}_w{channel}.tif"));
    assert_eq!(report.added, 0, "{report:?}");
    let reasons: Vec<&str> = report.skipped.iter().map(|one| one.reason.as_str()).collect();
    assert!(reasons[0].contains("A_z2_w1.tif: it holds 2 slices itself"), "{reasons:?}");
    assert!(reasons[1].contains("differ in the number of channels"), "{reasons:?}");
}

#[test]
fn the_same_names_in_two_chosen_folders_are_different_images() {
    let bench = Bench::new();
    let session = new_session(&bench);
    for (plate, folder) in ["day 1/plate", "day 2/plate"].iter().enumerate() {
        for channel in 1..=2 {
            write(&bench.path(&format!("{folder}/A01_w{channel}.tif")), &channels(&[plate * 10 + channel]));
        }
    }
    let both = vec![bench.path("day 1/plate"), bench.path("day 2/plate")];
    let request = ImportRequest { paths: both, ..request(&bench, "", "{well}_w{channel}.tif") };
    let report = imported(&session, &request);
    assert_eq!((report.added, report.skipped.len()), (2, 0), "{report:?}");
    assert!(all_rows(&session).iter().all(|row| row.files == 2));
    let one_by_one: Vec<_> = ["day 1/plate/A01_w1.tif", "day 2/plate/A01_w2.tif"].map(|name| bench.path(name)).into();
    let apart = imported(&session, &ImportRequest { paths: one_by_one, ..request });
    assert_eq!(apart.added, 2, "a channel of one day does not go with one of another: {apart:?}");
}

#[test]
fn pages_that_nobody_divided_are_asked_about_once() {
    let bench = Bench::new();
    for file in 0..14 {
        write(
            &bench.path(&format!("pages/stack {file:02}.tif")),
            &unsaid(&(file * 20..file * 20 + 6).collect::<Vec<_>>()),
        );
    }
    for (name, seeds) in [("stack 00 short", vec![900, 901]), ("z", (950..965).collect()), ("y", vec![930, 931, 932])] {
        write(&bench.path(&format!("pages/{name}.tif")), &unsaid(&seeds));
    }
    write(&bench.path("pages/known.tif"), &channels(&[1, 2, 3, 4, 5, 6]));
    write(&bench.path("pages/broken.tif"), b"II*\0 and no more");
    let paths = [bench.path("pages")];
    let start = Instant::now();
    let look = preview_names(&paths, None).pages.unwrap();
    assert!(start.elapsed().as_secs_f64() < 2.0, "{:?}", start.elapsed());
    let asked: Vec<_> = look.questions.iter().map(|one| (one.file.as_str(), one.pages, one.files)).collect();
    let once = [("stack 00 short.tif", 2, 1), ("y.tif", 3, 1), ("z.tif", 15, 1)];
    assert_eq!((asked[0], &asked[1..]), (("stack 00.tif", 6, 14), &once[..]), "the last files are asked about too");
    assert_eq!((look.files, look.looked_at, look.unasked.len()), (19, 19, 0));
    let suggestions = &look.questions[0].suggestions;
    assert_eq!((suggestions[0].slices, suggestions.len()), (6, 5));
    let typing = preview_names(&paths, Some(&Naming::new("{plate}.tif", PatternForm::Fields)));
    assert!(typing.pages.is_none(), "files are not opened again while a pattern is typed");
    write(&bench.path("plain/a.tif"), &channels(&[7]));
    assert!(preview_names(&[bench.path("plain")], None).pages.is_none());

    let session = new_session(&bench);
    let layout = |channels, slices| PageLayout { channels, slices, times: 1, order: PageOrder::Czt };
    let layouts = vec![layout(3, 2), layout(3, 5), layout(1, 3)];
    let report = imported(&session, &ImportRequest { paths: paths.to_vec(), layouts, ..ImportRequest::default() });
    assert_eq!((report.added, report.skipped.len()), (18, 1), "{report:?}");
    let rows = all_rows(&session);
    let shape = |name: &str| {
        let row = rows.iter().find(|row| row.name == name).unwrap();
        (row.channels, row.slices)
    };
    assert_eq!(shape("stack 13.tif"), (3, 2));
    assert_eq!((shape("z.tif"), shape("y.tif")), ((3, 5), (1, 3)), "each number of pages has its own division");
    assert_eq!(shape("stack 00 short.tif"), (1, 2), "nobody said it of two pages");
    assert_eq!(shape("known.tif"), (6, 1), "what a file says of itself counts");
    let unfit =
        report.notes.iter().filter(|note| note.contains("None of the divisions fits the 2 pages of this file")).count();
    assert_eq!(unfit, 1, "{:?}", report.notes);
}
