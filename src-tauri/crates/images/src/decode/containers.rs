//! The blocks of GIF and WebP files: how many frames there are, what colours they use, and whether the file is whole.

/// What an image descriptor or an extension of a GIF file says (GIF89a, sections 20 to 23).
enum GifBlock<'a> {
    Frame { colors: Option<&'a [u8]> },
    Control { transparent: bool },
}

/// Bytes of a colour table by the flags that announce it.
fn table_len(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

fn gif_global_colors(bytes: &[u8]) -> Option<&[u8]> {
    let len = table_len(*bytes.get(10)?);
    bytes.get(13..13 + len).filter(|table| !table.is_empty())
}

fn gif_blocks(bytes: &[u8]) -> impl Iterator<Item = GifBlock<'_>> {
    let mut at = 13 + bytes.get(10).map_or(0, |&flags| table_len(flags));
    std::iter::from_fn(move || {
        loop {
            match *bytes.get(at)? {
                0x2c => {
                    let flags = *bytes.get(at + 9)?;
                    let table = at + 10;
                    let len = table_len(flags);
                    let colors = bytes.get(table..table + len).filter(|table| !table.is_empty());
                    at = after_sub_blocks(bytes, table + len + 1)?;
                    return Some(GifBlock::Frame { colors });
                }
                0x21 => {
                    let transparent =
                        bytes.get(at + 1) == Some(&0xf9) && bytes.get(at + 3).is_some_and(|flags| flags & 1 == 1);
                    at = after_sub_blocks(bytes, at + 2)?;
                    if transparent {
                        return Some(GifBlock::Control { transparent });
                    }
                }
                _ => return None,
            }
        }
    })
}

/// Sub-blocks begin with their length; one of length zero ends them.
fn after_sub_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let len = usize::from(*bytes.get(at)?);
        at += 1 + len;
        if len == 0 {
            return Some(at);
        }
    }
}

/// Frames that are whole.
pub(super) fn gif_frames(bytes: &[u8]) -> u32 {
    gif_blocks(bytes).filter(|block| matches!(block, GifBlock::Frame { .. })).count() as u32
}

pub(super) fn gif_is_transparent(bytes: &[u8]) -> bool {
    gif_blocks(bytes)
        .take_while(|block| !matches!(block, GifBlock::Frame { .. }))
        .any(|block| matches!(block, GifBlock::Control { transparent: true }))
}

/// Red, green and blue are the same in all colours of the first frame.
pub(super) fn gif_has_grey_palettes(bytes: &[u8]) -> bool {
    let local = gif_blocks(bytes).find_map(|block| match block {
        GifBlock::Frame { colors } => Some(colors),
        GifBlock::Control { .. } => None,
    });
    let table = local.flatten().or_else(|| gif_global_colors(bytes));
    table.is_some_and(|table| table.chunks_exact(3).all(|c| c[0] == c[1] && c[1] == c[2]))
}

/// The chunks of a RIFF file: name and content.
fn riff_chunks(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = bytes.get(12..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (name, tail) = rest.split_at_checked(4)?;
        let length = u32::from_le_bytes(*tail.first_chunk::<4>()?) as usize;
        let content = tail.get(4..length.checked_add(4)?)?;
        rest = tail.get(length.checked_add(4)?.next_multiple_of(2)..).unwrap_or_default();
        Some((name, content))
    })
}

pub(super) fn webp_frames(bytes: &[u8]) -> u32 {
    riff_chunks(bytes).filter(|(name, _)| *name == b"ANMF").count().max(1) as u32
}

pub(super) fn webp_is_whole(bytes: &[u8]) -> bool {
    let length = bytes.get(4..8).and_then(|b| b.first_chunk::<4>()).map(|b| u32::from_le_bytes(*b));
    length.is_some_and(|length| u64::from(length) + 8 <= bytes.len() as u64)
}
