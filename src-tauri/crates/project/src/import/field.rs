//! What a part of a file name means.
//!
//! Owns: the fields that Vesicle knows, the other names that people give them, and how a field's text looks unless the
//! pattern says so. Refuses: the syntax of patterns (see `parse`).

/// What a named part of a file name is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Plate,
    Well,
    Row,
    Column,
    Site,
    Channel,
    Z,
    Time,
    /// Anything else becomes a column of metadata with this name.
    Other(String),
}

impl Field {
    /// Reads a name without regard to case and to `_`, `-` and spaces; CellProfiler's and the instruments' words for a
    /// known field mean that field (`WellRow`, `field`, `wavelength`, `timepoint`).
    #[must_use]
    pub fn named(name: &str) -> Self {
        let plain: String = name.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).collect::<String>().to_lowercase();
        match plain.as_str() {
            "plate" | "platename" | "plateid" => Self::Plate,
            "well" | "wellname" | "wellid" => Self::Well,
            "row" | "wellrow" => Self::Row,
            "column" | "col" | "wellcolumn" | "wellcol" => Self::Column,
            "site" | "field" | "fov" => Self::Site,
            "channel" | "channelnumber" | "wavelength" | "wave" => Self::Channel,
            "z" | "zslice" | "zplane" | "zstep" | "slice" | "plane" | "focalplane" => Self::Z,
            "time" | "timepoint" => Self::Time,
            _ => Self::Other(name.trim().to_owned()),
        }
    }

    /// The one name under which its value is kept.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Plate => "plate",
            Self::Well => "well",
            Self::Row => "row",
            Self::Column => "column",
            Self::Site => "site",
            Self::Channel => "channel",
            Self::Z => "z",
            Self::Time => "time",
            Self::Other(name) => name,
        }
    }

    /// How its text looks when the pattern does not say: whole numbers where every instrument writes numbers.
    pub(super) fn usual_kind(&self) -> Kind {
        match self {
            Self::Well => Kind::Well,
            Self::Row => Kind::Row,
            Self::Column | Self::Site | Self::Z | Self::Time => Kind::Digits { count: None, from_zero: false },
            Self::Plate | Self::Channel | Self::Other(_) => Kind::Text,
        }
    }
}

/// How the text of a field looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Anything but `/`, as little of it as the rest of the pattern allows.
    Text,
    /// As many as there are, or exactly so many.
    Digits {
        count: Option<u32>,
        /// Rows and columns that are counted from 0.
        from_zero: bool,
    },
    Letters {
        count: Option<u32>,
    },
    /// Letters and digits.
    Word,
    /// A globally unique identifier, as MetaXpress puts it behind each name.
    Guid,
    OneOf(Vec<String>),
    Well,
    Row,
}

const LETTER_ROW: &str = "(?:[Aa][A-Fa-f]|[A-Za-z])";
const COLUMN: &str = "0{0,2}(?:[1-3][0-9]|4[0-8]|[1-9])";
const DASH: &str = "[ ]*-?[ ]*";

impl Kind {
    /// A regular expression for it, without groups that capture.
    pub(super) fn expression(&self) -> String {
        let counted = |class: &str, count: &Option<u32>| match count {
            Some(count) => format!("{class}{{{count}}}"),
            None => format!("{class}+"),
        };
        match self {
            Self::Text => "[^/]+?".to_owned(),
            Self::Digits { count, .. } => counted("[0-9]", count),
            Self::Letters { count } => counted("[A-Za-z]", count),
            Self::Word => r"[\p{L}\p{N}]+".to_owned(),
            Self::Guid => "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}".to_owned(),
            Self::OneOf(texts) => {
                // The longest first, so that `w1|w10` finds w10.
                let mut texts: Vec<&String> = texts.iter().collect();
                texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
                let texts: Vec<String> = texts.into_iter().map(|text| regex::escape(text)).collect();
                format!("(?:{})", texts.join("|"))
            }
            Self::Well => format!(
                "(?:[Rr][0-9]{{1,2}}[ _-]?[Cc][0-9]{{1,2}}|{LETTER_ROW}{DASH}{COLUMN}|{COLUMN}{DASH}{LETTER_ROW})"
            ),
            Self::Row => format!("(?:{LETTER_ROW}|[0-9]+)"),
        }
    }

    /// In words, behind "expected".
    pub(super) fn in_words(&self) -> String {
        match self {
            Self::Text => "some text".to_owned(),
            Self::Digits { count: None, .. } => "a number".to_owned(),
            Self::Digits { count: Some(1), .. } => "one digit".to_owned(),
            Self::Digits { count: Some(count), .. } => format!("{count} digits"),
            Self::Letters { count: None } => "letters".to_owned(),
            Self::Letters { count: Some(1) } => "one letter".to_owned(),
            Self::Letters { count: Some(count) } => format!("{count} letters"),
            Self::Word => "letters or digits".to_owned(),
            Self::Guid => "a long identifier (GUID)".to_owned(),
            Self::OneOf(texts) => texts.join(" or "),
            Self::Well => "a well such as A01".to_owned(),
            Self::Row => "a row such as A or 01".to_owned(),
        }
    }

    /// Whether it gives way: takes little, and more if the rest needs it.
    pub(super) fn gives_way(&self) -> bool {
        matches!(self, Self::Text)
    }
}
