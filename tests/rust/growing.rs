//! A model that goes on with a category that it did not know.

use vesicle_session::view::{FitStart, JobKind};
use vesicle_session::{FitSettings, ImageId, check_fit, fit};
use vesicle_tests::{Bench, fit_now, predict_now, quick_settings, quiet};

#[test]
fn a_new_category_is_said_learnt_kept_in_the_file_and_predicted() {
    let bench = Bench::new();
    let session = bench.labelled(8, 10);
    fit_now(&session, &quick_settings(), FitStart::Afresh);
    let first = session.model().unwrap();
    let ids: Vec<ImageId> = (16..22).map(ImageId).collect();
    let new = session.create_category("Debris", None, ids.clone()).unwrap();

    let settings = FitSettings { epochs: 3, ..quick_settings() };
    let check = check_fit(&session, &settings, FitStart::Continue);
    assert!(check.can_continue && check.problems.is_empty(), "{:?}", check.problems);
    assert!(check.warnings.iter().any(|warning| warning.message.contains("New to the model: “Debris”")));

    let report = fit_now(&session, &settings, FitStart::Continue);
    assert!(report.notes.iter().any(|note| note.contains("“Debris”")), "{:?}", report.notes);
    let model = session.model().unwrap();
    assert_eq!(model.categories[..2], first.categories, "outputs keep their order");
    assert_eq!(model.categories[2].id, new);
    let taken = [&model.split.training[..], &model.split.validation[..]].concat();
    assert!(ids.iter().all(|id| taken.contains(id)), "its images take part");
    assert!(first.split.validation.iter().all(|id| model.split.validation.contains(id)));
    predict_now(&session);

    let path = session.path().to_path_buf();
    drop(session);
    let again = vesicle_session::Session::open(&bench.folders(), &path).unwrap();
    assert_eq!(again.model().unwrap().categories, model.categories);
    assert_eq!(again.model().unwrap().trained, model.trained);

    // A category that the model knows and nobody labels any more is not dropped in silence.
    again.label(ids, None).unwrap();
    let error = fit(&again, &settings, FitStart::Continue, &quiet(JobKind::Fit)).unwrap_err();
    assert!(format!("{error:?}").contains("knows “Debris”, which has no labelled image now"), "{error:?}");
}
