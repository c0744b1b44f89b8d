//! `decode_slices`: a stack whose slices lie in files of their own.
//!
//! What is seen of it (a slice, the brightest, the mean) is the same as of a stack in one file: the files are the pages of
//! one [`Source`]. Files come one after the other; no more than two are held.

use std::panic::AssertUnwindSafe;

use super::{DecodeError, Grid, Pages, Source, contained, open, recognise};
use crate::{FileInfo, PageOrder, Picture, Samples, SliceView, View};

/// Reads a picture from `slices` files; `file` gives the bytes of one of them, counted from 0, or says why there are
/// none. `view.slice` is of the stack; `series`, `time` and `layout` are of each file. Of one slice only its file is
/// asked for.
///
/// # Errors
/// See [`DecodeError`]; also when a file holds several slices itself or differs from the first in size, type or number of
/// channels.
pub fn decode_slices(
    slices: u32,
    view: &View,
    file: &dyn Fn(u32) -> Result<Vec<u8>, String>,
) -> Result<Picture, DecodeError> {
    contained(AssertUnwindSafe(|| {
        let at = if let SliceView::One(slice) = view.slice { slice } else { 0 };
        let bytes = read(file, at)?;
        let of_file = View { slice: SliceView::One(0), ..view.clone() };
        let first = opened(&bytes, &of_file, at)?;
        let mut info = first.info.clone();
        let pages = SliceFiles { file, at, bytes: &bytes, view: of_file, info: first.info };
        info.slices = slices;
        info.pages = slices;
        info.ambiguous_pages = None;
        // A file's times are not those of the stack: one of them is chosen when the file is opened.
        info.times = 1;
        let (per_page, page_is_rgb) = (info.channels, info.is_rgb);
        let grid = Grid::Ordered(PageOrder::Zct);
        Source { info, per_page, page_is_rgb, grid, pages: Box::new(pages) }.picture(&View { time: 0, ..view.clone() })
    }))
}

struct SliceFiles<'a> {
    file: &'a dyn Fn(u32) -> Result<Vec<u8>, String>,
    /// The slice whose file is at hand, its bytes, and what it says of itself.
    at: u32,
    bytes: &'a [u8],
    info: FileInfo,
    view: View,
}

impl Pages for SliceFiles<'_> {
    fn read(&self, page: usize) -> Result<Samples, DecodeError> {
        let slice = u32::try_from(page).unwrap_or(u32::MAX);
        if slice == self.at {
            return opened(self.bytes, &self.view, slice)?.samples(&self.view);
        }
        let bytes = read(self.file, slice)?;
        let source = opened(&bytes, &self.view, slice)?;
        let facts = |info: &FileInfo| (info.width, info.height, info.channels, info.kind);
        if facts(&source.info) != facts(&self.info) {
            let number = u64::from(slice) + 1;
            let reason =
                format!("the file of slice {number} differs from the first in size, type or number of channels");
            return Err(DecodeError::selection(reason));
        }
        source.samples(&self.view)
    }
}

fn read(file: &dyn Fn(u32) -> Result<Vec<u8>, String>, slice: u32) -> Result<Vec<u8>, DecodeError> {
    file(slice).map_err(DecodeError::selection)
}

fn opened<'a>(bytes: &'a [u8], view: &View, slice: u32) -> Result<Source<'a>, DecodeError> {
    let source = open(bytes, recognise(bytes)?, view)?;
    if source.info.slices > 1 {
        let (number, own) = (u64::from(slice) + 1, source.info.slices);
        return Err(DecodeError::selection(format!("the file of slice {number} holds {own} slices itself")));
    }
    if view.time >= source.info.times {
        let (number, own) = (u64::from(slice) + 1, source.info.times);
        return Err(DecodeError::selection(format!("the file of slice {number} holds no more than {own} time points")));
    }
    Ok(source)
}
