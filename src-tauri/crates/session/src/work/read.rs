//! Reading files for an import.
//!
//! Owns: what is learnt from the bytes of an image's files: content, size, type, stack, and the first thumbnail. Each
//! file is read once. Refuses: deciding what becomes of it.

mod joined;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use vesicle_images::zarr::{ImageRef, Listing};
use vesicle_images::{FileInfo, Limits, PageLayout, SliceView, Stop, View};
use vesicle_project::import::Well;
use vesicle_project::{ContentHash, Region};

use self::joined::together;
use crate::image_data::{Held, ImageData, too_large, zarr_hash, zarr_images};
use crate::pictures::within;
use crate::thumbnails::Thumbnails;

/// Files that make up one image, or one file that may hold several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    /// The path under the folder that was chosen, with `/`.
    pub(crate) name: String,
    /// That of its first file, by which tables speak of it.
    pub(crate) first_name: String,
    /// The same with the name of the chosen folder in front.
    pub(crate) folders: String,
    /// In the order of the channels; where slices or time points are files, by time point, then slice, then channel.
    pub(crate) files: Vec<Member>,
    /// What the name tells: plate, well, site.
    pub(crate) metadata: Vec<(String, String)>,
}

/// A file of a unit, and what is known of it before it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) file: PathBuf,
    /// The channel that its name tells.
    pub(crate) channel: Option<String>,
    /// The slice and the time point that it holds; none: all that the unit has.
    pub(crate) slice: Option<u32>,
    pub(crate) time: Option<u32>,
}

impl Member {
    pub(crate) fn whole(file: &Path) -> Self {
        Self { file: file.to_path_buf(), channel: None, slice: None, time: None }
    }
}

/// An image as its files tell it.
#[derive(Clone)]
pub(crate) struct Read {
    pub(crate) sources: Vec<ReadSource>,
    pub(crate) hash: ContentHash,
    /// The part of the picture in the sources that it shows, where it is an object.
    pub(crate) region: Option<Region>,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) channels: u32,
    pub(crate) slices: u32,
    pub(crate) times: u32,
    pub(crate) bits: u32,
    pub(crate) pixel_size: [Option<f64>; 3],
    pub(crate) channel_names: Vec<Option<String>>,
    pub(crate) metadata: Vec<(String, String)>,
    pub(crate) notes: Vec<String>,
    /// Which of several images of its file it is: a number from 1, or the path in a plate.
    pub(crate) part: Option<String>,
}

#[derive(Clone)]
pub(crate) struct ReadSource {
    pub(crate) file: PathBuf,
    pub(crate) hash: ContentHash,
    pub(crate) series: u32,
    /// How its pages divide, where a person said it and that fits.
    pub(crate) layout: Option<String>,
    pub(crate) slice: Option<u32>,
    pub(crate) time: Option<u32>,
}

/// Pixels.
const SMALL: u64 = 256 * 256;

/// One image of a file.
struct Decoded {
    info: FileInfo,
    held: Held,
    layout: Option<String>,
    /// Why the division of pages that a person gave was not used.
    unfit: Option<String>,
}

/// How to read, and where first thumbnails go.
pub(crate) struct Reader<'a> {
    pub(crate) thumbnails: &'a Thumbnails,
    pub(crate) stack: SliceView,
    /// How pages divide, for files that do not say it; and for those that do, if they overrule them.
    pub(crate) layouts: &'a [PageLayout],
    pub(crate) overrules: bool,
    /// Ends the reading of a file half-way.
    pub(crate) stop: Stop,
    pub(crate) limits: Limits,
    pub(crate) spare: Spare,
}

/// Memory of files that were read, for those that come.
#[derive(Debug, Default)]
pub(crate) struct Spare(Mutex<Vec<Vec<u8>>>);

impl Spare {
    /// Bytes of one piece; what is larger is given back to the system.
    const LARGEST: usize = 32 << 20;

    fn take(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    /// There are never more than threads that read.
    fn give(&self, memory: Vec<u8>) {
        if memory.capacity() <= Self::LARGEST {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(memory);
        }
    }
}

impl Reader<'_> {
    /// The images of a unit: one, or for a file with several series one each.
    ///
    /// # Errors
    /// A sentence that says why the unit cannot be used.
    pub(crate) fn read(&self, unit: &Unit) -> Result<Vec<Read>, String> {
        let [Member { file, .. }] = &unit.files[..] else { return self.together(unit).map(|read| vec![read]) };
        let data = ImageData::open_into(self.spare.take(), file, &self.stop)?;
        let Some(hash) = data.file_hash() else { return self.zarr(file) };
        let first = self.one(&data, 0)?;
        let series = first.info.series;
        let mut images = vec![self.image(file, hash, 0, first)];
        for number in 1..series {
            images.push(self.image(file, hash, number, self.one(&data, number)?));
        }
        if series > 1 {
            (1..=series).zip(&mut images).for_each(|(number, image)| image.part = Some(number.to_string()));
        }
        self.spare.give(data.into_memory());
        Ok(images)
    }

    /// A stop is no mistake of the file: whoever asked for it does not tell this reason.
    fn go_on(&self) -> Result<(), String> {
        if self.stop.is_set() { Err("the import was stopped".to_owned()) } else { Ok(()) }
    }

    /// The images of a Zarr folder: one, or the fields of a plate. A field that cannot be read is told in a note.
    fn zarr(&self, folder: &Path) -> Result<Vec<Read>, String> {
        let listing = zarr_images(folder)?;
        let mut images = Vec::new();
        let mut failed = None;
        for entry in &listing.images {
            self.go_on()?;
            let place = if entry.path.is_empty() { folder.to_path_buf() } else { folder.join(&entry.path) };
            let read = ImageData::open(&place).and_then(|data| self.one(&data, 0));
            match read {
                Ok(decoded) => {
                    let hash = zarr_hash(&place, &decoded.held.picture);
                    let mut image = self.image(&place, hash, 0, decoded);
                    image.metadata.splice(0..0, plate_columns(&listing, entry));
                    image.part = (listing.images.len() > 1).then(|| entry.path.clone());
                    images.push(image);
                }
                Err(reason) if entry.path.is_empty() => failed = failed.or(Some(reason)),
                Err(reason) => failed = failed.or(Some(format!("{}: {reason}", entry.path))),
            }
        }
        match (images.first_mut(), failed) {
            (None, Some(reason)) => Err(reason),
            (None, None) => Err("it holds no image".to_owned()),
            (Some(first), failed) => {
                first.notes.extend(listing.notes);
                first.notes.extend(failed.map(|reason| format!("Not all of its images can be read. {reason}.")));
                Ok(images)
            }
        }
    }

    fn one(&self, data: &ImageData, series: u32) -> Result<Decoded, String> {
        let plain = View { series, limits: self.limits, stop: self.stop.clone(), ..View::default() };
        let (view, unfit) = if self.layouts.is_empty() { (plain, None) } else { self.divided(data, plain)? };
        let (info, held) = data.described(&view, |info| within(self.stack, info.slices))?;
        // Pages that are slices are read so without being told; only what is said of them changes with the answer.
        let kept = view.layout.filter(|layout| self.overrules || layout.slices != info.pages);
        let layout = kept.and_then(|layout| serde_json::to_string(&layout).ok());
        Ok(Decoded { info, held, layout, unfit })
    }

    /// How a file is seen where a person said how pages divide: that is for files of several pages, and what does not make
    /// as many is not meant.
    fn divided(&self, data: &ImageData, plain: View) -> Result<(View, Option<String>), String> {
        let info = data.probe(&plain)?;
        if info.pages <= 1 || !(self.overrules || info.ambiguous_pages.is_some()) {
            return Ok((plain, None));
        }
        Ok(match self.layouts.iter().find(|layout| layout.pages() == u64::from(info.pages)) {
            Some(layout) => (View { layout: Some(*layout), ..plain }, None),
            None => (plain, info.ambiguous_pages.and_then(|pages| unfit_note(self.layouts, pages))),
        })
    }

    fn image(&self, file: &Path, content: ContentHash, series: u32, decoded: Decoded) -> Read {
        let (mut read, held) = described(file, content, series, decoded);
        read.channel_names = names(read.channel_names);
        // A small picture is drawn as quickly when it is looked at; 100,000 of them would keep an import waiting.
        if u64::from(read.width) * u64::from(read.height) > SMALL && !self.stop.is_set() {
            self.thumbnails.prepare(&crate::thumbnails::key_of(read.hash, read.slices, self.stack), &held.picture);
        }
        read
    }

    /// One image of several files. Its thumbnail is drawn when it is first looked at.
    fn together(&self, unit: &Unit) -> Result<Read, String> {
        let read = |member: &Member| {
            let said = |reason: String| match member.file.file_name() {
                Some(name) => format!("{}: {reason}", name.to_string_lossy()),
                None => reason,
            };
            self.member(member).map_err(said)
        };
        // A long time series is one image of thousands of files.
        let files = unit.files.par_iter().map(read).collect::<Result<Vec<Read>, String>>()?;
        let mut whole = together(files)?;
        whole.hash = image_hash(&whole.sources);
        let (width, height) = (u64::from(whole.width), u64::from(whole.height));
        let bytes =
            width * height * u64::from(whole.channels) * u64::from(whole.bits.div_ceil(8).next_power_of_two().min(4));
        if bytes > self.limits.bytes {
            return Err(too_large(width, height, &self.limits));
        }
        whole.channel_names = names(whole.channel_names);
        Ok(whole)
    }

    fn member(&self, member: &Member) -> Result<Read, String> {
        self.go_on()?;
        let data = ImageData::open_into(self.spare.take(), &member.file, &self.stop)?;
        let hash = data.file_hash().ok_or_else(|| "a folder cannot be one of several files of an image".to_owned())?;
        let (mut read, _) = described(&member.file, hash, 0, self.one(&data, 0)?);
        self.spare.give(data.into_memory());
        if read.channels == 1
            && let Some(name) = &member.channel
        {
            read.channel_names = vec![Some(name.clone())];
        }
        for (count, said, noun, field) in
            [(read.slices, member.slice, "slices", "{z}"), (read.times, member.time, "time points", "{time}")]
        {
            if count > 1 && said.is_some() {
                return Err(format!(
                    "it holds {count} {noun} itself, and its name counts them too. Use a pattern without {field}"
                ));
            }
        }
        for source in &mut read.sources {
            (source.slice, source.time) = (member.slice, member.time);
        }
        Ok(read)
    }
}

/// Why no division of pages fits a file.
fn unfit_note(layouts: &[PageLayout], pages: u32) -> Option<String> {
    let what = match layouts {
        [] => return None,
        [PageLayout { channels, slices, times, .. }] => {
            format!("The division into {channels} channels × {slices} slices × {times} time points does not fit")
        }
        _ => "None of the divisions fits".to_owned(),
    };
    Some(format!("{what} the {pages} pages of this file; they were taken for slices."))
}

/// What one picture of a file tells. Channels without a name keep their places.
fn described(file: &Path, content: ContentHash, series: u32, decoded: Decoded) -> (Read, Held) {
    let Decoded { info, held, layout, unfit } = decoded;
    let sources = vec![ReadSource { file: file.to_path_buf(), hash: content, series, layout, slice: None, time: None }];
    let read = Read {
        hash: image_hash(&sources),
        sources,
        region: None,
        width: info.width,
        height: info.height,
        channels: info.channels,
        slices: info.slices,
        times: info.times,
        bits: info.bits.into(),
        pixel_size: [info.pixel_size.x, info.pixel_size.y, info.pixel_size.z],
        channel_names: info.channel_info.into_iter().map(|channel| channel.name).collect(),
        metadata: info.metadata,
        notes: held.picture.notes().iter().cloned().chain(unfit).collect(),
        part: None,
    };
    (read, held)
}

/// What a plate says of one of its images.
fn plate_columns(listing: &Listing, image: &ImageRef) -> Vec<(String, String)> {
    let well = image.well.as_ref().map(|(row, column)| match Well::from_parts(row, column) {
        Some(well) => well.to_string(),
        None => format!("{row}{column}"),
    });
    let field = image.field.map(|field| (field + 1).to_string());
    [("plate", listing.plate.clone()), ("well", well), ("site", field)]
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
}

/// That of an image which is the whole of these files, one for each channel.
pub(super) fn hash_of_files(hashes: &[ContentHash]) -> ContentHash {
    let source = |hash: &ContentHash| ReadSource {
        file: PathBuf::new(),
        hash: *hash,
        series: 0,
        layout: None,
        slice: None,
        time: None,
    };
    image_hash(&hashes.iter().map(source).collect::<Vec<ReadSource>>())
}

/// The file's own hash where it holds one image, else one of all that makes the image.
fn image_hash(sources: &[ReadSource]) -> ContentHash {
    if let [ReadSource { hash, series: 0, layout: None, .. }] = sources {
        return *hash;
    }
    let mut hasher = blake3::Hasher::new();
    for source in sources {
        hasher.update(&source.hash.0);
        hasher.update(&source.series.to_le_bytes());
        // The same files as channels are another image.
        for (word, place) in [("slice", source.slice), ("time", source.time)] {
            if let Some(place) = place {
                hasher.update(word.as_bytes());
                hasher.update(&place.to_le_bytes());
            }
        }
    }
    let layout = sources.iter().find_map(|source| source.layout.as_deref());
    hasher.update(layout.unwrap_or_default().as_bytes());
    ContentHash(*hasher.finalize().as_bytes())
}

/// Names of channels, or nothing where no channel has one.
fn names(names: Vec<Option<String>>) -> Vec<Option<String>> {
    if names.iter().any(Option::is_some) { names } else { Vec::new() }
}
