//! `vesicle`: the whole app without a window.
//!
//! Owns: arguments, bars on the terminal, `--json` lines, exit codes (0 all was done, 1 failed with one line on stderr, 2
//! wrong arguments, 3 done but some files were skipped). Refuses: everything else; each command is a few calls of `session`.

mod args;
mod choices;
mod commands;
mod demo;
mod elsewhere;
mod evaluating;
mod failure;
mod judged;
mod lists;
mod looking;
mod manual;
mod measuring;
mod models;
mod object_args;
mod output;
mod passes;
mod plates;
mod progress;
mod reading;
mod setting_args;

use std::process::ExitCode;

use clap::Parser as _;

/// Done, but some files were skipped.
const SKIPPED: u8 = 3;

fn main() -> ExitCode {
    vesicle_session::remember_panics();
    let args = args::Args::parse();
    match vesicle_session::caught(|| commands::run(args)) {
        Ok(()) if output::has_skipped() => ExitCode::from(SKIPPED),
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            failure::print(&error);
            ExitCode::FAILURE
        }
    }
}
