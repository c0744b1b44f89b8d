//! The parts of a list that several computers work on.
//!
//! Owns: which rows a part has, and what it says of itself so that parts of another list or model are never put together.
//! Refuses: where it is written (see `table_file`).

use std::ops::Range;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::table_file::{Field, Kind};

/// One of so many parts, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    pub(super) number: u32,
    pub(super) count: u32,
}

/// More parts are a mistake.
const MOST: u32 = 1_000_000;

impl FromStr for Shard {
    type Err = String;

    /// Reads `3/8`, the third of eight.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("“{text}” is no part: write 3/8 for the third of eight");
        let (number, count) = text.split_once('/').ok_or_else(wrong)?;
        let [number, count] = [number, count].map(|part| part.trim().parse::<u32>());
        match (number, count) {
            (Ok(number), Ok(count)) if (1..=count).contains(&number) && count <= MOST => Ok(Self { number, count }),
            _ => Err(wrong()),
        }
    }
}

impl Shard {
    /// Its rows: as even as can be, one part after the other.
    pub(super) fn rows(self, all: usize) -> Range<usize> {
        let at = |number: u32| (all as u128 * u128::from(number) / u128::from(self.count)) as usize;
        at(self.number - 1)..at(self.number)
    }
}

/// What a part says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Part {
    /// Always “part”; its name begins what a CSV's last column is called.
    vesicle: String,
    pub(super) shard: u32,
    pub(super) shards: u32,
    /// The rows of the list that it has: from, and up to.
    pub(super) rows: [usize; 2],
    /// BLAKE3 of the list and of the model's file, in hexadecimal digits.
    pub(super) list: String,
    pub(super) model: String,
    pub(super) version: String,
    /// A letter a column, since a CSV does not tell texts from numbers.
    kinds: String,
}

const LETTERS: [(Kind, char); 5] =
    [(Kind::Text, 't'), (Kind::Integer, 'i'), (Kind::Float, 'f'), (Kind::Double, 'd'), (Kind::Boolean, 'b')];

impl Part {
    pub(super) fn new(shard: Shard, rows: &Range<usize>, list: String, model: String, fields: &[Field]) -> Self {
        let letter = |field: &Field| LETTERS.iter().find(|(kind, _)| *kind == field.kind).map_or('t', |(_, c)| *c);
        Self {
            vesicle: "part".to_owned(),
            shard: shard.number,
            shards: shard.count,
            rows: [rows.start, rows.end],
            list,
            model,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            kinds: fields.iter().map(letter).collect(),
        }
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        let part: Self = serde_json::from_str(text).ok()?;
        let sound = part.vesicle == "part"
            && (1..=MOST).contains(&part.shards)
            && (1..=part.shards).contains(&part.shard)
            && part.rows[0] <= part.rows[1];
        sound.then_some(part)
    }

    pub(super) fn text(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }

    /// The kinds of the columns; `None` where they are not as many or unknown.
    pub(super) fn kinds(&self, columns: usize) -> Option<Vec<Kind>> {
        let kind = |letter: char| LETTERS.iter().find(|(_, c)| *c == letter).map(|(kind, _)| *kind);
        let kinds: Vec<Kind> = self.kinds.chars().map(kind).collect::<Option<_>>()?;
        (kinds.len() == columns).then_some(kinds)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    #[test]
    fn parts_divide_all_rows_evenly_and_in_order() {
        for (all, count) in [(0, 3), (2, 7), (10, 3), (1000, 1), (7, 7)] {
            let mut next = 0;
            for number in 1..=count {
                let rows = Shard { number, count }.rows(all);
                assert_eq!(rows.start, next);
                assert!(rows.len() <= all.div_ceil(count as usize));
                next = rows.end;
            }
            assert_eq!(next, all);
        }
        assert_eq!("2/7".parse::<Shard>().unwrap(), Shard { number: 2, count: 7 });
        for wrong in ["0/3", "4/3", "1", "a/b", "1/0", "-1/3", "1/4000000"] {
            assert!(wrong.parse::<Shard>().unwrap_err().contains("3/8"), "{wrong}");
        }
    }
}
