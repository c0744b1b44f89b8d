//! Lists of images without a project: predictions in one piece or in parts, and images as numbers.
//!
//! Owns: what is said of them. Refuses: the tables; those are the session's.

use vesicle_session::view::JobKind;
use vesicle_session::{
    EmbedRequest, Embedded, Folders, ListRequest, Listed, SessionError, embed as describe, merge as put_together,
    predict_list,
};

use crate::args::{EmbedArgs, MergeArgs, PredictArgs};
use crate::output::{self, line, plain};
use crate::{commands, progress};

pub(crate) fn predict(args: &PredictArgs) -> Result<(), SessionError> {
    let (Some(list), Some(model), Some(output)) = (&args.input, &args.model, &args.output) else {
        return Err(SessionError::Refused("A list needs --input, --model and --output.".to_owned()));
    };
    let request = ListRequest {
        model: model.clone(),
        list: list.clone(),
        shard: args.shard,
        output: output.clone(),
        device: args.device.clone(),
    };
    let context = progress::context(JobKind::Predict, "Predict a list");
    let listed = progress::finished(&context, |context| predict_list(&Folders::of_this_user(), &request, context))?;
    let Listed { output, rows, predicted, failed, skipped, notes, .. } = &listed;
    output::skipped(skipped, *failed);
    notes.iter().for_each(|note| eprintln!("note: {}", plain(note)));
    if args.json.json {
        return output::json(&listed);
    }
    line(&format!("Predicted {predicted} of {rows} images and wrote {}.", plain(output)));
    Ok(())
}

pub(crate) fn merge(args: &MergeArgs) -> Result<(), SessionError> {
    let merged = put_together(&args.parts, &args.output)?;
    if args.json.json {
        return output::json(&merged);
    }
    line(&format!("Put {} parts with {} rows together in {}.", merged.parts, merged.rows, plain(&merged.output)));
    Ok(())
}

pub(crate) fn embed(args: &EmbedArgs) -> Result<(), SessionError> {
    let pretrained = match args.recipe.to_lowercase().as_str() {
        "auto" => None,
        "pretrained" => Some(true),
        "statistics" => Some(false),
        other => {
            return Err(SessionError::Refused(format!(
                "There is no recipe “{other}”: there are statistics, pretrained and auto."
            )));
        }
    };
    let session = args.project.as_deref().map(commands::open).transpose()?;
    let request =
        EmbedRequest { list: args.input.clone(), model: args.model.clone(), pretrained, output: args.output.clone() };
    let context = progress::context(JobKind::Map, "Describe images");
    let embedded = progress::finished(&context, |context| {
        describe(&Folders::of_this_user(), session.as_ref(), &request, context)
    })?;
    let Embedded { output, rows_output, recipe, length, rows, failed, skipped } = &embedded;
    output::skipped(skipped, *failed);
    if args.json.json {
        return output::json(&embedded);
    }
    let beside = rows_output.as_ref().map_or_else(String::new, |beside| format!(", its rows to {}", plain(beside)));
    line(&format!(
        "Wrote {length} numbers ({recipe}) for each of {} images to {}{beside}.",
        rows - failed,
        plain(output)
    ));
    Ok(())
}
