//! Charts as SVG documents.
//!
//! Owns: what the charts have in common: the frame with its axes, round ticks, colours, dashes and markers. Refuses:
//! scripts, style sheets, fonts and anything from outside, so that each chart also is a file by itself. Every chart
//! says in a title and a description what it shows. Coordinates that are no finite numbers are left out.
//!
//! Colours are those of Okabe & Ito (2008, "Color Universal Design"), which people with any colour vision tell apart;
//! each line has dashes and markers of its own besides, for print in black and white.

mod curves;
mod groups;
mod matrix;
mod reliability;
#[cfg(test)]
mod tests;
mod training;

use maud::{Markup, PreEscaped, Render as _, html};

pub use curves::{precision_recall, roc};
pub use groups::groups;
pub(crate) use matrix::hex;
pub use matrix::{Cells, matrix};
pub use reliability::reliability;
pub use training::{accuracies, losses};

pub(crate) const INK: &str = "#1f2933";
const FAINT: &str = "#5f6b7a";
const GRID: &str = "#e3e7ec";
const FONT: &str = "Helvetica, Arial, sans-serif";

/// Blue, vermilion, green, purple, orange, sky blue, black: without yellow, which is too faint on white.
const COLOURS: [&str; 7] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];
const DASHES: [&str; 4] = ["none", "6 3", "2 2", "8 3 2 3"];

/// How one line of a chart is drawn.
#[derive(Clone, Copy)]
struct Look {
    colour: &'static str,
    dash: &'static str,
    marker: usize,
}

impl Look {
    fn of(position: usize) -> Self {
        Self { colour: COLOURS[position % COLOURS.len()], dash: DASHES[position % DASHES.len()], marker: position % 4 }
    }
}

/// A length or a place in the drawing, with one digit: short, and never "NaN".
fn px(value: f64) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    let text = format!("{value:.1}");
    if text == "-0.0" { "0.0".to_owned() } else { text }
}

/// An SVG document. `id` is different for each kind of chart, so that several can stand in one page.
fn document(id: &str, width: f64, height: f64, title: &str, description: &str, drawing: &Markup) -> String {
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (px(width)) " " (px(height)) } width=(px(width))
            height=(px(height)) role="img" aria-labelledby={ (id) "-title " (id) "-desc" } font-family=(FONT)
            font-size="12" fill=(INK) {
            title id={ (id) "-title" } { (crate::format::clean(title)) }
            desc id={ (id) "-desc" } { (crate::format::clean(description)) }
            rect width=(px(width)) height=(px(height)) fill="#ffffff" {}
            (drawing)
        }
    }
    .into_string()
}

/// Round numbers from at or above `low` to at or below `high`: steps of 1, 2 or 5 times a power of ten, at most
/// `most` of them. Empty if the ends are no finite numbers in order.
fn ticks(low: f64, high: f64, most: usize) -> Vec<f64> {
    let span = high - low;
    if !low.is_finite() || !span.is_finite() || span <= 0.0 || most == 0 {
        return Vec::new();
    }
    let size = 10_f64.powf((span / most as f64).log10().floor());
    if !size.is_normal() {
        return Vec::new();
    }
    for factor in [1.0, 2.0, 5.0, 10.0, 20.0] {
        let step = size * factor;
        let (first, last) = ((low / step - 1e-9).ceil(), (high / step + 1e-9).floor());
        if last - first + 1.0 <= most as f64 {
            let places = (last - first + 1.0).max(0.0) as usize;
            return (0..places).map(|place| (first + place as f64) * step).collect();
        }
    }
    Vec::new()
}

/// The ticks as text, all with as many digits as their step needs.
fn tick_labels(ticks: &[f64]) -> Vec<String> {
    let step = if ticks.len() > 1 { ticks[1] - ticks[0] } else { 1.0 };
    let largest = ticks.iter().fold(0.0_f64, |most, tick| most.max(tick.abs()));
    if largest >= 1e6 || (largest > 0.0 && step < 1e-4) {
        return ticks.iter().map(|tick| crate::format::number(*tick)).collect();
    }
    let decimals = (-step.log10() - 1e-9).ceil().clamp(0.0, 6.0) as usize;
    let text = |tick: &f64| {
        if decimals == 0 && *tick >= 0.0 {
            crate::format::count(tick.round() as u64)
        } else {
            format!("{tick:.decimals$}").replace('-', "−")
        }
    };
    ticks.iter().map(text).collect()
}

/// A direction of the frame: values from `low` to `high`, with ticks.
struct Axis {
    label: String,
    low: f64,
    high: f64,
    ticks: Vec<f64>,
    labels: Vec<String>,
}

impl Axis {
    /// From `low` to `high`, which are made to differ.
    fn new(label: &str, low: f64, high: f64, most: usize) -> Self {
        let (low, high) = if low.is_finite() && high.is_finite() && (high - low).is_normal() && high > low {
            (low, high)
        } else {
            (0.0, 1.0)
        };
        let ticks = ticks(low, high, most);
        Self { label: label.to_owned(), low, high, labels: tick_labels(&ticks), ticks }
    }

    /// Of shares, 0 to 1, written in percent.
    fn shares(label: &str) -> Self {
        let ticks = vec![0.0, 0.2, 0.4, 0.6, 0.8, 1.0];
        let labels = ticks.iter().map(|tick| format!("{:.0}", tick * 100.0)).collect();
        Self { label: format!("{label} (%)"), low: 0.0, high: 1.0, ticks, labels }
    }

    /// The place of a value from 0 (low) to 1 (high), held within; `None` if it is no number.
    fn place(&self, value: f64) -> Option<f64> {
        let place = (value - self.low) / (self.high - self.low);
        place.is_finite().then(|| place.clamp(0.0, 1.0))
    }
}

/// The rectangle that values are drawn in, with its axes.
struct Frame {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
    x: Axis,
    y: Axis,
}

impl Frame {
    fn at(&self, x: f64, y: f64) -> Option<(f64, f64)> {
        Some((self.left + self.x.place(x)? * self.width, self.top + (1.0 - self.y.place(y)?) * self.height))
    }

    /// Grid, ticks and the names of the axes.
    fn axes(&self) -> Markup {
        let (right, bottom) = (self.left + self.width, self.top + self.height);
        let middle = self.top + self.height / 2.0;
        html! {
            g stroke=(GRID) {
                @for tick in &self.y.ticks {
                    @if let Some((_, y)) = self.at(self.x.low, *tick) {
                        line x1=(px(self.left)) x2=(px(right)) y1=(px(y)) y2=(px(y)) {}
                    }
                }
                @for tick in &self.x.ticks {
                    @if let Some((x, _)) = self.at(*tick, self.y.low) {
                        line x1=(px(x)) x2=(px(x)) y1=(px(self.top)) y2=(px(bottom)) {}
                    }
                }
            }
            path d={ "M" (px(self.left)) " " (px(self.top)) "V" (px(bottom)) "H" (px(right)) } fill="none"
                stroke=(FAINT) {}
            g font-size="11" fill=(FAINT) {
                @for (tick, label) in self.y.ticks.iter().zip(&self.y.labels) {
                    @if let Some((_, y)) = self.at(self.x.low, *tick) {
                        text x=(px(self.left - 7.0)) y=(px(y + 4.0)) text-anchor="end" { (label) }
                    }
                }
                @for (tick, label) in self.x.ticks.iter().zip(&self.x.labels) {
                    @if let Some((x, _)) = self.at(*tick, self.y.low) {
                        text x=(px(x)) y=(px(bottom + 16.0)) text-anchor="middle" { (label) }
                    }
                }
            }
            @if !self.x.label.is_empty() {
                text x=(px(self.left + self.width / 2.0)) y=(px(bottom + 36.0)) text-anchor="middle" { (self.x.label) }
            }
            @if !self.y.label.is_empty() {
                text x="14" y=(px(middle)) text-anchor="middle" transform={ "rotate(-90 14 " (px(middle)) ")" } {
                    (self.y.label)
                }
            }
        }
    }

    /// A line through the points, broken where one is no number.
    fn line(&self, points: impl Iterator<Item = Option<(f64, f64)>>, look: Look, width: f64) -> Markup {
        let mut path = String::new();
        let mut down = false;
        for point in points {
            match point.and_then(|(x, y)| self.at(x, y)) {
                Some((x, y)) => {
                    path.push_str(if down { "L" } else { "M" });
                    path.push_str(&format!("{} {}", px(x), px(y)));
                    down = true;
                }
                None => down = false,
            }
        }
        html! {
            @if !path.is_empty() {
                path d=(path) fill="none" stroke=(look.colour) stroke-width=(px(width)) stroke-dasharray=(look.dash)
                    stroke-linejoin="round" {}
            }
        }
    }
}

/// Circle, square, triangle or diamond, about 8 px wide.
fn marker(x: f64, y: f64, look: Look) -> Markup {
    let around = |points: &[(f64, f64)]| {
        let places: Vec<String> = points.iter().map(|(dx, dy)| format!("{},{}", px(x + dx), px(y + dy))).collect();
        places.join(" ")
    };
    let shape = match look.marker {
        0 => return html! { circle cx=(px(x)) cy=(px(y)) r="3.5" fill=(look.colour) {} },
        1 => around(&[(-3.2, -3.2), (3.2, -3.2), (3.2, 3.2), (-3.2, 3.2)]),
        2 => around(&[(0.0, -4.2), (4.0, 3.2), (-4.0, 3.2)]),
        _ => around(&[(0.0, -4.4), (4.4, 0.0), (0.0, 4.4), (-4.4, 0.0)]),
    };
    html! { polygon points=(shape) fill=(look.colour) {} }
}

/// A piece of line with its name, as a row of a legend. The whole name is in the title where it was cut.
fn legend(x: f64, y: f64, look: Look, marked: bool, label: &str, whole: &str) -> Markup {
    html! {
        g {
            title { (whole) }
            line x1=(px(x)) x2=(px(x + 28.0)) y1=(px(y)) y2=(px(y)) stroke=(look.colour) stroke-width="2"
                stroke-dasharray=(look.dash) {}
            @if marked { (marker(x + 14.0, y, look)) }
            text x=(px(x + 36.0)) y=(px(y + 4.0)) { (label) }
        }
    }
}

/// A vertical or horizontal whisker with ends.
fn whisker(from: (f64, f64), to: (f64, f64), colour: &str) -> Markup {
    let upright = (from.0 - to.0).abs() < (from.1 - to.1).abs();
    let (dx, dy) = if upright { (3.5, 0.0) } else { (0.0, 3.5) };
    let end = |(x, y): (f64, f64)| format!("M{} {}L{} {}", px(x - dx), px(y - dy), px(x + dx), px(y + dy));
    html! {
        path d={ "M" (px(from.0)) " " (px(from.1)) "L" (px(to.0)) " " (px(to.1)) (end(from)) (end(to)) } fill="none"
            stroke=(colour) stroke-width="1.3" {}
    }
}

/// An SVG document that was made here, to stand in a page.
pub(crate) fn inline(svg: &str) -> Markup {
    PreEscaped(svg.to_owned()).render()
}
