//! Loops over numbers on the processor, where Burn's own are several times slower: products of matrices and filters of
//! single channels, with the widest instructions that the processor has.
//!
//! Owns speed and nothing else: slices in, slices out. What takes a whole batch divides it among rayon's threads, always so
//! that a result has the same bits however many there are; what takes one image leaves threads to its caller.

mod convolution;
mod depthwise;
mod filters;
mod frame;
mod halving;
mod matrix;
mod slopes;

pub(crate) use convolution::{Convolved, convolve, convolve_back};
pub(crate) use depthwise::{Depthwise, filter_channels};
pub(crate) use frame::Geometry;
pub(crate) use halving::{halve_maps, spread_maps};
pub(crate) use matrix::{add_bias, multiply};
