//! Plates of a project: wells by metadata, controls and doses, and the report of all of it.

use vesicle_session::view::{Controls, FitStart, JobKind, PlateBasis, PlateColumns, PlateValue};
use vesicle_session::{Asked, DoseQuestion, ImportRequest, LabelsTable, Session, evaluate, import, write_report};
use vesicle_tests::{Bench, fit_now, quick_settings, quiet};

/// 24 images in 12 wells of column 1 to 6 of rows A and B, two each; the share of speckled ones rises with the dose.
fn screen(bench: &Bench) -> Session {
    let images = bench.write_images("images", 12, 0, 24);
    let mut table = String::from("file,category,Metadata_Plate,Metadata_Well,dose,control\n");
    for (row, texture) in [("A", "smooth"), ("B", "speckled")] {
        for number in 0..12 {
            let column = number / 2 + 1;
            // Of each well one image is as its row, the other as its column asks.
            let kind = if texture == "smooth" { "negative" } else { "positive" };
            table +=
                &format!("{texture}/1-{number}.tif,{texture},P1,{row}{column:02},{} nM,{kind}\n", 10_i32.pow(column));
        }
    }
    std::fs::write(bench.path("labels.csv"), table).unwrap();
    let session = Session::create(&bench.folders(), &bench.path("screen.vesicle"), "screen").unwrap();
    let labels = Some(LabelsTable::read(&bench.path("labels.csv")).unwrap());
    let request = ImportRequest { paths: vec![images], labels, ..ImportRequest::default() };
    import(&session, &request, &quiet(JobKind::Import)).unwrap();
    session
}

#[test]
fn wells_are_found_by_their_columns_and_hold_their_images() {
    let bench = Bench::new();
    let session = screen(&bench);
    let found = PlateColumns::default();
    let view = session.plates(&found, PlateBasis::Label);
    assert_eq!(
        (view.columns.plate.as_deref(), view.columns.well.as_deref()),
        (Some("plate"), Some("well")),
        "{view:?}"
    );
    let [plate] = &view.plates[..] else { panic!("{:?}", view.plates) };
    assert_eq!((plate.name.as_deref(), plate.rows, plate.columns, plate.wells.len()), (Some("P1"), 8, 12, 12));
    let b3 = plate.wells.iter().find(|well| well.name == "B03").unwrap();
    assert_eq!((b3.row, b3.column, b3.images, b3.counts.as_slice()), (1, 2, 2, &[0, 2][..]));
    assert_eq!((view.left_out, b3.mean.is_none()), (0, true), "nothing was predicted");
    let images = session.well_images(&found, Some("P1"), &["B03".to_owned(), "A01".to_owned()]);
    let project = session.project();
    let wells: Vec<&str> = images.iter().filter_map(|id| project.image(*id)?.metadata_value("well")).collect();
    assert_eq!(wells.len(), 4);
    assert!(wells.iter().all(|well| ["B03", "A01"].contains(well)), "{wells:?}");
    let report = session.export_plates(&found, PlateBasis::Label, &bench.path("plates.csv")).unwrap();
    let text = std::fs::read_to_string(bench.path("plates.csv")).unwrap();
    assert!(report.rows == 12 && text.contains("P1,B03,2,0,0,,2,1,"), "{text}");
}

#[test]
fn controls_and_doses_are_those_of_the_wells() {
    let bench = Bench::new();
    let session = screen(&bench);
    let speckled = session.project().category_named("speckled").unwrap().id.to_string();
    let value = PlateValue::Fraction { category: speckled };
    let controls = Controls::Values {
        column: "control".to_owned(),
        positive: vec!["positive".to_owned()],
        negative: vec!["negative".to_owned()],
    };
    let columns = PlateColumns::default();
    let found = session.separation(&columns, PlateBasis::Label, &value, &controls, false).unwrap();
    let [one] = &found[..] else { panic!("{found:?}") };
    // All positive wells are 1 and all negative ones 0: nothing spreads.
    assert_eq!((one.positive, one.negative, one.z_prime), (Some(1.0), Some(0.0), Some(1.0)), "{one:?}");
    assert_eq!((one.positive_wells, one.negative_wells, one.ssmd), (6, 6, None));
    assert!(one.reason.as_deref().is_some_and(|reason| reason.contains("spread")), "{one:?}");
    let by_name =
        Controls::Wells { positive: vec!["B1".into(), "b02".into()], negative: vec!["A01".into(), "A-02".into()] };
    let found = session.separation(&columns, PlateBasis::Label, &value, &by_name, false).unwrap();
    assert_eq!((found[0].positive_wells, found[0].negative_wells), (2, 2));
    let wrong = Controls::Wells { positive: vec!["nowhere".into()], negative: Vec::new() };
    let refused = session.separation(&columns, PlateBasis::Label, &value, &wrong, false).unwrap_err().to_string();
    assert!(refused.contains("“nowhere” cannot be used"), "{refused}");

    let question = DoseQuestion { dose: "dose", only: None, controls: Some(&controls) };
    let doses = session.dose_response(&columns, PlateBasis::Label, &value, &question).unwrap();
    assert_eq!((doses.unit.as_deref(), doses.rows.len(), doses.points.len()), (Some("nM"), 6, 12));
    assert!(doses.rows.iter().all(|row| row.mean == 0.5 && row.percent == Some(50.0)), "{doses:?}");
    assert!(doses.curve.is_none() && doses.reason.is_some(), "nothing depends on the dose here");
    let only = DoseQuestion { dose: "dose", only: Some(("control", "positive")), controls: None };
    let doses = session.dose_response(&columns, PlateBasis::Label, &value, &only).unwrap();
    assert!(doses.rows.iter().all(|row| row.wells == 1 && row.mean == 1.0 && row.sd.is_none()), "{doses:?}");
}

#[test]
fn a_report_tells_of_a_project_at_any_stage() {
    let bench = Bench::new();
    let session = screen(&bench);
    let file = bench.path("report.html");
    let written = |session: &Session| {
        let report = write_report(session, &file, &quiet(JobKind::Report)).unwrap();
        (report.summary, std::fs::read_to_string(&file).unwrap())
    };
    let (summary, text) = written(&session);
    assert!(summary.contains("no model yet") && text.contains("speckled"), "{summary}");
    fit_now(&session, &quick_settings(), FitStart::Afresh);
    let (summary, _) = written(&session);
    assert!(summary.contains("no evaluation yet"), "{summary}");
    let (view, _) = evaluate(&session, &Asked::default(), &quiet(JobKind::Evaluate)).unwrap();
    let (summary, text) = written(&session);
    assert!(!summary.contains("yet"), "{summary}");
    let accuracy = view.unwrap().accuracy.unwrap();
    assert!(text.contains(&format!("{:.1}", accuracy * 100.0)), "the accuracy stands in it");
    assert!(text.contains("data:image/jpeg;base64,"), "with pictures of images");
    for section in ["Methods", "Confusion", "seed"] {
        assert!(text.contains(section), "{section} is missing");
    }
    assert!(!text.contains("<script") && !text.contains("http-equiv=\"refresh\""), "nothing in it runs");
}
