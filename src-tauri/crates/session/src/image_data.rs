//! The data of an image on disk: a file, or the folder of an OME-Zarr image.
//!
//! Owns: reading it, hashing what is read, and the ways to its description and its pixels. Refuses: decoding (that is `images`), caching,
//! and names that lead out of a folder.

use std::fs::File;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use vesicle_images::zarr::{self, Listing, Store};
use vesicle_images::{DecodeError, FileInfo, Limits, Picture, SliceView, Stop, View, decode_described, probe_view};
use vesicle_project::ContentHash;

use crate::memory;
use crate::pictures::io_reason;
use crate::room::{Room, Taken};

/// For the files that are in memory at once, and for the pictures that are made of them. Every file comes before its
/// pictures, so those who wait for pictures wait only for others that have one.
static FILES: Room = Room::new(256 << 20);
static PICTURES: Room = Room::new(512 << 20);

/// Bytes that are read and then hashed before the next: as many as stay in the cache of a core.
const CHUNK: u64 = 256 << 10;

/// Opened data.
pub(crate) enum ImageData {
    File { bytes: Vec<u8>, hash: ContentHash, _room: Taken },
    Folder(Arc<dyn Store>),
}

/// A picture and its room in memory.
pub(crate) struct Held {
    pub(crate) picture: Picture,
    _room: Option<Taken>,
}

impl ImageData {
    pub(crate) fn open(path: &Path) -> Result<Self, String> {
        Self::open_into(Vec::new(), path, &Stop::default())
    }

    /// As [`ImageData::open`], with the memory of a file that was read before ([`ImageData::into_memory`]); an error once
    /// `stop` is set.
    pub(crate) fn open_into(memory: Vec<u8>, path: &Path, stop: &Stop) -> Result<Self, String> {
        let facts = std::fs::metadata(path).map_err(|error| io_reason(&error))?;
        if facts.is_dir() {
            return Ok(Self::Folder(store(path)));
        }
        // Reading one of these could wait, or go on, for ever.
        if !facts.is_file() {
            return Err("it is not a file but a device, a pipe or a socket. Choose image files".to_owned());
        }
        if let Some(total) = memory::total().filter(|total| facts.len() > *total) {
            let gigabytes = |bytes: u64| bytes.div_ceil(1 << 30);
            return Err(format!(
                "the file has {} GB, more than the whole memory of this computer ({} GB). Save the part that you need \
                 as a file of its own, or use a larger computer",
                gigabytes(facts.len()),
                gigabytes(total)
            ));
        }
        let length = usize::try_from(facts.len()).unwrap_or(usize::MAX);
        let room = FILES.take(facts.len());
        let (bytes, hash) = read_hashed(memory, path, length, stop).map_err(|error| io_reason(&error))?;
        Ok(Self::File { bytes, hash, _room: room })
    }

    pub(crate) fn probe(&self, view: &View) -> Result<FileInfo, String> {
        match self {
            Self::File { bytes, .. } => probe_view(bytes, view),
            Self::Folder(store) => zarr::probe(store, "", view),
        }
        .map_err(|error| in_words(&error, &view.limits))
    }

    pub(crate) fn decode(&self, view: &View) -> Result<Picture, String> {
        match self {
            Self::File { .. } => self.described(view, |_| view.slice).map(|(_, held)| held.picture),
            Self::Folder(store) => zarr::decode(store, "", view, None).map_err(|error| in_words(&error, &view.limits)),
        }
    }

    /// Description and pixels; `slice` chooses what is seen of a stack.
    pub(crate) fn described(
        &self,
        view: &View,
        slice: impl FnOnce(&FileInfo) -> SliceView,
    ) -> Result<(FileInfo, Held), String> {
        match self {
            Self::File { bytes, .. } => {
                let mut room = None;
                let slice = |info: &FileInfo| {
                    room = Some(PICTURES.take(info.picture_bytes()));
                    slice(info)
                };
                decode_described(bytes, view, slice)
                    .map(|(info, picture)| (info, Held { picture, _room: room }))
                    .map_err(|error| in_words(&error, &view.limits))
            }
            // Its decoder shares work among threads, and those must not wait for each other.
            Self::Folder(_) => {
                let info = self.probe(view)?;
                let picture = self.decode(&View { slice: slice(&info), ..view.clone() })?;
                Ok((info, Held { picture, _room: None }))
            }
        }
    }

    /// For the next file: the system clears new memory, which takes as long as reading into it.
    pub(crate) fn into_memory(self) -> Vec<u8> {
        match self {
            Self::File { bytes, .. } => bytes,
            Self::Folder(_) => Vec::new(),
        }
    }

    /// Of the bytes of a file; a folder has none.
    pub(crate) fn file_hash(&self) -> Option<ContentHash> {
        match self {
            Self::File { hash, .. } => Some(*hash),
            Self::Folder(_) => None,
        }
    }
}

/// The bytes of a file of about `length` bytes, in the memory given, and their hash.
fn read_hashed(memory: Vec<u8>, path: &Path, length: usize, stop: &Stop) -> std::io::Result<(Vec<u8>, ContentHash)> {
    let mut file = File::open(path)?;
    let mut hasher = blake3::Hasher::new();
    let mut bytes = memory;
    bytes.clear();
    // A little more, so that finding the end does not need room of its own.
    bytes.try_reserve_exact(length.saturating_add(64)).map_err(|_too_long| std::io::ErrorKind::OutOfMemory)?;
    loop {
        let start = bytes.len();
        if file.by_ref().take(CHUNK).read_to_end(&mut bytes)? == 0 {
            break;
        }
        hasher.update(&bytes[start..]);
        if stop.is_set() {
            return Err(std::io::Error::other("stopped"));
        }
    }
    Ok((bytes, ContentHash(*hasher.finalize().as_bytes())))
}

/// The reason; of a picture above the limits also what they are, and where a person raises them.
pub(crate) fn in_words(error: &DecodeError, limits: &Limits) -> String {
    match error {
        DecodeError::TooLarge { width, height } => too_large(*width, *height, limits),
        other => other.to_string(),
    }
}

pub(crate) fn too_large(width: u64, height: u64, limits: &Limits) -> String {
    format!(
        "{width}×{height} pixels are more than the limit for one picture ({} megapixels, {} MB in memory). Crop or \
         shrink it, or raise the limit: “Settings…” in the menu Edit of the window, or `vesicle limits`",
        limits.pixels / 1_000_000,
        limits.bytes >> 20
    )
}

/// Whether a folder is an OME-Zarr image or plate, by what lies in it.
pub(crate) fn is_zarr(folder: &Path) -> bool {
    ["zarr.json", ".zattrs", ".zgroup", ".zarray"].iter().any(|name| folder.join(name).is_file())
}

/// The images in a Zarr folder: where each is, and what the plate says of it.
pub(crate) fn zarr_images(folder: &Path) -> Result<Listing, String> {
    zarr::open(&store(folder)).map_err(|error| error.to_string())
}

fn store(folder: &Path) -> Arc<dyn Store> {
    Arc::new(FolderStore(folder.to_path_buf()))
}

/// Of a Zarr image: of the pixels seen, and of the names and lengths of everything in its folder. Chunks that are not
/// seen are told apart by their lengths, because reading all of them could take hours.
pub(crate) fn zarr_hash(folder: &Path, picture: &Picture) -> ContentHash {
    let mut hasher = blake3::Hasher::new();
    for channel in 0..picture.channels() {
        for value in picture.plane_f32(channel) {
            hasher.update(&value.to_le_bytes());
        }
    }
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok) {
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            hasher.update(name.to_string_lossy().as_bytes());
            hasher.update(&entry.metadata().map_or(0, |facts| facts.len()).to_le_bytes());
        }
    }
    ContentHash(*hasher.finalize().as_bytes())
}

/// The files below a folder.
struct FolderStore(PathBuf);

impl FolderStore {
    /// Names come from descriptions that anyone may have written.
    fn place(&self, name: &str) -> Result<PathBuf, String> {
        let path = Path::new(name);
        let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
        if inside { Ok(self.0.join(path)) } else { Err(format!("“{name}” leads out of its folder")) }
    }
}

impl Store for FolderStore {
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, String> {
        found(std::fs::read(self.place(name)?))
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, String> {
        let Some(entries) = found(std::fs::read_dir(self.place(folder)?))? else { return Ok(Vec::new()) };
        Ok(entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect())
    }

    fn get_range(&self, name: &str, start: u64, len: u64) -> Result<Option<Vec<u8>>, String> {
        use std::io::{Read as _, Seek as _, SeekFrom};
        let Some(mut file) = found(std::fs::File::open(self.place(name)?))? else { return Ok(None) };
        let mut part = Vec::new();
        file.seek(SeekFrom::Start(start))
            .and_then(|_| file.take(len).read_to_end(&mut part))
            .map_err(|error| io_reason(&error))?;
        Ok(Some(part))
    }

    fn size(&self, name: &str) -> Result<Option<u64>, String> {
        Ok(found(std::fs::metadata(self.place(name)?))?.map(|facts| facts.len()))
    }
}

/// What is not there is an answer; what cannot be read is an error.
fn found<T>(result: std::io::Result<T>) -> Result<Option<T>, String> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::IsADirectory) => {
            Ok(None)
        }
        Err(error) => Err(io_reason(&error)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_a_store_that_keeps_to_itself() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("in/0")).unwrap();
        std::fs::write(folder.path().join("in/0/chunk"), b"abcdef").unwrap();
        std::fs::write(folder.path().join("secret"), b"x").unwrap();
        let store = FolderStore(folder.path().join("in"));
        assert_eq!(store.get("0/chunk").unwrap().unwrap(), b"abcdef");
        assert_eq!(store.get_range("0/chunk", 2, 3).unwrap().unwrap(), b"cde");
        assert_eq!(store.get_range("0/chunk", 5, 9).unwrap().unwrap(), b"f");
        assert_eq!(store.size("0/chunk").unwrap(), Some(6));
        assert_eq!((store.get("0/none").unwrap(), store.get("0").unwrap()), (None, None));
        assert_eq!(store.list("").unwrap(), ["0"]);
        assert!(store.get("../secret").unwrap_err().contains("leads out"));
        assert!(store.get("/etc/hostname").is_err());
    }
}
