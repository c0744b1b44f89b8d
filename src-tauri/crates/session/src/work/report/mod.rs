//! Writing the whole project as one page for people who were not there.
//!
//! Owns: bringing everything the session knows of its images, model and evaluation to the plain data of `vesicle_report`, and
//! the file. Refuses: how the page looks, and computing anything but what is shown elsewhere too.

mod evaluated;
mod images;
mod model;

use std::path::Path;
use std::time::SystemTime;

use vesicle_report::data::{CategoryCounts, Environment, Evaluation, EvaluationSet, Report};
use vesicle_report::page;

use super::judged::JudgedTable;
use crate::evaluation::Kept;
use crate::session::Session;
use crate::thumbnails::write_whole;
use crate::view::JobReport;
use crate::{JobContext, SessionError};

/// Writes the report; it appears complete or not at all.
///
/// # Errors
/// When the file cannot be written.
pub fn write_report(session: &Session, path: &Path, context: &JobContext) -> Result<JobReport, SessionError> {
    let snapshot = session.snapshot();
    let view = session.view();
    let kept = session.kept_evaluation().ok();
    let mut report = Report {
        project: view.name.clone(),
        made_at: humantime::format_rfc3339_seconds(SystemTime::now()).to_string(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        environment: environment(),
        notes: view.notes.clone(),
        ..Report::default()
    };
    images::fill(&mut report, session, &snapshot);
    if let Some(current) = &snapshot.model {
        model::fill(&mut report, &snapshot, current);
    }
    let stopped = || JobReport {
        summary: "Stopped; no report was written.".to_owned(),
        added: 0,
        skipped: Vec::new(),
        notes: Vec::new(),
    };
    if let Some(kept) = &kept {
        evaluated::fill(&mut report, session, kept, context);
    }
    if context.is_cancelled() {
        return Ok(stopped());
    }
    let text = page(&report);
    let failed = |source| SessionError::Write { path: path.to_path_buf(), source };
    write_whole(&crate::places::absolute(path), text.as_bytes()).map_err(failed)?;
    let without = match (&report.model, &report.evaluation) {
        (None, _) => " There is no model yet, so it tells of the images and labels only.",
        (_, None) => " There is no evaluation yet, so it says nothing of how good the model is.",
        _ => "",
    };
    Ok(JobReport {
        summary: format!("The report was written to {}.{without}", path.display()),
        added: 1,
        skipped: Vec::new(),
        notes: Vec::new(),
    })
}

/// Writes the report of a table of predictions: what is known of its images, and the evaluation.
///
/// # Errors
/// When the file cannot be written.
pub fn write_table_report(table: &JudgedTable, path: &Path) -> Result<JobReport, SessionError> {
    let kept = &table.kept;
    let mut report = Report {
        project: kept.project.name.clone(),
        made_at: humantime::format_rfc3339_seconds(SystemTime::now()).to_string(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        environment: environment(),
        images: kept.project.image_count() as u64,
        categories: categories(kept),
        warnings: kept.view.notes.clone(),
        ..Report::default()
    };
    report.notes.push(
        "This report was made from a table of predictions, without its project. How the model was fitted, on which images, and \
         what the images are, is not known here."
            .to_owned(),
    );
    if !table.models.is_empty() {
        report.notes.push(format!("The predictions were made by: {}.", table.models.join(", ")));
    }
    report.evaluation = Some(Evaluation { set: EvaluationSet::Table, ..evaluated::evaluation(kept, None) });
    let failed = |source| SessionError::Write { path: path.to_path_buf(), source };
    write_whole(&crate::places::absolute(path), page(&report).as_bytes()).map_err(failed)?;
    Ok(JobReport {
        summary: format!("The report was written to {}.", path.display()),
        added: 1,
        skipped: Vec::new(),
        notes: Vec::new(),
    })
}

/// How many images of each category there are, by the truth.
fn categories(kept: &Kept) -> Vec<CategoryCounts> {
    let counted = kept.project.categories().iter().map(|category| CategoryCounts {
        name: category.name.clone(),
        colour: category.color.to_string(),
        by_person: kept.judged.iter().filter(|one| one.category == category.id).count() as u64,
        ..CategoryCounts::default()
    });
    counted.collect()
}

fn environment() -> Environment {
    let threads = std::thread::available_parallelism().ok().and_then(|threads| u32::try_from(threads.get()).ok());
    Environment {
        system: Some(format!("{} ({})", std::env::consts::OS, std::env::consts::ARCH)),
        threads,
        memory: crate::memory::total(),
    }
}
