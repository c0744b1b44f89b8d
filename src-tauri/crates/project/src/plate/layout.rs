//! What the wells of a plate show.
//!
//! Owns: the sizes of plates, and counts, shares and mean probabilities of the images of each well.
//! Refuses: saying where an image lies (see `columns`), and wells without images: a plate may be unfinished.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Well;
use crate::{ImageId, natural_key};

/// A plate that one can buy. Positions of 96, 384 and 1536 wells are those of ANSI/SLAS 4-2004.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Format {
    Wells6,
    Wells12,
    Wells24,
    Wells48,
    Wells96,
    Wells384,
    Wells1536,
}

impl Format {
    /// The smallest first.
    pub const ALL: [Self; 7] =
        [Self::Wells6, Self::Wells12, Self::Wells24, Self::Wells48, Self::Wells96, Self::Wells384, Self::Wells1536];

    fn size(self) -> (u32, u32) {
        match self {
            Self::Wells6 => (2, 3),
            Self::Wells12 => (3, 4),
            Self::Wells24 => (4, 6),
            Self::Wells48 => (6, 8),
            Self::Wells96 => (8, 12),
            Self::Wells384 => (16, 24),
            Self::Wells1536 => (32, 48),
        }
    }

    #[must_use]
    pub fn rows(self) -> u32 {
        self.size().0
    }

    #[must_use]
    pub fn columns(self) -> u32 {
        self.size().1
    }

    #[must_use]
    pub fn wells(self) -> u32 {
        self.rows() * self.columns()
    }

    #[must_use]
    pub fn holds(self, well: Well) -> bool {
        well.row() <= self.rows() && well.column() <= self.columns()
    }

    /// The smallest plate, but none smaller than `least`, that holds all these wells. There always is one, since what
    /// no plate of 1,536 wells holds is no [`Well`].
    #[must_use]
    pub fn holding(wells: impl IntoIterator<Item = Well>, least: Self) -> Self {
        wells.into_iter().fold(least, |format, well| {
            Self::ALL.into_iter().find(|larger| *larger >= format && larger.holds(well)).unwrap_or(Self::Wells1536)
        })
    }
}

/// By what an image counts for a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Basis {
    /// What a person said; other images do not count.
    Label,
    /// What the model said, also of images with a label.
    Prediction,
    /// What a person said, and of other images what the model said.
    LabelOrPrediction,
}

/// An image on a plate. Categories are places below the number of categories; others count as none.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    pub image: ImageId,
    pub plate: Option<&'a str>,
    pub well: Well,
    pub label: Option<usize>,
    pub prediction: Option<usize>,
    /// One for each category, 0 to 1. Another number of them, or one that is not finite, counts as none.
    pub probabilities: Option<&'a [f32]>,
}

/// What the images of a well show.
#[derive(Debug, Clone, PartialEq)]
pub struct WellSummary {
    pub well: Well,
    /// In the order in which they were given; never empty.
    pub images: Vec<ImageId>,
    /// Images of each category, by the chosen [`Basis`].
    pub counts: Vec<usize>,
    /// Images that have a category, so the sum of `counts`.
    pub with_category: usize,
    /// Images that have probabilities.
    pub with_probabilities: usize,
    /// The mean probability of each category, 0 to 1, over the images that have probabilities, whatever the basis;
    /// `None` if none has.
    pub mean_probabilities: Option<Vec<f64>>,
}

/// A number of a well for one category, given by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WellValue {
    /// The share of its images of this category, 0 to 1.
    Fraction(usize),
    /// The mean probability of this category, 0 to 1.
    MeanProbability(usize),
}

impl WellSummary {
    /// The share of this category among the images that have one, 0 to 1; `None` if none has, or without such a
    /// category.
    #[must_use]
    pub fn fraction(&self, category: usize) -> Option<f64> {
        let count = self.counts.get(category)?;
        (self.with_category > 0).then(|| *count as f64 / self.with_category as f64)
    }

    #[must_use]
    pub fn value(&self, value: WellValue) -> Option<f64> {
        match value {
            WellValue::Fraction(category) => self.fraction(category),
            WellValue::MeanProbability(category) => self.mean_probabilities.as_ref()?.get(category).copied(),
        }
    }
}

/// The wells of one plate.
#[derive(Debug, Clone, PartialEq)]
pub struct Plate {
    /// `None` for images that name no plate.
    pub name: Option<String>,
    pub format: Format,
    /// Those with images, row by row.
    pub wells: Vec<WellSummary>,
}

impl Plate {
    /// `None` if the well has no images.
    #[must_use]
    pub fn well(&self, well: Well) -> Option<&WellSummary> {
        self.wells.binary_search_by_key(&well, |summary| summary.well).ok().map(|at| &self.wells[at])
    }

    /// The values of chosen wells, such as the controls of one kind, row by row; wells without the value are left out.
    #[must_use]
    pub fn values(&self, wells: &BTreeSet<Well>, value: WellValue) -> Vec<f64> {
        let chosen = self.wells.iter().filter(|summary| wells.contains(&summary.well));
        chosen.filter_map(|summary| summary.value(value)).collect()
    }
}

/// Puts images together by plate and well. Plates are in the natural order of their names, the one without a name last.
///
/// Without a `format` each plate is the smallest of 96, 384 and 1,536 wells that holds its wells: an unfinished plate
/// of 96 is more common than a whole one of 6. With one it is that, or the smallest larger one where wells lie beyond
/// it.
#[must_use]
pub fn plates(items: &[Item<'_>], categories: usize, basis: Basis, format: Option<Format>) -> Vec<Plate> {
    let mut by_plate: BTreeMap<_, BTreeMap<Well, Vec<&Item<'_>>>> = BTreeMap::new();
    for item in items {
        // By the name too: names that differ only in case or leading zeros have one natural key and are two plates.
        let order = (item.plate.is_none(), item.plate.map(natural_key), item.plate);
        by_plate.entry(order).or_default().entry(item.well).or_default().push(item);
    }
    let mut plates = Vec::with_capacity(by_plate.len());
    for ((_, _, name), wells) in by_plate {
        plates.push(Plate {
            name: name.map(str::to_owned),
            format: Format::holding(wells.keys().copied(), format.unwrap_or(Format::Wells96)),
            wells: wells.into_iter().map(|(well, items)| summary(well, &items, categories, basis)).collect(),
        });
    }
    plates
}

fn summary(well: Well, items: &[&Item<'_>], categories: usize, basis: Basis) -> WellSummary {
    let mut counts = vec![0; categories];
    let mut sums = vec![0.0; categories];
    let mut with_probabilities = 0;
    for item in items {
        let known = |category: &usize| *category < categories;
        let (label, prediction) = (item.label.filter(known), item.prediction.filter(known));
        let category = match basis {
            Basis::Label => label,
            Basis::Prediction => prediction,
            Basis::LabelOrPrediction => label.or(prediction),
        };
        if let Some(category) = category {
            counts[category] += 1;
        }
        let usable = |all: &&[f32]| all.len() == categories && all.iter().all(|value| value.is_finite());
        if let Some(probabilities) = item.probabilities.filter(usable) {
            with_probabilities += 1;
            sums.iter_mut().zip(probabilities).for_each(|(sum, value)| *sum += f64::from(*value));
        }
    }
    let mean = || sums.iter().map(|sum| sum / with_probabilities as f64).collect();
    WellSummary {
        well,
        images: items.iter().map(|item| item.image).collect(),
        with_category: counts.iter().sum(),
        counts,
        with_probabilities,
        mean_probabilities: (with_probabilities > 0).then(mean),
    }
}
