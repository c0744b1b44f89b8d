//! The losses, each from the network's raw outputs (logits) z, with t = 1 for the true category and 0 for the others, p
//! = softmax(z), K categories. One number per image; a batch's loss is their mean.
//!
//! | loss | formula |
//! |---|---|
//! | cross entropy | −log p of the true category, by log-sum-exp |
//! | binary cross entropy | mean over k of max(z, 0) − z·t + log(1 + e^−abs(z)): one yes-or-no question per category |
//! | mean squared error | mean over k of (p − t)² (the Brier score, divided by K) |
//! | mean absolute error | mean over k of abs(p − t) |
//! | Huber | mean over k of d²/2 where d = abs(p − t) ≤ δ, else δ·(d − δ/2); δ = 0.25, as d never exceeds 1 |
//! | hinge | max(0, 1 + largest other z − z of the true category): Crammer & Singer, JMLR 2 (2001) 265–292 |
//!
//! All are finite for finite z of any size.

use burn::tensor::Tensor;
use burn::tensor::activation::{log_softmax, sigmoid, softmax};

use crate::settings::LossFunction;

const HUBER_DELTA: f32 = 0.25;
/// Larger than any output that training can reach without having diverged, and exact in f32.
const EXCLUDE: f32 = 1e30;

/// The loss of each image. `outputs` and `truth` (one 1 in each row) are `[images, categories]`; the result is
/// `[images]`.
pub(crate) fn per_image(loss: LossFunction, outputs: Tensor<2>, truth: Tensor<2>) -> Tensor<1> {
    match loss {
        LossFunction::CrossEntropy => (log_softmax(outputs, 1) * truth).sum_dim(1).neg(),
        LossFunction::BinaryCrossEntropy => {
            let softplus = outputs.clone().abs().neg().exp().log1p();
            (outputs.clone().clamp_min(0.0) - outputs * truth + softplus).mean_dim(1)
        }
        LossFunction::MeanSquaredError => (softmax(outputs, 1) - truth).square().mean_dim(1),
        LossFunction::MeanAbsoluteError => (softmax(outputs, 1) - truth).abs().mean_dim(1),
        LossFunction::Huber => {
            let distance = (softmax(outputs, 1) - truth).abs();
            // With c = min(d, δ), c²/2 + δ·(d − c) is d²/2 up to δ and δ·(d − δ/2) beyond it.
            let near = distance.clone().clamp_max(HUBER_DELTA);
            let far = distance - near.clone();
            (near.square() * 0.5 + far * HUBER_DELTA).mean_dim(1)
        }
        LossFunction::Hinge => {
            let right = (outputs.clone() * truth.clone()).sum_dim(1);
            let rival = (outputs - truth * EXCLUDE).max_dim(1);
            (rival - right + 1.0).clamp_min(0.0)
        }
    }
    .squeeze_dim::<1>(1)
}

/// Probabilities, `[images, categories]`, each row adding up to 1: softmax, or for binary cross entropy the sigmoids
/// divided by their sum.
pub(crate) fn probabilities(loss: LossFunction, outputs: Tensor<2>) -> Tensor<2> {
    match loss {
        LossFunction::BinaryCrossEntropy => {
            let each = sigmoid(outputs) + 1e-12;
            each.clone() / each.sum_dim(1)
        }
        _ => softmax(outputs, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use burn::tensor::{Device, TensorData};

    fn rows(values: &[[f32; 3]]) -> Tensor<2> {
        Tensor::from_data(TensorData::new(values.concat(), [values.len(), 3]), &Device::flex())
    }

    fn losses(loss: LossFunction, outputs: &[[f32; 3]], truth: &[[f32; 3]]) -> Vec<f32> {
        per_image(loss, rows(outputs), rows(truth)).into_data().try_to_vec().unwrap_or_default()
    }

    fn close(found: &[f32], expected: &[f64]) {
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!((f64::from(*found) - expected).abs() < 1e-5, "{found} instead of {expected}");
        }
    }

    /// ln 2, ln 1, ln 1: softmax is exactly 1/2, 1/4, 1/4.
    const HALF: [f32; 3] = [std::f32::consts::LN_2, 0.0, 0.0];
    const FIRST: [f32; 3] = [1.0, 0.0, 0.0];
    const LAST: [f32; 3] = [0.0, 0.0, 1.0];

    #[test]
    fn cross_entropy_by_hand() {
        close(&losses(LossFunction::CrossEntropy, &[HALF, HALF], &[FIRST, LAST]), &[2f64.ln(), 4f64.ln()]);
    }

    #[test]
    fn binary_cross_entropy_by_hand() {
        // sigmoid(ln 2) = 2/3 and sigmoid(0) = 1/2.
        let first = -((2.0f64 / 3.0).ln() + 0.5f64.ln() + 0.5f64.ln()) / 3.0;
        let last = -((1.0f64 / 3.0).ln() + 0.5f64.ln() + 0.5f64.ln()) / 3.0;
        close(&losses(LossFunction::BinaryCrossEntropy, &[HALF, HALF], &[FIRST, LAST]), &[first, last]);
    }

    #[test]
    fn squared_absolute_and_huber_by_hand() {
        // Distances: 1/2 1/4 1/4 for the first category, 1/2 1/4 3/4 for the last.
        let found = losses(LossFunction::MeanSquaredError, &[HALF, HALF], &[FIRST, LAST]);
        close(&found, &[(0.25 + 2.0 * 0.0625) / 3.0, (0.25 + 0.0625 + 0.5625) / 3.0]);
        let found = losses(LossFunction::MeanAbsoluteError, &[HALF, HALF], &[FIRST, LAST]);
        close(&found, &[1.0 / 3.0, 1.5 / 3.0]);
        let huber = |d: f64| if d <= 0.25 { d * d / 2.0 } else { 0.25 * (d - 0.125) };
        let found = losses(LossFunction::Huber, &[HALF, HALF], &[FIRST, LAST]);
        close(&found, &[(huber(0.5) + 2.0 * huber(0.25)) / 3.0, (huber(0.5) + huber(0.25) + huber(0.75)) / 3.0]);
    }

    #[test]
    fn hinge_by_hand() {
        let outputs = [[2.0, 0.5, -1.0], [0.3, 0.1, 0.0]];
        // Margin kept: no loss. Last category: 1 + 2 − (−1) = 4. Then 1 + 0.1 − 0.3 = 0.8.
        close(
            &losses(LossFunction::Hinge, &[outputs[0], outputs[0], outputs[1]], &[FIRST, LAST, FIRST]),
            &[0.0, 4.0, 0.8],
        );
    }

    #[test]
    fn huge_outputs_give_finite_losses_and_right_probabilities() {
        let outputs = [[1e6, -1e6, 0.0]];
        for loss in [
            LossFunction::CrossEntropy,
            LossFunction::BinaryCrossEntropy,
            LossFunction::MeanSquaredError,
            LossFunction::MeanAbsoluteError,
            LossFunction::Huber,
            LossFunction::Hinge,
        ] {
            let found = losses(loss, &outputs, &[[0.0, 1.0, 0.0]]);
            assert!(found.iter().all(|value| value.is_finite() && *value > 0.1), "{loss:?}: {found:?}");
            let shares: Vec<f32> = probabilities(loss, rows(&outputs)).into_data().try_to_vec().unwrap_or_default();
            assert!((shares.iter().sum::<f32>() - 1.0).abs() < 1e-6 && shares[0] > 0.6, "{loss:?}: {shares:?}");
        }
    }

    #[test]
    fn binary_probabilities_are_normalised_sigmoids() {
        let found: Vec<f32> =
            probabilities(LossFunction::BinaryCrossEntropy, rows(&[HALF])).into_data().try_to_vec().unwrap_or_default();
        close(&found, &[0.4, 0.3, 0.3]);
    }
}
