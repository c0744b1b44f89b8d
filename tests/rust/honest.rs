//! That a number for new images is one: what belongs together stays on one side, test images are never seen, and what
//! makes a number too good is said. And that Quick keeps up with labels.

use vesicle_session::view::{EvaluationSet, FitStart, JobKind, Partition, ProblemField, SettingName};
use vesicle_session::{
    Architecture, Asked, Edit, FitSettings, ImageId, ImportRequest, Session, can_refit, check_fit, evaluate, import,
    refit,
};
use vesicle_tests::{Bench, fit_now, predict_now, quick_settings, quiet};

fn by_well(settings: FitSettings) -> FitSettings {
    FitSettings { group_by: Some("well".to_owned()), ..settings }
}

fn quick() -> FitSettings {
    FitSettings { architecture: Architecture::Quick, device: "cpu".to_owned(), ..FitSettings::default() }
}

/// What is said beside the choice of a column.
fn about_groups(session: &Session, settings: &FitSettings) -> Vec<String> {
    let check = check_fit(session, settings, FitStart::Afresh);
    assert!(check.problems.is_empty(), "{:?}", check.problems);
    let of_groups = |field: &ProblemField| *field == ProblemField::Setting(SettingName::GroupBy);
    check.warnings.into_iter().filter(|one| of_groups(&one.field)).map(|one| one.message).collect()
}

#[test]
fn a_well_never_stands_on_two_sides_where_wells_are_kept_together() {
    let bench = Bench::new();
    let session = bench.wells();
    let alone = quick_settings();
    let said = about_groups(&session, &alone);
    assert!(said.len() == 1 && said[0].contains("choose “well”"), "{said:?}");
    assert_eq!(about_groups(&session, &by_well(alone.clone())), [""; 0]);
    let wrong = FitSettings { group_by: Some("Donor".to_owned()), ..alone };
    assert!(about_groups(&session, &wrong)[0].contains("No labelled image has a value in the column “Donor”"));

    fit_now(&session, &by_well(quick_settings()), FitStart::Afresh);
    let model = session.model().unwrap();
    let well = |id: &ImageId| session.project().image(*id).unwrap().metadata[0].1.clone();
    let trained: Vec<String> = model.split.training.iter().map(well).collect();
    assert!(!model.split.validation.is_empty());
    assert!(model.split.validation.iter().all(|id| !trained.contains(&well(id))), "{:?}", model.split);
}

#[test]
fn a_fold_never_divides_a_well_and_an_evaluation_says_where_one_could() {
    let bench = Bench::new();
    let session = bench.wells();
    fit_now(&session, &quick(), FitStart::Afresh);
    let (view, _) = evaluate(&session, &Asked::default(), &quiet(JobKind::Evaluate)).unwrap();
    let view = view.unwrap();
    assert_eq!((view.set, view.folds, view.count), (EvaluationSet::CrossValidation, 5, 24));
    assert!(
        view.notes.iter().any(|note| note.contains("“well”") && note.contains("promise too much")),
        "{:?}",
        view.notes
    );

    fit_now(&session, &by_well(quick()), FitStart::Afresh);
    let model = session.model().unwrap();
    let project = session.project();
    for well in 0..4 {
        let folds: std::collections::BTreeSet<u32> = model
            .out_of_fold
            .iter()
            .filter(|judged| project.image(judged.image).unwrap().metadata[0].1 == format!("W{well}"))
            .map(|judged| judged.fold)
            .collect();
        assert_eq!(folds.len(), 1, "well {well} stands in the folds {folds:?}");
    }
    let (view, report) = evaluate(&session, &Asked::default(), &quiet(JobKind::Evaluate)).unwrap();
    let view = view.unwrap();
    assert!(view.notes.iter().all(|note| !note.contains("“well”")), "{:?}", view.notes);
    assert!(report.summary.contains("by a model that had not seen them"), "{}", report.summary);
    let (range, folds) = (view.accuracy_range.unwrap(), view.fold_accuracy.unwrap());
    let accuracy = view.accuracy.unwrap();
    assert!(range.low < accuracy && accuracy <= range.high && range.high <= 1.0, "{range:?}");
    assert!((folds.mean - accuracy).abs() < 0.1, "{folds:?} for {accuracy}");
    assert_eq!(view.calibration.bins.iter().map(|bin| bin.count).sum::<u32>(), 24);
    assert!(view.calibration.expected_error.is_some() && view.balanced_accuracy == Some(view.macro_scores.recall));
}

#[test]
fn test_images_are_never_learnt_from_and_give_a_number_of_their_own() {
    let bench = Bench::new();
    let session = bench.wells();
    let ids: Vec<ImageId> = session.project().labels().map(|(id, _)| id).collect();
    let test: Vec<ImageId> = ids.iter().copied().step_by(4).collect();
    let refused = evaluate(&session, &EvaluationSet::Test.into(), &quiet(JobKind::Evaluate)).unwrap_err().to_string();
    assert!(refused.contains("no model"), "{refused}");
    session.edit(&Edit::SetPartition { images: test.clone(), partition: Partition::Test }).unwrap();
    for settings in [quick(), quick_settings()] {
        fit_now(&session, &settings, FitStart::Afresh);
        let model = session.model().unwrap();
        assert!(test.iter().all(|id| !model.split.training.contains(id) && !model.split.validation.contains(id)));
        assert!(session.view().evaluation_sets.contains(&EvaluationSet::Test));
        let (view, _) = evaluate(&session, &EvaluationSet::Test.into(), &quiet(JobKind::Evaluate)).unwrap();
        let view = view.unwrap();
        assert_eq!((view.set, view.count as usize), (EvaluationSet::Test, test.len()));
    }
    // What a model has seen is no test of it, however it is called afterwards.
    let seen = vec![session.model().unwrap().split.training[0]];
    session.edit(&Edit::SetPartition { images: test, partition: Partition::Unassigned }).unwrap();
    session.edit(&Edit::SetPartition { images: seen, partition: Partition::Test }).unwrap();
    assert!(!session.view().evaluation_sets.contains(&EvaluationSet::Test));
    let refused = evaluate(&session, &EvaluationSet::Test.into(), &quiet(JobKind::Evaluate)).unwrap_err().to_string();
    assert!(refused.contains("no test images"), "{refused}");
    assert_eq!(session.undo().unwrap().as_deref(), Some("Set 1 image aside for test"));
}

#[test]
fn a_fit_keeps_what_it_was_made_of() {
    let bench = Bench::new();
    let session = bench.fitted(6, 2);
    let path = session.path().to_path_buf();
    let first = session.model().unwrap();
    assert_eq!(first.app_version, env!("CARGO_PKG_VERSION"));
    assert_eq!(first.record.len(), 12);
    // A label that changes later does not change what was learnt from.
    let image = first.record[0].image;
    session.label(vec![image], None).unwrap();
    drop(session);
    let again = Session::open(&bench.folders(), &path).unwrap();
    let model = again.model().unwrap();
    assert_eq!((&model.record, &model.settings, &model.device), (&first.record, &first.settings, &first.device));
    assert_eq!(model.record[0].hash, again.project().image(image).unwrap().hash);
}

#[test]
fn quick_keeps_up_with_labels() {
    let bench = Bench::new();
    let session = bench.labelled(4, 10);
    session.save_fit_settings(&FitSettings { refit_after_label: true, ..quick() }).unwrap();
    assert!(can_refit(&session));
    let unknown: Vec<ImageId> =
        session.project().images().map(|image| image.id).filter(|id| session.project().label(*id).is_none()).collect();
    let smooth = session.project().categories()[0].id;
    for (round, id) in unknown.iter().take(3).enumerate() {
        session.label(vec![*id], Some(smooth)).unwrap();
        let report = refit(&session, &quiet(JobKind::Refit)).unwrap();
        assert_eq!(report.added as usize, unknown.len() - round - 1, "{}", report.summary);
        let view = session.view();
        assert_eq!((view.counts.predicted, view.fit.unwrap().training), (report.added, 9 + round as u32));
    }
    session.undo().unwrap();
    assert_ne!(session.view().label_revision, 0);
    // Each took the place of the one before; the models of a person stay.
    fit_now(&session, &quick(), FitStart::Afresh);
    let path = session.path().to_path_buf();
    drop(session);
    let models = || {
        let file = rusqlite::Connection::open(&path).unwrap();
        file.query_row("SELECT count(*) FROM model", [], |row| row.get::<_, i64>(0)).unwrap()
    };
    // The last one, the one before for which predictions were still there when it was replaced, and that of the person.
    assert_eq!(models(), 3);
    let session = Session::open(&bench.folders(), &path).unwrap();
    predict_now(&session);
    // A network, or too few labels, and nothing is done.
    session.save_fit_settings(&quick_settings()).unwrap();
    assert!(!can_refit(&session));
    assert!(refit(&session, &quiet(JobKind::Refit)).unwrap_err().to_string().contains("Only Quick"));
}

/// An image of a file and one that was saved a little brighter, which no comparison of contents finds.
#[test]
fn images_that_look_almost_the_same_on_two_sides_are_told() {
    let bench = Bench::new();
    let images = bench.write_images("images", 6, 0, 24);
    let first = vesicle_images::decode(&std::fs::read(images.join("speckled/1-0.tif")).unwrap()).unwrap();
    let brighter = |value: f32| (value * 0.9 + 20.0) as u16;
    let samples = vesicle_images::Samples::U16(first.plane_f32(0).into_iter().map(brighter).collect());
    let copy = vesicle_images::Picture::new(first.width(), first.height(), 1, samples).unwrap();
    std::fs::write(images.join("speckled/copy.tif"), vesicle_images::encode_tiff(&copy).unwrap()).unwrap();
    let session = Session::create(&bench.folders(), &bench.path("copies.vesicle"), "copies").unwrap();
    let request = ImportRequest { paths: vec![images], labels_from_folders: true, ..ImportRequest::default() };
    import(&session, &request, &quiet(JobKind::Import)).unwrap();
    let named = |name: &str| session.project().images().find(|image| image.name.ends_with(name)).unwrap().id;
    let (original, copy) = (named("speckled/1-0.tif"), named("copy.tif"));
    let told =
        |notes: &[String]| notes.iter().any(|note| note.contains("look almost the same") && note.contains("copy.tif"));
    let side = |images: Vec<ImageId>, partition| session.edit(&Edit::SetPartition { images, partition }).unwrap();

    // The smooth ones resemble each other, and this is not about them.
    let project = session.project();
    let smooth = project.images().filter(|image| image.name.contains("smooth")).map(|image| image.id);
    side(smooth.chain([original]).collect(), Partition::Training);
    side(vec![copy], Partition::Validation);
    let report = fit_now(&session, &quick_settings(), FitStart::Afresh);
    assert!(told(&report.notes), "{:?}", report.notes);
    let (view, _) = evaluate(&session, &EvaluationSet::Validation.into(), &quiet(JobKind::Evaluate)).unwrap();
    assert!(told(&view.unwrap().notes));
    // On one side they do no harm.
    side(vec![copy], Partition::Training);
    let report = fit_now(&session, &quick_settings(), FitStart::Afresh);
    assert!(!told(&report.notes), "{:?}", report.notes);
    // Set aside for test, the copy is no test.
    side(vec![copy], Partition::Test);
    fit_now(&session, &quick(), FitStart::Afresh);
    let (view, _) = evaluate(&session, &EvaluationSet::Test.into(), &quiet(JobKind::Evaluate)).unwrap();
    assert!(told(&view.unwrap().notes));
}
