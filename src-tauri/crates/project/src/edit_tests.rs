//! Edits by example, and undo, redo and delta as properties over random edits.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::split::{SplitRule, split};
use crate::{ContentHash, Delta, History, PALETTE, Source};

fn image(id: u32) -> NewImage {
    let hash = ContentHash([id as u8; 32]);
    let image = Image {
        id: ImageId(id),
        sources: vec![Source::whole(format!("{id}.tif"), format!("/data/{id}.tif"), hash)],
        name: format!("{id}.tif"),
        hash,
        region: None,
        width: 8,
        height: 8,
        channels: 1,
        slices: 1,
        times: 1,
        bits: 8,
        pixel_size: [None; 3],
        channel_names: vec![None],
        metadata: vec![("well".to_owned(), "A01".to_owned())],
    };
    NewImage { image, label: None, pin: None }
}

fn category(number: u32) -> Category {
    let id = CategoryId(Uuid::from_u128(u128::from(number) + 1));
    Category { id, name: format!("Category {number}"), color: PALETTE[number as usize % PALETTE.len()] }
}

fn project(images: u32, categories: u32) -> Project {
    Edit::Import { categories: (0..categories).map(category).collect(), images: (0..images).map(image).collect() }
        .apply(&Project { name: "test".to_owned(), ..Project::default() })
        .unwrap()
}

fn label(ids: &[u32], number: Option<u32>) -> Edit {
    let images = ids.iter().map(|id| ImageId(*id)).collect();
    Edit::Label { images, category: number.map(|number| category(number).id) }
}

#[test]
fn names_say_what_is_undone() {
    let project = project(12, 2);
    let all: Vec<u32> = (0..12).collect();
    assert_eq!(label(&all, Some(0)).name(&project), "Label 12 images");
    assert_eq!(label(&[1], None).name(&project), "Unlabel 1 image");
    assert_eq!(Edit::DeleteCategory(category(1).id).name(&project), "Delete category “Category 1”");
}

#[test]
fn a_deleted_category_leaves_its_images_unknown() {
    let before = label(&[0, 1, 2], Some(0)).apply(&project(4, 2)).unwrap();
    let before = label(&[3], Some(1)).apply(&before).unwrap();
    let after = Edit::DeleteCategory(category(0).id).apply(&before).unwrap();
    assert_eq!(after.labels().map(|(id, _)| id).collect::<Vec<_>>(), vec![ImageId(3)]);
    assert!(after.category(category(0).id).is_none());
    assert_eq!(before.labels().len(), 4, "the project before is untouched");
}

#[test]
fn names_are_unique_and_unknown_is_taken() {
    let project = project(0, 2);
    let create = |name: &str| {
        let category = Category { name: name.to_owned(), ..category(9) };
        Edit::CreateCategory { category, images: vec![] }.apply(&project)
    };
    assert_eq!(create("  category 1 ").unwrap_err(), EditError::NameTaken("category 1".to_owned()));
    assert_eq!(create("UNKNOWN").unwrap_err(), EditError::NameTaken("UNKNOWN".to_owned()));
    assert_eq!(create(" \t").unwrap_err(), EditError::EmptyName);
    assert_eq!(create(&"ä".repeat(101)).unwrap_err(), EditError::LongName(101));
    let own = Edit::RenameCategory { id: category(1).id, name: "CATEGORY 1".to_owned() }.apply(&project).unwrap();
    assert_eq!(own.category(category(1).id).unwrap().name, "CATEGORY 1");
}

#[test]
fn a_new_category_for_some_images_is_one_edit() {
    let before = label(&[0], Some(0)).apply(&project(3, 1)).unwrap();
    let edit = Edit::CreateCategory { category: category(7), images: vec![ImageId(0), ImageId(2), ImageId(99)] };
    let after = edit.apply(&before).unwrap();
    let own = Some(Label { category: category(7).id, origin: Origin::Person });
    assert_eq!([0, 1, 2, 99].map(|id| after.label(ImageId(id))), [own, None, own, None]);
    assert_eq!(edit.name(&before), format!("Label 3 images as new “{}”", category(7).name));
}

#[test]
fn acceptance_never_overrides_a_person() {
    let before = label(&[0], Some(0)).apply(&project(2, 2)).unwrap();
    let accept = Edit::AcceptPredictions(vec![(ImageId(0), category(1).id), (ImageId(1), category(1).id)]);
    let after = accept.apply(&before).unwrap();
    assert_eq!(after.label(ImageId(0)), Some(Label { category: category(0).id, origin: Origin::Person }));
    assert_eq!(after.label(ImageId(1)), Some(Label { category: category(1).id, origin: Origin::Accepted }));
}

/// A random edit on up to 12 images and 5 categories; many are refused or change nothing, as in life.
fn any_edit() -> impl Strategy<Value = Edit> {
    let ids =
        proptest::collection::vec(0..12_u32, 0..8).prop_map(|ids| ids.into_iter().map(ImageId).collect::<Vec<_>>());
    let partition = proptest::sample::select(Partition::ALL.to_vec());
    prop_oneof![
        (ids.clone(), proptest::option::of(0..5_u32))
            .prop_map(|(images, number)| Edit::Label { images, category: number.map(|n| category(n).id) }),
        (0..12_u32).prop_map(|id| Edit::Import { categories: vec![], images: vec![image(id)] }),
        ids.clone().prop_map(Edit::RemoveImages),
        (0..5_u32, ids).prop_map(|(number, images)| Edit::CreateCategory { category: category(number), images }),
        (0..5_u32).prop_map(|number| Edit::DeleteCategory(category(number).id)),
        (0..5_u32, "[a-c]{0,2}").prop_map(|(number, name)| Edit::RenameCategory { id: category(number).id, name }),
        (0..5_u32, 0..16_usize)
            .prop_map(|(number, color)| Edit::RecolorCategory { id: category(number).id, color: PALETTE[color] }),
        (0..12_u32, 0..5_u32)
            .prop_map(|(id, number)| Edit::AcceptPredictions(vec![(ImageId(id), category(number).id)])),
        (0..12_u32, partition).prop_map(|(id, partition)| Edit::ApplyTable {
            categories: vec![],
            rows: vec![(ImageId(id), None, Some(partition))]
        }),
        (0..12_u32).prop_map(|id| Edit::Relink(vec![MovedSource {
            image: ImageId(id),
            source: 0,
            path: "new.tif".to_owned(),
            found_at: "/new.tif".to_owned(),
        }])),
        "[a-z]{0,3}".prop_map(Edit::RenameProject),
    ]
}

#[test]
fn edits_together_happen_all_or_not_at_all() {
    let before = project(2, 1);
    let together = |edits| Edit::Together { name: "Both".to_owned(), edits }.apply(&before);
    let after = together(vec![label(&[0], Some(0)), Edit::RenameProject("new".to_owned())]).unwrap();
    assert_eq!((after.labels().len(), after.name.as_str()), (1, "new"));
    let refused = together(vec![label(&[0], Some(0)), label(&[1], Some(4))]);
    assert_eq!(refused.unwrap_err(), EditError::NoSuchCategory(category(4).id));
}

fn same(a: &Project, b: &Project) -> bool {
    Delta::between(a, b).is_empty()
}

/// Carries out a delta with plain tables, as the project file does, and compares with the project it leads to.
fn replay(before: &Project, delta: &Delta, after: &Project) -> bool {
    let mut images: std::collections::BTreeMap<ImageId, Image> =
        before.images().map(|image| (image.id, (**image).clone())).collect();
    let mut labels: std::collections::BTreeMap<ImageId, Label> = before.labels().collect();
    let mut pins: std::collections::BTreeMap<ImageId, Partition> =
        before.images().filter_map(|image| Some((image.id, before.pin(image.id)?))).collect();
    for id in &delta.removed {
        images.remove(id);
    }
    for image in &delta.added {
        images.insert(image.id, (**image).clone());
    }
    for (id, label) in &delta.labels {
        match label {
            Some(label) => labels.insert(*id, *label),
            None => labels.remove(id),
        };
    }
    for (id, pin) in &delta.pins {
        match pin {
            Some(pin) => pins.insert(*id, *pin),
            None => pins.remove(id),
        };
    }
    let name = delta.name.clone().unwrap_or_else(|| before.name.clone());
    let categories = delta.categories.clone().unwrap_or_else(|| before.categories().to_vec());
    same(&Project::from_parts(name, categories, images.into_values(), labels, pins), after)
}

proptest! {
    #[test]
    fn undo_and_redo_are_exact_inverses(edits in proptest::collection::vec(any_edit(), 1..30)) {
        let mut history = History::default();
        let mut states = vec![project(6, 3)];
        for edit in &edits {
            let before = states.last().unwrap().clone();
            if let Ok(next) = edit.apply(&before) {
                history.record(edit.name(&before), before);
                states.push(next);
            }
        }
        let mut current = states.last().unwrap().clone();
        for wanted in states.iter().rev().skip(1) {
            current = history.undo(&current).unwrap();
            prop_assert!(same(&current, wanted));
        }
        prop_assert!(history.undo(&current).is_none());
        for wanted in states.iter().skip(1) {
            current = history.redo(&current).unwrap();
            prop_assert!(same(&current, wanted));
        }
        prop_assert!(history.redo(&current).is_none());
    }

    #[test]
    fn a_delta_leads_from_one_project_to_the_next(edits in proptest::collection::vec(any_edit(), 1..30)) {
        let start = project(6, 3);
        let mut current = start.clone();
        for edit in &edits {
            if let Ok(next) = edit.apply(&current) {
                prop_assert!(replay(&current, &Delta::between(&current, &next), &next));
                current = next;
            }
        }
        prop_assert!(replay(&start, &Delta::between(&start, &current), &current));
        prop_assert!(replay(&current, &Delta::between(&current, &start), &start));
    }

    #[test]
    fn labels_and_pins_always_point_at_what_exists(edits in proptest::collection::vec(any_edit(), 1..40)) {
        let mut current = project(6, 3);
        for edit in &edits {
            if let Ok(next) = edit.apply(&current) {
                current = next;
            }
        }
        for (id, label) in current.labels() {
            prop_assert!(current.image(id).is_some() && current.category(label.category).is_some());
        }
    }

    #[test]
    fn a_split_is_stratified_disjoint_and_repeatable(
        sizes in proptest::collection::vec(0..40_u32, 1..5), fraction in 0.1..0.95_f64, seed: u64, shuffle: bool,
    ) {
        let mut current = project(0, sizes.len() as u32);
        let mut next_id = 0;
        for (number, size) in (0..).zip(&sizes) {
            let images = (next_id..next_id + size).map(image).collect();
            current = Edit::Import { categories: vec![], images }.apply(&current).unwrap();
            let ids: Vec<u32> = (next_id..next_id + size).collect();
            current = label(&ids, Some(number)).apply(&current).unwrap();
            next_id += size;
        }
        let rule = SplitRule { training_fraction: fraction, shuffle, seed };
        let divided = split(&current, rule, None);
        prop_assert_eq!(&divided, &split(&current, rule, None));
        let mut all = [divided.training.clone(), divided.validation.clone()].concat();
        all.sort_unstable();
        prop_assert_eq!(all, (0..next_id).map(ImageId).collect::<Vec<_>>());
        for (number, size) in (0..).zip(&sizes) {
            let mine = |ids: &[ImageId]| {
                ids.iter().filter(|id| current.label(**id).unwrap().category == category(number).id).count()
            };
            let (training, exact) = (mine(&divided.training), fraction * f64::from(*size));
            prop_assert!((training as f64 - exact).abs() < 1.0 || training == 1 || training + 1 == *size as usize);
            prop_assert!(*size < 2 || (1..*size as usize).contains(&training));
        }
        // Never further from the fraction of all than the floor of one image a category forces.
        let small = sizes.iter().filter(|size| f64::from(**size) * fraction.min(1.0 - fraction) < 1.0).count();
        let exact = fraction * f64::from(next_id);
        prop_assert!((divided.training.len() as f64 - exact).abs() <= 0.5 + small as f64);

        // More labels come in, and the fit continues: nobody changes sides, the new ones are divided too.
        let images = (next_id..next_id + 10).map(image).collect();
        let more = Edit::Import { categories: vec![], images }.apply(&current).unwrap();
        let ids: Vec<u32> = (next_id..next_id + 10).collect();
        let more = label(&ids, Some(0)).apply(&more).unwrap();
        let continued = split(&more, rule, Some(&divided));
        prop_assert!(divided.training.iter().all(|id| continued.training.contains(id)));
        prop_assert!(divided.validation.iter().all(|id| continued.validation.contains(id)));
        prop_assert_eq!(continued.training.len() + continued.validation.len(), next_id as usize + 10);
    }
}

#[test]
fn pins_are_obeyed_and_test_images_are_left_out() {
    let current = label(&[0, 1, 2, 3, 4, 5], Some(0)).apply(&project(6, 1)).unwrap();
    let pin = |id: u32, partition| (ImageId(id), None, Some(partition));
    let rows = vec![pin(0, Partition::Validation), pin(1, Partition::Test), pin(2, Partition::Training)];
    let current = Edit::ApplyTable { categories: vec![], rows }.apply(&current).unwrap();
    let divided = split(&current, SplitRule { training_fraction: 0.6, shuffle: true, seed: 1 }, None);
    assert!(divided.validation.contains(&ImageId(0)) && divided.training.contains(&ImageId(2)));
    assert!(!divided.training.contains(&ImageId(1)) && !divided.validation.contains(&ImageId(1)));
    assert_eq!((divided.training.len(), divided.validation.len()), (3, 2));
}

#[test]
fn the_fraction_holds_for_all_images_together() {
    let ids: Vec<u32> = (0..20).collect();
    let current = label(&ids[..10], Some(0)).apply(&project(20, 2)).unwrap();
    let current = label(&ids[10..], Some(1)).apply(&current).unwrap();
    let divided = split(&current, SplitRule { training_fraction: 0.75, shuffle: true, seed: 1 }, None);
    assert_eq!((divided.training.len(), divided.validation.len()), (15, 5), "not 16 and 4");
}

#[test]
fn another_seed_draws_another_split() {
    let ids: Vec<u32> = (0..40).collect();
    let current = label(&ids, Some(0)).apply(&project(40, 1)).unwrap();
    let draw = |seed, shuffle| split(&current, SplitRule { training_fraction: 0.5, shuffle, seed }, None);
    assert_ne!(draw(1, true), draw(2, true));
    assert_eq!(draw(1, false).training, (0..20).map(ImageId).collect::<Vec<_>>());
}
