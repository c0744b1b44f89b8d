//! Resampling of one plane: any window of it, to any size, without aliasing.
//!
//! It works on raw values and refuses to scale or clip them. No filter here overshoots, so values stay within the
//! range they had.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::F32;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};

use crate::ShapeError;

/// Larger planes and windows are refused.
const MAX_PIXELS: u64 = 1 << 31;

/// A rectangle of a plane, in pixels of that plane; (0, 0) is the top left corner of the top left pixel. It may lie
/// partly or wholly outside, where every pixel has the value `outside`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// In raw values, for example the channel's black level.
    pub outside: f32,
}

impl Window {
    /// The whole of a plane.
    pub fn whole(width: u32, height: u32) -> Self {
        Self { x: 0.0, y: 0.0, width: width.into(), height: height.into(), outside: 0.0 }
    }
}

/// The window of a `sw` × `sh` plane as `dw` × `dh` values, row-major.
///
/// Each side is filtered on its own scale: shrinking averages over the area that a new pixel covers (Hamming-windowed
/// kernel, support widened by the scale), enlarging interpolates linearly.
///
/// # Errors
/// The plane does not have `sw` × `sh` values, a size is zero, or the window is not finite, empty or above the size
/// limit of a picture.
pub fn resample(plane: &[f32], sw: u32, sh: u32, window: Window, dw: u32, dh: u32) -> Result<Vec<f32>, ShapeError> {
    for (width, height) in [(sw, sh), (dw, dh)] {
        if width == 0 || height == 0 {
            return Err(ShapeError::Empty { width, height, channels: 1 });
        }
        if u64::from(width) * u64::from(height) > MAX_PIXELS {
            return Err(ShapeError::TooLarge { width: width.into(), height: height.into() });
        }
    }
    let expected = u64::from(sw) * u64::from(sh);
    if expected != plane.len() as u64 {
        return Err(ShapeError::SampleCount { expected, found: plane.len() as u64 });
    }
    let Window { x, y, width, height, outside } = window;
    let finite = [x, y, width, height].iter().all(|v| v.is_finite()) && outside.is_finite();
    if !finite || width <= 0.0 || height <= 0.0 {
        return Err(ShapeError::EmptyWindow);
    }
    if (x, y, width, height) == (0.0, 0.0, dw.into(), dh.into()) && (dw, dh) == (sw, sh) {
        return Ok(plane.to_vec());
    }
    let inside = x >= 0.0 && y >= 0.0 && x + width <= f64::from(sw) && y + height <= f64::from(sh);
    if inside {
        return convolve(plane.iter().map(|&v| F32::new(v)).collect(), sw, sh, [x, y, width, height], dw, dh);
    }
    // Round outwards to whole pixels, and let the padding be real pixels to the filter.
    let (left, top) = (x.floor(), y.floor());
    let (wide, tall) = ((x + width).ceil() - left, (y + height).ceil() - top);
    if wide * tall > MAX_PIXELS as f64 || wide > f64::from(u32::MAX) || tall > f64::from(u32::MAX) {
        return Err(ShapeError::TooLarge { width: wide as u64, height: tall as u64 });
    }
    let (pw, ph) = (wide as usize, tall as usize);
    let mut padded = vec![F32::new(outside); pw * ph];
    let columns = overlap(left, pw, sw);
    for row in overlap(top, ph, sh) {
        // Both are whole numbers, and inside the plane by construction of `overlap`.
        let from = (top as i64 + row as i64) as usize * sw as usize + (left as i64 + columns.start as i64) as usize;
        if let Some(source) = plane.get(from..from + columns.len()) {
            let target = &mut padded[row * pw..][columns.clone()];
            for (to, &value) in target.iter_mut().zip(source) {
                *to = F32::new(value);
            }
        }
    }
    convolve(padded, pw as u32, ph as u32, [x - left, y - top, width, height], dw, dh)
}

/// Which of `count` positions from `start` on lie within `0..limit`.
fn overlap(start: f64, count: usize, limit: u32) -> std::ops::Range<usize> {
    let clamp = |v: f64| v.clamp(0.0, count as f64) as usize;
    let from = clamp(-start);
    from..clamp(f64::from(limit) - start).max(from)
}

fn convolve(source: Vec<F32>, sw: u32, sh: u32, crop: [f64; 4], dw: u32, dh: u32) -> Result<Vec<f32>, ShapeError> {
    let [x, y, width, height] = crop;
    let wrong = |_len| ShapeError::SampleCount { expected: u64::from(sw) * u64::from(sh), found: source.len() as u64 };
    let view = TypedImageRef::new(sw, sh, &source).map_err(wrong)?;
    let mut target = TypedImage::<F32>::new(dw, dh);
    let shrinks = width > f64::from(dw) || height > f64::from(dh);
    let filter = if shrinks { FilterType::Hamming } else { FilterType::Bilinear };
    // Additions of the window's corner and size can end a rounding error beyond the border.
    let (width, height) = (width.min(f64::from(sw) - x), height.min(f64::from(sh) - y));
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter)).crop(x, y, width, height);
    let resized = Resizer::new().resize_typed(&view, &mut target, &options);
    resized.map_err(|_outside| ShapeError::EmptyWindow)?;
    Ok(target.pixels().iter().map(|pixel| pixel.0).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    #[test]
    fn whole_windows_at_their_own_size_are_copied() {
        let plane: Vec<f32> = (0..12).map(|i| i as f32).collect();
        assert_eq!(resample(&plane, 4, 3, Window::whole(4, 3), 4, 3).unwrap(), plane);
        let inner = Window { x: 1.0, y: 1.0, width: 2.0, height: 2.0, outside: 0.0 };
        assert_eq!(resample(&plane, 4, 3, inner, 2, 2).unwrap(), [5.0, 6.0, 9.0, 10.0]);
    }

    #[test]
    fn outside_is_padded_on_every_side() {
        let around = Window { x: -1.0, y: -2.0, width: 4.0, height: 4.0, outside: -7.0 };
        let o = -7.0;
        let expected = [o, o, o, o, o, o, o, o, o, 1.0, 2.0, o, o, 3.0, 4.0, o];
        assert_eq!(resample(&[1.0, 2.0, 3.0, 4.0], 2, 2, around, 4, 4).unwrap(), expected);
        let away = Window { x: 50.0, y: -90.0, ..around };
        assert_eq!(resample(&[1.0, 2.0, 3.0, 4.0], 2, 2, away, 3, 3).unwrap(), [o; 9]);
    }

    #[test]
    fn shrinking_keeps_the_mean_and_the_range() {
        let plane: Vec<f32> = (0..64 * 64).map(|i| (i * 7919 % 4099) as f32).collect();
        let small = resample(&plane, 64, 64, Window::whole(64, 64), 10, 7).unwrap();
        let mean = |v: &[f32]| v.iter().sum::<f32>() / v.len() as f32;
        assert!((mean(&small) / mean(&plane) - 1.0).abs() < 0.01);
        assert!(small.iter().all(|&v| (0.0..4099.0).contains(&v)));
        let constant = resample(&[0.1; 77], 11, 7, Window::whole(11, 7), 3, 20).unwrap();
        assert!(constant.iter().all(|v| (v - 0.1).abs() < 1e-6));
    }

    #[test]
    fn impossible_windows_are_refused() {
        let window = |x, width| Window { x, y: 0.0, width, height: 1.0, outside: 0.0 };
        let run = |window| resample(&[1.0], 1, 1, window, 2, 2);
        assert_eq!(run(window(0.0, 0.0)), Err(ShapeError::EmptyWindow));
        assert_eq!(run(window(f64::NAN, 1.0)), Err(ShapeError::EmptyWindow));
        assert!(matches!(run(window(0.0, 1e12)), Err(ShapeError::TooLarge { .. })));
        assert!(matches!(resample(&[1.0], 2, 1, window(0.0, 1.0), 2, 2), Err(ShapeError::SampleCount { .. })));
        assert!(matches!(resample(&[1.0], 1, 1, window(0.0, 1.0), 0, 2), Err(ShapeError::Empty { .. })));
        // The far corner is a rounding error beyond the border.
        let thirds = Window { x: 0.1, y: 0.7, width: 0.9, height: 0.3 + 1e-16, outside: 0.0 };
        assert_eq!(run(thirds).unwrap(), [1.0; 4]);
    }
}
