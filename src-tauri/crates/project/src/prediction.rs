//! What a model says of an image.
//!
//! Owns: [`Prediction`], the probabilities of one model for one image. Refuses: being a label. Only a person makes it
//! one, by accepting it.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::CategoryId;

/// Identifies a model. Fitting on from its weights makes another model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ModelId(pub Uuid);

impl fmt::Display for ModelId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A model's probabilities for one image.
#[derive(Debug, Clone, PartialEq)]
pub struct Prediction {
    /// In the order of the categories that the model was trained with; each 0 to 1, together 1.
    pub probabilities: Arc<[f32]>,
}

impl Prediction {
    /// The most probable of the model's categories and its probability; the first of equals.
    ///
    /// `None` if there are no probabilities, if their number is not that of `categories`, or if none is a number.
    #[must_use]
    pub fn best(&self, categories: &[CategoryId]) -> Option<(CategoryId, f32)> {
        if self.probabilities.len() != categories.len() {
            return None;
        }
        let mut best: Option<(CategoryId, f32)> = None;
        for (category, probability) in categories.iter().zip(self.probabilities.iter()) {
            if probability.is_finite() && best.is_none_or(|(_, highest)| *probability > highest) {
                best = Some((*category, *probability));
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_equals_wins_and_nonsense_is_nothing() {
        let [a, b] = [1, 2].map(|number| CategoryId(Uuid::from_u128(number)));
        let best = |values: &[f32]| Prediction { probabilities: values.into() }.best(&[a, b]);
        assert_eq!(best(&[0.5, 0.5]), Some((a, 0.5)));
        assert_eq!(best(&[0.2, 0.8]), Some((b, 0.8)));
        assert_eq!(best(&[f32::NAN, 0.1]), Some((b, 0.1)));
        assert_eq!(best(&[f32::NAN, f32::NAN]), None);
        assert_eq!(best(&[1.0]), None);
    }
}
