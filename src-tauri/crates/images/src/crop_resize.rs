//! Resampling as TensorFlow's `CropAndResize` does it, for models that were trained on its pictures.
//!
//! Owns: the arithmetic of that operation, number by number, so that such a model sees what it was trained on. Refuses:
//! being a good way to make pictures smaller: it takes single pixels and skips those between them. [`crate::resample`] is
//! for everything else.

use crate::ShapeError;

/// A part of a plane: where its first and last rows and columns lie, as shares of the way from the first to the last pixel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Boxed {
    pub top: f32,
    pub left: f32,
    pub bottom: f32,
    pub right: f32,
}

impl Boxed {
    /// The whole plane: corners fall on corners.
    pub const WHOLE: Self = Self { top: 0.0, left: 0.0, bottom: 1.0, right: 1.0 };
}

/// The part of a plane of `width` × `height` values as `to_width` × `to_height` values, linear between the four nearest. What
/// lies outside is 0.
///
/// As TensorFlow.js does it on the processor: places are computed in double precision, and one that a rounding error takes
/// beyond the last pixel is outside too. <https://www.tensorflow.org/api_docs/python/tf/image/crop_and_resize>.
///
/// # Errors
/// A size is zero, or the plane has another number of values.
pub fn crop_and_resize(
    plane: &[f32],
    width: u32,
    height: u32,
    part: Boxed,
    to_width: u32,
    to_height: u32,
) -> Result<Vec<f32>, ShapeError> {
    for (width, height) in [(width, height), (to_width, to_height)] {
        if width == 0 || height == 0 {
            return Err(ShapeError::Empty { width, height, channels: 1 });
        }
    }
    let expected = u64::from(width) * u64::from(height);
    if expected != plane.len() as u64 {
        return Err(ShapeError::SampleCount { expected, found: plane.len() as u64 });
    }
    let rows = places(part.top, part.bottom, height, to_height);
    let columns = places(part.left, part.right, width, to_width);
    let mut resized = Vec::with_capacity(rows.len() * columns.len());
    for row in &rows {
        resized.extend(columns.iter().map(|column| {
            let (Some(row), Some(column)) = (row, column) else { return 0.0 };
            let line = |row: usize| &plane[row * width as usize..][..width as usize];
            let along = |line: &[f32]| {
                let (left, right) = (f64::from(line[column.before]), f64::from(line[column.after]));
                left + (right - left) * column.share
            };
            let (above, below) = (along(line(row.before)), along(line(row.after)));
            (above + (below - above) * row.share) as f32
        }));
    }
    Ok(resized)
}

/// Between which pixels a new one lies.
struct Place {
    before: usize,
    after: usize,
    /// Of the way from the one to the other.
    share: f64,
}

/// Where new pixels lie along a side; `None` outside.
fn places(start: f32, end: f32, side: u32, to: u32) -> Vec<Option<Place>> {
    let (start, end, last) = (f64::from(start), f64::from(end), f64::from(side) - 1.0);
    let step = (end - start) * last / (f64::from(to) - 1.0);
    let place = |at: u32| {
        let place = if to > 1 { start * last + f64::from(at) * step } else { 0.5 * (start + end) * last };
        let inside = (0.0..=last).contains(&place);
        inside.then(|| Place {
            before: place.floor() as usize,
            after: place.ceil() as usize,
            share: place - place.floor(),
        })
    };
    (0..to).map(place).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    const WHOLE: Boxed = Boxed::WHOLE;

    #[test]
    fn the_same_size_is_the_same_plane_and_corners_stay_corners() {
        let plane: Vec<f32> = (0..12).map(|at| at as f32).collect();
        assert_eq!(crop_and_resize(&plane, 4, 3, WHOLE, 4, 3).unwrap(), plane);
        assert_eq!(crop_and_resize(&plane, 4, 3, WHOLE, 2, 2).unwrap(), [0.0, 3.0, 8.0, 11.0]);
        assert_eq!(crop_and_resize(&plane, 4, 3, WHOLE, 1, 1).unwrap(), [5.5], "a single one takes the middle");
        assert_eq!(crop_and_resize(&[1.0, 3.0], 2, 1, WHOLE, 3, 1).unwrap(), [1.0, 2.0, 3.0]);
    }

    #[test]
    fn what_lies_outside_is_nothing() {
        let wide = Boxed { left: -0.5, right: 1.5, ..WHOLE };
        assert_eq!(crop_and_resize(&[1.0, 2.0, 3.0], 3, 1, wide, 5, 1).unwrap(), [0.0, 1.0, 2.0, 3.0, 0.0]);
        // 29 / 7 · 7 is a rounding error more than 29 in double precision, and so it is in TensorFlow.js.
        let resized = crop_and_resize(&[1.0; 30], 30, 1, WHOLE, 8, 1).unwrap();
        assert_eq!(resized, [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0]);
    }

    #[test]
    fn sizes_that_make_no_sense_are_refused() {
        assert!(matches!(crop_and_resize(&[], 0, 1, WHOLE, 1, 1), Err(ShapeError::Empty { .. })));
        assert!(matches!(crop_and_resize(&[1.0], 1, 1, WHOLE, 1, 0), Err(ShapeError::Empty { .. })));
        assert!(matches!(crop_and_resize(&[1.0], 2, 1, WHOLE, 1, 1), Err(ShapeError::SampleCount { .. })));
    }
}
