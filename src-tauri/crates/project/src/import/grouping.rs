//! Files that belong to one image.
//!
//! Owns: putting one-file-per-channel, one-file-per-plane and one-file-per-time-point files together by the fields of
//! their names, the order of channels, and a report of what did not fit, is missing or stands there twice. Files of
//! different folders are joined only where the pattern names those folders. Refuses: files; whether the sizes agree is
//! seen when they are read. Time grows as n log n with the number of names.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::field::Field;
use super::naming::{FieldValue, NameMatch, NamePattern};
use super::stacks::{Gaps, Place, missing, order, take_gaps};
use super::thumbnails::thumbnails;
use crate::natural::natural_key;

/// What goes into one image besides the channels. The default is all that a pattern names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupOptions {
    /// Files that differ in `z` are planes of one stack; otherwise each plane is an image.
    pub stack_z: bool,
    /// Files that differ in `time` are frames of one series; otherwise each time point is an image.
    pub stack_time: bool,
}

impl Default for GroupOptions {
    fn default() -> Self {
        Self { stack_z: true, stack_time: true }
    }
}

/// Names put together. Files are positions in the list of names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Grouping {
    /// In natural order of folder and fields.
    pub images: Vec<GroupedImage>,
    /// All channels found, in the order of every image's channels: numbers by value, then names. Empty when the pattern
    /// has no channel.
    pub channels: Vec<String>,
    /// Files whose names do not fit the pattern.
    pub unmatched: Vec<u32>,
    pub incomplete: Vec<Incomplete>,
    pub duplicates: Vec<Duplicate>,
    /// Small pictures (`_thumb`) of files that fit the pattern; they were left out.
    pub thumbnails: Vec<u32>,
    pub left_out: Vec<LeftOut>,
}

/// One image and the files that it is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupedImage {
    /// The name of its file; of several, with `*` for what differs.
    pub name: String,
    /// What its files have in common.
    pub values: Vec<FieldValue>,
    /// By time, then plane, then channel.
    pub files: Vec<GroupedFile>,
    /// Planes of the stack, at least 1.
    pub planes: u32,
    /// Time points of the series, at least 1.
    pub times: u32,
}

/// Where a file goes in its image. All count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupedFile {
    pub time: u32,
    pub z: u32,
    /// In [`Grouping::channels`].
    pub channel: u32,
    pub file: u32,
}

/// An image that lacks a channel that others have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Incomplete {
    /// In [`Grouping::images`].
    pub image: u32,
    /// How many files are missing.
    pub count: u32,
    /// The first ten of them in words: "channel 2", "channel DAPI, z 3".
    pub missing: Vec<String>,
}

/// Files of a stack with gaps. Time points at which not every channel has every plane are left out; a stack that has
/// gaps at all its time points is left out whole, because a plane more or less would change what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    /// The name that the image has or would have had.
    pub name: String,
    /// Whether nothing of it is left.
    pub whole: bool,
    pub files: Vec<u32>,
    /// How many files are missing.
    pub count: u32,
    /// The first ten of them in words.
    pub missing: Vec<String>,
}

/// A file that says the same as another one; it was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Duplicate {
    pub file: u32,
    /// The one that is used: the first in the list.
    pub kept: u32,
}

struct Open {
    values: Vec<FieldValue>,
    sort: Vec<u8>,
    files: Vec<(Place, u32)>,
    /// The first name with `*` for channel and stacked fields, and how much of it the others share.
    masked: String,
    front: usize,
    back: usize,
}

/// Puts names together by a pattern. Without a channel in the pattern, and nothing to stack, every file is an image.
///
/// `folders` tells for each name which chosen folder it is under (a number for each): files of two are never joined, also
/// when their names are alike. It may be empty when there is only one.
#[must_use]
pub fn group(names: &[&str], folders: &[u32], pattern: &NamePattern, options: GroupOptions) -> Grouping {
    let mut grouping = Grouping::default();
    let merged: Vec<&Field> = pattern.fields().filter(|field| is_merged(field, options)).collect();
    let with_channel = merged.contains(&&Field::Channel);
    let mut open: Vec<Open> = Vec::new();
    let mut by_key: HashMap<String, usize> = HashMap::new();
    let mut channels: BTreeSet<(bool, u64, Vec<u8>, String)> = BTreeSet::new();
    // A pattern for the small pictures themselves does not fit their images.
    let mut small = thumbnails(names);
    small.retain(|_, shown| names.get(*shown).is_some_and(|name| pattern.fits(name)));
    for (file, name) in names.iter().enumerate() {
        let is_small = small.contains_key(&file);
        let file = narrow(file);
        if is_small {
            grouping.thumbnails.push(file);
            continue;
        }
        let Some(found) = pattern.find(name) else {
            grouping.unmatched.push(file);
            continue;
        };
        let text = |field: &Field| {
            let known = merged.contains(&field).then(|| found.get(field)).flatten();
            known.unwrap_or_default().to_owned()
        };
        let place: Place = (text(&Field::Time), text(&Field::Z), text(&Field::Channel));
        if with_channel {
            channels.insert(channel_order(&place.2));
        }
        let masked = mask(name, &found, options);
        let values: Vec<FieldValue> =
            found.values.into_iter().filter(|value| !is_merged(&Field::named(&value.field), options)).collect();
        // A folder that the pattern passes over with `*` still keeps files apart.
        let within = masked.rfind('/').map_or("", |slash| &masked[..slash]);
        // Signs that no file name holds keep the parts of the key apart.
        let mut key = format!("{}\0{within}", folders.get(file as usize).copied().unwrap_or(0));
        for value in &values {
            key.extend(['\0', '\u{1}']);
            key.push_str(&value.field);
            key.push('\0');
            key.push_str(&value.value);
        }
        let sort = natural_key(&key);
        if merged.is_empty() {
            let (front, back) = (masked.len(), 0);
            open.push(Open { values, sort, files: vec![(place, file)], masked, front, back });
            continue;
        }
        match by_key.get(&key).and_then(|at| open.get_mut(*at)) {
            Some(image) => {
                let (front, back) = shared(&image.masked, &masked);
                image.front = image.front.min(front);
                image.back = image.back.min(back);
                image.files.push((place, file));
            }
            None => {
                by_key.insert(key, open.len());
                let (front, back) = (masked.len(), masked.len());
                open.push(Open { values, sort, files: vec![(place, file)], masked, front, back });
            }
        }
    }
    // A stable sort: files that say the same keep the order of the list.
    open.sort_by(|a, b| a.sort.cmp(&b.sort));
    grouping.channels = channels.into_iter().map(|(.., name)| name).collect();
    let positions: BTreeMap<String, u32> = grouping.channels.iter().cloned().zip(0..).collect();
    for image in open {
        close(image, names, &positions, &mut grouping);
    }
    grouping
}

/// Whether files that differ in this field belong to one image.
fn is_merged(field: &Field, options: GroupOptions) -> bool {
    match field {
        Field::Channel => true,
        Field::Z => options.stack_z,
        Field::Time => options.stack_time,
        _ => false,
    }
}

/// Numbers by value, then names in natural order.
fn channel_order(name: &str) -> (bool, u64, Vec<u8>, String) {
    let number = name.parse::<u64>().ok();
    (number.is_none(), number.unwrap_or(0), natural_key(name), name.to_owned())
}

/// Finds every file's place in an image, and what is missing or there twice.
fn close(open: Open, names: &[&str], channels: &BTreeMap<String, u32>, grouping: &mut Grouping) {
    let mut kept: BTreeMap<Place, u32> = BTreeMap::new();
    for (place, file) in open.files {
        match kept.get(&place) {
            Some(first) => grouping.duplicates.push(Duplicate { file, kept: *first }),
            None => {
                kept.insert(place, file);
            }
        }
    }
    let name = match kept.values().next() {
        Some(only) if kept.len() == 1 => names.get(*only as usize).map_or_else(String::new, |name| (*name).to_owned()),
        _ => title(&open.masked, open.front, open.back),
    };
    if let Some(gaps) = take_gaps(&mut kept) {
        let (whole, Gaps { files, count, missing }) = (kept.is_empty(), gaps);
        grouping.left_out.push(LeftOut { name: name.clone(), whole, files, count, missing });
        if whole {
            return;
        }
    }
    let times = order(kept.keys().map(|(time, ..)| time.as_str()));
    let planes = order(kept.keys().map(|(_, z, _)| z.as_str()));
    let mut files: Vec<GroupedFile> = kept
        .iter()
        .map(|((time, z, channel), file)| GroupedFile {
            time: times.get(time.as_str()).copied().unwrap_or(0),
            z: planes.get(z.as_str()).copied().unwrap_or(0),
            channel: channels.get(channel).copied().unwrap_or(0),
            file: *file,
        })
        .collect();
    files.sort_unstable();
    let image = narrow(grouping.images.len());
    let expected = times.len() * planes.len() * channels.len().max(1);
    if files.len() < expected {
        let missing = missing(&kept, &times, &planes, &grouping.channels);
        grouping.incomplete.push(Incomplete { image, count: narrow(expected - files.len()), missing });
    }
    let (planes, times) = (narrow(planes.len()), narrow(times.len()));
    grouping.images.push(GroupedImage { name, values: open.values, files, planes, times });
}

/// A name with `*` for the fields in which the files of an image differ.
fn mask(name: &str, found: &NameMatch, options: GroupOptions) -> String {
    let mut spans: Vec<_> =
        found.spans.iter().filter(|(field, _)| is_merged(field, options)).map(|(_, span)| span).collect();
    spans.sort_by_key(|span| span.start);
    let mut masked = String::with_capacity(name.len());
    let mut end = 0;
    for span in spans.into_iter().filter(|span| !span.is_empty()) {
        if span.start >= end {
            masked.push_str(&name[end..span.start]);
            masked.push('*');
            end = span.end;
        }
    }
    masked.push_str(&name[end..]);
    masked
}

/// How many bytes two texts share at their beginning and at their end.
fn shared(a: &str, b: &str) -> (usize, usize) {
    let same = |pairs: &mut dyn Iterator<Item = (char, char)>| {
        pairs.take_while(|(a, b)| a == b).map(|(letter, _)| letter.len_utf8()).sum()
    };
    (same(&mut a.chars().zip(b.chars())), same(&mut a.chars().rev().zip(b.chars().rev())))
}

/// The masked name, with `*` also for what differs and is no field (an identifier that a microscope added).
fn title(masked: &str, front: usize, back: usize) -> String {
    if front + back >= masked.len() {
        return masked.to_owned();
    }
    let (front, back) = (&masked[..front], &masked[masked.len() - back..]);
    if front.ends_with('*') || back.starts_with('*') { format!("{front}{back}") } else { format!("{front}*{back}") }
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
