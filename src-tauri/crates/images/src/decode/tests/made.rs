//! Makers of small files, and one of every kind for the tests that break them.

use std::io::Cursor;

use ::image::{DynamicImage, ImageFormat, Luma, Rgb};
use ::tiff::encoder::{Compression, DeflateLevel, TiffEncoder, colortype};
use ::tiff::tags::Tag;

use super::dicom_maker::{Dicom, Syntax};
use crate::{Picture, Samples, encode_tiff};

pub(super) fn photo(format: ImageFormat) -> Vec<u8> {
    let image = image::ImageBuffer::from_fn(61, 47, |x, y| Rgb([(x * y) as u8, (x ^ y) as u8, (x + 3 * y) as u8]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(image).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(super) fn grey(format: ImageFormat) -> Vec<u8> {
    let image = image::ImageBuffer::from_fn(61, 47, |x, y| Luma([(x * y) as u8]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageLuma8(image).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Pages of 16-bit values that tell their place: 1000 × page + pixel. The first page has the description.
pub(super) fn pages(width: u32, height: u32, count: u16, description: &str) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
    for number in 0..count {
        let mut page = encoder.new_image::<colortype::Gray16>(width, height).unwrap();
        if number == 0 && !description.is_empty() {
            page.encoder().write_tag(Tag::ImageDescription, description).unwrap();
        }
        let pixels: Vec<u16> = (0..(width * height) as u16).map(|i| number * 1000 + i).collect();
        page.write_data(&pixels).unwrap();
    }
    bytes.into_inner()
}

pub(super) fn packed_tiff(method: Compression) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let samples: Vec<u16> = (0..61 * 47 * 3_u32).map(|i| (i * i / 50) as u16).collect();
    let mut encoder = TiffEncoder::new(&mut bytes).unwrap().with_compression(method);
    encoder.write_image::<colortype::RGB16>(61, 47, &samples).unwrap();
    bytes.into_inner()
}

/// A classic little-endian TIFF of one page. Entries are (tag, values), all of them SHORT.
pub(super) fn by_hand(entries: &[(u16, &[u16])], strips: &[&[u8]]) -> Vec<u8> {
    const SHORT: u16 = 3;
    const LONG: u16 = 4;
    let shorts = |values: &[u16]| values.iter().flat_map(|v| v.to_le_bytes()).collect::<Vec<u8>>();
    let longs = |values: Vec<usize>| values.iter().flat_map(|&v| (v as u32).to_le_bytes()).collect::<Vec<u8>>();
    let mut fields: Vec<(u16, u16, Vec<u8>)> = entries.iter().map(|(tag, v)| (*tag, SHORT, shorts(v))).collect();
    fields.push((279, LONG, longs(strips.iter().map(|strip| strip.len()).collect())));
    // Offsets first: what does not fit into an entry lies behind the directory, the pixels behind that.
    fields.push((273, LONG, vec![0; 4 * strips.len()]));
    let behind = 8 + 2 + 12 * fields.len() + 4;
    let outside = |data: &[u8]| if data.len() > 4 { data.len() } else { 0 };
    let mut pixels_at = behind + fields.iter().map(|(_, _, data)| outside(data)).sum::<usize>();
    let mut offsets = Vec::new();
    for strip in strips {
        offsets.push(pixels_at);
        pixels_at += strip.len();
    }
    fields.last_mut().unwrap().2 = longs(offsets);

    let mut bytes = b"II\x2a\0\x08\0\0\0".to_vec();
    bytes.extend((fields.len() as u16).to_le_bytes());
    let mut tail: Vec<u8> = Vec::new();
    for (tag, kind, data) in fields {
        let count = data.len() / if kind == SHORT { 2 } else { 4 };
        bytes.extend([tag.to_le_bytes(), kind.to_le_bytes()].concat());
        bytes.extend((count as u32).to_le_bytes());
        if data.len() <= 4 {
            bytes.extend([&data[..], &[0; 4][data.len()..]].concat());
        } else {
            bytes.extend(((behind + tail.len()) as u32).to_le_bytes());
            tail.extend(data);
        }
    }
    bytes.extend([0; 4]);
    bytes.extend(tail);
    bytes.extend(strips.concat());
    bytes
}

/// A page of 8-bit values in one strip, packed by a method of that number.
fn strip(method: u16, (width, height): (u16, u16), strip: &[u8]) -> Vec<u8> {
    let (samples, meaning) = if method == WEBP { (3, 2) } else { (1, 1) };
    let bits = vec![8; samples.into()];
    let entries: [(u16, &[u16]); 7] = [
        (256, &[width]),
        (257, &[height]),
        (258, &bits),
        (259, &[method]),
        (262, &[meaning]),
        (277, &[samples]),
        (278, &[height]),
    ];
    by_hand(&entries, &[strip])
}

const JPEG: u16 = 7;
const ZSTD: u16 = 50_000;
const WEBP: u16 = 50_001;

/// 8 × 8 white pixels by ITU-T T.6: each row is as the one above, then the end mark.
fn fax_tiff() -> Vec<u8> {
    let entries: [(u16, &[u16]); 5] = [(256, &[8]), (257, &[8]), (258, &[1]), (259, &[4]), (262, &[0])];
    by_hand(&entries, &[&[0xff, 0x00, 0x10, 0x01]])
}

fn palette_tiff() -> Vec<u8> {
    let table: Vec<u16> = (0..768).map(|i| i % 256 * 257).collect();
    let values: Vec<u8> = (0..61 * 47).map(|i| (i * 31 % 256) as u8).collect();
    by_hand(&[(256, &[61]), (257, &[47]), (258, &[8]), (262, &[3]), (320, &table)], &[&values])
}

pub(super) const OME: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06">
  <Instrument ID="Instrument:0"><Microscope Manufacturer="Maker" Model="One"/>
    <Objective ID="Objective:0" Model="Plan" NominalMagnification="40" LensNA="0.95"/></Instrument>
  <Image ID="Image:0" Name="cells"><AcquisitionDate>2024-05-06T07:08:09</AcquisitionDate>
    <ObjectiveSettings ID="Objective:0"/>
    <Pixels ID="Pixels:0" DimensionOrder="XYZCT" Type="uint16" SizeX="5" SizeY="4" SizeC="2" SizeZ="3" SizeT="2"
      SignificantBits="12" PhysicalSizeX="250" PhysicalSizeXUnit="nm" PhysicalSizeY="0.25" PhysicalSizeZ="0.002"
      PhysicalSizeZUnit="mm">
      <Channel ID="Channel:0:0" Name="DAPI" Color="65535" ExcitationWavelength="405"/>
      <Channel ID="Channel:0:1" Name="GFP" Color="16711935"/>
      <TiffData/>
      <Plane TheZ="0" TheC="1" TheT="0" ExposureTime="20" ExposureTimeUnit="ms"/>
    </Pixels></Image></OME>"#;

/// One file of every kind.
pub(super) fn one_of_each() -> Vec<(&'static str, Vec<u8>)> {
    let samples = (0..61 * 47 * 2_u32).map(|i| (i * 7919 % 60_000) as u16).collect();
    let stack = encode_tiff(&Picture::new(61, 47, 2, Samples::U16(samples)).unwrap()).unwrap();
    let dicom = |syntax| Dicom::grey16(syntax, 61, 47).bytes();
    vec![
        ("png", photo(ImageFormat::Png)),
        ("grey png", grey(ImageFormat::Png)),
        ("jpeg", photo(ImageFormat::Jpeg)),
        ("bmp", photo(ImageFormat::Bmp)),
        ("gif", photo(ImageFormat::Gif)),
        ("webp", photo(ImageFormat::WebP)),
        ("tiff", stack),
        ("deflate tiff", packed_tiff(Compression::Deflate(DeflateLevel::Fast))),
        ("lzw tiff", packed_tiff(Compression::Lzw)),
        ("packbits tiff", packed_tiff(Compression::Packbits)),
        ("zstd tiff", strip(ZSTD, (61, 47), &zstd::bulk::compress(&[7; 61 * 47], 3).unwrap())),
        ("jpeg tiff", strip(JPEG, (61, 47), &grey(ImageFormat::Jpeg))),
        ("webp tiff", strip(WEBP, (61, 47), &photo(ImageFormat::WebP))),
        ("fax tiff", fax_tiff()),
        ("palette tiff", palette_tiff()),
        ("imagej tiff", pages(9, 7, 12, "ImageJ=1.53k\nimages=12\nchannels=2\nslices=3\nframes=2\nunit=um\n")),
        ("ome tiff", pages(5, 4, 12, OME)),
        ("implicit dicom", dicom(Syntax::Implicit)),
        ("explicit dicom", dicom(Syntax::Explicit)),
        ("big-endian dicom", dicom(Syntax::BigEndian)),
        ("deflated dicom", dicom(Syntax::Deflated)),
        ("rle dicom", dicom(Syntax::Rle)),
        ("jpeg dicom", Dicom::jpeg(&grey(ImageFormat::Jpeg), 61, 47).bytes()),
        ("lossless jpeg dicom", Dicom::jpeg_lossless().bytes()),
        ("jpeg 2000 dicom", Dicom::jpeg2000().bytes()),
    ]
}

/// Small deterministic noise (xorshift).
pub(super) fn noise(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    }
}
