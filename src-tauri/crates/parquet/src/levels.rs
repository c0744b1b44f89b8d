//! Runs of small whole numbers: which cells hold something, and places in a dictionary.
//!
//! Owns: the hybrid of run lengths and packed bits (`Encodings.md`, “RLE / Bit-Packing Hybrid”). What is written has runs
//! only. Refuses: numbers of more than 32 bits.

use crate::thrift::put_varint;
use crate::{ParquetError, damaged};

/// Runs of booleans, as numbers of one bit.
pub(crate) fn runs(values: impl IntoIterator<Item = bool>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut put = |value: bool, length: u64| {
        if length > 0 {
            put_varint(&mut bytes, length << 1);
            bytes.push(value.into());
        }
    };
    let (mut current, mut length) = (false, 0_u64);
    for value in values {
        if value != current {
            put(current, length);
            (current, length) = (value, 0);
        }
        length += 1;
    }
    put(current, length);
    bytes
}

/// Exactly `count` numbers of `width` bits.
pub(crate) fn unpack(mut bytes: &[u8], width: u32, count: usize) -> Result<Vec<u32>, ParquetError> {
    if width > 32 {
        return Err(damaged("numbers of more than 32 bits"));
    }
    let end = || damaged("a page ends too early");
    // The count is that of the page, which was held against the limits.
    let mut values = Vec::with_capacity(count);
    while values.len() < count {
        let head = varint(&mut bytes).ok_or_else(end)?;
        let left = count - values.len();
        if head & 1 == 0 {
            let length = usize::try_from(head >> 1).map_or(left, |length| length.min(left));
            let (value, rest) = bytes.split_at_checked(width.div_ceil(8) as usize).ok_or_else(end)?;
            bytes = rest;
            let value = value.iter().rev().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
            if length == 0 {
                return Err(damaged("a run without a length"));
            }
            values.extend(std::iter::repeat_n(value, length));
        } else {
            let groups = usize::try_from(head >> 1).ok().filter(|groups| *groups > 0);
            let groups = groups.ok_or_else(|| damaged("a run without a length"))?.min(left.div_ceil(8));
            let (packed, rest) = bytes.split_at_checked(groups * width as usize).unwrap_or((bytes, &[]));
            bytes = rest;
            for at in 0..(groups * 8).min(left) {
                values.push(bits(packed, at * width as usize, width).ok_or_else(end)?);
            }
        }
    }
    Ok(values)
}

/// The number that begins at a bit, the lowest bit first.
fn bits(bytes: &[u8], from: usize, width: u32) -> Option<u32> {
    (0..width as usize).try_fold(0_u32, |value, at| {
        let bit = (bytes.get((from + at) / 8)? >> ((from + at) % 8)) & 1;
        Some(value | u32::from(bit) << at)
    })
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(first & 0x7f) << shift;
        if *first < 0x80 {
            return Some(value);
        }
    }
    None
}
