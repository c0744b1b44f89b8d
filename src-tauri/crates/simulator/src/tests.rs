//! What the simulated screen must keep: a sound design, repeatable pixels, honest truth, learnable texture.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::camera::{GAIN, OFFSET, READ_NOISE, SATURATION, expose};
use crate::optics::Plane;
use crate::random::{Part, field_stream, uniform};
use crate::{Assay, Field, RenderedField, State};

/// Chance that a random positive scores higher than a random negative; ties count half (Mann & Whitney 1947).
fn auc(scores: &[(f64, bool)]) -> f64 {
    let (mut wins, mut pairs) = (0.0, 0.0);
    for &(positive, _) in scores.iter().filter(|score| score.1) {
        for &(negative, _) in scores.iter().filter(|score| !score.1) {
            pairs += 1.0;
            wins += if positive > negative { 1.0 } else { 0.5 * f64::from(u8::from(positive == negative)) };
        }
    }
    wins / pairs
}

fn plane(image: &RenderedField) -> Plane {
    Plane { side: image.width, data: image.gfp.iter().map(|&count| f32::from(count) - OFFSET).collect() }
}

fn mean(image: &RenderedField) -> f64 {
    image.gfp.iter().map(|&count| f64::from(count)).sum::<f64>() / image.gfp.len() as f64
}

/// Energy of spot-sized detail relative to the local mean: a difference of Gaussians over a wide one.
fn spot_energy(image: &RenderedField) -> f64 {
    let raw = plane(image);
    let blurred = |sigma| {
        let mut copy = raw.clone();
        copy.blur(sigma);
        copy.data
    };
    let (fine, coarse, local) = (blurred(1.0), blurred(2.5), blurred(8.0));
    let ratio = |i: usize| f64::from((fine[i] - coarse[i]) / local[i].max(20.0));
    (0..fine.len()).map(|i| ratio(i).min(1.0).powi(2)).sum::<f64>() / fine.len() as f64
}

fn first(fields: &[Field], state: State) -> &Field {
    fields.iter().find(|field| field.state == state && !field.ambiguous).unwrap()
}

#[test]
fn the_default_plan_is_balanced_and_every_well_holds_one_truth() {
    let fields = Assay::default().fields();
    assert_eq!(fields.len(), 72);
    assert_eq!(fields.iter().filter(|field| field.state == State::Vesicular).count(), 36);
    let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "plate order, without repeats");
    assert_eq!((names[0], names[71]), ("O01_f00", "O24_f02"));
    let mut wells: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for field in &fields {
        assert_eq!(field.state == State::Vesicular, field.response_fraction > 0.5, "{}", field.name);
        let truth = format!("{:?} {}", field.state, field.response_fraction);
        wells.entry(&field.well).or_default().insert(truth);
    }
    assert_eq!(wells.len(), 24);
    assert!(wells.values().all(|truths| truths.len() == 1));
}

#[test]
fn a_tenth_or_so_is_ambiguous_in_both_states() {
    for seed in 0..20 {
        let fields = Assay { seed, ..Assay::default() }.fields();
        let count = |state| fields.iter().filter(|field| field.ambiguous && field.state == state).count();
        let (cytoplasmic, vesicular) = (count(State::Cytoplasmic), count(State::Vesicular));
        assert!((3..=6).contains(&cytoplasmic) && (3..=6).contains(&vesicular), "seed {seed}");
        assert!((8..=10).contains(&(cytoplasmic + vesicular)), "10-15 % of 72, seed {seed}");
    }
}

#[test]
fn odd_sizes_still_give_a_plan() {
    for (wells, sites) in [(0, 0), (1, 1), (2, 1), (5, 2), (400, 3)] {
        let fields = Assay { seed: 1, wells, fields_per_well: sites, side: 1 }.fields();
        assert_eq!(fields.len(), wells.clamp(1, 24) * sites.clamp(1, 99));
        let image = fields[0].render();
        assert_eq!((image.width, image.dna.len(), image.gfp.len()), (64, 64 * 64, 64 * 64));
    }
}

#[test]
fn pixels_follow_from_seed_and_field_alone() {
    let assay = Assay { seed: 7, wells: 4, fields_per_well: 2, side: 160 };
    let fields = assay.fields();
    let one_by_one: Vec<RenderedField> = fields.iter().rev().map(Field::render).collect();
    let together: Vec<RenderedField> = assay.fields().par_iter().map(Field::render).collect();
    assert!(one_by_one.iter().rev().eq(together.iter()), "order and threads leave no trace");
    for (i, image) in together.iter().enumerate() {
        assert!(together[..i].iter().all(|other| other.gfp != image.gfp), "fields {i} and an earlier one are equal");
    }
    let other = Assay { seed: 8, ..assay }.fields()[0].render();
    assert_ne!(other.gfp, together[0].gfp);
    assert_ne!(other.dna, together[0].dna);
}

#[test]
fn texture_tells_the_states_apart_and_brightness_does_not() {
    for assay in [Assay::default(), Assay { seed: 11, side: 288, ..Assay::default() }] {
        let fields = assay.fields();
        let scored: Vec<(f64, f64, bool, bool)> = fields
            .par_iter()
            .map(|field| {
                let image = field.render();
                let clear = !field.ambiguous;
                (spot_energy(&image), mean(&image), field.state == State::Vesicular, clear)
            })
            .collect();
        let clear: Vec<(f64, bool)> = scored.iter().filter(|score| score.3).map(|score| (score.0, score.2)).collect();
        let by_texture = auc(&clear);
        assert!(by_texture > 0.95, "seed {}: AUC of texture {by_texture}", assay.seed);
        let by_mean = auc(&scored.iter().map(|score| (score.1, score.2)).collect::<Vec<_>>());
        assert!((0.25..=0.75).contains(&by_mean), "seed {}: AUC of the mean {by_mean}", assay.seed);
    }
}

#[test]
fn cells_respond_as_planned() {
    for field in Assay::default().fields().iter().step_by(5) {
        let field = Field { side: 512, ..field.clone() };
        let image = field.render();
        let sheet = image.cells.iter().filter(|cell| !cell.round);
        let (all, responding) = (sheet.clone().count(), sheet.filter(|cell| cell.responds).count());
        let fraction = responding as f32 / all as f32;
        assert!((fraction - field.response_fraction).abs() < 0.02, "{}: {fraction}", field.name);
        let inside = |x: f32, y: f32| (0.0..512.0).contains(&x) && (0.0..512.0).contains(&y);
        let visible = image.cells.iter().filter(|cell| inside(cell.x, cell.y)).count();
        assert!((30..=110).contains(&visible), "{}: {visible} nuclei", field.name);
        assert!(image.vesicles.iter().all(|spot| inside(spot.x, spot.y) && image.cells.len() > spot.cell));
    }
}

#[test]
fn vesicles_are_where_the_truth_says() {
    let fields = Assay::default().fields();
    let scene = first(&fields, State::Vesicular).scene();
    let side = scene.gfp.side;
    let peak_near = |x: f32, y: f32| {
        let (cx, cy) = (x.round() as usize, y.round() as usize);
        let window = (cy - 3..=cy + 3).flat_map(|py| (cx - 3..=cx + 3).map(move |px| (px, py)));
        let top = window.max_by(|a, b| {
            let value = |at: &(usize, usize)| scene.gfp.data[at.1 * side + at.0];
            value(a).total_cmp(&value(b))
        });
        let (px, py) = top.unwrap();
        (px as f32 - x).hypot(py as f32 - y) <= 1.2
    };
    let inner = 8.0..side as f32 - 8.0;
    // Alone (a neighbour moves the peak) and not among the faintest (they lie on slopes of the cytoplasm).
    let typical = scene.vesicles.iter().map(|spot| spot.light).sum::<f32>() / scene.vesicles.len() as f32;
    let alone: Vec<_> = scene
        .vesicles
        .iter()
        .filter(|spot| spot.light > 0.5 * typical && inner.contains(&spot.x) && inner.contains(&spot.y))
        .filter(|spot| {
            let near = |other: &&crate::Spot| (other.x - spot.x).hypot(other.y - spot.y) < 6.0;
            scene.vesicles.iter().filter(near).count() == 1
        })
        .collect();
    assert!(alone.len() > 20, "{} lone vesicles are too few to judge", alone.len());
    let hits = alone.iter().filter(|spot| peak_near(spot.x, spot.y)).count();
    assert!(hits * 20 >= alone.len() * 19, "{hits} of {} lie on a local maximum", alone.len());
    // The same question elsewhere must mostly be answered no, or it asks nothing.
    let elsewhere = alone.iter().filter(|spot| peak_near(spot.x + 4.0, spot.y)).count();
    assert!(elsewhere * 4 < alone.len(), "{elsewhere} of {} shifted places", alone.len());
}

#[test]
fn noise_follows_the_linear_camera_model() {
    let mut last = 0.0;
    for (i, light) in [0.0_f32, 10.0, 35.0, 60.0, 250.0, 700.0].into_iter().enumerate() {
        let flat = Plane { side: 200, data: vec![light; 200 * 200] };
        let mut counts: Vec<f64> = expose(&flat, &mut field_stream(3, i as u64, Part::CameraGfp))
            .into_iter()
            .map(|count| {
                assert!(count <= SATURATION);
                f64::from(count)
            })
            .collect();
        // The hot pixels are no part of this model.
        counts.sort_by(f64::total_cmp);
        counts.truncate(counts.len() - 6);
        let mean = counts.iter().sum::<f64>() / counts.len() as f64;
        let variance = counts.iter().map(|count| (count - mean).powi(2)).sum::<f64>() / counts.len() as f64;
        let (offset, gain, read) = (f64::from(OFFSET), f64::from(GAIN), f64::from(READ_NOISE));
        assert!((mean - offset - gain * f64::from(light)).abs() < 1.5, "mean {mean} at {light} electrons");
        let expected = gain * gain * (read * read + f64::from(light)) + 1.0 / 12.0;
        assert!((variance / expected - 1.0).abs() < 0.05, "variance {variance}, expected {expected}");
        assert!(variance > last, "variance grows with light");
        last = variance;
    }
}

#[test]
fn blur_keeps_the_light_and_has_the_width_it_says() {
    for (sigma, tolerance) in [(0.9_f32, 0.04), (2.5, 0.04), (6.0, 0.1), (22.0, 0.04)] {
        let side = 201;
        let mut point = Plane::new(side);
        point.data[100 * side + 100] = 1000.0;
        point.blur(sigma);
        let total: f32 = point.data.iter().sum();
        let moment = |axis: fn(usize, usize) -> usize| {
            let square = |i: usize| (axis(i, side) as f32 - 100.0).powi(2);
            (0..side * side).map(|i| point.data[i] * square(i)).sum::<f32>() / total
        };
        assert!((total - 1000.0).abs() < 1.0, "light {total} at sigma {sigma}");
        for variance in [moment(|i, side| i % side), moment(|i, side| i / side)] {
            assert!((variance.sqrt() / sigma - 1.0).abs() < tolerance, "width {} at sigma {sigma}", variance.sqrt());
        }
    }
}

#[test]
fn out_of_focus_fields_lose_detail() {
    let fields = Assay::default().fields();
    let sharp = first(&fields, State::Vesicular);
    let soft = Field { out_of_focus: true, ..sharp.clone() };
    assert!(spot_energy(&soft.render()) < 0.5 * spot_energy(&sharp.render()));
}

#[test]
fn streams_of_parts_and_fields_are_independent() {
    let draw = |field, part| uniform(&mut field_stream(5, field, part), 0.0, 1.0).to_bits();
    let draws = [draw(0, Part::Layout), draw(0, Part::Texture), draw(1, Part::Layout), draw(1, Part::Texture)];
    assert_eq!(draws.iter().collect::<BTreeSet<_>>().len(), 4);
}
