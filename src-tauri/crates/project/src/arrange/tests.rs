//! Arrangements of a few hand-made images.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::BTreeMap;

use uuid::Uuid;

use super::*;
use crate::{Category, Color, ContentHash, Label, Origin, Source};

/// Predictions and partitions as given; otherwise none, and Unassigned.
#[derive(Debug, Default)]
pub(super) struct Given {
    pub(super) predictions: BTreeMap<ImageId, (CategoryId, f32)>,
    pub(super) partitions: BTreeMap<ImageId, Partition>,
    pub(super) shares: BTreeMap<ImageId, Vec<f32>>,
    pub(super) queue: BTreeMap<ImageId, u32>,
}

impl Facts for Given {
    fn prediction(&self, image: ImageId) -> Option<(CategoryId, f32)> {
        self.predictions.get(&image).copied()
    }

    fn probabilities(&self, image: ImageId) -> Option<&[f32]> {
        self.shares.get(&image).map(Vec::as_slice)
    }

    fn queued(&self, image: ImageId) -> Option<u32> {
        self.queue.get(&image).copied()
    }

    fn partition(&self, image: ImageId) -> Partition {
        self.partitions.get(&image).copied().unwrap_or(Partition::Unassigned)
    }
}

pub(super) fn id(number: u128) -> CategoryId {
    CategoryId(Uuid::from_u128(number))
}

pub(super) fn category(number: u128, name: &str) -> Category {
    Category { id: id(number), name: name.to_owned(), color: Color([0; 3]) }
}

pub(super) fn image(number: u32, name: &str, metadata: &[(&str, &str)]) -> Image {
    let hash = ContentHash([0; 32]);
    Image {
        id: ImageId(number),
        sources: vec![Source::whole(name.to_owned(), name.to_owned(), hash)],
        name: name.to_owned(),
        hash,
        region: None,
        width: 10 * (number + 1),
        height: 7,
        channels: 1,
        slices: 1,
        times: 1,
        bits: 8,
        pixel_size: [None; 3],
        channel_names: vec![None],
        metadata: metadata.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
    }
}

pub(super) fn label(image: u32, category: u128, origin: Origin) -> (ImageId, Label) {
    (ImageId(image), Label { category: id(category), origin })
}

/// Categories `Mitosis` (2) and `Anaphase` (1), in this order.
fn project() -> (Project, Given) {
    let categories = vec![category(2, "Mitosis"), category(1, "Anaphase")];
    let images = [
        image(0, "plate/f10.tif", &[("Well", "B2"), ("dose", "10"), ("Cell line", "HeLa S3")]),
        image(1, "plate/f2.tif", &[("Well", "a10"), ("dose", "9.5")]),
        image(2, "plate/F3: odd.tif", &[("Well", "A02"), ("dose", "-1"), ("category", "mine")]),
        image(3, "other/ÄRZTE.tif", &[("dose", "high"), ("Cell line", "U2OS")]),
        image(4, "other/b.tif", &[("Well", " "), ("dose", "1e1"), ("Well ", "ignored")]),
        image(5, "other/a.tif", &[("Well", "A2")]),
    ];
    let labels = [label(0, 1, Origin::Person), label(1, 2, Origin::Accepted), label(2, 1, Origin::Accepted)];
    let given = Given {
        predictions: BTreeMap::from([
            (ImageId(0), (id(2), 0.9)), // labelled: of no interest
            (ImageId(3), (id(2), 0.8)),
            (ImageId(4), (id(1), 0.95)),
            (ImageId(5), (id(77), 0.99)), // a category that is gone
        ]),
        partitions: BTreeMap::from([
            (ImageId(0), Partition::Validation),
            (ImageId(1), Partition::Training),
            (ImageId(3), Partition::Inference),
        ]),
        shares: BTreeMap::from([
            (ImageId(0), vec![0.1, 0.9]),
            (ImageId(3), vec![0.8, 0.2]),
            (ImageId(4), vec![0.05, 0.95]),
            (ImageId(5), vec![0.5, 0.5]),
        ]),
        queue: BTreeMap::from([(ImageId(4), 0), (ImageId(0), 2), (ImageId(2), 1)]),
    };
    (Project::from_parts("P".to_owned(), categories, images, labels, []), given)
}

fn ids(arranged: &Arranged) -> Vec<u32> {
    arranged.ids.iter().map(|id| id.0).collect()
}

#[track_caller]
fn found(search: &str, expected: &[u32]) {
    let (project, given) = project();
    let arranged =
        arrange(&project, &given, |_| true, &Arrangement { search: search.to_owned(), ..Arrangement::default() });
    assert_eq!(ids(&arranged), expected, "{search}");
    assert_eq!(arranged.filtered as usize + expected.len(), 6, "{search}");
}

#[track_caller]
fn sorted(column: Column, ascending: &[u32], descending: &[u32]) {
    let (project, given) = project();
    for (down, expected) in [(false, ascending), (true, descending)] {
        let sort = Some(SortBy { column: column.clone(), descending: down });
        let arranged = arrange(&project, &given, |_| true, &Arrangement { sort, ..Arrangement::default() });
        assert_eq!(ids(&arranged), expected, "{column:?}, descending: {down}");
    }
}

#[track_caller]
fn passed(column: Column, test: ColumnTest, expected: &[u32]) {
    let (project, given) = project();
    let filters = vec![ColumnFilter { column, test }];
    let arranged = arrange(&project, &given, |_| true, &Arrangement { filters, ..Arrangement::default() });
    assert_eq!(ids(&arranged), expected);
}

fn metadata(name: &str) -> Column {
    Column::Metadata(name.to_owned())
}

fn values(values: &[&str]) -> ColumnTest {
    ColumnTest::Values(values.iter().map(|value| (*value).to_owned()).collect())
}

#[test]
fn nothing_asked_shows_all_in_the_order_of_import() {
    let (project, given) = project();
    let arranged = arrange(&project, &given, |image| image.id.0 != 1, &Arrangement::default());
    assert_eq!(ids(&arranged), [0, 2, 3, 4, 5]);
    assert_eq!((arranged.groups, arranged.filtered), (Vec::new(), 0));
}

#[test]
fn words_are_found_in_names_categories_and_metadata() {
    found("  ", &[0, 1, 2, 3, 4, 5]);
    found("PLATE", &[0, 1, 2]);
    found("ärzte", &[3]);
    found("anaphase", &[0, 2]);
    found("mitosis f2", &[1]);
    found("unknown", &[3, 4, 5]);
    found("hela", &[0]);
    found("\"HeLa S3\"", &[0]);
    found("\"HeLa  S3\"", &[]);
    found("tif high", &[3]);
    // Not across the end of one text and the beginning of the next.
    found("tifana", &[]);
}

#[test]
fn words_with_a_dash_are_left_out() {
    found("-plate", &[3, 4, 5]);
    found("plate -mitosis", &[0, 2]);
    found("-cell-line:hela -unknown", &[0, 1, 2]);
    found("-\"Cell line\":hela -unknown", &[1, 2]);
    found("-well=\"\"", &[0, 1, 2, 5]);
}

#[test]
fn a_column_restricts_a_word() {
    found("well:a", &[1, 2, 5]);
    found("well=a2", &[2, 5]);
    found("well=", &[3, 4]);
    found("Name:f2", &[1]);
    found("category:anaphase", &[0, 2]);
    found("metadata:category:mine", &[2]);
    found("metadata:CATEGORY=mine", &[2]);
    found("prediction:mitosis", &[3]);
    found("origin=accepted", &[1, 2]);
    found("partition:inference", &[3]);
    found("width=30", &[2]);
    found("\"cell line\":\"hela s\"", &[0]);
    // Still being typed.
    found("well:", &[0, 1, 2, 3, 4, 5]);
}

#[test]
fn a_colon_behind_no_column_is_a_sign_like_another() {
    found("f3:", &[2]);
    found("f3: odd", &[2]);
    found("\"well:a\"", &[]);
    found("nothing:a", &[]);
}

#[test]
fn names_sort_naturally_and_numbers_by_value() {
    sorted(Column::Name, &[5, 4, 3, 1, 2, 0], &[0, 2, 1, 3, 4, 5]);
    // 10 and 1e1 are the same number; "high" is none, and comes behind; image 5 has no dose.
    sorted(metadata("dose"), &[2, 1, 0, 4, 3, 5], &[3, 0, 4, 1, 2, 5]);
    sorted(metadata("Well"), &[2, 5, 1, 0, 3, 4], &[0, 1, 2, 5, 3, 4]);
    sorted(metadata("WELL"), &[2, 5, 1, 0, 3, 4], &[0, 1, 2, 5, 3, 4]);
    sorted(metadata("no such"), &[0, 1, 2, 3, 4, 5], &[0, 1, 2, 3, 4, 5]);
    sorted(Column::Width, &[0, 1, 2, 3, 4, 5], &[5, 4, 3, 2, 1, 0]);
}

#[test]
fn what_the_project_lists_keeps_its_order_and_nothing_is_last() {
    sorted(Column::Category, &[1, 0, 2, 3, 4, 5], &[0, 2, 1, 3, 4, 5]);
    sorted(Column::Origin, &[0, 1, 2, 3, 4, 5], &[1, 2, 0, 3, 4, 5]);
    sorted(Column::Partition, &[1, 0, 3, 2, 4, 5], &[2, 4, 5, 3, 0, 1]);
    sorted(Column::Prediction, &[3, 4, 0, 1, 2, 5], &[4, 3, 0, 1, 2, 5]);
    sorted(Column::Confidence, &[3, 4, 0, 1, 2, 5], &[4, 3, 0, 1, 2, 5]);
    // Of labelled images, and of a category that is gone, there is no prediction.
    sorted(Column::Margin, &[3, 4, 0, 1, 2, 5], &[4, 3, 0, 1, 2, 5]);
    sorted(Column::Entropy, &[4, 3, 0, 1, 2, 5], &[3, 4, 0, 1, 2, 5]);
    sorted(Column::Queue, &[4, 2, 0, 1, 3, 5], &[0, 2, 4, 1, 3, 5]);
}

#[test]
fn filters_pass_values_ranges_and_parts() {
    passed(metadata("well"), values(&["A02", "B2"]), &[0, 2]);
    passed(metadata("Well"), values(&[""]), &[3, 4]);
    passed(metadata("Well"), values(&[]), &[]);
    passed(Column::Category, values(&["unknown", &id(2).to_string()]), &[1, 3, 4, 5]);
    passed(Column::Category, values(&[""]), &[3, 4, 5]);
    passed(Column::Partition, values(&["training", "validation"]), &[0, 1]);
    passed(Column::Prediction, values(&[&id(1).to_string()]), &[4]);
    passed(metadata("dose"), ColumnTest::Range { low: Some(9.5), high: Some(10.0) }, &[0, 1, 4]);
    passed(metadata("dose"), ColumnTest::Range { low: None, high: Some(0.0) }, &[2]);
    passed(metadata("dose"), ColumnTest::Range { low: None, high: None }, &[0, 1, 2, 3, 4, 5]);
    passed(Column::Confidence, ColumnTest::Range { low: Some(0.9), high: None }, &[4]);
    passed(Column::Margin, ColumnTest::Range { low: None, high: Some(0.7) }, &[3]);
    passed(Column::Queue, ColumnTest::Range { low: Some(1.0), high: None }, &[0, 2, 4]);
    passed(Column::Category, ColumnTest::Contains("MITO".to_owned()), &[1]);
    passed(metadata("no such"), ColumnTest::Contains("a".to_owned()), &[]);
}

#[test]
fn groups_are_runs_in_order_and_sorted_inside() {
    let (project, given) = project();
    let group = |column: Column, sort: Option<SortBy>| {
        let arrangement = Arrangement { group: Some(column), sort, ..Arrangement::default() };
        let arranged = arrange(&project, &given, |image| image.id.0 != 5, &arrangement);
        let runs: Vec<(String, u32, u32)> =
            arranged.groups.iter().map(|group| (group.title.clone(), group.start, group.count)).collect();
        (ids(&arranged), runs)
    };
    let run = |title: &str, start, count| (title.to_owned(), start, count);
    let by_name = Some(SortBy { column: Column::Name, descending: false });
    assert_eq!(
        group(Column::Category, by_name.clone()),
        (vec![1, 2, 0, 4, 3], vec![run("Mitosis", 0, 1), run("Anaphase", 1, 2), run("Unknown", 3, 2)])
    );
    assert_eq!(
        group(metadata("Well"), None),
        (vec![2, 1, 0, 3, 4], vec![run("A02", 0, 1), run("a10", 1, 1), run("B2", 2, 1), run("No value", 3, 2)])
    );
    assert_eq!(
        group(Column::Prediction, by_name),
        (vec![3, 4, 1, 2, 0], vec![run("Mitosis", 0, 1), run("Anaphase", 1, 1), run("No prediction", 2, 3)])
    );
    let tenths = vec![run("80 – 90 %", 0, 1), run("90 – 100 %", 1, 1), run("No prediction", 2, 3)];
    assert_eq!(group(Column::Confidence, None), (vec![3, 4, 0, 1, 2], tenths));
}

#[test]
fn filtered_counts_only_what_would_be_shown() {
    let (project, given) = project();
    let arrangement = Arrangement { search: "tif".to_owned(), ..Arrangement::default() };
    assert_eq!(arrange(&project, &given, |image| image.id.0 > 3, &arrangement).filtered, 0);
    let arrangement = Arrangement { search: "f2".to_owned(), ..Arrangement::default() };
    let arranged = arrange(&project, &given, |image| image.id.0 < 3, &arrangement);
    assert_eq!((ids(&arranged), arranged.filtered), (vec![1], 2));
}

#[test]
fn columns_come_in_the_order_in_which_they_appear() {
    assert_eq!(columns(&project().0), ["Well", "dose", "Cell line", "category", "Well "]);
}

#[test]
fn values_of_a_column_are_counted() {
    let (project, given) = project();
    let list = |column: &Column| {
        let listed = column_values(&project, &given, column);
        let values: Vec<_> =
            listed.values.iter().map(|one| (one.value.clone(), one.title.clone(), one.count)).collect();
        (values, listed.numeric, listed.low, listed.high)
    };
    let one = |value: &str, title: &str, count: u32| (value.to_owned(), title.to_owned(), count);
    let wells = vec![
        one("A02", "A02", 1),
        one("A2", "A2", 1),
        one("a10", "a10", 1),
        one("B2", "B2", 1),
        one("", "No value", 2),
    ];
    assert_eq!(list(&metadata("well")), (wells, false, None, None));
    let categories = vec![
        one(&id(2).to_string(), "Mitosis", 1),
        one(&id(1).to_string(), "Anaphase", 2),
        one("unknown", "Unknown", 3),
    ];
    assert_eq!(list(&Column::Category), (categories, false, None, None));
    let confidences = vec![one("0.8", "0.8", 1), one("0.95", "0.95", 1), one("", "No prediction", 4)];
    assert_eq!(list(&Column::Confidence), (confidences, true, Some(f64::from(0.8_f32)), Some(f64::from(0.95_f32))));
    let (_, numeric, low, high) = list(&Column::Width);
    assert_eq!((numeric, low, high), (true, Some(10.0), Some(60.0)));
    assert_eq!(list(&metadata("no such")), (vec![one("", "No value", 6)], false, None, None));
}

#[test]
fn of_many_values_the_first_are_listed_and_no_value_always() {
    let images = (0..600).map(|number| {
        let text = number.to_string();
        let row = [("n", text.as_str())];
        image(number, "a", if number == 7 { &[] } else { &row })
    });
    let project = Project::from_parts("P".to_owned(), Vec::new(), images, [], []);
    let listed = column_values(&project, &Given::default(), &metadata("n"));
    assert_eq!((listed.values.len(), listed.more), (500, 100));
    assert_eq!((listed.values[498].value.as_str(), listed.values[499].value.as_str()), ("499", ""));
    assert_eq!((listed.numeric, listed.low, listed.high), (true, Some(0.0), Some(599.0)));
}
