//! `vesicle demo`: the tutorial from the example project to the evaluation, headless.
//!
//! Owns: doing what a person would do in the window, in the same order, and saying what happens. The only thing that a
//! person would not have is the simulator's truth: here it labels the first images and checks the predictions.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use serde_json::json;
use vesicle_session::view::{FitStart, ImageRow, JobKind};
use vesicle_session::{
    Asked, EXAMPLE_NAME, Folders, ImageId, Session, SessionError, TRUTH_COLUMN, contact_sheet, create_example,
};

use crate::args::SettingArgs;
use crate::{commands, evaluating, output, progress};

pub(crate) fn run(
    folder: Option<PathBuf>,
    labels: usize,
    settings: &SettingArgs,
    json: bool,
) -> Result<(), SessionError> {
    let say = |text: &str| if json { eprintln!("{text}") } else { output::line(text) };
    let began = Instant::now();
    let folder = match folder {
        Some(folder) => folder,
        None => tempfile::Builder::new()
            .prefix("vesicle-demo-")
            .tempdir()
            .map_err(|source| SessionError::Write { path: std::env::temp_dir(), source })?
            .keep(),
    };

    say("1. Open the example project: a simulated U2OS arrestin-GFP assay.");
    let session = example(&folder)?;
    let rows = rows(&session);
    say(&format!("   {} images of two channels, {} × {} pixels.", rows.len(), rows[0].width, rows[0].height));

    say(&format!("2. Label {labels} images of each category."));
    label(&session, &rows, labels)?;
    for category in &session.view().categories {
        say(&format!("   {}: {}", category.name, category.labelled));
    }

    say("3. Fit the classifier.");
    // A network, since only of one there are curves to watch.
    let settings =
        &SettingArgs { model: settings.model.clone().or_else(|| Some("compact-cnn".to_owned())), ..settings.clone() };
    let tell: fn(&str) = if json { |line| eprintln!("   {line}") } else { |line| output::line(&format!("   {line}")) };
    let context = progress::context_telling(JobKind::Fit, "Fit the classifier", tell);
    let fit = commands::run_fit(&session, settings, FitStart::Afresh, &context)?;
    let view = session.view();
    if let Some(fitted) = &view.fit {
        say(&format!(
            "   {} training and {} validation images, {} epochs on {} in {:.1} s.",
            fitted.training,
            fitted.validation,
            fitted.epochs.len(),
            fitted.device,
            fit["seconds"].as_f64().unwrap_or_default()
        ));
        for advice in &fitted.advice {
            say(&format!("   {}", advice.message));
        }
    }

    say("4. Predict the Unknown images.");
    let predict = commands::run_predict(&session)?;
    let agreement = agreement(&session);
    say(&format!("   {}", predict["summary"].as_str().unwrap_or_default()));
    for category in session.view().categories.iter().skip(1) {
        say(&format!("   {}: {} predicted", category.name, category.predicted));
    }
    say(&format!(
        "   {} of {} agree with the simulator's truth ({:.1} %); of the {} that it calls clear, {:.1} %.",
        agreement.right,
        agreement.all,
        percent(agreement.right, agreement.all),
        agreement.clear,
        percent(agreement.clear_right, agreement.clear)
    ));

    say("5. Evaluate.");
    let evaluation = evaluating::run(&session, &Asked::default())?;
    if !json {
        evaluating::print(&evaluation);
    }

    let sheet = folder.join("contact-sheet.png");
    contact_sheet(&session, &sheet)?;
    let project = session.path().to_path_buf();
    say(&format!("Project file:  {}", project.display()));
    say(&format!("Contact sheet: {}", sheet.display()));
    if json {
        output::json(&json!({
            "project": project,
            "contactSheet": sheet,
            "images": rows.len(),
            "labelled": session.view().counts.labelled,
            "fit": fit,
            "predict": predict,
            "accuracyByTruth": percent(agreement.right, agreement.all) / 100.0,
            "evaluation": evaluation,
            "seconds": began.elapsed().as_secs_f64(),
        }))?;
    }
    Ok(())
}

fn example(folder: &std::path::Path) -> Result<Session, SessionError> {
    let path = folder.join(format!("{EXAMPLE_NAME}.vesicle"));
    let context = progress::context(JobKind::Example, "Make the example project");
    let mut made = None;
    output::report(context.run(|context| {
        let (session, report) = create_example(&Folders::of_this_user(), &path, context)?;
        made = session;
        Ok(report)
    }))?;
    made.ok_or_else(|| SessionError::Refused("The example was not made.".to_owned()))
}

fn rows(session: &Session) -> Vec<ImageRow> {
    let ids: Vec<u32> = session.project().images().map(|image| image.id.0).collect();
    session.rows(&ids)
}

fn metadata<'a>(row: &'a ImageRow, column: &str) -> &'a str {
    row.metadata.iter().find(|cell| cell.name == column).map_or("", |cell| cell.value.as_str())
}

/// Labels until each category has `wanted` images; ambiguous ones are left to the classifier.
fn label(session: &Session, rows: &[ImageRow], wanted: usize) -> Result<(), SessionError> {
    let mut have: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.category_id.is_some()) {
        *have.entry(metadata(row, TRUTH_COLUMN)).or_default() += 1;
    }
    let mut chosen: BTreeMap<&str, Vec<ImageId>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.category_id.is_none() && metadata(row, "Ambiguous") != "yes") {
        let truth = metadata(row, TRUTH_COLUMN);
        let count = have.entry(truth).or_default();
        if *count < wanted {
            *count += 1;
            chosen.entry(truth).or_default().push(ImageId(row.id));
        }
    }
    for (category, images) in chosen {
        session.label(images, commands::named(session, category)?)?;
    }
    Ok(())
}

#[derive(Default)]
struct Agreement {
    all: usize,
    right: usize,
    clear: usize,
    clear_right: usize,
}

fn agreement(session: &Session) -> Agreement {
    let view = session.view();
    let mut agreement = Agreement::default();
    for row in rows(session) {
        let Some(prediction) = &row.prediction else { continue };
        let name = view.categories.iter().find(|category| category.id == prediction.category_id);
        let right = name.is_some_and(|category| category.name == metadata(&row, TRUTH_COLUMN));
        let clear = metadata(&row, "Ambiguous") != "yes";
        agreement.all += 1;
        agreement.right += usize::from(right);
        agreement.clear += usize::from(clear);
        agreement.clear_right += usize::from(clear && right);
    }
    agreement
}

fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}
