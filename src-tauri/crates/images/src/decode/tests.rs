#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
//! Files are made here, in memory, by the encoders of other crates or byte by byte.

mod bad_files;
mod good_files;
mod real_files;
