//! Edits, undo and redo on a real file: what was acknowledged is what a later opening finds.

use std::collections::BTreeSet;

use proptest::prelude::*;
use vesicle_project::UNKNOWN_NAME;
use vesicle_session::{CategoryId, Edit, ImageId, Session, SessionError};
use vesicle_tests::{Bench, Dice, Kind, Script, Step, copy_as_killed, differences, step};

/// What a person can do between opening and closing.
#[derive(Debug, Clone, Copy)]
enum Gesture {
    Edit(Kind, u64),
    /// Shows or hides the images of a category (chosen by the number; Unknown among them).
    Show(usize, bool),
    Reopen,
}

fn gesture() -> impl Strategy<Value = Gesture> {
    prop_oneof![
        12 => (prop::sample::select(&Kind::ALL[..]), any::<u64>()).prop_map(|(kind, seed)| Gesture::Edit(kind, seed)),
        2 => (any::<usize>(), any::<bool>()).prop_map(|(category, shown)| Gesture::Show(category, shown)),
        1 => Just(Gesture::Reopen),
    ]
}

/// The categories that are hidden, as the window sees it.
fn hidden(session: &Session) -> BTreeSet<String> {
    session.view().categories.into_iter().filter(|category| !category.shown).map(|category| category.id).collect()
}

fn assert_same(session: &Session, script: &Script, expected_hidden: &BTreeSet<String>) {
    let differing = differences(&script.project, &session.project());
    assert!(differing.is_none(), "{differing:#?}");
    // A category that was deleted while it was hidden is hidden again when an undo brings it back.
    let existing = hidden(session);
    let wanted: BTreeSet<String> = expected_hidden
        .iter()
        .filter(|id| *id == "unknown" || script.project.categories().iter().any(|one| one.id.to_string() == **id))
        .cloned()
        .collect();
    assert_eq!(existing, wanted);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reopening_equals_what_was_acknowledged(gestures in prop::collection::vec(gesture(), 1..25)) {
        let bench = Bench::new();
        let path = bench.path("p.vesicle");
        let mut session = Session::create(&bench.folders(), &path, "p").unwrap();
        let mut script = Script::new(0, 0, session.project(), &Kind::ALL, (0, u32::MAX));
        let mut hiding = BTreeSet::new();
        // Something to begin with.
        let start = [(Kind::Import, 1), (Kind::Import, 2), (Kind::CreateCategory, 3)].map(|(a, b)| Gesture::Edit(a, b));
        for (fresh, gesture) in (1_u32..).zip(start.into_iter().chain(gestures)) {
            match gesture {
                Gesture::Edit(kind, seed) => {
                    let step = step(kind, seed, fresh, &script.project, (0, u32::MAX));
                    let undo = script.history.undo_name().map(ToOwned::to_owned);
                    let redo = script.history.redo_name().map(ToOwned::to_owned);
                    let changes = script.carry_out(&step);
                    match step {
                        Step::Edit(edit) => match session.edit(&edit) {
                            Ok(changed) => prop_assert_eq!(changed, changes),
                            Err(SessionError::Edit(_)) => prop_assert!(!changes, "refused: {:?}", edit),
                            Err(error) => prop_assert!(false, "{}", error),
                        },
                        Step::Undo => prop_assert_eq!(session.undo().unwrap(), undo),
                        Step::Redo => prop_assert_eq!(session.redo().unwrap(), redo),
                    }
                }
                Gesture::Show(number, shown) => {
                    let mut all: Vec<Option<CategoryId>> = vec![None];
                    all.extend(script.project.categories().iter().map(|category| Some(category.id)));
                    let category = all[number % all.len()];
                    session.set_shown(category, shown).unwrap();
                    let id = category.map_or_else(|| "unknown".to_owned(), |id| id.to_string());
                    if shown { hiding.remove(&id) } else { hiding.insert(id) };
                }
                Gesture::Reopen => {
                    drop(session);
                    session = Session::open(&bench.folders(), &path).unwrap();
                    script.history = vesicle_project::History::default();
                }
            }
            assert_same(&session, &script, &hiding);
            let view = session.view();
            prop_assert_eq!(view.undo.as_deref(), script.history.undo_name());
            prop_assert_eq!(view.redo.as_deref(), script.history.redo_name());

            // As if the process had died here.
            let copy = bench.path("copy.vesicle");
            copy_as_killed(&path, &copy);
            assert_same(&Session::open(&bench.folders(), &copy).unwrap(), &script, &hiding);
        }
        drop(session);
        assert_same(&Session::open(&bench.folders(), &path).unwrap(), &script, &hiding);
    }
}

#[test]
fn undo_says_what_it_takes_back() {
    let bench = Bench::new();
    let session = bench.labelled(6, 14);
    let unknown: Vec<ImageId> = (12..24).map(ImageId).collect();
    let smooth = session.project().category_named("smooth").unwrap().id;
    let before = session.project();

    session.label(unknown.clone(), Some(smooth)).unwrap();
    assert_eq!(session.view().undo.as_deref(), Some("Label 12 images"));
    session.label(vec![unknown[0]], None).unwrap();
    assert_eq!(session.view().undo.as_deref(), Some("Unlabel 1 image"));
    session.edit(&Edit::RenameCategory { id: smooth, name: "soft".to_owned() }).unwrap();
    assert_eq!(session.view().undo.as_deref(), Some("Rename category “smooth”"));
    session.edit(&Edit::DeleteCategory(smooth)).unwrap();
    assert_eq!(session.view().undo.as_deref(), Some("Delete category “soft”"));
    assert_eq!(session.view().counts.labelled, 6, "its images are Unknown");

    let undone: Vec<String> = std::iter::from_fn(|| session.undo().unwrap()).take(4).collect();
    assert_eq!(undone, ["Delete category “soft”", "Rename category “smooth”", "Unlabel 1 image", "Label 12 images"]);
    assert!(differences(&before, &session.project()).is_none());
    assert_eq!(session.view().redo.as_deref(), Some("Label 12 images"));
    assert_eq!(session.redo().unwrap().as_deref(), Some("Label 12 images"));
    assert_eq!(session.view().counts.labelled, 24);

    // An edit that changes nothing is no step, and does not cost the redo.
    assert!(!session.label(unknown, Some(smooth)).unwrap());
    assert_eq!(session.view().redo.as_deref(), Some("Unlabel 1 image"));
}

#[test]
fn unknown_always_exists() {
    let bench = Bench::new();
    let session = bench.labelled(2, 2);
    let before = session.project();
    assert_eq!(session.category_id("unknown").unwrap(), None, "Unknown is not a category that an edit could name");
    for name in ["Unknown", "unknown", "  UNKNOWN "] {
        let error = session.create_category(name, None, Vec::new()).unwrap_err();
        assert!(matches!(error, SessionError::Edit(_)) && error.to_string().contains("already"), "{error}");
        let id = before.categories()[0].id;
        session.edit(&Edit::RenameCategory { id, name: name.to_owned() }).unwrap_err();
    }
    assert!(differences(&before, &session.project()).is_none());

    for category in before.categories() {
        session.edit(&Edit::DeleteCategory(category.id)).unwrap();
    }
    let categories = session.view().categories;
    assert_eq!(categories.len(), 1);
    assert_eq!((categories[0].id.as_str(), categories[0].name.as_str()), ("unknown", UNKNOWN_NAME));
    assert_eq!(categories[0].labelled, 6, "all images are Unknown now");
}

#[test]
fn a_refused_edit_changes_nothing_in_the_file() {
    let bench = Bench::new();
    let session = bench.labelled(3, 0);
    let before = session.project();
    let taken = before.categories()[1].name.clone();
    let mut dice = Dice::new(5);
    let gone = session.create_category("gone", None, Vec::new()).unwrap();
    session.undo().unwrap();
    for refused in [
        Edit::RenameCategory { id: before.categories()[0].id, name: taken.to_uppercase() },
        Edit::RenameProject("  ".to_owned()),
        Edit::Label { images: vec![ImageId(dice.below(6) as u32)], category: Some(gone) },
        Edit::DeleteCategory(gone),
        Edit::AcceptPredictions(vec![(ImageId(0), before.categories()[0].id), (ImageId(1), gone)]),
    ] {
        let error = session.edit(&refused).unwrap_err();
        assert!(matches!(error, SessionError::Edit(_)), "{error}");
    }
    let path = session.path().to_path_buf();
    assert!(differences(&before, &session.project()).is_none());
    drop(session);
    assert!(differences(&before, &Session::open(&bench.folders(), &path).unwrap().project()).is_none());
}
