//! The one order of a column's values, for sorting, for groups and for lists.
//!
//! Owns: finding each value once, and its rank. Numbers come first, by value; then texts in natural order; what the
//! project lists (categories, partitions, origins) stays in the order of its list; nothing is last.
//! Refuses: directions. Keys are made once for each value and not at each comparison, so that time is that of sorting
//! the different values, plus a look-up for each image.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::cell::{Cell, Reader};
use crate::Image;
use crate::natural::natural_key;

/// The values that some images have in a column.
pub(super) struct Values<'a> {
    /// Each once, in order. Values that count as equal (`A1` and `a01`, `1` and `1.0`) follow one another.
    pub(super) cells: Vec<Cell<'a>>,
    /// Of each image, in the order in which they were given: the place of its value in `cells`.
    pub(super) of_image: Vec<u32>,
    /// Of each of `cells`: its rank, which equal ones share.
    ranks: Vec<u32>,
}

impl<'a> Values<'a> {
    pub(super) fn of(images: &[&'a Image], reader: &Reader<'_>) -> Self {
        let mut found: Vec<Cell<'a>> = Vec::new();
        let mut place_of: HashMap<Cell<'a>, u32> = HashMap::new();
        let mut of_image: Vec<u32> = images
            .iter()
            .map(|image| {
                let cell = reader.cell(image);
                *place_of.entry(cell).or_insert_with(|| {
                    found.push(cell);
                    narrow(found.len() - 1)
                })
            })
            .collect();
        let mut keyed: Vec<(Key, u32)> = found.iter().map(|cell| Key::of(*cell)).zip(0..).collect();
        let cell = |place: u32| found[place as usize];
        // The place is that of the first image, so that values alike in all else stay in the order of import.
        keyed.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| spelling(cell(a.1), cell(b.1))).then(a.1.cmp(&b.1)));
        let mut moved = vec![0; keyed.len()];
        let mut ranks: Vec<u32> = Vec::with_capacity(keyed.len());
        let mut rank = 0;
        for (at, (key, place)) in keyed.iter().enumerate() {
            if at > 0 && keyed[at - 1].0.cmp(key).is_ne() {
                rank += 1;
            }
            ranks.push(rank);
            moved[*place as usize] = narrow(at);
        }
        for place in &mut of_image {
            *place = moved[*place as usize];
        }
        Self { cells: keyed.iter().map(|(_, place)| cell(*place)).collect(), of_image, ranks }
    }

    /// What the image at this position sorts by; nothing is the highest in both directions.
    pub(super) fn sort_key(&self, position: usize, descending: bool) -> u32 {
        let place = self.of_image[position] as usize;
        match self.cells[place] {
            Cell::Nothing => u32::MAX,
            _ if descending => u32::MAX - 1 - self.ranks[place],
            _ => self.ranks[place],
        }
    }
}

/// What a value sorts by.
enum Key {
    Number(f64),
    Text(Vec<u8>),
    Nothing,
}

impl Key {
    fn of(cell: Cell<'_>) -> Self {
        match (cell, cell.number()) {
            (Cell::Nothing, _) => Self::Nothing,
            (Cell::Listed(place), _) => Self::Number(f64::from(place)),
            (_, Some(number)) => Self::Number(number),
            (Cell::Text(text), None) => Self::Text(natural_key(text)),
            // Not reached: such a cell is a number.
            (Cell::Number(bits), None) => Self::Number(f64::from_bits(bits)),
        }
    }

    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            // `-0` is not below `0`: no sign on zero.
            (Self::Number(a), Self::Number(b)) => (a + 0.0).total_cmp(&(b + 0.0)),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            (a, b) => a.kind().cmp(&b.kind()),
        }
    }

    fn kind(&self) -> u8 {
        match self {
            Self::Number(_) => 0,
            Self::Text(_) => 1,
            Self::Nothing => 2,
        }
    }
}

/// Between values that count as equal: the letters as they stand, so that lists do not depend on the images' order.
fn spelling(a: Cell<'_>, b: Cell<'_>) -> Ordering {
    match (a, b) {
        (Cell::Text(a), Cell::Text(b)) => a.cmp(b),
        _ => Ordering::Equal,
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
