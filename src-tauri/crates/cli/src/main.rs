//! `vesicle`: the whole app without a window.
//!
//! Owns: arguments, bars on the terminal, `--json` lines, exit codes (0 done, 1 failed with one line on stderr, 2 wrong
//! arguments). Refuses: everything else; each command is a few calls of `session`.

mod args;
mod choices;
mod commands;
mod demo;
mod evaluating;
mod failure;
mod looking;
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

fn main() -> ExitCode {
    vesicle_session::remember_panics();
    let args = args::Args::parse();
    match vesicle_session::caught(|| commands::run(args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            failure::print(&error);
            ExitCode::FAILURE
        }
    }
}
