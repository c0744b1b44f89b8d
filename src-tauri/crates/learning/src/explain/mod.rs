//! Why a model says what it says: where in a picture lies what speaks for a category.
//!
//! Owns: both ways to ask. [`Explanation::GradCam`] follows the gradient of a network's output back to its last maps: fast, as
//! coarse as those, and only of what speaks for the category. [`Explanation::Occlusion`] hides one place after another and
//! asks again: slow, of any model, and also of what speaks against the category. Refuses to say that the model is right: a
//! heat map shows what a model went by, not what is there (Adebayo et al., NeurIPS 2018).

mod asked;
mod canvas;
mod gradient;
mod lattice;
mod occlusion;
#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};

use burn::tensor::ExecutionError;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::architecture::Shape;
use crate::cancel::CancelToken;
use crate::dataset::{PictureSource, Stored, View};
use crate::device::Compute;
use crate::error::{LearningError, panic_message};
use crate::evaluate::{Judge, input};
use crate::folded::Folded;
use crate::model::TrainedModel;
use crate::predict::BATCH;
use crate::windows::Size;

use asked::{Network, Quick};
use canvas::Canvas;
use gradient::Looking;
use lattice::Lattice;
use occlusion::{Asked, Cells, worth};

/// A usual side of what is hidden, for [`ExplainRequest::square`]: a cell that fills a tenth of the picture still stands
/// apart, and there are about a hundred places.
pub const USUAL_SQUARE: f32 = 0.2;

/// How a model is asked what it goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Explanation {
    /// Grad-CAM (Selvaraju et al., ICCV 2017). Not of Quick.
    #[default]
    GradCam,
    /// Occlusion (Zeiler & Fergus, ECCV 2014). Of any model; the device computes as many predictions as there are places.
    Occlusion,
}

/// What is to be explained.
pub struct ExplainRequest<'a> {
    pub model: &'a TrainedModel,
    /// The picture, as for [`crate::predict`].
    pub index: usize,
    pub source: &'a dyn PictureSource,
    /// 0-based, one of the model's categories; also one that it did not predict.
    pub category: usize,
    pub method: Explanation,
    /// Of occlusion: the side of the hidden square as a share of the picture's shorter side, held to 2/17 to 1. The heat has
    /// cells of half this side.
    pub square: f32,
}

/// Where a picture speaks for a category: a grid over the whole picture, whatever part of it the model sees. The value in
/// `column` (from 0) stands for the part of the picture's width from column / `width` to (column + 1) / `width`, and so down;
/// values are rarely as wide as high, and never more than pixels. What the model does not look at has 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    pub width: u32,
    pub height: u32,
    /// Row by row, divided by `strongest`. By [`Explanation::GradCam`] 0 to 1; by [`Explanation::Occlusion`] −1 to 1, below 0
    /// where the picture speaks against the category. All 0 if no place speaks more than another.
    pub values: Vec<f32>,
    /// The largest absolute value before the division; what makes two heats comparable, and says that one is next to
    /// nothing. By occlusion in nats: by how much the log-odds of the category fall on average when the place is hidden. By
    /// Grad-CAM in units of the category's logit, which have no meaning between models.
    pub strongest: f32,
}

impl Heat {
    fn new(size: Size, mut values: Vec<f32>) -> Result<Self, LearningError> {
        if values.iter().any(|value| !value.is_finite()) {
            return Err(LearningError::NotFinite);
        }
        let strongest = values.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
        if strongest > 0.0 {
            values.iter_mut().for_each(|value| *value /= strongest);
        }
        Ok(Self { width: size.width, height: size.height, values, strongest })
    }
}

/// Says where a picture speaks for a category. Blocks until done. `on_progress` is told (questions answered, questions in
/// all). `None` if cancelled.
///
/// # Errors
/// The model has no such category, or with Grad-CAM no maps; the picture cannot be read or has other channels; the model's
/// weights do not fit its card or give what is no number; the device failed.
pub fn explain(
    request: &ExplainRequest<'_>,
    compute: &Compute,
    cancel: &CancelToken,
    on_progress: &mut dyn FnMut(usize, usize),
) -> Result<Option<Heat>, LearningError> {
    // Burn panics where a device is lost or out of memory.
    let work = || run(request, compute, cancel, on_progress);
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(failed(compute, panic_message(panic.as_ref()))))
}

fn failed(compute: &Compute, reason: String) -> LearningError {
    LearningError::DeviceFailed { device: compute.name().to_owned(), reason }
}

fn run(
    request: &ExplainRequest<'_>,
    compute: &Compute,
    cancel: &CancelToken,
    on_progress: &mut dyn FnMut(usize, usize),
) -> Result<Option<Heat>, LearningError> {
    let card = &request.model.card;
    let classes = card.classes as usize;
    if request.category >= classes {
        return Err(LearningError::CategoryUnknown { known: classes });
    }
    if card.quick.is_some() && request.method == Explanation::GradCam {
        return Err(LearningError::NoMaps);
    }
    if cancel.is_cancelled() {
        return Ok(None);
    }
    let unusable = |reason| LearningError::PictureUnusable { reason };
    let picture = request.source.picture(request.index).map_err(unusable)?;
    let size = Size { width: picture.width(), height: picture.height() };
    if let Some(quick) = &card.quick {
        if picture.channels() != card.channels {
            let (found, wanted) = (picture.channels(), card.channels);
            return Err(unusable(format!("It has {found} channels; the model works with {wanted}.")));
        }
        let asked = Quick::new(request.model, quick, &picture, request.source, cancel)?;
        return occlusion(request, size, &asked, on_progress);
    }
    let network = request.model.network(compute.device())?;
    let view = View::of(card);
    let mut stored = Stored::new(&picture, &view).map_err(unusable)?;
    drop(picture);
    stored.rescale(&card.preprocessing);
    match request.method {
        Explanation::GradCam => {
            let shape = card.shape().ok_or(LearningError::NoMaps)?;
            let maps = Maps { looking: Looking::new(&network), shape, view, stored, picture: size };
            maps.heat(request.category, compute, cancel, on_progress)
        }
        Explanation::Occlusion => {
            let network = Folded::new(&network, compute.device());
            let judge = Judge { network: &network, view, classes, loss: card.loss, batch: BATCH, compute };
            let asked = Network::new(judge, card.temperature, stored, size, cancel);
            occlusion(request, size, &asked, on_progress)
        }
    }
}

fn occlusion(
    request: &ExplainRequest<'_>,
    size: Size,
    asked: &dyn Asked,
    on_progress: &mut dyn FnMut(usize, usize),
) -> Result<Option<Heat>, LearningError> {
    let square = if request.square.is_finite() { request.square } else { USUAL_SQUARE };
    let cells = Cells::new(size, square);
    let worth = worth(&cells, asked, request.category, on_progress)?;
    worth.map(|worth| Heat::new(cells.size(), cells.heat(&worth))).transpose()
}

/// A picture and a network with maps.
struct Maps<'a> {
    looking: Looking<'a>,
    shape: Shape,
    view: View,
    /// At the model's scale.
    stored: Stored,
    picture: Size,
}

impl Maps<'_> {
    /// By Grad-CAM. A picture that is the same everywhere has no heat: all that its maps show is where it ends.
    fn heat(
        &self,
        category: usize,
        compute: &Compute,
        cancel: &CancelToken,
        on_progress: &mut dyn FnMut(usize, usize),
    ) -> Result<Option<Heat>, LearningError> {
        let canvas = Canvas::new(self.picture, &self.view);
        let is_flat = |plane: &Vec<f32>| plane.iter().all(|value| Some(value) == plane.first());
        if self.stored.planes().iter().all(is_flat) {
            let nothing = vec![0.0; canvas.size.width as usize * canvas.size.height as usize];
            return Heat::new(canvas.size, nothing).map(Some);
        }
        let windows = canvas.windows();
        let mut maps = Vec::with_capacity(windows.len());
        on_progress(0, windows.len());
        // One at a time: there are nine at most, and a GPU compiles for each number of them.
        for window in &windows {
            if cancel.is_cancelled() {
                return Ok(None);
            }
            let mut values = vec![0.0; self.view.values()];
            self.stored.copy(*window, &self.view, &mut values);
            let image = input(values, 1, &self.view, compute.device());
            let map = self.looking.map(image, category);
            maps.push(map.map_err(|error: ExecutionError| failed(compute, error.to_string()))?);
            on_progress(maps.len(), windows.len());
        }
        let [across, down] = [self.shape.width, self.shape.height].map(|side| Lattice::new(self.shape.kind, side));
        Heat::new(canvas.size, canvas.paint(&windows, &maps, &across, &down)).map(Some)
    }
}
