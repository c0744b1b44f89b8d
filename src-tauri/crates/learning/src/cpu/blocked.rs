//! Maps whose channels lie in blocks, `[blocks of channels, pixels, WIDTH]`: the values that a vector holds lie beside each other,
//! for products of matrices as for filters of single channels, so that neither copies what the other gave. ONNX Runtime calls
//! this layout NCHWc.

use crate::backbone::same_padding;

/// Channels of a block: as many as the widest vectors hold. What the last block has too much is 0 in weights and maps.
pub(crate) const WIDTH: usize = 16;

/// Values of neighbouring channels at one pixel. No vector crosses a line of the cache.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[repr(align(64))]
pub(crate) struct Block(pub(crate) [f32; WIDTH]);

impl Block {
    /// `[blocks of channels, each]` from the value of each channel at each of so many places.
    pub(crate) fn of_channels(channels: usize, each: usize, value: impl Fn(usize, usize) -> f32) -> Vec<Self> {
        let mut blocks = vec![Self::default(); channels.div_ceil(WIDTH) * each];
        for channel in 0..channels {
            for at in 0..each {
                blocks[channel / WIDTH * each + at].0[channel % WIDTH] = value(channel, at);
            }
        }
        blocks
    }
}

/// Where the rows and columns of a map lie within each block of channels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plane {
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    /// From a row to the next.
    pub(crate) line: usize,
    /// The place of the first pixel.
    pub(crate) first: usize,
    /// All places.
    pub(crate) area: usize,
}

impl Plane {
    /// Pixel by pixel.
    pub(crate) fn tight(pixels: usize) -> Self {
        Self { rows: 1, columns: pixels, line: pixels, first: 0, area: pixels }
    }

    /// In a frame of zeros for a filter, padded as TensorFlow's “SAME” does.
    pub(crate) fn framed([rows, columns]: [usize; 2], side: usize, stride: usize) -> Self {
        let (above, below) = same_padding(rows, side, stride);
        let (before, behind) = same_padding(columns, side, stride);
        let line = before + columns + behind;
        Self { rows, columns, line, first: above * line + before, area: (above + rows + below) * line }
    }

    /// Sets everything around the map to 0 in all blocks of channels of `frame`.
    pub(crate) fn clear_around(&self, frame: &mut [Block]) {
        for frame in frame.chunks_exact_mut(self.area) {
            let mut outside = 0;
            for row in 0..self.rows {
                let begin = self.first + row * self.line;
                frame[outside..begin].fill(Block::default());
                outside = begin + self.columns;
            }
            frame[outside..].fill(Block::default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Plane {
        /// Copies maps that lie pixel by pixel to their places in `frame`.
        pub(in crate::cpu) fn lay_out(&self, maps: &[Block], frame: &mut [Block]) {
            let pixels = self.rows * self.columns;
            for (map, frame) in maps.chunks_exact(pixels).zip(frame.chunks_exact_mut(self.area)) {
                for (row, values) in map.chunks_exact(self.columns).enumerate() {
                    frame[self.first + row * self.line..][..self.columns].copy_from_slice(values);
                }
            }
        }
    }

    #[test]
    fn a_frame_holds_the_map_and_zeros() {
        let maps = Block::of_channels(20, 6, |channel, pixel| (channel * 6 + pixel + 1) as f32);
        let plane = Plane::framed([2, 3], 3, 2);
        assert_eq!((plane.line, plane.area, plane.first), (5, 15, 1), "SAME puts the odd zero behind");
        let mut frame = vec![Block([f32::NAN; WIDTH]); 2 * plane.area];
        plane.clear_around(&mut frame);
        plane.lay_out(&maps, &mut frame);
        let channel = |channel: usize| -> Vec<f32> {
            frame[channel / WIDTH * 15..][..15].iter().map(|block| block.0[channel % WIDTH]).collect()
        };
        for number in [0, 19] {
            let at = |pixel: usize| (number * 6 + pixel + 1) as f32;
            let rows = [[0.0, at(0), at(1), at(2), 0.0], [0.0, at(3), at(4), at(5), 0.0], [0.0; 5]];
            assert_eq!(channel(number), rows.concat());
        }
        assert_eq!(channel(20), [0.0; 15], "there is no such channel");
    }
}
