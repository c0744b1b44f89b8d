//! GIF, WebP, and what PNG files say beside their pixels.

use std::io::Cursor;

use ::image::codecs::gif::GifEncoder;
use ::image::{DynamicImage, Frame, ImageFormat, RgbaImage};

use super::made::{grey, photo};
use crate::{Format, PixelSize, decode, probe};

#[test]
fn gif_and_webp() {
    let original = decode(&photo(ImageFormat::Png)).unwrap();
    let webp = decode(&photo(ImageFormat::WebP)).unwrap();
    assert_eq!((webp.samples(), webp.is_rgb()), (original.samples(), true));
    assert_eq!(probe(&photo(ImageFormat::WebP)).unwrap().format, Format::WebP);
    let gif = decode(&photo(ImageFormat::Gif)).unwrap();
    assert_eq!((gif.width(), gif.height(), gif.is_rgb()), (61, 47, true));

    // A table of greys is one channel of values.
    let flat = DynamicImage::ImageRgb8(image::ImageBuffer::from_fn(8, 2, |x, _| image::Rgb([x as u8 * 30; 3])));
    let mut bytes = Cursor::new(Vec::new());
    flat.write_to(&mut bytes, ImageFormat::Gif).unwrap();
    let gif = decode(&bytes.into_inner()).unwrap();
    assert_eq!((gif.channels(), gif.plane_f32(0)[..3].to_vec()), (1, vec![0.0, 30.0, 60.0]));
}

#[test]
fn of_animations_the_first_frame_is_used_and_that_is_said() {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for shade in [10, 200, 90] {
        let frame = RgbaImage::from_pixel(4, 3, image::Rgba([shade, 0, 0, 255]));
        encoder.encode_frame(Frame::new(frame)).unwrap();
    }
    drop(encoder);
    let picture = decode(&bytes).unwrap();
    assert!(picture.plane_f32(0).iter().all(|&v| v == 10.0));
    assert!(picture.notes().iter().any(|note| note.contains("3 frames")), "{:?}", picture.notes());
}

#[test]
fn png_tells_bits_and_size() {
    let plain = grey(ImageFormat::Png);
    assert_eq!(probe(&plain).unwrap().bits, 8);
    // Chunks between the header (33 bytes) and the pixels; their checksums are not looked at here.
    let chunk = |name: &[u8], data: &[u8]| [&(data.len() as u32).to_be_bytes(), name, data, &[0; 4]].concat();
    let per_metre = [4_000_000_u32.to_be_bytes(), 2_000_000_u32.to_be_bytes()].concat();
    let extra = [
        chunk(b"sBIT", &[5]),
        chunk(b"pHYs", &[per_metre, vec![1]].concat()),
        chunk(b"tEXt", b"Description\0a cell"),
        chunk(b"tEXt", b"Author\0somebody"),
    ];
    let facts = crate::decode::palette::png_facts(&[&plain[..33], &extra.concat(), &plain[33..]].concat());
    assert_eq!((facts.significant_bits, facts.per_metre), (Some(5), Some((4_000_000, 2_000_000))));
    assert_eq!(facts.texts, [("Description".to_owned(), "a cell".to_owned())]);
    assert_eq!(probe(&plain).unwrap().pixel_size, PixelSize::default());

    // Bits and colour type are bytes 24 and 25 of the file. Indices are of 8-bit colours (PNG 3rd edition, 11.2.1).
    let of = |bits: u8, kind: u8| {
        let facts = crate::decode::palette::png_facts(&[&plain[..24], &[bits, kind], &plain[26..]].concat());
        (facts.significant_bits, facts.spread)
    };
    assert_eq!([of(1, 0), of(2, 0), of(4, 0)], [(Some(1), 255), (Some(2), 85), (Some(4), 17)]);
    assert_eq!([of(8, 0), of(16, 0), of(2, 3)], [(Some(8), 1), (Some(16), 1), (Some(8), 1)]);
}
