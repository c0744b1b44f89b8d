#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
use serde_json::Value;

use super::pyramid::LEVELS;
use super::*;

/// Spots of several sizes on noisy ground, in whole numbers, so that the reference in another language has the same.
fn picture(channels: usize, height: usize, width: usize) -> Vec<Vec<f32>> {
    let plane = |c: usize| {
        let pixel = |y: usize, x: usize| {
            let mut hash = (x * 7919 + y * 104_729 + c * 1_299_709) % 2_147_483_647;
            for _ in 0..2 {
                hash = hash * 16_807 % 2_147_483_647;
            }
            let spots = (0..4 + height * width / 3000).map(|k| {
                let radius = 3 + (k * 5 + c) % 7;
                let middle_y = (k * k * 13 + 11 * k + 5 * c + height / 2) % height;
                let middle_x = (k * k * 7 + 17 * k + 3 * c + width / 2) % width;
                let distance = y.abs_diff(middle_y).pow(2) + 2 * x.abs_diff(middle_x).pow(2);
                (90 + 20 * (k % 3)) * radius * radius / (radius * radius + distance)
            });
            (20 + 9 * c + hash % 31 + spots.sum::<usize>()) as f32
        };
        (0..height * width).map(|at| pixel(at / width, at % width)).collect()
    };
    (0..channels).map(plane).collect()
}

fn families() -> Vec<(&'static str, usize)> {
    let mut of_channel = vec![("intensity", intensity::LENGTH)];
    for _ in 0..LEVELS {
        of_channel.extend([("bands", bands::LENGTH), ("gradients", gradients::LENGTH)]);
    }
    of_channel.push(("remaining", 1));
    of_channel.push(("curvature", 2 * curvature::LEVELS * curvature::LENGTH));
    of_channel.extend([("radial", radial::LENGTH), ("object", object::LENGTH), ("thresholds", 6)]);
    of_channel.extend([("patterns", 2 * patterns::LENGTH), ("thumbnail", thumbnail::LENGTH)]);
    of_channel
}

/// The family of each feature of a channel.
fn names() -> Vec<&'static str> {
    families().into_iter().flat_map(|(name, length)| std::iter::repeat_n(name, length)).collect()
}

/// The largest difference, where 1 and the size of the number are each 1.
fn worst(one: &[f32], two: &[f32]) -> f32 {
    assert_eq!(one.len(), two.len());
    one.iter().zip(two).map(|(a, b)| (a - b).abs() / (1.0 + a.abs().max(b.abs()))).fold(0.0, f32::max)
}

/// `golden.json` holds what a second implementation, in numpy and double precision, gives for [`picture`].
#[test]
fn the_numbers_are_those_of_the_reference() {
    let golden: Vec<Value> = serde_json::from_str(include_str!("golden.json")).unwrap();
    for case in &golden {
        let [channels, height, width] =
            ["channels", "height", "width"].map(|name| case[name].as_u64().unwrap() as usize);
        let planes = picture(channels, height, width);
        let sum: f64 = planes.iter().flatten().map(|value| f64::from(*value)).sum();
        assert_eq!(sum, case["sum"].as_f64().unwrap(), "the picture itself is another");
        let found = describe(&planes, width, height);
        let wanted: Vec<f32> =
            case["features"].as_array().unwrap().iter().map(|value| value.as_f64().unwrap() as f32).collect();
        assert_eq!(found.len(), wanted.len());
        let names = names();
        for (at, (found, wanted)) in found.iter().zip(&wanted).enumerate() {
            let name = if at < channels * names.len() { names[at % names.len()] } else { "pairs" };
            let off = (found - wanted).abs() / wanted.abs().max(1.0);
            assert!(off < 1e-3, "{width} × {height}, {name}, feature {at}: {found}, not {wanted}");
        }
    }
}

#[test]
fn a_channel_has_the_length_that_its_families_have() {
    assert_eq!(names().len(), channel::LENGTH);
    assert_eq!([1, 2, 3, 7].map(length), [268, 579, 933, 7 * 268 + 15 * 43]);
}

#[test]
fn a_quarter_turn_changes_only_the_thumbnail() {
    let (height, width) = (48, 60);
    let planes = picture(2, height, width);
    let turn = |plane: &Vec<f32>| -> Vec<f32> {
        (0..width * height).map(|at| plane[(height - 1 - at % height) * width + at / height]).collect()
    };
    let turned: Vec<Vec<f32>> = planes.iter().map(turn).collect();
    let (one, two) = (describe(&planes, width, height), describe(&turned, height, width));
    let kept = channel::LENGTH - thumbnail::LENGTH;
    for channel in [0, channel::LENGTH] {
        assert!(worst(&one[channel..][..kept], &two[channel..][..kept]) < 1e-3);
    }
    assert!(worst(&one[2 * channel::LENGTH..], &two[2 * channel::LENGTH..]) < 1e-3);
    assert!(worst(&one[kept..channel::LENGTH], &two[kept..channel::LENGTH]) > 0.1);
}

#[test]
fn a_brighter_exposure_changes_only_what_is_in_raw_values() {
    let planes = picture(1, 64, 64);
    let brighter: Vec<Vec<f32>> = vec![planes[0].iter().map(|value| value * 16.0 + 500.0).collect()];
    let (one, two) = (describe(&planes, 64, 64), describe(&brighter, 64, 64));
    let in_raw_values = |at: usize, name: &str| {
        let level = at.checked_sub(intensity::LENGTH).map_or(0, |at| at % (bands::LENGTH + gradients::LENGTH));
        let of_object =
            at.wrapping_sub(channel::LENGTH - thumbnail::LENGTH - 2 * patterns::LENGTH - 6 - object::LENGTH);
        match name {
            "intensity" | "thumbnail" => true,
            "bands" => level == 8,
            "gradients" => level == bands::LENGTH + 4,
            "object" => of_object == 11 || of_object == 12,
            _ => false,
        }
    };
    for (at, name) in names().into_iter().enumerate().filter(|(at, name)| !in_raw_values(*at, name)) {
        assert!(worst(&one[at..=at], &two[at..=at]) < 1e-3, "{name}, feature {at}: {}, then {}", one[at], two[at]);
    }
}

#[test]
fn odd_images_have_as_many_numbers_all_of_them_finite() {
    let check = |planes: &[Vec<f32>], width: usize, height: usize, what: &str| {
        let found = describe(planes, width, height);
        assert_eq!(found.len(), length(planes.len()), "{what}");
        let odd: Vec<usize> = (0..found.len()).filter(|at| !found[*at].is_finite()).collect();
        assert!(odd.is_empty(), "{what}: features {odd:?} are not finite");
    };
    for (height, width) in [(1, 1), (1, 500), (500, 1), (2, 2), (3, 7), (9, 9), (97, 131), (700, 12)] {
        check(&picture(2, height, width), width, height, &format!("{width} × {height}"));
        for value in [0.0, 1.0, 65535.0, -3.5, 1e-30, f32::MAX, f32::MIN, f32::NAN, f32::INFINITY] {
            let flat = vec![vec![value; width * height]; 2];
            check(&flat, width, height, &format!("{width} × {height}, all {value}"));
        }
    }
    let good = picture(1, 48, 48).remove(0);
    for odd in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, f32::MIN, 1e-40] {
        let mut planes = vec![good.clone(), good.clone()];
        for value in planes[0].iter_mut().step_by(7) {
            *value = odd;
        }
        planes[1][100] = odd;
        check(&planes, 48, 48, &format!("some {odd}"));
    }
    for odd in [f32::MAX, f32::MIN, 1e30, -1e-30] {
        let mut flat = vec![0.0; 100 * 120];
        flat[6050] = odd;
        check(&[flat.clone(), flat], 120, 100, &format!("a single {odd}"));
    }
    let extremes = (0..48 * 48).map(|at| if at % 2 == 0 { f32::MAX } else { f32::MIN }).collect();
    let wide = good.iter().map(|value| value * 300.0).collect();
    check(&[extremes, wide, vec![0.0; 48 * 48]], 48, 48, "extremes, 16 bits, zeros");
    check(&picture(8, 40, 40), 40, 40, "8 channels");
    check(&[], 40, 40, "no channel");
    check(&[vec![], vec![1.0]], 5, 5, "missing values");
    check(&[vec![]], 0, 5, "no pixel");
    check(&[good.repeat(500)], 1152, 1000, "large");
}

#[test]
fn what_is_not_finite_counts_as_zero() {
    let mut planes = picture(1, 30, 30);
    planes[0][17] = 0.0;
    let zero = describe(&planes, 30, 30);
    planes[0][17] = f32::NAN;
    assert_eq!(describe(&planes, 30, 30), zero);
}

#[test]
fn the_same_image_gives_the_same_numbers() {
    let planes = picture(3, 96, 100);
    assert_eq!(describe(&planes, 100, 96), describe(&planes.clone(), 100, 96));
}

#[test]
fn large_images_are_described_by_the_means_of_blocks() {
    let small = picture(1, 600, 700);
    let doubled = |at: usize| small[0][at / 1400 / 2 * 700 + at % 1400 / 2];
    let large = vec![(0..1200 * 1400).map(doubled).collect()];
    assert_eq!(describe(&large, 1400, 1200), describe(&small, 700, 600));
}
