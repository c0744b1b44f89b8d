//! What a command says when it is done: lines for people, or one line of JSON.

use std::borrow::Cow;
use std::io::Write as _;

use serde::Serialize;
use vesicle_session::SessionError;
use vesicle_session::view::{ErrorKind, EvaluationSet, EvaluationView, JobOutcome, JobReport};

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

/// Text from files or people on one line: what would break it, move the cursor or turn the direction of writing is
/// shown as `\n`, `\u{1b}`, `\u{202e}`.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    let moves = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(moves) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::new();
    for letter in text.chars() {
        if moves(letter) { shown.extend(letter.escape_default()) } else { shown.push(letter) }
    }
    Cow::Owned(shown)
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
        eprintln!("skipped {}: {}", plain(&skipped.path), plain(&skipped.reason));
    }
    for note in &report.notes {
        eprintln!("note: {}", plain(note));
    }
    Ok(report)
}

/// Matrix and metrics as text.
pub(crate) fn evaluation(view: &EvaluationView) {
    let set = match view.set {
        EvaluationSet::Validation => "validation images".to_owned(),
        EvaluationSet::Test => "test images".to_owned(),
        EvaluationSet::CrossValidation => format!("images by cross-validation in {} folds", view.folds),
    };
    line(&format!("Evaluation on {} {set} (rows: ground truth, columns: prediction)", view.count));
    let names: Vec<Cow<'_, str>> = view.categories.iter().map(|category| plain(&category.name)).collect();
    let widest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    for (row, name) in view.matrix.iter().zip(&names) {
        let cells: Vec<String> = row.iter().map(|count| format!("{count:6}")).collect();
        line(&format!("  {name:widest$} {}", cells.join("")));
    }
    let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"));
    let between = view.accuracy_range.as_ref().map(|range| format!(" ({:.3} to {:.3})", range.low, range.high));
    line(&format!(
        "accuracy {}{}  balanced {}  calibration error {}  Brier {}",
        number(view.accuracy),
        between.unwrap_or_default(),
        number(view.balanced_accuracy),
        number(view.calibration.expected_error),
        number(view.calibration.brier)
    ));
    if let Some(folds) = &view.fold_accuracy {
        line(&format!("accuracy of the folds {:.3} ({:.3} to {:.3})", folds.mean, folds.low, folds.high));
    }
    line(&format!(
        "cross entropy {}  precision {:.3}  recall {:.3}  F1 {:.3} (macro)",
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
        line(&format!("  {}", plain(note)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_on_its_line() {
        assert!(matches!(plain("Größe 細胞 🧫.tif"), Cow::Borrowed(_)));
        assert_eq!(plain("a\nb\tc\u{1b}[2Jd\u{202e}e"), "a\\nb\\tc\\u{1b}[2Jd\\u{202e}e");
    }
}
