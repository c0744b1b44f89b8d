#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
use burn::module::Module as _;
use burn::tensor::{Tensor, TensorData};

use super::*;
use crate::backbone::engine::Scratch;
use crate::backbone::shape::{HEAD, blocks};

/// A network with weights as they come, but with statistics that are not 0 and 1, as a trained one has.
fn net(device: &Device) -> LiteNet {
    device.seed(3);
    let net = published(device);
    // A pass in training mode moves the running statistics.
    let trained = net.train();
    trained.last_map(image(2, 48, 40, &device.clone().autodiff()));
    trained.valid()
}

fn image(images: usize, height: usize, width: usize, device: &Device) -> Tensor<4> {
    let values: Vec<f32> =
        (0..images * 3 * height * width).map(|at| ((at * 7919) % 1009) as f32 / 504.5 - 1.0).collect();
    Tensor::from_data(TensorData::new(values, [images, 3, height, width]), device)
}

#[test]
fn the_engine_gives_what_the_network_gives() {
    let device = Device::flex();
    let net = net(&device);
    let engine = Engine::new(&net);
    let mut scratch = Scratch::default();
    for (height, width) in [(64, 64), (33, 50), (7, 7)] {
        let input = image(1, height, width, &device);
        let wanted: Vec<f32> = net.last_map(input.clone()).into_data().iter::<f32>().collect();
        let values: Vec<f32> = input.into_data().iter::<f32>().collect();
        let mut last: Vec<f32> = Vec::new();
        let mut shown = 0;
        engine.run(&values, [height, width], usize::MAX, &mut scratch, &mut |number, map| {
            assert_eq!(number, shown);
            shown += 1;
            last = (0..map.channels).flat_map(|channel| map.channel(channel)).collect();
        });
        assert_eq!(shown, blocks().len() + 1);
        assert_eq!(last.len(), wanted.len());
        assert_eq!(wanted.len(), HEAD * height.div_ceil(32) * width.div_ceil(32));
        let largest = wanted.iter().copied().fold(0.0, f32::max);
        let worst = last.iter().zip(&wanted).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(largest > 0.01 && worst < 1e-3 * largest.max(1.0), "{height} × {width}: {worst} of {largest}");
    }
}

#[test]
fn weights_survive_being_written_and_read() {
    let device = Device::flex();
    let net = net(&device);
    let mut store = SafetensorsStore::from_bytes(None).clear_metadata();
    net.save_into(&mut store).unwrap();
    let bytes = store.get_bytes().unwrap();
    let backbone = Backbone::from_safetensors(bytes, "test").unwrap();
    let (input, mut scratch) = (vec![0.25; 3 * 32 * 32], Scratch::default());
    let mut both: [Vec<f32>; 2] = [Vec::new(), Vec::new()];
    for (engine, out) in [&Engine::new(&net), &backbone.engine].into_iter().zip(&mut both) {
        engine.run(&input, [32, 32], usize::MAX, &mut scratch, &mut |_, map| {
            *out = (0..map.channels).flat_map(|channel| map.channel(channel)).collect();
        });
    }
    assert_eq!(both[0], both[1]);
}

#[test]
fn what_is_no_backbone_is_refused_in_words() {
    assert!(matches!(Backbone::from_safetensors(b"nonsense".to_vec(), "x"), Err(BackboneError::Unreadable { .. })));
    let empty = br#"{}"#;
    let mut bytes = (empty.len() as u64).to_le_bytes().to_vec();
    bytes.extend_from_slice(empty);
    let error = Backbone::from_safetensors(bytes, "x").unwrap_err().to_string();
    assert!(error.contains("parts are missing") || error.contains("could not be read"), "{error}");
}
