//! The generated bindings are fresh, and the three lists of commands agree.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::path::Path;

use specta_typescript::Typescript;

use super::names::COMMANDS;

fn bindings_file() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/backend/bindings.ts")
}

/// `npm run bindings` sets `VESICLE_WRITE_BINDINGS` to write the file instead of comparing with it.
#[test]
fn bindings_are_fresh() {
    let folder = std::env::temp_dir().join(format!("vesicle-bindings-{}", std::process::id()));
    let fresh = folder.join("bindings.ts");
    std::fs::create_dir_all(&folder).unwrap();
    super::builder().export(Typescript::default(), &fresh).unwrap();
    let fresh = std::fs::read_to_string(&fresh).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    if std::env::var_os("VESICLE_WRITE_BINDINGS").is_some() {
        std::fs::write(bindings_file(), &fresh).unwrap();
    }
    let committed = std::fs::read_to_string(bindings_file()).unwrap();
    assert!(committed == fresh, "ui/src/backend/bindings.ts is stale: run `npm run bindings` and commit it");
}

#[test]
fn the_page_may_call_exactly_the_commands_that_exist() {
    let capability = include_str!("../../capabilities/main.json");
    let capability: serde_json::Value = serde_json::from_str(capability).unwrap();
    let mut allowed: Vec<String> = capability["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|permission| permission.as_str()?.strip_prefix("allow-"))
        .map(|name| name.replace('-', "_"))
        .collect();
    allowed.sort();
    let mut named: Vec<String> = COMMANDS.iter().map(ToString::to_string).collect();
    named.sort();
    assert_eq!(allowed, named, "capabilities/main.json and src/commands/names.rs differ");

    let bindings = std::fs::read_to_string(bindings_file()).unwrap();
    for name in COMMANDS {
        assert!(bindings.contains(&format!("(\"{name}\"")), "{name} is not in the generated bindings");
    }
    assert_eq!(bindings.matches("__TAURI_INVOKE(\"").count(), COMMANDS.len());
}
