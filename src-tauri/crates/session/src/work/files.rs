//! Which files an import is about.
//!
//! Owns: walking the files and folders that a person chose. Refuses: decoding them. A file that was named is always
//! tried; inside a folder only files that look like images by their names are, and the others are counted.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use vesicle_project::natural_key;

use super::piximi::is_piximi;
use crate::image_data::is_zarr;
use crate::pictures::io_reason;
use crate::view::SkippedView;
use crate::views::narrow;

/// Endings of files that are read as images, besides OME-Zarr folders and DICOM files without an ending.
pub const IMAGE_ENDINGS: [&str; 13] =
    ["tif", "tiff", "btf", "tf8", "flex", "png", "jpg", "jpeg", "bmp", "gif", "webp", "dcm", "dicom"];

/// Endings of tables of labels.
pub const TABLE_ENDINGS: [&str; 2] = ["csv", "tsv"];

/// Tables that are remembered of a folder; object tables of an analysis may be many.
const MOST_TABLES: usize = 100;

/// A file to import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) file: PathBuf,
    /// Under the folder that was chosen, with `/`; just the name of a file that was chosen itself.
    pub(crate) name: String,
    /// The same with the name of the chosen folder in front: the folders that may name a category.
    pub(crate) folders: String,
    /// The same number for all files under one chosen folder, or chosen one by one in one folder.
    pub(crate) base: u32,
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct FoundFiles {
    pub(crate) files: Vec<Found>,
    pub(crate) skipped: Vec<SkippedView>,
    /// Files inside folders that do not look like images.
    pub(crate) others: usize,
    /// Files inside folders that look like images but have names that begin with a dot.
    pub(crate) hidden: usize,
    /// Projects and models of Piximi: zips and JSON files that were chosen, and folders of that kind.
    pub(crate) piximi: Vec<PathBuf>,
    /// Those of the others that look like tables, in no order.
    pub(crate) tables: Vec<PathBuf>,
}

/// Walks the chosen paths; folders in natural order of names (`f2` before `f10`).
pub(crate) fn find(paths: &[PathBuf]) -> FoundFiles {
    let mut found = FoundFiles::default();
    let mut bases: BTreeMap<PathBuf, u32> = BTreeMap::new();
    for path in paths {
        let path = crate::places::absolute(path);
        let is_folder = path.is_dir() && !is_zarr(&path);
        let base = if is_folder { path.as_path() } else { path.parent().unwrap_or(Path::new("")) };
        let next = narrow(bases.len());
        let number = *bases.entry(base.to_path_buf()).or_insert(next);
        if let Some(reason) = not_text(&path) {
            found.skipped.push(SkippedView { path: escaped(&path), reason });
        } else if is_piximi(&path) {
            found.piximi.push(path);
        } else if is_folder {
            walk(&path, number, &mut found);
        } else if looks_like_a_table(&path) {
            let reason =
                "it is a table, not an image. Add its images and name it as their table of labels: “Table with \
                          labels and metadata” in the window, `--labels` on the command line"
                    .to_owned();
            found.skipped.push(SkippedView { path: path.to_string_lossy().into_owned(), reason });
        } else {
            found.files.push(entry(&path, base, number));
        }
    }
    found
}

fn walk(folder: &Path, base: u32, found: &mut FoundFiles) {
    let (files, skipped) = (found.files.len(), found.skipped.len());
    let visible =
        |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    let mut items = walkdir::WalkDir::new(folder).into_iter();
    while let Some(item) = items.next() {
        match item {
            Ok(item) if !visible(&item) => {
                if item.file_type().is_dir() {
                    items.skip_current_dir();
                } else if has_ending(item.path(), &IMAGE_ENDINGS) {
                    found.hidden += 1;
                }
            }
            // A project remembers places as text, and a name that is none would be taken for another one.
            Ok(item) if not_text(item.path()).is_some() => {
                if item.file_type().is_dir() {
                    items.skip_current_dir();
                } else if !looks_like_an_image(item.path()) {
                    found.others += 1;
                    continue;
                }
                let reason = not_text(item.path()).unwrap_or_default();
                found.skipped.push(SkippedView { path: escaped(item.path()), reason });
            }
            Ok(item) if item.path_is_symlink() && item.path().is_dir() => {
                if is_zarr(item.path()) {
                    found.files.push(entry(item.path(), folder, base));
                } else {
                    let reason = "it is a link to a folder. Links in folders are not followed, because they can lead \
                                  round in circles; add the folder itself"
                        .to_owned();
                    found.skipped.push(SkippedView { path: item.path().to_string_lossy().into_owned(), reason });
                }
            }
            Ok(item) if item.file_type().is_dir() => {
                // An OME-Zarr image is a folder of thousands of files; it is one thing.
                if item.depth() > 0 && is_piximi(item.path()) {
                    found.piximi.push(item.path().to_path_buf());
                    items.skip_current_dir();
                } else if item.depth() > 0 && is_zarr(item.path()) {
                    found.files.push(entry(item.path(), folder, base));
                    items.skip_current_dir();
                }
            }
            Ok(item) if looks_like_an_image(item.path()) => found.files.push(entry(item.path(), folder, base)),
            Ok(item) => {
                found.others += 1;
                if looks_like_a_table(item.path()) && found.tables.len() < MOST_TABLES {
                    found.tables.push(item.into_path());
                }
            }
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_string_lossy().into_owned();
                let reason = match error.io_error() {
                    Some(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
                        "you may not open this folder: ask its owner, or change its permissions".to_owned()
                    }
                    Some(error) => io_reason(error),
                    None => error.to_string(),
                };
                found.skipped.push(SkippedView { path, reason });
            }
        }
    }
    found.files[files..].par_sort_by_cached_key(|file| place_key(&file.name));
    found.skipped[skipped..].sort_by_cached_key(|skipped| place_key(&skipped.path));
}

/// A folder's files where the folder itself would be; names that differ in case only in the order of their bytes.
fn place_key(name: &str) -> (Vec<u8>, String) {
    // No key of a name begins with a zero, or goes on with one after a prefix that is another name's key.
    let key = name.split('/').map(natural_key).collect::<Vec<_>>().join(&0);
    (key, name.to_owned())
}

/// Why a place cannot be written down, if it cannot.
fn not_text(path: &Path) -> Option<String> {
    let reason = "its name, or that of a folder it lies in, has bytes that are no text (UTF-8), so that a project could \
                  not remember it. Rename it, then add it again";
    match path.to_str() {
        None => Some(reason.to_owned()),
        // As such a name arrives when it came through text.
        Some(text) if text.contains('\u{fffd}') && !path.exists() => Some(reason.to_owned()),
        Some(_) => None,
    }
}

/// With the bytes that are no text as `\xFF`, so that two such names differ.
fn escaped(path: &Path) -> String {
    format!("{path:?}").trim_matches('"').to_owned()
}

fn entry(file: &Path, base: &Path, number: u32) -> Found {
    let under = file.strip_prefix(base).unwrap_or(file);
    let parts: Vec<String> = under.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    let name = parts.join("/");
    let folders = match base.file_name() {
        Some(folder) => format!("{}/{name}", folder.to_string_lossy()),
        None => name.clone(),
    };
    Found { file: file.to_path_buf(), name, folders, base: number }
}

fn looks_like_an_image(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy());
    match ending.as_deref() {
        Some(ending) if !ending.bytes().all(|byte| byte.is_ascii_digit()) => has_ending(path, &IMAGE_ENDINGS),
        _ => begins_as_dicom(path),
    }
}

/// Whether a file is a table by its name.
pub(crate) fn looks_like_a_table(path: &Path) -> bool {
    has_ending(path, &TABLE_ENDINGS)
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// Scanners often write DICOM files without an extension, or with a number for it (`IM-0001.0002`). They begin with 128 bytes of anything, then `DICM`.
fn begins_as_dicom(path: &Path) -> bool {
    use std::io::Read as _;
    let mut start = [0; 132];
    // Opening a pipe would wait for whoever writes into it.
    path.is_file()
        && std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok()
        && start.ends_with(b"DICM")
}
