//! The confusion matrix as a heat map.
//!
//! Owns: rows of ground truth and columns of predictions, shaded by the share of the row, so that rare categories are
//! as easy to read as common ones. Refuses: more numbers than can be read; every cell says its own in a title.

use maud::{Markup, html};

use super::{FAINT, INK, document, px};
use crate::format::{count, cut, name, percent, places};

/// What is written in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// The number of images.
    Counts,
    /// The share of the row.
    Shares,
    /// Both, one above the other, where there is room.
    Both,
}

/// With more categories, cells hold no numbers, and those without images are not drawn.
const NUMBERED: usize = 30;

/// "Blues" of ColorBrewer (Harrower & Brewer, *The Cartographic Journal* 40 (2003) 27-37): lighter to darker, also in
/// grey.
const SHADES: [[f64; 3]; 6] = [
    [247.0, 251.0, 255.0],
    [214.0, 230.0, 244.0],
    [155.0, 200.0, 224.0],
    [75.0, 151.0, 201.0],
    [24.0, 100.0, 170.0],
    [8.0, 48.0, 107.0],
];

/// Images by their true category (rows) and their prediction (columns). Rows and columns without a category are left
/// out.
#[must_use]
pub fn matrix(categories: &[(String, String)], matrix: &[Vec<u64>], cells: Cells) -> String {
    let size = categories.len();
    let side = match size {
        0..=8 => 56.0,
        9..=16 => 42.0,
        17..=NUMBERED => 30.0,
        _ => 11.0,
    };
    let font = if size <= 16 {
        12.0
    } else if size <= NUMBERED {
        10.0
    } else {
        8.0
    };
    let longest = categories.iter().map(|(label, _)| places(&cut(label, 24))).max().unwrap_or(0) as f64;
    // A letter is about 0.58 of its height wide.
    let (margin, slanted) = (longest * font * 0.58 + 26.0, longest * font * 0.58 * 0.72 + 14.0);
    let (left, top) = (margin + 26.0, slanted + 30.0);
    let whole = side * size as f64;
    let of_cell = |row: usize, column: usize| matrix.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0);
    let totals: Vec<u64> = (0..size).map(|row| (0..size).map(|column| of_cell(row, column)).sum()).collect();
    let right: u64 = (0..size).map(|row| of_cell(row, row)).sum();
    let dense = size > NUMBERED;
    let drawing = html! {
        text x=(px(left + whole / 2.0)) y="16" text-anchor="middle" font-weight="bold" { "Prediction" }
        text x="14" y=(px(top + whole / 2.0)) text-anchor="middle" font-weight="bold"
            transform={ "rotate(-90 14 " (px(top + whole / 2.0)) ")" } { "Ground truth" }
        @for (position, category) in categories.iter().enumerate() {
            @let middle = side * (position as f64 + 0.5);
            (row_label(category, left, top + middle, font))
            (column_label(category, left + middle, top, font))
        }
        rect x=(px(left)) y=(px(top)) width=(px(whole)) height=(px(whole)) fill=(shade(0.0)) {}
        @for row in 0..size {
            @for column in 0..size {
                @let images = of_cell(row, column);
                @if !dense || images > 0 {
                    @let share = if totals[row] > 0 { images as f64 / totals[row] as f64 } else { 0.0 };
                    g class="cell" {
                        title {
                            (name(&categories[row].0)) " → " (name(&categories[column].0)) ": " (count(images)) " ("
                            (percent(share)) ")"
                        }
                        rect x=(px(left + side * column as f64)) y=(px(top + side * row as f64)) width=(px(side))
                            height=(px(side)) fill=(shade(share)) stroke="#ffffff" stroke-width=(if dense { "0.3" }
                                else { "1" }) {}
                        @if !dense { (numbers(images, share, cells, side, font,
                            (left + side * (column as f64 + 0.5), top + side * (row as f64 + 0.5)))) }
                    }
                }
            }
        }
        // The right ones, framed: they show without colour too.
        @for position in 0..size {
            @let at = side * position as f64;
            rect x=(px(left + at)) y=(px(top + at)) width=(px(side)) height=(px(side)) fill="none" stroke=(INK)
                stroke-width=(if dense { "0.6" } else { "1.4" }) {}
        }
        (scale(left, top + whole + 22.0))
    };
    let all: u64 = totals.iter().sum();
    let description =
        format!("{} of {} images are on the diagonal, where the prediction is right.", count(right), count(all));
    let width = (left + whole + slanted.max(20.0)).max(left + 260.0);
    document("matrix", width, top + whole + 58.0, "Confusion matrix", &description, &drawing)
}

fn row_label((label, colour): &(String, String), left: f64, middle: f64, font: f64) -> Markup {
    html! {
        g font-size=(px(font)) {
            title { (name(label)) }
            rect x=(px(left - 6.0 - font * 0.8)) y=(px(middle - font * 0.4)) width=(px(font * 0.8))
                height=(px(font * 0.8))
                fill=(hex(colour)) stroke=(FAINT) stroke-width="0.4" {}
            text x=(px(left - 12.0 - font * 0.8)) y=(px(middle + font * 0.35)) text-anchor="end" { (cut(label, 24)) }
        }
    }
}

fn column_label((label, _): &(String, String), middle: f64, top: f64, font: f64) -> Markup {
    let (x, y) = (px(middle + font * 0.2), px(top - 7.0));
    html! {
        g font-size=(px(font)) {
            title { (name(label)) }
            text x=(x) y=(y) transform={ "rotate(-45 " (x) " " (y) ")" } { (cut(label, 24)) }
        }
    }
}

fn numbers(images: u64, share: f64, cells: Cells, side: f64, font: f64, (x, y): (f64, f64)) -> Markup {
    let ink = if share > 0.5 {
        "#ffffff"
    } else if images == 0 {
        "#8a95a3"
    } else {
        INK
    };
    let short = format!("{:.0}", share * 100.0);
    html! {
        g text-anchor="middle" fill=(ink) font-size=(px(font)) {
            @match cells {
                Cells::Counts => text x=(px(x)) y=(px(y + font * 0.35)) { (count(images)) },
                Cells::Shares => text x=(px(x)) y=(px(y + font * 0.35)) { (short) },
                Cells::Both if images > 0 && side >= 40.0 => {
                    text x=(px(x)) y=(px(y - 1.0)) font-weight="bold" { (count(images)) }
                    text x=(px(x)) y=(px(y + font)) font-size=(px(font - 2.0)) { (short) "\u{202f}%" }
                },
                Cells::Both => text x=(px(x)) y=(px(y + font * 0.35)) { (count(images)) },
            }
        }
    }
}

/// What the shades mean.
fn scale(left: f64, top: f64) -> Markup {
    const STEPS: usize = 20;
    html! {
        @for step in 0..STEPS {
            rect x=(px(left + 6.0 * step as f64)) y=(px(top)) width="6.2" height="9"
                fill=(shade(step as f64 / (STEPS - 1) as f64)) {}
        }
        g font-size="10" fill=(FAINT) {
            text x=(px(left)) y=(px(top + 21.0)) { "0" }
            text x=(px(left + 120.0)) y=(px(top + 21.0)) text-anchor="end" { "100" }
            text x=(px(left + 128.0)) y=(px(top + 9.0)) { "% of the images of a row" }
        }
    }
}

fn shade(share: f64) -> String {
    let place = if share.is_finite() { share.clamp(0.0, 1.0) * (SHADES.len() - 1) as f64 } else { 0.0 };
    let below = (place.floor() as usize).min(SHADES.len() - 2);
    let part = place - below as f64;
    let [red, green, blue]: [u8; 3] =
        std::array::from_fn(|c| (SHADES[below][c] * (1.0 - part) + SHADES[below + 1][c] * part).round() as u8);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A colour that is surely one.
pub(crate) fn hex(colour: &str) -> &str {
    let digits = colour.strip_prefix('#').unwrap_or("");
    let known = matches!(digits.len(), 3 | 6) && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    if known { colour } else { "#9aa5b1" }
}
