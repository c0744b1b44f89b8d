//! What the wells of the project's plates show.
//!
//! Owns: bringing labels, predictions and metadata of the session to `project::plate`. Refuses: remembering; each question is
//! answered from what the project is now.

mod wire;

use std::collections::BTreeSet;
use std::path::Path;

use vesicle_project::arrange;
use vesicle_project::plate::{
    self, Basis, Item, Placement, Plate, Statistics, WellColumns, WellSummary, WellValue, dose_table, find_columns,
    read_well, separation, unit_in_name,
};
use vesicle_project::{Category, CategoryId, Image, ImageId, Project};

use crate::SessionError;
use crate::results::Predictions;
use crate::session::Session;
use crate::table_file::save_table;
use crate::view::{
    Controls, DoseView, ExportReport, PlateBasis, PlateCategory, PlateColumns, PlateValue, PlateView, PlatesView,
    SeparationView,
};
use crate::views::narrow;
use wire::{dose_view, plate_view};

/// Which dose a table is asked for.
pub struct DoseQuestion<'a> {
    /// The metadata column with the doses.
    pub dose: &'a str,
    /// Only wells with this value in this column, for example of one compound.
    pub only: Option<(&'a str, &'a str)>,
    pub controls: Option<&'a Controls>,
}

/// The project as plates.
struct Field {
    project: Project,
    /// The names on the wire of the columns that were used.
    columns: PlateColumns,
    found: Option<plate::PlateColumns>,
    notes: Vec<String>,
    categories: Vec<Category>,
    predictions: Option<Predictions>,
    basis: Basis,
}

impl Field {
    fn new(session: &Session, asked: &PlateColumns, basis: PlateBasis) -> Self {
        let state = session.lock();
        let project = state.project.clone();
        // Blind labelling hides what the model says.
        let predictions = state.predictions.clone().filter(|_| !state.blind);
        drop(state);
        let images: Vec<&Image> = project.images().map(AsRef::as_ref).collect();
        let (found, mut notes) = if *asked == PlateColumns::default() {
            let found = find_columns(&images);
            let rejected = found.rejected.iter().map(|one| {
                format!(
                    "The column {} looks like that of wells, but {} of its {} values are none, such as “{}”.",
                    named(&one.columns),
                    one.unreadable,
                    one.values,
                    one.example
                )
            });
            (found.columns.clone(), rejected.collect::<Vec<String>>())
        } else {
            (chosen(asked), Vec::new())
        };
        if let Some(found) = &found {
            let Placement { left_out, .. } = plate::place(&images, found);
            if let Some((first, reason)) = left_out.first() {
                let name = project.image(*first).map_or("", |image| image.name.as_str());
                notes.push(match left_out.len() {
                    1 => format!("1 image is left out, {name}: {reason}."),
                    many => format!("{many} images are left out, for example {name}: {reason}."),
                });
            }
        }
        let columns = found.as_ref().map(on_the_wire).unwrap_or_default();
        let categories = project.categories().to_vec();
        let basis = match basis {
            PlateBasis::Label => Basis::Label,
            PlateBasis::Prediction => Basis::Prediction,
            PlateBasis::LabelOrPrediction => Basis::LabelOrPrediction,
        };
        Self { project, columns, found, notes, categories, predictions, basis }
    }

    /// Asks about the plates; nothing where no column tells wells.
    fn with_plates<T>(&self, ask: impl FnOnce(&[Plate]) -> T) -> T {
        let Some(found) = &self.found else { return ask(&[]) };
        let images: Vec<&Image> = self.project.images().map(AsRef::as_ref).collect();
        let placed = plate::place(&images, found).placed;
        let place = |id: CategoryId| self.categories.iter().position(|category| category.id == id);
        // Probabilities in the order of the project's categories; those that the model does not know have none.
        let probabilities: Vec<Option<Vec<f32>>> =
            placed.iter().map(|placed| self.probabilities(placed.image)).collect();
        let items: Vec<Item<'_>> = placed
            .iter()
            .zip(&probabilities)
            .map(|(placed, probabilities)| Item {
                image: placed.image,
                plate: placed.plate,
                well: placed.well,
                label: self.project.label(placed.image).and_then(|label| place(label.category)),
                prediction: self
                    .predictions
                    .as_ref()
                    .and_then(|made| made.best(placed.image))
                    .and_then(|(category, _)| place(category)),
                probabilities: probabilities.as_deref(),
            })
            .collect();
        ask(&plate::plates(&items, self.categories.len(), self.basis, None))
    }

    fn probabilities(&self, image: ImageId) -> Option<Vec<f32>> {
        let made = self.predictions.as_ref()?;
        let given = &made.of_image.get(&image)?.probabilities;
        let of = |category: &Category| {
            let at = made.categories.iter().position(|known| *known == category.id)?;
            given.get(at).copied()
        };
        Some(self.categories.iter().map(|category| of(category).unwrap_or(0.0)).collect())
    }

    /// The place of a category by its id on the wire.
    fn category(&self, id: &str) -> Result<usize, SessionError> {
        let found = self.categories.iter().position(|category| category.id.to_string() == id);
        found.ok_or_else(|| SessionError::Refused("The category does not exist any more.".to_owned()))
    }

    /// What a well is worth.
    fn worth(&self, value: &PlateValue) -> Result<impl Fn(&WellSummary) -> Option<f64> + use<>, SessionError> {
        type Read = fn(&WellSummary, usize) -> Option<f64>;
        let (read, category): (Read, &str) = match value {
            PlateValue::Fraction { category } => (WellSummary::fraction, category),
            PlateValue::Probability { category } => (|well, at| well.value(WellValue::MeanProbability(at)), category),
            PlateValue::Count { category } => (|well, at| well.counts.get(at).map(|count| *count as f64), category),
        };
        let at = self.category(category)?;
        Ok(move |well: &WellSummary| read(well, at))
    }

    /// What all images of a well say in a metadata column; none where they differ.
    fn metadata(&self, well: &WellSummary, column: &str) -> Option<String> {
        let values: BTreeSet<&str> =
            well.images.iter().filter_map(|id| self.project.image(*id)?.metadata_value(column)).collect();
        let mut values = values.into_iter();
        values.next().filter(|_| values.next().is_none()).map(ToOwned::to_owned)
    }

    /// Whether a well is one of the positive controls, and of the negative ones.
    fn controls(&self, controls: &Controls) -> Result<impl Fn(&WellSummary) -> (bool, bool), SessionError> {
        let wells = |names: &[String]| -> Result<BTreeSet<_>, SessionError> {
            let read = |name: &String| {
                read_well(name).map_err(|reason| SessionError::Refused(format!("“{name}” cannot be used: {reason}.")))
            };
            names.iter().map(read).collect()
        };
        let (column, positive, negative, positive_wells, negative_wells) = match controls {
            Controls::Values { column, positive, negative } => {
                (Some(column.clone()), positive.clone(), negative.clone(), BTreeSet::new(), BTreeSet::new())
            }
            Controls::Wells { positive, negative } => {
                (None, Vec::new(), Vec::new(), wells(positive)?, wells(negative)?)
            }
        };
        Ok(move |well: &WellSummary| match &column {
            Some(column) => {
                let value = self.metadata(well, column).unwrap_or_default();
                (positive.contains(&value), negative.contains(&value))
            }
            None => (positive_wells.contains(&well.well), negative_wells.contains(&well.well)),
        })
    }
}

fn named(columns: &WellColumns) -> String {
    match columns {
        WellColumns::Well(name) => format!("“{name}”"),
        WellColumns::RowAndColumn { row, column } => format!("“{row}” with “{column}”"),
    }
}

/// `None` where they are not enough to tell a well.
fn chosen(asked: &PlateColumns) -> Option<plate::PlateColumns> {
    let well = match asked {
        PlateColumns { well: Some(well), .. } => WellColumns::Well(well.clone()),
        PlateColumns { row: Some(row), column: Some(column), .. } => {
            WellColumns::RowAndColumn { row: row.clone(), column: column.clone() }
        }
        _ => return None,
    };
    Some(plate::PlateColumns { plate: asked.plate.clone(), well })
}

fn on_the_wire(found: &plate::PlateColumns) -> PlateColumns {
    let (well, row, column) = match &found.well {
        WellColumns::Well(name) => (Some(name.clone()), None, None),
        WellColumns::RowAndColumn { row, column } => (None, Some(row.clone()), Some(column.clone())),
    };
    PlateColumns { plate: found.plate.clone(), well, row, column }
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

impl Session {
    /// The plates of the project with what their wells show.
    #[must_use]
    pub fn plates(&self, columns: &PlateColumns, basis: PlateBasis) -> PlatesView {
        let field = Field::new(self, columns, basis);
        let plates = field.with_plates(|plates| plates.iter().map(plate_view).collect::<Vec<PlateView>>());
        let placed: u32 = plates.iter().flat_map(|plate| &plate.wells).map(|well| well.images).sum();
        let category = |one: &Category| PlateCategory {
            id: one.id.to_string(),
            name: one.name.clone(),
            color: one.color.to_string(),
        };
        PlatesView {
            choices: arrange::columns(&field.project),
            categories: field.categories.iter().map(category).collect(),
            left_out: if field.found.is_some() { narrow(field.project.image_count()) - placed } else { 0 },
            columns: field.columns,
            plates,
            notes: field.notes,
            formulas: plate::formulas().into_iter().map(Into::into).collect(),
        }
    }

    /// The images of some wells of a plate, in the order of their ids.
    #[must_use]
    pub fn well_images(&self, columns: &PlateColumns, plate: Option<&str>, wells: &[String]) -> Vec<ImageId> {
        let field = Field::new(self, columns, PlateBasis::Label);
        let wanted: BTreeSet<_> = wells.iter().filter_map(|name| read_well(name).ok()).collect();
        let mut images = field.with_plates(|plates| {
            let there = plates.iter().filter(|one| one.name.as_deref() == plate).flat_map(|one| &one.wells);
            there.filter(|well| wanted.contains(&well.well)).flat_map(|well| well.images.clone()).collect::<Vec<_>>()
        });
        images.sort_unstable();
        images
    }

    /// How far the controls lie apart, on each plate.
    ///
    /// # Errors
    /// When the category does not exist any more, or a name is no well.
    pub fn separation(
        &self,
        columns: &PlateColumns,
        basis: PlateBasis,
        value: &PlateValue,
        controls: &Controls,
        robust: bool,
    ) -> Result<Vec<SeparationView>, SessionError> {
        let field = Field::new(self, columns, basis);
        let worth = field.worth(value)?;
        let control = field.controls(controls)?;
        let statistics = if robust { Statistics::MedianAndMad } else { Statistics::MeanAndSd };
        Ok(field.with_plates(|plates| {
            let of_plate = |plate: &Plate| {
                let values = |wanted: fn((bool, bool)) -> bool| -> Vec<f64> {
                    let wells = plate.wells.iter().filter(|well| wanted(control(well)));
                    wells.filter_map(&worth).collect()
                };
                let (positive, negative) = (values(|(yes, _)| yes), values(|(_, no)| no));
                let found = separation(&positive, &negative, statistics);
                let part = |take: fn(&plate::Separation) -> Result<f64, plate::Undefined>| {
                    found.as_ref().map_err(|reason| *reason).and_then(take)
                };
                let (z_prime, ssmd) = (part(|found| found.z_prime), part(|found| found.ssmd));
                SeparationView {
                    plate: plate.name.clone(),
                    positive_wells: narrow(positive.len()),
                    negative_wells: narrow(negative.len()),
                    positive: found.as_ref().ok().map(|found| found.positive.middle),
                    negative: found.as_ref().ok().map(|found| found.negative.middle),
                    reason: z_prime.err().or(ssmd.err()).map(|reason| reason.to_string()),
                    z_prime: z_prime.ok(),
                    ssmd: ssmd.ok(),
                }
            };
            plates.iter().map(of_plate).collect()
        }))
    }

    /// Doses with what the wells answer, over all plates, and the curve through them.
    ///
    /// # Errors
    /// When the category does not exist any more, or a name is no well.
    pub fn dose_response(
        &self,
        columns: &PlateColumns,
        basis: PlateBasis,
        value: &PlateValue,
        question: &DoseQuestion<'_>,
    ) -> Result<DoseView, SessionError> {
        let field = Field::new(self, columns, basis);
        let worth = field.worth(value)?;
        let control = question.controls.map(|controls| field.controls(controls)).transpose()?;
        Ok(field.with_plates(|plates| {
            let wells: Vec<&WellSummary> = plates.iter().flat_map(|plate| &plate.wells).collect();
            let means = control.as_ref().and_then(|control| {
                let values = |wanted: fn((bool, bool)) -> bool| -> Vec<f64> {
                    wells.iter().filter(|well| wanted(control(well))).filter_map(|well| worth(well)).collect()
                };
                Some((mean(&values(|(yes, _)| yes))?, mean(&values(|(_, no)| no))?))
            });
            let wanted = |well: &&&WellSummary| {
                question.only.is_none_or(|(column, value)| field.metadata(well, column).as_deref() == Some(value))
            };
            let doses: Vec<(String, f64)> = wells
                .iter()
                .filter(wanted)
                .filter_map(|well| Some((field.metadata(well, question.dose)?, worth(well)?)))
                .collect();
            let doses: Vec<(&str, f64)> = doses.iter().map(|(text, value)| (text.as_str(), *value)).collect();
            dose_view(&dose_table(&doses, unit_in_name(question.dose).as_ref(), means), means)
        }))
    }

    /// Writes a row for each well: plate, well, images, and of each category count, share and mean probability.
    ///
    /// # Errors
    /// When there are no plates, or the file cannot be written.
    pub fn export_plates(
        &self,
        columns: &PlateColumns,
        basis: PlateBasis,
        path: &Path,
    ) -> Result<ExportReport, SessionError> {
        let field = Field::new(self, columns, basis);
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut header = ["plate", "well", "images"].map(ToOwned::to_owned).to_vec();
        for category in &field.categories {
            let name = &category.name;
            header.extend([format!("count({name})"), format!("share({name})"), format!("mean p({name})")]);
        }
        rows.push(header);
        let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        field.with_plates(|plates| {
            for (plate, well) in plates.iter().flat_map(|plate| plate.wells.iter().map(move |well| (plate, well))) {
                let name = plate.name.clone().unwrap_or_default();
                let mut row = vec![name, well.well.to_string(), well.images.len().to_string()];
                for at in 0..field.categories.len() {
                    row.push(well.counts.get(at).copied().unwrap_or(0).to_string());
                    row.push(number(well.fraction(at)));
                    row.push(number(well.value(WellValue::MeanProbability(at))));
                }
                rows.push(row);
            }
        });
        if rows.len() == 1 {
            return Err(SessionError::Refused(
                "No metadata column tells the well of an image, so there are no plates to write.".to_owned(),
            ));
        }
        save_table(path, rows)
    }
}
