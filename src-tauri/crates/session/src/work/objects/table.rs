//! A table of objects.
//!
//! Owns: reading boxes or centres, and which image each is in; a JSON file is one of COCO's, and a `.properties`
//! file of CellProfiler Analyst. Refuses: rows without numbers, each with its line.
//!
//! The image is named as in a table of labels (`file`, `FileName_DNA` …), by the column “parent image” of what was exported,
//! or by `ImageNumber` with CellProfiler's table of images beside it. A box is left, top, right, bottom (also xmin …, x1 …,
//! `AreaShape_BoundingBoxMinimum_X` …, scikit-image's `bbox-0` …), or x, y (its upper left corner), width, height. Edges
//! count from the upper left edge of the image. A centre is x and y of a pixel without width and height (also
//! `Location_Center_X` …, `centroid-1`); it needs a size. A box counts before a centre.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use vesicle_project::import::{ColumnRole, ColumnRoles, Cutting};
use vesicle_project::{OBJECT_COLUMN, PARENT_COLUMN, Region, Shape};

use super::super::labels::{LabelRow, LabelsTable, metadata_name, named_category, named_file, opened, text_of};
use super::analyst;
use super::coco;
use super::outline::Outline;
use crate::SessionError;

/// Columns of an object that are kept as metadata; a table of measurements may have thousands.
const MOST_COLUMNS: usize = 40;
/// Objects in a table.
const MOST_ROWS: usize = 2_000_000;
/// Beyond it lies no pixel of any image.
const FARTHEST: f64 = 1e9;

/// What is known of an object before its image is read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ObjectRow {
    pub(super) name: Option<String>,
    /// Left, top, right, bottom in pixels from the upper left edge of the image.
    pub(super) sides: [f64; 4],
    pub(super) said: LabelRow,
    /// Its pixels, where they are known.
    pub(super) outline: Option<Outline>,
    /// Pixels across and down of the image in which it was found, where that is said.
    pub(super) of_size: Option<(u32, u32)>,
}

impl ObjectRow {
    /// Its pixels in a region, where those are known and all others are to be masked.
    pub(super) fn shape(&self, region: &Region, cutting: Cutting) -> Option<Shape> {
        self.outline.as_ref().filter(|_| cutting.mask_background).map(|outline| outline.shape(region))
    }
}

/// Objects by the images that they are in.
#[derive(Debug, Clone, Default)]
pub struct ObjectsTable {
    pub(super) place: PathBuf,
    /// Its images, to be held against files.
    pub(super) images: LabelsTable,
    /// By the first file of the image, as the table writes it.
    pub(super) objects: BTreeMap<String, Vec<ObjectRow>>,
    /// In words, without a full stop.
    pub(super) problems: Vec<String>,
    /// It tells centres and no boxes.
    pub(super) centres: bool,
    /// The side of the square around a centre, where that is said.
    pub(super) tile: Option<u32>,
    /// It tells the pixels of objects.
    pub(super) outlines: bool,
}

impl ObjectsTable {
    /// Reads a table.
    ///
    /// # Errors
    /// When it cannot be read, or does not say where objects are or in which images.
    pub fn read(path: &Path) -> Result<Self, SessionError> {
        Self::read_with(path, None)
    }

    /// As [`Self::read`], with a training set for the properties of CellProfiler Analyst.
    ///
    /// # Errors
    /// As [`Self::read`], and when the training set cannot be used or is given for another kind of file.
    pub fn read_with(path: &Path, training: Option<&Path>) -> Result<Self, SessionError> {
        let refuse = |reason: String| SessionError::Unreadable { path: path.to_path_buf(), reason };
        let is_analyst = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("properties"));
        if training.is_some() && !is_analyst {
            return Err(refuse("a training set belongs to a .properties file of CellProfiler Analyst".to_owned()));
        }
        let text = text_of(path)?;
        let table = if is_analyst {
            analyst::read(path, training).map_err(refuse)?
        } else if coco::is_coco(&text) {
            coco::parse(&text).map_err(refuse)?
        } else {
            Self::parse(&text, &|| images_beside(path)).map_err(refuse)?
        };
        Ok(Self { place: crate::places::absolute(path), ..table })
    }

    /// Whether a file is one of COCO's.
    #[must_use]
    pub fn is_coco(path: &Path) -> bool {
        let json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
        json && text_of(path).is_ok_and(|text| coco::is_coco(&text))
    }

    /// The objects of an image, by the first file of the image as the table writes it.
    pub(super) fn objects_of(&self, key: &str) -> &[ObjectRow] {
        self.objects.get(key).map_or(&[], |rows| rows)
    }

    pub(super) fn count(&self) -> usize {
        self.objects.values().map(Vec::len).sum()
    }

    /// Says what is missing for objects of which only the centres are known, or that cannot be masked.
    pub(super) fn refuse_cutting(&self, cutting: Cutting) -> Result<(), SessionError> {
        let refuse =
            |reason: &str| Err(SessionError::Unreadable { path: self.place.clone(), reason: reason.to_owned() });
        if self.centres && self.tile.or(cutting.size).is_none() {
            return refuse(
                "it has the centres of objects and not their boxes. Say how large a square around them is \
                 seen: `--size`, or “A square of fixed size around each” in the window",
            );
        }
        if cutting.mask_background && !self.outlines {
            return refuse(
                "a table of boxes does not say which pixels belong to an object. Use masks to hide the others",
            );
        }
        Ok(())
    }

    fn parse(text: &str, images: &dyn Fn() -> Result<BTreeMap<String, LabelRow>, String>) -> Result<Self, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let delimiter = delimiter(text);
        let (mut reader, headers, roles) = opened(text, delimiter)?;
        let columns = Columns::of(&headers, &roles)?;
        let beside = if columns.names_images(&roles) { BTreeMap::new() } else { images()? };
        let mut table = Self { centres: matches!(columns.place, Place::Centre(..)), ..Self::default() };
        if columns.left_out > 0 {
            table.problems.push(format!(
                "the first {MOST_COLUMNS} columns are kept with each object, {} are left out",
                columns.left_out
            ));
        }
        for (line, record) in (2_u64..).zip(reader.records()) {
            let row =
                record.map_err(|error| error.to_string()).and_then(|record| columns.row(&roles, &beside, &record));
            match row {
                Ok((image, object)) => table.add(image, object)?,
                Err(problem) => table.problems.push(format!("row {line}: {problem}")),
            }
        }
        Ok(table)
    }

    pub(super) fn add(&mut self, image: LabelRow, object: ObjectRow) -> Result<(), String> {
        let Some((key, _)) = image.files.first().cloned() else { return Ok(()) };
        if !self.objects.contains_key(&key) {
            self.images.add(image, 0);
        }
        self.objects.entry(key).or_default().push(object);
        if self.count_is_above(MOST_ROWS) {
            return Err(format!(
                "it has more than {MOST_ROWS} objects. Divide it, and import its parts one after the other"
            ));
        }
        Ok(())
    }

    /// Counted now and then: adding up all images for each row would take for ever.
    fn count_is_above(&self, most: usize) -> bool {
        let newest = self.objects.values().next_back().map_or(0, Vec::len);
        newest.is_multiple_of(4096) && self.count() > most
    }
}

/// Where the columns of an object stand.
struct Columns {
    place: Place,
    name: Option<usize>,
    parent: Option<usize>,
    number: Option<usize>,
    category: Option<usize>,
    partition: Option<usize>,
    /// And under which name each is kept.
    metadata: Vec<(usize, String)>,
    left_out: usize,
}

enum Place {
    /// Left, top, right, bottom.
    Edges([usize; 4]),
    /// Left, top, width, height.
    Sides([usize; 4]),
    Centre(usize, usize),
}

impl Place {
    fn columns(&self) -> Vec<usize> {
        match *self {
            Self::Edges(columns) | Self::Sides(columns) => columns.to_vec(),
            Self::Centre(x, y) => vec![x, y],
        }
    }
}

const EDGES: [[&str; 4]; 7] = [
    ["left", "top", "right", "bottom"],
    ["xmin", "ymin", "xmax", "ymax"],
    ["minx", "miny", "maxx", "maxy"],
    ["x1", "y1", "x2", "y2"],
    ["x0", "y0", "x1", "y1"],
    ["bbox1", "bbox0", "bbox3", "bbox2"],
    [
        "areashapeboundingboxminimumx",
        "areashapeboundingboxminimumy",
        "areashapeboundingboxmaximumx",
        "areashapeboundingboxmaximumy",
    ],
];
const SIDES: [[&str; 4]; 3] = [["x", "y", "width", "height"], ["left", "top", "width", "height"], ["x", "y", "w", "h"]];
const CENTRES: [[&str; 2]; 7] = [
    ["locationcenterx", "locationcentery"],
    ["areashapecenterx", "areashapecentery"],
    ["centroid1", "centroid0"],
    ["centerx", "centery"],
    ["centrex", "centrey"],
    ["centroidx", "centroidy"],
    ["x", "y"],
];
const NAMES: [&str; 6] = [OBJECT_COLUMN, "objectnumber", "numberobjectnumber", "objectid", "cellid", "cell"];

impl Columns {
    fn of(headers: &[String], roles: &ColumnRoles) -> Result<Self, String> {
        let plain: Vec<String> = headers.iter().map(|name| name.to_lowercase().replace([' ', '_', '-'], "")).collect();
        // CellProfiler's databases put the name of the objects in front (`Nuclei_Location_Center_X`).
        let column = |name: &str| {
            let ends = |header: &String| name.len() > 12 && header.ends_with(name);
            plain.iter().position(|header| header == name).or_else(|| plain.iter().position(ends))
        };
        let four =
            |names: &[&str; 4]| Some([column(names[0])?, column(names[1])?, column(names[2])?, column(names[3])?]);
        let place = EDGES
            .iter()
            .find_map(|names| Some(Place::Edges(four(names)?)))
            .or_else(|| SIDES.iter().find_map(|names| Some(Place::Sides(four(names)?))))
            .or_else(|| CENTRES.iter().find_map(|[x, y]| Some(Place::Centre(column(x)?, column(y)?))))
            .ok_or_else(|| {
                "no columns say where objects are. Name them left, top, right, bottom; or x, y, width, height; or x, y for \
                 centres"
                    .to_owned()
            })?;
        // scikit-image calls the number of an object its label.
        let labels_are_numbers = plain.iter().any(|name| name == "bbox0" || name == "centroid0");
        let mut category = roles.position(&ColumnRole::Category);
        let mut name = NAMES.iter().find_map(|name| column(name));
        if labels_are_numbers && category.is_some_and(|at| plain[at] == "label") {
            name = name.or(category.take());
        }
        let parent = headers.iter().position(|header| header.eq_ignore_ascii_case(PARENT_COLUMN));
        let number = roles.position(&ColumnRole::ImageNumber);
        let partition = roles.position(&ColumnRole::Partition);
        let used: Vec<usize> = place
            .columns()
            .into_iter()
            .chain([name, parent, number, category, partition].into_iter().flatten())
            .collect();
        let other = roles.roles.iter().zip(headers).enumerate().filter(|(at, _)| !used.contains(at));
        let mut metadata: Vec<(usize, String)> =
            other.filter_map(|(at, (role, header))| Some((at, metadata_name(role, header)?))).collect();
        let left_out = metadata.len().saturating_sub(MOST_COLUMNS);
        // Of many the few that say what was imaged come before those that were measured.
        if left_out > 0 {
            metadata.sort_by_key(|(at, name)| headers[*at] == *name);
            metadata.truncate(MOST_COLUMNS);
        }
        Ok(Self { place, name, parent, number, category, partition, metadata, left_out })
    }

    /// Whether rows name the file that they are about.
    fn names_images(&self, roles: &ColumnRoles) -> bool {
        self.parent.is_some() || roles.problem.is_none()
    }

    /// The image of a row, and the object.
    fn row(
        &self,
        roles: &ColumnRoles,
        beside: &BTreeMap<String, LabelRow>,
        record: &csv::StringRecord,
    ) -> Result<(LabelRow, ObjectRow), String> {
        let text = |at: usize| record.get(at).map(str::trim).filter(|text| !text.is_empty());
        let image = if let Some(parent) = self.parent.and_then(text) {
            LabelRow { files: vec![(parent.to_owned(), None)], ..LabelRow::default() }
        } else {
            let files: Vec<_> =
                roles.sources.iter().filter_map(|source| named_file(source, &|at| record.get(at))).collect();
            let number = self.number.and_then(text);
            match (files.is_empty(), number) {
                (false, _) => LabelRow { files, ..LabelRow::default() },
                (true, Some(number)) => beside
                    .get(number)
                    .cloned()
                    .ok_or_else(|| format!("the table of images has no image number {number}"))?,
                (true, None) => return Err("it names no file".to_owned()),
            }
        };
        let number = |at: usize| {
            let text = text(at).ok_or_else(|| "a number of its place is missing".to_owned())?;
            // A comma for the decimal point, as spreadsheets of some countries write it.
            let value: f64 =
                text.replace(',', ".").parse().map_err(|_not_a_number| format!("“{text}” is not a number"))?;
            if value.abs() < FARTHEST { Ok(value) } else { Err(format!("{text} is no place in an image")) }
        };
        let sides = match self.place {
            Place::Edges([left, top, right, bottom]) => [number(left)?, number(top)?, number(right)?, number(bottom)?],
            Place::Sides([left, top, width, height]) => {
                let (left, top) = (number(left)?, number(top)?);
                [left, top, left + number(width)?, top + number(height)?]
            }
            // The middle of the pixel.
            Place::Centre(x, y) => {
                let (x, y) = (number(x)? + 0.5, number(y)? + 0.5);
                [x, y, x, y]
            }
        };
        let is_box = !matches!(self.place, Place::Centre(..));
        if is_box && (sides[2] <= sides[0] || sides[3] <= sides[1]) {
            let [left, top, right, bottom] = sides;
            return Err(format!("the box from {left}, {top} to {right}, {bottom} is empty"));
        }
        let own = self.metadata.iter().filter_map(|(at, name)| Some((name.clone(), text(*at)?.to_owned())));
        let said = LabelRow {
            category: self.category.and_then(text).and_then(named_category),
            partition: self.partition.and_then(text).and_then(|text| text.parse().ok()),
            metadata: own.chain(image.metadata.iter().cloned()).collect(),
            files: Vec::new(),
        };
        let image = LabelRow { files: image.files, ..LabelRow::default() };
        let name = self.name.and_then(text).map(str::to_owned);
        Ok((image, ObjectRow { name, sides, said, outline: None, of_size: None }))
    }
}

/// What divides the columns: what is most frequent in the first row.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let mut delimiters = [b',', b';', b'\t'];
    delimiters.sort_by_key(|byte| std::cmp::Reverse(first.bytes().filter(|other| other == byte).count()));
    delimiters[0]
}

/// CellProfiler's table of images beside a table of objects, by `ImageNumber`: `MyExpt_Image.csv` beside
/// `MyExpt_Nuclei.csv`, or `Image.csv`.
fn images_beside(path: &Path) -> Result<BTreeMap<String, LabelRow>, String> {
    let missing = || {
        "no column names the image that an object is in, such as “file”, and there is no table of images (Image.csv) \
         beside it"
            .to_owned()
    };
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let front = stem.rsplit_once('_').map_or("", |(front, _)| front);
    let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
    let names = [format!("{front}_Image.{ending}"), format!("Image.{ending}")];
    let file = names.iter().map(|name| path.with_file_name(name)).find(|file| file.is_file()).ok_or_else(missing)?;
    let text = text_of(&file).map_err(|error| error.to_string())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let (mut reader, headers, roles) = opened(text, delimiter(text))?;
    let number = roles.position(&ColumnRole::ImageNumber);
    let (Some(number), None) = (number, &roles.problem) else { return Err(missing()) };
    // What was measured of the image is not said of each of its objects.
    let said = |header: &str| header.to_lowercase().contains("metadata_");
    let metadata: Vec<(usize, String)> = roles
        .roles
        .iter()
        .zip(&headers)
        .enumerate()
        .filter(|(_, (_, header))| said(header))
        .filter_map(|(at, (role, header))| Some((at, metadata_name(role, header)?)))
        .collect();
    let mut images = BTreeMap::new();
    for record in reader.records().flatten() {
        let files: Vec<_> =
            roles.sources.iter().filter_map(|source| named_file(source, &|at| record.get(at))).collect();
        let Some(number) = record.get(number).map(str::trim).filter(|_| !files.is_empty()) else { continue };
        let metadata =
            metadata.iter().filter_map(|(at, name)| Some((name.clone(), record.get(*at)?.trim().to_owned()))).collect();
        images.insert(number.to_owned(), LabelRow { metadata, files, ..LabelRow::default() });
    }
    Ok(images)
}
