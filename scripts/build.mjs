// Building the programs, always with the same command where possible: another selection of packages resolves other
// features of shared dependencies, and compiles the machine-learning framework a second time.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { firstLine, root, run, say } from "./run.mjs";
import { setup } from "./setup.mjs";

const PATIENCE = "the first time takes 15 to 30 minutes, later seconds";

export function buildPage() {
  say("Building the page");
  run("npm", ["run", "--silent", "build"]);
}

/** The program embeds the page, so one must exist before it compiles; an old one will do where nobody looks at it. */
export function buildPageIfMissing() {
  if (!existsSync(join(root, "ui", "dist", "index.html"))) buildPage();
}

export function buildPrograms() {
  say(`Building the programs (${PATIENCE})`);
  run("cargo", ["build", "--release", "--workspace", "--bins"]);
}

/** The command line alone, on machines without what the window needs; else everything. */
export function buildCommandLine() {
  const canBuildWindow =
    process.platform !== "linux" || firstLine("pkg-config", ["--exists", "webkit2gtk-4.1"]) !== null;
  if (canBuildWindow) {
    setup("app");
    buildPageIfMissing();
    buildPrograms();
  } else {
    setup("cli");
    say(`Building the command line (${PATIENCE})`);
    run("cargo", ["build", "--release", "-p", "vesicle-cli"]);
  }
}
