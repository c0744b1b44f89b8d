//! Pages without compression, in one piece and not: what is copied at once is what the `tiff` crate puts together.

use super::made::by_hand;
use crate::{Samples, decode};

const STRIPS: [&[u8]; 3] = [&[1, 2, 3, 4], &[5, 6, 7, 8], &[9, 10]];

/// 2 × 5 values of 8 bits, or 1 × 5 of 16, in strips of two rows.
fn file(width: u16, bits: u16, strips: &[&[u8]]) -> Vec<u8> {
    by_hand(&[(256, &[width]), (257, &[5]), (258, &[bits]), (262, &[1]), (278, &[2])], strips)
}

#[test]
fn strips_behind_each_other_are_one_piece() {
    let values = Samples::U8((1..=10).collect());
    assert_eq!(decode(&file(2, 8, &STRIPS)).unwrap().samples(), &values);
    let pairs = Samples::U16([1, 3, 5, 7, 9].map(|low| low + 256 * (low + 1)).to_vec());
    assert_eq!(decode(&file(1, 16, &STRIPS)).unwrap().samples(), &pairs);
}

#[test]
fn strips_in_another_order_or_with_more_bytes_are_put_together() {
    let values = Samples::U8((1..=10).collect());
    // The places of the first two strips, the other way round, and their pixels too.
    let mut bytes = file(2, 8, &STRIPS);
    let at = bytes.len() - 10;
    let place = |at: usize| (at as u32).to_le_bytes();
    let find = |bytes: &[u8], wanted: &[u8]| bytes.windows(8).position(|eight| eight == wanted).unwrap();
    let places = find(&bytes, &[place(at), place(at + 4)].concat());
    bytes[places..places + 8].copy_from_slice(&[place(at + 4), place(at)].concat());
    bytes[at..at + 8].rotate_left(4);
    assert_eq!(decode(&bytes).unwrap().samples(), &values);
    // A byte that belongs to no row.
    let longer: [&[u8]; 3] = [&[1, 2, 3, 4, 99], STRIPS[1], STRIPS[2]];
    assert_eq!(decode(&file(2, 8, &longer)).unwrap().samples(), &values);
}

#[test]
fn a_piece_that_ends_early_is_refused() {
    let bytes = file(2, 8, &STRIPS);
    assert_eq!(decode(&bytes[..bytes.len() - 1]), Err(crate::DecodeError::Truncated));
    let short: [&[u8]; 3] = [STRIPS[0], STRIPS[1], &[9]];
    assert!(decode(&file(2, 8, &short)).is_err());
}
