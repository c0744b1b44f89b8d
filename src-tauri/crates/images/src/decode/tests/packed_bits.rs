//! Samples of any number of bits, against a packer of a few lines.

use super::made::by_hand;
use crate::{Limits, SampleFormat, Samples, decode, join, probe};

/// Rows padded to whole bytes, the first sample in the highest bits.
fn pack(rows: &[&[u16]], bits: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    for row in rows {
        let all: Vec<bool> = row.iter().flat_map(|v| (0..bits).rev().map(move |bit| v >> bit & 1 == 1)).collect();
        bytes.extend(
            all.chunks(8).map(|bits| bits.iter().enumerate().fold(0, |b, (i, &on)| b | u8::from(on) << (7 - i))),
        );
    }
    bytes
}

#[test]
fn one_to_sixteen_bits_in_strips() {
    for bits in 1..=15_u16 {
        let top = (1_u32 << bits) - 1;
        let values: Vec<u16> = (0..7 * 5_u32).map(|i| (i * 7919 % (top + 1)) as u16).collect();
        let rows: Vec<&[u16]> = values.chunks(7).collect();
        let (upper, lower) = (pack(&rows[..3], bits.into()), pack(&rows[3..], bits.into()));
        let entries: [(u16, &[u16]); 5] = [(256, &[7]), (257, &[5]), (258, &[bits]), (262, &[1]), (278, &[3])];
        let bytes = by_hand(&entries, &[&upper, &lower]);
        let picture = decode(&bytes).unwrap();
        let spread = if [1, 2, 4].contains(&bits) { 255 / top } else { 1 };
        let expected: Vec<f32> = values.iter().map(|&v| (u32::from(v) * spread) as f32).collect();
        assert_eq!(picture.plane_f32(0), expected, "{bits} bits");
        assert_eq!(matches!(picture.samples(), Samples::U8(_)), bits <= 8);
        let info = probe(&bytes).unwrap();
        assert_eq!((u16::from(info.bits), info.sample_format), (bits, SampleFormat::Unsigned));
        assert_eq!(u32::from(info.spread), spread);
    }
}

#[test]
fn twelve_bits_of_colours_and_in_planes() {
    let values: Vec<u16> = (0..3 * 3 * 2).map(|i| i * 200).collect();
    let depths = [12; 3];
    let chunky: Vec<&[u16]> = values.chunks(9).collect();
    let entries: [(u16, &[u16]); 6] = [(256, &[3]), (257, &[2]), (258, &depths), (262, &[2]), (277, &[3]), (278, &[2])];
    let photo = decode(&by_hand(&entries, &[&pack(&chunky, 12)])).unwrap();
    assert!(photo.is_rgb());
    assert_eq!(photo.plane_f32(1), [200.0, 800.0, 1400.0, 2000.0, 2600.0, 3200.0]);

    let planes: Vec<Vec<u8>> = values.chunks(6).map(|p| pack(&p.chunks(3).collect::<Vec<_>>(), 12)).collect();
    let strips: Vec<&[u8]> = planes.iter().map(Vec::as_slice).collect();
    let with_planes: Vec<(u16, &[u16])> = [&entries[..], &[(284, &[2])]].concat();
    let photo = decode(&by_hand(&with_planes, &strips)).unwrap();
    assert_eq!(photo.plane_f32(1), [1200.0, 1400.0, 1600.0, 1800.0, 2000.0, 2200.0]);
}

#[test]
fn twelve_bits_in_sixteen_are_told() {
    let pixels = [1, 0, 255, 15];
    let entries: [(u16, &[u16]); 5] = [(256, &[2]), (257, &[1]), (258, &[16]), (262, &[1]), (281, &[4095])];
    let info = probe(&by_hand(&entries, &[&pixels])).unwrap();
    assert_eq!((info.bits, info.kind.type_max()), (12, 65535.0));
}

#[test]
fn bits_in_reverse_and_inverted() {
    let one_bit = |meaning, fill| {
        let bytes =
            by_hand(&[(256, &[4]), (257, &[1]), (258, &[1]), (262, &[meaning]), (266, &[fill])], &[&[0b1000_0101]]);
        let picture = decode(&bytes).unwrap();
        let told = picture.notes().iter().any(|note| note.contains("WhiteIsZero"));
        assert_eq!(told, meaning == 0, "what is turned round is told");
        picture.plane_f32(0)
    };
    assert_eq!(one_bit(1, 1), [255.0, 0.0, 0.0, 0.0]);
    assert_eq!(one_bit(1, 2), [255.0, 0.0, 255.0, 0.0], "the lowest bit comes first");
    assert_eq!(one_bit(0, 1), [0.0, 255.0, 255.0, 255.0]);
    let entries: [(u16, &[u16]); 4] = [(256, &[2]), (257, &[1]), (258, &[12]), (262, &[0])];
    assert_eq!(decode(&by_hand(&entries, &[&[0, 0x1f, 0xff]])).unwrap().plane_f32(0), [4094.0, 0.0]);
}

#[test]
fn printing_colours_become_light() {
    let depths = [8; 4];
    let entries: [(u16, &[u16]); 6] = [(256, &[2]), (257, &[1]), (258, &depths), (262, &[5]), (277, &[4]), (278, &[1])];
    let picture = decode(&by_hand(&entries, &[&[0, 255, 0, 0, 0, 0, 0, 128]])).unwrap();
    assert!(picture.is_rgb());
    let pixel = |i: usize| [0, 1, 2].map(|c| picture.plane_f32(c)[i]);
    assert_eq!(pixel(0), [255.0, 0.0, 255.0], "magenta");
    assert_eq!(pixel(1), [127.0; 3], "half black");
    assert_eq!(picture.notes().len(), 1);
}

#[test]
fn palettes_of_photos_become_colours_and_those_of_values_stay() {
    let file = |color: fn(u32) -> [u16; 3], extra: &[(u16, &[u16])]| {
        let table: Vec<u16> = (0..3).flat_map(|c| (0..256).map(move |i| color(i)[c])).collect();
        let mut entries: Vec<(u16, &[u16])> = vec![(256, &[3]), (257, &[1]), (258, &[8]), (262, &[3]), (320, &table)];
        entries.extend(extra);
        by_hand(&entries, &[&[0, 17, 255]])
    };
    let ramp = file(|i| [i as u16 * 257, 0, 0], &[]);
    let info = probe(&ramp).unwrap();
    assert_eq!((info.is_rgb, info.palette.as_ref().unwrap()[17]), (false, [17, 0, 0]));
    let picture = decode(&ramp).unwrap();
    assert_eq!((picture.plane_f32(0), picture.palette()), (vec![0.0, 17.0, 255.0], info.palette.as_deref()));
    assert_eq!(join(vec![picture.clone()], &Limits::default()).unwrap().palette(), info.palette.as_deref());
    assert_eq!(
        join(vec![picture.clone(), picture], &Limits::default()).unwrap().palette(),
        None,
        "two channels have no one palette"
    );
    // Neighbours have nothing in common.
    let photo = file(|i| [i * 40_503, i * 30_011, i * 20_021].map(|v| v as u16), &[]);
    let picture = decode(&photo).unwrap();
    assert!(picture.is_rgb() && probe(&photo).unwrap().palette.is_none() && picture.palette().is_none());
    assert_eq!(picture.plane_f32(0)[1], ((17 * 40_503 % 65_536) >> 8) as f32);

    // Of 4 bits are the indices alone; their colours have 8.
    let table: Vec<u16> =
        (0..3_u32).flat_map(|c| (0..16_u32).map(move |i| (i * [40_503, 30_011, 20_021][c as usize]) as u16)).collect();
    let entries: [(u16, &[u16]); 5] = [(256, &[2]), (257, &[1]), (258, &[4]), (262, &[3]), (320, &table)];
    let few = by_hand(&entries, &[&[0x1f]]);
    let info = probe(&few).unwrap();
    assert_eq!((info.is_rgb, info.bits, info.spread), (true, 8, 1));
    assert_eq!(decode(&few).unwrap().plane_f32(0), [f32::from(table[1] >> 8), f32::from(table[15] >> 8)]);
}
