//! Files of images that are copied or linked elsewhere.
//!
//! Owns: that a file is the one that was imported before it goes, and the way from a link to a copy where none can be made.
//! Refuses: choosing places; nothing that is there is ever written over.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use vesicle_project::Source;
use walkdir::WalkDir;

use crate::JobContext;
use crate::pictures::io_reason;
use crate::places;

/// Bytes that are read and then written before a stop is looked for.
const CHUNK: usize = 256 << 10;

/// Why something did not go.
pub(crate) enum Failure {
    /// The image cannot be read, in words; others can.
    Image(String),
    /// Nothing can be written.
    Write(std::io::Error),
    Stopped,
}

/// Takes files elsewhere, and counts what it could not link.
pub(crate) struct Carrier<'a> {
    pub(crate) base: &'a Path,
    pub(crate) link: bool,
    /// Files that were copied where a link was wanted.
    pub(crate) copied: u64,
    pub(crate) context: &'a JobContext,
}

impl Carrier<'_> {
    /// The file or folder of a source, at `to`, where nothing is yet.
    ///
    /// # Errors
    /// It is not there or not the one that was imported, nothing can be written, or the job was stopped. A part of it may be
    /// at `to` then.
    pub(crate) fn carry(&mut self, source: &Source, to: &Path) -> Result<(), Failure> {
        let mut refusal = None;
        for from in places::existing(self.base, source) {
            // A link to a link would be that, and not the file.
            let from = places::absolute(&from);
            match if from.is_dir() { self.folder(&from, to) } else { self.file(&from, Some(source), to) } {
                Err(Failure::Image(reason)) => refusal = refusal.or(Some(reason)),
                done => return done,
            }
        }
        Err(Failure::Image(refusal.unwrap_or_else(|| io_reason(&std::io::ErrorKind::NotFound.into()))))
    }

    /// Everything in the folder of an OME-Zarr image; links in it are left where they are.
    fn folder(&mut self, from: &Path, to: &Path) -> Result<(), Failure> {
        std::fs::create_dir(to).map_err(Failure::Write)?;
        for entry in WalkDir::new(from).min_depth(1).sort_by_file_name() {
            let entry = entry.map_err(|error| Failure::Image(error.to_string()))?;
            let Ok(inside) = entry.path().strip_prefix(from) else { continue };
            let target = to.join(inside);
            if entry.file_type().is_dir() {
                std::fs::create_dir(&target).map_err(Failure::Write)?;
            } else if entry.file_type().is_file() {
                self.file(entry.path(), None, &target)?;
            }
        }
        Ok(())
    }

    /// `known`: what the file has to be.
    fn file(&mut self, from: &Path, known: Option<&Source>, to: &Path) -> Result<(), Failure> {
        if self.link && self.linked(from, known, to)? {
            return Ok(());
        }
        self.copied += u64::from(self.link);
        let mut out = File::create_new(to).map_err(Failure::Write)?;
        let same = self.read(from, known, |bytes| out.write_all(bytes))?;
        drop(out);
        if same { Ok(()) } else { Err(self.other(to)) }
    }

    /// Whether a link could be made. Another drive, or a system without links, is no error.
    fn linked(&self, from: &Path, known: Option<&Source>, to: &Path) -> Result<bool, Failure> {
        if std::fs::hard_link(from, to).is_err() {
            return Ok(false);
        }
        let same = self.read(to, known, |_bytes| Ok(()))?;
        if same { Ok(true) } else { Err(self.other(to)) }
    }

    /// Another file in the image's place is not taken for it.
    fn other(&self, to: &Path) -> Failure {
        std::fs::remove_file(to).ok();
        Failure::Image(
            "the file is not the one that was imported: it was changed or replaced since. Put the old file back, or add \
             the new one as an image of its own and remove this one"
                .to_owned(),
        )
    }

    /// Reads a file piece by piece; whether it is what is `known` of it.
    fn read(
        &self,
        from: &Path,
        known: Option<&Source>,
        mut each: impl FnMut(&[u8]) -> std::io::Result<()>,
    ) -> Result<bool, Failure> {
        let unreadable = |error: std::io::Error| Failure::Image(io_reason(&error));
        let mut file = File::open(from).map_err(unreadable)?;
        let mut hasher = blake3::Hasher::new();
        let mut piece = vec![0; CHUNK];
        loop {
            if self.context.is_cancelled() {
                return Err(Failure::Stopped);
            }
            let count = file.read(&mut piece).map_err(unreadable)?;
            if count == 0 {
                break;
            }
            if known.is_some() {
                hasher.update(&piece[..count]);
            }
            each(&piece[..count]).map_err(Failure::Write)?;
        }
        Ok(known.is_none_or(|source| source.hash.0 == *hasher.finalize().as_bytes()))
    }
}

/// Takes away what was written of an image that did not come whole.
pub(crate) fn remove(written: &[PathBuf]) {
    for path in written {
        let gone = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
        if let Err(error) = gone
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(path = %path.display(), %error, "a part of an image that was left out stays");
        }
    }
}
