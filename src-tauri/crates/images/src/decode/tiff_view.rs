//! `View`: a TIFF file as the `tiff` crate should see it, without copying it.
//!
//! One page looks like the only one, its samples like plain bands, and of separate planes only one is there. This gets
//! around what the crate (0.11.3) does not do: it knows no palettes, drops samples that it takes for extra, misplaces
//! the tiles of all but the first plane, and fails at LZW tiles whose end code is read late or missing
//! (github.com/image-rs/image-tiff, issue 395). It changes what the directory says, never a pixel.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use super::tiff_page::Layout;
use super::{Directories, Page, tiff_tags as tags};

pub(super) struct View<'a> {
    inner: Cursor<&'a [u8]>,
    /// Places in the file and the bytes to read there instead.
    patches: Vec<(u64, Vec<u8>)>,
    /// Zeros to be read behind the end of the file.
    padding: u64,
}

impl<'a> View<'a> {
    /// `plane` counts only where the layout is planar.
    pub(super) fn new(bytes: &'a [u8], file: &Directories<'_>, page: &Page, layout: &Layout, plane: usize) -> Self {
        const BLACK_IS_ZERO: u64 = 1;
        const INTERLEAVED: u64 = 1;
        const NO_TAG: u64 = 0xffff;
        let mut view = Self { inner: Cursor::new(bytes), patches: Vec::new(), padding: 0 };
        let (pointer, size) = file.first_pointer();
        view.patches.push((pointer, file.to_bytes(page.at, size)));
        // How YCbCr is unpacked depends on what it means, so that is left as it is.
        if !layout.is_ycbcr() {
            view.set(file, page, tags::PHOTOMETRIC, BLACK_IS_ZERO);
            if let Some(entry) = page.entry(tags::EXTRA_SAMPLES) {
                view.patches.push((entry.at, file.to_bytes(NO_TAG, 2)));
            }
        }
        let parts = if layout.planar { layout.samples } else { 1 };
        if layout.planar {
            view.set(file, page, tags::SAMPLES_PER_PIXEL, 1);
            view.set(file, page, tags::PLANAR, INTERLEAVED);
            view.take_part(file, page, tags::BITS_PER_SAMPLE, (0, parts), 0);
            view.take_part(file, page, tags::STRIP_OFFSETS, (plane, parts), 0);
            view.take_part(file, page, tags::TILE_OFFSETS, (plane, parts), 0);
        }
        const LZW: u64 = 5;
        let is_lzw = file.first_number(page, tags::COMPRESSION) == Some(LZW);
        // A few bytes of whatever follows, zeros at the end of the file, keep the LZW decoder from stopping before it hands out the last pixels.
        let slack = if is_lzw { 8 } else { 0 };
        view.padding = slack;
        if layout.planar || is_lzw {
            view.take_part(file, page, tags::STRIP_BYTES, (plane, parts), slack);
            view.take_part(file, page, tags::TILE_BYTES, (plane, parts), slack);
        }
        view
    }

    /// The first value of an entry.
    fn set(&mut self, file: &Directories<'_>, page: &Page, tag: u16, value: u64) {
        if let Some(entry) = page.entry(tag) {
            let size = entry.value_size().min(entry.value.len());
            self.patches.push((entry.value.start as u64, file.to_bytes(value, size)));
        }
    }

    /// Leaves of an entry's values only the part `index` of `count` equal parts, each value raised by `slack`.
    fn take_part(&mut self, file: &Directories<'_>, page: &Page, tag: u16, (index, count): (usize, usize), slack: u64) {
        let Some(entry) = page.entry(tag) else { return };
        let (size, word) = (entry.value_size(), file.word());
        let values = file.numbers(page, tag);
        let len = values.len() / count;
        let Some(part) = values.get(index * len..(index + 1) * len) else { return };
        let highest = u64::MAX >> (64 - 8 * size);
        let bytes: Vec<u8> =
            part.iter().flat_map(|v| file.to_bytes(v.saturating_add(slack).min(highest), size)).collect();
        let (count_at, field_at) = (entry.at + 4, entry.at + 4 + word as u64);
        self.patches.push((count_at, file.to_bytes(len as u64, word)));
        if bytes.len() <= word {
            self.patches.push((field_at, bytes));
        } else {
            let start = (entry.value.start + index * len * size) as u64;
            self.patches.push((field_at, file.to_bytes(start, word)));
            self.patches.push((start, bytes));
        }
    }
}

impl Read for View<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let from = self.inner.position();
        let count = self.inner.read(buffer)?;
        let padded_end = self.inner.get_ref().len() as u64 + self.padding;
        if count == 0 && from < padded_end {
            let zeros = (buffer.len() as u64).min(padded_end - from) as usize;
            buffer[..zeros].fill(0);
            self.inner.set_position(from + zeros as u64);
            return Ok(zeros);
        }
        let to = from + count as u64;
        for (at, new) in &self.patches {
            let (start, end) = ((*at).max(from), (at + new.len() as u64).min(to));
            if start < end {
                let source = &new[(start - at) as usize..(end - at) as usize];
                buffer[(start - from) as usize..(end - from) as usize].copy_from_slice(source);
            }
        }
        Ok(count)
    }
}

impl Seek for View<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}
