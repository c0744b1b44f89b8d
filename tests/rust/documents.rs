//! What the documents repeat of the program is what the program says.

use std::fmt::Write as _;
use std::path::Path;

use vesicle_project::{Formula, formulas, plate};

const BEGIN: &str = "-->\n";
const END: &str = "<!-- end of formulas -->";

/// `VESICLE_WRITE_DOCS=1` writes the page instead of comparing with it.
#[test]
fn the_metrics_page_has_every_formula_as_the_window_says_it() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/METRICS.md");
    let page = std::fs::read_to_string(&file).unwrap();
    let (head, rest) = page.split_once(BEGIN).unwrap();
    let (_, tail) = rest.split_once(END).unwrap();
    let mut fresh = format!("{head}{BEGIN}");
    for (title, all) in [("Evaluation", formulas()), ("Plates and doses", plate::formulas().to_vec())] {
        write!(fresh, "\n## {title}\n\n| | Formula | What it means | Source |\n|---|---|---|---|\n").unwrap();
        for Formula { title, formula, meaning, source, name } in all {
            let cells = [title, formula, meaning, source].map(|text| text.replace('|', "\\|"));
            let [title, formula, meaning, source] = cells;
            writeln!(fresh, "| **{title}** `{name}` | {formula} | {meaning} | {source} |").unwrap();
        }
    }
    write!(fresh, "\n{END}{tail}").unwrap();
    if std::env::var_os("VESICLE_WRITE_DOCS").is_some() {
        std::fs::write(&file, &fresh).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap();
    assert!(kept == fresh, "docs/METRICS.md is stale: the comment in it says how to write it anew");
}
