#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
use super::{FoundColumns, PlateColumns, Rejected, WellColumns, WellError, find_columns, place};
use crate::{ContentHash, Image, ImageId, Source};

fn image(id: u32, metadata: &[(&str, &str)]) -> Image {
    let hash = ContentHash([id as u8; 32]);
    Image {
        id: ImageId(id),
        sources: vec![Source::whole("a.tif".to_owned(), "/a.tif".to_owned(), hash)],
        name: "a.tif".to_owned(),
        hash,
        region: None,
        width: 1,
        height: 1,
        channels: 1,
        slices: 1,
        times: 1,
        bits: 8,
        pixel_size: [None; 3],
        channel_names: vec![None],
        metadata: metadata.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
    }
}

/// One image for each row of values.
fn images(names: &[&str], rows: &[&[&str]]) -> Vec<Image> {
    (0..)
        .zip(rows)
        .map(|(id, row)| image(id, &names.iter().copied().zip(row.iter().copied()).collect::<Vec<_>>()))
        .collect()
}

fn found(images: &[Image]) -> FoundColumns {
    find_columns(&images.iter().collect::<Vec<_>>())
}

fn one(name: &str) -> WellColumns {
    WellColumns::Well(name.to_owned())
}

#[test]
fn columns_are_known_by_their_many_names() {
    for (plate, well) in [
        ("plate", "well"),
        ("Metadata_Plate", "Metadata_Well"),
        ("Image_Metadata_Plate", "Image_Metadata_Well"),
        ("Barcode", "WellId"),
        ("plate_id", "well_position"),
        ("Plate Name", "WELL NAME"),
        ("Assay Plate Barcode", "Well-Pos."),
    ] {
        let images = images(&[plate, "site", well], &[&["P1", "1", "A01"], &["P1", "2", "A02"]]);
        let columns = PlateColumns { plate: Some(plate.to_owned()), well: one(well) };
        assert_eq!(found(&images), FoundColumns { columns: Some(columns), rejected: vec![] }, "{plate}, {well}");
    }
    for (row, column) in
        [("row", "col"), ("Metadata_Row", "Metadata_Col"), ("WellRow", "Well Column"), ("ROW", "Column")]
    {
        let images = images(&[column, row], &[&["3", "B"], &["12", "8"]]);
        let well = WellColumns::RowAndColumn { row: row.to_owned(), column: column.to_owned() };
        assert_eq!(found(&images).columns, Some(PlateColumns { plate: None, well }), "{row}, {column}");
    }
    for name in ["wellness", "farewell", "dose", "", "plate"] {
        assert_eq!(found(&images(&[name], &[&["A01"]])).columns, None, "{name}");
    }
    assert_eq!(found(&[]), FoundColumns { columns: None, rejected: vec![] });
}

#[test]
fn a_column_of_other_values_is_no_well_and_the_images_say_how_many() {
    let images = images(
        &["Well", "well_id"],
        &[&["treated", "A01"], &["control", "A02"], &["A03", ""], &["", "A04"], &["treated", "bad"]],
    );
    let found = found(&images);
    assert_eq!(found.columns, Some(PlateColumns { plate: None, well: one("well_id") }));
    let rejected = Rejected { columns: one("Well"), values: 4, unreadable: 3, example: "treated".to_owned() };
    assert_eq!(found.rejected, [rejected]);
}

#[test]
fn the_columns_that_place_most_images_are_taken() {
    // Both are right; the pair places one image more.
    let with_gap = images(&["well", "row", "col"], &[&["A01", "1", "1"], &["", "1", "2"]]);
    let pair = WellColumns::RowAndColumn { row: "row".to_owned(), column: "col".to_owned() };
    assert_eq!(found(&with_gap).columns.unwrap().well, pair);
    let whole = images(&["row", "col", "well"], &[&["1", "1", "A01"], &["1", "2", "A02"]]);
    assert_eq!(found(&whole).columns.unwrap().well, one("well"));
    // The plate that more images have.
    let plates = images(&["plate", "barcode", "well"], &[&["", "x", "A01"], &["1", "y", "A02"]]);
    assert_eq!(found(&plates).columns.unwrap().plate.as_deref(), Some("barcode"));
}

#[test]
fn images_without_a_place_are_left_out_with_the_reason() {
    let mut all =
        images(&["Plate", "Well"], &[&[" P1 ", "a1"], &["", "B2"], &["P2", " "], &["P2", "A01_s2"], &["P2", "AG01"]]);
    all.push(image(5, &[("other", "A01")]));
    let all: Vec<&Image> = all.iter().collect();
    let columns = PlateColumns { plate: Some("Plate".to_owned()), well: one("Well") };
    let placement = place(&all, &columns);
    let placed: Vec<(u32, Option<&str>, String)> =
        placement.placed.iter().map(|placed| (placed.image.0, placed.plate, placed.well.to_string())).collect();
    assert_eq!(placed, [(0, Some("P1"), "A01".to_owned()), (1, None, "B02".to_owned())]);
    let reasons = [
        (2, WellError::Missing),
        (3, WellError::Unreadable("A01_s2".to_owned())),
        (4, WellError::OffPlate("AG01".to_owned())),
        (5, WellError::Missing),
    ];
    assert_eq!(placement.left_out, reasons.map(|(id, reason)| (ImageId(id), reason)));
    assert_eq!(placement.without_well(), 2);
}

#[test]
fn half_a_pair_is_no_well() {
    let all = images(&["row", "col"], &[&["B", ""], &["B", "2"]]);
    let columns = found(&all).columns.unwrap();
    let placement = place(&all.iter().collect::<Vec<_>>(), &columns);
    assert_eq!(placement.left_out, [(ImageId(0), WellError::Missing)]);
    assert_eq!(placement.placed[0].well.to_string(), "B02");
}

/// The columns of BBBC013 as its single cells have them: a well, and its row and column beside it.
#[test]
fn the_table_of_bbbc013_is_read() {
    let names = ["well", "row", "column", "compound", "y", "x"];
    let rows: [&[&str]; 3] = [
        &["A01", "A", "01", "wortmannin", "52", "378"],
        &["D12", "D", "12", "wortmannin", "3", "4"],
        &["H12", "H", "12", "LY294002", "1", "2"],
    ];
    let all = images(&names, &rows);
    let well = found(&all).columns.unwrap();
    assert_eq!(well, PlateColumns { plate: None, well: one("well") });
    let pair = WellColumns::RowAndColumn { row: "row".to_owned(), column: "column".to_owned() };
    let all: Vec<&Image> = all.iter().collect();
    assert_eq!(place(&all, &well), place(&all, &PlateColumns { plate: None, well: pair }));
}
