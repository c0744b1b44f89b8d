//! What is wrong with a pattern that a person typed.
//!
//! Owns: the reasons and the place of each. Refuses: names that do not match; those are data (see `preview`).

/// The longest pattern, in characters. Real ones are far below 200.
pub(super) const LONGEST: usize = 1000;

/// Why a pattern cannot be used. Positions count characters from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    #[error("the pattern is empty: write the file's name with fields, for example {{plate}}_{{well}}_w{{channel}}.tif")]
    Empty,
    #[error("the pattern is longer than {LONGEST} characters")]
    TooLong,
    #[error("“{bracket}” is never closed: write “{closing}” where it ends, or \\{bracket} for the sign itself")]
    Unclosed { position: usize, bracket: char, closing: char },
    #[error("“{bracket}” closes nothing: write \\{bracket} for the sign itself, and “/” between folders")]
    NotOpened { position: usize, bracket: char },
    #[error("“{bracket}” cannot stand inside a field's braces: close the field with “}}” first")]
    InsideField { position: usize, bracket: char },
    #[error("a field needs a name between its braces, for example {{well}}")]
    NoName { position: usize },
    #[error("“{name}” is no name for a field: use letters, digits, spaces, - and _, at most 60 of them")]
    BadName { position: usize, name: String },
    #[error("two fields are the {field}: name one of them otherwise, or write * for text that may be left out")]
    Twice { position: usize, field: String },
    #[error(
        "“{kind}” is no kind of text: write digits, 2 digits, digits from 0, letters, 1 letter, word, guid, text, well, \
         or a choice such as DAPI|GFP"
    )]
    BadKind { position: usize, kind: String },
    #[error("write / between folders; \\ only stands before {{ }} [ ] * and \\ to mean the sign itself")]
    Backslash { position: usize },
    #[error("the brackets are nested too deeply")]
    TooDeep { position: usize },
    #[error("the pattern has no field: name at least one part, for example {{well}}")]
    NoField,
    #[error("the regular expression has no named part: write one as (?P<well>…)")]
    NoNamedGroup,
    #[error("the regular expression is not right here: {reason}")]
    Expression { position: usize, reason: String },
    #[error("the pattern is too large to be searched quickly: use fewer fields or smaller counts")]
    TooLarge,
}

impl PatternError {
    /// Where in the pattern, in characters from 0; `None` when it is about the whole.
    #[must_use]
    pub fn position(&self) -> Option<usize> {
        match self {
            Self::Unclosed { position, .. }
            | Self::NotOpened { position, .. }
            | Self::InsideField { position, .. }
            | Self::NoName { position }
            | Self::BadName { position, .. }
            | Self::Twice { position, .. }
            | Self::BadKind { position, .. }
            | Self::Backslash { position }
            | Self::TooDeep { position }
            | Self::Expression { position, .. } => Some(*position),
            Self::Empty | Self::TooLong | Self::NoField | Self::NoNamedGroup | Self::TooLarge => None,
        }
    }
}
