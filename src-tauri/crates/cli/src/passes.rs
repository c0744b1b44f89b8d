//! Labelling passes on the command line.
//!
//! Owns: their words. Refuses: the rules, which are the session's.

use serde_json::json;
use vesicle_session::{Session, SessionError};

use crate::args::PassCommand;
use crate::commands::open;
use crate::output;

pub(crate) fn pass(command: PassCommand) -> Result<(), SessionError> {
    match command {
        PassCommand::List { project, json } => {
            let passes = open(&project)?.view().passes;
            if json.json {
                return output::json(&json!({ "passes": passes }));
            }
            for pass in passes {
                output::line(&format!("{}\t{} labels\t{}", pass.name, pass.labelled, pass.kept_at));
            }
            Ok(())
        }
        PassCommand::Keep { project, name } => {
            open(&project)?.keep_pass(&name)?;
            output::line(&format!("Kept the labels as “{}”.", name.trim()));
            Ok(())
        }
        PassCommand::Begin { project, name } => {
            let images = open(&project)?.begin_pass(&name)?;
            output::line(&format!("Kept the labels as “{}”; {} images are Unknown again.", name.trim(), images.len()));
            Ok(())
        }
        PassCommand::Take { project, name } => {
            let session = open(&project)?;
            session.take_pass(session.pass_named(&name)?)?;
            output::line(&format!("The labels are those of “{}”.", name.trim()));
            Ok(())
        }
        PassCommand::Delete { project, name } => {
            let session = open(&project)?;
            session.delete_pass(session.pass_named(&name)?)
        }
        PassCommand::Compare { project, first, second, json } => {
            compare(&open(&project)?, &first, second.as_deref(), json.json)
        }
    }
}

fn compare(session: &Session, first: &str, second: Option<&str>, json: bool) -> Result<(), SessionError> {
    let first = session.pass_named(first)?;
    let second = second.map(|name| session.pass_named(name)).transpose()?;
    let found = session.agreement(Some(first), second)?;
    if json {
        return output::json(&found);
    }
    output::line(&format!("{} of {} images have the same label in both.", found.same, found.images));
    match (found.kappa, &found.range) {
        (Some(kappa), Some(range)) => {
            let (low, high) = (range.low, range.high);
            output::line(&format!("Cohen's kappa {kappa:.3} (95 % interval {low:.3} to {high:.3})."));
        }
        _ => output::line("There is no kappa: chance alone would always agree."),
    }
    let left = found.only_first + found.only_second;
    if left > 0 {
        output::line(&format!("{left} images have a label in one of them only and are not compared."));
    }
    let mut names: Vec<String> = session.rows(&found.differing).into_iter().map(|row| row.name).collect();
    names.sort();
    names.iter().for_each(|name| output::line(&format!("differs\t{name}")));
    Ok(())
}
