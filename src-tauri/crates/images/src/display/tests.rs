#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
use super::color::{BLUE, GREEN, RED, WHITE};
use super::*;
use crate::{ChannelInfo, Samples};

fn named(names: [&str; 2]) -> Picture {
    let info = names.map(|name| ChannelInfo { name: Some(name.to_owned()), ..ChannelInfo::default() });
    Picture::new(1, 1, 2, Samples::U8(vec![0, 9])).unwrap().with_channel_info(info.to_vec()).unwrap()
}

fn colors(picture: &Picture) -> Vec<[u8; 3]> {
    auto_display(picture).iter().map(|display| display.color).collect()
}

#[test]
fn ranges_ignore_a_few_hot_pixels_and_survive_constant_planes() {
    let mut values: Vec<u16> = (0..10_000).map(|i| 100 + i % 400).collect();
    values[17] = 65535;
    let picture = Picture::new(100, 100, 1, Samples::U16(values)).unwrap();
    let display = &auto_display(&picture)[0];
    assert_eq!((display.low, display.high, display.color), (101.0, 498.0, WHITE));

    let range = |samples| {
        let picture = Picture::new(1000, 1, 1, samples).unwrap();
        let display = &auto_display(&picture)[0];
        (display.low, display.high)
    };
    assert_eq!(range(Samples::U8(vec![40; 1000])), (0.0, 255.0), "a constant plane is shown on the full range");
    assert_eq!(range(Samples::F32(vec![-3.5; 1000])), (-3.5, 1.0));
    let mut spot = vec![0; 1000];
    spot[3] = 77;
    assert_eq!(range(Samples::U8(spot)), (0.0, 77.0), "a single lit pixel must be seen");
}

#[test]
fn colours_come_from_the_file_then_the_name_then_custom() {
    assert_eq!(colors(&named(["DNA", "arrestin-GFP"])), [BLUE, GREEN]);
    assert_eq!(colors(&named(["arrestinGFP", "stored"])), [GREEN, BLUE], "an unknown name falls back to its place");
    let unnamed = |channels: u32| Picture::new(1, 1, channels, Samples::U8(vec![0; channels as usize])).unwrap();
    assert_eq!(colors(&unnamed(1)), [WHITE]);
    assert_eq!(colors(&unnamed(2)), [GREEN, BLUE]);
    assert_eq!(colors(&unnamed(4)), [RED, GREEN, BLUE, WHITE]);
    let info = ChannelInfo { color: Some([9, 8, 7]), name: Some("DNA".to_owned()), range: None };
    assert_eq!(colors(&unnamed(1).with_channel_info(vec![info]).unwrap()), [[9, 8, 7]]);
}

#[test]
fn a_photo_at_full_size_is_shown_byte_for_byte() {
    let samples: Vec<u8> = (0..3 * 256).map(|i| (i % 251) as u8).collect();
    let picture = Picture::new(16, 16, 3, Samples::U8(samples.clone())).unwrap().with_rgb().unwrap();
    let shown = render(&picture, &auto_display(&picture), 4096);
    let interleaved: Vec<u8> = (0..256).flat_map(|i| [0, 256, 512].map(|plane| samples[plane + i])).collect();
    assert_eq!((shown.width, shown.height, shown.data), (16, 16, interleaved));
}

#[test]
fn channels_add_up_and_hidden_ones_do_not() {
    let picture = Picture::new(1, 1, 3, Samples::U16(vec![50, 100, 1000])).unwrap();
    let display = |color, visible| ChannelDisplay { color, low: 0.0, high: 100.0, visible, palette: false };
    let mut displays = vec![display([200, 0, 0], true), display([100, 255, 0], true), display(BLUE, false)];
    assert_eq!(render(&picture, &displays, 9).data, [200, 255, 0]);
    displays[2].visible = true;
    assert_eq!(render(&picture, &displays, 9).data, [200, 255, 255], "above the range is clipped");
    assert_eq!(render(&picture, &displays[..1], 9).data, [100, 0, 0], "channels without a display are not shown");
}

#[test]
fn shrinking_keeps_the_shape_and_the_mean_and_does_not_alias() {
    // A one-pixel checkerboard: every size at or below half must be even grey.
    let (width, height) = (1001, 402);
    let checker = (0..height * width).map(|i| if (i / width + i % width) % 2 == 0 { 200 } else { 0 }).collect();
    let picture = Picture::new(width, height, 1, Samples::U8(checker)).unwrap();
    let display = [ChannelDisplay { color: WHITE, low: 0.0, high: 255.0, visible: true, palette: false }];
    for (max_side, expected) in [(320, (320, 129)), (100, (100, 40)), (33, (33, 13))] {
        let shown = render(&picture, &display, max_side);
        assert_eq!((shown.width, shown.height), expected);
        assert!(shown.data.iter().all(|&v| v.abs_diff(100) <= 6), "aliasing at {max_side}");
    }
    let tiny = render(&picture, &display, 0);
    assert_eq!((tiny.width, tiny.height), (1, 1));
    assert_eq!(render(&picture, &display, 5000).width, width, "never enlarged");
}

const SQUARE: ChannelRange = ChannelRange::Values { low: 100.0, high: 300.0 };

#[test]
fn settings_choose_range_colour_and_visibility_and_the_rest_is_default() {
    let values: Vec<u16> = (0..1000).collect();
    let picture = Picture::new(1000, 1, 3, Samples::U16([values.clone(), values.clone(), values].concat())).unwrap();
    let first = ChannelSetting { color: Some(HexColor([1, 2, 3])), range: SQUARE, ..ChannelSetting::default() };
    let range = ChannelRange::Percentiles { low: 10.0, high: 90.0 };
    let second = ChannelSetting { range, visible: false, palette: true, ..ChannelSetting::default() };
    let shown = displays(&picture, &[first, second]);
    let of = |color, low, high, visible| ChannelDisplay { color, low, high, visible, palette: false };
    // The smallest values that 10 %, 90 %, 0.35 % (3.5 pixels) and 99.65 % of the pixels do not exceed.
    assert_eq!(shown, [of([1, 2, 3], 100.0, 300.0, true), of(GREEN, 99.0, 899.0, false), of(BLUE, 3.0, 996.0, true)]);
    assert_eq!(auto_display(&picture)[2], shown[2]);

    let other = Picture::new(2, 1, 1, Samples::U16(vec![7, 70])).unwrap();
    let summaries = [ChannelSummary::of(&other, 0)];
    let by = displays_by(&picture, &[], &summaries);
    assert_eq!((by[0].low, by[0].high), (7.0, 70.0), "what is counted already is not counted again");
    assert_eq!(by[1..], displays(&picture, &[])[1..]);
}

#[test]
fn photos_keep_the_range_of_their_type_until_a_range_is_chosen() {
    let picture = Picture::new(2, 1, 3, Samples::U8(vec![10, 20, 30, 40, 50, 60])).unwrap().with_rgb().unwrap();
    let shown = displays(&picture, &[ChannelSetting { visible: false, ..ChannelSetting::default() }]);
    assert_eq!(
        shown,
        [
            ChannelDisplay { color: RED, low: 0.0, high: 255.0, visible: false, palette: false },
            ChannelDisplay { color: GREEN, low: 0.0, high: 255.0, visible: true, palette: false },
            ChannelDisplay { color: BLUE, low: 0.0, high: 255.0, visible: true, palette: false },
        ]
    );
    for (low, high) in [(0.0, 100.0), (0.35, 99.65)] {
        let range = ChannelRange::Percentiles { low, high };
        let shown = displays(&picture, &[ChannelSetting { range, ..ChannelSetting::default() }]);
        assert_eq!(
            (shown[0].low, shown[0].high, shown[1].low),
            (10.0, 20.0, 0.0),
            "also where they are the usual ones"
        );
    }
}

#[test]
fn what_the_file_says_of_its_range_is_the_default_and_percentiles_come_when_asked() {
    let says = |ranges: [Option<(f32, f32)>; 2]| {
        let info = ranges.map(|range| ChannelInfo { range, ..ChannelInfo::default() });
        let samples = Samples::U16((0..2000).collect());
        Picture::new(1000, 1, 2, samples).unwrap().with_channel_info(info.to_vec()).unwrap()
    };
    let ranges = |picture: &Picture, settings: &[ChannelSetting]| {
        displays(picture, settings).iter().map(|shown| (shown.low, shown.high)).collect::<Vec<_>>()
    };
    // The window 40/400 of DICOM. Of 1000 values each, 3.5 pixels lie beyond each percentile.
    let picture = says([Some((-160.0, 239.0)), None]);
    assert_eq!(ranges(&picture, &[]), [(-160.0, 239.0), (1003.0, 1996.0)]);
    assert_eq!((file_range(&picture, 0), file_range(&picture, 1)), (Some((-160.0, 239.0)), None));
    let range = ChannelRange::Percentiles { low: 0.35, high: 99.65 };
    let auto = ChannelSetting { range, ..ChannelSetting::default() };
    assert_eq!(ranges(&picture, &[auto]), [(3.0, 996.0), (1003.0, 1996.0)]);
    // What is no range, and what programs write where nobody chose one, is not taken for one.
    let usual = [(3.0, 996.0), (1003.0, 1996.0)];
    for nothing in [(7.0, 7.0), (f32::NAN, 1.0), (0.0, 65535.0), (0.0, 255.0)] {
        assert_eq!(ranges(&says([None, Some(nothing)]), &[]), usual, "{nothing:?}");
    }
    // The range of the pixels too may have been chosen; and it would be that of another slice on this one.
    for chosen in [(1000.0, 1500.0), (1000.0, 1999.0), (0.0, 1999.0), (255.0, 65535.0)] {
        assert_eq!(ranges(&says([None, Some(chosen)]), &[]), [usual[0], chosen]);
    }
}

#[test]
fn settings_with_impossible_numbers_are_harmless() {
    let percentiles = |low, high| ChannelRange::Percentiles { low, high }.normal();
    let values = |low, high| ChannelRange::Values { low, high }.normal();
    let usual = ChannelRange::default();
    assert_eq!(usual.normal(), usual);
    assert_eq!(percentiles(f64::NAN, f64::NAN), ChannelRange::Percentiles { low: 0.35, high: 99.65 });
    assert_eq!(percentiles(-3.0, f64::INFINITY), percentiles(0.0, 100.0));
    assert_eq!(percentiles(80.0, 20.0), ChannelRange::Percentiles { low: 20.0, high: 80.0 });
    assert_eq!((values(1.0, f64::NAN), values(f64::NAN, 1.0)), (usual, usual));
    assert_eq!(values(9.0, -9.0), ChannelRange::Values { low: -9.0, high: 9.0 });
    let widest = ChannelRange::Values { low: f32::MIN.into(), high: f32::MAX.into() };
    assert_eq!(values(f64::NEG_INFINITY, 1e300), widest);
    let picture = Picture::new(2, 1, 1, Samples::F32(vec![1.0, 2.0])).unwrap();
    for range in [ChannelRange::Values { low: f64::NAN, high: 0.0 }, widest, percentiles(50.0, 50.0)] {
        let shown = &displays(&picture, &[ChannelSetting { range, ..ChannelSetting::default() }])[0];
        assert!(shown.low.is_finite() && shown.high.is_finite() && shown.low < shown.high, "{range:?}: {shown:?}");
    }
    // A display of a client may be anything; the other channels are still seen.
    let picture = Picture::new(1, 1, 2, Samples::U8(vec![9, 9])).unwrap();
    for (low, high) in [(f32::NAN, 1.0), (f32::NEG_INFINITY, f32::INFINITY), (f32::MIN, f32::MAX), (0.0, f32::NAN)] {
        let odd = ChannelDisplay { color: RED, low, high, visible: true, palette: true };
        let good = ChannelDisplay { color: BLUE, low: 0.0, high: 9.0, visible: true, palette: false };
        assert_eq!(render(&picture, &[odd, good], 9).data[1..], [0, 255], "{low} to {high}");
    }
}

#[test]
fn settings_are_written_as_the_page_reads_them() {
    let setting = ChannelSetting { color: Some(HexColor([255, 10, 0])), range: SQUARE, ..ChannelSetting::default() };
    let text = r##"{"color":"#ff0a00","range":{"type":"values","data":{"low":100.0,"high":300.0}},"visible":true,"palette":false}"##;
    assert_eq!(serde_json::to_string(&setting).unwrap(), text);
    assert_eq!(serde_json::from_str::<ChannelSetting>(text).unwrap(), setting);
    let usual = r#"{"color":null,"range":{"type":"file"},"visible":true,"palette":false}"#;
    assert_eq!(serde_json::to_string(&ChannelSetting::default()).unwrap(), usual);
    assert_eq!(serde_json::from_str::<ChannelSetting>(usual).unwrap(), ChannelSetting::default());
    for odd in ["ff0a00", "#ff0a0", "#ff0a0g", "#ff0a000", "#+f0a00", "", "#ä0a0"] {
        assert!(odd.parse::<HexColor>().is_err(), "{odd}");
        assert!(serde_json::from_str::<ChannelSetting>(&text.replace("#ff0a00", odd)).is_err());
    }
}

/// Values 0 to 3 in four colours; the last stands for all values beyond.
fn indexed(samples: Samples, width: u32) -> Picture {
    let height = samples.len() as u32 / width;
    let colors = vec![[0, 0, 0], [100, 0, 20], [0, 200, 40], [60, 60, 60]];
    Picture::new(width, height, 1, samples).unwrap().with_palette(colors).unwrap()
}

fn in_palette(picture: &Picture) -> Vec<ChannelDisplay> {
    displays(picture, &[ChannelSetting { palette: true, ..ChannelSetting::default() }])
}

#[test]
fn palettes_colour_values_and_are_averaged_as_colours() {
    let picture = indexed(Samples::U8(vec![1, 2, 3, 255]), 2);
    let colors = [[100, 0, 20], [0, 200, 40], [60, 60, 60], [60, 60, 60]];
    assert_eq!(render(&picture, &in_palette(&picture), 9).data, colors.concat(), "values beyond show the last colour");
    assert_eq!(tile(&picture, &in_palette(&picture), 0, 0, 0).unwrap().data, colors.concat());
    // The mean index of 1, 2, 3 and 255 has nothing to do with the mean colour: (100 + 0 + 60 + 60) / 4 and so on.
    let mean = [55, 80, 45];
    assert_eq!(tile(&picture, &in_palette(&picture), 1, 0, 0).unwrap().data, mean);
    assert_eq!(render(&picture, &in_palette(&picture), 1).data, mean);
    assert_ne!(render(&picture, &auto_display(&picture), 9).data, colors.concat(), "only when asked");
    let floats = indexed(Samples::F32(vec![-5.0, 1.9, 2.0, 1e30]), 4);
    let expected = [[0, 0, 0], [100, 0, 20], [0, 200, 40], [60, 60, 60]].concat();
    assert_eq!(render(&floats, &in_palette(&floats), 9).data, expected);
    let hidden: Vec<_> = in_palette(&picture).into_iter().map(|d| ChannelDisplay { visible: false, ..d }).collect();
    assert_eq!(render(&picture, &hidden, 1).data, [0, 0, 0]);
    let plain = Picture::new(1, 1, 1, Samples::U8(vec![1])).unwrap();
    assert!(!in_palette(&plain)[0].palette, "there is none to show it in");
}

#[test]
fn large_pictures_in_a_palette_are_averaged_as_colours() {
    // Stripes of indices 1 and 2, one pixel wide: half of each colour everywhere.
    let picture = indexed(Samples::U16([1, 2].repeat(200 * 300)), 400);
    let shown = render(&picture, &in_palette(&picture), 40);
    assert_eq!((shown.width, shown.height), (40, 30));
    for pixel in shown.data.chunks(3) {
        assert!(pixel.iter().zip([50, 100, 30]).all(|(v, mean)| v.abs_diff(mean) <= 3), "{pixel:?}");
    }
}

#[test]
fn tiles_at_level_0_are_the_pixels_of_the_render() {
    let (width, height) = (1100, 600);
    let values: Vec<u16> = (0..2 * width * height).map(|i| (i * 7919 % 65_521) as u16).collect();
    let picture = Picture::new(width, height, 2, Samples::U16(values)).unwrap();
    let displays = auto_display(&picture);
    let whole = render(&picture, &displays, width);
    for (column, row, size) in [(0, 0, (512, 512)), (2, 0, (76, 512)), (1, 1, (512, 88)), (2, 1, (76, 88))] {
        let tile = tile(&picture, &displays, 0, column, row).unwrap();
        assert_eq!((tile.width, tile.height), size);
        for (y, line) in tile.data.chunks(3 * size.0 as usize).enumerate() {
            let start = 3 * ((row * TILE) as usize + y) * width as usize + 3 * (column * TILE) as usize;
            assert_eq!(line, &whole.data[start..start + line.len()]);
        }
    }
    for (level, column, row) in [(0, 3, 0), (0, 0, 2), (1, 2, 0), (9, 1, 0), (0, u32::MAX, 0), (99, 0, u32::MAX)] {
        assert_eq!(tile(&picture, &displays, level, column, row), None, "{level} {column} {row}");
    }
}

#[test]
fn higher_levels_are_means_of_blocks_that_are_smaller_at_the_edge() {
    // 5 × 3: blocks of 2 × 2, at the right 1 × 2, below 2 × 1, and 1 × 1 in the corner.
    let values = vec![0, 4, 10, 20, 7, 8, 12, 30, 40, 9, 100, 200, 50, 70, 255];
    let means = [6, 25, 8, 150, 60, 255];
    let display = [ChannelDisplay { color: WHITE, low: 0.0, high: 255.0, visible: true, palette: false }];
    for samples in [
        Samples::U8(values.clone()),
        Samples::U16(values.iter().map(|&v| v.into()).collect()),
        Samples::F32(values.iter().map(|&v| v.into()).collect()),
    ] {
        let picture = Picture::new(5, 3, 1, samples).unwrap();
        let shown = tile(&picture, &display, 1, 0, 0).unwrap();
        assert_eq!((shown.width, shown.height), (3, 2));
        assert_eq!(shown.data, means.map(|v| [v; 3]).concat());
        // The mean of all 15 is 54.33.
        for level in [3, 20, 31, 32, u32::MAX] {
            let point = tile(&picture, &display, level, 0, 0).unwrap();
            assert_eq!((point.width, point.height, point.data), (1, 1, vec![54; 3]), "level {level}");
        }
    }
}

#[test]
fn means_of_large_blocks_do_not_lose_digits() {
    // 2^24 + 1 samples cannot be counted in a 32-bit float.
    let side = 4100;
    let mut values = vec![65535_u16; (side * side) as usize];
    values[..side as usize].fill(65_534);
    let picture = Picture::new(side, side, 1, Samples::U16(values)).unwrap();
    let mean = 65535.0 - 1.0 / 4100.0;
    assert_eq!(region::means(&picture, 0, &region::Region::whole(&picture, 8192)), [mean as f32]);
}

#[test]
fn levels_end_with_a_picture_that_fits_one_tile() {
    assert_eq!([1, 512, 513, 1024, 1025, 2048].map(|side| levels(side, 1)), [1, 1, 2, 2, 3, 3]);
    assert_eq!((levels(7, 4096), level_size(7, 4097, 3)), (4, (1, 513)));
    assert_eq!((levels(u32::MAX, 1), level_size(u32::MAX, 1, 23), level_size(5, 6, u32::MAX)), (24, (512, 1), (1, 1)));
}
