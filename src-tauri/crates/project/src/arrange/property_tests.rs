//! Arranging random small projects, against the plainest way of doing it.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::cmp::Ordering;
use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::tests::{Given, category, id, image, label};
use super::*;
use crate::Origin;

/// Few texts, so that equal values, numbers, odd letters and missing values all occur.
const TEXTS: [&str; 14] = ["", " ", "a1", "A01", "a10", "a2", "b", "Ä x", "ä y", "7", "07", "-3", "1.5", "7a"];
/// `name` is called like a known column.
const METADATA: [&str; 3] = ["Well", "two words", "name"];

/// Image ids are not without gaps.
fn projects() -> impl Strategy<Value = (Project, Given)> {
    let text = || select(&TEXTS[..]);
    let row = (vec(text(), 3), text(), 0_u32..3, option::of((0_u128..3, any::<bool>())), 0_usize..5);
    let prediction = option::of((0_u128..4, select(&[0.25_f32, 0.5, 1.0][..])));
    btree_map(0_u32..40, (row, prediction), 0..12).prop_map(|rows| {
        let mut given = Given::default();
        let (mut images, mut labels) = (Vec::new(), Vec::new());
        for (number, ((texts, name, width, labelled, partition), prediction)) in rows {
            let filled = METADATA.into_iter().zip(texts).filter(|(_, text)| !text.is_empty());
            let mut image = image(number, name, &filled.collect::<Vec<_>>());
            image.width = width;
            images.push(image);
            if let Some((category, accepted)) = labelled {
                labels.push(label(number, category, if accepted { Origin::Accepted } else { Origin::Person }));
            }
            given.partitions.insert(ImageId(number), Partition::ALL[partition]);
            if let Some((category, confidence)) = prediction {
                given.predictions.insert(ImageId(number), (id(category), confidence));
            }
        }
        // In no order of their names or ids; a fourth is predicted that does not exist.
        let categories = vec![category(1, "b"), category(2, "Ä"), category(0, "a10")];
        (Project::from_parts("P".to_owned(), categories, images, labels, []), given)
    })
}

fn any_column() -> impl Strategy<Value = Column> {
    prop_oneof![
        select(&Column::KNOWN[..]),
        select(&METADATA[..]).prop_map(|name| Column::Metadata(name.to_owned())),
        Just(Column::Metadata("wELL".to_owned())),
    ]
}

fn any_filter() -> impl Strategy<Value = ColumnFilter> {
    let value = prop_oneof![
        select(&TEXTS[..]).prop_map(|text| text.trim().to_owned()),
        (0_u128..3).prop_map(|number| id(number).to_string()),
        select(&["unknown", "person", "accepted", "training", "test", "1", "0.5"][..]).prop_map(ToOwned::to_owned),
    ];
    let bound = || option::of(select(&[-3.0, 0.0, 0.5, 1.0, 7.0][..]));
    let test = prop_oneof![
        vec(value, 0..4).prop_map(ColumnTest::Values),
        (bound(), bound()).prop_map(|(low, high)| ColumnTest::Range { low, high }),
        select(&["", "a", "Ä", "1", "n"][..]).prop_map(|text| ColumnTest::Contains(text.to_owned())),
    ];
    (any_column(), test).prop_map(|(column, test)| ColumnFilter { column, test })
}

/// A word of a search before it is written: the column that it looks into, the text, and whether it is excluded.
type Word = (Option<Column>, &'static str, bool);

fn any_words() -> impl Strategy<Value = Vec<Word>> {
    vec((option::of(any_column()), select(&["a", "1", "Ä x", "unk", "7", "in", "3"][..]), any::<bool>()), 0..3)
}

fn written(words: &[Word]) -> String {
    let word = |(column, text, excluded): &Word| {
        let column = column.as_ref().map(|column| format!("\"{}\":", column.word()));
        // A colon inside quotation marks is none, so `metadata:` stands outside.
        let column = column.unwrap_or_default().replace("\"metadata:", "metadata:\"");
        format!("{}{column}\"{text}\"", if *excluded { "-" } else { "" })
    };
    words.iter().map(word).collect::<Vec<_>>().join("  ")
}

/// What an image has in a column: the value on the wire, the text for people, the place in a list.
struct Plain {
    value: String,
    text: String,
    place: Option<usize>,
    missing: bool,
}

fn plain(project: &Project, given: &Given, column: &Column, image: &Image) -> Plain {
    let label = project.label(image.id);
    let of_text = |text: &str| {
        let text = text.trim().to_owned();
        Plain { value: text.clone(), missing: text.is_empty(), text, place: None }
    };
    let of_category = |id: CategoryId| {
        let place = project.categories().iter().position(|category| category.id == id).unwrap();
        let text = project.categories()[place].name.clone();
        Plain { value: id.to_string(), text, place: Some(place), missing: false }
    };
    let predicted = given.prediction(image.id).filter(|(category, _)| project.category(*category).is_some());
    let predicted = predicted.filter(|_| label.is_none());
    match column {
        Column::Name => of_text(&image.name),
        Column::Category => match label {
            Some(label) => of_category(label.category),
            None => Plain { value: "unknown".to_owned(), text: "Unknown".to_owned(), place: None, missing: true },
        },
        Column::Origin => match label {
            Some(label) => {
                Plain { place: Some(usize::from(label.origin == Origin::Accepted)), ..of_text(label.origin.word()) }
            }
            None => of_text(""),
        },
        Column::Partition => {
            let partition = given.partition(image.id);
            let place = Partition::ALL.iter().position(|other| *other == partition);
            Plain { place, ..of_text(partition.word()) }
        }
        Column::Prediction => predicted.map_or_else(|| of_text(""), |(category, _)| of_category(category)),
        Column::Confidence => of_text(&predicted.map_or_else(String::new, |(_, confidence)| confidence.to_string())),
        // The project of these tests has none of them.
        Column::Margin | Column::Entropy | Column::Queue => of_text(""),
        Column::Width => of_text(&image.width.to_string()),
        Column::Height => of_text(&image.height.to_string()),
        Column::Channels => of_text(&image.channels.to_string()),
        Column::Slices => of_text(&image.slices.to_string()),
        Column::Metadata(name) => {
            let found = image.metadata.iter().find(|(other, _)| other.to_lowercase() == name.to_lowercase());
            of_text(found.map_or("", |(_, value)| value))
        }
    }
}

/// Letter by letter, and digits by the number that they make.
fn natural(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let (mut a, mut b) = (a.as_str(), b.as_str());
    loop {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let (in_a, in_b) = (digits(a), digits(b));
        let order = if in_a > 0 && in_b > 0 {
            let order = a[..in_a].parse::<u64>().unwrap().cmp(&b[..in_b].parse::<u64>().unwrap());
            (a, b) = (&a[in_a..], &b[in_b..]);
            order
        } else {
            let (first, second) = (a.chars().next(), b.chars().next());
            a = first.map_or("", |letter| &a[letter.len_utf8()..]);
            b = second.map_or("", |letter| &b[letter.len_utf8()..]);
            if first.is_none() && second.is_none() {
                return Ordering::Equal;
            }
            first.cmp(&second)
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// Among values that are there.
fn compare(a: &Plain, b: &Plain) -> Ordering {
    if let (Some(a), Some(b)) = (a.place, b.place) {
        return a.cmp(&b);
    }
    match (a.value.parse::<f64>(), b.value.parse::<f64>()) {
        (Ok(a), Ok(b)) => a.partial_cmp(&b).unwrap(),
        (Ok(_), Err(_)) => Ordering::Less,
        (Err(_), Ok(_)) => Ordering::Greater,
        (Err(_), Err(_)) => natural(&a.value, &b.value),
    }
}

fn passes(plain: &Plain, test: &ColumnTest) -> bool {
    match test {
        ColumnTest::Values(values) => {
            values.contains(&plain.value) || (plain.missing && values.contains(&String::new()))
        }
        ColumnTest::Range { low: None, high: None } => true,
        ColumnTest::Range { low, high } => plain
            .value
            .parse::<f64>()
            .is_ok_and(|number| low.is_none_or(|low| low <= number) && high.is_none_or(|high| number <= high)),
        ColumnTest::Contains(text) => plain.text.to_lowercase().contains(&text.to_lowercase()),
    }
}

fn naive(
    project: &Project,
    given: &Given,
    shown: &dyn Fn(&Image) -> bool,
    words: &[Word],
    wanted: &Arrangement,
) -> Arranged {
    let plain = |column: &Column, image: &Image| plain(project, given, column, image);
    let mut images: Vec<&Image> = project.images().map(AsRef::as_ref).filter(|image| shown(image)).collect();
    let before = images.len();
    images.retain(|image| {
        let has = |column: &Column, text: &str| plain(column, image).text.to_lowercase().contains(&text.to_lowercase());
        // The name of a column that no image has is no column, and stands in no text here.
        let exists = |column: &Column| match column {
            Column::Metadata(name) => {
                project.images().any(|image| image.metadata.iter().any(|(other, _)| other.eq_ignore_ascii_case(name)))
            }
            _ => true,
        };
        words.iter().all(|(column, text, excluded)| {
            let found = match column {
                Some(column) => exists(column) && has(column, text),
                None => {
                    has(&Column::Name, text)
                        || has(&Column::Category, text)
                        || METADATA.iter().any(|name| has(&Column::Metadata((*name).to_owned()), text))
                }
            };
            found != *excluded
        }) && wanted.filters.iter().all(|filter| passes(&plain(&filter.column, image), &filter.test))
    });
    let filtered = u32::try_from(before - images.len()).unwrap();
    if let Some(sort) = &wanted.sort {
        images.sort_by(|a, b| {
            let (a, b) = (plain(&sort.column, a), plain(&sort.column, b));
            let order = if sort.descending { compare(&b, &a) } else { compare(&a, &b) };
            a.missing.cmp(&b.missing).then(if a.missing || b.missing { Ordering::Equal } else { order })
        });
    }
    let Some(column) = &wanted.group else {
        return Arranged { ids: images.iter().map(|image| image.id).collect(), groups: Vec::new(), filtered };
    };
    // Shares are together that have the same first digit behind the point.
    let grouped = |image: &Image| {
        let mut found = plain(column, image);
        if matches!(column, Column::Confidence | Column::Margin | Column::Entropy) && !found.missing {
            let share: f32 = found.value.parse().unwrap();
            found.value = if share >= 0.9 { "0.9".to_owned() } else { format!("0.{}", (share * 10.0) as u32) };
            found.value = found.value.trim_end_matches(".0").to_owned();
            found.text.clone_from(&found.value);
        }
        found
    };
    let mut by_value: BTreeMap<String, Vec<&Image>> = BTreeMap::new();
    for image in images {
        by_value.entry(grouped(image).value).or_default().push(image);
    }
    let mut runs: Vec<(Plain, Vec<&Image>)> =
        by_value.into_values().map(|images| (grouped(images[0]), images)).collect();
    runs.sort_by(|(a, _), (b, _)| {
        let order = if a.missing || b.missing { Ordering::Equal } else { compare(a, b) };
        a.missing.cmp(&b.missing).then(order).then_with(|| a.value.cmp(&b.value))
    });
    let mut arranged = Arranged { filtered, ..Arranged::default() };
    for (value, images) in runs {
        let start = u32::try_from(arranged.ids.len()).unwrap();
        let count = u32::try_from(images.len()).unwrap();
        // Titles are tested by hand.
        arranged.groups.push(Group { value: value.value, title: String::new(), start, count });
        arranged.ids.extend(images.iter().map(|image| image.id));
    }
    arranged
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn arranging_is_what_it_is_done_plainly(
        (project, given) in projects(),
        words in any_words(),
        filters in vec(any_filter(), 0..3),
        sort in option::of((any_column(), any::<bool>())),
        group in option::of(any_column()),
        hidden in 0_u32..6,
    ) {
        let sort = sort.map(|(column, descending)| SortBy { column, descending });
        let wanted = Arrangement { search: written(&words), filters, sort, group };
        let shown = |image: &Image| image.id.0 % 5 != hidden;
        let mut arranged = arrange(&project, &given, shown, &wanted);
        for group in &mut arranged.groups {
            prop_assert!(!group.title.is_empty());
            group.title.clear();
        }
        prop_assert_eq!(arranged, naive(&project, &given, &shown, &words, &wanted));
    }

    #[test]
    fn no_search_panics(search in "[ -\"a:=wWel\u{c4}\u{df}\u{3a3}“metadata]{0,20}", (project, given) in projects()) {
        let arranged = arrange(&project, &given, |_| true, &Arrangement { search, ..Arrangement::default() });
        prop_assert_eq!(arranged.ids.len() + arranged.filtered as usize, project.image_count());
    }
}
