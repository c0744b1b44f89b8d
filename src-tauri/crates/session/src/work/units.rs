//! From files to images: which files belong together.
//!
//! Owns: applying a file-name pattern to what was found, and saying what did not fit or is left out. Refuses: opening
//! files.

use std::collections::{BTreeMap, BTreeSet};

use vesicle_project::import::{Field, GroupOptions, Grouping, LeftOut, NamePattern, group};

use super::files::Found;
use super::labels::{LabelsTable, file_name, slashed};
use super::read::{Member, Unit};
use crate::view::SkippedView;

/// What the files found are, in the order in which they become images.
#[derive(Debug, Default)]
pub(crate) struct Units {
    pub(crate) units: Vec<Unit>,
    pub(crate) skipped: Vec<SkippedView>,
    pub(crate) notes: Vec<String>,
}

/// Each file an image; or, by a pattern, the files of the same name but for the channel (and, as `options` say, slice and
/// time point) one image; or, by a table that names a file for each channel, the files of a row.
pub(crate) fn units(
    files: &[Found],
    pattern: Option<&NamePattern>,
    options: GroupOptions,
    table: Option<&LabelsTable>,
) -> Units {
    match pattern {
        Some(pattern) => by_pattern(files, pattern, options),
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
        let member = |(member, (_, channel)): (&usize, &(String, Option<String>))| Member {
            channel: channel.clone(),
            ..Member::whole(&files[*member].file)
        };
        let unit = Unit { files: members.iter().zip(row).map(member).collect(), ..alone(&files[first]) };
        of_first.insert(first, unit);
    }
    let rest =
        |(position, file)| of_first.remove(&position).or_else(|| (!taken.contains(&position)).then(|| alone(file)));
    files.iter().enumerate().filter_map(rest).collect()
}

/// What a pattern makes of the names of the files found.
pub(crate) fn grouped(files: &[Found], pattern: &NamePattern, options: GroupOptions) -> Grouping {
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let folders: Vec<u32> = files.iter().map(|file| file.base).collect();
    group(&names, &folders, pattern, options)
}

fn by_pattern(files: &[Found], pattern: &NamePattern, options: GroupOptions) -> Units {
    let grouping = grouped(files, pattern, options);
    let mut found = Units::default();
    let file = |number: u32| files.get(number as usize);
    for image in &grouping.images {
        let members: Vec<_> = image.files.iter().filter_map(|member| Some((file(member.file)?, member))).collect();
        let channel = |number: u32| grouping.channels.get(number as usize).cloned();
        found.units.push(Unit {
            name: image.name.clone(),
            first_name: members.first().map(|(found, _)| found.name.clone()).unwrap_or_default(),
            folders: members.first().map(|(found, _)| found.folders.clone()).unwrap_or_default(),
            files: members
                .iter()
                .map(|(found, member)| Member {
                    file: found.file.clone(),
                    channel: channel(member.channel),
                    slice: (image.planes > 1).then_some(member.z),
                    time: (image.times > 1).then_some(member.time),
                })
                .collect(),
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
    match grouping.thumbnails.len() {
        0 => {}
        1 => found.notes.push("1 small picture of another file (_thumb) left out.".to_owned()),
        count => found.notes.push(format!("{count} small pictures of other files (_thumb) left out.")),
    }
    for left in &grouping.left_out {
        found.skipped.push(SkippedView { path: left.name.clone(), reason: gaps_reason(left) });
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

/// Why files of a stack are left out, and the way out.
fn gaps_reason(left: &LeftOut) -> String {
    let shown = left.missing.iter().take(3).cloned().collect::<Vec<_>>().join("; ");
    let more = left.count.saturating_sub(3);
    let more = if more == 0 { String::new() } else { format!("; and {more} more") };
    let what = match (left.whole, left.files.len()) {
        (true, count) => format!("its {count} files were left out, because not every channel has the same slices"),
        (false, 1) => "1 file of a time point that is not complete was left out".to_owned(),
        (false, count) => format!("{count} files of time points that are not complete were left out"),
    };
    format!(
        "{what}. There is no file of {shown}{more}. Add what is missing and import again, or let each slice and time point \
         be an image"
    )
}

fn alone(found: &Found) -> Unit {
    Unit {
        name: found.name.clone(),
        first_name: found.name.clone(),
        folders: found.folders.clone(),
        files: vec![Member::whole(&found.file)],
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
                base: 0,
            })
            .collect()
    }

    #[test]
    fn files_of_one_field_become_one_image() {
        let files = found(&["p/A01_s1_w2.tif", "p/A01_s1_w1.tif", "p/A02_s1_w1.tif", "p/notes.png"]);
        let pattern = NamePattern::new("{well}_s{site}_w{channel}.tif", PatternForm::Fields).unwrap();
        let units = units(&files, Some(&pattern), GroupOptions::default(), None);
        let sizes: Vec<usize> = units.units.iter().map(|unit| unit.files.len()).collect();
        assert_eq!(sizes, [2, 1, 1]);
        let member = |channel: &str| Member {
            channel: Some(channel.to_owned()),
            ..Member::whole(&PathBuf::from(format!("/x/p/A01_s1_w{channel}.tif")))
        };
        assert_eq!(units.units[0].files, [member("1"), member("2")], "in the order of channels");
        assert!(units.units[0].metadata.contains(&("well".to_owned(), "A01".to_owned())), "{:?}", units.units[0]);
        assert!(units.notes.iter().any(|note| note.contains("1 of 4")), "{:?}", units.notes);
        assert!(units.notes.iter().any(|note| note.contains("lacks channel 2")), "{:?}", units.notes);
    }

    #[test]
    fn small_pictures_are_left_out_by_any_pattern_that_fits_their_images() {
        let files = found(&["A01_s1_w1.tif", "A01_s1_w1_thumb.tif", "A01_s1_w2.tif", "A01_s1_w2_thumb.tif"]);
        let tried = |text: &str, form| {
            let pattern = NamePattern::new(text, form).unwrap();
            let units = units(&files, Some(&pattern), GroupOptions::default(), None);
            (units.units.iter().map(|unit| unit.files.len()).collect::<Vec<_>>(), units.skipped.len(), units.notes)
        };
        let note = vec!["2 small pictures of other files (_thumb) left out.".to_owned()];
        assert_eq!(tried("{well}_s{site}_w{channel:1 digit}.tif", PatternForm::Fields), (vec![2], 0, note.clone()));
        // Without the rule “1_thumb” would be a third channel of the one, and the other would find each image twice.
        assert_eq!(tried("{well}_s{site}_w{channel}.tif", PatternForm::Fields), (vec![2], 0, note.clone()));
        let expression = r"(?P<well>[A-P]\d{2})_s(?P<site>\d+)_w(?P<channel>\d)";
        assert_eq!(tried(expression, PatternForm::Expression), (vec![2], 0, note));
        let small = tried("{well}_s{site}_w{channel:1 digit}_thumb.tif", PatternForm::Fields).0;
        assert_eq!(small, [2, 1, 1], "a pattern for the small pictures takes them");
    }

    #[test]
    fn slices_and_time_points_have_their_places_and_gaps_are_told() {
        let files = found(&["A_t1_z1.tif", "A_t1_z2.tif", "B_t1_z3.tif", "C_t1_z1.tif", "C_t2_z2.tif"]);
        let pattern = NamePattern::new("{name}_t{time}_z{z}.tif", PatternForm::Fields).unwrap();
        let both = units(&files, Some(&pattern), GroupOptions::default(), None);
        let places: Vec<Vec<_>> =
            both.units.iter().map(|unit| unit.files.iter().map(|file| (file.slice, file.time)).collect()).collect();
        assert_eq!(places, [vec![(Some(0), None), (Some(1), None)], vec![(None, None)]]);
        let [left] = &both.skipped[..] else { panic!("{:?}", both.skipped) };
        assert!(left.path == "C_t*_z*.tif" && left.reason.contains("no file of z 2, time 1; z 1, time 2."), "{left:?}");
        let each = GroupOptions { stack_z: false, stack_time: false };
        assert_eq!(units(&files, Some(&pattern), each, None).units.len(), 5);
    }

    #[test]
    fn without_a_pattern_each_file_is_an_image() {
        let files = found(&["a_w1.tif", "a_w2.tif"]);
        assert_eq!(units(&files, None, GroupOptions::default(), None).units.len(), 2);
    }
}
