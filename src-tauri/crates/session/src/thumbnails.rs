//! Thumbnails and their cache on disk.
//!
//! Owns: small JPEG pictures keyed by content hash and [`STYLE`], so they outlive renames and are shared by projects.
//! The cache can be deleted at any time; what is missing is made again. Refuses: growing without limit.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use vesicle_images::{ChannelSummary, Picture, SliceView, displays_by, encode_jpeg, render};
use vesicle_project::{ContentHash, Image, ImageId};

use crate::channels::{Channels, Chosen};
use crate::pictures::{read_picture, within};
use crate::session::Session;

/// How large a thumbnail is at most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ThumbnailSize {
    #[default]
    Usual,
    /// For tiles that are larger than a usual thumbnail.
    Large,
}

impl ThumbnailSize {
    /// Longest side, pixels.
    pub(crate) const fn side(self) -> u32 {
        match self {
            Self::Usual => 256,
            Self::Large => 512,
        }
    }

    /// What stands behind a thumbnail's [`key`]. Nothing is enlarged, so that a small image has one size.
    fn word(self, image: &Image) -> &'static str {
        let large = self == Self::Large && image.width.max(image.height) > Self::Usual.side();
        if large { "-large" } else { "" }
    }
}

const QUALITY: u8 = 88;
/// Changes whenever thumbnails are drawn differently, so that old ones are not used.
const STYLE: &str = "3";
/// Pixels of a channel that are counted for its range.
const SAMPLE: u64 = 1 << 18;
/// Bytes; the least recently made go first.
const CACHE_LIMIT: u64 = 2 << 30;

/// What the thumbnail of an image depends on besides [`STYLE`]: its content, which part of a stack is shown, and how its
/// channels are shown.
pub(crate) fn key(image: &Image, stack: SliceView, channels: &Channels) -> String {
    format!("{}{}", key_of(image.hash, image.slices, stack), channels.word(image))
}

/// The same where channels are shown as by default.
pub(crate) fn key_of(hash: ContentHash, slices: u32, stack: SliceView) -> String {
    let part = match within(stack, slices) {
        _ if slices <= 1 => String::new(),
        SliceView::One(slice) => format!("-z{slice}"),
        SliceView::Max => "-max".to_owned(),
        SliceView::Mean => "-mean".to_owned(),
    };
    format!("{hash}{part}")
}

/// The cache in one folder.
#[derive(Debug, Clone)]
pub(crate) struct Thumbnails {
    folder: PathBuf,
}

impl Thumbnails {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The JPEG of an image: from the cache, or from `picture`, which is asked only then.
    pub(crate) fn get(
        &self,
        key: &str,
        settings: &Chosen,
        size: ThumbnailSize,
        picture: impl FnOnce() -> Result<Picture, String>,
    ) -> Result<Vec<u8>, String> {
        let path = self.path(key);
        if let Ok(bytes) = std::fs::read(&path) {
            return Ok(bytes);
        }
        let bytes = draw(&picture()?, settings, size)?;
        self.keep(&path, &bytes);
        Ok(bytes)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.path(key).is_file()
    }

    /// Makes the usual thumbnail of a picture that is decoded anyway, unless it is there; channels are shown as by default.
    pub(crate) fn prepare(&self, key: &str, picture: &Picture) {
        if !self.has(key)
            && let Ok(bytes) = draw(picture, &Chosen::default(), ThumbnailSize::Usual)
        {
            self.keep(&self.path(key), &bytes);
        }
    }

    fn path(&self, key: &str) -> PathBuf {
        self.folder.join(key.get(..2).unwrap_or_default()).join(format!("{key}-{STYLE}.jpg"))
    }

    /// A cache that cannot be written is slow, not broken: the failure is logged and that is all.
    fn keep(&self, path: &Path, bytes: &[u8]) {
        if let Err(error) = write_whole(path, bytes) {
            tracing::debug!(path = %path.display(), %error, "a thumbnail was not cached");
        }
    }

    /// Deletes the oldest thumbnails until the cache is within its limit.
    pub(crate) fn prune(&self) {
        self.prune_to(CACHE_LIMIT);
    }

    fn prune_to(&self, limit: u64) {
        let mut files: Vec<(SystemTime, u64, PathBuf)> = walkdir::WalkDir::new(&self.folder)
            .into_iter()
            .filter_map(Result::ok)
            .filter_map(|entry| {
                let facts = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
                Some((facts.modified().ok()?, facts.len(), entry.into_path()))
            })
            .collect();
        let mut total: u64 = files.iter().map(|(_, size, _)| size).sum();
        files.sort();
        for (_, size, path) in files {
            if total <= limit {
                return;
            }
            if std::fs::remove_file(&path).is_ok() {
                total -= size;
            }
        }
    }
}

impl Session {
    /// The small picture of an image, JPEG, at most 256 pixels on its longer side.
    ///
    /// # Errors
    /// A sentence for the person: why there is none.
    pub fn thumbnail(&self, image: ImageId) -> Result<Vec<u8>, String> {
        self.thumbnail_sized(image, ThumbnailSize::Usual)
    }

    /// The small picture of an image, JPEG, at most 256 or 512 pixels on its longer side and never enlarged.
    ///
    /// # Errors
    /// As [`Self::thumbnail`].
    pub fn thumbnail_sized(&self, image: ImageId, size: ThumbnailSize) -> Result<Vec<u8>, String> {
        let (image, stack, key, settings, limits) = {
            let state = self.lock();
            let image = state.project.image(image).cloned();
            let image = image.ok_or_else(|| "the image is not in the project any more".to_owned())?;
            let settings = state.channels.of(&image);
            let key = key(&image, state.stack, &state.channels) + size.word(&image);
            (image, state.stack, key, settings, state.limits)
        };
        self.thumbnails().get(&key, &settings, size, || read_picture(self.base(), &image, stack, 0, limits))
    }

    /// Whether an image has a thumbnail in the cache, as it is shown now.
    pub(crate) fn has_thumbnail(&self, image: ImageId, size: ThumbnailSize) -> bool {
        let key = {
            let state = self.lock();
            let image = state.project.image(image);
            image.map(|image| key(image, state.stack, &state.channels) + size.word(image))
        };
        key.is_some_and(|key| self.thumbnails().has(&key))
    }
}

fn draw(picture: &Picture, settings: &Chosen, size: ThumbnailSize) -> Result<Vec<u8>, String> {
    let count = |channel| ChannelSummary::sampled(picture, channel, SAMPLE);
    let summaries: Vec<ChannelSummary> = (0..picture.channels()).map(count).collect();
    let pixels = render(picture, &displays_by(picture, settings.of(picture.kind()), &summaries), size.side());
    encode_jpeg(&pixels, QUALITY).map_err(|error| error.to_string())
}

/// Writes to a temporary name first, so that nobody ever reads half a file.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write as _;
    let mut file = temporary_beside(path)?;
    file.write_all(bytes)?;
    persist(file, path)
}

/// A file to write, in the folder of the one that it will be; gone unless it is kept by [`persist`].
pub(crate) fn temporary_beside(path: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    refuse_what_is_no_file(path)?;
    std::fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".vesicle-");
    // What is written for others is theirs to read, as far as the user allows it for all files.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Brings a file that is whole under its name.
pub(crate) fn persist(file: tempfile::NamedTempFile, path: &Path) -> std::io::Result<()> {
    refuse_what_is_no_file(path)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Replacing a device or a folder is never what was meant.
fn refuse_what_is_no_file(path: &Path) -> std::io::Result<()> {
    if path.metadata().is_ok_and(|facts| !facts.is_file()) {
        return Err(std::io::Error::other("there is something with this name that is not a file"));
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;
    use vesicle_images::Samples;

    fn picture() -> Picture {
        Picture::new(8, 8, 1, Samples::U8((0..64).collect())).unwrap()
    }

    #[test]
    fn a_thumbnail_is_drawn_once_and_then_read() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Thumbnails::new(folder.path().to_path_buf());
        let hash = "07ab";
        let usual = Chosen::default();
        let first = cache.get(hash, &usual, ThumbnailSize::Usual, || Ok(picture())).unwrap();
        assert_eq!(first[..2], [0xff, 0xd8], "JPEG");
        let again = cache
            .get(hash, &usual, ThumbnailSize::Usual, || Err("the picture was asked for again".to_owned()))
            .unwrap();
        assert_eq!(first, again);
    }

    #[test]
    fn the_cache_keeps_its_limit() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Thumbnails::new(folder.path().to_path_buf());
        for number in 0..10 {
            cache.prepare(&format!("{number:064}"), &picture());
        }
        let one = std::fs::metadata(cache.path(&format!("{:064}", 0))).unwrap().len();
        cache.prune_to(3 * one);
        let left = (0..10).filter(|number| cache.path(&format!("{number:064}")).is_file()).count();
        assert_eq!(left, 3);
    }
}
