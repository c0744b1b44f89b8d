//! The heat of a picture from that of the windows through which a network sees it.
//!
//! Owns: where a window lies in the picture, and the mean where windows overlap. Refuses what heat means. Where no window
//! looks, such as beside the middle part of [`crate::Crop::Centre`], or between the windows of a picture that is much longer
//! than high, heat is 0.

use super::lattice::Lattice;
use crate::dataset::View;
use crate::windows::{Frame, Size, Window};

/// The most values along a side; maps have far fewer.
const MOST: u32 = 256;

/// One value for each of the last maps' places in a window, row by row.
pub(super) struct Map {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) values: Vec<f32>,
}

/// How windows lie in a picture.
pub(super) struct Canvas {
    frame: Frame,
    picture: Size,
    input: Size,
    /// Values across and down: as fine as what the network sees, but neither finer than the picture nor more than so many.
    pub(super) size: Size,
}

impl Canvas {
    pub(super) fn new(picture: Size, view: &View) -> Self {
        let frame = view.frame(picture);
        let side = |picture: u32, seen: f64, stored: u32| {
            let values = (f64::from(picture) * f64::from(stored) / seen).round();
            (values as u32).min(picture).clamp(1, MOST)
        };
        let size = Size {
            width: side(picture.width, frame.width, frame.stored.width),
            height: side(picture.height, frame.height, frame.stored.height),
        };
        Self { frame, picture, input: view.input, size }
    }

    /// The windows that the picture is judged by.
    pub(super) fn windows(&self) -> Vec<Window> {
        Window::grid(self.frame.stored, self.input)
    }

    /// The heat of the whole picture, row by row, from the map of each window, between whose values (`across` and `down` say
    /// where they lie) it goes in straight lines.
    pub(super) fn paint(&self, windows: &[Window], maps: &[Map], across: &Lattice, down: &Lattice) -> Vec<f32> {
        let place = |at: u32, count: u32, picture: u32, start: f64, seen: f64, stored: u32| {
            let in_picture = (f64::from(at) + 0.5) / f64::from(count) * f64::from(picture);
            (in_picture - start) / seen * f64::from(stored)
        };
        let (frame, size) = (&self.frame, self.size);
        let columns: Vec<f64> = (0..size.width)
            .map(|at| place(at, size.width, self.picture.width, frame.x, frame.width, frame.stored.width))
            .collect();
        let rows = (0..size.height)
            .map(|at| place(at, size.height, self.picture.height, frame.y, frame.height, frame.stored.height));
        let mut heat = Vec::with_capacity(size.width as usize * size.height as usize);
        for y in rows {
            heat.extend(columns.iter().map(|x| {
                let (mut total, mut count) = (0.0, 0.0_f32);
                for (window, map) in windows.iter().zip(maps) {
                    let (x, y) = (x - f64::from(window.x), y - f64::from(window.y));
                    let inside = |at: f64, side: u32| at >= 0.0 && at < f64::from(side);
                    if inside(x, self.input.width) && inside(y, self.input.height) {
                        total += map.at(across.between(x, map.width), down.between(y, map.height));
                        count += 1.0;
                    }
                }
                total / count.max(1.0)
            }));
        }
        heat
    }
}

impl Map {
    fn at(&self, (left, right, across): (usize, usize, f32), (above, below, down): (usize, usize, f32)) -> f32 {
        let row = |row: usize| {
            let line = &self.values[row * self.width..][..self.width];
            line[left] * (1.0 - across) + line[right] * across
        };
        row(above) * (1.0 - down) + row(below) * down
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sampling::Sampling;
    use crate::settings::Crop;

    fn size(width: u32, height: u32) -> Size {
        Size { width, height }
    }

    fn flat(value: f32) -> Map {
        Map { width: 1, height: 1, values: vec![value] }
    }

    const PLAIN: Lattice = Lattice { first: 0.5, step: 1.0 };

    /// Windows of a picture, with the map that `value` gives each.
    fn painted(picture: Size, view: &View, value: impl Fn(usize) -> f32) -> (Canvas, Vec<f32>) {
        let canvas = Canvas::new(picture, view);
        let windows = canvas.windows();
        let maps: Vec<Map> = (0..windows.len()).map(|at| flat(value(at))).collect();
        let heat = canvas.paint(&windows, &maps, &PLAIN, &PLAIN);
        assert_eq!(heat.len(), canvas.size.width as usize * canvas.size.height as usize);
        (canvas, heat)
    }

    #[test]
    fn pictures_of_several_windows_are_covered_everywhere() {
        let mut covered = 0;
        for picture in [size(64, 64), size(300, 100), size(150, 333), size(90, 50), size(2000, 1999)] {
            for input in [size(24, 24), size(32, 16)] {
                for crop in [Crop::None, Crop::Random] {
                    let view = View { crop, input, channels: 1, sampling: Sampling::Area };
                    let canvas = Canvas::new(picture, &view);
                    let stored = canvas.frame.stored;
                    // Along a side a single window in the middle leaves less than a quarter of itself out, and three may leave
                    // gaps: in pictures much longer than high.
                    let whole = |stored: u32, input: u32| {
                        stored == input || ((stored - input) * 4 >= input && stored <= 3 * input)
                    };
                    if !whole(stored.width, input.width) || !whole(stored.height, input.height) {
                        continue;
                    }
                    covered += 1;
                    let (_, heat) = painted(picture, &view, |_| 2.0);
                    assert!(heat.iter().all(|value| *value == 2.0), "{picture:?} {view:?}");
                }
            }
        }
        assert!(covered > 12, "{covered} cases");
    }

    #[test]
    fn where_windows_overlap_stands_their_mean_and_where_none_is_0() {
        // 60 × 20 seen at half scale by windows of 16 × 8 at columns 0 and 14 of 30.
        let view = View { crop: Crop::Random, input: size(16, 8), channels: 1, sampling: Sampling::Area };
        let (canvas, heat) = painted(size(60, 20), &view, |at| [1.0, 3.0, 1.0, 3.0][at]);
        let xs: Vec<u32> = canvas.windows().iter().map(|window| window.x).collect();
        assert_eq!((canvas.frame.stored, canvas.size, xs), (size(30, 10), size(30, 10), vec![0, 14, 0, 14]));
        let line: Vec<f32> = (0..30)
            .map(|x| {
                if x < 14 {
                    1.0
                } else if x < 16 {
                    2.0
                } else {
                    3.0
                }
            })
            .collect();
        assert!(heat.chunks(30).all(|row| row == line), "{heat:?}");

        let view = View { crop: Crop::Centre, input: size(16, 16), channels: 1, sampling: Sampling::Area };
        let (canvas, heat) = painted(size(40, 20), &view, |_| 1.0);
        assert_eq!(canvas.size, size(32, 16));
        let line: Vec<f32> = (0..32).map(|x| f32::from(u8::from((8..24).contains(&x)))).collect();
        assert!(heat.chunks(32).all(|row| row == line), "the sides are not seen: {heat:?}");
    }

    #[test]
    fn values_lie_where_the_lattice_says_and_straight_lines_between() {
        let view = View { crop: Crop::None, input: size(16, 16), channels: 1, sampling: Sampling::Area };
        let canvas = Canvas::new(size(16, 16), &view);
        let map = Map { width: 2, height: 2, values: vec![0.0, 8.0, 0.0, 8.0] };
        let lattice = Lattice { first: 4.0, step: 8.0 };
        let heat = canvas.paint(&canvas.windows(), &[map], &lattice, &lattice);
        // Columns 4 and 12 have the values; the middles of the pixels lie half a pixel beside them.
        let line = [0.0, 0.0, 0.0, 0.0, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.0, 8.0, 8.0, 8.0];
        assert!(heat.chunks(16).all(|row| row == line), "{heat:?}");
    }

    #[test]
    fn a_picture_never_gets_more_values_than_it_has_pixels() {
        for (width, height) in [(1, 1), (1, 900), (3, 2), (4000, 17)] {
            for crop in [Crop::None, Crop::Centre, Crop::Random] {
                let view = View { crop, input: size(20, 24), channels: 1, sampling: Sampling::Area };
                let (canvas, heat) = painted(size(width, height), &view, |_| 1.0);
                assert!(canvas.size.width <= width.min(MOST) && canvas.size.height <= height.min(MOST));
                // A window may be thinner than a value, as in 4000 × 17 pixels, and then lie between the middles of two.
                let thin = |picture: u32, seen: f64, stored: u32, values: u32, input: u32| {
                    f64::from(picture) / seen * f64::from(stored) / f64::from(values) > f64::from(input)
                };
                let Frame { width: w, height: h, stored, .. } = canvas.frame;
                let thin = thin(width, w, stored.width, canvas.size.width, 20)
                    || thin(height, h, stored.height, canvas.size.height, 24);
                assert!(thin || heat.contains(&1.0), "{width} × {height} {crop:?}");
            }
        }
    }
}
