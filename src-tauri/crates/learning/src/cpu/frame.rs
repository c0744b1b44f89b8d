//! How the maps of a convolution lie in memory.
//!
//! The maps are copied into frames of zeros whose lines follow each other without a gap: the zeros behind a line are also
//! those before the next one. So a filter's tap is one distance that holds for all pixels, lines need not be a multiple
//! of a vector, and a convolution of maps is one of long rows of numbers. What is computed between the lines is never
//! read.

/// Flat positions are computed in multiples of this; every vector of any processor divides it.
pub(super) const STEP: usize = 32;

/// A convolution with square filters and a stride of 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Geometry {
    pub(crate) inputs: usize,
    pub(crate) outputs: usize,
    pub(crate) side: usize,
    /// Zeros on each side of the maps; less than `side`.
    pub(crate) padding: usize,
    pub(crate) height: usize,
    pub(crate) width: usize,
}

impl Geometry {
    pub(crate) fn rows(&self) -> usize {
        self.height + 2 * self.padding + 1 - self.side
    }

    pub(crate) fn columns(&self) -> usize {
        self.width + 2 * self.padding + 1 - self.side
    }

    /// Values of all input maps of one image.
    pub(crate) fn input_values(&self) -> usize {
        self.inputs * self.height * self.width
    }

    /// Values of all filters.
    pub(crate) fn weights(&self) -> usize {
        self.outputs * self.inputs * self.side * self.side
    }

    /// From a pixel of a frame to the one below it.
    pub(super) fn line(&self) -> usize {
        self.width + self.padding
    }

    /// From the first tap of a filter to its last.
    pub(super) fn reach(&self) -> usize {
        (self.side - 1) * (self.line() + 1)
    }

    /// Flat positions of an output map, with those between its lines.
    pub(super) fn flat(&self) -> usize {
        (self.rows() * self.line()).next_multiple_of(STEP)
    }

    /// Flat positions of an input map, likewise.
    pub(super) fn flat_input(&self) -> usize {
        (self.height * self.line()).next_multiple_of(STEP)
    }

    /// The place of an input map's first pixel in its frame.
    pub(super) fn first(&self) -> usize {
        self.padding * (self.line() + 1)
    }

    /// Length of the frame of an input map.
    pub(super) fn frame(&self) -> usize {
        self.flat() + self.reach()
    }

    /// Length of the frame of an output map's gradient: with zeros before it, as far as a filter reaches.
    pub(super) fn gradient_frame(&self) -> usize {
        self.reach() + self.flat().max(self.first() + self.flat_input())
    }
}

/// Copies maps of `size` (rows, columns) into frames of `length`, the first pixel at `first` and lines at every `line`.
pub(super) fn lay_out(
    frames: &mut Vec<f32>,
    maps: &[f32],
    [rows, columns]: [usize; 2],
    [length, first, line]: [usize; 3],
) {
    let count = maps.len() / (rows * columns).max(1);
    frames.clear();
    frames.resize(count * length, 0.0);
    for (frame, map) in frames.chunks_exact_mut(length).zip(maps.chunks_exact(rows * columns)) {
        for (line, values) in frame[first..].chunks_mut(line).zip(map.chunks_exact(columns)) {
            line[..columns].copy_from_slice(values);
        }
    }
}
