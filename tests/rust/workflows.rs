//! Workflows that predict many plates: the real Snakemake on local cores, and Nextflow where there is one.
//!
//! Snakemake is run with a Python that has it (`VESICLE_SNAKEMAKE_PYTHON`, which `npm test` sets); Nextflow is the program
//! `nextflow` of the path. Where one is missing its test is left out, and says so.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use vesicle_tests::{Texture, write_textures};

use crate::cli::{Cli, program};

const PLATES: [(&str, u64); 2] = [("P1", 300), ("P2", 400)];
/// Images of each plate: half of each category.
const IMAGES: usize = 10;

/// A model, and two plates with lists and a sheet, below the folder of a test.
struct Study {
    cli: Cli,
}

impl Study {
    fn new() -> Self {
        let cli = Cli::new();
        drop(cli.bench.fitted(6, 0));
        let exported = cli.run(&["export-model", "study/study.vesicle", "model.safetensors"]);
        assert!(exported.status.success(), "{}", String::from_utf8_lossy(&exported.stderr));
        let mut sheet = "plate,list,images\n".to_owned();
        std::fs::create_dir_all(cli.bench.path("lists")).unwrap();
        for (plate, seed) in PLATES {
            let mut list = "file,Metadata_Well,category\n".to_owned();
            for (category, texture, row) in [("smooth", Texture::Smooth, "A"), ("speckled", Texture::Speckled, "B")] {
                let folder = cli.bench.path("plates").join(plate).join(row);
                for (at, file) in write_textures(&folder, texture, IMAGES / 2, 24, seed).iter().enumerate() {
                    let name = file.file_name().unwrap().to_str().unwrap();
                    list += &format!("{row}/{name},{row}{:02},{category}\n", at + 1);
                }
            }
            std::fs::write(cli.bench.path("lists").join(format!("{plate}.csv")), list).unwrap();
            sheet += &format!("{plate},lists/{plate}.csv,plates/{plate}\n");
        }
        std::fs::write(cli.bench.path("plates.csv"), sheet).unwrap();
        Self { cli }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.cli.bench.path(name)
    }

    /// A workflow program, in the folder of the study.
    fn workflow(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.path("")).env("VESICLE_HOME", self.cli.bench.home()).env("HOME", self.path(""));
        command
    }

    fn snakemake(&self, python: &Path, more: &[&str]) -> Output {
        let file = workflows().join("snakemake/Snakefile");
        let vesicle = format!("vesicle={}", text(&program()));
        let mut command = self.workflow(python);
        command.args([
            "-m",
            "snakemake",
            "-s",
            &text(&file),
            "--cores",
            "2",
            "--config",
            "sheet=plates.csv",
            "shards=3",
        ]);
        command.args([vesicle.as_str(), "threads=1", "by=Metadata_Well"]).args(more).output().unwrap()
    }

    /// Each plate in one piece, without a workflow.
    fn in_one_piece(&self, plate: &str, ending: &str) -> Vec<u8> {
        let (list, folder) = (format!("lists/{plate}.csv"), format!("plates/{plate}"));
        let output = format!("{plate}-whole.{ending}");
        let made = self.cli.run(&[
            "predict",
            "--model",
            "model.safetensors",
            "--input",
            &list,
            "--images",
            &folder,
            "--output",
            &output,
            "--device",
            "cpu",
        ]);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        std::fs::read(self.path(&output)).unwrap()
    }
}

fn workflows() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../workflows")
}

fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn python() -> Option<PathBuf> {
    let python = std::env::var_os("VESICLE_SNAKEMAKE_PYTHON").map(PathBuf::from).filter(|python| python.is_file());
    if python.is_none() {
        eprintln!("SKIPPED: no Python with snakemake; set VESICLE_SNAKEMAKE_PYTHON to one.");
    }
    python
}

#[test]
fn snakemake_predicts_plates_in_shards_and_gets_what_one_piece_gives() {
    let Some(python) = python() else { return };
    let study = Study::new();
    let run = study.snakemake(&python, &[]);
    assert!(run.status.success(), "{}", said(&run));

    for (plate, _) in PLATES {
        let merged = std::fs::read(study.path(&format!("results/predictions/{plate}.parquet"))).unwrap();
        assert_eq!(merged, study.in_one_piece(plate, "parquet"), "{plate} is the same, byte for byte");
    }
    let evaluation = std::fs::read_to_string(study.path("results/evaluation.json")).unwrap();
    let evaluation: Value = serde_json::from_str(&evaluation).unwrap();
    assert_eq!(evaluation["count"], PLATES.len() * IMAGES, "both plates are judged");
    assert!(study.path("results/tables/groups.csv").is_file());
    let report = std::fs::read_to_string(study.path("results/report.html")).unwrap();
    assert!(report.contains("accuracy"), "the report says how far to trust it");

    let again = study.snakemake(&python, &[]);
    assert!(said(&again).contains("Nothing to be done"), "{}", said(&again));
}

#[test]
fn a_shard_that_fails_is_tried_again_and_leaves_nothing_half_done() {
    let Some(python) = python() else { return };
    let study = Study::new();
    // Stands in for a machine that is taken away: it ends the first try of each shard, and then lets vesicle do it.
    let flaky = study.path("flaky.py");
    let script = format!(
        "import os, sys\n\
         mark = 'tried-' + '-'.join(sys.argv[1:]).replace('/', '_')[-60:]\n\
         if sys.argv[1] == 'predict' and not os.path.exists(mark):\n\
         \x20   open(mark, 'w').close()\n\
         \x20   os.kill(os.getpid(), 9)\n\
         os.execv({vesicle:?}, [{vesicle:?}] + sys.argv[1:])\n",
        vesicle = text(&program())
    );
    std::fs::write(&flaky, script).unwrap();
    let vesicle = format!("vesicle={} {}", text(&python), text(&flaky));
    let run = study.snakemake(&python, &[&vesicle, "format=csv", "results=again"]);
    assert!(run.status.success(), "{}", said(&run));
    let tries = std::fs::read_dir(study.path(""))
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("tried-"));
    assert_eq!(tries.count(), 6, "each of the shards was ended once");
    for (plate, _) in PLATES {
        let merged = std::fs::read(study.path(&format!("again/predictions/{plate}.csv"))).unwrap();
        assert_eq!(merged, study.in_one_piece(plate, "csv"), "{plate} is the same, byte for byte");
    }
}

#[test]
fn a_sheet_with_mistakes_is_refused_before_anything_runs() {
    let Some(python) = python() else { return };
    let study = Study::new();
    std::fs::write(study.path("plates.csv"), "plate,list\nP1,lists/P1.csv\nP1,lists/P2.csv\n").unwrap();
    let twice = study.snakemake(&python, &[]);
    assert!(!twice.status.success() && said(&twice).contains("the plate P1 is there twice"), "{}", said(&twice));
    std::fs::write(study.path("plates.csv"), "plate,list\n../P1,lists/P1.csv\n").unwrap();
    let outside = study.snakemake(&python, &[]);
    assert!(!outside.status.success() && said(&outside).contains("a plate named by letters"), "{}", said(&outside));
    assert!(!study.path("results").exists());
}

#[test]
fn nextflow_gets_the_same() {
    if Command::new("nextflow").arg("-version").output().is_err() {
        eprintln!("SKIPPED: there is no nextflow on the path.");
        return;
    }
    let study = Study::new();
    let script = workflows().join("nextflow/main.nf");
    let run = study
        .workflow(Path::new("nextflow"))
        .args(["run", &text(&script), "--sheet", "plates.csv", "--model", "model.safetensors", "--shards", "3"])
        .args(["--vesicle", &text(&program())])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", said(&run));
    for (plate, _) in PLATES {
        let merged = std::fs::read(study.path(&format!("results/predictions/{plate}.parquet"))).unwrap();
        assert_eq!(merged, study.in_one_piece(plate, "parquet"), "{plate} is the same, byte for byte");
    }
}
