//! `golden.json` holds what numpy and scipy say; `tests/reference/plates.py` makes it.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use serde_json::Value;

use super::{Estimate, Statistics, dose_table, fit_curve, separation};

fn golden(part: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("golden.json")).unwrap();
    all[part].as_array().unwrap().clone()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

/// Equal but for a share of `size`.
fn near(found: f64, wanted: f64, size: f64, share: f64, what: &str) {
    assert!((found - wanted).abs() <= share * size, "{what}: {found} is not {wanted}");
}

#[test]
fn curves_are_those_of_scipy() {
    let cases = golden("curves");
    assert_eq!(cases.len(), 10);
    for case in cases {
        let name = case["name"].as_str().unwrap();
        let points: Vec<(f64, f64)> =
            case["points"].as_array().unwrap().iter().map(numbers).map(|pair| (pair[0], pair[1])).collect();
        let curve = fit_curve(&points).unwrap();
        let check = |found: Estimate, part: &str| {
            let wanted = numbers(&case[part]);
            // Both stop within rounding of the least squares, which is a tiny part of the interval.
            let width = wanted[2] - wanted[1];
            near(found.value, wanted[0], width, 1e-6, &format!("{name}, {part}"));
            near(found.low, wanted[1], width, 1e-5, &format!("{name}, low end of {part}"));
            near(found.high, wanted[2], width, 1e-5, &format!("{name}, high end of {part}"));
        };
        check(curve.bottom, "bottom");
        check(curve.top, "top");
        check(curve.ec50, "ec50");
        check(curve.slope, "slope");
        near(curve.r_squared, case["r_squared"].as_f64().unwrap(), 1.0, 1e-12, name);
        assert_eq!((curve.wells, curve.beyond_doses), (points.len(), false), "{name}");

        // Another unit of the doses, other wells first: the same curve.
        let moved: Vec<(f64, f64)> = points.iter().rev().map(|(dose, value)| (dose * 1e6, *value)).collect();
        let other = fit_curve(&moved).unwrap();
        near(other.ec50.value / 1e6, curve.ec50.value, curve.ec50.value, 1e-7, name);
        near(other.slope.high, curve.slope.high, curve.slope.high.abs(), 1e-6, name);
    }
}

#[test]
fn controls_are_those_of_numpy() {
    for case in golden("controls") {
        let (positive, negative) = (numbers(&case["positive"]), numbers(&case["negative"]));
        for (word, statistics) in [("plain", Statistics::MeanAndSd), ("robust", Statistics::MedianAndMad)] {
            let found = separation(&positive, &negative, statistics).unwrap();
            for (value, part) in
                [(found.z_prime, "z_prime"), (found.ssmd, "ssmd"), (found.signal_window, "signal_window")]
            {
                let wanted = case[word][part].as_f64().unwrap();
                near(value.unwrap(), wanted, 1.0 + wanted.abs(), 1e-10, part);
            }
        }
    }
}

#[test]
fn rows_of_doses_are_those_of_scipy() {
    let cases = golden("doses");
    let texts: Vec<String> = cases.iter().map(|case| format!("{} µM", case["dose"].as_f64().unwrap())).collect();
    let wells: Vec<(&str, f64)> = cases
        .iter()
        .zip(&texts)
        .flat_map(|(case, text)| numbers(&case["values"]).into_iter().map(|value| (text.as_str(), value)))
        .rev()
        .collect();
    let table = dose_table(&wells, None, Some((0.9, 0.1)));
    assert_eq!((table.rows.len(), table.points.len(), table.unit.to_string().as_str()), (5, wells.len(), "µM"));
    for (row, case) in table.rows.iter().zip(&cases) {
        let wanted = |part: &str| case[part].as_f64().unwrap();
        assert_eq!((row.dose, row.wells), (wanted("dose"), numbers(&case["values"]).len()));
        let spread = row.spread.unwrap();
        near(row.mean, wanted("mean"), 1.0, 1e-12, "mean");
        near(spread.sd, wanted("sd"), 1.0, 1e-12, "sd");
        near(spread.standard_error, wanted("standard_error"), 1.0, 1e-12, "standard error");
        // Student's t is tabulated with seven digits.
        near(spread.low, wanted("low"), 1.0, 1e-6, "low");
        near(spread.high, wanted("high"), 1.0, 1e-6, "high");
        near(row.percent.unwrap(), wanted("percent"), 100.0, 1e-12, "percent");
    }
}

/// What the R package drc (Ritz et al., *PLoS ONE* 10 (2015) e0146021) prints for its example `ryegrass` and `LL.4`:
/// slope 2.98222 (of a falling curve), lower limit 0.48141, upper limit 7.79296, ED50 3.05795, residual standard error
/// 0.5196256 with 20 degrees of freedom. Its standard errors come from the second derivatives and differ from ours by a
/// few percent.
#[test]
fn the_curve_of_ryegrass_is_the_published_one() {
    let case = golden("curves").into_iter().find(|case| case["name"] == "ryegrass").unwrap();
    let points: Vec<(f64, f64)> =
        case["points"].as_array().unwrap().iter().map(numbers).map(|pair| (pair[0], pair[1])).collect();
    let curve = fit_curve(&points).unwrap();
    let found = [-curve.slope.value, curve.bottom.value, curve.top.value, curve.ec50.value];
    for (found, printed) in found.into_iter().zip([2.98222, 0.48141, 7.79296, 3.05795]) {
        near(found, printed, 1.0, 1e-5, "parameter");
    }
    let squares: f64 = points.iter().map(|(dose, value)| (value - curve.at(*dose)).powi(2)).sum();
    near((squares / 20.0).sqrt(), 0.519_625_6, 1.0, 1e-7, "residual standard error");
    // Its standard errors: 0.46506, 0.21219, 0.18857, and 0.18573 for ED50. t of 20 degrees of freedom is 2.085963.
    let errors = [curve.slope, curve.bottom, curve.top].map(|part| (part.high - part.low) / 2.0 / 2.085_963);
    for (found, printed) in errors.into_iter().zip([0.46506, 0.21219, 0.18857]) {
        near(found, printed, printed, 0.02, "standard error");
    }
    near(
        (curve.ec50.high / curve.ec50.low).ln() / 2.0 / 2.085_963 * curve.ec50.value,
        0.18573,
        0.18573,
        0.02,
        "of ED50",
    );
}
