#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
use proptest::prelude::*;

use super::{Dose, DoseError, NoCurve, Spread, Unit, dose_table, fit_curve, read_dose, unit_in_name};

#[test]
fn doses_are_read_as_people_write_them() {
    let micro = Unit::Molar(-6);
    for (text, amount, unit) in [
        ("0.1", 0.1, Unit::None),
        (" 1e-6 ", 1e-6, Unit::None),
        ("1E+3", 1000.0, Unit::None),
        (".5", 0.5, Unit::None),
        ("10 nM", 10.0, Unit::Molar(-9)),
        ("10nM", 10.0, Unit::Molar(-9)),
        ("10_nM", 10.0, Unit::Molar(-9)),
        ("3.3 µM", 3.3, micro.clone()),
        ("3.3 μM", 3.3, micro.clone()),
        ("3.3uM", 3.3, micro.clone()),
        ("3,3 UM", 3.3, micro.clone()),
        ("3.3 µmol/L", 3.3, micro.clone()),
        ("0,125 µM", 0.125, micro),
        ("2 mM", 2.0, Unit::Molar(-3)),
        ("1e-6 M", 1e-6, Unit::Molar(0)),
        ("1e-6M", 1e-6, Unit::Molar(0)),
        ("2x10^-7 M", 2e-7, Unit::Molar(0)),
        ("2.5 × 10−7 M", 2.5e-7, Unit::Molar(0)),
        ("10^-6 M", 1e-6, Unit::Molar(0)),
        ("500 pM", 500.0, Unit::Molar(-12)),
        ("1 fm", 1.0, Unit::Molar(-15)),
        ("5 µg/mL", 5.0, Unit::MassPerVolume(-3)),
        ("5 mg/l", 5.0, Unit::MassPerVolume(-3)),
        ("5 ng / ml", 5.0, Unit::MassPerVolume(-6)),
        ("5 mg/mL", 5.0, Unit::MassPerVolume(0)),
        ("0.1 %", 0.1, Unit::Other("%".to_owned())),
        ("2 Gy", 2.0, Unit::Other("Gy".to_owned())),
        ("5 m", 5.0, Unit::Other("m".to_owned())),
        ("5e", 5.0, Unit::Other("e".to_owned())),
        ("1,000.5 nM", 1000.5, Unit::Molar(-9)),
        ("1.000,5 nM", 1000.5, Unit::Molar(-9)),
        ("1,000,000", 1e6, Unit::None),
        ("0,000", 0.0, Unit::None),
        ("-0", 0.0, Unit::None),
    ] {
        assert_eq!(read_dose(text), Ok(Dose { amount, unit }), "{text}");
    }
}

#[test]
fn what_is_no_dose_says_why() {
    assert_eq!(read_dose(" "), Err(DoseError::Missing));
    for text in [
        "DMSO",
        "control",
        "1:100",
        "1/10",
        "10-20",
        "1-Mar",
        "<0.1",
        "1e999",
        "5^2",
        "1.2.3",
        "1,00,000",
        ".",
        "٣",
        "1e-",
        "2x10",
        "2 x 10 nM",
        "1e1000",
    ] {
        assert_eq!(read_dose(text), Err(DoseError::Unreadable(text.to_owned())), "{text}");
    }
    for text in ["1,000", "10,000 nM", "100,125"] {
        assert_eq!(read_dose(text), Err(DoseError::Ambiguous(text.to_owned())), "{text}");
    }
    for text in ["-6", "−6.5 M"] {
        assert_eq!(read_dose(text), Err(DoseError::Negative(text.to_owned())), "{text}");
    }
}

#[test]
fn the_name_of_a_column_may_have_the_unit() {
    for (name, unit) in [
        ("dose (µM)", Unit::Molar(-6)),
        ("Conc. [ng/mL]", Unit::MassPerVolume(-6)),
        ("Metadata_Dose_nM", Unit::Molar(-9)),
        ("concentration uM", Unit::Molar(-6)),
        ("dose (%)", Unit::Other("%".to_owned())),
    ] {
        assert_eq!(unit_in_name(name), Some(unit), "{name}");
    }
    for name in ["dose", "dose (log)", "Metadata_Dose", "dose_m", "", "nM", "µM)"] {
        assert_eq!(unit_in_name(name), None, "{name}");
    }
}

#[test]
fn one_dose_in_many_units_is_one_dose() {
    let wells =
        [("1 µM", 0.5), ("1000 nM", 0.7), ("0.001 mM", 0.6), ("1e-6 M", 0.8), ("70 nM", 0.1), ("0.00007 mM", 0.3)];
    let table = dose_table(&wells, None, Some((0.9, 0.1)));
    // nM stands twice, as does mM; nM came first.
    assert_eq!((table.unit, table.left_out), (Unit::Molar(-9), vec![]));
    let doses: Vec<(f64, usize)> = table.rows.iter().map(|row| (row.dose, row.wells)).collect();
    assert_eq!(doses, [(70.0, 2), (1000.0, 4)]);
    // Values 0.1 and 0.3: sd = √(2 · 0.1²) = 0.1414…, its error 0.1, and t of one degree of freedom 12.7062.
    let row = table.rows[0];
    assert!((row.mean - 0.2).abs() < 1e-15 && (row.percent.unwrap() - 12.5).abs() < 1e-12);
    let Spread { sd, standard_error, low, high } = row.spread.unwrap();
    for (found, wanted) in
        [(sd, 0.02_f64.sqrt()), (standard_error, 0.1), (low, 0.2 - 1.270_620_5), (high, 0.2 + 1.270_620_5)]
    {
        assert!((found - wanted).abs() < 1e-9, "{found} is not {wanted}");
    }
    assert_eq!(table.points, [(1000.0, 0.5), (1000.0, 0.7), (1000.0, 0.6), (1000.0, 0.8), (70.0, 0.1), (70.0, 0.3)]);
}

#[test]
fn wells_that_do_not_count_are_named_with_the_reason() {
    let wells = [
        ("DMSO", 0.1),
        ("10", 0.5),
        ("0", 0.1),
        ("5 mg/mL", 0.4),
        ("0.02 mM", 0.6),
        ("", 0.2),
        ("1,000", 0.9),
        ("30 µM", f64::NAN),
        ("30 µM", 0.8),
    ];
    let table = dose_table(&wells, Some(&Unit::Molar(-6)), None);
    assert_eq!(table.unit, Unit::Molar(-6));
    let doses: Vec<(f64, Option<Spread>)> = table.rows.iter().map(|row| (row.dose, row.spread)).collect();
    assert_eq!(doses, [(0.0, None), (10.0, None), (20.0, None), (30.0, None)], "single wells have no spread");
    let unit = "µM".to_owned();
    assert_eq!(
        table.left_out,
        [
            (0, DoseError::Unreadable("DMSO".to_owned())),
            (3, DoseError::OtherUnit { text: "5 mg/mL".to_owned(), unit }),
            (5, DoseError::Missing),
            (6, DoseError::Ambiguous("1,000".to_owned())),
            (7, DoseError::NoValue),
        ]
    );
    // Without the column's unit 10 is no amount in µM, while nothing is nothing in any unit.
    let table = dose_table(&wells, None, None);
    assert!(table.rows.iter().map(|row| row.dose).eq([0.0, 0.02, 0.03]), "{:?}", table.rows);
    assert!(matches!(table.left_out[1], (1, DoseError::OtherUnit { .. })), "{:?}", table.left_out);
    let empty = dose_table(&[], None, None);
    assert_eq!((empty.unit, empty.rows.len()), (Unit::None, 0));
}

/// Without noise the curve is the one that the wells were made from: there is one, so it has to be found.
#[test]
fn a_curve_without_noise_is_found_exactly() {
    for (bottom, top, ec50, slope) in
        [(0.0, 1.0, 3.0, 1.0), (0.2, 0.9, 0.5, 2.5), (-5.0, 120.0, 20.0, -0.7), (1e6, 3e6, 10.0, -4.0)]
    {
        let curve = |dose: f64| bottom + (top - bottom) / (1.0 + (ec50 / dose).powf(slope));
        let wells: Vec<(f64, f64)> = (-4..=8).map(|step| 2.0_f64.powi(step)).map(|dose| (dose, curve(dose))).collect();
        let found = fit_curve(&wells).unwrap();
        for (part, wanted) in [(found.bottom, bottom), (found.top, top), (found.ec50, ec50), (found.slope, slope)] {
            let size = wanted.abs().max(1e-3 * (top - bottom));
            assert!((part.value - wanted).abs() < 1e-6 * size, "{} is not {wanted}", part.value);
            assert!(part.low <= part.value && part.value <= part.high && part.high - part.low < 1e-4 * size);
        }
        assert!(found.r_squared > 1.0 - 1e-9 && !found.beyond_doses);
        assert!((found.at(7.0) - curve(7.0)).abs() < 1e-6 * (top - bottom));
        let none = if slope > 0.0 { bottom } else { top };
        assert!((found.at(0.0) - none).abs() < 1e-6 * (top - bottom), "without any dose it is at its plateau");
    }
}

#[test]
fn where_there_is_no_curve_it_says_why() {
    let wells = |values: &[f64]| (0..).map(|step| 10.0_f64.powi(step)).zip(values.iter().copied()).collect::<Vec<_>>();
    assert_eq!(fit_curve(&[]), Err(NoCurve::TooFewDoses(0)));
    // Ten wells at four doses are not enough.
    let few: Vec<(f64, f64)> = (0..10).map(|at| (f64::from(at % 4), f64::from(at % 4 + at / 9))).collect();
    assert_eq!(fit_curve(&few), Err(NoCurve::TooFewDoses(4)));
    // Of these six, two do not count.
    let odd = [(1.0, 0.0), (2.0, 1.0), (3.0, 3.0), (4.0, 4.0), (-5.0, 5.0), (6.0, f64::NAN)];
    assert_eq!(fit_curve(&odd), Err(NoCurve::TooFewDoses(4)));
    assert_eq!(fit_curve(&wells(&[0.3; 6])), Err(NoCurve::NoChange));
    assert_eq!(fit_curve(&wells(&[0.1 + 0.2, 0.3, 0.3, 0.3, 0.3])), Err(NoCurve::NoChange), "only rounding");
    // From one dose to the next from nothing to all: any middle between them, and any steep slope, fits.
    let step = fit_curve(&wells(&[0.0, 0.0, 0.0, 1.0, 1.0, 1.0]));
    assert!(matches!(step, Err(NoCurve::NotDetermined | NoCurve::NotConverged)), "{step:?}");
    // Straight on: there are no plateaus, so none can be told.
    let line = fit_curve(&wells(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]));
    assert!(matches!(line, Err(NoCurve::NotDetermined | NoCurve::NotConverged)), "{line:?}");
}

#[test]
fn a_middle_beyond_the_doses_is_said_to_be_a_guess() {
    let curve = |dose: f64| 1.0 / (1.0 + 40.0 / dose);
    let wells: Vec<(f64, f64)> = (0..=5).map(|step| 2.0_f64.powi(step)).map(|dose| (dose, curve(dose))).collect();
    let found = fit_curve(&wells).unwrap();
    assert!((found.ec50.value - 40.0).abs() < 1e-3 && found.beyond_doses, "{found:?}");
}

proptest! {
    #[test]
    fn written_doses_are_read_back(
        amount in 0.0..1e6_f64,
        power in proptest::sample::select(vec![0, -3, -6, -9, -12, -15]),
    ) {
        for unit in [Unit::Molar(power), Unit::MassPerVolume(power), Unit::None] {
            let dose = read_dose(&format!("{amount} {unit}")).unwrap();
            prop_assert_eq!(&dose, &Dose { amount, unit });
        }
        // One unit up and down again: the digits are the same.
        let dose = Dose { amount, unit: Unit::Molar(power) };
        let there = dose.amount_in(&Unit::Molar(power + 3)).unwrap();
        let back = Dose { amount: there, unit: Unit::Molar(power + 3) }.amount_in(&Unit::Molar(power)).unwrap();
        prop_assert!((back - amount).abs() <= 1e-15 * amount);
        prop_assert_eq!(Unit::read(&format!(" {} ", Unit::MassPerVolume(power))), Unit::MassPerVolume(power));
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,10}|[0-9.,eExX^ *+-]{0,8}[numµ]?M?") {
        let read = read_dose(&text);
        prop_assert!(read.is_err() || read.is_ok_and(|dose| dose.amount >= 0.0 && dose.amount.is_finite()));
        let _ = unit_in_name(&text);
    }

    /// A fit ends, whatever the wells; and what it finds is no worse than a straight horizontal line.
    #[test]
    fn a_fit_is_no_worse_than_no_curve(
        wells in proptest::collection::vec((prop_oneof![Just(0.0), 1e-3..1e3_f64], -1.0..1.0_f64), 0..30),
    ) {
        if let Ok(curve) = fit_curve(&wells) {
            prop_assert!((-1e-9..=1.0).contains(&curve.r_squared), "{:?}", curve);
            prop_assert!(curve.bottom.value <= curve.top.value && curve.ec50.value > 0.0);
            for part in [curve.bottom, curve.top, curve.ec50, curve.slope] {
                prop_assert!(part.low <= part.value && part.value <= part.high && part.low.is_finite());
            }
        }
    }

    /// Upside down, and from the other end: the curve goes with its wells.
    #[test]
    fn a_mirrored_curve_is_the_mirror_of_the_curve(
        middle in -1.0..1.0_f64, slope in 0.6..3.0_f64, noise in proptest::collection::vec(-0.02..0.02_f64, 13),
    ) {
        let doses = (-6..=6).map(|step| 10.0_f64.powf(f64::from(step) / 2.0));
        let wells: Vec<(f64, f64)> = doses
            .zip(&noise)
            .map(|(dose, noise)| (dose, 1.0 / (1.0 + (10.0_f64.powf(middle) / dose).powf(slope)) + noise))
            .collect();
        let curve = fit_curve(&wells).unwrap();
        let near = |a: f64, b: f64| (a - b).abs() < 1e-5 * (1.0 + b.abs());
        let down = fit_curve(&wells.iter().map(|(dose, value)| (*dose, -value)).collect::<Vec<_>>()).unwrap();
        prop_assert!(near(down.bottom.value, -curve.top.value) && near(down.ec50.value, curve.ec50.value));
        prop_assert!(near(down.slope.low, -curve.slope.high) && near(down.r_squared, curve.r_squared));
        let turned = fit_curve(&wells.iter().map(|(dose, value)| (1.0 / dose, *value)).collect::<Vec<_>>()).unwrap();
        prop_assert!(near(turned.ec50.low, 1.0 / curve.ec50.high) && near(turned.slope.value, -curve.slope.value));
        prop_assert!((curve.ec50.value.log10() - middle).abs() < 0.2 && curve.ec50.low > 0.0);
    }
}
