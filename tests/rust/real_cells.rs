//! A fit on real cells: BBBC013 (FKHR-GFP translocation in U2OS), split by well.
//!
//! The images are not part of the repository; they are looked for in `$VESICLE_TEST_DATA`, or beside the checkout.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use vesicle_session::view::{FitStart, JobKind};
use vesicle_session::{FitSettings, ImportRequest, LabelsTable, Session, import};
use vesicle_tests::{Bench, all_rows, fit_now, predict_now, quiet};

const DATA_SET: &str = "bbbc013-translocation-cells";
/// Training images a category: enough for the purpose, few enough for a minute.
const TRAINING: usize = 75;
const VALIDATION: usize = 25;

fn data() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let root = std::env::var_os("VESICLE_TEST_DATA").map_or_else(beside, PathBuf::from);
    Some(root.join(DATA_SET)).filter(|folder| folder.join("labels.csv").is_file())
}

/// One row of `labels.csv`.
struct Cell {
    file: String,
    class: String,
    well: String,
}

fn cells(folder: &Path) -> Vec<Cell> {
    let mut reader = csv::Reader::from_path(folder.join("labels.csv")).unwrap();
    let rows: Vec<BTreeMap<String, String>> = reader.deserialize().collect::<Result<_, _>>().unwrap();
    let take = |row: &BTreeMap<String, String>, column: &str| row[column].clone();
    rows.iter()
        .map(|row| Cell { file: take(row, "file"), class: take(row, "class"), well: take(row, "well") })
        .collect()
}

#[test]
fn cells_of_wells_that_were_never_seen_are_told_apart() {
    let Some(folder) = data() else {
        eprintln!("SKIPPED: {DATA_SET} is not there; set VESICLE_TEST_DATA to the folder it lies in.");
        return;
    };
    let bench = Bench::new();
    let mut truth: BTreeMap<String, String> = BTreeMap::new();
    let mut table = String::from("file,category,partition,well\n");
    let cells = cells(&folder);
    let mut wells: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for cell in &cells {
        let of_class = wells.entry(&cell.class).or_default();
        if !of_class.contains(&cell.well.as_str()) {
            of_class.push(&cell.well);
        }
    }
    let mut used: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for cell in &cells {
        // Every third well is held out, and of the others every fourth validates.
        let position = wells[cell.class.as_str()].iter().position(|well| *well == cell.well).unwrap();
        let (partition, most) = match (position % 3, position % 4) {
            (2, _) => ("", usize::MAX),
            (_, 0) => ("validation", VALIDATION),
            _ => ("training", TRAINING),
        };
        let count = used.entry((cell.class.as_str(), partition)).or_default();
        if *count >= most {
            continue;
        }
        *count += 1;
        let category = if partition.is_empty() { "" } else { &cell.class };
        table += &format!("{},{category},{partition},{}\n", cell.file, cell.well);
        let copy = bench.path("cells").join(&cell.file);
        std::fs::create_dir_all(copy.parent().unwrap()).unwrap();
        std::fs::copy(folder.join(&cell.file), &copy).unwrap();
        if partition.is_empty() {
            truth.insert(cell.file.clone(), cell.class.clone());
        }
    }
    let labels = bench.path("labels.csv");
    std::fs::write(&labels, table).unwrap();

    let session = Session::create(&bench.folders(), &bench.path("cells.vesicle"), "cells").unwrap();
    let request = ImportRequest {
        paths: vec![bench.path("cells")],
        labels: Some(LabelsTable::read(&labels).unwrap()),
        ..ImportRequest::default()
    };
    let report = import(&session, &request, &quiet(JobKind::Import)).unwrap();
    assert!(
        report.skipped.is_empty() && report.added as usize == 2 * (TRAINING + VALIDATION) + truth.len(),
        "{report:?}"
    );

    let settings = FitSettings { device: "cpu".to_owned(), ..session.view().fit_settings };
    fit_now(&session, &settings, FitStart::Afresh);
    let fitted = session.view().fit.unwrap();
    assert_eq!((fitted.training as usize, fitted.validation as usize), (2 * TRAINING, 2 * VALIDATION));
    predict_now(&session);
    let project = session.project();
    let mut right = 0;
    for row in all_rows(&session) {
        let Some(class) = truth.get(&row.name) else { continue };
        let prediction = row.prediction.unwrap();
        let id = session.category_id(&prediction.category_id).unwrap().unwrap();
        right += usize::from(project.category(id).unwrap().name == *class);
    }
    let accuracy = right as f64 / truth.len() as f64;
    eprintln!("{DATA_SET}: {right} of {} right in wells never seen ({:.1} %)", truth.len(), 100.0 * accuracy);
    assert!(accuracy > 0.85, "{right} of {}", truth.len());
}
