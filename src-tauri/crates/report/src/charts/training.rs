//! The curves of a fit.
//!
//! Owns: loss and accuracy by epoch, of training and validation images, with the starts of fits that went on. Refuses:
//! smoothing.

use maud::{Markup, html};

use super::{Axis, FAINT, Frame, Look, document, legend, marker, px};
use crate::data::{Epoch, Training};
use crate::format::{name, number, percent};

const SIZE: (f64, f64) = (480.0, 300.0);

/// Training and validation loss by epoch.
#[must_use]
pub fn losses(training: &Training) -> String {
    let series = [series(training, |epoch| epoch.loss), series(training, |epoch| epoch.validation_loss)];
    let largest = series.iter().flatten().filter_map(|(_, loss)| *loss).fold(0.0, f64::max);
    let lowest = series.iter().flatten().filter_map(|(_, loss)| *loss).fold(0.0, f64::min);
    let unit = if training.loss.trim().is_empty() { "Loss".to_owned() } else { name(&training.loss) };
    let mut capital = unit.chars();
    let unit: String = capital.next().into_iter().flat_map(char::to_uppercase).chain(capital).collect();
    let y = Axis::new(&unit, lowest, largest * 1.05, 6);
    chart(training, "losses", "Loss by epoch", y, &series, number)
}

/// Training and validation accuracy by epoch.
#[must_use]
pub fn accuracies(training: &Training) -> String {
    let series = [series(training, |epoch| epoch.accuracy), series(training, |epoch| epoch.validation_accuracy)];
    chart(training, "accuracies", "Accuracy by epoch", Axis::shares("Accuracy"), &series, percent)
}

type Series = Vec<(f64, Option<f64>)>;

fn series(training: &Training, value: fn(&Epoch) -> Option<f64>) -> Series {
    let finite = |epoch: &Epoch| value(epoch).filter(|value| value.is_finite());
    training.epochs.iter().map(|epoch| (f64::from(epoch.epoch), finite(epoch))).collect()
}

fn chart(
    training: &Training,
    id: &str,
    title: &str,
    y: Axis,
    series: &[Series; 2],
    write: fn(f64) -> String,
) -> String {
    let (width, height) = SIZE;
    let first = training.epochs.first().map_or(1, |epoch| epoch.epoch);
    let last = training.epochs.last().map_or(1, |epoch| epoch.epoch);
    let (low, high) =
        if last > first { (f64::from(first), f64::from(last)) } else { (f64::from(last) - 1.0, f64::from(last) + 1.0) };
    let mut x = Axis::new("Epoch", low, high, 8);
    // An epoch is a whole number; a short fit has no ticks between.
    let whole: Vec<bool> = x.ticks.iter().map(|tick| tick.fract().abs() < 1e-9 && *tick >= 1.0).collect();
    let mut keep = whole.iter();
    x.ticks.retain(|_| keep.next().is_some_and(|keep| *keep));
    x.labels = x.ticks.iter().map(|tick| crate::format::count(tick.round() as u64)).collect();
    let frame = Frame { left: 64.0, top: 40.0, width: width - 80.0, height: height - 90.0, x, y };
    let names = ["Training images", "Validation images"];
    let said: Vec<String> =
        names.iter().zip(series).filter_map(|(name, series)| described(name, series, write)).collect();
    let drawing = html! {
        (frame.axes())
        @for start in &training.continued_at { (continued(&frame, *start)) }
        @for (position, series) in series.iter().enumerate() { (drawn(&frame, position, series)) }
        @for (position, name) in names.iter().enumerate() {
            @if series[position].iter().any(|(_, value)| value.is_some()) {
                (legend(64.0 + 170.0 * position as f64, 14.0, Look::of(position), true, name, name))
            }
        }
    };
    let description = if said.is_empty() { "Nothing was measured.".to_owned() } else { said.join(" ") };
    document(id, width, height, title, &description, &drawing)
}

fn described(name: &str, series: &Series, write: fn(f64) -> String) -> Option<String> {
    let mut measured = series.iter().filter_map(|(epoch, value)| value.map(|value| (epoch, value)));
    let first = measured.next()?;
    let last = measured.next_back().unwrap_or(first);
    Some(format!("{name}: {} at epoch {}, {} at epoch {}.", write(first.1), first.0, write(last.1), last.0))
}

fn drawn(frame: &Frame, position: usize, series: &Series) -> Markup {
    let look = Look::of(position);
    // Some twelve markers tell the lines apart; one for each epoch would hide them.
    let every = series.len().div_ceil(12).max(1);
    html! {
        (frame.line(series.iter().map(|(epoch, value)| value.map(|value| (*epoch, value))), look, 1.8))
        @for (epoch, value) in series.iter().step_by(every).chain(series.last()) {
            @if let Some((x, y)) = value.and_then(|value| frame.at(*epoch, value)) { (marker(x, y, look)) }
        }
    }
}

fn continued(frame: &Frame, start: u32) -> Markup {
    let between = f64::from(start) - 0.5;
    html! {
        @if between > frame.x.low && between < frame.x.high {
            @if let Some((x, y)) = frame.at(between, frame.y.high) {
                line x1=(px(x)) x2=(px(x)) y1=(px(y)) y2=(px(y + frame.height)) stroke=(FAINT) stroke-dasharray="3 3" {}
                text x=(px(x)) text-anchor="middle" y=(px(y - 4.0)) font-size="10" fill=(FAINT) { "continued" }
            }
        }
    }
}
