#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
use burn::optim::GradientsParams;
use burn::store::{ModuleSnapshot as _, SafetensorsStore};

use super::*;
use crate::architecture::NetworkKind;
use crate::batches::{Purpose, random as stream};

fn shape(channels: u32) -> Shape {
    Shape { kind: NetworkKind::Lite, width: 40, height: 33, channels, classes: 3 }
}

/// A network of three channels as if it had been published, with statistics that are not 0 and 1.
fn published() -> Backbone {
    let device = Device::flex().autodiff();
    let mut net = fresh(&Shape { classes: 1000, ..shape(3) }, &mut stream(5, Purpose::Weights, 0), &device);
    net.last_map(image(3, 2, &device));
    net = net.valid();
    let mut store = SafetensorsStore::from_bytes(None).clear_metadata();
    net.save_into(&mut store).unwrap();
    Backbone::from_safetensors(store.get_bytes().unwrap(), "test").unwrap()
}

/// Values between 0 and 1, the same in all channels.
fn image(channels: usize, images: usize, device: &Device) -> Tensor<4> {
    let plane: Vec<f32> = (0..40 * 33).map(|at| ((at * 7919) % 1009) as f32 / 1009.0).collect();
    Tensor::from_data(TensorData::new(plane.repeat(channels * images), [images, channels, 33, 40]), device)
}

fn numbers<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    tensor.into_data().iter::<f32>().collect()
}

#[test]
fn any_channels_see_of_grey_what_the_published_network_saw() {
    let device = Device::flex();
    let backbone = published();
    // The middle of the map only: zeros at the border stand for other grey values.
    let conv = |net: &LiteNet, x: Tensor<4>| {
        numbers(net.bn0.forward(same(&net.conv_stem, x, 2)).slice([0..1, 0..32, 2..14, 2..17]))
    };
    let wanted = conv(&backbone.net(&device).unwrap(), (image(3, 1, &device) * 255.0 - 127.0) / 128.0);
    for channels in [1, 2, 5] {
        let random = &mut stream(1, Purpose::Weights, 0);
        let net = pretrained(&shape(channels), Rescale::Percentile, &backbone, random, &device).unwrap();
        let found = conv(&net, image(channels as usize, 1, &device));
        let worst = found.iter().zip(&wanted).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(worst < 1e-3, "{channels} channels: {worst}");
    }
}

#[test]
fn at_first_only_the_last_layer_learns_and_statistics_never_move_again() {
    let device = Device::flex().autodiff();
    let random = &mut stream(1, Purpose::Weights, 0);
    let net = pretrained(&shape(2), Rescale::Standardise, &published(), random, &device).unwrap();
    let statistics = |net: &LiteNet| numbers(net.blocks[3].bn1.running_var.value_sync());
    let before = statistics(&net);
    let learnt = |net: &LiteNet| {
        let loss = net.forward(image(2, 2, &device), None).square().mean();
        let gradients = GradientsParams::from_grads(loss.backward(), net);
        let of = |at: &Param<Tensor<4>>| gradients.get::<4>(at.id).is_some();
        let scale = gradients.get::<1>(net.blocks[3].bn1.gamma.id).is_some();
        (gradients.get::<2>(net.fc.weight.id).is_some(), of(&net.conv_stem.weight), scale)
    };
    let net = net.head_only();
    assert_eq!(learnt(&net), (true, false, false));
    let net = net.all_but_statistics();
    assert_eq!(learnt(&net), (true, true, true));
    assert_eq!(statistics(&net), before);

    let scratch = fresh(&shape(2), &mut stream(1, Purpose::Weights, 0), &device);
    let before = statistics(&scratch);
    assert_eq!(learnt(&scratch), (true, true, true));
    assert_ne!(statistics(&scratch), before, "from scratch the running statistics follow the batches");
}

#[test]
fn inputs_of_any_size_from_32_pixels_are_taken() {
    let device = Device::flex();
    for (width, height) in [(32, 32), (33, 47), (64, 96), (101, 32)] {
        let shape = Shape { width, height, ..shape(1) };
        let net = fresh(&shape, &mut stream(1, Purpose::Weights, 0), &device);
        let x = Tensor::zeros([1, 1, height as usize, width as usize], &device);
        assert_eq!(net.last_map(x.clone()).dims()[2..], [height.div_ceil(32) as usize, width.div_ceil(32) as usize]);
        assert!(numbers(net.forward(x, None)).iter().all(|logit| logit.is_finite()));
        let last = summary(&shape).pop().unwrap();
        assert_eq!(last.values(), 3 * u64::from(height.div_ceil(32) * width.div_ceil(32)) * 1280);
    }
}

#[test]
fn weights_from_the_seed_are_the_same_every_time_and_of_the_right_size() {
    let device = Device::flex();
    let draw = |seed| fresh(&shape(2), &mut stream(seed, Purpose::Weights, 0), &device);
    let weights = |net: &LiteNet| numbers(net.blocks[7].project_conv.weight.val());
    let (one, again, other) = (weights(&draw(1)), weights(&draw(1)), weights(&draw(2)));
    assert_eq!(one, again);
    assert_ne!(one, other);
    let variance = one.iter().map(|weight| weight * weight).sum::<f32>() / one.len() as f32;
    assert!((variance * 480.0 / 2.0 - 1.0).abs() < 0.05, "{variance}");
}
