//! Lists of images without a project: predicted in one piece or in parts, put together, evaluated, and as numbers.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use vesicle_learning::{Architecture, Crop};
use vesicle_session::view::{FitStart, ModelFormat};
use vesicle_session::{FitSettings, Session, export_model};
use vesicle_tests::{Texture, fit_now, quick_settings, texture_tiff, write_textures};

use crate::cli::{Cli, program};

/// The exit code when files were skipped.
const SKIPPED: Option<i32> = Some(3);

/// Models of a project in `folder` as files: Quick, a network, and one whose images are seen through several windows.
fn models(cli: &Cli) -> Vec<String> {
    let session = cli.bench.labelled(6, 0);
    let quick = FitSettings { architecture: Architecture::Quick, device: "cpu".to_owned(), ..FitSettings::default() };
    let windows = FitSettings { architecture: Architecture::CompactCnn, crop: Crop::Random, ..quick_settings() };
    let forms = [
        (quick, "quick.safetensors", ModelFormat::Safetensors),
        (quick_settings(), "simple.onnx", ModelFormat::Onnx),
        (windows, "windows.zip", ModelFormat::Bioimageio),
    ];
    forms
        .into_iter()
        .map(|(settings, name, format)| {
            fit_now(&session, &settings, FitStart::Afresh);
            export_model(&session, &cli.bench.path(name), format, None, None).unwrap();
            cli.text(name)
        })
        .collect()
}

/// A list of images of several sizes in a folder beside it, one of which is not there and one is no image.
fn list(cli: &Cli) -> String {
    let folder = cli.bench.path("lists/images");
    std::fs::create_dir_all(&folder).unwrap();
    let mut text = String::from("file,category,partition,Metadata_Well,=note\n");
    for number in 0..20_u32 {
        let texture = if number % 2 == 0 { Texture::Smooth } else { Texture::Speckled };
        let name = format!("{number:02}.tif");
        std::fs::write(folder.join(&name), texture_tiff(texture, 16 + number % 3 * 12, 900 + u64::from(number)))
            .unwrap();
        let truth = ["smooth", "speckled", "", "other"][number as usize % 4];
        text += &format!("images/{name},{truth},test,A{:02},\"=1+1, \"\"x\"\"\"\n", number % 5);
        if number == 7 {
            std::fs::write(folder.join("bad.tif"), "no image").unwrap();
            text += "images/ghost.tif,smooth,,,\nimages\\bad.tif,smooth,,,-5\n";
        }
    }
    std::fs::write(cli.bench.path("lists/list.csv"), text).unwrap();
    cli.text("lists/list.csv")
}

fn predict(cli: &Cli, model: &str, list: &str, shard: Option<&str>, output: &str) -> std::process::Output {
    let mut arguments = vec!["predict", "--model", model, "--input", list, "--output", output, "--device", "cpu"];
    arguments.extend(shard.iter().flat_map(|shard| ["--shard", shard]));
    cli.run(&arguments)
}

fn told(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn parts_put_together_are_the_whole_byte_for_byte() {
    let cli = Cli::new();
    let list = list(&cli);
    std::fs::create_dir(cli.bench.path("out")).unwrap();
    for (model, ending) in models(&cli).iter().zip(["csv", "parquet", "csv"]) {
        let whole = cli.text(&format!("out/whole.{ending}"));
        let output = predict(&cli, model, &list, None, &whole);
        assert_eq!(output.status.code(), SKIPPED, "{}", told(&output));
        let whole = std::fs::read(&whole).unwrap();
        // With 30 parts some have no rows.
        for count in [1, 2, 3, 7, 30] {
            let mut parts: Vec<String> = Vec::new();
            for number in 1..=count {
                let part = cli.text(&format!("out/part-{number}.{ending}"));
                let output = predict(&cli, model, &list, Some(&format!("{number}/{count}")), &part);
                assert!(matches!(output.status.code(), Some(0 | 3)), "{}", told(&output));
                parts.push(part);
            }
            parts.reverse();
            let merged = cli.text(&format!("out/merged.{ending}"));
            let named: Vec<&str> = parts.iter().map(String::as_str).collect();
            for _again in 0..2 {
                let output = cli.run(&[&["merge", "--output", &merged], &named[..]].concat());
                assert!(output.status.success(), "{}", told(&output));
                assert!(std::fs::read(&merged).unwrap() == whole, "{model}, {count} parts as {ending}");
            }
        }
        // The number of threads changes nothing either.
        let one = cli.text(&format!("out/one.{ending}"));
        cli.run(&[
            "predict",
            "--threads",
            "1",
            "--model",
            model,
            "--input",
            &list,
            "--output",
            &one,
            "--device",
            "cpu",
        ]);
        assert!(std::fs::read(one).unwrap() == whole, "{model} by one thread");
    }
    let left: Vec<String> = names(&cli.bench.path("out")).into_iter().filter(|name| name.starts_with('.')).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_list_keeps_its_columns_and_its_order_and_says_what_could_not_be_read() {
    let cli = Cli::new();
    let (list, models) = (list(&cli), models(&cli));
    let table = cli.text("out.csv");
    let output = predict(&cli, &models[1], &list, None, &table);
    assert_eq!(output.status.code(), SKIPPED);
    let said = told(&output);
    assert!(said.contains("ghost.tif: the file is not there") && said.contains("bad.tif"), "{said}");
    let mut reader = csv::Reader::from_path(&table).unwrap();
    let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let known = ["file", "category", "partition", "Metadata_Well", "'=note", "content_hash", "predicted", "confidence"];
    assert_eq!(names[..8], known);
    assert_eq!(names[8..], ["p(smooth)", "p(speckled)", "model_id", "error"]);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 22);
    assert_eq!((&rows[0][0], &rows[0][4], &rows[9][4]), ("images/00.tif", "'=1+1, \"x\"", "-5"));
    for row in &rows {
        let failed = row[0].contains("ghost") || row[0].contains("bad");
        assert_eq!(failed, !row[11].is_empty(), "{row:?}");
        assert_eq!(failed, row[6].is_empty(), "{row:?}");
        assert_eq!(row[5].len(), if failed { 0 } else { 64 }, "{row:?}");
    }
    // The table is a list itself: what models said is replaced.
    let again = cli.text("again.csv");
    std::fs::copy(&table, cli.bench.path("lists/predicted.csv")).unwrap();
    let output = predict(&cli, &models[1], &cli.text("lists/predicted.csv"), None, &again);
    assert!(told(&output).contains("were replaced: content_hash, predicted"), "{}", told(&output));
    assert_eq!(std::fs::read(&again).unwrap(), std::fs::read(&table).unwrap());
}

#[test]
fn files_for_each_channel_are_one_image() {
    let cli = Cli::new();
    let plate = cli.bench.path("plate");
    std::fs::create_dir_all(&plate).unwrap();
    let mut text = String::from("FileName_DNA,PathName_DNA,FileName_GFP,PathName_GFP,Metadata_Well,category\n");
    for number in 0..8_u64 {
        for (channel, texture) in [("w1", Texture::Smooth), ("w2", Texture::Speckled)] {
            let tiff = texture_tiff(texture, 24, number * 2 + 40);
            std::fs::write(plate.join(format!("A{number:02}_s1_{channel}.tif")), tiff).unwrap();
        }
        let category = ["x", "y"][number as usize % 2];
        text += &format!("A{number:02}_s1_w1.tif,plate,A{number:02}_s1_w2.tif,plate,A{number:02},{category}\n");
    }
    let list = cli.text("plate.csv");
    std::fs::write(&list, text).unwrap();
    cli.ok(&["new"], &[]);
    cli.ok(&["import"], &[&cli.text("plate"), "--labels", &list]);
    cli.ok(&["fit"], &["--model", "quick", "--device", "cpu"]);
    cli.ok(&["export-model"], &[&cli.text("m.safetensors")]);
    cli.ok(&["export"], &["--predictions", &cli.text("project.csv")]);
    let output = predict(&cli, &cli.text("m.safetensors"), &list, None, &cli.text("list.csv"));
    assert!(output.status.success(), "{}", told(&output));
    let column = |table: &str, name: &str| -> Vec<String> {
        let mut reader = csv::Reader::from_path(cli.bench.path(table)).unwrap();
        let at = reader.headers().unwrap().iter().position(|header| header == name).unwrap();
        reader.records().map(|row| row.unwrap()[at].to_owned()).collect()
    };
    assert_eq!(column("project.csv", "content_hash"), column("list.csv", "content_hash"));
    assert_eq!(column("project.csv", "FileName_DNA"), column("list.csv", "FileName_DNA"));
    assert!(column("project.csv", "PathName_GFP").iter().all(|path| path.ends_with("plate")));

    // A model for other channels: each row says it.
    let single = write_textures(&cli.bench.path("single"), Texture::Smooth, 2, 24, 5);
    let one = cli.text("single.csv");
    std::fs::write(&one, format!("file\n{}\n{}\n", single[0].display(), single[1].display())).unwrap();
    let output = predict(&cli, &cli.text("m.safetensors"), &one, None, &cli.text("none.csv"));
    assert_eq!(output.status.code(), SKIPPED);
    let errors = column("none.csv", "error");
    assert!(errors.len() == 2 && errors[0].contains("It has 1 channels; the model works with 2."), "{errors:?}");
}

#[test]
fn parts_that_do_not_belong_together_are_refused_by_name() {
    let cli = Cli::new();
    let (list, models) = (list(&cli), models(&cli));
    let other = cli.text("lists/other.csv");
    std::fs::write(&other, std::fs::read_to_string(&list).unwrap().replace("A01", "B01")).unwrap();
    let part = |name: &str, model: &str, list: &str, shard: &str| {
        let path = cli.text(name);
        predict(&cli, model, list, Some(shard), &path);
        path
    };
    let first = part("a.csv", &models[1], &list, "1/3");
    let third = part("c.csv", &models[1], &list, "3/3");
    let of_two = part("two.csv", &models[1], &list, "2/2");
    let foreign = part("foreign.csv", &models[1], &other, "2/3");
    let by_other = part("model.csv", &models[0], &list, "2/3");
    let second = part("b.csv", &models[1], &list, "2/3");
    let merged = cli.text("merged.csv");
    let refused = |parts: &[&str]| {
        let output = cli.run(&[&["merge", "--output", &merged], parts].concat());
        assert_eq!(output.status.code(), Some(1));
        assert!(!Path::new(&merged).exists() && output.stdout.is_empty());
        let said = told(&output);
        assert_eq!(said.lines().count(), 1, "{said}");
        said
    };
    assert!(refused(&[&first, &third]).contains("1 of 3 parts are missing: number 2."));
    let twice = refused(&[&first, &second, &third, &first]);
    assert!(twice.contains("a.csv and") && twice.contains("same part (number 1)"), "{twice}");
    assert!(refused(&[&first, &of_two]).contains("different numbers of parts"));
    let lists = refused(&[&first, &foreign, &third]);
    assert!(lists.contains("foreign.csv do not belong together: they are of different lists"), "{lists}");
    assert!(refused(&[&first, &by_other, &third]).contains("different models"));
    assert!(refused(&[&list]).contains("no part of a prediction"));
    // A part that lost its end, as on a full disk.
    let text = std::fs::read_to_string(&second).unwrap();
    let short: Vec<&str> = text.lines().collect();
    std::fs::write(&second, short[..short.len() - 1].join("\n")).unwrap();
    assert!(refused(&[&first, &second, &third]).contains("b.csv cannot be used: it has 6 rows and should have 7"));
    let over = cli.run(&["merge", &first, &third, "--output", &first]);
    assert!(told(&over).contains("written over itself"), "{}", told(&over));
}

#[test]
fn a_shard_that_is_killed_leaves_nothing_under_its_name() {
    let cli = Cli::new();
    let models = models(&cli);
    let files = write_textures(&cli.bench.path("many"), Texture::Speckled, 40, 256, 3);
    let mut text = String::from("file\n");
    for _ in 0..100 {
        files.iter().for_each(|file| text += &format!("{}\n", file.display()));
    }
    std::fs::write(cli.bench.path("many.csv"), text).unwrap();
    let output = cli.bench.path("out/part.csv");
    let mut child = Command::new(program())
        .args(["predict", "--model", &models[0], "--input", &cli.text("many.csv"), "--shard", "1/1", "--device", "cpu"])
        .arg("--output")
        .arg(&output)
        .env("VESICLE_HOME", cli.bench.home())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let began = Instant::now();
    let is_writing = || output.parent().is_some_and(|folder| folder.is_dir() && !names(folder).is_empty());
    while !is_writing() && began.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    assert!(!child.wait().unwrap().success(), "it was still working");
    assert!(!output.exists(), "{:?}", names(output.parent().unwrap()));
}

#[test]
fn bad_lists_and_models_are_refused_before_anything_is_written() {
    let cli = Cli::new();
    let (list, models) = (list(&cli), models(&cli));
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(cli.bench.path(name), bytes).unwrap();
        cli.text(name)
    };
    let wide = write("wide.csv", vec!["file"; 1_000_000].join(",").as_bytes());
    let latin = write("latin.csv", b"file,note\na.tif,Zellk\xf6rper\n");
    let quoted = write("quoted.csv", b"file,note\n\"a.tif,x\nb.tif,y\n");
    let nameless = write("nameless.csv", b"well,dose\nA01,3\n");
    let twice = write("twice.csv", b"file,dose,dose\na,1,2\n");
    let output = cli.text("o/out.csv");
    for (list, model, reason) in [
        (&wide, &models[1], "wide.csv cannot be used: it has more columns than are read (1000000"),
        (&latin, &models[1], "not a text table in UTF-8"),
        (&quoted, &models[1], "Is a quotation mark missing?"),
        (&nameless, &models[1], "no column with the images' names"),
        (&twice, &models[1], "two of its columns are called “dose”"),
        (&list, &list, "list.csv cannot be used"),
        (&cli.text("no.csv"), &models[1], "no.csv"),
    ] {
        let done = predict(&cli, model, list, None, &output);
        assert_eq!(done.status.code(), Some(1), "{reason}");
        assert!(told(&done).contains(reason) && told(&done).lines().count() == 1, "{reason}: {}", told(&done));
        let left = if cli.bench.path("o").exists() { names(&cli.bench.path("o")) } else { Vec::new() };
        assert!(left.is_empty(), "{left:?}");
    }
    let done = predict(&cli, &models[1], &list, None, &cli.text("out.txt"));
    assert!(told(&done).contains(".csv or .parquet"), "{}", told(&done));
    for wrong in [&["predict"][..], &["predict", "--input", &list], &["predict", "p.vesicle", "--input", &list]] {
        assert_eq!(cli.run(wrong).status.code(), Some(2), "{wrong:?}");
    }
    assert_eq!(predict(&cli, &models[1], &list, Some("4/3"), &output).status.code(), Some(2));
}

#[test]
fn a_table_is_evaluated_as_a_project_is() {
    let cli = Cli::new();
    let (list, models) = (list(&cli), models(&cli));
    for ending in ["csv", "parquet"] {
        let table = cli.text(&format!("table.{ending}"));
        predict(&cli, &models[1], &list, None, &table);
        let tables = cli.text(&format!("numbers-{ending}"));
        let output = cli.run(&["evaluate", &table, "--json", "--by", "Metadata_Well", "--tables", &tables]);
        assert!(output.status.success(), "{}", told(&output));
        let found: Value = serde_json::from_slice(&output.stdout).unwrap();
        // Of 22 rows 5 have no truth, 5 another one, and 2 of the 12 others no prediction.
        assert_eq!((&found["set"], &found["count"], &found["skipped"]), (&"table".into(), &10.into(), &2.into()));
        assert_eq!((&found["withoutTruth"], &found["otherTruth"]), (&5.into(), &5.into()), "{found}");
        let accuracy = found["accuracy"].as_f64().unwrap();
        let right: u64 = (0..2).map(|at| found["matrix"][at][at].as_u64().unwrap()).sum();
        assert!((accuracy - right as f64 / 10.0).abs() < 1e-12);
        assert!(found["accuracyRange"]["low"].as_f64().unwrap() < accuracy);
        assert_eq!(found["groups"].as_array().unwrap().len(), 5, "{found}");
        assert_eq!(found["roc"].as_array().unwrap().len(), 2);
        let written = names(Path::new(&tables));
        assert_eq!(written, ["categories.csv", "groups.csv", "images.csv", "matrix.csv", "metrics.csv"]);
        let html = cli.text("report.html");
        assert!(cli.run(&["report", &table, &html]).status.success());
        let page = std::fs::read_to_string(html).unwrap();
        assert!(page.contains("made from a table of predictions") && page.contains("the images of a table"));
        assert!(!page.contains("No model was fitted yet"), "a model was fitted, it is only not known");
    }
    let refused = |text: &str| {
        std::fs::write(cli.bench.path("bad.csv"), text).unwrap();
        told(&cli.run(&["evaluate", &cli.text("bad.csv")]))
    };
    assert!(refused("file,p(a)\nx,1\n").contains("no column “category”"));
    assert!(refused("file,category\nx,a\n").contains("no probabilities"));
    assert!(refused("category,p(a),p(b)\na,much,0\n").contains("“much” in its column “p(a)” is no probability"));
    assert!(refused("category,p(a),p(b)\na,7,0\n").contains("7 in row 2 is no probability"));
    assert!(refused("category,p(a),p(b)\n,1,0\n").contains("none of its 1 rows"));
    // By hand, and with rows that the model had learnt from.
    let text = "category,partition,p(a),p(b)\na,training,0.9,0.1\nb,test,0.2,0.8\nb,test,0.6,0.4\n";
    std::fs::write(cli.bench.path("hand.csv"), text).unwrap();
    let output = cli.run(&["evaluate", &cli.text("hand.csv"), "--json"]);
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&found["count"], &found["remembered"]), (&3.into(), &1.into()));
    assert!((found["accuracy"].as_f64().unwrap() - 2.0 / 3.0).abs() < 1e-12);
    assert_eq!(found["matrix"], serde_json::json!([[1, 0], [1, 1]]));
}

#[test]
fn images_become_numbers_of_a_list_or_a_project() {
    let cli = Cli::new();
    let list = list(&cli);
    let output = cli.run(&["embed", "--input", &list, "--output", &cli.text("e.npy"), "--recipe", "statistics"]);
    assert_eq!(output.status.code(), SKIPPED, "{}", told(&output));
    let array = std::fs::read(cli.bench.path("e.npy")).unwrap();
    let end = 10 + usize::from(u16::from_le_bytes([array[8], array[9]]));
    let header = String::from_utf8_lossy(&array[10..end]).into_owned();
    let width: usize = header.split("(22, ").nth(1).and_then(|rest| rest.split(',').next()).unwrap().parse().unwrap();
    let values: Vec<f32> = array[end..].chunks(4).map(|four| f32::from_le_bytes(four.try_into().unwrap())).collect();
    assert_eq!(values.len(), 22 * width, "{header}");
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_path(cli.bench.path("e.csv")).unwrap().records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 22);
    for (row, numbers) in rows.iter().zip(values.chunks(width)) {
        let failed = !row[6].is_empty();
        assert!(numbers.iter().all(|number| number.is_nan() == failed), "{row:?}");
    }
    let again = cli.run(&["embed", "--input", &list, "--output", &cli.text("again.npy"), "--recipe", "statistics"]);
    assert_eq!(again.status.code(), SKIPPED);
    assert_eq!(std::fs::read(cli.bench.path("again.npy")).unwrap(), array);

    // Of a project the same images have the same numbers.
    cli.ok(&["new"], &[]);
    cli.ok(&["import"], &[&cli.text("lists/images")]);
    let told = cli.json(&["embed"], &["--output", &cli.text("p.npy"), "--recipe", "statistics"]);
    assert_eq!((&told["rows"], &told["length"]), (&20.into(), &width.into()), "{told}");
    let project = std::fs::read(cli.bench.path("p.npy")).unwrap();
    assert_eq!(project[project.len() - 4 * width..], array[array.len() - 4 * width..]);
    let parquet = cli.text("p.parquet");
    cli.ok(&["embed"], &["--output", &parquet, "--recipe", "statistics"]);
    assert_eq!(&std::fs::read(&parquet).unwrap()[..4], b"PAR1");
    assert!(cli.fails(&["embed"], &["--output", &cli.text("p.txt")]).contains(".parquet or .npy"));
    assert!(cli.fails(&["embed"], &["--output", &parquet, "--recipe", "magic"]).contains("“magic”"));
}

#[test]
fn the_manual_completions_and_the_version() {
    let cli = Cli::new();
    let version = cli.run(&["--version"]);
    let version = String::from_utf8(version.stdout).unwrap();
    assert_eq!(version, format!("vesicle {}\n", env!("CARGO_PKG_VERSION")));
    let help = String::from_utf8(cli.run(&["--help"]).stdout).unwrap();
    assert!(help.contains("Exit codes: 0 all was done; 1 it failed"), "{help}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = cli.run(&["completions", shell]);
        assert!(script.status.success() && String::from_utf8_lossy(&script.stdout).contains("merge"), "{shell}");
    }
    assert!(cli.run(&["man", &cli.text("man")]).status.success());
    let pages = names(&cli.bench.path("man"));
    for page in ["vesicle.1", "vesicle-predict.1", "vesicle-pass-compare.1"] {
        assert!(pages.iter().any(|name| name == page), "{pages:?}");
    }
    let page = std::fs::read_to_string(cli.bench.path("man/vesicle-predict.1")).unwrap();
    assert!(page.contains("\\-\\-shard"), "{page}");
}

#[test]
fn a_model_of_a_file_says_what_it_says_in_a_project() {
    let cli = Cli::new();
    let models = models(&cli);
    let images = cli.bench.path("study/images");
    let session = Session::open(&cli.bench.folders(), &cli.bench.path("study/study.vesicle")).unwrap();
    // The newest model is the last of the files.
    let every: Vec<vesicle_session::ImageId> = session.project().images().map(|image| image.id).collect();
    session.label(every, None).unwrap();
    vesicle_tests::predict_now(&session);
    let table = cli.bench.path("project.csv");
    vesicle_session::export_predictions(&session, &table).unwrap();
    std::fs::copy(&table, images.join("list.csv")).unwrap();
    let output = predict(&cli, &models[2], &images.join("list.csv").to_string_lossy(), None, &cli.text("list.csv"));
    assert!(output.status.success(), "{}", told(&output));
    let column = |table: &Path, name: &str| -> Vec<String> {
        let mut reader = csv::Reader::from_path(table).unwrap();
        let at = reader.headers().unwrap().iter().position(|header| header == name).unwrap();
        reader.records().map(|row| row.unwrap()[at].to_owned()).collect()
    };
    for name in ["file", "predicted", "confidence", "p(smooth)", "model_id", "content_hash"] {
        assert_eq!(column(&table, name), column(&cli.bench.path("list.csv"), name), "{name}");
    }
}
