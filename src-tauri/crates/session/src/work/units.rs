//! From files to images: which files belong together.
//!
//! Owns: applying a file-name pattern to what was found, and saying what did not fit. Refuses: opening files.

use std::collections::{BTreeMap, BTreeSet};

use vesicle_project::import::{Field, GroupOptions, NamePattern, group};

use super::files::Found;
use super::labels::{LabelsTable, file_name, slashed};
use super::read::Unit;
use crate::view::SkippedView;

/// What the files found are, in the order in which they become images.
#[derive(Debug, Default)]
pub(crate) struct Units {
    pub(crate) units: Vec<Unit>,
    pub(crate) skipped: Vec<SkippedView>,
    pub(crate) notes: Vec<String>,
}

/// Each file an image; or, by a pattern, the files of the same name but for the channel one image; or, by a table that
/// names a file for each channel, the files of a row.
pub(crate) fn units(files: &[Found], pattern: Option<&NamePattern>, table: Option<&LabelsTable>) -> Units {
    match pattern {
        Some(pattern) => by_pattern(files, pattern),
        None => Units { units: by_table(files, table), ..Units::default() },
    }
}

/// The place of the image is that of its first file.
fn by_table(files: &[Found], table: Option<&LabelsTable>) -> Vec<Unit> {
    let mut at: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    let rows: Vec<_> = table.map(|table| table.several_files().collect()).unwrap_or_default();
    if !rows.is_empty() {
        for (position, file) in files.iter().enumerate() {
            at.entry(file_name(&file.name)).and_modify(|only| *only = None).or_insert(Some(position));
        }
    }
    let mut of_first: BTreeMap<usize, Unit> = BTreeMap::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for row in rows {
        // A row whose files are not all there makes no image; those that are become images of their own.
        let members: Option<Vec<usize>> =
            row.iter().map(|(file, _)| at.get(file_name(&slashed(file))).copied().flatten()).collect();
        let Some(members) = members.filter(|members| members.iter().all(|member| !taken.contains(member))) else {
            continue;
        };
        let Some(first) = members.first().copied() else { continue };
        taken.extend(&members);
        of_first.insert(
            first,
            Unit {
                files: members.iter().map(|member| files[*member].file.clone()).collect(),
                channel_names: row.iter().filter_map(|(_, channel)| channel.clone()).collect(),
                ..alone(&files[first])
            },
        );
    }
    let rest =
        |(position, file)| of_first.remove(&position).or_else(|| (!taken.contains(&position)).then(|| alone(file)));
    files.iter().enumerate().filter_map(rest).collect()
}

fn by_pattern(files: &[Found], pattern: &NamePattern) -> Units {
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let grouping = group(&names, pattern, GroupOptions::default());
    let mut found = Units::default();
    let file = |number: u32| files.get(number as usize);
    for image in &grouping.images {
        let members: Vec<_> = image.files.iter().filter_map(|member| Some((file(member.file)?, member))).collect();
        let channel = |number: u32| grouping.channels.get(number as usize).cloned();
        found.units.push(Unit {
            name: image.name.clone(),
            first_name: members.first().map(|(found, _)| found.name.clone()).unwrap_or_default(),
            folders: members.first().map(|(found, _)| found.folders.clone()).unwrap_or_default(),
            files: members.iter().map(|(found, _)| found.file.clone()).collect(),
            channel_names: members.iter().filter_map(|(_, member)| channel(member.channel)).collect(),
            metadata: image
                .values
                .iter()
                .filter(|value| value.field != Field::Channel.word())
                .map(|value| (value.field.clone(), value.value.clone()))
                .collect(),
        });
    }
    found.units.extend(grouping.unmatched.iter().filter_map(|&number| file(number)).map(alone));
    for twice in &grouping.duplicates {
        if let (Some(left_out), Some(kept)) = (file(twice.file), file(twice.kept)) {
            let reason = format!("its name says the same as that of {}, which was used", kept.name);
            found.skipped.push(SkippedView { path: left_out.file.to_string_lossy().into_owned(), reason });
        }
    }
    if !grouping.unmatched.is_empty() {
        found.notes.push(format!(
            "{} of {} names do not fit the pattern; each of these files became an image of its own.",
            grouping.unmatched.len(),
            files.len()
        ));
    }
    for gap in grouping.incomplete.iter().take(3) {
        if let Some(image) = grouping.images.get(gap.image as usize) {
            found.notes.push(format!("{} lacks {}.", image.name, gap.missing.join(", ")));
        }
    }
    if grouping.incomplete.len() > 3 {
        found.notes.push(format!("{} more images lack a channel.", grouping.incomplete.len() - 3));
    }
    found
}

fn alone(found: &Found) -> Unit {
    Unit {
        name: found.name.clone(),
        first_name: found.name.clone(),
        folders: found.folders.clone(),
        files: vec![found.file.clone()],
        channel_names: Vec::new(),
        metadata: Vec::new(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use std::path::PathBuf;

    use vesicle_project::import::PatternForm;

    use super::*;

    fn found(names: &[&str]) -> Vec<Found> {
        names
            .iter()
            .map(|name| Found {
                file: PathBuf::from("/x").join(name),
                name: (*name).to_owned(),
                folders: format!("x/{name}"),
            })
            .collect()
    }

    #[test]
    fn files_of_one_field_become_one_image() {
        let files = found(&["p/A01_s1_w2.tif", "p/A01_s1_w1.tif", "p/A02_s1_w1.tif", "p/notes.png"]);
        let pattern = NamePattern::new("{well}_s{site}_w{channel}.tif", PatternForm::Fields).unwrap();
        let units = units(&files, Some(&pattern), None);
        let shape: Vec<_> = units.units.iter().map(|unit| (unit.files.len(), unit.channel_names.clone())).collect();
        assert_eq!(shape[0], (2, vec!["1".to_owned(), "2".to_owned()]));
        assert_eq!((shape[1].0, shape[2].0), (1, 1));
        assert_eq!(units.units[0].files[0], PathBuf::from("/x/p/A01_s1_w1.tif"), "in the order of channels");
        assert!(units.units[0].metadata.contains(&("well".to_owned(), "A01".to_owned())), "{:?}", units.units[0]);
        assert!(units.notes.iter().any(|note| note.contains("1 of 4")), "{:?}", units.notes);
        assert!(units.notes.iter().any(|note| note.contains("lacks channel 2")), "{:?}", units.notes);
    }

    #[test]
    fn without_a_pattern_each_file_is_an_image() {
        let files = found(&["a_w1.tif", "a_w2.tif"]);
        assert_eq!(units(&files, None, None).units.len(), 2);
    }
}
