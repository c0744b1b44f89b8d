//! Pictures that lie beside a draft come along when it gets a place of its own.
//!
//! Owns: what an import put beside a draft (the pictures of a Piximi project): a saved project that still looked for them in
//! the app's own folder would lose them on the way to another computer. Refuses: images of the person; those stay where they are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use vesicle_project::{Edit, History, MovedSource};

use crate::SessionError;
use crate::places::{self, Place};
use crate::session::Session;

/// Brings files that lie in folders of `drafts` to the project, and takes them away there. The project finds them all the
/// time; on an error it finds them where they were.
pub(crate) fn bring_along(session: &Session, drafts: &Path) -> Result<(), SessionError> {
    let project = session.project();
    let base = session.base();
    let drafts = places::absolute(drafts);
    if base.starts_with(&drafts) {
        return Ok(());
    }
    let mut folders: BTreeMap<PathBuf, Vec<(vesicle_project::ImageId, usize, PathBuf)>> = BTreeMap::new();
    for image in project.images() {
        for (at, source) in image.sources.iter().enumerate() {
            let (file, _) = places::find(base, source);
            let Some(folder) = file.parent().filter(|folder| folder.parent() == Some(drafts.as_path())) else {
                continue;
            };
            if file.is_file() {
                folders.entry(folder.to_path_buf()).or_default().push((image.id, at, file.clone()));
            }
        }
    }
    for (folder, files) in folders {
        let failed = |source| SessionError::Write { path: base.to_path_buf(), source };
        let new = copied(base, &folder, &files).map_err(failed)?;
        let moved = files.iter().filter_map(|(image, at, file)| {
            let Place { path, found_at } = places::place(base, &new.join(file.file_name()?));
            Some(MovedSource { image: *image, source: *at, path, found_at })
        });
        let moved = Edit::Relink(moved.collect());
        {
            let mut state = session.lock();
            if let Err(error) = state.edit(&moved) {
                std::fs::remove_dir_all(&new).ok();
                return Err(error);
            }
            state.history = History::default();
        }
        for (_, _, file) in &files {
            std::fs::remove_file(file).ok();
        }
        // Only if nothing else lies in it.
        std::fs::remove_dir(&folder).ok();
    }
    Ok(())
}

/// A folder beside the project with the same files, as links where that can be.
fn copied(
    base: &Path,
    folder: &Path,
    files: &[(vesicle_project::ImageId, usize, PathBuf)],
) -> std::io::Result<PathBuf> {
    let within = tempfile::Builder::new().prefix(".vesicle-").tempdir_in(base)?;
    for (_, _, file) in files {
        let Some(name) = file.file_name() else { continue };
        let to = within.path().join(name);
        if !to.exists() && std::fs::hard_link(file, &to).is_err() {
            std::fs::copy(file, &to)?;
        }
    }
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let numbered = (2_usize..).map(|number| base.join(format!("{name} ({number})")));
    let mut free = std::iter::once(base.join(name.as_ref())).chain(numbered);
    let target = free.find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| base.join(name.as_ref()));
    crate::work::piximi::open_to_others(within.path());
    std::fs::rename(within.path(), &target)?;
    drop(within.keep());
    Ok(target)
}
