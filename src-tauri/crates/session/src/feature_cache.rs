//! Features of images, kept on disk so that each image is looked at once.
//!
//! Owns: one SQLite file in the cache folder, shared by all projects and programs of a user, with a limit on its size. It
//! can be deleted at any time. Refuses: failing; a cache that cannot be used is only slow.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension as _, params};
use vesicle_images::SliceView;
use vesicle_project::Image;

use crate::thumbnails::key_of;

/// Bytes; what was kept first goes first.
const LIMIT: u64 = 4 << 30;
/// Another program may be writing.
const PATIENCE: Duration = Duration::from_secs(5);
/// Changes with the layout of the file; another one is deleted.
const VERSION: i64 = 1;
const FILE: &str = "features.sqlite";

/// The cache in one folder.
pub(crate) struct FeatureCache {
    /// `None` where the file cannot be used.
    connection: Mutex<Option<Connection>>,
}

/// What the features of an image depend on: how they are made (`recipe`), its content, and what is seen of a stack.
pub(crate) fn key(recipe: &str, image: &Image, stack: SliceView) -> [u8; 32] {
    let text = format!("{recipe}\n{}", key_of(image.hash, image.slices, stack));
    *blake3::hash(text.as_bytes()).as_bytes()
}

impl FeatureCache {
    pub(crate) fn open(folder: &Path) -> Self {
        let path = folder.join(FILE);
        let opened = connect(&path).or_else(|error| {
            tracing::debug!(path = %path.display(), %error, "the features are kept in a new file");
            remove(&path);
            connect(&path)
        });
        let connection =
            opened.inspect_err(|error| tracing::warn!(path = %path.display(), %error, "features are not kept")).ok();
        Self { connection: Mutex::new(connection) }
    }

    pub(crate) fn get(&self, key: &[u8; 32]) -> Option<Vec<f32>> {
        let bytes: Vec<u8> = self.with(|connection| {
            connection
                .prepare_cached("SELECT features FROM features WHERE key = ?1")?
                .query_row([key.as_slice()], |row| row.get(0))
                .optional()
        })??;
        Some(bytes.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect())
    }

    pub(crate) fn keep(&self, key: &[u8; 32], features: &[f32]) {
        let bytes: Vec<u8> = features.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.with(|connection| {
            connection
                .prepare_cached("INSERT OR REPLACE INTO features (key, features) VALUES (?1, ?2)")?
                .execute(params![key.as_slice(), bytes])
        });
    }

    /// Deletes the oldest until the file is within its limit.
    pub(crate) fn prune(&self) {
        self.prune_to(LIMIT);
    }

    fn prune_to(&self, limit: u64) {
        self.with(|connection| {
            let pages: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
            let size: i64 = connection.query_row("PRAGMA page_size", [], |row| row.get(0))?;
            let share = limit as f64 / (pages * size) as f64;
            if share >= 1.0 {
                return Ok(());
            }
            let count: i64 = connection.query_row("SELECT count(*) FROM features", [], |row| row.get(0))?;
            // Down to three quarters, so that this is not done at every turn.
            let kept = (count as f64 * share * 0.75) as i64;
            connection.execute(
                "DELETE FROM features WHERE number IN (SELECT number FROM features ORDER BY number LIMIT ?1)",
                [count - kept],
            )?;
            connection.execute_batch("PRAGMA incremental_vacuum")
        });
    }

    /// A failure is logged and is `None`.
    fn with<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Option<T> {
        let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        work(connection.as_ref()?).inspect_err(|error| tracing::debug!(%error, "the cache of features")).ok()
    }
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).ok();
    }
    let connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version != VERSION {
        if version != 0 {
            return Err(rusqlite::Error::InvalidQuery);
        }
        connection.execute_batch(&format!(
            "PRAGMA auto_vacuum = INCREMENTAL;
             PRAGMA journal_mode = WAL;
             CREATE TABLE IF NOT EXISTS features (
                 number INTEGER PRIMARY KEY,   -- in the order in which they were kept
                 key BLOB NOT NULL UNIQUE,
                 features BLOB NOT NULL        -- 32-bit floats, little-endian
             );
             PRAGMA user_version = {VERSION};"
        ))?;
    }
    // What a crash takes away is made again.
    connection.execute_batch("PRAGMA synchronous = OFF")?;
    // A damaged file is found here rather than in the middle of a fit.
    connection.query_row("SELECT count(*) FROM (SELECT number FROM features LIMIT 1)", [], |_| Ok(()))?;
    Ok(connection)
}

fn remove(path: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let mut file = path.as_os_str().to_owned();
        file.push(ending);
        std::fs::remove_file(PathBuf::from(file)).ok();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    fn key(number: u32) -> [u8; 32] {
        *blake3::hash(&number.to_le_bytes()).as_bytes()
    }

    #[test]
    fn what_is_kept_is_there_again_for_the_next_program() {
        let folder = tempfile::tempdir().unwrap();
        let features = vec![1.5, f32::MIN_POSITIVE, -3e30];
        let cache = FeatureCache::open(folder.path());
        assert_eq!(cache.get(&key(1)), None);
        cache.keep(&key(1), &features);
        assert_eq!(cache.get(&key(1)), Some(features.clone()));
        assert_eq!(FeatureCache::open(folder.path()).get(&key(1)), Some(features.clone()), "while the first is open");
        assert_eq!(cache.get(&key(2)), None);
    }

    #[test]
    fn a_damaged_file_or_one_of_another_version_is_begun_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        std::fs::write(
            &path,
            b"this is no database, and longer than a header of one hundred bytes would be, which is ".repeat(9),
        )
        .unwrap();
        let cache = FeatureCache::open(folder.path());
        cache.keep(&key(1), &[1.0]);
        assert_eq!(cache.get(&key(1)), Some(vec![1.0]));
        cache.with(|connection| connection.execute_batch("PRAGMA user_version = 99")).unwrap();
        drop(cache);
        let cache = FeatureCache::open(folder.path());
        assert_eq!(cache.get(&key(1)), None);
        cache.keep(&key(1), &[2.0]);
        assert_eq!(cache.get(&key(1)), Some(vec![2.0]));
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_cache_and_no_error() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, b"").unwrap();
        let cache = FeatureCache::open(&file);
        cache.keep(&key(1), &[1.0]);
        assert_eq!(cache.get(&key(1)), None);
        cache.prune();
    }

    #[test]
    fn the_oldest_go_first() {
        let folder = tempfile::tempdir().unwrap();
        let cache = FeatureCache::open(folder.path());
        let features = vec![0.5; 1000];
        for number in 0..200 {
            cache.keep(&key(number), &features);
        }
        cache.prune_to(400_000);
        let kept: Vec<bool> = (0..200).map(|number| cache.get(&key(number)).is_some()).collect();
        assert!(!kept[0] && kept[199], "{kept:?}");
        assert!(kept.windows(2).all(|pair| pair[0] <= pair[1]), "in the order in which they were kept");
        let count = kept.iter().filter(|kept| **kept).count();
        assert!((40..120).contains(&count), "{count}");
    }
}
