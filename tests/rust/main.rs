//! The integration tests of the core and the command line, in one program.
//!
//! Everything here runs without a window and leaves nothing behind: in-process sessions keep their files below a
//! temporary folder, child processes get theirs through `VESICLE_HOME`.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod augmented;
mod bad_input;
mod bad_projects;
mod cli;
mod crash;
mod documents;
mod edits;
mod evaluations;
mod explanations;
mod formats;
mod growing;
mod honest;
mod importing;
mod jobs;
mod learning;
mod limits;
mod lists;
mod maps;
mod meanwhile;
mod measuring;
mod models;
mod objects;
mod odd_files;
mod odd_names;
mod passes;
mod piximi;
mod planes;
mod plates;
mod queues;
mod rates;
mod real_cells;
mod reopen;
mod sending;
mod showing;
mod stopping;
mod tables;
mod workflows;
