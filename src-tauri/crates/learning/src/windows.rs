//! Which part of an image the network sees, and at what scale: the geometry of [`Crop`].
//!
//! - `None`: the whole image is resampled to the input size.
//! - `Centre`: the largest centred window with the input's aspect ratio is resampled to the input size, without
//!   distortion.
//! - `Random`: the image is resampled, without distortion, so that a window of the input size covers [`RANDOM_STEP`]
//!   image pixels per input pixel, but at least a third and at most 7/8 of the image along the side that is tighter.
//!   For a field of 512 × 512 and an input of 128 × 128 that is a window of 256 × 256 seen at half scale, while the
//!   whole image at that input would be seen at a quarter. Training takes a window at a random place. Validation and
//!   prediction take a fixed grid of windows that covers the image, at most [`GRID_MOST`] a side, and average their
//!   probabilities, so they are the same every time.
//!
//! Whether training windows are mirrored and turned by quarter turns is said by [`Turns`], for every crop.

use rand::{Rng, RngExt as _};

use crate::settings::Crop;

/// Image pixels per input pixel for random windows, where the image allows it.
pub(crate) const RANDOM_STEP: f64 = 2.0;
/// A random window is at least the image's side divided by this, so that a grid of windows can cover the image.
pub(crate) const WINDOWS_ACROSS: f64 = 3.0;
/// The largest share of the image's side that a random window covers, so that there is somewhere to move it.
pub(crate) const RANDOM_SHARE: f64 = 7.0 / 8.0;
/// Windows along a side, at most.
pub(crate) const GRID_MOST: u32 = 3;

/// Width and height in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// What is cut out of an image (in image pixels) and the size that it is stored at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Frame {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) stored: Size,
}

impl Frame {
    pub(crate) fn new(crop: Crop, image: Size, input: Size) -> Self {
        let (width, height) = (f64::from(image.width), f64::from(image.height));
        let across = width / f64::from(input.width);
        let down = height / f64::from(input.height);
        match crop {
            Crop::None => Self { x: 0.0, y: 0.0, width, height, stored: input },
            Crop::Centre => {
                let step = across.min(down);
                // The product may end a rounding error beyond the border.
                let w = (step * f64::from(input.width)).min(width);
                let h = (step * f64::from(input.height)).min(height);
                Self { x: (width - w) / 2.0, y: (height - h) / 2.0, width: w, height: h, stored: input }
            }
            Crop::Random => {
                let step = RANDOM_STEP.max(across.max(down) / WINDOWS_ACROSS).min(across.min(down) * RANDOM_SHARE);
                let stored = Size {
                    width: ((width / step).round() as u32).max(input.width),
                    height: ((height / step).round() as u32).max(input.height),
                };
                Self { x: 0.0, y: 0.0, width, height, stored }
            }
        }
    }
}

/// One window of a stored image: its upper left corner, and how it is laid out in the network's input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) x: u32,
    pub(crate) y: u32,
    pub(crate) mirror_x: bool,
    pub(crate) mirror_y: bool,
    pub(crate) transpose: bool,
}

/// Which of the eight ways to lay out a square are drawn in training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turns {
    pub(crate) mirror: bool,
    /// By quarters of a full turn; by halves where the input is not square.
    pub(crate) quarters: bool,
}

impl Window {
    fn plain(x: u32, y: u32) -> Self {
        Self { x, y, mirror_x: false, mirror_y: false, transpose: false }
    }

    /// A window for one training step, at a random place for [`Crop::Random`].
    pub(crate) fn draw(crop: Crop, turns: Turns, stored: Size, input: Size, random: &mut impl Rng) -> Self {
        let free = |stored: u32, input: u32| if crop == Crop::Random { stored.saturating_sub(input) } else { 0 };
        // All is drawn in any case, so that what follows depends neither on the switches nor on the input.
        let (x, y) = (
            random.random_range(0..=free(stored.width, input.width)),
            random.random_range(0..=free(stored.height, input.height)),
        );
        let [first, second, third]: [bool; 3] = [random.random(), random.random(), random.random()];
        let transpose = third && turns.quarters && input.width == input.height;
        let mirror_x = first && (turns.mirror || turns.quarters);
        // A turn without a mirror image: a half turn mirrors both sides, a quarter turn transposes and mirrors one.
        let mirror_y = if turns.mirror { second } else { mirror_x != transpose };
        Self { x, y, mirror_x, mirror_y, transpose }
    }

    /// The fixed windows by which a stored image is judged, row by row.
    pub(crate) fn grid(stored: Size, input: Size) -> Vec<Self> {
        let rows = places(stored.height, input.height);
        let columns = places(stored.width, input.width);
        rows.iter().flat_map(|&y| columns.iter().map(move |&x| Self::plain(x, y))).collect()
    }

    /// The single window in the middle of a stored image.
    pub(crate) fn middle(stored: Size, input: Size) -> Self {
        let half = |stored: u32, input: u32| stored.saturating_sub(input) / 2;
        Self::plain(half(stored.width, input.width), half(stored.height, input.height))
    }

    /// The column and row of the window that an input pixel shows.
    pub(crate) fn laid_out(&self, column: u32, row: u32, input: Size) -> (u32, u32) {
        let (column, row) = if self.transpose { (row, column) } else { (column, row) };
        let column = if self.mirror_x { input.width - 1 - column } else { column };
        let row = if self.mirror_y { input.height - 1 - row } else { row };
        (column, row)
    }

    /// Copies the window out of one stored plane (row-major, `stored` in size) into `out` (row-major, `input` in size).
    pub(crate) fn copy(&self, plane: &[f32], stored: Size, input: Size, out: &mut [f32]) {
        let upright = !(self.transpose || self.mirror_x || self.mirror_y);
        for (row, line) in out.chunks_exact_mut(input.width as usize).enumerate() {
            if upright {
                let from = (self.y as usize + row) * stored.width as usize + self.x as usize;
                line.copy_from_slice(&plane[from..from + line.len()]);
                continue;
            }
            for (column, value) in line.iter_mut().enumerate() {
                let (column, row) = self.laid_out(column as u32, row as u32, input);
                *value = plane[((self.y + row) as usize) * stored.width as usize + (self.x + column) as usize];
            }
        }
    }
}

/// Where windows of length `input` stand along a side of length `stored`: evenly, from end to end; a single one in the
/// middle if the rest is less than a quarter of a window.
fn places(stored: u32, input: u32) -> Vec<u32> {
    let slack = stored.saturating_sub(input);
    if slack * 4 < input {
        return vec![slack / 2];
    }
    let count = stored.div_ceil(input).clamp(2, GRID_MOST);
    (0..count).map(|place| (place * slack + (count - 1) / 2) / (count - 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng as _;
    use rand_chacha::ChaCha8Rng;

    fn size(width: u32, height: u32) -> Size {
        Size { width, height }
    }

    const ALL: Turns = Turns { mirror: true, quarters: true };

    #[test]
    fn the_switches_decide_which_of_the_eight_ways_are_drawn() {
        let drawn = |mirror, quarters, input: Size| {
            let mut random = ChaCha8Rng::seed_from_u64(1);
            let turns = Turns { mirror, quarters };
            let ways = (0..200).map(|_| {
                let way = Window::draw(Crop::None, turns, input, input, &mut random);
                (way.mirror_x, way.mirror_y, way.transpose)
            });
            ways.collect::<std::collections::BTreeSet<_>>()
        };
        let square = size(20, 20);
        let (plain, half) = ((false, false, false), (true, true, false));
        assert_eq!(drawn(true, true, square).len(), 8);
        assert_eq!(drawn(false, false, square), [plain].into());
        assert_eq!(drawn(true, false, square), [plain, (false, true, false), (true, false, false), half].into());
        let turns = drawn(false, true, square);
        assert_eq!(turns, [plain, (false, true, true), (true, false, true), half].into(), "no mirror image among them");
        assert_eq!(drawn(false, true, size(20, 30)), [plain, half].into(), "half turns of what is not square");
    }

    #[test]
    fn a_field_of_512_is_seen_at_half_scale_by_random_windows_of_128() {
        let frame = Frame::new(Crop::Random, size(512, 512), size(128, 128));
        assert_eq!(frame.stored, size(256, 256));
        let grid = Window::grid(frame.stored, size(128, 128));
        assert_eq!(grid.iter().map(|w| (w.x, w.y)).collect::<Vec<_>>(), [(0, 0), (128, 0), (0, 128), (128, 128)]);
    }

    #[test]
    fn a_large_field_is_covered_by_the_grid() {
        let frame = Frame::new(Crop::Random, size(2048, 2048), size(128, 128));
        assert_eq!(frame.stored, size(384, 384));
        assert_eq!(Window::grid(frame.stored, size(128, 128)).len(), 9);
    }

    #[test]
    fn a_small_image_still_leaves_room_to_move() {
        let frame = Frame::new(Crop::Random, size(48, 48), size(48, 48));
        assert_eq!(frame.stored, size(55, 55));
        assert_eq!(Window::grid(frame.stored, size(48, 48)).len(), 1);
    }

    #[test]
    fn centre_keeps_the_aspect_ratio_and_none_takes_everything() {
        let centre = Frame::new(Crop::Centre, size(400, 200), size(64, 64));
        assert_eq!((centre.x, centre.y, centre.width, centre.height), (100.0, 0.0, 200.0, 200.0));
        let whole = Frame::new(Crop::None, size(400, 200), size(64, 64));
        assert_eq!((whole.x, whole.y, whole.width, whole.height), (0.0, 0.0, 400.0, 200.0));
        assert_eq!((centre.stored, whole.stored), (size(64, 64), size(64, 64)));
    }

    #[test]
    fn every_window_lies_inside_whatever_the_shapes() {
        let mut random = ChaCha8Rng::seed_from_u64(3);
        for (w, h) in [(1, 1), (3, 900), (900, 3), (47, 61), (512, 512), (4000, 17)] {
            for input in [size(16, 16), size(33, 16), size(20, 64)] {
                for crop in [Crop::None, Crop::Centre, Crop::Random] {
                    let stored = Frame::new(crop, size(w, h), input).stored;
                    let mut windows = Window::grid(stored, input);
                    windows.extend((0..20).map(|_| Window::draw(crop, ALL, stored, input, &mut random)));
                    for window in windows {
                        assert!(window.x + input.width <= stored.width && window.y + input.height <= stored.height);
                        assert!(!window.transpose || input.width == input.height);
                    }
                }
            }
        }
    }

    #[test]
    fn mirrors_and_turns_move_the_right_pixels() {
        let plane = [1.0, 2.0, 3.0, 4.0];
        let mut out = [0.0; 4];
        let mut cut = |mirror_x, mirror_y, transpose| {
            Window { x: 0, y: 0, mirror_x, mirror_y, transpose }.copy(&plane, size(2, 2), size(2, 2), &mut out);
            out
        };
        assert_eq!(cut(false, false, false), [1.0, 2.0, 3.0, 4.0]);
        assert_eq!(cut(true, false, false), [2.0, 1.0, 4.0, 3.0]);
        assert_eq!(cut(false, true, false), [3.0, 4.0, 1.0, 2.0]);
        assert_eq!(cut(false, false, true), [1.0, 3.0, 2.0, 4.0]);
    }
}
