//! Measuring models, and the weights of the pretrained network.
//!
//! Owns: the table and the JSON of a benchmark. Refuses: the draws and the figures; those are the session's.

use std::path::Path;

use serde_json::json;
use vesicle_session::view::{FitStart, JobKind, JobReport};
use vesicle_session::{
    BenchmarkRequest, BenchmarkResult, Folders, QueueResult, SessionError, backbone_view, benchmark as measure,
    benchmark_queue, find_rate, install_backbone as install,
};

use crate::args::{BenchmarkArgs, SettingArgs};
use crate::{choices, commands, output, progress};

pub(crate) fn run_benchmark(args: BenchmarkArgs) -> Result<(), SessionError> {
    let request = BenchmarkRequest {
        folder: args.folder,
        labels: args.labels_per_category,
        repeats: args.repeats as usize,
        held_out: args.held_out,
        group_by: args.group_by,
        architectures: choices::architectures(&args.model)?,
        without: args.without,
        device: args.device,
        seed: args.seed,
    };
    benchmark(&request, args.by_queue, args.json.json)
}

fn benchmark(request: &BenchmarkRequest, by_queue: bool, json: bool) -> Result<(), SessionError> {
    if !(request.held_out > 0.0 && request.held_out < 1.0) {
        return Err(SessionError::Refused(format!(
            "--held-out must be above 0 and below 1, not {}.",
            request.held_out
        )));
    }
    if by_queue {
        return queue_benchmark(request, json);
    }
    let context = progress::context(JobKind::Fit, "Benchmark");
    let say = |text: &str| if json { eprintln!("{text}") } else { output::line(text) };
    say("model        labels  accuracy         balanced         lowest   calibration  seconds");
    let mut results = Vec::new();
    let report = output::report(context.run(|context| {
        results = measure(&Folders::of_this_user(), request, context, &mut |result| say(&row(result)))?;
        let summary = format!("{} rows, each over {} draws.", results.len(), request.repeats);
        Ok(JobReport { summary, added: results.len() as u32, skipped: Vec::new(), notes: Vec::new() })
    }))?;
    if json {
        return output::json(&json!({ "results": results }));
    }
    output::line(&report.summary);
    Ok(())
}

fn queue_benchmark(request: &BenchmarkRequest, json: bool) -> Result<(), SessionError> {
    let context = progress::context(JobKind::Fit, "Benchmark");
    let say = |text: &str| if json { eprintln!("{text}") } else { output::line(text) };
    let mut results = Vec::new();
    let report = output::report(context.run(|context| {
        results = benchmark_queue(&Folders::of_this_user(), request, context, &mut |result| say(&in_words(result)))?;
        let summary = format!("{} rows, each over {} draws.", results.len(), request.repeats);
        Ok(JobReport { summary, added: results.len() as u32, skipped: Vec::new(), notes: Vec::new() })
    }))?;
    if json {
        return output::json(&json!({ "results": results }));
    }
    output::line(&report.summary);
    Ok(())
}

fn in_words(result: &QueueResult) -> String {
    let QueueResult { model, random_labels, random_accuracy, queue_labels, .. } = result;
    let (_, last) = result.steps.last().copied().unwrap_or_default();
    let needed = queue_labels.map_or_else(
        || format!("are not reached by as many of the queue, which give {:.1} %", last * 100.0),
        |labels| format!("need {labels} labels by the queue (as many give {:.1} %)", last * 100.0),
    );
    format!(
        "{model}: {random_labels} labels at random give {:.1} % balanced accuracy; they {needed}",
        random_accuracy * 100.0
    )
}

fn row(result: &BenchmarkResult) -> String {
    format!(
        "{:<12} {:>6}  {:>5.1} % ± {:>4.1}   {:>5.1} % ± {:>4.1}   {:>5.1} %  off by {:>4.1}  {:>7.2}",
        result.model,
        result.labels_per_category,
        result.accuracy * 100.0,
        result.sd * 100.0,
        result.balanced_accuracy * 100.0,
        result.balanced_sd * 100.0,
        result.lowest_balanced_accuracy * 100.0,
        result.calibration_error * 100.0,
        result.seconds
    )
}

/// The curve as a table, and what it suggests.
pub(crate) fn rate(project: &Path, args: &SettingArgs, start: FitStart, json: bool) -> Result<(), SessionError> {
    let session = commands::open(project)?;
    let settings = choices::settings(args, session.view().fit_settings)?;
    let context = progress::context(JobKind::FindRate, "Find a learning rate");
    let mut found = None;
    let report = output::report(context.run(|context| {
        let (curve, report) = find_rate(&session, &settings, start, context)?;
        found = curve;
        Ok(report)
    }))?;
    if json {
        return output::json(&found);
    }
    for point in found.iter().flat_map(|curve| &curve.points) {
        output::line(&format!("{:>9.1e}  {:.4}", point.rate, point.loss));
    }
    output::line(&report.summary);
    Ok(())
}

pub(crate) fn show_backbone(json: bool) -> Result<(), SessionError> {
    let view = backbone_view(&Folders::of_this_user());
    if json {
        return output::json(&json!(view));
    }
    output::line(&format!("{}: {}", view.name, if view.installed { "installed" } else { "not installed" }));
    output::line(&view.message);
    Ok(())
}

pub(crate) fn install_backbone(file: &Path) -> Result<(), SessionError> {
    let view = install(&Folders::of_this_user(), file)?;
    output::line(&format!("Installed in {}.", view.path.unwrap_or_default()));
    Ok(())
}
