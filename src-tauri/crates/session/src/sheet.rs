//! A contact sheet: all images of a project on one PNG, framed in the colour of their category.
//!
//! Owns: laying out thumbnails with a legend. A full frame is a person's label, a broken one a prediction. Refuses: being
//! the gallery.

use std::path::Path;

use font8x8::UnicodeFonts as _;
use rayon::prelude::*;
use vesicle_images::{RgbPixels, displays, encode_png, render};
use vesicle_project::{Image, UNKNOWN_COLOR};

use crate::pictures::read_picture;
use crate::session::Session;
use crate::thumbnails::write_whole;
use crate::{SessionError, places};

const TILE: usize = 112;
const FRAME: usize = 4;
const GAP: usize = 6;
const COLUMNS: usize = 12;
const LINE: usize = 14;
const GROUND: [u8; 3] = [0x20, 0x20, 0x24];
const INK: [u8; 3] = [0xf0, 0xf0, 0xf0];

/// Writes the sheet as PNG. Images that cannot be read are left dark.
///
/// # Errors
/// When the file cannot be written.
pub fn contact_sheet(session: &Session, path: &Path) -> Result<(), SessionError> {
    let failed = |source| SessionError::Write { path: path.to_path_buf(), source };
    let canvas = draw(session);
    let png = encode_png(&canvas.0).map_err(|error| failed(std::io::Error::other(error.to_string())))?;
    write_whole(&places::absolute(path), &png).map_err(failed)
}

fn draw(session: &Session) -> Canvas {
    let project = session.project();
    let images: Vec<_> = project.images().cloned().collect();
    let tiles: Vec<Option<RgbPixels>> = images.par_iter().map(|image| tile(session, image)).collect();
    let legend = project.categories().len() + 2;
    let cell = TILE + 2 * FRAME + GAP;
    let rows = images.len().div_ceil(COLUMNS);
    let mut canvas = Canvas::new(COLUMNS * cell + GAP, rows * cell + legend * LINE + 3 * GAP);

    canvas.text(GAP, GAP, &project.name, INK);
    let mut line = GAP + LINE;
    for category in project.categories() {
        canvas.fill(GAP, line, 10, 10, category.color.0);
        canvas.text(GAP + 16, line + 1, &category.name, INK);
        line += LINE;
    }
    canvas.text(GAP, line + 1, "Full frame: labelled. Broken frame: predicted. Grey: Unknown.", INK);

    let views = session.rows(&images.iter().map(|image| image.id.0).collect::<Vec<_>>());
    for (position, (pixels, view)) in tiles.iter().zip(&views).enumerate() {
        let x = GAP + (position % COLUMNS) * cell;
        let y = legend * LINE + 2 * GAP + (position / COLUMNS) * cell;
        let predicted = view.prediction.as_ref().map(|prediction| &prediction.category_id);
        let shown = view.category_id.as_ref().or(predicted);
        let color = project
            .categories()
            .iter()
            .find(|category| shown.is_some_and(|id| category.id.to_string() == *id))
            .map_or(UNKNOWN_COLOR, |category| category.color);
        canvas.frame(x, y, TILE + 2 * FRAME, color.0, predicted.is_some());
        if let Some(pixels) = pixels {
            canvas.paste(x + FRAME, y + FRAME, pixels);
        }
    }
    canvas
}

fn tile(session: &Session, image: &Image) -> Option<RgbPixels> {
    let (stack, settings, limits) = {
        let state = session.lock();
        (state.stack, state.channels.of(image), state.limits)
    };
    let picture = read_picture(session.base(), image, stack, 0, limits).ok()?;
    Some(render(&picture, &displays(&picture, settings.of(picture.kind())), TILE as u32))
}

struct Canvas(RgbPixels);

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        let data = GROUND.iter().copied().cycle().take(width * height * 3).collect();
        Self(RgbPixels { width: width as u32, height: height as u32, data })
    }

    /// Points outside are left out.
    fn set(&mut self, x: usize, y: usize, color: [u8; 3]) {
        if x < self.0.width as usize && y < self.0.height as usize {
            let at = (y * self.0.width as usize + x) * 3;
            self.0.data[at..at + 3].copy_from_slice(&color);
        }
    }

    fn fill(&mut self, x: usize, y: usize, width: usize, height: usize, color: [u8; 3]) {
        for row in y..y + height {
            for column in x..x + width {
                self.set(column, row, color);
            }
        }
    }

    fn frame(&mut self, x: usize, y: usize, side: usize, color: [u8; 3], broken: bool) {
        for row in 0..side {
            for column in 0..side {
                let inner = FRAME..side - FRAME;
                let on_frame = !(inner.contains(&row) && inner.contains(&column));
                let gap = broken && ((row + column) / 8) % 2 == 1;
                if on_frame && !gap {
                    self.set(x + column, y + row, color);
                }
            }
        }
    }

    fn paste(&mut self, x: usize, y: usize, pixels: &RgbPixels) {
        let (width, height) = (pixels.width as usize, pixels.height as usize);
        let (left, top) = ((TILE - width.min(TILE)) / 2, (TILE - height.min(TILE)) / 2);
        for row in 0..height {
            for column in 0..width {
                let at = (row * width + column) * 3;
                let color = [pixels.data[at], pixels.data[at + 1], pixels.data[at + 2]];
                self.set(x + left + column, y + top + row, color);
            }
        }
    }

    /// 8x8 letters; what the font does not have becomes a question mark.
    fn text(&mut self, x: usize, y: usize, text: &str, color: [u8; 3]) {
        for (position, letter) in text.chars().enumerate() {
            let glyph = font8x8::BASIC_FONTS
                .get(letter)
                .or_else(|| font8x8::LATIN_FONTS.get(letter))
                .or_else(|| font8x8::BASIC_FONTS.get('?'))
                .unwrap_or_default();
            for (row, bits) in glyph.iter().enumerate() {
                for column in 0..8 {
                    if bits & (1 << column) != 0 {
                        self.set(x + position * 8 + column, y + row, color);
                    }
                }
            }
        }
    }
}
