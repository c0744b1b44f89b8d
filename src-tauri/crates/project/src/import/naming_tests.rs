//! Patterns by example, their mistakes, and as a property: what a pattern's fields write, it reads.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::field::{Field, Kind};
use super::naming::{NamePattern, PatternForm};
use super::parse::{Node, parse};
use super::pattern_error::PatternError;

fn fields(pattern: &str) -> NamePattern {
    NamePattern::new(pattern, PatternForm::Fields).unwrap()
}

fn expression(pattern: &str) -> NamePattern {
    NamePattern::new(pattern, PatternForm::Expression).unwrap()
}

/// `field=value` of a match, joined.
fn found(pattern: &NamePattern, name: &str) -> Option<String> {
    let values = pattern.find(name)?.values;
    Some(values.into_iter().map(|value| format!("{}={}", value.field, value.value)).collect::<Vec<_>>().join(" "))
}

#[track_caller]
fn finds(pattern: &str, name: &str, expected: &str) {
    assert_eq!(found(&fields(pattern), name).as_deref(), Some(expected), "{pattern} in {name}");
}

#[test]
fn fields_are_found_and_wells_are_written_in_one_way() {
    finds("{plate}/{well}_s{site}_w{channel}.tif", "P1/a1_s2_wDAPI.tif", "plate=P1 well=A01 site=2 channel=DAPI");
    finds("{plate}_{well}.tif", "my_plate_2_B - 3.tif", "plate=my_plate_2 well=B03");
    finds("{row}-{column}.png", "C-4.png", "row=C column=4 well=C04");
    finds("{row:digits from 0}_{column:digits from 0}.png", "0_11.png", "row=0 column=11 well=A12");
    finds("{Cell Line}_{dose:digits}uM.tif", "HeLa_10uM.tif", "Cell Line=HeLa dose=10");
    finds("{wavelength:DAPI|DAPI2|GFP}*.tif", "DAPI2_x.tif", "channel=DAPI2");
    finds("{*:2 letters}{id:word}", "ab12é.tif", "id=12é");
}

#[test]
fn optional_parts_may_be_missing_and_may_nest() {
    let pattern = "{well}[_s{site}[_z{z}]][_w{channel}].tif";
    finds(pattern, "A01.tif", "well=A01");
    finds(pattern, "A01_w1.tif", "well=A01 channel=1");
    finds(pattern, "A01_s2_z03_w1.tif", "well=A01 site=2 z=03 channel=1");
    assert_eq!(found(&fields(pattern), "A01_z3.tif"), None);
}

#[test]
fn a_pattern_is_compared_with_the_end_of_the_path() {
    assert_eq!(fields("{well}.tif").find("x/y/A01.tif").unwrap().folder, "x/y/");
    assert_eq!(fields("{plate}/{well}.tif").find("x/y/A01.tif").unwrap().folder, "x/");
    let optional = fields("[T{time}/]{well}.tif");
    assert_eq!(optional.find("x/T3/A01.tif").unwrap().folder, "x/");
    assert_eq!(found(&optional, "x/T3/A01.tif").unwrap(), "time=3 well=A01");
    assert_eq!(found(&optional, "x/A01.tif").unwrap(), "well=A01");
    assert!(!fields("/{plate}/{well}.tif").fits("x/y/A01.tif"));
    assert!(fields("/{plate}/{well}.tif").fits("y/A01.tif"));
    assert!(fields("/**{well}.tif").fits("x/y/z_A01.tif"));
    assert!(!fields("*{well}.tif").fits("/A01/x.tif"), "* does not go beyond a folder");
}

#[test]
fn extensions_do_not_care_for_case_or_may_be_left_out() {
    let pattern = fields("{well}.tif");
    for name in ["A01.tif", "A01.TIF", "A01.Tiff"] {
        assert!(pattern.fits(name), "{name}");
    }
    assert!(!pattern.fits("A01.png") && !pattern.fits("A01_tif"));
    assert!(fields("{well}.JPEG").fits("A01.jpg"));
    finds("{well}_{channel}", "A01_DAPI.ome.tiff", "well=A01 channel=DAPI");
    finds("{well}_{channel}", "A01_1.5.png", "well=A01 channel=1.5");
    finds("{well}.{channel}", "A01.DAPI", "well=A01 channel=DAPI");
    assert!(fields("{well}").fits("A01") && !fields("{x}").fits(""));
}

#[test]
fn signs_of_the_pattern_can_stand_for_themselves() {
    finds(r"\[{plate}\]\{{well}\}\*.tif", "[P.1]{A01}*.tif", "plate=P.1 well=A01");
    finds("a+b(c)|d^$?{x:digits}.tif", "a+b(c)|d^$?7.tif", "x=7");
}

#[test]
fn mistakes_are_named_with_their_place() {
    let error = |text: &str| NamePattern::new(text, PatternForm::Fields).unwrap_err();
    for (text, position) in [
        ("é{plate", Some(1)),
        ("plate}_", Some(5)),
        ("{a}[_{b}", Some(3)),
        ("{a}]", Some(3)),
        ("{a{b}}", Some(2)),
        ("{}", Some(1)),
        ("{a/b}", Some(1)),
        ("{well}_{WELL}", Some(7)),
        ("{site}_{field}", Some(7)),
        ("{a:nothing}", Some(3)),
        ("{a:0 digits}", Some(3)),
        ("{a:3 words}", Some(3)),
        ("{a:DAPI|}", Some(3)),
        (r"{plate}\{well}.tif", Some(13)),
        (r"{plate}\x", Some(7)),
        ("[[[[[[[[[{a}]]]]]]]]]", Some(8)),
        ("image*.tif", None),
        ("  ", None),
    ] {
        let error = error(text);
        assert_eq!(error.position(), position, "{text}: {error}");
    }
    assert!(error("{well").to_string().contains("never closed"));
    assert!(error(r"{a}\x").to_string().contains("write / between folders"));
    assert!(matches!(error("{field}{site}"), PatternError::Twice { field, .. } if field == "site"));
    assert_eq!(error(&"{a}".repeat(400)), PatternError::TooLong);
    let large: String = (0..90).map(|n| format!("{{f{n}:word}}")).collect();
    assert_eq!(error(&large), PatternError::TooLarge);
}

#[test]
fn regular_expressions_as_cellprofiler_writes_them() {
    // The default of CellProfiler's module Metadata.
    let default = expression(r"^(?P<Plate>.*)_(?P<Well>[A-P][0-9]{2})_s(?P<Site>[0-9])_w(?P<ChannelNumber>[0-9])");
    assert_eq!(
        found(&default, "x/TimePoint_1/plate_1_b_C07_s2_w3F1.tif").unwrap(),
        "plate=plate_1_b well=C07 site=2 channel=3"
    );
    let sbs = expression(r"Channel[1-2]-[0-9]{2}-(?P<WellRow>[A-H])-(?P<WellColumn>[0-9]{2})\.tif");
    assert_eq!(found(&sbs, "Channel1-01-A-01.tif").unwrap(), "row=A column=01 well=A01");
    let path = expression(r"(?P<plate>[^/]+)/(?<Well>[a-z]\d)\.");
    assert_eq!(found(&path, "x/p1/b2.tif").unwrap(), "plate=p1 well=B02");
}

#[test]
fn mistakes_in_regular_expressions_are_named_with_their_place() {
    let error = |text: &str| NamePattern::new(text, PatternForm::Expression).unwrap_err();
    for (text, position, words) in [
        ("é(?P<well>[A-H]", Some(1), "never closed"),
        ("(?P<well>.))", Some(11), "closes nothing"),
        ("(?P<a>[x)", Some(6), "never closed"),
        ("(?P<a>x)(?=y)", Some(8), "looking ahead"),
        (r"(?P<a>x)\1", Some(8), "earlier part"),
        ("(?P<a>x)(?P<a>y)", Some(12), "second part"),
        ("(?P<site>x)(?P<Field>y)", Some(14), "two fields are the site"),
        ("(well)", None, "no named part"),
        ("", None, "empty"),
        (r"(?P<a>\w{1000}){1000}", None, "too large"),
    ] {
        let error = error(text);
        assert_eq!(error.position(), position, "{text}: {error}");
        assert!(error.to_string().contains(words), "{text}: {error}");
    }
}

#[test]
fn names_made_to_be_slow_are_not() {
    let pattern = expression("^(?P<a>(x+x+)+)y$");
    let long = "x".repeat(100_000);
    let start = std::time::Instant::now();
    assert!(!pattern.fits(&long));
    let many = fields("*a*a*a*a*a*a*{b}*c.tif");
    assert!(!many.fits(&"a".repeat(20_000)));
    assert!(start.elapsed() < std::time::Duration::from_secs(5), "{:?}", start.elapsed());
}

/// Writes a name: every field's value, and the optional parts.
fn write(nodes: &[Node], values: &BTreeMap<String, String>) -> String {
    let part = |node: &Node| match node {
        Node::Literal(text) => text.clone(),
        Node::Anything { .. } | Node::Ignored(_) => String::new(),
        Node::Field { field, .. } => values[field.word()].clone(),
        Node::Optional(inside) => write(inside, values),
    };
    nodes.iter().map(part).collect()
}

fn field_names(nodes: &[Node], into: &mut Vec<(Field, Kind)>) {
    for node in nodes {
        match node {
            Node::Field { field, kind } => into.push((field.clone(), kind.clone())),
            Node::Optional(inside) => field_names(inside, into),
            _ => {}
        }
    }
}

proptest! {
    /// Values without the signs that separate fields are always found again.
    #[test]
    fn what_the_fields_write_is_read_back(
        pattern in prop::sample::select(vec![
            "{plate}/{well}_s{site}_w{channel}.tif",
            "[run_{run}/]{plate}_{well}[_s{site}][_w{channel:1 digit}].tif",
            "r{row:digits}c{column:digits}f{site}p{z}-ch{channel:digits}.tiff",
            "{well} - {drug}[ ({dose:3 digits})]",
            "{a:2 letters}{b:3 digits}{c:word}.{d:png|jpg}",
        ]),
        texts in prop::collection::vec("[a-zé]{1,5}", 6),
        numbers in prop::collection::vec(1_u32..=32, 6),
    ) {
        let nodes = parse(pattern).unwrap();
        let mut names = Vec::new();
        field_names(&nodes, &mut names);
        let values: BTreeMap<String, String> = names.iter().enumerate().map(|(at, (field, kind))| {
            let number = numbers[at];
            let value = match kind {
                Kind::Text | Kind::Word => texts[at].clone(),
                Kind::Digits { count: Some(count), .. } => format!("{:0>width$}", number % 10, width = *count as usize),
                Kind::Digits { count: None, .. } => number.to_string(),
                Kind::Letters { .. } => "xy".to_owned(),
                Kind::OneOf(choices) => choices[0].clone(),
                _ => super::Well::new(number, number).unwrap().to_string(),
            };
            (field.word().to_owned(), value)
        }).collect();
        let name = write(&nodes, &values);
        let found = fields(pattern).find(&name);
        prop_assert!(found.is_some(), "{pattern} does not read {name}");
        let found = found.unwrap();
        for (field, value) in &values {
            prop_assert_eq!(found.get(&Field::named(field)), Some(value.as_str()), "{} in {}", field, name);
        }
    }

    #[test]
    fn no_pattern_and_no_name_makes_it_panic(
        pattern in "\\PC{0,12}|[{}\\[\\]*:/\\\\a-z0-9. ]{0,20}",
        name in "\\PC{0,12}|[a-z0-9/._]{0,20}",
    ) {
        for form in [PatternForm::Fields, PatternForm::Expression] {
            match NamePattern::new(&pattern, form) {
                Ok(read) => prop_assert_eq!(read.fits(&name), read.find(&name).is_some()),
                Err(error) => prop_assert!(error.position().unwrap_or(0) <= pattern.chars().count()),
            }
        }
    }
}
