//! Layers with a way back of their own give what Burn's give: values and gradients.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use burn::module::{Module as _, Param, RunningState};
use burn::nn::conv::{Conv2d, Conv2dConfig};
use burn::nn::{BatchNorm, BatchNormConfig, PaddingConfig2d};
use burn::tensor::{Device, Distribution, Tensor, TensorData};

use super::{depthwise, normed, pointwise, stem};
use crate::backbone::same_padding;

fn device() -> Device {
    Device::flex().autodiff()
}

fn read<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    tensor.into_data().iter::<f32>().collect()
}

/// Some slope for each value, so that no gradient is that of a plain sum.
fn loss(out: &Tensor<4>) -> Tensor<1> {
    let count = out.shape().num_elements();
    let slope: Vec<f32> = (0..count).map(|at| ((at * 37 % 101) as f32 - 50.0) / 50.0).collect();
    (out.clone() * Tensor::from_data(TensorData::new(slope, out.dims()), &out.device())).sum()
}

fn assert_close(what: &str, ours: &[f32], theirs: &[f32]) {
    assert_eq!(ours.len(), theirs.len(), "{what}");
    let most = theirs.iter().fold(1e-3_f32, |most, value| most.max(value.abs()));
    for (one, other) in ours.iter().zip(theirs) {
        assert!((one - other).abs() <= 5e-5 * most, "{what}: {one} {other}, of {most}");
    }
}

/// Compares a convolution's values and gradients in maps and weights.
fn compare(
    layer: &Conv2d,
    maps: &Tensor<4>,
    ours: impl Fn(Tensor<4>) -> Tensor<4>,
    theirs: impl Fn(Tensor<4>) -> Tensor<4>,
    to_maps: bool,
) {
    let all = |compute: &dyn Fn(Tensor<4>) -> Tensor<4>| {
        let maps = if to_maps { maps.clone().require_grad() } else { maps.clone() };
        let out = compute(maps.clone());
        let gradients = loss(&out).backward();
        let to_maps = maps.grad(&gradients).map(read).unwrap_or_default();
        [read(out), to_maps, read(layer.weight.val().grad(&gradients).unwrap())]
    };
    let (ours, theirs) = (all(&ours), all(&theirs));
    assert_eq!(ours[1].is_empty(), !to_maps);
    for (what, (ours, theirs)) in ["values", "maps", "weights"].iter().zip(ours.iter().zip(&theirs)) {
        assert_close(what, ours, theirs);
    }
}

fn padded(layer: &Conv2d, maps: Tensor<4>, stride: usize) -> Tensor<4> {
    let [_, _, height, width] = maps.dims();
    let side = layer.kernel_size[0];
    let ((top, bottom), (left, right)) = (same_padding(height, side, stride), same_padding(width, side, stride));
    layer.forward(maps.pad((left, right, top, bottom), 0.0))
}

#[test]
fn convolutions_of_one_pixel() {
    for (count, [inputs, outputs], [height, width]) in [(3, [5, 7], [4, 9]), (40, [9, 16], [7, 7]), (1, [1, 1], [1, 1])]
    {
        let layer = Conv2dConfig::new([inputs, outputs], [1, 1]).with_bias(false).init(&device());
        let maps = Tensor::random([count, inputs, height, width], Distribution::Uniform(-1.0, 1.0), &device());
        compare(&layer, &maps, |maps| pointwise(&layer, &maps).unwrap(), |maps| layer.forward(maps), true);
    }
}

#[test]
fn filters_of_single_channels() {
    for (side, stride) in [(3, 1), (5, 1), (3, 2), (5, 2)] {
        for (count, channels, [height, width]) in [(2, 3, [8, 17]), (35, 2, [7, 7]), (1, 4, [33, 20]), (1, 1, [1, 2])] {
            let layer = Conv2dConfig::new([channels, channels], [side, side])
                .with_groups(channels)
                .with_stride([stride, stride])
                .with_padding(PaddingConfig2d::Valid)
                .with_bias(false)
                .init(&device());
            let maps = Tensor::random([count, channels, height, width], Distribution::Uniform(-1.0, 1.0), &device());
            compare(&layer, &maps, |maps| depthwise(&layer, &maps).unwrap(), |maps| padded(&layer, maps, stride), true);
        }
    }
}

#[test]
fn the_first_convolution() {
    for (count, channels, [height, width]) in [(2, 3, [9, 12]), (5, 1, [8, 7])] {
        let layer = Conv2dConfig::new([channels, 6], [3, 3])
            .with_stride([2, 2])
            .with_padding(PaddingConfig2d::Valid)
            .with_bias(false)
            .init(&device());
        let images = Tensor::random([count, channels, height, width], Distribution::Uniform(-1.0, 1.0), &device());
        compare(&layer, &images, |images| stem(&layer, &images).unwrap(), |images| padded(&layer, images, 2), false);
        assert!(stem(&layer, &images.require_grad()).is_none(), "a gradient of the images is left to Burn");
    }
}

/// A normalisation with scales, shifts and running statistics that are all different.
fn norm(channels: usize) -> BatchNorm {
    let device = device();
    let mut layer = BatchNormConfig::new(channels).with_epsilon(1e-3).init(&device);
    let values = |from: f32, step: f32| {
        TensorData::new((0..channels).map(|at| from + step * at as f32).collect::<Vec<f32>>(), [channels])
    };
    layer.gamma = Param::from_data(values(2.0, -0.7), &device);
    layer.beta = Param::from_data(values(-1.0, 1.1), &device);
    layer.running_mean = RunningState::new(Tensor::from_data(values(0.3, 0.1), &device));
    layer.running_var = RunningState::new(Tensor::from_data(values(0.5, 0.2), &device));
    layer
}

#[test]
fn normalisation_by_the_batch_and_by_what_was_seen() {
    for (count, channels, [height, width]) in [(4, 3, [6, 7]), (33, 2, [5, 5]), (2, 5, [16, 3])] {
        let maps = Tensor::<4>::random([count, channels, height, width], Distribution::Normal(0.5, 2.0), &device());
        for (learning, held) in [(true, true), (true, false), (false, true), (false, false)] {
            let all = |ours: bool| {
                let mut layer = norm(channels);
                layer.training = layer.training.clone().with_value(learning);
                let maps = maps.clone().require_grad();
                let out = match (ours, held) {
                    (true, held) => normed(&layer, maps.clone(), held),
                    (false, true) => layer.forward(maps.clone()).clamp(0.0, 6.0),
                    (false, false) => layer.forward(maps.clone()),
                };
                let gradients = loss(&out).backward();
                [
                    read(out),
                    read(maps.grad(&gradients).unwrap()),
                    read(layer.gamma.val().grad(&gradients).unwrap()),
                    read(layer.beta.val().grad(&gradients).unwrap()),
                    read(layer.running_mean.value_sync()),
                    read(layer.running_var.value_sync()),
                ]
            };
            let (ours, theirs) = (all(true), all(false));
            let names = ["values", "maps", "gamma", "beta", "running mean", "running variance"];
            for (name, (ours, theirs)) in names.iter().zip(ours.iter().zip(&theirs)) {
                assert_close(&format!("{name}, learning {learning}, held {held}"), ours, theirs);
            }
        }
    }
}

#[test]
fn a_frozen_normalisation_is_by_what_was_seen() {
    let maps = Tensor::<4>::random([3, 2, 4, 4], Distribution::Normal(0.5, 2.0), &device());
    let layer = norm(2).freeze();
    let before = read(layer.running_mean.value_sync());
    assert_close("values", &read(normed(&layer, maps.clone(), false)), &read(layer.forward(maps.clone())));
    let plain = norm(2).valid();
    assert_close("values", &read(normed(&plain, maps.clone().inner(), false)), &read(layer.forward(maps)));
    assert_eq!(read(layer.running_mean.value_sync()), before);
}

#[test]
fn what_is_no_number_stays_none() {
    let mut values = vec![0.5_f32; 2 * 2 * 16];
    values[5] = f32::NAN;
    let maps = Tensor::<4>::from_data(TensorData::new(values, [2, 2, 4, 4]), &device());
    for held in [false, true] {
        assert!(read(normed(&norm(2), maps.clone(), held)).iter().any(|value| value.is_nan()));
        let plain = norm(2).valid();
        assert!(read(normed(&plain, maps.clone().inner(), held)).iter().any(|value| value.is_nan()));
    }
    let layer = Conv2dConfig::new([2, 2], [1, 1]).with_bias(false).init(&device());
    assert!(read(pointwise(&layer, &maps).unwrap()).iter().any(|value| value.is_nan()));
}

#[test]
fn gradients_do_not_depend_on_the_number_of_threads() {
    let layer = Conv2dConfig::new([4, 4], [3, 3])
        .with_groups(4)
        .with_padding(PaddingConfig2d::Valid)
        .with_bias(false)
        .init(&device());
    let mixing = Conv2dConfig::new([4, 6], [1, 1]).with_bias(false).init(&device());
    let maps = Tensor::<4>::random([50, 4, 20, 20], Distribution::Uniform(-1.0, 1.0), &device());
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let norm = norm(6);
            let out = pointwise(&mixing, &depthwise(&layer, &maps).unwrap()).unwrap();
            let gradients = loss(&normed(&norm, out, true)).backward();
            [&layer, &mixing].map(|layer| read(layer.weight.val().grad(&gradients).unwrap()))
        })
    };
    assert_eq!(with(1), with(3));
}
