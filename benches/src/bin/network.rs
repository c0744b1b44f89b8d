//! One turn of a measurement: how many images a second a network learns from or predicts.
//!
//! ```text
//! bench-network --model simple --side 64 --channels 3 --images 640 --rounds 6 [--predict]
//! ```
//!
//! `networks.py` beside the crate calls it in turns with its peers. The images are noise in memory; everything that a fit
//! does is timed, the preparing of batches too. The first epoch is left out, as is the first prediction. The last line is
//! JSON: images, seconds on the wall and of the processor (Linux only, else 0).
#![allow(clippy::unwrap_used, reason = "a tool for developers: what goes wrong may end it")]

use std::time::Instant;

use clap::Parser;
use serde_json::json;
use vesicle_images::{Picture, Samples};
use vesicle_learning::{
    Architecture, CancelToken, Crop, Example, FitEvent, FitRequest, FitSettings, PictureSource, Rescale, fit,
    open_device, predict,
};

const CATEGORIES: usize = 2;

#[derive(Parser)]
struct Arguments {
    /// simple, compact or lite.
    #[arg(long)]
    model: String,
    #[arg(long)]
    side: u32,
    #[arg(long)]
    channels: u32,
    #[arg(long)]
    images: usize,
    /// Epochs or predictions that are timed.
    #[arg(long)]
    rounds: u32,
    #[arg(long, default_value_t = 32)]
    batch: u32,
    #[arg(long)]
    predict: bool,
    /// As in the app: cpu, or the name of a graphics card.
    #[arg(long, default_value = "cpu")]
    device: String,
}

struct Noise(Vec<Picture>);

impl PictureSource for Noise {
    fn picture(&self, index: usize) -> Result<Picture, String> {
        Ok(self.0[index].clone())
    }
}

fn main() {
    let arguments = Arguments::parse();
    let Arguments { side, channels, images, rounds, .. } = arguments;
    let mut state = 1_u64;
    let mut noise = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    let picture =
        |_| Picture::new(side, side, channels, Samples::U8((0..side * side * channels).map(|_| noise()).collect()));
    let source = Noise((0..images).map(picture).collect::<Result<_, _>>().unwrap());
    let examples: Vec<Example> = (0..images).map(|index| Example { index, class: index % CATEGORIES }).collect();
    let settings = FitSettings {
        architecture: match arguments.model.as_str() {
            "simple" => Architecture::SimpleCnn,
            "compact" => Architecture::CompactCnn,
            "lite" => Architecture::EfficientNetLite0,
            other => panic!("no model {other}"),
        },
        input_width: side,
        input_height: side,
        crop: Crop::None,
        rescale: Rescale::Standardise,
        epochs: if arguments.predict { 1 } else { 1 + rounds },
        batch_size: arguments.batch,
        pretrained: false,
        frozen_epochs: 0,
        patience: 0,
        ..FitSettings::default()
    };
    let compute = open_device(&arguments.device).unwrap();
    let request = FitRequest {
        settings: &settings,
        classes: CATEGORIES,
        channels: channels as usize,
        training: if arguments.predict { &examples[..images.min(arguments.batch as usize)] } else { &examples },
        groups: None,
        validation: &[],
        unlabelled: &[],
        source: &source,
        start: None,
    };
    let mut since = None;
    let outcome = fit(request, &compute, &CancelToken::new(), &mut |event| {
        if matches!(event, FitEvent::Epoch(_)) {
            since.get_or_insert_with(Clock::start);
        }
    })
    .unwrap();
    let mut clock = since.unwrap();
    if arguments.predict {
        let indices: Vec<usize> = (0..images).collect();
        let model = outcome.model.unwrap();
        let all = || predict(&model, &indices, &source, &compute, &CancelToken::new(), &mut |_, _| ()).unwrap();
        all();
        clock = Clock::start();
        (0..rounds).for_each(|_| drop(all()));
    }
    let result = json!({
        "images": images * rounds as usize, "wall": clock.wall.elapsed().as_secs_f64(), "cpu": processor() - clock.cpu,
    });
    println!("{result}");
}

struct Clock {
    wall: Instant,
    cpu: f64,
}

impl Clock {
    fn start() -> Self {
        Self { wall: Instant::now(), cpu: processor() }
    }
}

/// Seconds of the processor that all threads of this process have used.
fn processor() -> f64 {
    const TICKS: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(") ").next().unwrap_or_default().split_whitespace();
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / TICKS
}
