#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use proptest::prelude::*;

use super::objects::{Cutting, NoMask, around, objects};
use crate::Region;

/// A mask from rows of digits; a dot is background.
fn mask(rows: &[&str]) -> (Vec<f32>, u32, u32) {
    let values = rows.iter().flat_map(|row| row.chars().map(|c| c.to_digit(10).unwrap_or(0) as f32)).collect();
    (values, rows[0].len() as u32, rows.len() as u32)
}

fn found(rows: &[&str], pieces: bool) -> Vec<(u32, [u32; 4], u64)> {
    let (values, width, _) = mask(rows);
    let objects = objects(&values, width, pieces).unwrap();
    objects.iter().map(|object| (object.number, object.bounds, object.area)).collect()
}

#[test]
fn pixels_with_the_same_number_are_an_object() {
    let rows = ["..11..3", ".11...3", "2......", "2..1..."];
    assert_eq!(found(&rows, false), [(1, [1, 0, 4, 4], 5), (2, [0, 2, 1, 4], 2), (3, [6, 0, 7, 2], 2)]);
    let pieces = [(1, [1, 0, 4, 2], 4), (2, [6, 0, 7, 2], 2), (3, [0, 2, 1, 4], 2), (4, [3, 3, 4, 4], 1)];
    assert_eq!(found(&rows, true), pieces);
    assert_eq!(found(&["...", "..."], false), []);
    assert_eq!(found(&[".4.", "44."], false), [(4, [0, 0, 2, 2], 3)], "one object keeps its number");
}

#[test]
fn a_mask_of_one_number_is_divided_into_its_pieces() {
    // A ring, a U whose arms meet at the bottom, and two that touch at a corner.
    let rows = ["777..7.7.", "7.7..7.7.", "777..777.", ".........", "77..7....", "...7....."];
    let boxes: Vec<_> = found(&rows, false);
    assert_eq!(boxes, [(1, [0, 0, 3, 3], 8), (2, [5, 0, 8, 3], 7), (3, [0, 4, 2, 5], 2), (4, [3, 4, 5, 6], 2)]);
}

#[test]
fn boxes_have_a_margin_within_the_parent_or_a_fixed_size_around_the_middle() {
    let (values, width, height) = mask(&["1.....", "......", "...22.", "...22."]);
    let found = objects(&values, width, false).unwrap();
    let region = |at: usize, cutting| {
        let Region { x, y, width, height, .. } = found[at].region(cutting, width, height);
        (x, y, width, height)
    };
    let margin = Cutting { margin: 1, ..Cutting::default() };
    assert_eq!([region(0, margin), region(1, margin)], [(0, 0, 2, 2), (2, 1, 4, 3)]);
    let size = |size| Cutting { size: Some(size), ..margin };
    assert_eq!([region(0, size(3)), region(1, size(4))], [(-1, -1, 3, 3), (2, 1, 4, 4)]);
    assert_eq!(found.iter().map(|object| object.at_border(width, height)).collect::<Vec<_>>(), [true, true]);
    let (values, width, height) = mask(&["...", ".1.", "..."]);
    assert!(!objects(&values, width, false).unwrap()[0].at_border(width, height));
}

#[test]
fn a_masked_object_shows_its_own_pixels_only() {
    let (values, width, height) = mask(&[".1.2", "11..", ".1.."]);
    let cutting = Cutting { margin: 1, size: None, mask_background: true };
    let region = objects(&values, width, false).unwrap()[0].region(cutting, width, height);
    assert_eq!((region.x, region.y, region.width, region.height), (0, 0, 3, 3));
    let inside = region.shape.unwrap().inside(9);
    assert_eq!(inside, [false, true, false, true, true, false, false, true, false]);
    // A square smaller than the object cuts it.
    let small = objects(&values, width, false).unwrap()[0].region(Cutting { size: Some(1), ..cutting }, width, height);
    assert_eq!((small.x, small.y, small.shape.unwrap().inside(1)), (1, 1, vec![true]));
}

#[test]
fn what_is_no_mask_is_refused_with_the_place() {
    let refused = |values: &[f32]| objects(values, 2, false).unwrap_err();
    assert_eq!(refused(&[0.0, 1.0, 2.5, 0.0]), NoMask::Fraction { x: 0, y: 1, value: 2.5 });
    assert_eq!(refused(&[0.0, -1.0]), NoMask::Negative { x: 1, y: 0, value: -1.0 });
    assert_eq!(refused(&[3e9, 0.0]), NoMask::TooHigh { value: 3e9 });
    assert!(refused(&[0.5]).to_string().contains("column 0, row 0"), "{}", refused(&[0.5]));
}

#[test]
fn boxes_of_tables_are_cut_to_the_parent() {
    let plain = Cutting::default();
    let of = |sides| {
        let Region { x, y, width, height, .. } = around(sides, plain, 10, 8);
        (x, y, width, height)
    };
    assert_eq!(of([1.2, 2.0, 3.5, 4.0]), (1, 2, 3, 2), "whole pixels around it");
    assert_eq!(of([-5.0, -5.0, 100.0, 3.0]), (0, 0, 10, 3));
    assert_eq!(of([4.0, 4.0, 4.0, 4.0]), (4, 4, 1, 1), "never empty");
}

proptest! {
    /// Against a flood fill.
    #[test]
    fn pieces_are_what_can_be_walked(values in proptest::collection::vec(0_u8..3, 48)) {
        let width = 8_usize;
        let labels: Vec<f32> = values.iter().map(|value| f32::from(*value)).collect();
        let mut seen = vec![false; values.len()];
        let mut expected = Vec::new();
        for start in 0..values.len() {
            if values[start] == 0 || seen[start] {
                continue;
            }
            let (mut area, mut stack) = (0, vec![start]);
            seen[start] = true;
            while let Some(at) = stack.pop() {
                area += 1;
                let (x, y) = ((at % width) as i32, (at / width) as i32);
                for (dx, dy) in (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy))) {
                    let (x, y) = (x + dx, y + dy);
                    if (0..width as i32).contains(&x) && (0..(values.len() / width) as i32).contains(&y) {
                        let next = y as usize * width + x as usize;
                        if !seen[next] && values[next] == values[start] {
                            seen[next] = true;
                            stack.push(next);
                        }
                    }
                }
            }
            expected.push(area);
        }
        let found: Vec<u64> = objects(&labels, width as u32, true).unwrap().iter().map(|object| object.area).collect();
        prop_assert_eq!(found, expected);
    }
}
