//! Filters of single channels over a batch, whose images are divided among the threads of rayon's pool.

use std::cell::RefCell;

use rayon::prelude::*;

use super::depthwise::{Depthwise, add_filter_slopes, filter_back, filter_channels};

/// Groups of images that have sums of their own.
const GROUPS: usize = 16;

thread_local! {
    static FRAME: RefCell<Vec<f32>> = RefCell::default();
}

/// `[images, channels, ⌈height / stride⌉, ⌈width / stride⌉]` from `maps`, `[images, channels, height, width]`.
pub(crate) fn filter_batch(filter: &Depthwise, maps: &[f32], size: [usize; 2]) -> Vec<f32> {
    let (image, image_out) = sizes(filter, size);
    let mut out = vec![0.0; maps.len() / image * image_out];
    maps.par_chunks_exact(image).zip(out.par_chunks_exact_mut(image_out)).for_each(|(maps, out)| {
        FRAME.with_borrow_mut(|frame| filter_channels(filter, maps, size, out, frame));
    });
    out
}

/// The gradient of the maps, for `gradient`, that of what [`filter_batch`] gave without bounds.
pub(crate) fn filter_batch_back(filter: &Depthwise, gradient: &[f32], size: [usize; 2]) -> Vec<f32> {
    let (image, image_out) = sizes(filter, size);
    let mut out = vec![0.0; gradient.len() / image_out * image];
    gradient.par_chunks_exact(image_out).zip(out.par_chunks_exact_mut(image)).for_each(|(gradient, out)| {
        FRAME.with_borrow_mut(|frame| filter_back(filter, gradient, size, out, frame));
    });
    out
}

/// The gradient of the filter's weights, summed over groups of images that depend on the batch alone, and then over the
/// groups in their order.
pub(crate) fn filter_batch_slopes(filter: &Depthwise, maps: &[f32], gradient: &[f32], size: [usize; 2]) -> Vec<f32> {
    let (image, image_out) = sizes(filter, size);
    let together = (maps.len() / image).div_ceil(GROUPS).max(1);
    let groups: Vec<Vec<f32>> = maps
        .par_chunks(together * image)
        .zip(gradient.par_chunks(together * image_out))
        .map(|(maps, gradient)| {
            let mut sums = vec![0.0; filter.weights.len()];
            for (maps, gradient) in maps.chunks_exact(image).zip(gradient.chunks_exact(image_out)) {
                FRAME.with_borrow_mut(|frame| add_filter_slopes(filter, maps, gradient, size, &mut sums, frame));
            }
            sums
        })
        .collect();
    super::summed(groups).unwrap_or_else(|| vec![0.0; filter.weights.len()])
}

/// Values of an image before and after.
fn sizes(filter: &Depthwise, [height, width]: [usize; 2]) -> (usize, usize) {
    let out = height.div_ceil(filter.stride) * width.div_ceil(filter.stride);
    (filter.channels * height * width, filter.channels * out)
}
