//! What a command says when it is done: lines for people, or one line of JSON.

use std::borrow::Cow;
use std::io::Write as _;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use vesicle_session::SessionError;
use vesicle_session::view::{ErrorKind, JobOutcome, JobReport, SkippedView};

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
    skipped(&report.skipped, report.skipped.len() as u64);
    for note in &report.notes {
        eprintln!("note: {}", plain(note));
    }
    Ok(report)
}

/// Whether anything was skipped by this call of the program.
static HAS_SKIPPED: AtomicBool = AtomicBool::new(false);

/// Tells what was skipped: `first` are the first of `all`.
pub(crate) fn skipped(first: &[SkippedView], all: u64) {
    for one in first {
        eprintln!("skipped {}: {}", plain(&one.path), plain(&one.reason));
    }
    if all > first.len() as u64 {
        eprintln!("skipped {} more", all - first.len() as u64);
    }
    if all > 0 {
        HAS_SKIPPED.store(true, Ordering::Relaxed);
    }
}

/// Whether the exit code has to say that files were skipped.
pub(crate) fn has_skipped() -> bool {
    HAS_SKIPPED.load(Ordering::Relaxed)
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
