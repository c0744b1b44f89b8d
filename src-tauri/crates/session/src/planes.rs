//! The files of an image that are needed to see one slice, or a projection, at one time point.
//!
//! Owns: choosing them, also where slices and time points are files of their own, and reading them in the order of their
//! channels. Refuses: decoding (that is `images`) and putting channels together.

use std::collections::BTreeMap;
use std::path::Path;

use vesicle_images::{Limits, PageLayout, Picture, SliceView, View, decode_slices};
use vesicle_project::{Image, Source};

use crate::image_data::{ImageData, in_words};
use crate::pictures::io_reason;
use crate::places;

/// What is to be seen: a slice within the image's, a time point from 0, and how large it may be.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    pub(crate) slice: SliceView,
    pub(crate) time: u32,
    pub(crate) limits: Limits,
}

/// Pictures whose channels, one after the other, are those of an image of a project in `base`. Files of other slices and
/// time points are not opened.
pub(crate) fn read_parts(base: &Path, image: &Image, wanted: Wanted) -> Result<Vec<Picture>, String> {
    let time = wanted.time;
    let now: Vec<&Source> = image.sources.iter().filter(|source| source.time.is_none_or(|at| at == time)).collect();
    if now.is_empty() {
        return Err(format!("it has no file of time point {}", u64::from(time) + 1));
    }
    if now.iter().all(|source| source.slice.is_none()) {
        return now.into_iter().map(|source| read_whole(base, source, wanted)).collect();
    }
    let mut planes: BTreeMap<Option<u32>, Vec<&Source>> = BTreeMap::new();
    for source in now {
        planes.entry(source.slice).or_default().push(source);
    }
    let planes: Vec<Vec<&Source>> = planes.into_values().collect();
    let each = planes.first().map_or(0, Vec::len);
    if planes.iter().any(|files| files.len() != each) {
        return Err("not every slice has a file of every channel; import it again".to_owned());
    }
    // The nth files of all slices are one stack of the same channels.
    (0..each)
        .map(|nth| {
            let files: Vec<&Source> = planes.iter().filter_map(|files| files.get(nth).copied()).collect();
            read_stack(base, &files, wanted)
        })
        .collect()
}

/// A file that holds all slices.
fn read_whole(base: &Path, source: &Source, wanted: Wanted) -> Result<Picture, String> {
    let view = view(source, wanted)?;
    from_places(base, source, |data| data.decode(&view))
}

/// Files of one slice each.
fn read_stack(base: &Path, files: &[&Source], wanted: Wanted) -> Result<Picture, String> {
    let Some(first) = files.first() else { return Err("it has no file".to_owned()) };
    let bytes = |slice: u32| {
        let source = files.get(slice as usize).ok_or_else(|| "there is no file of this slice".to_owned())?;
        let taken = |data| match data {
            ImageData::File { bytes, .. } => Ok(bytes),
            ImageData::Folder(_) => Err("a folder cannot be one slice of an image".to_owned()),
        };
        let (path, _) = places::find(base, source);
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        from_places(base, source, taken).map_err(|reason| format!("{name}: {reason}"))
    };
    let view = view(first, wanted)?;
    let count = u32::try_from(files.len()).unwrap_or(u32::MAX);
    decode_slices(count, &view, &bytes).map_err(|error| in_words(&error, &view.limits))
}

/// Where a project lies beside another experiment's files of the same names, the second place is the right one: labels
/// and thumbnails belong to content, so another file in an image's place is not taken for it.
fn from_places<T>(base: &Path, source: &Source, read: impl Fn(ImageData) -> Result<T, String>) -> Result<T, String> {
    let mut refusal = None;
    for path in places::existing(base, source) {
        let known = |data: ImageData| {
            let other = data.file_hash().is_some_and(|now| now != source.hash);
            // What is wrong with the file itself says more than that it is another one.
            let done = read(data)?;
            if other {
                return Err(
                    "the file is not the one that was imported: it was changed or replaced since. Put the old \
                            file back, or add the new one as an image of its own and remove this one"
                        .to_owned(),
                );
            }
            Ok(done)
        };
        match ImageData::open(&path).and_then(known) {
            Ok(done) => return Ok(done),
            Err(reason) => refusal = refusal.or(Some(reason)),
        }
    }
    Err(refusal.unwrap_or_else(|| io_reason(&std::io::ErrorKind::NotFound.into())))
}

/// What is to be seen of a file; one of a single time point has it as its first.
fn view(source: &Source, wanted: Wanted) -> Result<View, String> {
    let layout: Option<PageLayout> = source
        .layout
        .as_deref()
        .map(serde_json::from_str)
        .transpose()
        .map_err(|error| format!("how its pages divide is not understood ({error}); import it again"))?;
    let time = if source.time.is_some() { 0 } else { wanted.time };
    Ok(View { series: source.series, slice: wanted.slice, time, layout, limits: wanted.limits, ..View::default() })
}
