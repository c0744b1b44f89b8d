//! Training batches: which images, where the windows lie, what is done to them, what counts as the truth.
//!
//! Owns: everything about a batch that is drawn at random. Refuses: the device; a batch is plain numbers.

use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use super::prepare::Placed;
use crate::augment::{Augmentation, Change};
use crate::batches::{Purpose, batches, class_weights, order, random};
use crate::dataset::View;
use crate::error::LearningError;
use crate::pictures::Pictures;
use crate::settings::{ClassBalance, FitSettings, LossFunction};
use crate::windows::Window;

/// The training pictures as a source of batches.
pub(super) struct Feed<'a> {
    settings: &'a FitSettings,
    view: View,
    classes: usize,
    pictures: &'a Pictures<'a>,
    training: &'a [Placed],
    /// Of each class in the loss.
    weights: Vec<f32>,
}

/// What one step learns from.
#[derive(Clone)]
pub(super) struct Batch {
    pub(super) rows: usize,
    /// `[rows, channels, height, width]`.
    pub(super) images: Vec<f32>,
    /// `[rows, classes]`, each row adding up to 1.
    pub(super) truth: Vec<f32>,
    /// Of each row in the loss; `None` if all count the same.
    pub(super) weights: Option<Vec<f32>>,
}

/// The batches of one epoch, and the random numbers of their windows.
pub(super) struct Epoch {
    pub(super) batches: Vec<Vec<usize>>,
    windows: ChaCha8Rng,
    augmentation: ChaCha8Rng,
}

impl<'a> Feed<'a> {
    pub(super) fn new(
        settings: &'a FitSettings,
        view: View,
        classes: usize,
        pictures: &'a Pictures<'a>,
        training: &'a [Placed],
    ) -> Self {
        let of: Vec<usize> = training.iter().map(|(_, class)| *class).collect();
        let weights = class_weights(&of, classes, settings.class_balance);
        Self { settings, view, classes, pictures, training, weights }
    }

    /// `epoch` counts over all fits of a model.
    pub(super) fn epoch(&self, epoch: u32) -> Epoch {
        let FitSettings { seed, class_balance, shuffle, batch_size, .. } = *self.settings;
        let draw = |purpose| random(seed, purpose, epoch);
        let classes: Vec<usize> = self.training.iter().map(|(_, class)| *class).collect();
        let order = order(&classes, class_balance, shuffle, &mut draw(Purpose::Order));
        Epoch {
            batches: batches(&order, batch_size as usize),
            windows: draw(Purpose::Windows),
            augmentation: draw(Purpose::Augmentation),
        }
    }

    /// The batch of these training examples. Batches must be asked for in order.
    ///
    /// # Errors
    /// A picture cannot be read any more.
    pub(super) fn batch(&self, places: &[usize], epoch: &mut Epoch) -> Result<Batch, LearningError> {
        let View { crop, input, channels, .. } = self.view;
        let augmentation = Augmentation::of(self.settings);
        let examples: Vec<Placed> = places.iter().map(|&place| self.training[place]).collect();
        // Drawn one after the other, so that it does not matter which picture is ready first.
        let drawn: Vec<(Window, Change)> = examples
            .iter()
            .map(|&(at, _)| {
                let window = Window::draw(crop, augmentation.turns, self.pictures.size(at), input, &mut epoch.windows);
                (window, augmentation.draw(channels as usize, &mut epoch.augmentation))
            })
            .collect();
        let mut images = vec![0.0; places.len() * self.view.values()];
        images.par_chunks_exact_mut(self.view.values().max(1)).zip(&examples).zip(&drawn).try_for_each(
            |((image, &(at, _)), (window, change))| {
                let picture = self.pictures.get(at)?;
                change.apply(picture.planes(), picture.size(), *window, input, image);
                Ok(())
            },
        )?;
        let classes = examples.iter().map(|(_, class)| *class);
        Ok(Batch {
            rows: places.len(),
            images,
            truth: classes.clone().flat_map(|class| self.truth(class)).collect(),
            weights: (self.settings.class_balance == ClassBalance::Weights)
                .then(|| classes.map(|class| self.weights[class]).collect()),
        })
    }

    /// 1 for the class and 0 for the others, or with label smoothing a little of it for all.
    fn truth(&self, class: usize) -> Vec<f32> {
        // The hinge loss asks for one 1; `check` tells the person.
        let hinge = self.settings.loss == LossFunction::Hinge;
        let smoothing = if hinge { 0.0 } else { self.settings.label_smoothing as f32 };
        let mut truth = vec![smoothing / self.classes as f32; self.classes];
        truth[class] += 1.0 - smoothing;
        truth
    }
}
