//! DICOM: every encoding gives the same pixels, and values mean what the modality means.

use super::dicom_maker::{Dicom, JPEG2000, LOSSLESS_JPEG, Pixels, SIGNED_JPEG2000, Syntax, hex, rle};
use super::made::{grey, noise};
use crate::{DecodeError, Format, Picture, SampleFormat, SampleKind, SliceView, View, decode, decode_view, probe};

fn values(count: u32) -> Vec<f32> {
    (0..count).map(|i| (i * 7919 % 60_000) as f32).collect()
}

#[test]
fn every_encoding_gives_the_same_pixels() {
    for syntax in [Syntax::Implicit, Syntax::Explicit, Syntax::BigEndian, Syntax::Deflated, Syntax::Rle] {
        let bytes = Dicom::grey16(syntax, 9, 7).bytes();
        let picture = decode(&bytes).unwrap();
        assert_eq!((picture.width(), picture.height(), picture.kind()), (9, 7, SampleKind::U16));
        assert_eq!(picture.plane_f32(0), values(63), "{}", syntax.uid());
        let info = probe(&bytes).unwrap();
        assert_eq!((info.format, info.bits, info.slices), (Format::Dicom, 16, 1));
        assert!(info.metadata.contains(&("Modality".into(), "OT".into())), "{:?}", info.metadata);
        assert!(!format!("{info:?}").contains("Doe"), "who was imaged is not told");
    }
    // Without the preamble and group 0002, as old archives have it.
    let bytes = Dicom::grey16(Syntax::Implicit, 9, 7).bytes();
    let start = bytes.windows(8).position(|w| w == [8, 0, 0x60, 0, 2, 0, 0, 0]).unwrap();
    let mut bare = vec![8, 0, 0, 0, 4, 0, 0, 0, 99, 0, 0, 0];
    bare.extend(&bytes[start..]);
    assert_eq!(decode(&bare).unwrap().plane_f32(0), values(63));
}

#[test]
fn signs_stored_bits_slope_and_window() {
    for syntax in [Syntax::Explicit, Syntax::BigEndian] {
        // 12 bits, signed; the upper four bits hold something else.
        let stored = [0x0000_u16, 0x07ff, 0x0800, 0xffff, 0xf123, 0x0fff];
        let mut file = Dicom::new(syntax, 3, 2, Pixels::Words(stored.to_vec()));
        file.short(0x0028_0101, 12).short(0x0028_0102, 11).short(0x0028_0103, 1);
        let info = probe(&file.bytes()).unwrap();
        assert_eq!((info.bits, info.sample_format, info.kind), (12, SampleFormat::Signed, SampleKind::F32));
        assert_eq!(decode(&file.bytes()).unwrap().plane_f32(0), [0.0, 2047.0, -2048.0, -1.0, 0x123 as f32, -1.0]);

        file.short(0x0028_0103, 0).text(0x0028_1052, "DS", "-100").text(0x0028_1053, "DS", "0.5");
        let scaled = decode(&file.bytes()).unwrap();
        assert_eq!(scaled.plane_f32(0), [-100.0, 923.5, 924.0, 1947.5, 45.5, 1947.5]);

        file.text(0x0028_1052, "DS", "10").text(0x0028_1053, "DS", "2");
        file.text(0x0028_1050, "DS", "100\\7").text(0x0028_1051, "DS", "51");
        let whole = decode(&file.bytes()).unwrap();
        assert_eq!((whole.kind(), whole.plane_f32(0)[1]), (SampleKind::U16, 4104.0), "whole numbers stay whole");
        assert_eq!(whole.channel_info()[0].range, Some((74.5, 124.5)), "the first window");

        file.text(0x0028_0004, "CS", "MONOCHROME1").text(0x0028_1052, "DS", "0").text(0x0028_1053, "DS", "1");
        let turned = decode(&file.bytes()).unwrap();
        assert_eq!(turned.plane_f32(0), [4095.0, 2048.0, 2047.0, 0.0, 3804.0, 0.0]);
        assert_eq!(turned.channel_info()[0].range, Some((4095.0 - 124.5, 4095.0 - 74.5)));
        assert_eq!(turned.notes().len(), 1);
    }
}

#[test]
fn frames_are_slices_and_spacings_are_in_millimetres() {
    let mut file = Dicom::new(Syntax::Explicit, 3, 2, Pixels::Words((0..24).collect()));
    file.text(0x0028_0008, "IS", "4").text(0x0028_0030, "DS", "0.5\\0.25").text(0x0018_0088, "DS", "2.5");
    let info = probe(&file.bytes()).unwrap();
    assert_eq!((info.slices, info.pages, info.ambiguous_pages), (4, 4, None));
    assert_eq!([info.pixel_size.x, info.pixel_size.y, info.pixel_size.z], [Some(250.0), Some(500.0), Some(2500.0)]);
    let at = |slice| decode_view(&file.bytes(), &View { slice, ..View::default() }).unwrap().plane_f32(0);
    assert_eq!(at(SliceView::One(3)), [18.0, 19.0, 20.0, 21.0, 22.0, 23.0]);
    assert_eq!(at(SliceView::Max), at(SliceView::One(3)));
    assert_eq!(at(SliceView::Mean), [9.0, 10.0, 11.0, 12.0, 13.0, 14.0]);
    file.text(0x0028_0008, "IS", "5");
    let last = View { slice: SliceView::One(4), ..View::default() };
    assert_eq!(decode_view(&file.bytes(), &last), Err(DecodeError::Truncated), "the fifth is not there");
}

#[test]
fn slices_are_as_far_apart_as_their_positions_else_as_their_spacing_or_thickness() {
    let z = |file: &Dicom| probe(&file.bytes()).unwrap().pixel_size.z;
    let mut file = Dicom::new(Syntax::Explicit, 3, 2, Pixels::Words((0..18).collect()));
    file.text(0x0018_0050, "DS", "7.5");
    assert_eq!(z(&file), None, "a single slice has no neighbour");
    file.text(0x0028_0008, "IS", "3");
    assert_eq!(z(&file), Some(7500.0), "its thickness");
    file.text(0x0018_0088, "DS", "5");
    assert_eq!(z(&file), Some(5000.0), "slices may overlap");

    // The functional groups (PS3.3 C.7.6.16): directions that all frames share, a position of each.
    let item = |inner: Vec<u8>| {
        let length = (inner.len() as u32).to_le_bytes();
        [&[0xfe, 0xff, 0x00, 0xe0][..], &length, &inner].concat()
    };
    let within = |tag: [u8; 4], inner: Vec<u8>| {
        let inner = item(inner);
        [&tag[..], b"SQ\0\0", &(inner.len() as u32).to_le_bytes(), &inner].concat()
    };
    let decimals =
        |tag: [u8; 4], text: &str| [&tag[..], b"DS", &(text.len() as u16).to_le_bytes(), text.as_bytes()].concat();
    let directions = within([0x20, 0, 0x16, 0x91], decimals([0x20, 0, 0x37, 0], "1\\0\\0\\0\\1\\0 "));
    let at = |z: u32| item(within([0x20, 0, 0x13, 0x91], decimals([0x20, 0, 0x32, 0], &format!("0\\{z}\\1{z}"))));
    file.element(0x5200_9229, "SQ", item(directions));
    file.element(0x5200_9230, "SQ", [at(0), at(3), at(6)].concat());
    assert_eq!(z(&file), Some(3000.0), "10, 13 and 16 mm along the normal; the shift within the plane does not count");
    file.element(0x5200_9230, "SQ", [at(0), at(3), at(7)].concat());
    assert_eq!(z(&file), None, "no one distance");
}

#[test]
fn an_item_that_ends_twice_is_damage() {
    let mark = |element: u16, length: u32| {
        [0xfffe_u16.to_le_bytes().to_vec(), element.to_le_bytes().to_vec(), length.to_le_bytes().to_vec()].concat()
    };
    let (begins, ends) = (mark(0xe000, u32::MAX), mark(0xe00d, 0));
    let with = |parts: &[&[u8]]| {
        let mut file = Dicom::new(Syntax::Explicit, 3, 2, Pixels::Words((0..6).collect()));
        file.element(0x0008_1140, "SQ", parts.concat());
        decode(&file.bytes())
    };
    assert!(with(&[&begins, &ends, &begins, &ends]).is_ok());
    let damaged = with(&[&begins, &ends, &ends, &begins, &ends]).unwrap_err().to_string();
    assert!(damaged.contains("an item ends in it that did not begin"), "{damaged}");
}

#[test]
fn colours_in_every_order() {
    let rgb: Vec<u8> = (0..18).map(|i| i * 14).collect();
    let expected: Vec<f32> = (0..18).map(|i| f32::from(rgb[i % 6 * 3 + i / 6])).collect();
    let all = |picture: &Picture| (0..3).flat_map(|c| picture.plane_f32(c)).collect::<Vec<f32>>();
    let mut file = Dicom::new(Syntax::Explicit, 3, 2, Pixels::Bytes(rgb.clone()));
    file.short(0x0028_0002, 3).text(0x0028_0004, "CS", "RGB").short(0x0028_0006, 0);
    let picture = decode(&file.bytes()).unwrap();
    assert_eq!((all(&picture), picture.is_rgb()), (expected, true));
    file.short(0x0028_0006, 1);
    assert_eq!(all(&decode(&file.bytes()).unwrap()), rgb.iter().map(|&v| v.into()).collect::<Vec<f32>>());

    // Grey in luminance and chrominance; of a pair of pixels in 4:2:2.
    file.text(0x0028_0004, "CS", "YBR_FULL").pixels = Pixels::Bytes([&[90; 6][..], &[128; 12]].concat());
    assert_eq!(all(&decode(&file.bytes()).unwrap()), [90.0; 18]);
    let mut halved = Dicom::new(Syntax::Explicit, 2, 1, Pixels::Bytes(vec![10, 200, 128, 128]));
    halved.short(0x0028_0002, 3).text(0x0028_0004, "CS", "YBR_FULL_422").short(0x0028_0006, 0);
    assert_eq!(all(&decode(&halved.bytes()).unwrap()), [10.0, 200.0, 10.0, 200.0, 10.0, 200.0]);

    let mut palette = Dicom::new(Syntax::Explicit, 3, 1, Pixels::Bytes(vec![5, 6, 9]));
    palette.text(0x0028_0004, "CS", "PALETTE COLOR");
    for (i, table) in [[0x1000_u16, 0x2000], [0x3000, 0x4000], [0x5000, 0x6000]].iter().enumerate() {
        let words = |words: &[u16]| words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>();
        palette.element(0x0028_1101 + i as u32, "US", words(&[2, 5, 16]));
        palette.element(0x0028_1201 + i as u32, "OW", words(table));
    }
    let picture = decode(&palette.bytes()).unwrap();
    assert_eq!(all(&picture), [16.0, 32.0, 32.0, 48.0, 64.0, 64.0, 80.0, 96.0, 96.0], "beyond the table is its end");
    assert!(picture.is_rgb() && picture.palette().is_none());

    // A table of greys leaves the values as they are; its first entry stands for 5 and all before it.
    for i in 0..3 {
        palette.element(0x0028_1201 + i, "OW", vec![0, 0x10, 0, 0x20]);
    }
    let picture = decode(&palette.bytes()).unwrap();
    assert_eq!(all(&picture), [5.0, 6.0, 9.0]);
    let greys = [16, 16, 16, 16, 16, 16, 32].map(|v| [v; 3]);
    assert_eq!(picture.palette(), Some(&greys[..]));
    palette.text(0x0028_1052, "DS", "1");
    assert_eq!(decode(&palette.bytes()).unwrap().palette(), None, "values that are no indices");
}

#[test]
fn single_bits_run_on_over_rows_and_frames() {
    let mut file = Dicom::new(Syntax::Explicit, 3, 1, Pixels::Bytes(vec![0b0010_1101, 1]));
    file.short(0x0028_0100, 1).short(0x0028_0101, 1).short(0x0028_0102, 0).text(0x0028_0008, "IS", "3");
    let at = |slice| decode_view(&file.bytes(), &View { slice: SliceView::One(slice), ..View::default() }).unwrap();
    assert_eq!(at(0).plane_f32(0), [1.0, 0.0, 1.0]);
    assert_eq!(at(1).plane_f32(0), [1.0, 0.0, 1.0]);
    assert_eq!(at(2).plane_f32(0), [0.0, 0.0, 1.0]);
}

#[test]
fn compressed_frames() {
    let jpeg = grey(image::ImageFormat::Jpeg);
    let file = Dicom::jpeg(&jpeg, 61, 47);
    let (here, alone) = (decode(&file.bytes()).unwrap(), decode(&jpeg).unwrap());
    let close = here.plane_f32(0).iter().zip(alone.plane_f32(0)).all(|(a, b)| (a - b).abs() <= 2.0);
    assert!(close, "as the JPEG file itself, which another crate unpacks");
    let mut wrong = Dicom::jpeg(&jpeg, 60, 47);
    assert!(matches!(decode(&wrong.bytes()), Err(DecodeError::Damaged { .. })), "another size than it says");

    let lossless = |text, bits: u16, sign: u16, syntax, (w, h): (u16, u16)| {
        let mut file = Dicom::new(syntax, w, h, Pixels::Fragments(vec![hex(text)]));
        file.short(0x0028_0101, bits).short(0x0028_0102, bits - 1).short(0x0028_0103, sign);
        decode(&file.bytes()).unwrap().plane_f32(0)
    };
    let ramp = |w: u32, h: u32, dx: u32, dy: u32, low: f32| {
        (0..w * h).map(|i| (i % w * dx + i / w * dy) as f32 % 4096.0 + low).collect::<Vec<f32>>()
    };
    assert_eq!(lossless(LOSSLESS_JPEG, 12, 0, Syntax::JpegLossless, (8, 6)), ramp(8, 6, 371, 1013, 0.0));
    assert_eq!(lossless(JPEG2000, 12, 0, Syntax::Jpeg2000, (16, 12)), ramp(16, 12, 37, 101, 0.0));
    assert_eq!(lossless(SIGNED_JPEG2000, 16, 1, Syntax::Jpeg2000, (16, 12)), ramp(16, 12, 371, 1013, -2048.0));

    wrong.syntax = Syntax::JpegLs;
    let message = decode(&wrong.bytes()).unwrap_err().to_string();
    assert!(message.contains("JPEG-LS") && message.contains("Fiji"), "{message}");
}

#[test]
fn frames_in_several_fragments() {
    let words: Vec<u16> = (0..63).collect();
    let whole = rle(&words);
    let mut file = Dicom::new(Syntax::Rle, 9, 7, Pixels::Fragments(whole.chunks(50).map(<[u8]>::to_vec).collect()));
    let expected: Vec<f32> = words.iter().map(|&v| v.into()).collect();
    assert_eq!(decode(&file.bytes()).unwrap().plane_f32(0), expected);
    file.text(0x0028_0008, "IS", "2");
    let message = decode(&file.bytes()).unwrap_err().to_string();
    assert!(message.contains("pieces"), "{message}");
    file.pixels = Pixels::Fragments(vec![rle(&words), rle(&[7; 63])]);
    let second = View { slice: SliceView::One(1), ..View::default() };
    assert_eq!(decode_view(&file.bytes(), &second).unwrap().plane_f32(0), [7.0; 63]);
}

#[test]
fn run_lengths_of_any_kind_are_undone() {
    let mut next = noise(5);
    for _ in 0..50 {
        let words: Vec<u16> = (0..200)
            .scan(0, |value, _| {
                *value = if next().is_multiple_of(3) { next() as u16 } else { *value };
                Some(*value)
            })
            .collect();
        // Runs and literals mixed.
        let segment = |byte: fn(u16) -> u8| {
            let mut packed = Vec::new();
            let bytes: Vec<u8> = words.iter().map(|&word| byte(word)).collect();
            for run in bytes.chunk_by(|a, b| a == b) {
                for run in run.chunks(128) {
                    packed.extend(if run.len() == 1 { [0, run[0]] } else { [(257 - run.len()) as u8, run[0]] });
                }
            }
            packed
        };
        let (high, low) = (segment(|word| (word >> 8) as u8), segment(|word| word as u8));
        let mut packed = [2, 64, 64 + high.len() as u32].into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>();
        packed.resize(64, 0);
        let file = Dicom::new(Syntax::Rle, 20, 10, Pixels::Fragments(vec![[packed, high, low].concat()]));
        let expected: Vec<f32> = words.iter().map(|&v| v.into()).collect();
        assert_eq!(decode(&file.bytes()).unwrap().plane_f32(0), expected);
    }
}

#[test]
fn lengths_that_are_merely_claimed_are_not_allocated() {
    let mut bytes = Dicom::grey16(Syntax::Explicit, 9, 7).bytes();
    let at = bytes.windows(6).position(|w| w == [0xe0, 0x7f, 0x10, 0, b'O', b'W']).unwrap();
    bytes[at + 8..at + 12].copy_from_slice(&0xffff_fff0_u32.to_le_bytes());
    assert_eq!(decode(&bytes), Err(DecodeError::Truncated));
    assert!(decode(&bytes[..140]).is_err());
    let no_pixels = &bytes[..at];
    let message = decode(no_pixels).unwrap_err().to_string();
    assert!(message.contains("without pixels"), "{message}");
}
