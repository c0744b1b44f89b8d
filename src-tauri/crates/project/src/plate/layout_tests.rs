#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Basis, Format, Item, Plate, Statistics, Well, WellValue, plates, read_well, separation};
use crate::ImageId;

fn well(text: &str) -> Well {
    read_well(text).unwrap()
}

fn item(image: u32, plate: Option<&'static str>, at: &str) -> Item<'static> {
    Item { image: ImageId(image), plate, well: well(at), label: None, prediction: None, probabilities: None }
}

#[test]
fn the_smallest_plate_that_holds_all_wells() {
    let holding = |wells: &[&str], least| Format::holding(wells.iter().map(|text| well(text)), least);
    for (wells, format) in [
        (&["A01", "B03"][..], Format::Wells6),
        (&["C04"], Format::Wells12),
        (&["D06"], Format::Wells24),
        (&["F08"], Format::Wells48),
        (&["H12"], Format::Wells96),
        (&["I01"], Format::Wells384),
        (&["A13"], Format::Wells384),
        (&["P24"], Format::Wells384),
        (&["Q01"], Format::Wells1536),
        (&["A25"], Format::Wells1536),
        (&["AF48"], Format::Wells1536),
        // A row of one and a column of the other size.
        (&["C01", "A05"], Format::Wells24),
        (&[], Format::Wells6),
    ] {
        assert_eq!(holding(wells, Format::Wells6), format, "{wells:?}");
        assert_eq!(holding(wells, Format::Wells96), format.max(Format::Wells96), "{wells:?}");
    }
    assert_eq!(Format::ALL.map(Format::wells), [6, 12, 24, 48, 96, 384, 1536]);
}

#[test]
fn plates_stand_in_natural_order_and_each_has_its_own_wells() {
    let items = [
        item(0, Some("P10"), "A01"),
        item(1, Some("P2"), "A02"),
        item(2, None, "A01"),
        item(3, Some("P2"), "A01"),
        item(4, Some("P2"), "A02"),
        item(5, Some("p2"), "P24"),
    ];
    let plates = plates(&items, 2, Basis::Label, None);
    let names: Vec<Option<&str>> = plates.iter().map(|plate| plate.name.as_deref()).collect();
    assert_eq!(names, [Some("P2"), Some("p2"), Some("P10"), None]);
    assert_eq!(plates[1].format, Format::Wells384);
    assert!([0, 2, 3].iter().all(|at: &usize| plates[*at].format == Format::Wells96), "unfinished plates of 96");
    let wells: Vec<(String, &[ImageId])> =
        plates[0].wells.iter().map(|well| (well.well.to_string(), well.images.as_slice())).collect();
    assert_eq!(wells, [("A01".to_owned(), &[ImageId(3)][..]), ("A02".to_owned(), &[ImageId(1), ImageId(4)])]);
    assert_eq!(plates[0].well(well("A02")).unwrap().images.len(), 2);
    assert_eq!(plates[0].well(well("B01")), None);
    let chosen = super::plates(&items, 2, Basis::Label, Some(Format::Wells6));
    assert_eq!(chosen.iter().map(|plate| plate.format).collect::<Vec<_>>()[..2], [Format::Wells6, Format::Wells384]);
    assert_eq!(super::plates(&[], 2, Basis::Label, None), []);
}

/// Four images of one well: labels 0, 0 and predictions 1, 0, 1, 1; one has no label and no probabilities.
fn well_of_four(basis: Basis) -> Plate {
    let probabilities: [&[f32]; 3] = [&[0.25, 0.75], &[0.5, 0.5], &[0.0, 1.0]];
    let mut items: Vec<Item<'_>> = (0..4).map(|id| item(id, None, "C05")).collect();
    for (item, (label, prediction)) in
        items.iter_mut().zip([(Some(0), Some(1)), (Some(0), Some(0)), (None, Some(1)), (None, Some(1))])
    {
        (item.label, item.prediction) = (label, prediction);
    }
    for (item, probabilities) in items.iter_mut().zip(probabilities) {
        item.probabilities = Some(probabilities);
    }
    plates(&items, 2, basis, None).remove(0)
}

#[test]
fn counts_follow_the_basis_and_probabilities_do_not() {
    for (basis, counts, share) in
        [(Basis::Label, [2, 0], 0.0), (Basis::Prediction, [1, 3], 0.75), (Basis::LabelOrPrediction, [2, 2], 0.5)]
    {
        let plate = well_of_four(basis);
        let well = &plate.wells[0];
        assert_eq!((well.images.len(), &well.counts[..], well.with_category), (4, &counts[..], counts.iter().sum()));
        assert_eq!(well.value(WellValue::Fraction(1)), Some(share), "{basis:?}");
        assert_eq!(well.with_probabilities, 3);
        assert_eq!(well.mean_probabilities, Some(vec![0.25, 0.75]));
        assert_eq!(well.value(WellValue::MeanProbability(1)), Some(0.75));
        assert_eq!((well.fraction(2), well.value(WellValue::MeanProbability(2))), (None, None), "no such category");
    }
}

#[test]
fn images_that_say_nothing_leave_no_number() {
    let odd: [&[f32]; 2] = [&[1.0], &[f32::NAN, 0.5]];
    let mut items = [item(0, None, "A01"), item(1, None, "A01")];
    items[0].probabilities = Some(odd[0]);
    items[1].probabilities = Some(odd[1]);
    items[0].label = Some(2);
    let plate = plates(&items, 2, Basis::LabelOrPrediction, None).remove(0);
    let well = &plate.wells[0];
    assert_eq!((well.images.len(), well.with_category, well.with_probabilities), (2, 0, 0));
    assert_eq!((well.fraction(0), &well.mean_probabilities), (None, &None));
    assert_eq!(plate.values(&BTreeSet::from([well.well]), WellValue::Fraction(0)), [0.0; 0]);
}

/// The controls of BBBC013, as its single cells are labelled: negative in A-D of column 1, in column 2, and in E-H of
/// column 12; positive in E-H of column 1 and in A-D of column 12. Twenty cells a negative well, forty a positive one.
#[test]
fn the_controls_of_bbbc013_lie_where_they_do() {
    let rows =
        |letters: &str, column: u32| letters.chars().map(|row| well(&format!("{row}{column}"))).collect::<Vec<_>>();
    let negative: BTreeSet<Well> =
        [rows("ABCD", 1), rows("ABCDEFGH", 2), rows("EFGH", 12)].concat().into_iter().collect();
    let positive: BTreeSet<Well> = [rows("EFGH", 1), rows("ABCD", 12)].concat().into_iter().collect();
    assert_eq!((negative.len(), positive.len()), (16, 8));
    let mut items = Vec::new();
    for (wells, cells, nuclear) in [(&negative, 20, 0), (&positive, 40, 1)] {
        for (number, at) in wells.iter().enumerate() {
            for cell in 0..cells {
                // In every second well of a control two cells look like the other.
                let category = if number % 2 == 1 && cell < 2 { 1 - nuclear } else { nuclear };
                let image = ImageId(items.len() as u32);
                let none = Item { image, plate: None, well: *at, label: None, prediction: None, probabilities: None };
                items.push(Item { prediction: Some(category), ..none });
            }
        }
    }
    assert_eq!(items.len(), 640);
    let plate = plates(&items, 2, Basis::LabelOrPrediction, None).remove(0);
    assert_eq!((plate.format, plate.wells.len()), (Format::Wells96, 24));
    let nuclear = WellValue::Fraction(1);
    let (p, n) = (plate.values(&positive, nuclear), plate.values(&negative, nuclear));
    assert_eq!((p.len(), n.len()), (8, 16));
    // Negative: half 0 and half 0.1, so 0.05 ± 0.05 · √(16/15). Positive: half 1 and half 0.95, so 0.975 ± 0.025 ·
    // √(8/7).
    let found = separation(&p, &n, Statistics::MeanAndSd).unwrap();
    let both = 0.05 * (16.0_f64 / 15.0).sqrt() + 0.025 * (8.0_f64 / 7.0).sqrt();
    assert!((found.z_prime.unwrap() - (1.0 - 3.0 * both / 0.925)).abs() < 1e-12);
}

proptest! {
    /// Every image stands in one well of one plate, once, and nothing else does.
    #[test]
    fn no_image_is_lost_or_doubled(
        places in proptest::collection::vec(
            (0_usize..4, 1_u32..=32, 1_u32..=48, proptest::option::of(0_usize..3)), 0..200,
        ),
        basis in proptest::sample::select(vec![Basis::Label, Basis::Prediction, Basis::LabelOrPrediction]),
    ) {
        let names = [None, Some("a"), Some("B"), Some("a10")];
        let items: Vec<Item<'_>> = (0..).zip(&places).map(|(id, (plate, row, column, category))| Item {
            image: ImageId(id),
            plate: names[*plate],
            well: Well::new(*row, *column).unwrap(),
            label: *category,
            prediction: *category,
            probabilities: None,
        }).collect();
        let plates = plates(&items, 3, basis, None);
        let mut seen = BTreeSet::new();
        for plate in &plates {
            prop_assert!(plate.wells.is_sorted_by(|one, two| one.well < two.well));
            for summary in &plate.wells {
                prop_assert!(plate.format.holds(summary.well));
                prop_assert_eq!(summary.counts.iter().sum::<usize>(), summary.with_category);
                for image in &summary.images {
                    let item = &items[image.0 as usize];
                    prop_assert!(item.well == summary.well && item.plate == plate.name.as_deref());
                    prop_assert!(seen.insert(*image));
                }
                let shares = (0..3).filter_map(|category| summary.fraction(category));
                prop_assert!(summary.with_category == 0 || (shares.sum::<f64>() - 1.0).abs() < 1e-12);
            }
        }
        prop_assert_eq!(seen.len(), items.len());
    }
}
