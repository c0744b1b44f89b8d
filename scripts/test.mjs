// npm test: sets up what is missing and passes everything. One build profile (release) for the programs and all tests.
// Clippy is part of `npm run check` alone: it compiles every dependency a second time, in another form.
import { backboneForTests } from "./backbone.mjs";
import { checkFormat, checkPage } from "./check.mjs";
import { pythonsForTests } from "./python.mjs";
import { run, say } from "./run.mjs";
import { setup } from "./setup.mjs";

const began = Date.now();
const phases = [];

function phase(name, work) {
  const start = Date.now();
  work();
  phases.push([name, Math.round((Date.now() - start) / 1000)]);
}

phase("set-up", () => setup("test"));
phase("format, lint and types of the page", () => {
  checkFormat();
  checkPage();
});
phase("page", () => {
  say("Unit tests of the page, and its build");
  run("npm", ["run", "--silent", "test:ui"]);
  run("npm", ["run", "--silent", "build"]);
});
phase("Rust build", () => {
  // One command, so that programs and tests share one resolution of features and nothing is compiled twice.
  say("Building the programs and all Rust tests");
  run("cargo", ["build", "--release", "--workspace", "--bins", "--tests"]);
});
phase("pretrained network", () => Object.assign(process.env, backboneForTests()));
phase("Python packages", () => Object.assign(process.env, pythonsForTests()));
phase("Rust tests", () => {
  say("Rust tests");
  run("cargo", ["test", "--release", "--workspace"]);
});
phase("window", () => {
  say("End-to-end tests in the real window");
  run("node", ["tests/e2e/run.mjs"]);
});

say(`Everything passed in ${Math.round((Date.now() - began) / 60000)} min:`);
for (const [name, seconds] of phases) console.log(`  ${name}: ${seconds} s`);
