//! Reading a well as tables write it.
//!
//! Owns: the ways in which one cell of a table, or two, say where on its plate an image lies, and why they do not.
//! Refuses: names of files: [`crate::import`] reads those, and more strictly, since a name holds other numbers too.
//!
//! Where a text can be read in several ways:
//!
//! - `R2` is row R, column 2; only `R2C3` counts its rows.
//! - `2,3` is row 2, column 3, and never the number 2.3; `2.3` is that number and no well.
//! - `1A` and `1-A` are A01: letters are the row, wherever they stand. `2-3` is row 2, since rows come first.
//! - `002003` is row 2, column 3, as the Opera writes it: six digits of which the first is 0, as nobody writes a
//!   number.
//! - A number alone (`17`) is no well: it depends on the plate which one that is. [`numbered_well`] is told it.
//! - Rows and columns are counted from 1, so that 0 is neither.

use serde::{Deserialize, Serialize};

use super::{Format, Well};

/// Why there is no well.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WellError {
    #[error("there is no well")]
    Missing,
    #[error("“{0}” is no well: write it like A01 or r01c01")]
    Unreadable(String),
    #[error(
        "“{0}” lies on no plate of up to 1,536 wells: their rows are A to AF (or 1 to 32) and their columns 1 to 48"
    )]
    OffPlate(String),
}

/// How the wells of a plate are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Order {
    /// A01, A02, … then B01.
    ByRows,
    /// A01, B01, … then A02.
    ByColumns,
}

const ROW_WORDS: [&str; 2] = ["row", "r"];
const COLUMN_WORDS: [&str; 3] = ["column", "col", "c"];

/// Reads `A1`, `a01`, `A-01`, `A - 1`, `A_01`, `1-A`, `AF48`, `r02c03`, `R2C3`, `row 2 col 3`, `Row: B, Column: 3`,
/// `2,3`, `2_3`, `002003`, each also behind the word “well”.
///
/// # Errors
/// Where the text is empty, no well, or a well that no plate has.
pub fn read_well(text: &str) -> Result<Well, WellError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(WellError::Missing);
    }
    let (row, column) = row_and_column(text).ok_or_else(|| WellError::Unreadable(text.to_owned()))?;
    well(row, column, || text.to_owned())
}

/// Reads a row (`B`, `af`, `2`, `02`, `row 2`, `R2`) and a column (`3`, `03`, `col 3`, `C3`) that stand apart. Whole
/// numbers may be written as `2.0`, as tables become when a value is missing in them.
///
/// # Errors
/// Where one is empty, where they are no row and column, or a well that no plate has.
pub fn read_row_and_column(row: &str, column: &str) -> Result<Well, WellError> {
    if row.trim().is_empty() || column.trim().is_empty() {
        return Err(WellError::Missing);
    }
    let written = || format!("{} {}", row.trim(), column.trim());
    well(bare(row, &ROW_WORDS), bare(column, &COLUMN_WORDS), written)
}

/// Reads a well that is written as its number on the plate, from 1.
///
/// # Errors
/// Where the text is empty, not a whole number, or a number that is not on this plate.
pub fn numbered_well(text: &str, format: Format, order: Order) -> Result<Well, WellError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(WellError::Missing);
    }
    if !digits(text) {
        return Err(WellError::Unreadable(text.to_owned()));
    }
    let off_plate = || WellError::OffPlate(text.to_owned());
    let number: u32 = text.parse().map_err(|_too_large| off_plate())?;
    let from_zero = number.checked_sub(1).filter(|place| *place < format.wells()).ok_or_else(off_plate)?;
    let (row, column) = match order {
        Order::ByRows => (from_zero / format.columns(), from_zero % format.columns()),
        Order::ByColumns => (from_zero % format.rows(), from_zero / format.rows()),
    };
    Well::new(row + 1, column + 1).ok_or_else(off_plate)
}

/// What has the look of a row and a column but is none lies beyond the largest plate.
fn well(row: &str, column: &str, written: impl Fn() -> String) -> Result<Well, WellError> {
    let looks_right = (letters(row) && row.len() <= 2 || number(row)) && number(column);
    if !looks_right {
        return Err(WellError::Unreadable(written()));
    }
    Well::from_parts(row, column).ok_or_else(|| WellError::OffPlate(written()))
}

/// The texts of the row and of the column.
fn row_and_column(text: &str) -> Option<(&str, &str)> {
    let (words, gaps) = words(text)?;
    let (words, gaps) = match words.as_slice() {
        [well, rest @ ..] if well.eq_ignore_ascii_case("well") && !rest.is_empty() => (rest, &gaps[1..]),
        all => (all, gaps.as_slice()),
    };
    let is = |word: &str, known: &[&str]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
    match words {
        [opera] if opera.len() == 6 && digits(opera) && opera.starts_with('0') => Some(opera.split_at(3)),
        [row, column] if digits(row) && digits(column) => {
            matches!(gaps.first()?.trim(), "," | ";" | "_" | "-").then_some((*row, *column))
        }
        [column, row] if digits(column) => Some((*row, *column)),
        [row, column] => Some((*row, *column)),
        [r, row, c, column] | [c, column, r, row] if is(r, &ROW_WORDS) && is(c, &COLUMN_WORDS) => Some((*row, *column)),
        _ => None,
    }
}

/// The runs of letters and of digits, and what stands between each two of them: nothing, or white space with at most
/// one sign. `None` where anything else stands there, or before or after them.
fn words(text: &str) -> Option<(Vec<&str>, Vec<&str>)> {
    let kind = |letter: char| (letter.is_ascii_alphabetic(), letter.is_ascii_digit());
    let (mut words, mut gaps): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|letter| kind(letter) != kind(first)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        if kind(first) != (false, false) {
            if gaps.len() < words.len() {
                gaps.push("");
            }
            words.push(run);
        } else if !words.is_empty() && !after.is_empty() && matches!(run.trim(), "" | "-" | "_" | "," | ";" | ":" | "=")
        {
            gaps.push(run);
        } else {
            return None;
        }
        rest = after;
    }
    Some((words, gaps))
}

/// Without the word for what it is, and without `.0`.
fn bare<'a>(text: &'a str, known: &[&str]) -> &'a str {
    let text = text.trim();
    let end = text.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let named = !rest.is_empty() && known.iter().any(|known| word.eq_ignore_ascii_case(known));
    let text = if named { rest.trim_start_matches([' ', '_', '-', ':', '=']) } else { text };
    text.strip_suffix(".0").filter(|whole| digits(whole)).unwrap_or(text)
}

fn letters(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn number(text: &str) -> bool {
    digits(text) && text.len() <= 3
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_common_way_of_writing_a_well_is_read() {
        let b3 = [
            "B3",
            "B03",
            "b3",
            "B003",
            "B-03",
            "B - 3",
            "B_03",
            "B 3",
            "B,3",
            "3-B",
            "03B",
            "r02c03",
            "R2C3",
            "r02 c03",
            "r02-c03",
            "row 2 col 3",
            "Row 2 Column 3",
            "row: 2, column: 3",
            "Row=B; Col=03",
            "row B col 3",
            "col 3 row 2",
            "2,3",
            "2, 3",
            "2_3",
            "2-3",
            "2;3",
            "002003",
            "Well B03",
            "well_b3",
            "Well: 2,3",
            " B03 ",
        ];
        for text in b3 {
            assert_eq!(read_well(text).unwrap().to_string(), "B03", "{text}");
        }
        for (text, name) in [("AA01", "AA01"), ("af48", "AF48"), ("032048", "AF48"), ("R2", "R02"), ("c3", "C03")] {
            assert_eq!(read_well(text).unwrap().to_string(), name, "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_wells() {
        assert_eq!(read_well("  "), Err(WellError::Missing));
        let others = [
            "17",
            "2.3",
            "2 3",
            "10:30",
            "1e-6",
            "1E05",
            "123456",
            "0203",
            "A",
            "DMSO",
            "B3x",
            "A01_s2",
            "A01-B02",
            "A--1",
            "é1",
            "-B3",
            "B3,",
            "(B3)",
            "w1234",
            "row 2",
            "Well",
            "well 3",
            "2024-01-05",
            "1-Mar",
            "A 1 B",
            "+1A",
            "٣,٤",
        ];
        for text in others {
            assert_eq!(read_well(text), Err(WellError::Unreadable(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_well_beyond_the_largest_plate_is_said_to_be_so() {
        for text in ["AG01", "BA1", "A49", "A0", "33,1", "1,49", "0,1", "033001", "r33c01", "row 1 col 100"] {
            assert_eq!(read_well(text), Err(WellError::OffPlate(text.to_owned())), "{text}");
        }
        assert_eq!(read_row_and_column("0", "3"), Err(WellError::OffPlate("0 3".to_owned())));
    }

    #[test]
    fn rows_and_columns_may_stand_apart() {
        for (row, column) in [
            ("B", "3"),
            ("b", "03"),
            ("2", "3"),
            ("02", "003"),
            ("2.0", "3.0"),
            ("Row B", "Col 3"),
            ("R2", "C03"),
            ("r02", "3"),
        ] {
            assert_eq!(read_row_and_column(row, column).unwrap().to_string(), "B03", "{row} {column}");
        }
        // R and C alone are rows.
        assert_eq!(read_row_and_column("r", "1").unwrap().to_string(), "R01");
        assert_eq!(read_row_and_column("C", "1").unwrap().to_string(), "C01");
        for (row, column) in [("B", ""), (" ", "3"), ("", "")] {
            assert_eq!(read_row_and_column(row, column), Err(WellError::Missing));
        }
        for (row, column) in [("2", "B"), ("2.5", "3"), ("B.0", "3"), ("ABC", "3"), ("Col 2", "3"), ("-1", "3")] {
            let wrong = WellError::Unreadable(format!("{row} {column}"));
            assert_eq!(read_row_and_column(row, column), Err(wrong));
        }
    }

    #[test]
    fn a_number_is_a_well_of_a_plate_that_is_known() {
        let read = |text, format, order| numbered_well(text, format, order).map(|well| well.to_string());
        let written = |name: &str| Ok(name.to_owned());
        assert_eq!(read("1", Format::Wells96, Order::ByRows), written("A01"));
        assert_eq!(read("13", Format::Wells96, Order::ByRows), written("B01"));
        assert_eq!(read("13", Format::Wells96, Order::ByColumns), written("E02"));
        assert_eq!(read("13", Format::Wells384, Order::ByRows), written("A13"));
        assert_eq!(read("1536", Format::Wells1536, Order::ByColumns), written("AF48"));
        for text in ["0", "97", "99999999999"] {
            let wrong = WellError::OffPlate(text.to_owned());
            assert_eq!(numbered_well(text, Format::Wells96, Order::ByRows), Err(wrong));
        }
        assert!(matches!(numbered_well("A1", Format::Wells96, Order::ByRows), Err(WellError::Unreadable(_))));
        assert_eq!(numbered_well("", Format::Wells96, Order::ByRows), Err(WellError::Missing));
    }

    proptest! {
        #[test]
        fn each_well_is_read_back_however_it_is_written(row in 1_u32..=32, column in 1_u32..=48) {
            let well = Well::new(row, column).unwrap();
            let name = well.to_string();
            let letters = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
            for text in [
                name.clone(), name.to_lowercase(), format!("{letters}{column}"), format!("{letters} - {column}"),
                format!("{column}-{letters}"), format!("r{row:02}c{column:02}"), format!("Row {row} Col {column}"),
                format!("{row},{column}"), format!("{row}_{column}"), format!("{row:03}{column:03}"),
            ] {
                prop_assert_eq!(read_well(&text), Ok(well), "{}", text);
            }
            prop_assert_eq!(read_row_and_column(letters, &column.to_string()), Ok(well));
            prop_assert_eq!(read_row_and_column(&row.to_string(), &format!("{column}.0")), Ok(well));
        }

        #[test]
        fn every_number_of_a_plate_is_another_well(format in proptest::sample::select(Format::ALL.to_vec())) {
            for order in [Order::ByRows, Order::ByColumns] {
                let read = |number: u32| numbered_well(&number.to_string(), format, order).unwrap();
                let wells: std::collections::BTreeSet<Well> = (1..=format.wells()).map(read).collect();
                prop_assert_eq!(wells.len(), format.wells() as usize);
                prop_assert!(wells.iter().all(|well| well.row() <= format.rows() && well.column() <= format.columns()));
            }
        }

        /// What a file's name may say, a table may say too, and it means the same.
        #[test]
        fn it_reads_all_that_names_of_files_are_read_for(
            text in "\\PC{0,8}|[A-Ga-grc]{1,2}[ _-]{0,3}[0-9]{1,3}|[0-9]{1,2}[ _-]{0,2}[A-F]|r[0-9]{2}[ _-]?c[0-9]{2}",
        ) {
            if let Some(well) = Well::read(&text) {
                prop_assert_eq!(read_well(&text), Ok(well));
            }
            let _ = read_row_and_column(&text, &text);
        }
    }
}
