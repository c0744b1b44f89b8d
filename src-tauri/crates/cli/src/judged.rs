//! Evaluating tables of predictions, without a project.
//!
//! Owns: what is said of it, in the same words and fields as of a project. Refuses: the numbers; those are the session's.

use serde_json::{Value, json};
use vesicle_session::view::{CurveKind, JobKind};
use vesicle_session::{JudgedTable, SessionError, write_table_report};

use crate::args::{EvaluateArgs, ReportArgs};
use crate::evaluating::{self, Found};
use crate::{output, progress};

pub(crate) fn evaluate(wanted: &EvaluateArgs) -> Result<(), SessionError> {
    let only_projects = wanted.on.is_some() || !wanted.arrange.is_empty();
    if only_projects {
        return Err(SessionError::Refused(
            "--on, searches and filters choose images of a project. Of a table all rows with a truth are evaluated."
                .to_owned(),
        ));
    }
    let context = progress::context(JobKind::Evaluate, "Evaluate a table");
    let table = progress::finished(&context, |context| JudgedTable::read(&wanted.inputs, context))?;
    let view = table.view();
    let by = wanted.by.as_deref().map(|column| column.strip_prefix("Metadata_").unwrap_or(column));
    let by = by.map(|column| evaluating::group_column(view, column)).transpose()?;
    let groups = by.map(|column| table.groups(column));
    if let Some(folder) = &wanted.tables {
        evaluating::write_tables(folder, by, &|kind, path| table.export(kind, path))?;
    }
    if wanted.json.json {
        let found = Found {
            groups,
            roc: table.curves(CurveKind::Roc),
            precision_recall: table.curves(CurveKind::PrecisionRecall),
            surprises: table.losses(),
        };
        let mut found = found.with(view);
        if let Value::Object(fields) = &mut found {
            fields.insert("set".to_owned(), json!("table"));
            fields.insert("withoutTruth".to_owned(), json!(table.without_truth));
            fields.insert("otherTruth".to_owned(), json!(table.other_truth));
        }
        return output::json(&found);
    }
    evaluating::print_on(view, "images of a table");
    if let (Some(column), Some(groups)) = (by, &groups) {
        evaluating::print_groups(view, column, groups);
    }
    Ok(())
}

pub(crate) fn report(args: &ReportArgs) -> Result<(), SessionError> {
    let context = progress::context(JobKind::Report, "Write a report");
    let table = progress::finished(&context, |context| JudgedTable::read(&args.inputs, context))?;
    output::line(&write_table_report(&table, &args.html)?.summary);
    Ok(())
}
