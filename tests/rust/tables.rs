//! Tables that leave a project and come back.

use std::collections::BTreeMap;

use vesicle_session::view::JobKind;
use vesicle_session::{ImageId, ImportRequest, LabelsTable, Session, export_predictions, import};
use vesicle_tests::{Bench, Texture, import_now, predict_now, quiet, texture_tiff};

fn imported(bench: &Bench, name: &str, table: &str) -> Session {
    let session = Session::create(&bench.folders(), &bench.path(name), "again").unwrap();
    let labels = Some(LabelsTable::read(&bench.path(table)).unwrap());
    let request = ImportRequest { paths: vec![bench.path("images")], labels, ..ImportRequest::default() };
    import(&session, &request, &quiet(JobKind::Import)).unwrap();
    session
}

/// By name: category, and metadata.
type Known = BTreeMap<String, (Option<String>, Vec<(String, String)>)>;

fn known(session: &Session) -> Known {
    let project = session.project();
    let category = |id| Some(project.category(project.label(id)?.category)?.name.clone());
    project.images().map(|image| (image.name.clone(), (category(image.id), image.metadata.clone()))).collect()
}

#[test]
#[cfg(target_os = "linux")]
fn what_is_exported_is_imported_also_what_a_spreadsheet_would_compute() {
    let bench = Bench::new();
    std::fs::create_dir_all(bench.path("images")).unwrap();
    let names = ["=1+1.tif", "+x.tif", "-x.tif", "@SUM(A1).tif", "'=x.tif", "\tx.tif", "plain.tif", "'quoted'.tif"];
    let mut table = String::from("file,category,Well,=note,dose\n");
    for (number, name) in (0..).zip(names) {
        std::fs::write(bench.path("images").join(name), texture_tiff(Texture::Smooth, 16, number)).unwrap();
        let category = ["=HYPERLINK(\"x\")", "-minus", "calm"][number as usize % 3].replace('"', "\"\"");
        table += &format!("\"{}\",\"'{category}\",A{number:02},'=cmd|x,-{number}.5\n", name.replace("'=x", "''=x"));
    }
    // Written by hand as a careful program would: marked where it begins like a formula.
    let table = table.replace("\"'calm\"", "calm").replace("\"=1", "\"'=1").replace("\"+x", "\"'+x");
    let table = table.replace("\"-x", "\"'-x").replace("\"@S", "\"'@S").replace("\"\tx", "\"'\tx");
    std::fs::write(bench.path("labels.csv"), table).unwrap();
    let first = imported(&bench, "a.vesicle", "labels.csv");
    let before = known(&first);
    assert_eq!(before.len(), names.len());
    assert_eq!(before["=1+1.tif"].0.as_deref(), Some("=HYPERLINK(\"x\")"));
    assert_eq!(before["plain.tif"].0.as_deref(), Some("=HYPERLINK(\"x\")"));
    assert!(before.values().all(|(category, _)| category.is_some()), "{before:?}");
    assert!(before["-x.tif"].1.contains(&("=note".to_owned(), "=cmd|x".to_owned())), "{before:?}");
    assert!(before["-x.tif"].1.contains(&("dose".to_owned(), "-2.5".to_owned())), "{before:?}");

    export_predictions(&first, &bench.path("out.csv")).unwrap();
    let mut reader = csv::Reader::from_path(bench.path("out.csv")).unwrap();
    for row in reader.records().map(Result::unwrap) {
        for cell in &row {
            let is_number = cell.parse::<f64>().is_ok();
            assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
        }
    }
    let again = imported(&bench, "b.vesicle", "out.csv");
    assert_eq!(known(&again), before);
}

#[test]
fn a_table_of_predictions_is_read_as_labels_and_not_as_metadata() {
    let bench = Bench::new();
    let images = bench.write_images("images", 4, 4, 24);
    let session = Session::create(&bench.folders(), &bench.path("a.vesicle"), "a").unwrap();
    import_now(&session, &[&images], true);
    vesicle_tests::fit_now(&session, &vesicle_tests::quick_settings(), vesicle_session::view::FitStart::Afresh);
    predict_now(&session);
    for ending in ["csv", "parquet"] {
        let report = export_predictions(&session, &bench.path(&format!("out.{ending}"))).unwrap();
        assert_eq!(report.rows, 12);
    }
    let again = imported(&bench, "b.vesicle", "out.csv");
    assert_eq!(known(&again), known(&session));
    assert!(LabelsTable::read(&bench.path("out.parquet")).unwrap_err().to_string().contains("it is a Parquet file"));
    assert!(
        export_predictions(&session, &bench.path("out.xlsx")).unwrap_err().to_string().contains(".csv or .parquet")
    );
    // The split of the fit is told, and what was predicted.
    let mut reader = csv::Reader::from_path(bench.path("out.csv")).unwrap();
    let names = reader.headers().unwrap().clone();
    let at = |name: &str| names.iter().position(|header| header == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let training = rows.iter().filter(|row| &row[at("partition")] == "training").count();
    assert!(training > 0 && training <= 8, "{training}");
    let model = session.view().model.unwrap().id;
    for row in &rows {
        let predicted = !row[at("predicted")].is_empty();
        assert_eq!(row[at("category")].is_empty(), predicted, "{row:?}");
        assert_eq!(&row[at("model_id")], if predicted { model.as_str() } else { "" });
        let hash = session.project().image(ImageId(0)).unwrap().hash.to_string();
        assert_eq!(row[at("content_hash")].len(), hash.len());
        assert!(row[at("resolved_path")].starts_with('/') || cfg!(windows));
    }
}
