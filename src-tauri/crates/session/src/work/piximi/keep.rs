//! A Piximi project becomes part of ours.
//!
//! Owns: the order of things. Pictures are written before the edit, the edit is one step, and models, predictions and how
//! channels are shown follow it. Whatever fails or is stopped before the edit takes the pictures away again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use vesicle_images::{ChannelSetting, SampleKind, SliceView};
use vesicle_piximi::{Document, Image, Partition as PiximiPartition};
use vesicle_project::import::FolderLabel;
use vesicle_project::{CategoryId, Color, ContentHash, Edit, ImageId, Partition, Project, Split};

use super::models::Around;
use super::pictures::{self, Written};
use super::results::{describe, results, take_models};
use crate::session::{Session, Snapshot};
use crate::view::{JobReport, SkippedView};
use crate::work::files::FoundFiles;
use crate::work::import::{Ends, Gathered, read_all};
use crate::work::labels::LabelRow;
use crate::work::read::{Member, Reader, Spare, Unit};
use crate::{ImportRequest, JobContext, SessionError, places};

/// Brings a project in.
pub(super) fn project(
    session: &Session,
    snapshot: &Snapshot,
    document: &Document,
    path: &Path,
    context: &JobContext,
) -> Result<JobReport, SessionError> {
    // Content whose file is not there any more gets one again.
    let there = snapshot.project.images().filter(|image| places::all_there(&snapshot.base, image));
    let known: BTreeSet<ContentHash> = there.map(|image| image.hash).collect();
    let stopped = || JobReport {
        summary: "Stopped; nothing of the Piximi project was imported.".to_owned(),
        added: 0,
        skipped: Vec::new(),
        notes: Vec::new(),
    };
    let written = pictures::write(document, &snapshot.base, &known, &snapshot.limits, context)?;
    let Some((pending, written)) = written else { return Ok(stopped()) };
    let new = written.iter().filter(|written| matches!(written, Written::File { .. })).count();
    // A project without anything new leaves no folder.
    let name = path.file_stem().map_or_else(|| "Piximi".into(), |stem| stem.to_string_lossy());
    let folder = if new > 0 { Some(pending.settle(&name)?) } else { None };
    let came = come(session, snapshot, document, &written, folder.as_deref(), context);
    if let Some(folder) = &folder
        && !matches!(came, Ok(Some(_)))
        && let Err(error) = std::fs::remove_dir_all(folder)
    {
        tracing::warn!(folder = %folder.display(), %error, "pictures of an import that did not happen stay");
    }
    let Some(Came { mut report, ids }) = came? else { return Ok(stopped()) };
    if let Some(folder) = &folder {
        report
            .notes
            .push(format!("Piximi keeps pixels inside of its project; they are now files in {}.", folder.display()));
    }
    report.summary = match document.name.as_str() {
        "" | "Untitled project" => format!("Piximi project: {}", report.summary),
        name => format!("Piximi project “{name}”: {}", report.summary),
    };
    report.notes.extend(document.left_out.iter().cloned());
    let project = session.project();
    let images = of_images(document, &written, &project);
    show(session, snapshot, document, &images)?;
    let stack = stack(session, snapshot, document, &mut report)?;
    let split = split(document, &images);
    let around = Around { project: &project, version: &document.version, split, stack };
    let new: Vec<Option<ImageId>> =
        images.iter().map(|id| id.filter(|id| snapshot.project.image(*id).is_none())).collect();
    results(session, document, &new, &around, &ids, &mut report, context)?;
    Ok(report)
}

/// Brings models in that were saved by themselves. Categories that they know and the project does not are made.
pub(super) fn models_alone(
    session: &Session,
    snapshot: &Snapshot,
    document: &Document,
) -> Result<JobReport, SessionError> {
    let request = ImportRequest::default();
    let mut gathered = Gathered::new(snapshot, &request);
    let ids = outputs(&mut gathered, document);
    let new = gathered.into_categories();
    let names = document.models.iter().map(|model| format!("“{}”", model.name)).collect::<Vec<_>>().join(", ");
    if !new.is_empty() {
        let edits = vec![Edit::Import { categories: new.clone(), images: Vec::new() }];
        session.edit(&Edit::Together { name: format!("Import the model {names}"), edits })?;
    }
    let project = session.project();
    let around = Around { project: &project, version: "", split: Split::default(), stack: snapshot.stack };
    let mut report =
        JobReport { summary: String::new(), added: 0, skipped: Vec::new(), notes: document.left_out.clone() };
    if !new.is_empty() {
        let made = new.iter().map(|category| format!("“{}”", category.name)).collect::<Vec<_>>().join(", ");
        report.notes.push(format!("Made for the model, as the project did not have them: {made}."));
    }
    let mut kept = 0;
    for (model, _) in take_models(session, document, &around, &ids, &mut report)? {
        report.notes.push(describe(&model));
        session.apply_model(model)?;
        kept += 1;
    }
    report.summary = match kept {
        0 => "No new model came from Piximi.".to_owned(),
        1 => format!("Imported the model {names} from Piximi. Predict to use it."),
        count => format!("Imported {count} models from Piximi: {names}. The last is used from now on."),
    };
    Ok(report)
}

/// What the ordinary import made of it.
struct Came {
    report: JobReport,
    /// The categories of each model's outputs.
    ids: BTreeMap<String, Vec<CategoryId>>,
}

/// The edit: categories, then images with their labels. `None` if it was stopped before.
fn come(
    session: &Session,
    snapshot: &Snapshot,
    document: &Document,
    written: &[Written],
    folder: Option<&Path>,
    context: &JobContext,
) -> Result<Option<Came>, SessionError> {
    let request = ImportRequest::default();
    let mut gathered = Gathered::new(snapshot, &request);
    gathered.colors = document
        .categories
        .iter()
        .filter_map(|category| Some((category.name.trim().to_lowercase(), Color(category.color?))))
        .collect();
    // In Piximi's order, and also those that no image has.
    let categories: Vec<Option<CategoryId>> =
        document.categories.iter().map(|category| gathered.category(&category.name)).collect();
    gathered.wanted.extend(categories.iter().flatten());
    let ids = outputs(&mut gathered, document);

    let mut units = Vec::new();
    let mut images: Vec<&Image> = Vec::new();
    for (image, written) in document.images.iter().zip(written) {
        match written {
            Written::File { name, .. } => {
                let file = folder.map(|folder| folder.join(name)).unwrap_or_default();
                units.push(Unit {
                    name: image.name.clone(),
                    first_name: image.name.clone(),
                    folders: image.name.clone(),
                    files: vec![Member::whole(&file)],
                    metadata: Vec::new(),
                });
                images.push(image);
            }
            Written::Known(hash) => {
                gathered.told.known += 1;
                let known = snapshot.project.images().find(|known| known.hash == *hash);
                // What a person has said here since stays.
                if let Some(known) = known
                    && snapshot.project.label(known.id).is_none()
                    && let Some(category) = label(image).and_then(|at| categories.get(at).copied().flatten())
                {
                    gathered.table_rows.push((known.id, Some(category), pin(image)));
                }
            }
            Written::Twin(first) => {
                let first = document.images.get(*first).map_or("another", |image| image.name.as_str());
                let note = format!("{} has the same pixels as {first}, so it was not added a second time.", image.name);
                *gathered.told.notes.entry(note).or_default() += 1;
            }
            Written::Failed(reason) => {
                gathered.told.skipped.push(SkippedView { path: image.name.clone(), reason: reason.clone() });
            }
        }
    }
    let unusable = document.unusable.iter();
    gathered
        .told
        .skipped
        .extend(unusable.map(|(name, error)| SkippedView { path: name.clone(), reason: error.to_string() }));
    let reader = Reader {
        thumbnails: session.thumbnails(),
        stack: snapshot.stack,
        layouts: &[],
        overrules: false,
        limits: snapshot.limits,
        stop: context.cancel_token().stop(),
        spare: Spare::default(),
    };
    let results = read_all(&reader, &units, context);
    if context.is_cancelled() || results.iter().any(Option::is_none) {
        return Ok(None);
    }
    for ((unit, image), result) in units.iter().zip(images).zip(&results) {
        match result {
            Some(Ok(read)) => {
                let category = label(image).and_then(|at| document.categories.get(at));
                let row = LabelRow {
                    category: category.map(|category| category.name.clone()),
                    partition: pin(image),
                    ..LabelRow::default()
                };
                read.iter().for_each(|read| gathered.add(unit, read, Some(&row), &FolderLabel::default()));
            }
            Some(Err(reason)) => {
                gathered.told.skipped.push(SkippedView { path: unit.name.clone(), reason: reason.clone() });
            }
            None => {}
        }
    }
    let found = FoundFiles::default();
    let ends = Ends { found: &found, images: document.images.len(), notes: Vec::new(), assigned: None };
    let report = gathered.finish(session, ends)?;
    Ok(Some(Came { report, ids }))
}

/// The category that a person gave; a prediction is none.
fn label(image: &Image) -> Option<usize> {
    image.category.filter(|_| !image.is_predicted())
}

fn pin(image: &Image) -> Option<Partition> {
    match image.partition {
        PiximiPartition::Training => Some(Partition::Training),
        PiximiPartition::Validation => Some(Partition::Validation),
        PiximiPartition::Inference | PiximiPartition::Unassigned => None,
    }
}

/// The categories of the outputs of each model; those that are new come with the others.
fn outputs(gathered: &mut Gathered<'_>, document: &Document) -> BTreeMap<String, Vec<CategoryId>> {
    let mut of = BTreeMap::new();
    for model in &document.models {
        let ids: Vec<CategoryId> = (1_usize..)
            .zip(&model.classes)
            .filter_map(|(number, name)| {
                // One that is called as no category may be still needs one.
                gathered.category(name).or_else(|| gathered.category(&format!("{} (class {number})", name.trim())))
            })
            .collect();
        gathered.wanted.extend(&ids);
        of.insert(model.name.clone(), ids);
    }
    of
}

/// The images of the document in the project.
fn of_images(document: &Document, written: &[Written], project: &Project) -> Vec<Option<ImageId>> {
    let by_hash: BTreeMap<ContentHash, ImageId> = project.images().map(|image| (image.hash, image.id)).collect();
    let id = |written: &Written| match written {
        Written::File { hash, .. } | Written::Known(hash) => by_hash.get(hash).copied(),
        Written::Twin(_) | Written::Failed(_) => None,
    };
    document.images.iter().zip(written).map(|(_, written)| id(written)).collect()
}

/// Channels that Piximi hides are hidden, of images that are new.
fn show(
    session: &Session,
    snapshot: &Snapshot,
    document: &Document,
    images: &[Option<ImageId>],
) -> Result<(), SessionError> {
    let hidden = document.images.iter().zip(images).filter_map(|(image, id)| {
        let id = id.filter(|id| snapshot.project.image(*id).is_none())?;
        // One that hides all of them would show nothing at all.
        let some =
            image.shown.iter().any(|channel| !channel.visible) && image.shown.iter().any(|channel| channel.visible);
        let setting = |visible| ChannelSetting { visible, ..ChannelSetting::default() };
        let kind = if image.bits == 16 { SampleKind::U16 } else { SampleKind::U8 };
        some.then(|| (id, kind, image.shown.iter().map(|channel| setting(channel.visible)).collect()))
    });
    session.set_channels_of(hidden.collect())
}

/// The slice that Piximi showed and learnt from; ours if the project had none before.
fn stack(
    session: &Session,
    snapshot: &Snapshot,
    document: &Document,
    report: &mut JobReport,
) -> Result<SliceView, SessionError> {
    let planes: BTreeSet<u32> =
        document.images.iter().filter(|image| image.slices > 1).map(|image| image.active_plane).collect();
    let stack = match planes.len() {
        0 => return Ok(snapshot.stack),
        1 => SliceView::One(planes.first().copied().unwrap_or(0)),
        _ => {
            report.notes.push(
                "Piximi shows another slice of some images than of others. Here it is one for all: View, Shown of stacks."
                    .to_owned(),
            );
            SliceView::One(0)
        }
    };
    if snapshot.project.image_count() == 0 {
        session.set_stack(stack)?;
    }
    Ok(stack)
}

fn split(document: &Document, images: &[Option<ImageId>]) -> Split {
    let of = |partition: PiximiPartition| {
        let members = document.images.iter().zip(images).filter(|(image, _)| image.partition == partition);
        let mut ids: Vec<ImageId> = members.filter_map(|(_, id)| *id).collect();
        ids.sort_unstable();
        ids
    };
    Split { training: of(PiximiPartition::Training), validation: of(PiximiPartition::Validation) }
}
