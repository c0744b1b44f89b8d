//! An image as a list of numbers, by the classical means of image analysis: no network, nothing learned.
//!
//! Owns which numbers these are, and their order: the same number of them for each image with as many channels,
//! whatever its size. Refuses numbers that are not finite, randomness, and threads, which are the caller's: the same
//! image gives the same numbers.
//!
//! One file for each family. Of each channel: its raw values (`intensity`), its detail at up to five scales
//! (`pyramid`: `bands`, `gradients`, `curvature`, the last of these also of its logarithm), rings about its middle
//! (`radial`), the object in the middle and pieces above thresholds (`regions`, `object`), local patterns (`patterns`)
//! and a small copy (`thumbnail`). Of each two channels: `pairs`.

mod bands;
mod centre;
mod channel;
mod curvature;
mod gradients;
mod intensity;
mod object;
mod pairs;
mod patterns;
mod plane;
mod pyramid;
mod quantiles;
mod radial;
mod regions;
mod sums;
#[cfg(test)]
mod tests;
mod thumbnail;

use channel::Channel;
use pairs::Places;
use plane::Plane;

/// Names the numbers. It changes whenever any of them does, so that numbers that were kept are not mixed with others.
pub(crate) const RECIPE: &str = "statistics-1";

/// How many numbers describe an image of `channels` channels.
pub(crate) fn length(channels: usize) -> usize {
    let paired = channels.min(pairs::MOST_CHANNELS);
    let pairs = paired * paired.saturating_sub(1) / 2;
    channels * channel::LENGTH + pairs * (pairs::LENGTH + 2 * pairs::DIRECTED_LENGTH)
}

/// A grid of `height` rows and `width` columns, both above 0, blurred by a Gaussian of `sigma` pixels, above 0; beyond the
/// edges stands the mirror image.
pub(crate) fn blur(values: &[f32], width: usize, height: usize, sigma: f64) -> Vec<f32> {
    pyramid::blur(&Plane { values: values.to_vec(), width, height }, sigma).values
}

/// Describes an image: one plane of raw values, row by row, for each channel. All numbers are finite, and there are
/// [`length`] of them.
///
/// - A value that is not finite counts as 0, as does one that is missing.
/// - What an image is too small for, such as the coarse levels of the pyramid, is 0.
/// - An image of more than 1,048,576 pixels is first reduced by the mean over blocks. What is said here of pixels then
///   holds for blocks, so images of very different sizes do not compare well at the finest scales.
/// - Of more than 6 channels, only the first 6 are compared with each other.
///
/// The order: the channels one after another, each pair of channels, then each pair in both directions.
pub(crate) fn describe(planes: &[Vec<f32>], width: usize, height: usize) -> Vec<f32> {
    let wanted = length(planes.len());
    if width == 0 || height == 0 {
        return vec![0.0; wanted];
    }
    let channels: Vec<Channel> = planes.iter().map(|plane| Channel::of(Plane::of(plane, width, height))).collect();
    let mut features = Vec::with_capacity(wanted);
    features.extend(channels.iter().flat_map(|channel| &channel.features).copied());
    let paired = if channels.len() > 1 { channels.len().min(pairs::MOST_CHANNELS) } else { 0 };
    let paired = &channels[..paired];
    let places: Vec<Places> = paired.iter().map(Places::of).collect();
    for (at, (one, places_one)) in paired.iter().zip(&places).enumerate() {
        for (two, places_two) in paired.iter().zip(&places).skip(at + 1) {
            features.extend(pairs::describe([one, two], [places_one, places_two]));
        }
    }
    for (at, one) in paired.iter().enumerate() {
        for (_, places) in places.iter().enumerate().filter(|(other, _)| *other != at) {
            features.extend(pairs::describe_at(one, places));
        }
    }
    features.into_iter().map(finite).collect()
}

/// The nearest number that is finite as an `f32`: values near the end of its range have sums beyond it.
fn finite(value: f64) -> f32 {
    if value.is_nan() { 0.0 } else { value.clamp(f64::from(f32::MIN), f64::from(f32::MAX)) as f32 }
}
