//! Which images are shown, in which order, in which groups.
//!
//! Owns: searching, filtering, sorting and grouping ([`arrange`](fn@arrange)), and what there is to choose from
//! ([`columns`], [`column_values`]). Refuses: remembering. An [`Arrangement`] is no part of a project, and no edit.
//!
//! What a model or a split says of an image is asked of the caller ([`Facts`]), since it is no part of a project either.

mod arrangement;
mod cell;
mod filter;
mod order;
mod search;
mod values;

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod tests;

pub use arrangement::{Arrangement, Column, ColumnFilter, ColumnTest, SortBy};
pub use values::{ColumnValues, ValueCount, column_values, columns};

pub(crate) use values::existing;

use crate::{CategoryId, Image, ImageId, Partition, Project};
use cell::Reader;
use filter::Filter;
use order::Values;
use search::Search;

/// What is known of images beside the project.
pub trait Facts {
    /// The most probable category and its probability, 0 to 1. Only asked of images without a label; a category that the
    /// project does not have counts as none.
    fn prediction(&self, image: ImageId) -> Option<(CategoryId, f32)>;

    /// All probabilities behind a prediction, in the order of the model's categories. Asked of images as [`Self::prediction`].
    fn probabilities(&self, image: ImageId) -> Option<&[f32]>;

    /// What the image is used for.
    fn partition(&self, image: ImageId) -> Partition;

    /// The place of the image in the queue that a person asked for, from 0.
    fn queued(&self, image: ImageId) -> Option<u32>;
}

/// Images in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arranged {
    pub ids: Vec<ImageId>,
    /// Runs of `ids`, one after the other, without gaps; empty where nothing is grouped.
    pub groups: Vec<Group>,
    /// Images that would be shown, but were left out by the search or the filters.
    pub filtered: u32,
}

/// Images with the same value; never without images.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// As in [`ValueCount`].
    pub value: String,
    /// What people read; never empty.
    pub title: String,
    /// The place of its first image in [`Arranged::ids`].
    pub start: u32,
    pub count: u32,
}

/// Arranges the images that are `shown`.
///
/// Numbers sort by value, texts in natural order without regard to case, categories in the project's order; numbers
/// come before texts, and images without a value (Unknown among categories) last in both directions. Images that sort
/// alike stay in the order of import. Groups are in the ascending order of their values; those of shares (confidence, margin,
/// entropy) are tenths, each from its lower bound to below the next, the last with 1 itself.
pub fn arrange(
    project: &Project,
    facts: &dyn Facts,
    shown: impl Fn(&Image) -> bool,
    arrangement: &Arrangement,
) -> Arranged {
    let images = project.images().map(AsRef::as_ref).filter(|image| shown(image));
    if arrangement.is_plain() {
        return Arranged { ids: images.map(|image| image.id).collect(), ..Arranged::default() };
    }
    let columns = if names_metadata(arrangement) { columns(project) } else { Vec::new() };
    let existing = |column: &Column| values::existing(column, &columns);
    let column = |wanted: &Column| existing(wanted).unwrap_or_else(|| wanted.clone());
    let mut search = Search::new(&arrangement.search, project, facts, |name| existing(&Column::parse(name)));
    let filters: Vec<Filter<'_>> =
        arrangement.filters.iter().filter_map(|filter| Filter::new(filter, project, facts, column)).collect();
    let mut filtered = 0;
    let images: Vec<&Image> = images
        .filter(|image| {
            let stays = filters.iter().all(|filter| filter.passes(image))
                && search.as_mut().is_none_or(|search| search.fits(image));
            filtered += u32::from(!stays);
            stays
        })
        .collect();

    let reader = |wanted: &Column| Reader::new(project, facts, column(wanted));
    let grouping = arrangement.group.as_ref().map(|by| {
        let reader = reader(by).in_tenths();
        (Values::of(&images, &reader), reader)
    });
    let sorting = arrangement.sort.as_ref().map(|by| (Values::of(&images, &reader(&by.column)), by.descending));
    // The position comes last: images that are alike otherwise stay in the order of import.
    let mut places: Vec<(u32, u32, u32)> = (0..narrow(images.len()))
        .map(|position| {
            let group = grouping.as_ref().map_or(0, |(values, _)| values.of_image[position as usize]);
            let key = sorting.as_ref().map_or(0, |(values, down)| values.sort_key(position as usize, *down));
            (group, key, position)
        })
        .collect();
    if grouping.is_some() || sorting.is_some() {
        places.sort_unstable();
    }
    let ids = places.iter().map(|(.., position)| images[*position as usize].id).collect();
    let groups = grouping.map(|(values, reader)| groups(&values, &reader, &places)).unwrap_or_default();
    Arranged { ids, groups, filtered }
}

/// Whether anything in it can mean a metadata column, so that the project has to be asked for its columns.
fn names_metadata(arrangement: &Arrangement) -> bool {
    let of_filters = arrangement.filters.iter().map(|filter| &filter.column);
    let mut columns = of_filters.chain(arrangement.sort.iter().map(|sort| &sort.column)).chain(&arrangement.group);
    arrangement.search.contains([':', '=']) || columns.any(|column| matches!(column, Column::Metadata(_)))
}

/// The runs of equal values in `places`, which are in the order of the values.
fn groups(values: &Values<'_>, reader: &Reader<'_>, places: &[(u32, u32, u32)]) -> Vec<Group> {
    let mut start = 0;
    places
        .chunk_by(|a, b| a.0 == b.0)
        .filter_map(|run| {
            let cell = *values.cells.get(run.first()?.0 as usize)?;
            let count = narrow(run.len());
            let group =
                Group { value: reader.value(cell).into_owned(), title: reader.title(cell).into_owned(), start, count };
            start += count;
            Some(group)
        })
        .collect()
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
