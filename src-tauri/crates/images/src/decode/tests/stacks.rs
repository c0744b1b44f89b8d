//! Slices, times, projections, and pages that nobody describes.

use std::io::Cursor;

use ::tiff::encoder::{TiffEncoder, colortype};

use super::made::pages;
use crate::{
    DecodeError, Limits, PageLayout, PageOrder, PixelSize, Samples, SliceView, View, decode, decode_view, encode_tiff,
    probe, probe_view,
};

const STACK: &str =
    "ImageJ=1.53k\nimages=12\nchannels=2\nslices=3\nframes=2\nunit=micron\nspacing=-0.5\nfinterval=2.5\n";

fn first_pixels(bytes: &[u8], view: &View) -> Vec<f32> {
    let picture = decode_view(bytes, view).unwrap();
    (0..picture.channels()).map(|c| picture.plane_f32(c)[0]).collect()
}

fn at(slice: u32, time: u32) -> View {
    View { slice: SliceView::One(slice), time, ..View::default() }
}

#[test]
fn imagej_stacks_give_any_slice_and_time() {
    let bytes = pages(3, 2, 12, STACK);
    let info = probe(&bytes).unwrap();
    assert_eq!((info.channels, info.slices, info.times, info.pages), (2, 3, 2, 12));
    assert_eq!((info.ambiguous_pages, info.pixel_size.z), (None, Some(0.5)));
    assert!(info.metadata.contains(&("Time between frames".into(), "2.5 s".into())));
    for time in 0..2 {
        for slice in 0..3 {
            let page = (time * 3 + slice) * 2;
            let expected = [page as f32 * 1000.0, (page + 1) as f32 * 1000.0];
            assert_eq!(first_pixels(&bytes, &at(slice, time)), expected);
        }
    }
    assert_eq!(decode(&bytes).unwrap().notes().len(), 2, "slices and times are told");
    let beyond = decode_view(&bytes, &at(3, 0)).unwrap_err();
    assert_eq!(beyond.to_string(), "slice 4 was asked for, but the file has 3");
    assert!(matches!(decode_view(&bytes, &at(0, 2)), Err(DecodeError::NotInFile { .. })));
}

#[test]
fn projections_are_per_pixel() {
    let bytes = pages(3, 2, 12, STACK);
    let view = |slice| View { slice, time: 1, ..View::default() };
    assert_eq!(first_pixels(&bytes, &view(SliceView::Max)), [10_000.0, 11_000.0]);
    assert_eq!(first_pixels(&bytes, &view(SliceView::Mean)), [8000.0, 9000.0]);
    let picture = decode_view(&bytes, &view(SliceView::Mean)).unwrap();
    assert_eq!(picture.plane_f32(1), [9000.0, 9001.0, 9002.0, 9003.0, 9004.0, 9005.0]);
    // Halves are rounded up, in the type of the file.
    let two = pages(3, 2, 2, "ImageJ=1.53k\nimages=2\nslices=2\n");
    let mean = decode_view(&two, &View { slice: SliceView::Mean, ..View::default() }).unwrap();
    assert!(matches!(mean.samples(), Samples::U16(v) if v[..3] == [500, 501, 502]));
}

#[test]
fn stacks_without_directories_and_stacks_cut_short() {
    // As ImageJ writes stacks above 4 GB: the planes lie behind each other, and the first directory is the only one.
    let picture = crate::Picture::new(4, 3, 3, Samples::U16((0..36).collect())).unwrap();
    let mut bytes = encode_tiff(&picture).unwrap();
    let directories = crate::decode::Directories::open(&bytes).unwrap();
    let first = directories.page_offsets().unwrap()[0] as usize;
    let entries = usize::from(u16::from_le_bytes([bytes[first], bytes[first + 1]]));
    let next = first + 2 + 12 * entries;
    bytes[next..next + 4].fill(0);
    let read = decode(&bytes).unwrap();
    assert_eq!(read.samples(), picture.samples());
    assert_eq!(probe(&bytes).unwrap().pages, 3);

    let short = pages(3, 2, 7, STACK);
    let info = probe(&short).unwrap();
    assert_eq!((info.channels, info.slices, info.times), (2, 3, 1), "whole time points only");
    assert!(info.notes[0].contains("announces 12 pages but holds 7"), "{:?}", info.notes);
}

#[test]
fn pages_without_meaning_wait_for_a_person() {
    let bytes = pages(3, 2, 6, "");
    let info = probe(&bytes).unwrap();
    assert_eq!((info.channels, info.slices, info.ambiguous_pages), (1, 6, Some(6)));
    assert_eq!(first_pixels(&bytes, &at(4, 0)), [4000.0]);
    assert_eq!(first_pixels(&bytes, &View { slice: SliceView::Max, ..View::default() }), [5000.0]);

    let arranged = |channels, slices, times, order| View {
        slice: SliceView::One(slices - 1),
        layout: Some(PageLayout { channels, slices, times, order }),
        ..View::default()
    };
    assert_eq!(first_pixels(&bytes, &arranged(3, 2, 1, PageOrder::Czt)), [3000.0, 4000.0, 5000.0]);
    assert_eq!(first_pixels(&bytes, &arranged(3, 2, 1, PageOrder::Zct)), [1000.0, 3000.0, 5000.0]);
    assert_eq!(first_pixels(&bytes, &arranged(2, 1, 3, PageOrder::Tzc)), [0.0, 3000.0]);
    let info = probe_view(&bytes, &arranged(3, 2, 1, PageOrder::Czt)).unwrap();
    assert_eq!((info.channels, info.slices, info.ambiguous_pages, info.channel_info.len()), (3, 2, None, 3));
    let wrong = decode_view(&bytes, &arranged(4, 1, 1, PageOrder::Czt)).unwrap_err().to_string();
    assert!(wrong.contains("do not make the 6 pages"), "{wrong}");
    // A person may know better than the file.
    let said = pages(3, 2, 6, "ImageJ=1.53k\nimages=6\nslices=6\n");
    assert_eq!(first_pixels(&said, &arranged(6, 1, 1, PageOrder::Czt)).len(), 6);
}

#[test]
fn pages_of_another_size_are_left_out() {
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
    for (width, height) in [(4, 3), (2, 1), (4, 3)] {
        encoder.write_image::<colortype::Gray8>(width, height, &vec![7; (width * height) as usize]).unwrap();
    }
    let info = probe(&bytes.into_inner()).unwrap();
    assert_eq!((info.slices, info.ambiguous_pages), (2, Some(2)));
    assert_eq!(info.notes, ["1 page of another size or type than the first are left out."]);
}

#[test]
fn what_is_no_number_becomes_the_smallest_of_its_channel() {
    let float = |values: &[&[f32]]| {
        let mut bytes = Cursor::new(Vec::new());
        let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
        for page in values {
            encoder.write_image::<colortype::Gray32Float>(3, 1, page).unwrap();
        }
        bytes.into_inner()
    };
    let (nan, inf) = (f32::NAN, f32::INFINITY);
    let picture = decode(&float(&[&[2.0, nan, -inf]])).unwrap();
    assert_eq!(picture.plane_f32(0), [2.0; 3]);
    assert!(picture.notes()[0].starts_with("2 pixels were infinite or not a number"), "{:?}", picture.notes());
    let stack = float(&[&[nan, 1.0, inf], &[5.0, nan, 3.0]]);
    let max = decode_view(&stack, &View { slice: SliceView::Max, ..View::default() }).unwrap();
    assert_eq!(max.plane_f32(0), [5.0, 1.0, 3.0], "numbers win");
    let message = decode(&float(&[&[nan, inf, -inf]])).unwrap_err().to_string();
    assert!(message.contains("all of its pixels"), "{message}");
}

#[test]
fn limits_are_the_callers() {
    let bytes = pages(30, 20, 2, "ImageJ=1.53k\nimages=2\nchannels=2\n");
    let with = |pixels, bytes| View { limits: Limits { pixels, bytes }, ..View::default() };
    let too_large = Err(DecodeError::TooLarge { width: 30, height: 20 });
    assert!(decode_view(&bytes, &with(600, 2400)).is_ok());
    assert_eq!(decode_view(&bytes, &with(599, 2400)), too_large);
    assert_eq!(decode_view(&bytes, &with(600, 2399)), too_large, "both channels count");
    assert!(probe_view(&bytes, &with(1, 1)).is_ok(), "a description needs no memory");
}

#[test]
fn resolutions_of_microscopes_are_sizes() {
    use ::tiff::encoder::Rational;
    use ::tiff::tags::ResolutionUnit;
    let with = |unit, n| {
        let mut bytes = Cursor::new(Vec::new());
        let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
        let mut page = encoder.new_image::<colortype::Gray8>(1, 1).unwrap();
        page.resolution(unit, Rational { n, d: 1 });
        page.write_data(&[1]).unwrap();
        probe(&bytes.into_inner()).unwrap().pixel_size
    };
    assert_eq!(with(ResolutionUnit::Centimeter, 40_000), PixelSize { x: Some(0.25), y: Some(0.25), z: None });
    assert_eq!(with(ResolutionUnit::Inch, 300), PixelSize::default(), "that is a printer's");
}
