//! Filters of columns.
//!
//! Owns: whether an image passes a [`ColumnTest`]. Refuses: combining; all filters have to be passed.

use std::collections::BTreeSet;

use super::cell::{Cell, Reader};
use super::search::lower;
use super::{Column, ColumnFilter, ColumnTest, Facts};
use crate::{Image, Project};

/// A filter, ready to be asked of image after image.
pub(super) struct Filter<'a> {
    reader: Reader<'a>,
    test: Test<'a>,
}

enum Test<'a> {
    Values {
        any_of: BTreeSet<&'a str>,
        /// The empty text was among them, which is no value also where nothing has another word (Unknown).
        nothing: bool,
    },
    Range(f64, f64),
    /// In lower case.
    Contains(String),
}

impl<'a> Filter<'a> {
    /// `column` finds the project's column. `None`: everything passes.
    pub(super) fn new(
        filter: &'a ColumnFilter,
        project: &'a Project,
        facts: &'a dyn Facts,
        column: impl Fn(&Column) -> Column,
    ) -> Option<Self> {
        let test = match &filter.test {
            ColumnTest::Values(values) => {
                let any_of: BTreeSet<&str> = values.iter().map(|value| value.trim()).collect();
                Test::Values { nothing: any_of.contains(""), any_of }
            }
            ColumnTest::Range { low: None, high: None } => return None,
            ColumnTest::Range { low, high } => {
                Test::Range(low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY))
            }
            ColumnTest::Contains(text) if text.is_empty() => return None,
            ColumnTest::Contains(text) => Test::Contains(lower(text)),
        };
        Some(Self { reader: Reader::new(project, facts, column(&filter.column)), test })
    }

    pub(super) fn passes(&self, image: &Image) -> bool {
        let cell = self.reader.cell(image);
        match &self.test {
            Test::Values { any_of, nothing } => {
                (*nothing && cell == Cell::Nothing) || any_of.contains(&*self.reader.value(cell))
            }
            Test::Range(low, high) => cell.number().is_some_and(|number| *low <= number && number <= *high),
            Test::Contains(wanted) => lower(&self.reader.text(cell)).contains(wanted.as_str()),
        }
    }
}
