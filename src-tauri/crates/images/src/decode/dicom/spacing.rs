//! How far apart the pixels and the frames of a DICOM file are.
//!
//! Owns: the distances in the plane (PS3.3 10.7.1), and of slices by their positions, their spacing or their thickness.
//! Refuses: an average of distances that differ.

use dicom_dictionary_std::tags;

use super::Dataset;
use crate::PixelSize;
use crate::info::positive;

/// In µm; the file has mm. `frames` are the slices.
pub(super) fn pixel_size(data: &Dataset, frames: u32) -> PixelSize {
    let spacing = [tags::PIXEL_SPACING, tags::IMAGER_PIXEL_SPACING].map(|tag| data.numbers(tag));
    // Rows (y) come first, then columns (x).
    let spacing = spacing.into_iter().find(|values| values.len() == 2).unwrap_or_default();
    let micrometres = |mm: f64| positive(mm * 1000.0);
    PixelSize {
        x: spacing.get(1).copied().and_then(micrometres),
        y: spacing.first().copied().and_then(micrometres),
        z: between_slices(data, frames).and_then(micrometres),
    }
}

/// Where frames have positions, these alone count: slices may overlap or leave gaps, so that a thickness is only what is
/// taken where the file says nothing else.
fn between_slices(data: &Dataset, frames: u32) -> Option<f64> {
    let first = |tag| data.numbers(tag).first().copied();
    if frames > 1 && data.positions.len() == frames as usize {
        return even_step(&data.positions, &data.numbers(tags::IMAGE_ORIENTATION_PATIENT));
    }
    let thickness = || first(tags::SLICE_THICKNESS).filter(|_| frames > 1);
    first(tags::SPACING_BETWEEN_SLICES).or_else(thickness)
}

/// The distance of neighbouring planes along their normal, if all are as far apart within 1 % and in one direction.
/// `orientation`: the directions of rows and of columns, three numbers each; without them, straight from point to point.
fn even_step(positions: &[[f64; 3]], orientation: &[f64]) -> Option<f64> {
    let dot = |a: [f64; 3], b: [f64; 3]| a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    let steps = positions.windows(2).map(|pair| [0, 1, 2].map(|axis| pair[1][axis] - pair[0][axis]));
    let along = match *orientation {
        [a, b, c, d, e, f] => Some([b * f - c * e, c * d - a * f, a * e - b * d]),
        _ => None,
    };
    let lengths: Vec<f64> = steps
        .map(|step| match along {
            Some(normal) => dot(step, normal) / dot(normal, normal).sqrt(),
            None => dot(step, step).sqrt(),
        })
        .collect();
    let mean = lengths.iter().sum::<f64>() / lengths.len() as f64;
    let even = lengths.iter().all(|length| (length - mean).abs() <= 0.01 * mean.abs());
    (even && mean.is_finite()).then_some(mean.abs())
}

#[cfg(test)]
mod tests {
    use super::even_step;

    #[test]
    fn planes_are_as_far_apart_as_along_their_normal() {
        // Head first: rows to the left, columns down the table. The normal of (-1, 0, 0) and (0, 1, 0) is (0, 0, -1).
        let flat = [-1.0, 0.0, 0.0, 0.0, 1.0, 0.0];
        let brain = [[99.5, -301.5, -159.0], [99.5, -301.5, -149.0]];
        assert_eq!(even_step(&brain, &flat), Some(10.0));
        // A tilted gantry shifts each slice by 3 mm within its plane; straight it would be 5 mm.
        let tilted = [[0.0, 0.0, 0.0], [0.0, 3.0, 4.0], [0.0, 6.0, 8.0]];
        assert_eq!(even_step(&tilted, &flat), Some(4.0));
        assert_eq!(even_step(&tilted, &[]), Some(5.0), "without directions");
        let uneven = [[0.0; 3], [0.0, 0.0, 4.0], [0.0, 0.0, 9.0]];
        assert_eq!(even_step(&uneven, &flat), None);
        let back = [[0.0; 3], [0.0, 0.0, 4.0], [0.0; 3]];
        assert_eq!(even_step(&back, &flat), None, "there and back");
        assert_eq!(even_step(&brain, &[1.0, 0.0, 0.0, 1.0, 0.0, 0.0]), None, "directions that span no plane");
        assert_eq!(even_step(&[[0.0; 3], [f64::INFINITY, 0.0, 0.0]], &[]), None);
    }
}
