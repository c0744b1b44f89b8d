//! Stacks of several files, and files that are described without their pixels.

use std::cell::RefCell;
use std::io::Cursor;

use ::tiff::encoder::{TiffEncoder, colortype};

use super::made::{OME, pages};
use crate::{Picture, Samples};
use crate::{SliceView, View, decode_slices, decode_view, encode_tiff, outline, probe};

fn seen(slice: SliceView) -> View {
    View { slice, ..View::default() }
}

const ALL: [SliceView; 5] = [SliceView::One(0), SliceView::One(1), SliceView::One(2), SliceView::Max, SliceView::Mean];

/// Each plane in a file, and all in one.
fn floats(planes: &[&[f32]]) -> (Vec<Vec<u8>>, Vec<u8>) {
    let file = |planes: &[&[f32]]| {
        let mut bytes = Cursor::new(Vec::new());
        let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
        for page in planes {
            encoder.write_image::<colortype::Gray32Float>(3, 1, page).unwrap();
        }
        bytes.into_inner()
    };
    (planes.iter().map(|plane| file(&[plane])).collect(), file(planes))
}

#[test]
fn a_stack_of_files_is_seen_as_the_same_stack_in_one() {
    let (nan, inf) = (f32::NAN, f32::INFINITY);
    let (files, whole) = floats(&[&[0.5, nan, 7.0], &[1.5, 2.0, -inf], &[-3.0, nan, 0.25]]);
    for view in ALL.map(seen) {
        let asked = RefCell::new(Vec::new());
        let file = |slice: u32| {
            asked.borrow_mut().push(slice);
            Ok(files[slice as usize].clone())
        };
        let across = decode_slices(3, &view, &file).unwrap();
        assert_eq!(across.samples(), decode_view(&whole, &view).unwrap().samples(), "{:?}", view.slice);
        match view.slice {
            SliceView::One(slice) => assert_eq!(asked.into_inner(), [slice], "no other file is opened"),
            _ => assert_eq!(asked.into_inner(), [0, 1, 2], "each is opened once"),
        }
    }
    // Files of two channels; halves of means are rounded up as within a file.
    let two = |low: u16| Samples::U16(vec![low, low + 1, 1000 - low, 0]);
    let file = |slice: u32| {
        let picture = Picture::new(2, 1, 2, two([10, 11, 40][slice as usize])).unwrap();
        encode_tiff(&picture).map_err(|error| error.to_string())
    };
    let of = |slice| decode_slices(3, &seen(slice), &file).unwrap();
    assert_eq!(of(SliceView::Max).samples(), &Samples::U16(vec![40, 41, 990, 0]));
    assert_eq!(of(SliceView::Mean).samples(), &Samples::U16(vec![20, 21, 980, 0]));
    assert_eq!((of(SliceView::One(1)).samples(), of(SliceView::Max).channels()), (&two(11), 2));
}

#[test]
fn files_that_make_no_stack_are_refused_with_the_slice() {
    let (files, whole) = floats(&[&[1.0, 2.0, 3.0], &[4.0, 5.0, 6.0]]);
    let of = |files: &[Vec<u8>], view: SliceView| {
        let file = |slice: u32| files.get(slice as usize).cloned().ok_or_else(|| format!("no file {slice}"));
        decode_slices(3, &seen(view), &file).unwrap_err().to_string()
    };
    assert_eq!(of(&files, SliceView::Max), "no file 2");
    assert!(of(&files, SliceView::One(3)).contains("no file 3"));
    let small = encode_tiff(&Picture::new(1, 1, 1, Samples::F32(vec![1.0])).unwrap()).unwrap();
    let said = of(&[files[0].clone(), files[1].clone(), small], SliceView::Mean);
    assert_eq!(said, "the file of slice 3 differs from the first in size, type or number of channels");
    assert_eq!(of(&[files[0].clone(), whole], SliceView::Max), "the file of slice 2 holds 2 slices itself");
    let late = View { time: 1, ..seen(SliceView::Max) };
    let error = decode_slices(2, &late, &|slice| Ok(files[slice as usize].clone())).unwrap_err();
    assert_eq!(error.to_string(), "the file of slice 1 holds no more than 1 time points");
}

#[test]
fn an_outline_says_the_same_as_its_file() {
    let imagej = "ImageJ=1.53k\nimages=12\nchannels=2\nslices=3\nframes=2\nunit=micron\nspacing=0.5\n";
    let mut big = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new_big(&mut big).unwrap();
    for page in 0..4_u8 {
        encoder.write_image::<colortype::Gray8>(90, 70, &[page; 6300]).unwrap();
    }
    for bytes in [pages(90, 70, 12, ""), pages(90, 70, 12, imagej), pages(90, 70, 12, OME), big.into_inner()] {
        let mut most = 0_usize;
        let mut read = |at: u64, length: usize| {
            most += length;
            bytes.get(at as usize..)?.get(..length).map(<[u8]>::to_vec)
        };
        let small = outline(&mut read).unwrap();
        assert_eq!(probe(&small).unwrap(), probe(&bytes).unwrap());
        assert!(
            most < bytes.len() / 4 && small.len() < bytes.len() / 4,
            "{most} and {} of {}",
            small.len(),
            bytes.len()
        );
    }
}

#[test]
fn what_is_damaged_has_no_outline() {
    let bytes = pages(4, 3, 5, "");
    let of = |bytes: &[u8]| {
        let mut read = |at: u64, length: usize| bytes.get(at as usize..)?.get(..length).map(<[u8]>::to_vec);
        outline(&mut read)
    };
    assert!(of(b"no TIFF at all").is_none() && of(b"II").is_none());
    for cut in 0..bytes.len() {
        // Whatever is left of it: an outline or none, and never a panic.
        let _ = of(&bytes[..cut]);
    }
    for at in 0..bytes.len() {
        let mut wrong = bytes.clone();
        wrong[at] ^= 0xff;
        let _ = of(&wrong).map(|small| probe(&small));
    }
    let mut circle = bytes.clone();
    let directories = crate::decode::Directories::open(&bytes).unwrap();
    let first = directories.page_offsets().unwrap()[0] as u32;
    let at = first as usize;
    let next = at + 2 + 12 * usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    circle[next..next + 4].copy_from_slice(&first.to_le_bytes());
    assert!(of(&circle).is_none());
}
