// npm run check: everything that is looked at before a commit. Format, lints, types, and fresh bindings.
import { run, say } from "./run.mjs";
import { setup } from "./setup.mjs";

export function checkPage() {
  say("Lint and types of the page");
  run("npm", ["run", "--silent", "lint:ui"]);
  run("npx", ["tsc", "-p", "ui/tsconfig.json", "--noEmit"]);
}

export function checkFormat() {
  say("Format of the Rust code");
  run("cargo", ["fmt", "--all", "--check"]);
}

function checkRust() {
  say("Lints of the Rust code");
  run("cargo", ["clippy", "--release", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]);
}

function checkBindings() {
  say("The generated bindings are fresh");
  run("cargo", [
    "test",
    "--release",
    "--workspace",
    "--bin",
    "vesicle-desktop",
    "--quiet",
    "--",
    "bindings_are_fresh",
  ]);
}

if (process.argv[1]?.endsWith("check.mjs")) {
  setup("app");
  checkPage();
  run("npm", ["run", "--silent", "build"]);
  checkFormat();
  checkRust();
  checkBindings();
  say("All checks passed.");
}
