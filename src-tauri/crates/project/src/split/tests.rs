//! Splits by group: by example, and their promises over random projects.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use super::*;
use crate::{Category, ContentHash, Image, Label, Origin, PALETTE, Source};

/// What a test says of an image: its category, its group ("" is none), its pin.
type Row<'a> = (Option<u8>, &'a str, Option<Partition>);

fn category(number: u8) -> CategoryId {
    CategoryId(Uuid::from_u128(u128::from(number) + 1))
}

fn image(id: u32, group: &str) -> Image {
    let hash = ContentHash([id as u8; 32]);
    let mut metadata = vec![("Dose".to_owned(), "3".to_owned())];
    if !group.is_empty() {
        metadata.push(("Patient".to_owned(), group.to_owned()));
    }
    Image {
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
        metadata,
    }
}

fn project(rows: &[Row<'_>]) -> Project {
    let categories = (0..4)
        .map(|number| Category {
            id: category(number),
            name: format!("Category {number}"),
            color: PALETTE[usize::from(number)],
        })
        .collect();
    let each = || (0..).map(ImageId).zip(rows);
    let label = |number| Label { category: category(number), origin: Origin::Person };
    Project::from_parts(
        "test".to_owned(),
        categories,
        each().map(|(id, (_, group, _))| image(id.0, group)),
        each().filter_map(|(id, (number, ..))| Some((id, label((*number)?)))),
        each().filter_map(|(id, (_, _, pin))| Some((id, (*pin)?))),
    )
}

fn rule(training_fraction: f64, seed: u64) -> SplitRule {
    SplitRule { training_fraction, shuffle: true, seed }
}

fn by_patient(project: &Project, rule: SplitRule) -> Split {
    split_by_group(project, rule, None, "Patient")
}

fn ids(numbers: &[u32]) -> Vec<ImageId> {
    numbers.iter().copied().map(ImageId).collect()
}

/// Free images of one category in groups of these sizes.
fn groups_of(sizes: &[usize]) -> Project {
    let names: Vec<String> = (0..sizes.len()).map(|number| format!("P{number}")).collect();
    let rows: Vec<Row<'_>> = names
        .iter()
        .zip(sizes)
        .flat_map(|(name, size)| std::iter::repeat_n((Some(0), name.as_str(), None), *size))
        .collect();
    project(&rows)
}

#[test]
fn whole_groups_come_as_near_to_the_fraction_as_they_can() {
    for seed in 0..50 {
        let count = |sizes: &[usize], fraction| by_patient(&groups_of(sizes), rule(fraction, seed)).training.len();
        assert_eq!(count(&[5, 5, 5, 5], 0.75), 15);
        // In whatever order the groups come: 8 + 2, 6 + 4 or 6 + 2 + 2.
        assert_eq!(count(&[8, 6, 4, 2, 2], 10.0 / 22.0), 10);
        // 10 + 1 + 1 of 15: the large group must train, though it overshoots when it comes late.
        assert_eq!(count(&[10, 1, 1, 1, 1, 1], 0.8), 12);
        // 14 of 16 would be nearest to 15, but then no group would be left; 8 are wanted at least on one side.
        assert_eq!(count(&[8, 8], 0.9), 8);
        assert_eq!(count(&[7], 0.3), 7, "a category that is one group trains");
    }
}

#[test]
fn a_rare_category_counts_as_much_as_a_common_one() {
    // 40 patients of category 0, and two of category 1.
    let names: Vec<String> = (0..42).map(|number| format!("P{number}")).collect();
    let row = |at: usize| (Some(u8::from(at >= 40)), names[at].as_str(), None);
    let rows: Vec<Row<'_>> = (0..42).flat_map(|at| [row(at); 3]).collect();
    for seed in 0..20 {
        let divided = by_patient(&project(&rows), rule(0.9, seed));
        let rare = |side: &[ImageId]| side.iter().filter(|id| id.0 >= 120).count();
        assert_eq!((rare(&divided.training), rare(&divided.validation)), (3, 3));
        assert_eq!(divided.training.len() - 3, 108);
    }
}

#[test]
fn groups_of_several_categories_are_exchanged_until_all_shares_are_right() {
    // Each of four patients has one category more than the others; only {0, 1} and {2, 3} halve both.
    let rows: Vec<Row<'_>> = [("a", [3, 1]), ("b", [1, 3]), ("c", [3, 1]), ("d", [1, 3])]
        .into_iter()
        .flat_map(|(name, counts)| {
            (0..2).flat_map(move |number| vec![(Some(number), name, None); counts[number as usize]])
        })
        .collect();
    for seed in 0..20 {
        let divided = by_patient(&project(&rows), rule(0.5, seed));
        let of =
            |number: usize| divided.training.iter().filter(|id| rows[id.0 as usize].0 == Some(number as u8)).count();
        assert_eq!((of(0), of(1)), (4, 4));
    }
}

#[test]
fn a_seed_draws_one_split_and_no_shuffling_trains_on_the_first() {
    let current = groups_of(&[3; 20]);
    assert_eq!(by_patient(&current, rule(0.5, 1)), by_patient(&current, rule(0.5, 1)));
    assert_ne!(by_patient(&current, rule(0.5, 1)), by_patient(&current, rule(0.5, 2)));
    let first = by_patient(&current, SplitRule { shuffle: false, ..rule(0.5, 1) });
    assert_eq!(first.training, (0..30).map(ImageId).collect::<Vec<_>>());
    // Also where all groups are different.
    let different = groups_of(&[2, 3, 4, 5, 6, 7, 8, 9]);
    let draws: BTreeSet<Vec<ImageId>> = (0..20).map(|seed| by_patient(&different, rule(0.5, seed)).training).collect();
    assert!(draws.len() > 3, "{}", draws.len());
}

#[test]
fn a_group_follows_its_pins() {
    let (train, validate, test) = (Some(Partition::Training), Some(Partition::Validation), Some(Partition::Test));
    let current = project(&[
        (Some(0), "a", validate),
        (Some(0), "a", None),
        (Some(1), " a ", None),
        (Some(0), "b", test),
        (Some(0), "b", None),
        (Some(0), "c", train),
        (Some(0), "c", validate),
        (Some(0), "c", None),
        (Some(0), "d", test),
        (Some(0), "d", validate),
        (Some(0), "d", None),
        (None, "e", validate),
        (Some(0), "e", Some(Partition::Unassigned)),
        (Some(0), "f", train),
        (Some(0), "f", test),
        (Some(0), "f", None),
        (None, "g", train),
        (Some(0), "g", validate),
        (Some(0), "g", None),
    ]);
    for fraction in [0.1, 0.9] {
        let divided = by_patient(&current, rule(fraction, 3));
        assert_eq!(divided.training, ids(&[5, 7, 13, 15]));
        assert_eq!(divided.validation, ids(&[0, 1, 2, 6, 9, 10, 12, 17, 18]));
    }
    let divided = by_patient(&current, rule(0.5, 3));
    let forced = GroupLeak { group: "c".to_owned(), training: ids(&[5, 7]), validation: ids(&[6]) };
    assert_eq!(leaks(&current, &divided, "Patient"), vec![forced]);
}

#[test]
fn what_was_settled_counts_towards_the_fraction() {
    // Six of twelve train already; of the other six, three may.
    let rows: Vec<Row<'_>> = [("a", Some(Partition::Training)), ("b", None), ("c", None)]
        .into_iter()
        .flat_map(|(name, pin)| vec![(Some(0), name, pin); if name == "a" { 6 } else { 3 }])
        .collect();
    let divided = by_patient(&project(&rows), rule(0.75, 0));
    assert_eq!((divided.training.len(), divided.validation.len()), (9, 3));
    let divided = by_patient(&project(&rows), rule(0.25, 0));
    assert_eq!((divided.training.len(), divided.validation.len()), (6, 6));
}

#[test]
fn a_fit_that_goes_on_takes_new_images_of_a_patient_to_the_same_side() {
    let start: Vec<Row<'_>> = ["a", "b", "c", "d"].iter().map(|name| (Some(0), *name, None)).collect();
    let first = by_patient(&project(&start), rule(0.5, 4));
    let more: Vec<Row<'_>> = start.iter().chain(&start).copied().chain([(Some(0), "e", None); 2]).collect();
    let next = split_by_group(&project(&more), rule(0.5, 5), Some(&first), "Patient");
    for (before, after) in [(&first.training, &next.training), (&first.validation, &next.validation)] {
        assert!(before.iter().all(|id| after.contains(id) && after.contains(&ImageId(id.0 + 4))));
    }
    assert_eq!(next.training.len() + next.validation.len(), 10);
    assert_eq!(leaks(&project(&more), &next, "Patient"), vec![]);
}

#[test]
fn leaks_are_named_in_natural_order_and_by_any_case_of_the_column() {
    let names = ["p10", "p2", "p10 ", "p2", "", "", "p3"];
    let current = project(&names.map(|name| (Some(0), name, None)));
    let divided = Split { training: ids(&[0, 1, 4]), validation: ids(&[2, 3, 5, 6]) };
    let leak = |group: &str, training, validation| GroupLeak {
        group: group.to_owned(),
        training: ids(&[training]),
        validation: ids(&[validation]),
    };
    let found = vec![leak("p2", 1, 3), leak("p10", 0, 2)];
    assert_eq!(leaks(&current, &divided, "Patient"), found);
    assert_eq!(leaks(&current, &divided, " patient"), found);
    assert_eq!(leaks(&current, &divided, "Plate"), vec![]);
    assert_eq!(leaks(&current, &divided, "Dose").len(), 1);
}

#[test]
fn repeated_images_are_found_by_content() {
    let mut images: Vec<Image> = (0..6).map(|id| image(id, "")).collect();
    images[4].hash = images[1].hash;
    images[5].hash = images[1].hash;
    images[2].hash = images[1].hash;
    let current = Project::from_parts(String::new(), vec![], images, [], []);
    let divided = Split { training: ids(&[0, 1, 2]), validation: ids(&[3, 4, 5]) };
    let pair = |training, validation| (ImageId(training), ImageId(validation));
    assert_eq!(repeated_images(&current, &divided), vec![pair(1, 4), pair(1, 5)]);
    assert_eq!(repeated_images(&current, &Split { training: ids(&[1, 2]), ..Split::default() }), vec![]);
}

fn rows() -> impl Strategy<Value = Vec<(Option<u8>, &'static str, Option<Partition>)>> {
    let pins = vec![Partition::Training, Partition::Validation, Partition::Test, Partition::Unassigned];
    let names = select(&["", " ", "a", "b", "c", "d", "e", "f", "g"][..]);
    vec((option::weighted(0.9, 0..4_u8), names, option::weighted(0.1, select(pins))), 0..60)
}

/// The training images of each category, and all of its images in the split.
fn counts(project: &Project, split: &Split) -> Vec<(usize, usize)> {
    let of = |ids: &[ImageId], number| {
        ids.iter().filter(|id| project.label(**id).unwrap().category == category(number)).count()
    };
    (0..4).map(|number| (of(&split.training, number), of(&split.validation, number))).map(|(t, v)| (t, t + v)).collect()
}

proptest! {
    #[test]
    fn no_free_group_is_torn_apart_and_nothing_is_lost(
        rows in rows(), fraction in 0.1..0.95_f64, seed: u64, shuffle: bool,
    ) {
        let current = project(&rows);
        let rule = SplitRule { training_fraction: fraction, shuffle, seed };
        let divided = by_patient(&current, rule);
        prop_assert_eq!(&divided, &by_patient(&current, rule));
        let pins = |group: &str| -> BTreeSet<Partition> {
            let of_group = || rows.iter().filter(|row| row.1.trim() == group && !group.is_empty());
            let pins = |labelled: bool| -> BTreeSet<Partition> {
                let some = of_group().filter(|row| row.0.is_some() == labelled).filter_map(|row| row.2);
                some.filter(|pin| *pin != Partition::Unassigned).collect()
            };
            Some(pins(true)).filter(|pins| !pins.is_empty()).unwrap_or_else(|| pins(false))
        };
        for leak in leaks(&current, &divided, "Patient") {
            prop_assert!(pins(&leak.group).is_superset(&[Partition::Training, Partition::Validation].into()));
        }
        for (at, (label, group, pin)) in rows.iter().enumerate() {
            let id = ImageId(at as u32);
            let found = (divided.training.contains(&id), divided.validation.contains(&id));
            let only_test = pins(group.trim()).into_iter().eq([Partition::Test]);
            let expected = match pin {
                _ if label.is_none() => Some((false, false)),
                Some(Partition::Training) => Some((true, false)),
                Some(Partition::Validation) => Some((false, true)),
                Some(Partition::Test) => Some((false, false)),
                _ if only_test => Some((false, false)),
                _ => None,
            };
            prop_assert!(expected.map_or(found.0 != found.1, |expected| found == expected), "{} {:?}", at, found);
        }
        prop_assert!(divided.training.is_sorted() && divided.validation.is_sorted());

        // More images, and the fit goes on: nobody changes sides, and no new tear appears.
        let more: Vec<Row<'_>> = rows.iter().copied().chain([(Some(0), "a", None), (Some(1), "new", None)]).collect();
        let more = project(&more);
        let next = split_by_group(&more, rule, Some(&divided), "Patient");
        prop_assert!(divided.training.iter().all(|id| next.training.contains(id)));
        prop_assert!(divided.validation.iter().all(|id| next.validation.contains(id)));
        prop_assert_eq!(leaks(&more, &next, "Patient").len(), leaks(&current, &divided, "Patient").len());
    }

    #[test]
    fn images_that_stand_alone_are_divided_as_without_groups(rows in rows(), fraction in 0.1..0.95_f64, seed: u64) {
        let current = project(&rows);
        let alone = split_by_group(&current, rule(fraction, seed), None, "no such column");
        let plain = split(&current, rule(fraction, seed), None);
        prop_assert_eq!(counts(&current, &alone), counts(&current, &plain));
        let first = SplitRule { shuffle: false, ..rule(fraction, seed) };
        prop_assert_eq!(split_by_group(&current, first, None, "no such column"), split(&current, first, None));
    }

    #[test]
    fn no_group_on_the_other_side_would_be_better(rows in rows(), fraction in 0.1..0.95_f64, seed: u64) {
        let rows: Vec<Row<'_>> = rows.into_iter().map(|(label, group, _)| (label, group, None)).collect();
        let current = project(&rows);
        let divided = by_patient(&current, rule(fraction, seed));
        let plain = counts(&current, &split(&current, rule(fraction, seed), None));
        let badness = |divided: &Split| {
            let found = counts(&current, divided);
            // Without training images is worse than without validation images.
            let lacks = |(training, all): &(usize, usize)| match all - training {
                _ if *all < 2 => 0,
                0 => 1,
                validation => 2 * usize::from(validation == *all),
            };
            let lacking: usize = found.iter().map(lacks).sum();
            let error = |((training, all), (wanted, _)): (&(usize, usize), &(usize, usize))| {
                if *all == 0 { 0.0 } else { (training.abs_diff(*wanted) as f64 / *all as f64).powi(2) }
            };
            (lacking, found.iter().zip(&plain).map(error).sum::<f64>())
        };
        let (lacking, error) = badness(&divided);
        for group in ["a", "b", "c", "d", "e", "f", "g"] {
            let moves = |id: &ImageId| rows[id.0 as usize].1 == group;
            let change = |from: &[ImageId], to: &[ImageId]| -> Vec<ImageId> {
                let stays = from.iter().filter(|id| !moves(id));
                stays.chain(to.iter().filter(|id| moves(id))).copied().collect()
            };
            let changed = Split {
                training: change(&divided.training, &divided.validation),
                validation: change(&divided.validation, &divided.training),
            };
            let (lacks, errs) = badness(&changed);
            prop_assert!(lacks > lacking || lacks == lacking && errs > error - 1e-9, "{} {} {}", group, errs, error);
        }
    }

    #[test]
    fn a_category_of_several_groups_stands_on_both_sides(
        sizes in vec((0..4_u8, 1..9_usize), 0..30), fraction in 0.05..0.95_f64, seed: u64,
    ) {
        let names: Vec<String> = (0..sizes.len()).map(|number| format!("P{number}")).collect();
        let group = |((number, size), name)| vec![(Some(number), name, None); size];
        let rows: Vec<Row<'_>> =
            sizes.iter().copied().zip(names.iter().map(String::as_str)).flat_map(group).collect();
        let current = project(&rows);
        let found = counts(&current, &by_patient(&current, rule(fraction, seed)));
        for (number, (training, all)) in (0..4).zip(found) {
            let groups: Vec<usize> = sizes.iter().filter(|one| one.0 == number).map(|one| one.1).collect();
            prop_assert!(groups.len() < 2 || (1..all).contains(&training));
            let largest = groups.iter().max().copied().unwrap_or(0);
            let near = (training as f64 - fraction * all as f64).abs() <= largest as f64;
            prop_assert!(near || groups.len() < 2, "{} of {} with groups {:?}", training, all, groups);
        }
    }
}

#[test]
fn images_belong_together_by_their_group_and_by_their_content_and_on() {
    let mut project = project(&[(Some(0), "a", None), (Some(0), "b", None), (Some(1), "", None), (Some(1), "a", None)]);
    assert_eq!(super::groups_of(&project, &ids(&[0, 1, 2, 3, 9]), Some("patient")), [0, 1, 2, 0, 4]);
    assert_eq!(super::groups_of(&project, &ids(&[3, 1, 2, 0]), None), [0, 1, 2, 3]);
    // The third shows the same as the second, and the fourth the same as the third.
    let mut copies = vec![image(0, "a"), image(1, "b"), image(2, "c"), image(3, "")];
    copies[2].hash = copies[1].hash;
    copies[3].hash = copies[1].hash;
    copies.push(image(4, "c"));
    project = Project::from_parts("test".to_owned(), Vec::new(), copies, [], []);
    assert_eq!(super::groups_of(&project, &ids(&[0, 1, 2, 3, 4]), Some("Patient")), [0, 1, 1, 1, 1]);
    assert_eq!(super::groups_of(&project, &ids(&[0, 1, 2, 3, 4]), Some("no such")), [0, 1, 1, 1, 4]);
}

#[test]
fn a_column_of_patients_groups_unless_each_has_one_image_or_one_has_all() {
    let column = |groups: [&str; 3]| {
        let rows: Vec<Row<'_>> = groups.map(|group| (Some(0), group, None)).to_vec();
        grouping_column(&project(&rows), &ids(&[0, 1, 2]))
    };
    assert_eq!(column(["a", "b", "a"]).as_deref(), Some("Patient"));
    assert_eq!(column(["a", "b", "c"]), None);
    assert_eq!(column(["a", "a", "a"]), None);
    assert_eq!(column(["", "", ""]), None, "“Dose” says nothing of what belongs together");
}

#[test]
fn all_labelled_images_train_but_those_that_are_pinned_elsewhere() {
    let rows = [
        (Some(0), "", None),
        (None, "", None),
        (Some(1), "", Some(Partition::Validation)),
        (Some(1), "", Some(Partition::Test)),
    ];
    let split = all_train(&project(&rows));
    assert_eq!((split.training, split.validation), (ids(&[0]), ids(&[2])));
}
