//! What an image has in a column.
//!
//! Owns: reading a column of one image, and how a value is written: as a value on the wire and as a title for people.
//! Refuses: order, and deciding what is shown.

use std::borrow::Cow;

use super::{Column, Facts};
use crate::queue::{entropy, margin};
use crate::{CategoryId, Image, ImageId, Origin, Partition, Project, UNKNOWN_NAME};

/// The value of Unknown.
const UNKNOWN_VALUE: &str = "unknown";

/// A value. Equal cells are the same value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Cell<'a> {
    Nothing,
    /// One of a few, by its place in their list.
    Listed(u32),
    /// The bits of a finite number.
    Number(u64),
    /// Not empty, and without white space at its ends.
    Text(&'a str),
}

impl Cell<'_> {
    fn whole(number: u32) -> Self {
        Self::Number(f64::from(number).to_bits())
    }

    /// The number that it is or, as a text, stands for.
    pub(super) fn number(self) -> Option<f64> {
        match self {
            Self::Number(bits) => Some(f64::from_bits(bits)),
            Self::Text(text) => number(text),
            Self::Nothing | Self::Listed(_) => None,
        }
    }
}

/// Reads a plain decimal number, as `12`, `-0.5` and `1e-6`; no infinities, and no words for numbers.
fn number(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E'));
    if !plain {
        return None;
    }
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Reads one column of images.
pub(super) struct Reader<'a> {
    project: &'a Project,
    facts: &'a dyn Facts,
    column: Column,
    /// The value and the title of each cell that is [`Cell::Listed`].
    listed: Vec<(String, &'a str)>,
    /// Of [`Cell::Nothing`].
    nothing: (&'static str, &'static str),
    /// Shares that lie in the same tenth are the same value.
    in_tenths: bool,
}

impl<'a> Reader<'a> {
    /// `column` is one of the project's, with the name of a metadata column exactly as images have it.
    pub(super) fn new(project: &'a Project, facts: &'a dyn Facts, column: Column) -> Self {
        let listed = match column {
            Column::Category | Column::Prediction => {
                let categories = project.categories().iter();
                categories.map(|category| (category.id.to_string(), category.name.as_str())).collect()
            }
            Column::Origin => {
                vec![(Origin::Person.word().to_owned(), "Person"), (Origin::Accepted.word().to_owned(), "Accepted")]
            }
            Column::Partition => Partition::ALL.map(|one| (one.word().to_owned(), title(one))).to_vec(),
            _ => Vec::new(),
        };
        let nothing = match column {
            Column::Category => (UNKNOWN_VALUE, UNKNOWN_NAME),
            Column::Origin => ("", "No label"),
            Column::Prediction | Column::Confidence | Column::Margin | Column::Entropy => ("", "No prediction"),
            Column::Queue => ("", "Not in the queue"),
            _ => ("", "No value"),
        };
        Self { project, facts, column, listed, nothing, in_tenths: false }
    }

    /// For groups: of shares there are as many as images.
    pub(super) fn in_tenths(self) -> Self {
        let in_tenths = self.is_share();
        Self { in_tenths, ..self }
    }

    fn is_share(&self) -> bool {
        matches!(self.column, Column::Confidence | Column::Margin | Column::Entropy)
    }

    pub(super) fn cell<'image>(&self, image: &'image Image) -> Cell<'image> {
        match self.known(image) {
            Cell::Number(bits) if self.in_tenths => Cell::Number(tenth(f64::from_bits(bits)).to_bits()),
            cell => cell,
        }
    }

    fn known<'image>(&self, image: &'image Image) -> Cell<'image> {
        match &self.column {
            Column::Name => text(&image.name),
            Column::Category => {
                self.project.label(image.id).map_or(Cell::Nothing, |label| self.category(label.category))
            }
            Column::Origin => match self.project.label(image.id).map(|label| label.origin) {
                Some(Origin::Person) => Cell::Listed(0),
                Some(Origin::Accepted) => Cell::Listed(1),
                None => Cell::Nothing,
            },
            Column::Partition => {
                let partition = self.facts.partition(image.id);
                place(Partition::ALL.iter().position(|other| *other == partition))
            }
            Column::Prediction => self.prediction(image.id).map_or(Cell::Nothing, |(category, _)| category),
            Column::Confidence => share(self.prediction(image.id).map(|(_, confidence)| confidence)),
            Column::Margin => share(self.probabilities(image.id).and_then(margin).map(|margin| margin as f32)),
            Column::Entropy => share(self.probabilities(image.id).and_then(entropy)),
            Column::Queue => self.facts.queued(image.id).map_or(Cell::Nothing, |place| Cell::whole(place + 1)),
            Column::Width => Cell::whole(image.width),
            Column::Height => Cell::whole(image.height),
            Column::Channels => Cell::whole(image.channels),
            Column::Slices => Cell::whole(image.slices),
            Column::Metadata(name) => {
                let found = image.metadata.iter().find(|(other, _)| other == name);
                found.map_or(Cell::Nothing, |(_, value)| text(value))
            }
        }
    }

    /// Only of an image without a label, and only of a category that the project still has.
    fn prediction(&self, image: ImageId) -> Option<(Cell<'static>, f32)> {
        if self.project.label(image).is_some() {
            return None;
        }
        let (category, confidence) = self.facts.prediction(image)?;
        let category = self.category(category);
        (category != Cell::Nothing).then_some((category, confidence))
    }

    /// As [`Self::prediction`].
    fn probabilities(&self, image: ImageId) -> Option<&'a [f32]> {
        self.prediction(image)?;
        self.facts.probabilities(image)
    }

    fn category(&self, id: CategoryId) -> Cell<'static> {
        place(self.project.categories().iter().position(|category| category.id == id))
    }

    /// As it is written on the wire: a category as its id.
    pub(super) fn value<'cell>(&'cell self, cell: Cell<'cell>) -> Cow<'cell, str> {
        match cell {
            Cell::Nothing => Cow::Borrowed(self.nothing.0),
            Cell::Listed(at) => Cow::Borrowed(self.listed.get(at as usize).map_or("", |(value, _)| value)),
            Cell::Number(bits) => Cow::Owned(self.written(f64::from_bits(bits))),
            Cell::Text(text) => Cow::Borrowed(text),
        }
    }

    /// As people read it; never empty.
    pub(super) fn title<'cell>(&'cell self, cell: Cell<'cell>) -> Cow<'cell, str> {
        match cell {
            Cell::Nothing => Cow::Borrowed(self.nothing.1),
            Cell::Listed(at) => Cow::Borrowed(self.listed.get(at as usize).map_or("", |(_, title)| title)),
            Cell::Number(bits) if self.in_tenths => {
                let from = (f64::from_bits(bits) * 100.0).round();
                Cow::Owned(format!("{from} – {} %", from + 10.0))
            }
            other => self.value(other),
        }
    }

    /// What a search finds: the title of what is there. Nothing has no text, but Unknown is a name like another.
    pub(super) fn text<'cell>(&'cell self, cell: Cell<'cell>) -> Cow<'cell, str> {
        match cell {
            Cell::Nothing if self.column != Column::Category => Cow::Borrowed(""),
            other => self.title(other),
        }
    }

    /// A share with the digits that it has as the 32-bit number it was.
    fn written(&self, number: f64) -> String {
        if self.is_share() { (number as f32).to_string() } else { number.to_string() }
    }
}

fn share(share: Option<f32>) -> Cell<'static> {
    let share = share.filter(|share| share.is_finite());
    share.map_or(Cell::Nothing, |share| Cell::Number(f64::from(share).to_bits()))
}

/// The lower bound of the tenth that a share lies in; 1 lies in the last.
fn tenth(share: f64) -> f64 {
    // A share was a 32-bit number: 0.7 may be a little below itself.
    (share * 10.0 + 1e-6).floor().clamp(0.0, 9.0) / 10.0
}

fn text(text: &str) -> Cell<'_> {
    let text = text.trim();
    if text.is_empty() { Cell::Nothing } else { Cell::Text(text) }
}

fn place(position: Option<usize>) -> Cell<'static> {
    position.and_then(|at| u32::try_from(at).ok()).map_or(Cell::Nothing, Cell::Listed)
}

fn title(partition: Partition) -> &'static str {
    match partition {
        Partition::Training => "Training",
        Partition::Validation => "Validation",
        Partition::Test => "Test",
        Partition::Inference => "Inference",
        Partition::Unassigned => "Unassigned",
    }
}

#[cfg(test)]
mod tests {
    use super::{number, tenth};

    #[test]
    fn a_share_lies_in_the_tenth_that_begins_at_or_below_it() {
        let tenths = [0.0_f32, 0.05, 0.1, 0.3, 0.7, 0.699, 0.95, 1.0].map(|share| tenth(f64::from(share)));
        assert_eq!(tenths, [0.0, 0.0, 0.1, 0.3, 0.7, 0.6, 0.9, 0.9]);
    }

    #[test]
    fn only_what_people_write_as_a_number_is_one() {
        for (text, expected) in [("12", 12.0), ("-0.5", -0.5), ("+3", 3.0), ("1e-6", 1e-6), ("007", 7.0), (".5", 0.5)] {
            assert_eq!(number(text), Some(expected), "{text}");
        }
        for text in ["", "inf", "NaN", "infinity", "1e999", "0x1f", "1 000", "e", "-", ".", "1-2", "A1", "1,5", "٣"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
