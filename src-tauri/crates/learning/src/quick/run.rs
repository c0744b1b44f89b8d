//! A fit and a prediction with Quick, from pictures to a model and from a model to probabilities.

use rand::seq::IndexedRandom as _;

use super::head::{Fitted, Labelled, clear_gain, fit_head};
use super::stored::{Predictor, pack};
use crate::batches::{Purpose, random};
use crate::cancel::CancelToken;
use crate::dataset::{PictureSource, Skipped};
use crate::described::Describer;
use crate::error::LearningError;
use crate::features;
use crate::fit::{CrossValidation, FitEnd, FitEvent, FitOutcome, FitRequest, check_left};
use crate::model::{ModelCard, QuickCard, TrainedModel, USUAL_FORMAT};
use crate::predict::PredictOutcome;
use crate::preprocess::Preprocessing;
use crate::settings::{Architecture, Crop, LossFunction, Rescale};

/// Pictures predicted together.
const GROUP: usize = 256;
/// The most pictures without a label that are looked at; more say the same.
const UNLABELLED: usize = 256;
/// With fewer labelled pictures a cross-validation says nothing about which features are better.
const ENOUGH: usize = 20;

/// Fits Quick on the training pictures. The validation pictures are not looked at: how well it does is measured by
/// cross-validation.
///
/// Where the pretrained network is there and the labels are not too few to choose by, two models are fitted: on all
/// features, and on those without it. The first is taken unless the cross-validated loss of the second is smaller by more
/// than a standard error of the difference.
pub(crate) fn fit(
    request: &FitRequest<'_>,
    cancel: &CancelToken,
    on_event: &mut dyn FnMut(FitEvent),
) -> Result<FitOutcome, LearningError> {
    let whole = Describer { channels: request.channels as u32, backbone: request.source.backbone() };
    let Some(read) = Read::new(request, &whole, cancel, on_event) else { return Ok(FitOutcome::stopped(Vec::new())) };
    check_left(request, &read.places, &read.skipped)?;
    let plain = Describer { backbone: None, ..whole };
    let Some(mut fitted) = read.fit(request, whole.length(), cancel) else {
        return Ok(FitOutcome::stopped(read.skipped));
    };
    let mut describer = whole;
    if whole.backbone.is_some() && read.truths.len() >= ENOUGH {
        let Some(without) = read.fit(request, plain.length(), cancel) else {
            return Ok(FitOutcome::stopped(read.skipped));
        };
        if is_clearly_better(&without, &fitted, &read.truths, request.classes) {
            (fitted, describer) = (without, plain);
        }
    }
    let cross_validation = fitted.validation.map(|(accuracy, loss)| {
        let mut out_of_fold = vec![None; request.training.len()];
        let judged = fitted.out_of_fold.chunks_exact(request.classes).zip(&fitted.fold_of);
        for (place, (shares, fold)) in read.places.iter().zip(judged) {
            out_of_fold[*place] = Some((*fold as u32, shares.to_vec()));
        }
        CrossValidation { folds: fitted.folds as u32, accuracy, loss, out_of_fold }
    });
    let weights = pack(&fitted.scaling, &fitted.weights, &fitted.bias)?;
    let model = TrainedModel { card: card(request, &describer, &fitted), weights };
    Ok(FitOutcome {
        model: Some(model),
        epochs: Vec::new(),
        end: FitEnd::Completed,
        best_epoch: None,
        skipped: read.skipped,
        cross_validation,
    })
}

/// What was read of the training pictures.
struct Read {
    /// `[pictures, width]`.
    rows: Vec<f32>,
    /// The same of pictures without a label.
    unlabelled: Vec<f32>,
    width: usize,
    truths: Vec<usize>,
    groups: Option<Vec<usize>>,
    /// Places among the training examples.
    places: Vec<usize>,
    skipped: Vec<Skipped>,
}

impl Read {
    /// `None` if cancelled.
    fn new(
        request: &FitRequest<'_>,
        describer: &Describer<'_>,
        cancel: &CancelToken,
        on_event: &mut dyn FnMut(FitEvent),
    ) -> Option<Self> {
        let mut indices: Vec<usize> = request.training.iter().map(|example| example.index).collect();
        indices.extend(unlabelled(request));
        let total = indices.len();
        on_event(FitEvent::Preparing { done: 0, total });
        let described = describer.describe(request.source, &indices, cancel, &mut |done| {
            on_event(FitEvent::Preparing { done, total });
        })?;
        let mut read = Self {
            rows: Vec::new(),
            unlabelled: Vec::new(),
            width: describer.length(),
            truths: Vec::new(),
            groups: None,
            places: Vec::new(),
            skipped: Vec::new(),
        };
        let mut described = described.into_iter();
        for (place, (features, example)) in
            described.by_ref().take(request.training.len()).zip(request.training).enumerate()
        {
            match features {
                Ok(features) => {
                    read.rows.extend(features);
                    read.truths.push(example.class);
                    read.places.push(place);
                }
                Err(reason) => read.skipped.push(Skipped { index: example.index, reason }),
            }
        }
        // One that cannot be read is said when it is to be predicted.
        described.flatten().for_each(|features| read.unlabelled.extend(features));
        read.groups = request.groups.map(|groups| read.places.iter().map(|&place| groups[place]).collect());
        Some(read)
    }

    /// A model on the first `width` features of each row. `None` if cancelled.
    fn fit(&self, request: &FitRequest<'_>, width: usize, cancel: &CancelToken) -> Option<Fitted> {
        let narrow = |rows: &[f32]| -> Vec<f32> {
            rows.chunks_exact(self.width).flat_map(|row| &row[..width]).copied().collect()
        };
        let narrowed = (width != self.width).then(|| (narrow(&self.rows), narrow(&self.unlabelled)));
        let (features, unlabelled) =
            narrowed.as_ref().map_or((&self.rows, &self.unlabelled), |(features, unlabelled)| (features, unlabelled));
        let labelled = Labelled {
            features,
            unlabelled,
            width,
            truths: &self.truths,
            groups: self.groups.as_deref(),
            classes: request.classes,
            seed: request.settings.seed.into(),
        };
        fit_head(&labelled, cancel)
    }
}

/// The pictures without a label that are looked at, drawn by chance from the seed.
fn unlabelled(request: &FitRequest<'_>) -> Vec<usize> {
    if request.classes != 2 {
        return Vec::new();
    }
    let mut random = random(request.settings.seed, Purpose::Unlabelled, 0);
    request.unlabelled.sample(&mut random, UNLABELLED).copied().collect()
}

/// Whether `one` has a cross-validated loss that is smaller than that of `other` by more than a standard error.
fn is_clearly_better(one: &Fitted, other: &Fitted, truths: &[usize], classes: usize) -> bool {
    let losses = |fitted: &Fitted| -> Vec<f64> {
        let rows = fitted.out_of_fold.chunks_exact(classes).zip(truths);
        rows.map(|(shares, &truth)| -f64::from(shares[truth].max(f32::MIN_POSITIVE)).ln()).collect()
    };
    clear_gain(&losses(other), &losses(one), &vec![1.0; truths.len()]).is_some()
}

fn card(request: &FitRequest<'_>, describer: &Describer<'_>, fitted: &Fitted) -> ModelCard {
    let features = describer.length() as u32;
    ModelCard {
        format: USUAL_FORMAT,
        architecture: Architecture::Quick,
        input_width: 0,
        input_height: 0,
        channels: describer.channels,
        classes: request.classes as u32,
        crop: Crop::None,
        preprocessing: Preprocessing::without_statistics(Rescale::Off),
        loss: LossFunction::CrossEntropy,
        epochs_trained: 0,
        best_epoch: None,
        pretrained: false,
        temperature: None,
        parameters: (features + 1) * request.classes as u32,
        quick: Some(QuickCard {
            recipe: describer.recipe(),
            features,
            penalty: fitted.penalty,
            folds: fitted.folds as u32,
            accuracy: fitted.validation.map(|(accuracy, _)| accuracy),
            temperature: fitted.temperature,
        }),
    }
}

/// Probabilities by a Quick model.
pub(crate) fn predict(
    model: &TrainedModel,
    quick: &QuickCard,
    indices: &[usize],
    source: &dyn PictureSource,
    cancel: &CancelToken,
    on_progress: &mut dyn FnMut(usize, usize),
) -> Result<PredictOutcome, LearningError> {
    let card = &model.card;
    let describer = describer_of(quick, card.channels, source)?;
    let predictor = Predictor::unpack(&model.weights, describer.length(), card.classes as usize, quick.temperature)?;
    let mut outcome = PredictOutcome { probabilities: Vec::new(), skipped: Vec::new(), cancelled: false };
    on_progress(0, indices.len());
    for group in indices.chunks(GROUP) {
        let done = outcome.probabilities.len();
        let read = describer.describe(source, group, cancel, &mut |more| on_progress(done + more, indices.len()));
        let Some(read) = read else { break };
        let rows: Vec<&[f32]> = read.iter().flatten().map(Vec::as_slice).collect();
        let mut predicted = predictor.predict(&rows).into_iter();
        for (read, &index) in read.iter().zip(group) {
            match read {
                Ok(_) => outcome.probabilities.push(predicted.next()),
                Err(reason) => {
                    outcome.skipped.push(Skipped { index, reason: reason.clone() });
                    outcome.probabilities.push(None);
                }
            }
        }
    }
    outcome.cancelled = outcome.probabilities.len() < indices.len();
    outcome.probabilities.resize(indices.len(), None);
    Ok(outcome)
}

/// The way to describe pictures that a model was fitted with.
pub(crate) fn describer_of<'a>(
    quick: &QuickCard,
    channels: u32,
    source: &'a dyn PictureSource,
) -> Result<Describer<'a>, LearningError> {
    let plain = Describer { channels, backbone: None };
    if plain.recipe() == quick.recipe {
        return Ok(plain);
    }
    let whole = Describer { channels, backbone: source.backbone() };
    if whole.recipe() == quick.recipe {
        return Ok(whole);
    }
    let ours = quick.recipe.split('+').next() == Some(features::RECIPE);
    Err(if ours { LearningError::BackboneMissing } else { LearningError::OtherRecipe })
}
