//! Pictures of which the answer is known: in one category lies a bright blob at a random place, and nothing in the other.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use vesicle_images::{Picture, Samples};

use super::*;
use crate::backbone::Backbone;
use crate::dataset::Example;
use crate::device::open_device;
use crate::fit::{FitRequest, fit};
use crate::model::ModelCard;
use crate::settings::{Architecture, Crop, FitSettings};

/// Of the blob.
const RADIUS: f64 = 5.0;

/// Category 0, those with an even index, has the blob.
struct Blobs {
    pictures: Vec<Picture>,
    /// Columns and rows of the blobs' middles.
    middles: Vec<[f64; 2]>,
    backbone: Option<Backbone>,
}

impl PictureSource for Blobs {
    fn picture(&self, index: usize) -> Result<Picture, String> {
        self.pictures.get(index).cloned().ok_or_else(|| "the drive is gone".to_owned())
    }

    fn backbone(&self) -> Option<&Backbone> {
        self.backbone.as_ref()
    }
}

impl Blobs {
    fn new(count: usize, width: u32, height: u32, seed: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let (mut pictures, mut middles) = (Vec::new(), Vec::new());
        for index in 0..count {
            let middle = [width, height].map(|side| random.random_range(RADIUS + 1.0..f64::from(side) - RADIUS - 1.0));
            let values = (0..width * height).map(|at| {
                let (x, y) = (f64::from(at % width) + 0.5 - middle[0], f64::from(at / width) + 0.5 - middle[1]);
                let blob = if index % 2 == 0 && x.hypot(y) < RADIUS { 90.0 } else { 0.0 };
                (60.0 + blob + random.random_range(-20.0..20.0)) as u8
            });
            pictures.push(Picture::new(width, height, 1, Samples::U8(values.collect())).unwrap());
            middles.push(middle);
        }
        Self { pictures, middles, backbone: None }
    }

    fn fitted(&self, settings: &FitSettings) -> TrainedModel {
        let training: Vec<Example> =
            (0..self.pictures.len()).map(|index| Example { index, class: index % 2 }).collect();
        let request = FitRequest {
            settings,
            classes: 2,
            channels: 1,
            training: &training,
            groups: None,
            validation: &[],
            unlabelled: &[],
            source: self,
            start: None,
        };
        fit(request, &cpu(), &CancelToken::new(), &mut |_| ()).unwrap().model.unwrap()
    }

    /// The share of positive heat inside a box of half the picture's sides about the blob, which is a quarter of the picture
    /// at most; and whether the hottest value lies on the blob or not further from it than `slack` pixels (the pointing game;
    /// Zhang et al., ECCV 2016).
    fn judge(&self, index: usize, heat: &Heat, slack: f64) -> (f64, bool) {
        let picture = &self.pictures[index];
        let sides = [picture.width(), picture.height()].map(f64::from);
        let values = (0..).zip(&heat.values).map(|(at, value)| {
            let (column, row) = (f64::from(at % heat.width) + 0.5, f64::from(at / heat.width) + 0.5);
            let [x, y] = [column / f64::from(heat.width) * sides[0], row / f64::from(heat.height) * sides[1]];
            ([x - self.middles[index][0], y - self.middles[index][1]], f64::from(value.max(0.0)))
        });
        let near = |away: &[f64; 2]| away[0].abs() <= sides[0] / 4.0 && away[1].abs() <= sides[1] / 4.0;
        let all: f64 = values.clone().map(|(_, value)| value).sum();
        let inside: f64 = values.clone().filter(|(away, _)| near(away)).map(|(_, value)| value).sum();
        let hottest = values.max_by(|one, other| one.1.total_cmp(&other.1)).unwrap().0;
        (inside / all, hottest[0].hypot(hottest[1]) <= RADIUS + slack)
    }
}

fn cpu() -> Compute {
    open_device("cpu").unwrap()
}

fn settings(architecture: Architecture) -> FitSettings {
    FitSettings {
        architecture,
        input_width: 64,
        input_height: 64,
        crop: Crop::Random,
        epochs: 10,
        batch_size: 8,
        learning_rate: 0.003,
        ..FitSettings::default()
    }
}

fn asked<'a>(
    model: &'a TrainedModel,
    source: &'a dyn PictureSource,
    index: usize,
    method: Explanation,
) -> ExplainRequest<'a> {
    ExplainRequest { model, index, source, category: 0, method, square: USUAL_SQUARE }
}

fn explained(request: &ExplainRequest<'_>) -> Result<Heat, LearningError> {
    let heat = explain(request, &cpu(), &CancelToken::new(), &mut |_, _| ())?.unwrap();
    assert_eq!(heat.values.len(), heat.width as usize * heat.height as usize);
    let most = heat.values.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
    assert!(heat.values.iter().all(|value| value.is_finite()) && (most == 0.0 || most == 1.0), "{most}");
    Ok(heat)
}

/// Asks about the pictures with a blob. Gives the mean share of heat about the blob, and how often the hottest value lies on
/// it or next to it.
fn played(what: &str, model: &TrainedModel, shown: &Blobs, method: Explanation, slack: f64) -> (f64, f64) {
    let played: Vec<(f64, bool)> = (0..shown.pictures.len())
        .step_by(2)
        .map(|index| shown.judge(index, &explained(&asked(model, shown, index, method)).unwrap(), slack))
        .collect();
    let count = played.len() as f64;
    let share = played.iter().map(|(share, _)| share).sum::<f64>() / count;
    let hits = played.iter().filter(|(_, hit)| *hit).count() as f64 / count;
    eprintln!("{what}, {method:?}: {share:.2} of the heat about the blob, hottest on it in {hits:.2}");
    (share, hits)
}

/// A value of the compact network's maps stands for 10.5 pixels of these pictures, so the hottest may lie so far away.
const STEP: f64 = 12.0;

#[test]
fn grad_cam_and_occlusion_find_the_blob_by_which_a_network_goes() {
    let seen = Blobs::new(80, 96, 96, 1);
    // By chance a quarter of the heat would lie about the blob, and one in ten of the hottest values so near; the second
    // pictures are seen by three windows.
    let shown = [Blobs::new(40, 96, 96, 2), Blobs::new(40, 200, 100, 3)];
    for architecture in [Architecture::SimpleCnn, Architecture::CompactCnn] {
        let model = seen.fitted(&settings(architecture));
        for shown in &shown {
            let what = format!("{architecture:?}, {} pixels wide", shown.pictures[0].width());
            for method in [Explanation::GradCam, Explanation::Occlusion] {
                let (share, hits) = played(&what, &model, shown, method, STEP);
                assert!(share > 0.6 && hits > 0.9, "{what}, {method:?}: {share} {hits}");
            }
        }
    }
}

#[test]
fn occlusion_finds_the_blob_by_which_quick_goes() {
    let (seen, shown) = (Blobs::new(40, 60, 60, 3), Blobs::new(40, 60, 60, 4));
    let model = seen.fitted(&settings(Architecture::Quick));
    // Half a place is 6 pixels.
    let (share, hits) = played("Quick", &model, &shown, Explanation::Occlusion, 6.0);
    assert!(share > 0.6 && hits > 0.9, "{share} {hits}");
}

/// The real weights, where this computer has them.
fn installed() -> Option<Backbone> {
    let path = std::env::var_os("VESICLE_BACKBONE")?;
    Backbone::from_safetensors(std::fs::read(path).unwrap(), "test").ok()
}

#[test]
fn with_published_weights_the_blob_is_found_too() {
    let Some(backbone) = installed() else {
        eprintln!("skipped: VESICLE_BACKBONE names no weights");
        return;
    };
    let settings = FitSettings {
        input_width: 224,
        input_height: 224,
        crop: Crop::None,
        epochs: 4,
        frozen_epochs: 2,
        ..settings(Architecture::EfficientNetLite0)
    };
    let seen = Blobs { backbone: Some(backbone), ..Blobs::new(16, 96, 96, 1) };
    let shown = Blobs::new(12, 96, 96, 2);
    let model = seen.fitted(&settings);
    // A value of the maps stands for 14 pixels of these pictures, almost three times the blob's radius.
    let (share, hits) = played("EfficientNet-Lite0", &model, &shown, Explanation::GradCam, 14.0);
    assert!(share > 0.6 && hits > 0.5, "{share} {hits}");
    let (share, hits) = played("EfficientNet-Lite0", &model, &shown, Explanation::Occlusion, STEP);
    assert!(share > 0.6 && hits > 0.9, "{share} {hits}");
}

#[test]
fn what_speaks_for_one_category_speaks_against_the_other() {
    let (seen, shown) = (Blobs::new(24, 60, 60, 1), Blobs::new(1, 60, 60, 2));
    let model = seen.fitted(&settings(Architecture::CompactCnn));
    let one = explained(&asked(&model, &shown, 0, Explanation::Occlusion)).unwrap();
    let request = ExplainRequest { category: 1, ..asked(&model, &shown, 0, Explanation::Occlusion) };
    let other = explained(&request).unwrap();
    assert!((one.strongest - other.strongest).abs() <= 1e-3 * one.strongest);
    assert!(one.values.iter().zip(&other.values).all(|(one, other)| (one + other).abs() < 1e-3), "{one:?} {other:?}");
    let of =
        |square| explained(&ExplainRequest { square, ..asked(&model, &shown, 0, Explanation::Occlusion) }).unwrap();
    assert_eq!([of(0.2).width, of(0.25).width, of(1.0).width, of(0.0).width], [10, 8, 2, 17]);
    assert_eq!(of(f32::NAN), of(USUAL_SQUARE));
    // Grad-CAM shows another category's map when asked for it.
    let by = |category| {
        let request = ExplainRequest { category, ..asked(&model, &shown, 0, Explanation::GradCam) };
        explained(&request).unwrap()
    };
    assert_ne!(by(0), by(1));
}

#[test]
fn the_same_model_and_picture_give_the_same_bits() {
    let (seen, shown) = (Blobs::new(16, 60, 60, 1), Blobs::new(1, 90, 70, 2));
    for architecture in [Architecture::SimpleCnn, Architecture::CompactCnn, Architecture::Quick] {
        let settings = FitSettings { epochs: 2, ..settings(architecture) };
        let models = [seen.fitted(&settings), seen.fitted(&settings)];
        for method in [Explanation::GradCam, Explanation::Occlusion] {
            let [one, again] = models.each_ref().map(|model| explained(&asked(model, &shown, 0, method)));
            assert_eq!(one, again, "{architecture:?}");
            assert!(one.is_ok() || (architecture, method) == (Architecture::Quick, Explanation::GradCam));
        }
    }
}

#[test]
fn pictures_of_any_shape_have_heat_and_flat_ones_none() {
    let seen = Blobs::new(8, 60, 60, 1);
    let flat = |width: u32, height: u32, value| {
        Picture::new(width, height, 1, Samples::U8(vec![value; (width * height) as usize])).unwrap()
    };
    let noisy = |width, height| Blobs::new(1, width, height, 7).pictures.remove(0);
    let shown = Blobs {
        pictures: vec![
            flat(1, 1, 7),
            flat(60, 60, 0),
            flat(90, 31, 255),
            flat(3, 500, 60),
            noisy(200, 40),
            noisy(40, 333),
            noisy(13, 13),
        ],
        middles: Vec::new(),
        backbone: None,
    };
    let kinds = [
        (Architecture::SimpleCnn, &[Crop::None, Crop::Centre, Crop::Random][..]),
        (Architecture::CompactCnn, &[Crop::None, Crop::Centre, Crop::Random]),
        (Architecture::EfficientNetLite0, &[Crop::Random]),
        (Architecture::Quick, &[Crop::None]),
    ];
    for (architecture, crops) in kinds {
        for &crop in crops {
            let model = seen.fitted(&FitSettings { crop, epochs: 1, ..settings(architecture) });
            for method in [Explanation::GradCam, Explanation::Occlusion] {
                if (architecture, method) == (Architecture::Quick, Explanation::GradCam) {
                    continue;
                }
                for (index, picture) in shown.pictures.iter().enumerate() {
                    let request = ExplainRequest { square: 0.5, ..asked(&model, &shown, index, method) };
                    let heat = explained(&request).unwrap();
                    assert!(heat.width <= picture.width() && heat.height <= picture.height());
                    let is_cold = heat.strongest == 0.0 && heat.values.iter().all(|value| *value == 0.0);
                    // An untrained network's map may be below 0 everywhere, but hiding a place always changes something.
                    if index < 4 || method == Explanation::Occlusion {
                        assert_eq!(is_cold, index < 4, "{architecture:?} {crop:?} {method:?} {index}");
                    }
                }
            }
        }
    }
}

#[test]
fn what_cannot_be_explained_is_said() {
    let seen = Blobs::new(12, 60, 60, 1);
    let network = seen.fitted(&FitSettings { epochs: 1, ..settings(Architecture::SimpleCnn) });
    let quick = seen.fitted(&settings(Architecture::Quick));
    let two = Picture::new(40, 40, 2, Samples::U8(vec![9; 3200])).unwrap();
    let two = Blobs { pictures: vec![two], middles: Vec::new(), backbone: None };
    for method in [Explanation::GradCam, Explanation::Occlusion] {
        let unknown = ExplainRequest { category: 2, ..asked(&network, &seen, 0, method) };
        assert_eq!(explained(&unknown), Err(LearningError::CategoryUnknown { known: 2 }));
        let gone = explained(&asked(&network, &seen, 99, method)).unwrap_err();
        assert_eq!(gone, LearningError::PictureUnusable { reason: "the drive is gone".to_owned() });
        let other = explained(&asked(&network, &two, 0, method)).unwrap_err();
        assert!(other.to_string().contains("2 channels"), "{other}");
    }
    assert_eq!(explained(&asked(&quick, &seen, 0, Explanation::GradCam)), Err(LearningError::NoMaps));
    let other = explained(&asked(&quick, &two, 0, Explanation::Occlusion)).unwrap_err();
    assert!(other.to_string().contains("2 channels"), "{other}");
    let broken = TrainedModel { weights: vec![1, 2, 3], ..network.clone() };
    let error = explained(&asked(&broken, &seen, 0, Explanation::GradCam)).unwrap_err();
    assert!(matches!(error, LearningError::BadWeights { .. }), "{error}");
    let card = ModelCard { format: 99, ..network.card.clone() };
    let newer = TrainedModel { card, ..network };
    let error = explained(&asked(&newer, &seen, 0, Explanation::Occlusion)).unwrap_err();
    assert!(matches!(error, LearningError::NewerModel { .. }), "{error}");
}

#[test]
fn a_stop_is_heard_and_progress_ends_with_all() {
    let seen = Blobs::new(12, 90, 60, 1);
    let network = seen.fitted(&FitSettings { epochs: 1, ..settings(Architecture::CompactCnn) });
    let quick = seen.fitted(&settings(Architecture::Quick));
    for (model, method) in
        [(&network, Explanation::GradCam), (&network, Explanation::Occlusion), (&quick, Explanation::Occlusion)]
    {
        let mut told = Vec::new();
        let request = asked(model, &seen, 0, method);
        let heat = explain(&request, &cpu(), &CancelToken::new(), &mut |done, all| told.push((done, all))).unwrap();
        assert!(heat.is_some());
        let all = told[0].1;
        assert!(told.len() > 2 && told.iter().all(|told| told.1 == all), "{told:?}");
        assert!(told[0].0 == 0 && told.last().unwrap().0 == all && told.is_sorted(), "{told:?}");
        // Stopped after the first questions, and before any.
        for stop_at in [told[1].0, 0] {
            let cancel = CancelToken::new();
            let mut most = 0;
            let heat = explain(&request, &cpu(), &cancel, &mut |done, _| {
                most = done;
                if done >= stop_at {
                    cancel.cancel();
                }
            });
            assert_eq!((heat, most), (Ok(None), stop_at), "{method:?}");
        }
    }
}
