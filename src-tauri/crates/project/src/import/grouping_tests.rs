//! Groups by example, and as a property: no file is lost, and the order of the list does not matter.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::grouping::{Duplicate, GroupOptions, Grouping, group};
use super::naming::{NamePattern, PatternForm};
use super::presets::PRESETS;

const NO_STACKS: GroupOptions = GroupOptions { stack_z: false, stack_time: false };
const STACKS: GroupOptions = GroupOptions { stack_z: true, stack_time: true };

fn grouped(pattern: &str, names: &[&str], options: GroupOptions) -> Grouping {
    group(names, &[], &NamePattern::new(pattern, PatternForm::Fields).unwrap(), options)
}

/// The files of each image, as positions in the list.
fn files(grouping: &Grouping) -> Vec<Vec<u32>> {
    grouping.images.iter().map(|image| image.files.iter().map(|file| file.file).collect()).collect()
}

fn names(grouping: &Grouping) -> Vec<&str> {
    grouping.images.iter().map(|image| image.name.as_str()).collect()
}

#[test]
fn files_of_one_place_become_one_image_with_ordered_channels() {
    let list = ["P1_A2_w10.tif", "P1_A1_w2.tif", "P1_A01_w10.tif", "P1_A10_w2.tif", "P1_A2_w2.tif", "readme.tif"];
    let grouping = grouped("{plate}_{well}_w{channel:digits}.tif", &list, NO_STACKS);
    assert_eq!(grouping.channels, vec!["2", "10"], "by value, not by letters");
    assert_eq!(files(&grouping), vec![vec![1, 2], vec![4, 0], vec![3]]);
    assert_eq!(names(&grouping), vec!["P1_A1_w*.tif", "P1_A2_w*.tif", "P1_A10_w2.tif"]);
    assert_eq!(grouping.unmatched, vec![5]);
    assert_eq!(grouping.images[0].values.len(), 2, "{:?}", grouping.images[0].values);
    assert_eq!((grouping.incomplete.len(), grouping.incomplete[0].image), (1, 2));
    assert_eq!(grouping.incomplete[0].missing, vec!["channel 10"]);
}

#[test]
fn channels_with_names_come_after_numbers_and_the_same_name_in_two_folders_is_two_images() {
    let list = ["a/GFP/A1.tif", "a/DAPI/A1.tif", "a/7/A1.tif", "b/DAPI/A1.tif"];
    let grouping = grouped("{channel}/{well}.tif", &list, NO_STACKS);
    assert_eq!(grouping.channels, vec!["7", "DAPI", "GFP"]);
    assert_eq!(files(&grouping), vec![vec![2, 1, 0], vec![3]]);
    assert_eq!(names(&grouping), vec!["a/*/A1.tif", "b/DAPI/A1.tif"]);
    assert_eq!(grouping.incomplete[0].missing, vec!["channel 7", "channel GFP"]);
}

#[test]
fn identifiers_of_the_microscope_do_not_separate_channels() {
    let list = [
        "Week1_22123/Week1_150607_B02_s1_w107447158-AC76-4844-8431-E6A954BD1174.tif",
        "Week1_22123/Week1_150607_B02_s1_w2EE226363-0BAC-443F-A41C-16C9C89FDDFA.tif",
        "Week1_22123/Week1_150607_B02_s1_w4EE226363-0BAC-443F-A41C-16C9C89FDDFA.tif",
    ];
    let preset = PRESETS.into_iter().find(|preset| preset.id == "bbbc021").unwrap();
    let grouping = grouped(preset.pattern, &list, NO_STACKS);
    assert_eq!(grouping.channels, vec!["1", "2", "4"]);
    assert_eq!(names(&grouping), vec!["Week1_22123/Week1_150607_B02_s1_w*.tif"]);
}

#[test]
fn planes_and_time_points_are_images_unless_stacks_are_asked_for() {
    let list = ["A1_t1_z10_w1.tif", "A1_t1_z2_w1.tif", "A1_t2_z2_w1.tif", "A1_t1_z2_w2.tif", "A1_t2_z10_w1.tif"];
    let pattern = "{well}_t{time}_z{z}_w{channel}.tif";
    let apart = grouped(pattern, &list, NO_STACKS);
    assert_eq!((apart.images.len(), apart.left_out.len(), apart.incomplete.len()), (4, 0, 3));
    let full = [&list[..], &["A1_t1_z10_w2.tif", "A1_t2_z10_w2.tif", "A1_t2_z2_w2.tif"]].concat();
    let grouping = grouped(pattern, &full, GroupOptions { stack_z: true, stack_time: false });
    assert_eq!(files(&grouping), vec![vec![1, 3, 0, 5], vec![2, 7, 4, 6]]);
    assert_eq!((grouping.images[0].planes, grouping.images[0].times), (2, 1));
    assert_eq!(grouping.images[1].values.last().unwrap().value, "2", "the time point is said");
    let grouping = grouped(pattern, &full, GroupOptions::default());
    assert_eq!(files(&grouping), vec![vec![1, 3, 0, 5, 2, 7, 4, 6]]);
    assert_eq!(names(&grouping), vec!["A1_t*_z*_w*.tif"]);
    let places: Vec<_> = grouping.images[0].files.iter().map(|file| (file.time, file.z, file.channel)).collect();
    assert_eq!(places[..5], [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (1, 0, 0)]);
}

#[test]
fn a_stack_with_gaps_is_left_out_and_so_are_single_time_points_with_gaps() {
    let pattern = "{well}_t{time}_z{slice}_w{channel}.tif";
    let list = ["A1_t1_z1_w1.tif", "A1_t1_z2_w1.tif", "A1_t1_z1_w2.tif", "B1_t1_z1_w1.tif", "B1_t1_z1_w2.tif"];
    let grouping = grouped(pattern, &list, STACKS);
    assert_eq!(files(&grouping), vec![vec![3, 4]], "an image of one plane has no gaps");
    assert!(grouping.incomplete.is_empty());
    let [left] = &grouping.left_out[..] else { panic!("{:?}", grouping.left_out) };
    assert_eq!((left.name.as_str(), left.whole, left.count), ("A1_t*_z*_w*.tif", true, 1));
    assert_eq!((left.missing.as_slice(), left.files.len()), (&["channel 2, z 2, time 1".to_owned()][..], 3));

    // An acquisition that was stopped in the middle of its last time point.
    let list = ["A1_t1_z1_w1.tif", "A1_t1_z2_w1.tif", "A1_t2_z1_w1.tif", "A1_t2_z2_w1.tif", "A1_t3_z1_w1.tif"];
    let grouping = grouped(pattern, &list, STACKS);
    assert_eq!(files(&grouping), vec![vec![0, 1, 2, 3]]);
    assert_eq!((grouping.images[0].planes, grouping.images[0].times), (2, 2));
    let [left] = &grouping.left_out[..] else { panic!("{:?}", grouping.left_out) };
    assert_eq!((left.whole, left.files.as_slice()), (false, &[4][..]));
    assert_eq!(left.missing, vec!["channel 1, z 2, time 3"]);

    // A channel that the whole image lacks is no gap: the image has fewer channels, and that is said.
    let grouping = grouped(pattern, &[&list[..4], &["B1_t1_z1_w2.tif"]].concat(), STACKS);
    assert_eq!((grouping.images.len(), grouping.left_out.len(), grouping.incomplete.len()), (2, 0, 2));
}

#[test]
fn files_of_different_folders_are_joined_only_where_the_pattern_names_the_folders() {
    let list = ["p1/A1_w1.tif", "p2/A1_w2.tif", "p2/x/A1_w1.tif"];
    for pattern in ["{well}_w{channel}.tif", "{plate}/{well}_w{channel}.tif", "*/{well}_w{channel}.tif"] {
        assert_eq!(grouped(pattern, &list, STACKS).images.len(), 3, "{pattern}");
    }
    let expressions = [r"(?P<well>A\d)_w(?P<channel>\d)", r"p\d/.*(?P<well>A\d)_w(?P<channel>\d)"];
    for text in expressions {
        let pattern = NamePattern::new(text, PatternForm::Expression).unwrap();
        assert_eq!(group(&list, &[], &pattern, STACKS).images.len(), 3, "{text}");
    }
    let by_channel = ["p1/DAPI/A1.tif", "p1/GFP/A1.tif", "p2/GFP/A1.tif"];
    assert_eq!(files(&grouped("{channel}/{well}.tif", &by_channel, STACKS)), vec![vec![0, 1], vec![2]]);
    let measured = ["P__1-Measurement1/Images/A1_w1.tif", "P__1-Measurement2/Images/A1_w1.tif"];
    let twice = grouped("{plate}__*-Measurement{*:digits}/Images/{well}_w{channel}.tif", &measured, STACKS);
    assert_eq!((twice.images.len(), twice.duplicates.len()), (2, 0), "a plate that was measured twice");

    // Two chosen folders with the same names inside.
    let pattern = NamePattern::new("{well}_w{channel}.tif", PatternForm::Fields).unwrap();
    let same = ["A1_w1.tif", "A1_w2.tif", "A1_w1.tif", "A1_w2.tif"];
    let grouping = group(&same, &[0, 0, 1, 1], &pattern, STACKS);
    assert_eq!((files(&grouping), grouping.duplicates.len()), (vec![vec![0, 1], vec![2, 3]], 0));
    assert_eq!(grouping.channels, ["1", "2"]);
}

#[test]
fn a_file_that_says_the_same_as_another_is_left_out_and_named() {
    let list = ["x_A1_w1.tif", "y_A01_w1.tif", "x_A1_w2.tif"];
    let grouping = grouped("*_{well}_w{channel}.tif", &list, NO_STACKS);
    assert_eq!(grouping.duplicates, vec![Duplicate { file: 1, kept: 0 }]);
    assert_eq!(files(&grouping), vec![vec![0, 2]]);
    assert!(grouping.incomplete.is_empty());
}

#[test]
fn without_a_channel_every_file_is_an_image() {
    let grouping = grouped("{well}_*.tif", &["A1_x.tif", "A1_y.tif"], STACKS);
    assert_eq!((grouping.images.len(), grouping.duplicates.len(), grouping.channels.len()), (2, 0, 0));
    let grouping = grouped("{well}_z{z}.tif", &["A1_z2.tif", "A1_z1.tif"], STACKS);
    assert_eq!(files(&grouping), vec![vec![1, 0]]);
}

#[test]
fn a_hundred_thousand_names_take_seconds_at_most() {
    let list: Vec<String> = (0..100_000)
        .map(|n| {
            let (plate, well, site, channel) = (n / 15_360, n / 40 % 384, n / 5 % 8, n % 5);
            let row = char::from(b'A' + u8::try_from(well / 24).unwrap());
            format!("plate{plate}/p{plate}_{row}{:02}_s{site}_w{channel}.tif", well % 24 + 1)
        })
        .collect();
    let list: Vec<&str> = list.iter().map(String::as_str).collect();
    let start = std::time::Instant::now();
    let grouping = grouped("{plate}/*_{well}_s{site}_w{channel}.tif", &list, NO_STACKS);
    let first = start.elapsed();
    assert_eq!(grouping.images.len(), 20_000);
    assert!(grouping.incomplete.is_empty() && grouping.unmatched.is_empty() && grouping.duplicates.is_empty());
    // The worst pattern: every file a channel of its own, all missing everywhere.
    let grouping = grouped("{plate}/{a}{channel}", &list, NO_STACKS);
    let bad = start.elapsed() - first;
    assert!(grouping.channels.len() > 1000);
    let found = super::detect(&list);
    let detected = start.elapsed() - first - bad;
    assert_eq!(found[0].matched, 100_000);
    println!("100,000 names: grouped in {first:?}, with a bad pattern in {bad:?}, detected in {detected:?}");
    assert!(start.elapsed() < std::time::Duration::from_secs(30), "{first:?} {bad:?} {detected:?}");
}

proptest! {
    #[test]
    fn no_file_is_lost_and_the_order_of_the_list_does_not_matter(
        parts in prop::collection::vec((0_u32..4, 0_u32..4, 0_u32..4, any::<bool>()), 0..40),
        stack_z in any::<bool>(),
        turn in 0_usize..40,
    ) {
        let list: Vec<String> = parts
            .iter()
            .map(|(well, z, channel, fits)| format!("A{}_z{z}_w{channel}.{}", well + 1, if *fits { "tif" } else { "txt" }))
            .collect();
        let mut list: Vec<&str> = list.iter().map(String::as_str).collect();
        let options = GroupOptions { stack_z, stack_time: false };
        let grouping = grouped("{well}_z{z}_w{channel}.tif", &list, options);

        let used = grouping.images.iter().flat_map(|image| image.files.iter().map(|file| file.file));
        let left = grouping.unmatched.iter().copied().chain(grouping.duplicates.iter().map(|double| double.file));
        let left = left.chain(grouping.left_out.iter().flat_map(|left| left.files.iter().copied()));
        let mut all: Vec<u32> = used.chain(left).collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..u32::try_from(list.len()).unwrap()).collect::<Vec<_>>());
        for image in &grouping.images {
            let places: BTreeSet<(u32, u32, u32)> = image.files.iter().map(|f| (f.time, f.z, f.channel)).collect();
            prop_assert_eq!(places.len(), image.files.len(), "one file for a place");
            prop_assert!(image.files.iter().all(|f| f.z < image.planes && f.time < image.times));
        }
        let whole = grouping.images.iter().map(|image| {
            image.planes as usize * image.times as usize * grouping.channels.len() - image.files.len()
        });
        prop_assert_eq!(whole.sum::<usize>(), grouping.incomplete.iter().map(|i| i.count as usize).sum::<usize>());

        let before: Vec<String> = names(&grouping).into_iter().map(str::to_owned).collect();
        let middle = turn.min(list.len());
        list.rotate_left(middle);
        let after = grouped("{well}_z{z}_w{channel}.tif", &list, options);
        prop_assert_eq!(before, names(&after));
        prop_assert_eq!(grouping.channels, after.channels);
    }
}
