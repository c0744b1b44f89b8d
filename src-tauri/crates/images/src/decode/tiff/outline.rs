//! `outline`: the directories of a TIFF file without its pixels.
//!
//! Large stacks can so be described without being read. It copies what the file says and changes only places; values
//! that are too long to be a description (tables of a writer's own) become empty.

use std::collections::HashSet;

use super::ifd::kind_size;

/// Bytes of one value, and of all that is copied.
const LONGEST_VALUE: usize = 1 << 20;
const LARGEST: usize = 64 << 20;

/// A TIFF whose directories say the same as those of another one, and that has no pixels. `read` gives so many bytes of
/// that file from a place on, or nothing where there are none or time is up. [`crate::probe`] reads the outline as the
/// file itself; only an ImageJ stack that has one directory for all its pages seems cut short.
///
/// `None`: `read` gave nothing, it is no TIFF, or its directories make no sense or are above 64 MiB.
pub fn outline(read: &mut dyn FnMut(u64, usize) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
    let start = read(0, 8)?;
    let (little, big) = match start.get(..4)? {
        b"II*\0" => (true, false),
        b"MM\0*" => (false, false),
        b"II+\0" => (true, true),
        b"MM\0+" => (false, true),
        _ => return None,
    };
    let form = Form { little, word: if big { 8 } else { 4 }, count: if big { 8 } else { 2 } };
    let mut made = if big { read(0, 16)? } else { start };
    // Where the place of the next directory is written.
    let mut link = made.len() - form.word;
    let mut seen = HashSet::new();
    loop {
        let at = form.number(&made, link, form.word)?;
        if at == 0 {
            return Some(made);
        }
        if !seen.insert(at) {
            return None;
        }
        let entries = usize::try_from(form.number(&read(at, form.count)?, 0, form.count)?).ok()?;
        let size = 4 + 2 * form.word;
        let length = form.count.checked_add(entries.checked_mul(size)?)?.checked_add(form.word)?;
        let directory = made.len();
        if directory.checked_add(length)? > LARGEST {
            return None;
        }
        made.extend(read(at, length)?);
        form.write(&mut made, link, directory)?;
        for entry in 0..entries {
            copy_value(form, &mut made, directory + form.count + entry * size, read)?;
        }
        link = directory + length - form.word;
    }
}

/// How numbers and directories are written.
#[derive(Clone, Copy)]
struct Form {
    little: bool,
    /// Bytes of a place or a number of values, and of the number of entries.
    word: usize,
    count: usize,
}

impl Form {
    fn number(self, bytes: &[u8], at: usize, size: usize) -> Option<u64> {
        let bytes = bytes.get(at..at.checked_add(size)?)?;
        let fold = |value: u64, byte: &u8| value << 8 | u64::from(*byte);
        Some(if self.little { bytes.iter().rev().fold(0, fold) } else { bytes.iter().fold(0, fold) })
    }

    fn write(self, bytes: &mut [u8], at: usize, place: usize) -> Option<()> {
        let value = place as u64;
        let field = bytes.get_mut(at..at.checked_add(self.word)?)?;
        if self.little {
            field.copy_from_slice(value.to_le_bytes().get(..self.word)?);
        } else {
            field.copy_from_slice(value.to_be_bytes().get(8 - self.word..)?);
        }
        Some(())
    }
}

/// Appends the value of the entry at `at` unless it stands in the entry itself, and leads the entry there.
fn copy_value(
    form: Form,
    made: &mut Vec<u8>,
    at: usize,
    read: &mut dyn FnMut(u64, usize) -> Option<Vec<u8>>,
) -> Option<()> {
    let kind = u16::try_from(form.number(made, at + 2, 2)?).ok()?;
    let values = usize::try_from(form.number(made, at + 4, form.word)?).ok()?;
    let field = at + 4 + form.word;
    let length = values.checked_mul(kind_size(kind))?;
    if length <= form.word {
        return Some(());
    }
    if length > LONGEST_VALUE {
        return form.write(made, at + 4, 0);
    }
    let place = form.number(made, field, form.word)?;
    let copy = made.len();
    if copy + length > LARGEST {
        return None;
    }
    made.extend(read(place, length)?);
    form.write(made, field, copy)
}
