//! How an image is brought to the size that a network sees.
//!
//! Owns: the ways, and where what they show lies in an image. The usual one keeps what pixels between two new ones say; the
//! others are those of models that were trained elsewhere, which must see what they saw there. Refuses: values; those are
//! the matter of [`crate::Preprocessing`].

use serde::{Deserialize, Serialize};
use vesicle_images::{Boxed, ShapeError, Window as Area, crop_and_resize, resample};

use crate::settings::Crop;
use crate::windows::{Frame, Size};

/// A way of sampling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Sampling {
    /// Each new pixel averages what it covers. The only one for models that are fitted here from the start.
    #[default]
    Area,
    /// The whole image, its corner pixels on those of the input, linear between single pixels: TensorFlow's crop and
    /// resize with the box from 0 to 1.
    Corners,
    /// The middle part at the scale of the image, with zeros around where it is smaller. Where it is larger, the part is
    /// cut by TensorFlow's crop and resize as Piximi asks it to, which is a little more than one pixel for one.
    Match,
}

impl Sampling {
    pub(crate) fn is_usual(&self) -> bool {
        *self == Self::Area
    }

    /// Where what is seen lies in an image, in its pixels; for [`Self::Match`] in part outside of it.
    pub(crate) fn frame(self, crop: Crop, image: Size, input: Size) -> Frame {
        match self {
            Self::Area => Frame::new(crop, image, input),
            Self::Corners => Frame::new(Crop::None, image, input),
            Self::Match => {
                let middle = |image: u32, input: u32| (f64::from(image) - f64::from(input)) / 2.0;
                let (width, height) = (f64::from(input.width), f64::from(input.height));
                let (x, y) = (middle(image.width, input.width), middle(image.height, input.height));
                Frame { x, y, width, height, stored: input }
            }
        }
    }

    /// What is seen of one plane of an image, `frame.stored` in size.
    ///
    /// # Errors
    /// A size is zero.
    pub(crate) fn plane(self, plane: &[f32], image: Size, frame: &Frame) -> Result<Vec<f32>, ShapeError> {
        let to = frame.stored;
        match self {
            Self::Area => {
                // Frames lie inside the image, so the value outside is never used.
                let area = Area { x: frame.x, y: frame.y, width: frame.width, height: frame.height, outside: 0.0 };
                resample(plane, image.width, image.height, area, to.width, to.height)
            }
            Self::Corners => crop_and_resize(plane, image.width, image.height, Boxed::WHOLE, to.width, to.height),
            Self::Match => {
                let (padded, size) = padded(plane, image, to);
                let (left, right) = part(size.width, to.width);
                let (top, bottom) = part(size.height, to.height);
                let part = Boxed { top, left, bottom, right };
                crop_and_resize(&padded, size.width, size.height, part, to.width, to.height)
            }
        }
    }
}

/// The image with zeros around it where a side is shorter than that of the input; the odd one comes behind.
fn padded(plane: &[f32], image: Size, input: Size) -> (Vec<f32>, Size) {
    let size = Size { width: image.width.max(input.width), height: image.height.max(input.height) };
    let (before_x, before_y) = ((size.width - image.width) / 2, (size.height - image.height) / 2);
    let mut padded = vec![0.0; size.width as usize * size.height as usize];
    for (row, line) in plane.chunks_exact(image.width.max(1) as usize).enumerate() {
        let start = (before_y as usize + row) * size.width as usize + before_x as usize;
        padded[start..start + line.len()].copy_from_slice(line);
    }
    (padded, size)
}

/// The middle part of a side that is as long as the input's, as shares.
fn part(side: u32, input: u32) -> (f32, f32) {
    if side <= input {
        return (0.0, 1.0);
    }
    let share = f64::from(input) / f64::from(side);
    let start = (1.0 - share) / 2.0;
    (start as f32, (start + share) as f32)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    fn seen(sampling: Sampling, plane: &[f32], [width, height]: [u32; 2], [to_width, to_height]: [u32; 2]) -> Vec<f32> {
        let (image, input) = (Size { width, height }, Size { width: to_width, height: to_height });
        sampling.plane(plane, image, &sampling.frame(Crop::None, image, input)).unwrap()
    }

    #[test]
    fn a_smaller_image_stands_in_the_middle_of_zeros() {
        let three = seen(Sampling::Match, &[1.0, 2.0, 3.0], [3, 1], [6, 2]);
        assert_eq!(three, [0.0, 1.0, 2.0, 3.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn a_larger_image_is_cut_about_its_middle() {
        let ramp: Vec<f32> = (0..100).map(|at| at as f32).collect();
        let middle = seen(Sampling::Match, &ramp, [100, 1], [20, 1]);
        // 0.4 and 0.6 of the way from 0 to 99.
        assert!((middle[0] - 39.6).abs() < 1e-4 && (middle[19] - 59.4).abs() < 1e-4, "{middle:?}");
        let frame = Sampling::Match.frame(Crop::None, Size { width: 100, height: 10 }, Size { width: 20, height: 20 });
        assert_eq!((frame.x, frame.y, frame.width, frame.height), (40.0, -5.0, 20.0, 20.0));
    }

    #[test]
    fn corners_stay_corners() {
        assert_eq!(seen(Sampling::Corners, &[0.0, 9.0, 9.0, 6.0], [4, 1], [2, 1]), [0.0, 6.0]);
    }

    #[test]
    fn the_usual_way_is_not_written() {
        let text = |sampling| serde_json::to_string(&sampling).unwrap();
        assert_eq!(
            [Sampling::Area, Sampling::Corners, Sampling::Match].map(text),
            ["\"area\"", "\"corners\"", "\"match\""]
        );
        assert!(Sampling::default().is_usual());
    }
}
