//! Which mask or which rows belong to which image.
//!
//! Owns: telling masks from images where they lie together, and pairing them by their names. Refuses: guessing. Where
//! two masks could be meant, none is.
//!
//! The words behind the name of an image are those of Cellpose (`_cp_masks`), StarDist and others (`_labels`, `_mask`),
//! ilastik (`_Simple Segmentation`, `_Object Identities`), and a few more. `-`, `_`, spaces and case do not matter.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{NAMED, ObjectsFrom, ObjectsRequest, Sought};
use crate::view::SkippedView;
use crate::work::files::{Found, find};
use crate::work::labels::file_name;
use crate::work::read::Unit;

/// What stands behind the name of an image in that of its mask.
const WORDS: [&str; 16] = [
    "",
    "_cp_masks",
    "_cp_mask",
    "_masks",
    "_mask",
    "_labels",
    "_label",
    "_labeled",
    "_seg",
    "_segmentation",
    "_simple_segmentation",
    "_object_identities",
    "_objects",
    "_stardist",
    "_instances",
    "_nuclei",
];

/// The images among the files, and the masks.
pub(super) struct Pairs {
    pub(super) images: Vec<Found>,
    masks: Vec<Found>,
}

impl Pairs {
    /// A file among the masks is an image only if it lies where images were asked for, and is not called like the mask of
    /// one.
    pub(super) fn of(paths: &[PathBuf], files: &[Found], wanted: &ObjectsRequest) -> Self {
        let ObjectsFrom::Masks(places) = &wanted.from else {
            return Self { images: files.to_vec(), masks: Vec::new() };
        };
        let masks = find(places).files;
        let at: BTreeSet<&Path> = masks.iter().map(|mask| mask.file.as_path()).collect();
        let absolute = |paths: &[PathBuf]| paths.iter().map(|path| crate::places::absolute(path)).collect::<Vec<_>>();
        let (asked, places) = (absolute(paths), absolute(places));
        // A folder of masks inside the folder of images holds no images; the same folder may.
        let shared = asked.iter().any(|path| places.contains(path));
        let stems: BTreeSet<String> = files.iter().map(|file| plain(&stem(&file.name))).collect();
        let is_called_a_mask = |file: &Found| {
            let name = plain(&stem(&file.name));
            WORDS
                .iter()
                .any(|word| !word.is_empty() && name.strip_suffix(word).is_some_and(|stem| stems.contains(stem)))
        };
        let is_mask = |file: &&Found| at.contains(file.file.as_path()) && (!shared || is_called_a_mask(file));
        let images: Vec<Found> = files.iter().filter(|file| !is_mask(file)).cloned().collect();
        let taken: BTreeSet<&Path> = images.iter().map(|file| file.file.as_path()).collect();
        let masks = masks.iter().filter(|mask| !taken.contains(mask.file.as_path())).cloned().collect();
        Self { images, masks }
    }

    /// Of the units those whose objects are known, with what is known of them; the others are told.
    pub(super) fn sought<'a>(
        &'a self,
        units: Vec<Unit>,
        wanted: &'a ObjectsRequest,
        skipped: &mut Vec<SkippedView>,
        notes: &mut Vec<String>,
    ) -> (Vec<Unit>, Vec<Sought<'a>>) {
        match &wanted.from {
            ObjectsFrom::Masks(_) => self.by_mask(units, skipped, notes),
            ObjectsFrom::Table(table) => {
                let assigned = table.images.assign(&units);
                let keys: Vec<Option<&str>> = assigned.rows.iter().map(|row| row.map(|(key, _)| key)).collect();
                for (row, files) in assigned.doubts.iter().take(NAMED) {
                    notes.push(format!(
                        "The objects of “{row}” could be in {files} files, so they were left out; write it with the folder."
                    ));
                }
                let known: BTreeSet<&str> =
                    keys.iter().flatten().copied().chain(assigned.doubts.iter().map(|(row, _)| *row)).collect();
                let unused = table.images.unused(&known);
                if let Some(first) = unused.first() {
                    let objects: usize = unused.iter().map(|key| table.objects_of(key).len()).sum();
                    let more = if unused.len() > 1 { format!(" and {} more", unused.len() - 1) } else { String::new() };
                    notes.push(format!(
                        "{} left out, because no file is called like the image: {first}{more}.",
                        plural(objects, "object")
                    ));
                }
                let without = keys.iter().filter(|key| key.is_none()).count();
                if without > 0 {
                    notes.push(format!("{} left out: no object of the table is there.", plural(without, "file")));
                }
                units
                    .into_iter()
                    .zip(&keys)
                    .filter_map(|(unit, key)| Some((unit, Sought::Rows(table.objects_of((*key)?)))))
                    .unzip()
            }
        }
    }

    fn by_mask<'a>(
        &'a self,
        units: Vec<Unit>,
        skipped: &mut Vec<SkippedView>,
        notes: &mut Vec<String>,
    ) -> (Vec<Unit>, Vec<Sought<'a>>) {
        let index = Index::of(&self.masks);
        let mut used: BTreeMap<&Path, String> = BTreeMap::new();
        let mut found = (Vec::new(), Vec::new());
        for unit in units {
            let path = unit.files.first().map(|member| member.file.to_string_lossy().into_owned()).unwrap_or_default();
            let refused = match index.mask(&unit) {
                Ok(mask) => match used.insert(&mask.file, unit.name.clone()) {
                    None => {
                        found.0.push(unit);
                        found.1.push(Sought::Mask(mask));
                        continue;
                    }
                    Some(other) => format!(
                        "its mask would be {}, which is that of {other} too. Give each mask the name of its image",
                        mask.name
                    ),
                },
                Err(reason) => reason,
            };
            skipped.push(SkippedView { path, reason: refused });
        }
        let unused: Vec<&Found> = self.masks.iter().filter(|mask| !used.contains_key(mask.file.as_path())).collect();
        if let Some(first) = unused.first() {
            let more = if unused.len() > 1 { format!(" and {} more", unused.len() - 1) } else { String::new() };
            notes.push(format!("Masks of no image left out: {}{more}.", first.name));
        }
        found
    }
}

/// Masks by the names of their images: with folders, and without where that is clear.
struct Index<'a> {
    by_place: BTreeMap<String, Vec<&'a Found>>,
    by_name: BTreeMap<String, Vec<&'a Found>>,
}

impl<'a> Index<'a> {
    fn of(masks: &'a [Found]) -> Self {
        let mut index = Self { by_place: BTreeMap::new(), by_name: BTreeMap::new() };
        for mask in masks {
            let place = plain(&stem(&mask.name));
            index.by_name.entry(file_name(&place).to_owned()).or_default().push(mask);
            index.by_place.entry(place).or_default().push(mask);
        }
        index
    }

    /// The mask with the name of a unit, or of one of its files.
    fn mask(&self, unit: &Unit) -> Result<&'a Found, String> {
        let files = unit.files.iter().filter_map(|member| member.file.file_name());
        let files = files.map(|name| name.to_string_lossy().into_owned());
        let names: Vec<String> = [unit.name.clone(), unit.first_name.clone()]
            .into_iter()
            .chain(files)
            .map(|name| plain(&stem(&name)))
            .collect();
        let of = |map: &BTreeMap<String, Vec<&'a Found>>, name: &str| -> Vec<&'a Found> {
            let with = |word: &&str| map.get(&format!("{name}{word}"));
            WORDS.iter().filter_map(with).flatten().copied().collect()
        };
        let found = names.iter().map(|name| of(&self.by_place, name)).find(|found| !found.is_empty());
        let found = found
            .or_else(|| names.iter().map(|name| of(&self.by_name, file_name(name))).find(|found| !found.is_empty()));
        match found.as_deref() {
            Some([only]) => Ok(only),
            Some([first, second, ..]) => Err(format!(
                "{} and {} could both be its mask. Choose the masks one by one, or a folder with one for each image",
                first.name, second.name
            )),
            _ => {
                Err("no mask belongs to it. A mask has the name of its image, also with a word like _masks or _labels \
                      behind it"
                    .to_owned())
            }
        }
    }
}

/// The name of a file, with its folders, without its ending.
fn stem(name: &str) -> String {
    let (folders, file) = name.rsplit_once('/').map_or(("", name), |(folders, file)| (folders, file));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem = stem.strip_suffix(".ome").unwrap_or(stem);
    if folders.is_empty() { stem.to_owned() } else { format!("{folders}/{stem}") }
}

/// Without case, and with `_` for what divides words.
fn plain(name: &str) -> String {
    name.to_lowercase().replace([' ', '-'], "_")
}

fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
