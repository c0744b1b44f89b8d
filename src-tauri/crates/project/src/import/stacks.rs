//! Stacks whose planes and time points are files.
//!
//! Owns: the order of planes and time points, and what is lacking where a stack has gaps. Refuses: filling gaps.

use std::collections::{BTreeMap, BTreeSet};

use crate::natural::natural_key;

/// Missing files that are named in a report; beyond that they are counted.
const NAMED: usize = 10;

/// A place within an image: time, plane and channel as they stand in the name.
pub(super) type Place = (String, String, String);

/// What was taken out of a stack, and why.
pub(super) struct Gaps {
    pub(super) files: Vec<u32>,
    /// How many files are missing.
    pub(super) count: u32,
    /// The first of them in words.
    pub(super) missing: Vec<String>,
}

/// Takes the time points out of a stack at which not every channel that it has has every plane that it has.
pub(super) fn take_gaps(kept: &mut BTreeMap<Place, u32>) -> Option<Gaps> {
    let times = order(kept.keys().map(|(time, ..)| time.as_str()));
    let planes = order(kept.keys().map(|(_, z, _)| z.as_str()));
    if times.len() == 1 && planes.len() == 1 {
        return None;
    }
    let channels: BTreeSet<&str> = kept.keys().map(|(.., channel)| channel.as_str()).collect();
    let mut files_at: BTreeMap<&str, usize> = BTreeMap::new();
    for (time, ..) in kept.keys() {
        *files_at.entry(time).or_default() += 1;
    }
    let each = planes.len() * channels.len();
    let gaps: BTreeSet<String> =
        files_at.into_iter().filter(|(_, count)| *count < each).map(|(time, _)| time.to_owned()).collect();
    if gaps.is_empty() {
        return None;
    }
    let channels: Vec<String> = channels.into_iter().map(str::to_owned).collect();
    let missing = missing(kept, &times, &planes, &channels);
    let count = u32::try_from(times.len() * each - kept.len()).unwrap_or(u32::MAX);
    let files = kept.iter().filter(|((time, ..), _)| gaps.contains(time)).map(|(_, file)| *file).collect();
    kept.retain(|(time, ..), _| !gaps.contains(time));
    Some(Gaps { files, count, missing })
}

/// Different texts of a field, and the position of each: numbers by value, then names.
pub(super) fn order<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, u32> {
    let texts: BTreeSet<&str> = texts.collect();
    let mut texts: Vec<&str> = texts.into_iter().collect();
    texts.sort_by_cached_key(|text| natural_key(text));
    texts.into_iter().zip(0..).collect()
}

pub(super) fn missing(
    kept: &BTreeMap<Place, u32>,
    times: &BTreeMap<&str, u32>,
    planes: &BTreeMap<&str, u32>,
    channels: &[String],
) -> Vec<String> {
    let in_order = |texts: &BTreeMap<&str, u32>| {
        let mut texts: Vec<(u32, String)> = texts.iter().map(|(text, at)| (*at, (*text).to_owned())).collect();
        texts.sort();
        texts
    };
    let (times, planes) = (in_order(times), in_order(planes));
    let no_channel = [String::new()];
    let channels = if channels.is_empty() { &no_channel } else { channels };
    let mut words = Vec::new();
    for (_, time) in &times {
        for (_, z) in &planes {
            for channel in channels {
                if words.len() == NAMED {
                    return words;
                }
                if !kept.contains_key(&(time.clone(), z.clone(), channel.clone())) {
                    let parts = [("channel", channel), ("z", z), ("time", time)];
                    let parts = parts.iter().filter(|(_, text)| !text.is_empty());
                    let parts: Vec<String> = parts.map(|(word, text)| format!("{word} {text}")).collect();
                    words.push(parts.join(", "));
                }
            }
        }
    }
    words
}
