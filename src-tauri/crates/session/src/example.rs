//! The example project: a simulated arrestin-GFP assay.
//!
//! Owns: writing the simulator's fields as TIFF files and making a project of them, with a few labels to begin with and
//! the truth in a metadata column. Refuses: drawing cells; that is the simulator's.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use uuid::Uuid;
use vesicle_images::{ChannelInfo, Picture, Samples, encode_tiff};
use vesicle_project::{
    Category, CategoryId, Color, ContentHash, Edit, Image, ImageId, Label, NewImage, Origin, Source,
};
use vesicle_simulator::{Assay, Field, State};

use crate::desk::remove_project_file;
use crate::session::Session;
use crate::thumbnails::write_whole;
use crate::view::JobReport;
use crate::{Folders, JobContext, SessionError, places};

/// Also the name of the project file.
pub const EXAMPLE_NAME: &str = "Simulated U2OS arrestin-GFP assay";
/// The metadata column with the state that the simulator used: `Negative Control …` or `Positive Control …`.
pub const TRUTH_COLUMN: &str = "Truth";

const NEGATIVE: &str = "Negative Control (cytoplasmic GFP)";
const POSITIVE: &str = "Positive Control (vesicular GFP)";
/// Name and colour, in the order of the files.
const CHANNELS: [(&str, [u8; 3]); 2] = [("DNA", [0, 64, 255]), ("arrestin-GFP", [0, 255, 0])];
const NEGATIVE_COLOR: Color = Color([0xd5, 0x5e, 0x00]);
const POSITIVE_COLOR: Color = Color([0x00, 0x9e, 0x73]);
/// Images of each category that are labelled from the start; the rest is the person's to label or to predict.
const LABELLED: usize = 6;

/// Where the example of this installation lies.
pub(crate) fn file(folders: &Folders) -> PathBuf {
    folders.example().join(format!("{EXAMPLE_NAME}.vesicle"))
}

/// Opens the example, made anew if there is none or if `fresh`. No session if it was cancelled while being made.
pub(crate) fn open_example(
    folders: &Folders,
    fresh: bool,
    context: &JobContext,
) -> Result<(Option<Session>, JobReport), SessionError> {
    let path = places::absolute(&file(folders));
    if path.is_file() && !fresh {
        let session = Session::open(folders, &path)?;
        let count = session.project().image_count();
        return Ok((Some(session), report(format!("Opened the example with {count} images."), count)));
    }
    remove_project_file(&path);
    create_example(folders, &path, context)
}

/// Makes the example project at `path`, with its images in a folder `images` beside it.
///
/// # Errors
/// When the files cannot be written, or there is a project file already.
pub fn create_example(
    folders: &Folders,
    path: &Path,
    context: &JobContext,
) -> Result<(Option<Session>, JobReport), SessionError> {
    let path = places::absolute(path);
    let folder = path.parent().map_or_else(PathBuf::new, |parent| parent.join("images"));
    let fields = Assay::default().fields();
    let total = fields.len();
    let mut files = Vec::with_capacity(total);
    // In small groups, so that progress is told and a stop is heard.
    for group in fields.chunks(4) {
        if context.is_cancelled() {
            return Ok((None, report("The example was not made.".to_owned(), 0)));
        }
        context.count(files.len(), total, "images", "Simulating images");
        let made: Result<Vec<_>, SessionError> =
            group.par_iter().map(|field| write_field(folders, &folder, field)).collect();
        files.extend(made?);
    }
    context.count(total, total, "images", "Simulating images");

    let session = Session::create(folders, &path, EXAMPLE_NAME)?;
    session.edit(&project_edit(session.base(), &fields, &files))?;
    session.lock().history = vesicle_project::History::default();
    Ok((Some(session), report(format!("Made the simulated example with {total} images."), total)))
}

fn report(summary: String, added: usize) -> JobReport {
    JobReport { summary, added: crate::views::narrow(added), skipped: Vec::new(), notes: Vec::new() }
}

/// A written field: its file, the hash of its bytes, and its size in pixels.
struct Written {
    file: PathBuf,
    width: u32,
    height: u32,
    hash: ContentHash,
}

fn write_field(folders: &Folders, folder: &Path, field: &Field) -> Result<Written, SessionError> {
    let rendered = field.render();
    let broken = |message: String| SessionError::Internal { message, causes: Vec::new() };
    let channel = |name: &str, color| ChannelInfo { name: Some(name.to_owned()), color: Some(color), range: None };
    let samples = Samples::U16([rendered.dna, rendered.gfp].concat());
    let picture = Picture::new(rendered.width as u32, rendered.height as u32, 2, samples)
        .and_then(|picture| {
            picture.with_channel_info(CHANNELS.iter().map(|&(name, color)| channel(name, color)).collect())
        })
        .map_err(|error| broken(error.to_string()))?;
    let bytes = encode_tiff(&picture).map_err(|error| broken(error.to_string()))?;
    let file = folder.join(format!("{}.tif", field.name));
    write_whole(&file, &bytes).map_err(|source| SessionError::Write { path: file.clone(), source })?;
    let hash = ContentHash(*blake3::hash(&bytes).as_bytes());
    crate::thumbnails::Thumbnails::new(folders.thumbnails()).prepare(&hash.to_string(), &picture);
    Ok(Written { file, hash, width: picture.width(), height: picture.height() })
}

fn project_edit(base: &Path, fields: &[Field], files: &[Written]) -> Edit {
    let category = |name: &str, color| Category { id: CategoryId(Uuid::new_v4()), name: name.to_owned(), color };
    let negative = category(NEGATIVE, NEGATIVE_COLOR);
    let positive = category(POSITIVE, POSITIVE_COLOR);
    // The first unambiguous field of every other well: the labels come from several wells, as a person's would.
    let mut labelled: BTreeMap<&str, usize> = BTreeMap::new();
    let images = (0_u32..)
        .zip(fields.iter().zip(files))
        .map(|(id, (field, written))| {
            let truth = match field.state {
                State::Cytoplasmic => &negative,
                State::Vesicular => &positive,
            };
            let count = labelled.entry(truth.name.as_str()).or_default();
            let labels = !field.ambiguous && field.site == 0 && *count < LABELLED;
            *count += usize::from(labels);
            let place = places::place(base, &written.file);
            let image = Image {
                id: ImageId(id),
                sources: vec![Source::whole(place.path, place.found_at, written.hash)],
                name: format!("{}.tif", field.name),
                hash: written.hash,
                region: None,
                width: written.width,
                height: written.height,
                channels: 2,
                slices: 1,
                times: 1,
                bits: 16,
                pixel_size: [None; 3],
                channel_names: CHANNELS.iter().map(|(name, _)| Some((*name).to_owned())).collect(),
                metadata: [
                    ("Well", field.well.clone()),
                    ("Site", (field.site + 1).to_string()),
                    (TRUTH_COLUMN, truth.name.clone()),
                    ("Ambiguous", if field.ambiguous { "yes" } else { "no" }.to_owned()),
                ]
                .map(|(name, value)| (name.to_owned(), value))
                .to_vec(),
            };
            let label = labels.then_some(Label { category: truth.id, origin: Origin::Person });
            NewImage { image, label, pin: None }
        })
        .collect();
    Edit::Import { categories: vec![negative, positive], images }
}
