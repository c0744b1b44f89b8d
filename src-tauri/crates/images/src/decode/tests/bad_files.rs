//! No damaged file panics, allocates what it merely claims, or passes for a picture.

use std::io::Cursor;

use ::image::{DynamicImage, ImageFormat, Rgb};
use ::tiff::encoder::{Compression, DeflateLevel, TiffEncoder, colortype};

use crate::{DecodeError, Picture, Samples, decode, encode_tiff, header};

fn photo(format: ImageFormat) -> Vec<u8> {
    let image = image::ImageBuffer::from_fn(61, 47, |x, y| Rgb([(x * y) as u8, (x ^ y) as u8, (x + 3 * y) as u8]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(image).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn stack() -> Vec<u8> {
    let samples = (0..61 * 47 * 2_u32).map(|i| (i * 7919 % 60_000) as u16).collect();
    encode_tiff(&Picture::new(61, 47, 2, Samples::U16(samples)).unwrap()).unwrap()
}

fn packed_tiff() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let samples: Vec<u16> = (0..61 * 47 * 3_u32).map(|i| (i * i / 50) as u16).collect();
    let mut encoder = TiffEncoder::new(&mut bytes).unwrap().with_compression(Compression::Deflate(DeflateLevel::Fast));
    encoder.write_image::<colortype::RGB16>(61, 47, &samples).unwrap();
    bytes.into_inner()
}

fn files() -> [(&'static str, Vec<u8>); 5] {
    [
        ("png", photo(ImageFormat::Png)),
        ("jpeg", photo(ImageFormat::Jpeg)),
        ("bmp", photo(ImageFormat::Bmp)),
        ("tiff", stack()),
        ("packed tiff", packed_tiff()),
    ]
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    for (name, bytes) in files() {
        decode(&bytes).unwrap();
        for len in 0..bytes.len() {
            let cut = decode(&bytes[..len]);
            assert!(cut.is_err(), "{name} cut to {len} of {} bytes passed for a picture", bytes.len());
        }
        let late = bytes.len() * 9 / 10;
        assert_eq!(decode(&bytes[..late]), Err(DecodeError::Truncated), "{name} cut to {late} bytes");
    }
}

#[test]
fn flipped_and_random_bytes_never_panic() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    // Panics are caught by `decode` and end as this error; here they must not even happen.
    let contained = Err(DecodeError::Damaged { reason: "its pixels cannot be unpacked".to_owned() });
    for (name, bytes) in files() {
        for round in 0..1500 {
            let mut broken = bytes.clone();
            for _ in 0..1 + next() % 4 {
                // Headers and directories lie at the ends; hit them more often.
                let place = match next() % 3 {
                    0 => next() as usize % 64.min(bytes.len()),
                    1 => bytes.len() - 1 - next() as usize % 400.min(bytes.len()),
                    _ => next() as usize % bytes.len(),
                };
                broken[place] = next() as u8;
            }
            assert_ne!(decode(&broken), contained, "{name}, round {round}");
            header(&broken).ok();
        }
        for round in 0..300 {
            let mut noise = bytes[..16].to_vec();
            noise.extend((0..next() % 3000).map(|_| next() as u8));
            assert_ne!(decode(&noise), contained, "{name}, noise {round}");
        }
    }
}

#[test]
fn what_is_not_an_image_is_told_apart() {
    assert_eq!(decode(b""), Err(DecodeError::Empty));
    assert_eq!(decode(b"").unwrap_err().to_string(), "the file is empty (0 bytes)");
    let text = decode(b"well;treatment\nA01;control\n").unwrap_err();
    assert_eq!(text.to_string(), "this is not an image: it looks like text");
    let message = decode(b"\x89HDF\r\n\x1a\n......").unwrap_err().to_string();
    assert!(message.contains("HDF5") && message.contains("Fiji"), "{message}");
    assert!(matches!(decode(b"GIF89a......"), Err(DecodeError::Truncated | DecodeError::Damaged { .. })));
}

/// Little-endian TIFF with nothing behind its directory.
fn claim(width: u32, height: u32, compression: u16) -> Vec<u8> {
    let mut bytes = b"II\x2a\0\x08\0\0\0".to_vec();
    let entries: [(u16, u16, u32); 8] = [
        (256, 4, width),
        (257, 4, height),
        (258, 3, 8),
        (259, 3, compression.into()),
        (262, 3, 1),
        (273, 4, 8),
        (278, 4, height),
        (279, 4, 64),
    ];
    bytes.extend((entries.len() as u16).to_le_bytes());
    for (tag, kind, value) in entries {
        bytes.extend([tag.to_le_bytes(), kind.to_le_bytes()].concat());
        bytes.extend([1_u32.to_le_bytes(), value.to_le_bytes()].concat());
    }
    bytes.extend([0; 4]);
    bytes
}

#[test]
fn sizes_that_are_merely_claimed_are_not_allocated() {
    let huge = Err(DecodeError::TooLarge { width: 60_000, height: 60_000 });
    assert_eq!(decode(&claim(60_000, 60_000, 1)), huge);
    assert_eq!(header(&claim(60_000, 60_000, 1)).err(), huge.err());
    assert_eq!(decode(&claim(40_000, 40_000, 1)), Err(DecodeError::Truncated), "no pixels behind it");
    for packed in [5, 8, 32773] {
        let error = decode(&claim(40_000, 40_000, packed)).unwrap_err();
        assert!(matches!(error, DecodeError::Damaged { .. }), "compression {packed}: {error}");
    }
    assert!(matches!(decode(&claim(0, 5, 1)), Err(DecodeError::Damaged { .. })));
    assert!(matches!(decode(&claim(u32::MAX, u32::MAX, 8)), Err(DecodeError::TooLarge { .. })));
}

#[test]
fn pages_in_a_circle_end() {
    let mut bytes = claim(2, 2, 1);
    let next = bytes.len() - 4;
    bytes[next] = 8;
    let message = decode(&bytes).unwrap_err().to_string();
    assert!(message.contains("circle"), "{message}");
}
