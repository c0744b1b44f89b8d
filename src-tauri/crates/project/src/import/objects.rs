//! Objects in a mask of labels, and the boxes in which they are seen.
//!
//! Owns: finding the objects (pixels with the same number, or the connected pieces of them), their boxes, sizes and
//! centres, and from [`Cutting`] the [`Region`] that an object becomes. Refuses: files, and masks that are none: with
//! fractions, numbers below 0, or a new number at almost every pixel.
//!
//! Pixels count from the upper left; 0 is background. Pieces are connected over edges and corners.

use std::collections::BTreeMap;

use crate::{Region, Shape};

/// How objects become images.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cutting {
    /// Pixels around the box of an object; nothing beyond the edge of its parent.
    pub margin: u32,
    /// Instead, a square of so many pixels around the middle of the box; what lies beyond the edge is 0.
    pub size: Option<u32>,
    /// All pixels that are not the object's are 0.
    pub mask_background: bool,
}

/// Pixels of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct MaskObject {
    /// Its number in the mask; of a piece, from 1, in the order of their first pixels.
    pub number: u32,
    /// Half open: left, top, right, bottom.
    pub bounds: [u32; 4],
    /// Pixels.
    pub area: u64,
    /// Row, first column, length; in the order of rows and columns.
    runs: Vec<[u32; 3]>,
}

impl MaskObject {
    /// Whether it touches the edge of a parent of this size.
    #[must_use]
    pub fn at_border(&self, width: u32, height: u32) -> bool {
        let [left, top, right, bottom] = self.bounds;
        left == 0 || top == 0 || right >= width || bottom >= height
    }

    /// What is seen of it in a parent of this size.
    #[must_use]
    pub fn region(&self, cutting: Cutting, width: u32, height: u32) -> Region {
        let [left, top, right, bottom] = self.bounds;
        let sides = [left.into(), top.into(), right.into(), bottom.into()];
        let mut region = around(sides, cutting, width, height);
        if cutting.mask_background {
            region.shape = Some(Shape::of_runs(self.runs.iter().filter_map(|run| run_in(*run, &region))));
        }
        region
    }
}

/// The part of a run (row, first column, length) in a region: its first pixel there, and its length.
fn run_in([row, column, length]: [u32; 3], region: &Region) -> Option<(u64, u64)> {
    let row = i64::from(row) - i64::from(region.y);
    let start = (i64::from(column) - i64::from(region.x)).max(0);
    let end = (i64::from(column) + i64::from(length) - i64::from(region.x)).min(region.width.into());
    let inside = (0..i64::from(region.height)).contains(&row) && start < end;
    inside.then(|| ((row * i64::from(region.width) + start) as u64, (end - start) as u64))
}

/// The box that is seen of an object whose own has these sides (left, top, right, bottom; in pixels from the upper left
/// edge, finite), in a parent of this size; without a shape. One that would be empty has one pixel.
#[must_use]
pub fn around(sides: [f64; 4], cutting: Cutting, width: u32, height: u32) -> Region {
    let [left, top, right, bottom] = sides;
    match cutting.size {
        Some(size) => {
            let size = size.max(1);
            let corner = |low: f64, high: f64| (low.midpoint(high) - f64::from(size) / 2.0 + 0.5).floor() as i32;
            Region { x: corner(left, right), y: corner(top, bottom), width: size, height: size, shape: None }
        }
        None => {
            let margin = f64::from(cutting.margin);
            let side = |low: f64, high: f64, limit: u32| {
                let start = ((low - margin).floor().max(0.0) as u32).min(limit.saturating_sub(1));
                let end = ((high + margin).ceil().max(0.0) as u32).min(limit);
                (start, end.saturating_sub(start).max(1))
            };
            let ((x, width), (y, height)) = (side(left, right, width), side(top, bottom, height));
            Region { x: x.cast_signed(), y: y.cast_signed(), width, height, shape: None }
        }
    }
}

/// Why a picture is no mask of labels, and the way out.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NoMask {
    #[error(
        "at column {x}, row {y} it holds {value}, which is no whole number: it is a map of probabilities or an image, not a \
         mask. Save labels as whole numbers, one for each object"
    )]
    Fraction { x: u32, y: u32, value: f32 },
    #[error(
        "at column {x}, row {y} it holds {value}. Labels are numbers from 1, and 0 is the background: save the mask with those"
    )]
    Negative { x: u32, y: u32, value: f32 },
    #[error(
        "it holds the number {value}. Above 16,777,216 neighbouring numbers could not be told apart: number the objects from 1"
    )]
    TooHigh { value: f32 },
    #[error("its numbers change at almost every pixel, so it is an image and not a mask of labels. Choose the mask")]
    Scattered,
}

/// Runs of equal pixels that are kept of a mask: those of a mask of 100 megapixels with a million objects.
const MOST_RUNS: usize = 30_000_000;
/// Above it not every whole number is a 32-bit float.
const HIGHEST: f32 = 16_777_216.0;

/// A run of pixels with one number.
#[derive(Debug, Clone, Copy)]
struct Run {
    label: u32,
    row: u32,
    start: u32,
    length: u32,
}

/// The objects of a mask whose rows have `width` pixels, in the order of their numbers. By `pieces` each connected piece is
/// an object, whatever its number; that is also so where several pieces have the one number of the mask, which then numbers nothing.
///
/// # Errors
/// The picture is no mask.
pub fn objects(values: &[f32], width: u32, pieces: bool) -> Result<Vec<MaskObject>, NoMask> {
    let runs = runs(values, width)?;
    let first = runs.first().map(|run| run.label);
    let one_number = runs.iter().all(|run| Some(run.label) == first);
    let mut numbers: Vec<u32> = runs.iter().map(|run| run.label).collect();
    if pieces || one_number {
        let numbered = numbered_pieces(&runs);
        // A single object keeps its number.
        if pieces || numbered.iter().any(|number| *number > 1) {
            numbers = numbered;
        }
    }
    let mut found: BTreeMap<u32, MaskObject> = BTreeMap::new();
    for (run, number) in runs.iter().zip(numbers) {
        let Run { row, start, length, .. } = *run;
        let object = found.entry(number).or_insert_with(|| MaskObject {
            number,
            bounds: [start, row, start + length, row + 1],
            area: 0,
            runs: Vec::new(),
        });
        let [left, top, right, bottom] = object.bounds;
        object.bounds = [left.min(start), top, right.max(start + length), bottom.max(row + 1)];
        object.area += u64::from(length);
        object.runs.push([row, start, length]);
    }
    Ok(found.into_values().collect())
}

fn runs(values: &[f32], width: u32) -> Result<Vec<Run>, NoMask> {
    let mut runs: Vec<Run> = Vec::new();
    for (row, line) in (0_u32..).zip(values.chunks(width.max(1) as usize)) {
        let mut open: Option<Run> = None;
        for (x, value) in (0_u32..).zip(line) {
            let value = *value;
            if value.fract() != 0.0 || !value.is_finite() {
                return Err(NoMask::Fraction { x, y: row, value });
            }
            if value < 0.0 {
                return Err(NoMask::Negative { x, y: row, value });
            }
            if value > HIGHEST {
                return Err(NoMask::TooHigh { value });
            }
            let label = value as u32;
            match &mut open {
                Some(run) if run.label == label => run.length += 1,
                _ => {
                    runs.extend(open.take());
                    open = (label > 0).then_some(Run { label, row, start: x, length: 1 });
                }
            }
        }
        runs.extend(open);
        if runs.len() > MOST_RUNS {
            return Err(NoMask::Scattered);
        }
    }
    Ok(runs)
}

/// The number of the connected piece of each run, from 1 in the order of their first runs.
fn numbered_pieces(runs: &[Run]) -> Vec<u32> {
    let mut piece: Vec<usize> = (0..runs.len()).collect();
    // The runs of the row above that may still touch.
    let mut above = 0..0;
    let mut this = 0;
    for at in 0..runs.len() {
        let run = runs[at];
        if runs[this].row != run.row {
            above = if runs[this].row + 1 == run.row { this..at } else { at..at };
            this = at;
        }
        let end = run.start + run.length;
        // Those that end before this one's left neighbour touch none that follows either.
        while above.start < above.end && runs[above.start].start + runs[above.start].length < run.start {
            above.start += 1;
        }
        for other in above.clone().take_while(|other| runs[*other].start <= end) {
            if runs[other].label == run.label {
                join(&mut piece, at, other);
            }
        }
    }
    // Runs that lie side by side have different numbers, so pieces of one number meet only above one another.
    let mut numbers: BTreeMap<usize, u32> = BTreeMap::new();
    (0..runs.len())
        .map(|at| {
            let next = u32::try_from(numbers.len() + 1).unwrap_or(u32::MAX);
            *numbers.entry(first(&mut piece, at)).or_insert(next)
        })
        .collect()
}

/// The first run of a piece; each step halves the way for the next time.
fn first(piece: &mut [usize], mut at: usize) -> usize {
    while piece[at] != at {
        piece[at] = piece[piece[at]];
        at = piece[at];
    }
    at
}

fn join(piece: &mut [usize], one: usize, other: usize) {
    let (one, other) = (first(piece, one), first(piece, other));
    piece[one.max(other)] = one.min(other);
}
