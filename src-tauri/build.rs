//! Puts our commands under Tauri's access control: the window may call those that `capabilities/main.json` lists, and no
//! others. `src/commands/names.rs` is the one list; a test holds it against the handler and the capability.

include!("src/commands/names.rs");

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        // A build script has no other way to fail.
        println!("cargo::error={error:#}");
    }
}
