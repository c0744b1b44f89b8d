//! A table of labels while a person decides whether to import with it.
//!
//! Owns: finding one in the chosen folders, what its columns mean, and how many of its rows speak of files that are there.
//! Refuses: opening images, and applying the table (see `import`).

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use serde::Serialize;
use specta::Type;
use vesicle_project::import::ColumnRole;
use vesicle_project::natural_key;

use super::files::{FoundFiles, find};
use super::labels::LabelsTable;
use super::naming::Naming;
use super::units::units;
use crate::views::narrow;

/// Tables of a folder that are looked into; an analysis may have written hundreds.
const LOOKED_INTO: usize = 20;
/// Bytes of a table in which its first row must end.
const BEGINNING: u64 = 64 << 10;
/// Rows, categories and problems that are named.
const NAMED: usize = 5;

/// What a table of labels would do to the files in the chosen folders.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TablePreview {
    pub path: String,
    /// Why it cannot be used, in words; then there is nothing else.
    pub problem: Option<String>,
    pub columns: Vec<TableColumn>,
    /// Rows that name a file; one that comes twice counts once.
    pub rows: u32,
    /// Rows that speak of a file that was found.
    pub matched: u32,
    /// The first rows that speak of none, by the file as the table writes it.
    pub unmatched: Vec<String>,
    /// The first rows that could mean several files and so are used for none.
    pub doubtful: Vec<String>,
    /// Images that the files become, and those of them that a row speaks of.
    pub images: u32,
    pub described: u32,
    /// Categories that the table names, and the first of them.
    pub categories: u32,
    pub category_names: Vec<String>,
    /// The first things to know about it: columns that could have meant the same, rows that cannot be read.
    pub notes: Vec<String>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TableColumn {
    /// As the first row writes it.
    pub name: String,
    pub role: ColumnRole,
}

/// Reads a table and holds it against the files in the chosen folders, put together by a pattern or without one.
#[must_use]
pub fn preview_table(paths: &[PathBuf], table: &Path, naming: Option<&Naming>) -> TablePreview {
    let path = table.to_string_lossy().into_owned();
    let read = match LabelsTable::read(table) {
        Ok(read) => read,
        Err(error) => return TablePreview { path, problem: Some(error.to_string()), ..TablePreview::default() },
    };
    let found = find(paths);
    let pattern = naming.and_then(|naming| naming.pattern().ok());
    let options = naming.map(Naming::options).unwrap_or_default();
    let made = units(&found.files, pattern.as_ref(), options, Some(&read));
    let assigned = read.assign(&made.units);
    let used: BTreeSet<&str> = assigned.rows.iter().flatten().map(|(row, _)| *row).collect();
    let doubtful: BTreeSet<&str> = assigned.doubts.iter().map(|(row, _)| *row).collect();
    let first = |rows: &mut dyn Iterator<Item = &str>| rows.take(NAMED).map(str::to_owned).collect();
    let unused = read.unused(&used.union(&doubtful).copied().collect());
    let categories = read.categories();
    TablePreview {
        path,
        problem: None,
        columns: read
            .columns
            .iter()
            .map(|(name, role)| TableColumn { name: name.clone(), role: role.clone() })
            .collect(),
        rows: narrow(read.row_count()),
        matched: narrow(used.len()),
        unmatched: first(&mut unused.into_iter()),
        doubtful: first(&mut doubtful.into_iter()),
        images: narrow(made.units.len()),
        described: narrow(assigned.rows.iter().flatten().count()),
        categories: narrow(categories.len()),
        category_names: first(&mut categories.into_iter()),
        notes: read.problems.iter().take(NAMED).cloned().collect(),
    }
}

/// The table in the chosen folders that is worth offering: one with a column of files. That nearest to the top; there
/// one called like labels before others.
pub(crate) fn offered(found: &FoundFiles) -> Option<String> {
    let mut tables: Vec<&PathBuf> = found.tables.iter().collect();
    tables.sort_by_cached_key(|table| {
        let name = table.file_stem().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        let plain = !["labels", "label", "image", "images", "metadata"].contains(&name.as_str());
        (table.components().count(), plain, natural_key(&name))
    });
    let names_files = |table: &Path| {
        let mut beginning = Vec::new();
        let read = File::open(table).and_then(|file| file.take(BEGINNING).read_to_end(&mut beginning));
        read.is_ok() && LabelsTable::names_files(&beginning)
    };
    let best = tables.into_iter().take(LOOKED_INTO).find(|table| names_files(table))?;
    best.to_str().map(str::to_owned)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
        let file = folder.join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, text).unwrap();
        crate::places::absolute(&file)
    }

    #[test]
    fn rows_are_held_against_the_files_that_are_there() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.tif", "b.tif", "c.tif", "x/d.tif", "y/d.tif"] {
            write(folder.path(), name, "");
        }
        let table = write(
            folder.path(),
            "labels.tsv",
            "file\tclass\tsplit\tdonor\tdose\na.tif\tx\ttrain\t1\t2\nb.tif\ty\ttest\t1\t3\nghost.tif\ty\t\t2\t3\nd.tif\tz\t\t2\t\n",
        );
        let seen = preview_table(&[folder.path().to_path_buf()], &table, None);
        assert_eq!((seen.problem.as_deref(), seen.rows, seen.matched), (None, 4, 2), "{seen:?}");
        assert_eq!((seen.images, seen.described, seen.categories), (5, 2, 3), "{seen:?}");
        assert_eq!((seen.unmatched, seen.doubtful), (vec!["ghost.tif".to_owned()], vec!["d.tif".to_owned()]));
        let roles: Vec<ColumnRole> = seen.columns.into_iter().map(|column| column.role).collect();
        let dose = ColumnRole::Metadata { name: "dose".to_owned() };
        let file = ColumnRole::File { channel: None };
        assert_eq!(roles, [file, ColumnRole::Category, ColumnRole::Partition, ColumnRole::Group, dose]);

        let wrong = write(folder.path(), "sizes.csv", "well,size\nA01,3\n");
        let problem = preview_table(&[folder.path().to_path_buf()], &wrong, None).problem.unwrap();
        assert!(problem.contains("sizes.csv cannot be used: it has no column with the images' names"), "{problem}");
    }

    #[test]
    fn a_table_with_a_column_of_files_is_offered_and_the_one_nearest_to_the_top() {
        let folder = tempfile::tempdir().unwrap();
        let offered = || offered(&find(&[folder.path().to_path_buf()]));
        write(folder.path(), "results/Nuclei.csv", "ImageNumber,ObjectNumber,AreaShape_Area\n1,1,3\n");
        write(folder.path(), "a.csv", "well,size\nA01,3\n");
        assert_eq!(offered(), None, "neither names files");
        let deep = write(folder.path(), "results/Image.csv", "FileName_DNA,PathName_DNA\na.tif,/p\n");
        assert_eq!(offered(), deep.to_str().map(str::to_owned));
        write(folder.path(), "files.csv", "file\na.tif\n");
        let labels = write(folder.path(), "Labels.TSV", "\u{feff}file\tcategory\na.tif\tx\n");
        assert_eq!(offered(), labels.to_str().map(str::to_owned));
    }
}
