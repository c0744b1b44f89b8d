//! Loops over numbers on the processor, where Burn's own are several times slower: products of matrices and filters of
//! single channels, with the widest instructions that the processor has.
//!
//! Owns speed and nothing else: slices in, slices out. Refuses threads, which are the caller's, so that a result never
//! depends on how many there are.

mod depthwise;
mod matrix;

pub(crate) use depthwise::{Depthwise, filter_channels};
pub(crate) use matrix::{add_bias, multiply};
