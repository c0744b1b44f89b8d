//! Models that leave as files and come in: the same predictions elsewhere, and clear words for what is no model.
//!
//! ONNX Runtime is asked through a Python that has it (`VESICLE_ONNX_PYTHON`, which `npm test` sets); without it that
//! comparison is left out, and said.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use vesicle_images::{Picture, decode};
use vesicle_learning::{Architecture, Crop, LossFunction, Rescale};
use vesicle_session::view::{FitStart, ModelFormat};
use vesicle_session::{FitSettings, SampleKind, Session, export_model, import_model, model_forms};
use vesicle_tests::{Bench, all_rows, fit_now, import_now, predict_now, quick_settings};

/// Our probabilities and those of ONNX Runtime differ by less.
const CLOSE: f64 = 1e-4;

fn python() -> Option<PathBuf> {
    let python = std::env::var_os("VESICLE_ONNX_PYTHON").map(PathBuf::from).filter(|python| python.is_file());
    if python.is_none() {
        eprintln!("SKIPPED: no Python with onnxruntime; set VESICLE_ONNX_PYTHON to one.");
    }
    python
}

/// What was predicted for each image, by name: probabilities by category.
fn predicted(session: &Session) -> BTreeMap<String, BTreeMap<String, f32>> {
    let table = session.path().with_extension("predictions.csv");
    vesicle_session::export_predictions(session, &table).unwrap();
    let mut reader = csv::Reader::from_path(&table).unwrap();
    let names = reader.headers().unwrap().clone();
    let mut found = BTreeMap::new();
    for row in reader.records().map(Result::unwrap) {
        let shares = names.iter().zip(&row).filter_map(|(name, share)| {
            let name = name.strip_prefix("p(")?.strip_suffix(')')?;
            (!share.is_empty()).then(|| (name.to_owned(), share.parse().unwrap()))
        });
        found.insert(row[0].to_owned(), shares.collect());
    }
    found
}

/// What ONNX Runtime says of images, in the order given.
fn asked(python: &Path, bench: &Bench, model: &Path, images: &[PathBuf]) -> Vec<Vec<Vec<f64>>> {
    let mut list = String::new();
    for (number, image) in images.iter().enumerate() {
        let picture: Picture = decode(&std::fs::read(image).unwrap()).unwrap();
        let raw: Vec<u8> =
            (0..picture.channels()).flat_map(|channel| picture.plane_f32(channel)).flat_map(f32::to_le_bytes).collect();
        let file = bench.path(&format!("raw-{number}"));
        std::fs::write(&file, raw).unwrap();
        list += &format!("{}\t{}\t{}\t{}\n", file.display(), picture.channels(), picture.height(), picture.width());
    }
    let pictures = bench.path("pictures.txt");
    std::fs::write(&pictures, list).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/onnx_parity.py");
    let output = Command::new(python).arg(script).arg(model).arg(&pictures).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Predicts with the model of a project, and with its graph; gives the largest difference.
fn difference(python: &Path, bench: &Bench, session: &Session, folder: &Path) -> f64 {
    predict_now(session);
    let ours = predicted(session);
    let model = bench.path("model.onnx");
    export_model(session, &model, ModelFormat::Onnx, None, None).unwrap();
    let names: Vec<&String> = ours.iter().filter(|(_, shares)| !shares.is_empty()).map(|(name, _)| name).collect();
    assert!(!names.is_empty());
    let images: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    let theirs = asked(python, bench, &model, &images);
    let categories: Vec<String> = session.model().unwrap().categories.iter().map(|one| one.name.clone()).collect();
    let mut largest = 0.0_f64;
    for (name, both) in names.into_iter().zip(theirs) {
        for shares in both {
            assert_eq!(shares.len(), categories.len());
            for (category, share) in categories.iter().zip(shares) {
                largest = largest.max((share - f64::from(ours[name][category])).abs());
            }
        }
    }
    largest
}

/// A project with images of several sizes without a label.
fn of_many_sizes(bench: &Bench) -> Session {
    let session = bench.labelled(8, 4);
    for (number, side) in [17_u32, 40, 61, 150, 301].into_iter().enumerate() {
        let folder = bench.path("study/images").join(format!("sized-{number}"));
        vesicle_tests::write_textures(&folder, vesicle_tests::Texture::Speckled, 1, side, 90 + number as u64);
    }
    import_now(&session, &[&bench.path("study/images")], false);
    session
}

fn network(architecture: Architecture, crop: Crop, rescale: Rescale, side: u32) -> FitSettings {
    FitSettings {
        architecture,
        pretrained: false,
        crop,
        rescale,
        input_width: side,
        input_height: side + 8,
        learning_rate: 0.002,
        ..quick_settings()
    }
}

#[test]
fn onnx_runtime_says_what_vesicle_says_for_every_architecture_and_crop() {
    let Some(python) = python() else { return };
    let cases = [
        (network(Architecture::SimpleCnn, Crop::None, Rescale::Standardise, 24), LossFunction::CrossEntropy),
        (network(Architecture::SimpleCnn, Crop::Centre, Rescale::Percentile, 20), LossFunction::BinaryCrossEntropy),
        (network(Architecture::CompactCnn, Crop::Random, Rescale::Standardise, 32), LossFunction::CrossEntropy),
        (network(Architecture::CompactCnn, Crop::Random, Rescale::TypeRange, 16), LossFunction::Hinge),
        (network(Architecture::EfficientNetLite0, Crop::Random, Rescale::Standardise, 33), LossFunction::CrossEntropy),
        (network(Architecture::EfficientNetLite0, Crop::None, Rescale::Percentile, 48), LossFunction::CrossEntropy),
    ];
    let bench = Bench::new();
    let session = of_many_sizes(&bench);
    for (settings, loss) in cases {
        let settings = FitSettings { loss, ..settings };
        fit_now(&session, &settings, FitStart::Afresh);
        let largest = difference(&python, &bench, &session, &bench.path("study/images"));
        println!("{} {} {}: {largest:e}", settings.architecture, settings.crop, settings.rescale);
        assert!(largest <= CLOSE, "{settings:?}: {largest}");
        session.clear_predictions().unwrap();
    }
}

#[test]
fn onnx_runtime_says_what_vesicle_says_of_real_images() {
    let Some(python) = python() else { return };
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let root = std::env::var_os("VESICLE_TEST_DATA").map_or_else(beside, PathBuf::from);
    let source = root.join("bbbc013-translocation-cells");
    if !source.join("labels.csv").is_file() {
        eprintln!("SKIPPED: bbbc013-translocation-cells is not there; set VESICLE_TEST_DATA to the folder it lies in.");
        return;
    }
    let bench = Bench::new();
    let folder = bench.path("cells");
    let mut table = String::from("file,category\n");
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    let mut reader = csv::Reader::from_path(source.join("labels.csv")).unwrap();
    for row in reader.deserialize::<BTreeMap<String, String>>().map(Result::unwrap) {
        let (file, class) = (&row["file"], &row["class"]);
        let count = used.entry(class.clone()).or_default();
        *count += 1;
        if *count > 30 {
            continue;
        }
        table += &format!("{file},{}\n", if *count > 20 { "" } else { class });
        let copy = folder.join(file);
        std::fs::create_dir_all(copy.parent().unwrap()).unwrap();
        std::fs::copy(source.join(file), &copy).unwrap();
    }
    let labels = bench.path("labels.csv");
    std::fs::write(&labels, table).unwrap();
    let session = Session::create(&bench.folders(), &bench.path("cells.vesicle"), "cells").unwrap();
    let request = vesicle_session::ImportRequest {
        paths: vec![folder.clone()],
        labels: Some(vesicle_session::LabelsTable::read(&labels).unwrap()),
        ..vesicle_session::ImportRequest::default()
    };
    let quiet = vesicle_tests::quiet(vesicle_session::view::JobKind::Import);
    vesicle_session::import(&session, &request, &quiet).unwrap();
    for crop in [Crop::None, Crop::Random] {
        let settings = network(Architecture::CompactCnn, crop, Rescale::Standardise, 32);
        fit_now(&session, &FitSettings { epochs: 5, ..settings }, FitStart::Afresh);
        let largest = difference(&python, &bench, &session, &folder);
        println!("real cells, {crop}: {largest:e}");
        assert!(largest <= CLOSE, "{crop}: {largest}");
        session.clear_predictions().unwrap();
    }
}

/// Another project with the same images and no label.
fn other(bench: &Bench, name: &str) -> Session {
    let session = Session::create(&bench.folders(), &bench.path(name), "other").unwrap();
    import_now(&session, &[&bench.path("study/images")], false);
    session
}

#[test]
fn a_model_predicts_in_another_project_what_it_predicted_in_its_own() {
    let bench = Bench::new();
    let session = bench.labelled(6, 6);
    let kinds = [
        (quick_settings(), ModelFormat::Safetensors, "a.safetensors"),
        (quick_settings(), ModelFormat::Onnx, "a.onnx"),
        (network(Architecture::CompactCnn, Crop::Random, Rescale::Standardise, 16), ModelFormat::Bioimageio, "a.zip"),
        (
            FitSettings { architecture: Architecture::Quick, ..quick_settings() },
            ModelFormat::Safetensors,
            "b.safetensors",
        ),
    ];
    for (number, (settings, format, file)) in kinds.into_iter().enumerate() {
        fit_now(&session, &settings, FitStart::Afresh);
        predict_now(&session);
        let file = bench.path(file);
        export_model(&session, &file, format, None, None).unwrap();
        let second = other(&bench, &format!("study/other-{number}.vesicle"));
        second.create_category("Smooth", None, Vec::new()).unwrap();
        let added = import_model(&second, &file).unwrap();
        assert_eq!(added.created, ["speckled"], "the other is there under the same name but for capitals");
        predict_now(&second);
        let (ours, theirs) = (predicted(&session), predicted(&second));
        for (name, shares) in ours.iter().filter(|(_, shares)| !shares.is_empty()) {
            let there = &theirs[name];
            for (one, another) in [("smooth", "Smooth"), ("speckled", "speckled")] {
                assert!((shares[one] - there[another]).abs() < 1e-6, "{format:?} {name}: {shares:?} {there:?}");
            }
        }
        // What it has learnt from is known by content.
        let (here, there) = (session.model().unwrap(), second.model().unwrap());
        assert_eq!(here.split.training.len(), there.split.training.len());
        assert_eq!(here.record.len(), there.record.len());
        assert_eq!((&here.settings, &here.epochs, here.stack), (&there.settings, &there.epochs, there.stack));
        let again = import_model(&second, &file).unwrap_err().to_string();
        assert!(again.contains("already"), "{again}");
    }
}

#[test]
fn quick_is_refused_as_onnx_and_nothing_is_written() {
    let bench = Bench::new();
    let session = bench.labelled(6, 0);
    fit_now(&session, &FitSettings { architecture: Architecture::Quick, ..quick_settings() }, FitStart::Afresh);
    for (format, file) in [(ModelFormat::Onnx, "q.onnx"), (ModelFormat::Bioimageio, "q.zip")] {
        let refused = export_model(&session, &bench.path(file), format, None, None).unwrap_err().to_string();
        assert!(refused.contains("safetensors"), "{refused}");
        assert!(!bench.path(file).exists());
    }
}

#[test]
fn damaged_models_are_refused_and_the_project_stays_as_it_was() {
    let bench = Bench::new();
    let session = bench.fitted(4, 2);
    let second = other(&bench, "study/second.vesicle");
    for (format, name) in
        [(ModelFormat::Safetensors, "m.safetensors"), (ModelFormat::Onnx, "m.onnx"), (ModelFormat::Bioimageio, "m.zip")]
    {
        let file = bench.path(name);
        export_model(&session, &file, format, None, Some(SampleKind::U16)).unwrap();
        let whole = std::fs::read(&file).unwrap();
        let damaged = bench.path(&format!("damaged-{name}"));
        for part in 0..40 {
            std::fs::write(&damaged, &whole[..whole.len() * part / 40]).unwrap();
            let refused = import_model(&second, &damaged).unwrap_err().to_string();
            assert!(refused.contains("damaged-m"), "{part}: {refused}");
        }
        // Spread over the file, each with its highest bit turned.
        for part in 0..200 {
            let mut turned = whole.clone();
            let at = whole.len() * part / 200;
            turned[at] ^= 0x80;
            std::fs::write(&damaged, turned).unwrap();
            // A weight may be another number afterwards; then it is a model, and goes into a project of its own.
            let fresh = Session::create(&bench.folders(), &bench.path(&format!("{name}-{part}.vesicle")), "f").unwrap();
            import_model(&fresh, &damaged).ok();
        }
    }
    assert!(second.model().is_none() && second.project().categories().is_empty());
    assert!(all_rows(&second).iter().all(|row| row.prediction.is_none()));
    for (content, word) in [(&b""[..], "damaged"), (b"PK\x03\x04", "package"), (b"\0\0\0\0\0\0\0\0{}", "damaged")] {
        let file = bench.path("none");
        std::fs::write(&file, content).unwrap();
        let refused = import_model(&second, &file).unwrap_err().to_string();
        assert!(refused.contains(word), "{refused}");
    }
    let refused = import_model(&second, &bench.path("study")).unwrap_err().to_string();
    assert!(refused.contains("no file"), "{refused}");
}

#[test]
fn a_model_says_which_forms_it_can_have_and_what_becomes_of_predictions() {
    let bench = Bench::new();
    let session = bench.fitted(4, 2);
    let forms = model_forms(&session, None).unwrap();
    assert_eq!((forms.no_graph, forms.kinds, forms.kind), (None, vec![SampleKind::U16], SampleKind::U16));
    let second = other(&bench, "study/second.vesicle");
    let bring = |name: &str| {
        export_model(&session, &bench.path(name), ModelFormat::Safetensors, None, None).unwrap();
        import_model(&second, &bench.path(name)).unwrap()
    };
    let first = bring("first.safetensors");
    assert_eq!((first.categories.join(" "), first.channels), ("smooth speckled".to_owned(), 1));
    let replaced = |notes: &[String]| notes.iter().any(|note| note.contains("have predictions of another model"));
    assert!(!replaced(&first.notes), "there were none: {:?}", first.notes);
    predict_now(&second);
    fit_now(&session, &FitSettings { architecture: Architecture::Quick, ..quick_settings() }, FitStart::Afresh);
    let refused = model_forms(&session, None).unwrap().no_graph.unwrap();
    assert!(refused.contains("Export it as safetensors"), "{refused}");
    let other = bring("second.safetensors");
    assert!(replaced(&other.notes), "{:?}", other.notes);
}
