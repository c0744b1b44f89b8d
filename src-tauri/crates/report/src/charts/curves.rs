//! Curves over all thresholds: the receiver operating characteristic, and precision against recall.
//!
//! Owns: one line for each category, named where there is room. Refuses: thinning out points; the caller gives as
//! many as it wants drawn.

use maud::{Markup, html};

use super::{Axis, FAINT, Frame, Look, document, legend, px};
use crate::data::Curve;
use crate::format::{cut, name, number};

/// Categories with a colour of their own: with more, those with the smallest areas, since they are the ones to look at.
const NAMED: usize = 8;
const SIDE: f64 = 320.0;

/// True positive rate against false positive rate of each category against all others. `categories` are names.
#[must_use]
pub fn roc(categories: &[(String, String)], curves: &[Curve]) -> String {
    let texts = Texts {
        id: "roc",
        title: "Receiver operating characteristic of each category against all others",
        x: "False positive rate",
        y: "True positive rate",
        area: "area",
    };
    chart(categories, curves, &texts, |frame| {
        let look = Look { colour: FAINT, dash: "3 3", marker: 0 };
        frame.line([(0.0, 0.0), (1.0, 1.0)].into_iter().map(Some), look, 1.0)
    })
}

/// Precision against recall of each category against all others.
#[must_use]
pub fn precision_recall(categories: &[(String, String)], curves: &[Curve]) -> String {
    let texts = Texts {
        id: "precision-recall",
        title: "Precision against recall of each category",
        x: "Recall",
        y: "Precision",
        area: "average precision",
    };
    let chances: Vec<f64> = curves.iter().map(|curve| curve.chance).filter(|chance| chance.is_finite()).collect();
    chart(categories, curves, &texts, |frame| {
        let (low, high) = chances.iter().fold((1.0_f64, 0.0_f64), |(low, high), c| (low.min(*c), high.max(*c)));
        let look = Look { colour: FAINT, dash: "3 3", marker: 0 };
        html! {
            @if !chances.is_empty() {
                @for chance in [low, high] { (frame.line([(0.0, chance), (1.0, chance)].into_iter().map(Some), look,
                    1.0)) }
            }
        }
    })
}

struct Texts {
    id: &'static str,
    title: &'static str,
    x: &'static str,
    y: &'static str,
    area: &'static str,
}

fn chart(
    categories: &[(String, String)],
    curves: &[Curve],
    texts: &Texts,
    chance: impl FnOnce(&Frame) -> Markup,
) -> String {
    let frame =
        Frame { left: 64.0, top: 16.0, width: SIDE, height: SIDE, x: Axis::shares(texts.x), y: Axis::shares(texts.y) };
    let mut order: Vec<&Curve> = curves.iter().collect();
    order.sort_by(|a, b| a.area.total_cmp(&b.area));
    let (named, rest) = if order.len() > NAMED { order.split_at(NAMED - 1) } else { (order.as_slice(), &[][..]) };
    let label = |curve: &Curve| categories.get(curve.category).map_or("?", |(name, _)| name.as_str());
    // With few categories each keeps its look in every chart.
    let look = |position: usize, curve: &Curve| Look::of(if rest.is_empty() { curve.category } else { position });
    let said: Vec<String> = order
        .iter()
        .take(20)
        .map(|curve| format!("{}: {} {}.", name(label(curve)), texts.area, number(curve.area)))
        .collect();
    let top = SIDE + 82.0;
    let rows = named.len() + usize::from(!rest.is_empty()) + 1;
    let grey = Look { colour: "#b8c0ca", dash: "none", marker: 0 };
    let drawing = html! {
        (frame.axes())
        (chance(&frame))
        @for curve in rest { (frame.line(curve.points.iter().map(|[x, y]| Some((*x, *y))), grey, 1.0)) }
        @for (position, curve) in named.iter().enumerate() {
            (frame.line(curve.points.iter().map(|[x, y]| Some((*x, *y))), look(position, curve), 1.8))
        }
        @for (position, curve) in named.iter().enumerate() {
            @let text = format!("{} ({})", cut(label(curve), 34), number(curve.area));
            (legend(64.0, top + 19.0 * position as f64, look(position, curve), false, &text, &name(label(curve))))
        }
        @if !rest.is_empty() {
            @let text = format!("{} others, with larger areas", rest.len());
            (legend(64.0, top + 19.0 * named.len() as f64, grey, false, &text, &text))
        }
        (legend(64.0, top + 19.0 * (rows - 1) as f64, Look { colour: FAINT, dash: "3 3", marker: 0 }, false,
            "chance", "chance"))
        text x="64" y=(px(top - 14.0)) font-size="11" fill=(FAINT) { "Category (" (texts.area) ")" }
    };
    let description = if said.is_empty() { "There is no curve.".to_owned() } else { said.join(" ") };
    document(texts.id, 420.0, top + 19.0 * rows as f64, texts.title, &description, &drawing)
}
