//! How a project remembers where its images are.
//!
//! Owns: the two paths of a file (relative to the project's folder with `/`, and absolute) and how they are turned
//! back into a file. Refuses: reading the file.

use std::path::{Component, Path, PathBuf};

use vesicle_project::{Image, Source};

/// A file's place as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// Relative to the project's folder with `/` between folders where both are on one volume, else absolute.
    pub(crate) path: String,
    pub(crate) found_at: String,
}

/// The place of `file` (absolute) for a project in `base` (absolute).
pub(crate) fn place(base: &Path, file: &Path) -> Place {
    let found_at = file.to_string_lossy().into_owned();
    let path = relative(base, file).unwrap_or_else(|| found_at.clone());
    Place { path, found_at }
}

/// Where a file of a project in `base` may be, the likeliest first.
pub(crate) fn candidates(base: &Path, source: &Source) -> [PathBuf; 2] {
    // `join` keeps an absolute path as it is; `/` is understood on every system.
    [normal(&base.join(&source.path)), PathBuf::from(&source.found_at)]
}

/// The candidates that exist, the likeliest first.
pub(crate) fn existing(base: &Path, source: &Source) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = candidates(base, source).into_iter().filter(|path| path.exists()).collect();
    found.dedup();
    found
}

/// Whether all files of an image are where they should be.
pub(crate) fn all_there(base: &Path, image: &Image) -> bool {
    image.sources.iter().all(|source| find(base, source).1)
}

/// The first candidate that exists; else the first. (An OME-Zarr image is a folder.)
pub(crate) fn find(base: &Path, source: &Source) -> (PathBuf, bool) {
    let candidates = candidates(base, source);
    match candidates.iter().find(|candidate| candidate.exists()) {
        Some(found) => (found.clone(), true),
        None => {
            let [first, _] = candidates;
            (first, false)
        }
    }
}

/// An absolute path without `.` and `..`, whether or not it exists. Links are followed where it does.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    std::fs::canonicalize(path)
        .map(without_verbatim_prefix)
        .or_else(|_| std::path::absolute(path).map(|path| normal(&path)))
        .unwrap_or_else(|_| path.to_path_buf())
}

/// Windows' canonical paths start with `\\?\`, which other programs do not read.
fn without_verbatim_prefix(path: PathBuf) -> PathBuf {
    match path.to_str().and_then(|text| text.strip_prefix(r"\\?\")) {
        Some(plain) if !plain.starts_with("UNC") => PathBuf::from(plain),
        _ => path,
    }
}

/// Resolves `..` and `.` by name.
fn normal(path: &Path) -> PathBuf {
    let mut parts = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    parts
}

fn relative(base: &Path, file: &Path) -> Option<String> {
    let base: Vec<Component<'_>> = base.components().collect();
    let file: Vec<Component<'_>> = file.components().collect();
    let shared = base.iter().zip(&file).take_while(|(a, b)| a == b).count();
    // Nothing in common but the root: an absolute path says more than a row of dots.
    if shared < 2 {
        return None;
    }
    let mut parts = vec!["..".to_owned(); base.len() - shared];
    for part in &file[shared..] {
        parts.push(part.as_os_str().to_str()?.to_owned());
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn paths_are_relative_where_that_helps() {
        let of = |base: &str, file: &str| place(Path::new(base), Path::new(file)).path;
        assert_eq!(of("/home/ada/study", "/home/ada/study/images/a.tif"), "images/a.tif");
        assert_eq!(of("/home/ada/study", "/home/ada/raw/a.tif"), "../raw/a.tif");
        assert_eq!(of("/home/ada", "/mnt/plate/a.tif"), "/mnt/plate/a.tif");
    }

    #[test]
    #[cfg(unix)]
    fn a_stored_path_leads_back_to_the_file() {
        let base = Path::new("/home/ada/study");
        for file in ["/home/ada/study/images/a.tif", "/home/ada/raw/a.tif", "/mnt/plate/a.tif"] {
            let place = place(base, Path::new(file));
            let hash = vesicle_project::ContentHash([0; 32]);
            let source = Source::whole(place.path, place.found_at, hash);
            assert_eq!(candidates(base, &source)[0], Path::new(file));
        }
    }
}
