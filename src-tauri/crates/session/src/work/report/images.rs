//! What a report says of the images, their labels and where they come from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use vesicle_images::SliceView;
use vesicle_project::{CategoryId, Image, Origin};
use vesicle_report::data::{CategoryCounts, ImageFacts, Report, Sources};

use crate::places;
use crate::session::{Session, Snapshot};

/// Folders that are named; the rest is only counted.
const FOLDERS: usize = 12;

pub(super) fn fill(report: &mut Report, session: &Session, snapshot: &Snapshot) {
    let project = &snapshot.project;
    let predicted = |image: &Image| -> Option<CategoryId> {
        let (category, _) = snapshot.predictions.as_ref()?.best(image.id)?;
        project.category(category).map(|category| category.id)
    };
    let mut counts: BTreeMap<CategoryId, [u64; 3]> = BTreeMap::new();
    for image in project.images() {
        let (category, kind) = match project.label(image.id) {
            Some(label) => (Some(label.category), if label.origin == Origin::Accepted { 1 } else { 0 }),
            None => {
                report.unknown += 1;
                (predicted(image), 2)
            }
        };
        if let Some(category) = category {
            counts.entry(category).or_default()[kind] += 1;
            report.unknown_predicted += u64::from(kind == 2);
        }
    }
    report.images = project.image_count() as u64;
    report.missing = session.lock().missing.len() as u64;
    report.categories = project
        .categories()
        .iter()
        .map(|category| {
            let [by_person, accepted, predicted] = counts.get(&category.id).copied().unwrap_or_default();
            let (name, colour) = (category.name.clone(), category.color.to_string());
            CategoryCounts { name, colour, by_person, accepted, predicted }
        })
        .collect();
    report.facts = facts(snapshot);
    report.sources = sources(session, snapshot);
}

fn facts(snapshot: &Snapshot) -> ImageFacts {
    let images = || snapshot.project.images();
    let sizes = counted(images().map(|image| (image.width, image.height)));
    let mut pixel_sizes = images().map(|image| image.pixel_size[0]);
    let pixel_size = pixel_sizes.next().flatten().filter(|first| pixel_sizes.all(|other| other == Some(*first)));
    let stacks = images().filter(|image| image.slices > 1).count() as u64;
    let channels = images().max_by_key(|image| image.channels);
    let name = |at: usize, image: &Image| image.channel_names.get(at).cloned().flatten().unwrap_or_default();
    ImageFacts {
        sizes: sizes.into_iter().map(|((width, height), count)| (width, height, count)).collect(),
        channels: channels
            .map(|image| (0..image.channels as usize).map(|at| name(at, image)).collect())
            .unwrap_or_default(),
        bit_depths: counted(images().map(|image| image.bits)),
        pixel_size,
        stacks,
        stack_view: (stacks > 0).then(|| stack(snapshot.model.as_ref().map_or(snapshot.stack, |model| model.stack))),
    }
}

fn stack(view: SliceView) -> String {
    match view {
        SliceView::One(slice) => format!("slice {}", slice + 1),
        SliceView::Max => "the maximum over all slices".to_owned(),
        SliceView::Mean => "the mean over all slices".to_owned(),
    }
}

/// The most frequent first.
fn counted<T: Ord + Copy>(values: impl Iterator<Item = T>) -> Vec<(T, u64)> {
    let mut counts: BTreeMap<T, u64> = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    let mut counts: Vec<(T, u64)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

fn sources(session: &Session, snapshot: &Snapshot) -> Sources {
    let (mut folders, mut formats): (BTreeMap<String, u64>, BTreeMap<String, u64>) = Default::default();
    let mut files = 0;
    let mut seen = BTreeSet::new();
    for source in snapshot.project.images().flat_map(|image| &image.sources) {
        let [path, _] = places::candidates(session.base(), source);
        // Many objects may lie in one file.
        if !seen.insert(path.clone()) {
            continue;
        }
        files += 1;
        *folders.entry(shortened(path.parent().unwrap_or(Path::new("")))).or_default() += 1;
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_uppercase()).unwrap_or_default();
        *formats.entry(format_name(&ending)).or_default() += 1;
    }
    let most_first = |counts: BTreeMap<String, u64>| {
        let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        counts
    };
    let mut folders = most_first(folders);
    if folders.len() > FOLDERS {
        let rest: u64 = folders.drain(FOLDERS..).map(|(_, count)| count).sum();
        folders.push(("other folders".to_owned(), rest));
    }
    Sources { folders, files, formats: most_first(formats) }
}

/// The last two parts of a path: enough to know it again, and no name of a person's home.
fn shortened(folder: &Path) -> String {
    let parts: Vec<_> = folder.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    let last = parts.len().saturating_sub(2);
    let text = parts[last..].join("/");
    if last > 0 { format!("…/{text}") } else { text }
}

fn format_name(ending: &str) -> String {
    match ending {
        "TIF" | "TIFF" => "TIFF",
        "JPG" | "JPEG" => "JPEG",
        "DCM" => "DICOM",
        "" => "other",
        other => other,
    }
    .to_owned()
}
