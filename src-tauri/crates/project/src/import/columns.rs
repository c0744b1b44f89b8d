//! What the columns of a table mean.
//!
//! Owns: reading the header of a table of labels, plain or as CellProfiler writes it (`FileName_DNA` with `PathName_DNA`,
//! one row for an image of several files), and saying in words why no image can be found. Refuses: the rows.
//!
//! Case, spaces, `_` and `-` do not matter in plain names. Sources: CellProfiler's manual, modules *LoadData* and
//! *ExportToSpreadsheet*; the prefix `Image_` is that of its databases.

use std::collections::BTreeSet;

use serde::Serialize;

use super::field::Field;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum ColumnRole {
    /// The name or path of the image's file, or of one channel of it.
    File {
        channel: Option<String>,
    },
    /// The folder of that file.
    Folder {
        channel: Option<String>,
    },
    /// The address of that file (`file:///…`).
    Url {
        channel: Option<String>,
    },
    Category,
    Partition,
    /// Images with the same text stay on one side of a split. Also metadata.
    Group,
    /// CellProfiler's number of the row.
    ImageNumber,
    /// Anything else. Well, plate, site and so on have the names that file-name patterns give them.
    Metadata {
        name: String,
    },
}

/// The files of a row: one entry for an image in one file, one for each channel otherwise. Columns count from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ImageSource {
    /// `None`: the file holds all channels.
    pub channel: Option<String>,
    pub file: u32,
    /// Where the folder stands, if it has a column of its own.
    pub folder: Option<u32>,
    /// Whether `file` is an address and not a path.
    pub url: bool,
}

/// A header, understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ColumnRoles {
    /// One for each column.
    pub roles: Vec<ColumnRole>,
    /// In the order of the columns. Empty when there is a problem.
    pub sources: Vec<ImageSource>,
    /// Why the table names no images, and what to do.
    pub problem: Option<String>,
    /// What a person should know: columns that could have meant the same.
    pub notes: Vec<String>,
}

impl ColumnRoles {
    /// The column with this role.
    #[must_use]
    pub fn position(&self, role: &ColumnRole) -> Option<usize> {
        self.roles.iter().position(|other| other == role)
    }
}

/// Plain names in the languages of the window, the surest first.
const FILE: &[&str] = &[
    "file",
    "filename",
    "filepath",
    "path",
    "image",
    "imagefile",
    "imagename",
    "imagepath",
    "img",
    "datei",
    "dateiname",
    "pfad",
    "bild",
    "bilddatei",
    "bildname",
    "archivo",
    "fichero",
    "nombredearchivo",
    "ruta",
    "imagen",
];
const FOLDER: &[&str] = &["folder", "directory", "dir", "pathname", "ordner", "verzeichnis", "carpeta", "directorio"];
const URL: &[&str] = &["url", "imageurl"];
const CATEGORY: &[&str] = &[
    "category",
    "class",
    "label",
    "categoryname",
    "classname",
    "kategorie",
    "klasse",
    "categoría",
    "categoria",
    "clase",
    "etiqueta",
];
const PARTITION: &[&str] = &["partition", "split", "subset", "aufteilung", "partición", "particion"];
const GROUP: &[&str] = &[
    "group",
    "groupid",
    "groupname",
    "donor",
    "patient",
    "subject",
    "animal",
    "gruppe",
    "spender",
    "tier",
    "grupo",
    "donante",
    "paciente",
];

/// Reads a header.
#[must_use]
pub fn column_roles(headers: &[&str]) -> ColumnRoles {
    let headers: Vec<&str> = headers.iter().map(|header| header.trim().trim_start_matches('\u{feff}')).collect();
    let mut roles: Vec<Option<ColumnRole>> = headers.iter().map(|header| cell_profiler(header)).collect();
    let plain: Vec<String> = headers.iter().map(|header| plain(header)).collect();
    let mut notes = Vec::new();
    let mut claim = |names: &[&str], role: ColumnRole| {
        let free = |at: &usize| roles[*at].is_none();
        let named = |name: &&str| (0..plain.len()).filter(free).find(|at| plain[*at] == *name);
        let Some(first) = names.iter().find_map(named) else { return };
        let others: Vec<&str> = (0..plain.len())
            .filter(|at| *at != first && roles[*at].is_none() && names.contains(&plain[*at].as_str()))
            .map(|at| headers[at])
            .collect();
        if !others.is_empty() {
            let others = others.join("”, “");
            notes.push(format!("“{}” is read as the {}; “{others}” is kept as metadata", headers[first], word(&role)));
        }
        roles[first] = Some(role);
    };
    claim(FILE, ColumnRole::File { channel: None });
    claim(FOLDER, ColumnRole::Folder { channel: None });
    claim(URL, ColumnRole::Url { channel: None });
    claim(CATEGORY, ColumnRole::Category);
    claim(PARTITION, ColumnRole::Partition);
    claim(GROUP, ColumnRole::Group);
    let roles: Vec<ColumnRole> = roles
        .into_iter()
        .zip(&headers)
        .map(|(role, header)| role.unwrap_or_else(|| ColumnRole::Metadata { name: metadata_name(header) }))
        .collect();
    let sources = sources(&roles, &mut notes);
    let problem = sources.is_empty().then(|| problem(&headers, &roles));
    ColumnRoles { roles, sources, problem, notes }
}

/// Without case, spaces, `_` and `-`.
fn plain(header: &str) -> String {
    header.chars().filter(|c| !matches!(c, ' ' | '_' | '-')).collect::<String>().to_lowercase()
}

/// What stands behind a prefix, whose case does not matter; `None` if nothing does.
fn after<'a>(header: &'a str, prefix: &str) -> Option<&'a str> {
    let front = header.get(..prefix.len())?;
    let rest = header.get(prefix.len()..)?;
    (front.eq_ignore_ascii_case(prefix) && !rest.is_empty()).then_some(rest)
}

/// The columns that CellProfiler names.
fn cell_profiler(header: &str) -> Option<ColumnRole> {
    let header = after(header, "Image_").unwrap_or(header);
    let channel = |prefix: &str| {
        let channel = after(header, prefix)?;
        // Illumination functions stand beside the images in tables for LoadData; they are no channels.
        let illumination = channel.strip_prefix("Illum").is_some_and(|rest| rest.starts_with(char::is_uppercase));
        (!illumination).then(|| Some(channel.to_owned()))
    };
    if let Some(channel) = channel("FileName_") {
        return Some(ColumnRole::File { channel });
    }
    if let Some(channel) = channel("PathName_") {
        return Some(ColumnRole::Folder { channel });
    }
    if let Some(channel) = channel("URL_") {
        return Some(ColumnRole::Url { channel });
    }
    if let Some(name) = after(header, "Metadata_") {
        return Some(ColumnRole::Metadata { name: Field::named(name).word().to_owned() });
    }
    header.eq_ignore_ascii_case("ImageNumber").then_some(ColumnRole::ImageNumber)
}

/// `Well`, `Plate` and so on as patterns call them; otherwise as it stands.
fn metadata_name(header: &str) -> String {
    match Field::named(header) {
        Field::Other(name) => name,
        known => known.word().to_owned(),
    }
}

/// Which columns lead to the files: names of channels, else one file, else addresses.
fn sources(roles: &[ColumnRole], notes: &mut Vec<String>) -> Vec<ImageSource> {
    let folder_of = |wanted: &Option<String>| {
        let same = |role: &ColumnRole| match (role, wanted) {
            (ColumnRole::Folder { channel: Some(channel) }, Some(wanted)) => channel.eq_ignore_ascii_case(wanted),
            (ColumnRole::Folder { channel }, wanted) => *channel == *wanted,
            _ => false,
        };
        roles.iter().position(same).map(narrow)
    };
    let of = |wanted: fn(&ColumnRole) -> Option<&Option<String>>, url: bool| -> Vec<ImageSource> {
        let found = roles.iter().enumerate().filter_map(|(at, role)| Some((at, wanted(role)?)));
        let source = |(at, channel): (usize, &Option<String>)| ImageSource {
            channel: channel.clone(),
            file: narrow(at),
            folder: if url { None } else { folder_of(channel) },
            url,
        };
        found.map(source).collect()
    };
    let files = of(|role| if let ColumnRole::File { channel } = role { Some(channel) } else { None }, false);
    let urls = of(|role| if let ColumnRole::Url { channel } = role { Some(channel) } else { None }, true);
    let found = if files.is_empty() { urls } else { files };
    let (mut channels, mut whole): (Vec<_>, Vec<_>) = found.into_iter().partition(|source| source.channel.is_some());
    // A channel that two columns name is read from the first.
    let mut known = BTreeSet::new();
    channels.retain(|source| known.insert(source.channel.as_deref().map(str::to_lowercase)));
    match (channels.is_empty(), whole.is_empty()) {
        (true, _) => {
            whole.truncate(1);
            whole
        }
        (false, true) => channels,
        (false, false) => {
            notes.push(
                "the columns with the files of single channels are used, not the one with a whole file".to_owned(),
            );
            channels
        }
    }
}

fn problem(headers: &[&str], roles: &[ColumnRole]) -> String {
    if headers.iter().all(|header| header.is_empty()) {
        return "the table is empty: its first row must name the columns, for example file,category".to_owned();
    }
    if headers
        .iter()
        .any(|header| after(header, "ObjectNumber").is_some() || header.eq_ignore_ascii_case("ObjectNumber"))
    {
        return "this is a table of objects, it has ObjectNumber and no FileName_ column: choose CellProfiler's table of \
                images (Image.csv)"
            .to_owned();
    }
    if roles.iter().any(|role| matches!(role, ColumnRole::Folder { .. })) {
        return "it says in which folders the images are, but not their names: add a column “file”".to_owned();
    }
    if headers.len() == 1 && headers[0].contains([',', ';', '\t', '|']) {
        return "its columns could not be told apart: save it with commas, semicolons or tabs between them".to_owned();
    }
    let shown = headers.iter().take(8).copied().collect::<Vec<_>>().join(", ");
    let more = if headers.len() > 8 { ", …" } else { "" };
    format!(
        "it has no column with the images' names. Call it “file” (or FileName_ and the channel, as CellProfiler does). \
         Its columns are: {shown}{more}"
    )
}

fn word(role: &ColumnRole) -> &'static str {
    match role {
        ColumnRole::File { .. } => "file",
        ColumnRole::Folder { .. } => "folder",
        ColumnRole::Url { .. } => "address of the file",
        ColumnRole::Category => "category",
        ColumnRole::Partition => "partition",
        ColumnRole::Group => "group",
        ColumnRole::ImageNumber => "number of the image",
        ColumnRole::Metadata { .. } => "metadata",
    }
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn metadata(name: &str) -> ColumnRole {
        ColumnRole::Metadata { name: name.to_owned() }
    }

    fn source(channel: Option<&str>, file: u32, folder: Option<u32>, url: bool) -> ImageSource {
        ImageSource { channel: channel.map(str::to_owned), file, folder, url }
    }

    #[test]
    fn tables_in_the_other_languages_of_the_window() {
        let known =
            [ColumnRole::File { channel: None }, ColumnRole::Category, ColumnRole::Partition, ColumnRole::Group];
        for header in
            [["Datei", "Kategorie", "Aufteilung", "Spender"], ["Archivo", "Categoría", "Partición", "Donante"]]
        {
            assert_eq!(column_roles(&header).roles, known);
        }
        // In English first, whichever stands first.
        assert_eq!(column_roles(&["Bild", "file"]).sources, vec![source(None, 1, None, false)]);
    }

    #[test]
    fn plain_tables() {
        let table = column_roles(&["\u{feff}File Name", "Class", "Split", "Donor", "Well", "dose (µM)"]);
        assert_eq!(
            table.roles,
            vec![
                ColumnRole::File { channel: None },
                ColumnRole::Category,
                ColumnRole::Partition,
                ColumnRole::Group,
                metadata("well"),
                metadata("dose (µM)"),
            ]
        );
        assert_eq!(table.sources, vec![source(None, 0, None, false)]);
        assert_eq!((table.problem, table.notes), (None, vec![]));
        assert_eq!(column_roles(&["label", "path"]).position(&ColumnRole::Category), Some(0));
    }

    #[test]
    fn cell_profilers_image_table_has_one_image_from_several_files() {
        // The order in which ExportToSpreadsheet writes them: alphabetical.
        let table = column_roles(&[
            "FileName_DNA",
            "FileName_GFP",
            "FileName_IllumDNA",
            "ImageNumber",
            "Metadata_Plate",
            "Metadata_Well",
            "Metadata_Compound",
            "PathName_DNA",
            "PathName_GFP",
            "URL_DNA",
            "URL_GFP",
            "Width_DNA",
        ]);
        let expected = vec![source(Some("DNA"), 0, Some(7), false), source(Some("GFP"), 1, Some(8), false)];
        assert_eq!(table.sources, expected);
        assert_eq!(table.roles[2], metadata("FileName_IllumDNA"));
        assert_eq!(table.roles[3], ColumnRole::ImageNumber);
        assert_eq!(table.roles[4..7], [metadata("plate"), metadata("well"), metadata("Compound")]);
        assert_eq!(table.roles[11], metadata("Width_DNA"));
        let database =
            column_roles(&["ImageNumber", "Image_FileName_DNA", "Image_PathName_DNA", "Image_Metadata_Well"]);
        assert_eq!(database.sources, vec![source(Some("DNA"), 1, Some(2), false)]);
        assert_eq!(database.roles[3], metadata("well"));
        let urls = column_roles(&["URL_DNA", "URL_GFP", "class"]);
        assert_eq!(urls.sources, vec![source(Some("DNA"), 0, None, true), source(Some("GFP"), 1, None, true)]);
    }

    #[test]
    fn of_columns_that_could_mean_the_same_the_surest_is_taken_and_the_person_told() {
        let table = column_roles(&["image", "label", "category", "file"]);
        assert_eq!(table.roles[3], ColumnRole::File { channel: None });
        assert_eq!(table.roles[2], ColumnRole::Category);
        assert_eq!(table.roles[..2], [metadata("image"), metadata("label")]);
        assert_eq!(table.notes.len(), 2, "{:?}", table.notes);
        assert!(table.notes[1].contains("“category” is read as the category; “label” is kept"));
        assert_eq!(column_roles(&["file", "FileName_DNA"]).sources, vec![source(Some("DNA"), 1, None, false)]);
    }

    #[test]
    fn a_table_without_files_says_what_to_do() {
        let reason = |headers: &[&str]| column_roles(headers).problem.unwrap_or_default();
        assert!(reason(&["well", "category"]).contains("Its columns are: well, category"));
        assert!(reason(&["ImageNumber", "ObjectNumber", "AreaShape_Area"]).contains("table of images"));
        assert!(reason(&["PathName_DNA"]).contains("not their names"));
        assert!(reason(&["file|category"]).contains("could not be told apart"));
        assert!(reason(&[]).contains("empty") && reason(&["", ""]).contains("empty"));
    }

    proptest! {
        #[test]
        fn every_column_has_a_role_and_each_special_role_is_given_once(
            headers in prop::collection::vec(
                "file|File_Name|path|class|label|split|subset|group|donor|FileName_[A-C]|PathName_[A-C]|URL_A|Well|\\PC{0,5}",
                0..8,
            )
        ) {
            let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
            let table = column_roles(&headers);
            prop_assert_eq!(table.roles.len(), headers.len());
            prop_assert_eq!(table.problem.is_some(), table.sources.is_empty());
            for role in [ColumnRole::Category, ColumnRole::Partition, ColumnRole::Group] {
                prop_assert!(table.roles.iter().filter(|other| **other == role).count() <= 1);
            }
            for source in &table.sources {
                let file = &table.roles[source.file as usize];
                let is_file = matches!(file, ColumnRole::File { .. } | ColumnRole::Url { .. });
                prop_assert!(is_file, "{:?}", file);
            }
        }
    }
}
