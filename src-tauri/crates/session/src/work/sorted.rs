//! Images as files in a folder for each category.
//!
//! Owns: which folder an image goes to, names that every system allows and no two alike, and that all of it is there or
//! nothing. Refuses: changing a file: it is copied as it is, or linked (only objects, which have no file, are written as TIFF);
//! and writing over anything: the folder is new or empty.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use vesicle_images::{Picture, SliceView, encode_stack};
use vesicle_project::import::folder_labels;
use vesicle_project::{CategoryId, Image, ImageId, Project, Source, UNKNOWN_NAME};

use super::copying::{Carrier, Failure, remove};
use super::safe_name::{safe, safe_within};
use crate::pictures::read_picture;
use crate::session::{Session, Snapshot};
use crate::view::{JobReport, PlateBasis, SkippedView};
use crate::{JobContext, SessionError, places};

/// Bytes of the name of a file; what lies on a disk already is seldom longer.
const LONGEST_FILE: usize = 200;

/// What a person wants of images as files.
#[derive(Debug, Clone)]
pub struct ImagesExport {
    /// New or empty.
    pub folder: PathBuf,
    /// What tells the category.
    pub basis: PlateBasis,
    /// Hard links instead of copies, where they can be made.
    pub link: bool,
}

/// Writes the files of all images into folders that are called as their categories; those without one go to Unknown.
///
/// # Errors
/// When the folder is not empty, or cannot be written: then there is nothing new in it.
pub fn export_images(session: &Session, asked: &ImagesExport, context: &JobContext) -> Result<JobReport, SessionError> {
    let folder = places::absolute(&asked.folder);
    let failed = |source| SessionError::Write { path: folder.clone(), source };
    let made = prepared(&folder)?;
    let done = tempfile::Builder::new()
        .prefix(".vesicle-")
        .tempdir_in(&folder)
        .map_err(failed)
        .and_then(|within| written(session, asked, &folder, within, context));
    // What was stopped or went wrong leaves no folder of ours.
    if made && !matches!(done, Ok(Some(_))) {
        std::fs::remove_dir(&folder).ok();
    }
    Ok(done?.unwrap_or_else(|| JobReport {
        summary: "Stopped; nothing was written.".to_owned(),
        added: 0,
        skipped: Vec::new(),
        notes: Vec::new(),
    }))
}

/// Whether the folder had to be made.
fn prepared(folder: &Path) -> Result<bool, SessionError> {
    let failed = |source| SessionError::Write { path: folder.to_path_buf(), source };
    if folder.symlink_metadata().is_err() {
        std::fs::create_dir_all(folder).map_err(failed)?;
        return Ok(true);
    }
    let refused = |why: &str| {
        SessionError::Refused(format!(
            "{} {why}, and images are never written over what is there. Choose a new or an empty folder.",
            folder.display()
        ))
    };
    if !folder.is_dir() {
        return Err(refused("is no folder"));
    }
    match std::fs::read_dir(folder).map_err(failed)?.next() {
        None => Ok(false),
        Some(_) => Err(refused("is not empty")),
    }
}

/// `None` if it was stopped.
fn written(
    session: &Session,
    asked: &ImagesExport,
    folder: &Path,
    within: tempfile::TempDir,
    context: &JobContext,
) -> Result<Option<JobReport>, SessionError> {
    let snapshot = session.snapshot();
    let failed = |source| SessionError::Write { path: folder.to_path_buf(), source };
    let mut folders = Folders::of(&snapshot.project);
    let shared = shared(&snapshot, asked.basis);
    let mut carrier = Carrier { base: &snapshot.base, link: asked.link, copied: 0, context };
    let mut report = JobReport { summary: String::new(), added: 0, skipped: Vec::new(), notes: Vec::new() };
    // Where files are already, since one may hold several images.
    let mut gone: BTreeSet<&str> = BTreeSet::new();
    let mut names: Vec<(String, String)> = Vec::new();
    let total = snapshot.project.image_count();
    for (done, image) in snapshot.project.images().enumerate() {
        context.count(done, total, "images", if asked.link { "Linking images" } else { "Copying images" });
        if image.region.is_none() && image.sources.iter().any(|source| shared.contains(source.path.as_str())) {
            let reason = "its file holds several images, and they go to different folders".to_owned();
            report.skipped.push(SkippedView { path: image.name.clone(), reason });
            continue;
        }
        let category = category(&snapshot, image.id, asked.basis);
        let place = within.path().join(folders.name(category));
        std::fs::create_dir_all(&place).map_err(failed)?;
        let files = if image.region.is_some() { Vec::new() } else { files(image, &gone) };
        let own = if image.region.is_some() { vec![object_name(&image.name)] } else { own_names(&files) };
        let targets = folders.free(category, &own);
        let here: Vec<PathBuf> = targets.iter().map(|name| place.join(name)).collect();
        let outcome = match &here[..] {
            [to] if image.region.is_some() => cut_out(&snapshot, image, to),
            _ => files.iter().zip(&here).try_for_each(|(source, to)| carrier.carry(source, to)),
        };
        match outcome {
            Ok(()) => {
                gone.extend(files.iter().map(|source| source.path.as_str()));
                report.added += 1;
                names.extend(targets.into_iter().map(|name| (folders.name(category).to_owned(), name)));
            }
            Err(Failure::Image(reason)) => {
                remove(&here);
                report.skipped.push(SkippedView { path: image.name.clone(), reason });
            }
            Err(Failure::Write(error)) => return Err(failed(error)),
            Err(Failure::Stopped) => return Ok(None),
        }
    }
    if context.is_cancelled() {
        return Ok(None);
    }
    let count = settle(within.path(), folder).map_err(failed)?;
    report.summary = format!("{} image(s) went into {count} folder(s) in {}.", report.added, folder.display());
    report.notes = notes(&folders, &carrier, &names);
    Ok(Some(report))
}

/// Gives the folders their places. Empty ones are no category's.
fn settle(from: &Path, to: &Path) -> std::io::Result<usize> {
    let mut settled: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        // Of a category whose images were all left out.
        if std::fs::read_dir(entry.path())?.next().is_none() {
            continue;
        }
        let target = to.join(entry.file_name());
        if let Err(error) = std::fs::rename(entry.path(), &target) {
            remove(&settled);
            return Err(error);
        }
        settled.push(target);
    }
    Ok(settled.len())
}

fn category(snapshot: &Snapshot, image: ImageId, basis: PlateBasis) -> Option<CategoryId> {
    let label = || snapshot.project.label(image).map(|label| label.category);
    let predicted = || {
        let (category, _) = snapshot.predictions.as_ref()?.best(image)?;
        snapshot.project.category(category).map(|category| category.id)
    };
    match basis {
        PlateBasis::Label => label(),
        PlateBasis::Prediction => predicted(),
        PlateBasis::LabelOrPrediction => label().or_else(predicted),
    }
}

/// Files that hold images of different categories: they can lie in no folder.
fn shared(snapshot: &Snapshot, basis: PlateBasis) -> BTreeSet<String> {
    let mut of: BTreeMap<&str, Option<CategoryId>> = BTreeMap::new();
    let mut shared = BTreeSet::new();
    for image in snapshot.project.images() {
        let category = category(snapshot, image.id, basis);
        // An object goes without its parent.
        for source in image.sources.iter().filter(|_| image.region.is_none()) {
            if *of.entry(source.path.as_str()).or_insert(category) != category {
                shared.insert(source.path.clone());
            }
        }
    }
    shared
}

/// The files of an image that are not there yet, each once.
fn files<'a>(image: &'a Image, gone: &BTreeSet<&str>) -> Vec<&'a Source> {
    let mut seen = BTreeSet::new();
    let sources = image.sources.iter().filter(|source| !gone.contains(source.path.as_str()));
    sources.filter(|source| seen.insert(source.path.clone())).collect()
}

/// The folders, and the names that are in each.
struct Folders {
    names: BTreeMap<Option<CategoryId>, String>,
    /// Categories whose folders have another name, as “category”: folder.
    renamed: Vec<(String, String)>,
    taken: BTreeMap<Option<CategoryId>, BTreeSet<String>>,
}

impl Folders {
    fn of(project: &Project) -> Self {
        let mut folders = Self {
            names: BTreeMap::from([(None, UNKNOWN_NAME.to_owned())]),
            renamed: Vec::new(),
            taken: BTreeMap::new(),
        };
        let mut taken = BTreeSet::from([UNKNOWN_NAME.to_lowercase()]);
        for category in project.categories() {
            let plain = safe(&category.name);
            let name = numbered(&plain, "").find(|name| taken.insert(name.to_lowercase())).unwrap_or_default();
            if name != category.name {
                folders.renamed.push((category.name.clone(), name.clone()));
            }
            folders.names.insert(Some(category.id), name);
        }
        folders
    }

    fn name(&self, category: Option<CategoryId>) -> &str {
        self.names.get(&category).map_or(UNKNOWN_NAME, String::as_str)
    }

    /// Names for the files of one image that are free in a folder. Files that make one image together have their number in
    /// front, all the same one, so that what tells their channels apart stays where it is.
    fn free(&mut self, category: Option<CategoryId>, own: &[String]) -> Vec<String> {
        let taken = self.taken.entry(category).or_default();
        let is_free = |name: &String| !taken.contains(&name.to_lowercase());
        let names: Vec<String> = match own {
            [name] => {
                let (stem, ending) = divided(name);
                numbered(stem, ending).find(is_free).into_iter().collect()
            }
            _ => std::iter::once(own.to_vec())
                .chain((2_u64..).map(|number| own.iter().map(|name| format!("{number}_{name}")).collect()))
                .find(|names: &Vec<String>| names.iter().all(is_free))
                .unwrap_or_default(),
        };
        taken.extend(names.iter().map(|name| name.to_lowercase()));
        names
    }
}

/// Writes what an object shows, with all slices and the values of its parent.
fn cut_out(snapshot: &Snapshot, image: &Image, to: &Path) -> Result<(), Failure> {
    let slice = |at| read_picture(&snapshot.base, image, SliceView::One(at), 0, snapshot.limits);
    let slices: Vec<Picture> = (0..image.slices.max(1)).map(slice).collect::<Result<_, _>>().map_err(Failure::Image)?;
    let bytes = encode_stack(&slices).map_err(|error| Failure::Image(error.to_string()))?;
    std::fs::write(to, bytes).map_err(Failure::Write)
}

/// What the file of an object is called: `a.png [3]` is `a [3].tif`.
fn object_name(name: &str) -> String {
    let (parent, object) = name.rfind(" [").map_or((name, ""), |at| name.split_at(at));
    safe_within(&format!("{}{object}.tif", divided(parent).0), LONGEST_FILE)
}

/// What the files of an image are called; where channels lie in folders of their own, with the folder in front.
fn own_names(files: &[&Source]) -> Vec<String> {
    let part = |source: &Source, nth: usize| {
        let name = source.path.rsplit(['/', '\\']).nth(nth).unwrap_or_default();
        safe_within(name, LONGEST_FILE)
    };
    let names: Vec<String> = files.iter().map(|source| part(source, 0)).collect();
    if all_differ(&names) {
        return names;
    }
    let names: Vec<String> =
        files.iter().zip(&names).map(|(source, name)| format!("{}_{name}", part(source, 1))).collect();
    if all_differ(&names) {
        return names;
    }
    (1_usize..).zip(&names).map(|(number, name)| format!("file{number}_{name}")).collect()
}

fn all_differ(names: &[String]) -> bool {
    let mut seen = BTreeSet::new();
    names.iter().all(|name| seen.insert(name.to_lowercase()))
}

/// A name before its ending, and the ending with its dot.
fn divided(name: &str) -> (&str, &str) {
    let lower = name.to_ascii_lowercase();
    let double = [".ome.tif", ".ome.tiff", ".ome.zarr"].iter().find(|ending| lower.ends_with(*ending));
    let at = double.map(|ending| name.len() - ending.len()).or_else(|| name.rfind('.')).filter(|at| *at > 0);
    at.map_or((name, ""), |at| name.split_at(at))
}

/// `a.tif`, `a (2).tif`, …
fn numbered(stem: &str, ending: &str) -> impl Iterator<Item = String> {
    let more = (2_u64..).map(move |number| format!("{stem} ({number}){ending}"));
    std::iter::once(format!("{stem}{ending}")).chain(more)
}

/// What whoever uses the folders should know.
fn notes(folders: &Folders, carrier: &Carrier<'_>, names: &[(String, String)]) -> Vec<String> {
    let mut notes: Vec<String> = folders
        .renamed
        .iter()
        .filter(|(_, folder)| names.iter().any(|(used, _)| used == folder))
        .map(|(category, folder)| {
            format!("The category “{category}” is the folder “{folder}”, as not every system allows its name.")
        })
        .collect();
    if carrier.copied > 0 {
        notes.push(format!(
            "{} file(s) were copied and not linked: they lie on another drive, or links cannot be made there.",
            carrier.copied
        ));
    }
    let paths: Vec<String> = names.iter().map(|(folder, name)| format!("{folder}/{name}")).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let read = folder_labels(&paths);
    let mut other: BTreeSet<&str> = BTreeSet::new();
    for ((folder, _), label) in names.iter().zip(&read) {
        if label.category.as_deref() != Some(folder) {
            other.insert(folder);
        }
    }
    if !other.is_empty() {
        let other: Vec<String> = other.iter().map(|folder| format!("“{folder}”")).collect();
        notes.push(format!(
            "An import that takes labels from folders reads {} as what images are used for, not as a category.",
            other.join(", ")
        ));
    }
    notes
}
