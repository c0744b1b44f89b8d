//! Planes that lie behind each other without compression and without directories of their own: ImageJ stacks above
//! 4 GB and MetaMorph stacks.

use ::tiff::decoder::DecodingResult;

use super::page::Layout;
use super::{DecodeError, Directories, check_size, meaning};
use crate::{Limits, SampleFormat, Samples};

/// The plane that begins at `at`.
pub(super) fn unpack(
    bytes: &[u8],
    at: u64,
    file: &Directories<'_>,
    layout: &Layout,
    limits: &Limits,
) -> Result<Samples, DecodeError> {
    let count = u64::from(layout.width) * u64::from(layout.height) * layout.samples as u64;
    check_size(limits, layout.width.into(), layout.height.into(), count * layout.kind().bytes())?;
    let range = usize::try_from(at).ok().zip(usize::try_from(at.saturating_add(layout.unpacked_bytes())).ok());
    let plane = range.and_then(|(start, end)| bytes.get(start..end)).ok_or(DecodeError::Truncated)?;
    let little = file.is_little_endian();
    macro_rules! numbers {
        ($variant:ident, $type:ty) => {
            DecodingResult::$variant(
                plane
                    .as_chunks::<{ size_of::<$type>() }>()
                    .0
                    .iter()
                    .map(|&b| if little { <$type>::from_le_bytes(b) } else { <$type>::from_be_bytes(b) })
                    .collect(),
            )
        };
    }
    let result = match (layout.format, layout.bits) {
        (SampleFormat::Unsigned, 16) => numbers!(U16, u16),
        (SampleFormat::Unsigned, 32) => numbers!(U32, u32),
        (SampleFormat::Unsigned, 64) => numbers!(U64, u64),
        (SampleFormat::Unsigned, _) => DecodingResult::U8(plane.to_vec()),
        (SampleFormat::Signed, 8) => numbers!(I8, i8),
        (SampleFormat::Signed, 16) => numbers!(I16, i16),
        (SampleFormat::Signed, 32) => numbers!(I32, i32),
        (SampleFormat::Float, 32) => numbers!(F32, f32),
        (SampleFormat::Float, 64) => numbers!(F64, f64),
        _ => return Err(DecodeError::unsupported(format!("a stack of {}-bit numbers of this type", layout.bits))),
    };
    meaning::restore(meaning::planes_of(result, layout)?, layout)
}
