//! The command line as other programs use it: a child process, its exit code, and what it prints where.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use vesicle_session::{Session, setting_specs};
use vesicle_tests::Bench;

/// The `vesicle` of this build; it lies beside the crash driver.
pub(crate) fn program() -> PathBuf {
    let name = format!("vesicle{}", std::env::consts::EXE_SUFFIX);
    let program = Path::new(env!("CARGO_BIN_EXE_crash-driver")).with_file_name(name);
    assert!(
        program.is_file(),
        "{} is missing: build it first with `cargo build --release -p vesicle-cli`, or run `npm test`",
        program.display()
    );
    program
}

/// A program that works in one temporary place.
pub(crate) struct Cli {
    pub(crate) bench: Bench,
    project: PathBuf,
}

impl Cli {
    pub(crate) fn new() -> Self {
        let bench = Bench::new();
        let project = bench.path("p.vesicle");
        Self { bench, project }
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        Command::new(program())
            .args(arguments)
            .env("VESICLE_HOME", self.bench.home())
            // As after any login. Without it Mesa's Vulkan loader writes to stderr on its own.
            .env("XDG_RUNTIME_DIR", self.bench.path(""))
            .current_dir(self.bench.path(""))
            .output()
            .unwrap()
    }

    /// Runs `command p.vesicle rest…`, which must succeed; gives stdout.
    pub(crate) fn ok(&self, command: &[&str], rest: &[&str]) -> String {
        let output = self.output(command, rest);
        // 3: done, but files were skipped.
        let done = matches!(output.status.code(), Some(0 | 3));
        assert!(done, "{command:?} {rest:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The same with `--json`; gives the value, which must be the only line on stdout.
    pub(crate) fn json(&self, command: &[&str], rest: &[&str]) -> Value {
        let text = self.ok(command, &[rest, &["--json"]].concat());
        assert_eq!(text.lines().count(), 1, "only the result belongs on stdout: {text}");
        assert!(text.ends_with('\n'));
        serde_json::from_str(&text).unwrap()
    }

    /// Runs a command that must fail with exactly one line on stderr and nothing on stdout; gives the line.
    pub(crate) fn fails(&self, command: &[&str], rest: &[&str]) -> String {
        let output = self.output(command, rest);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success(), "{command:?} {rest:?} should have failed");
        assert_eq!(stderr.lines().count(), 1, "one clear line: {stderr}");
        assert!(output.stdout.is_empty(), "{:?}", String::from_utf8_lossy(&output.stdout));
        assert!(stderr.starts_with("vesicle: "), "{stderr}");
        stderr
    }

    pub(crate) fn output(&self, command: &[&str], rest: &[&str]) -> Output {
        let project = self.project.to_string_lossy();
        self.run(&[command, &[&project], rest].concat())
    }

    pub(crate) fn text(&self, name: &str) -> String {
        self.bench.path(name).to_string_lossy().into_owned()
    }
}

/// A table of predictions without what differs between two fits: the model's id, and where the images lie.
pub(crate) fn what_models_said(table: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(table).unwrap();
    let names = reader.headers().unwrap().clone();
    let same = |name: &str| !["model_id", "resolved_path"].contains(&name);
    let kept = |row: &csv::StringRecord| {
        names.iter().zip(row).filter(|(name, _)| same(name)).map(|(_, cell)| cell.to_owned()).collect()
    };
    reader.records().map(|row| kept(&row.unwrap())).collect()
}

const QUICK_FIT: [&str; 8] = ["--model", "simple-cnn", "--epochs", "3", "--input", "16", "--device", "cpu"];

#[test]
fn files_stacks_and_patterns_headless() {
    let cli = Cli::new();
    for (name, seed) in [("A01_s1_w1", 1), ("A01_s1_w2", 2), ("B01_s1_w1", 3), ("B01_s1_w2", 4)] {
        let tiff = vesicle_tests::texture_tiff(vesicle_tests::Texture::Smooth, 16, seed);
        std::fs::create_dir_all(cli.bench.path("plate")).unwrap();
        std::fs::write(cli.bench.path(&format!("plate/{name}.tif")), tiff).unwrap();
    }
    let file = cli.text("plate/A01_s1_w1.tif");
    let output = cli.run(&["info", &file, "--json"]);
    let info: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&info["width"], &info["channels"], &info["bitDepth"]), (&16.into(), &1.into(), &16.into()), "{info}");
    assert!(info["min"].as_f64().unwrap() < info["max"].as_f64().unwrap(), "{info}");

    cli.ok(&["new"], &[]);
    let report = cli.json(&["import"], &[&cli.text("plate"), "--pattern", "{well}_s{site}_w{channel}"]);
    assert_eq!(report["added"], 2, "{report}");
    let listed = cli.json(&["info"], &["--images"]);
    assert_eq!(listed["images"][0]["channels"], 2, "{listed}");
    cli.ok(&["stack"], &["max"]);
    assert_eq!(cli.json(&["info"], &[])["project"]["stack"], "max");
    assert!(cli.fails(&["stack"], &["somewhere"]).contains("max, mean"));
    assert!(cli.fails(&["import"], &[&file, "--pattern", "{well"]).contains("{well"));
    assert!(cli.fails(&["import"], &[&file, "--pages", "2"]).contains("2x15x1"));
    let patterns = cli.run(&["patterns"]);
    assert!(String::from_utf8(patterns.stdout).unwrap().lines().count() > 10);
}

#[test]
#[cfg(target_os = "linux")]
fn names_stay_on_their_lines() {
    let cli = Cli::new();
    std::fs::create_dir(cli.bench.path("images")).unwrap();
    for (name, seed) in [("two\nlines.tif", 1), ("\u{1b}[31mred.tif", 2), ("plain.tif", 3)] {
        let tiff = vesicle_tests::texture_tiff(vesicle_tests::Texture::Smooth, 16, seed);
        std::fs::write(cli.bench.path("images").join(name), tiff).unwrap();
    }
    std::fs::write(cli.bench.path("images/bad\n.tif"), b"").unwrap();
    cli.ok(&["new"], &[]);
    let output = cli.output(&["import"], &[&cli.text("images")]);
    let told = String::from_utf8(output.stderr).unwrap();
    let skipped: Vec<&str> = told.lines().filter(|line| line.starts_with("skipped")).collect();
    assert!(skipped.len() == 1 && skipped[0].contains(r"bad\n.tif: the file is empty"), "{told}");
    let listed = cli.ok(&["info"], &["--images"]);
    assert!(listed.chars().all(|letter| !letter.is_control() || "\n\t".contains(letter)), "{listed:?}");
    assert_eq!(listed.lines().filter(|line| line.contains(".tif\t")).count(), 3, "{listed}");
    cli.ok(&["category", "add"], &["odd"]);
    cli.ok(&["label"], &["odd", r"two\nlines.tif", "\u{1b}[31mred.tif"]);
    assert_eq!(cli.json(&["info"], &[])["project"]["counts"]["labelled"], 2);
    assert!(cli.fails(&["label"], &["odd", "no\nsuch.tif"]).contains(r"no\nsuch.tif"));
}

#[test]
fn the_largest_picture_is_a_setting() {
    let cli = Cli::new();
    let limits = |arguments: &[&str]| cli.run(&[&["limits"], arguments].concat());
    let text = |output: &Output| {
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
    };
    assert!(text(&limits(&[])).contains("2147 megapixels"));
    let picture = vesicle_images::Picture::new(1001, 1000, 1, vesicle_images::Samples::U8(vec![7; 1_001_000])).unwrap();
    std::fs::write(cli.bench.path("large.tif"), vesicle_images::encode_tiff(&picture).unwrap()).unwrap();
    cli.ok(&["new"], &[]);
    assert!(limits(&["--max-megapixels", "1"]).status.success());
    let report = cli.json(&["import"], &[&cli.text("large.tif")]);
    assert_eq!(report["added"], 0, "{report}");
    assert!(report["skipped"][0]["reason"].as_str().unwrap().contains("vesicle limits"), "{report}");
    for bad in [["--max-megapixels", "0"], ["--max-memory-mb", "4000000000"], ["--max-megapixels", "many"]] {
        let output = limits(&bad);
        assert!(!output.status.success() && output.stdout.is_empty(), "{bad:?}: {output:?}");
    }
    let kept = limits(&["--json"]);
    let kept: Value = serde_json::from_slice(&kept.stdout).unwrap();
    assert_eq!(kept["settings"]["maxMegapixels"], 1, "{kept}");
    assert!(limits(&["--reset"]).status.success());
    assert_eq!(cli.json(&["import"], &[&cli.text("large.tif")])["added"], 1);
}

/// A limit on the size of files stands in for a full disk: writing fails in the middle of a transaction.
#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_is_full_costs_nothing_but_the_edit() {
    let cli = Cli::new();
    cli.bench.write_images("few", 2, 0, 16);
    cli.bench.write_images("many", 150, 0, 16);
    cli.ok(&["new"], &[]);
    cli.ok(&["import"], &[&cli.text("few")]);
    let full = |arguments: &[&str]| {
        let mut command = Command::new("sh");
        command.args(["-c", "trap '' XFSZ; ulimit -f 40; exec \"$0\" \"$@\""]).arg(program()).args(arguments);
        command.env("VESICLE_HOME", cli.bench.home()).env("XDG_RUNTIME_DIR", cli.bench.path("")).output().unwrap()
    };
    let project = cli.text("p.vesicle");
    for arguments in [vec!["import", &project, &cli.text("many")], vec!["save-as", &project, &cli.text("copy.vesicle")]]
    {
        let output = full(&arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && output.stdout.is_empty(), "{arguments:?}: {told}");
        let last = told.lines().last().unwrap_or_default();
        assert!(last.starts_with("vesicle: ") && last.contains("the disk has space"), "{arguments:?}: {told}");
    }
    assert!(!cli.bench.path("copy.vesicle").exists());
    assert_eq!(cli.json(&["info"], &[])["project"]["imageCount"], 4);
    assert_eq!(cli.json(&["import"], &[&cli.text("many")])["added"], 296, "all but the four that were there");
}

#[test]
fn the_contract_from_new_to_export() {
    let cli = Cli::new();
    let images = cli.bench.write_images("images", 8, 4, 24);
    let mut table = String::from("file,category,partition,Well\n");
    for (category, texture) in [("calm", "smooth"), ("busy", "speckled")] {
        for number in 0..8 {
            let partition = if number < 6 { "training" } else { "validation" };
            table += &format!("{texture}/1-{number}.tif,{category},{partition},A{number:02}\n");
        }
    }
    std::fs::write(cli.bench.path("labels.csv"), table).unwrap();

    cli.ok(&["new"], &[]);
    assert!(cli.project.is_file());
    let imported = cli.json(&["import"], &[&images.to_string_lossy(), "--labels", &cli.text("labels.csv")]);
    assert_eq!((&imported["added"], &imported["images"]), (&20.into(), &20.into()), "{imported}");
    assert_eq!(imported["skipped"], Value::Array(Vec::new()));

    let fit = cli.json(&["fit"], &[&QUICK_FIT[..], &["--seed", "7"]].concat());
    assert_eq!((&fit["epochs"], &fit["training"], &fit["validation"]), (&3.into(), &12.into(), &4.into()), "{fit}");
    assert_eq!(fit["curves"].as_array().unwrap().len(), 3);
    for curve in ["accuracy", "validationAccuracy", "loss", "validationLoss"] {
        assert!(fit["curves"][2][curve].is_f64(), "{curve} in {fit}");
    }
    assert_eq!(fit["settings"]["seed"], 7);
    let predict = cli.json(&["predict"], &[]);
    assert_eq!(predict["predicted"], 4, "{predict}");
    let per_category: u64 = ["calm", "busy"].iter().map(|name| predict["perCategory"][name].as_u64().unwrap()).sum();
    assert_eq!(per_category, 4, "{predict}");
    let evaluation = cli.json(&["evaluate"], &[]);
    assert_eq!(evaluation["count"], 4, "{evaluation}");
    let cells = evaluation["matrix"].as_array().unwrap().iter().flat_map(|row| row.as_array().unwrap());
    assert_eq!(cells.map(|cell| cell.as_u64().unwrap()).sum::<u64>(), 4, "{evaluation}");

    let sorted = cli.json(&["export"], &["--images", &cli.text("sorted"), "--by", "label-or-prediction", "--link"]);
    assert_eq!(sorted["added"], 20, "{sorted}");
    let folders = std::fs::read_dir(cli.bench.path("sorted")).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(folders.collect::<std::collections::BTreeSet<_>>(), ["busy", "calm"].map(Into::into).into());
    assert_eq!(cli.json(&["export"], &["--piximi", &cli.text("study.zip")])["added"], 20);
    cli.ok(&["export"], &["--predictions", &cli.text("out.csv")]);
    let mut reader = csv::Reader::from_path(cli.bench.path("out.csv")).unwrap();
    let headers: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let known =
        ["file", "category", "origin", "partition", "predicted", "confidence", "p(calm)", "p(busy)", "model_id"];
    assert_eq!(headers[..9], known);
    assert_eq!(headers[9..], ["content_hash", "stored_path", "resolved_path", "Metadata_Well"]);
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    assert_eq!(rows.len(), 20);
    for row in &rows {
        if row[0].starts_with("unknown/") {
            assert_eq!((&row[1], &row[2]), ("", ""), "{row:?}");
            let numbers: Vec<f64> = row.iter().skip(5).take(3).map(|cell| cell.parse().unwrap()).collect();
            assert!((numbers[1] + numbers[2] - 1.0).abs() < 1e-5, "probabilities sum to 1: {row:?}");
            assert_eq!(numbers[0], numbers[1].max(numbers[2]), "{row:?}");
            let predicted = if numbers[1] >= numbers[2] { "calm" } else { "busy" };
            assert_eq!(&row[4], predicted);
        } else {
            let category = if row[0].starts_with("smooth/") { "calm" } else { "busy" };
            assert_eq!((&row[1], &row[2], &row[4], &row[5]), (category, "person", "", ""), "{row:?}");
        }
    }
}

#[test]
fn categories_and_labels_without_a_window() {
    let cli = Cli::new();
    let images = cli.bench.write_images("images", 3, 2, 24);
    cli.ok(&["new"], &[]);
    cli.ok(&["import"], &[&images.to_string_lossy(), "--labels-from-folders"]);
    cli.ok(&["category", "add"], &["Dividing", "--color", "#123456"]);
    cli.ok(&["category", "rename"], &["smooth", "Soft"]);
    cli.ok(&["category", "recolor"], &["soft", "#abcdef"]);
    cli.ok(&["category", "hide"], &["Unknown"]);
    cli.ok(&["category", "delete"], &["speckled"]);
    cli.ok(&["label"], &["Dividing", "unknown/2-0.tif", "speckled/1-0.tif"]);
    cli.ok(&["label"], &["Unknown", "smooth/1-0.tif"]);
    cli.ok(&["remove"], &["speckled/1-2.tif"]);

    let info = cli.json(&["info"], &["--images"]);
    let categories: Vec<_> = info["project"]["categories"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let text = |key: &str| one[key].as_str().unwrap().to_owned();
            (text("name"), text("color"), one["labelled"].as_u64().unwrap(), one["shown"].as_bool().unwrap())
        })
        .collect();
    let named = |name: &str, color: &str, count, shown| (name.to_owned(), color.to_owned(), count, shown);
    assert_eq!(
        categories,
        [
            named("Unknown", "#9e9e9e", 3, false),
            named("Soft", "#abcdef", 2, true),
            named("Dividing", "#123456", 2, true)
        ]
    );
    assert_eq!(info["images"].as_array().unwrap().len(), 7);
    assert!(images.join("speckled/1-2.tif").is_file(), "removing an image leaves its file");
    // It is the same project for the window.
    assert_eq!(Session::open(&cli.bench.folders(), &cli.project).unwrap().view().counts.labelled, 4);
}

#[test]
fn the_same_seed_exports_the_same_bytes() {
    let export = |seed: &str| {
        let cli = Cli::new();
        let images = cli.bench.write_images("images", 6, 6, 24);
        cli.ok(&["new"], &[]);
        cli.ok(&["import"], &[&images.to_string_lossy(), "--labels-from-folders"]);
        cli.ok(&["fit"], &[&QUICK_FIT[..], &["--seed", seed]].concat());
        cli.ok(&["predict"], &[]);
        cli.ok(&["export"], &["--predictions", &cli.text("out.csv")]);
        what_models_said(&cli.bench.path("out.csv"))
    };
    let (first, second) = (export("5"), export("5"));
    assert_eq!(first, second);
    assert!(first != export("6"), "another seed is another fit");
}

#[test]
fn a_failure_is_one_clear_line_and_a_code() {
    let cli = Cli::new();
    let missing = cli.fails(&["predict"], &[]);
    assert!(missing.contains("p.vesicle") && missing.contains("no such file"), "{missing}");
    cli.ok(&["new"], &[]);
    assert!(cli.fails(&["new"], &[]).contains("already"));
    assert!(cli.fails(&["fit"], &["--device", "cpu"]).contains("No image has a label"));
    assert!(cli.fails(&["predict"], &["--json"]).contains("no model"));
    assert!(cli.fails(&["evaluate"], &["--json"]).contains("no model"));
    let table = cli.fails(&["import"], &[".", "--labels", &cli.text("none.csv")]);
    assert!(table.contains("none.csv"), "{table}");

    let images = cli.bench.write_images("images", 4, 2, 24);
    cli.ok(&["import"], &[&images.to_string_lossy(), "--labels-from-folders"]);
    assert!(cli.fails(&["fit"], &["--model", "magic"]).contains("“magic” is not one of the choices"));
    let device = cli.fails(&["fit"], &["--device", "quantum"]);
    assert!(device.contains("no device “quantum”"), "{device}");
    let batch = cli.fails(&["fit"], &["--model", "simple-cnn", "--batch-size", "0", "--device", "cpu", "--json"]);
    assert!(batch.contains("batch size"), "{batch}");
    // What was refused is not remembered: the next fit is as if nothing had happened.
    cli.json(&["fit"], &QUICK_FIT);
    for (command, rest) in [
        (&["category", "delete"][..], &["Unknown"][..]),
        (&["category", "rename"], &["Unknown", "Known"]),
        (&["category", "add"], &["unknown"]),
        (&["category", "add"], &["x", "--color", "red"]),
        (&["category", "delete"], &["none"]),
        (&["label"], &["smooth", "no-such.tif"]),
        (&["accept"], &[]),
    ] {
        cli.fails(command, rest);
    }
    std::fs::write(&cli.project, "broken").unwrap();
    assert!(cli.fails(&["info"], &["--json"]).contains("not a Vesicle project"));
}

#[test]
fn bad_files_are_named_and_the_rest_is_imported() {
    let cli = Cli::new();
    let images = cli.bench.write_images("images", 2, 0, 24);
    std::fs::write(images.join("notes.png"), "not an image").unwrap();
    cli.ok(&["new"], &[]);
    let output = cli.output(&["import"], &[&images.to_string_lossy(), "--json"]);
    assert_eq!(output.status.code(), Some(3), "done, but a file was skipped");
    let result: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((result["added"].as_u64(), result["skipped"].as_array().unwrap().len()), (Some(4), 1), "{result}");
    assert!(result["skipped"][0]["path"].as_str().unwrap().ends_with("notes.png"));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("notes.png") && stderr.contains("not an image"), "{stderr}");
}

#[test]
fn a_learning_rate_is_found_headless_and_nothing_is_changed() {
    let cli = Cli::new();
    let folder = cli.bench.write_images("images", 6, 0, 48);
    cli.ok(&["new"], &[]);
    cli.ok(&["import"], &[folder.to_str().unwrap(), "--labels-from-folders"]);
    let project = |mut info: Value| {
        // Drawn each time that a project is opened.
        info["project"]["token"] = Value::Null;
        info
    };
    let before = project(cli.json(&["info"], &[]));
    let curve = cli.json(&["find-rate"], &["--model", "compact-cnn", "--input", "32", "--device", "cpu"]);
    assert!(curve["points"].as_array().unwrap().len() > 10, "{curve}");
    assert!(curve["suggested"].as_f64().is_none_or(|rate| (1e-6..=1.0).contains(&rate)));
    assert_eq!(project(cli.json(&["info"], &[])), before);
    let refused = cli.output(&["find-rate"], &["--model", "quick"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("Quick has no learning rate"));
}

#[test]
fn devices_settings_and_copies() {
    let cli = Cli::new();
    let devices: Value = serde_json::from_slice(&cli.run(&["devices", "--json"]).stdout).unwrap();
    assert!(devices.as_array().unwrap().iter().any(|device| device["id"] == "cpu"), "{devices}");
    let settings: Value = serde_json::from_slice(&cli.run(&["settings", "--json"]).stdout).unwrap();
    assert_eq!(settings.as_array().unwrap().len(), setting_specs().len(), "one for each setting of a fit");
    assert!(settings.as_array().unwrap().iter().all(|setting| !setting["help"].as_str().unwrap().is_empty()));

    let images = cli.bench.write_images("images", 2, 2, 24);
    cli.ok(&["new"], &[]);
    cli.ok(&["import"], &[&images.to_string_lossy(), "--labels-from-folders"]);
    cli.ok(&["save-as"], &[&cli.text("away/copy.vesicle")]);
    let copy = Session::open(&cli.bench.folders(), &cli.bench.path("away/copy.vesicle")).unwrap();
    assert!(!copy.refresh_missing() && copy.project().image_count() == 6);
    cli.ok(&["sheet"], &[&cli.text("sheet.png")]);
    let sheet = image::open(cli.bench.path("sheet.png")).unwrap();
    assert!(sheet.width() > 100 && sheet.height() > 100);
    drop(copy);
}
