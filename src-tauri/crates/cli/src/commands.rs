//! What each command does: open the project, call the session, say what happened.

use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::json;
use vesicle_session::view::{DeviceInfo, EvaluationView, FitStart, JobKind, ProjectView};
use vesicle_session::{
    Edit, Folders, GroupOptions, ImportRequest, JobContext, LabelsTable, PRESETS, Session, SessionError, contact_sheet,
    create_example, devices, export_predictions, fit, import, predict, setting_specs,
};

use crate::args::{Args, BackboneCommand, CategoryCommand, Command, ExportArgs, ModelsArgs, SettingArgs};
use crate::{
    choices, demo, elsewhere, evaluating, judged, lists, looking, manual, measuring, models, object_args, output,
    passes, plates, progress, reading,
};

pub(crate) fn run(args: Args) -> Result<(), SessionError> {
    if let Some(threads) = args.threads {
        vesicle_session::use_threads(threads.into());
    }
    match args.command {
        Command::New { project } => new(&project),
        Command::Demo { folder, labels, settings, json } => demo::run(folder, labels as usize, &settings, json.json),
        Command::Example { project } => example(&project),
        Command::Import {
            project,
            paths,
            labels,
            labels_from_folders,
            naming,
            pages,
            each_slice,
            each_time,
            objects,
            json,
        } => {
            let mut paths = paths;
            let objects = object_args::request(*objects, &mut paths)?;
            let labels = labels.map(|path| LabelsTable::read(&path)).transpose()?;
            let pattern = reading::pattern(&naming)?;
            let layouts = pages.as_deref().map(reading::pages).transpose()?.into_iter().collect();
            let request = ImportRequest {
                paths,
                labels_from_folders,
                labels,
                pattern,
                options: GroupOptions { stack_z: !each_slice, stack_time: !each_time },
                layouts,
                layouts_overrule: true,
                objects,
            };
            import_images(&project, request, json.json)
        }
        Command::Stack { project, view } => open(&project)?.set_stack(reading::stack(&view)?),
        Command::Patterns => {
            for preset in PRESETS {
                output::line(&format!("{}\t{}\t{}\t{}", preset.id, preset.instrument, preset.example, preset.pattern));
            }
            Ok(())
        }
        Command::Images { project, arrange, json } => looking::images(&project, &arrange, json.json),
        Command::Channels { project, change, json } => looking::channels(&project, &change, json.json),
        Command::Category(command) => category(command),
        Command::Label { project, category, images } => {
            let session = open(&project)?;
            let id = named(&session, &category)?;
            let images = image_ids(&session, &images)?;
            let count = images.len();
            session.label(images, id)?;
            output::line(&format!("Labelled {count} images as {category}."));
            Ok(())
        }
        Command::Remove { project, images } => {
            let session = open(&project)?;
            let images = image_ids(&session, &images)?;
            output::line(&format!("Removed {} images; their files stay where they are.", images.len()));
            session.remove_images(images).map(drop)
        }
        Command::Partition { project, partition, images } => {
            let partition = choices::partition(&partition)?;
            let session = open(&project)?;
            let images = image_ids(&session, &images)?;
            output::line(&format!("Set the partition of {} images.", images.len()));
            session.edit(&Edit::SetPartition { images, partition }).map(drop)
        }
        Command::Pass(command) => passes::pass(command),
        Command::Filter(command) => looking::filters(command),
        Command::Map { project, method, csv } => looking::map(&project, &method, &csv),
        Command::Fit { project, settings, go_on, json } => {
            let start = if go_on { FitStart::Continue } else { FitStart::Afresh };
            fit_classifier(&project, &settings, start, json.json)
        }
        Command::FindRate { project, settings, go_on, json } => {
            let start = if go_on { FitStart::Continue } else { FitStart::Afresh };
            measuring::rate(&project, &settings, start, json.json)
        }
        Command::Predict(args) => match &args.project {
            Some(project) => predict_unknown(project, args.json.json),
            None => lists::predict(&args),
        },
        Command::Merge(args) => lists::merge(&args),
        Command::Embed(args) => lists::embed(&args),
        Command::Accept { project, min_confidence } => {
            let count = open(&project)?.accept_predictions(None, min_confidence)?;
            output::line(&format!("Accepted {count} predictions as labels."));
            Ok(())
        }
        Command::Clear { project } => open(&project)?.clear_predictions(),
        Command::Evaluate(args) => match only_project(&args.inputs)? {
            Some(project) => evaluating::evaluate(project, &args),
            None => judged::evaluate(&args),
        },
        Command::Models(ModelsArgs { project, json }) => evaluating::models(&project, json.json),
        Command::Compare(args) => evaluating::compare(&args.project, &args.models, args.json.json),
        Command::Report(args) => match only_project(&args.inputs)? {
            Some(project) => evaluating::report(project, &args.html),
            None => judged::report(&args),
        },
        Command::Explain(args) => plates::explain(&args),
        Command::Plates(args) => plates::plates(&args),
        Command::Export(ExportArgs { project, predictions: None, elsewhere }) => {
            elsewhere::export(&project, &elsewhere)
        }
        Command::Export(ExportArgs { project, predictions: Some(predictions), elsewhere }) => {
            let report = export_predictions(&open(&project)?, &predictions)?;
            if elsewhere.json.json {
                return output::json(&report);
            }
            output::line(&format!("Wrote {} rows to {}.", report.rows, report.path));
            Ok(())
        }
        Command::ExportModel(args) => models::export(&args),
        Command::ImportModel(args) => models::import(&args.project, &args.file, args.json.json),
        Command::Sheet { project, png } => contact_sheet(&open(&project)?, &png),
        Command::Info { file, images, json } => {
            if is_project(&file) {
                info(&file, images, json.json)
            } else {
                reading::describe(&file, json.json)
            }
        }
        Command::SaveAs { project, copy } => open(&project)?.save_as(&copy).map(drop),
        Command::Benchmark(args) => measuring::run_benchmark(args),
        Command::Backbone(BackboneCommand::Show { json }) => measuring::show_backbone(json.json),
        Command::Backbone(BackboneCommand::Install { file }) => measuring::install_backbone(&file),
        Command::Devices { json } => list_devices(json.json),
        Command::Limits { max_megapixels, max_memory_mb, reset, json } => {
            reading::limits(max_megapixels, max_memory_mb, reset, json.json)
        }
        Command::Completions { shell } => {
            manual::completions(shell);
            Ok(())
        }
        Command::Man { folder } => manual::write(&folder),
        Command::Settings { json } => list_settings(json.json),
    }
}

/// A project is known by its name; whatever else is asked about is taken for an image.
fn is_project(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("vesicle"))
}

/// The project that is named; none where tables are.
fn only_project(inputs: &[PathBuf]) -> Result<Option<&Path>, SessionError> {
    match inputs {
        [one] if !is_table(one) => Ok(Some(one)),
        several => match several.iter().find(|input| !is_table(input)) {
            Some(other) => Err(SessionError::Refused(format!(
                "{} is no table of predictions (.csv, .tsv or .parquet). Name one project, or tables alone.",
                other.display()
            ))),
            None => Ok(None),
        },
    }
}

/// A table of predictions, by its name.
fn is_table(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    matches!(ending.as_deref(), Some("csv" | "tsv" | "parquet"))
}

pub(crate) fn open(path: &Path) -> Result<Session, SessionError> {
    Session::open(&Folders::of_this_user(), path)
}

fn new(path: &Path) -> Result<(), SessionError> {
    let name = path.file_stem().map_or_else(|| "Untitled".into(), |stem| stem.to_string_lossy());
    Session::create(&Folders::of_this_user(), path, &name)?;
    output::line(&format!("Made {}.", path.display()));
    Ok(())
}

fn example(path: &Path) -> Result<(), SessionError> {
    let context = progress::context(JobKind::Example, "Make the example project");
    let report = output::report(
        context.run(|context| create_example(&Folders::of_this_user(), path, context).map(|(_, report)| report)),
    )?;
    output::line(&report.summary);
    Ok(())
}

fn import_images(path: &Path, request: ImportRequest, json: bool) -> Result<(), SessionError> {
    // A mistyped path is a mistake of the call; a bad file inside a folder is only skipped.
    if let Some(missing) = request.paths.iter().find(|path| !path.exists()) {
        let reason = "there is no such file or folder; nothing was imported".to_owned();
        return Err(SessionError::Unreadable { path: missing.clone(), reason });
    }
    let session = open(path)?;
    let context = progress::context(JobKind::Import, "Import images");
    let report = output::report(context.run(|context| import(&session, &request, context)))?;
    if json {
        return output::json(&json!({
            "added": report.added,
            "images": session.project().image_count(),
            "skipped": report.skipped,
            "notes": report.notes,
        }));
    }
    output::line(&report.summary);
    Ok(())
}

fn category(command: CategoryCommand) -> Result<(), SessionError> {
    use vesicle_session::Edit;
    match command {
        CategoryCommand::Add { project, name, color } => {
            let color = color.map(|color| parsed_color(&color)).transpose()?;
            open(&project)?.create_category(&name, color, Vec::new()).map(drop)
        }
        CategoryCommand::Rename { project, category, name } => {
            let session = open(&project)?;
            let id = own_category(&session, &category)?;
            session.edit(&Edit::RenameCategory { id, name }).map(drop)
        }
        CategoryCommand::Recolor { project, category, color } => {
            let session = open(&project)?;
            let id = own_category(&session, &category)?;
            session.edit(&Edit::RecolorCategory { id, color: parsed_color(&color)? }).map(drop)
        }
        CategoryCommand::Delete { project, category } => {
            let session = open(&project)?;
            let id = own_category(&session, &category)?;
            session.edit(&Edit::DeleteCategory(id)).map(drop)
        }
        CategoryCommand::Show { project, category } => {
            let session = open(&project)?;
            session.set_shown(named(&session, &category)?, true)
        }
        CategoryCommand::Hide { project, category } => {
            let session = open(&project)?;
            session.set_shown(named(&session, &category)?, false)
        }
    }
}

fn parsed_color(text: &str) -> Result<vesicle_session::Color, SessionError> {
    text.parse().map_err(|error: vesicle_session::InvalidColor| SessionError::Refused(error.to_string()))
}

/// A category by its name; `None` is Unknown.
pub(crate) fn named(session: &Session, name: &str) -> Result<Option<vesicle_session::CategoryId>, SessionError> {
    if name.trim().eq_ignore_ascii_case("unknown") {
        return Ok(None);
    }
    let project = session.project();
    project.category_named(name).map(|category| Some(category.id)).ok_or_else(|| {
        let known: Vec<&str> = project.categories().iter().map(|category| category.name.as_str()).collect();
        SessionError::Refused(format!("There is no category “{name}”. There are: Unknown, {}.", known.join(", ")))
    })
}

pub(crate) fn own_category(session: &Session, name: &str) -> Result<vesicle_session::CategoryId, SessionError> {
    named(session, name)?
        .ok_or_else(|| SessionError::Refused("Unknown always exists and cannot be changed.".to_owned()))
}

pub(crate) fn image_ids(session: &Session, names: &[String]) -> Result<Vec<vesicle_session::ImageId>, SessionError> {
    let project = session.project();
    names
        .iter()
        .map(|name| {
            // A name with a line break can be given as it is listed.
            let meant = |image: &str| image == name || output::plain(image) == *name;
            let mut found = project.images().filter(|image| meant(&image.name));
            match (found.next(), found.next()) {
                (Some(image), None) => Ok(image.id),
                (Some(_), Some(_)) => Err(SessionError::Refused(format!(
                    "Several images are named {name}; nothing was changed. Label them in the window, or by a table."
                ))),
                (None, _) => Err(SessionError::Refused(format!("No image is named {name}; nothing was changed."))),
            }
        })
        .collect()
}

pub(crate) fn run_fit(
    session: &Session,
    args: &SettingArgs,
    start: FitStart,
    context: &JobContext,
) -> Result<serde_json::Value, SessionError> {
    let settings = choices::settings(args, session.view().fit_settings)?;
    let began = Instant::now();
    let report = output::report(context.run(|context| fit(session, &settings, start, context)))?;
    let view = session.view();
    let (fit, model) = (view.fit, view.model);
    let last = fit.as_ref().and_then(|fit| fit.epochs.last().copied());
    Ok(json!({
        "summary": report.summary,
        "seconds": began.elapsed().as_secs_f64(),
        "epochs": report.added,
        "training": fit.as_ref().map(|fit| fit.training),
        "validation": fit.as_ref().map(|fit| fit.validation),
        "accuracy": last.and_then(|epoch| epoch.accuracy),
        "validationAccuracy": last.and_then(|epoch| epoch.validation_accuracy),
        "loss": last.and_then(|epoch| epoch.loss),
        "validationLoss": last.and_then(|epoch| epoch.validation_loss),
        "device": fit.as_ref().map(|fit| fit.device.clone()),
        "curves": fit.as_ref().map(|fit| fit.epochs.clone()),
        "advice": fit.as_ref().map(|fit| fit.advice.clone()),
        "settings": fit.as_ref().map(|fit| fit.settings.clone()),
        "model": model,
        "skipped": report.skipped,
    }))
}

fn fit_classifier(path: &Path, args: &SettingArgs, start: FitStart, json: bool) -> Result<(), SessionError> {
    let session = open(path)?;
    let context = progress::context(JobKind::Fit, "Fit the classifier");
    let result = run_fit(&session, args, start, &context)?;
    if json {
        return output::json(&result);
    }
    output::line(result["summary"].as_str().unwrap_or_default());
    for advice in session.view().fit.iter().flat_map(|fit| &fit.advice) {
        output::line(&advice.message);
    }
    Ok(())
}

pub(crate) fn run_predict(session: &Session) -> Result<serde_json::Value, SessionError> {
    let context = progress::context(JobKind::Predict, "Predict unknown images");
    let began = Instant::now();
    let report = output::report(context.run(|context| predict(session, context)))?;
    let view = session.view();
    let per_category: serde_json::Map<String, serde_json::Value> =
        view.categories.iter().skip(1).map(|category| (category.name.clone(), category.predicted.into())).collect();
    Ok(json!({
        "summary": report.summary,
        "seconds": began.elapsed().as_secs_f64(),
        "predicted": report.added,
        "perCategory": per_category,
        "skipped": report.skipped,
    }))
}

fn predict_unknown(path: &Path, json: bool) -> Result<(), SessionError> {
    let session = open(path)?;
    let result = run_predict(&session)?;
    if json {
        return output::json(&result);
    }
    output::line(result["summary"].as_str().unwrap_or_default());
    for category in session.view().categories.iter().skip(1) {
        output::line(&format!("  {}: {}", output::plain(&category.name), category.predicted));
    }
    Ok(())
}

fn info(path: &Path, images: bool, json: bool) -> Result<(), SessionError> {
    let session = open(path)?;
    session.refresh_missing();
    let view = session.view();
    let ids: Vec<u32> = session.project().images().map(|image| image.id.0).collect();
    let rows = if images { session.rows(&ids) } else { Vec::new() };
    if json {
        return output::json(&json!({ "project": view, "images": images.then_some(rows) }));
    }
    describe(&view, session.evaluation().as_ref());
    let category_name = |id: &Option<String>| {
        let found = view.categories.iter().find(|category| Some(&category.id) == id.as_ref());
        found.map_or("Unknown", |category| category.name.as_str()).to_owned()
    };
    for row in rows {
        let shown = row.category_id.clone().or_else(|| row.prediction.as_ref().map(|one| one.category_id.clone()));
        let kind = if row.prediction.is_some() { " (predicted)" } else { "" };
        let partition = row.partition.word();
        let name = output::plain(&row.name);
        output::line(&format!("{name}\t{}{kind}\t{partition}", output::plain(&category_name(&shown))));
    }
    Ok(())
}

fn describe(view: &ProjectView, evaluation: Option<&EvaluationView>) {
    output::line(&format!("{} ({})", output::plain(&view.name), output::plain(&view.path)));
    output::line(&format!("{} images, {} of them missing on disk", view.image_count, view.missing_count));
    for note in &view.notes {
        output::line(&format!("Note: {note}"));
    }
    for category in &view.categories {
        let hidden = if category.shown { "" } else { ", hidden" };
        output::line(&format!(
            "  {} {}: {} labelled, {} predicted{hidden}",
            category.color,
            output::plain(&category.name),
            category.labelled,
            category.predicted
        ));
    }
    match &view.model {
        Some(model) => output::line(&format!(
            "Model: {}, {} epochs on {}, fitted {}",
            model.name, model.epochs_trained, model.device, model.fitted_at
        )),
        None => output::line("No model yet."),
    }
    if let Some(evaluation) = evaluation {
        evaluating::print(evaluation);
    }
}

fn list_devices(json: bool) -> Result<(), SessionError> {
    let devices = devices();
    if json {
        return output::json(&devices);
    }
    for DeviceInfo { id, name, is_auto, note, .. } in devices {
        let auto = if is_auto { " (auto)" } else { "" };
        output::line(&format!("{id}\t{name}{auto}\t{}", note.unwrap_or_default()));
    }
    Ok(())
}

fn list_settings(json: bool) -> Result<(), SessionError> {
    let specs = setting_specs();
    if json {
        return output::json(&specs);
    }
    for spec in specs {
        let range = match (spec.min, spec.max) {
            (Some(min), Some(max)) => format!(", {min} to {max}"),
            _ => String::new(),
        };
        let unit = spec.unit.map(|unit| format!(" {unit}")).unwrap_or_default();
        output::line(&format!("{} (default {}{unit}{range}): {}", spec.label, spec.default, spec.help));
        for choice in spec.choices {
            output::line(&format!("    {}: {}", choice.value, choice.help));
        }
    }
    Ok(())
}
