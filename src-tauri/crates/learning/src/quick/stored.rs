//! The weights of a Quick model as safetensors: `centre`, `factor` and `weight` `[features]`, `weights` `[categories,
//! features]`, `bias` `[categories]`, all 32-bit floats.

use std::collections::BTreeMap;

use safetensors::tensor::{Dtype, SafeTensors, TensorView, serialize};

use super::head::softmax;
use super::scale::Scaling;
use crate::cpu::multiply;
use crate::error::LearningError;

/// What is needed to predict from features.
pub(crate) struct Predictor {
    scaling: Scaling,
    /// `[features, classes]`, turned for products of many rows.
    weights: Vec<f32>,
    bias: Vec<f32>,
    temperature: f64,
}

/// Packs the parts of a model.
pub(crate) fn pack(scaling: &Scaling, weights: &[f32], bias: &[f32]) -> Result<Vec<u8>, LearningError> {
    let bytes = |values: &[f32]| -> Vec<u8> { values.iter().flat_map(|value| value.to_le_bytes()).collect() };
    let features = scaling.centre.len();
    let parts = [
        ("centre", vec![features], bytes(&scaling.centre)),
        ("factor", vec![features], bytes(&scaling.factor)),
        ("weight", vec![features], bytes(&scaling.weight)),
        ("weights", vec![bias.len(), features], bytes(weights)),
        ("bias", vec![bias.len()], bytes(bias)),
    ];
    let bad = |error: safetensors::SafeTensorError| LearningError::BadWeights { reason: error.to_string() };
    let views: Result<BTreeMap<&str, TensorView<'_>>, _> = parts
        .iter()
        .map(|(name, shape, bytes)| Ok((*name, TensorView::new(Dtype::F32, shape.clone(), bytes)?)))
        .collect();
    serialize(views.map_err(bad)?, None).map_err(bad)
}

impl Predictor {
    /// From what [`pack`] gave, for so many features and classes.
    pub(crate) fn unpack(
        packed: &[u8],
        features: usize,
        classes: usize,
        temperature: f64,
    ) -> Result<Self, LearningError> {
        let bad = |reason: String| LearningError::BadWeights { reason };
        let file = SafeTensors::deserialize(packed).map_err(|error| bad(error.to_string()))?;
        let read = |name: &str, length: usize| {
            let view = file.tensor(name).map_err(|error| bad(error.to_string()))?;
            let (numbers, _) = view.data().as_chunks::<4>();
            if view.dtype() != Dtype::F32 || numbers.len() != length {
                return Err(bad(format!("{name} has {} numbers, not {length}", numbers.len())));
            }
            Ok(numbers.iter().map(|four| f32::from_le_bytes(*four)).collect::<Vec<f32>>())
        };
        let scaling = Scaling {
            centre: read("centre", features)?,
            factor: read("factor", features)?,
            weight: read("weight", features)?,
        };
        let by_class = read("weights", features * classes)?;
        let mut weights = vec![0.0; by_class.len()];
        for (class, row) in by_class.chunks_exact(features.max(1)).enumerate() {
            for (feature, weight) in row.iter().enumerate() {
                weights[feature * classes + class] = *weight;
            }
        }
        Ok(Self { scaling, weights, bias: read("bias", classes)?, temperature })
    }

    /// Probabilities of each of `rows`, which all have as many features as the model.
    pub(crate) fn predict(&self, rows: &[&[f32]]) -> Vec<Vec<f32>> {
        let (features, classes) = (self.scaling.centre.len(), self.bias.len());
        rows.iter()
            .map(|row| {
                // Each by itself: in a product of many rows the last digits depend on how many there are.
                let mut scaled = Vec::with_capacity(features);
                self.scaling.apply(row, &mut scaled);
                let mut scores = vec![0.0; classes];
                multiply(&mut scores, &scaled, &self.weights, [1, features, classes]);
                let scores: Vec<f32> = scores.iter().zip(&self.bias).map(|(score, bias)| score + bias).collect();
                softmax(&scores, self.temperature)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    #[test]
    fn a_model_that_is_packed_and_unpacked_predicts_as_its_formula_says() {
        let scaling =
            Scaling { centre: vec![1.0, -2.0, 0.0], factor: vec![0.5, 0.05, 0.0], weight: vec![1.0, 2.0, 1.0] };
        let weights = [2.0, 0.0, 9.0, -1.0, 3.0, 9.0];
        let packed = pack(&scaling, &weights, &[0.25, 0.0]).unwrap();
        let predictor = Predictor::unpack(&packed, 3, 2, 2.0).unwrap();
        let found = predictor.predict(&[&[2.0, 3.0, 7.0], &[1.0, -2.0, f32::NAN]]);
        // Scaled (0.5, 0.5, 0): scores 1.25 and 1.0; then only the biases. Both divided by the temperature.
        let share = |difference: f64| 1.0 / (1.0 + (-difference / 2.0).exp());
        assert!((f64::from(found[0][0]) - share(0.25)).abs() < 1e-6, "{found:?}");
        assert!((f64::from(found[1][0]) - share(0.25)).abs() < 1e-6, "{found:?}");
        let other = predictor.predict(&[&[6.0, -2.0, 0.0]]);
        assert!((f64::from(other[0][0]) - share(5.0 + 0.25 + 2.5)).abs() < 1e-6, "{other:?}");
    }

    #[test]
    fn what_does_not_fit_the_card_is_refused() {
        let scaling = Scaling { centre: vec![0.0; 3], factor: vec![1.0; 3], weight: vec![1.0; 3] };
        let packed = pack(&scaling, &[0.0; 6], &[0.0; 2]).unwrap();
        assert!(Predictor::unpack(&packed, 3, 2, 1.0).is_ok());
        for (features, classes) in [(4, 2), (3, 3), (0, 0)] {
            assert!(Predictor::unpack(&packed, features, classes, 1.0).is_err());
        }
        assert!(Predictor::unpack(b"nonsense", 3, 2, 1.0).is_err());
    }
}
