//! The crate from outside, on the CPU: what a fit learns, repeats, keeps and refuses.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod bad_input;
mod calibration;
mod checks;
mod efficientnet;
mod fitting;
mod foreign;
mod quick;
mod rates;
mod repeating;
mod settings;
mod stopping;
mod toy;
