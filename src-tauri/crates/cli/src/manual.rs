//! What shells and `man` want to know of the command line.

use std::path::Path;

use clap::{Command, CommandFactory as _};
use clap_complete::Shell;
use vesicle_session::{SessionError, save_file};

use crate::args::Args;
use crate::output;

/// Prints what completes commands. A closed pipe is not our failure.
pub(crate) fn completions(shell: Shell) {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "vesicle", &mut script);
    std::io::Write::write_all(&mut std::io::stdout(), &script).ok();
}

/// Writes `vesicle.1`, and a page for each command: `vesicle-fit.1`, `vesicle-pass-compare.1`.
pub(crate) fn write(folder: &Path) -> Result<(), SessionError> {
    let mut command = Args::command();
    command.build();
    let pages = write_with_those_below(&command, folder)?;
    output::line(&format!("Wrote {pages} pages to {}.", folder.display()));
    Ok(())
}

fn write_with_those_below(command: &Command, folder: &Path) -> Result<usize, SessionError> {
    // The manual of one version is the same every day: it has no date.
    let manual = clap_mangen::Man::new(command.clone());
    let path = folder.join(manual.get_filename());
    let mut page = Vec::new();
    manual.render(&mut page).map_err(|source| SessionError::Write { path: path.clone(), source })?;
    save_file(&path, &page)?;
    let mut pages = 1;
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        pages += write_with_those_below(below, folder)?;
    }
    Ok(pages)
}
