//! Where a well lies on its plate.
//!
//! Owns: reading the many ways in which instruments write a well, and writing it in one: `A01`.
//! Refuses: knowing how large a plate is. Anything that fits the largest common one (1536 wells, A01 to AF48) is a well.

use std::fmt;

/// Rows of a 1536-well plate: A to Z, then AA to AF.
const ROWS: u32 = 32;
/// Columns of a 1536-well plate.
const COLUMNS: u32 = 48;

/// A well of a 6- to 1536-well plate, counted from 1. Its [`Display`](fmt::Display) is `A01`, with two digits always.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Well {
    row: u32,
    column: u32,
}

impl Well {
    /// The well in this row (1 to 32) and column (1 to 48); `None` beyond them.
    #[must_use]
    pub fn new(row: u32, column: u32) -> Option<Self> {
        ((1..=ROWS).contains(&row) && (1..=COLUMNS).contains(&column)).then_some(Self { row, column })
    }

    /// Reads `A1`, `a01`, `A001`, `A-01`, `A - 01`, `A_1`, `01-A`, `1A` and `r01c02`; `None` for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(well) = read_row_column(text) {
            return Some(well);
        }
        let digit_first = text.starts_with(|first: char| first.is_ascii_digit());
        let border = text.find(|letter: char| letter.is_ascii_digit() != digit_first)?;
        let (front, back) = text.split_at(border);
        if digit_first {
            Self::new(read_row(after_dash(back))?, number(front)?)
        } else {
            Self::new(read_row(before_dash(front))?, number(back)?)
        }
    }

    /// Reads a row (`B`, `af`, or a number from 1) and a column (a number from 1) that stand apart.
    #[must_use]
    pub fn from_parts(row: &str, column: &str) -> Option<Self> {
        let row = row.trim();
        Self::new(number(row).or_else(|| read_row(row))?, number(column.trim())?)
    }

    /// Counted from 1: A is 1, AF is 32.
    #[must_use]
    pub fn row(self) -> u32 {
        self.row
    }

    /// Counted from 1.
    #[must_use]
    pub fn column(self) -> u32 {
        self.column
    }
}

impl fmt::Display for Well {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = |index: u32| char::from_u32(u32::from(b'A') + index % 26).unwrap_or('?');
        if self.row > 26 {
            f.write_str("A")?;
        }
        write!(f, "{}{:02}", letter(self.row - 1), self.column)
    }
}

/// `r01c02`, as Harmony and others write it.
fn read_row_column(text: &str) -> Option<Well> {
    let rest = text.strip_prefix(['r', 'R'])?;
    let at = rest.find(['c', 'C'])?;
    Well::new(number(before_dash(&rest[..at]))?, number(&rest[at + 1..])?)
}

/// A to Z are 1 to 26, AA to AF 27 to 32.
fn read_row(text: &str) -> Option<u32> {
    let place = |byte: &u8| byte.is_ascii_alphabetic().then(|| u32::from(byte.to_ascii_uppercase() - b'A') + 1);
    match text.as_bytes() {
        [one] => place(one),
        [first, second] => Some(place(first)? * 26 + place(second)?).filter(|row| *row <= ROWS),
        _ => None,
    }
}

/// Digits only: no sign, at most three.
fn number(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn before_dash(text: &str) -> &str {
    let text = text.trim_end();
    text.strip_suffix(['-', '_']).unwrap_or(text).trim_end()
}

fn after_dash(text: &str) -> &str {
    let text = text.trim_start();
    text.strip_prefix(['-', '_']).unwrap_or(text).trim_start()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_common_way_of_writing_a_well_is_read() {
        for text in ["B3", "b03", "B003", "B-03", "B - 3", "B_03", "3-B", "03B", "r02c03", "R2C3", "r02-c03", " B03 "] {
            assert_eq!(Well::read(text).unwrap().to_string(), "B03", "{text}");
        }
        assert_eq!(Well::read("af48").unwrap().to_string(), "AF48");
        assert_eq!(Well::from_parts("b", "3"), Well::read("B03"));
        assert_eq!(Well::from_parts("02", "03"), Well::read("B03"));
    }

    #[test]
    fn what_lies_on_no_plate_is_no_well() {
        for text in ["", "A", "12", "A0", "A49", "AG1", "BA1", "A1x", "w1234", "A--1", "é1", "r00c01", "A 1 B", "+1A"]
        {
            assert_eq!(Well::read(text), None, "{text}");
        }
        assert_eq!(Well::from_parts("0", "1"), None);
    }

    proptest! {
        #[test]
        fn written_wells_are_read_back(row in 1_u32..=32, column in 1_u32..=48) {
            let well = Well::new(row, column).unwrap();
            prop_assert_eq!(Well::read(&well.to_string()), Some(well));
            prop_assert_eq!(Well::read(&well.to_string().to_lowercase()), Some(well));
            prop_assert_eq!(Well::read(&format!("r{row:02}c{column:02}")), Some(well));
            prop_assert_eq!(Well::from_parts(&row.to_string(), &column.to_string()), Some(well));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,8}|[A-Za-z0-9_ -]{0,6}") {
            let _ = Well::read(&text);
        }
    }
}
