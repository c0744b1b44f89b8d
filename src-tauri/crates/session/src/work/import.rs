//! Bringing images into a project.
//!
//! Owns: reading every file once (hash, decode, thumbnail), noticing what is there already, labels from a table or from
//! folder names, and one report. Refuses: copying images; they stay where they are.

mod said;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use uuid::Uuid;
use vesicle_images::PageLayout;
use vesicle_project::import::{FolderLabel, GroupOptions, NamePattern, folder_labels};
use vesicle_project::{
    Category, CategoryId, Color, ContentHash, Edit, Image, ImageId, Label, MovedSource, NewImage, Origin, Partition,
    Project, Source, UNKNOWN_NAME, next_color,
};

use self::said::{Counts, Said, Twin};
pub(super) use self::said::{Ends, Told};
use super::files::{FoundFiles, find};
use super::labels::{LabelRow, LabelsTable};
use super::objects::{self, ObjectsRequest};
use super::read::{Read, Reader, Spare, Unit};
use super::units::{Units, units};
use crate::places::Place;
use crate::session::{Session, Snapshot};
use crate::view::{JobReport, SkippedView};
use crate::views::narrow;
use crate::{JobContext, SessionError, places};

/// Letters in the name of a category; as many as an edit allows.
const LONGEST_NAME: usize = 100;

/// Threads beyond one a core: as many pictures more are held in memory.
const WAITING: usize = 2;

/// What to import.
#[derive(Debug, Clone, Default)]
pub struct ImportRequest {
    /// Files and folders; folders are walked.
    pub paths: Vec<PathBuf>,
    /// The folder that an image lies in names its category; `train`, `validation` and `test` name a partition.
    pub labels_from_folders: bool,
    /// Speaks for the files that it names, before folders do.
    pub labels: Option<LabelsTable>,
    /// Which files belong to one image, and what their names say.
    pub pattern: Option<NamePattern>,
    /// What besides channels a pattern puts together.
    pub options: GroupOptions,
    /// How pages divide into channels, slices and times, for files that do not say it: each is for files of as many pages
    /// as it makes.
    pub layouts: Vec<PageLayout>,
    /// They also count for files that do say it: a person knows that they are wrong.
    pub layouts_overrule: bool,
    /// Objects of the images are imported, and not the images.
    pub objects: Option<ObjectsRequest>,
}

/// Imports images as one edit. A stop keeps what was read until then.
///
/// # Errors
/// When the edit cannot be saved. Files that cannot be used are in the report, with the reason.
pub fn import(session: &Session, request: &ImportRequest, context: &JobContext) -> Result<JobReport, SessionError> {
    context.count(0, 0, "images", "Looking for images");
    let found = find(&request.paths);
    if found.piximi.is_empty() {
        return import_found(session, request, &found, context);
    }
    let rest = !found.files.is_empty() || !found.skipped.is_empty();
    let mut report = super::piximi::import(session, &found.piximi, !rest, context)?;
    if rest && !context.is_cancelled() {
        let JobReport { summary, added, skipped, notes } = import_found(session, request, &found, context)?;
        report.summary = format!("{} {summary}", report.summary);
        report.added += added;
        report.skipped.extend(skipped);
        report.notes.extend(notes);
    }
    Ok(report)
}

fn import_found(
    session: &Session,
    request: &ImportRequest,
    found: &FoundFiles,
    context: &JobContext,
) -> Result<JobReport, SessionError> {
    if let Some(wanted) = &request.objects {
        return objects::import(session, request, wanted, found, context);
    }
    let Units { units, skipped, notes } =
        units(&found.files, request.pattern.as_ref(), request.options, request.labels.as_ref());
    let snapshot = session.snapshot();
    let reader = request.reader(session, &snapshot, context);
    let results = read_all(&reader, &units, context);

    let mut gathered = Gathered::new(&snapshot, request);
    gathered.told.skipped = found.skipped.iter().cloned().chain(skipped).collect();
    let labels = request.folder_labels(&units);
    let assigned = request.labels.as_ref().map(|table| table.assign(&units));
    let row = |at: usize| Some(assigned.as_ref()?.rows.get(at)?.as_ref()?.1);
    for (at, ((unit, result), label)) in units.iter().zip(&results).zip(labels).enumerate() {
        let Some(result) = result else {
            gathered.told.unread += 1;
            continue;
        };
        match result {
            Ok(images) => images.iter().for_each(|read| gathered.add(unit, read, row(at), &label)),
            Err(reason) => gathered.told.skipped.push(skipped_unit(unit, reason)),
        }
    }
    let ends = Ends { found, images: units.len(), notes, assigned: assigned.as_ref() };
    gathered.finish(session, ends)
}

impl ImportRequest {
    /// How its files are read.
    pub(super) fn reader<'a>(&'a self, session: &'a Session, snapshot: &Snapshot, context: &JobContext) -> Reader<'a> {
        Reader {
            thumbnails: session.thumbnails(),
            stack: snapshot.stack,
            layouts: &self.layouts,
            overrules: self.layouts_overrule,
            limits: snapshot.limits,
            stop: context.cancel_token().stop(),
            spare: Spare::default(),
        }
    }

    /// What the folders of each unit say of it; nothing where that is not wanted.
    pub(super) fn folder_labels(&self, units: &[Unit]) -> Vec<FolderLabel> {
        if !self.labels_from_folders {
            return vec![FolderLabel::default(); units.len()];
        }
        let paths: Vec<&str> = units.iter().map(|unit| unit.folders.as_str()).collect();
        folder_labels(&paths)
    }
}

/// A unit that could not be read, called by its only file or by its name.
pub(super) fn skipped_unit(unit: &Unit, reason: &str) -> SkippedView {
    let path = match &unit.files[..] {
        [only] => only.file.to_string_lossy().into_owned(),
        _ => unit.name.clone(),
    };
    SkippedView { path, reason: reason.to_owned() }
}

/// What each unit holds, read on all cores; none for those that a stop left unread.
pub(super) fn read_all(
    reader: &Reader<'_>,
    units: &[Unit],
    context: &JobContext,
) -> Vec<Option<Result<Vec<Read>, String>>> {
    let done = Mutex::new(0_usize);
    let read = |unit: &Unit| {
        if context.is_cancelled() {
            return None;
        }
        let result = reader.read(unit);
        if result.is_err() && context.is_cancelled() {
            return None;
        }
        // Told under the lock, so that the count never goes back.
        let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
        *done += 1;
        context.count(*done, units.len(), "images", "Reading images");
        Some(result)
    };
    let all = || units.par_iter().map(read).collect();
    // Some wait for the disk while others decode.
    let threads = rayon::current_num_threads() + WAITING;
    match rayon::ThreadPoolBuilder::new().num_threads(threads).thread_name(|n| format!("import {n}")).build() {
        Ok(pool) => pool.install(all),
        Err(error) => {
            tracing::debug!(%error, "no threads of its own for the import");
            all()
        }
    }
}

/// An image with this content: in the project, or among those that come.
#[derive(Clone, Copy)]
enum Known {
    There(ImageId),
    Coming(usize),
}

/// Everything an import collects before it becomes edits.
pub(super) struct Gathered<'a> {
    request: &'a ImportRequest,
    base: &'a Path,
    project: &'a Project,
    known: BTreeMap<ContentHash, Known>,
    /// Names of images in the project and of those that come.
    names: BTreeSet<String>,
    /// Content of the files of the project by their places.
    places: BTreeMap<&'a str, ContentHash>,
    categories: Vec<Category>,
    /// Categories by what a folder or a row calls them, in lower case.
    called: BTreeMap<String, CategoryId>,
    images: Vec<NewImage>,
    pub(super) table_rows: Vec<(ImageId, Option<CategoryId>, Option<Partition>)>,
    moved: Vec<MovedSource>,
    pub(super) told: Told,
    /// Colours that new categories are to have, by their names in lower case.
    pub(super) colors: BTreeMap<String, Color>,
    /// New categories that come also if no image has them.
    pub(super) wanted: BTreeSet<CategoryId>,
}

impl<'a> Gathered<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, request: &'a ImportRequest) -> Self {
        Self {
            request,
            base: &snapshot.base,
            project: &snapshot.project,
            known: snapshot.project.images().map(|image| (image.hash, Known::There(image.id))).collect(),
            names: snapshot.project.images().map(|image| image.name.clone()).collect(),
            places: snapshot
                .project
                .images()
                .flat_map(|image| image.sources.iter().map(|source| (source.found_at.as_str(), source.hash)))
                .collect(),
            categories: Vec::new(),
            called: BTreeMap::new(),
            images: Vec::new(),
            table_rows: Vec::new(),
            moved: Vec::new(),
            told: Told::default(),
            colors: BTreeMap::new(),
            wanted: BTreeSet::new(),
        }
    }

    pub(super) fn add(&mut self, unit: &Unit, read: &Read, row: Option<&LabelRow>, folder: &FolderLabel) {
        for note in &read.notes {
            *self.told.notes.entry(note.clone()).or_default() += 1;
        }
        let (category, pin) = match row {
            Some(row) => (row.category.clone(), row.partition),
            None => (folder.category.clone(), folder.partition),
        };
        let category = category.and_then(|name| self.category(&name));
        if let Some(known) = self.known.get(&read.hash).copied() {
            self.add_again(known, unit, read, row.map(|_| (category, pin)));
            return;
        }
        // A provisional id; the real ones are given under the session's lock.
        let id = ImageId(narrow(self.images.len()));
        self.known.insert(read.hash, Known::Coming(self.images.len()));
        let sources = read.sources.iter().map(|source| {
            let Place { path, found_at } = places::place(self.base, &source.file);
            let (hash, series, layout) = (source.hash, source.series, source.layout.clone());
            Source { path, found_at, hash, series, layout, slice: source.slice, time: source.time }
        });
        let mut metadata = unit.metadata.clone();
        let rest = row.map(|row| row.metadata.clone()).unwrap_or_default();
        for (name, value) in rest.into_iter().chain(read.metadata.iter().cloned()) {
            // What was said first is nearer to the person: the name, then the table, then the file.
            if !metadata.iter().any(|(known, _)| *known == name) {
                metadata.push((name, value));
            }
        }
        let sources: Vec<Source> = sources.collect();
        let before = |source: &Source| self.places.get(source.found_at.as_str()).copied();
        let is_new = sources.iter().all(|source| before(source).is_none());
        let replaces = sources.iter().any(|source| before(source).is_some_and(|hash| hash != source.hash));
        let name = self.free_name(unit, read.part.as_deref(), is_new);
        if replaces {
            self.told.replaced.push(name.clone());
        }
        let image = Image {
            id,
            sources,
            name,
            hash: read.hash,
            region: read.region.clone(),
            width: read.width,
            height: read.height,
            channels: read.channels,
            slices: read.slices,
            times: read.times,
            bits: read.bits,
            pixel_size: read.pixel_size,
            channel_names: read.channel_names.clone(),
            metadata,
        };
        let label = category.map(|category| Label { category, origin: Origin::Person });
        self.images.push(NewImage { image, label, pin });
    }

    /// An image that is there already: nothing is added, but its files may have moved, and a row may speak of it.
    fn add_again(
        &mut self,
        known: Known,
        unit: &Unit,
        read: &Read,
        row: Option<(Option<CategoryId>, Option<Partition>)>,
    ) {
        let there = match known {
            Known::Coming(at) => self.images.get(at).map(|new| &new.image),
            Known::There(id) => self.project.image(id).map(|image| &**image),
        };
        let Some(there) = there else { return };
        let places: BTreeSet<PathBuf> =
            there.sources.iter().flat_map(|source| places::candidates(self.base, source)).collect();
        let same_place = read.sources.iter().all(|now| places.contains(&now.file));
        let file = whole_name(&unit.name, read.part.as_deref());
        let file = match read.sources.first() {
            // Two folders may each have a file of this name.
            Some(now) if file == there.name => now.file.to_string_lossy().into_owned(),
            _ => file,
        };
        let twin = Twin { file, image: there.name.clone() };
        match (known, same_place) {
            (Known::Coming(_), true) => self.told.chosen_twice += 1,
            (Known::Coming(_), false) => self.told.twins.push(twin),
            (Known::There(_), true) => self.told.known += 1,
            (Known::There(id), false) => {
                self.told.known += 1;
                // A file that moved is told by itself.
                let moved = self.moved.len();
                if let Some(image) = self.project.image(id) {
                    self.find_again(image, read);
                }
                if self.moved.len() == moved {
                    self.told.known_elsewhere.push(twin);
                }
            }
        }
        if let (Known::There(id), Some((category, pin))) = (known, row) {
            self.table_rows.push((id, category, pin));
        }
    }

    /// The new places of files that are not where they were.
    fn find_again(&mut self, image: &Image, read: &Read) {
        for (at, source) in image.sources.iter().enumerate() {
            if places::find(self.base, source).1 {
                continue;
            }
            if let Some(now) = read.sources.iter().find(|now| now.hash == source.hash) {
                let Place { path, found_at } = places::place(self.base, &now.file);
                self.moved.push(MovedSource { image: image.id, source: at, path, found_at });
            }
        }
    }

    /// A name that no other image has, since tables and the command line speak of images by name: that under the chosen
    /// folder, or with as many of the folders above as are needed (`new_place`), or with a number.
    fn free_name(&mut self, unit: &Unit, part: Option<&str>, new_place: bool) -> String {
        let whole = |name: &str| whole_name(name, part);
        let depth = unit.first_name.split('/').count();
        let above = unit.files.first().filter(|_| new_place).map(|member| member.file.ancestors().skip(depth));
        let folders = above.into_iter().flatten().filter_map(|folder| folder.file_name()?.to_str());
        let longer = folders.scan(unit.name.clone(), |name, folder| {
            *name = format!("{folder}/{name}");
            Some(name.clone())
        });
        let numbered = (2_usize..).map(|number| format!("{} ({number})", unit.name));
        let names = std::iter::once(unit.name.clone()).chain(longer).chain(numbered).map(|name| whole(&name));
        let mut names = names.skip_while(|name| self.names.contains(name));
        let name = names.next().unwrap_or_else(|| whole(&unit.name));
        drop(names);
        self.names.insert(name.clone());
        name
    }

    /// The category with this name: of the project, of this import, or new.
    pub(super) fn category(&mut self, name: &str) -> Option<CategoryId> {
        let name = name.trim();
        if name.is_empty() || name.eq_ignore_ascii_case(UNKNOWN_NAME) {
            return None;
        }
        let lower = name.to_lowercase();
        let known = || self.project.category_named(name).map(|category| category.id);
        if let Some(id) = self.called.get(&lower).copied().or_else(known) {
            return Some(id);
        }
        let used: Vec<Color> = self.project.categories().iter().chain(&self.categories).map(|c| c.color).collect();
        let id = CategoryId(Uuid::new_v4());
        let name = self.short_name(name);
        let color = self.colors.get(&lower).copied().unwrap_or_else(|| next_color(used));
        self.called.insert(lower, id);
        self.categories.push(Category { id, name, color });
        Some(id)
    }

    /// A name for a category that is not too long, and not that of another one where it had to be cut.
    fn short_name(&self, name: &str) -> String {
        if name.chars().count() <= LONGEST_NAME {
            return name.to_owned();
        }
        let taken = |name: &str| {
            let lower = name.to_lowercase();
            let mut new = self.categories.iter();
            self.project.category_named(name).is_some() || new.any(|category| category.name.to_lowercase() == lower)
        };
        let cut = |end: &str| {
            let start: String = name.chars().take(LONGEST_NAME - end.chars().count()).collect();
            format!("{}{end}", start.trim_end())
        };
        let numbered = (2_usize..).map(|number| cut(&format!("… ({number})")));
        std::iter::once(cut("…")).chain(numbered).find(|name| !taken(name)).unwrap_or_else(|| cut("…"))
    }

    /// The new categories, where there is nothing else to import.
    pub(super) fn into_categories(self) -> Vec<Category> {
        self.categories
    }

    /// Makes the edits and the report.
    pub(super) fn finish(self, session: &Session, ends: Ends<'_>) -> Result<JobReport, SessionError> {
        let added = self.images.len();
        let again = self.moved.len();
        let changed = self.table_rows.len();
        {
            let mut state = session.lock();
            let first = state.next_image();
            let mut images = self.images;
            for new in &mut images {
                new.image.id = ImageId(first + new.image.id.0);
            }
            // A folder or row that names a category may turn out to be about an image that is there already.
            let labels = images.iter().filter_map(|new| Some(new.label?.category));
            let used: BTreeSet<CategoryId> = labels.chain(self.table_rows.iter().filter_map(|row| row.1)).collect();
            let categories = self
                .categories
                .into_iter()
                .filter(|category| used.contains(&category.id) || self.wanted.contains(&category.id))
                .collect();
            let mut edits = Vec::new();
            if added > 0 || changed > 0 {
                edits.push(Edit::Import { categories, images });
            }
            if again > 0 {
                edits.push(Edit::Relink(self.moved));
            }
            if changed > 0 {
                edits.push(Edit::ApplyTable { categories: Vec::new(), rows: self.table_rows });
            }
            // Named after what a person sees most of.
            let named = edits.iter().find(|edit| added > 0 || !matches!(edit, Edit::Import { .. }));
            let name = named.map(|edit| edit.name(&state.project)).unwrap_or_default();
            match &edits[..] {
                [] => {}
                [only] => drop(state.edit(only)?),
                _ => drop(state.edit(&Edit::Together { name, edits })?),
            }
        }
        session.refresh_missing();
        let counts = Counts { added, changed, again };
        let Said { summary, notes } = said::said(&self.told, self.request, &counts, ends);
        Ok(JobReport { summary, added: narrow(added), skipped: self.told.skipped, notes })
    }
}

/// The name of an image, with which of several of its file it is.
fn whole_name(name: &str, part: Option<&str>) -> String {
    part.map_or_else(|| name.to_owned(), |part| format!("{name} [{part}]"))
}
