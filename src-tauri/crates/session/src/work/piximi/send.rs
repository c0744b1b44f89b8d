//! A project goes to Piximi.
//!
//! Owns: which images Piximi can hold, what is told before that is lost there, and reading the pictures. The file appears
//! whole or not at all. Refuses: Piximi's layout; that is the crate `piximi`'s.

use std::collections::BTreeMap;
use std::io::BufWriter;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use uuid::Uuid;
use vesicle_images::{ChannelSummary, Picture, Samples, SliceView, displays_by};
use vesicle_piximi::{Category, Channel, Outgoing, Partition as PiximiPartition, Values, WriteError, Writer};
use vesicle_project::{Image, Partition};

use crate::channels::Channels;
use crate::pictures::read_picture;
use crate::session::{Session, Snapshot};
use crate::view::{JobReport, PiximiCheck, SkippedView};
use crate::views::narrow;
use crate::{JobContext, SessionError, places};

/// More than this and a browser is likely to give up, as it holds all values at once, four bytes each.
const MUCH: u64 = 1 << 30;

/// What a project would be in Piximi, before it is written.
#[must_use]
pub fn check_piximi(session: &Session) -> PiximiCheck {
    let snapshot = session.snapshot();
    let channels = usual_channels(&snapshot);
    let goes = |image: &&Arc<Image>| image.channels == channels;
    let images: Vec<&Arc<Image>> = snapshot.project.images().filter(goes).collect();
    PiximiCheck { images: narrow(images.len()), notes: notes(&snapshot, channels, &images) }
}

/// Writes the project as one that Piximi 1.1 opens.
///
/// # Errors
/// When there is no image that it can hold, or the file cannot be written: then nothing is there.
pub fn export_piximi(session: &Session, path: &Path, context: &JobContext) -> Result<JobReport, SessionError> {
    let snapshot = session.snapshot();
    let path = places::absolute(path);
    let failed = |source| SessionError::Write { path: path.clone(), source };
    if path.metadata().is_ok_and(|facts| !facts.is_file()) {
        return Err(failed(std::io::Error::other("there is something with this name that is not a file")));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(failed)?;
    let file = tempfile::Builder::new().prefix(".vesicle-").tempfile_in(folder).map_err(failed)?;
    let written = write(session, &snapshot, BufWriter::new(file.as_file()), context).map_err(|error| match error {
        WriteError::File(error) => failed(error),
        WriteError::Refused(reason) => SessionError::Refused(reason),
    })?;
    let Some((count, skipped)) = written else {
        let summary = "Stopped; nothing was written.".to_owned();
        return Ok(JobReport { summary, added: 0, skipped: Vec::new(), notes: Vec::new() });
    };
    if count == 0 {
        let first = skipped.first().map(|one| format!(" The first: {}: {}.", one.path, one.reason)).unwrap_or_default();
        return Err(SessionError::Refused(format!("Piximi can hold none of the images; nothing was written.{first}")));
    }
    file.persist(&path).map_err(|error| failed(error.error))?;
    let notes = check_piximi(session).notes;
    let summary = format!("{count} image(s) were written to {}, which Piximi opens.", path.display());
    Ok(JobReport { summary, added: narrow(count), skipped, notes })
}

/// How many channels most images have: all images of a Piximi project have as many.
fn usual_channels(snapshot: &Snapshot) -> u32 {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    snapshot.project.images().for_each(|image| *counts.entry(image.channels).or_default() += 1);
    // Of two numbers that are as frequent the smaller one.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(1, |(channels, _)| channels)
}

/// What Piximi does not know or bear.
fn notes(snapshot: &Snapshot, channels: u32, images: &[&Arc<Image>]) -> Vec<String> {
    let mut notes = Vec::new();
    let others = snapshot.project.image_count() - images.len();
    if others > 0 {
        notes.push(format!(
            "{others} image(s) are left out: Piximi needs as many channels in all images, and most have {channels}."
        ));
    }
    let count = |is: &dyn Fn(&Image) -> bool| images.iter().filter(|image| is(image)).count();
    let wide = count(&|image| image.bits > 16);
    if wide > 0 {
        notes.push(format!(
            "{wide} image(s) have values of more than 16 bits. Piximi holds whole numbers from 0 to 65,535; those with other \
             values are left out."
        ));
    }
    let bytes: u64 = images
        .iter()
        .map(|image| {
            [image.height, image.channels, image.slices, 4]
                .iter()
                .fold(u64::from(image.width), |all, n| all.saturating_mul(u64::from(*n)))
        })
        .fold(0, u64::saturating_add);
    if bytes > MUCH {
        notes.push(format!(
            "Piximi holds all values in the memory of a browser's tab, here {:.1} GB. It may not be able to open this.",
            bytes as f64 / (1_u64 << 30) as f64
        ));
    }
    let times = count(&|image| image.times > 1);
    if times > 0 {
        notes.push(format!("Of {times} image(s) with several time points the first one goes."));
    }
    let test = count(&|image| snapshot.project.pin(image.id) == Some(Partition::Test));
    if test > 0 {
        notes.push(format!("{test} test image(s) are for validation there, as Piximi knows no test set."));
    }
    if !matches!(snapshot.stack, SliceView::One(_)) && images.iter().any(|image| image.slices > 1) {
        notes.push(
            "All slices of stacks go. Piximi shows and learns from one of them, the middle one, not a projection."
                .to_owned(),
        );
    }
    let predicted = count(&|image| prediction(snapshot, image).is_some());
    if predicted > 0 {
        notes.push(format!("{predicted} image(s) have their prediction there; Piximi keeps no probabilities."));
    }
    if snapshot.model.is_some() {
        notes.push("Models stay here: Piximi runs only its own.".to_owned());
    }
    notes
}

type Skipped = Vec<SkippedView>;

/// How many images were written, and those that were not; `None` if it was stopped.
fn write(
    session: &Session,
    snapshot: &Snapshot,
    to: impl std::io::Write + std::io::Seek,
    context: &JobContext,
) -> Result<Option<(usize, Skipped)>, WriteError> {
    let channels = session.lock().channels.clone();
    let usual = usual_channels(snapshot);
    let known = snapshot.project.categories();
    let categories: Vec<Category> = known
        .iter()
        .map(|category| Category {
            id: category.id.to_string(),
            name: category.name.clone(),
            color: Some(category.color.0),
        })
        .collect();
    let mut writer = Writer::new(to, &snapshot.project.name, &categories, &Uuid::new_v4().to_string())?;
    let images: Vec<&Arc<Image>> = snapshot.project.images().filter(|image| image.channels == usual).collect();
    let (mut count, mut skipped) = (0, Vec::new());
    // In small groups, so that few pictures are in memory, progress is told and a stop is heard.
    for group in images.chunks(rayon::current_num_threads().max(1)) {
        if context.is_cancelled() {
            return Ok(None);
        }
        context.count(count + skipped.len(), images.len(), "images", "Writing images");
        let read: Vec<Result<(Outgoing, Vec<Values>), String>> =
            group.par_iter().map(|image| outgoing(snapshot, &channels, image)).collect();
        for (image, read) in group.iter().zip(read) {
            let done = match read {
                Ok((outgoing, slices)) => writer.image(&outgoing, &slices).map(|_name| ()),
                Err(reason) => Err(WriteError::Refused(reason)),
            };
            match done {
                Ok(()) => count += 1,
                Err(WriteError::Refused(reason)) => skipped.push(SkippedView { path: image.name.clone(), reason }),
                Err(error) => return Err(error),
            }
        }
    }
    if context.is_cancelled() {
        return Ok(None);
    }
    writer.finish()?.flush()?;
    Ok(Some((count, skipped)))
}

/// The category that a model predicts for an image without a label.
fn prediction(snapshot: &Snapshot, image: &Image) -> Option<usize> {
    if snapshot.project.label(image.id).is_some() {
        return None;
    }
    let (category, _) = snapshot.predictions.as_ref()?.best(image.id)?;
    snapshot.project.categories().iter().position(|known| known.id == category)
}

/// An image with its pixels as Piximi has them.
fn outgoing(snapshot: &Snapshot, channels: &Channels, image: &Image) -> Result<(Outgoing, Vec<Values>), String> {
    let slice = |at: u32| read_picture(&snapshot.base, image, SliceView::One(at), 0, snapshot.limits);
    let active_plane = match snapshot.stack {
        SliceView::One(at) => at.min(image.slices.saturating_sub(1)),
        SliceView::Max | SliceView::Mean => image.slices / 2,
    };
    let mut slices = Vec::new();
    let mut shown = Vec::new();
    let (mut width, mut height) = (image.width, image.height);
    for at in 0..image.slices.max(1) {
        let picture = slice(at)?;
        if at == active_plane {
            shown = channels_of(&picture, channels, image);
            (width, height) = (picture.width(), picture.height());
        }
        slices.push(values(&picture)?);
    }
    let project = &snapshot.project;
    let label = project.label(image.id);
    let labelled = label.and_then(|label| project.categories().iter().position(|known| known.id == label.category));
    let partition = match (labelled, project.pin(image.id)) {
        (None, _) => PiximiPartition::Inference,
        (_, Some(Partition::Training)) => PiximiPartition::Training,
        (_, Some(Partition::Validation | Partition::Test)) => PiximiPartition::Validation,
        (_, Some(Partition::Inference | Partition::Unassigned) | None) => PiximiPartition::Unassigned,
    };
    let category = labelled.or_else(|| prediction(snapshot, image));
    let (id, name) = (Uuid::new_v4().to_string(), image.name.clone());
    Ok((Outgoing { id, name, category, partition, active_plane, width, height, shown }, slices))
}

/// Colours and ranges as they are shown here.
fn channels_of(picture: &Picture, channels: &Channels, image: &Image) -> Vec<Channel> {
    let settings = channels.of(image);
    let summaries: Vec<ChannelSummary> = (0..picture.channels()).map(|at| ChannelSummary::of(picture, at)).collect();
    displays_by(picture, settings.of(picture.kind()), &summaries)
        .into_iter()
        .map(|display| Channel { color: display.color, range: (display.low, display.high), visible: display.visible })
        .collect()
}

fn values(picture: &Picture) -> Result<Values, String> {
    match picture.samples() {
        Samples::U8(values) => Ok(Values::U8(values.clone())),
        Samples::U16(values) => Ok(Values::U16(values.clone())),
        Samples::F32(values) => {
            let whole =
                |value: &f32| (value.fract() == 0.0 && (0.0..=65_535.0).contains(value)).then_some(*value as u16);
            values.iter().map(whole).collect::<Option<Vec<u16>>>().map(Values::U16).ok_or_else(|| {
                "it has values that are no whole numbers from 0 to 65,535, and Piximi holds no others".to_owned()
            })
        }
    }
}
