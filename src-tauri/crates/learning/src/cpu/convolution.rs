//! Convolutions of a batch and their gradients, with ReLU and halving by maximum behind them if wanted. The images of a
//! batch are divided among the threads of rayon's pool.
//!
//! The gradients of the weights are summed over groups of images that depend on the batch alone, and then over the groups
//! in their order: the result has the same bits however many threads there are.

use std::cell::RefCell;

use rayon::prelude::*;

use super::filters::{Filters, Frames, GROUP};
use super::frame::{Geometry, lay_out};
use super::halving::{DROPPED, halve, spread};
use super::slopes::{OUTPUTS, add_slopes};

/// Groups of images that have sums of their own.
const GROUPS: usize = 32;

/// What a convolution gave.
pub(crate) struct Convolved {
    /// `[images, outputs, rows, columns]`; halved, `[images, outputs, ⌊rows / 2⌋, ⌊columns / 2⌋]`.
    pub(crate) maps: Vec<f32>,
    /// For each halved value the number of the pixel it came from, 0 to 3 row by row, or [`DROPPED`] where ReLU made it 0.
    /// Empty without halving.
    pub(crate) origins: Vec<u8>,
}

/// Gradients of a loss, each where it was asked for.
#[derive(Default)]
pub(crate) struct Gradients {
    pub(crate) images: Option<Vec<f32>>,
    pub(crate) weights: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

/// Memory that one image after the other uses.
#[derive(Default)]
struct Scratch {
    frames: Vec<f32>,
    gradients: Vec<f32>,
    maps: Vec<f32>,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// `images` are `[images, inputs, height, width]`, `weights` are `[outputs, inputs, side, side]`, with side 3 or 5.
/// `halved` applies ReLU and takes the largest of each 2 × 2 pixels.
///
/// # Panics
/// If a slice does not have the length that the geometry says.
pub(crate) fn convolve(
    geometry: &Geometry,
    images: &[f32],
    weights: &[f32],
    bias: Option<&[f32]>,
    halved: bool,
) -> Convolved {
    check(geometry, images, weights);
    let filters = Filters::new(weights, geometry);
    let (rows, columns) = (geometry.rows(), geometry.columns());
    let pixels = if halved { (rows / 2) * (columns / 2) } else { rows * columns };
    let count = images.len() / geometry.input_values();
    let size = geometry.outputs * pixels;
    let mut maps = vec![0.0; count * size];
    let mut origins = vec![DROPPED; if halved { maps.len() } else { 0 }];
    let images = images.par_chunks_exact(geometry.input_values());
    let work = |image: &[f32], maps: &mut [f32], origins: &mut [u8]| {
        SCRATCH.with_borrow_mut(|scratch| {
            lay_out_image(geometry, image, &mut scratch.frames);
            convolve_image(geometry, &filters, bias, scratch, |output, map| {
                let maps = &mut maps[output * pixels..][..pixels];
                if halved {
                    let origins = &mut origins[output * pixels..][..pixels];
                    halve(map, [rows, columns, geometry.line()], maps, origins);
                } else {
                    copy_lines(map, geometry.line(), maps, columns);
                }
            });
        });
    };
    if halved {
        let out = maps.par_chunks_exact_mut(size).zip(origins.par_chunks_exact_mut(size));
        images.zip(out).for_each(|(image, (maps, origins))| work(image, maps, origins));
    } else {
        images.zip(maps.par_chunks_exact_mut(size)).for_each(|(image, maps)| work(image, maps, &mut []));
    }
    Convolved { maps, origins }
}

/// The gradients for `gradient`, that of what [`convolve`] gave; with the `origins` that it gave if it halved. Those of
/// the images only if they are `wanted`.
///
/// # Panics
/// If a slice does not have the length that the geometry says.
pub(crate) fn convolve_back(
    geometry: &Geometry,
    images: &[f32],
    weights: &[f32],
    origins: Option<&[u8]>,
    gradient: &[f32],
    wanted: bool,
) -> Gradients {
    check(geometry, images, weights);
    let count = images.len() / geometry.input_values();
    if count == 0 {
        let weights = vec![0.0; weights.len()];
        return Gradients { images: wanted.then(Vec::new), weights, bias: vec![0.0; geometry.outputs] };
    }
    let turned = wanted.then(|| Filters::turned(weights, geometry));
    let mut back = wanted.then(|| vec![0.0; images.len()]);
    let together = count.div_ceil(GROUPS);
    let size = gradient.len() / count;
    let mut backs: Vec<&mut [f32]> = match &mut back {
        Some(back) => back.chunks_mut(together * geometry.input_values()).collect(),
        None => (0..count.div_ceil(together)).map(|_| Default::default()).collect(),
    };
    let images = images.par_chunks(together * geometry.input_values());
    let gradients = gradient.par_chunks(together * size).enumerate();
    let sums: Vec<(Vec<f32>, Vec<f32>)> = images
        .zip(gradients)
        .zip(backs.par_iter_mut())
        .map(|((images, (group, gradients)), back)| {
            let mut sums = (vec![0.0; weights.len()], vec![0.0; geometry.outputs]);
            SCRATCH.with_borrow_mut(|scratch| {
                let each = images.chunks_exact(geometry.input_values()).zip(gradients.chunks_exact(size));
                for (at, (image, gradient)) in each.enumerate() {
                    let origins = origins.map(|origins| &origins[(group * together + at) * size..][..size]);
                    lay_out_gradient(geometry, gradient, origins, &mut scratch.gradients);
                    lay_out_image(geometry, image, &mut scratch.frames);
                    add_image_slopes(geometry, scratch, &mut sums);
                    if let Some(turned) = &turned {
                        let back = &mut back[at * geometry.input_values()..][..geometry.input_values()];
                        image_back(geometry, turned, scratch, back);
                    }
                }
            });
            sums
        })
        .collect();
    let mut sums = sums.into_iter();
    let (mut weights, mut bias) = sums.next().unwrap_or_default();
    for (more_weights, more_bias) in sums {
        weights.iter_mut().zip(more_weights).for_each(|(sum, more)| *sum += more);
        bias.iter_mut().zip(more_bias).for_each(|(sum, more)| *sum += more);
    }
    Gradients { images: back, weights, bias }
}

fn check(geometry: &Geometry, images: &[f32], weights: &[f32]) {
    assert!(images.len().is_multiple_of(geometry.input_values()) && weights.len() == geometry.weights());
}

fn lay_out_image(geometry: &Geometry, image: &[f32], frames: &mut Vec<f32>) {
    let place = [geometry.frame(), geometry.first(), geometry.line()];
    lay_out(frames, image, [geometry.height, geometry.width], place);
}

/// Each output map, with lines as far apart as those of the frames.
fn convolve_image(
    geometry: &Geometry,
    filters: &Filters,
    bias: Option<&[f32]>,
    scratch: &mut Scratch,
    mut done: impl FnMut(usize, &[f32]),
) {
    let Scratch { frames, maps, .. } = scratch;
    let frames = Frames { values: frames, length: geometry.frame(), line: geometry.line() };
    let flat = geometry.flat();
    maps.resize(GROUP * flat, 0.0);
    for group in 0..filters.groups() {
        let outputs = group * GROUP..geometry.outputs.min((group + 1) * GROUP);
        let mut begin = [0.0; GROUP];
        if let Some(bias) = bias {
            begin.iter_mut().zip(&bias[outputs.clone()]).for_each(|(begin, bias)| *begin = *bias);
        }
        filters.apply(group, frames, [0, flat], begin, maps);
        outputs.zip(maps.chunks_exact(flat)).for_each(|(output, map)| done(output, map));
    }
}

/// Frames of the gradient of all output maps, and of as many empty ones as make a whole number of [`OUTPUTS`].
fn lay_out_gradient(geometry: &Geometry, gradient: &[f32], origins: Option<&[u8]>, frames: &mut Vec<f32>) {
    let (rows, columns, line) = (geometry.rows(), geometry.columns(), geometry.line());
    let length = geometry.gradient_frame();
    if let Some(origins) = origins {
        frames.clear();
        frames.resize(geometry.outputs.next_multiple_of(OUTPUTS) * length, 0.0);
        let pixels = (rows / 2) * (columns / 2);
        let maps = gradient.chunks_exact(pixels).zip(origins.chunks_exact(pixels));
        for (frame, (gradient, origins)) in frames.chunks_exact_mut(length).zip(maps) {
            spread(gradient, origins, [columns, line], &mut frame[geometry.reach()..]);
        }
    } else {
        lay_out(frames, gradient, [rows, columns], [length, geometry.reach(), line]);
        frames.resize(geometry.outputs.next_multiple_of(OUTPUTS) * length, 0.0);
    }
}

fn add_image_slopes(geometry: &Geometry, scratch: &Scratch, (weights, bias): &mut (Vec<f32>, Vec<f32>)) {
    let Scratch { frames, gradients, .. } = scratch;
    let (line, length) = (geometry.line(), geometry.gradient_frame());
    for (sum, gradients) in bias.iter_mut().zip(gradients.chunks_exact(length)) {
        *sum += total(gradients);
    }
    let inputs = Frames { values: frames, length: geometry.frame(), line };
    let gradients = Frames { values: &gradients[geometry.reach()..], length, line };
    add_slopes(weights, [geometry.outputs, geometry.side], inputs, gradients, geometry.flat());
}

/// The sum, in an order that leaves the compiler free to use vectors.
fn total(values: &[f32]) -> f32 {
    let mut sums = [0.0; 16];
    let chunks = values.chunks_exact(sums.len());
    let rest: f32 = chunks.remainder().iter().sum();
    chunks.for_each(|chunk| sums.iter_mut().zip(chunk).for_each(|(sum, value)| *sum += value));
    sums.iter().sum::<f32>() + rest
}

/// The gradient of an image from the frames of its outputs' gradients.
fn image_back(geometry: &Geometry, turned: &Filters, scratch: &mut Scratch, back: &mut [f32]) {
    let Scratch { gradients, maps, .. } = scratch;
    let length = geometry.gradient_frame();
    let values = &gradients[..geometry.outputs * length];
    let frames = Frames { values, length, line: geometry.line() };
    let flat = geometry.flat_input();
    maps.resize(GROUP * flat, 0.0);
    let pixels = geometry.height * geometry.width;
    for (group, back) in back.chunks_mut(GROUP * pixels).enumerate() {
        turned.apply(group, frames, [geometry.first(), flat], [0.0; GROUP], maps);
        for (back, map) in back.chunks_exact_mut(pixels).zip(maps.chunks_exact(flat)) {
            copy_lines(map, geometry.line(), back, geometry.width);
        }
    }
}

/// Copies lines of `columns` values that lie `line` apart.
fn copy_lines(map: &[f32], line: usize, out: &mut [f32], columns: usize) {
    for (values, out) in map.chunks(line).zip(out.chunks_exact_mut(columns)) {
        out.copy_from_slice(&values[..columns]);
    }
}
