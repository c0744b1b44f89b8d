//! Finding what in an image speaks for a category.
//!
//! Owns: asking the current model about one image. Refuses: how it is found; that is `learning::explain`.

use std::sync::Arc;

use vesicle_images::{RgbPixels, displays, encode_png, render};
use vesicle_learning::{ExplainRequest, Explanation, USUAL_SQUARE, open_device};
use vesicle_project::ImageId;

use super::fit::no_model;
use crate::pictures::read_picture;
use crate::session::Session;
use crate::view::{HeatView, JobReport};
use crate::{JobContext, SessionError};

impl Session {
    /// What was found last; as long as the project is open.
    #[must_use]
    pub fn heat(&self) -> Option<HeatView> {
        self.lock().heat.as_deref().cloned()
    }
}

/// The longest side of a picture with heat over it, in pixels.
const SIDE: u32 = 1024;
/// Speaks for and against: orange and blue, which the colour-blind tell apart (Okabe & Ito).
const FOR: [f32; 3] = [230.0, 130.0, 0.0];
const AGAINST: [f32; 3] = [0.0, 114.0, 178.0];
/// How much of the image the strongest heat covers.
const COVER: f32 = 0.75;

impl Session {
    /// The image with the heat over it, as a PNG file.
    ///
    /// # Errors
    /// When the image is gone or cannot be read.
    pub fn heat_picture(&self, heat: &HeatView) -> Result<Vec<u8>, SessionError> {
        let refused = |reason: String| SessionError::Refused(format!("The picture cannot be drawn: {reason}."));
        let (image, settings, stack, limits) = {
            let state = self.lock();
            let image = state.project.image(ImageId(heat.image)).cloned();
            let image = image.ok_or_else(|| refused("the image is not in the project any more".to_owned()))?;
            let stack = state.model.as_ref().map_or(state.stack, |model| model.stack);
            let settings = state.channels.of(&image);
            (image, settings, stack, state.limits)
        };
        let picture = read_picture(self.base(), &image, stack, 0, limits).map_err(refused)?;
        let mut pixels = render(&picture, &displays(&picture, settings.of(picture.kind())), SIDE);
        lay_over(&mut pixels, heat);
        encode_png(&pixels).map_err(|error| refused(error.to_string()))
    }
}

/// Colours the pixels by the heat, between its cells in straight lines.
fn lay_over(pixels: &mut RgbPixels, heat: &HeatView) {
    let (columns, rows) = (heat.width as usize, heat.height as usize);
    if columns * rows == 0 || heat.values.len() < columns * rows {
        return;
    }
    let (width, height) = (pixels.width as usize, pixels.height as usize);
    let value = |column: usize, row: usize| heat.values[row.min(rows - 1) * columns + column.min(columns - 1)];
    // The place among the cells' middles: the cell before, and the share of the next one.
    let place = |at: usize, of: usize, cells: usize| {
        let x = ((at as f32 + 0.5) / of as f32 * cells as f32 - 0.5).clamp(0.0, cells as f32 - 1.0);
        (x as usize, x.fract())
    };
    for y in 0..height {
        let (row, down) = place(y, height, rows);
        for x in 0..width {
            let (column, across) = place(x, width, columns);
            let line = |row| value(column, row) * (1.0 - across) + value(column + 1, row) * across;
            let found = line(row) * (1.0 - down) + line(row + 1) * down;
            let (color, cover) = (if found > 0.0 { FOR } else { AGAINST }, found.abs() * COVER);
            let at = (y * width + x) * 3;
            for (pixel, color) in pixels.data[at..at + 3].iter_mut().zip(color) {
                *pixel = (f32::from(*pixel) * (1.0 - cover) + color * cover).round() as u8;
            }
        }
    }
}

/// Finds where an image speaks for a category of the model, by its id on the wire.
///
/// # Errors
/// When there is no model, it does not know the category, the image is gone or cannot be read, the method is not for this
/// model, or the device fails.
pub fn explain(
    session: &Session,
    image: ImageId,
    category: &str,
    method: Explanation,
    context: &JobContext,
) -> Result<(Option<HeatView>, JobReport), SessionError> {
    let snapshot = session.snapshot();
    let model = snapshot.model.clone().ok_or_else(no_model)?;
    let at = model.categories.iter().position(|known| known.id.to_string() == category).ok_or_else(|| {
        SessionError::Refused(
            "The model does not know this category: it was not among those it was fitted with.".to_owned(),
        )
    })?;
    let image = snapshot
        .project
        .image(image)
        .cloned()
        .ok_or_else(|| SessionError::Refused("The image is not in the project any more.".to_owned()))?;
    let (id, name) = (image.id, image.name.clone());
    let compute = open_device(&model.settings.device).or_else(|_gone| open_device("auto"))?;
    let pictures = session.pictures(&snapshot, vec![image], model.stack);
    let request = ExplainRequest {
        model: &model.trained,
        index: 0,
        source: &pictures,
        category: at,
        method,
        square: USUAL_SQUARE,
    };
    let found = vesicle_learning::explain(&request, &compute, context.cancel_token(), &mut |done, total| {
        context.count(done, total, "places", "Explaining");
    })?;
    let Some(heat) = found else {
        let summary = "Stopped; nothing was explained.".to_owned();
        return Ok((None, JobReport { summary, added: 0, skipped: Vec::new(), notes: Vec::new() }));
    };
    let view = HeatView {
        image: id.0,
        category_id: category.to_owned(),
        method,
        width: heat.width,
        height: heat.height,
        values: heat.values,
        strongest: f64::from(heat.strongest),
    };
    session.lock().heat = Some(Arc::new(view.clone()));
    let summary = format!("Found what in {name} speaks for “{}”.", model.categories[at].name);
    Ok((Some(view), JobReport { summary, added: 1, skipped: Vec::new(), notes: Vec::new() }))
}
