//! Our `Store` as the `zarrs` crate wants it, with a guard: what a damaged chunk claims to unpack to is checked before
//! the unpackers reserve memory for it, because a failed reservation would end the program; and looking for chunks that
//! are not there has an end, because a damaged shape may promise any number of them.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use zarrs::storage::byte_range::{ByteRange, ByteRangeIterator};
use zarrs::storage::{MaybeBytesIterator, ReadableStorageTraits, StorageError, StoreKey};

use super::Store;

pub(super) struct Bridge {
    pub(super) store: Arc<dyn Store>,
    /// Chunks that were found.
    pub(super) found: Arc<AtomicU64>,
    /// Bytes of the largest chunk, unpacked.
    pub(super) most: u64,
    pub(super) codecs: Codecs,
    /// What a chunk that is not there has to do with: the pixels of a plane that it would have.
    pub(super) plane_pixels: u64,
    /// Spent so far of [`MOST_ABSENT`].
    pub(super) absent: AtomicU64,
}

/// Work for chunks that are not there, in pixels to fill: some seconds, for example 2,000 empty slices of 2048 × 2048.
/// Writers leave out empty chunks, so some are usual.
const MOST_ABSENT: u64 = 1 << 33;
/// Looking for a chunk takes as long as filling so many pixels.
const LOOKING: u64 = 1 << 14;

/// Which packers the array names.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Codecs {
    pub(super) blosc: bool,
    pub(super) zstd: bool,
    pub(super) gzip: bool,
}

impl Bridge {
    fn check(&self, value: &[u8]) -> Result<(), StorageError> {
        let claimed = [
            (self.codecs.zstd, zstd_claim(value)),
            (self.codecs.blosc, little_endian(value, 4)),
            (self.codecs.gzip && value.starts_with(&[0x1f, 0x8b]), little_endian(value, value.len().wrapping_sub(4))),
        ];
        let worst = claimed.iter().filter(|(used, _)| *used).filter_map(|(_, claim)| *claim).max().unwrap_or(0);
        if worst > self.most.saturating_mul(2).saturating_add(1 << 20) {
            let message = format!("a chunk claims to unpack to {worst} bytes, more than its pixels");
            return Err(StorageError::Other(message));
        }
        Ok(())
    }

    fn count_absent(&self) -> Result<(), StorageError> {
        let cost = self.plane_pixels.saturating_add(LOOKING);
        let spent = self.absent.fetch_add(cost, Ordering::Relaxed).saturating_add(cost);
        if spent <= MOST_ABSENT {
            return Ok(());
        }
        Err(StorageError::Other("hardly any of the chunks that it should have is there".to_owned()))
    }

    fn part(&self, name: &str, range: ByteRange) -> Result<Option<Vec<u8>>, StorageError> {
        let value = match range {
            ByteRange::FromStart(0, None) => self.store.get(name),
            ByteRange::FromStart(start, Some(len)) => self.store.get_range(name, start, len),
            ByteRange::FromStart(start, None) => self.store.get_range(name, start, u64::MAX),
            ByteRange::Suffix(len) => match self.store.size(name) {
                Ok(Some(size)) if len <= size => self.store.get_range(name, size - len, len),
                Ok(Some(_)) => Err(format!("{name} is cut short")),
                Ok(None) => Ok(None),
                Err(error) => Err(error),
            },
        };
        let value = value.map_err(StorageError::Other)?;
        if let (Some(value), ByteRange::FromStart(_, Some(len)) | ByteRange::Suffix(len)) = (&value, range)
            && value.len() as u64 != len
        {
            return Err(StorageError::Other(format!("{name} is cut short")));
        }
        let is_chunk = ![".zarray", ".zattrs", ".zgroup", "zarr.json"].iter().any(|end| name.ends_with(end));
        match &value {
            Some(value) if is_chunk => {
                self.check(value)?;
                self.found.fetch_add(1, Ordering::Relaxed);
            }
            None if is_chunk => self.count_absent()?,
            _ => {}
        }
        Ok(value)
    }
}

impl ReadableStorageTraits for Bridge {
    fn get_partial_many<'a>(
        &'a self,
        key: &StoreKey,
        byte_ranges: ByteRangeIterator<'a>,
    ) -> Result<MaybeBytesIterator<'a>, StorageError> {
        let mut parts = Vec::new();
        for range in byte_ranges {
            match self.part(key.as_str(), range)? {
                Some(part) => parts.push(Ok(part.into())),
                None => return Ok(None),
            }
        }
        Ok(Some(Box::new(parts.into_iter())))
    }

    fn size_key(&self, key: &StoreKey) -> Result<Option<u64>, StorageError> {
        self.store.size(key.as_str()).map_err(StorageError::Other)
    }

    fn supports_get_partial(&self) -> bool {
        true
    }
}

fn little_endian(value: &[u8], at: usize) -> Option<u64> {
    let bytes = value.get(at..at.checked_add(4)?)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*bytes).into())
}

/// The bound by which the unpacker reserves memory (RFC 8878): the size that the frame's header gives, or else the
/// largest that its blocks can have.
fn zstd_claim(value: &[u8]) -> Option<u64> {
    const MAGIC: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
    if !value.starts_with(MAGIC) {
        return None;
    }
    zstd::bulk::Decompressor::upper_bound(value).map(|bound| bound as u64)
}
