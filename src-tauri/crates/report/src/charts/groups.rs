//! How well each group did.
//!
//! Owns: a dot and a whisker for each group, in the order given. Refuses: sorting, and more rows than can be read;
//! what is left out is said.

use maud::html;

use super::{Axis, COLOURS, FAINT, Frame, Look, document, marker, px, whisker};
use crate::data::Group;
use crate::format::{count, cut, name, of, percent, places};

/// Rows that are drawn.
const ROWS: usize = 40;
const ROW: f64 = 22.0;

/// Accuracy of each group with its 95 % interval; a dashed line at the accuracy of all images.
#[must_use]
pub fn groups(column: &str, groups: &[Group], all: Option<f64>) -> String {
    let shown = &groups[..groups.len().min(ROWS)];
    let label =
        |group: &Group| if group.value.trim().is_empty() { "(no value)".to_owned() } else { name(&group.value) };
    // A letter is about 7 px wide.
    let longest = shown.iter().map(|group| places(&cut(&label(group), 26))).max().unwrap_or(0);
    let left = 7.0 * longest as f64 + 24.0;
    let mut y = Axis::shares("");
    y.label.clear();
    y.ticks.clear();
    let frame = Frame {
        left,
        top: 28.0,
        width: 440.0,
        height: ROW * shown.len().max(1) as f64,
        x: Axis::shares("Accuracy"),
        y,
    };
    let said: Vec<String> = shown
        .iter()
        .take(20)
        .map(|group| {
            format!("{}: {} of {}.", label(group), percent(group.accuracy), of(group.count, "image", "images"))
        })
        .collect();
    let look = Look::of(0);
    let height = frame.top + frame.height + 50.0;
    let drawing = html! {
        (frame.axes())
        @if let Some((x, top)) = all.and_then(|all| frame.at(all, 1.0)) {
            line x1=(px(x)) x2=(px(x)) y1=(px(top - 6.0)) y2=(px(top + frame.height)) stroke=(COLOURS[1])
                stroke-dasharray="5 3" {}
            text x=(px(x)) y=(px(top - 10.0)) text-anchor="middle" font-size="11" fill=(COLOURS[1]) { "all images" }
        }
        @for (row, group) in shown.iter().enumerate() {
            @let y = frame.top + ROW * (row as f64 + 0.5);
            g {
                title { (label(group)) ": " (percent(group.accuracy)) " of " (of(group.count, "image", "images")) }
                text x=(px(left - 8.0)) y=(px(y + 4.0)) text-anchor="end" { (cut(&label(group), 26)) }
                @if let (Some(low), Some(high)) = (frame.at(group.interval.low, 0.0), frame.at(group.interval.high,
                    0.0)) {
                    (whisker((low.0, y), (high.0, y), look.colour))
                }
                @if let Some((x, _)) = frame.at(group.accuracy, 0.0) { (marker(x, y, look)) }
                text x=(px(left + frame.width + 10.0)) y=(px(y + 4.0)) font-size="11" fill=(FAINT) {
                    (count(group.right)) " of " (count(group.count))
                }
            }
        }
        @if groups.len() > ROWS {
            text x=(px(left)) y=(px(height - 2.0)) font-size="11" fill=(FAINT) {
                "The first " (ROWS) " of " (groups.len()) " groups."
            }
        }
    };
    let title = format!("Accuracy by “{}”", name(column));
    let description = if said.is_empty() { "There is no group.".to_owned() } else { said.join(" ") };
    document("groups", left + frame.width + 90.0, height + 6.0, &title, &description, &drawing)
}
