// Runs all tests in the real window, one file after the other: `node tests/e2e/run.mjs [part of a file's name…]`. It owns
// the check of what they need. Pictures of every step are left in tests/e2e/screenshots.
import { spawn } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { missing, openDisplay } from "./driver.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));

const lacking = missing();
if (lacking.length > 0) {
  process.stderr.write(
    `The tests in the window cannot run:\n${lacking.map((line) => `  ${line}\n`).join("")}`,
  );
  process.exit(1);
}

const wanted = process.argv.slice(2);
const files = readdirSync(HERE)
  .filter((name) => name.endsWith(".test.mjs"))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort();
if (files.length === 0) {
  process.stderr.write(`No file of tests is named like ${wanted.join(" or ")}.\n`);
  process.exit(1);
}
// Old pictures would be looked at as if they were new.
if (wanted.length === 0) rmSync(join(HERE, "screenshots"), { recursive: true, force: true });

const display = await openDisplay();
const tests = spawn(
  process.execPath,
  ["--test", "--test-concurrency=1", "--test-reporter=spec", ...files.map((name) => join(HERE, name))],
  { stdio: "inherit", env: { ...process.env, ...display.env } },
);
tests.once("exit", (code) => {
  display.stop();
  process.exit(code ?? 1);
});
