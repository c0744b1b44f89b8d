//! What the integration tests and the crash driver share.
//!
//! Owns: temporary places with made-up two-category images, quick Fit settings, random edits that two processes can
//! both compute, a listener that records a job's events, and the truth about how a project was found. Refuses: asserting
//! what the app should do; that is in the tests.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod bench;
mod dice;
mod pictures;
mod recorder;
mod script;
mod state;

pub use bench::{Bench, TWO_EPOCHS, fit_now, import_now, predict_now, quick_settings, quiet};
pub use dice::Dice;
pub use pictures::{Texture, texture_tiff, write_textures};
pub use recorder::Recorder;
pub use script::{Kind, Script, Step, step};
pub use state::{Seen, Weights, all_rows, assert_seen, copy_as_killed, differences, seen};
