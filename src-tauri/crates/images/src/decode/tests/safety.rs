//! Files of every kind, cut and damaged: an error or a picture, in a short time, and no panic even within.
//!
//! `decode` turns panics of the unpackers into errors; here they must not even happen, so each one is found by its
//! message. `examples/fuzz.rs` does the same for hours.

use std::time::{Duration, Instant};

use super::made::{noise, one_of_each};
use super::real_files;
use crate::{DecodeError, Limits, SliceView, View, decode_view, probe};

/// What [`crate::decode`] makes of a panic.
const CAUGHT: &str = "its pixels cannot be unpacked";

fn survive(name: &str, bytes: &[u8]) {
    let start = Instant::now();
    let small = Limits { pixels: 1 << 24, bytes: 1 << 26 };
    for slice in [SliceView::One(0), SliceView::Max] {
        let result = decode_view(bytes, &View { slice, limits: small, ..View::default() });
        let panicked = matches!(&result, Err(DecodeError::Damaged { reason }) if reason == CAUGHT);
        assert!(!panicked, "{name} made an unpacker panic");
    }
    let described = probe(bytes);
    assert!(!matches!(&described, Err(DecodeError::Damaged { reason }) if reason == CAUGHT), "{name}: probe");
    assert!(start.elapsed() < Duration::from_secs(10), "{name} took {:?}", start.elapsed());
}

fn cut_and_damage(name: &str, bytes: &[u8], rounds: u64) {
    for part in 0..20 {
        survive(&format!("{name}, cut {part}"), &bytes[..bytes.len() * part / 20]);
    }
    let mut next = noise(bytes.len() as u64);
    for round in 0..rounds {
        let mut broken = bytes.to_vec();
        for _ in 0..1 + next() % 8 {
            // Headers and directories lie at the ends; hit them more often.
            let len = bytes.len() as u64;
            let place = match next() % 3 {
                0 => next() % 512.min(len),
                1 => len - 1 - next() % 512.min(len),
                _ => next() % len,
            };
            broken[place as usize] = next() as u8;
        }
        survive(&format!("{name}, round {round}"), &broken);
    }
}

#[test]
fn made_files_are_survived() {
    for (name, bytes) in one_of_each() {
        assert!(decode_view(&bytes, &View::default()).is_ok(), "{name} is whole");
        cut_and_damage(name, &bytes, 400);
    }
}

#[test]
fn real_files_are_survived() {
    let Some(folder) = real_files::folder("formats") else { return };
    for path in real_files::files(&folder) {
        let bytes = std::fs::read(&path).unwrap();
        cut_and_damage(&path.to_string_lossy(), &bytes, 12);
    }
}

/// Half an image with a grey rest would be trained on as if it were real.
#[test]
fn no_cut_file_passes_for_half_a_picture() {
    for (name, bytes) in one_of_each() {
        let whole = decode_view(&bytes, &View::default()).unwrap();
        for len in 0..bytes.len() {
            if let Ok(picture) = decode_view(&bytes[..len], &View::default()) {
                // Stacks may lack their last pages, and some formats end with bytes that are not needed.
                assert_eq!(picture.samples(), whole.samples(), "{name} cut to {len} of {} bytes", bytes.len());
            }
        }
    }
}
