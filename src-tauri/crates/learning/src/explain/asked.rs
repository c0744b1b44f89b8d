//! Models that are asked about a picture with a place hidden.
//!
//! Owns: how a network and Quick see such a picture, and how much of it is in memory at a time. Refuses: which places.

use rayon::prelude::*;
use vesicle_images::Picture;
use vesicle_project::at_temperature;

use super::occlusion::{Area, Asked, Sight};
use crate::cancel::CancelToken;
use crate::dataset::{PictureSource, Stored};
use crate::described::{Describer, planes};
use crate::error::LearningError;
use crate::evaluate::{Judge, Look};
use crate::model::{QuickCard, TrainedModel};
use crate::quick::{Predictor, describer_of};
use crate::windows::{Frame, Size};

/// Bytes of pictures with a place hidden that are in memory together.
const ROOM: u64 = 1 << 27;

/// A network. Places are hidden at the scale at which it sees the picture, so that it is resampled only once.
pub(super) struct Network<'a> {
    judge: Judge<'a>,
    temperature: Option<f64>,
    stored: Stored,
    sight: Sight,
    frame: Frame,
    cancel: &'a CancelToken,
}

impl<'a> Network<'a> {
    /// `stored` is a picture of so many pixels as `picture` says, with its values brought to the model's scale.
    pub(super) fn new(
        judge: Judge<'a>,
        temperature: Option<f64>,
        stored: Stored,
        picture: Size,
        cancel: &'a CancelToken,
    ) -> Self {
        let sight = Sight::new(stored.size(), stored.planes().to_vec());
        let frame = judge.view.frame(picture);
        Self { judge, temperature, stored, sight, frame, cancel }
    }
}

impl Asked for Network<'_> {
    fn sight(&self) -> &Sight {
        &self.sight
    }

    fn place(&self, area: &Area) -> Area {
        let Frame { x, y, width, height, stored } = self.frame;
        let seen = |ends: [u32; 2], start: f64, seen: f64, stored: u32| {
            ends.map(|end| {
                ((f64::from(end) - start) / seen * f64::from(stored)).round().clamp(0.0, stored.into()) as u32
            })
        };
        Area { x: seen(area.x, x, width, stored.width), y: seen(area.y, y, height, stored.height) }
    }

    fn together(&self) -> usize {
        // A batch for each thread keeps all of them busy; more would only make a stop wait.
        let batches = self.judge.batch.max(1) * rayon::current_num_threads().clamp(1, 4);
        batches.min((ROOM / self.stored.bytes().max(1)) as usize).max(1)
    }

    fn shares(&self, areas: &[Area]) -> Result<Option<Vec<Vec<f32>>>, LearningError> {
        let hidden: Vec<Stored> =
            areas.par_iter().map(|area| self.stored.with_planes(self.sight.without(area))).collect();
        let pictures: Vec<(&Stored, Option<usize>)> = hidden.iter().map(|picture| (picture, None)).collect();
        let judged = self.judge.judge(&pictures, Look::Whole, self.cancel);
        let judged = judged.map_err(|error| LearningError::DeviceFailed {
            device: self.judge.compute.name().to_owned(),
            reason: error.to_string(),
        })?;
        let at = |shares: Vec<f32>| match self.temperature {
            Some(temperature) => at_temperature(&shares, temperature),
            None => shares,
        };
        Ok(judged.map(|judged| judged.into_iter().map(|judged| at(judged.probabilities)).collect()))
    }
}

/// Quick, which sees the picture as it is.
pub(super) struct Quick<'a> {
    describer: Describer<'a>,
    predictor: Predictor,
    sight: Sight,
    cancel: &'a CancelToken,
}

impl<'a> Quick<'a> {
    pub(super) fn new(
        model: &TrainedModel,
        card: &QuickCard,
        picture: &Picture,
        source: &'a dyn PictureSource,
        cancel: &'a CancelToken,
    ) -> Result<Self, LearningError> {
        let describer = describer_of(card, model.card.channels, source)?;
        let classes = model.card.classes as usize;
        let predictor = Predictor::unpack(&model.weights, describer.length(), classes, card.temperature)?;
        let sight = Sight::new(Size { width: picture.width(), height: picture.height() }, planes(picture));
        Ok(Self { describer, predictor, sight, cancel })
    }
}

impl Asked for Quick<'_> {
    fn sight(&self) -> &Sight {
        &self.sight
    }

    fn place(&self, area: &Area) -> Area {
        *area
    }

    fn together(&self) -> usize {
        2 * rayon::current_num_threads()
    }

    fn shares(&self, areas: &[Area]) -> Result<Option<Vec<Vec<f32>>>, LearningError> {
        if self.cancel.is_cancelled() {
            return Ok(None);
        }
        let Size { width, height } = self.sight.size;
        // One picture for each thread is in memory, as in a prediction.
        let describe = |area: &Area| self.describer.numbers(&self.sight.without(area), width, height);
        let numbers: Vec<Vec<f32>> = areas.par_iter().map(describe).collect();
        Ok(Some(self.predictor.predict(&numbers.iter().map(Vec::as_slice).collect::<Vec<_>>())))
    }
}
