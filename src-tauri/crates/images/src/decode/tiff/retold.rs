//! `Retold`: a TIFF file as the `tiff` crate should see it, without copying it.
//!
//! One page looks like the only one, its samples like plain bands, and of separate planes only one is there. This gets
//! around what the crate (0.11.3) does not do: it knows no palettes, drops samples that it takes for extra, misplaces
//! the tiles of all but the first plane, and fails at LZW tiles whose end code is read late or missing
//! (github.com/image-rs/image-tiff, issue 395). It changes what the directory says, never a pixel.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use super::page::Layout;
use super::{DecodeError, Directories, Page, tags};

const SHORT: u64 = 3;
const LONG: u64 = 4;

pub(super) struct Retold<'a> {
    inner: Cursor<&'a [u8]>,
    /// Places in the file and the bytes to read there instead.
    patches: Vec<(u64, Vec<u8>)>,
    /// Zeros to be read behind the end of the file.
    padding: u64,
}

impl<'a> Retold<'a> {
    /// `plane` counts only where the layout is planar.
    pub(super) fn new(
        bytes: &'a [u8],
        file: &Directories<'_>,
        page: &Page,
        layout: &Layout,
        plane: usize,
    ) -> Result<Self, DecodeError> {
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
        if layout.is_shown_as_bytes() {
            view.show_bytes(file, page, layout)?;
        }
        Ok(view)
    }

    /// Shows packed samples as rows of bytes.
    fn show_bytes(&mut self, file: &Directories<'_>, page: &Page, layout: &Layout) -> Result<(), DecodeError> {
        let per_pixel = u64::from(layout.bits) * if layout.planar { 1 } else { layout.samples as u64 };
        if file.first_number(page, tags::PREDICTOR).unwrap_or(1) != 1 {
            let what = format!("a TIFF that stores differences of {}-bit samples", layout.bits);
            return Err(DecodeError::unsupported(what));
        }
        if let Some(tile) = file.first_number(page, tags::TILE_WIDTH) {
            let bits = tile.saturating_mul(per_pixel);
            if bits % 8 != 0 || bits > u64::from(u32::MAX) {
                return Err(DecodeError::unsupported("a TIFF whose tiles do not end with a whole byte"));
            }
            self.rewrite(file, page, tags::TILE_WIDTH, LONG, bits / 8);
        }
        let row = u64::from(layout.width).saturating_mul(per_pixel).div_ceil(8);
        if row > u64::from(u32::MAX) {
            return Err(DecodeError::TooLarge { width: layout.width.into(), height: layout.height.into() });
        }
        self.rewrite(file, page, tags::WIDTH, LONG, row);
        self.rewrite(file, page, tags::BITS_PER_SAMPLE, SHORT, 8);
        self.rewrite(file, page, tags::SAMPLES_PER_PIXEL, SHORT, 1);
        self.rewrite(file, page, tags::SAMPLE_FORMAT, SHORT, 1);
        Ok(())
    }

    /// Makes an entry hold one value of another type.
    fn rewrite(&mut self, file: &Directories<'_>, page: &Page, tag: u16, kind: u64, value: u64) {
        if let Some(entry) = page.entry(tag) {
            let word = file.word() as u64;
            let size = if kind == LONG { 4 } else { 2 };
            self.patches.push((entry.at + 2, file.to_bytes(kind, 2)));
            self.patches.push((entry.at + 4, file.to_bytes(1, word as usize)));
            self.patches.push((entry.at + 4 + word, file.to_bytes(value, size)));
        }
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

impl Read for Retold<'_> {
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

impl Seek for Retold<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}
