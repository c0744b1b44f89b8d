//! Closing and opening again, here and elsewhere.

use std::path::Path;

use vesicle_session::view::{FitStart, JobKind};
use vesicle_session::{Asked, FitSettings, ImageId, Session, evaluate};
use vesicle_tests::{
    Bench, TWO_EPOCHS, all_rows, assert_seen, differences, fit_now, import_now, predict_now, quick_settings, quiet,
    seen,
};

/// A project with everything in it: labels of both origins, a hidden category, a model that was continued, predictions,
/// an evaluation, settings of its own.
fn full_project(bench: &Bench) -> Session {
    let session = bench.labelled(8, 6);
    fit_now(&session, &quick_settings(), FitStart::Afresh);
    fit_now(&session, &quick_settings(), FitStart::Continue);
    predict_now(&session);
    session.accept_predictions(Some(&[ImageId(16)]), None).unwrap();
    evaluate(&session, &Asked::default(), &quiet(JobKind::Evaluate)).unwrap();
    let speckled = session.project().category_named("speckled").unwrap().id;
    session.set_shown(Some(speckled), false).unwrap();
    session.save_fit_settings(&FitSettings { epochs: 77, learning_rate: 0.0123, ..quick_settings() }).unwrap();
    session
}

#[test]
fn everything_is_there_again() {
    let bench = Bench::new();
    let session = full_project(&bench);
    let path = session.path().to_path_buf();
    let (before, project) = (seen(&session), session.project());
    drop(session);

    // First that there was something to keep.
    assert_eq!((before.counts.labelled, before.counts.accepted, before.counts.predicted), (17, 1, 5));
    let fit = before.fit.as_ref().unwrap();
    assert_eq!((fit.epochs.len() as u32, fit.starts.clone()), (2 * TWO_EPOCHS, vec![1, 1 + TWO_EPOCHS]));
    assert_eq!(before.fit_settings.epochs, 77);
    assert!(before.evaluation.as_ref().unwrap().count > 0);
    assert!(before.weights.as_ref().unwrap().0.len() > 1_000);
    assert!(before.shown.len() < before.rows.len());

    let session = Session::open(&bench.folders(), &path).unwrap();
    assert!(differences(&project, &session.project()).is_none());
    assert_seen(&seen(&session), &before);

    // And it can be worked with: a prediction by the stored weights gives what the one before gave.
    session.clear_predictions().unwrap();
    assert_eq!(session.view().counts.predicted, 0);
    predict_now(&session);
    assert_eq!(seen(&session).rows, before.rows);
}

#[test]
fn a_copy_elsewhere_has_it_all_and_stands_alone() {
    let bench = Bench::new();
    let session = full_project(&bench);
    let (before, project) = (seen(&session), session.project());
    let target = bench.path("elsewhere/deep/copy.vesicle");
    let copy = session.save_as(&target).unwrap();

    assert!(differences(&project, &session.project()).is_none(), "the original is as it was");
    assert_eq!(copy.path(), target);
    let mut there = seen(&copy);
    assert_eq!(there.name, "copy", "a project named after its file takes the new file's name");
    there.name.clone_from(&before.name);
    // Also the images are found in the same places.
    assert_seen(&there, &before);
    assert!(copy.view().undo.is_none());
    assert!(!copy.refresh_missing() && copy.view().missing_count == 0);

    // The original may go; what is done in the copy stays in the copy.
    let original = session.path().to_path_buf();
    drop(session);
    std::fs::remove_file(&original).unwrap();
    copy.label(vec![ImageId(20)], copy.project().categories().first().map(|category| category.id)).unwrap();
    predict_now(&copy);
    let after = seen(&copy);
    drop(copy);
    assert_seen(&seen(&Session::open(&bench.folders(), &target).unwrap()), &after);
}

#[test]
fn saving_over_another_file_replaces_it_whole() {
    let bench = Bench::new();
    let session = full_project(&bench);
    let target = bench.path("old.vesicle");
    drop(Session::create(&bench.folders(), &target, "old").unwrap());
    let copy = session.save_as(&target).unwrap();
    assert_eq!(copy.project().image_count(), 22);
    let refused = session.save_as(session.path()).map(drop).unwrap_err();
    assert!(refused.to_string().contains("already"), "{refused}");
}

#[test]
fn a_project_that_moves_with_its_images_still_opens() {
    let bench = Bench::new();
    let session = full_project(&bench);
    let before = seen(&session);
    drop(session);
    std::fs::rename(bench.path("study"), bench.path("archive")).unwrap();

    let session = Session::open(&bench.folders(), &bench.path("archive/study.vesicle")).unwrap();
    assert!(!session.refresh_missing());
    let after = seen(&session);
    assert_eq!((&after.counts, &after.weights, &after.fit), (&before.counts, &before.weights, &before.fit));
    let archive = bench.path("archive");
    assert!(after.rows.iter().all(|row| Path::new(&row.path).starts_with(&archive)), "{:?}", after.rows[0]);
    assert_eq!(predict_now(&session).added, 5);
}

#[test]
fn a_project_that_moves_alone_still_finds_its_images() {
    let bench = Bench::new();
    drop(bench.fitted(4, 4));
    let moved = bench.path("desk/study.vesicle");
    std::fs::create_dir_all(moved.parent().unwrap()).unwrap();
    std::fs::rename(bench.path("study/study.vesicle"), &moved).unwrap();

    let session = Session::open(&bench.folders(), &moved).unwrap();
    assert!(!session.refresh_missing() && session.view().missing_count == 0);
    let report = predict_now(&session);
    assert_eq!((report.added, report.skipped.len()), (4, 0));
}

#[test]
fn a_missing_image_is_shown_as_missing_and_costs_nothing_else() {
    let bench = Bench::new();
    let session = bench.fitted(6, 4);
    let rows = all_rows(&session);
    let (labelled, unknown) = (&rows[0], &rows[12]);
    for gone in [labelled, unknown] {
        std::fs::remove_file(&gone.path).unwrap();
    }
    assert!(session.refresh_missing(), "something has changed");
    assert!(!session.refresh_missing(), "nothing has changed since");
    assert_eq!(session.view().missing_count, 2);
    let missing: Vec<u32> = all_rows(&session).iter().filter(|row| row.missing).map(|row| row.id).collect();
    assert_eq!(missing, [0, 12]);

    let predicted = predict_now(&session);
    assert_eq!(predicted.added, 3);
    assert_eq!(predicted.skipped.len(), 1);
    assert_eq!(predicted.skipped[0].path, unknown.name);
    assert!(predicted.skipped[0].reason.contains("not there any more"), "{:?}", predicted.skipped);

    let fitted = fit_now(&session, &quick_settings(), FitStart::Afresh);
    assert_eq!(fitted.added, TWO_EPOCHS);
    assert_eq!(fitted.skipped.len(), 1, "{fitted:?}");
    assert_eq!(fitted.skipped[0].path, labelled.name);
    session.label(vec![ImageId(12)], session.project().categories().first().map(|category| category.id)).unwrap();
    assert_eq!(session.view().counts.labelled, 13, "a missing image can be labelled");
}

#[test]
fn a_moved_file_is_found_again_by_its_content() {
    let bench = Bench::new();
    let session = bench.labelled(3, 2);
    let before = session.project();
    std::fs::rename(bench.path("study/images/smooth"), bench.path("soft")).unwrap();
    session.refresh_missing();
    assert_eq!(session.view().missing_count, 3);

    let report = import_now(&session, &[&bench.path("soft")], true);
    assert_eq!((report.added, session.view().missing_count), (0, 0), "{report:?}");
    assert!(report.notes.iter().any(|note| note.contains("3 files that had moved found again")), "{:?}", report.notes);
    let after = session.project();
    assert_eq!(after.image_count(), before.image_count());
    assert_eq!(after.labels().collect::<Vec<_>>(), before.labels().collect::<Vec<_>>(), "labels stay");
    assert_eq!(after.categories(), before.categories(), "no category “soft” appeared");
    assert_eq!(session.view().undo.as_deref(), Some("Find 3 files again"));
}
