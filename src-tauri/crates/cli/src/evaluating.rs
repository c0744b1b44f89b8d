//! Evaluating a model, and holding it against another.
//!
//! Owns: an evaluation as text and as JSON. Refuses: the numbers; those are the session's.

use std::borrow::Cow;
use std::path::Path;

use serde_json::{Value, json};
use vesicle_session::view::{
    ComparedView, ComparisonView, CurveKind, CurveView, EvaluationSet, EvaluationTable, EvaluationView, ExportReport,
    GroupScoresView, JobKind, KeptModel, LossView, RangeView,
};
use vesicle_session::{
    Asked, Session, SessionError, compare as compare_models, evaluate as evaluate_model, write_report,
};

use crate::args::EvaluateArgs;
use crate::output::{self, line, plain};
use crate::{choices, commands, looking, progress};

pub(crate) fn evaluate(project: &Path, wanted: &EvaluateArgs) -> Result<(), SessionError> {
    let session = commands::open(project)?;
    let set = wanted.on.as_deref().map(choices::evaluation_set).transpose()?;
    let arrangement = looking::arrangement(&session, &wanted.arrange)?;
    if !arrangement.is_plain() && set != Some(EvaluationSet::Shown) {
        return Err(SessionError::Refused("A search or filters choose images only with --on shown.".to_owned()));
    }
    let view = run(&session, &Asked { set, arrangement })?;
    let by = wanted.by.as_deref().map(|column| group_column(&view, column)).transpose()?;
    let groups = by.map(|column| session.evaluation_groups(column)).transpose()?;
    if let Some(folder) = &wanted.tables {
        write_tables(folder, by, &|table, path| session.export_evaluation(table, path))?;
    }
    if wanted.json.json {
        let [roc, precision_recall] = [CurveKind::Roc, CurveKind::PrecisionRecall];
        let found = Found {
            groups,
            roc: session.evaluation_curves(roc)?,
            precision_recall: session.evaluation_curves(precision_recall)?,
            surprises: session.evaluation_losses()?,
        };
        return output::json(&found.with(&view));
    }
    print(&view);
    if let (Some(column), Some(groups)) = (by, &groups) {
        print_groups(&view, column, groups);
    }
    Ok(())
}

/// What JSON says beside the evaluation itself.
pub(crate) struct Found {
    pub(crate) groups: Option<Vec<GroupScoresView>>,
    pub(crate) roc: Vec<CurveView>,
    pub(crate) precision_recall: Vec<CurveView>,
    pub(crate) surprises: Vec<LossView>,
}

impl Found {
    pub(crate) fn with(self, view: &EvaluationView) -> Value {
        let mut found = json!(view);
        if let Value::Object(fields) = &mut found {
            fields.insert("groups".to_owned(), json!(self.groups));
            fields.insert("roc".to_owned(), json!(self.roc));
            fields.insert("precisionRecall".to_owned(), json!(self.precision_recall));
            fields.insert("surprises".to_owned(), json!(self.surprises));
        }
        found
    }
}

/// The metadata column that a person means.
pub(crate) fn group_column<'a>(view: &'a EvaluationView, column: &str) -> Result<&'a str, SessionError> {
    let known = view.group_columns.iter().find(|known| known.eq_ignore_ascii_case(column));
    known.map(String::as_str).ok_or_else(|| {
        let known = view.group_columns.join(", ");
        let known = if known.is_empty() { "There is none".to_owned() } else { format!("Choose one of: {known}") };
        SessionError::Refused(format!(
            "“{column}” is no metadata column by whose values the evaluated images differ. {known}."
        ))
    })
}

/// Evaluates, with progress on stderr.
pub(crate) fn run(session: &Session, asked: &Asked) -> Result<EvaluationView, SessionError> {
    let context = progress::context(JobKind::Evaluate, "Evaluate the classifier");
    let mut found = None;
    output::report(context.run(|context| {
        let (view, report) = evaluate_model(session, asked, context)?;
        found = view;
        Ok(report)
    }))?;
    found.ok_or_else(|| SessionError::Refused("The evaluation was stopped.".to_owned()))
}

/// Writes one table of an evaluation to a file.
type Export<'a> = &'a dyn Fn(&EvaluationTable, &Path) -> Result<ExportReport, SessionError>;

pub(crate) fn write_tables(folder: &Path, by: Option<&str>, export: Export<'_>) -> Result<(), SessionError> {
    std::fs::create_dir_all(folder).map_err(|source| SessionError::Write { path: folder.to_path_buf(), source })?;
    let mut tables = vec![
        ("metrics.csv", EvaluationTable::Metrics),
        ("matrix.csv", EvaluationTable::Matrix),
        ("categories.csv", EvaluationTable::Categories),
        ("images.csv", EvaluationTable::Images),
    ];
    tables.extend(by.map(|column| ("groups.csv", EvaluationTable::Groups { column: column.to_owned() })));
    for (name, table) in tables {
        export(&table, &folder.join(name))?;
    }
    Ok(())
}

pub(crate) fn report(project: &Path, html: &Path) -> Result<(), SessionError> {
    let session = commands::open(project)?;
    let context = progress::context(JobKind::Report, "Write a report");
    let report = output::report(context.run(|context| write_report(&session, html, context)))?;
    line(&report.summary);
    Ok(())
}

pub(crate) fn models(project: &Path, json: bool) -> Result<(), SessionError> {
    let models = commands::open(project)?.kept_models()?;
    if json {
        return output::json(&models);
    }
    for (number, model) in (1..).zip(&models) {
        let current = if model.current { "  (predicts)" } else { "" };
        let KeptModel { id, name, architecture, fitted_at, .. } = model;
        line(&format!("{number}\t{id}\t{}\t{architecture}\t{fitted_at}{current}", plain(name)));
    }
    Ok(())
}

pub(crate) fn compare(project: &Path, which: &[String], json: bool) -> Result<(), SessionError> {
    let session = commands::open(project)?;
    let models = session.kept_models()?;
    let which = which.iter().map(|text| model(&models, text)).collect::<Result<Vec<String>, SessionError>>()?;
    let which: Vec<&str> = which.iter().map(String::as_str).collect();
    let context = progress::context(JobKind::Compare, "Compare models");
    let mut found = None;
    output::report(context.run(|context| {
        let (view, report) = compare_models(&session, &which, context)?;
        found = view;
        Ok(report)
    }))?;
    let view = found.ok_or_else(|| SessionError::Refused("The comparison was stopped.".to_owned()))?;
    if json {
        return output::json(&view);
    }
    print_comparison(&view);
    Ok(())
}

/// A model's id, from what a person calls it.
pub(crate) fn model(models: &[KeptModel], text: &str) -> Result<String, SessionError> {
    let by_number = text.parse::<usize>().ok().and_then(|number| models.get(number.checked_sub(1)?));
    let named: Vec<&KeptModel> = models.iter().filter(|model| model.name == text).collect();
    let found = models.iter().find(|model| model.id == text).or(by_number).or(named.first().copied());
    match found {
        Some(_) if named.len() > 1 => Err(SessionError::Refused(format!(
            "{} models are called “{text}”. Name one by its number in `vesicle models`.",
            named.len()
        ))),
        Some(model) => Ok(model.id.clone()),
        None => Err(SessionError::Refused(format!("There is no model “{text}”; `vesicle models` lists them."))),
    }
}

fn print_comparison(view: &ComparisonView) {
    let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"));
    for (place, ComparedView { name, accuracy, balanced_accuracy, kappa, cross_entropy, .. }) in (1..).zip(&view.models)
    {
        line(&format!(
            "{place}. {}: accuracy {}  balanced {}  kappa {}  cross entropy {}",
            plain(name),
            number(*accuracy),
            number(*balanced_accuracy),
            number(*kappa),
            number(*cross_entropy)
        ));
    }
    line(&format!("{} images; left out {}", view.count, view.left_out));
    let exact = |p: Option<f64>| p.map_or_else(|| "–".to_owned(), |p| format!("{p:.4}"));
    for pair in &view.pairs {
        let [first, second] = [pair.first + 1, pair.second + 1];
        let between = pair.range.as_ref().map(|RangeView { low, high }| format!(" ({low:+.3} to {high:+.3})"));
        let adjusted = (view.pairs.len() > 1).then(|| format!("; adjusted (Holm) {}", exact(pair.adjusted_p)));
        line(&format!(
            "{first} and {second}: both right {}, only {first} {}, only {second} {}, both wrong {}; {second} minus {first} \
             {:+.3}{}; McNemar's exact test p = {}{}",
            pair.both_right,
            pair.only_first.len(),
            pair.only_second.len(),
            pair.both_wrong,
            pair.difference,
            between.unwrap_or_default(),
            exact(pair.p),
            adjusted.unwrap_or_default()
        ));
    }
    for note in &view.notes {
        line(&format!("  {}", plain(note)));
    }
}

pub(crate) fn print_groups(view: &EvaluationView, column: &str, groups: &[GroupScoresView]) {
    line(&format!("by {}, the worst first:", plain(column)));
    let name = |at: u32| view.categories.get(at as usize).map_or("", |category| category.name.as_str());
    for group in groups {
        let value = if group.value.is_empty() { "(none)" } else { &group.value };
        let confusion = group.confusion.map_or_else(String::new, |[truth, prediction, times]| {
            format!("  {times} × {} taken for {}", plain(name(truth)), plain(name(prediction)))
        });
        line(&format!(
            "  {}\t{} of {}\t{:.3} ({:.3} to {:.3}){confusion}",
            plain(value),
            group.right,
            group.count,
            group.accuracy,
            group.range.low,
            group.range.high
        ));
    }
}

/// Matrix and metrics as text.
pub(crate) fn print(view: &EvaluationView) {
    let set = match view.set {
        EvaluationSet::Validation => "validation images".to_owned(),
        EvaluationSet::Test => "test images".to_owned(),
        EvaluationSet::CrossValidation => format!("images by cross-validation in {} folds", view.folds),
        EvaluationSet::Shown => "images of a choice".to_owned(),
        EvaluationSet::Training => "training images, which it remembers".to_owned(),
    };
    print_on(view, &set);
}

/// The same, with the images in words.
pub(crate) fn print_on(view: &EvaluationView, set: &str) {
    line(&format!("Evaluation on {} {set} (rows: ground truth, columns: prediction)", view.count));
    let names: Vec<Cow<'_, str>> = view.categories.iter().map(|category| plain(&category.name)).collect();
    let widest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    for (row, name) in view.matrix.iter().zip(&names) {
        let cells: Vec<String> = row.iter().map(|count| format!("{count:6}")).collect();
        line(&format!("  {name:widest$} {}", cells.join("")));
    }
    let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"));
    let between = |range: Option<&RangeView>| {
        range.map_or_else(String::new, |range| format!(" ({:.3} to {:.3})", range.low, range.high))
    };
    // What was learnt from has no accuracy without that word.
    let accuracy = if view.set == EvaluationSet::Training { "training accuracy" } else { "accuracy" };
    line(&format!(
        "{accuracy} {}{}  calibration error {}",
        number(view.accuracy),
        between(view.accuracy_range.as_ref()),
        number(view.calibration.expected_error)
    ));
    if let Some(folds) = &view.fold_accuracy {
        line(&format!("accuracy of the folds {:.3} ({:.3} to {:.3})", folds.mean, folds.low, folds.high));
    }
    for metric in view.metrics.iter().filter(|metric| metric.name != "accuracy") {
        line(&format!("  {:<18} {}{}", metric.name, number(metric.value), between(metric.range.as_ref())));
    }
    if view.resamples > 0 {
        let of = match &view.resampled_by {
            Some(column) => format!("groups by {}", plain(column)),
            None => "images; of accuracy after Wilson".to_owned(),
        };
        line(&format!("  in brackets: 95 % intervals from {} drawings of {of}", view.resamples));
    }
    for (scores, name) in view.per_category.iter().zip(&names) {
        line(&format!(
            "  {name:widest$} precision {:.3}{}  recall {:.3}{}  F1 {:.3}{}  area {}  images {}",
            scores.precision,
            between(scores.precision_range.as_ref()),
            scores.recall,
            between(scores.recall_range.as_ref()),
            scores.f1,
            between(scores.f1_range.as_ref()),
            number(scores.area),
            scores.support
        ));
    }
    for note in &view.notes {
        line(&format!("  {}", plain(note)));
    }
}
