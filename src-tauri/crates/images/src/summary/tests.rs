#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
use super::*;
use crate::Samples;

fn summary(samples: Samples) -> ChannelSummary {
    let picture = Picture::new(samples.len() as u32, 1, 1, samples).unwrap();
    ChannelSummary::of(&picture, 0)
}

#[test]
fn integers_are_exact() {
    let s = summary(Samples::U16(vec![7, 1, 1, 60000, 3]));
    assert_eq!((s.min(), s.max(), s.count()), (Some(1.0), Some(60000.0), 5));
    assert_eq!([0.0, 0.4, 0.5, 0.8, 0.81, 1.0].map(|q| s.quantile(q).unwrap()), [1.0, 1.0, 3.0, 7.0, 60000.0, 60000.0]);
    assert!((s.mean().unwrap() - 12002.4).abs() < 1e-9);
    // Population standard deviation of the five numbers, worked out by hand from the sum of squares.
    let expected = ((49.0 + 1.0 + 1.0 + 3.6e9 + 9.0) / 5.0 - 12002.4_f64.powi(2)).sqrt();
    assert!((s.std().unwrap() - expected).abs() < 1e-6);
}

#[test]
fn merging_parts_equals_the_whole() {
    let values: Vec<u16> = (0..4000_u32).map(|i| (i * 7919 % 50021) as u16).collect();
    let whole = summary(Samples::U16(values.clone()));
    let mut merged = ChannelSummary::empty(SampleKind::U16);
    for part in values.rchunks(333) {
        merged.merge(&summary(Samples::U16(part.to_vec()))).unwrap();
    }
    assert_eq!(merged, whole);

    let floats: Vec<f32> = values.iter().map(|&v| f32::from(v) / 100.0 - 250.0).collect();
    let whole = summary(Samples::F32(floats.clone()));
    let mut merged = ChannelSummary::empty(SampleKind::F32);
    for part in floats.chunks(171) {
        merged.merge(&summary(Samples::F32(part.to_vec()))).unwrap();
    }
    assert!((merged.mean().unwrap() - whole.mean().unwrap()).abs() < 1e-9);
    assert!((merged.std().unwrap() - whole.std().unwrap()).abs() < 1e-9);
    assert_eq!(merged.quantile(0.3), whole.quantile(0.3));
}

#[test]
fn float_quantiles_are_close() {
    let mut values: Vec<f32> = (0..10_000_u32).map(|i| ((i * 7919 % 10_007) as f32 - 3000.0) * 0.37).collect();
    let s = summary(Samples::F32(values.clone()));
    values.sort_by(f32::total_cmp);
    for q in [0.0035, 0.1, 0.5, 0.9, 0.9965] {
        let exact = values[(q * 10_000.0) as usize - 1];
        let got = s.quantile(q).unwrap();
        assert!((got - exact).abs() <= 0.008 * exact.abs() + 0.5, "quantile {q}: {got} instead of {exact}");
    }
    assert_eq!(s.quantile(1.0), s.max());
}

#[test]
fn kinds_do_not_mix_and_nothing_has_no_mean() {
    let mut s = ChannelSummary::empty(SampleKind::U8);
    assert_eq!((s.mean(), s.std(), s.quantile(0.5), s.min()), (None, None, None, None));
    let other = ChannelSummary::empty(SampleKind::U16);
    assert_eq!(s.merge(&other), Err(ShapeError::MixedKinds(SampleKind::U8, SampleKind::U16)));
}

#[test]
fn few_and_many_pixels_are_counted_alike_and_only_values_that_occur_take_memory() {
    let few = summary(Samples::U16(vec![60_000, 5, 5]));
    assert_eq!(few.counts, [(5, 2), (60_000, 1)]);
    let many = summary(Samples::U16([60_000, 5, 5].repeat(5000)));
    assert_eq!(many.counts, [(5, 10_000), (60_000, 5000)]);
    let in_rows = |rows: usize| counted(SampleKind::U8, vec![&[9_u8, 3, 9][..]; rows].into_iter(), |v| v.into());
    assert_eq!((in_rows(1000), in_rows(2000)), (vec![(3, 1000), (9, 2000)], vec![(3, 2000), (9, 4000)]));
    assert_eq!(together(&few.counts, &[(4, 1), (60_000, 7)]), [(4, 1), (5, 2), (60_000, 8)]);
    assert_eq!((together(&[], &few.counts), together(&few.counts, &[])), (few.counts.clone(), few.counts));
}

#[test]
fn histograms_of_integers_are_exact() {
    let s = summary(Samples::U16(vec![0, 9, 10, 19, 20, 29, 30, 31, 40, 65535]));
    assert_eq!(s.histogram(3, 0.0, 30.0), [2, 2, 3], "the end belongs to the last bin");
    assert_eq!(s.histogram(2, 10.0, 40.0), [3, 4]);
    assert_eq!(s.histogram(4, 0.0, 2.0), [1, 0, 0, 0]);
    assert_eq!(s.histogram(1, 0.0, 65535.0), [10]);
    assert_eq!(s.histogram(1, -5.0, -1.0), [0]);
    let bytes = summary(Samples::U8((0..=255).collect()));
    assert_eq!(bytes.histogram(256, 0.0, 255.0), [1; 256], "one value a bin, although bins are a little narrower");
    assert_eq!(bytes.histogram(4, 0.0, 256.0), [64; 4]);
}

#[test]
fn histograms_without_a_range_are_empty_and_counts_saturate() {
    let mut s = summary(Samples::U8(vec![1, 2, 3]));
    for (low, high) in [(3.0, 1.0), (1.0, 1.0), (f32::NAN, 1.0), (0.0, f32::INFINITY), (f32::NEG_INFINITY, 0.0)] {
        assert_eq!(s.histogram(2, low, high), [0, 0], "{low} to {high}");
    }
    assert!(s.histogram(0, 0.0, 9.0).is_empty());
    s.counts[2] = (3, 1 << 33);
    assert_eq!(s.histogram(1, 0.0, 9.0), [u32::MAX]);
    assert_eq!(ChannelSummary::empty(SampleKind::F32).histogram(2, 0.0, 1.0), [0, 0]);
}

#[test]
fn histograms_of_floats_keep_the_total_and_miss_only_near_edges() {
    // 1000 values spread evenly over -2 to 2: a quarter in each bin of width 1.
    let values: Vec<f32> = (0..1000).map(|i| (i as f32 - 499.5) / 250.0).collect();
    let s = summary(Samples::F32(values));
    let counts = s.histogram(4, -2.0, 2.0);
    assert_eq!(counts.iter().sum::<u32>(), 1000);
    assert!(counts.iter().all(|n| n.abs_diff(250) <= 2), "{counts:?}");
    // Half of the pixels have one value, and that is not smeared.
    let s = summary(Samples::F32([vec![0.0; 500], vec![0.75; 500]].concat()));
    assert_eq!(s.histogram(4, 0.0, 1.0), [500, 0, 0, 500]);
    assert_eq!(s.histogram(3, 0.0, 0.75), [500, 0, 500], "the largest value belongs to the last bin");
    assert_eq!(summary(Samples::F32(vec![-3.5; 7])).histogram(2, -3.5, 0.0), [7, 0]);
    let ends = summary(Samples::F32(vec![f32::MIN, f32::MAX, 0.25]));
    assert_eq!(ends.histogram(2, 0.0, 0.5), [0, 1]);
}

#[test]
fn a_sample_is_of_evenly_spread_rows_and_small_pictures_are_counted_whole() {
    let rows: Vec<u16> = (0..1000_u16).flat_map(|row| [row; 10]).collect();
    let picture = Picture::new(10, 1000, 1, Samples::U16(rows)).unwrap();
    let sample = ChannelSummary::sampled(&picture, 0, 2000);
    assert_eq!((sample.count(), sample.min(), sample.max()), (2000, Some(0.0), Some(995.0)), "each fifth row");
    assert_eq!(sample.quantile(0.5), Some(495.0));
    assert_eq!(ChannelSummary::sampled(&picture, 0, 10_000), ChannelSummary::of(&picture, 0));
    let floats = Picture::new(2, 4, 1, Samples::F32((0..8).map(|v| v as f32).collect())).unwrap();
    let sample = ChannelSummary::sampled(&floats, 0, 4);
    assert_eq!((sample.count(), sample.max(), sample.mean()), (4, Some(5.0), Some(2.5)));
}
