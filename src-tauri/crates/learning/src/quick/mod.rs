//! The classifier for few labels: a fixed description of each image, and a linear model on it that is fitted in well under
//! a second.
//!
//! Owns: bringing descriptions to one scale, choosing the strength of the penalty by cross-validation on the labels alone,
//! calibrated probabilities, and what each labelled image would have been called by a model that did not know it
//! (out-of-fold). Refuses: pictures; those are [`crate::features`]' business.

mod compact;
mod head;
mod logistic;
mod run;
mod scale;
mod stored;
mod threshold;

pub(crate) use run::{describer_of, fit, predict};
pub(crate) use scale::Spread;
pub(crate) use stored::Predictor;
