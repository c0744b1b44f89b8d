//! What a person asks for: words to search, filters, an order, groups.
//!
//! Owns: the shapes as they come from the window, and the words for columns on the command line. Refuses: checking them
//! against a project. A column that no image has is no mistake; its values are all missing.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use specta::Type;

/// What is shown, in which order, in which groups. The default shows everything in the order of import.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Arrangement {
    /// Words that must all occur in the name, the category's name or a metadata value, in any case. `"two words"` is one
    /// word, `-word` must not occur, `column:word` looks into one column, and `column=value` wants the whole value.
    pub search: String,
    /// An image has to pass all of them.
    pub filters: Vec<ColumnFilter>,
    /// `None`: in the order of import.
    pub sort: Option<SortBy>,
    pub group: Option<Column>,
}

impl Arrangement {
    /// Whether every image is shown, in the order of import.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.search.trim().is_empty() && self.filters.is_empty() && self.sort.is_none() && self.group.is_none()
    }
}

/// Something that is known of every image.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "type", content = "data")]
pub enum Column {
    Name,
    /// Of the label; not what is predicted.
    Category,
    /// Who gave the label.
    Origin,
    Partition,
    /// The predicted category of an image without a label.
    Prediction,
    /// The probability of the predicted category, 0 to 1.
    Confidence,
    /// How far the most probable category is ahead of the next, 0 to 1.
    Margin,
    /// How little the prediction says: 0 (sure) to 1 (all categories equally probable).
    Entropy,
    /// The place in the queue that a person asked for, from 1.
    Queue,
    /// Pixels.
    Width,
    /// Pixels.
    Height,
    Channels,
    Slices,
    /// A column of the images' metadata, by name; case matters only where two columns differ in nothing else.
    Metadata(String),
}

/// Stands before the name of a metadata column that is called like one that every image has.
const METADATA: &str = "metadata:";

impl Column {
    /// Those that every image has, in the order in which they are listed to people.
    pub const KNOWN: [Self; 13] = [
        Self::Name,
        Self::Category,
        Self::Origin,
        Self::Partition,
        Self::Prediction,
        Self::Confidence,
        Self::Margin,
        Self::Entropy,
        Self::Queue,
        Self::Width,
        Self::Height,
        Self::Channels,
        Self::Slices,
    ];

    /// Reads [`Self::word`]: a known column in any case, else a metadata column. `metadata:name` is always the latter.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let front = text.get(..METADATA.len()).filter(|front| front.eq_ignore_ascii_case(METADATA));
        if let Some(name) = front.and_then(|front| text.get(front.len()..)) {
            return Self::Metadata(name.to_owned());
        }
        let name = text.trim();
        let known = Self::KNOWN.into_iter().find(|column| column.word().eq_ignore_ascii_case(name));
        known.unwrap_or_else(|| Self::Metadata(name.to_owned()))
    }

    /// The word used on the command line and in a search.
    #[must_use]
    pub fn word(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Name => "name",
            Self::Category => "category",
            Self::Origin => "origin",
            Self::Partition => "partition",
            Self::Prediction => "prediction",
            Self::Confidence => "confidence",
            Self::Margin => "margin",
            Self::Entropy => "entropy",
            Self::Queue => "queue",
            Self::Width => "width",
            Self::Height => "height",
            Self::Channels => "channels",
            Self::Slices => "slices",
            Self::Metadata(name) if Self::parse(name) == *self => name.as_str(),
            Self::Metadata(name) => return Cow::Owned(format!("{METADATA}{name}")),
        })
    }
}

/// Only images whose value in this column passes the test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ColumnFilter {
    pub column: Column,
    pub test: ColumnTest,
}

/// What a value has to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "type", content = "data")]
pub enum ColumnTest {
    /// Any of these, as [`column_values`](super::column_values) writes them; the empty text is no value.
    Values(Vec<String>),
    /// A number from `low` to `high`, both included; `None` is open, and with both open everything passes.
    Range { low: Option<f64>, high: Option<f64> },
    /// The text occurs in what people read of the value, in any case.
    Contains(String),
}

/// Images without a value come last in both directions; those with the same value stay in the order of import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SortBy {
    pub column: Column,
    pub descending: bool,
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn the_shape_on_the_wire_is_that_of_the_window() {
        let arrangement = Arrangement {
            search: "a".to_owned(),
            filters: vec![
                ColumnFilter { column: Column::Width, test: ColumnTest::Range { low: Some(1.0), high: None } },
                ColumnFilter {
                    column: Column::Metadata("Well".to_owned()),
                    test: ColumnTest::Values(vec![String::new()]),
                },
            ],
            sort: Some(SortBy { column: Column::Confidence, descending: true }),
            group: None,
        };
        let wire = json!({
            "search": "a",
            "filters": [
                { "column": { "type": "width" }, "test": { "type": "range", "data": { "low": 1.0, "high": null } } },
                { "column": { "type": "metadata", "data": "Well" }, "test": { "type": "values", "data": [""] } },
            ],
            "sort": { "column": { "type": "confidence" }, "descending": true },
            "group": null,
        });
        assert_eq!(serde_json::to_value(&arrangement).unwrap(), wire);
        assert_eq!(serde_json::from_value::<Arrangement>(wire).unwrap(), arrangement);
    }

    #[test]
    fn known_names_come_first_and_others_can_still_be_reached() {
        assert_eq!(Column::parse(" Category "), Column::Category);
        assert_eq!(Column::parse("Well"), Column::Metadata("Well".to_owned()));
        let hidden = Column::Metadata("Category".to_owned());
        assert_eq!(Column::parse("Metadata:Category"), hidden);
        assert_eq!(hidden.word(), "metadata:Category");
        for column in Column::KNOWN {
            assert_eq!(Column::parse(&column.word()), column);
        }
    }

    proptest! {
        #[test]
        fn a_word_is_read_back(name in "(metadata|name)?:?[ a-zA-Zäé:]{0,6}") {
            let column = Column::Metadata(name);
            prop_assert_eq!(Column::parse(&column.word()), column);
        }
    }
}
