//! Which row speaks of which file, and what is wrong with a table.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use super::*;
use crate::work::read::Member;

fn units(files: &[(&str, &str)]) -> Vec<Unit> {
    let unit = |&(folder, name): &(&str, &str)| Unit {
        name: name.to_owned(),
        first_name: name.to_owned(),
        folders: format!("{folder}/{name}"),
        files: vec![Member::whole(Path::new(&format!("/{folder}/{name}")))],
        metadata: Vec::new(),
    };
    files.iter().map(unit).collect()
}

fn find<'t>(table: &'t LabelsTable, name: &str) -> Option<(&'t str, &'t LabelRow)> {
    table.assign(&units(&[("chosen", name)])).rows[0]
}

#[test]
fn columns_are_found_by_name_and_the_rest_is_metadata() {
    let table =
        LabelsTable::parse("\u{feff}well;Class;FILE;partition\nA01;x;a\\1.tif;Val\nA02;unknown;a/2.tif;\n").unwrap();
    let (file, row) = find(&table, "a/1.tif").unwrap();
    assert_eq!(file, "a\\1.tif", "as the table writes it");
    assert_eq!(row.category.as_deref(), Some("x"));
    assert_eq!(row.partition, Some(Partition::Validation));
    assert_eq!(row.metadata, vec![("well".to_owned(), "A01".to_owned())]);
    assert_eq!(find(&table, "a/2.tif").unwrap().1.category, None);
}

#[test]
fn a_name_is_enough_only_if_it_is_the_only_one() {
    let table = LabelsTable::parse("file,category\nx/1.tif,a\ny/1.tif,b\ny/2.tif,b\n").unwrap();
    assert_eq!(find(&table, "deep/y/2.tif").unwrap().0, "y/2.tif");
    assert!(find(&table, "deep/1.tif").is_none());
    let used = BTreeSet::from(["y/2.tif"]);
    assert_eq!(table.unused(&used), vec!["x/1.tif", "y/1.tif"]);
}

#[test]
fn a_row_speaks_of_one_file_or_of_none() {
    let table = LabelsTable::parse("file,category\na.tif,x\np2/a.tif,y\nsub/b.tif,z\n").unwrap();
    let said = |files: &[(&str, &str)]| {
        let found = table.assign(&units(files));
        let rows: Vec<Option<&str>> = found.rows.iter().map(|row| row.map(|(key, _)| key)).collect();
        (rows, found.doubts)
    };
    assert_eq!(said(&[("p1", "a.tif"), ("p2", "a.tif")]).0, [Some("a.tif"), Some("p2/a.tif")]);
    assert_eq!(said(&[("p1", "a.tif"), ("p3", "a.tif")]), (vec![None, None], vec![("a.tif", 2)]));
    assert_eq!(said(&[("p1", "a.tif"), ("p1", "a.tif")]).0, [Some("a.tif"); 2], "one file chosen twice");
    assert_eq!(said(&[("p", "sub/b.tif"), ("p", "other/b.tif")]).0, [Some("sub/b.tif"), None]);
    assert_eq!(said(&[("p", "c/b.tif"), ("p", "d/b.tif")]), (vec![None, None], vec![("sub/b.tif", 2)]));
    assert_eq!(said(&[("p2", "a.tif")]).0, [Some("p2/a.tif")]);
    assert_eq!(said(&[("p1", "a.tif"), ("x/p2", "a.tif"), ("y/p2", "a.tif")]).1, [("p2/a.tif", 2)]);
    // A folder in a folder of the same name: each row means the file for which it is the path under the chosen one.
    assert_eq!(said(&[("p2", "a.tif"), ("p2", "p2/a.tif")]).0, [Some("a.tif"), Some("p2/a.tif")]);
    let table = LabelsTable::parse("file,category\na.tif,x\np/a.tif,y\nd/p/a.tif,z\n/e/p/a.tif,v\n").unwrap();
    let found = table.assign(&units(&[("c/p2", "a.tif"), ("c/p", "a.tif"), ("d/p", "a.tif"), ("e/p", "a.tif")]));
    let rows: Vec<&str> = found.rows.iter().map(|row| row.unwrap().0).collect();
    assert_eq!(rows, ["a.tif", "p/a.tif", "d/p/a.tif", "/e/p/a.tif"]);
}

#[test]
fn names_are_taken_as_they_are_written_before_they_are_tidied() {
    let table = LabelsTable::parse("file,category\n\" a.tif \",x\na.tif,y\nb\\c.tif,z\n \"d.tif\" ,v\n").unwrap();
    let category = |name| find(&table, name).and_then(|(_, row)| row.category.clone()).unwrap_or_default();
    assert_eq!([" a.tif ", "a.tif", "b\\c.tif", "b/c.tif"].map(category), ["x", "y", "z", "z"]);
    let table = LabelsTable::parse("file,category,a;b;c;d\n1.tif,x,1\n1.tif,y,1\n1.tif,y,1\n").unwrap();
    assert_eq!(find(&table, "1.tif").unwrap().1.category.as_deref(), Some("y"));
    assert!(table.problems.len() == 1 && table.problems[0].contains("row 3"), "{:?}", table.problems);
}

#[test]
fn bad_rows_are_named_and_the_rest_goes_on() {
    let table = LabelsTable::parse("file,category,partition\n,a,\n1.tif,a,sometimes\n2.tif,a,test\n").unwrap();
    assert_eq!(table.problems.len(), 2, "{:?}", table.problems);
    assert!(table.problems[0].contains("row 2") && table.problems[1].contains("sometimes"));
    assert_eq!(find(&table, "2.tif").unwrap().1.partition, Some(Partition::Test));
    assert!(LabelsTable::parse("name,category\n1.tif,a\n").unwrap_err().contains("file"));
}

#[test]
fn a_row_may_name_a_file_for_each_channel() {
    let table = LabelsTable::parse(
        "ImageNumber,FileName_DNA,PathName_DNA,FileName_GFP,PathName_GFP,Metadata_Well,class\n\
         1,a_1.tif,/plate,a_2.tif,/plate,A01,x\n2,b_1.tif,/plate,b_2.tif,/plate,B01,y\n",
    )
    .unwrap();
    let files: Vec<_> = table.several_files().map(<[_]>::to_vec).collect();
    assert_eq!(files.len(), 2);
    assert_eq!(files[0][1], ("/plate/a_2.tif".to_owned(), Some("GFP".to_owned())));
    let (_, row) = find(&table, "raw/b_2.tif").unwrap();
    assert_eq!((row.category.as_deref(), row.metadata.len()), (Some("y"), 2), "{:?}", row.metadata);
}
