//! How much memory a fit needs, estimated from its settings and the images.

use crate::architecture::{NetworkKind, Shape};
use crate::check::DataFacts;
use crate::fit::AHEAD;
use crate::pictures::ROOM;
use crate::settings::FitSettings;
use crate::windows::{Frame, Size};

/// Bytes for the labelled pictures in memory, the batches that are made ready, the weights with what the optimizer keeps,
/// and one training batch with everything that the backward pass needs. An estimate from above: on the CPU the real peak
/// was between a third and two thirds of it.
///
/// For Quick: the features of the labelled images, at the scale of each fold and as they are.
pub fn memory_estimate_bytes(settings: &FitSettings, data: &DataFacts) -> u64 {
    let Some(shape) = shape(settings, data) else {
        let labelled = data.labelled() as u64;
        let width = crate::features::length(data.main_channels() as usize) as u64;
        let copies = 3 * rayon::current_num_threads() as u64 + 1;
        // Of fewer rows than features also their inner products.
        return labelled * width * 4 * copies + labelled * labelled.min(width) * 8 * copies;
    };
    let input = Size { width: settings.input_width.max(1), height: settings.input_height.max(1) };
    let stored = |side: u32| {
        let stored = Frame::new(settings.crop, Size { width: side.max(1), height: side.max(1) }, input).stored;
        u64::from(stored.width) * u64::from(stored.height) * u64::from(shape.channels) * 4
    };
    let pictures = data.labelled() as u64 * stored(data.largest_side).max(stored(data.smallest_side));
    let ahead =
        AHEAD as u64 * u64::from(settings.batch_size) * u64::from(input.width * input.height * shape.channels) * 4;
    let weights: u64 = shape.layers().iter().map(|layer| u64::from(layer.parameters)).sum::<u64>() * 4 * 6;
    pictures.min(ROOM) + ahead + weights + batch_bytes(settings, data)
}

/// What one training batch needs: the outputs of all layers and their gradients, and the unrolled input of the widest
/// convolution.
pub(crate) fn batch_bytes(settings: &FitSettings, data: &DataFacts) -> u64 {
    let Some(shape) = shape(settings, data) else { return 0 };
    let values: u64 = shape.layers().iter().map(crate::architecture::Layer::values).sum();
    let pixels = u64::from(shape.width) * u64::from(shape.height);
    let unrolled = match shape.kind {
        NetworkKind::Simple => pixels * u64::from(shape.channels * 25).max(50),
        NetworkKind::Compact => pixels * u64::from(shape.channels * 9).max(18),
        // Of a quarter of the pixels; the other convolutions need none.
        NetworkKind::Lite => pixels * u64::from(shape.channels * 9) / 4,
    };
    let images = u64::from(settings.batch_size).min(data.labelled() as u64).max(1);
    images * (values * 4 * 3 + unrolled * 4)
}

/// `None` for Quick.
fn shape(settings: &FitSettings, data: &DataFacts) -> Option<Shape> {
    let kind = NetworkKind::of(settings.architecture)?;
    Some(Shape {
        kind,
        width: settings.input_width.max(kind.least_side()),
        height: settings.input_height.max(kind.least_side()),
        channels: data.main_channels(),
        classes: data.classes().max(2),
    })
}
