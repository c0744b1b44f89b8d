//! Progress on stderr: a bar on a terminal, a line per epoch elsewhere.

use std::io::IsTerminal as _;
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressStyle};
use vesicle_session::view::{EpochMetrics, JobEvent, JobKind, JobProgress, JobReport};
use vesicle_session::{JobContext, SessionError, Sink};

use crate::output;

/// The context of a command that takes long; epochs are told on stderr.
pub(crate) fn context(kind: JobKind, title: &str) -> JobContext {
    context_telling(kind, title, |line| eprintln!("{line}"))
}

/// The same, with the lines of epochs told by `tell`.
pub(crate) fn context_telling(kind: JobKind, title: &str, tell: fn(&str)) -> JobContext {
    JobContext::new(kind, title, sink(tell))
}

/// What work gives that takes long.
pub(crate) fn finished<T>(
    context: &JobContext,
    work: impl FnOnce(&JobContext) -> Result<T, SessionError>,
) -> Result<T, SessionError> {
    let mut found = None;
    output::report(context.run(|context| {
        found = Some(work(context)?);
        Ok(JobReport { summary: String::new(), added: 0, skipped: Vec::new(), notes: Vec::new() })
    }))?;
    found.ok_or_else(|| SessionError::Refused("It was stopped.".to_owned()))
}

fn sink(tell: fn(&str)) -> Sink {
    let terminal = std::io::stderr().is_terminal();
    let bar = if terminal { ProgressBar::new(0) } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    let bar = Arc::new(bar);
    Arc::new(move |event| match event {
        JobEvent::Started(_) | JobEvent::Rates(_) => {}
        JobEvent::Progress(progress) => show(&bar, &progress, terminal),
        JobEvent::Epoch(metrics) => {
            // The bar is taken away while a line is written above it.
            bar.suspend(|| tell(&epoch_line(&metrics)));
        }
        JobEvent::Ended(_) => bar.finish_and_clear(),
    })
}

fn show(bar: &ProgressBar, progress: &JobProgress, terminal: bool) {
    bar.set_length(progress.total.into());
    bar.set_position(progress.done.into());
    let message = match (progress.epoch, progress.epochs) {
        (Some(epoch), Some(epochs)) => format!("{} (epoch {epoch} of {epochs})", progress.message),
        _ => progress.message.clone(),
    };
    // Where there is no bar, say at least what takes long before the first epoch.
    if !terminal && progress.total == 0 && bar.message() != message {
        eprintln!("{message}");
    }
    bar.set_message(message);
}

/// The four curves of one epoch in a line.
fn epoch_line(metrics: &EpochMetrics) -> String {
    let number = |value: Option<f64>| value.map_or_else(|| "    –".to_owned(), |value| format!("{value:.3}"));
    format!(
        "epoch {:3}  accuracy {}  validation accuracy {}  loss {}  validation loss {}  ({:.1} s)",
        metrics.epoch,
        number(metrics.accuracy),
        number(metrics.validation_accuracy),
        number(metrics.loss),
        number(metrics.validation_loss),
        metrics.seconds
    )
}
