#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
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
    let display = |color, visible| ChannelDisplay { color, low: 0.0, high: 100.0, visible };
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
    let display = [ChannelDisplay { color: WHITE, low: 0.0, high: 255.0, visible: true }];
    for (max_side, expected) in [(320, (320, 129)), (100, (100, 40)), (33, (33, 13))] {
        let shown = render(&picture, &display, max_side);
        assert_eq!((shown.width, shown.height), expected);
        assert!(shown.data.iter().all(|&v| v.abs_diff(100) <= 6), "aliasing at {max_side}");
    }
    let tiny = render(&picture, &display, 0);
    assert_eq!((tiny.width, tiny.height), (1, 1));
    assert_eq!(render(&picture, &display, 5000).width, width, "never enlarged");
}
