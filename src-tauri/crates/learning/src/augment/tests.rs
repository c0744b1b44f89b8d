#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
use super::*;
use crate::settings::Crop;

const SIZE: Size = Size { width: 32, height: 32 };

fn off() -> FitSettings {
    FitSettings {
        mirror: false,
        quarter_turns: false,
        crop: Crop::None,
        input_width: 32,
        input_height: 32,
        ..FitSettings::default()
    }
}

/// Smooth, and nowhere symmetric.
fn plane() -> Vec<f32> {
    (0..32 * 32)
        .map(|at| {
            let (x, y) = ((at % 32) as f32, (at / 32) as f32);
            100.0 + 3.0 * x + y + 20.0 * (x / 5.0).sin() * (y / 7.0).cos()
        })
        .collect()
}

fn plain() -> Window {
    Window::middle(SIZE, SIZE)
}

fn change() -> Change {
    let still = ChannelChange { gain: 1.0, offset: 0.0, noise: 0.0, blank: false };
    Change { angle: 0.0, shift: [0.0; 2], zoom: 1.0, blur: 0.0, channels: vec![still], noise_seed: 1 }
}

fn changed(change: &Change) -> Vec<f32> {
    let mut out = vec![0.0; 32 * 32];
    change.apply(&[plane()], SIZE, plain(), SIZE, &mut out);
    out
}

fn moments(values: &[f32]) -> (f32, f32) {
    let mean = values.iter().sum::<f32>() / values.len() as f32;
    (mean, (values.iter().map(|value| (value - mean).powi(2)).sum::<f32>() / values.len() as f32).sqrt())
}

#[test]
fn with_everything_off_the_window_is_the_image() {
    let drawn = Augmentation::of(&off()).draw(1, &mut random(1, Purpose::Augmentation, 1));
    assert_eq!(changed(&drawn), plane());
}

#[test]
fn a_quarter_turn_and_a_shift_of_whole_pixels_move_pixels_exactly() {
    let mut turned = change();
    turned.angle = std::f32::consts::FRAC_PI_2;
    let (before, after) = (plane(), changed(&turned));
    let worst = (0..32 * 32)
        .map(|at| {
            let (x, y) = (at % 32, at / 32);
            (after[at] - before[(31 - x) * 32 + y]).abs()
        })
        .fold(0.0, f32::max);
    assert!(worst < 1e-2, "{worst}");

    let mut moved = change();
    moved.shift = [4.0 / 32.0, 0.0];
    let after = changed(&moved);
    for (x, from) in [(31, 27), (4, 0), (3, 0), (0, 3)] {
        assert!(
            (after[5 * 32 + x] - before[5 * 32 + from]).abs() < 1e-3,
            "column {x} shows {from}, reflected at the border"
        );
    }
}

#[test]
fn a_turn_there_and_back_restores_the_middle() {
    let mut there = change();
    (there.angle, there.zoom) = (0.4, 1.0);
    let once = changed(&there);
    there.angle = -0.4;
    let mut back = vec![0.0; 32 * 32];
    there.apply(&[once], SIZE, plain(), SIZE, &mut back);
    let before = plane();
    for at in (10..22).flat_map(|y| (10..22).map(move |x| y * 32 + x)) {
        assert!((back[at] - before[at]).abs() < 1.5, "{} became {}", before[at], back[at]);
    }
}

#[test]
fn what_lies_around_a_window_is_shown_before_anything_is_reflected() {
    let wide: Vec<f32> = (0..64 * 64).map(|at| (at % 64) as f32).collect();
    let stored = Size { width: 64, height: 64 };
    let mut reduced = change();
    reduced.zoom = 0.5;
    let mut out = vec![0.0; 32 * 32];
    reduced.apply(&[wide], stored, Window::middle(stored, SIZE), SIZE, &mut out);
    assert_eq!((out[0], out[31]), (0.5, 62.5), "from one border of the image to the other");
}

#[test]
fn gain_offset_and_noise_are_relative_to_the_channel() {
    let (mean, deviation) = moments(&plane());
    let mut louder = change();
    louder.channels[0] = ChannelChange { gain: 2.0, offset: 0.5, noise: 0.0, blank: false };
    let (new_mean, new_deviation) = moments(&changed(&louder));
    assert!((new_mean - mean - 0.5 * deviation).abs() < 0.05 && (new_deviation - 2.0 * deviation).abs() < 0.05);
    let mut noisy = change();
    noisy.channels[0].noise = 1.0;
    let difference: Vec<f32> = changed(&noisy).iter().zip(plane()).map(|(a, b)| a - b).collect();
    let (noise_mean, noise_deviation) = moments(&difference);
    assert!(noise_mean.abs() < 0.15 * deviation && (noise_deviation / deviation - 1.0).abs() < 0.1);
    let mut flat = vec![0.0; 32 * 32];
    noisy.apply(&[vec![7.0; 32 * 32]], SIZE, plain(), SIZE, &mut flat);
    assert!(flat.iter().all(|value| *value == 7.0), "an empty channel stays empty");
}

#[test]
fn blur_keeps_the_mean_and_a_point_becomes_the_gaussian() {
    let mut point = vec![0.0; 32 * 32];
    point[16 * 32 + 16] = 1.0;
    blur(&mut point, SIZE, 1.5);
    assert!((point.iter().sum::<f32>() - 1.0).abs() < 1e-4);
    let ratio = point[16 * 32 + 17] / point[16 * 32 + 16];
    assert!((ratio - (-0.5_f32 / 2.25).exp()).abs() < 1e-4, "{ratio}");
    let mut flat = vec![3.0; 5 * 2];
    blur(&mut flat, Size { width: 5, height: 2 }, 5.0);
    assert!(flat.iter().all(|value| (value - 3.0).abs() < 1e-4), "wider than the image: {flat:?}");
}

#[test]
fn channels_are_blanked_as_often_as_asked_but_never_all() {
    let augmentation = Augmentation::of(&FitSettings { channel_dropout: 0.5, ..off() });
    let mut random = random(3, Purpose::Augmentation, 1);
    let blanked: Vec<usize> = (0..4000)
        .map(|_| augmentation.draw(3, &mut random).channels.iter().filter(|channel| channel.blank).count())
        .collect();
    assert!(blanked.iter().all(|count| *count < 3));
    let mean = blanked.iter().sum::<usize>() as f64 / 4000.0;
    // 1.5 on average, less the eighth of the draws in which one of the three is brought back.
    assert!((mean - 1.375).abs() < 0.06, "{mean}");
}

#[test]
fn strengths_bound_what_is_drawn_and_nonsense_is_none() {
    let settings = FitSettings { rotation: 20.0, zoom: 0.25, shift: 0.1, blur: f64::NAN, noise: -3.0, ..off() };
    let augmentation = Augmentation::of(&settings);
    let mut random = random(3, Purpose::Augmentation, 1);
    let drawn: Vec<Change> = (0..500).map(|_| augmentation.draw(1, &mut random)).collect();
    let angles: Vec<f32> = drawn.iter().map(|change| change.angle.to_degrees()).collect();
    assert!(angles.iter().all(|angle| angle.abs() <= 20.01) && angles.iter().any(|angle| *angle < -15.0));
    assert!(drawn.iter().all(|change| (0.7999..=1.2501).contains(&change.zoom) && change.blur == 0.0));
    assert!(drawn.iter().all(|change| change.channels[0].noise == 0.0));
}

#[test]
fn examples_of_a_picture_differ_by_number_and_repeat() {
    let values: Vec<u16> = plane().iter().map(|value| (*value * 10.0) as u16).collect();
    let picture = Picture::new(32, 32, 1, Samples::U16(values)).unwrap();
    let settings = FitSettings { rotation: 30.0, noise: 0.2, ..off() };
    let first = augmented_example(&picture, &settings, 0).unwrap();
    assert_eq!((first.width(), first.height(), first.channels()), (32, 32, 1));
    assert_eq!(first, augmented_example(&picture, &settings, 0).unwrap());
    assert_ne!(first, augmented_example(&picture, &settings, 1).unwrap());
    let still = augmented_example(&picture, &off(), 5).unwrap();
    assert_eq!(still.plane_f32(0), picture.plane_f32(0), "in raw values");
    assert!(augmented_example(&picture, &FitSettings { input_width: 100_000, ..off() }, 0).is_err());
}
