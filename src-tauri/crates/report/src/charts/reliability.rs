//! Confidence against how often it is right.
//!
//! Owns: the reliability diagram with intervals, and below it how many images it stands on. Refuses: making bins.

use maud::html;

use super::{Axis, COLOURS, FAINT, Frame, Look, document, marker, px, whisker};
use crate::data::Bin;
use crate::format::{count, of, percent};

const SIDE: f64 = 300.0;
const COUNTS: f64 = 80.0;

/// Accuracy by confidence with 95 % intervals (DeGroot & Fienberg, *The Statistician* 32 (1983) 12-22), over the
/// number of images in each bin. Bins without images are left out.
#[must_use]
pub fn reliability(bins: &[Bin]) -> String {
    let bins: Vec<&Bin> = bins.iter().filter(|bin| bin.count > 0).collect();
    let most = bins.iter().map(|bin| bin.count).max().unwrap_or(1);
    let mut over = Axis::shares("");
    over.label.clear();
    over.labels.clear();
    let upper =
        Frame { left: 64.0, top: 16.0, width: SIDE, height: SIDE, x: over, y: Axis::shares("Right predictions") };
    let lower = Frame {
        left: 64.0,
        top: 16.0 + SIDE + 18.0,
        width: SIDE,
        height: COUNTS,
        x: Axis::shares("Confidence"),
        y: Axis::new("Images", 0.0, most as f64 * 1.05, 3),
    };
    let said: Vec<String> = bins
        .iter()
        .map(|bin| {
            format!(
                "{} at a confidence of {}: {} right.",
                of(bin.count, "image", "images"),
                percent(bin.confidence),
                percent(bin.accuracy)
            )
        })
        .collect();
    let look = Look::of(0);
    let diagonal = Look { colour: FAINT, dash: "3 3", marker: 0 };
    let drawing = html! {
        (upper.axes())
        (upper.line([(0.0, 0.0), (1.0, 1.0)].into_iter().map(Some), diagonal, 1.0))
        @for (x, y, anchor, words) in
            [(0.03, 0.93, "start", "less sure than it could be"), (0.97, 0.04, "end", "surer than it should be")] {
            @if let Some((x, y)) = upper.at(x, y) {
                text x=(px(x)) y=(px(y)) text-anchor=(anchor) font-size="11" fill=(FAINT) { (words) }
            }
        }
        @for bin in &bins {
            @if let (Some(low), Some(high)) = (upper.at(bin.confidence, bin.low), upper.at(bin.confidence, bin.high)) {
                (whisker(low, high, look.colour))
            }
        }
        (upper.line(bins.iter().map(|bin| Some((bin.confidence, bin.accuracy))), look, 1.8))
        @for bin in &bins {
            @if let Some((x, y)) = upper.at(bin.confidence, bin.accuracy) { (marker(x, y, look)) }
        }
        (lower.axes())
        @for bin in &bins {
            @if let (Some((left, top)), Some((right, bottom))) = (lower.at(bin.from, bin.count as f64),
                lower.at(bin.to, 0.0)) {
                rect x=(px(left + 0.5)) y=(px(top)) width=(px((right - left - 1.0).max(1.0))) height=(px(bottom - top))
                    fill=(COLOURS[5]) stroke=(COLOURS[0]) stroke-width="0.5" {
                    title { (percent(bin.from)) " to " (percent(bin.to)) ": " (count(bin.count)) }
                }
            }
        }
    };
    let description = if said.is_empty() { "There is no image.".to_owned() } else { said.join(" ") };
    let title = "Accuracy by confidence, and the number of images";
    document("reliability", 64.0 + SIDE + 20.0, 16.0 + SIDE + 18.0 + COUNTS + 50.0, title, &description, &drawing)
}
