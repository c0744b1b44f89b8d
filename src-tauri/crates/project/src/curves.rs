//! Training curves and what they say.
//!
//! Owns: the four numbers of an epoch, and the rules by which the app tells a person that the curves look like
//! overfitting, underfitting or a diverged fit. Refuses: stopping or changing a fit; it only reads.

use serde::{Deserialize, Serialize};

/// The metrics of one epoch. `None` is a value that is not a finite number (diverged) or that does not exist (no
/// validation images): a gap in the chart.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct EpochMetrics {
    /// From 1; counts on when a fit continues.
    pub epoch: u32,
    /// Share of training images predicted right, 0 to 1.
    pub accuracy: Option<f64>,
    /// Share of validation images predicted right, 0 to 1.
    pub validation_accuracy: Option<f64>,
    /// Mean training loss, in the unit of the chosen loss.
    pub loss: Option<f64>,
    /// Mean loss on the validation images.
    pub validation_loss: Option<f64>,
    /// Always finite, so exported as a plain number.
    #[specta(type = u32)]
    pub seconds: f64,
}

/// What the curves look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum AdviceKind {
    Overfitting,
    Underfitting,
    Diverged,
    StillImproving,
    NoValidation,
    TooFewValidation,
    Good,
}

/// One thing that the curves say, with the epoch it is about and a sentence for the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Advice {
    pub kind: AdviceKind,
    pub epoch: Option<u32>,
    pub message: String,
}

/// Validation images under which a validation curve is mostly chance: with 20, one image is 5 %.
const FEW_VALIDATION: usize = 20;
/// Epochs under which nothing is said about the shape of a curve.
const SHORTEST: usize = 5;

/// Reads the curves of a fit. Most serious first; never empty once there is an epoch.
///
/// Overfitting: the smoothed validation loss has risen by more than 10 % (and 0.02) above its lowest point, at least
/// three epochs ago, while the training loss went on falling (Prechelt, *Early Stopping - but when?*, 1998: generalisation
/// loss). Underfitting: training accuracy is hardly better than always saying the commonest category
/// (`chance`, 0 to 1) and the loss has stopped falling.
#[must_use]
pub fn diagnose(epochs: &[EpochMetrics], validation_images: usize, chance: f64) -> Vec<Advice> {
    let mut advice = Vec::new();
    if epochs.is_empty() {
        return advice;
    }
    if let Some(broken) = epochs.iter().find(|epoch| epoch.loss.is_none()) {
        advice.push(Advice {
            kind: AdviceKind::Diverged,
            epoch: Some(broken.epoch),
            message: format!(
                "The loss stopped being a number in epoch {}: the fit diverged. Start afresh with a smaller learning \
                 rate, for example a tenth.",
                broken.epoch
            ),
        });
    }
    if let Some(since) = overfitting_since(epochs) {
        advice.push(Advice {
            kind: AdviceKind::Overfitting,
            epoch: Some(since),
            message: format!(
                "These curves look like overfitting since epoch {since}: the loss still falls on the training images \
                 but rises on the validation images. The model learns its training images by heart. More labelled \
                 images help most; fewer epochs or random crops help too."
            ),
        });
    } else if underfitting(epochs, chance) {
        advice.push(Advice {
            kind: AdviceKind::Underfitting,
            epoch: None,
            message: "The model has hardly learnt anything yet: it is not much better than guessing, also on its own \
                      training images. Try more epochs, another learning rate, or a larger input."
                .to_owned(),
        });
    } else if still_improving(epochs) {
        advice.push(Advice {
            kind: AdviceKind::StillImproving,
            epoch: None,
            message: "The loss was still falling when the fit ended. Fit again to continue from these weights."
                .to_owned(),
        });
    }
    if validation_images == 0 {
        advice.push(Advice {
            kind: AdviceKind::NoValidation,
            epoch: None,
            message:
                "There are no validation images, so nobody can tell how the model does on images it has not seen. \
                      Label more images or lower the training percentage."
                    .to_owned(),
        });
    } else if validation_images < FEW_VALIDATION {
        advice.push(Advice {
            kind: AdviceKind::TooFewValidation,
            epoch: None,
            message: format!(
                "There are only {validation_images} validation images, so the validation curves jump in steps of \
                 {:.0} %: read them with care.",
                100.0 / validation_images as f64
            ),
        });
    }
    if advice.is_empty() {
        advice.push(Advice {
            kind: AdviceKind::Good,
            epoch: None,
            message: "Training and validation curves stay close together: no sign of overfitting.".to_owned(),
        });
    }
    advice
}

/// A mean over three epochs takes out most of the jitter of small validation sets.
fn smoothed(values: &[f64]) -> Vec<f64> {
    values
        .iter()
        .enumerate()
        .map(|(position, _)| {
            let window = &values[position.saturating_sub(1)..(position + 2).min(values.len())];
            window.iter().sum::<f64>() / window.len() as f64
        })
        .collect()
}

fn overfitting_since(epochs: &[EpochMetrics]) -> Option<u32> {
    let pairs: Vec<(u32, f64, f64)> =
        epochs.iter().filter_map(|epoch| Some((epoch.epoch, epoch.loss?, epoch.validation_loss?))).collect();
    if pairs.len() < SHORTEST {
        return None;
    }
    let training = smoothed(&pairs.iter().map(|pair| pair.1).collect::<Vec<_>>());
    let validation = smoothed(&pairs.iter().map(|pair| pair.2).collect::<Vec<_>>());
    let last = pairs.len() - 1;
    let lowest = (0..=last).min_by(|a, b| validation[*a].total_cmp(&validation[*b]))?;
    let risen = validation[last] - validation[lowest];
    let overfits =
        lowest + 3 <= last && risen > 0.02 && risen > 0.1 * validation[lowest] && training[last] < training[lowest];
    overfits.then(|| pairs[lowest].0)
}

fn underfitting(epochs: &[EpochMetrics], chance: f64) -> bool {
    if epochs.len() < SHORTEST {
        return false;
    }
    let recent = &epochs[epochs.len() - 3..];
    let best = recent.iter().filter_map(|epoch| epoch.accuracy).fold(f64::NAN, f64::max);
    best < chance + 0.25 * (1.0 - chance)
}

fn still_improving(epochs: &[EpochMetrics]) -> bool {
    let watched: Vec<f64> = epochs.iter().filter_map(|epoch| epoch.validation_loss.or(epoch.loss)).collect();
    if watched.len() < SHORTEST {
        return false;
    }
    let curve = smoothed(&watched);
    let last = curve.len() - 1;
    curve[last] < 0.95 * curve[last - 3] && curve[last] > 0.02
}

#[cfg(test)]
mod tests {
    use super::*;

    fn epochs(losses: &[(f64, f64)], accuracy: f64) -> Vec<EpochMetrics> {
        losses
            .iter()
            .zip(1..)
            .map(|((loss, validation), epoch)| EpochMetrics {
                epoch,
                accuracy: Some(accuracy),
                validation_accuracy: Some(accuracy),
                loss: loss.is_finite().then_some(*loss),
                validation_loss: validation.is_finite().then_some(*validation),
                seconds: 0.1,
            })
            .collect()
    }

    fn kinds(losses: &[(f64, f64)], accuracy: f64, validation: usize) -> Vec<(AdviceKind, Option<u32>)> {
        diagnose(&epochs(losses, accuracy), validation, 0.5).into_iter().map(|a| (a.kind, a.epoch)).collect()
    }

    const OVERFIT: [(f64, f64); 8] =
        [(0.7, 0.7), (0.6, 0.62), (0.5, 0.55), (0.4, 0.53), (0.3, 0.6), (0.2, 0.7), (0.15, 0.8), (0.1, 0.9)];

    #[test]
    fn diverging_validation_is_overfitting_from_its_lowest_point() {
        assert_eq!(kinds(&OVERFIT, 0.9, 100), vec![(AdviceKind::Overfitting, Some(4))]);
    }

    #[test]
    fn parallel_curves_are_good() {
        let flat =
            [(0.7, 0.7), (0.5, 0.52), (0.3, 0.33), (0.1, 0.12), (0.1, 0.12), (0.1, 0.12), (0.1, 0.12), (0.1, 0.12)];
        assert_eq!(kinds(&flat, 0.95, 100), vec![(AdviceKind::Good, None)]);
    }

    #[test]
    fn a_validation_loss_that_rises_with_the_training_loss_is_not_overfitting() {
        let rising: Vec<(f64, f64)> =
            (0..8).map(|step| (0.3 + f64::from(step) * 0.1, 0.3 + f64::from(step) * 0.1)).collect();
        assert!(!kinds(&rising, 0.9, 100).iter().any(|(kind, _)| *kind == AdviceKind::Overfitting));
    }

    #[test]
    fn a_loss_that_is_no_number_is_named_with_its_epoch() {
        let broken = [(0.7, 0.7), (f64::NAN, f64::NAN)];
        assert_eq!(kinds(&broken, 0.5, 100)[0], (AdviceKind::Diverged, Some(2)));
    }

    #[test]
    fn guessing_is_underfitting_and_falling_is_still_improving() {
        let stuck = [(0.69, 0.69); 8];
        assert_eq!(kinds(&stuck, 0.55, 100), vec![(AdviceKind::Underfitting, None)]);
        let falling: Vec<(f64, f64)> =
            (0..8).map(|step| 0.8 - f64::from(step) * 0.1).map(|loss| (loss, loss)).collect();
        assert_eq!(kinds(&falling, 0.95, 100), vec![(AdviceKind::StillImproving, None)]);
    }

    #[test]
    fn too_few_or_no_validation_images_are_said() {
        assert!(kinds(&OVERFIT, 0.9, 5).contains(&(AdviceKind::TooFewValidation, None)));
        assert!(kinds(&[(0.5, f64::NAN); 6], 0.9, 0).contains(&(AdviceKind::NoValidation, None)));
        assert!(diagnose(&[], 0, 0.5).is_empty());
    }
}
