//! Every supported kind of file gives exactly the pixels that went in.

use std::io::Cursor;

use ::image::{DynamicImage, ImageFormat, Luma, LumaA, Rgb, Rgba};
use ::tiff::encoder::{Compression, DeflateLevel, TiffEncoder, colortype};
use ::tiff::tags::{ExtraSamples, Tag};

use super::made::by_hand;
use crate::{Format, Picture, Samples, decode, header};

/// `decode`, after checking that `header` says the same.
fn read(bytes: &[u8]) -> Picture {
    let picture = decode(bytes).unwrap();
    let head = header(bytes).unwrap();
    let expected = (picture.width(), picture.height(), picture.channels(), picture.bits());
    assert_eq!((head.width, head.height, head.channels, head.bits), expected, "header and pixels disagree");
    picture
}

fn written(image: DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn u8s(picture: &Picture) -> &[u8] {
    match picture.samples() {
        Samples::U8(v) => v,
        other => panic!("8-bit samples expected, not {other:?}"),
    }
}

fn u16s(picture: &Picture) -> &[u16] {
    match picture.samples() {
        Samples::U16(v) => v,
        other => panic!("16-bit samples expected, not {other:?}"),
    }
}

#[test]
fn png_of_every_depth() {
    let at = |x: u32, y: u32| (x * 7 + y * 50) as u8;
    let wide = |x: u32, y: u32| (x * 777 + y * 5000) as u16;
    let plane = |f: &dyn Fn(u32, u32) -> u8| (0..5 * 3).map(|i| f(i % 5, i / 5)).collect::<Vec<u8>>();
    let grey = DynamicImage::ImageLuma8(image::ImageBuffer::from_fn(5, 3, |x, y| Luma([at(x, y)])));
    let picture = read(&written(grey, ImageFormat::Png));
    assert_eq!((u8s(&picture), picture.is_rgb()), (&plane(&at)[..], false));

    let grey_alpha = image::ImageBuffer::from_fn(5, 3, |x, y| LumaA([wide(x, y), 3]));
    let picture = read(&written(DynamicImage::ImageLumaA16(grey_alpha), ImageFormat::Png));
    assert_eq!(u16s(&picture), (0..15).map(|i| wide(i % 5, i / 5)).collect::<Vec<u16>>());
    assert_eq!(picture.notes(), ["Transparency (alpha) is ignored."]);

    let rgb = image::ImageBuffer::from_fn(5, 3, |x, y| Rgb([wide(x, y), 1, wide(y, x)]));
    let picture = read(&written(DynamicImage::ImageRgb16(rgb), ImageFormat::Png));
    assert!(picture.is_rgb() && u16s(&picture)[15..30].iter().all(|&v| v == 1));

    let rgba = image::ImageBuffer::from_fn(5, 3, |x, y| Rgba([9, at(x, y), 8, at(y, x)]));
    let picture = read(&written(DynamicImage::ImageRgba8(rgba), ImageFormat::Png));
    assert_eq!((picture.channels(), &u8s(&picture)[15..30]), (3, &plane(&at)[..]));
}

#[test]
fn bmp_and_jpeg() {
    let rgb = image::ImageBuffer::from_fn(7, 3, |x, y| Rgb([x as u8, 100 + y as u8, 200]));
    let picture = read(&written(DynamicImage::ImageRgb8(rgb), ImageFormat::Bmp));
    assert!(picture.is_rgb());
    assert_eq!(u8s(&picture)[..9], [0, 1, 2, 3, 4, 5, 6, 0, 1]);

    let grey = image::ImageBuffer::from_fn(7, 3, |x, y| Luma([(30 * x + y) as u8]));
    let picture = read(&written(DynamicImage::ImageLuma8(grey.clone()), ImageFormat::Bmp));
    assert_eq!((picture.channels(), picture.is_rgb()), (1, false), "a table of greys is one channel of values");
    assert_eq!(u8s(&picture)[..7], [0, 30, 60, 90, 120, 150, 180]);

    let jpeg = written(DynamicImage::ImageLuma8(grey), ImageFormat::Jpeg);
    assert_eq!(read(&jpeg).channels(), 1);
    assert_eq!(header(&jpeg).unwrap().format, Format::Jpeg);
}

fn tiff(build: impl FnOnce(&mut TiffEncoder<&mut Cursor<Vec<u8>>>)) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    build(&mut TiffEncoder::new(&mut bytes).unwrap());
    bytes.into_inner()
}

#[test]
fn tiff_of_every_sample_type_and_compression() {
    let methods =
        [Compression::Uncompressed, Compression::Lzw, Compression::Deflate(DeflateLevel::Fast), Compression::Packbits];
    for (number, method) in methods.into_iter().enumerate() {
        let mut bytes = Cursor::new(Vec::new());
        let values: Vec<u16> = (0..6000_u32).map(|i| (i * i % 65521) as u16).collect();
        let mut encoder = TiffEncoder::new(&mut bytes).unwrap().with_compression(method);
        encoder.write_image::<colortype::Gray16>(100, 60, &values).unwrap();
        assert_eq!(u16s(&read(&bytes.into_inner())), values, "compression number {number}");
    }
    let bytes = tiff(|t| t.write_image::<colortype::GrayI16>(3, 1, &[-5, 0, 32767]).unwrap());
    assert_eq!(read(&bytes).plane_f32(0), [-5.0, 0.0, 32767.0]);
    let bytes = tiff(|t| t.write_image::<colortype::Gray32Float>(3, 1, &[0.5, f32::NAN, -2.0]).unwrap());
    let picture = read(&bytes);
    assert_eq!(picture.plane_f32(0), [0.5, -2.0, -2.0]);
    assert_eq!(picture.notes().len(), 1, "a replaced pixel is told");
}

#[test]
fn tiff_extra_samples_are_channels_unless_they_are_alpha() {
    let page = |extra| {
        tiff(|t| {
            let mut page = t.new_image::<colortype::RGB8>(2, 1).unwrap();
            page.extra_samples(&[extra]).unwrap();
            page.write_data(&[1, 2, 3, 4, 5, 6, 7, 8]).unwrap();
        })
    };
    let data = read(&page(ExtraSamples::Unspecified));
    assert_eq!((u8s(&data), data.is_rgb()), (&[1, 5, 2, 6, 3, 7, 4, 8][..], false));
    let alpha = read(&page(ExtraSamples::UnassociatedAlpha));
    assert_eq!((u8s(&alpha), alpha.is_rgb()), (&[1, 5, 2, 6, 3, 7][..], true));
}

#[test]
fn tiff_meanings_of_samples() {
    let one_bit = |meaning| by_hand(&[(256, &[4]), (257, &[2]), (258, &[1]), (262, &[meaning])], &[&[0xa0, 0x10]]);
    assert_eq!(u8s(&read(&one_bit(1))), [255, 0, 255, 0, 0, 0, 0, 255]);
    assert_eq!(u8s(&read(&one_bit(0))), [0, 255, 0, 255, 255, 255, 255, 0], "white is zero");

    let values = [0, 9, 50, 255, 1, 2, 3, 4];
    let palette: Vec<u16> = (0..768_u32).map(|i| (i * 997 % 65536) as u16).collect();
    let bytes = by_hand(&[(256, &[4]), (257, &[2]), (258, &[8]), (262, &[3]), (320, &palette)], &[&values]);
    let picture = read(&bytes);
    assert_eq!((u8s(&picture), picture.channels()), (&values[..], 1), "values, not the colours they are shown in");
    assert_eq!(picture.channel_info()[0].color, None);

    let bytes = by_hand(&[(256, &[4]), (257, &[2]), (258, &[8]), (262, &[0])], &[&values]);
    assert_eq!(u8s(&read(&bytes)), values.map(|v| 255 - v), "white is zero");
}

#[test]
fn tiff_in_separate_planes() {
    // Three channels of 2 × 2, each plane in two strips of one row.
    let depths = [8; 3];
    let strips: [&[u8]; 6] = [&[1, 2], &[3, 4], &[5, 6], &[7, 8], &[9, 10], &[11, 12]];
    let file = |meaning: u16, extra: &[(u16, &[u16])]| {
        let meaning = [meaning];
        let mut entries: Vec<(u16, &[u16])> =
            vec![(256, &[2]), (257, &[2]), (258, &depths), (262, &meaning), (277, &[3]), (278, &[1]), (284, &[2])];
        entries.extend(extra);
        by_hand(&entries, &strips)
    };
    let photo = read(&file(2, &[]));
    assert_eq!((u8s(&photo), photo.is_rgb()), (&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12][..], true));
    let stains = read(&file(1, &[(338, &[0, 0])]));
    assert_eq!((u8s(&stains), stains.is_rgb()), (u8s(&photo), false));
    let with_alpha = read(&file(1, &[(338, &[0, 2])]));
    assert_eq!(u8s(&with_alpha), [1, 2, 3, 4, 5, 6, 7, 8], "the last plane is alpha");
}

/// A tile of the kind that the `tiff` crate alone gives up on: its rows are read one by one, and the end code follows
/// at once after the last of them.
#[test]
fn tiff_in_lzw_tiles() {
    const SIDE: usize = 16;
    for noise in 0..40_usize {
        let tile: Vec<u8> = (0..SIDE * SIDE).map(|i| ((i / 3 * (noise + 1)) % (7 + noise)) as u8).collect();
        let mut strip = Cursor::new(Vec::new());
        let mut encoder = TiffEncoder::new(&mut strip).unwrap().with_compression(Compression::Lzw);
        encoder.write_image::<colortype::Gray8>(SIDE as u32, SIDE as u32, &tile).unwrap();
        // The encoder writes strips only; its one strip is the tile of a narrower picture.
        let strip = strip.into_inner();
        let whole = decode(&strip).unwrap();
        assert_eq!(u8s(&whole), tile);
        let file = crate::decode::Directories::open(&strip).unwrap();
        let page = file.page(file.page_offsets().unwrap()[0]).unwrap();
        let (at, len) =
            (file.first_number(&page, 273).unwrap() as usize, file.first_number(&page, 279).unwrap() as usize);
        let entries: [(u16, &[u16]); 8] = [
            (256, &[11]),
            (257, &[SIDE as u16]),
            (258, &[8]),
            (259, &[5]),
            (262, &[1]),
            (277, &[1]),
            (322, &[SIDE as u16]),
            (323, &[SIDE as u16]),
        ];
        let mut bytes = by_hand(&entries, &[&strip[at..at + len]]);
        // Strips become tiles by the numbers of their two tags.
        for entry in bytes[10..10 + 12 * 10].chunks_exact_mut(12) {
            match u16::from_le_bytes([entry[0], entry[1]]) {
                273 => entry[..2].copy_from_slice(&324_u16.to_le_bytes()),
                279 => entry[..2].copy_from_slice(&325_u16.to_le_bytes()),
                _ => {}
            }
        }
        let expected: Vec<u8> = (0..SIDE * 11).map(|i| tile[i / 11 * SIDE + i % 11]).collect();
        assert_eq!(u8s(&read(&bytes)), expected, "noise {noise}");
    }
}

#[test]
fn imagej_stacks_and_pages_without_meaning() {
    let pages = |description: &str, count: u8| {
        tiff(|t| {
            for i in 0..count {
                let mut page = t.new_image::<colortype::Gray8>(2, 1).unwrap();
                page.encoder().write_tag(Tag::ImageDescription, description).unwrap();
                page.write_data(&[i, 100 + i]).unwrap();
            }
        })
    };
    let plain = read(&pages("holiday", 3));
    assert_eq!(u8s(&plain), [0, 100]);
    assert_eq!(plain.notes(), ["The file has 3 pages and it does not say what they are; the first is used."]);

    let stack = read(&pages("ImageJ=1.53k\nimages=12\nchannels=2\nslices=3\nframes=2\n", 12));
    assert_eq!(u8s(&stack), [0, 100, 1, 101]);
    assert_eq!(stack.notes().len(), 2, "slices and time points are told");

    let missing = decode(&pages("ImageJ=1.53k\nimages=4\nchannels=4\n", 3));
    let message = missing.unwrap_err().to_string();
    assert!(message.contains("announces 4 channels but holds 3"), "{message}");
}
