//! What an import says at its end.
//!
//! Owns: the sentence and the notes of its report. Refuses: deciding what became of a file.

use std::collections::{BTreeMap, BTreeSet};

use super::ImportRequest;
use crate::view::SkippedView;
use crate::work::files::FoundFiles;
use crate::work::labels::{Assigned, LabelsTable};

/// Files of each kind that are named; the others are counted.
const NAMED: usize = 20;
/// Rows of a table that are named.
const ROWS: usize = 3;

/// What an import has to tell besides what it adds.
#[derive(Debug, Default)]
pub(in crate::work) struct Told {
    pub(in crate::work) skipped: Vec<SkippedView>,
    /// Of single images, and how many they are about.
    pub(in crate::work) notes: BTreeMap<String, usize>,
    /// Files that a stop left unread.
    pub(in crate::work) unread: usize,
    /// Images that were in the project already.
    pub(in crate::work) known: usize,
    /// Those of them that lie in another place than the file of that image, which is still there.
    pub(in crate::work) known_elsewhere: Vec<Twin>,
    /// Files with the content of another one of this import.
    pub(in crate::work) twins: Vec<Twin>,
    /// The same file, chosen by itself and with its folder.
    pub(in crate::work) chosen_twice: usize,
    /// New images in the place of files that were imported with another content.
    pub(in crate::work) replaced: Vec<String>,
}

/// A file with the content of an image that has another file.
#[derive(Debug)]
pub(in crate::work) struct Twin {
    pub(in crate::work) file: String,
    pub(in crate::work) image: String,
}

/// What was made of the files.
pub(super) struct Counts {
    pub(super) added: usize,
    /// Images in the project that rows of a table speak of.
    pub(super) changed: usize,
    /// Files that had moved.
    pub(super) again: usize,
}

/// What is known when all files are read.
pub(in crate::work) struct Ends<'a> {
    pub(in crate::work) found: &'a FoundFiles,
    /// Images, or files that may hold several, that were to be read.
    pub(in crate::work) images: usize,
    pub(in crate::work) notes: Vec<String>,
    pub(in crate::work) assigned: Option<&'a Assigned<'a>>,
}

/// The texts of a report.
pub(super) struct Said {
    pub(super) summary: String,
    pub(super) notes: Vec<String>,
}

/// The texts of the report of an import.
pub(super) fn said(told: &Told, request: &ImportRequest, counts: &Counts, ends: Ends<'_>) -> Said {
    let summary = summary(told, counts.added, ends.images);
    let mut notes = ends.notes;
    notes.extend(told.notes.iter().map(|(note, images)| format!("{images} × {note}")));
    again(told, counts, &mut notes);
    let is_used = |table: &LabelsTable| ends.found.tables.contains(&table.place);
    let others = ends.found.others - usize::from(request.labels.as_ref().is_some_and(is_used));
    if others > 0 {
        notes.push(format!("{} in the folders left out: not an image by name.", plural(others, "file")));
    }
    match ends.found.hidden {
        0 => {}
        1 => notes.push("1 hidden file in the folders left out: its name begins with a dot.".to_owned()),
        count => notes.push(format!("{count} hidden files in the folders left out: their names begin with a dot.")),
    }
    if let Some(table) = &request.labels {
        of_table(table, ends.assigned, &mut notes);
    }
    Said { summary, notes }
}

fn summary(told: &Told, added: usize, images: usize) -> String {
    if images == 0 && told.skipped.is_empty() {
        return "No images were found there.".to_owned();
    }
    let skipped = match told.skipped.len() {
        0 => String::new(),
        count => format!("; {count} could not be used"),
    };
    let imported = format!("Imported {}{skipped}.", plural(added, "image"));
    match told.unread {
        0 => imported,
        1 => format!("{imported} Stopped before the last one, which is not in the project."),
        rest => format!("{imported} Stopped before the other {rest}, which are not in the project."),
    }
}

/// Of files whose content was known.
fn again(told: &Told, counts: &Counts, notes: &mut Vec<String>) {
    if told.known > 0 {
        notes.push(format!("{} already in the project, noticed by content.", plural(told.known, "image")));
    }
    for Twin { file, image } in told.known_elsewhere.iter().take(NAMED) {
        notes.push(format!("{file} has the same content as {image}, which is in the project already."));
    }
    for Twin { file, image } in told.twins.iter().take(NAMED) {
        notes.push(format!("{file} has the same content as {image}, so it was not added a second time."));
    }
    let unnamed = |twins: &[Twin]| twins.len().saturating_sub(NAMED);
    match unnamed(&told.known_elsewhere) + unnamed(&told.twins) {
        0 => {}
        1 => notes.push("1 more file has the same content as another one.".to_owned()),
        count => notes.push(format!("{count} more files have the same content as others.")),
    }
    match told.chosen_twice {
        0 => {}
        1 => notes.push("1 file was chosen twice; it was added once.".to_owned()),
        count => notes.push(format!("{count} files were chosen twice; each was added once.")),
    }
    if counts.again > 0 {
        notes.push(format!("{} that had moved found again.", plural(counts.again, "file")));
    }
    if let Some(first) = told.replaced.first() {
        notes.push(format!(
            "{}: the file has another content than when it was imported before, so it is added as an image of its own \
             ({first}). The image from before keeps its label; remove it if its file will not come back.",
            plural(told.replaced.len(), "image"),
        ));
    }
    if counts.changed > 0 {
        notes.push(format!("{} in the project labelled from the table.", plural(counts.changed, "image")));
    }
}

/// Of rows that were of no use.
fn of_table(table: &LabelsTable, assigned: Option<&Assigned<'_>>, notes: &mut Vec<String>) {
    notes.extend(table.problems.iter().map(|problem| format!("Table of labels: {problem}.")));
    let doubts = assigned.map(|assigned| &assigned.doubts[..]).unwrap_or_default();
    notes.extend(doubts.iter().take(ROWS).map(|(row, files)| {
        format!(
            "The row of the table about “{row}” could mean {files} files, so it was used for none; write it with the \
             folder."
        )
    }));
    match doubts.len().saturating_sub(ROWS) {
        0 => {}
        1 => notes.push("1 more row of the table could mean several files.".to_owned()),
        rest => notes.push(format!("{rest} more rows of the table could mean several files.")),
    }
    let used = assigned.iter().flat_map(|assigned| assigned.rows.iter().flatten().map(|(row, _)| *row));
    let spoken: BTreeSet<&str> = used.chain(doubts.iter().map(|(row, _)| *row)).collect();
    let unused = table.unused(&spoken);
    if unused.is_empty() {
        return;
    }
    let mut some = unused.iter().take(ROWS).copied().collect::<Vec<_>>().join(", ");
    if unused.len() > ROWS {
        some.push_str(" …");
    }
    let verb = if unused.len() == 1 { "matches" } else { "match" };
    notes.push(format!("{} of the table {verb} no file: {some}", plural(unused.len(), "row")));
}

fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_is_told_with_what_it_left() {
        let told = |unread, skipped: usize| Told {
            unread,
            skipped: vec![SkippedView { path: String::new(), reason: String::new() }; skipped],
            ..Told::default()
        };
        assert_eq!(summary(&told(0, 0), 1, 1), "Imported 1 image.");
        let rest =
            "Imported 15 images; 2 could not be used. Stopped before the other 23, which are not in the project.";
        assert_eq!(summary(&told(23, 2), 15, 40), rest);
        let last = "Imported 0 images. Stopped before the last one, which is not in the project.";
        assert_eq!(summary(&told(1, 0), 0, 1), last);
        assert_eq!(summary(&told(0, 0), 0, 0), "No images were found there.");
    }

    #[test]
    fn rows_are_counted_in_words_and_dots_stand_for_more() {
        let notes = |count: usize| {
            let rows: String = (0..count).map(|row| format!("{row}.tif\n")).collect();
            let table = LabelsTable::parse(&format!("file\n{rows}")).unwrap_or_default();
            let mut notes = Vec::new();
            of_table(&table, None, &mut notes);
            notes
        };
        assert_eq!(notes(1), ["1 row of the table matches no file: 0.tif"]);
        assert_eq!(notes(4), ["4 rows of the table match no file: 0.tif, 1.tif, 2.tif …"]);
    }
}
