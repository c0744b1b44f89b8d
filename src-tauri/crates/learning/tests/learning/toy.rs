//! A small task with a known answer: stripes of random direction and phase, narrow in class 0 and wide in class 1.

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use vesicle_images::{Picture, Samples};
use vesicle_learning::{
    Architecture, CancelToken, Compute, Crop, Example, FitEvent, FitOutcome, FitRequest, FitSettings, LearningError,
    PictureSource, Rescale, TrainedModel, fit, open_device, predict,
};

pub(crate) struct Toy {
    pub(crate) pictures: Vec<Result<Picture, String>>,
    pub(crate) classes: Vec<usize>,
}

impl PictureSource for Toy {
    fn picture(&self, index: usize) -> Result<Picture, String> {
        self.pictures[index].clone()
    }
}

impl Toy {
    /// `count` pictures of `width` × `height`, classes in turn.
    pub(crate) fn new(count: usize, width: u32, height: u32, seed: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let classes: Vec<usize> = (0..count).map(|index| index % 2).collect();
        let pictures = classes
            .iter()
            .map(|&class| {
                let length = if class == 0 { 5.0_f32 } else { 11.0 };
                let (angle, phase) = (random.random_range(0.0..3.1_f32), random.random_range(0.0..6.2_f32));
                let values = (0..width * height)
                    .map(|at| {
                        let (x, y) = ((at % width) as f32, (at / width) as f32);
                        let wave = ((x * angle.cos() + y * angle.sin()) * std::f32::consts::TAU / length + phase).sin();
                        (120.0 + 60.0 * wave + random.random_range(-20.0..20.0)) as u8
                    })
                    .collect();
                Picture::new(width, height, 1, Samples::U8(values)).map_err(|error| error.to_string())
            })
            .collect();
        Self { pictures, classes }
    }

    pub(crate) fn examples(&self, range: std::ops::Range<usize>) -> Vec<Example> {
        range.map(|index| Example { index, class: self.classes[index] }).collect()
    }
}

pub(crate) fn settings() -> FitSettings {
    FitSettings {
        architecture: Architecture::SimpleCnn,
        input_width: 24,
        input_height: 24,
        crop: Crop::Random,
        rescale: Rescale::Standardise,
        epochs: 2,
        batch_size: 8,
        learning_rate: 0.003,
        ..FitSettings::default()
    }
}

pub(crate) fn cpu() -> Compute {
    open_device("cpu").unwrap()
}

pub(crate) fn request<'a>(
    settings: &'a FitSettings,
    toy: &'a Toy,
    training: &'a [Example],
    validation: &'a [Example],
) -> FitRequest<'a> {
    FitRequest {
        settings,
        classes: 2,
        channels: 1,
        training,
        groups: None,
        validation,
        unlabelled: &[],
        source: toy,
        start: None,
    }
}

/// A fit on the CPU without interruption.
pub(crate) fn run(request: FitRequest<'_>) -> Result<FitOutcome, LearningError> {
    fit(request, &cpu(), &CancelToken::new(), &mut |_: FitEvent| ())
}

/// A short fit on the first `training` pictures.
pub(crate) fn fitted(settings: &FitSettings, toy: &Toy, training: usize) -> FitOutcome {
    run(request(settings, toy, &toy.examples(0..training), &toy.examples(training..toy.classes.len()))).unwrap()
}

pub(crate) fn probabilities(model: &TrainedModel, toy: &Toy) -> Vec<Option<Vec<f32>>> {
    let indices: Vec<usize> = (0..toy.classes.len()).collect();
    predict(model, &indices, toy, &cpu(), &CancelToken::new(), &mut |_, _| ()).unwrap().probabilities
}
