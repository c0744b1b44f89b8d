#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
use super::*;
use crate::{ChannelInfo, decode, header};

/// Small deterministic noise (xorshift), so that a failure can be repeated from its number.
fn noise(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    }
}

#[test]
fn what_is_written_is_read_back() {
    for seed in 0..300 {
        let mut next = noise(seed);
        let (width, height, channels) = (1 + next() % 40, 1 + next() % 40, 1 + next() % 5);
        let count = (width * height * channels) as usize;
        let samples = match next() % 3 {
            0 => Samples::U8((0..count).map(|_| next() as u8).collect()),
            1 => Samples::U16((0..count).map(|_| next() as u16).collect()),
            _ => Samples::F32((0..count).map(|_| next() as i32 as f32 / 977.0).collect()),
        };
        let mut picture = Picture::new(width as u32, height as u32, channels as u32, samples).unwrap();
        if channels == 3 && next().is_multiple_of(2) {
            picture = picture.with_rgb().unwrap();
        } else if next().is_multiple_of(2) {
            let mut info = |i| ChannelInfo {
                name: Some(format!("Kanal {i} – µm")),
                color: Some([255, next() as u8, next() as u8]),
                range: Some((next() as u8 as f32, 300.0 + next() as u8 as f32)),
            };
            let info = (0..channels).map(&mut info).collect();
            picture = picture.with_channel_info(info).unwrap();
        }
        let bytes = encode_tiff(&picture).unwrap();
        let read = decode(&bytes).unwrap();
        assert_eq!(read, picture, "seed {seed}");
        let head = header(&bytes).unwrap();
        assert_eq!((head.channels, head.bits), (picture.channels(), picture.bits()), "seed {seed}");
    }
}

#[test]
fn some_names_without_colours_stay_so() {
    let info = [Some("DNA".to_owned()), None].map(|name| ChannelInfo { name, ..ChannelInfo::default() }).to_vec();
    let picture =
        Picture::new(2, 1, 2, Samples::U8(vec![1, 2, 3, 4])).unwrap().with_channel_info(info.clone()).unwrap();
    assert_eq!(decode(&encode_tiff(&picture).unwrap()).unwrap().channel_info(), info);
}

#[test]
fn rendered_pixels_become_png_and_jpeg() {
    let pixels = RgbPixels { width: 16, height: 8, data: (0..16 * 8).flat_map(|i| [i, 2 * i, 255 - i]).collect() };
    let png = decode(&encode_png(&pixels).unwrap()).unwrap();
    assert!(png.is_rgb());
    assert_eq!(png.plane_f32(1)[..3], [0.0, 2.0, 4.0]);
    let jpeg = decode(&encode_jpeg(&pixels, 95).unwrap()).unwrap();
    for c in 0..3 {
        let close = jpeg.plane_f32(c).iter().zip(png.plane_f32(c)).all(|(a, b)| (a - b).abs() < 12.0);
        assert!(close, "channel {c} is far from the original");
    }
    let wrong = RgbPixels { width: 5, height: 5, data: vec![0; 7] };
    assert!(encode_png(&wrong).is_err() && encode_jpeg(&wrong, 80).is_err());
}

#[test]
fn a_stack_is_read_back_slice_by_slice() {
    use crate::{Limits, SliceView, View, decode_view};
    for channels in [1, 2, 3] {
        let info = |channel: u32| ChannelInfo {
            name: None,
            color: Some([255, channel as u8, 0]),
            range: Some((3.0, 200.0 + channel as f32)),
        };
        let slices: Vec<Picture> = (0..3_u16)
            .map(|slice| {
                let values = (0..channels as u16 * 6).map(|at| slice * 1000 + at).collect();
                let picture = Picture::new(3, 2, channels, Samples::U16(values)).unwrap();
                picture.with_channel_info((0..channels).map(info).collect()).unwrap()
            })
            .collect();
        let bytes = encode_stack(&slices).unwrap();
        let info = crate::probe(&bytes).unwrap();
        assert_eq!((info.channels, info.slices), (channels, 3));
        for (at, slice) in slices.iter().enumerate() {
            let view = View { slice: SliceView::One(at as u32), limits: Limits::default(), ..View::default() };
            let read = decode_view(&bytes, &view).unwrap();
            assert_eq!(
                (read.samples() == slice.samples(), read.channel_info()),
                (true, slice.channel_info()),
                "{channels}"
            );
        }
    }
    let other = Picture::new(1, 1, 1, Samples::U8(vec![0])).unwrap();
    let larger = Picture::new(2, 1, 1, Samples::U8(vec![0; 2])).unwrap();
    assert!(matches!(encode_stack(&[other, larger]), Err(EncodeError::Unlike)));
    assert!(matches!(encode_stack(&[]), Err(EncodeError::Unlike)));
}
