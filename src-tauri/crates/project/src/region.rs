//! The part of a picture that an image shows: an object, cut out of the picture that it was found in.
//!
//! Owns: [`Region`], the box of an object in pixels of its parent, and with its background masked also its [`Shape`].
//! Nothing of it is a file: the pixels are cut out of the parent's when they are read, so an object costs a few bytes.
//! Refuses: pixels, and finding objects (that is `import::objects`).
//!
//! What is seen is decided by the parent's content, the box and the shape alone, so the content of an object is a hash of
//! these three: thumbnails, features, twins and a model's record of its images tell objects of one file apart by it.

use std::fmt;

/// The metadata column that names the image which an object was cut from: objects of one image are like one another.
pub const PARENT_COLUMN: &str = "parent image";

/// The metadata column with the number or name of an object in its parent.
pub const OBJECT_COLUMN: &str = "object";

/// The part of its parent that an image shows. What lies outside of the parent is 0 in every channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// The left edge in pixels of the parent; below 0 where a box of a fixed size sticks out.
    pub x: i32,
    /// The upper edge, likewise.
    pub y: i32,
    /// Pixels, at least 1.
    pub width: u32,
    /// Pixels, at least 1.
    pub height: u32,
    /// The pixels of the object, where all others are to be 0; `None` shows everything in the box.
    pub shape: Option<Shape>,
}

/// Which pixels of a box belong to an object: lengths of runs, row by row from the top left, that are outside and inside
/// in turns and begin with outside. Each is a LEB128 number. It need not reach the end of the box; the rest is outside.
#[derive(Clone, PartialEq, Eq)]
pub struct Shape(Vec<u8>);

impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Shape[{} bytes]", self.0.len())
    }
}

/// Bytes of the longest number that is read.
const LONGEST: usize = 10;

impl Shape {
    /// From the inside runs of a box as (first pixel, length), in rising order and apart. Empty runs are left out.
    #[must_use]
    pub fn of_runs(runs: impl IntoIterator<Item = (u64, u64)>) -> Self {
        let mut numbers: Vec<u64> = Vec::new();
        let mut end = 0;
        for (start, length) in runs.into_iter().filter(|(_, length)| *length > 0) {
            let outside = start.saturating_sub(end);
            match numbers.last_mut() {
                // Runs that touch are one.
                Some(last) if outside == 0 => *last += length,
                _ => numbers.extend([outside, length]),
            }
            end = start.saturating_add(length);
        }
        let mut bytes = Vec::new();
        for mut number in numbers {
            while number >= 0x80 {
                bytes.push((number & 0x7f) as u8 | 0x80);
                number >>= 7;
            }
            bytes.push(number as u8);
        }
        Self(bytes)
    }

    /// As it was stored.
    #[must_use]
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// To be stored.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// For each of so many pixels whether it is inside. What a damaged shape says beyond them is left out.
    #[must_use]
    pub fn inside(&self, pixels: usize) -> Vec<bool> {
        let mut inside = vec![false; pixels];
        let (mut at, mut is_inside) = (0_usize, false);
        for length in self.lengths() {
            let end = at.saturating_add(usize::try_from(length).unwrap_or(usize::MAX)).min(pixels);
            inside[at..end].fill(is_inside);
            (at, is_inside) = (end, !is_inside);
        }
        inside
    }

    fn lengths(&self) -> impl Iterator<Item = u64> {
        let mut bytes = self.0.iter();
        std::iter::from_fn(move || {
            let mut number = 0_u64;
            for place in 0..LONGEST {
                let byte = *bytes.next()?;
                number |= u64::from(byte & 0x7f).checked_shl(7 * place as u32).unwrap_or(0);
                if byte < 0x80 {
                    break;
                }
            }
            Some(number)
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_shape_is_read_as_it_was_made() {
        let shape = Shape::of_runs([(1, 2), (3, 1), (9, 0), (300, 200)]);
        let inside = shape.inside(600);
        let places: Vec<usize> = (0..600).filter(|at| inside[*at]).collect();
        assert_eq!(places, [1, 2, 3].into_iter().chain(300..500).collect::<Vec<_>>());
        assert_eq!(shape, Shape::of_runs([(1, 3), (300, 200)]), "runs that touch are one");
        assert_eq!(shape.inside(310).iter().filter(|inside| **inside).count(), 13, "a smaller box ends it");
        assert_eq!(Shape::of_runs([]).inside(3), [false; 3]);
    }

    proptest! {
        #[test]
        fn any_pixels_come_back(pixels in proptest::collection::vec(any::<bool>(), 0..400)) {
            let single = pixels.iter().enumerate().filter(|(_, inside)| **inside).map(|(at, _)| (at as u64, 1));
            let shape = Shape::of_runs(single);
            prop_assert_eq!(Shape::from_bytes(shape.bytes().to_vec()).inside(pixels.len()), pixels);
        }

        #[test]
        fn any_bytes_are_some_shape(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
            prop_assert_eq!(Shape::from_bytes(bytes).inside(50).len(), 50);
        }
    }
}
