//! The files of an image that are needed to see one slice, or a projection, at one time point.
//!
//! Owns: choosing them, also where slices and time points are files of their own, and reading them in the order of their
//! channels. Refuses: decoding (that is `images`) and putting channels together.

use std::collections::BTreeMap;
use std::path::Path;

use vesicle_images::{PageLayout, Picture, SliceView, View, decode_slices};
use vesicle_project::{Image, Source};

use crate::image_data::ImageData;
use crate::places;

/// Pictures whose channels, one after the other, are those of an image of a project in `base`. `slice` is within the
/// image's slices, `time` counts from 0. Files of other slices and time points are not opened.
pub(crate) fn read_parts(base: &Path, image: &Image, slice: SliceView, time: u32) -> Result<Vec<Picture>, String> {
    let now: Vec<&Source> = image.sources.iter().filter(|source| source.time.is_none_or(|at| at == time)).collect();
    if now.is_empty() {
        return Err(format!("it has no file of time point {}", u64::from(time) + 1));
    }
    if now.iter().all(|source| source.slice.is_none()) {
        return now.into_iter().map(|source| read_whole(base, source, slice, time)).collect();
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
            read_stack(
                base,
                &planes.iter().filter_map(|files| files.get(nth).copied()).collect::<Vec<_>>(),
                slice,
                time,
            )
        })
        .collect()
}

/// A file that holds all slices.
fn read_whole(base: &Path, source: &Source, slice: SliceView, time: u32) -> Result<Picture, String> {
    ImageData::open(&places::find(base, source).0)?.decode(&view(source, slice, time)?)
}

/// Files of one slice each.
fn read_stack(base: &Path, files: &[&Source], slice: SliceView, time: u32) -> Result<Picture, String> {
    let Some(first) = files.first() else { return Err("it has no file".to_owned()) };
    let bytes = |slice: u32| {
        let source = files.get(slice as usize).ok_or_else(|| "there is no file of this slice".to_owned())?;
        let (path, _) = places::find(base, source);
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match ImageData::open(&path).map_err(|reason| format!("{name}: {reason}"))? {
            ImageData::File(bytes) => Ok(bytes),
            ImageData::Folder(_) => Err(format!("{name}: a folder cannot be one slice of an image")),
        }
    };
    let count = u32::try_from(files.len()).unwrap_or(u32::MAX);
    decode_slices(count, &view(first, slice, time)?, &bytes).map_err(|error| error.to_string())
}

/// What is to be seen of a file; one of a single time point has it as its first.
fn view(source: &Source, slice: SliceView, time: u32) -> Result<View, String> {
    let layout: Option<PageLayout> = source
        .layout
        .as_deref()
        .map(serde_json::from_str)
        .transpose()
        .map_err(|error| format!("how its pages divide is not understood ({error}); import it again"))?;
    let time = if source.time.is_some() { 0 } else { time };
    Ok(View { series: source.series, slice, time, layout, ..View::default() })
}
