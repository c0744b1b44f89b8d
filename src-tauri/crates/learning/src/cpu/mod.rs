//! Loops over numbers on the processor, where Burn's own are several times slower: convolutions, normalisations, halving, and
//! their ways back, with the widest instructions that the processor has.
//!
//! Owns speed and nothing else: slices in, slices out. What takes a whole batch divides it among rayon's threads, always so
//! that a result has the same bits however many there are; what takes one image leaves threads to its caller.

mod convolution;
mod depthwise;
mod filtering;
mod filters;
mod frame;
mod halving;
mod matrix;
mod norm;
mod pointwise;
mod slopes;
mod spaced;
mod unroll;

pub(crate) use convolution::{Convolved, convolve, convolve_back};
pub(crate) use depthwise::{Depthwise, filter_channels};
pub(crate) use filtering::{filter_batch, filter_batch_back, filter_batch_slopes};
pub(crate) use frame::Geometry;
pub(crate) use halving::{halve_maps, spread_maps};
pub(crate) use matrix::{Matrix, UNBOUNDED, add_products, multiply};
pub(crate) use norm::{Norm, NormGradients, moments, normalise, normalise_back};
pub(crate) use pointwise::{Mix, mix, mix_back, mix_slopes};
pub(crate) use unroll::unroll;

/// The sum of vectors of one length, in their order; `None` of none.
fn summed(vectors: Vec<Vec<f32>>) -> Option<Vec<f32>> {
    vectors.into_iter().reduce(|mut sums, more| {
        sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        sums
    })
}
