//! Where the values of a network's last maps lie in its input.
//!
//! Owns: the middle of what each value sees (Araujo, Norris & Sim, Distill 2019). Refuses to stretch a map over the input, as
//! is often done: without padding (Simple CNN), or where halving leaves a row out, a map does not cover the input evenly, and
//! a stretched one is hot beside the thing.
//!
//! EfficientNet pads even sides behind only, so that on paper its values see up to half a step further down and right. A
//! network that was trained so puts what it finds where it is all the same: with the published weights the heat of blobs at
//! known places lay there only when the padding was counted as half on each side.

use crate::architecture::NetworkKind;
use crate::backbone::{blocks, same_padding};

/// Along one side: value i of a map sees the input about `first` + i · `step`, in pixels from the input's edge (the middle of
/// the first pixel is 0.5).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lattice {
    pub(super) first: f64,
    pub(super) step: f64,
}

impl Lattice {
    /// Of the last maps of a network, along a side of `input` pixels.
    pub(super) fn new(kind: NetworkKind, input: u32) -> Self {
        let mut lattice = Self { first: 0.5, step: 1.0 };
        match kind {
            NetworkKind::Simple => {
                lattice.pass(5, 1, 0.0);
                lattice.pass(2, 2, 0.0);
                lattice.pass(5, 1, 0.0);
            }
            NetworkKind::Compact => {
                for _ in 0..3 {
                    lattice.pass(3, 1, 1.0);
                    lattice.pass(2, 2, 0.0);
                }
                lattice.pass(3, 1, 1.0);
            }
            NetworkKind::Lite => {
                let mut size = input as usize;
                let blocks = blocks();
                let layers = std::iter::once((3, 2)).chain(blocks.iter().map(|block| (block.side, block.stride)));
                for (side, stride) in layers {
                    let (before, behind) = same_padding(size, side, stride);
                    lattice.pass(side, stride, (before + behind) as f64 / 2.0);
                    size = size.div_ceil(stride);
                }
            }
        }
        lattice
    }

    /// Behind one more layer with filters of `side` values at every `stride`th, and so much padding `before`.
    fn pass(&mut self, side: usize, stride: usize, before: f64) {
        self.first += self.step * ((side as f64 - 1.0) / 2.0 - before);
        self.step *= stride as f64;
    }

    /// The two of `count` values between which the place `at` of the input lies, and the share of the second. Beyond the
    /// outermost values counts the nearest one.
    pub(super) fn between(&self, at: f64, count: usize) -> (usize, usize, f32) {
        let last = count.saturating_sub(1);
        let place = ((at - self.first) / self.step).clamp(0.0, last as f64);
        let one = place as usize;
        (one, (one + 1).min(last), (place - one as f64) as f32)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use burn::module::Module as _;
    use burn::tensor::{Device, Tensor, TensorData};

    use super::*;
    use crate::architecture::Shape;
    use crate::batches::{Purpose, random};
    use crate::network::{Network, normals};

    /// The middle of all columns of the input that a column of the last maps depends on, by its gradient.
    fn middle_of_what_is_seen(kind: NetworkKind, [height, width]: [u32; 2], column: usize) -> f64 {
        let device = Device::flex();
        let network = Network::new(&Shape { kind, height, width, channels: 2, classes: 2 }, 3, &device).train();
        // As they look: normalised by what was learnt, not by all of the picture.
        let network = match network {
            Network::Lite(network) => Network::Lite(network.all_but_statistics()),
            Network::Compact(mut network) => {
                for block in &mut network.blocks {
                    block.norm.training = block.norm.training.clone().with_value(false);
                }
                Network::Compact(network)
            }
            simple => simple,
        };
        let mut seen = (usize::MAX, 0);
        // A pixel that is not the largest of its four has no gradient, so several pictures are looked at.
        for picture in 0..4 {
            let count = 2 * height * width;
            let values = normals(count as usize, 1.0, &mut random(picture, Purpose::Order, 0));
            let images = Tensor::<4>::from_data(
                TensorData::new(values, [1, 2, height as usize, width as usize]),
                &device.clone().autodiff(),
            )
            .require_grad();
            let maps = network.last_maps(images.clone());
            let [_, filters, rows, _] = maps.dims();
            let gradients = maps.slice([0..1, 0..filters, 0..rows, column..column + 1]).sum().backward();
            let slopes: Vec<f32> = images.grad(&gradients).unwrap().into_data().iter::<f32>().collect();
            for (at, slope) in slopes.iter().enumerate() {
                if *slope != 0.0 {
                    let column = at % width as usize;
                    seen = (seen.0.min(column), seen.1.max(column));
                }
            }
        }
        assert!(seen.0 > 0 && seen.1 + 1 < width as usize, "{kind:?}: cut off at the edge, {seen:?}");
        (seen.0 + seen.1 + 1) as f64 / 2.0
    }

    #[test]
    fn values_lie_in_the_middle_of_what_they_see() {
        let cases = [
            (NetworkKind::Simple, [40, 64], [6, 13]),
            (NetworkKind::Simple, [40, 67], [3, 20]),
            (NetworkKind::Compact, [32, 120], [4, 9]),
            (NetworkKind::Compact, [32, 123], [6, 8]),
            // Odd sides are padded evenly: 1281, 641, 321, 161, 81, 41.
            (NetworkKind::Lite, [32, 1281], [18, 20]),
            (NetworkKind::Lite, [32, 1280], [17, 20]),
        ];
        for (kind, size, columns) in cases {
            let lattice = Lattice::new(kind, size[1]);
            for column in columns {
                let found = middle_of_what_is_seen(kind, size, column);
                let wanted = lattice.first + column as f64 * lattice.step;
                let slack = match kind {
                    // Of four pixels it may be any that is the largest.
                    NetworkKind::Simple | NetworkKind::Compact => 1.0,
                    NetworkKind::Lite if size[1] % 2 == 1 => 0.0,
                    // 1/2 + 2/2 + 4/2 + 8/2 + 16/2 pixels, for the padding that is behind only.
                    NetworkKind::Lite => 15.5,
                };
                assert!((found - wanted).abs() <= slack, "{kind:?} {size:?} {column}: {found}, not {wanted}");
            }
        }
    }

    #[test]
    fn by_hand() {
        // 5 × 5: the middle of the first five pixels is 2.5; of the first two of those 3; of five of these, 2 apart, 7.
        assert_eq!(Lattice::new(NetworkKind::Simple, 64), Lattice { first: 7.0, step: 2.0 });
        // Filters with as much padding move nothing; three halvings put a value in the middle of 8 pixels.
        assert_eq!(Lattice::new(NetworkKind::Compact, 64), Lattice { first: 4.0, step: 8.0 });
        // Seven values that stand for 32 pixels each.
        assert_eq!(Lattice::new(NetworkKind::Lite, 224), Lattice { first: 16.0, step: 32.0 });
        // Two values that are 32 pixels apart, on the first pixel and the last.
        assert_eq!(Lattice::new(NetworkKind::Lite, 33), Lattice { first: 0.5, step: 32.0 });
        let lattice = Lattice { first: 4.0, step: 8.0 };
        assert_eq!(lattice.between(0.5, 3), (0, 1, 0.0));
        assert_eq!(lattice.between(6.0, 3), (0, 1, 0.25));
        assert_eq!(lattice.between(12.0, 3), (1, 2, 0.0));
        assert_eq!(lattice.between(99.0, 3), (2, 2, 0.0));
        assert_eq!(lattice.between(99.0, 1), (0, 0, 0.0));
    }
}
