//! A stop in the middle of a file.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ::image::ImageFormat;
use ::tiff::encoder::{Compression, DeflateLevel};

use super::made::{packed_tiff, photo};
use crate::decode::{open, recognise};
use crate::{DecodeError, Stop, View, decode_view};

#[test]
fn a_stop_ends_the_unpackers_that_take_long_and_is_no_damage() {
    let files = [
        photo(ImageFormat::Png),
        photo(ImageFormat::Bmp),
        packed_tiff(Compression::Lzw),
        packed_tiff(Compression::Deflate(DeflateLevel::Fast)),
        packed_tiff(Compression::Packbits),
    ];
    for (number, bytes) in files.iter().enumerate() {
        let flag = Arc::new(AtomicBool::new(false));
        let view = View { stop: Stop::new(Arc::clone(&flag)), ..View::default() };
        let source = open(bytes, recognise(bytes).unwrap(), &view).unwrap();
        assert!(source.pages.read(0).is_ok(), "file {number}");
        // The file is open: what ends now is its unpacking.
        flag.store(true, Ordering::Relaxed);
        assert_eq!(source.pages.read(0).err(), Some(DecodeError::Stopped), "file {number}");
        assert_eq!(decode_view(bytes, &view).err(), Some(DecodeError::Stopped), "file {number}");
    }
}
