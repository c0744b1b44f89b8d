//! Labelling passes and saved filters: what is kept, taken back and compared, and what outlives the program.

use vesicle_session::view::JobKind;
use vesicle_session::{
    Arrangement, Column, ColumnFilter, ColumnTest, Edit, ImageId, Queue, Session, SortBy, make_queue,
};
use vesicle_tests::{Bench, predict_now, quiet};

use crate::cli::Cli;

fn labels(session: &Session) -> Vec<(u32, String)> {
    let project = session.project();
    let name = |id| project.category(id).unwrap().name.clone();
    project.labels().map(|(image, label)| (image.0, name(label.category))).collect()
}

#[test]
fn a_second_pass_is_begun_compared_and_taken_back() {
    let bench = Bench::new();
    let session = bench.labelled(5, 3);
    let path = session.path().to_path_buf();
    let before = labels(&session);
    let [smooth, speckled] = [0, 1].map(|at| session.project().categories()[at].id);

    let images = session.begin_pass(" Anna ").unwrap();
    assert_eq!(images.len(), 10);
    assert_eq!((session.view().counts.labelled, session.view().undo.as_deref()), (0, Some("Begin a labelling pass")));
    let anna = session.pass_named("anna").unwrap();
    let again = Queue::Again { pass: anna, seed: 7 };
    make_queue(&session, &again, &quiet(JobKind::Queue)).unwrap();
    assert_eq!(session.view().queue.unwrap().count, 10, "the images of the pass, and no other");

    // All as before but one; one is left out, and one is new.
    session.label(images[..5].to_vec(), Some(smooth)).unwrap();
    session.label(images[4..9].to_vec(), Some(speckled)).unwrap();
    session.label(vec![ImageId(12)], Some(smooth)).unwrap();
    let found = session.agreement(Some(anna), None).unwrap();
    assert_eq!((found.images, found.same, found.only_first, found.only_second), (9, 8, 1, 1));
    assert_eq!(found.counts, [[4, 1], [0, 4]]);
    assert_eq!(found.differing, [images[4].0]);
    let kappa = found.kappa.unwrap();
    assert!((kappa - (8.0 / 9.0 - 40.0 / 81.0) / (41.0 / 81.0)).abs() < 1e-12, "{kappa}");
    let same = session.agreement(None, None).unwrap();
    assert_eq!((same.kappa, same.images), (Some(1.0), 10));

    session.keep_pass("Ben").unwrap();
    drop(session);
    let session = Session::open(&bench.folders(), &path).unwrap();
    let kept: Vec<(String, u32)> = session.view().passes.into_iter().map(|pass| (pass.name, pass.labelled)).collect();
    assert_eq!(kept, [("Anna".to_owned(), 10), ("Ben".to_owned(), 10)]);
    assert_eq!(session.agreement(Some(anna), Some(session.pass_named("Ben").unwrap())).unwrap(), found);

    assert!(session.take_pass(anna).unwrap());
    assert_eq!(labels(&session), before);
    session.undo().unwrap();
    assert_eq!(session.view().counts.labelled, 10);
    session.delete_pass(anna).unwrap();
    assert!(session.agreement(Some(anna), None).unwrap_err().to_string().contains("does not exist"));
    assert!(session.pass_named("Anna").unwrap_err().to_string().contains("Kept are: Ben"));
}

#[test]
fn blind_labelling_outlives_the_program_and_hides_categories_by_label_alone() {
    let bench = Bench::new();
    let session = bench.fitted(4, 6);
    let path = session.path().to_path_buf();
    predict_now(&session);
    let categories: Vec<_> = session.project().categories().iter().map(|category| Some(category.id)).collect();
    for category in &categories {
        session.set_shown(*category, false).unwrap();
    }
    assert_eq!(session.gallery(&Arrangement::default()).ids.len(), 0, "all are labelled or predicted");

    let told = session.begin_blind(&Queue::Uncertain).unwrap_err().to_string();
    assert!(told.contains("by chance") && !session.view().blind, "{told}");
    session.begin_blind(&Queue::Shuffled(5)).unwrap();
    let shown = session.gallery(&Arrangement::default()).ids.len();
    assert_eq!(shown, 6, "what is predicted of an image does not hide it");
    let order = |session: &Session| {
        let sort = SortBy { column: Column::Queue, descending: false };
        session.gallery(&Arrangement { sort: Some(sort), ..Arrangement::default() }).ids
    };
    let before = order(&session);
    drop(session);
    let session = Session::open(&bench.folders(), &path).unwrap();
    assert!(session.view().blind);
    assert_eq!(order(&session), before);

    // A pass that is gone gives way to all images.
    session.show_all().unwrap();
    let pass = session.keep_pass("Anna").unwrap();
    session.begin_blind(&Queue::Again { pass, seed: 1 }).unwrap();
    assert_eq!(session.view().queue.unwrap().count, 8);
    session.delete_pass(pass).unwrap();
    drop(session);
    let session = Session::open(&bench.folders(), &path).unwrap();
    assert_eq!((session.view().blind, session.view().queue.unwrap().count), (true, 14));
    session.end_blind().unwrap();
    drop(session);
    let session = Session::open(&bench.folders(), &path).unwrap();
    assert!(!session.view().blind && session.view().queue.is_none());
}

#[test]
fn a_gallery_that_is_known_is_not_told_again() {
    let bench = Bench::new();
    let session = bench.labelled(3, 2);
    let plain = Arrangement::default();
    let grouped = Arrangement { group: Some(Column::Category), ..Arrangement::default() };
    for arrangement in [&plain, &grouped] {
        let whole = session.gallery_unless(arrangement, None);
        assert!(!whole.unchanged && whole.ids.len() == 8);
        let again = session.gallery_unless(arrangement, Some(&whole.digest));
        assert!(again.unchanged && again.ids.is_empty() && again.groups.is_empty());
        assert_eq!((again.total, again.digest), (8, whole.digest));
    }
    // A label moves an image to another group, and nothing where there are none.
    let (before, group) = (session.gallery(&plain).digest, session.gallery(&grouped).digest);
    assert_ne!(before, group);
    let smooth = session.project().categories()[0].id;
    session.label(vec![ImageId(7)], Some(smooth)).unwrap();
    assert_eq!(session.gallery(&plain).digest, before);
    assert_ne!(session.gallery(&grouped).digest, group);
}

#[test]
fn what_is_gone_from_the_project_is_left_out_of_a_comparison_and_comes_back_with_undo() {
    let bench = Bench::new();
    let session = bench.labelled(4, 0);
    let smooth = session.project().categories()[0].id;
    let pass = session.keep_pass("first").unwrap();
    let removed = session.project().labels().last().unwrap().0;
    session.remove_images(vec![removed]).unwrap();
    session.edit(&Edit::DeleteCategory(smooth)).unwrap();
    let found = session.agreement(Some(pass), None).unwrap();
    assert_eq!((found.images, found.same, found.only_first, found.kappa), (3, 3, 0, None));
    session.undo().unwrap();
    session.undo().unwrap();
    assert_eq!(session.agreement(Some(pass), None).unwrap().images, 8);
}

#[test]
fn a_pass_needs_labels_and_a_name_of_its_own() {
    let bench = Bench::new();
    let empty = Session::create(&bench.folders(), &bench.path("e.vesicle"), "e").unwrap();
    assert!(empty.keep_pass("a").unwrap_err().to_string().contains("nothing to keep"));
    let session = bench.labelled(2, 0);
    for (name, wanted) in [("  ", "1 to 100 characters"), (&"x".repeat(101), "1 to 100 characters")] {
        assert!(session.begin_pass(name).unwrap_err().to_string().contains(wanted));
    }
    session.keep_pass("Über").unwrap();
    assert!(session.begin_pass("über").unwrap_err().to_string().contains("already a labelling pass"));
    assert_eq!(session.view().counts.labelled, 4, "nothing was taken away");
}

#[test]
fn saved_filters_are_kept_by_name() {
    let bench = Bench::new();
    let session = bench.labelled(3, 2);
    let arrangement = Arrangement {
        search: "smooth".to_owned(),
        filters: vec![ColumnFilter { column: Column::Width, test: ColumnTest::Range { low: Some(1.0), high: None } }],
        sort: Some(SortBy { column: Column::Name, descending: true }),
        group: Some(Column::Origin),
    };
    session.save_filter(" Smooth ones ", arrangement.clone()).unwrap();
    session.save_filter("all", Arrangement::default()).unwrap();
    let path = session.path().to_path_buf();
    drop(session);
    let session = Session::open(&bench.folders(), &path).unwrap();
    assert_eq!(session.saved_filter("smooth ONES").unwrap(), arrangement);
    session.save_filter("ALL", arrangement.clone()).unwrap();
    let names: Vec<String> = session.view().saved_filters.into_iter().map(|one| one.name).collect();
    assert_eq!(names, ["Smooth ones", "ALL"], "one with the same name is replaced");
    session.forget_filter("smooth ones").unwrap();
    assert!(session.saved_filter("smooth ones").unwrap_err().to_string().contains("Nothing was saved"));
    assert!(session.save_filter(" ", arrangement).is_err());
}

#[test]
fn passes_and_filters_by_command() {
    let cli = Cli::new();
    let images = cli.bench.write_images("images", 3, 2, 24);
    cli.ok(&["new"], &[]);
    cli.ok(&["import"], &[images.to_str().unwrap(), "--labels-from-folders"]);
    cli.ok(&["pass", "keep"], &["Anna"]);
    let kept = cli.json(&["pass", "list"], &[]);
    assert_eq!((&kept["passes"][0]["name"], &kept["passes"][0]["labelled"]), (&"Anna".into(), &6.into()));
    let found = cli.json(&["pass", "compare"], &["anna"]);
    assert_eq!((&found["kappa"], &found["images"]), (&1.0.into(), &6.into()));
    assert!(cli.ok(&["pass", "compare"], &["anna"]).contains("Cohen's kappa 1.000"));
    assert!(cli.ok(&["pass", "begin"], &["Ben"]).contains("6 images are Unknown again"));
    assert!(cli.ok(&["images"], &["--queue", "again=Ben"]).contains("6 of 8 images"));
    cli.ok(&["pass", "take"], &["Ben"]);
    cli.ok(&["pass", "delete"], &["Ben"]);

    cli.ok(&["filter", "save"], &["Smooth", "--where", "category=smooth", "--sort", "name"]);
    assert_eq!(cli.ok(&["filter", "list"], &[]), "Smooth\n");
    let shown = cli.json(&["images"], &["--saved", "smooth"]);
    assert_eq!(shown["gallery"]["ids"].as_array().unwrap().len(), 3);
    cli.ok(&["filter", "save"], &["smooth", "--where", "category=unknown"]);
    assert!(cli.ok(&["images"], &["--saved", "Smooth"]).contains("2 of 8 images"));
    assert!(cli.ok(&["images"], &["--saved", "Smooth", "--where", "category=speckled"]).contains("0 of 8 images"));
    cli.ok(&["filter", "delete"], &["smooth"]);
}
