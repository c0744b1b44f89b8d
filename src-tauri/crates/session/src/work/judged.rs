//! Tables of predictions as an evaluation: the truth stands in their column “category”.
//!
//! Owns: reading such tables, one or several of the same categories (plates, say), into what an evaluation of a project is made from, so that all metrics, intervals, curves,
//! groups and tables are the same ones. Refuses: rows without a truth or a prediction, which are counted; and to know more of
//! the model than the table says.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use uuid::Uuid;
use vesicle_project::import::{ColumnRole, column_roles};
use vesicle_project::{
    Category, CategoryId, ContentHash, Image, ImageId, Label, Origin, Partition, Project, next_color,
};

use super::figures::{Evaluated, Evaluator, evaluation_view};
use super::prediction_columns as columns;
use crate::evaluation::Kept;
use crate::results::Judgement;
use crate::table_file::{Kind, TableReader, Values, narrow_cells, save_table};
use crate::view::{
    CurveKind, CurveView, EvaluationSet, EvaluationTable, EvaluationView, ExportReport, GroupScoresView, LossView,
};
use crate::views::narrow;
use crate::{JobContext, SessionError};

/// Rows of a table that is held in memory.
const MOST_ROWS: usize = 20_000_000;

/// An evaluation of a table, or of several together.
pub struct JudgedTable {
    paths: Vec<PathBuf>,
    pub(super) kept: Kept,
    /// Rows whose true category is not known.
    pub without_truth: u32,
    /// Rows whose true category is none of those that the model can say.
    pub other_truth: u32,
    pub(super) models: Vec<String>,
}

impl JudgedTable {
    /// Reads tables of predictions and evaluates them together.
    ///
    /// # Errors
    /// When one cannot be read, has no true categories or no probabilities, or other categories than the first; or the work
    /// was stopped.
    pub fn read(paths: &[PathBuf], context: &JobContext) -> Result<Self, SessionError> {
        let mut rows = Rows::default();
        for path in paths {
            let refuse = |reason: String| SessionError::Unreadable { path: path.clone(), reason };
            let mut reader = TableReader::open(path)?;
            let layout = Layout::of(&reader).map_err(refuse)?;
            rows.begin(&layout).map_err(refuse)?;
            let before = rows.count;
            while let Some(group) = reader.rows()? {
                rows.add(&layout, group, before).map_err(refuse)?;
                context.count(rows.count, rows.count, "rows", "Reading");
            }
        }
        rows.evaluated(paths, context)
    }

    /// What it says.
    #[must_use]
    pub fn view(&self) -> &EvaluationView {
        &self.kept.view
    }

    /// How well each value of a metadata column did, the worst first.
    #[must_use]
    pub fn groups(&self, column: &str) -> Vec<GroupScoresView> {
        self.kept.groups(column)
    }

    #[must_use]
    pub fn curves(&self, kind: CurveKind) -> Vec<CurveView> {
        self.kept.curves(kind)
    }

    /// The images that surprised the model most.
    #[must_use]
    pub fn losses(&self) -> Vec<LossView> {
        self.kept.losses()
    }

    /// Writes a table of the evaluation as CSV; it appears complete or not at all.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn export(&self, table: &EvaluationTable, path: &Path) -> Result<ExportReport, SessionError> {
        let place = crate::places::absolute(path);
        if self.paths.iter().any(|read| crate::places::absolute(read) == place) {
            return Err(SessionError::Refused(format!(
                "{} is the table that is evaluated. Choose another folder.",
                path.display()
            )));
        }
        save_table(path, self.kept.table(table))
    }
}

/// Where what stands in a table.
struct Layout {
    names: Vec<String>,
    file: Option<usize>,
    category: usize,
    partition: Option<usize>,
    model: Option<usize>,
    /// The categories of the model with their columns.
    shares: Vec<(String, usize)>,
    /// Metadata with its columns.
    metadata: Vec<(String, usize)>,
}

impl Layout {
    fn of(reader: &TableReader) -> Result<Self, String> {
        let names: Vec<String> = reader.fields().iter().map(|field| field.name.trim().to_owned()).collect();
        let headers: Vec<&str> = names.iter().map(String::as_str).collect();
        let roles = column_roles(&headers).roles;
        let named = |name: &str| headers.iter().position(|header| *header == name);
        let role = |wanted: &dyn Fn(&ColumnRole) -> bool| roles.iter().position(wanted);
        let category = named(columns::CATEGORY).or_else(|| role(&|role| *role == ColumnRole::Category));
        let category = category.ok_or("it has no column “category” with the true categories")?;
        let mut shares: Vec<(String, usize)> = Vec::new();
        for (at, header) in headers.iter().enumerate() {
            if let Some(name) = columns::category_of(header) {
                if shares.iter().any(|(known, _)| known == name) {
                    return Err(format!("two of its columns are called “{header}”"));
                }
                shares.push((name.to_owned(), at));
            }
        }
        if shares.is_empty() {
            return Err("it has no probabilities: their columns are called p(…), one for each category, as \
                        `vesicle predict` and `vesicle export` write them"
                .to_owned());
        }
        let metadata = roles.iter().enumerate().filter_map(|(at, role)| {
            let name = match role {
                ColumnRole::Metadata { name } => name.clone(),
                ColumnRole::Group => names[at].clone(),
                _ => return None,
            };
            (!columns::is_result(headers[at])).then_some((name, at))
        });
        Ok(Self {
            file: named(columns::FILE).or_else(|| role(&|role| matches!(role, ColumnRole::File { .. }))),
            category,
            partition: role(&|role| *role == ColumnRole::Partition),
            model: named(columns::MODEL_ID),
            metadata: metadata.collect(),
            shares,
            names,
        })
    }
}

/// The rows that count, as images with labels and judgements.
#[derive(Default)]
struct Rows {
    categories: Vec<Category>,
    /// Of each category, which share of the layout is its own.
    order: Vec<usize>,
    images: Vec<Image>,
    judged: Vec<Judgement>,
    models: BTreeSet<String>,
    /// All rows.
    count: usize,
    without_truth: usize,
    other_truth: usize,
    without_prediction: usize,
}

impl Rows {
    /// Takes the categories of the first table; those of each other must be the same, in whatever order.
    fn begin(&mut self, layout: &Layout) -> Result<(), String> {
        if self.categories.is_empty() {
            for (at, (name, _)) in (1..).zip(&layout.shares) {
                let color = next_color(self.categories.iter().map(|category| category.color));
                self.categories.push(Category { id: CategoryId(Uuid::from_u128(at)), name: name.clone(), color });
            }
        }
        let place = |category: &Category| layout.shares.iter().position(|(name, _)| *name == category.name);
        self.order = self.categories.iter().filter_map(place).collect();
        if self.order.len() == self.categories.len() && layout.shares.len() == self.categories.len() {
            return Ok(());
        }
        let names = |names: &mut dyn Iterator<Item = &str>| names.collect::<Vec<&str>>().join(", ");
        Err(format!(
            "its categories ({}) are not those of the first table ({}). Evaluate tables of one model together",
            names(&mut layout.shares.iter().map(|(name, _)| name.as_str())),
            names(&mut self.categories.iter().map(|category| category.name.as_str())),
        ))
    }

    /// Adds rows of a table that begins after `before` rows of others.
    fn add(&mut self, layout: &Layout, group: Vec<Values>, before: usize) -> Result<(), String> {
        let count = group.first().map_or(0, Values::len);
        if self.count + count > MOST_ROWS {
            return Err(format!("it has more than {MOST_ROWS} rows"));
        }
        let texts = |at: usize| match narrow_cells(group[at].clone(), Kind::Text) {
            Ok(Values::Text(cells)) => cells,
            _ => vec![None; count],
        };
        let wanted = |at: Option<usize>| at.map_or_else(|| vec![None; count], texts);
        let (files, truths) = (wanted(layout.file), texts(layout.category));
        let (partitions, models) = (wanted(layout.partition), wanted(layout.model));
        let metadata: Vec<Vec<Option<String>>> = layout.metadata.iter().map(|(_, at)| texts(*at)).collect();
        let mut shares = Vec::with_capacity(layout.shares.len());
        for (_, at) in &layout.shares {
            let column = &layout.names[*at];
            match narrow_cells(group[*at].clone(), Kind::Float) {
                Ok(Values::Float(cells)) => shares.push(cells),
                Ok(_) => return Err(format!("its column “{column}” holds no numbers")),
                Err(cell) => return Err(format!("“{cell}” in its column “{column}” is no probability")),
            }
        }
        for row in 0..count {
            let number = self.count + row;
            // As a spreadsheet counts them, below the header.
            let line = number - before + 2;
            let probabilities: Option<Vec<f32>> = self.order.iter().map(|at| shares[*at][row]).collect();
            let Some(truth) = truths[row].as_deref().map(str::trim).filter(|truth| is_known(truth)) else {
                self.without_truth += 1;
                continue;
            };
            let Some(probabilities) = probabilities else {
                self.without_prediction += 1;
                continue;
            };
            if let Some(wrong) = probabilities.iter().find(|share| !(0.0..=1.0).contains(*share)) {
                return Err(format!("{wrong} in row {line} is no probability from 0 to 1"));
            }
            let Some(category) = self.category(truth) else {
                self.other_truth += 1;
                continue;
            };
            let image = ImageId(narrow(number));
            let partition = partitions[row].as_deref().and_then(|word| word.parse::<Partition>().ok());
            let remembered = partition == Some(Partition::Training);
            self.models.extend(models[row].clone());
            self.judged.push(Judgement { image, category, remembered, probabilities });
            let name = files[row].clone().unwrap_or_else(|| format!("row {line}"));
            let cells = layout.metadata.iter().zip(&metadata);
            let values = cells.filter_map(|((name, _), cells)| Some((name.clone(), cells[row].clone()?)));
            self.images.push(unseen(image, name, values.collect()));
        }
        self.count += count;
        Ok(())
    }

    fn category(&self, name: &str) -> Option<CategoryId> {
        let exact = self.categories.iter().find(|category| category.name == name);
        let alike = || self.categories.iter().find(|category| category.name.to_lowercase() == name.to_lowercase());
        exact.or_else(alike).map(|category| category.id)
    }

    fn evaluated(self, paths: &[PathBuf], context: &JobContext) -> Result<JudgedTable, SessionError> {
        let first = paths.first().map(PathBuf::as_path).unwrap_or(Path::new(""));
        if self.judged.is_empty() {
            return Err(SessionError::Unreadable {
                path: first.to_path_buf(),
                reason: format!(
                    "none of its {} rows has both a prediction and a true category that the model can say",
                    self.count
                ),
            });
        }
        let labels = self.judged.iter().map(|one| {
            let label = Label { category: one.category, origin: Origin::Person };
            (one.image, label)
        });
        let labels: Vec<(ImageId, Label)> = labels.collect();
        let title = match paths {
            [_, _, ..] => format!("{} tables", paths.len()),
            _ => first.file_stem().map_or_else(|| "table".into(), |name| name.to_string_lossy().into_owned()),
        };
        let project = Project::from_parts(title, self.categories.clone(), self.images, labels, []);
        let models: Vec<String> = self.models.into_iter().collect();
        let name = match &models[..] {
            [] => "a model that the table does not name".to_owned(),
            [one] => one.clone(),
            several => format!("{} models", several.len()),
        };
        let mut warnings = Vec::new();
        let mut told = |count: usize, what: &str| {
            if count > 0 {
                warnings.push(format!("{count} of {} rows {what}; they are left out.", self.count));
            }
        };
        told(self.without_truth, "have no true category");
        told(self.other_truth, "have a true category that is none of the model’s");
        told(self.without_prediction, "have no prediction");
        if models.len() > 1 {
            warnings.push(format!("The table holds predictions of {} models, taken together here.", models.len()));
        }
        let by = Evaluator { name: &name, categories: &self.categories, out_of_fold: &[], group_by: None, warnings };
        let (set, judged) = (EvaluationSet::Shown, &self.judged[..]);
        let evaluated = Evaluated { project: &project, by, set, judged, arrangement: None };
        let view = evaluation_view(&evaluated, self.without_prediction, context)
            .ok_or_else(|| SessionError::Refused("The evaluation was stopped.".to_owned()))?;
        let categories = self.categories.iter().map(|category| category.id).collect();
        Ok(JudgedTable {
            paths: paths.to_vec(),
            kept: Kept { project, categories, view: Arc::new(view), judged: self.judged },
            without_truth: narrow(self.without_truth),
            other_truth: narrow(self.other_truth),
            models,
        })
    }
}

fn is_known(category: &str) -> bool {
    !category.is_empty() && !category.eq_ignore_ascii_case(vesicle_project::UNKNOWN_NAME)
}

/// An image of which nothing is known but its name and what a table says of it.
fn unseen(id: ImageId, name: String, metadata: Vec<(String, String)>) -> Image {
    Image {
        id,
        sources: Vec::new(),
        name,
        hash: ContentHash([0; 32]),
        width: 0,
        height: 0,
        channels: 0,
        slices: 1,
        times: 1,
        bits: 0,
        pixel_size: [None; 3],
        channel_names: Vec::new(),
        metadata,
        region: None,
    }
}
