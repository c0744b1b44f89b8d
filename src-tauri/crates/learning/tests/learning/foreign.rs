//! Networks from elsewhere say what TensorFlow.js says (`tests/reference/tensorflow.mjs`).

use serde_json::Value;
use vesicle_images::{Picture, Samples};
use vesicle_learning::{ForeignCnn, ForeignLayer, Rescale, Sampling, TrainedModel};

use crate::toy::{Toy, probabilities};

const GOLDEN: &str = include_str!("foreign_golden.json");

/// Numbers from 0 to 1 as the script draws them.
struct Draws(u32);

impl Draws {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as f32 / 16_777_216.0
    }

    fn weights(&mut self, count: usize, scale: f64) -> Vec<f32> {
        (0..count).map(|_| (self.next() - 0.5) * scale as f32).collect()
    }
}

fn number(value: &Value) -> usize {
    value.as_u64().unwrap() as usize
}

#[test]
fn a_network_from_elsewhere_says_what_tensorflow_says_to_1e_4() {
    let cases: Vec<Value> = serde_json::from_str(GOLDEN).unwrap();
    assert_eq!(cases.len(), 8);
    for case in cases {
        let mut draws = Draws(number(&case["seed"]) as u32);
        let shape: Vec<usize> = case["shape"].as_array().unwrap().iter().map(number).collect();
        let [height, width, channels, classes] = shape[..] else { panic!("{case}") };
        let side = |n: usize| ((n - 4) / 2 - 4) / 2;
        let counts = [25 * channels * 8, 8, 25 * 8 * 16, 16, side(height) * side(width) * 16 * classes, classes];
        let scales = case["scales"].as_array().unwrap();
        let weights: Vec<Vec<f32>> =
            counts.iter().zip(scales).map(|(count, scale)| draws.weights(*count, scale.as_f64().unwrap())).collect();
        let layer = |at: usize| ForeignLayer { kernel: &weights[at], bias: &weights[at + 1] };
        let model = TrainedModel::from_foreign(&ForeignCnn {
            width: width as u32,
            height: height as u32,
            channels: channels as u32,
            classes: classes as u32,
            first: layer(0),
            second: layer(2),
            dense: layer(4),
            rescale: if case["raw"] == true { Rescale::Off } else { Rescale::TypeRange },
            sampling: if case["crop"] == "Match" { Sampling::Match } else { Sampling::Corners },
            epochs: 10,
        })
        .unwrap();
        let images = case["images"].as_array().unwrap();
        let pictures = images.iter().map(|image| {
            let (height, width) = (number(&image["height"]), number(&image["width"]));
            // Channels change fastest there, and last here.
            let drawn: Vec<u8> = (0..height * width * channels).map(|_| (draws.next() * 256.0) as u8).collect();
            let planes = (0..channels).flat_map(|channel| drawn.iter().skip(channel).step_by(channels).copied());
            let samples = Samples::U8(planes.collect());
            Picture::new(width as u32, height as u32, channels as u32, samples).map_err(|error| error.to_string())
        });
        let toy = Toy { pictures: pictures.collect(), classes: vec![0; images.len()] };
        for (image, ours) in images.iter().zip(probabilities(&model, &toy)) {
            let ours = ours.unwrap();
            let theirs = image["probabilities"].as_array().unwrap();
            let furthest =
                ours.iter().zip(theirs).map(|(a, b)| (f64::from(*a) - b.as_f64().unwrap()).abs()).fold(0.0, f64::max);
            assert!(furthest < 1e-4, "seed {} {}: {ours:?} and {theirs:?}", case["seed"], image["height"]);
        }
    }
}
