#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use proptest::prelude::*;

use super::*;
use crate::data::{Bin, Curve, Epoch, Group, Interval, Training};

/// A whole document that a program other than a browser can show: everything closed, nothing loaded, no number missing.
fn sound(svg: &str) {
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\"") && svg.ends_with("</svg>"));
    assert!(svg.contains("role=\"img\"") && svg.contains("<title id=") && svg.contains("<desc id="));
    assert_eq!(svg.matches('<').count(), 2 * svg.matches("</").count(), "each tag is closed");
    for word in ["NaN", "inf", "<script", "<style", "href", "url("] {
        assert!(!svg.contains(word), "{word}");
    }
}

fn names(count: usize) -> Vec<(String, String)> {
    (0..count).map(|at| (format!("c{at}"), "#4477aa".to_owned())).collect()
}

#[test]
fn ticks_are_ones_twos_and_fives() {
    // Steps by hand: 0 to 1 in at most 6 is 0.2; 0 to 97 is 20; 3 to 4 is 0.2; −5 to 5 is 2.
    let close = |found: Vec<f64>, wanted: &[f64]| {
        assert_eq!(found.len(), wanted.len(), "{found:?}");
        assert!(found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-9), "{found:?}");
    };
    close(ticks(0.0, 1.0, 6), &[0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
    close(ticks(0.0, 97.0, 6), &[0.0, 20.0, 40.0, 60.0, 80.0]);
    close(ticks(3.0, 4.0, 6), &[3.0, 3.2, 3.4, 3.6, 3.8, 4.0]);
    close(ticks(-5.0, 5.0, 6), &[-4.0, -2.0, 0.0, 2.0, 4.0]);
    assert_eq!(tick_labels(&ticks(0.0, 1.0, 6)), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
    assert_eq!(tick_labels(&[-1.0, 0.0, 1.0]), ["−1", "0", "1"]);
    for (low, high, most) in [(1.0, 1.0, 5), (2.0, 1.0, 5), (f64::NAN, 1.0, 5), (0.0, f64::INFINITY, 5), (0.0, 1.0, 0)]
    {
        assert!(ticks(low, high, most).is_empty());
    }
}

#[test]
fn points_lie_where_they_should() {
    // The square of a curve is 320 px wide and begins at (64, 16); y goes up. (0.5, 0.75) is at (224, 96).
    let curve = Curve { category: 0, points: vec![[0.0, 0.0], [0.5, 0.75], [1.0, 1.0]], area: 0.8, chance: 0.5 };
    let svg = roc(&names(1), &[curve]);
    sound(&svg);
    assert!(svg.contains("M64.0 336.0L224.0 96.0L384.0 16.0"), "{svg}");
    assert!(svg.contains("M64.0 336.0L384.0 16.0"), "the diagonal of guessing");
    // Two epochs: accuracies 0 and 1 at the corners of the frame, from (64, 40), 400 × 210 px.
    let epoch = |epoch, accuracy| Epoch { epoch, accuracy, ..Epoch::default() };
    let training = Training { epochs: vec![epoch(1, Some(0.0)), epoch(2, Some(1.0))], ..Training::default() };
    let svg = accuracies(&training);
    assert!(svg.contains("M64.0 250.0L464.0 40.0"), "{svg}");
    assert!(!svg.contains("Validation images"), "what was not measured has no place in the legend");
    // A gap breaks the line.
    let training =
        Training { epochs: vec![epoch(1, Some(0.0)), epoch(2, None), epoch(3, Some(1.0))], ..Training::default() };
    assert!(accuracies(&training).contains("M64.0 250.0M464.0 40.0"));
    // A bin at confidence 0.5 and accuracy 0.25: the square is 300 px and begins at (64, 16).
    let bin = Bin { from: 0.4, to: 0.5, count: 4, confidence: 0.5, accuracy: 0.25, low: 0.0, high: 1.0 };
    let svg = reliability(&[bin]);
    assert!(svg.contains("<circle cx=\"214.0\" cy=\"241.0\""), "{svg}");
    assert!(svg.contains("M214.0 316.0L214.0 16.0"), "the whisker spans 0 to 1");
}

#[test]
fn a_matrix_has_a_cell_for_each_pair_and_says_its_share() {
    let counts = vec![vec![3, 1], vec![0, 0]];
    let svg = matrix(&names(2), &counts, Cells::Both);
    sound(&svg);
    assert_eq!(svg.matches("class=\"cell\"").count(), 4);
    // 3 of 4 of the first row; the second row has no image, and its shares are not 0/0.
    assert!(
        svg.contains("<title>c0 → c0: 3 (75.0\u{202f}%)</title>")
            && svg.contains("<title>c1 → c1: 0 (0.0\u{202f}%)</title>")
    );
    assert!(svg.contains("3 of 4 images are on the diagonal"));
    assert!(matrix(&names(2), &counts, Cells::Shares).contains(">75</text>"));
    // 200 categories: only cells with images, here the diagonal.
    let many: Vec<Vec<u64>> = (0..200).map(|row| (0..200).map(|column| u64::from(row == column)).collect()).collect();
    let svg = matrix(&names(200), &many, Cells::Both);
    sound(&svg);
    assert_eq!(svg.matches("class=\"cell\"").count(), 200);
    assert!(svg.len() < 200_000, "a matrix of 200 categories stays small: {}", svg.len());
    sound(&matrix(&[], &[], Cells::Counts));
    // The ends of the scale of colours, and the colours of a person that are none.
    assert_eq!((shade_ends(&svg), hex("red;}"), hex("#12345g"), hex("#abc")), (true, "#9aa5b1", "#9aa5b1", "#abc"));
}

fn shade_ends(svg: &str) -> bool {
    svg.contains("#f7fbff") && svg.contains("#08306b")
}

#[test]
fn names_are_cut_with_the_whole_in_a_title() {
    let long = "<i>".to_owned() + &"n".repeat(252);
    let svg = matrix(&[(long.clone(), "#000000".to_owned())], &[vec![1]], Cells::Counts);
    sound(&svg);
    let whole = long.replace('<', "&lt;").replace('>', "&gt;");
    assert!(svg.contains(&format!("<title>{whole}</title>")));
    assert!(svg.contains(&format!(">&lt;i&gt;{}…</text>", "n".repeat(20))), "24 places: 23 letters and the mark");
}

#[test]
fn many_curves_show_the_worst_and_a_category_keeps_its_look() {
    let curve =
        |category: usize, area: f64| Curve { category, points: vec![[0.0, 0.0], [1.0, 1.0]], area, chance: 0.5 };
    let many: Vec<Curve> = (0..50).map(|at| curve(at, 1.0 - at as f64 / 100.0)).collect();
    let svg = precision_recall(&names(50), &many);
    sound(&svg);
    assert!(svg.contains("c49 (0.510)") && !svg.contains(">c0 ("), "the smallest areas have names");
    assert!(svg.contains("43 others"), "50 − 7");
    // The first category is blue in each, whatever its rank.
    for areas in [[0.9, 0.8], [0.8, 0.9]] {
        let svg = roc(&names(2), &[curve(0, areas[0]), curve(1, areas[1])]);
        let row = &svg[svg.find("<title>c0</title>").unwrap()..];
        assert!(row.find(COLOURS[0]).unwrap() < row.find("</g>").unwrap());
    }
}

#[test]
fn groups_are_dots_with_whiskers() {
    let group = |value: &str| Group {
        value: value.into(),
        count: 4,
        right: 2,
        accuracy: 0.5,
        interval: Interval { low: 0.25, high: 0.75 },
        confusion: None,
    };
    // "donor 1" is 7 letters: the frame begins at 7 · 10 + 24 with "(no value)", and is 440 px wide; the first row at
    // 28 + 11.
    let svg = groups("donor", &[group(""), group("donor 1")], Some(f64::NAN));
    sound(&svg);
    assert!(svg.contains("<circle cx=\"314.0\" cy=\"39.0\"") && svg.contains("M204.0 39.0L424.0 39.0"), "{svg}");
    assert!(svg.contains("(no value)") && !svg.contains("all images"));
    let many: Vec<Group> = (0..90).map(|at| group(&at.to_string())).collect();
    assert!(groups("well", &many, Some(0.5)).contains("The first 40 of 90 groups."));
    sound(&groups("well", &[], None));
}

/// Any number, those that are none among them.
fn odd() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), 0.0..1.0_f64, Just(f64::NAN), Just(f64::INFINITY), Just(1e308), Just(-1e308)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn any_numbers_give_a_sound_chart(
        numbers in proptest::collection::vec((odd(), odd(), odd(), odd(), any::<u64>()), 0..20), size in 0..6_usize,
    ) {
        let training = Training {
            epochs: numbers.iter().map(|(a, b, c, d, e)| Epoch {
                epoch: *e as u32, loss: Some(*a), validation_loss: Some(*b), accuracy: Some(*c),
                    validation_accuracy: Some(*d),
            }).collect(),
            continued_at: numbers.iter().map(|(.., e)| *e as u32).collect(),
            ..Training::default()
        };
        let curves: Vec<Curve> = numbers.iter().enumerate().map(|(category, (a, b, c, d, _))| Curve {
            category, points: vec![[*a, *b], [*c, *d], [0.5, 0.5]], area: *a, chance: *c,
        }).collect();
        let bins: Vec<Bin> = numbers.iter().map(|(a, b, c, d, e)| Bin {
            from: *a, to: *b, count: *e, confidence: *c, accuracy: *d, low: *b, high: *a,
        }).collect();
        let rows: Vec<Group> = numbers.iter().map(|(a, b, c, _, e)| Group {
            count: *e, accuracy: *a, interval: Interval { low: *b, high: *c }, ..Group::default()
        }).collect();
        let counts: Vec<Vec<u64>> = numbers.iter().map(|(.., e)| vec![e % 1_000_000; size]).collect();
        for svg in [
            losses(&training), accuracies(&training), roc(&names(size), &curves), precision_recall(&names(size),
                &curves),
            reliability(&bins), groups("c", &rows, numbers.first().map(|(a, ..)| *a)), matrix(&names(size), &counts,
                Cells::Both),
        ] {
            sound(&svg);
        }
    }

    #[test]
    fn ticks_stay_within_and_are_few(low in -1e9..1e9_f64, span in 1e-6..1e9_f64, most in 1..12_usize) {
        let found = ticks(low, low + span, most);
        prop_assert!(found.len() <= most);
        prop_assert!(found.iter().all(|tick| *tick >= low - span * 1e-6 && *tick <= low + span * (1.0 + 1e-6)));
        prop_assert_eq!(tick_labels(&found).len(), found.len());
    }
}
