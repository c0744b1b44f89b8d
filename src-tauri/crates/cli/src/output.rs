//! What a command says when it is done: lines for people, or one line of JSON.

use std::io::Write as _;

use serde::Serialize;
use vesicle_session::SessionError;
use vesicle_session::view::{ErrorKind, EvaluationView, JobOutcome, JobReport};

/// One line of JSON on stdout. A closed pipe is not our failure.
pub(crate) fn json(value: &impl Serialize) -> Result<(), SessionError> {
    let text = serde_json::to_string(value)
        .map_err(|error| SessionError::Internal { message: error.to_string(), causes: Vec::new() })?;
    line(&text);
    Ok(())
}

/// One line on stdout.
pub(crate) fn line(text: &str) {
    writeln!(std::io::stdout(), "{text}").ok();
}

/// The report of a job's outcome; what was skipped goes to stderr with its reason.
pub(crate) fn report(outcome: JobOutcome) -> Result<JobReport, SessionError> {
    let report = match outcome {
        JobOutcome::Completed(report) | JobOutcome::Cancelled(report) => report,
        JobOutcome::Failed(error) => {
            return Err(match error.kind {
                ErrorKind::InvalidSettings => SessionError::InvalidSettings(error.details),
                ErrorKind::Internal => SessionError::Internal { message: error.message, causes: error.details },
                _ => SessionError::Refused(error.message),
            });
        }
    };
    for skipped in &report.skipped {
        eprintln!("skipped {}: {}", skipped.path, skipped.reason);
    }
    for note in &report.notes {
        eprintln!("note: {note}");
    }
    Ok(report)
}

/// Matrix and metrics as text.
pub(crate) fn evaluation(view: &EvaluationView) {
    line(&format!("Evaluation on {} validation images (rows: ground truth, columns: prediction)", view.count));
    let names: Vec<&str> = view.categories.iter().map(|category| category.name.as_str()).collect();
    let widest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    for (row, name) in view.matrix.iter().zip(&names) {
        let cells: Vec<String> = row.iter().map(|count| format!("{count:6}")).collect();
        line(&format!("  {name:widest$} {}", cells.join("")));
    }
    let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"));
    line(&format!(
        "accuracy {}  cross entropy {}  precision {:.3}  recall {:.3}  F1 {:.3} (macro)",
        number(view.accuracy),
        number(view.cross_entropy),
        view.macro_scores.precision,
        view.macro_scores.recall,
        view.macro_scores.f1
    ));
    for (scores, name) in view.per_category.iter().zip(&names) {
        line(&format!(
            "  {name:widest$} precision {:.3}  recall {:.3}  F1 {:.3}  images {}",
            scores.precision, scores.recall, scores.f1, scores.support
        ));
    }
    for note in &view.notes {
        line(&format!("  {note}"));
    }
}
