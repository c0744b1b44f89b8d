//! Loops over numbers on the processor, where Burn's own are several times slower: convolutions, normalisations, halving, and
//! their ways back, with the widest instructions that the processor has.
//!
//! Owns speed and nothing else: slices in, slices out. What takes a whole batch divides it among rayon's threads, always so
//! that a result has the same bits however many there are; what takes one image leaves threads to its caller.

/// The block for each number, which is a constant there: a loop would ask at each turn what follows from it, and keep in
/// memory what stands at that place of a list.
macro_rules! each_number {
    ($y:ident in $($number:literal)* $block:block) => {
        $({
            #[allow(non_upper_case_globals, reason = "it stands for the variable of a loop")]
            const $y: usize = $number;
            $block
        })*
    };
}

mod blocked;
mod convolution;
mod depthwise;
mod filtering;
mod filters;
mod frame;
mod halving;
mod matrix;
mod mixing;
mod norm;
mod pointwise;
mod sliding;
mod slopes;
mod spaced;
mod unroll;

pub(crate) use blocked::{Block, Plane, WIDTH};
pub(crate) use convolution::{Convolved, convolve, convolve_back};
pub(crate) use depthwise::Depthwise;
pub(crate) use filtering::{filter_batch, filter_batch_back, filter_batch_slopes};
pub(crate) use frame::Geometry;
pub(crate) use halving::{halve_maps, spread_maps};
pub(crate) use matrix::{add_products, multiply};
pub(crate) use mixing::{Mixer, UNBOUNDED};
pub(crate) use norm::{Norm, NormGradients, moments, normalise, normalise_back};
pub(crate) use pointwise::{Mix, mix, mix_back, mix_slopes};
pub(crate) use sliding::Slider;
pub(crate) use unroll::{unroll, unroll_blocked};

/// The sum of vectors of one length, in their order; `None` of none.
fn summed(vectors: Vec<Vec<f32>>) -> Option<Vec<f32>> {
    vectors.into_iter().reduce(|mut sums, more| {
        sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        sums
    })
}

/// `sum` between two bounds. By comparing: what is no number is neither below nor above, and stays. A minimum would lose it on
/// some processors.
#[inline(always)]
fn held<S: pulp::Simd>(simd: S, sum: S::f32s, [least, most]: [f32; 2]) -> S::f32s {
    let (least, most) = (simd.splat_f32s(least), simd.splat_f32s(most));
    let held = simd.select_f32s(simd.less_than_f32s(sum, least), least, sum);
    simd.select_f32s(simd.greater_than_f32s(held, most), most, held)
}
