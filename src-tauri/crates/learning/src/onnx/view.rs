//! From the raw values of an image to the windows that the network sees.
//!
//! Owns: the arithmetic of [`crate::windows`] and of [`vesicle_images::resample`] as operators. `Resize` of ONNX knows
//! other kernels, so each axis has a matrix of weights that is computed from the size of the image: entry (i, x) says how
//! much pixel x counts for row i of a window, in double precision as in the app. All windows of an image are rows of one
//! matrix, so cutting them out costs nothing. Values that are no finite numbers count as 0.

use vesicle_images::SampleKind;
use vesicle_onnx::{Attribute, Element, Graph, Tensor, Value};

use super::graph as failed;
use crate::error::LearningError;
use crate::model::ModelCard;
use crate::preprocess::Preprocessing;
use crate::settings::Crop;
use crate::windows::{GRID_MOST, RANDOM_SHARE, RANDOM_STEP, WINDOWS_ACROSS};

/// What the network sees of the images of a batch.
pub(super) struct Windows {
    /// `[batch · windows, channels, input height, input width]`.
    pub(super) images: Value,
    /// Windows of an image, a row of one number; `None` where there is always one.
    pub(super) each: Option<Value>,
}

/// One side of an image and of the frame in it, all as double-precision scalars.
struct Side {
    /// Of the image, in pixels.
    length: Value,
    /// Where the frame begins, and how long it is.
    start: Value,
    frame: Value,
    /// How many pixels the frame is resampled to; the input where that is fixed.
    stored: Value,
    input: u32,
}

/// All windows of all images.
pub(super) fn windows(graph: &mut Graph, card: &ModelCard, image: &Value) -> Result<Windows, LearningError> {
    let largest = graph.constant(&Tensor::scalar(f32::MAX));
    let nothing = graph.constant(&Tensor::scalar(0.0));
    let size_of_value = graph.op("Abs", &[image]);
    let finite = graph.op("LessOrEqual", &[&size_of_value, &largest]);
    let clean = graph.op("Where", &[&finite, image, &nothing]);

    let shape = graph.op("Shape", &[image]);
    let [height, width] = [2, 3].map(|axis| {
        let axis = graph.constant(&Tensor::whole(axis));
        let length = graph.op("Gather", &[&shape, &axis]);
        cast(graph, &length, Element::F64)
    });
    let [down, across] = frame(graph, card, height, width);
    // Shrinking on either side is what decides the kernel of both.
    let shrinks = {
        let one = graph.op("Greater", &[&down.frame, &down.stored]);
        let other = graph.op("Greater", &[&across.frame, &across.stored]);
        graph.op("Or", &[&one, &other])
    };
    let several = card.crop == Crop::Random;
    let (rows, rows_count) = axis(graph, &down, &shrinks, several);
    let (columns, columns_count) = axis(graph, &across, &shrinks, several);
    let turned = graph.op("Transpose", &[&columns]);
    let narrow = graph.op("MatMul", &[&clean, &turned]);
    let cut = graph.op("MatMul", &[&rows, &narrow]);
    let (Some(rows_count), Some(columns_count)) = (rows_count, columns_count) else {
        return Ok(Windows { images: cut, each: None });
    };

    let [channels, high, wide] = [card.channels, card.input_height, card.input_width].map(i64::from);
    let [batch, channels_row, high_row, wide_row] =
        [Tensor::row(&[0]), Tensor::row(&[channels]), Tensor::row(&[high]), Tensor::row(&[wide])]
            .map(|row| graph.constant(&row));
    let along = |graph: &mut Graph, parts: &[&Value]| graph.apply("Concat", parts, &[Attribute::Int("axis", 0)]);
    let apart = along(graph, &[&batch, &channels_row, &rows_count, &high_row, &columns_count, &wide_row]);
    let apart = graph.op("Reshape", &[&cut, &apart]);
    let ordered = graph.apply("Transpose", &[&apart], &[Attribute::Ints("perm", vec![0, 2, 4, 1, 3, 5])]);
    let together = graph.constant(&Tensor::row(&[-1, channels, high, wide]));
    let images = graph.op("Reshape", &[&ordered, &together]);
    Ok(Windows { images, each: Some(graph.op("Mul", &[&rows_count, &columns_count])) })
}

/// [`crate::windows::Frame`] for an image of any size: its height, then its width.
fn frame(graph: &mut Graph, card: &ModelCard, height: Value, width: Value) -> [Side; 2] {
    let inputs = [card.input_height, card.input_width];
    let lengths = [height, width];
    if card.crop == Crop::None {
        return [0, 1].map(|side| {
            let stored = double(graph, f64::from(inputs[side]));
            let length = lengths[side].clone();
            Side { frame: length.clone(), length, start: double(graph, 0.0), stored, input: inputs[side] }
        });
    }
    let steps = [0, 1].map(|side| {
        let input = double(graph, f64::from(inputs[side]));
        graph.op("Div", &[&lengths[side], &input])
    });
    let tighter = graph.op("Min", &[&steps[0], &steps[1]]);
    if card.crop == Crop::Centre {
        let two = double(graph, 2.0);
        return [0, 1].map(|side| {
            let stored = double(graph, f64::from(inputs[side]));
            let length = lengths[side].clone();
            let whole = graph.op("Mul", &[&tighter, &stored]);
            let frame = graph.op("Min", &[&whole, &length]);
            let rest = graph.op("Sub", &[&length, &frame]);
            let start = graph.op("Div", &[&rest, &two]);
            Side { length, start, frame, stored, input: inputs[side] }
        });
    }
    let wider = graph.op("Max", &[&steps[0], &steps[1]]);
    let [usual, most, share, half] = [RANDOM_STEP, WINDOWS_ACROSS, RANDOM_SHARE, 0.5].map(|value| double(graph, value));
    let covering = graph.op("Div", &[&wider, &most]);
    let wanted = graph.op("Max", &[&usual, &covering]);
    let movable = graph.op("Mul", &[&tighter, &share]);
    let step = graph.op("Min", &[&wanted, &movable]);
    [0, 1].map(|side| {
        let input = double(graph, f64::from(inputs[side]));
        let length = lengths[side].clone();
        let scaled = graph.op("Div", &[&length, &step]);
        // Rounded away from zero at a half, while `Round` goes to the even number.
        let raised = graph.op("Add", &[&scaled, &half]);
        let rounded = graph.op("Floor", &[&raised]);
        let stored = graph.op("Max", &[&rounded, &input]);
        Side { frame: length.clone(), length, start: double(graph, 0.0), stored, input: inputs[side] }
    })
}

/// The weights of a side, `[windows · input, length]`, and where there may be several windows along it, how many.
fn axis(graph: &mut Graph, side: &Side, shrinks: &Value, several: bool) -> (Value, Option<Value>) {
    let (places, count) = if several {
        let (places, count) = places(graph, side);
        (places, Some(count))
    } else {
        let (from, to, by) = (whole(graph, 0), whole(graph, i64::from(side.input)), whole(graph, 1));
        (graph.op("Range", &[&from, &to, &by]), None)
    };
    let places = cast(graph, &places, Element::F64);
    let [zero, half, one, little, pi, flat, bell] =
        [0.0, 0.5, 1.0, 1e-12, std::f64::consts::PI, 0.54, 0.46].map(|value| double(graph, value));
    let quarter = double(graph, std::f64::consts::FRAC_PI_2);
    let scale = graph.op("Div", &[&side.frame, &side.stored]);
    let widened = graph.op("Max", &[&scale, &one]);
    // The middle of each row's pixel, in pixels of the image, from the middle of the first one.
    let middles = graph.op("Add", &[&places, &half]);
    let middles = graph.op("Mul", &[&middles, &scale]);
    let middles = graph.op("Add", &[&middles, &side.start]);
    let middles = graph.op("Sub", &[&middles, &half]);
    let upright = graph.constant(&Tensor::row(&[1]));
    let middles = graph.op("Unsqueeze", &[&middles, &upright]);
    let pixels = graph.op("Range", &[&zero, &side.length, &one]);
    let apart = graph.op("Sub", &[&pixels, &middles]);
    let apart = graph.op("Abs", &[&apart]);
    let apart = graph.op("Div", &[&apart, &widened]);
    let inside = graph.op("Sub", &[&one, &apart]);
    let bilinear = graph.op("Max", &[&inside, &zero]);
    // (0.54 + 0.46 cos πd) · sin πd / πd below 1; the cosine is a sine a quarter turn on.
    let angle = graph.op("Max", &[&apart, &little]);
    let angle = graph.op("Mul", &[&angle, &pi]);
    let sine = graph.op("Sin", &[&angle]);
    let ahead = graph.op("Add", &[&angle, &quarter]);
    let cosine = graph.op("Sin", &[&ahead]);
    let window = graph.op("Mul", &[&cosine, &bell]);
    let window = graph.op("Add", &[&window, &flat]);
    let kernel = graph.op("Mul", &[&window, &sine]);
    let kernel = graph.op("Div", &[&kernel, &angle]);
    let near = graph.op("Less", &[&apart, &one]);
    let hamming = graph.op("Where", &[&near, &kernel, &zero]);
    let weights = graph.op("Where", &[shrinks, &hamming, &bilinear]);
    let total = graph.apply("ReduceSum", &[&weights, &upright], &[Attribute::Int("keepdims", 1)]);
    let weights = graph.op("Div", &[&weights, &total]);
    (cast(graph, &weights, Element::F32), count)
}

/// [`crate::windows::Window::grid`] along a side: the pixels of the stored image that its windows show, one window behind
/// the other, and how many windows there are, as a row of one number.
fn places(graph: &mut Graph, side: &Side) -> (Value, Value) {
    let [zero, one, two, four, most] = [0, 1, 2, 4, i64::from(GRID_MOST)].map(|value| whole(graph, value));
    let input = whole(graph, i64::from(side.input));
    let stored = cast(graph, &side.stored, Element::I64);
    let slack = graph.op("Sub", &[&stored, &input]);
    let fourfold = graph.op("Mul", &[&slack, &four]);
    let single = graph.op("Less", &[&fourfold, &input]);
    // As many as cover the side, rounded up.
    let before = graph.op("Sub", &[&input, &one]);
    let raised = graph.op("Add", &[&stored, &before]);
    let covering = graph.op("Div", &[&raised, &input]);
    let covering = graph.op("Max", &[&covering, &two]);
    let covering = graph.op("Min", &[&covering, &most]);
    let count = graph.op("Where", &[&single, &one, &covering]);
    let gaps = graph.op("Sub", &[&count, &one]);
    let rounding = graph.op("Div", &[&gaps, &two]);
    let divisor = graph.op("Max", &[&gaps, &one]);
    let numbers = graph.op("Range", &[&zero, &count, &one]);
    let even = graph.op("Mul", &[&numbers, &slack]);
    let even = graph.op("Add", &[&even, &rounding]);
    let even = graph.op("Div", &[&even, &divisor]);
    let middle = graph.op("Div", &[&slack, &two]);
    let corners = graph.op("Where", &[&single, &middle, &even]);
    let upright = graph.constant(&Tensor::row(&[1]));
    let corners = graph.op("Unsqueeze", &[&corners, &upright]);
    let pixels = graph.op("Range", &[&zero, &input, &one]);
    let places = graph.op("Add", &[&corners, &pixels]);
    let flat = graph.constant(&Tensor::row(&[-1]));
    let first = graph.constant(&Tensor::row(&[0]));
    (graph.op("Reshape", &[&places, &flat]), graph.op("Unsqueeze", &[&count, &first]))
}

/// The values at the scale that the network was trained on.
pub(super) fn rescaled(
    graph: &mut Graph,
    rule: &Preprocessing,
    kind: SampleKind,
    channels: u32,
    images: &Value,
) -> Result<Value, LearningError> {
    let scales: Vec<_> = (0..channels as usize).map(|channel| rule.scale(kind, channel)).collect();
    let shape = [1, scales.len(), 1, 1];
    let offsets: Vec<f32> = scales.iter().map(|scale| scale.offset).collect();
    let factors: Vec<f32> = scales.iter().map(|scale| scale.factor).collect();
    let offsets = graph.constant(&Tensor::f32(&shape, &offsets).map_err(failed)?);
    let factors = graph.constant(&Tensor::f32(&shape, &factors).map_err(failed)?);
    let (low, high) = rule.bounds();
    let [low, high] = [low, high].map(|value| graph.constant(&Tensor::scalar(value)));
    let shifted = graph.op("Sub", &[images, &offsets]);
    let stretched = graph.op("Mul", &[&shifted, &factors]);
    Ok(graph.op("Clip", &[&stretched, &low, &high]))
}

fn double(graph: &mut Graph, value: f64) -> Value {
    graph.constant(&Tensor::double(value))
}

fn whole(graph: &mut Graph, value: i64) -> Value {
    graph.constant(&Tensor::whole(value))
}

fn cast(graph: &mut Graph, value: &Value, element: Element) -> Value {
    graph.apply("Cast", &[value], &[Attribute::Int("to", i64::from(element.code()))])
}
